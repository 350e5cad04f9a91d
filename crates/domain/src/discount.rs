//! A temporary lower rent, on the tenant's written request (Wet tijdelijke huurkorting: a self-contained home, 1 to 36
//! months, no claw-back). List rent and discount stand apart in the ledger (S4.8).

use crate::calendar::{Day, Month, Watch};
use crate::contact::coded;
use crate::ids::{DiscountId, EntryKey, UserId};
use crate::ledger::{EntryKind, LedgerEntry, Method};
use crate::mandate::{Rank, mandate};
use crate::money::Cents;
use crate::policy::Policy;
use crate::tenancy::RentComponent;
use crate::version::Version;

coded! {
    /// How a request for a lower rent stands.
    DiscountState {
        /// Asked.
        Requested = "requested",
        /// Given.
        Granted = "granted",
        /// Not given.
        Refused = "refused",
        /// Taken back before its first month, by the tenant or in consultation.
        Withdrawn = "withdrawn",
    }
}

/// One version of a discount: the request, the decision, an earlier end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Discount {
    /// Chosen by its maker.
    pub id: DiscountId,
    /// 1 for the first version.
    pub version: i32,
    /// The day of the tenant's written request.
    pub requested_on: Day,
    /// The request, in the tenant's words.
    pub request: String,
    /// First month.
    pub first: Month,
    /// Last month. There is always one.
    pub last: Month,
    /// How much lower, a month.
    pub per_month: Cents,
    /// How it stands.
    pub state: DiscountState,
    /// Who decided, and in what rank.
    pub decided_by: Option<(UserId, Rank)>,
    /// Who wrote this version down; `None` is the system.
    pub by: Option<UserId>,
    /// The answer, in plain words; may be empty.
    pub answer: String,
    /// The day of this version.
    pub made_on: Day,
    /// The day we learned of it.
    pub learned_on: Day,
}

impl Version for Discount {
    type Id = DiscountId;
    fn id(&self) -> DiscountId {
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

/// Longest discount by law.
pub const MOST_MONTHS: i32 = 36;
/// How long before the end it is said what comes after.
pub const NOTICE_MONTHS: i32 = 2;

/// Why a discount can't be given so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadDiscount {
    /// No written request.
    #[error("a lower rent begins with the tenant's own written request; add it")]
    NoRequest,
    /// Not 1 to 36 months.
    #[error("{0} months; a temporary lower rent lasts 1 to 36 months")]
    Months(i32),
    /// Nothing, or more than the rent.
    #[error("{amount} a month does not fit a rent of {rent}")]
    Amount {
        /// What was asked.
        amount: Cents,
        /// The list rent.
        rent: Cents,
    },
    /// Not self-contained.
    #[error("the law gives this for a self-contained home only")]
    NotSelfContained,
    /// For months before the request.
    #[error("it can't begin in {first}, before the request; rent that is past due can be waived")]
    BeforeRequest {
        /// The first month asked.
        first: Month,
    },
    /// Before the tenancy.
    #[error("{day} lies before the tenancy, which began on {start}")]
    BeforeTenancy {
        /// The day of the request.
        day: Day,
        /// First day of the tenancy.
        start: Day,
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
    /// Shortened into the past.
    #[error("what was given until {given} stays given; choose that month or a later one")]
    ClawBack {
        /// The first month that may be the last.
        given: Month,
    },
    /// An end after the end.
    #[error("it was given until {last}; for longer, write down another request")]
    NotEarlier {
        /// The month until which it was given.
        last: Month,
    },
    /// Given or refused by nobody.
    #[error("a decision needs who decided")]
    NoDecider,
    /// A no without a word.
    #[error("write why not, so that it can be told")]
    NoAnswer,
    /// Another lower rent, given or asked, in the same month.
    #[error("there is another lower rent in {month} already; change the months, or end that one first")]
    Overlap {
        /// The first month of both.
        month: Month,
    },
}

impl Discount {
    /// How many months.
    pub const fn months(&self) -> i32 {
        self.last.since(self.first) + 1
    }

    /// What it costs in all: for the register.
    pub fn cost(&self) -> Cents {
        Cents(self.per_month.0.saturating_mul(i64::from(self.months().max(0))))
    }

    /// Checks a version. `before` is the version it changes.
    pub fn check(
        &self,
        before: Option<&Self>,
        rent: Cents,
        self_contained: bool,
        start: Day,
        policy: &Policy,
    ) -> Result<(), BadDiscount> {
        if let Some(given) = before.filter(|b| b.state == DiscountState::Granted) {
            return self.check_end(given);
        }
        if self.state == DiscountState::Withdrawn {
            return Ok(());
        }
        if self.request.trim().is_empty() {
            return Err(BadDiscount::NoRequest);
        }
        let day = self.requested_on;
        if day < start {
            return Err(BadDiscount::BeforeTenancy { day, start });
        }
        if !self_contained {
            return Err(BadDiscount::NotSelfContained);
        }
        if !(1..=MOST_MONTHS).contains(&self.months()) {
            return Err(BadDiscount::Months(self.months()));
        }
        let amount = self.per_month;
        if !amount.is_positive() || amount > rent {
            return Err(BadDiscount::Amount { amount, rent });
        }
        let first = self.first;
        if first < day.month() {
            return Err(BadDiscount::BeforeRequest { first });
        }
        self.check_mandate(policy)
    }

    /// Checks that no other lower rent stands in the same month: `others` are the newest versions of the others, and
    /// `components` the contract, in which an association may have a lower rent of its own (S4.8).
    pub fn check_alone(&self, others: &[&Self], components: &[RentComponent]) -> Result<(), BadDiscount> {
        let mut months = (0..self.months()).map(|n| self.first.plus(n));
        let other = |m: Month| {
            let runs = |d: &&&Self| d.stands() && (d.first..=d.last).contains(&m);
            others.iter().filter(|d| d.id != self.id).any(|d| runs(&d))
        };
        let in_contract = |m: Month| {
            let runs = |c: &RentComponent| c.from <= m.last() && c.until.is_none_or(|u| u >= m.first());
            components.iter().any(|c| c.amount < Cents::ZERO && runs(c))
        };
        match months.find(|m| other(*m) || in_contract(*m)) {
            Some(month) => Err(BadDiscount::Overlap { month }),
            None => Ok(()),
        }
    }

    /// Asked or given: neither refused nor taken back.
    pub const fn stands(&self) -> bool {
        matches!(self.state, DiscountState::Requested | DiscountState::Granted)
    }

    /// What was given can only end earlier, and never before what has begun; longer is another request. Before its first
    /// month it can be taken back whole.
    fn check_end(&self, b: &Self) -> Result<(), BadDiscount> {
        let given = b.last.min(self.made_on.month());
        let begun = b.first <= self.made_on.month();
        let less = self.last < given || self.first > b.first || self.per_month < b.per_month;
        if begun && (less || self.state != DiscountState::Granted) {
            return Err(BadDiscount::ClawBack { given });
        }
        if self.state == DiscountState::Withdrawn {
            return Ok(());
        }
        if self.last > b.last || self.per_month > b.per_month {
            return Err(BadDiscount::NotEarlier { last: b.last });
        }
        if self.months() < 1 {
            return Err(BadDiscount::Months(self.months()));
        }
        Ok(())
    }

    fn check_mandate(&self, policy: &Policy) -> Result<(), BadDiscount> {
        if self.state == DiscountState::Requested {
            return Ok(());
        }
        let (_, rank) = self.decided_by.ok_or(BadDiscount::NoDecider)?;
        let m = mandate(rank, policy);
        let above = self.per_month > m.discount_up_to || self.months() > m.discount_months;
        if self.state == DiscountState::Refused && self.answer.trim().is_empty() {
            return Err(BadDiscount::NoAnswer);
        }
        if self.state == DiscountState::Granted && above {
            return Err(BadDiscount::AboveMandate {
                per_month: m.discount_up_to,
                months: m.discount_months,
            });
        }
        Ok(())
    }

    /// What it takes off the rent of a month; nothing outside of it.
    pub fn off(&self, month: Month) -> Cents {
        let runs = self.state == DiscountState::Granted && (self.first..=self.last).contains(&month);
        if runs { self.per_month } else { Cents::ZERO }
    }

    /// The ledger entries of the months that have begun, oldest first: until its end, or until the tenancy's. The keys
    /// follow from the discount and the month, so booking them twice is safe; a version that ends it earlier only leaves out
    /// what has not begun.
    pub fn entries(&self, tenancy_end: Option<Day>, watch: &Watch) -> Vec<LedgerEntry> {
        let last = tenancy_end.map_or(self.last, |end| self.last.min(end.month()));
        (0..self.months())
            .map(|n| self.first.plus(n))
            .take_while(|month| *month <= last && watch.reached(month.first()))
            .filter_map(|month| self.entry(month, self.learned_on.max(month.first())))
            .collect()
    }

    /// The ledger entry of a month: a credit beside the list rent, for that month only. `None` outside the discount.
    pub fn entry(&self, month: Month, learned_on: Day) -> Option<LedgerEntry> {
        self.off(month).is_positive().then(|| LedgerEntry {
            key: EntryKey::of(&["discount", &self.id.to_string(), &month.to_string()]),
            kind: EntryKind::Credit,
            effective_on: month.first(),
            learned_on,
            amount: -self.per_month,
            month: Some(month),
            method: Method::Unknown,
            reason: None,
            link: None,
        })
    }

    /// The last day to say what comes after: two months before the end, or the first day of a shorter one.
    pub fn notice_on(&self) -> Day {
        self.last.plus(-NOTICE_MONTHS).last().max(self.first.first())
    }
}
