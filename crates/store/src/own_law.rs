//! Own rows of the law, and those that were taken back. Both are kept for ever.

use crate::db::{Error, Moment, Row, Table, Tx, WriteTx};
use crate::scope::Scope;
use crate::statements;
use domain::calendar::Day;
use domain::ids::{OwnLawId, UserId};

/// Somebody wrote something down about an own row: its text, or why it was taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Which row; chosen by its maker.
    pub id: OwnLawId,
    /// The text of the row, or the reason.
    pub text: String,
    /// Who.
    pub by: Option<UserId>,
    /// The day.
    pub made_on: Day,
}

statements! { ALL:
    ROWS = "SELECT id, row_text, by_user, made_on FROM own_law WHERE org = $1 ORDER BY made_on, recorded_at, id";
    UNDONE = "SELECT id, words, by_user, made_on FROM own_law_undone WHERE org = $1 ORDER BY made_on, recorded_at, id";
}

pub(crate) static OWN_LAW: Table = Table::new(
    "own_law",
    2,
    &["org", "id", "row_text", "by_user", "made_on", "recorded_at"],
);

pub(crate) static OWN_LAW_UNDONE: Table = Table::new(
    "own_law_undone",
    2,
    &["org", "id", "words", "by_user", "made_on", "recorded_at"],
);

fn read(row: &Row<'_>) -> Result<Written, Error> {
    Ok(Written {
        id: row.get(0)?,
        text: row.get(1)?,
        by: row.get(2)?,
        made_on: row.get(3)?,
    })
}

/// Every own row that was ever written down, oldest first.
pub fn rows(tx: &mut Tx<'_>, scope: &Scope) -> Result<Vec<Written>, Error> {
    tx.all(&ROWS, &[scope.into()], read)
}

/// Those that were taken back, and why.
pub fn undone(tx: &mut Tx<'_>, scope: &Scope) -> Result<Vec<Written>, Error> {
    tx.all(&UNDONE, &[scope.into()], read)
}

/// Writes a row down; the same twice is once.
pub fn add(tx: &mut WriteTx<'_>, scope: &Scope, new: &Written, at: Moment) -> Result<u64, Error> {
    keep(tx, &OWN_LAW, scope, new, at)
}

/// Takes a row back; the same twice is once.
pub fn undo(tx: &mut WriteTx<'_>, scope: &Scope, new: &Written, at: Moment) -> Result<u64, Error> {
    keep(tx, &OWN_LAW_UNDONE, scope, new, at)
}

fn keep(
    tx: &mut WriteTx<'_>,
    table: &'static Table,
    scope: &Scope,
    new: &Written,
    at: Moment,
) -> Result<u64, Error> {
    tx.add_missing(table, |rows| {
        rows.row(&[
            scope.into(),
            new.id.into(),
            (&new.text).into(),
            new.by.into(),
            new.made_on.into(),
            at.into(),
        ])
    })
}
