//! Words for signals to a municipality and what comes back.

use crate::language::Phrases;
use domain::calendar::Day;
use domain::signal::{Format, Hindrance, Learned};

/// What stands in the way: the end of a sentence.
pub fn hindrance(phrases: &Phrases, why: Hindrance, today: Day) -> String {
    let day = |day: Day| phrases.day_seen_from(day, today);
    match why {
        Hindrance::NothingPastDue => phrases.hindrance_nothing_past_due().to_owned(),
        Hindrance::Former => phrases.hindrance_former().to_owned(),
        Hindrance::NotYet(why) => super::not_yet(phrases, why, today),
        Hindrance::NoAgreement => phrases.hindrance_no_agreement().to_owned(),
        Hindrance::NotInForce => phrases.hindrance_not_in_force().to_owned(),
        Hindrance::NotDeliveryDay { from } => phrases.hindrance_not_delivery_day(day(from)),
        Hindrance::TooYoung { from } => phrases.hindrance_too_young(day(from)),
        Hindrance::TooOld => phrases.hindrance_too_old().to_owned(),
        Hindrance::TooLittle => phrases.hindrance_too_little().to_owned(),
        Hindrance::TooFew => phrases.hindrance_too_few().to_owned(),
        Hindrance::Sent { on } => phrases.hindrance_sent(day(on)),
        Hindrance::SentThisMonth { on } => phrases.hindrance_sent_this_month(day(on)),
        Hindrance::Paused { until } => phrases.not_yet_paused(day(until)),
    }
}

/// What a landlord may learn of the end of a signal.
pub const fn learned(phrases: &Phrases, learned: Learned) -> &'static str {
    match learned {
        Learned::Repeated => phrases.learned_repeated(),
        Learned::Unjustified => phrases.learned_unjustified(),
        Learned::Deceased => phrases.learned_deceased(),
        Learned::NoResident => phrases.learned_no_resident(),
        Learned::NotPickedUp => phrases.learned_not_picked_up(),
        Learned::HasHelp => phrases.learned_has_help(),
        Learned::NoContact => phrases.learned_no_contact(),
        Learned::NoReaction => phrases.learned_no_reaction(),
        Learned::NoHelpNeeded => phrases.learned_no_help_needed(),
        Learned::Arranged => phrases.learned_arranged(),
        Learned::Helped => phrases.learned_helped(),
    }
}

/// A kind of file.
pub const fn signal_format(phrases: &Phrases, format: Format) -> &'static str {
    match format {
        Format::Csv => phrases.signal_format_csv(),
        Format::Xlsx => phrases.signal_format_xlsx(),
    }
}
