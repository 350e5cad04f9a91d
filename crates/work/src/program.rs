//! Other programs of the association: a key each, made by an administrator, shown once, for one resource, revocable.
//!
//! A program has no log-in. It sends its key with each request (VERA 4.3, `ApiKeyAuth`); of the key only the digest is kept.

use crate::actor::{Act, Actor, At};
use crate::record::check_text;
use crate::{Error, Refusal, audit, secret};
use domain::calendar::Day;
use domain::ids::{OrgNo, ProgramKeyId};
use serde_json::json;
use std::collections::BTreeSet;
use store::db::Moment;
use store::program_key::ProgramKey;
use store::{Db, Scope};

domain::coded! {
    /// What a key can open.
    Resource {
        /// Cases in the hands of a bailiff or an agency, to read and no more: `INC.ExterneIncassos.Read` of VERA.
        ExternalCollections = "external_collections",
    }
}

impl Resource {
    /// What a program with this key may do.
    const fn act(self) -> Act {
        match self {
            Self::ExternalCollections => Act::SeeTransfers,
        }
    }
}

/// A key in the list of an administrator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// Which.
    pub id: ProgramKeyId,
    /// What people call the program.
    pub name: String,
    /// What it opens; nothing when this version does not know it.
    pub resource: Option<Resource>,
    /// The day it was made.
    pub made_on: Day,
    /// The day it ended.
    pub ended_on: Option<Day>,
}

const LONGEST_NAME: usize = 80;

/// All keys that were ever made, those that work first.
pub fn list(db: &Db, actor: &Actor) -> Result<Vec<Held>, Error> {
    actor.may(Act::ManageStaff)?;
    let scope = actor.scope();
    let mut all: Vec<Held> = db
        .read(|tx| store::program_key::keys(tx, &scope))?
        .into_iter()
        .map(|k| Held {
            id: k.id,
            name: k.name,
            resource: Resource::from_code(&k.resource),
            made_on: k.made_on,
            ended_on: k.ended_on,
        })
        .collect();
    all.sort_by_key(|k| k.ended_on.is_some());
    Ok(all)
}

/// Makes a key; gives it, once: after this only its digest is known. The same form again makes no second key.
pub fn make(
    db: &Db,
    actor: &Actor,
    at: At,
    (id, name, resource): (ProgramKeyId, &str, Resource),
    chance: [u8; 16],
) -> Result<String, Error> {
    actor.may(Act::ManageStaff)?;
    let name = name.trim();
    if name.is_empty() {
        return Err(Refusal::Missing("name").into());
    }
    check_text("name", name)?;
    if name.chars().count() > LONGEST_NAME {
        return Err(Refusal::TooLong("name").into());
    }
    let key = format!("{}-{}", actor.org.0, secret::of(chance, id.0.as_bytes()));
    let new = ProgramKey {
        id,
        name: name.to_owned(),
        resource: resource.code().to_owned(),
        by: actor.user,
        made_on: at.today,
        ended_on: None,
    };
    let scope = actor.scope();
    db.write(|tx| {
        if store::program_key::add(tx, &scope, &new, &secret::digest(&key), Moment(at.now))? == 0 {
            return Err(Refusal::KeyShown.into());
        }
        let details = json!({"key": id.to_string(), "resource": resource.code()});
        audit::note(tx, actor, at, "make_program_key", name, None, "", &details)
    })?;
    Ok(key)
}

/// Ends a key: from now on it opens nothing.
pub fn revoke(db: &Db, actor: &Actor, at: At, id: ProgramKeyId) -> Result<(), Error> {
    actor.may(Act::ManageStaff)?;
    let scope = actor.scope();
    db.write(|tx| {
        let all = store::program_key::keys(tx, &scope)?;
        let held = all.iter().find(|k| k.id == id);
        let held = held.ok_or_else(|| Refusal::NoSuchHelp(id.to_string()))?;
        let end = (at.today, actor.user);
        if store::program_key::end(tx, &scope, id, end, Moment(at.now))? == 0 {
            return Ok(());
        }
        let details = json!({"key": id.to_string()});
        audit::note(
            tx,
            actor,
            at,
            "revoke_program_key",
            &held.name,
            None,
            "",
            &details,
        )
    })
}

/// Who asks with this key, when it opens the resource; nothing when there is no such key, it ended, or it is for something
/// else. Not told apart.
pub fn actor_of(db: &Db, key: &str, resource: Resource) -> Result<Option<Actor>, Error> {
    let Some(org) = key
        .split_once('-')
        .and_then(|(org, _)| org.parse().ok().map(OrgNo))
    else {
        return Ok(None);
    };
    let scope = Scope::of(org, None);
    let found = db.read(|tx| store::program_key::by_digest(tx, &scope, &secret::digest(key)))?;
    let held = found.filter(|k| k.ended_on.is_none() && k.resource == resource.code());
    Ok(held.map(|k| Actor {
        org,
        user: None,
        name: k.name,
        login: format!("program:{}", k.id),
        role: "program".to_owned(),
        must_choose_password: false,
        acts: BTreeSet::from([resource.act()]),
        language: "nl".to_owned(),
    }))
}
