//! Letters: what a person wrote becomes an accessible PDF (PDF/UA-1), with a code to pay with a phone.
//!
//! It typesets; it does not decide who gets a letter, and knows no database. A page that is not accessible is an error, so it
//! cannot be printed. The typesetter is half of what there is to build: that is why this is a program of its own
//! (`docs/decisions/030-letters-are-a-program-of-their-own.md`), which also keeps a page that never ends out of the others.

mod epc;
mod press;

pub use epc::{Payment, payload};
pub use press::{BadLetter, Press, Printed};

use serde::{Deserialize, Serialize};

/// A letter, as it will be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Letter {
    /// Name of its file, without a folder or an ending.
    pub name: String,
    /// Language of the text: `nl` or `en`.
    pub language: String,
    /// Who sends it.
    pub association: String,
    /// Where it comes back to; may be empty.
    pub return_address: String,
    /// Name and address of the reader, line by line.
    pub to: Vec<String>,
    /// Place and day, as written above a letter.
    pub dated: String,
    /// What it is about.
    pub subject: String,
    /// Paragraphs apart by a blank line; lines that begin with `- ` are a list.
    pub body: String,
    /// To pay with a phone; none when the letter asks for nothing.
    pub payment: Option<Payment>,
}

/// A document for others to read: sections with paragraphs and tables. Nothing of it is decided here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Document {
    /// Name of its file, without a folder or an ending.
    pub name: String,
    /// Language of the text: `nl` or `en`.
    pub language: String,
    /// Who made it.
    pub association: String,
    /// Its title.
    pub title: String,
    /// Lines under the title.
    pub lead: Vec<String>,
    /// Its sections.
    pub sections: Vec<Section>,
}

/// A part of a document: paragraphs, then a table when it has rows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// Its heading.
    pub title: String,
    /// Paragraphs; a line break within one stays.
    pub paragraphs: Vec<String>,
    /// Headings of the columns.
    pub head: Vec<String>,
    /// Rows, each with as many cells as there are columns.
    pub rows: Vec<Vec<String>>,
}

/// An order on standard input of the program: letters, and where they go.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Order {
    /// The folder.
    pub folder: std::path::PathBuf,
    /// One file for all of them too, for the printer.
    pub merged: bool,
    /// The day for the documents, `2026-11-21`.
    pub on: String,
    /// The letters.
    #[serde(default)]
    pub letters: Vec<Letter>,
    /// Documents for others.
    #[serde(default)]
    pub documents: Vec<Document>,
}

/// What came of one letter: a line on standard output for each.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// Name of the letter.
    pub name: String,
    /// Its pages; 0 when it could not be made.
    pub pages: usize,
    /// Bytes of the file.
    pub bytes: usize,
    /// Why it could not be made, and what helps.
    pub error: Option<String>,
}
