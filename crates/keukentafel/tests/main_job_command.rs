//! The main job as other programs call it: from bank file and association data to today's list, one object on one line,
//! exit code 2 with one sentence for what is refused.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

mod house;

use house::{House, objects, said};
use serde_json::Value;
use std::fs;
use std::path::Path;

fn demo(file: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../demo/de-linde");
    folder.join(file).display().to_string()
}

#[test]
fn from_files_to_todays_list() {
    let house = House::new();
    let set = house.told(&[
        "import",
        "association",
        &demo(""),
        "--association",
        "De Linde",
        "--json",
    ]);
    assert_eq!(
        (&set[0]["tenancies"], &set[0]["newBookings"]),
        (&12.into(), &763.into())
    );

    // A refused file keeps no other out, is named with its place, and is the exit code.
    let (october, november) = (demo("statements/2026-10.xml"), demo("statements/2026-11.xml"));
    let bad = house.write("bad.xml", "rubbish\n");
    let imported = house.call(&["import", "statements", &october, &bad, &november, "--json"]);
    assert_eq!(imported.status.code(), Some(2));
    assert!(
        said(&imported).contains(&format!("{bad}:1: ")),
        "{}",
        said(&imported)
    );
    let news: Vec<_> = objects(&imported).iter().map(|r| r["new"].clone()).collect();
    assert_eq!(news, [18, 17]);
    let again = house.told(&["import", "statements", &october, "--json"]);
    assert_eq!(
        (&again[0]["new"], &again[0]["sameFile"]),
        (&0.into(), &true.into())
    );

    assert_eq!(house.told(&["night", "--json"])[0]["processed"], 12);
    assert_eq!(house.told(&["night", "--json"])[0]["processed"], 0);
    let verified = &house.told(&["verify", "--json"])[0];
    assert_eq!(
        (
            &verified["tenancies"],
            &verified["bankEntries"],
            &verified["differences"]
        ),
        (&12.into(), &35.into(), &Value::Array(Vec::new()))
    );

    let today = house.told(&["today", "--json"]);
    assert_eq!(today[0]["kind"], "own_promise");
    assert!(
        today.iter().all(|row| !row["nl"].as_str().unwrap().contains('€')),
        "no amount (S4.35)"
    );
    let tenancy = &house.told(&["tenancy", "DL100003", "--json"])[0];
    for field in ["months", "flow", "wakeOn", "balanceCents"] {
        assert!(!tenancy[field].is_null(), "{field} is not in {tenancy}");
    }
    let unknown = house.call(&["tenancy", "nope", "--json"]);
    assert_eq!(unknown.status.code(), Some(2));
    assert!(said(&unknown).contains("'nope'") && unknown.stdout.is_empty());
}

#[test]
fn bank_read_gives_every_transaction_in_the_order_of_the_file_or_one_line_that_says_why_not() {
    let house = House::new();
    let november = demo("statements/2026-11.xml");
    let rows = house.told(&["bank", "read", &november, "--json"]);
    assert_eq!(rows.len(), 17);
    let fields = [
        "account",
        "amountCents",
        "bankReference",
        "bookingDate",
        "counterpartyIban",
        "counterpartyName",
        "currency",
        "description",
        "endToEndId",
        "file",
        "mandateId",
        "reference",
        "returnReason",
        "valueDate",
    ];
    for row in &rows {
        let mut found: Vec<&str> = row.as_object().unwrap().keys().map(String::as_str).collect();
        found.sort_unstable();
        assert_eq!(found, fields);
    }
    let whole = fs::read_to_string(&november).unwrap();
    let cut = house.write("cut.xml", &whole[..whole.len() / 2]);
    let refused = house.call(&["bank", "read", &cut, "--json"]);
    assert_eq!(refused.status.code(), Some(2));
    assert_eq!(said(&refused).lines().count(), 1, "{}", said(&refused));
    assert!(
        said(&refused).starts_with(&format!("{cut}:")),
        "{}",
        said(&refused)
    );
}
