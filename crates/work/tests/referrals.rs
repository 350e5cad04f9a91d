//! Referrals to partners end to end, on both engines (S0.14, S1.23, S1.31, S2.18): independent of arrears, never without a yes, to a
//! partner that helps with it here, with a promise of ours that follows; from the table of a visit as a draft.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::expect_used,
    reason = "a test that cannot go on must stop"
)]

mod world;

use domain::agreement::{Agreement, AgreementState};
use domain::ids::{OrgNo, ReferralId, RoundId, TenancyId, VisitFactId};
use domain::network::SaidYes;
use domain::partner::{Need, Partner};
use domain::referral::{BadReferral, Referral, Stage, Way, newest};
use domain::visit::{Coming, Happening};
use sim::stories::partners::id;
use store::testing::TestDb;
use uuid::Uuid;
use work::partner::Wait;
use work::referral::NewReferral;
use work::visit::{NewFact, NewRound, NewStop, Received};
use work::{Actor, Error, Refusal};
use world::{at, at_moment, colleague, day, de_linde, story, tenancy_id};

fn refusal<T: std::fmt::Debug>(done: Result<T, Error>) -> Refusal {
    match done.unwrap_err() {
        Error::Refused(refusal) => refusal,
        other => panic!("{other}"),
    }
}

fn asked(partner: &str, need: Need) -> NewReferral {
    NewReferral {
        id: ReferralId::derived(OrgNo(1), partner),
        partner: id(partner),
        need,
        said_yes: SaidYes::ByPhone,
        yes_on: sim::TODAY,
        way: Way::Called,
        follow_up: day("2026-11-27"),
    }
}

fn file(test: &TestDb, system: &Actor, tenancy: TenancyId) -> work::case_file::CaseFile {
    work::case_file::read(&test.db, system, tenancy).unwrap()
}

fn one(test: &TestDb, system: &Actor, tenancy: TenancyId, id: ReferralId) -> Referral {
    let all = newest(&file(test, system, tenancy).referrals);
    all.into_iter().find(|r| r.id == id).unwrap()
}

fn promise(test: &TestDb, system: &Actor, tenancy: TenancyId, words: &str) -> Option<Agreement> {
    let all = file(test, system, tenancy).agreements;
    let about = all.into_iter().filter(|a| a.action.contains(words));
    about.max_by_key(|a| a.version)
}

fn s0_14_help_is_asked_whatever_is_open_and_becomes_a_promise_with_a_day(test: &TestDb) {
    let system = de_linde(test, sim::TODAY);
    let [noor, bas] = ["noor", "bas"].map(|n| colleague(&test.db, &system, n));
    // Fatima owes nothing: no arrears, no plan, no milestone.
    let tenancy = tenancy_id(&test.db, &system, &story(2));
    assert!(
        !file(test, &system, tenancy)
            .outlook(sim::TODAY)
            .past_due
            .is_positive()
    );
    let new = asked("voedselbank", Need::Food);
    for n in 1..3 {
        work::referral::ask(&test.db, &noor, at_moment(sim::TODAY, n), tenancy, &new).unwrap();
    }
    let held = one(test, &system, tenancy, new.id);
    assert_eq!(
        (held.version, held.stage),
        (1, Stage::Asked),
        "the same form twice"
    );
    let ours = promise(test, &system, tenancy, "Voedselbank Rivierstad").unwrap();
    assert_eq!(
        (ours.due_on, ours.state),
        (Some(day("2026-11-27")), AgreementState::Open)
    );
    // The directory knows when it was last asked; nobody typed that.
    let used = |actor: &Actor| {
        let all = work::partner::directory(&test.db, actor, at(sim::TODAY)).unwrap();
        let food = all.into_iter().find(|e| e.partner.id == id("voedselbank"));
        food.unwrap().last_used
    };
    assert_eq!(used(&bas), Some(sim::TODAY));
    let turn = |n, seen, stage| {
        work::referral::turn(
            &test.db,
            &noor,
            at_moment(sim::TODAY, n),
            tenancy,
            (new.id, seen),
            stage,
        )
    };
    assert_eq!(refusal(turn(4, 7, Stage::Helped)), Refusal::ChangedMeanwhile);
    turn(5, 1, Stage::Helped).unwrap();
    turn(6, 1, Stage::Helped).unwrap();
    let done = promise(test, &system, tenancy, "Voedselbank Rivierstad").unwrap();
    assert_eq!(done.state, AgreementState::Done);
    assert_eq!(
        refusal(turn(7, 2, Stage::TakenBack)),
        Refusal::Referral(BadReferral::Stage(Stage::Helped))
    );
    let refused = work::referral::ask(&test.db, &bas, at(sim::TODAY), tenancy, &new);
    assert!(matches!(refusal(refused), Refusal::NotAllowed(_)));
}

fn s1_23_without_a_yes_or_an_agreement_that_holds_nothing_goes_to_a_partner(test: &TestDb) {
    let system = de_linde(test, sim::TODAY);
    let [noor, judith] = ["noor", "judith"].map(|n| colleague(&test.db, &system, n));
    let tenancy = tenancy_id(&test.db, &system, &story(1));
    let refused =
        |new: &NewReferral| refusal(work::referral::ask(&test.db, &noor, at(sim::TODAY), tenancy, new));
    let food = asked("voedselbank", Need::Food);
    let ahead = NewReferral {
        yes_on: sim::TODAY.plus(1),
        ..food
    };
    assert_eq!(refused(&ahead), Refusal::Referral(BadReferral::YesAhead));
    let late = NewReferral {
        follow_up: sim::TODAY.plus(93),
        ..food
    };
    assert_eq!(refused(&late), Refusal::Referral(BadReferral::FollowUp));
    // It does not help with debts.
    let other = NewReferral {
        need: Need::Debts,
        ..food
    };
    assert_eq!(refused(&other), Refusal::Referral(BadReferral::Partner));
    let all = work::partner::directory(&test.db, &judith, at(sim::TODAY)).unwrap();
    let held = all
        .into_iter()
        .find(|e| e.partner.id == food.partner)
        .unwrap()
        .partner;
    let over = Partner {
        until: Some(sim::TODAY.plus(-1)),
        ..held.clone()
    };
    let elsewhere = Partner {
        towns: vec!["Elders".to_owned()],
        ..held.clone()
    };
    let left = Partner {
        left: true,
        ..held.clone()
    };
    for (n, partner) in (1..).zip([over, elsewhere, left]) {
        work::partner::write(&test.db, &judith, at_moment(sim::TODAY, n.into()), &partner, n).unwrap();
        assert_eq!(refused(&food), Refusal::Referral(BadReferral::Partner));
    }
    assert!(file(test, &system, tenancy).referrals.is_empty());
    work::partner::write(&test.db, &judith, at_moment(sim::TODAY, 9), &held, 4).unwrap();
    work::referral::ask(&test.db, &noor, at(sim::TODAY), tenancy, &food).unwrap();
    work::referral::turn(
        &test.db,
        &noor,
        at_moment(sim::TODAY, 10),
        tenancy,
        (food.id, 1),
        Stage::TakenBack,
    )
    .unwrap();
    let dropped = promise(test, &system, tenancy, "Voedselbank Rivierstad").unwrap();
    assert_eq!(dropped.state, AgreementState::Dropped);
}

fn s1_31_choosing_a_partner_shows_what_was_agreed_and_what_was_measured(test: &TestDb) {
    let system = de_linde(test, sim::TODAY);
    let noor = colleague(&test.db, &system, "noor");
    let tenancy = tenancy_id(&test.db, &system, &story(1));
    let known = file(test, &system, tenancy);
    let table = work::referral::table(&test.db, &noor, at(sim::TODAY), &known, Need::Energy).unwrap();
    let told: Vec<(&str, Wait)> = table
        .offers
        .iter()
        .map(|e| (e.partner.name.as_str(), e.wait))
        .collect();
    // The fund promises less and was not asked three times; the desk says five and takes nine.
    assert_eq!(told.len(), 2);
    assert_eq!(told[0].0, "Noodfonds Rivierstad");
    let Wait::Agreed(Some(5), measured) = told[1].1 else {
        panic!("{told:?}")
    };
    assert_eq!((measured.helped, measured.median), (3, Some(9)));
    assert_eq!(table.own_phone.as_deref(), Some("0999-201 411"));
}

fn s0_14_a_tap_at_the_table_with_a_yes_is_a_draft_and_the_visit_keeps_no_need(test: &TestDb) {
    let system = de_linde(test, sim::TODAY);
    let noor = colleague(&test.db, &system, "noor");
    let tenancy = tenancy_id(&test.db, &system, &story(1));
    let round = NewRound {
        id: RoundId(Uuid::from_u128(1)),
        on: sim::TODAY,
        starts_at: 540,
        visitor: noor.user,
        companion: None,
        stops: vec![NewStop {
            tenancy,
            coming: Coming::Announced,
            by_two: false,
            window: None,
        }],
    };
    work::visit::plan_round(&test.db, &noor, at(sim::TODAY), &round).unwrap();
    let planned = work::visit::round(&test.db, &noor, round.id).unwrap();
    let send = |n: u128, need: Option<Need>| {
        let fact = NewFact {
            id: VisitFactId(Uuid::from_u128(n)),
            round: round.id,
            visit: planned.round.stops[0].visit,
            what: Happening::Referred { need },
            ago: 0,
        };
        work::visit::record(&test.db, &noor, at_moment(sim::TODAY, 20), &fact)
    };
    assert_eq!(send(5, Some(Need::Baby)).unwrap(), Received::Kept);
    assert_eq!(send(5, Some(Need::Baby)).unwrap(), Received::AlreadyThere);
    assert_eq!(refusal(send(6, None)), Refusal::Missing("need"));
    let all = newest(&file(test, &system, tenancy).referrals);
    let [draft] = all.as_slice() else {
        panic!("{all:?}")
    };
    assert_eq!(
        (draft.stage, draft.said_yes, draft.yes_on, draft.partner),
        (Stage::Draft, SaidYes::AtTheTable, sim::TODAY, id("voedselbank"))
    );
    let open = work::visit::open(
        &test.db,
        &noor,
        at(sim::TODAY),
        round.id,
        planned.round.stops[0].visit,
        "table",
    );
    let told = format!("{:?}", open.unwrap().facts);
    assert!(
        told.contains("Referred { need: None }") && !told.contains("Baby"),
        "{told}"
    );
    let ready = promise(test, &system, tenancy, "de vraag staat klaar").unwrap();
    assert_eq!(ready.state, AgreementState::Open);
    // Who reads it may choose another partner; the yes stays the one of the table.
    let sent = NewReferral {
        id: draft.id,
        ..asked("kledingbank", Need::Baby)
    };
    work::referral::ask(&test.db, &noor, at_moment(sim::TODAY, 30), tenancy, &sent).unwrap();
    let held = one(test, &system, tenancy, draft.id);
    assert_eq!(
        (held.version, held.stage, held.said_yes, held.partner),
        (2, Stage::Asked, SaidYes::AtTheTable, id("kledingbank"))
    );
    let ready = promise(test, &system, tenancy, "de vraag staat klaar").unwrap();
    assert_eq!(ready.state, AgreementState::Done);
    assert!(promise(test, &system, tenancy, "Kledingbank De Kast").is_some());
}

/// What somebody needed once is nobody's for ever: after the days of the policy the night forgets it, and not a day before.
fn s0_14_a_question_to_a_partner_is_forgotten_after_the_days_of_the_policy(test: &TestDb) {
    let system = de_linde(test, sim::TODAY);
    let saskia = colleague(&test.db, &system, "saskia");
    let tenancy = tenancy_id(&test.db, &system, &story(4));
    let new = asked("voedselbank", Need::Food);
    work::referral::ask(&test.db, &saskia, at(sim::TODAY), tenancy, &new).unwrap();
    let held = |day: i32| {
        let on = sim::TODAY.plus(day);
        let plan = work::night::Plan {
            on,
            full: false,
            holder: "test",
            clock: &|| at(on).now,
            progress: &|_, _| {},
        };
        work::night::run(&test.db, &system, &plan).unwrap();
        file(test, &system, tenancy).referrals.len()
    };
    assert_eq!((held(365), held(366)), (1, 0));
}

store::on_both_engines! {
    s0_14_a_question_to_a_partner_is_forgotten_after_the_days_of_the_policy;
    s0_14_help_is_asked_whatever_is_open_and_becomes_a_promise_with_a_day;
    s1_23_without_a_yes_or_an_agreement_that_holds_nothing_goes_to_a_partner;
    s1_31_choosing_a_partner_shows_what_was_agreed_and_what_was_measured;
    s0_14_a_tap_at_the_table_with_a_yes_is_a_draft_and_the_visit_keeps_no_need;
}
