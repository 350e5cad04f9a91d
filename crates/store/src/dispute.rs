//! How tenants see what we say is open, every version kept.

use crate::db::{Error, Param, Row, Statement, Table};
use crate::deferral::{parts_from, parts_text};
use crate::help::HelpFact;
use crate::statements;
use domain::dispute::{Dispute, DisputeState, Recognition, ToldPayment};
use domain::money::Cents;
use serde_json::{Value, json};

statements! { ALL:
    SPAN = "SELECT tenancy, id, version, says, parts, words, payments, raised_on, answerer, answer_by, state,
            answer, by_user, made_on, learned_on
        FROM dispute_version WHERE org = $1 AND tenancy BETWEEN $2 AND $3 ORDER BY tenancy, id, version";
}

pub(crate) static DISPUTE_VERSION: Table = Table::new(
    "dispute_version",
    4,
    &[
        "org",
        "tenancy",
        "id",
        "version",
        "says",
        "parts",
        "words",
        "payments",
        "raised_on",
        "answerer",
        "answer_by",
        "state",
        "answer",
        "by_user",
        "made_on",
        "learned_on",
        "recorded_at",
    ],
);

fn payments_text(payments: &[ToldPayment]) -> String {
    let one = |p: &ToldPayment| json!([p.on.to_string(), p.amount.0]);
    Value::Array(payments.iter().map(one).collect()).to_string()
}

fn payments_from(text: &str) -> Option<Vec<ToldPayment>> {
    let kept: Vec<(String, i64)> = serde_json::from_str(text).ok()?;
    let one = |(on, cents): (String, i64)| {
        Some(ToldPayment {
            on: on.parse().ok()?,
            amount: Cents(cents),
        })
    };
    kept.into_iter().map(one).collect()
}

impl HelpFact for Dispute {
    fn table() -> &'static Table {
        &DISPUTE_VERSION
    }

    fn span() -> &'static Statement {
        &SPAN
    }

    fn read(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            id: row.get(1)?,
            version: row.get(2)?,
            says: row.coded(3, Recognition::from_code)?,
            parts: row.coded(4, parts_from)?,
            words: row.get(5)?,
            payments: row.coded(6, payments_from)?,
            raised_on: row.get(7)?,
            answerer: row.get(8)?,
            answer_by: row.get(9)?,
            state: row.coded(10, DisputeState::from_code)?,
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
            self.says.code().into(),
            parts_text(&self.parts).into(),
            (&self.words).into(),
            payments_text(&self.payments).into(),
            self.raised_on.into(),
            self.answerer.into(),
            self.answer_by.into(),
            self.state.code().into(),
            (&self.answer).into(),
            self.by.into(),
            self.made_on.into(),
            self.learned_on.into(),
        ]
    }
}
