//! The demo association De Linde behind the real router, on a throw-away SQLite file: what every page test begins with.
#![allow(dead_code, reason = "each test file uses its own part")]

#[path = "../multipart/mod.rs"]
pub mod multipart;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use axum::response::Response;
use domain::calendar::{Day, Month};
use domain::ids::{OrgNo, TenancyId, UserId};
use jiff::Timestamp;
use std::net::IpAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;
use store::testing::{NOW, TestDb, sqlite};
use tower::ServiceExt;
use web::door::{Actor as DoorActor, Doorkeeper, Refusal};
use web::office::StoredSessions;
use web::{AppState, Clock, Limits, Parts, Site};
use work::association_data::FolderSet;
use work::statement::Report;
use work::{Actor, At, Db};

/// The demo's day.
pub fn today() -> Day {
    "2026-11-21".parse().unwrap()
}

/// Where the demo's files are.
pub fn demo() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../demo/de-linde")
}

/// A clock that moves on a second each time it is asked, so that moments differ as they do in life.
struct Ticking(AtomicI64);

impl Clock for Ticking {
    fn now(&self) -> Timestamp {
        Timestamp::from_microsecond(self.0.fetch_add(1_000_000, Ordering::SeqCst)).unwrap()
    }
    fn today(&self) -> Day {
        today()
    }
}

/// Such a clock, at the moment of the set-up.
pub fn ticking() -> impl Clock {
    Ticking(AtomicI64::new(NOW.0))
}

/// Lets in everybody by name; passwords are tested elsewhere and cost seconds.
struct OpenDoor;

impl Doorkeeper for OpenDoor {
    fn log_in(
        &self,
        association: &str,
        login: &str,
        _: &str,
        _: Option<IpAddr>,
        _: Timestamp,
    ) -> Result<DoorActor, Refusal> {
        let org = OrgNo(association.parse().unwrap_or(1));
        Ok(DoorActor {
            org,
            user: UserId::derived(org, login),
            association: "De Linde".to_owned(),
            name: login.to_owned(),
            roles: vec![],
        })
    }
}

/// The association, its pages, and its files.
pub struct World {
    pub db: Db,
    pub app: Router,
    pub kept: TestDb,
}

/// The moment of the set-up.
pub fn at(today: Day) -> At {
    At { today, now: NOW.0 }
}

/// Brings in a statement file as the system.
pub fn bring_in(db: &Db, org: OrgNo, on: Day, path: &Path) -> Report {
    walkthrough::statement(db, &Actor::system(org), at(on), path, &|_| {}).unwrap()
}

impl World {
    /// De Linde with all statements and the night of the demo's day; nothing was linked by hand.
    pub fn new() -> Self {
        Self::of(1, true)
    }

    /// As many associations with the same data; `statements` for the first one only.
    pub fn of(associations: i32, statements: bool) -> Self {
        let kept = sqlite();
        let db = kept.db.clone();
        for number in 1..=associations {
            let named = work::association::found(&db, at(today()), &format!("De Linde {number}")).unwrap();
            assert_eq!(named.org, OrgNo(number));
            let system = Actor::system(named.org);
            work::association_data::receive(&db, &system, at(today()), &FolderSet(demo()), &|_, _| {})
                .unwrap();
            visitor(&db, named.org);
        }
        if statements {
            for month in (0..12).map(|n| Month::new(2025, 12).plus(n)) {
                let path = demo().join(format!("statements/{month}.xml"));
                bring_in(&db, OrgNo(1), month.plus(1).first().min(today()), &path);
            }
        }
        night(&db, OrgNo(1));
        let clock: Arc<dyn Clock> = Arc::new(Ticking(AtomicI64::new(NOW.0)));
        let state = AppState::new(Parts {
            site: Site::default(),
            limits: Limits::default(),
            clock: Arc::clone(&clock),
            doorkeeper: Arc::new(OpenDoor),
            sessions: Arc::new(StoredSessions {
                db: db.clone(),
                clock,
            }),
            chance: || [5; 16],
        });
        let app = web::app(state, web::pages::routes(db.clone()));
        Self { db, app, kept }
    }

    /// Somebody of De Linde who is logged in.
    pub async fn log_in(&self, login: &str) -> Person<'_> {
        self.log_in_at(1, login).await
    }

    /// Somebody who did not log in.
    pub fn nobody(&self) -> Person<'_> {
        Person {
            app: &self.app,
            cookie: String::new(),
        }
    }

    /// Somebody of one of the associations.
    pub async fn log_in_at(&self, association: i32, login: &str) -> Person<'_> {
        let form = format!("organisatie={association}&naam={login}&wachtwoord=x");
        let request = Request::post("/inloggen")
            .header(header::CONTENT_TYPE, FORM)
            .body(Body::from(form))
            .unwrap();
        let response = self.app.clone().oneshot(request).await.unwrap();
        assert_eq!(response.status(), StatusCode::SEE_OTHER, "log-in of {login}");
        let cookie = response.headers()[header::SET_COOKIE].to_str().unwrap();
        Person {
            app: &self.app,
            cookie: cookie.split(';').next().unwrap().to_owned(),
        }
    }
}

/// The tenancy with a contract number, of the first association.
pub fn tenancy(reference: &str) -> TenancyId {
    TenancyId::derived(OrgNo(1), reference)
}

/// The night of the demo's day.
pub fn night(db: &Db, org: OrgNo) {
    let plan = work::night::Plan {
        on: today(),
        full: false,
        holder: "test",
        clock: &|| NOW.0,
        progress: &|_, _| {},
    };
    work::night::run(db, &Actor::system(org), &plan).unwrap();
}

/// A member of staff whose role allows nothing.
fn visitor(db: &Db, org: OrgNo) {
    let visitor = store::staff::Staff {
        id: UserId::derived(org, "gast"),
        login: "gast".to_owned(),
        name: "Gast".to_owned(),
        email: None,
        phone: None,
        password_hash: String::new(),
        one_time_until: None,
        active: true,
        language: "nl".to_owned(),
        role: "visitor".to_owned(),
    };
    db.write(|tx| {
        store::staff::put_all(
            tx,
            &store::Scope::of(org, None),
            std::slice::from_ref(&visitor),
            NOW,
        )
    })
    .unwrap();
}

pub const FORM: &str = "application/x-www-form-urlencoded";

/// Somebody with a session.
pub struct Person<'a> {
    app: &'a Router,
    cookie: String,
}

/// What came back.
pub struct Answer {
    pub status: StatusCode,
    pub location: String,
    /// The session that this answer begins, if any.
    pub cookie: String,
    pub headers: HeaderMap,
    pub text: String,
}

impl Person<'_> {
    /// The same person, reading in English.
    pub fn in_english(&self) -> Self {
        Self {
            app: self.app,
            cookie: format!("{}; taal=en", self.cookie),
        }
    }

    /// The same person in the session that an answer began.
    pub fn going_on(&self, answer: &Answer) -> Self {
        Self {
            app: self.app,
            cookie: answer.cookie.clone(),
        }
    }

    /// Asks for a page.
    pub async fn get(&self, path: &str) -> Answer {
        self.ask(Method::GET, path, "same-origin", None, Body::empty())
            .await
    }

    /// Sends a form from the page itself.
    pub async fn post(&self, path: &str, form: &str) -> Answer {
        self.post_from("same-origin", path, form).await
    }

    /// Sends a form from some site, in the words of `Sec-Fetch-Site`.
    pub async fn post_from(&self, site: &str, path: &str, form: &str) -> Answer {
        self.ask(
            Method::POST,
            path,
            site,
            Some(FORM.to_owned()),
            Body::from(form.to_owned()),
        )
        .await
    }

    /// Sends files.
    pub async fn send(&self, path: &str, field: &str, files: &[(&str, Vec<u8>)]) -> Answer {
        let (kind, body) = multipart::files_form(field, files);
        self.ask(Method::POST, path, "same-origin", Some(kind), Body::from(body))
            .await
    }

    /// Any request.
    pub async fn ask(
        &self,
        method: Method,
        path: &str,
        site: &str,
        kind: Option<String>,
        body: Body,
    ) -> Answer {
        self.ask_with(method, path, &[("sec-fetch-site", site)], kind, body)
            .await
    }

    /// Any request with any headers.
    pub async fn ask_with(
        &self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        kind: Option<String>,
        body: Body,
    ) -> Answer {
        let mut request = Request::builder().method(method).uri(path);
        if !self.cookie.is_empty() {
            request = request.header(header::COOKIE, &self.cookie);
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        if let Some(kind) = kind {
            request = request.header(header::CONTENT_TYPE, kind);
        }
        let response = self
            .app
            .clone()
            .oneshot(request.body(body).unwrap())
            .await
            .unwrap();
        answer(response).await
    }
}

async fn answer(response: Response) -> Answer {
    let status = response.status();
    let location = response
        .headers()
        .get(header::LOCATION)
        .map(|l| l.to_str().unwrap().to_owned())
        .unwrap_or_default();
    let cookie = response.headers().get(header::SET_COOKIE);
    let cookie = cookie
        .map(|c| c.to_str().unwrap().split(';').next().unwrap().to_owned())
        .unwrap_or_default();
    let headers = response.headers().clone();
    let bytes = to_bytes(response.into_body(), 1 << 24).await.unwrap();
    Answer {
        status,
        location,
        cookie,
        headers,
        text: String::from_utf8(bytes.to_vec()).unwrap(),
    }
}

/// One camt.053 file with one receipt.
pub fn camt(name: &str, text: &str) -> Vec<u8> {
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
<GrpHdr><MsgId>1</MsgId><CreDtTm>2026-11-20T06:00:00</CreDtTm></GrpHdr><Stmt><Id>1</Id><CreDtTm>2026-11-20T06:00:00</CreDtTm>
<Acct><Id><IBAN>NL12DEMO0000000001</IBAN></Id></Acct>
<Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">0.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-11-19</Dt></Dt></Bal>
<Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">12.34</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-11-20</Dt></Dt></Bal>
<Ntry><Amt Ccy="EUR">12.34</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-11-20</Dt></BookgDt><ValDt><Dt>2026-11-20</Dt></ValDt>
<AcctSvcrRef>X1</AcctSvcrRef><BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn></BkTxCd>
<NtryDtls><TxDtls><Amt Ccy="EUR">12.34</Amt><CdtDbtInd>CRDT</CdtDbtInd><RltdPties><Dbtr><Pty><Nm>{name}</Nm></Pty></Dbtr></RltdPties>
<RmtInf><Ustrd>{text}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry></Stmt></BkToCstmrStmt></Document>"#
    )
    .into_bytes()
}

/// Follows work until it ended.
pub async fn follow(person: &Person<'_>, answer: &Answer) -> String {
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    for _ in 0..600 {
        let page = person.get(&answer.location).await;
        assert_eq!(page.status, StatusCode::OK);
        if page.text.contains("data-live-ended") {
            return page.text;
        }
        assert!(
            page.text.contains(&format!("data-live=\"{}\"", answer.location)),
            "{}",
            page.text
        );
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("the work did not end");
}
