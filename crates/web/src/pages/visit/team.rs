//! `/bezoeken/buurtteam`: the households that are shared in a neighbourhood, who leads, and what comes next (S4.13).

use super::look;
use crate::address::encoded;
use crate::language::Phrases;
use crate::office::Office;
use crate::problem::Problem;
use crate::ui::{self, Nav};
use axum::extract::Query;
use domain::calendar::Day;
use maud::{Markup, html};
use serde::Deserialize;
use work::team_board::{Household, Next};

const ADDRESS: &str = "/bezoeken/buurtteam";

#[derive(Default, Deserialize)]
pub(super) struct Where {
    #[serde(default)]
    wijk: String,
}

pub(super) async fn show(office: Office, Query(place): Query<Where>) -> Result<Markup, Problem> {
    let board = office
        .look(move |db, actor, at| work::team_board::board(db, actor, at, &place.wijk))
        .await?;
    let (p, today, me) = (office.caller.phrases, office.at.today, office.actor.user);
    let current = |name: &str| (board.chosen == name).then_some("true");
    let content = html! {
        (look())
        p { (ui::link("/bezoeken", p.visits_title())) }
        div { h1 { (p.team_title()) } p { (p.team_lead()) } }
        @if board.neighbourhoods.len() > 1 {
            nav.kt-jumps aria-label=(p.round_plan_area()) {
                ul {
                    @for (name, count) in &board.neighbourhoods {
                        li { a.utrecht-link.kt-thumb href={ (ADDRESS) "?wijk=" (encoded(name)) } aria-current=[current(name)] { (name) } " " span.kt-quiet { (count) } }
                    }
                    li { a.utrecht-link.kt-thumb href=(ADDRESS) aria-current=[current("")] { (p.round_plan_everywhere()) } }
                }
            }
        }
        @if board.households.is_empty() { (ui::empty_state(p.team_none_title(), p.team_none())) }
        @for household in &board.households { (one(p, household, today, me)) }
    };
    Ok(office.caller.page(p.team_title(), Some(Nav::Visits), content))
}

fn one(p: &Phrases, household: &Household, today: Day, me: Option<domain::ids::UserId>) -> Markup {
    let id = household.heading.tenancy;
    let lead = household.lead.as_ref();
    // Who leads is asked along; whoever leads chooses somebody on the next page.
    let along = lead
        .filter(|(who, _)| Some(*who) != me)
        .map(|(who, _)| format!("&mee={who}"));
    html! {
        section.kt-section aria-label=(household.heading.names) {
            h2.utrecht-heading-2 { (ui::link(&format!("/huurders/{id}"), household.heading.names.as_str())) }
            p.kt-quiet { (household.heading.address) }
            p { @match lead {
                Some((_, name)) => (p.team_led(name.as_str())),
                None => { (p.team_nobody()) " " (ui::link(&format!("/huurders/{id}/vast-contact"), p.team_choose())) },
            } }
            @if !household.beside.is_empty() {
                p { (p.team_beside()) }
                ul.kt-agreements { @for other in &household.beside {
                    li { (other.name) " (" (p.network_relation(other.relation.code())) "), " (p.team_until(p.day_seen_from(other.until, today))) }
                } }
            }
            p { @match &household.next {
                Some(Next::Visit(on, who)) => (p.team_next_visit(p.day_seen_from(*on, today), who.as_str())),
                Some(Next::Moment(on)) => (p.team_next_moment(p.day_seen_from(*on, today))),
                None => (p.team_next_none()),
            } }
            p { (ui::link(&format!("/bezoeken/plannen?huurder={id}{}", along.unwrap_or_default()), p.team_plan())) }
        }
    }
}
