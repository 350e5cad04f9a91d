//! Care allowance (zorgtoeslag), as an indication. Wet op de zorgtoeslag.

use super::exact::Exact;
use super::refusal::{self, Field, LARGEST_INCOME};
use super::rent_allowance::{Allowance, first_day};
use super::{Law, Line, Parameter as P, Refusal, Sheet};
use crate::money::Cents;

/// What is asked.
#[derive(Clone, Copy, Debug)]
pub struct Question {
    /// The income per year, of both partners together.
    pub income: Cents,
    /// Is there an allowance partner?
    pub partner: bool,
    /// The year.
    pub year: i64,
}

/// Works out the allowance; with a partner for both together.
pub fn care_allowance<'l>(law: &'l Law, question: &Question) -> Result<Allowance<'l>, Refusal> {
    refusal::not_negative(Field::Income, question.income, LARGEST_INCOME)?;
    let mut sheet = Sheet::new(law, first_day(question.year)?);
    let persons = if question.partner { 2 } else { 1 };
    let premium = sheet.euro(P::CareAllowanceStandardPremium)?;
    sheet.write(Line::StandardPremium { premium, persons });
    let threshold = sheet.euro(P::CareAllowanceThresholdIncome)?;
    let percent = sheet.percent(if question.partner {
        P::CareAllowanceNormPartner
    } else {
        P::CareAllowanceNormSingle
    })?;
    let norm = Exact::from(threshold).percent(percent);
    sheet.write(Line::PremiumNorm {
        percent,
        threshold,
        norm: norm.half_up(),
    });
    let mut yearly = Exact::from(premium).times(persons) - norm;
    sheet.euro(P::CareAllowanceThresholdIncome)?;
    if question.income > threshold {
        let percent = sheet.percent(P::CareAllowanceTaper)?;
        let off = Exact::from(question.income - threshold).percent(percent);
        sheet.write(Line::Taper {
            income: question.income,
            from: threshold,
            percent,
            off: off.half_up(),
        });
        yearly = (yearly - off).or_nothing();
    } else {
        sheet.write(Line::BelowTaper { from: threshold });
    }
    let smallest = sheet.euro(P::CareAllowanceSmallestYear)?;
    if yearly < Exact::from(smallest) {
        sheet.write(Line::TooSmall { smallest });
        yearly = Exact::zero();
    }
    sheet.forget();
    let limit = sheet.euro(if question.partner {
        P::CareAllowanceCapitalPartner
    } else {
        P::CareAllowanceCapitalSingle
    })?;
    sheet.write(Line::CapitalNotTested { limit });
    let monthly = yearly.over(12).half_down();
    sheet.write(Line::PerMonth { amount: monthly });
    Ok(Allowance {
        monthly,
        yearly: yearly.half_down(),
        steps: sheet.done(),
    })
}
