//! The reminder that numbers change: every 1 January and 1 July.

use super::{Law, Renewal, Row, Value};
use crate::calendar::{Day, Month, Watch};

/// Days before a turn on which the reminder begins.
const NOTICE_DAYS: i32 = 45;

/// What must be looked up around a turn of the year or half year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reminder<'l> {
    /// The 1 January or 1 July it is about.
    pub turn: Day,
    /// The last row of each parameter that says nothing about the turn yet.
    pub ending: Vec<&'l Row>,
    /// Rows that hold on the turn or until then, and that nobody has confirmed.
    pub unconfirmed: Vec<&'l Row>,
}

impl Reminder<'_> {
    /// Nothing is left to do.
    pub const fn is_empty(&self) -> bool {
        self.ending.is_empty() && self.unconfirmed.is_empty()
    }
}

/// The reminder as it stands today: about the next 1 January or 1 July from 45 days before it, else about the last one.
/// It stays until every number is there and confirmed.
pub fn reminder<'l>(law: &'l Law, watch: &Watch) -> Reminder<'l> {
    let turn = turn(watch);
    let mut ending = Vec::new();
    let mut unconfirmed = Vec::new();
    for entry in law.entries() {
        if entry.renews == Renewal::WhenTheLawChanges {
            continue;
        }
        let on_turn = entry
            .rows
            .iter()
            .find(|r| r.holds_on(turn) && (r.value != Value::Unknown || r.off));
        if on_turn.is_none() {
            ending.extend(entry.rows.iter().rfind(|r| r.valid_from <= turn));
        }
        let before = entry.rows.iter().find(|r| r.holds_on(turn.plus(-1)));
        let looked_at = if on_turn.is_some() { on_turn } else { before };
        unconfirmed.extend(looked_at.filter(|r| !r.confirmed() && !r.off));
    }
    Reminder {
        turn,
        ending,
        unconfirmed,
    }
}

fn turn(watch: &Watch) -> Day {
    let year = watch.today().civil().0;
    let turns = [
        Month::new(year, 1).first(),
        Month::new(year, 7).first(),
        Month::new(year + 1, 1).first(),
    ];
    turns
        .into_iter()
        .rfind(|turn| watch.reached(turn.plus(-NOTICE_DAYS)))
        .unwrap_or(Month::new(year, 1).first())
}
