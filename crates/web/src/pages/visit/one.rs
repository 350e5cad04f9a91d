//! `/bezoeken/{round}/{visit}`: the screens of one visit, and what is told on them.

use super::act::{fact_of, field_of};
use super::{look, round_of, visit_of};
use crate::office::Office;
use crate::pages::tenancy::form::fresh_id;
use crate::pages::tenancy::guarded::Looked;
use crate::pages::tenancy::visit::{Screen, Step};
use crate::problem::Problem;
use crate::ui::{self, ErrorLine, Nav, Tone};
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::ids::VisitFactId;
use domain::visit::{Door, Happening};
use maud::{Markup, html};
use serde::Deserialize;
use work::Refusal;
use work::visit::NewFact;

/// Which step, and whether something was just kept.
#[derive(Default, Deserialize)]
pub(super) struct At {
    #[serde(default)]
    stap: String,
    #[serde(default)]
    klaar: String,
}

pub(super) async fn show(
    office: Office,
    Path((round, visit)): Path<(String, String)>,
    Query(at): Query<At>,
) -> Result<Markup, Problem> {
    draw(&office, &round, &visit, Step::of_key(&at.stap), &at.klaar, &[]).await
}

async fn draw(
    office: &Office,
    round: &str,
    visit: &str,
    step: Option<Step>,
    done: &str,
    faults: &[(&'static str, &'static str)],
) -> Result<Markup, Problem> {
    let (round, visit) = (round_of(round)?, visit_of(visit)?);
    let open = office
        .look(move |db, actor, at| work::visit::open(db, actor, at, round, visit, "huisbezoek"))
        .await?;
    let p = office.caller.phrases;
    let id = fresh_id(office, &visit.to_string());
    let screen = Screen::new(office, &open, id, false);
    let step = step.filter(|step| screen.opens(*step)).unwrap_or_else(|| {
        let now = screen.now();
        if screen.opens(now) { now } else { Step::Door }
    });
    let lines: Vec<ErrorLine<'_>> = faults
        .iter()
        .map(|(field, text)| ErrorLine { field, text })
        .collect();
    let title = if faults.is_empty() {
        screen.title(step).to_owned()
    } else {
        p.title_with_errors(screen.title(step))
    };
    let content = html! {
        (look())
        @if done == "bewaard" { (ui::notice(Tone::Good, p.visit_kept())) }
        (ui::error_summary(p, &lines))
        (screen.steps(step))
        (screen.step(step))
    };
    Ok(office.caller.page(&title, Some(Nav::Visits), content))
}

/// `POST`: keeps one thing that happened, and shows the step that follows.
pub(super) async fn keep(
    office: Office,
    Path((round, visit)): Path<(String, String)>,
    Looked(typed): Looked,
) -> Result<Response, Problem> {
    let (round_id, visit_id) = (round_of(&round)?, visit_of(&visit)?);
    let p = office.caller.phrases;
    let kind = typed.get("wat").to_owned();
    let step = step_of(&kind);
    let id = VisitFactId(typed.id()?);
    let again = async |faults: &[(&'static str, &'static str)]| -> Result<Response, Problem> {
        let page = draw(&office, &round, &visit, step, "", faults).await?;
        Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
    };
    let what = match fact_of(p, &kind, &typed) {
        Ok(Some(what)) => what,
        Ok(None) => return Err(Problem::BadRequest),
        Err(faults) => return again(&faults).await,
    };
    let follows = follows(&what);
    let new = NewFact {
        id,
        round: round_id,
        visit: visit_id,
        what,
        ago: 0,
    };
    let kept = office
        .run(move |db, actor, at| work::visit::record(db, actor, at, &new))
        .await?;
    match kept {
        Ok(_) => {
            let to = match kind.as_str() {
                "colleague_called" => "/bezoeken".to_owned(),
                _ => format!("/bezoeken/{round_id}/{visit_id}?stap={}", follows.key()),
            };
            Ok(Redirect::to(&to).into_response())
        }
        Err(Refusal::HoldsBsn(_)) => again(&[(field_of(&kind), p.record_bsn())]).await,
        Err(Refusal::TooLong(_)) => again(&[(field_of(&kind), p.record_too_long())]).await,
        Err(Refusal::Consent(_)) => again(&[("tot", p.network_until_hint())]).await,
        Err(Refusal::NoSuchVisit(_) | Refusal::NoSuchTenancy(_)) => Err(Problem::NotFound),
        Err(Refusal::NotAllowed(_)) => Err(Problem::Forbidden),
        Err(_) => Err(Problem::BadRequest),
    }
}

/// The step on which a fact is told: where a form is shown again.
fn step_of(kind: &str) -> Option<Step> {
    match kind {
        "seen" | "told" | "promised" | "planned" | "sheet" | "mapped" | "booked" | "paused" | "pass_on"
        | "consented" | "referred" => Some(Step::Table),
        "closed" | "safety" | "card_left" => Some(Step::Guard),
        "arrived" => Some(Step::Prepare),
        "door" | "right_person" => Some(Step::Door),
        _ => None,
    }
}

/// Where one goes on after a fact.
const fn follows(what: &Happening) -> Step {
    match what {
        Happening::Arrived | Happening::RightPerson | Happening::Door(Door::Inside | Door::AtTheDoor) => {
            Step::Door
        }
        Happening::Seen { .. }
        | Happening::Mapped { .. }
        | Happening::Booked { .. }
        | Happening::Paused { .. }
        | Happening::PassOn { .. }
        | Happening::Consented { .. }
        | Happening::Referred { .. }
        | Happening::SheetWanted { .. }
        | Happening::Told { .. }
        | Happening::Promised { .. }
        | Happening::Planned { .. } => Step::Table,
        Happening::Door(_)
        | Happening::CardLeft
        | Happening::LeftNow
        | Happening::Closed { .. }
        | Happening::Spoken { .. }
        | Happening::Safety { .. }
        | Happening::Settled { .. }
        | Happening::ColleagueCalled => Step::Guard,
    }
}
