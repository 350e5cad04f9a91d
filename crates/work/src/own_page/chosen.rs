//! What a tenant chooses on the own page: a plan within the limits, an answer to our offer, a question, what to hear from us.
//! Each is a fact of the tenant's own, with a line in the contact log so that a person of us answers it.

use super::{Guest, OwnPage, open, tenant};
use crate::actor::{Actor, At};
use crate::case_file::{self, CaseFile};
use crate::plan::{self, NewPlan, OwnStep, rent_ahead, room};
use crate::record::check_text;
use crate::request::{self, NewRequest};
use crate::{Error, Refusal};
use domain::agreement::Party;
use domain::arrangement::{BadPlan, FIRST_STEP_DAYS, Origin, Plan, PlanStanding, RentStatement, WhoPays};
use domain::calendar::{Day, Watch};
use domain::contact::{Contact, ContactKind, Direction, Outcome};
use domain::help::Wishes;
use domain::ids::{ContactId, PlanId, ProofId, RequestId, TenancyId};
use domain::money::Cents;
use domain::outlook::Outlook;
use domain::own_page::{OfferKind, Proposal, offers};
use domain::pause::PauseSource;
use domain::proof::{Proof, ProofKind, standing as standing_proofs};
use domain::request::Topic;
use serde_json::json;
use store::Db;
use store::db::{Moment, WriteTx};
use uuid::Uuid;

/// How things stand for who wants to choose a plan alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nothing is past due.
    Clear,
    /// So much can be spread.
    Open(Cents),
    /// All that is past due has a plan, or is not asked now.
    Cared,
    /// Debt help runs: with whom to speak is known, and nothing is agreed beside it.
    InDebtHelp,
    /// The association lets no plan be chosen alone.
    WithUs,
}

/// How things stand on a day.
pub fn standing(file: &CaseFile, outlook: &Outlook<'_>) -> Standing {
    if !outlook.past_due.is_positive() && !outlook.plans.iter().any(|p| p.state == PlanStanding::Running) {
        return Standing::Clear;
    }
    if !outlook.statuses.is_empty() || help_asked_rest(file, outlook.on) {
        return Standing::InDebtHelp;
    }
    match room(file, outlook, outlook.on) {
        None => Standing::Cared,
        Some(_) if file.policy.own_plan_months == 0 => Standing::WithUs,
        Some((_, open)) => Standing::Open(open),
    }
}

/// Debt help, a judge or an administrator asked for rest. A pause of the tenant's own stops no choice of the tenant's own.
fn help_asked_rest(file: &CaseFile, on: Day) -> bool {
    let pauses = case_file::newest_of_each(&file.pauses);
    let running = pauses.iter().filter(|p| p.from <= on && p.until >= on);
    running
        .into_iter()
        .any(|p| !matches!(p.source, PauseSource::Tenant | PauseSource::Worker))
}

/// A plan as chosen.
#[derive(Clone, Debug)]
pub struct Chosen {
    /// Chosen by the browser.
    pub id: PlanId,
    /// So much a month, on the own pay day.
    pub wish: Proposal,
    /// Which of the plans that stood side by side.
    pub kind: OfferKind,
    /// Who pays the rent of the next two months (S1.32).
    pub rent: WhoPays,
    /// The own first step, in the tenant's words (S0.22).
    pub step: String,
    /// What the contact log says of it.
    pub note: String,
}

/// Keeps the plan that was chosen. It counts at once; a colleague reads that it was made and confirms it.
pub fn choose_plan(db: &Db, at: At, guest: &Guest, new: &Chosen) -> Result<(), Error> {
    let page = open(db, at, guest)?;
    let actor = guest_of(guest, &page);
    check_text("step", &new.step)?;
    if new.step.trim().is_empty() {
        return Err(Refusal::Plan(BadPlan::NoOwnStep).into());
    }
    case_file::act(db, &actor, at, page.file.tenancy.id, "choose_plan", |tx, file| {
        if file.plans.iter().any(|p| p.id == new.id) {
            return Ok(None);
        }
        let plan = plan_of(file, at, new)?;
        let plan = plan::write(tx, &actor, at, file, &plan)?;
        log(tx, &actor, at, file.tenancy.id, word_of(plan.id.0), &new.note)?;
        Ok(Some(plan::told(&plan)))
    })
}

/// The plan as it follows from the choice and the file of this moment, not from what a browser says.
fn plan_of(file: &CaseFile, at: At, new: &Chosen) -> Result<NewPlan, Refusal> {
    let outlook = file.outlook(at.today);
    let Standing::Open(open) = standing(file, &outlook) else {
        return Err(Refusal::NothingToPlan);
    };
    let all = offers(open, new.wish, at.today, &file.policy).map_err(Refusal::Alone)?;
    let chosen = all.into_iter().find(|o| o.kind == new.kind);
    let lines = rent_ahead(file, at.today).map(|line| domain::arrangement::RentLine {
        who: new.rent,
        ..line
    });
    Ok(NewPlan {
        id: new.id,
        proposed_by: Party::Tenant,
        origin: Origin::SelfService,
        terms: chosen.ok_or(Refusal::ChangedMeanwhile)?.terms,
        rent: RentStatement { lines },
        told: String::new(),
        aftercare: file.wishes.is_none_or(|w| w.aftercare),
        own_step: Some(OwnStep::New {
            action: new.step.clone(),
            due_on: at.today.plus(FIRST_STEP_DAYS),
        }),
    })
}

/// May this plan still be taken back on the page: chosen there, today, and unchanged since.
pub fn may_take_back(file: &CaseFile, plan: &Plan, today: Day) -> bool {
    let newest = file
        .plans
        .iter()
        .all(|p| p.id != plan.id || p.version <= plan.version);
    plan.origin == Origin::SelfService && plan.version == 1 && plan.made_on == today && newest
}

/// Takes back a plan on the day it was chosen.
pub fn take_back(db: &Db, at: At, guest: &Guest, id: PlanId) -> Result<(), Error> {
    let page = open(db, at, guest)?;
    let actor = guest_of(guest, &page);
    let plan = case_file::newest(&page.file.plans, id)?;
    if !may_take_back(&page.file, plan, at.today) {
        return Err(Refusal::NotOpen.into());
    }
    let seen = plan.version;
    plan::change(db, &actor, at, page.file.tenancy.id, id, seen, &plan::Turn::Stop)
}

/// Says something to a person of us: call me, another day, this does not work out. It waits for an answer on today's list.
/// Said with it that paying is hard, it is a request too (S1.4).
pub fn ask(
    db: &Db,
    at: At,
    guest: &Guest,
    id: ContactId,
    note: &str,
    about: Option<Topic>,
) -> Result<(), Error> {
    let page = open(db, at, guest)?;
    let actor = guest_of(guest, &page);
    if note.trim().is_empty() {
        return Err(Refusal::Missing("note").into());
    }
    case_file::act(
        db,
        &actor,
        at,
        page.file.tenancy.id,
        "ask_on_own_page",
        |tx, file| {
            if file.contacts.iter().any(|c| c.id == id) {
                return Ok(None);
            }
            log(tx, &actor, at, file.tenancy.id, id, note)?;
            let request = about.map(|topic| NewRequest {
                id: RequestId(Uuid::new_v5(&id.0, b"request")),
                way: Origin::SelfService,
                topic,
            });
            let said = request.map(|new| request::keep(tx, &actor, at, file, new));
            Ok(Some(
                json!({"contact": id.to_string(), "said": said.transpose()?}),
            ))
        },
    )
}

/// The offer to pass on details to the municipality that waits for an answer (art. 2 Bgs).
pub fn offered(file: &CaseFile, today: Day) -> Option<ProofId> {
    let all = standing_proofs(&file.proofs, &file.contacts, &Watch::new(today), None);
    let offer = all.iter().rev().find(|p| p.kind == ProofKind::Offer)?;
    let answers = [
        ProofKind::Yes,
        ProofKind::NoObjection,
        ProofKind::Objection,
        ProofKind::Informed,
    ];
    let answered = all
        .iter()
        .any(|p| answers.contains(&p.kind) && (p.on >= offer.on || p.kind == ProofKind::Objection));
    (!answered).then_some(offer.id)
}

/// Answers that offer. A no is honoured for good.
pub fn answer_offer(db: &Db, at: At, guest: &Guest, yes: bool, note: &str) -> Result<(), Error> {
    let page = open(db, at, guest)?;
    let actor = guest_of(guest, &page);
    case_file::act(
        db,
        &actor,
        at,
        page.file.tenancy.id,
        "answer_offer",
        |tx, file| {
            let Some(offer) = offered(file, at.today) else {
                return Ok(None);
            };
            let kind = if yes { ProofKind::Yes } else { ProofKind::Objection };
            let id = Uuid::new_v5(&offer.0, b"own page");
            let contact = word_of(id);
            log(tx, &actor, at, file.tenancy.id, contact, note)?;
            let proof = Proof {
                id: ProofId(id),
                kind,
                on: at.today,
                contact: Some(contact),
                day_part: None,
                words: String::new(),
                corrects: None,
                by: None,
                learned_on: at.today,
            };
            store::help::add(tx, &actor.scope(), [(file.tenancy.id, &proof)], Moment(at.now))?;
            Ok(Some(json!({"proof": id.to_string(), "kind": kind.code()})))
        },
    )
}

/// What the tenant wants to hear from us (S2.8, S3.14).
pub fn wish(db: &Db, at: At, guest: &Guest, wishes: Wishes) -> Result<(), Error> {
    let page = open(db, at, guest)?;
    let actor = guest_of(guest, &page);
    crate::wording::set_wishes(db, &actor, at, page.file.tenancy.id, wishes)
}

/// How the tenant wants to be greeted by who comes by (S0.9).
pub fn greet(db: &Db, at: At, guest: &Guest, words: &str) -> Result<(), Error> {
    let page = open(db, at, guest)?;
    let actor = guest_of(guest, &page);
    crate::wording::set_greeting(db, &actor, at, page.file.tenancy.id, words)
}

fn guest_of(guest: &Guest, page: &OwnPage) -> Actor {
    tenant(guest.address.org, &page.person.full_name())
}

/// A line in the contact log: the tenant left us word. It is no talk, so it stops no clock of personal contact (S1.1).
fn log(
    tx: &mut WriteTx<'_>,
    actor: &Actor,
    at: At,
    tenancy: TenancyId,
    id: ContactId,
    note: &str,
) -> Result<(), Error> {
    check_text("note", note)?;
    let contact = Contact {
        id,
        on: at.today,
        day_part: None,
        kind: ContactKind::Other,
        direction: Direction::Incoming,
        outcome: Outcome::Sent,
        note: note.trim().to_owned(),
        next_on: None,
        by: None,
        learned_on: at.today,
        corrects: None,
    };
    store::contact::add(tx, &actor.scope(), [(tenancy, &contact)], Moment(at.now))?;
    Ok(())
}

/// The id of the line about something else that was done on the page: it follows from that.
fn word_of(about: Uuid) -> ContactId {
    ContactId(Uuid::new_v5(&about, b"own page"))
}
