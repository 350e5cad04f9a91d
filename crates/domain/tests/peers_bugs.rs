//! The bugs that users of other products complain about (domain/peers.md §8), by name. Pauses and disputes are not built yet.

#![allow(clippy::inconsistent_digit_grouping, reason = "days are written 2026_11_21")]
#![allow(clippy::unwrap_used, reason = "a test fails on what is not there")]

mod facts;

use domain::agreement::Party;
use domain::flow::FlowState;
use domain::ids::EntryKey;
use domain::ledger::{EntryKind, Method};
use domain::money::Cents;
use domain::outlook::{Lane, PromiseState, TaskKind};
use facts::{Book, ym, ymd};

fn a_year() -> Book {
    let mut book = Book::new();
    book.rents(2025_12, 2026_11, 70_000)
        .pays(2025_12, 2026_11, 1, 70_000);
    book
}

/// O10, O12b, O16, O19b.
#[test]
fn back_dated_payment_breaks_the_state() {
    let mut late_news = a_year();
    let e = late_news
        .entries
        .iter_mut()
        .find(|e| e.kind == EntryKind::Receipt && e.effective_on == ymd(2026_06_01))
        .unwrap();
    e.learned_on = ymd(2026_11_20);
    let unknown = late_news.known(ymd(2026_11_10), ymd(2026_11_10));
    assert_eq!(unknown.past_due, Cents(70_000));
    assert_eq!(unknown.flow.state, FlowState::Restored);
    let year = a_year();
    assert_eq!(late_news.on(2026_11_21), year.on(2026_11_21));
    assert_eq!(late_news.on(2026_11_21).flow.state, FlowState::Flowing);
}

/// O21: a return takes back the payment it belongs to, not the new one of the same day.
#[test]
fn bounce_takes_back_the_wrong_payment() {
    let mut book = Book::new();
    book.rents(2026_10, 2026_11, 70_000)
        .pays(2026_10, 2026_11, 1, 70_000);
    book.entries
        .iter_mut()
        .for_each(|e| e.method = Method::DirectDebit);
    book.receipt(2026_11_05, 70_000).method = Method::Transfer;
    book.returned(2026_11_05, 70_000);
    let november = *book.account(2026_11_20).item(ym(2026_11)).unwrap();
    assert_eq!(
        (november.settled_on, november.method),
        (Some(ymd(2026_11_05)), Method::Transfer)
    );
    assert_eq!(november.returned.unwrap().on, ymd(2026_11_05));
    assert_eq!(book.account(2026_11_20).item(ym(2026_10)).unwrap().returned, None);
}

#[test]
fn bounce_of_a_part_goes_to_the_payment_it_names() {
    let mut book = Book::new();
    book.rents(2026_10, 2026_11, 70_000);
    book.receipt(2026_10_01, 70_000).link = Some(10);
    book.receipt(2026_11_01, 70_000).link = Some(11);
    book.returned(2026_11_05, 20_000).link = Some(10);
    let account = book.account(2026_11_20);
    assert_eq!(account.item(ym(2026_10)).unwrap().open, Cents(20_000));
    assert_eq!(account.item(ym(2026_11)).unwrap().open, Cents::ZERO);
}

#[test]
fn bounce_dated_before_its_payment() {
    let mut book = Book::new();
    book.rents(2026_11, 2026_11, 70_000);
    book.receipt(2026_11_03, 70_000).link = Some(11);
    book.returned(2026_11_02, 70_000).link = Some(11);
    let account = book.account(2026_11_20);
    assert_eq!(account.balance, Cents(70_000));
    assert_eq!(account.items.len(), 1, "no second claim");
    assert!(account.items[0].returned.is_some());
}

#[test]
fn bounce_of_a_payment_that_came_early_marks_the_month_it_was_for() {
    let mut book = Book::new();
    book.rents(2026_10, 2026_11, 70_000)
        .pays(2026_10, 2026_10, 1, 70_000);
    book.receipt(2026_10_30, 70_000);
    book.returned(2026_11_03, 70_000);
    let account = book.account(2026_11_20);
    assert!(account.item(ym(2026_11)).unwrap().returned.is_some());
    assert!(account.item(ym(2026_10)).unwrap().returned.is_none());
}

#[test]
fn bounce_without_any_payment_is_a_claim_and_not_lost() {
    let mut book = Book::new();
    book.returned(2026_11_03, 70_000);
    let account = book.account(2026_11_20);
    assert_eq!((account.balance, account.open()), (Cents(70_000), Cents(70_000)));
}

#[test]
fn bounce_in_the_next_month_counts_as_money_of_that_month() {
    let mut book = Book::new();
    book.rents(2026_10, 2026_11, 70_000)
        .pays(2026_10, 2026_11, 30, 70_000);
    book.returned(2026_11_03, 70_000);
    assert_eq!(book.account(2026_11_20).received_this_month, Cents(-70_000));
}

/// O30.
#[test]
fn unpaid_rent_vanishes_at_lease_end() {
    let mut book = a_year();
    book.entries
        .retain(|e| !(e.kind == EntryKind::Receipt && e.effective_on >= ymd(2026_10_01)));
    book.terms.end = Some(ymd(2026_11_30));
    for (day, lane) in [
        (2026_11_30, Lane::Current),
        (2026_12_01, Lane::Former),
        (2031_01_01, Lane::Former),
    ] {
        let o = book.on(day);
        assert_eq!((o.past_due, o.open_items, o.lane), (Cents(140_000), 2, lane));
    }
    assert_eq!(book.rows(2027_06_01), [], "a quiet lane of its own (S4.31)");
}

/// O23: two equal bookings on one day are real.
#[test]
fn twin_bookings_on_one_day_both_stay() {
    let mut book = Book::new();
    book.rents(2026_11, 2026_11, 70_000);
    book.receipt(2026_11_02, 35_000);
    book.receipt(2026_11_02, 35_000);
    assert_eq!(book.account(2026_11_20).balance, Cents::ZERO);
    let keys: Vec<EntryKey> = ["1", "2"]
        .map(|twin| EntryKey::of(&["2026-11-02", "35000", twin]))
        .to_vec();
    assert_ne!(keys[0], keys[1]);
}

#[test]
fn twin_bounces_on_one_day_take_back_both_twins() {
    let mut book = Book::new();
    book.rents(2026_11, 2026_11, 70_000);
    for _ in 0..2 {
        book.receipt(2026_11_02, 35_000);
        book.returned(2026_11_04, 35_000);
    }
    let account = book.account(2026_11_20);
    assert_eq!((account.balance, account.items.len()), (Cents(70_000), 1));
}

/// C7: systems chase plans that are not broken.
#[test]
fn a_plan_paid_in_parts_or_within_the_grace_is_not_broken() {
    let mut book = a_year();
    book.agree(Party::Tenant, 2026_11_10, 2026_11_15, 20_000);
    book.receipt(2026_11_12, 5_000);
    book.receipt(2026_11_18, 15_000);
    let o = book.on(2026_11_19);
    assert_eq!(
        (o.promises[0].state, o.promises[0].kept_on),
        (PromiseState::Kept, Some(ymd(2026_11_18)))
    );
}

/// C7: … and miss plans that are.
#[test]
fn one_payment_does_not_keep_two_promises() {
    let mut book = Book::new();
    book.charge(2026_01_01, 100_000);
    book.agree(Party::Tenant, 2026_10_20, 2026_11_01, 20_000);
    book.agree(Party::Tenant, 2026_10_20, 2026_11_10, 20_000);
    book.receipt(2026_10_30, 20_000);
    let o = book.on(2026_11_21);
    let states: Vec<PromiseState> = o.promises.iter().map(|p| p.state).collect();
    assert_eq!(states, [PromiseState::Kept, PromiseState::Missed]);
    assert_eq!(book.rows(2026_11_21), [TaskKind::PromiseMissed]);
}

#[test]
fn a_plan_kept_with_money_that_bounced_is_not_kept() {
    let mut book = Book::new();
    book.charge(2026_01_01, 100_000);
    book.agree(Party::Tenant, 2026_10_20, 2026_11_01, 20_000);
    book.receipt(2026_10_30, 20_000);
    assert_eq!(book.on(2026_11_10).promises[0].state, PromiseState::Kept);
    book.returned(2026_11_12, 20_000);
    assert_eq!(book.on(2026_11_12).promises[0].state, PromiseState::Missed);
    // Seen from the day before, with what is known now, it was still kept.
    assert_eq!(book.on(2026_11_11).promises[0].state, PromiseState::Kept);
}

/// Q1, §10 point 6: a wrong booking corrected later gives the state as if it had been booked rightly.
#[test]
fn a_correction_learned_late_replays_to_the_same_state() {
    let mut wrong = a_year();
    let paid = wrong
        .entries
        .iter_mut()
        .find(|e| e.kind == EntryKind::Receipt && e.effective_on == ymd(2026_08_01))
        .unwrap();
    paid.amount = Cents(-7_000);
    let key = paid.key.0;
    assert_eq!(wrong.on(2026_11_21).past_due, Cents(63_000));
    let fix = wrong.entry(EntryKind::Correction, ymd(2026_08_01), -63_000);
    (fix.link, fix.learned_on) = (Some(key), ymd(2026_11_21));
    let year = a_year();
    assert_eq!(wrong.on(2026_11_21), year.on(2026_11_21));
}

/// O14: several rows for one household.
#[test]
fn one_thing_at_a_time() {
    let mut book = a_year();
    book.entries
        .retain(|e| !(e.kind == EntryKind::Receipt && e.effective_on >= ymd(2026_10_01)));
    book.terms.expected_arrears_since = Some(ymd(2026_09_01));
    book.agree(Party::Tenant, 2026_10_06, 2026_10_20, 70_000);
    assert_eq!(book.rows(2026_11_06).len(), 1);
}
