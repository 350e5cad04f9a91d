//! Someone else who pays the rent: municipality, administrator, fund, family. From when, until when, and how to stop
//! (S4.16). What such a payer misses is asked of the payer, not of the tenant.

use crate::calendar::{Day, Month};
use crate::contact::coded;
use crate::ids::{PayerId, UserId};
use crate::version::Version;

coded! {
    /// Who pays.
    PayerKind {
        /// The municipality, from a benefit, with the tenant's authorisation.
        Municipality = "municipality",
        /// Another benefit agency.
        BenefitAgency = "benefit_agency",
        /// The court-appointed administrator: money claims go there (art. 1:441 BW).
        Administrator = "administrator",
        /// A fund.
        Fund = "fund",
        /// Family or a friend.
        Family = "family",
    }
}

coded! {
    /// What such a payer pays.
    Pays {
        /// The current rent.
        Rent = "rent",
        /// The current rent and the terms of a plan.
        RentAndPlan = "rent_and_plan",
        /// The terms of a plan only.
        Plan = "plan",
    }
}

/// One version of an arrangement with another payer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payer {
    /// Chosen by its maker.
    pub id: PayerId,
    /// 1 for the first version.
    pub version: i32,
    /// What kind of payer.
    pub kind: PayerKind,
    /// Name, as people say it.
    pub name: String,
    /// How to reach them.
    pub reach: String,
    /// What they pay.
    pub pays: Pays,
    /// First day for which they pay.
    pub from: Day,
    /// Last day; `None` until it is stopped.
    pub until: Option<Day>,
    /// How the tenant stops it, in plain words.
    pub how_to_stop: String,
    /// The day this version was agreed.
    pub made_on: Day,
    /// Who of us wrote it down.
    pub by: Option<UserId>,
    /// The day we learned of it.
    pub learned_on: Day,
}

impl Version for Payer {
    type Id = PayerId;
    fn id(&self) -> PayerId {
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

/// Why a payer can't be written down so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadPayer {
    /// Nobody.
    #[error("write who pays")]
    NoName,
    /// No way out.
    #[error("write how the tenant can stop it; without that nobody pays for someone else")]
    NoWayToStop,
    /// The last day lies before the first.
    #[error("it ends on {until}, before it begins on {from}; choose a later last day")]
    EndsBeforeItBegins {
        /// First day.
        from: Day,
        /// Last day.
        until: Day,
    },
    /// Begins before the tenancy.
    #[error("{from} lies before the tenancy, which began on {start}")]
    BeforeTenancy {
        /// First day.
        from: Day,
        /// First day of the tenancy.
        start: Day,
    },
}

impl Payer {
    /// Checks what was typed.
    pub fn check(&self, start: Day) -> Result<(), BadPayer> {
        let from = self.from;
        if self.name.trim().is_empty() {
            return Err(BadPayer::NoName);
        }
        if self.how_to_stop.trim().is_empty() {
            return Err(BadPayer::NoWayToStop);
        }
        if from < start {
            return Err(BadPayer::BeforeTenancy { from, start });
        }
        match self.until {
            Some(until) if until < from => Err(BadPayer::EndsBeforeItBegins { from, until }),
            _ => Ok(()),
        }
    }

    /// Does this payer pay what is due on a day?
    pub fn covers(&self, due_on: Day) -> bool {
        self.from <= due_on && self.until.is_none_or(|until| due_on <= until)
    }

    /// Pays the current rent of a month, judged by its due day.
    pub fn pays_rent(&self, due_on: Day) -> bool {
        self.pays != Pays::Plan && self.covers(due_on)
    }

    /// Pays terms of a plan.
    pub fn pays_plan(&self, due_on: Day) -> bool {
        self.pays != Pays::Rent && self.covers(due_on)
    }

    /// The next version, stopped: from the next month on the tenant pays again.
    #[must_use]
    pub fn stopped(&self, on: Day, by: Option<UserId>) -> Self {
        let last = Month::last(on.month());
        Self {
            version: self.version + 1,
            until: Some(self.until.map_or(last, |u| u.min(last)).max(self.from)),
            made_on: on,
            learned_on: on,
            by,
            ..self.clone()
        }
    }
}
