//! One value of text, parsed at the edge. The same rules hold for CSV and VERA.

use super::Fault;
use super::fault::shorten;
use domain::calendar::{Day, DueDay, Month};
use domain::guard::find_bsn;
use domain::money::{Cents, MoneyError};
use iban::IbanLike;

/// Most characters of a reference, key or login.
pub(crate) const MOST_REFERENCE: usize = 64;
/// Most characters of a name or a part of an address.
pub(crate) const MOST_NAME: usize = 200;
/// Most characters of a note.
pub(crate) const MOST_NOTE: usize = 4_000;
/// Most characters of a story.
pub(crate) const MOST_STORY: usize = 20_000;

type Parsed<T> = Result<T, Fault>;

pub(crate) fn day(text: &str) -> Parsed<Day> {
    text.parse().map_err(|_| Fault::NotADay(shorten(text)))
}

pub(crate) fn month(text: &str) -> Parsed<Month> {
    text.parse().map_err(|_| Fault::NotAMonth(shorten(text)))
}

pub(crate) fn amount(text: &str) -> Parsed<Cents> {
    Cents::parse(text).map_err(|e| match e {
        MoneyError::NotAnAmount(_) => Fault::NotAnAmount(shorten(text)),
        MoneyError::FractionOfACent(_) => Fault::FractionOfACent(shorten(text)),
        MoneyError::TooLarge(_) => Fault::AmountTooLarge(shorten(text)),
    })
}

pub(crate) fn amount_above_zero(text: &str) -> Parsed<Cents> {
    let cents = amount(text)?;
    if cents.is_positive() {
        Ok(cents)
    } else {
        Err(Fault::NotAboveZero(shorten(text)))
    }
}

pub(crate) fn due_day(text: &str) -> Parsed<DueDay> {
    let day = text
        .parse::<u8>()
        .ok()
        .filter(|_| text.bytes().all(|b| b.is_ascii_digit()))
        .and_then(DueDay::new);
    day.ok_or_else(|| Fault::NotADueDay(shorten(text)))
}

pub(crate) fn count(text: &str) -> Parsed<i32> {
    let number = text
        .parse::<i32>()
        .ok()
        .filter(|n| *n > 0 && text.bytes().all(|b| b.is_ascii_digit()));
    number.ok_or_else(|| Fault::NotANumber(shorten(text)))
}

/// A reference, key, name or part of an address: one line, no control characters, not too long.
pub(crate) fn clean_word(text: &str, most: usize) -> Parsed<String> {
    if text.contains('\n') {
        return Err(Fault::LineBreak);
    }
    if text.chars().any(char::is_control) {
        return Err(Fault::ControlCharacter);
    }
    if text.len() > most && text.chars().count() > most {
        return Err(Fault::TooLong(most));
    }
    Ok(text.to_owned())
}

/// Free text: may have tabs and line breaks, must not hold a BSN (law: see [`domain::guard`]).
pub(crate) fn free_text(text: &str, most: usize) -> Parsed<String> {
    if text.chars().any(|c| c.is_control() && c != '\n' && c != '\t') {
        return Err(Fault::ControlCharacter);
    }
    if text.len() > most && text.chars().count() > most {
        return Err(Fault::TooLong(most));
    }
    if find_bsn(text).is_some() {
        return Err(Fault::Bsn);
    }
    Ok(text.to_owned())
}

pub(crate) fn clean_iban(text: &str) -> Parsed<String> {
    let not = || Fault::NotAnIban(shorten(text));
    let compact: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let iban: iban::Iban = compact.to_ascii_uppercase().parse().map_err(|_| not())?;
    Ok(iban.electronic_str().to_owned())
}

pub(crate) fn clean_postcode(text: &str) -> Parsed<String> {
    let compact: String = text
        .chars()
        .filter(|c| *c != ' ')
        .map(|c| c.to_ascii_uppercase())
        .collect();
    let b = compact.as_bytes();
    let right = b.len() == 6
        && (b'1'..=b'9').contains(&b[0])
        && b[1..4].iter().all(u8::is_ascii_digit)
        && b[4..].iter().all(u8::is_ascii_uppercase);
    if right {
        Ok(compact)
    } else {
        Err(Fault::NotAPostcode(shorten(text)))
    }
}

pub(crate) fn energy_label(text: &str) -> Parsed<String> {
    let label = text.to_ascii_uppercase();
    let right = matches!(
        label.as_str(),
        "A++++" | "A+++" | "A++" | "A+" | "A" | "B" | "C" | "D" | "E" | "F" | "G"
    );
    if right {
        Ok(label)
    } else {
        Err(Fault::NotAnEnergyLabel(shorten(text)))
    }
}

/// Degrees to millionths of a degree; further decimals are left off (a millionth is 11 cm).
pub(crate) fn coordinate(text: &str, most_degrees: i32) -> Parsed<i32> {
    let not = || Fault::NotACoordinate(shorten(text));
    let (negative, digits) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let (whole, fraction) = digits.split_once(['.', ',']).unwrap_or((digits, ""));
    let all_digits = whole.bytes().chain(fraction.bytes()).all(|b| b.is_ascii_digit());
    if whole.is_empty() || whole.len() > 3 || !all_digits {
        return Err(not());
    }
    let degrees: i32 = whole.parse().map_err(|_| not())?;
    let millionths = fraction
        .bytes()
        .chain(std::iter::repeat(b'0'))
        .take(6)
        .fold(0, |n, b| n * 10 + i32::from(b - b'0'));
    let value = degrees * 1_000_000 + millionths;
    if value > most_degrees * 1_000_000 {
        return Err(not());
    }
    Ok(if negative { -value } else { value })
}

pub(crate) fn language(text: &str) -> Parsed<String> {
    let mut parts = text.split('-');
    let first = parts
        .next()
        .is_some_and(|p| (2..=3).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphabetic()));
    let rest = parts.all(|p| (1..=8).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphanumeric()));
    if first && rest && text.len() <= 35 {
        Ok(text.to_owned())
    } else {
        Err(Fault::NotALanguage(shorten(text)))
    }
}

pub(crate) fn email(text: &str) -> Parsed<String> {
    let right = text.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty()
            && host.contains('.')
            && !host.starts_with('.')
            && !host.ends_with('.')
            && !host.contains('@')
    });
    let clean = right && text.len() <= 254 && !text.chars().any(|c| c.is_whitespace() || c.is_control());
    if clean {
        Ok(text.to_owned())
    } else {
        Err(Fault::NotAnEmail(shorten(text)))
    }
}

pub(crate) fn phone(text: &str) -> Parsed<String> {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let right = text
        .bytes()
        .all(|b| b.is_ascii_digit() || b" +-()./".contains(&b));
    if right && (3..=20).contains(&digits) && text.len() <= 40 {
        Ok(text.to_owned())
    } else {
        Err(Fault::NotAPhone(shorten(text)))
    }
}

pub(crate) fn return_reason(text: &str) -> Parsed<String> {
    let right = text.len() == 4 && text.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
    if right {
        Ok(text.to_owned())
    } else {
        Err(Fault::NotAReason(shorten(text)))
    }
}

/// A payment reference as banks compare it: without spaces, upper case.
pub(crate) fn payment_reference(text: &str) -> Parsed<String> {
    let compact: String = text.chars().filter(|c| *c != ' ').collect();
    Ok(clean_word(&compact, MOST_REFERENCE)?.to_ascii_uppercase())
}
