//! How long the judging of one tenancy takes, without any store around it.
//!
//! 100,000 synthetic tenancies of 24 months stand in memory; each is judged from its facts.
//! `cargo run --release -p domain --example judge_speed`

use domain::calendar::{Day, Month};
use domain::ids::EntryKey;
use domain::ledger::{EntryKind, LedgerEntry, Method, Scratch, Terms};
use domain::money::Cents;
use domain::outlook::{CurrentRent, Facts, outlook_known_by};
use domain::policy::{AllocationOrder, Policy};
use std::time::Instant;

const TENANCIES: u32 = 100_000;
const FIRST: Month = Month::new(2024, 12);

/// Nine in ten pay on time; the others skip, pay half, or had a payment taken back.
fn entries(tenancy: u32) -> Vec<LedgerEntry> {
    let mut list = Vec::with_capacity(50);
    let rent = 42_000 + i64::from(tenancy * 7919 % 50_000);
    let class = tenancy % 40;
    let mut push = |kind, on: Day, cents, month| {
        let n = list.len() as u64;
        list.push(LedgerEntry {
            key: EntryKey(u64::from(tenancy) * 100 + n),
            kind,
            effective_on: on,
            learned_on: on,
            amount: Cents(cents),
            month,
            method: Method::DirectDebit,
            reason: (kind == EntryKind::Reversal).then_some(*b"AM04"),
            link: None,
        });
    };
    for n in 0..24 {
        let month = FIRST.plus(n);
        let day = month.first().plus(i32::try_from(tenancy % 3).unwrap_or(0));
        push(EntryKind::Charge, month.first(), rent, Some(month));
        match (class, n % 7) {
            (0, 5..) => {}
            (1, 3) => push(EntryKind::Receipt, day, -rent / 2, None),
            (2, 6) => {
                push(EntryKind::Receipt, day, -rent, None);
                push(EntryKind::Reversal, day.plus(3), rent, None);
            }
            _ => push(EntryKind::Receipt, day, -rent, None),
        }
    }
    list
}

fn judge(all: &[Vec<LedgerEntry>], policy: &Policy) {
    let terms = Terms {
        start: FIRST.first(),
        end: None,
        due_days: Vec::new(),
        expected_arrears_since: None,
    };
    let today = Month::new(2026, 11).on(21);
    let mut scratch = Scratch::default();
    let (mut balance, mut behind, mut rows, mut paid) = (0, 0, 0, 0);
    let begun = Instant::now();
    for entries in all {
        let facts = Facts {
            terms: &terms,
            entries,
            contacts: &[],
            agreements: &[],
            choices: &[],
            help: domain::help::Help::NONE,
        };
        let o = outlook_known_by(&facts, policy, today, None, &mut scratch, &mut |_| {});
        balance += o.account.balance.0;
        behind += u32::from(o.open_items > 0);
        rows += o.tasks.len();
        paid += u32::from(o.current_rent == CurrentRent::Paid);
    }
    let each = begun.elapsed().as_nanos() / u128::from(TENANCIES);
    let order = policy.allocation.code();
    println!(
        "{order}: {each} ns per tenancy ({balance} cents, {behind} behind, {rows} rows, {paid} current rents in)"
    );
}

fn main() {
    let all: Vec<Vec<LedgerEntry>> = (0..TENANCIES).map(entries).collect();
    let count: usize = all.iter().map(Vec::len).sum();
    println!("{TENANCIES} tenancies, {count} entries");
    judge(&all, &Policy::DEFAULT);
    let oldest_first = Policy {
        allocation: AllocationOrder::OldestFirst,
        ..Policy::DEFAULT
    };
    judge(&all, &oldest_first);
    judge(&all, &Policy::DEFAULT);
}
