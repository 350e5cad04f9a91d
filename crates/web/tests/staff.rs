//! Colleagues on the settings pages: added, let in with a password for once, blocked.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

mod linde;

use axum::http::StatusCode;
use domain::ids::{OrgNo, UserId};
use linde::{World, at, today};
use std::sync::Arc;
use web::Clock;
use web::door::Doorkeeper;
use web::office::StaffDoor;

fn page_of(login: &str) -> String {
    format!("/beheer/collegas/{}", UserId::derived(OrgNo(1), login))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_newcomer_is_added_with_a_role_and_comes_in() {
    let world = World::of(1, false);
    let femke = world.log_in("femke").await;
    let wrong = femke.post("/beheer/collegas", "naam=&login=&rol=").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    for text in ["Vul de naam in.", "Kies een rol.", "Vul de gebruikersnaam in."] {
        assert!(wrong.text.contains(text), "{text}");
    }
    let taken = femke
        .post(
            "/beheer/collegas",
            "naam=Noor+Twee&login=Noor&rol=adviser&mail=n%40x",
        )
        .await;
    assert_eq!(taken.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        taken.text.contains("noor is al de gebruikersnaam") && taken.text.contains("value=\"Noor Twee\"")
    );
    let added = femke
        .post("/beheer/collegas", "naam=Sem+Bakker&login=sem&rol=adviser")
        .await;
    assert_eq!(added.location, format!("{}?klaar=nieuw", page_of("sem")));
    let page = femke.get(&added.location).await.text;
    assert!(page.contains("Sem Bakker is toegevoegd") && page.contains("heeft nog geen wachtwoord"));

    let given = femke.post(&format!("{}/wachtwoord", page_of("sem")), "").await;
    assert_eq!(given.status, StatusCode::OK);
    let password = given
        .text
        .split("kt-secret\">")
        .nth(1)
        .unwrap()
        .split('<')
        .next()
        .unwrap()
        .to_owned();
    assert_eq!(password.len(), 19);
    let again = femke.get(&page_of("sem")).await.text;
    assert!(!again.contains(&password) && again.contains("kiest bij het inloggen een eigen wachtwoord"));

    // Every page leads to the one where a password is chosen, until that is done.
    let sem = world.log_in("sem").await;
    for path in ["/vandaag", "/zoeken", "/bank", "/beheer"] {
        let answer = sem.get(path).await;
        assert_eq!(
            (answer.status, answer.location.as_str()),
            (StatusCode::SEE_OTHER, "/wachtwoord"),
            "{path}"
        );
    }
    assert!(
        sem.get("/wachtwoord")
            .await
            .text
            .contains("Kies een eigen wachtwoord")
    );
    for (form, text) in [
        ("nieuw=kort&nogmaals=kort", "Gebruik minstens 10 tekens"),
        ("nieuw=lang+genoeg+woord&nogmaals=anders", "niet gelijk"),
        (
            &format!("nieuw={password}&nogmaals={password}"),
            "het eenmalige wachtwoord",
        ),
    ] {
        let answer = sem.post("/wachtwoord", form).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.text.contains(text), "{text}");
    }
    let chosen = sem
        .post(
            "/wachtwoord",
            "nieuw=lang+genoeg+woord&nogmaals=lang+genoeg+woord",
        )
        .await;
    assert_eq!(
        (chosen.status, chosen.location.as_str()),
        (StatusCode::SEE_OTHER, "/vandaag")
    );
    assert_eq!(
        sem.get("/vandaag").await.location,
        "/inloggen?naar=/vandaag",
        "the session of before ended"
    );
    let sem = sem.going_on(&chosen);
    assert_eq!(sem.get("/vandaag").await.status, StatusCode::OK);
    assert_eq!(sem.get("/wachtwoord").await.location, "/vandaag");
    // At the real door: the own password opens, the one for once no longer.
    let clock: Arc<dyn Clock> = Arc::new(linde::ticking());
    let door = StaffDoor {
        db: world.db.clone(),
        fresh_id: || uuid::Uuid::from_u128(1),
        today: Arc::clone(&clock),
    };
    let knock = |word: &str| door.log_in("", "sem", word, None, clock.now());
    assert!(knock("lang genoeg woord").is_ok());
    assert!(knock(&password).is_err());
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_blocked_is_at_the_door_with_the_next_click() {
    let world = World::of(1, false);
    let (femke, saskia) = (world.log_in("femke").await, world.log_in("saskia").await);
    assert_eq!(saskia.get("/vandaag").await.status, StatusCode::OK);
    let access = format!("{}/toegang", page_of("saskia"));
    let blocked = femke.post(&access, "wat=dicht").await;
    let page = femke.get(&blocked.location).await.text;
    assert!(page.contains("is geblokkeerd en kan niet meer inloggen") && page.contains("weer toegang"));
    assert!(femke.get("/beheer").await.text.contains("geblokkeerd"));
    let out = saskia.get("/vandaag").await;
    assert_eq!(
        (out.status, out.location.as_str()),
        (StatusCode::SEE_OTHER, "/inloggen?naar=/vandaag")
    );
    femke.post(&access, "wat=open").await;
    assert_eq!(
        saskia.get("/vandaag").await.status,
        StatusCode::SEE_OTHER,
        "the old session stays ended"
    );
    assert_eq!(
        world.log_in("saskia").await.get("/vandaag").await.status,
        StatusCode::OK
    );
    assert_eq!(
        femke.post(&access, "wat=iets").await.status,
        StatusCode::BAD_REQUEST
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_role_counts_with_the_next_click_and_the_last_administrator_stays() {
    let world = World::of(1, false);
    let system = work::Actor::system(OrgNo(1));
    work::login::set_password(
        &world.db,
        &system,
        at(today()),
        "femke",
        "lang genoeg woord",
        &[1; 16],
    )
    .unwrap();
    let (femke, noor) = (world.log_in("femke").await, world.log_in("noor").await);
    assert_eq!(noor.get("/bank").await.status, StatusCode::FORBIDDEN);
    let changed = femke
        .post(&format!("{}/rol", page_of("noor")), "rol=officer")
        .await;
    assert!(femke.get(&changed.location).await.text.contains("is gewijzigd"));
    assert_eq!(noor.get("/bank").await.status, StatusCode::OK);
    for (part, form) in [("toegang", "wat=dicht"), ("rol", "rol=officer")] {
        let refused = femke.post(&format!("{}/{part}", page_of("femke")), form).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{part}");
        assert!(
            refused.text.contains("laatste collega die collega’s kan beheren"),
            "{part}"
        );
    }
    assert_eq!(femke.get("/beheer").await.status, StatusCode::OK);
}
