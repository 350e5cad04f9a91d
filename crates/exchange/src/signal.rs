//! Files to and from a municipality: signals out as CSV or XLSX, and the answers back as CSV (docs/signals.md).
//!
//! The same rows give the same bytes: nothing of the moment of writing goes in.

use crate::association::Language;
use domain::calendar::Day;
use domain::signal::{EndResult, Format};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format as Look, Workbook, XlsxError};
use std::io;

/// Longest file of answers that is read.
pub const MOST_BYTES: usize = 4 * 1024 * 1024;

/// A file that could not be written.
#[derive(Debug, thiserror::Error)]
pub enum Unwritten {
    /// The CSV writer.
    #[error("the file with signals can't be written: {0}")]
    Csv(#[from] csv::Error),
    /// The sheet writer.
    #[error("the sheet with signals can't be written: {0}")]
    Sheet(#[from] XlsxError),
}

/// Writes headings and rows in a format, as of a day.
pub fn write(
    format: Format,
    headings: &[String],
    rows: &[Vec<String>],
    on: Day,
) -> Result<Vec<u8>, Unwritten> {
    match format {
        Format::Csv => Ok(write_csv(headings, rows)?),
        Format::Xlsx => Ok(write_xlsx(headings, rows, on)?),
    }
}

/// Separator `;`, line end CR LF, and the mark by which a spreadsheet knows UTF-8.
fn write_csv(headings: &[String], rows: &[Vec<String>]) -> Result<Vec<u8>, csv::Error> {
    let mut out = csv::WriterBuilder::new()
        .delimiter(b';')
        .terminator(csv::Terminator::CRLF)
        .from_writer("\u{feff}".as_bytes().to_vec());
    out.write_record(headings)?;
    for row in rows {
        out.write_record(row)?;
    }
    out.into_inner()
        .map_err(|e| csv::Error::from(io::Error::new(e.error().kind(), e.error().to_string())))
}

fn write_xlsx(headings: &[String], rows: &[Vec<String>], on: Day) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // The day of the signal, not the moment of writing: made again it is the same file.
    let (year, month, day) = on.civil();
    let small = |n: i32| u8::try_from(n).unwrap_or(1);
    let made = ExcelDateTime::from_ymd(u16::try_from(year).unwrap_or(1900), small(month), small(day))?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let bold = Look::new().set_bold();
    let sheet = book.add_worksheet();
    sheet.set_name("Signalen")?;
    for (column, heading) in (0_u16..).zip(headings) {
        sheet.write_string_with_format(0, column, heading, &bold)?;
    }
    for (line, row) in (1_u32..).zip(rows) {
        for (column, value) in (0_u16..).zip(row) {
            // All as text: a phone number keeps its zero, a postcode its letters.
            sheet.write_string(line, column, value)?;
        }
    }
    book.save_to_buffer()
}

/// An answer of a municipality, as it stands in its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Line from 1.
    pub line: u64,
    /// Our name for the signal.
    pub reference: String,
    /// The result.
    pub result: EndResult,
    /// The day.
    pub on: Day,
}

/// What is wrong with a file of answers, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Name of the file.
    pub file: String,
    /// Line from 1; 0 when it is about the file as a whole.
    pub line: u64,
    /// What is wrong.
    pub fault: Fault,
}

/// What is wrong, and so what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Not a text file in UTF-8, or too large.
    NotAFile,
    /// Nothing in it below the headings.
    NoRows,
    /// A column is missing.
    NoColumn(&'static str),
    /// A column holds citizen service numbers.
    Bsn(String),
    /// A row with another number of values than the headings.
    Ragged,
    /// Not one of the national results.
    Result(String),
    /// Not a day.
    Day(String),
    /// No signal of ours has this name.
    Unknown(String),
    /// The answer lies before its signal, or after today.
    WrongDay(Day),
}

impl Problem {
    /// What a person reads of it: where, what, and what to do.
    pub fn sentence(&self, language: Language) -> String {
        let place = match (self.line, language) {
            (0, _) => self.file.clone(),
            (line, Language::Dutch) => format!("{}, regel {line}", self.file),
            (line, Language::English) => format!("{}, line {line}", self.file),
        };
        format!("{place}: {}", self.fault.text(language))
    }
}

impl Fault {
    fn text(&self, language: Language) -> String {
        match language {
            Language::Dutch => self.dutch(),
            Language::English => self.english(),
        }
    }

    fn dutch(&self) -> String {
        match self {
            Self::NotAFile => "dit is geen CSV-bestand dat we kunnen lezen. Bewaar het als CSV (UTF-8), kleiner dan 4 MB.".to_owned(),
            Self::NoRows => "er staat niets onder de koppen. Vraag de gemeente om het bestand opnieuw.".to_owned(),
            Self::NoColumn(name) => format!("de kolom '{name}' ontbreekt. Er moeten een kenmerk, een resultaat en een datum in staan."),
            Self::Bsn(name) => format!("de kolom '{name}' lijkt BSN’s te bevatten. Die mogen wij niet hebben. Haal de kolom weg en meld het de gemeente."),
            Self::Ragged => "deze regel heeft een ander aantal waarden dan de koppen. Kijk of er een scheidingsteken te veel of te weinig staat.".to_owned(),
            Self::Result(text) => format!("'{text}' is geen uitkomst van het landelijke model. Vraag de gemeente om een van de 15 uitkomsten (docs/signals.md)."),
            Self::Day(text) => format!("'{text}' is geen dag. Schrijf hem als 2026-10-30 of 30-10-2026."),
            Self::Unknown(text) => format!("wij hebben geen signaal met kenmerk '{text}'. Vraag de gemeente bij welk signaal dit hoort."),
            Self::WrongDay(day) => format!("{day} ligt vóór het signaal of na vandaag. Vraag de gemeente om de goede dag."),
        }
    }

    fn english(&self) -> String {
        match self {
            Self::NotAFile => "this is no CSV file that we can read. Save it as CSV (UTF-8), smaller than 4 MB.".to_owned(),
            Self::NoRows => "there is nothing below the headings. Ask the municipality for the file again.".to_owned(),
            Self::NoColumn(name) => format!("the column '{name}' is missing. There must be a kenmerk, a resultaat and a datum."),
            Self::Bsn(name) => format!("the column '{name}' seems to hold citizen service numbers. We may not have them. Take the column out and tell the municipality."),
            Self::Ragged => "this line has another number of values than the headings. Look for a separator too many or too few.".to_owned(),
            Self::Result(text) => format!("'{text}' is no result of the national model. Ask the municipality for one of the 15 results (docs/signals.md)."),
            Self::Day(text) => format!("'{text}' is no day. Write it as 2026-10-30 or 30-10-2026."),
            Self::Unknown(text) => format!("we have no signal named '{text}'. Ask the municipality to which signal this belongs."),
            Self::WrongDay(day) => format!("{day} lies before the signal or after today. Ask the municipality for the right day."),
        }
    }
}

const REFERENCE: [&str; 3] = ["kenmerk", "id", "signaal"];
const RESULT: [&str; 2] = ["resultaat", "eindresultaat"];
const DATE: [&str; 3] = ["datum", "datum_opgepakt", "resultaatdatum"];

/// Reads a file of answers whole, or says everything that is wrong with it. Columns go by their headings, in any order;
/// what else a municipality sends along is not looked at.
pub fn read_answers(file: &str, bytes: &[u8]) -> Result<Vec<Answer>, Vec<Problem>> {
    let problem = |line, fault| Problem {
        file: file.to_owned(),
        line,
        fault,
    };
    let whole = |fault| vec![problem(0, fault)];
    let text = std::str::from_utf8(bytes)
        .ok()
        .filter(|_| bytes.len() <= MOST_BYTES);
    let text = text.ok_or_else(|| whole(Fault::NotAFile))?;
    let text = text.trim_start_matches('\u{feff}');
    let head = text.lines().next().unwrap_or_default();
    let delimiter = if head.contains(';') { b';' } else { b',' };
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .from_reader(text.as_bytes());
    let headings = reader.headers().map_err(|_| whole(Fault::NotAFile))?.clone();
    let plain = |h: &str| h.trim().to_lowercase();
    if let Some(bsn) = headings
        .iter()
        .find(|h| plain(h).contains("bsn") || plain(h).contains("burgerservice"))
    {
        return Err(whole(Fault::Bsn(bsn.to_owned())));
    }
    let at = |names: &[&'static str]| {
        let found = headings.iter().position(|h| names.contains(&plain(h).as_str()));
        found.ok_or_else(|| whole(Fault::NoColumn(names[0])))
    };
    let places = (at(&REFERENCE)?, at(&RESULT)?, at(&DATE)?);
    let mut answers = Vec::new();
    let mut problems = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|_| whole(Fault::NotAFile))?;
        let line = record.position().map_or(0, csv::Position::line);
        if record.len() != headings.len() {
            problems.push(problem(line, Fault::Ragged));
            continue;
        }
        match answer(line, &record, places) {
            Ok(read) => answers.push(read),
            Err(fault) => problems.push(problem(line, fault)),
        }
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    if answers.is_empty() {
        return Err(whole(Fault::NoRows));
    }
    Ok(answers)
}

fn answer(line: u64, record: &csv::StringRecord, at: (usize, usize, usize)) -> Result<Answer, Fault> {
    let get = |n: usize| record.get(n).unwrap_or_default().trim();
    let short = |text: &str| text.chars().take(80).collect::<String>();
    let result = EndResult::read(get(at.1)).ok_or_else(|| Fault::Result(short(get(at.1))))?;
    let on = day(get(at.2)).ok_or_else(|| Fault::Day(short(get(at.2))))?;
    Ok(Answer {
        line,
        reference: short(get(at.0)),
        result,
        on,
    })
}

/// `2026-10-30` or `30-10-2026`.
fn day(text: &str) -> Option<Day> {
    if let Ok(day) = text.parse::<Day>() {
        return Some(day);
    }
    let mut parts = text.split(['-', '/', '.']);
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 {
        return None;
    }
    Day::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows() -> (Vec<String>, Vec<Vec<String>>) {
        let text = |t: &[&str]| t.iter().map(|s| (*s).to_owned()).collect::<Vec<_>>();
        (
            text(&["kenmerk", "Achternaam", "Telefoon"]),
            vec![text(&["a-1", "O'Neil; Zn", "0612345678"])],
        )
    }

    #[test]
    fn the_same_rows_give_the_same_bytes() {
        let (head, rows) = rows();
        let on = Day::new(2026, 10, 12).unwrap();
        for format in [Format::Csv, Format::Xlsx] {
            let one = write(format, &head, &rows, on).unwrap();
            std::thread::sleep(std::time::Duration::from_millis(1100));
            assert_eq!(one, write(format, &head, &rows, on).unwrap(), "{format:?}");
        }
        let csv = String::from_utf8(write(Format::Csv, &head, &rows, on).unwrap()).unwrap();
        assert_eq!(
            csv,
            "\u{feff}kenmerk;Achternaam;Telefoon\r\na-1;\"O'Neil; Zn\";0612345678\r\n"
        );
        assert!(write(Format::Xlsx, &head, &rows, on).unwrap().starts_with(b"PK"));
    }

    #[test]
    fn answers_are_read_by_their_headings() {
        let text =
            "Datum,Toelichting,RESULTAAT,Kenmerk\n30-10-2026,x,definitief geen contact  kunnen krijgen,a-1\n";
        let read = read_answers("t.csv", text.as_bytes()).unwrap();
        let on = Day::new(2026, 10, 30).unwrap();
        assert_eq!(
            read,
            [Answer {
                line: 2,
                reference: "a-1".to_owned(),
                result: EndResult::NoContact,
                on
            }]
        );
    }

    #[test]
    fn each_fault_has_its_place_and_what_to_do() {
        let faults = |text: &str| {
            let list = read_answers("t.csv", text.as_bytes()).unwrap_err();
            list.into_iter().map(|p| (p.line, p.fault)).collect::<Vec<_>>()
        };
        assert_eq!(
            faults("kenmerk;resultaat\na;b\n"),
            [(0, Fault::NoColumn("datum"))]
        );
        assert_eq!(faults("kenmerk;resultaat;datum\n"), [(0, Fault::NoRows)]);
        assert_eq!(
            faults("BSN;kenmerk;resultaat;datum\n1;a;b;c\n"),
            [(0, Fault::Bsn("BSN".to_owned()))]
        );
        let three = "kenmerk;resultaat;datum\na;Inwoner is overleden;30-13-2026\nb;iets;2026-10-30\nc;d\n";
        assert_eq!(
            faults(three),
            [
                (2, Fault::Day("30-13-2026".to_owned())),
                (3, Fault::Result("iets".to_owned())),
                (4, Fault::Ragged)
            ]
        );
        assert!(read_answers("t.csv", &[0xff, 0xfe, 0]).is_err());
        let said = Problem {
            file: "t.csv".to_owned(),
            line: 3,
            fault: Fault::Unknown("zz".to_owned()),
        };
        assert!(
            said.sentence(Language::Dutch)
                .starts_with("t.csv, regel 3: wij hebben geen signaal")
        );
        assert!(said.sentence(Language::English).contains("line 3"));
    }
}
