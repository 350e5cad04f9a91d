//! Agreements, every version kept.

use crate::db::{Error, Moment, Row, Table, Tx, WriteTx};
use crate::scope::{Scope, Span};
use crate::statements;
use domain::agreement::{Agreement, AgreementState, Party};
use domain::ids::TenancyId;

statements! { ALL:
    SPAN = "SELECT tenancy, id, version, party, action, made_on, due_on, amount_cents, state, by_user, learned_on
        FROM agreement_version WHERE org = $1 AND tenancy BETWEEN $2 AND $3 ORDER BY tenancy, id, version";
}

pub(crate) static AGREEMENT_VERSION: Table = Table::new(
    "agreement_version",
    4,
    &[
        "org",
        "tenancy",
        "id",
        "version",
        "party",
        "action",
        "made_on",
        "due_on",
        "amount_cents",
        "state",
        "by_user",
        "learned_on",
        "recorded_at",
    ],
);

fn read(row: &Row<'_>) -> Result<Agreement, Error> {
    Ok(Agreement {
        id: row.get(1)?,
        version: row.get(2)?,
        party: row.coded(3, Party::from_code)?,
        action: row.get(4)?,
        made_on: row.get(5)?,
        due_on: row.get(6)?,
        amount: row.get(7)?,
        state: row.coded(8, AgreementState::from_code)?,
        by: row.get(9)?,
        learned_on: row.get(10)?,
    })
}

/// Records versions of agreements; a version that is there already stays as it is. Gives how many were new:
/// none for a version that someone else made in the meantime.
pub fn add<'a>(
    tx: &mut WriteTx<'_>,
    scope: &Scope,
    versions: impl IntoIterator<Item = (TenancyId, &'a Agreement)>,
    at: Moment,
) -> Result<u64, Error> {
    tx.add_missing(&AGREEMENT_VERSION, |rows| {
        versions.into_iter().try_for_each(|(tenancy, a)| {
            rows.row(&[
                scope.into(),
                tenancy.into(),
                a.id.into(),
                a.version.into(),
                a.party.code().into(),
                (&a.action).into(),
                a.made_on.into(),
                a.due_on.into(),
                a.amount.into(),
                a.state.code().into(),
                a.by.into(),
                a.learned_on.into(),
                at.into(),
            ])
        })
    })
}

/// All versions of all agreements of a span, tenancy by tenancy, within an agreement oldest first.
pub fn each<E: From<Error>>(
    tx: &mut Tx<'_>,
    scope: &Scope,
    span: Span,
    mut each: impl FnMut(TenancyId, Agreement) -> Result<(), E>,
) -> Result<(), E> {
    tx.each_into(
        &SPAN,
        &[scope.into(), span.from.into(), span.until.into()],
        |row| each(row.get(0)?, read(row)?),
    )
}

/// All versions of all agreements of a tenancy.
pub fn of(tx: &mut Tx<'_>, scope: &Scope, tenancy: TenancyId) -> Result<Vec<Agreement>, Error> {
    tx.all(&SPAN, &[scope.into(), tenancy.into(), tenancy.into()], read)
}
