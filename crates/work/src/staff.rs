//! The people who work here, as others may see them.

use crate::Error;
use crate::actor::{Act, Actor};
use domain::ids::UserId;
use std::collections::HashMap;
use store::Db;

/// A colleague in the list of staff.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Colleague {
    /// Name.
    pub name: String,
    /// Log-in name.
    pub login: String,
    /// Code of the role.
    pub role: String,
    /// E-mail address.
    pub email: Option<String>,
    /// Whether they may log in: not made inactive, and a password was set.
    pub may_log_in: bool,
}

/// All staff, by name.
pub fn list(db: &Db, actor: &Actor) -> Result<Vec<Colleague>, Error> {
    actor.may(Act::ManageStaff)?;
    let staff = db.read(|tx| store::staff::all(tx, &actor.scope()))?;
    let colleagues = staff.into_iter().map(|s| Colleague {
        may_log_in: s.active && !s.password_hash.is_empty(),
        name: s.name,
        login: s.login,
        role: s.role,
        email: s.email,
    });
    Ok(colleagues.collect())
}

/// Names of colleagues by id, for "brought in by".
pub fn names(db: &Db, actor: &Actor) -> Result<HashMap<UserId, String>, Error> {
    let staff = db.read(|tx| store::staff::all(tx, &actor.scope()))?;
    Ok(staff.into_iter().map(|s| (s.id, s.name)).collect())
}
