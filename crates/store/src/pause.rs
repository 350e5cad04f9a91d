//! Pauses, every version kept.

use crate::db::{Error, Moment, Row, Table, Tx, WriteTx};
use crate::scope::{Scope, Span};
use crate::statements;
use domain::ids::TenancyId;
use domain::pause::{Pause, PauseReason, PauseSource};

statements! { ALL:
    SPAN = "SELECT tenancy, id, version, source, reason, words, from_day, until_day, review_on, made_on, by_user, learned_on
        FROM pause_version WHERE org = $1 AND tenancy BETWEEN $2 AND $3 ORDER BY tenancy, id, version";
}

pub(crate) static PAUSE_VERSION: Table = Table::new(
    "pause_version",
    4,
    &[
        "org",
        "tenancy",
        "id",
        "version",
        "source",
        "reason",
        "words",
        "from_day",
        "until_day",
        "review_on",
        "made_on",
        "by_user",
        "learned_on",
        "recorded_at",
    ],
);

fn read(row: &Row<'_>) -> Result<Pause, Error> {
    Ok(Pause {
        id: row.get(1)?,
        version: row.get(2)?,
        source: row.coded(3, PauseSource::from_code)?,
        reason: row.coded(4, PauseReason::from_code)?,
        words: row.get(5)?,
        from: row.get(6)?,
        until: row.get(7)?,
        review_on: row.get(8)?,
        made_on: row.get(9)?,
        by: row.get(10)?,
        learned_on: row.get(11)?,
    })
}

/// Records versions of pauses; a version that is there already stays as it is. Gives how many were new:
/// none for a version that someone else made in the meantime.
pub fn add<'a>(
    tx: &mut WriteTx<'_>,
    scope: &Scope,
    versions: impl IntoIterator<Item = (TenancyId, &'a Pause)>,
    at: Moment,
) -> Result<u64, Error> {
    tx.add_missing(&PAUSE_VERSION, |rows| {
        versions.into_iter().try_for_each(|(tenancy, p)| {
            rows.row(&[
                scope.into(),
                tenancy.into(),
                p.id.into(),
                p.version.into(),
                p.source.code().into(),
                p.reason.code().into(),
                (&p.words).into(),
                p.from.into(),
                p.until.into(),
                p.review_on.into(),
                p.made_on.into(),
                p.by.into(),
                p.learned_on.into(),
                at.into(),
            ])
        })
    })
}

/// All versions of all pauses of a span, tenancy by tenancy, within a pause oldest first.
pub fn each<E: From<Error>>(
    tx: &mut Tx<'_>,
    scope: &Scope,
    span: Span,
    mut each: impl FnMut(TenancyId, Pause) -> Result<(), E>,
) -> Result<(), E> {
    tx.each_into(
        &SPAN,
        &[scope.into(), span.from.into(), span.until.into()],
        |row| each(row.get(0)?, read(row)?),
    )
}

/// All versions of all pauses of a tenancy.
pub fn of(tx: &mut Tx<'_>, scope: &Scope, tenancy: TenancyId) -> Result<Vec<Pause>, Error> {
    tx.all(&SPAN, &[scope.into(), tenancy.into(), tenancy.into()], read)
}
