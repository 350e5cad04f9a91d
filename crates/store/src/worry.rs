//! Worries from the neighbourhood, with what was done with them. They are forgotten after some time, so nothing here is for ever.

use crate::db::{Error, Param, Row, Statement, Table, Tx, WriteTx};
use crate::help::HelpFact;
use crate::scope::Scope;
use crate::statements;
use domain::calendar::Day;
use domain::ids::{TenancyId, UserId, WorryId};
use domain::worry::{Answered, Asked, Worry, WorryAnswer};

statements! { ALL:
    SPAN = "SELECT w.tenancy, w.id, w.by_user, w.line, w.asked, w.on_day, w.answer, w.answer_words, w.answered_by,
        w.answered_on, s.name, s.phone
        FROM worry w JOIN staff s ON s.org = w.org AND s.id = w.by_user
        WHERE w.org = $1 AND w.tenancy BETWEEN $2 AND $3 ORDER BY w.tenancy, w.id";
    OF_MAKER = "SELECT w.tenancy, w.id, w.by_user, w.line, w.asked, w.on_day, w.answer, w.answer_words, w.answered_by,
        w.answered_on, s.name, s.phone, t.address
        FROM worry w JOIN staff s ON s.org = w.org AND s.id = w.by_user
        JOIN tenancy t ON t.org = w.org AND t.id = w.tenancy
        WHERE w.org = $1 AND w.by_user = $2 ORDER BY w.on_day DESC, w.id LIMIT $3";
    BEFORE = "SELECT tenancy FROM worry WHERE org = $1 AND on_day < $2 ORDER BY on_day, tenancy";
    FORGET = "DELETE FROM worry WHERE org = $1 AND on_day < $2";
}

pub(crate) static WORRY: Table = Table::new(
    "worry",
    3,
    &[
        "org",
        "tenancy",
        "id",
        "by_user",
        "line",
        "asked",
        "on_day",
        "answer",
        "answer_words",
        "answered_by",
        "answered_on",
        "recorded_at",
    ],
);
pub(crate) static WORRY_ANSWER: Table = Table::new(
    "worry",
    3,
    &[
        "org",
        "tenancy",
        "id",
        "answer",
        "answer_words",
        "answered_by",
        "answered_on",
    ],
);

impl HelpFact for Worry {
    fn table() -> &'static Table {
        &WORRY
    }

    fn span() -> &'static Statement {
        &SPAN
    }

    fn read(row: &Row<'_>) -> Result<Self, Error> {
        let how: Option<&str> = row.get(6)?;
        Ok(Self {
            id: row.get(1)?,
            from: row.get(2)?,
            line: row.get(3)?,
            asked: row.coded(4, Asked::from_code)?,
            on: row.get(5)?,
            answer: match how {
                None => None,
                Some(_) => Some(Answered {
                    how: row.coded(6, WorryAnswer::from_code)?,
                    words: row.get::<Option<String>>(7)?.unwrap_or_default(),
                    by: row.get(8)?,
                    on: row.get(9)?,
                }),
            },
            from_name: row.get(10)?,
            from_phone: row.get(11)?,
        })
    }

    fn values(&self) -> Vec<Param<'_>> {
        let answer = self.answer.as_ref();
        vec![
            self.id.into(),
            self.from.into(),
            (&self.line).into(),
            self.asked.code().into(),
            self.on.into(),
            answer.map(|a| a.how.code()).into(),
            answer.map(|a| a.words.as_str()).into(),
            answer.map(|a| a.by).into(),
            answer.map(|a| a.on).into(),
        ]
    }
}

/// Keeps what was done with it.
pub fn answer(
    tx: &mut WriteTx<'_>,
    scope: &Scope,
    tenancy: TenancyId,
    id: WorryId,
    answer: &Answered,
) -> Result<u64, Error> {
    tx.change(&WORRY_ANSWER, |rows| {
        rows.row(&[
            scope.into(),
            tenancy.into(),
            id.into(),
            answer.how.code().into(),
            (&answer.words).into(),
            answer.by.into(),
            answer.on.into(),
        ])
    })
}

/// What somebody passed on, the newest first, with the address of the home.
pub fn of_maker(
    tx: &mut Tx<'_>,
    scope: &Scope,
    maker: UserId,
    limit: i64,
) -> Result<Vec<(Worry, String)>, Error> {
    tx.all(&OF_MAKER, &[scope.into(), maker.into(), limit.into()], |row| {
        Ok((Worry::read(row)?, row.get(12)?))
    })
}

/// Forgets what was passed on before a day. Gives the tenancies it was about.
pub fn forget(tx: &mut WriteTx<'_>, scope: &Scope, before: Day) -> Result<Vec<TenancyId>, Error> {
    let mut about: Vec<TenancyId> = tx.all(&BEFORE, &[scope.into(), before.into()], |row| row.get(0))?;
    about.sort_unstable();
    about.dedup();
    if !about.is_empty() {
        tx.execute(&FORGET, &[scope.into(), before.into()])?;
    }
    Ok(about)
}
