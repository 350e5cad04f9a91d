//! The sheet of both sides, in the form that the tenant chose: it leaves when the phone has a network (S1.25). What cannot leave
//! is a promise of ours, on top of the list.

use crate::Error;
use crate::actor::{Act, Actor, At};
use crate::case_file::{self, CaseFile};

use crate::message::compose::tongue_of;
use crate::message::reader::{Reader, readers};
use crate::message::{NewMessage, facts, write_down};
use crate::wording::texts;

use domain::message::Channel;
use domain::tenancy::Role;
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
    let policy = crate::night::policy_within(tx, &scope)?;
    // With what was told before at the same table.
    let Some(file) = case_file::load(tx, &scope, fact.tenancy, policy)? else {
        return Ok(false);
    };
    let Some(reader) = reads(&file, at) else {
        return Ok(false);
    };
    let Some(new) = written(tx, actor, at, &file, &reader, fact, channel)? else {
        return Ok(false);
    };
    match write_down(tx, actor, at, fact.tenancy, &new, true, policy) {
        Ok(_) => Ok(true),
        Err(Error::Refused(_)) => Ok(false),
        Err(other) => Err(other),
    }
}

/// Who handles the money where somebody does, else the tenant.
fn reads(file: &CaseFile, at: At) -> Option<Reader> {
    let here = readers(file, at.today);
    [Role::Administrator, Role::Tenant]
        .iter()
        .find_map(|role| here.iter().find(|r| r.role == *role).cloned())
}

fn written(
    tx: &mut WriteTx<'_>,
    actor: &Actor,
    at: At,
    file: &CaseFile,
    reader: &Reader,
    fact: &VisitFact,
    channel: Channel,
) -> Result<Option<NewMessage>, Error> {
    let scope = actor.scope();
    let person = &reader.person;
    let tongue = tongue_of(person);
    let all = texts(tx, &scope, tongue, person.address_form)?;
    let Some(text) = all.into_iter().find(|t| t.template.key == SHEET) else {
        return Ok(None);
    };
    let writer = facts::Writer {
        user: actor.user,
        name: &actor.name,
    };
    let merge = facts::merge(tx, &scope, file, person, writer, at.today, tongue)?;
    let Ok(rendered) = text.template.render(&merge) else {
        return Ok(None);
    };
    Ok(Some(NewMessage {
        id: fact.message_id(),
        person: person.id,
        channel,
        purpose: text.template.purpose,
        language: tongue.code().to_owned(),
        template: SHEET.to_owned(),
        subject: rendered.subject.clone().unwrap_or_default(),
        body: rendered.text(),
    }))
}
