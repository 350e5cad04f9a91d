//! One line in other languages under a letter: "please call, we help you, it is free" (criterion 17).
//!
//! A file of lines `en checked English: please call {nummer}. …`. A line that no native speaker has `checked` is a `draft`
//! and stays out of every message.

use super::template::{Piece, pieces};
use super::{Merge, Tongue, Unfilled};

/// The lines of a file, in its order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lines(Vec<Line>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Line {
    language: String,
    checked: bool,
    pieces: Vec<Piece>,
}

/// Why a file of lines is refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadLines {
    /// Not `language state words`.
    #[error(
        "line {0}: write the language, then 'checked' or 'draft', then the words: `pl checked Polski: …`"
    )]
    Shape(usize),
    /// A slot that is not there.
    #[error("line {line}: {fault}")]
    Slot {
        /// Which line.
        line: usize,
        /// What is wrong with it.
        fault: super::Fault,
    },
}

impl Lines {
    /// Reads a file. Empty lines and lines that begin with `#` are left out.
    pub fn parse(text: &str) -> Result<Self, BadLines> {
        let mut lines = Vec::new();
        for (number, line) in text.lines().enumerate() {
            let line = line.trim();
            let number = number + 1;
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let mut words = line.splitn(3, ' ');
            let (Some(language), Some(state), Some(rest)) = (words.next(), words.next(), words.next()) else {
                return Err(BadLines::Shape(number));
            };
            let checked = match state {
                "checked" => true,
                "draft" => false,
                _ => return Err(BadLines::Shape(number)),
            };
            lines.push(Line {
                language: language.to_owned(),
                checked,
                pieces: pieces(rest).map_err(|fault| BadLines::Slot { line: number, fault })?,
            });
        }
        Ok(Self(lines))
    }

    /// The checked lines, filled in, without the language of the message itself.
    pub fn written(&self, merge: &Merge, tongue: Tongue) -> Result<Vec<String>, Unfilled> {
        self.0
            .iter()
            .filter(|l| l.checked && l.language != tongue.code())
            .map(|l| super::template::fill(&l.pieces, merge, tongue, &l.language))
            .collect()
    }

    /// Languages whose line still waits for a native speaker.
    pub fn drafts(&self) -> impl Iterator<Item = &str> {
        self.0.iter().filter(|l| !l.checked).map(|l| l.language.as_str())
    }
}
