//! The composer through the router: a text that fits, filled in, read on this machine, and sent or held back (S0.15, S2.7).
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests fail by panicking"
)]

mod world;

use axum::http::StatusCode;
use world::{de_linde, text_of, value_of};

fn area_of(html: &str) -> String {
    let from = html.find("<textarea").unwrap();
    let rest = &html[from..];
    let text = &rest[rest.find('>').unwrap() + 1..rest.find("</textarea>").unwrap()];
    text.replace("&amp;", "&").replace("&quot;", "\"")
}

#[tokio::test]
#[allow(
    clippy::too_many_lines,
    reason = "one way through the page, from choosing to sending"
)]
async fn s0_15_a_fitting_text_is_filled_from_the_file_checked_and_made_ready() {
    let world = de_linde("compose");
    let base = format!("/huurders/{}", world.tenancy("DL100001"));
    let visit = world.log_in("noor").await;
    let html = visit.get(&format!("{base}/bericht")).await.html;
    let text = text_of(&html);
    for said in [
        "Welke tekst past?",
        "Eerste vriendelijke herinnering",
        "Alle andere teksten",
        "Zelf schrijven",
    ] {
        assert!(text.contains(said), "{said}: {text}");
    }
    let path = format!("{base}/bericht?tekst=first_reminder");
    let html = visit.get(&path).await.html;
    let draft = area_of(&html);
    assert!(
        draft.contains("€ 1.484,36") && draft.contains("oktober en november"),
        "{draft}"
    );
    assert!(
        draft.contains("{betaallink}"),
        "what is not known is open: {draft}"
    );
    assert!(text_of(&html).contains("De pagina om te betalen"));
    let (id, person) = (value_of(&html, "id"), value_of(&html, "voor"));
    let common = [
        ("id", id.as_str()),
        ("voor", person.as_str()),
        ("tekst", "first_reminder"),
        ("taal", "nl"),
        ("weg", "e-mail"),
        ("onderwerp", "De huur"),
    ];
    let send = |more: Vec<(&'static str, String)>| {
        let mut fields: Vec<(&str, String)> = common.iter().map(|(a, b)| (*a, (*b).to_owned())).collect();
        fields.extend(more);
        fields
    };
    let post = |fields: Vec<(&'static str, String)>| {
        let fields = send(fields);
        let visit = &visit;
        let path = format!("{base}/bericht");
        async move {
            let fields: Vec<(&str, &str)> = fields.iter().map(|(a, b)| (*a, b.as_str())).collect();
            visit.post(&path, &fields).await
        }
    };
    // Open slots are no message: it says which.
    let answer = post(vec![("doe", "stuur".into()), ("bericht", draft.clone())]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        text_of(&answer.html).contains("Nog in te vullen of weg te halen: "),
        "{}",
        answer.html
    );
    // The button fills in what was typed, and reads the draft.
    let stiff = format!("{draft}\n\nU dient direct te voldoen.");
    let answer = post(vec![
        ("doe", "kijk".into()),
        ("bericht", stiff),
        ("s-betaallink", "delinde.example/huur".into()),
        ("s-dagen", "maandag".into()),
    ])
    .await;
    assert_eq!(answer.status, StatusCode::OK);
    let filled = area_of(&answer.html);
    assert!(
        filled.contains("Betalen kan hier: delinde.example/huur."),
        "{filled}"
    );
    let text = text_of(&answer.html);
    assert!(
        text.contains("Dit zegt wat iemand moet.") && text.contains("Dit is raad. Versturen kan altijd."),
        "{text}"
    );
    assert!(text.contains("Leesbaarheid"), "{text}");
    // A better sentence is taken with a button, without any script.
    assert!(answer.html.contains("value=\"neem-"), "{text}");
    let number = answer
        .html
        .split("value=\"neem-")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap();
    let answer = post(vec![
        ("doe", format!("neem-{number}")),
        ("bericht", filled.clone()),
    ])
    .await;
    assert_ne!(area_of(&answer.html), filled, "the better words stand in it");
    // Advice never blocks: the stiff one may be made ready.
    let answer = post(vec![("doe", "klaar".into()), ("bericht", filled)]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.html);
    let html = visit.get(&base).await.html;
    let text = text_of(&html);
    assert!(
        text.contains("Staat klaar") && text.contains("E-mail aan Peter Verhagen"),
        "{text}"
    );
    // And taken back from the page.
    let act = html
        .split(&format!("{base}/berichten/"))
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap();
    let answer = visit
        .post(&format!("{base}/berichten/{act}"), &[("wat", "terug")])
        .await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert!(text_of(&visit.get(&base).await.html).contains("Teruggehaald"));
}

#[tokio::test]
async fn s4_20_the_rule_that_would_hold_it_back_is_seen_before_anything_is_written() {
    let world = de_linde("compose-held");
    let visit = world.log_in("noor").await;
    // Story T05: a pause runs.
    let base = format!("/huurders/{}", world.tenancy("DL100005"));
    let text = text_of(&visit.get(&format!("{base}/bericht")).await.html);
    assert!(
        text.contains("Nu houdt een regel dit tegen") && text.contains("Er loopt een pauze."),
        "{text}"
    );
    assert!(text.contains("Bevestiging van de pauze"), "{text}");
    let unknown = visit.get(&format!("{base}/bericht?tekst=niets")).await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
}

/// S1.26: what can happen is offered where it is true, put under the text by a tick, and is not there in a text message.
#[tokio::test]
async fn s1_26_what_can_happen_is_added_where_it_is_true() {
    let world = de_linde("compose-ahead");
    let visit = world.log_in("noor").await;
    let base = format!("/huurders/{}/bericht", world.tenancy("DL100010"));
    let html = visit.get(&format!("{base}?tekst=-")).await.html;
    let (id, person) = (value_of(&html, "id"), value_of(&html, "voor"));
    let send = async |what: &str, channel: &str, tick: &str| {
        let fields = [
            ("id", id.as_str()),
            ("voor", person.as_str()),
            ("tekst", "-"),
            ("taal", "nl"),
            ("weg", channel),
            ("onderwerp", "De huur"),
            ("bericht", "Er staat huur open. Bel mij gerust."),
            ("gevolg", tick),
            ("doe", what),
        ];
        visit.post(&base, &fields).await
    };
    let court = "Lukt het samen niet, dan kunnen wij de rechter om een besluit vragen.";
    assert!(text_of(&send("kijk", "letter", "").await.html).contains(court));
    assert!(!text_of(&send("kijk", "sms", "ja").await.html).contains(court));
    let kept = send("klaar", "letter", "ja").await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", text_of(&kept.html));
    let page = visit
        .get(&format!("/huurders/{}", world.tenancy("DL100010")))
        .await
        .html;
    assert!(text_of(&page).contains(court), "it stands in the letter");
}
