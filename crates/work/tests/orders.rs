//! No order of pause, plan, payment, deferral and dispute gives another state than another order of the same: over stored facts,
//! through the acts, to the rows of the night. On SQLite many orders, on PostgreSQL a few.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on must stop"
)]

mod world;

use domain::agreement::Party;
use domain::arrangement::{Origin, RentLine, RentStatement, Rhythm, WhoPays, equal};
use domain::calendar::Month;
use domain::dispute::Recognition;
use domain::ids::{DeferralId, DisputeId, OrgNo, PauseId, PlanId, TenancyId, UserId};
use domain::money::Cents;
use domain::pause::{PauseReason, PauseSource};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use store::testing::TestDb;
use work::Actor;
use work::part::About;
use world::{
    at_moment, camt, colleague, day, de_linde, derived, first_step, night, receive_text, step_done, story,
    tenancy_id,
};

/// What happens to Peter (T01, € 1.484,36 open): each on its own day, whenever it is typed in.
const EVENTS: usize = 6;

fn happens(test: &TestDb, system: &Actor, id: TenancyId, what: usize) {
    let noor = colleague(&test.db, system, "noor");
    let n = i64::try_from(what).unwrap() + 1;
    let at = |on: &str| at_moment(day(on), n);
    let october = Month::new(2026, 10);
    match what {
        0 => {
            let line = |m: i32| RentLine {
                month: october.plus(1 + m),
                who: WhoPays::Tenant,
                amount: Cents(74_218),
                on: october.plus(1 + m).first(),
            };
            let plan = work::plan::NewPlan {
                id: PlanId::derived(OrgNo(1), "orders"),
                proposed_by: Party::Tenant,
                origin: Origin::Phone,
                terms: equal(Cents(60_000), 6, day("2026-12-05"), Rhythm::Monthly).unwrap(),
                rent: RentStatement {
                    lines: [line(1), line(2)],
                },
                told: String::new(),
                aftercare: true,
                own_step: Some(first_step(day("2026-11-25"))),
            };
            work::plan::agree(&test.db, &noor, at("2026-11-25"), id, &plan).unwrap();
            step_done(&test.db, &noor, at("2026-11-25"), id);
        }
        1 => {
            let pause = work::pause::NewPause {
                id: PauseId::derived(OrgNo(1), "orders"),
                source: PauseSource::Tenant,
                reason: PauseReason::ALL[0],
                words: String::new(),
                from: day("2026-12-01"),
                until: Some(day("2026-12-20")),
                review_on: None,
            };
            work::pause::start(&test.db, &noor, at("2026-12-02"), id, &pause).unwrap();
        }
        2 => {
            let deferral = work::deferral::NewDeferral {
                id: DeferralId::derived(OrgNo(1), "orders"),
                about: About::Month(october.plus(1)),
                amount: Some(Cents(20_000)),
                until: day("2027-01-31"),
                words: "Na de vakantie.".to_owned(),
            };
            work::deferral::give(&test.db, &noor, at("2026-11-26"), id, &deferral).unwrap();
        }
        3 => {
            let dispute = work::dispute::NewDispute {
                id: DisputeId::derived(OrgNo(1), "orders"),
                says: Recognition::Partly,
                about: Some(About::Month(october.plus(1))),
                amount: Some(Cents(15_000)),
                words: "De servicekosten kloppen niet.".to_owned(),
                payment: None,
                raised_on: None,
                answerer: UserId::derived(OrgNo(1), "noor"),
                answer_by: day("2026-12-11"),
            };
            work::dispute::hear(&test.db, &noor, at("2026-11-27"), id, &dispute).unwrap();
        }
        _ => {
            let on = ["2026-12-05", "2027-01-05"][what - 4];
            let contract = story(1);
            let entry = [(on, "100.00", "", contract.as_str())];
            let name = format!("{on}.xml");
            let report = receive_text(&test.db, system, day(on), &name, &camt(&name, &entry)).unwrap();
            assert_eq!((report.booked, report.matched), (1, 1), "{on}");
        }
    }
}

/// Everything that people see on some days, and everything derived after the last night.
fn seen(test: &TestDb, system: &Actor, id: TenancyId) -> Vec<String> {
    let file = work::case_file::read(&test.db, system, id).unwrap();
    let mut all: Vec<String> = Vec::new();
    for on in [
        "2026-11-28",
        "2026-12-06",
        "2026-12-21",
        "2027-01-07",
        "2027-02-10",
    ] {
        let o = file.outlook(day(on));
        all.push(format!(
            "{on} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?}",
            o.account.balance,
            o.past_due,
            o.deferred,
            o.disputed,
            o.paused_until,
            o.quiet_until,
            o.plans,
            o.tasks,
            o.wake_on
        ));
    }
    night(&test.db, system, day("2027-01-07"), true);
    all.extend(derived(&test.db, system));
    all
}

fn state_after(test: &TestDb, order: &[usize]) -> Vec<String> {
    let system = de_linde(test, sim::TODAY);
    let id = tenancy_id(&test.db, &system, &story(1));
    for what in order {
        happens(test, &system, id, *what);
    }
    seen(test, &system, id)
}

fn every_order_ends_the_same(make: fn() -> TestDb, cases: u32) {
    let first: Vec<usize> = (0..EVENTS).collect();
    let known = state_after(&make(), &first);
    let plan = known.iter().any(|line| line.contains("Running"));
    assert!(plan && known.len() > 5, "{known:?}");
    let config = Config {
        cases,
        failure_persistence: None,
        ..Config::default()
    };
    TestRunner::new(config)
        .run(&Just(first).prop_shuffle(), |order| {
            let found = state_after(&make(), &order);
            for (a, b) in known.iter().zip(&found) {
                prop_assert_eq!(a, b, "{:?}", &order);
            }
            prop_assert_eq!(known.len(), found.len());
            Ok(())
        })
        .unwrap();
}

#[test]
fn no_order_of_what_happens_gives_another_state_on_sqlite() {
    every_order_ends_the_same(store::testing::sqlite, 12);
}

#[test]
fn no_order_of_what_happens_gives_another_state_on_postgresql() {
    every_order_ends_the_same(store::testing::postgres, 3);
}
