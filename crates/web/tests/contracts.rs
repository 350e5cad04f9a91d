//! The register of unfair terms through the router: filled in, read back, as a file, and what can't be (law.md 1.5).
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

mod linde;

use axum::http::StatusCode;
use linde::{World, tenancy};

#[tokio::test]
async fn a_clause_is_struck_out_and_the_gate_says_what_is_not_asked() {
    let world = World::new();
    let judith = world.log_in("judith").await;
    let made = judith
        .post(
            "/bedingen/contract",
            "versie=0&code=&naam=Algemene+huurvoorwaarden&vanaf=01-01-1950&tot=",
        )
        .await;
    assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.text);
    let to = "/bedingen/beding?code=algemene-huurvoorwaarden&soort=rent_increase";
    assert_eq!(judith.get(to).await.status, StatusCode::OK);
    let form =
        "versie=0&code=algemene-huurvoorwaarden&soort=rent_increase&beding=Artikel+5.1&stand=struck_out";
    // A verdict without who, when and where is refused, each at its own field.
    let bad = judith.post("/bedingen/beding", form).await;
    assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(bad.text.contains("Vul in wie ernaar keek."), "{}", bad.text);
    let whole = format!("{form}&wie=Kantonrechter&op=05-12-2025&bron=%3DECLI:NL:RBAMS:2025:9578");
    assert_eq!(
        judith.post("/bedingen/beding", &whole).await.status,
        StatusCode::SEE_OTHER
    );
    let page = judith.get("/bedingen").await;
    assert!(
        page.text.contains("Vernietigd")
            && page.text.contains("Kantonrechter, 05-12-2025")
            && page.text.contains("RBAMS:2025:9578"),
        "{}",
        page.text
    );
    let file = judith.get("/bedingen.csv").await;
    assert!(
        file.text
            .contains("\"Huurverhoging\";\"Artikel 5.1\";\"Vernietigd\""),
        "{}",
        file.text
    );
    assert!(
        file.text.contains("\"'=ECLI"),
        "what begins as a formula is kept from being one"
    );
    let clash = judith
        .post(
            "/bedingen/contract",
            "versie=0&code=&naam=Nieuw&vanaf=01-01-2017&tot=",
        )
        .await;
    assert_eq!(clash.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(clash.text.contains("Nieuw") && clash.text.contains("Algemene huurvoorwaarden"));
    let nobody = judith
        .post(
            "/bedingen/koppeling",
            "contractnummer=XX1&contract=algemene-huurvoorwaarden",
        )
        .await;
    assert_eq!(nobody.status, StatusCode::UNPROCESSABLE_ENTITY);
    let peter = format!("/huurders/{}", tenancy("DL100001"));
    let gate = judith.get(&format!("{peter}/overdracht")).await;
    assert!(
        gate.text
            .contains("Van open maanden vragen we niet meer dan de eerste huur."),
        "{}",
        gate.text
    );
}
