//! A lower rent for a while through the router: what one may give stands there first, list rent and what is taken off it
//! apart, somebody else decides above the limit, and the register tells what it costs (S4.8, S2.14).
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
async fn send(world: &World, who: &str, path: &str, hidden: &str, fields: Fields<'_>) -> Answer {
    let visit = world.log_in(who).await;
    let value = value_of(&visit.get(path).await.html, hidden);
    let mut all = vec![(hidden, value.as_str())];
    all.extend_from_slice(fields);
    visit.post(path, &all).await
}

fn says(text: &str, all: &[&str]) {
    for said in all {
        assert!(text.contains(said), "{said}: {text}");
    }
}

const GOOD: Fields<'_> = &[
    ("gevraagd", "2026-11-20"),
    ("woorden", "Mijn uren zijn minder."),
    ("bedrag", "150,00"),
    ("vanaf", "2026-12"),
    ("maanden", "6"),
    ("zelfstandig", "ja"),
];

#[tokio::test]
async fn s4_8_asked_decided_by_who_may_shown_apart_and_in_the_register() {
    let world = de_linde("lager");
    let page = format!("/huurders/{}", world.tenancy("DL100001"));
    let path = format!("{page}/lagere-huur");
    let form = look(&world, "saskia", &path).await;
    says(
        &form,
        &[
            "Je mag tot en met € 100,00 per maand geven, 3 maanden lang.",
            "De huur is nu € 742,18.",
        ],
    );
    assert!(form.find("per maand geven").unwrap() < form.find("Hoeveel lager").unwrap());
    let answer = send(&world, "saskia", &path, "id", GOOD).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.html);
    assert!(answer.location.contains("klaar=lager"), "{}", answer.location);
    let done = look(&world, "saskia", &format!("{page}?klaar=lager")).await;
    says(
        &done,
        &[
            "Het verzoek staat klaar.",
            "€ 150,00 per maand lager, van december 2026 tot en met mei 2027. Wacht op een teamleider.",
            "“Mijn uren zijn minder.”",
        ],
    );
    let id = world.file("DL100001").discounts[0].id;
    let decide = format!("{path}/{id}");
    for (who, fields, said) in [
        (
            "saskia",
            &[("wat", "granted")][..],
            "Jij mag geven tot en met € 100,00 per maand",
        ),
        ("judith", &[("wat", "refused")], "Schrijf waarom niet"),
        ("judith", &[], "Kies wat je besluit."),
    ] {
        let answer = send(&world, who, &decide, "versie", fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{said}");
        says(&text_of(&answer.html).replace('\u{a0}', " "), &[said]);
    }
    let register = look(&world, "judith", "/kwijtscheldingen").await;
    says(
        &register,
        &[
            "Bekijk het verzoek bij contract DL100001",
            "1 keer, samen € 1.080,00",
        ],
    );
    let answer = send(&world, "judith", &decide, "versie", &[("wat", "granted")]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.html);
    let done = world
        .log_in("judith")
        .await
        .get(&format!("{page}?klaar=lager"))
        .await
        .html;
    assert!(done.contains("/bericht?tekst=lower_rent"));
    says(
        &look(&world, "judith", &page).await,
        &["door Judith", "Eerder laten stoppen"],
    );
    // The letter is ready with what was given.
    let letter = look(&world, "judith", &format!("{page}/bericht?tekst=lower_rent")).await;
    says(
        &letter,
        &["€ 592,18 in plaats van € 742,18", "Mijn uren zijn minder"],
    );
    let register = look(&world, "judith", "/kwijtscheldingen").await;
    says(&register, &["2 keer, samen € 1.980,00", "€ 900,00"]);
    let csv = world
        .log_in("judith")
        .await
        .get("/lagere-huren.csv?jaar=2026")
        .await
        .html;
    says(
        &csv,
        &[
            "\"DL100006\";\"2026-06-10\";\"180,00\";\"2026-07\";\"2026-12\";\"1080,00\";\"900,00\"",
            "\"DL100001\";\"2026-11-21\";\"150,00\"",
        ],
    );
    assert_eq!(
        world.log_in("noor").await.get(&path).await.status,
        StatusCode::FORBIDDEN
    );
}

#[tokio::test]
async fn t06_list_rent_and_lower_rent_stand_apart_and_it_can_end_earlier() {
    let world = de_linde("lager6");
    let page = format!("/huurders/{}", world.tenancy("DL100006"));
    let text = look(&world, "saskia", &page).await;
    says(
        &text,
        &[
            "€ 180,00 per maand lager, van juli 2026 tot en met december 2026.",
            "lagere huur van november 2026",
            "huur van november 2026",
            "Besloten op wo 10 jun door Judith",
            "Tot nu toe € 900,00.",
        ],
    );
    let now = &text[text.find("Huur volgens contract").unwrap()..];
    let (list, off, asked) = (now.find("€ 879,00"), now.find("180,00"), now.find("€ 699,00"));
    assert!(
        list < off && off < asked && asked.is_some(),
        "{list:?} {off:?} {asked:?}"
    );
    let id = world.file("DL100006").discounts[0].id;
    let path = format!("{page}/lagere-huur/{id}");
    let back: Fields<'_> = &[("tot", "2026-08")];
    let answer = send(&world, "saskia", &path, "versie", back).await;
    says(
        &text_of(&answer.html),
        &["Tot en met november 2026 is het al gegeven."],
    );
    let answer = send(&world, "saskia", &path, "versie", &[("tot", "2026-11")]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.html);
    let after = look(&world, "saskia", &page).await;
    says(
        &after,
        &[
            "van juli 2026 tot en met november 2026.",
            "Lagere huur stopt eerder: na november 2026",
        ],
    );
}

#[tokio::test]
async fn a_lower_rent_that_cannot_be_is_told_beside_its_field() {
    let world = de_linde("lagerfout");
    let path = format!("/huurders/{}/lagere-huur", world.tenancy("DL100006"));
    for (name, value, said) in [
        ("maanden", "0", "Schrijf een getal van 1 tot en met 36."),
        ("maanden", "37", "Schrijf een getal van 1 tot en met 36."),
        ("maanden", "", "Een einde hoort erbij."),
        (
            "bedrag",
            "900",
            "Schrijf een bedrag tot en met de huur van € 879,00.",
        ),
        ("bedrag", "0", "Schrijf het bedrag als 50,00."),
        ("woorden", "", "Schrijf wat de huurder vroeg."),
        ("woorden", "123456782", "op een BSN lijkt"),
        ("zelfstandig", "", "alleen toe voor een zelfstandige woning"),
        ("vanaf", "2026-12", "In december 2026 is er al een lagere huur."),
        ("vanaf", "2026-10", "vóór de maand van het verzoek"),
        ("gevraagd", "2026-11-22", "Schrijf de dag van het verzoek"),
        ("gevraagd", "1950-01-01", "Schrijf de dag van het verzoek"),
    ] {
        let mut fields: Vec<(&str, &str)> = GOOD.iter().copied().filter(|f| f.0 != name).collect();
        fields.push((name, value));
        let answer = send(&world, "judith", &path, "id", &fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{said}");
        says(&text_of(&answer.html).replace('\u{a0}', " "), &[said]);
    }
    assert_eq!(world.file("DL100006").discounts.len(), 2);
}

/// S4.8: before its first month it is taken back whole on the page; once that began, it stays given and the page offers an end.
#[tokio::test]
async fn s4_8_a_lower_rent_is_taken_back_before_its_first_month_and_never_after() {
    let world = de_linde("lager-terug");
    let page = format!("/huurders/{}", world.tenancy("DL100001"));
    let ask = async |first: &str| {
        let fields: Vec<(&str, &str)> = GOOD
            .iter()
            .map(|(name, value)| match *name {
                "bedrag" => (*name, "50,00"),
                "vanaf" => (*name, first),
                "maanden" => (*name, "2"),
                _ => (*name, *value),
            })
            .collect();
        let answer = send(&world, "saskia", &format!("{page}/lagere-huur"), "id", &fields).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.html);
        let given = world.file("DL100001").discounts.last().unwrap().id;
        format!("{page}/lagere-huur/{given}")
    };
    let back: Fields<'_> = &[("wat", "withdrawn")];
    let coming = ask("2026-12").await;
    says(
        &look(&world, "saskia", &coming).await,
        &["Tot de eerste maand kan dit helemaal terug.", "Intrekken"],
    );
    let answer = send(&world, "saskia", &coming, "versie", back).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.html);
    let after = look(&world, "saskia", &format!("{page}?klaar=lager-terug")).await;
    says(
        &after,
        &[
            "Ingetrokken. Vertel het aan de huurder.",
            "Lagere huur: ingetrokken",
        ],
    );
    let december = domain::calendar::Month::new(2026, 12);
    assert_eq!(world.file("DL100001").rent(december).0, 74_218);
    // The month has begun: € 50,00 of November is given, and nobody can ask it back.
    let begun = ask("2026-11").await;
    let form = look(&world, "saskia", &begun).await;
    assert!(!form.contains("Intrekken"), "{form}");
    let answer = send(&world, "saskia", &begun, "versie", back).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    says(
        &text_of(&answer.html),
        &["Tot en met november 2026 is het al gegeven."],
    );
}
