//! Agreements of both sides, each with an owner, a day and how it stands (S1.25, S1.28); wishes apart (S0.12).

use super::form::{Typed, day_from};
use super::{View, refused, tenancy_of};
use crate::office::Office;
use crate::problem::Problem;
use crate::sentence;
use crate::ui::{self, Field, Tone};
use axum::extract::{Form, Path};
use axum::response::Redirect;
use domain::agreement::Party;
use domain::ids::AgreementId;
use domain::outlook::{Promise, PromiseState};
use maud::{Markup, html};
use work::Refusal;
use work::record::Turn;

pub(super) fn part(view: &View<'_>) -> Markup {
    let p = view.p;
    let of = |wanted: fn(&Promise<'_>) -> bool| -> Vec<&Promise<'_>> {
        view.outlook.promises.iter().filter(|a| wanted(a)).collect()
    };
    let open = of(|a| {
        matches!(a.state, PromiseState::Running) || a.state == PromiseState::Missed && a.kept_on.is_none()
    });
    let intentions = of(|a| a.state == PromiseState::Intention);
    let mut done = of(|a| {
        matches!(a.state, PromiseState::Kept | PromiseState::Dropped)
            || a.state == PromiseState::Missed && a.kept_on.is_some()
    });
    done.reverse();
    ui::section(
        "afspraken",
        p.tenancy_agreements(),
        html! {
            @if open.is_empty() { p.kt-quiet { (p.tenancy_agreements_none()) } }
            ul.kt-agreements { @for a in &open { (one(view, a, view.writes)) } }
            @if !intentions.is_empty() {
                h3 { (p.tenancy_intentions()) }
                p.kt-quiet { (p.tenancy_intentions_hint()) }
                ul.kt-agreements { @for a in &intentions { (one(view, a, view.writes)) } }
            }
            @if !done.is_empty() {
                (ui::details(p.tenancy_agreements_done(), html! { ul.kt-agreements { @for a in &done { (one(view, a, false)) } } }))
            }
        },
    )
}

fn one(view: &View<'_>, promise: &Promise<'_>, buttons: bool) -> Markup {
    let p = view.p;
    let a = promise.agreement;
    let tone = match promise.state {
        PromiseState::Kept => Tone::Good,
        // What we did not do in time is ours to mend; what a tenant could not do asks for a talk.
        PromiseState::Missed => Tone::Attention,
        PromiseState::Running | PromiseState::Intention | PromiseState::Dropped => Tone::Plain,
    };
    let owner = if a.party == Party::Tenant {
        super::person::first(view.file, view.today).map(domain::tenancy::Person::full_name)
    } else {
        None
    };
    html! {
        li {
            p {
                strong { (owner.as_deref().unwrap_or(sentence::party(p, a.party))) } ": " (sentence::said(p, &a.action))
                @if let Some(amount) = a.amount { " (" (ui::money(p, amount)) ")" }
                " " (ui::badge(tone, sentence::promise_state(p, promise.state)))
            }
            p.kt-quiet {
                @if let Some(day) = a.due_on { (p.tenancy_agreement_due(p.day_seen_from(day, view.today))) " · " }
                @match (promise.state, promise.kept_on) {
                    (PromiseState::Missed, Some(day)) => (p.tenancy_agreement_late(p.day_seen_from(day, view.today))),
                    (_, Some(day)) => (p.tenancy_agreement_kept(p.day_seen_from(day, view.today))),
                    (_, None) => (p.tenancy_agreement_made(p.day_seen_from(a.made_on, view.today))),
                }
            }
            @if buttons { (turns(view, promise)) }
        }
    }
}

fn turns(view: &View<'_>, promise: &Promise<'_>) -> Markup {
    let p = view.p;
    let a = promise.agreement;
    let action = format!("/huurders/{}/afspraken/{}", view.id, a.id);
    let field = format!("dag-{}", a.id);
    let what = html! { span.kt-unseen { ": " (sentence::said(p, &a.action)) } };
    let button = |turn: &str, words: &str| {
        html! {
            form method="post" action=(action) {
                (ui::hidden("wat", turn))
                button.kt-plain-button.kt-edged type="submit" { (words) (what) }
            }
        }
    };
    html! {
        div.kt-row {
            (button("gedaan", p.tenancy_turn_done()))
            (button("vervalt", p.tenancy_turn_dropped()))
            (ui::details(p.tenancy_turn_moved(), html! {
                form.kt-form method="post" action=(action) {
                    (ui::hidden("wat", "verzet"))
                    (ui::hidden("veld", &field))
                    (ui::field(p, &Field::text(&field, p.tenancy_turn_day()).kind("date")))
                    (ui::button(p.tenancy_turn_day_button(), false))
                }
            }))
        }
    }
}

/// Done, not needed any more, or another day. The earlier version is kept.
pub(super) async fn turn(
    office: Office,
    Path((tenancy, agreement)): Path<(String, String)>,
    Form(typed): Form<Typed>,
) -> Result<Redirect, Problem> {
    let id = tenancy_of(&tenancy)?;
    let agreement: AgreementId = agreement.parse().map_err(|_| Problem::NotFound)?;
    let to = |what: &str| Ok(Redirect::to(&format!("/huurders/{id}?klaar={what}#afspraken")));
    let turn = match typed.get("wat") {
        "gedaan" => Turn::Done,
        "vervalt" => Turn::Dropped,
        "verzet" => match day_from(typed.get(typed.get("veld"))) {
            Some(day) => Turn::Moved(day),
            None => return to("dag"),
        },
        _ => return Err(Problem::BadRequest),
    };
    match office
        .run(move |db, actor, at| work::record::turn_agreement(db, actor, at, id, agreement, turn))
        .await?
    {
        Ok(()) => to("afspraak"),
        Err(Refusal::NotOpen) => to("al-afgerond"),
        Err(Refusal::Date { .. }) => to("dag"),
        Err(refusal) => Err(refused(&refusal)),
    }
}
