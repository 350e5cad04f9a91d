//! What is for a colleague alone. Every read is of one user; a reflection may go.

use crate::db::{Error, Moment, Table, Tx, WriteTx};
use crate::scope::Scope;
use crate::statements;
use domain::calendar::Day;
use domain::ids::{ReflectionId, UserId};
use domain::own_room::{Prompt, Reflection};

statements! { ALL:
    PUT_AWAY = "SELECT prompt FROM prompt_off WHERE org = $1 AND user_id = $2 ORDER BY prompt";
    ALL_BACK = "DELETE FROM prompt_off WHERE org = $1 AND user_id = $2";
    OWN = "SELECT id, did, next, on_day FROM reflection WHERE org = $1 AND user_id = $2 ORDER BY on_day DESC, id";
    FORGET = "DELETE FROM reflection WHERE org = $1 AND on_day < $2";
}

pub(crate) static PROMPT_OFF: Table =
    Table::new("prompt_off", 3, &["org", "user_id", "prompt", "recorded_at"]);
pub(crate) static REFLECTION: Table = Table::new(
    "reflection",
    3,
    &["org", "user_id", "id", "did", "next", "on_day", "recorded_at"],
);

/// The cards that somebody put away for good.
pub fn put_away(tx: &mut Tx<'_>, scope: &Scope, user: UserId) -> Result<Vec<Prompt>, Error> {
    tx.all(&PUT_AWAY, &[scope.into(), user.into()], |row| {
        row.coded(0, Prompt::from_code)
    })
}

/// Puts a card away for good.
pub fn put_prompt_away(
    tx: &mut WriteTx<'_>,
    scope: &Scope,
    user: UserId,
    prompt: Prompt,
    at: Moment,
) -> Result<(), Error> {
    tx.add_missing(&PROMPT_OFF, |rows| {
        rows.row(&[scope.into(), user.into(), prompt.code().into(), at.into()])
    })
    .map(drop)
}

/// All cards of somebody are shown again.
pub fn all_back(tx: &mut WriteTx<'_>, scope: &Scope, user: UserId) -> Result<u64, Error> {
    tx.execute(&ALL_BACK, &[scope.into(), user.into()])
}

/// Keeps what somebody thought. The same twice is one.
pub fn add_reflection(
    tx: &mut WriteTx<'_>,
    scope: &Scope,
    user: UserId,
    new: &Reflection,
    at: Moment,
) -> Result<u64, Error> {
    tx.add_missing(&REFLECTION, |rows| {
        rows.row(&[
            scope.into(),
            user.into(),
            new.id.into(),
            (&new.did).into(),
            (&new.next).into(),
            new.on.into(),
            at.into(),
        ])
    })
}

/// What somebody thought, the newest first.
pub fn reflections(tx: &mut Tx<'_>, scope: &Scope, user: UserId) -> Result<Vec<Reflection>, Error> {
    tx.all(&OWN, &[scope.into(), user.into()], |row| {
        Ok(Reflection {
            id: row.get(0)?,
            did: row.get(1)?,
            next: row.get(2)?,
            on: row.get(3)?,
        })
    })
}

/// Its author throws it away.
pub fn remove_reflection(
    tx: &mut WriteTx<'_>,
    scope: &Scope,
    user: UserId,
    id: ReflectionId,
) -> Result<u64, Error> {
    tx.remove(&REFLECTION, |rows| {
        rows.row(&[scope.into(), user.into(), id.into()])
    })
}

/// What was written before a day goes, whoever wrote it.
pub fn forget_reflections(tx: &mut WriteTx<'_>, scope: &Scope, before: Day) -> Result<u64, Error> {
    tx.execute(&FORGET, &[scope.into(), before.into()])
}
