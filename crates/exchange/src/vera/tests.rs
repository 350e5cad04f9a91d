//! Five tenants of the demo association as VERA payloads (validated against the published 4.3 schemas), and what can be
//! wrong with such a folder.

use super::*;
use crate::association::{BookingRecord, Fault, PersonRecord, Problem, TenancyRecord};
use domain::tenancy::{PaymentMethod, Role};
use proptest::prelude::*;
use std::collections::HashMap;
use std::convert::Infallible;

type Files = Vec<(String, Vec<u8>)>;

fn demo() -> Files {
    [
        (
            "overeenkomsten.json",
            include_str!("../../tests/vera/overeenkomsten.json"),
        ),
        ("relaties.json", include_str!("../../tests/vera/relaties.json")),
        ("eenheden.json", include_str!("../../tests/vera/eenheden.json")),
        (
            "boekingen-1.json",
            include_str!("../../tests/vera/boekingen-1.json"),
        ),
        (
            "boekingen-2.json",
            include_str!("../../tests/vera/boekingen-2.json"),
        ),
    ]
    .into_iter()
    .map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec()))
    .collect()
}

fn take(files: &Files) -> Result<(Vec<Fact>, Summary), Vec<Problem>> {
    let mut facts = Vec::new();
    let result = read(files, &mut |place, fact| {
        assert!(place.line >= 1);
        facts.push(fact);
        Ok::<(), Infallible>(())
    });
    match result {
        Ok(summary) => {
            assert_eq!(summary.facts, facts.len() as u64);
            Ok((facts, summary))
        }
        Err(Failure::Refused(problems)) => {
            assert!(!problems.is_empty());
            Err(problems)
        }
        Err(other) => panic!("{other:?}"),
    }
}

fn bookings(facts: &[Fact]) -> impl Iterator<Item = &BookingRecord> {
    facts
        .iter()
        .filter_map(|f| if let Fact::Booking(b) = f { Some(b) } else { None })
}

fn tenancy<'f>(facts: &'f [Fact], reference: &str) -> &'f TenancyRecord {
    let found = facts.iter().find_map(|f| match f {
        Fact::Tenancy(t) if t.reference == reference => Some(t),
        _ => None,
    });
    found.unwrap()
}

fn people(facts: &[Fact]) -> impl Iterator<Item = &PersonRecord> {
    facts
        .iter()
        .filter_map(|f| if let Fact::Person(p) = f { Some(p) } else { None })
}

#[test]
fn five_demo_tenants_come_out_to_the_cent() {
    let (facts, summary) = take(&demo()).unwrap();
    let mut open: HashMap<&str, i64> = HashMap::new();
    for booking in bookings(&facts) {
        *open.entry(&booking.tenancy).or_default() += booking.amount.0;
    }
    let expected = [
        ("T01", 148_436),
        ("T02", 0),
        ("T04", 0),
        ("T07", 409_940),
        ("T11", 18_200),
    ];
    assert_eq!(open, HashMap::from(expected));
    let t02 = tenancy(&facts, "T02");
    assert_eq!(t02.method, PaymentMethod::DirectDebit);
    assert_eq!(t02.mandate.as_deref(), Some("MND-T02"));
    assert_eq!(t02.payment_reference.as_deref(), Some("5000000000000025"));
    assert_eq!(t02.dwelling, "VHE-0040");
    let due: Vec<String> = facts
        .iter()
        .filter_map(|f| match f {
            Fact::DueDay(d) if d.tenancy == "T02" => Some(format!("{} {}", d.from_month, d.day.get())),
            _ => None,
        })
        .collect();
    assert_eq!(due, ["2022-05 1", "2026-07 10"]);
    let left_out: Vec<u64> = summary.left_out.values().copied().collect();
    assert_eq!(
        left_out.iter().sum::<u64>(),
        2 + 1 + 1 + 2,
        "{:?}",
        summary.left_out
    );
}

#[test]
fn rent_that_rises_ends_the_day_before() {
    let (facts, _) = take(&demo()).unwrap();
    let rents: Vec<String> = facts
        .iter()
        .filter_map(|f| match f {
            Fact::Rent(r) if r.tenancy == "T01" => Some(format!(
                "{} {} {:?}",
                r.amount.to_plain(),
                r.from,
                r.until.map(|u| u.to_string())
            )),
            _ => None,
        })
        .collect();
    assert_eq!(
        rents,
        ["712.95 2025-07-01 Some(\"2026-06-30\")", "742.18 2026-07-01 None"]
    );
}

#[test]
fn reversals_are_reversals() {
    let (facts, _) = take(&demo()).unwrap();
    let reversals = bookings(&facts).filter(|b| b.kind == domain::ledger::EntryKind::Reversal);
    assert_eq!(
        reversals
            .filter(|b| b.tenancy == "T02" && b.amount.is_positive())
            .count(),
        7
    );
}

#[test]
fn only_people_in_a_tenancy_come_in_and_no_bsn_with_them() {
    let (facts, _) = take(&demo()).unwrap();
    let names: Vec<&str> = people(&facts).map(|p| p.surname.as_str()).collect();
    assert_eq!(names.len(), 7, "{names:?}");
    assert!(!names.contains(&"Zoeker"));
    assert!(!format!("{facts:?}").contains("123456782"));
    assert!(!format!("{facts:?}").contains("1985-01-01"));
    let peter = people(&facts).find(|p| p.first_name == "Peter").unwrap();
    assert_eq!(
        (peter.reference.as_str(), peter.phone.as_deref()),
        ("R1001", Some("06-55501001"))
    );
    assert_eq!(peter.email.as_deref(), Some("peter@voorbeeld.nl"));
}

#[test]
fn an_administrator_stands_behind_the_tenant() {
    let (facts, _) = take(&demo()).unwrap();
    let found = facts.iter().any(|f| {
        matches!(f, Fact::Member(m) if m.tenancy == "T11" && m.person == "R2001"
            && m.role == Role::Administrator && m.from.to_string() == "2026-05-01")
    });
    assert!(found);
}

#[test]
fn the_facts_are_a_sound_association_set() {
    use crate::association::{Reader, Table, write::SetWriter};
    let (mut facts, _) = take(&demo()).unwrap();
    facts.sort_by_key(Fact::table);
    let mut set = SetWriter::new(|_: Table| Ok(Vec::new()));
    for fact in &facts {
        set.write(fact).unwrap();
    }
    let mut reader = Reader::new();
    let mut back = Vec::new();
    for (table, bytes) in set.finish().unwrap() {
        reader
            .read_table(table, table.file_name(), bytes.as_slice(), &mut |_, fact| {
                back.push(fact);
                Ok::<(), Infallible>(())
            })
            .unwrap();
    }
    assert_eq!(reader.finish(), Ok(()));
    assert_eq!(back, facts);
}

/// The smallest folder, with one place to make wrong.
fn small(agreement: &str, booking: &str) -> Files {
    let agreement = format!(
        r#"[{{"id":"1","code":"T1","soort":{{"code":"HUU"}},"begindatum":"2020-03-01",
  "eenheden":[{{"id":"u","adres":{{"straatnaam":"Noordkade","huisnummer":12,"huisletter":"A","postcode":"1011 AB","woonplaats":"Rivierstad"}}}}],
  "relaties":[{{"id":"p","achternaam":"Verhagen","rollen":[{{"soort":"HUU"}}]}}]{agreement}}}]"#
    );
    let booking = format!(
        "[\n{{\"id\":7,\"soort\":{{\"code\":\"VOR\"}},\"boekdatum\":\"2026-11-01\",\"bedrag\":742.18,\"overeenkomst\":\"https://x/overeenkomsten/1?a=b\"{booking}}}\n]"
    );
    vec![
        ("Overeenkomsten.json".to_owned(), agreement.into_bytes()),
        ("boekingen_pagina_2.json".to_owned(), booking.into_bytes()),
    ]
}

#[test]
fn everything_embedded_and_links_as_uri() {
    let (facts, _) = take(&small("", "")).unwrap();
    assert_eq!(facts.len(), 5, "{facts:?}");
    let Fact::Dwelling(home) = &facts[0] else {
        panic!("{facts:?}")
    };
    assert_eq!(
        (home.house_number.as_str(), home.postcode.as_str()),
        ("12A", "1011AB")
    );
    assert_eq!(bookings(&facts).next().unwrap().key, "7");
}

#[test]
fn rent_and_payment_method_in_files_of_their_own() {
    let mut files = small("", "");
    files.push((
        "prijscomponenten.json".into(),
        br#"[{"id":1,"detailSoort":"KAL","begindatum":"2026-06-30T22:00:00Z","bedrag":6.2e2,"overeenkomst":{"code":"T1"}},
             {"id":2,"detailSoort":"KAL","begindatum":"2025-07-01","einddatum":"2026-07-01","bedrag":600.1,"overeenkomst":"1"},
             {"id":3,"detailSoort":"OVE","begindatum":"2025-07-01","bedrag":10,"overeenkomst":"1"},
             {"id":4,"detailSoort":"OVE","begindatum":"2025-07-01","bedrag":5.05,"overeenkomst":"1"}]"#
            .to_vec(),
    ));
    files.push((
        "betaalwijzen.json".into(),
        br#"[{"soort":"INC","begindatum":"2026-07-01","incassomoment":{"code":"LAA"},"overeenkomsten":["1"]}]"#.to_vec(),
    ));
    let (facts, _) = take(&files).unwrap();
    assert_eq!(tenancy(&facts, "T1").method, PaymentMethod::DirectDebit);
    let terms: Vec<String> = facts
        .iter()
        .filter_map(|f| match f {
            Fact::Rent(r) => Some(format!(
                "{} {} {} {}",
                r.kind,
                r.amount.0,
                r.from,
                r.until.is_some()
            )),
            Fact::DueDay(d) => Some(format!("{} {}", d.from_month, d.day.get())),
            _ => None,
        })
        .collect();
    assert_eq!(
        terms,
        [
            "KAL 62000 2026-07-01 false",
            "KAL 60010 2025-07-01 true",
            "OVE 1000 2025-07-01 false",
            "OVE-2 505 2025-07-01 false",
            "2026-07 31"
        ]
    );
}

#[test]
fn a_single_object_and_wrappers_are_fine() {
    let mut files = small("", "");
    let list = String::from_utf8(files[0].1.clone()).unwrap();
    let single = list.trim_start_matches('[').trim_end_matches(']').to_owned();
    for text in [
        single,
        format!("{{\"totaal\":1,\"overeenkomsten\":{list},\"volgende\":null}}"),
        format!("{{\"_embedded\":{{\"overeenkomsten\":{list}}}}}"),
        format!("\u{feff}{list}"),
    ] {
        files[0].1 = text.clone().into_bytes();
        assert_eq!(take(&files).map(|f| f.0.len()), Ok(5), "{text}");
    }
}

#[test]
fn problems_name_file_line_item_and_field() {
    let told = |files: Files| {
        take(&files)
            .unwrap_err()
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        told(small("", r#","vervaldatum":"2026-02-30""#)),
        [
            "boekingen_pagina_2.json:2: item 1 (7): vervaldatum '2026-02-30' is not a date; write it like 2026-11-21"
        ]
    );
    for (agreement, booking, part) in [
        (
            r#","einddatum":"2019-01-01""#,
            "",
            "einddatum 2019-01-01 lies before begindatum",
        ),
        (
            r#","betaalwijzen":[{"incassomoment":{"code":"032"}}]"#,
            "",
            "incassomoment '032' is not in the list",
        ),
        (
            r#","betaalwijzen":[{"soort":{"code":"XXX"}}]"#,
            "",
            "use one of: CON, HND, INC",
        ),
        (
            r#","betaalwijzen":[{"betaalgegeven":{"iban":"NL00ABNA0417164300"}}]"#,
            "",
            "is not a correct IBAN",
        ),
        (
            r#","prijscomponenten":[{"soort":"NET","bedrag":742.179992}]"#,
            "",
            "more than two decimals",
        ),
        (
            r#","relatierollen":[{"soort":"MDH","relatie":{"id":"nergens"}}]"#,
            "",
            "'nergens', which is in none of the files",
        ),
        ("", r#","bedrag":"1.234,56""#, "duplicate field"),
        (
            "",
            r#","omschrijving":"bsn 123456782""#,
            "omschrijving holds what reads as a citizen service number",
        ),
        ("", r#","detailSoort":3"#, "is not readable JSON"),
    ] {
        let told = told(small(agreement, booking));
        assert!(
            told.len() == 1 && told[0].contains(part),
            "{agreement}{booking}: {told:?}"
        );
    }
}

#[test]
fn a_receipt_below_zero_is_not_guessed_at() {
    let mut files = small("", "");
    files[1].1 =
        br#"[{"id":"1","soort":"ONT","boekdatum":"2026-11-01","bedrag":-5.00,"overeenkomst":{"code":"T1"}}]"#
            .to_vec();
    assert_eq!(
        take(&files).unwrap_err()[0].fault,
        Fault::WrongSign("-5.00".into())
    );
}

#[test]
fn one_booking_twice_is_refused() {
    let mut files = small("", "");
    let again = files[1].1.clone();
    files.push(("boekingen-3.json".to_owned(), again));
    assert!(matches!(take(&files).unwrap_err()[0].fault, Fault::Twice { .. }));
}

#[test]
fn a_home_without_address_asks_for_the_file() {
    let mut files = demo();
    files.remove(2);
    let told = take(&files).unwrap_err();
    assert_eq!(told.len(), 5);
    assert!(
        told[0]
            .to_string()
            .contains("eenheden points to 'VHE-0012', which is in none of the files"),
        "{}",
        told[0]
    );
}

#[test]
fn a_folder_without_agreements_and_broken_files() {
    assert_eq!(
        take(&Vec::new()).unwrap_err()[0].to_string(),
        "overeenkomsten.json: the file is missing; add it to the folder"
    );
    let broken =
        |text: &[u8]| take(&vec![("overeenkomsten.json".to_owned(), text.to_vec())]).unwrap_err()[0].clone();
    assert!(matches!(
        broken(b"[{\"id\":1},\n\n {\"id\":").fault,
        Fault::Missing | Fault::NotJson(_)
    ));
    assert!(matches!(broken(b"").fault, Fault::NotJson(_)));
    assert!(matches!(broken(b"[1,2]").fault, Fault::NotJson(_)));
    assert!(matches!(broken(b"\xff\xfe[\0]\0").fault, Fault::Utf16));
    let deep = format!(
        "[{{\"id\":1,\"x\":{}1{}}}]",
        "[".repeat(100_000),
        "]".repeat(100_000)
    );
    assert!(matches!(
        broken(deep.as_bytes()).fault,
        Fault::Missing | Fault::NotJson(_)
    ));
    let mut cut = demo();
    let half = cut[0].1.len() / 2;
    cut[0].1.truncate(half);
    let told = take(&cut).unwrap_err();
    assert!(
        told[0].line > 10 && matches!(told[0].fault, Fault::NotJson(_)),
        "{told:?}"
    );
}

#[test]
fn file_names_tell_the_resource() {
    for (name, expected) in [
        ("overeenkomsten.json", Some(Resource::Agreements)),
        ("Relaties-2.JSON", Some(Resource::Relations)),
        ("boekingen_pagina_3.json", Some(Resource::Bookings)),
        ("boekingenarchief.json", None),
        ("relaties.csv", None),
    ] {
        assert_eq!(Resource::from_file_name(name), expected, "{name}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn any_bytes_are_read_or_refused_without_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        drop(take(&vec![("overeenkomsten.json".to_owned(), bytes)]));
    }

    #[test]
    fn a_damaged_folder_is_read_or_refused(
        damage in prop::collection::vec((0..5_usize, any::<prop::sample::Index>(), prop::sample::select(b"{}[]\",:0-9ex\xff\x00".to_vec()), 0..3_u8), 1..4),
    ) {
        let mut files = demo();
        for (file, at, byte, how) in damage {
            let bytes = &mut files[file].1;
            let at = at.index(bytes.len().max(1)).min(bytes.len().saturating_sub(1));
            match how {
                0 if !bytes.is_empty() => bytes[at] = byte,
                1 => bytes.insert(at, byte),
                _ => bytes.truncate(at),
            }
        }
        if let Err(problems) = take(&files) {
            prop_assert!(problems.iter().all(|p| !p.file.is_empty()));
        }
    }
}
