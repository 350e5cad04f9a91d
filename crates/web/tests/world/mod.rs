//! The demo association in a database of its own, and the staff pages over it. For tests of today's list and tenancies.
#![allow(dead_code, reason = "each test file uses its own part")]

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Method, Request, StatusCode, header};
use axum::response::Response;
use domain::calendar::Day;
use domain::ids::{OrgNo, TenancyId, UserId};
use jiff::Timestamp;
use std::collections::HashMap;
use std::net::IpAddr;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex};
use tower::ServiceExt;
use web::door::{self, Doorkeeper};
use web::session::{SessionRow, SessionRows};
use web::{AppState, Clock, Limits, Parts, Site};
use work::association_data::FolderSet;
use work::{Actor, At, Db};

/// The product's day in the demo.
pub const TODAY: &str = "2026-11-21";
const NOW: i64 = 1_795_262_400;

/// Real moments go on with each question, so that two forms have two ids.
pub struct PracticeClock(AtomicI64);

impl Clock for PracticeClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_microsecond(NOW * 1_000_000 + self.0.fetch_add(1, Ordering::SeqCst)).unwrap()
    }
    fn today(&self) -> Day {
        TODAY.parse().unwrap()
    }
}

#[derive(Default)]
struct Memory(Mutex<HashMap<String, SessionRow>>);

impl SessionRows for Memory {
    fn load(&self, key: &str) -> Result<Option<SessionRow>, String> {
        Ok(self.0.lock().unwrap().get(key).cloned())
    }
    fn save(&self, row: &SessionRow) -> Result<(), String> {
        self.0.lock().unwrap().insert(row.key.clone(), row.clone());
        Ok(())
    }
    fn delete(&self, key: &str) -> Result<(), String> {
        self.0.lock().unwrap().remove(key);
        Ok(())
    }
}

/// Lets in the people of `staff.csv` without a password: checking one takes a second, and is tested elsewhere.
struct OpenDoor(Db, OrgNo);

impl Doorkeeper for OpenDoor {
    fn log_in(
        &self,
        _: &str,
        login: &str,
        _: &str,
        _: Option<IpAddr>,
        _: Timestamp,
    ) -> Result<door::Actor, door::Refusal> {
        let user = UserId::derived(self.1, login);
        let actor = work::login::actor_of(&self.0, self.1, user)
            .unwrap()
            .ok_or(door::Refusal::Wrong)?;
        Ok(door::Actor {
            org: self.1,
            user,
            association: "Woonstichting De Linde".to_owned(),
            name: actor.name,
            roles: vec![actor.role],
        })
    }
}

/// The demo association, its pages, and the folder its database lives in.
pub struct World {
    pub app: Router,
    pub db: Db,
    pub org: OrgNo,
    folder: PathBuf,
}

impl Drop for World {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

fn demo() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../demo/de-linde")
}

/// Loads the twelve stories as the demo does, in a folder that carries the test's name.
pub fn de_linde(name: &str) -> World {
    de_linde_from(name, &demo())
}

/// As [`de_linde`], from another folder with association data; the statements stay the same.
pub fn de_linde_from(name: &str, data: &Path) -> World {
    let folder = std::env::temp_dir().join(format!("keukentafel-pages-{}-{name}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    let today: Day = TODAY.parse().unwrap();
    let at = At {
        today,
        now: NOW * 1_000_000,
    };
    let db = work::association::open(&format!("sqlite:{}", folder.join("kt.db").display()), at.now).unwrap();
    let org = work::association::found(&db, at, "Woonstichting De Linde")
        .unwrap()
        .org;
    let system = Actor::system(org);
    work::association_data::receive(&db, &system, at, &FolderSet(data.to_owned()), &|_, _| {}).unwrap();
    let own_data = |step: &sim::demo::Step| *step == sim::demo::Step::ImportAssociation;
    for step in sim::demo::steps().iter().filter(|step| !own_data(step)) {
        walkthrough::take(&db, &system, step, &demo(), at.now, &|_| {}).unwrap();
    }
    night(&db, &system);
    World {
        app: app(&db, org),
        db,
        org,
        folder,
    }
}

/// A house where no association has moved in yet.
pub fn empty(name: &str) -> World {
    let folder = std::env::temp_dir().join(format!("keukentafel-pages-{}-{name}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    let address = format!("sqlite:{}", folder.join("kt.db").display());
    let db = work::association::open(&address, NOW * 1_000_000).unwrap();
    let org = OrgNo(1);
    World {
        app: app(&db, org),
        db,
        org,
        folder,
    }
}

/// Runs the night for the demo's day.
pub fn night(db: &Db, system: &Actor) {
    let plan = work::night::Plan {
        on: TODAY.parse().unwrap(),
        full: true,
        holder: "test",
        clock: &|| NOW * 1_000_000,
        progress: &|_, _| {},
    };
    work::night::run(db, system, &plan).unwrap();
}

fn app(db: &Db, org: OrgNo) -> Router {
    let state = AppState::new(Parts {
        site: Site {
            association: Some(("linde".to_owned(), "Woonstichting De Linde".to_owned())),
            ..Site::default()
        },
        limits: Limits::default(),
        clock: Arc::new(PracticeClock(AtomicI64::new(0))),
        doorkeeper: Arc::new(OpenDoor(db.clone(), org)),
        sessions: Arc::new(Memory::default()),
        chance: || [5; 16],
    });
    web::app(state, web::pages::routes(db.clone()))
}

/// An answer: status, where it leads, the page.
pub struct Answer {
    pub status: StatusCode,
    pub location: String,
    pub html: String,
}

impl World {
    /// The id of a contract.
    pub fn tenancy(&self, reference: &str) -> TenancyId {
        work::case_file::by_reference(&self.db, &Actor::system(self.org), reference).unwrap()
    }

    /// Everything known about a contract.
    pub fn file(&self, reference: &str) -> work::case_file::CaseFile {
        work::case_file::read(&self.db, &Actor::system(self.org), self.tenancy(reference)).unwrap()
    }

    /// Logs somebody of `staff.csv` in.
    pub async fn log_in(&self, login: &str) -> Visit<'_> {
        let body = format!("naam={login}&wachtwoord=x&naar=/vandaag");
        let response = self.send(Method::POST, "/inloggen", None, Some(body)).await;
        let cookie = response
            .headers()
            .get(header::SET_COOKIE)
            .expect("a session cookie")
            .to_str()
            .unwrap();
        Visit {
            world: self,
            cookie: cookie.split(';').next().unwrap().to_owned(),
            language: "nl",
        }
    }

    /// Somebody who did not log in.
    pub fn stranger(&self) -> Visit<'_> {
        Visit {
            world: self,
            cookie: String::new(),
            language: "nl",
        }
    }

    async fn send(
        &self,
        method: Method,
        path: &str,
        cookies: Option<&str>,
        form: Option<String>,
    ) -> Response {
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header("sec-fetch-site", "same-origin");
        if let Some(cookies) = cookies {
            request = request.header(header::COOKIE, cookies);
        }
        if form.is_some() {
            request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        }
        let request = request.body(form.map_or_else(Body::empty, Body::from)).unwrap();
        self.app.clone().oneshot(request).await.unwrap()
    }
}

/// Somebody who is logged in.
pub struct Visit<'a> {
    world: &'a World,
    cookie: String,
    pub language: &'static str,
}

impl Visit<'_> {
    /// Goes to a page.
    pub async fn get(&self, path: &str) -> Answer {
        self.answer(Method::GET, path, None).await
    }

    /// Sends a form.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let form = fields
            .iter()
            .map(|(name, value)| format!("{name}={}", encode(value)))
            .collect::<Vec<_>>()
            .join("&");
        self.answer(Method::POST, path, Some(form)).await
    }

    /// Asks as a program on a page does: with headers and a body of its own.
    pub async fn ask(
        &self,
        method: Method,
        path: &str,
        headers: &[(header::HeaderName, &str)],
        body: Vec<u8>,
    ) -> Response {
        let request = Request::builder().method(method).uri(path);
        let request = request.header("sec-fetch-site", "same-origin");
        let mut request = request.header(header::COOKIE, &self.cookie);
        for (name, value) in headers {
            request = request.header(name, *value);
        }
        let request = request.body(Body::from(body)).unwrap();
        self.world.app.clone().oneshot(request).await.unwrap()
    }

    async fn answer(&self, method: Method, path: &str, form: Option<String>) -> Answer {
        let cookies = format!("{}; taal={}", self.cookie, self.language);
        let response = self.world.send(method, path, Some(&cookies), form).await;
        let location = response
            .headers()
            .get(header::LOCATION)
            .map_or("", |v| v.to_str().unwrap())
            .to_owned();
        let status = response.status();
        let bytes = to_bytes(response.into_body(), 8 << 20).await.unwrap();
        Answer {
            status,
            location,
            html: String::from_utf8(bytes.to_vec()).unwrap(),
        }
    }
}

fn encode(text: &str) -> String {
    text.bytes()
        .map(|b| {
            if b.is_ascii_alphanumeric() {
                char::from(b).to_string()
            } else {
                format!("%{b:02X}")
            }
        })
        .collect()
}

/// What a person reads between `<main` and its end.
pub fn text_of(html: &str) -> String {
    let from = html.find("<main").unwrap();
    let mut out = String::new();
    let mut inside = false;
    for c in html[from..html.find("</main>").unwrap()].chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            c if !inside => out.push(c),
            _ => {}
        }
    }
    out
}

/// The value of the first field with this name.
pub fn value_of(html: &str, name: &str) -> String {
    value_after(html, 0, name)
}

/// The value of the first field with this name after a place in the page.
pub fn value_after(html: &str, from: usize, name: &str) -> String {
    let at = html[from..].find(&format!("name=\"{name}\" value=\"")).unwrap() + from;
    html[at + name.len() + 15..].split('"').next().unwrap().to_owned()
}
