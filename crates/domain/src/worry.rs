//! A worry from the neighbourhood (S4.12, practice.md M12): a caretaker or any colleague passes on in one line that somebody may
//! need us, and hears back what was done with it.
//!
//! A worry is not a diagnosis and not a fact about the tenant: it is passed on, answered and forgotten after some time. What a
//! tenant did not agree to be told is not shown to others: they read "call X", and hear it in a talk.

use crate::calendar::{Day, Watch};
use crate::contact::coded;
use crate::ids::{UserId, WorryId};

/// Longest line, in characters: one line, not a report.
pub const LONGEST_LINE: usize = 200;

coded! {
    /// Was the tenant asked?
    Asked {
        /// The tenant knows and agrees that we are told.
        Agreed = "agreed",
        /// Not asked: others read nothing but whom to call.
        NotAsked = "not_asked",
    }
}

coded! {
    /// What was done with it, as the one who passed it on reads it. It says nothing of the tenant's affairs.
    WorryAnswer {
        /// There was contact with the tenant.
        Spoken = "spoken",
        /// Somebody goes there or calls.
        GoingAfter = "going_after",
        /// We tried and reached nobody yet; we try again.
        NotReached = "not_reached",
        /// After a talk with who passed it on: nothing is needed now.
        NothingNeeded = "nothing_needed",
    }
}

/// What was done, when and by whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answered {
    /// What was done.
    pub how: WorryAnswer,
    /// A line for the one who passed it on; may be empty.
    pub words: String,
    /// Who.
    pub by: UserId,
    /// When.
    pub on: Day,
}

/// A worry about a household.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Worry {
    /// Chosen by its maker.
    pub id: WorryId,
    /// Who passed it on.
    pub from: UserId,
    /// Their name.
    pub from_name: String,
    /// Their direct number.
    pub from_phone: Option<String>,
    /// One line. For the maker's own eyes when the tenant was not asked.
    pub line: String,
    /// Was the tenant asked?
    pub asked: Asked,
    /// The day it was passed on.
    pub on: Day,
    /// What was done with it.
    pub answer: Option<Answered>,
}

impl Worry {
    /// The line as this person may read it: everybody when the tenant agreed, else its maker alone.
    pub fn line_for(&self, reader: Option<UserId>) -> Option<&str> {
        let may = self.asked == Asked::Agreed || reader == Some(self.from);
        may.then_some(self.line.as_str())
    }

    /// It was passed on by this day and nobody answered yet.
    pub(crate) fn waits(&self, watch: &Watch, known_by: Option<Day>) -> bool {
        let answered = self
            .answer
            .as_ref()
            .is_some_and(|a| known_by.is_none_or(|day| a.on <= day));
        !answered && known_by.is_none_or(|day| self.on <= day) && watch.reached(self.on)
    }
}

/// What an answer or a line may not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadWorry {
    /// More than one line.
    #[error("a worry is one line of at most {LONGEST_LINE} characters; the rest is for a talk")]
    TooLong,
    /// An amount: what a tenant owes is nothing for the one who passed it on.
    #[error("leave amounts out: what a tenant pays is not for the one who passed the worry on")]
    Amount,
}

/// One line without amounts.
pub fn check_line(text: &str) -> Result<(), BadWorry> {
    if text.chars().count() > LONGEST_LINE || text.contains('\n') {
        return Err(BadWorry::TooLong);
    }
    let lower = text.to_lowercase();
    if lower.contains('€') || lower.contains("euro") {
        return Err(BadWorry::Amount);
    }
    Ok(())
}
