//! Rent allowance (huurtoeslag), as an indication: what a household could get by the numbers of the law.
//!
//! Wet op de huurtoeslag as it is since 1 January 2026: bare rent, one own share for everybody, a linear taper.
//! Capital, residence and the income of young co-residents are not looked at. The official trial calculation decides.

use super::exact::Exact;
use super::refusal::{self, Field, LARGEST_INCOME, LARGEST_MONTH};
use super::{Law, Line, Parameter as P, Refusal, Sheet, Step};
use crate::calendar::{Day, Month};
use crate::money::Cents;

/// What is asked.
#[derive(Clone, Copy, Debug)]
pub struct Question {
    /// The bare rent per month.
    pub rent: Cents,
    /// The income per year of everybody together (toetsingsinkomen).
    pub income: Cents,
    /// Persons in the household, children too.
    pub household: i64,
    /// Everybody is below the age of the ordinary limit, there is no child and no handicap.
    pub all_young: bool,
    /// The year.
    pub year: i64,
}

/// An allowance per month, as an indication.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allowance<'l> {
    /// Per month, rounded, an exact half down.
    pub monthly: Cents,
    /// Per year, rounded, an exact half down.
    pub yearly: Cents,
    /// How.
    pub steps: Vec<Step<'l>>,
}

/// The most persons in a household.
const MOST_PERSONS: i64 = 25;

/// The day on which the numbers of a year are looked up.
pub(super) fn first_day(year: i64) -> Result<Day, Refusal> {
    let (least, most) = (1950, 2149);
    let known = i32::try_from(year).ok().filter(|y| (least..=most).contains(y));
    known
        .map(|y| Month::new(y, 1).first())
        .ok_or(Refusal::OutOfRange {
            field: Field::Year,
            number: year,
            least: i64::from(least),
            most: i64::from(most),
        })
}

/// The own share (basishuur): the norm rent less its deduction, and the adjustment.
pub(super) fn own_share(sheet: &mut Sheet<'_>, single: bool) -> Result<Cents, Refusal> {
    let less = if single {
        sheet.euro(P::RentAllowanceOwnShareSingle)?
    } else {
        sheet.euro(P::RentAllowanceOwnShareMulti)?
    };
    Ok(sheet.euro(P::RentAllowanceOwnShare)? - less + sheet.euro(P::RentAllowanceOwnShareAdjustment)?)
}

/// Works out the allowance.
pub fn rent_allowance<'l>(law: &'l Law, question: &Question) -> Result<Allowance<'l>, Refusal> {
    refusal::positive(Field::Rent, question.rent, LARGEST_MONTH)?;
    refusal::not_negative(Field::Income, question.income, LARGEST_INCOME)?;
    if !(1..=MOST_PERSONS).contains(&question.household) {
        return Err(Refusal::OutOfRange {
            field: Field::Household,
            number: question.household,
            least: 1,
            most: MOST_PERSONS,
        });
    }
    let mut sheet = Sheet::new(law, first_day(question.year)?);
    let single = question.household == 1;
    let before = before_taper(&mut sheet, question, single)?;
    let allowance = taper(&mut sheet, question.income, single, before)?;
    let monthly = allowance.half_down();
    let limit = sheet.euro(P::RentAllowanceCapitalSingle)?;
    sheet.write(Line::CapitalNotTested { limit });
    sheet.write(Line::PerMonth { amount: monthly });
    Ok(Allowance {
        monthly,
        yearly: allowance.times(12).half_down(),
        steps: sheet.done(),
    })
}

fn before_taper(sheet: &mut Sheet<'_>, question: &Question, single: bool) -> Result<Exact, Refusal> {
    let most = sheet.euro(if question.all_young {
        P::RentAllowanceMaxRentYoung
    } else {
        P::RentAllowanceMaxRent
    })?;
    let rent = question.rent.min(most);
    sheet.write(Line::CountedRent {
        rent: question.rent,
        most,
        counted: rent,
    });
    let own = own_share(sheet, single)?;
    sheet.write(Line::OwnShare { own });
    let quality = sheet.euro(P::RentAllowanceQualityLimit)?;
    let first = sheet.percent(P::RentAllowanceShareFirst)?;
    let mut sum = part(sheet, rent, own, Some(quality), first);
    let cap = sheet.euro(if question.household <= 2 {
        P::RentAllowanceCap12
    } else {
        P::RentAllowanceCap3
    })?;
    let second = sheet.percent(P::RentAllowanceShareSecond)?;
    sum = sum + part(sheet, rent, quality, Some(cap), second);
    let third = sheet.percent(P::RentAllowanceShareThird)?;
    sum = sum + part(sheet, rent, cap, None, third);
    sheet.forget();
    Ok(sum)
}

/// What a percentage gives of the rent between two limits.
fn part(
    sheet: &mut Sheet<'_>,
    rent: Cents,
    above: Cents,
    up_to: Option<Cents>,
    percent: super::exact::Percent,
) -> Exact {
    let top = up_to.map_or(rent, |limit| rent.min(limit));
    let counted = (top - above).max(Cents::ZERO);
    let amount = Exact::from(counted).percent(percent);
    if counted.is_positive() {
        sheet.write(Line::RentPart {
            above,
            up_to: top,
            percent,
            amount: amount.half_up(),
        });
    } else {
        sheet.forget();
    }
    amount
}

fn taper(sheet: &mut Sheet<'_>, income: Cents, single: bool, before: Exact) -> Result<Exact, Refusal> {
    let (reference, share) = if single {
        (P::RentAllowanceReferenceSingle, P::RentAllowanceTaperSingle)
    } else {
        (P::RentAllowanceReferenceMulti, P::RentAllowanceTaperMulti)
    };
    let from = sheet.euro(reference)?;
    if income <= from {
        sheet.write(Line::BelowTaper { from });
        return Ok(before);
    }
    let percent = sheet.percent(share)?;
    let off = Exact::from(income - from).percent(percent).over(12);
    sheet.write(Line::Taper {
        income,
        from,
        percent,
        off: off.half_up(),
    });
    Ok((before - off).or_nothing())
}
