//! Referrals to partners, every version kept.

use crate::db::{Error, Param, Row, Statement, Table, WriteTx};
use crate::help::{HelpFact, forget_before};
use crate::scope::Scope;
use crate::statements;
use domain::calendar::Day;
use domain::ids::TenancyId;
use domain::network::SaidYes;
use domain::partner::Need;
use domain::referral::{Referral, Stage, Way};

statements! { ALL:
    SPAN = "SELECT tenancy, id, version, partner, need, said_yes, yes_on, state, way, on_day, by_user, learned_on
        FROM referral_version WHERE org = $1 AND tenancy BETWEEN $2 AND $3 ORDER BY tenancy, id, version";
    BEFORE = "SELECT tenancy FROM referral_version WHERE org = $1 GROUP BY tenancy, id HAVING MAX(learned_on) < $2";
    FORGET = "DELETE FROM referral_version WHERE org = $1 AND (tenancy, id) IN
        (SELECT tenancy, id FROM referral_version WHERE org = $1 GROUP BY tenancy, id HAVING MAX(learned_on) < $2)";
}

pub(crate) static REFERRAL: Table = Table::new(
    "referral_version",
    4,
    &[
        "org",
        "tenancy",
        "id",
        "version",
        "partner",
        "need",
        "said_yes",
        "yes_on",
        "state",
        "way",
        "on_day",
        "by_user",
        "learned_on",
        "recorded_at",
    ],
);

impl HelpFact for Referral {
    fn table() -> &'static Table {
        &REFERRAL
    }

    fn span() -> &'static Statement {
        &SPAN
    }

    fn read(row: &Row<'_>) -> Result<Self, Error> {
        let way: Option<&str> = row.get(8)?;
        Ok(Self {
            id: row.get(1)?,
            version: row.get(2)?,
            partner: row.get(3)?,
            need: row.coded(4, Need::from_code)?,
            said_yes: row.coded(5, SaidYes::from_code)?,
            yes_on: row.get(6)?,
            stage: row.coded(7, Stage::from_code)?,
            way: match way {
                None => None,
                Some(_) => Some(row.coded(8, Way::from_code)?),
            },
            on: row.get(9)?,
            by: row.get(10)?,
            learned_on: row.get(11)?,
        })
    }

    fn values(&self) -> Vec<Param<'_>> {
        vec![
            self.id.into(),
            self.version.into(),
            self.partner.into(),
            self.need.code().into(),
            self.said_yes.code().into(),
            self.yes_on.into(),
            self.stage.code().into(),
            self.way.map(Way::code).into(),
            self.on.into(),
            self.by.into(),
            self.learned_on.into(),
        ]
    }
}

/// Forgets referrals of which nothing was learned from a day on, with all their versions. Gives about whom they were.
pub fn forget(tx: &mut WriteTx<'_>, scope: &Scope, before: Day) -> Result<Vec<TenancyId>, Error> {
    forget_before(tx, scope, (&BEFORE, &FORGET), before)
}
