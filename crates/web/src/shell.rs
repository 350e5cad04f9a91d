//! The router with everything that surrounds the pages: sessions, limits, headers, language, problems.

use crate::assets;
use crate::crossing::Crossing;
use crate::door::{self, Doorkeeper};
use crate::pages::practice::PracticeRoom;
use crate::problem::{Problem, dress};
use crate::room::{self, Room};
use crate::session::{Lifetime, RowStore, SessionRows};
use axum::Router;
use axum::extract::{DefaultBodyLimit, Request};
use axum::http::{HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use domain::calendar::Day;
use domain::practice::Scene;
use jiff::Timestamp;
use std::future::Future;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::predicate::SizeAbove;
use tower_http::compression::{CompressionLayer, CompressionLevel};
use tower_http::csrf::CsrfLayer;
use tower_sessions::SessionManagerLayer;
use tower_sessions::cookie::SameSite;

/// What time it is. The product's "today" can be set for practice; moments are always real.
pub trait Clock: Send + Sync + 'static {
    /// This moment: for sessions and the audit trail.
    fn now(&self) -> Timestamp;
    /// The day the product works on.
    fn today(&self) -> Day;
    /// The day it only pretends to be, shown on every page; `None` when today is the real day.
    fn practice_day(&self) -> Option<Day> {
        None
    }
}

/// Limits on requests.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Largest body of an ordinary form, in bytes. Routes that take files set their own.
    pub form_bytes: usize,
    /// Time for one request.
    pub patience: Duration,
    /// Blocking work for pages that runs at once.
    pub pages: usize,
    /// Passwords that are checked at once: each takes a core and tens of MiB for a moment.
    pub doors: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            form_bytes: 64 * 1024,
            patience: Duration::from_secs(30),
            pages: 32,
            doors: 2,
        }
    }
}

/// What is particular to this installation.
#[derive(Clone, Debug, Default)]
pub struct Site {
    /// Reached over https: cookies are `Secure` and `__Host-`, browsers are told to stay on https.
    pub https: bool,
    /// Stands behind a proxy of our own that sets `X-Forwarded-For`.
    pub behind_proxy: bool,
    /// Code and name when there is only one association; else people fill in the code.
    pub association: Option<(String, String)>,
    /// How long a session lasts.
    pub lifetime: Lifetime,
    /// Scenes of its own for the practice room.
    pub scenes: Vec<Scene>,
}

/// What the shell is made of.
pub struct Parts {
    /// The installation.
    pub site: Site,
    /// Limits.
    pub limits: Limits,
    /// The clock.
    pub clock: Arc<dyn Clock>,
    /// Checks passwords.
    pub doorkeeper: Arc<dyn Doorkeeper>,
    /// Keeps sessions.
    pub sessions: Arc<dyn SessionRows>,
    /// Gives sixteen random bytes, for secrets; from the caller, because chance is a parameter here.
    pub chance: fn() -> [u8; 16],
}

struct Inner {
    parts: Parts,
    pages: Crossing,
    doors: Crossing,
    practice: PracticeRoom,
}

/// What every handler can reach. Cheap to copy.
#[derive(Clone)]
pub struct AppState(Arc<Inner>);

impl AppState {
    /// The state for one running server.
    pub fn new(parts: Parts) -> Self {
        let patience = Duration::from_secs(5);
        let pages = Crossing::new(parts.limits.pages, patience);
        let doors = Crossing::new(parts.limits.doors, patience);
        let practice = PracticeRoom::open(&parts.site.scenes);
        Self(Arc::new(Inner {
            parts,
            pages,
            doors,
            practice,
        }))
    }
    /// The clock.
    pub fn clock(&self) -> &dyn Clock {
        self.0.parts.clock.as_ref()
    }
    /// The installation.
    pub fn site(&self) -> &Site {
        &self.0.parts.site
    }
    /// The crossing for pages and their acts.
    pub fn pages(&self) -> &Crossing {
        &self.0.pages
    }
    pub(crate) fn chance(&self) -> [u8; 16] {
        (self.0.parts.chance)()
    }
    /// What can be practised here.
    pub(crate) fn practice(&self) -> &PracticeRoom {
        &self.0.practice
    }
    pub(crate) fn doors(&self) -> &Crossing {
        &self.0.doors
    }
    pub(crate) fn doorkeeper(&self) -> Arc<dyn Doorkeeper> {
        Arc::clone(&self.0.parts.doorkeeper)
    }
}

/// Where one arrives, and the sign of life for whoever watches over the server.
pub(crate) fn rooms() -> Vec<Room> {
    vec![
        Room::open(Method::GET, "/", get(|| async { Redirect::to("/vandaag") })),
        Room::open(Method::GET, "/gezond", get(|| async { "ok\n" })),
    ]
}

/// The whole application: `pages` with the shell around them.
pub fn app(state: AppState, pages: Router<AppState>) -> Router {
    let sessions = RowStore {
        rows: Arc::clone(&state.0.parts.sessions),
        crossing: state.pages().clone(),
        clock: Arc::clone(&state.0.parts.clock),
        lifetime: state.site().lifetime,
    };
    let https = state.site().https;
    let sessions = SessionManagerLayer::new(sessions)
        .with_name(if https {
            "__Host-keukentafel"
        } else {
            "keukentafel"
        })
        .with_secure(https)
        .with_http_only(true)
        .with_same_site(SameSite::Lax)
        .with_path("/");
    let limits = state.0.parts.limits;
    let compression = CompressionLayer::new()
        .quality(CompressionLevel::Fastest)
        .compress_when(SizeAbove::new(1024));
    // The last layer is the outermost: it sees a request first and an answer last.
    pages
        .merge(room::router(door::rooms()))
        .layer(sessions)
        .merge(room::router(assets::rooms()))
        .merge(room::router(rooms()))
        .fallback(|| async { Problem::NotFound })
        .layer(DefaultBodyLimit::max(limits.form_bytes))
        .layer(CsrfLayer::new())
        .layer(middleware::from_fn(move |request, next| {
            in_time(limits.patience, request, next)
        }))
        .layer(CatchPanicLayer::custom(|_| {
            Problem::failed(&"a handler panicked").into_response()
        }))
        .layer(middleware::from_fn(dress))
        .layer(middleware::from_fn(move |request, next| {
            protect(https, request, next)
        }))
        .layer(compression)
        .with_state(state)
}

/// Time for a form with files: half a gigabyte over a slow line.
const UPLOAD_PATIENCE: Duration = Duration::from_mins(30);

/// Ends a request that takes too long. Files may take longer to come in; only pages that take files wait for them,
/// and those look who asks before they read.
async fn in_time(patience: Duration, request: Request, next: Next) -> Response {
    let kind = request.headers().get(header::CONTENT_TYPE);
    let files = kind.is_some_and(|kind| kind.as_bytes().starts_with(b"multipart/form-data"));
    let patience = if files {
        UPLOAD_PATIENCE.max(patience)
    } else {
        patience
    };
    let answer = tokio::time::timeout(patience, next.run(request)).await;
    answer.unwrap_or_else(|_| StatusCode::SERVICE_UNAVAILABLE.into_response())
}

/// No script or style but ours, no frames, nothing sent elsewhere.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; \
     media-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
/// The same, and what the page itself recorded may be played.
const WITH_OWN_SOUND: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; \
     media-src 'self' blob:; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
const PERMISSIONS: &str = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
const WITH_MICROPHONE: &str = "camera=(), geolocation=(), microphone=(self), payment=(), usb=()";

/// An answer that carries this may ask for the microphone and play what was spoken: the frame of the visit app, and nothing
/// else (S1.27).
#[derive(Clone, Copy, Debug)]
pub(crate) struct MayRecord;

const HEADERS: [(HeaderName, HeaderValue); 7] = [
    (
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static(CONTENT_SECURITY_POLICY),
    ),
    (
        header::X_CONTENT_TYPE_OPTIONS,
        HeaderValue::from_static("nosniff"),
    ),
    (header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY")),
    (header::REFERRER_POLICY, HeaderValue::from_static("same-origin")),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        HeaderValue::from_static("same-origin"),
    ),
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        HeaderValue::from_static("same-origin"),
    ),
    (
        HeaderName::from_static("permissions-policy"),
        HeaderValue::from_static(PERMISSIONS),
    ),
];

async fn protect(https: bool, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let may_record = response.extensions().get::<MayRecord>().is_some();
    let headers = response.headers_mut();
    for (name, value) in &HEADERS {
        headers.insert(name.clone(), value.clone());
    }
    if may_record {
        let permissions = HeaderName::from_static("permissions-policy");
        headers.insert(permissions, HeaderValue::from_static(WITH_MICROPHONE));
        headers.insert(
            header::CONTENT_SECURITY_POLICY,
            HeaderValue::from_static(WITH_OWN_SOUND),
        );
    }
    if !headers.contains_key(header::CACHE_CONTROL) {
        // Pages hold what people owe: nothing of it stays on a shared computer.
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    if https {
        let year = HeaderValue::from_static("max-age=31536000; includeSubDomains");
        headers.insert(header::STRICT_TRANSPORT_SECURITY, year);
    }
    response
}

/// Serves until `stop` completes; requests under way get ten seconds to finish.
pub async fn serve(
    listener: TcpListener,
    app: Router,
    stop: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    let (stopping, stopped) = tokio::sync::oneshot::channel();
    let stop = async move {
        stop.await;
        let _ = stopping.send(());
    };
    let service = app.into_make_service_with_connect_info::<SocketAddr>();
    let server = axum::serve(listener, service)
        .with_graceful_shutdown(stop)
        .into_future();
    let late = async {
        if stopped.await.is_ok() {
            tokio::time::sleep(Duration::from_secs(10)).await;
        } else {
            std::future::pending::<()>().await;
        }
    };
    tokio::select! {
        result = server => result,
        () = late => Ok(()),
    }
}
