//! External collections as VERA 4.3 has them (`INC.yaml`, `/externe-incassos`): one case in the hands of a bailiff or an
//! agency. The standard has lists of start and end reasons but no field for them: they travel as extra attributes.

use super::refdata::{self, Code};
use domain::calendar::Day;
use domain::money::Cents;
use serde::Serialize;

const START: &str = "EXTERNEINCASSOSTARTREDEN";
const END: &str = "EXTERNEINCASSOEINDEREDEN";

/// What is told of one case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExternalCollection {
    /// Our key of it.
    pub id: String,
    /// Number of the contract.
    pub reference: String,
    /// Our key of the contract.
    pub tenancy: String,
    /// Short name and kind of the party, a code of `EXTERNEINCASSOSOORT`.
    pub party: (String, String),
    /// A code of `EXTERNEINCASSOSTATUS`.
    pub status: String,
    /// A code of `EXTERNEINCASSOSTARTREDEN`.
    pub start_reason: String,
    /// A code of `EXTERNEINCASSOEINDEREDEN`, and the last day.
    pub end: Option<(String, Day)>,
    /// The day it was handed over.
    pub on: Day,
    /// What was handed over.
    pub amount: Cents,
    /// What is open now.
    pub balance: Cents,
}

#[derive(Serialize)]
struct Word {
    code: String,
    naam: String,
}

#[derive(Serialize)]
struct Key {
    id: String,
    code: String,
}

#[derive(Serialize)]
struct Debtor {
    code: String,
}

#[derive(Serialize)]
struct Extra {
    naam: &'static str,
    waarde: String,
}

#[derive(Serialize)]
struct Message {
    id: String,
    code: String,
    soort: Word,
    status: Word,
    begindatum: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    einddatum: Option<String>,
    overdrachtsdatum: String,
    bedrag: f64,
    saldo: f64,
    debiteur: Debtor,
    overeenkomsten: [Key; 1],
    relatie: Key,
    #[serde(rename = "extra-attributen")]
    extra: Vec<Extra>,
}

/// The codes of why a case is handed over, on a day.
pub fn start_reasons(on: Day) -> impl Iterator<Item = &'static Code> {
    of(START, on)
}

/// The codes of why it ended, on a day.
pub fn end_reasons(on: Day) -> impl Iterator<Item = &'static Code> {
    of(END, on)
}

fn of(list: &'static str, on: Day) -> impl Iterator<Item = &'static Code> {
    refdata::codes()
        .iter()
        .filter(move |c| c.list == list && c.is_valid_on(on))
}

/// The Dutch name of a start reason.
pub fn start_reason(code: &str, on: Day) -> &'static str {
    refdata::name_of(START, code, on).unwrap_or_default()
}

/// The Dutch name of an end reason.
pub fn end_reason(code: &str, on: Day) -> &'static str {
    refdata::name_of(END, code, on).unwrap_or_default()
}

fn word(list: &str, code: &str, on: Day) -> Word {
    Word {
        code: code.to_owned(),
        naam: refdata::name_of(list, code, on).unwrap_or_default().to_owned(),
    }
}

/// An amount as the standard has it: euros with cents behind a point.
fn euros(amount: Cents) -> f64 {
    amount.to_plain().parse().unwrap_or_default()
}

fn message(c: &ExternalCollection) -> Message {
    let mut extra = vec![Extra {
        naam: "startreden",
        waarde: c.start_reason.clone(),
    }];
    extra.extend(c.end.iter().map(|(reason, _)| Extra {
        naam: "eindreden",
        waarde: reason.clone(),
    }));
    Message {
        id: c.id.clone(),
        code: c.reference.clone(),
        soort: word("EXTERNEINCASSOSOORT", &c.party.1, c.on),
        status: word("EXTERNEINCASSOSTATUS", &c.status, c.on),
        begindatum: c.on.to_string(),
        einddatum: c.end.as_ref().map(|(_, on)| on.to_string()),
        overdrachtsdatum: c.on.to_string(),
        bedrag: euros(c.amount),
        saldo: euros(c.balance),
        debiteur: Debtor {
            code: c.reference.clone(),
        },
        overeenkomsten: [Key {
            id: c.tenancy.clone(),
            code: c.reference.clone(),
        }],
        relatie: Key {
            id: c.party.0.clone(),
            code: c.party.0.clone(),
        },
        extra,
    }
}

/// The list, as `GET /externe-incassos` gives it.
///
/// # Errors
/// When it can't be written as JSON.
pub fn list(all: &[ExternalCollection]) -> Result<String, serde_json::Error> {
    serde_json::to_string(&all.iter().map(message).collect::<Vec<_>>())
}

/// One, as `GET /externe-incassos/{id}` gives it.
///
/// # Errors
/// When it can't be written as JSON.
pub fn one(c: &ExternalCollection) -> Result<String, serde_json::Error> {
    serde_json::to_string(&message(c))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod tests {
    use super::*;
    use serde_json::Value;

    /// The fields of `ExterneIncassobericht` in VERA 4.3.0 (INC.yaml).
    const FIELDS: [&str; 24] = [
        "id",
        "idExtern",
        "idGegevensbeheerder",
        "idOrganisatie",
        "idAdministratie",
        "code",
        "soort",
        "omschrijving",
        "status",
        "begindatum",
        "einddatum",
        "overdrachtsdatum",
        "bedrag",
        "boekingen",
        "debiteur",
        "externeincassoacties",
        "overeenkomst",
        "overeenkomsten",
        "relatie",
        "saldo",
        "extra-attributen",
        "informatieobjecten",
        "sturingslabels",
        "zaakobjecten",
    ];

    fn a_case() -> ExternalCollection {
        ExternalCollection {
            id: "6f0c".to_owned(),
            reference: "DL100001".to_owned(),
            tenancy: "77aa".to_owned(),
            party: ("bakker".to_owned(), "DEU".to_owned()),
            status: "EIN".to_owned(),
            start_reason: "ACH".to_owned(),
            end: Some(("TER".to_owned(), "2026-11-20".parse().unwrap())),
            on: "2026-11-02".parse().unwrap(),
            amount: Cents(148_436),
            balance: Cents(100_001),
        }
    }

    #[test]
    fn a_case_is_written_with_the_names_and_codes_of_the_standard() {
        let value: Value = serde_json::from_str(&list(&[a_case()]).unwrap()).unwrap();
        let case = value.as_array().unwrap()[0].as_object().unwrap();
        for name in case.keys() {
            assert!(FIELDS.contains(&name.as_str()), "{name}");
        }
        assert_eq!(case["soort"]["naam"], "Deurwaarder");
        assert_eq!(case["status"]["naam"], "Beëindigd");
        assert_eq!(case["bedrag"].to_string(), "1484.36", "to the cent");
        assert_eq!(case["saldo"].to_string(), "1000.01");
        assert_eq!(case["extra-attributen"][1]["waarde"], "TER");
        assert_eq!(case["einddatum"], "2026-11-20");
        let mut running = a_case();
        running.end = None;
        assert!(!one(&running).unwrap().contains("einddatum"));
    }

    #[test]
    fn reasons_are_those_of_the_day() {
        let day = |text: &str| text.parse().unwrap();
        assert!(start_reasons(day("2026-11-21")).any(|c| c.code == "ACH"));
        assert_eq!(
            start_reasons(day("2026-05-21")).count(),
            0,
            "the list began on 22 May 2026"
        );
        assert_eq!(
            end_reason("TER", day("2026-11-21")),
            "Teruggenomen door opdrachtgever"
        );
    }
}
