//! The twelve stories to the cent, and the committed demo folder byte for byte.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

use domain::calendar::{Day, Month};
use domain::ledger::EntryKind;
use domain::money::Cents;
use sim::household::{BookingRow, Household};
use sim::statement_file::{Entry, EntryType, Remittance, Transaction};
use sim::stories;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The table of the demo stories: opening; per month from December 2025 paid/due and, where it is not zero, the open balance; open at the end.
const TABLE: &str = "\
T01 | 0.00 | 712.95/712.95 | 712.95/712.95 | 712.95/712.95 | 712.95/712.95 | 712.95/712.95 | 712.95/712.95 | 712.95/712.95 | 742.18/742.18 | 742.18/742.18 | 742.18/742.18 | 0.00/742.18 742.18 | 0.00/742.18 1484.36 | 1484.36
T02 | 0.00 | 598.20/598.20 | 598.20/598.20 | 598.20/598.20 | 598.20/598.20 | 598.20/598.20 | 598.20/598.20 | 598.20/598.20 | 620.00/620.00 | 620.00/620.00 | 620.00/620.00 | 620.00/620.00 | 620.00/620.00 | 0.00
T03 | 0.00 | 561.30/561.30 | 561.30/561.30 | 0.00/561.30 561.30 | 0.00/561.30 1122.60 | 561.30/561.30 1122.60 | 561.30/561.30 1122.60 | 561.30/561.30 1122.60 | 561.30/584.31 1145.61 | 561.30/584.31 1168.62 | 684.31/584.31 1068.62 | 684.31/584.31 968.62 | 684.31/584.31 868.62 | 868.62
T04 | 0.00 | - | - | 489.00/489.00 | 0.00/489.00 489.00 | 489.00/489.00 489.00 | 489.00/489.00 489.00 | 570.50/489.00 407.50 | 570.50/489.00 326.00 | 570.50/489.00 244.50 | 570.50/489.00 163.00 | 570.50/489.00 81.50 | 570.50/489.00 | 0.00
T05 | 0.00 | 655.00/655.00 | 300.00/655.00 355.00 | 0.00/655.00 1010.00 | 655.00/655.00 1010.00 | 200.00/655.00 1465.00 | 0.00/655.00 2120.00 | 655.00/655.00 2120.00 | 681.85/681.85 2120.00 | 681.85/681.85 2120.00 | 681.85/681.85 2120.00 | 681.85/681.85 2120.00 | 681.85/681.85 2120.00 | 2120.00
T06 | 0.00 | 879.00/879.00 | 879.00/879.00 | 879.00/879.00 | 879.00/879.00 | 879.00/879.00 | 500.00/879.00 379.00 | 500.00/879.00 758.00 | 699.00/699.00 758.00 | 699.00/699.00 758.00 | 699.00/699.00 758.00 | 699.00/699.00 758.00 | 699.00/699.00 758.00 | 758.00
T07 | 3912.00 | 637.40/637.40 3912.00 | 0.00/637.40 4549.40 | 637.40/637.40 4549.40 | 687.40/637.40 4499.40 | 687.40/637.40 4449.40 | 687.40/637.40 4399.40 | 687.40/637.40 4349.40 | 713.53/663.53 4299.40 | 713.53/663.53 4249.40 | 713.53/663.53 4199.40 | 713.53/663.53 4149.40 | 713.53/663.53 4099.40 | 4099.40
T08 | 0.00 | 702.10/702.10 | 702.10/702.10 | 702.10/702.10 | 702.10/702.10 | 0.00/702.10 702.10 | 350.00/702.10 1054.20 | 350.00/702.10 1406.30 | 400.00/730.89 1737.19 | 400.00/730.89 2068.08 | 930.89/730.89 1868.08 | 930.89/730.89 1668.08 | 930.89/730.89 1468.08 | 1468.08
T09 | 1456.00 | 728.00/728.00 1456.00 | 400.00/728.00 1784.00 | 400.00/728.00 2112.00 | 400.00/728.00 2440.00 | 0.00/728.00 3168.00 | 0.00/728.00 3896.00 | 400.00/728.00 4224.00 | 400.00/757.85 4581.85 | 757.85/757.85 4581.85 | 757.85/757.85 4581.85 | 2257.85/757.85 3081.85 | 757.85/757.85 3081.85 | 3081.85
T10 | 0.00 | 574.60/574.60 | 574.60/574.60 | 574.60/574.60 | 574.60/574.60 | 574.60/574.60 | 574.60/574.60 | 574.60/574.60 | 0.00/598.16 598.16 | 0.00/598.16 1196.32 | 0.00/598.16 1794.48 | 0.00/598.16 2392.64 | 648.16/598.16 2342.64 | 2342.64
T11 | 312.00 | 545.75/545.75 312.00 | 545.75/545.75 312.00 | 545.75/545.75 312.00 | 545.75/545.75 312.00 | 545.75/545.75 312.00 | 0.00/545.75 857.75 | 1091.50/545.75 312.00 | 594.13/568.13 286.00 | 594.13/568.13 260.00 | 594.13/568.13 234.00 | 594.13/568.13 208.00 | 594.13/568.13 182.00 | 182.00
T12 | 0.00 | 664.20/664.20 | 664.20/664.20 | 664.20/664.20 | 664.20/664.20 | 664.20/664.20 | 664.20/664.20 | 664.20/664.20 | 691.43/691.43 | 691.43/691.43 | 0.00/691.43 691.43 | 1082.86/691.43 300.00 | 691.43/691.43 300.00 | 300.00";

fn cents(text: &str) -> Cents {
    Cents::parse(text).unwrap()
}

fn demo_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../demo/de-linde")
}

fn all_entries() -> Vec<Entry> {
    stories::statement_months().flat_map(stories::entries).collect()
}

/// Money of a tenancy by the month in which it was known to be theirs: the September payment of T12 counts when it was linked.
fn money_by_month(contract: &str) -> BTreeMap<Month, Cents> {
    let mut months = BTreeMap::new();
    for entry in all_entries() {
        for t in entry
            .transactions
            .iter()
            .filter(|t| t.belongs_to.as_deref() == Some(contract))
        {
            let linked_later = t.iban.as_deref() == Some(stories::unclear_payer_iban().as_str());
            let month = if linked_later {
                Month::new(2026, 10)
            } else {
                entry.on.month()
            };
            *months.entry(month).or_insert(Cents::ZERO) += t.amount;
        }
    }
    months
}

fn balance_before(home: &Household, day: Day) -> Cents {
    home.bookings
        .iter()
        .filter(|b| b.on < day)
        .map(BookingRow::signed)
        .sum()
}

#[test]
fn every_month_of_every_story_is_the_table_to_the_cent() {
    let mut total = Cents::ZERO;
    let homes = stories::households();
    assert_eq!(TABLE.lines().count(), homes.len());
    for (home, line) in homes.iter().zip(TABLE.lines()) {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        assert_eq!(cells.len(), 15, "{line}");
        let money = money_by_month(&home.tenancy.reference);
        let mut open = balance_before(home, Month::new(2025, 12).first());
        assert_eq!(open, cents(cells[1]), "{} opening", cells[0]);
        for (cell, month) in cells[2..14].iter().zip(stories::statement_months()) {
            let paid = money.get(&month).copied().unwrap_or_default();
            let charges = home
                .bookings
                .iter()
                .filter(|b| b.kind == EntryKind::Charge && b.month == Some(month));
            let list: Cents = charges.map(|b| b.amount).sum();
            // The table has what is asked: the list rent, less the lower rent that was given.
            let (first, last) = stories::LOWER_RENT.months;
            let lower = cells[0] == "T06" && (first..=last).contains(&month);
            let off = if lower {
                stories::LOWER_RENT.per_month
            } else {
                Cents::ZERO
            };
            let due = list - off;
            open += due - paid;
            if *cell == "-" {
                assert_eq!((paid, due), (Cents::ZERO, Cents::ZERO), "{} {month}", cells[0]);
                continue;
            }
            let (flows, balance) = cell.split_once(' ').unwrap_or((cell, "0.00"));
            let (want_paid, want_due) = flows.split_once('/').unwrap();
            assert_eq!(
                (paid, due),
                (cents(want_paid), cents(want_due)),
                "{} {month}",
                cells[0]
            );
            assert_eq!(open, cents(balance), "{} open after {month}", cells[0]);
        }
        assert_eq!(open, cents(cells[14]), "{} at the end", cells[0]);
        total += open;
    }
    assert_eq!(total, Cents(1_670_495));
}

#[test]
fn bookings_hold_no_money_from_december_2025_on_and_nothing_after_today() {
    for home in stories::households() {
        for b in &home.bookings {
            assert!(b.amount.is_positive());
            assert!(b.on <= sim::TODAY);
            assert!(
                b.kind == EntryKind::Charge || b.on < Month::new(2025, 12).first(),
                "{b:?}"
            );
        }
    }
    for entry in all_entries() {
        assert!(
            entry.on < sim::TODAY && entry.amount() != Cents::ZERO,
            "{entry:?}"
        );
    }
}

#[test]
fn the_month_strip_of_24_months_is_full_except_for_the_new_tenant() {
    for home in stories::households() {
        let charged = |n: i32| {
            home.bookings
                .iter()
                .any(|b| b.month == Some(sim::THIS_MONTH.plus(-n)))
        };
        let full = (0..24).all(charged);
        assert_eq!(
            full,
            home.tenancy.start < Month::new(2024, 12).first(),
            "{}",
            home.tenancy.reference
        );
    }
}

#[test]
fn peter_paid_every_month_on_the_agreed_day_for_six_and_a_half_years() {
    let peter = &stories::households()[0];
    let mut days: Vec<Day> = peter
        .bookings
        .iter()
        .filter(|b| b.kind == EntryKind::Receipt)
        .map(|b| b.on)
        .collect();
    let own = |e: &&Entry| {
        e.transactions
            .iter()
            .any(|t| t.belongs_to.as_deref() == Some("DL100001"))
    };
    days.extend(all_entries().iter().filter(own).map(|e| e.on));
    let months: Vec<Month> = days.iter().map(|d| d.month()).collect();
    let wanted: Vec<Month> = (0..79).map(|n| Month::new(2020, 3).plus(n)).collect();
    assert_eq!(months, wanted, "March 2020 to September 2026");
    assert!(days.iter().all(|d| d.day_of_month() == 1));
}

#[test]
fn fatima_is_late_seven_of_seven_before_july_and_never_after() {
    let of_fatima = |m: Month| {
        let found = stories::entries(m).into_iter().flat_map(|e| {
            let on = e.on.day_of_month();
            e.transactions.into_iter().map(move |t| (on, t))
        });
        let mut lines: Vec<(i32, i64)> = found
            .filter(|(_, t)| t.belongs_to.as_deref() == Some("DL100002"))
            .map(|(on, t)| (on, t.amount.0))
            .collect();
        lines.sort_unstable();
        lines
    };
    for (n, month) in stories::statement_months().enumerate() {
        let wanted = match n {
            2 => vec![(1, -59820), (1, 59820), (20, 59820)],
            0..7 => vec![(1, -59820), (1, 59820), (9, 59820)],
            _ => vec![(10, 62000)],
        };
        assert_eq!(of_fatima(month), wanted, "{month}");
    }
}

fn names_tenancy(t: &Transaction, home: &Household) -> bool {
    let by_words = match &t.remittance {
        Remittance::Betalingskenmerk(r) | Remittance::CreditorReference(r) => {
            *r == home.tenancy.payment_reference
        }
        Remittance::Text(words) => words.contains(&home.tenancy.reference),
        Remittance::Nothing => false,
    };
    let by_mandate = t
        .mandate
        .as_deref()
        .is_some_and(|m| m.contains(&home.tenancy.reference));
    let by_account = t.iban.as_ref().is_some_and(|i| home.ibans.contains(i));
    by_words || by_mandate || by_account
}

#[test]
fn what_the_file_says_points_at_the_right_tenancy_and_at_no_other() {
    let homes = stories::households();
    let mut unclear = Vec::new();
    for t in all_entries().into_iter().flat_map(|e| e.transactions) {
        let found: Vec<&str> = homes
            .iter()
            .filter(|h| names_tenancy(&t, h))
            .map(|h| h.tenancy.reference.as_str())
            .collect();
        match (&t.belongs_to, found.as_slice()) {
            (Some(truth), [one]) => assert_eq!(truth, one),
            (_, []) if t.amount.is_positive() => unclear.push(t),
            (None, []) => {}
            other => panic!("{other:?} {t:?}"),
        }
    }
    // T12 in September, and a few that nobody can know.
    assert_eq!(unclear.iter().filter(|t| t.belongs_to.is_some()).count(), 1);
    assert!(unclear.len() >= 4, "{}", unclear.len());
}

#[test]
fn all_styles_of_reference_and_return_occur() {
    let all = all_entries();
    let any = |f: &dyn Fn(&Transaction) -> bool| all.iter().flat_map(|e| &e.transactions).any(f);
    assert!(any(&|t| matches!(t.remittance, Remittance::Betalingskenmerk(_))));
    assert!(any(&|t| matches!(t.remittance, Remittance::CreditorReference(_))));
    for reason in ["AM04", "MS03", "AC04"] {
        assert!(any(&|t| t.return_reason == Some(reason)), "{reason}");
    }
    assert!(
        all.iter()
            .any(|e| e.entry_type == EntryType::Collection && e.transactions.len() > 2)
    );
    assert!(all.iter().any(|e| e.entry_type == EntryType::BankCosts));
}

#[test]
fn bank_references_are_unique() {
    let all = all_entries();
    let unique: std::collections::BTreeSet<&str> = all.iter().map(|e| e.bank_reference.as_str()).collect();
    assert_eq!(unique.len(), all.len());
}

#[test]
fn every_return_names_the_collection_it_takes_back() {
    let all = all_entries();
    for back in all.iter().filter(|e| e.entry_type == EntryType::Return) {
        let [t] = back.transactions.as_slice() else {
            panic!("one transaction: {back:?}")
        };
        let original = all
            .iter()
            .filter(|e| e.entry_type == EntryType::Collection && e.on <= back.on);
        let same = original.flat_map(|e| &e.transactions).filter(|o| {
            o.end_to_end_id == t.end_to_end_id
                && o.mandate == t.mandate
                && o.amount == -t.amount
                && o.iban == t.iban
        });
        assert_eq!(same.count(), 1, "{t:?}");
    }
}

#[test]
fn plans_are_kept_month_by_month() {
    for home in stories::households() {
        for a in home.agreements.iter().filter(|a| a.amount.is_some()) {
            let (from, until) = (a.made_on, a.due_on.unwrap());
            assert!(from <= until, "{a:?}");
            let inside = all_entries()
                .into_iter()
                .filter(|e| from <= e.on && e.on <= until);
            let money: Cents = inside
                .flat_map(|e| e.transactions)
                .filter(|t| t.belongs_to.as_deref() == Some(&home.tenancy.reference))
                .map(|t| t.amount)
                .sum();
            assert_eq!(
                money >= a.amount.unwrap(),
                until < sim::TODAY,
                "{} {a:?}: {money}",
                home.tenancy.reference
            );
        }
    }
}

#[test]
fn one_promise_of_ours_is_overdue_today() {
    let homes = stories::households();
    let late = homes.iter().flat_map(|h| &h.agreements).filter(|a| {
        a.party == domain::agreement::Party::Association
            && a.state == domain::agreement::AgreementState::Open
            && a.due_on.is_some_and(|d| d < sim::TODAY)
    });
    assert_eq!(late.count(), 1);
}

#[test]
fn nothing_about_health_and_no_bsn_is_written() {
    for file in [
        "contacts.csv",
        "agreements.csv",
        "stories.csv",
        "people.csv",
        "bookings.csv",
    ] {
        let text = std::fs::read_to_string(demo_folder().join(file)).unwrap();
        let lower = text.to_lowercase();
        for word in [
            "ziek",
            "depress",
            "wia",
            "arts",
            "medi",
            "psych",
            "gezondheid",
            "herstel",
            "therap",
            "verslav",
            "diagnos",
            "opname",
            "pijn",
            "operatie",
            "gehandicapt",
            "arbeidsongeschikt",
        ] {
            assert!(!lower.contains(word), "{file} holds '{word}'");
        }
        assert_eq!(domain::guard::find_bsn(&text), None, "{file}");
    }
}

#[test]
fn bare_rent_never_rises_above_the_cap_of_july_2026() {
    for home in stories::households() {
        let bare: Vec<_> = home.rent.iter().filter(|r| r.kind == "kale huur").collect();
        for pair in bare
            .windows(2)
            .filter(|p| p[1].from >= Month::new(2026, 7).first())
        {
            assert!(pair[1].amount.0 * 1000 <= pair[0].amount.0 * 1041, "{pair:?}");
        }
    }
}

fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()) {
        if entry.is_dir() {
            let inner = files(&entry);
            found.extend(
                inner
                    .into_iter()
                    .map(|(p, b)| (Path::new(entry.file_name().unwrap()).join(p), b)),
            );
        } else {
            found.insert(
                PathBuf::from(entry.file_name().unwrap()),
                std::fs::read(&entry).unwrap(),
            );
        }
    }
    found
}

#[test]
fn the_committed_demo_folder_is_what_the_source_writes() {
    let folder = std::env::temp_dir().join(format!("de-linde-{}", std::process::id()));
    stories::write_folder(&folder).unwrap();
    let (fresh, committed) = (files(&folder), files(&demo_folder()));
    std::fs::remove_dir_all(&folder).unwrap();
    assert_eq!(
        fresh.keys().collect::<Vec<_>>(),
        committed.keys().collect::<Vec<_>>()
    );
    for (name, bytes) in &fresh {
        assert!(
            bytes == &committed[name],
            "{} differs: run the example write_de_linde",
            name.display()
        );
    }
}

#[test]
fn demo_steps_run_in_order_of_day_and_link_what_the_bank_could_not() {
    let steps = sim::demo::steps();
    assert!(steps.is_sorted_by_key(sim::demo::Step::on));
    assert_eq!(steps[0], sim::demo::Step::ImportAssociation);
    let link = steps
        .iter()
        .position(|s| matches!(s, sim::demo::Step::LinkReceipt { .. }))
        .unwrap();
    let september = steps.iter().position(
        |s| matches!(s, sim::demo::Step::ImportStatement { file, .. } if file == "statements/2026-09.xml"),
    );
    assert!(september.unwrap() < link);
}
