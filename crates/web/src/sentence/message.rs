//! Words for messages to tenants: what holds one back, where it is, when it leaves.

use crate::language::Phrases;
use domain::calendar::Day;
use domain::message::State;
use domain::silence::{At, Hold};

/// A moment as people say it: "ma 23 nov om 8.00 uur"; the beginning of a day is that day.
pub fn moment(phrases: &Phrases, at: At, today: Day) -> String {
    if at.minute == 0 {
        return phrases.day_seen_from(at.day, today);
    }
    let time = format!("{}.{:02}", at.minute / 60, at.minute % 60);
    phrases.message_moment(phrases.day_seen_from(at.day, today), time)
}

/// One rule that holds a message back, with the moment from which it no longer does.
pub fn hold(phrases: &Phrases, hold: &Hold, today: Day) -> String {
    let rule = phrases.hold_rule(hold.rule.code());
    match hold.until {
        Some(until) => phrases.hold_until(rule, moment(phrases, until, today)),
        None => phrases.hold_open(rule),
    }
}

/// Why a message is where it is: a rule, or what the carrier said.
pub fn why(phrases: &Phrases, why: &str) -> String {
    phrases.hold_rule(why)
}

/// Where a message is.
pub fn state(phrases: &Phrases, state: State) -> String {
    phrases.message_state(state.code())
}
