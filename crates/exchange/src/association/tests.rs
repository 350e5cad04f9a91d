//! The tables read and written, and everything that can be wrong with a file.

use super::write::SetWriter;
use super::*;
use proptest::prelude::*;
use std::convert::Infallible;

const DWELLINGS: &str = "reference;street;house_number;postcode;town\nW1;Noordkade;12;1011 ab;Rivierstad\n";
const PEOPLE: &str = "reference;surname\nP1;Verhagen\n";
const TENANCIES: &str = "reference;dwelling;start\nT1;W1;2020-03-01\nT2;W1;2024-01-01\n";
const MEMBERS: &str = "tenancy;person;role;from\nT1;P1;HUU;2020-03-01\nT2;P1;HUU;2024-01-01\n";

type Taken = Result<Vec<(Place, Fact)>, Vec<Problem>>;

fn take(reader: &mut Reader, table: Table, text: impl AsRef<[u8]>) -> Taken {
    let mut facts = Vec::new();
    let result = reader.read_table(table, table.file_name(), text.as_ref(), &mut |place, fact| {
        facts.push((place.clone(), fact));
        Ok::<(), Infallible>(())
    });
    match result {
        Ok(summary) => {
            assert_eq!(summary.rows, facts.len() as u64);
            Ok(facts)
        }
        Err(Failure::Refused(problems)) => {
            assert!(!problems.is_empty() && problems.len() <= MOST_PROBLEMS);
            Err(problems)
        }
        Err(other) => panic!("{other:?}"),
    }
}

/// A reader that has taken a sound set of the required tables.
fn furnished() -> Reader {
    let mut reader = Reader::new();
    for (table, text) in [
        (Table::Staff, "login;name;role\nnoor;Noor;adviser\n"),
        (Table::Dwellings, DWELLINGS),
        (Table::People, PEOPLE),
        (Table::Tenancies, TENANCIES),
        (Table::Members, MEMBERS),
    ] {
        take(&mut reader, table, text).unwrap();
    }
    reader
}

fn complaints(table: Table, text: impl AsRef<[u8]>) -> Vec<String> {
    take(&mut furnished(), table, text)
        .unwrap_err()
        .iter()
        .map(ToString::to_string)
        .collect()
}

fn complaint_alone(table: Table, text: impl AsRef<[u8]>) -> Vec<String> {
    take(&mut Reader::new(), table, text)
        .unwrap_err()
        .iter()
        .map(ToString::to_string)
        .collect()
}

fn booking(row: &str) -> Vec<String> {
    complaints(
        Table::Bookings,
        format!("tenancy;key;kind;on;amount;month;reason;corrects;learned;note\n{row}\n"),
    )
}

#[test]
fn a_set_in_load_order_is_taken() {
    let mut reader = furnished();
    let bookings = "tenancy;key;kind;on;amount;month;reason;corrects;note\n\
        T1;1;charge;2026-11-01;742.18;2026-11;;;\n\
        T1;2;receipt;2026-11-02;742,18;;;;\"met ; erin\"\n\
        T1;3;reversal;2026-11-05;742.18;;AM04;;\n\
        T1;4;correction;2026-11-06;-0.18;;;1;\n\
        T2;1;charge;2026-11-01;600;;;;\n";
    let facts = take(&mut reader, Table::Bookings, bookings).unwrap();
    let amounts: Vec<i64> = facts
        .iter()
        .map(|(_, f)| match f {
            Fact::Booking(b) => b.amount.0,
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(amounts, [74218, -74218, 74218, -18, 60000]);
    assert_eq!(facts[1].0.line, 3);
    assert_eq!(reader.finish(), Ok(()));
}

#[test]
fn a_set_in_any_order_is_taken() {
    let mut reader = Reader::new();
    for (table, text) in [
        (Table::Members, MEMBERS),
        (Table::Tenancies, TENANCIES),
        (Table::People, PEOPLE),
        (Table::Dwellings, DWELLINGS),
    ] {
        take(&mut reader, table, text).unwrap();
    }
    assert_eq!(reader.finish(), Ok(()));
}

#[test]
fn comma_and_bom_and_old_line_ends_and_quotes_are_fine() {
    let text = "\u{feff}tenancy,key,kind,on,amount\r\nT1,1,charge,2026-11-01,\"742,18\"\r\n\r\nT1,2,charge,2026-12-01,742.18";
    let facts = take(&mut furnished(), Table::Bookings, text).unwrap();
    assert_eq!(facts.iter().map(|f| f.0.line).collect::<Vec<_>>(), [2, 4]);
    let old_mac = text.replace("\r\n", "\r");
    assert_eq!(take(&mut furnished(), Table::Bookings, old_mac).unwrap(), facts);
}

#[test]
fn lines_stay_right_after_line_breaks_inside_quotes() {
    for end in ["\n", "\r\n"] {
        let text = [
            "tenancy;key;on;text",
            "T1;1;2026-11-01;\"een",
            "",
            "verhaal\"",
            "",
            "T1;2;2026-02-30;x",
        ]
        .join(end);
        assert_eq!(
            complaints(Table::Stories, text),
            ["stories.csv:6: on '2026-02-30' is not a date; write it like 2026-11-21"]
        );
    }
}

#[test]
fn a_date_that_does_not_exist_names_place_and_remedy() {
    let text = "reference;dwelling;start\nT9;W1;2026-02-30\n";
    let mut reader = Reader::new();
    let problems = take(&mut reader, Table::Tenancies, text).unwrap_err();
    assert_eq!(
        problems[0].to_string(),
        "tenancies.csv:2: start '2026-02-30' is not a date; write it like 2026-11-21"
    );
    assert_eq!(
        problems[0].sentence(Language::Dutch),
        "tenancies.csv:2: start '2026-02-30' is geen datum; schrijf het als 2026-11-21"
    );
}

#[test]
fn every_problem_of_a_file_is_told_at_once_up_to_twenty() {
    let wrong = "T1;x;charge;2026-13-01;abc;;;;;\n";
    assert_eq!(booking(&wrong.repeat(3)).len(), 6);
    assert_eq!(booking(&wrong.repeat(3000)).len(), MOST_PROBLEMS);
}

#[test]
fn wrong_values_name_their_column() {
    for (row, part) in [
        (
            "T1;1;charge;2026-11-01;1.234,56;;;;;",
            "amount '1.234,56' is not an amount",
        ),
        (
            "T1;1;charge;2026-11-01;1.005;;;;;",
            "amount '1.005' has more than two decimals",
        ),
        (
            "T1;1;charge;2026-11-01;99999999999999999999;;;;;",
            "amount '99999999999999999999' is larger",
        ),
        ("T1;1;charge;2026-11-01;-5;;;;;", "amount '-5' is not above zero"),
        ("T1;1;correction;2026-11-01;0;;;2;;", "amount is zero"),
        (
            "T1;1;correction;2026-11-01;5;;;;;",
            "corrects does not go with this kind",
        ),
        (
            "T1;1;charge;2026-11-01;5;;;2;;",
            "corrects does not go with this kind",
        ),
        (
            "T1;1;correction;2026-11-01;5;;;1;;",
            "corrects names the correction itself",
        ),
        ("T1;1;huur;2026-11-01;5;;;;;", "use one of: charge, receipt, "),
        ("T1;;charge;2026-11-01;5;;;;;", "key is empty; fill it in"),
        (
            "T1;1;charge;2026-11-01;5;2026-1;;;;",
            "month '2026-1' is not a month",
        ),
        (
            "T1;1;reversal;2026-11-01;5;;geen saldo;;;",
            "reason 'geen saldo' is not a bank return reason",
        ),
        (
            "T3;1;charge;2026-11-01;5;;;;;",
            "tenancy 'T3' is not in tenancies.csv",
        ),
        (
            "T1;1;charge;2026-11-01;5;;;;;bsn 123456782",
            "note holds what reads as a citizen service number",
        ),
        (
            "T1;1;charge;2026-11-01;5;;;;",
            "the row has 9 values and the header 10 columns",
        ),
        (
            "T1;1;charge;2026-11-01;5;;;;;;",
            "the row has 11 values and the header 10 columns",
        ),
    ] {
        let told = booking(row);
        assert_eq!(told.len(), 1, "{row}: {told:?}");
        assert!(
            told[0].starts_with("bookings.csv:2: ") && told[0].contains(part),
            "{row}: {told:?}"
        );
    }
}

#[test]
#[expect(clippy::too_many_lines, reason = "a list of cases")]
fn wrong_values_of_the_other_tables() {
    for (table, text, part) in [
        (
            Table::Dwellings,
            "reference;street;house_number;postcode;town\nW;S;1;0123AB;R",
            "postcode '0123AB'",
        ),
        (
            Table::Dwellings,
            "reference;street;house_number;postcode;town;latitude\nW;S;1;1011AB;R;52.1",
            "longitude '' is not a coordinate",
        ),
        (
            Table::Dwellings,
            "reference;street;house_number;postcode;town;energy_label\nW;S;1;1011AB;R;H",
            "'H' is not an energy label",
        ),
        (Table::People, "reference;surname;email\nP;V;geen", "email 'geen'"),
        (
            Table::People,
            "reference;surname;phone\nP;V;bel maar",
            "phone 'bel maar'",
        ),
        (
            Table::People,
            "reference;surname;language\nP;V;Nederlands",
            "language 'Nederlands'",
        ),
        (
            Table::People,
            "reference;surname;contact_note\nP;V;1234.56.782",
            "contact_note holds",
        ),
        (
            Table::People,
            "reference;surname;preferred_name\nP;V;123456782",
            "preferred_name holds",
        ),
        (
            Table::People,
            "reference;surname;address_form\nP;V;jij",
            "use one of: u, je",
        ),
        (
            Table::Tenancies,
            "reference;dwelling;start;end\nT;W1;2026-02-01;2026-01-01",
            "end 2026-01-01 lies before start 2026-02-01",
        ),
        (
            Table::Tenancies,
            "reference;dwelling;start\nT1;W1;2026-02-01",
            "reference 'T1' is there already on line 2",
        ),
        (
            Table::Tenancies,
            "reference;dwelling;start\nT;W9;2026-02-01",
            "dwelling 'W9' is not in dwellings.csv",
        ),
        (
            Table::Tenancies,
            "reference;dwelling;start;payment_reference\nA;W1;2026-02-01;1234 5678\nB;W1;2026-02-01;12345678",
            "payment_reference '12345678' is there already on line 2",
        ),
        (
            Table::Members,
            "tenancy;person;role;from;until\nT1;P1;MDH;2026-02-01;2026-01-31",
            "until 2026-01-31 lies before from",
        ),
        (
            Table::Members,
            "tenancy;person;role;from\nT1;P1;XXX;2026-02-01",
            "use one of: HUU, MDH, BWI, BET, CPE",
        ),
        (
            Table::Members,
            "tenancy;person;role;from\nT1;P1;HUU;2020-03-01",
            "person 'P1' is there twice",
        ),
        (
            Table::Members,
            "tenancy;person;role;from\nT1;P9;MDH;2020-03-01",
            "person 'P9' is not in people.csv",
        ),
        (
            Table::DueDays,
            "tenancy;from_month;day\nT1;2026-07;32",
            "day '32' is not a day of the month",
        ),
        (
            Table::DueDays,
            "tenancy;from_month;day\nT1;2026-07;0",
            "day '0' is not a day of the month",
        ),
        (
            Table::DueDays,
            "tenancy;from_month;day\nT1;2026-07;1\nT1;2026-07;2",
            "from_month '2026-07' is there twice",
        ),
        (
            Table::Ibans,
            "tenancy;iban\nT1;NL91ABNA0417164301",
            "iban 'NL91ABNA0417164301' is not a correct IBAN",
        ),
        (
            Table::Contacts,
            "tenancy;key;on;kind;outcome\nT1;1;2026-07-01;Bellen;talked",
            "use one of: Telefoon, Huisbezoek",
        ),
        (
            Table::Contacts,
            "tenancy;key;on;kind;outcome;by\nT1;1;2026-07-01;Telefoon;talked;piet",
            "by 'piet' is not in staff.csv",
        ),
        (
            Table::Contacts,
            "tenancy;key;on;kind;outcome;note\nT1;1;2026-07-01;Telefoon;talked;111222333",
            "note holds",
        ),
        (
            Table::Agreements,
            "tenancy;key;party;action;made_on;due_on\nT1;1;tenant;bellen;2026-07-01;2026-06-01",
            "due_on 2026-06-01 lies before made_on",
        ),
        (
            Table::Agreements,
            "tenancy;key;party;action;made_on;version\nT1;1;tenant;bellen;2026-07-01;0",
            "version '0' is not a whole number",
        ),
        (
            Table::Agreements,
            "tenancy;key;party;action;made_on\nT1;1;tenant;a;2026-07-01\nT1;1;tenant;b;2026-07-01",
            "key '1' is there twice",
        ),
        (
            Table::Stories,
            "tenancy;key;on;text\nT1;1;2026-07-01;nummer 123 456 782",
            "text holds",
        ),
        (
            Table::Staff,
            "login;name;role\nx;X;boss",
            "use one of: officer, adviser, team_leader",
        ),
    ] {
        let told = complaints(table, text);
        assert_eq!(told.len(), 1, "{text}: {told:?}");
        assert!(told[0].contains(part), "{text}: {told:?}");
    }
}

#[test]
fn rent_of_one_kind_may_follow_but_not_overlap() {
    let rent = |rows: &str| {
        take(
            &mut furnished(),
            Table::Rent,
            format!("tenancy;kind;amount;from;until\n{rows}"),
        )
        .map_err(|p| p.iter().map(ToString::to_string).collect::<Vec<_>>())
    };
    let sound = "T1;kaal;600;2025-07-01;2026-06-30\nT1;kaal;620;2026-07-01;\nT1;service;20;2025-07-01;\nT2;kaal;1;2025-07-01;\n\
        T1;korting;-180;2026-07-01;2026-12-31\n";
    assert_eq!(rent(sound).unwrap().len(), 5);
    let told =
        rent("T1;kaal;620;2026-06-30;\nT1;x;1;2026-01-01;\nT1;kaal;600;2025-07-01;2026-06-30\n").unwrap_err();
    assert_eq!(
        told,
        [
            "rent.csv:4: from overlaps the same component on line 2; let one end on the day before the other begins"
        ]
    );
}

#[test]
fn wrong_encoding_says_how_to_save() {
    let windows = b"reference;surname\nP2;Y\xfdlmaz\n";
    assert_eq!(
        complaint_alone(Table::People, windows),
        ["people.csv:2: surname has bytes that are not UTF-8; save it as 'CSV UTF-8'"]
    );
    let header = b"reference;surname;opmerking \xe9\nP2;Y;\n";
    assert!(complaint_alone(Table::People, header)[0].starts_with("people.csv:1: has bytes"));
    let wide = |bom: &[u8], bytes: fn(u16) -> [u8; 2]| {
        let mut out = bom.to_vec();
        out.extend(PEOPLE.encode_utf16().flat_map(bytes));
        out
    };
    for text in [
        wide(b"\xff\xfe", u16::to_le_bytes),
        wide(b"\xfe\xff", u16::to_be_bytes),
        wide(b"", u16::to_le_bytes),
    ] {
        assert_eq!(
            complaint_alone(Table::People, text),
            ["people.csv: the file is UTF-16; save it as 'CSV UTF-8'"]
        );
    }
}

#[test]
fn wrong_header_is_told_whole() {
    assert!(complaint_alone(Table::People, "reference\tsurname\nP1\tV\n")[0].contains("no ';' or ','"));
    let told = complaint_alone(
        Table::Tenancies,
        "reference;startdatum;reference\nT1;2026-01-01;x\n",
    );
    assert_eq!(told.len(), 3, "{told:?}");
    assert!(told.iter().any(|t| t.contains("the column 'start' is missing")));
    assert!(
        told.iter()
            .any(|t| t.contains("the column 'reference' is there twice"))
    );
}

#[test]
fn empty_files_are_refused() {
    for text in ["", "\n\n", "reference;surname\n", "reference;surname\n;\n;\n"] {
        let told = complaint_alone(Table::People, text);
        assert!(
            told.len() == 1 && told[0].contains("no rows below the header"),
            "{text:?}: {told:?}"
        );
    }
}

#[test]
fn an_open_quote_is_told_where_it_opened() {
    let told = complaint_alone(
        Table::People,
        "reference;surname\nP1;\"Verhagen\nP2;Jacobs\nP3;Smit\n",
    );
    assert_eq!(told.len(), 1);
    assert!(
        told[0].starts_with("people.csv:2: a quote is opened here"),
        "{told:?}"
    );
    let told = complaint_alone(
        Table::People,
        "reference;surname;email\nP0;A;\n\nP1;\"Verhagen;\nP2;\"Jacobs;\nP3;Smit;\n",
    );
    assert!(
        told[0].starts_with("people.csv:4: ") && told[0].contains("quote that is opened and not closed"),
        "{told:?}"
    );
    let endless = format!("reference;surname\nP0;x\nP1;\"{}", "x\n".repeat(2_000_000));
    let told = complaint_alone(Table::People, endless);
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(
        told[0].starts_with("people.csv:3: is longer than 1048576 bytes"),
        "{told:?}"
    );
}

#[test]
fn a_huge_value_is_refused() {
    let told = complaint_alone(
        Table::People,
        format!("reference;surname\nP1;{}\n", "x".repeat(70_000)),
    );
    assert_eq!(
        told,
        [
            "people.csv:2: surname is longer than 65536 bytes; shorten it, or look for a quote that is not closed"
        ]
    );
    let told = complaint_alone(
        Table::People,
        format!("reference;surname\nP1;{}\n", "x".repeat(300)),
    );
    assert!(told[0].contains("surname is longer than 200"));
}

#[test]
fn unknown_columns_are_told_and_not_read() {
    let mut reader = Reader::new();
    let text = "reference;surname;BSN;geboortedatum\nP1;Verhagen;123456782;1985-01-01\n";
    let mut facts = Vec::new();
    let summary = reader
        .read_table(Table::People, "people.csv", text.as_bytes(), &mut |_, f| {
            facts.push(format!("{f:?}"));
            Ok::<(), Infallible>(())
        })
        .unwrap();
    assert_eq!(summary.ignored_columns, ["bsn", "geboortedatum"]);
    assert!(!facts[0].contains("123456782"));
}

#[test]
fn finish_tells_what_never_came() {
    let told = |reader: &Reader| {
        reader
            .finish()
            .unwrap_err()
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
    };
    assert_eq!(told(&Reader::new()).len(), 4);
    let mut reader = Reader::new();
    take(&mut reader, Table::Members, MEMBERS).unwrap();
    take(&mut reader, Table::Dwellings, DWELLINGS).unwrap();
    take(
        &mut reader,
        Table::Tenancies,
        "reference;dwelling;start\nT1;W1;2020-03-01\nT4;W1;2020-03-01\n",
    )
    .unwrap();
    assert_eq!(
        told(&reader),
        [
            "people.csv: the file is missing; add it to the folder",
            "members.csv:2: person 'P1' is not in people.csv; add it to people.csv, or correct the reference",
            "members.csv:3: tenancy 'T2' is not in tenancies.csv; add it to tenancies.csv, or correct the reference",
            "tenancies.csv:3: the tenancy has no member with role HUU; add the tenant to members.csv with role HUU",
        ]
    );
}

#[test]
fn a_correction_of_an_unknown_booking_is_refused_at_the_end() {
    let mut reader = furnished();
    let rows =
        "tenancy;key;kind;on;amount;corrects\nT1;2;correction;2026-11-01;5;1\nT2;1;charge;2026-11-01;5;\n";
    take(&mut reader, Table::Bookings, rows).unwrap();
    let told = reader.finish().unwrap_err();
    assert_eq!(
        told[0].to_string(),
        "bookings.csv:2: corrects '1' is not in bookings.csv; add it to bookings.csv, or correct the reference"
    );
    reader.remember_booking("T1", "1");
    assert_eq!(reader.finish(), Ok(()));
}

#[test]
fn a_refused_file_does_not_make_others_look_wrong() {
    let mut reader = Reader::new();
    take(&mut reader, Table::Dwellings, DWELLINGS).unwrap();
    take(&mut reader, Table::People, PEOPLE).unwrap();
    take(
        &mut reader,
        Table::Tenancies,
        "reference;dwelling;start\nT1;W1;morgen\nT2;W1;2024-01-01\n",
    )
    .unwrap_err();
    take(&mut reader, Table::Members, MEMBERS).unwrap();
    assert_eq!(reader.finish(), Ok(()));
}

#[test]
fn a_set_that_adds_to_what_is_there_may_be_small() {
    let mut reader = Reader::new();
    reader.remember(Table::Tenancies, "T1");
    reader.remember(Table::Dwellings, "W1");
    reader.remember(Table::People, "P1");
    take(
        &mut reader,
        Table::Ibans,
        "tenancy;iban\nT1;NL91 ABNA 0417 1643 00\n",
    )
    .unwrap();
    assert_eq!(reader.finish(), Ok(()));
    take(
        &mut reader,
        Table::Tenancies,
        "reference;dwelling;start\nT1;W1;2020-03-01\n",
    )
    .unwrap();
    assert_eq!(reader.finish(), Ok(()));
}

#[test]
fn no_fact_is_handed_on_after_a_problem() {
    let mut facts = 0;
    let text = "reference;surname\nP1;A\nP2;\nP3;C\n";
    let result = Reader::new().read_table(Table::People, "people.csv", text.as_bytes(), &mut |_, _| {
        facts += 1;
        Ok::<(), Infallible>(())
    });
    assert!(matches!(result, Err(Failure::Refused(p)) if p.len() == 1));
    assert_eq!(facts, 1);
}

#[test]
fn the_receiver_can_stop_the_reading() {
    let result = Reader::new().read_table(Table::People, "people.csv", PEOPLE.as_bytes(), &mut |_, _| {
        Err("full")
    });
    assert!(matches!(result, Err(Failure::Receiver("full"))));
}

// --- round trip: what is written reads back as the same facts ---

fn word() -> impl Strategy<Value = String> {
    "[A-Za-zé'ığ;,\"№][A-Za-z é'ığ;,\"-]{0,12}[a-zA-Z.\"]"
}
fn note() -> impl Strategy<Value = Option<String>> {
    prop::option::of("[A-Za-z;,\"é][A-Za-z ;,\"é\n\t€]{0,30}[a-z\"]")
}
fn any_day() -> impl Strategy<Value = Day> {
    (Day::FIRST.0..=Day::LAST.0 - 100).prop_map(Day)
}
fn name(prefix: &'static str, i: usize) -> String {
    format!("{prefix}{i}")
}
fn pick<T: Copy + std::fmt::Debug + 'static>(all: &'static [T]) -> impl Strategy<Value = T> {
    prop::sample::select(all)
}

fn dwelling(i: usize) -> impl Strategy<Value = Fact> {
    let coordinates = prop::option::of((-90_000_000..=90_000_000, -180_000_000..=180_000_000));
    (
        word(),
        word(),
        word(),
        prop::option::of(pick(&["A++++", "A", "G"])),
        coordinates,
    )
        .prop_map(move |(street, town, neighbourhood, label, coordinates)| {
            Fact::Dwelling(DwellingRecord {
                reference: name("W", i),
                street,
                house_number: "12 A-3".into(),
                postcode: "1011AB".into(),
                town,
                neighbourhood,
                energy_label: label.map(str::to_owned),
                coordinates,
            })
        })
}

fn person(i: usize) -> impl Strategy<Value = Fact> {
    (
        word(),
        word(),
        prop::option::of(word()),
        pick(AddressForm::ALL),
        note(),
        any::<bool>(),
    )
        .prop_map(
            move |(first_name, surname, preferred_name, address_form, contact_note, reachable)| {
                Fact::Person(PersonRecord {
                    reference: name("P", i),
                    first_name,
                    initials: "A.B.".into(),
                    infix: "van den".into(),
                    surname,
                    preferred_name,
                    address_form,
                    language: "tr".into(),
                    phone: reachable.then(|| "06-12345678".into()),
                    email: reachable.then(|| "a@b.nl".into()),
                    contact_note,
                })
            },
        )
}

fn tenancy(i: usize) -> impl Strategy<Value = Fact> {
    (
        any_day(),
        prop::option::of(0..100),
        pick(PaymentMethod::ALL),
        any::<bool>(),
    )
        .prop_map(move |(start, length, method, more)| {
            Fact::Tenancy(TenancyRecord {
                reference: name("T", i),
                dwelling: "W0".into(),
                start,
                end: length.map(|n| start.plus(n)),
                payment_reference: more.then(|| name("RF18", i)),
                mandate: more.then(|| "M-1".into()),
                method,
                expected_arrears_since: more.then_some(start),
            })
        })
}

#[expect(clippy::too_many_lines, reason = "one strategy for each table")]
fn of_tenancy(i: usize) -> impl Strategy<Value = Vec<Fact>> {
    let t = name("T", 0);
    let rent = (any_day(), -99_999_i64..99_999).prop_map({
        let t = t.clone();
        move |(from, amount)| {
            Fact::Rent(RentRecord {
                tenancy: t.clone(),
                kind: name("K", i),
                amount: Cents(amount),
                from,
                until: Some(from),
            })
        }
    });
    let booking = (
        pick(EntryKind::ALL),
        any_day(),
        1..Cents::LIMIT,
        note(),
        any::<bool>(),
    )
        .prop_map({
            let t = t.clone();
            move |(kind, on, cents, note, more)| {
                let lowers = matches!(kind, EntryKind::Receipt | EntryKind::Credit);
                Fact::Booking(BookingRecord {
                    tenancy: t.clone(),
                    key: name("B", i),
                    kind,
                    on,
                    amount: Cents(if lowers { -cents } else { cents }),
                    month: more.then(|| on.month()),
                    reason: more.then(|| "AM04".into()),
                    corrects: (kind == EntryKind::Correction).then(|| "B-first".into()),
                    learned: more.then_some(on),
                    note,
                })
            }
        });
    let contact = (
        any_day(),
        pick(ContactKind::ALL),
        pick(Outcome::ALL),
        pick(Direction::ALL),
        note(),
        any::<bool>(),
    )
        .prop_map({
            let t = t.clone();
            move |(on, kind, outcome, direction, note, more)| {
                Fact::Contact(ContactRecord {
                    tenancy: t.clone(),
                    key: name("C", i),
                    on,
                    day_part: more.then_some(DayPart::Evening),
                    kind,
                    direction,
                    outcome,
                    note: note.unwrap_or_default(),
                    next_on: more.then_some(on),
                    by: more.then(|| "noor".into()),
                })
            }
        });
    let agreement = (
        any_day(),
        pick(Party::ALL),
        pick(AgreementState::ALL),
        word(),
        any::<bool>(),
    )
        .prop_map({
            let t = t.clone();
            move |(made_on, party, state, action, more)| {
                Fact::Agreement(AgreementRecord {
                    tenancy: t.clone(),
                    key: name("A", i),
                    version: if more { 2 } else { 1 },
                    party,
                    action,
                    made_on,
                    due_on: more.then(|| made_on.plus(10)),
                    amount: more.then_some(Cents(1)),
                    state,
                    by: more.then(|| "noor".into()),
                })
            }
        });
    let story = (any_day(), word(), any::<bool>()).prop_map({
        let t = t.clone();
        move |(on, text, more)| {
            Fact::Story(StoryRecord {
                tenancy: t.clone(),
                key: name("S", i),
                on,
                text,
                told_to: more.then(|| "noor".into()),
            })
        }
    });
    let rest = (any_day(), 1_u8..=31).prop_map(move |(day, due)| {
        let month = day.month();
        vec![
            Fact::DueDay(DueDayRecord {
                tenancy: name("T", i),
                from_month: month,
                day: DueDay::new(due).unwrap(),
            }),
            Fact::Iban(IbanRecord {
                tenancy: t.clone(),
                iban: "NL91ABNA0417164300".into(),
            }),
            Fact::Member(MemberRecord {
                tenancy: name("T", i),
                person: "P0".into(),
                role: Role::Tenant,
                from: day,
                until: Some(day),
            }),
        ]
    });
    (rent, booking, contact, agreement, story, rest)
        .prop_map(|(a, b, c, d, e, rest)| [a, b, c, d, e].into_iter().chain(rest).collect())
}

fn whole_set() -> impl Strategy<Value = Vec<Fact>> {
    (1_usize..5).prop_flat_map(|n| {
        let each = (0..n)
            .map(|i| (dwelling(i), person(i), tenancy(i), of_tenancy(i)))
            .collect::<Vec<_>>();
        each.prop_map(|rows| {
            let mut facts = vec![
                Fact::Staff(StaffRecord {
                    login: "noor".into(),
                    name: "Noor".into(),
                    email: None,
                    phone: Some("06-12345678".into()),
                    role: StaffRole::Adviser,
                    language: Language::English,
                }),
                Fact::Booking(BookingRecord {
                    tenancy: "T0".into(),
                    key: "B-first".into(),
                    kind: EntryKind::Charge,
                    on: Day(20_000),
                    amount: Cents(1),
                    month: None,
                    reason: None,
                    corrects: None,
                    learned: None,
                    note: None,
                }),
            ];
            for (dwelling, person, tenancy, rest) in rows {
                facts.extend([dwelling, person, tenancy]);
                facts.extend(rest);
            }
            facts.sort_by_key(Fact::table);
            facts
        })
    })
}

fn written(facts: &[Fact]) -> Vec<(Table, Vec<u8>)> {
    let mut set = SetWriter::new(|_| Ok(Vec::new()));
    for fact in facts {
        set.write(fact).unwrap();
    }
    set.finish().unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn what_is_written_reads_back_the_same(facts in whole_set()) {
        let mut reader = Reader::new();
        let mut back = Vec::new();
        for (table, bytes) in written(&facts) {
            let taken = take(&mut reader, table, &bytes);
            let taken = taken.map_err(|p| TestCaseError::fail(format!("{p:?}\n{}", String::from_utf8_lossy(&bytes))))?;
            back.extend(taken.into_iter().map(|f| f.1));
        }
        prop_assert_eq!(reader.finish(), Ok(()));
        prop_assert_eq!(back, facts);
    }

    #[test]
    fn any_bytes_are_read_or_refused_without_panic(table in prop::sample::select(Table::ALL.to_vec()), bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        drop(take(&mut Reader::new(), table, bytes));
    }

    /// A good file with bytes overwritten, cut out or put in: no panic, and every fact that comes was sound.
    #[test]
    fn a_damaged_file_is_read_or_refused(
        facts in whole_set(),
        damage in prop::collection::vec((any::<prop::sample::Index>(), prop::sample::select(b";\"\n\r,x0-9\xff\x00".to_vec()), 0..3_u8), 1..4),
    ) {
        let mut reader = Reader::new();
        for (table, mut bytes) in written(&facts) {
            for (at, byte, how) in &damage {
                let at = at.index(bytes.len());
                match how {
                    0 => bytes[at] = *byte,
                    1 => bytes.insert(at, *byte),
                    _ => bytes.truncate(at.max(1)),
                }
            }
            let mut handed = 0_u64;
            let result = reader.read_table(table, table.file_name(), bytes.as_slice(), &mut |place, _| {
                handed += 1;
                assert!(place.line >= 2);
                Ok::<(), Infallible>(())
            });
            match result {
                Ok(summary) => prop_assert_eq!(summary.rows, handed),
                Err(Failure::Refused(problems)) => {
                    prop_assert!(!problems.is_empty());
                    // Facts come from rows above the first problem only.
                    if let Some(first) = problems.iter().map(|p| p.line).filter(|l| *l > 1).min() {
                        prop_assert!(table == Table::Rent || handed < first, "{handed} facts, first problem on line {first}");
                    }
                }
                Err(other) => return Err(TestCaseError::fail(format!("{other:?}"))),
            }
        }
        drop(reader.finish());
    }
}
