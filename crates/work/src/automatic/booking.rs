//! What the night books by itself from what was agreed, and the way back (S3.22): a month of a lower rent, a spared increase,
//! a part of a waiver. What was agreed stays as it is; only the booking is taken back.

use crate::actor::{Act, Actor, At};
use crate::case_file::{self, CaseFile, newest_of_each};
use crate::{Error, Refusal, ledger, night};
use domain::automatic::{Kind, is_undone, taken_back, undo_until, undone_key};
use domain::calendar::{Day, Month};
use domain::discount::Discount;
use domain::ids::{EntryKey, TenancyId, UserId};
use domain::ledger::LedgerEntry;
use domain::policy::Policy;
use domain::spared_increase::SparedIncrease;
use domain::version::Version;
use domain::waiver::Decision;
use serde_json::json;
use store::Db;
use store::automatic::Booking;
use store::db::{Moment, Tx};
use store::entry::Drawer;
use store::help::HelpFact;
use uuid::Uuid;

/// What the trail calls it; receipts are told with their file.
pub const fn trail(kind: Kind) -> &'static str {
    match kind {
        Kind::Message => "automatic_message",
        Kind::Receipt => "import_statement",
        Kind::SetAside => "details_replace_total",
        Kind::LowerRent => "book_discount",
        Kind::SparedIncrease => "book_spared_increase",
        Kind::WaiverPart => "write_off",
    }
}

/// The act with which a person undoes it.
pub const fn undone_with(kind: Kind) -> Act {
    match kind {
        Kind::Message => Act::SendMessages,
        Kind::Receipt | Kind::SetAside => Act::PlaceReceipts,
        Kind::LowerRent | Kind::SparedIncrease => Act::LowerRent,
        Kind::WaiverPart => Act::Waive,
    }
}

/// The tenancies in which something that was given has begun: `first` gives the first month of what was given.
pub(crate) fn begun<H: HelpFact + Version>(
    db: &Db,
    actor: &Actor,
    today: Day,
    first: impl Fn(&H) -> Option<Month>,
) -> Result<Vec<TenancyId>, Error> {
    let all = case_file::help_of_all::<H>(db, actor)?;
    let begun = |versions: &[H]| {
        let given = newest_of_each(versions).into_iter().filter_map(&first);
        given.map(Month::first).any(|on| on <= today)
    };
    let whose = all.into_iter().filter(|(_, versions)| begun(versions));
    Ok(whose.map(|(tenancy, _)| tenancy).collect())
}

/// Books in each of these tenancies what is missing, with what it follows from. Gives how many entries were new, each
/// counted once, however often a transaction had to begin again.
pub(crate) fn each(
    db: &Db,
    actor: &Actor,
    at: At,
    kind: Kind,
    tenancies: Vec<TenancyId>,
    missing: impl Fn(&CaseFile) -> Vec<(Uuid, LedgerEntry)>,
) -> Result<u64, Error> {
    let mut booked = 0;
    for tenancy in tenancies {
        let mut new = 0;
        case_file::act(db, actor, at, tenancy, trail(kind), |tx, file| {
            let entries = missing(file);
            let rows: Vec<Booking> = entries
                .iter()
                .map(|(about, entry)| Booking {
                    tenancy,
                    entry: entry.key,
                    kind,
                    about: *about,
                    amount: entry.amount,
                    effective_on: entry.effective_on,
                    booked_on: at.today,
                })
                .collect();
            new = ledger::book_agreed(tx, &actor.scope(), tenancy, entries.into_iter().map(|(_, e)| e))?;
            store::automatic::note(tx, &actor.scope(), &rows, Moment(at.now))?;
            Ok((new > 0).then(|| json!({"entries": new})))
        })?;
        booked += new;
    }
    Ok(booked)
}

/// A booking of the night, with why.
#[derive(Clone, Debug)]
pub struct Booked {
    /// Contract number and names.
    pub names: String,
    /// What was booked.
    pub booking: Booking,
    /// Who decided what it follows from, and when.
    pub decided: Option<(String, Day)>,
    /// A colleague took it back.
    pub undone: bool,
    /// The last day on which it can be undone with one tap.
    pub undo_until: Day,
}

/// What the night booked by itself since a day, the newest first.
pub fn list(db: &Db, actor: &Actor, since: Day, limit: i64) -> Result<Vec<Booked>, Error> {
    actor.may(Act::SeeToday)?;
    let scope = actor.scope();
    let policy = night::policy_of(db, &scope)?;
    db.read(|tx| {
        let mut all = Vec::new();
        for booking in store::automatic::since(tx, &scope, since, limit)? {
            let Some(heading) = store::tenancy::heading(tx, &scope, booking.tenancy)? else {
                continue;
            };
            let key = undone_key(booking.entry);
            let decided = match decider(tx, &scope, &booking)? {
                Some((user, on)) => store::staff::by_id(tx, &scope, user)?.map(|staff| (staff.name, on)),
                None => None,
            };
            all.push(Booked {
                undone: store::entry::has(tx, &scope, Drawer::Undated, booking.tenancy, key)?,
                undo_until: undo_until(booking.booked_on, &policy),
                names: heading.called(),
                decided,
                booking,
            });
        }
        Ok(all)
    })
}

/// Who decided what a booking follows from, and when.
fn decider(tx: &mut Tx<'_>, scope: &store::Scope, b: &Booking) -> Result<Option<(UserId, Day)>, Error> {
    Ok(match b.kind {
        Kind::LowerRent => {
            let all: Vec<Discount> = store::help::of(tx, scope, b.tenancy)?;
            let given = all.iter().filter(|d| d.id.0 == b.about && d.decided_by.is_some());
            let first = given.min_by_key(|d| d.version);
            first.and_then(|d| Some((d.decided_by?.0, d.made_on)))
        }
        Kind::SparedIncrease => {
            let all: Vec<SparedIncrease> = store::help::of(tx, scope, b.tenancy)?;
            let given = all.iter().filter(|s| s.id.0 == b.about && s.decided_by.is_some());
            let first = given.min_by_key(|s| s.version);
            first.and_then(|s| Some((s.decided_by?.0, s.made_on)))
        }
        Kind::WaiverPart => {
            let all: Vec<Decision> = store::help::of(tx, scope, b.tenancy)?;
            let last = all.iter().rev().find(|d| d.waiver.0 == b.about);
            last.map(|d| (d.by, d.on))
        }
        Kind::Message | Kind::Receipt | Kind::SetAside => None,
    })
}

/// Takes a booking of the night back, within a day. The same twice is once.
pub fn undo(db: &Db, actor: &Actor, at: At, tenancy: TenancyId, entry: EntryKey) -> Result<(), Error> {
    let scope = actor.scope();
    case_file::act(db, actor, at, tenancy, "undo_automatic", |tx, file| {
        let booking = store::automatic::one(tx, &scope, tenancy, entry)?;
        let booking = booking.ok_or_else(|| Refusal::NoSuchHelp(entry.0.to_string()))?;
        actor.may(undone_with(booking.kind))?;
        if is_undone(entry, &file.ledger) {
            return Ok(None);
        }
        may_still(&booking, at.today, &file.policy)?;
        let held = file.ledger.iter().find(|e| e.key == entry);
        let held = held.ok_or_else(|| Refusal::NoSuchHelp(entry.0.to_string()))?;
        ledger::book_agreed(tx, &scope, tenancy, [taken_back(held, at.today)])?;
        Ok(Some(
            json!({"kind": booking.kind.code(), "about": booking.about.to_string(), "amountCents": booking.amount.0}),
        ))
    })
}

fn may_still(booking: &Booking, today: Day, policy: &Policy) -> Result<(), Refusal> {
    let until = undo_until(booking.booked_on, policy);
    if today > until {
        return Err(Refusal::TooLateToUndo(until));
    }
    Ok(())
}
