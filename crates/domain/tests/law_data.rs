//! The law files: the shipped ones are whole, and every fault is named with file, line and row.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use domain::calendar::{Day, Watch};
use domain::law::shipped::FILES;
use domain::law::{
    Certainty, Law, Parameter, Refusal, Value, costs, read, reminder::reminder, rent_allowance,
};
use domain::money::Cents;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// The shipped files with one piece of text in one of them replaced, and what is wrong with that.
fn faults_after(file: &str, old: &str, new: &str) -> String {
    let mut found = false;
    let changed: Vec<(String, String)> = FILES
        .iter()
        .map(|(name, text)| {
            if name.ends_with(file) && text.contains(old) {
                found = true;
                ((*name).to_owned(), text.replacen(old, new, 1))
            } else {
                ((*name).to_owned(), (*text).to_owned())
            }
        })
        .collect();
    assert!(found, "'{old}' is not in {file}");
    let files: Vec<(&str, &str)> = changed.iter().map(|(n, t)| (n.as_str(), t.as_str())).collect();
    let found = read::law(&files).map(|_| format!("'{new}' passes"));
    found.unwrap_err().to_string()
}

#[test]
fn every_file_of_the_folder_is_shipped() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../law/nl");
    let mut there: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|e| format!("law/nl/{}", e.unwrap().file_name().to_string_lossy()))
        .collect();
    there.sort();
    let mut shipped: Vec<&str> = FILES.iter().map(|(name, _)| *name).collect();
    shipped.sort_unstable();
    assert_eq!(there, shipped);
}

#[test]
fn the_shipped_law_is_whole() {
    let law = Law::shipped().unwrap();
    assert_eq!(law.entries().count(), Parameter::ALL.len());
    for row in law.rows() {
        assert!(!row.source.is_empty() && !row.article.is_empty(), "{row}");
        assert_eq!(row.confirm_by.is_none(), row.confirmed(), "who confirms {row}?");
        assert!(
            row.value != Value::Unknown || !row.confirmed(),
            "an unknown value is not certain: {row}"
        );
    }
    // What domain/law.md marks as uncertain is flagged.
    for (parameter, on, certainty) in [
        (Parameter::CostsInstalmentNext, "2026-11-21", Certainty::Memory),
        (
            Parameter::InterestConsumer,
            "2025-03-01",
            Certainty::MemoryAndSource,
        ),
        (Parameter::InterestConsumer, "2026-07-01", Certainty::NotFound),
        (Parameter::VtlbAmounts, "2026-07-01", Certainty::NotFound),
        (Parameter::LimitationRent, "2026-07-01", Certainty::Memory),
        (
            Parameter::RentIncreaseAverageCap,
            "2026-07-01",
            Certainty::NotFound,
        ),
        (Parameter::SignalReplyDays, "2026-07-01", Certainty::Memory),
    ] {
        assert_eq!(
            law.find(parameter, day(on)).unwrap().certainty,
            certainty,
            "{parameter:?}"
        );
    }
}

#[test]
fn a_gap_names_both_rows() {
    let said = faults_after("interest.toml", "valid_to = 2006-12-31", "valid_to = 2006-11-30");
    assert!(said.contains("law/nl/interest.toml line"), "{said}");
    assert!(
        said.contains("nothing is said about 2006-12-01 to 2006-12-31")
            && said.contains("row interest.consumer 2004-02-01 – 2006-11-30")
            && said.contains("row interest.consumer 2007-01-01 – 2009-06-30"),
        "{said}"
    );
}

#[test]
fn an_overlap_names_both_rows() {
    for new in ["valid_to = 2007-01-01", "valid_to = \"open\""] {
        let said = faults_after("interest.toml", "valid_to = 2006-12-31", new);
        assert!(
            said.contains("two rows say something about 2007-01-01")
                && said.contains("row interest.consumer 2004-02-01")
                && said.contains("row interest.consumer 2007-01-01"),
            "{said}"
        );
    }
}

#[test]
fn every_fault_names_file_line_and_row() {
    let rest = "valid_from = 2015-01-01\nvalid_to = 2022-12-31\nvalue = 2";
    for (old, new, what) in [
        (
            "code = \"interest.consumer\"",
            "code = \"interest.consumers\"",
            "there is no parameter of this name",
        ),
        (
            "unit = \"percent\"",
            "unit = \"euro\"",
            "the unit of this parameter is 'percent'",
        ),
        (
            "renews = \"half_year\"",
            "renews = \"often\"",
            "'renews' can't be 'often'",
        ),
        (
            rest,
            "valid_from = 2015-02-30\nvalid_to = 2022-12-31\nvalue = 2",
            "not a day that exists",
        ),
        (
            rest,
            "valid_from = \"2015\"\nvalid_to = 2022-12-31\nvalue = 2",
            "'valid_from' is missing or not a day",
        ),
        (
            rest,
            "valid_from = 2015-01-01\nvalue = 2",
            "'valid_to' is missing",
        ),
        (
            rest,
            "valid_from = 2015-01-01\nvalid_to = 2022-12-31",
            "'value' is missing",
        ),
        (
            rest,
            "valid_from = 2015-01-01\nvalid_to = 2022-12-31\nvalue = \"two\"",
            "'value' is not what 'percent' needs",
        ),
        (
            rest,
            "valid_from = 2015-01-01\nvalid_to = 2022-12-31\nvalue = -2",
            "'value' is not what 'percent' needs",
        ),
        (
            rest,
            "valid_from = 2015-01-01\nvalid_to = 2022-12-31\nvaleu = 2",
            "'valeu' is not a key here",
        ),
        (
            rest,
            "valid_from = 2015-01-01\nvalid_to = 2014-12-31\nvalue = 2",
            "is before valid_from",
        ),
        (
            "certainty = \"V2\"\nsource = \"Stb. 2004",
            "certainty = \"X\"\nsource = \"Stb. 2004",
            "'certainty' can't be 'X'",
        ),
        (
            "certainty = \"V2\"\nsource = \"Stb. 2004",
            "certainty = \"M\"\nsource = \"Stb. 2004",
            "who must confirm it",
        ),
        (
            "source = \"Stb. 2004, 13 (schrijftolk.org)\"",
            "",
            "'source' is missing",
        ),
    ] {
        let said = faults_after("interest.toml", old, new);
        assert!(said.contains("law/nl/interest.toml line"), "{said}");
        assert!(said.contains(what), "wanted '{what}' in: {said}");
        assert!(said.contains("interest."), "no row in: {said}");
    }
    let said = faults_after("letter.toml", "\"sunday\"", "\"sonday\"");
    assert!(said.contains("letter.skip from 2012-07-01"), "{said}");
    let said = faults_after("letter.toml", "\"christmas\"", "\"xmas\"");
    assert!(said.contains("holidays from 2010-10-10"), "{said}");
    let said = faults_after("costs.toml", "[\"rest\", 0.5]", "[1, 0.5]");
    assert!(said.contains("costs.scale"), "a scale has a rest: {said}");
}

#[test]
fn a_parameter_that_is_nowhere_is_missed() {
    let without: Vec<(&str, &str)> = FILES
        .iter()
        .copied()
        .filter(|(n, _)| !n.ends_with("signal.toml"))
        .collect();
    let said = read::law(&without).unwrap_err().to_string();
    assert!(
        said.contains("signal.min_days: this parameter is in none of the files"),
        "{said}"
    );
    let twice: Vec<(&str, &str)> = FILES.iter().chain(FILES.first()).copied().collect();
    let said = read::law(&twice).unwrap_err().to_string();
    assert!(said.contains("this parameter is there twice"), "{said}");
}

fn own(parameter: &str, from: &str, to: &str, rest: &str) -> String {
    format!("[[own]]\nparameter = \"{parameter}\"\nvalid_from = {from}\nvalid_to = {to}\n{rest}\n")
}

const CONFIRMED: &str = "value = 5\ncertainty = \"V1\"\nsource = \"Staatsblad 2025, 999\"";

#[test]
fn an_association_lays_its_own_row_over_a_shipped_one() {
    let text = own("interest.consumer", "2025-07-01", "2025-12-31", CONFIRMED);
    let law = Law::shipped()
        .unwrap()
        .with(read::own_rows("linde.toml", &text).unwrap())
        .unwrap();
    let row = law.row(Parameter::InterestConsumer, day("2025-08-01")).unwrap();
    assert!(row.own && row.confirmed() && row.source == "Staatsblad 2025, 999");
    assert_eq!(row.place.file, "linde.toml");
    assert!(!row.article.is_empty(), "the article stays that of the parameter");
    assert!(
        !law.find(Parameter::InterestConsumer, day("2025-06-30"))
            .unwrap()
            .own
    );
    assert!(
        !law.find(Parameter::InterestConsumer, day("2026-01-01"))
            .unwrap()
            .own
    );
    // In the middle of a shipped row: a part stays on each side.
    let text = own("costs.minimum", "2020-01-01", "2020-12-31", CONFIRMED);
    let law = Law::shipped()
        .unwrap()
        .with(read::own_rows("linde.toml", &text).unwrap())
        .unwrap();
    assert_eq!(law.entry(Parameter::CostsMinimum).unwrap().rows.len(), 3);
    assert_eq!(
        law.row(Parameter::CostsMinimum, day("2021-01-01")).unwrap().value,
        Value::Euro(Cents(4000))
    );
}

#[test]
fn own_rows_that_overlap_or_leave_a_gap_are_refused() {
    let text = own("interest.consumer", "2025-07-01", "2025-12-31", CONFIRMED)
        + &own("interest.consumer", "2025-12-01", "2026-06-30", CONFIRMED);
    let said = Law::shipped()
        .unwrap()
        .with(read::own_rows("linde.toml", &text).unwrap())
        .unwrap_err()
        .to_string();
    assert!(
        said.contains("two rows say something about 2025-12-01") && said.contains("linde.toml line 8"),
        "{said}"
    );
    let text = own("interest.consumer", "2027-07-01", "\"open\"", CONFIRMED);
    let said = Law::shipped()
        .unwrap()
        .with(read::own_rows("linde.toml", &text).unwrap())
        .unwrap_err()
        .to_string();
    assert!(
        said.contains("nothing is said about 2027-01-01 to 2027-06-30"),
        "{said}"
    );
    let said = read::own_rows(
        "linde.toml",
        &own("interest.consumer", "2025-07-01", "2025-12-31", "value = 5"),
    )
    .unwrap_err()
    .to_string();
    assert!(
        said.contains("linde.toml line 1") && said.contains("'source' is missing"),
        "{said}"
    );
    assert!(read::own_rows("linde.toml", "not toml at all").is_err());
}

#[test]
fn what_is_switched_off_is_not_computed_with() {
    let text = own(
        "costs.instalment.next",
        "2024-10-01",
        "\"open\"",
        "off = true\ncertainty = \"M\"\nsource = \"besluit van de directie\"",
    );
    let switched = Law::shipped()
        .unwrap()
        .with(read::own_rows("linde.toml", &text).unwrap())
        .unwrap();
    let question = costs::Question {
        principals: &[Cents(12_000)],
        paid: Cents::ZERO,
        vat: false,
        instalments: true,
        earlier: &[],
        on: day("2026-11-21"),
    };
    assert!(
        matches!(costs::costs(&switched, &question), Err(Refusal::SwitchedOff(row)) if row.parameter == Parameter::CostsInstalmentNext)
    );
    // All uncertain rows at once.
    let sure = Law::shipped().unwrap().confirmed_only();
    assert!(matches!(
        costs::costs(&sure, &question),
        Err(Refusal::Unconfirmed(_))
    ));
    let scale = costs::Question {
        instalments: false,
        ..question
    };
    assert!(costs::costs(&sure, &scale).is_ok());
}

#[test]
fn days_outside_the_rules_are_refused_with_the_row() {
    let law = Law::shipped().unwrap();
    let said = law
        .row(Parameter::CostsScale, day("2012-06-30"))
        .unwrap_err()
        .to_string();
    assert!(
        said.contains("costs.scale 2012-07-01 – open") && said.contains("from 2012-07-01 on"),
        "{said}"
    );
    let said = law
        .row(Parameter::InterestConsumer, day("2027-01-01"))
        .unwrap_err()
        .to_string();
    assert!(
        said.contains("no number is known for 2027-01-01") && said.contains("interest.consumer 2026-07-01"),
        "{said}"
    );
    assert!(matches!(
        law.row(Parameter::WelfareSingle, day("2025-06-01")),
        Err(Refusal::Unknown(_))
    ));
    let last_year = rent_allowance::Question {
        rent: Cents(60_000),
        income: Cents(2_000_000),
        household: 1,
        all_young: false,
        year: 2025,
    };
    assert!(matches!(
        rent_allowance::rent_allowance(&law, &last_year),
        Err(Refusal::NotYet { .. })
    ));
}

#[test]
fn the_reminder_comes_before_the_turn_and_stays_until_it_is_done() {
    let law = Law::shipped().unwrap();
    let on = |text: &str| reminder(&law, &Watch::new(day(text)));
    // In the autumn of 2026 the numbers of July are what counts; everything is there, some is not confirmed.
    let autumn = on("2026-10-01");
    assert_eq!(autumn.turn, day("2026-07-01"));
    assert!(
        autumn
            .unconfirmed
            .iter()
            .any(|r| r.parameter == Parameter::InterestConsumer)
    );
    assert!(
        !autumn
            .ending
            .iter()
            .any(|r| r.parameter == Parameter::InterestConsumer)
    );
    // 45 days before New Year the next turn begins to ask.
    assert_eq!(on("2026-11-16").turn, day("2026-07-01"));
    let winter = on("2026-11-17");
    assert_eq!(winter.turn, day("2027-01-01"));
    let ending = |r: &domain::law::reminder::Reminder<'_>, p| r.ending.iter().any(|row| row.parameter == p);
    for parameter in [
        Parameter::InterestConsumer,
        Parameter::RentAllowanceMaxRent,
        Parameter::WelfareSingle,
        Parameter::CourtFeePerson,
    ] {
        assert!(ending(&winter, parameter), "{parameter:?}");
    }
    assert!(
        !ending(&winter, Parameter::RentIncreaseCap),
        "that one changes in July"
    );
    assert!(!ending(&winter, Parameter::CostsScale));
    assert!(
        ending(&on("2027-03-01"), Parameter::RentAllowanceMaxRent),
        "it stays"
    );
    assert!(ending(&on("2027-07-01"), Parameter::RentIncreaseCap));
    // A row of the association for the new year answers it.
    let text = own("interest.consumer", "2027-01-01", "2027-06-30", CONFIRMED);
    let law = law.with(read::own_rows("linde.toml", &text).unwrap()).unwrap();
    assert!(!ending(
        &reminder(&law, &Watch::new(day("2026-12-20"))),
        Parameter::InterestConsumer
    ));
    // The day on which the reminder changes is known to the watch.
    let watch = Watch::new(day("2026-10-01"));
    let _ = reminder(&law, &watch);
    assert_eq!(watch.wake_on(), Some(day("2026-11-17")));
}
