//! Free moments of coaches (S1.24, S1.6): offered by whoever helps, booked at a table. Booking is a fact of the visit
//! (`visit::follow`): on arrival the moment is taken, or a colleague looks for another one with the tenant.

use crate::actor::{Act, Actor, At};
use crate::case_file::{self, CaseFile};
use crate::message::reader::addressee;
use crate::message::{from_text, write_down};
use crate::record::{check_text, settle};
use crate::{Error, Refusal};
use domain::agreement::{Agreement, AgreementState, Party};
use domain::calendar::{Day, Watch};
use domain::coach::{AHEAD, Booking, Slot, Status, without_a_moment};
use domain::ids::{MessageId, SlotId, TenancyId, UserId};
use domain::message::{Channel, Tongue};
use domain::network::SaidYes;
use domain::version::newest;
use serde_json::json;
use store::db::{Moment, WriteTx};
use store::tenancy::Heading;
use store::{Db, Scope, Tx};
use uuid::Uuid;

/// The text about another moment.
const MOVED: &str = "talk_moved";
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

/// Days back in which a coach still says how a talk went.
const LOOK_BACK: i32 = 14;

/// A moment of one's own as a coach sees it: whom they meet, and how far it is.
#[derive(Clone, Debug)]
pub struct OwnSlot {
    /// The moment.
    pub slot: Slot,
    /// Who booked it: a name and an address, not the account.
    pub whom: Option<Heading>,
    /// How far it is; nothing while it is free.
    pub status: Option<Status>,
}

/// One's own moments from today on, and those of the last days that were booked.
pub fn own_slots(db: &Db, actor: &Actor, at: At) -> Result<Vec<OwnSlot>, Error> {
    let coach = own(actor)?;
    let scope = actor.scope();
    Ok(db.read(|tx| {
        let mut all = Vec::new();
        for slot in store::coach::of_coach(tx, &scope, at.today.plus(-LOOK_BACK), coach)? {
            let (whom, status) = match slot.taken {
                Some(tenancy) => (
                    store::tenancy::heading(tx, &scope, tenancy)?,
                    Some(status(&store::help::of(tx, &scope, tenancy)?, slot.id)),
                ),
                None => (None, None),
            };
            if slot.on >= at.today || slot.taken.is_some() {
                all.push(OwnSlot { slot, whom, status });
            }
        }
        Ok::<_, store::Error>(all)
    })?)
}

/// How far a booked moment is. One that was booked before answers were kept is booked.
fn status(all: &[Booking], slot: SlotId) -> Status {
    let own = all.iter().filter(|b| b.slot == slot);
    own.max_by_key(|b| b.version).map_or(Status::Booked, |b| b.status)
}

/// The coach says whether they come, or how it went: a status, and nothing of what was said. Whose moment it is not is told that
/// there is none.
pub fn answer(db: &Db, actor: &Actor, at: At, id: SlotId, to: Status) -> Result<(), Error> {
    let coach = own(actor)?;
    let scope = actor.scope();
    let held = db.read(|tx| store::coach::by_id(tx, &scope, id))?;
    let missing = || Refusal::NoSuchHelp(id.to_string());
    let slot = held.filter(|slot| slot.coach == coach).ok_or_else(missing)?;
    let tenancy = slot.taken.ok_or_else(missing)?;
    case_file::act(db, actor, at, tenancy, "answer_booking", |tx, file| {
        let now = status(&file.bookings, id);
        if now == to {
            return Ok(None);
        }
        if !now.next(slot.on <= at.today).contains(&to) {
            return Err(Refusal::ChangedMeanwhile.into());
        }
        let own = file.bookings.iter().filter(|b| b.slot == id);
        let last = own.max_by_key(|b| b.version);
        let next = Booking {
            version: last.map_or(0, |b| b.version) + 1,
            said_yes: last.map_or(SaidYes::AtTheTable, |b| b.said_yes),
            ..booked(actor, at.today, &slot, SaidYes::AtTheTable, to)
        };
        add(tx, actor, at, file, &next)?;
        let settled = match to {
            Status::Done | Status::GoesOn => Some(AgreementState::Done),
            Status::Declined | Status::NotCome => Some(AgreementState::Dropped),
            Status::Booked | Status::Accepted => None,
        };
        if let Some(state) = settled {
            settle(tx, actor, at, file, Booking::agreement_id(id), state)?;
        }
        Ok(Some(json!({"slot": id.to_string(), "status": to.code()})))
    })
}

fn booked(actor: &Actor, on: Day, slot: &Slot, said_yes: SaidYes, status: Status) -> Booking {
    Booking {
        slot: slot.id,
        version: 1,
        coach: slot.coach,
        coach_name: String::new(),
        said_yes,
        status,
        on,
        by: actor.user,
        learned_on: on,
    }
}

fn add(tx: &mut WriteTx<'_>, actor: &Actor, at: At, file: &CaseFile, next: &Booking) -> Result<(), Error> {
    let added = store::help::add(tx, &actor.scope(), [(file.tenancy.id, next)], Moment(at.now))?;
    if added == 0 {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    Ok(())
}

/// Takes a moment for a tenant who agreed, when it is still free: the booking, and the talk among the agreements of both sides. Gives
/// whether it was free.
pub(crate) fn take(
    tx: &mut WriteTx<'_>,
    actor: &Actor,
    at: At,
    file: &CaseFile,
    (id, said_yes, on): (SlotId, SaidYes, Day),
) -> Result<Option<Slot>, Error> {
    let scope = actor.scope();
    let slot = store::coach::by_id(tx, &scope, id)?.filter(|slot| slot.on >= at.today);
    let Some(slot) = slot else { return Ok(None) };
    if !store::coach::take(tx, &scope, id, file.tenancy.id)? {
        return Ok(None);
    }
    let booking = Booking {
        learned_on: at.today,
        ..booked(actor, on, &slot, said_yes, Status::Booked)
    };
    add(tx, actor, at, file, &booking)?;
    let name = file.colleague(Some(slot.coach)).unwrap_or_default();
    let day = domain::message::day(slot.on, at.today, Tongue::Dutch);
    let talk = Agreement {
        id: Booking::agreement_id(id),
        version: 1,
        party: Party::Association,
        action: format!(
            "Gesprek met {name}, {day} om {} uur, {}.",
            slot.time(),
            slot.place
        ),
        made_on: on,
        due_on: Some(slot.on),
        amount: None,
        state: AgreementState::Open,
        by: actor.user,
        learned_on: at.today,
    };
    store::agreement::add(tx, &scope, [(file.tenancy.id, &talk)], Moment(at.now))?;
    Ok(Some(slot))
}

/// Books a moment together with the tenant, outside a visit. When it comes in the place of one that a coach declined, the tenant is
/// told; gives whether.
pub fn book(
    db: &Db,
    actor: &Actor,
    at: At,
    tenancy: TenancyId,
    id: SlotId,
    said_yes: SaidYes,
) -> Result<bool, Error> {
    actor.may(Act::RecordContact)?;
    let mut told = false;
    case_file::act(db, actor, at, tenancy, "book_slot", |tx, file| {
        let held = store::coach::by_id(tx, &actor.scope(), id)?;
        if held.is_some_and(|slot| slot.taken == Some(tenancy)) {
            return Ok(None);
        }
        let taken = take(tx, actor, at, file, (id, said_yes, at.today))?;
        let slot = taken.ok_or(Refusal::ChangedMeanwhile)?;
        let moved = !without_a_moment(&file.bookings, &Watch::new(at.today), None).is_empty();
        told = moved && tell(tx, actor, at, file, &slot)?;
        Ok(Some(
            json!({"slot": id.to_string(), "said_yes": said_yes.code(), "told": told}),
        ))
    })?;
    Ok(told)
}

/// A short message with the new moment, in the tenant's language. Gives whether it could be made ready.
fn tell(tx: &mut WriteTx<'_>, actor: &Actor, at: At, file: &CaseFile, slot: &Slot) -> Result<bool, Error> {
    if actor.may(Act::SendMessages).is_err() {
        return Ok(false);
    }
    // With the moment that was just booked.
    let Some(file) = case_file::load(tx, &actor.scope(), file.tenancy.id, file.policy)? else {
        return Ok(false);
    };
    let Some(reader) = addressee(&file, at.today, false) else {
        return Ok(false);
    };
    let person = &reader.person;
    let channel = match (&person.email, &person.phone) {
        (Some(_), _) => Channel::Email,
        (None, Some(_)) => Channel::Sms,
        (None, None) => Channel::Letter,
    };
    let id = MessageId(Uuid::new_v5(&slot.id.0, b"moved"));
    let made = from_text(tx, actor, at, &file, person, (id, MOVED, channel))
        .and_then(|new| write_down(tx, actor, at, file.tenancy.id, &new, true, file.policy));
    match made {
        Ok(_) => Ok(true),
        Err(Error::Refused(_)) => Ok(false),
        Err(other) => Err(other),
    }
}

/// The first talk to come that was booked and not declined.
pub(crate) fn next_talk(
    tx: &mut Tx<'_>,
    scope: &Scope,
    file: &CaseFile,
    today: Day,
) -> Result<Option<Slot>, store::Error> {
    let mut coming = Vec::new();
    for booking in newest(&file.bookings, &Watch::new(today), None) {
        if !matches!(booking.status, Status::Booked | Status::Accepted) {
            continue;
        }
        coming.extend(store::coach::by_id(tx, scope, booking.slot)?.filter(|slot| slot.on >= today));
    }
    Ok(coming
        .into_iter()
        .min_by_key(|slot| (slot.on, slot.minute, slot.id)))
}

/// Free moments of the coming weeks, for who books one with a tenant.
pub fn free_slots(db: &Db, actor: &Actor, at: At) -> Result<Vec<Slot>, Error> {
    actor.may(Act::RecordContact)?;
    let scope = actor.scope();
    Ok(db.read(|tx| free(tx, &scope, at))?)
}

/// Free moments of the coming weeks.
pub(crate) fn free(tx: &mut Tx<'_>, scope: &Scope, at: At) -> Result<Vec<Slot>, store::Error> {
    store::coach::free(tx, scope, (at.today, at.today.plus(AHEAD)), OFFERED)
}
