//! Contact attempts and talks: kept for ever, corrected by a new one that names the old.

use crate::db::{Error, Moment, Row, Table, Tx, WriteTx};
use crate::scope::{Scope, Span};
use crate::statements;
use domain::contact::{Contact, ContactKind, DayPart, Direction, Outcome};
use domain::ids::TenancyId;

statements! { ALL:
    SPAN = "SELECT tenancy, id, held_on, day_part, kind, direction, outcome, note, next_on, by_user, learned_on,
        corrects FROM contact WHERE org = $1 AND tenancy BETWEEN $2 AND $3 ORDER BY tenancy, id";
}

pub(crate) static CONTACT: Table = Table::new(
    "contact",
    3,
    &[
        "org",
        "tenancy",
        "id",
        "held_on",
        "day_part",
        "kind",
        "direction",
        "outcome",
        "note",
        "next_on",
        "by_user",
        "learned_on",
        "corrects",
        "recorded_at",
    ],
);

fn read(row: &Row<'_>) -> Result<Contact, Error> {
    Ok(Contact {
        id: row.get(1)?,
        on: row.get(2)?,
        day_part: row.coded_if_any(3, DayPart::from_code)?,
        kind: row.coded(4, ContactKind::from_code)?,
        direction: row.coded(5, Direction::from_code)?,
        outcome: row.coded(6, Outcome::from_code)?,
        note: row.get(7)?,
        next_on: row.get(8)?,
        by: row.get(9)?,
        learned_on: row.get(10)?,
        corrects: row.get(11)?,
    })
}

/// Records contacts; one with an id that is there already stays as it is. Gives how many were new.
pub fn add<'c>(
    tx: &mut WriteTx<'_>,
    scope: &Scope,
    contacts: impl IntoIterator<Item = (TenancyId, &'c Contact)>,
    at: Moment,
) -> Result<u64, Error> {
    tx.add_missing(&CONTACT, |rows| {
        contacts.into_iter().try_for_each(|(tenancy, c)| {
            rows.row(&[
                scope.into(),
                tenancy.into(),
                c.id.into(),
                c.on.into(),
                c.day_part.map(DayPart::code).into(),
                c.kind.code().into(),
                c.direction.code().into(),
                c.outcome.code().into(),
                (&c.note).into(),
                c.next_on.into(),
                c.by.into(),
                c.learned_on.into(),
                c.corrects.into(),
                at.into(),
            ])
        })
    })
}

/// All contacts of a span, tenancy by tenancy.
pub fn each<E: From<Error>>(
    tx: &mut Tx<'_>,
    scope: &Scope,
    span: Span,
    mut each: impl FnMut(TenancyId, Contact) -> Result<(), E>,
) -> Result<(), E> {
    tx.each_into(
        &SPAN,
        &[scope.into(), span.from.into(), span.until.into()],
        |row| each(row.get(0)?, read(row)?),
    )
}

/// All contacts of a tenancy.
pub fn of(tx: &mut Tx<'_>, scope: &Scope, tenancy: TenancyId) -> Result<Vec<Contact>, Error> {
    tx.all(&SPAN, &[scope.into(), tenancy.into(), tenancy.into()], read)
}
