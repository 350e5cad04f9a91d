//! What can be written down about debt help: only what has something to be about (S4.15).
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

mod linde;

use axum::http::StatusCode;
use domain::debt_help::{DebtHelpKind, Reach};
use domain::ids::{DebtHelpId, OrgNo};
use linde::{World, at, tenancy, today};
use work::Actor;
use work::debt_help::NewDebtHelp;

/// Whether the form offers a kind.
async fn offered(world: &World, kind: &str) -> bool {
    let noor = world.log_in("noor").await;
    let page = noor
        .get(&format!("/huurders/{}/schuldhulp", tenancy("DL100001")))
        .await;
    assert_eq!(page.status, StatusCode::OK);
    page.text.contains(&format!("value=\"{kind}\""))
}

fn told(world: &World, kind: DebtHelpKind) {
    let id = tenancy("DL100001");
    let new = NewDebtHelp {
        id: DebtHelpId::derived(OrgNo(1), kind.code()),
        kind,
        on: None,
        until: None,
        who: "Kredietbank".to_owned(),
        amount: None,
        words: String::new(),
        reach: Reach::default(),
        about: None,
    };
    work::debt_help::write_down(&world.db, &Actor::system(OrgNo(1)), at(today()), id, &new).unwrap();
}

#[tokio::test]
async fn s4_15_only_what_has_something_to_be_about_is_offered() {
    let world = World::new();
    for kind in ["ended", "balance_given", "agreed", "declined", "reachable"] {
        assert!(!offered(&world, kind).await, "{kind}: nothing is there yet");
    }
    for kind in ["notice", "balance_asked", "proposed", "wsnp", "administration"] {
        assert!(offered(&world, kind).await, "{kind}");
    }
    told(&world, DebtHelpKind::BalanceAsked);
    assert!(offered(&world, "balance_given").await && !offered(&world, "ended").await);
    let noor = world.log_in("noor").await;
    let page = noor
        .get(&format!("/huurders/{}/schuldhulp", tenancy("DL100001")))
        .await;
    assert!(
        page.text.contains("Wij gaven ons saldo zelf, buiten Keukentafel"),
        "by hand nothing leaves, and it is said: {}",
        page.text
    );
    told(&world, DebtHelpKind::Wsnp);
    assert!(offered(&world, "ended").await);
}
