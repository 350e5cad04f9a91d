//! What a bank statement says, in our own words, before anything is decided about it.

use crate::calendar::Day;
use crate::money::Cents;

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
