//! Tenancies, the people in them, the dwelling, rent over time and the agreed due day.

use crate::calendar::{Day, DueDay, Month};
use crate::contact::coded;
use crate::ids::{DwellingId, PersonId, TenancyId};
use crate::money::Cents;

coded! {
    /// What someone is in a tenancy (VERA relatierol).
    Role {
        /// First tenant.
        Tenant = "HUU",
        /// Co-tenant, jointly liable (art. 7:266 BW).
        CoTenant = "MDH",
        /// Court-appointed administrator; letters go there.
        Administrator = "BWI",
        /// Pays the rent for someone else.
        Payer = "BET",
        /// Contact person named by the tenant.
        ContactPerson = "CPE",
    }
}

coded! {
    /// Form of address, as the person wants it.
    AddressForm {
        /// u
        Formal = "u",
        /// je
        Informal = "je",
    }
}

/// A person. Only what is needed to reach and address someone: no BSN, no birth date, no health.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Derived from the association's own relation number.
    pub id: PersonId,
    /// The association's own relation number.
    pub reference: String,
    /// First name or names as used.
    pub first_name: String,
    /// Initials with points.
    pub initials: String,
    /// Surname particle (`de`, `van den`); empty when there is none.
    pub infix: String,
    /// Surname without particle.
    pub surname: String,
    /// How the person wants to be called, when told.
    pub preferred_name: Option<String>,
    /// u or je.
    pub address_form: AddressForm,
    /// BCP-47 language tag, `nl` by default.
    pub language: String,
    /// Phone number as dialled.
    pub phone: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// How and when the person likes to be reached, as told by the person.
    pub contact_note: Option<String>,
}

impl Person {
    /// First name with surname: "Henk de Boer"; initials where there is no first name.
    pub fn full_name(&self) -> String {
        let first = if self.first_name.is_empty() {
            &self.initials
        } else {
            &self.first_name
        };
        [first.as_str(), &self.infix, &self.surname]
            .iter()
            .filter(|p| !p.is_empty())
            .copied()
            .collect::<Vec<_>>()
            .join(" ")
    }
}

/// A person's place in a tenancy, with its validity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Membership {
    /// Who.
    pub person: PersonId,
    /// As what.
    pub role: Role,
    /// From this day.
    pub from: Day,
    /// Until and with this day.
    pub until: Option<Day>,
}

/// A rentable unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dwelling {
    /// Derived from the association's own unit number.
    pub id: DwellingId,
    /// The association's own unit number.
    pub reference: String,
    /// Street.
    pub street: String,
    /// House number with letter and addition: "12", "12 A-3".
    pub house_number: String,
    /// Postcode without a space: "1011AB".
    pub postcode: String,
    /// Town.
    pub town: String,
    /// Neighbourhood, as the association divides its area.
    pub neighbourhood: String,
    /// Energy label A++++ to G, when known.
    pub energy_label: Option<String>,
    /// WGS84 latitude and longitude in millionths of a degree, when known.
    pub coordinates: Option<(i32, i32)>,
}

/// One part of the rent over a period: net rent, service charges, …
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RentComponent {
    /// VERA prijscomponent detail code or the association's own word ("kale huur").
    pub kind: String,
    /// Per month, in cents.
    pub amount: Cents,
    /// From this day.
    pub from: Day,
    /// Until and with this day.
    pub until: Option<Day>,
}

/// The agreed due day from a month on. The last span that began on or before a month counts for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DueDaySpan {
    /// First month it counts for.
    pub from: Month,
    /// The agreed day.
    pub day: DueDay,
}

coded! {
    /// How the rent is paid (VERA BETAALWIJZESOORT).
    PaymentMethod {
        /// SEPA direct debit.
        DirectDebit = "INC",
        /// Transfer by the tenant.
        Transfer = "OVB",
        /// Online, by link.
        Online = "ONL",
        /// At the desk.
        Desk = "PIN",
    }
}

/// The contract and its terms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tenancy {
    /// Derived from the contract number.
    pub id: TenancyId,
    /// The contract number, as people say it on the phone.
    pub reference: String,
    /// The home.
    pub dwelling: DwellingId,
    /// First day.
    pub start: Day,
    /// Last day, when it ended or was given notice for.
    pub end: Option<Day>,
    /// Structured payment reference (betalingskenmerk or RF), when the association uses one.
    pub payment_reference: Option<String>,
    /// SEPA mandate id, when there is one.
    pub mandate: Option<String>,
    /// How the rent is paid now.
    pub method: PaymentMethod,
    /// Agreed due days over time, oldest first; empty means the first of the month.
    pub due_days: Vec<DueDaySpan>,
    /// Rent over time.
    pub rent: Vec<RentComponent>,
    /// Who, and as what.
    pub members: Vec<Membership>,
    /// IBANs known to pay for this tenancy.
    pub payer_ibans: Vec<String>,
    /// Payment trouble announced before it came: since when, as told (S4.31).
    pub expected_arrears_since: Option<Day>,
}

/// Rent of a month: the sum of the components that hold on its first day (or on the first day of the tenancy).
pub fn rent_of(components: &[RentComponent], start: Day, month: Month) -> Cents {
    let day = month.first().max(start);
    components
        .iter()
        .filter(|c| c.from <= day && c.until.is_none_or(|u| u >= day))
        .map(|c| c.amount)
        .sum()
}

/// The due date of a month under the agreed due days.
pub fn due_date(spans: &[DueDaySpan], month: Month) -> Day {
    let day = spans
        .iter()
        .filter(|s| s.from <= month)
        .max_by_key(|s| s.from)
        .map_or(DueDay::FIRST, |s| s.day);
    day.in_month(month)
}
