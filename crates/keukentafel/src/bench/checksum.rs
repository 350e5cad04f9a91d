//! `keukentafel bench checksum`: the product's own positions, to be compared with other programs on the same data.

use domain::calendar::Day;
use domain::ledger::{Scratch, Terms};
use domain::outlook::{CurrentRent, Facts, outlook_known_by};
use domain::policy::{AllocationOrder, Policy};
use std::path::Path;

/// Prints tenancies, balance in cents, in arrears, months of age, open items, current rent paid; "oldest first".
pub fn run(folder: &Path) -> anyhow::Result<()> {
    let policy = Policy {
        allocation: AllocationOrder::OldestFirst,
        ..Policy::DEFAULT
    };
    let mut sum = [0_i64; 6];
    let mut scratch = Scratch::default();
    for account in sim::bench::read_folder(folder)? {
        let account = account?;
        let entries = account.entries();
        let start = entries.first().map_or(sim::TODAY, |e| e.effective_on);
        add(&mut sum, &entries, start, &policy, &mut scratch);
    }
    println!("{}", sum.map(|n| n.to_string()).join("|"));
    Ok(())
}

fn add(
    sum: &mut [i64; 6],
    entries: &[domain::ledger::LedgerEntry],
    start: Day,
    policy: &Policy,
    scratch: &mut Scratch,
) {
    let terms = Terms {
        start,
        end: None,
        due_days: Vec::new(),
        expected_arrears_since: None,
    };
    let facts = Facts {
        terms: &terms,
        entries,
        contacts: &[],
        agreements: &[],
        choices: &[],
        help: domain::help::Help::NONE,
    };
    let o = outlook_known_by(&facts, policy, sim::TODAY, None, scratch, &mut |_| {});
    sum[0] += 1;
    sum[1] += o.account.balance.0;
    sum[2] += i64::from(o.open_items > 0);
    sum[3] += i64::from(o.age_months);
    sum[4] += i64::from(o.open_items);
    sum[5] += i64::from(o.current_rent == CurrentRent::Paid);
}
