//! Shapes of plans: equal, by amount, growing, a lump sum, a break month; the tenant's own with two beside it; lower
//! and longer when it is too tight. Every builder ends exact: its terms add up to the amount it was given.

use super::{MOST_TERMS, Term};
use crate::calendar::{Day, Month};
use crate::contact::coded;
use crate::money::Cents;

coded! {
    /// How often a term falls.
    Rhythm {
        /// Every seven days.
        Weekly = "weekly",
        /// Every fourteen days.
        Fortnightly = "fortnightly",
        /// Every twenty-eight days, as some benefits and wages come.
        FourWeekly = "four_weekly",
        /// On the same day of each month, or its last day when the month is shorter.
        Monthly = "monthly",
    }
}

impl Rhythm {
    /// The day of the `n`th term, 0 for the first.
    pub fn day(self, first: Day, n: i32) -> Day {
        match self {
            Self::Weekly => first.plus(n.saturating_mul(7)),
            Self::Fortnightly => first.plus(n.saturating_mul(14)),
            Self::FourWeekly => first.plus(n.saturating_mul(28)),
            Self::Monthly => first.month().plus(n).on(first.day_of_month()),
        }
    }

    /// Most terms that fall in one calendar month.
    pub const fn most_in_a_month(self) -> i64 {
        match self {
            Self::Weekly => 5,
            Self::Fortnightly => 3,
            Self::FourWeekly => 2,
            Self::Monthly => 1,
        }
    }

    /// The rhythm in which these terms fall, as far as one can be seen; monthly when there is only one.
    pub fn of(terms: &[Term]) -> Self {
        let [.., a, b] = terms else { return Self::Monthly };
        match b.due_on.since(a.due_on) {
            ..=10 => Self::Weekly,
            11..=20 => Self::Fortnightly,
            28 if a.due_on.month().plus(1).on(a.due_on.day_of_month()) != b.due_on => Self::FourWeekly,
            _ => Self::Monthly,
        }
    }
}

/// Why terms can't be made of this.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadShape {
    /// Nothing to spread.
    #[error("there is nothing open to make a plan for")]
    NothingOpen,
    /// A term of nothing or less.
    #[error("{0} is not an amount to pay; write one above zero")]
    NotPositive(Cents),
    /// More terms than cents, or than a plan can have.
    #[error("{0} payments do not fit; choose a higher amount or fewer payments")]
    TooMany(i64),
    /// The lump is more than what is left of the plan.
    #[error("{lump} at once is more than the {total} of the plan")]
    LumpAboveTotal {
        /// The lump sum.
        lump: Cents,
        /// What the plan is about.
        total: Cents,
    },
    /// It can't be lower.
    #[error("{0} a time is as low as a plan goes; a pause, a waiver or help fits better")]
    AsLowAsItGoes(Cents),
}

/// Lays amounts on days.
fn lay(amounts: impl IntoIterator<Item = Cents>, first_on: Day, rhythm: Rhythm) -> Vec<Term> {
    (0..)
        .zip(amounts)
        .map(|(n, amount)| Term {
            due_on: rhythm.day(first_on, n),
            amount,
        })
        .collect()
}

fn positive(total: Cents) -> Result<Cents, BadShape> {
    if total.is_positive() {
        Ok(total)
    } else {
        Err(BadShape::NothingOpen)
    }
}

/// `count` equal terms, rounded up to the cent, the last one exact: € 1.484,36 in 12 is 11 × € 123,70 and € 123,66.
pub fn equal(total: Cents, count: u16, first_on: Day, rhythm: Rhythm) -> Result<Vec<Term>, BadShape> {
    let total = positive(total)?.0;
    let n = i64::from(count);
    if n == 0 || n > total || usize::from(count) > MOST_TERMS {
        return Err(BadShape::TooMany(n));
    }
    let up = total.div_euclid(n) + i64::from(total % n != 0);
    let each = if up * (n - 1) < total { up } else { total / n };
    let last = total - each * (n - 1);
    let amounts = (1..=n).map(|i| Cents(if i == n { last } else { each }));
    Ok(lay(amounts, first_on, rhythm))
}

/// Terms of one amount until all is paid, the last one what remains.
pub fn by_amount(total: Cents, each: Cents, first_on: Day, rhythm: Rhythm) -> Result<Vec<Term>, BadShape> {
    step_up(total, each, Cents::ZERO, 1, first_on, rhythm)
}

/// Terms that grow by `raise` after every `every` of them, until all is paid; the last one what remains.
pub fn step_up(
    total: Cents,
    first: Cents,
    raise: Cents,
    every: u16,
    first_on: Day,
    rhythm: Rhythm,
) -> Result<Vec<Term>, BadShape> {
    let mut left = positive(total)?;
    if !first.is_positive() || raise < Cents::ZERO || every == 0 {
        return Err(BadShape::NotPositive(first.min(raise)));
    }
    let mut amounts = Vec::new();
    let mut each = first;
    while left.is_positive() {
        if amounts.len() == MOST_TERMS {
            return Err(BadShape::TooMany(total.0 / first.0));
        }
        let amount = each.min(left);
        amounts.push(amount);
        left -= amount;
        if amounts.len() % usize::from(every) == 0 {
            each += raise;
        }
    }
    Ok(lay(amounts, first_on, rhythm))
}

/// All at once on a day, for instance when holiday pay comes.
pub fn lump(total: Cents, on: Day) -> Result<Vec<Term>, BadShape> {
    let amount = positive(total)?;
    Ok(vec![Term { due_on: on, amount }])
}

/// The same plan with a sum at once on a day; the terms at the end fall away for it.
pub fn with_lump(terms: &[Term], sum: Term) -> Result<Vec<Term>, BadShape> {
    let total: Cents = terms.iter().map(|t| t.amount).sum();
    if !sum.amount.is_positive() {
        return Err(BadShape::NotPositive(sum.amount));
    }
    if sum.amount > total {
        return Err(BadShape::LumpAboveTotal {
            lump: sum.amount,
            total,
        });
    }
    let mut left = sum.amount;
    let mut rest = terms.to_vec();
    while let Some(last) = rest.last_mut().filter(|_| left.is_positive()) {
        let gone = left.min(last.amount);
        last.amount -= gone;
        left -= gone;
        if last.amount == Cents::ZERO {
            rest.pop();
        }
    }
    let at = rest.partition_point(|t| t.due_on <= sum.due_on);
    rest.insert(at, sum);
    Ok(rest)
}

/// The same plan without payments in a month; from that month on each comes one step later.
#[must_use]
pub fn with_break(terms: &[Term], month: Month) -> Vec<Term> {
    let rhythm = Rhythm::of(terms);
    let Some(at) = terms.iter().position(|t| t.due_on.month() >= month) else {
        return terms.to_vec();
    };
    let first_day = terms[0].due_on.day_of_month();
    let mut steps = 0;
    while rhythm.day(terms[at].due_on, steps).month() <= month {
        steps += 1;
    }
    let later = |t: &Term| {
        let due_on = match rhythm {
            // A plan on the last day of the month stays there after a short month.
            Rhythm::Monthly if first_day > 28 => t.due_on.month().plus(steps).on(first_day),
            _ => rhythm.day(t.due_on, steps),
        };
        Term { due_on, ..*t }
    };
    let (before, after) = terms.split_at(at);
    before.iter().copied().chain(after.iter().map(later)).collect()
}

coded! {
    /// The plans that stand side by side.
    VariantKind {
        /// What the tenant proposed; always first.
        Own = "own",
        /// Lower and longer.
        Calmer = "calmer",
        /// Begins low, then as proposed.
        Growing = "growing",
    }
}

/// One of the plans that stand side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variant {
    /// Which.
    pub kind: VariantKind,
    /// Its terms.
    pub terms: Vec<Term>,
}

/// The tenant's own proposal with two beside it (S1.21). All three add up to the same amount; where the own proposal is
/// as low as a plan goes, a variant equals it and is left out.
pub fn variants(own: &[Term]) -> Vec<Variant> {
    let mut all = vec![Variant {
        kind: VariantKind::Own,
        terms: own.to_vec(),
    }];
    let Some(first) = own.first() else { return all };
    let total: Cents = own.iter().map(|t| t.amount).sum();
    let rhythm = Rhythm::of(own);
    let count = i64::try_from(own.len()).unwrap_or(i64::MAX);
    let calmer = (count + 2).max((count * 4 + 2) / 3);
    let calmer = u16::try_from(calmer)
        .ok()
        .and_then(|n| equal(total, n, first.due_on, rhythm).ok());
    let low = (count + 2) / 3;
    for (kind, terms) in [
        (VariantKind::Calmer, calmer),
        (
            VariantKind::Growing,
            growing(total, first.amount, low, first.due_on, rhythm),
        ),
    ] {
        if let Some(terms) = terms.filter(|t| t != own) {
            all.push(Variant { kind, terms });
        }
    }
    all
}

/// The first `low` terms at half the amount, the others at the whole.
fn growing(total: Cents, each: Cents, low: i64, first_on: Day, rhythm: Rhythm) -> Option<Vec<Term>> {
    let half = Cents(each.0 / 2);
    let low = usize::try_from(low).ok()?;
    if !half.is_positive() {
        return None;
    }
    let mut left = total;
    let mut amounts = Vec::new();
    while left.is_positive() && amounts.len() < MOST_TERMS {
        let amount = if amounts.len() < low { half } else { each }.min(left);
        amounts.push(amount);
        left -= amount;
    }
    (!left.is_positive()).then(|| lay(amounts, first_on, rhythm))
}

/// "Too tight": about three quarters of the amount, rounded down to five euro, over as many terms as that takes.
/// Always lower than before; refuses when it is as low as a plan goes (`least` a time).
pub fn too_tight(terms: &[Term], least: Cents) -> Result<Vec<Term>, BadShape> {
    let first = terms.first().ok_or(BadShape::NothingOpen)?;
    let most = terms.iter().map(|t| t.amount).max().unwrap_or(Cents::ZERO);
    fitting(terms, Cents(most.0 * 3 / 4), least).and_then(|lower| {
        if lower[0].amount < most {
            Ok(lower)
        } else {
            Err(BadShape::AsLowAsItGoes(first.amount))
        }
    })
}

/// The same amount in terms of at most what someone can spare each time, rounded down to five euro, never below `least`.
pub fn fitting(terms: &[Term], spare: Cents, least: Cents) -> Result<Vec<Term>, BadShape> {
    const STEP: i64 = 500;
    let first = terms.first().ok_or(BadShape::NothingOpen)?;
    let total: Cents = terms.iter().map(|t| t.amount).sum();
    let each = if spare.0 >= STEP {
        Cents(spare.0 / STEP * STEP)
    } else {
        spare
    };
    if each < least || !each.is_positive() {
        return Err(BadShape::AsLowAsItGoes(least));
    }
    by_amount(total, each, first.due_on, Rhythm::of(terms))
}

/// The most that terms ask in one calendar month.
pub fn most_in_a_month(terms: &[Term]) -> Cents {
    let of = |month: Month| -> Cents {
        let there = terms.iter().filter(|t| t.due_on.month() == month);
        there.map(|t| t.amount).sum()
    };
    let months = terms.iter().map(|t| of(t.due_on.month()));
    months.max().unwrap_or(Cents::ZERO)
}

/// The same amount in terms that together ask at most `room` in any calendar month: lower and longer (S0.19).
pub fn within(terms: &[Term], room: Cents, least: Cents) -> Result<Vec<Term>, BadShape> {
    fitting(terms, Cents(room.0 / Rhythm::of(terms).most_in_a_month()), least)
}
