//! `/bezoeken`: rounds of the last days, of today and to come; first whoever needs a call.

use super::{clock, look};
use crate::language::Phrases;
use crate::office::Office;
use crate::problem::Problem;
use crate::ui::{self, Nav, Tone};
use axum::extract::Query;
use domain::calendar::Day;
use domain::visit::Phase;
use maud::{Markup, html};
use serde::Deserialize;
use work::visit::RoundView;

/// What was just done.
#[derive(Default, Deserialize)]
pub(super) struct Arrived {
    #[serde(default)]
    klaar: String,
}

pub(super) async fn show(office: Office, Query(arrived): Query<Arrived>) -> Result<Markup, Problem> {
    let (rounds, put_away, feed) = office
        .look(|db, actor, at| {
            Ok((
                work::visit::rounds(db, actor, at)?,
                work::own_room::prompts_put_away(db, actor)?,
                work::visit::feed::has(db, actor)?,
            ))
        })
        .await?;
    let p = office.caller.phrases;
    let today = office.at.today;
    let content = html! {
        (look())
        @match arrived.klaar.as_str() {
            "afgezegd" => (ui::notice(Tone::Good, p.round_off_done())),
            "agenda-weg" => (ui::notice(Tone::Good, p.visits_feed_ended())),
            _ => {},
        }
        div { h1 { (p.visits_title()) } p { (p.visits_lead()) } }
        (super::live(waiting_calls(&office, &rounds)))
        div.kt-row {
            (ui::link_button("/bezoeken/plannen", p.visits_plan_link()))
            a.utrecht-button.utrecht-button--secondary-action href="/bezoek/" { (p.visits_app_link()) }
            a.utrecht-link.kt-thumb href="/bezoeken/buurtteam" { (p.team_link()) }
            a.utrecht-link.kt-thumb href="/oefenen" { (p.practice_link()) }
            a.utrecht-link.kt-thumb href="/bezoeken/foto" { (p.portrait_link()) }
            a.utrecht-link.kt-thumb href="/bezoeken/spreekuur" { (p.slots_link()) }
            a.utrecht-link.kt-thumb href="/bezoeken/terugblik" { (p.reflect_link()) }
            a.utrecht-link.kt-thumb href=(crate::pages::WORRIES) { (p.worries_link()) }
            a.utrecht-link.kt-thumb href=(crate::pages::PARTNERS) { (p.partners_link()) }
        }
        @if rounds.is_empty() { (ui::empty_state(p.visits_none_title(), p.visits_none())) }
        @for view in &rounds { (one(p, view, today)) }
        (ui::details(p.visits_feed(), html! {
            p { (p.visits_feed_lead()) }
            div.kt-row {
                form method="post" action="/bezoeken/agenda" { (ui::button(p.visits_feed_button(), false)) }
                @if feed { form method="post" action="/bezoeken/agenda/weg" { (ui::button(p.visits_feed_end(), false)) } }
            }
        }))
        @if !put_away.is_empty() {
            form method="post" action="/bezoeken/kaarten" { (ui::button(p.cards_back(), false)) }
        }
    };
    Ok(office.caller.page(p.visits_title(), Some(Nav::Visits), content))
}

/// `GET /bezoeken/oproepen`: who needs a call now, for a page that asks by itself.
pub(super) async fn waiting(office: Office) -> Result<Markup, Problem> {
    let rounds = office.look(work::visit::rounds).await?;
    Ok(waiting_calls(&office, &rounds))
}

/// The calls, under a key that changes when they do.
fn waiting_calls(office: &Office, rounds: &[RoundView]) -> Markup {
    let p = office.caller.phrases;
    let (today, minute) = (office.at.today, office.at.local().minute);
    let id = crate::pages::tenancy::form::fresh_id(office, "bezoeken");
    let stops = rounds
        .iter()
        .flat_map(|v| v.round.stops.iter().map(move |s| (v, s)));
    let asks = stops.filter_map(|(view, stop)| {
        let course = view.course(stop.visit);
        let late = course.overdue(today, minute);
        let why = (course.alarm.is_some(), late, course.differs());
        (why != (false, false, false)).then(|| format!("{}{why:?}", stop.visit))
    });
    let key = asks.collect::<Vec<_>>().join(" ");
    html! {
        div data-calls=(key) { @for view in rounds { (calls(p, view, today, minute, id)) } }
    }
}

/// Who left at once, who is inside for long, and where colleagues differ.
fn calls(p: &Phrases, view: &RoundView, today: Day, minute: i32, id: uuid::Uuid) -> Markup {
    let name = view.name(view.round.visitor);
    html! {
        @for stop in &view.round.stops {
            @let course = view.course(stop.visit);
            @let href = format!("/bezoeken/{}/{}", view.round.id, stop.visit);
            @if let Some(left) = course.alarm {
                (ui::notice(Tone::Attention, html! {
                    p { (p.visits_left(view.name(left.by.unwrap_or(view.round.visitor)), clock(left.minute))) }
                    form method="post" action=(href) {
                        (ui::hidden("id", &uuid::Uuid::new_v5(&id, stop.visit.0.as_bytes()).to_string()))
                        (ui::hidden("wat", "colleague_called"))
                        (ui::button(p.visits_left_called(), false))
                    }
                }))
            } @else if course.overdue(today, minute) {
                @let since = course.arrived.map_or_else(String::new, |f| clock(f.minute));
                (ui::notice(Tone::Attention, p.visits_overdue(name, since)))
            }
            @if course.differs() {
                (ui::notice(Tone::Attention, html! { (ui::link(&format!("{href}?stap=afronden"), p.visits_differ())) }))
            }
        }
    }
}

fn one(p: &Phrases, view: &RoundView, today: Day) -> Markup {
    let r = &view.round;
    let done = r
        .stops
        .iter()
        .filter(|s| view.course(s.visit).phase() == Phase::Done)
        .count();
    let title = p.visits_round(p.day_seen_from(r.on, today), clock(r.starts_at));
    html! {
        div.kt-section {
            h2.utrecht-heading-2 { (ui::link(&format!("/bezoeken/{}", r.id), title)) }
            p {
                @match r.companion {
                    Some(other) => (p.visits_round_with(view.name(r.visitor), view.name(other))),
                    None => (p.visits_round_who(view.name(r.visitor))),
                }
                " · " (p.visits_count(r.stops.len()))
                @if done > 0 { " · " (p.visits_done(r.stops.len(), done)) }
            }
        }
    }
}
