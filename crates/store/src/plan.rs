//! Payment plans, every version kept whole.

use crate::db::{Error, Moment, Row, Table, Tx, WriteTx};
use crate::scope::{Scope, Span};
use crate::statements;
use domain::agreement::Party;
use domain::arrangement::{Change, Origin, Plan, PlanState, RentLine, RentStatement, Term, WhoPays};
use domain::ids::TenancyId;
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

fn read(row: &Row<'_>) -> Result<Plan, Error> {
    Ok(Plan {
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

/// Records versions of plans; a version that is there already stays as it is. Gives how many were new:
/// none for a version that someone else made in the meantime.
pub fn add<'a>(
    tx: &mut WriteTx<'_>,
    scope: &Scope,
    versions: impl IntoIterator<Item = (TenancyId, &'a Plan)>,
    at: Moment,
) -> Result<u64, Error> {
    tx.add_missing(&PLAN_VERSION, |rows| {
        versions.into_iter().try_for_each(|(tenancy, p)| {
            rows.row(&[
                scope.into(),
                tenancy.into(),
                p.id.into(),
                p.version.into(),
                p.started_on.into(),
                p.made_on.into(),
                p.learned_on.into(),
                p.by.into(),
                p.proposed_by.code().into(),
                p.origin.code().into(),
                p.change.code().into(),
                p.state.code().into(),
                p.covers_until.into(),
                (&terms_text(&p.terms)).into(),
                p.missed_before.into(),
                (&rent_text(&p.rent)).into(),
                p.own_step.into(),
                (&p.told).into(),
                p.aftercare.into(),
                at.into(),
            ])
        })
    })
}

/// All versions of all plans of a span, tenancy by tenancy, within a plan oldest first.
pub fn each<E: From<Error>>(
    tx: &mut Tx<'_>,
    scope: &Scope,
    span: Span,
    mut each: impl FnMut(TenancyId, Plan) -> Result<(), E>,
) -> Result<(), E> {
    tx.each_into(
        &SPAN,
        &[scope.into(), span.from.into(), span.until.into()],
        |row| each(row.get(0)?, read(row)?),
    )
}

/// All versions of all plans of a tenancy.
pub fn of(tx: &mut Tx<'_>, scope: &Scope, tenancy: TenancyId) -> Result<Vec<Plan>, Error> {
    tx.all(&SPAN, &[scope.into(), tenancy.into(), tenancy.into()], read)
}
