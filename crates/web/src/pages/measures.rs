//! The toolbox of measures: which of them the association offers, its own beside them, and how often each was offered and
//! chosen and how the rent comes in since; why paying became hard, as it was told. Counts of households, never a person; few are not told (S4.24, S4.38, S4.39).

use super::tenancy::form::Typed;
use super::tenancy::measures::in_language;
use crate::language::Phrases;
use crate::office::Office;
use crate::problem::Problem;
use crate::room::Room;
use crate::ui::{self, Choice, Column, ErrorLine, Field, Nav, Tone};
use axum::extract::{Form, Query};
use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use domain::cause::Cause;
use domain::measure::{BadMeasures, Draft, Group, LOOK_AFTER_MONTHS, Measure, Sign, Use};
use domain::shown::{FEWEST, Shown};
use maud::{Markup, html};
use serde::Deserialize;
use std::collections::BTreeMap;
use work::measure::Catalogue;
use work::{Act, Refusal};

/// Lines "when it helps" that the form of an own measure has.
const LINES: usize = 3;

/// The pages, with the acts that open them.
pub(super) fn rooms() -> Vec<Room> {
    const CHOOSE: &[Act] = &[Act::ChooseMeasures];
    vec![
        Room::new(Method::GET, "/beheer/maatregelen", CHOOSE, get(show)),
        Room::new(Method::POST, "/beheer/maatregelen", CHOOSE, post(offer)),
        Room::new(Method::GET, "/beheer/maatregelen/eigen", CHOOSE, get(ask)),
        Room::new(Method::POST, "/beheer/maatregelen/eigen", CHOOSE, post(save)),
    ]
}

#[derive(Clone, Default, Deserialize)]
struct Wanted {
    #[serde(default)]
    code: String,
    #[serde(default)]
    klaar: String,
}

/// `GET /beheer/maatregelen`
async fn show(office: Office, Query(wanted): Query<Wanted>) -> Result<Markup, Problem> {
    let (catalogue, uses, reasons) = office
        .look(|db, actor, at| {
            let catalogue = work::measure::catalogue(db, actor)?;
            let uses = work::measure::uses(db, actor, at)?;
            Ok((catalogue, uses, work::measure::reasons(db, actor, at)?))
        })
        .await?;
    let p = office.caller.phrases;
    Ok(office.caller.page(
        p.toolbox_title(),
        Some(Nav::Admin),
        html! {
            h1 { (p.toolbox_title()) }
            p { (p.toolbox_lead()) }
            @match wanted.klaar.as_str() {
                "aanbod" => (ui::notice(Tone::Good, p.toolbox_done_offer())),
                "eigen" => (ui::notice(Tone::Good, p.toolbox_done_own())),
                "weg" => (ui::notice(Tone::Good, p.toolbox_done_away())),
                _ => {},
            }
            p { (ui::link_button("/beheer/maatregelen/eigen", p.toolbox_new())) }
            @for group in Group::ALL { (shelf(p, *group, &catalogue)) }
            (account(p, &catalogue, &uses))
            @if office.actor.may(Act::SeeFigures).is_ok() {
                p { (ui::link(&format!("{}#plannen", super::figures::ADDRESS), p.figures_plans_link())) }
            }
            (told(p, &reasons))
        },
    ))
}

fn shelf(p: &Phrases, group: Group, catalogue: &Catalogue) -> Markup {
    let all: Vec<&Measure> = catalogue.measures.iter().filter(|m| m.group == group).collect();
    ui::section(
        group.code(),
        &p.toolbox_group(group.code()),
        html! { ul.kt-agreements { @for measure in all { li { (one(p, measure, catalogue)) } } } },
    )
}

fn one(p: &Phrases, m: &Measure, catalogue: &Catalogue) -> Markup {
    let left_out = catalogue.left_out.contains(&m.code);
    let name = in_language(p, &m.name.0, &m.name.1);
    html! {
        p {
            strong { (name) } " "
            @if m.first { (ui::badge(Tone::Good, p.toolbox_first())) " " }
            @if !Catalogue::is_shipped(&m.code) { (ui::badge(Tone::Plain, p.toolbox_own())) " " }
            @if left_out { (ui::badge(Tone::Attention, p.toolbox_left_out())) }
        }
        p { (in_language(p, &m.what.0, &m.what.1)) }
        (ui::details(p.toolbox_when(), html! {
            ul {
                @for why in &m.why {
                    li { (p.sign(why.sign.code())) ": “" (in_language(p, &why.nl, &why.en)) "”" }
                }
            }
            p.kt-quiet { (p.toolbox_decides(m.decides.as_str())) " " (p.toolbox_source(m.code.as_str(), m.source.as_str(), p.day_and_year(m.reviewed))) }
        }))
        div.kt-row {
            form method="post" action="/beheer/maatregelen" {
                (ui::hidden("code", &m.code))
                (ui::hidden("aan", if left_out { "ja" } else { "nee" }))
                button.kt-plain-button.kt-edged type="submit" {
                    @if left_out { (p.toolbox_offer()) } @else { (p.toolbox_leave_out()) }
                    span.kt-unseen { ": " (name) }
                }
            }
            @if !Catalogue::is_shipped(&m.code) {
                a.utrecht-link.kt-thumb href={ "/beheer/maatregelen/eigen?code=" (m.code) } { (p.toolbox_change()) span.kt-unseen { ": " (name) } }
            }
        }
    }
}

fn count(p: &Phrases, n: usize) -> String {
    super::figures::count(p, Shown::of(n))
}

/// Use and effect: households, each once, over two years.
fn account(p: &Phrases, catalogue: &Catalogue, uses: &BTreeMap<Option<String>, Use>) -> Markup {
    let columns = [
        Column::words(p.toolbox_use_measure()),
        Column::figures(p.toolbox_use_offered()),
        Column::figures(p.toolbox_use_chosen()),
        Column::words(p.toolbox_use_since()),
    ];
    let rows: Vec<Vec<Markup>> = uses
        .iter()
        .map(|(code, u)| {
            let name = match code {
                None => p.measures_nothing_yet().to_owned(),
                Some(code) => catalogue.of(code).map_or_else(
                    || code.clone(),
                    |m| in_language(p, &m.name.0, &m.name.1).to_owned(),
                ),
            };
            let since = match u.effect() {
                Some((flows, of)) => p.toolbox_use_flows(flows, of),
                None => p.toolbox_use_too_few().to_owned(),
            };
            vec![
                html! { (name) },
                html! { (count(p, u.offered)) },
                html! { (count(p, u.chosen)) },
                html! { (since) },
            ]
        })
        .collect();
    ui::section(
        "gebruik",
        p.toolbox_use(),
        html! {
            p { (p.toolbox_use_lead(LOOK_AFTER_MONTHS, FEWEST)) }
            @if rows.is_empty() { p.kt-quiet { (p.toolbox_use_none()) } }
            @else { (ui::table(p.toolbox_use(), &columns, &rows)) }
        },
    )
}

/// Why paying became hard, as people told it: households, each once, over two years.
fn told(p: &Phrases, reasons: &BTreeMap<Cause, usize>) -> Markup {
    let columns = [
        Column::words(p.toolbox_reason()),
        Column::figures(p.toolbox_reason_homes()),
    ];
    let row = |(cause, homes): (&Cause, &usize)| {
        vec![html! { (p.cause(cause.code())) }, html! { (count(p, *homes)) }]
    };
    let rows: Vec<Vec<Markup>> = reasons.iter().map(row).collect();
    ui::section(
        "redenen",
        p.toolbox_reasons(),
        html! {
            p { (p.toolbox_reasons_lead(FEWEST)) }
            @if rows.is_empty() { p.kt-quiet { (p.toolbox_reasons_none()) } }
            @else { (ui::table(p.toolbox_reasons(), &columns, &rows)) }
        },
    )
}

/// `POST /beheer/maatregelen`: offer it, or not.
async fn offer(office: Office, Form(typed): Form<Typed>) -> Result<Response, Problem> {
    let (code, offered) = (typed.get("code").to_owned(), typed.get("aan") == "ja");
    let set = office.run(move |db, actor, at| work::measure::set_offered(db, actor, at, &code, offered));
    match set.await? {
        Ok(()) => Ok(Redirect::to("/beheer/maatregelen?klaar=aanbod").into_response()),
        Err(Refusal::NoSuchMeasure(_)) => Err(Problem::NotFound),
        Err(refusal) => Err(super::tenancy::refused(&refusal)),
    }
}

/// `GET /beheer/maatregelen/eigen`
async fn ask(office: Office, Query(wanted): Query<Wanted>) -> Result<Markup, Problem> {
    let mut typed = Typed::default();
    if !wanted.code.is_empty() {
        let catalogue = office
            .look(|db, actor, _| work::measure::catalogue(db, actor))
            .await?;
        let own = catalogue
            .of(&wanted.code)
            .filter(|m| !Catalogue::is_shipped(&m.code));
        fill(&mut typed, &Draft::from(own.ok_or(Problem::NotFound)?));
        typed.set("was", &wanted.code);
    }
    Ok(draw(&office, &typed, None))
}

fn fill(typed: &mut Typed, draft: &Draft) {
    typed.set("code", &draft.code);
    typed.set("groep", &draft.group);
    typed.set("name", &draft.name.0);
    typed.set("name_en", &draft.name.1);
    typed.set("what", &draft.what.0);
    typed.set("what_en", &draft.what.1);
    typed.set("decides", &draft.decides);
    typed.set("source", &draft.source);
    for (at, (sign, nl, en)) in draft.why.iter().take(LINES).enumerate() {
        typed.set(&format!("feit-{at}"), sign);
        typed.set(&format!("regel-{at}"), nl);
        typed.set(&format!("line-{at}"), en);
    }
}

fn read(typed: &Typed) -> Draft {
    let of = |name: &str| typed.get(name).to_owned();
    let lines = (0..LINES).map(|at| {
        (
            of(&format!("feit-{at}")),
            of(&format!("regel-{at}")),
            of(&format!("line-{at}")),
        )
    });
    Draft {
        code: of("code"),
        group: of("groep"),
        name: (of("name"), of("name_en")),
        what: (of("what"), of("what_en")),
        decides: of("decides"),
        source: of("source"),
        reviewed: None,
        why: lines
            .filter(|(sign, nl, en)| !(sign.is_empty() && nl.is_empty() && en.is_empty()))
            .collect(),
    }
}

fn draw(office: &Office, typed: &Typed, error: Option<(&str, &str)>) -> Markup {
    let p = office.caller.phrases;
    let was = typed.get("was");
    let title = if was.is_empty() {
        p.toolbox_new()
    } else {
        p.toolbox_change_title()
    };
    let tab = if error.is_some() {
        p.title_with_errors(title)
    } else {
        title.to_owned()
    };
    let lines: Vec<ErrorLine<'_>> = error
        .iter()
        .map(|(field, text)| ErrorLine { field, text })
        .collect();
    let field = |name, label| {
        let wrong = error.filter(|(of, _)| *of == name).map(|(_, text)| text);
        Field::text(name, label).value(typed.get(name)).error(wrong)
    };
    let groups: Vec<String> = Group::ALL.iter().map(|g| p.toolbox_group(g.code())).collect();
    let tiles: Vec<Choice<'_>> = Group::ALL
        .iter()
        .zip(&groups)
        .map(|(group, label)| Choice::plain(group.code(), label))
        .collect();
    office.caller.page(&tab, Some(Nav::Admin), html! {
        p { (ui::link("/beheer/maatregelen", p.toolbox_title())) }
        h1 { (title) }
        form.kt-form method="post" action="/beheer/maatregelen/eigen" novalidate {
            (ui::error_summary(p, &lines))
            (ui::hidden("was", was))
            @if was.is_empty() {
                (ui::field(p, &field("code", p.toolbox_field_code()).hint(p.toolbox_field_code_hint())))
            } @else { (ui::hidden("code", was)) }
            (ui::field(p, &field("name", p.toolbox_field_name())))
            (ui::field(p, &field("what", p.toolbox_field_what()).hint(p.toolbox_field_what_hint())))
            (ui::choice(p, &field("groep", p.toolbox_field_group()), &tiles))
            (ui::field(p, &field("decides", p.toolbox_field_decides())))
            (ui::field(p, &field("source", p.toolbox_field_source()).hint(p.toolbox_field_source_hint())))
            (when(p, typed, error))
            (ui::field(p, &field("name_en", p.toolbox_field_name_en())))
            (ui::field(p, &field("what_en", p.toolbox_field_what_en())))
            div.kt-acts {
                button.utrecht-button.utrecht-button--primary-action type="submit" name="doe" value="bewaar" { (p.toolbox_save()) }
                @if !was.is_empty() {
                    button.utrecht-button.utrecht-button--secondary-action type="submit" name="doe" value="weg" formnovalidate { (p.toolbox_away()) }
                }
            }
        }
    })
}

/// When it helps: a fact, and one line why in both languages.
fn when(p: &Phrases, typed: &Typed, error: Option<(&str, &str)>) -> Markup {
    html! {
        fieldset.kt-choice {
            legend.utrecht-form-label { (p.toolbox_field_when()) }
            p.utrecht-form-field-description { (p.toolbox_field_when_hint()) }
            @for at in 0..LINES {
                @let (fact, nl, en) = (format!("feit-{at}"), format!("regel-{at}"), format!("line-{at}"));
                @let wrong = |name: &str| error.filter(|(of, _)| *of == name).map(|(_, text)| text);
                div.kt-measure-when {
                    (select(p, &fact, typed.get(&fact), wrong(&fact)))
                    (ui::field(p, &optional_after_first(at, Field::text(&nl, p.toolbox_field_line()).value(typed.get(&nl)).error(wrong(&nl)))))
                    (ui::field(p, &optional_after_first(at, Field::text(&en, p.toolbox_field_line_en()).value(typed.get(&en)).error(wrong(&en)))))
                }
            }
        }
    }
}

const fn optional_after_first(at: usize, field: Field<'_>) -> Field<'_> {
    if at == 0 { field } else { field.optional() }
}

fn select(p: &Phrases, name: &str, chosen: &str, error: Option<&str>) -> Markup {
    let described = format!("{name}-error");
    html! {
        div.utrecht-form-field.utrecht-form-field--invalid[error.is_some()] {
            label.utrecht-form-label for=(name) { (p.toolbox_field_fact()) }
            @if let Some(error) = error {
                p.utrecht-form-field-error-message id=(described) { span aria-hidden="true" { "! " } (error) }
            }
            select.utrecht-select id=(name) name=(name) aria-invalid=[error.map(|_| "true")] aria-describedby=[error.map(|_| described.as_str())] {
                option value="" { (p.toolbox_field_fact_none()) }
                @for sign in Sign::ALL {
                    option value=(sign.code()) selected[sign.code() == chosen] { (p.sign(sign.code())) }
                }
            }
        }
    }
}

/// `POST /beheer/maatregelen/eigen`
async fn save(office: Office, Form(typed): Form<Typed>) -> Result<Response, Problem> {
    let p = office.caller.phrases;
    let away = typed.get("doe") == "weg";
    let draft = read(&typed);
    let was = typed.get("was").to_owned();
    let saved = office.run(move |db, actor, at| {
        if away {
            work::measure::remove_own(db, actor, at, &was)
        } else {
            work::measure::save_own(db, actor, at, &draft, was.is_empty())
        }
    });
    let (field, words) = match saved.await? {
        Ok(()) => {
            let done = if away { "weg" } else { "eigen" };
            return Ok(Redirect::to(&format!("/beheer/maatregelen?klaar={done}")).into_response());
        }
        Err(Refusal::NotAName(_)) => ("code".to_owned(), p.toolbox_error_code()),
        Err(Refusal::MeasureTaken(_)) => ("code".to_owned(), p.toolbox_error_taken()),
        Err(Refusal::Measure(BadMeasures::Field { field, .. })) => {
            (place_of(&typed, &field), p.toolbox_error_field())
        }
        Err(Refusal::TooLong("name")) => ("name".to_owned(), p.toolbox_error_long()),
        Err(Refusal::TooLong(_)) => ("what".to_owned(), p.toolbox_error_long()),
        Err(Refusal::HoldsBsn(_)) => ("what".to_owned(), p.record_bsn()),
        Err(Refusal::ChangedMeanwhile) => ("name".to_owned(), p.sheet_error_changed()),
        Err(Refusal::NoSuchMeasure(_)) => return Err(Problem::NotFound),
        Err(refusal) => return Err(super::tenancy::refused(&refusal)),
    };
    let page = draw(&office, &typed, Some((&field, words)));
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

/// Where on the form a field of the file is asked. A line "when" is named in the file by its fact.
fn place_of(typed: &Typed, field: &str) -> String {
    match field {
        "group" => "groep".to_owned(),
        "why" => "feit-0".to_owned(),
        "name" | "name_en" | "what" | "what_en" | "decides" | "source" | "code" => field.to_owned(),
        sign => {
            let at = (0..LINES).find(|at| typed.get(&format!("feit-{at}")) == sign);
            let at = at.unwrap_or(0);
            let named = Sign::from_code(sign).is_some();
            let first = if !named {
                "feit"
            } else if typed.get(&format!("regel-{at}")).is_empty() {
                "regel"
            } else {
                "line"
            };
            format!("{first}-{at}")
        }
    }
}
