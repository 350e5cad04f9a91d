//! What a bank statement says, in our own words, before anything is decided about it.

use crate::calendar::Day;
use crate::money::Cents;
use std::sync::Arc;

/// One transaction as a statement file reports it. A batch entry with several
/// transactions gives one of these per transaction.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BankEntry {
    /// Own account: the IBAN where the file gives one, else the number as written, without spaces.
    pub account: String,
    /// Day the bank booked it.
    pub booked_on: Option<Day>,
    /// Day it counts for interest; the booking day when the file gives none.
    pub valued_on: Option<Day>,
    /// What came in (positive) or went out (negative).
    pub amount: Cents,
    /// ISO 4217 code, upper case.
    pub currency: String,
    /// The other party's IBAN or account number, without spaces.
    pub counterparty_iban: Option<String>,
    /// The other party's name as written.
    pub counterparty_name: Option<String>,
    /// Structured reference (Dutch betalingskenmerk, ISO 11649 RF, or the creditor's own).
    pub reference: Option<String>,
    /// End-to-end id; `NOTPROVIDED` is read as none.
    pub end_to_end_id: Option<String>,
    /// Direct-debit mandate.
    pub mandate_id: Option<String>,
    /// The bank's own id of the booking (`AcctSvcrRef`, or what follows `//` in `:61:`).
    pub bank_reference: Option<String>,
    /// ISO external return reason code when this is a returned or reversed payment (AM04, MS03, …).
    pub return_reason: Option<String>,
    /// Everything written in words: unstructured remittance and additional information, joined by one space.
    pub description: String,
    /// Line of the file where the entry begins, from 1.
    pub line: u64,
    /// Whether the bank says it is final.
    pub status: BookingStatus,
    /// The batch it stands for or is part of, when the bank booked several transactions as one total. All
    /// transactions of one entry share one.
    pub batch: Option<Arc<Batch>>,
}

/// Several transactions that the bank booked as one total (camt `Ntry` with `Btch`, or with two `TxDtls` or more).
/// One file may tell only the total and another the transactions in it: the money is the same.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Batch {
    /// What of it the file tells.
    pub told: BatchTold,
    /// The booked total, with the sign of [`BankEntry::amount`].
    pub total: Cents,
    /// How many transactions it has, when told.
    pub transactions: Option<u32>,
    /// The payer's or our own name for the batch (`PmtInfId`).
    pub payment_information_id: Option<String>,
    /// The message it was ordered with (`MsgId` of `Btch`).
    pub message_id: Option<String>,
    /// The bank's own id of the booking of the total (`AcctSvcrRef` of the `Ntry`).
    pub bank_reference: Option<String>,
    /// The bank's reference of the entry (`NtryRef`).
    pub entry_reference: Option<String>,
}

/// What a file tells of a batch.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BatchTold {
    /// The total only.
    #[default]
    Total,
    /// Each transaction.
    Details,
}

impl Batch {
    /// Whether two tellings on one account and booking day are of the same batch: the same total, and the same name
    /// for it. The strongest name that both tell decides: the payment information id, then the bank's own reference,
    /// then the entry reference.
    pub fn is_same(&self, other: &Self) -> bool {
        let names = [
            (&self.payment_information_id, &other.payment_information_id),
            (&self.bank_reference, &other.bank_reference),
            (&self.entry_reference, &other.entry_reference),
        ];
        let both = names.into_iter().find(|(a, b)| a.is_some() && b.is_some());
        self.total == other.total && both.is_some_and(|(a, b)| a == b)
    }
}

/// Whether an entry is booked for good.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BookingStatus {
    /// Final (camt `BOOK`, every MT940 line).
    #[default]
    Booked,
    /// Announced or information only (camt `PDNG`, `INFO`, `FUTR`): shown, never put in the ledger.
    Pending,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn batch(total: i64, names: [Option<&str>; 3]) -> Batch {
        let [payment, bank, entry] = names.map(|n| n.map(str::to_owned));
        Batch {
            total: Cents(total),
            payment_information_id: payment,
            bank_reference: bank,
            entry_reference: entry,
            ..Batch::default()
        }
    }

    #[test]
    fn a_batch_is_known_by_its_total_and_the_strongest_name_that_both_tell() {
        let told = batch(500, [Some("P"), Some("B"), Some("1")]);
        for (other, same) in [
            (batch(500, [Some("P"), None, None]), true),
            (batch(500, [Some("P"), Some("other"), None]), true),
            (batch(500, [Some("Q"), Some("B"), Some("1")]), false),
            (batch(500, [None, Some("B"), Some("2")]), true),
            (batch(500, [None, Some("C"), Some("1")]), false),
            (batch(500, [None, None, Some("1")]), true),
            (batch(500, [None, None, None]), false),
            (batch(501, [Some("P"), Some("B"), Some("1")]), false),
        ] {
            assert_eq!(told.is_same(&other), same, "{other:?}");
            assert_eq!(other.is_same(&told), same, "{other:?}");
        }
    }
}
