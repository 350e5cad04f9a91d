//! The first sentence of a talk: what the payments show, what went well before, and an open question (S0.11).

use super::month_seen_from;
use crate::language::Phrases;
use domain::calendar::{Day, Month};
use domain::flow::{Before, Opening};
use domain::tenancy::AddressForm;

/// What the sentence needs besides the payment facts.
#[derive(Clone, Copy, Debug)]
pub struct Asked {
    /// How the person wants to be addressed.
    pub form: AddressForm,
    /// The day of the talk.
    pub today: Day,
    /// Something other than rent is open, such as an old claim.
    pub other_open: bool,
}

/// The opening sentence. It claims earlier success only when the ledger proves it, and weakens honestly.
pub fn opening(phrases: &Phrases, facts: &Opening, asked: Asked) -> String {
    let how = phrases.opening_how(asked.form.code());
    if facts.open_months.is_empty() {
        let state = if asked.other_open {
            phrases.opening_current_in()
        } else {
            phrases.opening_all_in()
        };
        return format!("{state} {how}");
    }
    let now = not_in(phrases, facts, asked.today);
    match facts.before {
        Before::Always { months } => {
            format!(
                "{now} {} {}",
                phrases.opening_always(span(phrases, months)),
                phrases.opening_changed()
            )
        }
        Before::Mostly { good, of } => format!(
            "{now} {} {}",
            phrases.opening_mostly(good, of),
            phrases.opening_changed()
        ),
        Before::Unknown => format!("{now} {how}"),
    }
}

fn not_in(phrases: &Phrases, facts: &Opening, today: Day) -> String {
    let months = &facts.open_months;
    let part = facts.partly > 0;
    if let [month] = months.as_slice() {
        let month = month_seen_from(phrases, *month, today);
        return if part {
            phrases.opening_one_part(month)
        } else {
            phrases.opening_one(month)
        };
    }
    let count = number(phrases, months.len());
    if part {
        phrases.opening_some_part(count)
    } else if are_the_last(months, today) {
        phrases.opening_last(count)
    } else {
        phrases.opening_some(count)
    }
}

/// In a row, up to this month or the one before (when this month's day is still to come).
fn are_the_last(months: &[Month], today: Day) -> bool {
    let in_a_row = months.windows(2).all(|pair| pair[1] == pair[0].plus(1));
    in_a_row && months.last().is_some_and(|last| today.month().since(*last) <= 1)
}

/// Small numbers as words, as people say them.
fn number(phrases: &Phrases, number: usize) -> String {
    match number {
        2 => phrases.number_two().to_owned(),
        3 => phrases.number_three().to_owned(),
        4 => phrases.number_four().to_owned(),
        5 => phrases.number_five().to_owned(),
        6 => phrases.number_six().to_owned(),
        _ => number.to_string(),
    }
}

/// A number of months as people say it: "7 maanden", "1 jaar", "6½ jaar". Never rounded up.
pub fn span(phrases: &Phrases, months: i32) -> String {
    if months < 12 {
        return phrases.span_months(months);
    }
    let half = if months % 12 >= 6 { "½" } else { "" };
    phrases.span_years(format!("{}{half}", months / 12))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    const TODAY: &str = "2026-11-21";

    fn said(language: Language, form: AddressForm, months: &[Month], partly: i32, before: Before) -> String {
        let facts = Opening {
            open_months: months.to_vec(),
            partly,
            before,
        };
        let asked = Asked {
            form,
            today: TODAY.parse().unwrap(),
            other_open: false,
        };
        opening(Phrases::of(language), &facts, asked)
    }

    const OCT: Month = Month::new(2026, 10);
    const NOV: Month = Month::new(2026, 11);

    #[test]
    fn s0_11_two_months_not_and_years_before_yes() {
        let before = Before::Always { months: 79 };
        assert_eq!(
            said(Language::Dutch, AddressForm::Informal, &[OCT, NOV], 0, before),
            "De laatste twee maanden kwam de huur niet binnen. Daarvoor ging het 6½ jaar goed. Wat is er veranderd?"
        );
        assert_eq!(
            said(Language::English, AddressForm::Informal, &[OCT, NOV], 0, before),
            "The last two months the rent did not come in. Before that it went well for 6½ years. What has changed?"
        );
    }

    #[test]
    fn s0_11_it_weakens_honestly_and_claims_nothing_it_cannot_prove() {
        let mostly = said(
            Language::Dutch,
            AddressForm::Formal,
            &[NOV],
            0,
            Before::Mostly { good: 14, of: 20 },
        );
        assert_eq!(
            mostly,
            "De huur van november is er nog niet. Daarvoor lukte het meestal: 14 van de 20 keer. Wat is er veranderd?"
        );
        let unknown = said(Language::Dutch, AddressForm::Formal, &[NOV], 1, Before::Unknown);
        assert_eq!(
            unknown,
            "Van de huur van november is een deel nog niet binnen. Hoe gaat het nu met u?"
        );
        let gaps = [Month::new(2026, 1), Month::new(2026, 3)];
        let gaps = said(Language::Dutch, AddressForm::Informal, &gaps, 0, Before::Unknown);
        assert_eq!(
            gaps,
            "De huur van twee maanden is er nog niet. Hoe gaat het nu met je?"
        );
    }

    #[test]
    fn when_nothing_is_open_there_is_only_the_open_question() {
        let text = said(
            Language::Dutch,
            AddressForm::Informal,
            &[],
            0,
            Before::Always { months: 12 },
        );
        assert_eq!(text, "Alle huur is binnen. Hoe gaat het nu met je?");
    }

    #[test]
    fn a_span_is_never_rounded_up() {
        let phrases = Phrases::of(Language::Dutch);
        for (months, words) in [
            (1, "1 maand"),
            (11, "11 maanden"),
            (12, "1 jaar"),
            (17, "1 jaar"),
            (18, "1½ jaar"),
            (79, "6½ jaar"),
        ] {
            assert_eq!(span(phrases, months), words);
        }
    }
}
