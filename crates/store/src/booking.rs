//! Talks with a coach that were booked, every version kept: a status and its day, no content.

use crate::db::{Error, Param, Row, Statement, Table, WriteTx};
use crate::help::{HelpFact, forget_before};
use crate::scope::Scope;
use crate::statements;
use domain::calendar::Day;
use domain::coach::{Booking, Status};
use domain::ids::TenancyId;
use domain::network::SaidYes;

statements! { ALL:
    SPAN = "SELECT b.tenancy, b.slot, b.version, b.coach, b.said_yes, b.status, b.on_day, b.by_user, b.learned_on, s.name
        FROM booking_version b JOIN staff s ON s.org = b.org AND s.id = b.coach
        WHERE b.org = $1 AND b.tenancy BETWEEN $2 AND $3 ORDER BY b.tenancy, b.slot, b.version";
    BEFORE = "SELECT tenancy FROM booking_version WHERE org = $1 GROUP BY tenancy, slot HAVING MAX(learned_on) < $2";
    FORGET = "DELETE FROM booking_version WHERE org = $1 AND (tenancy, slot) IN
        (SELECT tenancy, slot FROM booking_version WHERE org = $1 GROUP BY tenancy, slot HAVING MAX(learned_on) < $2)";
}

pub(crate) static BOOKING: Table = Table::new(
    "booking_version",
    4,
    &[
        "org",
        "tenancy",
        "slot",
        "version",
        "coach",
        "said_yes",
        "status",
        "on_day",
        "by_user",
        "learned_on",
        "recorded_at",
    ],
);

impl HelpFact for Booking {
    fn table() -> &'static Table {
        &BOOKING
    }

    fn span() -> &'static Statement {
        &SPAN
    }

    fn read(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            slot: row.get(1)?,
            version: row.get(2)?,
            coach: row.get(3)?,
            said_yes: row.coded(4, SaidYes::from_code)?,
            status: row.coded(5, Status::from_code)?,
            on: row.get(6)?,
            by: row.get(7)?,
            learned_on: row.get(8)?,
            coach_name: row.get(9)?,
        })
    }

    fn values(&self) -> Vec<Param<'_>> {
        vec![
            self.slot.into(),
            self.version.into(),
            self.coach.into(),
            self.said_yes.code().into(),
            self.status.code().into(),
            self.on.into(),
            self.by.into(),
            self.learned_on.into(),
        ]
    }
}

/// Forgets bookings of which nothing was learned from a day on, with all their versions. Gives about whom they were.
pub fn forget(tx: &mut WriteTx<'_>, scope: &Scope, before: Day) -> Result<Vec<TenancyId>, Error> {
    forget_before(tx, scope, (&BEFORE, &FORGET), before)
}
