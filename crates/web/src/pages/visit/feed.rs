//! A feed for the worker's own calendar: day and time, nothing about anybody.

use crate::caller::Visitor;
use crate::office::Office;
use crate::problem::Problem;
use crate::shell::AppState;
use crate::ui::{self, Nav};
use axum::Extension;
use axum::extract::{Path, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use domain::ids::OrgNo;
use maud::{Markup, html};
use work::visit::feed::Words;
use work::{At, Db};

/// `POST /bezoeken/agenda`: gives one's feed an address and shows it, once.
pub(super) async fn begin(office: Office) -> Result<Markup, Problem> {
    let chance = office.chance();
    let secret = office
        .look(move |db, actor, at| work::visit::feed::begin(db, actor, at, chance))
        .await?;
    let p = office.caller.phrases;
    let address = format!("/agenda/{}-{secret}.ics", office.actor.org.0);
    let content = html! {
        h1 { (p.visits_feed()) }
        p { (p.visits_feed_made()) }
        p { code { (address) } }
        p { (p.visits_feed_lead()) }
        p { (ui::link("/bezoeken", p.visits_title())) }
    };
    Ok(office.caller.page(p.visits_feed(), Some(Nav::Visits), content))
}

/// `POST /bezoeken/agenda/weg`: the address answers nobody any more.
pub(super) async fn end(office: Office) -> Result<Redirect, Problem> {
    office.look(work::visit::feed::end).await?;
    Ok(Redirect::to("/bezoeken?klaar=agenda-weg"))
}

/// `GET /agenda/{org}-{secret}.ics`: calendars cannot log in, so the address is the secret.
pub(super) async fn read(
    State(state): State<AppState>,
    Extension(db): Extension<Db>,
    visitor: Visitor,
    Path(address): Path<String>,
) -> Result<Response, Problem> {
    let parts = address
        .strip_suffix(".ics")
        .and_then(|name| name.split_once('-'))
        .and_then(|(org, secret)| Some((OrgNo(org.parse().ok()?), secret.to_owned())));
    let Some((org, secret)) = parts else {
        return Ok(StatusCode::NOT_FOUND.into_response());
    };
    let at = At {
        today: state.clock().today(),
        now: state.clock().now().as_microsecond(),
    };
    let p = visitor.phrases;
    let words = Words {
        calendar: p.visits_feed_calendar(),
        visit: p.visits_feed_visit(),
    };
    let found = state
        .pages()
        .run(move || work::visit::feed::read(&db, org, &secret, at, words))
        .await?;
    match found {
        Ok(Some(text)) => {
            let kind = HeaderValue::from_static("text/calendar; charset=utf-8");
            Ok(([(header::CONTENT_TYPE, kind)], text).into_response())
        }
        Ok(None) => Ok(StatusCode::NOT_FOUND.into_response()),
        Err(error) => Err(Problem::failed(&error)),
    }
}
