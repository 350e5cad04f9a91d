//! "Is this how you see it?" Yes, partly, or no. What the tenant sees otherwise stops every harder step on that part,
//! stays out of the arrears figures, and asks an answer of a named person (S1.19).

use crate::calendar::Day;
use crate::contact::coded;
use crate::ids::{DisputeId, UserId};
use crate::ledger::{Account, BadPart, Part};
use crate::money::Cents;
use crate::version::Version;

coded! {
    /// How the tenant sees what we say is open.
    Recognition {
        /// Yes, this is how I see it.
        Yes = "yes",
        /// Partly.
        Partly = "partly",
        /// No.
        No = "no",
    }
}

coded! {
    /// How a dispute stands.
    DisputeState {
        /// Waits for our answer.
        Open = "open",
        /// The tenant was right; the ledger was or will be corrected.
        TenantRight = "tenant_right",
        /// Partly right.
        PartlyRight = "partly_right",
        /// The claim stands, explained.
        Explained = "explained",
        /// The tenant took it back.
        Withdrawn = "withdrawn",
    }
}

/// A payment the tenant says was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ToldPayment {
    /// The day, as told.
    pub on: Day,
    /// How much, as told.
    pub amount: Cents,
}

/// One version of how the tenant sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dispute {
    /// Chosen by its maker.
    pub id: DisputeId,
    /// 1 for the first version.
    pub version: i32,
    /// Yes, partly or no.
    pub says: Recognition,
    /// What is disputed, item by item; empty after a yes. Of a partly right one: what the tenant was right about.
    pub parts: Vec<Part>,
    /// In the tenant's words.
    pub words: String,
    /// Payments the tenant mentions.
    pub payments: Vec<ToldPayment>,
    /// The day it was said.
    pub raised_on: Day,
    /// Who answers.
    pub answerer: UserId,
    /// The day by which we promised an answer.
    pub answer_by: Day,
    /// How it stands.
    pub state: DisputeState,
    /// Our answer, in plain words; empty while open.
    pub answer: String,
    /// Who of us wrote this version.
    pub by: Option<UserId>,
    /// The day this version was made.
    pub made_on: Day,
    /// The day we learned of it.
    pub learned_on: Day,
}

impl Version for Dispute {
    type Id = DisputeId;
    fn id(&self) -> DisputeId {
        self.id
    }
    fn version(&self) -> i32 {
        self.version
    }
    fn begins_on(&self) -> Day {
        self.raised_on
    }
    fn made_on(&self) -> Day {
        self.made_on
    }
    fn learned_on(&self) -> Day {
        self.learned_on
    }
}

/// Why a dispute can't be written down so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadDispute {
    /// Partly or no, without what.
    #[error("say which month and how much the tenant sees otherwise")]
    NothingDisputed,
    /// Yes, with something disputed.
    #[error("after a yes nothing is disputed; choose partly or no")]
    YesWithParts,
    /// An answer promised before the question.
    #[error("the answer is promised by {answer_by}, before it was asked on {raised_on}; choose a later day")]
    AnswerBeforeQuestion {
        /// The promised day.
        answer_by: Day,
        /// The day it was said.
        raised_on: Day,
    },
    /// Closed without a word.
    #[error("write the answer in plain words before this is closed")]
    NoAnswer,
    /// A part of something that is not there.
    #[error(transparent)]
    Part(#[from] BadPart),
    /// Said before the tenancy.
    #[error("{raised_on} lies before the tenancy, which began on {start}")]
    BeforeTenancy {
        /// The day it was said.
        raised_on: Day,
        /// First day of the tenancy.
        start: Day,
    },
}

impl Dispute {
    /// Waits for our answer.
    pub fn is_open(&self) -> bool {
        self.state == DisputeState::Open && !self.parts.is_empty()
    }

    /// Its parts are not asked: they wait for our answer, or the tenant was right and the ledger is corrected or will be.
    pub fn holds(&self) -> bool {
        matches!(
            self.state,
            DisputeState::Open | DisputeState::TenantRight | DisputeState::PartlyRight
        )
    }

    /// Checks it against the account of its day.
    pub fn check(&self, account: &Account, start: Day) -> Result<(), BadDispute> {
        let (answer_by, raised_on) = (self.answer_by, self.raised_on);
        if raised_on < start {
            return Err(BadDispute::BeforeTenancy { raised_on, start });
        }
        match (self.says, self.parts.is_empty()) {
            (Recognition::Yes, true) => return Ok(()),
            (Recognition::Yes, false) => return Err(BadDispute::YesWithParts),
            (_, true) => return Err(BadDispute::NothingDisputed),
            _ => {}
        }
        if answer_by < raised_on {
            return Err(BadDispute::AnswerBeforeQuestion { answer_by, raised_on });
        }
        if self.state != DisputeState::Open {
            let said = self.state == DisputeState::Withdrawn || !self.answer.trim().is_empty();
            return if said { Ok(()) } else { Err(BadDispute::NoAnswer) };
        }
        Ok(account.check_parts(&self.parts)?)
    }
}
