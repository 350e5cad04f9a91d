//! From a bank transaction to its key and its ledger entry.
//!
//! The key of a transaction is made of what every format and every overlapping file says the same:
//! account, booking day, amount, and the bank's own reference, or where the bank gives none the other
//! account and the end-to-end id. Never of names or texts: MT940 cuts them off. Two real equal bookings
//! on one day are told apart by counting: the second in a file has ordinal 1, in every file that holds both.

use crate::seen::Seen;
use domain::bank::BankEntry;
use domain::calendar::Day;
use domain::ids::{EntryKey, TenancyId};
use domain::ledger::{EntryKind, LedgerEntry};
use domain::matching;
use store::Error;
use store::tally::Tally;

/// Counts equal bookings within one file.
#[derive(Debug)]
pub(crate) struct Twins(Seen);

impl Twins {
    /// None yet; `group` keeps what goes to disk apart from others.
    pub fn new(group: i64) -> Self {
        Self(Seen::new(group))
    }

    /// The key of the next transaction of the file.
    ///
    /// # Errors
    /// When what does not fit in memory cannot be put on disk.
    pub fn key(&mut self, disk: &Tally, entry: &BankEntry, booked_on: Day) -> Result<EntryKey, Error> {
        let plain = identity(entry, booked_on, 0);
        Ok(match self.0.count(disk, plain.0)? {
            0 => plain,
            ordinal => identity(entry, booked_on, ordinal),
        })
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

    fn keys(entries: &[BankEntry]) -> Vec<EntryKey> {
        let (mut twins, disk) = (Twins::new(0), Tally::new().unwrap());
        let key = |e| twins.key(&disk, e, Day(1)).unwrap();
        entries.iter().map(key).collect()
    }

    #[test]
    fn two_equal_bookings_on_one_day_both_stay() {
        let both = [entry(None), entry(None)];
        assert_ne!(keys(&both)[0], keys(&both)[1]);
        assert_eq!(keys(&both), keys(&both));
    }

    #[test]
    fn names_and_texts_do_not_make_another_booking() {
        let mut cut = entry(Some("B1"));
        cut.counterparty_name = Some("Jans".into());
        cut.description = "afgekort".into();
        assert_eq!(keys(&[entry(Some("B1"))]), keys(&[cut]));
        assert_ne!(keys(&[entry(Some("B1"))]), keys(&[entry(Some("B2"))]));
    }
}
