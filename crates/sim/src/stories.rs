//! The twelve tenancies of Woonstichting De Linde (T01–T12): people, terms, money and talks.
//!
//! Money until November 2025 comes in through bookings.csv; from December 2025 on only
//! rent is charged there, and every receipt and return comes through a bank statement.
//! The months add up to the table of the demo stories to the cent; a test holds it to that.

mod cast;
mod money;
pub mod partners;
mod talks;

use crate::association_folder::FolderWriter;
use crate::household::{Household, StaffRow};
use crate::statement_file::{Entry, Head, StatementWriter, Version};
use crate::{FIRST_STATEMENT_MONTH, SimError, THIS_MONTH, TODAY};
use domain::calendar::Month;
use domain::money::Cents;
use std::fs::File;
use std::io::BufWriter;
use std::path::Path;

pub use cast::STAFF;

pub(crate) use money::words as month_words;

/// How many stories there are.
pub const COUNT: u32 = 12;

/// Balance of the association's account before December 2025 in the story files.
const FIRST_OPENING: Cents = Cents(48_120_355);

/// The IBAN on which De Linde receives rent.
pub fn association_iban() -> String {
    crate::numbering::iban("LIND", 285_000_123)
}

/// A lower rent for a while.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LowerRent {
    /// First and last month.
    pub months: (Month, Month),
    /// How much lower, a month.
    pub per_month: Cents,
}

/// T06: given by the association; the contract, and what is charged, stays the list rent.
pub const LOWER_RENT: LowerRent = LowerRent {
    months: (Month::new(2026, 7), Month::new(2026, 12)),
    per_month: Cents(180_00),
};

/// T06: the rent before the increase of July 2026, and after it if it had gone on.
pub const SPARED_INCREASE: (Cents, Cents) = (Cents(879_00), Cents(915_03));

/// Contract number of story 1 to 12.
pub fn contract(story: u8) -> String {
    format!("DL{}", 100_000 + u32::from(story))
}

/// The account from which T12 paid September 2026, which nobody knew until a person linked it.
pub fn unclear_payer_iban() -> String {
    crate::numbering::iban("DEMO", 100_001_432)
}

/// The twelve households, T01 first.
pub fn households() -> Vec<Household> {
    cast::all()
}

/// Those who work at De Linde.
pub fn staff() -> &'static [StaffRow] {
    &STAFF
}

/// The entries of a month's statement about the twelve, with what else passes over the account, by day.
pub fn entries(month: Month) -> Vec<Entry> {
    money::entries(month)
}

/// Months with a statement.
pub fn statement_months() -> impl Iterator<Item = Month> {
    (0..=THIS_MONTH.since(FIRST_STATEMENT_MONTH)).map(|n| FIRST_STATEMENT_MONTH.plus(n))
}

/// Which message version the bank used in a month: it moved to version 8 in March 2026.
pub fn version(month: Month) -> Version {
    if month < Month::new(2026, 3) {
        Version::V02
    } else {
        Version::V08
    }
}

/// File name of a month's statement within the folder of an association.
pub fn statement_name(month: Month) -> String {
    format!("statements/{month}.xml")
}

/// Writes the committed demo folder: the CSV set and twelve statements. The same bytes every time.
pub fn write_folder(folder: &Path) -> Result<(), SimError> {
    let mut out = FolderWriter::create(folder)?;
    for person in staff() {
        out.add_staff(person)?;
    }
    for home in households() {
        out.add(&home)?;
    }
    out.finish()?;
    let statements = folder.join("statements");
    std::fs::create_dir_all(&statements).map_err(SimError::file(&statements))?;
    let mut opening = FIRST_OPENING;
    for month in statement_months() {
        opening = write_statement(folder, month, opening, &entries(month))?;
    }
    Ok(())
}

/// Writes one month's statement and gives its closing balance.
pub(crate) fn write_statement(
    folder: &Path,
    month: Month,
    opening: Cents,
    entries: &[Entry],
) -> Result<Cents, SimError> {
    let closing = opening + entries.iter().map(Entry::amount).sum();
    let path = folder.join(statement_name(month));
    let file = File::create(&path).map_err(SimError::file(&path))?;
    let out = BufWriter::with_capacity(1 << 16, file);
    let mut writer = StatementWriter::begin(out, path, version(month), &head(month, opening, closing))?;
    for entry in entries {
        writer.entry(entry)?;
    }
    writer.finish()?;
    Ok(closing)
}

/// The head of a month's statement.
pub(crate) fn head(month: Month, opening: Cents, closing: Cents) -> Head {
    let (year, number) = month.parts();
    Head {
        id: format!("LINDE-{year}-{number:02}"),
        number,
        account: association_iban(),
        from: month.first(),
        to: month.last().min(TODAY.plus(-1)),
        opening,
        closing,
    }
}
