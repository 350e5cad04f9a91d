//! Photos of colleagues (S3.12).

use crate::db::{Error, Moment, Table, Tx, WriteTx};
use crate::scope::Scope;
use crate::statements;
use domain::ids::UserId;

statements! { ALL:
    OF_USER = "SELECT photo FROM portrait WHERE org = $1 AND user_id = $2";
    HAS = "SELECT user_id FROM portrait WHERE org = $1 AND user_id = $2";
    REMOVE = "DELETE FROM portrait WHERE org = $1 AND user_id = $2";
}

pub(crate) static PORTRAIT: Table = Table::new("portrait", 2, &["org", "user_id", "photo", "recorded_at"]);

/// Keeps somebody's photo (JPEG) in the place of an earlier one.
pub fn put(tx: &mut WriteTx<'_>, scope: &Scope, user: UserId, photo: &[u8], at: Moment) -> Result<(), Error> {
    tx.put(&PORTRAIT, |rows| {
        rows.row(&[scope.into(), user.into(), photo.into(), at.into()])
    })?;
    Ok(())
}

/// Somebody's photo (JPEG).
pub fn of(tx: &mut Tx<'_>, scope: &Scope, user: UserId) -> Result<Option<Vec<u8>>, Error> {
    tx.first(&OF_USER, &[scope.into(), user.into()], |row| row.get(0))
}

/// Is there a photo of them?
pub fn has(tx: &mut Tx<'_>, scope: &Scope, user: UserId) -> Result<bool, Error> {
    let found: Option<UserId> = tx.first(&HAS, &[scope.into(), user.into()], |row| row.get(0))?;
    Ok(found.is_some())
}

/// Takes it away. Gives how many went.
pub fn remove(tx: &mut WriteTx<'_>, scope: &Scope, user: UserId) -> Result<u64, Error> {
    tx.execute(&REMOVE, &[scope.into(), user.into()])
}
