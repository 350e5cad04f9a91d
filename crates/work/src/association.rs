//! Associations of an installation.

use crate::actor::{Actor, At};
use crate::{Error, Refusal};
use domain::ids::OrgNo;
use domain::policy::AllocationOrder;
use serde_json::json;
use store::Db;
use store::association::Association;
use store::db::Moment;

/// An association by number and name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Its number: every key begins with it.
    pub org: OrgNo,
    /// Its name.
    pub name: String,
}

/// All associations.
pub fn all(db: &Db) -> Result<Vec<Named>, Error> {
    let all = db.read(store::association::all)?;
    Ok(all
        .into_iter()
        .map(|a| Named {
            org: a.org,
            name: a.name,
        })
        .collect())
}

/// The association of a name; the only one when no name is given.
pub fn find(db: &Db, name: Option<&str>) -> Result<Named, Error> {
    let all = all(db)?;
    let found = match name {
        Some(name) => all.into_iter().find(|a| a.name.eq_ignore_ascii_case(name)),
        None if all.len() == 1 => all.into_iter().next(),
        None => None,
    };
    found.ok_or_else(|| Refusal::NoSuchAssociation(name.unwrap_or("(none named)").to_owned()).into())
}

/// Makes an association with the shipped policy, or gives the one that has this name.
pub fn found(db: &Db, at: At, name: &str) -> Result<Named, Error> {
    if let Ok(there) = find(db, Some(name)) {
        return Ok(there);
    }
    db.write(|tx| {
        let last = store::association::all(tx)?
            .into_iter()
            .map(|a| a.org.0)
            .max()
            .unwrap_or(0);
        let org = OrgNo(last + 1);
        let new = Association {
            org,
            name: name.to_owned(),
            policy: json!({}),
            created_at: Moment(at.now),
        };
        store::association::create(tx, &new)?;
        crate::audit::note(
            tx,
            &Actor::system(org),
            at,
            "found_association",
            name,
            None,
            "",
            &serde_json::Value::Null,
        )?;
        Ok(Named {
            org,
            name: name.to_owned(),
        })
    })
}

/// Chooses in which order money without a designation settles months.
pub fn choose_allocation(db: &Db, actor: &Actor, at: At, order: AllocationOrder) -> Result<(), Error> {
    actor.may(crate::Act::ManageStaff)?;
    let scope = actor.scope();
    db.write(|tx| {
        let Some(held) = store::association::of(tx, &scope)? else {
            return Err(Refusal::NoSuchAssociation(String::new()).into());
        };
        let mut policy = held.policy.as_object().cloned().unwrap_or_default();
        policy.insert("allocation".to_owned(), json!(order.code()));
        let policy = serde_json::Value::Object(policy);
        store::association::change(tx, &scope, &held.name, &policy)?;
        crate::audit::note(tx, actor, at, "change_policy", "allocation", None, "", &policy)
    })
}

/// Opens a database and makes or brings up to date its tables.
pub fn open(address: &str, now: i64) -> Result<Db, Error> {
    let db = Db::open(address)?;
    store::migration::migrate(&db, Moment(now))?;
    Ok(db)
}
