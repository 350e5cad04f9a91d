//! Visits: a set of facts is the same course in whatever order and however often they arrive; a route is the best one.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on must stop"
)]

use domain::calendar::{Day, Watch};
use domain::contact::{ContactKind, DayPart, Outcome};
use domain::ids::{RoundId, TenancyId, UserId, VisitFactId, VisitId};
use domain::visit::route::{Call, Point, metres, plan};
use domain::visit::{
    BadRound, Coming, Door, Happening, Phase, Recognition, Round, Stop, VisitFact, course, safety,
};
use proptest::prelude::*;
use uuid::Uuid;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

const NOOR: UserId = UserId(Uuid::from_u128(1));
const KARIM: UserId = UserId(Uuid::from_u128(2));

fn fact(n: u128, by: UserId, moment: i64, what: Happening) -> VisitFact {
    VisitFact {
        id: VisitFactId(Uuid::from_u128(n)),
        visit: VisitId(Uuid::from_u128(7)),
        tenancy: TenancyId(Uuid::from_u128(8)),
        what,
        on: day("2026-11-24"),
        minute: 16 * 60 + 30,
        moment,
        by: Some(by),
        learned_on: day("2026-11-24"),
    }
}

fn closed(outcome: Outcome, next_on: Option<Day>) -> Happening {
    Happening::Closed {
        outcome,
        next_on,
        note: String::new(),
        instead_of: None,
    }
}

#[test]
fn s1_15_a_visit_goes_from_the_door_inside_to_its_end() {
    let mut facts = vec![];
    assert_eq!(course(&facts).phase(), Phase::Planned);
    for (what, phase) in [
        (Happening::Arrived, Phase::Door),
        (Happening::Door(Door::Inside), Phase::Door), // not before the right person is there (S1.14)
        (Happening::RightPerson, Phase::Inside),
        (closed(Outcome::Connected, None), Phase::Done),
    ] {
        let n = facts.len() + 1;
        facts.push(fact(
            u128::try_from(n).unwrap(),
            NOOR,
            i64::try_from(n).unwrap(),
            what,
        ));
        assert_eq!(course(&facts).phase(), phase, "{n}");
    }
}

#[test]
fn s1_16_a_card_plans_a_call_in_three_working_days() {
    let card = fact(1, NOOR, 1, Happening::CardLeft).contact().unwrap();
    assert_eq!((card.kind, card.outcome), (ContactKind::Card, Outcome::Sent));
    assert_eq!(card.next_on, Some(day("2026-11-27")));
    assert_eq!(card.day_part, Some(DayPart::Afternoon));
    let home = fact(2, NOOR, 1, Happening::Door(Door::NotAtHome))
        .contact()
        .unwrap();
    assert_eq!(
        (home.kind, home.outcome),
        (ContactKind::HomeVisit, Outcome::NotReached)
    );
}

#[test]
fn s3_7_not_now_is_a_connection_and_someone_else_is_none() {
    let outcome = |door| {
        fact(1, NOOR, 1, Happening::Door(door))
            .contact()
            .map(|c| c.outcome)
    };
    assert_eq!(outcome(Door::NotNow), Some(Outcome::Connected));
    assert_eq!(outcome(Door::OtherPerson), Some(Outcome::OtherPerson));
    assert_eq!(outcome(Door::Inside), None);
}

#[test]
fn a_closing_replaces_what_was_noted_at_the_door_whichever_comes_first() {
    let door = fact(1, NOOR, 1, Happening::Door(Door::AnotherTime));
    let end = fact(
        2,
        NOOR,
        2,
        Happening::Closed {
            outcome: Outcome::AnotherTime,
            next_on: Some(day("2026-11-30")),
            note: "Liever maandag.".to_owned(),
            instead_of: Some(door.id),
        },
    );
    assert_eq!(end.contact().unwrap().corrects, Some(door.contact_id()));
}

#[test]
fn two_phones_that_differ_both_stay_and_a_person_decides() {
    let mut facts = vec![
        fact(1, NOOR, 1, Happening::Door(Door::Inside)),
        fact(2, KARIM, 2, Happening::Door(Door::AtTheDoor)),
    ];
    assert!(course(&facts).differs());
    assert_eq!(course(&facts).doors.len(), 2);
    facts.push(fact(
        3,
        KARIM,
        3,
        Happening::Settled {
            keeps: VisitFactId(Uuid::from_u128(1)),
        },
    ));
    let settled = course(&facts);
    assert!(!settled.differs());
    assert_eq!(settled.doors[0].by, Some(NOOR));
}

#[test]
fn s1_17_who_left_is_waited_for_until_a_colleague_called() {
    let mut facts = vec![
        fact(1, NOOR, 1, Happening::Arrived),
        fact(2, NOOR, 2, Happening::LeftNow),
    ];
    assert!(course(&facts).alarm.is_some());
    assert_eq!(course(&facts).phase(), Phase::Guard);
    facts.push(fact(3, KARIM, 3, Happening::ColleagueCalled));
    assert!(course(&facts).alarm.is_none());
}

#[test]
fn a_colleague_asks_after_an_hour_inside_and_not_after_the_end() {
    let mut facts = vec![fact(1, NOOR, 1, Happening::Arrived)];
    let on = day("2026-11-24");
    assert!(!course(&facts).overdue(on, 17 * 60 + 29));
    assert!(course(&facts).overdue(on, 17 * 60 + 30));
    facts.push(fact(2, NOOR, 2, closed(Outcome::Talked, None)));
    assert!(!course(&facts).overdue(on, 20 * 60));
}

#[test]
fn s1_17_a_note_on_safety_ends_on_its_day() {
    let note = Happening::Safety {
        fact: "Een hond liep los in de gang.".to_owned(),
        until: day("2026-12-31"),
    };
    let facts = [fact(1, NOOR, 1, note)];
    assert_eq!(safety(&facts, &Watch::new(day("2026-12-31"))).len(), 1);
    assert!(safety(&facts, &Watch::new(day("2027-01-01"))).is_empty());
}

fn round(stops: Vec<Stop>, companion: Option<UserId>) -> Round {
    Round {
        id: RoundId(Uuid::from_u128(1)),
        version: 1,
        on: day("2026-11-24"),
        visitor: NOOR,
        companion,
        starts_at: 16 * 60,
        stops,
        by: Some(NOOR),
        learned_on: day("2026-11-21"),
    }
}

fn stop(n: u128, by_two: bool) -> Stop {
    Stop {
        visit: VisitId(Uuid::from_u128(n)),
        tenancy: TenancyId(Uuid::from_u128(n)),
        coming: Coming::Announced,
        by_two,
        window: None,
        arrives_at: 0,
    }
}

#[test]
fn a_round_that_cannot_be_says_why() {
    let today = day("2026-11-21");
    assert_eq!(round(vec![stop(1, false)], None).check(today), Ok(()));
    assert_eq!(round(vec![], None).check(today), Err(BadRound::Empty));
    assert_eq!(
        round(vec![stop(1, true)], None).check(today),
        Err(BadRound::NeedsTwo)
    );
    assert_eq!(round(vec![stop(1, true)], Some(KARIM)).check(today), Ok(()));
    assert_eq!(
        round(vec![stop(1, false)], Some(NOOR)).check(today),
        Err(BadRound::WithOneself)
    );
    assert_eq!(
        round(vec![stop(1, false), stop(1, false)], None).check(today),
        Err(BadRound::Twice)
    );
    let late = round(vec![stop(1, false)], None).check(day("2026-11-25"));
    assert_eq!(late, Err(BadRound::Past(day("2026-11-24"))));
}

fn happening() -> impl Strategy<Value = Happening> {
    prop_oneof![
        Just(Happening::Arrived),
        Just(Happening::RightPerson),
        prop::sample::select(Door::ALL).prop_map(Happening::Door),
        Just(Happening::CardLeft),
        Just(Happening::LeftNow),
        Just(Happening::ColleagueCalled),
        prop::sample::select(Recognition::ALL).prop_map(|how| Happening::Seen {
            month: None,
            how,
            words: String::new()
        }),
        prop::sample::select(Outcome::ALL).prop_map(|outcome| closed(*Box::leak(Box::new(outcome)), None)),
        (0_u128..12).prop_map(|n| Happening::Settled {
            keeps: VisitFactId(Uuid::from_u128(n))
        }),
    ]
}

fn facts() -> impl Strategy<Value = Vec<VisitFact>> {
    let one = (happening(), any::<bool>(), 0_i64..20);
    prop::collection::vec(one, 0..12).prop_map(|all| {
        let made = all.into_iter().zip(0_u128..);
        made.map(|((what, noor, moment), n)| fact(n, if noor { NOOR } else { KARIM }, moment, what))
            .collect()
    })
}

proptest! {
    /// Twice is once, and the order of arrival says nothing.
    #[test]
    fn the_course_of_a_visit_is_that_of_the_set(
        (facts, shuffled, again) in facts().prop_flat_map(|f| {
            let n = f.len();
            (Just(f.clone()), Just(f).prop_shuffle(), prop::collection::vec(any::<bool>(), n))
        })
    ) {
        let mut sent = shuffled.clone();
        sent.extend(shuffled.iter().zip(&again).filter(|(_, twice)| **twice).map(|(f, _)| f.clone()));
        prop_assert_eq!(course(&facts), course(&sent));
    }

    /// Every order of up to six visits is weighed by hand: none is better.
    #[test]
    fn s1_8_no_order_is_better(calls in prop::collection::vec(call(), 1..6)) {
        let found = plan(Some(BASE), 9 * 60, &calls);
        let mut all: Vec<usize> = (0..calls.len()).collect();
        let mut best = None;
        permute(&mut all, 0, &mut |order| {
            let (late, done) = by_hand(&calls, order);
            best = best.min(Some((late, done))).or(Some((late, done)));
        });
        prop_assert_eq!(Some((found.late, found.done_at)), best);
        let mut order = found.order;
        order.sort_unstable();
        prop_assert_eq!(order, (0..calls.len()).collect::<Vec<_>>());
    }

    /// Beyond nine the order visits all, and is never worse than the order given.
    #[test]
    fn a_long_round_visits_all(calls in prop::collection::vec(call(), 10..14)) {
        let found = plan(Some(BASE), 9 * 60, &calls);
        let given: Vec<usize> = (0..calls.len()).collect();
        prop_assert!((found.late, found.done_at) <= by_hand(&calls, &given));
        let mut order = found.order;
        order.sort_unstable();
        prop_assert_eq!(order, given);
    }
}

const BASE: Point = (51_951_480, 5_219_808);

fn call() -> impl Strategy<Value = Call> {
    let window = prop::option::of((540_i32..1_000, 30_i32..120).prop_map(|(a, d)| (a, a + d)));
    ((-20_000_i32..20_000, -20_000_i32..20_000), window).prop_map(|((a, b), window)| Call {
        at: Some((BASE.0 + a, BASE.1 + b)),
        window,
        stays: 30,
    })
}

fn by_hand(calls: &[Call], order: &[usize]) -> (i32, i32) {
    let (mut at, mut time, mut late) = (Some(BASE), 9 * 60, 0);
    for n in order {
        let c = &calls[*n];
        let (from, until) = c.window.unwrap_or((0, i32::MAX));
        let door = (time + domain::visit::route::minutes(at, c.at)).max(from);
        late += (door - until).max(0);
        time = door + c.stays;
        at = c.at;
    }
    (late, time)
}

fn permute(order: &mut Vec<usize>, at: usize, each: &mut impl FnMut(&[usize])) {
    if at == order.len() {
        each(order);
        return;
    }
    for n in at..order.len() {
        order.swap(at, n);
        permute(order, at + 1, each);
        order.swap(at, n);
    }
}

#[test]
fn s1_8_nine_visits_are_ordered_each_of_them_once() {
    let calls: Vec<Call> = (0..9)
        .map(|n| Call {
            at: Some((BASE.0 + (n * 7_919) % 13_000, BASE.1 + (n * 6_101) % 17_000)),
            window: None,
            stays: 30,
        })
        .collect();
    let mut order = plan(Some(BASE), 540, &calls).order;
    order.sort_unstable();
    assert_eq!(order, (0..9).collect::<Vec<_>>());
}

/// Amsterdam Centraal to the Dam: 0.8 km as the crow flies, a little more along the streets.
#[test]
fn a_way_is_about_as_long_as_it_is() {
    let way = metres((52_378_901, 4_900_272), (52_372_760, 4_893_604));
    assert!((950..1_150).contains(&way), "{way}");
}
