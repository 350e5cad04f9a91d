//! Who leads the contact with a household, in all versions.

use crate::db::{Error, Param, Row, Statement, Table};
use crate::help::HelpFact;
use crate::statements;
use domain::case_lead::CaseLead;

statements! { ALL:
    SPAN = "SELECT tenancy, version, who, from_day, by_user FROM case_lead
        WHERE org = $1 AND tenancy BETWEEN $2 AND $3 ORDER BY tenancy, version";
}

pub(crate) static CASE_LEAD: Table = Table::new(
    "case_lead",
    3,
    &[
        "org",
        "tenancy",
        "version",
        "who",
        "from_day",
        "by_user",
        "recorded_at",
    ],
);

impl HelpFact for CaseLead {
    fn table() -> &'static Table {
        &CASE_LEAD
    }

    fn span() -> &'static Statement {
        &SPAN
    }

    fn read(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            version: row.get(1)?,
            who: row.get(2)?,
            from: row.get(3)?,
            by: row.get(4)?,
        })
    }

    fn values(&self) -> Vec<Param<'_>> {
        vec![
            self.version.into(),
            self.who.into(),
            self.from.into(),
            self.by.into(),
        ]
    }
}
