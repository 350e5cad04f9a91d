//! Temporary lower rents, every version kept.

use crate::db::{Error, Param, Row, Statement, Table};
use crate::help::HelpFact;
use crate::statements;
use domain::calendar::Day;
use domain::discount::{Discount, DiscountState};
use domain::ids::UserId;
use domain::mandate::Rank;

statements! { ALL:
    SPAN = "SELECT tenancy, id, version, requested_on, request, first_month, last_month, per_month_cents, state,
            decided_by, decided_rank, answer, by_user, made_on, learned_on
        FROM discount_version WHERE org = $1 AND tenancy BETWEEN $2 AND $3 ORDER BY tenancy, id, version";
}

pub(crate) static DISCOUNT_VERSION: Table = Table::new(
    "discount_version",
    4,
    &[
        "org",
        "tenancy",
        "id",
        "version",
        "requested_on",
        "request",
        "first_month",
        "last_month",
        "per_month_cents",
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

/// Who decided and in what rank, as they are kept beside each other.
pub(crate) fn decider(row: &Row<'_>, at: usize) -> Result<Option<(UserId, Rank)>, Error> {
    let user: Option<UserId> = row.get(at)?;
    Ok(user.zip(row.coded_if_any(at + 1, Rank::from_code)?))
}

impl HelpFact for Discount {
    fn table() -> &'static Table {
        &DISCOUNT_VERSION
    }

    fn span() -> &'static Statement {
        &SPAN
    }

    fn read(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            id: row.get(1)?,
            version: row.get(2)?,
            requested_on: row.get(3)?,
            request: row.get(4)?,
            first: row.get::<Day>(5)?.month(),
            last: row.get::<Day>(6)?.month(),
            per_month: row.get(7)?,
            state: row.coded(8, DiscountState::from_code)?,
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
            (&self.request).into(),
            self.first.first().into(),
            self.last.first().into(),
            self.per_month.into(),
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
