//! Books entries and keeps the packed blocks beside them: the only place that writes either.

use crate::Error;
use crate::block::{self, Added};
use domain::ids::TenancyId;
use domain::ledger::{LedgerEntry, Terms};
use domain::tenancy::Tenancy;
use std::collections::BTreeSet;
use store::db::WriteTx;
use store::entry::{Booked, Drawer};
use store::{Scope, Span};

/// Tenancies whose rows are read at once for a rebuild.
const CHUNK: usize = 256;

/// What the ledger needs of a contract.
pub fn terms_of(tenancy: &Tenancy) -> Terms {
    Terms {
        start: tenancy.start,
        end: tenancy.end,
        due_days: tenancy.due_days.clone(),
        expected_arrears_since: tenancy.expected_arrears_since,
    }
}

/// Books entries that are new, brings their blocks up to date and wakes the tenancies. Gives how many were new.
pub fn book(tx: &mut WriteTx<'_>, scope: &Scope, mut entries: Vec<Booked>) -> Result<u64, Error> {
    entries.sort_unstable_by_key(|b| (b.tenancy, b.drawer, b.entry.key));
    let new = store::entry::add_missing(tx, scope, &entries)?;
    let touched: BTreeSet<TenancyId> = entries.iter().map(|b| b.tenancy).collect();
    if new == entries.len() as u64 {
        grow(tx, scope, &entries)?;
    } else if new > 0 {
        rebuild(tx, scope, &touched)?;
    }
    store::awake::wake(tx, scope, &touched)?;
    Ok(new)
}

/// [`book`] for entries of one tenancy that follow from what was agreed, not from a file.
pub(crate) fn book_agreed(
    tx: &mut WriteTx<'_>,
    scope: &Scope,
    tenancy: TenancyId,
    entries: impl IntoIterator<Item = LedgerEntry>,
) -> Result<u64, Error> {
    let booked: Vec<Booked> = entries
        .into_iter()
        .map(|entry| Booked {
            tenancy,
            drawer: Drawer::Undated,
            entry,
            source: None,
            note: None,
        })
        .collect();
    if booked.is_empty() {
        return Ok(0);
    }
    book(tx, scope, booked)
}

/// Adds new entries (sorted by tenancy, booked just now) to the blocks of their tenancies; those for which the
/// block holds too little are made again from the rows.
pub fn grow(tx: &mut WriteTx<'_>, scope: &Scope, entries: &[Booked]) -> Result<(), Error> {
    let mut growing = Growing::default();
    for group in entries.chunk_by(|a, b| a.tenancy == b.tenancy) {
        growing.read_and_add(tx, scope, group[0].tenancy, group.iter().map(|b| b.entry))?;
        if growing.done.len() >= 1_000 {
            growing.write(tx, scope)?;
        }
    }
    growing.write(tx, scope)?;
    rebuild(tx, scope, &growing.anew)
}

/// Blocks that have been added to and are not written yet.
#[derive(Default)]
pub(crate) struct Growing {
    /// The new entries of the tenancy at hand.
    new: Vec<LedgerEntry>,
    /// Tenancies that must be made again from the rows.
    pub(crate) anew: BTreeSet<TenancyId>,
    pub(crate) done: Vec<(TenancyId, Vec<u8>, i64)>,
    scratch: Vec<LedgerEntry>,
}

impl Growing {
    /// Reads the block of a tenancy and adds to it; a tenancy that has none gets one from the rows.
    pub(crate) fn read_and_add(
        &mut self,
        tx: &mut WriteTx<'_>,
        scope: &Scope,
        tenancy: TenancyId,
        new: impl Iterator<Item = LedgerEntry>,
    ) -> Result<(), Error> {
        match store::block::of_to_change(tx, scope, tenancy)? {
            Some(held) => self.add(tenancy, new, &held.bytes)?,
            None => {
                self.anew.insert(tenancy);
            }
        }
        Ok(())
    }

    /// Adds entries to a block.
    pub(crate) fn add(
        &mut self,
        tenancy: TenancyId,
        new: impl Iterator<Item = LedgerEntry>,
        bytes: &[u8],
    ) -> Result<(), Error> {
        self.new.clear();
        self.new.extend(new);
        let mut block = bytes.to_vec();
        match block::add(&mut block, &self.new, &mut self.scratch)? {
            Added::Done => self.done.push((tenancy, block, count(self.scratch.len()))),
            Added::Rebuild => {
                self.anew.insert(tenancy);
            }
        }
        Ok(())
    }

    pub(crate) fn write(&mut self, tx: &mut WriteTx<'_>, scope: &Scope) -> Result<(), Error> {
        store::block::put_all(
            tx,
            scope,
            self.done.iter().map(|(t, b, n)| (*t, b.as_slice(), *n)),
        )?;
        self.done.clear();
        Ok(())
    }
}

/// Makes the blocks of these tenancies again from contracts and rows.
pub fn rebuild(tx: &mut WriteTx<'_>, scope: &Scope, touched: &BTreeSet<TenancyId>) -> Result<(), Error> {
    let all: Vec<TenancyId> = touched.iter().copied().collect();
    // Few among many: reading the stretch between them would read everyone.
    let dense = all.len() > CHUNK && all.len() as u64 * 4 > store::tenancy::count(tx, scope)?.unsigned_abs();
    let step = if dense { CHUNK } else { 1 };
    for chunk in all.chunks(step) {
        let blocks = made_from_rows(
            tx,
            scope,
            Span {
                from: chunk[0],
                until: chunk[chunk.len() - 1],
            },
        )?;
        let wanted = blocks.iter().filter(|(t, ..)| touched.contains(t));
        store::block::put_all(tx, scope, wanted.map(|(t, b, n)| (*t, b.as_slice(), *n)))?;
    }
    Ok(())
}

/// The blocks of a span as the rows give them, in key order.
pub fn made_from_rows(
    tx: &mut store::Tx<'_>,
    scope: &Scope,
    span: Span,
) -> Result<Vec<(TenancyId, Vec<u8>, i64)>, Error> {
    let mut terms: Vec<(TenancyId, Terms)> = Vec::new();
    store::tenancy::each(tx, scope, span, |t| {
        terms.push((t.id, terms_of(&t)));
        Ok::<_, store::Error>(())
    })?;
    let mut entries: Vec<(TenancyId, LedgerEntry)> = Vec::new();
    store::entry::each(tx, scope, span, |b| {
        entries.push((b.tenancy, b.entry));
        Ok::<_, store::Error>(())
    })?;
    let mut blocks = Vec::with_capacity(terms.len());
    let (mut at, mut own) = (0, Vec::new());
    for (tenancy, terms) in terms {
        own.clear();
        while entries.get(at).is_some_and(|(t, _)| *t < tenancy) {
            at += 1;
        }
        while let Some((_, entry)) = entries.get(at).filter(|(t, _)| *t == tenancy) {
            own.push(*entry);
            at += 1;
        }
        let mut bytes = Vec::new();
        block::pack(&terms, &mut own, &mut bytes);
        blocks.push((tenancy, bytes, count(own.len())));
    }
    Ok(blocks)
}

fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}
