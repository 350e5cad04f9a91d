//! The stories of De Linde walked to their end, to the cent, through the acts and the association's own files: what comes after
//! the demo's day (T01, T03–T08, T11, T12). On both engines.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on must stop"
)]

mod world;

use domain::agreement::Party;
use domain::arrangement::{Origin, PlanStanding, RentLine, RentStatement, Rhythm, Term, WhoPays, by_amount};
use domain::calendar::{Day, Month};
use domain::contact::{ContactKind, Direction, Outcome};
use domain::dispute::DisputeState;
use domain::ids::{ContactId, OrgNo, PlanId, TenancyId};
use domain::message::{Channel, Slot, Tongue};
use domain::money::Cents;
use domain::outlook::{Outlook, Reason, TaskKind};
use domain::waiver::Verdict;
use std::fmt::Write as _;
use store::testing::TestDb;
use work::Actor;
use work::association_data::FolderSet;
use work::case_file::CaseFile;
use work::dispute::{Answer, OwnWord};
use work::message::compose::{self, Asked};
use work::plan::{NewPlan, Turn};
use work::record::NewContact;
use world::{at_moment, colleague, day, de_linde, first_step, night, step_done, story, tenancy_id};

const TODAY: Day = sim::TODAY;

/// A story that goes on after the demo's day.
struct Story<'t> {
    test: &'t TestDb,
    linde: Actor,
    n: u8,
    id: TenancyId,
}

fn begin(test: &TestDb, n: u8) -> Story<'_> {
    let linde = de_linde(test, TODAY);
    let id = tenancy_id(&test.db, &linde, &story(n));
    Story { test, linde, n, id }
}

impl Story<'_> {
    fn file(&self) -> CaseFile {
        work::case_file::read(&self.test.db, &self.linde, self.id).unwrap()
    }

    fn colleague(&self, login: &str) -> Actor {
        colleague(&self.test.db, &self.linde, login)
    }

    /// The association's set comes in again with more bookings: kind, day, amount, and the month of a charge.
    fn books(&self, rows: &[(&str, Day, Cents)]) {
        let test = std::thread::current();
        let name = test.name().unwrap_or_default().replace("::", "-");
        let name = format!("keukentafel-{name}-{}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&folder).unwrap();
        for file in std::fs::read_dir(world::demo_folder()).unwrap() {
            let file = file.unwrap();
            if file.file_type().unwrap().is_file() {
                std::fs::copy(file.path(), folder.join(file.file_name())).unwrap();
            }
        }
        let mut text = std::fs::read_to_string(folder.join("bookings.csv")).unwrap();
        for (n, (kind, on, amount)) in rows.iter().enumerate() {
            let month = if *kind == "receipt" {
                String::new()
            } else {
                on.month().to_string()
            };
            let (contract, plain) = (story(self.n), amount.to_plain());
            writeln!(text, "{contract};L{n};{kind};{on};{plain};{month};;;;").unwrap();
        }
        std::fs::write(folder.join("bookings.csv"), text).unwrap();
        let last = rows.iter().map(|r| r.1).max().unwrap_or(TODAY);
        let at = at_moment(last, 900);
        let set = FolderSet(folder.clone());
        work::association_data::receive(&self.test.db, &self.linde, at, &set, &|_, _| {}).unwrap();
        std::fs::remove_dir_all(folder).unwrap();
    }

    /// From December on the rent is charged, and paid with what the plan asks, on the days of the plan.
    fn goes_on(&self, rent: Cents, pay_day: i32, terms: &[Cents]) -> Day {
        let mut rows = Vec::new();
        let mut last = TODAY;
        for (n, term) in (1..).zip(terms) {
            let month = Month::new(2026, 11).plus(n);
            rows.push(("charge", month.on(pay_day), rent));
            rows.push(("receipt", month.on(pay_day), rent + *term));
            last = month.on(pay_day);
        }
        self.books(&rows);
        last
    }

    /// The plan is done on a day, nothing is open, and somebody is asked to say so.
    fn ends(&self, on: Day, count: i32) {
        let file = self.file();
        let before = file.outlook(on.plus(-1));
        assert_eq!(running(&before), 1, "T{:02} the day before", self.n);
        let o = file.outlook(on);
        assert_eq!((o.account.balance, o.past_due), (Cents::ZERO, Cents::ZERO));
        let plan = o.plans.last().unwrap();
        assert_eq!(
            (plan.state, plan.done_on, plan.kept(), plan.count(), plan.open),
            (PlanStanding::Done, Some(on), count, count, Cents::ZERO),
            "T{:02}",
            self.n
        );
        let done = |t: &domain::outlook::Task| t.reason.kind() == TaskKind::Thank;
        assert!(o.tasks.iter().any(done), "{:?}", o.tasks);
        night(&self.test.db, &self.linde, on, true);
        let found = work::night::verify(&self.test.db, &self.linde, on, false, &|_, _| {}).unwrap();
        assert!(found.differences.is_empty(), "{found:?}");
    }

    /// A talk in which something is agreed, without another moment to speak.
    fn talks(&self, kind: ContactKind, who: &Actor, on: Day) {
        let talk = NewContact {
            id: ContactId::derived(OrgNo(1), &format!("talk {on}")),
            on: None,
            day_part: None,
            kind,
            direction: Direction::Outgoing,
            outcome: Outcome::Agreed,
            next_on: None,
            note: String::new(),
            story: String::new(),
            agreements: Vec::new(),
            corrects: None,
        };
        work::record::contact(&self.test.db, who, at_moment(on, 1), self.id, &talk).unwrap();
    }

    /// A promise of ours is done.
    fn kept(&self, action: &str, who: &Actor, on: Day) {
        let file = self.file();
        let ours = file.agreements.iter().find(|a| a.action == action).unwrap();
        let done = work::record::Turn::Done;
        work::record::turn_agreement(&self.test.db, who, at_moment(on, 3), self.id, ours.id, done).unwrap();
    }

    /// A text as the composer lays it out for a colleague, with nothing left to fill in.
    fn letter(&self, who: &str, template: &str, on: Day) -> String {
        let asked = Asked {
            template: template.to_owned(),
            channel: Some(Channel::Letter),
            tongue: Some(Tongue::Dutch),
            ..Asked::default()
        };
        let at = at_moment(on, 700);
        let table = compose::lay(&self.test.db, &self.colleague(who), at, self.id, &asked).unwrap();
        let text = table.draft.unwrap().text();
        assert!(!text.contains(['{', '}']), "{text}");
        text
    }
}

fn running(o: &Outlook<'_>) -> usize {
    let runs = |p: &&domain::arrangement::Standing<'_>| p.state == PlanStanding::Running;
    o.plans.iter().filter(runs).count()
}

fn new_plan(name: &str, terms: Vec<Term>, rent: Cents) -> NewPlan {
    let line = |n: i32| RentLine {
        month: Month::new(2026, 11).plus(n),
        who: WhoPays::Tenant,
        amount: rent,
        on: Month::new(2026, 11).plus(n).first(),
    };
    NewPlan {
        id: PlanId::derived(OrgNo(1), name),
        proposed_by: Party::Tenant,
        origin: Origin::Visit,
        terms,
        rent: RentStatement {
            lines: [line(1), line(2)],
        },
        told: String::new(),
        aftercare: true,
        own_step: Some(first_step(day("2026-11-24"))),
    }
}

/// Peter: 11 times € 123,70 and € 123,66 beside the rent; done on 1 November 2027.
fn t01_twelve_times_and_nothing_is_open(test: &TestDb) {
    let s = begin(test, 1);
    let open = Cents(148_436);
    let terms = by_amount(open, Cents(12_370), day("2026-12-01"), Rhythm::Monthly).unwrap();
    assert_eq!(terms.last().map(|t| t.amount), Some(Cents(12_366)));
    let amounts: Vec<Cents> = terms.iter().map(|t| t.amount).collect();
    let plan = new_plan("t01", terms, Cents(74_218));
    let (noor, visited) = (s.colleague("noor"), day("2026-11-24"));
    // At the table on 24 November, as promised.
    s.talks(ContactKind::HomeVisit, &noor, visited);
    s.kept("Noor komt langs om 16.30 uur", &noor, visited);
    work::plan::agree(&test.db, &noor, at_moment(visited, 2), s.id, &plan).unwrap();
    step_done(&test.db, &noor, at_moment(visited, 3), s.id);
    let last = s.goes_on(Cents(74_218), 1, &amounts);
    assert_eq!(last, day("2027-11-01"));
    s.ends(last, 12);
}

/// Henk: eight times € 100 and € 68,62; done in August 2027, halfway on the way there.
fn t03_done_in_august_2027(test: &TestDb) {
    let s = begin(test, 3);
    let mut terms = vec![Cents(10_000); 8];
    terms.push(Cents(6_862));
    let last = s.goes_on(Cents(58_431), 1, &terms);
    assert_eq!(last, day("2027-08-01"));
    let file = s.file();
    let half = file.outlook(day("2027-02-02"));
    assert!(
        half.tasks.iter().any(|t| matches!(
            t.reason,
            Reason::PlanKept {
                kept: 6,
                count: 12,
                ..
            }
        )),
        "{:?}",
        half.tasks
    );
    s.ends(last, 12);
}

/// Sanne: paid to the cent on 3 November; nothing is sent in between, and in February somebody asks how it goes.
fn t04_aftercare_in_february(test: &TestDb) {
    let s = begin(test, 4);
    let o = s.file();
    let plan = &o.outlook(TODAY).plans[0];
    assert_eq!(
        (plan.state, plan.done_on, plan.kept()),
        (PlanStanding::Done, Some(day("2026-11-03")), 6)
    );
    s.goes_on(Cents(48_900), 1, &[Cents::ZERO; 3]);
    let file = s.file();
    let rows = |on| -> Vec<TaskKind> { file.outlook(on).tasks.iter().map(|t| t.reason.kind()).collect() };
    assert_eq!(rows(day("2027-02-01")), []);
    assert_eq!(rows(day("2027-02-02")), [TaskKind::Moment]);
    assert_eq!(file.outlook(day("2027-02-02")).account.balance, Cents::ZERO);
}

/// Mehmet: no row and no message until 8 February, a call on the 9th; what is owed did not move.
fn t05_a_call_on_9_february(test: &TestDb) {
    let s = begin(test, 5);
    s.goes_on(Cents(68_185), 2, &[Cents::ZERO; 3]);
    let file = s.file();
    assert_eq!(file.outlook(day("2027-02-08")).account.balance, Cents(212_000));
    let reasons = |on| -> Vec<Reason> { file.outlook(on).tasks.into_iter().map(|t| t.reason).collect() };
    for on in (0..49).map(|n| TODAY.plus(n)) {
        assert_eq!(reasons(on), [], "{on}");
    }
    let until = day("2027-02-08");
    assert_eq!(reasons(day("2027-02-09")), [Reason::PauseEnded { until }]);
}

/// Anita and Ron: the increase never came, € 180 less from July until December and none of it back, € 758,00 until 31 January.
fn t06_lower_rent_ends_and_what_was_put_off_is_asked_again(test: &TestDb) {
    let s = begin(test, 6);
    let (list, lower) = (Cents(87_900), Cents(69_900));
    s.books(&[
        ("charge", day("2026-12-01"), list),
        ("receipt", day("2026-12-01"), lower),
        ("charge", day("2027-01-01"), list),
        ("receipt", day("2027-01-01"), list),
    ]);
    work::discount::run(&test.db, &s.linde, at_moment(day("2027-01-31"), 950)).unwrap();
    let file = s.file();
    assert_eq!(
        (file.rent(Month::new(2026, 12)), file.rent(Month::new(2027, 1))),
        (lower, list)
    );
    let o = file.outlook(day("2027-01-31"));
    assert_eq!(
        (o.account.balance, o.deferred, o.past_due),
        (Cents(75_800), Cents(75_800), Cents::ZERO)
    );
    assert_eq!(file.outlook(day("2027-02-01")).past_due, Cents(75_800));
    // The move comes in place of the talk about the rent after December: Saskia put that row away.
    let moments = |on| {
        let tasks = file.outlook(on).tasks;
        tasks
            .iter()
            .filter(|t| matches!(t.reason, Reason::DiscountEnds { .. }))
            .count()
    };
    assert_eq!((moments(day("2026-10-31")), moments(TODAY)), (1, 0));
    let letter = s.letter("saskia", "lower_rent", TODAY);
    assert!(letter.contains("€ 699 in plaats van € 879"), "{letter}");
    assert!(
        letter.contains("U hoeft") || letter.contains("Je hoeft"),
        "{letter}"
    );
}

/// Each of the twelve texts, filled in from the file of the story that it fits, on a day that it fits; with what is left to
/// the writer, because nobody knows it before they do.
#[rustfmt::skip] // one text a line
const TWELVE: [(u8, &str, &str, &str, &[&str]); 14] = [
    (2, "before_debit", "karim", "2026-11-21", &[]),
    (1, "before_transfer", "noor", "2026-11-21", &[]),
    (1, "first_reminder", "noor", "2026-11-21", &[]),
    (1, "invitation", "noor", "2026-11-21", &["bezoekdag", "bezoektijd"]),
    (10, "card_after_visit", "noor", "2026-11-21", &["was_er_om", "bezoekdag", "bezoektijd"]),
    (3, "agreement_confirmed", "saskia", "2026-11-21", &[]),
    (8, "term_missed", "karim", "2026-12-08", &[]),
    (4, "halfway", "noor", "2026-08-04", &[]),
    (4, "all_paid", "noor", "2026-11-21", &[]),
    (10, "fourteen_days", "karim", "2026-11-21", &[]),
    (10, "help_offered", "karim", "2026-11-21", &[]),
    (5, "pause_confirmed", "saskia", "2026-11-21", &[]),
    (7, "waived", "karim", "2026-11-21", &[]),
    (6, "lower_rent", "karim", "2026-11-21", &[]),
];

fn the_twelve_texts_are_filled_in_from_what_was_done(test: &TestDb) {
    let s = begin(test, 7);
    let facts = [
        (Slot::PayLink, "delinde.example/huur"),
        (Slot::ChoiceLink, "delinde.example/kies"),
        (Slot::Iban, "NL91 ABNA 0417 1643 00"),
        (Slot::Municipality, "Rivierstad"),
        (Slot::HelperName, "Team Rondkomen"),
        (Slot::HelperPhone, "0999-100 200"),
        (Slot::Vat, "nee"),
    ];
    for (slot, words) in facts {
        work::wording::set_fact(&test.db, &s.linde, at_moment(TODAY, 1), slot, words).unwrap();
    }
    let days = "maandag, dinsdag en donderdag";
    work::wording::set_fact(
        &test.db,
        &s.colleague("noor"),
        at_moment(TODAY, 2),
        Slot::SenderDays,
        days,
    )
    .unwrap();
    let charges = serde_json::json!({"stress_sensitive": 0, "charges_costs": true});
    let scope = store::Scope::of(s.linde.org, None);
    test.db
        .write(|tx| store::association::change(tx, &scope, world::ASSOCIATION, &charges))
        .unwrap();
    let yes = Verdict::Approve;
    let waiver = s.file().waivers[0].id;
    work::waiver::decide(
        &test.db,
        &s.colleague("maarten"),
        at_moment(TODAY, 3),
        s.id,
        waiver,
        yes,
        "",
    )
    .unwrap();
    for (n, template, who, on, left) in TWELVE {
        let id = tenancy_id(&test.db, &s.linde, &story(n));
        let asked = Asked {
            template: template.to_owned(),
            tongue: Some(Tongue::Dutch),
            ..Asked::default()
        };
        let at = at_moment(day(on), 700);
        let table = compose::lay(&test.db, &s.colleague(who), at, id, &asked).unwrap();
        let text = table.draft.unwrap().text();
        let open: Vec<&str> = text
            .split('{')
            .skip(1)
            .filter_map(|rest| rest.split('}').next())
            .collect();
        let mut open: Vec<&str> = open.into_iter().filter(|slot| !slot.is_empty()).collect();
        open.sort_unstable();
        open.dedup();
        let mut wanted = left.to_vec();
        wanted.sort_unstable();
        assert_eq!(open, wanted, "T{n:02} {template}: {text}");
        let words: Vec<&str> = text.split(|c: char| !c.is_alphabetic()).collect();
        assert!(
            !words.iter().any(|w| ["ziek", "ziekte", "WIA"].contains(w)),
            "{text}"
        );
    }
}

/// Precious: € 3.100,00 by the manager's yes, € 999,40 in twenty times € 49,97; done on 5 July 2028.
fn t07_waived_by_two_and_the_rest_in_twenty(test: &TestDb) {
    let s = begin(test, 7);
    let (karim, maarten) = (s.colleague("karim"), s.colleague("maarten"));
    let waiver = s.file().waivers[0].id;
    let yes = Verdict::Approve;
    work::waiver::decide(&test.db, &maarten, at_moment(TODAY, 1), s.id, waiver, yes, "").unwrap();
    let file = s.file();
    let o = file.outlook(TODAY);
    assert_eq!(o.account.balance, Cents(99_940));
    // Nothing of December is touched: it is charged and asked whole.
    assert_eq!(o.account.advance, Cents::ZERO);
    s.talks(ContactKind::Phone, &karim, TODAY);
    s.kept("Voorstel over het oude bedrag klaarmaken", &karim, TODAY);
    let held = &o.plans[0].plan;
    let (old, version) = (held.id, held.version);
    work::plan::change(
        &test.db,
        &karim,
        at_moment(TODAY, 4),
        s.id,
        old,
        version,
        &Turn::Stop,
    )
    .unwrap();
    let terms = by_amount(Cents(99_940), Cents(4_997), day("2026-12-05"), Rhythm::Monthly).unwrap();
    assert_eq!((terms.len(), terms[19].amount), (20, Cents(4_997)));
    let plan = new_plan("t07", terms, Cents(66_353));
    work::plan::agree(&test.db, &karim, at_moment(TODAY, 5), s.id, &plan).unwrap();
    step_done(&test.db, &karim, at_moment(TODAY, 6), s.id);
    let letter = s.letter("karim", "waived", TODAY);
    for words in [
        "€ 3.100 van de oude schuld",
        "€ 999,40",
        "€ 49,97 per maand, 20 keer",
        "juli 2028",
        "Maarten de Ruiter, manager",
    ] {
        assert!(letter.contains(words), "{words}: {letter}");
    }
    let last = s.goes_on(Cents(66_353), 5, &[Cents(4_997); 20]);
    assert_eq!(last, day("2028-07-05"));
    s.ends(last, 20);
}

/// Joop: seven times € 200 and € 68,08; done in July 2027.
fn t08_done_in_july_2027(test: &TestDb) {
    let s = begin(test, 8);
    let mut terms = vec![Cents(20_000); 7];
    terms.push(Cents(6_808));
    let last = s.goes_on(Cents(73_089), 2, &terms);
    assert_eq!(last, day("2027-07-02"));
    s.ends(last, 11);
}

/// Maria: the administrator pays seven times € 26 beside the rent; done in June 2027, and she hears it.
fn t11_done_in_june_2027(test: &TestDb) {
    let s = begin(test, 11);
    let last = s.goes_on(Cents(56_813), 1, &[Cents(2_600); 7]);
    assert_eq!(last, day("2027-06-01"));
    s.ends(last, 12);
    assert!(s.file().outlook(last).administered());
}

/// Tom and Lisa: they were right, we promise to put it right and do; then nothing is open and nothing is seen otherwise.
fn t12_they_were_right_and_we_put_it_right(test: &TestDb) {
    let s = begin(test, 12);
    let saskia = s.colleague("saskia");
    let held = s.file().disputes[0].clone();
    let right = Answer {
        seen: held.version,
        state: DisputeState::TenantRight,
        right: None,
        words: "Het lek zat er te lang. De € 300 hoeven jullie niet te betalen.".to_owned(),
        promise: Some(OwnWord {
            action: "€ 300 van oktober uit de administratie halen".to_owned(),
            due_on: day("2026-11-27"),
        }),
    };
    work::dispute::answer(&test.db, &saskia, at_moment(TODAY, 1), s.id, held.id, &right).unwrap();
    let file = s.file();
    let o = file.outlook(TODAY);
    // Not asked any more, and no part of what is past due; the ledger shows it when the credit is booked.
    assert_eq!(
        (o.account.balance, o.disputed, o.past_due),
        (Cents(30_000), Cents(30_000), Cents::ZERO)
    );
    let owes = |file: &CaseFile, on| {
        let tasks = file.outlook(on).tasks;
        tasks.iter().any(
            |t| matches!(&t.reason, Reason::OwnPromise { action, .. } if action.contains("administratie")),
        )
    };
    assert!(!owes(&file, day("2026-11-27")) && owes(&file, day("2026-11-28")));
    s.books(&[("credit", day("2026-11-26"), Cents(30_000))]);
    s.kept(
        "€ 300 van oktober uit de administratie halen",
        &saskia,
        day("2026-11-26"),
    );
    let after = s.file();
    let o = after.outlook(day("2026-11-30"));
    assert_eq!(
        (o.account.balance, o.disputed, o.past_due),
        (Cents::ZERO, Cents::ZERO, Cents::ZERO)
    );
    assert!(!owes(&after, day("2026-11-30")));
}

store::on_both_engines! {
    the_twelve_texts_are_filled_in_from_what_was_done;
    t01_twelve_times_and_nothing_is_open;
    t03_done_in_august_2027;
    t04_aftercare_in_february;
    t05_a_call_on_9_february;
    t06_lower_rent_ends_and_what_was_put_off_is_asked_again;
    t07_waived_by_two_and_the_rest_in_twenty;
    t08_done_in_july_2027;
    t11_done_in_june_2027;
    t12_they_were_right_and_we_put_it_right;
}
