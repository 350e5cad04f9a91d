//! What becomes of a message once it is made, and who carries it.

use super::Channel;
use crate::calendar::Day;
use crate::contact::coded;
use crate::ids::MessageId;

coded! {
    /// Where a message is on its way.
    State {
        /// Made ready; leaves when somebody says so. A letter or card waits here to be printed.
        Ready = "ready",
        /// Leaves at its moment.
        Waiting = "waiting",
        /// Being handed over right now.
        Sending = "sending",
        /// Handed over.
        Sent = "sent",
        /// A rule holds it back, and not only for some hours: a person decides.
        Held = "held",
        /// It may have left or not: a person finds out. It is never sent a second time by itself.
        Unsure = "unsure",
        /// It could not be delivered.
        Failed = "failed",
        /// Not sent, by decision.
        Withdrawn = "withdrawn",
    }
}

impl State {
    /// A person must look at it.
    pub const fn needs_person(self) -> bool {
        matches!(self, Self::Held | Self::Unsure | Self::Failed)
    }

    /// It left, or may have: it counts as a message of these days (S2.17).
    pub const fn counts(self) -> bool {
        matches!(self, Self::Sending | Self::Sent | Self::Unsure)
    }
}

/// A message that needs a person: a rule holds it back for long, it could not be delivered, or nobody knows whether it left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stuck {
    /// Which message.
    pub message: MessageId,
    /// How it was to travel.
    pub channel: Channel,
    /// Where it is.
    pub state: State,
    /// Since which day.
    pub on: Day,
}

/// A message as a carrier takes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parcel {
    /// Its id: the same at every try, so that a carrier that knows it sends once.
    pub id: MessageId,
    /// E-mail address, or phone number with its country: `31612345678`.
    pub to: String,
    /// Name of the reader.
    pub to_name: String,
    /// Who writes: first and last name.
    pub from_name: String,
    /// Subject of an e-mail.
    pub subject: String,
    /// The text.
    pub text: String,
    /// Language code of the text.
    pub language: String,
}

/// What came of handing a parcel over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Handed {
    /// Taken. With the carrier's own reference, when it gave one.
    Accepted(String),
    /// Not taken, and nothing left: another try may work.
    Later(String),
    /// Not taken, and another try is useless.
    Refused(String),
    /// It went wrong when it may have been taken already.
    Unsure(String),
}

/// Carries messages out of the house. It decides nothing.
pub trait Carrier: Send + Sync {
    /// What it carries.
    fn channel(&self) -> Channel;
    /// The same parcel handed over twice arrives once, because the carrier knows its id.
    fn repeats_safely(&self) -> bool;
    /// Hands one parcel over; ends within a bounded time.
    fn carry(&self, parcel: &Parcel) -> Handed;
}

/// A phone number with its country and without marks, as gateways want it: `06 12 34 56 78` is `31612345678`.
pub fn phone_number(typed: &str) -> Option<String> {
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    let odd = |c: char| !(c.is_ascii_digit() || matches!(c, ' ' | '-' | '(' | ')' | '.' | '+' | '/'));
    if typed.chars().any(odd) {
        return None;
    }
    let whole = if typed.trim_start().starts_with('+') {
        digits.replacen("310", "31", usize::from(digits.starts_with("310")))
    } else if let Some(rest) = digits.strip_prefix("00") {
        rest.to_owned()
    } else {
        format!("31{}", digits.strip_prefix('0')?)
    };
    (10..=15).contains(&whole.len()).then_some(whole)
}

/// An address that can be an e-mail address: something, `@`, a domain with a point, and no spaces or line breaks.
pub fn is_email(typed: &str) -> bool {
    let Some((name, domain)) = typed.rsplit_once('@') else {
        return false;
    };
    let plain = |c: char| !c.is_whitespace() && !c.is_control() && !matches!(c, '<' | '>' | ',' | ';' | '"');
    typed.len() <= 254
        && !name.is_empty()
        && !name.contains('@')
        && domain.contains('.')
        && !domain.starts_with('.')
        && !domain.ends_with('.')
        && typed.chars().all(plain)
}
