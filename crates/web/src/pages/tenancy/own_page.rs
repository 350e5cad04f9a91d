//! The link to the tenant's own page, for the colleague: give one to pass on, see which works, let them stop (S0.20).

use super::sheet::{self, Faults};
use super::{View, tenancy_of};
use crate::office::Office;
use crate::pages::tenancy::form::Typed;
use crate::problem::Problem;
use crate::ui::{self, Tone};
use axum::extract::{Form, Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use domain::ids::PersonId;
use domain::tenancy::Role;
use maud::{Markup, html};
use serde::Deserialize;
use work::Refusal;
use work::case_file::CaseFile;

/// The way there.
pub(super) fn link(view: &View<'_>) -> Markup {
    html! { @if view.sends { p { (ui::link(&address(&view.id.to_string()), view.p.own_page_part())) } } }
}

fn address(tenancy: &str) -> String {
    format!("/huurders/{tenancy}/eigen-pagina")
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Arrived {
    klaar: String,
}

/// `GET …/eigen-pagina`
pub(super) async fn show(
    office: Office,
    Path(tenancy): Path<String>,
    Query(arrived): Query<Arrived>,
) -> Result<Markup, Problem> {
    draw(&office, &tenancy, &arrived.klaar).await
}

async fn draw(office: &Office, tenancy: &str, done: &str) -> Result<Markup, Problem> {
    let file = sheet::file(office, tenancy, "eigen pagina").await?;
    let (p, today, id) = (office.caller.phrases, office.at.today, file.tenancy.id);
    let given = office
        .look(move |db, actor, at| work::own_page::open_links(db, actor, at, id))
        .await?;
    let tenants = tenants(&file, office);
    let name = |person: PersonId| {
        let found = file.people.iter().find(|q| q.id == person);
        found.map(domain::tenancy::Person::full_name).unwrap_or_default()
    };
    let content = html! {
        @match done {
            "ja" => (ui::notice(Tone::Good, p.own_page_part_given())),
            "stop" => (ui::notice(Tone::Good, p.own_page_part_ended())),
            "kan-niet" => (ui::notice(Tone::Attention, p.own_page_part_cannot())),
            _ => {},
        }
        p { (p.own_page_part_lead()) }
        @for link in &given {
            p { (p.own_page_part_open(p.day_seen_from(link.until, today), name(link.person))) " "
                a.utrecht-link href={ "/k/" (link.address) } { "/k/" (link.address) } }
        }
        @for person in &tenants {
            form method="post" action=(address(tenancy)) {
                (ui::hidden("wie", &person.to_string()))
                (ui::button(&p.own_page_part_give(name(*person)), given.is_empty()))
            }
        }
        @if !given.is_empty() {
            form method="post" action={ (address(tenancy)) "/stop" } { (ui::button(p.own_page_part_end(), false)) }
        }
    };
    Ok(sheet::page(
        office,
        &file,
        p.own_page_part(),
        &Faults::default(),
        content,
    ))
}

/// Who rents the home today.
fn tenants(file: &CaseFile, office: &Office) -> Vec<PersonId> {
    let people = super::person::people(file, office.at.today);
    let rents = |role: &Role| matches!(role, Role::Tenant | Role::CoTenant);
    people
        .iter()
        .filter(|(role, _)| rents(role))
        .map(|(_, person)| person.id)
        .collect()
}

/// `POST …/eigen-pagina`
pub(super) async fn give(
    office: Office,
    Path(tenancy): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    let id = tenancy_of(&tenancy)?;
    let person: PersonId = typed.get("wie").parse().map_err(|_| Problem::BadRequest)?;
    let given = office
        .run(move |db, actor, at| work::own_page::give(db, actor, at, id, person))
        .await?;
    let done = match given {
        Ok(_) => "ja",
        Err(Refusal::NoOwnPage) => "kan-niet",
        Err(refusal) => return Err(super::refused(&refusal)),
    };
    Ok(Redirect::to(&format!("{}?klaar={done}", address(&tenancy))).into_response())
}

/// `POST …/eigen-pagina/stop`
pub(super) async fn end(office: Office, Path(tenancy): Path<String>) -> Result<Response, Problem> {
    let id = tenancy_of(&tenancy)?;
    match office
        .run(move |db, actor, at| work::own_page::end(db, actor, at, id))
        .await?
    {
        Ok(()) => Ok(Redirect::to(&format!("{}?klaar=stop", address(&tenancy))).into_response()),
        Err(refusal) => Err(super::refused(&refusal)),
    }
}
