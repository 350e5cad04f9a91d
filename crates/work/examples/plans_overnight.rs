//! A night over very many running plans, and the board over the same households: `cargo run --release -p work --example
//! plans_overnight -- 5000`. Prints the seconds of a first full night, of the night after a term was due, and of the board (S1.2, S1.5).
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a measurement that cannot go on must stop, and a clock is its purpose"
)]

use domain::calendar::Day;
use sim::planned::{THIRD_TERM_UNTIL, planned};
use std::time::Instant;
use store::Moment;
use work::night::{Done, Plan};
use work::{Actor, At, Db, bulk};

/// Households loaded in one transaction.
const CHUNK: u32 = 4_000;

fn main() {
    let many: u32 = std::env::args().nth(1).map_or(5_000, |n| n.parse().unwrap());
    let path = std::env::temp_dir().join(format!("plans-overnight-{}.db", std::process::id()));
    let at = At {
        today: THIRD_TERM_UNTIL,
        now: 0,
    };
    let db = work::association::open(&format!("sqlite:{}", path.display()), 0).unwrap();
    let actor = Actor::system(work::association::found(&db, at, "Measured").unwrap().org);
    for from in (0..many).step_by(CHUNK as usize) {
        load(&db, &actor, at, from..many.min(from + CHUNK));
    }
    night(&db, &actor, "full night", THIRD_TERM_UNTIL, true);
    night(
        &db,
        &actor,
        "night after a term was due",
        THIRD_TERM_UNTIL.plus(1),
        false,
    );
    let begun = Instant::now();
    let board = work::figures::board(
        &db,
        &actor,
        At {
            today: sim::TODAY,
            ..at
        },
    )
    .unwrap();
    let behind = board.weeks.last().map(|week| week.area.behind);
    println!("board: {behind:?} behind, {:.2} s", begun.elapsed().as_secs_f64());
    drop(db);
    for suffix in ["", "-wal", "-shm"] {
        let _ = std::fs::remove_file(format!("{}{suffix}", path.display()));
    }
}

fn load(db: &Db, actor: &Actor, at: At, numbers: std::ops::Range<u32>) {
    let all: Vec<_> = numbers.map(|n| planned(actor.org, n)).collect();
    let account = |p: &sim::planned::Planned| bulk::Account {
        tenancy: p.tenancy.clone(),
        entries: p.entries.clone(),
    };
    bulk::load(db, actor, at, all.iter().map(account).collect()).unwrap();
    let scope = store::Scope::of(actor.org, None);
    let plans = || all.iter().map(|p| (p.tenancy.id, &p.plan));
    db.write(|tx| store::help::add(tx, &scope, plans(), Moment(at.now)))
        .unwrap();
}

fn night(db: &Db, actor: &Actor, name: &str, on: Day, full: bool) {
    let plan = Plan {
        on,
        full,
        holder: "measured",
        clock: &|| 0,
        progress: &|_, _| {},
    };
    let begun = Instant::now();
    let Done { processed, changed } = work::night::run(db, actor, &plan).unwrap();
    let seconds = begun.elapsed().as_secs_f64();
    println!("{name}: {processed} looked at, {changed} changed, {seconds:.2} s");
}
