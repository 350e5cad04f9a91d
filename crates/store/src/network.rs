//! The people around a tenant, with the tenant's consent. What was taken back or is over is gone.

use crate::db::{Error, Param, Row, Statement, Table, Tx, WriteTx};
use crate::help::HelpFact;
use crate::scope::Scope;
use crate::statements;
use domain::calendar::Day;
use domain::ids::{NetworkId, TenancyId};
use domain::network::{NetworkContact, Relation, SaidYes, Topic};

statements! { ALL:
    SPAN = "SELECT tenancy, id, name, relation, reach, topics, said_yes, from_day, until_day, by_user
        FROM network_contact WHERE org = $1 AND tenancy BETWEEN $2 AND $3 ORDER BY tenancy, id";
    OVER = "SELECT tenancy, id FROM network_contact WHERE org = $1 AND until_day < $2 ORDER BY tenancy, id";
}

pub(crate) static NETWORK_CONTACT: Table = Table::new(
    "network_contact",
    3,
    &[
        "org",
        "tenancy",
        "id",
        "name",
        "relation",
        "reach",
        "topics",
        "said_yes",
        "from_day",
        "until_day",
        "by_user",
        "recorded_at",
    ],
);

fn topics_from(text: &str) -> Option<Vec<Topic>> {
    text.split_whitespace().map(Topic::from_code).collect()
}

impl HelpFact for NetworkContact {
    fn table() -> &'static Table {
        &NETWORK_CONTACT
    }

    fn span() -> &'static Statement {
        &SPAN
    }

    fn read(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            id: row.get(1)?,
            name: row.get(2)?,
            relation: row.coded(3, Relation::from_code)?,
            reach: row.get(4)?,
            topics: row.coded(5, topics_from)?,
            said_yes: row.coded(6, SaidYes::from_code)?,
            from: row.get(7)?,
            until: row.get(8)?,
            by: row.get(9)?,
        })
    }

    fn values(&self) -> Vec<Param<'_>> {
        let topics: Vec<&str> = self.topics.iter().map(|t| t.code()).collect();
        vec![
            self.id.into(),
            (&self.name).into(),
            self.relation.code().into(),
            (&self.reach).into(),
            topics.join(" ").into(),
            self.said_yes.code().into(),
            self.from.into(),
            self.until.into(),
            self.by.into(),
        ]
    }
}

/// Those of which the last day is before this one.
pub fn over(tx: &mut Tx<'_>, scope: &Scope, before: Day) -> Result<Vec<(TenancyId, NetworkId)>, Error> {
    tx.all(&OVER, &[scope.into(), before.into()], |row| {
        Ok((row.get(0)?, row.get(1)?))
    })
}

/// Takes somebody off the map, for good. Gives how many were there.
pub fn remove(tx: &mut WriteTx<'_>, scope: &Scope, gone: &[(TenancyId, NetworkId)]) -> Result<u64, Error> {
    tx.remove(&NETWORK_CONTACT, |rows| {
        gone.iter()
            .try_for_each(|(tenancy, id)| rows.row(&[scope.into(), (*tenancy).into(), (*id).into()]))
    })
}
