//! A request to be spared the yearly rent increase, with its decision (S4.7).

use crate::calendar::{Day, Month};
use crate::contact::coded;
use crate::ids::{EntryKey, SparedIncreaseId, UserId};
use crate::ledger::{EntryKind, LedgerEntry, Method};
use crate::money::Cents;
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
    /// Who decided.
    pub decided_by: Option<UserId>,
    /// The answer, in plain words.
    pub answer: String,
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
        /// The day of the request.
        day: Day,
        /// First day of the tenancy.
        start: Day,
    },
    /// Decided by nobody, or before it was asked.
    #[error("a decision needs who decided, on or after {0}")]
    NoDecider(Day),
    /// A no without a word.
    #[error("write why not, so that it can be told")]
    NoAnswer,
}

impl SparedIncrease {
    /// Checks a version.
    pub fn check(&self, start: Day) -> Result<(), BadSparedIncrease> {
        let (before, after, day) = (self.before, self.after, self.requested_on);
        if after <= before || before < Cents::ZERO {
            return Err(BadSparedIncrease::NoIncrease { before, after });
        }
        if day < start {
            return Err(BadSparedIncrease::BeforeTenancy { day, start });
        }
        if self.state == SparedState::Requested {
            return Ok(());
        }
        if self.decided_by.is_none() || self.made_on < day {
            return Err(BadSparedIncrease::NoDecider(day));
        }
        if self.state == SparedState::Refused && self.answer.trim().is_empty() {
            return Err(BadSparedIncrease::NoAnswer);
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

    /// For a month that was charged with the increase already: what takes it back.
    pub fn entry(&self, month: Month, learned_on: Day) -> Option<LedgerEntry> {
        (self.state == SparedState::Granted && month >= self.from).then(|| LedgerEntry {
            key: EntryKey::of(&["spared_increase", &self.id.to_string(), &month.to_string()]),
            kind: EntryKind::Credit,
            effective_on: month.first(),
            learned_on,
            amount: self.before - self.after,
            month: Some(month),
            method: Method::Unknown,
            reason: None,
            link: None,
        })
    }
}
