//! External collection (VERA *externe incasso*): a case that was transferred is in the hands of a bailiff or an agency, from a
//! start with its reason to an end with its reason. An agency collects for us only when it is registered (Wki, since 1 April
//! 2024); a bailiff is exempt. There is always a way back (S4.34).

use crate::calendar::Day;
use crate::contact::coded;
use crate::ids::{HandOverId, TransferId, UserId};
use crate::money::Cents;

coded! {
    /// What a party is: list `EXTERNEINCASSOSOORT` of VERA.
    PartyKind {
        /// A bailiff: exempt from registration.
        Bailiff = "DEU",
        /// An agency: must be registered.
        Agency = "INC",
    }
}

/// The registration of an agency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Registration {
    /// Its number in the register.
    pub number: String,
    /// First day.
    pub from: Day,
    /// Last day, when it is known.
    pub until: Option<Day>,
}

/// A bailiff or an agency. A change is a new version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    /// Short name; it does not change.
    pub code: String,
    /// 1 for the first.
    pub version: i32,
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: PartyKind,
    /// Its registration under the Wki.
    pub registration: Option<Registration>,
}

/// A case that was handed over. It does not change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandOver {
    /// Chosen by its maker.
    pub id: HandOverId,
    /// The transfer that two people decided.
    pub transfer: TransferId,
    /// To which party.
    pub party: String,
    /// Why: list `EXTERNEINCASSOSTARTREDEN` of VERA.
    pub reason: String,
    /// The first day.
    pub on: Day,
    /// What is claimed.
    pub amount: Cents,
    /// Who of us.
    pub by: Option<UserId>,
    /// The day we learned of it.
    pub learned_on: Day,
}

/// How it ended. It ends once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandOverEnd {
    /// Which.
    pub hand_over: HandOverId,
    /// Why: list `EXTERNEINCASSOEINDEREDEN` of VERA.
    pub reason: String,
    /// The last day.
    pub on: Day,
    /// One line.
    pub words: String,
    /// Who of us.
    pub by: Option<UserId>,
    /// The day we learned of it.
    pub learned_on: Day,
}

/// The end reason of a case that we took back.
pub const TAKEN_BACK: &str = "TER";

/// Why it can't be so.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadHandOver {
    /// A party without a name.
    #[error("a party has a name of at most 80 characters; fill it in")]
    NoName,
    /// A registration that ends before it begins, or without a number.
    #[error(
        "a registration has a number and a first day, and does not end before it; look it up in the register"
    )]
    Registration,
    /// No such party.
    #[error("there is no party '{0}'; write it down first")]
    NoSuchParty(String),
    /// An agency that is not registered on the day.
    #[error("{party} is not registered under the Wki on {on}; choose a registered agency or a bailiff")]
    NotRegistered {
        /// Its name.
        party: String,
        /// The day.
        on: Day,
    },
    /// No transfer stands.
    #[error("two people have not decided about transfer; the last gate comes first")]
    NoTransfer,
    /// Before the decision.
    #[error("transfer was decided on {0}; choose that day or a later one")]
    BeforeDecision(Day),
    /// A day that did not come yet.
    #[error("{0} did not come yet")]
    Future(Day),
    /// It is in somebody's hands already.
    #[error("this case is in somebody's hands already; end that first")]
    There,
    /// A code that the list does not have on that day.
    #[error("'{code}' is no reason on {on}; choose one of the list")]
    NoSuchReason {
        /// The code.
        code: String,
        /// The day.
        on: Day,
    },
    /// Nothing is left to claim.
    #[error("nothing is left to claim")]
    NothingToClaim,
    /// A judge or the law stops it.
    #[error("a judge or the law stops this until and with {0}")]
    StoppedByLaw(Day),
    /// It ended already.
    #[error("this ended already")]
    Ended,
    /// Ends before it began.
    #[error("it began on {0}; choose that day or a later one")]
    EndsBeforeItBegan(Day),
}

const LONGEST_NAME: usize = 80;

impl Party {
    /// Checks it before it is kept.
    pub fn check(&self) -> Result<(), BadHandOver> {
        if self.code.is_empty() || self.name.trim().is_empty() || self.name.chars().count() > LONGEST_NAME {
            return Err(BadHandOver::NoName);
        }
        let right =
            |r: &Registration| !r.number.trim().is_empty() && r.until.is_none_or(|until| until >= r.from);
        if self.registration.as_ref().is_some_and(|r| !right(r)) {
            return Err(BadHandOver::Registration);
        }
        Ok(())
    }

    /// May it collect for us on a day? `registers` is whether the law asks registration on that day.
    pub fn may_collect(&self, on: Day, registers: bool) -> Result<(), BadHandOver> {
        let registered = |r: &Registration| r.from <= on && r.until.is_none_or(|until| on <= until);
        if self.kind == PartyKind::Bailiff || !registers || self.registration.as_ref().is_some_and(registered)
        {
            return Ok(());
        }
        Err(BadHandOver::NotRegistered {
            party: self.name.clone(),
            on,
        })
    }
}

/// How a hand-over stands on a day, in the codes of `EXTERNEINCASSOSTATUS`: new, active or ended.
pub fn status(held: &HandOver, end: Option<&HandOverEnd>, today: Day) -> &'static str {
    match end {
        Some(end) if end.on <= today => "EIN",
        _ if held.on >= today => "NIE",
        _ => "ACT",
    }
}

/// The hand-over that did not end.
pub fn running<'h>(all: &'h [HandOver], ends: &[HandOverEnd]) -> Option<&'h HandOver> {
    all.iter().find(|h| !ends.iter().any(|e| e.hand_over == h.id))
}

impl HandOver {
    /// Checks it before it is kept. `decided` is the day of the decision about the transfer that stands, `stop` a stop by law.
    pub fn check(
        &self,
        decided: Option<Day>,
        stop: Option<Day>,
        running: bool,
        today: Day,
    ) -> Result<(), BadHandOver> {
        let decided = decided.ok_or(BadHandOver::NoTransfer)?;
        if self.on < decided {
            return Err(BadHandOver::BeforeDecision(decided));
        }
        if self.on > today {
            return Err(BadHandOver::Future(self.on));
        }
        if running {
            return Err(BadHandOver::There);
        }
        if let Some(until) = stop {
            return Err(BadHandOver::StoppedByLaw(until));
        }
        if !self.amount.is_positive() {
            return Err(BadHandOver::NothingToClaim);
        }
        Ok(())
    }

    /// Checks an end before it is kept.
    pub fn may_end(&self, ended: bool, on: Day, today: Day) -> Result<(), BadHandOver> {
        if ended {
            return Err(BadHandOver::Ended);
        }
        if on < self.on {
            return Err(BadHandOver::EndsBeforeItBegan(self.on));
        }
        if on > today {
            return Err(BadHandOver::Future(on));
        }
        Ok(())
    }
}
