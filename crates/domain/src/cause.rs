//! Why paying became hard, as the tenant told it: recorded when told, never guessed, and never needed (S0.13). No field
//! for health, belief or blame.

use crate::agreement::Party;
use crate::calendar::{Day, Watch};
use crate::contact::coded;
use crate::ids::{CauseId, UserId};

coded! {
    /// A cause, in neutral words.
    Cause {
        /// Income stopped.
        IncomeStopped = "income_stopped",
        /// Income became less.
        IncomeLess = "income_less",
        /// A benefit or allowance comes late or was decided wrongly.
        BenefitLate = "benefit_late",
        /// The household changed: separation, a death, a birth.
        HouseholdChange = "household_change",
        /// Costs became higher.
        HigherCosts = "higher_costs",
        /// Other debts.
        OtherDebts = "other_debts",
        /// Letters and papers were left lying.
        Paperwork = "paperwork",
        /// Something in the home is broken.
        HomeDefect = "home_defect",
        /// Wants to move or has just moved.
        Moving = "moving",
        /// It was forgotten.
        Forgotten = "forgotten",
        /// A booking of ours or of the bank was wrong.
        Booking = "booking",
        /// Many agencies, and nothing moves.
        Stuck = "stuck",
        /// Something else.
        Other = "other",
    }
}

/// A cause someone told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ToldCause {
    /// Chosen by its maker.
    pub id: CauseId,
    /// What.
    pub cause: Cause,
    /// Who said it.
    pub said_by: Party,
    /// When.
    pub on: Day,
    /// Who of us wrote it down.
    pub by: Option<UserId>,
    /// The day we learned of it.
    pub learned_on: Day,
    /// Told to be over, or taken back.
    pub over: bool,
}

/// What holds now: of each cause the last telling, unless that says it is over. In the order in which they were told;
/// of two tellings on one day the later in the list counts.
pub fn standing<'t>(told: &'t [ToldCause], watch: &Watch) -> Vec<&'t ToldCause> {
    let mut last: Vec<&ToldCause> = Vec::new();
    for telling in told.iter().filter(|t| watch.reached(t.on)) {
        match last.iter_mut().find(|held| held.cause == telling.cause) {
            Some(held) if (held.on, held.learned_on) <= (telling.on, telling.learned_on) => *held = telling,
            Some(_) => {}
            None => last.push(telling),
        }
    }
    last.retain(|t| !t.over);
    last
}
