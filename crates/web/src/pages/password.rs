//! Where somebody who came in with a one-time password chooses their own, before anything else.

use crate::door::LONGEST_PASSWORD;
use crate::office::Arrived;
use crate::problem::Problem;
use crate::room::Room;
use crate::session;
use crate::shell::AppState;
use crate::ui::{self, ErrorLine, Field};
use axum::extract::{Form, State};
use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use maud::{Markup, html};
use serde::Deserialize;
use tower_sessions::Session;
use work::Refusal;
use work::login::LEAST_PASSWORD;

/// The page's address.
pub(crate) const CHOOSE_PASSWORD: &str = "/wachtwoord";

/// Opens to everybody who is logged in, also with a one-time password, and so with no act at all.
pub(super) fn rooms() -> Vec<Room> {
    vec![
        Room::open(Method::GET, CHOOSE_PASSWORD, get(show)),
        Room::open(Method::POST, CHOOSE_PASSWORD, post(choose)),
    ]
}

/// `GET /wachtwoord`
async fn show(arrived: Arrived) -> Response {
    if !arrived.0.actor.must_choose_password {
        return Redirect::to("/vandaag").into_response();
    }
    page(&arrived, &[]).into_response()
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Choice {
    nieuw: String,
    nogmaals: String,
}

/// `POST /wachtwoord`
async fn choose(
    State(state): State<AppState>,
    session: Session,
    arrived: Arrived,
    Form(choice): Form<Choice>,
) -> Result<Response, Problem> {
    let office = &arrived.0;
    let phrases = office.caller.phrases;
    let wrong = |field, text: &str| {
        let page = page(&arrived, &[ErrorLine { field, text }]);
        Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
    };
    if choice.nieuw.len() >= LONGEST_PASSWORD {
        return wrong("nieuw", phrases.own_password_long());
    }
    if choice.nieuw.chars().count() >= LEAST_PASSWORD && choice.nieuw != choice.nogmaals {
        return wrong("nogmaals", phrases.own_password_differs());
    }
    let salt = office.chance();
    let chosen =
        office.run(move |db, actor, at| work::login::choose_password(db, actor, at, &choice.nieuw, &salt));
    match chosen.await? {
        Ok(()) => {}
        Err(Refusal::HasOwnPassword) => return Ok(Redirect::to("/vandaag").into_response()),
        Err(Refusal::SamePassword) => return wrong("nieuw", phrases.own_password_same()),
        Err(_) => return wrong("nieuw", &phrases.own_password_short(LEAST_PASSWORD)),
    }
    // All sessions ended with the old password; this one begins anew under another id.
    session::start(&session, &office.caller.actor, state.clock().now()).await?;
    Ok(Redirect::to("/vandaag").into_response())
}

fn page(arrived: &Arrived, errors: &[ErrorLine<'_>]) -> Markup {
    let caller = &arrived.0.caller;
    let phrases = caller.phrases;
    let of = |name: &str| errors.iter().find(|e| e.field == name).map(|e| e.text);
    let title = phrases.own_password_title();
    let tab = if errors.is_empty() {
        title.to_owned()
    } else {
        phrases.title_with_errors(title)
    };
    let hint = phrases.own_password_hint(LEAST_PASSWORD);
    let field = |name, label| {
        Field::text(name, label)
            .kind("password")
            .autocomplete("new-password")
            .error(of(name))
    };
    caller.page(
        &tab,
        None,
        html! {
            h1 { (title) }
            p { (phrases.own_password_lead()) }
            (ui::error_summary(phrases, errors))
            form.kt-form method="post" action=(CHOOSE_PASSWORD) novalidate {
                (ui::field(phrases, &field("nieuw", phrases.own_password_new()).hint(&hint)))
                (ui::field(phrases, &field("nogmaals", phrases.own_password_again())))
                (ui::button(phrases.own_password_button(), true))
            }
        },
    )
}
