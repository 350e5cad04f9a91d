//! What was said of a file, kept so that everyone can read it later in their own language.

use exchange::association::Language;
use serde_json::{Value, json};

/// One text in both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// In Dutch.
    pub dutch: String,
    /// In English.
    pub english: String,
}

impl Told {
    /// Says something in both languages.
    pub fn of(say: impl Fn(Language) -> String) -> Self {
        Self {
            dutch: say(Language::Dutch),
            english: say(Language::English),
        }
    }

    /// The text in a language.
    pub fn text(&self, language: Language) -> &str {
        match language {
            Language::Dutch => &self.dutch,
            Language::English => &self.english,
        }
    }

    /// As it is kept in a text column.
    pub fn to_kept(&self) -> String {
        json!({"nl": self.dutch, "en": self.english}).to_string()
    }

    /// From a text column; a text that was not kept so is the same in both languages.
    pub fn from_kept(kept: &str) -> Self {
        let read = serde_json::from_str::<Value>(kept).ok();
        let part = |key: &str| read.as_ref()?.get(key)?.as_str().map(str::to_owned);
        match (part("nl"), part("en")) {
            (Some(dutch), Some(english)) => Self { dutch, english },
            _ => Self::of(|_| kept.to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comes_back_as_it_was_kept() {
        let told = Told {
            dutch: "kapot \"hier\"".to_owned(),
            english: "broken {here}".to_owned(),
        };
        assert_eq!(Told::from_kept(&told.to_kept()), told);
        for plain in ["", "one sentence", "12", "{\"nl\": 1}"] {
            assert_eq!(Told::from_kept(plain), Told::of(|_| plain.to_owned()));
        }
    }
}
