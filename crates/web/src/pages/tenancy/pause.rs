//! A pause: what stops and what goes on until when, in words to say to the tenant; begin one, end it, let it go on (S4.20).

use super::form::{Typed, fresh_id};
use super::guarded::Guarded;
use super::person::form_of;
use super::sheet::{self, Faults};
use super::{View, refused, tenancy_of};
use crate::language::Phrases;
use crate::office::Office;
use crate::problem::Problem;
use crate::sentence;
use crate::ui::{self, Choice, Field, Tone};
use axum::extract::{Form, Path};
use axum::response::Response;
use domain::calendar::Day;
use domain::ids::PauseId;
use domain::pause::{BadPause, Pause, PauseReason, PauseSource, longest};
use domain::tenancy::AddressForm;
use maud::{Markup, html};
use work::Refusal;
use work::case_file::{self, CaseFile, newest_of_each};
use work::pause::{NewEnd, NewPause};

/// Where people write freely.
const FREE: [&str; 1] = ["woorden"];

/// The newest version of each pause, the last to begin first.
fn newest(file: &CaseFile) -> Vec<&Pause> {
    let mut list = newest_of_each(&file.pauses);
    list.sort_by_key(|p| std::cmp::Reverse((p.from, p.id)));
    list
}

/// What runs now, as the first thing after the person: nothing else is asked in it.
pub(super) fn running(view: &View<'_>) -> Markup {
    let p = view.p;
    let Some(until) = view.outlook.paused_until else {
        return html! {};
    };
    let form = form_key(view);
    let (last, call) = (p.day_in_full(until), p.day_in_full(until.plus(1)));
    html! {
        section.kt-opening aria-labelledby="pauze-title" id="pauze" {
            h2.kt-opening__title id="pauze-title" { (p.pause_runs(p.day_seen_from(until, view.today))) }
            p.kt-opening__words { "“" (p.pause_say_stops(form, last)) " " (p.pause_say_goes_on(form)) " " (p.pause_say_then(call, form)) "”" }
            (listed(view, |pause| pause.from <= view.today && view.today <= pause.until))
        }
    }
}

/// Pauses that come or were, and the way to begin one.
pub(super) fn part(view: &View<'_>) -> Markup {
    let p = view.p;
    let coming = newest(view.file).into_iter().any(|n| n.from > view.today);
    let over = newest(view.file).into_iter().any(|n| n.until < view.today);
    html! {
        @if coming { h3 { (p.pause_coming()) } (listed(view, |pause| pause.from > view.today)) }
        @if over { (ui::details(p.pause_earlier(), listed(view, |pause| pause.until < view.today))) }
        @if view.pauses { p { (ui::link(&format!("/huurders/{}/pauze", view.id), p.pause_start_link())) } }
    }
}

fn listed(view: &View<'_>, which: impl Fn(&Pause) -> bool) -> Markup {
    html! {
        ul.kt-agreements { @for pause in newest(view.file).into_iter().filter(|p| which(p)) { li { (one(view, pause)) } } }
    }
}

fn one(view: &View<'_>, pause: &Pause) -> Markup {
    let p = view.p;
    let seen = |day: Day| p.day_seen_from(day, view.today);
    let versions = view.file.pauses.iter().filter(|v| v.id == pause.id);
    let mut earlier: Vec<&Pause> = versions.filter(|v| v.version < pause.version).collect();
    earlier.sort_by_key(|v| v.version);
    html! {
        p {
            strong { (p.pause_span(seen(pause.from), seen(pause.until))) } " "
            (sentence::pause_source(p, pause.source)) " · " (sentence::pause_reason(p, pause.reason))
        }
        @if !pause.words.is_empty() { blockquote.kt-quote { "“" (pause.words) "”" } }
        p.kt-quiet {
            @if let Some(on) = pause.review_on.filter(|on| *on >= view.today) { (p.pause_review(seen(on))) " · " }
            @match view.file.colleague(pause.by) {
                Some(name) => (p.pause_by(seen(pause.made_on), name)),
                None => (p.pause_made(seen(pause.made_on))),
            }
            @for old in earlier { " · " (p.pause_was(seen(old.made_on), seen(old.until))) }
        }
        @if view.pauses && pause.until >= view.today {
            p { (ui::link(&format!("/huurders/{}/pauze/{}", view.id, pause.id), p.pause_change_link())) }
        }
    }
}

fn form_key(view: &View<'_>) -> &'static str {
    match form_of(view.file, view.today) {
        AddressForm::Formal => "u",
        AddressForm::Informal => "je",
    }
}

/// `GET …/pauze`: the form to begin one.
pub(super) async fn ask(office: Office, Path(tenancy): Path<String>) -> Result<Markup, Problem> {
    let mut typed = Typed::default();
    typed.set("id", &fresh_id(&office, &tenancy).to_string());
    typed.set("van", &office.at.today.to_string());
    draw(&office, &tenancy, &typed, &Faults::default()).await
}

async fn draw(office: &Office, tenancy: &str, typed: &Typed, faults: &Faults) -> Result<Markup, Problem> {
    let file = sheet::file(office, tenancy, "pauze afspreken").await?;
    let p = office.caller.phrases;
    let guarded = Guarded::of(p, typed, FREE)?;
    let months = |source: PauseSource| p.pause_source_hint(file.policy.pause_months[source as usize]);
    let hints: Vec<String> = PauseSource::ALL.iter().map(|s| months(*s)).collect();
    let sources: Vec<Choice<'_>> = PauseSource::ALL
        .iter()
        .zip(&hints)
        .map(|(source, hint)| Choice {
            value: source.code(),
            label: sentence::pause_source(p, *source),
            hint: Some(hint),
        })
        .collect();
    let reasons: Vec<Choice<'_>> = PauseReason::ALL
        .iter()
        .map(|reason| Choice::plain(reason.code(), sentence::pause_reason(p, *reason)))
        .collect();
    let field = |name, label| faults.field(typed, name, label);
    let content = html! {
        form.kt-form method="post" action={ "/huurders/" (file.tenancy.id) "/pauze" } novalidate {
            (faults.summary(p))
            (ui::hidden("id", typed.get("id")))
            p { (p.pause_lead()) }
            (ui::choice(p, &field("bron", p.pause_field_source()), &sources))
            (ui::choice(p, &field("reden", p.pause_field_reason()).hint(p.pause_field_reason_hint()), &reasons))
            (ui::field(p, &field("van", p.pause_field_from()).kind("date").optional().hint(p.pause_field_from_hint())))
            (ui::field(p, &field("tot", p.pause_field_until()).kind("date").optional().hint(p.pause_field_until_hint())))
            (ui::field(p, &field("kijken", p.pause_field_review()).kind("date").optional().hint(p.pause_field_review_hint())))
            (ui::text_area(p, &field("woorden", p.pause_field_words()).guarded().optional().hint(p.pause_field_words_hint()), 2))
            (guarded.reason_field(p))
            (ui::button(p.pause_button(), true))
        }
    };
    Ok(sheet::page(office, &file, p.pause_title(), faults, content))
}

/// `POST …/pauze`
pub(super) async fn start(
    office: Office,
    Path(tenancy): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    let id = tenancy_of(&tenancy)?;
    let p = office.caller.phrases;
    let new = match read(p, &typed, office.at.today, PauseId(typed.id()?)) {
        Ok(new) => new,
        Err(faults) => return Ok(sheet::again(draw(&office, &tenancy, &typed, &faults).await?)),
    };
    let guarded = Guarded::of(p, &typed, FREE)?;
    if !guarded.asks().is_empty() {
        let faults = Faults::guarded(&guarded);
        return Ok(sheet::again(draw(&office, &tenancy, &typed, &faults).await?));
    }
    let started = office.run(move |db, actor, at| {
        work::pause::start(db, actor, at, id, &new)?;
        guarded.note(db, actor, at, id)
    });
    match started.await? {
        Ok(()) => Ok(sheet::done(&tenancy, "pauze", "pauze")),
        Err(refusal) => {
            let faults = faults_of(p, &refusal).ok_or_else(|| refused(&refusal))?;
            Ok(sheet::again(draw(&office, &tenancy, &typed, &faults).await?))
        }
    }
}

fn read(p: &Phrases, typed: &Typed, today: Day, id: PauseId) -> Result<NewPause, Faults> {
    let mut faults = Faults::default();
    let source = PauseSource::from_code(typed.get("bron"));
    if source.is_none() {
        faults.add("bron", p.pause_error_source());
    }
    let reason = PauseReason::from_code(typed.get("reden"));
    if reason.is_none() {
        faults.add("reden", p.pause_error_reason());
    }
    let from = faults.day(p, typed, "van", today);
    let until = faults.day(p, typed, "tot", today);
    let review_on = faults.day(p, typed, "kijken", today);
    match (source, reason) {
        (Some(source), Some(reason)) if faults.none() => Ok(NewPause {
            id,
            source,
            reason,
            words: typed.get("woorden").to_owned(),
            from: from.unwrap_or(today),
            until,
            review_on,
        }),
        _ => Err(faults),
    }
}

/// The field that a refusal is about, and what to do.
fn faults_of(p: &Phrases, refusal: &Refusal) -> Option<Faults> {
    let day = |day: Day| p.day_in_full(day);
    Some(match refusal {
        Refusal::HoldsBsn(_) => Faults::one("woorden", p.record_bsn()),
        Refusal::TooLong(_) => Faults::one("woorden", p.record_too_long()),
        Refusal::Date { .. } => Faults::one("tot", p.pause_error_over()),
        Refusal::NotOpen => Faults::one("wat", p.pause_error_not_open()),
        Refusal::ChangedMeanwhile => Faults::one("wat", p.sheet_error_changed()),
        Refusal::Pause(bad) => match *bad {
            BadPause::EndsBeforeItBegins { from, .. } => Faults::one("tot", p.pause_error_before(day(from))),
            BadPause::TooLong { most } => Faults::one("tot", p.pause_error_long(day(most))),
            BadPause::ReviewOutside { .. } => Faults::one("kijken", p.pause_error_review()),
            BadPause::BeforeTenancy { start } => Faults::one("van", p.sheet_error_before_tenancy(day(start))),
        },
        _ => return None,
    })
}

/// `GET …/pauze/{pause}`: the form to end it or let it go on.
pub(super) async fn ask_end(
    office: Office,
    Path((tenancy, pause)): Path<(String, String)>,
) -> Result<Markup, Problem> {
    draw_end(&office, &tenancy, &pause, None, &Faults::default()).await
}

async fn draw_end(
    office: &Office,
    tenancy: &str,
    pause: &str,
    typed: Option<&Typed>,
    faults: &Faults,
) -> Result<Markup, Problem> {
    let p = office.caller.phrases;
    let id: PauseId = pause.parse().map_err(|_| Problem::NotFound)?;
    let there = move |file: &CaseFile| file.pauses.iter().any(|held| held.id == id);
    let file = sheet::file_about(office, tenancy, "pauze veranderen", there).await?;
    let held = case_file::newest(&file.pauses, id).map_err(|_| Problem::NotFound)?;
    let mut begin = Typed::default();
    begin.set("versie", &held.version.to_string());
    let typed = typed.unwrap_or(&begin);
    let seen = |day: Day| p.day_seen_from(day, office.at.today);
    let most = p.pause_field_new_hint(p.day_in_full(longest(held.source, held.from, &file.policy)));
    let tile = |value, label, hint| Choice { value, label, hint };
    let tiles = [
        tile("vandaag", p.pause_end_today(), Some(p.pause_end_today_hint())),
        tile("dag", p.pause_end_day(), None),
    ];
    let field = |name, label| -> Field<'_> { faults.field(typed, name, label) };
    let content = html! {
        form.kt-form method="post" action={ "/huurders/" (file.tenancy.id) "/pauze/" (held.id) } novalidate {
            (faults.summary(p))
            (ui::hidden("versie", typed.get("versie")))
            p { strong { (p.pause_span(seen(held.from), seen(held.until))) } " " (sentence::pause_source(p, held.source)) }
            (ui::choice(p, &field("wat", p.pause_field_what()), &tiles))
            (ui::field(p, &field("tot", p.pause_field_new()).kind("date").optional().hint(&most)))
            (ui::field(p, &field("kijken", p.pause_field_review()).kind("date").optional().hint(p.pause_field_review_hint())))
            (ui::button(p.pause_end_button(), true))
        }
    };
    Ok(sheet::page(
        office,
        &file,
        p.pause_change_title(),
        faults,
        content,
    ))
}

/// `POST …/pauze/{pause}`
pub(super) async fn end(
    office: Office,
    Path((tenancy, pause)): Path<(String, String)>,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    let id = tenancy_of(&tenancy)?;
    let which: PauseId = pause.parse().map_err(|_| Problem::NotFound)?;
    let p = office.caller.phrases;
    let new = match read_end(p, &typed, office.at.today)? {
        Ok(new) => new,
        Err(faults) => {
            let page = draw_end(&office, &tenancy, &pause, Some(&typed), &faults).await?;
            return Ok(sheet::again(page));
        }
    };
    let changed = office.run(move |db, actor, at| work::pause::change(db, actor, at, id, which, new));
    match changed.await? {
        Ok(()) => Ok(sheet::done(&tenancy, "pauze", "pauze-anders")),
        Err(refusal) => {
            let faults = faults_of(p, &refusal).ok_or_else(|| refused(&refusal))?;
            let page = draw_end(&office, &tenancy, &pause, Some(&typed), &faults).await?;
            Ok(sheet::again(page))
        }
    }
}

fn read_end(p: &Phrases, typed: &Typed, today: Day) -> Result<Result<NewEnd, Faults>, Problem> {
    let seen = typed.get("versie").parse().map_err(|_| Problem::BadRequest)?;
    let mut faults = Faults::default();
    let review_on = faults.day(p, typed, "kijken", today);
    let until = match typed.get("wat") {
        "vandaag" => Some(today),
        "dag" => {
            let day = faults.day(p, typed, "tot", today);
            if typed.get("tot").is_empty() {
                faults.add("tot", p.pause_error_day());
            }
            day
        }
        _ => {
            faults.add("wat", p.pause_error_what());
            None
        }
    };
    Ok(match until {
        Some(until) if faults.none() => Ok(NewEnd {
            seen,
            until,
            review_on,
        }),
        _ => Err(faults),
    })
}

/// What was just done with a pause, above the page.
pub(super) fn notice(view: &View<'_>, done: &str) -> Markup {
    let p = view.p;
    let until = view.outlook.paused_until;
    html! {
        @match (done, until) {
            ("pauze", Some(day)) => (ui::notice(Tone::Good, p.pause_done(p.day_seen_from(day, view.today)))),
            ("pauze", None) => (ui::notice(Tone::Good, p.pause_done_later())),
            ("pauze-anders", Some(day)) => (ui::notice(Tone::Good, p.pause_changed(p.day_seen_from(day.plus(1), view.today), p.day_seen_from(day, view.today)))),
            _ => {},
        }
    }
}
