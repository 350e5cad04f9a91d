//! Single values of VERA: references, days, exact amounts.

use super::refdata;
use super::register::name_of;
use super::shapes::{Code, Keys, Relatie, Word};
use crate::association::Fault;
use crate::association::fault::shorten;
use crate::association::field::{self, MOST_REFERENCE};
use domain::calendar::Day;
use domain::money::Cents;

/// A field that is wrong, and how.
pub(super) type Wrong = (&'static str, Fault);

pub(super) fn surname(relation: &Relatie) -> Option<&str> {
    [&relation.achternaam, &relation.geslachtsnaam, &relation.naam]
        .into_iter()
        .find_map(|w| present(w.as_ref()))
}

pub(super) fn reference(keys: &Keys) -> Result<String, Wrong> {
    let name = name_of(keys).ok_or(("id", Fault::Missing))?;
    field::clean_word(&name, MOST_REFERENCE).map_err(|f| ("id", f))
}

pub(super) fn code(value: Option<&Code>) -> &str {
    value.map_or("", Code::get)
}

pub(super) fn present(word: Option<&Word>) -> Option<&str> {
    word.map(|w| w.0.as_str()).filter(|t| !t.is_empty())
}

pub(super) fn unknown_code(list: &str, value: &str) -> Fault {
    let allowed: Vec<&str> = refdata::codes()
        .iter()
        .filter(|c| c.list == list)
        .map(|c| c.code)
        .collect();
    Fault::UnknownCode {
        value: shorten(value),
        allowed: allowed.join(", "),
    }
}

pub(super) fn must_day(column: &'static str, word: Option<&Word>) -> Result<Day, Wrong> {
    maybe_day(column, word)?.ok_or((column, Fault::Missing))
}

pub(super) fn maybe_day(column: &'static str, word: Option<&Word>) -> Result<Option<Day>, Wrong> {
    present(word)
        .map(|text| day(text).map_err(|f| (column, f)))
        .transpose()
}

/// A date, or a date with time. Midnight here is 22:00 or 23:00 of the day before in universal time, so a moment that
/// ends in exactly that and `Z` is the next day.
fn day(text: &str) -> Result<Day, Fault> {
    let not = || Fault::NotADay(shorten(text));
    let Some((date, time)) = text.split_once(['T', ' ']) else {
        return field::day(text);
    };
    let day = field::day(date).map_err(|_| not())?;
    let clock = time.get(..8).unwrap_or(time);
    let looks_like_time = clock.len() >= 5 && clock.bytes().all(|b| b.is_ascii_digit() || b == b':');
    if !looks_like_time {
        return Err(not());
    }
    let is_universal = time.ends_with('Z') || time.ends_with("+00:00");
    Ok(if is_universal && matches!(clock, "22:00:00" | "23:00:00") {
        day.plus(1)
    } else {
        day
    })
}

/// JSON numbers exactly: `742.18`, `7.4218e2`, `"742.18"`.
pub(super) fn amount(text: &str) -> Result<Cents, Fault> {
    let Some((digits, exponent)) = text.split_once(['e', 'E']) else {
        return field::amount(text);
    };
    let not = || Fault::NotAnAmount(shorten(text));
    let exponent: i32 = exponent.parse().map_err(|_| not())?;
    if !(-30..=30).contains(&exponent) || text.len() > 60 {
        return Err(not());
    }
    let (sign, digits) = digits.strip_prefix('-').map_or(("", digits), |d| ("-", d));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    if whole.is_empty() {
        return Err(not());
    }
    let all: String = format!("{}{whole}{fraction}{}", "0".repeat(31), "0".repeat(31));
    let point =
        usize::try_from(31 + i32::try_from(whole.len()).map_err(|_| not())? + exponent).map_err(|_| not())?;
    let (whole, fraction) = all.split_at_checked(point).ok_or_else(not)?;
    field::amount(&format!("{sign}{whole}.{fraction}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_keep_every_cent() {
        for (text, cents) in [
            ("742.18", 74218),
            ("7.4218e2", 74218),
            ("742", 74200),
            ("-1E2", -10000),
            ("5e-2", 5),
        ] {
            assert_eq!(amount(text), Ok(Cents(cents)), "{text}");
        }
        for text in ["742.1799926757812", "1e99", "e2", "1e", "abc", "", "5e-3"] {
            assert!(amount(text).is_err(), "{text}");
        }
    }

    #[test]
    fn midnight_here_is_not_the_day_before() {
        for (text, expected) in [
            ("2026-07-01", "2026-07-01"),
            ("2026-07-01T00:00:00Z", "2026-07-01"),
            ("2026-06-30T22:00:00Z", "2026-07-01"),
            ("2026-12-31T23:00:00.000Z", "2027-01-01"),
            ("2026-06-30T23:59:59Z", "2026-06-30"),
            ("2026-07-01T00:00:00+02:00", "2026-07-01"),
        ] {
            assert_eq!(
                day(text).map(|d| d.to_string()),
                Ok(expected.to_owned()),
                "{text}"
            );
        }
        assert!(day("2026-02-30T00:00:00Z").is_err() && day("2026-02-01Tx").is_err());
    }
}
