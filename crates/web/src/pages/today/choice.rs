//! "Something else" with a row of today's list: a normal act, with a reason only if one wants to give it (S3.19).

use crate::office::Office;
use crate::pages::tenancy::form::{Typed, day_from, fresh_id};
use crate::pages::tenancy::guarded::Guarded;
use crate::pages::tenancy::{refused, tenancy_of};
use crate::problem::Problem;
use crate::ui::{self, ErrorLine, Field, Nav};
use axum::extract::{Form, Path, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::calendar::Day;
use domain::ids::ChoiceId;
use maud::{Markup, html};
use serde::Deserialize;
use work::Refusal;
use work::record::NewChoice;

/// Where people write freely.
const FREE: [&str; 1] = ["reden"];
/// Days that a row stays away unless told otherwise.
const WEEK: i32 = 7;

#[derive(Default, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    taak: String,
}

/// The small form.
pub(super) async fn ask(
    office: Office,
    Path(tenancy): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Markup, Problem> {
    let mut typed = Typed::default();
    typed.set("taak", &asked.taak);
    typed.set("id", &fresh_id(&office, &tenancy).to_string());
    typed.set("tot", &office.at.today.plus(WEEK).to_string());
    draw(&office, &tenancy, &typed, &[]).await
}

async fn draw(
    office: &Office,
    tenancy: &str,
    typed: &Typed,
    errors: &[ErrorLine<'_>],
) -> Result<Markup, Problem> {
    let id = tenancy_of(tenancy)?;
    office
        .actor
        .may(work::Act::RecordContact)
        .map_err(|_| Problem::Forbidden)?;
    let file = office
        .look(move |db, actor, at| work::case_file::open(db, actor, at, id, "vandaag"))
        .await?;
    let key = typed.get("taak").to_owned();
    let p = office.caller.phrases;
    let today = office.at.today;
    let row = file.outlook(today).tasks.into_iter().find(|task| task.key == key);
    let of = |name: &str| {
        errors
            .iter()
            .find(|error| error.field == name)
            .map(|error| error.text)
    };
    let content = html! {
        p { (ui::link("/vandaag", p.today_back())) }
        div {
            h1 { (p.choose_title()) }
            p { strong { (crate::pages::tenancy::names(p, &file, today)) } }
            @if let Some(row) = &row { p { (crate::sentence::reason(p, &row.reason, today)) } }
        }
        @if row.is_none() {
            p { (p.choose_gone()) }
        } @else {
            p { (p.choose_lead()) }
            form.kt-form method="post" action={ "/huurders/" (id) "/anders" } novalidate {
                (ui::error_summary(p, errors))
                (ui::hidden("id", typed.get("id")))
                (ui::hidden("taak", &key))
                (ui::field(p, &Field::text("tot", p.choose_until()).kind("date").value(typed.get("tot")).error(of("tot"))))
                (ui::text_area(p, &Field::text("reden", p.choose_reason()).guarded().optional().hint(p.choose_reason_hint())
                    .value(typed.get("reden")).error(of("reden")), 2))
                (Guarded::of(p, typed, FREE)?.reason_field(p))
                (ui::button(p.choose_button(), true))
            }
        }
    };
    Ok(office.caller.page(p.choose_title(), Some(Nav::Today), content))
}

/// Puts the row away.
pub(super) async fn choose(
    office: Office,
    Path(tenancy): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    let p = office.caller.phrases;
    let id = tenancy_of(&tenancy)?;
    let today = office.at.today;
    let until: Option<Day> = day_from(typed.get("tot")).filter(|day| *day >= today);
    let example = p.choose_until_wrong(today.plus(WEEK).to_string());
    let Some(until) = until else {
        let errors = [ErrorLine {
            field: "tot",
            text: &example,
        }];
        return Ok((
            StatusCode::UNPROCESSABLE_ENTITY,
            draw(&office, &tenancy, &typed, &errors).await?,
        )
            .into_response());
    };
    let choice = NewChoice {
        id: ChoiceId(typed.id()?),
        task_key: typed.get("taak").to_owned(),
        until: Some(until),
        reason: Some(typed.get("reden").to_owned()),
    };
    let guarded = Guarded::of(p, &typed, FREE)?;
    if let Some((_, text)) = guarded.asks().first() {
        let errors = [ErrorLine { field: "reden", text }];
        let page = draw(&office, &tenancy, &typed, &errors).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    match office
        .run(move |db, actor, at| {
            work::record::choose(db, actor, at, id, &choice)?;
            guarded.note(db, actor, at, id)
        })
        .await?
    {
        Ok(()) => Ok(Redirect::to(&format!("/vandaag?weg={until}")).into_response()),
        Err(Refusal::HoldsBsn(_)) => {
            let errors = [ErrorLine {
                field: "reden",
                text: p.record_bsn(),
            }];
            Ok((
                StatusCode::UNPROCESSABLE_ENTITY,
                draw(&office, &tenancy, &typed, &errors).await?,
            )
                .into_response())
        }
        Err(Refusal::TooLong(_)) => {
            let errors = [ErrorLine {
                field: "reden",
                text: p.record_too_long(),
            }];
            Ok((
                StatusCode::UNPROCESSABLE_ENTITY,
                draw(&office, &tenancy, &typed, &errors).await?,
            )
                .into_response())
        }
        Err(refusal) => Err(refused(&refusal)),
    }
}
