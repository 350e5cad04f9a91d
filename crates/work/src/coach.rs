//! Free moments of coaches (S1.24, S1.6): offered by whoever helps, booked at a table. Booking is a fact of the visit
//! (`visit::follow`): on arrival the moment is taken, or a colleague looks for another one with the tenant.

use crate::actor::{Act, Actor, At};
use crate::record::check_text;
use crate::{Error, Refusal};
use domain::coach::{AHEAD, Slot};
use domain::ids::{SlotId, UserId};
use serde_json::json;
use store::db::Moment;
use store::tenancy::Heading;
use store::{Db, Scope, Tx};

/// Free moments that are offered at a table.
const OFFERED: i64 = 8;

fn own(actor: &Actor) -> Result<UserId, Error> {
    actor.may(Act::RecordContact)?;
    Ok(actor.user.ok_or(Refusal::Missing("user"))?)
}

/// Offers a moment of one's own.
pub fn offer(db: &Db, actor: &Actor, at: At, new: &Slot) -> Result<(), Error> {
    let slot = Slot {
        coach: own(actor)?,
        taken: None,
        place: new.place.trim().to_owned(),
        ..new.clone()
    };
    check_text("place", &slot.place)?;
    slot.check(at.today).map_err(Refusal::Slot)?;
    db.write(|tx| {
        if store::coach::add(tx, &actor.scope(), &slot, Moment(at.now))? == 0 {
            return Ok(());
        }
        let details = json!({"on": slot.on.to_string(), "time": slot.time()});
        crate::audit::note(
            tx,
            actor,
            at,
            "offer_slot",
            &slot.id.to_string(),
            None,
            "",
            &details,
        )
    })
}

/// Takes back a moment of one's own that nobody booked.
pub fn withdraw(db: &Db, actor: &Actor, at: At, id: SlotId) -> Result<(), Error> {
    let coach = own(actor)?;
    db.write(|tx| {
        if store::coach::withdraw(tx, &actor.scope(), id, coach)? == 0 {
            return Ok(());
        }
        crate::audit::note(
            tx,
            actor,
            at,
            "withdraw_slot",
            &id.to_string(),
            None,
            "",
            &json!({}),
        )
    })
}

/// One's own moments from today on, with whom one meets: a name and an address, not the account.
pub fn own_slots(db: &Db, actor: &Actor, at: At) -> Result<Vec<(Slot, Option<Heading>)>, Error> {
    let coach = own(actor)?;
    let scope = actor.scope();
    Ok(db.read(|tx| {
        let mut all = Vec::new();
        for slot in store::coach::of_coach(tx, &scope, at.today, coach)? {
            let whom = match slot.taken {
                Some(tenancy) => store::tenancy::heading(tx, &scope, tenancy)?,
                None => None,
            };
            all.push((slot, whom));
        }
        Ok::<_, store::Error>(all)
    })?)
}

/// Free moments of the coming weeks.
pub(crate) fn free(tx: &mut Tx<'_>, scope: &Scope, at: At) -> Result<Vec<Slot>, store::Error> {
    store::coach::free(tx, scope, (at.today, at.today.plus(AHEAD)), OFFERED)
}
