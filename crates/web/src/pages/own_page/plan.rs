//! Choosing a plan: an own amount and an own pay day, then the plans side by side, then one button (S0.20). What goes beyond the
//! limits, or what the tenant would rather look at together, goes to a person as a proposal.

use super::home::{dutch, send_word, with_words, words_fault};
use super::{Inside, path};
use crate::language::Phrases;
use crate::pages::tenancy::form::{Typed, amount_from};
use crate::pages::tenancy::plan::{does, in_words};
use crate::pages::tenancy::sheet::{Faults, again};
use crate::problem::Problem;
use crate::ui;
use axum::extract::Form;
use axum::response::{IntoResponse, Redirect, Response};
use domain::arrangement::WhoPays;
use domain::calendar::DueDay;
use domain::ids::{ContactId, PlanId};
use domain::money::Cents;
use domain::own_page::{Beyond, Offer, OfferKind, Proposal, enough, offers};
use maud::{Markup, html};
use uuid::Uuid;
use work::Refusal;
use work::own_page::{Chosen, Standing, standing};
use work::plan::rent_ahead;

/// Who can pay the rent of the next months, as a tenant says it.
const PAYERS: [WhoPays; 3] = [WhoPays::Tenant, WhoPays::CoTenant, WhoPays::Family];
/// The rent is not safe yet.
const UNSURE: &str = "onzeker";
/// First steps to choose from; other words may be typed.
const STEPS: [&str; 3] = ["bank", "agenda", "bellen"];

/// What is open to choose about; back home when there is nothing.
fn open_of(inside: &Inside) -> Option<Cents> {
    let outlook = inside.page.file.outlook(inside.today());
    match standing(&inside.page.file, &outlook) {
        Standing::Open(open) => Some(open),
        _ => None,
    }
}

/// `GET /k/{link}/plan`
pub(super) async fn ask(inside: Inside) -> Response {
    let Some(open) = open_of(&inside) else {
        return Redirect::to(&path(inside.outside.address)).into_response();
    };
    let mut typed = Typed::default();
    typed.set("id", &inside.fresh_id("plan").to_string());
    draw(&inside, open, &typed, None, &Faults::default()).into_response()
}

fn draw(
    inside: &Inside,
    open: Cents,
    typed: &Typed,
    side_by_side: Option<&[Offer]>,
    faults: &Faults,
) -> Markup {
    let p = inside.p();
    let policy = &inside.page.file.policy;
    let fits = p.own_page_each_fits(p.money(enough(open, policy)), policy.own_plan_months);
    let field = |name, label| faults.field(typed, name, label);
    let content = html! {
        p { (ui::link(&path(inside.outside.address), p.own_page_home())) }
        h1 { (p.own_page_choose()) }
        form.kt-form method="post" action={ (path(inside.outside.address)) "/plan#plannen" } novalidate {
            (faults.summary(p))
            (ui::hidden("id", typed.get("id")))
            p { (p.own_page_open_now()) " " strong.kt-large { (ui::money(p, open)) } }
            (ui::field(p, &field("bedrag", p.own_page_each()).hint(&fits)))
            (ui::field(p, &field("dag", p.own_page_day()).hint(p.own_page_day_hint())))
            (does("toon", p.own_page_show(), side_by_side.is_none()))
            @if let Some(all) = side_by_side { (pick(inside, typed, all, faults)) }
            @if side_by_side.is_some() || !faults.none() {
                p { (p.own_page_together_lead()) }
                (does("samen", p.own_page_together(), false))
            }
        }
    };
    inside.around(p.own_page_choose(), faults, content)
}

/// The plans side by side, and what is needed to keep one.
fn pick(inside: &Inside, typed: &Typed, all: &[Offer], faults: &Faults) -> Markup {
    let p = inside.p();
    let words: Vec<(&str, String, String)> = all
        .iter()
        .map(|o| {
            let solved = o.terms.last().map(|t| p.plan_solved(p.month(t.due_on.month())));
            let hint = format!("{}. {}.", in_words(p, &o.terms), solved.unwrap_or_default());
            (o.kind.code(), p.own_page_kind(o.kind.code()), hint)
        })
        .collect();
    let plans = ui::tiles_with_hints(&words);
    let mut who: Vec<(&str, String)> = PAYERS
        .iter()
        .map(|w| (w.code(), p.own_page_payer(w.code())))
        .collect();
    who.push((UNSURE, p.own_page_payer(UNSURE)));
    let steps: Vec<(&str, String)> = STEPS.iter().map(|s| (*s, p.own_page_step(*s))).collect();
    let months = rent_ahead(&inside.page.file, inside.today()).map(|l| p.month(l.month));
    let rent = p.own_page_rent_who(months[0].as_str(), months[1].as_str());
    let field = |name, label| faults.field(typed, name, label);
    html! {
        h2.utrecht-heading-2 id="plannen" { (p.own_page_pick()) }
        (ui::choice(p, &field("keuze", p.own_page_pick_field()), &plans))
        (ui::choice(p, &field("huur", &rent), &ui::tiles(&who)))
        (ui::choice(p, &field("stap", p.own_page_first_step()), &ui::tiles(&steps)))
        (ui::field(p, &field("eigen-stap", p.own_page_step_own()).optional()))
        (does("kies", p.own_page_keep(), true))
    }
}

/// `POST /k/{link}/plan`: shows the plans, keeps one, or asks a person to look along.
pub(super) async fn choose(inside: Inside, Form(typed): Form<Typed>) -> Result<Response, Problem> {
    let p = inside.p();
    let Some(open) = open_of(&inside) else {
        return Ok(inside.done(""));
    };
    if typed.get("doe") == "samen" {
        return together(&inside, open, &typed).await;
    }
    let mut faults = Faults::default();
    let wish = proposal(p, &typed, &mut faults);
    let laid = wish.map(|wish| offers(open, wish, inside.today(), &inside.page.file.policy));
    let all = match &laid {
        Some(Ok(all)) => Some(all.as_slice()),
        Some(Err(beyond)) => {
            faults.add("bedrag", beyond_said(p, *beyond));
            None
        }
        None => None,
    };
    let (Some(all), Some(wish)) = (all, wish) else {
        return Ok(again(draw(&inside, open, &typed, None, &faults)));
    };
    if typed.get("doe") != "kies" {
        return Ok(draw(&inside, open, &typed, Some(all), &faults).into_response());
    }
    let Some(new) = read(p, &typed, wish, all, &mut faults) else {
        return Ok(again(draw(&inside, open, &typed, Some(all), &faults)));
    };
    let new = Chosen {
        id: PlanId(typed.id()?),
        ..new
    };
    let kept = inside
        .act(move |db, at, guest| work::own_page::choose_plan(db, at, guest, &new))
        .await?;
    match kept {
        Ok(()) => Ok(inside.done("plan")),
        Err(Refusal::NothingToPlan | Refusal::ChangedMeanwhile | Refusal::Alone(_)) => {
            let faults = Faults::one("keuze", p.own_page_moved());
            Ok(again(draw(&inside, open, &typed, Some(all), &faults)))
        }
        Err(refusal) => {
            let faults = Faults::one("eigen-stap", words_fault(p, &refusal)?);
            Ok(again(draw(&inside, open, &typed, Some(all), &faults)))
        }
    }
}

fn proposal(p: &Phrases, typed: &Typed, faults: &mut Faults) -> Option<Proposal> {
    let each = amount_from(typed.get("bedrag"));
    if each.is_none() {
        faults.add("bedrag", p.own_page_each_error());
    }
    let day = typed
        .get("dag")
        .trim_end_matches('.')
        .parse()
        .ok()
        .and_then(DueDay::new);
    if day.is_none() {
        faults.add("dag", p.own_page_day_error());
    }
    Some(Proposal {
        each: each?,
        day: day?,
    })
}

fn beyond_said(p: &Phrases, beyond: Beyond) -> String {
    match beyond {
        Beyond::TooLong { months, enough, .. } => p.own_page_too_long_plan(p.money(enough), months),
        Beyond::TooLow { least } => p.own_page_too_low(p.money(least)),
        Beyond::Shape(_) => p.own_page_each_error().to_owned(),
    }
}

/// What was chosen; notes what is missing.
fn read(p: &Phrases, typed: &Typed, wish: Proposal, all: &[Offer], faults: &mut Faults) -> Option<Chosen> {
    let kind = OfferKind::from_code(typed.get("keuze"));
    let offer = all.iter().find(|o| Some(o.kind) == kind);
    if offer.is_none() {
        faults.add("keuze", p.own_page_pick_error());
    }
    let rent = PAYERS.into_iter().find(|w| w.code() == typed.get("huur"));
    if rent.is_none() {
        let unsure = typed.get("huur") == UNSURE;
        faults.add(
            "huur",
            if unsure {
                p.own_page_rent_unsure()
            } else {
                p.own_page_rent_error()
            },
        );
    }
    let step = match (typed.get("eigen-stap"), typed.get("stap")) {
        ("", chosen) => STEPS.iter().find(|s| **s == chosen).map(|s| p.own_page_step(*s)),
        (own, _) => Some(own.to_owned()),
    };
    if step.is_none() {
        faults.add("stap", p.own_page_step_error());
    }
    let (offer, rent, step) = (offer?, rent?, step?);
    let month = offer.terms.last().map(|t| dutch().month(t.due_on.month()));
    let note = dutch().own_page_note_plan(month.unwrap_or_default(), in_words(dutch(), &offer.terms));
    Some(Chosen {
        id: PlanId(Uuid::nil()),
        wish,
        kind: offer.kind,
        rent,
        step,
        note,
    })
}

/// A proposal for a person to look at together; nothing is agreed yet.
async fn together(inside: &Inside, open: Cents, typed: &Typed) -> Result<Response, Problem> {
    let id = ContactId(Uuid::new_v5(&typed.id()?, b"together"));
    let (each, day) = (typed.get("bedrag"), typed.get("dag"));
    let words = [each, day].iter().all(|w| !w.is_empty());
    let line = if words {
        dutch().own_page_note_proposal(day, each)
    } else {
        dutch().own_page_note_question("bel")
    };
    let note = with_words(line, typed.get("eigen-stap"));
    send_word(inside, id, note, None, |said| {
        draw(inside, open, typed, None, &Faults::one("bedrag", said))
    })
    .await
}
