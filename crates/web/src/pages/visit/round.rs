//! `/bezoeken/{round}`: the order with its times on a picture, and what is done already.

use super::area::{Spot, picture};
use super::{clock, look, round_of};
use crate::language::Phrases;
use crate::office::Office;
use crate::pages::tenancy::form::Typed;
use crate::problem::Problem;
use crate::ui::{self, Nav, Tone};
use axum::extract::{Form, Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use domain::visit::{Coming, Phase, Stop};
use maud::{Markup, html};
use serde::Deserialize;
use work::Refusal;
use work::visit::{RoundTurn, RoundView};

/// What was just done.
#[derive(Default, Deserialize)]
pub(super) struct Arrived {
    #[serde(default)]
    klaar: String,
}

pub(super) async fn show(
    office: Office,
    Path(round): Path<String>,
    Query(arrived): Query<Arrived>,
) -> Result<Markup, Problem> {
    let id = round_of(&round)?;
    let view = office
        .look(move |db, actor, _| work::visit::round(db, actor, id))
        .await?;
    let p = office.caller.phrases;
    let title = p.round_title(p.day_seen_from(view.round.on, office.at.today));
    let content = html! {
        (look())
        @if arrived.klaar == "intussen" { (ui::notice(Tone::Attention, p.round_changed())) }
        p { (ui::link("/bezoeken", p.visits_title())) }
        div {
            h1 { (title.as_str()) }
            p {
                @match view.round.companion {
                    Some(other) => (p.visits_round_with(view.name(view.round.visitor), view.name(other))),
                    None => (p.visits_round_who(view.name(view.round.visitor))),
                }
            }
        }
        (picture(&p.round_map_words(view.round.stops.len()), &spots(&view), true))
        (order(p, &view))
        @if !view.round.stops.is_empty() {
            form method="post" action={ "/bezoeken/" (view.round.id) } {
                (ui::hidden("versie", &view.round.version.to_string()))
                (ui::hidden("wat", "af"))
                (ui::button(p.round_off(), false))
            }
        }
    };
    Ok(office.caller.page(&title, Some(Nav::Visits), content))
}

fn spots(view: &RoundView) -> Vec<Spot> {
    (1..)
        .zip(&view.round.stops)
        .filter_map(|(number, stop)| {
            let at = view.places.get(&stop.tenancy)?.at?;
            Some(Spot { number, at })
        })
        .collect()
}

fn order(p: &Phrases, view: &RoundView) -> Markup {
    ui::section(
        "volgorde",
        p.round_order(),
        html! {
            ol.kt-round {
                @for (n, stop) in view.round.stops.iter().enumerate() { li { (one(p, view, n, stop)) } }
            }
        },
    )
}

fn one(p: &Phrases, view: &RoundView, n: usize, stop: &Stop) -> Markup {
    let place = view.places.get(&stop.tenancy);
    let phase = view.course(stop.visit).phase();
    let tone = match phase {
        Phase::Done => Tone::Good,
        Phase::Guard | Phase::Door | Phase::Inside => Tone::Attention,
        Phase::Planned => Tone::Plain,
    };
    html! {
        div.kt-round__body {
            p {
                strong { (place.map_or("", |i| i.heading.names.as_str())) } " "
                span.kt-quiet { (place.map_or("", |i| i.heading.address.as_str())) }
            }
            p {
                (p.round_at(clock(stop.arrives_at))) " · " (coming_words(p, stop.coming))
                @if let Some((from, until)) = stop.window { " · " (p.round_agreed(clock(from), clock(until))) }
                @if stop.by_two { " · " strong { (p.round_by_two()) } }
                " " (ui::badge(tone, phase_words(p, phase)))
            }
        }
        div.kt-row {
            (ui::link_button(&format!("/bezoeken/{}/{}", view.round.id, stop.visit), html! {
                @if phase == Phase::Planned { (p.round_prepare()) } @else { (phase_words(p, phase)) }
                span.kt-unseen { ": " (place.map_or("", |i| i.heading.names.as_str())) }
            }))
            @if phase == Phase::Planned && stop.coming == Coming::Announced {
                a.utrecht-button.utrecht-button--secondary-action href={ "/huurders/" (stop.tenancy) "/bericht?tekst=visit_announced" } {
                    (p.round_announce()) span.kt-unseen { ": " (place.map_or("", |i| i.heading.names.as_str())) }
                }
            }
            @if n > 0 { (change(p, view, "eerder", stop, p.round_earlier())) }
            @if phase == Phase::Planned { (change(p, view, "zonder", stop, p.round_without())) }
        }
    }
}

fn change(_: &Phrases, view: &RoundView, what: &str, stop: &Stop, words: &str) -> Markup {
    let name = view
        .places
        .get(&stop.tenancy)
        .map_or("", |i| i.heading.names.as_str());
    html! {
        form method="post" action={ "/bezoeken/" (view.round.id) } {
            (ui::hidden("versie", &view.round.version.to_string()))
            (ui::hidden("wat", what))
            (ui::hidden("bezoek", &stop.visit.to_string()))
            button.utrecht-button.utrecht-button--secondary-action type="submit" { (words) span.kt-unseen { ": " (name) } }
        }
    }
}

/// Announced or not, in words.
pub(super) const fn coming_words(p: &Phrases, coming: Coming) -> &'static str {
    match coming {
        Coming::Announced => p.coming_announced(),
        Coming::AfterTries => p.coming_after_tries(),
        Coming::AfterWorry => p.coming_after_worry(),
        Coming::FreshEyes => p.coming_fresh_eyes(),
    }
}

const fn phase_words(p: &Phrases, phase: Phase) -> &'static str {
    match phase {
        Phase::Planned => p.round_phase_planned(),
        Phase::Door => p.round_phase_door(),
        Phase::Inside => p.round_phase_inside(),
        Phase::Guard => p.round_phase_guard(),
        Phase::Done => p.round_phase_done(),
    }
}

/// `POST /bezoeken/{round}`: a visit earlier, one less, or all of it off.
pub(super) async fn turn(
    office: Office,
    Path(round): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    let id = round_of(&round)?;
    let seen = typed.get("versie").parse().map_err(|_| Problem::BadRequest)?;
    let visit = || super::visit_of(typed.get("bezoek")).map_err(|_| Problem::BadRequest);
    let turn = match typed.get("wat") {
        "af" => RoundTurn::Off,
        "eerder" => RoundTurn::Earlier(visit()?),
        "zonder" => RoundTurn::Without(visit()?),
        _ => return Err(Problem::BadRequest),
    };
    let changed = office
        .run(move |db, actor, at| work::visit::change_round(db, actor, at, id, seen, turn))
        .await?;
    let to = match changed {
        Ok(()) if turn == RoundTurn::Off => "/bezoeken?klaar=afgezegd".to_owned(),
        Ok(()) => format!("/bezoeken/{id}"),
        Err(Refusal::ChangedMeanwhile) => format!("/bezoeken/{id}?klaar=intussen"),
        Err(Refusal::NoSuchVisit(_)) => return Err(Problem::NotFound),
        Err(Refusal::NotAllowed(_)) => return Err(Problem::Forbidden),
        Err(_) => return Err(Problem::BadRequest),
    };
    Ok(Redirect::to(&to).into_response())
}
