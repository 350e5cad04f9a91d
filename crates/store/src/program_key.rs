//! Keys of other programs, and their end. Both are kept for ever; of the key itself only the digest is known.

use crate::db::{Error, Moment, Row, Table, Tx, WriteTx};
use crate::scope::Scope;
use crate::statements;
use domain::calendar::Day;
use domain::ids::{ProgramKeyId, UserId};

/// A key as it was made, and when it ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProgramKey {
    /// Chosen by its maker.
    pub id: ProgramKeyId,
    /// What people call the program.
    pub name: String,
    /// Code of what it opens.
    pub resource: String,
    /// Who made it.
    pub by: Option<UserId>,
    /// The day it was made.
    pub made_on: Day,
    /// The day it ended.
    pub ended_on: Option<Day>,
}

statements! { ALL:
    KEYS = "SELECT k.id, k.name, k.resource, k.by_user, k.made_on, e.made_on
        FROM program_key k LEFT JOIN program_key_end e ON e.org = k.org AND e.id = k.id
        WHERE k.org = $1 ORDER BY k.made_on, k.recorded_at, k.id";
    BY_DIGEST = "SELECT k.id, k.name, k.resource, k.by_user, k.made_on, e.made_on
        FROM program_key k LEFT JOIN program_key_end e ON e.org = k.org AND e.id = k.id
        WHERE k.org = $1 AND k.digest = $2";
}

pub(crate) static PROGRAM_KEY: Table = Table::new(
    "program_key",
    2,
    &[
        "org",
        "id",
        "name",
        "resource",
        "digest",
        "by_user",
        "made_on",
        "recorded_at",
    ],
);

pub(crate) static PROGRAM_KEY_END: Table = Table::new(
    "program_key_end",
    2,
    &["org", "id", "by_user", "made_on", "recorded_at"],
);

fn read(row: &Row<'_>) -> Result<ProgramKey, Error> {
    Ok(ProgramKey {
        id: row.get(0)?,
        name: row.get(1)?,
        resource: row.get(2)?,
        by: row.get(3)?,
        made_on: row.get(4)?,
        ended_on: row.get(5)?,
    })
}

/// Every key that was ever made, oldest first.
pub fn keys(tx: &mut Tx<'_>, scope: &Scope) -> Result<Vec<ProgramKey>, Error> {
    tx.all(&KEYS, &[scope.into()], read)
}

/// The key with this digest, also when it ended.
pub fn by_digest(tx: &mut Tx<'_>, scope: &Scope, digest: &[u8]) -> Result<Option<ProgramKey>, Error> {
    tx.first(&BY_DIGEST, &[scope.into(), digest.into()], read)
}

/// Keeps a key; gives how many were added: none when it is there.
pub fn add(
    tx: &mut WriteTx<'_>,
    scope: &Scope,
    new: &ProgramKey,
    digest: &[u8],
    at: Moment,
) -> Result<u64, Error> {
    tx.add_missing(&PROGRAM_KEY, |rows| {
        rows.row(&[
            scope.into(),
            new.id.into(),
            (&new.name).into(),
            (&new.resource).into(),
            digest.into(),
            new.by.into(),
            new.made_on.into(),
            at.into(),
        ])
    })
}

/// Ends a key; gives how many ended: none when it ended before.
pub fn end(
    tx: &mut WriteTx<'_>,
    scope: &Scope,
    id: ProgramKeyId,
    (on, by): (Day, Option<UserId>),
    at: Moment,
) -> Result<u64, Error> {
    tx.add_missing(&PROGRAM_KEY_END, |rows| {
        rows.row(&[scope.into(), id.into(), by.into(), on.into(), at.into()])
    })
}
