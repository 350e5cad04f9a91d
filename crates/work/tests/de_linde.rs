//! The demo association end to end: the twelve stories to the cent, on both engines.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on must stop"
)]

mod world;

use domain::flow::FlowState;
use domain::money::Cents;
use domain::outlook::TaskKind;
use store::testing::TestDb;
use work::Act;
use world::{day, de_linde, derived, night, story, tenancy_id};

/// Open amounts on 21 November 2026, demo-stories.md §5.2.
const OPEN: [i64; 12] = [
    148_436, 0, 86_862, 0, 212_000, 75_800, 409_940, 146_808, 308_185, 234_264, 18_200, 30_000,
];

fn the_stories_stand_to_the_cent(test: &TestDb) {
    let actor = de_linde(test, sim::TODAY);
    let mut sum = 0;
    for (n, wanted) in (1..).zip(OPEN) {
        let file = work::case_file::read(&test.db, &actor, tenancy_id(&test.db, &actor, &story(n))).unwrap();
        let open = file.outlook(sim::TODAY).account.balance;
        assert_eq!(open, Cents(wanted), "T{n:02}");
        sum += open.0;
    }
    assert_eq!(sum, 1_670_495);
}

fn s4_27_flow_follows_current_rents_not_the_balance(test: &TestDb) {
    let actor = de_linde(test, sim::TODAY);
    let wanted = [
        (1, FlowState::Stopped),
        (2, FlowState::Restored),
        (4, FlowState::Restored),
        (7, FlowState::Restored),
        (10, FlowState::Stuttering),
    ];
    for (n, state) in wanted {
        let file = work::case_file::read(&test.db, &actor, tenancy_id(&test.db, &actor, &story(n))).unwrap();
        assert_eq!(file.outlook(sim::TODAY).flow.state, state, "T{n:02}");
    }
}

fn s2_9_todays_list_begins_with_our_own_word(test: &TestDb) {
    let actor = de_linde(test, sim::TODAY);
    night(&test.db, &actor, sim::TODAY, false);
    let page = work::today::list(&test.db, &actor, None, None, 100).unwrap();
    let kinds: Vec<TaskKind> = page.rows.iter().map(|r| r.reason.kind()).collect();
    assert!(kinds.is_sorted_by_key(|k| k.rank()), "{kinds:?}");
    assert_eq!(kinds.first(), Some(&TaskKind::OwnPromise));
    assert!(
        page.rows
            .iter()
            .any(|r| r.names.contains("Smit") && r.reason.kind() == TaskKind::Thank),
        "T10 is thanked"
    );
    let one_each: std::collections::BTreeSet<_> = page.rows.iter().map(|r| r.tenancy).collect();
    assert_eq!(one_each.len(), page.rows.len(), "one thing at a time");
}

fn t12_a_payment_found_later_counts_from_its_own_day(test: &TestDb) {
    let actor = de_linde(test, day("2026-10-02"));
    let id = tenancy_id(&test.db, &actor, &story(12));
    let before = work::case_file::read(&test.db, &actor, id).unwrap();
    let september = domain::calendar::Month::new(2026, 9);
    assert!(
        before
            .outlook(day("2026-10-05"))
            .account
            .item(september)
            .unwrap()
            .open
            .is_positive()
    );
    for step in sim::demo::steps() {
        if step.on() > day("2026-10-02") {
            world::take(&test.db, &actor, &step);
        }
    }
    let after = work::case_file::read(&test.db, &actor, id).unwrap();
    let item = *after.outlook(day("2026-10-05")).account.item(september).unwrap();
    assert_eq!(
        (item.open, item.settled_on),
        (Cents::ZERO, Some(day("2026-09-01")))
    );
    // What did we know on 5 October? That it was not there.
    let (then, _) = after.explained(day("2026-10-05"), Some(day("2026-10-05")));
    assert!(then.account.item(september).unwrap().open.is_positive());
}

fn any_order_of_files_gives_the_same_derived_rows(test: &TestDb) {
    let actor = world::founded(test);
    world::receive_association(&test.db, &actor);
    let mut files: Vec<_> = std::fs::read_dir(world::demo_folder().join("statements"))
        .unwrap()
        .map(|e| e.unwrap().path())
        .collect();
    files.sort();
    files.reverse();
    for file in &files {
        world::receive_file(&test.db, &actor, sim::TODAY, file).unwrap();
    }
    night(&test.db, &actor, sim::TODAY, false);
    let backwards = derived(&test.db, &actor);

    let other = store::testing::sqlite();
    let forwards_actor = world::founded(&other);
    world::receive_association(&other.db, &forwards_actor);
    files.reverse();
    for file in &files {
        world::receive_file(&other.db, &forwards_actor, sim::TODAY, file).unwrap();
    }
    night(&other.db, &forwards_actor, sim::TODAY, false);
    assert_eq!(backwards, derived(&other.db, &forwards_actor));
}

fn receiving_everything_twice_changes_nothing(test: &TestDb) {
    let actor = de_linde(test, sim::TODAY);
    night(&test.db, &actor, sim::TODAY, false);
    let once = derived(&test.db, &actor);
    world::receive_association(&test.db, &actor);
    for step in sim::demo::steps() {
        if let sim::demo::Step::ImportStatement { file, on } = &step {
            let report =
                world::receive_file(&test.db, &actor, *on, &world::demo_folder().join(file)).unwrap();
            assert!(report.same_file && report.booked == 0, "{report:?}");
        }
    }
    night(&test.db, &actor, sim::TODAY, false);
    assert_eq!(once, derived(&test.db, &actor));
}

fn verify_finds_nothing_and_notices_damage(test: &TestDb) {
    let actor = de_linde(test, sim::TODAY);
    night(&test.db, &actor, sim::TODAY, false);
    let found = work::night::verify(&test.db, &actor, sim::TODAY, false, &|_, _| {}).unwrap();
    assert_eq!(
        (found.tenancies, found.awaiting, found.differences.len()),
        (12, 0, 0),
        "{found:?}"
    );
    let id = tenancy_id(&test.db, &actor, &story(1));
    let scope = store::Scope::of(actor.org, None);
    let block = test
        .db
        .read(|tx| store::block::of(tx, &scope, tenancy_id(&test.db, &actor, &story(2))))
        .unwrap()
        .unwrap();
    test.db
        .write(|tx| store::block::put_all(tx, &scope, [(id, block.bytes.as_slice(), block.entries)]))
        .unwrap();
    let found = work::night::verify(&test.db, &actor, sim::TODAY, true, &|_, _| {}).unwrap();
    assert_eq!(found.differences.len(), 1, "{found:?}");
    let mended = work::night::verify(&test.db, &actor, sim::TODAY, false, &|_, _| {}).unwrap();
    assert!(mended.differences.is_empty(), "{mended:?}");
}

/// Every day of two months by the incremental night, compared with a full recompute of the same day.
fn an_incremental_night_gives_what_a_full_one_gives(test: &TestDb) {
    let actor = world::founded(test);
    let mut today = day("2026-09-28");
    let mut steps = sim::demo::steps().into_iter().peekable();
    while today <= sim::TODAY {
        while let Some(step) = steps.next_if(|s| s.on() <= today) {
            world::take(&test.db, &actor, &step);
        }
        night(&test.db, &actor, today, false);
        let incremental = derived(&test.db, &actor);
        test.db
            .write(|tx| {
                let scope = store::Scope::of(actor.org, None);
                store::outlook::clear(tx, &scope)?;
                store::task::clear(tx, &scope)
            })
            .unwrap();
        night(&test.db, &actor, today, true);
        assert_eq!(incremental, derived(&test.db, &actor), "{today}");
        today = today.plus(1);
    }
}

fn a_night_done_twice_has_nothing_to_do(test: &TestDb) {
    let actor = de_linde(test, sim::TODAY);
    assert_eq!(night(&test.db, &actor, sim::TODAY, false).processed, 12);
    assert_eq!(night(&test.db, &actor, sim::TODAY, false).processed, 0);
}

fn rights_are_asked_before_every_act(test: &TestDb) {
    let mut nobody = de_linde(test, sim::TODAY);
    let id = tenancy_id(&test.db, &nobody, &story(1));
    nobody.acts.clear();
    assert!(work::today::list(&test.db, &nobody, None, None, 1).is_err());
    assert!(work::case_file::open(&test.db, &nobody, world::at(sim::TODAY), id, "").is_err());
    assert!(work::desk::waiting(&test.db, &nobody, None, 1).is_err());
    assert!(work::audit::trail(&test.db, &nobody, None, None, 1).is_err());
    nobody.acts.insert(Act::SeeTenancy);
    assert!(work::case_file::open(&test.db, &nobody, world::at(sim::TODAY), id, "").is_ok());
}

store::on_both_engines! {
    the_stories_stand_to_the_cent;
    s4_27_flow_follows_current_rents_not_the_balance;
    s2_9_todays_list_begins_with_our_own_word;
    t12_a_payment_found_later_counts_from_its_own_day;
    any_order_of_files_gives_the_same_derived_rows;
    receiving_everything_twice_changes_nothing;
    verify_finds_nothing_and_notices_damage;
    an_incremental_night_gives_what_a_full_one_gives;
    a_night_done_twice_has_nothing_to_do;
    rights_are_asked_before_every_act;
}
