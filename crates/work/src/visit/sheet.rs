//! The sheet of both sides, in the form that the tenant chose: it leaves when the phone has a network (S1.25). What cannot leave
//! is a promise of ours, on top of the list.

use crate::actor::{Act, Actor, At};
use crate::message::reader::addressee;
use crate::message::{from_text, write_down};
use crate::{Error, case_file, night};
use domain::message::Channel;
use domain::visit::VisitFact;
use store::db::WriteTx;

/// The text of the sheet.
const SHEET: &str = "visit_sheet";

/// What we promise when the sheet cannot leave by itself.
pub(super) const SEND_IT: &str = "De afspraken van het huisbezoek nog geven: versturen lukte niet.";

/// Makes the sheet ready, or lets it leave. Gives whether that was possible.
pub(super) fn send(
    tx: &mut WriteTx<'_>,
    actor: &Actor,
    at: At,
    fact: &VisitFact,
    channel: Channel,
) -> Result<bool, Error> {
    if actor.may(Act::SendMessages).is_err() {
        return Ok(false);
    }
    let scope = actor.scope();
    let policy = night::policy_within(tx, &scope)?;
    // With what was told before at the same table.
    let Some(file) = case_file::load(tx, &scope, fact.tenancy, policy)? else {
        return Ok(false);
    };
    let Some(reader) = addressee(&file, at.today, false) else {
        return Ok(false);
    };
    let what = (fact.message_id(), SHEET, channel);
    let made = from_text(tx, actor, at, &file, &reader.person, what)
        .and_then(|new| write_down(tx, actor, at, fact.tenancy, &new, true, policy));
    match made {
        Ok(_) => Ok(true),
        Err(Error::Refused(_)) => Ok(false),
        Err(other) => Err(other),
    }
}
