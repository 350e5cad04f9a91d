//! Why something is not worked out: every refusal names the row or the field, and says what to do.
//!
//! All are for the person who asked. The sentences here are English; screens make their own from the same data.

use super::{Parameter, Row};
use crate::calendar::{Day, Month};
use crate::contact::coded;
use crate::money::Cents;

coded! {
    /// What was filled in wrongly.
    Field {
        /// The amount owed.
        Principal = "principal",
        /// What was paid in time.
        Paid = "paid",
        /// An earlier reminder.
        Earlier = "earlier",
        /// The first day of the period.
        From = "from",
        /// The day after the last.
        Until = "until",
        /// A payment.
        Payment = "payment",
        /// The rent per month.
        Rent = "rent",
        /// The income per year.
        Income = "income",
        /// The persons in the household.
        Household = "household",
        /// The ages of the children.
        Children = "children",
        /// The net income per month.
        NetMonthly = "net-monthly",
        /// What the partner brings in per month.
        PartnerMonthly = "partner-monthly",
        /// Other income per month.
        OtherMonthly = "other-monthly",
        /// The year.
        Year = "year",
        /// A claim with its due day.
        Claim = "claim",
        /// The day a letter was posted.
        Posted = "posted",
    }
}

/// Why something is not worked out.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The rule did not exist yet on that day.
    #[error("{on} is before the rule: the first row is {row}; choose a day from {} on", row.valid_from)]
    NotYet {
        /// The first row.
        row: Box<Row>,
        /// The day asked about.
        on: Day,
    },
    /// No number is known for that day yet.
    #[error(
        "no number is known for {on}: the last row is {row}; add the row that follows it, see docs/law.md"
    )]
    Ended {
        /// The last row.
        row: Box<Row>,
        /// The day asked about.
        on: Day,
    },
    /// The value was looked for and not found.
    #[error("the value is not known: row {0}; look it up and add it as your own row, see docs/law.md")]
    Unknown(Box<Row>),
    /// The association switched it off.
    #[error("row {0} is switched off; switch it on, or do without")]
    SwitchedOff(Box<Row>),
    /// No interest runs while a statutory scheme does (art. 303 Fw).
    #[error(
        "no interest runs from {first} until and with {last}: a statutory scheme (WSNP) runs (art. 303 Fw); work out the days before {first} and after {last} apart"
    )]
    InScheme {
        /// First day of the scheme.
        first: Day,
        /// Its last day.
        last: Day,
    },
    /// Rests on rows that nobody has confirmed.
    #[error("not confirmed yet: {}; let it be confirmed, or ask for the unconfirmed numbers on purpose", names(.0))]
    Unconfirmed(Vec<Row>),
    /// The data has no such parameter or another kind of value. Cannot happen with data that was checked at start.
    #[error("the law data has no usable '{}'; restore the shipped files", .0.code())]
    Absent(Parameter),
    /// An amount of nothing or below.
    #[error("{} is {}; it must be more than zero", .field.code(), .amount.to_plain())]
    NotPositive {
        /// Where.
        field: Field,
        /// What was filled in.
        amount: Cents,
    },
    /// An amount below nothing.
    #[error("{} is {}; it must be zero or more", .field.code(), .amount.to_plain())]
    Negative {
        /// Where.
        field: Field,
        /// What was filled in.
        amount: Cents,
    },
    /// An amount far beyond anything the rule is for.
    #[error("{} is {}, far above what this rule is for (at most {}); look the amount up again", .field.code(), .amount.to_plain(), .most.to_plain())]
    TooLarge {
        /// Where.
        field: Field,
        /// What was filled in.
        amount: Cents,
        /// The most that is accepted.
        most: Cents,
    },
    /// More was paid than was owed.
    #[error("paid is {}, more than the principal of {}; fill in what was paid on this claim", .paid.to_plain(), .principal.to_plain())]
    PaidTooMuch {
        /// What was paid.
        paid: Cents,
        /// What was owed.
        principal: Cents,
    },
    /// A number outside what exists.
    #[error("{} is {number}; it must be {least} to {most}", .field.code())]
    OutOfRange {
        /// Where.
        field: Field,
        /// What was filled in.
        number: i64,
        /// The least.
        least: i64,
        /// The most.
        most: i64,
    },
    /// A household and its children that do not go together, or no child at all.
    #[error("there is no child; give the age of each child from 0 to 17")]
    NoChild,
    /// Two days in the wrong order.
    #[error("until ({until}) must be after from ({from}); until itself no longer counts")]
    Order {
        /// First day.
        from: Day,
        /// The day after the last.
        until: Day,
    },
    /// A day outside the period.
    #[error("{} on {on} lies outside the period from {from} to {until}; leave it out or change the period", .field.code())]
    OutsidePeriod {
        /// Where.
        field: Field,
        /// The day.
        on: Day,
        /// First day of the period.
        from: Day,
        /// The day after the last.
        until: Day,
    },
    /// Nothing was claimed.
    #[error("there is no claim; give at least one with its due day")]
    NoClaim,
    /// Two claims in one month: a rent month is one claim.
    #[error("there are two claims in {0}; add them up, one claim is one month")]
    SameMonth(Month),
    /// More lines than any real case has.
    #[error("{} is given {number} times; at most {most} can be worked out at once", .field.code())]
    TooMany {
        /// Where.
        field: Field,
        /// How many.
        number: usize,
        /// The most.
        most: usize,
    },
}

fn names(rows: &[Row]) -> String {
    rows.iter().map(Row::to_string).collect::<Vec<_>>().join(", ")
}

/// The largest principal: ten million euro. The scale ends at a million.
pub(super) const LARGEST_CLAIM: Cents = Cents(1_000_000_000);
/// The largest yearly income: ten million euro.
pub(super) const LARGEST_INCOME: Cents = Cents(1_000_000_000);
/// The largest rent or income a month: 25 000 euro.
pub(super) const LARGEST_MONTH: Cents = Cents(2_500_000);
/// The most payments, claims or reminders at once.
pub(super) const MOST_LINES: usize = 1000;

pub(super) fn positive(field: Field, amount: Cents, most: Cents) -> Result<(), Refusal> {
    if !amount.is_positive() {
        return Err(Refusal::NotPositive { field, amount });
    }
    not_too_large(field, amount, most)
}

pub(super) fn not_negative(field: Field, amount: Cents, most: Cents) -> Result<(), Refusal> {
    if amount < Cents::ZERO {
        return Err(Refusal::Negative { field, amount });
    }
    not_too_large(field, amount, most)
}

fn not_too_large(field: Field, amount: Cents, most: Cents) -> Result<(), Refusal> {
    if amount > most {
        return Err(Refusal::TooLarge { field, amount, most });
    }
    Ok(())
}

pub(super) const fn few(field: Field, number: usize) -> Result<(), Refusal> {
    if number > MOST_LINES {
        return Err(Refusal::TooMany {
            field,
            number,
            most: MOST_LINES,
        });
    }
    Ok(())
}
