//! The ledger, proved on random facts: money is conserved to the cent and the order of arrival never matters.

#![allow(clippy::inconsistent_digit_grouping, reason = "days are written 2026_11_21")]
#![allow(clippy::unwrap_used, reason = "a test fails on what is not there")]

mod facts;

use domain::calendar::{Day, DueDay, Month, Watch};
use domain::ids::EntryKey;
use domain::ledger::{Account, Allocation, EntryKind, LedgerEntry, Method, Scratch, Terms, settle};
use domain::money::Cents;
use domain::outlook::{Facts, outlook};
use domain::policy::Policy;
use domain::tenancy::DueDaySpan;
use facts::{Book, oldest_first, ym, ymd};
use proptest::prelude::*;
use std::collections::HashMap;

const FIRST: i32 = 2025 * 12;

/// Entries of every kind, with ties, designations, odd signs, corrections of anything (also of corrections), late news.
fn entries() -> impl Strategy<Value = Vec<LedgerEntry>> {
    let amount = prop_oneof![
        6 => Just(70_000_i64), 2 => Just(5_000), 2 => 1..200_000_i64,
        1 => Just(Cents::LIMIT), 1 => Just(0)
    ];
    let one = (
        0..100_u8,
        0..700_i32,
        0..60_i32,
        amount,
        0..30_i32,
        any::<[bool; 4]>(),
        0..40_usize,
    );
    prop::collection::vec(one, 0..40).prop_map(|raw| {
        let mut list: Vec<LedgerEntry> = Vec::new();
        for (n, (kind, day, late, cents, month, [odd, named, tied, debit], other)) in
            raw.into_iter().enumerate()
        {
            let kind = match kind {
                0..=39 => EntryKind::Charge,
                40..=74 => EntryKind::Receipt,
                75..=79 => EntryKind::Credit,
                80..=89 => EntryKind::Reversal,
                _ => EntryKind::Correction,
            };
            let mut on = Month(FIRST).first().plus(day);
            let raises = match kind {
                EntryKind::Charge | EntryKind::Reversal => true,
                EntryKind::Receipt | EntryKind::Credit => false,
                EntryKind::Correction => odd,
            };
            let other = list.get(other % (n + 3));
            let mut link = tied.then_some(u64::from(debit));
            if kind == EntryKind::Correction {
                link = other.map(|e| e.key.0);
                if let Some(e) = other {
                    on = e.effective_on;
                }
            }
            let month = match kind {
                EntryKind::Charge => named.then(|| on.month()),
                EntryKind::Receipt | EntryKind::Credit => (named && tied).then(|| Month(FIRST + month)),
                _ => None,
            };
            // Now and then the sign says otherwise than the kind.
            let flip = kind != EntryKind::Correction && odd && named && debit && tied;
            list.push(LedgerEntry {
                key: EntryKey::of(&["p", &n.to_string()]),
                kind,
                effective_on: on,
                learned_on: on.plus(late),
                amount: Cents(if raises == flip { -cents } else { cents }),
                month,
                method: if debit {
                    Method::DirectDebit
                } else {
                    Method::Transfer
                },
                reason: (kind == EntryKind::Reversal && named).then_some(*b"MS03"),
                link,
            });
        }
        list
    })
}

fn terms() -> impl Strategy<Value = Terms> {
    let spans = prop::collection::vec((0..30_i32, 1..=31_u8), 0..6);
    (spans, 0..60_i32, prop::option::of(100..700_i32)).prop_map(|(mut spans, start, end)| {
        spans.sort_unstable();
        Terms {
            start: Month(FIRST).first().plus(start),
            end: end.map(|n| Month(FIRST).first().plus(n)),
            due_days: spans
                .into_iter()
                .map(|(m, d)| DueDaySpan {
                    from: Month(FIRST + m),
                    day: DueDay::new(d).unwrap(),
                })
                .collect(),
            expected_arrears_since: None,
        }
    })
}

fn policy() -> impl Strategy<Value = Policy> {
    prop_oneof![Just(Policy::DEFAULT), Just(oldest_first())]
}

fn today() -> impl Strategy<Value = Day> {
    (0..760_i32).prop_map(|n| Month(FIRST).first().plus(n))
}

fn run(list: &[LedgerEntry], terms: &Terms, policy: &Policy, today: Day) -> (Account, Vec<Allocation>) {
    let mut told = Vec::new();
    let account = settle(
        list,
        terms,
        policy,
        &Watch::new(today),
        None,
        &mut Scratch::default(),
        |a| told.push(a),
    );
    (account, told)
}

/// What a correction stands on: itself when its target does not count yet, so that the sum of what counts is known.
fn counts(e: &LedgerEntry, all: &[LedgerEntry], today: Day) -> bool {
    if e.effective_on > today {
        return false;
    }
    let mut link = e.link.filter(|_| e.kind == EntryKind::Correction);
    while let Some(named) = link.and_then(|key| all.iter().find(|t| t.key.0 == key)) {
        if named.kind != EntryKind::Correction {
            return named.effective_on <= today;
        }
        link = named.link;
    }
    true
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn money_is_conserved_to_the_cent(list in entries(), terms in terms(), policy in policy(), today in today()) {
        let (account, told) = run(&list, &terms, &policy, today);
        let booked: Cents = list.iter().filter(|e| counts(e, &list, today)).map(|e| e.amount).sum();
        prop_assert_eq!(account.balance, booked);
        prop_assert_eq!(account.open() - account.advance, booked);
        prop_assert!(account.advance >= Cents::ZERO);
        prop_assert!(account.items.is_sorted_by_key(|i| i.due_on));
        for item in &account.items {
            prop_assert!(item.open >= Cents::ZERO && item.open <= item.charged);
            prop_assert_eq!(item.settled_on.is_some(), item.open == Cents::ZERO, "{:?}", item);
        }
        let settled: Cents = told.iter().map(|a| a.amount).sum();
        let paid: Cents = account.items.iter().map(|i| i.charged - i.open).sum();
        prop_assert_eq!(settled, paid);
        prop_assert!(told.iter().all(|a| a.amount.is_positive()));
    }

    #[test]
    fn no_receipt_gives_more_than_it_brought(list in entries(), terms in terms(), policy in policy(), today in today()) {
        let (account, told) = run(&list, &terms, &policy, today);
        let mut given: HashMap<EntryKey, i64> = HashMap::new();
        for a in &told {
            *given.entry(a.from).or_default() += a.amount.0;
        }
        // A correction can make an entry larger: count what the corrections of each entry add.
        let mut brought: HashMap<u64, i64> = HashMap::new();
        for e in list.iter().filter(|e| counts(e, &list, today)) {
            let mut at = e;
            while let Some(t) = at.link.filter(|_| at.kind == EntryKind::Correction).and_then(|k| list.iter().find(|t| t.key.0 == k)) {
                at = t;
            }
            let key = if at.kind == EntryKind::Correction { e.key.0 } else { at.key.0 };
            *brought.entry(key).or_default() -= e.amount.0;
        }
        for (key, cents) in given {
            prop_assert!(cents <= brought.get(&key.0).copied().unwrap_or(0));
        }
        // Without a designated month, "oldest first" never lets money wait while something is open.
        let designated = list.iter().any(|e| e.month.is_some() && e.kind != EntryKind::Charge || e.amount.0 < 0 && e.month.is_some());
        if policy == oldest_first() && !designated {
            prop_assert!(account.advance == Cents::ZERO || account.open() == Cents::ZERO);
        }
    }

    #[test]
    fn any_order_of_arrival_gives_the_same(
        (list, mixed) in entries().prop_flat_map(|l| (Just(l.clone()), Just(l).prop_shuffle())),
        terms in terms(), policy in policy(), today in today(),
    ) {
        prop_assert_eq!(run(&list, &terms, &policy, today), run(&mixed, &terms, &policy, today));
        let facts = |entries| Facts { terms: &terms, entries, contacts: &[], agreements: &[], choices: &[], help: domain::help::Help::NONE };
        prop_assert_eq!(outlook(&facts(&list), &policy, today), outlook(&facts(&mixed), &policy, today));
    }

    #[test]
    fn when_it_was_learned_changes_nothing(list in entries(), terms in terms(), policy in policy(), today in today()) {
        let in_time: Vec<LedgerEntry> = list.iter().map(|e| LedgerEntry { learned_on: e.effective_on, ..*e }).collect();
        prop_assert_eq!(run(&list, &terms, &policy, today), run(&in_time, &terms, &policy, today));
    }

    #[test]
    fn booking_a_file_twice_changes_nothing(list in entries(), terms in terms(), policy in policy(), today in today()) {
        let mut book: Vec<LedgerEntry> = Vec::new();
        for e in list.iter().chain(&list) {
            if book.iter().all(|held| held.key != e.key) {
                book.push(*e);
            }
        }
        prop_assert_eq!(run(&list, &terms, &policy, today), run(&book, &terms, &policy, today));
    }

    #[test]
    fn known_by_is_the_same_as_only_what_was_learned(list in entries(), terms in terms(), policy in policy(), today in today(), known in today()) {
        let learned: Vec<LedgerEntry> = list.iter().filter(|e| e.learned_on <= known).copied().collect();
        let by = settle(&list, &terms, &policy, &Watch::new(today), Some(known), &mut Scratch::default(), |_| {});
        prop_assert_eq!(by, run(&learned, &terms, &policy, today).0);
    }

    #[test]
    fn a_bounce_is_as_if_the_payment_never_came(list in entries(), terms in terms(), policy in policy(), today in today(), day in 0..700_i32, wait in 0..60_i32) {
        let on = Month(FIRST).first().plus(day);
        let pair = |kind, cents, key: &str, on| LedgerEntry {
            key: EntryKey::of(&[key]), kind, effective_on: on, learned_on: on, amount: Cents(cents),
            month: None, method: Method::DirectDebit, reason: None, link: Some(77),
        };
        // Another return may have to take untied money; without those the comparison is clear.
        let plain = |e: &LedgerEntry| !matches!(e.kind, EntryKind::Reversal | EntryKind::Correction);
        let list: Vec<LedgerEntry> = list.into_iter().filter(plain).collect();
        let today = today.max(on.plus(wait));
        let mut with = list.clone();
        with.push(pair(EntryKind::Receipt, -70_000, "r", on));
        with.push(pair(EntryKind::Reversal, 70_000, "b", on.plus(wait)));
        let strip = |mut a: Account| {
            a.items.iter_mut().for_each(|i| i.returned = None);
            (a.received_this_month, a.charged_this_month) = (Cents::ZERO, Cents::ZERO);
            a
        };
        prop_assert_eq!(strip(run(&with, &terms, &policy, today).0), strip(run(&list, &terms, &policy, today).0));
    }

    #[test]
    fn oldest_first_is_the_plain_sum_of_claims_and_money(months in 1..30_i32, raw in prop::collection::vec((0..900_i32, 1..150_000_i64, 0..10_u8), 0..40), today in today()) {
        let mut book = Book::new();
        for n in 0..months {
            let month = Month(FIRST).plus(n);
            book.entry(EntryKind::Charge, month.first(), 70_000).month = Some(month);
        }
        for (day, cents, kind) in raw {
            let kind = if kind == 0 { EntryKind::Credit } else { EntryKind::Receipt };
            book.entry(kind, Month(FIRST).first().plus(day), -cents);
        }
        // A second, naive reckoning: all money against the oldest claims.
        let mut money: i64 = 0;
        let mut claims: Vec<(Day, i64)> = Vec::new();
        for e in book.entries.iter().filter(|e| e.effective_on <= today) {
            if e.kind == EntryKind::Charge { claims.push((e.effective_on, e.amount.0)) } else { money -= e.amount.0 }
        }
        let mut open = Vec::new();
        for (on, cents) in claims {
            let used = cents.min(money);
            money -= used;
            if cents > used { open.push((on, cents - used)) }
        }
        let account = run(&book.entries, &book.terms, &oldest_first(), today).0;
        let held: Vec<(Day, i64)> = account.items.iter().filter(|i| i.open.is_positive()).map(|i| (i.due_on, i.open.0)).collect();
        prop_assert_eq!(held, open);
        prop_assert_eq!(account.advance.0, money);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    /// The months that a talk or a letter names are those in which rent is open by the ledger, counted from what was charged and what
    /// the allocations say came in (S0.5, S0.11).
    #[test]
    fn s0_5_as_many_months_are_named_as_have_open_rent(list in entries(), terms in terms(), policy in policy(), today in today()) {
        let (account, _) = run(&list, &terms, &policy, today);
        let named = domain::flow::opening(&account, &policy, &Watch::new(today)).open_months;
        let open: Vec<Month> = account
            .items
            .iter()
            .filter(|i| i.judged_due_on < today && i.open.is_positive())
            .filter_map(|i| i.month)
            .collect();
        for month in &named {
            prop_assert!(open.contains(month), "{month} is named and not open: {open:?}");
        }
        let over = |i: &&domain::ledger::Item| i.open.is_positive() && i.asks().is_positive() && i.judged_due_on.plus(31) < today;
        for item in account.items.iter().filter(over) {
            let Some(month) = item.month else { continue };
            prop_assert!(named.contains(&month), "{month} is open and not named: {named:?}");
        }
    }
}

#[test]
fn a_correction_of_a_correction_changes_the_entry_at_the_root() {
    let mut book = Book::new();
    book.rents(2026_01, 2026_02, 70_000);
    let rent = book.entries[0].key.0;
    let first = book.entry(EntryKind::Correction, ymd(2026_01_01), -5_000);
    first.link = Some(rent);
    let first = first.key.0;
    book.entry(EntryKind::Correction, ymd(2026_01_01), 2_000).link = Some(first);
    let account = book.account(2026_02_20);
    assert_eq!(account.item(ym(2026_01)).unwrap().charged, Cents(67_000));
    assert_eq!(account.balance, Cents(137_000));
}

#[test]
fn corrections_in_a_ring_stand_on_their_own() {
    let mut book = Book::new();
    book.entry(EntryKind::Correction, ymd(2026_01_01), 5_000).link = Some(0);
    let key = book.entries[0].key.0;
    book.entry(EntryKind::Correction, ymd(2026_01_01), -2_000).link = Some(key);
    book.entries[0].link = Some(book.entries[1].key.0);
    assert_eq!(book.account(2026_02_20).balance, Cents(3_000));
    assert_eq!(book.account(2026_02_20).open(), Cents(3_000));
}

#[test]
fn a_correction_of_a_future_charge_waits_with_it() {
    let mut book = Book::new();
    book.rents(2026_03, 2026_03, 70_000);
    let rent = book.entries[0].key.0;
    book.entry(EntryKind::Correction, ymd(2026_02_10), -5_000).link = Some(rent);
    assert_eq!(book.account(2026_02_20).balance, Cents::ZERO);
    assert_eq!(book.account(2026_03_01).balance, Cents(65_000));
}

#[test]
fn a_corrected_return_that_turns_negative_is_money_again() {
    let mut book = Book::new();
    book.rents(2026_01, 2026_01, 70_000);
    let bounce = book.returned(2026_01_05, 1_000).key.0;
    book.entry(EntryKind::Correction, ymd(2026_01_05), -4_000).link = Some(bounce);
    let account = book.account(2026_01_20);
    assert_eq!((account.balance, account.open()), (Cents(67_000), Cents(67_000)));
}

#[test]
fn money_left_over_from_a_designated_month_does_not_get_stuck() {
    let mut book = Book::new();
    book.rents(2026_01, 2026_03, 70_000);
    book.receipt(2026_01_20, 75_000).month = Some(ym(2026_02));
    let account = book.account(2026_02_10);
    assert_eq!(account.item(ym(2026_02)).unwrap().open, Cents::ZERO);
    assert_eq!(account.item(ym(2026_01)).unwrap().open, Cents(65_000));
    assert_eq!(account.advance, Cents::ZERO);
}

#[test]
fn a_settled_month_named_again_leaves_the_money_to_policy() {
    // Old debt without a month booked last must not hide that January is settled.
    let mut book = Book::new();
    book.rents(2026_01, 2026_01, 70_000);
    book.receipt(2026_01_01, 70_000).month = Some(ym(2026_01));
    book.charge(2026_01_15, 10_000);
    book.receipt(2026_01_20, 10_000).month = Some(ym(2026_01));
    let account = book.account(2026_01_25);
    assert_eq!((account.open(), account.advance), (Cents::ZERO, Cents::ZERO));
}

#[test]
fn money_for_a_month_after_the_tenancy_settles_what_is_open() {
    let mut book = Book::new();
    book.rents(2026_01, 2026_02, 70_000);
    book.terms.end = Some(ymd(2026_02_28));
    book.receipt(2026_02_20, 70_000).month = Some(ym(2026_03));
    assert_eq!(book.account(2026_02_25).balance, book.account(2026_02_25).open());
}

#[test]
fn money_for_a_month_that_was_never_charged_is_free_once_it_is_over() {
    let mut book = Book::new();
    book.rents(2026_01, 2026_01, 70_000);
    book.receipt(2026_01_20, 70_000).month = Some(ym(2026_02));
    assert_eq!(book.account(2026_02_28).advance, Cents(70_000));
    assert_eq!(book.account(2026_03_01).advance, Cents::ZERO);
    assert_eq!(book.on(2026_02_28).wake_on, Some(ymd(2026_03_01)));
}

#[test]
fn a_negative_charge_is_a_credit_for_its_month() {
    let mut book = Book::new();
    book.rents(2026_01, 2026_02, 70_000);
    book.charge(2026_02_01, -10_000).month = Some(ym(2026_02));
    let account = book.account(2026_02_20);
    assert_eq!(account.item(ym(2026_02)).unwrap().open, Cents(60_000));
    assert_eq!(account.item(ym(2026_01)).unwrap().open, Cents(70_000));
}

#[test]
fn rent_charged_after_its_month_is_a_claim_of_its_own() {
    let mut book = Book::new();
    book.rents(2026_01, 2026_06, 70_000)
        .pays(2026_01, 2026_06, 1, 70_000);
    book.charge(2026_06_15, 2_500).month = Some(ym(2026_02));
    let o = book.on(2026_06_20);
    assert_eq!(o.oldest_due_on, Some(ymd(2026_06_15)));
    assert_eq!(o.flow.state, domain::flow::FlowState::Flowing);
}

#[test]
fn a_tenancy_without_entries_has_nothing_and_sleeps() {
    let book = Book::new();
    let o = book.on(2026_11_21);
    assert_eq!(o.account, Account::default());
    assert_eq!((o.tasks.len(), o.wake_on), (0, None));
}

#[test]
fn amounts_at_the_limit_stay_exact() {
    let mut book = Book::new();
    for _ in 0..1000 {
        book.charge(2026_01_01, Cents::LIMIT);
    }
    book.receipt(2026_01_02, Cents::LIMIT);
    assert_eq!(book.account(2026_02_01).balance.0, 999 * Cents::LIMIT);
    assert_eq!(book.account(2026_02_01).open().0, 999 * Cents::LIMIT);
}

/// domain/law.md §4: what the payer designates goes first (art. 6:43(1) BW), also over current rent.
#[test]
fn law_designation_goes_first() {
    for policy in [Policy::DEFAULT, oldest_first()] {
        let mut book = Book::new();
        book.policy = policy;
        book.rents(2026_01, 2026_03, 70_000);
        book.receipt(2026_03_02, 70_000).month = Some(ym(2026_02));
        let account = book.account(2026_03_10);
        assert_eq!(
            account.item(ym(2026_02)).unwrap().settled_on,
            Some(ymd(2026_03_02))
        );
        assert_eq!(account.open(), Cents(140_000));
    }
}

/// Due before not due (art. 6:43(2) BW): what covers all that is open is not kept for next month.
#[test]
fn law_due_goes_before_not_due() {
    let mut book = Book::new();
    book.rents(2026_10, 2026_12, 70_000);
    book.receipt(2026_11_25, 140_000);
    let account = book.account(2026_11_30);
    assert_eq!((account.open(), account.advance), (Cents::ZERO, Cents::ZERO));
}

/// Policy, milder than art. 6:43(2): a full rent just before the due day is next month's while old debt stands,
/// with a tenth more for a rent rise, and what is too much goes to the old debt once the rent is in.
#[test]
fn policy_early_rent_is_next_months() {
    let mut book = Book::new();
    book.charge(2025_01_01, 400_000);
    book.rents(2026_01, 2026_02, 70_000)
        .pays(2026_01, 2026_01, 1, 70_000);
    book.receipt(2026_01_27, 75_000);
    let (account, told) = book.allocations(2026_02_10);
    assert_eq!(
        account.item(ym(2026_02)).unwrap().settled_on,
        Some(ymd(2026_01_27))
    );
    assert_eq!(account.open(), Cents(395_000));
    assert!(
        told.iter()
            .any(|a| a.rule == domain::ledger::AllocationRule::Oldest && a.amount == Cents(5_000))
    );
}

/// The oldest first; pro rata never comes into it, because two claims of one day have an order of their own (by content)
/// and rent of one month is one claim.
#[test]
fn law_oldest_goes_first() {
    let mut book = Book::new();
    book.policy = oldest_first();
    book.rents(2026_01, 2026_03, 70_000);
    book.receipt(2026_03_05, 100_000);
    let open: Vec<i64> = book.account(2026_03_10).items.iter().map(|i| i.open.0).collect();
    assert_eq!(open, [0, 40_000, 70_000]);
}

/// Two receipts for two months in a row are a presumption about earlier ones (art. 6:50(1)); the ledger does not settle by
/// presumption: an older month stays open for a person to judge.
#[test]
fn law_two_receipts_in_a_row_settle_nothing_by_presumption() {
    let mut book = Book::new();
    book.rents(2026_01, 2026_03, 70_000)
        .pays(2026_02, 2026_03, 1, 70_000);
    let account = book.account(2026_03_10);
    assert_eq!(account.item(ym(2026_01)).unwrap().open, Cents(70_000));
}
