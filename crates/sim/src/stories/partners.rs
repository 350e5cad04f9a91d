//! Who helps around De Linde (S1.30). Nobody of them exists; numbers begin with 0999, which nobody has, and mail goes to example.nl,
//! which is reserved.

use crate::ymd;
use domain::ids::{OrgNo, PartnerId};
use domain::partner::{Named, Need, Partner, PartnerKind};

/// Short name, kind, name, what it helps with, working days agreed (below 0: none), last day (0: none), how it goes.
type Row = (
    &'static str,
    PartnerKind,
    &'static str,
    &'static [Need],
    i32,
    i32,
    &'static str,
);

/// Name, role, may decide about, number, address.
type Person = [&'static str; 5];

/// The short name of the municipality's agreement.
pub const TOWN: &str = "rivierstad";

#[rustfmt::skip] // one partner in one line, one person in one line
const PARTNERS: [(Row, &[Person]); 9] = [
    ((TOWN, PartnerKind::Municipality, "Rivierstad", &[Need::Debts, Need::Letters, Need::Money], -1, 0,
        "Bel met de huurder erbij. Een aanmelding zonder toestemming kan alleen via vroegsignalering."), &[
        ["Sevda Aydın", "consulent schuldhulp", "een eerste gesprek binnen drie werkdagen bij dreigende ontruiming", "0999-100 310", "sevda.aydin@rivierstad.example.nl"],
        ["Wim Terpstra", "bijzondere bijstand", "een voorschot in dezelfde week", "0999-100 320", "wim.terpstra@rivierstad.example.nl"],
    ]),
    (("voedselbank", PartnerKind::FoodBank, "Voedselbank Rivierstad", &[Need::Food, Need::Baby], 2, 2027_06_30,
        "Bel voor elf uur, dan kan het pakket vrijdag mee. Het eerste pakket kan zonder papieren."), &[
        ["Corrie de Boer", "intake", "een pakket voor de eerste drie maanden", "0999-100 510", "intake@voedselbank.example.nl"],
    ]),
    (("noodfonds", PartnerKind::Fund, "Noodfonds Rivierstad", &[Need::Money, Need::Things, Need::Energy], 3, 2027_12_31,
        "Alleen via ons of het buurtteam. Eén gift, als niets anders op tijd is."), &[
        ["Marleen Vos", "fondswerker", "een gift tot € 750,00", "0999-100 520", "marleen@noodfonds.example.nl"],
        ["Rob Hendriks", "voorzitter", "een hogere gift", "0999-100 521", "rob@noodfonds.example.nl"],
    ]),
    (("energie", PartnerKind::EnergyHelp, "Energieloket Rivierstad", &[Need::Energy], 5, 2027_03_31,
        "Een energiecoach komt thuis, met tochtstrips en led-lampen."), &[
        ["Youssef Amrani", "energiecoach", "een energiebox en een huisbezoek", "0999-100 530", "youssef@energieloket.example.nl"],
    ]),
    (("budgetcoaches", PartnerKind::BudgetCoach, "Budgetcoaches Oeverstreek", &[Need::Budget, Need::Letters], 10, 2027_08_31,
        "De coach komt aan huis. Meedoen is gratis."), &[
        ["Annelies Kok", "coördinator", "welke coach wanneer begint", "0999-100 540", "annelies@budgetcoaches.example.nl"],
    ]),
    (("kledingbank", PartnerKind::ClothingBank, "Kledingbank De Kast", &[Need::Baby, Need::Things], 5, 0,
        "Op afspraak, op dinsdag en zaterdag. Kinderwagens en bedjes zo lang er zijn."), &[
        ["Naima Belkadi", "vrijwilliger", "spullen voor een heel gezin", "0999-100 550", ""],
    ]),
    (("vrijwilligers", PartnerKind::Volunteers, "Humanitas Thuisadministratie", &[Need::Letters, Need::Budget], 15, 2026_12_31,
        "Een vrijwilliger komt om de week langs, zo lang als het nodig is."), &[
        ["Jan-Willem Prins", "coördinator", "wie er komt", "0999-100 560", "jw.prins@humanitas.example.nl"],
    ]),
    (("krediet", PartnerKind::DebtCounsellor, "Kredietbank Oeverstreek", &[Need::Debts], 10, 2027_05_31,
        "Voor wie al bij schuldhulp loopt: saldo, voorstel en akkoord."), &[
        ["Petra Smeets", "schuldregelaar", "een betaalvoorstel", "0999-100 570", "petra@kredietbank.example.nl"],
    ]),
    (("haven", PartnerKind::Administrator, "De Haven Bewind", &[Need::Administration], -1, 0,
        "De rechter beslist over bewind. Zij helpen met de aanvraag."), &[
        ["Dirk van Loon", "bewindvoerder", "de aanvraag bij de rechter", "0999-100 400", "dirk@dehaven.example.nl"],
    ]),
];

/// The partners as De Linde writes them down.
pub fn partners() -> impl Iterator<Item = Partner> {
    PARTNERS.iter().map(|(row, people)| {
        let (code, kind, name, helps_with, wait, until, how) = *row;
        Partner {
            id: id(code),
            version: 0,
            name: name.to_owned(),
            kind,
            municipality: (kind == PartnerKind::Municipality).then(|| code.to_owned()),
            helps_with: helps_with.to_vec(),
            towns: vec!["Rivierstad".to_owned()],
            how: how.to_owned(),
            people: people.iter().map(named).collect(),
            wait: (wait >= 0).then_some(wait),
            until: (until != 0).then(|| ymd(until)),
            left: false,
        }
    })
}

/// The id of a partner by its short name.
pub fn id(code: &str) -> PartnerId {
    if code == TOWN {
        return Partner::of_municipality(OrgNo(1), code);
    }
    PartnerId::derived(OrgNo(1), &format!("demo:{code}"))
}

fn named([name, role, decides, phone, email]: &Person) -> Named {
    let line = |text: &str| text.to_owned();
    Named {
        name: line(name),
        role: line(role),
        decides: line(decides),
        phone: line(phone),
        email: line(email),
    }
}
