//! The sound of voice notes. That there was one is a fact of the visit ([`crate::visit`]); the sound goes after some time.

use crate::db::{Error, Table, Tx, WriteTx};
use crate::scope::Scope;
use crate::statements;
use domain::calendar::Day;
use domain::ids::{TenancyId, VisitFactId};

statements! { ALL:
    OF_TENANCY = "SELECT id, kept_on, gone_on FROM voice_note WHERE org = $1 AND tenancy = $2 ORDER BY id";
    SOUND = "SELECT sound FROM voice_note WHERE org = $1 AND tenancy = $2 AND id = $3";
    FORGET = "UPDATE voice_note SET sound = NULL, gone_on = $3 WHERE org = $1 AND kept_on < $2 AND gone_on IS NULL";
}

pub(crate) static VOICE_NOTE: Table = Table::new(
    "voice_note",
    3,
    &["org", "tenancy", "id", "kept_on", "gone_on", "sound"],
);

/// A voice note without its sound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Of the fact.
    pub id: VisitFactId,
    /// The day it came in.
    pub kept_on: Day,
    /// The day its sound went.
    pub gone_on: Option<Day>,
}

/// Keeps the sound of a note. The same note twice is one.
pub fn add(
    tx: &mut WriteTx<'_>,
    scope: &Scope,
    (tenancy, id): (TenancyId, VisitFactId),
    on: Day,
    sound: &[u8],
) -> Result<u64, Error> {
    tx.add_missing(&VOICE_NOTE, |rows| {
        rows.row(&[
            scope.into(),
            tenancy.into(),
            id.into(),
            on.into(),
            None::<Day>.into(),
            sound.into(),
        ])
    })
}

/// The notes of a tenancy, without their sound.
pub fn of(tx: &mut Tx<'_>, scope: &Scope, tenancy: TenancyId) -> Result<Vec<Kept>, Error> {
    tx.all(&OF_TENANCY, &[scope.into(), tenancy.into()], |row| {
        Ok(Kept {
            id: row.get(0)?,
            kept_on: row.get(1)?,
            gone_on: row.get(2)?,
        })
    })
}

/// The sound of a note; `None` when it went, or was never there.
pub fn sound(
    tx: &mut Tx<'_>,
    scope: &Scope,
    tenancy: TenancyId,
    id: VisitFactId,
) -> Result<Option<Vec<u8>>, Error> {
    let params = [scope.into(), tenancy.into(), id.into()];
    let found: Option<Option<Vec<u8>>> = tx.first(&SOUND, &params, |row| row.get(0))?;
    Ok(found.flatten())
}

/// The sound of what came in before a day goes; the rest of the row stays. Gives how many.
pub fn forget(tx: &mut WriteTx<'_>, scope: &Scope, before: Day, on: Day) -> Result<u64, Error> {
    tx.execute(&FORGET, &[scope.into(), before.into(), on.into()])
}
