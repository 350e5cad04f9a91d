//! Tenancies that must be looked at: something happened to them, or their day has come.

use crate::block::Packed;
use crate::db::{Error, Table, Tx, WriteTx};
use crate::scope::{Scope, Span};
use crate::statements;
use domain::calendar::Day;
use domain::ids::TenancyId;
use std::borrow::Borrow;

statements! { ALL:
    DUE = "SELECT d.tenancy, b.block, b.entries, o.digest FROM (
            SELECT tenancy FROM awake WHERE org = $1 AND tenancy BETWEEN $3 AND $4
            UNION SELECT tenancy FROM outlook WHERE org = $1 AND wake_on <= $2 AND tenancy BETWEEN $3 AND $4
        ) d
        LEFT JOIN ledger_block b ON b.org = $1 AND b.tenancy = d.tenancy
        LEFT JOIN outlook o ON o.org = $1 AND o.tenancy = d.tenancy
        ORDER BY d.tenancy LIMIT $5";
    COUNT_DUE = "SELECT (SELECT COUNT(*) FROM awake WHERE org = $1) + (
            SELECT COUNT(*) FROM outlook o WHERE o.org = $1 AND o.wake_on <= $2
            AND NOT EXISTS (SELECT 1 FROM awake a WHERE a.org = $1 AND a.tenancy = o.tenancy)
        )";
}

pub(crate) static AWAKE: Table = Table::new("awake", 2, &["org", "tenancy", "touched"]);

/// Notes that something happened to these tenancies. In the transaction in which it happened.
///
/// Always writes, also when the tenancy is awake already: a night that looked before this happened and
/// is about to note that it looked then meets a changed row and looks again (PostgreSQL, 40001).
pub fn wake<T: Borrow<TenancyId>>(
    tx: &mut WriteTx<'_>,
    scope: &Scope,
    tenancies: impl IntoIterator<Item = T>,
) -> Result<(), Error> {
    tx.put(&AWAKE, |rows| {
        tenancies
            .into_iter()
            .try_for_each(|t| rows.row(&[scope.into(), t.borrow().into(), true.into()]))
    })
    .map(drop)
}

/// Notes that these tenancies were looked at. In the transaction that writes what was found.
pub fn settle<T: Borrow<TenancyId>>(
    tx: &mut WriteTx<'_>,
    scope: &Scope,
    tenancies: impl IntoIterator<Item = T>,
) -> Result<(), Error> {
    tx.remove(&AWAKE, |rows| {
        tenancies
            .into_iter()
            .try_for_each(|t| rows.row(&[scope.into(), t.borrow().into()]))
    })
    .map(drop)
}

/// The first `limit` tenancies of a span that must be looked at on a day, in key order, with their packed ledger
/// and the digest of their last outlook.
pub fn each_due<E: From<Error>>(
    tx: &mut Tx<'_>,
    scope: &Scope,
    on: Day,
    span: Span,
    limit: i64,
    mut each: impl FnMut(Packed<'_>) -> Result<(), E>,
) -> Result<(), E> {
    let places = [
        scope.into(),
        on.into(),
        span.from.into(),
        span.until.into(),
        limit.into(),
    ];
    tx.each_into(&DUE, &places, |row| {
        each(Packed {
            tenancy: row.get(0)?,
            bytes: row.get::<Option<_>>(1)?.unwrap_or_default(),
            entries: row.get::<Option<_>>(2)?.unwrap_or_default(),
            digest: row.get(3)?,
        })
    })
}

/// How many tenancies must be looked at on a day.
pub fn count_due(tx: &mut Tx<'_>, scope: &Scope, on: Day) -> Result<i64, Error> {
    Ok(tx
        .first(&COUNT_DUE, &[scope.into(), on.into()], |row| row.get(0))?
        .unwrap_or(0))
}
