//! Who saw and did what: an append-only trail of person, moment and reason.

use crate::Error;
use crate::actor::{Act, Actor, At, audit_id};
use domain::ids::{TenancyId, UserId};
use serde_json::Value;
use std::borrow::Cow;
use std::collections::HashMap;
use store::Db;
use store::audit::AuditRow;
use store::db::{Moment, WriteTx};
use store::tenancy::Heading;

/// Writes one line, in the transaction of the act itself: what is not in the trail did not happen.
#[expect(
    clippy::too_many_arguments,
    reason = "a line of the trail has this many columns, and all are needed"
)]
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

/// Writes that somebody looked, before the page is shown; in one commit with the looks that arrive meanwhile.
pub(crate) fn note_look(
    db: &Db,
    actor: &Actor,
    at: At,
    act: &str,
    subject: &str,
    tenancy: TenancyId,
    reason: &str,
) -> Result<(), Error> {
    let line = line(actor, at, act, subject, Some(tenancy), reason, &Value::Null);
    Ok(store::audit::append_together(db, actor.scope(), line)?)
}

fn line(
    actor: &Actor,
    at: At,
    act: &str,
    subject: &str,
    tenancy: Option<TenancyId>,
    reason: &str,
    details: &Value,
) -> AuditRow {
    AuditRow {
        at: Moment(at.now),
        id: audit_id(actor, at, act, subject),
        actor: actor.user,
        act: Cow::Owned(act.to_owned()),
        subject: subject.to_owned(),
        tenancy,
        reason: reason.to_owned(),
        details: by_whom(actor, details),
    }
}

/// Of what a tenant did on the own page the trail says so: there is no colleague behind it, and it is not the system either.
fn by_whom(actor: &Actor, details: &Value) -> Value {
    if actor.role != crate::own_page::TENANT {
        return details.clone();
    }
    let mut told = details.as_object().cloned().unwrap_or_default();
    told.insert("by".to_owned(), Value::from(crate::own_page::TENANT));
    Value::Object(told)
}

/// Where the details of a line name the program that asked with a key of its own: it is nobody of the staff.
pub(crate) const PROGRAM: &str = "program";

/// The trail of one tenancy or of the whole association, newest first.
pub fn trail(
    db: &Db,
    actor: &Actor,
    tenancy: Option<TenancyId>,
    before: Option<(i64, uuid::Uuid)>,
    limit: i64,
) -> Result<Vec<AuditRow>, Error> {
    actor.may(Act::SeeAudit)?;
    let before = before.map(|(at, id)| (Moment(at), id));
    Ok(db.read(|tx| store::audit::newest(tx, &actor.scope(), tenancy, before, limit))?)
}

/// A line of the trail as people read it.
#[derive(Clone, Debug)]
pub struct Line {
    /// The line itself.
    pub row: AuditRow,
    /// Name of who did it, a colleague or another program; `None` is the system.
    pub who: Option<String>,
    /// The tenancy it is about.
    pub about: Option<Heading>,
}

impl Line {
    /// The tenant did it, on the own page.
    pub fn by_tenant(&self) -> bool {
        self.row.details.get("by").and_then(Value::as_str) == Some(crate::own_page::TENANT)
    }
}

/// The trail with names, newest first, of the tenancy with a contract number or of the whole association.
///
/// A contract number that does not exist is refused: an empty list would say that nobody looked.
pub fn lines(
    db: &Db,
    actor: &Actor,
    reference: Option<&str>,
    before: Option<(i64, uuid::Uuid)>,
    limit: i64,
) -> Result<Vec<Line>, Error> {
    actor.may(Act::SeeAudit)?;
    let scope = actor.scope();
    let before = before.map(|(at, id)| (Moment(at), id));
    db.read(|tx| {
        let tenancy = match reference {
            Some(reference) => Some(of_reference(tx, &scope, reference)?),
            None => None,
        };
        let names: HashMap<UserId, String> = store::staff::all(tx, &scope)?
            .into_iter()
            .map(|s| (s.id, s.name))
            .collect();
        let mut lines = Vec::new();
        for row in store::audit::newest(tx, &scope, tenancy, before, limit)? {
            let who = match row.actor {
                Some(user) => Some(names.get(&user).cloned().unwrap_or_else(|| user.to_string())),
                None => row
                    .details
                    .get(PROGRAM)
                    .and_then(Value::as_str)
                    .map(str::to_owned),
            };
            let about = match row.tenancy {
                Some(id) => store::tenancy::heading(tx, &scope, id)?,
                None => None,
            };
            lines.push(Line { row, who, about });
        }
        Ok(lines)
    })
}

fn of_reference(tx: &mut store::Tx<'_>, scope: &store::Scope, reference: &str) -> Result<TenancyId, Error> {
    let found = store::tenancy::by_reference(tx, scope, reference.trim())?;
    let found = match found {
        None => store::tenancy::by_reference(tx, scope, &reference.trim().to_uppercase())?,
        found => found,
    };
    found.ok_or_else(|| crate::Refusal::NoSuchTenancy(reference.to_owned()).into())
}
