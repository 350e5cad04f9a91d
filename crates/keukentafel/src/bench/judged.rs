//! `keukentafel bench night`: loads generated accounts and runs nights over them.

use super::meter::{Measured, Meter};
use crate::clock::ProductClock;
use crate::{clock, installation};
use domain::calendar::Day;
use domain::ids::{DwellingId, OrgNo, TenancyId};
use domain::ledger::LedgerEntry;
use domain::tenancy::{PaymentMethod, RentComponent, Tenancy};
use sim::bench::{Account, Generator};
use work::bulk;
use work::night::{Done, Plan};
use work::{Actor, At, Db};

/// Accounts loaded in one transaction.
const CHUNK: u32 = 20_000;

/// Loads and runs: a full night, the same again, and an ordinary night on which 3 % changed.
pub fn run(tenancies: u32, months: i32, database: Option<&str>, keep: bool) -> anyhow::Result<()> {
    let file = std::env::temp_dir().join(format!("keukentafel-bench-{}.db", std::process::id()));
    let address = database.map_or_else(|| format!("sqlite:{}", file.display()), str::to_owned);
    let clock = ProductClock::new(Some(sim::TODAY));
    let db = installation::open_database(&address, clock)?;
    let named = work::association::found(&db, clock.at(), "Bench")?;
    let actor = Actor::system(named.org);
    let generator = Generator::new(months)?;
    let meter = Meter::begin();
    let lines = load(&db, &actor, clock.at(), generator, tenancies)?;
    print("load", i64::from(tenancies), lines, &meter.end());
    for name in ["full_first", "full_again"] {
        let (done, measured) = night(&db, &actor, sim::TODAY, true)?;
        print(name, done.processed, done.changed, &measured);
    }
    let (_, measured) = night(&db, &actor, sim::TODAY, false)?;
    print("nothing_to_do", 0, 0, &measured);
    touch(&db, &actor, clock.at(), tenancies, generator)?;
    let (done, measured) = night(&db, &actor, sim::TODAY, false)?;
    print("incremental_3_percent", done.processed, done.changed, &measured);
    if database.is_none() && !keep {
        drop(db);
        for suffix in ["", "-wal", "-shm"] {
            let _ = std::fs::remove_file(format!("{}{suffix}", file.display()));
        }
    }
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

fn load(db: &Db, actor: &Actor, at: At, generator: Generator, tenancies: u32) -> anyhow::Result<i64> {
    let mut lines = 0;
    let mut from = 0;
    while from < tenancies {
        let until = (from + CHUNK).min(tenancies);
        let accounts = (from..until).map(|i| account(actor.org, generator, i)).collect();
        lines += i64::try_from(bulk::load(db, actor, at, accounts)?).unwrap_or(i64::MAX);
        from = until;
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
fn touch(db: &Db, actor: &Actor, at: At, tenancies: u32, generator: Generator) -> anyhow::Result<()> {
    let mut batch = Vec::new();
    for index in (0..tenancies).step_by(33) {
        let named = generator.tenancy(index);
        let entry = LedgerEntry {
            key: domain::ids::EntryKey::of(&["touch", &named.number]),
            kind: domain::ledger::EntryKind::Receipt,
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
        bulk::book(db, actor, at, chunk)?;
    }
    Ok(())
}
