//! Batches as files told them: the total, or the transactions in it.

use crate::db::{Error, Row, Table, Tx, WriteTx};
use crate::scope::Scope;
use crate::statements;
use domain::bank::{Batch, BatchTold};
use domain::calendar::Day;

/// One telling of a batch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Telling {
    /// Own account.
    pub account: String,
    /// Booking day.
    pub booked_on: Day,
    /// [`Import::number`](crate::statement::Import::number) of the file.
    pub import: i64,
    /// Place in the file of the total, or of its first transaction.
    pub position: i64,
    /// ISO 4217 code.
    pub currency: String,
    /// What was told.
    pub batch: Batch,
}

statements! { ALL:
    OF_DAY = "SELECT account, booked_on, import, position, told, amount_cents, currency, transactions,
        payment_information, message, bank_reference, entry_reference FROM bank_batch
        WHERE org = $1 AND account = $2 AND booked_on = $3 ORDER BY import, position";
}

pub(crate) static BANK_BATCH: Table = Table::new(
    "bank_batch",
    5,
    &[
        "org",
        "account",
        "booked_on",
        "import",
        "position",
        "told",
        "amount_cents",
        "currency",
        "transactions",
        "payment_information",
        "message",
        "bank_reference",
        "entry_reference",
    ],
);

const fn told_code(told: BatchTold) -> &'static str {
    match told {
        BatchTold::Total => "t",
        BatchTold::Details => "d",
    }
}

fn told_of(code: &str) -> Option<BatchTold> {
    [BatchTold::Total, BatchTold::Details]
        .into_iter()
        .find(|told| told_code(*told) == code)
}

fn read(row: &Row<'_>) -> Result<Telling, Error> {
    Ok(Telling {
        account: row.get(0)?,
        booked_on: row.get(1)?,
        import: row.get(2)?,
        position: row.get(3)?,
        currency: row.get(6)?,
        batch: Batch {
            told: row.coded(4, told_of)?,
            total: row.get(5)?,
            transactions: row.get(7)?,
            payment_information_id: row.get(8)?,
            message_id: row.get(9)?,
            bank_reference: row.get(10)?,
            entry_reference: row.get(11)?,
        },
    })
}

/// What was told on an account and booking day, in the order in which it came in.
pub fn of_day(tx: &mut Tx<'_>, scope: &Scope, account: &str, day: Day) -> Result<Vec<Telling>, Error> {
    tx.all(&OF_DAY, &[scope.into(), account.into(), day.into()], read)
}

/// Keeps what a file told.
pub fn append(tx: &mut WriteTx<'_>, scope: &Scope, tellings: &[Telling]) -> Result<u64, Error> {
    tx.append(&BANK_BATCH, |rows| {
        tellings.iter().try_for_each(|t| {
            let b = &t.batch;
            rows.row(&[
                scope.into(),
                (&t.account).into(),
                t.booked_on.into(),
                t.import.into(),
                t.position.into(),
                told_code(b.told).into(),
                b.total.into(),
                (&t.currency).into(),
                b.transactions.into(),
                (&b.payment_information_id).into(),
                (&b.message_id).into(),
                (&b.bank_reference).into(),
                (&b.entry_reference).into(),
            ])
        })
    })
}
