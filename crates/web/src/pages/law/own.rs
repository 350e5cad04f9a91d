//! The association's own rows of the law on screen: written down with their source, switched off, taken back with a reason.

use super::draw;
use crate::language::Phrases;
use crate::office::Office;
use crate::pages::tenancy::form::{Typed, fresh_id};
use crate::pages::tenancy::sheet::{self, Faults};
use crate::problem::Problem;
use crate::sentence::law as say;
use crate::ui::{self, Choice, Nav};
use axum::extract::{Form, Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use domain::calendar::Day;
use domain::ids::OwnLawId;
use domain::law::own::{Draft, as_typed};
use domain::law::{Law, Parameter, Unit};
use maud::{Markup, html};
use serde::Deserialize;
use work::law::OwnRow;
use work::{Act, Refusal};

/// Who may.
pub(super) fn keeps(office: &Office) -> bool {
    office.actor.may(Act::KeepLaw).is_ok()
}

/// Whether only confirmed numbers count, and the way to change that.
pub(super) fn switch(office: &Office, only: bool) -> Markup {
    let p = office.caller.phrases;
    html! {
        p { strong { (if only { p.law_only_confirmed_on() } else { p.law_only_confirmed_off() }) } }
        @if keeps(office) {
            form method="post" action="/wet/cijfers/zeker" {
                (ui::hidden("alleen", if only { "nee" } else { "ja" }))
                (ui::button(if only { p.law_only_confirmed_stop() } else { p.law_only_confirmed_start() }, false))
            }
        }
    }
}

/// The own rows, those that count with a way to take them back.
pub(super) fn list(office: &Office, law: &Law, own: &[OwnRow], typed: &Typed, faults: &Faults) -> Markup {
    let p = office.caller.phrases;
    html! { @if !own.is_empty() {
        (ui::section("eigen", p.law_own_title(), html! { ul.kt-agreements { @for held in own { li {
            p {
                strong { (law.entry(held.row.parameter).map_or("", |entry| say::parameter(p, entry))) } ": "
                (say::value(p, &held.row)) ", " (say::span(p, &held.row))
            }
            p.kt-quiet { (held.row.source) " · " (ui::date(p, held.made_on, office.at.today)) }
            @match &held.undone {
                Some((on, words)) => p { (p.law_own_undone(p.day_and_year(*on), words.as_str())) },
                None => @if keeps(office) { (undo(p, held, typed, faults)) },
            }
        } } } }))
    } }
}

fn undo(p: &Phrases, held: &OwnRow, typed: &Typed, faults: &Faults) -> Markup {
    let name = format!("waarom-{}", held.id);
    html! {
        (ui::details_if(faults.of(&name).is_some(), p.law_own_undo(), html! {
            form.kt-form method="post" action={ "/wet/cijfers/eigen/" (held.id) } novalidate {
                (ui::text_area(p, &faults.field(typed, &name, p.law_own_field_why()), 2))
                (ui::button(p.law_own_undo(), false))
            }
        }))
    }
}

#[derive(Default, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    code: String,
    #[serde(default)]
    vanaf: String,
}

/// `GET /wet/cijfers/eigen`
pub(super) async fn ask(office: Office, Query(asked): Query<Asked>) -> Result<Markup, Problem> {
    if asked.code.is_empty() {
        // Without a number there is nothing to fill in: the list has them all.
        return super::numbers_page(&office, &Typed::default(), &Faults::default(), "").await;
    }
    let parameter = Parameter::from_code(&asked.code).ok_or(Problem::NotFound)?;
    let law = super::law(&office).await?;
    let mut typed = Typed::default();
    typed.set("id", &fresh_id(&office, &asked.code).to_string());
    typed.set("code", parameter.code());
    let from: Option<Day> = asked.vanaf.parse().ok();
    let held = from.and_then(|from| law.find(parameter, from));
    if let Some(row) = held {
        typed.set("waarde", &as_typed(&row.value));
        typed.set("vanaf", &row.valid_from.to_string());
        typed.set("tot", &row.valid_to.map(|d| d.to_string()).unwrap_or_default());
    }
    form(&office, &law, &typed, &Faults::default())
}

fn form(office: &Office, law: &Law, typed: &Typed, faults: &Faults) -> Result<Markup, Problem> {
    let p = office.caller.phrases;
    let parameter = Parameter::from_code(typed.get("code")).ok_or(Problem::BadRequest)?;
    let entry = law.entry(parameter).ok_or(Problem::NotFound)?;
    let name = say::parameter(p, entry);
    let title = p.law_own_form_title(name);
    let tiles = [("value", p.law_own_value()), ("off", p.law_own_off())]
        .map(|(value, label)| Choice::plain(value, label));
    let tab = if faults.none() {
        title.clone()
    } else {
        p.title_with_errors(&title)
    };
    let field = |name, label| faults.field(typed, name, label);
    Ok(office.caller.page(&tab, Some(Nav::Law), html! {
        p { (ui::link("/wet/cijfers", p.law_own_back())) }
        h1 { (title) }
        p.kt-quiet { (entry.article) }
        (faults.summary(p))
        form.kt-form method="post" action="/wet/cijfers/eigen" novalidate {
            (ui::hidden("id", typed.get("id")))
            (ui::hidden("code", parameter.code()))
            (ui::choice(p, &field("wat", p.law_own_field_what()), &tiles))
            (ui::text_area(p, &field("waarde", p.law_column_value()).optional().hint(value_hint(p, parameter)), 1))
            (ui::field(p, &field("vanaf", p.law_own_field_from()).kind("date")))
            (ui::field(p, &field("tot", p.law_own_field_until()).kind("date").optional().hint(p.law_own_field_until_hint())))
            (ui::field(p, &field("bron", p.law_own_field_source()).hint(p.law_own_field_source_hint())))
            (ui::button(p.law_own_button(), true))
        }
        (ui::details(p.law_own_there(), html! { ul { @for row in &entry.rows {
            li { (say::value(p, row)) ", " (say::span(p, row)) " " (draw::certainty(p, row)) }
        } } }))
    }))
}

const fn value_hint(p: &Phrases, parameter: Parameter) -> &'static str {
    match parameter.unit() {
        Unit::Euro => p.law_own_hint_euro(),
        Unit::Percent => p.law_own_hint_percent(),
        Unit::Flag => p.law_own_hint_flag(),
        Unit::Words => p.law_own_hint_words(),
        Unit::Scale => p.law_own_hint_scale(),
        Unit::Bands => p.law_own_hint_bands(),
        _ => p.law_own_hint_number(),
    }
}

/// `POST /wet/cijfers/eigen`
pub(super) async fn keep(office: Office, Form(typed): Form<Typed>) -> Result<Response, Problem> {
    let (p, today) = (office.caller.phrases, office.at.today);
    let law = super::law(&office).await?;
    let parameter = Parameter::from_code(typed.get("code")).ok_or(Problem::BadRequest)?;
    let id = OwnLawId(typed.id()?);
    let mut faults = Faults::default();
    let from = faults.day(p, &typed, "vanaf", today);
    let valid_to = faults.day(p, &typed, "tot", today);
    if from.is_none() && faults.of("vanaf").is_none() {
        faults.add("vanaf", p.law_own_error_from());
    }
    let what = typed.get("wat");
    if !matches!(what, "value" | "off") {
        faults.add("wat", p.law_own_error_what());
    }
    if typed.get("bron").is_empty() {
        faults.add("bron", p.law_own_error_source());
    }
    let Some(valid_from) = from.filter(|_| faults.none()) else {
        return Ok(sheet::again(form(&office, &law, &typed, &faults)?));
    };
    let draft = Draft {
        parameter,
        valid_from,
        valid_to,
        value: (what == "value").then(|| typed.get("waarde").to_owned()),
        source: typed.get("bron").to_owned(),
    };
    if draft.read("").is_err() {
        let (field, said) = match valid_to {
            Some(last) if last < valid_from => ("tot", p.law_own_error_until()),
            _ => ("waarde", value_hint(p, parameter)),
        };
        faults.add(field, said);
        return Ok(sheet::again(form(&office, &law, &typed, &faults)?));
    }
    match office
        .run(move |db, actor, at| work::law::write_own(db, actor, at, id, &draft))
        .await?
    {
        Ok(()) => Ok(done("eigen")),
        Err(refusal) => {
            let faults = faults_of(p, &refusal, "bron")?;
            Ok(sheet::again(form(&office, &law, &typed, &faults)?))
        }
    }
}

fn done(what: &str) -> Response {
    Redirect::to(&format!("/wet/cijfers?klaar={what}#eigen")).into_response()
}

/// `POST /wet/cijfers/eigen/{own_law}`
pub(super) async fn take_back(
    office: Office,
    Path(own_law): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    let p = office.caller.phrases;
    let id: OwnLawId = own_law.parse().map_err(|_| Problem::NotFound)?;
    let name = format!("waarom-{id}");
    let words = typed.get(&name).to_owned();
    match office
        .run(move |db, actor, at| work::law::undo_own(db, actor, at, id, &words))
        .await?
    {
        Ok(()) => Ok(done("terug")),
        Err(refusal) => {
            let faults = faults_of(p, &refusal, &name)?;
            Ok(sheet::again(
                super::numbers_page(&office, &typed, &faults, "").await?,
            ))
        }
    }
}

/// `POST /wet/cijfers/zeker`
pub(super) async fn only_confirmed(office: Office, Form(typed): Form<Typed>) -> Result<Response, Problem> {
    let on = typed.get("alleen") == "ja";
    match office
        .run(move |db, actor, at| work::law::only_confirmed(db, actor, at, on))
        .await?
    {
        Ok(()) => Ok(Redirect::to("/wet/cijfers?klaar=zeker").into_response()),
        Err(Refusal::NotAllowed(_)) => Err(Problem::Forbidden),
        Err(_) => Err(Problem::BadRequest),
    }
}

/// The field that a refusal is about, and what to do. `words` is the field for words of the form that was sent.
fn faults_of(p: &Phrases, refusal: &Refusal, words: &str) -> Result<Faults, Problem> {
    let words = words.to_owned();
    Ok(match refusal {
        Refusal::HoldsBsn(_) => Faults::one(words, p.record_bsn()),
        Refusal::TooLong(_) => Faults::one(words, p.record_too_long()),
        Refusal::Missing(_) => Faults::one(words, p.law_own_error_why()),
        Refusal::Law(why) => Faults::one("vanaf", p.law_own_error_rows(why.as_str())),
        Refusal::NoSuchHelp(_) => return Err(Problem::NotFound),
        Refusal::NotAllowed(_) => return Err(Problem::Forbidden),
        _ => return Err(Problem::BadRequest),
    })
}
