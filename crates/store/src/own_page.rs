//! Links to tenants' own pages, and the secret from which they follow.

use crate::db::{Error, Moment, Row, Table, Tx, WriteTx};
use crate::scope::Scope;
use crate::statements;
use domain::ids::TenancyId;
use domain::own_page::{Code, Link};

statements! { ALL:
    SECRET = "SELECT secret FROM own_page_secret WHERE org = $1";
    OF_CODE = "SELECT code, tenancy, person, nth, made_on, until_day, ended_on, tries, by_user
        FROM own_page_link WHERE org = $1 AND code = $2";
    OF_TENANCY = "SELECT code, tenancy, person, nth, made_on, until_day, ended_on, tries, by_user
        FROM own_page_link WHERE org = $1 AND tenancy = $2 ORDER BY person, nth";
}

pub(crate) static OWN_PAGE_SECRET: Table =
    Table::new("own_page_secret", 1, &["org", "secret", "recorded_at"]);
pub(crate) static OWN_PAGE_LINK: Table = Table::new(
    "own_page_link",
    2,
    &[
        "org",
        "code",
        "tenancy",
        "person",
        "nth",
        "made_on",
        "until_day",
        "ended_on",
        "tries",
        "by_user",
        "recorded_at",
    ],
);

fn read(row: &Row<'_>) -> Result<Link, Error> {
    Ok(Link {
        code: row.coded(0, |text| text.parse::<Code>().ok())?,
        tenancy: row.get(1)?,
        person: row.get(2)?,
        number: row.get(3)?,
        made_on: row.get(4)?,
        until: row.get(5)?,
        ended_on: row.get(6)?,
        tries: row.get(7)?,
        by: row.get(8)?,
    })
}

/// Gives an association its secret; one that is there stays. Gives whether it is new.
pub fn begin(tx: &mut WriteTx<'_>, scope: &Scope, secret: &[u8], at: Moment) -> Result<bool, Error> {
    let new = tx.add_missing(&OWN_PAGE_SECRET, |rows| {
        rows.row(&[scope.into(), secret.into(), at.into()])
    })?;
    Ok(new > 0)
}

/// The association's secret; `None` while it has no own pages.
pub fn secret(tx: &mut Tx<'_>, scope: &Scope) -> Result<Option<Vec<u8>>, Error> {
    tx.first(&SECRET, &[scope.into()], |row| row.get(0))
}

/// The link with this end.
pub fn of_code(tx: &mut Tx<'_>, scope: &Scope, code: Code) -> Result<Option<Link>, Error> {
    tx.first(&OF_CODE, &[scope.into(), code.plain().into()], read)
}

/// All links about a contract, of each person in the order in which they were given.
pub fn of(tx: &mut Tx<'_>, scope: &Scope, tenancy: TenancyId) -> Result<Vec<Link>, Error> {
    tx.all(&OF_TENANCY, &[scope.into(), tenancy.into()], read)
}

/// Keeps a link as it is now.
pub fn put(tx: &mut WriteTx<'_>, scope: &Scope, link: &Link, at: Moment) -> Result<(), Error> {
    tx.put(&OWN_PAGE_LINK, |rows| {
        rows.row(&[
            scope.into(),
            link.code.plain().into(),
            link.tenancy.into(),
            link.person.into(),
            link.number.into(),
            link.made_on.into(),
            link.until.into(),
            link.ended_on.into(),
            link.tries.into(),
            link.by.into(),
            at.into(),
        ])
    })
    .map(drop)
}
