//! Thanks on the first, halfway and last kept step, and aftercare at 1, 3, 6 and 12 months that the tenant can switch off, with
//! a moving clock (S2.8, S3.14, S4.26). On both engines.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on must stop"
)]

mod world;

use domain::agreement::Party;
use domain::arrangement::{Origin, RentLine, RentStatement, Rhythm, Term, WhoPays, equal};
use domain::calendar::{Day, Month};
use domain::contact::{ContactKind, Direction, Outcome};
use domain::help::Wishes;
use domain::ids::{ContactId, OrgNo, PlanId, TenancyId};
use domain::message::Slot;
use domain::money::Cents;
use domain::outlook::{Reason, TaskKind};
use store::testing::TestDb;
use work::plan::NewPlan;
use work::{Actor, Error, Refusal};
use world::{at_moment, camt, colleague, day, de_linde, first_step, night, receive_text, story, tenancy_id};

struct Case<'t> {
    test: &'t TestDb,
    system: Actor,
    noor: Actor,
    id: TenancyId,
}

fn case(test: &TestDb, n: u8) -> Case<'_> {
    let system = de_linde(test, sim::TODAY);
    let noor = colleague(&test.db, &system, "noor");
    let id = tenancy_id(&test.db, &system, &story(n));
    Case {
        test,
        system,
        noor,
        id,
    }
}

impl Case<'_> {
    fn wish(&self, on: Day, thanks: bool, aftercare: bool) {
        let wishes = Wishes { thanks, aftercare };
        work::wording::set_wishes(&self.test.db, &self.noor, at_moment(on, 1), self.id, wishes).unwrap();
    }

    /// The row of today's list after the night of a day, as the store keeps it.
    fn row(&self, on: Day) -> Option<Reason> {
        night(&self.test.db, &self.system, on, false);
        let page = work::today::list(&self.test.db, &self.noor, None, None, 200).unwrap();
        page.rows
            .into_iter()
            .find(|r| r.tenancy == self.id && r.reason.kind() != TaskKind::OwnPromise)
            .map(|r| r.reason)
    }

    /// Noor and the tenant speak.
    fn talks(&self, on: Day) {
        let call = work::record::NewContact {
            id: ContactId::derived(OrgNo(1), &format!("talk {on}")),
            on: None,
            day_part: None,
            kind: ContactKind::Phone,
            direction: Direction::Outgoing,
            outcome: Outcome::Talked,
            next_on: None,
            note: String::new(),
            story: String::new(),
            agreements: Vec::new(),
            corrects: None,
        };
        work::record::contact(&self.test.db, &self.noor, at_moment(on, 1), self.id, &call).unwrap();
    }

    /// What both sides promised before is done: nothing else waits.
    fn talked_over(&self, on: Day) {
        let file = work::case_file::read(&self.test.db, &self.noor, self.id).unwrap();
        for (n, held) in (10..).zip(file.agreements.iter().filter(|a| a.version == 1)) {
            let done = work::record::Turn::Done;
            let at = at_moment(on, n);
            // Some are done already.
            let _ = work::record::turn_agreement(&self.test.db, &self.noor, at, self.id, held.id, done);
        }
    }

    /// Months of aftercare that are asked about on a day.
    fn asked(&self, on: &str) -> Option<i32> {
        match self.row(day(on)) {
            Some(Reason::Aftercare { months, .. }) => Some(months),
            Some(other) => panic!("{on}: {other:?}"),
            None => None,
        }
    }

    /// Money of the tenant comes in.
    fn pays(&self, on: Day, amount: Cents) {
        let contract = story(1);
        let entry = [(&*on.to_string(), &*amount.to_plain(), "", contract.as_str())];
        let name = format!("{on}.xml");
        let report = receive_text(&self.test.db, &self.system, on, &name, &camt(&name, &entry)).unwrap();
        assert_eq!((report.booked, report.matched), (1, 1), "{on}");
    }

    /// What the system wrote by itself, the oldest first: which text, and its words.
    fn written(&self, on: Day) -> Vec<(String, String)> {
        work::automatic::run(&self.test.db, &self.system, at_moment(on, 1)).unwrap();
        let mut all = work::automatic::list(&self.test.db, &self.noor, at_moment(on, 2), 400, 50).unwrap();
        all.reverse();
        all.into_iter()
            .filter(|a| a.tenancy == self.id)
            .map(|a| (a.message.template, a.message.body))
            .collect()
    }
}

/// T04: Sanne's plan was done on 3 November 2026, and on 2 February we call, as agreed: nobody asks again the day after.
fn s3_14_aftercare_comes_at_1_3_6_and_12_months_and_can_be_switched_off_and_on(test: &TestDb) {
    let case = case(test, 4);
    for (on, months) in [("2026-12-03", 1), ("2027-05-03", 6), ("2027-11-03", 12)] {
        if months == 6 {
            let moment = case.row(day("2027-02-02"));
            assert_eq!(moment.map(|r| r.kind()), Some(TaskKind::Moment));
            case.talks(day("2027-02-02"));
            case.talked_over(day("2027-02-02"));
            assert_eq!(case.asked("2027-02-03"), None, "spoken the day before");
        }
        let before = day(on).plus(-1).to_string();
        assert_eq!(case.asked(&before), None, "not before {on}");
        assert_eq!(case.asked(on), Some(months), "{on}");
        // Switched off it is gone at once, and the next night says the same.
        case.wish(day(on), true, false);
        assert_eq!(case.asked(on), None, "{on}");
        assert_eq!(case.asked(&day(on).plus(1).to_string()), None, "{on}");
        case.wish(day(on).plus(1), true, true);
        assert_eq!(case.asked(&day(on).plus(1).to_string()), Some(months), "{on}");
        let after = day(on).plus(14).to_string();
        assert_eq!(case.asked(&after), None, "two weeks after {on} it is over");
    }
    let found = work::night::verify(&test.db, &case.system, day("2027-11-17"), false, &|_, _| {}).unwrap();
    assert!(found.differences.is_empty(), "{found:?}");
}

/// No reminder in between: what Sanne's year of paying put on anybody's list (S4.26, lighter watching).
fn t04_a_kept_plan_makes_no_row_but_thanks_until_it_is_done(test: &TestDb) {
    let case = case(test, 4);
    let file = work::case_file::read(&test.db, &case.noor, case.id).unwrap();
    let mut seen = Vec::new();
    let (mut on, end) = (day("2026-06-01"), day("2026-11-20"));
    while on <= end {
        seen.extend(file.outlook(on).tasks.iter().map(|t| (on, t.reason.kind())));
        on = on.plus(1);
    }
    let other: Vec<_> = seen.iter().filter(|(_, kind)| *kind != TaskKind::Thank).collect();
    assert!(other.is_empty(), "{other:?}");
}

/// € 1.484,36 in four equal parts, from 5 December.
fn four() -> (NewPlan, Vec<Term>) {
    let line = |n: i32| RentLine {
        month: Month::new(2026, 11).plus(n),
        who: WhoPays::Tenant,
        amount: Cents(74_218),
        on: Month::new(2026, 11).plus(n).first(),
    };
    let terms = equal(Cents(148_436), 4, day("2026-12-05"), Rhythm::Monthly).unwrap();
    let plan = NewPlan {
        id: PlanId::derived(OrgNo(1), "four"),
        proposed_by: Party::Tenant,
        origin: Origin::Visit,
        terms: terms.clone(),
        rent: RentStatement {
            lines: [line(1), line(2)],
        },
        told: String::new(),
        aftercare: true,
        own_step: Some(first_step(sim::TODAY)),
    };
    (plan, terms)
}

fn with_plan(test: &TestDb) -> (Case<'_>, Vec<Term>) {
    let case = case(test, 1);
    let judith = colleague(&test.db, &case.system, "judith");
    let set = |n, slot, words: &str| {
        work::wording::set_fact(&test.db, &judith, at_moment(sim::TODAY, n), slot, words).unwrap();
    };
    set(1, Slot::ChoiceLink, "delinde.example/kies");
    case.talks(day("2026-11-24"));
    let (plan, terms) = four();
    work::plan::agree(&test.db, &case.noor, at_moment(sim::TODAY, 2), case.id, &plan).unwrap();
    case.talked_over(sim::TODAY);
    (case, terms)
}

/// An association that switched thanks off: with the stress-sensitive package they leave all the same.
fn thanked(test: &TestDb, package: bool) -> usize {
    let (case, terms) = with_plan(test);
    let own = serde_json::json!({"stress_sensitive": i32::from(package), "thanks_by_itself": 0});
    let scope = store::Scope::of(case.system.org, None);
    test.db
        .write(|tx| store::association::change(tx, &scope, world::ASSOCIATION, &own))
        .unwrap();
    case.pays(terms[0].due_on, terms[0].amount);
    case.row(terms[0].due_on.plus(1));
    case.written(terms[0].due_on.plus(1)).len()
}

fn s4_19_with_the_package_the_first_kept_step_is_thanked_for(test: &TestDb) {
    assert_eq!(thanked(test, true), 1);
}

fn s4_19_without_the_package_thanks_are_the_associations_choice(test: &TestDb) {
    assert_eq!(thanked(test, false), 0);
}

fn s2_8_the_first_halfway_and_last_kept_step_are_thanked_for_once_each(test: &TestDb) {
    let (case, terms) = with_plan(test);
    work::own_page::begin(&test.db, at_moment(sim::TODAY, 3), case.system.org, [3; 16]).unwrap();
    let mut texts = Vec::new();
    for term in &terms {
        case.pays(term.due_on, term.amount);
        for after in [1, 2, 3] {
            case.row(term.due_on.plus(after));
            let all = case.written(term.due_on.plus(after));
            texts = all;
        }
    }
    let keys: Vec<&str> = texts.iter().map(|(key, _)| key.as_str()).collect();
    assert_eq!(keys, ["first_kept", "halfway", "all_paid"]);
    assert!(texts[1].1.contains("2 van de 4"), "{}", texts[1].1);
    let end = &texts[2].1;
    assert!(
        end.contains("alles is betaald") && end.contains("4 betalingen"),
        "{end}"
    );
    assert!(
        end.contains("Over 1, 3, 6 en 12 maanden vraag ik hoe het gaat."),
        "{end}"
    );
    // The link in what left by itself opens too, and names who agreed on the plan (S0.20).
    let (_, link) = end.split_once("delinde.example/kies/k/").unwrap();
    let address = link.split_whitespace().next().unwrap().trim_end_matches('.');
    let after = at_moment(terms[3].due_on.plus(3), 4);
    let door = work::own_page::door(&test.db, after, address.parse().unwrap()).unwrap();
    assert_eq!(door.contact.name, "Noor Willems");
    let file = work::case_file::read(&test.db, &case.noor, case.id).unwrap();
    assert_eq!(file.outlook(terms[3].due_on.plus(1)).past_due, Cents::ZERO);
}

fn s2_8_who_wants_no_thanks_gets_none_and_nobody_is_asked_to_give_them(test: &TestDb) {
    let (case, terms) = with_plan(test);
    case.wish(sim::TODAY, false, false);
    for term in &terms {
        case.pays(term.due_on, term.amount);
        let after = term.due_on.plus(1);
        let row = case.row(after);
        assert!(
            row.as_ref().is_none_or(|r| r.kind() != TaskKind::Thank),
            "{after}: {row:?}"
        );
        assert_eq!(case.written(after), [], "{after}");
    }
    // Told otherwise, the last step is still fresh: it is thanked for, and the end of the plan says nothing of aftercare.
    let end = terms[3].due_on.plus(2);
    case.wish(end, true, false);
    let row = case.row(end);
    assert!(
        row.as_ref().is_some_and(|r| r.kind() == TaskKind::Thank),
        "{row:?}"
    );
    let written = case.written(end);
    let [(key, body)] = written.as_slice() else {
        panic!("{written:?}")
    };
    assert_eq!(key, "all_paid");
    assert!(!body.contains("hoe het gaat"), "{body}");
    for months in [1, 3, 6, 12] {
        let on = terms[3].due_on.month().plus(months).on(5).to_string();
        assert_eq!(case.asked(&on), None, "{on}");
    }
}

fn wishes_are_written_down_by_who_may_and_stand_in_the_trail(test: &TestDb) {
    let case = case(test, 1);
    let before = test.content(&[]);
    let mut reader = case.noor.clone();
    reader.acts.remove(&work::Act::SendMessages);
    let wishes = Wishes {
        thanks: true,
        aftercare: false,
    };
    let try_as =
        |who: &Actor, id| work::wording::set_wishes(&test.db, who, at_moment(sim::TODAY, 1), id, wishes);
    assert!(matches!(
        try_as(&reader, case.id),
        Err(Error::Refused(Refusal::NotAllowed(_)))
    ));
    let nowhere = TenancyId::derived(OrgNo(1), "nowhere");
    assert!(matches!(
        try_as(&case.noor, nowhere),
        Err(Error::Refused(Refusal::NoSuchTenancy(_)))
    ));
    assert_eq!(test.content(&[]), before, "nothing is half done");
    try_as(&case.noor, case.id).unwrap();
    let file = work::case_file::read(&test.db, &case.noor, case.id).unwrap();
    assert_eq!(file.wishes, Some(wishes));
    let trail = format!("{:?}", test.content(&[]));
    assert!(trail.contains("set_wishes"));
}

store::on_both_engines! {
    s3_14_aftercare_comes_at_1_3_6_and_12_months_and_can_be_switched_off_and_on;
    t04_a_kept_plan_makes_no_row_but_thanks_until_it_is_done;
    s4_19_with_the_package_the_first_kept_step_is_thanked_for;
    s4_19_without_the_package_thanks_are_the_associations_choice;
    s2_8_the_first_halfway_and_last_kept_step_are_thanked_for_once_each;
    s2_8_who_wants_no_thanks_gets_none_and_nobody_is_asked_to_give_them;
    wishes_are_written_down_by_who_may_and_stand_in_the_trail;
}
