//! The people around a tenant (S3.15): a helper, family, a neighbour, a coach. Who may be called about what, and until when, is the
//! tenant's to say and to take back. Without a consent that runs, nobody is there: not on a page, not for a call, not for a letter.

use crate::calendar::Day;
use crate::contact::coded;
use crate::ids::{NetworkId, UserId};

/// Longest time for which a consent is given at once, in months: after it we ask again.
pub const LONGEST_MONTHS: i32 = 12;
/// Longest name or number, in characters.
pub const LONGEST_NAME: usize = 100;

coded! {
    /// Who somebody is to the tenant.
    Relation {
        /// Family.
        Family = "family",
        /// A neighbour or friend.
        Neighbour = "neighbour",
        /// A helper of an organisation.
        Helper = "helper",
        /// A budget, energy or work coach.
        Coach = "coach",
        /// Somebody who looks after the money, chosen by the tenant or the court.
        Administrator = "administrator",
    }
}

coded! {
    /// What may be talked about.
    Topic {
        /// Making an appointment, and nothing else.
        Appointment = "appointment",
        /// How to help: what is agreed and who does what.
        Agreements = "agreements",
        /// Paying: months, amounts and the plan.
        Paying = "paying",
        /// A copy of letters.
        Letters = "letters",
    }
}

coded! {
    /// How the tenant said yes.
    SaidYes {
        /// Together at the table.
        AtTheTable = "at_the_table",
        /// By phone.
        ByPhone = "by_phone",
        /// In writing.
        InWriting = "in_writing",
    }
}

/// Somebody in the network, with the tenant's consent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NetworkContact {
    /// Chosen by its maker.
    pub id: NetworkId,
    /// Their name.
    pub name: String,
    /// Who they are to the tenant.
    pub relation: Relation,
    /// How to reach them.
    pub reach: String,
    /// What may be talked about, each once.
    pub topics: Vec<Topic>,
    /// How the tenant said yes.
    pub said_yes: SaidYes,
    /// The day the tenant said yes.
    pub from: Day,
    /// The last day on which it holds.
    pub until: Day,
    /// Who of us wrote it down.
    pub by: Option<UserId>,
}

/// A consent that can't be so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadConsent {
    /// Nobody is named, or the name is too long.
    #[error("say who it is, in at most {LONGEST_NAME} characters")]
    Nobody,
    /// Nothing may be talked about.
    #[error("choose what may be talked about")]
    NoTopic,
    /// It ends before it begins, or lasts too long.
    #[error("choose a last day from today, at most {LONGEST_MONTHS} months on; the last possible day is {0}")]
    Until(Day),
    /// There is no consent for this, now.
    #[error("the tenant did not say yes to this, or it is over; ask the tenant first")]
    NoConsent,
}

impl NetworkContact {
    /// The consent runs on a day.
    pub fn holds(&self, on: Day) -> bool {
        self.from <= on && on <= self.until
    }

    /// May this be talked about on a day?
    pub fn may(&self, topic: Topic, on: Day) -> bool {
        self.holds(on) && self.topics.contains(&topic)
    }

    /// The last day that can be chosen on a day.
    pub fn latest(from: Day) -> Day {
        from.month().plus(LONGEST_MONTHS).on(from.day_of_month())
    }

    /// Whether it can be so.
    pub fn check(&self) -> Result<(), BadConsent> {
        let named = |text: &str| text.chars().count() <= LONGEST_NAME;
        if self.name.trim().is_empty() || !named(&self.name) || !named(&self.reach) {
            return Err(BadConsent::Nobody);
        }
        if self.topics.is_empty() {
            return Err(BadConsent::NoTopic);
        }
        let latest = Self::latest(self.from);
        if self.until < self.from || self.until > latest {
            return Err(BadConsent::Until(latest));
        }
        Ok(())
    }
}
