//! Messages and the outbox: silence at making and at leaving, once and never twice, and a person where nobody can know
//! (S2.17, S4.19, S4.20). On both engines.
#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on must stop, and uses its part of the shared world"
)]

mod world;

use domain::contact::{ContactKind, Direction, Outcome};
use domain::ids::{ContactId, MessageId, PersonId, TenancyId};
use domain::message::{Carrier, Channel, Handed, Parcel, State};
use domain::silence::{Purpose, Rule};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use store::testing::TestDb;
use work::message::{Decision, Made, NewMessage, OnItsWay};
use work::outbox::{Carried, Outbox};
use work::record::NewContact;
use work::{Actor, At, Error, Refusal};
use world::{day, story, tenancy_id};

/// A carrier of the tests: keeps what it was given, and answers as told.
struct Given {
    answer: Box<dyn Fn(&Parcel) -> Handed + Send + Sync>,
    repeats: bool,
}

impl Carrier for Given {
    fn channel(&self) -> Channel {
        Channel::Email
    }
    fn repeats_safely(&self) -> bool {
        self.repeats
    }
    fn carry(&self, parcel: &Parcel) -> Handed {
        (self.answer)(parcel)
    }
}

fn carrier(
    repeats: bool,
    answer: impl Fn(&Parcel) -> Handed + Send + Sync + 'static,
) -> Vec<Box<dyn Carrier>> {
    vec![Box::new(Given {
        answer: Box::new(answer),
        repeats,
    })]
}

fn accepts() -> Vec<Box<dyn Carrier>> {
    carrier(false, |p| Handed::Accepted(p.id.to_string()))
}

const MINUTE: i64 = 60_000_000;

/// Saturday 21 November 2026, 13:00 in the Netherlands, and so many minutes later.
fn at(minutes: i64) -> At {
    world::at_moment(sim::TODAY, minutes * MINUTE)
}

struct World<'t> {
    test: &'t TestDb,
    linde: Actor,
    tenancy: TenancyId,
    person: PersonId,
}

fn world(test: &TestDb) -> World<'_> {
    let linde = world::founded(test);
    world::receive_association(&test.db, &linde);
    let tenancy = quiet(test, &linde);
    let file = work::case_file::read(&test.db, &linde, tenancy).unwrap();
    let here = file.tenancy.members.iter().find(|m| m.until.is_none()).unwrap();
    let person = here.person;
    World {
        test,
        linde,
        tenancy,
        person,
    }
}

/// A tenancy of which nothing holds a reminder back, with an e-mail address.
fn quiet(test: &TestDb, linde: &Actor) -> TenancyId {
    let free = (1..=12)
        .map(|n| tenancy_id(&test.db, linde, &story(n)))
        .find(|id| {
            let file = work::case_file::read(&test.db, linde, *id).unwrap();
            let Some(person) = file.people.iter().find(|p| p.email.is_some()) else {
                return false;
            };
            let wish = (person.id, Channel::Email, Purpose::Collection);
            work::message::rules_now(&test.db, linde, at(0), *id, wish)
                .unwrap()
                .is_empty()
        });
    free.expect("a story that nothing holds back")
}

impl World<'_> {
    fn draft(&self, name: &str, purpose: Purpose) -> NewMessage {
        NewMessage {
            id: MessageId::derived(self.linde.org, name),
            person: self.person,
            channel: Channel::Email,
            purpose,
            language: "nl".to_owned(),
            template: "first_reminder".to_owned(),
            subject: "De huur van november".to_owned(),
            body: "Dag, de huur is nog niet binnen. Bel mij gerust.".to_owned(),
        }
    }
    fn make(&self, when: At, name: &str, purpose: Purpose) -> Result<Made, Error> {
        work::message::make(
            &self.test.db,
            &self.linde,
            when,
            self.tenancy,
            &self.draft(name, purpose),
            true,
        )
    }
    fn run(&self, carriers: &[Box<dyn Carrier>], holder: &str, when: At) -> Carried {
        let clock = move || when;
        let outbox = Outbox {
            carriers,
            holder,
            batch: 10,
            clock: &clock,
        };
        work::outbox::run(&self.test.db, &self.linde, &outbox).unwrap()
    }
    fn all(&self) -> Vec<OnItsWay> {
        work::message::of(&self.test.db, &self.linde, self.tenancy).unwrap()
    }
    fn state(&self, name: &str) -> (State, String) {
        let id = MessageId::derived(self.linde.org, name);
        let found = self.all().into_iter().find(|m| m.message.id == id).unwrap();
        (found.delivery.state, found.delivery.why)
    }
    fn decide(&self, when: At, name: &str, decision: Decision) -> Result<Made, Error> {
        let id = MessageId::derived(self.linde.org, name);
        work::message::decide(&self.test.db, &self.linde, when, self.tenancy, id, decision)
    }
    fn contacts(&self) -> Vec<domain::contact::Contact> {
        work::case_file::read(&self.test.db, &self.linde, self.tenancy)
            .unwrap()
            .contacts
    }
}

fn refused<T: std::fmt::Debug>(done: Result<T, Error>) -> Refusal {
    match done {
        Err(Error::Refused(why)) => why,
        other => panic!("{other:?}"),
    }
}

fn it_leaves_once_and_stands_in_the_file(test: &TestDb) {
    let w = world(test);
    let before = w.contacts().len();
    let made = w.make(at(0), "a", Purpose::Collection).unwrap();
    assert_eq!((made.state, made.holds.len()), (State::Waiting, 0));
    // The browser sends the form twice.
    assert_eq!(
        w.make(at(0), "a", Purpose::Collection).unwrap().state,
        State::Waiting
    );
    assert_eq!(
        w.run(&accepts(), "one", at(1)),
        Carried {
            sent: 1,
            ..Carried::default()
        }
    );
    assert_eq!(w.run(&accepts(), "one", at(2)), Carried::default());
    assert_eq!(w.state("a"), (State::Sent, String::new()));
    let contacts = w.contacts();
    assert_eq!(contacts.len(), before + 1);
    let told = contacts
        .iter()
        .find(|c| c.note == "De huur van november")
        .unwrap();
    assert_eq!(
        (told.kind, told.direction, told.outcome),
        (ContactKind::Mail, Direction::Outgoing, Outcome::Sent)
    );
    let events: Vec<State> = w.all()[0].events.iter().map(|e| e.state).collect();
    assert_eq!(events, [State::Waiting, State::Sent]);
    assert_eq!(
        refused(w.decide(at(3), "a", Decision::Withdraw)),
        Refusal::MessageState("sent")
    );
}

fn s2_17_one_message_a_person_and_at_most_two_in_seven_days(test: &TestDb) {
    let w = world(test);
    w.make(at(0), "a", Purpose::Collection).unwrap();
    assert_eq!(
        refused(w.make(at(0), "b", Purpose::Reminder)),
        Refusal::MessageWaits
    );
    assert_eq!(
        w.make(at(0), "answer", Purpose::Reply).unwrap().state,
        State::Waiting,
        "an answer always may"
    );
    assert_eq!(w.run(&accepts(), "one", at(1)).sent, 2);
    assert_eq!(
        w.make(at(2), "b", Purpose::Collection).unwrap().state,
        State::Waiting
    );
    assert_eq!(w.run(&accepts(), "one", at(3)).sent, 1);
    // Two left; the answer does not count. The third may leave in seven days: too far to wait with an amount in it.
    let third = w.make(at(4), "c", Purpose::Collection).unwrap();
    assert_eq!((third.state, third.holds[0].rule), (State::Held, Rule::WeeklyCap));
    assert_eq!(third.holds[0].until.unwrap().day, sim::TODAY.plus(7));
    assert_eq!(
        w.state("c"),
        (State::Held, "weekly_cap".to_owned()),
        "the rule stays visible"
    );
    assert_eq!(w.run(&accepts(), "one", at(5)), Carried::default());
    // A person may press send as often as they like: silence has no way around it.
    assert_eq!(w.decide(at(6), "c", Decision::Send).unwrap().state, State::Held);
    let week = At {
        today: sim::TODAY.plus(9),
        now: at(0).now,
    };
    assert_eq!(w.decide(week, "c", Decision::Send).unwrap().state, State::Waiting);
    assert_eq!(w.run(&accepts(), "one", week).sent, 1);
}

fn s2_17_what_people_sent_by_hand_counts_too(test: &TestDb) {
    let w = world(test);
    for (n, kind) in [(1, ContactKind::Text), (2, ContactKind::Card)] {
        let contact = NewContact {
            id: ContactId::derived(w.linde.org, &n.to_string()),
            on: None,
            day_part: None,
            kind,
            direction: Direction::Outgoing,
            outcome: Outcome::Sent,
            next_on: None,
            note: String::new(),
            story: String::new(),
            agreements: Vec::new(),
            corrects: None,
        };
        work::record::contact(&test.db, &w.linde, at(n), w.tenancy, &contact).unwrap();
    }
    let made = w.make(at(3), "a", Purpose::Kindness).unwrap();
    assert_eq!(
        made.holds.iter().map(|h| h.rule).collect::<Vec<_>>(),
        [Rule::WeeklyCap]
    );
}

fn s4_19_nothing_leaves_at_night_or_on_sunday(test: &TestDb) {
    let w = world(test);
    // 21:00 on a Saturday: until Monday 8:00.
    let night = at(8 * 60);
    let made = w.make(night, "a", Purpose::Collection).unwrap();
    assert_eq!(
        (made.state, made.holds[0].rule),
        (State::Waiting, Rule::QuietHours)
    );
    assert_eq!(w.run(&accepts(), "one", at(8 * 60 + 30)), Carried::default());
    let sunday = At {
        today: sim::TODAY.plus(1),
        now: at(24 * 60).now,
    };
    assert_eq!(w.run(&accepts(), "one", sunday), Carried::default());
    let early = At {
        today: day("2026-11-23"),
        now: at(42 * 60).now,
    };
    assert_eq!(early.local().minute, 7 * 60);
    assert_eq!(w.run(&accepts(), "one", early), Carried::default());
    let monday = At {
        today: day("2026-11-23"),
        now: at(43 * 60).now,
    };
    assert_eq!(w.run(&accepts(), "one", monday).sent, 1);
}

/// An association whose own settings allow nearly anything, with the stress-sensitive package on or off: what leaves
/// on Saturday at 21:00 or on Sunday, and what leaves of three messages on one Monday.
fn leaves(test: &TestDb, package: bool) -> (i64, i64) {
    let w = world(test);
    let own = serde_json::json!({
        "stress_sensitive": i32::from(package), "messages_most": 9, "messages_days": 1,
        "quiet_from_minute": 1440, "quiet_until_minute": 0, "quiet_sundays": 0,
    });
    let scope = store::Scope::of(w.linde.org, None);
    test.db
        .write(|tx| store::association::change(tx, &scope, world::ASSOCIATION, &own))
        .unwrap();
    let on = |days: i32, minutes: i64| At {
        today: sim::TODAY.plus(days),
        ..at(i64::from(days) * 24 * 60 + minutes)
    };
    let evening = on(0, 8 * 60);
    w.make(evening, "evening", Purpose::Collection).unwrap();
    let asleep = w.run(&accepts(), "one", evening).sent + w.run(&accepts(), "one", on(1, 0)).sent;
    if w.state("evening").0 == State::Waiting {
        w.decide(on(1, 1), "evening", Decision::Withdraw).unwrap();
    }
    let mut monday = 0;
    for (n, name) in [(0, "a"), (60, "b"), (120, "c")] {
        w.make(on(2, n), name, Purpose::Collection).unwrap();
        monday += w.run(&accepts(), "one", on(2, n + 1)).sent;
    }
    (asleep, monday)
}

fn s4_19_with_the_package_off_an_association_writes_as_it_set(test: &TestDb) {
    assert_eq!(leaves(test, false), (1, 3));
}

fn s4_19_switching_the_package_on_lets_two_leave_in_seven_days_and_none_while_people_sleep(test: &TestDb) {
    assert_eq!(leaves(test, true), (0, 2));
}

fn what_happens_meanwhile_holds_it_back_at_the_last_moment(test: &TestDb) {
    let w = world(test);
    w.make(at(0), "a", Purpose::Collection).unwrap();
    let talk = NewContact {
        id: ContactId::derived(w.linde.org, "talk"),
        on: None,
        day_part: None,
        kind: ContactKind::Phone,
        direction: Direction::Incoming,
        outcome: Outcome::Agreed,
        next_on: Some(sim::TODAY.plus(12)),
        note: String::new(),
        story: String::new(),
        agreements: Vec::new(),
        corrects: None,
    };
    work::record::contact(&test.db, &w.linde, at(1), w.tenancy, &talk).unwrap();
    let nobody = carrier(false, |_| panic!("nothing may leave"));
    assert_eq!(w.run(&nobody, "one", at(2)).held, 1);
    assert_eq!(w.state("a"), (State::Held, "moment".to_owned()));
    let events: Vec<(State, String, bool)> = w.all()[0]
        .events
        .iter()
        .map(|e| (e.state, e.why.clone(), e.until.is_some()))
        .collect();
    assert_eq!(events[1], (State::Held, "moment".to_owned(), true));
    assert_eq!(
        w.decide(at(3), "a", Decision::Withdraw).unwrap().state,
        State::Withdrawn
    );
}

fn an_amount_that_changed_is_looked_at_by_a_person(test: &TestDb) {
    let w = world(test);
    let due = || {
        let file = work::case_file::read(&test.db, &w.linde, w.tenancy).unwrap();
        file.outlook(sim::TODAY).past_due
    };
    w.make(at(0), "a", Purpose::Collection).unwrap();
    let before = due();
    // The bank file of the month comes in before it leaves.
    let file = world::demo_folder().join("statements/2026-11.xml");
    world::receive_file(&test.db, &w.linde, sim::TODAY, &file).unwrap();
    assert_ne!(due(), before);
    let nobody = carrier(false, |_| panic!("nothing may leave"));
    assert_eq!(w.run(&nobody, "one", at(1)).held, 1);
    assert_eq!(w.state("a"), (State::Held, "changed".to_owned()));
}

/// Runs the outbox with a carrier that takes the program down with it.
fn dies(w: &World<'_>, repeats: bool, taken: bool) {
    static TAKEN: AtomicUsize = AtomicUsize::new(0);
    let carriers = carrier(repeats, move |_| {
        TAKEN.fetch_add(usize::from(taken), Ordering::SeqCst);
        panic!("the program is killed here")
    });
    let died = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| w.run(&carriers, "dead", at(1))));
    assert!(died.is_err());
}

fn killed_between_sending_and_noting_it_never_leaves_twice_by_itself(test: &TestDb) {
    let w = world(test);
    w.make(at(0), "a", Purpose::Collection).unwrap();
    dies(&w, false, true);
    let nobody = carrier(false, |_| panic!("a second time"));
    // Within the claim nobody touches it; after it a person is asked.
    assert_eq!(w.run(&nobody, "other", at(2)), Carried::default());
    assert_eq!(w.state("a").0, State::Sending);
    assert_eq!(
        w.run(&nobody, "other", at(10)),
        Carried {
            unsure: 1,
            ..Carried::default()
        }
    );
    assert_eq!(w.state("a"), (State::Unsure, "stopped".to_owned()));
    assert_eq!(w.run(&nobody, "other", at(60)), Carried::default());
    // The person asked: it had arrived. It stands in the file once.
    let before = w.contacts().len();
    assert_eq!(w.decide(at(61), "a", Decision::Left).unwrap().state, State::Sent);
    assert_eq!(w.contacts().len(), before + 1);
}

fn a_carrier_that_knows_the_id_gets_it_again(test: &TestDb) {
    let w = world(test);
    w.make(at(0), "a", Purpose::Collection).unwrap();
    dies(&w, true, true);
    let id = MessageId::derived(w.linde.org, "a");
    let again = carrier(true, move |p| {
        assert_eq!(p.id, id, "under the same id");
        Handed::Accepted(String::new())
    });
    assert_eq!(w.run(&again, "other", at(10)).sent, 1);
    assert_eq!(w.state("a").0, State::Sent);
}

fn killed_after_the_claim_it_leaves_when_the_claim_ends(test: &TestDb) {
    let w = world(test);
    w.make(at(0), "a", Purpose::Collection).unwrap();
    // The clock gives out at the last question, so the claim is all that was written.
    let asked = AtomicUsize::new(0);
    let clock = || {
        assert!(asked.fetch_add(1, Ordering::SeqCst) < 2, "killed");
        at(1)
    };
    let carriers = accepts();
    let outbox = Outbox {
        carriers: &carriers,
        holder: "dead",
        batch: 10,
        clock: &clock,
    };
    let died = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        work::outbox::run(&test.db, &w.linde, &outbox)
    }));
    assert!(died.is_err());
    assert_eq!(w.state("a").0, State::Waiting);
    assert_eq!(w.run(&accepts(), "other", at(2)), Carried::default());
    assert_eq!(w.run(&accepts(), "other", at(10)).sent, 1);
}

fn two_programs_at_once_send_each_message_once(test: &TestDb) {
    let w = world(test);
    for n in 0..30 {
        w.make(at(n), &format!("m{n}"), Purpose::Reply).unwrap();
    }
    let seen: std::sync::Arc<Mutex<Vec<MessageId>>> = std::sync::Arc::default();
    std::thread::scope(|threads| {
        for holder in ["one", "two", "three"] {
            let (w, seen) = (&w, std::sync::Arc::clone(&seen));
            threads.spawn(move || {
                let carriers = carrier(false, move |p| {
                    seen.lock().unwrap().push(p.id);
                    Handed::Accepted(String::new())
                });
                w.run(&carriers, holder, at(40));
            });
        }
    });
    // Whoever was in the way of another may have left some for the next round.
    w.run(&accepts_into(&seen), "last", at(50));
    let mut ids = seen.lock().unwrap().clone();
    let total = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!((total, ids.len()), (30, 30));
    assert!(w.all().iter().all(|m| m.delivery.state == State::Sent));
}

fn accepts_into(seen: &std::sync::Arc<Mutex<Vec<MessageId>>>) -> Vec<Box<dyn Carrier>> {
    let seen = std::sync::Arc::clone(seen);
    carrier(false, move |p| {
        seen.lock().unwrap().push(p.id);
        Handed::Accepted(String::new())
    })
}

fn what_fails_is_tried_again_and_then_needs_a_person(test: &TestDb) {
    let w = world(test);
    w.make(at(0), "a", Purpose::Kindness).unwrap();
    let busy = || carrier(false, |_| Handed::Later("451 later".to_owned()));
    assert_eq!(w.run(&busy(), "one", at(1)).later, 1);
    assert_eq!(w.state("a"), (State::Waiting, "451 later".to_owned()));
    assert_eq!(w.run(&busy(), "one", at(2)), Carried::default(), "not at once");
    let mut tries = 1;
    for days in 2..20 {
        // Monday 23 November and on, at 13:00; Sundays are quiet.
        let when = At {
            today: sim::TODAY.plus(days),
            now: at(0).now,
        };
        let done = w.run(&busy(), "one", when);
        tries += done.later + done.failed;
    }
    assert_eq!(tries, 6);
    assert_eq!(w.state("a"), (State::Failed, "451 later".to_owned()));
    w.make(
        At {
            today: sim::TODAY.plus(30),
            ..at(0)
        },
        "b",
        Purpose::Kindness,
    )
    .unwrap();
    let gone = carrier(false, |_| Handed::Refused("550 no such mailbox".to_owned()));
    assert_eq!(
        w.run(
            &gone,
            "one",
            At {
                today: sim::TODAY.plus(30),
                ..at(1)
            }
        )
        .failed,
        1
    );
    assert_eq!(w.state("b"), (State::Failed, "550 no such mailbox".to_owned()));
}

fn without_a_carrier_it_waits_and_says_so(test: &TestDb) {
    let w = world(test);
    w.make(at(0), "a", Purpose::Kindness).unwrap();
    assert_eq!(w.run(&[], "one", at(1)), Carried::default());
    assert_eq!(w.state("a"), (State::Waiting, "no_carrier".to_owned()));
    assert_eq!(w.run(&accepts(), "one", at(62)).sent, 1);
}

fn a_letter_is_printed_and_posted_by_a_person(test: &TestDb) {
    let w = world(test);
    let letter = |name: &str| NewMessage {
        channel: Channel::Letter,
        ..w.draft(name, Purpose::Collection)
    };
    // At night a letter can be written.
    let made = work::message::make(&test.db, &w.linde, at(8 * 60), w.tenancy, &letter("a"), true).unwrap();
    assert_eq!((made.state, made.holds.len()), (State::Ready, 0));
    let nobody = carrier(false, |_| panic!("a letter has no wire"));
    assert_eq!(w.run(&nobody, "one", at(9 * 60)), Carried::default());
    assert_eq!(
        refused(w.decide(at(1), "a", Decision::Send)),
        Refusal::MessageState("ready")
    );
    assert_eq!(w.decide(at(1), "a", Decision::Left).unwrap().state, State::Sent);
    assert!(
        w.contacts()
            .iter()
            .any(|c| c.kind == ContactKind::Letter && c.on == sim::TODAY)
    );
    w.make(at(2), "b", Purpose::Kindness).unwrap();
    assert_eq!(w.run(&accepts(), "one", at(3)).sent, 1);
    let third = work::message::make(&test.db, &w.linde, at(4), w.tenancy, &letter("c"), true).unwrap();
    assert_eq!(third.holds[0].rule, Rule::WeeklyCap);
    assert_eq!(
        refused(w.decide(at(5), "c", Decision::Left)),
        Refusal::HeldBack("weekly_cap")
    );
}

fn bad_input_is_refused_and_nothing_is_half_done(test: &TestDb) {
    let w = world(test);
    let before = test.content(&[]);
    let bad = |change: &dyn Fn(&mut NewMessage)| {
        let mut new = w.draft("x", Purpose::Collection);
        change(&mut new);
        refused(work::message::make(
            &test.db,
            &w.linde,
            at(0),
            w.tenancy,
            &new,
            true,
        ))
    };
    assert_eq!(bad(&|m| m.body = String::from(" \n")), Refusal::Missing("body"));
    assert_eq!(bad(&|m| m.subject = String::new()), Refusal::Missing("subject"));
    assert_eq!(
        bad(&|m| m.body = String::from("BSN 111222333")),
        Refusal::HoldsBsn("body")
    );
    assert_eq!(bad(&|m| m.body = "a".repeat(4_001)), Refusal::TooLong("body"));
    assert_eq!(
        bad(&|m| m.person = PersonId::derived(w.linde.org, "nobody")),
        Refusal::NotInTenancy
    );
    let all = [story(2), story(3)].map(|s| tenancy_id(&test.db, &w.linde, &s));
    let elsewhere = *all.iter().find(|id| **id != w.tenancy).unwrap();
    let other = work::case_file::read(&test.db, &w.linde, elsewhere)
        .unwrap()
        .people[0]
        .id;
    assert_eq!(bad(&|m| m.person = other), Refusal::NotInTenancy);
    // A slot that exists and one that doesn't: nobody ever reads a gap.
    assert_eq!(
        bad(&|m| "Dag {naam}, bel {numer}.".clone_into(&mut m.body)),
        Refusal::Unfilled(vec!["naam".to_owned(), "numer".to_owned()])
    );
    assert_eq!(
        bad(&|m| {
            m.channel = Channel::Letter;
            "Over {kosten}".clone_into(&mut m.subject);
        }),
        Refusal::Unfilled(vec!["kosten".to_owned()])
    );
    let nowhere = TenancyId::derived(w.linde.org, "nowhere");
    let done = work::message::make(
        &test.db,
        &w.linde,
        at(0),
        nowhere,
        &w.draft("x", Purpose::Reply),
        true,
    );
    assert!(matches!(refused(done), Refusal::NoSuchTenancy(_)));
    assert!(matches!(
        refused(w.decide(at(0), "x", Decision::Send)),
        Refusal::NoSuchMessage(_)
    ));
    let mut reader = w.linde.clone();
    reader.acts.remove(&work::Act::SendMessages);
    let done = work::message::make(
        &test.db,
        &reader,
        at(0),
        w.tenancy,
        &w.draft("x", Purpose::Reply),
        true,
    );
    assert!(matches!(refused(done), Refusal::NotAllowed(_)));
    assert_eq!(test.content(&[]), before);
}

fn s4_20_no_message_that_asks_leaves_in_a_pause_and_none_leaves_by_itself_after_it(test: &TestDb) {
    use domain::pause::{PauseReason, PauseSource};
    let w = world(test);
    w.make(at(0), "a", Purpose::Collection).unwrap();
    let pause = work::pause::NewPause {
        id: domain::ids::PauseId::derived(w.linde.org, "rest"),
        source: PauseSource::ALL[0],
        reason: PauseReason::ALL[0],
        words: String::new(),
        from: sim::TODAY,
        until: Some(sim::TODAY.plus(30)),
        review_on: None,
    };
    work::pause::start(&test.db, &w.linde, at(1), w.tenancy, &pause).unwrap();
    let nobody = || carrier(false, |_| panic!("nothing may leave in a pause"));
    assert_eq!(w.run(&nobody(), "one", at(2)).held, 1);
    assert_eq!(w.state("a"), (State::Held, "pause".to_owned()));
    for (name, purpose) in [
        ("b", Purpose::Reminder),
        ("c", Purpose::Collection),
        ("d", Purpose::Kindness),
    ] {
        assert_eq!(
            w.make(at(3), name, purpose).unwrap().holds[0].rule,
            Rule::Pause,
            "{name}"
        );
    }
    assert_eq!(
        w.make(at(3), "e", Purpose::Reply).unwrap().state,
        State::Waiting,
        "an answer may"
    );
    let after = At {
        today: sim::TODAY.plus(35),
        now: at(0).now,
    };
    let answer = MessageId::derived(w.linde.org, "e");
    let carriers = carrier(false, move |p| {
        assert_eq!(p.id, answer, "only the answer leaves");
        Handed::Accepted(String::new())
    });
    assert_eq!(w.run(&carriers, "one", after).sent, 1);
    assert_eq!(w.state("a").0, State::Held, "a person speaks first, not a letter");
}

fn a_template_is_filled_in_with_the_facts_of_the_file(test: &TestDb) {
    use domain::message::{Slot, Tongue};
    let w = world(test);
    let karim = domain::ids::UserId::derived(w.linde.org, "karim");
    let karim = work::login::actor_of(&test.db, w.linde.org, karim)
        .unwrap()
        .unwrap();
    let facts = work::message::facts(&test.db, &karim, at(0), w.tenancy, w.person, Tongue::Dutch).unwrap();
    let written = |slot| facts.written(slot, Tongue::Dutch);
    assert_eq!(written(Slot::Sender).as_deref(), Some("Karim Haddad"));
    assert_eq!(written(Slot::SenderFirstName).as_deref(), Some("Karim"));
    assert_eq!(written(Slot::Phone).as_deref(), Some("0999-201 413"));
    assert_eq!(written(Slot::Association).as_deref(), Some(world::ASSOCIATION));
    let file = work::case_file::read(&test.db, &w.linde, w.tenancy).unwrap();
    let due = file.outlook(sim::TODAY).past_due;
    assert_eq!(
        written(Slot::Open),
        Some(domain::message::amount(due, Tongue::Dutch)),
        "to the cent as on the page"
    );
    assert!(
        written(Slot::Name).is_some() && written(Slot::Months).is_some() && written(Slot::Rent).is_some()
    );
    // Costs are named only by an association that charges them, and only what the law allows: 15, 10 and 5 %.
    assert_eq!(written(Slot::Costs), None, "a social landlord charges none");
    let charges = serde_json::json!({"stress_sensitive": 0, "charges_costs": true});
    let scope = store::Scope::of(w.linde.org, None);
    test.db
        .write(|tx| store::association::change(tx, &scope, world::ASSOCIATION, &charges))
        .unwrap();
    let facts = work::message::facts(&test.db, &karim, at(2), w.tenancy, w.person, Tongue::Dutch).unwrap();
    let slice = |from: i64, to: i64| (due.0.min(to) - from).max(0);
    let hundredths = slice(0, 250_000) * 15 + slice(250_000, 500_000) * 10 + slice(500_000, 1_000_000) * 5;
    assert!(due.0 <= 1_000_000, "three slices of the scale");
    let allowed = domain::money::Cents((hundredths / 100).max(4_000));
    assert_eq!(
        facts.written(Slot::Costs, Tongue::Dutch),
        Some(domain::message::amount(allowed, Tongue::Dutch))
    );
    the_letter_of_the_law_has_effect_or_is_refused(test, &w, &amount_words(due), &amount_words(allowed));
    let stranger = PersonId::derived(w.linde.org, "nobody");
    let done = work::message::facts(&test.db, &karim, at(0), w.tenancy, stranger, Tongue::Dutch);
    assert_eq!(refused(done), Refusal::NotInTenancy);
}

fn amount_words(cents: domain::money::Cents) -> String {
    domain::message::amount(cents, domain::message::Tongue::Dutch)
}

/// Art. 6:96 lid 6 BW: a part that is missing, costs that are not exact, or an unclear term, and it does not come about.
fn the_letter_of_the_law_has_effect_or_is_refused(test: &TestDb, w: &World, open: &str, costs: &str) {
    use domain::law::letter_text::Part;
    let good = format!(
        "Er staat {open} open. Betaal binnen 14 dagen. Die beginnen op de dag nadat u deze brief kreeg. Anders komt er {costs} bij."
    );
    let make_of = |template: &str, when: At, name: &str, body: String| {
        let letter = NewMessage {
            id: MessageId::derived(w.linde.org, name),
            person: w.person,
            channel: Channel::Letter,
            purpose: Purpose::Collection,
            language: "nl".to_owned(),
            template: template.to_owned(),
            subject: "Betaal binnen 14 dagen".to_owned(),
            body,
        };
        work::message::make(&test.db, &w.linde, when, w.tenancy, &letter, false)
    };
    let make = |n: i64, name: &str, body: String| make_of("fourteen_days", at(n), name, body);
    for (name, body, part) in [
        ("zonder kosten", good.replace(costs, "iets"), Part::Costs),
        ("zonder bedrag", good.replace(open, "iets"), Part::Amount),
        ("zonder begin", good.replace("dag nadat", "dag dat"), Part::Start),
        (
            "verwarrend",
            format!("{good} Dus 14 dagen na verzending."),
            Part::Confusing,
        ),
    ] {
        assert_eq!(refused(make(3, name, body)), Refusal::StatutoryLetter(vec![part]));
    }
    make(4, "goed", good.clone()).unwrap();
    // By hand the same holds: what names costs is the letter of the law, whatever it began from.
    let by_hand = good
        .replace("Anders komt er", "Anders zijn de incassokosten")
        .replace(" bij.", ".");
    let without_term = by_hand.replace("14 dagen", "een week");
    assert_eq!(
        refused(make_of("", at(5), "met de hand", without_term)),
        Refusal::StatutoryLetter(vec![Part::Term])
    );
    make_of("", at(6), "met de hand goed", by_hand.clone()).unwrap();
    // After a letter that left the costs must still be those of the law, earlier letters counted along (lid 8).
    let id = MessageId::derived(w.linde.org, "goed");
    work::message::decide(&test.db, &w.linde, at(7), w.tenancy, id, Decision::Left).unwrap();
    let tomorrow = At {
        today: at(8).today.plus(1),
        now: at(8).now + 86_400_000_000,
    };
    let other = by_hand.replace(costs, "€ 20,00");
    assert_eq!(
        refused(make_of("", tomorrow, "later", other)),
        Refusal::StatutoryLetter(vec![Part::Costs])
    );
}

/// Art. 6:96 lid 8 BW through the letters: of small remainders the first letter in half a year has its costs, each next one the
/// lower ones, and one letter about several of them no more than about one.
fn small_instalments_have_their_own_costs_and_earlier_letters_count(test: &TestDb) {
    use domain::message::Tongue;
    use domain::money::Cents;
    const MONTHS: [&str; 12] = [
        "januari",
        "februari",
        "maart",
        "april",
        "mei",
        "juni",
        "juli",
        "augustus",
        "september",
        "oktober",
        "november",
        "december",
    ];
    let w = world(test);
    let charges = serde_json::json!({"stress_sensitive": 0, "charges_costs": true});
    let scope = store::Scope::of(w.linde.org, None);
    test.db
        .write(|tx| store::association::change(tx, &scope, world::ASSOCIATION, &charges))
        .unwrap();
    let read = || work::case_file::read(&test.db, &w.linde, w.tenancy).unwrap();
    // Of each open month 120 is left: what is past due is above the band, each of its parts is not.
    let parts = |file: &work::case_file::CaseFile| file.claimed_parts(&file.outlook(sim::TODAY));
    let file = read();
    let reference = file.tenancy.reference.clone();
    let outlook = file.outlook(sim::TODAY);
    let open = outlook.account.items.iter().filter(|i| i.asks() > Cents(12_000));
    // Each in its own month, which its text names.
    let paid: Vec<(String, String, String)> = open
        .filter_map(|i| {
            let of = i.month?;
            let on = of.on(20).min(sim::TODAY).to_string();
            let (year, number) = of.parts();
            let name = MONTHS.get(usize::try_from(number - 1).ok()?)?;
            let amount = (i.asks() - Cents(12_000)).to_plain();
            Some((on, amount, format!("huur {name} {year} {reference}")))
        })
        .collect();
    assert!(paid.len() >= 2, "{paid:?}");
    let rows: Vec<_> = paid
        .iter()
        .map(|(on, amount, text)| (on.as_str(), amount.as_str(), "", text.as_str()))
        .collect();
    let xml = world::camt("rest", &rows);
    let report = world::receive_text(&test.db, &w.linde, sim::TODAY, "rest.xml", &xml).unwrap();
    assert_eq!(usize::try_from(report.matched).unwrap(), rows.len(), "{rows:?}");
    let left = parts(&read());
    assert!(
        left.len() >= 2 && left.iter().all(|part| *part == Cents(12_000)),
        "{left:?}"
    );
    let costs = |on: At| {
        let facts = work::message::facts(&test.db, &w.linde, on, w.tenancy, w.person, Tongue::Dutch).unwrap();
        facts.written(domain::message::Slot::Costs, Tongue::Dutch)
    };
    // Not the scale over the sum, which would be more.
    assert_eq!(costs(at(1)), Some(amount_words(Cents(4_000))));
    let due = amount_words(left.iter().copied().sum());
    let letter = |name: &str, on: At, costs: Cents| {
        let new = NewMessage {
            id: MessageId::derived(w.linde.org, name),
            person: w.person,
            channel: Channel::Letter,
            purpose: Purpose::Collection,
            language: "nl".to_owned(),
            template: "fourteen_days".to_owned(),
            subject: "Betaal binnen 14 dagen".to_owned(),
            body: format!(
                "Er staat {due} open. Betaal binnen 14 dagen. Die beginnen op de dag nadat u deze brief kreeg. Anders komt er {} bij.",
                amount_words(costs)
            ),
        };
        work::message::make(&test.db, &w.linde, on, w.tenancy, &new, false)
    };
    // Not within a day of a payment: three days later the first leaves, six days after it the next.
    let days = |n: i32| At {
        today: sim::TODAY.plus(n),
        now: at(0).now + i64::from(n) * 86_400_000_000,
    };
    letter("eerste", days(3), Cents(4_000)).unwrap();
    let id = MessageId::derived(w.linde.org, "eerste");
    work::message::decide(&test.db, &w.linde, days(3), w.tenancy, id, Decision::Left).unwrap();
    // A later letter asks the lower amount, and one with the first amount again does not come about.
    let later = days(9);
    assert_eq!(costs(later), Some(amount_words(Cents(2_000))));
    assert_eq!(
        refused(letter("tweede", later, Cents(4_000))),
        Refusal::StatutoryLetter(vec![domain::law::letter_text::Part::Costs])
    );
    letter("derde", later, Cents(2_000)).unwrap();
}

fn what_did_not_arrive_is_a_row_until_a_person_settled_it(test: &TestDb) {
    use domain::outlook::{Proposal, Reason};
    let w = world(test);
    w.make(at(0), "a", Purpose::Collection).unwrap();
    let refuses = carrier(false, |_| Handed::Refused("no such mailbox".to_owned()));
    assert_eq!(w.run(&refuses, "one", at(1)).failed, 1);
    let row = || {
        let page = work::today::list(&test.db, &w.linde, None, None, 100).unwrap();
        page.rows.into_iter().find(|r| r.tenancy == w.tenancy)
    };
    let stuck = row().expect("a row");
    assert!(
        matches!(
            stuck.reason,
            Reason::Delivery {
                state: State::Failed,
                ..
            }
        ),
        "{:?}",
        stuck.reason
    );
    assert_eq!(stuck.proposal, Proposal::SeeMessage);
    let id = MessageId::derived(w.linde.org, "a");
    work::message::decide(&test.db, &w.linde, at(2), w.tenancy, id, Decision::Withdraw).unwrap();
    assert!(
        !row().is_some_and(|r| matches!(r.reason, Reason::Delivery { .. })),
        "it is settled"
    );
    // The night says the same as the act.
    world::night(&test.db, &w.linde, sim::TODAY, true);
    assert!(!row().is_some_and(|r| matches!(r.reason, Reason::Delivery { .. })));
}

fn the_composer_offers_a_few_texts_that_fit_and_fills_them_from_the_file(test: &TestDb) {
    use domain::message::{Fit, fill_text};
    use work::message::compose::{Asked, table};
    let w = world(test);
    let asked = Asked::default();
    let laid = table(&test.db, &w.linde, at(0), w.tenancy, &asked).unwrap();
    let first: Vec<_> = laid.offers.iter().filter_map(|o| o.fit).collect();
    assert!((2..=5).contains(&first.len()), "{first:?}");
    assert_eq!(first.last().map(|f| f.fit), Some(Fit::Always));
    assert!(
        laid.offers[..first.len()].iter().all(|o| o.fit.is_some()),
        "what fits comes first"
    );
    for offer in &laid.offers {
        let asked = Asked {
            template: offer.template.key.clone(),
            ..Asked::default()
        };
        let laid = table(&test.db, &w.linde, at(0), w.tenancy, &asked).unwrap();
        let text = laid.draft.expect("a draft").text();
        // What is open in the draft is exactly what is not known.
        let (same, _) = fill_text(&text, &laid.merge, laid.tongue);
        assert_eq!(same, text, "{}", offer.template.key);
    }
    let asked = Asked {
        template: "nothing".to_owned(),
        ..Asked::default()
    };
    let done = table(&test.db, &w.linde, at(0), w.tenancy, &asked).err().unwrap();
    assert!(
        matches!(done, Error::Refused(Refusal::NoSuchTemplate(_))),
        "{done:?}"
    );
}

fn what_was_said_cannot_be_changed(test: &TestDb) {
    let w = world(test);
    w.make(at(0), "a", Purpose::Collection).unwrap();
    let other = NewMessage {
        body: "Iets anders".to_owned(),
        ..w.draft("a", Purpose::Collection)
    };
    work::message::make(&test.db, &w.linde, at(1), w.tenancy, &other, true).unwrap();
    assert!(w.all()[0].message.body.starts_with("Dag, de huur"));
}

store::on_both_engines! {
    it_leaves_once_and_stands_in_the_file;
    s2_17_one_message_a_person_and_at_most_two_in_seven_days;
    s2_17_what_people_sent_by_hand_counts_too;
    s4_19_nothing_leaves_at_night_or_on_sunday;
    s4_19_with_the_package_off_an_association_writes_as_it_set;
    s4_19_switching_the_package_on_lets_two_leave_in_seven_days_and_none_while_people_sleep;
    what_happens_meanwhile_holds_it_back_at_the_last_moment;
    an_amount_that_changed_is_looked_at_by_a_person;
    killed_between_sending_and_noting_it_never_leaves_twice_by_itself;
    a_carrier_that_knows_the_id_gets_it_again;
    killed_after_the_claim_it_leaves_when_the_claim_ends;
    two_programs_at_once_send_each_message_once;
    what_fails_is_tried_again_and_then_needs_a_person;
    without_a_carrier_it_waits_and_says_so;
    a_letter_is_printed_and_posted_by_a_person;
    bad_input_is_refused_and_nothing_is_half_done;
    s4_20_no_message_that_asks_leaves_in_a_pause_and_none_leaves_by_itself_after_it;
    a_template_is_filled_in_with_the_facts_of_the_file;
    small_instalments_have_their_own_costs_and_earlier_letters_count;
    what_did_not_arrive_is_a_row_until_a_person_settled_it;
    the_composer_offers_a_few_texts_that_fit_and_fills_them_from_the_file;
    what_was_said_cannot_be_changed;
}
