//! The measured runs work on the reference data: compared with lines of the reference generator itself.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

use domain::ledger::EntryKind;
use sim::bench::{Generator, MONTHS, read_folder, write_folder};
use std::path::{Path, PathBuf};

/// `ledger.csv` and `tenancies.csv` of the reference generator for three tenancies.
fn committed() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bench")
}

fn scratch(name: &str) -> PathBuf {
    std::env::temp_dir().join(format!("sim-bench-{name}-{}", std::process::id()))
}

#[test]
fn writes_the_reference_data_byte_for_byte() {
    let folder = scratch("bytes");
    let written = write_folder(&Generator::new(MONTHS).unwrap(), 3, &folder).unwrap();
    assert_eq!(written.tenancies, 3);
    for file in ["ledger.csv", "tenancies.csv"] {
        let (ours, theirs) = (
            std::fs::read_to_string(folder.join(file)),
            std::fs::read_to_string(committed().join(file)),
        );
        assert_eq!(ours.unwrap(), theirs.unwrap(), "{file}");
    }
    std::fs::remove_dir_all(&folder).unwrap();
}

/// Balance, tenancies in arrears, months of age, open items and current rent paid of the first thousand, as the
/// reference programs print them: `1000|19057160|94|192|286|966`.
#[test]
fn the_first_thousand_give_the_checksum_of_the_reference_programs() {
    let generator = Generator::new(MONTHS).unwrap();
    let (mut balance, mut arrears, mut age, mut open, mut current) = (0, 0, 0, 0, 0);
    let mut lines = Vec::new();
    for index in 0..1000 {
        generator.lines(index, &mut lines);
        let owed: i64 = lines.iter().map(|l| l.amount.0).sum();
        balance += owed;
        let charges = || lines.iter().filter(|l| l.kind == EntryKind::Charge);
        let paid: i64 = -lines
            .iter()
            .filter(|l| l.kind != EntryKind::Charge)
            .map(|l| l.amount.0)
            .sum::<i64>();
        let this = |m: domain::calendar::Day| m.month() == sim::THIS_MONTH;
        let due: i64 = charges().filter(|l| this(l.day)).map(|l| l.amount.0).sum();
        let in_month: i64 = lines
            .iter()
            .filter(|l| l.kind != EntryKind::Charge && this(l.day))
            .map(|l| -l.amount.0)
            .sum();
        current += i32::from(in_month >= due);
        if owed <= 0 {
            continue;
        }
        let mut sum = 0;
        let unpaid: Vec<_> = charges()
            .filter(|l| {
                sum += l.amount.0;
                sum > paid
            })
            .collect();
        open += unpaid.len();
        if let Some(oldest) = unpaid.first() {
            arrears += 1;
            age += sim::THIS_MONTH.since(oldest.day.month());
        }
    }
    assert_eq!(
        (balance, arrears, age, open, current),
        (19_057_160, 94, 192, 286, 966)
    );
}

#[test]
fn reads_back_tenancy_by_tenancy_what_was_written() {
    let generator = Generator::new(12).unwrap();
    let folder = scratch("read");
    write_folder(&generator, 50, &folder).unwrap();
    let mut lines = Vec::new();
    let mut count = 0;
    for (index, account) in (0u32..).zip(read_folder(&folder).unwrap()) {
        let account = account.unwrap();
        generator.lines(index, &mut lines);
        assert_eq!(account.lines, lines);
        assert_eq!(account.tenancy, generator.tenancy(index));
        let entries = account.entries();
        assert!(
            entries
                .iter()
                .all(|e| e.month.is_some() == (e.kind == EntryKind::Charge))
        );
        count += 1;
    }
    assert_eq!(count, 50);
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn a_damaged_folder_is_refused_with_file_and_line() {
    let folder = scratch("damaged");
    std::fs::create_dir_all(&folder).unwrap();
    let copy = |file: &str, text: &str| std::fs::write(folder.join(file), text).unwrap();
    let ledger = std::fs::read_to_string(committed().join("ledger.csv")).unwrap();
    copy(
        "tenancies.csv",
        &std::fs::read_to_string(committed().join("tenancies.csv")).unwrap(),
    );
    for (from, to, said) in [
        ("2024-12-01,0,", "2024-13-01,0,", "line 2"),
        (",1,-", ",7,-", "kind"),
        ("id,", "no,", "header"),
    ] {
        copy("ledger.csv", &ledger.replacen(from, to, 1));
        let result = read_folder(&folder).and_then(Iterator::collect::<Result<Vec<_>, _>>);
        let error = result.unwrap_err().to_string();
        assert!(error.contains("ledger.csv") && error.contains(said), "{error}");
    }
    copy("ledger.csv", &ledger);
    copy("tenancies.csv", "tenancy,number,iban,kenmerk,name,rent\n");
    let result = read_folder(&folder).unwrap().collect::<Result<Vec<_>, _>>();
    assert!(result.unwrap_err().to_string().contains("not in tenancies.csv"));
    std::fs::remove_dir_all(&folder).unwrap();
}
