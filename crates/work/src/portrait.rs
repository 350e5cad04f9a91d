//! A colleague's own photo (S3.12): who is visited sees beforehand who rings. Only the colleague puts it there or takes it away, at any
//! moment, and nobody asks why; it stands on own pages of tenants and in no message (docs/decisions/034).

use crate::actor::{Act, Actor, At};
use crate::own_page::{Guest, OwnPage};
use crate::{Error, Refusal};
use domain::ids::UserId;
use serde_json::json;
use store::Db;
use store::db::Moment;

/// Largest file that is looked at, in bytes.
pub const MOST_BYTES: usize = exchange::portrait::MOST_BYTES;

fn own(actor: &Actor) -> Result<UserId, Error> {
    actor.may(Act::RecordContact)?;
    Ok(actor.user.ok_or(Refusal::Missing("user"))?)
}

/// Keeps one's own photo, in the place of an earlier one.
pub fn put(db: &Db, actor: &Actor, at: At, file: &[u8]) -> Result<(), Error> {
    let user = own(actor)?;
    let photo = exchange::portrait::read(file).map_err(Refusal::Portrait)?;
    db.write(|tx| {
        store::portrait::put(tx, &actor.scope(), user, &photo, Moment(at.now))?;
        note(tx, actor, at, "put_portrait", user)
    })
}

/// Takes one's own photo away.
pub fn take_away(db: &Db, actor: &Actor, at: At) -> Result<(), Error> {
    let user = own(actor)?;
    db.write(|tx| {
        if store::portrait::remove(tx, &actor.scope(), user)? == 0 {
            return Ok(());
        }
        note(tx, actor, at, "take_portrait_away", user)
    })
}

fn note(tx: &mut store::WriteTx<'_>, actor: &Actor, at: At, act: &str, user: UserId) -> Result<(), Error> {
    crate::audit::note(tx, actor, at, act, &user.to_string(), None, "", &json!({}))
}

/// One's own photo (JPEG).
pub fn mine(db: &Db, actor: &Actor) -> Result<Option<Vec<u8>>, Error> {
    let user = own(actor)?;
    Ok(db.read(|tx| store::portrait::of(tx, &actor.scope(), user))?)
}

/// For a tenant who was let in: the photo of whoever announced a visit to them.
pub fn of_visitor(db: &Db, at: At, guest: &Guest) -> Result<Option<Vec<u8>>, Error> {
    let OwnPage { visit, .. } = crate::own_page::open(db, at, guest)?;
    let Some(visit) = visit else { return Ok(None) };
    let scope = store::Scope::of(guest.address.org, None);
    Ok(db.read(|tx| store::portrait::of(tx, &scope, visit.visitor))?)
}
