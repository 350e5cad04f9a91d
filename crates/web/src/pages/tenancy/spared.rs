//! Sparing a rent increase: a request of the tenant, decided by somebody who may, with a reason when it is no (S4.7). What
//! one may decide stands there before anyone types (S2.14).

use super::discount::{self, mandate};
use super::form::{Typed, amount_from, day_from, fresh_id};
use super::sheet::{self, Faults};
use super::{View, refused, tenancy_of};
use crate::language::Phrases;
use crate::office::Office;
use crate::pages::tenancy::guarded::Looked;
use crate::problem::Problem;
use crate::ui::{self, Tone};
use axum::extract::Path;
use axum::response::Response;
use domain::calendar::{Day, Month};
use domain::ids::SparedIncreaseId;
use domain::mandate::{Rank, rank_for_discount};
use domain::policy::Policy;
use domain::spared_increase::{BadSparedIncrease, MONTHS, SparedIncrease, SparedState};
use maud::{Markup, html};
use work::Refusal;
use work::case_file::{self, CaseFile, newest_of_each};
use work::spared::NewSpared;

/// Months around this one in which an increase is looked for.
const AROUND: i32 = 12;
/// The month of the yearly increase (1 July).
const USUAL: i32 = 7;

/// Within "does the rent come in now": what was asked and decided, and the way to write a request down.
pub(super) fn part(view: &View<'_>) -> Markup {
    let p = view.p;
    let all = newest_of_each(&view.file.spared);
    html! {
        div id="huurverhoging" {
            @if !all.is_empty() { ul.kt-agreements { @for s in all { li { (one(view, s)) } } } }
            @if view.lowers { p { (ui::link(&format!("/huurders/{}/huurverhoging", view.id), p.spared_link())) } }
        }
    }
}

fn span(p: &Phrases, s: &SparedIncrease) -> String {
    p.spared_span(p.money(s.after), p.money(s.before), p.month(s.from))
}

pub(super) fn headline(p: &Phrases, s: &SparedIncrease, policy: &Policy) -> String {
    let needs = || rank_for_discount(s.a_month(), MONTHS, policy);
    match s.state {
        SparedState::Requested => p.discount_waits(needs().map_or("none", Rank::code)),
        SparedState::Granted => p.spared_granted(p.money(s.a_month())),
        SparedState::Refused => p.spared_refused().to_owned(),
    }
}

fn one(view: &View<'_>, s: &SparedIncrease) -> Markup {
    let p = view.p;
    let seen = |day: Day| p.day_seen_from(day, view.today);
    html! {
        p { strong { (span(p, s)) } " " (headline(p, s, &view.file.policy)) }
        p {
            (p.discount_request_of(seen(s.requested_on)))
            @if s.words.is_empty() { " " (p.spared_no_words()) } @else { " “" (s.words) "”" }
        }
        @if let Some((who, _)) = s.decided_by {
            p.kt-quiet {
                (p.discount_given(seen(s.made_on), view.file.colleague(Some(who)).unwrap_or_default()))
                @if !s.answer.is_empty() { " “" (s.answer) "”" }
            }
        }
        @if view.lowers && s.state == SparedState::Requested {
            p { (ui::link(&format!("/huurders/{}/huurverhoging/{}", view.id, s.id), p.discount_decide_link())) }
        }
    }
}

/// The words of an event in the timeline.
pub(super) fn event(p: &Phrases, s: &SparedIncrease) -> String {
    let month = p.month(s.from);
    match s.state {
        SparedState::Requested => p.event_spared_asked(month),
        SparedState::Granted => p.event_spared_granted(p.money(s.a_month()), month),
        SparedState::Refused => p.event_spared_refused(month),
    }
}

/// The increase that the contract knows around a day, the next one first; else the usual month.
fn known_increase(file: &CaseFile, today: Day) -> Month {
    let this = today.month();
    let rises = |month: &Month| file.list_rent(*month) > file.list_rent(month.plus(-1));
    let ahead = (0..=AROUND).map(|n| this.plus(n)).find(rises);
    let behind = (1..=AROUND).map(|n| this.plus(-n)).find(rises);
    let usual = (1..=AROUND).map(|n| this.plus(n)).find(|m| m.parts().1 == USUAL);
    ahead.or(behind).or(usual).unwrap_or(this)
}

/// `GET …/huurverhoging`
pub(super) async fn ask(office: Office, Path(tenancy): Path<String>) -> Result<Markup, Problem> {
    let mut typed = Typed::default();
    typed.set("id", &fresh_id(&office, &tenancy).to_string());
    typed.set("gevraagd", &office.at.today.to_string());
    draw(&office, &tenancy, typed, &Faults::default(), true).await
}

async fn draw(
    office: &Office,
    tenancy: &str,
    mut typed: Typed,
    faults: &Faults,
    fill: bool,
) -> Result<Markup, Problem> {
    let file = sheet::file(office, tenancy, "verzoek over de huurverhoging").await?;
    let p = office.caller.phrases;
    let today = office.at.today;
    if fill {
        let month = known_increase(&file, today);
        let (before, after) = (file.list_rent(month.plus(-1)), file.list_rent(month));
        typed.set("maand", &month.to_string());
        typed.set("voor", &before.to_plain().replace('.', ","));
        if after > before {
            typed.set("na", &after.to_plain().replace('.', ","));
        }
    }
    let months: Vec<(String, String)> = (-AROUND..=AROUND)
        .map(|n| today.month().plus(n))
        .map(|month| (month.to_string(), p.month(month)))
        .collect();
    let months: Vec<(&str, &str)> = months.iter().map(|(v, l)| (v.as_str(), l.as_str())).collect();
    let field = |name, label| faults.field(&typed, name, label);
    let content = html! {
        (mandate(office, &file))
        p { (p.spared_lead()) }
        form.kt-form method="post" action={ "/huurders/" (file.tenancy.id) "/huurverhoging" } novalidate {
            (faults.summary(p))
            (ui::hidden("id", typed.get("id")))
            (ui::field(p, &field("gevraagd", p.discount_field_requested()).kind("date")))
            (ui::text_area(p, &field("woorden", p.spared_field_words()).guarded().optional().hint(p.discount_field_words_hint()), 2))
            (ui::select(p, &field("maand", p.spared_field_month()), &months))
            (ui::field(p, &field("voor", p.spared_field_before())))
            (ui::field(p, &field("na", p.spared_field_after()).hint(p.spared_field_after_hint())))
            (ui::button(p.discount_button(), true))
        }
    };
    Ok(sheet::page(office, &file, p.spared_link(), faults, content))
}

/// `POST …/huurverhoging`
pub(super) async fn request(
    office: Office,
    Path(tenancy): Path<String>,
    Looked(typed): Looked,
) -> Result<Response, Problem> {
    let id = tenancy_of(&tenancy)?;
    let p = office.caller.phrases;
    let new = match read(p, &typed, SparedIncreaseId(typed.id()?)) {
        Ok(new) => new,
        Err(faults) => {
            return Ok(sheet::again(
                draw(&office, &tenancy, typed, &faults, false).await?,
            ));
        }
    };
    let asked = office.run(move |db, actor, at| work::spared::request(db, actor, at, id, &new));
    match asked.await? {
        Ok(()) => Ok(sheet::done(&tenancy, "huurverhoging", "verhoging")),
        Err(refusal) => {
            let faults = faults_of(p, &refusal).ok_or_else(|| refused(&refusal))?;
            Ok(sheet::again(
                draw(&office, &tenancy, typed, &faults, false).await?,
            ))
        }
    }
}

fn read(p: &Phrases, typed: &Typed, id: SparedIncreaseId) -> Result<NewSpared, Faults> {
    let mut faults = Faults::default();
    let requested_on = day_from(typed.get("gevraagd"));
    if requested_on.is_none() {
        faults.add("gevraagd", p.discount_error_day());
    }
    let from: Option<Month> = typed.get("maand").parse().ok();
    if from.is_none() {
        faults.add("maand", p.spared_error_month());
    }
    let mut money = |name: &'static str| {
        let amount = amount_from(typed.get(name));
        if amount.is_none() {
            faults.add(name, p.record_error_amount("742,18"));
        }
        amount
    };
    let (before, after) = (money("voor"), money("na"));
    match (requested_on, from, before, after) {
        (Some(requested_on), Some(from), Some(before), Some(after)) if faults.none() => Ok(NewSpared {
            id,
            requested_on,
            words: typed.get("woorden").to_owned(),
            from,
            before,
            after,
        }),
        _ => Err(faults),
    }
}

fn faults_of(p: &Phrases, refusal: &Refusal) -> Option<Faults> {
    Some(match refusal {
        Refusal::HoldsBsn(_) => Faults::one("woorden", p.record_bsn()),
        Refusal::TooLong(_) => Faults::one("woorden", p.record_too_long()),
        Refusal::Date { .. } => Faults::one("gevraagd", p.discount_error_day()),
        Refusal::ChangedMeanwhile => Faults::one("wat", p.sheet_error_changed()),
        Refusal::NotOpen => Faults::one("wat", p.discount_error_decided()),
        Refusal::Spared(bad) => match *bad {
            BadSparedIncrease::NoIncrease { before, .. } => {
                Faults::one("na", p.spared_error_after(p.money(before)))
            }
            BadSparedIncrease::BeforeTenancy { .. } => Faults::one("gevraagd", p.spared_error_before()),
            BadSparedIncrease::Twice { from } => Faults::one("maand", p.spared_error_twice(p.month(from))),
            BadSparedIncrease::AboveMandate { per_month, months } => {
                Faults::one("wat", p.discount_error_mandate(p.money(per_month), months))
            }
            BadSparedIncrease::NoAnswer => Faults::one("woorden", p.discount_error_why_not()),
            BadSparedIncrease::NoDecider(_) => return None,
        },
        _ => return None,
    })
}

/// `GET …/huurverhoging/{spared}`
pub(super) async fn ask_decision(
    office: Office,
    Path((tenancy, spared)): Path<(String, String)>,
) -> Result<Markup, Problem> {
    draw_decision(&office, &tenancy, &spared, None, &Faults::default()).await
}

async fn draw_decision(
    office: &Office,
    tenancy: &str,
    spared: &str,
    typed: Option<&Typed>,
    faults: &Faults,
) -> Result<Markup, Problem> {
    let p = office.caller.phrases;
    let today = office.at.today;
    let id: SparedIncreaseId = spared.parse().map_err(|_| Problem::NotFound)?;
    let there = move |file: &CaseFile| file.spared.iter().any(|held| held.id == id);
    let file = sheet::file_about(office, tenancy, "over de huurverhoging beslissen", there).await?;
    let held = case_file::newest(&file.spared, id).map_err(|_| Problem::NotFound)?;
    let mut begin = Typed::default();
    begin.set("versie", &held.version.to_string());
    let typed = typed.unwrap_or(&begin);
    let action = format!("/huurders/{}/huurverhoging/{}", file.tenancy.id, held.id);
    let content = html! {
        p { strong { (span(p, held)) } " " (headline(p, held, &file.policy)) }
        p {
            (p.discount_request_of(p.day_seen_from(held.requested_on, today)))
            @if held.words.is_empty() { " " (p.spared_no_words()) } @else { " “" (held.words) "”" }
        }
        @if held.state == SparedState::Requested {
            p { (p.spared_effect(p.money(held.a_month()), p.month(held.last()))) }
            (mandate(office, &file))
            form.kt-form method="post" action=(action) novalidate {
                (discount::verdict(p, p.spared_yes(), typed, faults))
            }
        }
    };
    Ok(sheet::page(
        office,
        &file,
        p.discount_decide_link(),
        faults,
        content,
    ))
}

/// `POST …/huurverhoging/{spared}`
pub(super) async fn decide(
    office: Office,
    Path((tenancy, spared)): Path<(String, String)>,
    Looked(typed): Looked,
) -> Result<Response, Problem> {
    let id = tenancy_of(&tenancy)?;
    let which: SparedIncreaseId = spared.parse().map_err(|_| Problem::NotFound)?;
    let seen: i32 = typed.get("versie").parse().map_err(|_| Problem::BadRequest)?;
    let p = office.caller.phrases;
    let state = SparedState::from_code(typed.get("wat")).filter(|s| *s != SparedState::Requested);
    let Some(state) = state else {
        let faults = Faults::one("wat", p.discount_error_verdict());
        let page = draw_decision(&office, &tenancy, &spared, Some(&typed), &faults).await?;
        return Ok(sheet::again(page));
    };
    let words = typed.get("woorden").to_owned();
    let decided = office
        .run(move |db, actor, at| work::spared::decide(db, actor, at, id, (which, seen), state, &words));
    match decided.await? {
        Ok(()) => Ok(sheet::done(&tenancy, "huurverhoging", "verhoging-besluit")),
        Err(refusal) => {
            let faults = faults_of(p, &refusal).ok_or_else(|| refused(&refusal))?;
            let page = draw_decision(&office, &tenancy, &spared, Some(&typed), &faults).await?;
            Ok(sheet::again(page))
        }
    }
}

/// What was just done, above the page.
pub(super) fn notice(view: &View<'_>, done: &str) -> Markup {
    let p = view.p;
    html! {
        @match done {
            "verhoging" => (ui::notice(Tone::Good, p.spared_done_waits())),
            "verhoging-besluit" => (ui::notice(Tone::Good, p.discount_done_decided())),
            _ => {},
        }
    }
}
