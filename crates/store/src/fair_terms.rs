//! Versions of the rent contract, the looks at their clauses, and which tenancy is of which. All of it is kept as it was.

use crate::db::{Error, Moment, Param, Row, Statement, Table, Tx, WriteTx};
use crate::help::HelpFact;
use crate::scope::Scope;
use crate::statements;
use domain::calendar::Day;
use domain::fair_terms::{Clause, ClauseKind, Contract, ContractLink, Standing};
use domain::ids::UserId;

statements! { ALL:
    CONTRACTS = "SELECT code, version, name, from_day, until_day FROM contract_version
        WHERE org = $1 ORDER BY code, version";
    CLAUSES = "SELECT contract, kind, version, words, standing, who, looked_on, source, by_user, made_on
        FROM contract_clause WHERE org = $1 ORDER BY contract, kind, version";
    SPAN = "SELECT tenancy, version, contract, by_user, learned_on FROM contract_link
        WHERE org = $1 AND tenancy BETWEEN $2 AND $3 ORDER BY tenancy, version";
}

pub(crate) static CONTRACT: Table = Table::new(
    "contract_version",
    3,
    &[
        "org",
        "code",
        "version",
        "name",
        "from_day",
        "until_day",
        "by_user",
        "made_on",
        "recorded_at",
    ],
);

pub(crate) static CLAUSE: Table = Table::new(
    "contract_clause",
    4,
    &[
        "org",
        "contract",
        "kind",
        "version",
        "words",
        "standing",
        "who",
        "looked_on",
        "source",
        "by_user",
        "made_on",
        "recorded_at",
    ],
);

pub(crate) static LINK: Table = Table::new(
    "contract_link",
    3,
    &[
        "org",
        "tenancy",
        "version",
        "contract",
        "by_user",
        "learned_on",
        "recorded_at",
    ],
);

/// Every version of every contract.
pub fn contracts(tx: &mut Tx<'_>, scope: &Scope) -> Result<Vec<Contract>, Error> {
    tx.all(&CONTRACTS, &[scope.into()], |row| {
        Ok(Contract {
            code: row.get(0)?,
            version: row.get(1)?,
            name: row.get(2)?,
            from: row.get(3)?,
            until: row.get(4)?,
        })
    })
}

/// Every look at every clause.
pub fn clauses(tx: &mut Tx<'_>, scope: &Scope) -> Result<Vec<Clause>, Error> {
    tx.all(&CLAUSES, &[scope.into()], |row| {
        Ok(Clause {
            contract: row.get(0)?,
            kind: row.coded(1, ClauseKind::from_code)?,
            version: row.get(2)?,
            words: row.get(3)?,
            standing: row.coded(4, Standing::from_code)?,
            who: row.get(5)?,
            looked_on: row.get(6)?,
            source: row.get(7)?,
            by: row.get(8)?,
            made_on: row.get(9)?,
        })
    })
}

/// Adds a version of a contract; none is added when somebody else made it meanwhile.
pub fn add_contract(
    tx: &mut WriteTx<'_>,
    scope: &Scope,
    c: &Contract,
    (on, by): (Day, Option<UserId>),
    at: Moment,
) -> Result<u64, Error> {
    tx.add_missing(&CONTRACT, |rows| {
        rows.row(&[
            scope.into(),
            (&c.code).into(),
            c.version.into(),
            (&c.name).into(),
            c.from.into(),
            c.until.into(),
            by.into(),
            on.into(),
            at.into(),
        ])
    })
}

/// Adds a look at a clause; none is added when somebody else made it meanwhile.
pub fn add_clause(tx: &mut WriteTx<'_>, scope: &Scope, c: &Clause, at: Moment) -> Result<u64, Error> {
    tx.add_missing(&CLAUSE, |rows| {
        rows.row(&[
            scope.into(),
            (&c.contract).into(),
            c.kind.code().into(),
            c.version.into(),
            (&c.words).into(),
            c.standing.code().into(),
            (&c.who).into(),
            c.looked_on.into(),
            (&c.source).into(),
            c.by.into(),
            c.made_on.into(),
            at.into(),
        ])
    })
}

impl HelpFact for ContractLink {
    fn table() -> &'static Table {
        &LINK
    }

    fn span() -> &'static Statement {
        &SPAN
    }

    fn read(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            version: row.get(1)?,
            contract: row.get(2)?,
            by: row.get(3)?,
            learned_on: row.get(4)?,
        })
    }

    fn values(&self) -> Vec<Param<'_>> {
        vec![
            self.version.into(),
            (&self.contract).into(),
            self.by.into(),
            self.learned_on.into(),
        ]
    }
}
