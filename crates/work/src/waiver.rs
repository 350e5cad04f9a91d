//! Waiving past-due rent: propose, decide by mandate and with a second person above the limit, write off, and the yearly
//! register (S4.21, S4.33). A proposal never changes; a decision is kept for ever.

use crate::actor::{Act, Actor, At};
use crate::automatic::booking;
use crate::case_file::{self, CaseFile};
use crate::record::check_text;
use crate::{Error, Refusal, ledger, night};
use domain::arrangement::owed;
use domain::automatic::Kind;
use domain::calendar::{Day, Watch};
use domain::ids::{TenancyId, UserId, WaiverId};
use domain::ledger::LedgerEntry;
use domain::mandate::{Rank, mandate};
use domain::money::Cents;
use domain::policy::Policy;
use domain::waiver::{
    Condition, Decision, Effect, Ground, LOOK_BACK_MONTHS, RegisterLine, Verdict, Waiver, WaiverState,
    effect, kept_months, register as register_lines,
};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use store::db::{Moment, WriteTx};
use store::{Db, Span};

/// A proposal as written down.
#[derive(Clone, Debug)]
pub struct NewWaiver {
    /// Chosen by the browser.
    pub id: WaiverId,
    /// How much of what is past due.
    pub amount: Cents,
    /// On what ground.
    pub ground: Ground,
    /// Why, in plain words.
    pub words: String,
    /// At once, or for each kept month.
    pub condition: Condition,
    /// From which budget.
    pub budget_line: String,
}

/// In what rank somebody proposes and decides; the mandates are acts of the role.
pub fn rank(actor: &Actor) -> Rank {
    if actor.may(Act::MandateManager).is_ok() {
        Rank::Manager
    } else if actor.may(Act::MandateTeamLeader).is_ok() {
        Rank::TeamLeader
    } else {
        Rank::Officer
    }
}

/// What somebody may decide alone: the lower of their mandate and the limit above which two people decide.
pub fn alone_up_to(actor: &Actor, policy: &Policy) -> Cents {
    mandate(rank(actor), policy)
        .waive_up_to
        .min(policy.waive_alone_up_to)
}

/// What can be waived on a day: what fell due before it and is open. Never rent that is still to come.
pub fn room(file: &CaseFile, on: Day) -> Cents {
    owed(file.outlook(on).judged(), on.plus(-1))
}

/// Proposes. Within the own mandate it is decided at once; above it somebody else decides.
pub fn propose(db: &Db, actor: &Actor, at: At, tenancy: TenancyId, new: &NewWaiver) -> Result<(), Error> {
    actor.may(Act::Waive)?;
    let by = person(actor)?;
    check_text("words", &new.words)?;
    check_text("budget_line", &new.budget_line)?;
    case_file::act(db, actor, at, tenancy, "propose_waiver", |tx, file| {
        if file.waivers.iter().any(|w| w.id == new.id) {
            return Ok(None);
        }
        let waiver = Waiver {
            id: new.id,
            by,
            rank: rank(actor),
            amount: new.amount,
            covers_until: at.today.plus(-1),
            ground: new.ground,
            words: new.words.trim().to_owned(),
            condition: new.condition,
            budget_line: new.budget_line.trim().to_owned(),
            plan: None,
            proposed_on: at.today,
            learned_on: at.today,
        };
        let outlook = file.outlook(at.today);
        waiver
            .check(outlook.judged(), file.tenancy.start)
            .map_err(Refusal::Waiver)?;
        store::help::add(tx, &actor.scope(), [(tenancy, &waiver)], Moment(at.now))?;
        if !waiver.needs_second(&file.policy) {
            let yes = decision((actor, by), at, &waiver, &file.policy, Verdict::Approve, "");
            keep(tx, actor, at, file, &waiver, &yes)?;
        }
        Ok(Some(told(&waiver)))
    })
}

fn person(actor: &Actor) -> Result<UserId, Refusal> {
    actor.user.ok_or(Refusal::NotAllowed(Act::Waive))
}

fn decision(
    (actor, by): (&Actor, UserId),
    at: At,
    waiver: &Waiver,
    policy: &Policy,
    verdict: Verdict,
    words: &str,
) -> Decision {
    Decision {
        waiver: waiver.id,
        by,
        rank: rank(actor),
        verdict,
        words: words.trim().to_owned(),
        limits: Some(waiver.limits(rank(actor), policy)),
        on: at.today,
        learned_on: at.today,
    }
}

/// Decides about a proposal, or takes it back.
pub fn decide(
    db: &Db,
    actor: &Actor,
    at: At,
    tenancy: TenancyId,
    id: WaiverId,
    verdict: Verdict,
    words: &str,
) -> Result<(), Error> {
    actor.may(Act::Waive)?;
    let by = person(actor)?;
    check_text("words", words)?;
    case_file::act(db, actor, at, tenancy, "decide_waiver", |tx, file| {
        let waiver = file.waivers.iter().find(|w| w.id == id);
        let waiver = waiver.ok_or_else(|| Refusal::NoSuchHelp(id.to_string()))?;
        let new = decision((actor, by), at, waiver, &file.policy, verdict, words);
        if file.decisions.contains(&new) {
            return Ok(None);
        }
        waiver
            .may_decide(&new, &file.decisions, &file.policy)
            .map_err(Refusal::WaiverDecision)?;
        if verdict == Verdict::Approve {
            // What is open may have changed since the proposal.
            let outlook = file.outlook(at.today);
            waiver
                .check(outlook.judged(), file.tenancy.start)
                .map_err(Refusal::Waiver)?;
        }
        keep(tx, actor, at, file, waiver, &new)?;
        Ok(Some(
            json!({"waiver": id.to_string(), "verdict": verdict.code(), "rank": new.rank.code(),
            "amount": waiver.amount.0}),
        ))
    })
}

/// Keeps a decision and books what follows from it at once.
fn keep(
    tx: &mut WriteTx<'_>,
    actor: &Actor,
    at: At,
    file: &CaseFile,
    waiver: &Waiver,
    new: &Decision,
) -> Result<(), Error> {
    let scope = actor.scope();
    let added = store::help::add(tx, &scope, [(file.tenancy.id, new)], Moment(at.now))?;
    if added == 0 {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    let mut decisions = file.decisions.clone();
    decisions.push(new.clone());
    if let WaiverState::Approved { on } = waiver.state(&decisions, &file.policy) {
        let entries = missing(file, waiver, on, at.today);
        ledger::book_agreed(tx, &scope, file.tenancy.id, entries)?;
    }
    Ok(())
}

/// The write-offs of an approved waiver that are not booked yet, never more than is open of what was past due.
fn missing(file: &CaseFile, waiver: &Waiver, approved_on: Day, today: Day) -> Vec<LedgerEntry> {
    let outlook = file.outlook(today);
    let account = outlook.judged();
    let kept = match waiver.condition {
        Condition::AtOnce => Vec::new(),
        Condition::PerKeptMonth { .. } => kept_months(account, approved_on, &file.policy, &Watch::new(today)),
    };
    let mut room = owed(account, waiver.covers_until);
    let mut entries = Vec::new();
    let there = |entry: &LedgerEntry| file.ledger.iter().any(|held| held.key == entry.key);
    for mut entry in waiver.write_offs(approved_on, &kept, today) {
        if there(&entry) {
            continue;
        }
        let amount = room.min(-entry.amount);
        if !amount.is_positive() {
            break;
        }
        room -= amount;
        entry.amount = -amount;
        entries.push(entry);
    }
    entries
}

/// For each current rent that was kept since the decision: the next part, of every waiver with that condition. Run with the
/// night; doing it twice books nothing twice. Gives how many parts were written off.
pub fn run(db: &Db, actor: &Actor, at: At) -> Result<u64, Error> {
    actor.may(Act::RunNight)?;
    let whose = with_parts(db, actor)?;
    booking::each(db, actor, at, Kind::WaiverPart, whose, |file| {
        let mut entries = Vec::new();
        for waiver in &file.waivers {
            let state = waiver.state(&file.decisions, &file.policy);
            if let (WaiverState::Approved { on }, Condition::PerKeptMonth { .. }) = (state, waiver.condition)
            {
                let new = missing(file, waiver, on, at.today);
                entries.extend(new.into_iter().map(|e| (waiver.id.0, e)));
            }
        }
        entries
    })
}

/// Tenancies with a waiver in parts.
fn with_parts(db: &Db, actor: &Actor) -> Result<Vec<TenancyId>, Error> {
    let (waivers, _) = all(db, actor)?;
    let in_parts = |w: &&(TenancyId, Waiver)| w.1.condition != Condition::AtOnce;
    let mut tenancies: Vec<TenancyId> = waivers.iter().filter(in_parts).map(|(t, _)| *t).collect();
    tenancies.dedup();
    Ok(tenancies)
}

type Everything = (Vec<(TenancyId, Waiver)>, Vec<Decision>);

fn all(db: &Db, actor: &Actor) -> Result<Everything, Error> {
    let scope = actor.scope();
    let found = db.read(|tx| {
        let mut waivers = Vec::new();
        store::help::each(tx, &scope, Span::ALL, |t, w| {
            waivers.push((t, w));
            Ok::<_, store::Error>(())
        })?;
        let mut decisions = Vec::new();
        store::help::each(tx, &scope, Span::ALL, |_, d| {
            decisions.push(d);
            Ok::<_, store::Error>(())
        })?;
        Ok::<_, store::Error>((waivers, decisions))
    })?;
    Ok(found)
}

/// One waiver of the register, with whose it is and what became of the rent.
#[derive(Clone, Debug)]
pub struct Line {
    /// Whose.
    pub tenancy: TenancyId,
    /// Contract number.
    pub reference: String,
    /// What was decided.
    pub decided: RegisterLine,
    /// Names of who proposed and who said yes.
    pub names: BTreeMap<UserId, String>,
    /// After three and six months: rents on time since, of how many; `None` before that day.
    pub effects: [Option<Effect>; 2],
}

/// One proposal that waits for a decision.
#[derive(Clone, Debug)]
pub struct Waiting {
    /// Whose.
    pub tenancy: TenancyId,
    /// Contract number.
    pub reference: String,
    /// What is proposed.
    pub waiver: Waiver,
    /// Name of who proposed it.
    pub by: String,
    /// The lowest rank that may decide now.
    pub needs: Option<Rank>,
}

/// The register of a year, and what waits.
#[derive(Clone, Debug, Default)]
pub struct Register {
    /// Decided in the year, by day.
    pub lines: Vec<Line>,
    /// Waits for a decision.
    pub waiting: Vec<Waiting>,
}

/// The waivers decided in a year with their look-back, and what waits for a decision.
pub fn register(db: &Db, actor: &Actor, at: At, year: i32) -> Result<Register, Error> {
    actor.may(Act::SeeWaivers)?;
    let policy = night::policy_of(db, &actor.scope())?;
    let (waivers, decisions) = all(db, actor)?;
    let mut whose: BTreeMap<WaiverId, TenancyId> = BTreeMap::new();
    for (tenancy, waiver) in &waivers {
        whose.insert(waiver.id, *tenancy);
    }
    let bare: Vec<Waiver> = waivers.iter().map(|(_, w)| w.clone()).collect();
    let mut register = Register::default();
    for decided in register_lines(&bare, &decisions, year, &policy) {
        let Some(tenancy) = whose.get(&decided.waiver).copied() else {
            continue;
        };
        let file = case_file::read(db, actor, tenancy)?;
        register.lines.push(line(&file, decided, at.today));
    }
    for (tenancy, waiver) in waivers {
        let WaiverState::Proposed { needs, .. } = waiver.state(&decisions, &policy) else {
            continue;
        };
        let file = case_file::read(db, actor, tenancy)?;
        register.waiting.push(Waiting {
            tenancy,
            reference: file.tenancy.reference.clone(),
            by: file.colleague(Some(waiver.by)).unwrap_or_default().to_owned(),
            waiver,
            needs,
        });
    }
    register
        .waiting
        .sort_by_key(|w| (w.waiver.proposed_on, w.waiver.id));
    Ok(register)
}

fn line(file: &CaseFile, decided: RegisterLine, today: Day) -> Line {
    let look = |months: i32| {
        let on = decided
            .decided_on
            .month()
            .plus(months)
            .on(decided.decided_on.day_of_month());
        (on <= today).then(|| {
            let then = file.outlook(on);
            effect(then.judged(), decided.decided_on, &file.policy, &Watch::new(on))
        })
    };
    let ids = decided.decided_by.iter().chain([&decided.proposed_by]);
    let name = |id: &UserId| Some((*id, file.colleague(Some(*id))?.to_owned()));
    Line {
        tenancy: file.tenancy.id,
        reference: file.tenancy.reference.clone(),
        names: ids.filter_map(name).collect(),
        effects: LOOK_BACK_MONTHS.map(look),
        decided,
    }
}

/// What the trail says of it: no words.
fn told(w: &Waiver) -> Value {
    json!({"waiver": w.id.to_string(), "amount": w.amount.0, "ground": w.ground.code(), "rank": w.rank.code(),
        "atOnce": w.condition == Condition::AtOnce})
}
