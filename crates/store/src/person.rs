//! People and dwellings.

use crate::db::{Error, Moment, Row, Table, Tx, WriteTx};
use crate::scope::{Scope, Span};
use crate::{search, statements};
use domain::ids::{DwellingId, PersonId, TenancyId};
use domain::tenancy::{AddressForm, Dwelling, Person};
use std::borrow::Borrow;

statements! { ALL:
    PERSON = "SELECT id, reference, first_name, initials, infix, surname, preferred_name, address_form, language,
        phone, email, contact_note FROM person WHERE org = $1 AND id = $2";
    OF_TENANCY = "SELECT DISTINCT p.id, p.reference, p.first_name, p.initials, p.infix, p.surname, p.preferred_name,
        p.address_form, p.language, p.phone, p.email, p.contact_note
        FROM member m CROSS JOIN person p
        WHERE m.org = $1 AND m.tenancy = $2 AND p.org = m.org AND p.id = m.person ORDER BY p.id";
    TENANCIES_OF_PERSON = "SELECT DISTINCT tenancy FROM member WHERE org = $1 AND person = $2 ORDER BY tenancy";
    DWELLING = "SELECT id, reference, street, house_number, postcode, town, neighbourhood, energy_label, latitude,
        longitude FROM dwelling WHERE org = $1 AND id = $2";
    TENANCIES_OF_DWELLING = "SELECT id FROM tenancy WHERE org = $1 AND dwelling = $2 ORDER BY starts_on DESC, id";
}

pub(crate) static PERSONS: Table = Table::new(
    "person",
    2,
    &[
        "org",
        "id",
        "reference",
        "first_name",
        "initials",
        "infix",
        "surname",
        "preferred_name",
        "address_form",
        "language",
        "phone",
        "email",
        "contact_note",
        "changed_at",
    ],
);
pub(crate) static DWELLINGS: Table = Table::new(
    "dwelling",
    2,
    &[
        "org",
        "id",
        "reference",
        "street",
        "house_number",
        "postcode",
        "town",
        "neighbourhood",
        "energy_label",
        "latitude",
        "longitude",
        "changed_at",
    ],
);

fn read(row: &Row<'_>) -> Result<Person, Error> {
    Ok(Person {
        id: row.get(0)?,
        reference: row.get(1)?,
        first_name: row.get(2)?,
        initials: row.get(3)?,
        infix: row.get(4)?,
        surname: row.get(5)?,
        preferred_name: row.get(6)?,
        address_form: row.coded(7, AddressForm::from_code)?,
        language: row.get(8)?,
        phone: row.get(9)?,
        email: row.get(10)?,
        contact_note: row.get(11)?,
    })
}

/// One person.
pub fn by_id(tx: &mut Tx<'_>, scope: &Scope, id: PersonId) -> Result<Option<Person>, Error> {
    tx.first(&PERSON, &[scope.into(), id.into()], read)
}

/// Everyone who is or was in a tenancy.
pub fn of_tenancy(tx: &mut Tx<'_>, scope: &Scope, tenancy: TenancyId) -> Result<Vec<Person>, Error> {
    tx.all(&OF_TENANCY, &[scope.into(), tenancy.into()], read)
}

/// Tenancies that a person is or was in.
pub fn tenancies(tx: &mut Tx<'_>, scope: &Scope, person: PersonId) -> Result<Vec<TenancyId>, Error> {
    tx.all(&TENANCIES_OF_PERSON, &[scope.into(), person.into()], |row| {
        row.get(0)
    })
}

/// Makes or changes people. What the person told us (name, form of address, note) is overwritten as given.
///
/// Search and lists follow when their tenancies are put, or with [`change`].
pub fn put_all<P: Borrow<Person>>(
    tx: &mut WriteTx<'_>,
    scope: &Scope,
    people: impl IntoIterator<Item = P>,
    at: Moment,
) -> Result<u64, Error> {
    tx.put(&PERSONS, |rows| {
        for person in people {
            let p = person.borrow();
            rows.row(&[
                scope.into(),
                p.id.into(),
                (&p.reference).into(),
                (&p.first_name).into(),
                (&p.initials).into(),
                (&p.infix).into(),
                (&p.surname).into(),
                (&p.preferred_name).into(),
                p.address_form.code().into(),
                (&p.language).into(),
                (&p.phone).into(),
                (&p.email).into(),
                (&p.contact_note).into(),
                at.into(),
            ])?;
        }
        Ok(())
    })
}

/// Changes one person, and how the tenancies of that person are found and shown.
pub fn change(tx: &mut WriteTx<'_>, scope: &Scope, person: &Person, at: Moment) -> Result<(), Error> {
    put_all(tx, scope, [person], at)?;
    for tenancy in tenancies(tx, scope, person.id)? {
        search::refresh(tx, scope, Span::one(tenancy))?;
    }
    Ok(())
}

fn read_dwelling(row: &Row<'_>) -> Result<Dwelling, Error> {
    let latitude: Option<i32> = row.get(8)?;
    let longitude: Option<i32> = row.get(9)?;
    Ok(Dwelling {
        id: row.get(0)?,
        reference: row.get(1)?,
        street: row.get(2)?,
        house_number: row.get(3)?,
        postcode: row.get(4)?,
        town: row.get(5)?,
        neighbourhood: row.get(6)?,
        energy_label: row.get(7)?,
        coordinates: latitude.zip(longitude),
    })
}

/// One dwelling.
pub fn dwelling(tx: &mut Tx<'_>, scope: &Scope, id: DwellingId) -> Result<Option<Dwelling>, Error> {
    tx.first(&DWELLING, &[scope.into(), id.into()], read_dwelling)
}

/// Tenancies of a dwelling, newest first.
pub fn tenancies_of_dwelling(
    tx: &mut Tx<'_>,
    scope: &Scope,
    dwelling: DwellingId,
) -> Result<Vec<TenancyId>, Error> {
    tx.all(&TENANCIES_OF_DWELLING, &[scope.into(), dwelling.into()], |row| {
        row.get(0)
    })
}

/// Makes or changes dwellings. Search and lists follow when their tenancies are put.
pub fn put_dwellings<D: Borrow<Dwelling>>(
    tx: &mut WriteTx<'_>,
    scope: &Scope,
    dwellings: impl IntoIterator<Item = D>,
    at: Moment,
) -> Result<u64, Error> {
    tx.put(&DWELLINGS, |rows| {
        for dwelling in dwellings {
            let d = dwelling.borrow();
            rows.row(&[
                scope.into(),
                d.id.into(),
                (&d.reference).into(),
                (&d.street).into(),
                (&d.house_number).into(),
                (&d.postcode).into(),
                (&d.town).into(),
                (&d.neighbourhood).into(),
                (&d.energy_label).into(),
                d.coordinates.map(|c| c.0).into(),
                d.coordinates.map(|c| c.1).into(),
                at.into(),
            ])?;
        }
        Ok(())
    })
}
