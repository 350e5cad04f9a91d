//! What tenants came to say: paying is hard. Kept for ever.

use crate::db::{Error, Param, Row, Statement, Table};
use crate::help::HelpFact;
use crate::statements;
use domain::arrangement::Origin;
use domain::request::{Request, Topic};

statements! { ALL:
    SPAN = "SELECT tenancy, id, way, topic, asked_on, by_user, learned_on FROM request
        WHERE org = $1 AND tenancy BETWEEN $2 AND $3 ORDER BY tenancy, id";
}

pub(crate) static REQUEST: Table = Table::new(
    "request",
    3,
    &[
        "org",
        "tenancy",
        "id",
        "way",
        "topic",
        "asked_on",
        "by_user",
        "learned_on",
        "recorded_at",
    ],
);

impl HelpFact for Request {
    fn table() -> &'static Table {
        &REQUEST
    }

    fn span() -> &'static Statement {
        &SPAN
    }

    fn read(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            id: row.get(1)?,
            way: row.coded(2, Origin::from_code)?,
            topic: row.coded(3, Topic::from_code)?,
            on: row.get(4)?,
            by: row.get(5)?,
            learned_on: row.get(6)?,
        })
    }

    fn values(&self) -> Vec<Param<'_>> {
        vec![
            self.id.into(),
            self.way.code().into(),
            self.topic.code().into(),
            self.on.into(),
            self.by.into(),
            self.learned_on.into(),
        ]
    }
}
