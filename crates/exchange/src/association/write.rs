//! Writing the same set: what the demo and the generator hand in is what an association would hand in.

use super::{Fact, Table};
use domain::calendar::Day;
use domain::ledger::EntryKind;
use domain::money::Cents;
use std::io::{self, Write};

/// Writes one table with its header. Separator `;`, quotes where needed, line end CR LF as RFC 4180 has it.
pub struct TableWriter<W: Write> {
    table: Table,
    out: csv::Writer<W>,
}

impl<W: Write> TableWriter<W> {
    /// Begins a file with its header row.
    pub fn new(table: Table, out: W) -> io::Result<Self> {
        let mut out = csv::WriterBuilder::new()
            .delimiter(b';')
            .terminator(csv::Terminator::CRLF)
            .from_writer(out);
        out.write_record(table.columns().iter().map(|(name, _)| *name))?;
        Ok(Self { table, out })
    }

    /// Writes one row. A fact of another table is refused with [`io::ErrorKind::InvalidInput`].
    pub fn write(&mut self, fact: &Fact) -> io::Result<()> {
        if fact.table() != self.table {
            let message = format!(
                "a row of {} in {}",
                fact.table().file_name(),
                self.table.file_name()
            );
            return Err(io::Error::new(io::ErrorKind::InvalidInput, message));
        }
        self.out.write_record(values(fact))?;
        Ok(())
    }

    /// Ends the file and gives back what it was written to.
    pub fn finish(self) -> io::Result<W> {
        self.out
            .into_inner()
            .map_err(|e| io::Error::new(e.error().kind(), e.error().to_string()))
    }
}

/// Writes a set of facts, each into the file of its table; files appear as facts of their table come.
pub struct SetWriter<W: Write, F: FnMut(Table) -> io::Result<W>> {
    open: F,
    tables: Vec<TableWriter<W>>,
}

impl<W: Write, F: FnMut(Table) -> io::Result<W>> SetWriter<W, F> {
    /// `open` gives the place to write a table to, once for each table.
    pub fn new(open: F) -> Self {
        Self {
            open,
            tables: Vec::new(),
        }
    }

    /// Writes one row in the file of its table.
    pub fn write(&mut self, fact: &Fact) -> io::Result<()> {
        let table = fact.table();
        if let Some(writer) = self.tables.iter_mut().find(|w| w.table == table) {
            return writer.write(fact);
        }
        let mut writer = TableWriter::new(table, (self.open)(table)?)?;
        writer.write(fact)?;
        self.tables.push(writer);
        Ok(())
    }

    /// Ends every file, in load order.
    pub fn finish(mut self) -> io::Result<Vec<(Table, W)>> {
        self.tables.sort_by_key(|w| w.table);
        self.tables
            .into_iter()
            .map(|w| Ok((w.table, w.finish()?)))
            .collect()
    }
}

fn text(value: Option<&String>) -> String {
    value.cloned().unwrap_or_default()
}

fn day(value: Option<Day>) -> String {
    value.map(|d| d.to_string()).unwrap_or_default()
}

fn degrees(millionths: i32) -> String {
    let sign = if millionths < 0 { "-" } else { "" };
    let n = millionths.unsigned_abs();
    format!("{sign}{}.{:06}", n / 1_000_000, n % 1_000_000)
}

/// In the file the kind gives the sign; only a correction is signed.
fn booking_amount(kind: EntryKind, amount: Cents) -> String {
    match kind {
        EntryKind::Receipt | EntryKind::Credit => (-amount).to_plain(),
        EntryKind::Charge | EntryKind::Reversal | EntryKind::Correction => amount.to_plain(),
    }
}

/// The values of a row in the order of [`Table::columns`].
#[expect(
    clippy::too_many_lines,
    reason = "one list for each table, in the order of its columns"
)]
fn values(fact: &Fact) -> Vec<String> {
    match fact {
        Fact::Staff(r) => vec![
            r.login.clone(),
            r.name.clone(),
            text(r.email.as_ref()),
            text(r.phone.as_ref()),
            r.role.code().to_owned(),
            r.language.code().to_owned(),
        ],
        Fact::Dwelling(r) => vec![
            r.reference.clone(),
            r.street.clone(),
            r.house_number.clone(),
            r.postcode.clone(),
            r.town.clone(),
            r.neighbourhood.clone(),
            text(r.energy_label.as_ref()),
            r.coordinates.map(|c| degrees(c.0)).unwrap_or_default(),
            r.coordinates.map(|c| degrees(c.1)).unwrap_or_default(),
        ],
        Fact::Person(r) => vec![
            r.reference.clone(),
            r.first_name.clone(),
            r.initials.clone(),
            r.infix.clone(),
            r.surname.clone(),
            text(r.preferred_name.as_ref()),
            r.address_form.code().to_owned(),
            r.language.clone(),
            text(r.phone.as_ref()),
            text(r.email.as_ref()),
            text(r.contact_note.as_ref()),
        ],
        Fact::Tenancy(r) => vec![
            r.reference.clone(),
            r.dwelling.clone(),
            r.start.to_string(),
            day(r.end),
            text(r.payment_reference.as_ref()),
            text(r.mandate.as_ref()),
            r.method.code().to_owned(),
            day(r.expected_arrears_since),
        ],
        Fact::Member(r) => vec![
            r.tenancy.clone(),
            r.person.clone(),
            r.role.code().to_owned(),
            r.from.to_string(),
            day(r.until),
        ],
        Fact::Rent(r) => {
            vec![
                r.tenancy.clone(),
                r.kind.clone(),
                r.amount.to_plain(),
                r.from.to_string(),
                day(r.until),
            ]
        }
        Fact::DueDay(r) => vec![
            r.tenancy.clone(),
            r.from_month.to_string(),
            r.day.get().to_string(),
        ],
        Fact::Iban(r) => vec![r.tenancy.clone(), r.iban.clone()],
        Fact::Booking(r) => vec![
            r.tenancy.clone(),
            r.key.clone(),
            r.kind.code().to_owned(),
            r.on.to_string(),
            booking_amount(r.kind, r.amount),
            r.month.map(|m| m.to_string()).unwrap_or_default(),
            text(r.reason.as_ref()),
            text(r.corrects.as_ref()),
            day(r.learned),
            text(r.note.as_ref()),
        ],
        Fact::Contact(r) => vec![
            r.tenancy.clone(),
            r.key.clone(),
            r.on.to_string(),
            r.day_part.map(|p| p.code().to_owned()).unwrap_or_default(),
            r.kind.code().to_owned(),
            r.direction.code().to_owned(),
            r.outcome.code().to_owned(),
            r.note.clone(),
            day(r.next_on),
            text(r.by.as_ref()),
        ],
        Fact::Agreement(r) => vec![
            r.tenancy.clone(),
            r.key.clone(),
            r.version.to_string(),
            r.party.code().to_owned(),
            r.action.clone(),
            r.made_on.to_string(),
            day(r.due_on),
            r.amount.map(Cents::to_plain).unwrap_or_default(),
            r.state.code().to_owned(),
            text(r.by.as_ref()),
        ],
        Fact::Story(r) => {
            vec![
                r.tenancy.clone(),
                r.key.clone(),
                r.on.to_string(),
                r.text.clone(),
                text(r.told_to.as_ref()),
            ]
        }
    }
}
