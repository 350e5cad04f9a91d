//! The payment plan: terms of any shape for an old amount, beside the current rent (S4.17, S1.21, S1.32).
//!
//! A plan is judged by what the ledger settled: money that goes to the months it is about counts, money that goes to
//! the current rent does not. A missed term never ends a plan; only a person can, in consultation.

mod change;
mod shape;
mod standing;

pub use change::{BadChange, Comparison, LineChange, MissChoices, choices, compare, moved, skipped, split};
pub use shape::{
    BadShape, Rhythm, Variant, VariantKind, by_amount, equal, fitting, lump, most_in_a_month, step_up,
    too_tight, variants, with_break, with_lump, within,
};
pub use standing::{PlanStanding, Standing, TermState, TermView, Thanks, ThanksMoment, standings};

use crate::agreement::Party;
use crate::calendar::{Day, Month, Watch};
use crate::contact::coded;
use crate::ids::{AgreementId, PlanId, UserId};
use crate::ledger::{Account, Item, Promised};
use crate::money::Cents;
use crate::policy::Policy;
use crate::version::{Version, newest};

/// One planned payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Term {
    /// The agreed day.
    pub due_on: Day,
    /// The agreed amount, for the old months only; the rent comes beside it.
    pub amount: Cents,
}

coded! {
    /// How a plan came about. Durability is reported by this, never by employee (S0.2).
    Origin {
        /// By phone.
        Phone = "phone",
        /// At the door or the kitchen table.
        Visit = "visit",
        /// By letter or mail.
        Letter = "letter",
        /// At the desk.
        Desk = "desk",
        /// By the tenant alone.
        SelfService = "self_service",
    }
}

coded! {
    /// What made a version differ from the one before.
    Change {
        /// The first version.
        Agreed = "agreed",
        /// Too tight: lower and longer.
        TooTight = "too_tight",
        /// A term moved to another day.
        Moved = "moved",
        /// A term cut in parts.
        Split = "split",
        /// A term skipped; the plan is one longer.
        Skipped = "skipped",
        /// Faster than agreed.
        Faster = "faster",
        /// New months were added.
        Added = "added",
        /// A part was waived, or otherwise fell away.
        Reduced = "reduced",
        /// Made again in another shape.
        Remade = "remade",
        /// Ended in consultation.
        Stopped = "stopped",
        /// Nothing about money: aftercare switched, a word corrected.
        Wording = "wording",
    }
}

coded! {
    /// What a person decided about the plan. There is no "cancelled because missed".
    PlanState {
        /// Goes on.
        Running = "running",
        /// Stopped in consultation, or replaced by another plan.
        Stopped = "stopped",
    }
}

coded! {
    /// Who pays the current rent.
    WhoPays {
        /// The tenant.
        Tenant = "tenant",
        /// A co-tenant or partner.
        CoTenant = "co_tenant",
        /// The municipality, from a benefit.
        Municipality = "municipality",
        /// The court-appointed administrator.
        Administrator = "administrator",
        /// A fund.
        Fund = "fund",
        /// Family or a friend.
        Family = "family",
    }
}

/// How the rent of one coming month will be paid: who, what, when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RentLine {
    /// The rent month.
    pub month: Month,
    /// Who pays.
    pub who: WhoPays,
    /// What; less than the rent says that a part is not safe yet.
    pub amount: Cents,
    /// When.
    pub on: Day,
}

/// Is the current rent safe for the next two months? Answered before any plan (S4.32a, S1.32).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RentStatement {
    /// The next two rent months.
    pub lines: [RentLine; 2],
}

impl RentStatement {
    /// Both months are covered by at least this rent.
    pub fn is_safe(&self, rent: Cents) -> bool {
        self.lines.iter().all(|l| l.amount >= rent)
    }
}

/// One version of a payment plan, whole: the terms of before stand in it too. A change is a new version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Chosen by its maker.
    pub id: PlanId,
    /// 1 for the first version.
    pub version: i32,
    /// The day the first version was agreed; money from this day on counts.
    pub started_on: Day,
    /// The day this version was agreed.
    pub made_on: Day,
    /// The day we learned of it.
    pub learned_on: Day,
    /// Who of us wrote it down; `None` when the tenant did.
    pub by: Option<UserId>,
    /// Whose proposal it is.
    pub proposed_by: Party,
    /// How it came about.
    pub origin: Origin,
    /// What changed.
    pub change: Change,
    /// Goes on, or stopped in consultation.
    pub state: PlanState,
    /// The plan is about everything due up to and with this day.
    pub covers_until: Day,
    /// The terms, by day.
    pub terms: Vec<Term>,
    /// Terms that did not work out and were moved or skipped in this or an earlier version.
    pub missed_before: i32,
    /// The current rent for the next two months.
    pub rent: RentStatement,
    /// The tenant's own first step, an agreement of its own (S0.22, S3.18).
    pub own_step: Option<AgreementId>,
    /// "You told us", approved by the tenant (S0.21); may be empty.
    pub told: String,
    /// Aftercare at the end; the tenant can switch it off (S3.14).
    pub aftercare: bool,
}

impl Version for Plan {
    type Id = PlanId;
    fn id(&self) -> PlanId {
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

/// Why a plan can't be saved so. Nothing is saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadPlan {
    /// No term.
    #[error("the plan has no payment; add one with a day and an amount")]
    NoTerms,
    /// A term of nothing or less.
    #[error("payment {number} is {amount}; an amount is above zero")]
    NotPositive {
        /// Which term, from 1.
        number: usize,
        /// What it said.
        amount: Cents,
    },
    /// Two terms out of order.
    #[error("payment {number} is earlier than the one before it; put them by day")]
    OutOfOrder {
        /// Which term, from 1.
        number: usize,
    },
    /// More than is owed.
    #[error("the payments to come are {planned} together, and {open} is open; lower them by {}", *planned - *open)]
    LongerThanDebt {
        /// Sum of the terms that ask money.
        planned: Cents,
        /// What is open.
        open: Cents,
    },
    /// A day before the tenancy.
    #[error("{day} lies before the tenancy, which began on {start}")]
    BeforeTenancy {
        /// The day that was given.
        day: Day,
        /// First day of the tenancy.
        start: Day,
    },
    /// A new term before the day the plan was made.
    #[error("payment {number} lies before {made_on}, the day of the plan; choose that day or a later one")]
    BeforePlan {
        /// Which term, from 1.
        number: usize,
        /// The day the version was agreed.
        made_on: Day,
    },
    /// A plan for rent that is not due yet.
    #[error("a plan is about what is due; rent due after {made_on} comes beside it")]
    CoversFuture {
        /// The day the version was agreed.
        made_on: Day,
    },
    /// The statement about the current rent names other months than the next two.
    #[error("say of the rents of {first} and {} who pays, what and when, before a plan is made", first.plus(1))]
    RentNotStated {
        /// The first month to speak about.
        first: Month,
    },
    /// A rent line of less than nothing, or paid before the tenancy.
    #[error("the rent of {month} is stated as {amount}; write an amount of zero or more")]
    RentNegative {
        /// Which month.
        month: Month,
        /// What it said.
        amount: Cents,
    },
    /// No first step of the tenant's own.
    #[error("write the first step that the tenant chooses; asking a sister is a step too")]
    NoOwnStep,
    /// A first step that takes too long to feel like one.
    #[error("the first step is done within a week: choose a day from {made_on} until {}", made_on.plus(FIRST_STEP_DAYS))]
    OwnStepTooFar {
        /// The day the plan was made.
        made_on: Day,
    },
    /// A plan that we propose while a pause runs.
    #[error("a pause runs until {until}; until then a plan is made only when the tenant asks for it")]
    InPause {
        /// Last day of the pause.
        until: Day,
    },
    /// An amount or a day beyond what the books can hold.
    #[error("an amount or a day in the plan is beyond any plan; check the year and the amount")]
    Beyond,
}

/// What a plan is checked against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Owed {
    /// First day of the tenancy.
    pub start: Day,
    /// What is open of what the plan is about ([`owed`]).
    pub open: Cents,
    /// What came in for the terms of earlier versions and stands in this one's terms; zero for a first version.
    pub paid: Cents,
}

/// Within how many days the tenant's own first step can be done (S0.22).
pub const FIRST_STEP_DAYS: i32 = 7;

/// The most terms of one plan: weekly for ten years.
pub const MOST_TERMS: usize = 520;

/// What is open of everything due up to and with a day. The account must be the one the flow is judged by.
pub fn owed(account: &Account, covers_until: Day) -> Cents {
    account
        .items
        .iter()
        .filter(|i| i.due_on <= covers_until && i.open.is_positive())
        .map(|i| i.open)
        .sum()
}

/// What running plans expect around which days, for the settlement.
pub(crate) fn promised(
    plans: &[Plan],
    policy: &Policy,
    watch: &Watch,
    known_by: Option<Day>,
) -> Vec<Promised> {
    newest(plans, watch, known_by)
        .into_iter()
        .filter(|p| p.state == PlanState::Running)
        .flat_map(|p| p.terms.iter().map(move |t| (p.started_on, t)))
        .map(|(started_on, t)| Promised {
            // What came in before there was a plan kept no promise of it.
            from: t.due_on.plus(-policy.early_days).max(started_on),
            until: t.due_on.plus(policy.plan_grace_days),
            amount: t.amount,
        })
        .collect()
}

/// Until which due day a plan made on a day is best about: the newest item that is open past its grace, so that a rent
/// whose day has just come stays beside it. `None` when nothing is past due.
pub fn covers(account: &Account, made_on: Day, policy: &Policy) -> Option<Day> {
    let late = |i: &&Item| i.open.is_positive() && i.due_on.plus(policy.grace_days) < made_on;
    account.items.iter().filter(late).map(|i| i.due_on).max()
}

impl Plan {
    /// Sum of all terms.
    pub fn total(&self) -> Cents {
        self.terms.iter().map(|t| t.amount).sum()
    }

    /// Checks a version before it is saved.
    pub fn check(&self, owed: Owed) -> Result<(), BadPlan> {
        self.check_terms(owed.start)?;
        self.check_rent()?;
        let (made_on, start) = (self.made_on, owed.start);
        if self.covers_until > made_on {
            return Err(BadPlan::CoversFuture { made_on });
        }
        if let Some(day) = [self.started_on, made_on].into_iter().find(|d| *d < start) {
            return Err(BadPlan::BeforeTenancy { day, start });
        }
        let planned = self.total() - owed.paid;
        if self.state == PlanState::Running && planned > owed.open {
            return Err(BadPlan::LongerThanDebt {
                planned,
                open: owed.open,
            });
        }
        Ok(())
    }

    fn check_terms(&self, start: Day) -> Result<(), BadPlan> {
        if self.terms.is_empty() {
            return Err(BadPlan::NoTerms);
        }
        if self.terms.len() > MOST_TERMS {
            return Err(BadPlan::Beyond);
        }
        let mut last = Day::FIRST;
        for (number, term) in (1..).zip(&self.terms) {
            let Term { due_on, amount } = *term;
            if !amount.is_positive() {
                return Err(BadPlan::NotPositive { number, amount });
            }
            if amount.0 > Cents::LIMIT || !(Day::FIRST..=Day::LAST).contains(&due_on) {
                return Err(BadPlan::Beyond);
            }
            if due_on < start {
                return Err(BadPlan::BeforeTenancy { day: due_on, start });
            }
            if due_on < last {
                return Err(BadPlan::OutOfOrder { number });
            }
            if due_on < self.started_on {
                let made_on = self.started_on;
                return Err(BadPlan::BeforePlan { number, made_on });
            }
            last = due_on;
        }
        Ok(())
    }

    /// The two rent months after the last one the plan is about.
    fn check_rent(&self) -> Result<(), BadPlan> {
        let [one, two] = self.rent.lines;
        let this = self.made_on.month();
        // The month of the plan itself when its rent is still to come, else the next.
        let fits = (one.month == this || one.month == this.plus(1)) && two.month == one.month.plus(1);
        if !fits && self.change == Change::Agreed {
            return Err(BadPlan::RentNotStated { first: this.plus(1) });
        }
        for RentLine { month, amount, .. } in self.rent.lines {
            if amount < Cents::ZERO {
                return Err(BadPlan::RentNegative { month, amount });
            }
        }
        Ok(())
    }

    /// The next version, the same in all but what is given. The caller checks it with [`Plan::check`].
    #[must_use]
    pub fn next(&self, change: Change, terms: Vec<Term>, made_on: Day, by: Option<UserId>) -> Self {
        Self {
            version: self.version + 1,
            change,
            terms,
            made_on,
            learned_on: made_on,
            by,
            state: if change == Change::Stopped {
                PlanState::Stopped
            } else {
                self.state
            },
            ..self.clone()
        }
    }
}
