//! The ledger: append-only entries, and how receipts settle months.

use crate::calendar::{Day, Month};
use crate::contact::coded;
use crate::ids::EntryKey;
use crate::money::Cents;

coded! {
    /// What kind of fact an entry is.
    EntryKind {
        /// Rent or another item that became due.
        Charge = "charge",
        /// Money that came in.
        Receipt = "receipt",
        /// A receipt that the bank took back (storno).
        Reversal = "reversal",
        /// A credit without money: waiver, write-off, settlement, rent correction.
        Credit = "credit",
        /// A change of an earlier entry that was booked wrongly; names it.
        Correction = "correction",
    }
}

coded! {
    /// How money came in, as far as the bank tells.
    Method {
        /// Not told.
        Unknown = "-",
        /// SEPA direct debit.
        DirectDebit = "INC",
        /// Credit transfer.
        Transfer = "OVB",
        /// Paid by somebody else: municipality, administrator, fund, family.
        OtherPayer = "DER",
    }
}

/// One fact about money. Never changed; a mistake is corrected by a new entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LedgerEntry {
    /// Makes booking it twice impossible.
    pub key: EntryKey,
    /// What it is.
    pub kind: EntryKind,
    /// The day it counts from: due or invoice day of a charge, booking day of money. "When it was true."
    pub effective_on: Day,
    /// The day we learned of it. "When we knew."
    pub learned_on: Day,
    /// In cents; positive raises what is owed (charge, reversal), negative lowers it (receipt, credit).
    pub amount: Cents,
    /// The month a charge is for, or the month a payer designated (art. 6:43(1) BW).
    pub month: Option<Month>,
    /// How it came in.
    pub method: Method,
    /// For a reversal: the ISO return reason, four characters (`AM04`).
    pub reason: Option<[u8; 4]>,
    /// What ties a reversal to its receipt: a hash of mandate or end-to-end id. For a correction: the key of the entry it corrects.
    pub link: Option<u64>,
}
