//! Deferral: what may come later and until when, on the tenant's page; agree on it, move its end, or let it go (S1.22).

use super::about;
use crate::language::Phrases;
use crate::office::Office;
use crate::pages::tenancy::form::{Typed, fresh_id};
use crate::pages::tenancy::guarded::Looked;
use crate::pages::tenancy::sheet::{self, Faults};
use crate::pages::tenancy::{View, refused, tenancy_of};
use crate::problem::Problem;
use crate::ui::{self, Choice, Tone};
use axum::extract::{Form, Path};
use axum::response::Response;
use domain::calendar::Day;
use domain::deferral::{BadDeferral, Deferral, DeferralState};
use domain::ids::DeferralId;
use domain::money::Cents;
use maud::{Markup, html};
use work::Refusal;
use work::case_file::{self, CaseFile, newest_of_each};
use work::deferral::{NewDeferral, Turn};

fn runs(d: &Deferral, today: Day) -> bool {
    d.state == DeferralState::Given && d.until >= today
}

fn total(d: &Deferral) -> Cents {
    d.parts.iter().map(|part| part.amount).sum()
}

/// What may come later, and what might before.
pub(super) fn part(view: &View<'_>) -> Markup {
    let p = view.p;
    let (running, over): (Vec<&Deferral>, Vec<&Deferral>) = newest_of_each(&view.file.deferrals)
        .into_iter()
        .partition(|d| runs(d, view.today));
    let o = &view.outlook;
    html! {
        div id="uitstel" {
            @if let Some(until) = o.deferred_until {
                p { strong { (p.deferral_now(p.money(o.deferred), p.day_seen_from(until, view.today))) } }
            }
            @if !running.is_empty() { ul.kt-agreements { @for d in running { li { (one(view, d)) } } } }
            @if !over.is_empty() {
                (ui::details(p.deferral_earlier(), html! { ul.kt-agreements { @for d in over { li { (one(view, d)) } } } }))
            }
        }
    }
}

fn one(view: &View<'_>, d: &Deferral) -> Markup {
    let p = view.p;
    let seen = |day: Day| p.day_seen_from(day, view.today);
    let mut earlier: Vec<&Deferral> = view
        .file
        .deferrals
        .iter()
        .filter(|v| v.id == d.id && v.version < d.version)
        .collect();
    earlier.sort_by_key(|v| v.version);
    let first = earlier.first().copied().unwrap_or(d);
    html! {
        p { (p.deferral_span(p.money(total(d)), seen(d.until), about::months(p, &d.parts, view.today))) }
        @if !d.words.is_empty() { blockquote.kt-quote { "“" (d.words) "”" } }
        p.kt-quiet {
            @match view.file.colleague(first.by) {
                Some(name) => (p.pause_by(seen(first.made_on), name)),
                None => (p.pause_made(seen(first.made_on))),
            }
            @for old in earlier.iter().filter(|old| old.until != d.until) {
                " · " (p.pause_was(seen(old.made_on), seen(old.until)))
            }
            @if d.state == DeferralState::Dropped { " · " (p.deferral_dropped(seen(d.made_on))) }
        }
        @if view.helps && runs(d, view.today) {
            p { (ui::link(&format!("/huurders/{}/uitstel/{}", view.id, d.id), p.deferral_change_link())) }
        }
    }
}

/// `GET …/uitstel`
pub(in crate::pages::tenancy) async fn ask(
    office: Office,
    Path(tenancy): Path<String>,
) -> Result<Markup, Problem> {
    let mut typed = Typed::default();
    typed.set("id", &fresh_id(&office, &tenancy).to_string());
    typed.set("deel", "alles");
    draw(&office, &tenancy, &typed, &Faults::default()).await
}

async fn draw(office: &Office, tenancy: &str, typed: &Typed, faults: &Faults) -> Result<Markup, Problem> {
    let file = sheet::file(office, tenancy, "uitstel afspreken").await?;
    let p = office.caller.phrases;
    let outlook = file.outlook(office.at.today);
    let field = |name, label| faults.field(typed, name, label);
    let content = html! {
        @if outlook.past_due.is_positive() {
            form.kt-form method="post" action={ "/huurders/" (file.tenancy.id) "/uitstel" } novalidate {
                (faults.summary(p))
                (ui::hidden("id", typed.get("id")))
                p { (p.deferral_lead()) }
                (about::fields(p, &outlook, typed, faults, None))
                (ui::field(p, &field("tot", p.deferral_field_until()).kind("date").hint(p.deferral_field_until_hint())))
                (ui::text_area(p, &field("woorden", p.pause_field_words()).guarded().optional().hint(p.pause_field_words_hint()), 2))
                (ui::button(p.deferral_button(), true))
            }
        } @else { p { (p.tenancy_open_none_expected()) } }
    };
    Ok(sheet::page(office, &file, p.deferral_title(), faults, content))
}

/// `POST …/uitstel`
pub(in crate::pages::tenancy) async fn give(
    office: Office,
    Path(tenancy): Path<String>,
    Looked(typed): Looked,
) -> Result<Response, Problem> {
    let id = tenancy_of(&tenancy)?;
    let p = office.caller.phrases;
    let new = match read(p, &typed, office.at.today, DeferralId(typed.id()?)) {
        Ok(new) => new,
        Err(faults) => return Ok(sheet::again(draw(&office, &tenancy, &typed, &faults).await?)),
    };
    let given = office.run(move |db, actor, at| work::deferral::give(db, actor, at, id, &new));
    match given.await? {
        Ok(()) => Ok(sheet::done(&tenancy, "open", "uitstel")),
        Err(refusal) => {
            let faults = faults_of(p, &refusal).ok_or_else(|| refused(&refusal))?;
            Ok(sheet::again(draw(&office, &tenancy, &typed, &faults).await?))
        }
    }
}

fn read(p: &Phrases, typed: &Typed, today: Day, id: DeferralId) -> Result<NewDeferral, Faults> {
    let mut faults = Faults::default();
    let (about, amount) = about::read(p, typed, &mut faults);
    if about.is_none() && faults.none() {
        about::missing(p, &mut faults);
    }
    let until = faults.day(p, typed, "tot", today);
    if typed.get("tot").is_empty() {
        faults.add("tot", p.deferral_error_until());
    }
    match (about, until) {
        (Some(about), Some(until)) if faults.none() => Ok(NewDeferral {
            id,
            about,
            amount,
            until,
            words: typed.get("woorden").to_owned(),
        }),
        _ => Err(faults),
    }
}

fn faults_of(p: &Phrases, refusal: &Refusal) -> Option<Faults> {
    Some(match refusal {
        Refusal::HoldsBsn(_) => Faults::one("woorden", p.record_bsn()),
        Refusal::TooLong(_) => Faults::one("woorden", p.record_too_long()),
        Refusal::Date { .. } => Faults::one("tot", p.deferral_error_until()),
        Refusal::NotOpen => Faults::one("wat", p.deferral_error_not_open()),
        Refusal::ChangedMeanwhile => Faults::one("wat", p.sheet_error_changed()),
        Refusal::Deferral(bad) => match *bad {
            BadDeferral::NotLater { .. } => Faults::one("tot", p.deferral_error_until()),
            BadDeferral::Part(bad) => about::fault(p, bad),
            BadDeferral::BeforeTenancy { start, .. } => {
                Faults::one("tot", p.sheet_error_before_tenancy(p.day_in_full(start)))
            }
        },
        _ => return None,
    })
}

/// `GET …/uitstel/{deferral}`
pub(in crate::pages::tenancy) async fn ask_turn(
    office: Office,
    Path((tenancy, deferral)): Path<(String, String)>,
) -> Result<Markup, Problem> {
    draw_turn(&office, &tenancy, &deferral, None, &Faults::default()).await
}

async fn draw_turn(
    office: &Office,
    tenancy: &str,
    deferral: &str,
    typed: Option<&Typed>,
    faults: &Faults,
) -> Result<Markup, Problem> {
    let p = office.caller.phrases;
    let id: DeferralId = deferral.parse().map_err(|_| Problem::NotFound)?;
    let there = move |file: &CaseFile| file.deferrals.iter().any(|held| held.id == id);
    let file = sheet::file_about(office, tenancy, "uitstel veranderen", there).await?;
    let held = case_file::newest(&file.deferrals, id).map_err(|_| Problem::NotFound)?;
    let mut begin = Typed::default();
    begin.set("versie", &held.version.to_string());
    let typed = typed.unwrap_or(&begin);
    let tile = |value, label, hint| Choice { value, label, hint };
    let tiles = [
        tile("dag", p.deferral_turn_until(), None),
        tile("stop", p.deferral_turn_drop(), Some(p.deferral_turn_drop_hint())),
    ];
    let field = |name, label| faults.field(typed, name, label);
    let until = p.day_seen_from(held.until, office.at.today);
    let content = html! {
        form.kt-form method="post" action={ "/huurders/" (file.tenancy.id) "/uitstel/" (held.id) } novalidate {
            (faults.summary(p))
            (ui::hidden("versie", typed.get("versie")))
            p { strong { (p.deferral_span(p.money(total(held)), until, about::months(p, &held.parts, office.at.today))) } }
            (ui::choice(p, &field("wat", p.pause_field_what()), &tiles))
            (ui::field(p, &field("tot", p.pause_field_new()).kind("date").optional()))
            (ui::button(p.pause_end_button(), true))
        }
    };
    Ok(sheet::page(
        office,
        &file,
        p.deferral_change_link(),
        faults,
        content,
    ))
}

/// `POST …/uitstel/{deferral}`
pub(in crate::pages::tenancy) async fn turn(
    office: Office,
    Path((tenancy, deferral)): Path<(String, String)>,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    let id = tenancy_of(&tenancy)?;
    let which: DeferralId = deferral.parse().map_err(|_| Problem::NotFound)?;
    let seen: i32 = typed.get("versie").parse().map_err(|_| Problem::BadRequest)?;
    let p = office.caller.phrases;
    let mut faults = Faults::default();
    let turn = match typed.get("wat") {
        "stop" => Some(Turn::Drop),
        "dag" => {
            if typed.get("tot").is_empty() {
                faults.add("tot", p.pause_error_day());
            }
            faults.day(p, &typed, "tot", office.at.today).map(Turn::Until)
        }
        _ => {
            faults.add("wat", p.pause_error_what());
            None
        }
    };
    let Some(turn) = turn.filter(|_| faults.none()) else {
        let page = draw_turn(&office, &tenancy, &deferral, Some(&typed), &faults).await?;
        return Ok(sheet::again(page));
    };
    let changed =
        office.run(move |db, actor, at| work::deferral::change(db, actor, at, id, which, seen, turn));
    match changed.await? {
        Ok(()) => Ok(sheet::done(&tenancy, "open", "uitstel-anders")),
        Err(refusal) => {
            let faults = faults_of(p, &refusal).ok_or_else(|| refused(&refusal))?;
            let page = draw_turn(&office, &tenancy, &deferral, Some(&typed), &faults).await?;
            Ok(sheet::again(page))
        }
    }
}

/// What was just done, above the page.
pub(super) fn notice(view: &View<'_>, done: &str) -> Markup {
    let p = view.p;
    html! {
        @match (done, view.outlook.deferred_until) {
            ("uitstel", Some(day)) => (ui::notice(Tone::Good, p.deferral_done(p.day_seen_from(day, view.today)))),
            ("uitstel-anders", _) => (ui::notice(Tone::Good, p.deferral_changed())),
            _ => {},
        }
    }
}

/// The words of an event in the timeline.
pub(in crate::pages::tenancy) fn event(p: &Phrases, d: &Deferral, today: Day) -> String {
    let until = p.day_seen_from(d.until, today);
    match (d.state, d.version) {
        (DeferralState::Dropped, _) => p.event_deferral_dropped().to_owned(),
        (DeferralState::Given, 1) => p.event_deferral(p.money(total(d)), until),
        (DeferralState::Given, _) => p.event_deferral_changed(until),
    }
}
