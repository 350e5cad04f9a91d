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
use domain::ids::{AgreementId, ContactId, OrgNo, PlanId, TenancyId};
use domain::money::Cents;
use domain::outlook::{Proposal, Reason, TaskKind};
use store::testing::TestDb;
use work::plan::{NewPlan, OwnStep, Turn};
use work::{Actor, Error, Refusal};
use world::{at_moment, colleague, day, de_linde, derived, first_step, night, step_done, story, tenancy_id};

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
        own_step: Some(first_step(sim::TODAY)),
    }
}

fn t01_a_missed_payment_is_a_call_with_three_choices_and_the_plan_goes_on(test: &TestDb) {
    let (actor, noor, id) = peter(test);
    for n in 1..3 {
        work::plan::agree(&test.db, &noor, at_moment(sim::TODAY, n), id, &twelve()).unwrap();
    }
    step_done(&test.db, &noor, at_moment(sim::TODAY, 3), id);
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

fn s3_22_the_three_choices_leave_by_themselves_after_a_call_in_vain_and_can_be_undone(test: &TestDb) {
    use domain::message::{Channel, Slot, State};
    let (actor, noor, id) = peter(test);
    work::plan::agree(&test.db, &noor, at_moment(sim::TODAY, 1), id, &twelve()).unwrap();
    step_done(&test.db, &noor, at_moment(sim::TODAY, 1), id);
    let call = |n: i64, outcome, on: &str| {
        let call = work::record::NewContact {
            id: ContactId::derived(OrgNo(1), &format!("call {n}")),
            on: None,
            day_part: None,
            kind: ContactKind::Phone,
            direction: Direction::Outgoing,
            outcome,
            next_on: None,
            note: String::new(),
            story: String::new(),
            agreements: Vec::new(),
            corrects: None,
        };
        work::record::contact(&test.db, &noor, at_moment(day(on), 10 + n), id, &call).unwrap();
    };
    call(1, Outcome::Agreed, "2026-11-21");
    let today = day("2026-12-29");
    // What we promised ourselves comes first: as long as that is open nothing leaves by itself.
    let file = work::case_file::read(&test.db, &actor, id).unwrap();
    for ours in file
        .agreements
        .iter()
        .filter(|a| a.party == Party::Association && a.version == 1)
    {
        let done = work::record::Turn::Done;
        let _ = work::record::turn_agreement(
            &test.db,
            &noor,
            at_moment(day("2026-12-21"), 15),
            id,
            ours.id,
            done,
        );
    }
    let run = |n| {
        night(&test.db, &actor, today, true);
        work::automatic::run(&test.db, &actor, at_moment(today, n))
            .unwrap()
            .made
    };
    assert_eq!(run(20), 0, "calling comes first");
    call(2, Outcome::NotReached, "2026-12-21");
    assert_eq!(run(21), 0, "the page to pay on is not known: a person writes it");
    let judith = colleague(&test.db, &actor, "judith");
    work::wording::set_fact(
        &test.db,
        &judith,
        at_moment(today, 22),
        Slot::PayLink,
        "delinde.example/huur",
    )
    .unwrap();
    assert_eq!(run(23), 1);
    assert_eq!(run(24), 0, "twice makes nothing twice");
    let all = work::automatic::list(&test.db, &noor, at_moment(today, 25), 14, 10).unwrap();
    let [made] = all.as_slice() else { panic!("{all:?}") };
    assert_eq!(
        (made.message.template.as_str(), made.message.channel),
        ("term_missed", Channel::Email)
    );
    assert_eq!(made.message.from_name, noor.name, "a person signs");
    assert!(
        made.message
            .body
            .contains("Dan is alles klaar rond december 2027."),
        "{}",
        made.message.body
    );
    assert!(
        matches!(made.reason, Some(Reason::PlanMissed { .. })),
        "it says why"
    );
    assert_eq!(
        (made.delivery.state, made.delivery.from.day),
        (State::Waiting, today.plus(1))
    );
    assert!(made.undoable());
    let row = |id| {
        let page = work::today::list(&test.db, &noor, None, None, 100).unwrap();
        page.rows.into_iter().find(|r| r.tenancy == id)
    };
    assert!(
        !row(id).is_some_and(|r| matches!(r.reason, Reason::PlanMissed { .. })),
        "the row steps aside"
    );
    let undo = work::message::Decision::Withdraw;
    work::message::decide(&test.db, &noor, at_moment(today, 26), id, made.message.id, undo).unwrap();
    let all = work::automatic::list(&test.db, &noor, at_moment(today, 27), 14, 10).unwrap();
    assert!(!all[0].undoable() && all[0].delivery.state == State::Withdrawn);
    assert_eq!(run(28), 0, "what was undone is not done again by itself");
    let found = work::night::verify(&test.db, &actor, today, false, &|_, _| {}).unwrap();
    assert!(found.differences.is_empty(), "{found:?}");
}

fn s2_8_thanks_under_administration_go_only_where_the_administrator_agrees(test: &TestDb) {
    use domain::message::Channel;
    use domain::silence::{Purpose, Rule};
    let (actor, noor, _) = peter(test);
    let id = tenancy_id(&test.db, &actor, &story(11));
    let file = work::case_file::read(&test.db, &actor, id).unwrap();
    let maria = file.people.iter().find(|p| p.first_name == "Maria").unwrap().id;
    let held = || {
        let wish = (maria, Channel::Sms, Purpose::Kindness);
        let holds = work::message::rules_now(&test.db, &noor, at_moment(sim::TODAY, 1), id, wish).unwrap();
        holds.iter().any(|h| h.rule == Rule::Administrator)
    };
    assert!(held());
    let wish = |n, thanks| {
        let wishes = domain::help::Wishes {
            thanks,
            aftercare: true,
        };
        work::wording::set_wishes(&test.db, &noor, at_moment(sim::TODAY, n), id, wishes).unwrap();
    };
    wish(2, true);
    assert!(!held());
    wish(3, false);
    assert!(held());
}

fn s2_7_an_own_text_is_refused_with_its_line_and_reason_and_takes_the_place_of_ours(test: &TestDb) {
    use domain::message::{Fault, Tongue};
    use domain::tenancy::AddressForm;
    use work::message::compose::{Asked, table};
    let (actor, noor, id) = peter(test);
    let judith = colleague(&test.db, &actor, "judith");
    let base = (Tongue::Dutch, AddressForm::Informal);
    let save = |n, who: &Actor, text: &str| {
        work::wording::save(&test.db, who, at_moment(sim::TODAY, n), "invitation", text, base)
    };
    let head = "title: Praten\nchannel: sms\nlanguage: nl\naddress: je\npurpose: collection\n---\n";
    let fault = |n, body: &str| match save(n, &judith, &format!("{head}{body}")) {
        Err(Error::Refused(Refusal::Template(bad))) => bad.fault,
        other => panic!("{other:?}"),
    };
    assert_eq!(
        fault(1, "=> Bel mij.\n=> Mail mij.\n-> Bel {nummer}."),
        Fault::SecondAction(7)
    );
    assert_eq!(fault(2, "Dag {naam}."), Fault::NoWhatToDo);
    assert_eq!(
        fault(3, "-> Bel {numer}."),
        Fault::UnknownSlot("numer".to_owned())
    );
    let threat = save(
        4,
        &judith,
        &format!("{head}Anders komt de deurwaarder.\n-> Bel {{nummer}}."),
    );
    assert!(
        matches!(threat, Err(Error::Refused(Refusal::Unkind { .. }))),
        "{threat:?}"
    );
    assert!(matches!(
        save(5, &noor, head),
        Err(Error::Refused(Refusal::NotAllowed(_)))
    ));
    let text = |asked: &Asked| {
        let laid = table(&test.db, &noor, at_moment(sim::TODAY, 6), id, asked).unwrap();
        laid.draft.unwrap().text()
    };
    let asked = Asked {
        template: "invitation".to_owned(),
        ..Asked::default()
    };
    let ours = text(&asked);
    save(
        7,
        &judith,
        &format!("{head}Dag {{naam}}, koffie?\n-> Bel {{nummer}}."),
    )
    .unwrap();
    assert!(text(&asked).starts_with("Dag Peter, koffie?"), "{}", text(&asked));
    save(8, &judith, "").unwrap();
    assert_eq!(text(&asked), ours, "taken away, ours stands again");
    // The switch is one setting; with it off the association's own words are its own.
    work::wording::set_package(&test.db, &judith, at_moment(sim::TODAY, 9), false).unwrap();
    assert_eq!(work::policy::of(&test.db, &judith).unwrap().stress_sensitive, 0);
    save(
        10,
        &judith,
        &format!("{head}Anders komt de deurwaarder.\n-> Bel {{nummer}}."),
    )
    .unwrap();
}

fn s4_37_moving_splitting_and_skipping_keep_what_is_owed_and_every_version(test: &TestDb) {
    let (actor, noor, id) = peter(test);
    work::plan::agree(&test.db, &noor, at_moment(sim::TODAY, 1), id, &twelve()).unwrap();
    step_done(&test.db, &noor, at_moment(sim::TODAY, 1), id);
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

fn s3_18_a_plan_begins_with_a_small_step_of_the_tenants_own(test: &TestDb) {
    let (_, noor, id) = peter(test);
    let agree = |new: &NewPlan| match work::plan::agree(&test.db, &noor, at_moment(sim::TODAY, 1), id, new) {
        Err(Error::Refused(refusal)) => refusal,
        other => panic!("{other:?}"),
    };
    // S3.18, S0.22: a plan has a first step of the tenant's own, done within a week.
    let mut alone = twelve();
    alone.own_step = None;
    assert_eq!(agree(&alone), Refusal::Plan(BadPlan::NoOwnStep));
    alone.own_step = Some(OwnStep::New {
        action: " ".to_owned(),
        due_on: sim::TODAY,
    });
    assert_eq!(agree(&alone), Refusal::Plan(BadPlan::NoOwnStep));
    alone.own_step = Some(OwnStep::Held(AgreementId::derived(OrgNo(1), "nowhere")));
    assert_eq!(agree(&alone), Refusal::Plan(BadPlan::NoOwnStep));
    for due_on in [sim::TODAY.plus(-1), sim::TODAY.plus(8)] {
        alone.own_step = Some(OwnStep::New {
            action: "Ik vraag het mijn zus".to_owned(),
            due_on,
        });
        assert!(matches!(
            agree(&alone),
            Refusal::Plan(BadPlan::OwnStepTooFar { .. })
        ));
    }
    work::plan::agree(&test.db, &noor, at_moment(sim::TODAY, 2), id, &twelve()).unwrap();
    let made = work::case_file::read(&test.db, &noor, id).unwrap();
    let step = made
        .agreements
        .iter()
        .find(|a| Some(a.id) == made.plans[0].own_step)
        .unwrap();
    assert_eq!(
        (step.party, step.action.as_str()),
        (Party::Tenant, "Ik vraag het mijn zus")
    );
}

fn s4_20_in_a_pause_a_plan_is_made_when_the_tenant_asks_for_it(test: &TestDb) {
    let (_, noor, id) = peter(test);
    let until = sim::TODAY.plus(20);
    let pause = work::pause::NewPause {
        id: domain::ids::PauseId::derived(OrgNo(1), "rest"),
        source: domain::pause::PauseSource::Worker,
        reason: domain::pause::PauseReason::Other,
        words: String::new(),
        from: sim::TODAY,
        until: Some(until),
        review_on: None,
    };
    work::pause::start(&test.db, &noor, at_moment(sim::TODAY, 1), id, &pause).unwrap();
    let ours = NewPlan {
        proposed_by: Party::Association,
        ..twelve()
    };
    let refused = work::plan::agree(&test.db, &noor, at_moment(sim::TODAY, 2), id, &ours);
    assert!(
        matches!(&refused, Err(Error::Refused(Refusal::Plan(BadPlan::InPause { until: last }))) if *last == until),
        "{refused:?}"
    );
    work::plan::agree(&test.db, &noor, at_moment(sim::TODAY, 3), id, &twelve()).unwrap();
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
    s3_22_the_three_choices_leave_by_themselves_after_a_call_in_vain_and_can_be_undone;
    s2_8_thanks_under_administration_go_only_where_the_administrator_agrees;
    s2_7_an_own_text_is_refused_with_its_line_and_reason_and_takes_the_place_of_ours;
    s4_37_moving_splitting_and_skipping_keep_what_is_owed_and_every_version;
    s3_18_a_plan_begins_with_a_small_step_of_the_tenants_own;
    s4_20_in_a_pause_a_plan_is_made_when_the_tenant_asks_for_it;
    bad_plans_are_refused_in_place_and_nothing_is_half_done;
}
