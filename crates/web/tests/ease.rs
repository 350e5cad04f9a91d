//! What may come later, what the tenant sees otherwise and who else pays, through the router (S1.22, S1.19, S4.16).
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests fail by panicking"
)]

mod world;

use axum::http::StatusCode;
use domain::ids::UserId;
use world::{Answer, World, de_linde, text_of, value_of};

type Fields<'a> = &'a [(&'a str, &'a str)];

async fn page(world: &World, reference: &str) -> String {
    let visit = world.log_in("noor").await;
    let html = visit
        .get(&format!("/huurders/{}", world.tenancy(reference)))
        .await
        .html;
    text_of(&html).replace('\u{a0}', " ")
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

fn says(text: &str, all: &[&str]) {
    for said in all {
        assert!(text.contains(said), "{said}: {text}");
    }
}

#[tokio::test]
async fn t12_the_page_says_what_tom_sees_otherwise_and_who_answers() {
    let world = de_linde("tom");
    let text = page(&world, "DL100012").await;
    says(
        &text,
        &[
            "Op dit moment vragen we niets.",
            "€ 300,00 van oktober ziet de huurder anders.",
            "Dat telt niet mee bij wat openstaat, en we vragen er niet om.",
            "Eerst het lek, dan praten we over dit deel.",
            "Saskia Brouwer geeft antwoord, uiterlijk vr 27 nov.",
            "Antwoord geven",
        ],
    );
    // Answered in plain words, it belongs to what is open again.
    let file = world.file("DL100012");
    let path = format!(
        "/huurders/{}/ook-zo/{}",
        world.tenancy("DL100012"),
        file.disputes[0].id
    );
    let empty = send(&world, &path, &["versie"], &[("hoe", "explained")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    says(
        &text_of(&empty.html),
        &["Schrijf ons antwoord in gewone woorden."],
    );
    let fields: Fields<'_> = &[
        ("hoe", "explained"),
        ("antwoord", "Het lek is klaar, de huur van oktober loopt door."),
    ];
    let answer = send(&world, &path, &["versie"], fields).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.html);
    says(
        &page(&world, "DL100012").await,
        &[
            "€ 300,00 van oktober klopt. Dat is uitgelegd.",
            "Ons antwoord: “Het lek is klaar",
        ],
    );
    let again = send(&world, &path, &[], &[("versie", "2"), ("hoe", "withdrawn")]).await;
    says(&text_of(&again.html), &["Hier is al een antwoord op gegeven."]);
}

#[tokio::test]
async fn s1_19_partly_is_asked_with_a_part_a_name_and_a_day() {
    let world = de_linde("ook-zo");
    let path = format!("/huurders/{}/ook-zo", world.tenancy("DL100001"));
    let noor = UserId::derived(world.org, "noor").to_string();
    let visit = world.log_in("noor").await;
    let form = visit.get(&path).await.html;
    says(
        &text_of(&form).replace('\u{a0}', " "),
        &[
            "Alles wat openstaat: € 1.484,36",
            "Huur van oktober: € 742,18",
            "Wie van ons geeft antwoord?",
        ],
    );
    let good: Fields<'_> = &[
        ("zegt", "partly"),
        ("deel", "2026-10"),
        ("bedrag", "200"),
        ("wie", &noor),
        ("voor", "2026-12-01"),
        ("woorden", "Oktober heb ik deels betaald."),
        ("betaald-op", "2026-10-03"),
        ("betaald", "200"),
    ];
    let cases: &[(&str, &str, &str)] = &[
        ("zegt", "", "Kies wat de huurder zegt."),
        ("deel", "", "Kies om welk deel het gaat."),
        ("deel", "veel", "Kies om welk deel het gaat."),
        ("deel", "2026-03", "Daarvan staat niets open."),
        ("bedrag", "veel", "Schrijf het bedrag als 50,00."),
        ("bedrag", "800", "Schrijf dat bedrag of een lager bedrag."),
        ("wie", "", "Kies wie antwoord geeft."),
        (
            "voor",
            "",
            "Kies een dag vanaf vandaag waarop het antwoord er is.",
        ),
        (
            "voor",
            "2026-11-01",
            "Kies een dag vanaf vandaag waarop het antwoord er is.",
        ),
        ("betaald-op", "", "Schrijf ook op welke dag er is betaald."),
        ("betaald-op", "2027-01-01", "Deze dag komt nog."),
        ("woorden", "123456782", "op een BSN lijkt"),
    ];
    for (name, value, said) in cases {
        let mut fields: Vec<(&str, &str)> = good.iter().copied().filter(|f| f.0 != *name).collect();
        if name == &"deel" && *value == "2026-03" {
            fields.retain(|f| f.0 != "bedrag");
        }
        fields.push((name, value));
        let answer = send(&world, &path, &["id"], &fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{said}");
        says(&text_of(&answer.html), &[said]);
    }
    assert!(world.file("DL100001").disputes.is_empty());
    let answer = send(&world, &path, &["id"], good).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.html);
    says(
        &page(&world, "DL100001").await,
        &[
            "€ 1.284,36",
            "€ 200,00 van oktober ziet de huurder anders.",
            "De huurder noemt een betaling van € 200,00 op za 3 okt.",
            "Noor Willems geeft antwoord, uiterlijk di 1 dec.",
        ],
    );
}

#[tokio::test]
async fn s1_22_a_later_day_is_agreed_moved_and_let_go() {
    let world = de_linde("uitstel");
    let path = format!("/huurders/{}/uitstel", world.tenancy("DL100001"));
    let cases: &[(Fields<'_>, &str)] = &[
        (&[("deel", "alles")], "Kies een dag na vandaag."),
        (
            &[("deel", "alles"), ("tot", "2026-11-21")],
            "Kies een dag na vandaag.",
        ),
        (&[("deel", "alles"), ("tot", "ooit")], "Schrijf een dag"),
        (&[("tot", "2027-01-31")], "Kies om welk deel het gaat."),
        (
            &[("deel", "alles"), ("bedrag", "9000"), ("tot", "2027-01-31")],
            "Schrijf dat bedrag of een lager bedrag.",
        ),
    ];
    for (fields, said) in cases {
        let answer = send(&world, &path, &["id"], fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{said}");
        says(&text_of(&answer.html), &[said]);
    }
    let fields: Fields<'_> = &[
        ("deel", "alles"),
        ("tot", "31-01-2027"),
        ("woorden", "Na het vakantiegeld."),
    ];
    let answer = send(&world, &path, &["id"], fields).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.html);
    says(
        &page(&world, "DL100001").await,
        &[
            "Op dit moment vragen we niets.",
            "€ 1.484,36 mag later komen, tot en met zo 31 jan",
            "Na het vakantiegeld.",
        ],
    );
    let id = world.file("DL100001").deferrals[0].id;
    let change = format!("{path}/{id}");
    let answer = send(
        &world,
        &change,
        &["versie"],
        &[("wat", "dag"), ("tot", "2026-12-15")],
    )
    .await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.html);
    says(
        &page(&world, "DL100001").await,
        &["tot en met di 15 dec", "stond hier: tot en met zo 31 jan"],
    );
    let answer = send(&world, &change, &["versie"], &[("wat", "stop")]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.html);
    let text = page(&world, "DL100001").await;
    says(&text, &["gestopt, in overleg"]);
    assert!(!text.contains("mag later komen"), "{text}");
}

#[tokio::test]
async fn s4_16_who_pays_stands_on_the_page_with_the_way_to_stop() {
    let world = de_linde("betaler");
    let text = page(&world, "DL100011").await;
    says(
        &text,
        &[
            "De Haven Bewind betaalt de huur en het betaalplan, vanaf vr 1 mei.",
            "Is de huur er niet? Vraag het dan hun, niet de huurder.",
            "Zo stopt de huurder het:",
            "Wie eerder betaalde",
        ],
    );
    let path = format!("/huurders/{}/betaler", world.tenancy("DL100002"));
    let good: Fields<'_> = &[
        ("soort", "municipality"),
        ("naam", "Gemeente Rivierstad"),
        ("wat", "rent"),
        ("stoppen", "Bel de gemeente."),
    ];
    let cases: &[(&str, &str, &str)] = &[
        ("soort", "", "Kies wie er betaalt."),
        ("naam", "", "Schrijf hoe ze heten."),
        ("wat", "", "Kies wat ze betalen."),
        ("stoppen", "", "Zonder dat betaalt niemand voor een ander."),
        ("van", "2019-01-01", "De huur begon op"),
        ("tot", "2026-11-01", "Kies een laatste dag daarna."),
        ("bereik", "123456782", "op een BSN lijkt"),
    ];
    for (name, value, said) in cases {
        let mut fields: Vec<(&str, &str)> = good.iter().copied().filter(|f| f.0 != *name).collect();
        fields.push((name, value));
        let answer = send(&world, &path, &["id"], &fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{said}");
        says(&text_of(&answer.html), &[said]);
    }
    let answer = send(&world, &path, &["id"], good).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.html);
    let stop = format!("{path}/{}", world.file("DL100002").payers[0].id);
    let answer = send(&world, &stop, &["versie"], &[]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.html);
    says(
        &page(&world, "DL100002").await,
        &["Gemeente Rivierstad betaalt de huur, van za 21 nov tot en met ma 30 nov."],
    );
}
