//! The texts of messages: those of the product and those of the association, its fixed facts, the stress-sensitive package as
//! one switch, and what left in which form (S2.7, S4.19).

use super::tenancy::form::Typed;
use crate::language::Phrases;
use crate::office::Office;
use crate::problem::Problem;
use crate::room::Room;
use crate::ui::{self, Column, ErrorLine, Field, Nav, Tone};
use axum::extract::{Form, Query};
use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use domain::calendar::Day;
use domain::message::{Slot, Tongue};
use domain::tenancy::AddressForm;
use maud::{Markup, html};
use serde::Deserialize;
use std::collections::BTreeMap;
use work::wording::{Effect, OF_ASSOCIATION, OnShelf};
use work::{Act, Refusal};

/// Days that the account of what left looks back.
const LOOK_BACK: i32 = 365;

/// The pages, with the acts that open them.
pub(super) fn rooms() -> Vec<Room> {
    const WRITE: &[Act] = &[Act::WriteTexts];
    vec![
        Room::new(Method::GET, "/beheer/teksten", WRITE, get(show)),
        Room::new(Method::POST, "/beheer/teksten", WRITE, post(set)),
        Room::new(Method::GET, "/beheer/teksten/tekst", WRITE, get(ask)),
        Room::new(Method::POST, "/beheer/teksten/tekst", WRITE, post(save)),
    ]
}

#[derive(Clone, Default, Deserialize)]
struct Wanted {
    #[serde(default)]
    tekst: String,
    #[serde(default)]
    taal: String,
    #[serde(default)]
    vorm: String,
    #[serde(default)]
    klaar: String,
}

impl Wanted {
    fn base(&self) -> (Tongue, AddressForm) {
        (
            Tongue::from_code(&self.taal).unwrap_or(Tongue::Dutch),
            AddressForm::from_code(&self.vorm).unwrap_or(AddressForm::Formal),
        )
    }
}

/// The three shelves: Dutch with u, Dutch with je, English.
const SHELVES: [(Tongue, AddressForm); 3] = [
    (Tongue::Dutch, AddressForm::Formal),
    (Tongue::Dutch, AddressForm::Informal),
    (Tongue::English, AddressForm::Formal),
];

/// `GET /beheer/teksten`
async fn show(office: Office, Query(wanted): Query<Wanted>) -> Result<Markup, Problem> {
    let (package, facts, shelves, effects) = office
        .look(move |db, actor, at| {
            let package = work::policy::of(db, actor)?.stress_sensitive != 0;
            let facts = work::wording::fixed_facts(db, actor)?;
            let shelves = SHELVES
                .iter()
                .map(|(tongue, form)| work::wording::shelf(db, actor, *tongue, *form))
                .collect::<Result<Vec<_>, _>>()?;
            let effects = work::wording::effect(db, actor, at.today.plus(-LOOK_BACK), at.today)?;
            Ok((package, facts, shelves, effects))
        })
        .await?;
    let p = office.caller.phrases;
    Ok(office.caller.page(p.wording_title(), Some(Nav::Admin), html! {
        h1 { (p.wording_title()) }
        @match wanted.klaar.as_str() {
            "tekst" => (ui::notice(Tone::Good, p.wording_done_text())),
            "pakket" => (ui::notice(Tone::Good, p.wording_done_package())),
            "gegevens" => (ui::notice(Tone::Good, p.wording_done_facts())),
            _ => {},
        }
        (switch(p, package))
        (ui::section("teksten", p.wording_texts(), html! {
            p { (p.wording_texts_lead()) }
            @for ((tongue, form), shelf) in SHELVES.iter().zip(&shelves) { (shelf_of(p, *tongue, *form, shelf)) }
            p { (ui::link_button("/beheer/teksten/tekst", p.wording_new())) }
        }))
        (fixed(p, &facts))
        (account(p, &effects))
    }))
}

fn switch(p: &Phrases, on: bool) -> Markup {
    ui::section(
        "pakket",
        p.wording_package(),
        html! {
            p { @if on { (ui::badge(Tone::Good, p.wording_package_on())) } @else { (ui::badge(Tone::Attention, p.wording_package_off())) } }
            p { (p.wording_package_words()) }
            form method="post" action="/beheer/teksten" {
                (ui::hidden("doe", "pakket"))
                (ui::hidden("aan", if on { "nee" } else { "ja" }))
                (ui::button(if on { p.wording_package_turn_off() } else { p.wording_package_turn_on() }, false))
            }
        },
    )
}

fn address(tongue: Tongue, form: AddressForm, key: &str) -> String {
    format!(
        "/beheer/teksten/tekst?tekst={key}&taal={}&vorm={}",
        tongue.code(),
        form.code()
    )
}

fn shelf_of(p: &Phrases, tongue: Tongue, form: AddressForm, shelf: &[OnShelf]) -> Markup {
    let title = p.wording_shelf(form.code(), tongue.code());
    let list = html! {
        ul.kt-plain-list.kt-offers {
            @for held in shelf {
                @let t = &held.text.template;
                li {
                    a.utrecht-link.kt-thumb href=(address(tongue, form, &t.key)) { (t.title) }
                    " " span.kt-quiet { (p.compose_channel(t.channel.code())) }
                    @if held.text.version > 0 { " " (ui::badge(Tone::Plain, &p.wording_own(held.text.version))) }
                }
            }
        }
    };
    ui::details(&title, list)
}

fn fixed(p: &Phrases, facts: &BTreeMap<Slot, String>) -> Markup {
    let labels: Vec<String> = OF_ASSOCIATION.iter().map(|s| p.slot_label(s.code())).collect();
    ui::section(
        "gegevens",
        p.wording_facts(),
        html! {
            p { (p.wording_facts_lead()) }
            form.kt-form method="post" action="/beheer/teksten" {
                (ui::hidden("doe", "gegevens"))
                @for (slot, label) in OF_ASSOCIATION.iter().zip(&labels) {
                    (ui::field(p, &Field::text(slot.code(), label).value(facts.get(slot).map_or("", String::as_str)).optional()))
                }
                (ui::button(p.wording_facts_button(), true))
            }
        },
    )
}

/// What left, by form, and how often money came in soon after: counts, so that nobody needs to believe anybody.
fn account(p: &Phrases, effects: &[Effect]) -> Markup {
    let columns = [
        Column::words(p.wording_effect_text()),
        Column::words(p.wording_effect_channel()),
        Column::words(p.wording_effect_package()),
        Column::figures(p.wording_effect_left()),
        Column::figures(p.wording_effect_followed()),
    ];
    let rows: Vec<Vec<Markup>> = effects
        .iter()
        .map(|e| {
            let name = if e.template.is_empty() { p.compose_own_hand().to_owned() } else { e.template.replace('_', " ") };
            vec![
                html! { (name) @if e.version > 0 { " " span.kt-quiet { (p.wording_own(e.version)) } } },
                html! { (p.compose_channel(e.channel.as_str())) },
                html! { @if e.stress_sensitive { (p.wording_package_on()) } @else { (p.wording_package_off()) } },
                html! { (e.left) },
                html! { (e.followed) },
            ]
        })
        .collect();
    ui::section(
        "gevolg",
        p.wording_effect(),
        html! {
            p { (p.wording_effect_lead(work::wording::FOLLOWED_DAYS)) }
            @if rows.is_empty() { p.kt-quiet { (p.wording_effect_none()) } }
            @else { (ui::table(p.wording_effect(), &columns, &rows)) }
        },
    )
}

/// `POST /beheer/teksten`: the switch, or the fixed facts.
async fn set(office: Office, Form(typed): Form<Typed>) -> Result<Response, Problem> {
    let done = match typed.get("doe") {
        "pakket" => {
            let on = typed.get("aan") == "ja";
            office
                .look(move |db, actor, at| work::wording::set_package(db, actor, at, on))
                .await?;
            "pakket"
        }
        "gegevens" => {
            let words: Vec<(Slot, String)> = OF_ASSOCIATION
                .iter()
                .map(|s| (*s, typed.get(s.code()).to_owned()))
                .collect();
            office
                .look(move |db, actor, at| {
                    words
                        .iter()
                        .try_for_each(|(slot, words)| work::wording::set_fact(db, actor, at, *slot, words))
                })
                .await?;
            "gegevens"
        }
        _ => return Err(Problem::BadRequest),
    };
    Ok(Redirect::to(&format!("/beheer/teksten?klaar={done}#{done}")).into_response())
}

const BLANK: &str = "title: \nchannel: e-mail\nlanguage: nl\naddress: u\npurpose: kindness\nsubject: \n---\nBeste {naam},\n\n\n\n-> Vragen? Bel of app mij: {nummer}.\n\nGroet,\n{afzender}\n";

/// `GET /beheer/teksten/tekst`
async fn ask(office: Office, Query(wanted): Query<Wanted>) -> Result<Markup, Problem> {
    let base = wanted.base();
    let mut typed = Typed::default();
    typed.set("naam", &wanted.tekst);
    typed.set("was", &wanted.tekst);
    typed.set("taal", base.0.code());
    typed.set("vorm", base.1.code());
    typed.set("tekst", BLANK);
    let mut own = false;
    if !wanted.tekst.is_empty() {
        let key = wanted.tekst.clone();
        let shelf = office
            .look(move |db, actor, _| work::wording::shelf(db, actor, base.0, base.1))
            .await?;
        let held = shelf.into_iter().find(|s| s.text.template.key == key);
        let held = held.ok_or(Problem::NotFound)?;
        own = held.text.version > 0;
        typed.set("tekst", &held.file);
    }
    typed.set("eigen", if own { "ja" } else { "" });
    Ok(draw(&office, &typed, None))
}

fn draw(office: &Office, typed: &Typed, error: Option<(&str, &str)>) -> Markup {
    let p = office.caller.phrases;
    let own = typed.get("eigen") == "ja";
    let named = title_of(typed.get("naam"), typed.get("tekst"));
    let of = |name: &str| error.filter(|e| e.0 == name).map(|e| e.1);
    let lines: Vec<ErrorLine<'_>> = error
        .iter()
        .map(|(field, text)| ErrorLine { field, text })
        .collect();
    let title = if typed.get("was").is_empty() {
        p.wording_new()
    } else {
        p.wording_change()
    };
    let tab = if error.is_some() {
        p.title_with_errors(title)
    } else {
        title.to_owned()
    };
    office.caller.page(&tab, Some(Nav::Admin), html! {
        p { (ui::link("/beheer/teksten", p.wording_title())) }
        h1 { (title) }
        form.kt-form method="post" action="/beheer/teksten/tekst" novalidate {
            (ui::error_summary(p, &lines))
            (ui::hidden("was", typed.get("was")))
            (ui::hidden("eigen", typed.get("eigen")))
            (ui::hidden("taal", typed.get("taal")))
            (ui::hidden("vorm", typed.get("vorm")))
            @if typed.get("was").is_empty() {
                (ui::field(p, &Field::text("naam", p.wording_field_name()).hint(p.wording_field_name_hint()).value(typed.get("naam")).error(of("naam"))))
            } @else {
                (ui::hidden("naam", typed.get("naam")))
                p { strong { (named) } }
            }
            (ui::text_area(p, &Field::text("tekst", p.wording_field_text()).hint(p.wording_field_text_hint()).value(typed.get("tekst")).error(of("tekst")), 22))
            (ui::details(p.wording_slots(), html! {
                ul { @for slot in Slot::ALL { li { code { "{" (slot.code()) "}" } " " (p.slot_label(slot.code())) } } }
            }))
            (advice(p, typed.get("naam"), typed.get("tekst"), office.at.today))
            div.kt-acts {
                button.utrecht-button.utrecht-button--primary-action type="submit" name="doe" value="bewaar" { (p.wording_button()) }
                button.utrecht-button.utrecht-button--secondary-action type="submit" name="doe" value="kijk" { (p.compose_button_check()) }
                @if own { button.utrecht-button.utrecht-button--secondary-action type="submit" name="doe" value="weg" { (p.wording_button_away()) } }
            }
        }
    })
}

/// The title that a text gives itself; its name as long as it can't be read.
fn title_of(key: &str, text: &str) -> String {
    let title = text.lines().find_map(|line| line.strip_prefix("title:"));
    let title = title.map(str::trim).filter(|title| !title.is_empty());
    title.unwrap_or(key).to_owned()
}

/// What the reader says of it: advice beside what is refused.
fn advice(p: &Phrases, key: &str, text: &str, today: Day) -> Markup {
    let read = domain::message::Template::parse(key, text)
        .ok()
        .and_then(|template| {
            Some((
                template.draft(&domain::message::Merge::new(today)).text(),
                work::wording::read(&template, today).ok()?,
            ))
        });
    html! {
        @if let Some((draft, reading)) = read {
            @if reading.remarks.is_empty() { p { (ui::badge(Tone::Good, p.check_nothing())) } }
            @else {
                ol.kt-remarks {
                    @for remark in &reading.remarks {
                        li {
                            @let words = draft.get(remark.place.clone()).unwrap_or_default();
                            @if words.len() < draft.len() { q.kt-mark { (words) } " " }
                            (p.check_finding(remark.finding.code()))
                        }
                    }
                }
            }
        }
    }
}

/// `POST /beheer/teksten/tekst`
async fn save(office: Office, Form(typed): Form<Typed>) -> Result<Response, Problem> {
    let p = office.caller.phrases;
    if typed.get("doe") == "kijk" {
        return Ok(draw(&office, &typed, None).into_response());
    }
    let key = typed.get("naam").to_owned();
    let text = if typed.get("doe") == "weg" {
        String::new()
    } else {
        typed.get("tekst").to_owned()
    };
    if text.is_empty() && typed.get("doe") != "weg" {
        let page = draw(&office, &typed, Some(("tekst", p.compose_error_body())));
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    let base = Wanted {
        taal: typed.get("taal").to_owned(),
        vorm: typed.get("vorm").to_owned(),
        ..Wanted::default()
    }
    .base();
    let saved = office.run(move |db, actor, at| work::wording::save(db, actor, at, &key, &text, base));
    let (field, words) = match saved.await? {
        Ok(()) => return Ok(Redirect::to("/beheer/teksten?klaar=tekst").into_response()),
        Err(Refusal::NotAName(_)) => ("naam", p.wording_error_name().to_owned()),
        Err(Refusal::Template(bad)) => ("tekst", refused(p, &bad)),
        Err(Refusal::Unkind { finding, words }) => (
            "tekst",
            p.wording_error_unkind(p.check_finding(finding.code()), words),
        ),
        Err(Refusal::ChangedMeanwhile) => ("tekst", p.sheet_error_changed().to_owned()),
        Err(Refusal::HoldsBsn(_)) => ("tekst", p.record_bsn().to_owned()),
        Err(Refusal::TooLong(_)) => ("tekst", p.record_too_long().to_owned()),
        Err(_) => return Err(Problem::BadRequest),
    };
    let page = draw(&office, &typed, Some((field, &words)));
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

/// Why a text is refused, with its line, in the language of the screen.
fn refused(p: &Phrases, bad: &domain::message::BadTemplate) -> String {
    use domain::message::Fault;
    let line = bad.line;
    match &bad.fault {
        Fault::SecondAction(first) => p.wording_fault_second_action(*first, line),
        Fault::NoWhatToDo => p.wording_fault_no_what_to_do().to_owned(),
        Fault::NoGain => p.wording_fault_no_gain(line),
        Fault::UnknownSlot(name) => p.wording_fault_unknown_slot(line, name.as_str()),
        Fault::Brace => p.wording_fault_brace(line),
        Fault::MissingField(name) => p.wording_fault_missing(*name),
        Fault::TooLong { counted, most, .. } => p.wording_fault_too_long(*counted, *most),
        Fault::NoText | Fault::Empty => p.wording_fault_no_text().to_owned(),
        other => p.wording_fault_other(line, other.to_string()),
    }
}
