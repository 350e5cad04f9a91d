//! Reads a draft before it leaves, on this machine only, and says what could be plainer or kinder (S0.15, S2.7, S3.16).
//!
//! It never blocks sending. What it knows stands in files that an association may change: which words are jargon, which
//! sound like a threat or a judgement, and what to write instead. A better sentence uses only facts of the case (S0.17).

pub mod notes;
mod sentence;
mod words;

pub use words::{BadWords, Words};

use crate::contact::coded;
use crate::message::{Channel, Length, Merge, Tongue};
use sentence::{Sentence, Word, sentences};
use std::ops::Range;

coded! {
    /// What was found.
    Finding {
        /// Sounds like a judgement: understand-but, again, despite.
        Judgement = "judgement",
        /// Tells the tenant what they must do.
        Must = "must",
        /// Sounds like a threat.
        Threat = "threat",
        /// Begins from ourselves: "I understand" (S0.16).
        Sympathy = "sympathy",
        /// A word that few people use.
        Jargon = "jargon",
        /// It is not said who does it.
        Passive = "passive",
        /// A word in capitals.
        Capitals = "capitals",
        /// Two things are asked at once.
        TwoActions = "two_actions",
        /// Nothing says how to answer or what to do.
        NoWayToAnswer = "no_way_to_answer",
        /// "u" and "je" in one message.
        MixedAddress = "mixed_address",
        /// A long sentence.
        LongSentence = "long_sentence",
        /// Sentences are long on average.
        LongOnAverage = "long_on_average",
        /// Long words and sentences together make it hard to read.
        HardToRead = "hard_to_read",
        /// Longer than the channel allows.
        TooLong = "too_long",
    }
}

/// One remark, with its place in the draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// What.
    pub finding: Finding,
    /// The bytes of the draft it is about.
    pub place: Range<usize>,
    /// What could stand there instead.
    pub better: Option<Better>,
}

/// Words to put in a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Better {
    /// The bytes of the draft that it replaces.
    pub place: Range<usize>,
    /// The words.
    pub words: String,
}

/// What reading a draft gives.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// Remarks in the order of the text; those about the whole come last.
    pub remarks: Vec<Remark>,
    /// Reading ease, 0 to 100 and a little beyond: Flesch-Douma for Dutch, Flesch for English. B1 is about 60 and up.
    pub ease: f64,
    /// Words to a sentence.
    pub average: f64,
    /// Its length on the channel.
    pub length: Length,
}

/// The words that come with the product.
pub fn shipped(tongue: Tongue) -> Result<Words, BadWords> {
    Words::parse(match tongue {
        Tongue::Dutch => include_str!("../../../texts/messages/nl/words.toml"),
        Tongue::English => include_str!("../../../texts/messages/en/words.toml"),
    })
}

/// Below this a text is harder than B1.
pub const EASE: f64 = 60.0;
/// Most words to a sentence on average (criterion 7).
pub const AVERAGE: f64 = 12.0;
/// Most words of one sentence.
pub const LONGEST: usize = 20;

/// Reads a draft.
pub fn read(draft: &str, channel: Channel, words: &Words, facts: &Merge) -> Reading {
    let all = sentences(draft);
    let mut remarks = Vec::new();
    for sentence in &all {
        words.find(draft, sentence, facts, &mut remarks);
        if words.tongue == Tongue::Dutch
            && let Some(place) = passive(draft, sentence)
        {
            remarks.push(plain(Finding::Passive, place));
        }
        remarks.extend(capitals(draft, sentence));
        if sentence.words.len() > LONGEST {
            remarks.push(plain(Finding::LongSentence, sentence.place.clone()));
        }
    }
    let whole = 0..draft.len();
    if let Some(place) = words.second_action(draft, &all) {
        remarks.push(plain(Finding::TwoActions, place));
    }
    if let Some(place) = words.other_address(draft, &all) {
        remarks.push(plain(Finding::MixedAddress, place));
    }
    remarks.sort_by_key(|r| (r.place.start, r.finding));
    if !all.is_empty() && !words.says_how_to_answer(draft, &all) {
        remarks.push(plain(Finding::NoWayToAnswer, whole.clone()));
    }
    let counted: Vec<&Sentence> = all.iter().filter(|s| s.words.iter().any(Word::is_word)).collect();
    let total: usize = counted.iter().map(|s| s.words.len()).sum();
    let average = share(total, counted.len());
    let ease = ease(draft, &counted, words.tongue, average);
    if average > AVERAGE {
        remarks.push(plain(Finding::LongOnAverage, whole.clone()));
    }
    if ease < EASE {
        remarks.push(plain(Finding::HardToRead, whole.clone()));
    }
    let length = Length::of(draft, channel);
    if !length.fits() {
        remarks.push(plain(Finding::TooLong, whole));
    }
    Reading {
        remarks,
        ease,
        average,
        length,
    }
}

const fn plain(finding: Finding, place: Range<usize>) -> Remark {
    Remark {
        finding,
        place,
        better: None,
    }
}

/// Counts of a message are far below what a float holds exactly.
#[expect(clippy::cast_precision_loss, reason = "a message has some hundreds of words")]
fn share(part: usize, of: usize) -> f64 {
    if of == 0 { 0.0 } else { part as f64 / of as f64 }
}

/// Flesch as Douma set it for Dutch (1960): 206.84 − 0.77 × syllables in 100 words − 0.93 × words to a sentence.
fn ease(draft: &str, all: &[&Sentence], tongue: Tongue, average: f64) -> f64 {
    let words = all.iter().flat_map(|s| &s.words).filter(|w| w.is_word());
    let (mut count, mut total) = (0, 0);
    for word in words {
        count += 1;
        total += syllables(&draft[word.place.clone()], tongue);
    }
    if count == 0 {
        return 100.0;
    }
    let each = share(total, count);
    match tongue {
        Tongue::Dutch => 206.84 - 77.0 * each - 0.93 * average,
        Tongue::English => 206.835 - 84.6 * each - 1.015 * average,
    }
}

/// Syllables by the patterns that break words at the end of a line, with breaks allowed after a single letter.
fn syllables(word: &str, tongue: Tongue) -> usize {
    let language = match tongue {
        Tongue::Dutch => hypher::Lang::Dutch,
        Tongue::English => hypher::Lang::English,
    };
    hypher::hyphenate_bounded(word, language, 1, 2).count().max(1)
}

/// "wordt … afgeboekt": worden with a past participle in the same sentence.
fn passive(draft: &str, sentence: &Sentence) -> Option<Range<usize>> {
    let at = sentence
        .words
        .iter()
        .position(|w| matches!(w.folded.as_str(), "wordt" | "worden" | "werd" | "werden"))?;
    let other = sentence
        .words
        .iter()
        .enumerate()
        .find(|(i, w)| *i != at && participle(&w.folded))?
        .1;
    let first = &sentence.words[at];
    let (a, b) = (first.place.start, other.place.start);
    let range = a.min(b)..first.place.end.max(other.place.end);
    draft.get(range.clone()).map(|_| range)
}

fn participle(word: &str) -> bool {
    const SEPARABLE: [&str; 14] = [
        "af", "aan", "op", "in", "uit", "over", "bij", "door", "mee", "na", "terug", "toe", "voor", "weg",
    ];
    const NOUNS: [&str; 10] = [
        "geld", "gebied", "gezicht", "gesprek", "gemeente", "geleden", "gegevens", "gewoon", "gebeurt",
        "bedrag",
    ];
    if word.len() < 6 || NOUNS.contains(&word) {
        return false;
    }
    let begins = |w: &str| ["ge", "be", "ver", "ont", "her"].iter().any(|p| w.starts_with(p));
    let ends = word.ends_with('d') || word.ends_with('t') || word.ends_with("en");
    let stem = SEPARABLE
        .iter()
        .filter_map(|p| word.strip_prefix(p))
        .any(|rest| rest.starts_with("ge") && rest.len() > 4);
    ends && (begins(word) || stem)
}

/// Words of four letters or more in capitals; a reference with digits is none, nor is the bank in an account number.
fn capitals<'s>(draft: &'s str, sentence: &'s Sentence) -> impl Iterator<Item = Remark> + 's {
    let numbered = |i: Option<usize>| {
        let word = i.and_then(|i| sentence.words.get(i));
        word.is_some_and(|w| w.folded.contains(|c: char| c.is_ascii_digit()))
    };
    sentence.words.iter().enumerate().filter_map(move |(i, w)| {
        let word = draft.get(w.place.clone())?;
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        let loud = letters >= 4 && word.chars().all(|c| !c.is_lowercase() && !c.is_ascii_digit());
        let account = numbered(i.checked_sub(1)) && numbered(Some(i + 1));
        (loud && !account).then(|| {
            let mut better = word.to_lowercase();
            if i == 0
                && let Some(first) = better.get_mut(0..1)
            {
                first.make_ascii_uppercase();
            }
            Remark {
                finding: Finding::Capitals,
                place: w.place.clone(),
                better: Some(Better {
                    place: w.place.clone(),
                    words: better,
                }),
            }
        })
    })
}
