//! How often a number was seen while one file comes in. Nearly all numbers are there once, and a sorted list of eight
//! bytes each takes a quarter of a table; what is more than a list of a million goes to disk, so that a file of any
//! size takes the same memory.

use foldhash::{HashMap, HashSet};
use store::Error;
use store::tally::{Counted, Tally};

/// Counts numbers.
#[derive(Debug)]
pub(crate) struct Seen {
    /// Where its counts stand on disk.
    group: i64,
    /// Seen once, before the recent ones; sorted.
    once: Vec<u64>,
    /// Seen once, lately.
    recent: HashSet<u64>,
    /// How often, of those seen more than once.
    more: HashMap<u64, u32>,
    /// Whether some went to disk.
    on_disk: bool,
    limits: Limits,
}

/// How many numbers are held in memory.
#[derive(Clone, Copy, Debug)]
struct Limits {
    /// Recent ones, before they join the sorted list.
    recent: usize,
    /// Those seen once: eight bytes each.
    once: usize,
    /// Those seen more than once: about twenty bytes each.
    more: usize,
}

impl Seen {
    /// Nothing seen yet; `group` keeps its counts on disk apart from others.
    pub(crate) fn new(group: i64) -> Self {
        let limits = Limits {
            recent: 65_536,
            once: 1_000_000,
            more: 200_000,
        };
        Self {
            group,
            once: Vec::new(),
            recent: HashSet::default(),
            more: HashMap::default(),
            on_disk: false,
            limits,
        }
    }

    /// Counts this number; gives how often it was counted before.
    pub(crate) fn count(&mut self, disk: &Tally, number: u64) -> Result<u32, Error> {
        if let Some(times) = self.more.get_mut(&number) {
            *times += 1;
            return Ok(*times - 1);
        }
        let before = self.times(disk, number)?;
        if before == 0 {
            self.recent.insert(number);
        } else {
            self.more.insert(number, before + 1);
        }
        if self.recent.len() >= self.limits.recent {
            self.settle();
        }
        if self.once.len() > self.limits.once || self.more.len() > self.limits.more {
            self.put_on_disk(disk)?;
        }
        Ok(before)
    }

    /// How often this number was counted.
    pub(crate) fn times(&self, disk: &Tally, number: u64) -> Result<u32, Error> {
        if let Some(times) = self.more.get(&number) {
            return Ok(*times);
        }
        if self.recent.contains(&number) || self.once.binary_search(&number).is_ok() {
            return Ok(1);
        }
        if self.on_disk {
            disk.times(self.place(number))
        } else {
            Ok(0)
        }
    }

    fn settle(&mut self) {
        if self.once.capacity() == 0 {
            // Once and whole: growing would hold it twice for a moment. What is not written to takes no memory.
            self.once.reserve_exact(self.limits.once + self.limits.recent);
        }
        self.once.extend(self.recent.drain());
        self.once.sort_unstable();
    }

    /// All of it, so that what is in memory says enough: a number is in memory or on disk.
    fn put_on_disk(&mut self, disk: &Tally) -> Result<(), Error> {
        self.settle();
        let mut more: Vec<(u64, u32)> = self.more.drain().collect();
        more.sort_unstable();
        disk.set(self.once.iter().map(|number| (self.place(*number), 1)))?;
        disk.set(
            more.into_iter()
                .map(|(number, times)| (self.place(number), times)),
        )?;
        self.once.clear();
        self.on_disk = true;
        Ok(())
    }

    fn place(&self, number: u64) -> Counted {
        Counted {
            group: self.group,
            number: number.cast_signed(),
            other: 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_as_often_as_they_come_however_many_lie_between_and_wherever_they_are_held() {
        let disk = Tally::new().unwrap();
        let mut seen = Seen::new(0);
        (seen.limits.recent, seen.limits.once, seen.limits.more) = (500, 3_000, 200);
        let mut plain: HashMap<u64, u32> = HashMap::default();
        // Some numbers come again and again, in a fixed order that looks like chance.
        let mut chance: u64 = 1;
        for _ in 0..20_000 {
            chance = chance
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            for number in [chance, chance >> 52] {
                let before = plain.entry(number).or_default();
                assert_eq!(seen.times(&disk, number).unwrap(), *before);
                assert_eq!(seen.count(&disk, number).unwrap(), *before);
                *before += 1;
            }
            assert!(seen.once.len() <= 3_000 + 500 && seen.more.len() <= 201);
        }
        assert!(seen.on_disk && plain.values().any(|times| *times > 2));
    }
}
