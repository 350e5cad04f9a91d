//! What is for a colleague alone: cards put away for good (S1.12, S3.11), and looking back after a visit in two open questions (S0.3).

use crate::office::Office;
use crate::pages::tenancy::form::{Typed, fresh_id};
use crate::pages::tenancy::sheet::{Faults, again};
use crate::problem::Problem;
use crate::ui::{self, Nav};
use axum::extract::Form;
use axum::response::{IntoResponse, Redirect, Response};
use domain::ids::ReflectionId;
use domain::own_room::Prompt;
use maud::{Markup, html};
use work::Refusal;

const HERE: &str = "/bezoeken/terugblik";

/// `POST /bezoeken/kaarten`: one card away for good, or all of them back. It says nothing of a visit.
pub(super) async fn cards(office: Office, Form(typed): Form<Typed>) -> Result<Response, Problem> {
    let prompt = match typed.get("weg") {
        "" => None,
        code => Some(Prompt::from_code(code).ok_or(Problem::BadRequest)?),
    };
    let done = office.run(move |db, actor, at| match prompt {
        Some(prompt) => work::own_room::put_prompt_away(db, actor, at, prompt),
        None => work::own_room::prompts_back(db, actor),
    });
    done.await?.map_err(|_| Problem::Forbidden)?;
    let back = (
        super::round_of(typed.get("ronde")),
        super::visit_of(typed.get("bezoek")),
    );
    let to = match back {
        (Ok(round), Ok(visit)) => format!("/bezoeken/{round}/{visit}?stap=voorbereiden"),
        _ => "/bezoeken".to_owned(),
    };
    Ok(Redirect::to(&to).into_response())
}

/// `GET /bezoeken/terugblik`
pub(super) async fn show(office: Office) -> Result<Markup, Problem> {
    let mut typed = Typed::default();
    typed.set("id", &fresh_id(&office, HERE).to_string());
    draw(&office, &typed, &Faults::default()).await
}

async fn draw(office: &Office, typed: &Typed, faults: &Faults) -> Result<Markup, Problem> {
    let (all, days) = office.look(work::own_room::reflections).await?;
    let (p, today) = (office.caller.phrases, office.at.today);
    let field = |name, label| faults.field(typed, name, label).optional();
    let content = html! {
        p { (ui::link("/bezoeken", p.visits_title())) }
        div { h1 { (p.reflect_title()) } p { (p.reflect_lead(days)) } }
        form.kt-form method="post" action=(HERE) novalidate {
            (faults.summary(p))
            (ui::hidden("id", typed.get("id")))
            (ui::text_area(p, &field("deed", p.reflect_did()), 3))
            (ui::text_area(p, &field("verder", p.reflect_next()).hint(p.reflect_no_names()), 3))
            (ui::button(p.reflect_keep(), true))
        }
        @if !all.is_empty() {
            (ui::section("eerder", p.reflect_earlier(), html! {
                ul.kt-agreements {
                    @for one in &all { li {
                        p.kt-quiet { (ui::date(p, one.on, today)) " · " (p.reflect_until(p.day_seen_from(one.on.plus(days), today))) }
                        @if !one.did.is_empty() { p { (one.did) } }
                        @if !one.next.is_empty() { p { (one.next) } }
                        form method="post" action=(HERE) {
                            (ui::hidden("id", &one.id.to_string()))
                            (ui::hidden("wat", "weg"))
                            (ui::button(p.reflect_away(), false))
                        }
                    } }
                }
            }))
        }
    };
    let title = if faults.none() {
        p.reflect_title().to_owned()
    } else {
        p.title_with_errors(p.reflect_title())
    };
    Ok(office.caller.page(&title, Some(Nav::Visits), content))
}

/// `POST /bezoeken/terugblik`: kept for oneself, or thrown away.
pub(super) async fn keep(office: Office, Form(typed): Form<Typed>) -> Result<Response, Problem> {
    let id = ReflectionId(typed.id()?);
    let p = office.caller.phrases;
    let (did, next) = (typed.get("deed").to_owned(), typed.get("verder").to_owned());
    let away = typed.get("wat") == "weg";
    let kept = office.run(move |db, actor, at| {
        if away {
            work::own_room::throw_away(db, actor, id)
        } else {
            work::own_room::reflect(db, actor, at, id, (&did, &next))
        }
    });
    let faults = match kept.await? {
        Ok(()) => return Ok(Redirect::to(HERE).into_response()),
        Err(Refusal::Missing(_)) => Faults::one("deed", p.reflect_error_empty()),
        Err(Refusal::HoldsBsn("next")) => Faults::one("verder", p.record_bsn()),
        Err(Refusal::HoldsBsn(_)) => Faults::one("deed", p.record_bsn()),
        Err(Refusal::TooLong("next")) => Faults::one("verder", p.record_too_long()),
        Err(Refusal::TooLong(_)) => Faults::one("deed", p.record_too_long()),
        Err(_) => return Err(Problem::Forbidden),
    };
    Ok(again(draw(&office, &typed, &faults).await?))
}
