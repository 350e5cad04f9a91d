//! Early signals through the router: what may go and why not, the file, the answers, and what was agreed (S4.14, S2.18).
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests fail by panicking"
)]

mod linde;

use axum::http::StatusCode;
use domain::calendar::Day;
use domain::ids::{OrgNo, ProofId, SignalFileId, SignalId, TenancyId};
use domain::money::Cents;
use domain::proof::{Proof, ProofKind};
use domain::signal::{Agreement, Column, Field, Format, Signal};
use linde::multipart::files_form;
use linde::{World, at, today};
use uuid::Uuid;
use work::Actor;
use work::proof::NewProof;

fn agreement() -> Agreement {
    let column = |field: &Field| Column {
        field: *field,
        title: field.code().to_owned(),
    };
    Agreement {
        code: "rivierstad".to_owned(),
        version: 0,
        name: "Rivierstad".to_owned(),
        towns: vec!["Rivierstad".to_owned()],
        signed_on: "2026-01-12".parse().unwrap(),
        until: None,
        min_days: 30,
        max_days: None,
        least: Cents::ZERO,
        least_items: 0,
        delivery_day: Some(12),
        columns: Field::DEFAULT.iter().map(column).collect(),
        format: Format::Csv,
    }
}

/// De Linde with an agreement, and T01 and T10 to whom passing on was offered on a day.
fn world(offered: [&str; 2]) -> (World, [String; 2]) {
    let world = World::new();
    let system = Actor::system(OrgNo(1));
    work::signal::agree(&world.db, &system, at(today()), &agreement(), 0).unwrap();
    let one = |reference: &str, on: &str| {
        let id = work::case_file::by_reference(&world.db, &system, reference).unwrap();
        for kind in [ProofKind::DebtHelp, ProofKind::Offer] {
            let proof = NewProof {
                id: ProofId::derived(OrgNo(1), &format!("{reference}:{}", kind.code())),
                kind,
                on: Some(on.parse::<Day>().unwrap()),
                contact: None,
                words: String::new(),
                day_part: None,
            };
            work::proof::write_down(&world.db, &system, at(today()), id, &proof).unwrap();
        }
        id.to_string()
    };
    let ids = [one("DL100001", offered[0]), one("DL100010", offered[1])];
    (world, ids)
}

#[tokio::test]
async fn s4_14_who_may_go_is_ticked_and_who_may_not_has_the_reason() {
    let (world, [peter, dennis]) = world(["2026-11-16", "2026-09-24"]);
    let saskia = world.log_in("saskia").await;
    let page = saskia.get("/vroegsignalering").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(
        page.text.contains(&format!("name=\"kies-{dennis}\"")),
        "{}",
        page.text
    );
    assert!(!page.text.contains(&format!("name=\"kies-{peter}\"")));
    assert!(page.text.contains("de huurder kan nog antwoorden, tot en met"));
    assert!(
        saskia
            .get("/vandaag")
            .await
            .text
            .contains("href=\"/vroegsignalering\"")
    );
    // Nothing picked, or somebody who may not: told in place, nothing made.
    let none = saskia
        .post("/vroegsignalering/bestand", "gemeente=rivierstad")
        .await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(none.text.contains("Kies eerst wie je doorgeeft."));
    let both = format!("gemeente=rivierstad&kies-{peter}=ja&kies-{dennis}=ja");
    let refused = saskia.post("/vroegsignalering/bestand", &both).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        refused
            .text
            .contains("DL100001 kan niet worden doorgegeven: de huurder kan nog antwoorden")
    );
    assert!(!refused.text.contains("SHA-256"));
}

#[tokio::test]
async fn s4_14_the_file_is_fetched_and_the_answer_is_shown_without_its_why() {
    let (world, [_, dennis]) = world(["2026-10-12", "2026-09-24"]);
    let saskia = world.log_in("saskia").await;
    let form = format!("gemeente=rivierstad&kies-{dennis}=ja");
    let made = saskia.post("/vroegsignalering/bestand", &form).await;
    assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.text);
    let page = saskia.get("/vroegsignalering").await.text;
    let link = page
        .split("href=\"")
        .find(|a| a.starts_with("/vroegsignalering/bestand/"))
        .unwrap();
    let file = saskia.get(link.split('"').next().unwrap()).await;
    assert_eq!(file.status, StatusCode::OK);
    assert!(
        file.text.contains("kenmerk;voorletters") && file.text.contains("Smit"),
        "{}",
        file.text
    );
    let signal = file
        .text
        .lines()
        .nth(1)
        .unwrap()
        .split(';')
        .next()
        .unwrap()
        .to_owned();
    let send = async |text: String| {
        let (kind, body) = files_form("bestand", &[("antwoord.csv", text.into_bytes())]);
        saskia
            .ask(
                axum::http::Method::POST,
                "/vroegsignalering/terugkoppeling",
                "same-origin",
                Some(kind),
                body.into(),
            )
            .await
    };
    let wrong = send("kenmerk;resultaat;datum\nx;Inwoner is overleden;2026-11-21\n".to_owned()).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        wrong
            .text
            .contains("antwoord.csv, regel 2: wij hebben geen signaal")
    );
    let done = send(format!(
        "kenmerk;resultaat;datum\n{signal};Vervolghulp en/of verwijzing niet financieel;2026-11-21\n"
    ))
    .await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);
    let page = saskia.get("/vroegsignalering").await.text;
    assert!(page.contains("er is hulp begonnen") && !page.contains("niet financieel"));
    assert!(page.contains("Gemeten: 1 antwoord"), "{page}");
    // S1.31: the same where one points a tenant there.
    for place in ["gedaan", "schuldhulp"] {
        let page = saskia.get(&format!("/huurders/{dennis}/{place}")).await.text;
        let said = page.contains("Afgesproken: binnen") && page.contains("Gemeten: 1 antwoord");
        assert!(said, "{place}: {page}");
    }
}

#[tokio::test]
async fn s2_18_what_was_agreed_is_changed_by_who_may_and_wrong_input_is_told_in_place() {
    let (world, _) = world(["2026-10-12", "2026-09-24"]);
    let judith = world.log_in("judith").await;
    let form = judith.get("/vroegsignalering/gemeente?code=rivierstad").await;
    assert!(form.text.contains("name=\"versie\" value=\"1\""), "{}", form.text);
    let bad = "versie=0&naam=&plaatsen=&getekend=ooit&vanaf=60&hoogstens=30&soort=csv&kolommen=bsn";
    let refused = judith.post("/vroegsignalering/gemeente", bad).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    for said in [
        "Vul een dag in, bijvoorbeeld 12-01-2026.",
        "Schrijf elke kolom een keer",
    ] {
        assert!(refused.text.contains(said), "{said}");
    }
    let good = "versie=0&naam=Oever&plaatsen=Oever&getekend=12-01-2026&vanaf=60&soort=xlsx&kolommen=kenmerk%0Aachternaam+%3D+Naam";
    assert_eq!(
        judith.post("/vroegsignalering/gemeente", good).await.status,
        StatusCode::SEE_OTHER
    );
    let page = judith.get("/vroegsignalering").await.text;
    assert!(page.contains("vanaf 60 dagen achter") && page.contains("XLSX"));
    // A manager sees what was agreed, and nobody's name.
    let maarten = world.log_in("maarten").await;
    let page = maarten.get("/vroegsignalering").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text.contains("Rivierstad") && !page.text.contains("Dennis"));
}

/// Everything kept but who is logged in: what stays the same when nothing was sent and nothing was charged.
fn kept(world: &World) -> Vec<(String, String)> {
    world.kept.content(&["session", "login_attempt"])
}

#[tokio::test]
async fn bad_input_a_municipality_without_an_agreement_gets_nothing() {
    let (world, [_, dennis]) = world(["2026-10-12", "2026-09-24"]);
    let saskia = world.log_in("saskia").await;
    let before = kept(&world);
    let form = format!("gemeente=elders&kies-{dennis}=ja");
    let refused = saskia.post("/vroegsignalering/bestand", &form).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        refused.text.contains("Er is geen overeenkomst met ‘elders’"),
        "{}",
        refused.text
    );
    // A municipality with an agreement in which the home does not stand.
    let other = Agreement {
        code: "oever".to_owned(),
        name: "Oever".to_owned(),
        towns: vec!["Oever".to_owned()],
        ..agreement()
    };
    assert_eq!(kept(&world), before);
    work::signal::agree(&world.db, &Actor::system(OrgNo(1)), at(today()), &other, 0).unwrap();
    let before = kept(&world);
    let form = format!("gemeente=oever&kies-{dennis}=ja");
    let refused = saskia.post("/vroegsignalering/bestand", &form).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        refused
            .text
            .contains("met de gemeente van dit adres is geen overeenkomst"),
        "{}",
        refused.text
    );
    assert_eq!(kept(&world), before);
}

#[tokio::test]
async fn bad_input_feedback_for_an_unknown_signal_keeps_nothing_of_the_file() {
    let (world, [_, dennis]) = world(["2026-10-12", "2026-09-24"]);
    let saskia = world.log_in("saskia").await;
    let form = format!("gemeente=rivierstad&kies-{dennis}=ja");
    assert_eq!(
        saskia.post("/vroegsignalering/bestand", &form).await.status,
        StatusCode::SEE_OTHER
    );
    let sent = work::signal::overview(&world.db, &Actor::system(OrgNo(1)), at(today())).unwrap();
    let known = sent.sent.first().unwrap().signal.id;
    let before = kept(&world);
    let text = format!(
        "kenmerk;resultaat;datum\n{known};Inwoner is overleden;2026-11-21\n\
         00000000-0000-0000-0000-000000000001;Inwoner is overleden;2026-11-21\n"
    );
    let sent = [("antwoord.csv", text.into_bytes())];
    let refused = saskia
        .send("/vroegsignalering/terugkoppeling", "bestand", &sent)
        .await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        refused
            .text
            .contains("antwoord.csv, regel 3: wij hebben geen signaal"),
        "{}",
        refused.text
    );
    assert_eq!(kept(&world), before, "not the good line either");
}

#[tokio::test]
async fn bad_input_a_signal_file_sent_twice_leaves_once_and_says_so() {
    let (world, [peter, dennis]) = world(["2026-10-12", "2026-09-24"]);
    let saskia = world.log_in("saskia").await;
    let form = format!("gemeente=rivierstad&kies-{dennis}=ja");
    let first = saskia.post("/vroegsignalering/bestand", &form).await;
    assert!(first.location.contains("klaar=bestand"), "{}", first.location);
    let before = kept(&world);
    let again = saskia.post("/vroegsignalering/bestand", &form).await;
    assert_eq!(again.status, StatusCode::SEE_OTHER);
    let page = saskia.get(again.location.split('#').next().unwrap()).await.text;
    assert!(
        page.contains("Dit bestand was er al. Er gaat niets opnieuw naar de gemeente."),
        "{page}"
    );
    // Together with somebody else: nothing at all, and the sentence names the day.
    let both = format!("{form}&kies-{peter}=ja");
    let refused = saskia.post("/vroegsignalering/bestand", &both).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        refused
            .text
            .contains("DL100010 kan niet worden doorgegeven: dit is al doorgegeven op"),
        "{}",
        refused.text
    );
    assert_eq!(kept(&world), before);
}

/// Nobody is left out: what does not fit on a page stands behind its link.
#[tokio::test]
async fn s4_14_who_is_not_on_the_first_page_stands_behind_the_link() {
    let (world, [_, dennis]) = world(["2026-10-12", "2026-09-24"]);
    let scope = store::Scope::of(OrgNo(1), None);
    // As many offers before them as one page looks at.
    let offers: Vec<(TenancyId, Proof)> = (1..=300u128)
        .map(|n| {
            let proof = Proof {
                id: ProofId(Uuid::from_u128(n)),
                kind: ProofKind::Offer,
                on: today(),
                contact: None,
                words: String::new(),
                day_part: None,
                corrects: None,
                by: None,
                learned_on: today(),
            };
            (TenancyId(Uuid::from_u128(n)), proof)
        })
        .collect();
    let add = |tx: &mut store::WriteTx<'_>| {
        store::help::add(
            tx,
            &scope,
            offers.iter().map(|(t, p)| (*t, p)),
            store::db::Moment(at(today()).now),
        )
    };
    world.db.write(add).unwrap();
    let saskia = world.log_in("saskia").await;
    let pick = format!("name=\"kies-{dennis}\"");
    let first = saskia.get("/vroegsignalering").await.text;
    assert!(!first.contains(&pick), "{first}");
    let link = first
        .split("href=\"")
        .find(|a| a.starts_with("/vroegsignalering?na="))
        .expect("a link to the next page");
    let link = link.split(['"', '#']).next().unwrap();
    let second = saskia.get(link).await.text;
    assert!(second.contains(&pick), "{second}");
    assert!(
        !second.contains("href=\"/vroegsignalering?na="),
        "there is no third page"
    );
}

/// S2.18: who guards privacy is told sixty days ahead that an agreement ends, and not a day earlier.
#[tokio::test]
async fn s2_18_the_privacy_officer_sees_that_an_agreement_ends_within_sixty_days() {
    let (world, _) = world(["2026-10-12", "2026-09-24"]);
    let system = Actor::system(OrgNo(1));
    let ends = |days: i32, seen| {
        let next = Agreement {
            until: Some(today().plus(days)),
            ..agreement()
        };
        work::signal::agree(&world.db, &system, at(today()), &next, seen).unwrap();
    };
    let ineke = world.log_in("ineke").await;
    let told = "De overeenkomst met Rivierstad";
    ends(61, 1);
    assert!(!ineke.get("/beheer").await.text.contains(told));
    ends(60, 2);
    let page = ineke.get("/beheer").await.text;
    assert!(
        page.contains(told) && page.contains("Rivierstad loopt af op wo 20 jan 2027"),
        "{page}"
    );
    // The administrator, who guards no privacy, is not asked to.
    assert!(
        !world
            .log_in("femke")
            .await
            .get("/beheer")
            .await
            .text
            .contains(told)
    );
}

/// A payment that came back made the arrears begin on another day: the page says that a signal left this month, and nothing goes.
#[tokio::test]
async fn bad_input_a_second_signal_in_the_same_month_does_not_go() {
    let (world, [_, dennis]) = world(["2026-10-12", "2026-09-24"]);
    let scope = store::Scope::of(OrgNo(1), None);
    let id = dennis.parse().unwrap();
    let sent = Signal {
        id: SignalId(Uuid::from_u128(5)),
        tenancy: id,
        municipality: "rivierstad".to_owned(),
        on: today().plus(-2),
        amount: Cents(70_000),
        since: today().plus(-300),
        crisis: false,
        warm: false,
        file: SignalFileId(Uuid::from_u128(6)),
        by: None,
    };
    let moment = store::db::Moment(at(today()).now);
    let add = |tx: &mut store::WriteTx<'_>| store::signal::add(tx, &scope, [&sent], moment);
    world.db.write(add).unwrap();
    let saskia = world.log_in("saskia").await;
    let before = kept(&world);
    let form = format!("gemeente=rivierstad&kies-{dennis}=ja");
    let refused = saskia.post("/vroegsignalering/bestand", &form).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let said = "over deze huurder ging deze maand al een signaal weg";
    assert!(refused.text.contains(said), "{}", refused.text);
    assert_eq!(kept(&world), before);
}
