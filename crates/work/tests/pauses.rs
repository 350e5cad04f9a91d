//! Pauses end to end, on both engines (S4.20): back-dated, overlapping, ended early, gone on; the day after, a call.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::expect_used,
    reason = "a test that cannot go on must stop"
)]

mod world;

use domain::calendar::Day;
use domain::ids::{OrgNo, PauseId, TenancyId};
use domain::outlook::{Proposal, Reason};
use domain::pause::{BadPause, PauseReason, PauseSource};
use store::testing::TestDb;
use work::pause::{NewEnd, NewPause};
use work::{Actor, Error, Refusal};
use world::{at_moment, colleague, day, de_linde, derived, night, story, tenancy_id};

fn a_pause(name: &str, from: &str, until: &str) -> NewPause {
    NewPause {
        id: PauseId::derived(OrgNo(1), name),
        source: PauseSource::Tenant,
        reason: PauseReason::IncomeDecision,
        words: "Ik wacht op het UWV.".to_owned(),
        from: day(from),
        until: Some(day(until)),
        review_on: None,
    }
}

fn file(test: &TestDb, actor: &Actor, id: TenancyId) -> work::case_file::CaseFile {
    work::case_file::read(&test.db, actor, id).unwrap()
}

fn kinds(test: &TestDb, actor: &Actor, id: TenancyId, on: Day) -> Vec<Reason> {
    let file = file(test, actor, id);
    file.outlook(on).tasks.iter().map(|t| t.reason.clone()).collect()
}

fn t05_the_notice_of_8_june_pauses_until_8_february(test: &TestDb) {
    let actor = de_linde(test, sim::TODAY);
    let id = tenancy_id(&test.db, &actor, &story(5));
    let until = day("2027-02-08");
    assert_eq!(
        file(test, &actor, id).outlook(sim::TODAY).paused_until,
        Some(until)
    );
    // While it runs no row asks for money, whatever the day.
    let mut today = day("2026-06-08");
    while today <= until {
        for reason in kinds(test, &actor, id, today) {
            let asks = matches!(
                reason,
                Reason::Miss { .. }
                    | Reason::PromiseMissed { .. }
                    | Reason::FreshEyes { .. }
                    | Reason::PauseEnded { .. }
            );
            assert!(!asks, "{today}: {reason:?}");
        }
        today = today.plus(1);
    }
    // The day after, a person calls.
    let file = file(test, &actor, id);
    let after = file.outlook(day("2027-02-09"));
    let first = after.tasks.first().expect("a call");
    assert!(
        matches!(first.reason, Reason::PauseEnded { .. } | Reason::Moment { .. }),
        "{first:?}"
    );
    assert_eq!(first.proposal, Proposal::Call);
    // The night says the same as the page.
    night(&test.db, &actor, day("2027-02-09"), false);
    let listed = work::today::list(&test.db, &actor, None, None, 100).unwrap();
    let row = listed.rows.iter().find(|r| r.tenancy == id).expect("on the list");
    assert_eq!((&row.reason, row.proposal), (&first.reason, first.proposal));
    let found = work::night::verify(&test.db, &actor, day("2027-02-09"), false, &|_, _| {}).unwrap();
    assert!(found.differences.is_empty(), "{found:?}");
}

fn a_pause_takes_the_row_off_the_list_at_once_and_the_night_brings_the_call(test: &TestDb) {
    let actor = de_linde(test, sim::TODAY);
    night(&test.db, &actor, sim::TODAY, false);
    let id = tenancy_id(&test.db, &actor, &story(10));
    let noor = colleague(&test.db, &actor, "noor");
    let new = a_pause("t10", "2026-11-01", "2026-12-10");
    work::pause::start(&test.db, &noor, at_moment(sim::TODAY, 1), id, &new).unwrap();
    assert_eq!(
        file(test, &actor, id).outlook(sim::TODAY).paused_until,
        Some(day("2026-12-10"))
    );
    let rows = |today: Day| {
        night(&test.db, &actor, today, false);
        let page = work::today::list(&test.db, &actor, None, None, 100).unwrap();
        page.rows
            .into_iter()
            .filter(|r| r.tenancy == id)
            .collect::<Vec<_>>()
    };
    assert!(
        rows(day("2026-12-10"))
            .iter()
            .all(|r| !matches!(r.reason, Reason::Miss { .. } | Reason::FreshEyes { .. }))
    );
    let after = rows(day("2026-12-11"));
    assert_eq!(after.len(), 1);
    assert_eq!(
        after[0].reason,
        Reason::PauseEnded {
            until: day("2026-12-10")
        }
    );
    assert_eq!(after[0].proposal, Proposal::Call);
}

fn the_same_form_twice_is_one_pause_and_one_line_in_the_trail(test: &TestDb) {
    let actor = de_linde(test, day("2026-10-02"));
    let id = tenancy_id(&test.db, &actor, &story(1));
    let noor = colleague(&test.db, &actor, "noor");
    let new = a_pause("t01", "2026-10-01", "2026-11-30");
    for n in 1..3 {
        work::pause::start(&test.db, &noor, at_moment(day("2026-10-02"), n), id, &new).unwrap();
    }
    assert_eq!(file(test, &actor, id).pauses.len(), 1);
    let trail = work::audit::trail(&test.db, &actor, Some(id), None, 50).unwrap();
    let told = format!("{trail:?}").matches("start_pause").count();
    assert_eq!(told, 1);
    // What the tenant said stays out of the trail.
    assert!(!format!("{trail:?}").contains("UWV"));
}

fn ending_early_and_going_on_are_versions_and_a_colleague_is_not_overwritten(test: &TestDb) {
    let actor = de_linde(test, sim::TODAY);
    let id = tenancy_id(&test.db, &actor, &story(1));
    let (noor, karim) = (
        colleague(&test.db, &actor, "noor"),
        colleague(&test.db, &actor, "karim"),
    );
    let new = a_pause("t01", "2026-11-21", "2026-12-20");
    work::pause::start(&test.db, &noor, at_moment(sim::TODAY, 1), id, &new).unwrap();
    let end = |seen, until: &str| NewEnd {
        seen,
        until: day(until),
        review_on: None,
    };
    let change = |who: &Actor, n, on: Day, new| {
        work::pause::change(&test.db, who, at_moment(on, n), id, new_id(), new)
    };
    change(&karim, 2, sim::TODAY, end(1, "2026-12-01")).unwrap();
    // The same again is done already; another wish on the old page is told.
    change(&karim, 3, sim::TODAY, end(1, "2026-12-01")).unwrap();
    let refused = change(&noor, 4, sim::TODAY, end(1, "2027-01-10")).unwrap_err();
    assert!(matches!(refused, Error::Refused(Refusal::ChangedMeanwhile)));
    change(&noor, 5, day("2026-11-30"), end(2, "2027-01-10")).unwrap();
    let kept = file(test, &actor, id);
    assert_eq!(
        kept.pauses.iter().map(|p| p.until).collect::<Vec<_>>(),
        ["2026-12-20", "2026-12-01", "2027-01-10"].map(day)
    );
    assert_eq!(
        kept.outlook(day("2026-12-24")).paused_until,
        Some(day("2027-01-10"))
    );
    // Over is over.
    let refused = change(&noor, 6, day("2027-01-11"), end(3, "2027-02-01")).unwrap_err();
    assert!(matches!(refused, Error::Refused(Refusal::NotOpen)), "{refused}");
}

fn new_id() -> PauseId {
    PauseId::derived(OrgNo(1), "t01")
}

fn bad_input_is_told_in_place_and_nothing_is_half_done(test: &TestDb) {
    let actor = de_linde(test, sim::TODAY);
    night(&test.db, &actor, sim::TODAY, false);
    let before = derived(&test.db, &actor);
    let id = tenancy_id(&test.db, &actor, &story(1));
    let noor = colleague(&test.db, &actor, "noor");
    let start = |new: &NewPause| match work::pause::start(&test.db, &noor, at_moment(sim::TODAY, 1), id, new)
    {
        Err(Error::Refused(refusal)) => refusal,
        other => panic!("{other:?}"),
    };
    let wrong = a_pause("a", "2026-11-21", "2026-11-20");
    assert!(matches!(
        start(&wrong),
        Refusal::Pause(BadPause::EndsBeforeItBegins { .. })
    ));
    let long = a_pause("a", "2026-11-21", "2027-11-20");
    assert_eq!(
        start(&long),
        Refusal::Pause(BadPause::TooLong {
            most: day("2027-01-21")
        })
    );
    let early = a_pause("a", "2019-11-21", "2019-12-20");
    assert!(matches!(
        start(&early),
        Refusal::Pause(BadPause::BeforeTenancy { .. })
    ));
    let bsn = NewPause {
        words: "mijn nummer is 123456782".to_owned(),
        ..a_pause("a", "2026-11-21", "2026-12-20")
    };
    assert_eq!(start(&bsn), Refusal::HoldsBsn("words"));
    let outside = NewPause {
        review_on: Some(day("2027-01-01")),
        ..a_pause("a", "2026-11-21", "2026-12-20")
    };
    assert!(matches!(
        start(&outside),
        Refusal::Pause(BadPause::ReviewOutside { .. })
    ));
    let maarten = colleague(&test.db, &actor, "maarten");
    let fine = a_pause("a", "2026-11-21", "2026-12-20");
    let refused = work::pause::start(&test.db, &maarten, at_moment(sim::TODAY, 1), id, &fine).unwrap_err();
    assert!(matches!(refused, Error::Refused(Refusal::NotAllowed(_))));
    assert!(file(test, &actor, id).pauses.is_empty());
    assert_eq!(before, derived(&test.db, &actor));
}

store::on_both_engines! {
    t05_the_notice_of_8_june_pauses_until_8_february;
    a_pause_takes_the_row_off_the_list_at_once_and_the_night_brings_the_call;
    the_same_form_twice_is_one_pause_and_one_line_in_the_trail;
    ending_early_and_going_on_are_versions_and_a_colleague_is_not_overwritten;
    bad_input_is_told_in_place_and_nothing_is_half_done;
}
