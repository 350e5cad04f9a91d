//! How fast the layer is beside the bare library, on SQLite: `cargo run --release -p store --example floor -- [ROWS]`.
//!
//! Appends and streams the ledger twice: with `rusqlite` alone and through the store, on the same schema with the
//! same settings. The layer may cost 30 % (design page "stack"); the rest are figures to know.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a measuring program"
)]

use domain::calendar::{Day, Month};
use domain::ids::{EntryKey, OrgNo, TenancyId};
use domain::ledger::{EntryKind, LedgerEntry, Method};
use domain::money::Cents;
use std::hint::black_box;
use std::path::Path;
use std::time::Instant;
use store::bank::{BankRow, Place, PlaceState};
use store::entry::{Booked, Source};
use store::outlook::OutlookRow;
use store::{Db, Error, Moment, Scope, Span, bank, block, entry, migration, outlook};

const SCOPE: Scope = Scope::of(OrgNo(1), None);
const PER_TENANCY: u64 = 48;

fn main() {
    let rows: u64 = std::env::args()
        .nth(1)
        .map_or(1_000_000, |n| n.parse().expect("a number of rows"));
    let folder = std::env::temp_dir().join(format!("keukentafel-floor-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let tenancies = tenancies(rows);
    let file = |name: &str| folder.join(name);

    let bare = bare_database(&file("bare.db"));
    let bare_append = measured("append entries, bare rusqlite", rows, || {
        bare_append(&bare, rows, &tenancies);
    });
    let db = database(&file("store.db"));
    let append = measured("append entries, store", rows, || {
        db.write(|tx| entry::append(tx, &SCOPE, (0..rows).map(|n| booked(n, &tenancies))))
            .unwrap();
    });
    // In turns, and the best of each: what else the machine does hits both alike.
    let (mut bare_best, mut best) = (f64::MAX, f64::MAX);
    for _ in 0..5 {
        let seconds = measured("stream entries, bare rusqlite", rows, || bare_stream(&bare));
        bare_best = bare_best.min(seconds);
        best = best.min(measured("stream entries, store", rows, || stream(&db)));
    }
    println!(
        "ratio to bare: append {:.2}, stream {:.2}",
        append / bare_append,
        best / bare_best
    );

    derived(&db, &tenancies);
    bank_entries(&db, rows.min(1_000_000), &tenancies);
    db.write(|_| Ok::<_, Error>(())).unwrap();
    drop(db);
    let size = std::fs::metadata(file("bare.db")).unwrap().len();
    println!("size of a ledger row with its key: {} B", size / rows);
    println!("peak memory: {} MiB", peak_kib() / 1024);
    std::fs::remove_dir_all(&folder).unwrap();
}

/// Gives the processor's seconds: on a machine that does other things, the clock on the wall says little.
fn measured(what: &str, rows: u64, work: impl FnOnce()) -> f64 {
    let (begun, worked) = (Instant::now(), cpu_seconds());
    work();
    let (wall, cpu) = (begun.elapsed().as_secs_f64(), cpu_seconds() - worked);
    #[allow(clippy::cast_precision_loss, reason = "shown with two digits")]
    let rate = rows as f64 / cpu.max(0.01);
    println!("{what:<40} {wall:>7.2} s, {cpu:>6.2} s of processor {rate:>12.0} rows/s");
    cpu
}

fn cpu_seconds() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let ticks = stat
        .rsplit(')')
        .next()
        .unwrap_or_default()
        .split_whitespace()
        .skip(11)
        .take(2);
    ticks.filter_map(|n| n.parse::<f64>().ok()).sum::<f64>() / 100.0
}

fn database(path: &Path) -> Db {
    let db = Db::open(&format!("sqlite:{}", path.display())).unwrap();
    migration::migrate(&db, Moment(0)).unwrap();
    db
}

/// The same tables and settings, without the layer.
fn bare_database(path: &Path) -> rusqlite::Connection {
    drop(database(path));
    let conn = rusqlite::Connection::open(path).unwrap();
    conn.execute_batch("PRAGMA synchronous = FULL; PRAGMA cache_size = -32768; PRAGMA mmap_size = 67108864")
        .unwrap();
    conn
}

fn tenancies(rows: u64) -> Vec<TenancyId> {
    let mut ids: Vec<_> = (0..rows.div_ceil(PER_TENANCY))
        .map(|n| TenancyId::derived(OrgNo(1), &format!("H-{n:07}")))
        .collect();
    ids.sort_unstable();
    ids
}

fn booked(n: u64, tenancies: &[TenancyId]) -> Booked {
    let on = Day(20_000 + i32::try_from(n % 700).unwrap());
    let charge = n.is_multiple_of(2);
    Booked {
        tenancy: tenancies[usize::try_from(n / PER_TENANCY).unwrap()],
        drawer: entry::Drawer::Of(on.month()),
        entry: LedgerEntry {
            // Keys are hashes: within a tenancy they come in any order.
            key: EntryKey(n.wrapping_mul(0x9e37_79b9_7f4a_7c15)),
            kind: if charge {
                EntryKind::Charge
            } else {
                EntryKind::Receipt
            },
            effective_on: on,
            learned_on: on,
            amount: Cents(if charge { 65_350 } else { -65_350 }),
            month: charge.then_some(Month(24_300)),
            method: Method::DirectDebit,
            reason: None,
            link: (!charge).then_some(n),
        },
        source: Some(Source {
            import: 3,
            position: i64::try_from(n).unwrap(),
        }),
        note: None,
    }
}

fn bare_append(conn: &rusqlite::Connection, rows: u64, tenancies: &[TenancyId]) {
    conn.execute_batch("BEGIN IMMEDIATE").unwrap();
    let mut insert = conn
        .prepare(
            "INSERT INTO entry (org, tenancy, key, kind, effective_on, learned_on, amount_cents, month, method, reason,
             link, source_import, source_position, note) VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14)",
        )
        .unwrap();
    for n in 0..rows {
        let b = booked(n, tenancies);
        let e = &b.entry;
        insert
            .execute(rusqlite::params![
                1,
                b.tenancy.0.as_bytes(),
                e.key.0.cast_signed(),
                if e.kind == EntryKind::Charge { 1 } else { 2 },
                e.effective_on.0,
                e.learned_on.0,
                e.amount.0,
                e.month.map(|m| m.0),
                1,
                None::<&str>,
                e.link.map(u64::cast_signed),
                b.source.map(|s| s.import),
                b.source.map(|s| s.position),
                b.note,
            ])
            .unwrap();
    }
    conn.execute_batch("COMMIT").unwrap();
}

fn bare_stream(conn: &rusqlite::Connection) {
    let mut select = conn
        .prepare(
            "SELECT tenancy, key, kind, effective_on, learned_on, amount_cents, month, method, reason, link,
             source_import, source_position, note FROM entry WHERE org = 1 ORDER BY tenancy, key",
        )
        .unwrap();
    let mut rows = select.query([]).unwrap();
    let mut sum = 0_i64;
    while let Some(row) = rows.next().unwrap() {
        let tenancy: [u8; 16] = row.get(0).unwrap();
        let key: i64 = row.get(1).unwrap();
        let numbers: [i64; 3] = [row.get(2).unwrap(), row.get(3).unwrap(), row.get(4).unwrap()];
        let amount: i64 = row.get(5).unwrap();
        let month: Option<i64> = row.get(6).unwrap();
        let method: i64 = row.get(7).unwrap();
        let reason: Option<String> = row.get(8).unwrap();
        let link: Option<i64> = row.get(9).unwrap();
        let source: [Option<i64>; 2] = [row.get(10).unwrap(), row.get(11).unwrap()];
        let note: Option<String> = row.get(12).unwrap();
        sum += amount ^ key;
        black_box((tenancy, numbers, month, method, reason, link, source, note));
    }
    black_box(sum);
}

fn stream(db: &Db) {
    let mut sum = 0;
    db.read(|tx| {
        entry::each(tx, &SCOPE, Span::ALL, |b| {
            sum += b.entry.amount.0 ^ b.entry.key.0.cast_signed();
            Ok::<_, Error>(())
        })
    })
    .unwrap();
    black_box(sum);
}

/// Blocks and outlooks of the tenancies: what the night reads and writes.
fn derived(db: &Db, tenancies: &[TenancyId]) {
    let count = u64::try_from(tenancies.len()).unwrap();
    let bytes = [7_u8; 600];
    measured("append blocks of 600 B", count, || {
        db.write(|tx| block::append(tx, &SCOPE, tenancies.iter().map(|t| (*t, &bytes[..], 48))))
            .unwrap();
    });
    measured("stream blocks", count, || {
        let mut sum = 0;
        db.read(|tx| {
            block::each(tx, &SCOPE, Span::ALL, |p| {
                sum += p.bytes.len();
                Ok::<_, Error>(())
            })
        })
        .unwrap();
        black_box(sum);
    });
    let row = |t: &TenancyId, i: usize, digest: u64| OutlookRow {
        tenancy: *t,
        wake_on: Some(Day(20_700 + i32::try_from(i % 30).unwrap())),
        digest,
        flow: "flowing".into(),
        balance: Cents(0),
        open_months: 0,
        oldest_open: None,
        lane: "current".into(),
        summary: Vec::new(),
    };
    for (what, digest) in [("put outlooks, new", 1), ("put outlooks, changed", 2)] {
        measured(what, count, || {
            db.write(|tx| {
                outlook::put_all(
                    tx,
                    &SCOPE,
                    tenancies.iter().enumerate().map(|(i, t)| row(t, i, digest)),
                )
            })
            .unwrap();
        });
    }
    measured("read digests", count, || {
        black_box(db.read(|tx| outlook::digests(tx, &SCOPE, Span::ALL)).unwrap());
    });
}

fn bank_entries(db: &Db, rows: u64, tenancies: &[TenancyId]) {
    let row = |n: u64| {
        let entry = domain::bank::BankEntry {
            account: "NL91ABNA0417164300".to_owned(),
            amount: Cents(65_350),
            currency: "EUR".to_owned(),
            counterparty_iban: Some("NL02ABNA0123456789".to_owned()),
            counterparty_name: Some("H de Boer".to_owned()),
            reference: Some(format!("7000{n:012}")),
            end_to_end_id: Some(format!("E2E{n}")),
            bank_reference: Some(format!("REF{n:010}")),
            description: "huur".to_owned(),
            ..Default::default()
        };
        BankRow {
            entry,
            booked_on: Day(20_700),
            key: EntryKey(n.wrapping_mul(0x9e37_79b9_7f4a_7c15)),
            import: 3,
            position: i64::try_from(n).unwrap(),
            place: Place {
                state: if n.is_multiple_of(50) {
                    PlaceState::Waiting
                } else {
                    PlaceState::Matched
                },
                tenancy: Some(tenancies[usize::try_from(n).unwrap() % tenancies.len()]),
                rule: None,
                reason: None,
                at: Some(Moment(1)),
                by: None,
            },
        }
    };
    measured("append bank entries, keys in any order", rows, || {
        db.write(|tx| bank::append(tx, &SCOPE, (0..rows).map(row)))
            .unwrap();
    });
    measured("read known keys of a day", rows, || {
        let read = db.read(|tx| {
            bank::each_known_of_day(tx, &SCOPE, "NL91ABNA0417164300", Day(20_700), 0, |known| {
                black_box(known.key);
                Ok::<_, Error>(())
            })
        });
        read.unwrap();
    });
}

fn peak_kib() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status
        .lines()
        .find(|l| l.starts_with("VmHWM:"))
        .unwrap_or_default();
    line.split_whitespace()
        .nth(1)
        .and_then(|n| n.parse().ok())
        .unwrap_or(0)
}
