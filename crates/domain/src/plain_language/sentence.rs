//! A text as sentences and words, each with its place.

use std::ops::Range;

/// A word as people count them.
#[derive(Clone, Debug)]
pub(super) struct Word {
    /// Its bytes in the draft.
    pub place: Range<usize>,
    /// In small letters, without accents that stress.
    pub folded: String,
}

impl Word {
    /// Letters only: no amount, number, link or address.
    pub fn is_word(&self) -> bool {
        let f = &self.folded;
        f.chars().any(char::is_alphabetic)
            && !f.chars().any(|c| c.is_ascii_digit())
            && !f.contains(['/', '@', '.'])
    }
}

/// A sentence, or a line that stands on its own.
#[derive(Clone, Debug)]
pub(super) struct Sentence {
    /// Its bytes in the draft, with its mark.
    pub place: Range<usize>,
    /// Its words.
    pub words: Vec<Word>,
    /// It asks.
    pub asks: bool,
}

/// The sentences of a text: they end at a mark before a space, and at the end of a line.
pub(super) fn sentences(text: &str) -> Vec<Sentence> {
    let mut all = Vec::new();
    let mut start = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        let end = i + c.len_utf8();
        let next = chars.peek().map(|(_, c)| *c);
        let closes = c == '\n'
            || (matches!(c, '.' | '!' | '?')
                && next.is_none_or(|n| n.is_whitespace() || matches!(n, '"' | '”' | ')')));
        if closes {
            all.extend(sentence(text, start..end, c == '?'));
            start = end;
        }
    }
    all.extend(sentence(text, start..text.len(), false));
    all
}

fn sentence(text: &str, place: Range<usize>, asks: bool) -> Option<Sentence> {
    let slice = text.get(place.clone())?;
    let lead = slice.len()
        - slice
            .trim_start_matches(|c: char| !c.is_alphanumeric() && c != '€')
            .len();
    let begin = place.start + lead;
    let end = place.start + slice.trim_end().len();
    let mut words = Vec::new();
    let mut at = begin;
    for piece in text
        .get(begin..end.max(begin))?
        .split_inclusive(char::is_whitespace)
    {
        let from = at;
        at += piece.len();
        let core = piece.trim_matches(|c: char| !c.is_alphanumeric());
        if core.is_empty() {
            continue;
        }
        let offset = piece.find(core).unwrap_or_default();
        words.push(Word {
            place: from + offset..from + offset + core.len(),
            folded: fold(core),
        });
    }
    (!words.is_empty()).then_some(Sentence {
        place: begin..end,
        words,
        asks,
    })
}

/// Small letters; the stress marks of Dutch ("vóór", "één") fall away.
pub(super) fn fold(word: &str) -> String {
    word.chars()
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            'á' | 'à' => 'a',
            'é' | 'è' => 'e',
            'í' => 'i',
            'ó' => 'o',
            'ú' => 'u',
            '’' => '\'',
            c => c,
        })
        .collect()
}
