//! Payment plans: agree on one, and change it without breaking it (S4.17, S1.29, S4.37). Every version is kept.
//!
//! What is owed is read in the same transaction in which the plan is written, so a plan never grows longer than its debt.

use crate::actor::{Act, Actor, At};
use crate::case_file::CaseFile;
use crate::record::{NewAgreement, check_text, first_version};
use crate::{Error, Refusal, case_file};
use domain::agreement::{Agreement, Party};
use domain::arrangement::{
    self, BadPlan, Change, FIRST_STEP_DAYS, Origin, Owed, Plan, PlanStanding, PlanState, RentLine,
    RentStatement, Standing, Term, TermState, WhoPays, too_tight,
};
use domain::calendar::Day;
use domain::ids::{AgreementId, PlanId, TenancyId};
use domain::money::Cents;
use domain::outlook::Outlook;
use domain::tenancy::due_date;
use serde_json::{Value, json};
use store::Db;
use store::db::{Moment, WriteTx};
use uuid::Uuid;

/// A plan as agreed.
#[derive(Clone, Debug)]
pub struct NewPlan {
    /// Chosen by the browser.
    pub id: PlanId,
    /// Whose proposal it is.
    pub proposed_by: Party,
    /// How it came about.
    pub origin: Origin,
    /// The payments, by day, beside the rent.
    pub terms: Vec<Term>,
    /// The current rent for the next two months: who, what, when (S4.32a).
    pub rent: RentStatement,
    /// "You told us", approved by the tenant; may be empty (S0.21).
    pub told: String,
    /// Ask how it goes after the end.
    pub aftercare: bool,
    /// What the tenant does first, of their own choice (S0.22, S3.18).
    pub own_step: Option<OwnStep>,
}

/// The tenant's own first step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OwnStep {
    /// It is agreed with the plan.
    New {
        /// What, in plain words.
        action: String,
        /// By when: within a week.
        due_on: Day,
    },
    /// It was agreed at the same table already.
    Held(AgreementId),
}

/// What a new plan can be about on a day: until which due day, and how much of it no running plan asks yet. What may come
/// later or is seen otherwise is not asked now, so no plan is made for it (S1.19, S1.22).
pub fn room(file: &CaseFile, outlook: &Outlook<'_>, on: Day) -> Option<(Day, Cents)> {
    let until = arrangement::covers(outlook.judged(), on, &file.policy)?;
    let planned: Cents = outlook
        .plans
        .iter()
        .filter(|p| p.state == PlanStanding::Running && p.plan.covers_until >= until)
        .map(|p| p.open)
        .sum();
    let account = outlook.judged();
    let held = |i: &&domain::ledger::Item| i.due_on <= until;
    let held: Cents = account.items.iter().filter(held).map(|i| i.held).sum();
    let open = arrangement::owed(account, until) - held - planned;
    open.is_positive().then_some((until, open))
}

/// Agrees on a plan. Without a word about the current rent nothing is saved.
pub fn agree(db: &Db, actor: &Actor, at: At, tenancy: TenancyId, new: &NewPlan) -> Result<(), Error> {
    actor.may(Act::AgreePlan)?;
    check_text("told", &new.told)?;
    case_file::act(db, actor, at, tenancy, "agree_plan", |tx, file| {
        if file.plans.iter().any(|p| p.id == new.id) {
            return Ok(None);
        }
        let plan = write(tx, actor, at, file, new)?;
        Ok(Some(told(&plan)))
    })
}

/// Writes the first version of a plan with the tenant's own first step, judged against what is open now.
pub(crate) fn write(
    tx: &mut WriteTx<'_>,
    actor: &Actor,
    at: At,
    file: &CaseFile,
    new: &NewPlan,
) -> Result<Plan, Error> {
    let step = first_step(actor, at, new)?;
    let plan = begin(actor, at, file, new)?;
    let held = |id| file.agreements.iter().any(|a| a.id == id);
    if step.is_none() && !plan.own_step.is_some_and(held) {
        return Err(Refusal::Plan(BadPlan::NoOwnStep).into());
    }
    let (tenancy, moment) = (file.tenancy.id, Moment(at.now));
    store::agreement::add(tx, &actor.scope(), step.iter().map(|s| (tenancy, s)), moment)?;
    store::help::add(tx, &actor.scope(), [(tenancy, &plan)], moment)?;
    Ok(plan)
}

/// The rent of the two months to speak about, as it goes on by itself: from this month when its day is still to come.
pub fn rent_ahead(file: &CaseFile, today: Day) -> [RentLine; 2] {
    let (this, tenancy) = (today.month(), &file.tenancy);
    let due = due_date(&tenancy.due_days, this);
    let first = if due >= today { this } else { this.plus(1) };
    [first, first.plus(1)].map(|month| RentLine {
        month,
        who: WhoPays::Tenant,
        amount: file.rent(month),
        on: due_date(&tenancy.due_days, month),
    })
}

/// The first step as an agreement of its own; one that was agreed before stands already.
fn first_step(actor: &Actor, at: At, new: &NewPlan) -> Result<Option<Agreement>, Error> {
    let (action, due_on) = match &new.own_step {
        None => return Err(Refusal::Plan(BadPlan::NoOwnStep).into()),
        Some(OwnStep::Held(_)) => return Ok(None),
        Some(OwnStep::New { action, .. }) if action.trim().is_empty() => {
            return Err(Refusal::Plan(BadPlan::NoOwnStep).into());
        }
        Some(OwnStep::New { action, due_on }) => (action, *due_on),
    };
    let made_on = at.today;
    if !(made_on..=made_on.plus(FIRST_STEP_DAYS)).contains(&due_on) {
        return Err(Refusal::Plan(BadPlan::OwnStepTooFar { made_on }).into());
    }
    let step = NewAgreement {
        id: new.step_id(),
        // An administrator acts for the tenant; what we do ourselves is never the tenant's step.
        party: match new.proposed_by {
            Party::Third => Party::Third,
            Party::Tenant | Party::Association => Party::Tenant,
        },
        action: action.clone(),
        due_on: Some(due_on),
        amount: None,
    };
    first_version(actor, at, &step).map(Some)
}

impl NewPlan {
    /// The id of a first step that is agreed with the plan.
    fn step_id(&self) -> AgreementId {
        AgreementId(Uuid::new_v5(&self.id.0, b"own step"))
    }
}

/// The first version of a plan, judged against what is open now.
pub(crate) fn begin(actor: &Actor, at: At, file: &CaseFile, new: &NewPlan) -> Result<Plan, Refusal> {
    let outlook = file.outlook(at.today);
    let (covers_until, open) = room(file, &outlook, at.today).ok_or(Refusal::NothingToPlan)?;
    if let (Some(until), Party::Association) = (outlook.paused_until, new.proposed_by) {
        return Err(Refusal::Plan(BadPlan::InPause { until }));
    }
    let plan = Plan {
        id: new.id,
        version: 1,
        started_on: at.today,
        made_on: at.today,
        learned_on: at.today,
        by: actor.user,
        proposed_by: new.proposed_by,
        origin: new.origin,
        change: Change::Agreed,
        state: PlanState::Running,
        covers_until,
        terms: new.terms.clone(),
        missed_before: 0,
        rent: new.rent,
        own_step: new.own_step.as_ref().map(|step| match step {
            OwnStep::New { .. } => new.step_id(),
            OwnStep::Held(id) => *id,
        }),
        told: new.told.trim().to_owned(),
        aftercare: new.aftercare,
    };
    let start = file.tenancy.start;
    let paid = Cents::ZERO;
    plan.check(Owed { start, open, paid })?;
    Ok(plan)
}

/// What becomes of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Turn {
    /// A payment moves to another day.
    Move {
        /// Which, 0 for the first.
        index: usize,
        /// The new day.
        to: Day,
    },
    /// A payment in parts.
    Split {
        /// Which, 0 for the first.
        index: usize,
        /// In how many.
        parts: u16,
        /// Days between them.
        days_apart: i32,
    },
    /// A payment is skipped; the plan is one longer.
    Skip {
        /// Which, 0 for the first.
        index: usize,
    },
    /// Too tight: what is still to come lower and longer.
    Lower,
    /// Stopped in consultation.
    Stop,
}

/// Changes a plan: a new version, all earlier ones are kept. `seen` is the version that was on the page.
pub fn change(
    db: &Db,
    actor: &Actor,
    at: At,
    tenancy: TenancyId,
    id: PlanId,
    seen: i32,
    turn: &Turn,
) -> Result<(), Error> {
    actor.may(Act::AgreePlan)?;
    case_file::act(db, actor, at, tenancy, "change_plan", |tx, file| {
        let newest = case_file::newest(&file.plans, id)?;
        if newest.version == seen + 1 && is_of(newest, turn) {
            return Ok(None);
        }
        if newest.version != seen {
            return Err(Refusal::ChangedMeanwhile.into());
        }
        let outlook = file.outlook(at.today);
        let standing = outlook.plans.iter().find(|p| p.plan.id == id);
        let standing = standing.ok_or_else(|| Refusal::NoSuchHelp(id.to_string()))?;
        if standing.state != PlanStanding::Running {
            return Err(Refusal::NotOpen.into());
        }
        let next = turned(standing, file, actor, at, turn)?;
        let owed = Owed {
            start: file.tenancy.start,
            open: arrangement::owed(outlook.judged(), next.covers_until),
            paid: standing.paid,
        };
        next.check(owed).map_err(Refusal::Plan)?;
        store::help::add(tx, &actor.scope(), [(tenancy, &next)], Moment(at.now))?;
        Ok(Some(told(&next)))
    })
}

/// Was this version made by such a turn? Then the same form came twice.
fn is_of(version: &Plan, turn: &Turn) -> bool {
    version.change == kind(turn)
}

const fn kind(turn: &Turn) -> Change {
    match turn {
        Turn::Move { .. } => Change::Moved,
        Turn::Split { .. } => Change::Split,
        Turn::Skip { .. } => Change::Skipped,
        Turn::Lower => Change::TooTight,
        Turn::Stop => Change::Stopped,
    }
}

fn turned(
    standing: &Standing<'_>,
    file: &CaseFile,
    actor: &Actor,
    at: At,
    turn: &Turn,
) -> Result<Plan, Refusal> {
    let (on, by, policy) = (at.today, actor.user, &file.policy);
    Ok(match *turn {
        Turn::Move { index, to } => arrangement::moved(standing, index, to, on, by, policy)?,
        Turn::Split {
            index,
            parts,
            days_apart,
        } => arrangement::split(standing, index, parts, days_apart, on, by, policy)?,
        Turn::Skip { index } => arrangement::skipped(standing, index, &file.plans, on, by, policy)?,
        Turn::Lower => {
            let terms = lower(standing, on, policy.plan_least)?;
            let mut next = standing.plan.next(Change::TooTight, terms, on, by);
            next.missed_before += missed_now(standing);
            next
        }
        Turn::Stop => standing
            .plan
            .next(Change::Stopped, standing.plan.terms.clone(), on, by),
    })
}

fn missed_now(standing: &Standing<'_>) -> i32 {
    let missed = standing.terms.iter().filter(|t| t.asks_after_miss()).count();
    i32::try_from(missed).unwrap_or(i32::MAX)
}

/// The same plan with what is still asked lower and longer: what came in stays where it was.
pub fn lower(standing: &Standing<'_>, on: Day, least: Cents) -> Result<Vec<Term>, Refusal> {
    let filled = standing.terms.iter().filter(|t| t.filled.is_positive());
    let mut terms: Vec<Term> = filled
        .map(|t| Term {
            amount: t.filled,
            ..t.term
        })
        .collect();
    let asks = |t: &&arrangement::TermView| {
        t.needed.is_positive() && matches!(t.state, TermState::Open | TermState::Missed)
    };
    let mut rest: Vec<Term> = standing
        .terms
        .iter()
        .filter(asks)
        .map(|t| Term {
            due_on: t.term.due_on,
            amount: t.needed,
        })
        .collect();
    // What was missed is asked again from the next day on, not in the past.
    let next = rest.iter().find(|t| t.due_on > on).map(|t| t.due_on);
    for term in rest.iter_mut().filter(|t| t.due_on <= on) {
        term.due_on = next.unwrap_or_else(|| on.plus(7));
    }
    terms.extend(too_tight(&rest, least)?);
    terms.sort_by_key(|t| t.due_on);
    Ok(terms)
}

/// What the trail says of it: no words of the tenant.
pub(crate) fn told(p: &Plan) -> Value {
    json!({"plan": p.id.to_string(), "version": p.version, "change": p.change.code(), "terms": p.terms.len(),
        "total": p.total().0, "last": p.terms.last().map(|t| t.due_on.to_string())})
}
