//! The first sentence of a talk, with the facts it rests on (S0.11), and why the tenant is on the list now.

use super::View;
use super::person::{form_of, people};
use crate::sentence::{self, Asked};
use crate::ui;
use domain::arrangement::PlanStanding;
use domain::calendar::Watch;
use domain::flow::{self, Before, Opening};
use domain::tenancy::Role;
use maud::{Markup, html};

pub(super) fn part(view: &View<'_>) -> Markup {
    framed(view, view.p.tenancy_opening(), true, &listed(view))
}

/// The sentence and the facts it rests on, and nothing else: for a screen before ringing.
pub(super) fn card(view: &View<'_>) -> Markup {
    framed(view, view.p.tenancy_opening(), true, &html! {})
}

/// The sentence alone: the one element at the door (S0.10).
pub(super) fn words(view: &View<'_>, title: &str) -> Markup {
    framed(view, title, false, &html! {})
}

fn framed(view: &View<'_>, title: &str, with_facts: bool, below: &Markup) -> Markup {
    let p = view.p;
    let facts = flow::opening(view.outlook.judged(), &view.file.policy, &Watch::new(view.today));
    let administrator = administrator(view);
    let asked = Asked {
        form: form_of(view.file, view.today),
        today: view.today,
        other_open: [
            view.outlook.past_due,
            view.outlook.deferred,
            view.outlook.disputed,
        ]
        .iter()
        .any(|amount| amount.is_positive()),
        plan: plan_going_well(view),
        administrator: administrator.as_deref(),
    };
    html! {
        section.kt-opening aria-labelledby="begin-title" {
            h2.kt-opening__title id="begin-title" { (title) }
            @if view.outlook.paused_until.is_some() {
                p { (p.pause_opening()) }
            } @else {
                p.kt-opening__words { "“" (sentence::opening(p, &facts, asked)) "”" }
                @if with_facts { (ui::details(p.tenancy_opening_facts(), behind(view, &facts))) }
            }
            (below)
        }
    }
}

/// Terms kept and terms in all of the plan that runs, when some were kept and none was missed.
fn plan_going_well(view: &View<'_>) -> Option<(i32, i32)> {
    let running = view.outlook.plans.iter().rev();
    let mut well = running.filter(|p| p.state == PlanStanding::Running && p.missed() == 0 && p.kept() > 0);
    well.next().map(|p| (p.kept(), p.count()))
}

fn administrator(view: &View<'_>) -> Option<String> {
    let people = people(view.file, view.today);
    let found = people.iter().find(|(role, _)| *role == Role::Administrator);
    found.map(|(_, person)| person.full_name())
}

fn behind(view: &View<'_>, facts: &Opening) -> Markup {
    let p = view.p;
    html! {
        @if facts.open_months.is_empty() {
            p { (p.tenancy_opening_none()) }
        } @else {
            p {
                (p.tenancy_opening_open()) " "
                @for (at, month) in facts.open_months.iter().enumerate() {
                    @if at > 0 { ", " }
                    a.utrecht-link href={ "#maand-" (month) } { (view.month(*month)) }
                }
                "."
            }
            p {
                @match facts.before {
                    Before::Always { months } => (p.tenancy_opening_always(months)),
                    Before::Mostly { good, of } => (p.tenancy_opening_mostly(good, of)),
                    Before::Unknown => (p.tenancy_opening_unknown()),
                }
            }
        }
    }
}

fn listed(view: &View<'_>) -> Markup {
    let p = view.p;
    html! {
        @if !view.outlook.tasks.is_empty() {
            h3 { (p.tenancy_why()) }
            ul.kt-plain-list {
                @for task in &view.outlook.tasks {
                    li {
                        (sentence::reason(p, &task.reason, view.today)) " "
                        @if view.writes {
                            a.utrecht-link href={ "/huurders/" (view.id) "/contact?voorstel=" (task.proposal.code()) } {
                                (sentence::proposal(p, task.proposal))
                            }
                        } @else { strong { (sentence::proposal(p, task.proposal)) } }
                    }
                }
            }
        } @else if let Some(day) = view.outlook.quiet_until {
            p { (p.tenancy_quiet(p.day_seen_from(day, view.today))) }
        }
    }
}
