//! Agreements: who does what by when, for both sides. A wish without a day is an intention, and cannot be broken.

use crate::calendar::Day;
use crate::contact::coded;
use crate::ids::{AgreementId, UserId};
use crate::money::Cents;

coded! {
    /// Who promised.
    Party {
        /// The tenant.
        Tenant = "tenant",
        /// We, the association.
        Association = "association",
        /// Someone else: municipality, administrator, family.
        Third = "third",
    }
}

coded! {
    /// Where an agreement stands, as set by a person. Money agreements of the tenant are also judged by the ledger.
    AgreementState {
        /// Running.
        Open = "open",
        /// Done.
        Done = "done",
        /// No longer needed, in consultation.
        Dropped = "dropped",
    }
}

/// One version of an agreement. A change is a new version with the same id; the newest learned counts, all are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreement {
    /// Chosen by its maker.
    pub id: AgreementId,
    /// 1 for the first version.
    pub version: i32,
    /// Who does it.
    pub party: Party,
    /// What, in plain words.
    pub action: String,
    /// When it was agreed.
    pub made_on: Day,
    /// The last day on which it is on time. `None` makes it an intention (S0.12).
    pub due_on: Option<Day>,
    /// All money, rent included, that will come in from `made_on` to `due_on`, when the agreement is about paying.
    /// Each cent counts for one agreement only, the earliest due first.
    pub amount: Option<Cents>,
    /// Where it stands.
    pub state: AgreementState,
    /// Who of us wrote it down.
    pub by: Option<UserId>,
    /// The day we learned of this version.
    pub learned_on: Day,
}

impl Agreement {
    /// An intention has no day and therefore cannot be missed (S0.12).
    pub const fn is_intention(&self) -> bool {
        self.due_on.is_none()
    }
}

/// What we said we would do: somebody's own words, or what the program wrote down for us. The second is kept as a code with
/// a name, so that everybody reads it in their own language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said<'a> {
    /// As it was written.
    Words(&'a str),
    /// We give our balance to who asked (S4.15).
    BalanceTo(&'a str),
    /// We answer the payment proposal of who made it.
    AnswerTo(&'a str),
}

const BALANCE_TO: &str = "[balance_asked] ";
const ANSWER_TO: &str = "[proposed] ";

impl<'a> Said<'a> {
    /// Reads what is kept.
    pub fn of(action: &'a str) -> Self {
        let balance = action.strip_prefix(BALANCE_TO).map(Self::BalanceTo);
        let answer = action.strip_prefix(ANSWER_TO).map(Self::AnswerTo);
        balance.or(answer).unwrap_or(Self::Words(action))
    }

    /// As it is kept.
    pub fn kept(self) -> String {
        match self {
            Self::Words(words) => words.to_owned(),
            Self::BalanceTo(who) => format!("{BALANCE_TO}{who}"),
            Self::AnswerTo(who) => format!("{ANSWER_TO}{who}"),
        }
    }
}
