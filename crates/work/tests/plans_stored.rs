//! Plans over stored facts, through the acts and the bank's own files: a plan and its kept payments always end at zero, and
//! changing a plan never changes what was owed. On SQLite many, on PostgreSQL a few.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on must stop"
)]

mod world;

use domain::agreement::Party;
use domain::arrangement::{
    Origin, PlanStanding, RentLine, RentStatement, Rhythm, Term, WhoPays, equal, step_up, too_tight,
    with_break,
};
use domain::calendar::{Day, Month};
use domain::ids::{OrgNo, PlanId, TenancyId};
use domain::money::Cents;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use store::testing::TestDb;
use work::Actor;
use work::case_file::CaseFile;
use work::plan::{NewPlan, Turn};
use world::{
    at_moment, camt, colleague, day, de_linde, first_step, night, receive_text, step_done, story, tenancy_id,
};

/// What Peter (T01) owes on the day of the demo.
const OPEN: Cents = Cents(148_436);
const TODAY: Day = sim::TODAY;

struct Peter<'t> {
    test: &'t TestDb,
    system: Actor,
    noor: Actor,
    id: TenancyId,
    plan: PlanId,
}

/// Peter with a plan of some shape for all that is open.
fn peter(test: &TestDb, shape: Shape) -> Peter<'_> {
    let system = de_linde(test, TODAY);
    let (noor, id) = (
        colleague(&test.db, &system, "noor"),
        tenancy_id(&test.db, &system, &story(1)),
    );
    let line = |n: i32| RentLine {
        month: TODAY.month().plus(n),
        who: WhoPays::Tenant,
        amount: Cents(74_218),
        on: TODAY.month().plus(n).first(),
    };
    let new = NewPlan {
        id: PlanId::derived(OrgNo(1), "stored"),
        proposed_by: Party::Tenant,
        origin: Origin::Phone,
        terms: shape.terms(),
        rent: RentStatement {
            lines: [line(1), line(2)],
        },
        told: String::new(),
        aftercare: false,
        own_step: Some(first_step(TODAY)),
    };
    work::plan::agree(&test.db, &noor, at_moment(TODAY, 1), id, &new).unwrap();
    step_done(&test.db, &noor, at_moment(TODAY, 2), id);
    let plan = new.id;
    Peter {
        test,
        system,
        noor,
        id,
        plan,
    }
}

impl Peter<'_> {
    fn file(&self) -> CaseFile {
        work::case_file::read(&self.test.db, &self.system, self.id).unwrap()
    }

    /// Terms of the newest version.
    fn terms(&self) -> Vec<Term> {
        let file = self.file();
        let newest = file.plans.iter().max_by_key(|p| p.version).unwrap();
        newest.terms.clone()
    }

    /// A statement with a payment for each of these terms, so many days after its day.
    fn pays(&self, terms: &[Term], late: &[i32]) -> Day {
        let contract = story(1);
        let paid: Vec<(String, String)> = terms
            .iter()
            .zip(late.iter().cycle())
            .map(|(t, late)| (t.due_on.plus(*late).to_string(), t.amount.to_plain()))
            .collect();
        let rows: Vec<(&str, &str, &str, &str)> = paid
            .iter()
            .map(|(on, amount)| (on.as_str(), amount.as_str(), "", contract.as_str()))
            .collect();
        let last = paid.iter().map(|(on, _)| day(on)).max().unwrap();
        let xml = camt("stored", &rows);
        let report = receive_text(&self.test.db, &self.system, last, "stored.xml", &xml).unwrap();
        assert_eq!(report.matched, i64::try_from(rows.len()).unwrap());
        last
    }
}

/// How a plan is made.
#[derive(Clone, Copy, Debug)]
struct Shape {
    count: u16,
    wait: i32,
    rhythm: usize,
    how: u8,
}

impl Shape {
    fn any() -> impl Strategy<Value = Self> {
        (1..16_u16, 1..40_i32, 0..4_usize, 0..4_u8).prop_map(|(count, wait, rhythm, how)| Self {
            count,
            wait,
            rhythm,
            how,
        })
    }

    fn terms(self) -> Vec<Term> {
        let (first, rhythm) = (TODAY.plus(self.wait), Rhythm::ALL[self.rhythm]);
        let base = equal(OPEN, self.count, first, rhythm).unwrap();
        match self.how {
            1 => step_up(OPEN, Cents(5_000), Cents(1_000), 2, first, rhythm).unwrap(),
            2 => with_break(&base, first.month().plus(1)),
            3 => too_tight(&base, Cents(500)).unwrap_or(base),
            _ => base,
        }
    }
}

fn run<S: Strategy>(cases: u32, what: &S, check: impl Fn(S::Value) -> Result<(), TestCaseError>) {
    let config = Config {
        cases,
        failure_persistence: None,
        ..Config::default()
    };
    TestRunner::new(config).run(what, check).unwrap();
}

/// Every term paid on its day or within the days that still count: done, to the cent, whatever the shape.
fn kept_plans_end_at_zero(make: fn() -> TestDb, cases: u32) {
    let late = prop::collection::vec(0..4_i32, 1..4);
    run(cases, &(Shape::any(), late), |(shape, late)| {
        let test = make();
        let p = peter(&test, shape);
        let terms = p.terms();
        prop_assert_eq!(terms.iter().map(|t| t.amount).sum::<Cents>(), OPEN);
        let last = p.pays(&terms, &late);
        let file = p.file();
        let o = file.outlook(last);
        prop_assert_eq!((o.account.balance, o.past_due), (Cents::ZERO, Cents::ZERO));
        let plan = &o.plans[0];
        let count = i32::try_from(terms.len()).unwrap();
        prop_assert_eq!(
            (plan.state, plan.kept(), plan.missed()),
            (PlanStanding::Done, count, 0)
        );
        prop_assert_eq!(
            (plan.open, plan.rest, plan.paid),
            (Cents::ZERO, Cents::ZERO, OPEN)
        );
        night(&test.db, &p.system, last, true);
        let found = work::night::verify(&test.db, &p.system, last, false, &|_, _| {}).unwrap();
        prop_assert!(found.differences.is_empty(), "{:?}", found);
        Ok(())
    });
}

fn turn(kind: u8, index: usize, on: Day) -> Turn {
    match kind {
        0 => Turn::Move {
            index,
            to: on.plus(9),
        },
        1 => Turn::Split {
            index,
            parts: 2,
            days_apart: 7,
        },
        2 => Turn::Skip { index },
        3 => Turn::Lower,
        _ => Turn::Stop,
    }
}

/// Whatever becomes of a plan, refused or kept, on whatever day: each month asks what it asked, and the plan is about as much.
fn changes_leave_what_was_owed(make: fn() -> TestDb, cases: u32) {
    let turns = prop::collection::vec((0..5_u8, 0..6_usize, 0..40_i32), 1..5);
    run(
        cases,
        &(Shape::any(), 0..3_usize, turns),
        |(shape, paid, turns)| {
            let test = make();
            let p = peter(&test, shape);
            let terms = p.terms();
            if paid > 0 {
                p.pays(&terms[..paid.min(terms.len())], &[0]);
            }
            let begin = terms
                .get(paid)
                .map_or(TODAY, |t| t.due_on.plus(-1))
                .max(TODAY.plus(1));
            let before = p.file();
            let mut on = begin;
            for (n, (kind, index, days)) in (10..).zip(turns) {
                on = on.plus(days);
                let seen = p.file().plans.iter().map(|v| v.version).max().unwrap();
                // What can't be is refused in place; then nothing of it is kept.
                let changed = work::plan::change(
                    &test.db,
                    &p.noor,
                    at_moment(on, n),
                    p.id,
                    p.plan,
                    seen,
                    &turn(kind, index, on),
                );
                let after = p.file();
                let versions = after.plans.len();
                prop_assert_eq!(
                    versions,
                    usize::try_from(seen).unwrap() + usize::from(changed.is_ok())
                );
                let (was, is) = (before.outlook(on), after.outlook(on));
                prop_assert_eq!(is.account.balance, was.account.balance);
                let items = |o: &domain::outlook::Outlook<'_>| -> Vec<(Option<Month>, Cents)> {
                    o.account.items.iter().map(|i| (i.month, i.charged)).collect()
                };
                prop_assert_eq!(items(&is), items(&was));
                let newest = after.plans.iter().max_by_key(|v| v.version).unwrap();
                if changed.is_ok() && kind < 3 {
                    prop_assert_eq!(newest.terms.iter().map(|t| t.amount).sum::<Cents>(), OPEN);
                }
            }
            night(&test.db, &p.system, on, true);
            let found = work::night::verify(&test.db, &p.system, on, false, &|_, _| {}).unwrap();
            prop_assert!(found.differences.is_empty(), "{:?}", found);
            Ok(())
        },
    );
}

#[test]
fn a_plan_and_its_kept_payments_end_at_zero_on_sqlite() {
    kept_plans_end_at_zero(store::testing::sqlite, 12);
}

#[test]
fn a_plan_and_its_kept_payments_end_at_zero_on_postgresql() {
    kept_plans_end_at_zero(store::testing::postgres, 3);
}

#[test]
fn changing_a_plan_changes_nothing_that_was_owed_on_sqlite() {
    changes_leave_what_was_owed(store::testing::sqlite, 12);
}

#[test]
fn changing_a_plan_changes_nothing_that_was_owed_on_postgresql() {
    changes_leave_what_was_owed(store::testing::postgres, 3);
}
