//! The last gate: propose transfer to the court with a look back, decide with two people, write down what happens there, and
//! come back at any moment (S4.30, S4.34). Nothing of it takes a measure away.

use crate::actor::{Act, Actor, At};
use crate::case_file::{self, CaseFile};
use crate::record::check_text;
use crate::waiver::rank;
use crate::{Error, Refusal};
use domain::calendar::Day;
use domain::debt_help::DebtHelpKind;
use domain::ids::{CourtStepId, ProofId, TenancyId, TransferId, UserId};
use domain::law::eviction::{Picture, picture};
use domain::outlook::Outlook;
use domain::proof::{Proof, ProofKind};
use domain::transfer::{
    self, BadTransfer, Check, CourtKind, CourtStep, Decision, QUESTIONS, Question, Transfer, TransferState,
};
use domain::waiver::Verdict;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use store::Db;
use store::db::{Moment, WriteTx};
use uuid::Uuid;

/// A proposal as written down.
#[derive(Clone, Debug)]
pub struct NewTransfer {
    /// Chosen by the browser.
    pub id: TransferId,
    /// The answers, in the order of [`Question::ALL`].
    pub answers: [String; QUESTIONS],
}

/// A step through the court as written down.
#[derive(Clone, Debug)]
pub struct NewStep {
    /// Chosen by the browser.
    pub id: CourtStepId,
    /// Of which transfer.
    pub transfer: TransferId,
    /// What.
    pub kind: CourtKind,
    /// When; today unless told.
    pub on: Option<Day>,
    /// One line, or what we learned.
    pub words: String,
}

/// The proposal that waits for people, else the transfer that stands.
pub fn present(file: &CaseFile) -> Option<&Transfer> {
    let waiting = transfer::waiting(&file.transfers, &file.signatures);
    waiting.or_else(|| standing(file).map(|(t, _)| t))
}

/// The transfer that stands, with the day of the decision.
pub fn standing(file: &CaseFile) -> Option<(&Transfer, Day)> {
    transfer::standing(&file.transfers, &file.signatures, &file.court_steps)
}

/// The gate as it is on a day, with what is known now.
pub fn gate(file: &CaseFile, on: Day) -> Vec<Check> {
    gate_of(file, present(file), on)
}

fn gate_of(file: &CaseFile, held: Option<&Transfer>, on: Day) -> Vec<Check> {
    let outlook = file.outlook(on);
    let held = held.map(|t| (t, file.signatures.as_slice()));
    transfer::gate(&outlook.path, held, file.claim(&outlook), scheme(&outlook))
}

/// What holds the old debt outside our collection, when it holds any.
fn scheme(outlook: &Outlook<'_>) -> Option<DebtHelpKind> {
    let keeps = outlook.statuses.iter().find(|d| d.kind.keeps_old_debt_out());
    keeps.filter(|_| outlook.in_scheme.is_positive()).map(|d| d.kind)
}

fn person(actor: &Actor) -> Result<UserId, Refusal> {
    actor.user.ok_or(Refusal::NotAllowed(Act::Transfer))
}

/// What an eviction would cost, for what is past due; refused with the row named when a number can't be used.
fn costs(db: &Db, actor: &Actor, at: At, file: &CaseFile) -> Result<Picture, Error> {
    let law = crate::law::of(db, actor)?;
    let claim = file.claim(&file.outlook(at.today)).amount();
    let shown = picture(&law, claim, at.today).map_err(|r| Refusal::Law(r.to_string()))?;
    Ok(shown.picture)
}

/// Proposes transfer. Every condition that fills itself must be met, and every question answered. The look back counts as
/// milestone M5.
pub fn propose(db: &Db, actor: &Actor, at: At, tenancy: TenancyId, new: &NewTransfer) -> Result<(), Error> {
    actor.may(Act::Transfer)?;
    let by = person(actor)?;
    for (question, words) in Question::ALL.iter().zip(&new.answers) {
        check_text(question.code(), words)?;
    }
    let picture = costs(db, actor, at, &case_file::read(db, actor, tenancy)?)?;
    case_file::act(db, actor, at, tenancy, "propose_transfer", |tx, file| {
        if file.transfers.iter().any(|t| t.id == new.id) {
            return Ok(None);
        }
        if present(file).is_some() {
            return Err(Refusal::Transfer(BadTransfer::There).into());
        }
        let outlook = file.outlook(at.today);
        let transfer = Transfer {
            id: new.id,
            by,
            rank: rank(actor),
            signs: transfer::signs(rank(actor), &file.policy),
            answers: new.answers.clone().map(|words| words.trim().to_owned()),
            past_due: file.claim(&outlook).amount(),
            picture,
            proposed_on: at.today,
            learned_on: at.today,
        };
        transfer.answered().map_err(Refusal::Transfer)?;
        let held = Some((&transfer, &[][..]));
        let gate = transfer::gate(&outlook.path, held, file.claim(&outlook), scheme(&outlook));
        if let Some(missing) = transfer::shut(&gate) {
            return Err(Refusal::Transfer(BadTransfer::Shut(missing)).into());
        }
        store::help::add(tx, &actor.scope(), [(tenancy, &transfer)], Moment(at.now))?;
        let go_on = transfer.answers.last().map_or("", String::as_str);
        follows(
            tx,
            actor,
            at,
            tenancy,
            (transfer.id.0, ProofKind::Review, at.today),
            go_on,
        )?;
        Ok(Some(told(&transfer)))
    })
}

/// What follows for the path, once for each cause.
fn follows(
    tx: &mut WriteTx<'_>,
    actor: &Actor,
    at: At,
    tenancy: TenancyId,
    (cause, kind, on): (Uuid, ProofKind, Day),
    words: &str,
) -> Result<(), Error> {
    let proof = Proof {
        id: ProofId(Uuid::new_v5(&cause, kind.code().as_bytes())),
        kind,
        on,
        contact: None,
        words: words.to_owned(),
        day_part: None,
        corrects: None,
        by: actor.user,
        learned_on: at.today,
    };
    store::help::add(tx, &actor.scope(), [(tenancy, &proof)], Moment(at.now))?;
    Ok(())
}

/// Decides about a proposal, or takes it back. A yes needs the whole gate on its own day; the second one is milestone M6.
pub fn decide(
    db: &Db,
    actor: &Actor,
    at: At,
    tenancy: TenancyId,
    id: TransferId,
    verdict: Verdict,
    words: &str,
) -> Result<(), Error> {
    actor.may(Act::Transfer)?;
    let by = person(actor)?;
    check_text("words", words)?;
    case_file::act(db, actor, at, tenancy, "decide_transfer", |tx, file| {
        let held = file.transfers.iter().find(|t| t.id == id);
        let held = held.ok_or_else(|| Refusal::NoSuchHelp(id.to_string()))?;
        let new = Decision {
            transfer: id,
            by,
            rank: rank(actor),
            verdict,
            words: words.trim().to_owned(),
            on: at.today,
            learned_on: at.today,
        };
        if file.signatures.contains(&new) {
            return Ok(None);
        }
        let gate = gate_of(file, Some(held), at.today);
        held.may_decide(&new, &file.signatures, &gate, &file.policy)
            .map_err(Refusal::Transfer)?;
        if store::help::add(tx, &actor.scope(), [(tenancy, &new)], Moment(at.now))? == 0 {
            return Err(Refusal::ChangedMeanwhile.into());
        }
        let mut all = file.signatures.clone();
        all.push(new.clone());
        if let TransferState::Decided { on } = held.state(&all) {
            follows(
                tx,
                actor,
                at,
                tenancy,
                (id.0, ProofKind::Transferred, on),
                &new.words,
            )?;
        }
        Ok(Some(
            json!({"transfer": id.to_string(), "verdict": verdict.code(), "rank": new.rank.code()}),
        ))
    })
}

/// Writes down a step through the court. Coming back is one of them, possible at any moment.
pub fn step(db: &Db, actor: &Actor, at: At, tenancy: TenancyId, new: &NewStep) -> Result<(), Error> {
    actor.may(Act::Transfer)?;
    check_text("words", &new.words)?;
    case_file::act(db, actor, at, tenancy, "court_step", |tx, file| {
        if file.court_steps.iter().any(|s| s.id == new.id) {
            return Ok(None);
        }
        let day = new.on.unwrap_or(at.today);
        if day > at.today {
            return Err(Refusal::Date { field: "on", day }.into());
        }
        if !file.transfers.iter().any(|t| t.id == new.transfer) {
            return Err(Refusal::NoSuchHelp(new.transfer.to_string()).into());
        }
        let nothing = BadTransfer::OutOfOrder {
            step: new.kind,
            needs: None,
        };
        let (transfer, decided) = standing(file)
            .filter(|(t, _)| t.id == new.transfer)
            .ok_or(Refusal::Transfer(nothing))?;
        let step = CourtStep {
            id: new.id,
            transfer: transfer.id,
            kind: new.kind,
            on: day,
            words: new.words.trim().to_owned(),
            by: actor.user,
            learned_on: at.today,
        };
        let stop = file.outlook(day).stopped_until;
        transfer::may_step(&step, Some(decided), &file.court_steps, stop).map_err(Refusal::Transfer)?;
        store::help::add(tx, &actor.scope(), [(tenancy, &step)], Moment(at.now))?;
        if step.kind == CourtKind::BroughtBack {
            let cause = (step.id.0, ProofKind::BroughtBack, day);
            follows(tx, actor, at, tenancy, cause, &step.words)?;
            crate::external_collection::take_back(tx, actor, at, file, (day, &step.words))?;
        }
        Ok(Some(
            json!({"step": step.id.to_string(), "kind": step.kind.code(), "on": day.to_string()}),
        ))
    })
}

/// What the trail says of it: no words.
fn told(t: &Transfer) -> Value {
    json!({"transfer": t.id.to_string(), "rank": t.rank.code(), "pastDue": t.past_due.0})
}

/// One transfer of the register.
#[derive(Clone, Debug)]
pub struct Line {
    /// Whose.
    pub tenancy: TenancyId,
    /// Contract number.
    pub reference: String,
    /// What was proposed.
    pub transfer: Transfer,
    /// The day of the decision; `None` while it waits.
    pub decided_on: Option<Day>,
    /// Who signed, and what they learned.
    pub learned: Vec<(String, String)>,
    /// The steps since, by day.
    pub steps: Vec<CourtStep>,
}

/// The register of a year: transfers decided in it with their learning notes, what waits, and the evictions.
#[derive(Clone, Debug, Default)]
pub struct Register {
    /// Decided in the year, by day.
    pub lines: Vec<Line>,
    /// Waits for a second person.
    pub waiting: Vec<Line>,
    /// Evictions announced, prevented and carried out in the year, with contract number and learning note.
    pub evictions: Vec<(TenancyId, String, CourtStep)>,
}

impl Register {
    /// How many evictions of a kind.
    pub fn count(&self, kind: CourtKind) -> usize {
        self.evictions.iter().filter(|(_, _, s)| s.kind == kind).count()
    }
}

/// The register of a year.
pub fn register(db: &Db, actor: &Actor, year: i32) -> Result<Register, Error> {
    actor.may(Act::SeeTransfers)?;
    let mut register = Register::default();
    for (tenancy, _) in case_file::help_of_all::<Transfer>(db, actor)? {
        let file = case_file::read(db, actor, tenancy)?;
        for held in &file.transfers {
            enter(&mut register, &file, held, year);
        }
        let told = |s: &&CourtStep| {
            matches!(
                s.kind,
                CourtKind::Announced | CourtKind::Prevented | CourtKind::CarriedOut
            ) && s.on.civil().0 == year
        };
        let evictions = file.court_steps.iter().filter(told);
        let reference = || file.tenancy.reference.clone();
        register
            .evictions
            .extend(evictions.map(|s| (tenancy, reference(), s.clone())));
    }
    register.lines.sort_by_key(|l| (l.decided_on, l.transfer.id));
    register
        .waiting
        .sort_by_key(|l| (l.transfer.proposed_on, l.transfer.id));
    register.evictions.sort_by_key(|(_, _, s)| (s.on, s.kind, s.id));
    Ok(register)
}

fn enter(register: &mut Register, file: &CaseFile, held: &Transfer, year: i32) {
    let line = |decided_on| Line {
        tenancy: file.tenancy.id,
        reference: file.tenancy.reference.clone(),
        transfer: held.clone(),
        decided_on,
        learned: learned(file, held),
        steps: steps(file, held),
    };
    match held.state(&file.signatures) {
        TransferState::Decided { on } if on.civil().0 == year => register.lines.push(line(Some(on))),
        TransferState::Proposed { .. } => register.waiting.push(line(None)),
        _ => {}
    }
}

/// Who decided about a proposal, and what they wrote with it, by day.
pub fn learned(file: &CaseFile, held: &Transfer) -> Vec<(String, String)> {
    let mut of_this: Vec<&Decision> = file.signatures.iter().filter(|d| d.transfer == held.id).collect();
    of_this.sort_by_key(|d| (d.on, d.by));
    let name = |d: &Decision| file.colleague(Some(d.by)).unwrap_or_default().to_owned();
    of_this.iter().map(|d| (name(d), d.words.clone())).collect()
}

/// The steps of a transfer, by day.
pub fn steps(file: &CaseFile, held: &Transfer) -> Vec<CourtStep> {
    let of_this = file.court_steps.iter().filter(|s| s.transfer == held.id);
    let mut list: BTreeMap<_, CourtStep> = BTreeMap::new();
    for step in of_this {
        list.insert((step.on, step.kind, step.id), step.clone());
    }
    list.into_values().collect()
}
