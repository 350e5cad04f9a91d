//! What the system does by itself, and why it did (S3.22).

use super::month_seen_from;
use crate::language::Phrases;
use domain::automatic::Kind;
use domain::calendar::Day;

/// What the system may do by itself, and how it is undone.
pub const fn automatic_kind(phrases: &Phrases, kind: Kind) -> &'static str {
    match kind {
        Kind::Message => phrases.automatic_kind_message(),
        Kind::Receipt => phrases.automatic_kind_receipt(),
        Kind::SetAside => phrases.automatic_kind_set_aside(),
        Kind::LowerRent => phrases.automatic_kind_lower_rent(),
        Kind::SparedIncrease => phrases.automatic_kind_spared(),
        Kind::WaiverPart => phrases.automatic_kind_waiver(),
    }
}

/// What a booking of the night is.
pub fn automatic_booking(phrases: &Phrases, kind: Kind, effective_on: Day, today: Day) -> String {
    let month = || month_seen_from(phrases, effective_on.month(), today);
    match kind {
        Kind::LowerRent => phrases.entry_lower_rent(month()),
        Kind::SparedIncrease => phrases.entry_spared(month()),
        Kind::WaiverPart => phrases.automatic_waiver_part(phrases.day_seen_from(effective_on, today)),
        Kind::Message | Kind::Receipt | Kind::SetAside => automatic_kind(phrases, kind).to_owned(),
    }
}
