//! Rounds and visits end to end, on both engines: what happened is kept once, in whatever order it arrives, and what
//! follows from it is on the right lists at once.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on must stop"
)]

mod world;

use domain::agreement::Party;
use domain::arrangement::{RentLine, RentStatement, Rhythm, Term, WhoPays, equal};
use domain::calendar::{Day, Month};
use domain::coach::{BadSlot, Slot};
use domain::contact::{ContactKind, Outcome};
use domain::ids::{OrgNo, RoundId, SlotId, TenancyId, VisitFactId, VisitId};
use domain::message::Channel;
use domain::money::Cents;
use domain::network::{Relation, SaidYes, Topic};
use domain::outlook::Reason;
use domain::pause::{PauseReason, PauseSource};
use domain::proof::ProofKind;
use domain::visit::spoken::{BadNote, Sound};
use domain::visit::{BadRound, Coming, Door, Happening, Matter, Phase, Recognition};
use store::testing::TestDb;
use uuid::Uuid;
use work::visit::feed::Words;
use work::visit::spoken::{self, NewNote};
use work::visit::{NewFact, NewRound, NewStop, Received, RoundTurn};
use work::{Actor, At, Error, Refusal};
use world::{at, at_moment, colleague, day, de_linde, night, story, tenancy_id};

const HOUR: i64 = 3_600_000;

fn new_round(n: u128, on: Day, to: &[TenancyId]) -> NewRound {
    let stop = |tenancy: &TenancyId| NewStop {
        tenancy: *tenancy,
        coming: Coming::Announced,
        by_two: false,
        window: None,
    };
    NewRound {
        id: RoundId(Uuid::from_u128(n)),
        on,
        starts_at: 16 * 60,
        visitor: None,
        companion: None,
        stops: to.iter().map(stop).collect(),
    }
}

struct Rig<'a> {
    test: &'a TestDb,
    system: Actor,
    noor: Actor,
    round: RoundId,
    visits: Vec<VisitId>,
    tenancies: Vec<TenancyId>,
}

/// Noor's round along these stories today.
fn rig<'a>(test: &'a TestDb, stories: &[u8]) -> Rig<'a> {
    let system = de_linde(test, sim::TODAY);
    let noor = colleague(&test.db, &system, "noor");
    let of = |n: &u8| tenancy_id(&test.db, &system, &story(*n));
    let tenancies: Vec<TenancyId> = stories.iter().map(of).collect();
    let new = new_round(71, sim::TODAY, &tenancies);
    work::visit::plan_round(&test.db, &noor, at(sim::TODAY), &new).unwrap();
    work::visit::plan_round(&test.db, &noor, at(sim::TODAY), &new).unwrap();
    let view = work::visit::round(&test.db, &noor, new.id).unwrap();
    let visit = |t: &TenancyId| view.round.stops.iter().find(|s| s.tenancy == *t).unwrap().visit;
    Rig {
        visits: tenancies.iter().map(visit).collect(),
        tenancies,
        test,
        system,
        noor,
        round: new.id,
    }
}

impl Rig<'_> {
    fn fact(&self, n: u128, visit: usize, ago: i64, what: Happening) -> NewFact {
        NewFact {
            id: VisitFactId(Uuid::from_u128(n)),
            round: self.round,
            visit: self.visits[visit],
            what,
            ago,
        }
    }
    fn send_as(&self, who: &Actor, moment: At, fact: &NewFact) -> Result<Received, Error> {
        work::visit::record(&self.test.db, who, moment, fact)
    }
    fn send(&self, fact: &NewFact) -> Received {
        self.send_as(&self.noor, at(sim::TODAY), fact).unwrap()
    }
    fn file(&self, visit: usize) -> work::case_file::CaseFile {
        work::case_file::read(&self.test.db, &self.system, self.tenancies[visit]).unwrap()
    }
    fn open(&self, visit: usize) -> work::visit::OpenVisit {
        let why = "test";
        work::visit::open(
            &self.test.db,
            &self.noor,
            at(sim::TODAY),
            self.round,
            self.visits[visit],
            why,
        )
        .unwrap()
    }
}

fn closed(outcome: Outcome, next_on: Option<Day>) -> Happening {
    Happening::Closed {
        outcome,
        next_on,
        note: "Rustig gesprek.".to_owned(),
        instead_of: None,
    }
}

fn promised(party: Party, action: &str, due_on: Option<Day>) -> Happening {
    Happening::Promised {
        party,
        action: action.to_owned(),
        due_on,
        amount: None,
    }
}

/// Peter pays the rent of December and January himself.
fn peters_rent() -> RentStatement {
    let line = |n: i32| RentLine {
        month: Month::new(2026, 11).plus(n),
        who: WhoPays::Tenant,
        amount: Cents(74_218),
        on: Month::new(2026, 11).plus(n).first(),
    };
    RentStatement {
        lines: [line(1), line(2)],
    }
}

fn s1_8_a_round_of_six_has_an_order_with_times_and_is_seen_by_others(test: &TestDb) {
    let rig = rig(test, &[1, 2, 3, 4, 6, 10]);
    night(&test.db, &rig.system, sim::TODAY, false);
    let view = work::visit::round(&test.db, &rig.noor, rig.round).unwrap();
    let times: Vec<i32> = view.round.stops.iter().map(|s| s.arrives_at).collect();
    assert_eq!(times.len(), 6);
    assert!(times.windows(2).all(|t| t[1] - t[0] >= 30), "{times:?}");
    // One neighbourhood after the other, not to and fro.
    let hoods: Vec<&str> = view
        .round
        .stops
        .iter()
        .map(|s| view.places[&s.tenancy].neighbourhood.as_str())
        .collect();
    let changes = hoods.windows(2).filter(|pair| pair[0] != pair[1]).count();
    assert_eq!(changes, 2, "{hoods:?}");
    // S3.4: whoever plans as well, sees Noor first.
    let karim = colleague(&test.db, &rig.system, "karim");
    let area = work::visit::area(
        &test.db,
        &karim,
        at(sim::TODAY),
        Some("Noordkade"),
        &rig.tenancies[..1],
    );
    let area = area.unwrap();
    let peter = area
        .invitees
        .iter()
        .find(|i| i.heading.tenancy == rig.tenancies[0])
        .unwrap();
    assert_eq!(peter.planned, Some((rig.noor.user.unwrap(), sim::TODAY)));
    assert!(area.invitees.iter().all(|i| i.neighbourhood == "Noordkade"));
    assert_eq!(
        area.neighbourhoods
            .iter()
            .filter(|(name, _)| name == "Noordkade")
            .count(),
        1
    );
}

fn s1_16_a_card_left_is_one_contact_and_a_call_in_three_working_days(test: &TestDb) {
    let rig = rig(test, &[10]);
    let before = rig.file(0).contacts.len();
    let door = rig.fact(1, 0, 0, Happening::Door(Door::NotAtHome));
    let card = rig.fact(2, 0, 0, Happening::CardLeft);
    for (fact, then) in [
        (&door, Received::Kept),
        (&card, Received::Kept),
        (&door, Received::AlreadyThere),
        (&card, Received::AlreadyThere),
    ] {
        assert_eq!(rig.send(fact), then);
    }
    let file = rig.file(0);
    assert_eq!(file.contacts.len(), before + 2);
    let left = file
        .contacts
        .iter()
        .find(|c| c.kind == ContactKind::Card && c.on == sim::TODAY)
        .unwrap();
    assert_eq!(
        (left.outcome, left.next_on),
        (Outcome::Sent, Some(day("2026-11-25")))
    );
    assert_eq!(rig.open(0).course().phase(), Phase::Guard);
}

fn the_order_of_arrival_makes_no_difference(test: &TestDb) {
    let rig = rig(test, &[1, 10]);
    let facts = |visit: usize| {
        let n = 10 * (visit as u128 + 1);
        [
            rig.fact(n, visit, 3 * HOUR, Happening::Arrived),
            rig.fact(
                n + 1,
                visit,
                3 * HOUR - 60_000,
                Happening::Door(Door::AnotherTime),
            ),
            rig.fact(
                n + 2,
                visit,
                3 * HOUR - 120_000,
                Happening::Closed {
                    outcome: Outcome::AnotherTime,
                    next_on: Some(day("2026-11-26")),
                    note: String::new(),
                    instead_of: Some(VisitFactId(Uuid::from_u128(n + 1))),
                },
            ),
        ]
    };
    for fact in &facts(0) {
        rig.send(fact);
    }
    for fact in facts(1).iter().rev() {
        rig.send(fact);
    }
    for visit in [0, 1] {
        let open = rig.open(visit);
        assert_eq!(open.course().phase(), Phase::Done);
        // The closing stands in the place of what was noted at the door.
        let file = rig.file(visit);
        let today: Vec<_> = file.contacts.iter().filter(|c| c.on == sim::TODAY).collect();
        let replaced: Vec<_> = today.iter().filter_map(|c| c.corrects).collect();
        assert_eq!((today.len(), replaced.len()), (2, 1), "visit {visit}");
        assert!(today.iter().any(|c| c.id == replaced[0]));
        let kinds: Vec<&str> = open.course().facts.iter().map(|f| f.what.code()).collect();
        assert_eq!(kinds, ["arrived", "door", "closed"]);
        assert_eq!(
            file.outlook(sim::TODAY).quiet_until,
            Some(day("2026-11-26")),
            "visit {visit}"
        );
    }
    let found = work::night::verify(&test.db, &rig.system, sim::TODAY, false, &|_, _| {}).unwrap();
    assert!(found.differences.is_empty(), "{found:?}");
}

/// T01: inside, "yes", the story, a promise of ours, a vague one of his, the plan to the cent, and the end.
fn t01_the_visit_to_peter_ends_in_the_agreements_of_his_story(test: &TestDb) {
    let rig = rig(test, &[1]);
    let told = [
        Happening::Arrived,
        Happening::Door(Door::Inside),
        Happening::RightPerson,
        Happening::Seen {
            month: None,
            how: Recognition::Yes,
            words: String::new(),
        },
        Happening::Told {
            words: "De zaak ging dicht. Ik wacht op het UWV.".to_owned(),
        },
        promised(
            Party::Association,
            "Belt samen met Peter het UWV.",
            Some(day("2026-11-26")),
        ),
        promised(Party::Tenant, "Betaalt zo snel mogelijk.", None),
        Happening::Planned {
            terms: equal(Cents(148_436), 12, day("2026-12-05"), Rhythm::Monthly).unwrap(),
            rent: peters_rent(),
            open: Cents(148_436),
            told: "Als de WW er is, lukt dit.".to_owned(),
            step: "Vraagt deze week de WW aan.".to_owned(),
        },
        closed(Outcome::Agreed, Some(day("2026-12-01"))),
    ];
    for (n, what) in (1..).zip(told) {
        let fact = rig.fact(n, 0, 0, what);
        assert_eq!(rig.send(&fact), Received::Kept);
        assert_eq!(rig.send(&fact), Received::AlreadyThere);
    }
    let file = rig.file(0);
    assert_eq!(file.stories[0].words, "De zaak ging dicht. Ik wacht op het UWV.");
    let made: Vec<_> = file
        .agreements
        .iter()
        .filter(|a| a.made_on == sim::TODAY)
        .collect();
    assert_eq!(made.len(), 3);
    // S0.12: "as soon as possible" is an intention.
    assert!(made.iter().any(|a| a.party == Party::Tenant && a.is_intention()));
    let plan = file.plans.last().unwrap();
    let amounts: Vec<i64> = plan.terms.iter().map(|t: &Term| t.amount.0).collect();
    assert_eq!((amounts[0], amounts[10], amounts[11]), (12_370, 12_370, 12_366));
    // S3.18, S0.22: the tenant's own step, chosen with the plan, done within a week.
    let step = made.iter().find(|a| Some(a.id) == plan.own_step).unwrap();
    assert_eq!(
        (step.party, step.action.as_str(), step.due_on),
        (
            Party::Tenant,
            "Vraagt deze week de WW aan.",
            Some(day("2026-11-28"))
        )
    );
    let outlook = file.outlook(sim::TODAY);
    assert_eq!(outlook.quiet_until, Some(day("2026-12-01")));
    assert_eq!(rig.open(0).course().phase(), Phase::Done);
}

fn s1_25_s0_21_the_sheet_leaves_in_the_form_the_tenant_chose_or_is_our_promise(test: &TestDb) {
    let rig = rig(test, &[1, 10]);
    let tell = |n, visit, what| {
        let fact = rig.fact(n, visit, 0, what);
        work::visit::record(
            &test.db,
            &rig.noor,
            at_moment(sim::TODAY, i64::try_from(n).unwrap()),
            &fact,
        )
        .unwrap()
    };
    let sheet = |channel| Happening::SheetWanted { channel };
    let words = "De zaak ging dicht. Ik wacht op het UWV.".to_owned();
    tell(9, 0, Happening::Told { words });
    tell(
        1,
        0,
        promised(Party::Association, "Belt samen het UWV.", Some(day("2026-11-26"))),
    );
    tell(
        2,
        0,
        promised(Party::Tenant, "Vraagt de WW aan.", Some(day("2026-11-27"))),
    );
    tell(3, 0, promised(Party::Third, "De gemeente belt terug.", None));
    // Twice from the phone is once.
    for _ in 0..2 {
        tell(4, 0, sheet(Channel::Email));
    }
    let peter = rig.tenancies[0];
    let all = work::message::of(&test.db, &rig.noor, peter).unwrap();
    let sheets: Vec<_> = all
        .iter()
        .filter(|m| m.message.template == "visit_sheet")
        .collect();
    assert_eq!(sheets.len(), 1);
    let message = &sheets[0].message;
    assert_eq!(
        (message.channel, message.from_name.as_str()),
        (Channel::Email, "Noor Willems")
    );
    // In the tenant's words, and signed by a person with a direct number (S0.21).
    for said in [
        "Dit vertelde je: \"De zaak ging dicht. Ik wacht op het UWV\".",
        "Bel of app mij: 0",
        "Dit doen wij\n- Belt samen het UWV, uiterlijk donderdag 26 november",
        "Dit doe jij\n- Vraagt de WW aan, uiterlijk vrijdag 27 november",
        "- De gemeente belt terug\n",
    ] {
        assert!(message.body.contains(said), "{said}: {}", message.body);
    }
    // Dennis has no e-mail address: what cannot leave is a promise of ours.
    tell(
        5,
        1,
        promised(Party::Association, "Kijkt of de tussenkop past.", None),
    );
    tell(6, 1, sheet(Channel::Email));
    let dennis = rig.tenancies[1];
    let file = work::case_file::read(&test.db, &rig.noor, dennis).unwrap();
    let ours = file
        .agreements
        .iter()
        .filter(|a| a.action.starts_with("De afspraken van het huisbezoek nog geven"));
    assert_eq!(
        ours.map(|a| (a.party, a.due_on.is_some())).collect::<Vec<_>>(),
        [(Party::Association, true)]
    );
    // On paper it lies ready to be printed.
    tell(7, 1, sheet(Channel::Letter));
    let all = work::message::of(&test.db, &rig.noor, dennis).unwrap();
    let ready = all.iter().find(|m| m.message.template == "visit_sheet").unwrap();
    assert_eq!(ready.delivery.state, domain::message::State::Ready);
}

fn a_plan_that_the_ledger_overtook_becomes_a_task_that_says_so(test: &TestDb) {
    let rig = rig(test, &[1]);
    let line = RentLine {
        month: Month::new(2026, 12),
        who: WhoPays::Tenant,
        amount: Cents(74_218),
        on: day("2026-12-01"),
    };
    let fact = rig.fact(
        1,
        0,
        2 * HOUR,
        Happening::Planned {
            terms: equal(Cents(74_218), 6, day("2026-12-05"), Rhythm::Monthly).unwrap(),
            rent: RentStatement { lines: [line, line] },
            // On the phone one month was open; since then the second one came.
            open: Cents(74_218),
            told: String::new(),
            step: "Vraagt deze week de WW aan.".to_owned(),
        },
    );
    assert_eq!(rig.send(&fact), Received::KeptForALook);
    assert_eq!(rig.send(&fact), Received::AlreadyThere);
    let file = rig.file(0);
    assert!(file.plans.is_empty());
    let of = |party| {
        let mut made = file.agreements.iter().filter(|a| a.made_on == sim::TODAY);
        made.find(|a| a.party == party).unwrap()
    };
    // The tenant's own step was agreed all the same.
    assert_eq!(of(Party::Tenant).action, "Vraagt deze week de WW aan.");
    let look = of(Party::Association);
    assert_eq!(
        (look.party, look.due_on),
        (Party::Association, Some(day("2026-11-23")))
    );
    // On its day it is the first thing on the list: our own promise.
    let later = file.outlook(day("2026-11-24"));
    let own = later
        .tasks
        .iter()
        .any(|t| matches!(&t.reason, Reason::OwnPromise { agreement, .. } if *agreement == look.id));
    assert!(own, "{:?}", later.tasks);
}

/// From a phone that asked for no step: what was promised apart at the same table counts, and without any there is no plan.
fn s3_18_a_plan_of_the_table_without_a_step_of_the_tenant_waits_for_a_colleague(test: &TestDb) {
    let rig = rig(test, &[1]);
    let without = || Happening::Planned {
        terms: equal(Cents(148_436), 12, day("2026-12-05"), Rhythm::Monthly).unwrap(),
        rent: peters_rent(),
        open: Cents(148_436),
        told: String::new(),
        step: String::new(),
    };
    assert_eq!(rig.send(&rig.fact(1, 0, 0, without())), Received::KeptForALook);
    let file = rig.file(0);
    assert!(file.plans.is_empty());
    let look = file.agreements.iter().find(|a| a.made_on == sim::TODAY).unwrap();
    assert!(look.action.contains("eerste stap"), "{look:?}");
    let promise = promised(Party::Tenant, "Belt de bank.", Some(day("2026-11-26")));
    assert_eq!(rig.send(&rig.fact(2, 0, 0, promise)), Received::Kept);
    assert_eq!(rig.send(&rig.fact(3, 0, 0, without())), Received::Kept);
    assert!(rig.file(0).plans[0].own_step.is_some());
}

fn s1_19_what_the_tenant_sees_otherwise_is_ours_to_look_into(test: &TestDb) {
    let rig = rig(test, &[12]);
    let words = "In september heb ik wel betaald.";
    rig.send(&rig.fact(
        1,
        0,
        0,
        Happening::Seen {
            month: None,
            how: Recognition::Partly,
            words: words.to_owned(),
        },
    ));
    let file = rig.file(0);
    let ours = file.agreements.iter().find(|a| a.made_on == sim::TODAY).unwrap();
    assert_eq!(
        (ours.party, ours.due_on),
        (Party::Association, Some(day("2026-11-27")))
    );
    assert!(ours.action.contains(words));
}

/// "Is this how you see it?" No, or partly about one month: what it is about stands apart until we have answered (S1.19).
fn s1_19_no_at_the_table_is_a_dispute_at_the_desk(test: &TestDb) {
    let rig = rig(test, &[1, 10]);
    let past = |visit: usize| rig.file(visit).outlook(sim::TODAY).past_due;
    let all = past(0);
    let seen = |how, month| Happening::Seen {
        how,
        words: "Ik heb dat contant gebracht.".to_owned(),
        month,
    };
    let october = Month::new(2026, 10);
    let partly = rig.fact(1, 0, HOUR, seen(Recognition::Partly, Some(october)));
    rig.send(&partly);
    assert_eq!(rig.send(&partly), Received::AlreadyThere);
    let file = rig.file(0);
    let [dispute] = &file.disputes[..] else {
        panic!("{:?}", file.disputes)
    };
    assert!(dispute.is_open());
    assert_eq!((dispute.parts.len(), dispute.parts[0].month), (1, Some(october)));
    assert_eq!(dispute.parts[0].amount, Cents(74_218));
    assert_eq!(dispute.answer_by, day("2026-11-27"));
    assert_eq!(Some(dispute.answerer), rig.noor.user);
    assert_eq!(past(0), all - Cents(74_218), "it is in no arrears figure");
    // No: all that is past due.
    rig.send(&rig.fact(2, 1, HOUR, seen(Recognition::No, None)));
    assert_eq!(past(1), Cents::ZERO);
    // Yes: nothing stands apart.
    rig.send(&rig.fact(3, 0, 0, seen(Recognition::Yes, None)));
    assert_eq!(rig.file(0).disputes.len(), 1);
}

fn two_phones_never_overwrite_each_other(test: &TestDb) {
    let rig = rig(test, &[10]);
    let karim = colleague(&test.db, &rig.system, "karim");
    rig.send(&rig.fact(1, 0, 0, closed(Outcome::Talked, None)));
    rig.send_as(
        &karim,
        at_moment(sim::TODAY, 5),
        &rig.fact(2, 0, 0, closed(Outcome::Connected, None)),
    )
    .unwrap();
    let open = rig.open(0);
    assert!(open.course().differs());
    assert_eq!(open.course().closings.len(), 2);
    let keeps = VisitFactId(Uuid::from_u128(2));
    rig.send(&rig.fact(3, 0, 0, Happening::Settled { keeps }));
    let open = rig.open(0);
    assert!(!open.course().differs());
    assert_eq!(open.course().closings[0].id, keeps);
}

/// Closed on the phone and again at the desk: one contact counts, the one of the last word, whichever arrives first.
fn s3_21_a_visit_that_is_closed_twice_is_one_contact(test: &TestDb) {
    let rig = rig(test, &[1, 10]);
    for (n, order) in [(1_u128, [0, 1]), (10, [1, 0])] {
        let visit = usize::from(n != 1);
        let tell = |k: usize| {
            let (ago, outcome) = [(2 * HOUR, Outcome::Talked), (0, Outcome::Agreed)][k];
            let fact = rig.fact(
                n + k as u128,
                visit,
                ago,
                closed(outcome, Some(day("2026-11-28"))),
            );
            assert_eq!(rig.send(&fact), Received::Kept);
        };
        let before = rig.file(visit).contacts.len();
        order.into_iter().for_each(tell);
        let file = rig.file(visit);
        let corrected: Vec<_> = file.contacts.iter().filter_map(|c| c.corrects).collect();
        let standing: Vec<_> = file.contacts[..]
            .iter()
            .filter(|c| c.kind == ContactKind::HomeVisit && c.on == sim::TODAY && !corrected.contains(&c.id))
            .map(|c| c.outcome)
            .collect();
        assert_eq!(standing, [Outcome::Agreed], "{order:?}");
        assert_eq!(file.contacts.len() - before, if order[0] == 0 { 2 } else { 1 });
        assert!(!rig.open(visit).course().differs());
    }
}

/// A phone that is lost: its pass ends when the desk ends its owner's sessions, and with the 48 hours in any case.
fn a_lost_phone_is_told_that_its_visits_ended(test: &TestDb) {
    let rig = rig(test, &[1]);
    let femke = colleague(&test.db, &rig.system, "femke");
    let (mine, other) = (Uuid::from_u128(501), Uuid::from_u128(502));
    let now = at(sim::TODAY);
    let later = |hours: i64| at_moment(sim::TODAY, hours * 3_600_000_000);
    let holds = |pass, moment| work::visit::pocket::holds(&test.db, moment, pass).unwrap();
    work::visit::pocket::take_along(&test.db, &rig.noor, later(0), mine).unwrap();
    let karim = colleague(&test.db, &rig.system, "karim");
    work::visit::pocket::take_along(&test.db, &karim, later(0), other).unwrap();
    assert!(holds(mine, later(47)) && !holds(mine, later(49)) && !holds(Uuid::from_u128(503), later(0)));
    let noor = rig.noor.user.unwrap();
    let refused = work::staff::log_out_everywhere(&test.db, &karim, now, noor);
    assert!(matches!(refused, Err(Error::Refused(Refusal::NotAllowed(_)))));
    work::staff::log_out_everywhere(&test.db, &femke, now, noor).unwrap();
    assert!(!holds(mine, later(0)) && holds(other, later(0)));
    let maarten = colleague(&test.db, &rig.system, "maarten");
    assert!(work::visit::pocket::take_along(&test.db, &maarten, now, mine).is_err());
}

/// The phone says only how long ago something was: a clock two days off dates nothing wrongly.
fn a_fact_has_the_moment_at_which_it_happened_whatever_the_clock_says(test: &TestDb) {
    let rig = rig(test, &[1]);
    rig.send(&rig.fact(1, 0, 2 * HOUR, Happening::Arrived));
    rig.send(&rig.fact(2, 0, -50 * HOUR, Happening::RightPerson));
    rig.send(&rig.fact(3, 0, 48 * HOUR, Happening::Door(Door::Inside)));
    let open = rig.open(0);
    let of = |code: &str| open.facts.iter().find(|f| f.what.code() == code).unwrap();
    let now = at(sim::TODAY).local().minute;
    assert_eq!(of("arrived").minute, (now - 120).rem_euclid(1_440));
    assert_eq!(
        (of("right_person").on, of("right_person").minute),
        (sim::TODAY, now)
    );
    // Not before the day of the round.
    assert_eq!(of("door").on, sim::TODAY);
}

fn s1_17_who_left_is_seen_and_the_next_visit_goes_by_two(test: &TestDb) {
    let rig = rig(test, &[8]);
    rig.send(&rig.fact(1, 0, 0, Happening::Arrived));
    rig.send(&rig.fact(2, 0, 0, Happening::LeftNow));
    let seen = work::visit::rounds(&test.db, &rig.noor, at(sim::TODAY)).unwrap();
    let mine = seen.iter().find(|v| v.round.id == rig.round).unwrap();
    assert!(mine.course(rig.visits[0]).alarm.is_some());
    rig.send(&rig.fact(3, 0, 0, Happening::ColleagueCalled));
    assert!(rig.open(0).course().alarm.is_none());
    let missing = Happening::Safety {
        fact: String::new(),
        until: day("2027-02-21"),
    };
    let refused = rig.send_as(&rig.noor, at(sim::TODAY), &rig.fact(4, 0, 0, missing));
    assert!(
        matches!(refused, Err(Error::Refused(Refusal::Missing("fact")))),
        "{refused:?}"
    );
    let note = Happening::Safety {
        fact: "Er stond een losse hond in de gang.".to_owned(),
        until: day("2027-02-21"),
    };
    rig.send(&rig.fact(4, 0, 0, note));
    let alone = new_round(72, day("2026-11-24"), &rig.tenancies);
    let refused = work::visit::plan_round(&test.db, &rig.noor, at(sim::TODAY), &alone);
    assert!(
        matches!(refused, Err(Error::Refused(Refusal::Round(BadRound::NeedsTwo)))),
        "{refused:?}"
    );
    let karim = colleague(&test.db, &rig.system, "karim");
    let by_two = NewRound {
        companion: karim.user,
        ..alone
    };
    work::visit::plan_round(&test.db, &rig.noor, at(sim::TODAY), &by_two).unwrap();
}

fn a_bsn_is_refused_and_nothing_of_it_kept(test: &TestDb) {
    let rig = rig(test, &[1]);
    let before = rig.file(0).contacts.len();
    let told = Happening::Told {
        words: "Mijn nummer is 111222333.".to_owned(),
    };
    let refused = rig.send_as(&rig.noor, at(sim::TODAY), &rig.fact(1, 0, 0, told));
    assert!(
        matches!(refused, Err(Error::Refused(Refusal::HoldsBsn(_)))),
        "{refused:?}"
    );
    assert_eq!((rig.open(0).facts.len(), rig.file(0).contacts.len()), (0, before));
}

fn a_round_changes_by_versions_and_a_visit_taken_out_is_still_kept(test: &TestDb) {
    let rig = rig(test, &[1, 10]);
    let (db, noor, on) = (&test.db, &rig.noor, at_moment(sim::TODAY, 9));
    let without = RoundTurn::Without(rig.visits[0]);
    work::visit::change_round(db, noor, on, rig.round, 1, without).unwrap();
    let stale = work::visit::change_round(db, noor, on, rig.round, 1, RoundTurn::Off);
    assert!(
        matches!(stale, Err(Error::Refused(Refusal::ChangedMeanwhile))),
        "{stale:?}"
    );
    let view = work::visit::round(db, noor, rig.round).unwrap();
    assert_eq!((view.round.version, view.round.stops.len()), (2, 1));
    // She was on her way already: what happened is kept all the same.
    rig.send(&rig.fact(1, 0, 0, Happening::Door(Door::NotAtHome)));
    work::visit::change_round(db, noor, on, rig.round, 2, RoundTurn::Off).unwrap();
    assert!(work::visit::rounds(db, noor, on).unwrap().is_empty());
    rig.send(&rig.fact(2, 1, 0, Happening::Door(Door::NotAtHome)));
}

fn the_calendar_says_when_and_never_who(test: &TestDb) {
    let rig = rig(test, &[1, 10]);
    let words = Words {
        calendar: "Huisbezoeken",
        visit: "Huisbezoek",
    };
    let secret = work::visit::feed::begin(&test.db, &rig.noor, at(sim::TODAY), [7; 16]).unwrap();
    let read = |secret: &str| {
        work::visit::feed::read(&test.db, rig.noor.org, secret, at(sim::TODAY), words).unwrap()
    };
    let text = read(&secret).unwrap();
    assert_eq!(text.matches("BEGIN:VEVENT").count(), 2);
    assert!(text.contains("DTSTART:20261121T150000Z"), "{text}");
    for personal in [
        "Verhagen",
        "Peter",
        "Noordkade",
        "DL100001",
        "Noor",
        &rig.tenancies[0].to_string(),
    ] {
        assert!(!text.contains(personal), "{personal}: {text}");
    }
    let next = work::visit::feed::begin(&test.db, &rig.noor, at(sim::TODAY), [8; 16]).unwrap();
    assert!(read(&secret).is_none() && read(&next).is_some() && read("").is_none());
    let elsewhere = work::visit::feed::read(&test.db, OrgNo(99), &next, at(sim::TODAY), words).unwrap();
    assert!(elsewhere.is_none());
}

/// S4.20, T01: "pause until the UWV decides, at most eight weeks".
fn s4_20_a_pause_of_the_table_runs_from_that_day_and_one_that_cannot_is_looked_at(test: &TestDb) {
    let rig = rig(test, &[1]);
    let paused = |until: &str| Happening::Paused {
        reason: PauseReason::IncomeDecision,
        words: "Tot het UWV beslist.".to_owned(),
        until: day(until),
    };
    let pause = rig.fact(1, 0, 2 * HOUR, paused("2027-01-16"));
    assert_eq!(rig.send(&pause), Received::Kept);
    assert_eq!(rig.send(&pause), Received::AlreadyThere);
    let file = rig.file(0);
    let held: Vec<(Day, Day, PauseSource)> =
        file.pauses.iter().map(|p| (p.from, p.until, p.source)).collect();
    assert_eq!(held, [(sim::TODAY, day("2027-01-16"), PauseSource::Worker)]);
    assert_eq!(file.outlook(sim::TODAY).paused_until, Some(day("2027-01-16")));
    // Years do not fit the policy: nothing of it is lost, a colleague looks.
    let years = rig.fact(2, 0, HOUR, paused("2029-01-01"));
    assert_eq!(rig.send(&years), Received::KeptForALook);
    let file = rig.file(0);
    assert_eq!(file.pauses.len(), 1);
    let look = file
        .agreements
        .iter()
        .find(|a| a.action.starts_with("Pauze van het huisbezoek nakijken"));
    assert!(look.is_some_and(|a| a.party == Party::Association && a.due_on.is_some()));
}

fn s1_23_a_yes_at_the_table_goes_with_the_signal_and_a_no_is_an_objection(test: &TestDb) {
    let rig = rig(test, &[1, 10]);
    let pass_on = |yes| Happening::PassOn {
        yes,
        words: "Liefst ’s ochtends bellen.".to_owned(),
    };
    let yes = rig.fact(1, 0, 2 * HOUR, pass_on(true));
    assert_eq!(
        (rig.send(&yes), rig.send(&yes)),
        (Received::Kept, Received::AlreadyThere)
    );
    rig.send(&rig.fact(2, 1, HOUR, pass_on(false)));
    let of = |visit: usize, kind: ProofKind| {
        let file = rig.file(visit);
        let held = file
            .proofs
            .into_iter()
            .filter(|p| p.kind == kind && p.on == sim::TODAY);
        held.map(|p| (p.words, p.by)).collect::<Vec<_>>()
    };
    let said = ("Liefst ’s ochtends bellen.".to_owned(), rig.noor.user);
    assert_eq!(of(0, ProofKind::Yes), std::slice::from_ref(&said));
    assert_eq!(of(1, ProofKind::Objection), [said]);
    assert!(rig.file(1).outlook(sim::TODAY).path.objection.is_some());
}

fn s3_15_a_consent_of_the_table_stands_with_who_what_and_until_and_goes_whole_when_taken_back(test: &TestDb) {
    let rig = rig(test, &[3]);
    let consented = |until: &str, topics: Vec<Topic>| Happening::Consented {
        name: "Gerda de Boer".to_owned(),
        reach: "06 55501234".to_owned(),
        relation: Relation::Family,
        topics,
        until: day(until),
    };
    let yes = rig.fact(1, 0, HOUR, consented("2027-05-01", vec![Topic::Appointment]));
    assert_eq!(
        (rig.send(&yes), rig.send(&yes)),
        (Received::Kept, Received::AlreadyThere)
    );
    let file = rig.file(0);
    let [held] = file.network.as_slice() else {
        panic!("one consent: {:?}", file.network)
    };
    assert_eq!(
        (held.name.as_str(), held.said_yes, held.until),
        ("Gerda de Boer", SaidYes::AtTheTable, day("2027-05-01"))
    );
    assert!(held.may(Topic::Appointment, sim::TODAY) && !held.may(Topic::Paying, sim::TODAY));
    // Two years, or about nothing: no consent, and the phone hears it.
    for wrong in [
        consented("2028-12-01", vec![Topic::Paying]),
        consented("2027-05-01", vec![]),
    ] {
        let refused = rig.send_as(&rig.noor, at(sim::TODAY), &rig.fact(9, 0, HOUR, wrong));
        assert!(
            matches!(refused, Err(Error::Refused(Refusal::Consent(_)))),
            "{refused:?}"
        );
    }
    // Taken back: nobody is there, the visit keeps no name, and a phone that sends it again brings nobody back.
    work::network::take_back(&test.db, &rig.noor, at(sim::TODAY), rig.tenancies[0], held.id).unwrap();
    assert_eq!(rig.send(&yes), Received::AlreadyThere);
    assert!(rig.file(0).network.is_empty());
    let told = format!("{:?}", rig.open(0).facts);
    assert!(
        told.contains("Consented") && !told.contains("Gerda") && !told.contains("55501234"),
        "{told}"
    );
}

fn s1_24_a_moment_of_a_coach_is_booked_once_and_whoever_came_second_is_called(test: &TestDb) {
    let rig = rig(test, &[1, 3]);
    let karim = colleague(&test.db, &rig.system, "karim");
    let slot = |n: u128, on: &str| Slot {
        id: SlotId(Uuid::from_u128(n)),
        coach: karim.user.unwrap(),
        on: day(on),
        minute: 14 * 60,
        place: "buurtkamer De Wilgen".to_owned(),
        taken: None,
    };
    for _ in 0..2 {
        work::coach::offer(&test.db, &karim, at(sim::TODAY), &slot(1, "2026-11-26")).unwrap();
    }
    let past = work::coach::offer(&test.db, &karim, at(sim::TODAY), &slot(2, "2026-11-20"));
    assert!(
        matches!(past, Err(Error::Refused(Refusal::Slot(BadSlot::Past(_))))),
        "{past:?}"
    );
    assert_eq!(rig.open(0).slots.len(), 1);
    // Both were offered the same moment without a network; Peter's phone arrives first.
    let booked = |n: u128, visit: usize| {
        rig.fact(
            n,
            visit,
            HOUR,
            Happening::Booked {
                slot: SlotId(Uuid::from_u128(1)),
            },
        )
    };
    assert_eq!(rig.send(&booked(1, 0)), Received::Kept);
    assert_eq!(rig.send(&booked(1, 0)), Received::AlreadyThere);
    assert_eq!(rig.send(&booked(2, 1)), Received::KeptForALook);
    let said = |visit: usize, words: &str| {
        let file = rig.file(visit);
        let held = file.agreements.into_iter().filter(|a| a.action.contains(words));
        held.map(|a| (a.party, a.due_on)).collect::<Vec<_>>()
    };
    let name = rig.file(0).colleague(karim.user).unwrap().to_owned();
    let words = format!("Gesprek met {name}, donderdag 26 november om 14:00 uur, buurtkamer De Wilgen.");
    assert_eq!(said(0, &words), [(Party::Association, Some(day("2026-11-26")))]);
    // S1.24, S1.25: with whom, which day and what time stand on the sheet that the tenant gets, once.
    let sheet = Happening::SheetWanted {
        channel: Channel::Email,
    };
    rig.send(&rig.fact(3, 0, 0, sheet));
    let all = work::message::of(&test.db, &rig.noor, rig.tenancies[0]).unwrap();
    let sheet = all.iter().find(|m| m.message.template == "visit_sheet").unwrap();
    let line = format!("- {}\n", words.trim_end_matches('.'));
    assert_eq!(
        sheet.message.body.matches(&line).count(),
        1,
        "{}",
        sheet.message.body
    );
    assert!(said(1, "Gesprek met").is_empty());
    assert_eq!(said(1, "Andere tijd zoeken bij de coach").len(), 1);
    // The coach sees whom they meet; a booked moment is not taken back, and is offered to nobody.
    let own = work::coach::own_slots(&test.db, &karim, at(sim::TODAY)).unwrap();
    assert_eq!(
        own[0].whom.as_ref().map(|one| one.tenancy),
        Some(rig.tenancies[0])
    );
    work::coach::withdraw(&test.db, &karim, at(sim::TODAY), SlotId(Uuid::from_u128(1))).unwrap();
    assert_eq!(
        work::coach::own_slots(&test.db, &karim, at(sim::TODAY))
            .unwrap()
            .len(),
        1
    );
    assert!(rig.open(1).slots.is_empty());
}

fn s3_9_the_map_is_kept_as_told_and_a_worry_about_health_never(test: &TestDb) {
    let rig = rig(test, &[3]);
    let mapped = |first, others: &[Matter]| Happening::Mapped {
        first,
        others: others.to_vec(),
    };
    let kept = rig.fact(
        1,
        0,
        HOUR,
        mapped(Matter::Letters, &[Matter::Income, Matter::Letters]),
    );
    assert_eq!(
        (rig.send(&kept), rig.send(&kept)),
        (Received::Kept, Received::AlreadyThere)
    );
    for (first, others) in [
        (Matter::Health, vec![]),
        (Matter::Bills, vec![Matter::Home, Matter::Health]),
    ] {
        let refused = rig.send_as(
            &rig.noor,
            at(sim::TODAY),
            &rig.fact(2, 0, 0, mapped(first, &others)),
        );
        assert!(
            matches!(refused, Err(Error::Refused(Refusal::Missing("matter")))),
            "{refused:?}"
        );
    }
    let told: Vec<String> = rig.file(0).stories.into_iter().map(|s| s.words).collect();
    assert!(
        told.contains(&"Samen op tafel gelegd. Eerst: post. Ook: inkomen.".to_owned()),
        "{told:?}"
    );
}

/// Opus in Ogg, as short as it can be.
const SPEECH: &[u8] = b"OggS\0\x02\0\0OpusHead and what was said";

fn spoken(rig: &Rig<'_>, n: u128) -> NewNote {
    NewNote {
        id: VisitFactId(Uuid::from_u128(n)),
        round: rig.round,
        visit: rig.visits[0],
        seconds: 42,
        sound: SPEECH.to_vec(),
        ago: HOUR,
    }
}

fn listened(rig: &Rig<'_>) -> usize {
    let ineke = colleague(&rig.test.db, &rig.system, "ineke");
    let lines = work::audit::trail(&rig.test.db, &ineke, Some(rig.tenancies[0]), None, 100).unwrap();
    lines
        .iter()
        .filter(|line| line.act == "listen_voice_note")
        .count()
}

fn s1_27_a_voice_note_is_kept_once_and_who_listens_stands_in_the_trail(test: &TestDb) {
    let rig = rig(test, &[1, 3]);
    let note = spoken(&rig, 41);
    for became in [Received::Kept, Received::AlreadyThere] {
        let found = spoken::record(&test.db, &rig.noor, at(sim::TODAY), &note).unwrap();
        assert_eq!(found, became);
    }
    let file = rig.file(0);
    let held = file.spoken.first().unwrap();
    assert_eq!((file.spoken.len(), held.seconds, held.sound), (1, 42, Sound::Ogg));
    assert_eq!(
        (held.on, held.by, held.gone_on),
        (sim::TODAY, rig.noor.user, None)
    );
    assert!(rig.file(1).spoken.is_empty());
    // It is no talk of its own, and closes nothing.
    assert!(rig.open(0).course().closings.is_empty());
    assert_eq!(listened(&rig), 0);
    let saskia = colleague(&test.db, &rig.system, "saskia");
    let listen = |tenancy| spoken::listen(&test.db, &saskia, at(sim::TODAY), tenancy, note.id);
    assert_eq!(listen(rig.tenancies[0]).unwrap().1, SPEECH);
    assert_eq!(listened(&rig), 1);
    // Under another tenant's name it is not there, and nothing is written down.
    let refused = listen(rig.tenancies[1]);
    assert!(matches!(refused, Err(Error::Refused(Refusal::NoSuchHelp(_)))));
    let bas = colleague(&test.db, &rig.system, "bas");
    let refused = spoken::listen(&test.db, &bas, at(sim::TODAY), rig.tenancies[0], note.id);
    assert!(matches!(refused, Err(Error::Refused(Refusal::NotAllowed(_)))));
    assert_eq!(listened(&rig), 1);
}

fn s1_27_the_sound_of_a_voice_note_goes_after_the_days_of_the_policy_and_that_it_was_there_stays(
    test: &TestDb,
) {
    let rig = rig(test, &[1]);
    let note = spoken(&rig, 41);
    spoken::record(&test.db, &rig.noor, at(sim::TODAY), &note).unwrap();
    let last = sim::TODAY.plus(30);
    night(&test.db, &rig.system, last, false);
    assert_eq!(rig.file(0).spoken[0].gone_on, None);
    night(&test.db, &rig.system, last.plus(1), false);
    let held = rig.file(0).spoken[0];
    assert_eq!((held.seconds, held.gone_on), (42, Some(last.plus(1))));
    let gone = spoken::listen(&test.db, &rig.noor, at(last.plus(1)), rig.tenancies[0], note.id);
    assert!(matches!(gone, Err(Error::Refused(Refusal::NoSuchHelp(_)))));
    // A phone that was off for a month and sends it again brings nothing back.
    let again = spoken::record(&test.db, &rig.noor, at(last.plus(1)), &note).unwrap();
    assert_eq!(again, Received::AlreadyThere);
    assert_eq!(rig.file(0).spoken[0].gone_on, Some(last.plus(1)));
}

fn s1_27_a_photo_is_no_voice_note_and_a_note_without_its_sound_is_none(test: &TestDb) {
    let rig = rig(test, &[1]);
    let photo = NewNote {
        sound: b"\xFF\xD8\xFF\xE0\0\x10JFIF".to_vec(),
        ..spoken(&rig, 41)
    };
    let refused = spoken::record(&test.db, &rig.noor, at(sim::TODAY), &photo);
    assert!(matches!(
        refused,
        Err(Error::Refused(Refusal::VoiceNote(BadNote::NotSound)))
    ));
    let what = Happening::Spoken {
        seconds: 42,
        sound: Sound::Ogg,
    };
    let refused = rig.send_as(&rig.noor, at(sim::TODAY), &rig.fact(42, 0, 0, what));
    assert!(matches!(
        refused,
        Err(Error::Refused(Refusal::VoiceNote(BadNote::Silent)))
    ));
    let maarten = colleague(&test.db, &rig.system, "maarten");
    let refused = spoken::record(&test.db, &maarten, at(sim::TODAY), &spoken(&rig, 43));
    assert!(matches!(refused, Err(Error::Refused(Refusal::NotAllowed(_)))));
    assert!(rig.file(0).spoken.is_empty() && rig.open(0).facts.is_empty());
}

fn who_may_not_visit_keeps_nothing(test: &TestDb) {
    let rig = rig(test, &[1]);
    let maarten = colleague(&test.db, &rig.system, "maarten");
    let fact = rig.fact(1, 0, 0, Happening::Arrived);
    let refused = rig.send_as(&maarten, at(sim::TODAY), &fact);
    assert!(matches!(refused, Err(Error::Refused(Refusal::NotAllowed(_)))));
    let nowhere = NewFact {
        visit: VisitId(Uuid::from_u128(404)),
        ..fact
    };
    let refused = rig.send_as(&rig.noor, at(sim::TODAY), &nowhere);
    assert!(matches!(refused, Err(Error::Refused(Refusal::NoSuchVisit(_)))));
}

store::on_both_engines! {
    s1_8_a_round_of_six_has_an_order_with_times_and_is_seen_by_others;
    s1_16_a_card_left_is_one_contact_and_a_call_in_three_working_days;
    the_order_of_arrival_makes_no_difference;
    t01_the_visit_to_peter_ends_in_the_agreements_of_his_story;
    s1_25_s0_21_the_sheet_leaves_in_the_form_the_tenant_chose_or_is_our_promise;
    a_plan_that_the_ledger_overtook_becomes_a_task_that_says_so;
    s3_18_a_plan_of_the_table_without_a_step_of_the_tenant_waits_for_a_colleague;
    s1_19_what_the_tenant_sees_otherwise_is_ours_to_look_into;
    s1_19_no_at_the_table_is_a_dispute_at_the_desk;
    two_phones_never_overwrite_each_other;
    s3_21_a_visit_that_is_closed_twice_is_one_contact;
    a_lost_phone_is_told_that_its_visits_ended;
    a_fact_has_the_moment_at_which_it_happened_whatever_the_clock_says;
    s1_17_who_left_is_seen_and_the_next_visit_goes_by_two;
    s4_20_a_pause_of_the_table_runs_from_that_day_and_one_that_cannot_is_looked_at;
    s1_23_a_yes_at_the_table_goes_with_the_signal_and_a_no_is_an_objection;
    s3_15_a_consent_of_the_table_stands_with_who_what_and_until_and_goes_whole_when_taken_back;
    s1_24_a_moment_of_a_coach_is_booked_once_and_whoever_came_second_is_called;
    s3_9_the_map_is_kept_as_told_and_a_worry_about_health_never;
    s1_27_a_voice_note_is_kept_once_and_who_listens_stands_in_the_trail;
    s1_27_the_sound_of_a_voice_note_goes_after_the_days_of_the_policy_and_that_it_was_there_stays;
    s1_27_a_photo_is_no_voice_note_and_a_note_without_its_sound_is_none;
    a_bsn_is_refused_and_nothing_of_it_kept;
    a_round_changes_by_versions_and_a_visit_taken_out_is_still_kept;
    the_calendar_says_when_and_never_who;
    who_may_not_visit_keeps_nothing;
}
