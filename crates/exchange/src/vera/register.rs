//! Which thing is meant by an id, an external id, a code or a link.

use super::shapes::Keys;
use crate::association::hash_of;
use std::collections::{HashMap, HashSet};

/// Things of one sort by any of their keys. Names are kept once; keys as 64 bits of their hash.
#[derive(Default)]
pub(super) struct Register {
    by_key: HashMap<u64, usize>,
    names: Vec<Box<str>>,
}

/// The name under which a thing is known to people: its code, else the source system's id, else its id.
pub(super) fn name_of(keys: &Keys) -> Option<String> {
    let own = [&keys.code, &keys.id_extern, &keys.id]
        .into_iter()
        .flatten()
        .map(|w| w.0.clone());
    own.chain(keys.any.clone()).find(|name| !name.is_empty())
}

/// Each key in its own space, so that one thing's id is not taken for another's code.
fn hashes(keys: &Keys) -> impl Iterator<Item = u64> {
    let spaces = [
        ("id", &keys.id),
        ("idExtern", &keys.id_extern),
        ("code", &keys.code),
    ];
    let own: Vec<u64> = spaces
        .into_iter()
        .filter_map(|(space, word)| {
            word.as_ref()
                .filter(|w| !w.0.is_empty())
                .map(|w| hash_of(&[space, &w.0]))
        })
        .collect();
    let any: Vec<u64> = keys
        .any
        .iter()
        .flat_map(|any| ["id", "idExtern", "code"].map(|space| hash_of(&[space, any])))
        .collect();
    own.into_iter().chain(any)
}

impl Register {
    /// The number of a thing, when any of its keys is known.
    pub(super) fn find(&self, keys: &Keys) -> Option<usize> {
        hashes(keys).find_map(|h| self.by_key.get(&h).copied())
    }

    /// The name of a number.
    pub(super) fn name(&self, number: usize) -> &str {
        self.names.get(number).map_or("", |n| n)
    }

    /// The name of what is meant.
    pub(super) fn name_of(&self, keys: &Keys) -> Option<String> {
        self.find(keys).map(|n| self.name(n).to_owned())
    }

    /// Adds a thing under all its keys and gives its number.
    pub(super) fn add(&mut self, keys: &Keys, name: &str) -> usize {
        let number = self.names.len();
        self.names.push(name.into());
        for hash in hashes(keys) {
            self.by_key.entry(hash).or_insert(number);
        }
        number
    }
}

/// A set of things that are named somewhere.
#[derive(Default)]
pub(super) struct Wanted(HashSet<u64>);

impl Wanted {
    pub(super) fn add(&mut self, keys: &Keys) {
        self.0.extend(hashes(keys));
    }

    pub(super) fn has(&self, keys: &Keys) -> bool {
        hashes(keys).any(|h| self.0.contains(&h))
    }
}
