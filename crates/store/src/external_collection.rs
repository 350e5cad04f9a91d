//! Bailiffs and agencies, cases in their hands, and how those ended. All of it is kept as it was.

use crate::db::{Error, Moment, Param, Row, Statement, Table, Tx, WriteTx};
use crate::help::HelpFact;
use crate::scope::Scope;
use crate::statements;
use domain::calendar::Day;
use domain::external_collection::{HandOver, HandOverEnd, Party, PartyKind, Registration};
use domain::ids::UserId;

statements! { ALL:
    PARTIES = "SELECT code, version, name, kind, register_number, register_from, register_until
        FROM collection_party_version WHERE org = $1 ORDER BY code, version";
    SPAN = "SELECT tenancy, id, transfer, party, reason, on_day, amount_cents, by_user, learned_on
        FROM hand_over WHERE org = $1 AND tenancy BETWEEN $2 AND $3 ORDER BY tenancy, id";
    ENDS = "SELECT tenancy, hand_over, reason, on_day, words, by_user, learned_on
        FROM hand_over_end WHERE org = $1 AND tenancy BETWEEN $2 AND $3 ORDER BY tenancy, hand_over";
}

pub(crate) static PARTY: Table = Table::new(
    "collection_party_version",
    3,
    &[
        "org",
        "code",
        "version",
        "name",
        "kind",
        "register_number",
        "register_from",
        "register_until",
        "by_user",
        "made_on",
        "recorded_at",
    ],
);

pub(crate) static HAND_OVER: Table = Table::new(
    "hand_over",
    3,
    &[
        "org",
        "tenancy",
        "id",
        "transfer",
        "party",
        "reason",
        "on_day",
        "amount_cents",
        "by_user",
        "learned_on",
        "recorded_at",
    ],
);

pub(crate) static END: Table = Table::new(
    "hand_over_end",
    3,
    &[
        "org",
        "tenancy",
        "hand_over",
        "reason",
        "on_day",
        "words",
        "by_user",
        "learned_on",
        "recorded_at",
    ],
);

/// Every version of every party.
pub fn parties(tx: &mut Tx<'_>, scope: &Scope) -> Result<Vec<Party>, Error> {
    tx.all(&PARTIES, &[scope.into()], |row| {
        let from: Option<Day> = row.get(5)?;
        let (number, until) = (row.get(4)?, row.get(6)?);
        Ok(Party {
            code: row.get(0)?,
            version: row.get(1)?,
            name: row.get(2)?,
            kind: row.coded(3, PartyKind::from_code)?,
            registration: from.map(|from| Registration { number, from, until }),
        })
    })
}

/// Adds a version of a party; none is added when somebody else made it meanwhile.
pub fn add_party(
    tx: &mut WriteTx<'_>,
    scope: &Scope,
    p: &Party,
    (on, by): (Day, Option<UserId>),
    at: Moment,
) -> Result<u64, Error> {
    let held = p.registration.as_ref();
    tx.add_missing(&PARTY, |rows| {
        rows.row(&[
            scope.into(),
            (&p.code).into(),
            p.version.into(),
            (&p.name).into(),
            p.kind.code().into(),
            held.map_or("", |r| r.number.as_str()).into(),
            held.map(|r| r.from).into(),
            held.and_then(|r| r.until).into(),
            by.into(),
            on.into(),
            at.into(),
        ])
    })
}

impl HelpFact for HandOver {
    fn table() -> &'static Table {
        &HAND_OVER
    }

    fn span() -> &'static Statement {
        &SPAN
    }

    fn read(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            id: row.get(1)?,
            transfer: row.get(2)?,
            party: row.get(3)?,
            reason: row.get(4)?,
            on: row.get(5)?,
            amount: row.get(6)?,
            by: row.get(7)?,
            learned_on: row.get(8)?,
        })
    }

    fn values(&self) -> Vec<Param<'_>> {
        vec![
            self.id.into(),
            self.transfer.into(),
            (&self.party).into(),
            (&self.reason).into(),
            self.on.into(),
            self.amount.into(),
            self.by.into(),
            self.learned_on.into(),
        ]
    }
}

impl HelpFact for HandOverEnd {
    fn table() -> &'static Table {
        &END
    }

    fn span() -> &'static Statement {
        &ENDS
    }

    fn read(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            hand_over: row.get(1)?,
            reason: row.get(2)?,
            on: row.get(3)?,
            words: row.get(4)?,
            by: row.get(5)?,
            learned_on: row.get(6)?,
        })
    }

    fn values(&self) -> Vec<Param<'_>> {
        vec![
            self.hand_over.into(),
            (&self.reason).into(),
            self.on.into(),
            (&self.words).into(),
            self.by.into(),
            self.learned_on.into(),
        ]
    }
}
