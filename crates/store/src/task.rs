//! The rows of today's list. Derived: may be thrown away and rebuilt.

use crate::db::{Error, Row, Table, Tx, WriteTx};
use crate::scope::{Scope, Span};
use crate::statements;
use crate::tenancy::{Heading, read_heading};
use domain::calendar::Day;
use domain::ids::{TenancyId, UserId};
use std::borrow::{Borrow, Cow};

/// A row of today's list as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskRow {
    /// Whose.
    pub tenancy: TenancyId,
    /// Stable over the nights while its cause stays the same.
    pub key: String,
    /// Code of its kind.
    pub kind: Cow<'static, str>,
    /// Place of its kind in the list, 0 first.
    pub rank: i64,
    /// From which day it is on the list.
    pub since: Day,
    /// Code of the proposed action.
    pub proposal: Cow<'static, str>,
    /// Why, as JSON.
    pub reason: String,
    /// The day of the night that first wrote it.
    pub opened_on: Day,
}

/// A place in today's list, to go on after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// [`TaskRow::rank`].
    pub rank: i64,
    /// [`TaskRow::since`].
    pub since: Day,
    /// [`TaskRow::tenancy`].
    pub tenancy: TenancyId,
    /// [`TaskRow::key`].
    pub key: String,
}

impl TaskRow {
    /// Its place in the list.
    pub fn place(&self) -> Place {
        Place {
            rank: self.rank,
            since: self.since,
            tenancy: self.tenancy,
            key: self.key.clone(),
        }
    }
}

statements! { ALL:
    SPAN = "SELECT tenancy, task_key, kind, rank, since, proposal, reason, opened_on FROM task
        WHERE org = $1 AND tenancy BETWEEN $2 AND $3 ORDER BY tenancy, task_key";
    PAGE = "SELECT k.tenancy, k.task_key, k.kind, k.rank, k.since, k.proposal, k.reason, k.opened_on,
        t.id, t.reference, t.names, t.address, t.starts_on, t.ends_on
        FROM task k JOIN tenancy t ON t.org = k.org AND t.id = k.tenancy
        WHERE k.org = $1 AND (k.rank, k.since, k.tenancy, k.task_key) > ($2, $3, $4, $5)
        ORDER BY k.rank, k.since, k.tenancy, k.task_key LIMIT $6";
    PAGE_OF_RANK = "SELECT k.tenancy, k.task_key, k.kind, k.rank, k.since, k.proposal, k.reason, k.opened_on,
        t.id, t.reference, t.names, t.address, t.starts_on, t.ends_on
        FROM task k JOIN tenancy t ON t.org = k.org AND t.id = k.tenancy
        WHERE k.org = $1 AND k.rank = $2 AND (k.since, k.tenancy, k.task_key) > ($3, $4, $5)
        ORDER BY k.since, k.tenancy, k.task_key LIMIT $6";
    LED_BY = "SELECT k.tenancy, k.task_key, k.kind, k.rank, k.since, k.proposal, k.reason, k.opened_on,
        t.id, t.reference, t.names, t.address, t.starts_on, t.ends_on
        FROM case_lead l JOIN task k ON k.org = l.org AND k.tenancy = l.tenancy
        JOIN tenancy t ON t.org = k.org AND t.id = k.tenancy
        WHERE l.org = $1 AND l.who = $2 AND NOT EXISTS
            (SELECT 1 FROM case_lead n WHERE n.org = l.org AND n.tenancy = l.tenancy AND n.version > l.version)
        ORDER BY k.rank, k.since, k.tenancy, k.task_key LIMIT $3";
    COUNTS = "SELECT rank, COUNT(*) FROM task WHERE org = $1 GROUP BY rank ORDER BY rank";
    CLEAR = "DELETE FROM task WHERE org = $1";
}

pub(crate) static TASK: Table = Table::new(
    "task",
    3,
    &[
        "org",
        "tenancy",
        "task_key",
        "kind",
        "rank",
        "since",
        "proposal",
        "reason",
        "opened_on",
    ],
)
.keeping(&["opened_on"]);

fn read(row: &Row<'_>) -> Result<TaskRow, Error> {
    Ok(TaskRow {
        tenancy: row.get(0)?,
        key: row.get(1)?,
        kind: Cow::Owned(row.get(2)?),
        rank: row.get(3)?,
        since: row.get(4)?,
        proposal: Cow::Owned(row.get(5)?),
        reason: row.get(6)?,
        opened_on: row.get(7)?,
    })
}

/// Writes rows, new or changed; the day on which one was opened stays. Each key once per call.
pub fn put_all<T: Borrow<TaskRow>>(
    tx: &mut WriteTx<'_>,
    scope: &Scope,
    tasks: impl IntoIterator<Item = T>,
) -> Result<u64, Error> {
    tx.put(&TASK, |rows| {
        tasks.into_iter().try_for_each(|t| give(rows, scope, t.borrow()))
    })
}

/// Writes rows that are not there yet, as fast as the engine can.
pub fn append<T: Borrow<TaskRow>>(
    tx: &mut WriteTx<'_>,
    scope: &Scope,
    tasks: impl IntoIterator<Item = T>,
) -> Result<u64, Error> {
    tx.append(&TASK, |rows| {
        tasks.into_iter().try_for_each(|t| give(rows, scope, t.borrow()))
    })
}

fn give(rows: &mut crate::db::Rows<'_>, scope: &Scope, t: &TaskRow) -> Result<(), Error> {
    rows.row(&[
        scope.into(),
        t.tenancy.into(),
        (&t.key).into(),
        t.kind.as_ref().into(),
        t.rank.into(),
        t.since.into(),
        t.proposal.as_ref().into(),
        (&t.reason).into(),
        t.opened_on.into(),
    ])
}

/// Removes rows; gives how many were there.
pub fn remove_all<'k>(
    tx: &mut WriteTx<'_>,
    scope: &Scope,
    keys: impl IntoIterator<Item = (TenancyId, &'k str)>,
) -> Result<u64, Error> {
    tx.remove(&TASK, |rows| {
        keys.into_iter()
            .try_for_each(|(tenancy, key)| rows.row(&[scope.into(), tenancy.into(), key.into()]))
    })
}

/// Throws all rows away, to be rebuilt.
pub fn clear(tx: &mut WriteTx<'_>, scope: &Scope) -> Result<(), Error> {
    tx.execute(&CLEAR, &[scope.into()]).map(drop)
}

/// The rows of a tenancy.
pub fn of(tx: &mut Tx<'_>, scope: &Scope, tenancy: TenancyId) -> Result<Vec<TaskRow>, Error> {
    tx.all(&SPAN, &[scope.into(), tenancy.into(), tenancy.into()], read)
}

/// All rows of a span, tenancy by tenancy.
pub fn each<E: From<Error>>(
    tx: &mut Tx<'_>,
    scope: &Scope,
    span: Span,
    mut each: impl FnMut(TaskRow) -> Result<(), E>,
) -> Result<(), E> {
    tx.each_into(
        &SPAN,
        &[scope.into(), span.from.into(), span.until.into()],
        |row| each(read(row)?),
    )
}

/// A page of today's list with names and addresses, after a place (`None`: from the top), of one rank or of all.
pub fn page(
    tx: &mut Tx<'_>,
    scope: &Scope,
    rank: Option<i64>,
    after: Option<&Place>,
    limit: i64,
) -> Result<Vec<(TaskRow, Heading)>, Error> {
    let top = Place {
        rank: -1,
        since: Day::FIRST.plus(-1),
        tenancy: Span::ALL.from,
        key: String::new(),
    };
    let after = after.unwrap_or(&top);
    let places = [
        scope.into(),
        rank.unwrap_or(after.rank).into(),
        after.since.into(),
        after.tenancy.into(),
        (&after.key).into(),
        limit.into(),
    ];
    let statement = if rank.is_some() { &PAGE_OF_RANK } else { &PAGE };
    tx.all(statement, &places, |row| Ok((read(row)?, read_heading(row, 8)?)))
}

/// The first rows of the households whose contact somebody leads (S3.4), in the order of the list.
pub fn led_by(
    tx: &mut Tx<'_>,
    scope: &Scope,
    who: UserId,
    limit: i64,
) -> Result<Vec<(TaskRow, Heading)>, Error> {
    tx.all(&LED_BY, &[scope.into(), who.into(), limit.into()], |row| {
        Ok((read(row)?, read_heading(row, 8)?))
    })
}

/// How many rows there are of each rank.
pub fn counts(tx: &mut Tx<'_>, scope: &Scope) -> Result<Vec<(i64, i64)>, Error> {
    tx.all(&COUNTS, &[scope.into()], |row| Ok((row.get(0)?, row.get(1)?)))
}
