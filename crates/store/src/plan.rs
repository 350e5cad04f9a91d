//! Payment plans, every version kept whole.

use crate::db::{Error, Param, Row, Statement, Table};
use crate::help::HelpFact;
use crate::statements;
use domain::agreement::Party;
use domain::arrangement::{Change, Origin, Plan, PlanState, RentLine, RentStatement, Term, WhoPays};
use domain::money::Cents;
use serde_json::{Value, json};

statements! { ALL:
    SPAN = "SELECT tenancy, id, version, started_on, made_on, learned_on, by_user, proposed_by, origin, change, state,
            covers_until, terms, missed_before, rent, own_step, told, aftercare
        FROM plan_version WHERE org = $1 AND tenancy BETWEEN $2 AND $3 ORDER BY tenancy, id, version";
}

pub(crate) static PLAN_VERSION: Table = Table::new(
    "plan_version",
    4,
    &[
        "org",
        "tenancy",
        "id",
        "version",
        "started_on",
        "made_on",
        "learned_on",
        "by_user",
        "proposed_by",
        "origin",
        "change",
        "state",
        "covers_until",
        "terms",
        "missed_before",
        "rent",
        "own_step",
        "told",
        "aftercare",
        "recorded_at",
    ],
);

fn terms_text(terms: &[Term]) -> String {
    let pairs = terms.iter().map(|t| json!([t.due_on.to_string(), t.amount.0]));
    Value::Array(pairs.collect()).to_string()
}

fn terms_from(text: &str) -> Option<Vec<Term>> {
    let pairs: Vec<(String, i64)> = serde_json::from_str(text).ok()?;
    let term = |(day, cents): (String, i64)| {
        Some(Term {
            due_on: day.parse().ok()?,
            amount: Cents(cents),
        })
    };
    pairs.into_iter().map(term).collect()
}

fn rent_text(rent: &RentStatement) -> String {
    let line = |l: &RentLine| json!([l.month.to_string(), l.who.code(), l.amount.0, l.on.to_string()]);
    Value::Array(rent.lines.iter().map(line).collect()).to_string()
}

fn rent_from(text: &str) -> Option<RentStatement> {
    let lines: [(String, String, i64, String); 2] = serde_json::from_str(text).ok()?;
    let line = |(month, who, cents, on): &(String, String, i64, String)| {
        Some(RentLine {
            month: month.parse().ok()?,
            who: WhoPays::from_code(who)?,
            amount: Cents(*cents),
            on: on.parse().ok()?,
        })
    };
    Some(RentStatement {
        lines: [line(&lines[0])?, line(&lines[1])?],
    })
}

impl HelpFact for Plan {
    fn table() -> &'static Table {
        &PLAN_VERSION
    }

    fn span() -> &'static Statement {
        &SPAN
    }

    fn read(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            id: row.get(1)?,
            version: row.get(2)?,
            started_on: row.get(3)?,
            made_on: row.get(4)?,
            learned_on: row.get(5)?,
            by: row.get(6)?,
            proposed_by: row.coded(7, Party::from_code)?,
            origin: row.coded(8, Origin::from_code)?,
            change: row.coded(9, Change::from_code)?,
            state: row.coded(10, PlanState::from_code)?,
            covers_until: row.get(11)?,
            terms: row.coded(12, terms_from)?,
            missed_before: row.get(13)?,
            rent: row.coded(14, rent_from)?,
            own_step: row.get(15)?,
            told: row.get(16)?,
            aftercare: row.get(17)?,
        })
    }

    fn values(&self) -> Vec<Param<'_>> {
        vec![
            self.id.into(),
            self.version.into(),
            self.started_on.into(),
            self.made_on.into(),
            self.learned_on.into(),
            self.by.into(),
            self.proposed_by.code().into(),
            self.origin.code().into(),
            self.change.code().into(),
            self.state.code().into(),
            self.covers_until.into(),
            terms_text(&self.terms).into(),
            self.missed_before.into(),
            rent_text(&self.rent).into(),
            self.own_step.into(),
            (&self.told).into(),
            self.aftercare.into(),
        ]
    }
}
