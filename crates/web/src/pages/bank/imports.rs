//! Files of the bank: what came in, what is missing, and bringing in more.

use super::{UploadFolder, places};
use crate::job::{Jobs, Progress};
use crate::language::Phrases;
use crate::office::Office;
use crate::pages::progress::{self, FileOutcome, List, Outcome, Place};
use crate::problem::Problem;
use crate::shell::AppState;
use crate::ui::{self, ErrorLine, Field, Nav, Tone};
use crate::upload::{self, Sent, SentFile};
use axum::Extension;
use axum::extract::{Multipart, Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::ids::UserId;
use maud::{Markup, html};
use serde::Deserialize;
use std::collections::HashMap;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use work::desk::{self, Gap};
use work::row::Import;
use work::statement::{self, StatementFile};
use work::{Act, Actor, At, Db, Error, Refusal, Told};

/// Files on a page.
const PAGE: i64 = 25;

const PLACE: Place<'static> = Place {
    base: "/bank/bestanden/bezig",
    home: "/bank/bestanden",
    nav: Nav::Bank,
};

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Onward {
    /// Before the file with this number.
    voor: Option<i64>,
}

/// `GET /bank/bestanden`
pub(super) async fn show(office: Office, Query(onward): Query<Onward>) -> Result<Markup, Problem> {
    page(&office, onward.voor, &[]).await
}

async fn page(office: &Office, before: Option<i64>, errors: &[ErrorLine<'_>]) -> Result<Markup, Problem> {
    let found = office.look(move |db, actor, _| {
        let imports = desk::imports(db, actor, before, PAGE)?;
        Ok((imports, desk::gaps(db, actor)?, work::staff::names(db, actor)?))
    });
    let (imports, gaps, names) = found.await?;
    let phrases = office.caller.phrases;
    let full = i64::try_from(imports.len()).unwrap_or(0) == PAGE;
    let next = imports
        .last()
        .filter(|i| full && i.number > 1)
        .map(|i| format!("/bank/bestanden?voor={}", i.number));
    let rows: Vec<Markup> = imports
        .iter()
        .map(|import| row(phrases, import, &names))
        .collect();
    let title = phrases.imports_title();
    let tab = if errors.is_empty() {
        title.to_owned()
    } else {
        phrases.title_with_errors(title)
    };
    Ok(office.caller.page(
        &tab,
        Some(Nav::Bank),
        html! {
            h1 { (title) }
            (places(phrases, "/bank/bestanden"))
            (ui::error_summary(phrases, errors))
            @if before.is_none() {
                @if office.actor.may(Act::ImportStatements).is_ok() { (form(phrases, errors)) }
                @if !gaps.is_empty() { (missing(phrases, &gaps)) }
            }
            (ui::section("binnen", phrases.imports_list(), html! {
                @if rows.is_empty() {
                    (ui::empty_state(phrases.imports_empty_title(), phrases.imports_empty()))
                } @else { (ui::cards(phrases.imports_list(), &rows)) }
                (ui::pages(
                    phrases.bank_more_label(),
                    before.map(|_| ("/bank/bestanden", phrases.imports_newest())),
                    next.as_deref().map(|address| (address, phrases.imports_older())),
                ))
            }))
        },
    ))
}

fn form(phrases: &Phrases, errors: &[ErrorLine<'_>]) -> Markup {
    let field = Field::text("bestanden", phrases.imports_choose())
        .hint(phrases.imports_choose_hint())
        .error(errors.first().map(|error| error.text));
    ui::section(
        "inlezen",
        phrases.imports_form_title(),
        html! {
            form.kt-form method="post" action="/bank/bestanden" enctype="multipart/form-data" {
                (ui::files(&field, ".xml,.sta,.940,.txt,.swi,.mt940"))
                (ui::button(phrases.imports_button(), true))
            }
        },
    )
}

fn missing(phrases: &Phrases, gaps: &[Gap]) -> Markup {
    let day =
        |day: Option<domain::calendar::Day>| day.map_or_else(|| "?".to_owned(), |d| phrases.day_and_year(d));
    ui::section(
        "ontbreekt",
        phrases.imports_gap_title(),
        html! {
            ul { @for gap in gaps {
                li { (phrases.imports_gap(phrases.imports_account(), day(gap.before), day(gap.after))) " " (ui::iban(&gap.account)) }
            } }
            p { (phrases.imports_gap_words()) }
        },
    )
}

fn row(phrases: &Phrases, import: &Import, names: &HashMap<UserId, String>) -> Markup {
    let by = import.by.and_then(|user| names.get(&user)).map_or_else(
        || phrases.imports_by_itself().to_owned(),
        |name| phrases.imports_by(name.as_str()),
    );
    let note = Told::from_kept(&import.note);
    html! {
        div.kt-list__body {
            p.kt-list__title { (ui::file_name(&import.file_name))
                @if !import.format.is_empty() { " " span.kt-quiet { (import.format) } }
                @match import.state.as_str() {
                    "refused" => { " " (ui::badge(Tone::Wrong, phrases.imports_refused_badge())) },
                    "running" => { " " (ui::badge(Tone::Plain, phrases.imports_running_badge())) },
                    _ => {},
                }
            }
            p.kt-quiet { (ui::moment(phrases, import.started_at.0)) ", " (by) }
            @match import.state.as_str() {
                "refused" => { p { (phrases.imports_refused_words()) } (ui::quote(note.text(phrases.language().into()))) },
                "done" => {
                    (progress::counts(phrases, import.booked, import.known, import.matched, import.waiting, import.pending))
                    @if !import.note.is_empty() { p.kt-quiet { bdi { (note.text(phrases.language().into())) } } }
                },
                _ => {},
            }
        }
    }
}

/// `POST /bank/bestanden`
pub(super) async fn bring_in(
    State(state): State<AppState>,
    office: Office,
    Extension(jobs): Extension<Jobs<Outcome>>,
    Extension(UploadFolder(folder)): Extension<UploadFolder>,
    form: Multipart,
) -> Result<Response, Problem> {
    let sent = upload::receive(form, &folder).await?;
    if sent.files.is_empty() {
        let text = office.caller.phrases.imports_choose_first();
        let page = page(
            &office,
            None,
            &[ErrorLine {
                field: "bestanden",
                text,
            }],
        )
        .await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    let (db, actor, at) = (office.db.clone(), office.actor.clone(), office.at);
    let number = jobs.start(office.actor.org, move |progress| {
        let clock = move || state.clock().now().as_microsecond();
        receive_all(&db, &actor, at, &sent, progress, &clock)
    })?;
    Ok(Redirect::to(&format!("{}/{number}", PLACE.base)).into_response())
}

fn receive_all(
    db: &Db,
    actor: &Actor,
    at: At,
    sent: &Sent,
    progress: &Progress,
    clock: &dyn Fn() -> i64,
) -> Outcome {
    // Each file is read twice: once for its fingerprint, once for what is in it.
    let total: u64 = sent.files.iter().map(|file| file.bytes * 2).sum();
    let mut before = 0;
    let mut outcomes = Vec::new();
    for file in &sent.files {
        progress.step(&file.name);
        progress.set(before, total);
        outcomes.push(FileOutcome {
            name: file.name.clone(),
            report: receive(db, actor, At { now: clock(), ..at }, file, progress),
        });
        before += file.bytes * 2;
        progress.set(before, total);
    }
    let came_in = outcomes
        .iter()
        .any(|o| matches!(&o.report, Some(Ok(report)) if report.booked > 0));
    let list = if came_in {
        progress::refresh_list(db, actor.org, at.today, clock)
    } else {
        List::Untouched
    };
    Outcome::Statements(outcomes, list)
}

fn receive(
    db: &Db,
    actor: &Actor,
    at: At,
    file: &SentFile,
    progress: &Progress,
) -> Option<Result<statement::Report, Refusal>> {
    let open = || -> io::Result<Box<dyn BufRead + '_>> {
        let counted = Counted {
            file: File::open(&file.path)?,
            progress,
        };
        Ok(Box::new(BufReader::with_capacity(1 << 16, counted)))
    };
    let source = StatementFile {
        name: &file.name,
        open: &open,
    };
    match statement::receive(db, actor, at, &source, &|count| progress.counted(count)) {
        Ok(report) => Some(Ok(report)),
        Err(Error::Refused(refusal)) => Some(Err(refusal)),
        Err(error) => {
            Problem::failed(&error);
            None
        }
    }
}

/// Tells how many bytes were read.
struct Counted<'a> {
    file: File,
    progress: &'a Progress,
}

impl Read for Counted<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read(buffer)?;
        self.progress.add(read as u64);
        Ok(read)
    }
}

/// `GET /bank/bestanden/bezig/…`
pub(super) async fn follow(
    office: Office,
    Extension(jobs): Extension<Jobs<Outcome>>,
    Path(number): Path<String>,
) -> Result<Response, Problem> {
    progress::page(&office, &jobs, &number, &PLACE)
}
