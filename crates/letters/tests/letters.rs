//! Letters as documents: accessible by the standard, one page each, and refused when they cannot be made.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

mod reading;

use domain::calendar::Day;
use domain::message::{Channel, Template, Tongue, amount, date, demo_facts, shipped, shipped_informal};
use domain::money::Cents;
use domain::tenancy::AddressForm;
use letters::{BadLetter, Letter, Payment, Press, payload};
use reading::Read;

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

fn today() -> Day {
    "2026-11-21".parse().unwrap()
}

fn printed(letter: &Letter) -> Read {
    Read::of(&Press::new("2026-11-21").unwrap().print(letter).unwrap().pdf)
}

/// What of PDF/UA-1 (ISO 14289-1) a program can check from outside; what it means, people must judge (docs/messages.md).
fn is_accessible(read: &Read, letter: &Letter) {
    assert!(read.is_marked_and_titled(), "marked, and shown by its title");
    assert_eq!(read.language(), letter.language, "its language");
    let about = read.about();
    let title = letter.subject.replace('&', "&amp;");
    assert!(about.contains(&title), "its subject is its title: {about}");
    assert!(about.contains("<pdfuaid:part>1</pdfuaid:part>"), "{about}");
    assert!(read.fonts_are_whole(), "letters come with it and can be copied");
    let marked = read.marked();
    let headings: Vec<&str> = marked.all("H1").iter().map(|h| h.words.as_str()).collect();
    assert_eq!(headings, [letter.subject.as_str()], "one heading");
    let figures = marked.all("Figure");
    assert_eq!(figures.len(), usize::from(letter.payment.is_some()));
    for figure in figures {
        assert!(
            figure.alt.as_ref().is_some_and(|alt| !alt.is_empty()),
            "{figure:?}"
        );
    }
}

#[test]
fn a_letter_is_accessible_and_read_aloud_in_the_order_of_the_page() {
    let letter = letter(BODY);
    let read = printed(&letter);
    is_accessible(&read, &letter);
    let marked = read.marked();
    assert_eq!(marked.all("LI").len(), 2, "a list is a list: {marked:?}");
    let aloud = marked.aloud();
    let places: Vec<usize> = [
        "Postbus 12",
        "Peter Verhagen",
        "21 november 2026",
        "H1: Ik wil je graag spreken",
        "Beste Peter,",
        "Ik bel je.",
        "Je komt langs.",
        "Groet, Noor Willems",
        "[Code om met de telefoon te betalen: € 1.484,36, NL91 ABNA 0417 1643 00, DL100001]",
        "Of zelf overmaken: € 1.484,36 naar NL91 ABNA 0417 1643 00",
    ]
    .iter()
    .map(|part| aloud.find(part).unwrap_or_else(|| panic!("{part} in:\n{aloud}")))
    .collect();
    assert!(places.is_sorted(), "{aloud}");
}

#[test]
fn the_code_on_the_page_is_read_by_a_phone_and_asks_to_the_cent_what_the_letter_asks() {
    let letter = letter(BODY);
    let seen = printed(&letter).code(0).unwrap();
    assert_eq!(
        seen,
        "BCD\n002\n1\nSCT\n\nWoonstichting De Linde\nNL91ABNA0417164300\nEUR1484.36\n\n\nDL100001"
    );
    assert_eq!(Some(seen), payload(letter.payment.as_ref().unwrap()));
    let none = Letter {
        payment: None,
        ..letter
    };
    assert_eq!(printed(&none).code(0), None, "no code where nothing is asked");
}

/// A text as it comes with the product, filled in with the people of De Linde.
fn shipped_letter(template: &Template) -> Letter {
    let facts = demo_facts(today()).unwrap();
    let (_, merge) = facts.iter().find(|(key, _)| *key == template.key).unwrap();
    let written = template.render(merge).unwrap();
    let asked = merge.written(domain::message::Slot::Open, template.language);
    let cents = Cents(148_436);
    Letter {
        language: template.language.code().to_owned(),
        dated: date(today(), template.language),
        subject: written.subject.clone().unwrap_or_else(|| template.title.clone()),
        body: written.text(),
        payment: asked
            .is_some_and(|words| words == amount(cents, template.language))
            .then(|| Payment {
                name: "Woonstichting De Linde".to_owned(),
                iban: "NL91 ABNA 0417 1643 00".to_owned(),
                cents: cents.0,
                amount: amount(cents, template.language),
                reference: "DL100001".to_owned(),
            }),
        ..letter("")
    }
}

fn every_text() -> Vec<Template> {
    let mut all = shipped(Tongue::Dutch).unwrap();
    all.extend(shipped_informal().unwrap());
    all.extend(shipped(Tongue::English).unwrap());
    all
}

#[test]
fn s4_19_every_shipped_text_can_be_a_letter_that_everybody_can_read() {
    for template in every_text() {
        let letter = shipped_letter(&template);
        let read = printed(&letter);
        is_accessible(&read, &letter);
        let aloud = read.marked().aloud();
        for year in ["2026-", "2027-"] {
            assert!(
                !aloud.contains(year),
                "{}: a day as people say it:\n{aloud}",
                template.key
            );
        }
        assert!(
            !aloud.contains('\u{fffd}'),
            "{}: a sign without a letter",
            template.key
        );
    }
}

/// What each letter says, as it comes out of the PDF: a change here is a change of what people get.
#[test]
fn what_each_letter_says() {
    let all = every_text();
    let keys: Vec<&str> = all
        .iter()
        .filter(|t| {
            t.channel == Channel::Letter && t.language == Tongue::Dutch && t.address == AddressForm::Formal
        })
        .map(|t| t.key.as_str())
        .collect();
    assert_eq!(keys.len(), 7, "{keys:?}");
    for key in keys {
        let said: Vec<String> = all
            .iter()
            .filter(|t| t.key == key)
            .map(|t| {
                let who = format!("== {} {}", t.language.code(), t.address.code());
                format!("{who}\n{}", printed(&shipped_letter(t)).marked().aloud())
            })
            .collect();
        insta::assert_snapshot!(key, said.join("\n\n"));
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
    for to in [vec![], vec!["Peter Verhagen".to_owned()]] {
        let nowhere = Letter { to, ..letter(BODY) };
        assert!(matches!(press.print(&nowhere), Err(BadLetter::NoAddress)));
    }
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

#[test]
fn s4_30_a_document_is_accessible_with_its_sections_and_tables() {
    let document = letters::Document {
        name: "dossier".to_owned(),
        language: "nl".to_owned(),
        association: "Woonstichting De Linde".to_owned(),
        title: "Dossier DL100001".to_owned(),
        lead: vec!["Gemaakt op 21 november 2026.".to_owned()],
        sections: vec![
            letters::Section {
                title: "Contact".to_owned(),
                paragraphs: vec!["Alles wat we probeerden.".to_owned()],
                head: ["Dag", "Hoe"].map(str::to_owned).to_vec(),
                rows: vec![["8 oktober", "telefoon"].map(str::to_owned).to_vec()],
            },
            letters::Section {
                title: "Teksten".to_owned(),
                paragraphs: vec!["Beste Peter,\nBel mij gerust.\u{7}".to_owned()],
                head: Vec::new(),
                rows: Vec::new(),
            },
        ],
    };
    let press = Press::for_documents("2026-11-21").unwrap();
    let printed = press.print_document(&document).unwrap();
    let read = Read::of(&printed.pdf);
    assert!(read.is_marked_and_titled() && read.fonts_are_whole());
    assert_eq!(read.language(), "nl");
    assert!(read.about().contains("<pdfuaid:part>1</pdfuaid:part>"));
    let marked = read.marked();
    assert_eq!(marked.all("H1").len(), 1);
    assert_eq!(marked.all("H2").len(), 2);
    assert_eq!((marked.all("TH").len(), marked.all("TD").len()), (2, 2));
    let aloud = marked.aloud();
    for words in [
        "Dossier DL100001",
        "Alles wat we probeerden.",
        "telefoon",
        "Bel mij gerust.",
    ] {
        assert!(aloud.contains(words), "{words}: {aloud}");
    }
    let mut crooked = document;
    crooked.sections[0].rows[0].pop();
    assert!(matches!(
        press.print_document(&crooked),
        Err(BadLetter::Crooked(_))
    ));
}
