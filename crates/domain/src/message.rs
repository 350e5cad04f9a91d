//! Messages to a tenant: a template in plain text, what is filled in, and what may leave.
//!
//! A template says one thing and asks one thing (S2.7). It is a file that people edit: a few lines on top, `---`, then
//! the text. At the beginning of a line or paragraph:
//!
//! ```text
//! channel: e-mail            what it is for: sms, e-mail, letter, card
//! language: nl
//! address: u                 or je; u when it is not said
//! purpose: collection        what for: collection, reminder, kindness, reply (crate::silence)
//! subject: De huur van {maanden}
//! ---
//! Beste {naam},
//!
//! De huur van {maanden} is nog niet bij ons binnen.
//! => Nog te betalen: {bedrag}. Betalen kan hier: {betaallink}.
//! -> Lukt het nu niet? Bel of app mij: {nummer}.
//! * a line of a list
//! # a heading inside a letter
//! [if keren] only when this is known: De vorige {keren} keer lukte het wel.
//! ```
//!
//! `=>` marks the one main action, `->` a line that says what to do or how to talk. Two main actions, or no line that says
//! what to do, is refused with the reason, whoever wrote it.

mod consequence;
mod delivery;
mod fitting;
mod length;
mod lines;
mod shipped;
mod slot;
mod template;
mod written;

pub use consequence::{Consequence, consequence};
pub use delivery::{Carrier, Handed, Parcel, State, Stuck, is_email, phone_number};
pub use fitting::{Fit, Fitting, fitting};
pub use length::{Length, MOST_SMS, MOST_WORDS};
pub use lines::{BadLines, Lines};
pub use shipped::{demo_facts, shipped, shipped_file, shipped_informal, shipped_lines};
pub use slot::{Kind, Slot};
pub use template::{BadTemplate, Fault, Part, Rendered, Role, Template, Unfilled, fill_text};
pub use written::{BadFacts, Merge, Value, amount, date, day, month, month_name, weekday_name};

use crate::contact::{ContactKind, coded};

coded! {
    /// How a message travels.
    Channel {
        /// A text message on the phone.
        Sms = "sms",
        /// E-mail.
        Email = "e-mail",
        /// A letter by post.
        Letter = "letter",
        /// A closed card left at the door, filled in by hand.
        Card = "card",
    }
}

impl Channel {
    /// Under which kind of contact it is logged (DDAS).
    pub const fn contact_kind(self) -> ContactKind {
        match self {
            Self::Sms => ContactKind::Text,
            Self::Email => ContactKind::Mail,
            Self::Letter => ContactKind::Letter,
            Self::Card => ContactKind::Card,
        }
    }

    /// It leaves the house through a wire, so that the outbox can send it by itself.
    pub const fn by_wire(self) -> bool {
        matches!(self, Self::Sms | Self::Email)
    }
}

coded! {
    /// The language of a template.
    Tongue {
        /// Dutch.
        Dutch = "nl",
        /// English.
        English = "en",
    }
}
