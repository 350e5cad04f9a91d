//! Contact with a tenant, in the words of the national model for early signals (DDAS).

use crate::calendar::Day;
use crate::ids::{ContactId, UserId};

/// An enum whose values have codes: the one way in the house to store and exchange a closed list.
#[macro_export]
macro_rules! coded {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $code:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vdoc])* $variant,)* }
        impl $name {
            /// Every value, in the order it is shown.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];
            /// The code that is stored and exchanged.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }
            /// The value of a code.
            pub fn from_code(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$variant),)* _ => None }
            }
        }
    };
}
pub(crate) use coded;

coded! {
    /// How contact was sought (DDAS contactsoort).
    ContactKind {
        /// By phone.
        Phone = "Telefoon",
        /// At the door or the kitchen table.
        HomeVisit = "Huisbezoek",
        /// A closed card left at a missed visit.
        Card = "Kaartje",
        /// Text message or `WhatsApp`.
        Text = "SMS/Whatsapp",
        /// E-mail.
        Mail = "Mail",
        /// A letter.
        Letter = "Brief",
        /// Anything else: the desk, the portal, the street.
        Other = "Overige",
        /// Registered by the system.
        Administrative = "Administratief",
    }
}

impl ContactKind {
    /// By this a person seeks to speak with somebody: a call or a visit.
    pub const fn is_a_try(self) -> bool {
        matches!(self, Self::Phone | Self::HomeVisit)
    }

    /// By this two people can speak with each other: at a distance, at home, at the desk or in the street.
    pub const fn is_a_talk(self) -> bool {
        matches!(self, Self::Phone | Self::HomeVisit | Self::Other)
    }
}

coded! {
    /// Part of the day (DDAS dagdeel).
    DayPart {
        /// Until noon.
        Morning = "Ochtend",
        /// Noon to six.
        Afternoon = "Middag",
        /// After six.
        Evening = "Avond",
    }
}

coded! {
    /// Who began it (VERA RICHTING).
    Direction {
        /// We sought them.
        Outgoing = "UIT",
        /// They sought us.
        Incoming = "INK",
    }
}

coded! {
    /// How it went, in one tap. Every outcome is a full outcome.
    Outcome {
        /// There was a talk and something was agreed.
        Agreed = "agreed",
        /// There was a talk; nothing was agreed yet.
        Talked = "talked",
        /// Connection made, payment not discussed (S3.7).
        Connected = "connected",
        /// Another time suits better.
        AnotherTime = "another_time",
        /// Someone else was there; nothing was said about the matter.
        OtherPerson = "other_person",
        /// Nobody answered or opened.
        NotReached = "not_reached",
        /// A message was left or sent.
        Sent = "sent",
    }
}

impl Outcome {
    /// Two-way contact with the right person took place (DDAS bereikt).
    pub const fn reached(self) -> bool {
        matches!(
            self,
            Self::Agreed | Self::Talked | Self::Connected | Self::AnotherTime
        )
    }
}

/// A contact attempt or talk. Kept for ever; a mistake is corrected by a new one that names the old.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// Chosen by the browser or phone that made it.
    pub id: ContactId,
    /// The day it took place.
    pub on: Day,
    /// Part of the day, when known.
    pub day_part: Option<DayPart>,
    /// By what means.
    pub kind: ContactKind,
    /// Who began.
    pub direction: Direction,
    /// How it went.
    pub outcome: Outcome,
    /// One or two lines; may be empty.
    pub note: String,
    /// The agreed or planned next moment. Until then the system is silent (S4.32c).
    pub next_on: Option<Day>,
    /// Who of us; `None` for the system and for imported history.
    pub by: Option<UserId>,
    /// The day we learned of it.
    pub learned_on: Day,
    /// An earlier contact that this one replaces because it was wrong.
    pub corrects: Option<ContactId>,
}
