//! What the system did by itself, with why, and with undo while it has not left (S3.22).

use super::tenancy::{refused, tenancy_of};
use crate::language::Phrases;
use crate::office::Office;
use crate::problem::Problem;
use crate::room::Room;
use crate::sentence::{self, message as say};
use crate::ui::{self, Nav, Tone};
use axum::extract::{Path, Query};
use axum::http::Method;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use domain::automatic::Kind;
use domain::calendar::Day;
use domain::ids::EntryKey;
use domain::message::State;
use maud::{Markup, html};
use serde::Deserialize;
use work::automatic::Automatic;
use work::automatic::booking::{self, Booked};
use work::{Act, Refusal};

/// Days that the list looks back.
const DAYS: i32 = 14;
/// Rows at most.
const MOST: i64 = 200;

/// Acts of which one is enough to undo a booking; which booking asks for which is said by `work`.
const UNDO: &[Act] = &[Act::LowerRent, Act::Waive];

/// The pages, with the acts that open them.
pub(super) fn rooms() -> Vec<Room> {
    vec![
        Room::new(Method::GET, "/vanzelf", &[Act::SeeToday], get(show)),
        Room::new(Method::POST, "/vanzelf/{tenancy}/{entry}", UNDO, post(undo)),
    ]
}

#[derive(Deserialize)]
struct Done {
    #[serde(default)]
    klaar: String,
}

/// `GET /vanzelf`
async fn show(office: Office, Query(done): Query<Done>) -> Result<Markup, Problem> {
    let (messages, bookings, bank) = office
        .look(|db, actor, at| {
            let messages = work::automatic::list(db, actor, at, DAYS, MOST)?;
            let bookings = booking::list(db, actor, at.today.plus(-DAYS), MOST)?;
            Ok((messages, bookings, actor.may(Act::SeeBank).is_ok()))
        })
        .await?;
    let p = office.caller.phrases;
    let undoes = office.actor.may(Act::SendMessages).is_ok();
    let today = office.at.today;
    Ok(office.caller.page(p.automatic_title(), Some(Nav::Today), html! {
        h1 { (p.automatic_title()) }
        @match done.klaar.as_str() {
            "terug" => (ui::notice(Tone::Good, p.automatic_undone_notice())),
            "te-laat" => (ui::notice(Tone::Attention, p.automatic_too_late())),
            _ => {},
        }
        p { (p.automatic_lead(DAYS)) }
        (ui::section("berichten", p.messages_title(), html! {
            @if messages.is_empty() { (ui::empty_state(p.automatic_none_title(), p.automatic_none())) }
            ul.kt-agreements { @for a in &messages { li { (one(p, a, today, undoes)) } } }
        }))
        (ui::section("boekingen", p.automatic_bookings(), html! {
            @if bookings.is_empty() { p { (p.automatic_bookings_none()) } }
            ul.kt-agreements { @for b in &bookings { li { (booked(&office, b)) } } }
        }))
        (ui::section("bank", p.automatic_bank(), html! {
            p { (p.automatic_bank_words()) " " @if bank { (ui::link("/bank/bestanden", p.automatic_bank_link())) "." } }
        }))
        (ui::section("wat", p.automatic_kinds(), html! {
            ul { @for kind in Kind::ALL { li { (sentence::automatic_kind(p, *kind)) } } }
        }))
    }))
}

/// A booking: what, why, and the way back while it is fresh.
fn booked(office: &Office, b: &Booked) -> Markup {
    let p = office.caller.phrases;
    let today = office.at.today;
    let seen = |day: Day| p.day_seen_from(day, today);
    let may = office.actor.may(booking::undone_with(b.booking.kind)).is_ok();
    html! {
        p {
            strong { a.utrecht-link href={ "/huurders/" (b.booking.tenancy) "#grootboek" } { (b.names) } } ": "
            (p.automatic_booked(p.money(b.booking.amount.abs()), sentence::automatic_booking(p, b.booking.kind, b.booking.effective_on, today))) " "
            @if b.undone { (ui::badge(Tone::Plain, p.automatic_undone())) }
        }
        p {
            @match &b.decided {
                Some((name, on)) => (p.automatic_because(seen(*on), name.as_str())),
                None => (p.automatic_because_agreed()),
            }
        }
        p.kt-quiet {
            (p.automatic_booked_on(seen(b.booking.booked_on)))
            @if !b.undone && today <= b.undo_until { " · " (p.automatic_undo_until(seen(b.undo_until))) }
        }
        @if may && !b.undone && today <= b.undo_until {
            form.kt-acts method="post" action={ "/vanzelf/" (b.booking.tenancy) "/" (b.booking.entry.0) } {
                button.utrecht-button.utrecht-button--secondary-action type="submit" {
                    (p.automatic_undo()) span.kt-unseen { ": " (b.names) ", " (p.money(b.booking.amount.abs())) }
                }
            }
        }
    }
}

/// `POST /vanzelf/{tenancy}/{entry}`
async fn undo(office: Office, Path((tenancy, entry)): Path<(String, String)>) -> Result<Response, Problem> {
    let id = tenancy_of(&tenancy)?;
    let entry = EntryKey(entry.parse().map_err(|_| Problem::NotFound)?);
    let done = office
        .run(move |db, actor, at| booking::undo(db, actor, at, id, entry))
        .await?;
    Ok(match done {
        Ok(()) => Redirect::to("/vanzelf?klaar=terug#boekingen").into_response(),
        Err(Refusal::TooLateToUndo(_)) => Redirect::to("/vanzelf?klaar=te-laat#boekingen").into_response(),
        Err(refusal) => return Err(refused(&refusal)),
    })
}

fn one(p: &Phrases, a: &Automatic, today: Day, undoes: bool) -> Markup {
    html! {
        p {
            strong { a.utrecht-link href={ "/huurders/" (a.tenancy) "#bericht-" (a.message.id) } { (a.names) } } " "
            (p.message_line(p.compose_channel(a.message.channel.code()), a.message.to_name.as_str())) " "
            (ui::badge(Tone::Plain, &say::state(p, a.delivery.state)))
        }
        @if let Some(reason) = &a.reason { p { (p.message_why(sentence::reason(p, reason, today))) } }
        p.kt-quiet {
            (p.message_by_system(p.day_seen_from(a.message.made_on, today)))
            @match (a.delivery.state, a.delivery.sent) {
                (State::Waiting, _) => { " · " (p.message_leaves(say::moment(p, a.delivery.from, today))) },
                (State::Sent, Some(sent)) => { " · " (p.message_sent_on(say::moment(p, sent, today))) },
                _ => {},
            }
        }
        @if undoes && a.undoable() {
            form.kt-acts method="post" action={ "/huurders/" (a.tenancy) "/berichten/" (a.message.id) } {
                button.utrecht-button.utrecht-button--secondary-action type="submit" name="wat" value="terug" {
                    (p.automatic_undo()) span.kt-unseen { ": " (a.names) }
                }
            }
        }
    }
}
