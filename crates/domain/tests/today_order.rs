//! Today's list: what helps most first, one thing at a time, silence until the agreed moment (S2.9, S4.32c, S4.34, S4.35).

#![allow(clippy::inconsistent_digit_grouping, reason = "days are written 2026_11_21")]
#![allow(clippy::unwrap_used, reason = "a test fails on what is not there")]

mod facts;

use domain::agreement::{AgreementState, Party};
use domain::calendar::DueDay;
use domain::contact::{ContactKind, Direction, Outcome};
use domain::outlook::{Choice, Lane, PromiseState, Proposal, Reason, TaskKind};
use domain::tenancy::DueDaySpan;
use facts::{Book, ym, ymd};

/// A year of rent on time, and nothing in November 2026.
fn one_miss() -> Book {
    let mut book = Book::new();
    book.rents(2025_12, 2026_11, 70_000)
        .pays(2025_12, 2026_10, 1, 70_000);
    book
}

/// Rent on time all along.
fn quiet() -> Book {
    let mut book = one_miss();
    book.pays(2026_11, 2026_11, 1, 70_000);
    book
}

#[test]
fn s2_9_own_promises_first_then_answers_then_trouble() {
    let mut book = one_miss();
    book.agree(Party::Association, 2026_11_01, 2026_11_04, 0);
    book.contact(2026_11_06, ContactKind::Mail, Direction::Incoming, Outcome::Sent);
    assert_eq!(
        book.rows(2026_11_06),
        [TaskKind::OwnPromise, TaskKind::Answer, TaskKind::Miss]
    );
    let ranks: Vec<u8> = TaskKind::ALL.iter().map(|k| k.rank()).collect();
    assert!(ranks.is_sorted());
}

#[test]
fn s4_35_no_amount_has_a_part_in_the_rows() {
    let mut rich = one_miss();
    rich.entries.iter_mut().for_each(|e| e.amount.0 *= 100);
    assert_eq!(rich.on(2026_11_06).tasks, one_miss().on(2026_11_06).tasks);
}

#[test]
fn s1_29_a_payment_within_the_grace_makes_no_case() {
    let mut book = one_miss();
    book.receipt(2026_11_04, 70_000);
    for day in 2026_11_01..=2026_11_30 {
        assert_eq!(book.rows(day), [], "{day}");
    }
    let o = book.on(2026_11_10);
    assert_eq!(o.flow.state, domain::flow::FlowState::Flowing);
    // On the agreed day itself nothing has passed.
    assert_eq!(one_miss().on(2026_11_01).open_items, 0);
    assert_eq!(one_miss().on(2026_11_02).open_items, 1);
}

#[test]
fn a_row_goes_as_soon_as_the_money_is_in() {
    let mut book = one_miss();
    book.receipt(2026_11_06, 70_000);
    assert_eq!(book.rows(2026_11_05), [TaskKind::Miss]);
    assert_eq!(book.rows(2026_11_06), []);
}

#[test]
fn s1_16_after_a_try_without_contact_it_comes_back_after_three_working_days() {
    let mut book = one_miss();
    book.call(2026_11_05, Outcome::NotReached);
    assert_eq!(book.rows(2026_11_09), []);
    assert_eq!(book.rows(2026_11_10), [TaskKind::Miss]);
    assert!(matches!(
        book.reason(2026_11_10, TaskKind::Miss),
        Some(Reason::Miss {
            tried_on: Some(_),
            ..
        })
    ));
}

#[test]
fn s3_7_connected_without_payment_is_a_full_outcome() {
    let mut book = one_miss();
    book.contact(
        2026_11_06,
        ContactKind::HomeVisit,
        Direction::Outgoing,
        Outcome::Connected,
    );
    for day in 2026_11_06..=2026_11_30 {
        assert_eq!(book.rows(day), [], "{day}");
    }
}

#[test]
fn a_note_of_the_system_is_no_contact() {
    let mut book = one_miss();
    book.contact(
        2026_11_06,
        ContactKind::Administrative,
        Direction::Incoming,
        Outcome::Talked,
    );
    assert_eq!(book.rows(2026_11_07), [TaskKind::Miss]);
}

#[test]
fn s4_32c_silence_until_the_agreed_moment_also_when_a_letter_leaves_meanwhile() {
    let mut book = one_miss();
    book.call(2026_11_04, Outcome::AnotherTime).next_on = Some(ymd(2026_11_16));
    book.contact(
        2026_11_10,
        ContactKind::Letter,
        Direction::Outgoing,
        Outcome::Sent,
    );
    assert_eq!(book.on(2026_11_12).quiet_until, Some(ymd(2026_11_16)));
    assert_eq!(book.rows(2026_11_15), []);
    assert_eq!(book.rows(2026_11_16), [TaskKind::Moment]);
    // Tried on the day, nobody there: again three working days later; reached: done.
    book.call(2026_11_16, Outcome::NotReached);
    assert_eq!(book.rows(2026_11_18), []);
    assert_eq!(book.rows(2026_11_19), [TaskKind::Moment]);
    book.call(2026_11_19, Outcome::Talked);
    assert_eq!(book.rows(2026_11_19), []);
}

#[test]
fn own_promises_show_during_silence_and_for_former_tenancies() {
    let mut book = one_miss();
    book.agree(Party::Association, 2026_11_01, 2026_11_04, 0);
    book.call(2026_11_04, Outcome::Talked).next_on = Some(ymd(2026_11_16));
    assert_eq!(book.rows(2026_11_05), [TaskKind::OwnPromise]);
    assert_eq!(book.rows(2026_11_04), [], "on the day itself there is still time");
    book.terms.end = Some(ymd(2026_11_10));
    assert_eq!(book.on(2026_11_12).lane, Lane::Former);
    assert_eq!(book.rows(2026_11_20), [TaskKind::OwnPromise]);
    book.agreements[0].state = AgreementState::Done;
    assert_eq!(book.rows(2026_11_20), []);
}

#[test]
fn an_answer_waits_until_a_person_goes_into_it() {
    let mut book = quiet();
    book.contact(2026_11_06, ContactKind::Mail, Direction::Incoming, Outcome::Sent);
    book.contact(
        2026_11_07,
        ContactKind::Administrative,
        Direction::Outgoing,
        Outcome::Sent,
    );
    assert_eq!(book.rows(2026_11_08), [TaskKind::Answer]);
    book.call(2026_11_09, Outcome::NotReached);
    assert_eq!(book.rows(2026_11_11), []);
    assert_eq!(book.rows(2026_11_12), [TaskKind::Answer]);
    book.contact(2026_11_12, ContactKind::Mail, Direction::Outgoing, Outcome::Sent);
    assert_eq!(book.rows(2026_11_13), []);
}

#[test]
fn a_row_put_away_comes_back_after_its_day() {
    let mut book = one_miss();
    let task_key = book.on(2026_11_06).tasks[0].key.clone();
    book.choices.push(Choice {
        task_key,
        until: Some(ymd(2026_11_12)),
        on: ymd(2026_11_06),
    });
    assert_eq!(
        book.rows(2026_11_05),
        [TaskKind::Miss],
        "what was chosen later does not count earlier"
    );
    assert_eq!(book.rows(2026_11_12), []);
    assert_eq!(book.rows(2026_11_13), [TaskKind::Miss]);
    book.choices[0].until = None;
    assert_eq!(book.rows(2026_11_30), []);
    // Next month is a new cause.
    book.rents(2026_12, 2026_12, 70_000);
    assert_eq!(book.rows(2026_12_05), [TaskKind::Miss]);
}

#[test]
fn s0_12_an_intention_cannot_be_missed() {
    let mut book = quiet();
    book.agree(Party::Tenant, 2026_11_01, 0, 70_000);
    let o = book.on(2028_11_01);
    assert_eq!(o.promises[0].state, PromiseState::Intention);
    assert!(o.tasks.iter().all(|t| t.reason.kind() != TaskKind::PromiseMissed));
}

#[test]
fn a_missed_promise_asks_for_a_talk_and_money_that_came_late_asks_for_nothing() {
    let mut book = one_miss();
    book.call(2026_11_05, Outcome::Agreed);
    book.agree(Party::Tenant, 2026_11_05, 2026_11_12, 70_000);
    assert_eq!(book.rows(2026_11_15), [], "three days of grace");
    assert_eq!(book.rows(2026_11_16), [TaskKind::PromiseMissed]);
    assert_eq!(book.on(2026_11_16).tasks[0].proposal, Proposal::Call);
    let mut late = book.clone();
    late.receipt(2026_11_18, 70_000);
    let o = late.on(2026_11_18);
    assert_eq!(
        (o.promises[0].state, o.promises[0].kept_on),
        (PromiseState::Missed, Some(ymd(2026_11_18)))
    );
    assert_eq!(o.tasks, []);
    book.call(2026_11_16, Outcome::NotReached);
    assert_eq!(book.rows(2026_11_18), []);
    assert_eq!(book.rows(2026_11_19), [TaskKind::PromiseMissed]);
    book.call(2026_11_19, Outcome::Talked);
    assert_eq!(book.rows(2026_11_19), []);
}

#[test]
fn an_agreement_made_after_the_miss_ends_the_row() {
    let mut book = one_miss();
    book.agree(Party::Tenant, 2026_11_06, 2026_11_28, 70_000);
    assert_eq!(book.rows(2026_11_07), []);
}

#[test]
fn thanks_stay_until_said_or_two_weeks() {
    let mut book = one_miss();
    book.call(2026_11_05, Outcome::Agreed);
    book.agree(Party::Tenant, 2026_11_05, 2026_11_12, 70_000);
    book.receipt(2026_11_10, 70_000);
    assert_eq!(book.rows(2026_11_10), [TaskKind::Thank]);
    assert_eq!(book.rows(2026_11_23), [TaskKind::Thank]);
    assert_eq!(book.rows(2026_11_24), []);
    book.call(2026_11_11, Outcome::NotReached);
    assert_eq!(book.rows(2026_11_12), [TaskKind::Thank], "nobody heard it");
    book.contact(2026_11_12, ContactKind::Text, Direction::Outgoing, Outcome::Sent);
    assert_eq!(book.rows(2026_11_12), []);
}

#[test]
fn s3_6_three_rents_in_a_row_are_thanked_once() {
    let mut book = Book::new();
    book.rents(2026_01, 2026_11, 70_000)
        .pays(2026_01, 2026_06, 1, 70_000);
    book.pays(2026_08, 2026_11, 1, 70_000).receipt(2026_07_20, 70_000);
    assert_eq!(book.rows(2026_09_20), []);
    assert!(matches!(
        book.reason(2026_10_01, TaskKind::Thank),
        Some(Reason::Restored { month }) if month == ym(2026_10)
    ));
    assert_eq!(book.rows(2026_10_15), []);
    assert_eq!(book.rows(2026_11_02), []);
}

#[test]
fn a_corrected_contact_counts_no_more() {
    let mut book = one_miss();
    let wrong = book.call(2026_11_06, Outcome::Talked).id;
    assert_eq!(book.rows(2026_11_10), []);
    book.call(2026_11_06, Outcome::OtherPerson).corrects = Some(wrong);
    assert_eq!(book.rows(2026_11_11), [TaskKind::Miss]);
}

#[test]
fn s4_34_a_miss_nobody_talked_about_stays_until_fresh_eyes_take_over() {
    let book = one_miss();
    let mut day = ymd(2026_11_05);
    while day < ymd(2027_06_01) {
        let o = book.at(day);
        let kind = o.tasks.first().map(|t| t.reason.kind());
        assert!(
            matches!(kind, Some(TaskKind::Miss | TaskKind::FreshEyes)),
            "{day}"
        );
        day = day.plus(1);
    }
    assert_eq!(book.rows(2027_03_01), [TaskKind::FreshEyes]);
}

#[test]
fn s4_34_out_of_reach_for_ninety_days_is_for_another_way() {
    let mut book = one_miss();
    book.rents(2026_12, 2027_02, 70_000);
    book.call(2027_01_20, Outcome::NotReached);
    assert_eq!(book.rows(2027_01_29), [TaskKind::Miss]);
    assert_eq!(book.rows(2027_02_10), [TaskKind::FreshEyes]);
    assert_eq!(book.on(2027_02_10).tasks[0].proposal, Proposal::AnotherWay);
}

#[test]
fn s4_6_nothing_before_the_agreed_day() {
    let mut book = one_miss();
    book.terms.due_days = vec![DueDaySpan {
        from: ym(2026_11),
        day: DueDay::new(25).unwrap(),
    }];
    assert_eq!(book.rows(2026_11_28), []);
    assert_eq!(book.rows(2026_11_29), [TaskKind::Miss]);
}

#[test]
fn what_was_paid_this_month_for_an_older_one_is_not_current_rent() {
    let mut book = one_miss();
    book.receipt(2026_11_02, 70_000).month = Some(ym(2026_10));
    book.entries
        .retain(|e| !(e.effective_on == ymd(2026_10_01) && e.amount.0 < 0));
    assert_eq!(
        book.on(2026_11_20).current_rent,
        domain::outlook::CurrentRent::Open
    );
}
