//! Bailiffs and agencies with their registration, and what is in their hands for other programs (VERA `externe-incassos`).

use super::tenancy::form::Typed;
use super::tenancy::sheet::{self, Faults};
use crate::language::Phrases;
use crate::office::Office;
use crate::problem::Problem;
use crate::room::Room;
use crate::ui::{self, Choice, Nav};
use axum::extract::{Form, Path, Query};
use axum::http::{Method, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use domain::external_collection::{BadHandOver, Party, PartyKind, Registration};
use domain::ids::HandOverId;
use domain::signal::Agreement;
use maud::{Markup, html};
use serde::Deserialize;
use work::{Act, Refusal};

/// Where it is.
pub(super) const ADDRESS: &str = "/incassopartijen";

/// The pages, with the acts that open them.
pub(super) fn rooms() -> Vec<Room> {
    const SEE: &[Act] = &[Act::SeeTransfers];
    const KEEP: &[Act] = &[Act::KeepLaw];
    vec![
        Room::new(Method::GET, ADDRESS, SEE, get(show)),
        Room::new(Method::POST, ADDRESS, KEEP, post(keep)),
        Room::new(Method::GET, "/vera/inc/externe-incassos", SEE, get(vera_list)),
        Room::new(
            Method::GET,
            "/vera/inc/externe-incassos/{hand_over}",
            SEE,
            get(vera_one),
        ),
    ]
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
        p { (ui::link("/vera/inc/externe-incassos", p.collectors_vera())) }
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

/// `GET /vera/inc/externe-incassos`
async fn vera_list(office: Office, Query(paged): Query<Paged>) -> Result<Response, Problem> {
    let page = paged.pagina.unwrap_or(1);
    let text = office
        .look(move |db, actor, at| work::external_collection::vera_list(db, actor, at, page))
        .await?;
    Ok(json(text))
}

/// `GET /vera/inc/externe-incassos/{hand_over}`
async fn vera_one(office: Office, Path(hand_over): Path<String>) -> Result<Response, Problem> {
    let id: HandOverId = hand_over.parse().map_err(|_| Problem::NotFound)?;
    let text = office
        .look(move |db, actor, at| work::external_collection::vera_one(db, actor, at, id))
        .await?;
    Ok(json(text))
}
