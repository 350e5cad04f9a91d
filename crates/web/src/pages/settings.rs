//! The settings: association data, the night, who works here, and who saw and did what.

use super::SETTINGS;
use super::bank::UploadFolder;
use super::progress::{self, List, Outcome, Place};
use crate::address::encoded;
use crate::job::{Jobs, Progress};
use crate::language::Phrases;
use crate::office::Office;
use crate::problem::Problem;
use crate::room::Room;
use crate::shell::AppState;
use crate::ui::{self, Column, ErrorLine, Field, Nav, Tone};
use crate::upload::{self, MOST_BYTES, Sent};
use axum::Extension;
use axum::extract::{DefaultBodyLimit, Form, Multipart, Path, Query, State};
use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use maud::{Markup, html};
use serde::Deserialize;
use uuid::Uuid;
use work::association_data::{self, NamedFiles, Table};
use work::audit::Line;
use work::staff::{Colleague, Standing};
use work::{Act, Actor, At, Db, Error, Refusal, Told};

/// Lines of the trail on a page.
const PAGE: i64 = 50;

const PLACE: Place<'static> = Place {
    base: "/beheer/bezig",
    home: "/beheer",
    nav: Nav::Admin,
};

/// The pages, with the acts that open them.
pub(super) fn rooms() -> Vec<Room> {
    const DATA: &[Act] = &[Act::ImportAssociation];
    const NIGHT: &[Act] = &[Act::RunNight];
    const FOLLOW: &[Act] = &[Act::ImportAssociation, Act::RunNight];
    const AUDIT: &[Act] = &[Act::SeeAudit];
    vec![
        Room::new(Method::GET, "/beheer", SETTINGS, get(show)),
        Room::new(
            Method::POST,
            "/beheer/gegevens",
            DATA,
            post(bring_in).layer(DefaultBodyLimit::max(MOST_BYTES)),
        ),
        Room::new(Method::POST, "/beheer/nacht", NIGHT, post(run_night)),
        Room::new(Method::GET, "/beheer/bezig/{number}", FOLLOW, get(follow)),
        Room::new(Method::GET, "/beheer/inzage", AUDIT, get(trail)),
    ]
}

/// `GET /beheer`
async fn show(office: Office) -> Result<Markup, Problem> {
    page(&office, &[]).await
}

async fn page(office: &Office, errors: &[ErrorLine<'_>]) -> Result<Markup, Problem> {
    let may = |act: Act| office.actor.may(act).is_ok();
    let staff = if may(Act::ManageStaff) {
        office.look(work::staff::list).await?
    } else {
        Vec::new()
    };
    let phrases = office.caller.phrases;
    let reminder = super::law::reminder_section(office).await?;
    let ending = super::signals::ending(office).await?;
    let partners = super::partners::ending(office).await?;
    let title = phrases.settings_title();
    let tab = if errors.is_empty() {
        title.to_owned()
    } else {
        phrases.title_with_errors(title)
    };
    Ok(office.caller.page(&tab, Some(Nav::Admin), html! {
        h1 { (title) }
        (ui::error_summary(phrases, errors))
        (reminder)
        (ending)
        (partners)
        @if may(Act::SeeAudit) {
            (ui::section("inzage", phrases.audit_title(), html! {
                p { (phrases.settings_audit_words()) }
                p { (ui::link_button("/beheer/inzage", phrases.settings_audit_open())) }
            }))
        }
        @if may(Act::WriteTexts) {
            (ui::section("teksten", phrases.wording_title(), html! {
                p { (phrases.wording_words()) }
                p { (ui::link_button("/beheer/teksten", phrases.wording_open())) }
            }))
        }
        @if may(Act::ChooseMeasures) {
            (ui::section("maatregelen", phrases.toolbox_title(), html! {
                p { (phrases.toolbox_words()) }
                p { (ui::link_button("/beheer/maatregelen", phrases.toolbox_open())) }
            }))
        }
        @if may(Act::KeepPartners) {
            (ui::section("partners", phrases.partners_title(), html! {
                p { (phrases.partners_words()) }
                p { (ui::link_button(super::PARTNERS, phrases.partners_open())) }
            }))
        }
        @if may(Act::SeeFigures) {
            (ui::section("cijfers", phrases.figures_title(), html! {
                p { (phrases.figures_words()) }
                p { (ui::link_button(super::figures::ADDRESS, phrases.figures_open())) }
            }))
        }
        @if may(Act::ImportAssociation) { (data_form(phrases, errors)) }
        @if may(Act::RunNight) {
            (ui::section("nacht", phrases.settings_night_title(), html! {
                p { (phrases.settings_night_words()) }
                form method="post" action="/beheer/nacht" { (ui::button(phrases.settings_night_button(), false)) }
                (ui::details(phrases.settings_night_full_fold(), html! {
                    p { (phrases.settings_night_full_words()) }
                    form method="post" action="/beheer/nacht" {
                        (ui::hidden("hoe", FULL))
                        (ui::button(phrases.settings_night_full_button(), false))
                    }
                }))
            }))
        }
        @if may(Act::ManageStaff) {
            (ui::section("programmas", phrases.programs_title(), html! {
                p { (phrases.programs_words()) }
                p { (ui::link_button(super::programs::ADDRESS, phrases.programs_open())) }
            }))
        }
        @if !staff.is_empty() { (ui::section("collegas", phrases.settings_staff_title(), staff_table(phrases, &staff))) }
    }))
}

fn data_form(phrases: &Phrases, errors: &[ErrorLine<'_>]) -> Markup {
    let field = Field::text("gegevens", phrases.settings_data_choose())
        .hint(phrases.settings_data_hint())
        .error(errors.first().map(|error| error.text));
    ui::section(
        "inlezen",
        phrases.settings_data_title(),
        html! {
            p { (phrases.settings_data_words()) }
            form.kt-form method="post" action="/beheer/gegevens" enctype="multipart/form-data" {
                (ui::files(&field, ".csv,.json"))
                (ui::button(phrases.settings_data_button(), true))
            }
        },
    )
}

fn staff_table(phrases: &Phrases, staff: &[Colleague]) -> Markup {
    let columns = [
        Column::words(phrases.settings_staff_name()),
        Column::words(phrases.settings_staff_role()),
        Column::words(phrases.settings_staff_login()),
        Column::words(phrases.settings_staff_mail()),
    ];
    let rows: Vec<Vec<Markup>> = staff.iter().map(|s| vec![
        html! {
            (ui::link(&super::staff::address(s.id), &s.name))
            @if s.standing != Standing::Open { " " (ui::badge(Tone::Plain, &phrases.staff_standing(s.standing.code()))) }
        },
        html! { (phrases.settings_role(s.role.as_str())) },
        html! { (s.login) },
        html! { span.kt-break { (s.email.as_deref().unwrap_or("–")) } },
    ]).collect();
    html! {
        p { (phrases.settings_staff_words()) }
        (ui::table(phrases.settings_staff_title(), &columns, &rows))
        p { (ui::link_button("/beheer/collegas/nieuw", phrases.staff_new_title())) }
    }
}

/// `POST /beheer/gegevens`
async fn bring_in(
    State(state): State<AppState>,
    office: Office,
    Extension(jobs): Extension<Jobs<Outcome>>,
    Extension(UploadFolder(folder)): Extension<UploadFolder>,
    form: Multipart,
) -> Result<Response, Problem> {
    let phrases = office.caller.phrases;
    let sent = upload::receive(form, &folder).await?;
    let strange: Vec<&str> = sent
        .files
        .iter()
        .map(|f| f.name.as_str())
        .filter(|name| !NamedFiles::accepts(name))
        .collect();
    let wrong = if sent.files.is_empty() {
        Some(phrases.settings_data_choose_first().to_owned())
    } else if strange.is_empty() {
        None
    } else {
        Some(phrases.settings_data_strange(strange.join(", ")))
    };
    if let Some(text) = wrong {
        let page = page(
            &office,
            &[ErrorLine {
                field: "gegevens",
                text: &text,
            }],
        )
        .await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    let (db, actor, at) = (office.db.clone(), office.actor.clone(), office.at);
    let number = jobs.start(office.actor.org, move |progress| {
        let clock = move || state.clock().now().as_microsecond();
        receive(&db, &actor, At { now: clock(), ..at }, &sent, progress, &clock)
    })?;
    Ok(Redirect::to(&format!("{}/{number}", PLACE.base)).into_response())
}

fn receive(
    db: &Db,
    actor: &Actor,
    at: At,
    sent: &Sent,
    progress: &Progress,
    clock: &dyn Fn() -> i64,
) -> Outcome {
    let files = NamedFiles(
        sent.files
            .iter()
            .map(|f| (f.name.clone(), f.path.clone()))
            .collect(),
    );
    let told = |table: Table, rows: usize| {
        progress.step(table.file_name());
        progress.counted(rows as u64);
    };
    match association_data::receive(db, actor, at, &files, &told) {
        Ok(received) => Outcome::Association(
            Some(Ok(received)),
            progress::refresh_list(db, actor.org, at.today, clock),
        ),
        Err(Error::Refused(refusal)) => Outcome::Association(Some(Err(refusal)), List::Untouched),
        Err(error) => {
            Problem::failed(&error);
            Outcome::Association(None, List::Untouched)
        }
    }
}

/// In the form of the night: look at everybody, also at whom nothing happened to.
const FULL: &str = "alles";

#[derive(Deserialize, Default)]
#[serde(default)]
struct Night {
    hoe: String,
}

/// `POST /beheer/nacht`: for whom something happened to or whose day has come; for everybody when asked.
async fn run_night(
    State(state): State<AppState>,
    office: Office,
    Extension(jobs): Extension<Jobs<Outcome>>,
    Form(night): Form<Night>,
) -> Result<Redirect, Problem> {
    let full = night.hoe == FULL;
    let (db, actor, at) = (office.db.clone(), office.actor.clone(), office.at);
    let number = jobs.start(office.actor.org, move |progress| {
        let clock = move || state.clock().now().as_microsecond();
        let told = |done: i64, total: i64| {
            progress.set(done.cast_unsigned(), total.cast_unsigned());
            progress.counted(done.cast_unsigned());
        };
        let holder = progress::holder();
        let plan = work::night::Plan {
            on: at.today,
            full,
            holder: &holder,
            clock: &clock,
            progress: &told,
        };
        match work::night::run(&db, &actor, &plan) {
            Ok(done) => Outcome::Night(Some(done)),
            Err(Error::Refused(Refusal::NightBusy)) => Outcome::Night(None),
            Err(error) => {
                Problem::failed(&error);
                Outcome::NightFailed
            }
        }
    })?;
    Ok(Redirect::to(&format!("{}/{number}", PLACE.base)))
}

/// `GET /beheer/bezig/…`
async fn follow(
    office: Office,
    Extension(jobs): Extension<Jobs<Outcome>>,
    Path(number): Path<String>,
) -> Result<Response, Problem> {
    progress::page(&office, &jobs, &number, &PLACE)
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Onward {
    /// Contract number.
    huur: String,
    /// Before this line: moment and id.
    voor: String,
}

/// `GET /beheer/inzage`
async fn trail(office: Office, Query(onward): Query<Onward>) -> Result<Markup, Problem> {
    let phrases = office.caller.phrases;
    let asked = onward.huur.trim().to_owned();
    let before = onward
        .voor
        .split_once('_')
        .and_then(|(at, id)| Some((at.parse::<i64>().ok()?, id.parse::<Uuid>().ok()?)));
    let reference = asked.clone();
    let found = office.run(move |db, actor, _| {
        work::audit::lines(
            db,
            actor,
            Some(reference.as_str()).filter(|r| !r.is_empty()),
            before,
            PAGE,
        )
    });
    let (lines, unknown) = match found.await? {
        Ok(lines) => (lines, false),
        Err(Refusal::NoSuchTenancy(_)) => (Vec::new(), true),
        Err(Refusal::NotAllowed(_)) => return Err(Problem::Forbidden),
        Err(_) => return Err(Problem::BadRequest),
    };
    let of = if asked.is_empty() {
        String::new()
    } else {
        format!("huur={}&", encoded(&asked))
    };
    let full = i64::try_from(lines.len()).unwrap_or(0) == PAGE;
    let next = lines
        .last()
        .filter(|_| full)
        .map(|l| format!("/beheer/inzage?{of}voor={}_{}", l.row.at.0, l.row.id));
    let first = format!("/beheer/inzage?{}", of.trim_end_matches('&'));
    let error = unknown.then(|| phrases.audit_unknown(asked.as_str()));
    let field = Field::text("huur", phrases.audit_filter())
        .hint(phrases.audit_filter_hint())
        .value(&asked)
        .error(error.as_deref())
        .optional();
    let title = phrases.audit_title();
    Ok(office.caller.page(
        title,
        Some(Nav::Admin),
        html! {
            p { (ui::link("/beheer", phrases.audit_to_settings())) }
            h1 { (title) }
            p { (phrases.audit_lead()) }
            form.kt-form method="get" action="/beheer/inzage" role="search" {
                (ui::field(phrases, &field))
                (ui::button(phrases.audit_filter_button(), false))
            }
            @if lines.is_empty() && !unknown {
                (ui::empty_state(phrases.audit_empty_title(), phrases.audit_empty()))
            } @else if !unknown {
                (ui::table(title, &[
                    Column::words(phrases.audit_when()),
                    Column::words(phrases.audit_who()),
                    Column::words(phrases.audit_what()),
                    Column::words(phrases.audit_about()),
                    Column::words(phrases.audit_why()),
                ], &lines.iter().map(|line| row(phrases, line)).collect::<Vec<_>>()))
            }
            (ui::pages(
                phrases.bank_more_label(),
                before.map(|_| (first.as_str(), phrases.audit_first())),
                next.as_deref().map(|address| (address, phrases.audit_next())),
            ))
        },
    ))
}

fn row(phrases: &Phrases, line: &Line) -> Vec<Markup> {
    let act = line.row.act.as_ref();
    let told = Told::from_kept(&line.row.reason);
    let reason = told.text(phrases.language().into());
    let about = html! {
        @if let Some(heading) = &line.about {
            a.utrecht-link href={ "/beheer/inzage?huur=" (encoded(&heading.reference)) } { (heading.names) }
            " " span.kt-quiet { (heading.reference) }
        } @else {
            @match act {
                "import_statement" | "refuse_statement" => (ui::file_name(&line.row.subject)),
                "import_association" => "–",
                "night" => (line.row.subject.parse().map_or_else(|_| line.row.subject.clone(), |day| phrases.day_and_year(day))),
                _ => { span.kt-break { bdi { (line.row.subject) } } },
            }
        }
    };
    vec![
        ui::moment(phrases, line.row.at.0),
        html! { (line.who.as_deref().unwrap_or(if line.by_tenant() { phrases.audit_tenant() } else { phrases.audit_system() })) },
        html! { (phrases.audit_act(act)) },
        about,
        html! { @if reason.is_empty() { "–" } @else { span.kt-break { bdi { (reason) } } } },
    ]
}
