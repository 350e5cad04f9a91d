//! Which texts fit the facts of a tenancy, the best first, each with why: a choice of a few, not a cupboard of all (S1.10).

use crate::arrangement::{PlanStanding, ThanksMoment};
use crate::calendar::Watch;
use crate::contact::{ContactKind, Direction, coded};
use crate::discount::DiscountState;
use crate::dispute::DisputeState;
use crate::outlook::{Facts, Lane, Outlook, Reason};
use crate::policy::Policy;
use crate::version::newest;
use crate::waiver::WaiverState;

coded! {
    /// Why a text fits.
    Fit {
        /// A term of the plan did not come.
        TermMissed = "term_missed",
        /// The first term came.
        FirstKept = "first_kept",
        /// Half of the terms came.
        Halfway = "halfway",
        /// All is paid.
        AllPaid = "all_paid",
        /// Some months after the plan.
        Aftercare = "aftercare",
        /// A pause runs.
        PauseRuns = "pause_runs",
        /// A plan was agreed these days.
        JustAgreed = "just_agreed",
        /// The tenant was right about what they see otherwise, these weeks.
        TenantRight = "tenant_right",
        /// The tenant can choose a plan on the own page (S0.20).
        ChooseAlone = "choose_alone",
        /// A part of the debt fell away these weeks.
        Waived = "waived",
        /// The rent is lower for a while.
        LowerRent = "lower_rent",
        /// The lower rent ends soon.
        RentReturns = "rent_returns",
        /// A new miss, and nothing was said of it yet.
        NotIn = "not_in",
        /// We tried, and did not reach them.
        NotReached = "not_reached",
        /// We stood at the door and nobody was there.
        NotAtHome = "not_at_home",
        /// Open for two months or longer.
        OpenForLong = "open_for_long",
        /// The association charges costs, and the law asks this letter first.
        CostsAhead = "costs_ahead",
        /// The next rent is still to come.
        BeforeDue = "before_due",
        /// It always fits to ask how it goes.
        Always = "always",
    }
}

/// A text that fits, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fitting {
    /// Key of the template.
    pub key: &'static str,
    /// Why.
    pub fit: Fit,
}

/// Most texts that are offered first.
const MOST: usize = 5;
/// Days in which a plan that was agreed is news.
const NEWS_DAYS: i32 = 7;
/// Days in which a decision is news.
const DECISION_DAYS: i32 = 31;

/// The texts that fit, at least two and at most five. `debit`: the bank takes the rent.
pub fn fitting(o: &Outlook, facts: &Facts, policy: &Policy, debit: bool) -> Vec<Fitting> {
    let watch = Watch::new(o.on);
    let mut list = Vec::new();
    for task in &o.tasks {
        list.extend(of_reason(&task.reason, facts));
    }
    of_help(o, facts, policy, &watch, &mut list);
    let plan_goes_on = o
        .plans
        .iter()
        .any(|p| p.state == PlanStanding::Running && p.newest_miss().is_none());
    if o.past_due.is_positive() && o.paused_until.is_none() && !plan_goes_on {
        list.extend(of_arrears(o, policy));
    }
    let ahead = if debit { "before_debit" } else { "before_transfer" };
    if o.lane == Lane::Current && o.paused_until.is_none() && !o.past_due.is_positive() {
        list.push(one(ahead, Fit::BeforeDue));
    }
    list.push(one("how_are_you", Fit::Always));
    let mut seen: Vec<Fitting> = Vec::new();
    for fitting in list {
        if !seen.iter().any(|s| s.key == fitting.key) {
            seen.push(fitting);
        }
    }
    seen.truncate(MOST);
    seen
}

const fn one(key: &'static str, fit: Fit) -> Fitting {
    Fitting { key, fit }
}

/// What the row of today's list asks for.
fn of_reason(reason: &Reason, facts: &Facts) -> Vec<Fitting> {
    match reason {
        Reason::PlanMissed { .. } => vec![one("term_missed", Fit::TermMissed)],
        Reason::PlanKept { moment, .. } => vec![match moment {
            ThanksMoment::First => one("first_kept", Fit::FirstKept),
            ThanksMoment::Halfway => one("halfway", Fit::Halfway),
            ThanksMoment::Last => one("all_paid", Fit::AllPaid),
        }],
        Reason::DiscountEnds { .. } => vec![one("rent_returns", Fit::RentReturns)],
        Reason::Aftercare { .. } => vec![one("how_are_you", Fit::Aftercare)],
        Reason::Miss { tried_on: None, .. } => vec![one("first_reminder", Fit::NotIn)],
        Reason::Miss { .. } | Reason::FreshEyes { .. } | Reason::PromiseMissed { .. } => {
            let mut list = Vec::new();
            if last_try(facts) == Some(ContactKind::HomeVisit) {
                list.push(one("card_after_visit", Fit::NotAtHome));
            }
            list.push(one("invitation", Fit::NotReached));
            list
        }
        _ => Vec::new(),
    }
}

/// How we last sought contact, when nobody was reached by it.
fn last_try(facts: &Facts) -> Option<ContactKind> {
    let ours = facts
        .contacts
        .iter()
        .filter(|c| c.direction == Direction::Outgoing);
    let last = ours.max_by_key(|c| (c.on, c.learned_on, c.id))?;
    (!last.outcome.reached()).then_some(last.kind)
}

/// What was agreed or decided and may be told.
fn of_help(o: &Outlook, facts: &Facts, policy: &Policy, watch: &Watch, list: &mut Vec<Fitting>) {
    if o.paused_until.is_some() {
        list.push(one("pause_confirmed", Fit::PauseRuns));
    }
    let running = o.plans.iter().filter(|p| p.state == PlanStanding::Running);
    for plan in running {
        if plan.newest_miss().is_some() {
            list.push(one("term_missed", Fit::TermMissed));
        }
        if !watch.reached(plan.plan.made_on.plus(NEWS_DAYS)) {
            list.push(one("agreement_confirmed", Fit::JustAgreed));
        }
    }
    let news = |on| !watch.reached(crate::calendar::Day::plus(on, DECISION_DAYS));
    let right = |d: &&crate::dispute::Dispute| {
        matches!(d.state, DisputeState::TenantRight | DisputeState::PartlyRight) && news(d.made_on)
    };
    if newest(facts.help.disputes, watch, None).iter().any(right) {
        list.push(one("tenant_right", Fit::TenantRight));
    }
    let approved =
        facts.help.waivers.iter().any(
            |w| matches!(w.state(facts.help.decisions, policy), WaiverState::Approved { on } if news(on)),
        );
    if approved {
        list.push(one("waived", Fit::Waived));
    }
    let lower = newest(facts.help.discounts, watch, None);
    if lower
        .iter()
        .any(|d| d.state == DiscountState::Granted && news(d.made_on))
    {
        list.push(one("lower_rent", Fit::LowerRent));
    }
}

fn of_arrears(o: &Outlook, policy: &Policy) -> Vec<Fitting> {
    let mut list = vec![
        one("invitation", Fit::NotReached),
        one("first_reminder", Fit::NotIn),
    ];
    if o.open_items >= 2 || o.age_months >= 2 {
        list.push(one("help_offered", Fit::OpenForLong));
    }
    if policy.own_page_days > 0 && policy.own_plan_months > 0 && o.statuses.is_empty() {
        list.push(one("choose_plan", Fit::ChooseAlone));
    }
    if policy.charges_costs {
        list.push(one("fourteen_days", Fit::CostsAhead));
    }
    list
}
