//! Free moments of a budget or energy coach, or of a colleague who helps with papers: booked together with the tenant, at the table
//! (S1.24, S1.6, S4.4). A coach sees whom they meet and when; not the account.

use crate::calendar::{Day, Watch, clock};
use crate::contact::coded;
use crate::ids::{AgreementId, SlotId, TenancyId, UserId};
use crate::network::SaidYes;
use crate::version::{Version, newest};
use uuid::Uuid;

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

coded! {
    /// How far a talk with a coach is. This is all that anybody but the coach learns of it (S1.6, S4.4).
    Status {
        /// Chosen with the tenant; the coach did not answer yet.
        Booked = "booked",
        /// The coach comes.
        Accepted = "accepted",
        /// The coach can't, and another moment is looked for.
        Declined = "declined",
        /// They spoke, and it is done.
        Done = "done",
        /// Nobody came.
        NotCome = "not_come",
        /// They spoke, and go on together.
        GoesOn = "goes_on",
    }
}

impl Status {
    /// What the coach may say next; after the day of the talk how it went, before it only whether they come.
    pub fn next(self, day_came: bool) -> &'static [Self] {
        match (self, day_came) {
            (Self::Booked, false) => &[Self::Accepted, Self::Declined],
            (Self::Accepted, false) => &[Self::Declined],
            (Self::Booked | Self::Accepted, true) => {
                &[Self::Done, Self::GoesOn, Self::NotCome, Self::Declined]
            }
            _ => &[],
        }
    }
}

/// One version of a booked talk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Booking {
    /// Which moment.
    pub slot: SlotId,
    /// 1 for the first.
    pub version: i32,
    /// Whose.
    pub coach: UserId,
    /// The coach's name, as it stands with the colleague.
    pub coach_name: String,
    /// How the tenant agreed.
    pub said_yes: SaidYes,
    /// How far it is.
    pub status: Status,
    /// The day of this status.
    pub on: Day,
    /// Who of us.
    pub by: Option<UserId>,
    /// The day we learned of this version.
    pub learned_on: Day,
}

impl Version for Booking {
    type Id = SlotId;
    fn id(&self) -> SlotId {
        self.slot
    }
    fn version(&self) -> i32 {
        self.version
    }
    fn begins_on(&self) -> Day {
        self.on
    }
    fn made_on(&self) -> Day {
        self.on
    }
    fn learned_on(&self) -> Day {
        self.learned_on
    }
}

impl Booking {
    /// The agreement with the tenant that belongs to it.
    pub fn agreement_id(slot: SlotId) -> AgreementId {
        AgreementId(Uuid::new_v5(&slot.0, b"agreement"))
    }
}

/// The talks that a coach declined while no later one was booked: another moment is looked for together.
pub fn without_a_moment<'b>(all: &'b [Booking], watch: &Watch, known_by: Option<Day>) -> Vec<&'b Booking> {
    let newest = newest(all, watch, known_by);
    let again = |d: &Booking| {
        let others = newest
            .iter()
            .filter(|b| b.slot != d.slot && b.status != Status::Declined);
        others.into_iter().any(|b| first_day(all, b.slot) >= Some(d.on))
    };
    let declined = newest.iter().copied().filter(|b| b.status == Status::Declined);
    let mut waiting: Vec<&Booking> = declined.filter(|b| !again(b)).collect();
    // One talk is looked for, however often a coach declined.
    waiting.sort_by_key(|b| (b.on, b.slot));
    waiting.split_off(waiting.len().saturating_sub(1))
}

/// The day on which a moment was booked.
fn first_day(all: &[Booking], slot: SlotId) -> Option<Day> {
    all.iter()
        .filter(|b| b.slot == slot && b.version == 1)
        .map(|b| b.on)
        .min()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]
    use super::*;

    fn booking(slot: u128, version: i32, status: Status, on: &str) -> Booking {
        let on = on.parse().unwrap();
        Booking {
            slot: SlotId(Uuid::from_u128(slot)),
            version,
            coach: UserId(Uuid::from_u128(9)),
            coach_name: "Karim Haddad".to_owned(),
            said_yes: SaidYes::AtTheTable,
            status,
            on,
            by: None,
            learned_on: on,
        }
    }

    #[test]
    fn s1_6_a_coach_says_whether_they_come_and_afterwards_how_it_went() {
        assert!(Status::Booked.next(false).contains(&Status::Accepted));
        assert!(
            !Status::Booked.next(false).contains(&Status::Done),
            "nothing was said yet"
        );
        assert!(Status::Accepted.next(true).contains(&Status::GoesOn));
        for over in [Status::Declined, Status::Done, Status::NotCome, Status::GoesOn] {
            assert!(
                over.next(true).is_empty() && over.next(false).is_empty(),
                "{over:?}"
            );
        }
    }

    #[test]
    fn s1_6_a_declined_talk_waits_until_another_moment_is_booked() {
        let watch = Watch::new("2026-11-30".parse().unwrap());
        let mut all = vec![
            booking(1, 1, Status::Booked, "2026-11-20"),
            booking(1, 2, Status::Declined, "2026-11-21"),
        ];
        let waits = |all: &[Booking]| {
            without_a_moment(all, &watch, None)
                .iter()
                .map(|b| b.slot)
                .collect::<Vec<_>>()
        };
        assert_eq!(waits(&all), [SlotId(Uuid::from_u128(1))]);
        all.push(booking(2, 1, Status::Booked, "2026-11-23"));
        assert!(waits(&all).is_empty());
        // That one is declined too: one row, the last.
        all.push(booking(2, 2, Status::Declined, "2026-11-24"));
        assert_eq!(waits(&all), [SlotId(Uuid::from_u128(2))]);
        // What was booked before is no other moment.
        let before = [
            booking(3, 1, Status::Booked, "2026-11-01"),
            booking(1, 1, Status::Booked, "2026-11-20"),
            booking(1, 2, Status::Declined, "2026-11-21"),
        ];
        assert_eq!(waits(&before).len(), 1);
    }
}
