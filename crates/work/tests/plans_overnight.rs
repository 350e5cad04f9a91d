//! Very many plans, one night, nobody at work (S1.5): each is judged by the ledger, and only what did not work out asks for a person.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on must stop"
)]

mod world;

use domain::ids::TenancyId;
use domain::outlook::{Reason, TaskKind};
use sim::planned::{Planned, THIRD_TERM_UNTIL, planned};
use std::collections::BTreeMap;
use store::testing::{NOW, TestDb};
use work::{Actor, bulk};

const HOUSEHOLDS: u32 = 60;

fn load(test: &TestDb) -> (Actor, BTreeMap<TenancyId, Planned>) {
    let actor = world::founded(test);
    let all: BTreeMap<TenancyId, Planned> = (0..HOUSEHOLDS)
        .map(|n| planned(actor.org, n))
        .map(|p| (p.tenancy.id, p))
        .collect();
    let accounts = all.values().map(|p| bulk::Account {
        tenancy: p.tenancy.clone(),
        entries: p.entries.clone(),
    });
    bulk::load(&test.db, &actor, world::at(THIRD_TERM_UNTIL), accounts.collect()).unwrap();
    let scope = store::Scope::of(actor.org, None);
    let plans = || all.values().map(|p| (p.tenancy.id, &p.plan));
    test.db
        .write(|tx| store::help::add(tx, &scope, plans(), NOW))
        .unwrap();
    (actor, all)
}

/// Whose row of today's list says that a term of a plan did not work out.
fn missed(test: &TestDb, actor: &Actor) -> Vec<TenancyId> {
    let page = work::today::list(&test.db, actor, Some(TaskKind::PromiseMissed), None, 500).unwrap();
    assert!(page.rows.iter().all(|row| matches!(
        row.reason,
        Reason::PlanMissed {
            missed: 1,
            kept: 2,
            ..
        }
    )));
    let mut all: Vec<TenancyId> = page.rows.into_iter().map(|row| row.tenancy).collect();
    all.sort_unstable();
    all
}

/// The day of a term passes and nothing else happens: the night wakes every plan by itself, finds each that was missed and each
/// that was kept, and a second night finds nothing more to do.
fn s1_5_a_night_judges_every_running_plan_without_anybody(test: &TestDb) {
    let (actor, all) = load(test);
    let before = world::night(&test.db, &actor, THIRD_TERM_UNTIL, true);
    assert_eq!(before.processed, i64::from(HOUSEHOLDS));
    assert_eq!(
        missed(test, &actor),
        [],
        "a payment may come until and with that day"
    );
    let after = world::night(&test.db, &actor, THIRD_TERM_UNTIL.plus(1), false);
    let expected: Vec<TenancyId> = all.values().filter(|p| !p.kept).map(|p| p.tenancy.id).collect();
    assert_eq!(missed(test, &actor), expected);
    assert!(
        after.changed >= i64::try_from(expected.len()).unwrap(),
        "{after:?}"
    );
    for (id, household) in &all {
        let file = work::case_file::read(&test.db, &actor, *id).unwrap();
        let outlook = file.outlook(THIRD_TERM_UNTIL.plus(1));
        let [standing] = outlook.plans.as_slice() else {
            panic!("{id} has one plan")
        };
        let stands = if household.kept { (3, 0) } else { (2, 1) };
        assert_eq!((standing.kept(), standing.missed()), stands, "{id}");
    }
    let again = world::night(&test.db, &actor, THIRD_TERM_UNTIL.plus(1), false);
    assert_eq!(again.changed, 0);
}

store::on_both_engines! {
    s1_5_a_night_judges_every_running_plan_without_anybody;
}
