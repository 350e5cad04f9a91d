//! The payment flow: is the current rent coming in? Derived from current rents, never from the balance (S4.27).

use crate::calendar::{Day, Month, Watch};
use crate::contact::coded;
use crate::ledger::{Account, Item};
use crate::money::Cents;
use crate::policy::Policy;

coded! {
    /// State of a payment flow.
    FlowState {
        /// Current rents come in on the agreed day.
        Flowing = "flowing",
        /// Money comes in, but late, in part, or with gaps.
        Stuttering = "stuttering",
        /// Nothing came in for the last two rents.
        Stopped = "stopped",
        /// After trouble, three current rents in a row came in on the agreed day (S3.6).
        Restored = "restored",
    }
}

/// How one rent month went, seen from today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MonthOutcome {
    /// Settled on the agreed day or within the grace.
    OnTime,
    /// Settled, but this many days after the agreed day.
    Late(i32),
    /// Past the grace with a part paid.
    Partial,
    /// Past the grace with nothing paid.
    Missed,
    /// Still time.
    NotDue,
}

impl MonthOutcome {
    /// Past the grace and something is open.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Partial | Self::Missed)
    }

    /// How many days after the agreed day it was settled, when that was late.
    pub const fn days_late(self) -> Option<i32> {
        match self {
            Self::Late(days) => Some(days),
            _ => None,
        }
    }
}

/// Judges one item against its agreed day.
pub fn judge(item: &Item, policy: &Policy, watch: &Watch) -> MonthOutcome {
    let last_day_on_time = item.judged_due_on.plus(policy.grace_days);
    if let Some(settled) = item.settled_on {
        return if settled <= last_day_on_time {
            MonthOutcome::OnTime
        } else {
            MonthOutcome::Late(settled.since(item.judged_due_on))
        };
    }
    // What is left was settled by nothing, or is disputed: no day says that it was late.
    if item.asks() <= Cents::ZERO {
        return match item.last_paid_on {
            Some(on) if item.held.is_positive() && on > last_day_on_time => {
                MonthOutcome::Late(on.since(item.judged_due_on))
            }
            _ => MonthOutcome::OnTime,
        };
    }
    if !watch.reached(last_day_on_time.plus(1)) {
        return MonthOutcome::NotDue;
    }
    if item.paid().is_positive() {
        MonthOutcome::Partial
    } else {
        MonthOutcome::Missed
    }
}

/// The flow and since which month it is so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Flow {
    /// The state.
    pub state: FlowState,
    /// The month in which this state began: for a stopped flow the first month without money, for a restored one the
    /// month that made it so. `None` when it has been so as far as the ledger goes.
    pub since: Option<Month>,
    /// Current rents on time in a row, up to now.
    pub on_time_in_a_row: i32,
}

/// Folds the rent months, oldest first, into the flow as it stands.
///
/// The account must be settled with the current rent first: under "oldest first" a tenant who pays
/// every month but owes an old one would look late for ever.
pub fn flow(account: &Account, policy: &Policy, watch: &Watch) -> Flow {
    let mut flow = Flow {
        state: FlowState::Flowing,
        since: None,
        on_time_in_a_row: 0,
    };
    let mut missed_in_a_row = 0;
    let mut first_missed = None;
    for item in &account.items {
        let Some(month) = item.month else { continue };
        let next = match judge(item, policy, watch) {
            MonthOutcome::NotDue => continue,
            MonthOutcome::OnTime => {
                missed_in_a_row = 0;
                flow.on_time_in_a_row += 1;
                after_on_time(flow, policy)
            }
            MonthOutcome::Late(_) | MonthOutcome::Partial => {
                missed_in_a_row = 0;
                flow.on_time_in_a_row = 0;
                FlowState::Stuttering
            }
            MonthOutcome::Missed => {
                if missed_in_a_row == 0 {
                    first_missed = Some(month);
                }
                missed_in_a_row += 1;
                flow.on_time_in_a_row = 0;
                if missed_in_a_row >= 2 {
                    FlowState::Stopped
                } else {
                    FlowState::Stuttering
                }
            }
        };
        if next != flow.state {
            flow.state = next;
            flow.since = if next == FlowState::Stopped {
                first_missed
            } else {
                Some(month)
            };
        }
    }
    flow
}

fn after_on_time(flow: Flow, policy: &Policy) -> FlowState {
    match flow.state {
        FlowState::Flowing => FlowState::Flowing,
        FlowState::Restored if flow.on_time_in_a_row >= policy.settled_after_months => FlowState::Flowing,
        FlowState::Restored => FlowState::Restored,
        FlowState::Stuttering | FlowState::Stopped
            if flow.on_time_in_a_row >= policy.restored_after_months =>
        {
            FlowState::Restored
        }
        FlowState::Stuttering | FlowState::Stopped => FlowState::Stuttering,
    }
}

/// The usual pay day, when there is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rhythm {
    /// Days after the first of the rent month on which money usually comes; 0 is the first.
    pub usual_offset: i32,
    /// Between the earliest and the latest of the months looked at.
    pub spread_days: i32,
    /// How many months were looked at.
    pub months: i32,
}

/// Looks at the last settled rent months (at most six) for a usual pay day; needs at least three.
pub fn rhythm(account: &Account) -> Option<Rhythm> {
    let mut offsets: Vec<i32> = account
        .items
        .iter()
        .rev()
        .filter_map(|i| Some(i.settled_on?.since(i.month?.first())))
        .take(6)
        .collect();
    if offsets.len() < 3 {
        return None;
    }
    offsets.sort_unstable();
    let months = i32::try_from(offsets.len()).ok()?;
    Some(Rhythm {
        usual_offset: offsets[offsets.len() / 2],
        spread_days: offsets[offsets.len() - 1] - offsets[0],
        months,
    })
}

coded! {
    /// What a new miss looks like: a readable rule with facts behind it, never a score (S4.11).
    Pattern {
        /// The bank took the payment back.
        Reversed = "reversed",
        /// Never late before in the known history.
        FirstEver = "first_ever",
        /// Paid in full each month, on another day than agreed: the day may not fit.
        DayShift = "day_shift",
        /// Each month a little later, or a part.
        Creep = "creep",
        /// Two rents or more without any money.
        Stopped = "stopped",
        /// None of these.
        Mixed = "mixed",
    }
}

/// The pattern of the present trouble, or `None` when no rent month is past its grace. Seen from the newest open month.
pub fn pattern(account: &Account, flow: Flow, policy: &Policy, watch: &Watch) -> Option<Pattern> {
    let months: Vec<(&Item, MonthOutcome)> = account
        .items
        .iter()
        .filter(|i| i.month.is_some())
        .map(|i| (i, judge(i, policy, watch)))
        .filter(|(_, o)| *o != MonthOutcome::NotDue)
        .collect();
    let newest = months.iter().rposition(|(_, o)| o.is_open())?;
    let before: Vec<MonthOutcome> = months[..newest].iter().map(|(_, o)| *o).collect();
    if on_another_day(&before) {
        return Some(Pattern::DayShift);
    }
    if months[newest].0.returned.is_some() {
        return Some(Pattern::Reversed);
    }
    if flow.state == FlowState::Stopped {
        return Some(Pattern::Stopped);
    }
    let open = months.iter().filter(|(_, o)| o.is_open()).count();
    if open == 1 && before.len() >= 3 && before.iter().all(|o| *o == MonthOutcome::OnTime) {
        return Some(Pattern::FirstEver);
    }
    let late: Vec<i32> = before[before.len().saturating_sub(3)..]
        .iter()
        .filter_map(|o| o.days_late())
        .collect();
    let later_each_time = late.len() == 3 && late.windows(2).all(|w| w[1] > w[0]);
    let parts = months
        .iter()
        .rev()
        .take(3)
        .filter(|(_, o)| *o == MonthOutcome::Partial)
        .count();
    if later_each_time || parts >= 2 {
        return Some(Pattern::Creep);
    }
    Some(Pattern::Mixed)
}

/// The last three months came in late, and of the last six at least three quarters on the same days: the day does not
/// fit, whatever the bank did in between (story T02: collected on the 1st, taken back, paid on the 9th).
fn on_another_day(before: &[MonthOutcome]) -> bool {
    let last_three = &before[before.len().saturating_sub(3)..];
    if last_three.len() < 3 || last_three.iter().any(|o| o.days_late().is_none()) {
        return false;
    }
    let last_six = &before[before.len().saturating_sub(6)..];
    let mut late: Vec<i32> = last_six.iter().filter_map(|o| o.days_late()).collect();
    late.sort_unstable();
    let median = late[late.len() / 2];
    let same = late.iter().filter(|d| (**d - median).abs() <= 3).count();
    same >= 3 && same * 4 >= late.len() * 3
}

/// A time in which rent was behind, with how it ended (S1.10).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Episode {
    /// First month that was behind.
    pub first: Month,
    /// Rent months in it.
    pub months: i32,
    /// The day everything of it was settled; `None` while it runs.
    pub solved_on: Option<Day>,
}

/// Episodes of rent more than two weeks behind, oldest first. Months that overlap in time are one episode.
pub fn episodes(account: &Account, policy: &Policy, watch: &Watch) -> Vec<Episode> {
    let mut all: Vec<Episode> = Vec::new();
    for item in &account.items {
        let Some(month) = item.month else { continue };
        let behind = match judge(item, policy, watch) {
            MonthOutcome::Late(days) => days > 14,
            outcome => outcome.is_open(),
        };
        if !behind {
            continue;
        }
        let joins = all
            .last()
            .is_some_and(|e| e.solved_on.is_none_or(|day| item.judged_due_on <= day.plus(31)));
        if let (true, Some(episode)) = (joins, all.last_mut()) {
            episode.months += 1;
            episode.solved_on = episode.solved_on.zip(item.settled_on).map(|(a, b)| a.max(b));
            continue;
        }
        all.push(Episode {
            first: month,
            months: 1,
            solved_on: item.settled_on,
        });
    }
    all
}

/// How paying went before the present trouble: only what the ledger proves (S0.11).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Before {
    /// Every one of these months came in, none more than a few days late.
    Always {
        /// How many months.
        months: i32,
    },
    /// Most did.
    Mostly {
        /// Months on time.
        good: i32,
        /// Of this many.
        of: i32,
    },
    /// The ledger does not show earlier success, so none is claimed.
    Unknown,
}

/// The true facts behind an opening sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opening {
    /// The rent months that are not in, oldest first.
    pub open_months: Vec<Month>,
    /// Of those, how many are partly paid.
    pub partly: i32,
    /// What went before the first of them.
    pub before: Before,
}

/// Collects the facts for the opening sentence: what is not in now, and what went well before.
pub fn opening(account: &Account, policy: &Policy, watch: &Watch) -> Opening {
    let mut facts = Opening {
        open_months: Vec::new(),
        partly: 0,
        before: Before::Unknown,
    };
    let (mut good, mut of) = (0, 0);
    for item in &account.items {
        let Some(month) = item.month else { continue };
        match judge(item, policy, watch) {
            MonthOutcome::NotDue => {}
            outcome if outcome.is_open() => {
                facts.partly += i32::from(outcome == MonthOutcome::Partial);
                facts.open_months.push(month);
            }
            outcome if facts.open_months.is_empty() => {
                of += 1;
                good += i32::from(matches!(outcome, MonthOutcome::OnTime | MonthOutcome::Late(..=7)));
            }
            _ => {}
        }
    }
    facts.before = match (good, of) {
        (_, 0..=2) => Before::Unknown,
        (good, of) if good == of => Before::Always { months: good },
        (good, of) if good * 10 >= of * 7 => Before::Mostly { good, of },
        _ => Before::Unknown,
    };
    facts
}
