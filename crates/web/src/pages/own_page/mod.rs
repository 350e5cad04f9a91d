//! The tenant's own page (S0.20, docs/own-page.md): behind a link, without a password and without us. The door asks the postcode
//! of the home; behind it stand what is open, the plan, and what can be chosen. The words name nobody as "u" or "je", so they
//! fit whoever reads them.

mod home;
mod plan;

use crate::caller::Visitor;
use crate::language::Phrases;
use crate::office::answered;
use crate::pages::tenancy::form::Typed;
use crate::pages::tenancy::sheet::{Faults, again};
use crate::problem::Problem;
use crate::room::Room;
use crate::shell::AppState;
use crate::ui::{self, Page, Tone};
use axum::Extension;
use axum::extract::{Form, FromRequestParts, Path, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use domain::calendar::Day;
use maud::{Markup, Render, html};
use uuid::Uuid;
use work::own_page::{Address, Contact, Door, Guest, OwnPage};
use work::{At, Db, Error, Refusal};

/// The cookie that opens a page again for half an hour; only this page gets it.
const COOKIE: &str = "eigen-pagina";
/// How long it is kept, in seconds. What counts is inside it.
const KEPT: i32 = 30 * 60;

/// The door, the page behind it, and what is chosen there.
pub(super) fn rooms() -> Vec<Room> {
    vec![
        Room::open(Method::GET, "/k/{link}", get(home::show)),
        Room::open(Method::POST, "/k/{link}", post(enter)),
        Room::open(Method::GET, "/k/{link}/plan", get(plan::ask)),
        Room::open(Method::POST, "/k/{link}/plan", post(plan::choose)),
        Room::open(Method::GET, "/k/{link}/foto", get(home::photo)),
        Room::open(Method::POST, "/k/{link}/terug", post(home::take_back)),
        Room::open(Method::POST, "/k/{link}/vraag", post(home::ask)),
        Room::open(Method::POST, "/k/{link}/gegevens", post(home::answer)),
        Room::open(Method::POST, "/k/{link}/wensen", post(home::wish)),
    ]
}

/// Where the page of a link is.
fn path(address: Address) -> String {
    format!("/k/{address}")
}

/// Somebody before the door or behind it.
struct Outside {
    state: AppState,
    db: Db,
    p: &'static Phrases,
    at: At,
    address: Address,
    pass: String,
}

impl Outside {
    async fn run<T: Send + 'static>(
        &self,
        act: impl FnOnce(&Db, At) -> Result<T, Error> + Send + 'static,
    ) -> Result<Result<T, Refusal>, Problem> {
        let (db, at) = (self.db.clone(), self.at);
        answered(&self.state, move || act(&db, at)).await
    }

    fn page(&self, association: &str, title: &str, content: impl Render) -> Markup {
        let home = path(self.address);
        Page {
            phrases: self.p,
            title,
            association,
            nav: None,
            person: None,
            path: &home,
            home: &home,
            practice_day: self.state.clock().practice_day(),
        }
        .around(content)
    }

    /// A link that opens nothing says so, and what to do; never why.
    fn gone(&self) -> Response {
        let p = self.p;
        let content = html! { h1 { (p.own_page_gone_title()) } p { (p.own_page_gone()) } };
        let page = self.page(p.product_name(), p.own_page_gone_title(), content);
        (StatusCode::NOT_FOUND, page).into_response()
    }

    /// The door of a link.
    async fn door(&self, faults: &Faults, said: Option<&str>) -> Result<Response, Problem> {
        let address = self.address;
        let Ok(door) = self
            .run(move |db, at| work::own_page::door(db, at, address))
            .await?
        else {
            return Ok(self.gone());
        };
        let page = self.draw_door(&door, faults, said);
        Ok(if faults.none() {
            page.into_response()
        } else {
            again(page)
        })
    }

    fn draw_door(&self, door: &Door, faults: &Faults, said: Option<&str>) -> Markup {
        let p = self.p;
        let typed = Typed::default();
        let field = faults.field(&typed, "postcode", p.own_page_postcode());
        let content = html! {
            div { h1 { (p.own_page_title()) } p { (p.own_page_door(door.association.as_str())) } }
            @if let Some(said) = said { (ui::notice(Tone::Plain, said)) }
            form.kt-form method="post" action=(path(self.address)) novalidate {
                (faults.summary(p))
                (ui::field(p, &field.hint(p.own_page_postcode_hint()).autocomplete("postal-code")))
                (ui::button(p.own_page_open(), true))
            }
            (call(p, &door.contact))
        };
        let title = if faults.none() {
            p.own_page_title().to_owned()
        } else {
            p.title_with_errors(p.own_page_title())
        };
        self.page(&door.association, &title, content)
    }
}

/// Whom to call, by name.
fn call(p: &Phrases, contact: &Contact) -> Markup {
    html! {
        @match (&contact.phone, contact.name.as_str()) {
            (_, "") => p { (p.own_page_call_us()) },
            (None, name) => p { (p.own_page_call_name(name)) },
            (Some(phone), name) => p { (p.own_page_call(name)) " " (ui::phone(phone)) },
        }
    }
}

impl FromRequestParts<AppState> for Outside {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Response> {
        let Ok(visitor) = Visitor::from_request_parts(parts, state).await;
        let Extension(db) = Extension::<Db>::from_request_parts(parts, state)
            .await
            .map_err(IntoResponse::into_response)?;
        let Path(link) = Path::<String>::from_request_parts(parts, state)
            .await
            .map_err(IntoResponse::into_response)?;
        let address = link.parse().map_err(|_| Problem::NotFound.into_response())?;
        Ok(Self {
            at: At {
                today: state.clock().today(),
                now: state.clock().now().as_microsecond(),
            },
            p: visitor.phrases,
            state: state.clone(),
            db,
            address,
            pass: pass_of(&parts.headers),
        })
    }
}

fn pass_of(headers: &HeaderMap) -> String {
    let lines = headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|v| v.to_str().ok());
    let pairs = lines
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='));
    let mut held = pairs.filter(|(name, _)| *name == COOKIE).map(|(_, value)| value);
    held.next().unwrap_or_default().to_owned()
}

/// Somebody who was let in, with the page as it is now.
struct Inside {
    outside: Outside,
    guest: Guest,
    page: OwnPage,
}

impl Inside {
    fn p(&self) -> &'static Phrases {
        self.outside.p
    }

    fn today(&self) -> Day {
        self.outside.at.today
    }

    /// An id for a form: it follows from the link, what the form is about and the moment.
    fn fresh_id(&self, about: &str) -> Uuid {
        let name = format!("{}:{about}:{}", self.outside.address, self.outside.at.now);
        Uuid::new_v5(&Uuid::NAMESPACE_OID, name.as_bytes())
    }

    fn around(&self, title: &str, faults: &Faults, content: impl Render) -> Markup {
        let title = if faults.none() {
            title.to_owned()
        } else {
            self.p().title_with_errors(title)
        };
        self.outside.page(&self.page.association, &title, content)
    }

    /// Does something as the tenant.
    async fn act<T: Send + 'static>(
        &self,
        act: impl FnOnce(&Db, At, &Guest) -> Result<T, Error> + Send + 'static,
    ) -> Result<Result<T, Refusal>, Problem> {
        let guest = self.guest.clone();
        self.outside.run(move |db, at| act(db, at, &guest)).await
    }

    /// Back home, which says what was just done.
    fn done(&self, what: &str) -> Response {
        Redirect::to(&format!("{}?klaar={what}", path(self.outside.address))).into_response()
    }
}

impl FromRequestParts<AppState> for Inside {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Response> {
        let outside = Outside::from_request_parts(parts, state).await?;
        let guest = Guest {
            address: outside.address,
            pass: outside.pass.clone(),
        };
        let asking = guest.clone();
        let opened = outside
            .run(move |db, at| work::own_page::open(db, at, &asking))
            .await;
        match opened.map_err(IntoResponse::into_response)? {
            Ok(page) => Ok(Self { outside, guest, page }),
            Err(Refusal::PageClosed) => {
                let said = (!outside.pass.is_empty()).then(|| outside.p.own_page_closed());
                let door = outside.door(&Faults::default(), said).await;
                Err(door.unwrap_or_else(IntoResponse::into_response))
            }
            Err(_) => Err(outside.gone()),
        }
    }
}

/// `POST /k/{link}`: the postcode.
async fn enter(
    outside: Outside,
    State(state): State<AppState>,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    let p = outside.p;
    let postcode = typed.get("postcode").to_owned();
    if postcode.is_empty() {
        let faults = Faults::one("postcode", p.own_page_postcode_empty());
        return outside.door(&faults, None).await;
    }
    let address = outside.address;
    match outside
        .run(move |db, at| work::own_page::enter(db, at, address, &postcode))
        .await?
    {
        Ok(pass) => {
            let (home, secure) = (path(address), if state.site().https { "; Secure" } else { "" });
            let cookie =
                format!("{COOKIE}={pass}; Path={home}; Max-Age={KEPT}; HttpOnly; SameSite=Lax{secure}");
            Ok(([(header::SET_COOKIE, cookie)], Redirect::to(&home)).into_response())
        }
        Err(Refusal::WrongPostcode { left }) if left > 0 => {
            let faults = Faults::one("postcode", p.own_page_postcode_wrong(left));
            outside.door(&faults, None).await
        }
        Err(_) => Ok(outside.gone()),
    }
}
