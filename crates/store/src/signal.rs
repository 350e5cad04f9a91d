//! Agreements with municipalities, signals, the files they went in, and what came back. All of it is kept as it was.

use crate::db::{Error, Moment, Row, Table, Tx, WriteTx};
use crate::scope::Scope;
use crate::statements;
use domain::calendar::Day;
use domain::ids::{SignalFileId, SignalId, TenancyId, UserId};
use domain::money::Cents;
use domain::signal::{Agreement, Column, Feedback, Field, Format, Learned, Signal};

/// A file with signals, as it was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignalFile {
    /// Follows from the signals in it.
    pub id: SignalFileId,
    /// For which municipality.
    pub municipality: String,
    /// Its name.
    pub name: String,
    /// How many signals.
    pub signals: i64,
    /// Of its bytes.
    pub sha256: String,
    /// The day.
    pub made_on: Day,
    /// Who made it.
    pub by: Option<UserId>,
}

statements! { ALL:
    AGREEMENTS = "SELECT code, version, name, towns, signed_on, until_day, min_days, max_days, least_cents, least_items,
        delivery_day, fields, format FROM municipality_version WHERE org = $1 ORDER BY code, version";
    SIGNALS = "SELECT id, tenancy, municipality, made_on, amount_cents, since_day, crisis, warm, file, by_user
        FROM signal WHERE org = $1 ORDER BY made_on, id";
    SIGNALS_OF = "SELECT id, tenancy, municipality, made_on, amount_cents, since_day, crisis, warm, file, by_user
        FROM signal WHERE org = $1 AND tenancy = $2 ORDER BY made_on, id";
    SIGNAL_ONE = "SELECT id, tenancy, municipality, made_on, amount_cents, since_day, crisis, warm, file, by_user
        FROM signal WHERE org = $1 AND id = $2";
    FILES = "SELECT id, municipality, name, signals, sha256, made_on, by_user FROM signal_file
        WHERE org = $1 ORDER BY made_on DESC, recorded_at DESC, id LIMIT $2";
    FILE_ONE = "SELECT id, municipality, name, signals, sha256, made_on, by_user FROM signal_file
        WHERE org = $1 AND id = $2";
    CONTENT = "SELECT content FROM signal_file WHERE org = $1 AND id = $2";
    FEEDBACK = "SELECT signal, told_on, learned, learned_on, by_user FROM signal_feedback
        WHERE org = $1 ORDER BY told_on, signal, learned";
    FEEDBACK_OF = "SELECT f.signal, f.told_on, f.learned, f.learned_on, f.by_user FROM signal s
        JOIN signal_feedback f ON f.org = s.org AND f.signal = s.id
        WHERE s.org = $1 AND s.tenancy = $2 ORDER BY f.told_on, f.signal, f.learned";
    OFFERED = "SELECT DISTINCT tenancy FROM proof WHERE org = $1 AND kind = 'offer' AND tenancy > $2
        ORDER BY tenancy LIMIT $3";
}

pub(crate) static AGREEMENT: Table = Table::new(
    "municipality_version",
    3,
    &[
        "org",
        "code",
        "version",
        "name",
        "towns",
        "signed_on",
        "until_day",
        "min_days",
        "max_days",
        "least_cents",
        "least_items",
        "delivery_day",
        "fields",
        "format",
        "by_user",
        "made_on",
        "recorded_at",
    ],
);
pub(crate) static SIGNAL: Table = Table::new(
    "signal",
    2,
    &[
        "org",
        "id",
        "tenancy",
        "municipality",
        "made_on",
        "amount_cents",
        "since_day",
        "crisis",
        "warm",
        "file",
        "by_user",
        "recorded_at",
    ],
);
pub(crate) static FILE: Table = Table::new(
    "signal_file",
    2,
    &[
        "org",
        "id",
        "municipality",
        "name",
        "signals",
        "sha256",
        "content",
        "made_on",
        "by_user",
        "recorded_at",
    ],
);
pub(crate) static TOLD: Table = Table::new(
    "signal_feedback",
    4,
    &[
        "org",
        "signal",
        "told_on",
        "learned",
        "learned_on",
        "by_user",
        "recorded_at",
    ],
);

fn columns(text: &str) -> Vec<Column> {
    let one = |line: &str| {
        let (field, title) = line.split_once('=')?;
        Some(Column {
            field: Field::from_code(field)?,
            title: title.to_owned(),
        })
    };
    text.lines().filter_map(one).collect()
}

fn read_agreement(row: &Row<'_>) -> Result<Agreement, Error> {
    let towns: String = row.get(3)?;
    let fields: String = row.get(11)?;
    Ok(Agreement {
        code: row.get(0)?,
        version: row.get(1)?,
        name: row.get(2)?,
        towns: towns.lines().map(str::to_owned).collect(),
        signed_on: row.get(4)?,
        until: row.get(5)?,
        min_days: row.get(6)?,
        max_days: row.get(7)?,
        least: row.get(8)?,
        least_items: row.get(9)?,
        delivery_day: row.get(10)?,
        columns: columns(&fields),
        format: row.coded(12, Format::from_code)?,
    })
}

fn read_signal(row: &Row<'_>) -> Result<Signal, Error> {
    Ok(Signal {
        id: row.get(0)?,
        tenancy: row.get(1)?,
        municipality: row.get(2)?,
        on: row.get(3)?,
        amount: row.get::<Cents>(4)?,
        since: row.get(5)?,
        crisis: row.get(6)?,
        warm: row.get(7)?,
        file: row.get(8)?,
        by: row.get(9)?,
    })
}

fn read_file(row: &Row<'_>) -> Result<SignalFile, Error> {
    Ok(SignalFile {
        id: row.get(0)?,
        municipality: row.get(1)?,
        name: row.get(2)?,
        signals: row.get(3)?,
        sha256: row.get(4)?,
        made_on: row.get(5)?,
        by: row.get(6)?,
    })
}

fn read_told(row: &Row<'_>) -> Result<Feedback, Error> {
    Ok(Feedback {
        signal: row.get(0)?,
        on: row.get(1)?,
        learned: row.coded(2, Learned::from_code)?,
        learned_on: row.get(3)?,
        by: row.get(4)?,
    })
}

/// Every version of what was agreed with municipalities.
pub fn agreements(tx: &mut Tx<'_>, scope: &Scope) -> Result<Vec<Agreement>, Error> {
    tx.all(&AGREEMENTS, &[scope.into()], read_agreement)
}

/// Adds a version; none is added when somebody else made it meanwhile.
pub fn add_agreement(
    tx: &mut WriteTx<'_>,
    scope: &Scope,
    a: &Agreement,
    (on, by): (Day, Option<UserId>),
    at: Moment,
) -> Result<u64, Error> {
    let fields: Vec<String> = a
        .columns
        .iter()
        .map(|c| format!("{}={}", c.field.code(), c.title))
        .collect();
    tx.add_missing(&AGREEMENT, |rows| {
        rows.row(&[
            scope.into(),
            (&a.code).into(),
            a.version.into(),
            (&a.name).into(),
            a.towns.join("\n").into(),
            a.signed_on.into(),
            a.until.into(),
            a.min_days.into(),
            a.max_days.into(),
            a.least.into(),
            a.least_items.into(),
            a.delivery_day.into(),
            fields.join("\n").into(),
            a.format.code().into(),
            by.into(),
            on.into(),
            at.into(),
        ])
    })
}

/// Adds signals; one that is there already stays as it is. Gives how many were new.
pub fn add<'s>(
    tx: &mut WriteTx<'_>,
    scope: &Scope,
    signals: impl IntoIterator<Item = &'s Signal>,
    at: Moment,
) -> Result<u64, Error> {
    tx.add_missing(&SIGNAL, |rows| {
        signals.into_iter().try_for_each(|s| {
            rows.row(&[
                scope.into(),
                s.id.into(),
                s.tenancy.into(),
                (&s.municipality).into(),
                s.on.into(),
                s.amount.into(),
                s.since.into(),
                s.crisis.into(),
                s.warm.into(),
                s.file.into(),
                s.by.into(),
                at.into(),
            ])
        })
    })
}

/// Keeps a file with its bytes.
pub fn add_file(
    tx: &mut WriteTx<'_>,
    scope: &Scope,
    file: &SignalFile,
    content: &[u8],
    at: Moment,
) -> Result<u64, Error> {
    tx.add_missing(&FILE, |rows| {
        rows.row(&[
            scope.into(),
            file.id.into(),
            (&file.municipality).into(),
            (&file.name).into(),
            file.signals.into(),
            (&file.sha256).into(),
            content.into(),
            file.made_on.into(),
            file.by.into(),
            at.into(),
        ])
    })
}

/// Adds what municipalities told; the same twice is once. Gives how many were new.
pub fn add_feedback<'f>(
    tx: &mut WriteTx<'_>,
    scope: &Scope,
    told: impl IntoIterator<Item = &'f Feedback>,
    at: Moment,
) -> Result<u64, Error> {
    tx.add_missing(&TOLD, |rows| {
        told.into_iter().try_for_each(|f| {
            rows.row(&[
                scope.into(),
                f.signal.into(),
                f.on.into(),
                f.learned.code().into(),
                f.learned_on.into(),
                f.by.into(),
                at.into(),
            ])
        })
    })
}

/// All signals, oldest first.
pub fn all(tx: &mut Tx<'_>, scope: &Scope) -> Result<Vec<Signal>, Error> {
    tx.all(&SIGNALS, &[scope.into()], read_signal)
}

/// The signals about a tenancy.
pub fn of(tx: &mut Tx<'_>, scope: &Scope, tenancy: TenancyId) -> Result<Vec<Signal>, Error> {
    tx.all(&SIGNALS_OF, &[scope.into(), tenancy.into()], read_signal)
}

/// One signal.
pub fn one(tx: &mut Tx<'_>, scope: &Scope, id: SignalId) -> Result<Option<Signal>, Error> {
    tx.first(&SIGNAL_ONE, &[scope.into(), id.into()], read_signal)
}

/// The last files, newest first.
pub fn files(tx: &mut Tx<'_>, scope: &Scope, most: i64) -> Result<Vec<SignalFile>, Error> {
    tx.all(&FILES, &[scope.into(), most.into()], read_file)
}

/// One file.
pub fn file(tx: &mut Tx<'_>, scope: &Scope, id: SignalFileId) -> Result<Option<SignalFile>, Error> {
    tx.first(&FILE_ONE, &[scope.into(), id.into()], read_file)
}

/// The bytes of a file.
pub fn content(tx: &mut Tx<'_>, scope: &Scope, id: SignalFileId) -> Result<Option<Vec<u8>>, Error> {
    tx.first(&CONTENT, &[scope.into(), id.into()], |row| row.get(0))
}

/// Everything municipalities told.
pub fn feedback(tx: &mut Tx<'_>, scope: &Scope) -> Result<Vec<Feedback>, Error> {
    tx.all(&FEEDBACK, &[scope.into()], read_told)
}

/// What municipalities told of the signals about a tenancy.
pub fn feedback_of(tx: &mut Tx<'_>, scope: &Scope, tenancy: TenancyId) -> Result<Vec<Feedback>, Error> {
    tx.all(&FEEDBACK_OF, &[scope.into(), tenancy.into()], read_told)
}

/// Tenancies to which passing on details was once offered, after one of them.
pub fn offered(tx: &mut Tx<'_>, scope: &Scope, after: TenancyId, most: i64) -> Result<Vec<TenancyId>, Error> {
    tx.all(&OFFERED, &[scope.into(), after.into(), most.into()], |row| {
        row.get(0)
    })
}
