//! VERA 4.3 (Aedes) JSON, as the list operations of a source system return it, to the facts of the association set.
//!
//! What is read, what is required and how codes are understood is written for people in `docs/association-vera.md`.
//! A BSN, a birth date and whatever else has no use here are skipped by the parser. Only people who have a role in a
//! rent agreement are handed on; other relations are left where they are.

mod convert;
pub mod external;
mod json;
pub mod refdata;
mod register;
mod shapes;
mod terms;
mod values;

#[cfg(test)]
mod tests;

use crate::association::{Fact, Failure, Place};
use std::io::{self, Read};
use std::path::PathBuf;

/// A resource of VERA, told by the beginning of the file name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Resource {
    /// BOG `overeenkomsten`: rent agreements. Required.
    Agreements,
    /// BVG `eenheden`: dwellings with their address.
    Units,
    /// BRG `relaties`: people.
    Relations,
    /// BOG `betaalwijzen`, when they are not inside the agreements.
    PaymentMethods,
    /// BOG `prijscomponenten`, when they are not inside the agreements.
    PriceComponents,
    /// BRG `betaalgegevens`: IBANs, when they are not inside the relations.
    PaymentDetails,
    /// BFG `debiteuren`: whose booking it is when the booking names no agreement.
    Debtors,
    /// BFG `boekingen`.
    Bookings,
}

impl Resource {
    /// Every resource that is read.
    pub const ALL: [Self; 8] = [
        Self::Agreements,
        Self::Units,
        Self::Relations,
        Self::PaymentMethods,
        Self::PriceComponents,
        Self::PaymentDetails,
        Self::Debtors,
        Self::Bookings,
    ];

    /// The path of its list operation, which is how its files begin.
    pub const fn path(self) -> &'static str {
        match self {
            Self::Agreements => "overeenkomsten",
            Self::Units => "eenheden",
            Self::Relations => "relaties",
            Self::PaymentMethods => "betaalwijzen",
            Self::PriceComponents => "prijscomponenten",
            Self::PaymentDetails => "betaalgegevens",
            Self::Debtors => "debiteuren",
            Self::Bookings => "boekingen",
        }
    }

    /// The resource in a file: `overeenkomsten.json`, `overeenkomsten-2.json`, `Overeenkomsten_pagina_3.json`.
    pub fn from_file_name(name: &str) -> Option<Self> {
        let stem = name.to_ascii_lowercase();
        let stem = stem.strip_suffix(".json")?;
        Self::ALL.into_iter().find(|r| {
            stem.strip_prefix(r.path())
                .is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_alphabetic()))
        })
    }
}

/// Files that can be opened more than once: what is named must be known before what names it.
pub trait Folder {
    /// Names of the files, without folder.
    fn names(&self) -> io::Result<Vec<String>>;
    /// Opens one of them.
    fn open(&self, name: &str) -> io::Result<Box<dyn Read + '_>>;
}

/// A folder on disk.
#[derive(Clone, Debug)]
pub struct Directory(pub PathBuf);

impl Folder for Directory {
    fn names(&self) -> io::Result<Vec<String>> {
        let mut names = Vec::new();
        for entry in std::fs::read_dir(&self.0)? {
            let entry = entry?;
            if entry.file_type()?.is_file() {
                names.extend(entry.file_name().into_string());
            }
        }
        Ok(names)
    }

    fn open(&self, name: &str) -> io::Result<Box<dyn Read + '_>> {
        Ok(Box::new(std::fs::File::open(self.0.join(name))?))
    }
}

/// Files in memory, by name.
impl Folder for Vec<(String, Vec<u8>)> {
    fn names(&self) -> io::Result<Vec<String>> {
        Ok(self.iter().map(|(name, _)| name.clone()).collect())
    }

    fn open(&self, name: &str) -> io::Result<Box<dyn Read + '_>> {
        let found = self
            .iter()
            .find(|(n, _)| n == name)
            .ok_or(io::ErrorKind::NotFound)?;
        Ok(Box::new(found.1.as_slice()))
    }
}

/// What was read, and what was left out on purpose.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Facts handed on.
    pub facts: u64,
    /// Items that were left out, by reason.
    pub left_out: std::collections::BTreeMap<&'static str, u64>,
    /// Files in the folder that are no VERA resource we read.
    pub ignored_files: Vec<String>,
}

/// Reads a folder of VERA JSON and hands on its facts: each thing before what names it.
///
/// After the first problem no more facts are handed on; the caller must undo those it got.
pub fn read<E>(
    folder: &dyn Folder,
    sink: &mut dyn FnMut(&Place, Fact) -> Result<(), E>,
) -> Result<Summary, Failure<E>> {
    convert::Reading::new(sink).read(folder)
}
