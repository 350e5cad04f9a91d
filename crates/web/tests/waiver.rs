//! Waiving through the router: what one may decide stands there first, two people decide above the limit, and the register
//! tells it (S4.21, S4.33, S2.14).
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests fail by panicking"
)]

mod world;

use axum::http::StatusCode;
use world::{Answer, World, de_linde, text_of, value_of};

type Fields<'a> = &'a [(&'a str, &'a str)];

async fn look(world: &World, who: &str, path: &str) -> String {
    let answer = world.log_in(who).await.get(path).await;
    assert_eq!(answer.status, StatusCode::OK, "{path}");
    text_of(&answer.html).replace('\u{a0}', " ")
}

/// Opens a form and sends it with these fields and what stood hidden in it.
async fn send(world: &World, who: &str, path: &str, hidden: &[&str], fields: Fields<'_>) -> Answer {
    let visit = world.log_in(who).await;
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

fn says(text: &str, all: &[&str]) {
    for said in all {
        assert!(text.contains(said), "{said}: {text}");
    }
}

const GOOD: Fields<'_> = &[
    ("bedrag", "3.100,00"),
    ("grond", "kept_payments"),
    ("woorden", "Negen keer gelukt. Het oude bedrag staat in de weg."),
    ("hoe", "ineens"),
    ("budget", "Maatwerk huur 2026"),
];

#[tokio::test]
async fn s4_33_from_the_page_in_three_taps_and_the_manager_says_yes() {
    let world = de_linde("kwijt");
    let page = format!("/huurders/{}", world.tenancy("DL100007"));
    let path = format!("{page}/kwijtschelden");
    // One tap from the page of any case with past-due rent, for whoever may.
    for (who, reference) in [
        ("karim", "DL100007"),
        ("saskia", "DL100001"),
        ("maarten", "DL100010"),
    ] {
        let page = format!("/huurders/{}", world.tenancy(reference));
        let html = world.log_in(who).await.get(&page).await.html;
        assert!(html.contains(&format!("href=\"{page}/kwijtschelden\"")), "{who}");
    }
    // What one may decide stands there before anyone types.
    let form = look(&world, "karim", &path).await;
    says(
        &form,
        &[
            "Je mag tot en met € 500,00 zelf beslissen.",
            "Er staat € 4.099,40 open.",
        ],
    );
    assert!(form.find("zelf beslissen").unwrap() < form.find("Hoeveel?").unwrap());
    let answer = send(&world, "karim", &path, &["id"], GOOD).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.html);
    says(
        &look(&world, "karim", &page).await,
        &["Voorstel: € 3.100,00 kwijtschelden. Wacht op een manager."],
    );
    let decide = format!("{path}/{}", world.file("DL100007").waivers[0].id);
    let yes: Fields<'_> = &[("wat", "approve")];
    for (who, fields, said) in [
        ("karim", yes, "Twee verschillende mensen beslissen hierover."),
        ("judith", yes, "Jij mag beslissen tot en met € 2.500,00."),
        ("maarten", &[("wat", "refuse")], "Schrijf waarom niet"),
        ("maarten", &[], "Kies wat je besluit."),
    ] {
        let answer = send(&world, who, &decide, &[], fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{said}");
        says(&text_of(&answer.html).replace('\u{a0}', " "), &[said]);
    }
    // The manager finds it in the register, and says yes.
    let register = look(&world, "maarten", "/kwijtscheldingen").await;
    says(
        &register,
        &["Wacht op een manager.", "In dit jaar is niets kwijtgescholden."],
    );
    let answer = send(&world, "maarten", &decide, &[], yes).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.html);
    says(
        &look(&world, "karim", &page).await,
        &[
            "€ 3.100,00 kwijtgescholden, besloten op",
            "ja van Maarten de Ruiter",
        ],
    );
    assert_eq!(
        world
            .file("DL100007")
            .outlook("2026-11-21".parse().unwrap())
            .account
            .balance
            .0,
        99_940
    );
    let register = look(&world, "judith", "/kwijtscheldingen").await;
    says(
        &register,
        &[
            "1 keer, samen € 3.100,00.",
            "DL100007",
            "Maatwerk huur 2026",
            "komt nog",
        ],
    );
    let csv = world
        .log_in("judith")
        .await
        .get("/kwijtscheldingen.csv?jaar=2026")
        .await;
    says(
        &csv.html,
        &[
            "\"DL100007\";\"2026-11-21\";\"3100,00\"",
            "\"Karim",
            "\"Maarten de Ruiter\"",
        ],
    );
    says(
        &look(&world, "judith", "/kwijtscheldingen?jaar=2025").await,
        &["niets kwijtgescholden"],
    );
    assert_eq!(
        world.log_in("noor").await.get("/kwijtscheldingen").await.status,
        StatusCode::FORBIDDEN
    );
}

#[tokio::test]
async fn a_waiver_that_cannot_be_is_told_beside_its_field() {
    let world = de_linde("kwijtfout");
    let path = format!("/huurders/{}/kwijtschelden", world.tenancy("DL100007"));
    for (name, value, said) in [
        (
            "bedrag",
            "9000",
            "Er staat € 4.099,40 open. Meer kun je niet kwijtschelden.",
        ),
        ("bedrag", "0", "Schrijf het bedrag als 50,00."),
        ("grond", "", "Kies een reden."),
        ("woorden", "", "Schrijf in gewone woorden waarom."),
        ("budget", "", "Schrijf uit welk budget het komt."),
        ("hoe", "", "Kies wanneer."),
        ("hoe", "maand", "Schrijf het bedrag als 50,00."),
        ("woorden", "123456782", "op een BSN lijkt"),
    ] {
        let mut fields: Vec<(&str, &str)> = GOOD.iter().copied().filter(|f| f.0 != name).collect();
        fields.push((name, value));
        let answer = send(&world, "karim", &path, &["id"], &fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{said}");
        says(&text_of(&answer.html).replace('\u{a0}', " "), &[said]);
    }
    assert_eq!(world.file("DL100007").waivers.len(), 1, "only what stood there");
    // Who pays everything in time has nothing to waive, and is not asked.
    let fatima = format!("/huurders/{}", world.tenancy("DL100002"));
    let html = world.log_in("karim").await.get(&fatima).await.html;
    assert!(!html.contains("/kwijtschelden\""));
}
