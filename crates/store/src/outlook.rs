//! What the night found per tenancy. Derived: may be thrown away and rebuilt.

use crate::db::{Error, Row, Table, Tx, WriteTx};
use crate::scope::{Scope, Span};
use crate::statements;
use domain::calendar::Day;
use domain::ids::TenancyId;
use domain::money::Cents;
use std::borrow::{Borrow, Cow};

/// An outlook as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutlookRow {
    /// Whose.
    pub tenancy: TenancyId,
    /// The next day it must be looked at if nothing happens; `None` when nothing will change by time alone.
    pub wake_on: Option<Day>,
    /// Number over everything that is kept; equal numbers mean nothing changed.
    pub digest: u64,
    /// Code of the payment flow's state.
    pub flow: Cow<'static, str>,
    /// Balance; positive is owed.
    pub balance: Cents,
    /// Open items whose day has passed.
    pub open_months: i64,
    /// Due date of the oldest of them.
    pub oldest_open: Option<Day>,
    /// Code of the lane.
    pub lane: Cow<'static, str>,
    /// Anything else `work` wants to keep; opaque here.
    pub summary: Vec<u8>,
}

/// A milestone as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MilestoneRow {
    /// Whose.
    pub tenancy: TenancyId,
    /// Which.
    pub code: String,
    /// When it was reached.
    pub reached_on: Day,
    /// What proves it, as JSON.
    pub evidence: String,
}

statements! { ALL:
    SPAN = "SELECT tenancy, wake_on, digest, flow, balance_cents, open_months, oldest_open, lane, summary
        FROM outlook WHERE org = $1 AND tenancy BETWEEN $2 AND $3 ORDER BY tenancy";
    DIGESTS = "SELECT tenancy, digest FROM outlook WHERE org = $1 AND tenancy BETWEEN $2 AND $3 ORDER BY tenancy";
    FLOWS = "SELECT lane, flow, COUNT(*), CAST(SUM(balance_cents) AS @int) FROM outlook
        WHERE org = $1 GROUP BY lane, flow ORDER BY lane, flow";
    CLEAR = "DELETE FROM outlook WHERE org = $1";
    MILESTONES = "SELECT tenancy, code, reached_on, evidence FROM milestone
        WHERE org = $1 AND tenancy BETWEEN $2 AND $3 ORDER BY tenancy, code, reached_on";
    PHASES = "SELECT code, COUNT(*) FROM (SELECT m.tenancy, MAX(m.code) AS code FROM milestone m
        JOIN outlook o ON o.org = m.org AND o.tenancy = m.tenancy AND o.lane = $2
        WHERE m.org = $1 GROUP BY m.tenancy) p GROUP BY code ORDER BY code";
    IN_PHASE = "SELECT m.tenancy, MIN(m.reached_on), MAX(m.reached_on) FROM milestone m
        JOIN outlook o ON o.org = m.org AND o.tenancy = m.tenancy AND o.lane = $2
        WHERE m.org = $1 AND m.tenancy > $4 GROUP BY m.tenancy HAVING MAX(m.code) = $3 ORDER BY m.tenancy LIMIT $5";
    IN_FLOW = "SELECT tenancy FROM outlook WHERE org = $1 AND lane = $2 AND flow = $3 AND tenancy > $4
        ORDER BY tenancy LIMIT $5";
    CLEAR_MILESTONES = "DELETE FROM milestone WHERE org = $1";
}

pub(crate) static OUTLOOK: Table = Table::new(
    "outlook",
    2,
    &[
        "org",
        "tenancy",
        "wake_on",
        "digest",
        "flow",
        "balance_cents",
        "open_months",
        "oldest_open",
        "lane",
        "summary",
    ],
);
pub(crate) static MILESTONE: Table = Table::new(
    "milestone",
    4,
    &["org", "tenancy", "code", "reached_on", "evidence"],
);
static MILESTONES_OF: Table = Table::new("milestone", 2, &["org", "tenancy"]);

fn read(row: &Row<'_>) -> Result<OutlookRow, Error> {
    Ok(OutlookRow {
        tenancy: row.get(0)?,
        wake_on: row.get(1)?,
        digest: row.get(2)?,
        flow: Cow::Owned(row.get(3)?),
        balance: row.get(4)?,
        open_months: row.get(5)?,
        oldest_open: row.get(6)?,
        lane: Cow::Owned(row.get(7)?),
        summary: row.get(8)?,
    })
}

fn give(rows: &mut crate::db::Rows<'_>, scope: &Scope, o: &OutlookRow) -> Result<(), Error> {
    rows.row(&[
        scope.into(),
        o.tenancy.into(),
        o.wake_on.into(),
        o.digest.into(),
        o.flow.as_ref().into(),
        o.balance.into(),
        o.open_months.into(),
        o.oldest_open.into(),
        o.lane.as_ref().into(),
        (&o.summary).into(),
    ])
}

/// Writes outlooks, new or changed; each tenancy once per call, in key order it is quickest.
pub fn put_all<O: Borrow<OutlookRow>>(
    tx: &mut WriteTx<'_>,
    scope: &Scope,
    outlooks: impl IntoIterator<Item = O>,
) -> Result<u64, Error> {
    tx.put(&OUTLOOK, |rows| {
        outlooks
            .into_iter()
            .try_for_each(|o| give(rows, scope, o.borrow()))
    })
}

/// Writes outlooks of tenancies that have none yet, as fast as the engine can.
pub fn append<O: Borrow<OutlookRow>>(
    tx: &mut WriteTx<'_>,
    scope: &Scope,
    outlooks: impl IntoIterator<Item = O>,
) -> Result<u64, Error> {
    tx.append(&OUTLOOK, |rows| {
        outlooks
            .into_iter()
            .try_for_each(|o| give(rows, scope, o.borrow()))
    })
}

/// Removes outlooks; gives how many were there.
pub fn remove_all<T: Borrow<TenancyId>>(
    tx: &mut WriteTx<'_>,
    scope: &Scope,
    tenancies: impl IntoIterator<Item = T>,
) -> Result<u64, Error> {
    tx.remove(&OUTLOOK, |rows| {
        tenancies
            .into_iter()
            .try_for_each(|t| rows.row(&[scope.into(), t.borrow().into()]))
    })
}

/// The outlook of a tenancy, as the night left it.
pub fn of(tx: &mut Tx<'_>, scope: &Scope, tenancy: TenancyId) -> Result<Option<OutlookRow>, Error> {
    tx.first(&SPAN, &[scope.into(), tenancy.into(), tenancy.into()], read)
}

/// All outlooks of a span, in key order.
pub fn each<E: From<Error>>(
    tx: &mut Tx<'_>,
    scope: &Scope,
    span: Span,
    mut each: impl FnMut(OutlookRow) -> Result<(), E>,
) -> Result<(), E> {
    tx.each_into(
        &SPAN,
        &[scope.into(), span.from.into(), span.until.into()],
        |row| each(read(row)?),
    )
}

/// The digests of a span, in key order: to write only what changed.
pub fn digests(tx: &mut Tx<'_>, scope: &Scope, span: Span) -> Result<Vec<(TenancyId, u64)>, Error> {
    tx.all(
        &DIGESTS,
        &[scope.into(), span.from.into(), span.until.into()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// Per lane and flow state: how many tenancies, and their balance in cents.
pub fn totals(tx: &mut Tx<'_>, scope: &Scope) -> Result<Vec<(String, String, i64, Cents)>, Error> {
    tx.all(&FLOWS, &[scope.into()], |row| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
    })
}

/// Throws all outlooks and milestones away, to be rebuilt.
pub fn clear(tx: &mut WriteTx<'_>, scope: &Scope) -> Result<(), Error> {
    tx.execute(&CLEAR, &[scope.into()])?;
    tx.execute(&CLEAR_MILESTONES, &[scope.into()]).map(drop)
}

/// Writes the milestones of some tenancies in place of those that were there.
pub fn replace_milestones(
    tx: &mut WriteTx<'_>,
    scope: &Scope,
    tenancies: &[TenancyId],
    milestones: &[MilestoneRow],
) -> Result<(), Error> {
    tx.remove(&MILESTONES_OF, |rows| {
        tenancies
            .iter()
            .try_for_each(|t| rows.row(&[scope.into(), t.into()]))
    })?;
    tx.append(&MILESTONE, |rows| {
        milestones.iter().try_for_each(|m| {
            let values = [
                scope.into(),
                m.tenancy.into(),
                (&m.code).into(),
                m.reached_on.into(),
                (&m.evidence).into(),
            ];
            rows.row(&values)
        })
    })
    .map(drop)
}

/// Milestones of a span, tenancy by tenancy.
pub fn milestones(tx: &mut Tx<'_>, scope: &Scope, span: Span) -> Result<Vec<MilestoneRow>, Error> {
    tx.all(
        &MILESTONES,
        &[scope.into(), span.from.into(), span.until.into()],
        |row| {
            Ok(MilestoneRow {
                tenancy: row.get(0)?,
                code: row.get(1)?,
                reached_on: row.get(2)?,
                evidence: row.get(3)?,
            })
        },
    )
}

/// How many tenancies of a lane stand at each milestone: the last in the order of the codes that each reached.
pub fn phases(tx: &mut Tx<'_>, scope: &Scope, lane: &str) -> Result<Vec<(String, i64)>, Error> {
    tx.all(&PHASES, &[scope.into(), lane.into()], |row| {
        Ok((row.get(0)?, row.get(1)?))
    })
}

/// Tenancies of a lane that stand at a milestone, with the days of their first and their last one; those after `after`, so many.
pub fn in_phase(
    tx: &mut Tx<'_>,
    scope: &Scope,
    (lane, code): (&str, &str),
    after: TenancyId,
    limit: i64,
) -> Result<Vec<(TenancyId, Day, Day)>, Error> {
    let values = [scope.into(), lane.into(), code.into(), after.into(), limit.into()];
    tx.all(&IN_PHASE, &values, |row| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?))
    })
}

/// Tenancies of a lane whose payment flow has this state, as the night left them; those after `after`, so many.
pub fn in_flow(
    tx: &mut Tx<'_>,
    scope: &Scope,
    (lane, flow): (&str, &str),
    after: TenancyId,
    limit: i64,
) -> Result<Vec<TenancyId>, Error> {
    let values = [scope.into(), lane.into(), flow.into(), after.into(), limit.into()];
    tx.all(&IN_FLOW, &values, |row| row.get(0))
}
