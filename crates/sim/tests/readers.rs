//! The product's own readers take what this crate writes, whole and with the same money.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

use domain::bank::BankEntry;
use domain::folding::fold_name;
use domain::matching::{Directory, Found, Ix, Placement, place};
use domain::money::Cents;
use exchange::association::{Fact, Place, Reader, Table};
use sim::household::TenancyRow;
use sim::stories;
use std::collections::{BTreeMap, BTreeSet};
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

/// The association's knowledge as the matching asks for it, from the CSV rows of the twelve.
struct Twelve {
    homes: Vec<sim::household::Household>,
    ibans: BTreeMap<String, Vec<Ix>>,
    names: BTreeMap<String, Vec<Ix>>,
}

impl Twelve {
    fn new() -> Self {
        let homes = stories::households();
        let (mut ibans, mut names) = (BTreeMap::new(), BTreeMap::new());
        for (ix, home) in (0u32..).zip(&homes) {
            for iban in &home.ibans {
                ibans.entry(iban.clone()).or_insert_with(Vec::new).push(ix);
            }
            for person in &home.people {
                let list: &mut Vec<Ix> = names.entry(fold_name(&person.surname)).or_default();
                if !list.contains(&ix) {
                    list.push(ix);
                }
            }
        }
        Self { homes, ibans, names }
    }

    fn one(&self, is: impl Fn(&TenancyRow) -> bool) -> Found {
        let found = (0u32..).zip(&self.homes).find(|(_, home)| is(&home.tenancy));
        found.map_or(Found::Nobody, |(ix, _)| Found::One(ix))
    }
}

impl Directory for Twelve {
    fn by_payment_reference(&self, reference: &str) -> Found {
        self.one(|t| t.payment_reference == reference)
    }
    fn by_contract(&self, reference: &str) -> Found {
        self.one(|t| t.reference == reference)
    }
    fn by_mandate(&self, mandate: &str) -> Found {
        self.one(|t| !t.mandate.is_empty() && t.mandate == mandate)
    }
    fn by_iban(&self, iban: &str) -> &[Ix] {
        self.ibans.get(iban).map_or(&[], Vec::as_slice)
    }
    fn by_surname(&self, surname: &str) -> &[Ix] {
        self.names.get(surname).map_or(&[], Vec::as_slice)
    }
    fn rent(&self, tenancy: Ix) -> Cents {
        let home = &self.homes[usize::try_from(tenancy).unwrap()];
        home.rent
            .iter()
            .filter(|r| r.until.is_none())
            .map(|r| r.amount)
            .sum()
    }
}

#[test]
fn the_matching_places_every_story_payment_and_leaves_the_unclear_at_the_desk() {
    let directory = Twelve::new();
    let (mut rules, mut waiting, mut aside) = (BTreeSet::new(), Vec::new(), 0);
    for month in stories::statement_months() {
        let bank = read_statement(&demo_folder().join(stories::statement_name(month)));
        let entries = stories::entries(month);
        for (read, told) in bank.iter().zip(entries.iter().flat_map(|e| &e.transactions)) {
            match place(read, &directory) {
                Placement::Placed { tenancy, rule } => {
                    let home = &directory.homes[usize::try_from(tenancy).unwrap()];
                    assert_eq!(
                        told.belongs_to.as_deref(),
                        Some(home.tenancy.reference.as_str()),
                        "{rule:?} {told:?}"
                    );
                    rules.insert(rule.code());
                }
                Placement::Waiting { .. } => waiting.push(told.belongs_to.clone()),
                Placement::Aside(_) => {
                    assert!(told.belongs_to.is_none(), "{told:?}");
                    aside += 1;
                }
            }
        }
    }
    assert_eq!(
        waiting.iter().flatten().collect::<Vec<_>>(),
        ["DL100012"],
        "only September of T12 waits"
    );
    assert_eq!(waiting.len(), 5, "and four that nobody can know");
    assert!(aside >= 20, "{aside}");
    assert!(rules.len() >= 4, "{rules:?}");
}

#[test]
fn the_demo_statements_are_what_their_xml_schema_asks() {
    let mut versions = BTreeSet::new();
    for month in stories::statement_months() {
        let file = demo_folder().join(stories::statement_name(month));
        let text = std::fs::read_to_string(&file).unwrap();
        let version = ["02", "08"].into_iter().find(|v| {
            let namespace = format!("urn:iso:std:iso:20022:tech:xsd:camt.053.001.{v}\"");
            text.contains(&namespace)
        });
        let version = version.unwrap_or_else(|| panic!("{month}: which version?"));
        versions.insert(version);
        let schema = format!("../exchange/tests/xsd/camt.053.001.{version}.xsd");
        let said = std::process::Command::new("xmllint")
            .args(["--nonet", "--noout", "--schema"])
            .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join(schema))
            .arg(&file)
            .output()
            .unwrap_or_else(|e| panic!("xmllint (Debian package libxml2-utils) does not start: {e}"));
        assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
    }
    assert_eq!(versions.len(), 2, "the demo tells both versions that banks send");
}
