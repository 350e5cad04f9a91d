//! What is for a colleague alone (S0.3, S1.12, S3.11): cards put away for good, and what they thought after a visit. There is no read
//! of anybody else's, for no role; nothing of it stands in the trail, in a tenant's file or in what is handed out.

use crate::actor::{Act, Actor, At};
use crate::record::check_text;
use crate::{Error, Refusal, night};
use domain::ids::{ReflectionId, UserId};
use domain::own_room::{Prompt, Reflection};
use store::db::Moment;
use store::{Db, Scope, Tx};

fn own(actor: &Actor) -> Result<UserId, Error> {
    actor.may(Act::RecordContact)?;
    Ok(actor.user.ok_or(Refusal::Missing("user"))?)
}

/// The cards that this person put away.
pub(crate) fn put_away(
    tx: &mut Tx<'_>,
    scope: &Scope,
    user: Option<UserId>,
) -> Result<Vec<Prompt>, store::Error> {
    user.map_or(Ok(Vec::new()), |user| store::own_room::put_away(tx, scope, user))
}

/// The cards that one put away for good.
pub fn prompts_put_away(db: &Db, actor: &Actor) -> Result<Vec<Prompt>, Error> {
    let user = own(actor)?;
    Ok(db.read(|tx| store::own_room::put_away(tx, &actor.scope(), user))?)
}

/// Puts a card away for good.
pub fn put_prompt_away(db: &Db, actor: &Actor, at: At, prompt: Prompt) -> Result<(), Error> {
    let user = own(actor)?;
    Ok(db.write(|tx| store::own_room::put_prompt_away(tx, &actor.scope(), user, prompt, Moment(at.now)))?)
}

/// Shows all cards again.
pub fn prompts_back(db: &Db, actor: &Actor) -> Result<(), Error> {
    let user = own(actor)?;
    db.write(|tx| store::own_room::all_back(tx, &actor.scope(), user))?;
    Ok(())
}

/// Keeps what one thought after a visit: one of the two answers is enough.
pub fn reflect(
    db: &Db,
    actor: &Actor,
    at: At,
    id: ReflectionId,
    (did, next): (&str, &str),
) -> Result<(), Error> {
    let user = own(actor)?;
    let (did, next) = (did.trim(), next.trim());
    if did.is_empty() && next.is_empty() {
        return Err(Refusal::Missing("did").into());
    }
    check_text("did", did)?;
    check_text("next", next)?;
    let new = Reflection {
        id,
        did: did.to_owned(),
        next: next.to_owned(),
        on: at.today,
    };
    db.write(|tx| store::own_room::add_reflection(tx, &actor.scope(), user, &new, Moment(at.now)))?;
    Ok(())
}

/// One's own, the newest first; those past the days of the policy are gone, also before the night takes them away. Gives the days too.
pub fn reflections(db: &Db, actor: &Actor, at: At) -> Result<(Vec<Reflection>, i32), Error> {
    let user = own(actor)?;
    let days = night::policy_of(db, &actor.scope())?.reflection_days;
    let mut all = db.read(|tx| store::own_room::reflections(tx, &actor.scope(), user))?;
    all.retain(|one| one.on >= at.today.plus(-days));
    Ok((all, days))
}

/// Throws one of one's own away.
pub fn throw_away(db: &Db, actor: &Actor, id: ReflectionId) -> Result<(), Error> {
    let user = own(actor)?;
    db.write(|tx| store::own_room::remove_reflection(tx, &actor.scope(), user, id))?;
    Ok(())
}

/// What is older than the days of the policy goes. The trail does not tell that there was anything.
pub(crate) fn forget(db: &Db, actor: &Actor, at: At) -> Result<(), Error> {
    let scope = actor.scope();
    let days = night::policy_of(db, &scope)?.reflection_days;
    db.write(|tx| store::own_room::forget_reflections(tx, &scope, at.today.plus(-days)))?;
    Ok(())
}
