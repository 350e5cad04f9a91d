//! The day's visits in somebody's pocket: a pass that the phone makes and shows whenever there is a network. It stands beside
//! the sessions of its owner and ends with them, so whoever ends those at the desk, because a phone is lost, ends this too.

use crate::actor::{Act, Actor, At};
use crate::{Error, Refusal};
use store::Db;
use uuid::Uuid;

/// How long a day's visits are on a phone at most (issue of the home visits, "gone after 48 hours").
const LONGEST_MICROS: i64 = 48 * 3_600_000_000;

/// Only a digest is kept, and one that no session can have.
fn key(pass: Uuid) -> String {
    blake3::hash(format!("visits in a pocket: {pass}").as_bytes())
        .to_hex()
        .to_string()
}

/// The day's visits go along under this pass, for 48 hours.
pub fn take_along(db: &Db, actor: &Actor, at: At, pass: Uuid) -> Result<(), Error> {
    actor.may(Act::RecordContact)?;
    let user = actor.user.ok_or(Refusal::Missing("user"))?;
    let until = at.now.saturating_add(LONGEST_MICROS);
    crate::session::begin(db, &key(pass), b"{}", Some((actor.org, user)), until)
}

/// May what is under this pass still be on the phone?
pub fn holds(db: &Db, at: At, pass: Uuid) -> Result<bool, Error> {
    Ok(crate::session::load(db, &key(pass), at.now)?.is_some())
}
