//! What sharing a commit brings: `cargo run --release -p store --example together -- [THREADS]`.
//!
//! The same lines of the audit trail, by the same threads, each in a commit of its own and together, in turns.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a measuring program"
)]

use domain::ids::OrgNo;
use std::borrow::Cow;
use std::time::Instant;
use store::audit::{self, AuditRow};
use store::{Db, Error, Moment, Scope, migration};
use uuid::Uuid;

const SCOPE: Scope = Scope::of(OrgNo(1), None);
const EACH: u32 = 200;

fn main() {
    let threads: u32 = std::env::args()
        .nth(1)
        .map_or(16, |n| n.parse().expect("a number of threads"));
    let folder = std::env::temp_dir().join(format!("keukentafel-together-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let db = Db::open(&format!("sqlite:{}", folder.join("db").display())).unwrap();
    migration::migrate(&db, Moment(0)).unwrap();
    for round in 0..3 {
        let alone = measured(threads, |n| {
            db.write(|tx| audit::append(tx, &SCOPE, [line(round * 2, n)]).map(drop))
        });
        let together = measured(threads, |n| {
            audit::append_together(&db, SCOPE, line(round * 2 + 1, n))
        });
        println!("{threads} threads: alone {alone:.0} lines/s, together {together:.0} lines/s");
    }
    std::fs::remove_dir_all(&folder).unwrap();
}

fn measured(threads: u32, write: impl Fn(u32) -> Result<(), Error> + Sync) -> f64 {
    let begun = Instant::now();
    std::thread::scope(|scope| {
        for thread in 0..threads {
            let write = &write;
            scope.spawn(move || (0..EACH).for_each(|n| write(thread * EACH + n).unwrap()));
        }
    });
    f64::from(threads * EACH) / begun.elapsed().as_secs_f64()
}

fn line(round: u32, n: u32) -> AuditRow {
    AuditRow {
        at: Moment(i64::from(round)),
        id: Uuid::from_u128(u128::from(n)),
        actor: None,
        act: Cow::Borrowed("see_tenancy"),
        subject: format!("D{n:06}"),
        tenancy: None,
        reason: "vandaag".to_owned(),
        details: serde_json::Value::Null,
    }
}
