//! Letters as documents: accessible by the standard, one page each, and refused when they cannot be made.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

use letters::{BadLetter, Letter, Payment, Press};

fn letter(body: &str) -> Letter {
    Letter {
        name: "peter".to_owned(),
        language: "nl".to_owned(),
        association: "Woonstichting De Linde".to_owned(),
        return_address: "Postbus 12, 1000 AA Rivierstad".to_owned(),
        to: vec![
            "Peter Verhagen".to_owned(),
            "Lindenstraat 12".to_owned(),
            "1011 AB  Rivierstad".to_owned(),
        ],
        dated: "21 november 2026".to_owned(),
        subject: "Ik wil je graag spreken".to_owned(),
        body: body.to_owned(),
        payment: Some(Payment {
            name: "Woonstichting De Linde".to_owned(),
            iban: "NL91 ABNA 0417 1643 00".to_owned(),
            cents: 148_436,
            amount: "€ 1.484,36".to_owned(),
            reference: "DL100001".to_owned(),
        }),
    }
}

const BODY: &str =
    "Beste Peter,\n\nJe kiest wat past.\n- Ik bel je.\n- Je komt langs.\n\nGroet,\nNoor Willems";

fn holds(pdf: &[u8], words: &str) -> bool {
    pdf.windows(words.len()).any(|w| w == words.as_bytes())
}

#[test]
fn a_letter_says_that_it_is_accessible_and_has_its_parts_marked() {
    let printed = Press::new("2026-11-21").unwrap().print(&letter(BODY)).unwrap();
    assert_eq!(printed.pages, 1);
    assert!(printed.pdf.starts_with(b"%PDF-"));
    for mark in ["pdfuaid:part", "/StructTreeRoot", "/MarkInfo", "/Lang"] {
        assert!(holds(&printed.pdf, mark), "{mark}");
    }
}

#[test]
fn the_same_letter_is_the_same_file_and_many_make_one_document() {
    let press = Press::new("2026-11-21").unwrap();
    let one = press.print(&letter(BODY)).unwrap().pdf;
    assert!(one == press.print(&letter(BODY)).unwrap().pdf, "to the byte");
    let three = [letter(BODY), letter("Dag.\n\nBel mij."), letter(BODY)];
    assert_eq!(press.print_all(&three).unwrap().pages, 3);
}

#[test]
fn words_of_people_are_words_and_never_orders_to_the_press() {
    let press = Press::new("2026-11-21").unwrap();
    for body in [
        "#panic(\"boe\")",
        "#set page(width: 1pt)",
        "$ x",
        "* _ ` < > @label [",
        "\u{0}\u{7}",
    ] {
        assert_eq!(press.print(&letter(body)).unwrap().pages, 1, "{body}");
    }
}

#[test]
fn what_cannot_be_a_letter_is_refused_with_its_reason() {
    let press = Press::new("2026-11-21").unwrap();
    let long = "Een regel.\n\n".repeat(400);
    assert!(matches!(press.print(&letter(&long)), Err(BadLetter::TooLong(_))));
    assert!(matches!(press.print_all(&[]), Err(BadLetter::Nothing)));
    for day in ["", "2026-13-01", "vandaag"] {
        assert!(matches!(Press::new(day), Err(BadLetter::Day(_))), "{day}");
    }
    let mut without = letter(BODY);
    without.payment = without.payment.map(|p| Payment {
        iban: "geen".to_owned(),
        ..p
    });
    assert!(press.print(&without).is_ok(), "no code, and still a letter");
}
