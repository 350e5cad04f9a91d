//! Requests to be spared a rent increase, every version kept.

use crate::db::{Error, Param, Row, Statement, Table};
use crate::discount::decider;
use crate::help::HelpFact;
use crate::statements;
use domain::calendar::Day;
use domain::spared_increase::{SparedIncrease, SparedState};

statements! { ALL:
    SPAN = "SELECT tenancy, id, version, requested_on, words, from_month, before_cents, after_cents, state,
            decided_by, decided_rank, answer, by_user, made_on, learned_on
        FROM spared_increase_version WHERE org = $1 AND tenancy BETWEEN $2 AND $3 ORDER BY tenancy, id, version";
}

pub(crate) static SPARED_INCREASE_VERSION: Table = Table::new(
    "spared_increase_version",
    4,
    &[
        "org",
        "tenancy",
        "id",
        "version",
        "requested_on",
        "words",
        "from_month",
        "before_cents",
        "after_cents",
        "state",
        "decided_by",
        "decided_rank",
        "answer",
        "by_user",
        "made_on",
        "learned_on",
        "recorded_at",
    ],
);

impl HelpFact for SparedIncrease {
    fn table() -> &'static Table {
        &SPARED_INCREASE_VERSION
    }

    fn span() -> &'static Statement {
        &SPAN
    }

    fn read(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            id: row.get(1)?,
            version: row.get(2)?,
            requested_on: row.get(3)?,
            words: row.get(4)?,
            from: row.get::<Day>(5)?.month(),
            before: row.get(6)?,
            after: row.get(7)?,
            state: row.coded(8, SparedState::from_code)?,
            decided_by: decider(row, 9)?,
            answer: row.get(11)?,
            by: row.get(12)?,
            made_on: row.get(13)?,
            learned_on: row.get(14)?,
        })
    }

    fn values(&self) -> Vec<Param<'_>> {
        vec![
            self.id.into(),
            self.version.into(),
            self.requested_on.into(),
            (&self.words).into(),
            self.from.first().into(),
            self.before.into(),
            self.after.into(),
            self.state.code().into(),
            self.decided_by.map(|(user, _)| user).into(),
            self.decided_by.map(|(_, rank)| rank.code()).into(),
            (&self.answer).into(),
            self.by.into(),
            self.made_on.into(),
            self.learned_on.into(),
        ]
    }
}
