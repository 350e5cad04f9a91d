//! Measures: what was told, what was offered and chosen, the association's own measures, and those it does not offer.

use crate::db::{Error, Moment, Row, Table, Tx, WriteTx};
use crate::scope::Scope;
use crate::statements;
use domain::agreement::Party;
use domain::calendar::Day;
use domain::cause::{Cause, ToldCause};
use domain::ids::{TenancyId, UserId};
use domain::measure::MeasureChoice;

/// One version of a measure of the association itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocalMeasure {
    /// Its code.
    pub code: String,
    /// 1 for the first.
    pub version: i32,
    /// As a file of measures; empty takes it away.
    pub text: String,
    /// The day.
    pub made_on: Day,
    /// Who wrote it.
    pub by: Option<UserId>,
}

statements! { ALL:
    CAUSES = "SELECT tenancy, id, cause, said_by, told_on, over, by_user, learned_on FROM told_cause
        WHERE org = $1 AND tenancy = $2 ORDER BY told_on, recorded_at, id";
    TOLD = "SELECT tenancy, id, cause, said_by, told_on, over, by_user, learned_on FROM told_cause
        WHERE org = $1 AND told_on BETWEEN $2 AND $3 ORDER BY told_on, recorded_at, tenancy, id";
    CHOICES = "SELECT tenancy, id, offered, chosen, chosen_on, by_user, learned_on FROM measure_choice
        WHERE org = $1 AND tenancy = $2 ORDER BY chosen_on, recorded_at, id";
    CHOSEN = "SELECT tenancy, id, offered, chosen, chosen_on, by_user, learned_on FROM measure_choice
        WHERE org = $1 AND chosen_on BETWEEN $2 AND $3 ORDER BY chosen_on, tenancy, id";
    LOCAL = "SELECT code, version, text, made_on, by_user FROM measure_local WHERE org = $1 ORDER BY code, version";
    LEFT_OUT = "SELECT code FROM measure_left_out WHERE org = $1 AND left_out = 1 ORDER BY code";
}

pub(crate) static TOLD_CAUSE: Table = Table::new(
    "told_cause",
    3,
    &[
        "org",
        "tenancy",
        "id",
        "cause",
        "said_by",
        "told_on",
        "over",
        "by_user",
        "learned_on",
        "recorded_at",
    ],
);
pub(crate) static MEASURE_CHOICE: Table = Table::new(
    "measure_choice",
    3,
    &[
        "org",
        "tenancy",
        "id",
        "offered",
        "chosen",
        "chosen_on",
        "by_user",
        "learned_on",
        "recorded_at",
    ],
);
pub(crate) static MEASURE_LOCAL: Table = Table::new(
    "measure_local",
    3,
    &[
        "org",
        "code",
        "version",
        "text",
        "made_on",
        "by_user",
        "recorded_at",
    ],
);
pub(crate) static MEASURE_LEFT_OUT: Table = Table::new(
    "measure_left_out",
    2,
    &["org", "code", "left_out", "changed_on", "by_user", "changed_at"],
);

/// Keeps what was told; a telling with an id that is there already stays as it is. Gives how many were new.
pub fn add_cause(
    tx: &mut WriteTx<'_>,
    scope: &Scope,
    tenancy: TenancyId,
    told: &ToldCause,
    at: Moment,
) -> Result<u64, Error> {
    tx.add_missing(&TOLD_CAUSE, |rows| {
        rows.row(&[
            scope.into(),
            tenancy.into(),
            told.id.into(),
            told.cause.code().into(),
            told.said_by.code().into(),
            told.on.into(),
            i32::from(told.over).into(),
            told.by.into(),
            told.learned_on.into(),
            at.into(),
        ])
    })
}

/// Everything that was told about a tenancy, in the order in which it was told and written down.
pub fn causes(tx: &mut Tx<'_>, scope: &Scope, tenancy: TenancyId) -> Result<Vec<ToldCause>, Error> {
    let all = tx.all(&CAUSES, &[scope.into(), tenancy.into()], read_cause)?;
    Ok(all.into_iter().map(|(_, told)| told).collect())
}

fn read_cause(row: &Row<'_>) -> Result<(TenancyId, ToldCause), Error> {
    let told = ToldCause {
        id: row.get(1)?,
        cause: row.coded(2, Cause::from_code)?,
        said_by: row.coded(3, Party::from_code)?,
        on: row.get(4)?,
        over: row.get::<i32>(5)? == 1,
        by: row.get(6)?,
        learned_on: row.get(7)?,
    };
    Ok((row.get(0)?, told))
}

/// What was told in the days of a range, both ends included, for everybody.
pub fn told(
    tx: &mut Tx<'_>,
    scope: &Scope,
    from: Day,
    until: Day,
) -> Result<Vec<(TenancyId, ToldCause)>, Error> {
    tx.all(&TOLD, &[scope.into(), from.into(), until.into()], read_cause)
}

/// Keeps what was offered and chosen; a choice with an id that is there already stays as it is. Gives how many were new.
pub fn add_choice(
    tx: &mut WriteTx<'_>,
    scope: &Scope,
    tenancy: TenancyId,
    choice: &MeasureChoice,
    at: Moment,
) -> Result<u64, Error> {
    let offered = choice.offered.join(" ");
    tx.add_missing(&MEASURE_CHOICE, |rows| {
        rows.row(&[
            scope.into(),
            tenancy.into(),
            choice.id.into(),
            (&offered).into(),
            (&choice.chosen).into(),
            choice.on.into(),
            choice.by.into(),
            choice.learned_on.into(),
            at.into(),
        ])
    })
}

fn read_choice(row: &Row<'_>) -> Result<(TenancyId, MeasureChoice), Error> {
    let offered: String = row.get(2)?;
    Ok((
        row.get(0)?,
        MeasureChoice {
            id: row.get(1)?,
            offered: offered.split_whitespace().map(str::to_owned).collect(),
            chosen: row.get(3)?,
            on: row.get(4)?,
            by: row.get(5)?,
            learned_on: row.get(6)?,
        },
    ))
}

/// Everything that was chosen for a tenancy, oldest first.
pub fn choices(tx: &mut Tx<'_>, scope: &Scope, tenancy: TenancyId) -> Result<Vec<MeasureChoice>, Error> {
    let all = tx.all(&CHOICES, &[scope.into(), tenancy.into()], read_choice)?;
    Ok(all.into_iter().map(|(_, choice)| choice).collect())
}

/// What was chosen in the days of a range, both ends included, for everybody.
pub fn chosen(
    tx: &mut Tx<'_>,
    scope: &Scope,
    from: Day,
    until: Day,
) -> Result<Vec<(TenancyId, MeasureChoice)>, Error> {
    tx.all(&CHOSEN, &[scope.into(), from.into(), until.into()], read_choice)
}

/// Keeps a version of an own measure; 0 when somebody else made that version meanwhile.
pub fn add_local(tx: &mut WriteTx<'_>, scope: &Scope, m: &LocalMeasure, at: Moment) -> Result<u64, Error> {
    tx.add_missing(&MEASURE_LOCAL, |rows| {
        rows.row(&[
            scope.into(),
            (&m.code).into(),
            m.version.into(),
            (&m.text).into(),
            m.made_on.into(),
            m.by.into(),
            at.into(),
        ])
    })
}

/// Every version of every own measure.
pub fn local(tx: &mut Tx<'_>, scope: &Scope) -> Result<Vec<LocalMeasure>, Error> {
    tx.all(&LOCAL, &[scope.into()], |row| {
        Ok(LocalMeasure {
            code: row.get(0)?,
            version: row.get(1)?,
            text: row.get(2)?,
            made_on: row.get(3)?,
            by: row.get(4)?,
        })
    })
}

/// Says whether a measure is offered.
pub fn put_left_out(
    tx: &mut WriteTx<'_>,
    scope: &Scope,
    code: &str,
    left_out: bool,
    (on, by): (Day, Option<UserId>),
    at: Moment,
) -> Result<(), Error> {
    tx.put(&MEASURE_LEFT_OUT, |rows| {
        rows.row(&[
            scope.into(),
            code.into(),
            i32::from(left_out).into(),
            on.into(),
            by.into(),
            at.into(),
        ])
    })
    .map(drop)
}

/// Codes of the measures that are not offered.
pub fn left_out(tx: &mut Tx<'_>, scope: &Scope) -> Result<Vec<String>, Error> {
    tx.all(&LEFT_OUT, &[scope.into()], |row| row.get(0))
}
