//! Debt help and legal status as acts (S4.15, S1.33): what was told is written down with its term, and what follows from it
//! follows at once: a pause, an answer that we promise within days, an end. What runs really stops what its card says.

use crate::actor::{Act, Actor, At};
use crate::case_file::{self, CaseFile};
use crate::message::reader::{reader_id, readers};
use crate::message::{self, from_text};
use crate::record::check_text;
use crate::{Error, Refusal};
use domain::agreement::{Agreement, AgreementState, Party, Said};
use domain::arrangement::owed;
use domain::calendar::Day;
use domain::debt_help::{BadDebtHelp, DebtHelp, DebtHelpKind, Reach, answered, reach};
use domain::ids::{AgreementId, DebtHelpId, MessageId, PauseId, TenancyId};
use domain::law::{Law, Parameter, Value};
use domain::message::Channel;
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
    /// Where who helps or decides gets post.
    pub reach: Reach,
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
    check_text("post", &new.reach.post)?;
    let law = crate::law::of(db, actor)?;
    case_file::act(db, actor, at, tenancy, "debt_help", |tx, file| {
        keep(tx, actor, at, file, &law, new)
    })
}

/// One click: our balance of today is given to who asked for it, in a message that leaves as soon as the rules allow, or in
/// a letter that lies ready. `reach` says where, when that was not told before.
pub fn give_balance(
    db: &Db,
    actor: &Actor,
    at: At,
    tenancy: TenancyId,
    (id, asked): (DebtHelpId, DebtHelpId),
    reach: &Reach,
) -> Result<(), Error> {
    actor.may(Act::AgreeHelp)?;
    actor.may(Act::SendMessages)?;
    check_text("post", &reach.post)?;
    let law = crate::law::of(db, actor)?;
    case_file::act(db, actor, at, tenancy, "debt_help", |tx, file| {
        if !file.debt_help.iter().any(|d| d.id == asked) {
            return Err(Refusal::NoSuchHelp(asked.to_string()).into());
        }
        if file.debt_help.iter().any(|d| d.id == id) {
            return Ok(None);
        }
        let about = |id, kind, amount, reach: Reach| NewDebtHelp {
            id,
            kind,
            on: None,
            until: None,
            who: String::new(),
            amount,
            words: String::new(),
            reach,
            about: Some(asked),
        };
        if reach.known() {
            let told = DebtHelpId(Uuid::new_v5(&id.0, b"reach"));
            let told = about(told, DebtHelpKind::Reachable, None, reach.clone());
            keep(tx, actor, at, file, &law, &told)?;
        }
        if answered(&file.debt_help, asked) {
            return Err(Refusal::DebtHelp(BadDebtHelp::Done).into());
        }
        statement(tx, actor, at, file, (id, asked))?;
        let balance = balance(file, at.today);
        let given = about(
            id,
            DebtHelpKind::BalanceGiven,
            balance.is_positive().then_some(balance),
            Reach::default(),
        );
        keep(tx, actor, at, file, &law, &given)
    })
}

/// Name of the text that tells our balance.
const BALANCE: &str = "balance";

/// The message with our balance: by e-mail where we have an address, else as a letter for the printer.
fn statement(
    tx: &mut WriteTx<'_>,
    actor: &Actor,
    at: At,
    file: &CaseFile,
    (id, asked): (DebtHelpId, DebtHelpId),
) -> Result<(), Error> {
    let scope = actor.scope();
    // With what was told just now.
    let told: Vec<DebtHelp> = store::help::of(tx, &scope, file.tenancy.id)?;
    let reach = reach(&told, asked, None);
    if !reach.known() {
        return Err(Refusal::DebtHelp(BadDebtHelp::Nowhere).into());
    }
    let now = case_file::load(tx, &scope, file.tenancy.id, file.policy)?;
    let now = now.ok_or_else(|| Refusal::NoSuchTenancy(file.tenancy.id.to_string()))?;
    let reader = readers(&now, at.today)
        .into_iter()
        .find(|r| r.person.id == reader_id(asked));
    let reader = reader.ok_or(Refusal::DebtHelp(BadDebtHelp::Nobody))?;
    let channel = if reach.email.is_empty() {
        Channel::Letter
    } else {
        Channel::Email
    };
    let id = MessageId(Uuid::new_v5(&id.0, b"statement"));
    let new = from_text(tx, actor, at, &now, &reader.person, (id, BALANCE, channel))?;
    message::write_down(tx, actor, at, file.tenancy.id, &new, true, file.policy)?;
    Ok(())
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
        reach: Reach {
            post: lines_of(&new.reach.post),
            email: new.reach.email.trim().to_owned(),
        },
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

/// An envelope has no empty lines, and nothing hangs over at their ends.
fn lines_of(post: &str) -> String {
    let lines: Vec<&str> = post.lines().map(str::trim).filter(|l| !l.is_empty()).collect();
    lines.join("\n")
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

/// The pause that comes with it, or that ends or comes back with it.
fn pause(file: &CaseFile, at: At, fact: &DebtHelp) -> Option<Pause> {
    let id = |of: DebtHelpId| PauseId(Uuid::new_v5(&of.0, b"pause"));
    let named = file.debt_help.iter().find(|d| Some(d.id) == fact.about);
    let change = match (fact.kind, named) {
        (DebtHelpKind::Ended, Some(of)) => Some((of.id, fact.on)),
        // Written down by mistake: from today nothing is paused by it, and what ended by mistake runs as it did.
        (DebtHelpKind::TakenBack, Some(of)) if of.kind == DebtHelpKind::Ended => {
            let ran = file.debt_help.iter().find(|d| Some(d.id) == of.about)?;
            Some((ran.id, ran.until?))
        }
        (DebtHelpKind::TakenBack, Some(of)) => Some((of.id, at.today.plus(-1))),
        _ => None,
    };
    if let Some((of, last)) = change {
        let held = case_file::newest(&file.pauses, id(of)).ok()?;
        let until = last.max(held.from);
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

/// The answer we promise, the promise that was kept, or the one that stands again or falls with what was a mistake.
fn promises(file: &CaseFile, at: At, fact: &DebtHelp) -> Vec<Agreement> {
    if let Some(id) = fact.promise {
        let what = if fact.kind == DebtHelpKind::BalanceAsked {
            Said::BalanceTo(&fact.who)
        } else {
            Said::AnswerTo(&fact.who)
        };
        return vec![Agreement {
            id,
            version: 1,
            party: Party::Association,
            action: what.kept(),
            made_on: at.today,
            due_on: fact.until,
            amount: None,
            state: AgreementState::Open,
            by: fact.by,
            learned_on: at.today,
        }];
    }
    let by_id = |id: Option<DebtHelpId>| file.debt_help.iter().find(|d| Some(d.id) == id);
    let named = by_id(fact.about);
    let (asked, state) = match (fact.kind, named) {
        (DebtHelpKind::Reachable, _) | (_, None) => return Vec::new(),
        (DebtHelpKind::TakenBack, Some(of)) if of.promise.is_some() => (Some(of), AgreementState::Dropped),
        (DebtHelpKind::TakenBack, Some(of)) => (by_id(of.about), AgreementState::Open),
        (_, Some(of)) => (Some(of), AgreementState::Done),
    };
    let promise = asked.and_then(|d| d.promise);
    let held = file.agreements.iter().filter(|a| Some(a.id) == promise);
    let newest = held.max_by_key(|a| a.version);
    let changed = newest.filter(|a| a.state != state).map(|a| Agreement {
        version: a.version + 1,
        state,
        by: fact.by,
        learned_on: at.today,
        ..a.clone()
    });
    changed.into_iter().collect()
}
