//! A spared rent increase through the router: asked on a form, decided by who may, told on the page and in the register
//! (S4.7, S2.14); and from what could help to the page where it is agreed (S4.33).
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests fail by panicking"
)]

mod world;

use axum::http::StatusCode;
use world::{World, de_linde, text_of, value_of};

async fn look(world: &World, who: &str, path: &str) -> String {
    let answer = world.log_in(who).await.get(path).await;
    assert_eq!(answer.status, StatusCode::OK, "{path}");
    text_of(&answer.html).replace('\u{a0}', " ")
}

fn says(text: &str, all: &[&str]) {
    for said in all {
        assert!(text.contains(said), "{said}: {text}");
    }
}

#[tokio::test]
async fn s4_7_asked_and_decided_with_a_reason_and_in_the_register() {
    let world = de_linde("gespaard");
    let page = format!("/huurders/{}", world.tenancy("DL100001"));
    let path = format!("{page}/huurverhoging");
    let form = world.log_in("saskia").await.get(&path).await.html;
    // The increase that the contract knows is filled in.
    for amount in ["712,95", "742,18"] {
        assert!(form.contains(&format!("value=\"{amount}\"")), "{amount}: {form}");
    }
    says(
        &text_of(&form).replace('\u{a0}', " "),
        &["Je mag tot en met € 100,00 per maand geven"],
    );
    let id = value_of(&form, "id");
    let fields = |after: &'static str| {
        vec![
            ("id", id.as_str()),
            ("gevraagd", "2026-11-20"),
            ("maand", "2026-07"),
            ("voor", "712,95"),
            ("na", after),
        ]
    };
    let officer = world.log_in("saskia").await;
    let wrong = officer.post(&path, &fields("700,00")).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    says(
        &text_of(&wrong.html).replace('\u{a0}', " "),
        &["Schrijf een bedrag boven € 712,95."],
    );
    let asked = officer.post(&path, &fields("742,18")).await;
    assert_eq!(asked.status, StatusCode::SEE_OTHER, "{}", asked.html);
    says(
        &look(&world, "saskia", &page).await,
        &["Verhoging van juli 2026: van € 712,95 naar € 742,18. Wacht op een teamleider."],
    );
    let decide = format!("{path}/{}", world.file("DL100001").spared[0].id);
    let leader = world.log_in("judith").await;
    for (who, fields, said) in [
        (&officer, vec![("versie", "1"), ("wat", "granted")], "Dit is meer"),
        (
            &leader,
            vec![("versie", "1"), ("wat", "refused")],
            "Schrijf waarom niet",
        ),
        (&leader, vec![("versie", "1")], "Kies wat je besluit."),
    ] {
        let answer = who.post(&decide, &fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{said}");
        says(&text_of(&answer.html), &[said]);
    }
    says(
        &look(&world, "judith", "/kwijtscheldingen").await,
        &[
            "Bekijk het verzoek bij contract DL100001",
            "DL100006",
            "juli 2026",
            "€ 36,03",
        ],
    );
    let no = [
        ("versie", "1"),
        ("wat", "refused"),
        ("woorden", "Het inkomen is hoog genoeg."),
    ];
    let decided = leader.post(&decide, &no).await;
    assert_eq!(decided.status, StatusCode::SEE_OTHER, "{}", decided.html);
    says(
        &look(&world, "saskia", &page).await,
        &["Gaat wel door.", "“Het inkomen is hoog genoeg.”"],
    );
    let csv = leader.get("/huurverhogingen.csv?jaar=2026").await.html;
    says(
        &csv,
        &[
            "\"DL100006\";\"2026-05-18\";\"2026-07\";\"36,03\";\"ja\"",
            "\"DL100001\";\"2026-11-21\";\"2026-07\";\"29,23\";\"nee\";\"Het inkomen is hoog genoeg.\"",
        ],
    );
}

#[tokio::test]
async fn s4_33_from_what_could_help_to_the_page_where_it_is_agreed() {
    let world = de_linde("maatwerk");
    let page = format!("/huurders/{}", world.tenancy("DL100007"));
    for (who, to) in [("karim", "/kwijtschelden"), ("noor", "/contact")] {
        let visit = world.log_in(who).await;
        let html = visit.get(&page).await.html;
        let panel = &html[html.find("/maatregel\"").unwrap()..];
        let fields = [
            ("id", value_of(panel, "id")),
            ("aangeboden", value_of(panel, "aangeboden")),
            ("maatregel", "M21".to_owned()),
        ];
        let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (*n, v.as_str())).collect();
        let chosen = visit.post(&format!("{page}/maatregel"), &fields).await;
        let done = chosen.location.split('#').next().unwrap().to_owned();
        let html = visit.get(&done).await.html;
        let notice = &html[..html.find("id=\"helpen\"").unwrap()];
        assert!(notice.contains(&format!("href=\"{page}{to}\"")), "{who}: {done}");
    }
}
