//! Statutory interest for consumers (wettelijke rente, art. 6:119 and 6:120 BW), exact and rounded once.
//!
//! The period runs from its first day up to but not including `until`. A year has 365 days. After each year of running
//! interest what is still open of it joins the base: on the anniversary of the start, in a year without 29 February on
//! the 28th. A payment goes to interest first, then to the principal (art. 6:44 BW). Rows that nobody has confirmed
//! are refused unless asked for on purpose; by default an association charges no interest at all. While a statutory scheme (WSNP)
//! runs there is none (art. 303 Fw): a period that touches one is refused, with the days that can be worked out apart.
//!
//! Nothing in the product books interest: it is worked out here and on a page, and stays an indication until a person claims it.
//! A text that asks for it in euros is refused unless the association charges interest, no clause on it was struck out
//! (`work::fair_terms::may_claim`), and every rate since the rent fell due is confirmed.

use super::exact::{Exact, Percent};
use super::refusal::{self, Field, LARGEST_CLAIM};
use super::{Law, Line, Parameter as P, Refusal, Row, Sheet, Step, Value};
use crate::calendar::Day;
use crate::money::Cents;

/// Money that came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Payment {
    /// On this day: the base is lower from this day on.
    pub on: Day,
    /// How much.
    pub amount: Cents,
}

/// What is asked.
#[derive(Clone, Copy, Debug)]
pub struct Question<'a> {
    /// What is owed on the first day.
    pub principal: Cents,
    /// The first day on which interest runs: the day after the due day.
    pub from: Day,
    /// The first day that no longer counts.
    pub until: Day,
    /// Payments within the period, in any order.
    pub payments: &'a [Payment],
    /// First and last day of a statutory scheme (WSNP) of the tenant, when there is one.
    pub scheme: Option<(Day, Day)>,
    /// Also use rows that nobody has confirmed.
    pub unconfirmed: bool,
}

/// A stretch with one base and one rate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment<'l> {
    /// First day.
    pub from: Day,
    /// The day after the last.
    pub until: Day,
    /// Days in between.
    pub days: i32,
    /// The rate per year.
    pub percent: Percent,
    /// The base, rounded for reading.
    pub base: Cents,
    /// The interest, rounded for reading.
    pub interest: Cents,
    /// The rows with the rate.
    pub rows: Vec<&'l Row>,
}

/// Interest over a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Interest<'l> {
    /// All interest over the period, whether paid meanwhile or not; rounded half up once.
    pub interest: Cents,
    /// The same, not rounded.
    pub exact: Exact,
    /// What is still owed at the end, principal and interest together.
    pub open: Cents,
    /// What was paid beyond all that was owed.
    pub surplus: Cents,
    /// Stretch by stretch.
    pub segments: Vec<Segment<'l>>,
    /// How.
    pub steps: Vec<Step<'l>>,
}

/// Works out the interest.
pub fn interest<'l>(law: &'l Law, question: &Question<'_>) -> Result<Interest<'l>, Refusal> {
    check(question)?;
    let rows = rates(law, question)?;
    let mut sheet = Sheet::new(law, question.from);
    let days_a_year = i64::from(sheet.number(P::InterestDayCount)?);
    let day_count = std::mem::take(&mut sheet.used);
    let mut payments = question.payments.to_vec();
    payments.sort_by_key(|p| p.on);
    let mut account = Account {
        base: Exact::from(question.principal),
        running: Exact::zero(),
        total: Exact::zero(),
        surplus: Exact::zero(),
    };
    let mut segments = Vec::new();
    let mut year = 1;
    let mut from = question.from;
    let mut payments = payments.into_iter().peekable();
    while from < question.until {
        while let Some(payment) = payments.next_if(|p| p.on <= from) {
            account.pay(&mut sheet, payment)?;
        }
        let anniversary = anniversary(question.from, year);
        let (percent, rate_until, used) = rate(&rows, from)?;
        let next_payment = payments.peek().map_or(question.until, |p| p.on);
        let until = question.until.min(anniversary).min(rate_until).min(next_payment);
        let days = until.since(from);
        let earned = account
            .base
            .percent(percent)
            .times(i64::from(days))
            .over(days_a_year);
        let segment = Segment {
            from,
            until,
            days,
            percent,
            base: account.base.half_up(),
            interest: earned.half_up(),
            rows: used.into_iter().filter(|r| r.valid_from < until).collect(),
        };
        sheet.used = [segment.rows.clone(), day_count.clone()].concat();
        sheet.write(Line::Interest {
            from,
            until,
            days,
            percent,
            base: segment.base,
            interest: segment.interest,
        });
        segments.push(segment);
        account.running = account.running + earned.clone();
        account.total = account.total + earned;
        from = until;
        if until == anniversary {
            year += 1;
            account.compound(&mut sheet, until)?;
        }
    }
    Ok(Interest {
        interest: account.total.half_up(),
        open: (account.base + account.running).half_up(),
        surplus: account.surplus.half_up(),
        exact: account.total,
        segments,
        steps: sheet.done(),
    })
}

fn check(question: &Question<'_>) -> Result<(), Refusal> {
    refusal::positive(Field::Principal, question.principal, LARGEST_CLAIM)?;
    refusal::few(Field::Payment, question.payments.len())?;
    let (from, until) = (question.from, question.until);
    if until <= from {
        return Err(Refusal::Order { from, until });
    }
    if let Some((first, last)) = question.scheme {
        if last < first {
            return Err(Refusal::Order {
                from: first,
                until: last,
            });
        }
        if first < until && from <= last {
            return Err(Refusal::InScheme { first, last });
        }
    }
    for payment in question.payments {
        refusal::positive(Field::Payment, payment.amount, LARGEST_CLAIM)?;
        if payment.on < from || payment.on >= until {
            return Err(Refusal::OutsidePeriod {
                field: Field::Payment,
                on: payment.on,
                from,
                until,
            });
        }
    }
    Ok(())
}

/// The rows of the rate over the whole period, without a hole and, unless asked for, all confirmed.
fn rates<'l>(law: &'l Law, question: &Question<'_>) -> Result<Vec<&'l Row>, Refusal> {
    let mut rows = Vec::new();
    let mut unconfirmed = Vec::new();
    let mut day = question.from;
    while day < question.until {
        let row = law.row(P::InterestConsumer, day)?;
        if !row.confirmed() {
            unconfirmed.push(row.clone());
        }
        rows.push(row);
        day = row.valid_to.map_or(question.until, |last| last.plus(1));
    }
    if !unconfirmed.is_empty() && !question.unconfirmed {
        return Err(Refusal::Unconfirmed(unconfirmed));
    }
    Ok(rows)
}

/// The rate on a day, the day on which another rate begins, and the rows up to then. A row with the same rate as its
/// neighbour is no change of rate.
fn rate<'l>(rows: &[&'l Row], on: Day) -> Result<(Percent, Day, Vec<&'l Row>), Refusal> {
    let absent = || Refusal::Absent(P::InterestConsumer);
    let mut following = rows.iter().skip_while(|r| !r.holds_on(on)).copied().peekable();
    let value = &following.peek().ok_or_else(absent)?.value;
    let Value::Percent(percent) = *value else {
        return Err(absent());
    };
    let same: Vec<&Row> = following.take_while(|r| r.value == *value).collect();
    let last = same.last().and_then(|r| r.valid_to);
    Ok((percent, last.map_or(Day(i32::MAX), |day| day.plus(1)), same))
}

fn anniversary(start: Day, years: i32) -> Day {
    start.month().plus(12 * years).on(start.day_of_month())
}

struct Account {
    base: Exact,
    running: Exact,
    total: Exact,
    surplus: Exact,
}

impl Account {
    fn compound(&mut self, sheet: &mut Sheet<'_>, on: Day) -> Result<(), Refusal> {
        let interest = std::mem::replace(&mut self.running, Exact::zero());
        let added = interest.half_up();
        self.base = self.base.clone() + interest;
        sheet.words(P::InterestCompounding)?;
        sheet.write(Line::Compounded {
            on,
            interest: added,
            base: self.base.half_up(),
        });
        Ok(())
    }

    fn pay(&mut self, sheet: &mut Sheet<'_>, payment: Payment) -> Result<(), Refusal> {
        let money = Exact::from(payment.amount);
        let to_interest = money.clone().at_most(self.running.clone());
        let left = money - to_interest.clone();
        let to_principal = left.clone().at_most(self.base.clone());
        self.running = self.running.clone() - to_interest.clone();
        self.base = self.base.clone() - to_principal.clone();
        self.surplus = self.surplus.clone() + (left - to_principal.clone());
        sheet.words(P::InterestAllocationWithin)?;
        sheet.write(Line::Payment {
            on: payment.on,
            amount: payment.amount,
            to_interest: to_interest.half_up(),
            to_principal: to_principal.half_up(),
        });
        Ok(())
    }
}
