//! Protected income (beslagvrije voet, art. 475da Rv), as an indication: what nobody may take from an income.
//!
//! A landlord's plan is voluntary and not bound by it, but it is a ceiling for all creditors together, and the
//! municipality's plan must respect it. Higher housing costs (art. 475da lid 5) are not looked at.

use super::exact::Exact;
use super::refusal::{self, Field, LARGEST_INCOME, LARGEST_MONTH};
use super::rent_allowance::own_share;
use super::{Household, Law, Line, Parameter as P, Refusal, Sheet, Step};
use crate::calendar::Day;
use crate::money::Cents;

/// What is asked.
#[derive(Clone, Copy, Debug)]
pub struct Question {
    /// Who live together.
    pub household: Household,
    /// Taxable income per year, of both partners together.
    pub income: Cents,
    /// Net income per month with holiday pay; lowers the outcome to a share of it.
    pub net_monthly: Option<Cents>,
    /// The partner's net income per month (art. 475db).
    pub partner_monthly: Option<Cents>,
    /// Own income per month that is not seized (art. 475db).
    pub other_monthly: Option<Cents>,
    /// The day.
    pub on: Day,
}

/// Protected income per month, as an indication.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Protected<'l> {
    /// Per month, rounded half up.
    pub monthly: Cents,
    /// What is left of the net income for all creditors together, when it was given.
    pub room: Option<Cents>,
    /// How.
    pub steps: Vec<Step<'l>>,
}

/// Works out the protected income.
pub fn protected_income<'l>(law: &'l Law, question: &Question) -> Result<Protected<'l>, Refusal> {
    refusal::not_negative(Field::Income, question.income, LARGEST_INCOME)?;
    for (field, amount) in [
        (Field::NetMonthly, question.net_monthly),
        (Field::PartnerMonthly, question.partner_monthly),
        (Field::OtherMonthly, question.other_monthly),
    ] {
        if let Some(amount) = amount {
            refusal::not_negative(field, amount, LARGEST_MONTH)?;
        }
    }
    let mut sheet = Sheet::new(law, question.on);
    let norm = norm_share(&mut sheet, question.household)?;
    let care = lost_care_allowance(&mut sheet, question)?;
    let rent = lost_rent_allowance(&mut sheet, question)?;
    let child = lost_child_budget(&mut sheet, question)?;
    let amount = norm + care + rent + child;
    let amount = ceilings(&mut sheet, question, amount)?;
    let amount = other_incomes(&mut sheet, question, &amount)?;
    let monthly = amount.half_up();
    sheet.write(Line::PerMonth { amount: monthly });
    let room = question.net_monthly.map(|net| (net - monthly).max(Cents::ZERO));
    if let Some(room) = room {
        sheet.percent(P::ProtectedIncomeIncomeShare)?;
        sheet.write(Line::RoomForAll { room });
    }
    Ok(Protected {
        monthly,
        room,
        steps: sheet.done(),
    })
}

const fn couple(household: Household) -> bool {
    matches!(household, Household::Couple | Household::CoupleWithChildren)
}

fn norm_share(sheet: &mut Sheet<'_>, household: Household) -> Result<Exact, Refusal> {
    let percent = sheet.percent(P::ProtectedIncomeNormShare)?;
    let norm = sheet.euro(if couple(household) {
        P::WelfareCouple
    } else {
        P::WelfareSingle
    })?;
    let share = Exact::from(norm).percent(percent);
    sheet.write(Line::NormShare {
        percent,
        norm,
        amount: share.half_up(),
    });
    Ok(share)
}

fn lost_care_allowance(sheet: &mut Sheet<'_>, question: &Question) -> Result<Exact, Refusal> {
    let threshold = sheet.euro(P::CareAllowanceThresholdIncome)?;
    let percent = sheet.percent(P::CareAllowanceTaper)?;
    let premium = Exact::from(sheet.euro(P::CareAllowanceStandardPremium)?);
    let most = if couple(question.household) {
        premium.times(2).over(12) - sheet.euro(P::WelfareCareCouple)?.into()
    } else {
        premium.over(12) - sheet.euro(P::WelfareCareSingle)?.into()
    };
    let above = (question.income - threshold).max(Cents::ZERO);
    let lost = Exact::from(above).percent(percent).over(12).at_most(most.clone());
    sheet.write(Line::LostCareAllowance {
        amount: lost.half_up(),
        most: most.half_up(),
    });
    Ok(lost)
}

fn lost_rent_allowance(sheet: &mut Sheet<'_>, question: &Question) -> Result<Exact, Refusal> {
    let single = question.household == Household::Single;
    let (reference, share) = if single {
        (P::RentAllowanceReferenceSingle, P::RentAllowanceTaperSingle)
    } else {
        (P::RentAllowanceReferenceMulti, P::RentAllowanceTaperMulti)
    };
    let above = (question.income - sheet.euro(reference)?).max(Cents::ZERO);
    let percent = sheet.percent(share)?;
    let most = sheet.euro(P::RentAllowanceMaxRent)? - own_share(sheet, single)?;
    let lost = Exact::from(above).percent(percent).over(12).at_most(most.into());
    sheet.write(Line::LostRentAllowance {
        amount: lost.half_up(),
        most,
    });
    Ok(lost)
}

fn lost_child_budget(sheet: &mut Sheet<'_>, question: &Question) -> Result<Exact, Refusal> {
    let from = match question.household {
        Household::Single | Household::Couple => return Ok(Exact::zero()),
        Household::SingleParent => sheet.euro(P::CareAllowanceThresholdIncome)?,
        Household::CoupleWithChildren => {
            sheet.euro(P::CareAllowanceThresholdIncome)? + sheet.euro(P::ChildBudgetPartnerPlus)?
        }
    };
    let above = (question.income - from).max(Cents::ZERO);
    let percent = sheet.percent(P::ChildBudgetTaper)?;
    let lost = Exact::from(above).percent(percent).over(12);
    sheet.write(Line::LostChildBudget {
        amount: lost.half_up(),
    });
    Ok(lost)
}

fn ceilings(sheet: &mut Sheet<'_>, question: &Question, amount: Exact) -> Result<Exact, Refusal> {
    let household = question.household;
    let most = sheet.euro(match household {
        Household::Single => P::ProtectedIncomeMaxSingle,
        Household::SingleParent => P::ProtectedIncomeMaxSingleParent,
        Household::Couple => P::ProtectedIncomeMaxCouple,
        Household::CoupleWithChildren => P::ProtectedIncomeMaxCoupleWithChildren,
    })?;
    sheet.write(Line::HouseholdMaximum { household, most });
    let amount = amount.at_most(most.into());
    let Some(net) = question.net_monthly else {
        return Ok(amount);
    };
    let percent = sheet.percent(P::ProtectedIncomeIncomeShare)?;
    let share = Exact::from(net).percent(percent);
    sheet.write(Line::NetIncomeShare {
        percent,
        net,
        most: share.half_up(),
    });
    Ok(amount.at_most(share))
}

fn other_incomes(sheet: &mut Sheet<'_>, question: &Question, amount: &Exact) -> Result<Exact, Refusal> {
    let mut left = amount.clone();
    if let Some(income) = question.partner_monthly.filter(|c| c.is_positive()) {
        let percent = sheet.percent(P::ProtectedIncomePartnerShare)?;
        let off = Exact::from(income).at_most(amount.percent(percent));
        sheet.write(Line::PartnerIncome {
            income,
            off: off.half_up(),
        });
        left = left - off;
    }
    if let Some(off) = question.other_monthly.filter(|c| c.is_positive()) {
        sheet.percent(P::ProtectedIncomePartnerShare)?;
        sheet.write(Line::OtherIncome { off });
        left = left - off.into();
    }
    Ok(left.or_nothing())
}
