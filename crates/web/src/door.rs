//! Logging in and out, and choosing a language.

use crate::address::encoded;
use crate::caller::{LANGUAGE_COOKIE, Visitor};
use crate::language::{Language, Phrases};
use crate::problem::Problem;
use crate::room::Room;
use crate::session;
use crate::shell::AppState;
use crate::ui::{self, ErrorLine, Field, Page, Tone};
use axum::Form;
use axum::extract::{ConnectInfo, FromRequestParts, Query, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use domain::ids::{OrgNo, UserId};
use jiff::Timestamp;
use maud::{Markup, html};
use serde::Deserialize;
use std::convert::Infallible;
use std::net::{IpAddr, SocketAddr};
use tower_sessions::Session;

/// Somebody who works with the product, as the session remembers them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// Their association.
    pub org: OrgNo,
    /// Their id.
    pub user: UserId,
    /// Name of their association, as it stands on the page.
    pub association: String,
    /// Their own name.
    pub name: String,
    /// Codes of their roles. What a role may do is decided in `work`, not here.
    pub roles: Vec<String>,
}

/// Why somebody is not let in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Name and password do not belong together, or the association is unknown: never said which.
    Wrong,
    /// Too many attempts; the next one counts after so many seconds.
    TooMany {
        /// Seconds to wait.
        retry_after: u32,
    },
    /// Could not be checked; the cause is for the operator.
    Failed(String),
}

/// Checks a password, and counts attempts. Synchronous and slow on purpose; called through its own crossing.
pub trait Doorkeeper: Send + Sync + 'static {
    /// Lets somebody in, or says why not. `address` is where the attempt comes from, when known.
    fn log_in(
        &self,
        association: &str,
        login: &str,
        password: &str,
        address: Option<IpAddr>,
        now: Timestamp,
    ) -> Result<Actor, Refusal>;
}

/// A password of this length or more is not hashed: argon2 would have to read all of it.
pub(crate) const LONGEST_PASSWORD: usize = 1024;

/// The door stands open: who is not in yet must be able to reach it.
pub(crate) fn rooms() -> Vec<Room> {
    vec![
        Room::open(Method::GET, "/inloggen", get(show)),
        Room::open(Method::POST, "/inloggen", post(log_in)),
        Room::open(Method::POST, "/uitloggen", post(log_out)),
        Room::open(Method::POST, "/taal", post(choose_language)),
    ]
}

/// The address of the log-in page that leads on to `path`.
pub(crate) fn address_for(path: &str) -> String {
    match inside(path) {
        Some("/") | None => "/inloggen".to_owned(),
        Some(path) => format!("/inloggen?naar={}", encoded(path)),
    }
}

/// A path on this server, or nothing: nobody is sent elsewhere through us.
fn inside(path: &str) -> Option<&str> {
    let plain = path.bytes().all(|b| b.is_ascii_graphic() && b != b'\\');
    (path.starts_with('/') && !path.starts_with("//") && plain && path.len() < 500).then_some(path)
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Onward {
    naar: String,
    uit: Option<String>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Attempt {
    organisatie: String,
    naam: String,
    wachtwoord: String,
    naar: String,
}

/// Where a request comes from.
struct Address(Option<IpAddr>);

impl FromRequestParts<AppState> for Address {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Infallible> {
        if state.site().behind_proxy {
            // The last entry is what our own proxy saw; the ones before it can be made up.
            let forwarded = parts.headers.get_all("x-forwarded-for").iter().next_back();
            let last =
                forwarded.and_then(|value| value.to_str().ok()?.rsplit(',').next()?.trim().parse().ok());
            return Ok(Self(last));
        }
        Ok(Self(
            parts
                .extensions
                .get::<ConnectInfo<SocketAddr>>()
                .map(|info| info.0.ip()),
        ))
    }
}

async fn show(State(state): State<AppState>, visitor: Visitor, Query(onward): Query<Onward>) -> Markup {
    let attempt = Attempt {
        naar: onward.naar,
        ..Attempt::default()
    };
    let said = onward
        .uit
        .is_some()
        .then(|| visitor.phrases.logged_out().to_owned());
    page(
        &state,
        visitor.phrases,
        &attempt,
        &[],
        said.map(|text| (Tone::Good, text)).as_ref(),
    )
}

async fn log_in(
    State(state): State<AppState>,
    session: Session,
    visitor: Visitor,
    Address(address): Address,
    Form(attempt): Form<Attempt>,
) -> Result<Response, Problem> {
    let phrases = visitor.phrases;
    let association = state
        .site()
        .association
        .as_ref()
        .map_or(&attempt.organisatie, |(code, _)| code)
        .clone();
    let errors = empty_fields(phrases, &attempt, &association);
    if !errors.is_empty() {
        let page = page(&state, phrases, &attempt, &errors, None);
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    let now = state.clock().now();
    let refused = match check(&state, association, &attempt, address, now).await? {
        Ok(actor) => {
            session::start(&session, &actor, now).await?;
            return Ok(Redirect::to(inside(&attempt.naar).unwrap_or("/vandaag")).into_response());
        }
        Err(refused) => refused,
    };
    match refused {
        Refusal::Wrong => {
            let said = Some((Tone::Wrong, phrases.log_in_wrong().to_owned()));
            Ok((
                StatusCode::UNAUTHORIZED,
                page(&state, phrases, &attempt, &[], said.as_ref()),
            )
                .into_response())
        }
        Refusal::TooMany { retry_after } => {
            let said = Some((
                Tone::Attention,
                phrases.log_in_too_many(retry_after.div_ceil(60).max(1)),
            ));
            let headers = [(header::RETRY_AFTER, retry_after.to_string())];
            let page = page(&state, phrases, &attempt, &[], said.as_ref());
            Ok((StatusCode::TOO_MANY_REQUESTS, headers, page).into_response())
        }
        Refusal::Failed(cause) => Err(Problem::failed(&cause)),
    }
}

async fn check(
    state: &AppState,
    association: String,
    attempt: &Attempt,
    address: Option<IpAddr>,
    now: Timestamp,
) -> Result<Result<Actor, Refusal>, Problem> {
    if attempt.wachtwoord.len() >= LONGEST_PASSWORD || attempt.naam.len() >= LONGEST_PASSWORD {
        return Ok(Err(Refusal::Wrong));
    }
    let doorkeeper = state.doorkeeper();
    let (login, password) = (attempt.naam.trim().to_owned(), attempt.wachtwoord.clone());
    state
        .doors()
        .run(move || doorkeeper.log_in(association.trim(), &login, &password, address, now))
        .await
}

fn empty_fields(phrases: &Phrases, attempt: &Attempt, association: &str) -> Vec<ErrorLine<'static>> {
    let asked = [
        ("organisatie", association, phrases.log_in_empty_association()),
        ("naam", &attempt.naam, phrases.log_in_empty_name()),
        ("wachtwoord", &attempt.wachtwoord, phrases.log_in_empty_password()),
    ];
    let empty = asked.into_iter().filter(|(_, value, _)| value.trim().is_empty());
    empty.map(|(field, _, text)| ErrorLine { field, text }).collect()
}

fn page(
    state: &AppState,
    phrases: &Phrases,
    attempt: &Attempt,
    errors: &[ErrorLine<'_>],
    said: Option<&(Tone, String)>,
) -> Markup {
    let of = |name: &str| {
        errors
            .iter()
            .find(|error| error.field == name)
            .map(|error| error.text)
    };
    let single = state.site().association.as_ref();
    let heading = phrases.log_in_title();
    let wrong = !errors.is_empty() || matches!(said, Some((Tone::Wrong | Tone::Attention, _)));
    let tab = if wrong {
        phrases.title_with_errors(heading)
    } else {
        heading.to_owned()
    };
    let frame = Page {
        phrases,
        title: &tab,
        association: single.map_or(phrases.product_name(), |(_, name)| name),
        nav: None,
        person: None,
        path: "/inloggen",
        home: "/",
        practice_day: state.clock().practice_day(),
    };
    frame.around(html! {
        h1 { (heading) }
        p { (phrases.log_in_lead()) }
        (ui::error_summary(phrases, errors))
        @if let Some((tone, text)) = said { (ui::notice(*tone, text)) }
        form.kt-form method="post" action="/inloggen" novalidate {
            @if single.is_none() {
                (ui::field(phrases, &Field::text("organisatie", phrases.log_in_association())
                    .value(&attempt.organisatie).error(of("organisatie")).autocomplete("organization")))
            }
            (ui::field(phrases, &Field::text("naam", phrases.log_in_name())
                .value(&attempt.naam).error(of("naam")).autocomplete("username")))
            (ui::field(phrases, &Field::text("wachtwoord", phrases.log_in_password())
                .kind("password").error(of("wachtwoord")).autocomplete("current-password")))
            (ui::hidden("naar", inside(&attempt.naar).unwrap_or("")))
            (ui::button(phrases.log_in_button(), true))
        }
        p.kt-quiet { (phrases.log_in_forgotten()) }
    })
}

async fn log_out(session: Session) -> Result<Redirect, Problem> {
    session.flush().await.map_err(|error| Problem::failed(&error))?;
    Ok(Redirect::to("/inloggen?uit=1"))
}

#[derive(Deserialize)]
struct Choice {
    taal: String,
    #[serde(default)]
    naar: String,
}

async fn choose_language(
    State(state): State<AppState>,
    Form(choice): Form<Choice>,
) -> Result<Response, Problem> {
    let language = Language::from_tag(&choice.taal).ok_or(Problem::BadRequest)?;
    let secure = if state.site().https { "; Secure" } else { "" };
    let cookie = format!(
        "{LANGUAGE_COOKIE}={}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly{secure}",
        language.tag()
    );
    let mut headers = HeaderMap::new();
    headers.insert(
        header::SET_COOKIE,
        cookie.parse().map_err(|error| Problem::failed(&error))?,
    );
    Ok((headers, Redirect::to(inside(&choice.naar).unwrap_or("/"))).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_sent_to_another_site() {
        for path in [
            "//evil.example",
            "https://evil.example",
            "/\\evil.example",
            "",
            "vandaag",
            "/a b",
            "/a\r\nx: y",
        ] {
            assert_eq!(inside(path), None, "{path}");
        }
        assert_eq!(inside("/huurder/1?x=2"), Some("/huurder/1?x=2"));
        assert_eq!(
            address_for("/zoeken?q=de+Wit&p=2"),
            "/inloggen?naar=/zoeken%3Fq%3Dde%2BWit%26p%3D2"
        );
    }
}
