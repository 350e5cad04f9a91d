//! Contacts, agreements and milestones in words.

use crate::language::Phrases;
use domain::agreement::Party;
use domain::contact::{ContactKind, DayPart, Direction, Outcome};
use domain::outlook::PromiseState;

/// A short English name of a contact kind, as a key in texts and forms.
pub const fn kind_key(kind: ContactKind) -> &'static str {
    match kind {
        ContactKind::Phone => "phone",
        ContactKind::HomeVisit => "visit",
        ContactKind::Card => "card",
        ContactKind::Text => "text",
        ContactKind::Mail => "mail",
        ContactKind::Letter => "letter",
        ContactKind::Other => "other",
        ContactKind::Administrative => "administrative",
    }
}

/// By what means (DDAS contactsoort).
pub const fn contact_kind(phrases: &Phrases, kind: ContactKind) -> &'static str {
    match kind {
        ContactKind::Phone => phrases.contact_phone(),
        ContactKind::HomeVisit => phrases.contact_visit(),
        ContactKind::Card => phrases.contact_card(),
        ContactKind::Text => phrases.contact_text(),
        ContactKind::Mail => phrases.contact_mail(),
        ContactKind::Letter => phrases.contact_letter(),
        ContactKind::Other => phrases.contact_other(),
        ContactKind::Administrative => phrases.contact_administrative(),
    }
}

/// Part of the day (DDAS dagdeel).
pub const fn day_part(phrases: &Phrases, part: DayPart) -> &'static str {
    match part {
        DayPart::Morning => phrases.part_morning(),
        DayPart::Afternoon => phrases.part_afternoon(),
        DayPart::Evening => phrases.part_evening(),
    }
}

/// Who began it.
pub const fn direction(phrases: &Phrases, direction: Direction) -> &'static str {
    match direction {
        Direction::Outgoing => phrases.direction_outgoing(),
        Direction::Incoming => phrases.direction_incoming(),
    }
}

/// How it went. Every outcome is a full outcome (S3.7).
pub const fn outcome(phrases: &Phrases, outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Agreed => phrases.outcome_agreed(),
        Outcome::Talked => phrases.outcome_talked(),
        Outcome::Connected => phrases.outcome_connected(),
        Outcome::AnotherTime => phrases.outcome_another_time(),
        Outcome::OtherPerson => phrases.outcome_other_person(),
        Outcome::NotReached => phrases.outcome_not_reached(),
        Outcome::Sent => phrases.outcome_sent(),
    }
}

/// How an agreement stands.
pub const fn promise_state(phrases: &Phrases, state: PromiseState) -> &'static str {
    match state {
        PromiseState::Running => phrases.promise_running(),
        PromiseState::Kept => phrases.promise_kept(),
        PromiseState::Missed => phrases.promise_missed(),
        PromiseState::Intention => phrases.promise_intention(),
        PromiseState::Dropped => phrases.promise_dropped(),
    }
}

/// Who does it.
pub const fn party(phrases: &Phrases, party: Party) -> &'static str {
    match party {
        Party::Tenant => phrases.party_tenant(),
        Party::Association => phrases.party_association(),
        Party::Third => phrases.party_third(),
    }
}
