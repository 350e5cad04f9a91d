//! What the system does by itself: each kind has its reason, and a way back while it is fresh (S3.22).

use crate::calendar::Day;
use crate::contact::coded;
use crate::ids::EntryKey;
use crate::ledger::{EntryKind, LedgerEntry};
use crate::policy::Policy;

coded! {
    /// Every kind of thing that the system does by itself.
    Kind {
        /// Writes a message; it waits before it leaves.
        Message = "message",
        /// Finds whose a receipt is.
        Receipt = "receipt",
        /// Sets the total of a collection aside whose payments came one by one, or money that is no rent.
        SetAside = "set_aside",
        /// Books a month of a lower rent that was given.
        LowerRent = "lower_rent",
        /// Takes a spared increase off a month that was charged with it.
        SparedIncrease = "spared_increase",
        /// Books a part of a waiver for a rent that was kept.
        WaiverPart = "waiver_part",
    }
}

/// The last day on which a booking that the system made can be undone with one tap: a whole day after it, whatever the hour.
pub const fn undo_until(booked_on: Day, policy: &Policy) -> Day {
    booked_on.plus(policy.undo_hours / 24 + (policy.undo_hours % 24 > 0) as i32)
}

/// The key of the entry that takes a booking back.
pub fn undone_key(booking: EntryKey) -> EntryKey {
    EntryKey::of_bytes(&[b"undo", &booking.0.to_le_bytes()])
}

/// Takes a booking back: a correction that names it. What was agreed stays as it is.
pub fn taken_back(booking: &LedgerEntry, today: Day) -> LedgerEntry {
    LedgerEntry {
        key: undone_key(booking.key),
        kind: EntryKind::Correction,
        learned_on: today,
        amount: -booking.amount,
        link: Some(booking.key.0),
        ..*booking
    }
}

/// Was this booking taken back?
pub fn is_undone(booking: EntryKey, ledger: &[LedgerEntry]) -> bool {
    let undone = undone_key(booking);
    ledger.iter().any(|e| e.key == undone)
}
