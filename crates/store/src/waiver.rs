//! Proposals to waive, and what was decided about them. Neither changes; another amount is another proposal.

use crate::db::{Error, Param, Row, Statement, Table};
use crate::help::HelpFact;
use crate::statements;
use domain::mandate::Rank;
use domain::money::Cents;
use domain::waiver::{Condition, Decision, Ground, Limits, Verdict, Waiver};

statements! { ALL:
    SPAN = "SELECT tenancy, id, by_user, by_rank, amount_cents, covers_until, ground, words, each_kept_cents,
            budget_line, plan, proposed_on, learned_on
        FROM waiver WHERE org = $1 AND tenancy BETWEEN $2 AND $3 ORDER BY tenancy, id";
    DECISIONS = "SELECT tenancy, waiver, by_user, by_rank, verdict, words, on_day, learned_on,
            decider_limit_cents, proposer_limit_cents, alone_limit_cents
        FROM waiver_decision WHERE org = $1 AND tenancy BETWEEN $2 AND $3 ORDER BY tenancy, waiver, by_user";
}

pub(crate) static WAIVER: Table = Table::new(
    "waiver",
    3,
    &[
        "org",
        "tenancy",
        "id",
        "by_user",
        "by_rank",
        "amount_cents",
        "covers_until",
        "ground",
        "words",
        "each_kept_cents",
        "budget_line",
        "plan",
        "proposed_on",
        "learned_on",
        "recorded_at",
    ],
);

pub(crate) static DECISION: Table = Table::new(
    "waiver_decision",
    4,
    &[
        "org",
        "tenancy",
        "waiver",
        "by_user",
        "by_rank",
        "verdict",
        "words",
        "on_day",
        "learned_on",
        "decider_limit_cents",
        "proposer_limit_cents",
        "alone_limit_cents",
        "recorded_at",
    ],
);

impl HelpFact for Waiver {
    fn table() -> &'static Table {
        &WAIVER
    }

    fn span() -> &'static Statement {
        &SPAN
    }

    fn read(row: &Row<'_>) -> Result<Self, Error> {
        let each: Option<Cents> = row.get(8)?;
        Ok(Self {
            id: row.get(1)?,
            by: row.get(2)?,
            rank: row.coded(3, Rank::from_code)?,
            amount: row.get(4)?,
            covers_until: row.get(5)?,
            ground: row.coded(6, Ground::from_code)?,
            words: row.get(7)?,
            condition: each.map_or(Condition::AtOnce, |each| Condition::PerKeptMonth { each }),
            budget_line: row.get(9)?,
            plan: row.get(10)?,
            proposed_on: row.get(11)?,
            learned_on: row.get(12)?,
        })
    }

    fn values(&self) -> Vec<Param<'_>> {
        let each = match self.condition {
            Condition::AtOnce => None,
            Condition::PerKeptMonth { each } => Some(each),
        };
        vec![
            self.id.into(),
            self.by.into(),
            self.rank.code().into(),
            self.amount.into(),
            self.covers_until.into(),
            self.ground.code().into(),
            (&self.words).into(),
            each.into(),
            (&self.budget_line).into(),
            self.plan.into(),
            self.proposed_on.into(),
            self.learned_on.into(),
        ]
    }
}

/// The limits of the day; nothing of a decision from before they were kept.
fn limits(row: &Row<'_>) -> Result<Option<Limits>, Error> {
    let all: (Option<Cents>, Option<Cents>, Option<Cents>) = (row.get(8)?, row.get(9)?, row.get(10)?);
    Ok(match all {
        (Some(decider), Some(proposer), Some(alone)) => Some(Limits {
            decider,
            proposer,
            alone,
        }),
        _ => None,
    })
}

impl HelpFact for Decision {
    fn table() -> &'static Table {
        &DECISION
    }

    fn span() -> &'static Statement {
        &DECISIONS
    }

    fn read(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            waiver: row.get(1)?,
            by: row.get(2)?,
            rank: row.coded(3, Rank::from_code)?,
            verdict: row.coded(4, Verdict::from_code)?,
            words: row.get(5)?,
            on: row.get(6)?,
            learned_on: row.get(7)?,
            limits: limits(row)?,
        })
    }

    fn values(&self) -> Vec<Param<'_>> {
        vec![
            self.waiver.into(),
            self.by.into(),
            self.rank.code().into(),
            self.verdict.code().into(),
            (&self.words).into(),
            self.on.into(),
            self.learned_on.into(),
            self.limits.map(|l| l.decider).into(),
            self.limits.map(|l| l.proposer).into(),
            self.limits.map(|l| l.alone).into(),
        ]
    }
}
