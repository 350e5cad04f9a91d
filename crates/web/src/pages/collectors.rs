//! Bailiffs and agencies with their registration, and what is in their hands for other programs (VERA `externe-incassos`).

use super::tenancy::form::Typed;
use super::tenancy::sheet::{self, Faults};
use crate::download;
use crate::language::Phrases;
use crate::office::Office;
use crate::problem::Problem;
use crate::program::Reader;
use crate::room::Room;
use crate::shell::AppState;
use crate::ui::{self, Choice, Nav};
use axum::extract::rejection::QueryRejection;
use axum::extract::{Form, Path, Query};
use axum::http::{HeaderMap, HeaderValue, Method, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{MethodRouter, get, post};
use domain::external_collection::{BadHandOver, Party, PartyKind, Registration};
use domain::ids::HandOverId;
use domain::signal::Agreement;
use maud::{Markup, html};
use serde::Deserialize;
use work::external_collection::Listed;
use work::program::Resource;
use work::{Act, Actor, Db, Refusal};

/// Where it is.
pub(super) const ADDRESS: &str = "/incassopartijen";

/// The pages, with the acts that open them.
pub(super) fn rooms() -> Vec<Room> {
    const SEE: &[Act] = &[Act::SeeTransfers];
    const KEEP: &[Act] = &[Act::KeepLaw];
    vec![
        Room::new(Method::GET, ADDRESS, SEE, get(show)),
        Room::new(Method::POST, ADDRESS, KEEP, post(keep)),
        Room::new(
            Method::GET,
            "/incassopartijen/externe-incassos.json",
            SEE,
            get(vera_file),
        ),
        Room::open(Method::GET, "/vera/inc/ping", get(|| async { "ok\n" })),
        told(LIST, get(vera_list)),
        told("/vera/inc/externe-incassos/{hand_over}", get(vera_one)),
    ]
}

/// Where other programs read what is in the hands of somebody.
const LIST: &str = "/vera/inc/externe-incassos";

/// What a person who may see it reads, and a program with a key for it.
fn told(path: &'static str, handler: MethodRouter<AppState>) -> Room {
    Room::new(Method::GET, path, &[Act::SeeTransfers], handler).for_programs(Resource::ExternalCollections)
}

#[derive(Default, Deserialize)]
struct Asked {
    #[serde(default)]
    code: String,
}

/// `GET /incassopartijen`
async fn show(office: Office, Query(asked): Query<Asked>) -> Result<Markup, Problem> {
    let parties = parties(&office).await?;
    let mut typed = Typed::default();
    typed.set("versie", "0");
    if !asked.code.is_empty() {
        let held = parties
            .iter()
            .find(|c| c.code == asked.code)
            .ok_or(Problem::NotFound)?;
        typed.set("versie", &held.version.to_string());
        typed.set("code", &held.code);
        typed.set("naam", &held.name);
        typed.set("soort", held.kind.code());
        if let Some(r) = &held.registration {
            typed.set("nummer", &r.number);
            typed.set("vanaf", &r.from.to_string());
            typed.set("tot", &r.until.map(|d| d.to_string()).unwrap_or_default());
        }
    }
    Ok(draw(&office, &parties, &typed, &Faults::default()))
}

async fn parties(office: &Office) -> Result<Vec<Party>, Problem> {
    office
        .look(|db, actor, _| work::external_collection::parties(db, actor))
        .await
}

fn draw(office: &Office, parties: &[Party], typed: &Typed, faults: &Faults) -> Markup {
    let p = office.caller.phrases;
    let keeps = office.actor.may(Act::KeepLaw).is_ok();
    let title = p.collectors_title();
    let tab = if faults.none() {
        title.to_owned()
    } else {
        p.title_with_errors(title)
    };
    office.caller.page(&tab, Some(Nav::Today), html! {
        h1 { (title) }
        (faults.summary(p))
        p { (p.collectors_lead()) }
        @if parties.is_empty() { p { (p.collectors_none()) } }
        ul.kt-agreements { @for party in parties { li {
            p { strong { (party.name) } ", " (p.collector_kind(party.kind.code())) }
            p.kt-quiet { (registered(p, party)) }
            @if keeps {
                p { (ui::link(&format!("/incassopartijen?code={}", party.code), p.collectors_change(party.name.as_str()))) }
            }
        } } }
        @if keeps { (form(p, typed, faults)) }
        (ui::section("programmas", p.collectors_programs(), html! {
            p { (p.collectors_programs_words()) }
            p { (ui::link("/incassopartijen/externe-incassos.json", p.collectors_file())) }
            p { (ui::link(LIST, p.collectors_vera())) }
            @if office.actor.may(Act::ManageStaff).is_ok() {
                p { (ui::link(super::programs::ADDRESS, p.programs_title())) }
            }
        }))
    })
}

fn registered(p: &Phrases, party: &Party) -> String {
    match (&party.registration, party.kind) {
        (Some(r), _) => match r.until {
            Some(until) => {
                p.collectors_registered_until(p.day_numbers(r.from), r.number.as_str(), p.day_numbers(until))
            }
            None => p.collectors_registered(p.day_numbers(r.from), r.number.as_str()),
        },
        (None, PartyKind::Bailiff) => p.collectors_exempt().to_owned(),
        (None, PartyKind::Agency) => p.collectors_unregistered().to_owned(),
    }
}

fn form(p: &Phrases, typed: &Typed, faults: &Faults) -> Markup {
    let labels: Vec<String> = PartyKind::ALL
        .iter()
        .map(|k| p.collector_kind(k.code()))
        .collect();
    let tiles: Vec<Choice<'_>> = PartyKind::ALL
        .iter()
        .zip(&labels)
        .map(|(kind, label)| Choice::plain(kind.code(), label))
        .collect();
    let field = |name, label| faults.field(typed, name, label);
    ui::section(
        "partij",
        p.collectors_form(),
        html! {
            form.kt-form method="post" action=(ADDRESS) novalidate {
                (ui::hidden("versie", typed.get("versie")))
                (ui::hidden("code", typed.get("code")))
                (ui::field(p, &field("naam", p.collectors_field_name())))
                (ui::choice(p, &field("soort", p.collectors_field_kind()), &tiles))
                (ui::field(p, &field("nummer", p.collectors_field_number()).optional().hint(p.collectors_field_number_hint())))
                (ui::field(p, &field("vanaf", p.collectors_field_from()).kind("date").optional()))
                (ui::field(p, &field("tot", p.collectors_field_until()).kind("date").optional()))
                (ui::button(p.contracts_button(), true))
            }
        },
    )
}

/// `POST /incassopartijen`
async fn keep(office: Office, Form(typed): Form<Typed>) -> Result<Response, Problem> {
    let (p, today) = (office.caller.phrases, office.at.today);
    let seen: i32 = typed.get("versie").parse().map_err(|_| Problem::BadRequest)?;
    let mut faults = Faults::default();
    let (from, until) = (
        faults.day(p, &typed, "vanaf", today),
        faults.day(p, &typed, "tot", today),
    );
    let kind = PartyKind::from_code(typed.get("soort"));
    if kind.is_none() {
        faults.add("soort", p.collectors_error_kind());
    }
    let number = typed.get("nummer");
    if from.is_none() && !number.is_empty() && faults.of("vanaf").is_none() {
        faults.add("vanaf", p.collectors_error_register());
    }
    let Some(kind) = kind.filter(|_| faults.none()) else {
        let parties = parties(&office).await?;
        return Ok(sheet::again(draw(&office, &parties, &typed, &faults)));
    };
    let code = match typed.get("code") {
        "" => Agreement::code_of(typed.get("naam")),
        held => held.to_owned(),
    };
    let new = Party {
        code,
        version: 0,
        name: typed.get("naam").to_owned(),
        kind,
        registration: from.map(|from| Registration {
            number: number.to_owned(),
            from,
            until,
        }),
    };
    let kept =
        office.run(move |db, actor, at| work::external_collection::write_party(db, actor, at, &new, seen));
    let faults = match kept.await? {
        Ok(()) => return Ok(Redirect::to(ADDRESS).into_response()),
        Err(Refusal::HandOver(BadHandOver::NoName)) => Faults::one("naam", p.contracts_error_name()),
        Err(Refusal::HandOver(BadHandOver::Registration)) => {
            Faults::one("nummer", p.collectors_error_register())
        }
        Err(Refusal::HoldsBsn(_)) => Faults::one("naam", p.record_bsn()),
        Err(Refusal::TooLong(_)) => Faults::one("naam", p.record_too_long()),
        Err(Refusal::ChangedMeanwhile) => Faults::one("naam", p.sheet_error_changed()),
        Err(Refusal::NotAllowed(_)) => return Err(Problem::Forbidden),
        Err(_) => return Err(Problem::BadRequest),
    };
    let parties = parties(&office).await?;
    Ok(sheet::again(draw(&office, &parties, &typed, &faults)))
}

#[derive(Default, Deserialize)]
struct Paged {
    #[serde(default)]
    pagina: Option<usize>,
}

fn json(text: String) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "application/json"),
        (header::CACHE_CONTROL, "no-store"),
    ];
    (headers, text).into_response()
}

/// How many cases a program wants on a page.
const SIZE: &str = "x-parameters-aantalperpagina";

/// `GET /vera/inc/externe-incassos`: a page of the list, with how many there are in all.
async fn vera_list(
    reader: Reader,
    paged: Result<Query<Paged>, QueryRejection>,
    headers: HeaderMap,
) -> Response {
    let Ok(Query(paged)) = paged else {
        return reader.told(Problem::BadRequest);
    };
    let size = headers.get(SIZE).and_then(|v| v.to_str().ok()?.parse().ok());
    let read = move |db: &Db, actor: &Actor, at| {
        work::external_collection::vera_list(db, actor, at, (paged.pagina, size))
    };
    let draw = |listed: Listed| {
        let counts = [
            ("x-parameters-aantal", listed.total),
            (SIZE, listed.size),
            ("x-parameters-pagina", listed.page),
        ];
        let mut response = json(listed.text);
        for (name, count) in counts {
            response.headers_mut().insert(name, HeaderValue::from(count));
        }
        response
    };
    reader.answer(read, draw).await
}

/// `GET /vera/inc/externe-incassos/{hand_over}`
async fn vera_one(reader: Reader, Path(hand_over): Path<String>) -> Response {
    let Ok(id) = hand_over.parse::<HandOverId>() else {
        return reader.told(Problem::NotFound);
    };
    let read = move |db: &Db, actor: &Actor, at| work::external_collection::vera_one(db, actor, at, id);
    reader.answer(read, json).await
}

/// `GET /incassopartijen/externe-incassos.json`: all of it as a file, for who brings it elsewhere by hand.
async fn vera_file(office: Office) -> Result<Response, Problem> {
    let text = office.look(work::external_collection::vera_file).await?;
    Ok(download::file("application/json", "externe-incassos.json", text))
}
