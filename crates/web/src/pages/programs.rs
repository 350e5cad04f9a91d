//! Keys for other programs of the association: made for one resource, shown once, and ended.

use super::tenancy::form::{Typed, fresh_id};
use super::tenancy::sheet::{self, Faults};
use crate::office::Office;
use crate::problem::Problem;
use crate::room::Room;
use crate::ui::{self, Nav, Tone};
use axum::extract::{Form, Path};
use axum::http::Method;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use domain::ids::ProgramKeyId;
use maud::{Markup, html};
use work::program::{Held, Resource};
use work::{Act, Refusal};

/// Where they are.
pub(super) const ADDRESS: &str = "/beheer/programmas";

/// The pages, with the act that opens them.
pub(super) fn rooms() -> Vec<Room> {
    const MANAGE: &[Act] = &[Act::ManageStaff];
    let room = |method, path, handler| Room::new(method, path, MANAGE, handler);
    vec![
        room(Method::GET, ADDRESS, get(show)),
        room(Method::POST, ADDRESS, post(make)),
        room(
            Method::POST,
            "/beheer/programmas/{program_key}/einde",
            post(revoke),
        ),
    ]
}

/// `GET /beheer/programmas`
async fn show(office: Office) -> Result<Markup, Problem> {
    let mut typed = Typed::default();
    typed.set("id", &fresh_id(&office, "sleutel").to_string());
    draw(&office, &typed, &Faults::default()).await
}

async fn draw(office: &Office, typed: &Typed, faults: &Faults) -> Result<Markup, Problem> {
    let keys = office.look(|db, actor, _| work::program::list(db, actor)).await?;
    let p = office.caller.phrases;
    let title = p.programs_title();
    let tab = if faults.none() {
        title.to_owned()
    } else {
        p.title_with_errors(title)
    };
    let named: Vec<(&str, String)> = Resource::ALL
        .iter()
        .map(|r| (r.code(), p.programs_resource(r.code())))
        .collect();
    let tiles = ui::tiles(&named);
    Ok(office.caller.page(&tab, Some(Nav::Admin), html! {
        p { (ui::link("/beheer", p.staff_to_settings())) }
        h1 { (title) }
        (faults.summary(p))
        p { (p.programs_lead()) }
        @if keys.is_empty() { p { (p.programs_none()) } }
        ul.kt-agreements { @for key in &keys { (line(office, key)) } }
        (ui::section("nieuw", p.programs_new(), html! {
            form.kt-form method="post" action=(ADDRESS) novalidate {
                (ui::hidden("id", typed.get("id")))
                (ui::field(p, &faults.field(typed, "naam", p.programs_field_name()).hint(p.programs_field_name_hint())))
                (ui::choice(p, &faults.field(typed, "gegeven", p.programs_field_resource()), &tiles))
                (ui::button(p.programs_make(), true))
            }
        }))
    }))
}

/// A key: for what, since when, and the way to end it.
fn line(office: &Office, key: &Held) -> Markup {
    let p = office.caller.phrases;
    let opens = p.programs_resource(key.resource.map_or("", Resource::code));
    html! { li {
        p { strong { bdi { (key.name) } } ", " (p.programs_reads(opens)) }
        p.kt-quiet {
            @match key.ended_on {
                Some(on) => (p.programs_ended(p.day_and_year(on), p.day_and_year(key.made_on))),
                None => (p.programs_since(p.day_and_year(key.made_on))),
            }
        }
        @if key.ended_on.is_none() {
            form method="post" action={ (ADDRESS) "/" (key.id) "/einde" } {
                (ui::button(&p.programs_end(key.name.as_str()), false))
            }
        }
    } }
}

/// `POST /beheer/programmas`: the answer itself shows the key, because it is kept nowhere to be shown later.
async fn make(office: Office, Form(typed): Form<Typed>) -> Result<Response, Problem> {
    let p = office.caller.phrases;
    let id: ProgramKeyId = typed.get("id").parse().map_err(|_| Problem::BadRequest)?;
    let Some(resource) = Resource::from_code(typed.get("gegeven")) else {
        let faults = Faults::one("gegeven", p.programs_error_resource());
        return Ok(sheet::again(draw(&office, &typed, &faults).await?));
    };
    let (name, chance) = (typed.get("naam").to_owned(), office.chance());
    let made =
        office.run(move |db, actor, at| work::program::make(db, actor, at, (id, &name, resource), chance));
    let text = match made.await? {
        Ok(key) => return Ok(shown(&office, typed.get("naam"), &key).into_response()),
        // The form came twice: the list shows the key that it made.
        Err(Refusal::KeyShown) => return Ok(Redirect::to(ADDRESS).into_response()),
        Err(Refusal::Missing(_)) => p.programs_error_name(),
        Err(Refusal::TooLong(_)) => p.record_too_long(),
        Err(Refusal::HoldsBsn(_)) => p.record_bsn(),
        Err(Refusal::NotAllowed(_)) => return Err(Problem::Forbidden),
        Err(_) => return Err(Problem::BadRequest),
    };
    let faults = Faults::one("naam", text);
    Ok(sheet::again(draw(&office, &typed, &faults).await?))
}

fn shown(office: &Office, name: &str, key: &str) -> Markup {
    let p = office.caller.phrases;
    let title = p.programs_made(name);
    office.caller.page(
        &title,
        Some(Nav::Admin),
        html! {
            h1 { (title) }
            (ui::notice(Tone::Attention, html! { p { (p.programs_once()) } }))
            (ui::facts(&[(p.programs_key(), html! { code.kt-secret { (key) } })]))
            p { (p.programs_how()) }
            p { (ui::link(ADDRESS, p.programs_title())) }
        },
    )
}

/// `POST /beheer/programmas/{program_key}/einde`
async fn revoke(office: Office, Path(key): Path<String>) -> Result<Redirect, Problem> {
    let id: ProgramKeyId = key.parse().map_err(|_| Problem::NotFound)?;
    office
        .look(move |db, actor, at| work::program::revoke(db, actor, at, id))
        .await?;
    Ok(Redirect::to(ADDRESS))
}
