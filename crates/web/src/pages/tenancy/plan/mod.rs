//! Payment plans on the tenant's page: first whether the rent goes on, then when it is solved, what was kept and what comes
//! (S4.32a, S4.32d, S1.32). A missed payment brings a talk with three choices, never an end (S2.11).

mod build;
mod left;
mod turn;

pub(in crate::pages) use build::does;
pub(super) use build::{ask, save};
pub(super) use turn::{ask as ask_turn, save as save_turn};

use super::View;
use crate::language::Phrases;
use crate::sentence;
use crate::ui::{self, Column, Tone};
use domain::agreement::Agreement;
use domain::arrangement::{
    LineChange, Plan, PlanStanding, RentLine, Standing, Term, TermState, TermView, choices, compare,
};
use domain::calendar::Day;
use domain::outlook::{Lane, PromiseState};
use maud::{Markup, html};
use work::plan::room;

/// Everything about plans; nothing where nothing is open and nothing was ever planned.
pub(super) fn part(view: &View<'_>) -> Markup {
    let p = view.p;
    let o = &view.outlook;
    let of = |state| -> Vec<&Standing<'_>> { o.plans.iter().filter(|s| s.state == state).collect() };
    let (running, done, stopped) = (
        of(PlanStanding::Running),
        of(PlanStanding::Done),
        of(PlanStanding::Stopped),
    );
    let left = room(view.file, o, view.today).filter(|_| o.lane != Lane::Coming);
    if o.plans.is_empty() && left.is_none() {
        return html! {};
    }
    let content = html! {
        @for s in &running { (one(view, s)) }
        @if let Some((_, open)) = left {
            @if o.paused_until.is_some() {
                p { (p.plan_after_pause()) }
                @if view.plans { p { (ui::link(&format!("/huurders/{}/plan", view.id), p.plan_asked_link())) } }
            } @else if view.plans {
                @if running.is_empty() && o.lane != Lane::Former { p { strong { (p.plan_first()) } " " (p.plan_first_why()) } }
                p { (ui::link(&format!("/huurders/{}/plan", view.id), p.plan_link(p.money(open)))) }
            } @else if running.is_empty() { p { (p.plan_none()) } }
        }
        @for s in &done { (one(view, s)) }
        @if !stopped.is_empty() { (ui::details(p.plan_stopped(), html! { @for s in &stopped { (one(view, s)) } })) }
    };
    ui::section("plan", p.plan_title(), content)
}

fn one(view: &View<'_>, s: &Standing<'_>) -> Markup {
    let p = view.p;
    let seen = |day: Day| p.day_seen_from(day, view.today);
    html! {
        div.kt-plan {
            p {
                strong.kt-large { (headline(view, s)) }
                @if s.state == PlanStanding::Running && s.newest_miss().is_some() { " " (ui::badge(Tone::Attention, p.plan_talk())) }
            }
            p {
                (p.plan_kept(s.count(), s.kept()))
                @if s.missed() > 0 { " " (p.plan_missed_times(s.missed())) }
                @if s.state == PlanStanding::Running { " " (p.plan_left(p.money(s.open))) }
            }
            @if let Some(next) = s.next().filter(|_| s.state == PlanStanding::Running) {
                p { (p.plan_next(p.money(next.needed), seen(next.term.due_on))) }
                @let days = s.lighter(next.term.due_on, &view.file.policy);
                @if days > 0 { p { (p.plan_lighter(s.kept_in_a_row(next.term.due_on), days)) } }
            }
            @if s.state == PlanStanding::Running { (after_miss(view, s)) (rent(view, s)) }
            @if s.state == PlanStanding::Running && s.rest.is_positive() { p { (p.plan_rest(p.money(s.rest))) } }
            @if let Some((step, state)) = own_step(view, s.plan) {
                p { (p.plan_own_step(step.action.as_str())) " " (ui::badge(if state == PromiseState::Kept { Tone::Good } else { Tone::Plain }, sentence::promise_state(p, state))) }
            }
            @if !s.plan.told.is_empty() { blockquote.kt-quote { "“" (s.plan.told) "”" } }
            p.kt-quiet {
                @match view.file.colleague(first(view, s.plan).by) {
                    Some(name) => (p.plan_by(seen(s.plan.started_on), name)),
                    None => (p.plan_made(seen(s.plan.started_on))),
                }
            }
            (ui::details(p.plan_terms(), terms(view, s)))
            (versions(view, s))
            @if view.plans && s.state == PlanStanding::Running {
                p { (ui::link(&format!("/huurders/{}/plan/{}", view.id, s.plan.id), p.plan_change_link())) }
            }
        }
    }
}

/// What the tenant took on first, of their own choice (S0.22, S3.18).
fn own_step<'a>(view: &'a View<'_>, plan: &Plan) -> Option<(&'a Agreement, PromiseState)> {
    let promise = view
        .outlook
        .promises
        .iter()
        .find(|p| Some(p.agreement.id) == plan.own_step)?;
    Some((promise.agreement, promise.state))
}

/// The first version of a plan.
fn first<'a>(view: &'a View<'_>, plan: &'a Plan) -> &'a Plan {
    let of = view.file.plans.iter().filter(|v| v.id == plan.id);
    of.min_by_key(|v| v.version).unwrap_or(plan)
}

/// "Solved around": always there while it runs (S4.32d).
fn headline(view: &View<'_>, s: &Standing<'_>) -> String {
    let p = view.p;
    match (s.state, s.solved_around, s.done_on) {
        (PlanStanding::Running, Some(month), _) => p.plan_solved(p.month(month)),
        (PlanStanding::Running, None, _) => p.plan_runs().to_owned(),
        (PlanStanding::Done, _, Some(day)) => p.plan_done(p.day_seen_from(day, view.today)),
        (PlanStanding::Done, ..) => p.plan_done_plain().to_owned(),
        (PlanStanding::Stopped, ..) => p.plan_stopped_on(p.day_seen_from(s.plan.made_on, view.today)),
    }
}

/// Three choices after a miss; from the second on, looking together comes first.
fn after_miss(view: &View<'_>, s: &Standing<'_>) -> Markup {
    let p = view.p;
    let Some(miss) = choices(s, &view.file.plans, view.today, None, &view.file.policy) else {
        return html! {};
    };
    let talk =
        html! { li { @if miss.offer_help { (p.plan_choice_together()) } @else { (p.plan_choice_talk()) } } };
    html! {
        p { (p.plan_miss(p.money(miss.left), p.day_seen_from(miss.term.due_on, view.today))) }
        ul {
            @if miss.offer_help { (talk) }
            li { (p.plan_choice_pay(p.day_seen_from(miss.pay_by, view.today))) }
            @if let Some(month) = miss.skip_solves { li { (p.plan_choice_skip(p.month(month))) } }
            @if !miss.offer_help { (talk) }
        }
    }
}

/// Is the current rent safe? What was said of the months that are not past.
fn rent(view: &View<'_>, s: &Standing<'_>) -> Markup {
    let p = view.p;
    let lines: Vec<&RentLine> = s
        .plan
        .rent
        .lines
        .iter()
        .filter(|l| l.month >= view.today.month())
        .collect();
    let due = super::paying::rent_in(view, view.today.month());
    html! {
        @if !lines.is_empty() {
            p {
                (p.plan_rent()) " "
                @for (n, l) in lines.iter().enumerate() {
                    @if n > 0 { "; " }
                    (p.plan_rent_line(p.money(l.amount), p.day_seen_from(l.on, view.today), sentence::month_seen_from(p, l.month, view.today), sentence::who_pays(p, l.who)))
                }
                "."
            }
            @if !s.plan.rent.is_safe(due) { p { (ui::badge(Tone::Attention, p.plan_rent_unsafe())) } }
        }
    }
}

fn terms(view: &View<'_>, s: &Standing<'_>) -> Markup {
    let p = view.p;
    let rows: Vec<Vec<Markup>> = s.terms.iter().map(|t| row(view, t)).collect();
    let columns = [
        Column::words(p.plan_column_day()),
        Column::figures(p.plan_column_amount()),
        Column::words(p.plan_column_how()),
    ];
    ui::table(p.plan_terms_table(), &columns, &rows)
}

fn row(view: &View<'_>, t: &TermView) -> Vec<Markup> {
    let p = view.p;
    let seen = |day: Day| p.day_seen_from(day, view.today);
    let how = match (t.state, t.kept_on) {
        (TermState::Kept, Some(on)) => html! { (ui::badge(Tone::Good, p.term_kept())) " " (seen(on)) },
        (TermState::Missed, Some(on)) => html! { (p.term_late(seen(on))) },
        (TermState::Missed, None) if t.filled.is_positive() => {
            html! { (ui::badge(Tone::Attention, &p.term_part(p.money(t.filled)))) }
        }
        (TermState::Missed, None) => html! { (ui::badge(Tone::Attention, p.term_missed())) },
        (TermState::NotNeeded, _) => html! { (p.term_not_needed()) },
        _ if t.filled.is_positive() => html! { (p.term_ahead(p.money(t.filled))) },
        _ => html! { (p.term_open()) },
    };
    vec![html! { (seen(t.term.due_on)) }, ui::money(p, t.term.amount), how]
}

/// Every version is kept and stands beside the one before it.
fn versions(view: &View<'_>, s: &Standing<'_>) -> Markup {
    let p = view.p;
    let mut all: Vec<&Plan> = view.file.plans.iter().filter(|v| v.id == s.plan.id).collect();
    all.sort_by_key(|v| v.version);
    if all.len() < 2 {
        return html! {};
    }
    let pairs: Vec<(&Plan, &Plan)> = all.windows(2).map(|w| (w[0], w[1])).rev().collect();
    ui::details(
        &p.plan_versions(all.len()),
        html! {
            @for (was, now) in pairs {
                p {
                    strong { (p.day_seen_from(now.made_on, view.today)) ": " (sentence::plan_change(p, now.change)) }
                    @if let Some(name) = view.file.colleague(now.by) { " · " (name) }
                }
                (differences(view, was, now))
            }
        },
    )
}

fn differences(view: &View<'_>, was: &Plan, now: &Plan) -> Markup {
    let p = view.p;
    let seen = |day: Day| p.day_and_year(day);
    let compared = compare(&was.terms, &now.terms);
    let lines = compared.lines.iter().filter_map(|line| {
        Some(match *line {
            LineChange::Same(_) => return None,
            LineChange::Amount { due_on, was, now } => {
                p.plan_line_amount(seen(due_on), p.money(now), p.money(was))
            }
            LineChange::Day { amount, was, now } => p.plan_line_day(p.money(amount), seen(now), seen(was)),
            LineChange::New(t) => p.plan_line_new(p.money(t.amount), seen(t.due_on)),
            LineChange::Gone(t) => p.plan_line_gone(p.money(t.amount), seen(t.due_on)),
        })
    });
    let lines: Vec<String> = lines.collect();
    html! {
        @if let (Some(was), Some(now)) = compared.last_on {
            @if was.month() != now.month() { p { (p.plan_end_moved(p.month(now.month()), p.month(was.month()))) } }
        }
        ul { @for line in lines.iter().take(12) { li { (line) } } }
        @if lines.len() > 12 { p.kt-quiet { (p.plan_lines_more(lines.len() - 12)) } }
    }
}

/// Payments in words, equal ones together: "11 keer € 100,00, dan 1 keer € 68,62".
pub(in crate::pages) fn in_words(p: &Phrases, terms: &[Term]) -> String {
    let mut groups: Vec<(i32, Term)> = Vec::new();
    for term in terms {
        match groups.last_mut() {
            Some((n, same)) if same.amount == term.amount => *n += 1,
            _ => groups.push((1, *term)),
        }
    }
    let shown: Vec<String> = groups
        .iter()
        .take(5)
        .map(|(n, t)| p.plan_times(p.money(t.amount), *n))
        .collect();
    let words = shown.join(p.plan_then());
    if groups.len() > 5 {
        format!("{words}…")
    } else {
        words
    }
}

/// What was just done with a plan, above the page.
pub(super) fn notice(view: &View<'_>, done: &str) -> Markup {
    let p = view.p;
    match done {
        "plan" => ui::notice(Tone::Good, p.plan_saved()),
        "plan-anders" => ui::notice(Tone::Good, p.plan_changed()),
        _ => html! {},
    }
}
