//! A spared rent increase end to end, on both engines (S4.7, S2.14).
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::expect_used,
    reason = "a test that cannot go on must stop"
)]

mod world;

use domain::calendar::{Day, Month};
use domain::ids::{OrgNo, SparedIncreaseId, TenancyId};
use domain::ledger::EntryKind;
use domain::money::Cents;
use domain::spared_increase::{BadSparedIncrease, SparedState};
use store::testing::TestDb;
use work::case_file::CaseFile;
use work::spared::NewSpared;
use work::{Actor, Error, Refusal};
use world::{at_moment, colleague, day, de_linde, derived, night, story, tenancy_id};

const TODAY: Day = sim::TODAY;

fn ym(text: &str) -> Month {
    text.parse().unwrap()
}

/// T01: the increase of July went on, from € 712.95 to € 742.18.
fn a_request(name: &str) -> NewSpared {
    NewSpared {
        id: SparedIncreaseId::derived(OrgNo(1), name),
        requested_on: day("2026-11-20"),
        words: String::new(),
        from: ym("2026-07"),
        before: Cents(71_295),
        after: Cents(74_218),
    }
}

fn file(test: &TestDb, actor: &Actor, id: TenancyId) -> CaseFile {
    work::case_file::read(&test.db, actor, id).unwrap()
}

fn refusal(done: Result<(), Error>) -> Refusal {
    match done {
        Err(Error::Refused(refusal)) => refusal,
        other => panic!("{other:?}"),
    }
}

fn credits(file: &CaseFile) -> Vec<(Month, Cents)> {
    let credits = file.ledger.iter().filter(|e| e.kind == EntryKind::Credit);
    credits.filter_map(|e| Some((e.month?, e.amount))).collect()
}

fn t06_the_increase_never_went_on_so_nothing_is_booked(test: &TestDb) {
    let actor = de_linde(test, TODAY);
    let id = tenancy_id(&test.db, &actor, &story(6));
    let found = file(test, &actor, id);
    let granted = found.spared.iter().find(|s| s.version == 2).unwrap();
    assert_eq!(
        (granted.state, granted.made_on, granted.requested_on),
        (SparedState::Granted, day("2026-05-18"), day("2026-04-14"))
    );
    assert_eq!(
        granted.decided_by.map(|d| d.0),
        colleague(&test.db, &actor, "judith").user
    );
    night(&test.db, &actor, TODAY, false);
    let after = file(test, &actor, id);
    assert!(after.ledger.iter().all(|e| !granted.is_of(e)));
    assert_eq!(after.outlook(TODAY).account.balance, Cents(75_800));
}

fn s4_7_what_was_charged_with_the_increase_is_taken_off_again(test: &TestDb) {
    let actor = de_linde(test, TODAY);
    let id = tenancy_id(&test.db, &actor, &story(1));
    let [saskia, judith, noor] = ["saskia", "judith", "noor"].map(|n| colleague(&test.db, &actor, n));
    let open = file(test, &actor, id).outlook(TODAY).account.balance;
    let new = a_request("one");
    for n in [1, 2] {
        work::spared::request(&test.db, &saskia, at_moment(TODAY, n), id, &new).unwrap();
    }
    let decide = |who: &Actor, n, seen, state, words: &str| {
        work::spared::decide(
            &test.db,
            who,
            at_moment(TODAY, n),
            id,
            (new.id, seen),
            state,
            words,
        )
    };
    assert!(matches!(
        refusal(decide(&saskia, 3, 1, SparedState::Granted, "")),
        Refusal::Spared(BadSparedIncrease::AboveMandate { .. })
    ));
    assert!(matches!(
        refusal(decide(&noor, 4, 1, SparedState::Granted, "")),
        Refusal::NotAllowed(_)
    ));
    assert_eq!(
        refusal(decide(&judith, 5, 1, SparedState::Refused, " ")),
        Refusal::Spared(BadSparedIncrease::NoAnswer)
    );
    let waiting = work::spared::register(&test.db, &judith, 2026).unwrap().waiting;
    assert_eq!((waiting.len(), waiting[0].needs.unwrap().code()), (1, "TL"));
    for n in [6, 7] {
        decide(&judith, n, 1, SparedState::Granted, "").unwrap();
    }
    assert_eq!(
        refusal(decide(&judith, 8, 2, SparedState::Refused, "Nee.")),
        Refusal::NotOpen
    );
    let after = file(test, &actor, id);
    let spared = Cents(-2_923);
    let months: Vec<(Month, Cents)> = (7..=11).map(|m| (Month::new(2026, m), spared)).collect();
    assert_eq!(credits(&after), months);
    assert_eq!(after.outlook(TODAY).account.balance, open - Cents(5 * 2_923));
    assert_eq!(after.rent(ym("2026-12")), Cents(71_295));
    // The night repeats nothing, and what is derived is right.
    for n in [9, 10] {
        work::spared::run(&test.db, &actor, at_moment(TODAY, n)).unwrap();
    }
    night(&test.db, &actor, TODAY, true);
    assert_eq!(credits(&file(test, &actor, id)).len(), 5);
    let verified = work::night::verify(&test.db, &actor, TODAY, false, &|_, _| {}).unwrap();
    assert!(verified.differences.is_empty(), "{verified:?}");
    let register = work::spared::register(&test.db, &judith, 2026).unwrap();
    let mine: Vec<_> = register
        .lines
        .iter()
        .map(|l| (l.reference.clone(), l.spared.a_month()))
        .collect();
    assert_eq!(mine, [(story(6), Cents(3_603)), (story(1), Cents(2_923))]);
}

fn a_request_that_cannot_be_is_refused_and_nothing_is_half_done(test: &TestDb) {
    let actor = de_linde(test, TODAY);
    let id = tenancy_id(&test.db, &actor, &story(6));
    let saskia = colleague(&test.db, &actor, "saskia");
    let before = (derived(&test.db, &actor), file(test, &actor, id).spared);
    let start = file(test, &actor, id).tenancy.start;
    let ask = |new: NewSpared| {
        refusal(work::spared::request(
            &test.db,
            &saskia,
            at_moment(TODAY, 1),
            id,
            &new,
        ))
    };
    let good = || NewSpared {
        from: ym("2027-07"),
        ..a_request("bad")
    };
    let (lower, higher) = (Cents(71_295), Cents(71_295));
    let none = NewSpared {
        after: higher,
        ..good()
    };
    assert_eq!(
        ask(none),
        Refusal::Spared(BadSparedIncrease::NoIncrease {
            before: lower,
            after: higher
        })
    );
    let from = ym("2026-07");
    let twice = NewSpared { from, ..good() };
    assert_eq!(ask(twice), Refusal::Spared(BadSparedIncrease::Twice { from }));
    let early = NewSpared {
        requested_on: start.plus(-1),
        ..good()
    };
    assert!(matches!(
        ask(early),
        Refusal::Spared(BadSparedIncrease::BeforeTenancy { .. })
    ));
    let tomorrow = NewSpared {
        requested_on: TODAY.plus(1),
        ..good()
    };
    assert!(matches!(ask(tomorrow), Refusal::Date { .. }));
    let bsn = NewSpared {
        words: "123456782".to_owned(),
        ..good()
    };
    assert_eq!(ask(bsn), Refusal::HoldsBsn("words"));
    assert_eq!((derived(&test.db, &actor), file(test, &actor, id).spared), before);
}

store::on_both_engines! {
    t06_the_increase_never_went_on_so_nothing_is_booked;
    s4_7_what_was_charged_with_the_increase_is_taken_off_again;
    a_request_that_cannot_be_is_refused_and_nothing_is_half_done;
}
