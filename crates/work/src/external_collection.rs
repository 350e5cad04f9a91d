//! External collection: bailiffs and agencies, a transferred case in their hands, its end, and the way back. Other programs
//! read it as VERA has it (`externe-incassos`).

use crate::actor::{Act, Actor, At};
use crate::case_file::{self, CaseFile};
use crate::record::check_text;
use crate::{Error, Refusal, audit, transfer};
use domain::calendar::Day;
use domain::external_collection::{BadHandOver, HandOver, HandOverEnd, Party, TAKEN_BACK, running, status};
use domain::ids::{CourtStepId, HandOverId, TenancyId};
use domain::law::{Law, Parameter, Value};
use domain::transfer::{CourtKind, CourtStep, may_step};
use exchange::vera::external::{self, ExternalCollection, end_reasons, start_reasons};
use serde_json::json;
use store::Db;
use store::db::{Moment, Tx, WriteTx};

/// Cases on one page of the list for other programs, as the standard has it.
const PAGE: usize = 100;

/// The codes and names of why a case is handed over, on a day.
pub fn reasons_to_start(on: Day) -> Vec<(&'static str, &'static str)> {
    start_reasons(on).map(|c| (c.code, c.name)).collect()
}

/// The codes and names of why it ended, on a day.
pub fn reasons_to_end(on: Day) -> Vec<(&'static str, &'static str)> {
    end_reasons(on).map(|c| (c.code, c.name)).collect()
}

pub use exchange::vera::external::{end_reason, start_reason};

/// The newest version of each party, by name.
pub(crate) fn newest(tx: &mut Tx<'_>, scope: &store::Scope) -> Result<Vec<Party>, Error> {
    let mut newest: Vec<Party> = Vec::new();
    for party in store::external_collection::parties(tx, scope)? {
        newest.retain(|held| held.code != party.code);
        newest.push(party);
    }
    newest.sort_by(|a, b| (&a.name, &a.code).cmp(&(&b.name, &b.code)));
    Ok(newest)
}

/// The parties, for who hands over and for who keeps them.
pub fn parties(db: &Db, actor: &Actor) -> Result<Vec<Party>, Error> {
    actor.may(Act::SeeTransfers).or(actor.may(Act::KeepLaw))?;
    let scope = actor.scope();
    db.read(|tx| newest(tx, &scope))
}

/// Writes a party down; a change is a new version. `seen` is the version that was on the page, 0 for a new one.
pub fn write_party(db: &Db, actor: &Actor, at: At, new: &Party, seen: i32) -> Result<(), Error> {
    actor.may(Act::KeepLaw)?;
    check_text("name", &new.name)?;
    new.check().map_err(Refusal::HandOver)?;
    let scope = actor.scope();
    db.write(|tx| {
        let all = newest(tx, &scope)?;
        let held = all.iter().find(|held| held.code == new.code);
        let version = held.map_or(0, |held| held.version);
        let next = Party {
            version: version + 1,
            ..new.clone()
        };
        if held.is_some_and(|held| {
            Party {
                version: next.version,
                ..held.clone()
            } == next
        }) {
            return Ok(());
        }
        let by = (at.today, actor.user);
        let added = version == seen
            && store::external_collection::add_party(tx, &scope, &next, by, Moment(at.now))? == 1;
        if !added {
            return Err(Refusal::ChangedMeanwhile.into());
        }
        let number = next.registration.as_ref().map(|r| r.number.as_str());
        let details = json!({"version": next.version, "kind": next.kind.code(), "registration": number});
        audit::note(
            tx,
            actor,
            at,
            "write_collection_party",
            &next.code,
            None,
            "",
            &details,
        )
    })
}

/// A hand-over as written down.
#[derive(Clone, Debug)]
pub struct NewHandOver {
    /// Chosen by the browser.
    pub id: HandOverId,
    /// Short name of the party.
    pub party: String,
    /// A start reason of VERA.
    pub reason: String,
    /// When; today unless told.
    pub on: Option<Day>,
}

/// Does the law ask an agency to be registered on a day? What can't be used is taken as yes.
fn registers(law: &Law, on: Day) -> bool {
    match law.row(Parameter::WkiThirdPartyRegistration, on) {
        Ok(row) => row.value != Value::Flag(false),
        Err(domain::law::Refusal::NotYet { .. }) => false,
        Err(_) => true,
    }
}

/// Hands a transferred case over. It claims what may be claimed: nothing that rests on a struck clause.
pub fn hand_over(db: &Db, actor: &Actor, at: At, tenancy: TenancyId, new: &NewHandOver) -> Result<(), Error> {
    actor.may(Act::Transfer)?;
    case_file::act(db, actor, at, tenancy, "hand_over", |tx, file| {
        if file.hand_overs.iter().any(|h| h.id == new.id) {
            return Ok(None);
        }
        let scope = actor.scope();
        let on = new.on.unwrap_or(at.today);
        let parties = newest(tx, &scope)?;
        let party = parties.iter().find(|p| p.code == new.party);
        let party = party.ok_or_else(|| Refusal::HandOver(BadHandOver::NoSuchParty(new.party.clone())))?;
        if !start_reasons(on).any(|c| c.code == new.reason) {
            return Err(no_such_reason(&new.reason, on).into());
        }
        let law = crate::law::in_force(tx, &scope)?;
        party
            .may_collect(on, registers(&law, on))
            .map_err(Refusal::HandOver)?;
        let outlook = file.outlook(at.today);
        let stands = transfer::standing(file);
        let decided = stands.map(|(_, decided)| decided);
        let (held, _) = stands.ok_or(Refusal::HandOver(BadHandOver::NoTransfer))?;
        let fact = HandOver {
            id: new.id,
            transfer: held.id,
            party: party.code.clone(),
            reason: new.reason.clone(),
            on,
            amount: file.claim(&outlook).amount(),
            by: actor.user,
            learned_on: at.today,
        };
        let there = running(&file.hand_overs, &file.hand_over_ends).is_some();
        fact.check(decided, outlook.stopped_until, there, at.today)
            .map_err(Refusal::HandOver)?;
        store::help::add(tx, &scope, [(tenancy, &fact)], Moment(at.now))?;
        // The same day on the way through the court, which the evidence pack tells.
        let step = CourtStep {
            id: CourtStepId(fact.id.0),
            transfer: held.id,
            kind: CourtKind::HandedOver,
            on,
            words: party.name.clone(),
            by: actor.user,
            learned_on: at.today,
        };
        if may_step(&step, decided, &file.court_steps, None).is_ok() {
            store::help::add(tx, &scope, [(tenancy, &step)], Moment(at.now))?;
        }
        Ok(Some(
            json!({"handOver": fact.id.to_string(), "party": party.code, "reason": new.reason,
            "on": on.to_string(), "amount": fact.amount.0}),
        ))
    })
}

fn no_such_reason(code: &str, on: Day) -> Refusal {
    Refusal::HandOver(BadHandOver::NoSuchReason {
        code: code.to_owned(),
        on,
    })
}

/// Ends it, with its reason. The transfer itself stands until it is brought back at the gate.
pub fn end(
    db: &Db,
    actor: &Actor,
    at: At,
    tenancy: TenancyId,
    id: HandOverId,
    (reason, on, words): (&str, Option<Day>, &str),
) -> Result<(), Error> {
    actor.may(Act::Transfer)?;
    check_text("words", words)?;
    case_file::act(db, actor, at, tenancy, "end_hand_over", |tx, file| {
        let held = file.hand_overs.iter().find(|h| h.id == id);
        let held = held.ok_or_else(|| Refusal::NoSuchHelp(id.to_string()))?;
        let on = on.unwrap_or(at.today);
        if !end_reasons(on).any(|c| c.code == reason) {
            return Err(no_such_reason(reason, on).into());
        }
        let before = file.hand_over_ends.iter().find(|e| e.hand_over == id);
        if before.is_some_and(|e| e.reason == reason && e.on == on && e.words == words.trim()) {
            return Ok(None);
        }
        held.may_end(before.is_some(), on, at.today)
            .map_err(Refusal::HandOver)?;
        keep_end(tx, actor, at, tenancy, id, (reason, on, words))?;
        Ok(Some(
            json!({"handOver": id.to_string(), "reason": reason, "on": on.to_string()}),
        ))
    })
}

fn keep_end(
    tx: &mut WriteTx<'_>,
    actor: &Actor,
    at: At,
    tenancy: TenancyId,
    id: HandOverId,
    (reason, on, words): (&str, Day, &str),
) -> Result<(), Error> {
    let end = HandOverEnd {
        hand_over: id,
        reason: reason.to_owned(),
        on,
        words: words.trim().to_owned(),
        by: actor.user,
        learned_on: at.today,
    };
    store::help::add(tx, &actor.scope(), [(tenancy, &end)], Moment(at.now))?;
    Ok(())
}

/// The way back (S4.34): a case that is brought back at the gate is taken back from who has it.
pub(crate) fn take_back(
    tx: &mut WriteTx<'_>,
    actor: &Actor,
    at: At,
    file: &CaseFile,
    (on, words): (Day, &str),
) -> Result<(), Error> {
    let Some(held) = running(&file.hand_overs, &file.hand_over_ends) else {
        return Ok(());
    };
    let on = on.max(held.on);
    keep_end(tx, actor, at, file.tenancy.id, held.id, (TAKEN_BACK, on, words))
}

/// A case as it is told to other programs.
fn told(file: &CaseFile, held: &HandOver, parties: &[Party], today: Day) -> ExternalCollection {
    let party = parties.iter().find(|p| p.code == held.party);
    let end = file.hand_over_ends.iter().find(|e| e.hand_over == held.id);
    ExternalCollection {
        id: held.id.to_string(),
        reference: file.tenancy.reference.clone(),
        tenancy: file.tenancy.id.to_string(),
        party: (held.party.clone(), party.map_or("", |p| p.kind.code()).to_owned()),
        status: status(held, end, today).to_owned(),
        start_reason: held.reason.clone(),
        end: end.map(|e| (e.reason.clone(), e.on)),
        on: held.on,
        amount: held.amount,
        balance: file.claim(&file.outlook(today)).amount(),
    }
}

fn every(db: &Db, actor: &Actor, at: At) -> Result<Vec<ExternalCollection>, Error> {
    actor.may(Act::SeeTransfers)?;
    let parties = parties(db, actor)?;
    let mut all = Vec::new();
    for (tenancy, _) in case_file::help_of_all::<HandOver>(db, actor)? {
        let file = case_file::read(db, actor, tenancy)?;
        all.extend(file.hand_overs.iter().map(|h| told(&file, h, &parties, at.today)));
    }
    all.sort_by(|a, b| (a.on, &a.id).cmp(&(b.on, &b.id)));
    Ok(all)
}

/// A page of the list for other programs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The page as JSON.
    pub text: String,
    /// Cases there are in all.
    pub total: usize,
    /// Most cases on a page.
    pub size: usize,
    /// Which page, from 1.
    pub page: usize,
}

/// A page of the list as VERA has it: `page` from 1, of `size` cases, a hundred at most. Who read it is noted.
pub fn vera_list(
    db: &Db,
    actor: &Actor,
    at: At,
    (page, size): (Option<usize>, Option<usize>),
) -> Result<Listed, Error> {
    let all = every(db, actor, at)?;
    let (page, size) = (page.unwrap_or(1).max(1), size.unwrap_or(PAGE).clamp(1, PAGE));
    let from = (page - 1).saturating_mul(size).min(all.len());
    let shown = &all[from..(from + size).min(all.len())];
    note(db, actor, at, "")?;
    let text = external::list(shown).map_err(|e| Refusal::Archive(e.to_string()))?;
    Ok(Listed {
        text,
        total: all.len(),
        size,
        page,
    })
}

/// Everything in one file, for who brings it to another program by hand. Who took it is noted.
pub fn vera_file(db: &Db, actor: &Actor, at: At) -> Result<String, Error> {
    let all = every(db, actor, at)?;
    note(db, actor, at, "")?;
    external::list(&all).map_err(|e| Refusal::Archive(e.to_string()).into())
}

/// One case as VERA has it; who read it is noted.
pub fn vera_one(db: &Db, actor: &Actor, at: At, id: HandOverId) -> Result<String, Error> {
    let all = every(db, actor, at)?;
    let found = all.iter().find(|c| c.id == id.to_string());
    let found = found.ok_or_else(|| Refusal::NoSuchHelp(id.to_string()))?;
    note(db, actor, at, &found.reference)?;
    external::one(found).map_err(|e| Refusal::Archive(e.to_string()).into())
}

fn note(db: &Db, actor: &Actor, at: At, subject: &str) -> Result<(), Error> {
    let details = match actor.user {
        Some(_) => json!({}),
        None => json!({audit::PROGRAM: actor.name}),
    };
    let act = "read_external_collections";
    db.write(|tx| audit::note(tx, actor, at, act, subject, None, "", &details))
}
