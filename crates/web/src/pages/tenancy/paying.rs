//! Is the rent coming in now (S4.27), apart from what is still open, and how earlier trouble ended (S1.10).

use super::{View, refused, tenancy_of};
use crate::office::Office;
use crate::problem::Problem;
use crate::sentence;
use crate::ui::{self, Field, Tone};
use axum::extract::{Form, Path};
use axum::response::Redirect;
use domain::arrangement::Origin;
use domain::calendar::{Day, Month, Watch};
use domain::flow::{self, FlowState};
use domain::ids::RequestId;
use domain::outlook::{CurrentRent, Lane};
use domain::request::Topic;
use domain::tenancy::{PaymentMethod, due_date};
use maud::{Markup, html};
use uuid::Uuid;
use work::request::NewRequest;

/// "Komt de huur nu binnen?"
pub(super) fn now(view: &View<'_>) -> Markup {
    let p = view.p;
    let o = &view.outlook;
    let month = view.today.month();
    let mut pairs = Vec::new();
    if o.lane == Lane::Current {
        let tone = match o.current_rent {
            CurrentRent::Paid => Tone::Good,
            CurrentRent::NotDueYet | CurrentRent::NoCharge => Tone::Plain,
            CurrentRent::Partly | CurrentRent::Open => Tone::Attention,
        };
        let this_month = p.tenancy_this_month(sentence::month_seen_from(p, month, view.today));
        pairs.push((
            this_month,
            ui::badge(tone, sentence::current_rent(p, o.current_rent)),
        ));
        let (next, day) = next_due(view);
        pairs.push((p.tenancy_next_due().to_owned(), html! { (view.day(next)) }));
        pairs.push((p.tenancy_due_day().to_owned(), html! { (due_day(view, day)) }));
        pairs.extend(super::discount::rent(view, month));
    }
    if let Some(rhythm) = flow::rhythm(o.judged()) {
        pairs.push((
            p.tenancy_pay_day().to_owned(),
            html! { (sentence::rhythm(p, &rhythm)) },
        ));
    }
    pairs.push((p.tenancy_method().to_owned(), html! { (method(view)) }));
    let pairs: Vec<(&str, Markup)> = pairs
        .iter()
        .map(|(name, value)| (name.as_str(), value.clone()))
        .collect();
    let tone = match o.flow.state {
        FlowState::Flowing | FlowState::Restored => Tone::Good,
        FlowState::Stuttering | FlowState::Stopped => Tone::Attention,
    };
    ui::section(
        "nu",
        p.tenancy_now(),
        html! {
            @if !o.judged().items.is_empty() {
                p { (ui::badge(tone, sentence::flow_state(p, o.flow.state))) " " (sentence::flow(p, &o.flow, view.today)) }
            }
            (ui::facts(&pairs))
            (super::discount::part(view))
            (super::spared::part(view))
            (super::ease::payers(view))
        },
    )
}

/// The rent of a month that is asked.
pub(super) fn rent_in(view: &View<'_>, month: Month) -> domain::money::Cents {
    view.file.rent(month)
}

/// The next pay day from today on, and the day of the month agreed for it.
fn next_due(view: &View<'_>) -> (Day, Month) {
    let spans = &view.file.tenancy.due_days;
    let month = view.today.month();
    let this = due_date(spans, month);
    if this >= view.today {
        (this, month)
    } else {
        (due_date(spans, month.plus(1)), month.plus(1))
    }
}

fn due_day(view: &View<'_>, month: Month) -> String {
    let p = view.p;
    let agreed = view
        .file
        .tenancy
        .due_days
        .iter()
        .filter(|s| s.from <= month)
        .max_by_key(|s| s.from);
    match agreed.map_or(1, |span| span.day.get()) {
        1 => p.tenancy_due_day_first().to_owned(),
        31 => p.tenancy_due_day_last().to_owned(),
        day => p.tenancy_due_day_is(i32::from(day)),
    }
}

fn method(view: &View<'_>) -> &'static str {
    match view.file.tenancy.method {
        PaymentMethod::DirectDebit => view.p.method_direct_debit(),
        PaymentMethod::Transfer => view.p.method_transfer(),
        PaymentMethod::Online => view.p.method_online(),
        PaymentMethod::Desk => view.p.method_desk(),
    }
}

/// "Wat staat er nog open?"
pub(super) fn open(view: &View<'_>, form_id: Uuid) -> Markup {
    let p = view.p;
    let o = &view.outlook;
    ui::section(
        "open",
        p.tenancy_open(),
        html! {
            @if o.past_due.is_positive() {
                (ui::facts(&amounts(view)))
                @if o.lane == Lane::Former { p { (p.tenancy_open_former()) } }
            } @else if o.deferred.is_positive() || o.disputed.is_positive() {
                p { (p.tenancy_open_nothing_asked()) }
            } @else {
                p { (p.tenancy_open_none()) }
            }
            (super::ease::part(view))
            (super::debt_help::link(view))
            (super::waiver::part(view))
            @if o.account.advance.is_positive() { p { (p.tenancy_open_ahead(p.money(o.account.advance))) } }
            @if let Some(asked) = view.file.requests.iter().max_by_key(|r| (r.on, r.learned_on, r.id)) {
                @let way = if asked.way == Origin::SelfService { p.request_own_page() } else { sentence::origin(p, asked.way) };
                p { (p.tenancy_request(p.day_seen_from(asked.on, view.today), asked.topic.code(), way)) }
            }
            @if let Some(day) = view.file.tenancy.expected_arrears_since {
                p { (p.tenancy_expected(p.day_seen_from(day, view.today))) }
            }
            @if view.writes && o.lane != Lane::Former { (expectation(view, form_id)) }
            (super::pause::part(view))
        },
    )
}

fn amounts(view: &View<'_>) -> Vec<(&'static str, Markup)> {
    let p = view.p;
    let o = &view.outlook;
    let open = || {
        o.account
            .items
            .iter()
            .filter(|i| i.asks().is_positive() && i.due_on < view.today)
    };
    let months = open().filter(|i| i.month.is_some()).count();
    let others = open().count() - months;
    let mut pairs = vec![(
        p.tenancy_open_amount(),
        html! { span.kt-large { (ui::money(p, o.past_due)) } },
    )];
    pairs.push((
        p.tenancy_open_items(),
        html! {
            @if months > 0 { (p.tenancy_open_months(months)) }
            @if months > 0 && others > 0 { " + " }
            @if others > 0 { (p.tenancy_open_parts(others)) }
        },
    ));
    if let Some(day) = o.oldest_due_on {
        pairs.push((p.tenancy_open_since(), view.day(day)));
    }
    pairs
}

/// Paying is hard, or will be: how the tenant told it and what it is about (S1.4), also before anything is open (S4.31).
fn expectation(view: &View<'_>, form_id: Uuid) -> Markup {
    let p = view.p;
    let action = format!("/huurders/{}/verwacht", view.id);
    let ways: Vec<(&str, &str)> = WAYS
        .iter()
        .map(|way| (way.code(), sentence::origin(p, *way)))
        .collect();
    let topics: Vec<(&str, String)> = Topic::ALL
        .iter()
        .map(|topic| (topic.code(), p.request_topic(topic.code())))
        .collect();
    html! {
        @if view.file.tenancy.expected_arrears_since.is_some() {
            form method="post" action=(action) { (ui::hidden("verwacht", "nee")) (ui::button(p.tenancy_expect_over(), false)) }
        }
        (ui::details(p.tenancy_expect(), html! {
            p { (p.tenancy_expect_hint()) }
            form.kt-form method="post" action=(action) {
                (ui::hidden("verwacht", "ja"))
                (ui::hidden("id", &Uuid::new_v5(&form_id, b"verwacht").to_string()))
                (ui::choice(p, &Field::text("verteld-hoe", p.request_way()), &ui::tiles(&ways)))
                (ui::choice(p, &Field::text("verteld-over", p.request_about()), &ui::tiles(&topics)))
                (ui::button(p.record_button(), false))
            }
        }))
    }
}

/// Ways in which a colleague hears it; what a tenant says on the own page writes itself down.
const WAYS: [Origin; 4] = [Origin::Phone, Origin::Letter, Origin::Desk, Origin::Visit];

/// Keeps what the tenant told, or that it is over.
pub(super) async fn expect(
    office: Office,
    Path(tenancy): Path<String>,
    Form(typed): Form<super::form::Typed>,
) -> Result<Redirect, Problem> {
    let id = tenancy_of(&tenancy)?;
    let kept = match typed.get("verwacht") {
        "ja" => {
            let told = Origin::from_code(typed.get("verteld-hoe")).filter(|way| WAYS.contains(way));
            let Some((way, topic)) = told.zip(Topic::from_code(typed.get("verteld-over"))) else {
                return Ok(Redirect::to(&format!("/huurders/{id}?klaar=verwacht-kies#open")));
            };
            let new = NewRequest {
                id: RequestId(typed.id()?),
                way,
                topic,
            };
            let take = office.run(move |db, actor, at| work::request::take(db, actor, at, id, new));
            take.await?
        }
        "nee" => {
            let over = office.run(move |db, actor, at| work::record::expect_arrears(db, actor, at, id, None));
            over.await?
        }
        _ => return Err(Problem::BadRequest),
    };
    match kept {
        Ok(()) => Ok(Redirect::to(&format!("/huurders/{id}?klaar=verwacht#open"))),
        Err(refusal) => Err(refused(&refusal)),
    }
}

/// Earlier times in which rent was behind, those that ended well first (S1.10).
pub(super) fn episodes(view: &View<'_>) -> Markup {
    let p = view.p;
    let account = view.outlook.judged();
    let mut episodes = flow::episodes(account, &view.file.policy, &Watch::new(view.today));
    episodes.sort_by_key(|e| (e.solved_on.is_none(), std::cmp::Reverse(e.first)));
    let months = account.items.iter().filter(|i| i.month.is_some()).count();
    let span = |months: usize| sentence::span(p, i32::try_from(months).unwrap_or(i32::MAX));
    // What went well before comes first, also when there is only the present trouble.
    let first = episodes.iter().map(|e| e.first).min();
    let well = account
        .items
        .iter()
        .filter(|i| i.month.is_some_and(|m| first.is_some_and(|first| m < first)))
        .count();
    html! {
        @if months > 0 {
            (ui::section("eerder", p.tenancy_episodes(), html! {
                @if episodes.is_empty() {
                    p { (p.tenancy_episodes_none(span(months))) }
                } @else {
                    ul.kt-plain-list {
                        @if well >= 3 && episodes.iter().all(|e| e.solved_on.is_none()) {
                            li { span.kt-good aria-hidden="true" { "✓ " } (p.tenancy_episodes_before(span(well))) }
                        }
                        @for episode in &episodes {
                            li {
                                @if episode.solved_on.is_some() { span.kt-good aria-hidden="true" { "✓ " } }
                                (sentence::episode(p, episode))
                            }
                        }
                    }
                }
            }))
        }
    }
}
