//! `keukentafel print` from beginning to end: letters of the demo association become PDF files with a manifest, the code on
//! them asks to the cent what is owed, and after the post they count as sent. With both programs as they are built.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on must stop"
)]

#[path = "../../letters/tests/reading/mod.rs"]
mod reading;

use domain::ids::{MessageId, TenancyId};
use domain::message::{Channel, State};
use domain::silence::Purpose;
use reading::Read;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use work::message::NewMessage;
use work::{Actor, At, Db, Error, Refusal};

const OURS: &str = env!("CARGO_BIN_EXE_keukentafel");

/// The program that typesets, beside ours; built when only this package was built.
fn press() -> PathBuf {
    let press = Path::new(OURS).with_file_name("keukentafel-letters");
    if !press.exists() {
        let built = Command::new(env!("CARGO"))
            .args(["build", "--locked", "-p", "letters"])
            .status()
            .unwrap();
        assert!(built.success());
    }
    press
}

struct Demo {
    folder: tempfile::TempDir,
    database: String,
    db: Db,
    system: Actor,
}

/// A day on which little holds letters back in De Linde: the rent of December did not come, and what was planned is past.
const ON: &str = "2026-12-08";

fn at(minutes: i64) -> At {
    // Noon.
    At {
        today: ON.parse().unwrap(),
        now: 1_796_727_600_000_000 + minutes * 60_000_000,
    }
}

fn demo() -> Demo {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().display().to_string();
    let made = Command::new(OURS)
        .args(["demo", "--tenancies", "12", "--load-only", "--data", &data])
        .output()
        .unwrap();
    assert!(made.status.success(), "{}", said(&made));
    let database = format!("sqlite:{data}/de-linde-12.db");
    let db = work::association::open(&database, at(0).now).unwrap();
    let system = Actor::system(work::association::find(&db, None).unwrap().org);
    Demo {
        folder,
        database,
        db,
        system,
    }
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned() + &String::from_utf8_lossy(&output.stdout)
}

impl Demo {
    fn tenancy(&self, story: u8) -> TenancyId {
        let contract = sim::stories::contract(story);
        work::case_file::by_reference(&self.db, &self.system, &contract).unwrap()
    }

    /// Noor writes a letter to who reads for a story; whether no rule holds it back. `None` where nobody knows the address of
    /// the administrator: then there is no letter (S4.15).
    fn write(&self, story: u8, purpose: Purpose) -> Option<bool> {
        let noor = walkthrough::colleague(&self.db, &self.system, "noor").unwrap();
        let tenancy = self.tenancy(story);
        let file = work::case_file::read(&self.db, &noor, tenancy).unwrap();
        let here = file.tenancy.members.iter().find(|m| m.until.is_none()).unwrap();
        let new = NewMessage {
            id: self.message(story),
            person: here.person,
            channel: Channel::Letter,
            purpose,
            language: "nl".to_owned(),
            template: String::new(),
            subject: "Ik wil u graag spreken".to_owned(),
            body: "Beste huurder,\n\nU kiest wat past.\n- Ik bel u.\n- U komt langs.\n\nGroet,\nNoor Willems"
                .to_owned(),
        };
        match work::message::make(&self.db, &noor, at(i64::from(story)), tenancy, &new, true) {
            Ok(made) => {
                assert_eq!(made.state, State::Ready);
                Some(made.holds.is_empty())
            }
            Err(Error::Refused(Refusal::NoAddress(_))) => None,
            Err(other) => panic!("{other}"),
        }
    }

    fn message(&self, story: u8) -> MessageId {
        MessageId::derived(self.system.org, &format!("letter {story}"))
    }

    fn state(&self, story: u8) -> State {
        let all = work::message::of(&self.db, &self.system, self.tenancy(story)).unwrap();
        let id = self.message(story);
        all.iter().find(|m| m.message.id == id).unwrap().delivery.state
    }

    fn print(&self, batch: &str, more: &[&str]) -> Output {
        Command::new(OURS)
            .args(["--json", "--today", ON, "--database", &self.database, "print"])
            .arg(self.folder.path().join(batch))
            .args(more)
            .output()
            .unwrap()
    }

    fn read(&self, batch: &str, file: &str) -> Vec<u8> {
        std::fs::read(self.folder.path().join(batch).join(file)).unwrap()
    }
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap_or_else(|e| panic!("{e}: {}", said(output)))
}

#[test]
fn s2_17_a_batch_is_printed_read_back_and_posted() {
    let press = press();
    let demo = demo();
    let written: Vec<(u8, bool)> = (1..=12)
        .filter_map(|n| Some((n, demo.write(n, Purpose::Collection)?)))
        .collect();
    // T11's administrator is in the contract, and where their letters go is not known.
    assert!(
        !written.iter().any(|(n, _)| *n == 11) && written.len() == 11,
        "{written:?}"
    );
    // T05 rests: nothing that asks may leave; the others differ, and the batch must say the same as the rules.
    let free: Vec<u8> = written
        .iter()
        .filter(|(_, free)| *free)
        .map(|(n, _)| *n)
        .collect();
    assert!(!free.contains(&5), "a pause holds letters back");
    assert!(free.len() >= 3, "{free:?}");

    // Without the program that typesets nothing is printed, and it says what helps.
    let without = demo.print("none", &["--letters", "/nowhere/keukentafel-letters"]);
    assert!(!without.status.success());
    assert!(
        said(&without).contains("cargo build -p letters"),
        "{}",
        said(&without)
    );
    assert!(!demo.folder.path().join("none/manifest.json").exists());

    let program = press.display().to_string();
    let printed = demo.print("batch", &["--merged", "--letters", &program]);
    assert!(printed.status.success(), "{}", said(&printed));
    let counts = json(&printed);
    assert_eq!(counts["made"], free.len());
    assert_eq!(counts["held"], written.len() - free.len());
    let manifest: Value = serde_json::from_slice(&demo.read("batch", "manifest.json")).unwrap();
    let lines = manifest["letters"].as_array().unwrap();
    let mut with_code = 0;
    for (line, story) in lines.iter().zip(&free) {
        assert_eq!(line["message"], demo.message(*story).to_string());
        assert_eq!((&line["error"], &line["pages"]), (&Value::Null, &Value::from(1)));
        let file = work::case_file::read(&demo.db, &demo.system, demo.tenancy(*story)).unwrap();
        let read = Read::of(&demo.read("batch", line["file"].as_str().unwrap()));
        let aloud = read.marked().aloud();
        let dwelling = file.dwelling.as_ref().unwrap();
        let home = format!("{} {}", dwelling.street, dwelling.house_number);
        for words in [&home, "P: 8 december 2026", "H1: Ik wil u graag spreken"] {
            assert!(aloud.contains(words), "{words} in:\n{aloud}");
        }
        let due = file.outlook(at(0).today).past_due;
        let asks = !read.marked().all("Figure").is_empty();
        assert_eq!(asks, due.is_positive(), "story {story} owes {due}:\n{aloud}");
        if !asks {
            continue;
        }
        with_code += 1;
        let code = read.code(0).unwrap();
        let asked: Vec<&str> = code.lines().collect();
        assert_eq!(asked[..4], ["BCD", "002", "1", "SCT"]);
        assert_eq!(asked[5..7], ["Woonstichting De Linde", "NL91ABNA0417164300"]);
        assert_eq!(asked[7], format!("EUR{}.{:02}", due.0 / 100, due.0 % 100));
        let t = &file.tenancy;
        let reference = t.payment_reference.as_ref().unwrap_or(&t.reference);
        assert_eq!(asked[9..].concat(), *reference);
    }
    assert!(with_code >= 1);
    let all = Read::of(&demo.read("batch", "all.pdf"));
    assert_eq!(
        all.marked().all("H1").len(),
        free.len(),
        "one file for the printer"
    );

    // A folder holds one batch; what is printed is not yet sent.
    assert!(said(&demo.print("batch", &["--letters", &program])).contains("holds a batch already"));
    assert_eq!(demo.state(free[0]), State::Ready);
    let posted = demo.print("batch", &["--posted"]);
    assert!(posted.status.success(), "{}", said(&posted));
    assert_eq!(json(&posted)["sent"], free.len());
    for (story, _) in &written {
        let sent = demo.state(*story) == State::Sent;
        assert_eq!(sent, free.contains(story), "story {story}");
    }
    // Posted twice counts once.
    let again = demo.print("batch", &["--posted"]);
    assert_eq!(json(&again)["sent"], 0);
    assert!(!again.status.success());
}
