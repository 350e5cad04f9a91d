//! A background population beside the twelve stories, so that lists look like those of a real association.
//!
//! Each tenancy follows from the seed and its index. About two in a hundred have a month or more open;
//! a few ended with a debt, a few announced trouble before it came. History before October 2026
//! comes through bookings.csv, October and November 2026 through the bank statements.

mod behaviour;
mod people;
mod turn;

use crate::association_folder::FolderWriter;
use crate::household::{
    AgreementRow, BookingRow, ContactRow, Household, MemberRow, StoryRow, TenancyRow, rent_rows,
};
use crate::random::Rng;
use crate::statement_file::{Entry, EntryType, Remittance, StatementWriter, Transaction};
use crate::{SimError, THIS_MONTH, TODAY, numbering, places, stories};
use behaviour::{Life, Money, Way};
use domain::calendar::{Day, Month};
use domain::ledger::EntryKind;
use domain::money::Cents;
use domain::tenancy::{PaymentMethod, Role};
use people::Tenants;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

/// Total number of tenancies of a demo when nothing is asked.
pub const DEFAULT_TENANCIES: u32 = 2_000;

/// Seed of the demo.
pub const SEED: u64 = 0x0DE1_14DE_2026_1121;

/// Months of history, up to and with November 2026.
pub const MONTHS: i32 = 24;

/// First month of the background whose money comes through a statement.
pub const STATEMENTS_FROM: Month = Month::new(2026, 10);

/// Most transactions in one collection batch.
const BATCH: usize = 500;

/// Balance of the association's account before December 2025.
const OPENING: Cents = Cents(312_480_355);

/// A population of a size, from a seed.
#[derive(Clone, Copy, Debug)]
pub struct Population {
    /// Total number of tenancies, the twelve stories included (at least 12, at most 800,000).
    pub tenancies: u32,
    /// Seed of the background.
    pub seed: u64,
    /// What happened after this day is left out.
    pub known_on: Day,
}

/// What was written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Tenancies, the twelve included.
    pub tenancies: u32,
    /// Rows of bookings.csv.
    pub bookings: u64,
    /// Transactions in all statements.
    pub transactions: u64,
}

/// One background tenancy: what the CSV set says, and the money that comes through statements.
#[derive(Clone, Debug)]
pub struct Background {
    /// Rows of the CSV set.
    pub household: Household,
    /// Money from October 2026 on, by day.
    money: Vec<Money>,
}

impl Background {
    /// What comes in through the statements of October and November 2026, less what is taken back.
    pub fn later_money(&self) -> Cents {
        self.money.iter().map(|m| m.amount).sum()
    }
}

/// Money of one tenancy waiting for its statement.
#[derive(Clone, Copy, Debug)]
struct Movement {
    index: u32,
    money: Money,
}

impl Population {
    /// The demo's population of a total size.
    pub fn of(tenancies: u32) -> Result<Self, SimError> {
        if !(stories::COUNT..=800_000).contains(&tenancies) {
            return Err(SimError::Request(format!(
                "--tenancies {tenancies}: give a number from 12 to 800000"
            )));
        }
        Ok(Self {
            tenancies,
            seed: SEED,
            known_on: TODAY,
        })
    }

    /// The same population as it was known on an earlier day.
    #[must_use]
    pub const fn known_on(self, day: Day) -> Self {
        Self {
            known_on: day,
            ..self
        }
    }

    /// How many tenancies there are beside the twelve.
    pub fn background_count(&self) -> u32 {
        self.tenancies.saturating_sub(stories::COUNT)
    }

    /// Background tenancy `index`, from 0.
    pub fn background(&self, index: u32) -> Background {
        let tenants = Tenants::new(self.seed, index);
        let life = Life::new(self.seed, index);
        let month = STATEMENTS_FROM.first();
        let (early, late): (Vec<Money>, Vec<Money>) = life.money().into_iter().partition(|m| m.on < month);
        Background {
            household: household(index, &tenants, &life, &early),
            money: late,
        }
    }

    /// Writes the CSV set of all tenancies and the statements from December 2025 on into `folder`.
    /// Memory grows only with the money of the last two months (some 24 bytes a transaction).
    pub fn write_folder(&self, folder: &Path) -> Result<Written, SimError> {
        let mut written = Written {
            tenancies: self.tenancies,
            ..Written::default()
        };
        let mut out = FolderWriter::create(folder)?;
        for person in stories::staff() {
            out.add_staff(person)?;
        }
        let mut add = |home: Household| {
            let home = home.known_on(self.known_on);
            written.bookings += home.bookings.len() as u64;
            out.add(&home)
        };
        for home in stories::households() {
            add(home)?;
        }
        let mut movements = Vec::new();
        for index in 0..self.background_count() {
            let one = self.background(index);
            add(one.household)?;
            movements.extend(one.money.into_iter().map(|money| Movement { index, money }));
        }
        out.finish()?;
        movements.sort_by_key(|m| (m.money.on, m.money.way != Way::Debit, m.index));
        written.transactions = self.write_statements(folder, &movements)?;
        Ok(written)
    }

    fn write_statements(&self, folder: &Path, movements: &[Movement]) -> Result<u64, SimError> {
        let statements = folder.join("statements");
        std::fs::create_dir_all(&statements).map_err(SimError::file(&statements))?;
        let mut balance = OPENING;
        let mut transactions = 0;
        let last = self.known_on.month();
        for month in stories::statement_months().take_while(|month| *month <= last) {
            let mut told = stories::entries(month);
            told.retain(|entry| entry.on <= self.known_on);
            let from = movements.partition_point(|m| m.money.on < month.first());
            let to = movements.partition_point(|m| m.money.on <= month.last().min(self.known_on));
            let background = &movements[from..to];
            let sum: Cents = told
                .iter()
                .map(Entry::amount)
                .chain(background.iter().map(|m| m.money.amount))
                .sum();
            let path = folder.join(stories::statement_name(month));
            let file = File::create(&path).map_err(SimError::file(&path))?;
            let mut head = stories::head(month, balance, balance + sum);
            head.to = head.to.min(self.known_on);
            let out = BufWriter::with_capacity(1 << 18, file);
            let mut writer = StatementWriter::begin(out, path, stories::version(month), &head)?;
            self.write_days(&mut writer, &told, background)?;
            writer.finish()?;
            balance += sum;
            transactions +=
                told.iter().map(|e| e.transactions.len() as u64).sum::<u64>() + background.len() as u64;
        }
        Ok(transactions)
    }

    /// The entries of the stories and of the background, merged by day. Both come sorted.
    fn write_days<W: Write>(
        &self,
        writer: &mut StatementWriter<W>,
        told: &[Entry],
        background: &[Movement],
    ) -> Result<(), SimError> {
        let mut told = told.iter().peekable();
        for (n, group) in background
            .chunk_by(same_entry)
            .flat_map(|g| g.chunks(BATCH))
            .enumerate()
        {
            while let Some(entry) = told.next_if(|e| e.on <= group[0].money.on) {
                writer.entry(entry)?;
            }
            writer.entry(&self.entry(n, group))?;
        }
        told.try_for_each(|entry| writer.entry(entry))
    }

    fn entry(&self, number: usize, group: &[Movement]) -> Entry {
        let first = group[0].money;
        let (y, m, d) = first.on.civil();
        let entry_type = match first.way {
            Way::Debit => EntryType::Collection,
            Way::Returned(_) => EntryType::Return,
            Way::Reference | Way::Words | Way::OwnAccount | Way::Stranger => EntryType::Transfer,
        };
        Entry {
            on: first.on,
            entry_type,
            bank_reference: format!("LN{y}{m:02}{d:02}B{number:07}"),
            transactions: group.iter().map(|m| transaction(self.seed, m)).collect(),
            info: if first.way == Way::Debit {
                "SEPA INCASSO ALGEMEEN"
            } else {
                ""
            },
        }
    }
}

/// Collections of a day go in one batch; everything else is an entry of its own.
fn same_entry(a: &Movement, b: &Movement) -> bool {
    a.money.way == Way::Debit && b.money.way == Way::Debit && a.money.on == b.money.on
}

/// Contract number of a background tenancy.
pub fn contract(index: u32) -> String {
    format!("DL{}", 200_000 + index)
}

fn mandate(index: u32) -> String {
    format!("M-{}-1", contract(index))
}

fn iban(index: u32) -> String {
    numbering::iban("DEMO", 200_000_000 + u64::from(index) * 10 + 3)
}

fn payment_reference(index: u32) -> String {
    numbering::betalingskenmerk(700_000_200_000 + u64::from(index))
}

fn transaction(seed: u64, movement: &Movement) -> Transaction {
    let Movement { index, money } = *movement;
    let tenants = Tenants::new(seed, index);
    let (year, month) = money.month.parts();
    let sepa = matches!(money.way, Way::Debit | Way::Returned(_));
    let stranger = money.way == Way::Stranger;
    let remittance = match money.way {
        Way::Reference => Remittance::Betalingskenmerk(payment_reference(index)),
        Way::Words => Remittance::Text(format!(
            "Huur {} {}",
            stories::month_words(money.month),
            contract(index)
        )),
        Way::Debit | Way::Returned(_) => {
            Remittance::Text(format!("Huur {}", stories::month_words(money.month)))
        }
        Way::OwnAccount | Way::Stranger => Remittance::Text("huur".to_owned()),
    };
    Transaction {
        amount: money.amount,
        end_to_end_id: sepa.then(|| format!("HUUR-{}-{year}{month:02}", contract(index))),
        mandate: sepa.then(|| mandate(index)),
        name: Some(if stranger {
            tenants.family()
        } else {
            tenants.bank_name()
        }),
        iban: Some(if stranger {
            numbering::iban("RIVB", 300_000_000 + u64::from(index))
        } else {
            iban(index)
        }),
        remittance,
        return_reason: if let Way::Returned(reason) = money.way {
            Some(reason)
        } else {
            None
        },
        belongs_to: Some(contract(index)),
    }
}

fn household(index: u32, tenants: &Tenants, life: &Life, early: &[Money]) -> Household {
    let i = usize::try_from(index).unwrap_or(0);
    let street = i / 3 % 6;
    // The streets that carry the neighbourhood's name keep their low numbers for the stories.
    let number = i32::try_from(index / 18).unwrap_or(0) + if street == 0 { 101 } else { 1 };
    let people = tenants.rows();
    let members = people.iter().enumerate().map(|(n, p)| MemberRow {
        person: p.reference.clone(),
        role: if n == 0 { Role::Tenant } else { Role::CoTenant },
        from: life.start,
    });
    let debit = life.method == PaymentMethod::DirectDebit;
    Household {
        dwelling: places::dwelling(
            format!("VHE{}", 200_000 + index),
            i % 3,
            street,
            number,
            life.energy_label,
        ),
        members: members.collect(),
        people,
        tenancy: TenancyRow {
            reference: contract(index),
            start: life.start,
            end: life.end,
            payment_reference: payment_reference(index),
            mandate: if debit { mandate(index) } else { String::new() },
            method: life.method,
            expected_arrears_since: life.expected_since,
        },
        rent: rent_rows(&life.rent_periods()),
        due_days: std::iter::once((life.first_month(), life.due_day))
            .chain(life.other_day())
            .collect(),
        ibans: vec![iban(index)],
        bookings: bookings(life, early),
        contacts: life.contacts(),
        agreements: life.agreements(),
        stories: life.told(),
    }
}

fn bookings(life: &Life, early: &[Money]) -> Vec<BookingRow> {
    let row = |key, kind, on: Day, amount: Cents, month, reason| BookingRow {
        key,
        kind,
        on,
        amount: amount.abs(),
        month,
        reason,
        note: "",
    };
    let mut list: Vec<BookingRow> = life
        .charged_months()
        .map(|month| {
            let key = format!("F{month}").replace('-', "");
            row(
                key,
                EntryKind::Charge,
                month.first().max(life.start),
                life.rent(month),
                Some(month),
                "",
            )
        })
        .collect();
    for (n, money) in early.iter().enumerate() {
        list.push(match money.way {
            Way::Returned(reason) => row(
                format!("S{n:04}"),
                EntryKind::Reversal,
                money.on,
                money.amount,
                None,
                reason,
            ),
            _ => row(
                format!("O{n:04}"),
                EntryKind::Receipt,
                money.on,
                money.amount,
                None,
                "",
            ),
        });
    }
    list.sort_by_key(|b| (b.on, b.kind));
    list
}

/// Names the rows a life consists of, for the modules below.
type Talks = (Vec<ContactRow>, Vec<AgreementRow>, Vec<StoryRow>);

fn rng(seed: u64, salt: u64, index: u32) -> Rng {
    Rng::new(seed ^ salt, u64::from(index))
}

/// First month of the background's history.
const fn first_history() -> Month {
    THIS_MONTH.plus(1 - MONTHS)
}
