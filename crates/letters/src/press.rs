//! The press: letters in, PDF out. Fonts and the one layout come with the program; nothing is read from the machine.

use crate::{Document, Letter, epc};
use serde_json::json;
use std::sync::Mutex;
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, Source};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

const LAYOUT: &str = include_str!("letter.typ");
const DOCUMENT: &str = include_str!("document.typ");
const FONTS: [&[u8]; 2] = [
    include_bytes!("../fonts/LiberationSans-Regular.ttf"),
    include_bytes!("../fonts/LiberationSans-Bold.ttf"),
];

/// Pages of one letter, at most: who wrote more made a mistake.
const MOST_PAGES: usize = 6;

/// A letter that could not be made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadLetter {
    /// The layout or the standard of accessible documents refuses it; with what helps, when that is known.
    #[error("{0}")]
    Refused(String),
    /// Too long.
    #[error("it has {0} pages; a letter has at most {MOST_PAGES}")]
    TooLong(usize),
    /// A name is no address.
    #[error("there is no address to send it to; the tenancy has no dwelling yet")]
    NoAddress,
    /// A table with a row of another length than its head.
    #[error("a row of '{0}' has another number of cells than the table has columns")]
    Crooked(String),
    /// Nothing to print.
    #[error("there is no letter")]
    Nothing,
    /// The day can't be read.
    #[error("'{0}' is not a day such as 2026-11-21")]
    Day(String),
}

/// A finished document.
pub struct Printed {
    /// The file.
    pub pdf: Vec<u8>,
    /// Its pages.
    pub pages: usize,
}

/// Makes letters, one after another or many in one document.
pub struct Press {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    main: Source,
    /// What the layout reads as `letters.json`.
    data: Mutex<Bytes>,
    on: Datetime,
    standards: PdfStandards,
}

impl Press {
    /// A press for letters of a day.
    pub fn new(on: &str) -> Result<Self, BadLetter> {
        Self::with(LAYOUT, on)
    }

    /// A press for documents of a day.
    pub fn for_documents(on: &str) -> Result<Self, BadLetter> {
        Self::with(DOCUMENT, on)
    }

    fn with(layout: &str, on: &str) -> Result<Self, BadLetter> {
        let bad = || BadLetter::Day(on.to_owned());
        let mut parts = on.split('-');
        let year: i32 = parts.next().and_then(|p| p.parse().ok()).ok_or_else(bad)?;
        let month: u8 = parts.next().and_then(|p| p.parse().ok()).ok_or_else(bad)?;
        let day: u8 = parts.next().and_then(|p| p.parse().ok()).ok_or_else(bad)?;
        let on = Datetime::from_ymd_hms(year, month, day, 0, 0, 0).ok_or_else(bad)?;
        let fonts: Vec<Font> = FONTS
            .iter()
            .flat_map(|bytes| Font::iter(Bytes::new(*bytes)))
            .collect();
        let standards =
            PdfStandards::new(&[PdfStandard::Ua_1]).map_err(|e| BadLetter::Refused(format!("{e:?}")))?;
        Ok(Self {
            library: LazyHash::new(Library::builder().build()),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            main: Source::detached(layout),
            data: Mutex::new(Bytes::new(Vec::new())),
            on,
            standards,
        })
    }

    /// One letter.
    pub fn print(&self, letter: &Letter) -> Result<Printed, BadLetter> {
        if letter.to.iter().filter(|line| !line.trim().is_empty()).count() < 2 {
            return Err(BadLetter::NoAddress);
        }
        let printed = self.set(std::slice::from_ref(letter))?;
        if printed.pages > MOST_PAGES {
            return Err(BadLetter::TooLong(printed.pages));
        }
        Ok(printed)
    }

    /// Many letters in one document, each on a page of its own, in their order.
    pub fn print_all(&self, letters: &[Letter]) -> Result<Printed, BadLetter> {
        self.set(letters)
    }

    /// Gives back the memory that a batch took.
    pub fn rest() {
        comemo::evict(0);
    }

    fn set(&self, letters: &[Letter]) -> Result<Printed, BadLetter> {
        let first = letters.first().ok_or(BadLetter::Nothing)?;
        let sheets: Vec<_> = letters.iter().map(sheet).collect();
        let title = if letters.len() == 1 {
            first.subject.clone()
        } else {
            first.association.clone()
        };
        self.typeset(&json!({"title": title, "association": first.association, "language": first.language, "letters": sheets}))
    }

    /// A document. Each row of a table has as many cells as its head.
    pub fn print_document(&self, document: &Document) -> Result<Printed, BadLetter> {
        let crooked = |s: &&crate::Section| s.rows.iter().any(|row| row.len() != s.head.len());
        if let Some(section) = document.sections.iter().find(crooked) {
            return Err(BadLetter::Crooked(section.title.clone()));
        }
        let data = serde_json::to_value(document).map_err(|e| BadLetter::Refused(e.to_string()))?;
        self.typeset(&without_signs(data))
    }

    fn typeset(&self, data: &serde_json::Value) -> Result<Printed, BadLetter> {
        if let Ok(mut held) = self.data.lock() {
            *held = Bytes::new(data.to_string().into_bytes());
        }
        let document: PagedDocument = typst::compile(self)
            .output
            .map_err(|all| BadLetter::Refused(said(&all)))?;
        let options = PdfOptions {
            ident: Smart::Auto,
            creator: Smart::Custom(Some("Keukentafel".to_owned())),
            timestamp: Some(Timestamp::new_utc(self.on)),
            standards: self.standards.clone(),
            ..PdfOptions::default()
        };
        let pages = document.pages().len();
        let pdf = typst_pdf::pdf(&document, &options).map_err(|all| BadLetter::Refused(said(&all)))?;
        Ok(Printed { pdf, pages })
    }
}

/// What went wrong, with its hints, in one line.
fn said(all: &[SourceDiagnostic]) -> String {
    let one = |d: &SourceDiagnostic| {
        let hints: Vec<String> = d.hints.iter().map(|h| h.v.to_string()).collect();
        if hints.is_empty() {
            d.message.to_string()
        } else {
            format!("{} ({})", d.message, hints.join("; "))
        }
    };
    all.iter().map(one).collect::<Vec<_>>().join("; ")
}

/// The same text without signs that no font shows: they would make it unreadable aloud.
fn without_signs(data: serde_json::Value) -> serde_json::Value {
    use serde_json::Value;
    match data {
        Value::String(text) => {
            Value::String(text.chars().filter(|c| *c == '\n' || !c.is_control()).collect())
        }
        Value::Array(all) => Value::Array(all.into_iter().map(without_signs).collect()),
        Value::Object(all) => Value::Object(
            all.into_iter()
                .map(|(name, v)| (name, without_signs(v)))
                .collect(),
        ),
        other => other,
    }
}

/// A letter as the layout reads it: paragraphs and lists apart, the code as a picture.
fn sheet(letter: &Letter) -> serde_json::Value {
    // A sign that no font shows would make the letter unreadable aloud.
    let body: String = letter
        .body
        .chars()
        .filter(|c| *c == '\n' || !c.is_control())
        .collect();
    let parts: Vec<serde_json::Value> = body.split("\n\n").flat_map(paragraph).collect();
    let payment = letter.payment.as_ref().and_then(|p| {
        let picture = epc::picture(&epc::payload(p)?)?;
        Some(json!({"picture": picture, "amount": p.amount, "name": p.name, "iban": p.iban, "reference": p.reference}))
    });
    json!({"language": letter.language, "returnAddress": letter.return_address, "to": letter.to, "dated": letter.dated,
        "subject": letter.subject, "parts": parts, "payment": payment})
}

/// Lines that begin with `- ` become a list; the others keep their breaks.
fn paragraph(text: &str) -> Vec<serde_json::Value> {
    let mut parts: Vec<serde_json::Value> = Vec::new();
    let mut lines: Vec<&str> = Vec::new();
    let mut items: Vec<&str> = Vec::new();
    let close = |lines: &mut Vec<&str>, items: &mut Vec<&str>, parts: &mut Vec<serde_json::Value>| {
        if !lines.is_empty() {
            parts.push(json!({"lines": lines}));
            lines.clear();
        }
        if !items.is_empty() {
            parts.push(json!({"items": items}));
            items.clear();
        }
    };
    for line in text.lines().map(str::trim).filter(|l| !l.is_empty()) {
        if let Some(item) = line.strip_prefix("- ") {
            if !lines.is_empty() {
                close(&mut lines, &mut items, &mut parts);
            }
            items.push(item);
        } else {
            if !items.is_empty() {
                close(&mut lines, &mut items, &mut parts);
            }
            lines.push(line);
        }
    }
    close(&mut lines, &mut items, &mut parts);
    parts
}

impl World for Press {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }
    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }
    fn main(&self) -> FileId {
        self.main.id()
    }
    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main.id() {
            Ok(self.main.clone())
        } else {
            Err(FileError::AccessDenied)
        }
    }
    fn file(&self, _: FileId) -> FileResult<Bytes> {
        // The layout reads one file; nothing else is there to read.
        self.data
            .lock()
            .map(|held| held.clone())
            .map_err(|_| FileError::AccessDenied)
    }
    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        Some(self.on)
    }
}
