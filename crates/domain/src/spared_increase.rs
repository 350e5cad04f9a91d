//! A request to be spared the yearly rent increase, with its decision (S4.7).

use crate::calendar::{Day, Month, Watch};
use crate::contact::coded;
use crate::ids::{EntryKey, SparedIncreaseId, UserId};
use crate::ledger::{EntryKind, LedgerEntry, Method};
use crate::mandate::{Rank, mandate};
use crate::money::Cents;
use crate::policy::Policy;
use crate::version::Version;

coded! {
    /// How a request stands.
    SparedState {
        /// Asked.
        Requested = "requested",
        /// The rent stays as it was.
        Granted = "granted",
        /// The increase goes on.
        Refused = "refused",
    }
}

/// Until the next yearly increase: so many months the rent stays as it was.
pub const MONTHS: i32 = 12;

/// One version of a request: the request, then the decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SparedIncrease {
    /// Chosen by its maker.
    pub id: SparedIncreaseId,
    /// 1 for the request, 2 for the decision.
    pub version: i32,
    /// The day of the request.
    pub requested_on: Day,
    /// In the tenant's words; may be empty, one click is enough.
    pub words: String,
    /// The month of the increase.
    pub from: Month,
    /// The rent before it.
    pub before: Cents,
    /// The rent after it.
    pub after: Cents,
    /// How it stands.
    pub state: SparedState,
    /// Who decided, and in what rank.
    pub decided_by: Option<(UserId, Rank)>,
    /// The answer, in plain words.
    pub answer: String,
    /// Who wrote this version down; `None` is the system.
    pub by: Option<UserId>,
    /// The day of this version.
    pub made_on: Day,
    /// The day we learned of it.
    pub learned_on: Day,
}

impl Version for SparedIncrease {
    type Id = SparedIncreaseId;
    fn id(&self) -> SparedIncreaseId {
        self.id
    }
    fn version(&self) -> i32 {
        self.version
    }
    fn begins_on(&self) -> Day {
        self.made_on
    }
    fn made_on(&self) -> Day {
        self.made_on
    }
    fn learned_on(&self) -> Day {
        self.learned_on
    }
}

/// Why a request or decision can't be written down so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadSparedIncrease {
    /// No increase.
    #[error("{after} is no increase over {before}")]
    NoIncrease {
        /// Before.
        before: Cents,
        /// After.
        after: Cents,
    },
    /// Before the tenancy.
    #[error("{day} lies before the tenancy, which began on {start}")]
    BeforeTenancy {
        /// The day of the request, or of the increase.
        day: Day,
        /// First day of the tenancy.
        start: Day,
    },
    /// The same increase is asked or spared already.
    #[error("the increase of {from} was asked about already; decide about that request")]
    Twice {
        /// The month of the increase.
        from: Month,
    },
    /// Above the mandate of who decides.
    #[error(
        "you may give up to {per_month} a month for {months} months; this goes to someone who may give more"
    )]
    AboveMandate {
        /// Most a month.
        per_month: Cents,
        /// Most months.
        months: i32,
    },
    /// Decided by nobody, or before it was asked.
    #[error("a decision needs who decided, on or after {0}")]
    NoDecider(Day),
    /// A no without a word.
    #[error("write why not, so that it can be told")]
    NoAnswer,
}

impl SparedIncrease {
    /// What it spares a month.
    pub fn a_month(&self) -> Cents {
        self.after - self.before
    }

    /// The last month that it counts for: the one before the next yearly increase.
    pub const fn last(&self) -> Month {
        self.from.plus(MONTHS - 1)
    }

    /// Checks a version. `others` are the newest versions of the requests of the tenancy.
    pub fn check(&self, start: Day, others: &[&Self], policy: &Policy) -> Result<(), BadSparedIncrease> {
        let (before, after, day) = (self.before, self.after, self.requested_on);
        if after <= before || before < Cents::ZERO {
            return Err(BadSparedIncrease::NoIncrease { before, after });
        }
        if day < start || self.from < start.month() {
            let day = day.min(self.from.first());
            return Err(BadSparedIncrease::BeforeTenancy { day, start });
        }
        let near = |s: &Self| s.from.since(self.from).abs() < MONTHS;
        let stands = |s: &&&Self| s.id != self.id && s.state != SparedState::Refused && near(s);
        if let Some(other) = others
            .iter()
            .find(stands)
            .filter(|_| self.state != SparedState::Refused)
        {
            return Err(BadSparedIncrease::Twice { from: other.from });
        }
        if self.state == SparedState::Requested {
            return Ok(());
        }
        let (_, rank) = self
            .decided_by
            .filter(|_| self.made_on >= day)
            .ok_or(BadSparedIncrease::NoDecider(day))?;
        if self.state == SparedState::Refused && self.answer.trim().is_empty() {
            return Err(BadSparedIncrease::NoAnswer);
        }
        let m = mandate(rank, policy);
        let above = self.a_month() > m.discount_up_to || m.discount_months < MONTHS;
        if self.state == SparedState::Granted && above {
            return Err(BadSparedIncrease::AboveMandate {
                per_month: m.discount_up_to,
                months: m.discount_months,
            });
        }
        Ok(())
    }

    /// The rent of a month after this decision.
    pub fn rent(&self, month: Month) -> Cents {
        if month < self.from || self.state == SparedState::Granted {
            self.before
        } else {
            self.after
        }
    }

    /// What must be taken off a month in which so much is charged: nothing where the increase was left out of the charge.
    pub fn off(&self, month: Month, charged: Cents) -> Cents {
        let runs = self.state == SparedState::Granted && (self.from..=self.last()).contains(&month);
        if runs {
            (charged - self.before).max(Cents::ZERO).min(self.a_month())
        } else {
            Cents::ZERO
        }
    }

    /// The entries that bring the ledger to what was decided, for the months that have begun: a credit for a month that was
    /// charged with the increase all the same, and a correction of that credit when the charge changed since. With all of
    /// them booked there are none. `charged` is what a month is charged, `held` the ledger of the tenancy.
    pub fn entries(
        &self,
        charged: &dyn Fn(Month) -> Cents,
        held: &[LedgerEntry],
        tenancy_end: Option<Day>,
        watch: &Watch,
    ) -> Vec<LedgerEntry> {
        let last = tenancy_end.map_or(self.last(), |end| self.last().min(end.month()));
        (0..MONTHS)
            .map(|n| self.from.plus(n))
            .take_while(|month| *month <= last && watch.reached(month.first()))
            .filter_map(|month| self.entry(month, self.off(month, charged(month)), held, watch.today()))
            .collect()
    }

    /// What a month still lacks, as an entry.
    fn entry(&self, month: Month, wanted: Cents, held: &[LedgerEntry], today: Day) -> Option<LedgerEntry> {
        let key = self.key(month);
        let of_it = |e: &&LedgerEntry| e.key == key || e.link == Some(key.0);
        let earlier = held.iter().filter(of_it).count();
        let booked: Cents = held.iter().filter(of_it).map(|e| -e.amount).sum();
        let credit = LedgerEntry {
            key,
            kind: EntryKind::Credit,
            effective_on: month.first(),
            learned_on: self.learned_on.max(month.first()),
            amount: booked - wanted,
            month: Some(month),
            method: Method::Unknown,
            reason: None,
            link: None,
        };
        if wanted == booked {
            return None;
        }
        if earlier == 0 {
            return Some(credit);
        }
        let nth = earlier.to_string();
        Some(LedgerEntry {
            key: EntryKey::of(&["spared_increase", &self.id.to_string(), &month.to_string(), &nth]),
            kind: EntryKind::Correction,
            learned_on: today,
            link: Some(key.0),
            ..credit
        })
    }

    fn key(&self, month: Month) -> EntryKey {
        EntryKey::of(&["spared_increase", &self.id.to_string(), &month.to_string()])
    }

    /// Is this entry a month of it, or a correction of one?
    pub fn is_of(&self, entry: &LedgerEntry) -> bool {
        (0..MONTHS)
            .map(|n| self.key(self.from.plus(n)))
            .any(|key| entry.key == key || entry.link == Some(key.0))
    }
}
