//! Bookings of association data that are known already, and are not as they were.
//!
//! A booking in the ledger never changes (append-only). When a later set tells something else under the same number,
//! keeping the old row without a word would leave the books and the source apart: the difference is a problem of the
//! set, with its place and the remedy, a correction that names the old booking.

use crate::Error;
use domain::ledger::{EntryKind, LedgerEntry};
use domain::money::Cents;
use exchange::association::{BookingPart, Difference, Fault, Place, Problem};
use std::collections::HashMap;
use store::Scope;
use store::db::WriteTx;
use store::entry::{Booked, Drawer};

/// A booking of a set, with where it stands there.
pub(crate) struct Known {
    /// Where it was read.
    pub(crate) place: Place,
    /// The association's own number.
    pub(crate) number: String,
    /// Whether the set itself says when the association learned of it; else that day follows from the day of import.
    pub(crate) learned_told: bool,
    /// As it would be booked.
    pub(crate) booked: Booked,
}

/// What of these bookings stands in the ledger with other content. They must be in order of tenancy, and written:
/// a booking that is new now is equal to itself.
pub(crate) fn find(tx: &mut WriteTx<'_>, scope: &Scope, bookings: &[Known]) -> Result<Vec<Problem>, Error> {
    let mut problems = Vec::new();
    for group in bookings.chunk_by(|a, b| a.booked.tenancy == b.booked.tenancy) {
        let held = held(tx, scope, group)?;
        for known in group {
            let differs = held
                .get(&known.booked.entry.key.0)
                .map(|before| differences(before, &known.booked.entry, known.learned_told))
                .unwrap_or_default();
            if !differs.is_empty() {
                let key = known.number.clone();
                problems.push(Problem::at(
                    &known.place,
                    None,
                    Fault::BookedOtherwise { key, differs },
                ));
            }
        }
    }
    Ok(problems)
}

/// The entries as booked, by key: a few by their keys, more in one reading of the tenancy.
fn held(tx: &mut WriteTx<'_>, scope: &Scope, group: &[Known]) -> Result<HashMap<u64, LedgerEntry>, Error> {
    const FEW: usize = 4;
    let Some(tenancy) = group.first().map(|k| k.booked.tenancy) else {
        return Ok(HashMap::new());
    };
    if group.len() >= FEW {
        let all = store::entry::of(tx, scope, tenancy)?;
        return Ok(all.into_iter().map(|b| (b.entry.key.0, b.entry)).collect());
    }
    let mut held = HashMap::new();
    for known in group {
        let key = known.booked.entry.key;
        if let Some(before) = store::entry::by_key(tx, scope, Drawer::Undated, tenancy, key)? {
            held.insert(key.0, before.entry);
        }
    }
    Ok(held)
}

fn differences(before: &LedgerEntry, now: &LedgerEntry, learned_told: bool) -> Vec<Difference> {
    use BookingPart as Part;
    let mut pairs = vec![
        (Part::Kind(before.kind), Part::Kind(now.kind)),
        (Part::On(before.effective_on), Part::On(now.effective_on)),
        (Part::Amount(as_written(before)), Part::Amount(as_written(now))),
        (Part::Month(before.month), Part::Month(now.month)),
        (Part::Reason(before.reason), Part::Reason(now.reason)),
    ];
    if learned_told {
        pairs.push((Part::Learned(before.learned_on), Part::Learned(now.learned_on)));
    }
    pairs.retain(|(before, now)| before != now);
    if before.link != now.link {
        pairs.push((Part::Corrects, Part::Corrects));
    }
    pairs
        .into_iter()
        .map(|(booked, now)| Difference { booked, now })
        .collect()
}

/// The amount as the source writes it: only a correction has a sign there, for the rest the kind says it.
fn as_written(entry: &LedgerEntry) -> Cents {
    match entry.kind {
        EntryKind::Correction => entry.amount,
        _ => entry.amount.abs(),
    }
}
