//! The background population: repeatable, sound, and about as troubled as a real association.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

use domain::calendar::{Day, Month};
use domain::money::Cents;
use sim::household::BookingRow;
use sim::population::{Population, SEED, Written};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

struct Folder(PathBuf);
impl Folder {
    fn new(name: &str) -> Self {
        Self(std::env::temp_dir().join(format!("sim-{name}-{}", std::process::id())))
    }
}
impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn write(name: &str, tenancies: u32) -> (Folder, Written) {
    let folder = Folder::new(name);
    let written = Population::of(tenancies)
        .unwrap()
        .write_folder(&folder.0)
        .unwrap();
    (folder, written)
}

fn rows(folder: &Path, file: &str) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(b';')
        .from_path(folder.join(file))
        .unwrap();
    reader.deserialize_rows()
}

trait Rows {
    fn deserialize_rows(&mut self) -> Vec<BTreeMap<String, String>>;
}
impl<R: std::io::Read> Rows for csv::Reader<R> {
    fn deserialize_rows(&mut self) -> Vec<BTreeMap<String, String>> {
        let header = self.headers().unwrap().clone();
        let row = |r: csv::StringRecord| {
            header
                .iter()
                .zip(r.iter())
                .map(|(h, v)| (h.to_owned(), v.to_owned()))
                .collect()
        };
        self.records().map(|r| row(r.unwrap())).collect()
    }
}

#[test]
fn the_same_seed_gives_the_same_bytes_and_a_longer_list_begins_with_the_shorter() {
    let (a, b, longer) = (
        write("same-a", 60).0,
        write("same-b", 60).0,
        write("longer", 90).0,
    );
    for file in [
        "tenancies.csv",
        "people.csv",
        "bookings.csv",
        "contacts.csv",
        "agreements.csv",
        "statements/2026-11.xml",
    ] {
        assert!(
            std::fs::read(a.0.join(file)).unwrap() == std::fs::read(b.0.join(file)).unwrap(),
            "{file}"
        );
    }
    let short = std::fs::read(a.0.join("tenancies.csv")).unwrap();
    assert!(
        std::fs::read(longer.0.join("tenancies.csv"))
            .unwrap()
            .starts_with(&short)
    );
}

#[test]
fn references_are_unique_and_point_at_each_other() {
    let (folder, written) = write("references", 600);
    assert_eq!(written.tenancies, 600);
    let column = |file: &str, name: &str| -> Vec<String> {
        rows(&folder.0, file).iter().map(|r| r[name].clone()).collect()
    };
    let unique = |values: Vec<String>| -> BTreeSet<String> {
        let set: BTreeSet<String> = values.iter().cloned().collect();
        assert_eq!(set.len(), values.len());
        set
    };
    let tenancies = unique(column("tenancies.csv", "reference"));
    assert_eq!(tenancies.len(), 600);
    let dwellings = unique(column("dwellings.csv", "reference"));
    let people = unique(column("people.csv", "reference"));
    assert!(
        column("tenancies.csv", "dwelling")
            .iter()
            .all(|d| dwellings.contains(d))
    );
    assert!(column("members.csv", "person").iter().all(|p| people.contains(p)));
    for file in [
        "members.csv",
        "rent.csv",
        "due_days.csv",
        "ibans.csv",
        "bookings.csv",
        "contacts.csv",
        "agreements.csv",
    ] {
        assert!(
            column(file, "tenancy").iter().all(|t| tenancies.contains(t)),
            "{file}"
        );
    }
    let slips = column("tenancies.csv", "payment_reference")
        .into_iter()
        .filter(|r| !r.is_empty());
    unique(slips.collect());
    let places = rows(&folder.0, "dwellings.csv");
    unique(
        places
            .iter()
            .map(|d| format!("{} {}", d["street"], d["house_number"]))
            .collect(),
    );
    let keys = rows(&folder.0, "bookings.csv");
    unique(
        keys.iter()
            .map(|b| format!("{} {}", b["tenancy"], b["key"]))
            .collect(),
    );
    assert_eq!(keys.len() as u64, written.bookings);
    let staff: BTreeSet<String> = column("staff.csv", "login").into_iter().collect();
    assert!(
        column("contacts.csv", "by")
            .iter()
            .all(|by| by.is_empty() || staff.contains(by))
    );
}

/// What is owed per contract, from the files alone: bookings, and the statements read by their end-to-end text.
fn open_amounts(population: &Population) -> Vec<(Cents, Cents, bool)> {
    (0..population.background_count())
        .map(|i| {
            let one = population.background(i);
            let booked: Cents = one.household.bookings.iter().map(BookingRow::signed).sum();
            // What is due after today is not open yet.
            let not_due = one
                .household
                .due_days
                .iter()
                .any(|(_, day)| i32::from(*day) > sim::TODAY.day_of_month());
            let newest = one
                .household
                .bookings
                .iter()
                .find(|b| not_due && b.month == Some(sim::THIS_MONTH));
            let open = booked - one.later_money() - newest.map_or(Cents::ZERO, |b| b.amount);
            let rent: Cents = one
                .household
                .rent
                .iter()
                .filter(|r| r.until.is_none())
                .map(|r| r.amount)
                .sum();
            (open, rent, one.household.tenancy.end.is_some())
        })
        .collect()
}

#[test]
fn two_in_a_hundred_have_a_month_or_more_open() {
    let population = Population::of(10_012).unwrap();
    let all = open_amounts(&population);
    let current = all.iter().filter(|(_, _, left)| !left);
    let month_open = current
        .filter(|(open, rent, _)| *rent > Cents::ZERO && open >= rent)
        .count();
    assert!((100..=300).contains(&month_open), "{month_open} of 10,000");
    let former = all
        .iter()
        .filter(|(open, _, left)| *left && open.is_positive())
        .count();
    assert!(
        (10..=100).contains(&former),
        "{former} former tenancies with debt"
    );
    assert!(
        all.iter().all(|(open, rent, _)| open.0 >= -rent.0 * 2),
        "nobody is far ahead"
    );
}

#[test]
fn some_announced_trouble_and_some_collections_come_back() {
    let (folder, _) = write("mix", 2_000);
    let expected = rows(&folder.0, "tenancies.csv")
        .iter()
        .filter(|t| !t["expected_arrears_since"].is_empty())
        .count();
    assert!((2..=30).contains(&expected), "{expected}");
    let november = std::fs::read_to_string(folder.0.join("statements/2026-11.xml")).unwrap();
    let returned = november.matches("<RtrInf>").count();
    assert!((2..=25).contains(&returned), "{returned}");
    assert!(november.contains("<NbOfTxs>500</NbOfTxs>"));
    let contacts = rows(&folder.0, "contacts.csv").len();
    assert!((100..=600).contains(&contacts), "{contacts}");
}

#[test]
fn dates_are_dates_and_no_later_than_today() {
    let (folder, _) = write("dates", 300);
    for (file, column) in [
        ("bookings.csv", "on"),
        ("contacts.csv", "on"),
        ("agreements.csv", "made_on"),
        ("stories.csv", "on"),
    ] {
        for row in rows(&folder.0, file) {
            let day: Day = row[column].parse().unwrap();
            assert!(day <= sim::TODAY, "{file} {row:?}");
        }
    }
    for b in rows(&folder.0, "bookings.csv")
        .iter()
        .filter(|b| b["kind"] != "charge")
    {
        let day: Day = b["on"].parse().unwrap();
        assert!(day < Month::new(2026, 10).first(), "{b:?}");
        assert!(Cents::parse(&b["amount"]).unwrap().is_positive());
    }
}

/// The demo on an earlier day is as it was then: nothing of later is in it, and what was promised for later still stands.
#[test]
fn an_earlier_day_knows_nothing_of_later() {
    let day: Day = "2026-08-23".parse().unwrap();
    for home in sim::stories::households() {
        let (then, now) = (home.clone().known_on(day), home.clone().known_on(sim::TODAY));
        assert!(then.contacts.iter().all(|c| c.on <= day) && then.bookings.iter().all(|b| b.on <= day));
        assert!(then.stories.iter().all(|s| s.on <= day) && then.members.iter().all(|m| m.from <= day));
        for a in &then.agreements {
            assert!(a.made_on <= day, "{a:?}");
            assert!(
                a.due_on.is_some_and(|due| due <= day) || a.state == domain::agreement::AgreementState::Open
            );
        }
        assert_eq!(now.contacts.len(), home.contacts.len());
        assert_eq!(now.bookings.len(), home.bookings.len());
    }
    let henk = sim::stories::households().swap_remove(2).known_on(day);
    assert_eq!(henk.contacts.len(), 2, "the signal of Ria and the first visit");
}

#[test]
fn rent_rows_add_up_to_what_is_charged() {
    let population = Population {
        tenancies: 300,
        seed: SEED,
        known_on: sim::TODAY,
    };
    for i in 0..population.background_count() {
        let home = population.background(i).household;
        for b in home.bookings.iter().filter(|b| b.month.is_some()) {
            let rent: Cents = home
                .rent
                .iter()
                .filter(|r| r.from <= b.on && r.until.is_none_or(|u| u >= b.on))
                .map(|r| r.amount)
                .sum();
            assert_eq!(rent, b.amount, "{} {b:?}", home.tenancy.reference);
        }
    }
}

#[test]
fn a_population_smaller_than_the_stories_is_refused() {
    assert!(Population::of(11).is_err());
    assert!(Population::of(12).is_ok());
}
