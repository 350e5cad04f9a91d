//! Why paying became hard, as the tenant told it: recorded when told, never guessed, and never needed (S0.13). No field
//! for health, belief or blame.

use crate::agreement::Party;
use crate::calendar::{Day, Watch};
use crate::contact::coded;
use crate::ids::{CauseId, TenancyId, UserId};
use std::collections::{BTreeMap, BTreeSet};

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

/// In how many households each cause was told: each household once, whether it still holds or is over. What was told and
/// taken back on one day was written down by mistake and counts nowhere.
pub fn households<'t>(told: impl IntoIterator<Item = (TenancyId, &'t ToldCause)>) -> BTreeMap<Cause, usize> {
    let mut days: BTreeMap<(Cause, TenancyId, Day), Vec<bool>> = BTreeMap::new();
    for (tenancy, telling) in told {
        let day = days.entry((telling.cause, tenancy, telling.on)).or_default();
        day.push(telling.over);
    }
    let meant = days.iter().filter(|(_, said)| !said.contains(&true));
    let homes: BTreeSet<(Cause, TenancyId)> =
        meant.map(|((cause, tenancy, _), _)| (*cause, *tenancy)).collect();
    let mut counts = BTreeMap::new();
    for (cause, _) in homes {
        *counts.entry(cause).or_default() += 1;
    }
    counts
}
