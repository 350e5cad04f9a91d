//! What the system did by itself, with why, and with undo while it has not left (S3.22).

use crate::language::Phrases;
use crate::office::Office;
use crate::problem::Problem;
use crate::room::Room;
use crate::sentence::{self, message as say};
use crate::ui::{self, Nav, Tone};
use axum::http::Method;
use axum::routing::get;
use domain::calendar::Day;
use domain::message::State;
use maud::{Markup, html};
use work::Act;
use work::automatic::Automatic;

/// Days that the list looks back.
const DAYS: i32 = 14;
/// Rows at most.
const MOST: i64 = 200;

/// The page, with the act that opens it.
pub(super) fn rooms() -> Vec<Room> {
    vec![Room::new(Method::GET, "/vanzelf", &[Act::SeeToday], get(show))]
}

/// `GET /vanzelf`
async fn show(office: Office) -> Result<Markup, Problem> {
    let (all, bank) = office
        .look(|db, actor, at| {
            let all = work::automatic::list(db, actor, at, DAYS, MOST)?;
            Ok((all, actor.may(Act::SeeBank).is_ok()))
        })
        .await?;
    let p = office.caller.phrases;
    let undoes = office.actor.may(Act::SendMessages).is_ok();
    let today = office.at.today;
    Ok(office.caller.page(p.automatic_title(), Some(Nav::Today), html! {
        h1 { (p.automatic_title()) }
        p { (p.automatic_lead(DAYS)) }
        (ui::section("berichten", p.messages_title(), html! {
            @if all.is_empty() { (ui::empty_state(p.automatic_none_title(), p.automatic_none())) }
            ul.kt-agreements { @for a in &all { li { (one(p, a, today, undoes)) } } }
        }))
        (ui::section("bank", p.automatic_bank(), html! {
            p { (p.automatic_bank_words()) " " @if bank { (ui::link("/bank/bestanden", p.automatic_bank_link())) "." } }
        }))
    }))
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
