//! Deferrals, every version kept.

use crate::db::{Error, Param, Row, Statement, Table};
use crate::help::HelpFact;
use crate::statements;
use domain::deferral::{Deferral, DeferralState};
use domain::ledger::Part;
use domain::money::Cents;
use serde_json::{Value, json};

statements! { ALL:
    SPAN = "SELECT tenancy, id, version, parts, until_day, words, state, made_on, by_user, learned_on
        FROM deferral_version WHERE org = $1 AND tenancy BETWEEN $2 AND $3 ORDER BY tenancy, id, version";
}

pub(crate) static DEFERRAL_VERSION: Table = Table::new(
    "deferral_version",
    4,
    &[
        "org",
        "tenancy",
        "id",
        "version",
        "parts",
        "until_day",
        "words",
        "state",
        "made_on",
        "by_user",
        "learned_on",
        "recorded_at",
    ],
);

/// Parts of items as they are kept, here and with disputes.
pub(crate) fn parts_text(parts: &[Part]) -> String {
    let one = |p: &Part| json!([p.month.map(|m| m.to_string()), p.due_on.to_string(), p.amount.0]);
    Value::Array(parts.iter().map(one).collect()).to_string()
}

/// Parts of items as they were kept.
pub(crate) fn parts_from(text: &str) -> Option<Vec<Part>> {
    let kept: Vec<(Option<String>, String, i64)> = serde_json::from_str(text).ok()?;
    let one = |(month, due_on, cents): (Option<String>, String, i64)| {
        Some(Part {
            month: month.map(|m| m.parse()).transpose().ok()?,
            due_on: due_on.parse().ok()?,
            amount: Cents(cents),
        })
    };
    kept.into_iter().map(one).collect()
}

impl HelpFact for Deferral {
    fn table() -> &'static Table {
        &DEFERRAL_VERSION
    }

    fn span() -> &'static Statement {
        &SPAN
    }

    fn read(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            id: row.get(1)?,
            version: row.get(2)?,
            parts: row.coded(3, parts_from)?,
            until: row.get(4)?,
            words: row.get(5)?,
            state: row.coded(6, DeferralState::from_code)?,
            made_on: row.get(7)?,
            by: row.get(8)?,
            learned_on: row.get(9)?,
        })
    }

    fn values(&self) -> Vec<Param<'_>> {
        vec![
            self.id.into(),
            self.version.into(),
            parts_text(&self.parts).into(),
            self.until.into(),
            (&self.words).into(),
            self.state.code().into(),
            self.made_on.into(),
            self.by.into(),
            self.learned_on.into(),
        ]
    }
}
