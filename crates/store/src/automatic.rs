//! What the night booked by itself from what was agreed.

use crate::db::{Error, Moment, Row, Table, Tx, WriteTx};
use crate::scope::Scope;
use crate::statements;
use domain::automatic::Kind;
use domain::calendar::Day;
use domain::ids::{EntryKey, TenancyId};
use domain::money::Cents;
use uuid::Uuid;

/// One booking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Booking {
    /// Whose.
    pub tenancy: TenancyId,
    /// Key of the entry in the ledger.
    pub entry: EntryKey,
    /// What it is.
    pub kind: Kind,
    /// What was agreed: the lower rent, the spared increase, the waiver.
    pub about: Uuid,
    /// As in the ledger: below zero lowers what is owed.
    pub amount: Cents,
    /// The day it counts from.
    pub effective_on: Day,
    /// The day the night booked it.
    pub booked_on: Day,
}

statements! { ALL:
    SINCE = "SELECT tenancy, entry, kind, about, amount_cents, effective_on, booked_on FROM automatic_booking
        WHERE org = $1 AND booked_on >= $2 ORDER BY booked_on DESC, tenancy DESC, entry DESC LIMIT $3";
    ONE = "SELECT tenancy, entry, kind, about, amount_cents, effective_on, booked_on FROM automatic_booking
        WHERE org = $1 AND tenancy = $2 AND entry = $3";
}

pub(crate) static AUTOMATIC_BOOKING: Table = Table::new(
    "automatic_booking",
    3,
    &[
        "org",
        "tenancy",
        "entry",
        "kind",
        "about",
        "amount_cents",
        "effective_on",
        "booked_on",
        "recorded_at",
    ],
);

fn read(row: &Row<'_>) -> Result<Booking, Error> {
    Ok(Booking {
        tenancy: row.get(0)?,
        entry: row.get(1)?,
        kind: row.coded(2, Kind::from_code)?,
        about: row.get(3)?,
        amount: row.get(4)?,
        effective_on: row.get(5)?,
        booked_on: row.get(6)?,
    })
}

/// Notes bookings, in the transaction in which they are booked.
pub fn note(tx: &mut WriteTx<'_>, scope: &Scope, bookings: &[Booking], at: Moment) -> Result<u64, Error> {
    tx.add_missing(&AUTOMATIC_BOOKING, |rows| {
        bookings.iter().try_for_each(|b| {
            rows.row(&[
                scope.into(),
                b.tenancy.into(),
                b.entry.into(),
                b.kind.code().into(),
                b.about.into(),
                b.amount.into(),
                b.effective_on.into(),
                b.booked_on.into(),
                at.into(),
            ])
        })
    })
}

/// Bookings since a day, the newest first; at most `limit`.
pub fn since(tx: &mut Tx<'_>, scope: &Scope, day: Day, limit: i64) -> Result<Vec<Booking>, Error> {
    tx.all(&SINCE, &[scope.into(), day.into(), limit.into()], read)
}

/// The booking of an entry, when the night made it.
pub fn one(
    tx: &mut Tx<'_>,
    scope: &Scope,
    tenancy: TenancyId,
    entry: EntryKey,
) -> Result<Option<Booking>, Error> {
    tx.first(&ONE, &[scope.into(), tenancy.into(), entry.into()], read)
}
