//! Exact amounts and percentages: nothing is rounded until the law says so.

use crate::money::Cents;
use num_bigint::BigInt;
use num_rational::BigRational;
use std::fmt;
use std::ops::{Add, Sub};

/// A percentage, in thousandths of a percent: 13.730 % is 13 730.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Percent(pub i64);

impl Percent {
    /// Thousandths of a percent in the whole.
    const WHOLE: i64 = 100_000;

    /// Parses a percentage of at most 1000 % with at most three decimals: `7.60`, `0.5`, `27`.
    pub fn parse(text: &str) -> Option<Self> {
        let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
        let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || whole.len() > 4 || decimals.len() > 3 || !digits(whole) || !digits(decimals) {
            return None;
        }
        let value: i64 = format!("{whole}{decimals:0<3}").parse().ok()?;
        (value <= 10 * Self::WHOLE).then_some(Self(value))
    }
}

impl fmt::Display for Percent {
    /// Without needless zeros: `13.73`, `4`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, rest) = (self.0 / 1000, self.0 % 1000);
        if rest == 0 {
            return write!(f, "{whole}");
        }
        let decimals = format!("{rest:03}");
        write!(f, "{whole}.{}", decimals.trim_end_matches('0'))
    }
}

/// An amount in cents that may hold parts of a cent, without any loss.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Exact(BigRational);

impl Exact {
    /// Nothing.
    pub fn zero() -> Self {
        Self::from(Cents::ZERO)
    }

    /// This percentage of it.
    #[must_use]
    pub fn percent(&self, percent: Percent) -> Self {
        self.times(percent.0).over(Percent::WHOLE)
    }

    /// So many times it.
    #[must_use]
    pub fn times(&self, n: i64) -> Self {
        Self(&self.0 * BigInt::from(n))
    }

    /// One of `n` equal parts. A part of nothing, for `n` of zero, is nothing.
    #[must_use]
    pub fn over(&self, n: i64) -> Self {
        if n == 0 {
            return Self::zero();
        }
        Self(&self.0 / BigInt::from(n))
    }

    /// The smaller of two.
    #[must_use]
    pub fn at_most(self, other: Self) -> Self {
        self.min(other)
    }

    /// Never below nothing.
    #[must_use]
    pub fn or_nothing(self) -> Self {
        self.max(Self::zero())
    }

    /// Rounded to whole cents, an exact half down: an indication of an allowance promises no half cent too much.
    pub fn half_down(&self) -> Cents {
        -Self(-&self.0).half_up()
    }

    /// Rounded half up to whole cents. Amounts beyond `i64` stay at its edge; the limits on what is asked keep them far away.
    pub fn half_up(&self) -> Cents {
        let half = BigRational::new(BigInt::from(1), BigInt::from(2));
        let whole = (&self.0 + half).floor().to_integer();
        let edge = if whole < BigInt::from(0) {
            i64::MIN
        } else {
            i64::MAX
        };
        Cents(i64::try_from(whole).unwrap_or(edge))
    }
}

impl From<Cents> for Exact {
    fn from(cents: Cents) -> Self {
        Self(BigRational::from_integer(BigInt::from(cents.0)))
    }
}

impl Add for Exact {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sub for Exact {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentages_are_read_exactly() {
        for (text, value) in [("13.730", 13_730), ("0.5", 500), ("7.60", 7600), ("100", 100_000)] {
            assert_eq!(Percent::parse(text), Some(Percent(value)), "{text}");
        }
        for text in ["", ".5", "-1", "1.2345", "1e3", "1,5", "1001", "99999"] {
            assert_eq!(Percent::parse(text), None, "{text}");
        }
        assert_eq!(Percent(13_730).to_string(), "13.73");
    }

    #[test]
    fn half_a_cent_goes_up() {
        let half = Exact::from(Cents(5)).over(10);
        assert_eq!(half.half_up(), Cents(1));
        assert_eq!(Exact::from(Cents(49)).over(100).half_up(), Cents(0));
        assert_eq!(half.half_down(), Cents(0));
        assert_eq!(Exact::from(Cents(51)).over(100).half_down(), Cents(1));
        assert_eq!((Exact::zero() - half).half_up(), Cents(0));
    }
}
