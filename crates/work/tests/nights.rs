//! A night that is cut off goes on where it was, and ends as if nothing had happened.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

mod world;

use domain::ids::{DwellingId, OrgNo, TenancyId};
use domain::tenancy::{PaymentMethod, RentComponent, Tenancy};
use sim::bench::{Account, Generator};
use std::panic::{AssertUnwindSafe, catch_unwind};
use store::testing::{NOW, TestDb};
use work::night::{Done, Plan};
use work::{Actor, Db, Error, Refusal, bulk};

/// More than one chunk of the night.
const TENANCIES: u32 = 9_000;
/// After this a program that fell silent has lost its turn.
const LATER: i64 = NOW.0 + 60_000_000;

fn account(org: OrgNo, generator: Generator, index: u32) -> bulk::Account {
    let mut lines = Vec::new();
    generator.lines(index, &mut lines);
    let named = generator.tenancy(index);
    let start = lines.first().map_or(sim::TODAY, |l| l.day);
    let tenancy = Tenancy {
        id: TenancyId::derived(org, &named.number),
        dwelling: DwellingId::derived(org, &named.number),
        reference: named.number.clone(),
        start,
        end: None,
        payment_reference: None,
        mandate: None,
        method: PaymentMethod::Transfer,
        due_days: Vec::new(),
        rent: vec![RentComponent {
            kind: "huur".to_owned(),
            amount: named.rent,
            from: start,
            until: None,
        }],
        members: Vec::new(),
        payer_ibans: Vec::new(),
        expected_arrears_since: None,
    };
    let account = Account {
        tenancy: named,
        lines,
    };
    bulk::Account {
        tenancy,
        entries: account.entries(),
    }
}

fn many(test: &TestDb) -> Actor {
    let actor = world::founded(test);
    let generator = Generator::new(3).unwrap();
    let accounts = (0..TENANCIES).map(|index| account(actor.org, generator, index));
    bulk::load(&test.db, &actor, world::at(sim::TODAY), accounts.collect()).unwrap();
    actor
}

fn run(
    db: &Db,
    actor: &Actor,
    (holder, now): (&str, i64),
    full: bool,
    progress: &dyn Fn(i64, i64),
) -> Result<Done, Error> {
    let clock = move || now;
    let plan = Plan {
        on: sim::TODAY,
        full,
        holder,
        clock: &clock,
        progress,
    };
    work::night::run(db, actor, &plan)
}

/// What nights write about tenancies.
fn written(test: &TestDb) -> Vec<(String, String)> {
    let about = ["outlook", "task", "milestone", "awake"];
    let mut content = test.content(&[]);
    content.retain(|(table, _)| about.contains(&table.as_str()));
    assert_eq!(content.len(), about.len());
    content
}

fn a_night_that_is_killed_goes_on_where_it_was(test: &TestDb) {
    let actor = many(test);
    for (full, started, later) in [(false, NOW.0, LATER), (true, LATER, 2 * LATER - NOW.0)] {
        let killed = catch_unwind(AssertUnwindSafe(|| {
            run(&test.db, &actor, ("first", started), full, &|done, _| {
                assert!(done < i64::from(TENANCIES) / 4, "killed");
            })
        }));
        assert!(killed.is_err(), "it stopped in the middle");
        let at_once = run(&test.db, &actor, ("second", started), full, &|_, _| {});
        assert!(matches!(at_once, Err(Error::Refused(Refusal::NightBusy))));
        let first = std::cell::Cell::new(None);
        let done = run(&test.db, &actor, ("second", later), full, &|done, _| {
            first.set(first.get().or(Some(done)));
        });
        assert_eq!(done.unwrap().processed, i64::from(TENANCIES));
        assert!(
            first.get() > Some(i64::from(TENANCIES) / 4),
            "what was done stays done"
        );
    }
    let undisturbed = store::testing::sqlite();
    let other = many(&undisturbed);
    let done = run(&undisturbed.db, &other, ("only", NOW.0), false, &|_, _| {});
    assert_eq!(done.unwrap().processed, i64::from(TENANCIES));
    if test.db.engine() == undisturbed.db.engine() {
        assert_eq!(written(test), written(&undisturbed));
    }
    let found = work::night::verify(&test.db, &actor, sim::TODAY, false, &|_, _| {}).unwrap();
    assert_eq!(
        (found.tenancies, found.awaiting, found.differences.len()),
        (i64::from(TENANCIES), 0, 0)
    );
}

store::on_both_engines! {
    a_night_that_is_killed_goes_on_where_it_was;
}
