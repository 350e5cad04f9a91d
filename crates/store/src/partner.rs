//! The partners around us, in all their versions.

use crate::db::{Error, Moment, Row, Table, Tx, WriteTx};
use crate::scope::Scope;
use crate::statements;
use domain::calendar::Day;
use domain::ids::{PartnerId, UserId};
use domain::partner::{Named, Need, Partner, PartnerKind};
use std::collections::HashMap;

statements! { ALL:
    PARTNERS = "SELECT id, version, name, kind, municipality, helps_with, towns, how, wait_days, until_day, gone
        FROM partner_version WHERE org = $1 ORDER BY id, version";
    PEOPLE = "SELECT partner, version, name, role, decides, phone, email FROM partner_person
        WHERE org = $1 ORDER BY partner, version, place";
}

pub(crate) static PARTNER: Table = Table::new(
    "partner_version",
    3,
    &[
        "org",
        "id",
        "version",
        "name",
        "kind",
        "municipality",
        "helps_with",
        "towns",
        "how",
        "wait_days",
        "until_day",
        "gone",
        "by_user",
        "made_on",
        "recorded_at",
    ],
);
pub(crate) static PERSON: Table = Table::new(
    "partner_person",
    4,
    &[
        "org",
        "partner",
        "version",
        "place",
        "name",
        "role",
        "decides",
        "phone",
        "email",
        "recorded_at",
    ],
);

fn needs(text: &str) -> Option<Vec<Need>> {
    text.split_whitespace().map(Need::from_code).collect()
}

fn read(row: &Row<'_>) -> Result<Partner, Error> {
    let towns: String = row.get(6)?;
    Ok(Partner {
        id: row.get(0)?,
        version: row.get(1)?,
        name: row.get(2)?,
        kind: row.coded(3, PartnerKind::from_code)?,
        municipality: row.get(4)?,
        helps_with: row.coded(5, needs)?,
        towns: towns.lines().map(str::to_owned).collect(),
        how: row.get(7)?,
        people: Vec::new(),
        wait: row.get(8)?,
        until: row.get(9)?,
        left: row.get(10)?,
    })
}

/// Every version of every partner, with its people.
pub fn all(tx: &mut Tx<'_>, scope: &Scope) -> Result<Vec<Partner>, Error> {
    let mut partners = tx.all(&PARTNERS, &[scope.into()], read)?;
    let mut people: HashMap<(PartnerId, i32), Vec<Named>> = HashMap::new();
    for (of, person) in tx.all(&PEOPLE, &[scope.into()], |row| {
        let person = Named {
            name: row.get(2)?,
            role: row.get(3)?,
            decides: row.get(4)?,
            phone: row.get(5)?,
            email: row.get(6)?,
        };
        Ok(((row.get(0)?, row.get(1)?), person))
    })? {
        people.entry(of).or_default().push(person);
    }
    for partner in &mut partners {
        partner.people = people.remove(&(partner.id, partner.version)).unwrap_or_default();
    }
    Ok(partners)
}

/// Adds a version with its people; none is added when somebody else made it meanwhile.
pub fn add(
    tx: &mut WriteTx<'_>,
    scope: &Scope,
    partner: &Partner,
    (on, by): (Day, Option<UserId>),
    at: Moment,
) -> Result<u64, Error> {
    let needs: Vec<&str> = partner.helps_with.iter().map(|n| n.code()).collect();
    let added = tx.add_missing(&PARTNER, |rows| {
        rows.row(&[
            scope.into(),
            partner.id.into(),
            partner.version.into(),
            (&partner.name).into(),
            partner.kind.code().into(),
            partner.municipality.as_deref().into(),
            needs.join(" ").into(),
            partner.towns.join("\n").into(),
            (&partner.how).into(),
            partner.wait.into(),
            partner.until.into(),
            partner.left.into(),
            by.into(),
            on.into(),
            at.into(),
        ])
    })?;
    if added == 0 {
        return Ok(0);
    }
    tx.add_missing(&PERSON, |rows| {
        (1..).zip(&partner.people).try_for_each(|(place, person)| {
            let place: i32 = place;
            rows.row(&[
                scope.into(),
                partner.id.into(),
                partner.version.into(),
                place.into(),
                (&person.name).into(),
                (&person.role).into(),
                (&person.decides).into(),
                (&person.phone).into(),
                (&person.email).into(),
                at.into(),
            ])
        })
    })?;
    Ok(added)
}
