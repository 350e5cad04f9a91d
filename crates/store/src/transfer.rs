//! The last gate: proposals to transfer, what was decided about them, and the steps through the court. None of them changes.

use crate::db::{Error, Param, Row, Statement, Table};
use crate::help::HelpFact;
use crate::statements;
use domain::law::eviction::Picture;
use domain::mandate::Rank;
use domain::transfer::{CourtKind, CourtStep, Decision, Transfer};
use domain::waiver::Verdict;

statements! { ALL:
    SPAN = "SELECT tenancy, id, by_user, by_rank, perspective, tried, our_share, household, go_on, past_due_cents,
            landlord_low_cents, landlord_high_cents, court_fee_cents, society_cents, proposed_on, learned_on, signs
        FROM transfer WHERE org = $1 AND tenancy BETWEEN $2 AND $3 ORDER BY tenancy, id";
    DECISIONS = "SELECT tenancy, transfer, by_user, by_rank, verdict, words, on_day, learned_on
        FROM transfer_decision WHERE org = $1 AND tenancy BETWEEN $2 AND $3 ORDER BY tenancy, transfer, by_user";
    STEPS = "SELECT tenancy, id, transfer, kind, on_day, words, by_user, learned_on
        FROM court_step WHERE org = $1 AND tenancy BETWEEN $2 AND $3 ORDER BY tenancy, id";
}

pub(crate) static TRANSFER: Table = Table::new(
    "transfer",
    3,
    &[
        "org",
        "tenancy",
        "id",
        "by_user",
        "by_rank",
        "perspective",
        "tried",
        "our_share",
        "household",
        "go_on",
        "past_due_cents",
        "landlord_low_cents",
        "landlord_high_cents",
        "court_fee_cents",
        "society_cents",
        "proposed_on",
        "learned_on",
        "signs",
        "recorded_at",
    ],
);

pub(crate) static DECISION: Table = Table::new(
    "transfer_decision",
    4,
    &[
        "org",
        "tenancy",
        "transfer",
        "by_user",
        "by_rank",
        "verdict",
        "words",
        "on_day",
        "learned_on",
        "recorded_at",
    ],
);

pub(crate) static STEP: Table = Table::new(
    "court_step",
    3,
    &[
        "org",
        "tenancy",
        "id",
        "transfer",
        "kind",
        "on_day",
        "words",
        "by_user",
        "learned_on",
        "recorded_at",
    ],
);

impl HelpFact for Transfer {
    fn table() -> &'static Table {
        &TRANSFER
    }

    fn span() -> &'static Statement {
        &SPAN
    }

    fn read(row: &Row<'_>) -> Result<Self, Error> {
        let rank = row.coded(3, Rank::from_code)?;
        let signs: Option<i64> = row.get(16)?;
        Ok(Self {
            id: row.get(1)?,
            by: row.get(2)?,
            rank,
            // Before the policy said so, everybody above an officer signed.
            signs: signs.map_or(rank != Rank::Officer, |n| n != 0),
            answers: [row.get(4)?, row.get(5)?, row.get(6)?, row.get(7)?, row.get(8)?],
            past_due: row.get(9)?,
            picture: Picture {
                landlord_low: row.get(10)?,
                landlord_high: row.get(11)?,
                court_fee: row.get(12)?,
                society: row.get(13)?,
            },
            proposed_on: row.get(14)?,
            learned_on: row.get(15)?,
        })
    }

    fn values(&self) -> Vec<Param<'_>> {
        let [perspective, tried, our_share, household, go_on] = &self.answers;
        vec![
            self.id.into(),
            self.by.into(),
            self.rank.code().into(),
            perspective.into(),
            tried.into(),
            our_share.into(),
            household.into(),
            go_on.into(),
            self.past_due.into(),
            self.picture.landlord_low.into(),
            self.picture.landlord_high.into(),
            self.picture.court_fee.into(),
            self.picture.society.into(),
            self.proposed_on.into(),
            self.learned_on.into(),
            i64::from(self.signs).into(),
        ]
    }
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
            transfer: row.get(1)?,
            by: row.get(2)?,
            rank: row.coded(3, Rank::from_code)?,
            verdict: row.coded(4, Verdict::from_code)?,
            words: row.get(5)?,
            on: row.get(6)?,
            learned_on: row.get(7)?,
        })
    }

    fn values(&self) -> Vec<Param<'_>> {
        vec![
            self.transfer.into(),
            self.by.into(),
            self.rank.code().into(),
            self.verdict.code().into(),
            (&self.words).into(),
            self.on.into(),
            self.learned_on.into(),
        ]
    }
}

impl HelpFact for CourtStep {
    fn table() -> &'static Table {
        &STEP
    }

    fn span() -> &'static Statement {
        &STEPS
    }

    fn read(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            id: row.get(1)?,
            transfer: row.get(2)?,
            kind: row.coded(3, CourtKind::from_code)?,
            on: row.get(4)?,
            words: row.get(5)?,
            by: row.get(6)?,
            learned_on: row.get(7)?,
        })
    }

    fn values(&self) -> Vec<Param<'_>> {
        vec![
            self.id.into(),
            self.transfer.into(),
            self.kind.code().into(),
            self.on.into(),
            (&self.words).into(),
            self.by.into(),
            self.learned_on.into(),
        ]
    }
}
