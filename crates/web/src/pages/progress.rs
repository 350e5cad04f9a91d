//! How far long work is, and how it ended.

use crate::job::{Job, Jobs, Progress, Stage};
use crate::language::Phrases;
use crate::office::Office;
use crate::problem::Problem;
use crate::ui::{self, Nav, Tone};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use std::sync::Arc;
use work::Refusal;
use work::association_data::Received;
use work::night::Done;
use work::statement::Report;

/// What became of one statement file.
#[derive(Debug)]
pub(super) struct FileOutcome {
    /// Its name.
    pub name: String,
    /// What was in it, or what is wrong with it. `None` is a fault of ours.
    pub report: Option<Result<Report, Refusal>>,
}

/// How today's list stands after the work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum List {
    /// It is true again.
    UpToDate,
    /// Nothing came in that changes it.
    Untouched,
    /// Another night was at work, or it did not come to an end: the next night does it.
    Later,
}

/// How long work ended.
#[derive(Debug)]
pub(super) enum Outcome {
    /// Statement files.
    Statements(Vec<FileOutcome>, List),
    /// Association data: what came in, or all that is wrong with it. `None` is a fault of ours.
    Association(Option<Result<Received, Refusal>>, List),
    /// The night; `None` when another was at work.
    Night(Option<Done>),
    /// The night stopped by a fault of ours; the cause is in the log.
    NightFailed,
}

/// Runs the night for what changed, so that today's list follows. In the name of the system: it is a consequence.
pub(super) fn refresh_list(
    db: &work::Db,
    org: domain::ids::OrgNo,
    on: domain::calendar::Day,
    now: &dyn Fn() -> i64,
) -> List {
    let holder = holder();
    let plan = work::night::Plan {
        on,
        full: false,
        holder: &holder,
        clock: now,
        progress: &|_, _| {},
    };
    match work::night::run(db, &work::Actor::system(org), &plan) {
        Ok(_) => List::UpToDate,
        Err(error) => {
            tracing::warn!(%error, "today's list could not be brought up to date after an import");
            List::Later
        }
    }
}

/// Names this server among others on the same database.
pub(super) fn holder() -> String {
    format!("web-{}", std::process::id())
}

/// Where a piece of work is followed.
pub(super) struct Place<'a> {
    /// Address of the pages that follow work.
    pub base: &'a str,
    /// Where it was started.
    pub home: &'a str,
    /// Its place in the menu.
    pub nav: Nav,
}

fn find(office: &Office, jobs: &Jobs<Outcome>, number: &str) -> Option<Arc<Job<Outcome>>> {
    jobs.find(office.actor.org, number.parse().ok()?)
}

/// The page that follows work.
pub(super) fn page(
    office: &Office,
    jobs: &Jobs<Outcome>,
    number: &str,
    place: &Place<'_>,
) -> Result<Response, Problem> {
    let phrases = office.caller.phrases;
    let Some(job) = find(office, jobs, number) else {
        number.parse::<u64>().map_err(|_| Problem::NotFound)?;
        // The number is remembered by this server only; what was brought in is in the database all the same.
        let page = office.caller.page(
            phrases.job_title(),
            Some(place.nav),
            html! {
                h1 { (phrases.job_title()) }
                (ui::empty_state(phrases.job_gone_title(), phrases.job_gone()))
                p { (ui::link(place.home, phrases.job_home())) }
            },
        );
        return Ok((StatusCode::NOT_FOUND, page).into_response());
    };
    Ok(office
        .caller
        .page(
            phrases.job_title(),
            Some(place.nav),
            html! {
                h1 { (phrases.job_title()) }
                (standing_of(office, &job, place))
                p { (ui::link(place.home, phrases.job_home())) }
            },
        )
        .into_response())
}

fn standing_of(office: &Office, job: &Job<Outcome>, place: &Place<'_>) -> Markup {
    let phrases = office.caller.phrases;
    let address = format!("{}/{}", place.base, job.number);
    let moving = |content: Markup| ui::live(&address, phrases.job_look_again(), content);
    match job.stage() {
        Stage::InLine => moving(html! { p { (phrases.job_in_line()) } }),
        Stage::Running => moving(bar(phrases, &job.progress)),
        Stage::Failed => ui::live_ended(ui::notice(Tone::Wrong, phrases.job_failed())),
        Stage::Ended(outcome) => ui::live_ended(result(phrases, &outcome)),
    }
}

fn bar(phrases: &Phrases, progress: &Progress) -> Markup {
    let (done, total) = progress.parts();
    let (count, step) = progress.words();
    let words = phrases.job_percent(done.saturating_mul(100) / total.max(1));
    html! {
        @if !step.is_empty() { p { (phrases.job_busy_with(step)) } }
        (ui::progress(phrases.job_title(), done, total, &words))
        @if count > 0 { p.kt-quiet { (phrases.job_counted(count)) } }
    }
}

fn result(phrases: &Phrases, outcome: &Outcome) -> Markup {
    match outcome {
        Outcome::Statements(files, list) => statements(phrases, files, *list),
        Outcome::Association(Some(Ok(received)), list) => association(phrases, received, *list),
        Outcome::Association(Some(Err(refusal)), _) => ui::notice(
            Tone::Wrong,
            html! {
                h2.kt-notice__title { (phrases.job_data_refused()) }
                p { (phrases.job_data_nothing_changed()) }
                ul.kt-problems { @for problem in refusal.lines(phrases.language().into()) { li { bdi { (problem) } } } }
            },
        ),
        Outcome::Association(None, _) | Outcome::NightFailed => ui::notice(Tone::Wrong, phrases.job_failed()),
        Outcome::Night(Some(done)) => {
            ui::notice(Tone::Good, phrases.job_night_done(done.changed, done.processed))
        }
        Outcome::Night(None) => ui::notice(Tone::Attention, phrases.job_night_busy()),
    }
}

fn association(phrases: &Phrases, received: &Received, list: List) -> Markup {
    html! {
        (ui::notice(Tone::Good, html! {
            h2.kt-notice__title { (phrases.job_data_done()) }
            p { (phrases.job_data_counts(received.people, received.tenancies)) }
            p { (phrases.job_data_bookings(received.bookings, received.new_bookings)) }
        }))
        (list_words(phrases, list))
    }
}

fn list_words(phrases: &Phrases, list: List) -> Markup {
    html! {
        @match list {
            List::UpToDate => p { (phrases.job_list_up_to_date()) },
            List::Later => p { (phrases.job_list_later()) },
            List::Untouched => {},
        }
    }
}

fn statements(phrases: &Phrases, files: &[FileOutcome], list: List) -> Markup {
    let reports = || files.iter().filter_map(|f| f.report.as_ref()?.as_ref().ok());
    let waiting: i64 = reports().map(|r| r.waiting).sum();
    let rows: Vec<Markup> = files.iter().map(|file| file_row(phrases, file)).collect();
    html! {
        @if waiting > 0 {
            (ui::notice(Tone::Attention, html! {
                p { (phrases.job_next_waiting(waiting)) }
                p { (ui::link_button("/bank", phrases.job_next_go())) }
            }))
        } @else if reports().next().is_some() {
            (ui::notice(Tone::Good, phrases.job_nothing_waits()))
        }
        (ui::cards(phrases.job_files(), &rows))
        (list_words(phrases, list))
    }
}

fn file_row(phrases: &Phrases, file: &FileOutcome) -> Markup {
    let language = phrases.language().into();
    html! {
        div.kt-list__body {
            @match &file.report {
                Some(Ok(report)) if report.same_file => {
                    p.kt-list__title { bdi { (file.name) } " " (ui::badge(Tone::Plain, phrases.imports_known_badge())) }
                    p { (phrases.job_same_file(report.known)) }
                },
                Some(Ok(report)) => {
                    p.kt-list__title { bdi { (file.name) } " " (ui::badge(Tone::Good, phrases.imports_done_badge())) }
                    (counts(phrases, report.booked, report.known, report.matched, report.waiting, report.pending))
                    @for warning in &report.warnings { p.kt-quiet { bdi { (warning.text(language)) } } }
                },
                Some(Err(why)) => {
                    p.kt-list__title { bdi { (file.name) } " " (ui::badge(Tone::Wrong, phrases.imports_refused_badge())) }
                    p { (phrases.imports_refused_words()) }
                    @for line in why.lines(language) { (ui::quote(&line)) }
                },
                None => {
                    p.kt-list__title { bdi { (file.name) } " " (ui::badge(Tone::Wrong, phrases.imports_refused_badge())) }
                    p { (phrases.job_failed()) }
                },
            }
        }
    }
}

/// What was in a file, as one line of facts; what is not there is not said.
pub(super) fn counts(
    phrases: &Phrases,
    new: i64,
    known: i64,
    placed: i64,
    waiting: i64,
    pending: i64,
) -> Markup {
    let parts = [
        (true, phrases.imports_new(new)),
        (known > 0, phrases.imports_known(known)),
        (new > 0, phrases.imports_placed(placed)),
        (waiting > 0, phrases.imports_waiting(waiting)),
        (
            new > placed + waiting,
            phrases.imports_aside(new - placed - waiting),
        ),
        (pending > 0, phrases.imports_pending(pending)),
    ];
    let said: Vec<String> = parts
        .into_iter()
        .filter(|(said, _)| *said)
        .map(|(_, words)| words)
        .collect();
    html! { p { (said.join(" · ")) } }
}
