//! One tenancy's file, on one page: who lives here, the ledger, what was said and agreed. Looking is noted.

use crate::actor::{Act, Actor, At};
use crate::visit::spoken::{self, Spoken};
use crate::{Error, Refusal, judge, ledger, night};
use domain::agreement::Agreement;
use domain::arrangement::Plan;
use domain::calendar::{Day, Month};
use domain::case_lead::CaseLead;
use domain::coach::Booking;
use domain::contact::Contact;
use domain::debt_help::DebtHelp;
use domain::deferral::Deferral;
use domain::discount::Discount;
use domain::dispute::Dispute;
use domain::external_collection::{HandOver, HandOverEnd};
use domain::fair_terms::{self, Claim, Clause, Contract, ContractLink};
use domain::help::{ContractAdministrator, Help, Wishes};
use domain::ids::{PartnerId, TenancyId, UserId};
use domain::ledger::{Allocation, Item, LedgerEntry, Scratch, Terms};
use domain::message::Stuck;
use domain::money::Cents;
use domain::network::NetworkContact;
use domain::outlook::{Choice, Facts, Outlook, outlook_known_by};
use domain::pause::Pause;
use domain::payer::Payer;
use domain::policy::Policy;
use domain::proof::Proof;
use domain::referral::Referral;
use domain::request::Request;
use domain::signal::Feedback;
use domain::spared_increase::SparedIncrease;
use domain::tenancy::{Dwelling, Person, Tenancy, rent_of};
use domain::transfer::{self, CourtStep, Transfer};
use domain::version::Version;
use domain::waiver::{Decision, Waiver};
use domain::worry::Worry;
use std::collections::{BTreeSet, HashMap};
use store::bank::BankRow;
use store::db::WriteTx;
use store::entry::Booked;
use store::help::HelpFact;
use store::story::Story;
use store::{Db, Scope, Span, Tx};

/// Everything known about a tenancy.
#[derive(Clone, Debug)]
pub struct CaseFile {
    /// The contract.
    pub tenancy: Tenancy,
    /// The home; `None` when the association's data lacks it.
    pub dwelling: Option<Dwelling>,
    /// Everyone who is or was in the contract.
    pub people: Vec<Person>,
    /// Ledger entries with their sources, oldest first.
    pub entries: Vec<Booked>,
    /// The same entries, bare, in the same order.
    pub ledger: Vec<LedgerEntry>,
    /// Contacts, oldest first.
    pub contacts: Vec<Contact>,
    /// All versions of all agreements.
    pub agreements: Vec<Agreement>,
    /// Told stories, newest first; those replaced by a later telling are left out.
    pub stories: Vec<Story>,
    /// What was chosen with rows of the list.
    pub choices: Vec<Choice>,
    /// All versions of all pauses.
    pub pauses: Vec<Pause>,
    /// All versions of all payment plans.
    pub plans: Vec<Plan>,
    /// What the law asks to have done, and the answers to it.
    pub proofs: Vec<Proof>,
    /// All versions of what may come later.
    pub deferrals: Vec<Deferral>,
    /// All versions of what the tenant sees otherwise.
    pub disputes: Vec<Dispute>,
    /// Debt help and legal status.
    pub debt_help: Vec<DebtHelp>,
    /// All versions of others who pay.
    pub payers: Vec<Payer>,
    /// Proposals to waive.
    pub waivers: Vec<Waiver>,
    /// What was decided about them.
    pub decisions: Vec<Decision>,
    /// Proposals to transfer to the court.
    pub transfers: Vec<Transfer>,
    /// What was decided about those.
    pub signatures: Vec<transfer::Decision>,
    /// What happened on the way through the court.
    pub court_steps: Vec<CourtStep>,
    /// When it was in the hands of a bailiff or an agency.
    pub hand_overs: Vec<HandOver>,
    /// How those ended.
    pub hand_over_ends: Vec<HandOverEnd>,
    /// The version of the rent contract, when it is written down.
    pub contract: Option<Contract>,
    /// The last look at each of its clauses.
    pub clauses: Vec<Clause>,
    /// Which contract it was linked to by hand, in all versions.
    pub contract_links: Vec<ContractLink>,
    /// All versions of all lower rents.
    pub discounts: Vec<Discount>,
    /// All versions of all requests to be spared an increase.
    pub spared: Vec<SparedIncrease>,
    /// The people around the tenant, with the tenant's consent.
    pub network: Vec<NetworkContact>,
    /// Talks with a coach that were booked, in all versions.
    pub bookings: Vec<Booking>,
    /// Referrals to partners, in all versions.
    pub referrals: Vec<Referral>,
    /// Names of the partners of those.
    pub partners: HashMap<PartnerId, String>,
    /// Who leads the contact, in all versions.
    pub leads: Vec<CaseLead>,
    /// What municipalities let us know of the signals about this tenancy.
    pub feedback: Vec<Feedback>,
    /// Worries from the neighbourhood.
    pub worries: Vec<Worry>,
    /// Voice notes of visits, the newest first.
    pub spoken: Vec<Spoken>,
    /// What the tenant came to say: paying is hard.
    pub requests: Vec<Request>,
    /// Messages that need a person.
    pub stuck: Vec<Stuck>,
    /// What the tenant wishes to hear from us; `None` when nobody asked.
    pub wishes: Option<Wishes>,
    /// How the tenant wants to be greeted, in their own words; `None` when nothing was told (S0.9).
    pub greeting: Option<String>,
    /// Who decides about the money by the contract.
    pub administrators: Vec<ContractAdministrator>,
    /// Names of colleagues by id.
    pub colleagues: HashMap<UserId, String>,
    /// The policy in force.
    pub policy: Policy,
    terms: Terms,
}

impl CaseFile {
    /// The facts as the domain asks for them.
    pub fn facts(&self) -> Facts<'_> {
        Facts {
            terms: &self.terms,
            entries: &self.ledger,
            contacts: &self.contacts,
            agreements: &self.agreements,
            choices: &self.choices,
            help: Help {
                plans: &self.plans,
                pauses: &self.pauses,
                deferrals: &self.deferrals,
                disputes: &self.disputes,
                payers: &self.payers,
                debt_help: &self.debt_help,
                waivers: &self.waivers,
                decisions: &self.decisions,
                stuck: &self.stuck,
                wishes: self.wishes,
                discounts: &self.discounts,
                proofs: &self.proofs,
                bookings: &self.bookings,
                worries: &self.worries,
                requests: &self.requests,
                administrators: &self.administrators,
            },
        }
    }

    /// The outlook on a day, with what is known now.
    pub fn outlook(&self, on: Day) -> Outlook<'_> {
        domain::outlook::outlook(&self.facts(), &self.policy, on)
    }

    /// The outlook on a day with how each receipt was allocated; `known_by` leaves out what was learned later.
    pub fn explained(&self, on: Day, known_by: Option<Day>) -> (Outlook<'_>, Vec<Allocation>) {
        let mut allocations = Vec::new();
        let outlook = outlook_known_by(
            &self.facts(),
            &self.policy,
            on,
            known_by,
            &mut Scratch::default(),
            &mut |a| allocations.push(a),
        );
        (outlook, allocations)
    }

    /// The rent of a month by the contract.
    pub fn list_rent(&self, month: Month) -> Cents {
        rent_of(&self.tenancy.rent, self.tenancy.start, month)
    }

    /// What was given off the rent of a month.
    pub fn lowered(&self, month: Month) -> Cents {
        given_off(&self.discounts, &self.spared, month, self.list_rent(month))
    }

    /// The rent of a month that is asked: by the contract, less what was given off it.
    pub fn rent(&self, month: Month) -> Cents {
        (self.list_rent(month) - self.lowered(month)).max(Cents::ZERO)
    }

    /// What may be claimed of what is past due: nothing that rests on a struck clause.
    pub fn claim(&self, outlook: &Outlook<'_>) -> Claim {
        let items = outlook.account.items.iter().filter(|i| i.due_on <= outlook.on);
        let t = &self.tenancy;
        fair_terms::claim(outlook.past_due, items, &t.rent, t.start, &self.clauses)
    }

    /// The same charge by charge.
    pub fn claimed_parts(&self, outlook: &Outlook<'_>) -> Vec<Cents> {
        let due = |i: &&Item| i.due_on < outlook.on && i.asks().is_positive();
        let items = outlook.account.items.iter().filter(due);
        let t = &self.tenancy;
        fair_terms::parts(items, &t.rent, t.start, &self.clauses)
    }

    /// Name of the colleague behind an id.
    pub fn colleague(&self, id: Option<UserId>) -> Option<&str> {
        self.colleagues.get(&id?).map(String::as_str)
    }
}

/// What lower rents and spared increases take off the rent of a month, whose rent by the contract is `list`.
pub(crate) fn given_off(
    discounts: &[Discount],
    spared: &[SparedIncrease],
    month: Month,
    list: Cents,
) -> Cents {
    let given: Cents = newest_of_each(discounts).iter().map(|d| d.off(month)).sum();
    let spared = newest_of_each(spared);
    given + spared.iter().map(|s| s.off(month, list)).sum()
}

/// Opens the file of a tenancy for a person who looks, and notes who looked and why.
pub fn open(db: &Db, actor: &Actor, at: At, id: TenancyId, why: &str) -> Result<CaseFile, Error> {
    open_about(db, actor, at, id, why, |_| true)
}

/// As [`open`], to look at one thing in it. When it does not hold that thing, nothing is looked at and nothing noted.
pub fn open_about(
    db: &Db,
    actor: &Actor,
    at: At,
    id: TenancyId,
    why: &str,
    holds: impl FnOnce(&CaseFile) -> bool,
) -> Result<CaseFile, Error> {
    actor.may(Act::SeeTenancy)?;
    let file = read(db, actor, id)?;
    if !holds(&file) {
        return Err(Refusal::NoSuchHelp(id.to_string()).into());
    }
    crate::audit::note_look(db, actor, at, "see_tenancy", &file.tenancy.reference, id, why)?;
    Ok(file)
}

/// Names of the statement files with these numbers: where entries came from.
pub fn source_files(db: &Db, actor: &Actor, numbers: &BTreeSet<i64>) -> Result<HashMap<i64, String>, Error> {
    actor.may(Act::SeeTenancy)?;
    let scope = actor.scope();
    Ok(db.read(|tx| {
        let mut names = HashMap::new();
        for number in numbers {
            if let Some(import) = store::statement::by_number(tx, &scope, *number)? {
                names.insert(*number, import.file_name);
            }
        }
        Ok::<_, store::Error>(names)
    })?)
}

/// What the bank said behind entries, by file and place in it, with the rule that placed it: why an entry is here.
pub fn bank_rows(
    db: &Db,
    actor: &Actor,
    sources: &BTreeSet<(i64, i64)>,
) -> Result<HashMap<(i64, i64), BankRow>, Error> {
    actor.may(Act::SeeTenancy)?;
    let scope = actor.scope();
    Ok(db.read(|tx| {
        let mut rows = HashMap::new();
        for (import, position) in sources {
            if let Some(row) = store::bank::at(tx, &scope, *import, *position)? {
                rows.insert((*import, *position), row);
            }
        }
        Ok::<_, store::Error>(rows)
    })?)
}

/// The tenancy of a contract number.
pub fn by_reference(db: &Db, actor: &Actor, reference: &str) -> Result<TenancyId, Error> {
    let found = db.read(|tx| store::tenancy::by_reference(tx, &actor.scope(), reference))?;
    found.ok_or_else(|| Refusal::NoSuchTenancy(reference.to_owned()).into())
}

/// Reads a file without noting it: for the system itself.
pub fn read(db: &Db, actor: &Actor, id: TenancyId) -> Result<CaseFile, Error> {
    let scope = actor.scope();
    let policy = night::policy_of(db, &scope)?;
    let file = db.read(|tx| load(tx, &scope, id, policy))?;
    file.ok_or_else(|| Refusal::NoSuchTenancy(id.to_string()).into())
}

/// The frame of an act that decides by what is known of a tenancy: the file is read, the fact is decided and written, the
/// tenancy is judged again and the trail tells, in one transaction. `decide` gives what the trail says of it, or nothing
/// when it was done before: then nothing is written twice.
pub(crate) fn act(
    db: &Db,
    actor: &Actor,
    at: At,
    tenancy: TenancyId,
    name: &str,
    mut decide: impl FnMut(&mut WriteTx<'_>, &CaseFile) -> Result<Option<serde_json::Value>, Error>,
) -> Result<(), Error> {
    let scope = actor.scope();
    let policy = night::policy_of(db, &scope)?;
    db.write(|tx| {
        let file = load(tx, &scope, tenancy, policy)?;
        let file = file.ok_or_else(|| Refusal::NoSuchTenancy(tenancy.to_string()))?;
        let Some(details) = decide(tx, &file)? else {
            return Ok(());
        };
        judge::again(tx, &scope, &policy, at, tenancy)?;
        let reference = &file.tenancy.reference;
        crate::audit::note(tx, actor, at, name, reference, Some(tenancy), "", &details)
    })
}

/// All versions of a kind of help, tenancy by tenancy.
pub(crate) fn help_of_all<H: HelpFact>(db: &Db, actor: &Actor) -> Result<Vec<(TenancyId, Vec<H>)>, Error> {
    let scope = actor.scope();
    Ok(db.read(|tx| store::help::by_tenancy(tx, &scope, Span::ALL))?)
}

/// The newest version of each, in the order in which they stand.
pub fn newest_of_each<V: Version>(all: &[V]) -> Vec<&V> {
    let mut list: Vec<&V> = Vec::new();
    for version in all {
        match list.iter_mut().find(|held| held.id() == version.id()) {
            Some(held) if held.version() < version.version() => *held = version,
            Some(_) => {}
            None => list.push(version),
        }
    }
    list
}

/// The newest version of what has this id.
pub fn newest<V: Version<Id: std::fmt::Display>>(all: &[V], id: V::Id) -> Result<&V, Refusal> {
    let versions = all.iter().filter(|v| v.id() == id);
    let newest = versions.max_by_key(|v| v.version());
    newest.ok_or_else(|| Refusal::NoSuchHelp(id.to_string()))
}

pub(crate) fn load(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: TenancyId,
    policy: Policy,
) -> Result<Option<CaseFile>, Error> {
    let Some(tenancy) = store::tenancy::by_id(tx, scope, id)? else {
        return Ok(None);
    };
    let mut entries = store::entry::of(tx, scope, id)?;
    entries.sort_by_key(|b| b.entry.order());
    let mut contacts = store::contact::of(tx, scope, id)?;
    contacts.sort_by_key(|c| (c.on, c.learned_on, c.id));
    let mut stories = store::story::of(tx, scope, id)?;
    let replaced: Vec<_> = stories.iter().filter_map(|s| s.corrects).collect();
    stories.retain(|s| !replaced.contains(&s.id));
    stories.reverse();
    let staff = store::staff::all(tx, scope)?;
    let contract_links: Vec<ContractLink> = store::help::of(tx, scope, id)?;
    let contracts = crate::fair_terms::contracts(tx, scope)?;
    let contract = fair_terms::contract_of(&contracts, &contract_links, tenancy.start).cloned();
    let clauses = match &contract {
        Some(contract) => fair_terms::clauses_of(&store::fair_terms::clauses(tx, scope)?, &contract.code),
        None => Vec::new(),
    };
    let referrals: Vec<Referral> = store::help::of(tx, scope, id)?;
    let partners = if referrals.is_empty() {
        HashMap::new()
    } else {
        let all = domain::partner::newest(store::partner::all(tx, scope)?);
        all.into_iter().map(|p| (p.id, p.name)).collect()
    };
    let mut stuck = Vec::new();
    store::message::each_stuck(tx, scope, Span::one(id), |_, m| {
        stuck.push(m);
        Ok::<_, store::Error>(())
    })?;
    let mut administrators = Vec::new();
    store::tenancy::each_administrator(tx, scope, Span::one(id), |_, a| {
        administrators.push(a);
        Ok::<_, store::Error>(())
    })?;
    Ok(Some(CaseFile {
        dwelling: store::person::dwelling(tx, scope, tenancy.dwelling)?,
        people: store::person::of_tenancy(tx, scope, id)?,
        ledger: entries.iter().map(|b| b.entry).collect(),
        entries,
        contacts,
        agreements: store::agreement::of(tx, scope, id)?,
        stories,
        choices: store::story::choices(tx, scope, id)?
            .into_iter()
            .map(judge::choice)
            .collect(),
        pauses: store::help::of(tx, scope, id)?,
        plans: store::help::of(tx, scope, id)?,
        proofs: store::help::of(tx, scope, id)?,
        deferrals: store::help::of(tx, scope, id)?,
        disputes: store::help::of(tx, scope, id)?,
        debt_help: store::help::of(tx, scope, id)?,
        payers: store::help::of(tx, scope, id)?,
        waivers: store::help::of(tx, scope, id)?,
        decisions: store::help::of(tx, scope, id)?,
        transfers: store::help::of(tx, scope, id)?,
        signatures: store::help::of(tx, scope, id)?,
        court_steps: store::help::of(tx, scope, id)?,
        hand_overs: store::help::of(tx, scope, id)?,
        hand_over_ends: store::help::of(tx, scope, id)?,
        contract,
        clauses,
        contract_links,
        discounts: store::help::of(tx, scope, id)?,
        spared: store::help::of(tx, scope, id)?,
        leads: store::help::of(tx, scope, id)?,
        bookings: store::help::of(tx, scope, id)?,
        referrals,
        partners,
        feedback: store::signal::feedback_of(tx, scope, id)?,
        worries: store::help::of(tx, scope, id)?,
        requests: store::help::of(tx, scope, id)?,
        network: store::help::of(tx, scope, id)?,
        spoken: spoken::of(tx, scope, id)?,
        stuck,
        administrators,
        wishes: store::wording::wish(tx, scope, id)?,
        greeting: store::door_wish::of(tx, scope, id)?,
        colleagues: staff.into_iter().map(|s| (s.id, s.name)).collect(),
        terms: ledger::terms_of(&tenancy),
        tenancy,
        policy,
    }))
}
