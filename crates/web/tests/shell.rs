//! The shell over HTTP, without sockets: sessions (R24), forgery (R25), headers and escaping (R26), problems.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Method, Request, StatusCode, header};
use axum::response::Response;
use axum::routing::{get, post};
use domain::calendar::Day;
use domain::ids::{OrgNo, UserId};
use jiff::{SignedDuration, Timestamp};
use maud::html;
use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::atomic::{AtomicI64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use tower::ServiceExt;
use web::caller::Caller;
use web::door::{Actor, Doorkeeper, Refusal};
use web::problem::Problem;
use web::session::{SessionRow, SessionRows};
use web::{AppState, Clock, Limits, Parts, Site};

const START: i64 = 1_795_300_000;

struct SetClock(AtomicI64);

impl Clock for SetClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_second(self.0.load(Ordering::SeqCst)).unwrap()
    }
    fn today(&self) -> Day {
        "2026-11-21".parse().unwrap()
    }
}

#[derive(Default)]
struct Rows {
    kept: Mutex<HashMap<String, SessionRow>>,
    writes: AtomicUsize,
}

impl SessionRows for Rows {
    fn load(&self, key: &str) -> Result<Option<SessionRow>, String> {
        Ok(self.kept.lock().unwrap().get(key).cloned())
    }
    fn save(&self, row: &SessionRow) -> Result<(), String> {
        self.writes.fetch_add(1, Ordering::SeqCst);
        self.kept.lock().unwrap().insert(row.key.clone(), row.clone());
        Ok(())
    }
    fn delete(&self, key: &str) -> Result<(), String> {
        self.kept.lock().unwrap().remove(key);
        Ok(())
    }
}

/// Lets in whoever says `goed`; the name they gave stands on the page.
struct Door;

impl Doorkeeper for Door {
    fn log_in(
        &self,
        association: &str,
        login: &str,
        password: &str,
        _: Option<IpAddr>,
        _: Timestamp,
    ) -> Result<Actor, Refusal> {
        match password {
            "goed" => Ok(Actor {
                org: OrgNo(1),
                user: UserId::derived(OrgNo(1), login),
                association: association.to_owned(),
                name: login.to_owned(),
                roles: vec![],
            }),
            "vaak" => Err(Refusal::TooMany { retry_after: 61 }),
            _ => Err(Refusal::Wrong),
        }
    }
}

struct House {
    app: Router,
    clock: Arc<SetClock>,
    rows: Arc<Rows>,
    changes: Arc<AtomicUsize>,
}

fn house(https: bool) -> House {
    let clock = Arc::new(SetClock(AtomicI64::new(START)));
    let rows = Arc::new(Rows::default());
    let changes = Arc::new(AtomicUsize::new(0));
    let state = AppState::new(Parts {
        site: Site {
            https,
            association: Some(("linde".into(), "De Linde".into())),
            ..Site::default()
        },
        limits: Limits::default(),
        clock: Arc::clone(&clock) as Arc<dyn Clock>,
        doorkeeper: Arc::new(Door),
        sessions: Arc::clone(&rows) as Arc<dyn SessionRows>,
        chance: || [5; 16],
    });
    let count = Arc::clone(&changes);
    let pages = Router::new()
        .route(
            "/vandaag",
            get(|caller: Caller| async move { caller.page("Vandaag", None, html! { h1 { "Vandaag" } }) }),
        )
        .route("/druk", get(|| async { Problem::Unavailable }))
        .route(
            "/paniek",
            get(|| async {
                assert_eq!(START, 0, "on purpose");
            }),
        )
        .route(
            "/wijzig",
            post(|_: Caller, _: String| async move {
                count.fetch_add(1, Ordering::SeqCst);
                StatusCode::NO_CONTENT
            }),
        );
    House {
        app: web::app(state, pages),
        clock,
        rows,
        changes,
    }
}

impl House {
    async fn ask(&self, request: Request<Body>) -> Response {
        self.app.clone().oneshot(request).await.unwrap()
    }
    async fn see(&self, path: &str, cookie: &str) -> Response {
        self.ask(
            Request::get(path)
                .header(header::COOKIE, cookie)
                .body(Body::empty())
                .unwrap(),
        )
        .await
    }
    async fn log_in(&self, name: &str, password: &str, cookie: &str) -> Response {
        let form = format!("naam={name}&wachtwoord={password}");
        let request = Request::post("/inloggen")
            .header(header::COOKIE, cookie)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(form))
            .unwrap();
        self.ask(request).await
    }
    async fn cookie(&self) -> String {
        cookie_of(&self.log_in("noor", "goed", "").await)
    }
    fn pass(&self, time: SignedDuration) {
        self.clock.0.fetch_add(time.as_secs(), Ordering::SeqCst);
    }
}

fn cookie_of(response: &Response) -> String {
    let set = response.headers()[header::SET_COOKIE].to_str().unwrap();
    set.split(';').next().unwrap().to_owned()
}

async fn text(response: Response) -> String {
    String::from_utf8(to_bytes(response.into_body(), 1 << 20).await.unwrap().to_vec()).unwrap()
}

#[tokio::test]
async fn r24_logging_in_gives_a_cookie_that_scripts_and_other_sites_cannot_use() {
    let response = house(true).log_in("noor", "goed", "").await;
    assert_eq!(response.status(), StatusCode::SEE_OTHER);
    assert_eq!(response.headers()[header::LOCATION], "/vandaag");
    let cookie = response.headers()[header::SET_COOKIE]
        .to_str()
        .unwrap()
        .to_owned();
    assert!(cookie.starts_with("__Host-keukentafel="), "{cookie}");
    for attribute in ["HttpOnly", "SameSite=Lax", "Secure", "Path=/"] {
        assert!(cookie.contains(attribute), "{attribute} in {cookie}");
    }
    assert!(!cookie.contains("Domain"));
    let plain = house(false).cookie().await;
    assert!(plain.starts_with("keukentafel="), "{plain}");
}

#[tokio::test]
async fn r24_a_session_id_never_survives_logging_in_and_is_not_stored_in_the_clear() {
    let house = house(false);
    let planted = house.cookie().await;
    let fresh = cookie_of(&house.log_in("ria", "goed", &planted).await);
    assert_ne!(planted, fresh);
    assert_eq!(
        house.see("/vandaag", &planted).await.status(),
        StatusCode::SEE_OTHER
    );
    assert!(text(house.see("/vandaag", &fresh).await).await.contains("ria"));
    let made_up = "keukentafel=AAAAAAAAAAAAAAAAAAAAAA";
    let after = cookie_of(&house.log_in("noor", "goed", made_up).await);
    assert_ne!(after, made_up);
    let id = fresh.split_once('=').unwrap().1;
    assert!(
        house
            .rows
            .kept
            .lock()
            .unwrap()
            .keys()
            .all(|key| key.len() == 64 && !key.contains(id))
    );
}

#[tokio::test]
async fn r24_after_logging_out_the_cookie_opens_nothing() {
    let house = house(false);
    let cookie = house.cookie().await;
    let out = Request::post("/uitloggen")
        .header(header::COOKIE, &cookie)
        .body(Body::empty())
        .unwrap();
    assert_eq!(house.ask(out).await.status(), StatusCode::SEE_OTHER);
    assert_eq!(
        house.see("/vandaag", &cookie).await.headers()[header::LOCATION],
        "/inloggen?naar=/vandaag"
    );
    assert!(house.rows.kept.lock().unwrap().is_empty());
}

#[tokio::test]
async fn r24_a_session_ends_when_unused_and_at_the_end_of_the_day_without_a_write_per_request() {
    let house = house(false);
    let cookie = house.cookie().await;
    for _ in 0..20 {
        assert_eq!(house.see("/vandaag", &cookie).await.status(), StatusCode::OK);
    }
    assert_eq!(
        house.rows.writes.load(Ordering::SeqCst),
        1,
        "looking does not write"
    );
    for _ in 0..14 {
        house.pass(SignedDuration::from_mins(50));
        assert_eq!(house.see("/vandaag", &cookie).await.status(), StatusCode::OK);
    }
    house.pass(SignedDuration::from_mins(30));
    assert_eq!(
        house.see("/vandaag", &cookie).await.status(),
        StatusCode::SEE_OTHER,
        "twelve hours are over"
    );
    let other = house.cookie().await;
    house.pass(SignedDuration::from_mins(61));
    assert_eq!(
        house.see("/vandaag", &other).await.status(),
        StatusCode::SEE_OTHER,
        "an hour without use"
    );
}

#[tokio::test]
async fn r25_a_request_from_another_site_changes_nothing() {
    let house = house(false);
    let cookie = house.cookie().await;
    let forged = [
        vec![("sec-fetch-site", "cross-site")],
        vec![("sec-fetch-site", "same-site")],
        vec![
            ("origin", "https://evil.example"),
            ("host", "keukentafel.example"),
        ],
        vec![("origin", "null"), ("host", "keukentafel.example")],
        vec![
            ("content-type", "text/plain"),
            ("origin", "https://evil.example"),
            ("host", "keukentafel.example"),
        ],
    ];
    for path in ["/wijzig", "/uitloggen", "/taal", "/inloggen"] {
        for headers in &forged {
            let mut request = Request::post(path).header(header::COOKIE, &cookie);
            for (name, value) in headers {
                request = request.header(*name, *value);
            }
            let response = house.ask(request.body(Body::empty()).unwrap()).await;
            assert_eq!(response.status(), StatusCode::FORBIDDEN, "{path} {headers:?}");
        }
        if path != "/inloggen" {
            let by_get = house.see(path, &cookie).await;
            assert_eq!(by_get.status(), StatusCode::METHOD_NOT_ALLOWED, "{path}");
        }
    }
    assert_eq!(house.changes.load(Ordering::SeqCst), 0);
    assert_eq!(
        house.see("/vandaag", &cookie).await.status(),
        StatusCode::OK,
        "still logged in"
    );
    let own = Request::post("/wijzig")
        .header(header::COOKIE, &cookie)
        .header("sec-fetch-site", "same-origin");
    assert_eq!(
        house.ask(own.body(Body::empty()).unwrap()).await.status(),
        StatusCode::NO_CONTENT
    );
    assert_eq!(house.changes.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn r26_names_are_text_and_every_answer_carries_its_protection() {
    let house = house(true);
    let payload = "%3Cscript%3Ealert(1)%3C%2Fscript%3E%22%27%3E%3Cimg+src%3Dx%3E";
    let cookie = cookie_of(&house.log_in(payload, "goed", "").await);
    let page = house.see("/vandaag", &cookie).await;
    for response in [
        &page,
        &house.see("/nergens", "").await,
        &house.see("/inloggen", "").await,
    ] {
        let headers = response.headers();
        assert!(
            !headers["content-security-policy"]
                .to_str()
                .unwrap()
                .contains("unsafe")
        );
        assert_eq!(headers["x-content-type-options"], "nosniff");
        assert_eq!(headers["referrer-policy"], "same-origin");
        assert_eq!(headers["cache-control"], "no-store");
        assert!(headers.contains_key("strict-transport-security"));
    }
    let text = text(page).await;
    assert!(text.contains("&lt;script&gt;alert(1)"));
    assert!(!text.contains("<script>alert") && !text.contains("<img src=x"));
    assert!(!text.contains(" style=") && !text.contains("<style") && !text.contains(" onclick"));
}

#[tokio::test]
async fn every_refusal_has_a_page_in_the_readers_language_that_says_what_to_do() {
    let house = house(false);
    let large = Request::builder()
        .method(Method::POST)
        .uri("/inloggen")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header(header::ACCEPT_LANGUAGE, "en")
        .body(Body::from(vec![b'a'; 70_000]))
        .unwrap();
    let cases = [
        (
            house.see("/nergens", "").await,
            StatusCode::NOT_FOUND,
            "Zoek de huurder op naam",
        ),
        (
            house.see("/nergens", "taal=en").await,
            StatusCode::NOT_FOUND,
            "Search for the tenant by name",
        ),
        (
            house.see("/druk", "").await,
            StatusCode::SERVICE_UNAVAILABLE,
            "Wacht een halve minuut",
        ),
        (
            house.see("/paniek", "").await,
            StatusCode::INTERNAL_SERVER_ERROR,
            "Bel dan je beheerder",
        ),
        (
            house.see("/taal", "").await,
            StatusCode::METHOD_NOT_ALLOWED,
            "Deze pagina is er niet",
        ),
        (
            house.ask(large).await,
            StatusCode::PAYLOAD_TOO_LARGE,
            "Send a smaller file",
        ),
        (
            house.log_in("noor", "vaak", "").await,
            StatusCode::TOO_MANY_REQUESTS,
            "Wacht 2 minuten",
        ),
        (
            house.log_in("noor", "fout", "").await,
            StatusCode::UNAUTHORIZED,
            "horen niet bij elkaar",
        ),
        (
            house.log_in("", "goed", "").await,
            StatusCode::UNPROCESSABLE_ENTITY,
            "Vul je gebruikersnaam in",
        ),
    ];
    for (response, status, words) in cases {
        assert_eq!(response.status(), status, "{words}");
        let text = text(response).await;
        assert!(
            text.contains(words) && text.contains("<main"),
            "{words} is not in {text}"
        );
    }
    let busy = house.see("/druk", "").await;
    assert_eq!(busy.headers()[header::RETRY_AFTER], "30");
}

#[tokio::test]
async fn assets_may_be_kept_for_a_year_and_change_their_address_with_their_content() {
    let house = house(false);
    let page = text(house.see("/inloggen", "").await).await;
    let from = page.find("/delen/style-").unwrap();
    let address = &page[from..from + page[from..].find('"').unwrap()];
    let style = house.see(address, "").await;
    assert_eq!(style.status(), StatusCode::OK);
    assert!(
        style.headers()[header::CACHE_CONTROL]
            .to_str()
            .unwrap()
            .contains("immutable")
    );
    assert_eq!(
        house.see("/delen/style-0000000000000000.css", "").await.status(),
        StatusCode::NOT_FOUND
    );
}

#[tokio::test]
async fn after_logging_in_one_comes_where_one_wanted_to_be_and_never_elsewhere() {
    let house = house(false);
    for (asked, given) in [
        ("/huurder/3?x=1", "/huurder/3?x=1"),
        ("//evil.example", "/vandaag"),
        ("", "/vandaag"),
    ] {
        let form = format!(
            "naam=noor&wachtwoord=goed&naar={}",
            asked.replace('?', "%3F").replace('=', "%3D")
        );
        let request = Request::post("/inloggen")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(form))
            .unwrap();
        assert_eq!(house.ask(request).await.headers()[header::LOCATION], given);
    }
}
