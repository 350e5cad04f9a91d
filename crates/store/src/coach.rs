//! Free moments of coaches, and who booked them.

use crate::db::{Error, Moment, Row, Table, Tx, WriteTx};
use crate::scope::Scope;
use crate::statements;
use domain::calendar::Day;
use domain::coach::Slot;
use domain::ids::{SlotId, TenancyId, UserId};

statements! { ALL:
    FREE = "SELECT id, coach, on_day, minute, place, taken FROM coach_slot
        WHERE org = $1 AND on_day BETWEEN $2 AND $3 AND taken IS NULL ORDER BY on_day, minute, id LIMIT $4";
    OF_COACH = "SELECT id, coach, on_day, minute, place, taken FROM coach_slot
        WHERE org = $1 AND on_day >= $2 AND coach = $3 ORDER BY on_day, minute, id";
    ONE = "SELECT id, coach, on_day, minute, place, taken FROM coach_slot WHERE org = $1 AND id = $2";
    TAKE = "UPDATE coach_slot SET taken = $3 WHERE org = $1 AND id = $2 AND taken IS NULL";
    WITHDRAW = "DELETE FROM coach_slot WHERE org = $1 AND id = $2 AND coach = $3 AND taken IS NULL";
}

pub(crate) static COACH_SLOT: Table = Table::new(
    "coach_slot",
    2,
    &[
        "org",
        "id",
        "coach",
        "on_day",
        "minute",
        "place",
        "taken",
        "recorded_at",
    ],
);

fn read(row: &Row<'_>) -> Result<Slot, Error> {
    Ok(Slot {
        id: row.get(0)?,
        coach: row.get(1)?,
        on: row.get(2)?,
        minute: row.get(3)?,
        place: row.get(4)?,
        taken: row.get(5)?,
    })
}

/// Offers a moment. The same twice is one. Gives how many are new.
pub fn add(tx: &mut WriteTx<'_>, scope: &Scope, slot: &Slot, at: Moment) -> Result<u64, Error> {
    tx.add_missing(&COACH_SLOT, |rows| {
        rows.row(&[
            scope.into(),
            slot.id.into(),
            slot.coach.into(),
            slot.on.into(),
            slot.minute.into(),
            (&slot.place).into(),
            slot.taken.into(),
            at.into(),
        ])
    })
}

/// Free moments between two days, the first ones first.
pub fn free(
    tx: &mut Tx<'_>,
    scope: &Scope,
    (from, until): (Day, Day),
    limit: i64,
) -> Result<Vec<Slot>, Error> {
    tx.all(
        &FREE,
        &[scope.into(), from.into(), until.into(), limit.into()],
        read,
    )
}

/// All moments of a coach from a day on.
pub fn of_coach(tx: &mut Tx<'_>, scope: &Scope, from: Day, coach: UserId) -> Result<Vec<Slot>, Error> {
    tx.all(&OF_COACH, &[scope.into(), from.into(), coach.into()], read)
}

/// One moment.
pub fn by_id(tx: &mut Tx<'_>, scope: &Scope, id: SlotId) -> Result<Option<Slot>, Error> {
    tx.first(&ONE, &[scope.into(), id.into()], read)
}

/// Books a moment that is still free. Gives whether it was.
pub fn take(tx: &mut WriteTx<'_>, scope: &Scope, id: SlotId, tenancy: TenancyId) -> Result<bool, Error> {
    Ok(tx.execute(&TAKE, &[scope.into(), id.into(), tenancy.into()])? > 0)
}

/// A coach takes a free moment back.
pub fn withdraw(tx: &mut WriteTx<'_>, scope: &Scope, id: SlotId, coach: UserId) -> Result<u64, Error> {
    tx.execute(&WITHDRAW, &[scope.into(), id.into(), coach.into()])
}
