//! `/bezoeken/foto`: one's own photo, for the page of whom one visits (S3.12).

use crate::download;
use crate::office::Office;
use crate::pages::bank::UploadFolder;
use crate::pages::tenancy::sheet::{Faults, again};
use crate::problem::Problem;
use crate::ui::{self, Field, Nav};
use crate::upload;
use axum::Extension;
use axum::extract::Multipart;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use work::Refusal;

const HERE: &str = "/bezoeken/foto";

/// `GET /bezoeken/foto`
pub(super) async fn show(office: Office) -> Result<Markup, Problem> {
    draw(&office, &Faults::default()).await
}

async fn draw(office: &Office, faults: &Faults) -> Result<Markup, Problem> {
    let there = office
        .look(|db, actor, _| work::portrait::mine(db, actor))
        .await?
        .is_some();
    let p = office.caller.phrases;
    let field = Field::text("foto", p.portrait_choose()).hint(p.portrait_hint());
    let content = html! {
        p { (ui::link("/bezoeken", p.visits_title())) }
        div { h1 { (p.portrait_title()) } p { (p.portrait_lead()) } }
        @if there {
            div.kt-row {
                img.kt-face src={ (HERE) "/beeld" } alt=(office.caller.actor.name) width="120" height="120";
                form method="post" action={ (HERE) "/weg" } { (ui::button(p.portrait_away(), false)) }
            }
        }
        form.kt-form method="post" action=(HERE) enctype="multipart/form-data" novalidate {
            (faults.summary(p))
            (ui::file(&field.error(faults.of("foto")), "image/jpeg,image/png"))
            (ui::button(p.portrait_button(), true))
        }
    };
    let title = if faults.none() {
        p.portrait_title().to_owned()
    } else {
        p.title_with_errors(p.portrait_title())
    };
    Ok(office.caller.page(&title, Some(Nav::Visits), content))
}

/// `POST /bezoeken/foto`
pub(super) async fn keep(
    office: Office,
    Extension(UploadFolder(folder)): Extension<UploadFolder>,
    form: Multipart,
) -> Result<Response, Problem> {
    let p = office.caller.phrases;
    let sent = upload::receive(form, &folder).await?;
    let Some(file) = sent.files.first() else {
        return Ok(again(
            draw(&office, &Faults::one("foto", p.portrait_none())).await?,
        ));
    };
    let bytes = tokio::fs::read(&file.path)
        .await
        .map_err(|e| Problem::failed(&e))?;
    let kept = office.run(move |db, actor, at| work::portrait::put(db, actor, at, &bytes));
    match kept.await? {
        Ok(()) => Ok(Redirect::to(HERE).into_response()),
        Err(Refusal::Portrait(_)) => Ok(again(
            draw(&office, &Faults::one("foto", p.portrait_error())).await?,
        )),
        Err(_) => Err(Problem::Forbidden),
    }
}

/// `POST /bezoeken/foto/weg`
pub(super) async fn take_away(office: Office) -> Result<Redirect, Problem> {
    office.look(work::portrait::take_away).await?;
    Ok(Redirect::to(HERE))
}

/// `GET /bezoeken/foto/beeld`; empty while there is none.
pub(super) async fn picture(office: Office) -> Result<Response, Problem> {
    let photo = office
        .look(|db, actor, _| work::portrait::mine(db, actor))
        .await?;
    Ok(photo.map_or_else(|| StatusCode::NO_CONTENT.into_response(), download::photo))
}
