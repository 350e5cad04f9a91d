//! Changing a plan without breaking it: move, split or skip a term, compare two versions, and the three choices after a
//! miss. No change alters what is owed.

use super::{Change, Plan, Rhythm, Standing, Term, TermState, TermView};
use crate::calendar::{Day, Month};
use crate::ids::UserId;
use crate::money::Cents;
use crate::policy::Policy;

/// Why a term can't be changed so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadChange {
    /// There is no such term.
    #[error("the plan has no payment number {0}")]
    NoSuchTerm(usize),
    /// It is paid, or nothing is owed for it.
    #[error("payment {0} is in already, there is nothing left to change")]
    NothingLeft(usize),
    /// Moved further than the policy allows without another talk.
    #[error("a payment can move until {most} without making the plan again; choose an earlier day")]
    TooFar {
        /// The last day it may move to.
        most: Day,
    },
    /// Moved to a day before the change.
    #[error("{0} has passed; choose a later day")]
    InThePast(Day),
    /// Skipped as often as the policy allows.
    #[error(
        "{most} payments were skipped in a year already; look at the plan together, lower and longer may fit better"
    )]
    SkippedEnough {
        /// How many may be.
        most: i32,
    },
    /// Parts that don't add up to two or more positive amounts.
    #[error("this payment can't be cut in {0} parts")]
    Uncuttable(u16),
}

/// The term of that number (0 for the first) and what is left of it.
fn left_of(standing: &Standing, index: usize) -> Result<(TermView, Cents), BadChange> {
    let view = standing
        .terms
        .get(index)
        .ok_or(BadChange::NoSuchTerm(index + 1))?;
    let left = view.term.amount - view.filled;
    let asks = matches!(view.state, TermState::Open | TermState::Missed);
    if asks && left.is_positive() {
        Ok((*view, left))
    } else {
        Err(BadChange::NothingLeft(index + 1))
    }
}

/// The terms with what is left of one of them laid elsewhere; what came in for it stays where it was.
fn relaid(standing: &Standing, index: usize, elsewhere: impl IntoIterator<Item = Term>) -> Vec<Term> {
    let mut terms: Vec<Term> = Vec::with_capacity(standing.terms.len() + 1);
    for (n, view) in standing.terms.iter().enumerate() {
        if n != index {
            terms.push(view.term);
        } else if view.filled.is_positive() {
            terms.push(Term {
                amount: view.filled,
                ..view.term
            });
        }
    }
    terms.extend(elsewhere);
    terms.sort_by_key(|t| t.due_on);
    terms
}

fn next(
    standing: &Standing,
    change: Change,
    view: TermView,
    terms: Vec<Term>,
    made_on: Day,
    by: Option<UserId>,
) -> Plan {
    let mut plan = standing.plan.next(change, terms, made_on, by);
    plan.missed_before += i32::from(view.state == TermState::Missed);
    plan
}

/// The next version with what is left of a term on another day. Moving by policy does not break a plan.
pub fn moved(
    standing: &Standing,
    index: usize,
    to: Day,
    made_on: Day,
    by: Option<UserId>,
    policy: &Policy,
) -> Result<Plan, BadChange> {
    let (view, amount) = left_of(standing, index)?;
    if to < made_on {
        return Err(BadChange::InThePast(to));
    }
    let most = view.term.due_on.max(made_on).plus(policy.plan_move_days);
    if to > most {
        return Err(BadChange::TooFar { most });
    }
    let terms = relaid(standing, index, [Term { due_on: to, amount }]);
    Ok(next(standing, Change::Moved, view, terms, made_on, by))
}

/// The next version with what is left of a term in parts, a number of days apart, the first part on the day of the term
/// or, when that has passed, on the day of the change.
pub fn split(
    standing: &Standing,
    index: usize,
    parts: u16,
    days_apart: i32,
    made_on: Day,
    by: Option<UserId>,
    policy: &Policy,
) -> Result<Plan, BadChange> {
    let (view, left) = left_of(standing, index)?;
    let first_on = view.term.due_on.max(made_on);
    let most = first_on.plus(policy.plan_move_days);
    if parts < 2 || i64::from(parts) > left.0 || days_apart < 1 {
        return Err(BadChange::Uncuttable(parts));
    }
    let last_on = first_on.plus(days_apart.saturating_mul(i32::from(parts) - 1));
    if last_on > most {
        return Err(BadChange::TooFar { most });
    }
    let pieces =
        super::equal(left, parts, first_on, Rhythm::Weekly).map_err(|_| BadChange::Uncuttable(parts))?;
    let pieces = (0..).zip(pieces).map(|(n, t)| Term {
        due_on: first_on.plus(days_apart * n),
        ..t
    });
    let terms = relaid(standing, index, pieces);
    Ok(next(standing, Change::Split, view, terms, made_on, by))
}

/// The next version with what is left of a term after the last one: the plan is one term longer. `history` is all
/// versions, to count what was skipped in the year before.
pub fn skipped(
    standing: &Standing,
    index: usize,
    history: &[Plan],
    made_on: Day,
    by: Option<UserId>,
    policy: &Policy,
) -> Result<Plan, BadChange> {
    let (view, amount) = left_of(standing, index)?;
    let most = policy.plan_skips_per_year;
    let year_ago = made_on.month().plus(-12).on(made_on.day_of_month());
    let skips = history
        .iter()
        .filter(|p| p.id == standing.plan.id && p.change == Change::Skipped && p.made_on > year_ago)
        .count();
    if i32::try_from(skips).unwrap_or(i32::MAX) >= most {
        return Err(BadChange::SkippedEnough { most });
    }
    let due_on = after_last(standing, made_on);
    let terms = relaid(standing, index, [Term { due_on, amount }]);
    Ok(next(standing, Change::Skipped, view, terms, made_on, by))
}

/// The day one step after the last term, and not in the past.
fn after_last(standing: &Standing, made_on: Day) -> Day {
    let terms = &standing.plan.terms;
    let rhythm = Rhythm::of(terms);
    let last = terms.last().map_or(made_on, |t| t.due_on);
    let day_of_month = terms.first().map_or(1, |t| t.due_on.day_of_month());
    let step = |n| match rhythm {
        Rhythm::Monthly if day_of_month > 28 => last.month().plus(n).on(day_of_month),
        _ => rhythm.day(last, n),
    };
    (1..=super::MOST_TERMS)
        .map(|n| step(i32::try_from(n).unwrap_or(i32::MAX)))
        .find(|d| *d > made_on)
        .unwrap_or(last)
}

/// What a tenant can choose from after a miss: pay after all, skip and go on one longer, or talk. The plan goes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissChoices {
    /// The missed term.
    pub term: Term,
    /// What it still asks.
    pub left: Cents,
    /// Terms kept before it, to thank for.
    pub kept_before: i32,
    /// 1: pay it after all, before this day.
    pub pay_by: Day,
    /// 2: skip it; the plan would then be solved around this month. `None` when the policy's number of skips is used.
    pub skip_solves: Option<Month>,
    /// A second miss: offer to look at it together, nothing faster (S2.11).
    pub offer_help: bool,
}

/// The three choices for the newest missed term that still asks something.
pub fn choices(
    standing: &Standing,
    history: &[Plan],
    today: Day,
    by: Option<UserId>,
    policy: &Policy,
) -> Option<MissChoices> {
    let index = standing.terms.iter().rposition(TermView::asks_after_miss)?;
    let view = standing.terms[index];
    let kept_before = standing.terms[..index]
        .iter()
        .filter(|t| t.state == TermState::Kept)
        .count();
    let skip = skipped(standing, index, history, today, by, policy).ok();
    Some(MissChoices {
        term: view.term,
        left: view.needed,
        kept_before: i32::try_from(kept_before).unwrap_or(i32::MAX),
        pay_by: today.plus(policy.plan_late_days),
        skip_solves: skip.and_then(|p| p.terms.last().map(|t| t.due_on.month())),
        offer_help: standing.missed() >= 2,
    })
}

/// One line of difference between two versions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineChange {
    /// The same day and amount.
    Same(Term),
    /// The same day, another amount.
    Amount {
        /// The day.
        due_on: Day,
        /// Before.
        was: Cents,
        /// Now.
        now: Cents,
    },
    /// The same amount, another day.
    Day {
        /// How much.
        amount: Cents,
        /// Before.
        was: Day,
        /// Now.
        now: Day,
    },
    /// Not there before.
    New(Term),
    /// Not there any more.
    Gone(Term),
}

/// Two versions side by side; first the older one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// Sum of the terms.
    pub total: (Cents, Cents),
    /// Number of terms.
    pub count: (usize, usize),
    /// Highest term.
    pub highest: (Cents, Cents),
    /// Day of the last term.
    pub last_on: (Option<Day>, Option<Day>),
    /// Term by term, by day (of the newer version where there are two).
    pub lines: Vec<LineChange>,
}

/// Compares two versions of a plan, or two proposals.
pub fn compare(a: &[Term], b: &[Term]) -> Comparison {
    let both = |of: &dyn Fn(&[Term]) -> Cents| (of(a), of(b));
    Comparison {
        total: both(&|t| t.iter().map(|t| t.amount).sum()),
        count: (a.len(), b.len()),
        highest: both(&|t| t.iter().map(|t| t.amount).max().unwrap_or(Cents::ZERO)),
        last_on: (a.last().map(|t| t.due_on), b.last().map(|t| t.due_on)),
        lines: lines(a, b),
    }
}

fn lines(a: &[Term], b: &[Term]) -> Vec<LineChange> {
    let mut gone = a.to_vec();
    let mut fresh = b.to_vec();
    let mut lines: Vec<(Day, LineChange)> = Vec::new();
    pair(
        &mut gone,
        &mut fresh,
        |x, y| x == y,
        |x, _| LineChange::Same(x),
        &mut lines,
    );
    let amount = |x: Term, y: Term| LineChange::Amount {
        due_on: x.due_on,
        was: x.amount,
        now: y.amount,
    };
    pair(
        &mut gone,
        &mut fresh,
        |x, y| x.due_on == y.due_on,
        amount,
        &mut lines,
    );
    let day = |x: Term, y: Term| LineChange::Day {
        amount: x.amount,
        was: x.due_on,
        now: y.due_on,
    };
    pair(
        &mut gone,
        &mut fresh,
        |x, y| x.amount == y.amount,
        day,
        &mut lines,
    );
    lines.extend(gone.into_iter().map(|t| (t.due_on, LineChange::Gone(t))));
    lines.extend(fresh.into_iter().map(|t| (t.due_on, LineChange::New(t))));
    lines.sort_by_key(|l| l.0);
    lines.into_iter().map(|l| l.1).collect()
}

/// Takes out the pairs that fit, in order.
fn pair(
    gone: &mut Vec<Term>,
    fresh: &mut Vec<Term>,
    fits: impl Fn(Term, Term) -> bool,
    line: impl Fn(Term, Term) -> LineChange,
    lines: &mut Vec<(Day, LineChange)>,
) {
    gone.retain(|x| {
        let Some(at) = fresh.iter().position(|y| fits(*x, *y)) else {
            return true;
        };
        let y = fresh.remove(at);
        lines.push((y.due_on, line(*x, y)));
        false
    });
}
