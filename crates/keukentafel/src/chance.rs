//! The only place that asks for chance.

use uuid::Uuid;

/// A new id, for what has no maker that chose one.
#[expect(clippy::disallowed_methods, reason = "the one source of chance of the house")]
pub fn fresh_id() -> Uuid {
    Uuid::now_v7()
}

/// Sixteen random bytes, for a password and for its hash.
pub fn salt() -> [u8; 16] {
    // 122 random bits; the six fixed ones do not weaken a salt, and cost a password one bit.
    *Uuid::new_v4().as_bytes()
}
