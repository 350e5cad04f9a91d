//! `keukentafel law …` as other programs call it: exact fields, one object on one line, exit code 2 with one sentence.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use serde_json::Value;
use std::process::{Command, Output};

fn call(line: &str) -> Output {
    Command::new(env!("CARGO_BIN_EXE_keukentafel"))
        .args(["--today", "2026-11-21", "law"])
        .args(line.split_whitespace())
        .env("KEUKENTAFEL_DATABASE", "sqlite:/nowhere/no.db")
        .output()
        .unwrap()
}

fn json(line: &str) -> Value {
    let output = call(&format!("{line} --json"));
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(
        output.status.success(),
        "{line}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    assert_eq!(text.lines().count(), 1, "{line}: one object on one line");
    serde_json::from_str(&text).unwrap()
}

/// Exit code 2, nothing on standard output, and one line of which each of `parts` is a part.
fn refused(line: &str, parts: &[&str]) {
    for form in [
        line.to_owned(),
        format!("{line} --json"),
        format!("{line} --english"),
    ] {
        let output = call(&form);
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{form}: {said}");
        assert!(output.stdout.is_empty(), "{form}: something on standard output");
        assert_eq!(said.lines().count(), 1, "{form}: {said}");
        if form == line {
            for part in parts {
                assert!(said.contains(part), "'{part}' is not in: {said}");
            }
        }
    }
}

#[test]
fn costs_have_their_fields() {
    let found = json("costs --principal 5813.22 --vat");
    assert_eq!(
        (&found["costsCents"], &found["vatCents"], &found["totalCents"]),
        (&66_566.into(), &13_979.into(), &80_545.into())
    );
    let steps = found["steps"].as_array().unwrap();
    assert_eq!(steps.len(), 4);
    for step in steps {
        assert!(!step["text"].as_str().unwrap().is_empty());
        assert!(step["article"].as_str().unwrap().contains("art. 2"), "{step}");
        assert_eq!(step["certainty"], "V1");
    }
    assert_eq!(json("costs --principal 25")["vatCents"], 0);
    assert_eq!(json("costs --principal 650 --paid 400")["costsCents"], 4000);
    assert_eq!(
        json("costs --principal 600 --principal 600 --principal 600")["costsCents"],
        27_000
    );
    assert_eq!(json("costs --principal 1200000")["costsCents"], 677_500);
    let sixth =
        "costs --principal 120 --instalment --on 2026-06-10 --earlier 2026-01-10 --earlier 2026-02-10";
    let sixth = json(&format!(
        "{sixth} --earlier 2026-03-10:20.00 --earlier 2026-04-10 --earlier 2026-05-10"
    ));
    assert_eq!(
        (&sixth["costsCents"], &sixth["confirmed"]),
        (&2000.into(), &false.into())
    );
    assert!(
        sixth["unconfirmed"][0]
            .as_str()
            .unwrap()
            .contains("costs.instalment.next")
    );
}

#[test]
fn letters_have_their_fields() {
    let found = json("letter --posted 2026-12-24");
    assert_eq!(
        (
            &found["deemedDelivered"],
            &found["lastFreeDay"],
            &found["costsFrom"]
        ),
        (&"2026-12-30".into(), &"2027-01-13".into(), &"2027-01-14".into())
    );
    assert_eq!(
        json("letter --posted 2026-11-05 --to-working-day")["lastFreeDay"],
        "2026-11-23"
    );
    assert_eq!(json("letter --received 2026-11-04")["lastFreeDay"], "2026-11-18");
}

#[test]
fn interest_has_its_fields() {
    let found = json("interest --principal 1648.30 --from 2014-12-12 --until 2015-05-29");
    assert_eq!(found["interestCents"], 1608);
    let segments = found["segments"].as_array().unwrap();
    assert_eq!(segments.len(), 2);
    assert_eq!(segments[0]["days"], 20);
    assert_eq!(segments[0]["percent"], "3");
    assert_eq!(segments[0]["from"], "2014-12-12");
    assert_eq!(segments[0]["until"], "2015-01-01");
    let found = json("interest --principal 5000 --from 2022-12-02 --until 2026-11-21 --unconfirmed");
    assert_eq!(
        (&found["interestCents"], &found["confirmed"]),
        (&117_758.into(), &false.into())
    );
    let found = json(
        "interest --principal 1000 --from 2015-01-01 --until 2018-01-01 --payment 2016-07-01:20 --payment 2017-01-01:510",
    );
    assert_eq!(
        (&found["interestCents"], &found["openCents"]),
        (&5056.into(), &52_056.into())
    );
}

/// Art. 303 Fw: no interest runs while a statutory scheme does; the days around it are worked out apart.
#[test]
fn s1_33_no_interest_over_a_statutory_scheme() {
    let scheme = "--wsnp 2024-03-01:2025-08-31";
    let asked = |from: &str, until: &str| format!("interest --principal 600 --from {from} --until {until}");
    for (from, until) in [
        ("2024-01-01", "2024-03-02"),
        ("2024-06-01", "2024-07-01"),
        ("2023-12-01", "2024-12-31"),
    ] {
        refused(
            &format!("{} {scheme}", asked(from, until)),
            &["01-03-2024", "31-08-2025", "WSNP", "art. 303 Fw"],
        );
    }
    let before = asked("2024-01-01", "2024-03-01");
    assert_eq!(
        json(&format!("{before} {scheme}"))["interestCents"],
        json(&before)["interestCents"]
    );
    for bad in ["--wsnp 2024-03-01", "--wsnp maart:april"] {
        refused(&format!("{before} {bad}"), &["--wsnp"]);
    }
    refused(&format!("{before} --wsnp 2025-08-31:2024-03-01"), &["einde"]);
}

#[test]
fn interest_over_an_unconfirmed_rate_is_refused_with_the_row() {
    refused(
        "interest --principal 600 --from 2026-01-02 --until 2026-11-21",
        &["interest.consumer", "01-01-2026", "M+", "law/nl/interest.toml"],
    );
}

#[test]
fn allowances_are_called_an_indication() {
    for (line, field, cents) in [
        (
            "rent-allowance --rent 650 --income 25000 --household 1 --year 2026",
            "monthlyCents",
            35_891,
        ),
        (
            "rent-allowance --rent 600 --income 12000 --household 1 --all-under-21 --year 2026",
            "monthlyCents",
            29_568,
        ),
        ("care-allowance --income 45000 --partner", "monthlyCents", 7224),
        ("care-allowance --income 30000", "monthlyCents", 12_618),
        (
            "child-budget --income 35000 --children 5,13",
            "yearlyCents",
            889_989,
        ),
        (
            "child-budget --income 38000 --children 5,13 --partner",
            "yearlyCents",
            588_400,
        ),
        (
            "protected-income --household single --income 24000",
            "monthlyCents",
            136_142,
        ),
        (
            "protected-income --household couple-with-children --income 45000",
            "monthlyCents",
            238_566,
        ),
        (
            "protected-income --household single --income 17000 --net-monthly 1419.46",
            "roomForAllCreditorsCents",
            7097,
        ),
    ] {
        let found = json(line);
        assert_eq!(found[field], cents, "{line}");
        assert_eq!(found["indication"], true, "{line}");
        assert!(!found["steps"].as_array().unwrap().is_empty());
        let words = String::from_utf8(call(line).stdout).unwrap();
        assert!(words.starts_with("Indicatie"), "{words}");
        let words = String::from_utf8(call(&format!("{line} --english")).stdout).unwrap();
        assert!(words.starts_with("Indication"), "{words}");
    }
}

#[test]
fn allocation_shows_the_law_and_the_policy() {
    let found =
        json("allocation --payment 650 --on 2026-11-03 --claim 2026-09-01:600:5:90 --claim 2026-11-01:600");
    assert_eq!(found["byLaw"][0]["month"], "2026-09");
    assert_eq!(found["byLaw"][0]["costsCents"], 9000);
    assert_eq!(found["byPolicy"][0]["month"], "2026-11");
    assert_eq!(found["byPolicy"][0]["principalCents"], 60_000);
    assert_eq!(found["policy"], "current_first");
}

#[test]
fn bad_input_a_day_before_the_rule_existed() {
    for (line, parts) in [
        (
            "costs --principal 500 --on 2012-06-30",
            &["costs.scale", "latere dag"][..],
        ),
        (
            "costs --principal 120 --instalment --on 2020-01-01",
            &["costs.instalment"],
        ),
        ("letter --posted 2010-01-01", &["letter."]),
        (
            "interest --principal 5 --from 2003-01-01 --until 2004-03-01",
            &["interest.consumer"],
        ),
        (
            "rent-allowance --rent 600 --income 1 --household 1 --year 2025",
            &["rent_allowance."],
        ),
        (
            "protected-income --household single --income 1 --on 2026-06-30",
            &["protected_income"],
        ),
    ] {
        refused(line, parts);
    }
}

#[test]
fn bad_input_a_day_for_which_no_number_is_known_yet() {
    for (line, parts) in [
        (
            "interest --principal 5 --from 2026-01-01 --until 2027-02-01 --unconfirmed",
            &["nog geen cijfer", "01-01-2027"][..],
        ),
        (
            "rent-allowance --rent 600 --income 1 --household 1 --year 2027",
            &["nog geen cijfer"],
        ),
        (
            "protected-income --household single --income 1 --on 2027-01-01",
            &["nog geen cijfer"],
        ),
    ] {
        refused(line, parts);
    }
}

#[test]
fn bad_input_an_amount_of_nothing_below_it_or_far_above_any_scale() {
    for (line, parts) in [
        ("costs --principal 0", &["hoofdsom"][..]),
        ("costs --principal -5", &["boven nul"]),
        ("costs --principal 99999999", &["veel meer"]),
        ("costs --principal 99999999999999", &["veel meer"]),
        ("costs --principal 500 --paid 600", &["600,00"]),
        ("costs --principal 500 --paid -1", &["nul of meer"]),
        (
            "interest --principal 0 --from 2014-01-01 --until 2015-01-01",
            &["boven nul"],
        ),
        (
            "interest --principal 5 --from 2014-01-01 --until 2015-01-01 --payment 2014-06-01:0",
            &["boven nul"],
        ),
        (
            "rent-allowance --rent 0 --income 1 --household 1 --year 2026",
            &["kale huur"],
        ),
        (
            "rent-allowance --rent 600 --income -1 --household 1 --year 2026",
            &["inkomen"],
        ),
        (
            "rent-allowance --rent 90000 --income 1 --household 1 --year 2026",
            &["veel meer"],
        ),
        ("care-allowance --income 999999999", &["veel meer"]),
        ("allocation --payment 1 --claim 2026-11-01:0", &["vordering"]),
    ] {
        refused(line, parts);
    }
}

#[test]
fn bad_input_a_household_that_cannot_be() {
    for (line, parts) in [
        (
            "rent-allowance --rent 600 --income 1 --household 0 --year 2026",
            &["huishouden", "1 tot en met"][..],
        ),
        (
            "rent-allowance --rent 600 --income 1 --household two --year 2026",
            &["--household", "geen heel getal"],
        ),
        ("child-budget --income 1 --children 5,18", &["0 tot en met 17"]),
        ("child-budget --income 1 --children -1", &["0 tot en met 17"]),
        ("child-budget --income 1 --children ,", &["geen kind"]),
        (
            "protected-income --household commune --income 1",
            &["couple-with-children"],
        ),
    ] {
        refused(line, parts);
    }
}

#[test]
fn what_else_cannot_be_is_refused_in_one_sentence() {
    for (line, parts) in [
        ("costs --principal abc", &["--principal", "geen bedrag"][..]),
        ("costs --principal 1.005", &["geen bedrag"]),
        ("costs --principal 500 --on 2026-02-30", &["--on", "geen dag"]),
        (
            "costs --principal 120 --earlier 2026-12-01",
            &["eerdere aanmaning", "01-12-2026"],
        ),
        ("letter --posted 2026-13-01", &["--posted"]),
        (
            "interest --principal 5 --from 2015-01-01 --until 2014-01-01",
            &["einde"],
        ),
        (
            "interest --principal 5 --from 2015-01-01 --until 2015-01-01",
            &["einde"],
        ),
        (
            "interest --principal 5 --from 2014-01-01 --until 2015-01-01 --payment 2015-01-01:1",
            &["betaling", "buiten"],
        ),
        (
            "interest --principal 5 --from 2014-01-01 --until 2015-01-01 --payment 2014-06-01",
            &["--payment", "compleet"],
        ),
        (
            "rent-allowance --rent 600 --income 1 --household 1 --year 12026",
            &["jaar"],
        ),
        ("allocation --payment 1 --claim 2026-11-01", &["compleet"]),
        (
            "allocation --payment 1 --claim 2026-11-01:5 --claim 2026-11-15:5",
            &["november 2026"],
        ),
        (
            "allocation --payment 1 --claim 2026-11-01:5 --policy mine",
            &["current_first"],
        ),
    ] {
        refused(line, parts);
    }
}

#[test]
fn unconfirmed_rows_can_be_switched_off() {
    refused(
        "costs --principal 120 --instalment --confirmed-only",
        &["costs.instalment.next"],
    );
    assert_eq!(json("costs --principal 600 --confirmed-only")["costsCents"], 9000);
}

#[test]
fn an_association_lays_its_own_rows_on_top() {
    let folder = std::env::temp_dir().join(format!("keukentafel-law-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("own.toml");
    let rows = "[[own]]\nparameter = \"interest.consumer\"\nvalid_from = 2026-01-01\nvalid_to = 2026-12-31\nvalue = 5\n\
                certainty = \"V1\"\nsource = \"Staatsblad 2025, 999\"\n";
    std::fs::write(&file, rows).unwrap();
    let question = format!(
        "interest --principal 365 --from 2026-01-01 --until 2026-01-11 --own {}",
        file.display()
    );
    assert_eq!(json(&question)["interestCents"], 50);
    std::fs::write(&file, rows.replace("value = 5", "value = \"five\"")).unwrap();
    refused(
        &question,
        &["own.toml line 5", "interest.consumer from 2026-01-01"],
    );
    refused("list --own /nowhere/own.toml", &["/nowhere/own.toml"]);
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn the_list_and_the_reminder_name_rows_with_certainty() {
    let output = call("list --json --parameter interest.consumer");
    let text = String::from_utf8(output.stdout).unwrap();
    let rows: Vec<Value> = text.lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    assert_eq!(rows.len(), 14);
    assert_eq!(
        (
            &rows[13]["certainty"],
            &rows[13]["confirmed"],
            &rows[13]["confirmBy"]
        ),
        (&"U".into(), &false.into(), &"finance".into())
    );
    let found = json("reminder --on 2026-12-01");
    assert_eq!(found["turn"], "2027-01-01");
    assert!(!found["ending"].as_array().unwrap().is_empty());
}
