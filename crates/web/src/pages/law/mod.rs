//! The law: calculators that show each step with its article, every number with its source, and what must be looked up.
//!
//! Plain forms that are read from the address, so that they work without script and can be kept as a link. Nothing of
//! what is typed is stored.

mod calculators;
mod draw;

pub(super) use draw::certainty;

use crate::language::Phrases;
use crate::office::Office;
use crate::problem::Problem;
use crate::room::Room;
use crate::sentence::law as say;
use crate::ui::{self, Column, ErrorLine, Nav};
use axum::extract::Query;
use axum::http::{Method, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use calculators::Calculator;
use domain::calendar::Watch;
use domain::law::reminder::reminder;
use domain::law::{Faults, Law};
use maud::{Markup, html};
use std::collections::HashMap;
use std::sync::LazyLock;
use work::Act;

/// The law holds no tenant's data: everybody with a task here may look.
pub(crate) const LAW: &[Act] = &[
    Act::SeeToday,
    Act::SeeTenancy,
    Act::ImportAssociation,
    Act::RunNight,
    Act::ManageStaff,
    Act::SeeAudit,
];

static SHIPPED: LazyLock<Result<Law, Faults>> = LazyLock::new(Law::shipped);

/// The law that every page reads; checked before the product starts.
pub(in crate::pages) fn law() -> Result<&'static Law, Problem> {
    SHIPPED.as_ref().map_err(|faults| Problem::failed(faults))
}

/// The pages, with the acts that open them.
pub(super) fn rooms() -> Vec<Room> {
    let mut rooms = vec![
        Room::new(Method::GET, "/wet", LAW, get(index)),
        Room::new(Method::GET, "/wet/cijfers", LAW, get(numbers)),
    ];
    rooms.extend(
        Calculator::ALL
            .iter()
            .map(|calculator| Room::new(Method::GET, calculator.path(), LAW, get(calculate))),
    );
    rooms
}

/// `GET /wet`
async fn index(office: Office) -> Result<Markup, Problem> {
    let law = law()?;
    let phrases = office.caller.phrases;
    let title = phrases.law_title();
    Ok(office.caller.page(title, Some(Nav::Law), html! {
        h1 { (title) }
        p { (phrases.law_lead()) }
        (reminder_of(phrases, law, &Watch::new(office.at.today)))
        (ui::section("rekenhulpen", phrases.law_calculators(), html! {
            ul { @for calculator in Calculator::ALL {
                li { (ui::link(calculator.path(), calculator.title(phrases))) ": " (calculator.lead(phrases)) }
            } }
            p { (phrases.law_nothing_stored()) }
        }))
        (ui::section("cijfers", phrases.law_numbers(), html! {
            p { (phrases.law_numbers_words(law.rows().count(), law.rows().filter(|r| !r.confirmed()).count())) }
            p { (ui::link_button("/wet/cijfers", phrases.law_numbers_open())) }
            @if office.actor.may(Act::KeepLaw).is_ok() {
                p { (ui::link(super::contracts::ADDRESS, phrases.clause_link())) }
            }
        }))
    }))
}

/// What must be looked up around the coming or last 1 January or 1 July; nothing when all is there.
pub(super) fn reminder_section(phrases: &Phrases, today: domain::calendar::Day) -> Result<Markup, Problem> {
    Ok(reminder_of(phrases, law()?, &Watch::new(today)))
}

fn reminder_of(phrases: &Phrases, law: &Law, watch: &Watch) -> Markup {
    let found = reminder(law, watch);
    if found.is_empty() {
        return html! {};
    }
    let rows = |rows: &[&domain::law::Row]| html! { ul { @for row in rows { li { (say::row_name(phrases, law, row)) } } } };
    let title = phrases.law_reminder_title(phrases.day_in_full(found.turn));
    ui::section(
        "herinnering",
        &title,
        html! {
            @if !found.ending.is_empty() {
                p { (phrases.law_reminder_ending(found.ending.len())) }
                (ui::details(phrases.law_reminder_which(), rows(&found.ending)))
            }
            @if !found.unconfirmed.is_empty() {
                p { (phrases.law_reminder_unconfirmed(found.unconfirmed.len())) }
                (ui::details(phrases.law_reminder_which_unconfirmed(), rows(&found.unconfirmed)))
            }
        },
    )
}

/// `GET /wet/cijfers`
async fn numbers(office: Office) -> Result<Markup, Problem> {
    let law = law()?;
    let phrases = office.caller.phrases;
    let title = phrases.law_numbers();
    let rows: Vec<Vec<Markup>> = law
        .entries()
        .flat_map(|entry| {
            entry
                .rows
                .iter()
                .map(move |row| draw::number(phrases, entry, row))
        })
        .collect();
    Ok(office.caller.page(
        title,
        Some(Nav::Law),
        html! {
            p { (ui::link("/wet", phrases.law_back())) }
            h1 { (title) }
            p { (phrases.law_numbers_lead()) }
            (ui::table(title, &[
                Column::words(phrases.law_column_number()),
                Column::words(phrases.law_column_value()),
                Column::words(phrases.law_column_days()),
                Column::words(phrases.law_column_source()),
                Column::words(phrases.law_column_certainty()),
            ], &rows))
        },
    ))
}

/// `GET /wet/…`: the form, and below it the outcome once something was asked.
async fn calculate(
    office: Office,
    address: Uri,
    Query(typed): Query<HashMap<String, String>>,
) -> Result<Response, Problem> {
    let law = law()?;
    let calculator = Calculator::at(address.path()).ok_or(Problem::NotFound)?;
    let policy = office.look(|db, actor, _| work::policy::of(db, actor)).await?;
    let phrases = office.caller.phrases;
    let desk = calculators::Desk {
        law,
        phrases,
        policy,
        today: office.at.today,
        typed: &typed,
    };
    let outcome = (!typed.is_empty()).then(|| calculator.outcome(&desk));
    let fault = outcome.as_ref().and_then(|o| o.as_ref().err());
    let errors: Vec<ErrorLine<'_>> = fault
        .iter()
        .map(|f| ErrorLine {
            field: f.field,
            text: &f.text,
        })
        .collect();
    let title = calculator.title(phrases);
    let tab = if errors.is_empty() {
        title.to_owned()
    } else {
        phrases.title_with_errors(title)
    };
    let page = office.caller.page(
        &tab,
        Some(Nav::Law),
        html! {
            p { (ui::link("/wet", phrases.law_back())) }
            h1 { (title) }
            (ui::error_summary(phrases, &errors))
            p { (calculator.lead(phrases)) }
            @if calculator.is_off(&policy) { (draw::off(phrases)) }
            form.kt-form method="get" action=(calculator.path()) {
                @for field in calculator.fields() { (calculators::field(&desk, field, fault)) }
                (ui::button(phrases.law_compute(), true))
            }
            @if let Some(Ok(outcome)) = &outcome { (draw::outcome(phrases, outcome)) }
        },
    );
    let status = if errors.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    Ok((status, page).into_response())
}
