//! "Is this how you see it?" What the tenant sees otherwise stops every harder step on that part, stays out of the arrears
//! figures, and asks an answer of a named colleague by a day (S1.19). Every version is kept.

use crate::actor::{Act, Actor, At};
use crate::part::{About, parts};
use crate::record::{self, NewAgreement, check_text};
use crate::{Error, Refusal, case_file};
use domain::agreement::{Agreement, Party};
use domain::calendar::Day;
use domain::dispute::{BadDispute, Dispute, DisputeState, Recognition, ToldPayment};
use domain::ids::{AgreementId, DisputeId, TenancyId, UserId};
use domain::ledger::{BadPart, Part};
use domain::money::Cents;
use serde_json::{Value, json};
use store::Db;
use store::db::Moment;

/// How the tenant sees it, as told.
#[derive(Clone, Debug)]
pub struct NewDispute {
    /// Chosen by the browser.
    pub id: DisputeId,
    /// Yes, partly or no.
    pub says: Recognition,
    /// What the tenant sees otherwise; left out after a yes.
    pub about: Option<About>,
    /// How much of it; all of it when it is not told.
    pub amount: Option<Cents>,
    /// In the tenant's words; may be empty.
    pub words: String,
    /// A payment the tenant mentions.
    pub payment: Option<ToldPayment>,
    /// The day it was said; today unless told.
    pub raised_on: Option<Day>,
    /// Who answers.
    pub answerer: UserId,
    /// By when.
    pub answer_by: Day,
}

/// Writes down how the tenant sees what we say is open.
pub fn hear(db: &Db, actor: &Actor, at: At, tenancy: TenancyId, new: &NewDispute) -> Result<(), Error> {
    actor.may(Act::AgreeHelp)?;
    check_text("words", &new.words)?;
    let raised_on = new.raised_on.unwrap_or(at.today);
    let later = |day: Day| (day > at.today).then_some(day);
    if let Some(day) = later(raised_on) {
        let field = "raised_on";
        return Err(Refusal::Date { field, day }.into());
    }
    if let Some(day) = new.payment.and_then(|p| later(p.on)) {
        let field = "payment";
        return Err(Refusal::Date { field, day }.into());
    }
    case_file::act(db, actor, at, tenancy, "hear_dispute", |tx, file| {
        if file.disputes.iter().any(|d| d.id == new.id) {
            return Ok(None);
        }
        if !file.colleagues.contains_key(&new.answerer) {
            return Err(Refusal::NoSuchColleague(new.answerer.to_string()).into());
        }
        let outlook = file.outlook(at.today);
        let about = new.about.filter(|_| new.says != Recognition::Yes);
        let parts = match about {
            Some(about) => parts(&outlook, about, new.amount, at.today)
                .map_err(|bad| Refusal::Dispute(BadDispute::Part(bad)))?,
            None => Vec::new(),
        };
        let dispute = Dispute {
            id: new.id,
            version: 1,
            says: new.says,
            parts,
            words: new.words.trim().to_owned(),
            payments: new.payment.into_iter().collect(),
            raised_on,
            answerer: new.answerer,
            answer_by: new.answer_by,
            state: DisputeState::Open,
            answer: String::new(),
            by: actor.user,
            made_on: at.today,
            learned_on: at.today,
        };
        dispute
            .check(&outlook.account, file.tenancy.start)
            .map_err(Refusal::Dispute)?;
        store::help::add(tx, &actor.scope(), [(tenancy, &dispute)], Moment(at.now))?;
        Ok(Some(told(&dispute)))
    })
}

/// Our answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The version that was on the page.
    pub seen: i32,
    /// How it ends.
    pub state: DisputeState,
    /// About how much the tenant was partly right.
    pub right: Option<Cents>,
    /// In plain words; may be empty when the tenant took it back.
    pub words: String,
    /// What we do about it, when the tenant was right.
    pub promise: Option<OwnWord>,
}

/// What we promise ourselves after an answer: watched like every promise of ours (S2.9).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnWord {
    /// What we do.
    pub action: String,
    /// By when.
    pub due_on: Day,
}

/// Answers: a new version. What the tenant was right about is not asked any more, and who answers promises what is done
/// about it and by when; the rest is open as before.
pub fn answer(
    db: &Db,
    actor: &Actor,
    at: At,
    tenancy: TenancyId,
    id: DisputeId,
    new: &Answer,
) -> Result<(), Error> {
    actor.may(Act::AgreeHelp)?;
    check_text("answer", &new.words)?;
    if new.state == DisputeState::Open {
        return Err(Refusal::Missing("state").into());
    }
    let promise = promised(actor, at, id, new)?;
    case_file::act(db, actor, at, tenancy, "answer_dispute", |tx, file| {
        let held = case_file::newest(&file.disputes, id)?;
        if held.version == new.seen + 1 && held.state == new.state && held.answer == new.words.trim() {
            return Ok(None);
        }
        if held.version != new.seen {
            return Err(Refusal::ChangedMeanwhile.into());
        }
        if !held.is_open() {
            return Err(Refusal::NotOpen.into());
        }
        let parts = match new.state {
            DisputeState::PartlyRight => so_much(&held.parts, new.right)?,
            _ => held.parts.clone(),
        };
        let next = Dispute {
            version: held.version + 1,
            state: new.state,
            parts,
            answer: new.words.trim().to_owned(),
            by: actor.user,
            made_on: at.today,
            learned_on: at.today,
            ..held.clone()
        };
        next.check(&file.outlook(at.today).account, file.tenancy.start)
            .map_err(Refusal::Dispute)?;
        let (scope, moment) = (actor.scope(), Moment(at.now));
        store::help::add(tx, &scope, [(tenancy, &next)], moment)?;
        store::agreement::add(tx, &scope, promise.iter().map(|a| (tenancy, a)), moment)?;
        Ok(Some(told(&next)))
    })
}

/// Our own promise that goes with the answer: always when the tenant was right, never otherwise.
fn promised(actor: &Actor, at: At, id: DisputeId, new: &Answer) -> Result<Option<Agreement>, Error> {
    if !matches!(new.state, DisputeState::TenantRight | DisputeState::PartlyRight) {
        return Ok(None);
    }
    let word = new.promise.as_ref().ok_or(Refusal::Missing("promise"))?;
    let key = format!("dispute:{id}:{}", new.seen);
    let agreement = NewAgreement {
        id: AgreementId::derived(actor.org, &key),
        party: Party::Association,
        action: word.action.clone(),
        due_on: Some(word.due_on),
        amount: None,
    };
    record::first_version(actor, at, &agreement).map(Some)
}

/// The first parts together as large as an amount, which must be less than all of it.
fn so_much(parts: &[Part], right: Option<Cents>) -> Result<Vec<Part>, Refusal> {
    let right = right.ok_or(Refusal::Missing("right"))?;
    let all: Cents = parts.iter().map(|p| p.amount).sum();
    if !right.is_positive() || right >= all {
        let due_on = parts.first().map_or(Day::FIRST, |p| p.due_on);
        let (asked, open) = (right, all);
        return Err(Refusal::Dispute(BadDispute::Part(BadPart::AboveOpen {
            due_on,
            asked,
            open,
        })));
    }
    let mut left = right;
    let mut kept = Vec::new();
    for part in parts {
        let amount = left.min(part.amount);
        if amount.is_positive() {
            left -= amount;
            kept.push(Part { amount, ..*part });
        }
    }
    Ok(kept)
}

/// What the trail says of it: no words of the tenant.
fn told(d: &Dispute) -> Value {
    let total: Cents = d.parts.iter().map(|p| p.amount).sum();
    json!({"dispute": d.id.to_string(), "version": d.version, "says": d.says.code(), "state": d.state.code(),
        "total": total.0, "answerer": d.answerer.to_string(), "answerBy": d.answer_by.to_string()})
}
