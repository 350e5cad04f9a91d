//! Who leads the contact with a household: one colleague whom others call first (S3.4), and the municipality while it helps
//! (S1.23, S2.5).

use super::form::Typed;
use super::sheet::{self, Faults};
use super::{View, tenancy_of};
use crate::office::Office;
use crate::problem::Problem;
use crate::ui::{self, Tone};
use axum::extract::{Form, Path};
use axum::response::Response;
use domain::calendar::Watch;
use domain::case_lead;
use domain::ids::UserId;
use maud::{Markup, html};
use work::Refusal;

/// Whom to call first, and the way to choose.
pub(super) fn line(view: &View<'_>) -> Markup {
    let p = view.p;
    let chosen = case_lead::chosen(&view.file.leads);
    let municipality =
        case_lead::municipality_since(&view.file.debt_help, &view.file.feedback, &Watch::new(view.today));
    html! {
        @if let Some(day) = municipality { p { strong { (p.lead_municipality(p.day_seen_from(day, view.today))) } } }
        p id="vast-contact" {
            @if let Some(words) = first(view) { (words) " " }
            @if view.writes {
                @let link = if chosen.is_some() { p.lead_link_change() } else { p.lead_link() };
                (ui::link(&format!("/huurders/{}/vast-contact", view.id), link))
            }
        }
    }
}

/// "Call Noor first", or that it is oneself; nothing when nobody was chosen.
pub(super) fn first(view: &View<'_>) -> Option<String> {
    let chosen = case_lead::chosen(&view.file.leads)?;
    if view.user == Some(chosen) {
        return Some(view.p.lead_own().to_owned());
    }
    let name = view.file.colleague(Some(chosen))?;
    Some(view.p.lead_colleague(name))
}

/// `GET …/vast-contact`
pub(super) async fn ask(office: Office, Path(tenancy): Path<String>) -> Result<Markup, Problem> {
    draw(&office, &tenancy, None, &Faults::default()).await
}

async fn draw(
    office: &Office,
    tenancy: &str,
    typed: Option<&Typed>,
    faults: &Faults,
) -> Result<Markup, Problem> {
    let file = sheet::file(office, tenancy, "vast contact kiezen").await?;
    let p = office.caller.phrases;
    let version = case_lead::version(&file.leads);
    let mut told = Typed::default();
    let now = case_lead::chosen(&file.leads).or(office.actor.user);
    told.set("wie", &now.map(|who| who.to_string()).unwrap_or_default());
    let typed = typed.unwrap_or(&told);
    let mut all: Vec<(String, &str)> = file
        .colleagues
        .iter()
        .map(|(id, name)| (id.to_string(), name.as_str()))
        .collect();
    all.sort_by_key(|(_, name)| *name);
    let options: Vec<(&str, &str)> = std::iter::once(("", p.lead_nobody()))
        .chain(all.iter().map(|(id, name)| (id.as_str(), *name)))
        .collect();
    let content = html! {
        form.kt-form method="post" action={ "/huurders/" (file.tenancy.id) "/vast-contact" } novalidate {
            (faults.summary(p))
            p { (p.lead_words()) }
            input type="hidden" name="versie" value=(version);
            (ui::select(p, &faults.field(typed, "wie", p.lead_field()).optional(), &options))
            (ui::button(p.record_button(), true))
        }
    };
    Ok(sheet::page(office, &file, p.lead_title(), faults, content))
}

/// `POST …/vast-contact`
pub(super) async fn keep(
    office: Office,
    Path(tenancy): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    let id = tenancy_of(&tenancy)?;
    let p = office.caller.phrases;
    let seen = typed.get("versie").parse().unwrap_or_default();
    let who = match typed.get("wie") {
        "" => Ok(None),
        text => text.parse::<UserId>().map(Some),
    };
    let Ok(who) = who else {
        let faults = Faults::one("wie", p.lead_error());
        return Ok(sheet::again(
            draw(&office, &tenancy, Some(&typed), &faults).await?,
        ));
    };
    let kept = office
        .run(move |db, actor, at| work::case_lead::choose(db, actor, at, id, seen, who))
        .await?;
    let words = match kept {
        Ok(()) => return Ok(sheet::done(&tenancy, "vast-contact", "vast-contact")),
        Err(Refusal::ChangedMeanwhile) => p.sheet_error_changed(),
        Err(_) => p.lead_error(),
    };
    let faults = Faults::one("wie", words);
    Ok(sheet::again(
        draw(&office, &tenancy, Some(&typed), &faults).await?,
    ))
}

/// What was just done, above the page.
pub(super) fn notice(view: &View<'_>, done: &str) -> Markup {
    html! { @if done == "vast-contact" { (ui::notice(Tone::Good, view.p.lead_done())) } }
}
