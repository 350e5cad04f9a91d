//! Money in whole euro cents. There is no other money type in the house.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub, SubAssign};

/// An amount in euro cents. Positive or negative; what the sign means is said by whoever holds it.
///
/// A single amount that comes in at the edge lies within ±[`Cents::LIMIT`]; with
/// at most a million entries per tenancy no sum can leave `i64`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cents(pub i64);

/// Why a text is not an amount of money.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    /// Not digits with at most one decimal mark.
    #[error("'{0}' is not an amount; write it like 742.18")]
    NotAnAmount(String),
    /// More than two decimals that are not zero: cents would be lost.
    #[error("'{0}' has more than two decimals; amounts are whole cents")]
    FractionOfACent(String),
    /// Beyond [`Cents::LIMIT`].
    #[error("'{0}' is larger than any rent booking can be (limit 10 billion euro)")]
    TooLarge(String),
}

impl Cents {
    /// Nothing.
    pub const ZERO: Self = Self(0);
    /// The largest single amount accepted from outside: ten billion euro, in cents.
    pub const LIMIT: i64 = 1_000_000_000_000;

    /// Parses an unsigned or signed decimal amount (`742.18`, `742,18`, `-5`, `12,`).
    ///
    /// Decimals after the second must be zero. No thousand separators: a mark
    /// that could mean two things is refused rather than guessed.
    pub fn parse(text: &str) -> Result<Self, MoneyError> {
        let trimmed = text.trim();
        let not = || MoneyError::NotAnAmount(shorten(text));
        let (negative, digits) = match trimmed.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, trimmed.strip_prefix('+').unwrap_or(trimmed)),
        };
        let (whole, fraction) = digits.split_once(['.', ',']).unwrap_or((digits, ""));
        if whole.is_empty() && fraction.is_empty() {
            return Err(not());
        }
        if !whole.bytes().chain(fraction.bytes()).all(|b| b.is_ascii_digit()) {
            return Err(not());
        }
        let mut cents: i64 = 0;
        for b in whole.bytes() {
            cents = cents * 10 + i64::from(b - b'0');
            if cents > Self::LIMIT {
                return Err(MoneyError::TooLarge(shorten(text)));
            }
        }
        let mut decimals = fraction.bytes();
        for _ in 0..2 {
            cents = cents * 10 + decimals.next().map_or(0, |b| i64::from(b - b'0'));
        }
        if decimals.any(|b| b != b'0') {
            return Err(MoneyError::FractionOfACent(shorten(text)));
        }
        if cents > Self::LIMIT {
            return Err(MoneyError::TooLarge(shorten(text)));
        }
        Ok(Self(if negative { -cents } else { cents }))
    }

    /// The amount without its sign.
    #[must_use]
    pub const fn abs(self) -> Self {
        Self(self.0.saturating_abs())
    }

    /// True above zero.
    pub const fn is_positive(self) -> bool {
        self.0 > 0
    }

    /// The smaller of two amounts.
    #[must_use]
    pub fn min(self, other: Self) -> Self {
        Ord::min(self, other)
    }

    /// Plain decimal text with a point, for files and other programs: `-742.18`.
    pub fn to_plain(self) -> String {
        let sign = if self.0 < 0 { "-" } else { "" };
        let n = self.0.unsigned_abs();
        format!("{sign}{}.{:02}", n / 100, n % 100)
    }
}

fn shorten(text: &str) -> String {
    text.chars().take(40).collect()
}

impl fmt::Display for Cents {
    /// Dutch notation, as people read it: `€ 1.484,36`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let n = self.0.unsigned_abs();
        let whole = (n / 100).to_string();
        let mut grouped = String::with_capacity(whole.len() + whole.len() / 3);
        for (i, c) in whole.chars().enumerate() {
            if i > 0 && (whole.len() - i).is_multiple_of(3) {
                grouped.push('.');
            }
            grouped.push(c);
        }
        let sign = if self.0 < 0 { "-" } else { "" };
        write!(f, "€ {sign}{grouped},{:02}", n % 100)
    }
}

impl Add for Cents {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}
impl Sub for Cents {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}
impl Neg for Cents {
    type Output = Self;
    fn neg(self) -> Self {
        Self(self.0.saturating_neg())
    }
}
impl AddAssign for Cents {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}
impl SubAssign for Cents {
    fn sub_assign(&mut self, other: Self) {
        *self = *self - other;
    }
}
impl Sum for Cents {
    fn sum<I: Iterator<Item = Self>>(iter: I) -> Self {
        iter.fold(Self::ZERO, Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_banks_and_people_write() {
        for (text, cents) in [
            ("742.18", 74218),
            ("742,18", 74218),
            ("9,", 900),
            ("-5", -500),
            ("0000010,50", 1050),
            (".5", 50),
            ("8.85000", 885),
        ] {
            assert_eq!(Cents::parse(text), Ok(Cents(cents)), "{text}");
        }
    }

    #[test]
    fn refuses_what_would_lose_or_guess_money() {
        for text in [
            "",
            ".",
            "1.234,56",
            "12a",
            "1.005",
            "99999999999999999999",
            "--1",
            "1 000",
            "∞",
        ] {
            assert!(Cents::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn shows_dutch_notation() {
        assert_eq!(Cents(148_436).to_string(), "€ 1.484,36");
        assert_eq!(Cents(-5).to_string(), "€ -0,05");
        assert_eq!(Cents(-5).to_plain(), "-0.05");
    }
}
