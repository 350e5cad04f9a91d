//! Facts that change by a new version with the same id. Every version is kept; the newest known one counts.

use crate::agreement::Agreement;
use crate::calendar::{Day, Watch};

/// One version of a fact.
pub trait Version {
    /// What holds the versions of one fact together.
    type Id: Copy + Ord;
    /// The fact this is a version of.
    fn id(&self) -> Self::Id;
    /// 1 for the first. Two versions of one number are refused by the store.
    fn version(&self) -> i32;
    /// The day from which the first version counts; may lie before the day we learned of it.
    fn begins_on(&self) -> Day;
    /// The day this version was agreed.
    fn made_on(&self) -> Day;
    /// The day we learned of this version.
    fn learned_on(&self) -> Day;

    /// The first version counts from its own day, a later one from the day we learned of it.
    fn counts_from(&self) -> Day {
        if self.version() <= 1 {
            self.begins_on()
        } else {
            self.learned_on().max(self.made_on())
        }
    }
}

/// The newest version of each fact that counts on the day of `watch`, by id. Empty in, empty out, without memory.
pub fn newest<'a, T: Version>(all: &'a [T], watch: &Watch, known_by: Option<Day>) -> Vec<&'a T> {
    let mut newest: Vec<&T> = Vec::new();
    for version in all {
        let known = known_by.is_none_or(|day| version.learned_on() <= day);
        if !known || !watch.reached(version.counts_from()) {
            continue;
        }
        match newest.iter_mut().find(|held| held.id() == version.id()) {
            Some(held) if order(*held) < order(version) => *held = version,
            Some(_) => {}
            None => newest.push(version),
        }
    }
    newest.sort_unstable_by_key(|v| v.id());
    newest
}

/// The newest version of each, whatever day it is; `key` is what holds the versions of one together.
pub fn newest_by<T, K: PartialEq>(all: Vec<T>, key: impl Fn(&T) -> K, version: impl Fn(&T) -> i32) -> Vec<T> {
    let mut list: Vec<T> = Vec::new();
    for one in all {
        match list.iter_mut().find(|held| key(held) == key(&one)) {
            Some(held) if version(held) < version(&one) => *held = one,
            Some(_) => {}
            None => list.push(one),
        }
    }
    list
}

fn order<T: Version>(v: &T) -> (i32, Day) {
    (v.version(), v.learned_on())
}

impl Version for Agreement {
    type Id = crate::ids::AgreementId;
    fn id(&self) -> Self::Id {
        self.id
    }
    fn version(&self) -> i32 {
        self.version
    }
    fn begins_on(&self) -> Day {
        self.made_on
    }
    fn made_on(&self) -> Day {
        self.made_on
    }
    fn learned_on(&self) -> Day {
        self.learned_on
    }
}
