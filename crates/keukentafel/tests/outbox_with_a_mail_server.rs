//! The outbox with a mail server that really speaks the protocol: it hangs, refuses, or accepts and then fails. What went wrong
//! stands on today's list, nothing is half-done, and nothing is sent twice (S2.9).

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on must stop"
)]

#[path = "../../post/tests/mail_server/mod.rs"]
mod mail_server;

use domain::ids::{MessageId, TenancyId};
use domain::message::{Carrier, Channel, State};
use domain::outlook::Reason;
use domain::silence::Purpose;
use mail_server::{Manner, mail_server, smtp};
use std::process::Command;
use std::sync::mpsc::Receiver;
use work::message::NewMessage;
use work::outbox::{Carried, Outbox};
use work::{Actor, At, Db};

const OURS: &str = env!("CARGO_BIN_EXE_keukentafel");

/// Tuesday 8 December 2026, noon, and so many minutes later.
fn at(minutes: i64) -> At {
    At {
        today: "2026-12-08".parse().unwrap(),
        now: 1_796_727_600_000_000 + minutes * 60_000_000,
    }
}

struct Demo {
    /// Kept as long as the database is used.
    _folder: tempfile::TempDir,
    db: Db,
    system: Actor,
}

fn demo() -> Demo {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().display().to_string();
    let made = Command::new(OURS)
        .args(["demo", "--tenancies", "12", "--load-only", "--data", &data])
        .output()
        .unwrap();
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let db = work::association::open(&format!("sqlite:{data}/de-linde-12.db"), at(0).now).unwrap();
    let system = Actor::system(work::association::find(&db, None).unwrap().org);
    Demo {
        _folder: folder,
        db,
        system,
    }
}

impl Demo {
    fn tenancy(&self, story: u8) -> TenancyId {
        let contract = sim::stories::contract(story);
        work::case_file::by_reference(&self.db, &self.system, &contract).unwrap()
    }

    fn id(&self, story: u8) -> MessageId {
        MessageId::derived(self.system.org, &format!("mail {story}"))
    }

    /// Noor answers the tenant of a story by e-mail: an answer is held back by nothing.
    fn answers(&self, story: u8) {
        let noor = walkthrough::colleague(&self.db, &self.system, "noor").unwrap();
        let tenancy = self.tenancy(story);
        let file = work::case_file::read(&self.db, &noor, tenancy).unwrap();
        let reader = file.people.iter().find(|p| p.email.is_some()).unwrap();
        let new = NewMessage {
            id: self.id(story),
            person: reader.id,
            channel: Channel::Email,
            purpose: Purpose::Reply,
            language: "nl".to_owned(),
            template: String::new(),
            subject: "Uw vraag".to_owned(),
            body: "Bel mij gerust.\n\nGroet,\nNoor Willems".to_owned(),
        };
        work::message::make(&self.db, &noor, at(0), tenancy, &new, true).unwrap();
    }

    /// The outbox at work with a mail server of a manner; what the server took.
    fn sends(&self, manner: Manner, minutes: i64) -> (Carried, Receiver<String>) {
        let (address, taken) = mail_server(manner);
        let carriers: Vec<Box<dyn Carrier>> = vec![Box::new(smtp(address))];
        let outbox = Outbox {
            carriers: &carriers,
            holder: "test",
            batch: 20,
            clock: &|| at(minutes),
        };
        (work::outbox::run(&self.db, &self.system, &outbox).unwrap(), taken)
    }

    fn state(&self, story: u8) -> (State, String) {
        let all = work::message::of(&self.db, &self.system, self.tenancy(story)).unwrap();
        let found = all.iter().find(|m| m.message.id == self.id(story)).unwrap();
        (found.delivery.state, found.delivery.why.clone())
    }

    /// The row of today's list that asks a person to look at a message.
    fn row(&self, story: u8) -> Option<State> {
        let page = work::today::list(&self.db, &self.system, None, None, 200).unwrap();
        let mut own = page.rows.into_iter().filter(|r| r.tenancy == self.tenancy(story));
        own.find_map(|r| match r.reason {
            Reason::Delivery { state, .. } => Some(state),
            _ => None,
        })
    }
}

#[test]
fn a_mail_server_that_hangs_refuses_or_fails_leaves_nothing_half_done() {
    let demo = demo();
    // It hangs before it took anything: tried again later, and then it arrives, once.
    demo.answers(1);
    let (done, _) = demo.sends(Manner::HangsAtGreeting, 1);
    assert_eq!((done.later, demo.state(1).0), (1, State::Waiting));
    assert!(!demo.state(1).1.is_empty(), "it says why");
    let (done, taken) = demo.sends(Manner::Accepts, 10);
    assert_eq!((done.sent, demo.state(1).0), (1, State::Sent));
    assert_eq!(taken.try_iter().count(), 1);
    let (done, taken) = demo.sends(Manner::Accepts, 20);
    assert_eq!(
        (done, taken.try_iter().count()),
        (Carried::default(), 0),
        "nothing twice"
    );

    // It refuses: a person is asked, with the server's own words.
    demo.answers(4);
    let (done, _) = demo.sends(Manner::RefusesReader, 21);
    assert_eq!(
        (done.failed, demo.state(4).0, demo.row(4)),
        (1, State::Failed, Some(State::Failed))
    );
    assert!(demo.state(4).1.contains("no such mailbox"), "{}", demo.state(4).1);

    // It takes the text and gives no answer: nobody knows whether it left, so it never leaves again by itself.
    demo.answers(9);
    let (done, _) = demo.sends(Manner::ClosesAfterText, 22);
    assert_eq!(
        (done.unsure, demo.state(9).0, demo.row(9)),
        (1, State::Unsure, Some(State::Unsure))
    );
    let (done, taken) = demo.sends(Manner::Accepts, 2_000);
    assert_eq!(
        (done, taken.try_iter().count()),
        (Carried::default(), 0),
        "nothing twice"
    );
}
