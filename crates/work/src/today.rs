//! Today's list: whom to help today, and why. The night left it; every act keeps it true.

use crate::actor::{Act, Actor};
use crate::{Error, reason};
use domain::calendar::Day;
use domain::ids::TenancyId;
use domain::milestone::MilestoneCode;
use domain::outlook::{Lane, Proposal, Reason, TaskKind};
use store::Db;
use store::task::{Place, TaskRow};
use store::tenancy::Heading;
use uuid::Uuid;

/// One row: a person, one reason, one proposed action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Whose.
    pub tenancy: TenancyId,
    /// Contract number.
    pub reference: String,
    /// Names of the tenants.
    pub names: String,
    /// Street, number and town.
    pub address: String,
    /// Key of the task, for a choice about it.
    pub key: String,
    /// Since when it is on the list.
    pub since: Day,
    /// Why.
    pub reason: Reason,
    /// What is proposed.
    pub proposal: Proposal,
}

/// A page of the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// The rows, in the order that helps most.
    pub rows: Vec<Row>,
    /// Where the next page begins.
    pub next: Option<Place>,
}

/// The list in its order, of one kind or of all, after a place.
pub fn list(
    db: &Db,
    actor: &Actor,
    kind: Option<TaskKind>,
    after: Option<&Place>,
    limit: i64,
) -> Result<Page, Error> {
    actor.may(Act::SeeToday)?;
    let rank = kind.map(|k| i64::from(k.rank()));
    let found = db.read(|tx| store::task::page(tx, &actor.scope(), rank, after, limit))?;
    let full = i64::try_from(found.len()).unwrap_or(0) == limit;
    let next = found.last().filter(|_| full).map(|(task, _)| task.place());
    Ok(Page {
        rows: read(found),
        next,
    })
}

/// Rows of the households whose fixed contact one is: what a tenant asked of their own person is there at once (S3.1, S3.4).
pub fn mine(db: &Db, actor: &Actor, limit: i64) -> Result<Vec<Row>, Error> {
    actor.may(Act::SeeToday)?;
    let Some(user) = actor.user else {
        return Ok(Vec::new());
    };
    let found = db.read(|tx| store::task::led_by(tx, &actor.scope(), user, limit))?;
    Ok(read(found))
}

fn read(found: Vec<(TaskRow, Heading)>) -> Vec<Row> {
    let rows = found.into_iter().filter_map(|(task, heading)| {
        let reason = serde_json::from_str(&task.reason)
            .ok()
            .and_then(|json| reason::from_json(&json))?;
        Some(Row {
            tenancy: heading.tenancy,
            reference: heading.reference,
            names: heading.names,
            address: heading.address,
            proposal: Proposal::from_code(&task.proposal)?,
            key: task.key,
            since: task.since,
            reason,
        })
    });
    rows.collect()
}

/// How the day stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Rows per kind, in list order; kinds without rows are left out.
    pub counts: Vec<(TaskKind, i64)>,
    /// Receipts that wait at the desk.
    pub receipts: i64,
    /// The day of the last finished night.
    pub night: Option<Day>,
    /// Progress of a running night: looked at.
    pub night_running: Option<i64>,
}

/// Counts for the top of the list.
pub fn standing(db: &Db, actor: &Actor) -> Result<Standing, Error> {
    actor.may(Act::SeeToday)?;
    let scope = actor.scope();
    let read = db.read(|tx| {
        let counts = store::task::counts(tx, &scope)?;
        let receipts = store::bank::count_waiting(tx, &scope)?.0;
        let night = store::night::last(tx, &scope)?;
        Ok::<_, store::Error>((counts, receipts, night))
    });
    let (counts, receipts, night) = read?;
    let kind = |rank: i64| {
        TaskKind::ALL
            .iter()
            .copied()
            .find(|k| i64::from(k.rank()) == rank)
    };
    Ok(Standing {
        counts: counts
            .into_iter()
            .filter_map(|(rank, n)| Some((kind(rank)?, n)))
            .collect(),
        receipts,
        night: night.as_ref().filter(|n| n.state == "done").map(|n| n.on),
        night_running: night.filter(|n| n.state != "done").map(|n| n.processed),
    })
}

/// A case of the work stock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// Whose.
    pub heading: Heading,
    /// Since when rent has been open.
    pub since: Day,
    /// When its last milestone was reached.
    pub reached_on: Day,
}

/// How many cases stand at each milestone (S4.29): the furthest each reached, in their order. Homes that were left are no part of
/// it (S4.31). It tells where things stand, and asks nothing of anybody.
pub fn phases(db: &Db, actor: &Actor) -> Result<Vec<(MilestoneCode, i64)>, Error> {
    actor.may(Act::SeeToday)?;
    let counts = db.read(|tx| store::outlook::phases(tx, &actor.scope(), Lane::Current.code()))?;
    let of = |code: MilestoneCode| {
        counts
            .iter()
            .find(|(c, _)| c == code.code())
            .map_or(0, |(_, n)| *n)
    };
    Ok(MilestoneCode::ALL.iter().map(|code| (*code, of(*code))).collect())
}

/// The cases that stand at a milestone, after one of them; and after whom the next page begins.
pub fn in_phase(
    db: &Db,
    actor: &Actor,
    code: MilestoneCode,
    after: Option<TenancyId>,
    limit: i64,
) -> Result<(Vec<Case>, Option<TenancyId>), Error> {
    actor.may(Act::SeeToday)?;
    let scope = actor.scope();
    let after = after.unwrap_or(TenancyId(Uuid::nil()));
    let place = (Lane::Current.code(), code.code());
    Ok(db.read(|tx| {
        let found = store::outlook::in_phase(tx, &scope, place, after, limit)?;
        let next = next_page(&found, limit, |(tenancy, ..)| *tenancy);
        let mut cases = Vec::new();
        for (tenancy, since, reached_on) in found {
            let heading = store::tenancy::heading(tx, &scope, tenancy)?;
            cases.extend(heading.map(|heading| Case {
                heading,
                since,
                reached_on,
            }));
        }
        Ok::<_, store::Error>((cases, next))
    })?)
}

/// After whom the next page begins, when this one is full.
pub(crate) fn next_page<T>(found: &[T], limit: i64, tenancy: impl Fn(&T) -> TenancyId) -> Option<TenancyId> {
    let full = i64::try_from(found.len()).is_ok_and(|n| n >= limit);
    found.last().map(tenancy).filter(|_| full)
}

/// Finds tenancies by name, street, postcode or reference.
pub fn search(db: &Db, actor: &Actor, query: &str, limit: usize) -> Result<Vec<Heading>, Error> {
    if actor.may(Act::SeeToday).is_err() {
        actor.may(Act::SeeTenancy)?;
    }
    Ok(db.read(|tx| store::search::find(tx, &actor.scope(), query, limit))?)
}
