//! Early signals to municipalities (art. 2 Bgs, S4.14): what was agreed with each, whom a signal may be about, the file with
//! its receipt, and the answers. Nothing leaves before every condition is met, and the same signal never leaves twice.

use crate::actor::{Act, Actor, At};
use crate::case_file::{self, CaseFile};
use crate::{Error, Refusal, judge, night};
use domain::calendar::Day;
use domain::contact::DayPart;
use domain::ids::{ProofId, SignalFileId, SignalId, TenancyId};
use domain::law::Law;
use domain::law::parameter::{Parameter, Value};
use domain::policy::Policy;
use domain::proof::{Proof, ProofKind};
use domain::signal::{
    Agreement, Case, Feedback, Format, Hindrance, Reach, Signal, Waiting, hindrances, newest, row, tried,
    waiting,
};
use domain::tenancy::Role;
use exchange::signal::{Answer, Fault, Problem};
use serde_json::json;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use store::Db;
use store::db::{Moment, Tx, WriteTx};
use store::signal::SignalFile;
use uuid::Uuid;

pub use exchange::signal::MOST_BYTES;

/// Tenancies looked at for one page of signals.
const LOOKED_AT: i64 = 300;
/// Files that a page lists.
const FILES: i64 = 20;

/// A tenancy to which passing on was offered, with what stands in the way of a signal now.
#[derive(Clone, Debug)]
pub struct Line {
    /// Which.
    pub tenancy: TenancyId,
    /// Contract number.
    pub reference: String,
    /// Who lives there.
    pub names: String,
    /// The municipality that would be told.
    pub municipality: Option<String>,
    /// What stands in the way; empty when it may go.
    pub hindrances: Vec<Hindrance>,
    /// The same, if eviction looms.
    pub if_crisis: Vec<Hindrance>,
    /// The tenant said yes: it goes as a warm transfer, with this.
    pub packet: Option<Packet>,
}

/// What goes along with a warm transfer, so that nobody has to tell it again (S1.23).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Packet {
    /// The day of the yes.
    pub yes_on: Day,
    /// How it was said.
    pub words: String,
    /// The part of the day that suits, as the tenant said it.
    pub day_part: Option<DayPart>,
    /// How often and by what means contact was sought.
    pub tried: String,
}

/// A signal that was sent, with what came back.
#[derive(Clone, Debug)]
pub struct Sent {
    /// The signal.
    pub signal: Signal,
    /// Contract number.
    pub reference: String,
    /// Who lives there.
    pub names: String,
    /// The day by which the municipality answers.
    pub answer_by: Day,
    /// The last answer by day.
    pub answer: Option<Feedback>,
}

/// Everything on the page of signals.
#[derive(Clone, Debug)]
pub struct Overview {
    /// Municipalities, with how long they take.
    pub municipalities: Vec<(Agreement, Waiting)>,
    /// Whom a signal may or may not yet be about, on this page.
    pub lines: Vec<Line>,
    /// After whom the next page begins; none when this is the last.
    pub next: Option<TenancyId>,
    /// Signals sent, newest first.
    pub sent: Vec<Sent>,
    /// Files made, newest first.
    pub files: Vec<SignalFile>,
    /// Agreed: days, and working days when eviction looms.
    pub terms: (i32, i32),
    /// Why these are not those of the law.
    pub not_law: Option<domain::law::Refusal>,
    /// The law of the association.
    pub law: Law,
}

/// Days and working days in which a municipality has a first talk, as the law has them on a day (art. 4 Wgs); or why they can't
/// be used.
fn terms(law: &Law, on: Day) -> Result<(i32, i32), domain::law::Refusal> {
    let number = |parameter| match law.row(parameter, on)?.value {
        Value::Number(n) => i32::try_from(n).map_err(|_| domain::law::Refusal::Absent(parameter)),
        _ => Err(domain::law::Refusal::Absent(parameter)),
    };
    Ok((
        number(Parameter::DebtHelpFirstTalk)?,
        number(Parameter::DebtHelpUrgentTalk)?,
    ))
}

/// What was agreed with municipalities, the newest version of each.
pub fn agreements(db: &Db, actor: &Actor) -> Result<Vec<Agreement>, Error> {
    actor
        .may(Act::SignalMunicipality)
        .or(actor.may(Act::AgreeWithMunicipality))?;
    let scope = actor.scope();
    Ok(newest(db.read(|tx| store::signal::agreements(tx, &scope))?))
}

/// Writes down what was agreed with a municipality; a change is a new version. `seen` is the version that was on the page,
/// 0 for a new one. The same again writes nothing.
pub fn agree(db: &Db, actor: &Actor, at: At, new: &Agreement, seen: i32) -> Result<(), Error> {
    actor.may(Act::AgreeWithMunicipality)?;
    new.check().map_err(Refusal::Municipality)?;
    let scope = actor.scope();
    db.write(|tx| {
        let all = newest(store::signal::agreements(tx, &scope)?);
        let held = all.iter().find(|held| held.code == new.code);
        let version = held.map_or(0, |held| held.version);
        let next = Agreement {
            version: version + 1,
            ..new.clone()
        };
        let same = |held: &Agreement| Agreement { version: next.version, ..held.clone() } == next;
        if held.is_some_and(same) {
            return Ok(());
        }
        if version != seen {
            return Err(Refusal::ChangedMeanwhile.into());
        }
        if store::signal::add_agreement(tx, &scope, &next, (at.today, actor.user), Moment(at.now))? == 0 {
            return Err(Refusal::ChangedMeanwhile.into());
        }
        let details = json!({"version": next.version, "signed": next.signed_on.to_string(), "until": next.until.map(|d| d.to_string())});
        crate::audit::note(tx, actor, at, "agree_with_municipality", &next.code, None, "", &details)
    })
}

/// The first page of signals.
pub fn overview(db: &Db, actor: &Actor, at: At) -> Result<Overview, Error> {
    overview_after(db, actor, at, None)
}

/// Everybody to whom passing on was offered and about whom a signal may or may not yet go: page after page, nobody left out.
pub fn everybody(db: &Db, actor: &Actor, at: At) -> Result<Vec<Line>, Error> {
    everybody_by(db, actor, at, LOOKED_AT)
}

/// [`everybody`], so many at a time.
pub fn everybody_by(db: &Db, actor: &Actor, at: At, most: i64) -> Result<Vec<Line>, Error> {
    actor.may(Act::SignalMunicipality)?;
    let scope = actor.scope();
    let policy = night::policy_of(db, &scope)?;
    let mut all = Vec::new();
    let mut after = None;
    loop {
        let (lines, next) = db.read(|tx| {
            let agreements = newest(store::signal::agreements(tx, &scope)?);
            lines(tx, &scope, policy, &agreements, at.today, after, most)
        })?;
        all.extend(lines);
        let Some(next) = next else { return Ok(all) };
        after = Some(next);
    }
}

/// The lines of one page, and after whom the next begins.
fn lines(
    tx: &mut Tx<'_>,
    scope: &store::Scope,
    policy: Policy,
    agreements: &[Agreement],
    on: Day,
    after: Option<TenancyId>,
    most: i64,
) -> Result<(Vec<Line>, Option<TenancyId>), Error> {
    let after = after.unwrap_or(TenancyId(Uuid::nil()));
    let offered = store::signal::offered(tx, scope, after, most)?;
    let full = i64::try_from(offered.len()).is_ok_and(|n| n >= most);
    let next = offered.last().copied().filter(|_| full);
    let mut lines = Vec::new();
    for tenancy in offered {
        lines.extend(line(tx, scope, tenancy, policy, agreements, on)?);
    }
    Ok((lines, next))
}

/// Days before its end at which an agreement with a municipality asks attention (S2.18).
pub const ENDS_SOON_DAYS: i32 = 60;

/// Agreements with municipalities that end soon: for whoever makes them and for who guards privacy, before nothing may leave.
pub fn ending(db: &Db, actor: &Actor, at: At) -> Result<Vec<(Agreement, Day)>, Error> {
    actor
        .may(Act::SeeAudit)
        .or(actor.may(Act::SignalMunicipality))
        .or(actor.may(Act::AgreeWithMunicipality))?;
    let scope = actor.scope();
    let all = newest(db.read(|tx| store::signal::agreements(tx, &scope))?);
    let soon = |a: Agreement| {
        let until = a.ends_within(at.today, ENDS_SOON_DAYS)?;
        Some((a, until))
    };
    Ok(all.into_iter().filter_map(soon).collect())
}

/// The page of signals that begins after somebody.
pub fn overview_after(db: &Db, actor: &Actor, at: At, after: Option<TenancyId>) -> Result<Overview, Error> {
    actor
        .may(Act::SignalMunicipality)
        .or(actor.may(Act::AgreeWithMunicipality))?;
    let scope = actor.scope();
    let policy = night::policy_of(db, &scope)?;
    let law = crate::law::of(db, actor)?;
    let known = terms(&law, at.today);
    let terms = known.clone().unwrap_or_else(|_| own_terms(&policy));
    let sees = actor.may(Act::SignalMunicipality).is_ok();
    db.read(|tx| {
        let agreements = newest(store::signal::agreements(tx, &scope)?);
        let signals = store::signal::all(tx, &scope)?;
        let told = store::signal::feedback(tx, &scope)?;
        let measured = |a: &Agreement| measured(a, &signals, &told, terms, at.today);
        let municipalities = agreements.iter().map(|a| (a.clone(), measured(a))).collect();
        let (mut page, mut sent) = ((Vec::new(), None), Vec::new());
        if sees {
            page = lines(tx, &scope, policy, &agreements, at.today, after, LOOKED_AT)?;
            for signal in signals.iter().rev() {
                sent.extend(sent_line(tx, &scope, signal, &told, terms)?);
            }
        }
        Ok(Overview {
            municipalities,
            lines: page.0,
            next: page.1,
            sent,
            files: if sees {
                store::signal::files(tx, &scope, FILES)?
            } else {
                Vec::new()
            },
            terms,
            not_law: known.err(),
            law,
        })
    })
}

fn line(
    tx: &mut Tx<'_>,
    scope: &store::Scope,
    tenancy: TenancyId,
    policy: Policy,
    agreements: &[Agreement],
    on: Day,
) -> Result<Option<Line>, Error> {
    let (Some(file), Some(heading)) = (
        case_file::load(tx, scope, tenancy, policy)?,
        store::tenancy::heading(tx, scope, tenancy)?,
    ) else {
        return Ok(None);
    };
    let sent = store::signal::of(tx, scope, tenancy)?;
    let outlook = file.outlook(on);
    let case = Case::of(&outlook);
    let agreement = covering(&file, agreements);
    let now = hindrances(&case, agreement, &sent, false, on);
    // What was paid is over; what was sent stands among the signals.
    let over = |h: &Hindrance| {
        matches!(
            h,
            Hindrance::NothingPastDue | Hindrance::Sent { .. } | Hindrance::Former
        )
    };
    let if_crisis = hindrances(&case, agreement, &sent, true, on);
    if now.iter().any(over) && if_crisis.iter().any(over) {
        return Ok(None);
    }
    Ok(Some(Line {
        tenancy,
        reference: heading.reference,
        names: heading.names,
        municipality: agreement.map(|a| a.code.clone()),
        hindrances: now,
        if_crisis,
        packet: said_yes(&file, &outlook.path)
            .zip(outlook.path.since)
            .map(|(yes, since)| Packet {
                yes_on: yes.on,
                words: yes.words.clone(),
                day_part: yes.day_part,
                tried: tried(&file.contacts, since),
            }),
    }))
}

fn sent_line(
    tx: &mut Tx<'_>,
    scope: &store::Scope,
    signal: &Signal,
    told: &[Feedback],
    terms: (i32, i32),
) -> Result<Option<Sent>, Error> {
    let Some(heading) = store::tenancy::heading(tx, scope, signal.tenancy)? else {
        return Ok(None);
    };
    let own = told.iter().filter(|f| f.signal == signal.id);
    Ok(Some(Sent {
        answer_by: signal.answer_by(terms.0, terms.1),
        answer: own.max_by_key(|f| (f.on, f.learned)).cloned(),
        signal: signal.clone(),
        reference: heading.reference,
        names: heading.names,
    }))
}

/// Without a number of the law we count with the days of our own policy.
const fn own_terms(policy: &Policy) -> (i32, i32) {
    (policy.municipality_days, policy.municipality_days)
}

/// How long people wait at a municipality, by what it answered.
fn measured(a: &Agreement, signals: &[Signal], told: &[Feedback], terms: (i32, i32), on: Day) -> Waiting {
    let own: Vec<Signal> = signals
        .iter()
        .filter(|s| s.municipality == a.code)
        .cloned()
        .collect();
    waiting(&own, told, terms.0, terms.1, on)
}

/// The help of the municipality in which a home stands, for who points to it: the waiting time agreed and the one measured
/// (S1.31).
#[derive(Clone, Debug)]
pub struct HelpNearby {
    /// Name of the municipality.
    pub name: String,
    /// Days until a first talk, and working days when eviction looms (art. 4 Wgs).
    pub terms: (i32, i32),
    /// What was measured.
    pub waiting: Waiting,
}

/// What is agreed and measured with the municipality of this home; `None` without an agreement in force.
pub fn help_nearby(db: &Db, actor: &Actor, at: At, file: &CaseFile) -> Result<Option<HelpNearby>, Error> {
    actor.may(Act::SeeTenancy)?;
    let Some(town) = file.dwelling.as_ref().map(|d| &d.town) else {
        return Ok(None);
    };
    let (terms, all) = municipalities(db, actor, at, &file.policy)?;
    let covers = |m: &Municipality| m.agreement.covers(town) && m.agreement.in_force(at.today);
    Ok(all.into_iter().find(covers).map(|m| HelpNearby {
        name: m.agreement.name,
        terms,
        waiting: m.waiting,
    }))
}

/// A municipality: what was agreed, how long people wait, and the last day on which we told it of somebody.
#[derive(Clone, Debug)]
pub(crate) struct Municipality {
    pub agreement: Agreement,
    pub waiting: Waiting,
    pub last_used: Option<Day>,
}

/// Every municipality with an agreement, and the days in which they have a first talk: [`HelpNearby::terms`].
pub(crate) fn municipalities(
    db: &Db,
    actor: &Actor,
    at: At,
    policy: &Policy,
) -> Result<((i32, i32), Vec<Municipality>), Error> {
    let scope = actor.scope();
    let law = crate::law::of(db, actor)?;
    let terms = terms(&law, at.today).unwrap_or_else(|_| own_terms(policy));
    db.read(|tx| {
        let (signals, told) = (
            store::signal::all(tx, &scope)?,
            store::signal::feedback(tx, &scope)?,
        );
        let last = |code: &str| {
            let own = signals.iter().filter(|s| s.municipality == code);
            own.map(|s| s.on).max()
        };
        let one = |agreement: Agreement| Municipality {
            waiting: measured(&agreement, &signals, &told, terms, at.today),
            last_used: last(&agreement.code),
            agreement,
        };
        let all = newest(store::signal::agreements(tx, &scope)?);
        Ok((terms, all.into_iter().map(one).collect()))
    })
}

/// The agreement of the municipality in which the home stands.
fn covering<'a>(file: &CaseFile, agreements: &'a [Agreement]) -> Option<&'a Agreement> {
    let town = &file.dwelling.as_ref()?.town;
    agreements.iter().find(|a| a.covers(town))
}

/// The yes of the tenant to being helped on, in these arrears and not taken back; none after an objection.
pub fn said_yes<'f>(file: &'f CaseFile, path: &domain::milestone::Path) -> Option<&'f Proof> {
    path.since
        .filter(|_| path.objection.is_none())
        .and_then(|since| yes_since(file, since))
}

/// The last yes since a day that was not taken back.
fn yes_since(file: &CaseFile, since: Day) -> Option<&Proof> {
    let yes = |p: &&Proof| p.kind == ProofKind::Yes && p.on >= since;
    let taken_back = |p: &&Proof| file.proofs.iter().any(|held| held.corrects == Some(p.id));
    let given = file.proofs.iter().filter(|p| yes(p) && !taken_back(p));
    given.max_by_key(|p| (p.on, p.id))
}

/// What stands in the way, for the command line and for logs: a sentence each. The pages have their own words.
pub fn words(why: &[Hindrance]) -> String {
    let one = |h: &Hindrance| match h {
        Hindrance::NothingPastDue => "nothing is past due".to_owned(),
        Hindrance::Former => "the tenancy is over".to_owned(),
        Hindrance::NotYet(n) => format!("art. 2 Bgs is not met: {}", crate::proof::codes(&[*n]).join("")),
        Hindrance::NoAgreement => "there is no agreement with the municipality of this address".to_owned(),
        Hindrance::NotInForce => "the agreement with the municipality is not in force now".to_owned(),
        Hindrance::NotDeliveryDay { from } => {
            format!("the municipality wants this month's file from {from} on")
        }
        Hindrance::TooYoung { from } => format!("the municipality wants to know this from {from} on"),
        Hindrance::TooOld => "it has been open for longer than the municipality wants".to_owned(),
        Hindrance::TooLittle => "the amount is lower than the municipality wants".to_owned(),
        Hindrance::TooFew => "fewer months are open than the municipality wants".to_owned(),
        Hindrance::Sent { on } => format!("this was signalled on {on} already"),
        Hindrance::SentThisMonth { on } => {
            format!("a signal about this tenant left this month already, on {on}; it does not go again")
        }
        Hindrance::Paused { until } => format!("a pause runs until and with {until}"),
    };
    why.iter().map(one).collect::<Vec<_>>().join("; ")
}

/// Whom a file is about: a tenancy, and whether eviction looms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pick {
    /// Which.
    pub tenancy: TenancyId,
    /// Eviction looms.
    pub crisis: bool,
}

/// A file with signals as it was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// The file.
    pub file: SignalFile,
    /// Made now; else it was made before, and nothing leaves again.
    pub new: bool,
}

/// Makes the file for a municipality: all that was picked, or nothing. Every condition is looked at again here. The same
/// picks again give the file that was made, and nothing leaves twice.
pub fn make_file(db: &Db, actor: &Actor, at: At, municipality: &str, picks: &[Pick]) -> Result<Made, Error> {
    actor.may(Act::SignalMunicipality)?;
    if picks.is_empty() {
        return Err(Refusal::Missing("picks").into());
    }
    let mut picks = picks.to_vec();
    picks.sort_unstable();
    picks.dedup_by_key(|p| p.tenancy);
    let scope = actor.scope();
    let policy = night::policy_of(db, &scope)?;
    db.write(|tx| {
        let agreements = newest(store::signal::agreements(tx, &scope)?);
        let agreement = agreements.iter().find(|a| a.code == municipality);
        let agreement = agreement.ok_or_else(|| Refusal::NoMunicipality(municipality.to_owned()))?;
        let mut files = Vec::new();
        for pick in &picks {
            let file = case_file::load(tx, &scope, pick.tenancy, policy)?;
            files.push(file.ok_or_else(|| Refusal::NoSuchTenancy(pick.tenancy.to_string()))?);
        }
        let id = file_id(actor, agreement, &picks, &files, at.today);
        if let Some(file) = store::signal::file(tx, &scope, id)? {
            return Ok(Made { file, new: false });
        }
        let mut signals = Vec::new();
        for (pick, file) in picks.iter().zip(&files) {
            signals.push(signal(tx, actor, at, agreement, *pick, file, id)?);
        }
        let file = write_file(tx, actor, at, agreement, id, &signals, &files, &policy)?;
        Ok(Made { file, new: true })
    })
}

/// The file's id follows from what is in it.
fn file_id(
    actor: &Actor,
    agreement: &Agreement,
    picks: &[Pick],
    files: &[CaseFile],
    on: Day,
) -> SignalFileId {
    let mut name = agreement.code.clone();
    for (pick, file) in picks.iter().zip(files) {
        let since = file.outlook(on).path.since;
        let since = since.map(|d| d.to_string()).unwrap_or_default();
        let _ = write!(name, "|{}:{since}:{}", pick.tenancy, pick.crisis);
    }
    SignalFileId::derived(actor.org, &name)
}

fn signal(
    tx: &mut WriteTx<'_>,
    actor: &Actor,
    at: At,
    agreement: &Agreement,
    pick: Pick,
    file: &CaseFile,
    id: SignalFileId,
) -> Result<Signal, Error> {
    let sent = store::signal::of(tx, &actor.scope(), pick.tenancy)?;
    let outlook = file.outlook(at.today);
    let own = covering(file, std::slice::from_ref(agreement));
    let why = hindrances(&Case::of(&outlook), own, &sent, pick.crisis, at.today);
    let (true, Some(since)) = (why.is_empty(), outlook.path.since) else {
        let reference = file.tenancy.reference.clone();
        return Err(Refusal::Signal { reference, why }.into());
    };
    let name = Signal::name(&agreement.code, pick.tenancy, since, pick.crisis);
    Ok(Signal {
        id: SignalId::derived(actor.org, &name),
        tenancy: pick.tenancy,
        municipality: agreement.code.clone(),
        on: at.today,
        amount: outlook.past_due,
        since,
        crisis: pick.crisis,
        warm: said_yes(file, &outlook.path).is_some(),
        file: id,
        by: actor.user,
    })
}

#[expect(clippy::too_many_arguments, reason = "what a receipt is made of")]
fn write_file(
    tx: &mut WriteTx<'_>,
    actor: &Actor,
    at: At,
    agreement: &Agreement,
    id: SignalFileId,
    signals: &[Signal],
    files: &[CaseFile],
    policy: &Policy,
) -> Result<SignalFile, Error> {
    let scope = actor.scope();
    let headings: Vec<String> = agreement.columns.iter().map(|c| c.title.clone()).collect();
    let rows: Vec<Vec<String>> = signals
        .iter()
        .zip(files)
        .map(|(signal, file)| row(signal, &reach(file, signal), &agreement.columns))
        .collect();
    let content = exchange::signal::write(agreement.format, &headings, &rows, at.today)
        .map_err(|e| Refusal::Wording(e.to_string()))?;
    let short: String = id.to_string().chars().take(8).collect();
    let made = SignalFile {
        id,
        municipality: agreement.code.clone(),
        name: format!(
            "vroegsignaal-{}-{}-{short}.{}",
            agreement.code,
            at.today,
            agreement.format.code()
        ),
        signals: i64::try_from(signals.len()).unwrap_or(i64::MAX),
        sha256: hash(&content),
        made_on: at.today,
        by: actor.user,
    };
    store::signal::add_file(tx, &scope, &made, &content, Moment(at.now))?;
    if store::signal::add(tx, &scope, signals, Moment(at.now))? != signals.len() as u64 {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    for (signal, file) in signals.iter().zip(files) {
        let proof = proof_of(signal.id, ProofKind::Informed, signal.on, at, actor);
        store::help::add(tx, &scope, [(signal.tenancy, &proof)], Moment(at.now))?;
        judge::again(tx, &scope, policy, at, signal.tenancy)?;
        let details = json!({"signal": signal.id.to_string(), "municipality": signal.municipality,
            "file": id.to_string(), "crisis": signal.crisis, "warm": signal.warm});
        let reference = &file.tenancy.reference;
        crate::audit::note(
            tx,
            actor,
            at,
            "signal_municipality",
            reference,
            Some(signal.tenancy),
            "",
            &details,
        )?;
    }
    let details = json!({"file": id.to_string(), "signals": made.signals, "sha256": made.sha256});
    crate::audit::note(tx, actor, at, "make_signal_file", &made.name, None, "", &details)?;
    Ok(made)
}

fn proof_of(signal: SignalId, kind: ProofKind, on: Day, at: At, actor: &Actor) -> Proof {
    Proof {
        id: ProofId(Uuid::new_v5(
            &signal.0,
            format!("{}:{on}", kind.code()).as_bytes(),
        )),
        kind,
        on,
        contact: None,
        words: String::new(),
        day_part: None,
        corrects: None,
        by: actor.user,
        learned_on: at.today,
    }
}

fn hash(content: &[u8]) -> String {
    let mut text = String::new();
    for byte in Sha256::digest(content) {
        let _ = write!(text, "{byte:02x}");
    }
    text
}

/// What may go along about the first tenant and the home: no note, no cause, no BSN.
fn reach(file: &CaseFile, signal: &Signal) -> Reach {
    let first = |m: &&domain::tenancy::Membership| {
        m.role == Role::Tenant && m.from <= signal.on && m.until.is_none_or(|until| signal.on <= until)
    };
    let member = file.tenancy.members.iter().find(first);
    let person = member.and_then(|m| file.people.iter().find(|p| p.id == m.person));
    let mut reach = Reach::default();
    if let Some(p) = person {
        reach.initials.clone_from(&p.initials);
        reach.infix.clone_from(&p.infix);
        reach.surname.clone_from(&p.surname);
        reach.phone = p.phone.clone().unwrap_or_default();
        reach.email = p.email.clone().unwrap_or_default();
    }
    if let Some(d) = &file.dwelling {
        reach.street.clone_from(&d.street);
        reach.house_number.clone_from(&d.house_number);
        reach.postcode.clone_from(&d.postcode);
        reach.town.clone_from(&d.town);
    }
    if signal.warm {
        reach.day_part = yes_since(file, signal.since).and_then(|yes| yes.day_part);
        reach.tried = tried(&file.contacts, signal.since);
    }
    reach
}

/// The bytes of a file that was made, and its name. Who fetched it is noted.
pub fn fetch(db: &Db, actor: &Actor, at: At, id: SignalFileId) -> Result<(SignalFile, Vec<u8>), Error> {
    actor.may(Act::SignalMunicipality)?;
    let scope = actor.scope();
    db.write(|tx| {
        let missing = || Refusal::NoSuchHelp(id.to_string());
        let file = store::signal::file(tx, &scope, id)?.ok_or_else(missing)?;
        let content = store::signal::content(tx, &scope, id)?.ok_or_else(missing)?;
        let details = json!({"file": id.to_string()});
        crate::audit::note(tx, actor, at, "fetch_signal_file", &file.name, None, "", &details)?;
        Ok((file, content))
    })
}

/// The kind of bytes, for a browser.
pub const fn content_type(format: Format) -> &'static str {
    match format {
        Format::Csv => "text/csv; charset=utf-8",
        Format::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    }
}

/// What came of a file of answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Received {
    /// Answers in it.
    pub answers: u64,
    /// Of these not known before.
    pub new: u64,
}

/// Brings in a file of answers: all of it, or nothing with everything that is wrong. What a landlord may not learn is not kept.
pub fn receive(db: &Db, actor: &Actor, at: At, name: &str, bytes: &[u8]) -> Result<Received, Error> {
    actor.may(Act::SignalMunicipality)?;
    let answers = exchange::signal::read_answers(name, bytes).map_err(Refusal::Answers)?;
    let scope = actor.scope();
    let policy = night::policy_of(db, &scope)?;
    db.write(|tx| {
        let told = matched(tx, &scope, name, &answers, at.today)?;
        let feedback: Vec<Feedback> = told
            .iter()
            .map(|(signal, answer)| Feedback {
                signal: signal.id,
                learned: answer.result.learned(),
                on: answer.on,
                learned_on: at.today,
                by: actor.user,
            })
            .collect();
        let new = store::signal::add_feedback(tx, &scope, &feedback, Moment(at.now))?;
        let mut touched = BTreeMap::new();
        for (signal, answer) in &told {
            let proof = proof_of(signal.id, ProofKind::Answered, answer.on, at, actor);
            store::help::add(tx, &scope, [(signal.tenancy, &proof)], Moment(at.now))?;
            touched.insert(signal.tenancy, signal.id);
        }
        for (tenancy, signal) in touched {
            judge::again(tx, &scope, &policy, at, tenancy)?;
            let details = json!({"signal": signal.to_string()});
            crate::audit::note(
                tx,
                actor,
                at,
                "municipality_answered",
                name,
                Some(tenancy),
                "",
                &details,
            )?;
        }
        Ok(Received {
            answers: told.len() as u64,
            new,
        })
    })
}

/// Each answer with its signal, or everything that does not fit.
fn matched(
    tx: &mut Tx<'_>,
    scope: &store::Scope,
    name: &str,
    answers: &[Answer],
    today: Day,
) -> Result<Vec<(Signal, Answer)>, Error> {
    let (mut told, mut problems) = (Vec::new(), Vec::new());
    for answer in answers {
        let id: Option<SignalId> = answer.reference.parse().ok();
        let signal = match id {
            Some(id) => store::signal::one(tx, scope, id)?,
            None => None,
        };
        let fault = match signal {
            None => Fault::Unknown(answer.reference.clone()),
            Some(signal) if answer.on < signal.on || answer.on > today => Fault::WrongDay(answer.on),
            Some(signal) => {
                told.push((signal, answer.clone()));
                continue;
            }
        };
        problems.push(Problem {
            file: name.to_owned(),
            line: answer.line,
            fault,
        });
    }
    if problems.is_empty() {
        Ok(told)
    } else {
        Err(Refusal::Answers(problems).into())
    }
}
