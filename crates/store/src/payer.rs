//! Others who pay, every version kept.

use crate::db::{Error, Param, Row, Statement, Table};
use crate::help::HelpFact;
use crate::statements;
use domain::payer::{Payer, PayerKind, Pays};

statements! { ALL:
    SPAN = "SELECT tenancy, id, version, kind, name, reach, pays, from_day, until_day, how_to_stop, made_on,
            by_user, learned_on
        FROM payer_version WHERE org = $1 AND tenancy BETWEEN $2 AND $3 ORDER BY tenancy, id, version";
}

pub(crate) static PAYER_VERSION: Table = Table::new(
    "payer_version",
    4,
    &[
        "org",
        "tenancy",
        "id",
        "version",
        "kind",
        "name",
        "reach",
        "pays",
        "from_day",
        "until_day",
        "how_to_stop",
        "made_on",
        "by_user",
        "learned_on",
        "recorded_at",
    ],
);

impl HelpFact for Payer {
    fn table() -> &'static Table {
        &PAYER_VERSION
    }

    fn span() -> &'static Statement {
        &SPAN
    }

    fn read(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            id: row.get(1)?,
            version: row.get(2)?,
            kind: row.coded(3, PayerKind::from_code)?,
            name: row.get(4)?,
            reach: row.get(5)?,
            pays: row.coded(6, Pays::from_code)?,
            from: row.get(7)?,
            until: row.get(8)?,
            how_to_stop: row.get(9)?,
            made_on: row.get(10)?,
            by: row.get(11)?,
            learned_on: row.get(12)?,
        })
    }

    fn values(&self) -> Vec<Param<'_>> {
        vec![
            self.id.into(),
            self.version.into(),
            self.kind.code().into(),
            (&self.name).into(),
            (&self.reach).into(),
            self.pays.code().into(),
            self.from.into(),
            self.until.into(),
            (&self.how_to_stop).into(),
            self.made_on.into(),
            self.by.into(),
            self.learned_on.into(),
        ]
    }
}
