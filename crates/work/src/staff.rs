//! The people who work here: who they are, what they may, and whether they can come in.

use crate::actor::{Act, Actor, At};
use crate::{Error, Refusal, login};
use domain::ids::UserId;
use serde_json::{Value, json};
use std::collections::{BTreeSet, HashMap};
use store::Db;
use store::db::{Moment, WriteTx};
use store::staff::Staff;

/// How long a password that an administrator gave is good: a week, in microseconds.
const ONE_TIME: i64 = 7 * 86_400 * 1_000_000;
/// Most characters of a name, a log-in name and an e-mail address.
const MOST: usize = 100;

domain::coded! {
    /// Whether a colleague can come in.
    Standing {
        /// With a password of their own.
        Open = "open",
        /// With a password that an administrator gave; they choose their own at the first log-in.
        OneTime = "one_time",
        /// Not: the password that an administrator gave was not used in time.
        OneTimeEnded = "one_time_ended",
        /// Not: nobody gave a password yet.
        NoPassword = "no_password",
        /// Not: an administrator blocked them.
        Blocked = "blocked",
    }
}

impl Standing {
    fn of(member: &Staff, now: i64) -> Self {
        match member.one_time_until {
            _ if !member.active => Self::Blocked,
            _ if member.password_hash.is_empty() => Self::NoPassword,
            Some(until) if until.0 <= now => Self::OneTimeEnded,
            Some(_) => Self::OneTime,
            None => Self::Open,
        }
    }
}

/// Whether the door may look at this colleague's password.
pub(crate) fn may_knock(member: &Staff, now: i64) -> bool {
    matches!(Standing::of(member, now), Standing::Open | Standing::OneTime)
}

/// A colleague in the list of staff.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Colleague {
    /// Who.
    pub id: UserId,
    /// Name.
    pub name: String,
    /// Log-in name.
    pub login: String,
    /// Code of the role.
    pub role: String,
    /// E-mail address.
    pub email: Option<String>,
    /// Whether they can come in.
    pub standing: Standing,
}

impl Colleague {
    fn of(member: Staff, now: i64) -> Self {
        Self {
            standing: Standing::of(&member, now),
            id: member.id,
            name: member.name,
            login: member.login,
            role: member.role,
            email: member.email,
        }
    }
}

/// All staff, by name.
pub fn list(db: &Db, actor: &Actor, at: At) -> Result<Vec<Colleague>, Error> {
    actor.may(Act::ManageStaff)?;
    let staff = db.read(|tx| store::staff::all(tx, &actor.scope()))?;
    Ok(staff.into_iter().map(|s| Colleague::of(s, at.now)).collect())
}

/// One colleague.
pub fn colleague(db: &Db, actor: &Actor, at: At, user: UserId) -> Result<Colleague, Error> {
    actor.may(Act::ManageStaff)?;
    let found = db.read(|tx| store::staff::by_id(tx, &actor.scope(), user))?;
    let found = found.ok_or_else(|| Refusal::NoSuchColleague(user.to_string()))?;
    Ok(Colleague::of(found, at.now))
}

/// Codes of the roles that can be given, those of the start in their order, then the association's own.
pub fn roles(db: &Db, actor: &Actor) -> Result<Vec<String>, Error> {
    actor.may(Act::ManageStaff)?;
    let roles = db.read(|tx| store::association::roles(tx, &actor.scope()))?;
    let mut codes: Vec<String> = roles.into_iter().map(|r| r.code).collect();
    let place = |code: &String| crate::ROLES.iter().position(|(known, _)| known == code);
    codes.sort_by_key(|code| (place(code).unwrap_or(usize::MAX), code.clone()));
    Ok(codes)
}

/// Names of colleagues by id, for "brought in by".
pub fn names(db: &Db, actor: &Actor) -> Result<HashMap<UserId, String>, Error> {
    let staff = db.read(|tx| store::staff::all(tx, &actor.scope()))?;
    Ok(staff.into_iter().map(|s| (s.id, s.name)).collect())
}

/// Who is to be added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Newcomer {
    /// Name as tenants see it.
    pub name: String,
    /// Log-in name; capitals are the same as small letters.
    pub login: String,
    /// E-mail address; may be empty.
    pub email: String,
    /// Code of the role.
    pub role: String,
}

/// Adds a colleague, without a password: they come in when they are given one.
///
/// Their id follows from the log-in name, as when association data brings them.
pub fn add(db: &Db, actor: &Actor, at: At, newcomer: &Newcomer) -> Result<UserId, Error> {
    actor.may(Act::ManageStaff)?;
    let login = newcomer.login.trim().to_lowercase();
    let (name, email) = (newcomer.name.trim(), newcomer.email.trim());
    if name.is_empty() {
        return Err(Refusal::Missing("name").into());
    }
    for (field, text) in [("name", name), ("login", login.as_str()), ("email", email)] {
        if text.chars().count() > MOST {
            return Err(Refusal::TooLong(field).into());
        }
    }
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || ".-_@".contains(c);
    if login.len() < 2 || !login.chars().all(fits) {
        return Err(Refusal::NotALogin(login).into());
    }
    let member = Staff {
        id: UserId::derived(actor.org, &login),
        name: name.to_owned(),
        email: Some(email.to_owned()).filter(|e| !e.is_empty()),
        phone: None,
        password_hash: String::new(),
        one_time_until: None,
        active: true,
        language: actor.language.clone(),
        role: newcomer.role.clone(),
        login,
    };
    let scope = actor.scope();
    db.write(|tx| {
        has_role(tx, actor, &member.role)?;
        let known = store::staff::by_login(tx, &scope, &member.login)?;
        if known.is_some() || store::staff::by_id(tx, &scope, member.id)?.is_some() {
            return Err(Refusal::LoginTaken(member.login.clone()).into());
        }
        store::staff::put_all(tx, &scope, std::slice::from_ref(&member), Moment(at.now))?;
        note(
            tx,
            actor,
            at,
            "add_colleague",
            &member,
            &json!({"role": member.role}),
        )
    })?;
    Ok(member.id)
}

/// Gives a colleague another role. What it may counts from their next click on.
pub fn change_role(db: &Db, actor: &Actor, at: At, user: UserId, role: &str) -> Result<(), Error> {
    change(db, actor, at, user, |tx, member| {
        has_role(tx, actor, role)?;
        if member.role == role {
            return Ok(None);
        }
        let details = json!({"from": member.role, "to": role});
        role.clone_into(&mut member.role);
        Ok(Some(("change_role", details)))
    })
}

/// Blocks a colleague: where they are logged in ends at once. What they wrote stays.
pub fn block(db: &Db, actor: &Actor, at: At, user: UserId) -> Result<(), Error> {
    change(db, actor, at, user, |tx, member| {
        if !member.active {
            return Ok(None);
        }
        member.active = false;
        store::staff::end_sessions_of(tx, &actor.scope(), user)?;
        Ok(Some(("block_colleague", Value::Null)))
    })
}

/// Lets a blocked colleague in again, with the password they had.
pub fn unblock(db: &Db, actor: &Actor, at: At, user: UserId) -> Result<(), Error> {
    change(db, actor, at, user, |_, member| {
        if member.active {
            return Ok(None);
        }
        member.active = true;
        Ok(Some(("unblock_colleague", Value::Null)))
    })
}

/// Ends everything a colleague is logged in with, because a phone or computer is lost. The visits that such a phone took
/// along end too, as soon as it has a network. The colleague logs in again elsewhere with the same password.
pub fn log_out_everywhere(db: &Db, actor: &Actor, at: At, user: UserId) -> Result<(), Error> {
    change(db, actor, at, user, |tx, _| {
        let ended = store::staff::end_sessions_of(tx, &actor.scope(), user)?;
        Ok(Some(("end_sessions", json!({"ended": ended}))))
    })
}

/// Gives a colleague a password for one log-in, after which they choose their own. It is good for a week; where they
/// are logged in ends at once. The password is given back to be told once, and nobody can read it again.
///
/// `chance` makes the password and `salt` its hash: 16 random bytes each, chosen by the caller.
pub fn give_password(
    db: &Db,
    actor: &Actor,
    at: At,
    user: UserId,
    chance: &[u8; 16],
    salt: &[u8; 16],
) -> Result<String, Error> {
    actor.may(Act::ManageStaff)?;
    let password = spell(chance);
    let hash = login::hash(&password, salt)?;
    let until = at.now + ONE_TIME;
    change(db, actor, at, user, |tx, member| {
        member.password_hash.clone_from(&hash);
        member.one_time_until = Some(Moment(until));
        store::staff::end_sessions_of(tx, &actor.scope(), user)?;
        Ok(Some(("set_password", json!({"oneTimeUntil": until}))))
    })?;
    Ok(password)
}

/// Sixteen signs that can't be taken for one another, in groups of four: 80 bits when `chance` has them.
fn spell(chance: &[u8; 16]) -> String {
    const SIGNS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
    let sign = |byte: &u8| char::from(SIGNS[usize::from(byte & 31)]);
    let groups = chance
        .chunks(4)
        .map(|four| four.iter().map(sign).collect::<String>());
    groups.collect::<Vec<_>>().join("-")
}

/// Changes one colleague, if `with` says what happened, and refuses when nobody would be left to manage staff.
fn change(
    db: &Db,
    actor: &Actor,
    at: At,
    user: UserId,
    with: impl Fn(&mut WriteTx<'_>, &mut Staff) -> Result<Option<(&'static str, Value)>, Error>,
) -> Result<(), Error> {
    actor.may(Act::ManageStaff)?;
    let scope = actor.scope();
    db.write(|tx| {
        let mut all = store::staff::all(tx, &scope)?;
        let managing = managing_roles(tx, actor)?;
        let manages = |s: &Staff| s.active && !s.password_hash.is_empty() && managing.contains(&s.role);
        let before = all.iter().any(manages);
        let at_member = all.iter().position(|s| s.id == user);
        let member = at_member.and_then(|i| all.get_mut(i));
        let member = member.ok_or_else(|| Refusal::NoSuchColleague(user.to_string()))?;
        let Some((act, details)) = with(tx, member)? else {
            return Ok(());
        };
        let changed = member.clone();
        if before && !all.iter().any(manages) {
            return Err(Refusal::LastAdministrator.into());
        }
        // Who stays in charge is written again: two administrators who block each other at once meet in these rows.
        all.retain(|s| s.id == user || manages(s));
        store::staff::put_all(tx, &scope, &all, Moment(at.now))?;
        note(tx, actor, at, act, &changed, &details)
    })
}

fn managing_roles(tx: &mut WriteTx<'_>, actor: &Actor) -> Result<BTreeSet<String>, Error> {
    let roles = store::association::roles(tx, &actor.scope())?;
    let managing = roles
        .into_iter()
        .filter(|r| r.acts.iter().any(|a| a == Act::ManageStaff.code()));
    Ok(managing.map(|r| r.code).collect())
}

fn has_role(tx: &mut WriteTx<'_>, actor: &Actor, role: &str) -> Result<(), Error> {
    let roles = store::association::roles(tx, &actor.scope())?;
    if roles.iter().any(|r| r.code == role) {
        return Ok(());
    }
    Err(Refusal::NoSuchRole(role.to_owned()).into())
}

fn note(
    tx: &mut WriteTx<'_>,
    actor: &Actor,
    at: At,
    act: &str,
    about: &Staff,
    details: &Value,
) -> Result<(), Error> {
    crate::audit::note(tx, actor, at, act, &about.login, None, "", details)
}
