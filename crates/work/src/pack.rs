//! The evidence pack of a transfer: everything that shows what was done before a home is at stake (S4.30), gathered from the
//! file as it is. One set of facts becomes a PDF for people and an archive for programs.
//!
//! It holds what a court asks and no more: no notes of talks, no stories, no look back of our own, nothing of other tenants.

use crate::actor::{Act, Actor, At};
use crate::case_file::CaseFile;
use crate::{Error, Refusal, case_file, transfer};
use domain::arrangement::Plan;
use domain::calendar::{Day, Month, Watch};
use domain::contact::Contact;
use domain::ids::TenancyId;
use domain::message::State;
use domain::money::Cents;
use domain::pause::Pause;
use domain::proof::{Proof, ProofKind, standing};
use domain::signal::{Feedback, Signal};
use domain::transfer::{BadTransfer, CourtKind, CourtStep};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use store::Db;
use store::message::Message;
use store::signal::SignalFile;

/// A text that left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// The day it left.
    pub on: Day,
    /// What was said.
    pub message: Message,
}

/// A signal with the receipt of the file it went in, and what the municipality answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    /// What was told.
    pub signal: Signal,
    /// The receipt: name and hash of the file as it was kept.
    pub receipt: Option<SignalFile>,
    /// What came back, as far as a landlord may know.
    pub answers: Vec<Feedback>,
}

/// Everything in it.
#[derive(Clone, Debug)]
pub struct Pack {
    /// Name of the association.
    pub association: String,
    /// Contract number.
    pub reference: String,
    /// Who is in the contract.
    pub names: Vec<String>,
    /// The home.
    pub address: Vec<String>,
    /// The day it was made.
    pub made_on: Day,
    /// The day of the decision, and who signed.
    pub decided: (Day, Vec<String>),
    /// What is open, by month and due day.
    pub open: Vec<(Option<Month>, Day, Cents)>,
    /// Texts that left, by day.
    pub texts: Vec<Text>,
    /// Every try and talk, without its note.
    pub contacts: Vec<Contact>,
    /// What the law asks and the answers: the offer, the non-objection, what was told.
    pub proofs: Vec<Proof>,
    /// Signals with their receipts.
    pub signals: Vec<Sent>,
    /// Every version of every plan.
    pub plans: Vec<Plan>,
    /// Every version of every pause.
    pub pauses: Vec<Pause>,
    /// The steps since the decision.
    pub steps: Vec<CourtStep>,
}

/// Gathers the pack of the transfer that stands. Who gathered it stands in the trail.
pub fn gather(db: &Db, actor: &Actor, at: At, tenancy: TenancyId) -> Result<Pack, Error> {
    actor.may(Act::Transfer)?;
    let file = case_file::open(db, actor, at, tenancy, "dossier voor de rechter")?;
    let nothing = BadTransfer::OutOfOrder {
        step: CourtKind::HandedOver,
        needs: None,
    };
    let (held, decided_on) = transfer::standing(&file).ok_or(Refusal::Transfer(nothing))?;
    let signed: Vec<String> = transfer::learned(&file, held)
        .into_iter()
        .map(|(name, _)| name)
        .collect();
    let own = held.rank != domain::mandate::Rank::Officer;
    let proposer = file.colleague(Some(held.by)).filter(|_| own).map(str::to_owned);
    let steps = transfer::steps(&file, held);
    let (signals, association) = of_store(db, actor, tenancy)?;
    Ok(Pack {
        association,
        reference: file.tenancy.reference.clone(),
        names: file
            .people
            .iter()
            .map(domain::tenancy::Person::full_name)
            .collect(),
        address: address(&file),
        made_on: at.today,
        decided: (decided_on, proposer.into_iter().chain(signed).collect()),
        open: open(&file, at.today),
        texts: texts(db, actor, tenancy)?,
        contacts: contacts(&file),
        proofs: proofs(&file, at.today),
        signals,
        plans: file.plans.clone(),
        pauses: file.pauses.clone(),
        steps,
    })
}

fn address(file: &CaseFile) -> Vec<String> {
    let home = file.dwelling.as_ref();
    home.map_or_else(Vec::new, |d| {
        vec![
            format!("{} {}", d.street, d.house_number),
            format!("{} {}", d.postcode, d.town),
        ]
    })
}

fn open(file: &CaseFile, on: Day) -> Vec<(Option<Month>, Day, Cents)> {
    let outlook = file.outlook(on);
    let due = outlook.account.items.iter();
    due.filter(|i| i.open.is_positive() && i.due_on < on)
        .map(|i| (i.month, i.due_on, i.open - i.held))
        .filter(|(_, _, open)| open.is_positive())
        .collect()
}

fn texts(db: &Db, actor: &Actor, tenancy: TenancyId) -> Result<Vec<Text>, Error> {
    let mut texts: Vec<Text> = crate::message::of(db, actor, tenancy)?
        .into_iter()
        .filter(|m| m.delivery.state == State::Sent)
        .map(|m| Text {
            on: m.delivery.sent.map_or(m.message.made_on, |at| at.day),
            message: m.message,
        })
        .collect();
    texts.sort_by_key(|t| (t.on, t.message.id));
    Ok(texts)
}

/// Contacts that stand, without what was noted beside them.
fn contacts(file: &CaseFile) -> Vec<Contact> {
    let replaced: Vec<_> = file.contacts.iter().filter_map(|c| c.corrects).collect();
    let stands = file.contacts.iter().filter(|c| !replaced.contains(&c.id));
    stands
        .map(|c| Contact {
            note: String::new(),
            ..c.clone()
        })
        .collect()
}

/// The facts that the law asks, without the words of our own look back.
fn proofs(file: &CaseFile, on: Day) -> Vec<Proof> {
    let all = standing(&file.proofs, &file.contacts, &Watch::new(on), None);
    all.into_iter()
        .map(|p| {
            let asked = !matches!(
                p.kind,
                ProofKind::Review | ProofKind::Transferred | ProofKind::BroughtBack
            );
            let words = if asked { p.words.clone() } else { String::new() };
            Proof { words, ..p.clone() }
        })
        .collect()
}

fn of_store(db: &Db, actor: &Actor, tenancy: TenancyId) -> Result<(Vec<Sent>, String), Error> {
    let scope = actor.scope();
    let found = db.read(|tx| {
        let told = store::signal::feedback(tx, &scope)?;
        let mut all = Vec::new();
        for signal in store::signal::of(tx, &scope, tenancy)? {
            let receipt = store::signal::file(tx, &scope, signal.file)?;
            let answers = told.iter().filter(|f| f.signal == signal.id).cloned().collect();
            all.push(Sent {
                signal,
                receipt,
                answers,
            });
        }
        let association = store::association::of(tx, &scope)?.map(|a| a.name);
        Ok::<_, store::Error>((all, association.unwrap_or_default()))
    })?;
    Ok(found)
}

/// The archive for programs: `dossier.json`, each text in a file of its own, and `manifest.json` with the hash of each.
pub fn archive(pack: &Pack) -> Result<Vec<u8>, Error> {
    let mut files: Vec<(String, Vec<u8>)> = vec![("dossier.json".to_owned(), pretty(&told(pack)))];
    for (n, text) in pack.texts.iter().enumerate() {
        let name = text_name(n, text);
        let words = format!("{}\n\n{}\n", text.message.subject, text.message.body);
        files.push((name, words.into_bytes()));
    }
    let list: Vec<Value> = files
        .iter()
        .map(|(name, bytes)| json!({"file": name, "bytes": bytes.len(), "sha256": hash(bytes)}))
        .collect();
    let manifest = json!({"reference": pack.reference, "madeOn": pack.made_on.to_string(), "files": list});
    files.push(("manifest.json".to_owned(), pretty(&manifest)));
    exchange::archive::pack(&files).map_err(|e| Refusal::Archive(e.to_string()).into())
}

fn text_name(n: usize, text: &Text) -> String {
    format!(
        "teksten/{:03}-{}-{}.txt",
        n + 1,
        text.on,
        text.message.channel.code()
    )
}

fn pretty(value: &Value) -> Vec<u8> {
    let mut text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.push('\n');
    text.into_bytes()
}

fn hash(bytes: &[u8]) -> String {
    let mut text = String::new();
    for byte in Sha256::digest(bytes) {
        // Writing to a string can't fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}

/// The whole pack as data; days as dates, money in cents.
pub fn told(pack: &Pack) -> Value {
    let text = |(n, t): (usize, &Text)| {
        json!({"on": t.on.to_string(), "channel": t.message.channel.code(), "template": t.message.template,
            "to": t.message.to_name, "subject": t.message.subject, "file": text_name(n, t)})
    };
    let contact = |c: &Contact| {
        json!({"on": c.on.to_string(), "dayPart": c.day_part.map(domain::contact::DayPart::code), "kind": c.kind.code(),
            "direction": c.direction.code(), "reached": c.outcome.reached()})
    };
    let proof = |p: &Proof| json!({"kind": p.kind.code(), "on": p.on.to_string(), "words": p.words});
    let plan = |p: &Plan| {
        let terms: Vec<Value> = p
            .terms
            .iter()
            .map(|t| json!({"on": t.due_on.to_string(), "cents": t.amount.0}))
            .collect();
        json!({"plan": p.id.to_string(), "version": p.version, "madeOn": p.made_on.to_string(), "change": p.change.code(),
            "state": p.state.code(), "terms": terms})
    };
    let pause = |p: &Pause| {
        json!({"pause": p.id.to_string(), "version": p.version, "source": p.source.code(), "from": p.from.to_string(),
            "until": p.until.to_string()})
    };
    let open = |(month, due, open): &(Option<Month>, Day, Cents)| json!({"month": month.map(|m| m.to_string()), "dueOn": due.to_string(), "cents": open.0});
    let step = |s: &CourtStep| json!({"kind": s.kind.code(), "on": s.on.to_string()});
    json!({
        "association": pack.association,
        "reference": pack.reference,
        "names": pack.names,
        "address": pack.address,
        "madeOn": pack.made_on.to_string(),
        "decision": {"on": pack.decided.0.to_string(), "signedBy": pack.decided.1},
        "open": pack.open.iter().map(open).collect::<Vec<_>>(),
        "texts": pack.texts.iter().enumerate().map(text).collect::<Vec<_>>(),
        "contacts": pack.contacts.iter().map(contact).collect::<Vec<_>>(),
        "proofs": pack.proofs.iter().map(proof).collect::<Vec<_>>(),
        "signals": pack.signals.iter().map(sent).collect::<Vec<_>>(),
        "plans": pack.plans.iter().map(plan).collect::<Vec<_>>(),
        "pauses": pack.pauses.iter().map(pause).collect::<Vec<_>>(),
        "steps": pack.steps.iter().map(step).collect::<Vec<_>>(),
    })
}

fn sent(s: &Sent) -> Value {
    let answers: Vec<Value> = s
        .answers
        .iter()
        .map(|f| json!({"on": f.on.to_string(), "result": f.learned.code()}))
        .collect();
    let receipt = s
        .receipt
        .as_ref()
        .map(|f| json!({"file": f.name, "sha256": f.sha256, "madeOn": f.made_on.to_string()}));
    json!({"signal": s.signal.id.to_string(), "municipality": s.signal.municipality, "on": s.signal.on.to_string(),
        "cents": s.signal.amount.0, "receipt": receipt, "answers": answers})
}
