//! The demo association in a test database, loaded through the files that are committed.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    dead_code,
    reason = "a test that cannot go on must stop"
)]

use domain::calendar::Day;
use domain::ids::TenancyId;
use std::io::{BufRead, Cursor};
use std::path::{Path, PathBuf};
use store::testing::{NOW, TestDb};
use work::association_data::FolderSet;
use work::night::{Done, Plan};
use work::statement::{Report, StatementFile};
use work::{Actor, At, Db, Error};

pub const ASSOCIATION: &str = "Woonstichting De Linde";

pub fn day(text: &str) -> Day {
    text.parse().unwrap()
}

pub fn at(today: Day) -> At {
    At { today, now: NOW.0 }
}

/// A moment of its own for each act of a test.
pub fn at_moment(today: Day, n: i64) -> At {
    At {
        today,
        now: NOW.0 + n,
    }
}

pub fn demo_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../demo/de-linde")
}

pub fn founded(test: &TestDb) -> Actor {
    let named = work::association::found(&test.db, at(sim::TODAY), ASSOCIATION).unwrap();
    Actor::system(named.org)
}

pub fn receive_association(db: &Db, actor: &Actor) {
    work::association_data::receive(db, actor, at(sim::TODAY), &FolderSet(demo_folder()), &|_, _| {})
        .unwrap();
}

pub fn receive_file(db: &Db, actor: &Actor, today: Day, path: &Path) -> Result<Report, Error> {
    walkthrough::statement(db, actor, at(today), path, &|_| {})
}

pub fn receive_text(db: &Db, actor: &Actor, today: Day, name: &str, text: &str) -> Result<Report, Error> {
    let open = || Ok(Box::new(Cursor::new(text.as_bytes().to_vec())) as Box<dyn BufRead>);
    work::statement::receive(
        db,
        actor,
        at(today),
        &StatementFile { name, open: &open },
        &|_| {},
    )
}

/// A camt.053 statement with receipts: day, amount, bank reference, remittance text.
pub fn camt(id: &str, entries: &[(&str, &str, &str, &str)]) -> String {
    let mut xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt>\
         <GrpHdr><MsgId>{id}</MsgId><CreDtTm>2026-11-21T04:00:00</CreDtTm></GrpHdr><Stmt><Id>{id}</Id>\
         <CreDtTm>2026-11-21T04:00:00</CreDtTm><Acct><Id><IBAN>NL91ABNA0417164300</IBAN></Id></Acct>"
    );
    for (on, amount, reference, text) in entries {
        let reference = if reference.is_empty() {
            String::new()
        } else {
            format!("<AcctSvcrRef>{reference}</AcctSvcrRef>")
        };
        let entry = format!(
            "<Ntry><Amt Ccy=\"EUR\">{amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>{on}</Dt></BookgDt>\
             <ValDt><Dt>{on}</Dt></ValDt>{reference}<NtryDtls><TxDtls><RltdPties><Dbtr><Pty><Nm>P Verhagen</Nm></Pty></Dbtr><DbtrAcct><Id>\
             <IBAN>NL02RABO0123456789</IBAN></Id></DbtrAcct></RltdPties><RmtInf><Ustrd>{text}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>"
        );
        xml.push_str(&entry);
    }
    xml.push_str("</Stmt></BkToCstmrStmt></Document>");
    xml
}

/// Loads De Linde step by step as the demo does, up to and with a day.
pub fn de_linde(test: &TestDb, until: Day) -> Actor {
    let actor = founded(test);
    for step in sim::demo::steps() {
        if step.on() <= until {
            take(&test.db, &actor, &step);
        }
    }
    actor
}

/// Loads De Linde as the demo does, up to today, without the steps that a test takes itself.
pub fn de_linde_without(test: &TestDb, left_out: impl Fn(&sim::demo::Step) -> bool) -> Actor {
    let actor = founded(test);
    for step in sim::demo::steps() {
        if step.on() <= sim::TODAY && !left_out(&step) {
            take(&test.db, &actor, &step);
        }
    }
    actor
}

/// Loads a demo of so many tenancies.
pub fn demo_of_size(test: &TestDb, tenancies: u32) -> Actor {
    let actor = founded(test);
    let folder = std::env::temp_dir().join(format!("demo-{tenancies}-{}", std::process::id()));
    let population = sim::population::Population::of(tenancies).unwrap();
    population.write_folder(&folder).unwrap();
    for step in population.steps() {
        walkthrough::take(&test.db, &actor, &step, &folder, 1, &|_| {})
            .map_err(|why| format!("{step:?}: {why}"))
            .unwrap();
    }
    std::fs::remove_dir_all(folder).unwrap();
    actor
}

/// Takes one step as the demo does.
pub fn take(db: &Db, actor: &Actor, step: &sim::demo::Step) {
    walkthrough::take(db, actor, step, &demo_folder(), NOW.0, &|_| {})
        .map_err(|why| format!("{step:?}: {why}"))
        .unwrap();
}

/// Someone of the staff that came with the association.
pub fn colleague(db: &Db, actor: &Actor, login: &str) -> Actor {
    walkthrough::colleague(db, actor, login).unwrap()
}

pub fn tenancy_id(db: &Db, actor: &Actor, reference: &str) -> TenancyId {
    work::case_file::by_reference(db, actor, reference).unwrap()
}

/// Contract number of a story: 1 is T01.
pub fn story(n: u8) -> String {
    sim::stories::contract(n)
}

pub fn night(db: &Db, actor: &Actor, on: Day, full: bool) -> Done {
    let plan = Plan {
        on,
        full,
        holder: "test",
        clock: &|| NOW.0,
        progress: &|_, _| {},
    };
    work::night::run(db, actor, &plan).unwrap()
}

/// Everything derived, row by row, in order.
pub fn derived(db: &Db, actor: &Actor) -> Vec<String> {
    let scope = store::Scope::of(actor.org, None);
    db.read(|tx| {
        let mut rows = Vec::new();
        store::outlook::each(tx, &scope, store::Span::ALL, |o| {
            rows.push(format!("{o:?}"));
            Ok::<_, store::Error>(())
        })?;
        store::task::each(tx, &scope, store::Span::ALL, |t| {
            rows.push(format!(
                "{:?} {} {} {} {} {}",
                t.tenancy, t.key, t.kind, t.since, t.proposal, t.reason
            ));
            Ok::<_, store::Error>(())
        })?;
        rows.extend(
            store::outlook::milestones(tx, &scope, store::Span::ALL)?
                .iter()
                .map(|m| format!("{m:?}")),
        );
        Ok::<_, store::Error>(rows)
    })
    .unwrap()
}

/// What a tenant does first in the plans of the tests.
pub fn first_step(on: Day) -> work::plan::OwnStep {
    work::plan::OwnStep::New {
        action: "Ik vraag het mijn zus".to_owned(),
        due_on: on.plus(2),
    }
}

/// The first step of the newest plan was done.
pub fn step_done(db: &Db, actor: &Actor, at: At, tenancy: TenancyId) {
    let file = work::case_file::read(db, actor, tenancy).unwrap();
    let newest = file
        .plans
        .iter()
        .max_by_key(|plan| (plan.started_on, plan.version));
    let step = newest.and_then(|plan| plan.own_step).unwrap();
    work::record::turn_agreement(db, actor, at, tenancy, step, work::record::Turn::Done).unwrap();
}
