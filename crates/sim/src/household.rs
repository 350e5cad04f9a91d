//! One tenancy as the association's CSV set tells it, before it is written.
//!
//! Field for field the columns of the documented set; the words that come from
//! a list (kinds, outcomes, roles) are the domain's own types.

use domain::agreement::{AgreementState, Party};
use domain::calendar::{Day, Month};
use domain::contact::{ContactKind, DayPart, Direction, Outcome};
use domain::ledger::EntryKind;
use domain::money::Cents;
use domain::tenancy::{AddressForm, PaymentMethod, Role};

/// Everything the CSV set holds about one tenancy.
#[derive(Clone, Debug)]
pub struct Household {
    /// Row of `dwellings.csv`.
    pub dwelling: DwellingRow,
    /// Rows of `people.csv`.
    pub people: Vec<PersonRow>,
    /// Row of `tenancies.csv`.
    pub tenancy: TenancyRow,
    /// Rows of `members.csv`.
    pub members: Vec<MemberRow>,
    /// Rows of `rent.csv`.
    pub rent: Vec<RentRow>,
    /// Rows of `due_days.csv`: from which month, which day.
    pub due_days: Vec<(Month, u8)>,
    /// Rows of `ibans.csv`.
    pub ibans: Vec<String>,
    /// Rows of `bookings.csv`, in order of date.
    pub bookings: Vec<BookingRow>,
    /// Rows of `contacts.csv`.
    pub contacts: Vec<ContactRow>,
    /// Rows of `agreements.csv`.
    pub agreements: Vec<AgreementRow>,
    /// Rows of `stories.csv`.
    pub stories: Vec<StoryRow>,
}

impl Household {
    /// As it was known on a day: what happened or was written down later is left out, and what was promised for later
    /// still stands. Rents and due days stay, for they are told ahead.
    #[must_use]
    pub fn known_on(mut self, day: Day) -> Self {
        if day >= crate::TODAY {
            return self;
        }
        self.members.retain(|m| m.from <= day);
        self.bookings.retain(|b| b.on <= day);
        self.contacts.retain(|c| c.on <= day);
        self.stories.retain(|s| s.on <= day);
        self.agreements.retain(|a| a.made_on <= day);
        for agreement in self
            .agreements
            .iter_mut()
            .filter(|a| a.due_on.is_none_or(|due| due > day))
        {
            agreement.state = AgreementState::Open;
        }
        let told = self.tenancy.expected_arrears_since;
        self.tenancy.expected_arrears_since = told.filter(|since| *since <= day);
        self
    }
}

/// A dwelling.
#[derive(Clone, Debug)]
pub struct DwellingRow {
    /// The association's unit number.
    pub reference: String,
    /// Street.
    pub street: String,
    /// House number.
    pub house_number: String,
    /// Postcode without a space.
    pub postcode: String,
    /// Neighbourhood.
    pub neighbourhood: String,
    /// Energy label.
    pub energy_label: &'static str,
    /// WGS84 latitude and longitude in millionths of a degree.
    pub coordinates: (i32, i32),
}

/// A person.
#[derive(Clone, Debug)]
pub struct PersonRow {
    /// The association's relation number.
    pub reference: String,
    /// First name.
    pub first_name: String,
    /// Initials with points.
    pub initials: String,
    /// Surname particle, may be empty.
    pub infix: String,
    /// Surname.
    pub surname: String,
    /// How the person wants to be called, may be empty.
    pub preferred_name: String,
    /// u or je.
    pub address_form: AddressForm,
    /// Language tag (BCP 47).
    pub language: &'static str,
    /// Phone, may be empty.
    pub phone: String,
    /// E-mail, may be empty.
    pub email: String,
    /// How and when the person likes to be reached, may be empty.
    pub contact_note: String,
}

/// A contract.
#[derive(Clone, Debug)]
pub struct TenancyRow {
    /// Contract number.
    pub reference: String,
    /// First day.
    pub start: Day,
    /// Last day.
    pub end: Option<Day>,
    /// betalingskenmerk or RF; empty when the association uses none for it.
    pub payment_reference: String,
    /// SEPA mandate id, may be empty.
    pub mandate: String,
    /// How the rent is paid now.
    pub method: PaymentMethod,
    /// Payment trouble announced before it came (S4.31).
    pub expected_arrears_since: Option<Day>,
}

/// A person's place in the tenancy.
#[derive(Clone, Debug)]
pub struct MemberRow {
    /// Relation number.
    pub person: String,
    /// As what.
    pub role: Role,
    /// From this day.
    pub from: Day,
}

/// A part of the rent over a period.
#[derive(Clone, Debug)]
pub struct RentRow {
    /// The association's word for it.
    pub kind: &'static str,
    /// Per month; a discount is negative.
    pub amount: Cents,
    /// From this day.
    pub from: Day,
    /// Until and with this day.
    pub until: Option<Day>,
}

/// A booking of the association's own books.
#[derive(Clone, Debug)]
pub struct BookingRow {
    /// Booking number, unique per tenancy.
    pub key: String,
    /// What it is; the amount is positive and the kind gives the sign.
    pub kind: EntryKind,
    /// The day it counts from.
    pub on: Day,
    /// Amount, positive.
    pub amount: Cents,
    /// Month a charge is for.
    pub month: Option<Month>,
    /// Bank reason of a reversal, may be empty.
    pub reason: &'static str,
    /// A few words, may be empty.
    pub note: &'static str,
}

impl BookingRow {
    /// What the booking does to what is owed: charges and reversals raise it, money and credits lower it.
    pub fn signed(&self) -> Cents {
        match self.kind {
            EntryKind::Receipt | EntryKind::Credit => -self.amount,
            EntryKind::Charge | EntryKind::Reversal | EntryKind::Correction => self.amount,
        }
    }
}

/// A contact with the tenant.
#[derive(Clone, Debug)]
pub struct ContactRow {
    /// Unique per tenancy.
    pub key: String,
    /// The day.
    pub on: Day,
    /// Part of the day.
    pub day_part: Option<DayPart>,
    /// By what means.
    pub kind: ContactKind,
    /// Who began.
    pub direction: Direction,
    /// How it went.
    pub outcome: Outcome,
    /// One or two lines.
    pub note: String,
    /// The next moment.
    pub next_on: Option<Day>,
    /// Login of our person; empty for the system.
    pub by: &'static str,
}

/// An agreement.
#[derive(Clone, Debug)]
pub struct AgreementRow {
    /// Unique per tenancy.
    pub key: String,
    /// Who promised.
    pub party: Party,
    /// What.
    pub action: String,
    /// When it was agreed.
    pub made_on: Day,
    /// Last day on which it is on time.
    pub due_on: Option<Day>,
    /// Money the tenant will have paid in between.
    pub amount: Option<Cents>,
    /// Where it stands.
    pub state: AgreementState,
    /// Login of our person.
    pub by: &'static str,
}

/// A story in the tenant's own words.
#[derive(Clone, Debug)]
pub struct StoryRow {
    /// Unique per tenancy.
    pub key: String,
    /// When it was told.
    pub on: Day,
    /// The words.
    pub text: String,
    /// To whom (login).
    pub told_to: &'static str,
}

/// One who works at the association.
#[derive(Clone, Copy, Debug)]
pub struct StaffRow {
    /// Log-in name.
    pub login: &'static str,
    /// First and last name.
    pub name: &'static str,
    /// E-mail.
    pub email: &'static str,
    /// Direct number.
    pub phone: &'static str,
    /// `officer`, `adviser`, `team_leader`, `manager`, `administrator`, `privacy_officer` or `caretaker`.
    pub role: &'static str,
    /// nl or en.
    pub language: &'static str,
}

/// The rent of every month split in bare rent and service charges. The rise of 1 July 2026 keeps the bare rent
/// within the 4.1 % of that year.
pub(crate) fn rent_rows(periods: &[(Day, Cents)]) -> Vec<RentRow> {
    let mut rows = Vec::new();
    let mut bare_before: Option<i64> = None;
    for (i, &(from, total)) in periods.iter().enumerate() {
        let until = periods.get(i + 1).map(|next| next.0.plus(-1));
        let plain = total.0 * 95 / 100;
        let capped = bare_before
            .filter(|_| from >= crate::ymd(2026_07_01))
            .map(|before| before * 1041 / 1000);
        let bare = capped.map_or(plain, |most| plain.min(most));
        bare_before = Some(bare);
        rows.push(RentRow {
            kind: "kale huur",
            amount: Cents(bare),
            from,
            until,
        });
        rows.push(RentRow {
            kind: "servicekosten",
            amount: Cents(total.0 - bare),
            from,
            until,
        });
    }
    rows
}
