//! The `:61:` line: dates, sign, amount, references.

use crate::statement::Fault;
use domain::calendar::Day;
use domain::money::Cents;

/// What a `:61:` line says.
pub(super) struct Entry {
    pub(super) valued_on: Day,
    pub(super) booked_on: Day,
    /// Credits positive; a reversal (`RC`, `RD`) has the sign of what it does to the balance.
    pub(super) amount: Cents,
    /// Three characters after `N`, `F` or `S`.
    pub(super) kind: String,
    reference: String,
    bank_reference: String,
    /// What stands after a 16-character reference on the same line (old Rabobank: the name).
    pub(super) rest: String,
}

impl Default for Entry {
    fn default() -> Self {
        Self {
            valued_on: Day(0),
            booked_on: Day(0),
            amount: Cents::ZERO,
            kind: String::new(),
            reference: String::new(),
            bank_reference: String::new(),
            rest: String::new(),
        }
    }
}

impl Entry {
    /// Reads the line after its tag; on failure says what is wrong.
    pub(super) fn read(&mut self, line: &str) -> Result<(), Fault> {
        let (valued_on, rest) = split_date(line)?;
        self.valued_on = valued_on;
        let (booked_on, rest) = split_entry_date(valued_on, rest)?;
        self.booked_on = booked_on.unwrap_or(valued_on);
        let (credit, rest) = split_sign(rest)?;
        let (amount, rest) = split_amount(rest)?;
        self.amount = if credit { amount } else { -amount };
        self.read_references(rest);
        Ok(())
    }

    /// The reference that the bank gives for the account owner; empty when it says there is none.
    pub(super) fn reference(&self) -> &str {
        match self.reference.as_str() {
            "NONREF" | "NOREF" | "EREF" | "PREF" | "MARF" | "CREF" | "RREF" | "NOTPROVIDED" => "",
            reference => reference,
        }
    }

    /// The bank's own reference; empty when there is none.
    pub(super) fn bank_reference(&self) -> &str {
        match self.bank_reference.as_str() {
            "NONREF" | "NOREF" | "NOTPROVIDED" => "",
            reference => reference,
        }
    }

    fn read_references(&mut self, text: &str) {
        for held in [
            &mut self.kind,
            &mut self.reference,
            &mut self.bank_reference,
            &mut self.rest,
        ] {
            held.clear();
        }
        let typed = text.starts_with(['N', 'F', 'S']);
        let (kind, text) = if typed {
            text.split_at_checked(4).unwrap_or((text, ""))
        } else {
            ("", text)
        };
        self.kind.push_str(kind.get(1..).unwrap_or_default());
        let (reference, bank) = text.split_once("//").unwrap_or((text, ""));
        self.bank_reference.push_str(bank.trim());
        let long = reference
            .char_indices()
            .nth(16)
            .map_or(reference.len(), |(i, _)| i);
        if looks_like_iban(reference.trim()) || long == reference.len() {
            self.reference.push_str(reference.trim());
            return;
        }
        let (reference, rest) = reference.split_at(long);
        self.reference.push_str(reference.trim());
        self.rest.push_str(rest.trim());
    }
}

/// Two letters, two digits, then at least eleven letters or digits and nothing else.
pub(super) fn looks_like_iban(text: &str) -> bool {
    let b = text.as_bytes();
    (15..=34).contains(&b.len())
        && b.iter().all(u8::is_ascii_alphanumeric)
        && b.iter().take(2).all(u8::is_ascii_uppercase)
        && b.iter().skip(2).take(2).all(u8::is_ascii_digit)
}

fn two_digits(bytes: &[u8]) -> Option<i8> {
    match bytes {
        [a @ b'0'..=b'9', b @ b'0'..=b'9'] => i8::try_from((a - b'0') * 10 + (b - b'0')).ok(),
        _ => None,
    }
}

/// A date of six digits, `YYMMDD`; the years 00–79 are of this century, as SWIFT has it.
pub(super) fn split_date(text: &str) -> Result<(Day, &str), Fault> {
    let not = || Fault::NotASwiftDay(text.chars().take(6).collect());
    let (date, rest) = text.split_at_checked(6).ok_or_else(not)?;
    let b = date.as_bytes();
    let parts = (two_digits(&b[..2]), two_digits(&b[2..4]), two_digits(&b[4..6]));
    let (Some(year), Some(month), Some(day)) = parts else {
        return Err(not());
    };
    let century = if year < 80 { 2000 } else { 1900 };
    let day =
        Day::new(century + i16::from(year), month, day).ok_or_else(|| Fault::NoSuchDay(date.to_owned()))?;
    Ok((day, rest))
}

/// The entry date `MMDD`: absent, blank, or in the year nearest the value date.
fn split_entry_date(valued_on: Day, text: &str) -> Result<(Option<Day>, &str), Fault> {
    if !text.starts_with(|c: char| c.is_ascii_digit()) {
        return Ok((None, text.trim_start_matches(' ')));
    }
    let (date, rest) = text.split_at_checked(4).unwrap_or((text, ""));
    let b = date.as_bytes();
    let (Some(month), Some(day)) = (b.get(..2).and_then(two_digits), b.get(2..4).and_then(two_digits)) else {
        return Err(Fault::NotAnEntryDay(date.to_owned()));
    };
    let year = i16::try_from(valued_on.civil().0).unwrap_or(2000);
    let nearest = [year, year - 1, year + 1]
        .into_iter()
        .filter_map(|y| Day::new(y, month, day))
        .min_by_key(|d| d.since(valued_on).abs());
    match nearest {
        Some(day) => Ok((Some(day), rest)),
        None => Err(Fault::NoSuchEntryDay(date.to_owned())),
    }
}

/// The sign: credits and reversals of debits come in. A currency letter may follow and is skipped.
fn split_sign(text: &str) -> Result<(bool, &str), Fault> {
    let signs = [("RC", false), ("RD", true), ("C", true), ("D", false)];
    for (mark, credit) in signs {
        if let Some(rest) = text.strip_prefix(mark) {
            let rest = rest
                .strip_prefix(|c: char| c.is_ascii_uppercase())
                .unwrap_or(rest);
            return Ok((credit, rest.trim_start_matches(' ')));
        }
    }
    Err(Fault::NotASign(text.chars().take(2).collect()))
}

/// An amount with its comma, which SWIFT always writes: without one the line is cut off, unless a booking type follows (Knab).
pub(super) fn split_amount(text: &str) -> Result<(Cents, &str), Fault> {
    let end = text
        .bytes()
        .position(|b| !b.is_ascii_digit() && b != b',' && b != b'.')
        .unwrap_or(text.len());
    let (digits, rest) = text.split_at(end);
    let typed = !digits.is_empty() && rest.len() > 3 && rest.starts_with(['N', 'F', 'S']);
    if !typed && !digits.contains([',', '.']) {
        return Err(Fault::NoComma(digits.chars().take(20).collect()));
    }
    let amount = Cents::parse(digits)?;
    Ok((amount, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(line: &str) -> (String, String, i64, String, String, String) {
        let mut e = Entry::default();
        e.read(line).unwrap();
        (
            e.valued_on.to_string(),
            e.booked_on.to_string(),
            e.amount.0,
            e.reference().to_owned(),
            e.bank_reference().to_owned(),
            e.rest.clone(),
        )
    }

    #[test]
    fn the_entry_date_takes_the_year_nearest_the_value_date() {
        assert_eq!(entry("2612310102C1,NTRFNONREF").1, "2027-01-02");
        assert_eq!(entry("2701021231C1,NTRFNONREF").1, "2026-12-31");
        assert_eq!(entry("2403010229C1,NTRFNONREF").1, "2024-02-29");
    }

    #[test]
    fn signs_of_reversals() {
        assert_eq!(entry("261121RC10,5NTRFNONREF").2, -1050);
        assert_eq!(entry("261121RD10,NTRFNONREF").2, 1000);
        assert_eq!(entry("2611211121CR10,00NTRFNONREF").2, 1000);
        assert_eq!(entry("261121D10,NTRFNONREF").2, -1000);
    }

    #[test]
    fn refuses_dates_that_do_not_exist_and_amounts_beyond_all_bounds() {
        let mut e = Entry::default();
        for line in [
            "260231C1,NTRF",
            "2602280231C1,NTRF",
            "261121X1,NTRF",
            "261121C99999999999999999999,NTRF",
            "",
            "26",
            "261121C1",
        ] {
            assert!(e.read(line).is_err(), "{line}");
        }
    }
}
