//! The partner directory (S1.30, S2.18): who around us helps with what, whom to call there, how soon, and when we last asked them.
//! Everybody who works here reads it; it holds nothing about a tenant.

use crate::actor::{Act, Actor, At};
use crate::record::check_text;
use crate::signal::{self, ENDS_SOON_DAYS, Municipality};
use crate::{Error, Refusal, audit, case_file, night};
use domain::calendar::Day;
use domain::ids::PartnerId;
use domain::partner::{Need, Partner, PartnerKind, newest};
use domain::referral::{Measured, Referral, measured};
use domain::signal::Waiting;
use serde_json::json;
use store::Db;
use store::db::Moment;

/// Acts of which one is enough to read the directory: everybody who works here has one of them.
pub const READ: &[Act] = &[Act::SeeTenancy, Act::PassOnWorry, Act::KeepPartners];

/// How soon somebody is helped at a partner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wait {
    /// By law: days until a first talk, and working days when eviction looms; and what was measured (art. 4 Wgs).
    ByLaw((i32, i32), Waiting),
    /// Working days as agreed, `None` when nothing was; and what was measured (S1.31).
    Agreed(Option<i32>, Measured),
}

impl Wait {
    /// Days until the first help, as far as they are known: measured, else agreed.
    pub fn days(&self) -> Option<i32> {
        match self {
            Self::ByLaw((days, _), waiting) => Some(waiting.median_days.unwrap_or(*days)),
            Self::Agreed(agreed, measured) => measured.median.or(*agreed),
        }
    }
}

/// A partner as it stands in the directory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its newest version.
    pub partner: Partner,
    /// How soon it helps.
    pub wait: Wait,
    /// The last day on which we asked it something for somebody; never typed in.
    pub last_used: Option<Day>,
}

/// All partners by name; each municipality with an agreement is one, also while nobody there was named.
pub fn directory(db: &Db, actor: &Actor, at: At) -> Result<Vec<Entry>, Error> {
    if !READ.iter().any(|act| actor.acts.contains(act)) {
        return Err(Refusal::NotAllowed(Act::SeeTenancy).into());
    }
    let scope = actor.scope();
    let policy = night::policy_of(db, &scope)?;
    let (terms, municipalities) = signal::municipalities(db, actor, at, &policy)?;
    let mut partners = newest(db.read(|tx| store::partner::all(tx, &scope))?);
    let referred = case_file::help_of_all::<Referral>(db, actor)?;
    let told = |id| measured(referred.iter().flat_map(|(_, all)| all), id);
    let mut entries: Vec<Entry> = municipalities
        .into_iter()
        .map(|m| municipal(actor, &mut partners, terms, &m))
        .collect();
    for entry in &mut entries {
        entry.last_used = entry.last_used.max(told(entry.partner.id).last_asked);
    }
    // What is left of kind municipality has no agreement any more, and there is none without.
    partners.retain(|p| p.kind != PartnerKind::Municipality);
    entries.extend(partners.into_iter().map(|partner| Entry {
        wait: Wait::Agreed(partner.wait, told(partner.id)),
        last_used: told(partner.id).last_asked,
        partner,
    }));
    entries.sort_by(|a, b| (&a.partner.name, a.partner.id).cmp(&(&b.partner.name, b.partner.id)));
    Ok(entries)
}

/// A municipality: its people as written down here, the rest as agreed with its signals.
fn municipal(actor: &Actor, partners: &mut Vec<Partner>, terms: (i32, i32), m: &Municipality) -> Entry {
    let id = Partner::of_municipality(actor.org, &m.agreement.code);
    let held = partners.iter().position(|p| p.id == id);
    let partner = held.map_or_else(|| unnamed(id), |at| partners.swap_remove(at));
    Entry {
        partner: partner.under(&m.agreement),
        wait: Wait::ByLaw(terms, m.waiting),
        last_used: m.last_used,
    }
}

/// A municipality of which nobody wrote down who works there.
const fn unnamed(id: PartnerId) -> Partner {
    Partner {
        id,
        version: 0,
        name: String::new(),
        kind: PartnerKind::Municipality,
        municipality: None,
        helps_with: Vec::new(),
        towns: Vec::new(),
        how: String::new(),
        people: Vec::new(),
        wait: None,
        until: None,
        left: false,
    }
}

/// Those that help with something, of all when nothing is asked.
pub fn helping(entries: Vec<Entry>, need: Option<Need>) -> Vec<Entry> {
    let helps = |e: &Entry| need.is_none_or(|need| e.partner.helps_with.contains(&need));
    entries.into_iter().filter(helps).collect()
}

/// Writes down a partner; a change is a new version. `seen` is the version that was on the page, 0 for a new one. The same again
/// writes nothing. Of a municipality only the people, what they help with and how are kept: the rest is agreed with its signals.
pub fn write(db: &Db, actor: &Actor, at: At, new: &Partner, seen: i32) -> Result<(), Error> {
    actor.may(Act::KeepPartners)?;
    check_lines(new)?;
    let scope = actor.scope();
    db.write(|tx| {
        let mut next = new.clone();
        if let Some(code) = &new.municipality {
            let all = domain::signal::newest(store::signal::agreements(tx, &scope)?);
            let agreement = all.iter().find(|a| a.code == *code);
            let agreement = agreement.ok_or_else(|| Refusal::NoMunicipality(code.clone()))?;
            next = Partner {
                id: Partner::of_municipality(actor.org, code),
                towns: Vec::new(),
                until: None,
                left: false,
                ..next.under(agreement)
            };
        }
        next.check().map_err(Refusal::Partner)?;
        let all = newest(store::partner::all(tx, &scope)?);
        let held = all.iter().find(|held| held.id == next.id);
        let version = held.map_or(0, |held| held.version);
        next.version = version + 1;
        let same = |held: &Partner| Partner { version: next.version, ..held.clone() } == next;
        if held.is_some_and(same) {
            return Ok(());
        }
        let added = version == seen
            && store::partner::add(tx, &scope, &next, (at.today, actor.user), Moment(at.now))? == 1;
        if !added {
            return Err(Refusal::ChangedMeanwhile.into());
        }
        let details = json!({"version": next.version, "kind": next.kind.code(), "until": next.until.map(|d| d.to_string()),
            "people": next.people.len(), "left": next.left});
        audit::note(tx, actor, at, "write_partner", &next.name, None, "", &details)
    })
}

/// No line is too long or holds a number that looks like a BSN.
fn check_lines(partner: &Partner) -> Result<(), Error> {
    check_text("name", &partner.name)?;
    check_text("how", &partner.how)?;
    let lines = |p: &domain::partner::Named| {
        [&p.name, &p.role, &p.decides]
            .into_iter()
            .try_for_each(|line| check_text("people", line))
    };
    partner.people.iter().try_for_each(lines)
}

/// Agreements with partners that end soon, for who makes them and for who guards privacy (S2.18). Those with municipalities stand
/// in [`signal::ending`].
pub fn ending(db: &Db, actor: &Actor, at: At) -> Result<Vec<(String, Day)>, Error> {
    actor.may(Act::SeeAudit).or(actor.may(Act::KeepPartners))?;
    let scope = actor.scope();
    let all = newest(db.read(|tx| store::partner::all(tx, &scope))?);
    let soon = |p: Partner| {
        let until = p.ends_within(at.today, ENDS_SOON_DAYS)?;
        Some((p.name, until))
    };
    Ok(all.into_iter().filter_map(soon).collect())
}
