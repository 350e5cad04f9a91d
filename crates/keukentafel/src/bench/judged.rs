//! `keukentafel bench night`: loads generated accounts and runs nights over them.

use super::meter::{Measured, Meter};
use crate::clock::ProductClock;
use crate::{clock, installation};
use anyhow::{Context, ensure};
use domain::calendar::Day;
use domain::ids::{DwellingId, OrgNo, TenancyId};
use domain::ledger::{EntryKind, LedgerEntry};
use domain::matching::Placement;
use domain::tenancy::{PaymentMethod, RentComponent, Tenancy};
use exchange::statement::Failure;
use sim::bench::{Account, Generator, MONTHS};
use std::convert::Infallible;
use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::process;
use work::bulk;
use work::night::{Done, Plan};
use work::{Actor, At, Db};

/// Bytes of a file read at once.
const READ_AT_ONCE: usize = 64 * 1024;
/// Accounts loaded in one transaction.
const CHUNK: usize = 4_000;

/// A database of generated accounts.
struct World {
    address: String,
    db: Db,
    actor: Actor,
    clock: ProductClock,
    scrap: Scrap,
}

/// The file of a database that is not to be kept; it goes when this goes.
struct Scrap(Option<PathBuf>);

impl World {
    fn open(database: Option<&str>, keep: bool) -> anyhow::Result<Self> {
        let file = std::env::temp_dir().join(format!("keukentafel-bench-{}.db", process::id()));
        let address = database.map_or_else(|| format!("sqlite:{}", file.display()), str::to_owned);
        let (db, actor, clock) = open(&address)?;
        Ok(Self {
            address,
            db,
            actor,
            clock,
            scrap: Scrap((database.is_none() && !keep).then_some(file)),
        })
    }
}

fn open(address: &str) -> anyhow::Result<(Db, Actor, ProductClock)> {
    let clock = ProductClock::new(Some(sim::TODAY));
    let db = installation::open_database(address, clock)?;
    let named = work::association::found(&db, clock.at(), "Bench")?;
    Ok((db, Actor::system(named.org), clock))
}

impl Drop for Scrap {
    fn drop(&mut self) {
        for suffix in ["", "-wal", "-shm"] {
            if let Some(file) = &self.0 {
                let _ = std::fs::remove_file(format!("{}{suffix}", file.display()));
            }
        }
    }
}

/// Loads and runs: a full night, the same again, and an ordinary night on which 3 % changed.
pub fn run(tenancies: u32, months: i32, database: Option<&str>, keep: bool) -> anyhow::Result<()> {
    let world = World::open(database, keep)?;
    let (db, actor, at) = (&world.db, &world.actor, world.clock.at());
    let generator = Generator::new(months)?;
    let meter = Meter::begin();
    let lines = load(db, actor, at, generator, tenancies, None)?;
    print("load", i64::from(tenancies), lines, &meter.end());
    for name in ["full_first", "full_again"] {
        let (done, measured) = night(db, actor, sim::TODAY, true)?;
        print(name, done.processed, done.changed, &measured);
    }
    let (_, measured) = night(db, actor, sim::TODAY, false)?;
    print("nothing_to_do", 0, 0, &measured);
    touch(db, actor, tenancies, generator)?;
    let (done, measured) = night(db, actor, sim::TODAY, false)?;
    print("incremental_3_percent", done.processed, done.changed, &measured);
    Ok(())
}

/// Loads accounts without the money of the last month, as they stand before its statement comes in, and brings in files,
/// each in a program of its own, so that its memory is the import's and not that of loading.
pub fn import(tenancies: u32, database: Option<&str>, files: &[PathBuf]) -> anyhow::Result<()> {
    let world = World::open(database, false)?;
    let (db, actor, at) = (&world.db, &world.actor, world.clock.at());
    let month = sim::TODAY.month().first();
    let lines = load(db, actor, at, Generator::new(MONTHS)?, tenancies, Some(month))?;
    println!("loaded tenancies={tenancies} lines={lines}");
    night(db, actor, sim::TODAY, true)?;
    // Closed, so that what loading left is carried before the import begins.
    let World {
        address, db, scrap, ..
    } = world;
    drop(db);
    for file in files {
        for work in ["match", "statement"] {
            in_a_program_of_its_own(work, &address, file)?;
        }
    }
    drop(scrap);
    Ok(())
}

fn in_a_program_of_its_own(work: &str, database: &str, file: &Path) -> anyhow::Result<()> {
    let program = std::env::current_exe().context("where this program stands is not known")?;
    let mut command = process::Command::new(program);
    command.args(["bench", work, "--into", database]).arg(file);
    let done = command
        .status()
        .context("the measured program could not be started")?;
    ensure!(
        done.success(),
        "bench {work} of {} did not end well",
        file.display()
    );
    Ok(())
}

/// Reads one statement file and finds whose each transaction is, and writes nothing; the index of tenancies is counted apart.
pub fn matching(database: &str, file: &Path) -> anyhow::Result<()> {
    let (db, actor, clock) = open(database)?;
    let meter = Meter::begin();
    let directory = work::statement::directory(&db, &actor, clock.at().today)?;
    print("index", i64::try_from(directory.len())?, 0, &meter.end());
    let meter = Meter::begin();
    let (mut rows, mut placed) = (0, 0);
    let source = BufReader::with_capacity(READ_AT_ONCE, File::open(file)?);
    let name = file.display().to_string();
    let read = exchange::statement::read(&name, source, &mut |entry| {
        rows += 1;
        let found = domain::matching::place(entry, &directory);
        placed += i64::from(matches!(found, Placement::Placed { .. }));
        Ok::<_, Infallible>(())
    });
    read.map_err(|failure| match failure {
        Failure::Read(error) => error,
        Failure::Sink(never) => match never {},
    })?;
    print("read_and_match", rows, placed, &meter.end());
    Ok(())
}

/// Brings one statement file into a database that was loaded before, and says what this program took for it.
pub fn statement(database: &str, file: &Path) -> anyhow::Result<()> {
    let (db, actor, clock) = open(database)?;
    let meter = Meter::begin();
    let report = crate::import::statement(&db, &actor, clock.at(), file)?;
    print(&report.format, report.entries, report.booked, &meter.end());
    println!(
        "  matched={} waiting={} known={}",
        report.matched, report.waiting, report.known
    );
    Ok(())
}

fn print(name: &str, rows: i64, changed: i64, m: &Measured) {
    println!(
        "{name} rows={rows} changed={changed} seconds={:.3} cpu={:.2} peak_mib={:.0}",
        m.seconds, m.cpu, m.peak_mib
    );
}

fn night(db: &Db, actor: &Actor, on: Day, full: bool) -> anyhow::Result<(Done, Measured)> {
    let meter = Meter::begin();
    let plan = Plan {
        on,
        full,
        holder: "bench",
        clock: &clock::micros,
        progress: &|_, _| {},
    };
    let done = work::night::run(db, actor, &plan)?;
    Ok((done, meter.end()))
}

fn load(
    db: &Db,
    actor: &Actor,
    at: At,
    generator: Generator,
    tenancies: u32,
    money_until: Option<Day>,
) -> anyhow::Result<i64> {
    // In the order of the table, so that loading writes page after page.
    let id = |index| TenancyId::derived(actor.org, &generator.tenancy(index).number);
    let mut order: Vec<(TenancyId, u32)> = (0..tenancies).map(|index| (id(index), index)).collect();
    order.sort_unstable();
    let mut lines = 0;
    for chunk in order.chunks(CHUNK) {
        let indices = chunk.iter().map(|(_, index)| *index);
        let mut accounts: Vec<_> = indices.map(|i| account(actor.org, generator, i)).collect();
        if let Some(day) = money_until {
            let stays = |e: &LedgerEntry| e.effective_on < day || e.kind == EntryKind::Charge;
            for account in &mut accounts {
                account.entries.retain(stays);
            }
        }
        lines += i64::try_from(bulk::load(db, actor, at, accounts)?).unwrap_or(i64::MAX);
    }
    Ok(lines)
}

fn account(org: OrgNo, generator: Generator, index: u32) -> bulk::Account {
    let mut lines = Vec::new();
    generator.lines(index, &mut lines);
    let named = generator.tenancy(index);
    let start = lines.first().map_or(sim::TODAY, |l| l.day);
    let rent = RentComponent {
        kind: "huur".to_owned(),
        amount: named.rent,
        from: start,
        until: None,
    };
    let entries = Account {
        tenancy: named.clone(),
        lines,
    }
    .entries();
    let tenancy = Tenancy {
        id: TenancyId::derived(org, &named.number),
        dwelling: DwellingId::derived(org, &named.number),
        reference: named.number,
        start,
        end: None,
        payment_reference: Some(named.kenmerk),
        mandate: None,
        method: PaymentMethod::Transfer,
        due_days: Vec::new(),
        rent: vec![rent],
        members: Vec::new(),
        payer_ibans: vec![named.iban],
        expected_arrears_since: None,
    };
    bulk::Account { tenancy, entries }
}

/// Three in a hundred tenancies get a payment of one euro, as an import would book it.
fn touch(db: &Db, actor: &Actor, tenancies: u32, generator: Generator) -> anyhow::Result<()> {
    let mut batch = Vec::new();
    for index in (0..tenancies).step_by(33) {
        let named = generator.tenancy(index);
        let entry = LedgerEntry {
            key: domain::ids::EntryKey::of(&["touch", &named.number]),
            kind: EntryKind::Receipt,
            effective_on: sim::TODAY,
            learned_on: sim::TODAY,
            amount: domain::money::Cents(-101),
            month: None,
            method: domain::ledger::Method::Transfer,
            reason: None,
            link: None,
        };
        batch.push((TenancyId::derived(actor.org, &named.number), entry));
    }
    for chunk in batch.chunks(20_000) {
        bulk::book(db, actor, chunk)?;
    }
    Ok(())
}
