//! How tenants want to be greeted (S0.9).

use crate::db::{Error, Moment, Table, Tx, WriteTx};
use crate::scope::Scope;
use crate::statements;
use domain::calendar::Day;
use domain::ids::{TenancyId, UserId};

statements! { ALL:
    OF = "SELECT words FROM door_wish WHERE org = $1 AND tenancy = $2";
    REMOVE = "DELETE FROM door_wish WHERE org = $1 AND tenancy = $2";
}

pub(crate) static DOOR_WISH: Table = Table::new(
    "door_wish",
    2,
    &["org", "tenancy", "words", "told_on", "recorded_by", "recorded_at"],
);

/// Keeps what was told, in the place of what was told before.
pub fn put(
    tx: &mut WriteTx<'_>,
    scope: &Scope,
    tenancy: TenancyId,
    words: &str,
    (on, by): (Day, Option<UserId>),
    at: Moment,
) -> Result<(), Error> {
    tx.put(&DOOR_WISH, |rows| {
        rows.row(&[
            scope.into(),
            tenancy.into(),
            words.into(),
            on.into(),
            by.into(),
            at.into(),
        ])
    })
    .map(drop)
}

/// What was told; `None` when nothing was.
pub fn of(tx: &mut Tx<'_>, scope: &Scope, tenancy: TenancyId) -> Result<Option<String>, Error> {
    tx.first(&OF, &[scope.into(), tenancy.into()], |row| row.get(0))
}

/// Nothing is asked any more. Gives how many went.
pub fn remove(tx: &mut WriteTx<'_>, scope: &Scope, tenancy: TenancyId) -> Result<u64, Error> {
    tx.execute(&REMOVE, &[scope.into(), tenancy.into()])
}
