//! Debt help and legal status as acts (S4.15, S1.33): what was told is written down with its term, and what follows from it
//! follows at once: a pause, an answer that we promise within days, an end. What runs really stops what its card says.

use crate::actor::{Act, Actor, At};
use crate::case_file::{self, CaseFile};
use crate::record::check_text;
use crate::{Error, Refusal};
use domain::agreement::{Agreement, AgreementState, Party};
use domain::arrangement::owed;
use domain::calendar::Day;
use domain::debt_help::{DebtHelp, DebtHelpKind};
use domain::ids::{AgreementId, DebtHelpId, PauseId, TenancyId};
use domain::law::{Law, Parameter, Value};
use domain::money::Cents;
use domain::pause::{Pause, PauseReason, PauseSource, longest};
use domain::policy::Policy;
use serde_json::json;
use store::Db;
use store::db::{Moment, WriteTx};
use uuid::Uuid;

/// A fact as written down.
#[derive(Clone, Debug)]
pub struct NewDebtHelp {
    /// Chosen by the browser.
    pub id: DebtHelpId,
    /// What.
    pub kind: DebtHelpKind,
    /// When; today unless told.
    pub on: Option<Day>,
    /// Its last day; as long as the law gives unless told.
    pub until: Option<Day>,
    /// Who helps or decides.
    pub who: String,
    /// An amount, where it has one.
    pub amount: Option<Cents>,
    /// One line.
    pub words: String,
    /// What it answers or ends.
    pub about: Option<DebtHelpId>,
}

/// Writes it down, with what follows from it.
pub fn write_down(
    db: &Db,
    actor: &Actor,
    at: At,
    tenancy: TenancyId,
    new: &NewDebtHelp,
) -> Result<(), Error> {
    actor.may(Act::AgreeHelp)?;
    check_text("who", &new.who)?;
    check_text("words", &new.words)?;
    let law = crate::law::of(db, actor)?;
    case_file::act(db, actor, at, tenancy, "debt_help", |tx, file| {
        keep(tx, actor, at, file, &law, new)
    })
}

/// One click: our balance of today is given, with what was asked of us.
pub fn give_balance(
    db: &Db,
    actor: &Actor,
    at: At,
    tenancy: TenancyId,
    (id, asked): (DebtHelpId, DebtHelpId),
) -> Result<(), Error> {
    actor.may(Act::AgreeHelp)?;
    let law = crate::law::of(db, actor)?;
    case_file::act(db, actor, at, tenancy, "debt_help", |tx, file| {
        if !file.debt_help.iter().any(|d| d.id == asked) {
            return Err(Refusal::NoSuchHelp(asked.to_string()).into());
        }
        let balance = balance(file, at.today);
        let new = NewDebtHelp {
            id,
            kind: DebtHelpKind::BalanceGiven,
            on: None,
            until: None,
            who: String::new(),
            amount: balance.is_positive().then_some(balance),
            words: String::new(),
            about: Some(asked),
        };
        keep(tx, actor, at, file, &law, &new)
    })
}

/// Our balance on a day: everything that fell due and is open, also what is not asked now.
pub fn balance(file: &CaseFile, on: Day) -> Cents {
    owed(&file.outlook(on).account, on)
}

fn keep(
    tx: &mut WriteTx<'_>,
    actor: &Actor,
    at: At,
    file: &CaseFile,
    law: &Law,
    new: &NewDebtHelp,
) -> Result<Option<serde_json::Value>, Error> {
    if file.debt_help.iter().any(|d| d.id == new.id) {
        return Ok(None);
    }
    let on = new.on.unwrap_or(at.today);
    let term = term(law, &file.policy, new.kind, on)?;
    let asks = new.kind.asks();
    let fact = DebtHelp {
        id: new.id,
        kind: new.kind,
        on,
        until: new.until.or(term).filter(|_| new.kind.runs() || asks),
        who: new.who.trim().to_owned(),
        amount: new.amount,
        words: new.words.trim().to_owned(),
        about: new.about.filter(|_| new.kind.names_another()),
        promise: asks.then(|| AgreementId(Uuid::new_v5(&new.id.0, b"promise"))),
        by: actor.user,
        learned_on: at.today,
    };
    fact.check(
        &file.debt_help,
        file.tenancy.start,
        at.today,
        limit(new.kind, term),
    )
    .map_err(Refusal::DebtHelp)?;
    let scope = actor.scope();
    let moment = Moment(at.now);
    store::help::add(tx, &scope, [(file.tenancy.id, &fact)], moment)?;
    if let Some(pause) = pause(file, at, &fact) {
        store::help::add(tx, &scope, [(file.tenancy.id, &pause)], moment)?;
    }
    for agreement in promises(file, at, &fact) {
        store::agreement::add(tx, &scope, [(file.tenancy.id, &agreement)], moment)?;
    }
    Ok(Some(
        json!({"debtHelp": fact.id.to_string(), "kind": fact.kind.code(), "on": fact.on.to_string()}),
    ))
}

/// How long the law, the covenant or the policy gives: the last day of what runs, or the day by which we answer.
fn term(law: &Law, policy: &Policy, kind: DebtHelpKind, on: Day) -> Result<Option<Day>, Error> {
    let number = |parameter| -> Result<i32, Error> {
        let row = law.row(parameter, on).map_err(|r| Refusal::Law(r.to_string()))?;
        match row.value {
            Value::Number(n) => Ok(i32::try_from(n).unwrap_or(i32::MAX)),
            _ => Err(Refusal::Law(parameter.code().to_owned()).into()),
        }
    };
    let months = |n: i32| on.month().plus(n).on(on.day_of_month());
    Ok(match kind {
        DebtHelpKind::Notice => Some(longest(PauseSource::DebtHelpNotice, on, policy)),
        DebtHelpKind::Agreed => Some(months(number(Parameter::DebtHelpAmicablePlan)?)),
        DebtHelpKind::Wsnp => Some(months(number(Parameter::DebtHelpWsnp)?)),
        DebtHelpKind::Moratorium => Some(months(number(Parameter::DebtHelpMoratorium)?)),
        DebtHelpKind::CoolingOff => Some(months(number(Parameter::DebtHelpCoolingOff)?)),
        kind if kind.asks() => Some(on.plus(number(Parameter::DebtHelpCovenantDays)?)),
        _ => None,
    })
}

/// The last day that may be, for what the law limits: a scheme may last longer by decision of the court.
const fn limit(kind: DebtHelpKind, term: Option<Day>) -> Option<Day> {
    if kind.pauses() { term } else { None }
}

/// The pause that comes with it, or that ends with it.
fn pause(file: &CaseFile, at: At, fact: &DebtHelp) -> Option<Pause> {
    let id = |of: DebtHelpId| PauseId(Uuid::new_v5(&of.0, b"pause"));
    if fact.kind == DebtHelpKind::Ended {
        let held = case_file::newest(&file.pauses, id(fact.about?)).ok()?;
        let until = fact.on.max(held.from).min(held.until);
        return Some(Pause {
            version: held.version + 1,
            until,
            review_on: held.review_on.filter(|on| *on <= until),
            made_on: at.today,
            by: fact.by,
            learned_on: at.today,
            ..held.clone()
        });
    }
    let until = fact.until.filter(|_| fact.kind.pauses())?;
    let notice = fact.kind == DebtHelpKind::Notice;
    Some(Pause {
        id: id(fact.id),
        version: 1,
        source: if notice {
            PauseSource::DebtHelpNotice
        } else {
            PauseSource::Judge
        },
        reason: if notice {
            PauseReason::DebtHelp
        } else {
            PauseReason::Court
        },
        words: String::new(),
        from: fact.on,
        until,
        review_on: None,
        made_on: at.today,
        by: fact.by,
        learned_on: at.today,
    })
}

/// The answer we promise, or the promise that was kept.
fn promises(file: &CaseFile, at: At, fact: &DebtHelp) -> Vec<Agreement> {
    if let Some(id) = fact.promise {
        let what = if fact.kind == DebtHelpKind::BalanceAsked {
            "Saldo-opgave geven aan"
        } else {
            "Antwoorden op het betaalvoorstel van"
        };
        return vec![Agreement {
            id,
            version: 1,
            party: Party::Association,
            action: format!("{what} {}", fact.who),
            made_on: at.today,
            due_on: fact.until,
            amount: None,
            state: AgreementState::Open,
            by: fact.by,
            learned_on: at.today,
        }];
    }
    let asked = file.debt_help.iter().find(|d| Some(d.id) == fact.about);
    let promise = asked.and_then(|d| d.promise);
    let held = file.agreements.iter().filter(|a| Some(a.id) == promise);
    let newest = held.max_by_key(|a| a.version);
    let open = newest.filter(|a| a.state == AgreementState::Open);
    let done = |a: &Agreement| Agreement {
        version: a.version + 1,
        state: AgreementState::Done,
        by: fact.by,
        learned_on: at.today,
        ..a.clone()
    };
    open.map(done).into_iter().collect()
}
