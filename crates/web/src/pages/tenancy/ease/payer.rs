//! Someone else who pays: who, since when, how to reach them and how the tenant stops it (S4.16).

use crate::language::Phrases;
use crate::office::Office;
use crate::pages::tenancy::form::{Typed, fresh_id};
use crate::pages::tenancy::guarded::Looked;
use crate::pages::tenancy::sheet::{self, Faults};
use crate::pages::tenancy::{View, refused, tenancy_of};
use crate::problem::Problem;
use crate::sentence;
use crate::ui::{self, Choice, Tone};
use axum::extract::{Form, Path};
use axum::response::Response;
use domain::calendar::Day;
use domain::ids::PayerId;
use domain::outlook::Lane;
use domain::payer::{BadPayer, Payer, PayerKind, Pays};
use maud::{Markup, html};
use work::Refusal;
use work::case_file::{self, CaseFile, newest_of_each};
use work::payer::NewPayer;

fn over(payer: &Payer, today: Day) -> bool {
    payer.until.is_some_and(|until| until < today)
}

/// Who else pays now, who did before, and the way to write it down.
pub(in crate::pages::tenancy) fn part(view: &View<'_>) -> Markup {
    let p = view.p;
    let (before, now): (Vec<&Payer>, Vec<&Payer>) = newest_of_each(&view.file.payers)
        .into_iter()
        .partition(|payer| over(payer, view.today));
    html! {
        div id="betaler" {
            @if !now.is_empty() { ul.kt-agreements { @for payer in now { li { (one(view, payer)) } } } }
            @if !before.is_empty() {
                (ui::details(p.payer_earlier(), html! { ul.kt-agreements { @for payer in before { li { (one(view, payer)) } } } }))
            }
            @if view.helps && view.outlook.lane != Lane::Former {
                p { (ui::link(&format!("/huurders/{}/betaler", view.id), p.payer_link())) }
            }
        }
    }
}

fn one(view: &View<'_>, payer: &Payer) -> Markup {
    let p = view.p;
    let seen = |day: Day| p.day_seen_from(day, view.today);
    html! {
        p {
            strong { (p.payer_line(payer.name.as_str(), sentence::pays(p, payer.pays))) } " "
            @match payer.until {
                Some(until) => (p.payer_from_until(seen(payer.from), seen(until))),
                None => (p.payer_since(seen(payer.from))),
            }
        }
        @if !over(payer, view.today) {
            p { (p.payer_missed_means()) @if !payer.reach.is_empty() { " " (p.payer_reach(payer.reach.as_str())) } }
            p { (p.payer_stop_how(payer.how_to_stop.as_str())) }
            @if view.helps && payer.until.is_none() {
                p { (ui::link(&format!("/huurders/{}/betaler/{}", view.id, payer.id), p.payer_stop_link())) }
            }
        }
    }
}

/// `GET …/betaler`
pub(in crate::pages::tenancy) async fn ask(
    office: Office,
    Path(tenancy): Path<String>,
) -> Result<Markup, Problem> {
    let mut typed = Typed::default();
    typed.set("id", &fresh_id(&office, &tenancy).to_string());
    typed.set("wat", Pays::Rent.code());
    draw(&office, &tenancy, &typed, &Faults::default()).await
}

async fn draw(office: &Office, tenancy: &str, typed: &Typed, faults: &Faults) -> Result<Markup, Problem> {
    let file = sheet::file(office, tenancy, "andere betaler opschrijven").await?;
    let p = office.caller.phrases;
    let tile = Choice::plain;
    let kinds: Vec<Choice<'_>> = PayerKind::ALL
        .iter()
        .map(|kind| tile(kind.code(), sentence::payer_kind(p, *kind)))
        .collect();
    let pays: Vec<Choice<'_>> = Pays::ALL
        .iter()
        .map(|what| tile(what.code(), sentence::pays(p, *what)))
        .collect();
    let field = |name, label| faults.field(typed, name, label);
    let content = html! {
        form.kt-form method="post" action={ "/huurders/" (file.tenancy.id) "/betaler" } novalidate {
            (faults.summary(p))
            (ui::hidden("id", typed.get("id")))
            p { (p.payer_lead()) }
            (ui::choice(p, &field("soort", p.payer_field_kind()), &kinds))
            (ui::field(p, &field("naam", p.payer_field_name()).hint(p.payer_field_name_hint())))
            (ui::choice(p, &field("wat", p.payer_field_pays()), &pays))
            (ui::text_area(p, &field("stoppen", p.payer_field_stop()).guarded().hint(p.payer_field_stop_hint()), 2))
            (ui::field(p, &field("bereik", p.payer_field_reach()).optional().hint(p.payer_field_reach_hint())))
            (ui::field(p, &field("van", p.payer_field_from()).kind("date").optional().hint(p.payer_field_from_hint())))
            (ui::field(p, &field("tot", p.payer_field_until()).kind("date").optional().hint(p.payer_field_until_hint())))
            (ui::button(p.record_button(), true))
        }
    };
    Ok(sheet::page(office, &file, p.payer_link(), faults, content))
}

/// `POST …/betaler`
pub(in crate::pages::tenancy) async fn begin(
    office: Office,
    Path(tenancy): Path<String>,
    Looked(typed): Looked,
) -> Result<Response, Problem> {
    let id = tenancy_of(&tenancy)?;
    let p = office.caller.phrases;
    let new = match read(p, &typed, office.at.today, PayerId(typed.id()?)) {
        Ok(new) => new,
        Err(faults) => return Ok(sheet::again(draw(&office, &tenancy, &typed, &faults).await?)),
    };
    let begun = office.run(move |db, actor, at| work::payer::begin(db, actor, at, id, &new));
    match begun.await? {
        Ok(()) => Ok(sheet::done(&tenancy, "betaler", "betaler")),
        Err(refusal) => {
            let faults = faults_of(p, &refusal).ok_or_else(|| refused(&refusal))?;
            Ok(sheet::again(draw(&office, &tenancy, &typed, &faults).await?))
        }
    }
}

fn read(p: &Phrases, typed: &Typed, today: Day, id: PayerId) -> Result<NewPayer, Faults> {
    let mut faults = Faults::default();
    let kind = PayerKind::from_code(typed.get("soort"));
    if kind.is_none() {
        faults.add("soort", p.payer_error_kind());
    }
    let pays = Pays::from_code(typed.get("wat"));
    if pays.is_none() {
        faults.add("wat", p.payer_error_pays());
    }
    let from = faults.day(p, typed, "van", today);
    let until = faults.day(p, typed, "tot", today);
    if typed.get("naam").is_empty() {
        faults.add("naam", p.payer_error_name());
    }
    if typed.get("stoppen").is_empty() {
        faults.add("stoppen", p.payer_error_stop());
    }
    match (kind, pays) {
        (Some(kind), Some(pays)) if faults.none() => Ok(NewPayer {
            id,
            kind,
            name: typed.get("naam").to_owned(),
            reach: typed.get("bereik").to_owned(),
            pays,
            from: from.unwrap_or(today),
            until,
            how_to_stop: typed.get("stoppen").to_owned(),
        }),
        _ => Err(faults),
    }
}

fn faults_of(p: &Phrases, refusal: &Refusal) -> Option<Faults> {
    let place = |field: &str| match field {
        "name" => "naam",
        "reach" => "bereik",
        _ => "stoppen",
    };
    Some(match refusal {
        Refusal::HoldsBsn(field) => Faults::one(place(field), p.record_bsn()),
        Refusal::TooLong(field) => Faults::one(place(field), p.record_too_long()),
        Refusal::NotOpen => Faults::one("versie", p.payer_error_not_open()),
        Refusal::ChangedMeanwhile => Faults::one("versie", p.sheet_error_changed()),
        Refusal::Payer(bad) => match *bad {
            BadPayer::NoName => Faults::one("naam", p.payer_error_name()),
            BadPayer::NoWayToStop => Faults::one("stoppen", p.payer_error_stop()),
            BadPayer::EndsBeforeItBegins { from, .. } => {
                Faults::one("tot", p.payer_error_ends(p.day_in_full(from)))
            }
            BadPayer::BeforeTenancy { start, .. } => {
                Faults::one("van", p.sheet_error_before_tenancy(p.day_in_full(start)))
            }
        },
        _ => return None,
    })
}

/// `GET …/betaler/{payer}`
pub(in crate::pages::tenancy) async fn ask_stop(
    office: Office,
    Path((tenancy, payer)): Path<(String, String)>,
) -> Result<Markup, Problem> {
    draw_stop(&office, &tenancy, &payer, None, &Faults::default()).await
}

async fn draw_stop(
    office: &Office,
    tenancy: &str,
    payer: &str,
    typed: Option<&Typed>,
    faults: &Faults,
) -> Result<Markup, Problem> {
    let p = office.caller.phrases;
    let today = office.at.today;
    let id: PayerId = payer.parse().map_err(|_| Problem::NotFound)?;
    let there = move |file: &CaseFile| file.payers.iter().any(|held| held.id == id);
    let file = sheet::file_about(office, tenancy, "andere betaler stoppen", there).await?;
    let held = case_file::newest(&file.payers, id).map_err(|_| Problem::NotFound)?;
    let version = held.version.to_string();
    let seen = typed.map_or(version.as_str(), |typed| typed.get("versie"));
    let last = held.stopped(today, None).until.unwrap_or(today);
    let content = html! {
        @if held.until.is_none() {
            form.kt-form method="post" action={ "/huurders/" (file.tenancy.id) "/betaler/" (held.id) } {
                (faults.summary(p))
                (ui::hidden("versie", seen))
                p { strong { (p.payer_line(held.name.as_str(), sentence::pays(p, held.pays))) } " " (p.payer_since(p.day_seen_from(held.from, today))) }
                p { (p.payer_stop_lead(p.day_seen_from(last, today))) }
                (ui::button(p.payer_stop_button(), true))
            }
        } @else { p { (p.payer_error_not_open()) } }
    };
    Ok(sheet::page(office, &file, p.payer_stop_link(), faults, content))
}

/// `POST …/betaler/{payer}`
pub(in crate::pages::tenancy) async fn stop(
    office: Office,
    Path((tenancy, payer)): Path<(String, String)>,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    let id = tenancy_of(&tenancy)?;
    let which: PayerId = payer.parse().map_err(|_| Problem::NotFound)?;
    let seen: i32 = typed.get("versie").parse().map_err(|_| Problem::BadRequest)?;
    let p = office.caller.phrases;
    let stopped = office.run(move |db, actor, at| work::payer::stop(db, actor, at, id, which, seen));
    match stopped.await? {
        Ok(()) => Ok(sheet::done(&tenancy, "betaler", "betaler-stopt")),
        Err(refusal) => {
            let faults = faults_of(p, &refusal).ok_or_else(|| refused(&refusal))?;
            let page = draw_stop(&office, &tenancy, &payer, Some(&typed), &faults).await?;
            Ok(sheet::again(page))
        }
    }
}

/// What was just done, above the page.
pub(super) fn notice(view: &View<'_>, done: &str) -> Markup {
    let p = view.p;
    match done {
        "betaler" => ui::notice(Tone::Good, p.payer_done()),
        "betaler-stopt" => ui::notice(Tone::Good, p.payer_stopped()),
        _ => html! {},
    }
}

/// The words of an event in the timeline.
pub(in crate::pages::tenancy) fn event(p: &Phrases, payer: &Payer, today: Day) -> String {
    let name = payer.name.as_str();
    match payer.until.filter(|_| payer.version > 1) {
        Some(until) => p.event_payer_changed(p.day_seen_from(until, today), name),
        None => p.event_payer(name, sentence::pays(p, payer.pays)),
    }
}
