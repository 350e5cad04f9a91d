//! Child budget (kindgebonden budget), as an indication. Wet op het kindgebonden budget.

use super::exact::Exact;
use super::refusal::{self, Field, LARGEST_INCOME};
use super::rent_allowance::{Allowance, first_day};
use super::{Law, Line, Parameter as P, Refusal, Sheet};
use crate::money::Cents;

/// What is asked.
#[derive(Clone, Copy, Debug)]
pub struct Question<'a> {
    /// The income per year, of both partners together.
    pub income: Cents,
    /// The age of each child, 0 to 17.
    pub children: &'a [i64],
    /// Is there an allowance partner?
    pub partner: bool,
    /// The year.
    pub year: i64,
}

/// The most children.
const MOST_CHILDREN: usize = 20;

/// Works out the budget.
pub fn child_budget<'l>(law: &'l Law, question: &Question<'_>) -> Result<Allowance<'l>, Refusal> {
    check(question)?;
    let mut sheet = Sheet::new(law, first_day(question.year)?);
    let mut total = children(&mut sheet, question.children)?;
    if !question.partner {
        let amount = sheet.euro(P::ChildBudgetSingleParent)?;
        sheet.write(Line::SingleParent { amount });
        total += amount;
    }
    let mut from = sheet.euro(P::ChildBudgetThreshold)?;
    if question.partner {
        from += sheet.euro(P::ChildBudgetPartnerPlus)?;
    }
    let mut yearly = Exact::from(total);
    if question.income > from {
        let percent = sheet.percent(P::ChildBudgetTaper)?;
        let off = Exact::from(question.income - from).percent(percent);
        sheet.write(Line::Taper {
            income: question.income,
            from,
            percent,
            off: off.half_up(),
        });
        yearly = (yearly - off).or_nothing();
    } else {
        sheet.write(Line::BelowTaper { from });
    }
    let limit = sheet.euro(if question.partner {
        P::ChildBudgetCapitalPartner
    } else {
        P::ChildBudgetCapitalSingle
    })?;
    sheet.write(Line::CapitalNotTested { limit });
    let amount = yearly.half_down();
    sheet.write(Line::PerYear { amount });
    Ok(Allowance {
        monthly: yearly.over(12).half_down(),
        yearly: amount,
        steps: sheet.done(),
    })
}

fn check(question: &Question<'_>) -> Result<(), Refusal> {
    refusal::not_negative(Field::Income, question.income, LARGEST_INCOME)?;
    if question.children.is_empty() {
        return Err(Refusal::NoChild);
    }
    if question.children.len() > MOST_CHILDREN {
        return Err(Refusal::TooMany {
            field: Field::Children,
            number: question.children.len(),
            most: MOST_CHILDREN,
        });
    }
    let outside = question.children.iter().find(|age| !(0..=17).contains(*age));
    outside.map_or(Ok(()), |age| {
        Err(Refusal::OutOfRange {
            field: Field::Children,
            number: *age,
            least: 0,
            most: 17,
        })
    })
}

fn children(sheet: &mut Sheet<'_>, ages: &[i64]) -> Result<Cents, Refusal> {
    let times = |amount: Cents, number: usize| std::iter::repeat_n(amount, number).sum::<Cents>();
    let each = sheet.euro(P::ChildBudgetChild)?;
    let mut total = times(each, ages.len());
    sheet.write(Line::Children {
        number: ages.len(),
        each,
        total,
    });
    for (parameter, from_age, to_age) in [(P::ChildBudgetAge1215, 12, 15), (P::ChildBudgetAge1617, 16, 17)] {
        let group = i64::from(from_age)..=i64::from(to_age);
        let number = ages.iter().filter(|age| group.contains(*age)).count();
        if number == 0 {
            continue;
        }
        let each = sheet.euro(parameter)?;
        let extra = times(each, number);
        sheet.write(Line::OlderChildren {
            number,
            from_age,
            to_age,
            each,
            total: extra,
        });
        total += extra;
    }
    Ok(total)
}
