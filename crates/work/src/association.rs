//! Associations of an installation.

use crate::actor::{Act, Actor, At, stored_roles};
use crate::{Error, Refusal};
use domain::ids::OrgNo;
use domain::policy::AllocationOrder;
use serde_json::json;
use store::Db;
use store::association::Association;
use store::db::{Moment, WriteTx};

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
    actor.may(Act::ManageStaff)?;
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
    hand_out_new_acts(&db, now)?;
    Ok(db)
}

/// Roles are data of each association, from its founding. An act that a newer program brings is given, once, to the roles
/// that this program means it for; an act that an association took away from a role afterwards stays away, and roles of its
/// own are left alone. Of what was founded before this was kept, an act that some role has is not new. Gives how many
/// associations were given something.
pub fn hand_out_new_acts(db: &Db, now: i64) -> Result<usize, Error> {
    let all = db.read(store::association::all)?;
    let mut given_to = 0;
    for association in all {
        let system = Actor::system(association.org);
        let given = db.write(|tx| hand_out(tx, &system, now))?;
        given_to += usize::from(given);
    }
    Ok(given_to)
}

fn hand_out(tx: &mut WriteTx<'_>, system: &Actor, now: i64) -> Result<bool, Error> {
    let scope = system.scope();
    let given = store::association::given_acts(tx, &scope)?;
    let mut roles = store::association::roles(tx, &scope)?;
    let unknown: Vec<&str> = Act::ALL
        .iter()
        .map(|act| act.code())
        .filter(|code| !given.iter().any(|g| g == code))
        .collect();
    // Without roles it is founded, and nothing came in yet: the roles it gets then hold everything.
    if unknown.is_empty() || roles.is_empty() {
        return Ok(false);
    }
    let held = |code: &&str| roles.iter().any(|r| r.acts.iter().any(|a| a == code));
    let new: Vec<&str> = unknown.iter().copied().filter(|code| !held(code)).collect();
    for meant in stored_roles() {
        let Some(role) = roles.iter_mut().find(|r| r.code == meant.code) else {
            continue;
        };
        let more = meant.acts.into_iter().filter(|a| new.contains(&a.as_str()));
        role.acts.extend(more);
    }
    store::association::put_roles(tx, &scope, &roles)?;
    store::association::give_acts(tx, &scope, unknown, Moment(now))?;
    if new.is_empty() {
        return Ok(false);
    }
    let today = domain::calendar::Day(i32::try_from(now.div_euclid(86_400_000_000)).unwrap_or_default());
    let details = json!({ "acts": new });
    crate::audit::note(
        tx,
        system,
        At { today, now },
        "give_new_acts",
        "roles",
        None,
        "",
        &details,
    )?;
    Ok(true)
}
