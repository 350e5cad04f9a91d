//! The tenant's own page: behind a link in our texts, without a password and without us. What may be chosen there alone, and how
//! long a link opens (S0.20, S1.20).
//!
//! At least two real plans stand side by side, within the limits of the policy; what goes beyond them is a proposal to a person,
//! never a refusal.

use crate::arrangement::{BadShape, Rhythm, Term, VariantKind, by_amount, lump, variants};
use crate::calendar::{Day, DueDay};
use crate::contact::coded;
use crate::ids::{PersonId, TenancyId, UserId};
use crate::money::Cents;
use crate::policy::Policy;
use std::fmt;
use std::str::FromStr;

/// After so many wrong answers a link opens no more.
pub const MOST_TRIES: i32 = 5;

/// Letters and digits of a code, without those that look alike (Crockford's base 32).
const SIGNS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Signs of a code: sixty bits.
const LONG: usize = 12;
/// Whole euros: amounts that we propose are rounded up to these.
const EURO: i64 = 100;

/// What a link ends with: twelve signs that nobody guesses, and that can be typed from paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code([u8; LONG]);

/// This is no code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this is not the end of a link; type the twelve letters and digits as they stand in the letter")]
pub struct NotACode;

impl Code {
    /// The code that follows from bytes that nobody can guess.
    pub fn of(chance: [u8; 8]) -> Self {
        let mut left = u64::from_le_bytes(chance);
        Self(std::array::from_fn(|_| {
            let sign = usize::try_from(left & 31).unwrap_or_default();
            left >>= 5;
            SIGNS[sign]
        }))
    }

    /// The signs in a row, as they are kept.
    pub fn plain(&self) -> String {
        self.0.iter().copied().map(char::from).collect()
    }
}

impl fmt::Display for Code {
    /// In three groups, as people read it: `7Q2F-9MXK-3RTA`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plain = self.plain();
        write!(f, "{}-{}-{}", &plain[..4], &plain[4..8], &plain[8..])
    }
}

impl FromStr for Code {
    type Err = NotACode;

    /// As typed: small letters too, hyphens and spaces anywhere, `O` for zero, `I` and `L` for one.
    fn from_str(text: &str) -> Result<Self, NotACode> {
        let signs = text.bytes().filter(|b| !matches!(b, b'-' | b' ' | b'.'));
        let signs: Vec<u8> = signs
            .map(|b| match b.to_ascii_uppercase() {
                b'O' => b'0',
                b'I' | b'L' => b'1',
                other => other,
            })
            .collect();
        let signs: [u8; LONG] = signs.try_into().map_err(|_| NotACode)?;
        if signs.iter().all(|s| SIGNS.contains(s)) {
            Ok(Self(signs))
        } else {
            Err(NotACode)
        }
    }
}

/// A link to somebody's own page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// What it ends with.
    pub code: Code,
    /// About which contract.
    pub tenancy: TenancyId,
    /// Whose.
    pub person: PersonId,
    /// How many links this person had for this contract before.
    pub number: i32,
    /// The day it was given.
    pub made_on: Day,
    /// Until and with this day it opens.
    pub until: Day,
    /// It was ended on this day: by a colleague, or after too many wrong answers.
    pub ended_on: Option<Day>,
    /// Wrong answers so far.
    pub tries: i32,
    /// The colleague who gave it, and whose name and number stand on the page.
    pub by: Option<UserId>,
}

impl Link {
    /// Does it open on this day?
    pub fn opens(&self, on: Day) -> bool {
        self.ended_on.is_none() && self.until >= on && self.tries < MOST_TRIES
    }
}

/// The same postcode, however it is typed. An empty one is never right.
pub fn same_postcode(kept: &str, typed: &str) -> bool {
    let plain = |text: &str| -> String {
        let signs = text.chars().filter(char::is_ascii_alphanumeric);
        signs.map(|c| c.to_ascii_uppercase()).collect()
    };
    let kept = plain(kept);
    !kept.is_empty() && kept == plain(typed)
}

coded! {
    /// The plans that stand side by side on the page.
    OfferKind {
        /// What the tenant proposed.
        Own = "own",
        /// Lower and longer.
        Calmer = "calmer",
        /// Begins low.
        Growing = "growing",
        /// All at once on the chosen day.
        AtOnce = "at_once",
    }
}

/// A plan to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Which.
    pub kind: OfferKind,
    /// Its payments.
    pub terms: Vec<Term>,
}

/// What a tenant proposes: so much a month, on this day of the month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// Each month, in cents.
    pub each: Cents,
    /// The own pay day; 31 is the last of the month.
    pub day: DueDay,
}

/// Why a person looks at it first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Beyond {
    /// It would last longer than the policy lets a tenant choose alone.
    #[error("with {each} a month this lasts longer than {months} months; from {enough} a month it fits")]
    TooLong {
        /// What was proposed.
        each: Cents,
        /// The most months.
        months: i32,
        /// From this amount on it fits.
        enough: Cents,
    },
    /// Lower than a payment of a plan goes.
    #[error("a payment is at least {least}; with less, a pause or help may fit better")]
    TooLow {
        /// The least.
        least: Cents,
    },
    /// Nothing to lay a plan for.
    #[error(transparent)]
    Shape(#[from] BadShape),
}

/// The first own pay day after today.
pub fn first_day(day: DueDay, today: Day) -> Day {
    let this = day.in_month(today.month());
    if this > today {
        this
    } else {
        day.in_month(today.month().plus(1))
    }
}

/// What a month must be at least, for all to be paid within the months that a tenant may choose alone. In whole euros.
pub fn enough(open: Cents, policy: &Policy) -> Cents {
    let months = i64::from(policy.own_plan_months.max(1));
    let each = open.0.max(0).div_euclid(months) + i64::from(open.0.max(0) % months != 0);
    let whole = (each + EURO - 1) / EURO * EURO;
    Cents(whole).max(policy.plan_least)
}

/// The plans to choose from: the own proposal first, and at least one beside it wherever the policy leaves room for two
/// (S0.20). Each adds up to what is open, ends within the policy's months and asks no payment below its least, save the last.
pub fn offers(open: Cents, wish: Proposal, today: Day, policy: &Policy) -> Result<Vec<Offer>, Beyond> {
    let first = first_day(wish.day, today);
    if wish.each < policy.plan_least && wish.each < open {
        let least = policy.plan_least;
        return Err(Beyond::TooLow { least });
    }
    let lay = |each| by_amount(open, each, first, Rhythm::Monthly).map(|terms| on_own_day(terms, wish.day));
    let months = usize::try_from(policy.own_plan_months).unwrap_or_default();
    let too_long = Beyond::TooLong {
        each: wish.each,
        months: policy.own_plan_months,
        enough: enough(open, policy),
    };
    let own = match lay(wish.each) {
        Ok(own) if own.len() <= months => own,
        Ok(_) | Err(BadShape::TooMany(_)) => return Err(too_long),
        Err(other) => return Err(other.into()),
    };
    let fits = |terms: &[Term]| {
        let all_but_last = terms.split_last().map_or(terms, |(_, rest)| rest);
        terms.len() <= months && all_but_last.iter().all(|t| t.amount >= policy.plan_least)
    };
    let beside = variants(&own).into_iter().skip(1).filter_map(|v| {
        let terms = on_own_day(v.terms, wish.day);
        let kind = match v.kind {
            VariantKind::Own => return None,
            VariantKind::Calmer => OfferKind::Calmer,
            VariantKind::Growing => OfferKind::Growing,
        };
        fits(&terms).then_some(Offer { kind, terms })
    });
    let mut all: Vec<Offer> = beside.collect();
    all.insert(
        0,
        Offer {
            kind: OfferKind::Own,
            terms: own.clone(),
        },
    );
    if own.len() > 1 {
        let terms = lump(open, first)?;
        all.push(Offer {
            kind: OfferKind::AtOnce,
            terms,
        });
    }
    Ok(all)
}

/// The payments on the own pay day of each month: the 31st stays the last day after a shorter month.
fn on_own_day(terms: Vec<Term>, day: DueDay) -> Vec<Term> {
    let own = |t: Term| Term {
        due_on: day.in_month(t.due_on.month()),
        ..t
    };
    terms.into_iter().map(own).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const POLICY: Policy = Policy::DEFAULT;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn wish(each: i64, on: u8) -> Proposal {
        Proposal {
            each: Cents(each),
            day: DueDay::new(on).unwrap(),
        }
    }

    #[test]
    fn a_code_is_read_as_people_type_it() {
        let code = Code::of([1, 2, 3, 4, 5, 6, 7, 8]);
        assert_eq!(code.to_string().parse(), Ok(code));
        assert_eq!(code.plain().to_lowercase().parse(), Ok(code));
        let zero: Code = "0000-1111-0000".parse().unwrap();
        assert_eq!("oOo0 iIlL 0000".parse(), Ok(zero));
        for bad in [
            "",
            "7Q2F",
            "7Q2F-9MXK-3RT",
            "7Q2F-9MXK-3RTAX",
            "7Q2F-9MXK-3RTé",
            "UUUU-UUUU-UUUU",
        ] {
            assert_eq!(bad.parse::<Code>(), Err(NotACode), "{bad}");
        }
    }

    #[test]
    fn a_postcode_is_the_same_however_it_is_typed() {
        assert!(same_postcode("1011AB", " 1011 ab "));
        for wrong in ["", "1011", "1011AC", "AB"] {
            assert!(!same_postcode("1011AB", wrong), "{wrong}");
        }
        assert!(!same_postcode("", ""));
    }

    #[test]
    fn the_first_own_pay_day_is_to_come() {
        let on = |d| DueDay::new(d).unwrap();
        assert_eq!(first_day(on(25), day("2026-11-23")), day("2026-11-25"));
        assert_eq!(first_day(on(23), day("2026-11-23")), day("2026-12-23"));
        assert_eq!(first_day(on(31), day("2027-02-01")), day("2027-02-28"));
    }

    /// S0.20: at least two plans and an own pay day, without anybody of us.
    #[test]
    fn s0_20_two_plans_at_least_stand_side_by_side() {
        let all = offers(Cents(148_436), wish(15_000, 5), day("2026-11-23"), &POLICY).unwrap();
        let kinds: Vec<OfferKind> = all.iter().map(|o| o.kind).collect();
        assert_eq!(kinds[0], OfferKind::Own);
        assert!(kinds.len() >= 2, "{kinds:?}");
        for offer in &all {
            assert_eq!(
                offer.terms.iter().map(|t| t.amount).sum::<Cents>(),
                Cents(148_436)
            );
            assert!(offer.terms.iter().all(|t| t.due_on.day_of_month() == 5));
        }
    }

    #[test]
    fn what_lasts_too_long_says_what_would_fit() {
        let beyond = offers(Cents(148_436), wish(5_000, 5), day("2026-11-23"), &POLICY).unwrap_err();
        let Beyond::TooLong { enough, months, .. } = beyond else {
            panic!("{beyond:?}")
        };
        assert_eq!((enough, months), (Cents(12_400), 12));
        assert!(offers(Cents(148_436), wish(enough.0, 5), day("2026-11-23"), &POLICY).is_ok());
    }

    #[test]
    fn no_payment_below_the_least_and_none_of_nothing() {
        let today = day("2026-11-23");
        let low = Err(Beyond::TooLow { least: Cents(500) });
        assert_eq!(offers(Cents(10_000), wish(499, 5), today, &POLICY), low);
        assert_eq!(offers(Cents(10_000), wish(0, 5), today, &POLICY), low);
        assert_eq!(offers(Cents(10_000), wish(-5, 5), today, &POLICY), low);
        assert!(offers(Cents::ZERO, wish(500, 5), today, &POLICY).is_err());
        // What is smaller than the least is paid at once.
        assert_eq!(offers(Cents(300), wish(300, 5), today, &POLICY).unwrap().len(), 1);
    }

    proptest! {
        /// Whatever is open and proposed: what can be chosen adds up, ends in time, falls on the own day and comes after today.
        #[test]
        fn s1_20_every_offer_is_within_the_limits(
            open in 1_i64..2_000_000,
            each in 1_i64..2_500_000,
            on in 1_u8..=31,
            ahead in 0_i32..800,
        ) {
            let today = day("2026-01-01").plus(ahead);
            let wish = wish(each, on);
            if let Ok(all) = offers(Cents(open), wish, today, &POLICY) {
                prop_assert!(all.len() >= 2 || open < 2 * POLICY.plan_least.0);
                for offer in &all {
                    let total: Cents = offer.terms.iter().map(|t| t.amount).sum();
                    prop_assert_eq!(total, Cents(open));
                    prop_assert!(offer.terms.len() <= 12);
                    prop_assert!(offer.terms.iter().all(|t| t.due_on > today && t.amount.is_positive()));
                    prop_assert!(offer.terms.iter().all(|t| t.due_on == wish.day.in_month(t.due_on.month())));
                    prop_assert!(offer.terms.is_sorted_by_key(|t| t.due_on));
                }
            }
        }

        /// What we say would fit, fits.
        #[test]
        fn enough_is_enough(open in 1_i64..10_000_000, on in 1_u8..=31) {
            let each = enough(Cents(open), &POLICY);
            let all = offers(Cents(open), wish(each.0, on), day("2026-11-23"), &POLICY);
            prop_assert!(all.is_ok());
        }
    }
}
