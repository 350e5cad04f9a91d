//! The pause: a time without any collection act (S4.20). Help, talks and money go on.
//!
//! While one runs no collection message leaves, no cost arises and nothing grows older. The day after it a person
//! calls; no letter leaves by itself.

use crate::calendar::{Day, Watch};
use crate::contact::coded;
use crate::ids::{PauseId, UserId};
use crate::policy::Policy;
use crate::version::{Version, newest};

coded! {
    /// Who asked for the pause.
    PauseSource {
        /// The tenant, with the pause button.
        Tenant = "tenant",
        /// One of us.
        Worker = "worker",
        /// A notice of debt help (NVVK Kennisgeving): covenant creditors stop eight months.
        DebtHelpNotice = "debt_help_notice",
        /// A judge: a moratorium (art. 287b Fw) or a cooling-off period (art. 5 Wgs).
        Judge = "judge",
        /// The court-appointed administrator.
        Administrator = "administrator",
    }
}

coded! {
    /// Why, in a class without anything about the person (no health, no blame).
    PauseReason {
        /// Income is being decided on: a benefit, wages, an allowance.
        IncomeDecision = "income_decision",
        /// Debt help has begun.
        DebtHelp = "debt_help",
        /// A court decided so.
        Court = "court",
        /// Something happened in the household.
        LifeEvent = "life_event",
        /// We have something to sort out ourselves.
        OurTurn = "our_turn",
        /// Anything else.
        Other = "other",
    }
}

/// One version of a pause. Ending early or going on longer is a new version with the same id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pause {
    /// Chosen by its maker.
    pub id: PauseId,
    /// 1 for the first version.
    pub version: i32,
    /// Who asked.
    pub source: PauseSource,
    /// Class of the reason.
    pub reason: PauseReason,
    /// In the tenant's words; may be empty.
    pub words: String,
    /// First day; may lie in the past.
    pub from: Day,
    /// Last day.
    pub until: Day,
    /// The day on which a person looks how it goes.
    pub review_on: Option<Day>,
    /// The day this version was agreed.
    pub made_on: Day,
    /// Who of us wrote it down.
    pub by: Option<UserId>,
    /// The day we learned of it.
    pub learned_on: Day,
}

impl Version for Pause {
    type Id = PauseId;
    fn id(&self) -> PauseId {
        self.id
    }
    fn version(&self) -> i32 {
        self.version
    }
    fn begins_on(&self) -> Day {
        self.from.min(self.made_on)
    }
    fn made_on(&self) -> Day {
        self.made_on
    }
    fn learned_on(&self) -> Day {
        self.learned_on
    }
}

/// Why a pause can't be made so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadPause {
    /// The last day lies before the first.
    #[error("the pause ends on {until}, before it begins on {from}; choose a later last day")]
    EndsBeforeItBegins {
        /// First day.
        from: Day,
        /// Last day.
        until: Day,
    },
    /// Longer than the policy allows for this source.
    #[error(
        "a pause from this source lasts until {most} at the latest; choose an earlier last day, or begin a new one then"
    )]
    TooLong {
        /// The last day that may be.
        most: Day,
    },
    /// The look in between lies outside the pause.
    #[error("the look in between on {review_on} lies outside the pause; choose a day within it")]
    ReviewOutside {
        /// The day of the look.
        review_on: Day,
    },
    /// Begins before the tenancy.
    #[error("the pause begins before the tenancy, which began on {start}")]
    BeforeTenancy {
        /// First day of the tenancy.
        start: Day,
    },
}

/// The last day of a pause from a source that begins on a day, at most (per source in the policy; eight months for a
/// notice of debt help).
pub fn longest(source: PauseSource, from: Day, policy: &Policy) -> Day {
    let months = policy.pause_months[source as usize];
    from.month().plus(months).on(from.day_of_month())
}

impl Pause {
    /// Checks what was typed against the policy and the tenancy.
    pub fn check(&self, start: Day, policy: &Policy) -> Result<(), BadPause> {
        let (from, until) = (self.from, self.until);
        if until < from {
            return Err(BadPause::EndsBeforeItBegins { from, until });
        }
        if from < start {
            return Err(BadPause::BeforeTenancy { start });
        }
        let most = longest(self.source, from, policy);
        if until > most {
            return Err(BadPause::TooLong { most });
        }
        match self.review_on {
            Some(review_on) if !(from..=until).contains(&review_on) => {
                Err(BadPause::ReviewOutside { review_on })
            }
            _ => Ok(()),
        }
    }
}

/// The paused times of a tenancy: merged, in order, days inclusive. Pauses that overlap or touch are one time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paused(Vec<(Day, Day)>);

impl Paused {
    /// Merges pauses.
    pub fn of<'a>(pauses: impl IntoIterator<Item = &'a Pause>) -> Self {
        let mut spans: Vec<(Day, Day)> = pauses
            .into_iter()
            .filter(|p| p.from <= p.until)
            .map(|p| (p.from, p.until))
            .collect();
        spans.sort_unstable();
        let mut merged: Vec<(Day, Day)> = Vec::new();
        for (from, until) in spans {
            match merged.last_mut() {
                Some(last) if from <= last.1.plus(1) => last.1 = last.1.max(until),
                _ => merged.push((from, until)),
            }
        }
        Self(merged)
    }

    /// The day on which `n` days have passed since `from`, not counting paused days.
    #[must_use]
    pub fn after(&self, from: Day, n: i32) -> Day {
        let (mut day, mut left) = (from, n);
        for (start, end) in &self.0 {
            if *end < day {
                continue;
            }
            let free = start.plus(-1).since(day).max(0);
            if left <= free && *start > day {
                return day.plus(left);
            }
            left -= free.min(left);
            day = *end;
        }
        day.plus(left)
    }

    /// The last day of the paused time that runs on the day of `watch`.
    pub fn running_until(&self, watch: &Watch) -> Option<Day> {
        let runs = |s: &&(Day, Day)| watch.reached(s.0) && !watch.reached(s.1.plus(1));
        self.0.iter().find(runs).map(|s| s.1)
    }

    /// The last day of the newest paused time that is over.
    pub fn ended_on(&self, watch: &Watch) -> Option<Day> {
        let over = |s: &&(Day, Day)| watch.reached(s.1.plus(1));
        self.0.iter().rev().find(over).map(|s| s.1)
    }

    /// Is this day paused?
    pub fn covers(&self, day: Day) -> bool {
        self.0.iter().any(|s| (s.0..=s.1).contains(&day))
    }

    /// No pause at all.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// The newest versions of the pauses known, for [`Paused::of`].
pub fn known<'a>(all: &'a [Pause], watch: &Watch, known_by: Option<Day>) -> Vec<&'a Pause> {
    newest(all, watch, known_by)
}

/// The last day of the stop by a judge that runs on the day of `watch` (art. 287b Fw, art. 5 Wgs).
pub fn stopped_until(all: &[Pause], watch: &Watch, known_by: Option<Day>) -> Option<Day> {
    if all.is_empty() {
        return None;
    }
    let by_judge = known(all, watch, known_by)
        .into_iter()
        .filter(|p| p.source == PauseSource::Judge);
    Paused::of(by_judge).running_until(watch)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paused(spans: &[(i32, i32)]) -> Paused {
        let pause = |(n, s): (usize, &(i32, i32))| Pause {
            id: PauseId::derived(crate::ids::OrgNo(1), &n.to_string()),
            version: 1,
            source: PauseSource::Worker,
            reason: PauseReason::Other,
            words: String::new(),
            from: Day(s.0),
            until: Day(s.1),
            review_on: None,
            made_on: Day(s.0),
            by: None,
            learned_on: Day(s.0),
        };
        let list: Vec<Pause> = spans.iter().enumerate().map(pause).collect();
        Paused::of(&list)
    }

    #[test]
    fn overlapping_and_touching_pauses_are_one() {
        assert_eq!(
            paused(&[(20, 30), (10, 19), (25, 40), (50, 60)]).0,
            [(Day(10), Day(40)), (Day(50), Day(60))]
        );
    }

    #[test]
    fn days_pass_only_outside_a_pause() {
        let p = paused(&[(10, 20), (30, 40)]);
        let slow = |from: i32, n: i32| {
            let mut day = Day(from);
            let mut left = n;
            while left > 0 {
                day = day.plus(1);
                left -= i32::from(!p.covers(day));
            }
            day
        };
        for from in 0..60 {
            for n in 1..40 {
                assert_eq!(p.after(Day(from), n), slow(from, n), "{from} {n}");
            }
        }
        assert_eq!(Paused::default().after(Day(7), 5), Day(12));
    }
}
