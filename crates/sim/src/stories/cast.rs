//! Who the twelve are, where they live, and who works at De Linde. All people are invented.
//!
//! Phone numbers begin with 06-00, which no Dutch mobile number does; mail goes to example.nl, which is reserved.
//! What a person told about reaching them stands in the contact note. Nothing about health is kept, by rule.

use super::{contract, money, talks};
use crate::household::{DwellingRow, Household, MemberRow, PersonRow, StaffRow, TenancyRow};
use crate::{places, ym, ymd};
use domain::calendar::Month;
use domain::tenancy::{AddressForm, PaymentMethod, Role};

/// Who works at Woonstichting De Linde.
pub const STAFF: [StaffRow; 9] = [
    staff("noor", "Noor Willems", "0999-201 411", "adviser"),
    staff("ria", "Ria Scholten", "0999-201 412", "adviser"),
    staff("karim", "Karim Haddad", "0999-201 413", "officer"),
    staff("saskia", "Saskia Brouwer", "0999-201 414", "officer"),
    staff("judith", "Judith Kuipers", "0999-201 420", "team_leader"),
    staff("maarten", "Maarten de Ruiter", "0999-201 430", "manager"),
    staff("femke", "Femke Dijkstra", "0999-201 440", "administrator"),
    staff("ineke", "Ineke Postma", "0999-201 450", "privacy_officer"),
    staff("bas", "Bas Vermeer", "0999-201 460", "caretaker"),
];

const fn staff(login: &'static str, name: &'static str, phone: &'static str, role: &'static str) -> StaffRow {
    let email = match login.as_bytes() {
        b"noor" => "noor@delinde.example",
        b"ria" => "ria@delinde.example",
        b"karim" => "karim@delinde.example",
        b"saskia" => "saskia@delinde.example",
        b"judith" => "judith@delinde.example",
        b"maarten" => "maarten@delinde.example",
        b"femke" => "femke@delinde.example",
        b"bas" => "bas@delinde.example",
        _ => "ineke@delinde.example",
    };
    StaffRow {
        login,
        name,
        email,
        phone,
        role,
        language: "nl",
    }
}

/// Neighbourhood 0–2, house number, energy label, first day, method.
struct Home {
    place: usize,
    number: i32,
    label: &'static str,
    start: i32,
    method: PaymentMethod,
}

const fn home(place: usize, number: i32, label: &'static str, start: i32, method: PaymentMethod) -> Home {
    Home {
        place,
        number,
        label,
        start,
        method,
    }
}

use PaymentMethod::{DirectDebit, Transfer};

const HOMES: [Home; 12] = [
    home(0, 12, "B", 2020_03_01, Transfer),
    home(1, 40, "C", 2021_09_01, DirectDebit),
    home(2, 3, "F", 1987_05_01, Transfer),
    home(0, 88, "A", 2026_02_01, Transfer),
    home(1, 7, "C", 2012_06_01, Transfer),
    home(2, 51, "D", 1996_10_01, DirectDebit),
    home(0, 23, "B", 2019_08_01, Transfer),
    home(1, 61, "D", 1999_04_01, Transfer),
    home(1, 15, "C", 2016_11_01, Transfer),
    home(2, 77, "E", 2017_10_01, DirectDebit),
    home(0, 5, "C", 2014_03_01, Transfer),
    home(2, 12, "C", 2022_04_01, Transfer),
];

/// Story, role, first name, initials, infix, surname, called, form of address, language, reachable by phone and mail, note.
struct Person {
    story: u8,
    role: Role,
    first: &'static str,
    initials: &'static str,
    infix: &'static str,
    surname: &'static str,
    form: AddressForm,
    language: &'static str,
    mail: &'static str,
    note: &'static str,
}

use AddressForm::{Formal, Informal};

/// Who told to be addressed with "meneer" or "mevrouw" and the surname: all who are addressed with u.
const MENEER: [&str; 3] = ["Henk", "Mehmet", "Joop"];

impl Person {
    /// How they told to be called; whoever says je is called by the first name.
    fn called(&self) -> String {
        if self.form == Informal || self.first.is_empty() {
            return String::new();
        }
        let address = if MENEER.contains(&self.first) {
            "meneer"
        } else {
            "mevrouw"
        };
        let infix = match self.infix {
            "" => String::new(),
            // Without a first name before it the particle has a capital: "meneer De Boer".
            infix => format!("{}{} ", infix[..1].to_uppercase(), &infix[1..]),
        };
        format!("{address} {infix}{}", self.surname)
    }
}

#[expect(clippy::too_many_arguments, reason = "one row of a table")]
const fn person(
    story: u8,
    role: Role,
    first: &'static str,
    initials: &'static str,
    infix: &'static str,
    surname: &'static str,
    form: AddressForm,
    language: &'static str,
    mail: &'static str,
    note: &'static str,
) -> Person {
    Person {
        story,
        role,
        first,
        initials,
        infix,
        surname,
        form,
        language,
        mail,
        note,
    }
}

use Role::{Administrator, CoTenant, ContactPerson, Payer, Tenant};

#[rustfmt::skip] // one row a line, as in the table of the stories
const PEOPLE: [Person; 18] = [
    person(1, Tenant, "Peter", "P.J.", "", "Verhagen", Informal, "nl", "peter.verhagen", "Belt het liefst na 16.00 uur."),
    person(1, CoTenant, "Ilse", "I.", "", "Verhagen", Informal, "nl", "", ""),
    person(2, Tenant, "Fatima", "F.", "", "El Idrissi", Informal, "nl", "fatima.elidrissi", "App mag, ook 's avonds."),
    person(3, Tenant, "Henk", "H.", "de", "Boer", Formal, "nl", "", "Liever bellen of langskomen. Geen smartphone. Brieven graag in grote letters."),
    person(4, Tenant, "Sanne", "S.M.", "", "Jacobs", Informal, "nl", "sanne.jacobs", "Neemt onbekende nummers niet op. Eerst appen."),
    person(5, Tenant, "Mehmet", "M.", "", "Yılmaz", Formal, "nl", "m.yilmaz", "Rijdt overdag. Bellen kan na 18.00 uur."),
    person(6, Tenant, "Anita", "A.", "van", "Dijk", Informal, "nl", "anita.vandijk", "Anita regelt de post."),
    person(6, CoTenant, "Ron", "R.", "van", "Dijk", Informal, "nl", "", ""),
    person(7, Tenant, "Precious", "P.", "", "Owusu", Informal, "en", "precious.owusu", "Schrijft liever Engels. Werkt 's ochtends."),
    person(8, Tenant, "Joop", "J.C.", "", "Kramer", Formal, "nl", "joop.kramer", ""),
    person(9, Tenant, "Hodan", "H.", "", "Abdi", Informal, "nl", "hodan.abdi", "Afspraken via buurtteam De Wilgen, dat is de ene plek."),
    person(9, Payer, "", "", "", "Gemeente Rivierstad", Formal, "nl", "inkomen.rivierstad", ""),
    person(10, Tenant, "Dennis", "D.", "", "Smit", Informal, "nl", "", "Kent Ria, de wijkbeheerder. Liever geen post."),
    person(11, Tenant, "Maria", "M.", "", "Fernandes", Formal, "nl", "maria.fernandes", "Wil wel horen als het goed gaat."),
    person(11, Administrator, "Els", "E.", "van", "Houten", Formal, "nl", "bewind.dehaven", "De Haven Bewind. Post en geldzaken gaan hierheen."),
    person(12, Tenant, "Tom", "T.", "de", "Wit", Informal, "nl", "tom.dewit", "Niet bellen tussen 12.00 en 14.00 uur, dan slaapt de baby."),
    person(12, CoTenant, "Lisa", "L.", "de", "Wit", Informal, "nl", "lisa.dewit", ""),
    person(3, ContactPerson, "Gerda", "G.", "de", "Boer", Formal, "nl", "gerda.deboer", "Zus van Henk. Mag gebeld worden, zegt Henk."),
];

pub(super) fn all() -> Vec<Household> {
    (1u8..)
        .zip(&HOMES)
        .map(|(story, home)| household(story, home))
        .collect()
}

fn household(story: u8, home: &Home) -> Household {
    let cast: Vec<(usize, &Person)> = PEOPLE
        .iter()
        .enumerate()
        .filter(|(_, p)| p.story == story)
        .collect();
    Household {
        dwelling: dwelling(story, home),
        people: cast.iter().map(|&(i, p)| person_row(i, p)).collect(),
        tenancy: TenancyRow {
            reference: contract(story),
            start: ymd(home.start),
            end: None,
            payment_reference: money::payment_reference(story),
            // Henk's mandate ended with his wife's account; Dennis's stays, it is only not used now.
            mandate: if story == 3 {
                String::new()
            } else {
                money::mandate(story)
            },
            method: home.method,
            expected_arrears_since: (story == 6).then(|| ymd(2026_04_14)),
        },
        members: cast.iter().map(|&(i, p)| member(i, p, home)).collect(),
        rent: money::rent(story),
        due_days: due_days(story, ymd(home.start).month()),
        ibans: money::ibans(story),
        bookings: money::bookings(story),
        contacts: talks::contacts(story),
        agreements: talks::agreements(story),
        stories: talks::stories(story),
    }
}

fn dwelling(story: u8, home: &Home) -> DwellingRow {
    places::dwelling(
        format!("VHE{:06}", 1000 + i32::from(story)),
        home.place,
        0,
        home.number,
        home.label,
    )
}

fn relation(position: usize) -> String {
    format!("R{:06}", 1001 + position)
}

fn person_row(position: usize, p: &Person) -> PersonRow {
    PersonRow {
        reference: relation(position),
        first_name: p.first.to_owned(),
        initials: p.initials.to_owned(),
        infix: p.infix.to_owned(),
        surname: p.surname.to_owned(),
        preferred_name: p.called(),
        address_form: p.form,
        language: p.language,
        phone: format!("06-00 00 11 {position:02}"),
        email: if p.mail.is_empty() {
            String::new()
        } else {
            format!("{}@example.nl", p.mail)
        },
        contact_note: p.note.to_owned(),
    }
}

fn member(position: usize, p: &Person, home: &Home) -> MemberRow {
    let from = match p.role {
        Administrator => ymd(2026_05_01),
        Payer => ymd(2026_08_01),
        ContactPerson => ymd(2026_03_27),
        Tenant | CoTenant => ymd(home.start),
    };
    MemberRow {
        person: relation(position),
        role: p.role,
        from,
    }
}

fn due_days(story: u8, start: Month) -> Vec<(Month, u8)> {
    match story {
        2 => vec![(start, 1), (ym(2026_07), 10)],
        7 => vec![(start, 5)],
        9 => vec![(start, 28)],
        _ => vec![(start, 1)],
    }
}
