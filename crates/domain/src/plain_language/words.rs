//! The lists of words: patterns, what to write instead, and how a text asks something.

use super::sentence::{Sentence, fold};
use super::{Better, Finding, Remark};
use crate::message::{Merge, Slot, Tongue};
use std::ops::Range;

/// What a language's file of words says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// Which language.
    pub tongue: Tongue,
    patterns: Vec<Pattern>,
    asks: Vec<Ask>,
    joins: Vec<String>,
    answers: Vec<Vec<Token>>,
    formal: Vec<String>,
    informal: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Pattern {
    finding: Finding,
    find: Vec<Vec<Token>>,
    instead: Vec<String>,
    /// It stands in for the words found, not for the sentence.
    only_words: bool,
}

/// Verbs with which a text asks one kind of thing.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Ask {
    verbs: Vec<String>,
}

/// One word of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    Word(String),
    Begins(String),
    Any,
}

/// Why a file of words is refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadWords {
    /// Not TOML.
    #[error("the list of words can't be read: {0}")]
    NotToml(String),
    /// A field is not there or not as it should be.
    #[error("the list of words, {place}: {wanted}")]
    Field {
        /// Where.
        place: String,
        /// What is wanted there.
        wanted: String,
    },
}

pub(super) fn bad(place: impl Into<String>, wanted: impl Into<String>) -> BadWords {
    BadWords::Field {
        place: place.into(),
        wanted: wanted.into(),
    }
}

impl Words {
    /// Reads a file of words.
    pub fn parse(text: &str) -> Result<Self, BadWords> {
        let table: toml::Table = text
            .parse()
            .map_err(|e: toml::de::Error| BadWords::NotToml(e.message().to_owned()))?;
        let code = table
            .get("language")
            .and_then(toml::Value::as_str)
            .unwrap_or_default();
        let tongue = Tongue::from_code(code).ok_or_else(|| bad("language", "write nl or en"))?;
        let mut patterns = Vec::new();
        for (i, value) in array(&table, "pattern")?.iter().enumerate() {
            patterns.push(pattern(value, &format!("pattern {}", i + 1))?);
        }
        let plain = table.get("plain").and_then(toml::Value::as_table);
        for (jargon, instead) in plain.into_iter().flatten() {
            let instead = instead
                .as_str()
                .ok_or_else(|| bad(jargon, "write a word to use instead, or \"\""))?;
            patterns.push(Pattern {
                finding: Finding::Jargon,
                find: vec![tokens(jargon)],
                instead: (!instead.is_empty())
                    .then(|| instead.to_owned())
                    .into_iter()
                    .collect(),
                only_words: true,
            });
        }
        let asks = array(&table, "ask")?.iter().enumerate().map(|(i, value)| {
            let verbs = strings(value.get("verbs"), &format!("ask {}, verbs", i + 1))?;
            Ok(Ask { verbs })
        });
        Ok(Self {
            tongue,
            patterns,
            asks: asks.collect::<Result<_, BadWords>>()?,
            joins: strings(table.get("joins"), "joins")?,
            answers: strings(table.get("answers"), "answers")?
                .iter()
                .map(|s| tokens(s))
                .collect(),
            formal: strings(table.get("formal"), "formal")?,
            informal: strings(table.get("informal"), "informal")?,
        })
    }

    pub(super) fn find(&self, draft: &str, sentence: &Sentence, facts: &Merge, remarks: &mut Vec<Remark>) {
        for pattern in &self.patterns {
            let Some(place) = pattern.find.iter().find_map(|p| matches(p, sentence)) else {
                continue;
            };
            let instead = pattern.instead.iter().find_map(|s| filled(s, facts, self.tongue));
            let better = instead.map(|words| Better {
                place: if pattern.only_words {
                    place.clone()
                } else {
                    sentence.place.clone()
                },
                words: if pattern.only_words {
                    like(&draft[place.clone()], words)
                } else {
                    words
                },
            });
            remarks.push(Remark {
                finding: pattern.finding,
                place,
                better,
            });
        }
    }

    /// The second thing that is asked. What follows a question ("Lukt het niet? Bel mij.") or a word such as "of" leaves the
    /// choice to the reader, and is no second thing.
    pub(super) fn second_action(&self, draft: &str, all: &[Sentence]) -> Option<Range<usize>> {
        let mut first = None;
        for (i, sentence) in all.iter().enumerate() {
            let after_question = i.checked_sub(1).is_some_and(|b| {
                all[b].asks && !draft[all[b].place.end..sentence.place.start].contains("\n\n")
            });
            let opening = sentence.words.first()?;
            if sentence.asks || after_question || self.joins.contains(&opening.folded) {
                continue;
            }
            // "1. Ik betaal …": a line of a list is a choice.
            if opening.folded.chars().all(|c| c.is_ascii_digit()) {
                continue;
            }
            let Some(kind) = self.asks.iter().position(|a| a.verbs.contains(&opening.folded)) else {
                continue;
            };
            match first {
                None => first = Some(kind),
                Some(other) if other != kind => return Some(sentence.place.clone()),
                Some(_) => {}
            }
        }
        None
    }

    /// Somewhere it says how to answer, or that nothing need be done.
    pub(super) fn says_how_to_answer(&self, _draft: &str, all: &[Sentence]) -> bool {
        all.iter()
            .any(|s| self.answers.iter().any(|p| matches(p, s).is_some()))
    }

    /// Where the form of address changes.
    pub(super) fn other_address(&self, _draft: &str, all: &[Sentence]) -> Option<Range<usize>> {
        let words = || all.iter().flat_map(|s| &s.words);
        if !words().any(|w| self.formal.contains(&w.folded)) {
            return None;
        }
        words()
            .find(|w| self.informal.contains(&w.folded))
            .map(|w| w.place.clone())
    }
}

/// Begins with a capital when what it replaces does.
fn like(old: &str, new: String) -> String {
    let mut letters = new.chars();
    match letters.next() {
        Some(first) if old.starts_with(char::is_uppercase) => first.to_uppercase().chain(letters).collect(),
        _ => new,
    }
}

/// A sentence with its facts; `None` when one is not known.
fn filled(sentence: &str, facts: &Merge, tongue: Tongue) -> Option<String> {
    let mut out = String::new();
    let mut rest = sentence;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, behind) = after.split_once('}')?;
        out.push_str(before);
        out.push_str(&facts.written(Slot::from_code(name)?, tongue)?);
        rest = behind;
    }
    out.push_str(rest);
    Some(out)
}

/// Words in order within one sentence; `*` is any number of words.
pub(super) fn matches(pattern: &[Token], sentence: &Sentence) -> Option<Range<usize>> {
    (0..sentence.words.len()).find_map(|start| {
        let end = from(pattern, sentence, start)?;
        Some(sentence.words[start].place.start..sentence.words[end - 1].place.end)
    })
}

/// The place behind the last word that fits.
fn from(pattern: &[Token], sentence: &Sentence, at: usize) -> Option<usize> {
    let Some((token, rest)) = pattern.split_first() else {
        return Some(at);
    };
    if matches!(token, Token::Any) {
        return (at..=sentence.words.len()).find_map(|i| from(rest, sentence, i));
    }
    let word = &sentence.words.get(at)?.folded;
    let fits = match token {
        Token::Word(w) => w == word,
        Token::Begins(w) => word.starts_with(w.as_str()),
        Token::Any => true,
    };
    fits.then(|| from(rest, sentence, at + 1)).flatten()
}

pub(super) fn tokens(text: &str) -> Vec<Token> {
    text.split_whitespace()
        .map(|w| match (w, w.strip_suffix('~')) {
            ("*", _) => Token::Any,
            (_, Some(stem)) => Token::Begins(fold(stem)),
            _ => Token::Word(fold(w)),
        })
        .collect()
}

pub(super) fn array<'t>(table: &'t toml::Table, name: &str) -> Result<&'t [toml::Value], BadWords> {
    match table.get(name) {
        None => Ok(&[]),
        Some(value) => value
            .as_array()
            .map(Vec::as_slice)
            .ok_or_else(|| bad(name, format!("write it as [[{name}]]"))),
    }
}

pub(super) fn strings(value: Option<&toml::Value>, place: &str) -> Result<Vec<String>, BadWords> {
    let wanted = || bad(place, "write a list of words in quotes");
    let Some(value) = value else { return Ok(Vec::new()) };
    let list = value.as_array().ok_or_else(wanted)?;
    list.iter()
        .map(|v| v.as_str().map(str::to_owned).ok_or_else(wanted))
        .collect()
}

fn pattern(value: &toml::Value, place: &str) -> Result<Pattern, BadWords> {
    let code = value
        .get("kind")
        .and_then(toml::Value::as_str)
        .unwrap_or_default();
    let allowed = [
        Finding::Judgement,
        Finding::Must,
        Finding::Threat,
        Finding::Sympathy,
        Finding::Jargon,
    ];
    let finding = Finding::from_code(code)
        .filter(|f| allowed.contains(f))
        .ok_or_else(|| {
            bad(
                format!("{place}, kind"),
                "write judgement, must, threat, sympathy or jargon",
            )
        })?;
    let find = strings(value.get("find"), &format!("{place}, find"))?;
    if find.is_empty() || find.iter().any(|f| f.trim_matches([' ', '*']).is_empty()) {
        return Err(bad(format!("{place}, find"), "write at least one group of words"));
    }
    let instead = strings(value.get("instead"), &format!("{place}, instead"))?;
    for sentence in &instead {
        let mut names = sentence
            .split('{')
            .skip(1)
            .map(|rest| rest.split('}').next().unwrap_or_default());
        if let Some(name) = names.find(|name| Slot::from_code(name).is_none()) {
            return Err(bad(
                format!("{place}, instead"),
                format!("there is no slot '{{{name}}}'"),
            ));
        }
    }
    Ok(Pattern {
        finding,
        find: find.iter().map(|f| tokens(f)).collect(),
        instead,
        only_words: value
            .get("only_words")
            .and_then(toml::Value::as_bool)
            .unwrap_or(false),
    })
}
