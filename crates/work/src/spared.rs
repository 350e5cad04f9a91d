//! A request to be spared the yearly rent increase: write down, decide by mandate, and take back in the ledger what was
//! charged with it all the same (S4.7). Every version is kept.

use crate::actor::{Act, Actor, At};
use crate::automatic::booking;
use crate::case_file::{self, CaseFile, newest_of_each};
use crate::record::check_text;
use crate::waiver::rank;
use crate::{Error, Refusal, ledger};
use domain::automatic::{Kind, is_undone};
use domain::calendar::{Day, Month, Watch};
use domain::ids::{SparedIncreaseId, TenancyId, UserId};
use domain::ledger::LedgerEntry;
use domain::mandate::{Rank, rank_for_discount};
use domain::money::Cents;
use domain::spared_increase::{MONTHS, SparedIncrease, SparedState};
use serde_json::{Value, json};
use store::Db;
use store::db::{Moment, WriteTx};

/// A request as written down.
#[derive(Clone, Debug)]
pub struct NewSpared {
    /// Chosen by the browser.
    pub id: SparedIncreaseId,
    /// The day on which the tenant asked.
    pub requested_on: Day,
    /// In the tenant's words; may be empty.
    pub words: String,
    /// The month of the increase.
    pub from: Month,
    /// The rent before it.
    pub before: Cents,
    /// The rent after it.
    pub after: Cents,
}

/// Writes a request down. Whoever may decide about it does so apart from it: a request is never its own answer.
pub fn request(db: &Db, actor: &Actor, at: At, tenancy: TenancyId, new: &NewSpared) -> Result<(), Error> {
    actor.may(Act::LowerRent)?;
    let by = person(actor)?;
    check_text("words", &new.words)?;
    if new.requested_on > at.today {
        let (field, day) = ("requested_on", new.requested_on);
        return Err(Refusal::Date { field, day }.into());
    }
    case_file::act(db, actor, at, tenancy, "request_spared_increase", |tx, file| {
        if file.spared.iter().any(|s| s.id == new.id) {
            return Ok(None);
        }
        let asked = SparedIncrease {
            id: new.id,
            version: 1,
            requested_on: new.requested_on,
            words: new.words.trim().to_owned(),
            from: new.from,
            before: new.before,
            after: new.after,
            state: SparedState::Requested,
            decided_by: None,
            answer: String::new(),
            by: Some(by),
            made_on: at.today,
            learned_on: at.today,
        };
        keep(tx, actor, at, file, &asked)?;
        Ok(Some(told(&asked)))
    })
}

fn person(actor: &Actor) -> Result<UserId, Refusal> {
    actor.user.ok_or(Refusal::NotAllowed(Act::LowerRent))
}

fn keep(
    tx: &mut WriteTx<'_>,
    actor: &Actor,
    at: At,
    file: &CaseFile,
    s: &SparedIncrease,
) -> Result<(), Error> {
    s.check(file.tenancy.start, &newest_of_each(&file.spared), &file.policy)
        .map_err(Refusal::Spared)?;
    let added = store::help::add(tx, &actor.scope(), [(file.tenancy.id, s)], Moment(at.now))?;
    if added == 0 {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    Ok(())
}

/// Grants it, or says no with a reason. `seen` is the version that was on the page.
pub fn decide(
    db: &Db,
    actor: &Actor,
    at: At,
    tenancy: TenancyId,
    (id, seen): (SparedIncreaseId, i32),
    state: SparedState,
    words: &str,
) -> Result<(), Error> {
    actor.may(Act::LowerRent)?;
    let by = person(actor)?;
    check_text("words", words)?;
    case_file::act(db, actor, at, tenancy, "decide_spared_increase", |tx, file| {
        let held = case_file::newest(&file.spared, id)?;
        if held.version == seen + 1 && held.state == state && held.by == Some(by) {
            return Ok(None);
        }
        if held.version != seen {
            return Err(Refusal::ChangedMeanwhile.into());
        }
        if held.state != SparedState::Requested {
            return Err(Refusal::NotOpen.into());
        }
        let next = SparedIncrease {
            version: held.version + 1,
            state,
            decided_by: Some((by, rank(actor))),
            answer: words.trim().to_owned(),
            by: Some(by),
            made_on: at.today,
            learned_on: at.today,
            ..held.clone()
        };
        keep(tx, actor, at, file, &next)?;
        book(tx, actor, at, file, &next)?;
        Ok(Some(told(&next)))
    })
}

/// Brings the ledger to what was decided, for the months that have begun.
fn book(
    tx: &mut WriteTx<'_>,
    actor: &Actor,
    at: At,
    file: &CaseFile,
    s: &SparedIncrease,
) -> Result<(), Error> {
    let new = missing(file, s, at.today);
    ledger::book_agreed(tx, &actor.scope(), file.tenancy.id, new).map(drop)
}

/// What the ledger lacks, for the months that have begun; a month in which a colleague took it back stays as it is.
fn missing(file: &CaseFile, s: &SparedIncrease, today: Day) -> Vec<LedgerEntry> {
    let outlook = file.outlook(today);
    let charged = |month: Month| outlook.account.item(month).map_or(Cents::ZERO, |i| i.charged);
    let taken_back = |month: Option<Month>| {
        let mut own = file.ledger.iter().filter(|e| e.month == month && s.is_of(e));
        own.any(|e| is_undone(e.key, &file.ledger))
    };
    let mut entries = s.entries(&charged, &file.ledger, file.tenancy.end, &Watch::new(today));
    entries.retain(|e| !taken_back(e.month));
    entries
}

/// For each month that was charged with the increase all the same: what takes it back. Run with the night; doing it twice
/// books nothing twice, and an association that adapts its own books later is followed. Gives how many entries were new.
pub fn run(db: &Db, actor: &Actor, at: At) -> Result<u64, Error> {
    actor.may(Act::RunNight)?;
    let first = |s: &SparedIncrease| (s.state == SparedState::Granted).then_some(s.from);
    let whose = booking::begun(db, actor, at.today, first)?;
    booking::each(db, actor, at, Kind::SparedIncrease, whose, |file| {
        let all = newest_of_each(&file.spared).into_iter();
        all.flat_map(|s| missing(file, s, at.today).into_iter().map(|e| (s.id.0, e)))
            .collect()
    })
}

/// A request in the register.
#[derive(Clone, Debug)]
pub struct Line {
    /// Whose.
    pub tenancy: TenancyId,
    /// Contract number.
    pub reference: String,
    /// As it stands.
    pub spared: SparedIncrease,
    /// Name of who decided.
    pub decided_by: String,
    /// The lowest rank that may decide, while it waits.
    pub needs: Option<Rank>,
}

/// The requests decided in a year, and what waits for a decision.
#[derive(Clone, Debug, Default)]
pub struct Register {
    /// Decided in the year, yes or no, by day.
    pub lines: Vec<Line>,
    /// Waits for a decision, oldest first.
    pub waiting: Vec<Line>,
}

/// The requests decided in a year, and what waits for a decision.
pub fn register(db: &Db, actor: &Actor, year: i32) -> Result<Register, Error> {
    actor.may(Act::SeeWaivers)?;
    let mut register = Register::default();
    for (tenancy, versions) in case_file::help_of_all::<SparedIncrease>(db, actor)? {
        let shown = |s: &&SparedIncrease| s.state == SparedState::Requested || s.made_on.civil().0 == year;
        let newest: Vec<&SparedIncrease> = newest_of_each(&versions).into_iter().filter(shown).collect();
        if newest.is_empty() {
            continue;
        }
        let file = case_file::read(db, actor, tenancy)?;
        for spared in newest {
            let who = spared.decided_by.map(|(user, _)| user);
            let line = Line {
                tenancy,
                reference: file.tenancy.reference.clone(),
                spared: spared.clone(),
                decided_by: file.colleague(who).unwrap_or_default().to_owned(),
                needs: rank_for_discount(spared.a_month(), MONTHS, &file.policy),
            };
            if spared.state == SparedState::Requested {
                register.waiting.push(line);
            } else {
                register.lines.push(line);
            }
        }
    }
    register.lines.sort_by_key(|l| (l.spared.made_on, l.spared.id));
    register
        .waiting
        .sort_by_key(|l| (l.spared.requested_on, l.spared.id));
    Ok(register)
}

/// What the trail says of it: no words of the tenant.
fn told(s: &SparedIncrease) -> Value {
    json!({"spared": s.id.to_string(), "version": s.version, "state": s.state.code(), "from": s.from.to_string(),
        "perMonth": s.a_month().0, "rank": s.decided_by.map(|(_, rank)| rank.code())})
}
