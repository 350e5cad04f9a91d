//! The tenant's own page (S0.20): who gets a link, what opens it, and what is found behind it (docs/own-page.md).
//!
//! A link says nothing about anybody. It opens for who knows the postcode of the home, for some days, and ends after a few wrong
//! answers or when a colleague ends it. What is chosen behind it is done by the tenant: no colleague's name is put under it.

mod chosen;

pub use chosen::{
    Chosen, Standing, answer_offer, ask, choose_plan, greet, may_take_back, offered, standing, take_back,
    wish,
};

use crate::actor::{Act, Actor, At};
use crate::case_file::{self, CaseFile};
use crate::visit::Announced;
use crate::{Error, Refusal, night};
use domain::calendar::Day;
use domain::ids::{OrgNo, PersonId, TenancyId, UserId};
use domain::message::{Merge, Slot, Tongue};
use domain::own_page::{Code, Link, MOST_TRIES, NotACode, same_postcode};
use domain::tenancy::{Person, Role};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;
use store::db::{Moment, Tx, WriteTx};
use store::message::Message;
use store::{Db, Scope};

/// How long an opened page stays open, in microseconds: half an hour.
const OPEN_FOR: i64 = 30 * 60 * 1_000_000;
/// The role of who acts on their own page.
pub(crate) const TENANT: &str = "tenant";

/// The end of the address of an own page: `1-7Q2F-9MXK-3RTA`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Address {
    /// Of which association.
    pub org: OrgNo,
    /// The link's own part.
    pub code: Code,
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.org.0, self.code)
    }
}

impl FromStr for Address {
    type Err = NotACode;
    fn from_str(text: &str) -> Result<Self, NotACode> {
        let (org, code) = text.split_once('-').ok_or(NotACode)?;
        let org = OrgNo(org.trim().parse().map_err(|_| NotACode)?);
        Ok(Self {
            org,
            code: code.parse()?,
        })
    }
}

/// Gives an association the secret from which its links follow; one that has it keeps it. `chance` are sixteen random bytes.
pub fn begin(db: &Db, at: At, org: OrgNo, chance: [u8; 16]) -> Result<(), Error> {
    let system = Actor::system(org);
    db.write(|tx| {
        if store::own_page::begin(tx, &system.scope(), &chance, Moment(at.now))? {
            crate::audit::note(tx, &system, at, "begin_own_pages", "", None, "", &Value::Null)?;
        }
        Ok(())
    })
}

/// What is secret, as a key; `None` while the association has no own pages.
fn key(tx: &mut Tx<'_>, scope: &Scope) -> Result<Option<[u8; 32]>, Error> {
    let secret = store::own_page::secret(tx, scope)?;
    Ok(secret.map(|s| *blake3::hash(&s).as_bytes()))
}

fn code_of(key: &[u8; 32], tenancy: TenancyId, person: PersonId, number: i32) -> Code {
    let said = format!("link {tenancy} {person} {number}");
    let hash = blake3::keyed_hash(key, said.as_bytes());
    let mut chance = [0; 8];
    chance.copy_from_slice(&hash.as_bytes()[..8]);
    Code::of(chance)
}

/// The link of somebody: the one that opens today, or the next, which is not kept yet. Nobody gets one while another decides for
/// the tenant, and none is given where no postcode is known.
fn link_of(
    tx: &mut Tx<'_>,
    scope: &Scope,
    file: &CaseFile,
    person: PersonId,
    today: Day,
) -> Result<Option<Link>, Error> {
    let rents = file.tenancy.members.iter().any(|m| {
        m.person == person
            && matches!(m.role, Role::Tenant | Role::CoTenant)
            && m.from <= today
            && m.until.is_none_or(|until| until >= today)
    });
    let known = file
        .dwelling
        .as_ref()
        .is_some_and(|d| !d.postcode.trim().is_empty());
    if !rents || !known || file.policy.own_page_days == 0 || file.outlook(today).administered() {
        return Ok(None);
    }
    let Some(key) = key(tx, scope)? else {
        return Ok(None);
    };
    let tenancy = file.tenancy.id;
    let mut before = store::own_page::of(tx, scope, tenancy)?;
    before.retain(|l| l.person == person);
    if let Some(open) = before.iter().rev().find(|l| l.opens(today)) {
        return Ok(Some(open.clone()));
    }
    let number = i32::try_from(before.len()).unwrap_or(i32::MAX);
    Ok(Some(Link {
        code: code_of(&key, tenancy, person, number),
        tenancy,
        person,
        number,
        made_on: today,
        until: today.plus(file.policy.own_page_days),
        ended_on: None,
        tries: 0,
        by: None,
    }))
}

/// Puts the address of the reader's own page in a text, behind the association's own address. Who has no page gets no link.
pub(crate) fn put(
    tx: &mut Tx<'_>,
    scope: &Scope,
    file: &CaseFile,
    reader: &Person,
    merge: &mut Merge,
) -> Result<(), Error> {
    let site = merge.written(Slot::ChoiceLink, Tongue::Dutch);
    let Some(site) = site.filter(|_| file.policy.own_page_days > 0) else {
        return Ok(());
    };
    if key(tx, scope)?.is_none() {
        return Ok(());
    }
    merge.take(Slot::ChoiceLink);
    if let Some(link) = link_of(tx, scope, file, reader.id, merge.on())? {
        let (org, code) = (scope.org(), link.code);
        let site = site.trim_end_matches('/');
        merge.put(Slot::ChoiceLink, format!("{site}/k/{}", Address { org, code }));
    }
    Ok(())
}

/// A text with the reader's link in it was made, by hand or by itself: from now on the link opens. `by` is whose name stands under it.
pub(crate) fn keep(
    tx: &mut WriteTx<'_>,
    scope: &Scope,
    at: At,
    file: &CaseFile,
    message: &Message,
    by: Option<UserId>,
) -> Result<(), Error> {
    let Some(link) = link_of(tx, scope, file, message.person, at.today)? else {
        return Ok(());
    };
    if !message.body.contains(&link.code.to_string()) {
        return Ok(());
    }
    given(tx, scope, at, file, &link, by)
}

fn given(
    tx: &mut WriteTx<'_>,
    scope: &Scope,
    at: At,
    file: &CaseFile,
    link: &Link,
    by: Option<UserId>,
) -> Result<(), Error> {
    let given = Link {
        until: at.today.plus(file.policy.own_page_days),
        by: by.or(link.by),
        ..link.clone()
    };
    Ok(store::own_page::put(tx, scope, &given, Moment(at.now))?)
}

/// Gives somebody a link, to read out or to pass on. The one that opens already is given again, for longer.
pub fn give(db: &Db, actor: &Actor, at: At, tenancy: TenancyId, person: PersonId) -> Result<Address, Error> {
    actor.may(Act::SendMessages)?;
    let scope = actor.scope();
    let policy = night::policy_of(db, &scope)?;
    db.write(|tx| {
        let file = case_file::load(tx, &scope, tenancy, policy)?;
        let file = file.ok_or_else(|| Refusal::NoSuchTenancy(tenancy.to_string()))?;
        let link = link_of(tx, &scope, &file, person, at.today)?.ok_or(Refusal::NoOwnPage)?;
        let code = link.code;
        given(tx, &scope, at, &file, &link, actor.user)?;
        let reference = &file.tenancy.reference;
        let nothing = Value::Null;
        crate::audit::note(
            tx,
            actor,
            at,
            "give_own_page",
            reference,
            Some(tenancy),
            "",
            &nothing,
        )?;
        Ok(Address { org: actor.org, code })
    })
}

/// A link as a colleague sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// Its address.
    pub address: Address,
    /// Whose.
    pub person: PersonId,
    /// Until and with this day it opens.
    pub until: Day,
}

/// The links about a contract that open today.
pub fn open_links(db: &Db, actor: &Actor, at: At, tenancy: TenancyId) -> Result<Vec<Given>, Error> {
    actor.may(Act::SendMessages)?;
    let all = db.read(|tx| store::own_page::of(tx, &actor.scope(), tenancy))?;
    let given = |l: Link| Given {
        address: Address {
            org: actor.org,
            code: l.code,
        },
        person: l.person,
        until: l.until,
    };
    Ok(all.into_iter().filter(|l| l.opens(at.today)).map(given).collect())
}

/// Ends all links about a contract: a telephone was lost, a letter went astray.
pub fn end(db: &Db, actor: &Actor, at: At, tenancy: TenancyId) -> Result<(), Error> {
    actor.may(Act::SendMessages)?;
    let scope = actor.scope();
    db.write(|tx| {
        let heading = store::tenancy::heading(tx, &scope, tenancy)?;
        let heading = heading.ok_or_else(|| Refusal::NoSuchTenancy(tenancy.to_string()))?;
        let open: Vec<Link> = store::own_page::of(tx, &scope, tenancy)?
            .into_iter()
            .filter(|l| l.opens(at.today))
            .collect();
        for link in &open {
            let ended = Link {
                ended_on: Some(at.today),
                ..link.clone()
            };
            store::own_page::put(tx, &scope, &ended, Moment(at.now))?;
        }
        let details = json!({"ended": open.len()});
        crate::audit::note(
            tx,
            actor,
            at,
            "end_own_page",
            &heading.reference,
            Some(tenancy),
            "",
            &details,
        )
    })
}

/// Whom to call, by name and direct number: never a department (S3.16).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contact {
    /// Name; empty when no colleague is known.
    pub name: String,
    /// Direct number, when there is one.
    pub phone: Option<String>,
}

/// What stands on the door: nothing about who lives behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Door {
    /// Name of the association.
    pub association: String,
    /// Whom to call.
    pub contact: Contact,
}

fn link_at(tx: &mut Tx<'_>, scope: &Scope, at: At, code: Code) -> Result<Link, Error> {
    let link = store::own_page::of_code(tx, scope, code)?;
    link.filter(|l| l.opens(at.today))
        .ok_or_else(|| Refusal::NoSuchLink.into())
}

fn contact_of(tx: &mut Tx<'_>, scope: &Scope, by: Option<UserId>) -> Result<Contact, Error> {
    let Some(user) = by else {
        return Ok(Contact::default());
    };
    let staff = store::staff::by_id(tx, scope, user)?;
    Ok(staff.map_or_else(Contact::default, |s| Contact {
        name: s.name,
        phone: s.phone,
    }))
}

/// The door behind a link; refused when there is none, and never said why.
pub fn door(db: &Db, at: At, address: Address) -> Result<Door, Error> {
    let scope = Scope::of(address.org, None);
    db.read(|tx| {
        let link = link_at(tx, &scope, at, address.code)?;
        let association = store::association::of(tx, &scope)?
            .map(|a| a.name)
            .unwrap_or_default();
        let contact = contact_of(tx, &scope, link.by)?;
        Ok(Door { association, contact })
    })
}

/// Opens the door for who knows the postcode; gives what opens the page for half an hour. A wrong answer counts.
pub fn enter(db: &Db, at: At, address: Address, postcode: &str) -> Result<String, Error> {
    let scope = Scope::of(address.org, None);
    let visitor = tenant(address.org, "");
    let opened = db.write(|tx| {
        let link = link_at(tx, &scope, at, address.code)?;
        let tenancy = store::tenancy::by_id(tx, &scope, link.tenancy)?.ok_or(Refusal::NoSuchLink)?;
        let home = store::person::dwelling(tx, &scope, tenancy.dwelling)?;
        let right = home.is_some_and(|d| same_postcode(&d.postcode, postcode));
        let (about, subject) = (Some(link.tenancy), &tenancy.reference);
        if right {
            let nothing = Value::Null;
            crate::audit::note(tx, &visitor, at, "open_own_page", subject, about, "", &nothing)?;
            let key = key(tx, &scope)?.ok_or(Refusal::NoSuchLink)?;
            return Ok::<_, Error>(Ok(pass(&key, link.code, at.now.saturating_add(OPEN_FOR))));
        }
        let tries = link.tries + 1;
        let left = MOST_TRIES - tries;
        let ended_on = (left <= 0).then_some(at.today);
        let link = Link {
            tries,
            ended_on,
            ..link
        };
        store::own_page::put(tx, &scope, &link, Moment(at.now))?;
        let details = json!({"left": left});
        crate::audit::note(
            tx,
            &visitor,
            at,
            "own_page_wrong_answer",
            subject,
            about,
            "",
            &details,
        )?;
        Ok(Err(left))
    })?;
    opened.map_err(|left| Refusal::WrongPostcode { left }.into())
}

/// `{until}.{seal}`: nothing is kept of who opened a page.
fn pass(key: &[u8; 32], code: Code, until: i64) -> String {
    let seal = blake3::keyed_hash(key, format!("pass {code} {until}").as_bytes());
    format!("{until}.{}", &seal.to_hex()[..32])
}

/// What a browser shows to be let in again: the link, and what [`enter`] gave.
#[derive(Clone, Debug)]
pub struct Guest {
    /// The link.
    pub address: Address,
    /// What [`enter`] gave.
    pub pass: String,
}

/// An own page that is open.
#[derive(Clone, Debug)]
pub struct OwnPage {
    /// Name of the association.
    pub association: String,
    /// How the tenant is called.
    pub called: String,
    /// Whose page.
    pub person: Person,
    /// Whom to call.
    pub contact: Contact,
    /// A visit that is planned and announced.
    pub visit: Option<Announced>,
    /// The file; what colleagues wrote in it is not for the page.
    pub file: CaseFile,
}

/// Opens the page for a guest who was let in.
pub fn open(db: &Db, at: At, guest: &Guest) -> Result<OwnPage, Error> {
    let scope = Scope::of(guest.address.org, None);
    let policy = night::policy_of(db, &scope)?;
    db.read(|tx| {
        let link = link_at(tx, &scope, at, guest.address.code)?;
        let key = key(tx, &scope)?.ok_or(Refusal::NoSuchLink)?;
        if !lets_in(&key, link.code, &guest.pass, at) {
            return Err(Refusal::PageClosed.into());
        }
        let file = case_file::load(tx, &scope, link.tenancy, policy)?.ok_or(Refusal::NoSuchLink)?;
        // Who moved out, or for whom another decides by now, finds no page any more.
        if link_of(tx, &scope, &file, link.person, at.today)?.is_none() {
            return Err(Refusal::NoSuchLink.into());
        }
        let person = file.people.iter().find(|p| p.id == link.person).cloned();
        let person = person.ok_or(Refusal::NoSuchLink)?;
        let lead = file.leads.iter().max_by_key(|l| l.version).and_then(|l| l.who);
        let contact = contact_of(tx, &scope, lead.or(link.by))?;
        let association = store::association::of(tx, &scope)?
            .map(|a| a.name)
            .unwrap_or_default();
        let visit = crate::visit::announced(tx, &scope, file.tenancy.id, at.today)?;
        Ok(OwnPage {
            visit,
            association,
            called: crate::message::facts::name_of(&person),
            person,
            contact,
            file,
        })
    })
}

fn lets_in(key: &[u8; 32], code: Code, given: &str, at: At) -> bool {
    let until: Option<i64> = given.split_once('.').and_then(|(until, _)| until.parse().ok());
    // Compared as digests, which takes as long whatever differs.
    until.is_some_and(|until| {
        until > at.now && {
            let right = pass(key, code, until);
            blake3::hash(right.as_bytes()) == blake3::hash(given.as_bytes())
        }
    })
}

/// The tenant, who may do on their own page what they may choose themselves, and nothing else.
fn tenant(org: OrgNo, name: &str) -> Actor {
    Actor {
        org,
        user: None,
        name: name.to_owned(),
        login: TENANT.to_owned(),
        role: TENANT.to_owned(),
        must_choose_password: false,
        acts: BTreeSet::from([Act::RecordContact, Act::AgreePlan, Act::SendMessages]),
        language: "nl".to_owned(),
    }
}
