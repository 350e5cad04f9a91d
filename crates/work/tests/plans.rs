//! Payment plans end to end, on both engines: the stories to the cent, changes that break nothing, and what is refused.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on must stop"
)]

mod world;

use domain::agreement::Party;
use domain::arrangement::{
    BadChange, BadPlan, Change, Origin, PlanStanding, RentLine, RentStatement, Rhythm, Term, WhoPays, equal,
};
use domain::calendar::Month;
use domain::contact::{ContactKind, Direction, Outcome};
use domain::ids::{ContactId, OrgNo, PlanId, TenancyId};
use domain::money::Cents;
use domain::outlook::{Proposal, Reason, TaskKind};
use store::testing::TestDb;
use work::plan::{NewPlan, Turn};
use work::{Actor, Error, Refusal};
use world::{at_moment, colleague, day, de_linde, derived, night, story, tenancy_id};

/// Story, kept, payments, what is still asked, solved around.
type Stands = (u8, i32, i32, i64, Option<(i32, i32)>);

const STORIES: [Stands; 5] = [
    (3, 3, 12, 86_862, Some((2027, 8))),
    (4, 6, 6, 0, Some((2026, 11))),
    (7, 9, 91, 409_940, Some((2033, 9))),
    (8, 3, 11, 146_808, Some((2027, 7))),
    (11, 5, 12, 18_200, Some((2027, 6))),
];

fn the_plans_of_the_stories_stand_to_the_cent(test: &TestDb) {
    let actor = de_linde(test, sim::TODAY);
    for (n, kept, count, open, solved) in STORIES {
        let file = work::case_file::read(&test.db, &actor, tenancy_id(&test.db, &actor, &story(n))).unwrap();
        let outlook = file.outlook(sim::TODAY);
        let [s] = outlook.plans.as_slice() else {
            panic!("T{n:02} has one plan")
        };
        let stands = (s.kept(), s.count(), s.open, s.solved_around.map(Month::parts));
        assert_eq!(stands, (kept, count, Cents(open), solved), "T{n:02}");
        assert_eq!((s.missed(), s.rest), (0, Cents::ZERO), "T{n:02}");
        let done = open == 0;
        assert_eq!(s.state == PlanStanding::Done, done, "T{n:02}");
    }
    night(&test.db, &actor, sim::TODAY, false);
    let found = work::night::verify(&test.db, &actor, sim::TODAY, false, &|_, _| {}).unwrap();
    assert!(found.differences.is_empty(), "{found:?}");
}

fn peter(test: &TestDb) -> (Actor, Actor, TenancyId) {
    let actor = de_linde(test, sim::TODAY);
    let id = tenancy_id(&test.db, &actor, &story(1));
    let noor = colleague(&test.db, &actor, "noor");
    (actor, noor, id)
}

/// € 1.484,36 in twelve: 11 × € 123,70 and € 123,66.
fn twelve() -> NewPlan {
    let line = |n: i32| RentLine {
        month: Month::new(2026, 11).plus(n),
        who: WhoPays::Tenant,
        amount: Cents(74_218),
        on: Month::new(2026, 11).plus(n).first(),
    };
    NewPlan {
        id: PlanId::derived(OrgNo(1), "t01"),
        proposed_by: Party::Tenant,
        origin: Origin::Visit,
        terms: equal(Cents(148_436), 12, day("2026-12-05"), Rhythm::Monthly).unwrap(),
        rent: RentStatement {
            lines: [line(1), line(2)],
        },
        told: "Als de WW er is, lukt dit.".to_owned(),
        aftercare: true,
    }
}

fn t01_a_missed_payment_is_a_call_with_three_choices_and_the_plan_goes_on(test: &TestDb) {
    let (actor, noor, id) = peter(test);
    for n in 1..3 {
        work::plan::agree(&test.db, &noor, at_moment(sim::TODAY, n), id, &twelve()).unwrap();
    }
    // The talk in which it was agreed, without another moment to speak.
    let talk = work::record::NewContact {
        id: ContactId::derived(OrgNo(1), "talk"),
        on: None,
        day_part: None,
        kind: ContactKind::Phone,
        direction: Direction::Outgoing,
        outcome: Outcome::Agreed,
        next_on: None,
        note: String::new(),
        story: String::new(),
        agreements: Vec::new(),
        corrects: None,
    };
    work::record::contact(&test.db, &noor, at_moment(sim::TODAY, 3), id, &talk).unwrap();
    let file = work::case_file::read(&test.db, &actor, id).unwrap();
    assert_eq!(file.plans.len(), 1, "sent twice, one plan");
    let today = day("2026-12-21");
    night(&test.db, &actor, today, false);
    let outlook = file.outlook(today);
    assert_eq!(outlook.plans[0].state, PlanStanding::Running);
    let task = outlook
        .tasks
        .iter()
        .find(|t| t.reason.kind() != TaskKind::OwnPromise);
    let Some(Reason::PlanMissed { left, missed, .. }) = task.map(|t| &t.reason) else {
        panic!("{:?}", outlook.tasks)
    };
    assert_eq!((*left, *missed), (Cents(12_370), 1));
    assert_eq!(task.map(|t| t.proposal), Some(Proposal::Call));
    let choices =
        domain::arrangement::choices(&outlook.plans[0], &file.plans, today, None, &file.policy).unwrap();
    assert_eq!(choices.left, Cents(12_370));
    assert_eq!(choices.skip_solves, Some(Month::new(2027, 12)));
}

fn s4_37_moving_splitting_and_skipping_keep_what_is_owed_and_every_version(test: &TestDb) {
    let (actor, noor, id) = peter(test);
    work::plan::agree(&test.db, &noor, at_moment(sim::TODAY, 1), id, &twelve()).unwrap();
    let plan = twelve().id;
    let turns = [
        Turn::Move {
            index: 0,
            to: day("2026-12-20"),
        },
        Turn::Split {
            index: 1,
            parts: 2,
            days_apart: 14,
        },
        Turn::Skip { index: 3 },
        Turn::Lower,
    ];
    for (n, turn) in (1..).zip(&turns) {
        let at = at_moment(sim::TODAY, i64::from(n) + 1);
        work::plan::change(&test.db, &noor, at, id, plan, n, turn).unwrap();
        // Sent twice: done once.
        work::plan::change(&test.db, &noor, at, id, plan, n, turn).unwrap();
        let file = work::case_file::read(&test.db, &actor, id).unwrap();
        assert_eq!(file.plans.len(), usize::try_from(n).unwrap() + 1);
        let outlook = file.outlook(sim::TODAY);
        let newest = outlook.plans[0].plan;
        assert_eq!(
            (newest.version, newest.total()),
            (n + 1, Cents(148_436)),
            "{turn:?}"
        );
        assert_eq!(outlook.account.balance, Cents(148_436));
    }
    let file = work::case_file::read(&test.db, &actor, id).unwrap();
    let changes: Vec<Change> = file.plans.iter().map(|p| p.change).collect();
    assert_eq!(
        changes,
        [
            Change::Agreed,
            Change::Moved,
            Change::Split,
            Change::Skipped,
            Change::TooTight
        ]
    );
    let highest = |terms: &[Term]| terms.iter().map(|t| t.amount).max().unwrap();
    assert!(highest(&file.plans[4].terms) < highest(&file.plans[3].terms));
    // An old page is told, and nothing is overwritten.
    let late = work::plan::change(
        &test.db,
        &noor,
        at_moment(sim::TODAY, 9),
        id,
        plan,
        1,
        &Turn::Stop,
    );
    assert!(matches!(late, Err(Error::Refused(Refusal::ChangedMeanwhile))));
    work::plan::change(
        &test.db,
        &noor,
        at_moment(sim::TODAY, 10),
        id,
        plan,
        5,
        &Turn::Stop,
    )
    .unwrap();
    let again = work::plan::change(
        &test.db,
        &noor,
        at_moment(sim::TODAY, 11),
        id,
        plan,
        6,
        &Turn::Lower,
    );
    assert!(matches!(again, Err(Error::Refused(Refusal::NotOpen))));
}

fn bad_plans_are_refused_in_place_and_nothing_is_half_done(test: &TestDb) {
    let (actor, noor, id) = peter(test);
    night(&test.db, &actor, sim::TODAY, false);
    let before = derived(&test.db, &actor);
    let agree = |new: &NewPlan| match work::plan::agree(&test.db, &noor, at_moment(sim::TODAY, 1), id, new) {
        Err(Error::Refused(refusal)) => refusal,
        other => panic!("{other:?}"),
    };
    let with = |terms: Vec<Term>| NewPlan { terms, ..twelve() };
    let term = |on: &str, cents| Term {
        due_on: day(on),
        amount: Cents(cents),
    };
    let longer = agree(&with(vec![term("2026-12-05", 148_437)]));
    assert!(
        matches!(longer, Refusal::Plan(BadPlan::LongerThanDebt { .. })),
        "{longer}"
    );
    let nothing = agree(&with(vec![term("2026-12-05", 0)]));
    assert!(matches!(nothing, Refusal::Plan(BadPlan::NotPositive { .. })));
    let past = agree(&with(vec![term("2026-11-01", 100)]));
    assert!(matches!(past, Refusal::Plan(BadPlan::BeforePlan { .. })));
    let early = agree(&with(vec![term("2019-11-01", 100)]));
    assert!(matches!(early, Refusal::Plan(BadPlan::BeforeTenancy { .. })));
    let mut unsaid = twelve();
    unsaid.rent.lines[0].month = Month::new(2026, 9);
    assert!(matches!(
        agree(&unsaid),
        Refusal::Plan(BadPlan::RentNotStated { .. })
    ));
    let bsn = NewPlan {
        told: "123456782".to_owned(),
        ..twelve()
    };
    assert_eq!(agree(&bsn), Refusal::HoldsBsn("told"));
    let fatima = tenancy_id(&test.db, &actor, &story(2));
    let none = work::plan::agree(&test.db, &noor, at_moment(sim::TODAY, 1), fatima, &twelve());
    assert!(matches!(none, Err(Error::Refused(Refusal::NothingToPlan))));
    assert_eq!(before, derived(&test.db, &actor));

    work::plan::agree(&test.db, &noor, at_moment(sim::TODAY, 2), id, &twelve()).unwrap();
    // What a running plan asks already is not planned twice.
    let twice = NewPlan {
        id: PlanId::derived(OrgNo(1), "again"),
        ..twelve()
    };
    assert_eq!(agree(&twice), Refusal::NothingToPlan);
    let far = Turn::Move {
        index: 0,
        to: day("2027-06-01"),
    };
    let far = work::plan::change(
        &test.db,
        &noor,
        at_moment(sim::TODAY, 3),
        id,
        twelve().id,
        1,
        &far,
    );
    assert!(matches!(
        far,
        Err(Error::Refused(Refusal::PlanChange(BadChange::TooFar { .. })))
    ));
    let maarten = colleague(&test.db, &actor, "maarten");
    let may = work::plan::change(
        &test.db,
        &maarten,
        at_moment(sim::TODAY, 4),
        id,
        twelve().id,
        1,
        &Turn::Stop,
    );
    assert!(matches!(may, Err(Error::Refused(Refusal::NotAllowed(_)))));
}

store::on_both_engines! {
    the_plans_of_the_stories_stand_to_the_cent;
    t01_a_missed_payment_is_a_call_with_three_choices_and_the_plan_goes_on;
    s4_37_moving_splitting_and_skipping_keep_what_is_owed_and_every_version;
    bad_plans_are_refused_in_place_and_nothing_is_half_done;
}
