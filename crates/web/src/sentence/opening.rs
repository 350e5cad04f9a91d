//! The first sentence of a talk: what the payments show, what went well before, and an open question (S0.11).

use super::month_seen_from;
use crate::language::Phrases;
use domain::calendar::{Day, Month};
use domain::flow::{Before, Opening};
use domain::tenancy::AddressForm;

/// What the sentence needs besides the payment facts.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// How the person wants to be addressed.
    pub form: AddressForm,
    /// The day of the talk.
    pub today: Day,
    /// Something other than rent is open, such as an old claim.
    pub other_open: bool,
    /// Terms kept and terms in all of a plan in which nothing was missed.
    pub plan: Option<(i32, i32)>,
    /// The court-appointed administrator, who handles the money.
    pub administrator: Option<&'a str>,
}

/// The opening sentence. It claims earlier success only when the ledger proves it, and weakens honestly.
///
/// What changed is asked of nobody whose plan goes well, nor of who does not handle the money (S0.11, S1.33).
pub fn opening(phrases: &Phrases, facts: &Opening, asked: Asked<'_>) -> String {
    let how = phrases.opening_how(asked.form.code());
    if facts.open_months.is_empty() {
        let state = if asked.other_open {
            phrases.opening_current_in()
        } else {
            phrases.opening_all_in()
        };
        return format!("{state} {how}");
    }
    let by_other = asked
        .administrator
        .map(|name| phrases.opening_administrator(name));
    let going = asked.plan.map(|(kept, count)| phrases.opening_plan(count, kept));
    if by_other.is_some() || going.is_some() {
        let known: Vec<String> = by_other.into_iter().chain(going).collect();
        return format!("{} {how}", known.join(" "));
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
            plan: None,
            administrator: None,
        };
        opening(Phrases::of(language), &facts, asked)
    }

    #[test]
    fn s1_33_what_changed_is_not_asked_of_whose_plan_goes_well_or_who_does_not_handle_the_money() {
        let facts = Opening {
            open_months: vec![OCT, NOV],
            partly: 1,
            before: Before::Always { months: 24 },
        };
        let said = |plan, administrator| {
            let asked = Asked {
                form: AddressForm::Formal,
                today: TODAY.parse().unwrap(),
                other_open: false,
                plan,
                administrator,
            };
            opening(Phrases::of(Language::Dutch), &facts, asked)
        };
        let els = Some("Els van Houten");
        assert_eq!(
            said(Some((3, 12)), None),
            "Het plan gaat goed: 3 van de 12 keer gelukt. Hoe gaat het nu met u?"
        );
        assert_eq!(
            said(None, els),
            "Els van Houten regelt de geldzaken. Hoe gaat het nu met u?"
        );
        assert_eq!(
            said(Some((5, 12)), els),
            "Els van Houten regelt de geldzaken. Het plan gaat goed: 5 van de 12 keer gelukt. Hoe gaat het nu met u?"
        );
        assert!(said(None, None).ends_with("Wat is er veranderd?"));
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
