//! Bank statement files: camt.052, camt.053, camt.054 and MT940, told apart by their first bytes.
//!
//! [`read`] streams: it calls back once per transaction and holds one entry at a
//! time, so a file of any size takes the same memory. A file is refused whole:
//! when [`read`] fails, whatever the caller took in must be undone.

mod fault;

use crate::association::Language;
use crate::source::{Encoding, PieceTooLong, Source};
use crate::{camt, mt940};
use domain::bank::{BankEntry, BookingStatus};
use domain::calendar::Day;
use domain::money::Cents;
use std::fmt;
use std::io::BufRead;

pub use crate::mt940::Dialect;
pub use fault::{Fault, Oddity};

/// Warnings kept per file; the rest is only counted.
const WARNINGS_KEPT: usize = 200;

/// What kind of file it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Format {
    /// ISO 20022 XML.
    Camt {
        /// 52 (report of the day), 53 (statement) or 54 (notification).
        message: u8,
        /// The version in the namespace (`02`, `08`, …), empty when it gives none. Recorded only: one reader reads them all.
        version: String,
    },
    /// SWIFT text lines.
    Mt940(Dialect),
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Camt { message, version } if version.is_empty() => write!(f, "camt.0{message}"),
            Self::Camt { message, version } => write!(f, "camt.0{message}.001.{version}"),
            Self::Mt940(dialect) => write!(f, "MT940 {dialect}"),
        }
    }
}

/// One statement (or report, or notification) inside a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StatementHead {
    /// Own account, as in [`BankEntry::account`].
    pub account: String,
    /// The bank's own name for this statement.
    pub id: String,
    /// ISO 4217 code of its balances; empty when there is none.
    pub currency: String,
    /// First day it covers.
    pub from: Option<Day>,
    /// Last day it covers.
    pub until: Option<Day>,
    /// Balance before the first entry, and its day.
    pub opening: Option<(Cents, Day)>,
    /// Balance after the last entry, and its day.
    pub closing: Option<(Cents, Day)>,
    /// Transactions given out for this statement.
    pub entries: u64,
    /// Sum of all of them, credits positive.
    pub sum: Cents,
    /// Sum of those that are booked: what moves the opening balance to the closing balance.
    pub booked_sum: Cents,
    /// Line of the file where it begins, from 1.
    pub line: u64,
}

/// Something a person should look at, though every entry could be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// Line of the file, from 1.
    pub line: u64,
    /// What stands out.
    pub oddity: Oddity,
}

impl Warning {
    /// One sentence.
    pub fn text(&self, language: Language) -> String {
        self.oddity.text(language)
    }
}

/// What was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// Kind of file.
    pub format: Format,
    /// Its statements, in file order.
    pub statements: Vec<StatementHead>,
    /// Transactions given out.
    pub entries: u64,
    /// The first 200 warnings.
    pub warnings: Vec<Warning>,
    /// Warnings beyond those.
    pub more_warnings: u64,
}

/// Why a file is refused: where, what, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadError {
    /// Name of the file as the caller gave it.
    pub file: String,
    /// Line, from 1.
    pub line: u64,
    /// What is wrong.
    pub fault: Fault,
}

impl ReadError {
    /// What is wrong with a line of a file. The name of the file is only used in messages.
    pub fn new(file: &str, line: u64, fault: Fault) -> Self {
        Self {
            file: fault::one_line(file),
            line,
            fault,
        }
    }

    /// The whole line in a language: `day.xml:12: '2026-02-30' is not a date that exists; ask the bank …`.
    pub fn sentence(&self, language: Language) -> String {
        let (what, remedy) = (self.fault.what(language), self.fault.remedy(language));
        format!("{}:{}: {what}; {remedy}", self.file, self.line)
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentence(Language::English))
    }
}

impl std::error::Error for ReadError {}

/// Why reading stopped.
#[derive(Debug, thiserror::Error)]
pub enum Failure<E> {
    /// The file is refused.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// The caller's sink said stop.
    #[error("the reader was stopped by its caller")]
    Sink(E),
}

/// Reads one statement file of any supported format, streaming.
///
/// `file` is only used in messages. `sink` is called once per transaction, in
/// file order, with an entry that is reused for the next one. An error of the
/// sink stops the reading.
///
/// # Errors
/// [`Failure::Read`] when any part of the file cannot be read or it has no
/// bookings at all: the whole file is then refused.
pub fn read<R: BufRead, E>(
    file: &str,
    source: R,
    sink: &mut dyn FnMut(&BankEntry) -> Result<(), E>,
) -> Result<Summary, Failure<E>> {
    let mut source = Source::new(source).map_err(|e| reading_failed(file, 1, &e))?;
    match sniff(source.ahead()) {
        Sniffed::Xml(encoding) => {
            source.read_as(encoding);
            camt::read(file, source, sink)
        }
        Sniffed::Mt940 => mt940::read(file, source, sink),
        Sniffed::Other(fault) => Err(ReadError::new(file, 1, fault).into()),
    }
}

pub(crate) fn reading_failed(file: &str, line: u64, error: &std::io::Error) -> ReadError {
    if error
        .get_ref()
        .is_some_and(<dyn std::error::Error + Send + Sync>::is::<PieceTooLong>)
    {
        return too_long(file, line);
    }
    ReadError::new(file, line, Fault::NotReadable(error.to_string()))
}

pub(crate) fn too_long(file: &str, line: u64) -> ReadError {
    ReadError::new(file, line, Fault::PieceTooLong)
}

enum Sniffed {
    Xml(Encoding),
    Mt940,
    Other(Fault),
}

fn sniff(start: &[u8]) -> Sniffed {
    if start.is_empty() {
        return Sniffed::Other(Fault::Empty);
    }
    for (magic, kind) in [
        (&b"\x1f\x8b"[..], "gzip"),
        (b"PK\x03\x04", "zip or Excel"),
        (b"BZh", "bzip2"),
        (b"7z\xbc\xaf", "7-zip"),
        (b"\xfd7zXZ", "xz"),
    ] {
        if start.starts_with(magic) {
            return Sniffed::Other(Fault::Packed(kind));
        }
    }
    if start.starts_with(b"%PDF") {
        return Sniffed::Other(Fault::Pdf);
    }
    if start.starts_with(b"\xd0\xcf\x11\xe0") {
        return Sniffed::Other(Fault::OldOffice);
    }
    let bom16 = start.starts_with(b"\xff\xfe") || start.starts_with(b"\xfe\xff");
    if bom16 || start.starts_with(b"<\0") || start.starts_with(b"\0<") {
        return Sniffed::Other(Fault::Utf16);
    }
    sniff_text(start)
}

fn sniff_text(start: &[u8]) -> Sniffed {
    let start = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start);
    let text = start.trim_ascii_start();
    let begins = |prefix: &[u8]| {
        text.get(..prefix.len())
            .is_some_and(|s| s.eq_ignore_ascii_case(prefix))
    };
    if begins(b"<!doctype html") || begins(b"<html") {
        return Sniffed::Other(Fault::WebPage);
    }
    if text.starts_with(b"<") {
        return sniff_xml(text);
    }
    let head = start.get(..8192).unwrap_or(start);
    if head
        .split(|&b| b == b'\n' || b == b'\r')
        .any(mt940::is_opening_line)
    {
        return Sniffed::Mt940;
    }
    if text.is_empty() {
        return Sniffed::Other(Fault::Empty);
    }
    if head.contains(&0) {
        return Sniffed::Other(Fault::Binary);
    }
    if text.starts_with(b"{") || text.starts_with(b"[") {
        return Sniffed::Other(Fault::Json);
    }
    let line = text.split(|&b| b == b'\n').next().unwrap_or_default();
    let marks = |mark: u8| memchr::memchr_iter(mark, line).count();
    if marks(b';') > 1 || marks(b',') > 1 || marks(b'\t') > 1 {
        return Sniffed::Other(Fault::Table);
    }
    Sniffed::Other(Fault::Unknown)
}

/// The encoding an XML file declares, when we read it.
fn sniff_xml(text: &[u8]) -> Sniffed {
    let declaration = text.strip_prefix(b"<?xml").and_then(|rest| {
        let end = memchr::memchr(b'>', rest.get(..512).unwrap_or(rest))?;
        rest.get(..end)
    });
    let declared = declaration.and_then(|d| {
        let at = memchr::memmem::find(d, b"encoding")?;
        let rest = d
            .get(at + 8..)?
            .trim_ascii_start()
            .strip_prefix(b"=")?
            .trim_ascii_start();
        let quote = *rest.first()?;
        rest.get(1..)?.split(|&b| b == quote).next()
    });
    let Some(name) = declared.map(|n| String::from_utf8_lossy(n).to_ascii_uppercase()) else {
        return Sniffed::Xml(Encoding::AsIs);
    };
    match name.as_str() {
        "UTF-8" | "UTF8" | "US-ASCII" | "ASCII" => Sniffed::Xml(Encoding::AsIs),
        "ISO-8859-1" | "LATIN1" | "LATIN-1" | "WINDOWS-1252" => Sniffed::Xml(Encoding::Western),
        _ => Sniffed::Other(Fault::Encoding(name)),
    }
}

/// The entry that is handed out again and again, with the strings it can do without for now.
#[derive(Default)]
pub(crate) struct Outgoing {
    pub(crate) entry: BankEntry,
    spare: Vec<String>,
}

impl Outgoing {
    /// Sets a field to `text`, or to nothing when it is empty, without letting go of memory.
    pub(crate) fn put(&mut self, field: fn(&mut BankEntry) -> &mut Option<String>, text: &str) {
        let field = field(&mut self.entry);
        if text.is_empty() {
            if let Some(unused) = field.take() {
                self.spare.push(unused);
            }
            return;
        }
        let held = field.get_or_insert_with(|| self.spare.pop().unwrap_or_default());
        held.clear();
        held.push_str(text);
    }
}

/// Replaces what `held` says, keeping its memory.
pub(crate) fn replace(held: &mut String, text: &str) {
    held.clear();
    held.push_str(text);
}

/// Adds a text to what is there, with one space between.
pub(crate) fn append_spaced(held: &mut String, text: &str) {
    if text.is_empty() {
        return;
    }
    if !held.is_empty() {
        held.push(' ');
    }
    held.push_str(text);
}

/// Keeps the heads, sums and warnings of a file while it is read.
#[derive(Default)]
pub(crate) struct Tally {
    statements: Vec<StatementHead>,
    entries: u64,
    warnings: Vec<Warning>,
    more_warnings: u64,
}

impl Tally {
    pub(crate) fn begin(&mut self, line: u64) -> &mut StatementHead {
        self.statements.push(StatementHead {
            line,
            ..StatementHead::default()
        });
        self.head()
    }

    /// The statement being read.
    pub(crate) fn head(&mut self) -> &mut StatementHead {
        if self.statements.is_empty() {
            self.statements.push(StatementHead::default());
        }
        let last = self.statements.len() - 1;
        &mut self.statements[last]
    }

    pub(crate) fn count(&mut self, entry: &BankEntry) {
        self.entries += 1;
        let head = self.head();
        head.entries += 1;
        head.sum += entry.amount;
        if entry.status == BookingStatus::Booked {
            head.booked_sum += entry.amount;
        }
    }

    pub(crate) fn warn(&mut self, line: u64, oddity: Oddity) {
        if self.warnings.len() < WARNINGS_KEPT {
            self.warnings.push(Warning { line, oddity });
        } else {
            self.more_warnings += 1;
        }
    }

    /// Closes the statement being read: its balances must agree with its entries, or a person is told.
    pub(crate) fn close(&mut self, line: u64) {
        let head = self.head();
        let (Some((opening, from)), Some((closing, until))) = (head.opening, head.closing) else {
            return;
        };
        head.from = head.from.or(Some(from));
        head.until = head.until.or(Some(until));
        let booked = opening + head.booked_sum;
        if booked == closing {
            return;
        }
        let oddity = Oddity::Balances {
            statement: head.id.clone(),
            account: head.account.clone(),
            opening,
            booked: head.booked_sum,
            closing,
        };
        self.warn(line, oddity);
    }

    /// The summary, or an error when there was nothing to read.
    pub(crate) fn finish(self, file: &str, line: u64, format: Format) -> Result<Summary, ReadError> {
        if self.entries == 0 {
            return Err(ReadError::new(file, line, Fault::NoBookings(format.to_string())));
        }
        let Self {
            statements,
            entries,
            warnings,
            more_warnings,
        } = self;
        Ok(Summary {
            format,
            statements,
            entries,
            warnings,
            more_warnings,
        })
    }
}

/// The entry as one line of JSON with the fixed keys of `keukentafel bank read --json`; `null` for what is absent.
pub fn to_json_line(file: &str, entry: &BankEntry) -> String {
    #[derive(serde::Serialize)]
    #[serde(rename_all = "camelCase")]
    struct Line<'a> {
        file: &'a str,
        account: &'a str,
        booking_date: Option<String>,
        value_date: Option<String>,
        amount_cents: i64,
        currency: &'a str,
        counterparty_iban: Option<&'a str>,
        counterparty_name: Option<&'a str>,
        reference: Option<&'a str>,
        end_to_end_id: Option<&'a str>,
        mandate_id: Option<&'a str>,
        bank_reference: Option<&'a str>,
        return_reason: Option<&'a str>,
        description: &'a str,
    }
    let line = Line {
        file,
        account: &entry.account,
        booking_date: entry.booked_on.map(|d| d.to_string()),
        value_date: entry.valued_on.map(|d| d.to_string()),
        amount_cents: entry.amount.0,
        currency: &entry.currency,
        counterparty_iban: entry.counterparty_iban.as_deref(),
        counterparty_name: entry.counterparty_name.as_deref(),
        reference: entry.reference.as_deref(),
        end_to_end_id: entry.end_to_end_id.as_deref(),
        mandate_id: entry.mandate_id.as_deref(),
        bank_reference: entry.bank_reference.as_deref(),
        return_reason: entry.return_reason.as_deref(),
        description: &entry.description,
    };
    // A struct of strings and numbers always serialises; an empty line would show at once in any test.
    serde_json::to_string(&line).unwrap_or_default()
}
