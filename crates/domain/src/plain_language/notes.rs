//! Guards on what colleagues write about people: what touches health, origin or belief may not be kept by a landlord, and
//! blame and hearsay help nobody (law.md §8.2, S3.8, S4.28). A hint with neutral words, never a stop: a colleague may leave
//! the words as they are and say why.

use super::sentence::{Sentence, sentences};
use super::words::{BadWords, Token, array, bad, matches, strings, tokens};
use crate::contact::coded;
use std::ops::Range;

coded! {
    /// What words touch.
    Touches {
        /// Somebody's health.
        Health = "health",
        /// Where somebody comes from.
        Origin = "origin",
        /// What somebody believes or is a member of.
        Belief = "belief",
        /// Blame, hearsay, what somebody should have done with their money.
        Blame = "blame",
    }
}

/// A hint about words in a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint<'w> {
    /// What they touch.
    pub touches: Touches,
    /// The bytes of the note.
    pub place: Range<usize>,
    /// What can stand there instead.
    pub instead: &'w str,
}

/// The patterns of a file of words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteWords(Vec<Pattern>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Pattern {
    touches: Touches,
    /// As they stand in the file, for the phone that reads them too.
    words: Vec<String>,
    find: Vec<Vec<Token>>,
    instead: String,
}

impl NoteWords {
    /// The patterns that come with the product.
    pub fn shipped() -> Result<Self, BadWords> {
        Self::parse(include_str!("../../../../texts/notes/nl.toml"))
    }

    /// Reads a file of patterns.
    pub fn parse(text: &str) -> Result<Self, BadWords> {
        let table: toml::Table = text
            .parse()
            .map_err(|e: toml::de::Error| BadWords::NotToml(e.message().to_owned()))?;
        let all = array(&table, "pattern")?.iter().enumerate();
        let patterns = all.map(|(i, value)| pattern(value, &format!("pattern {}", i + 1)));
        Ok(Self(patterns.collect::<Result<_, _>>()?))
    }

    /// The patterns as they stand in the file: what they touch, the words, and what can stand there instead.
    pub fn patterns(&self) -> impl Iterator<Item = (Touches, &[String], &str)> {
        let all = self.0.iter();
        all.map(|p| (p.touches, p.words.as_slice(), p.instead.as_str()))
    }

    /// What could be said otherwise, in the order of the text; one hint for each pattern and sentence.
    pub fn hints(&self, note: &str) -> Vec<Hint<'_>> {
        let all = sentences(note);
        let mut hints: Vec<Hint<'_>> = all
            .iter()
            .flat_map(|sentence| self.in_sentence(sentence))
            .collect();
        hints.sort_by_key(|hint| (hint.place.start, hint.touches));
        hints
    }

    fn in_sentence<'w>(&'w self, sentence: &Sentence) -> Vec<Hint<'w>> {
        let found = self.0.iter().filter_map(|pattern| {
            let place = pattern.find.iter().find_map(|find| matches(find, sentence))?;
            Some(Hint {
                touches: pattern.touches,
                place,
                instead: &pattern.instead,
            })
        });
        found.collect()
    }
}

fn pattern(value: &toml::Value, place: &str) -> Result<Pattern, BadWords> {
    let text = |name: &str| value.get(name).and_then(toml::Value::as_str).unwrap_or_default();
    let touches = Touches::from_code(text("kind"))
        .ok_or_else(|| bad(format!("{place}, kind"), "write health, origin, belief or blame"))?;
    let find = strings(value.get("find"), &format!("{place}, find"))?;
    if find.is_empty() || find.iter().any(|f| f.trim_matches([' ', '*']).is_empty()) {
        return Err(bad(format!("{place}, find"), "write at least one group of words"));
    }
    let instead = text("instead").trim();
    if instead.is_empty() {
        return Err(bad(
            format!("{place}, instead"),
            "write what can stand there instead",
        ));
    }
    Ok(Pattern {
        touches,
        find: find.iter().map(|f| tokens(f)).collect(),
        words: find,
        instead: instead.to_owned(),
    })
}
