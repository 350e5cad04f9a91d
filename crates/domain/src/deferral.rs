//! Deferral: an amount may come later. Until its day it is not counted as missed (S1.22). Help and contact go on.

use crate::calendar::Day;
use crate::contact::coded;
use crate::ids::{DeferralId, UserId};
use crate::ledger::{Account, BadPart, Part};
use crate::version::Version;

coded! {
    /// Whether a deferral stands.
    DeferralState {
        /// It stands.
        Given = "given",
        /// Taken back in consultation, for instance because a plan came in its place.
        Dropped = "dropped",
    }
}

/// One version of a deferral.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deferral {
    /// Chosen by its maker.
    pub id: DeferralId,
    /// 1 for the first version.
    pub version: i32,
    /// What may come later, item by item.
    pub parts: Vec<Part>,
    /// The last day on which it is on time.
    pub until: Day,
    /// Why, in the tenant's words; may be empty.
    pub words: String,
    /// Stands or not.
    pub state: DeferralState,
    /// The day it was agreed.
    pub made_on: Day,
    /// Who of us wrote it down.
    pub by: Option<UserId>,
    /// The day we learned of it.
    pub learned_on: Day,
}

impl Version for Deferral {
    type Id = DeferralId;
    fn id(&self) -> DeferralId {
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

/// Why a deferral can't be given so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadDeferral {
    /// The new day is not later than the day of the agreement.
    #[error("the new day {until} is not after {made_on}; choose a later one")]
    NotLater {
        /// The new day.
        until: Day,
        /// The day of the agreement.
        made_on: Day,
    },
    /// A part of something that is not open.
    #[error(transparent)]
    Part(#[from] BadPart),
    /// Agreed before the tenancy.
    #[error("{made_on} lies before the tenancy, which began on {start}")]
    BeforeTenancy {
        /// The day of the agreement.
        made_on: Day,
        /// First day of the tenancy.
        start: Day,
    },
}

impl Deferral {
    /// Checks a deferral against the account of its day.
    pub fn check(&self, account: &Account, start: Day) -> Result<(), BadDeferral> {
        let (until, made_on) = (self.until, self.made_on);
        if made_on < start {
            return Err(BadDeferral::BeforeTenancy { made_on, start });
        }
        if until <= made_on {
            return Err(BadDeferral::NotLater { until, made_on });
        }
        Ok(account.check_parts(&self.parts)?)
    }
}
