//! Who saw and did what: an append-only trail of person, moment and reason.

use crate::Error;
use crate::actor::{Act, Actor, At, audit_id};
use domain::ids::TenancyId;
use serde_json::Value;
use std::borrow::Cow;
use store::Db;
use store::audit::AuditRow;
use store::db::{Moment, WriteTx};

/// Writes one line, in the transaction of the act itself: what is not in the trail did not happen.
#[expect(clippy::too_many_arguments, reason = "a line of the trail has this many columns, and all are needed")]
pub(crate) fn note(
    tx: &mut WriteTx<'_>,
    actor: &Actor,
    at: At,
    act: &str,
    subject: &str,
    tenancy: Option<TenancyId>,
    reason: &str,
    details: &Value,
) -> Result<(), Error> {
    let line = line(actor, at, act, subject, tenancy, reason, details);
    store::audit::append(tx, &actor.scope(), &[line])?;
    Ok(())
}

fn line(actor: &Actor, at: At, act: &str, subject: &str, tenancy: Option<TenancyId>, reason: &str, details: &Value) -> AuditRow {
    AuditRow {
        at: Moment(at.now),
        id: audit_id(actor, at, act, subject),
        actor: actor.user,
        act: Cow::Owned(act.to_owned()),
        subject: subject.to_owned(),
        tenancy,
        reason: reason.to_owned(),
        details: details.clone(),
    }
}

/// The trail of one tenancy or of the whole association, newest first.
pub fn trail(db: &Db, actor: &Actor, tenancy: Option<TenancyId>, before: Option<(i64, uuid::Uuid)>, limit: i64) -> Result<Vec<AuditRow>, Error> {
    actor.may(Act::SeeAudit)?;
    let before = before.map(|(at, id)| (Moment(at), id));
    Ok(db.read(|tx| store::audit::newest(tx, &actor.scope(), tenancy, before, limit))?)
}
