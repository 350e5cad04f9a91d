//! The sample files of others with several transactions in a booking: brought in in every order and twice, the money is
//! booked once. On both engines.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on must stop"
)]

mod world;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use store::bank::PlaceState;
use store::testing::TestDb;
use work::Actor;
use world::at;

/// Account, day and currency, and how much of it counts: transactions and cents.
type Counted = BTreeMap<(String, String, String), (usize, i64)>;

fn sample(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../exchange/tests/samples")
        .join(name)
}

fn orders(files: &[&'static str]) -> Vec<Vec<&'static str>> {
    if files.len() < 2 {
        return vec![files.to_vec()];
    }
    let with_first = |i: usize| {
        let mut rest = files.to_vec();
        let first = rest.remove(i);
        orders(&rest)
            .into_iter()
            .map(move |order| [vec![first], order].concat())
    };
    (0..files.len()).flat_map(with_first).collect()
}

/// What counts after these files came in, each association on its own.
fn counted(test: &TestDb, nth: usize, order: &[&str]) -> Counted {
    let named = work::association::found(&test.db, at(sim::TODAY), &format!("Order {nth}")).unwrap();
    let actor = Actor::system(named.org);
    for name in order {
        world::receive_file(&test.db, &actor, sim::TODAY, &sample(name)).unwrap();
    }
    let mut counted = Counted::new();
    let scope = store::Scope::of(actor.org, None);
    test.db
        .read(|tx| {
            counted.clear();
            store::bank::each(tx, &scope, |row| {
                if row.place.state != PlaceState::SetAside {
                    let of = (row.entry.account, row.booked_on.to_string(), row.entry.currency);
                    let sum = counted.entry(of).or_default();
                    *sum = (sum.0 + 1, sum.1 + row.entry.amount.0);
                }
                Ok::<_, store::Error>(())
            })
        })
        .unwrap();
    counted
}

fn one(account: &str, day: &str, currency: &str, transactions: usize, cents: i64) -> Counted {
    let of = (account.to_owned(), day.to_owned(), currency.to_owned());
    Counted::from([(of, (transactions, cents))])
}

/// One booking of 200,000 Swedish crowns with three transactions inside, told by two versions of a notification; the
/// third file tells another one, with another reference of the bank.
fn one_booking_told_by_two_versions_counts_once_in_every_order(test: &TestDb) {
    let files = [
        "genkgo/camt054.v2.xml",
        "genkgo/camt054.v4.xml",
        "genkgo/camt054.v8.xml",
    ];
    let expected = |n: usize, cents| one("CH2801234000123456789", "2007-10-18", "SEK", n, cents);
    for (nth, order) in orders(&files).iter().enumerate() {
        let twice = [order.as_slice(), order.as_slice()].concat();
        assert_eq!(counted(test, nth, &twice), expected(2, -40_000_000), "{order:?}");
    }
    for (nth, order) in orders(&files[1..]).iter().enumerate() {
        assert_eq!(
            counted(test, 10 + nth, order),
            expected(1, -20_000_000),
            "{order:?}"
        );
    }
}

/// Statements with batches of several transactions: whatever came first, the same money counts.
fn statements_with_batches_count_the_same_in_every_order(test: &TestDb) {
    let files = [
        "viafintech/053-valid_example.xml",
        "viafintech/053-valid_example_with_batch.xml",
        "viafintech/054-valid_example.xml",
    ];
    let all = orders(&files);
    let expected = counted(test, 0, &all[0]);
    assert!(
        expected.values().any(|(transactions, _)| *transactions > 1),
        "{expected:?}"
    );
    for (nth, order) in all.iter().enumerate() {
        let twice = [order.as_slice(), order.as_slice()].concat();
        assert_eq!(counted(test, nth + 1, &twice), expected, "{order:?}");
    }
}

store::on_both_engines! {
    one_booking_told_by_two_versions_counts_once_in_every_order;
    statements_with_batches_count_the_same_in_every_order;
}
