//! What is for a colleague alone: cards that help before ringing (S1.12, S1.13, S3.11), and what one thinks after a visit (S0.3).
//! Nothing here knows a tenant, and nobody else reads it.

use crate::calendar::Day;
use crate::contact::coded;
use crate::ids::ReflectionId;

coded! {
    /// A card that can be put away for good by who reads it.
    Prompt {
        /// How to stand and greet, before ringing.
        Ring = "ring",
        /// "What do you look forward to?"
        LookForward = "look_forward",
    }
}

/// Two open questions after a visit, answered for oneself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reflection {
    /// Chosen by the browser.
    pub id: ReflectionId,
    /// What my own behaviour did.
    pub did: String,
    /// What I would do again, or otherwise.
    pub next: String,
    /// The day it was written.
    pub on: Day,
}
