//! Associations and their roles.

use crate::db::{Error, Moment, Row, Table, Tx, WriteTx};
use crate::scope::Scope;
use crate::statements;
use domain::ids::OrgNo;
use serde_json::Value as Json;

/// A housing association in this installation.
#[derive(Clone, Debug, PartialEq)]
pub struct Association {
    /// Its number; every key begins with it.
    pub org: OrgNo,
    /// Its name.
    pub name: String,
    /// Its policy, as data.
    pub policy: Json,
    /// When it was made.
    pub created_at: Moment,
}

/// A role: which acts a member of staff may do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaffRole {
    /// Code, named by a member of staff.
    pub code: String,
    /// Acts that it allows.
    pub acts: Vec<String>,
}

statements! { ALL:
    EVERY = "SELECT org, name, policy, created_at FROM association ORDER BY org";
    ONE = "SELECT org, name, policy, created_at FROM association WHERE org = $1";
    CREATE = "INSERT INTO association (org, name, policy, created_at) VALUES ($1, $2, $3, $4)";
    CHANGE = "UPDATE association SET name = $2, policy = $3 WHERE org = $1";
    GIVEN = "SELECT act FROM act_given WHERE org = $1 ORDER BY act";
    ROLES = "SELECT code, acts FROM role WHERE org = $1 ORDER BY code";
}

pub(crate) static ROLE: Table = Table::new("role", 2, &["org", "code", "acts"]);
pub(crate) static ACT_GIVEN: Table = Table::new("act_given", 2, &["org", "act", "given_at"]);

fn read(row: &Row<'_>) -> Result<Association, Error> {
    Ok(Association {
        org: row.get(0)?,
        name: row.get(1)?,
        policy: row.get(2)?,
        created_at: row.get(3)?,
    })
}

/// All associations of the installation. Without a scope: the night and the log-in need it before there is one.
pub fn all(tx: &mut Tx<'_>) -> Result<Vec<Association>, Error> {
    tx.all(&EVERY, &[], read)
}

/// The association itself.
pub fn of(tx: &mut Tx<'_>, scope: &Scope) -> Result<Option<Association>, Error> {
    tx.first(&ONE, &[scope.into()], read)
}

/// Makes a new association.
pub fn create(tx: &mut WriteTx<'_>, association: &Association) -> Result<(), Error> {
    let a = association;
    let values = [
        a.org.into(),
        (&a.name).into(),
        (&a.policy).into(),
        a.created_at.into(),
    ];
    tx.execute(&CREATE, &values).map(drop)
}

/// Changes its name and policy.
pub fn change(tx: &mut WriteTx<'_>, scope: &Scope, name: &str, policy: &Json) -> Result<(), Error> {
    tx.execute(&CHANGE, &[scope.into(), name.into(), policy.into()])
        .map(drop)
}

/// Its roles.
pub fn roles(tx: &mut Tx<'_>, scope: &Scope) -> Result<Vec<StaffRole>, Error> {
    tx.all(&ROLES, &[scope.into()], |row| {
        let acts: Json = row.get(1)?;
        let acts = acts
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Json::as_str)
            .map(str::to_owned)
            .collect();
        Ok(StaffRole {
            code: row.get(0)?,
            acts,
        })
    })
}

/// Makes or changes roles.
pub fn put_roles(tx: &mut WriteTx<'_>, scope: &Scope, roles: &[StaffRole]) -> Result<(), Error> {
    tx.put(&ROLE, |rows| {
        for role in roles {
            let acts = Json::from(role.acts.clone());
            rows.row(&[scope.into(), (&role.code).into(), (&acts).into()])?;
        }
        Ok(())
    })
    .map(drop)
}

/// The acts that its roles were given once.
pub fn given_acts(tx: &mut Tx<'_>, scope: &Scope) -> Result<Vec<String>, Error> {
    tx.all(&GIVEN, &[scope.into()], |row| row.get(0))
}

/// Writes down that acts were given.
pub fn give_acts<'a>(
    tx: &mut WriteTx<'_>,
    scope: &Scope,
    acts: impl IntoIterator<Item = &'a str>,
    at: Moment,
) -> Result<(), Error> {
    tx.add_missing(&ACT_GIVEN, |rows| {
        acts.into_iter()
            .try_for_each(|act| rows.row(&[scope.into(), act.into(), at.into()]))
    })
    .map(drop)
}
