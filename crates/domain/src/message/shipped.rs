//! The texts that come with the product: `texts/messages/nl` and `texts/messages/en`, one file each.

use super::{BadFacts, BadLines, BadTemplate, Lines, Merge, Template, Tongue};
use crate::calendar::Day;
use crate::tenancy::AddressForm;

macro_rules! files {
    ($language:literal: $($key:literal),* $(,)?) => {
        [$(($key, include_str!(concat!("../../../../texts/messages/", $language, "/", $key, ".txt")))),*]
    };
}

const DUTCH: [(&str, &str); 23] = files!("nl":
    "before_debit", "before_transfer", "first_reminder", "invitation", "card_after_visit", "agreement_confirmed",
    "term_missed", "first_kept", "halfway", "all_paid", "how_are_you", "fourteen_days", "help_offered", "pause_confirmed",
    "waived", "lower_rent", "rent_returns", "balance", "visit_sheet", "tenant_right", "choose_plan", "visit_announced",
    "talk_moved");
const INFORMAL: [(&str, &str); 23] = files!("nl-je":
    "before_debit", "before_transfer", "first_reminder", "invitation", "card_after_visit", "agreement_confirmed",
    "term_missed", "first_kept", "halfway", "all_paid", "how_are_you", "fourteen_days", "help_offered", "pause_confirmed",
    "waived", "lower_rent", "rent_returns", "balance", "visit_sheet", "tenant_right", "choose_plan", "visit_announced",
    "talk_moved");
const ENGLISH: [(&str, &str); 23] = files!("en":
    "before_debit", "before_transfer", "first_reminder", "invitation", "card_after_visit", "agreement_confirmed",
    "term_missed", "first_kept", "halfway", "all_paid", "how_are_you", "fourteen_days", "help_offered", "pause_confirmed",
    "waived", "lower_rent", "rent_returns", "balance", "visit_sheet", "tenant_right", "choose_plan", "visit_announced",
    "talk_moved");

/// The templates of a language, in the order in which they may be needed.
pub fn shipped(tongue: Tongue) -> Result<Vec<Template>, BadTemplate> {
    read(match tongue {
        Tongue::Dutch => &DUTCH,
        Tongue::English => &ENGLISH,
    })
}

/// The Dutch templates for who wants to be called "je".
pub fn shipped_informal() -> Result<Vec<Template>, BadTemplate> {
    read(&INFORMAL)
}

/// The file of a shipped text, to begin an own one from; empty when there is none of that name.
pub fn shipped_file(key: &str, tongue: Tongue, form: AddressForm) -> &'static str {
    let files = match (tongue, form) {
        (Tongue::English, _) => &ENGLISH,
        (Tongue::Dutch, AddressForm::Formal) => &DUTCH,
        (Tongue::Dutch, AddressForm::Informal) => &INFORMAL,
    };
    let found = files.iter().find(|(name, _)| *name == key);
    found.map_or("", |(_, text)| text)
}

fn read(files: &[(&str, &str)]) -> Result<Vec<Template>, BadTemplate> {
    files
        .iter()
        .map(|(key, text)| Template::parse_new(key, text))
        .collect()
}

/// The lines in other languages.
pub fn shipped_lines() -> Result<Lines, BadLines> {
    Lines::parse(include_str!("../../../../texts/messages/lines.txt"))
}

/// The facts of the demo association's people with which each template can be seen filled in, by key of the template.
pub fn demo_facts(written_on: Day) -> Result<Vec<(String, Merge)>, BadFacts> {
    super::written::facts_of(include_str!("../../../../demo/messages.toml"), written_on)
}
