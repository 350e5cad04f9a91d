//! What a calculator did, step by step, as data. The sentences are made from it in `texts/`.

use super::Row;
use super::exact::Percent;
use crate::calendar::Day;
use crate::contact::coded;
use crate::money::Cents;

coded! {
    /// Who lives together, as the rules on protected income see it (art. 475da Rv).
    Household {
        /// One adult.
        Single = "single",
        /// One adult with a child.
        SingleParent = "single-parent",
        /// Two partners.
        Couple = "couple",
        /// Two partners with a child.
        CoupleWithChildren = "couple-with-children",
    }
}

/// One step: what was done, and the rows it rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step<'l> {
    /// What was done, with its numbers.
    pub line: Line,
    /// The rows it rests on.
    pub rows: Vec<&'l Row>,
}

/// What was done. Amounts are rounded to cents for reading; the calculation goes on with the exact ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// Several claims in one letter are added.
    Added {
        /// How many.
        claims: usize,
        /// Together.
        total: Cents,
    },
    /// What was paid in time falls away.
    PaidInTime {
        /// Paid.
        paid: Cents,
        /// What costs are computed on.
        left: Cents,
    },
    /// Everything was paid in time: no costs.
    AllPaid,
    /// Costs over a slice of the principal.
    Slice {
        /// How much of the principal lies in it.
        part: Cents,
        /// The percentage.
        percent: Percent,
        /// The costs.
        costs: Cents,
    },
    /// Raised to the minimum.
    Minimum {
        /// The minimum.
        costs: Cents,
    },
    /// Lowered to the maximum.
    Maximum {
        /// The maximum.
        costs: Cents,
    },
    /// One letter for several small instalments: the highest single amount counts.
    HighestInstalment {
        /// How many instalments.
        instalments: usize,
        /// The largest of them.
        largest: Cents,
    },
    /// Too large for the rule on small instalments.
    NotSmall {
        /// The most a small instalment may be.
        band: Cents,
    },
    /// A small instalment: earlier reminders in the last months count.
    LookBack {
        /// Months looked back.
        months: i32,
        /// Reminders found in them.
        found: usize,
        /// Costs asked in them.
        asked: Cents,
    },
    /// Costs of a first small instalment.
    FirstInstalment {
        /// The costs.
        costs: Cents,
    },
    /// Costs of a next small instalment.
    NextInstalment {
        /// The costs.
        costs: Cents,
    },
    /// The costs of small instalments reached their cap.
    InstalmentCap {
        /// The cap.
        cap: Cents,
        /// What may still be asked.
        costs: Cents,
    },
    /// Value added tax over the costs.
    Vat {
        /// The percentage.
        percent: Percent,
        /// The tax.
        vat: Cents,
    },
    /// A letter counts as delivered.
    Delivered {
        /// The day it was posted.
        posted: Day,
        /// Post days counted.
        post_days: i32,
        /// The day it counts as delivered.
        on: Day,
    },
    /// A letter was received, as the creditor can prove.
    Received {
        /// The day.
        on: Day,
    },
    /// The days to pay without costs.
    FreeDays {
        /// How many.
        days: i32,
        /// The first.
        first: Day,
        /// The last.
        last: Day,
    },
    /// The last day moved to a working day.
    MovedToWorkingDay {
        /// From.
        was: Day,
        /// To.
        last: Day,
    },
    /// Interest over one segment.
    Interest {
        /// First day.
        from: Day,
        /// The day after the last.
        until: Day,
        /// Days in between.
        days: i32,
        /// The rate per year.
        percent: Percent,
        /// Over what.
        base: Cents,
        /// How much.
        interest: Cents,
    },
    /// A year is full: its interest joins the principal.
    Compounded {
        /// On.
        on: Day,
        /// The interest of the year that was still open.
        interest: Cents,
        /// The new base.
        base: Cents,
    },
    /// A payment came in: first interest, then principal.
    Payment {
        /// On.
        on: Day,
        /// The amount.
        amount: Cents,
        /// Booked on interest.
        to_interest: Cents,
        /// Booked on the principal.
        to_principal: Cents,
    },
    /// The rent that counts.
    CountedRent {
        /// The rent.
        rent: Cents,
        /// What counts at most.
        most: Cents,
        /// What counts.
        counted: Cents,
    },
    /// What the tenant pays anyway.
    OwnShare {
        /// The own share.
        own: Cents,
    },
    /// A part of the rent that is paid for by a percentage.
    RentPart {
        /// From.
        above: Cents,
        /// To.
        up_to: Cents,
        /// The percentage.
        percent: Percent,
        /// The allowance for it.
        amount: Cents,
    },
    /// Income below the point from which an allowance tapers off.
    BelowTaper {
        /// The point.
        from: Cents,
    },
    /// An allowance that tapers off with income.
    Taper {
        /// The income.
        income: Cents,
        /// The point from which it tapers off.
        from: Cents,
        /// The percentage.
        percent: Percent,
        /// What goes off, in the period the allowance is computed in.
        off: Cents,
    },
    /// The allowance per month.
    PerMonth {
        /// The amount.
        amount: Cents,
    },
    /// The allowance per year.
    PerYear {
        /// The amount.
        amount: Cents,
    },
    /// Capital above the limit takes the right away; it was not asked here.
    CapitalNotTested {
        /// The limit.
        limit: Cents,
    },
    /// The standard premium.
    StandardPremium {
        /// Per person and year.
        premium: Cents,
        /// Persons.
        persons: i64,
    },
    /// The part of the premium that one pays oneself.
    PremiumNorm {
        /// The percentage.
        percent: Percent,
        /// Of this threshold income.
        threshold: Cents,
        /// The part.
        norm: Cents,
    },
    /// Too small to be paid.
    TooSmall {
        /// The smallest yearly amount that is paid.
        smallest: Cents,
    },
    /// Amounts for the children.
    Children {
        /// How many.
        number: usize,
        /// For one child.
        each: Cents,
        /// Together.
        total: Cents,
    },
    /// Extra for children of an age group.
    OlderChildren {
        /// How many.
        number: usize,
        /// From this age.
        from_age: i32,
        /// To this age.
        to_age: i32,
        /// For one child.
        each: Cents,
        /// Together.
        total: Cents,
    },
    /// Extra for a single parent.
    SingleParent {
        /// The amount.
        amount: Cents,
    },
    /// The share of the welfare norm.
    NormShare {
        /// The percentage.
        percent: Percent,
        /// The norm.
        norm: Cents,
        /// The share.
        amount: Cents,
    },
    /// Care allowance lost by income.
    LostCareAllowance {
        /// The amount per month.
        amount: Cents,
        /// At most so much.
        most: Cents,
    },
    /// Rent allowance lost by income.
    LostRentAllowance {
        /// The amount per month.
        amount: Cents,
        /// At most so much.
        most: Cents,
    },
    /// Child budget lost by income.
    LostChildBudget {
        /// The amount per month.
        amount: Cents,
    },
    /// Never above the maximum of the household.
    HouseholdMaximum {
        /// The household.
        household: Household,
        /// The maximum.
        most: Cents,
    },
    /// Never above a share of the net income.
    NetIncomeShare {
        /// The percentage.
        percent: Percent,
        /// The net income.
        net: Cents,
        /// The share.
        most: Cents,
    },
    /// The partner's income lowers it, at most by a share.
    PartnerIncome {
        /// The partner's income.
        income: Cents,
        /// What goes off.
        off: Cents,
    },
    /// Other income that is not seized lowers it.
    OtherIncome {
        /// What goes off.
        off: Cents,
    },
    /// What is left for all creditors together.
    RoomForAll {
        /// Per month.
        room: Cents,
    },
    /// The payer named a month.
    Designated,
    /// By the law: due claims, then the oldest.
    ByLaw,
    /// By the association's own policy.
    ByPolicy,
    /// Within one claim: costs, interest, principal.
    WithinByLaw,
    /// Within one claim: principal first, costs and interest last.
    WithinByPolicy,
    /// Money that is left over.
    LeftOver {
        /// By the law.
        by_law: Cents,
        /// By policy.
        by_policy: Cents,
    },
}
