//! What an association decides for itself, as data. Defaults are in `policy/default.toml`.

use crate::contact::coded;

coded! {
    /// In which order money without a designation settles months (domain/law.md §4).
    AllocationOrder {
        /// The current month's rent, then the oldest open month. Keeps the flow alive; the social choice and our default.
        CurrentFirst = "current_first",
        /// The oldest open month first (art. 6:43(2) BW without further policy).
        OldestFirst = "oldest_first",
    }
}

/// The settings that the outlook depends on. All in days or months.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Policy {
    /// How money without a designation settles months.
    pub allocation: AllocationOrder,
    /// Days after the agreed day on which a payment still counts as on time (S1.29).
    pub grace_days: i32,
    /// A full rent received at most this many days before the next due day is next month's rent.
    pub early_days: i32,
    /// Working days after an attempt without contact before it is proposed again (S1.16).
    pub retry_working_days: i32,
    /// Age of the oldest open month at which another person should look (S4.34).
    pub fresh_eyes_days: i32,
    /// Days without any contact while something is open before the case is called silent.
    pub silence_days: i32,
    /// Current rents on time in a row that make a flow restored (S3.6).
    pub restored_after_months: i32,
    /// Months on time after which a restored flow is simply flowing again.
    pub settled_after_months: i32,
    /// Days a thank-you stays on the list.
    pub thanks_days: i32,
}

impl Policy {
    /// The policy the product ships with.
    pub const DEFAULT: Self = Self {
        allocation: AllocationOrder::CurrentFirst,
        grace_days: 3,
        early_days: 10,
        retry_working_days: 3,
        fresh_eyes_days: 90,
        silence_days: 30,
        restored_after_months: 3,
        settled_after_months: 12,
        thanks_days: 14,
    };
}

impl Default for Policy {
    fn default() -> Self {
        Self::DEFAULT
    }
}
