//! Night runs, and the leases that keep two programs from doing one thing at once.

use crate::db::{Error, Moment, Row, Table, Tx, WriteTx};
use crate::scope::Scope;
use crate::statements;
use domain::calendar::Day;
use domain::ids::TenancyId;

/// One night run of an association.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Night {
    /// The day it is for.
    pub on: Day,
    /// When it began.
    pub started_at: Moment,
    /// When it ended.
    pub finished_at: Option<Moment>,
    /// Everything up to and with this tenancy is done; moved in the transaction that writes the results.
    pub done_up_to: Option<TenancyId>,
    /// Tenancies looked at.
    pub processed: i64,
    /// Of which something changed.
    pub changed: i64,
    /// `running`, `done`.
    pub state: String,
}

statements! { ALL:
    ONE = "SELECT on_day, started_at, finished_at, done_up_to, processed, changed, state FROM night
        WHERE org = $1 AND on_day = $2";
    LAST = "SELECT on_day, started_at, finished_at, done_up_to, processed, changed, state FROM night
        WHERE org = $1 ORDER BY on_day DESC LIMIT 1";
    TAKE = "INSERT INTO lease (org, name, holder, until) VALUES ($1, $2, $3, $5)
        ON CONFLICT (org, name) DO UPDATE SET holder = excluded.holder, until = excluded.until
        WHERE lease.holder = excluded.holder OR lease.until <= $4";
    RELEASE = "DELETE FROM lease WHERE org = $1 AND name = $2 AND holder = $3";
    HOLDER = "SELECT holder, until FROM lease WHERE org = $1 AND name = $2";
}

pub(crate) static NIGHT: Table = Table::new(
    "night",
    2,
    &[
        "org",
        "on_day",
        "started_at",
        "finished_at",
        "done_up_to",
        "processed",
        "changed",
        "state",
    ],
);

fn read(row: &Row<'_>) -> Result<Night, Error> {
    Ok(Night {
        on: row.get(0)?,
        started_at: row.get(1)?,
        finished_at: row.get(2)?,
        done_up_to: row.get(3)?,
        processed: row.get(4)?,
        changed: row.get(5)?,
        state: row.get(6)?,
    })
}

/// The run for a day.
pub fn of(tx: &mut Tx<'_>, scope: &Scope, on: Day) -> Result<Option<Night>, Error> {
    tx.first(&ONE, &[scope.into(), on.into()], read)
}

/// The run for the latest day.
pub fn last(tx: &mut Tx<'_>, scope: &Scope) -> Result<Option<Night>, Error> {
    tx.first(&LAST, &[scope.into()], read)
}

/// Writes how far a run is.
pub fn put(tx: &mut WriteTx<'_>, scope: &Scope, night: &Night) -> Result<(), Error> {
    tx.put(&NIGHT, |rows| {
        rows.row(&[
            scope.into(),
            night.on.into(),
            night.started_at.into(),
            night.finished_at.into(),
            night.done_up_to.into(),
            night.processed.into(),
            night.changed.into(),
            (&night.state).into(),
        ])
    })
    .map(drop)
}

/// Takes or prolongs a lease. False when someone else holds it and `now` is before its end.
pub fn take_lease(
    tx: &mut WriteTx<'_>,
    scope: &Scope,
    name: &str,
    holder: &str,
    now: Moment,
    until: Moment,
) -> Result<bool, Error> {
    let changed = tx.execute(
        &TAKE,
        &[scope.into(), name.into(), holder.into(), now.into(), until.into()],
    )?;
    Ok(changed == 1)
}

/// Gives a lease back, if this holder has it.
pub fn release_lease(tx: &mut WriteTx<'_>, scope: &Scope, name: &str, holder: &str) -> Result<(), Error> {
    tx.execute(&RELEASE, &[scope.into(), name.into(), holder.into()])
        .map(drop)
}

/// Who holds a lease, and until when.
pub fn lease(tx: &mut Tx<'_>, scope: &Scope, name: &str) -> Result<Option<(String, Moment)>, Error> {
    tx.first(&HOLDER, &[scope.into(), name.into()], |row| {
        Ok((row.get(0)?, row.get(1)?))
    })
}
