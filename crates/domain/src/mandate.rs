//! "You may decide up to X": what a colleague may decide alone, by rank, from the policy (S2.14). Shown before anyone types.

use crate::contact::coded;
use crate::money::Cents;
use crate::policy::Policy;

coded! {
    /// In what rank someone decides.
    Rank {
        /// Collection officer.
        Officer = "IC",
        /// Team leader.
        TeamLeader = "TL",
        /// Manager.
        Manager = "MG",
    }
}

/// What someone may decide alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mandate {
    /// Waive up to and with this amount.
    pub waive_up_to: Cents,
    /// Give a discount of at most this much a month.
    pub discount_up_to: Cents,
    /// For at most this many months.
    pub discount_months: i32,
}

/// The mandate of a rank.
pub const fn mandate(rank: Rank, policy: &Policy) -> Mandate {
    let n = rank as usize;
    Mandate {
        waive_up_to: policy.waive_up_to[n],
        discount_up_to: policy.discount_up_to[n],
        discount_months: policy.discount_months[n],
    }
}

/// The lowest rank that may waive an amount; `None` when it is above everyone's.
pub fn rank_for_waiver(amount: Cents, policy: &Policy) -> Option<Rank> {
    Rank::ALL
        .iter()
        .copied()
        .find(|r| mandate(*r, policy).waive_up_to >= amount)
}

/// The lowest rank that may give a discount of so much a month for so many months.
pub fn rank_for_discount(per_month: Cents, months: i32, policy: &Policy) -> Option<Rank> {
    Rank::ALL.iter().copied().find(|r| {
        let m = mandate(*r, policy);
        m.discount_up_to >= per_month && m.discount_months >= months
    })
}
