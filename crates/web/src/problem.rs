//! What a page says when something cannot be done. One vocabulary: a [`Problem`] is a refusal that the user
//! may read; the cause of a failure goes to the log for the operator, never to the screen.

use crate::language::{Language, Phrases};
use crate::ui::{self, Page};
use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use std::fmt::Display;

/// Why a request was not answered as asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// Could not be read (400, 415, 422).
    BadRequest,
    /// No right, or the request came from elsewhere (403).
    Forbidden,
    /// Not there (404, 405).
    NotFound,
    /// Too large (413).
    TooLarge,
    /// Too many requests; try again after so many seconds (429).
    TooMany {
        /// Seconds to wait.
        retry_after: u32,
    },
    /// Our fault (500).
    Failed,
    /// Too busy now (503).
    Unavailable,
}

impl Problem {
    /// A failure: the cause goes to the log, the screen says that it is our fault.
    pub fn failed(cause: &dyn Display) -> Self {
        tracing::error!(%cause, "a request failed");
        Self::Failed
    }

    pub(crate) const fn status(self) -> StatusCode {
        match self {
            Self::BadRequest => StatusCode::BAD_REQUEST,
            Self::Forbidden => StatusCode::FORBIDDEN,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::Failed => StatusCode::INTERNAL_SERVER_ERROR,
            Self::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    /// The problem that a bare status of the framework stands for.
    fn from_status(status: StatusCode) -> Self {
        match status {
            StatusCode::FORBIDDEN => Self::Forbidden,
            StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED => Self::NotFound,
            StatusCode::PAYLOAD_TOO_LARGE => Self::TooLarge,
            StatusCode::TOO_MANY_REQUESTS => Self::TooMany { retry_after: 60 },
            StatusCode::SERVICE_UNAVAILABLE | StatusCode::REQUEST_TIMEOUT => Self::Unavailable,
            status if status.is_client_error() => Self::BadRequest,
            _ => Self::Failed,
        }
    }

    const fn words(self, phrases: &Phrases) -> (&'static str, &'static str) {
        match self {
            Self::BadRequest => (phrases.problem_bad_request_title(), phrases.problem_bad_request()),
            Self::Forbidden => (phrases.problem_forbidden_title(), phrases.problem_forbidden()),
            Self::NotFound => (phrases.problem_not_found_title(), phrases.problem_not_found()),
            Self::TooLarge => (phrases.problem_too_large_title(), phrases.problem_too_large()),
            Self::TooMany { .. } => (phrases.problem_too_many_title(), phrases.problem_too_many()),
            Self::Failed => (phrases.problem_failed_title(), phrases.problem_failed()),
            Self::Unavailable => (phrases.problem_unavailable_title(), phrases.problem_unavailable()),
        }
    }

    /// The page in a language.
    pub fn page(self, phrases: &Phrases, path: &str) -> Markup {
        let (title, words) = self.words(phrases);
        let association = phrases.product_name();
        let page = Page {
            phrases,
            title,
            association,
            nav: None,
            person: None,
            path,
            home: "/",
            practice_day: None,
        };
        page.around(html! {
            h1 { (title) }
            p { (words) }
            p { (ui::link_button("/vandaag", phrases.problem_home())) }
        })
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        let seconds = match self {
            Self::TooMany { retry_after } => Some(retry_after),
            Self::Unavailable => Some(30),
            _ => None,
        };
        if let Some(seconds) = seconds {
            response
                .headers_mut()
                .insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response.extensions_mut().insert(self);
        response
    }
}

/// Gives every refusal its page, also those of the framework (unknown route, form that cannot be read,
/// foreign origin, too large). Pages that a handler made itself stay as they are.
pub(crate) async fn dress(request: Request, next: Next) -> Response {
    let language = Language::of_request(request.headers());
    let path = if request.method() == axum::http::Method::GET {
        request.uri().path().to_owned()
    } else {
        "/".into()
    };
    let response = next.run(request).await;
    let status = response.status();
    if !(status.is_client_error() || status.is_server_error()) || is_page(&response) {
        return response;
    }
    let problem = response
        .extensions()
        .get()
        .copied()
        .unwrap_or_else(|| Problem::from_status(status));
    let (mut parts, _) = response.into_parts();
    parts.headers.remove(header::CONTENT_LENGTH);
    parts.headers.remove(header::CONTENT_TYPE);
    let status = if status == StatusCode::REQUEST_TIMEOUT {
        StatusCode::SERVICE_UNAVAILABLE
    } else {
        parts.status
    };
    (status, parts.headers, problem.page(Phrases::of(language), &path)).into_response()
}

fn is_page(response: &Response) -> bool {
    let media_type = response
        .headers()
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok());
    media_type.is_some_and(|text| text.starts_with("text/html") || text.starts_with("application/"))
}
