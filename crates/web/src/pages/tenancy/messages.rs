//! The messages of a tenancy: where each is on its way, what holds it back, and what a person may do with it.

use super::sheet;
use super::{View, refused, tenancy_of};
use crate::language::Phrases;
use crate::office::Office;
use crate::pages::tenancy::form::Typed;
use crate::problem::Problem;
use crate::sentence::message as say;
use crate::ui::{self, Tone};
use axum::extract::{Form, Path};
use axum::response::Response;
use domain::ids::MessageId;
use domain::message::State;
use maud::{Markup, html};
use work::Refusal;
use work::message::{Decision, OnItsWay};

/// Messages shown at once; the rest is folded.
const FIRST: usize = 5;

/// The messages, the newest first; what needs a person stands on top.
pub(super) fn part(view: &View<'_>, all: &[OnItsWay]) -> Markup {
    let p = view.p;
    let (mut first, rest): (Vec<&OnItsWay>, Vec<&OnItsWay>) =
        all.iter().partition(|m| m.delivery.state.needs_person());
    let rest: Vec<&OnItsWay> = rest
        .into_iter()
        .filter(|m| {
            let shown = first.len() < FIRST;
            if shown {
                first.push(m);
            }
            !shown
        })
        .collect();
    ui::section(
        "berichten",
        p.messages_title(),
        html! {
            @if view.sends { p { (ui::link(&format!("/huurders/{}/bericht", view.id), p.compose_link())) } }
            @if all.is_empty() { p.kt-quiet { (p.messages_none()) } }
            (list(view, &first))
            @if !rest.is_empty() { (ui::details(p.messages_more(), list(view, &rest))) }
            (super::wishes::part(view))
            (super::own_page::link(view))
            (super::network::part(view))
        },
    )
}

fn list(view: &View<'_>, all: &[&OnItsWay]) -> Markup {
    html! { ul.kt-agreements { @for m in all { li id={ "bericht-" (m.message.id) } { (one(view, m)) } } } }
}

const fn tone(state: State) -> Tone {
    match state {
        State::Sent => Tone::Good,
        State::Held | State::Unsure => Tone::Attention,
        State::Failed => Tone::Wrong,
        _ => Tone::Plain,
    }
}

fn one(view: &View<'_>, m: &OnItsWay) -> Markup {
    let p = view.p;
    let (message, delivery) = (&m.message, &m.delivery);
    let seen = |day| p.day_seen_from(day, view.today);
    let title = if message.subject.is_empty() {
        p.message_line(
            p.compose_channel(message.channel.code()),
            message.to_name.as_str(),
        )
    } else {
        message.subject.clone()
    };
    html! {
        p {
            strong { (title) } " " (ui::badge(tone(delivery.state), &say::state(p, delivery.state)))
        }
        p.kt-quiet {
            @if !message.subject.is_empty() {
                (p.message_line(p.compose_channel(message.channel.code()), message.to_name.as_str())) " · "
            }
            @match view.file.colleague(message.by) {
                Some(name) => (p.message_by(seen(message.made_on), name)),
                None => (p.message_by_system(seen(message.made_on))),
            }
            @match (delivery.state, delivery.sent) {
                (State::Sent, Some(sent)) => { " · " (p.message_sent_on(say::moment(p, sent, view.today))) },
                (State::Waiting, _) => { " · " (p.message_leaves(say::moment(p, delivery.from, view.today))) },
                _ => {},
            }
        }
        @if !delivery.why.is_empty() && delivery.state != State::Sent {
            p { (p.message_why(say::why(p, &delivery.why))) }
        }
        (ui::details(p.message_text(), html! { pre.kt-message { (message.body) } (history(view, m)) }))
        @if view.sends { (acts(view, m)) }
    }
}

fn history(view: &View<'_>, m: &OnItsWay) -> Markup {
    let p = view.p;
    html! {
        h4 { (p.message_history()) }
        ul {
            @for event in &m.events {
                li {
                    (p.day_seen_from(event.on, view.today)) ": " (say::state(p, event.state))
                    @if !event.why.is_empty() { ". " (say::why(p, &event.why)) }
                }
            }
        }
    }
}

/// What a form says is to be done, and the words on its button.
type Choice = (&'static str, fn(&Phrases) -> &'static str);

/// What can be done with a message now, the most likely first.
fn choices(m: &OnItsWay) -> Vec<Choice> {
    let wire = m.message.channel.by_wire();
    let mut list: Vec<Choice> = Vec::new();
    match m.delivery.state {
        State::Ready if wire => list.push(("stuur", |p| p.message_send_now())),
        State::Ready => list.push(("weg", |p| p.message_posted())),
        State::Held => list.push(("stuur", |p| p.message_send_now())),
        State::Failed => list.push(("stuur", |p| p.message_send_again())),
        State::Unsure => {
            list.push(("weg", |p| p.message_arrived()));
            list.push(("stuur", |p| p.message_send_again()));
        }
        State::Waiting | State::Sending | State::Sent | State::Withdrawn => {}
    }
    if !matches!(m.delivery.state, State::Sending | State::Sent | State::Withdrawn) {
        list.push(("terug", |p| p.message_take_back()));
    }
    list
}

fn acts(view: &View<'_>, m: &OnItsWay) -> Markup {
    let list = choices(m);
    html! {
        @if !list.is_empty() {
            form.kt-acts method="post" action={ "/huurders/" (view.id) "/berichten/" (m.message.id) } {
                @for (value, words) in list {
                    button.utrecht-button.utrecht-button--secondary-action type="submit" name="wat" value=(value) { (words(view.p)) }
                }
            }
        }
    }
}

/// `POST …/berichten/{message}`
pub(super) async fn turn(
    office: Office,
    Path((tenancy, message)): Path<(String, String)>,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    let id = tenancy_of(&tenancy)?;
    let which: MessageId = message.parse().map_err(|_| Problem::NotFound)?;
    let decision = match typed.get("wat") {
        "stuur" => Decision::Send,
        "terug" => Decision::Withdraw,
        "weg" => Decision::Left,
        _ => return Err(Problem::BadRequest),
    };
    let turned = office.run(move |db, actor, at| work::message::decide(db, actor, at, id, which, decision));
    let done = match turned.await? {
        Ok(made) if made.state == State::Held => "bericht-tegen",
        Ok(_) => "bericht-anders",
        Err(Refusal::MessageState(_) | Refusal::HeldBack(_)) => "bericht-kan-niet",
        Err(Refusal::MessageWaits) => "bericht-wacht",
        Err(refusal) => return Err(refused(&refusal)),
    };
    Ok(sheet::done(&tenancy, "berichten", done))
}

/// What was just done with a message, above the page.
pub(super) fn notice(view: &View<'_>, done: &str) -> Markup {
    let p = view.p;
    html! {
        @match done {
            "bericht" => (ui::notice(Tone::Good, p.message_done_sent())),
            "bericht-klaar" => (ui::notice(Tone::Good, p.message_done_ready())),
            "bericht-tegen" => (ui::notice(Tone::Attention, p.message_done_held())),
            "bericht-anders" => (ui::notice(Tone::Good, p.message_done_turned())),
            "bericht-kan-niet" => (ui::notice(Tone::Attention, p.message_turn_not())),
            "bericht-wacht" => (ui::notice(Tone::Attention, p.compose_error_waits())),
            _ => {},
        }
    }
}
