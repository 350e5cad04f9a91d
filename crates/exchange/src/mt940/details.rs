//! The text under a booking: who, for what, under which references.
//!
//! Three styles are read wherever they appear: code words (`/IBAN/…/NAME/…`),
//! numbered fields (`>20…`, Triodos) and labels (`IBAN: … NAAM: …`, ABN AMRO, Knab).
//! What is left is free text, where the bank decides what the first words mean.

use super::dialect::Dialect;
use super::line61::{Entry, looks_like_iban};
use crate::statement::append_spaced;

/// Banks break `:86:` after this many characters; a full line goes on without a space.
const FULL_LINE: usize = 65;
/// Some break the lines of code words one earlier.
const FULL_CODED_LINE: usize = 64;

/// What the text says, reused from booking to booking.
#[derive(Default)]
pub(super) struct Details {
    pub(super) account: String,
    pub(super) name: String,
    pub(super) reference: String,
    pub(super) end_to_end: String,
    pub(super) mandate: String,
    pub(super) reason: String,
    pub(super) words: String,
    joined: String,
    upper: String,
}

impl Details {
    fn clear(&mut self) {
        for held in [
            &mut self.account,
            &mut self.name,
            &mut self.reference,
            &mut self.end_to_end,
            &mut self.mandate,
            &mut self.reason,
            &mut self.words,
            &mut self.joined,
        ] {
            held.clear();
        }
    }

    /// Reads the supplementary lines and the `:86:` lines of one booking.
    pub(super) fn read(&mut self, dialect: Dialect, entry: &Entry, supplement: &str, information: &str) {
        self.clear();
        let names_follow = names_follow(dialect, entry);
        let mut joined = std::mem::take(&mut self.joined);
        if is_coded(information) {
            join_lines(information.lines(), true, &mut joined);
            self.read_code_words(&joined);
        } else if let Some(mark) = field_mark(information) {
            information.lines().for_each(|line| joined.push_str(line));
            self.read_numbered_fields(&joined, mark);
        } else {
            let text = if names_follow {
                self.read_heading(entry, information)
            } else {
                information
            };
            join_lines(text.lines(), false, &mut joined);
            self.read_free_text(dialect, &joined);
        }
        self.joined = joined;
        self.read_supplement(names_follow, supplement);
        self.read_entry_reference(dialect, entry, names_follow);
        collapse_spaces(&mut self.words);
        collapse_spaces(&mut self.name);
    }

    /// `/CODE/value/CODE/value`, with or without a second slash between.
    fn read_code_words(&mut self, text: &str) {
        let mut next = find_code(text, 0);
        while let Some((_, code, from)) = next {
            next = find_code(text, from);
            let end = next.map_or(text.len(), |(start, _, _)| start);
            let value = text.get(from..end).unwrap_or_default().trim_matches(['/', ' ']);
            if !value.is_empty() && value != "NOTPROVIDED" {
                self.take_code(code, value);
            }
        }
    }

    fn take_code(&mut self, code: &str, value: &str) {
        match code {
            "IBAN" => put_account(&mut self.account, value),
            "NAME" => put_if_empty(&mut self.name, value),
            "EREF" => put_if_empty(&mut self.end_to_end, value),
            "MARF" => put_if_empty(&mut self.mandate, value),
            "RTRN" => put_if_empty(
                &mut self.reason,
                value.split(['/', ' ']).next().unwrap_or_default(),
            ),
            "CNTP" => {
                let mut parts = value.split('/');
                put_account(&mut self.account, parts.next().unwrap_or_default());
                put_if_empty(&mut self.name, parts.nth(1).unwrap_or_default().trim());
            }
            "REMI" => self.take_remittance(value),
            _ => {}
        }
    }

    fn take_remittance(&mut self, value: &str) {
        if let Some(structured) = value.strip_prefix("STRD/") {
            let reference = structured
                .split_once('/')
                .map_or(structured, |(_, reference)| reference);
            put_if_empty(&mut self.reference, reference.trim_matches(['/', ' ']));
            return;
        }
        let text = value
            .strip_prefix("USTD/")
            .unwrap_or(value)
            .trim_matches(['/', ' ']);
        append_spaced(&mut self.words, text);
        if let Some(found) = labelled_reference(text) {
            put_if_empty(&mut self.reference, &found);
        }
    }

    /// Triodos (and the German style): a code of three digits, then `>20` to `>29` text, `>10` or `>31` the other account, `>32` name.
    fn read_numbered_fields(&mut self, text: &str, mark: char) {
        let mut old_account = "";
        for field in text.split(mark).skip(1) {
            let Some((number, value)) = field.split_at_checked(2) else {
                continue;
            };
            match number.as_bytes() {
                b"10" => old_account = value.trim(),
                [b'2', b'0'..=b'9'] | [b'6', b'0'..=b'3'] => self.words.push_str(value),
                b"31" if looks_like_iban(value.trim()) => put_account(&mut self.account, value),
                b"32" | b"33" => append_spaced(&mut self.name, value.trim()),
                _ => {}
            }
        }
        put_account(&mut self.account, old_account);
    }

    /// SNS, ASN and bunq: `IBAN name`, an empty line, then the text. Gives the text.
    fn read_heading<'a>(&mut self, entry: &Entry, information: &'a str) -> &'a str {
        let (first, rest) = information.split_once('\n').unwrap_or((information, ""));
        let account = first.split(' ').next().unwrap_or_default();
        if account.is_empty() || (account != entry.reference() && !looks_like_iban(account)) {
            return information;
        }
        put_account(&mut self.account, account);
        let (name_goes_on, text) = rest.split_once("\n\n").unwrap_or(("", rest));
        let name_goes_on = if rest.starts_with('\n') || text.len() == rest.len() {
            ""
        } else {
            name_goes_on
        };
        append_spaced(
            &mut self.name,
            first.get(account.len()..).unwrap_or_default().trim(),
        );
        append_spaced(&mut self.name, name_goes_on.trim());
        if rest.starts_with('\n') || name_goes_on.is_empty() {
            rest
        } else {
            text
        }
    }

    fn read_free_text(&mut self, dialect: Dialect, text: &str) {
        if !self.read_labels(text) {
            append_spaced(&mut self.words, text.trim());
            if dialect == Dialect::Ing {
                let account = text.trim_start().split(' ').next().unwrap_or_default();
                if (9..=10).contains(&account.len()) && is_digits(account) {
                    put_account(&mut self.account, account);
                }
            }
            if dialect == Dialect::AbnAmro {
                self.read_old_abn_amro(text);
            }
        }
        if let Some(found) = labelled_reference(text) {
            put_if_empty(&mut self.reference, &found);
        }
    }

    /// `GIRO   428428 KPN - DIGITENNE    …` and `52.89.39.882    MYCOM DEN HAAG`.
    fn read_old_abn_amro(&mut self, text: &str) {
        let giro = text.strip_prefix("GIRO ").map(str::trim_start);
        let Some((account, rest)) = giro.unwrap_or(text).split_once(' ') else {
            return;
        };
        let dotted = account.len() > 8
            && account.contains('.')
            && account.bytes().all(|b| b.is_ascii_digit() || b == b'.');
        if !(dotted || (giro.is_some() && is_digits(account))) {
            return;
        }
        put_account(&mut self.account, account);
        put_if_empty(
            &mut self.name,
            rest.trim_start().split("  ").next().unwrap_or_default().trim(),
        );
    }

    /// `IBAN: … BIC: … NAAM: … OMSCHRIJVING: … KENMERK: …`; false when there is no account among them.
    fn read_labels(&mut self, text: &str) -> bool {
        const LABELS: [&str; 9] = [
            "IBAN:",
            "REK:",
            "BIC:",
            "NAAM:",
            "OMSCHRIJVING:",
            "KENMERK:",
            "MACHTIGING:",
            "INCASSANT:",
            "BETALINGSKENM",
        ];
        if !text.contains(':') {
            return false;
        }
        let mut upper = std::mem::take(&mut self.upper);
        upper.clear();
        upper.push_str(text);
        upper.make_ascii_uppercase();
        let mut found: Vec<(usize, &str)> = Vec::new();
        for label in LABELS {
            let at = upper.match_indices(label).map(|(at, _)| at).find(|&at| {
                !at.checked_sub(1)
                    .and_then(|i| upper.as_bytes().get(i))
                    .is_some_and(u8::is_ascii_alphanumeric)
            });
            found.extend(at.map(|at| (at, label)));
        }
        self.upper = upper;
        found.sort_unstable();
        let value_of = |i: usize| {
            let (at, label) = found[i];
            let end = found.get(i + 1).map_or(text.len(), |(next, _)| *next);
            text.get(at + label.len()..end)
                .unwrap_or_default()
                .trim_matches(['/', ' '])
        };
        let has_account = (0..found.len()).any(|i| {
            let account: String = value_of(i).chars().filter(|c| *c != ' ').collect();
            matches!(found[i].1, "IBAN:" | "REK:") && (looks_like_iban(&account) || is_digits(&account))
        });
        if !has_account {
            return false;
        }
        let mut described = false;
        for (i, (_, label)) in found.iter().enumerate() {
            let value = value_of(i);
            match *label {
                "IBAN:" | "REK:" => put_account(&mut self.account, value),
                "NAAM:" => put_if_empty(&mut self.name, value),
                "KENMERK:" if value != "NOTPROVIDED" => put_if_empty(&mut self.end_to_end, value),
                "MACHTIGING:" => put_if_empty(&mut self.mandate, value),
                "OMSCHRIJVING:" => {
                    described = true;
                    append_spaced(&mut self.words, value);
                }
                _ => {}
            }
        }
        if !described {
            let start = found.first().map_or(text.len(), |(at, _)| *at);
            append_spaced(
                &mut self.words,
                text.get(..start).unwrap_or_default().trim_matches(['/', ' ']),
            );
        }
        true
    }

    /// Lines between `:61:` and `:86:`: an account, a name, or words.
    fn read_supplement(&mut self, names_follow: bool, supplement: &str) {
        for line in supplement.lines() {
            let line = line.trim();
            if line.is_empty() || line.starts_with('/') {
                continue;
            }
            if is_account(line) {
                put_account(&mut self.account, line);
            } else if names_follow {
                put_if_empty(&mut self.name, line);
            } else {
                append_spaced(&mut self.words, line);
            }
        }
    }

    /// The reference of `:61:` is an account at some banks, a payment reference at others.
    fn read_entry_reference(&mut self, dialect: Dialect, entry: &Entry, names_follow: bool) {
        if !entry.rest.is_empty() {
            if dialect == Dialect::Rabobank {
                put_if_empty(&mut self.name, &entry.rest);
            } else {
                append_spaced(&mut self.words, &entry.rest);
            }
        }
        let reference = entry.reference();
        if reference.is_empty() {
            return;
        }
        let old_rabobank = dialect == Dialect::Rabobank && !entry.rest.is_empty();
        if looks_like_iban(reference) || ((names_follow || old_rabobank) && is_account(reference)) {
            put_account(&mut self.account, reference);
        } else {
            put_if_empty(&mut self.reference, reference);
        }
    }
}

/// At SNS, ASN and bunq the reference of `:61:` is the other account and its name stands on the next line.
fn names_follow(dialect: Dialect, entry: &Entry) -> bool {
    match dialect {
        Dialect::Sns | Dialect::Bunq => true,
        Dialect::Other | Dialect::Knab | Dialect::Triodos => {
            matches!(entry.kind.as_str(), "OVB" | "IOB" | "IDB" | "INC")
        }
        Dialect::AbnAmro | Dialect::Bng | Dialect::Ing | Dialect::Rabobank => false,
    }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// An IBAN, an old account number, or a giro number (`P001234567`).
fn is_account(text: &str) -> bool {
    let digits = text.strip_prefix('P').unwrap_or(text);
    looks_like_iban(text) || ((6..=10).contains(&digits.len()) && is_digits(digits))
}

fn put_if_empty(held: &mut String, text: &str) {
    if held.is_empty() {
        held.push_str(text);
    }
}

/// Takes an account number without its spaces, unless one is known.
fn put_account(held: &mut String, text: &str) {
    if !held.is_empty() {
        return;
    }
    if text.contains(' ') {
        held.extend(text.chars().filter(|c| *c != ' '));
    } else {
        held.push_str(text);
    }
}

/// Makes one line of the lines: full lines go on directly, others after a space.
fn join_lines<'a>(lines: impl Iterator<Item = &'a str>, coded: bool, out: &mut String) {
    let mut goes_on = true;
    for line in lines {
        if line.is_empty() {
            continue;
        }
        let code_follows = coded && line.starts_with('/');
        if (!goes_on && !code_follows) || (!coded && starts_with_label(line)) {
            out.push(' ');
        }
        out.push_str(line);
        let long = if line.is_ascii() {
            line.len()
        } else {
            line.chars().count()
        };
        goes_on = long >= if coded { FULL_CODED_LINE } else { FULL_LINE };
    }
}

/// A line that begins with a word and a colon (`KENMERK:`) never goes on from the line before.
fn starts_with_label(line: &str) -> bool {
    line.split(' ')
        .next()
        .is_some_and(|word| word.len() > 3 && word.ends_with(':'))
}

fn collapse_spaces(text: &mut String) {
    let mut last = 0;
    let untidy = text.bytes().any(|b| {
        let twice = b == b' ' && last == b' ';
        last = b;
        twice || b < b' ' || b == 0x7f
    });
    if !untidy {
        text.truncate(text.trim_end().len());
        return;
    }
    let mut last = ' ';
    text.retain(|c| {
        let keep = !(last.is_whitespace() && c.is_whitespace());
        last = c;
        keep
    });
    if text.bytes().any(|b| b.is_ascii_control()) {
        *text = text
            .chars()
            .map(|c| if c.is_control() { ' ' } else { c })
            .collect();
    }
    text.truncate(text.trim_end().len());
}

fn is_coded(information: &str) -> bool {
    let start = information.trim_start();
    start.starts_with('/') && find_code(start, 0).is_some_and(|(at, _, _)| at == 0)
}

/// `>` or `?` when the text is in numbered fields: three digits, then the mark and two digits.
fn field_mark(information: &str) -> Option<char> {
    let b = information.trim_start().as_bytes();
    let numbered =
        b.iter().take(3).all(u8::is_ascii_digit) && b.iter().skip(4).take(2).all(u8::is_ascii_digit);
    match b.get(3) {
        Some(b'>') if numbered && b.len() > 5 => Some('>'),
        Some(b'?') if numbered && b.len() > 5 => Some('?'),
        _ => None,
    }
}

/// The next code word at or after `from`: where it starts, which it is, where its value starts.
fn find_code(text: &str, from: usize) -> Option<(usize, &'static str, usize)> {
    let bytes = text.as_bytes();
    let mut from = from;
    loop {
        let at = from + memchr::memchr(b'/', bytes.get(from..)?)?;
        from = at + 1;
        let rest = bytes.get(from..)?;
        let Some(length) = rest.iter().take(5).position(|&b| b == b'/') else {
            continue;
        };
        if let Some(code) = known_code(rest.get(..length)?) {
            return Some((at, code, from + length + 1));
        }
    }
}

/// Code words of the Dutch banks' structured `:86:`; those we do not use only end the value before them.
fn known_code(name: &[u8]) -> Option<&'static str> {
    Some(match name {
        b"IBAN" => "IBAN",
        b"NAME" => "NAME",
        b"EREF" => "EREF",
        b"MARF" => "MARF",
        b"RTRN" => "RTRN",
        b"CNTP" => "CNTP",
        b"REMI" => "REMI",
        b"ADDR" | b"BENM" | b"BIC" | b"CREF" | b"CSID" | b"ISDT" | b"ORDP" | b"PREF" | b"PURP" | b"RREF"
        | b"SVCL" | b"TRCD" | b"TRTP" | b"ULTB" | b"ULTC" | b"ULTD" => "",
        _ => return None,
    })
}

/// Digits after the word `BETALINGSKENM(ERK)`, at most sixteen.
fn labelled_reference(text: &str) -> Option<String> {
    const LABEL: &[u8] = b"BETALINGSKENM";
    let bytes = text.as_bytes();
    let at = memchr::memchr2_iter(b'B', b'b', bytes).find(|&at| {
        bytes
            .get(at..at + LABEL.len())
            .is_some_and(|word| word.eq_ignore_ascii_case(LABEL))
    })?;
    let rest = text.get(at + LABEL.len()..)?;
    let rest = rest.trim_start_matches(|c: char| c.is_ascii_alphabetic() || matches!(c, '.' | ':' | ' '));
    let mut digits = String::new();
    let mut space = false;
    for c in rest.chars() {
        match c {
            '0'..='9' => digits.push(c),
            ' ' | '.' if !space => {}
            _ => break,
        }
        space = c == ' ' || c == '.';
        if digits.len() == 16 {
            break;
        }
    }
    (digits.len() >= 7).then_some(digits)
}
