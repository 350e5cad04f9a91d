//! Other programs of the association: they send a key of their own with each request instead of logging in (VERA 4.3,
//! `ApiKeyAuth`). The same pages open to people who are logged in and may see them.

use crate::office::{self, Office};
use crate::problem::Problem;
use crate::shell::AppState;
use axum::Extension;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderName, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::json;
use work::program::Resource;
use work::{Actor, At, Db, Error};

/// Where a program sends its key.
const KEY: HeaderName = HeaderName::from_static("x-api-key");

/// What a key can open of a page, where [`Reader`] finds it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ForPrograms(pub Resource);

/// Who reads: a program with its key, or somebody who is logged in.
pub(crate) struct Reader {
    db: Db,
    actor: Actor,
    at: At,
    state: AppState,
    /// A program is told in JSON what went wrong, a person on a page.
    program: bool,
}

impl Reader {
    /// Reads, and answers with what `act` makes of it.
    pub(crate) async fn answer<T: Send + 'static>(
        &self,
        act: impl FnOnce(&Db, &Actor, At) -> Result<T, Error> + Send + 'static,
        draw: impl FnOnce(T) -> Response,
    ) -> Response {
        let (db, actor, at) = (self.db.clone(), self.actor.clone(), self.at);
        match office::look(&self.state, db, actor, at, act).await {
            Ok(found) => draw(found),
            Err(problem) => self.told(problem),
        }
    }

    /// What went wrong, as the one who asks can read it.
    pub(crate) fn told(&self, problem: Problem) -> Response {
        if self.program {
            return fault(problem.status());
        }
        problem.into_response()
    }
}

/// A fault as the standard has it (`Foutbericht`), in the language of the standard.
fn fault(status: StatusCode) -> Response {
    let words = match status {
        StatusCode::UNAUTHORIZED => {
            "De sleutel in X-API-KEY ontbreekt, is ingetrokken of is niet voor dit gegeven. Vraag de functioneel beheerder om een nieuwe."
        }
        StatusCode::NOT_FOUND => "Dit is er niet.",
        status if status.is_client_error() => "De vraag is niet te lezen. Kijk het adres na.",
        _ => "Het lukt nu niet. Probeer het later opnieuw.",
    };
    let body = json!({"code": status.as_str(), "omschrijving": words}).to_string();
    let headers = [
        (header::CONTENT_TYPE, "application/json"),
        (header::CACHE_CONTROL, "no-store"),
    ];
    (status, headers, body).into_response()
}

/// Whether a browser asks, for somebody to look at.
fn is_browser(parts: &Parts) -> bool {
    let accepts = parts.headers.get(header::ACCEPT).and_then(|v| v.to_str().ok());
    accepts.is_some_and(|kinds| kinds.contains("text/html"))
}

impl FromRequestParts<AppState> for Reader {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Response> {
        let Some(key) = parts.headers.get(KEY) else {
            return person(parts, state).await;
        };
        let key = key.to_str().unwrap_or_default().to_owned();
        let Some(ForPrograms(resource)) = parts.extensions.get().copied() else {
            return Err(fault(StatusCode::UNAUTHORIZED));
        };
        let Extension(db) = Extension::<Db>::from_request_parts(parts, state)
            .await
            .map_err(IntoResponse::into_response)?;
        let reading = db.clone();
        let found = state
            .pages()
            .run(move || work::program::actor_of(&reading, &key, resource))
            .await;
        let actor = match found.map_err(|problem| fault(problem.status()))? {
            Ok(Some(actor)) => actor,
            Ok(None) => return Err(fault(StatusCode::UNAUTHORIZED)),
            Err(error) => return Err(fault(Problem::failed(&error).status())),
        };
        let at = At {
            today: state.clock().today(),
            now: state.clock().now().as_microsecond(),
        };
        Ok(Self {
            db,
            actor,
            at,
            state: state.clone(),
            program: true,
        })
    }
}

/// Somebody who is logged in. A program that forgot its key is told so; a browser goes to the door.
async fn person(parts: &mut Parts, state: &AppState) -> Result<Reader, Response> {
    let browser = is_browser(parts);
    let office = Office::from_request_parts(parts, state)
        .await
        .map_err(|refused| {
            if refused.status().is_redirection() && !browser {
                return fault(StatusCode::UNAUTHORIZED);
            }
            refused
        })?;
    Ok(Reader {
        db: office.db,
        actor: office.actor,
        at: office.at,
        state: state.clone(),
        program: false,
    })
}
