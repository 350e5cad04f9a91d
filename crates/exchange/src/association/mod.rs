//! The documented CSV set of an association: twelve tables, bytes in, facts out.
//!
//! The columns are described for people in `docs/association-csv.md`. A set is read whole or not at
//! all: [`Reader`] goes through a file to its end and gathers up to [`MOST_PROBLEMS`] problems, each
//! with file, line, column and remedy, so that a file is mended once and not twenty times. After the
//! first problem no further fact of that file is handed on; the caller loads in one transaction and
//! rolls back on an error.
//!
//! References stay text here. The ids that follow from them are made where the association is known.

mod checks;
mod codes;
pub(crate) mod fault;
pub(crate) mod field;
mod input;
mod read;
mod row;
mod tables;
pub mod write;

#[cfg(test)]
mod tests;

pub(crate) use checks::{Checks, hash_of};
pub use codes::{Language, StaffRole};
pub use fault::{BookingPart, Difference, Fault, Problem, Sentence};
pub(crate) use input::line_breaks;
pub use read::{Failure, Reader, TableSummary};
pub use tables::Table;

use domain::agreement::{AgreementState, Party};
use domain::calendar::{Day, DueDay, Month};
use domain::contact::{ContactKind, DayPart, Direction, Outcome};
use domain::ledger::EntryKind;
use domain::money::Cents;
use domain::tenancy::{AddressForm, PaymentMethod, Role};
use std::sync::Arc;

/// After this many problems a file is put down: the rest is most likely more of the same.
pub const MOST_PROBLEMS: usize = 20;

/// Where a fact was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Name of the file, without folder.
    pub file: Arc<str>,
    /// Line on which the row or item begins, from 1. In a CSV with line breaks inside quotes this is still the line
    /// that a text editor shows.
    pub line: u64,
}

/// One row of one table, read and checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fact {
    /// Someone who works here.
    Staff(StaffRecord),
    /// A rentable unit.
    Dwelling(DwellingRecord),
    /// A person.
    Person(PersonRecord),
    /// A contract.
    Tenancy(TenancyRecord),
    /// A person's place in a tenancy.
    Member(MemberRecord),
    /// A rent component over a period.
    Rent(RentRecord),
    /// The agreed due day from a month on.
    DueDay(DueDayRecord),
    /// An IBAN known to pay for a tenancy.
    Iban(IbanRecord),
    /// A ledger entry.
    Booking(BookingRecord),
    /// A contact attempt or talk.
    Contact(ContactRecord),
    /// A version of an agreement.
    Agreement(AgreementRecord),
    /// A story in the tenant's own words.
    Story(StoryRecord),
}

/// A row of `staff.csv`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaffRecord {
    /// Name to log in with; unique.
    pub login: String,
    /// Name as shown to colleagues and tenants.
    pub name: String,
    /// E-mail address.
    pub email: Option<String>,
    /// Phone number.
    pub phone: Option<String>,
    /// What this person does.
    pub role: StaffRole,
    /// Language of the screens; Dutch unless told.
    pub language: Language,
}

/// A row of `dwellings.csv`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DwellingRecord {
    /// The association's unit number; unique.
    pub reference: String,
    /// Street.
    pub street: String,
    /// House number with letter and addition.
    pub house_number: String,
    /// Postcode without a space, upper case.
    pub postcode: String,
    /// Town.
    pub town: String,
    /// Neighbourhood; empty when not told.
    pub neighbourhood: String,
    /// Energy label A++++ to G.
    pub energy_label: Option<String>,
    /// WGS84 latitude and longitude in millionths of a degree.
    pub coordinates: Option<(i32, i32)>,
}

/// A row of `people.csv`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonRecord {
    /// The association's relation number; unique.
    pub reference: String,
    /// First name or names; may be empty.
    pub first_name: String,
    /// Initials with points; may be empty.
    pub initials: String,
    /// Surname particle; may be empty.
    pub infix: String,
    /// Surname without particle.
    pub surname: String,
    /// How the person wants to be called.
    pub preferred_name: Option<String>,
    /// u or je; u unless told.
    pub address_form: AddressForm,
    /// BCP-47 language tag; `nl` unless told.
    pub language: String,
    /// Phone number as dialled.
    pub phone: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// How and when the person likes to be reached.
    pub contact_note: Option<String>,
}

/// A row of `tenancies.csv`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TenancyRecord {
    /// The contract number; unique.
    pub reference: String,
    /// Reference of the dwelling.
    pub dwelling: String,
    /// First day.
    pub start: Day,
    /// Last day.
    pub end: Option<Day>,
    /// Structured payment reference without spaces; unique.
    pub payment_reference: Option<String>,
    /// SEPA mandate id.
    pub mandate: Option<String>,
    /// How the rent is paid. When not told: direct debit where there is a mandate, else transfer.
    pub method: PaymentMethod,
    /// Payment trouble announced before it came (S4.31).
    pub expected_arrears_since: Option<Day>,
}

/// A row of `members.csv`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberRecord {
    /// Reference of the tenancy.
    pub tenancy: String,
    /// Reference of the person.
    pub person: String,
    /// As what.
    pub role: Role,
    /// From this day.
    pub from: Day,
    /// Until and with this day.
    pub until: Option<Day>,
}

/// A row of `rent.csv`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RentRecord {
    /// Reference of the tenancy.
    pub tenancy: String,
    /// VERA prijscomponent detail code or the association's own word.
    pub kind: String,
    /// Per month; below zero for a discount.
    pub amount: Cents,
    /// From this day.
    pub from: Day,
    /// Until and with this day.
    pub until: Option<Day>,
}

/// A row of `due_days.csv`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueDayRecord {
    /// Reference of the tenancy.
    pub tenancy: String,
    /// First month it counts for.
    pub from_month: Month,
    /// The agreed day; 31 is the last day of the month.
    pub day: DueDay,
}

/// A row of `ibans.csv`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IbanRecord {
    /// Reference of the tenancy.
    pub tenancy: String,
    /// The IBAN without spaces, check digits and country format verified.
    pub iban: String,
}

/// A row of `bookings.csv`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BookingRecord {
    /// Reference of the tenancy.
    pub tenancy: String,
    /// The association's booking number; unique within the tenancy.
    pub key: String,
    /// What it is.
    pub kind: EntryKind,
    /// The day it counts from: due day of a charge, booking day of money.
    pub on: Day,
    /// **With the ledger's sign**: above zero raises what is owed (charge, reversal), below zero lowers it
    /// (receipt, credit). In the file all but corrections are written without a sign.
    pub amount: Cents,
    /// The month a charge is for, or that the payer designated.
    pub month: Option<Month>,
    /// ISO return reason, four characters (`AM04`).
    pub reason: Option<String>,
    /// For a correction: the key of the booking it corrects, in the same tenancy.
    pub corrects: Option<String>,
    /// The day the association learned of it, when not `on`.
    pub learned: Option<Day>,
    /// Words with it.
    pub note: Option<String>,
}

/// A row of `contacts.csv`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContactRecord {
    /// Reference of the tenancy.
    pub tenancy: String,
    /// The association's number of the contact; unique within the tenancy.
    pub key: String,
    /// The day it took place.
    pub on: Day,
    /// Part of the day.
    pub day_part: Option<DayPart>,
    /// By what means.
    pub kind: ContactKind,
    /// Who began; we did unless told.
    pub direction: Direction,
    /// How it went.
    pub outcome: Outcome,
    /// One or two lines; may be empty.
    pub note: String,
    /// The agreed next moment.
    pub next_on: Option<Day>,
    /// Login of who of us.
    pub by: Option<String>,
}

/// A row of `agreements.csv`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgreementRecord {
    /// Reference of the tenancy.
    pub tenancy: String,
    /// The association's number of the agreement; unique within the tenancy, together with the version.
    pub key: String,
    /// 1 unless told.
    pub version: i32,
    /// Who does it.
    pub party: Party,
    /// What, in plain words.
    pub action: String,
    /// When it was agreed.
    pub made_on: Day,
    /// Last day on which it is on time; none makes it an intention (S0.12).
    pub due_on: Option<Day>,
    /// Money to be paid, when it is about paying; above zero.
    pub amount: Option<Cents>,
    /// Open unless told.
    pub state: AgreementState,
    /// Login of who wrote it down.
    pub by: Option<String>,
}

/// A row of `stories.csv`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoryRecord {
    /// Reference of the tenancy.
    pub tenancy: String,
    /// The association's number of the story; unique within the tenancy.
    pub key: String,
    /// The day it was told.
    pub on: Day,
    /// The tenant's own words.
    pub text: String,
    /// Login of who listened.
    pub told_to: Option<String>,
}
