//! How it goes: week by week, how soon we spoke, whose rent comes in again, and how long what was agreed lasts (S0.2, S1.1, S1.2,
//! S1.3, S3.6). Counts of households; nobody's name but where a colleague may open the file, and nowhere a colleague's.

use crate::actor::{Act, Actor, At};
use crate::today::next_page;
use crate::{Error, judge, night};
use domain::arrangement::Origin;
use domain::calendar::Day;
use domain::cause::{self, Cause};
use domain::flow::FlowState;
use domain::ids::TenancyId;
use domain::ledger::Scratch;
use domain::outlook::{Facts, Lane};
use domain::policy::Policy;
use domain::shown::Shown;
use domain::trend::{self, AreaWeek, FirstTalk, Lasting, PlanSince, Week};
use std::collections::{BTreeMap, BTreeSet};
use store::tenancy::Heading;
use store::{Db, Scope, Span, Tx};
use uuid::Uuid;

/// Tenancies that are looked at in one reading.
const CHUNK: i64 = 4_096;

/// The weeks of a neighbourhood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Area {
    /// Its name; empty where the association's data names none.
    pub name: String,
    /// Oldest first.
    pub weeks: Vec<AreaWeek>,
}

/// Why paying became hard, as it was told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Told {
    /// What.
    pub cause: Cause,
    /// Households that told it in the weeks of the board.
    pub now: Shown,
    /// Households that told it in as many weeks before.
    pub before: Shown,
}

/// The board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Board {
    /// The weeks of the whole association, oldest first.
    pub weeks: Vec<Week>,
    /// By name.
    pub areas: Vec<Area>,
    /// Time to the first personal contact; nothing when that would be about too few.
    pub first_talk: Option<FirstTalk>,
    /// The association's own aim for that, in days.
    pub aim: i32,
    /// What was told.
    pub told: Vec<Told>,
}

/// The board of a day (S1.1, S1.2, S1.3): worked out from the ledger of this moment, so a payment that came in late counts in its own week.
pub fn board(db: &Db, actor: &Actor, at: At) -> Result<Board, Error> {
    actor.may(Act::SeeFigures)?;
    let scope = actor.scope();
    let policy = night::policy_of(db, &scope)?;
    let mut board = trend::Board::new(at.today);
    each_household(db, &scope, |area, facts, scratch| {
        board.add(area, facts, &policy, scratch);
    })?;
    let (from, until) = board.days();
    let areas = board.areas().into_iter().map(|(name, weeks)| Area {
        name: name.to_owned(),
        weeks,
    });
    Ok(Board {
        weeks: board.weeks(),
        areas: areas.collect(),
        first_talk: board.first_talk(policy.first_talk_days),
        aim: policy.first_talk_days,
        told: db.read(|tx| told(tx, &scope, from, until))?,
    })
}

fn each_household(
    db: &Db,
    scope: &Scope,
    mut look: impl FnMut(&str, &Facts<'_>, &mut Scratch),
) -> Result<(), Error> {
    let total = db.read(|tx| store::tenancy::count(tx, scope))?;
    for span in Span::shards(u32::try_from(total / CHUNK + 1).unwrap_or(1)) {
        db.read(|tx| {
            let areas = store::tenancy::neighbourhoods(tx, scope, span)?;
            judge::each_facts(tx, scope, span, |tenancy, facts, scratch| {
                let at = areas.binary_search_by_key(&tenancy, |(id, _)| *id);
                let area = at
                    .ok()
                    .and_then(|at| areas.get(at))
                    .map_or("", |(_, name)| name.as_str());
                look(area, facts, scratch);
            })
        })?;
    }
    Ok(())
}

fn told(tx: &mut Tx<'_>, scope: &Scope, from: Day, until: Day) -> Result<Vec<Told>, store::Error> {
    let weeks = until.since(from) + 1;
    let now = store::measure::told(tx, scope, from, until)?;
    let before = store::measure::told(tx, scope, from.plus(-weeks), from.plus(-1))?;
    let count = |all: &[(TenancyId, cause::ToldCause)]| cause::households(all.iter().map(|(t, c)| (*t, c)));
    let (now, before) = (count(&now), count(&before));
    let causes: BTreeSet<Cause> = now.keys().chain(before.keys()).copied().collect();
    let of =
        |counts: &BTreeMap<Cause, usize>, cause| Shown::of(counts.get(&cause).copied().unwrap_or_default());
    let one = |cause| Told {
        cause,
        now: of(&now, cause),
        before: of(&before, cause),
    };
    Ok(causes.into_iter().map(one).collect())
}

/// How long what was agreed lasts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Durability {
    /// Ways in which enough households agreed on a plan to tell of: how many, and how their rent comes in since.
    pub origins: Vec<(Origin, usize, Lasting)>,
    /// Plans in all; of those of other ways there are too few to tell.
    pub plans: Shown,
}

/// For each way in which plans come about: does the current rent still come in after some months? (S0.2) By the way, never by
/// a colleague: what it is counted from does not hold one.
pub fn durability(db: &Db, actor: &Actor, at: At) -> Result<Durability, Error> {
    actor.may(Act::SeeFigures)?;
    let scope = actor.scope();
    let policy = night::policy_of(db, &scope)?;
    let plans = plans_since(db, &scope, &policy, at.today)?;
    Ok(Durability {
        origins: trend::lasting(&plans),
        plans: Shown::of(plans.len()),
    })
}

fn plans_since(db: &Db, scope: &Scope, policy: &Policy, today: Day) -> Result<Vec<PlanSince>, Error> {
    let mut plans = Vec::new();
    each_household(db, scope, |_, facts, scratch| {
        plans.extend(PlanSince::of_all(facts, policy, today, scratch));
    })?;
    Ok(plans)
}

/// Households of which the night found that the rent comes in again, and those where it does not come in as agreed (S3.6).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Restored {
    /// Three current rents in a row on the agreed day, after trouble.
    pub restored: i64,
    /// Money comes in, but late, in part or with gaps.
    pub stuttering: i64,
    /// Nothing came in for the last two rents.
    pub stopped: i64,
}

/// Whose rent comes in again, in counts as the night left them.
pub fn restored(db: &Db, actor: &Actor) -> Result<Restored, Error> {
    actor.may(Act::SeeFigures)?;
    let totals = db.read(|tx| store::outlook::totals(tx, &actor.scope()))?;
    let count = |state: FlowState| {
        let of = |lane: &str, flow: &str| lane == Lane::Current.code() && flow == state.code();
        let found = totals.iter().find(|(lane, flow, ..)| of(lane, flow));
        found.map_or(0, |(_, _, count, _)| *count)
    };
    Ok(Restored {
        restored: count(FlowState::Restored),
        stuttering: count(FlowState::Stuttering),
        stopped: count(FlowState::Stopped),
    })
}

/// The households whose rent comes in so, after one of them; and after whom the next page begins.
pub fn in_flow(
    db: &Db,
    actor: &Actor,
    state: FlowState,
    after: Option<TenancyId>,
    limit: i64,
) -> Result<(Vec<Heading>, Option<TenancyId>), Error> {
    actor.may(Act::SeeFigures)?;
    actor.may(Act::SeeToday)?;
    let scope = actor.scope();
    let after = after.unwrap_or(TenancyId(Uuid::nil()));
    let place = (Lane::Current.code(), state.code());
    Ok(db.read(|tx| {
        let found = store::outlook::in_flow(tx, &scope, place, after, limit)?;
        let next = next_page(&found, limit, |tenancy| *tenancy);
        let mut headings = Vec::new();
        for tenancy in found {
            headings.extend(store::tenancy::heading(tx, &scope, tenancy)?);
        }
        Ok::<_, store::Error>((headings, next))
    })?)
}
