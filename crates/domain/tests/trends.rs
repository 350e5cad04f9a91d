//! The board: weeks from the outlook of their Sundays, the clock of the first talk, and counts that never tell of a few (S0.2, S1.1, S1.2, S1.3).

#![allow(clippy::inconsistent_digit_grouping, reason = "days are written 2026_11_21")]
#![allow(clippy::unwrap_used, reason = "a test fails on what is not there")]

mod facts;

use domain::arrangement::Origin;
use domain::calendar::Day;
use domain::contact::{ContactKind, Direction, Outcome};
use domain::flow::FlowState;
use domain::ids::{OrgNo, RequestId};
use domain::ledger::{EntryKind, Scratch};
use domain::money::Cents;
use domain::outlook::outlook;
use domain::policy::Policy;
use domain::request::{Request, Topic};
use domain::shown::{self, FEWEST, Shown};
use domain::trend::{
    Behind, Board, Case, Clock, MonthsOwed, PlanSince, WEEKS, cases, first_talks, history, lasting, sundays,
};
use facts::{Book, oldest_first, ymd};
use proptest::prelude::*;

const TODAY: i32 = 2026_11_21;

/// Rent of 700 from January 2026, paid each month on the fifteenth day but one, until a month.
fn payer(last_paid: i32) -> Book {
    let mut book = Book::new();
    book.rents(2026_01, 2026_11, 700_00)
        .pays(2026_01, last_paid, 1, 700_00);
    book
}

fn weeks_of(book: &Book, today: Day) -> Vec<Option<Behind>> {
    let sundays = sundays(today);
    let found = history(
        &book.facts(),
        &book.policy,
        today,
        &sundays,
        &mut Scratch::default(),
    );
    found.unwrap_or_else(|| vec![None; sundays.len()])
}

#[test]
fn s1_2_weeks_end_on_sundays_that_are_over() {
    let all = sundays(ymd(TODAY));
    assert_eq!(all.len(), WEEKS + 1);
    assert!(all.iter().all(|day| day.weekday() == 6));
    assert_eq!(all.last(), Some(&ymd(2026_11_15)));
    // On a Sunday its own week still runs.
    assert_eq!(sundays(ymd(2026_11_15)).last(), Some(&ymd(2026_11_08)));
    assert_eq!(sundays(ymd(2026_11_16)).last(), Some(&ymd(2026_11_15)));
}

#[test]
fn s1_2_a_household_comes_behind_once_and_a_payment_told_late_counts_in_its_own_week() {
    let mut book = payer(2026_08);
    let weeks = weeks_of(&book, ymd(TODAY));
    let all = sundays(ymd(TODAY));
    let found = cases(&all, &weeks);
    assert_eq!(found.len(), 1);
    // Due on Tuesday 1 September, noticed four days later: behind on Sunday the sixth.
    assert_eq!(
        (all[found[0].first], found[0].since),
        (ymd(2026_09_06), ymd(2026_09_01))
    );
    // We learn today that it was paid in September after all, and the rent of October and November with it.
    book.entry(EntryKind::Receipt, ymd(2026_09_18), -2_100_00)
        .learned_on = ymd(TODAY);
    let found = cases(&all, &weeks_of(&book, ymd(TODAY)));
    assert_eq!((found.len(), found[0].over), (1, Some(ymd(2026_09_20))));
    assert!(weeks_of(&book, ymd(TODAY)).last().unwrap().is_none());
}

#[test]
fn s1_3_size_grows_while_the_count_stays() {
    let book = payer(2026_08);
    let weeks = weeks_of(&book, ymd(TODAY));
    let last: Vec<MonthsOwed> = weeks.iter().flatten().map(|b| b.months).collect();
    assert_eq!(
        last.first(),
        Some(&MonthsOwed::One),
        "exactly one month is one month"
    );
    assert_eq!(last.last(), Some(&MonthsOwed::More));
    let mut board = Board::new(ymd(TODAY));
    for _ in 0..FEWEST {
        board.add("Noord", &book.facts(), &book.policy, &mut Scratch::default());
    }
    let weeks = board.weeks();
    let at = |day: i32| weeks.iter().find(|w| w.area.until == ymd(day)).unwrap();
    let (before, after) = (at(2026_09_13), at(2026_11_15));
    assert_eq!(
        (before.area.behind, after.area.behind),
        (Shown::Count(10), Shown::Count(10))
    );
    assert_eq!(
        (before.open, after.open),
        (Some(Cents(7_000_00)), Some(Cents(21_000_00)))
    );
    assert_eq!(before.months, [0, 10, 0, 0].map(Shown::Count));
    assert_eq!(after.months, [0, 0, 0, 10].map(Shown::Count));
    assert_eq!(at(2026_09_06).area.began, Shown::Count(10));
    assert_eq!(after.area.began, Shown::Count(0));
}

#[test]
fn s4_31_who_left_and_what_is_seen_otherwise_is_no_part_of_it() {
    let mut left = payer(2026_08);
    left.terms.end = Some(ymd(2026_10_31));
    assert!(weeks_of(&left, ymd(TODAY)).last().unwrap().is_none());
}

#[test]
fn s1_2_no_cell_tells_of_fewer_than_ten_nor_lets_it_be_worked_out() {
    let (owing, other) = (payer(2026_08), payer(2026_09));
    let mut board = Board::new(ymd(TODAY));
    let mut add = |area: &str, book: &Book, times: usize| {
        for _ in 0..times {
            board.add(area, &book.facts(), &book.policy, &mut Scratch::default());
        }
    };
    add("Noord", &owing, 14);
    add("Oost", &owing, 12);
    add("Zuid", &other, 3);
    let last = board.weeks().pop().unwrap();
    assert_eq!(last.area.behind, Shown::Count(29));
    // Twenty-six and three: told apart, the three would stand there by subtraction.
    assert_eq!(last.months[3], Shown::Kept);
    assert_eq!(last.months[2], Shown::Few);
    let areas: Vec<(&str, Shown)> = board
        .areas()
        .iter()
        .map(|(n, w)| (*n, w.last().unwrap().behind))
        .collect();
    assert_eq!(
        areas,
        [
            ("Noord", Shown::Count(14)),
            ("Oost", Shown::Kept),
            ("Zuid", Shown::Few)
        ]
    );
}

#[test]
fn s1_2_nobody_hears_an_amount_of_a_few() {
    let mut board = Board::new(ymd(TODAY));
    for _ in 0..FEWEST - 1 {
        let book = payer(2026_08);
        board.add("Noord", &book.facts(), &book.policy, &mut Scratch::default());
    }
    let last = board.weeks().pop().unwrap();
    assert_eq!((last.area.behind, last.open), (Shown::Few, None));
    assert_eq!(last.months, [Shown::Kept; 4]);
    assert_eq!(board.first_talk(6), None);
}

#[test]
fn s1_2_who_comes_to_us_by_itself_is_counted_in_its_week_also_without_arrears() {
    let mut book = payer(2026_11);
    book.contact(
        2026_11_12,
        ContactKind::Phone,
        Direction::Incoming,
        Outcome::Talked,
    );
    book.contact(2026_11_13, ContactKind::Mail, Direction::Incoming, Outcome::Sent);
    book.call(2026_11_04, Outcome::Talked);
    book.requests.push(Request {
        id: RequestId::derived(OrgNo(1), "energy"),
        way: Origin::Letter,
        topic: Topic::Energy,
        on: ymd(2026_10_29),
        by: None,
        learned_on: ymd(2026_10_29),
    });
    let mut board = Board::new(ymd(TODAY));
    for _ in 0..FEWEST {
        board.add("Noord", &book.facts(), &book.policy, &mut Scratch::default());
    }
    let asked: Vec<Shown> = board.weeks().iter().rev().take(3).map(|w| w.asked).collect();
    assert_eq!(asked, [10, 0, 10].map(Shown::Count));
}

fn clock(book: &Book, over: Option<i32>) -> Clock {
    let case = Case {
        since: ymd(2026_09_01),
        first: 1,
        over: over.map(ymd),
    };
    Clock::of(&case, &book.facts(), ymd(TODAY))
}

#[test]
fn s1_1_only_two_way_contact_stops_the_clock() {
    let mut book = payer(2026_08);
    let ours = Direction::Outgoing;
    for (kind, outcome) in [
        (ContactKind::Letter, Outcome::Sent),
        (ContactKind::Text, Outcome::Talked),
        (ContactKind::Mail, Outcome::Connected),
        (ContactKind::Card, Outcome::Sent),
        (ContactKind::Phone, Outcome::NotReached),
        (ContactKind::HomeVisit, Outcome::OtherPerson),
        (ContactKind::Administrative, Outcome::Talked),
    ] {
        book.contact(2026_09_05, kind, ours, outcome);
    }
    assert_eq!(clock(&book, None), Clock::Running(81));
    assert_eq!(clock(&book, Some(2026_10_04)), Clock::CameIn);
    book.contact(2026_08_20, ContactKind::Phone, ours, Outcome::Talked);
    assert_eq!(
        clock(&book, None),
        Clock::Running(81),
        "a talk of before is no talk about this"
    );
    let wrong = book.call(2026_09_08, Outcome::Talked).id;
    assert_eq!(clock(&book, None), Clock::Spoke(7));
    book.call(2026_09_08, Outcome::NotReached).corrects = Some(wrong);
    assert_eq!(
        clock(&book, None),
        Clock::Running(81),
        "it was written down by mistake"
    );
    book.contact(2026_09_21, ContactKind::HomeVisit, ours, Outcome::Connected);
    assert_eq!(clock(&book, None), Clock::Spoke(20));
    assert_eq!(clock(&book, Some(2026_09_20)), Clock::CameIn, "after it was over");
}

#[test]
fn s1_1_the_figure_counts_who_still_waits_and_leaves_out_who_paid_first() {
    let spoke = |days: &[i32]| days.iter().map(|d| Clock::Spoke(*d)).collect::<Vec<_>>();
    let mut all = spoke(&[1, 2, 3, 4, 5, 6, 7]);
    all.extend([Clock::Running(30), Clock::Running(2), Clock::Running(9)]);
    all.extend([Clock::CameIn; FEWEST]);
    let figure = first_talks(&all, 6).unwrap();
    assert_eq!((figure.households, figure.median), (10, Some(5)));
    // Whose days are not over can't be said yet; nine is too few to tell of.
    assert_eq!(figure.in_time, None);
    assert_eq!(figure.came_in, Shown::Count(10));
    all.push(Clock::Spoke(8));
    assert_eq!(first_talks(&all, 6).unwrap().in_time, Some((6, 10)));
    assert_eq!(first_talks(&[Clock::Running(3); 12], 6).unwrap().median, None);
    assert_eq!(first_talks(&spoke(&[1; FEWEST - 1]), 6), None);
}

#[test]
fn s0_2_durability_is_by_origin_and_knows_no_colleague() {
    let plan = |origin, flow| PlanSince {
        origin,
        flows: [Some(flow), None, None],
    };
    let mut all = vec![plan(Origin::Visit, FlowState::Flowing); 8];
    all.extend(vec![plan(Origin::Visit, FlowState::Stopped); 4]);
    all.extend(vec![plan(Origin::Phone, FlowState::Restored); FEWEST - 1]);
    assert_eq!(lasting(&all), [(Origin::Visit, 12, [Some((8, 12)), None, None])]);
    // Nothing in what it is counted from could name who made the plan: taken apart, there are two fields and no third.
    let PlanSince { origin, flows } = all[0];
    assert_eq!(
        (origin, flows),
        (Origin::Visit, [Some(FlowState::Flowing), None, None])
    );
}

#[derive(Clone, Debug)]
struct Fact {
    kind: EntryKind,
    day: i32,
    cents: i64,
}

fn money() -> impl Strategy<Value = Vec<Fact>> {
    let kind = prop_oneof![
        12 => Just(EntryKind::Receipt), 1 => Just(EntryKind::Credit), 1 => Just(EntryKind::Reversal), 1 => Just(EntryKind::Charge)
    ];
    let cents = prop_oneof![6 => Just(700_00_i64), 1 => 1..90_000_i64, 1 => Just(2_100_00)];
    let one = (kind, 0..330_i32, cents).prop_map(|(kind, day, cents)| Fact { kind, day, cents });
    prop::collection::vec(one, 0..14)
}

fn book(due: u8, steady: bool, money: &[Fact], policy: Policy) -> Book {
    let mut book = Book::new();
    book.policy = policy;
    book.rents(2026_01, 2026_11, 700_00);
    if steady {
        book.pays(2026_01, 2026_11, i32::from(due), 700_00);
    }
    for fact in money {
        let raises = matches!(fact.kind, EntryKind::Charge | EntryKind::Reversal);
        let cents = if raises { fact.cents } else { -fact.cents };
        book.entry(fact.kind, ymd(2026_01_01).plus(fact.day), cents);
    }
    book
}

proptest! {
    /// Who is passed over because everything was paid in time is not behind on any Sunday, whatever else happened.
    #[test]
    fn s1_2_who_is_passed_over_is_behind_on_no_sunday(
        due in 1..6_u8, steady in any::<bool>(), money in money(), oldest in any::<bool>(), ahead in 0..40_i32
    ) {
        let policy = if oldest { oldest_first() } else { Policy::DEFAULT };
        let book = book(due, steady, &money, policy);
        let today = ymd(TODAY).plus(ahead);
        let sundays = sundays(today);
        let found = history(&book.facts(), &book.policy, today, &sundays, &mut Scratch::default());
        let plain: Vec<Option<Behind>> =
            sundays.iter().map(|day| Behind::of(&outlook(&book.facts(), &book.policy, *day))).collect();
        match found {
            Some(weeks) => prop_assert_eq!(weeks, plain),
            None => prop_assert!(plain.iter().all(Option::is_none)),
        }
    }

    /// Whatever is sent, left or tried, the clock runs until somebody speaks, and then says the first of those days (S1.1).
    #[test]
    fn s1_1_the_clock_says_the_first_talk_and_nothing_else(
        all in prop::collection::vec((0..120_i32, 0..ContactKind::ALL.len(), any::<bool>(), 0..Outcome::ALL.len()), 0..12)
    ) {
        let mut book = payer(2026_08);
        let mut talks = Vec::new();
        for (day, kind, ours, outcome) in all {
            let (kind, outcome) = (ContactKind::ALL[kind], Outcome::ALL[outcome]);
            let direction = if ours { Direction::Outgoing } else { Direction::Incoming };
            let on = ymd(2026_08_01).plus(day);
            book.contact(2026_08_01, kind, direction, outcome).on = on;
            let spoken = matches!(outcome, Outcome::Agreed | Outcome::Talked | Outcome::Connected | Outcome::AnotherTime);
            let voice = matches!(kind, ContactKind::Phone | ContactKind::HomeVisit | ContactKind::Other);
            if spoken && voice && on >= ymd(2026_09_01) && on <= ymd(TODAY) {
                talks.push(on.since(ymd(2026_09_01)));
            }
        }
        let expected = talks.iter().min().map_or(Clock::Running(81), |days| Clock::Spoke(*days));
        prop_assert_eq!(clock(&book, None), expected);
    }

    /// What is told of a row and its sum never lets one work out a count below ten.
    #[test]
    fn s1_2_nothing_held_back_can_be_worked_out(counts in prop::collection::vec(0..40_usize, 0..8)) {
        let told = shown::row(&counts);
        prop_assert_eq!(told.len(), counts.len());
        let held: Vec<usize> = told.iter().zip(&counts).filter(|(t, _)| t.count().is_none()).map(|(_, n)| *n).collect();
        let all = counts.iter().sum::<usize>();
        prop_assert!(held.is_empty() || held.iter().sum::<usize>() >= FEWEST || all < FEWEST);
        for (shown, count) in told.iter().zip(&counts) {
            match shown {
                Shown::Count(n) => prop_assert!(n == count && (*n == 0 || *n >= FEWEST)),
                Shown::Few => prop_assert!(*count > 0 && *count < FEWEST),
                Shown::Kept => prop_assert!(*count >= FEWEST),
            }
        }
    }
}
