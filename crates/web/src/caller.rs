//! Who asks, in which language, on which day: what every page begins with.

use crate::door::Actor;
use crate::language::{Language, Phrases};
use crate::problem::Problem;
use crate::session;
use crate::shell::AppState;
use crate::ui::{NAVIGATION, Nav, Page, Person};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, header};
use axum::response::{IntoResponse, Redirect, Response};
use domain::calendar::Day;
use maud::{Markup, Render};
use std::convert::Infallible;
use tower_sessions::Session;

/// The cookie that holds the chosen language.
pub(crate) const LANGUAGE_COOKIE: &str = "taal";

impl Language {
    /// The language of a request: the one chosen before, else the first the browser asks for that we speak.
    pub(crate) fn of_request(headers: &HeaderMap) -> Self {
        let cookies = headers
            .get_all(header::COOKIE)
            .iter()
            .filter_map(|value| value.to_str().ok());
        let chosen = cookies
            .flat_map(|line| line.split(';'))
            .filter_map(|pair| pair.trim().split_once('='))
            .find(|(name, _)| *name == LANGUAGE_COOKIE)
            .and_then(|(_, tag)| Self::from_tag(tag));
        let accepted = || {
            headers
                .get(header::ACCEPT_LANGUAGE)?
                .to_str()
                .ok()
                .map(Self::from_accepted)
        };
        chosen.or_else(accepted).unwrap_or_default()
    }
}

/// A visitor who need not be logged in: language and path.
#[derive(Clone)]
pub struct Visitor {
    /// Phrases in their language.
    pub phrases: &'static Phrases,
    /// Path of this page.
    pub path: String,
}

impl<S: Sync> FromRequestParts<S> for Visitor {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let phrases = Phrases::of(Language::of_request(&parts.headers));
        // After a POST one comes back to the page it belongs to by its own redirect, not by this path.
        let path = if parts.method == Method::GET {
            parts.uri.path_and_query().map_or("/", |path| path.as_str())
        } else {
            "/"
        };
        Ok(Self {
            phrases,
            path: path.to_owned(),
        })
    }
}

/// Somebody who is logged in. A page that takes a `Caller` cannot be seen by anybody else.
#[derive(Clone)]
pub struct Caller {
    /// Who.
    pub actor: Actor,
    /// Phrases in their language.
    pub phrases: &'static Phrases,
    /// The day it is, for this product.
    pub today: Day,
    /// The day this environment pretends it is.
    practice_day: Option<Day>,
    path: String,
    /// The places of the menu that this person has a use for.
    pub(crate) menu: Vec<Nav>,
}

impl Caller {
    /// The whole page around `content`. `title` is for the browser's tab; the content brings its `h1`.
    pub fn page(&self, title: &str, nav: Option<Nav>, content: impl Render) -> Markup {
        Page {
            phrases: self.phrases,
            title,
            association: &self.actor.association,
            nav,
            person: Some(Person {
                name: &self.actor.name,
                places: &self.menu,
            }),
            path: &self.path,
            home: "/",
            practice_day: self.practice_day,
        }
        .around(content)
    }
}

/// Why there is no caller: not logged in, or the session could not be read.
#[derive(Debug)]
pub enum NotHere {
    /// To the door first; the page asked for comes after.
    LogInFirst(String),
    /// The session could not be read.
    Problem(Problem),
}

impl IntoResponse for NotHere {
    fn into_response(self) -> Response {
        match self {
            Self::LogInFirst(address) => Redirect::to(&address).into_response(),
            Self::Problem(problem) => problem.into_response(),
        }
    }
}

impl FromRequestParts<AppState> for Caller {
    type Rejection = NotHere;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, NotHere> {
        let Ok(visitor) = Visitor::from_request_parts(parts, state).await;
        let session = Session::from_request_parts(parts, state)
            .await
            .map_err(|(_, cause)| NotHere::Problem(Problem::failed(&cause)))?;
        let now = state.clock().now();
        let actor = session::actor(&session, state.site().lifetime, now)
            .await
            .map_err(NotHere::Problem)?
            .ok_or_else(|| NotHere::LogInFirst(crate::door::address_for(&visitor.path)))?;
        // What the role may do is known to pages over real data; they leave out what has no use.
        let menu = NAVIGATION.iter().map(|(nav, _)| *nav).collect();
        Ok(Self {
            menu,
            actor,
            phrases: visitor.phrases,
            today: state.clock().today(),
            practice_day: state.clock().practice_day(),
            path: visitor.path,
        })
    }
}
