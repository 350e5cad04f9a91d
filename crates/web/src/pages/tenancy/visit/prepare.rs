//! Before ringing (phase 1): one screen, and not an amount in sight.

use super::Screen;
use super::discreet::without_amounts;
use crate::pages::tenancy::{contacts, lead, opening, paying, person, questions, strip};
use crate::sentence;
use crate::ui::{self, Amounts, Tone};
use domain::agreement::Party;
use domain::calendar::Watch;
use domain::outlook::{PromiseState, Reason};
use domain::own_room::Prompt;
use domain::tenancy::Role;
use domain::visit::{Phase, safety};
use maud::{Markup, html};

/// Contacts that are shown.
const CONTACTS: usize = 5;

pub(super) fn screen(s: &Screen<'_>) -> Markup {
    let p = s.view.p;
    html! {
        (who(s))
        (super::moved_out(s))
        (guarded(s))
        (around(s))
        @if let Some(words) = lead::first(&s.view) { p id="vast-contact" { (words) } }
        @for (user, day) in &s.open.others {
            @if let Some(name) = s.view.file.colleague(Some(*user)) {
                (ui::notice(Tone::Attention, p.visit_call_first(p.day_seen_from(*day, s.view.today), name)))
            }
        }
        section.kt-opening aria-labelledby="opbrengst" {
            h2.kt-opening__title id="opbrengst" { (p.visit_benefit()) }
            p { strong { (benefit(s)) } }
        }
        (opening::card(&s.view))
        (reached(s))
        (ui::section("maanden", p.visit_strip(), html! {
            (ui::month_strip(p, &strip::months(s.view.file, &s.view.outlook, &s.view.allocations, s.view.today), Amounts::Hidden))
        }))
        (paying::episodes(&s.view))
        (promises(s))
        (ui::section("vragen", p.visit_questions(), questions::open(&s.view)))
        @if !s.app { p { (ui::link("/bezoeken/kaart", p.paper_map_link())) } }
        @if s.course.phase() <= Phase::Door {
            @if s.course.arrived.is_none() { (cards(s)) }
            div.kt-row { (arrive(s)) }
        }
    }
}

/// Before ringing, for the visitor alone: how to stand and greet, with why (S1.12, S1.13), and what one looks forward to (S3.11).
/// Shown until one stands at the door, put away for good with one tap; nothing of it is kept with the tenant.
fn cards(s: &Screen<'_>) -> Markup {
    let p = s.view.p;
    let shown = |prompt: &Prompt| !s.open.put_away.contains(prompt);
    html! {
        @for prompt in Prompt::ALL.iter().filter(|prompt| shown(prompt)) {
            aside.kt-section data-prompt-card=(prompt.code()) aria-labelledby={ "kaart-" (prompt.code()) } {
                @match prompt {
                    Prompt::Ring => {
                        h2.utrecht-heading-2 id="kaart-ring" { (p.visit_ring_title()) }
                        ul.kt-plain-list {
                            li { strong { (p.visit_ring_posture()) } " " (p.visit_ring_posture_why()) }
                            li { strong { (p.visit_ring_back()) } " " (p.visit_ring_back_why()) }
                            li { strong { (p.visit_ring_greet()) } " " (p.visit_ring_greet_why()) }
                        }
                    },
                    Prompt::LookForward => h2.utrecht-heading-2 id="kaart-look_forward" { (p.visit_look_forward()) },
                }
                form method="post" action="/bezoeken/kaarten" data-prompt=(prompt.code()) {
                    (ui::hidden("weg", prompt.code()))
                    (ui::hidden("ronde", &s.open.round.id.to_string()))
                    (ui::hidden("bezoek", &s.open.stop.visit.to_string()))
                    (ui::button(p.cards_away(), false))
                }
            }
        }
    }
}

/// From now on a colleague knows that somebody is inside.
fn arrive(s: &Screen<'_>) -> Markup {
    let p = s.view.p;
    if s.course.arrived.is_some() {
        return s.to(super::Step::Door, p.visit_step_door());
    }
    s.fact(
        "arrived",
        html! { (ui::button(p.visit_arrived(), true)) p.kt-quiet { (p.visit_arrived_hint()) } },
    )
}

fn who(s: &Screen<'_>) -> Markup {
    let (p, file) = (s.view.p, s.view.file);
    html! {
        section.kt-person aria-labelledby="wie" {
            h1 id="wie" { (super::super::names(p, file, s.view.today)) }
            @if let Some(d) = &file.dwelling {
                p { strong { (d.street) " " (d.house_number) } ", " (d.postcode) " " (d.town) }
            }
            ul.kt-people {
                @for (role, one) in person::people(file, s.view.today) {
                    li {
                        strong { (one.full_name()) }
                        @if role == Role::CoTenant { " (" (p.tenancy_role_co_tenant()) ")" }
                        @if role == Role::Administrator { " (" (p.tenancy_role_administrator()) ")" }
                        (person::addressed(p, one))
                        @if one.language != "nl" && !one.language.is_empty() { " · " (p.tenancy_language(&one.language)) }
                        @if let Some(note) = one.contact_note.as_deref().filter(|n| !n.is_empty()) {
                            br; span { (p.visit_said_greeting()) ": “" (without_amounts(note, p.visit_amount_hidden())) "”" }
                        }
                    }
                }
            }
            (person::greeting(p, file))
        }
    }
}

/// Who may be called about what, by the tenant's word (S3.15).
fn around(s: &Screen<'_>) -> Markup {
    let network = &s.view.file.network;
    html! {
        @if network.iter().any(|n| n.holds(s.view.today)) {
            (ui::section("netwerk", s.view.p.network_title(), crate::pages::tenancy::network::known(s.view.p, network, s.view.today)))
        }
    }
}

/// Notes on safety that still hold: what happened, and until when it is shown.
fn guarded(s: &Screen<'_>) -> Markup {
    let p = s.view.p;
    let notes = safety(&s.open.facts, &Watch::new(s.view.today));
    html! {
        @for (_, fact, until) in &notes {
            (ui::notice(Tone::Attention, html! {
                p { strong { (p.visit_safety(p.day_seen_from(*until, s.view.today))) } }
                p { (fact) }
                p { (p.visit_safety_two()) }
            }))
        }
    }
}

fn benefit(s: &Screen<'_>) -> &'static str {
    let (p, o) = (s.view.p, &s.view.outlook);
    let fresh = |r: &Reason| matches!(r, Reason::FreshEyes { .. });
    if o.paused_until.is_some() {
        p.visit_benefit_paused()
    } else if o.tasks.iter().any(|t| fresh(&t.reason)) {
        p.visit_benefit_fresh()
    } else if o.past_due.is_positive() {
        p.visit_benefit_first()
    } else {
        p.visit_benefit_clear()
    }
}

fn reached(s: &Screen<'_>) -> Markup {
    let (p, today) = (s.view.p, s.view.today);
    let how = |c: &domain::contact::Contact| {
        let kind = sentence::contact_kind(p, c.kind);
        c.day_part.map_or_else(
            || kind.to_owned(),
            |part| format!("{kind} ({})", sentence::day_part(p, part)),
        )
    };
    let all: Vec<_> = contacts::standing(s.view.file).rev().collect();
    let best = all.iter().find(|c| c.outcome.reached());
    ui::section(
        "contact",
        p.visit_contact(),
        html! {
            @match best {
                Some(c) => p { strong { (p.visit_contact_best(p.day_seen_from(c.on, today), how(c))) } },
                None => p { (p.tenancy_never_reached()) },
            }
            (ui::details(p.visit_contact_earlier(), html! {
                ul.kt-plain-list {
                    @for c in all.iter().take(CONTACTS) {
                        li {
                            (p.day_seen_from(c.on, today)) ", " (how(c)) ": " (sentence::outcome(p, c.outcome))
                            @if !c.note.is_empty() { ". " (without_amounts(&c.note, p.visit_amount_hidden())) }
                        }
                    }
                }
            }))
        },
    )
}

/// What both sides promised and still stands. Ours come first.
fn promises(s: &Screen<'_>) -> Markup {
    let p = s.view.p;
    let mut open: Vec<_> = s
        .view
        .outlook
        .promises
        .iter()
        .filter(|a| {
            matches!(a.state, PromiseState::Running | PromiseState::Intention)
                || a.state == PromiseState::Missed && a.kept_on.is_none()
        })
        .collect();
    open.sort_by_key(|a| a.agreement.party != Party::Association);
    ui::section(
        "afspraken",
        p.visit_promises(),
        html! {
            @if open.is_empty() { p.kt-quiet { (p.visit_promises_none()) } }
            ul.kt-plain-list {
                @for a in open {
                    li {
                        strong { (owner(s, a.agreement.party)) } ": "
                        (without_amounts(&sentence::said(p, &a.agreement.action), p.visit_amount_hidden()))
                        @if let Some(day) = a.agreement.due_on { " · " (p.tenancy_agreement_due(p.day_seen_from(day, s.view.today))) }
                    }
                }
            }
        },
    )
}

fn owner(s: &Screen<'_>, party: Party) -> String {
    match party {
        Party::Tenant => s.name(),
        Party::Association => s.view.p.visit_ours().to_owned(),
        Party::Third => sentence::party(s.view.p, party).to_owned(),
    }
}
