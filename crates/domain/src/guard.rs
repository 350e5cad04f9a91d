//! Guards on free text: what must never be kept here.
//!
//! The citizen service number (BSN) may be processed by a landlord only for the income test of an
//! applicant (Woningwet, since 1 January 2024; UAVG art. 46). Rent collection has no ground for it,
//! so this product has no field for it and refuses it in notes, stories and contact notes.

use std::ops::Range;

/// Where in `text` something stands that reads as a BSN: eight or nine digits that pass the 11-test,
/// written together or in groups with dots or spaces (`123456782`, `1234.56.782`, `123 456 782`).
///
/// Not taken for a BSN: digits that are part of a longer number (a payment reference of sixteen digits,
/// a phone number, an amount), that touch a letter (an IBAN, a mandate), or that are a date.
/// The range is in bytes and covers the digits with the marks between them.
pub fn find_bsn(text: &str) -> Option<Range<usize>> {
    let runs = digit_runs(text);
    for (i, run) in runs.iter().enumerate() {
        if is_bsn_written_together(text, run) {
            return Some(run.clone());
        }
        if let Some(range) = bsn_in_groups(text, &runs, i) {
            return Some(range);
        }
    }
    None
}

/// The 11-test of a BSN on eight or nine digits (Logisch Ontwerp BSN: weights 9 to 2, then −1).
fn passes_eleven_test(digits: &[u8]) -> bool {
    if !(8..=9).contains(&digits.len()) || digits.iter().all(|d| *d == b'0') {
        return false;
    }
    let last = digits.len() - 1;
    let sum: i32 = digits
        .iter()
        .enumerate()
        .map(|(i, d)| {
            let weight = if i == last {
                -1
            } else {
                i32::try_from(last - i).unwrap_or(0) + 1
            };
            weight * i32::from(d - b'0')
        })
        .sum();
    sum % 11 == 0
}

fn digit_runs(text: &str) -> Vec<Range<usize>> {
    let mut runs = Vec::new();
    let mut start = None;
    for (i, b) in text.bytes().enumerate() {
        match (b.is_ascii_digit(), start) {
            (true, None) => start = Some(i),
            (false, Some(from)) => {
                runs.push(from..i);
                start = None;
            }
            _ => {}
        }
    }
    if let Some(from) = start {
        runs.push(from..text.len());
    }
    runs
}

fn is_bsn_written_together(text: &str, run: &Range<usize>) -> bool {
    let digits = &text.as_bytes()[run.clone()];
    if !stands_alone(text, run) || follows_dialling_code(text, run) {
        return false;
    }
    // "06 12345678" is a phone number, and 20261121 a date.
    let eight_may_be_something_else = digits.len() == 8 && (follows_number(text, run) || is_date(digits));
    passes_eleven_test(digits) && !eight_may_be_something_else
}

/// Groups of two to four digits with the same mark between them, beginning at run `first`.
fn bsn_in_groups(text: &str, runs: &[Range<usize>], first: usize) -> Option<Range<usize>> {
    let mark = *text.as_bytes().get(runs[first].end)?;
    if !matches!(mark, b'.' | b' ')
        || (first > 0 && joined(text, &runs[first - 1], &runs[first]) == Some(mark))
    {
        return None;
    }
    let mut last = first;
    while last + 1 < runs.len() && joined(text, &runs[last], &runs[last + 1]) == Some(mark) {
        last += 1;
    }
    let groups = &runs[first..=last];
    let whole = runs[first].start..runs[last].end;
    let lengths: Vec<usize> = groups.iter().map(ExactSizeIterator::len).collect();
    let digits: Vec<u8> = groups
        .iter()
        .flat_map(|g| text.as_bytes()[g.clone()].iter().copied())
        .collect();
    let written_like_a_bsn = match digits.len() {
        9 => (2..=4).contains(&lengths.len()) && lengths.iter().all(|l| (2..=4).contains(l)),
        8 => lengths == [2, 3, 3] || lengths == [3, 2, 3],
        _ => false,
    };
    (written_like_a_bsn
        && stands_alone(text, &whole)
        && !follows_dialling_code(text, &whole)
        && passes_eleven_test(&digits))
    .then_some(whole)
}

/// The single mark between two runs, when there is exactly one.
fn joined(text: &str, a: &Range<usize>, b: &Range<usize>) -> Option<u8> {
    (b.start - a.end == 1).then(|| text.as_bytes()[a.end])
}

/// Not touching a letter, and not glued to other digits by a mark that makes one number of them.
fn stands_alone(text: &str, range: &Range<usize>) -> bool {
    let glue = |c: char| matches!(c, '-' | '/' | '.' | ',' | ':' | '+' | '_');
    let mut before = text[..range.start].chars().rev();
    let mut after = text[range.end..].chars();
    let clear = |near: Option<char>, far: Option<char>| match near {
        Some('+') => false,
        Some(c) if c.is_alphanumeric() => false,
        Some(c) if glue(c) => !far.is_some_and(|f| f.is_ascii_digit()),
        None | Some(_) => true,
    };
    clear(before.next(), before.next()) && clear(after.next(), after.next())
}

/// `+31 612345678`, `0031 612345678`, `(0) 612345678`.
fn follows_dialling_code(text: &str, range: &Range<usize>) -> bool {
    let before = text[..range.start].trim_end_matches([' ', '.']);
    let word = before.rsplit(char::is_whitespace).next().unwrap_or("");
    let digits = word.trim_start_matches('+');
    let is_code = !digits.is_empty() && digits.len() <= 5 && digits.bytes().all(|b| b.is_ascii_digit());
    word.ends_with("(0)") || (is_code && (word.starts_with('+') || word.starts_with("00")))
}

fn follows_number(text: &str, range: &Range<usize>) -> bool {
    text[..range.start]
        .trim_end_matches(' ')
        .ends_with(|c: char| c.is_ascii_digit())
        && range.start > 0
}

/// Eight digits that are a day of this or the last century: 20261121 or 21112026.
fn is_date(digits: &[u8]) -> bool {
    let number = |part: &[u8]| part.iter().fold(0_i32, |n, d| n * 10 + i32::from(d - b'0'));
    let date = |year: i32, month: i32, day: i32| {
        (1900..2100).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day)
    };
    date(number(&digits[..4]), number(&digits[4..6]), number(&digits[6..]))
        || date(number(&digits[4..]), number(&digits[2..4]), number(&digits[..2]))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Test numbers that pass the 11-test and are not given to anyone.
    #[test]
    fn finds_a_bsn_however_it_is_written() {
        for text in [
            "bsn 123456782",
            "123456782",
            "(123456782)",
            "haar BSN: 1234.56.782.",
            "nummer 123 456 782 genoemd",
            "1234 56 782, belt morgen",
            "bsn=111222333;",
            "met voorloopnul 010464554 erbij",
            "acht cijfers: 10464554 telt ook",
            "10.464.554",
            "op 12 november 123456782 gekregen",
            "123456782 12 keer",
        ] {
            assert!(find_bsn(text).is_some(), "{text}");
        }
    }

    #[test]
    fn says_where_it_stands() {
        let text = "één keer 1234.56.782 gezegd";
        assert_eq!(find_bsn(text).map(|r| &text[r]), Some("1234.56.782"));
    }

    #[test]
    fn leaves_other_numbers_alone() {
        for text in [
            "",
            "geen nummer",
            "123456789",
            "000000000",
            "NL91ABNA0123456782",
            "NL91 ABNA 0417 1643 00",
            "kenmerk 1234567821234567",
            "kenmerk 1234 5678 2123 4567",
            "bel 0612345678 of 06-12345678 of 06 10464554",
            "bel +31 123456782 of 0031 123456782 of +31123456782",
            "€ 123.456.782,00",
            "1.123.456.782",
            "op 21.11.2026 en 01.10.2026",
            "20261121 en 21112026",
            "contract A123456782",
            "mandaat 123456782-01",
            "123456782e keer",
        ] {
            assert_eq!(find_bsn(text), None, "{text}");
        }
    }

    #[test]
    fn every_date_of_this_century_is_let_through() {
        let mut day = crate::calendar::Day::new(2000, 1, 1).unwrap();
        while day <= crate::calendar::Day::new(2050, 1, 1).unwrap() {
            let (y, m, d) = day.civil();
            for text in [
                format!("{y:04}{m:02}{d:02}"),
                format!("{d:02}.{m:02}.{y:04}"),
                format!("{d:02} {m:02} {y:04}"),
                format!("{d:02}-{m:02}-{y:04}"),
            ] {
                assert_eq!(find_bsn(&text), None, "{text}");
            }
            day = day.plus(1);
        }
    }
}
