//! "I have trouble paying", however it comes to us: without arrears it is a case before it starts, and energy brings energy help (S1.4).
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on must stop"
)]

mod world;

use domain::arrangement::Origin;
use domain::cause::Cause;
use domain::ids::{OrgNo, RequestId, TenancyId};
use domain::outlook::TaskKind;
use domain::request::Topic;
use store::testing::TestDb;
use work::request::NewRequest;
use work::{Actor, Error, Refusal};
use world::{at_moment, colleague, de_linde, story, tenancy_id};

const TODAY: domain::calendar::Day = sim::TODAY;

fn asked(name: &str, way: Origin, topic: Topic) -> NewRequest {
    NewRequest {
        id: RequestId::derived(OrgNo(1), name),
        way,
        topic,
    }
}

fn before_it_starts(test: &TestDb, actor: &Actor) -> Vec<TenancyId> {
    let page = work::today::list(&test.db, actor, Some(TaskKind::Expected), None, 50).unwrap();
    page.rows.into_iter().map(|row| row.tenancy).collect()
}

/// Fatima pays (T02): by phone, on paper, at the desk or at home, what she tells makes a row of today's list at once.
fn s1_4_without_arrears_it_is_a_case_before_it_starts(test: &TestDb) {
    let actor = de_linde(test, TODAY);
    let noor = colleague(&test.db, &actor, "noor");
    let id = tenancy_id(&test.db, &actor, &story(2));
    for (n, way) in [Origin::Phone, Origin::Letter, Origin::Desk, Origin::Visit]
        .into_iter()
        .enumerate()
    {
        let n = i64::try_from(n).unwrap() * 10;
        assert!(!before_it_starts(test, &noor).contains(&id));
        let new = asked(way.code(), way, Topic::Rent);
        for again in 0..2 {
            work::request::take(&test.db, &noor, at_moment(TODAY, n + again), id, new).unwrap();
        }
        assert!(before_it_starts(test, &noor).contains(&id), "{way:?}");
        work::record::expect_arrears(&test.db, &noor, at_moment(TODAY, n + 2), id, None).unwrap();
    }
    let file = work::case_file::read(&test.db, &actor, id).unwrap();
    assert_eq!(file.requests.len(), 4, "each once, and kept when it is over");
    assert!(file.requests.iter().all(|r| r.by == noor.user && r.on == TODAY));
    let found = work::night::verify(&test.db, &actor, TODAY, false, &|_, _| {}).unwrap();
    assert!(found.differences.is_empty(), "{found:?}");
}

/// Energy as the reason: told by the tenant, once, and energy help is among what could help.
fn s1_4_energy_leads_to_energy_help(test: &TestDb) {
    let actor = de_linde(test, TODAY);
    let noor = colleague(&test.db, &actor, "noor");
    let id = tenancy_id(&test.db, &actor, &story(2));
    let offered = || {
        let file = work::case_file::read(&test.db, &noor, id).unwrap();
        let panel = work::measure::panel(&test.db, &noor, at_moment(TODAY, 9), &file).unwrap();
        let told = panel
            .told
            .iter()
            .filter(|t| t.cause == Cause::HigherCosts)
            .count();
        (panel.offered.iter().any(|o| o.measure.code == "M10"), told)
    };
    assert_eq!(offered(), (false, 0));
    for (n, name) in ["one", "two"].into_iter().enumerate() {
        let new = asked(name, Origin::Phone, Topic::Energy);
        work::request::take(
            &test.db,
            &noor,
            at_moment(TODAY, i64::try_from(n).unwrap()),
            id,
            new,
        )
        .unwrap();
    }
    assert_eq!(offered(), (true, 1));
}

/// With arrears there is a case already: it is kept, and nothing is announced beside it. Who may write nothing down may not this.
fn s1_4_with_arrears_it_is_kept_and_no_case_of_its_own(test: &TestDb) {
    let actor = de_linde(test, TODAY);
    let noor = colleague(&test.db, &actor, "noor");
    let id = tenancy_id(&test.db, &actor, &story(1));
    let new = asked("peter", Origin::Letter, Topic::Rent);
    work::request::take(&test.db, &noor, at_moment(TODAY, 1), id, new).unwrap();
    let file = work::case_file::read(&test.db, &actor, id).unwrap();
    assert_eq!(
        (file.requests.len(), file.tenancy.expected_arrears_since),
        (1, None)
    );
    assert!(!before_it_starts(test, &noor).contains(&id));
    let maarten = colleague(&test.db, &actor, "maarten");
    match work::request::take(&test.db, &maarten, at_moment(TODAY, 2), id, new) {
        Err(Error::Refused(Refusal::NotAllowed(_))) => {}
        other => panic!("{other:?}"),
    }
}

store::on_both_engines! {
    s1_4_without_arrears_it_is_a_case_before_it_starts;
    s1_4_energy_leads_to_energy_help;
    s1_4_with_arrears_it_is_kept_and_no_case_of_its_own;
}
