//! What the tenant told, in the tenant's own words: the newest first, all of it kept, and a form to add to it (S0.13).

use super::form::{Typed, day_from, fresh_id};
use super::guarded::Guarded;
use super::{View, names, person, questions, refused, tenancy_of};
use crate::language::Phrases;
use crate::office::Office;
use crate::problem::Problem;
use crate::ui::{self, ErrorLine, Field, Nav};
use axum::extract::{Form, Path};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::calendar::Day;
use domain::ids::{PersonId, StoryId};
use maud::{Markup, html};
use uuid::Uuid;
use work::Refusal;
use work::case_file::CaseFile;
use work::record::NewStory;
use work::row::Story;

/// The story, newest first, with the form below it.
pub(super) fn part(view: &View<'_>, form_id: Uuid) -> Markup {
    let p = view.p;
    let mut stories = view.file.stories.iter();
    ui::section(
        "eigen-woorden",
        p.tenancy_story(),
        html! {
            @match stories.next() {
                Some(newest) => (told(view, newest)),
                None => p.kt-quiet { (p.tenancy_story_none()) },
            }
            @if view.file.stories.len() > 1 {
                (ui::details(p.tenancy_story_earlier(), html! { @for story in stories { (told(view, story)) } }))
            }
            @if view.writes {
                (ui::details(p.visit_questions(), questions::open(view)))
                (ui::details(p.story_fold(), form(p, view.file, view.today, &begin(form_id), &[], &Guarded::default())))
            }
        },
    )
}

fn told(view: &View<'_>, story: &Story) -> Markup {
    let day = view.p.day_seen_from(story.told_on, view.today);
    let who = story
        .person
        .and_then(|id| view.file.people.iter().find(|p| p.id == id));
    html! {
        figure.kt-story {
            blockquote { p { "“" (story.words) "”" } }
            figcaption.kt-quiet {
                @if let Some(who) = who { (who.full_name()) " · " }
                @match view.file.colleague(story.by) {
                    Some(name) => (view.p.tenancy_story_by(day, name)),
                    None => (day),
                }
            }
        }
    }
}

fn begin(id: Uuid) -> Typed {
    let mut typed = Typed::default();
    // Another id than the contact form on the same page has: both may be sent.
    typed.set("id", &Uuid::new_v5(&id, b"verhaal").to_string());
    typed
}

/// `GET …/verhaal`: the form on a page of its own.
pub(super) async fn ask(office: Office, Path(tenancy): Path<String>) -> Result<Markup, Problem> {
    let typed = begin(fresh_id(&office, &tenancy));
    draw(&office, &tenancy, &typed, &[]).await
}

/// Where people write freely in it.
const FREE: [&str; 1] = ["woorden"];

/// A field and what is not right with it.
type Fault = (&'static str, String);

async fn draw(office: &Office, tenancy: &str, typed: &Typed, faults: &[Fault]) -> Result<Markup, Problem> {
    let id = tenancy_of(tenancy)?;
    let file = office
        .look(move |db, actor, at| work::case_file::open(db, actor, at, id, "verhaal opschrijven"))
        .await?;
    let p = office.caller.phrases;
    let today = office.at.today;
    let name = names(p, &file, today);
    let title = if faults.is_empty() {
        p.story_title().to_owned()
    } else {
        p.title_with_errors(p.story_title())
    };
    let content = html! {
        p { (ui::link(&format!("/huurders/{id}"), p.record_back(name.as_str()))) }
        div { h1 { (name) } p { (p.story_title()) } }
        (form(p, &file, today, typed, faults, &Guarded::of(p, typed, FREE)?))
    };
    Ok(office.caller.page(&title, Some(Nav::Today), content))
}

fn form(
    p: &Phrases,
    file: &CaseFile,
    today: Day,
    typed: &Typed,
    faults: &[Fault],
    guarded: &Guarded,
) -> Markup {
    let lines: Vec<ErrorLine<'_>> = faults
        .iter()
        .map(|(field, text)| ErrorLine { field, text })
        .collect();
    let of = |name: &str| {
        let fault = faults.iter().find(|(field, _)| *field == name);
        fault.map(|(_, text)| text.as_str())
    };
    let people: Vec<(String, String)> = person::people(file, today)
        .into_iter()
        .map(|(_, p)| (p.id.to_string(), p.full_name()))
        .collect();
    let tiles = ui::tiles(&people);
    let field = |name, label| Field::text(name, label).value(typed.get(name)).error(of(name));
    html! {
        form.kt-form method="post" action={ "/huurders/" (file.tenancy.id) "/verhaal" } novalidate {
            (ui::error_summary(p, &lines))
            (ui::hidden("id", typed.get("id")))
            p { (p.story_lead()) }
            (ui::text_area(p, &field("woorden", p.story_words()).guarded().hint(p.story_words_hint()), 4))
            @if !tiles.is_empty() { (ui::choice(p, &field("verteller", p.story_who()).optional(), &tiles)) }
            (ui::field(p, &field("verteld-op", p.story_day()).kind("date").optional().hint(p.story_day_hint())))
            (guarded.reason_field(p))
            (ui::button(p.story_button(), false))
        }
    }
}

/// `POST …/verhaal`: keeps it, or shows the form again with everything that was typed.
pub(super) async fn keep(
    office: Office,
    Path(tenancy): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    let id = tenancy_of(&tenancy)?;
    let p = office.caller.phrases;
    let today = office.at.today;
    let again = async |faults: &[Fault]| -> Result<Response, Problem> {
        let page = draw(&office, &tenancy, &typed, faults).await?;
        Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
    };
    let new = match read(p, &typed, today) {
        Ok(new) => new,
        Err(Wrong::Faults(faults)) => return again(&faults).await,
        Err(Wrong::Request(problem)) => return Err(problem),
    };
    let guarded = Guarded::of(p, &typed, FREE)?;
    if let Some((_, text)) = guarded.asks().first() {
        return again(&[("woorden", text.clone())]).await;
    }
    let kept = office.run(move |db, actor, at| {
        work::record::story(db, actor, at, id, &new)?;
        guarded.note(db, actor, at, id)
    });
    let fault = match kept.await? {
        Ok(()) => {
            return Ok(Redirect::to(&format!("/huurders/{id}?klaar=verhaal#eigen-woorden")).into_response());
        }
        Err(Refusal::HoldsBsn(_)) => ("woorden", p.record_bsn().to_owned()),
        Err(Refusal::TooLong(_)) => ("woorden", p.record_too_long().to_owned()),
        Err(Refusal::Missing("person")) => ("verteller", p.story_error_who().to_owned()),
        Err(refusal) => return Err(refused(&refusal)),
    };
    again(&[fault]).await
}

enum Wrong {
    Faults(Vec<Fault>),
    Request(Problem),
}

fn read(p: &Phrases, typed: &Typed, today: Day) -> Result<NewStory, Wrong> {
    let id = StoryId(typed.id().map_err(Wrong::Request)?);
    let mut faults = Vec::new();
    if typed.get("woorden").is_empty() {
        faults.push(("woorden", p.story_error_words().to_owned()));
    }
    let person = match typed.get("verteller") {
        "" => None,
        text => text.parse::<PersonId>().ok().or_else(|| {
            faults.push(("verteller", p.story_error_who().to_owned()));
            None
        }),
    };
    let on = match typed.get("verteld-op") {
        "" => None,
        text => day_from(text).filter(|day| *day <= today).or_else(|| {
            faults.push(("verteld-op", p.record_error_on(p.day_numbers(today))));
            None
        }),
    };
    if !faults.is_empty() {
        return Err(Wrong::Faults(faults));
    }
    Ok(NewStory {
        id,
        words: typed.get("woorden").to_owned(),
        person,
        on,
    })
}
