//! Reading a table to its end.

use super::input::{Lines, MOST_ROW, RowTooLong, line_breaks};
use super::row::Row;
use super::{Checks, Fact, Fault, MOST_PROBLEMS, Place, Problem, Table};
use csv::{ByteRecord, ReaderBuilder};
use std::fmt;
use std::io::{self, Read};
use std::sync::Arc;

/// Most bytes of one value.
const MOST_VALUE: usize = 64 * 1024;

/// Why a table was not taken.
#[derive(Debug)]
pub enum Failure<E> {
    /// The file is wrong; at least one problem, at most [`MOST_PROBLEMS`], in the order of the file.
    Refused(Vec<Problem>),
    /// The file could not be read from its medium.
    Unreadable(io::Error),
    /// The receiver of the facts refused one.
    Receiver(E),
}

impl<E: fmt::Display> fmt::Display for Failure<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(problems) => {
                let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
                f.write_str(&lines.join("\n"))
            }
            Self::Unreadable(e) => write!(f, "the file cannot be read: {e}"),
            Self::Receiver(e) => e.fmt(f),
        }
    }
}

impl<E: std::error::Error + 'static> std::error::Error for Failure<E> {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Refused(_) => None,
            Self::Unreadable(e) => Some(e),
            Self::Receiver(e) => Some(e),
        }
    }
}

/// What a table held.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableSummary {
    /// Facts handed on.
    pub rows: u64,
    /// Columns in the file that the table doesn't know; their values are not read. Worth a warning.
    pub ignored_columns: Vec<String>,
}

/// Reader for one whole set. Feed the files in any order; [`Table::ALL`] is the order that hands on a thing before
/// what names it. End with [`Reader::finish`].
#[derive(Default)]
pub struct Reader {
    checks: Checks,
}

impl Reader {
    /// A reader for a set that stands by itself.
    pub fn new() -> Self {
        Self::default()
    }

    /// Makes a reference known that the product holds already (staff, dwellings, people, tenancies), so that a set
    /// that only adds to it may name it. The set may also hold it again. The file of a table with remembered names,
    /// and `members.csv` where tenancies are remembered, is then no longer required.
    pub fn remember(&mut self, table: Table, reference: &str) {
        self.checks.remember(table, reference);
    }

    /// Makes a booking known that the product holds already, so that a correction may name it.
    pub fn remember_booking(&mut self, tenancy: &str, key: &str) {
        self.checks.remember_booking(tenancy, key);
    }

    /// Reads one file to its end and hands each row to `sink` as a fact with its place.
    ///
    /// After the first problem no more facts are handed on; the caller must undo those it got. Reading a whole file
    /// closes its table: a later reference to something that is not in it is a problem of that later file.
    pub fn read_table<R: Read, E>(
        &mut self,
        table: Table,
        file: &str,
        source: R,
        sink: &mut dyn FnMut(&Place, Fact) -> Result<(), E>,
    ) -> Result<TableSummary, Failure<E>> {
        let mut source = Lines::new(source);
        let header = Header::read(table, file, &mut source)?;
        let mut rows = Rows::new(&header, file, source);
        let mut problems = header.problems.clone();
        let mut summary = TableSummary {
            rows: 0,
            ignored_columns: header.ignored.clone(),
        };
        let can_read_rows = problems.is_empty();
        while can_read_rows && problems.len() < MOST_PROBLEMS {
            match rows.next() {
                Ok(None) => break,
                Ok(Some(())) => {
                    summary.rows += 1;
                    self.take_row(&header, &rows, &mut problems, sink)?;
                }
                Err(Stop::Problem(problem)) => {
                    problems.push(*problem);
                    break;
                }
                Err(Stop::Medium(e)) => return Err(Failure::Unreadable(e)),
            }
        }
        if problems.is_empty() && summary.rows == 0 {
            problems.push(whole_file(file, Fault::NoRows));
        }
        problems.extend(self.checks.end_of(table, file, problems.is_empty()));
        problems.truncate(MOST_PROBLEMS);
        if problems.is_empty() {
            Ok(summary)
        } else {
            Err(Failure::Refused(problems))
        }
    }

    fn take_row<R: Read, E>(
        &mut self,
        header: &Header,
        rows: &Rows<R>,
        problems: &mut Vec<Problem>,
        sink: &mut dyn FnMut(&Place, Fact) -> Result<(), E>,
    ) -> Result<(), Failure<E>> {
        if let Some(problem) = rows.shape_problem(header) {
            problems.push(problem);
            return Ok(());
        }
        let row = Row::new(header.table, &header.columns, &rows.record, &rows.place, problems);
        let Some(fact) = row.fact() else { return Ok(()) };
        problems.extend(self.checks.check(&rows.place, &fact));
        problems.truncate(MOST_PROBLEMS);
        if problems.is_empty() {
            sink(&rows.place, fact).map_err(Failure::Receiver)?;
        }
        Ok(())
    }

    /// To be called when every file was read: required files that did not come, references to what is in none of them,
    /// corrections of unknown bookings, tenancies without a tenant.
    pub fn finish(&self) -> Result<(), Vec<Problem>> {
        let problems = self.checks.finish();
        if problems.is_empty() {
            Ok(())
        } else {
            Err(problems)
        }
    }
}

fn whole_file(file: &str, fault: Fault) -> Problem {
    Problem {
        file: file.to_owned(),
        line: 0,
        item: None,
        column: None,
        fault,
    }
}

/// The header row: which column stands where.
struct Header {
    table: Table,
    separator: u8,
    /// For each column of the table its position in the file.
    columns: Vec<Option<usize>>,
    width: usize,
    ignored: Vec<String>,
    /// Lines used up, from which the rows are counted on.
    lines: u64,
    problems: Vec<Problem>,
}

impl Header {
    fn read<R: Read, E>(table: Table, file: &str, source: &mut Lines<R>) -> Result<Self, Failure<E>> {
        let mut lines = 0;
        let refuse = |line, fault| {
            Failure::Refused(vec![Problem {
                file: file.to_owned(),
                line,
                item: None,
                column: None,
                fault,
            }])
        };
        loop {
            let line = source.line().map_err(|e| {
                if row_too_long(&e) {
                    refuse(lines + 1, Fault::TooLong(MOST_ROW))
                } else {
                    Failure::Unreadable(e)
                }
            })?;
            if line.is_empty() {
                return Err(refuse(0, Fault::NoRows));
            }
            lines += 1;
            if is_utf16(&line) {
                return Err(refuse(0, Fault::Utf16));
            }
            let line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&line);
            let Ok(text) = std::str::from_utf8(line) else {
                return Err(refuse(lines, Fault::NotUtf8));
            };
            if !text.trim().is_empty() {
                return Ok(Self::of(table, file, lines, text));
            }
        }
    }

    fn of(table: Table, file: &str, lines: u64, text: &str) -> Self {
        let separator = if text.matches(';').count() >= text.matches(',').count() {
            b';'
        } else {
            b','
        };
        let mut names = ByteRecord::new();
        let mut reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(separator)
            .from_reader(text.as_bytes());
        let has_names = reader.read_byte_record(&mut names).unwrap_or(false);
        let names: Vec<String> = if has_names {
            names
                .iter()
                .map(|n| String::from_utf8_lossy(n).trim().to_ascii_lowercase())
                .collect()
        } else {
            Vec::new()
        };
        let place = Place {
            file: Arc::from(file),
            line: lines,
        };
        let mut problems = Vec::new();
        if names.len() == 1 {
            problems.push(Problem::at(&place, None, Fault::NoSeparator));
        }
        let position = |name: &str| names.iter().position(|n| n == name);
        for (name, required) in table.columns() {
            if *required && names.len() > 1 && position(name).is_none() {
                problems.push(Problem::at(&place, None, Fault::ColumnMissing(name)));
            }
            if names.iter().filter(|n| n == name).count() > 1 {
                problems.push(Problem::at(&place, None, Fault::ColumnTwice((*name).to_owned())));
            }
        }
        let known = |n: &String| table.columns().iter().any(|(name, _)| name == n);
        Self {
            table,
            separator,
            columns: table.columns().iter().map(|(name, _)| position(name)).collect(),
            width: names.len(),
            ignored: names
                .iter()
                .filter(|n| !n.is_empty() && !known(n))
                .map(|n| super::fault::shorten(n))
                .collect(),
            lines,
            problems,
        }
    }
}

/// Byte order marks of UTF-16, or the zero bytes that a header in UTF-16 without one has.
fn is_utf16(line: &[u8]) -> bool {
    line.starts_with(b"\xff\xfe") || line.starts_with(b"\xfe\xff") || line.contains(&0)
}

fn row_too_long(e: &io::Error) -> bool {
    e.get_ref()
        .is_some_and(<dyn std::error::Error + Send + Sync>::is::<RowTooLong>)
}

/// Why no further row comes.
enum Stop {
    Problem(Box<Problem>),
    Medium(io::Error),
}

/// The rows below the header, one at a time in the same memory.
struct Rows<R> {
    reader: csv::Reader<Lines<R>>,
    record: ByteRecord,
    place: Place,
    header_lines: u64,
    open_quote: bool,
}

impl<R: Read> Rows<R> {
    fn new(header: &Header, file: &str, source: Lines<R>) -> Self {
        let reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(header.separator)
            .buffer_capacity(64 * 1024)
            .from_reader(source);
        let place = Place {
            file: Arc::from(file),
            line: header.lines,
        };
        Self {
            reader,
            record: ByteRecord::new(),
            place,
            header_lines: header.lines,
            open_quote: false,
        }
    }

    /// Moves to the next row that is not empty.
    fn next(&mut self) -> Result<Option<()>, Stop> {
        loop {
            let line_before = self.reader.position().line();
            match self.reader.read_byte_record(&mut self.record) {
                Ok(false) => return Ok(None),
                Ok(true) => {}
                Err(e) => return Err(self.stop(e, line_before)),
            }
            self.reader.get_mut().row_taken();
            // Every row ends with a line end here, so the line it began on follows from the line it ended on.
            let breaks = line_breaks(self.record.as_slice());
            self.open_quote = self.reader.get_ref().told_end();
            let after = self.reader.position().line();
            let ended_on = if self.open_quote {
                after
            } else {
                after.saturating_sub(1)
            };
            self.place.line = self.header_lines + ended_on.saturating_sub(breaks);
            if self.record.iter().any(|value| !value.trim_ascii().is_empty()) {
                return Ok(Some(()));
            }
        }
    }

    fn stop(&self, error: csv::Error, line: u64) -> Stop {
        let place = Place {
            file: self.place.file.clone(),
            line: self.header_lines + line,
        };
        match error.into_kind() {
            csv::ErrorKind::Io(e) if row_too_long(&e) => {
                Stop::Problem(Box::new(Problem::at(&place, None, Fault::TooLong(MOST_ROW))))
            }
            csv::ErrorKind::Io(e) => Stop::Medium(e),
            other => Stop::Medium(io::Error::other(format!("{other:?}"))),
        }
    }

    /// A row that doesn't fit the header, or a value beyond bounds.
    fn shape_problem(&self, header: &Header) -> Option<Problem> {
        if self.open_quote {
            return Some(Problem::at(&self.place, None, Fault::OpenQuote));
        }
        if self.record.len() != header.width {
            let over_lines = self.record.as_slice().contains(&b'\n');
            let fault = Fault::Ragged {
                found: self.record.len(),
                expected: header.width,
                over_lines,
            };
            return Some(Problem::at(&self.place, None, fault));
        }
        let too_long = self.record.iter().position(|value| value.len() > MOST_VALUE)?;
        let column = header.table.columns().iter().zip(&header.columns);
        let name = column
            .into_iter()
            .find(|(_, at)| **at == Some(too_long))
            .map(|((name, _), _)| *name);
        Some(Problem::at(&self.place, name, Fault::TooLong(MOST_VALUE)))
    }
}
