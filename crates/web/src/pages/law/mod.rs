//! The law: calculators that show each step with its article, every number with its source, and what must be looked up.
//!
//! Plain forms that are read from the address, so that they work without script and can be kept as a link. Nothing of
//! what is typed is stored.

mod calculators;
mod draw;
mod own;

pub(super) use draw::certainty;

use super::tenancy::form::Typed;
use super::tenancy::sheet::Faults;
use crate::language::Phrases;
use crate::office::Office;
use crate::problem::Problem;
use crate::room::Room;
use crate::sentence::law as say;
use crate::ui::{self, Column, ErrorLine, Nav};
use axum::extract::Query;
use axum::http::{Method, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use calculators::Calculator;
use domain::calendar::{Day, Watch};
use domain::law::reminder::reminder;
use domain::law::{Entry, Law};
use maud::{Markup, html};
use std::collections::HashMap;
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

/// The law of the association: what came with the product, and its own rows over it.
pub(in crate::pages) async fn law(office: &Office) -> Result<Law, Problem> {
    office.look(|db, actor, _| work::law::of(db, actor)).await
}

/// The pages, with the acts that open them.
pub(super) fn rooms() -> Vec<Room> {
    const KEEP: &[Act] = &[Act::KeepLaw];
    let mut rooms = vec![
        Room::new(Method::GET, "/wet", LAW, get(index)),
        Room::new(Method::GET, "/wet/cijfers", LAW, get(numbers)),
        Room::new(
            Method::POST,
            "/wet/cijfers/zeker",
            KEEP,
            post(own::only_confirmed),
        ),
        Room::new(Method::GET, "/wet/cijfers/eigen", KEEP, get(own::ask)),
        Room::new(Method::POST, "/wet/cijfers/eigen", KEEP, post(own::keep)),
        Room::new(
            Method::POST,
            "/wet/cijfers/eigen/{own_law}",
            KEEP,
            post(own::take_back),
        ),
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
    let law = law(&office).await?;
    let phrases = office.caller.phrases;
    let title = phrases.law_title();
    Ok(office.caller.page(title, Some(Nav::Law), html! {
        h1 { (title) }
        p { (phrases.law_lead()) }
        (reminder_of(phrases, &law, &Watch::new(office.at.today)))
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
pub(super) async fn reminder_section(office: &Office) -> Result<Markup, Problem> {
    let law = law(office).await?;
    Ok(reminder_of(
        office.caller.phrases,
        &law,
        &Watch::new(office.at.today),
    ))
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
async fn numbers(office: Office, Query(asked): Query<HashMap<String, String>>) -> Result<Markup, Problem> {
    let done = asked.get("klaar").map_or("", String::as_str);
    numbers_page(&office, &Typed::default(), &Faults::default(), done).await
}

async fn numbers_page(
    office: &Office,
    typed: &Typed,
    faults: &Faults,
    done: &str,
) -> Result<Markup, Problem> {
    let (law, own, only) = office
        .look(|db, actor, _| {
            Ok((
                work::law::of(db, actor)?,
                work::law::own(db, actor)?,
                work::policy::of(db, actor)?.confirmed_law_only,
            ))
        })
        .await?;
    let phrases = office.caller.phrases;
    let keeps = own::keeps(office);
    let title = phrases.law_numbers();
    let mut columns = vec![
        Column::words(phrases.law_column_number()),
        Column::words(phrases.law_column_value()),
        Column::words(phrases.law_column_days()),
        Column::words(phrases.law_column_source()),
        Column::words(phrases.law_column_certainty()),
    ];
    if keeps {
        columns.push(Column::words(phrases.law_own_column()));
    }
    Ok(office.caller.page(
        title,
        Some(Nav::Law),
        html! {
            p { (ui::link("/wet", phrases.law_back())) }
            h1 { (title) }
            @match done {
                "eigen" => (ui::notice(ui::Tone::Good, phrases.law_own_done())),
                "terug" => (ui::notice(ui::Tone::Good, phrases.law_own_done_undone())),
                "zeker" => (ui::notice(ui::Tone::Good, phrases.law_only_confirmed_done())),
                _ => {},
            }
            (faults.summary(phrases))
            p { (phrases.law_numbers_lead()) }
            (own::switch(office, only))
            (own::list(office, &law, &own, typed, faults))
            @for (subject, entries) in law.subjects() {
                (subject_part(phrases, subject, &entries, (&columns, keeps), office.at.today))
            }
        },
    ))
}

/// The numbers of one subject, folded: those in force on top, what held before and what is still to come below them.
fn subject_part(
    phrases: &Phrases,
    subject: &str,
    entries: &[&Entry],
    (columns, keeps): (&[Column<'_>], bool),
    on: Day,
) -> Markup {
    let name = phrases.law_subject(subject);
    let rows = |in_force: bool| -> Vec<Vec<Markup>> {
        let of = |entry: &&Entry| {
            let own = entry.rows.iter().filter(|row| row.holds_on(on) == in_force);
            own.map(|row| draw::number(phrases, entry, row, keeps))
                .collect::<Vec<_>>()
        };
        entries.iter().flat_map(of).collect()
    };
    let (now, other) = (rows(true), rows(false));
    let summary = phrases.law_subject_count(now.len(), name.as_str());
    ui::details(
        &summary,
        html! {
            @if !now.is_empty() { (ui::table(&phrases.law_subject_now(name.as_str()), columns, &now)) }
            @if !other.is_empty() {
                (ui::details(phrases.law_subject_other(), ui::table(&phrases.law_subject_other_of(name.as_str()), columns, &other)))
            }
        },
    )
}

/// `GET /wet/…`: the form, and below it the outcome once something was asked.
async fn calculate(
    office: Office,
    address: Uri,
    Query(typed): Query<HashMap<String, String>>,
) -> Result<Response, Problem> {
    let law = law(&office).await?;
    let calculator = Calculator::at(address.path()).ok_or(Problem::NotFound)?;
    let policy = office.look(|db, actor, _| work::policy::of(db, actor)).await?;
    let phrases = office.caller.phrases;
    let desk = calculators::Desk {
        law: &law,
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
