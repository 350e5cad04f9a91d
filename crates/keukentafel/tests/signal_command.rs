//! `keukentafel signal` from beginning to end: what was agreed, whom a signal may be about, the file as CSV and as XLSX, and what
//! comes back (S4.14). What can't be is refused with one sentence and nothing done.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on must stop"
)]

mod house;

use domain::ids::{OrgNo, ProofId};
use domain::proof::ProofKind;
use house::{House, said};
use std::fs;
use std::path::Path;
use work::proof::NewProof;
use work::{Actor, At};

const AT: At = At {
    today: sim::TODAY,
    now: 1_795_258_800_000_000,
};

/// De Linde, with all that the law asks done for these contracts.
fn ready(contracts: &[&str]) -> House {
    let house = House::new();
    let set = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../demo/de-linde");
    let set = set.display().to_string();
    house.told(&[
        "import",
        "association",
        &set,
        "--association",
        "De Linde",
        "--json",
    ]);
    house.told(&["night", "--json"]);
    let database = format!("sqlite:{}", house.0.join("k.db").display());
    let db = work::association::open(&database, AT.now).unwrap();
    let system = Actor::system(OrgNo(1));
    for reference in contracts {
        let id = work::case_file::by_reference(&db, &system, reference).unwrap();
        for kind in [ProofKind::DebtHelp, ProofKind::Offer] {
            let new = NewProof {
                id: ProofId::derived(OrgNo(1), &format!("{reference}:{}", kind.code())),
                kind,
                on: Some(sim::TODAY.plus(-40)),
                contact: None,
                words: String::new(),
                day_part: None,
            };
            work::proof::write_down(&db, &system, AT, id, &new).unwrap();
        }
    }
    house
}

#[test]
fn s4_14_a_file_leaves_as_csv_and_as_a_sheet_and_the_answer_comes_back_once() {
    let house = ready(&["DL100001"]);
    let folder = house.0.join("uit").display().to_string();
    // A municipality without an agreement: nothing is made.
    let none = house.call(&[
        "signal",
        "export",
        "rivierstad",
        &folder,
        "--tenancy",
        "DL100001",
        "--json",
    ]);
    assert_eq!(none.status.code(), Some(2), "{}", said(&none));
    assert!(
        said(&none).contains("rivierstad") && !Path::new(&folder).exists(),
        "{}",
        said(&none)
    );
    let agree = |format: &str| {
        house.told(&[
            "signal",
            "agree",
            "Rivierstad",
            "--signed",
            "2026-01-12",
            "--delivery-day",
            "12",
            "--format",
            format,
            "--json",
        ])
    };
    agree("csv");
    let listed = house.told(&["signal", "list", "--json"]);
    let own = listed.iter().find(|l| l["tenancy"] == "DL100001").unwrap();
    assert_eq!(
        (&own["ready"], &own["warm"]),
        (&true.into(), &false.into()),
        "{own}"
    );
    let made = &house.told(&["signal", "export", "rivierstad", &folder, "--json"])[0];
    let path = made["file"].as_str().unwrap();
    let text = fs::read_to_string(path).unwrap();
    let (head, row) = text.trim_start_matches('\u{feff}').split_once("\r\n").unwrap();
    assert!(head.starts_with("kenmerk;") && row.contains("Verhagen"), "{text}");
    let signal = row.split(';').next().unwrap().trim_matches('"').to_owned();
    // Sent twice: there is nobody left, and no second file.
    assert_eq!(
        house.told(&["signal", "export", "rivierstad", &folder, "--json"])[0]["signals"],
        0
    );
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
    // Another kind of file for the same tenant, when eviction looms.
    agree("xlsx");
    let sheet = &house.told(&[
        "signal",
        "export",
        "rivierstad",
        &folder,
        "--tenancy",
        "DL100001",
        "--crisis",
        "--json",
    ])[0];
    let bytes = fs::read(sheet["file"].as_str().unwrap()).unwrap();
    assert!(bytes.starts_with(b"PK"));
    // An answer to a signal we never sent: all of the file is refused, with its line.
    let answer =
        |who: &str| format!("kenmerk;resultaat;datum\n{who};Niet opgepakt: andere reden;2026-11-21\n");
    let unknown = house.write("onbekend.csv", &answer("00000000-0000-0000-0000-000000000001"));
    let refused = house.call(&["signal", "feedback", &unknown, "--json"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(said(&refused).contains("onbekend.csv"), "{}", said(&refused));
    let known = house.write("terug.csv", &answer(&signal));
    for new in [1, 0] {
        let told = &house.told(&["signal", "feedback", &known, "--json"])[0];
        assert_eq!((&told["answers"], &told["new"]), (&1.into(), &new.into()));
    }
    let measured = &house.told(&["signal", "agreements", "--json"])[0];
    assert_eq!(
        (&measured["sent"], &measured["answered"]),
        (&2.into(), &1.into()),
        "{measured}"
    );
}

/// What is kept of signals and answers, as the command tells it.
fn measured(house: &House) -> Vec<(serde_json::Value, serde_json::Value)> {
    let told = house.told(&["signal", "agreements", "--json"]);
    told.iter()
        .map(|m| (m["sent"].clone(), m["answered"].clone()))
        .collect()
}

/// Exit code 2 with each of `parts` in its sentence, and nothing changed.
fn refused(house: &House, words: &[&str], parts: &[&str]) {
    let before = measured(house);
    let output = house.call(words);
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    for part in parts {
        assert!(
            said(&output).contains(part),
            "'{part}' is not in: {}",
            said(&output)
        );
    }
    assert!(output.stdout.is_empty());
    assert_eq!(measured(house), before);
}

/// The command that makes a file about these contracts.
fn export<'a>(folder: &'a str, municipality: &'a str, contracts: &[&'a str]) -> Vec<&'a str> {
    let mut words = vec!["signal", "export", municipality, folder, "--json"];
    for contract in contracts {
        words.extend(["--tenancy", contract]);
    }
    words
}

fn agree(house: &House, name: &str) {
    house.told(&[
        "signal",
        "agree",
        name,
        "--signed",
        "2026-01-12",
        "--delivery-day",
        "12",
        "--json",
    ]);
}

#[test]
fn bad_input_no_agreement_an_unknown_signal_and_a_file_sent_twice() {
    let house = ready(&["DL100001", "DL100010"]);
    let folder = house.0.join("uit").display().to_string();
    // A municipality without an agreement, and one in which the home does not stand.
    agree(&house, "Oever");
    refused(
        &house,
        &export(&folder, "rivierstad", &["DL100001"]),
        &[
            "no agreement with a municipality 'rivierstad'",
            "write it down first",
        ],
    );
    refused(
        &house,
        &export(&folder, "oever", &["DL100001"]),
        &[
            "no agreement with the municipality of this address",
            "nothing was made",
        ],
    );
    assert!(!Path::new(&folder).exists());
    agree(&house, "Rivierstad");
    // The same file twice: the same bytes, told as such, and signalled once.
    let one = export(&folder, "rivierstad", &["DL100001"]);
    let first = &house.told(&one)[0];
    assert_eq!(first["new"], true);
    let sent = measured(&house);
    let again = &house.told(&one)[0];
    assert_eq!(
        (&again["new"], &again["sha256"]),
        (&false.into(), &first["sha256"])
    );
    assert_eq!(measured(&house), sent);
    let words = house.call(&["signal", "export", "rivierstad", &folder, "--tenancy", "DL100001"]);
    let words = String::from_utf8(words.stdout).unwrap();
    assert!(words.contains("Nothing is signalled again"), "{words}");
    // In one file with somebody else: refused with the day, and the other one does not go either.
    refused(
        &house,
        &export(&folder, "rivierstad", &["DL100001", "DL100010"]),
        &["DL100001", "signalled on 2026-11-21 already", "nothing was made"],
    );
    // An answer to a signal that we do not know.
    let text =
        "kenmerk;resultaat;datum\n00000000-0000-0000-0000-000000000001;Inwoner is overleden;2026-11-21\n";
    let file = house.write("onbekend.csv", text);
    refused(
        &house,
        &["signal", "feedback", &file, "--json"],
        &["onbekend.csv", "line 2", "Ask the municipality"],
    );
}
