//! Log-in: argon2 passwords, a limit on tries that an attacker can't use to lock a colleague out of the desk next door.

use crate::actor::{Act, Actor, At};
use crate::{Error, Refusal, staff};
use argon2::password_hash::PasswordHasher;
use argon2::{Argon2, PasswordHash, PasswordVerifier};
use domain::ids::{OrgNo, UserId};
use store::db::{Moment, WriteTx};
use store::{Db, Scope};
use uuid::Uuid;

/// Window of the limit, in microseconds: a quarter of an hour.
const WINDOW: i64 = 15 * 60 * 1_000_000;
/// Failed tries for one log-in name from one address within the window.
const TRIES_HERE: i64 = 8;
/// Failed tries from one address over all names: someone is trying names.
const TRIES_ADDRESS: i64 = 40;

/// What someone typed at the door.
#[derive(Clone, Debug)]
pub struct Knock<'a> {
    /// Name of the association; empty when there is only one, or to try all that know the log-in name.
    pub association: &'a str,
    /// Log-in name.
    pub login: &'a str,
    /// Password.
    pub password: &'a str,
    /// Where the request came from.
    pub address: &'a str,
    /// Makes the note of this try unique; chosen by the caller.
    pub id: Uuid,
}

/// Someone who was let in.
#[derive(Clone, Debug)]
pub struct Member {
    /// Who, for the acts.
    pub actor: Actor,
    /// The same person's id.
    pub user: UserId,
    /// Name of the association.
    pub association: String,
}

/// Lets someone in, or says why not. Every try is noted. A wrong name takes as long as a wrong password.
pub fn log_in(db: &Db, at: At, knock: &Knock<'_>) -> Result<Member, Error> {
    let login = knock.login.trim().to_lowercase();
    let since = Moment(at.now - WINDOW);
    let (by_login, by_address) =
        db.read(|tx| store::staff::failed_attempts(tx, &login, knock.address, since))?;
    if by_login >= TRIES_HERE || by_address >= TRIES_ADDRESS {
        return Err(Refusal::TooManyTries(WINDOW / 1_000_000).into());
    }
    let found = db.read(|tx| {
        let mut found = Vec::new();
        for org in store::staff::associations_of(tx, &login)? {
            let scope = Scope::of(org, None);
            let name = store::association::of(tx, &scope)?
                .map(|a| a.name)
                .unwrap_or_default();
            let asked = knock.association.trim();
            if !asked.is_empty() && !asked.eq_ignore_ascii_case(&name) {
                continue;
            }
            if let Some(member) = store::staff::by_login(tx, &scope, &login)? {
                found.push((org, name, member));
            }
        }
        Ok::<_, store::Error>(found)
    })?;
    let mut fits = None;
    let mut looked = false;
    for (org, name, member) in found.into_iter().filter(|(_, _, m)| staff::may_knock(m, at.now)) {
        looked = true;
        if verify(&member.password_hash, knock.password) {
            fits = Some((org, name, member.id));
            break;
        }
    }
    if !looked {
        verify(DUMMY, knock.password);
    }
    let moment = Moment(at.now);
    db.write(|tx| store::staff::note_attempt(tx, knock.id, &login, knock.address, moment, fits.is_some()))?;
    let Some((org, association, user)) = fits else {
        return Err(Refusal::WrongPassword.into());
    };
    let actor = actor_of(db, org, user)?.ok_or(Refusal::WrongPassword)?;
    db.write(|tx| {
        crate::audit::note(
            tx,
            &actor,
            at,
            "log_in",
            &login,
            None,
            "",
            &serde_json::Value::Null,
        )
    })?;
    Ok(Member {
        actor,
        user,
        association,
    })
}

/// The actor behind a session, with the acts that the role has now; `None` when the person left or was made inactive.
pub fn actor_of(db: &Db, org: OrgNo, user: UserId) -> Result<Option<Actor>, Error> {
    let scope = Scope::of(org, Some(user));
    let found = db.read(|tx| {
        let Some(member) = store::staff::by_id(tx, &scope, user)? else {
            return Ok::<_, store::Error>(None);
        };
        let roles = store::association::roles(tx, &scope)?;
        Ok(Some((member, roles)))
    })?;
    let Some((member, roles)) = found.filter(|(m, _)| m.active) else {
        return Ok(None);
    };
    let must_choose_password = member.one_time_until.is_some();
    let acts = roles
        .iter()
        .filter(|r| r.code == member.role && !must_choose_password)
        .flat_map(|r| &r.acts)
        .filter_map(|a| Act::from_code(a))
        .collect();
    Ok(Some(Actor {
        org,
        user: Some(user),
        name: member.name,
        login: member.login,
        role: member.role,
        must_choose_password,
        acts,
        language: member.language,
    }))
}

/// Least number of characters of a password that somebody chooses.
pub const LEAST_PASSWORD: usize = 10;

/// Sets someone's password; where they are logged in that ends. `salt` is 16 random bytes chosen by the caller.
pub fn set_password(
    db: &Db,
    actor: &Actor,
    at: At,
    login: &str,
    password: &str,
    salt: &[u8; 16],
) -> Result<(), Error> {
    actor.may(Act::ManageStaff)?;
    long_enough(password)?;
    let hash = hash(password, salt)?;
    db.write(|tx| {
        let scope = actor.scope();
        let Some(mut member) = store::staff::by_login(tx, &scope, login)? else {
            return Err(Refusal::Missing("login").into());
        };
        member.password_hash.clone_from(&hash);
        member.one_time_until = None;
        store::staff::end_sessions_of(tx, &scope, member.id)?;
        store::staff::put_all(tx, &scope, &[member], Moment(at.now))?;
        note_change(tx, actor, at, login)
    })
}

/// Replaces the password that an administrator gave by one of one's own. All sessions end, also the one that asks: the
/// caller begins a new one. `salt` is 16 random bytes chosen by the caller.
pub fn choose_password(db: &Db, actor: &Actor, at: At, password: &str, salt: &[u8; 16]) -> Result<(), Error> {
    let user = actor.user.filter(|_| actor.must_choose_password);
    let user = user.ok_or(Refusal::HasOwnPassword)?;
    long_enough(password)?;
    let scope = actor.scope();
    let given = db.read(|tx| store::staff::by_id(tx, &scope, user))?;
    if given.is_some_and(|m| verify(&m.password_hash, password)) {
        return Err(Refusal::SamePassword.into());
    }
    let hash = hash(password, salt)?;
    db.write(|tx| {
        let held = store::staff::by_id(tx, &scope, user)?;
        let mut member = held
            .filter(|m| m.active && m.one_time_until.is_some())
            .ok_or(Refusal::HasOwnPassword)?;
        member.password_hash.clone_from(&hash);
        member.one_time_until = None;
        store::staff::end_sessions_of(tx, &scope, user)?;
        store::staff::put_all(tx, &scope, &[member], Moment(at.now))?;
        let nothing = serde_json::Value::Null;
        crate::audit::note(tx, actor, at, "choose_password", &actor.login, None, "", &nothing)
    })
}

fn long_enough(password: &str) -> Result<(), Refusal> {
    if password.chars().count() < LEAST_PASSWORD {
        return Err(Refusal::ShortPassword(LEAST_PASSWORD));
    }
    Ok(())
}

fn note_change(tx: &mut WriteTx<'_>, actor: &Actor, at: At, login: &str) -> Result<(), Error> {
    crate::audit::note(
        tx,
        actor,
        at,
        "set_password",
        login,
        None,
        "",
        &serde_json::Value::Null,
    )
}

/// An argon2id hash with the library's recommended cost, so that the look-up of an unknown name takes as long.
const DUMMY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$AAECAwQFBgcICQoLDA0ODw$V4U1c0Hn3EKpLhpXlp2bhpzMwTYQ6EFHIk7Fo9KzbVE";

fn verify(hash: &str, password: &str) -> bool {
    let Ok(parsed) = PasswordHash::new(hash) else {
        return false;
    };
    Argon2::default()
        .verify_password(password.as_bytes(), &parsed)
        .is_ok()
}

pub(crate) fn hash(password: &str, salt: &[u8; 16]) -> Result<String, Error> {
    let hashed = Argon2::default().hash_password_with_salt(password.as_bytes(), salt);
    hashed
        .map(|h| h.to_string())
        .map_err(|_| Refusal::Missing("password").into())
}
