//! How a plan stands: which terms are kept, open or missed, what there is to say thank you for, and when it is solved.
//!
//! Money counts for a plan when the ledger settled something with it that the plan is about, since the plan began
//! ([`crate::ledger`]: the current rent first, unless the payer designated). Each cent counts for one term only:
//! first the term of its own day, then what was missed, then what is to come (double now, none next time is kept).

use super::{Plan, PlanState, Rhythm, Term, owed};
use crate::calendar::{Day, Month, Watch};
use crate::contact::coded;
use crate::ledger::{Account, Allocation};
use crate::money::Cents;
use crate::pause::Paused;
use crate::policy::Policy;
use crate::version::{Version, newest};

coded! {
    /// How a term stands.
    TermState {
        /// In on time, or ahead of it.
        Kept = "kept",
        /// Time has not come, or a pause runs.
        Open = "open",
        /// Its last day passed without all of it; it may have come later.
        Missed = "missed",
        /// Nothing is owed for it any more: paid ahead, waived, or the plan was stopped before.
        NotNeeded = "not_needed",
    }
}

/// A term, judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TermView {
    /// The term.
    pub term: Term,
    /// The last day on which it is on time: the agreed day with its grace, later when a pause came between.
    pub last_day: Day,
    /// What came in for it.
    pub filled: Cents,
    /// What it still asks.
    pub needed: Cents,
    /// How it stands.
    pub state: TermState,
    /// The day it was complete; on a missed term: it came after all.
    pub kept_on: Option<Day>,
}

impl TermView {
    /// Missed, and there is still something to ask.
    pub fn asks_after_miss(&self) -> bool {
        self.state == TermState::Missed && self.needed.is_positive()
    }
}

coded! {
    /// How a plan stands as a whole.
    PlanStanding {
        /// Goes on.
        Running = "running",
        /// All paid, or nothing owed any more.
        Done = "done",
        /// Stopped in consultation.
        Stopped = "stopped",
    }
}

coded! {
    /// When a thank-you is due (S2.8).
    ThanksMoment {
        /// The first kept term.
        First = "first",
        /// Half of them.
        Halfway = "halfway",
        /// All paid.
        Last = "last",
    }
}

/// Something to say thank you for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Thanks {
    /// Which moment.
    pub moment: ThanksMoment,
    /// The day of it.
    pub on: Day,
    /// Terms kept by then.
    pub kept: i32,
}

/// A plan in its newest version, judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing<'a> {
    /// Newest version.
    pub plan: &'a Plan,
    /// How it stands.
    pub state: PlanStanding,
    /// Its terms, by day.
    pub terms: Vec<TermView>,
    /// Money that came in for its terms.
    pub paid: Cents,
    /// What its terms still ask.
    pub open: Cents,
    /// What is open of what the plan is about, and no term asks: to look at together at the end.
    pub rest: Cents,
    /// The day the last of it was in.
    pub done_on: Option<Day>,
    /// "Solved around": moves with each payment (S4.32d). `None` for a stopped plan.
    pub solved_around: Option<Month>,
    /// What there is to say thank you for, by day.
    pub thanks: Vec<Thanks>,
}

impl Standing<'_> {
    /// Terms that count: all but those nothing is owed for.
    pub fn count(&self) -> i32 {
        self.number(|t| t.state != TermState::NotNeeded)
    }
    /// Terms kept on time.
    pub fn kept(&self) -> i32 {
        self.number(|t| t.state == TermState::Kept)
    }
    /// Terms missed, also in earlier versions, also those that came later.
    pub fn missed(&self) -> i32 {
        self.plan.missed_before + self.number(|t| t.state == TermState::Missed)
    }
    /// The next term that asks money and whose time has not come.
    pub fn next(&self) -> Option<&TermView> {
        self.terms
            .iter()
            .find(|t| t.state == TermState::Open && t.needed.is_positive())
    }
    /// The newest missed term that still asks something.
    pub fn newest_miss(&self) -> Option<&TermView> {
        self.terms.iter().rev().find(|t| t.asks_after_miss())
    }
    /// Terms kept in a row before a term of this day.
    pub fn kept_in_a_row(&self, before: Day) -> i32 {
        let earlier = self.terms.iter().rev().filter(|t| t.term.due_on < before);
        let counting = earlier.filter(|t| t.state != TermState::NotNeeded);
        let kept = counting.take_while(|t| t.state == TermState::Kept).count();
        i32::try_from(kept).unwrap_or(i32::MAX)
    }
    /// The days that a missed term waits before it is on the list, because it went well so often before (S2.8).
    pub fn lighter(&self, before: Day, policy: &Policy) -> i32 {
        let well = policy.plan_light_after > 0 && self.kept_in_a_row(before) >= policy.plan_light_after;
        if well { policy.plan_light_days } else { 0 }
    }
    /// Is an item due on this day what the plan is about, while it goes on?
    pub fn covers(&self, due_on: Day) -> bool {
        self.state == PlanStanding::Running && due_on <= self.plan.covers_until
    }

    fn number(&self, of: impl Fn(&TermView) -> bool) -> i32 {
        i32::try_from(self.terms.iter().filter(|t| of(t)).count()).unwrap_or(i32::MAX)
    }
}

/// A plan with the days between which money counts for it.
struct Life<'a> {
    plan: &'a Plan,
    /// From which day it was about what is due until which day, oldest first.
    covered: Vec<(Day, Day)>,
    stopped_on: Option<Day>,
}

impl<'a> Life<'a> {
    fn of(plan: &'a Plan, all: &[Plan], watch: &Watch, known_by: Option<Day>) -> Self {
        let known = |p: &&Plan| {
            p.id == plan.id
                && p.version <= plan.version
                && known_by.is_none_or(|day| p.learned_on <= day)
                && watch.reached(p.counts_from())
        };
        let mut versions: Vec<&Plan> = all.iter().filter(known).collect();
        versions.sort_unstable_by_key(|p| (p.version, p.learned_on));
        Self {
            plan,
            covered: versions.iter().map(|p| (p.made_on, p.covers_until)).collect(),
            stopped_on: (plan.state == PlanState::Stopped).then_some(plan.made_on),
        }
    }

    fn counts(&self, on: Day, due_on: Day) -> bool {
        let began = self.plan.started_on <= on && self.stopped_on.is_none_or(|d| on <= d);
        let about = self
            .covered
            .iter()
            .rev()
            .find(|c| c.0 <= on)
            .or(self.covered.first());
        began && about.is_some_and(|c| due_on <= c.1)
    }
}

/// A term waiting for money.
struct Slot {
    life: usize,
    term: Term,
    /// Money from this day on is this term's own.
    own_from: Day,
    last_day: Day,
    filled: Cents,
    kept_on: Option<Day>,
}

impl Slot {
    fn unfilled(&self) -> Cents {
        self.term.amount - self.filled
    }
    fn take(&mut self, money: &mut Cents, on: Day) {
        let used = self.unfilled().min(*money);
        if !used.is_positive() {
            return;
        }
        self.filled += used;
        *money -= used;
        if self.unfilled() == Cents::ZERO {
            self.kept_on = Some(on);
        }
    }
}

/// Judges the newest version of each plan. `trail` is what the settlement of `account` noted, with the current rent
/// first; `is_money` tells whether an allocation was money, not a credit.
#[expect(clippy::too_many_arguments, reason = "called once, by the outlook")]
pub fn standings<'a>(
    plans: &'a [Plan],
    account: &Account,
    trail: &[Allocation],
    is_money: impl Fn(&Allocation) -> bool,
    paused: &Paused,
    policy: &Policy,
    watch: &Watch,
    known_by: Option<Day>,
) -> Vec<Standing<'a>> {
    let mut current = newest(plans, watch, known_by);
    if current.is_empty() {
        return Vec::new();
    }
    current.sort_unstable_by_key(|p| (p.started_on, p.id));
    let lives: Vec<Life> = current
        .iter()
        .map(|p| Life::of(p, plans, watch, known_by))
        .collect();
    let mut slots = slots(&lives, paused, policy);
    let mut money: Vec<&Allocation> = trail.iter().filter(|a| is_money(a)).collect();
    money.sort_by_key(|a| a.on);
    for a in money {
        fill(&mut slots, &lives, a);
    }
    let asked = asked(&slots, &lives, account);
    lives
        .iter()
        .enumerate()
        .map(|(n, life)| judge(n, life, &slots, &asked, account, watch))
        .collect()
}

fn slots(lives: &[Life], paused: &Paused, policy: &Policy) -> Vec<Slot> {
    let mut slots = Vec::new();
    for (life, l) in lives.iter().enumerate() {
        let mut last_before = None;
        for term in &l.plan.terms {
            let last_day = paused.after(term.due_on, policy.plan_grace_days);
            let early = term.due_on.plus(-policy.early_days);
            slots.push(Slot {
                life,
                term: *term,
                own_from: last_before.map_or(Day(i32::MIN), |d: Day| d.plus(1).max(early)),
                last_day,
                filled: Cents::ZERO,
                kept_on: None,
            });
            last_before = Some(last_day);
        }
    }
    slots.sort_by_key(|s| (s.term.due_on, s.life));
    slots
}

/// Money goes to the term of its day, then to what was missed, then to what is to come.
fn fill(slots: &mut [Slot], lives: &[Life], a: &Allocation) {
    let mut left = a.amount;
    let of_its_day = |s: &Slot| s.own_from <= a.on && a.on <= s.last_day;
    let missed = |s: &Slot| s.last_day < a.on;
    let to_come = |s: &Slot| a.on < s.own_from;
    for fits in [
        &of_its_day as &dyn Fn(&Slot) -> bool,
        &missed as &dyn Fn(&Slot) -> bool,
        &to_come as &dyn Fn(&Slot) -> bool,
    ] {
        for slot in slots.iter_mut().filter(|s| fits(s)) {
            if lives[slot.life].counts(a.on, a.due_on) {
                slot.take(&mut left, a.on);
            }
        }
    }
}

/// What is asked by the terms, and what is open that no term asks.
struct Asked {
    /// By slot.
    terms: Vec<Cents>,
    /// By life.
    rest: Vec<Cents>,
}

/// What each slot still asks: never more together than is open; what is not owed any more falls away at the end.
fn asked(slots: &[Slot], lives: &[Life], account: &Account) -> Asked {
    let running = |l: &&Life| l.stopped_on.is_none();
    let until = lives.iter().filter(running).map(|l| l.plan.covers_until).max();
    let mut together = until.map_or(Cents::ZERO, |d| owed(account, d));
    let mut each: Vec<Cents> = lives
        .iter()
        .map(|l| {
            if running(&l) {
                owed(account, l.plan.covers_until)
            } else {
                Cents::ZERO
            }
        })
        .collect();
    let terms = slots
        .iter()
        .map(|s| {
            let asks = s.unfilled().min(together).min(each[s.life]);
            together -= asks;
            each[s.life] -= asks;
            asks
        })
        .collect();
    let rest = each.into_iter().map(|left| left.min(together)).collect();
    Asked { terms, rest }
}

fn judge<'a>(
    n: usize,
    life: &Life<'a>,
    slots: &[Slot],
    asked: &Asked,
    account: &Account,
    watch: &Watch,
) -> Standing<'a> {
    let terms: Vec<TermView> = slots
        .iter()
        .zip(&asked.terms)
        .filter(|(s, _)| s.life == n)
        .map(|(s, needed)| view(s, *needed, life, watch))
        .collect();
    let open: Cents = terms.iter().map(|t| t.needed).sum();
    let state = match (life.stopped_on, open) {
        (Some(_), _) => PlanStanding::Stopped,
        (None, Cents::ZERO) => PlanStanding::Done,
        _ => PlanStanding::Running,
    };
    let mut standing = Standing {
        plan: life.plan,
        state,
        paid: terms.iter().map(|t| t.filled).sum(),
        open,
        rest: asked.rest[n],
        done_on: None,
        solved_around: None,
        thanks: Vec::new(),
        terms,
    };
    if state == PlanStanding::Done {
        standing.done_on = Some(done_on(&standing, account));
    }
    standing.solved_around = solved_around(&standing, watch);
    standing.thanks = thanks(&standing);
    standing
}

fn view(s: &Slot, needed: Cents, life: &Life, watch: &Watch) -> TermView {
    let passed = || match life.stopped_on {
        Some(stopped) => s.last_day < stopped,
        None => watch.reached(s.last_day.plus(1)),
    };
    let state = match s.kept_on {
        Some(on) if on <= s.last_day => TermState::Kept,
        Some(_) => TermState::Missed,
        None if life.stopped_on.is_none() && needed == Cents::ZERO => TermState::NotNeeded,
        None if passed() => TermState::Missed,
        None if life.stopped_on.is_some() => TermState::NotNeeded,
        None => TermState::Open,
    };
    TermView {
        term: s.term,
        last_day: s.last_day,
        filled: s.filled,
        needed,
        state,
        kept_on: s.kept_on,
    }
}

/// The day the last of it was settled, by whatever it was.
fn done_on(standing: &Standing, account: &Account) -> Day {
    let plan = standing.plan;
    let kept = standing.terms.iter().filter_map(|t| t.kept_on).max();
    let settled = account
        .items
        .iter()
        .filter(|i| i.due_on <= plan.covers_until)
        .filter_map(|i| i.settled_on)
        .max();
    let last = if standing.rest.is_positive() {
        kept
    } else {
        settled.max(kept)
    };
    last.unwrap_or(plan.started_on).max(plan.started_on)
}

/// The month in which all of it is paid, if it goes on as agreed. What was missed comes after the last term, in steps of
/// a usual term.
fn solved_around(standing: &Standing, watch: &Watch) -> Option<Month> {
    match standing.state {
        PlanStanding::Stopped => return None,
        PlanStanding::Done => return standing.done_on.map(Day::month),
        PlanStanding::Running => {}
    }
    let missed: Cents = standing
        .terms
        .iter()
        .filter(|t| t.state == TermState::Missed)
        .map(|t| t.needed)
        .sum();
    let asks = |t: &&TermView| t.state == TermState::Open && t.needed.is_positive();
    let last = standing.terms.iter().rev().find(asks);
    if missed == Cents::ZERO {
        return last.map(|t| t.term.due_on.month());
    }
    let terms = &standing.plan.terms;
    let usual = terms[terms.len().saturating_sub(2)].amount.0.max(1);
    let steps = i32::try_from((missed.0 + usual - 1) / usual).unwrap_or(i32::MAX / 64);
    let from = last.map_or(watch.month(), |t| t.term.due_on.month());
    let from_day = last.map_or(from.last(), |t| t.term.due_on);
    Some(Rhythm::of(terms).day(from_day, steps).month())
}

fn thanks(standing: &Standing) -> Vec<Thanks> {
    let mut kept: Vec<Day> = standing
        .terms
        .iter()
        .filter(|t| t.state == TermState::Kept)
        .filter_map(|t| t.kept_on)
        .collect();
    kept.sort_unstable();
    let count = usize::try_from(standing.count()).unwrap_or(0);
    let half = count.div_ceil(2);
    let mut moments = Vec::new();
    let mut at = |moment, place: usize, on: Option<Day>| {
        let kept = i32::try_from(place).unwrap_or(i32::MAX);
        moments.extend(on.map(|on| Thanks { moment, on, kept }));
    };
    if count > 1 {
        at(ThanksMoment::First, 1, kept.first().copied());
    }
    if half > 1 && half < count {
        at(ThanksMoment::Halfway, half, kept.get(half - 1).copied());
    }
    if count > 0 {
        at(ThanksMoment::Last, kept.len(), standing.done_on);
    }
    moments
}
