//! Counts on disk while a large file comes in: SQLite's own temporary database, which nobody else sees and which is
//! gone when it is closed. It takes two megabytes of memory, however much is counted, and is the same beside both
//! engines: nothing in it outlives the file that is read.

use crate::db::Error;
use rusqlite::{CachedStatement, Connection, OptionalExtension as _, params};

/// Memory for pages, in KiB; what does not fit goes to a file.
const CACHE_KIB: i64 = 2 * 1024;

/// What is counted: two numbers within a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Counted {
    /// Keeps apart what has nothing to do with each other.
    pub group: i64,
    /// The first number.
    pub number: i64,
    /// The second number.
    pub other: i64,
}

/// How often something was seen.
#[derive(Debug)]
pub struct Tally(Connection);

impl Tally {
    /// An empty one.
    ///
    /// # Errors
    /// When SQLite cannot make a temporary database.
    pub fn new() -> Result<Self, Error> {
        let made = Connection::open("").and_then(|conn| {
            conn.set_prepared_statement_cache_capacity(8);
            conn.pragma_update(None, "page_size", 8192)?;
            conn.pragma_update(None, "cache_size", -CACHE_KIB)?;
            conn.pragma_update_and_check(None, "journal_mode", "off", |_| Ok(()))?;
            conn.pragma_update(None, "synchronous", "off")?;
            conn.execute_batch(
                "CREATE TABLE counted (grp INTEGER NOT NULL, number INTEGER NOT NULL, other INTEGER NOT NULL,
                    times INTEGER NOT NULL, PRIMARY KEY (grp, number, other)) WITHOUT ROWID;
                 BEGIN",
            )?;
            Ok(conn)
        });
        made.map(Self).map_err(|e| Error::lite("tally", e))
    }

    /// Sets how often each was seen; in their order it is quickest.
    ///
    /// # Errors
    /// When the disk is full.
    pub fn set(&self, all: impl IntoIterator<Item = (Counted, u32)>) -> Result<(), Error> {
        self.write(
            "INSERT INTO counted (grp, number, other, times) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT DO UPDATE SET times = excluded.times",
            all,
        )
    }

    /// Adds to how often each was seen.
    ///
    /// # Errors
    /// When the disk is full.
    pub fn add(&self, all: impl IntoIterator<Item = (Counted, u32)>) -> Result<(), Error> {
        self.write(
            "INSERT INTO counted (grp, number, other, times) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT DO UPDATE SET times = times + excluded.times",
            all,
        )
    }

    /// How often it was seen.
    ///
    /// # Errors
    /// When the temporary file cannot be read.
    pub fn times(&self, counted: Counted) -> Result<u32, Error> {
        let found = self
            .statement("SELECT times FROM counted WHERE grp = ?1 AND number = ?2 AND other = ?3")?
            .query_row(params![counted.group, counted.number, counted.other], |row| {
                row.get(0)
            })
            .optional();
        Ok(found.map_err(failed)?.unwrap_or(0))
    }

    /// Takes one away, if it was seen.
    ///
    /// # Errors
    /// When the disk is full.
    pub fn take(&self, counted: Counted) -> Result<bool, Error> {
        let changed = self
            .statement(
                "UPDATE counted SET times = times - 1 WHERE grp = ?1 AND number = ?2 AND other = ?3 AND times > 0",
            )?
            .execute(params![counted.group, counted.number, counted.other]);
        Ok(changed.map_err(failed)? > 0)
    }

    /// The first of a group with this number that is still there.
    ///
    /// # Errors
    /// When the temporary file cannot be read.
    pub fn first(&self, group: i64, number: i64) -> Result<Option<Counted>, Error> {
        let found = self
            .statement(
                "SELECT other FROM counted WHERE grp = ?1 AND number = ?2 AND times > 0 ORDER BY other LIMIT 1",
            )?
            .query_row(params![group, number], |row| row.get(0))
            .optional();
        let found = found.map_err(failed)?;
        Ok(found.map(|other| Counted { group, number, other }))
    }

    fn write(&self, text: &str, all: impl IntoIterator<Item = (Counted, u32)>) -> Result<(), Error> {
        let mut statement = self.statement(text)?;
        for (counted, times) in all {
            statement
                .execute(params![counted.group, counted.number, counted.other, times])
                .map_err(failed)?;
        }
        Ok(())
    }

    fn statement(&self, text: &str) -> Result<CachedStatement<'_>, Error> {
        self.0.prepare_cached(text).map_err(failed)
    }
}

fn failed(error: rusqlite::Error) -> Error {
    Error::lite("tally", error)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    fn at(group: i64, number: i64, other: i64) -> Counted {
        Counted { group, number, other }
    }

    #[test]
    fn counts_takes_away_and_finds_the_first_as_a_map_in_memory_would() {
        let (tally, mut plain) = (Tally::new().unwrap(), BTreeMap::new());
        // A fixed order that looks like chance; more pages than the memory holds would be slow here, not other.
        let mut chance: u64 = 1;
        for _ in 0..20_000 {
            chance = chance
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            let seen = at(
                (chance >> 62).cast_signed(),
                (chance >> 52 & 0xff).cast_signed(),
                (chance >> 40 & 3).cast_signed(),
            );
            match chance >> 33 & 3 {
                0 | 1 => {
                    tally.add([(seen, 1)]).unwrap();
                    *plain.entry(seen).or_insert(0) += 1;
                }
                2 => {
                    let held = plain.get_mut(&seen).filter(|times| **times > 0);
                    assert_eq!(tally.take(seen).unwrap(), held.is_some());
                    if let Some(times) = held {
                        *times -= 1;
                    }
                }
                _ => {
                    tally.set([(seen, 7)]).unwrap();
                    plain.insert(seen, 7);
                }
            }
            assert_eq!(tally.times(seen).unwrap(), plain.get(&seen).copied().unwrap_or(0));
            let first = plain
                .range(at(seen.group, seen.number, i64::MIN)..=at(seen.group, seen.number, i64::MAX))
                .find(|(_, times)| **times > 0);
            assert_eq!(
                tally.first(seen.group, seen.number).unwrap(),
                first.map(|(place, _)| *place)
            );
        }
        assert!(plain.values().any(|times| *times == 0) && plain.len() > 2_000);
    }
}
