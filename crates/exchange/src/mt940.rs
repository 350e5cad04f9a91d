//! MT940: SWIFT text statements, as the Dutch banks write them.
//!
//! The line structure (`:61:` amounts and dates, `:86:` text) is one; what stands
//! inside the text differs per bank and is read in [`details`]. Text is UTF-8
//! where it is valid, else Windows-1252, line by line: the format declares none.

mod details;
mod dialect;
mod line61;

pub use dialect::Dialect;

use crate::currency;
use crate::source::{Source, append_line};
use crate::statement::{Failure, Fault, Format, Outgoing, ReadError, Summary, Tally, reading_failed};
use details::Details;
use domain::bank::{BankEntry, BookingStatus};
use domain::calendar::Day;
use domain::money::Cents;
use line61::Entry;
use std::io::BufRead;

/// Most text under one booking; real ones have six lines of 65 characters.
const LONGEST_INFORMATION: usize = 64 * 1024;

/// True for a line that only an MT940 file begins with.
pub(crate) fn is_opening_line(line: &[u8]) -> bool {
    [&b":20:"[..], b":940:", b":25:", b":61:", b"{1:F01"]
        .iter()
        .any(|tag| line.starts_with(tag))
}

pub(crate) fn read<R: BufRead, E>(
    file: &str,
    mut source: Source<R>,
    sink: &mut dyn FnMut(&BankEntry) -> Result<(), E>,
) -> Result<Summary, Failure<E>> {
    let mut state = Mt940::default();
    let mut out = Outgoing::default();
    let mut line = Vec::with_capacity(256);
    let mut number = 0;
    if source.ahead().starts_with(b"\xef\xbb\xbf") {
        source.consume(3);
    }
    loop {
        let more = source
            .read_line(&mut line)
            .map_err(|e| reading_failed(file, number + 1, &e))?;
        if !more {
            break;
        }
        number += 1;
        let tag = tag(&line);
        if ends_entry(tag) && state.has_entry {
            state.give_out(&mut out, sink)?;
        }
        let content = tag.map_or(&line[..], |t| line.get(t.len() + 2..).unwrap_or_default());
        state
            .take(tag, content, number)
            .map_err(|fault| ReadError::new(file, number, fault))?;
    }
    if state.has_entry {
        state.give_out(&mut out, sink)?;
    }
    if state.is_open {
        let fault = Fault::CutOffMt940(state.tally.head().line);
        return Err(ReadError::new(file, number.max(1), fault).into());
    }
    let format = Format::Mt940(state.dialect);
    Ok(state.tally.finish(file, number.max(1), format)?)
}

/// The tag of a line (`61` of `:61:…`), when it is one.
fn tag(line: &[u8]) -> Option<&'static str> {
    const TAGS: [&str; 22] = [
        "61", "86", "20", "21", "25", "25P", "28", "28C", "60F", "60M", "62F", "62M", "64", "65", "13",
        "13D", "34F", "90C", "90D", "940", "NS", "60",
    ];
    let rest = line.strip_prefix(b":")?;
    let end = memchr::memchr(b':', rest.get(..4).unwrap_or(rest))?;
    let name = rest.get(..end)?;
    TAGS.into_iter().find(|tag| tag.as_bytes() == name)
}

/// True when a booking cannot go on after this tag.
fn ends_entry(tag: Option<&'static str>) -> bool {
    !matches!(tag, None | Some("86"))
}

/// Which lines a line without a tag belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum After {
    /// Nothing that we keep.
    #[default]
    Other,
    /// `:61:`: supplementary details.
    Entry,
    /// `:86:` of a booking.
    Information,
}

#[derive(Default)]
struct Mt940 {
    tally: Tally,
    dialect: Dialect,
    /// Between `:20:` and `:62F:`.
    is_open: bool,
    after: After,
    has_entry: bool,
    entry: Entry,
    entry_line: u64,
    /// Lines after `:61:`, separated by a line break.
    supplement: String,
    /// Lines of `:86:`, separated by a line break.
    information: String,
    details: Details,
    text: String,
    currency: String,
    account: String,
}

impl Mt940 {
    fn take(&mut self, tag: Option<&'static str>, content: &[u8], line: u64) -> Result<(), Fault> {
        match tag {
            None => return self.take_untagged(content),
            Some("61") => return self.take_entry(content, line),
            Some("86") if self.has_entry => {
                self.after = After::Information;
                return self.take_untagged(content);
            }
            _ => {}
        }
        self.after = After::Other;
        self.text.clear();
        append_line(content, &mut self.text);
        match tag {
            Some("20") => self.begin(line)?,
            Some("25" | "25P") => self.take_account(line)?,
            Some("28" | "28C") => {
                let text = self.text.trim().to_owned();
                let id = &mut self.tally.head().id;
                crate::statement::append_spaced(id, &text);
            }
            Some("60F" | "60M" | "60") => {
                let (balance, day, currency) = balance(&self.text)?;
                self.currency.clear();
                self.currency.push_str(currency);
                let head = self.tally.head();
                head.opening = Some((balance, day));
                currency.clone_into(&mut head.currency);
            }
            Some("62F" | "62M") => self.end(line)?,
            Some("940") => self.dialect = self.dialect.or(Dialect::Rabobank),
            _ => {}
        }
        Ok(())
    }

    fn take_untagged(&mut self, content: &[u8]) -> Result<(), Fault> {
        if !self.is_open {
            // Headers between statements (`ABNANL2A`, `{1:F01INGB…`) name the bank.
            self.dialect = self.dialect.or(Dialect::of_header(content));
            return Ok(());
        }
        let text = match self.after {
            After::Other => return Ok(()),
            After::Entry => &mut self.supplement,
            After::Information => &mut self.information,
        };
        append_line(content, text);
        text.push('\n');
        if text.len() > LONGEST_INFORMATION {
            return Err(Fault::InformationTooLong);
        }
        Ok(())
    }

    fn begin(&mut self, line: u64) -> Result<(), Fault> {
        if self.is_open {
            return Err(Fault::NotClosed(self.tally.head().line));
        }
        self.is_open = true;
        self.currency.clear();
        self.account.clear();
        let id = self.text.trim().to_owned();
        self.tally.begin(line).id = id;
        Ok(())
    }

    fn take_account(&mut self, line: u64) -> Result<(), Fault> {
        if !self.is_open {
            // Some exports have no `:20:`; the account then begins the statement.
            let text = std::mem::take(&mut self.text);
            self.begin(line)?;
            self.text = text;
        }
        let (account, currency) = split_account(&self.text);
        self.dialect = self.dialect.or(Dialect::of_account(self.text.trim()));
        self.account = account;
        currency.clone_into(&mut self.currency);
        self.tally.head().account.clone_from(&self.account);
        if self.account.is_empty() {
            Err(Fault::NoAccount)
        } else {
            Ok(())
        }
    }

    fn take_entry(&mut self, content: &[u8], line: u64) -> Result<(), Fault> {
        if !self.is_open {
            return Err(Fault::BookingOutside);
        }
        if self.account.is_empty() {
            return Err(Fault::BookingBeforeAccount);
        }
        if self.currency.is_empty() {
            return Err(Fault::BookingBeforeBalance);
        }
        self.text.clear();
        append_line(content, &mut self.text);
        self.entry.read(&self.text)?;
        self.entry_line = line;
        self.has_entry = true;
        self.after = After::Entry;
        self.supplement.clear();
        self.information.clear();
        Ok(())
    }

    fn end(&mut self, line: u64) -> Result<(), Fault> {
        if !self.is_open {
            return Err(Fault::BalanceOutside);
        }
        let (balance, day, currency) = balance(&self.text)?;
        let head = self.tally.head();
        if head.currency.is_empty() || head.currency == currency {
            head.closing = Some((balance, day));
        }
        self.tally.close(line);
        self.is_open = false;
        Ok(())
    }

    fn give_out<E>(
        &mut self,
        out: &mut Outgoing,
        sink: &mut dyn FnMut(&BankEntry) -> Result<(), E>,
    ) -> Result<(), Failure<E>> {
        self.has_entry = false;
        self.details
            .read(self.dialect, &self.entry, &self.supplement, &self.information);
        let details = &self.details;
        out.put(|e| &mut e.counterparty_iban, &details.account);
        out.put(|e| &mut e.counterparty_name, &details.name);
        out.put(|e| &mut e.reference, &details.reference);
        out.put(|e| &mut e.end_to_end_id, &details.end_to_end);
        out.put(|e| &mut e.mandate_id, &details.mandate);
        out.put(|e| &mut e.bank_reference, self.entry.bank_reference());
        out.put(|e| &mut e.return_reason, &details.reason);
        let entry = &mut out.entry;
        crate::statement::replace(&mut entry.account, &self.account);
        crate::statement::replace(&mut entry.currency, &self.currency);
        crate::statement::replace(&mut entry.description, &details.words);
        entry.booked_on = Some(self.entry.booked_on);
        entry.valued_on = Some(self.entry.valued_on);
        entry.amount = self.entry.amount;
        entry.line = self.entry_line;
        entry.status = BookingStatus::Booked;
        self.tally.count(&out.entry);
        sink(&out.entry).map_err(Failure::Sink)
    }
}

/// Own account without spaces, and the currency when it stands behind it: `NL71RABO0123456789 EUR`, `1291.99.348EUR`, `TRIODOSBANK/0390123456`.
fn split_account(text: &str) -> (String, &str) {
    let text = text.trim();
    let (number, last) = text
        .split_at_checked(text.len().saturating_sub(3))
        .unwrap_or((text, ""));
    let (number, currency) =
        if number.ends_with(|c: char| c.is_ascii_digit() || c == ' ') && currency::is_known(last) {
            (number, last)
        } else {
            (text, "")
        };
    let number = match number.split_once('/') {
        Some((bank, account)) if bank.bytes().any(|b| b.is_ascii_alphabetic()) && !account.is_empty() => {
            account
        }
        _ => number,
    };
    (number.chars().filter(|c| !c.is_whitespace()).collect(), currency)
}

/// `C110522EUR3236,28`: the amount (negative when debit), its day, its currency.
fn balance(text: &str) -> Result<(Cents, Day, &str), Fault> {
    let text = text.trim();
    let (credit, rest) = match text.split_at_checked(1) {
        Some(("C", rest)) => (true, rest),
        Some(("D", rest)) => (false, rest),
        _ => return Err(Fault::BalanceSide(text.to_owned())),
    };
    let (day, rest) = line61::split_date(rest)?;
    let (code, rest) = rest.split_at_checked(3).unwrap_or((rest, ""));
    if !currency::is_known(code) {
        return Err(Fault::NotACurrency(code.to_owned()));
    }
    let (amount, rest) = line61::split_amount(rest)?;
    if !rest.is_empty() {
        return Err(Fault::BehindBalance(rest.to_owned()));
    }
    Ok((if credit { amount } else { -amount }, day, code))
}
