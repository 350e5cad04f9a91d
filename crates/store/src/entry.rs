//! The ledger's rows: the truth about money, append-only.
//!
//! They lie in drawers, one a month, and within a drawer by tenancy: a day of rent touches the drawer of its month and not
//! every page of the ledger (decision 007).

use crate::db::{Error, Row, Table, Tx, WriteTx};
use crate::scope::{Scope, Span};
use crate::statements;
use domain::calendar::Month;
use domain::ids::{EntryKey, TenancyId};
use domain::ledger::{EntryKind, LedgerEntry, Method};
use std::borrow::Borrow;
use std::collections::BTreeSet;

/// Where an entry came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source {
    /// [`Import::number`](crate::statement::Import::number).
    pub import: i64,
    /// Line or entry in that file, from 1.
    pub position: i64,
}

/// The drawer of the ledger in which an entry lies. It follows from how the key was made and never from what came in, so
/// that the same key is never booked in two drawers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Drawer {
    /// The key tells no day: an association's own number, what was agreed, a correction.
    Undated,
    /// The key tells the booking day, as that of a bank transaction does; this is its month.
    Of(Month),
}

/// An entry as it stands in the ledger of a tenancy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Booked {
    /// Whose.
    pub tenancy: TenancyId,
    /// Where it lies.
    pub drawer: Drawer,
    /// The fact.
    pub entry: LedgerEntry,
    /// Which file and where, when it came from one.
    pub source: Option<Source>,
    /// A few words, when the source gives them.
    pub note: Option<String>,
}

statements! { ALL:
    SPAN = "SELECT e.tenancy, e.key, e.kind, e.effective_on, e.learned_on, e.amount_cents, e.month, e.method, e.reason,
            e.link, e.source_import, e.source_position, e.note, e.drawer
        FROM drawer d CROSS JOIN entry e
        WHERE d.org = $1 AND e.org = d.org AND e.drawer = d.drawer AND e.tenancy BETWEEN $2 AND $3 ORDER BY e.tenancy, e.key";
    ONE = "SELECT tenancy, key, kind, effective_on, learned_on, amount_cents, month, method, reason, link,
        source_import, source_position, note, drawer FROM entry
        WHERE org = $1 AND drawer IN (0, $2) AND tenancy = $3 AND key = $4";
    HAS = "SELECT 1 FROM entry WHERE org = $1 AND drawer IN (0, $2) AND tenancy = $3 AND key = $4";
    COUNT = "SELECT COUNT(*) FROM entry WHERE org = $1";
}

pub(crate) static ENTRY: Table = Table::new(
    "entry",
    4,
    &[
        "org",
        "drawer",
        "tenancy",
        "key",
        "kind",
        "effective_on",
        "learned_on",
        "amount_cents",
        "month",
        "method",
        "reason",
        "link",
        "source_import",
        "source_position",
        "note",
    ],
);

/// The drawers in which something lies, so that the entries of a tenancy are found without looking through the ledger.
pub(crate) static DRAWER: Table = Table::new("drawer", 2, &["org", "drawer"]);

const fn kind_number(kind: EntryKind) -> i64 {
    match kind {
        EntryKind::Charge => 1,
        EntryKind::Receipt => 2,
        EntryKind::Reversal => 3,
        EntryKind::Credit => 4,
        EntryKind::Correction => 5,
    }
}

const fn kind_of(number: i64) -> Option<EntryKind> {
    Some(match number {
        1 => EntryKind::Charge,
        2 => EntryKind::Receipt,
        3 => EntryKind::Reversal,
        4 => EntryKind::Credit,
        5 => EntryKind::Correction,
        _ => return None,
    })
}

const fn method_number(method: Method) -> i64 {
    match method {
        Method::Unknown => 0,
        Method::DirectDebit => 1,
        Method::Transfer => 2,
        Method::OtherPayer => 3,
    }
}

const fn method_of(number: i64) -> Option<Method> {
    Some(match number {
        0 => Method::Unknown,
        1 => Method::DirectDebit,
        2 => Method::Transfer,
        3 => Method::OtherPayer,
        _ => return None,
    })
}

fn drawer_number(drawer: Drawer) -> i64 {
    match drawer {
        Drawer::Undated => 0,
        Drawer::Of(month) => i64::from(month.0),
    }
}

fn drawer_of(number: i64) -> Option<Drawer> {
    Some(match i32::try_from(number).ok()? {
        0 => Drawer::Undated,
        month => Drawer::Of(Month(month)),
    })
}

fn read(row: &Row<'_>) -> Result<Booked, Error> {
    let import: Option<i64> = row.get(10)?;
    let position: Option<i64> = row.get(11)?;
    Ok(Booked {
        tenancy: row.get(0)?,
        drawer: row.numbered(13, drawer_of)?,
        entry: LedgerEntry {
            key: row.get(1)?,
            kind: row.numbered(2, kind_of)?,
            effective_on: row.get(3)?,
            learned_on: row.get(4)?,
            amount: row.get(5)?,
            month: row.get(6)?,
            method: row.numbered(7, method_of)?,
            reason: row.coded_if_any(8, |text| text.as_bytes().try_into().ok())?,
            link: row.get(9)?,
        },
        source: import
            .zip(position)
            .map(|(import, position)| Source { import, position }),
        note: row.get(12)?,
    })
}

fn give(rows: &mut crate::db::Rows<'_>, scope: &Scope, booked: &Booked) -> Result<(), Error> {
    let e = &booked.entry;
    // A return reason is four ASCII characters; anything else would not come back as it went in.
    let reason = e.reason.as_ref().and_then(|r| std::str::from_utf8(r).ok());
    rows.row(&[
        scope.into(),
        drawer_number(booked.drawer).into(),
        booked.tenancy.into(),
        e.key.into(),
        kind_number(e.kind).into(),
        e.effective_on.into(),
        e.learned_on.into(),
        e.amount.into(),
        e.month.into(),
        method_number(e.method).into(),
        reason.into(),
        e.link.into(),
        booked.source.map(|s| s.import).into(),
        booked.source.map(|s| s.position).into(),
        (&booked.note).into(),
    ])
}

/// Books new entries. An entry that is there already is an error; in order of drawer,
/// tenancy and key it is quickest.
///
/// The caller writes [`block`](crate::block) and wakes the tenancy in the same transaction.
pub fn append<B: Borrow<Booked>>(
    tx: &mut WriteTx<'_>,
    scope: &Scope,
    entries: impl IntoIterator<Item = B>,
) -> Result<u64, Error> {
    let mut used = BTreeSet::new();
    let written = tx.append(&ENTRY, |rows| give_all(rows, scope, entries, &mut used))?;
    keep_drawers(tx, scope, &used)?;
    Ok(written)
}

/// Books entries that are not there yet; gives how many were new.
pub fn add_missing<B: Borrow<Booked>>(
    tx: &mut WriteTx<'_>,
    scope: &Scope,
    entries: impl IntoIterator<Item = B>,
) -> Result<u64, Error> {
    let mut used = BTreeSet::new();
    let written = tx.add_missing(&ENTRY, |rows| give_all(rows, scope, entries, &mut used))?;
    keep_drawers(tx, scope, &used)?;
    Ok(written)
}

fn give_all<B: Borrow<Booked>>(
    rows: &mut crate::db::Rows<'_>,
    scope: &Scope,
    entries: impl IntoIterator<Item = B>,
    used: &mut BTreeSet<Drawer>,
) -> Result<(), Error> {
    entries.into_iter().try_for_each(|b| {
        used.insert(b.borrow().drawer);
        give(rows, scope, b.borrow())
    })
}

/// In the same transaction as the entries: what lies in a drawer that is not told of here is never found.
fn keep_drawers(tx: &mut WriteTx<'_>, scope: &Scope, used: &BTreeSet<Drawer>) -> Result<(), Error> {
    tx.add_missing(&DRAWER, |rows| {
        used.iter()
            .try_for_each(|d| rows.row(&[scope.into(), drawer_number(*d).into()]))
    })?;
    Ok(())
}

/// Is this entry booked? `drawer` as when it was booked; what was booked before there were drawers is found as well.
pub fn has(
    tx: &mut Tx<'_>,
    scope: &Scope,
    drawer: Drawer,
    tenancy: TenancyId,
    key: EntryKey,
) -> Result<bool, Error> {
    let found = tx.first(
        &HAS,
        &[
            scope.into(),
            drawer_number(drawer).into(),
            tenancy.into(),
            key.into(),
        ],
        |_| Ok(()),
    )?;
    Ok(found.is_some())
}

/// One entry as it was booked; `drawer` as for [`has`].
pub fn by_key(
    tx: &mut Tx<'_>,
    scope: &Scope,
    drawer: Drawer,
    tenancy: TenancyId,
    key: EntryKey,
) -> Result<Option<Booked>, Error> {
    tx.first(
        &ONE,
        &[
            scope.into(),
            drawer_number(drawer).into(),
            tenancy.into(),
            key.into(),
        ],
        read,
    )
}

/// All entries of a span, tenancy by tenancy, within a tenancy by key.
pub fn each<E: From<Error>>(
    tx: &mut Tx<'_>,
    scope: &Scope,
    span: Span,
    mut each: impl FnMut(Booked) -> Result<(), E>,
) -> Result<(), E> {
    tx.each_into(
        &SPAN,
        &[scope.into(), span.from.into(), span.until.into()],
        |row| each(read(row)?),
    )
}

/// All entries of a tenancy, by key.
pub fn of(tx: &mut Tx<'_>, scope: &Scope, tenancy: TenancyId) -> Result<Vec<Booked>, Error> {
    tx.all(&SPAN, &[scope.into(), tenancy.into(), tenancy.into()], read)
}

/// How many entries there are.
pub fn count(tx: &mut Tx<'_>, scope: &Scope) -> Result<i64, Error> {
    Ok(tx.first(&COUNT, &[scope.into()], |row| row.get(0))?.unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_and_method_has_a_number_of_its_own() {
        for kind in EntryKind::ALL {
            assert_eq!(kind_of(kind_number(*kind)), Some(*kind));
        }
        for method in Method::ALL {
            assert_eq!(method_of(method_number(*method)), Some(*method));
        }
    }
}
