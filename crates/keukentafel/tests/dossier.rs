//! `keukentafel dossier` from beginning to end: a transfer of the demo becomes one PDF that is read again, and one archive
//! (S4.30). With both programs as they are built.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on must stop"
)]

#[path = "../../letters/tests/reading/mod.rs"]
mod reading;

use domain::contact::{ContactKind, Direction, Outcome};
use domain::ids::{ContactId, OrgNo, ProofId, TenancyId, TransferId, UserId};
use domain::proof::ProofKind;
use domain::waiver::Verdict;
use reading::Read;
use std::path::Path;
use std::process::Command;
use work::proof::NewProof;
use work::record::NewContact;
use work::transfer::NewTransfer;
use work::{Actor, At, Db};

const OURS: &str = env!("CARGO_BIN_EXE_keukentafel");

fn at(minutes: i64) -> At {
    At {
        today: sim::TODAY,
        now: 1_795_258_800_000_000 + minutes * 60_000_000,
    }
}

/// Everything that is asked before, and two people who decide.
fn transferred(db: &Db, system: &Actor, id: TenancyId) {
    for (n, kind) in [ContactKind::Phone, ContactKind::HomeVisit]
        .into_iter()
        .enumerate()
    {
        let new = NewContact {
            id: ContactId::derived(OrgNo(1), &n.to_string()),
            on: Some(sim::TODAY.plus(-40)),
            day_part: None,
            kind,
            direction: Direction::Outgoing,
            outcome: Outcome::NotReached,
            next_on: None,
            note: "Een notitie van ons.".to_owned(),
            story: String::new(),
            agreements: Vec::new(),
            corrects: None,
        };
        work::record::contact(db, system, at(1), id, &new).unwrap();
    }
    for kind in [
        ProofKind::DebtHelp,
        ProofKind::Offer,
        ProofKind::NoObjection,
        ProofKind::Informed,
        ProofKind::Answered,
        ProofKind::NoChildren,
    ] {
        let new = NewProof {
            id: ProofId::derived(OrgNo(1), kind.code()),
            kind,
            on: Some(sim::TODAY.plus(-30)),
            contact: None,
            words: String::new(),
            day_part: None,
        };
        work::proof::write_down(db, system, at(2), id, &new).unwrap();
    }
    let person = |name| {
        work::login::actor_of(db, OrgNo(1), UserId::derived(OrgNo(1), name))
            .unwrap()
            .unwrap()
    };
    let new = NewTransfer {
        id: TransferId::derived(OrgNo(1), "dossier"),
        answers: [(); 5].map(|()| "Samen bekeken.".to_owned()),
    };
    work::transfer::propose(db, &person("judith"), at(3), id, &new).unwrap();
    work::transfer::decide(
        db,
        &person("maarten"),
        at(4),
        id,
        new.id,
        Verdict::Approve,
        "Geleerd.",
    )
    .unwrap();
}

#[test]
fn s4_30_a_transfer_becomes_one_pdf_and_one_archive() {
    let press = Path::new(OURS).with_file_name("keukentafel-letters");
    if !press.exists() {
        let built = Command::new(env!("CARGO"))
            .args(["build", "--locked", "-p", "letters"])
            .status();
        assert!(built.unwrap().success());
    }
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().display().to_string();
    let made = Command::new(OURS)
        .args(["demo", "--tenancies", "12", "--load-only", "--data", &data])
        .output()
        .unwrap();
    assert!(made.status.success());
    let database = format!("sqlite:{data}/de-linde-12.db");
    let db = work::association::open(&database, at(0).now).unwrap();
    let system = Actor::system(work::association::find(&db, None).unwrap().org);
    let id = work::case_file::by_reference(&db, &system, "DL100001").unwrap();
    let out = folder.path().join("uit");
    let make = || {
        Command::new(OURS)
            .args(["dossier", "DL100001"])
            .arg(&out)
            .args([
                "--database",
                &database,
                "--today",
                &sim::TODAY.to_string(),
                "--json",
                "--letters",
            ])
            .arg(&press)
            .output()
            .unwrap()
    };
    // Nothing was decided: refused, and nothing is written.
    let early = make();
    assert_eq!(early.status.code(), Some(2));
    assert!(!out.exists());
    transferred(&db, &system, id);
    let done = make();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let name = format!("dossier-DL100001-{}", sim::TODAY);
    let read = Read::of(&std::fs::read(out.join(format!("{name}.pdf"))).unwrap());
    assert!(read.is_marked_and_titled() && read.language() == "nl");
    let aloud = read.marked().aloud();
    for words in [
        "Dossier DL100001",
        "Judith Kuipers, Maarten de Ruiter",
        "De huurder heeft er niets op tegen",
        "huisbezoek",
    ] {
        assert!(aloud.contains(words), "{words}: {aloud}");
    }
    for private in ["Een notitie van ons.", "Samen bekeken."] {
        assert!(!aloud.contains(private), "{private}");
    }
    let archive = std::fs::read(out.join(format!("{name}.zip"))).unwrap();
    assert!(archive.starts_with(b"PK"));
}
