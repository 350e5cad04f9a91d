//! From data to words, in both languages: one plain sentence each, without blame and without amounts (S0.5, S4.28).
//!
//! Knows no HTTP and no HTML, so that the command line speaks with the same words.

mod automatic;
mod contact;
mod help;
pub mod law;
pub mod message;
mod milestone;
mod money;
mod opening;
mod row;
mod signal;

pub use automatic::{automatic_booking, automatic_kind};
pub use contact::{contact_kind, day_part, direction, kind_key, outcome, party, promise_state};
pub use help::{ground, origin, pause_reason, pause_source, payer_kind, pays, plan_change, who_pays};
pub use milestone::{milestone, not_yet, proof, proof_hint};
pub use money::{allocation_rule, current_rent, episode, flow, flow_state, match_rule, rhythm};
pub use opening::{Asked, opening, span};
pub use row::{lane, pattern, proposal, reason, said};
pub use signal::{hindrance, learned, signal_format};

use crate::language::Phrases;
use domain::calendar::{Day, Month};

/// A month as people say it: without its year when that is clear from `today`.
pub fn month_seen_from(phrases: &Phrases, month: Month, today: Day) -> String {
    let full = phrases.month(month);
    if month.parts().0 == today.civil().0 || today.month().since(month) < 6 {
        full.split(' ').next().unwrap_or_default().to_owned()
    } else {
        full
    }
}
