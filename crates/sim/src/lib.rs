//! Seeded worlds: the demo association De Linde, a background population, and the data of the measured runs.
//!
//! Everything is a pure function of written data and a seed. The same version of
//! this crate writes the same bytes on every machine, so demo files can be
//! committed and a measured run can be repeated by anyone.

#![allow(
    clippy::inconsistent_digit_grouping,
    clippy::mistyped_literal_suffixes,
    reason = "days are written 2026_11_21 and amounts 742_18, as people read them"
)]

pub mod association_folder;
pub mod bench;
pub mod demo;
pub mod household;
pub mod numbering;
pub mod places;
pub mod planned;
pub mod population;
pub mod random;
pub mod statement_file;
pub mod stories;

use domain::calendar::{Day, Month};
use std::path::{Path, PathBuf};

/// Why a world could not be written or read.
#[derive(Debug, thiserror::Error)]
pub enum SimError {
    /// The file system refused.
    #[error("{path}: {source}. Check that the folder exists, is writable and has room")]
    File {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A CSV file could not be written or read.
    #[error("{path}: {source}")]
    Table {
        /// The file.
        path: PathBuf,
        /// What the reader or writer said, with the line.
        source: csv::Error,
    },
    /// A line of a generated file is not what the generator writes.
    #[error("{path}, line {line}: {problem}. Write the folder again with `keukentafel bench generate`")]
    Line {
        /// The file.
        path: PathBuf,
        /// From 1.
        line: u64,
        /// What is wrong.
        problem: String,
    },
    /// A request that the generator cannot meet.
    #[error("{0}")]
    Request(String),
    /// The closing balance announced at the start of a statement is not what its entries add up to.
    #[error("statement {id}: closing balance announced {announced}, entries give {found}")]
    Balance {
        /// Statement id.
        id: String,
        /// What the head of the file says.
        announced: domain::money::Cents,
        /// What was written.
        found: domain::money::Cents,
    },
}

impl SimError {
    pub(crate) fn file(path: &Path) -> impl FnOnce(std::io::Error) -> Self + '_ {
        |source| Self::File {
            path: path.to_owned(),
            source,
        }
    }
    pub(crate) fn table(path: &Path) -> impl FnOnce(csv::Error) -> Self + '_ {
        |source| Self::Table {
            path: path.to_owned(),
            source,
        }
    }
}

/// The demo's today: Saturday 21 November 2026.
pub const TODAY: Day = ymd(2026_11_21);

/// First month whose money comes in through bank statements in the twelve stories; before it, through bookings.csv.
pub const FIRST_STATEMENT_MONTH: Month = Month::new(2025, 12);

/// Month of [`TODAY`].
pub const THIS_MONTH: Month = Month::new(2026, 11);

/// A day written as a number, 20261121. For data in the source only: not checked, the tests read every one back.
pub(crate) const fn ymd(n: i32) -> Day {
    Day(Month::new(n / 10_000, n / 100 % 100).first().0 + n % 100 - 1)
}

/// A month written as a number, 202611.
pub(crate) const fn ym(n: i32) -> Month {
    Month::new(n / 100, n % 100)
}
