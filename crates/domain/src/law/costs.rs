//! Out-of-court collection costs: the scale, the minimum and the cap, partial payment, small instalments.
//!
//! Art. 6:96 BW and the Besluit vergoeding voor buitengerechtelijke incassokosten. Only the principal counts, never
//! interest or costs. Whether an association charges costs at all is its policy; by default it does not.

use super::exact::Exact;
use super::refusal::{self, Field, LARGEST_CLAIM};
use super::{Law, Line, Parameter as P, Refusal, Sheet, Step};
use crate::calendar::Day;
use crate::money::Cents;

/// An earlier reminder for an unpaid instalment of the same contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Earlier {
    /// The day of that letter.
    pub on: Day,
    /// The costs asked in it; when not given, what the same rule gives.
    pub costs: Option<Cents>,
}

/// What is asked.
#[derive(Clone, Copy, Debug)]
pub struct Question<'a> {
    /// The principals of the letter; several are added (art. 6:96 lid 7).
    pub principals: &'a [Cents],
    /// What was paid in time.
    pub paid: Cents,
    /// Whether value added tax is asked too: only by whoever uses a service with VAT, cannot deduct it, and says so.
    pub vat: bool,
    /// Whether the principals are instalments of one contract, such as rent (art. 6:96 lid 8).
    pub instalments: bool,
    /// Earlier reminders for instalments of the same contract.
    pub earlier: &'a [Earlier],
    /// The day of the letter.
    pub on: Day,
}

/// The costs that may be asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Costs<'l> {
    /// What they are computed on.
    pub basis: Cents,
    /// The costs without tax.
    pub costs: Cents,
    /// The tax.
    pub vat: Cents,
    /// How.
    pub steps: Vec<Step<'l>>,
}

impl Costs<'_> {
    /// Costs with tax.
    pub fn total(&self) -> Cents {
        self.costs + self.vat
    }
}

/// Works out the costs.
pub fn costs<'l>(law: &'l Law, question: &Question<'_>) -> Result<Costs<'l>, Refusal> {
    let total = check(question)?;
    let mut sheet = Sheet::new(law, question.on);
    if question.principals.len() > 1 && !question.instalments {
        sheet.flag(P::CostsCombinedLetter)?;
        sheet.write(Line::Added {
            claims: question.principals.len(),
            total,
        });
    }
    let basis = total - question.paid;
    if question.paid.is_positive() {
        // The rule itself must exist on the day, also when nothing is left.
        sheet.scale(P::CostsScale)?;
        sheet.write(Line::PaidInTime {
            paid: question.paid,
            left: basis,
        });
    }
    if basis == Cents::ZERO {
        sheet.scale(P::CostsScale)?;
        sheet.write(Line::AllPaid);
        return Ok(Costs {
            basis,
            costs: Cents::ZERO,
            vat: Cents::ZERO,
            steps: sheet.done(),
        });
    }
    let costs = if question.instalments || !question.earlier.is_empty() {
        instalment(&mut sheet, question, basis)?
    } else {
        scale(&mut sheet, basis)?
    };
    let vat = if question.vat {
        value_added(&mut sheet, costs)?
    } else {
        Cents::ZERO
    };
    Ok(Costs {
        basis,
        costs,
        vat,
        steps: sheet.done(),
    })
}

fn check(question: &Question<'_>) -> Result<Cents, Refusal> {
    if question.principals.is_empty() {
        return Err(Refusal::NoClaim);
    }
    refusal::few(Field::Principal, question.principals.len())?;
    refusal::few(Field::Earlier, question.earlier.len())?;
    for principal in question.principals {
        refusal::positive(Field::Principal, *principal, LARGEST_CLAIM)?;
    }
    let total: Cents = question.principals.iter().copied().sum();
    refusal::positive(Field::Principal, total, LARGEST_CLAIM)?;
    refusal::not_negative(Field::Paid, question.paid, LARGEST_CLAIM)?;
    if question.paid > total {
        return Err(Refusal::PaidTooMuch {
            paid: question.paid,
            principal: total,
        });
    }
    for earlier in question.earlier {
        if let Some(costs) = earlier.costs {
            refusal::not_negative(Field::Earlier, costs, LARGEST_CLAIM)?;
        }
        if earlier.on >= question.on {
            return Err(Refusal::OutsidePeriod {
                field: Field::Earlier,
                on: earlier.on,
                from: Day::FIRST,
                until: question.on,
            });
        }
    }
    Ok(total)
}

fn scale(sheet: &mut Sheet<'_>, basis: Cents) -> Result<Cents, Refusal> {
    let mut left = basis;
    let mut sum = Exact::zero();
    for slice in sheet.scale(P::CostsScale)? {
        if !left.is_positive() {
            break;
        }
        let part = slice.amount.map_or(left, |width| width.min(left));
        left -= part;
        let costs = Exact::from(part).percent(slice.value);
        // Each slice rests on the same row.
        sheet.scale(P::CostsScale)?;
        sheet.write(Line::Slice {
            part,
            percent: slice.value,
            costs: costs.half_up(),
        });
        sum = sum + costs;
    }
    let costs = sum.half_up();
    let (least, most) = (sheet.euro(P::CostsMinimum)?, sheet.euro(P::CostsMaximum)?);
    if costs < least {
        sheet.write(Line::Minimum { costs: least });
        return Ok(least);
    }
    if costs > most {
        sheet.write(Line::Maximum { costs: most });
        return Ok(most);
    }
    sheet.forget();
    Ok(costs)
}

/// Small instalments: the first in half a year has its own amount, the next ones another, together never above the cap.
/// A period of six months ends on the day before the same day six months later.
fn instalment(sheet: &mut Sheet<'_>, question: &Question<'_>, basis: Cents) -> Result<Cents, Refusal> {
    let band = sheet.euro(P::CostsInstalmentBand)?;
    let left = unpaid(question);
    if left.iter().any(|part| *part > band) {
        sheet.write(Line::NotSmall { band });
        return scale(sheet, basis);
    }
    if left.len() > 1 {
        sheet.flag(P::CostsInstalmentOneLateLetter)?;
        let largest = left.iter().copied().max().unwrap_or_default();
        sheet.write(Line::HighestInstalment {
            instalments: left.len(),
            largest,
        });
    }
    let months = sheet.number(P::CostsInstalmentLookback)?;
    let mut asked: Vec<(Day, Cents)> = Vec::new();
    let mut earlier = question.earlier.to_vec();
    earlier.sort_by_key(|e| e.on);
    let rule = Instalments::of(sheet)?;
    for letter in earlier {
        let costs = letter
            .costs
            .unwrap_or_else(|| rule.costs(&asked, letter.on, months).0);
        asked.push((letter.on, costs));
    }
    let (costs, window, capped) = rule.costs(&asked, question.on, months);
    sheet.forget();
    sheet.number(P::CostsInstalmentLookback)?;
    sheet.write(Line::LookBack {
        months,
        found: window.found,
        asked: window.asked,
    });
    if window.found == 0 {
        sheet.euro(P::CostsInstalmentFirst)?;
        sheet.write(Line::FirstInstalment { costs: rule.first });
    } else {
        sheet.euro(P::CostsInstalmentNext)?;
        sheet.write(Line::NextInstalment { costs: rule.next });
    }
    if capped {
        let cap = sheet.euro(P::CostsInstalmentCap)?;
        sheet.write(Line::InstalmentCap { cap, costs });
    }
    Ok(costs)
}

/// What is open of each principal, with what was paid taken from the first on.
fn unpaid(question: &Question<'_>) -> Vec<Cents> {
    let mut paid = question.paid;
    let parts = question.principals.iter().map(|principal| {
        let used = paid.min(*principal);
        paid -= used;
        *principal - used
    });
    parts.filter(|part| part.is_positive()).collect()
}

struct Instalments {
    first: Cents,
    next: Cents,
    cap: Cents,
}

#[derive(Clone, Copy)]
struct Window {
    found: usize,
    asked: Cents,
}

impl Instalments {
    fn of(sheet: &mut Sheet<'_>) -> Result<Self, Refusal> {
        Ok(Self {
            first: sheet.euro(P::CostsInstalmentFirst)?,
            next: sheet.euro(P::CostsInstalmentNext)?,
            cap: sheet.euro(P::CostsInstalmentCap)?,
        })
    }

    /// The costs of a letter after others, what was found in the window, and whether the cap bit.
    fn costs(&self, asked: &[(Day, Cents)], on: Day, months: i32) -> (Cents, Window, bool) {
        let start = on.month().plus(-months).on(on.day_of_month());
        let inside = || asked.iter().filter(|(day, _)| *day > start && *day < on);
        let window = Window {
            found: inside().count(),
            asked: inside().map(|(_, costs)| *costs).sum(),
        };
        let costs = if window.found == 0 { self.first } else { self.next };
        let room = (self.cap - window.asked).max(Cents::ZERO);
        (costs.min(room), window, costs > room)
    }
}

fn value_added(sheet: &mut Sheet<'_>, costs: Cents) -> Result<Cents, Refusal> {
    let percent = sheet.percent(P::CostsVat)?;
    let vat = Exact::from(costs).percent(percent).half_up();
    sheet.write(Line::Vat { percent, vat });
    Ok(vat)
}
