//! Writes the documented CSV set of an association, one household at a time.

use crate::SimError;
use crate::household::{Household, StaffRow};
use domain::calendar::Day;
use std::fs::File;
use std::path::{Path, PathBuf};

/// The town every demo dwelling lies in.
pub const TOWN: &str = "Rivierstad";

/// The files of the set, in the order in which an association is loaded, with their columns.
pub const FILES: [(&str, &[&str]); 12] = [
    (
        "staff.csv",
        &["login", "name", "email", "phone", "role", "language"],
    ),
    (
        "dwellings.csv",
        &[
            "reference",
            "street",
            "house_number",
            "postcode",
            "town",
            "neighbourhood",
            "energy_label",
            "latitude",
            "longitude",
        ],
    ),
    (
        "people.csv",
        &[
            "reference",
            "first_name",
            "initials",
            "infix",
            "surname",
            "preferred_name",
            "address_form",
            "language",
            "phone",
            "email",
            "contact_note",
        ],
    ),
    (
        "tenancies.csv",
        &[
            "reference",
            "dwelling",
            "start",
            "end",
            "payment_reference",
            "mandate",
            "method",
            "expected_arrears_since",
        ],
    ),
    ("members.csv", &["tenancy", "person", "role", "from", "until"]),
    ("rent.csv", &["tenancy", "kind", "amount", "from", "until"]),
    ("due_days.csv", &["tenancy", "from_month", "day"]),
    ("ibans.csv", &["tenancy", "iban"]),
    (
        "bookings.csv",
        &[
            "tenancy", "key", "kind", "on", "amount", "month", "reason", "corrects", "learned", "note",
        ],
    ),
    (
        "contacts.csv",
        &[
            "tenancy",
            "key",
            "on",
            "day_part",
            "kind",
            "direction",
            "outcome",
            "note",
            "next_on",
            "by",
        ],
    ),
    (
        "agreements.csv",
        &[
            "tenancy", "key", "version", "party", "action", "made_on", "due_on", "amount", "state", "by",
        ],
    ),
    ("stories.csv", &["tenancy", "key", "on", "text", "told_to"]),
];

struct Table {
    path: PathBuf,
    out: csv::Writer<File>,
}

impl Table {
    fn create(folder: &Path, name: &str, columns: &[&str]) -> Result<Self, SimError> {
        let path = folder.join(name);
        let file = File::create(&path).map_err(SimError::file(&path))?;
        let out = csv::WriterBuilder::new()
            .delimiter(b';')
            .buffer_capacity(1 << 16)
            .from_writer(file);
        let mut table = Self { path, out };
        table.row(columns)?;
        Ok(table)
    }

    fn row(&mut self, fields: &[&str]) -> Result<(), SimError> {
        self.out.write_record(fields).map_err(SimError::table(&self.path))
    }
}

/// The open files of a set. Memory does not grow with the number of households.
pub struct FolderWriter {
    tables: Vec<Table>,
}

// Positions in FILES.
const STAFF: usize = 0;
const DWELLINGS: usize = 1;
const PEOPLE: usize = 2;
const TENANCIES: usize = 3;
const MEMBERS: usize = 4;
const RENT: usize = 5;
const DUE_DAYS: usize = 6;
const IBANS: usize = 7;
const BOOKINGS: usize = 8;
const CONTACTS: usize = 9;
const AGREEMENTS: usize = 10;
const STORIES: usize = 11;

impl FolderWriter {
    /// Makes the folder where missing, and the files with their headers, replacing what was there.
    pub fn create(folder: &Path) -> Result<Self, SimError> {
        std::fs::create_dir_all(folder).map_err(SimError::file(folder))?;
        let tables = FILES
            .iter()
            .map(|(name, columns)| Table::create(folder, name, columns))
            .collect::<Result<_, _>>()?;
        Ok(Self { tables })
    }

    /// Adds one of our people.
    pub fn add_staff(&mut self, s: &StaffRow) -> Result<(), SimError> {
        self.tables[STAFF].row(&[s.login, s.name, s.email, s.phone, s.role, s.language])
    }

    /// Adds everything about one tenancy.
    pub fn add(&mut self, home: &Household) -> Result<(), SimError> {
        self.dwelling(home)?;
        self.people(home)?;
        self.terms(home)?;
        self.bookings(home)?;
        self.talks(home)
    }

    /// Writes what is still in memory. Without this call the files may be cut short.
    pub fn finish(mut self) -> Result<(), SimError> {
        for table in &mut self.tables {
            table.out.flush().map_err(SimError::file(&table.path))?;
        }
        Ok(())
    }

    fn dwelling(&mut self, home: &Household) -> Result<(), SimError> {
        let d = &home.dwelling;
        let (latitude, longitude) = (degrees(d.coordinates.0), degrees(d.coordinates.1));
        self.tables[DWELLINGS].row(&[
            &d.reference,
            &d.street,
            &d.house_number,
            &d.postcode,
            TOWN,
            &d.neighbourhood,
            d.energy_label,
            &latitude,
            &longitude,
        ])
    }

    fn people(&mut self, home: &Household) -> Result<(), SimError> {
        for p in &home.people {
            self.tables[PEOPLE].row(&[
                &p.reference,
                &p.first_name,
                &p.initials,
                &p.infix,
                &p.surname,
                &p.preferred_name,
                p.address_form.code(),
                p.language,
                &p.phone,
                &p.email,
                &p.contact_note,
            ])?;
        }
        for m in &home.members {
            let from = m.from.to_string();
            self.tables[MEMBERS].row(&[&home.tenancy.reference, &m.person, m.role.code(), &from, ""])?;
        }
        Ok(())
    }

    fn terms(&mut self, home: &Household) -> Result<(), SimError> {
        let t = &home.tenancy;
        self.tables[TENANCIES].row(&[
            &t.reference,
            &home.dwelling.reference,
            &t.start.to_string(),
            &optional(t.end),
            &t.payment_reference,
            &t.mandate,
            t.method.code(),
            &optional(t.expected_arrears_since),
        ])?;
        for r in &home.rent {
            let (amount, from) = (r.amount.to_plain(), r.from.to_string());
            self.tables[RENT].row(&[&t.reference, r.kind, &amount, &from, &optional(r.until)])?;
        }
        for (month, day) in &home.due_days {
            self.tables[DUE_DAYS].row(&[&t.reference, &month.to_string(), &day.to_string()])?;
        }
        for iban in &home.ibans {
            self.tables[IBANS].row(&[&t.reference, iban])?;
        }
        Ok(())
    }

    fn bookings(&mut self, home: &Household) -> Result<(), SimError> {
        for b in &home.bookings {
            let month = b.month.map(|m| m.to_string()).unwrap_or_default();
            let (on, amount) = (b.on.to_string(), b.amount.to_plain());
            self.tables[BOOKINGS].row(&[
                &home.tenancy.reference,
                &b.key,
                b.kind.code(),
                &on,
                &amount,
                &month,
                b.reason,
                "",
                "",
                b.note,
            ])?;
        }
        Ok(())
    }

    fn talks(&mut self, home: &Household) -> Result<(), SimError> {
        let tenancy = &home.tenancy.reference;
        for c in &home.contacts {
            self.tables[CONTACTS].row(&[
                tenancy,
                &c.key,
                &c.on.to_string(),
                c.day_part.map_or("", |p| p.code()),
                c.kind.code(),
                c.direction.code(),
                c.outcome.code(),
                &c.note,
                &optional(c.next_on),
                c.by,
            ])?;
        }
        for a in &home.agreements {
            let amount = a.amount.map(domain::money::Cents::to_plain).unwrap_or_default();
            self.tables[AGREEMENTS].row(&[
                tenancy,
                &a.key,
                "1",
                a.party.code(),
                &a.action,
                &a.made_on.to_string(),
                &optional(a.due_on),
                &amount,
                a.state.code(),
                a.by,
            ])?;
        }
        for s in &home.stories {
            self.tables[STORIES].row(&[tenancy, &s.key, &s.on.to_string(), &s.text, s.told_to])?;
        }
        Ok(())
    }
}

fn optional(day: Option<Day>) -> String {
    day.map(|d| d.to_string()).unwrap_or_default()
}

/// Millionths of a degree as a decimal, for the positive degrees of the Netherlands.
fn degrees(millionths: i32) -> String {
    format!("{}.{:06}", millionths / 1_000_000, millionths % 1_000_000)
}
