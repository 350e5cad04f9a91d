//! What follows from a fact of a visit: a contact, a story, an agreement, a plan, a pause, a consent. All of it has ids that follow
//! from the fact's own, and is judged by what is known when it arrives.

use super::sheet;
use crate::actor::{Act, Actor, At};
use crate::case_file::CaseFile;
use crate::network::NewConsent;
use crate::part::{About, parts};
use crate::pause::NewPause;
use crate::plan::{NewPlan, OwnStep};
use crate::visit::Received;
use crate::{Error, coach, network, pause, plan, referral};
use domain::agreement::{Agreement, AgreementState, Party};
use domain::arrangement::{FIRST_STEP_DAYS, Origin, RentStatement};
use domain::dispute::{self, Dispute, DisputeState};
use domain::ids::{AgreementId, SlotId};
use domain::message::Channel;
use domain::network::SaidYes;
use domain::partner::Need;
use domain::pause::PauseSource;
use domain::proof::{Proof, ProofKind};
use domain::visit::{Happening, Matter, Recognition, VisitFact};
use store::db::{Moment, WriteTx};
use store::story::Story;

/// Working days in which we look into what a tenant sees otherwise.
const LOOK_INTO: i32 = 5;

/// Writes what follows from a fact after what was told before. All of it has ids that follow from the fact's own.
pub(super) fn follow(
    tx: &mut WriteTx<'_>,
    actor: &Actor,
    at: At,
    file: &CaseFile,
    (fact, told): (&VisitFact, &[VisitFact]),
) -> Result<Received, Error> {
    let (scope, moment, tenancy) = (actor.scope(), Moment(at.now), fact.tenancy);
    if let Some(contact) = fact.contact_after(told) {
        store::contact::add(tx, &scope, [(tenancy, &contact)], moment)?;
    }
    match &fact.what {
        Happening::Told { words } => {
            let story = story(fact, words.clone());
            store::story::add(tx, &scope, [(tenancy, &story)], moment)?;
        }
        Happening::Mapped { first, others } => {
            let story = story(fact, on_the_table(*first, others));
            store::story::add(tx, &scope, [(tenancy, &story)], moment)?;
        }
        Happening::Promised {
            party,
            action,
            due_on,
            amount,
        } => {
            let promise = Agreement {
                due_on: *due_on,
                amount: amount.filter(|a| a.is_positive()),
                ..ours(fact, fact.agreement_id(), *party, action.clone())
            };
            store::agreement::add(tx, &scope, [(tenancy, &promise)], moment)?;
        }
        Happening::Seen { how, .. } if *how != Recognition::Yes => {
            follow_dispute(tx, actor, at, file, fact)?;
        }
        Happening::Planned { .. } => return follow_plan(tx, actor, at, file, fact),
        Happening::Paused { reason, words, until } => {
            let new = NewPause {
                id: fact.pause_id(),
                // Proposed at the table by one of us, and agreed there.
                source: PauseSource::Worker,
                reason: *reason,
                words: words.clone(),
                from: fact.on,
                until: Some(*until),
                review_on: None,
            };
            return follow_pause(tx, actor, at, file, (fact, &new));
        }
        Happening::PassOn { yes, words } => {
            let answer = answered(fact, *yes, words);
            store::help::add(tx, &scope, [(tenancy, &answer)], moment)?;
        }
        Happening::Consented { .. } => {
            if let Some(new) = consent(fact) {
                network::agree_at(tx, actor, (at, fact.on), &file.tenancy, &new)?;
            }
        }
        Happening::Booked { slot } => return follow_booking(tx, actor, at, file, (fact, *slot)),
        Happening::Referred { need: Some(need) } => {
            return follow_need(tx, actor, at, file, (fact, *need));
        }
        Happening::SheetWanted { channel } => follow_sheet(tx, actor, at, fact, *channel)?,
        _ => {}
    }
    Ok(Received::Kept)
}

fn story(fact: &VisitFact, words: String) -> Story {
    Story {
        id: fact.story_id(),
        told_on: fact.on,
        words,
        person: None,
        by: fact.by,
        learned_on: fact.learned_on,
        corrects: None,
    }
}

/// The map that the tenant wants us to keep, in words of the file.
fn on_the_table(first: Matter, others: &[Matter]) -> String {
    let word = |m: &Matter| match m {
        Matter::Income => "inkomen",
        Matter::Bills => "rekeningen",
        Matter::Letters => "post",
        Matter::Home => "de woning",
        Matter::Family => "het gezin",
        Matter::Health => "",
    };
    let others: Vec<&str> = others.iter().filter(|m| **m != first).map(word).collect();
    let first = word(&first);
    if others.is_empty() {
        return format!("Samen op tafel gelegd. Eerst: {first}.");
    }
    format!(
        "Samen op tafel gelegd. Eerst: {first}. Ook: {}.",
        others.join(", ")
    )
}

/// What the tenant sees otherwise is not asked until we have answered (S1.19).
fn follow_dispute(
    tx: &mut WriteTx<'_>,
    actor: &Actor,
    at: At,
    file: &CaseFile,
    fact: &VisitFact,
) -> Result<(), Error> {
    let (scope, moment) = (actor.scope(), Moment(at.now));
    if let Some(dispute) = disputed(actor, at, file, fact) {
        store::help::add(tx, &scope, [(fact.tenancy, &dispute)], moment)?;
        return Ok(());
    }
    let Happening::Seen { words, month, .. } = &fact.what else {
        return Ok(());
    };
    // Nothing of it can be set apart any more: it is still ours to look into.
    let words = month.map_or_else(
        || words.clone(),
        |month| format!("{words} ({month})").trim().to_owned(),
    );
    let action = if words.is_empty() {
        LOOK_INTO_WORDS.to_owned()
    } else {
        format!("{LOOK_INTO_WORDS} “{words}”")
    };
    let promise = Agreement {
        due_on: Some(fact.on.max(at.today).plus_working_days(LOOK_INTO)),
        ..ours(fact, fact.agreement_id(), Party::Association, action)
    };
    store::agreement::add(tx, &scope, [(fact.tenancy, &promise)], moment)?;
    Ok(())
}

/// The tenant's answer about the municipality: a yes goes along with a signal, a no holds every signal back (S1.23).
fn answered(fact: &VisitFact, yes: bool, words: &str) -> Proof {
    Proof {
        id: fact.proof_id(),
        kind: if yes { ProofKind::Yes } else { ProofKind::Objection },
        on: fact.on,
        contact: None,
        day_part: None,
        words: words.to_owned(),
        corrects: None,
        by: fact.by,
        learned_on: fact.learned_on,
    }
}

/// The tenant's yes to somebody around them.
fn consent(fact: &VisitFact) -> Option<NewConsent> {
    let Happening::Consented {
        name,
        reach,
        relation,
        topics,
        until,
    } = &fact.what
    else {
        return None;
    };
    Some(NewConsent {
        id: fact.network_id(),
        name: name.clone(),
        relation: *relation,
        reach: reach.clone(),
        topics: topics.clone(),
        said_yes: SaidYes::AtTheTable,
        until: *until,
    })
}

/// What could not be done as it was said at the table is not lost: looking into it is our promise, for the next working day.
fn look_into(
    tx: &mut WriteTx<'_>,
    actor: &Actor,
    at: At,
    fact: &VisitFact,
    words: &str,
) -> Result<Received, Error> {
    let look = Agreement {
        due_on: Some(at.today.plus_working_days(1)),
        ..ours(fact, fact.agreement_id(), Party::Association, words.to_owned())
    };
    store::agreement::add(tx, &actor.scope(), [(fact.tenancy, &look)], Moment(at.now))?;
    Ok(Received::KeptForALook)
}

/// The pause runs from the day at the table. Who may not agree one, or whose day does not fit, leaves a promise of ours: what was
/// said at the table is not lost.
fn follow_pause(
    tx: &mut WriteTx<'_>,
    actor: &Actor,
    at: At,
    file: &CaseFile,
    (fact, new): (&VisitFact, &NewPause),
) -> Result<Received, Error> {
    let (scope, moment) = (actor.scope(), Moment(at.now));
    let made = actor
        .may(Act::AgreePause)
        .ok()
        .and_then(|()| pause::begin(actor, at, file, new).ok());
    if let Some(made) = made {
        store::help::add(tx, &scope, [(fact.tenancy, &made)], moment)?;
        return Ok(Received::Kept);
    }
    look_into(tx, actor, at, fact, LOOK_AT_PAUSE)
}

/// The moment is the tenant's, with the name and the time on the sheet; or somebody else was first, and we look for another one.
fn follow_booking(
    tx: &mut WriteTx<'_>,
    actor: &Actor,
    at: At,
    file: &CaseFile,
    (fact, id): (&VisitFact, SlotId),
) -> Result<Received, Error> {
    let yes = (id, SaidYes::AtTheTable, fact.on);
    if coach::take(tx, actor, at, file, yes)?.is_some() {
        return Ok(Received::Kept);
    }
    look_into(tx, actor, at, fact, LOOK_FOR_A_SLOT)
}

/// A draft for the partner that helps with it lies ready; where nobody is known who does, finding somebody is our promise.
fn follow_need(
    tx: &mut WriteTx<'_>,
    actor: &Actor,
    at: At,
    file: &CaseFile,
    (fact, need): (&VisitFact, Need),
) -> Result<Received, Error> {
    let id = fact.referral_id();
    if referral::draft_at(tx, actor, (at, fact.on), file, (id, need))? {
        return Ok(Received::Kept);
    }
    look_into(tx, actor, at, fact, LOOK_FOR_HELP)
}

/// The sheet leaves, or giving it is our promise.
fn follow_sheet(
    tx: &mut WriteTx<'_>,
    actor: &Actor,
    at: At,
    fact: &VisitFact,
    channel: Channel,
) -> Result<(), Error> {
    if sheet::send(tx, actor, at, fact, channel)? {
        return Ok(());
    }
    let promise = Agreement {
        due_on: Some(fact.on.max(at.today).plus_working_days(1)),
        ..ours(
            fact,
            fact.agreement_id(),
            Party::Association,
            sheet::SEND_IT.to_owned(),
        )
    };
    let told = [(fact.tenancy, &promise)];
    store::agreement::add(tx, &actor.scope(), told, Moment(at.now))?;
    Ok(())
}

/// What a tenant sees otherwise at the table, as the same dispute that is written down at the desk: about the month that was
/// named or all that is past due, answered by the visitor. `None` where the ledger or a right leaves no room for it.
fn disputed(actor: &Actor, at: At, file: &CaseFile, fact: &VisitFact) -> Option<Dispute> {
    let Happening::Seen { how, words, month } = &fact.what else {
        return None;
    };
    actor.may(Act::AgreeHelp).ok()?;
    let outlook = file.outlook(at.today);
    let about = month.map_or(About::PastDue, About::Month);
    let dispute = Dispute {
        id: fact.dispute_id(),
        version: 1,
        says: match how {
            Recognition::Yes => return None,
            Recognition::Partly => dispute::Recognition::Partly,
            Recognition::No => dispute::Recognition::No,
        },
        parts: parts(&outlook, about, None, at.today).ok()?,
        words: words.clone(),
        payments: Vec::new(),
        raised_on: fact.on,
        answerer: fact.by?,
        answer_by: fact.on.max(at.today).plus_working_days(LOOK_INTO),
        state: DisputeState::Open,
        answer: String::new(),
        by: fact.by,
        made_on: at.today,
        learned_on: fact.learned_on,
    };
    let fits = dispute.check(&outlook.account, file.tenancy.start).is_ok();
    fits.then_some(dispute)
}

/// What we promise the tenant to look into; a text of the file, so in the language of the association.
const LOOK_INTO_WORDS: &str = "Uitzoeken wat de huurder anders ziet dan wij.";
/// What a colleague does with a plan that the ledger overtook.
const LOOK_AT_PLAN: &str =
    "Plan van het huisbezoek nakijken met de huurder: wat openstaat is intussen anders.";

/// What a colleague does when the chosen moment of a coach was gone.
const LOOK_FOR_A_SLOT: &str =
    "Andere tijd zoeken bij de coach, samen met de huurder: de gekozen tijd was al vergeven.";

/// What a colleague does when nobody is known who helps with what can't wait.
const LOOK_FOR_HELP: &str = "Uitzoeken wie de huurder nu kan helpen, en het de huurder laten weten.";

/// What a colleague does with a pause that can't run as it was agreed.
const LOOK_AT_PAUSE: &str = "Pauze van het huisbezoek nakijken met de huurder: zo kan hij niet ingaan.";

/// What a colleague does with a plan whose tenancy ended meanwhile.
const LOOK_AT_ENDED: &str =
    "Plan van het huisbezoek nakijken met de huurder: het huurcontract is intussen geëindigd.";

/// What a colleague does with a plan in which the tenant has no step of their own.
const LOOK_AT_STEP: &str =
    "Plan van het huisbezoek afmaken: vraag welke kleine eerste stap de huurder zelf zet.";

/// The rent that the plan goes with will not be charged: the tenancy ends before.
fn ends_before(file: &CaseFile, rent: &RentStatement) -> bool {
    let end = file.tenancy.end;
    end.is_some_and(|end| rent.lines.iter().any(|line| line.on > end))
}

fn ours(fact: &VisitFact, id: AgreementId, party: Party, action: String) -> Agreement {
    Agreement {
        id,
        version: 1,
        party,
        action,
        made_on: fact.on,
        due_on: None,
        amount: None,
        state: AgreementState::Open,
        by: fact.by,
        learned_on: fact.learned_on,
    }
}

/// The step that the tenant chose with the plan: small, so done within the days of a first step (S0.22).
fn first_step(fact: &VisitFact, step: &str) -> Option<Agreement> {
    let step = Some(step).filter(|step| !step.is_empty())?;
    Some(Agreement {
        due_on: Some(fact.on.plus(FIRST_STEP_DAYS)),
        ..ours(fact, fact.step_id(), Party::Tenant, step.to_owned())
    })
}

/// What the tenant took on at the same table, beside paying: the first step of a plan that names none (S3.18).
fn at_the_table(file: &CaseFile, fact: &VisitFact) -> Option<AgreementId> {
    let own = |a: &&Agreement| a.party == Party::Tenant && a.amount.is_none() && a.made_on == fact.on;
    file.agreements.iter().rev().find(own).map(|a| a.id)
}

/// A plan made at the table counts when what is open is still what was on the table; else a person looks first.
fn follow_plan(
    tx: &mut WriteTx<'_>,
    actor: &Actor,
    at: At,
    file: &CaseFile,
    fact: &VisitFact,
) -> Result<Received, Error> {
    let Happening::Planned {
        terms,
        rent,
        open,
        told,
        step,
    } = &fact.what
    else {
        return Ok(Received::Kept);
    };
    let scope = actor.scope();
    let own = first_step(fact, step);
    let held = own
        .as_ref()
        .map(|step| step.id)
        .or_else(|| at_the_table(file, fact));
    let now = plan::room(file, &file.outlook(at.today), at.today).map(|(_, open)| open);
    let new = NewPlan {
        id: fact.plan_id(),
        proposed_by: Party::Tenant,
        origin: Origin::Visit,
        terms: terms.clone(),
        rent: *rent,
        told: told.clone(),
        aftercare: true,
        own_step: held.map(OwnStep::Held),
    };
    let ended = ends_before(file, rent);
    let whole = !ended && held.is_some() && now == Some(*open);
    let made = if whole && actor.may(Act::AgreePlan).is_ok() {
        plan::begin(actor, at, file, &new).ok()
    } else {
        None
    };
    // The tenant's step stands, also when a colleague still looks at the plan.
    let moment = Moment(at.now);
    store::agreement::add(tx, &scope, own.iter().map(|own| (fact.tenancy, own)), moment)?;
    if let Some(made) = made {
        store::help::add(tx, &scope, [(fact.tenancy, &made)], moment)?;
        return Ok(Received::Kept);
    }
    let words = match held {
        _ if ended => LOOK_AT_ENDED,
        None => LOOK_AT_STEP,
        Some(_) => LOOK_AT_PLAN,
    };
    look_into(tx, actor, at, fact, words)
}
