//! Debt help and legal status of a tenancy. None of it changes; an end names what it ends.

use crate::db::{Error, Param, Row, Statement, Table};
use crate::help::HelpFact;
use crate::statements;
use domain::debt_help::{DebtHelp, DebtHelpKind, Reach};

statements! { ALL:
    SPAN = "SELECT tenancy, id, kind, on_day, until_day, who, amount_cents, words, about, promise, by_user, learned_on,
        post, email
        FROM debt_help WHERE org = $1 AND tenancy BETWEEN $2 AND $3 ORDER BY tenancy, id";
}

pub(crate) static DEBT_HELP: Table = Table::new(
    "debt_help",
    3,
    &[
        "org",
        "tenancy",
        "id",
        "kind",
        "on_day",
        "until_day",
        "who",
        "amount_cents",
        "words",
        "about",
        "promise",
        "by_user",
        "learned_on",
        "post",
        "email",
        "recorded_at",
    ],
);

impl HelpFact for DebtHelp {
    fn table() -> &'static Table {
        &DEBT_HELP
    }

    fn span() -> &'static Statement {
        &SPAN
    }

    fn read(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            id: row.get(1)?,
            kind: row.coded(2, DebtHelpKind::from_code)?,
            on: row.get(3)?,
            until: row.get(4)?,
            who: row.get(5)?,
            amount: row.get(6)?,
            words: row.get(7)?,
            about: row.get(8)?,
            promise: row.get(9)?,
            by: row.get(10)?,
            learned_on: row.get(11)?,
            reach: Reach {
                post: row.get(12)?,
                email: row.get(13)?,
            },
        })
    }

    fn values(&self) -> Vec<Param<'_>> {
        vec![
            self.id.into(),
            self.kind.code().into(),
            self.on.into(),
            self.until.into(),
            (&self.who).into(),
            self.amount.into(),
            (&self.words).into(),
            self.about.into(),
            self.promise.into(),
            self.by.into(),
            self.learned_on.into(),
            (&self.reach.post).into(),
            (&self.reach.email).into(),
        ]
    }
}
