//! Who saw and did what. Append-only; nothing changes or removes a row.

use crate::db::{Db, Error, Moment, Row, Table, Tx, WriteTx};
use crate::scope::Scope;
use crate::statements;
use domain::ids::{TenancyId, UserId};
use serde_json::Value as Json;
use std::borrow::{Borrow, Cow};
use uuid::Uuid;

/// One line of the trail. Who acted is the actor of the scope it is written with.
#[derive(Clone, Debug, PartialEq)]
pub struct AuditRow {
    /// When.
    pub at: Moment,
    /// Chosen by the caller.
    pub id: Uuid,
    /// Who; `None` is the system. Filled when read, ignored when written.
    pub actor: Option<UserId>,
    /// Which act.
    pub act: Cow<'static, str>,
    /// On what: a name or reference that people understand.
    pub subject: String,
    /// About which tenancy, when about one.
    pub tenancy: Option<TenancyId>,
    /// Why: of the system, or as the user gave it.
    pub reason: String,
    /// What exactly, as data.
    pub details: Json,
}

statements! { ALL:
    NEWEST = "SELECT at, id, actor, act, subject, tenancy, reason, details FROM audit
        WHERE org = $1 AND (at, id) < ($2, $3) ORDER BY at DESC, id DESC LIMIT $4";
    OF_TENANCY = "SELECT at, id, actor, act, subject, tenancy, reason, details FROM audit
        WHERE org = $1 AND tenancy = $2 AND (at, id) < ($3, $4) ORDER BY at DESC, id DESC LIMIT $5";
    COUNT = "SELECT COUNT(*) FROM audit WHERE org = $1";
}

pub(crate) static AUDIT: Table = Table::new(
    "audit",
    3,
    &[
        "org", "at", "id", "actor", "act", "subject", "tenancy", "reason", "details",
    ],
);

fn read(row: &Row<'_>) -> Result<AuditRow, Error> {
    Ok(AuditRow {
        at: row.get(0)?,
        id: row.get(1)?,
        actor: row.get(2)?,
        act: Cow::Owned(row.get(3)?),
        subject: row.get(4)?,
        tenancy: row.get(5)?,
        reason: row.get(6)?,
        details: row.get(7)?,
    })
}

/// Adds lines to the trail, in the transaction of the act itself. A line with an id that is there already
/// (the act was sent twice) stays as it is.
pub fn append<A: Borrow<AuditRow>>(
    tx: &mut WriteTx<'_>,
    scope: &Scope,
    lines: impl IntoIterator<Item = A>,
) -> Result<u64, Error> {
    tx.add_missing(&AUDIT, |rows| {
        lines.into_iter().try_for_each(|line| {
            let a = line.borrow();
            rows.row(&[
                scope.into(),
                a.at.into(),
                a.id.into(),
                scope.actor().into(),
                a.act.as_ref().into(),
                (&a.subject).into(),
                a.tenancy.into(),
                (&a.reason).into(),
                (&a.details).into(),
            ])
        })
    })
}

/// Adds a line that no other change goes with (who looked at what), in one commit with those that arrive meanwhile.
pub fn append_together(db: &Db, scope: Scope, line: AuditRow) -> Result<(), Error> {
    db.write_together(scope.org(), move |tx| append(tx, &scope, [&line]).map(drop))
}

/// The trail, newest first, of one tenancy or of the whole association, before a line (`None`: from the newest).
pub fn newest(
    tx: &mut Tx<'_>,
    scope: &Scope,
    tenancy: Option<TenancyId>,
    before: Option<(Moment, Uuid)>,
    limit: i64,
) -> Result<Vec<AuditRow>, Error> {
    let (at, id) = before.unwrap_or((Moment(i64::MAX), Uuid::max()));
    match tenancy {
        Some(tenancy) => {
            let places = [scope.into(), tenancy.into(), at.into(), id.into(), limit.into()];
            tx.all(&OF_TENANCY, &places, read)
        }
        None => tx.all(&NEWEST, &[scope.into(), at.into(), id.into(), limit.into()], read),
    }
}

/// How many lines there are.
pub fn count(tx: &mut Tx<'_>, scope: &Scope) -> Result<i64, Error> {
    Ok(tx.first(&COUNT, &[scope.into()], |row| row.get(0))?.unwrap_or(0))
}
