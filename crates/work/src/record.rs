//! What people write down: a contact, an agreement, a story, a choice about a row. Two required fields at most (S3.21).
//!
//! Each act carries an id chosen by the browser, so sending it twice does nothing twice.

use crate::actor::{Act, Actor, At};
use crate::case_file::CaseFile;
use crate::{Error, Refusal, judge, night};
use domain::agreement::{Agreement, AgreementState, Party};
use domain::calendar::Day;
use domain::contact::{Contact, ContactKind, DayPart, Direction, Outcome};
use domain::guard;
use domain::ids::{AgreementId, ChoiceId, ContactId, PersonId, StoryId, TenancyId};
use domain::money::Cents;
use domain::policy::Policy;
use domain::proof::ProofKind;
use serde_json::json;
use store::Db;
use store::db::{Moment, WriteTx};
use store::story::Story;

/// Longest text that is kept, in characters.
const LONGEST: usize = 4_000;

/// A contact as written down: how it went and when we speak again are the two required fields.
#[derive(Clone, Debug)]
pub struct NewContact {
    /// Chosen by the browser.
    pub id: ContactId,
    /// When; today unless told.
    pub on: Option<Day>,
    /// Part of the day.
    pub day_part: Option<DayPart>,
    /// By what means.
    pub kind: ContactKind,
    /// Who began.
    pub direction: Direction,
    /// How it went.
    pub outcome: Outcome,
    /// The next moment; `None` says that none is needed.
    pub next_on: Option<Day>,
    /// A line or two.
    pub note: String,
    /// In the tenant's own words, kept as a story.
    pub story: String,
    /// Agreements made in it.
    pub agreements: Vec<NewAgreement>,
    /// An earlier contact that this one puts right.
    pub corrects: Option<ContactId>,
}

/// An agreement as written down.
#[derive(Clone, Debug)]
pub struct NewAgreement {
    /// Chosen by the browser.
    pub id: AgreementId,
    /// Who does it.
    pub party: Party,
    /// What.
    pub action: String,
    /// By when; without a day it is an intention and can't be missed (S0.12).
    pub due_on: Option<Day>,
    /// Money, when it is about paying.
    pub amount: Option<Cents>,
}

/// Writes down a contact with what was told and agreed in it, and brings today's list up to date at once.
pub fn contact(db: &Db, actor: &Actor, at: At, tenancy: TenancyId, new: &NewContact) -> Result<(), Error> {
    contact_with(db, actor, at, tenancy, new, &[])
}

/// As [`contact`], with what else was done or answered in it of what the law asks (S4.29).
pub fn contact_with(
    db: &Db,
    actor: &Actor,
    at: At,
    tenancy: TenancyId,
    new: &NewContact,
    also: &[ProofKind],
) -> Result<(), Error> {
    actor.may(Act::RecordContact)?;
    let on = new.on.unwrap_or(at.today);
    if on > at.today {
        return Err(Refusal::Date { field: "on", day: on }.into());
    }
    if let Some(day) = new.next_on.filter(|day| *day < at.today) {
        return Err(Refusal::Date {
            field: "next_on",
            day,
        }
        .into());
    }
    check_text("note", &new.note)?;
    check_text("story", &new.story)?;
    let contact = Contact {
        id: new.id,
        on,
        day_part: new.day_part,
        kind: new.kind,
        direction: new.direction,
        outcome: new.outcome,
        note: new.note.trim().to_owned(),
        next_on: new.next_on,
        by: actor.user,
        learned_on: at.today,
        corrects: new.corrects,
    };
    let agreements: Vec<Agreement> = new
        .agreements
        .iter()
        .map(|a| first_version(actor, at, a))
        .collect::<Result<_, _>>()?;
    let story = (!new.story.trim().is_empty()).then(|| Story {
        id: StoryId(uuid::Uuid::new_v5(
            &uuid::Uuid::NAMESPACE_OID,
            new.id.0.as_bytes(),
        )),
        told_on: on,
        words: new.story.trim().to_owned(),
        person: None,
        by: actor.user,
        learned_on: at.today,
        corrects: None,
    });
    act(db, actor, at, tenancy, "record_contact", |tx| {
        let scope = actor.scope();
        let moment = Moment(at.now);
        store::contact::add(tx, &scope, [(tenancy, &contact)], moment)?;
        store::agreement::add(tx, &scope, agreements.iter().map(|a| (tenancy, a)), moment)?;
        store::story::add(tx, &scope, story.iter().map(|s| (tenancy, s)), moment)?;
        crate::proof::with_contact(tx, &scope, tenancy, &contact, also, at)?;
        Ok(
            json!({"contact": contact.id.to_string(), "kind": contact.kind.code(), "outcome": contact.outcome.code(),
            "agreements": agreements.len()}),
        )
    })
}

/// The first version of an agreement, as it is kept.
pub(crate) fn first_version(actor: &Actor, at: At, new: &NewAgreement) -> Result<Agreement, Error> {
    check_text("action", &new.action)?;
    if new.action.trim().is_empty() {
        return Err(Refusal::Missing("action").into());
    }
    if let Some(day) = new.due_on.filter(|day| *day < at.today) {
        return Err(Refusal::Date { field: "due_on", day }.into());
    }
    Ok(Agreement {
        id: new.id,
        version: 1,
        party: new.party,
        action: new.action.trim().to_owned(),
        made_on: at.today,
        due_on: new.due_on,
        amount: new.amount.filter(|a| a.is_positive()),
        state: AgreementState::Open,
        by: actor.user,
        learned_on: at.today,
    })
}

/// Writes down an agreement outside a contact.
pub fn agreement(
    db: &Db,
    actor: &Actor,
    at: At,
    tenancy: TenancyId,
    new: &NewAgreement,
) -> Result<(), Error> {
    actor.may(Act::RecordContact)?;
    let version = first_version(actor, at, new)?;
    act(db, actor, at, tenancy, "make_agreement", |tx| {
        store::agreement::add(tx, &actor.scope(), [(tenancy, &version)], Moment(at.now))?;
        Ok(json!({"agreement": version.id.to_string(), "party": version.party.code()}))
    })
}

/// How an agreement goes on: done, dropped, or moved to another day. The earlier version is kept (S1.28).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// It is done.
    Done,
    /// No longer needed, in consultation.
    Dropped,
    /// Another day was agreed.
    Moved(Day),
}

/// Makes a new version of an agreement.
pub fn turn_agreement(
    db: &Db,
    actor: &Actor,
    at: At,
    tenancy: TenancyId,
    id: AgreementId,
    turn: Turn,
) -> Result<(), Error> {
    actor.may(Act::RecordContact)?;
    if let Turn::Moved(day) = turn
        && day < at.today
    {
        return Err(Refusal::Date { field: "due_on", day }.into());
    }
    act(db, actor, at, tenancy, "turn_agreement", |tx| {
        let scope = actor.scope();
        let versions = store::agreement::of(tx, &scope, tenancy)?;
        let newest = versions
            .into_iter()
            .filter(|a| a.id == id)
            .max_by_key(|a| a.version);
        let mut next = newest.ok_or_else(|| Refusal::NoSuchAgreement(id.to_string()))?;
        if next.state != AgreementState::Open {
            return Err(Refusal::NotOpen.into());
        }
        next.version += 1;
        next.by = actor.user;
        next.learned_on = at.today;
        match turn {
            Turn::Done => next.state = AgreementState::Done,
            Turn::Dropped => next.state = AgreementState::Dropped,
            Turn::Moved(day) => next.due_on = Some(day),
        }
        store::agreement::add(tx, &scope, [(tenancy, &next)], Moment(at.now))?;
        Ok(json!({"agreement": id.to_string(), "version": next.version, "state": next.state.code()}))
    })
}

/// Closes an agreement that is open, with what follows from something else that was done.
pub(crate) fn settle(
    tx: &mut WriteTx<'_>,
    actor: &Actor,
    at: At,
    file: &CaseFile,
    id: AgreementId,
    state: AgreementState,
) -> Result<(), Error> {
    let versions = file.agreements.iter().filter(|a| a.id == id);
    let Some(open) = versions
        .max_by_key(|a| a.version)
        .filter(|a| a.state == AgreementState::Open)
    else {
        return Ok(());
    };
    let closed = Agreement {
        version: open.version + 1,
        state,
        by: actor.user,
        learned_on: at.today,
        ..open.clone()
    };
    store::agreement::add(tx, &actor.scope(), [(file.tenancy.id, &closed)], Moment(at.now))?;
    Ok(())
}

/// What was told, outside a contact.
#[derive(Clone, Debug)]
pub struct NewStory {
    /// Chosen by the browser.
    pub id: StoryId,
    /// In the words of who told it.
    pub words: String,
    /// Who told it: somebody of the tenancy, now or before.
    pub person: Option<PersonId>,
    /// When; today unless told.
    pub on: Option<Day>,
}

/// Keeps what the tenant told, in the tenant's own words, beside everything that was told before (S0.13).
pub fn story(db: &Db, actor: &Actor, at: At, tenancy: TenancyId, new: &NewStory) -> Result<(), Error> {
    actor.may(Act::RecordContact)?;
    check_text("story", &new.words)?;
    if new.words.trim().is_empty() {
        return Err(Refusal::Missing("story").into());
    }
    let told_on = new.on.unwrap_or(at.today);
    if told_on > at.today {
        return Err(Refusal::Date {
            field: "on",
            day: told_on,
        }
        .into());
    }
    let story = Story {
        id: new.id,
        told_on,
        words: new.words.trim().to_owned(),
        person: new.person,
        by: actor.user,
        learned_on: at.today,
        corrects: None,
    };
    act(db, actor, at, tenancy, "keep_story", |tx| {
        let scope = actor.scope();
        if let Some(person) = new.person {
            let members = store::tenancy::by_id(tx, &scope, tenancy)?.map(|t| t.members);
            if !members.is_some_and(|all| all.iter().any(|m| m.person == person)) {
                return Err(Refusal::Missing("person").into());
            }
        }
        store::story::add(tx, &scope, [(tenancy, &story)], Moment(at.now))?;
        Ok(json!({"story": story.id.to_string()}))
    })
}

/// Something else than what was proposed: a normal act, with a reason only if the person wants to give one.
#[derive(Clone, Debug)]
pub struct NewChoice {
    /// Chosen by the browser.
    pub id: ChoiceId,
    /// The row.
    pub task_key: String,
    /// Until and with this day the row stays away; `None` is for good.
    pub until: Option<Day>,
    /// Why, if told.
    pub reason: Option<String>,
}

/// Puts a row of today's list away.
pub fn choose(db: &Db, actor: &Actor, at: At, tenancy: TenancyId, new: &NewChoice) -> Result<(), Error> {
    actor.may(Act::RecordContact)?;
    check_text("reason", new.reason.as_deref().unwrap_or_default())?;
    if let Some(day) = new.until.filter(|day| *day < at.today) {
        return Err(Refusal::Date { field: "until", day }.into());
    }
    let choice = store::story::Choice {
        id: new.id,
        task_key: new.task_key.chars().take(200).collect(),
        what: "something_else".to_owned(),
        reason: new
            .reason
            .as_deref()
            .map(str::trim)
            .filter(|r| !r.is_empty())
            .map(str::to_owned),
        until: new.until,
        by: actor.user,
        on: at.today,
    };
    act(db, actor, at, tenancy, "choose", |tx| {
        store::story::add_choices(tx, &actor.scope(), [(tenancy, &choice)], Moment(at.now))?;
        Ok(json!({"task": choice.task_key, "until": choice.until.map(|d| d.to_string())}))
    })
}

/// Notes that payment trouble was announced before any rent is open, or that it is over (S4.31).
pub fn expect_arrears(
    db: &Db,
    actor: &Actor,
    at: At,
    tenancy: TenancyId,
    since: Option<Day>,
) -> Result<(), Error> {
    actor.may(Act::RecordContact)?;
    act(db, actor, at, tenancy, "expect_arrears", |tx| {
        store::tenancy::expect_arrears(tx, &actor.scope(), tenancy, since, Moment(at.now))?;
        crate::ledger::rebuild(tx, &actor.scope(), &[tenancy].into())?;
        Ok(json!({"since": since.map(|d| d.to_string())}))
    })
}

/// The frame of every act about a tenancy: it exists here, the fact is written, the tenancy is judged again, the trail tells.
pub(crate) fn act(
    db: &Db,
    actor: &Actor,
    at: At,
    tenancy: TenancyId,
    name: &str,
    mut write: impl FnMut(&mut WriteTx<'_>) -> Result<serde_json::Value, Error>,
) -> Result<(), Error> {
    let scope = actor.scope();
    let policy: Policy = night::policy_of(db, &scope)?;
    db.write(|tx| {
        let Some(heading) = store::tenancy::heading(tx, &scope, tenancy)? else {
            return Err(Refusal::NoSuchTenancy(tenancy.to_string()).into());
        };
        let details = write(tx)?;
        judge::again(tx, &scope, &policy, at, tenancy)?;
        crate::audit::note(
            tx,
            actor,
            at,
            name,
            &heading.reference,
            Some(tenancy),
            "",
            &details,
        )
    })
}

pub(crate) fn check_text(field: &'static str, text: &str) -> Result<(), Error> {
    if text.chars().count() > LONGEST {
        return Err(Refusal::TooLong(field).into());
    }
    if guard::find_bsn(text).is_some() {
        return Err(Refusal::HoldsBsn(field).into());
    }
    Ok(())
}
