//! What the law asks to have done before a municipality is told, the answers to it, and the look back (S4.14, S4.29).

use crate::actor::{Act, Actor, At};
use crate::case_file::CaseFile;
use crate::record::check_text;
use crate::{Error, Refusal, case_file};
use domain::calendar::Day;
use domain::contact::DayPart;
use domain::ids::{ContactId, ProofId, TenancyId};
use domain::milestone::NotYet;
use domain::proof::{Proof, ProofKind};
use serde_json::{Value, json};
use store::Db;
use store::db::{Moment, WriteTx};
use uuid::Uuid;

/// What a person may write down by hand. That the municipality was told belongs to it: some associations do so on the
/// municipality's own site.
pub const BY_HAND: [ProofKind; 11] = [
    ProofKind::DebtHelp,
    ProofKind::Reminder,
    ProofKind::Offer,
    ProofKind::Yes,
    ProofKind::NoObjection,
    ProofKind::Objection,
    ProofKind::Informed,
    ProofKind::Answered,
    ProofKind::Review,
    ProofKind::Children,
    ProofKind::NoChildren,
];

/// Such a fact as written down.
#[derive(Clone, Debug)]
pub struct NewProof {
    /// Chosen by the browser.
    pub id: ProofId,
    /// What.
    pub kind: ProofKind,
    /// When; today unless told.
    pub on: Option<Day>,
    /// The contact in which it happened.
    pub contact: Option<ContactId>,
    /// One line; a look back says how we go on and why.
    pub words: String,
    /// With a yes: the part of the day that suits.
    pub day_part: Option<DayPart>,
}

/// Writes it down. Only that the municipality was told has conditions: it is refused while one of them is not met.
pub fn write_down(db: &Db, actor: &Actor, at: At, tenancy: TenancyId, new: &NewProof) -> Result<(), Error> {
    actor.may(Act::RecordContact)?;
    check_text("words", &new.words)?;
    case_file::act(db, actor, at, tenancy, "write_down_proof", |tx, file| {
        if file.proofs.iter().any(|p| p.id == new.id) {
            return Ok(None);
        }
        let proof = Proof {
            id: new.id,
            kind: new.kind,
            on: new.on.unwrap_or(at.today),
            contact: new.contact,
            words: new.words.trim().to_owned(),
            // Only who said yes is called, and was asked when.
            day_part: new.day_part.filter(|_| new.kind == ProofKind::Yes),
            corrects: None,
            by: actor.user,
            learned_on: at.today,
        };
        check(file, at, &proof)?;
        store::help::add(tx, &actor.scope(), [(tenancy, &proof)], Moment(at.now))?;
        Ok(Some(told(&proof)))
    })
}

fn check(file: &CaseFile, at: At, proof: &Proof) -> Result<(), Error> {
    let day = proof.on;
    if day > at.today || day < file.tenancy.start {
        return Err(Refusal::Date { field: "on", day }.into());
    }
    if !BY_HAND.contains(&proof.kind) {
        return Err(Refusal::Missing("kind").into());
    }
    let there = |id: ContactId| file.contacts.iter().any(|c| c.id == id);
    if proof.contact.is_some_and(|id| !there(id)) {
        return Err(Refusal::Missing("contact").into());
    }
    if proof.kind == ProofKind::Review && proof.words.is_empty() {
        return Err(Refusal::Missing("words").into());
    }
    if proof.kind == ProofKind::Informed {
        // As it was on the day it is said to have happened, with what is known now.
        allowed_to_tell(file, day)?;
    }
    Ok(())
}

/// Refuses to tell the municipality while a condition of art. 2 Bgs is not met, or when nothing is past due.
pub(crate) fn allowed_to_tell(file: &CaseFile, on: Day) -> Result<(), Refusal> {
    match file.outlook(on).path.before_telling() {
        None => Err(Refusal::NothingPastDue),
        Some(missing) if missing.is_empty() => Ok(()),
        Some(missing) => Err(Refusal::NotYet(missing)),
    }
}

/// Takes back what was written down by mistake: a new fact that names the old; both are kept.
pub fn take_back(
    db: &Db,
    actor: &Actor,
    at: At,
    tenancy: TenancyId,
    id: ProofId,
    words: &str,
) -> Result<(), Error> {
    actor.may(Act::RecordContact)?;
    check_text("words", words)?;
    if words.trim().is_empty() {
        return Err(Refusal::Missing("words").into());
    }
    case_file::act(db, actor, at, tenancy, "take_back_proof", |tx, file| {
        let held = file.proofs.iter().find(|p| p.id == id);
        let held = held.filter(|p| p.kind != ProofKind::Mistake);
        let held = held.ok_or_else(|| Refusal::NoSuchHelp(id.to_string()))?;
        if file.proofs.iter().any(|p| p.corrects == Some(id)) {
            return Ok(None);
        }
        let mistake = Proof {
            id: ProofId(Uuid::new_v5(&id.0, b"mistake")),
            kind: ProofKind::Mistake,
            on: held.on,
            contact: None,
            words: words.trim().to_owned(),
            day_part: None,
            corrects: Some(id),
            by: actor.user,
            learned_on: at.today,
        };
        store::help::add(tx, &actor.scope(), [(tenancy, &mistake)], Moment(at.now))?;
        Ok(Some(told(&mistake)))
    })
}

/// What follows from a contact by itself: a text that left, or what was ticked beside it. Its id follows from the contact's,
/// so that writing it down twice is safe.
pub(crate) fn with_contact(
    tx: &mut WriteTx<'_>,
    scope: &store::Scope,
    tenancy: TenancyId,
    contact: &domain::contact::Contact,
    kinds: &[ProofKind],
    at: At,
) -> Result<(), Error> {
    let proof = |kind: &ProofKind| Proof {
        id: ProofId(Uuid::new_v5(&contact.id.0, kind.code().as_bytes())),
        kind: *kind,
        on: contact.on,
        contact: Some(contact.id),
        words: String::new(),
        day_part: None,
        corrects: None,
        by: contact.by,
        learned_on: at.today,
    };
    let all: Vec<Proof> = kinds.iter().map(proof).collect();
    store::help::add(tx, scope, all.iter().map(|p| (tenancy, p)), Moment(at.now))?;
    Ok(())
}

/// What the trail says of it: no words.
fn told(p: &Proof) -> Value {
    json!({"proof": p.id.to_string(), "kind": p.kind.code(), "on": p.on.to_string(),
        "corrects": p.corrects.map(|id| id.to_string())})
}

/// The conditions as codes, for programs.
pub fn codes(missing: &[NotYet]) -> Vec<String> {
    let one = |n: &NotYet| match n.day() {
        Some(day) => format!("{} {day}", n.code()),
        None => n.code().to_owned(),
    };
    missing.iter().map(one).collect()
}
