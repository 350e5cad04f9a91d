//! A coach's answer end to end, on both engines (S1.6, S4.4): the coach says whether they come and how it went, everybody else sees the
//! status and nothing else, a declined talk is on today's list at once, and the tenant is told when it moves.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::expect_used,
    reason = "a test that cannot go on must stop"
)]

mod world;

use domain::agreement::AgreementState;
use domain::calendar::Day;
use domain::coach::{Booking, Slot, Status};
use domain::ids::{SlotId, TenancyId};
use domain::network::SaidYes;
use domain::outlook::{Proposal, Reason};
use store::testing::TestDb;
use uuid::Uuid;
use work::{Actor, Error, Refusal};
use world::{at, at_moment, colleague, de_linde, night, story, tenancy_id};

fn refusal<T: std::fmt::Debug>(done: Result<T, Error>) -> Refusal {
    match done.unwrap_err() {
        Error::Refused(refusal) => refusal,
        other => panic!("{other}"),
    }
}

fn offered(test: &TestDb, coach: &Actor, n: u128, on: Day) -> SlotId {
    let slot = Slot {
        id: SlotId(Uuid::from_u128(n)),
        coach: coach.user.unwrap(),
        on,
        minute: 14 * 60,
        place: "buurtkamer De Wilgen".to_owned(),
        taken: None,
    };
    work::coach::offer(&test.db, coach, at(sim::TODAY), &slot).unwrap();
    slot.id
}

fn statuses(test: &TestDb, system: &Actor, tenancy: TenancyId) -> Vec<Status> {
    let file = work::case_file::read(&test.db, system, tenancy).unwrap();
    let newest = work::case_file::newest_of_each(&file.bookings);
    newest.into_iter().map(|b| b.status).collect()
}

fn row(test: &TestDb, actor: &Actor, tenancy: TenancyId) -> Option<(Reason, Proposal)> {
    let rows = work::today::list(&test.db, actor, None, None, 500).unwrap().rows;
    let about =
        |r: &work::today::Row| r.tenancy == tenancy && matches!(r.reason, Reason::CoachDeclined { .. });
    rows.into_iter().find(about).map(|r| (r.reason, r.proposal))
}

fn talk(test: &TestDb, system: &Actor, tenancy: TenancyId, slot: SlotId) -> AgreementState {
    let file = work::case_file::read(&test.db, system, tenancy).unwrap();
    let own = file
        .agreements
        .iter()
        .filter(|a| a.id == Booking::agreement_id(slot));
    own.max_by_key(|a| a.version).unwrap().state
}

fn s1_6_a_declined_talk_is_on_the_list_at_once_and_the_tenant_is_told_when_it_moves(test: &TestDb) {
    let system = de_linde(test, sim::TODAY);
    night(&test.db, &system, sim::TODAY, false);
    let [karim, noor] = ["karim", "noor"].map(|n| colleague(&test.db, &system, n));
    let tenancy = tenancy_id(&test.db, &system, &story(1));
    let first = offered(test, &karim, 1, sim::TODAY.plus(5));
    let second = offered(test, &karim, 2, sim::TODAY.plus(6));
    let book = |n, slot| {
        work::coach::book(
            &test.db,
            &noor,
            at_moment(sim::TODAY, n),
            tenancy,
            slot,
            SaidYes::ByPhone,
        )
    };
    assert!(
        !book(1, first).unwrap(),
        "nothing moved, so nobody is told that it did"
    );
    assert!(!book(2, first).unwrap(), "the same form twice");
    assert_eq!(statuses(test, &system, tenancy), [Status::Booked]);
    assert_eq!(talk(test, &system, tenancy, first), AgreementState::Open);
    let say = |n, slot, to| work::coach::answer(&test.db, &karim, at_moment(sim::TODAY, n), slot, to);
    say(3, first, Status::Accepted).unwrap();
    assert_eq!(row(test, &noor, tenancy), None);
    // The day has not come: nothing was said yet.
    assert_eq!(refusal(say(4, first, Status::Done)), Refusal::ChangedMeanwhile);
    say(5, first, Status::Declined).unwrap();
    say(6, first, Status::Declined).unwrap();
    let (reason, proposal) = row(test, &noor, tenancy).expect("at once");
    assert!(
        matches!(&reason, Reason::CoachDeclined { name, on, .. } if name == "Karim Haddad" && *on == sim::TODAY)
    );
    assert_eq!(proposal, Proposal::FindMoment);
    assert_eq!(talk(test, &system, tenancy, first), AgreementState::Dropped);
    // The night sees the same.
    night(&test.db, &system, sim::TODAY, true);
    assert!(row(test, &noor, tenancy).is_some());
    let before = work::message::of(&test.db, &noor, tenancy).unwrap().len();
    assert!(book(7, second).unwrap(), "told");
    let sent = work::message::of(&test.db, &noor, tenancy).unwrap();
    assert_eq!(sent.len(), before + 1);
    let body = sent
        .iter()
        .map(|m| m.message.body.clone())
        .find(|b| b.contains("Karim Haddad"))
        .unwrap();
    assert!(
        body.contains("met Karim Haddad, vrijdag 27 november om 14.00 uur, buurtkamer De Wilgen."),
        "{body}"
    );
    assert_eq!(row(test, &noor, tenancy), None);
}

fn s1_6_whose_moment_it_is_not_is_told_that_there_is_none(test: &TestDb) {
    let system = de_linde(test, sim::TODAY);
    let [karim, noor, saskia, bas] =
        ["karim", "noor", "saskia", "bas"].map(|n| colleague(&test.db, &system, n));
    let tenancy = tenancy_id(&test.db, &system, &story(1));
    let (taken, free) = (
        offered(test, &karim, 1, sim::TODAY),
        offered(test, &karim, 2, sim::TODAY),
    );
    work::coach::book(
        &test.db,
        &noor,
        at(sim::TODAY),
        tenancy,
        taken,
        SaidYes::AtTheTable,
    )
    .unwrap();
    let say = |who: &Actor, slot, to| refusal(work::coach::answer(&test.db, who, at(sim::TODAY), slot, to));
    for who in [&noor, &saskia] {
        assert_eq!(
            say(who, taken, Status::Done),
            Refusal::NoSuchHelp(taken.to_string())
        );
    }
    assert!(matches!(say(&bas, taken, Status::Done), Refusal::NotAllowed(_)));
    let nowhere = SlotId(Uuid::from_u128(99));
    for slot in [free, nowhere] {
        assert_eq!(
            say(&karim, slot, Status::Accepted),
            Refusal::NoSuchHelp(slot.to_string())
        );
    }
    assert_eq!(statuses(test, &system, tenancy), [Status::Booked]);
    // On the day itself the coach says how it went; that is the end of it.
    work::coach::answer(&test.db, &karim, at_moment(sim::TODAY, 5), taken, Status::GoesOn).unwrap();
    assert_eq!(talk(test, &system, tenancy, taken), AgreementState::Done);
    assert_eq!(say(&karim, taken, Status::NotCome), Refusal::ChangedMeanwhile);
    let own = work::coach::own_slots(&test.db, &karim, at(sim::TODAY.plus(3))).unwrap();
    assert_eq!(
        own.iter().map(|o| o.status).collect::<Vec<_>>(),
        [Some(Status::GoesOn)],
        "free and over is gone"
    );
}

/// What a booking can hold at all: nothing in which words about a talk would fit.
fn s4_4_a_booking_has_no_field_for_what_was_said(test: &TestDb) {
    let system = de_linde(test, sim::TODAY);
    let [karim, noor] = ["karim", "noor"].map(|n| colleague(&test.db, &system, n));
    let tenancy = tenancy_id(&test.db, &system, &story(1));
    let slot = offered(test, &karim, 1, sim::TODAY);
    work::coach::book(
        &test.db,
        &noor,
        at(sim::TODAY),
        tenancy,
        slot,
        SaidYes::AtTheTable,
    )
    .unwrap();
    let file = work::case_file::read(&test.db, &system, tenancy).unwrap();
    // A new field breaks this line; ask then whether it can hold what was said.
    let Booking {
        slot: _,
        version: _,
        coach: _,
        coach_name,
        said_yes: _,
        status: _,
        on: _,
        by: _,
        learned_on: _,
    } = file.bookings[0].clone();
    assert_eq!(
        coach_name, "Karim Haddad",
        "the one text is the colleague's own name"
    );
}

store::on_both_engines! {
    s1_6_a_declined_talk_is_on_the_list_at_once_and_the_tenant_is_told_when_it_moves;
    s1_6_whose_moment_it_is_not_is_told_that_there_is_none;
    s4_4_a_booking_has_no_field_for_what_was_said;
}
