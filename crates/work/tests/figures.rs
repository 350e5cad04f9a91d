//! How it goes, end to end: the board of the demo at its own size, who may see it, and what it never tells (S0.2, S1.1, S1.2, S1.3, S3.6).
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::expect_used,
    reason = "a test that cannot go on must stop"
)]

mod world;

use domain::arrangement::Origin;
use domain::flow::FlowState;
use domain::shown::{FEWEST, Shown};
use domain::trend::WEEKS;
use sim::population::DEFAULT_TENANCIES;
use store::testing::TestDb;
use work::{Actor, Error, Refusal, figures};
use world::{at, colleague, de_linde, demo_of_size};

fn refused<T: std::fmt::Debug>(answer: Result<T, Error>) {
    match answer {
        Err(Error::Refused(Refusal::NotAllowed(_))) => {}
        other => panic!("{other:?}"),
    }
}

/// Of twelve households hardly anything can be told, and no more is; who may see it are a team leader and a manager.
fn of_few_nothing_is_told(test: &TestDb) {
    let actor = de_linde(test, sim::TODAY);
    for login in ["noor", "saskia", "femke", "ineke", "bas"] {
        let other = colleague(&test.db, &actor, login);
        refused(figures::board(&test.db, &other, at(sim::TODAY)));
        refused(figures::durability(&test.db, &other, at(sim::TODAY)));
        refused(figures::restored(&test.db, &other));
        refused(figures::in_flow(&test.db, &other, FlowState::Restored, None, 9));
    }
    for login in ["judith", "maarten"] {
        let who = colleague(&test.db, &actor, login);
        let board = figures::board(&test.db, &who, at(sim::TODAY)).unwrap();
        assert_eq!(board.weeks.len(), WEEKS);
        let told = |shown: &Shown| shown.count().is_none_or(|n| n == 0 || n >= FEWEST);
        for week in &board.weeks {
            assert!(told(&week.area.began) && told(&week.area.behind), "{week:?}");
            assert!(week.months.iter().all(told) && told(&week.asked), "{week:?}");
            let few = week.area.behind == Shown::Few;
            assert_eq!(week.open.is_none(), few, "{week:?}");
        }
        assert!(board.weeks.iter().any(|week| week.area.behind == Shown::Few));
        let areas = board.areas.iter().flat_map(|area| &area.weeks);
        assert!(
            areas
                .into_iter()
                .all(|week| week.behind.count().is_none_or(|n| n == 0))
        );
        assert_eq!(board.first_talk, None);
        let lasting = figures::durability(&test.db, &who, at(sim::TODAY)).unwrap();
        assert_eq!(lasting.origins, []);
    }
}

/// S3.6: what the night found of the payment flow stands in counts, and leads to the households.
fn s3_6_whose_rent_comes_in_again_is_counted_by_the_night_and_can_be_looked_into(test: &TestDb) {
    let actor = de_linde(test, sim::TODAY);
    world::night(&test.db, &actor, sim::TODAY, true);
    let maarten = colleague(&test.db, &actor, "maarten");
    let counts = figures::restored(&test.db, &maarten).unwrap();
    for (state, count) in [
        (FlowState::Restored, counts.restored),
        (FlowState::Stuttering, counts.stuttering),
        (FlowState::Stopped, counts.stopped),
    ] {
        let (found, next) = figures::in_flow(&test.db, &maarten, state, None, 50).unwrap();
        assert_eq!(
            (i64::try_from(found.len()).unwrap(), next),
            (count, None),
            "{state:?}"
        );
        for heading in &found {
            let file = work::case_file::read(&test.db, &actor, heading.tenancy).unwrap();
            let flow = file.outlook(sim::TODAY).flow;
            assert_eq!(flow.state, state, "{}", heading.reference);
            let enough = flow.on_time_in_a_row >= file.policy.restored_after_months;
            assert_eq!(enough, state == FlowState::Restored, "{}", heading.reference);
        }
        // Page by page it is the same people, each once.
        let (mut after, mut one_by_one) = (None, Vec::new());
        for _ in 0..=found.len() {
            let (one, _) = figures::in_flow(&test.db, &maarten, state, after, 1).unwrap();
            after = one.last().map(|h| h.tenancy).or(after);
            one_by_one.extend(one);
        }
        assert_eq!(one_by_one, found);
    }
    assert!(counts.stuttering + counts.stopped > 0, "{counts:?}");
}

/// With the size that a demo has when nothing is asked there are households enough to tell of, and the weeks agree with the
/// outlook of their Sunday.
#[test]
fn s1_2_s1_3_the_demo_shows_true_weeks_neighbourhoods_and_first_talks() {
    let test = store::testing::sqlite();
    let actor = demo_of_size(&test, DEFAULT_TENANCIES);
    let judith = colleague(&test.db, &actor, "judith");
    let board = figures::board(&test.db, &judith, at(sim::TODAY)).unwrap();
    let last = board.weeks.last().unwrap();
    let behind = last.area.behind.count().unwrap();
    assert_eq!(behind, behind_on(&test, &actor, last.area.until));
    assert!(behind >= FEWEST && last.open.unwrap().is_positive(), "{last:?}");
    assert!(
        board
            .weeks
            .iter()
            .filter(|w| w.area.began.count() >= Some(FEWEST))
            .count()
            >= 4
    );
    assert!(board.areas.len() >= 3);
    assert!(
        board.areas.windows(2).all(|pair| pair[0].name < pair[1].name),
        "by name, never by count"
    );
    let known: usize = board
        .areas
        .iter()
        .filter_map(|a| a.weeks.last()?.behind.count())
        .sum();
    assert!(known <= behind && known > 0);
    let talks = board.first_talk.unwrap();
    assert!(talks.households >= FEWEST, "{talks:?}");
    assert!(!board.told.is_empty());
    let lasting = figures::durability(&test.db, &judith, at(sim::TODAY)).unwrap();
    assert!(lasting.origins.iter().all(|(_, plans, _)| *plans >= FEWEST));
}

fn behind_on(test: &TestDb, actor: &Actor, on: domain::calendar::Day) -> usize {
    let scope = store::Scope::of(actor.org, None);
    let mut all = Vec::new();
    test.db
        .read(|tx| {
            store::tenancy::each(tx, &scope, store::Span::ALL, |t| {
                all.push(t.id);
                Ok::<_, store::Error>(())
            })
        })
        .unwrap();
    let behind = |id: &domain::ids::TenancyId| {
        let file = work::case_file::read(&test.db, actor, *id).unwrap();
        domain::trend::Behind::of(&file.outlook(on)).is_some()
    };
    all.iter().filter(|id| behind(id)).count()
}

/// S0.2: how a plan came about is all that durability is told by; its numbers stay the same whoever made the plans.
#[test]
fn s0_2_no_breakdown_by_colleague_exists() {
    let fields = |origins: Vec<(Origin, usize, domain::trend::Lasting)>| origins.len();
    // Taken apart there is no place for a colleague: this does not compile with one more field.
    let figures::Durability { origins, plans } = figures::Durability {
        origins: Vec::new(),
        plans: Shown::Count(0),
    };
    assert_eq!((fields(origins), plans), (0, Shown::Count(0)));
    let source = include_str!("../src/figures.rs").to_owned() + include_str!("../../domain/src/trend.rs");
    for word in ["UserId", "by_user", "colleagues", "staff::"] {
        assert!(!source.contains(word), "figures know nobody of us: {word}");
    }
}

store::on_both_engines! {
    of_few_nothing_is_told;
    s3_6_whose_rent_comes_in_again_is_counted_by_the_night_and_can_be_looked_into;
}
