//! The product's own readers take what this crate writes, whole and with the same money.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

use domain::bank::BankEntry;
use domain::money::Cents;
use exchange::association::{Fact, Place, Reader, Table};
use sim::stories;
use std::convert::Infallible;
use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};

fn demo_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../demo/de-linde")
}

/// Reads every table of a folder in load order and gives the number of rows.
fn read_set(folder: &Path) -> u64 {
    let mut reader = Reader::new();
    let mut rows = 0;
    for table in Table::ALL {
        let name = table.file_name();
        let file = File::open(folder.join(name)).unwrap();
        let mut sink = |_: &Place, _: Fact| Ok::<(), Infallible>(());
        let summary = reader
            .read_table(table, name, file, &mut sink)
            .unwrap_or_else(|e| panic!("{name}: {e}"));
        assert!(
            summary.ignored_columns.is_empty(),
            "{name}: {:?}",
            summary.ignored_columns
        );
        rows += summary.rows;
    }
    if let Err(problems) = reader.finish() {
        panic!("{problems:?}");
    }
    rows
}

fn read_statement(path: &Path) -> Vec<BankEntry> {
    let mut list = Vec::new();
    let mut sink = |entry: &BankEntry| {
        list.push(entry.clone());
        Ok::<(), Infallible>(())
    };
    let source = BufReader::new(File::open(path).unwrap());
    let summary = exchange::statement::read("statement", source, &mut sink).unwrap_or_else(|e| panic!("{e}"));
    assert!(
        summary.warnings.is_empty(),
        "{}: {:?}",
        path.display(),
        summary.warnings
    );
    list
}

#[test]
fn the_demo_set_is_taken_without_a_problem() {
    assert!(read_set(&demo_folder()) > 800);
}

#[test]
fn the_demo_statements_hold_what_the_stories_say() {
    let mut before: Option<Cents> = None;
    for month in stories::statement_months() {
        let read = read_statement(&demo_folder().join(stories::statement_name(month)));
        let entries = stories::entries(month);
        let told = entries
            .iter()
            .flat_map(|e| e.transactions.iter().map(move |t| (e, t)));
        assert_eq!(read.len(), told.clone().count(), "{month}");
        for (bank, (entry, t)) in read.iter().zip(told) {
            assert_eq!((bank.amount, bank.booked_on), (t.amount, Some(entry.on)));
            assert_eq!(
                (&bank.counterparty_iban, &bank.counterparty_name),
                (&t.iban, &t.name)
            );
            assert_eq!(
                (&bank.end_to_end_id, &bank.mandate_id),
                (&t.end_to_end_id, &t.mandate)
            );
            assert_eq!(bank.return_reason.as_deref(), t.return_reason);
            assert_eq!(bank.account, stories::association_iban());
        }
        let sum: Cents = read.iter().map(|e| e.amount).sum();
        before = Some(before.unwrap_or_default() + sum);
    }
    assert!(before.is_some_and(Cents::is_positive));
}

#[test]
fn a_generated_population_is_taken_without_a_problem() {
    let folder = std::env::temp_dir().join(format!("sim-readers-{}", std::process::id()));
    let written = sim::population::Population::of(1_500)
        .unwrap()
        .write_folder(&folder)
        .unwrap();
    assert!(read_set(&folder) > written.bookings);
    let months =
        stories::statement_months().map(|m| read_statement(&folder.join(stories::statement_name(m))).len());
    let transactions: usize = months.sum();
    std::fs::remove_dir_all(&folder).unwrap();
    assert_eq!(transactions as u64, written.transactions);
}
