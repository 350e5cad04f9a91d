//! Home visits: plan a round, open a visit, and keep what happened at it (S1.8, S1.14–S1.28, S3.4, S3.20).
//!
//! A fact comes from a phone, sometimes hours later and sometimes twice. What follows from it (a contact, a story, an
//! agreement, a plan) has ids that follow from its own, and is written in the same transaction: once, whatever happens.

pub mod feed;
mod follow;
pub mod pocket;
mod sheet;
pub mod spoken;
pub mod told;

use crate::actor::{Act, Actor, At};
use crate::case_file::{self, CaseFile};
use crate::record::check_text;
use crate::{Error, Refusal, judge, night, reason};
use domain::calendar::Day;
use domain::case_lead::{self, CaseLead};
use domain::coach::Slot;
use domain::ids::{RoundId, TenancyId, UserId, VisitFactId, VisitId};
use domain::outlook::{Proposal, Reason};
use domain::own_room::Prompt;
use domain::visit::route::{self, Call};
use domain::visit::spoken::BadNote;
use domain::visit::{BadRound, Coming, Happening, MOST_STOPS, Round, Stop, VISIT_MINUTES, VisitFact};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde_json::{Value, json};
use std::collections::HashMap;
use store::db::{Moment, WriteTx};
use store::tenancy::Heading;
use store::visit::{Candidate, FactRow};
use store::{Db, Scope, Span, Tx};
use uuid::Uuid;

/// Tenants of the list that a page for planning shows at most.
const MOST_CANDIDATES: i64 = 120;
/// Days back in which a round that was not closed is still shown.
const LOOK_BACK: i32 = 7;

/// A tenant who could be visited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitee {
    /// Who.
    pub heading: Heading,
    /// Neighbourhood.
    pub neighbourhood: String,
    /// Where, when known.
    pub at: Option<route::Point>,
    /// Why on today's list; `None` when not on it.
    pub reason: Option<Reason>,
    /// What the list proposes.
    pub proposal: Option<Proposal>,
    /// Somebody goes there already: "call X first" (S3.4).
    pub planned: Option<(UserId, Day)>,
    /// Who leads the contact: "call X first" (S3.4).
    pub lead: Option<UserId>,
}

/// The tenants of a neighbourhood with a reason on today's list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Area {
    /// Neighbourhoods with rows on the list, and how many.
    pub neighbourhoods: Vec<(String, i64)>,
    /// Which of them this is.
    pub chosen: String,
    /// The tenants, in the order of the list, each once.
    pub invitees: Vec<Invitee>,
    /// Colleagues by id.
    pub colleagues: HashMap<UserId, String>,
}

/// What can be chosen from when a round is planned: tenants of a neighbourhood by need; an empty name means all of them,
/// none the first one. `with` brings tenants in who are not on the list, such as those who expect us: they come first.
pub fn area(
    db: &Db,
    actor: &Actor,
    at: At,
    neighbourhood: Option<&str>,
    with: &[TenancyId],
) -> Result<Area, Error> {
    actor.may(Act::RecordContact)?;
    let scope = actor.scope();
    Ok(db.read(|tx| {
        let neighbourhoods = store::visit::neighbourhoods(tx, &scope)?;
        let mut invited = Vec::new();
        for id in with.iter().take(MOST_STOPS) {
            invited.extend(store::visit::place(tx, &scope, *id)?);
        }
        let chosen = neighbourhood
            .map(str::to_owned)
            .or_else(|| invited.first().map(|c| c.neighbourhood.clone()))
            .or_else(|| neighbourhoods.first().map(|(name, _)| name.clone()))
            .unwrap_or_default();
        let found = store::visit::candidates(tx, &scope, &chosen, MOST_CANDIDATES)?;
        let planned = planned(tx, &scope, at.today)?;
        let leads: Vec<(TenancyId, Vec<CaseLead>)> = store::help::by_tenancy(tx, &scope, Span::ALL)?;
        let mut invitees: Vec<Invitee> = Vec::new();
        for candidate in invited.into_iter().chain(found) {
            if invitees
                .iter()
                .all(|i| i.heading.tenancy != candidate.heading.tenancy)
            {
                invitees.push(invitee(candidate, &planned, &leads));
            }
        }
        Ok::<_, store::Error>(Area {
            neighbourhoods,
            chosen,
            invitees,
            colleagues: names(tx, &scope)?,
        })
    })?)
}

fn invitee(
    candidate: Candidate,
    planned: &HashMap<TenancyId, (UserId, Day)>,
    leads: &[(TenancyId, Vec<CaseLead>)],
) -> Invitee {
    let tenancy = candidate.heading.tenancy;
    let lead = leads.iter().find(|(id, _)| *id == tenancy);
    let reason = serde_json::from_str(&candidate.reason)
        .ok()
        .and_then(|json| reason::from_json(&json));
    Invitee {
        reason,
        proposal: Proposal::from_code(&candidate.proposal),
        planned: planned.get(&tenancy).copied(),
        lead: lead.and_then(|(_, all)| case_lead::chosen(all)),
        at: candidate.coordinates,
        neighbourhood: candidate.neighbourhood,
        heading: candidate.heading,
    }
}

fn names(tx: &mut Tx<'_>, scope: &Scope) -> Result<HashMap<UserId, String>, store::Error> {
    let staff = store::staff::all(tx, scope)?;
    Ok(staff.into_iter().map(|s| (s.id, s.name)).collect())
}

/// The newest version of each round that takes place on this day or later and was not called off.
fn newest_from(tx: &mut Tx<'_>, scope: &Scope, from: Day) -> Result<Vec<Round>, store::Error> {
    let mut newest: Vec<Round> = Vec::new();
    for round in store::visit::rounds_from(tx, scope, from)? {
        // A round that moved to an earlier day is found by its newest version only.
        match newest.iter_mut().find(|held| held.id == round.id) {
            Some(held) if held.version < round.version => *held = round,
            Some(_) => {}
            None => newest.push(round),
        }
    }
    newest.retain(|r| !r.stops.is_empty());
    newest.sort_by_key(|r| (r.on, r.starts_at, r.id));
    Ok(newest)
}

/// A visit that the tenant may know of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Announced {
    /// Who comes.
    pub visitor: UserId,
    /// Their name.
    pub name: String,
    /// The day.
    pub on: Day,
    /// Planned time at the door, in minutes of the day.
    pub arrives_at: i32,
    /// There is a photo of them.
    pub photo: bool,
}

/// The first announced visit to this home from today on (S3.12). One that comes unannounced, with its reason, is not told.
pub(crate) fn announced(
    tx: &mut Tx<'_>,
    scope: &Scope,
    tenancy: TenancyId,
    today: Day,
) -> Result<Option<Announced>, store::Error> {
    for round in newest_from(tx, scope, today)? {
        let told = |s: &&Stop| s.tenancy == tenancy && s.coming == Coming::Announced;
        if let Some(stop) = round.stops.iter().find(told) {
            let staff = store::staff::by_id(tx, scope, round.visitor)?;
            return Ok(Some(Announced {
                visitor: round.visitor,
                name: staff.map(|s| s.name).unwrap_or_default(),
                on: round.on,
                arrives_at: stop.arrives_at,
                photo: store::portrait::has(tx, scope, round.visitor)?,
            }));
        }
    }
    Ok(None)
}

pub(crate) fn planned(
    tx: &mut Tx<'_>,
    scope: &Scope,
    today: Day,
) -> Result<HashMap<TenancyId, (UserId, Day)>, store::Error> {
    let mut planned = HashMap::new();
    for round in newest_from(tx, scope, today)? {
        for stop in &round.stops {
            planned.entry(stop.tenancy).or_insert((round.visitor, round.on));
        }
    }
    Ok(planned)
}

/// A visit as chosen for a round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewStop {
    /// To whom.
    pub tenancy: TenancyId,
    /// Announced or not, with the reason.
    pub coming: Coming,
    /// Goes only by two.
    pub by_two: bool,
    /// Not before and not after, in minutes of the day.
    pub window: Option<(i32, i32)>,
}

/// A round as planned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewRound {
    /// Chosen by the browser.
    pub id: RoundId,
    /// The day.
    pub on: Day,
    /// When it begins, in minutes of the day.
    pub starts_at: i32,
    /// Who goes; the one who plans unless told.
    pub visitor: Option<UserId>,
    /// Who comes along.
    pub companion: Option<UserId>,
    /// To whom, in any order.
    pub stops: Vec<NewStop>,
}

/// Plans a round: the best order is found and kept with its times. The same round twice is one round.
pub fn plan_round(db: &Db, actor: &Actor, at: At, new: &NewRound) -> Result<(), Error> {
    actor.may(Act::RecordContact)?;
    let visitor = new.visitor.or(actor.user).ok_or(Refusal::Missing("visitor"))?;
    if new.stops.len() > MOST_STOPS {
        return Err(Refusal::Round(BadRound::TooMany).into());
    }
    let scope = actor.scope();
    db.write(|tx| {
        if !store::visit::round(tx, &scope, new.id)?.is_empty() {
            return Ok(());
        }
        let colleagues = names(tx, &scope)?;
        for who in [Some(visitor), new.companion].into_iter().flatten() {
            if !colleagues.contains_key(&who) {
                return Err(Refusal::NoSuchColleague(who.to_string()).into());
            }
        }
        let mut stops = Vec::new();
        let mut calls = Vec::new();
        for stop in &new.stops {
            let place = store::visit::place(tx, &scope, stop.tenancy)?;
            let place = place.ok_or_else(|| Refusal::NoSuchTenancy(stop.tenancy.to_string()))?;
            calls.push(call(place.coordinates, stop.window));
            // A note on safety that still holds: only by two (S1.17).
            let guarded = !domain::visit::safety(
                &facts(&store::visit::facts_of(tx, &scope, stop.tenancy)?),
                &domain::calendar::Watch::new(new.on),
            )
            .is_empty();
            stops.push(Stop {
                visit: VisitId(Uuid::new_v5(&new.id.0, stop.tenancy.0.as_bytes())),
                tenancy: stop.tenancy,
                coming: stop.coming,
                by_two: stop.by_two || guarded,
                window: stop.window,
                arrives_at: 0,
            });
        }
        let way = route::plan(None, new.starts_at, &calls);
        let ordered = way.order.iter().zip(&way.arrivals);
        let round = Round {
            id: new.id,
            version: 1,
            on: new.on,
            visitor,
            companion: new.companion,
            starts_at: new.starts_at,
            stops: ordered
                .filter_map(|(n, arrives_at)| {
                    let arrives_at = *arrives_at;
                    stops.get(*n).map(|stop| Stop {
                        arrives_at,
                        ..stop.clone()
                    })
                })
                .collect(),
            by: actor.user,
            learned_on: at.today,
        };
        keep(tx, actor, at, &round, "plan_round")
    })
}

fn call(at: Option<route::Point>, window: Option<(i32, i32)>) -> Call {
    Call {
        at,
        window,
        stays: VISIT_MINUTES,
    }
}

fn keep(tx: &mut WriteTx<'_>, actor: &Actor, at: At, round: &Round, act: &str) -> Result<(), Error> {
    round.check(at.today).map_err(Refusal::Round)?;
    store::visit::add_rounds(tx, &actor.scope(), [round], Moment(at.now))?;
    let details = json!({"round": round.id.to_string(), "version": round.version, "on": round.on.to_string(),
        "visits": round.stops.len()});
    crate::audit::note(tx, actor, at, act, &round.id.to_string(), None, "", &details)
}

/// What becomes of a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RoundTurn {
    /// Called off.
    Off,
    /// Without this visit.
    Without(VisitId),
    /// This visit one place earlier.
    Earlier(VisitId),
}

/// Changes a round: a new version with the times made anew. `seen` is the version that was on the page.
pub fn change_round(
    db: &Db,
    actor: &Actor,
    at: At,
    id: RoundId,
    seen: i32,
    turn: RoundTurn,
) -> Result<(), Error> {
    actor.may(Act::RecordContact)?;
    let scope = actor.scope();
    db.write(|tx| {
        let versions = store::visit::round(tx, &scope, id)?;
        let newest = versions
            .last()
            .ok_or_else(|| Refusal::NoSuchVisit(id.to_string()))?;
        if newest.version != seen {
            return Err(Refusal::ChangedMeanwhile.into());
        }
        let mut next = newest.clone();
        next.version += 1;
        next.by = actor.user;
        next.learned_on = at.today;
        match turn {
            RoundTurn::Off => next.stops.clear(),
            RoundTurn::Without(visit) => next.stops.retain(|s| s.visit != visit),
            RoundTurn::Earlier(visit) => {
                if let Some(place) = next
                    .stops
                    .iter()
                    .position(|s| s.visit == visit)
                    .filter(|n| *n > 0)
                {
                    next.stops.swap(place, place - 1);
                }
            }
        }
        let mut calls = Vec::new();
        for stop in &next.stops {
            let place = store::visit::place(tx, &scope, stop.tenancy)?;
            calls.push(call(place.and_then(|p| p.coordinates), stop.window));
        }
        let arrivals = route::along(None, next.starts_at, &calls).arrivals;
        for (stop, arrives_at) in next.stops.iter_mut().zip(arrivals) {
            stop.arrives_at = arrives_at;
        }
        keep(tx, actor, at, &next, "change_round")
    })
}

/// A round with who lives where and what happened so far.
#[derive(Clone, Debug)]
pub struct RoundView {
    /// The newest version.
    pub round: Round,
    /// Who and where, by tenancy.
    pub places: HashMap<TenancyId, Invitee>,
    /// What happened at its visits.
    pub facts: Vec<VisitFact>,
    /// Colleagues by id.
    pub colleagues: HashMap<UserId, String>,
}

impl RoundView {
    /// What happened at one visit.
    pub fn course(&self, visit: VisitId) -> domain::visit::Course<'_> {
        domain::visit::course(self.facts.iter().filter(|f| f.visit == visit))
    }
    /// Name of a colleague.
    pub fn name(&self, user: UserId) -> &str {
        self.colleagues.get(&user).map_or("", String::as_str)
    }
}

fn view(
    tx: &mut Tx<'_>,
    scope: &Scope,
    round: Round,
    colleagues: &HashMap<UserId, String>,
) -> Result<RoundView, store::Error> {
    let mut places = HashMap::new();
    for stop in &round.stops {
        if let Some(place) = store::visit::place(tx, scope, stop.tenancy)? {
            places.insert(stop.tenancy, invitee(place, &HashMap::new(), &[]));
        }
    }
    Ok(RoundView {
        facts: facts(&store::visit::facts_of_round(tx, scope, round.id)?),
        places,
        colleagues: colleagues.clone(),
        round,
    })
}

/// Rounds of the last days, of today and to come, of everybody.
pub fn rounds(db: &Db, actor: &Actor, at: At) -> Result<Vec<RoundView>, Error> {
    actor.may(Act::RecordContact)?;
    let scope = actor.scope();
    Ok(db.read(|tx| {
        let colleagues = names(tx, &scope)?;
        let mut views = Vec::new();
        for round in newest_from(tx, &scope, at.today.plus(-LOOK_BACK))? {
            views.push(view(tx, &scope, round, &colleagues)?);
        }
        Ok::<_, store::Error>(views)
    })?)
}

/// One round.
pub fn round(db: &Db, actor: &Actor, id: RoundId) -> Result<RoundView, Error> {
    actor.may(Act::RecordContact)?;
    let scope = actor.scope();
    let found = db.read(|tx| {
        let colleagues = names(tx, &scope)?;
        match store::visit::round(tx, &scope, id)?.pop() {
            Some(round) => view(tx, &scope, round, &colleagues).map(Some),
            None => Ok(None),
        }
    })?;
    found.ok_or_else(|| Refusal::NoSuchVisit(id.to_string()).into())
}

/// A visit with the whole file of the tenant.
#[derive(Clone, Debug)]
pub struct OpenVisit {
    /// The round.
    pub round: Round,
    /// The visit.
    pub stop: Stop,
    /// The file.
    pub file: CaseFile,
    /// What happened at all visits to this tenant.
    pub facts: Vec<VisitFact>,
    /// Who else goes there, and when (S3.4).
    pub others: Vec<(UserId, Day)>,
    /// Free moments of coaches (S1.24).
    pub slots: Vec<Slot>,
    /// Cards that whoever looks put away for good.
    pub put_away: Vec<Prompt>,
}

impl OpenVisit {
    /// What happened at this visit.
    pub fn course(&self) -> domain::visit::Course<'_> {
        domain::visit::course(self.facts.iter().filter(|f| f.visit == self.stop.visit))
    }
}

/// Opens a visit for somebody who looks, and notes who looked and why.
pub fn open(
    db: &Db,
    actor: &Actor,
    at: At,
    round: RoundId,
    visit: VisitId,
    why: &str,
) -> Result<OpenVisit, Error> {
    actor.may(Act::RecordContact)?;
    let scope = actor.scope();
    let policy = night::policy_of(db, &scope)?;
    let found = db.read(|tx| {
        let versions = store::visit::round(tx, &scope, round)?;
        // A visit that was taken out of the round meanwhile is still opened: somebody may stand at the door.
        let held = versions
            .iter()
            .rev()
            .find_map(|r| Some((r, r.stop(visit)?.clone())));
        let Some((held, stop)) = held else { return Ok(None) };
        let Some(file) = case_file::load(tx, &scope, stop.tenancy, policy)? else {
            return Ok(None);
        };
        let others = newest_from(tx, &scope, at.today)?
            .into_iter()
            .filter(|r| r.id != round && r.stops.iter().any(|s| s.tenancy == stop.tenancy))
            .map(|r| (r.visitor, r.on))
            .collect();
        Ok::<_, Error>(Some(OpenVisit {
            round: held.clone(),
            facts: facts(&store::visit::facts_of(tx, &scope, stop.tenancy)?),
            file,
            stop,
            others,
            slots: crate::coach::free(tx, &scope, at)?,
            put_away: crate::own_room::put_away(tx, &scope, actor.user)?,
        }))
    })?;
    let open = found.ok_or_else(|| Refusal::NoSuchVisit(visit.to_string()))?;
    crate::audit::note_look(
        db,
        actor,
        at,
        "see_tenancy",
        &open.file.tenancy.reference,
        open.file.tenancy.id,
        why,
    )?;
    Ok(open)
}

fn facts(rows: &[FactRow]) -> Vec<VisitFact> {
    rows.iter().filter_map(fact).collect()
}

fn fact(row: &FactRow) -> Option<VisitFact> {
    let body: Value = serde_json::from_str(&row.body).ok()?;
    Some(VisitFact {
        id: row.id,
        visit: row.visit,
        tenancy: row.tenancy,
        what: told::from_json(&row.kind, &body)?,
        on: row.on,
        minute: row.minute,
        moment: row.moment,
        by: row.by,
        learned_on: row.learned_on,
    })
}

/// To whom a visit goes.
pub fn tenancy_of(db: &Db, actor: &Actor, round: RoundId, visit: VisitId) -> Result<TenancyId, Error> {
    actor.may(Act::RecordContact)?;
    let scope = actor.scope();
    let versions = db.read(|tx| store::visit::round(tx, &scope, round))?;
    let held = versions.iter().rev().find_map(|r| r.stop(visit));
    let stop = held.ok_or_else(|| Refusal::NoSuchVisit(visit.to_string()))?;
    Ok(stop.tenancy)
}

/// Something that happened, as the phone sends it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewFact {
    /// Made on the phone.
    pub id: VisitFactId,
    /// In which round.
    pub round: RoundId,
    /// At which visit.
    pub visit: VisitId,
    /// What.
    pub what: Happening,
    /// How long ago by the phone's own clock, in milliseconds. The clock itself may be days off; this is not.
    pub ago: i64,
}

/// What became of a fact that arrived.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Received {
    /// Kept, with what follows from it.
    Kept,
    /// It was there already; nothing was done.
    AlreadyThere,
    /// Kept; the ledger moved since the phone saw it, so a colleague looks at it first.
    KeptForALook,
}

/// Keeps what happened at a visit, with what follows from it, once.
pub fn record(db: &Db, actor: &Actor, at: At, new: &NewFact) -> Result<Received, Error> {
    actor.may(Act::RecordContact)?;
    check(&new.what)?;
    keep_with(db, actor, at, new, |_, _| Ok(()))
}

/// Keeps a fact with what stands beside it, in one transaction; when the fact is there already, nothing is written.
fn keep_with(
    db: &Db,
    actor: &Actor,
    at: At,
    new: &NewFact,
    beside: impl Fn(&mut WriteTx<'_>, &VisitFact) -> Result<(), Error>,
) -> Result<Received, Error> {
    let scope = actor.scope();
    let policy = night::policy_of(db, &scope)?;
    db.write(|tx| {
        let versions = store::visit::round(tx, &scope, new.round)?;
        let held = versions.iter().rev().find_map(|r| Some((r, r.stop(new.visit)?)));
        let (round, stop) = held.ok_or_else(|| Refusal::NoSuchVisit(new.visit.to_string()))?;
        let tenancy = stop.tenancy;
        let there = store::visit::facts_of(tx, &scope, tenancy)?;
        if there.iter().any(|f| f.id == new.id) {
            return Ok(Received::AlreadyThere);
        }
        let file = case_file::load(tx, &scope, tenancy, policy)?;
        let file = file.ok_or_else(|| Refusal::NoSuchTenancy(tenancy.to_string()))?;
        let fact = happened(actor, at, new, round, tenancy);
        store::visit::add_facts(tx, &scope, [&row(&fact, new.round)], Moment(at.now))?;
        beside(tx, &fact)?;
        let received = follow::follow(tx, actor, at, &file, (&fact, &facts(&there)))?;
        judge::again(tx, &scope, &policy, at, tenancy)?;
        let details =
            json!({"fact": fact.id.to_string(), "kind": fact.what.code(), "on": fact.on.to_string()});
        let reference = &file.tenancy.reference;
        crate::audit::note(
            tx,
            actor,
            at,
            "visit_fact",
            reference,
            Some(tenancy),
            "",
            &details,
        )?;
        Ok(received)
    })
}

fn check(what: &Happening) -> Result<(), Error> {
    match what {
        Happening::Seen { words, .. } | Happening::Paused { words, .. } | Happening::PassOn { words, .. } => {
            check_text("words", words)
        }
        Happening::Told { words } => {
            if words.is_empty() {
                return Err(Refusal::Missing("words").into());
            }
            check_text("words", words)
        }
        Happening::Promised { action, .. } => {
            if action.is_empty() {
                return Err(Refusal::Missing("action").into());
            }
            check_text("action", action)
        }
        Happening::Planned { told, step, .. } => {
            check_text("told", told)?;
            check_text("action", step)
        }
        // A worry about health may lie on the table; it is not kept, whatever a phone sends.
        Happening::Mapped { first, others }
            if !std::iter::once(first).chain(others).all(|m| m.may_be_kept()) =>
        {
            Err(Refusal::Missing("matter").into())
        }
        // It comes with its sound, or not at all.
        Happening::Spoken { .. } => Err(Refusal::VoiceNote(BadNote::Silent).into()),
        Happening::Referred { need: None } => Err(Refusal::Missing("need").into()),
        Happening::Closed { note, .. } => check_text("note", note),
        Happening::Safety { fact, .. } => {
            if fact.is_empty() {
                return Err(Refusal::Missing("fact").into());
            }
            check_text("fact", fact)
        }
        _ => Ok(()),
    }
}

/// When it happened: so long ago by the phone, on our own clock, and not before the day of the round.
fn happened(actor: &Actor, at: At, new: &NewFact, round: &Round, tenancy: TenancyId) -> VisitFact {
    let ago = new.ago.clamp(0, 60 * 24 * 3_600_000);
    let zone = TimeZone::get("Europe/Amsterdam").unwrap_or(TimeZone::UTC);
    let local = |micros: i64| {
        let moment = Timestamp::from_microsecond(micros).unwrap_or(Timestamp::UNIX_EPOCH);
        zone.to_datetime(moment)
    };
    let (now, then) = (local(at.now), local(at.now - ago * 1_000));
    let days = Day::from_date(now.date()).since(Day::from_date(then.date()));
    let on = at.today.plus(-days).max(round.on.min(at.today));
    VisitFact {
        id: new.id,
        visit: new.visit,
        tenancy,
        what: new.what.clone(),
        on,
        minute: i32::from(then.hour()) * 60 + i32::from(then.minute()),
        moment: at.now / 1_000 - ago,
        by: actor.user,
        learned_on: at.today,
    }
}

fn row(fact: &VisitFact, round: RoundId) -> FactRow {
    FactRow {
        tenancy: fact.tenancy,
        id: fact.id,
        round,
        visit: fact.visit,
        kind: fact.what.code().to_owned(),
        body: told::to_json(&fact.what).to_string(),
        on: fact.on,
        minute: fact.minute,
        moment: fact.moment,
        by: fact.by,
        learned_on: fact.learned_on,
    }
}
