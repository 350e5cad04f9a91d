//! What a tenant came to say: paying is hard, or will be (S1.4). By phone, on paper, at the desk, at home or on the own page; with
//! or without arrears. It asks for a talk, and energy as the reason points to energy help.

use crate::arrangement::Origin;
use crate::calendar::Day;
use crate::contact::coded;
use crate::ids::{RequestId, UserId};

coded! {
    /// What it is about.
    Topic {
        /// The rent.
        Rent = "rent",
        /// Gas, light and warmth.
        Energy = "energy",
    }
}

/// A request. Kept for ever; asking twice with one id is asking once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Request {
    /// Chosen by its maker.
    pub id: RequestId,
    /// How it came to us.
    pub way: Origin,
    /// What it is about.
    pub topic: Topic,
    /// When.
    pub on: Day,
    /// Who of us wrote it down; `None` when the tenant did.
    pub by: Option<UserId>,
    /// The day we learned of it.
    pub learned_on: Day,
}
