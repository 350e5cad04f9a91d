//! The twelve demo stories (domain/demo-stories.md §5) as facts: would a collection officer call each state and row right?

#![allow(clippy::inconsistent_digit_grouping, reason = "days are written 2026_11_21")]
#![allow(clippy::unwrap_used, reason = "a test fails on what is not there")]

mod facts;

use domain::agreement::Party;
use domain::calendar::DueDay;
use domain::contact::{ContactKind, Direction, Outcome};
use domain::flow::{Before, FlowState, Pattern};
use domain::ledger::{EntryKind, Method};
use domain::money::Cents;
use domain::outlook::{CurrentRent, Outlook, PromiseState, Reason, TaskKind};
use domain::tenancy::DueDaySpan;
use facts::{Book, ym, ymd};

/// First and last month, rent in cents.
type Rents = &'static [(i32, i32, i64)];
/// First and last month, day, cents: the same payment each month.
type Pays = &'static [(i32, i32, i32, i64)];

/// Per story: opening debt, rents, payments by month.
const LEDGER: [(i64, Rents, Pays); 12] = [
    (
        0,
        &[(2020_03, 2026_06, 71295), (2026_07, 2026_11, 74218)],
        &[(2020_03, 2026_06, 1, 71295), (2026_07, 2026_09, 1, 74218)],
    ),
    (
        0,
        &[(2025_12, 2026_06, 59820), (2026_07, 2026_11, 62000)],
        &[
            (2025_12, 2026_01, 9, 59820),
            (2026_02, 2026_02, 20, 59820),
            (2026_03, 2026_06, 9, 59820),
            (2026_07, 2026_11, 10, 62000),
        ],
    ),
    (
        0,
        &[(2025_12, 2026_06, 56130), (2026_07, 2026_11, 58431)],
        &[
            (2025_12, 2026_02, 1, 56130),
            (2026_04, 2026_08, 1, 56130),
            (2026_09, 2026_11, 1, 58431),
            (2026_09, 2026_11, 1, 10000),
        ],
    ),
    (
        0,
        &[(2026_02, 2026_11, 48900)],
        &[
            (2026_02, 2026_02, 1, 48900),
            (2026_04, 2026_04, 23, 48900),
            (2026_05, 2026_05, 2, 48900),
            (2026_06, 2026_06, 1, 57050),
            (2026_07, 2026_07, 3, 57050),
            (2026_08, 2026_08, 1, 57050),
            (2026_09, 2026_09, 2, 57050),
            (2026_10, 2026_10, 1, 57050),
            (2026_11, 2026_11, 3, 57050),
        ],
    ),
    (
        0,
        &[(2025_12, 2026_06, 65500), (2026_07, 2026_11, 68185)],
        &[
            (2025_12, 2025_12, 11, 65500),
            (2026_01, 2026_01, 19, 30000),
            (2026_03, 2026_03, 27, 65500),
            (2026_04, 2026_04, 16, 20000),
            (2026_06, 2026_06, 4, 65500),
            (2026_07, 2026_11, 2, 68185),
        ],
    ),
    (
        0,
        &[(2025_12, 2026_06, 87900), (2026_07, 2026_11, 69900)],
        &[
            (2025_12, 2026_04, 1, 87900),
            (2026_05, 2026_06, 1, 50000),
            (2026_07, 2026_11, 1, 69900),
        ],
    ),
    (
        391_200,
        &[(2025_12, 2026_06, 63740), (2026_07, 2026_11, 66353)],
        &[
            (2025_12, 2025_12, 5, 63740),
            (2026_02, 2026_02, 5, 63740),
            (2026_03, 2026_06, 5, 68740),
            (2026_07, 2026_11, 5, 71353),
        ],
    ),
    (
        0,
        &[(2025_12, 2026_06, 70210), (2026_07, 2026_11, 73089)],
        &[
            (2025_12, 2026_03, 1, 70210),
            (2026_05, 2026_05, 12, 35000),
            (2026_06, 2026_06, 9, 35000),
            (2026_07, 2026_07, 10, 40000),
            (2026_08, 2026_08, 7, 40000),
            (2026_09, 2026_11, 1, 73089),
            (2026_09, 2026_11, 2, 20000),
        ],
    ),
    (
        145_600,
        &[(2025_12, 2026_06, 72800), (2026_07, 2026_11, 75785)],
        &[
            (2025_12, 2025_12, 28, 72800),
            (2026_01, 2026_03, 28, 40000),
            (2026_06, 2026_07, 28, 40000),
            (2026_08, 2026_10, 20, 75785),
            (2026_10, 2026_10, 9, 150_000),
            (2026_11, 2026_11, 19, 75785),
        ],
    ),
    (
        0,
        &[(2025_12, 2026_06, 57460), (2026_07, 2026_11, 59816)],
        &[
            (2025_12, 2026_06, 1, 57460),
            (2026_07, 2026_10, 1, 59816),
            (2026_11, 2026_11, 12, 64816),
        ],
    ),
    (
        31_200,
        &[(2025_12, 2026_06, 54575), (2026_07, 2026_11, 56813)],
        &[
            (2025_12, 2026_04, 1, 54575),
            (2026_06, 2026_06, 4, 109_150),
            (2026_07, 2026_11, 1, 59413),
        ],
    ),
    (
        0,
        &[(2025_12, 2026_06, 66420), (2026_07, 2026_11, 69143)],
        &[
            (2025_12, 2026_06, 1, 66420),
            (2026_07, 2026_08, 1, 69143),
            (2026_10, 2026_10, 1, 39143),
            (2026_11, 2026_11, 1, 69143),
        ],
    ),
];

fn due_from(book: &mut Book, from: i32, day: u8) {
    book.terms.due_days.push(DueDaySpan {
        from: ym(from),
        day: DueDay::new(day).unwrap(),
    });
}

/// A collection on the first that the bank takes back on a day of the same month.
fn bounces(book: &mut Book, first: i32, last: i32, day: i32, cents: i64) {
    for n in 0..=ym(last).since(ym(first)) {
        let month = ym(first).plus(n);
        let paid = book
            .entries
            .iter_mut()
            .find(|e| e.kind == EntryKind::Receipt && e.effective_on == month.first());
        match paid {
            Some(e) => e.method = Method::DirectDebit,
            None => book.entry(EntryKind::Receipt, month.first(), -cents).method = Method::DirectDebit,
        }
        book.entry(EntryKind::Reversal, month.on(day), cents);
    }
}

/// One agreement a month, each counting from the day after the one before.
fn plan(book: &mut Book, made: i32, first: i32, last: i32, cents: i64) {
    let (first, last) = (ymd(first), ymd(last));
    let mut made_on = ymd(made);
    for n in 0..=last.month().since(first.month()) {
        let due = first.month().plus(n).on(first.day_of_month());
        let a = book.agree(Party::Tenant, made, made, cents);
        (a.made_on, a.learned_on, a.due_on) = (made_on, ymd(made), Some(due));
        made_on = due.plus(1);
    }
}

fn story(n: usize) -> Book {
    use ContactKind::{Administrative, Card, HomeVisit, Letter, Mail, Other, Phone, Text};
    use Direction::{Incoming, Outgoing};
    use Outcome::{Agreed, Connected, NotReached, OtherPerson, Sent, Talked};
    let (opening, rents, pays) = LEDGER[n - 1];
    let mut b = Book::new();
    if opening > 0 {
        b.charge(2025_09_01, opening);
    }
    for &(first, last, cents) in rents {
        b.rents(first, last, cents);
    }
    for &(first, last, day, cents) in pays {
        b.pays(first, last, day, cents);
    }
    match n {
        1 => {
            b.terms.start = ymd(2020_03_01);
            b.contact(2026_10_02, Text, Outgoing, Sent);
            b.call(2026_10_06, NotReached);
            b.contact(2026_10_12, Letter, Outgoing, Sent);
            b.call(2026_11_05, OtherPerson);
            b.contact(2026_11_12, HomeVisit, Outgoing, NotReached);
            b.contact(2026_11_12, Card, Outgoing, Sent);
            b.contact(2026_11_16, Letter, Outgoing, Sent).next_on = Some(ymd(2026_11_24));
        }
        2 => {
            bounces(&mut b, 2025_12, 2026_06, 1, 59820);
            due_from(&mut b, 2026_07, 10);
        }
        3 => {
            bounces(&mut b, 2026_02, 2026_02, 3, 56130);
            b.contact(2026_03_27, HomeVisit, Outgoing, Agreed).next_on = Some(ymd(2026_08_24));
            b.contact(2026_08_24, HomeVisit, Outgoing, Agreed);
            plan(&mut b, 2026_08_24, 2026_09_01, 2026_12_01, 68431);
        }
        4 => {
            b.terms.start = ymd(2026_02_01);
            b.contact(2026_03_10, Text, Outgoing, Talked).next_on = Some(ymd(2026_05_28));
            b.call(2026_05_28, Agreed);
            plan(&mut b, 2026_05_28, 2026_06_03, 2026_11_03, 57050);
        }
        5 => {
            b.contact(2026_06_10, Mail, Outgoing, Talked).next_on = Some(ymd(2027_02_09));
        }
        6 => {
            b.terms.expected_arrears_since = Some(ymd(2026_04_14));
            b.contact(2026_10_27, HomeVisit, Outgoing, Agreed).next_on = Some(ymd(2027_01_11));
        }
        7 => {
            due_from(&mut b, 2025_01, 5);
            b.call(2026_02_26, Agreed);
            plan(&mut b, 2026_02_26, 2026_03_05, 2026_06_05, 68740);
            plan(&mut b, 2026_06_06, 2026_07_05, 2026_12_05, 71353);
        }
        8 => {
            b.call(2026_08_14, Agreed);
            plan(&mut b, 2026_08_14, 2026_09_02, 2026_12_02, 93089);
        }
        9 => {
            due_from(&mut b, 2025_01, 28);
            b.contact(2026_07_02, Other, Outgoing, Agreed).next_on = Some(ymd(2026_12_15));
        }
        10 => {
            bounces(&mut b, 2026_07, 2026_10, 3, 59816);
            b.call(2026_07_14, NotReached);
            b.call(2026_08_18, NotReached);
            b.contact(2026_09_17, HomeVisit, Outgoing, NotReached);
            b.contact(2026_10_12, Administrative, Outgoing, Sent);
            b.contact(2026_10_30, Administrative, Incoming, Talked).next_on = Some(ymd(2026_11_02));
            b.contact(2026_11_06, HomeVisit, Outgoing, Connected).next_on = Some(ymd(2026_11_09));
            b.contact(2026_11_09, Other, Outgoing, Agreed).next_on = Some(ymd(2026_12_01));
            b.agree(Party::Tenant, 2026_11_09, 2026_11_12, 64816);
        }
        11 => {
            b.contact(2026_05_12, Phone, Outgoing, Talked);
            b.contact(2026_06_08, Mail, Outgoing, Agreed);
            plan(&mut b, 2026_06_08, 2026_07_01, 2026_12_01, 59413);
        }
        _ => {
            b.receipt(2026_09_01, 69143).learned_on = ymd(2026_10_12);
            b.contact(2026_10_05, Other, Incoming, Talked).next_on = Some(ymd(2026_10_12));
            b.call(2026_10_12, Agreed).next_on = Some(ymd(2026_11_23));
        }
    }
    b
}

fn kinds(o: &Outlook) -> Vec<TaskKind> {
    o.tasks.iter().map(|t| t.reason.kind()).collect()
}

#[test]
fn the_twelve_stand_as_the_table_says_to_the_cent() {
    use CurrentRent::{Open, Paid};
    use FlowState::{Restored, Stopped, Stuttering};
    let table = [
        (148_436, Open, Stopped, 2026_10),
        (0, Paid, Restored, 2026_05),
        (86_862, Paid, Restored, 2026_11),
        (0, Paid, Restored, 2026_07),
        (212_000, Paid, Restored, 2026_08),
        (75_800, Paid, Restored, 2026_09),
        (409_940, Paid, Restored, 2026_04),
        (146_808, Paid, Restored, 2026_11),
        (308_185, Paid, Restored, 2026_10),
        (234_264, Paid, Stuttering, 2026_11),
        (18_200, Paid, Restored, 2026_08),
        (30_000, Paid, Stuttering, 2026_10),
    ];
    let mut total = 0;
    for (n, (balance, rent, state, since)) in (1..).zip(table) {
        let book = story(n);
        let o = book.on(2026_11_21);
        assert_eq!(o.account.balance, Cents(balance), "T{n:02}");
        assert_eq!(o.account.open() - o.account.advance, Cents(balance), "T{n:02}");
        assert_eq!(o.current_rent, rent, "T{n:02}");
        assert_eq!((o.flow.state, o.flow.since), (state, Some(ym(since))), "T{n:02}");
        total += o.account.balance.0;
    }
    assert_eq!(total, 1_670_495);
}

#[test]
fn balances_month_by_month() {
    let rows: [(usize, i32, i64); 14] = [
        (1, 2026_10_31, 74_218),
        (3, 2026_03_31, 112_260),
        (3, 2026_08_31, 116_862),
        (4, 2026_10_31, 8_150),
        (5, 2026_05_31, 212_000),
        (6, 2026_06_30, 75_800),
        (7, 2026_01_31, 454_940),
        (8, 2026_08_31, 206_808),
        (9, 2026_07_31, 458_185),
        (9, 2026_10_31, 308_185),
        (10, 2026_10_31, 239_264),
        (11, 2026_05_31, 85_775),
        (11, 2026_06_30, 31_200),
        (12, 2026_10_31, 30_000),
    ];
    for (n, on, cents) in rows {
        assert_eq!(story(n).on(on).account.balance, Cents(cents), "T{n:02} on {on}");
    }
}

#[test]
fn nobody_is_chased_on_21_november() {
    for n in 1..=12 {
        let book = story(n);
        let rows = kinds(&book.on(2026_11_21));
        let expected: &[TaskKind] = if n == 10 { &[TaskKind::Thank] } else { &[] };
        assert_eq!(rows, expected, "T{n:02}");
    }
}

#[test]
fn t01_opens_with_two_months_and_six_and_a_half_years() {
    let book = story(1);
    let o = book.on(2026_11_21);
    let facts = domain::flow::opening(o.judged(), &book.policy, &domain::calendar::Watch::new(o.on));
    assert_eq!(facts.open_months, [ym(2026_10), ym(2026_11)]);
    assert_eq!(facts.before, Before::Always { months: 79 });
    // First miss on 5 October; after the call it comes back in three working days; Noor's visit is the moment.
    assert!(matches!(
        book.reason(2026_10_05, TaskKind::Miss),
        Some(Reason::Miss {
            pattern: Pattern::FirstEver,
            months: 1,
            ..
        })
    ));
    assert_eq!(book.rows(2026_10_04), []);
    assert_eq!(book.rows(2026_10_08), []);
    assert_eq!(book.rows(2026_11_10), [TaskKind::Miss]);
    assert_eq!(o.quiet_until, Some(ymd(2026_11_24)));
    assert_eq!(book.rows(2026_11_24), [TaskKind::Moment]);
}

#[test]
fn t02_is_seven_times_late_until_the_day_fits_and_then_once() {
    let late = |book: &Book, on| {
        let o = book.on(on);
        let watch = domain::calendar::Watch::new(o.on);
        let judged: Vec<Option<i32>> = o
            .judged()
            .items
            .iter()
            .map(|i| domain::flow::judge(i, &book.policy, &watch).days_late())
            .collect();
        judged
    };
    let mut before = story(2);
    before.terms.due_days.clear();
    assert_eq!(late(&before, 2026_06_30).iter().flatten().count(), 7);
    let after = late(&story(2), 2026_11_21);
    assert_eq!(after.iter().flatten().collect::<Vec<_>>(), [&10]);
    assert_eq!(after[2], Some(10));
    // The day shift is seen, whatever the bank took back.
    assert!(matches!(
        before.reason(2026_06_05, TaskKind::Miss),
        Some(Reason::Miss {
            pattern: Pattern::DayShift,
            ..
        })
    ));
    let book = story(2);
    for day in 2026_08_01..=2026_08_31 {
        assert_eq!(
            book.rows(day).iter().filter(|k| **k != TaskKind::Thank).count(),
            0,
            "{day}"
        );
    }
    assert!(book.on(2026_08_02).milestones.is_empty());
}

#[test]
fn t03_missed_the_rise_and_keeps_his_plan() {
    let book = story(3);
    let o = book.on(2026_08_20);
    assert_eq!(o.account.item(ym(2026_07)).unwrap().open, Cents(2301));
    assert_eq!(o.account.item(ym(2026_08)).unwrap().open, Cents(2301));
    assert_eq!(book.rows(2026_08_20), []);
    assert_eq!(book.rows(2026_08_24), []);
    for month in [2026_09, 2026_10, 2026_11] {
        for day in 2..=28 {
            let rows = book.rows(month * 100 + day);
            let expected: &[TaskKind] = if day < 15 { &[TaskKind::Thank] } else { &[] };
            assert_eq!(rows, expected, "{month} {day}");
        }
    }
    let watch_none = book.on(2026_02_20);
    assert_eq!(watch_none.pattern, Some(Pattern::Reversed));
    assert_eq!(book.on(2026_03_20).pattern, Some(Pattern::Stopped));
}

#[test]
fn t04_paid_it_all() {
    let book = story(4);
    let o = book.on(2026_11_04);
    assert!(o.promises.iter().all(|p| p.state == PromiseState::Kept));
    assert_eq!(
        o.account.item(ym(2026_03)).unwrap().settled_on,
        Some(ymd(2026_11_03))
    );
    assert_eq!(kinds(&o), [TaskKind::Thank]);
}

#[test]
fn t05_is_left_alone_until_9_february() {
    let book = story(5);
    assert_eq!(book.rows(2027_02_08), []);
    assert_eq!(book.rows(2027_02_09), [TaskKind::Moment]);
}

#[test]
fn t06_is_a_case_before_anything_is_late() {
    let mut book = story(6);
    assert_eq!(book.rows(2026_04_13), []);
    assert_eq!(book.rows(2026_04_15), [TaskKind::Expected]);
    assert_eq!(book.on(2026_04_15).past_due, Cents::ZERO);
    book.contact(
        2026_04_16,
        ContactKind::Phone,
        Direction::Incoming,
        Outcome::Talked,
    );
    assert_eq!(book.rows(2026_04_17), []);
}

#[test]
fn old_debt_with_a_kept_plan_is_neither_a_miss_nor_for_fresh_eyes() {
    for (n, from) in [(7, 2026_04), (8, 2026_09), (11, 2026_07)] {
        let book = story(n);
        let mut day = ym(from).first();
        while day <= ymd(2026_12_01) {
            let o = book.at(day);
            assert!(
                kinds(&o).iter().all(|k| *k == TaskKind::Thank),
                "T{n:02} {day} {:?}",
                o.tasks
            );
            day = day.plus(1);
        }
    }
}

#[test]
fn old_debt_that_shrinks_each_month_needs_no_fresh_eyes_without_a_written_plan() {
    let mut book = story(7);
    book.agreements.clear();
    let mut day = ymd(2026_06_10);
    while day <= ymd(2026_11_30) {
        assert!(!kinds(&book.at(day)).contains(&TaskKind::FreshEyes), "{day}");
        day = day.plus(1);
    }
}

#[test]
fn t10_goes_to_fresh_eyes_and_is_thanked() {
    let book = story(10);
    assert_eq!(book.on(2026_10_20).pattern, Some(Pattern::Reversed));
    let o = book.on(2026_10_20);
    assert_eq!(
        (o.flow.state, o.flow.since),
        (FlowState::Stopped, Some(ym(2026_07)))
    );
    assert_eq!(book.rows(2026_09_08), [TaskKind::Miss]);
    assert_eq!(book.rows(2026_11_02), [TaskKind::FreshEyes]);
    assert_eq!(book.rows(2026_11_07), []);
    assert_eq!(book.rows(2026_11_13), [TaskKind::Thank]);
    let o = book.on(2026_11_21);
    assert_eq!(
        (o.promises[0].state, o.promises[0].kept_on),
        (PromiseState::Kept, Some(ymd(2026_11_12)))
    );
}

#[test]
fn t12_september_was_paid_all_along() {
    let book = story(12);
    let before = book.known(ymd(2026_10_11), ymd(2026_10_11));
    assert_eq!(before.account.item(ym(2026_09)).unwrap().open, Cents(69_143));
    let o = book.on(2026_11_21);
    let watch = domain::calendar::Watch::new(o.on);
    let month = |m| domain::flow::judge(o.account.item(ym(m)).unwrap(), &book.policy, &watch);
    assert_eq!(month(2026_09), domain::flow::MonthOutcome::OnTime);
    assert_eq!(month(2026_10), domain::flow::MonthOutcome::Partial);
    assert_eq!(month(2026_11), domain::flow::MonthOutcome::OnTime);
    assert_eq!(o.account.item(ym(2026_10)).unwrap().open, Cents(30_000));
}
