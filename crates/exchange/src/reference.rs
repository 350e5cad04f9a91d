//! Payment references: the Dutch betalingskenmerk, ISO 11649, IBANs, and what may be one inside free text.

use iban::{Iban, IbanLike};
use std::str::FromStr;

/// Weights from the rightmost digit to the left, repeating (Betaalvereniging, specification of the betalingskenmerk).
const WEIGHTS: [u32; 10] = [2, 4, 8, 5, 10, 9, 7, 3, 6, 1];

/// Why a text is not a reference.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReferenceError {
    /// Something else than digits (and spaces or dots between them).
    #[error("'{0}' has something else than digits")]
    NotDigits(String),
    /// Not 7, 9 to 14 or 16 digits.
    #[error("a betalingskenmerk has 7, 9 to 14 or 16 digits, not {0}")]
    Length(usize),
    /// The second digit must be the number of digits after it, modulo ten.
    #[error("the length digit of '{0}' is not right")]
    LengthDigit(String),
    /// The first digit does not follow from the others.
    #[error("the check digit of '{0}' is not right")]
    CheckDigit(String),
    /// Not `RF`, two digits and 1 to 21 letters or digits.
    #[error("'{0}' is not an ISO 11649 reference (RF18 …)")]
    NotCreditorReference(String),
}

/// Checks a betalingskenmerk (spaces and dots allowed) and gives its bare digits.
///
/// 7 digits carry no check; 9 to 14 have a check digit and a length digit; 16 have a check digit.
/// On import a wrong check digit is a hint, not a refusal: banks' own samples have wrong ones.
///
/// # Errors
/// [`ReferenceError`] saying which rule fails.
pub fn check_betalingskenmerk(text: &str) -> Result<String, ReferenceError> {
    let bare: String = text.chars().filter(|c| !matches!(c, ' ' | '.')).collect();
    if !bare.bytes().all(|b| b.is_ascii_digit()) {
        return Err(ReferenceError::NotDigits(text.chars().take(40).collect()));
    }
    let digits = bare.as_bytes();
    match digits.len() {
        7 => return Ok(bare),
        9..=14 => {
            if usize::from(digits[1] - b'0') != (digits.len() - 2) % 10 {
                return Err(ReferenceError::LengthDigit(bare));
            }
        }
        16 => {}
        other => return Err(ReferenceError::Length(other)),
    }
    if digits[0] != check_digit(&digits[1..]) {
        return Err(ReferenceError::CheckDigit(bare));
    }
    Ok(bare)
}

/// Makes a betalingskenmerk of `length` (7, 9 to 14 or 16) digits around a number, padded with zeros.
///
/// # Errors
/// [`ReferenceError::NotDigits`] when `number` is not digits, [`ReferenceError::Length`]
/// when there is no such length or the number does not fit in it.
pub fn make_betalingskenmerk(number: &str, length: usize) -> Result<String, ReferenceError> {
    if number.is_empty() || !number.bytes().all(|b| b.is_ascii_digit()) {
        return Err(ReferenceError::NotDigits(number.chars().take(40).collect()));
    }
    let room = match length {
        7 => 7,
        9..=14 => length - 2,
        16 => 15,
        other => return Err(ReferenceError::Length(other)),
    };
    if number.len() > room {
        return Err(ReferenceError::Length(number.len() + length - room));
    }
    let padded = format!("{number:0>room$}");
    if length == 7 {
        return Ok(padded);
    }
    let body = if length == 16 {
        padded
    } else {
        format!("{}{padded}", room % 10)
    };
    Ok(format!("{}{body}", char::from(check_digit(body.as_bytes()))))
}

/// The check digit, as ASCII, over the digits that follow it.
fn check_digit(digits: &[u8]) -> u8 {
    let sum: u32 = digits
        .iter()
        .rev()
        .zip(WEIGHTS.iter().cycle())
        .map(|(d, w)| u32::from(d - b'0') * w)
        .sum();
    match 11 - sum % 11 {
        10 => b'1',
        11 => b'0',
        digit => b'0' + u8::try_from(digit).unwrap_or_default(),
    }
}

/// Checks an ISO 11649 creditor reference (spaces allowed, any case) and gives it bare and upper case.
///
/// # Errors
/// [`ReferenceError::NotCreditorReference`] for the shape, [`ReferenceError::CheckDigit`] for the check digits.
pub fn check_creditor_reference(text: &str) -> Result<String, ReferenceError> {
    let bare: String = text
        .chars()
        .filter(|c| *c != ' ')
        .map(|c| c.to_ascii_uppercase())
        .collect();
    let b = bare.as_bytes();
    let shaped = (5..=25).contains(&b.len())
        && b.starts_with(b"RF")
        && b.iter().skip(2).take(2).all(u8::is_ascii_digit)
        && b.iter().all(u8::is_ascii_alphanumeric);
    if !shaped {
        return Err(ReferenceError::NotCreditorReference(
            text.chars().take(40).collect(),
        ));
    }
    let moved = b.iter().skip(4).chain(b.iter().take(4));
    if remainder_97(moved.copied()) == 1 {
        Ok(bare)
    } else {
        Err(ReferenceError::CheckDigit(bare))
    }
}

/// Makes an ISO 11649 reference around 1 to 21 letters or digits.
///
/// # Errors
/// [`ReferenceError::NotCreditorReference`] when `body` does not fit.
pub fn make_creditor_reference(body: &str) -> Result<String, ReferenceError> {
    let body = body.to_ascii_uppercase();
    if body.is_empty() || body.len() > 21 || !body.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return Err(ReferenceError::NotCreditorReference(
            body.chars().take(40).collect(),
        ));
    }
    let check = 98 - remainder_97(body.bytes().chain(*b"RF00"));
    Ok(format!("RF{check:02}{body}"))
}

/// ISO 7064 mod 97-10 over letters (A = 10) and digits.
fn remainder_97(text: impl Iterator<Item = u8>) -> u32 {
    text.fold(0, |rest, b| match b {
        b'0'..=b'9' => (rest * 10 + u32::from(b - b'0')) % 97,
        _ => (rest * 100 + u32::from(b.to_ascii_uppercase().saturating_sub(b'A')) + 10) % 97,
    })
}

/// An IBAN without spaces and in upper case, when it is a valid one of a country that has them.
pub fn normalise_iban(text: &str) -> Option<String> {
    let bare: String = text
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| c.to_ascii_uppercase())
        .collect();
    Iban::from_str(&bare)
        .ok()
        .map(|iban| iban.electronic_str().to_owned())
}

/// What a piece of free text may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// An ISO 11649 reference with right check digits.
    CreditorReference,
    /// A betalingskenmerk with a right check digit (9 to 14 or 16 digits).
    Betalingskenmerk,
    /// A valid IBAN.
    Iban,
    /// Any other run of letters and digits with at least four digits: perhaps a contract or tenant number.
    Number,
}

/// Something in a text that may point to a tenancy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// What it may be.
    pub kind: Kind,
    /// It, without spaces and in upper case.
    pub text: String,
    /// Where it begins in the text, in bytes.
    pub at: usize,
}

/// Finds what may be a reference, an IBAN or a contract number in free text, in the order of the text.
///
/// Groups of digits separated by single spaces or dots are also tried as one
/// betalingskenmerk, as people write it (`5000 0567 8901 2345`).
pub fn find_in_text(text: &str) -> Vec<Candidate> {
    let mut found = Vec::new();
    let tokens: Vec<(usize, &str)> = tokens(text).collect();
    let mut next = 0;
    while let Some((at, token)) = tokens.get(next) {
        if let Some((candidate, used)) = joined(text, &tokens[next..]) {
            found.push(candidate);
            next += used;
            continue;
        }
        if token.bytes().filter(u8::is_ascii_digit).count() >= 4 {
            found.push(Candidate {
                kind: kind_of(token),
                text: token.to_ascii_uppercase(),
                at: *at,
            });
        }
        next += 1;
    }
    found
}

/// Runs of ASCII letters, digits and inner dashes.
fn tokens(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split(|c: char| !c.is_ascii_alphanumeric() && c != '-')
        .filter_map(move |token| {
            let token = token.trim_matches('-');
            (!token.is_empty()).then(|| (token.as_ptr() as usize - text.as_ptr() as usize, token))
        })
}

fn kind_of(token: &str) -> Kind {
    if check_creditor_reference(token).is_ok() {
        Kind::CreditorReference
    } else if token.len() > 7 && check_betalingskenmerk(token).is_ok() {
        Kind::Betalingskenmerk
    } else if normalise_iban(token).is_some() {
        Kind::Iban
    } else {
        Kind::Number
    }
}

/// A reference written in groups, and over how many tokens.
fn joined(text: &str, tokens: &[(usize, &str)]) -> Option<(Candidate, usize)> {
    let (at, first) = *tokens.first()?;
    let upper = first.to_ascii_uppercase();
    let reference = upper.starts_with("RF") && first.len() == 4;
    let account = first.len() == 4 && upper.as_bytes()[..2].iter().all(u8::is_ascii_uppercase);
    let digits = first.len() <= 4 && first.bytes().all(|b| b.is_ascii_digit());
    if !(reference || account || digits) {
        return None;
    }
    let mut bare = upper;
    let mut end = at + first.len();
    let mut best = None;
    for (n, (start, token)) in tokens.iter().enumerate().skip(1) {
        let gap = text.get(end..*start)?;
        if !matches!(gap, " " | ".") || bare.len() + token.len() > 34 || token.contains('-') {
            break;
        }
        bare.push_str(&token.to_ascii_uppercase());
        end = start + token.len();
        let kind = kind_of(&bare);
        if kind != Kind::Number {
            best = Some((
                Candidate {
                    kind,
                    text: bare.clone(),
                    at,
                },
                n + 1,
            ));
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_vectors_of_the_standard() {
        for good in [
            "5000056789012345",
            "5000 0567 8901 2345",
            "1583366271601210",
            "12 2345 3462 2567",
            "1234567",
        ] {
            assert!(check_betalingskenmerk(good).is_ok(), "{good}");
        }
        // Published by a bank in its own sample, and wrong: a hint on import, never a refusal.
        for bad in ["9001123412341234", "1070123412341234"] {
            assert!(
                matches!(check_betalingskenmerk(bad), Err(ReferenceError::CheckDigit(_))),
                "{bad}"
            );
        }
        assert_eq!(check_betalingskenmerk("12345678"), Err(ReferenceError::Length(8)));
        assert!(matches!(
            check_betalingskenmerk("112345678"),
            Err(ReferenceError::LengthDigit(_))
        ));
        assert!(matches!(
            check_betalingskenmerk("50000567890x2345"),
            Err(ReferenceError::NotDigits(_))
        ));
    }

    #[test]
    fn every_length_made_is_valid_and_one_wrong_digit_is_seen() {
        for length in [7, 9, 10, 11, 12, 13, 14, 16] {
            for number in ["1", "4711", "1234567"] {
                let made = make_betalingskenmerk(number, length).unwrap();
                assert_eq!(made.len(), length);
                assert_eq!(check_betalingskenmerk(&made), Ok(made.clone()));
                if length > 7 {
                    let last = made.len() - 1;
                    let other = if made.ends_with('9') { "8" } else { "9" };
                    assert!(
                        check_betalingskenmerk(&format!("{}{other}", &made[..last])).is_err(),
                        "{made}"
                    );
                }
            }
        }
        assert_eq!(
            make_betalingskenmerk("000056789012345", 16).unwrap(),
            "5000056789012345"
        );
        assert_eq!(
            make_betalingskenmerk("234534622567", 14).unwrap(),
            "12234534622567"
        );
        assert!(make_betalingskenmerk("12345678", 9).is_err());
        assert!(make_betalingskenmerk("1", 15).is_err());
    }

    #[test]
    fn creditor_references_of_iso_11649() {
        assert_eq!(
            check_creditor_reference("rf18 5390 0754 7034").unwrap(),
            "RF18539007547034"
        );
        assert_eq!(
            make_creditor_reference("539007547034").unwrap(),
            "RF18539007547034"
        );
        assert!(check_creditor_reference("RF19539007547034").is_err());
        assert!(check_creditor_reference("RF1").is_err());
        assert!(make_creditor_reference("").is_err());
    }

    #[test]
    fn ibans_lose_their_spaces() {
        assert_eq!(
            normalise_iban(" nl91 ABNA 0417 1643 00 ").unwrap(),
            "NL91ABNA0417164300"
        );
        assert_eq!(normalise_iban("NL91ABNA0417164301"), None);
    }

    #[test]
    fn finds_what_may_point_to_a_tenancy() {
        let found = find_in_text(
            "Huur nov 2026 HC00012345, kenmerk 5000 0567 8901 2345 / RF18 5390 0754 7034 NL91ABNA0417164300",
        );
        let shown: Vec<_> = found.iter().map(|c| (c.kind, c.text.as_str())).collect();
        assert_eq!(
            shown,
            [
                (Kind::Number, "2026"),
                (Kind::Number, "HC00012345"),
                (Kind::Betalingskenmerk, "5000056789012345"),
                (Kind::CreditorReference, "RF18539007547034"),
                (Kind::Iban, "NL91ABNA0417164300"),
            ]
        );
        assert!(find_in_text("").is_empty());
        assert!(find_in_text("huur deze maand ✓").is_empty());
    }
}
