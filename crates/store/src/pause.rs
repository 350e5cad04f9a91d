//! Pauses, every version kept.

use crate::db::{Error, Param, Row, Statement, Table};
use crate::help::HelpFact;
use crate::statements;
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

impl HelpFact for Pause {
    fn table() -> &'static Table {
        &PAUSE_VERSION
    }

    fn span() -> &'static Statement {
        &SPAN
    }

    fn read(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
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

    fn values(&self) -> Vec<Param<'_>> {
        vec![
            self.id.into(),
            self.version.into(),
            self.source.code().into(),
            self.reason.code().into(),
            (&self.words).into(),
            self.from.into(),
            self.until.into(),
            self.review_on.into(),
            self.made_on.into(),
            self.by.into(),
            self.learned_on.into(),
        ]
    }
}
