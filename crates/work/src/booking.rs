//! From a bank transaction to its key and its ledger entry.
//!
//! The key of a transaction is made of what every format and every overlapping file says the same:
//! account, booking day, amount, and the bank's own reference, or where the bank gives none the other
//! account and the end-to-end id. Never of names or texts: MT940 cuts them off. Two real equal bookings
//! on one day are told apart by counting: the second in a file has ordinal 1, in every file that holds both.

use domain::bank::BankEntry;
use domain::calendar::Day;
use domain::ids::{EntryKey, TenancyId};
use domain::ledger::{EntryKind, LedgerEntry};
use domain::matching;
use std::collections::{HashMap, HashSet};

/// Counts equal bookings within one file. Eight bytes a booking, so that a file of any size can come in: nearly all are
/// there once, and a sorted list of numbers takes a quarter of a table.
#[derive(Debug, Default)]
pub struct Twins {
    /// Seen once, before the recent ones; sorted.
    once: Vec<u64>,
    /// Seen once, lately.
    recent: HashSet<u64>,
    /// How often, of those seen more than once.
    more: HashMap<u64, u32>,
}

impl Twins {
    /// How many recent ones are held before they join the sorted list.
    const RECENT: usize = 65_536;

    /// The key of the next transaction of the file.
    pub fn key(&mut self, entry: &BankEntry, booked_on: Day) -> EntryKey {
        let plain = identity(entry, booked_on, 0);
        match self.count(plain.0) {
            0 => plain,
            ordinal => identity(entry, booked_on, ordinal),
        }
    }

    /// How often this number was counted before.
    fn count(&mut self, number: u64) -> u32 {
        if let Some(times) = self.more.get_mut(&number) {
            *times += 1;
            return *times - 1;
        }
        if self.once.binary_search(&number).is_ok() || self.recent.contains(&number) {
            self.more.insert(number, 2);
            return 1;
        }
        self.recent.insert(number);
        if self.recent.len() >= Self::RECENT {
            self.settle();
        }
        0
    }

    fn settle(&mut self) {
        self.once.reserve_exact(self.recent.len());
        self.once.extend(self.recent.drain());
        self.once.sort_unstable();
    }
}

fn identity(entry: &BankEntry, booked_on: Day, ordinal: u32) -> EntryKey {
    let mut numbers = [0_u8; 20];
    numbers[..4].copy_from_slice(&booked_on.0.to_le_bytes());
    numbers[4..12].copy_from_slice(&entry.amount.0.to_le_bytes());
    numbers[12..16].copy_from_slice(&ordinal.to_le_bytes());
    let bank = entry.bank_reference.as_deref().unwrap_or_default();
    let (iban, id) = if bank.is_empty() {
        (
            entry.counterparty_iban.as_deref().unwrap_or_default(),
            entry.end_to_end_id.as_deref().unwrap_or_default(),
        )
    } else {
        ("", "")
    };
    EntryKey::of_bytes(&[
        entry.account.as_bytes(),
        &numbers,
        entry.currency.as_bytes(),
        bank.as_bytes(),
        iban.as_bytes(),
        id.as_bytes(),
    ])
}

/// The ledger entry of a placed transaction: a receipt, or a return when money went back.
pub fn ledger_entry(
    entry: &BankEntry,
    key: EntryKey,
    tenancy: TenancyId,
    booked_on: Day,
    learned_on: Day,
) -> LedgerEntry {
    let kind = if entry.amount.0 > 0 {
        EntryKind::Receipt
    } else {
        EntryKind::Reversal
    };
    let tie = entry.end_to_end_id.as_deref().or(entry.mandate_id.as_deref());
    LedgerEntry {
        key: entry_key(key, tenancy, 0),
        kind,
        effective_on: booked_on,
        learned_on,
        amount: -entry.amount,
        month: matching::designated_month(&entry.description, booked_on)
            .filter(|_| kind == EntryKind::Receipt),
        method: matching::method_of(entry),
        reason: entry.return_reason.as_deref().and_then(four),
        link: tie.map(|t| EntryKey::of(&["tie", t]).0),
    }
}

/// How the money came, as far as the transaction tells.
pub fn method(entry: &BankEntry) -> domain::ledger::Method {
    matching::method_of(entry)
}

/// How often one transaction can be linked to the same tenancy anew.
pub const MOST_ROUNDS: u32 = 16;

/// The key of the ledger entry that a transaction gave a tenancy; `round` counts how often it was linked there anew.
pub fn entry_key(bank: EntryKey, tenancy: TenancyId, round: u32) -> EntryKey {
    EntryKey::of_bytes(&[
        b"bank",
        &bank.0.to_le_bytes(),
        tenancy.0.as_bytes(),
        &round.to_le_bytes(),
    ])
}

pub(crate) fn four(reason: &str) -> Option<[u8; 4]> {
    let bytes = reason.as_bytes();
    let mut out = *b"    ";
    if bytes.is_empty() || bytes.len() > 4 {
        return None;
    }
    out[..bytes.len()].copy_from_slice(bytes);
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::money::Cents;

    fn entry(bank: Option<&str>) -> BankEntry {
        BankEntry {
            account: "NL01".into(),
            amount: Cents(50_000),
            currency: "EUR".into(),
            counterparty_iban: Some("NL02".into()),
            counterparty_name: Some("Jansen".into()),
            bank_reference: bank.map(str::to_owned),
            ..BankEntry::default()
        }
    }

    #[test]
    fn two_equal_bookings_on_one_day_both_stay() {
        let (mut first, mut again) = (Twins::default(), Twins::default());
        let keys: Vec<_> = (0..2).map(|_| first.key(&entry(None), Day(1))).collect();
        assert_ne!(keys[0], keys[1]);
        assert_eq!(
            keys,
            (0..2)
                .map(|_| again.key(&entry(None), Day(1)))
                .collect::<Vec<_>>()
        );
    }

    #[test]
    fn twins_are_counted_as_often_as_they_come_however_many_lie_between() {
        let mut twins = Twins::default();
        let mut plain: HashMap<u64, u32> = HashMap::new();
        // More numbers than are held as recent, some of them again and again, in a fixed order that looks like chance.
        let mut number: u64 = 1;
        for _ in 0..2 * Twins::RECENT {
            number = number
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            for seen in [number, number >> 47] {
                let before = plain.entry(seen).or_default();
                assert_eq!(twins.count(seen), *before);
                *before += 1;
            }
        }
        assert!(twins.once.len() > Twins::RECENT);
        assert!(twins.more.values().any(|times| *times > 2));
    }

    #[test]
    fn names_and_texts_do_not_make_another_booking() {
        let mut cut = entry(Some("B1"));
        cut.counterparty_name = Some("Jans".into());
        cut.description = "afgekort".into();
        assert_eq!(
            Twins::default().key(&entry(Some("B1")), Day(1)),
            Twins::default().key(&cut, Day(1))
        );
        assert_ne!(
            Twins::default().key(&entry(Some("B1")), Day(1)),
            Twins::default().key(&entry(Some("B2")), Day(1))
        );
    }
}
