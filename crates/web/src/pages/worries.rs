//! Passing on a worry from the neighbourhood, on a phone or a desk (S4.12): an address, one line, and later what was done with it.
//! Whoever comes here sees addresses only: no names, no case, no amount.

use crate::language::Phrases;
use crate::office::Office;
use crate::pages::tenancy::form::{Typed, fresh_id};
use crate::pages::tenancy::guarded::Guarded;
use crate::pages::tenancy::sheet::{Faults, again};
use crate::pages::tenancy::{refused, tenancy_of};
use crate::problem::Problem;
use crate::room::Room;
use crate::ui::{self, Field, Nav, Tone};
use axum::extract::{Form, Path, Query};
use axum::http::Method;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use domain::calendar::Day;
use domain::ids::WorryId;
use domain::worry::{Asked, BadWorry};
use maud::{Markup, html};
use serde::Deserialize;
use work::worry::{Home, NewWorry, Own};
use work::{Act, Refusal};

/// Where a worry is passed on.
pub(crate) const ADDRESS: &str = "/zorgen";
/// Longest question that is looked at, in characters.
const LONGEST: usize = 100;
/// Where people write freely in it.
const FREE: [&str; 1] = ["regel"];

/// The pages, with the acts that open them.
pub(super) fn rooms() -> Vec<Room> {
    const PASS_ON: &[Act] = &[Act::PassOnWorry];
    vec![
        Room::new(Method::GET, ADDRESS, PASS_ON, get(show)),
        Room::new(Method::GET, "/zorgen/{tenancy}", PASS_ON, get(ask)),
        Room::new(Method::POST, "/zorgen/{tenancy}", PASS_ON, post(pass_on)),
    ]
}

/// What may stand in the address: the address that is looked for, and what was just done.
#[derive(Default, Deserialize)]
struct Arrived {
    #[serde(default)]
    q: String,
    #[serde(default)]
    klaar: String,
}

/// `GET /zorgen`
async fn show(office: Office, Query(arrived): Query<Arrived>) -> Result<Markup, Problem> {
    let query: String = arrived.q.trim().chars().take(LONGEST).collect();
    let asked = query.clone();
    let (homes, own, days) = office
        .look(move |db, actor, at| {
            let homes = if asked.is_empty() {
                Vec::new()
            } else {
                work::worry::homes(db, actor, at, &asked)?
            };
            let days = work::policy::of(db, actor)?.worry_days;
            Ok((homes, work::worry::own(db, actor)?, days))
        })
        .await?;
    let (p, today) = (office.caller.phrases, office.at.today);
    let content = html! {
        @if arrived.klaar == "ja" { (ui::notice(Tone::Good, p.worries_done())) }
        div { h1 { (p.worries_title()) } p { (p.worries_lead()) } }
        form.kt-search method="get" action=(ADDRESS) role="search" {
            (ui::field(p, &Field::text("q", p.worries_search()).kind("search").value(&query).hint(p.worries_search_hint())))
            (ui::button(p.worries_search_button(), true))
        }
        @if !query.is_empty() { (found(p, &homes)) }
        (ui::section("eigen", p.worries_own(), html! {
            @if own.is_empty() { p.kt-quiet { (p.worries_own_none()) } }
            ul.kt-agreements { @for one in &own { li { (passed_on(p, one, today)) } } }
            @if !own.is_empty() { p.kt-quiet { (p.worries_own_kept(days)) } }
        }))
        p { (ui::link(super::PARTNERS, p.partners_link_all())) }
    };
    Ok(office.caller.page(p.worries_title(), Some(Nav::Worries), content))
}

fn found(p: &Phrases, homes: &[Home]) -> Markup {
    html! {
        @if homes.is_empty() {
            (ui::notice(Tone::Attention, p.worries_found_none()))
        } @else {
            (ui::section("gevonden", p.worries_found(), html! {
                ul.kt-plain-list.kt-scene { @for home in homes {
                    li { a.kt-tile href={ (ADDRESS) "/" (home.tenancy) } { (home.address) } }
                } }
            }))
        }
    }
}

/// One's own line, and what was done with it.
fn passed_on(p: &Phrases, own: &Own, today: Day) -> Markup {
    let worry = &own.worry;
    html! {
        p { strong { (own.address) } }
        p { "“" (worry.line) "”" }
        p.kt-quiet {
            (p.worries_passed(p.day_seen_from(worry.on, today)))
            @if worry.asked == Asked::NotAsked { " " (p.worries_only_you()) }
        }
        @match &worry.answer {
            None => p { (p.worries_waiting()) },
            Some(answer) => {
                p { (p.worries_answer(answer.how.code(), own.answered_by.as_deref().unwrap_or(p.worries_answer_colleague()))) }
                @if !answer.words.is_empty() { p { "“" (answer.words) "”" } }
            },
        }
    }
}

/// `GET /zorgen/{tenancy}`
async fn ask(office: Office, Path(tenancy): Path<String>) -> Result<Markup, Problem> {
    let mut typed = Typed::default();
    typed.set("id", &fresh_id(&office, &tenancy).to_string());
    draw(&office, &tenancy, &typed, &Faults::default()).await
}

async fn draw(office: &Office, tenancy: &str, typed: &Typed, faults: &Faults) -> Result<Markup, Problem> {
    let id = tenancy_of(tenancy)?;
    let home = office
        .look(move |db, actor, _| work::worry::home(db, actor, id))
        .await?;
    let p = office.caller.phrases;
    let labels = Asked::ALL.iter().map(|a| {
        (
            a.code(),
            p.worries_asked_choice(a.code()),
            p.worries_asked_choice_hint(a.code()),
        )
    });
    let labels: Vec<_> = labels.collect();
    let tiles = ui::tiles_with_hints(&labels);
    let title = if faults.none() {
        p.worries_title().to_owned()
    } else {
        p.title_with_errors(p.worries_title())
    };
    let content = html! {
        p { (ui::link(ADDRESS, p.worries_search_button())) }
        div { h1 { (p.worries_title()) } p { strong { (home.address) } } }
        form.kt-form method="post" action={ (ADDRESS) "/" (id) } novalidate {
            (faults.summary(p))
            (ui::hidden("id", typed.get("id")))
            (ui::field(p, &faults.field(typed, "regel", p.worries_line()).guarded().hint(p.worries_line_hint())))
            (ui::choice(p, &faults.field(typed, "gevraagd", p.worries_asked()), &tiles))
            (Guarded::of(p, typed, FREE)?.reason_field(p))
            (ui::button(p.worries_button(), true))
        }
    };
    Ok(office.caller.page(&title, Some(Nav::Worries), content))
}

/// `POST /zorgen/{tenancy}`
async fn pass_on(
    office: Office,
    Path(tenancy): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    let id = tenancy_of(&tenancy)?;
    let p = office.caller.phrases;
    // Whether the home is ours is asked first: a form about somebody else's is not read.
    office
        .look(move |db, actor, _| work::worry::home(db, actor, id))
        .await?;
    let guarded = Guarded::of(p, &typed, FREE)?;
    let mut faults = Faults::guarded(&guarded);
    if typed.get("regel").is_empty() {
        faults.add("regel", p.worries_error_line());
    }
    let asked = Asked::from_code(typed.get("gevraagd"));
    if asked.is_none() {
        faults.add("gevraagd", p.worries_error_asked());
    }
    let (Some(asked), true) = (asked, faults.none()) else {
        return Ok(again(draw(&office, &tenancy, &typed, &faults).await?));
    };
    let new = NewWorry {
        id: WorryId(typed.id()?),
        tenancy: id,
        line: typed.get("regel").to_owned(),
        asked,
    };
    let kept = office.run(move |db, actor, at| {
        work::worry::pass_on(db, actor, at, &new)?;
        guarded.note(db, actor, at, id)
    });
    match kept.await? {
        Ok(()) => Ok(Redirect::to(&format!("{ADDRESS}?klaar=ja#eigen")).into_response()),
        Err(refusal) => {
            let text = line_fault(p, &refusal).ok_or_else(|| refused(&refusal))?;
            let faults = Faults::one("regel", text);
            Ok(again(draw(&office, &tenancy, &typed, &faults).await?))
        }
    }
}

/// What is wrong with a line, of a worry or of the answer to it.
pub(super) fn line_fault(p: &Phrases, refusal: &Refusal) -> Option<&'static str> {
    Some(match refusal {
        Refusal::HoldsBsn(_) => p.record_bsn(),
        Refusal::Worry(BadWorry::TooLong) => p.worries_error_long(),
        Refusal::Worry(BadWorry::Amount) => p.worries_error_amount(),
        _ => return None,
    })
}
