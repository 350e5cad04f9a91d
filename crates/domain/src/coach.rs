//! Free moments of a budget or energy coach, or of a colleague who helps with papers: booked together with the tenant, at the table
//! (S1.24, S1.6, S4.4). A coach sees whom they meet and when; not the account.

use crate::calendar::{Day, clock};
use crate::ids::{SlotId, TenancyId, UserId};

/// Days ahead of which free moments are offered at a table.
pub const AHEAD: i32 = 28;
/// Longest name of a place, in characters.
pub const LONGEST_PLACE: usize = 80;

/// A moment of a coach.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// Chosen by its maker.
    pub id: SlotId,
    /// Whose.
    pub coach: UserId,
    /// The day.
    pub on: Day,
    /// The minute of that day.
    pub minute: i32,
    /// Where: at home, at the office, the community room.
    pub place: String,
    /// Who booked it.
    pub taken: Option<TenancyId>,
}

/// Why a moment can't be offered so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadSlot {
    /// The day is over.
    #[error("{0} is over; choose today or a later day")]
    Past(Day),
    /// No time of a day.
    #[error("write a time such as 14:00")]
    Time,
    /// Nobody knows where.
    #[error("say where, in at most {LONGEST_PLACE} characters")]
    Place,
}

impl Slot {
    /// Can it be offered, seen from `today`?
    pub fn check(&self, today: Day) -> Result<(), BadSlot> {
        if self.on < today {
            return Err(BadSlot::Past(self.on));
        }
        if !(0..24 * 60).contains(&self.minute) {
            return Err(BadSlot::Time);
        }
        let place = self.place.trim().chars().count();
        if place == 0 || place > LONGEST_PLACE {
            return Err(BadSlot::Place);
        }
        Ok(())
    }

    /// The time as people write it: 14:00.
    pub fn time(&self) -> String {
        clock(self.minute)
    }
}
