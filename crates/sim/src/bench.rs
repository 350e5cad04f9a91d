//! The data of the measured runs: a port of the reference generator, number for number.
//!
//! Each tenancy follows from the seed and its index alone, so the product and the bare
//! programs it is compared with work on the same lines, and one checksum holds for all.

use crate::random::Rng;
use crate::{SimError, THIS_MONTH, TODAY};
use domain::calendar::{Day, Month};
use domain::ids::EntryKey;
use domain::ledger::{EntryKind, LedgerEntry, Method};
use domain::money::Cents;
use std::fs::File;
use std::io::{BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};

/// Seed of the reference data.
pub const SEED: u64 = 0x5EED_2026_1121;

/// Months of the reference data: December 2024 to November 2026.
pub const MONTHS: i32 = 24;

/// One line of a tenancy's ledger. Positive = owes more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// Day.
    pub day: Day,
    /// Charge, receipt, reversal or credit (the generator's `writeoff`).
    pub kind: EntryKind,
    /// Signed cents.
    pub amount: Cents,
}

/// A tenancy as the generator names it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tenancy {
    /// Index from 0.
    pub index: u32,
    /// Contract number, `HC00000001`.
    pub number: String,
    /// The tenant's IBAN.
    pub iban: String,
    /// Payment reference of 16 digits.
    pub kenmerk: String,
    /// Initials and surname.
    pub name: String,
    /// Rent of the last month.
    pub rent: Cents,
}

/// The number of a kind in `ledger.csv`.
const fn code(kind: EntryKind) -> u8 {
    match kind {
        EntryKind::Charge => 0,
        EntryKind::Receipt => 1,
        EntryKind::Reversal => 2,
        EntryKind::Credit | EntryKind::Correction => 3,
    }
}

fn kind_of(code: &[u8]) -> Option<EntryKind> {
    match code {
        b"0" => Some(EntryKind::Charge),
        b"1" => Some(EntryKind::Receipt),
        b"2" => Some(EntryKind::Reversal),
        b"3" => Some(EntryKind::Credit),
        _ => None,
    }
}

/// The generator over a number of months that ends in November 2026. With [`MONTHS`] it gives the reference data.
#[derive(Clone, Copy, Debug)]
pub struct Generator {
    first: Month,
    months: i32,
}

impl Generator {
    /// Over the last `months` months (1 to 240).
    pub fn new(months: i32) -> Result<Self, SimError> {
        if !(1..=240).contains(&months) {
            return Err(SimError::Request(format!(
                "--months {months}: give a number from 1 to 240"
            )));
        }
        Ok(Self {
            first: THIS_MONTH.plus(1 - months),
            months,
        })
    }

    /// The rent of a month: `base` with the rises of July 2025 and July 2026.
    fn rent(base: i64, month: Month) -> i64 {
        let mut rent = base;
        if month >= Month::new(2025, 7) {
            rent = rent * 1050 / 1000;
        }
        if month >= Month::new(2026, 7) {
            rent = rent * 1041 / 1000;
        }
        rent
    }

    /// The lines of tenancy `index`, in order of day and kind, into `out` (emptied first).
    pub fn lines(&self, index: u32, out: &mut Vec<Line>) {
        out.clear();
        let mut rng = Rng::new(SEED, u64::from(index));
        let base = 42_000 + rng.cents(50_000);
        let class = rng.below(1000);
        let stop_at = 4 + rng.small(19);
        let half = rng.below(2) == 0;
        let mut tenant = Payer {
            rng,
            class,
            stop_at,
            half,
            owed: 0,
            out,
        };
        for n in 0..self.months {
            let month = self.first.plus(n);
            tenant.month(n, month.first(), Self::rent(base, month));
        }
        if tenant.rng.below(1000) == 0 && self.months >= 4 {
            let day = self.first.plus(self.months - 4).first().plus(5);
            tenant.push(day, EntryKind::Credit, -base);
        }
        out.sort_by_key(|l| (l.day, code(l.kind)));
    }

    /// Name, numbers and last rent of tenancy `index`.
    pub fn tenancy(&self, index: u32) -> Tenancy {
        let mut lines = Vec::new();
        self.lines(index, &mut lines);
        let last = lines.iter().rev().find(|l| l.kind == EntryKind::Charge);
        Tenancy {
            index,
            number: format!("HC{:08}", index + 1),
            iban: iban(index),
            kenmerk: crate::numbering::betalingskenmerk(700_000_000_000 + u64::from(index) * 10 + 3),
            name: name(index),
            rent: last.map_or(Cents::ZERO, |l| l.amount),
        }
    }
}

struct Payer<'a> {
    rng: Rng,
    class: u64,
    stop_at: i32,
    half: bool,
    owed: i64,
    out: &'a mut Vec<Line>,
}

impl Payer<'_> {
    fn push(&mut self, day: Day, kind: EntryKind, cents: i64) {
        self.out.push(Line {
            day,
            kind,
            amount: Cents(cents),
        });
    }

    fn pay(&mut self, day: Day, cents: i64) {
        self.push(day, EntryKind::Receipt, -cents);
    }

    /// One month of one tenancy. The order of the draws is part of the data and must stay.
    fn month(&mut self, n: i32, first: Day, rent: i64) {
        self.push(first, EntryKind::Charge, rent);
        match self.class {
            0..700 => self.by_debit(first, rent),
            700..900 => self.by_hand(first, rent),
            900..960 => self.erratic(first, rent),
            960..985 => self.with_plan(n, first, rent),
            _ => self.stopped(n, first, rent),
        }
    }

    fn by_debit(&mut self, first: Day, rent: i64) {
        let day = first.plus(self.rng.small(3));
        self.pay(day, rent);
        if self.rng.below(1000) >= 4 {
            return;
        }
        self.push(day.plus(3), EntryKind::Reversal, rent);
        if self.rng.below(10) < 7 {
            let again = day.plus(10 + self.rng.small(8));
            self.pay(again, rent);
        }
    }

    fn by_hand(&mut self, first: Day, rent: i64) {
        let late = self.rng.below(100) < 2;
        let day = first.plus(self.rng.small(10) + if late { 10 } else { 0 });
        self.pay(day.min(TODAY), rent);
    }

    fn erratic(&mut self, first: Day, rent: i64) {
        let share = self.rng.below(100);
        let day = first.plus(self.rng.small(20)).min(TODAY);
        if share < 70 {
            let catch_up = if self.owed > 0 && self.rng.below(5) == 0 {
                self.owed
            } else {
                0
            };
            self.pay(day, rent + catch_up);
            self.owed -= catch_up;
        } else if share < 85 {
            self.pay(day, rent / 2);
            self.owed += rent - rent / 2;
        } else {
            self.owed += rent;
        }
    }

    fn with_plan(&mut self, n: i32, first: Day, rent: i64) {
        let day = first.plus(self.rng.small(15)).min(TODAY);
        if (self.stop_at..self.stop_at + 3).contains(&n) {
            self.owed += rent;
            return;
        }
        let instalment = self.owed.min(5_000);
        self.pay(day, rent);
        if instalment > 0 {
            self.pay(day, instalment);
            self.owed -= instalment;
        }
    }

    fn stopped(&mut self, n: i32, first: Day, rent: i64) {
        let day = first.plus(self.rng.small(15)).min(TODAY);
        if n < self.stop_at {
            self.pay(day, rent);
        } else if self.half {
            self.pay(day, rent / 2);
        }
    }
}

fn iban(index: u32) -> String {
    const BANKS: [&str; 6] = ["INGB", "RABO", "ABNA", "SNSB", "TRIO", "ASNB"];
    let mut rng = Rng::new(SEED ^ 0xBA2C, u64::from(index));
    let bank = rng.pick(&BANKS);
    let account = 100_000_000 + (u64::from(index) * 7 + rng.below(7)) % 9_900_000_000;
    crate::numbering::iban(bank, account)
}

fn name(index: u32) -> String {
    const SURNAMES: [&str; 20] = [
        "de Jong",
        "Jansen",
        "de Vries",
        "van den Berg",
        "Bakker",
        "van Dijk",
        "Visser",
        "Smit",
        "Meijer",
        "de Boer",
        "Mulder",
        "de Groot",
        "Bos",
        "Vos",
        "Peters",
        "Hendriks",
        "van Leeuwen",
        "Dekker",
        "Yilmaz",
        "El Amrani",
    ];
    let mut rng = Rng::new(SEED ^ 0x4A3E, u64::from(index));
    let mut initial = || char::from(b'A' + u8::try_from(rng.below(26)).unwrap_or(0));
    let (first, second) = (initial(), initial());
    format!("{first}.{second}. {}", rng.pick(&SURNAMES))
}

/// How many lines were written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Tenancies.
    pub tenancies: u32,
    /// Ledger lines.
    pub lines: u64,
}

/// Writes `ledger.csv` and `tenancies.csv` as the reference generator does, byte for byte.
pub fn write_folder(generator: &Generator, tenancies: u32, folder: &Path) -> Result<Written, SimError> {
    std::fs::create_dir_all(folder).map_err(SimError::file(folder))?;
    let ledger = folder.join("ledger.csv");
    let list = folder.join("tenancies.csv");
    let open = |path: &PathBuf| File::create(path).map_err(SimError::file(path));
    let mut out = BufWriter::with_capacity(1 << 20, open(&ledger)?);
    let mut names = BufWriter::with_capacity(1 << 20, open(&list)?);
    writeln!(out, "id,tenancy,day,kind,amount").map_err(SimError::file(&ledger))?;
    writeln!(names, "tenancy,number,iban,kenmerk,name,rent").map_err(SimError::file(&list))?;
    let mut lines = Vec::new();
    let mut written = Written { tenancies, lines: 0 };
    for index in 0..tenancies {
        generator.lines(index, &mut lines);
        for l in &lines {
            written.lines += 1;
            writeln!(
                out,
                "{},{index},{},{},{}",
                written.lines,
                l.day,
                code(l.kind),
                l.amount.0
            )
            .map_err(SimError::file(&ledger))?;
        }
        let t = generator.tenancy(index);
        writeln!(
            names,
            "{index},{},{},{},{},{}",
            t.number, t.iban, t.kenmerk, t.name, t.rent.0
        )
        .map_err(SimError::file(&list))?;
    }
    out.flush().map_err(SimError::file(&ledger))?;
    names.flush().map_err(SimError::file(&list))?;
    Ok(written)
}

/// A tenancy of a folder with its lines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Account {
    /// Who.
    pub tenancy: Tenancy,
    /// Their lines, as the file orders them.
    pub lines: Vec<Line>,
}

impl Account {
    /// The lines as ledger entries. A charge is for the month of its day; the key is the line's place in the tenancy.
    pub fn entries(&self) -> Vec<LedgerEntry> {
        let number = self.tenancy.number.as_str();
        let entry = |(n, l): (usize, &Line)| LedgerEntry {
            key: EntryKey::of(&["bench", number, &n.to_string()]),
            kind: l.kind,
            effective_on: l.day,
            learned_on: l.day,
            amount: l.amount,
            month: (l.kind == EntryKind::Charge).then(|| l.day.month()),
            method: Method::Unknown,
            reason: (l.kind == EntryKind::Reversal).then_some(*b"AM04"),
            link: None,
        };
        self.lines.iter().enumerate().map(entry).collect()
    }
}

/// Reads a folder with `ledger.csv` and `tenancies.csv` as the generator wrote it, one tenancy at a time, in order.
pub fn read_folder(folder: &Path) -> Result<FolderReader, SimError> {
    let ledger = Table::open(
        folder.join("ledger.csv"),
        &["id", "tenancy", "day", "kind", "amount"],
    )?;
    let names = ["tenancy", "number", "iban", "kenmerk", "name", "rent"];
    let tenancies = Table::open(folder.join("tenancies.csv"), &names)?;
    let mut reader = FolderReader {
        ledger,
        tenancies,
        ahead: None,
        failed: false,
    };
    reader.ahead = reader.next_line()?;
    Ok(reader)
}

/// Tenancies of a folder, in the order of `tenancies.csv`. Memory holds one tenancy.
pub struct FolderReader {
    ledger: Table,
    tenancies: Table,
    ahead: Option<(u32, Line)>,
    failed: bool,
}

impl FolderReader {
    fn next_line(&mut self) -> Result<Option<(u32, Line)>, SimError> {
        let table = &mut self.ledger;
        if !table.advance()? {
            return Ok(None);
        }
        let tenancy = table.number(1)?;
        let text = std::str::from_utf8(table.field(2)).unwrap_or_default();
        let day = text.parse().map_err(|error| table.wrong(format!("{error}")))?;
        let kind =
            kind_of(table.field(3)).ok_or_else(|| table.wrong("kind is not 0, 1, 2 or 3".to_owned()))?;
        let amount = Cents(table.number(4)?);
        Ok(Some((tenancy, Line { day, kind, amount })))
    }

    fn next_account(&mut self) -> Result<Option<Account>, SimError> {
        let table = &mut self.tenancies;
        if !table.advance()? {
            return match self.ahead {
                None => Ok(None),
                Some((index, _)) => Err(self.ledger.wrong(format!(
                    "tenancy {index} is not in tenancies.csv, or not in order"
                ))),
            };
        }
        let text = |n: usize| String::from_utf8_lossy(table.field(n)).into_owned();
        let tenancy = Tenancy {
            index: table.number(0)?,
            number: text(1),
            iban: text(2),
            kenmerk: text(3),
            name: text(4),
            rent: Cents(table.number(5)?),
        };
        let mut lines = Vec::with_capacity(64);
        while let Some((_, line)) = self.ahead.filter(|(index, _)| *index == tenancy.index) {
            lines.push(line);
            self.ahead = self.next_line()?;
        }
        Ok(Some(Account { tenancy, lines }))
    }
}

impl Iterator for FolderReader {
    type Item = Result<Account, SimError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.failed {
            return None;
        }
        let next = self.next_account().transpose();
        self.failed = matches!(next, Some(Err(_)));
        next
    }
}

struct Table {
    path: PathBuf,
    reader: csv::Reader<BufReader<File>>,
    record: csv::ByteRecord,
}

impl Table {
    fn open(path: PathBuf, columns: &[&str]) -> Result<Self, SimError> {
        let file = File::open(&path).map_err(SimError::file(&path))?;
        let mut reader = csv::ReaderBuilder::new()
            .buffer_capacity(1 << 18)
            .from_reader(BufReader::with_capacity(1 << 18, file));
        let header = reader.headers().map_err(SimError::table(&path))?;
        if header != columns {
            let problem = format!("the header is not {}", columns.join(","));
            return Err(SimError::Line {
                path,
                line: 1,
                problem,
            });
        }
        Ok(Self {
            path,
            reader,
            record: csv::ByteRecord::new(),
        })
    }

    fn advance(&mut self) -> Result<bool, SimError> {
        self.reader
            .read_byte_record(&mut self.record)
            .map_err(SimError::table(&self.path))
    }

    fn field(&self, n: usize) -> &[u8] {
        self.record.get(n).unwrap_or_default()
    }

    fn number<T: std::str::FromStr>(&self, n: usize) -> Result<T, SimError> {
        let text = std::str::from_utf8(self.field(n)).unwrap_or_default();
        text.parse()
            .map_err(|_| self.wrong(format!("'{text}' is not a number that fits here")))
    }

    fn wrong(&self, problem: String) -> SimError {
        let line = self.record.position().map_or(0, csv::Position::line);
        SimError::Line {
            path: self.path.clone(),
            line,
            problem,
        }
    }
}
