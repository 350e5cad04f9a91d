//! Bank statement files that were brought in.

use crate::db::{Error, Moment, Row, Table, Tx, WriteTx};
use crate::scope::Scope;
use crate::statements;
use domain::calendar::Day;
use domain::ids::{ImportId, UserId};
use domain::money::Cents;

/// A file, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Import {
    /// Derived from its content.
    pub id: ImportId,
    /// Short number in the association, given by [`next_number`]: what ledger and bank entries refer to.
    pub number: i64,
    /// Its name, for people.
    pub file_name: String,
    /// Hash of its content (32 bytes); one content comes in once.
    pub fingerprint: Vec<u8>,
    /// `camt.053`, `mt940`, …
    pub format: String,
    /// `running`, `done`, `refused`.
    pub state: String,
    /// Entries in the file.
    pub entries: i64,
    /// Of which were new.
    pub booked: i64,
    /// Of which were known already.
    pub known: i64,
    /// Of which found their tenancy.
    pub matched: i64,
    /// Of which wait at the desk.
    pub waiting: i64,
    /// Of which the bank has not made final.
    pub pending: i64,
    /// When it began.
    pub started_at: Moment,
    /// When it ended.
    pub finished_at: Option<Moment>,
    /// Who brought it in.
    pub by: Option<UserId>,
    /// Why it was refused, or what stands out.
    pub note: String,
}

/// What one statement in a file says about its account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// [`Import::number`].
    pub import: i64,
    /// Place in the file, from 1.
    pub position: i64,
    /// Account.
    pub account: String,
    /// Statement number as the bank gives it.
    pub number: Option<String>,
    /// First day.
    pub from: Option<Day>,
    /// Last day.
    pub until: Option<Day>,
    /// Balance before.
    pub opening: Option<Cents>,
    /// Balance after.
    pub closing: Option<Cents>,
    /// Currency of the account.
    pub currency: Option<String>,
}

statements! { ALL:
    // Two imports that begin at once must not get one number: the second waits here, and is run again.
    NUMBERING = "UPDATE association SET name = name WHERE org = $1";
    NEXT_NUMBER = "SELECT MAX(number) FROM statement_import WHERE org = $1";
    BY_CONTENT = "SELECT id, number, file_name, fingerprint, format, state, entries, booked, known, matched, waiting,
        pending, started_at, finished_at, by_user, note FROM statement_import WHERE org = $1 AND fingerprint = $2";
    BY_ID = "SELECT id, number, file_name, fingerprint, format, state, entries, booked, known, matched, waiting,
        pending, started_at, finished_at, by_user, note FROM statement_import WHERE org = $1 AND id = $2";
    FORMATS = "SELECT number, format FROM statement_import WHERE org = $1 ORDER BY number";
    NEWEST = "SELECT id, number, file_name, fingerprint, format, state, entries, booked, known, matched, waiting,
        pending, started_at, finished_at, by_user, note FROM statement_import
        WHERE org = $1 AND number < $2 ORDER BY number DESC LIMIT $3";
    BY_NUMBER = "SELECT id, number, file_name, fingerprint, format, state, entries, booked, known, matched, waiting,
        pending, started_at, finished_at, by_user, note FROM statement_import WHERE org = $1 AND number = $2";
    HEADS_OF_ACCOUNT = "SELECT import, position, account, number, from_day, until_day, opening_cents, closing_cents,
        currency FROM statement_head WHERE org = $1 AND account = $2 ORDER BY until_day, import, position";
    ACCOUNTS = "SELECT DISTINCT account FROM statement_head WHERE org = $1 ORDER BY account";
}

pub(crate) static STATEMENT_IMPORT: Table = Table::new(
    "statement_import",
    2,
    &[
        "org",
        "id",
        "number",
        "file_name",
        "fingerprint",
        "format",
        "state",
        "entries",
        "booked",
        "known",
        "matched",
        "waiting",
        "pending",
        "started_at",
        "finished_at",
        "by_user",
        "note",
    ],
);
pub(crate) static STATEMENT_HEAD: Table = Table::new(
    "statement_head",
    3,
    &[
        "org",
        "import",
        "position",
        "account",
        "number",
        "from_day",
        "until_day",
        "opening_cents",
        "closing_cents",
        "currency",
    ],
);

fn read(row: &Row<'_>) -> Result<Import, Error> {
    Ok(Import {
        id: row.get(0)?,
        number: row.get(1)?,
        file_name: row.get(2)?,
        fingerprint: row.get(3)?,
        format: row.get(4)?,
        state: row.get(5)?,
        entries: row.get(6)?,
        booked: row.get(7)?,
        known: row.get(8)?,
        matched: row.get(9)?,
        waiting: row.get(10)?,
        pending: row.get(11)?,
        started_at: row.get(12)?,
        finished_at: row.get(13)?,
        by: row.get(14)?,
        note: row.get(15)?,
    })
}

fn give(rows: &mut crate::db::Rows<'_>, scope: &Scope, import: &Import) -> Result<(), Error> {
    let i = import;
    rows.row(&[
        scope.into(),
        i.id.into(),
        i.number.into(),
        (&i.file_name).into(),
        (&i.fingerprint).into(),
        (&i.format).into(),
        (&i.state).into(),
        i.entries.into(),
        i.booked.into(),
        i.known.into(),
        i.matched.into(),
        i.waiting.into(),
        i.pending.into(),
        i.started_at.into(),
        i.finished_at.into(),
        i.by.into(),
        (&i.note).into(),
    ])
}

/// The number of the next file. It is taken until the transaction ends: another that asks waits.
pub fn next_number(tx: &mut WriteTx<'_>, scope: &Scope) -> Result<i64, Error> {
    tx.execute(&NUMBERING, &[scope.into()])?;
    let last = tx
        .first(&NEXT_NUMBER, &[scope.into()], |row| row.get::<Option<i64>>(0))?
        .flatten();
    Ok(last.unwrap_or(0) + 1)
}

/// Writes down a new file under the number it has from [`next_number`]. A content that came in before is
/// [`Error::AlreadyThere`]: ask [`by_content`] first.
pub fn add(tx: &mut WriteTx<'_>, scope: &Scope, import: &Import) -> Result<(), Error> {
    tx.append(&STATEMENT_IMPORT, |rows| give(rows, scope, import))
        .map(drop)
}

/// Writes how a file that stands there already ended.
pub fn update(tx: &mut WriteTx<'_>, scope: &Scope, import: &Import) -> Result<(), Error> {
    tx.change(&STATEMENT_IMPORT, |rows| give(rows, scope, import))
        .map(drop)
}

/// The file with this content.
pub fn by_content(tx: &mut Tx<'_>, scope: &Scope, fingerprint: &[u8]) -> Result<Option<Import>, Error> {
    tx.first(&BY_CONTENT, &[scope.into(), fingerprint.into()], read)
}

/// By id.
pub fn by_id(tx: &mut Tx<'_>, scope: &Scope, id: ImportId) -> Result<Option<Import>, Error> {
    tx.first(&BY_ID, &[scope.into(), id.into()], read)
}

/// By its number.
pub fn by_number(tx: &mut Tx<'_>, scope: &Scope, number: i64) -> Result<Option<Import>, Error> {
    tx.first(&BY_NUMBER, &[scope.into(), number.into()], read)
}

/// The format of every file, by its number.
pub fn formats(tx: &mut Tx<'_>, scope: &Scope) -> Result<Vec<(i64, String)>, Error> {
    tx.all(&FORMATS, &[scope.into()], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// Files, newest first, before a number (`None`: from the newest).
pub fn newest(tx: &mut Tx<'_>, scope: &Scope, before: Option<i64>, limit: i64) -> Result<Vec<Import>, Error> {
    tx.all(
        &NEWEST,
        &[scope.into(), before.unwrap_or(i64::MAX).into(), limit.into()],
        read,
    )
}

/// Writes down what the statements of a file say about their accounts.
pub fn add_heads(tx: &mut WriteTx<'_>, scope: &Scope, heads: &[Head]) -> Result<(), Error> {
    tx.append(&STATEMENT_HEAD, |rows| {
        for h in heads {
            rows.row(&[
                scope.into(),
                h.import.into(),
                h.position.into(),
                (&h.account).into(),
                (&h.number).into(),
                h.from.into(),
                h.until.into(),
                h.opening.into(),
                h.closing.into(),
                (&h.currency).into(),
            ])?;
        }
        Ok(())
    })
    .map(drop)
}

/// All statements of an account in the order of their days: where one does not begin as the last ended is a gap.
pub fn heads(tx: &mut Tx<'_>, scope: &Scope, account: &str) -> Result<Vec<Head>, Error> {
    tx.all(&HEADS_OF_ACCOUNT, &[scope.into(), account.into()], |row| {
        Ok(Head {
            import: row.get(0)?,
            position: row.get(1)?,
            account: row.get(2)?,
            number: row.get(3)?,
            from: row.get(4)?,
            until: row.get(5)?,
            opening: row.get(6)?,
            closing: row.get(7)?,
            currency: row.get(8)?,
        })
    })
}

/// Accounts that statements came in for.
pub fn accounts(tx: &mut Tx<'_>, scope: &Scope) -> Result<Vec<String>, Error> {
    tx.all(&ACCOUNTS, &[scope.into()], |row| row.get(0))
}
