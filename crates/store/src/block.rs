//! The ledger packed per tenancy: one small blob beside the rows, so that the night reads one row per tenancy.
//!
//! Written in the transaction that books the entries. What is in it is the affair of `work`; here it is bytes
//! and the number of entries they hold.

use crate::db::{Error, Row, Table, Tx, WriteTx};
use crate::scope::{Scope, Span};
use crate::statements;
use domain::ids::TenancyId;

/// The packed ledger of a tenancy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// The packed facts.
    pub bytes: Vec<u8>,
    /// How many entries they hold.
    pub entries: i64,
}

/// A packed ledger while it streams by.
#[derive(Clone, Copy, Debug)]
pub struct Packed<'r> {
    /// Whose.
    pub tenancy: TenancyId,
    /// The packed facts; empty when nothing was booked.
    pub bytes: &'r [u8],
    /// How many entries they hold.
    pub entries: i64,
    /// The digest of the outlook that was written last, when there is one.
    pub digest: Option<u64>,
}

statements! { ALL:
    ONE = "SELECT block, entries FROM ledger_block WHERE org = $1 AND tenancy = $2";
    ONE_FOR_UPDATE = "SELECT block, entries FROM ledger_block WHERE org = $1 AND tenancy = $2 @for_update";
    SPAN = "SELECT tenancy, block, entries FROM ledger_block
        WHERE org = $1 AND tenancy BETWEEN $2 AND $3 ORDER BY tenancy";
    REPLACE = "UPDATE ledger_block SET block = $3, entries = $4 WHERE org = $1 AND tenancy = $2 AND entries = $5";
}

pub(crate) static LEDGER_BLOCK: Table =
    Table::new("ledger_block", 2, &["org", "tenancy", "block", "entries"]);

fn read(row: &Row<'_>) -> Result<Block, Error> {
    Ok(Block {
        bytes: row.get(0)?,
        entries: row.get(1)?,
    })
}

/// The packed ledger of a tenancy.
pub fn of(tx: &mut Tx<'_>, scope: &Scope, tenancy: TenancyId) -> Result<Option<Block>, Error> {
    tx.first(&ONE, &[scope.into(), tenancy.into()], read)
}

/// The same, holding it so that nobody else changes it before this transaction ends.
pub fn of_to_change(tx: &mut WriteTx<'_>, scope: &Scope, tenancy: TenancyId) -> Result<Option<Block>, Error> {
    tx.first(&ONE_FOR_UPDATE, &[scope.into(), tenancy.into()], read)
}

/// All packed ledgers of a span in key order, borrowed from the row. `digest` is not filled here.
pub fn each<E: From<Error>>(
    tx: &mut Tx<'_>,
    scope: &Scope,
    span: Span,
    mut each: impl FnMut(Packed<'_>) -> Result<(), E>,
) -> Result<(), E> {
    tx.each_into(
        &SPAN,
        &[scope.into(), span.from.into(), span.until.into()],
        |row| {
            each(Packed {
                tenancy: row.get(0)?,
                bytes: row.get(1)?,
                entries: row.get(2)?,
                digest: None,
            })
        },
    )
}

/// Writes packed ledgers, new or changed; each tenancy once per call, in key order it is quickest.
pub fn put_all<'b>(
    tx: &mut WriteTx<'_>,
    scope: &Scope,
    blocks: impl IntoIterator<Item = (TenancyId, &'b [u8], i64)>,
) -> Result<u64, Error> {
    tx.put(&LEDGER_BLOCK, |rows| {
        blocks.into_iter().try_for_each(|(tenancy, bytes, entries)| {
            rows.row(&[scope.into(), tenancy.into(), bytes.into(), entries.into()])
        })
    })
}

/// Writes packed ledgers of tenancies that have none yet, as fast as the engine can.
pub fn append<'b>(
    tx: &mut WriteTx<'_>,
    scope: &Scope,
    blocks: impl IntoIterator<Item = (TenancyId, &'b [u8], i64)>,
) -> Result<u64, Error> {
    tx.append(&LEDGER_BLOCK, |rows| {
        blocks.into_iter().try_for_each(|(tenancy, bytes, entries)| {
            rows.row(&[scope.into(), tenancy.into(), bytes.into(), entries.into()])
        })
    })
}

/// Replaces a packed ledger if it still holds `expected` entries (0: if there is none yet);
/// otherwise someone was first: [`Error::ChangedMeanwhile`].
pub fn replace(
    tx: &mut WriteTx<'_>,
    scope: &Scope,
    tenancy: TenancyId,
    expected: i64,
    block: &Block,
) -> Result<(), Error> {
    let values = [
        scope.into(),
        tenancy.into(),
        (&block.bytes).into(),
        block.entries.into(),
    ];
    let [org, id, bytes, entries] = values.clone();
    let mut changed = tx.execute(&REPLACE, &[org, id, bytes, entries, expected.into()])?;
    if changed == 0 && expected == 0 {
        changed = tx.add_missing(&LEDGER_BLOCK, |rows| rows.row(&values))?;
    }
    if changed == 0 {
        Err(Error::ChangedMeanwhile {
            what: "the ledger of this tenancy",
        })
    } else {
        Ok(())
    }
}
