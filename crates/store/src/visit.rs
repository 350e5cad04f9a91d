//! Rounds of home visits and what happened at each visit. Kept for ever; the same fact twice is one fact.

use crate::db::{Error, Moment, Row, Table, Tx, WriteTx};
use crate::scope::Scope;
use crate::statements;
use crate::tenancy::{Heading, read_heading};
use domain::calendar::Day;
use domain::ids::{RoundId, TenancyId, UserId, VisitFactId, VisitId};
use domain::visit::{Coming, Round, Stop};
use serde_json::{Value, json};

statements! { ALL:
    ROUND = "SELECT id, version, held_on, visitor, companion, starts_at, stops, by_user, learned_on
        FROM visit_round WHERE org = $1 AND id = $2 ORDER BY version";
    ROUNDS_FROM = "SELECT id, version, held_on, visitor, companion, starts_at, stops, by_user, learned_on
        FROM visit_round WHERE org = $1 AND held_on >= $2 ORDER BY held_on, id, version";
    FACTS_OF_TENANCY = "SELECT tenancy, id, round, visit, kind, body, held_on, minute, moment, by_user, learned_on
        FROM visit_fact WHERE org = $1 AND tenancy = $2 ORDER BY id";
    FACTS_OF_ROUND = "SELECT tenancy, id, round, visit, kind, body, held_on, minute, moment, by_user, learned_on
        FROM visit_fact WHERE org = $1 AND round = $2 ORDER BY tenancy, id";
    CANDIDATES = "SELECT k.proposal, k.reason, d.neighbourhood, d.latitude, d.longitude,
        t.id, t.reference, t.names, t.address, t.starts_on, t.ends_on
        FROM task k JOIN tenancy t ON t.org = k.org AND t.id = k.tenancy
        JOIN dwelling d ON d.org = t.org AND d.id = t.dwelling
        WHERE k.org = $1 AND ($2 = '' OR d.neighbourhood = $2)
        ORDER BY k.rank, k.since, k.tenancy, k.task_key LIMIT $3";
    PLACE = "SELECT '', '', d.neighbourhood, d.latitude, d.longitude,
        t.id, t.reference, t.names, t.address, t.starts_on, t.ends_on
        FROM tenancy t JOIN dwelling d ON d.org = t.org AND d.id = t.dwelling
        WHERE t.org = $1 AND t.id = $2";
    FEED = "SELECT user_id FROM visit_feed WHERE org = $1 AND digest = $2";
    OWN_FEED = "SELECT user_id FROM visit_feed WHERE org = $1 AND user_id = $2";
    END_FEED = "DELETE FROM visit_feed WHERE org = $1 AND user_id = $2";
    NEIGHBOURHOODS = "SELECT d.neighbourhood, COUNT(*)
        FROM task k JOIN tenancy t ON t.org = k.org AND t.id = k.tenancy
        JOIN dwelling d ON d.org = t.org AND d.id = t.dwelling
        WHERE k.org = $1 GROUP BY d.neighbourhood ORDER BY d.neighbourhood";
}

pub(crate) static VISIT_ROUND: Table = Table::new(
    "visit_round",
    3,
    &[
        "org",
        "id",
        "version",
        "held_on",
        "visitor",
        "companion",
        "starts_at",
        "stops",
        "by_user",
        "learned_on",
        "recorded_at",
    ],
);
pub(crate) static VISIT_FACT: Table = Table::new(
    "visit_fact",
    3,
    &[
        "org",
        "tenancy",
        "id",
        "round",
        "visit",
        "kind",
        "body",
        "held_on",
        "minute",
        "moment",
        "by_user",
        "learned_on",
        "recorded_at",
    ],
);

pub(crate) static VISIT_FEED: Table =
    Table::new("visit_feed", 2, &["org", "user_id", "digest", "changed_at"]);

/// Something that happened at a visit, as it is kept: what it is stands in `kind` and `body`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactRow {
    /// With whom.
    pub tenancy: TenancyId,
    /// Made on the phone.
    pub id: VisitFactId,
    /// In which round.
    pub round: RoundId,
    /// At which visit.
    pub visit: VisitId,
    /// Code of what happened.
    pub kind: String,
    /// The rest of it, as JSON.
    pub body: String,
    /// The day it happened.
    pub on: Day,
    /// The minute of that day.
    pub minute: i32,
    /// Milliseconds by the phone, for the order.
    pub moment: i64,
    /// Who.
    pub by: Option<UserId>,
    /// The day we learned of it.
    pub learned_on: Day,
}

/// A tenancy with its place in the area, and why it is on today's list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Who and where.
    pub heading: Heading,
    /// Code of the proposed action; empty when it is not on the list.
    pub proposal: String,
    /// Why, as JSON; empty when it is not on the list.
    pub reason: String,
    /// Neighbourhood of the home.
    pub neighbourhood: String,
    /// Latitude and longitude in millionths of a degree.
    pub coordinates: Option<(i32, i32)>,
}

fn stops_text(stops: &[Stop]) -> String {
    let one = |s: &Stop| {
        json!([
            s.visit.to_string(),
            s.tenancy.to_string(),
            s.coming.code(),
            s.by_two,
            s.window.map(|(from, until)| json!([from, until])),
            s.arrives_at
        ])
    };
    Value::Array(stops.iter().map(one).collect()).to_string()
}

type KeptStop = (String, String, String, bool, Option<(i32, i32)>, i32);

fn stops_from(text: &str) -> Option<Vec<Stop>> {
    let kept: Vec<KeptStop> = serde_json::from_str(text).ok()?;
    let one = |(visit, tenancy, coming, by_two, window, arrives_at): KeptStop| {
        Some(Stop {
            visit: visit.parse().ok()?,
            tenancy: tenancy.parse().ok()?,
            coming: Coming::from_code(&coming)?,
            by_two,
            window,
            arrives_at,
        })
    };
    kept.into_iter().map(one).collect()
}

fn read_round(row: &Row<'_>) -> Result<Round, Error> {
    Ok(Round {
        id: row.get(0)?,
        version: row.get(1)?,
        on: row.get(2)?,
        visitor: row.get(3)?,
        companion: row.get(4)?,
        starts_at: row.get(5)?,
        stops: row.coded(6, stops_from)?,
        by: row.get(7)?,
        learned_on: row.get(8)?,
    })
}

/// Keeps versions of rounds; a version that is there already stays as it is. Gives how many were new.
pub fn add_rounds<'a>(
    tx: &mut WriteTx<'_>,
    scope: &Scope,
    versions: impl IntoIterator<Item = &'a Round>,
    at: Moment,
) -> Result<u64, Error> {
    tx.add_missing(&VISIT_ROUND, |rows| {
        versions.into_iter().try_for_each(|r| {
            rows.row(&[
                scope.into(),
                r.id.into(),
                r.version.into(),
                r.on.into(),
                r.visitor.into(),
                r.companion.into(),
                r.starts_at.into(),
                (&stops_text(&r.stops)).into(),
                r.by.into(),
                r.learned_on.into(),
                at.into(),
            ])
        })
    })
}

/// All versions of a round, oldest first.
pub fn round(tx: &mut Tx<'_>, scope: &Scope, id: RoundId) -> Result<Vec<Round>, Error> {
    tx.all(&ROUND, &[scope.into(), id.into()], read_round)
}

/// All versions of rounds that were ever planned on this day or later, by day.
pub fn rounds_from(tx: &mut Tx<'_>, scope: &Scope, from: Day) -> Result<Vec<Round>, Error> {
    tx.all(&ROUNDS_FROM, &[scope.into(), from.into()], read_round)
}

fn read_fact(row: &Row<'_>) -> Result<FactRow, Error> {
    Ok(FactRow {
        tenancy: row.get(0)?,
        id: row.get(1)?,
        round: row.get(2)?,
        visit: row.get(3)?,
        kind: row.get(4)?,
        body: row.get(5)?,
        on: row.get(6)?,
        minute: row.get(7)?,
        moment: row.get(8)?,
        by: row.get(9)?,
        learned_on: row.get(10)?,
    })
}

/// Keeps facts; one with an id that is there already stays as it is. Gives how many were new.
pub fn add_facts<'a>(
    tx: &mut WriteTx<'_>,
    scope: &Scope,
    facts: impl IntoIterator<Item = &'a FactRow>,
    at: Moment,
) -> Result<u64, Error> {
    tx.add_missing(&VISIT_FACT, |rows| {
        facts.into_iter().try_for_each(|f| {
            rows.row(&[
                scope.into(),
                f.tenancy.into(),
                f.id.into(),
                f.round.into(),
                f.visit.into(),
                (&f.kind).into(),
                (&f.body).into(),
                f.on.into(),
                f.minute.into(),
                f.moment.into(),
                f.by.into(),
                f.learned_on.into(),
                at.into(),
            ])
        })
    })
}

/// Everything that happened at visits of a tenancy.
pub fn facts_of(tx: &mut Tx<'_>, scope: &Scope, tenancy: TenancyId) -> Result<Vec<FactRow>, Error> {
    tx.all(&FACTS_OF_TENANCY, &[scope.into(), tenancy.into()], read_fact)
}

/// Everything that happened in a round.
pub fn facts_of_round(tx: &mut Tx<'_>, scope: &Scope, round: RoundId) -> Result<Vec<FactRow>, Error> {
    tx.all(&FACTS_OF_ROUND, &[scope.into(), round.into()], read_fact)
}

fn read_candidate(row: &Row<'_>) -> Result<Candidate, Error> {
    let latitude: Option<i32> = row.get(3)?;
    let longitude: Option<i32> = row.get(4)?;
    Ok(Candidate {
        proposal: row.get(0)?,
        reason: row.get(1)?,
        neighbourhood: row.get(2)?,
        coordinates: latitude.zip(longitude),
        heading: read_heading(row, 5)?,
    })
}

/// Rows of today's list in a neighbourhood (empty: in all) with their place in the area, in the order of the list.
pub fn candidates(
    tx: &mut Tx<'_>,
    scope: &Scope,
    neighbourhood: &str,
    limit: i64,
) -> Result<Vec<Candidate>, Error> {
    let params = [scope.into(), neighbourhood.into(), limit.into()];
    tx.all(&CANDIDATES, &params, read_candidate)
}

/// A tenancy with its place in the area.
pub fn place(tx: &mut Tx<'_>, scope: &Scope, tenancy: TenancyId) -> Result<Option<Candidate>, Error> {
    tx.first(&PLACE, &[scope.into(), tenancy.into()], read_candidate)
}

/// Neighbourhoods with rows on today's list, and how many.
pub fn neighbourhoods(tx: &mut Tx<'_>, scope: &Scope) -> Result<Vec<(String, i64)>, Error> {
    tx.all(&NEIGHBOURHOODS, &[scope.into()], |row| {
        Ok((row.get(0)?, row.get(1)?))
    })
}

/// Gives somebody's calendar feed an address, of which only the digest is kept; the one before ends.
pub fn put_feed(
    tx: &mut WriteTx<'_>,
    scope: &Scope,
    user: UserId,
    digest: &[u8],
    at: Moment,
) -> Result<(), Error> {
    tx.put(&VISIT_FEED, |rows| {
        rows.row(&[scope.into(), user.into(), digest.into(), at.into()])
    })
    .map(drop)
}

/// Does somebody have a calendar feed?
pub fn has_feed(tx: &mut Tx<'_>, scope: &Scope, user: UserId) -> Result<bool, Error> {
    let found: Option<UserId> = tx.first(&OWN_FEED, &[scope.into(), user.into()], |row| row.get(0))?;
    Ok(found.is_some())
}

/// The address of somebody's calendar feed answers nobody any more. Gives how many there were.
pub fn end_feed(tx: &mut WriteTx<'_>, scope: &Scope, user: UserId) -> Result<u64, Error> {
    tx.execute(&END_FEED, &[scope.into(), user.into()])
}

/// Whose calendar feed this is.
pub fn feed(tx: &mut Tx<'_>, scope: &Scope, digest: &[u8]) -> Result<Option<UserId>, Error> {
    tx.first(&FEED, &[scope.into(), digest.into()], |row| row.get(0))
}
