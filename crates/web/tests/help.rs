//! What eases paying, through the router: pauses, plans and the rest, as a colleague finds and fills them in.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests fail by panicking"
)]

mod world;

use axum::http::StatusCode;
use world::{Answer, World, de_linde};

type Fields<'a> = &'a [(&'a str, &'a str)];

fn text_of(html: &str) -> String {
    let from = html.find("<main").unwrap();
    let mut out = String::new();
    let mut inside = false;
    for c in html[from..html.find("</main>").unwrap()].chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            c if !inside => out.push(c),
            _ => {}
        }
    }
    out
}

fn value_of(html: &str, name: &str) -> String {
    let from = html.find(&format!("name=\"{name}\" value=\"")).unwrap() + name.len() + 15;
    html[from..].split('"').next().unwrap().to_owned()
}

async fn page(world: &World, reference: &str) -> String {
    let visit = world.log_in("noor").await;
    let answer = visit
        .get(&format!("/huurders/{}", world.tenancy(reference)))
        .await;
    assert_eq!(answer.status, StatusCode::OK);
    answer.html
}

/// Opens a form and sends it with these fields and what stood hidden in it.
async fn send(world: &World, path: &str, hidden: &[&str], fields: Fields<'_>) -> Answer {
    let visit = world.log_in("noor").await;
    let html = visit.get(path).await.html;
    let values: Vec<String> = hidden.iter().map(|name| value_of(&html, name)).collect();
    let mut all: Vec<(&str, &str)> = hidden
        .iter()
        .copied()
        .zip(values.iter().map(String::as_str))
        .collect();
    all.extend_from_slice(fields);
    visit.post(path, &all).await
}

#[tokio::test]
async fn s4_20_a_pause_says_what_stops_what_goes_on_and_who_calls() {
    let world = de_linde("pause");
    let path = format!("/huurders/{}/pauze", world.tenancy("DL100001"));
    let fields: Fields<'_> = &[
        ("bron", "tenant"),
        ("reden", "income_decision"),
        ("van", "2026-11-02"),
        ("tot", "30-12-2026"),
        ("woorden", "Ik wacht op het UWV."),
    ];
    let answer = send(&world, &path, &["id"], fields).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.html);
    let html = page(&world, "DL100001").await;
    let text = text_of(&html);
    for said in [
        "Er loopt een pauze, tot en met wo 30 dec",
        "vragen we je niets over het bedrag dat nog openstaat",
        "er komen geen kosten bij",
        "De huur van elke maand loopt wel door. Hulp ook: je kunt ons altijd bellen.",
        "31 december 2026 bellen we je eerst",
        "Ik wacht op het UWV.",
        "Vraag hoe het gaat, niet naar het bedrag.",
    ] {
        assert!(text.contains(said), "{said}: {text}");
    }
    // No sentence about missed rents while it runs.
    assert!(!text.contains("Wat is er veranderd?"), "{text}");
    // Ended today: tomorrow somebody calls.
    let from = html.find(&format!("{path}/")).unwrap();
    let change = html[from..].split('"').next().unwrap().to_owned();
    let answer = send(&world, &change, &["versie"], &[("wat", "vandaag")]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.html);
    let text = text_of(&page(&world, "DL100001").await);
    assert!(
        text.contains("tot en met za 21 nov") && text.contains("stond hier: tot en met wo 30 dec"),
        "{text}"
    );
}

#[tokio::test]
async fn a_pause_that_cannot_be_is_told_beside_its_field_and_nothing_typed_is_lost() {
    let world = de_linde("badpause");
    let path = format!("/huurders/{}/pauze", world.tenancy("DL100001"));
    let cases: &[(Fields<'_>, &str)] = &[
        (&[], "Kies van wie de pauze komt."),
        (&[("bron", "tenant")], "Kies een reden."),
        (
            &[("bron", "tenant"), ("reden", "other"), ("tot", "morgen")],
            "Schrijf een dag",
        ),
        (
            &[("bron", "tenant"), ("reden", "other"), ("tot", "2026-11-01")],
            "Kies een laatste dag daarna.",
        ),
        (
            &[("bron", "tenant"), ("reden", "other"), ("tot", "2027-11-01")],
            "hooguit tot en met donderdag 21 januari 2027",
        ),
        (
            &[("bron", "tenant"), ("reden", "other"), ("van", "2019-01-01")],
            "De huur begon op zondag 1 maart 2020",
        ),
        (
            &[("bron", "tenant"), ("reden", "other"), ("kijken", "2028-01-01")],
            "Kies een dag die in de pauze valt.",
        ),
        (
            &[
                ("bron", "tenant"),
                ("reden", "other"),
                ("woorden", "bsn 123456782"),
            ],
            "op een BSN lijkt",
        ),
    ];
    for (fields, said) in cases {
        let answer = send(&world, &path, &["id"], fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{said}");
        let text = text_of(&answer.html);
        assert!(
            text.contains(said) || answer.html.contains(said),
            "{said}: {text}"
        );
        for (name, value) in *fields {
            assert!(
                answer.html.contains(&format!("value=\"{value}\"")) || text.contains(value),
                "{name}"
            );
        }
    }
    assert!(!text_of(&page(&world, "DL100001").await).contains("Er loopt een pauze"));
}
