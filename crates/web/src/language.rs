//! What is said on screen, in Dutch and in English: phrases, dates and amounts.
//!
//! The phrases are the Fluent files in `texts/nl` and `texts/en`. Each phrase `open-months` is a function
//! [`Phrases`]`::open_months`, made at build time: a key that does not exist, lacks a translation or misses a
//! variable does not compile. Nothing here knows HTTP, so the command line speaks with the same words.

use domain::calendar::{Day, Month};
use domain::message::{Tongue, month_name, weekday_name};
use domain::money::Cents;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::fmt::Write as _;
use std::sync::LazyLock;
use unic_langid::LanguageIdentifier;

/// A language of the screens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// Dutch, the language of the work.
    #[default]
    Dutch,
    /// English.
    English,
}

impl Language {
    /// Every language, in the order in which it is offered.
    pub const ALL: [Self; 2] = [Self::Dutch, Self::English];

    /// The language tag: `nl`, `en`.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Dutch => "nl",
            Self::English => "en",
        }
    }

    /// The name of the language in that language itself.
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::Dutch => "Nederlands",
            Self::English => "English",
        }
    }

    /// From a tag such as `nl`, `nl-BE` or `en-GB`.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let main = tag.trim().split(['-', '_', ';']).next().unwrap_or_default();
        Self::ALL
            .into_iter()
            .find(|language| main.eq_ignore_ascii_case(language.tag()))
    }

    /// The first language we speak in an `Accept-Language` header; Dutch when there is none.
    ///
    /// Browsers list languages in order of preference, so the weights (`q=`) are not read.
    pub fn from_accepted(header: &str) -> Self {
        header.split(',').find_map(Self::from_tag).unwrap_or_default()
    }
}

/// The language in which a reader says what is wrong with a file.
impl From<Language> for work::Language {
    fn from(language: Language) -> Self {
        match language {
            Language::Dutch => Self::Dutch,
            Language::English => Self::English,
        }
    }
}

/// All phrases of one language. Obtain with [`Phrases::of`]; copying the reference is free.
pub struct Phrases {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

include!(concat!(env!("OUT_DIR"), "/phrases.rs"));

static DUTCH: LazyLock<Phrases> = LazyLock::new(|| Phrases::build(Language::Dutch));
static ENGLISH: LazyLock<Phrases> = LazyLock::new(|| Phrases::build(Language::English));

impl Phrases {
    /// The phrases of a language, built once per process.
    pub fn of(language: Language) -> &'static Self {
        match language {
            Language::Dutch => &DUTCH,
            Language::English => &ENGLISH,
        }
    }

    /// The language these phrases are in.
    pub const fn language(&self) -> Language {
        self.language
    }

    fn build(language: Language) -> Self {
        let tag: LanguageIdentifier = language.tag().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        // Isolation marks are for mixed reading directions; here they would end up in copied text.
        bundle.set_use_isolating(false);
        let sources = SOURCES
            .iter()
            .filter(|(of, _)| *of == language)
            .flat_map(|(_, texts)| texts.iter());
        for source in sources {
            let resource =
                FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(partial, _)| partial);
            if bundle.add_resource(resource).is_err() {
                tracing::error!(language = language.tag(), "a phrase stands twice in the texts");
            }
        }
        Self { language, bundle }
    }

    fn fill<const N: usize>(&self, key: &str, arguments: [(&'static str, FluentValue<'_>); N]) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else {
            return key.to_owned();
        };
        let arguments: FluentArgs<'_> = arguments.into_iter().collect();
        let mut faults = Vec::new();
        let text = self
            .bundle
            .format_pattern(pattern, Some(&arguments), &mut faults)
            .into_owned();
        if !faults.is_empty() {
            tracing::error!(
                key,
                language = self.language.tag(),
                "phrase could not be filled in completely"
            );
        }
        text
    }

    /// A day as people say it when the year is clear: `di 24 nov`, `Tue 24 Nov`.
    pub fn day(&self, day: Day) -> String {
        let (_, month, number) = day.civil();
        format!(
            "{} {number} {}",
            self.words().weekdays[index(day.weekday())],
            self.words().months[index(month - 1)]
        )
    }

    /// A day with its year: `di 24 nov 2026`.
    pub fn day_and_year(&self, day: Day) -> String {
        format!("{} {}", self.day(day), day.civil().0)
    }

    /// The shortest form that cannot be mistaken seen from `today`: the year is left out when it is this year's.
    pub fn day_seen_from(&self, day: Day, today: Day) -> String {
        if day.civil().0 == today.civil().0 {
            self.day(day)
        } else {
            self.day_and_year(day)
        }
    }

    /// A day in full: `dinsdag 24 november 2026`.
    pub fn day_in_full(&self, day: Day) -> String {
        let (year, _, number) = day.civil();
        let tongue = self.tongue();
        let (weekday, month) = (weekday_name(day, tongue), month_name(day.month(), tongue));
        format!("{weekday} {number} {month} {year}")
    }

    /// A day in numbers, as one types it in a field: `24-11-2026`.
    pub fn day_numbers(&self, day: Day) -> String {
        let (year, month, number) = day.civil();
        format!("{number:02}-{month:02}-{year}")
    }

    /// A month in full: `november 2026`, `November 2026`.
    pub fn month(&self, month: Month) -> String {
        domain::message::month(month, None, self.tongue())
    }

    /// A month without its year: `nov`, `Nov`.
    pub fn short_month(&self, month: Month) -> &'static str {
        self.words().months[index(month.parts().1 - 1)]
    }

    /// An amount: `€ 1.484,36`, `€1,484.36`. The space does not break.
    pub fn money(&self, amount: Cents) -> String {
        let (space, thousands, decimal) = match self.language {
            Language::Dutch => ("\u{a0}", '.', ','),
            Language::English => ("", ',', '.'),
        };
        let cents = amount.0.unsigned_abs();
        let whole = (cents / 100).to_string();
        let mut text = String::with_capacity(whole.len() + 12);
        // The real minus sign: screen readers say it, and it does not break from its number.
        text.push_str(if amount.0 < 0 { "−€" } else { "€" });
        text.push_str(space);
        for (position, digit) in whole.chars().enumerate() {
            if position > 0 && (whole.len() - position).is_multiple_of(3) {
                text.push(thousands);
            }
            text.push(digit);
        }
        let _ = write!(text, "{decimal}{:02}", cents % 100);
        text
    }

    const fn tongue(&self) -> Tongue {
        match self.language {
            Language::Dutch => Tongue::Dutch,
            Language::English => Tongue::English,
        }
    }

    const fn words(&self) -> &'static CalendarWords {
        match self.language {
            Language::Dutch => &DUTCH_WORDS,
            Language::English => &ENGLISH_WORDS,
        }
    }
}

fn index(number: i32) -> usize {
    usize::try_from(number).unwrap_or_default()
}

struct CalendarWords {
    weekdays: [&'static str; 7],
    months: [&'static str; 12],
}

static DUTCH_WORDS: CalendarWords = CalendarWords {
    weekdays: ["ma", "di", "wo", "do", "vr", "za", "zo"],
    months: [
        "jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec",
    ],
};

static ENGLISH_WORDS: CalendarWords = CalendarWords {
    weekdays: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
    months: [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ],
};

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn days_read_as_people_say_them() {
        let (nl, en) = (Phrases::of(Language::Dutch), Phrases::of(Language::English));
        assert_eq!(nl.day(day("2026-11-24")), "di 24 nov");
        assert_eq!(en.day(day("2026-11-24")), "Tue 24 Nov");
        assert_eq!(nl.day_in_full(day("2026-11-22")), "zondag 22 november 2026");
        assert_eq!(
            nl.day_seen_from(day("2025-12-31"), day("2026-01-01")),
            "wo 31 dec 2025"
        );
        assert_eq!(nl.month(Month::new(2026, 3)), "maart 2026");
    }

    #[test]
    fn amounts_follow_the_language() {
        let (nl, en) = (Phrases::of(Language::Dutch), Phrases::of(Language::English));
        assert_eq!(nl.money(Cents(148_436)), "€\u{a0}1.484,36");
        assert_eq!(en.money(Cents(148_436)), "€1,484.36");
        assert_eq!(nl.money(Cents(-5)), "−€\u{a0}0,05");
        assert_eq!(nl.money(Cents(100_000_000)), "€\u{a0}1.000.000,00");
    }

    #[test]
    fn phrases_choose_between_one_and_many() {
        let nl = Phrases::of(Language::Dutch);
        assert_eq!(nl.strip_days_late(1), "1 dag later");
        assert_eq!(nl.strip_days_late(8), "8 dagen later");
    }

    #[test]
    fn the_browser_may_say_which_language() {
        assert_eq!(
            Language::from_accepted("en-GB,en;q=0.9,nl;q=0.8"),
            Language::English
        );
        assert_eq!(
            Language::from_accepted("tr-TR,tr;q=0.9,nl;q=0.8,en;q=0.5"),
            Language::Dutch
        );
        assert_eq!(Language::from_accepted("*"), Language::Dutch);
    }
}
