//! "Wat is er gedaan" through the router: the path, the form for what happened elsewhere, and taking a mistake back (S4.29).
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests fail by panicking"
)]

mod world;

use axum::http::StatusCode;
use world::{Answer, World, de_linde, text_of};

fn part(html: &str) -> String {
    let from = html.find("id=\"gedaan\"").expect("the part is there");
    let end = from + html[from..].find("</section>").unwrap();
    let mut out = String::new();
    let mut inside = true;
    for c in html[from..end].chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            c if !inside => out.push(c),
            _ => {}
        }
    }
    out
}

fn hidden(html: &str, name: &str) -> String {
    let from = html.find(&format!("name=\"{name}\" value=\"")).unwrap() + name.len() + 15;
    html[from..].split('"').next().unwrap().to_owned()
}

async fn page(world: &World, reference: &str) -> String {
    let noor = world.log_in("noor").await;
    let answer = noor.get(&format!("/huurders/{}", world.tenancy(reference))).await;
    assert_eq!(answer.status, StatusCode::OK);
    answer.html
}

async fn send(world: &World, fields: &[(&str, &str)]) -> Answer {
    let path = format!("/huurders/{}/gedaan", world.tenancy("DL100001"));
    let noor = world.log_in("noor").await;
    let id = hidden(&noor.get(&path).await.html, "id");
    let mut all = vec![("id", id.as_str())];
    all.extend_from_slice(fields);
    noor.post(&path, &all).await
}

#[tokio::test]
async fn s4_29_the_path_says_what_was_done_and_why_not_yet() {
    let world = de_linde("milestones");
    let said = part(&page(&world, "DL100001").await);
    for words in [
        "De afgesproken dag kwam en de huur was er nog niet",
        "Voor het eerst zochten we persoonlijk contact di 6 okt",
        "er is nog niet op schuldhulp gewezen",
        "Doorgeven kan nog niet, want:",
        "Kan nog niet, want:",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
    // Nothing is open with Sanne: no path at all.
    assert!(!page(&world, "DL100004").await.contains("id=\"gedaan\""));
    let answer = send(&world, &[("wat", "informed"), ("op", "2026-11-20")]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        answer
            .html
            .contains("Dit kan nog niet: er is nog niet op schuldhulp gewezen;")
    );
    for kind in ["debt_help", "offer"] {
        let answer = send(
            &world,
            &[("wat", kind), ("op", "2026-11-02"), ("regel", "Brief gestuurd.")],
        )
        .await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.html);
    }
    let said = part(&page(&world, "DL100001").await);
    assert!(
        said.contains("Op schuldhulp gewezen, door Noor Willems: “Brief gestuurd.”"),
        "{said}"
    );
    assert!(said.contains("Nog niet doorgegeven."), "{said}");
}

#[tokio::test]
async fn s4_14_an_objection_stands_in_sight_and_a_mistake_is_taken_back() {
    let world = de_linde("objection");
    let answer = send(&world, &[("wat", "objection"), ("op", "2026-11-02")]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    let said = part(&page(&world, "DL100001").await);
    assert!(
        said.contains("wil niet dat wij gegevens doorgeven aan de gemeente"),
        "{said}"
    );
    let path = format!("/huurders/{}/gedaan", world.tenancy("DL100001"));
    let noor = world.log_in("noor").await;
    let html = noor.get(&path).await.html;
    let address = html
        .split("action=\"")
        .find(|a| a.starts_with(&format!("{path}/")))
        .unwrap();
    let address = address.split('"').next().unwrap();
    let field = format!("waarom-{}", address.rsplit('/').next().unwrap());
    let empty = noor.post(address, &[(field.as_str(), "")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.html.contains("Schrijf op wat er niet klopt."));
    let done = noor
        .post(address, &[(field.as_str(), "Het was de buurman.")])
        .await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);
    assert!(!part(&page(&world, "DL100001").await).contains("wil niet dat wij"));
    assert!(
        noor.get(&path)
            .await
            .html
            .contains("teruggenomen: Het was de buurman.")
    );
}

#[tokio::test]
async fn s4_29_what_was_done_is_ticked_beside_a_contact() {
    let world = de_linde("ticks");
    let path = format!("/huurders/{}/contact", world.tenancy("DL100001"));
    let noor = world.log_in("noor").await;
    let form = noor.get(&path).await.html;
    let id = hidden(&form, "id");
    assert!(form.contains("Deed je in dit contact ook dit?"));
    let fields = [
        ("id", id.as_str()),
        ("uitkomst", "talked"),
        ("weer", "niet"),
        ("gedaan-debt_help", "ja"),
    ];
    assert_eq!(noor.post(&path, &fields).await.status, StatusCode::SEE_OTHER);
    assert!(part(&page(&world, "DL100001").await).contains("Op schuldhulp gewezen"));
}

/// The work stock: how many stand where, and which. It names no amount and no next step, and who moved out is no part of it.
#[tokio::test]
async fn s4_29_the_work_stock_shows_how_far_each_case_is() {
    let world = de_linde("work-stock");
    let visit = world.log_in("noor").await;
    let all = text_of(&visit.get("/werkvoorraad").await.html);
    assert!(all.contains("Wat je doet en wanneer, bepaal je zelf."), "{all}");
    let there = text_of(&visit.get("/werkvoorraad?fase=M5").await.html);
    assert!(
        there.contains("Dennis"),
        "told, answered and looked back: {there}"
    );
    assert!(!there.contains('€'), "{there}");
    let elsewhere = text_of(&visit.get("/werkvoorraad?fase=M0").await.html);
    assert!(
        !elsewhere.contains("Dennis"),
        "only where the case is now: {elsewhere}"
    );
    let after = format!(
        "/werkvoorraad?fase=M5&na={}",
        "ffffffff-ffff-ffff-ffff-ffffffffffff"
    );
    assert!(text_of(&visit.get(&after).await.html).contains("Hier is nu niemand."));
    for wrong in ["/werkvoorraad?fase=M9", "/werkvoorraad?fase=M5&na=x"] {
        assert_eq!(visit.get(wrong).await.status, StatusCode::NOT_FOUND, "{wrong}");
    }
    // The page of one tenant says the same.
    assert!(part(&page(&world, "DL100010").await).contains("Zover is deze zaak: We keken terug"));
    assert!(text_of(&visit.get("/vandaag").await.html).contains("Werkvoorraad"));
}
