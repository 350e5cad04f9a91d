//! The pages about the law, through the router: forms that are read from the address, steps with article and certainty.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests fail by panicking"
)]

mod world;

use axum::http::StatusCode;
use world::{World, de_linde};

/// The words of a page, without its markup.
fn words(html: &str) -> String {
    let main = &html[html.find("<main").unwrap()..html.find("</main>").unwrap()];
    let mut inside = false;
    let plain: String = main
        .chars()
        .map(|c| {
            inside = c == '<' || inside && c != '>';
            if inside || c == '>' { ' ' } else { c }
        })
        .collect();
    plain
        .replace('\u{a0}', " ")
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

async fn ask(world: &World, path: &str, status: StatusCode) -> String {
    let visit = world.log_in("noor").await;
    let answer = visit.get(path).await;
    assert_eq!(answer.status, status, "{path}");
    words(&answer.html)
}

#[tokio::test]
async fn every_calculator_shows_its_steps_with_article_and_certainty() {
    let world = de_linde("law-steps");
    for (path, parts) in [
        (
            "/wet/incassokosten?hoofdsom=5813,22&btw=ja",
            &["€ 665,66", "€ 805,45", "art. 2 Besluit", "V1", "staat uit"][..],
        ),
        (
            "/wet/incassokosten?hoofdsom=120&termijn=ja&op=2026-06-10&eerder=2026-05-10:+40,00%0A2026-04-10",
            &["€ 20,00", "de jurist van de corporatie", "art. 6:96 lid 8 BW"],
        ),
        (
            "/wet/veertiendagenbrief?gepost=2026-12-24",
            &["woensdag 13 januari 2027", "ECLI:NL:HR:2016:2704"],
        ),
        (
            "/wet/wettelijke-rente?hoofdsom=600&vanaf=2026-01-02&tot=2026-11-21&onbevestigd=ja",
            &[
                "€ 21,24",
                "gezocht en niet gevonden",
                "Nog bevestigen door",
                "staat uit",
            ],
        ),
        (
            "/wet/huurtoeslag?huur=650&inkomen=25000&personen=1&jaar=2026",
            &["€ 358,91", "indicatie", "art. 21 lid 2"],
        ),
        (
            "/wet/zorgtoeslag?inkomen=45000&partner=ja",
            &["€ 72,24", "indicatie"],
        ),
        (
            "/wet/kindgebonden-budget?inkomen=35000&kinderen=5,+13",
            &["€ 8.899,89", "indicatie"],
        ),
        (
            "/wet/beslagvrije-voet?huishouden=single&inkomen=17000&netto=1419,46",
            &["€ 1.348,49", "€ 70,97", "indicatie", "art. 475da"],
        ),
        (
            "/wet/toerekening?betaling=650&op=2026-11-03&vorderingen=2026-09-01:+600,00+5,00+90,00%0A2026-11-01:+600",
            &["Volgens de wet", "Volgens jullie beleid", "art. 6:43 BW"],
        ),
    ] {
        let said = ask(&world, path, StatusCode::OK).await;
        for part in parts {
            assert!(said.contains(part), "{path}: '{part}' is not in: {said}");
        }
    }
}

#[tokio::test]
async fn an_empty_form_shows_no_outcome_and_a_wrong_one_says_what_to_do() {
    let world = de_linde("law-wrong");
    let said = ask(&world, "/wet/huurtoeslag", StatusCode::OK).await;
    assert!(!said.contains("Uitkomst"), "{said}");
    refused(
        &world,
        &[
            ("/wet/incassokosten?hoofdsom=", "niet ingevuld"),
            ("/wet/incassokosten?hoofdsom=abc", "geen bedrag"),
            (
                "/wet/wettelijke-rente?hoofdsom=600&vanaf=2026-01-02&tot=2026-11-21",
                "interest.consumer",
            ),
            (
                "/wet/wettelijke-rente?hoofdsom=600&vanaf=2015-01-02&tot=2015-01-01",
                "moet na het begin",
            ),
            (
                "/wet/toerekening?betaling=1&vorderingen=2026-11-01",
                "niet compleet",
            ),
        ],
    )
    .await;
}

/// Each address is refused on the page itself: the sentence stands there, and no outcome does.
async fn refused(world: &World, asked: &[(&str, &str)]) {
    for (path, part) in asked {
        let said = ask(world, path, StatusCode::UNPROCESSABLE_ENTITY).await;
        assert!(said.contains(part), "{path}: {said}");
        assert!(!said.contains("Uitkomst"), "{path}");
    }
}

/// Art. 303 Fw, on the page: refused beside the field of the scheme, with the days that can be asked.
#[tokio::test]
async fn s1_33_no_interest_over_a_statutory_scheme() {
    let world = de_linde("law-scheme");
    let asked = "/wet/wettelijke-rente?hoofdsom=600&vanaf=2024-01-01&tot=";
    let scheme = "&wsnp-van=2024-03-01&wsnp-tot=2025-08-31";
    refused(
        &world,
        &[
            (
                &format!("{asked}2024-03-02{scheme}"),
                "van 01-03-2024 tot en met 31-08-2025 geldt een wettelijke schuldregeling",
            ),
            (
                &format!("{asked}2024-03-01&wsnp-van=2024-03-01"),
                "Laatste dag van die regeling",
            ),
            (
                &format!("{asked}2024-03-01&wsnp-tot=2025-08-31"),
                "Eerste dag van een wettelijke schuldregeling",
            ),
            (
                &format!("{asked}2024-03-01&wsnp-van=2025-08-31&wsnp-tot=2024-03-01"),
                "moet na het begin",
            ),
        ],
    )
    .await;
    let before = ask(&world, &format!("{asked}2024-03-01{scheme}"), StatusCode::OK).await;
    assert!(before.contains("Uitkomst"), "{before}");
}

#[tokio::test]
async fn bad_input_a_day_before_the_rule_existed() {
    let world = de_linde("law-before");
    let early = "gold deze regel nog niet";
    refused(
        &world,
        &[
            ("/wet/incassokosten?hoofdsom=500&op=2010-01-01", early),
            ("/wet/veertiendagenbrief?gepost=2010-01-01", early),
            (
                "/wet/wettelijke-rente?hoofdsom=500&vanaf=2003-01-01&tot=2004-03-01&onbevestigd=ja",
                early,
            ),
            (
                "/wet/beslagvrije-voet?huishouden=single&inkomen=20000&op=2026-06-30",
                early,
            ),
        ],
    )
    .await;
}

#[tokio::test]
async fn bad_input_an_amount_of_nothing_below_it_or_far_above_any_scale() {
    let world = de_linde("law-amounts");
    refused(
        &world,
        &[
            ("/wet/incassokosten?hoofdsom=0", "boven nul"),
            ("/wet/incassokosten?hoofdsom=-5", "boven nul"),
            ("/wet/incassokosten?hoofdsom=99999999", "veel meer"),
            (
                "/wet/wettelijke-rente?hoofdsom=99999999&vanaf=2014-01-01&tot=2015-01-01",
                "veel meer",
            ),
            ("/wet/huurtoeslag?huur=90000&inkomen=1&personen=1", "veel meer"),
            ("/wet/huurtoeslag?huur=0&inkomen=1&personen=1", "boven nul"),
            ("/wet/zorgtoeslag?inkomen=999999999", "veel meer"),
            (
                "/wet/beslagvrije-voet?huishouden=single&inkomen=999999999",
                "veel meer",
            ),
        ],
    )
    .await;
}

#[tokio::test]
async fn bad_input_a_household_that_cannot_be() {
    let world = de_linde("law-households");
    refused(
        &world,
        &[
            (
                "/wet/huurtoeslag?huur=650&inkomen=1&personen=0",
                "1 tot en met 25",
            ),
            (
                "/wet/huurtoeslag?huur=650&inkomen=1&personen=26",
                "1 tot en met 25",
            ),
            (
                "/wet/kindgebonden-budget?inkomen=1&kinderen=18",
                "0 tot en met 17",
            ),
            (
                "/wet/kindgebonden-budget?inkomen=1&kinderen=-1",
                "0 tot en met 17",
            ),
            ("/wet/beslagvrije-voet?huishouden=x&inkomen=1", "kennen we niet"),
        ],
    )
    .await;
}

#[tokio::test]
async fn the_numbers_stand_with_source_and_certainty_and_the_reminder_on_both_pages() {
    let world = de_linde("law-numbers");
    let said = ask(&world, "/wet/cijfers", StatusCode::OK).await;
    for part in [
        "interest.consumer",
        "Stb. 2014, 491",
        "gezocht en niet gevonden",
        "onbekend",
    ] {
        assert!(said.contains(part), "{part}");
    }
    // The demo's day is 21 November 2026: less than 45 days before New Year.
    let said = ask(&world, "/wet", StatusCode::OK).await;
    assert!(
        said.contains("Nieuwe cijfers per vrijdag 1 januari 2027"),
        "{said}"
    );
    let visit = world.log_in("femke").await;
    let settings = words(&visit.get("/beheer").await.html);
    assert!(
        settings.contains("Nieuwe cijfers per vrijdag 1 januari 2027"),
        "{settings}"
    );
}

#[tokio::test]
async fn what_the_partner_and_others_bring_in_counts_as_on_the_command_line() {
    let world = de_linde("law-partner");
    let law = domain::law::Law::shipped().unwrap();
    let on: domain::calendar::Day = "2026-11-21".parse().unwrap();
    let base = "/wet/beslagvrije-voet?huishouden=couple&inkomen=25000&netto=2000&op=2026-11-21";
    for (asked, partner, other) in [
        ("", None, None),
        ("&partner=900", Some(90_000), None),
        ("&ander=300", None, Some(30_000)),
    ] {
        let question = domain::law::protected_income::Question {
            household: domain::law::Household::Couple,
            income: domain::money::Cents(2_500_000),
            net_monthly: Some(domain::money::Cents(200_000)),
            partner_monthly: partner.map(domain::money::Cents),
            other_monthly: other.map(domain::money::Cents),
            on,
        };
        let found = domain::law::protected_income::protected_income(&law, &question).unwrap();
        let page = ask(&world, &format!("{base}{asked}"), StatusCode::OK).await;
        let said =
            domain::message::amount(found.monthly, domain::message::Tongue::Dutch).replace('\u{a0}', " ");
        assert!(page.contains(&said), "{asked}: {said} in {page}");
    }
    let plain = ask(&world, base, StatusCode::OK).await;
    let partner = ask(&world, &format!("{base}&partner=900"), StatusCode::OK).await;
    assert_ne!(plain, partner);
}
