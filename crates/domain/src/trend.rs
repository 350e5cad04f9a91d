//! How many households are behind with the rent week by week, how much that is, and how soon we spoke with them (S1.1, S1.2, S1.3).
//!
//! Each week is the outlook of its Sunday with all that is known now: a payment that was booked late counts in the week in
//! which it was made. Nothing is kept for it, so nothing can disagree with the ledger. Only counts of households leave this
//! module, never fewer than [`shown::FEWEST`](crate::shown::FEWEST), and no colleague has a part in any of them (S0.2).

use crate::arrangement::Origin;
use crate::calendar::{Day, Watch};
use crate::contact::{ContactKind, Direction, coded};
use crate::flow::FlowState;
use crate::help::Help;
use crate::ledger::{EntryKind, Scratch};
use crate::milestone::MilestoneCode;
use crate::money::Cents;
use crate::outlook::{Facts, Lane, Outlook, first_talk, outlook_known_by};
use crate::policy::Policy;
use crate::shown::{self, FEWEST, Shown};
use std::collections::BTreeMap;

/// Weeks on the board.
pub const WEEKS: usize = 26;

coded! {
    /// How much is open, in months of the household's own rent.
    MonthsOwed {
        /// Less than one.
        UnderOne = "under_one",
        /// One, and less than two.
        One = "one",
        /// Two, and less than three.
        Two = "two",
        /// Three or more, or no rent to compare it with.
        More = "three_or_more",
    }
}

impl MonthsOwed {
    fn of(open: Cents, rent: Option<Cents>) -> Self {
        let rent = rent.filter(|rent| rent.is_positive()).map_or(0, |rent| rent.0);
        match open.0.checked_div(rent) {
            Some(0) => Self::UnderOne,
            Some(1) => Self::One,
            Some(2) => Self::Two,
            _ => Self::More,
        }
    }
}

/// The Sundays of the board, oldest first: one before the weeks that are shown, and the last one that is over.
pub fn sundays(today: Day) -> Vec<Day> {
    let last = today.plus(-today.weekday() - 1);
    let weeks = i32::try_from(WEEKS).unwrap_or_default();
    (0..=weeks).rev().map(|n| last.plus(-7 * n)).collect()
}

/// A household whose rent is behind on a day, and that we noticed (M1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Behind {
    /// The agreed day that was missed.
    pub since: Day,
    /// The day on which that was noticed.
    pub noticed: Day,
    /// What is past due.
    pub open: Cents,
    /// The same in months of rent.
    pub months: MonthsOwed,
}

impl Behind {
    /// As an outlook says it. A home that was left is no part of it (S4.31), nor what may come later or is seen otherwise.
    pub fn of(o: &Outlook<'_>) -> Option<Self> {
        let reached = |code| o.path.step(code).and_then(|step| step.on);
        let (since, noticed) = (reached(MilestoneCode::Due)?, reached(MilestoneCode::Noticed)?);
        let rent = || o.account.items.iter().rev().filter(|i| i.month.is_some());
        (o.lane == Lane::Current).then(|| Self {
            since,
            noticed,
            open: o.past_due,
            months: MonthsOwed::of(o.past_due, rent().map(|i| i.charged).find(|c| c.is_positive())),
        })
    }
}

/// How a household stood on each of these Sundays; nothing when it was behind on none of them.
pub fn history(
    facts: &Facts<'_>,
    policy: &Policy,
    today: Day,
    sundays: &[Day],
    scratch: &mut Scratch,
) -> Option<Vec<Option<Behind>>> {
    let mut on = |day| {
        let o = outlook_known_by(facts, policy, day, None, scratch, &mut |_| {});
        let paid = day == today && paid_in_time(&o, facts, policy);
        (Behind::of(&o), paid)
    };
    if on(today).1 {
        return None;
    }
    let weeks: Vec<Option<Behind>> = sundays.iter().map(|day| on(*day).0).collect();
    weeks.iter().any(Option::is_some).then_some(weeks)
}

/// Every charge was paid within its days of grace, one after the other, and nothing of it was ever changed or eased: then no
/// Sunday can say otherwise. It spares the night's work for the many who just pay; whoever is not sure is looked at.
fn paid_in_time(o: &Outlook<'_>, facts: &Facts<'_>, policy: &Policy) -> bool {
    let plain = |kind| matches!(kind, EntryKind::Charge | EntryKind::Receipt);
    if !nothing_eases(&facts.help) || !facts.entries.iter().all(|e| plain(e.kind)) {
        return false;
    }
    let mut covered = Day::FIRST;
    o.account.items.iter().all(|item| {
        let Some(settled) = item.settled_on else {
            return false;
        };
        let late = settled > item.due_on;
        let alone = item.due_on > covered;
        covered = covered.max(settled);
        !late || (alone && settled <= item.due_on.plus(policy.grace_days))
    })
}

/// Nothing eases paying here.
const fn nothing_eases(help: &Help<'_>) -> bool {
    help.plans.is_empty()
        && help.pauses.is_empty()
        && help.deferrals.is_empty()
        && help.disputes.is_empty()
        && help.debt_help.is_empty()
        && help.waivers.is_empty()
        && help.discounts.is_empty()
}

/// A household that came behind in the weeks that are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Case {
    /// The agreed day that was missed.
    pub since: Day,
    /// The Sunday on which it was behind for the first time.
    pub first: usize,
    /// The Sunday on which it was not behind any more.
    pub over: Option<Day>,
}

/// The cases of a household, oldest first: behind on a Sunday and not on the one before, or for something new since.
pub fn cases(sundays: &[Day], weeks: &[Option<Behind>]) -> Vec<Case> {
    let mut all: Vec<Case> = Vec::new();
    let mut before: Option<Behind> = None;
    let mut running = false;
    let mut last = Day::FIRST;
    for (at, (sunday, behind)) in sundays.iter().zip(weeks).enumerate() {
        let new = behind.is_some_and(|b| before.is_none() || b.noticed > last);
        if running && (new || behind.is_none()) {
            if let Some(case) = all.last_mut() {
                case.over = Some(*sunday);
            }
            running = false;
        }
        // The first Sunday is there to compare with.
        if let (true, Some(b)) = (new && at > 0, behind) {
            all.push(Case {
                since: b.since,
                first: at,
                over: None,
            });
            running = true;
        }
        (before, last) = (*behind, *sunday);
    }
    all
}

/// How the clock of a case stands that runs from the agreed day that was missed to the first talk (S1.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock {
    /// We spoke after so many days.
    Spoke(i32),
    /// The rent came in before anybody spoke.
    CameIn,
    /// Nobody spoke yet, for so many days.
    Running(i32),
}

impl Clock {
    /// As it stands on a day. Only two-way contact stops it: no letter, text, mail or card (S1.1).
    pub fn of(case: &Case, facts: &Facts<'_>, today: Day) -> Self {
        let until = case.over.unwrap_or(today);
        match first_talk(facts.contacts, case.since, &Watch::new(until)) {
            Some(on) => Self::Spoke(on.since(case.since)),
            None if case.over.is_some() => Self::CameIn,
            None => Self::Running(today.since(case.since)),
        }
    }
}

/// Time to the first personal contact, over many cases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FirstTalk {
    /// Households in it.
    pub households: usize,
    /// After so many days we had spoken with half of them; nothing when that is not so yet.
    pub median: Option<i32>,
    /// Within the association's own aim, of so many of whom that can be said.
    pub in_time: Option<(usize, usize)>,
    /// The rent came in before anybody spoke: they are not in it.
    pub came_in: Shown,
}

/// Clocks of many cases as one figure; nothing when those are too few to tell.
pub fn first_talks(clocks: &[Clock], aim: i32) -> Option<FirstTalk> {
    let mut days: Vec<Option<i32>> = clocks
        .iter()
        .filter_map(|clock| match clock {
            Clock::Spoke(days) => Some(Some(*days)),
            Clock::Running(_) => Some(None),
            Clock::CameIn => None,
        })
        .collect();
    let (households, _) = shown::part(days.len(), days.len())?;
    // Who waits still waits longest.
    days.sort_unstable_by_key(|days| days.unwrap_or(i32::MAX));
    let median = days.get((households - 1) / 2).copied().flatten();
    let said = |clock: &&Clock| match clock {
        Clock::Spoke(_) => true,
        Clock::Running(days) => *days > aim,
        Clock::CameIn => false,
    };
    let in_time = |clock: &&Clock| matches!(clock, Clock::Spoke(days) if *days <= aim);
    Some(FirstTalk {
        households,
        median,
        in_time: shown::part(
            clocks.iter().filter(in_time).count(),
            clocks.iter().filter(said).count(),
        ),
        came_in: Shown::of(clocks.len() - households),
    })
}

/// In which of the weeks a household came to us by itself: called, wrote, came by, or proposed a plan.
fn came_to_us(facts: &Facts<'_>, sundays: &[Day]) -> Vec<bool> {
    let contacts = facts.contacts.iter();
    let calls =
        contacts.filter(|c| c.direction == Direction::Incoming && c.kind != ContactKind::Administrative);
    let plans = facts.help.plans.iter().filter(|p| p.version == 1);
    let asked = plans.filter(|p| p.proposed_by == crate::agreement::Party::Tenant);
    let requests = facts.help.requests.iter().map(|r| r.on);
    let days: Vec<Day> = calls
        .map(|c| c.on)
        .chain(asked.map(|p| p.made_on))
        .chain(requests)
        .collect();
    let weeks = sundays.windows(2);
    weeks
        .map(|week| days.iter().any(|day| *day > week[0] && *day <= week[1]))
        .collect()
}

/// Counts of one week.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    began: usize,
    behind: usize,
    open: Cents,
    months: [usize; 4],
    asked: usize,
}

/// One week of one neighbourhood, as it may be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AreaWeek {
    /// Its Sunday.
    pub until: Day,
    /// Households that came behind in it.
    pub began: Shown,
    /// Households that were behind at its end.
    pub behind: Shown,
}

/// One week of the whole association, as it may be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Week {
    /// Who came behind, and who was.
    pub area: AreaWeek,
    /// What was past due at its end, of all together.
    pub open: Option<Cents>,
    /// Households by months owed, in the order of [`MonthsOwed::ALL`].
    pub months: [Shown; 4],
    /// Households that came to us by themselves in it.
    pub asked: Shown,
}

/// What the weeks tell, household by household.
#[derive(Debug)]
pub struct Board {
    sundays: Vec<Day>,
    today: Day,
    weeks: Vec<Tally>,
    areas: BTreeMap<String, Vec<Tally>>,
    clocks: Vec<Clock>,
}

impl Board {
    /// An empty board on a day.
    pub fn new(today: Day) -> Self {
        let sundays = sundays(today);
        Self {
            weeks: vec![Tally::default(); WEEKS],
            today,
            sundays,
            areas: BTreeMap::new(),
            clocks: Vec::new(),
        }
    }

    /// The first day of the weeks that are shown, and the last.
    pub fn days(&self) -> (Day, Day) {
        let first = self.sundays.first().map_or(self.today, |day| day.plus(1));
        (first, self.sundays.last().copied().unwrap_or(self.today))
    }

    /// Adds a household of a neighbourhood.
    pub fn add(&mut self, area: &str, facts: &Facts<'_>, policy: &Policy, scratch: &mut Scratch) {
        for (week, asked) in self.weeks.iter_mut().zip(came_to_us(facts, &self.sundays)) {
            week.asked += usize::from(asked);
        }
        let Some(weeks) = history(facts, policy, self.today, &self.sundays, scratch) else {
            return;
        };
        if !self.areas.contains_key(area) {
            self.areas.insert(area.to_owned(), vec![Tally::default(); WEEKS]);
        }
        let areas = self.areas.get_mut(area).into_iter();
        let cases = cases(&self.sundays, &weeks);
        for tallies in areas.chain([&mut self.weeks]) {
            for case in &cases {
                if let Some(week) = case.first.checked_sub(1).and_then(|at| tallies.get_mut(at)) {
                    week.began += 1;
                }
            }
            for (week, behind) in tallies.iter_mut().zip(weeks.iter().skip(1)) {
                if let Some(behind) = behind {
                    week.behind += 1;
                    week.open += behind.open;
                    week.months[behind.months as usize] += 1;
                }
            }
        }
        let clocks = cases.iter().map(|case| Clock::of(case, facts, self.today));
        self.clocks.extend(clocks);
    }

    /// The weeks of the whole association, oldest first.
    pub fn weeks(&self) -> Vec<Week> {
        let told = |(week, until): (&Tally, &Day)| {
            let behind = Shown::of(week.behind);
            let split = shown::row(&week.months);
            let months = |at: usize| match behind {
                Shown::Count(_) => split.get(at).copied().unwrap_or(Shown::Kept),
                Shown::Few | Shown::Kept => Shown::Kept,
            };
            Week {
                area: AreaWeek {
                    until: *until,
                    began: Shown::of(week.began),
                    behind,
                },
                open: behind.count().map(|_| week.open),
                months: [0, 1, 2, 3].map(months),
                asked: Shown::of(week.asked),
            }
        };
        self.weeks
            .iter()
            .zip(self.sundays.iter().skip(1))
            .map(told)
            .collect()
    }

    /// The weeks of each neighbourhood in which somebody was behind, by name.
    pub fn areas(&self) -> Vec<(&str, Vec<AreaWeek>)> {
        let all: Vec<(&str, &Vec<Tally>)> = self.areas.iter().map(|(name, t)| (name.as_str(), t)).collect();
        let mut told: Vec<(&str, Vec<AreaWeek>)> = all.iter().map(|(name, _)| (*name, Vec::new())).collect();
        for (at, until) in self.sundays.iter().skip(1).enumerate() {
            let of = |count: fn(&Tally) -> usize| {
                let counts: Vec<usize> = all.iter().map(|(_, t)| t.get(at).map_or(0, count)).collect();
                shown::row(&counts)
            };
            let both = of(|t| t.began).into_iter().zip(of(|t| t.behind));
            for ((_, weeks), (began, behind)) in told.iter_mut().zip(both) {
                weeks.push(AreaWeek {
                    until: *until,
                    began,
                    behind,
                });
            }
        }
        told
    }

    /// Time to the first personal contact.
    pub fn first_talk(&self, aim: i32) -> Option<FirstTalk> {
        first_talks(&self.clocks, aim)
    }
}

/// After how many months of a plan we look whether the current rent still comes in (S0.2).
pub const LOOKS: [i32; 3] = [3, 6, 12];

/// How the rent of those who agreed on a plan in one way comes in after some months: so many of so many, for each of [`LOOKS`];
/// nothing where those are too few to tell.
pub type Lasting = [Option<(usize, usize)>; LOOKS.len()];

/// A plan, and the flow of the current rent at each of [`LOOKS`] that has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlanSince {
    /// How it came about.
    pub origin: Origin,
    /// The flow then.
    pub flows: [Option<FlowState>; LOOKS.len()],
}

impl PlanSince {
    /// Of every plan of a tenancy. Who of us made it has no part in it (S0.2).
    pub fn of_all(facts: &Facts<'_>, policy: &Policy, today: Day, scratch: &mut Scratch) -> Vec<Self> {
        let first = facts.help.plans.iter().filter(|p| p.version == 1);
        first
            .map(|plan| {
                let flows = LOOKS.map(|months| {
                    let began = plan.started_on;
                    let look_on = began.month().plus(months).on(began.day_of_month());
                    (look_on <= today).then(|| {
                        outlook_known_by(facts, policy, look_on, None, scratch, &mut |_| {})
                            .flow
                            .state
                    })
                });
                let origin = plan.origin;
                Self { origin, flows }
            })
            .collect()
    }
}

/// How long what was agreed lasts, by how it came about.
pub fn lasting(plans: &[PlanSince]) -> Vec<(Origin, usize, Lasting)> {
    let of = |origin: &Origin| {
        let mine = || plans.iter().filter(|p| p.origin == *origin);
        let at = |n: usize| {
            let looked: Vec<FlowState> = mine().filter_map(|p| p.flows[n]).collect();
            let pays = |flow: &&FlowState| matches!(flow, FlowState::Flowing | FlowState::Restored);
            shown::part(looked.iter().filter(pays).count(), looked.len())
        };
        (*origin, mine().count(), [0, 1, 2].map(at))
    };
    Origin::ALL
        .iter()
        .map(of)
        .filter(|(_, n, _)| *n >= FEWEST)
        .collect()
}
