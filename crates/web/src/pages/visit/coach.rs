//! `/bezoeken/spreekuur`: one's own free moments as a coach, and who booked them (S1.24).

use super::minute_from;
use crate::language::Phrases;
use crate::office::Office;
use crate::pages::tenancy::form::{Typed, fresh_id};
use crate::pages::tenancy::sheet::{Faults, again};
use crate::problem::Problem;
use crate::ui::{self, Nav};
use axum::extract::Form;
use axum::response::{IntoResponse, Redirect, Response};
use domain::coach::{BadSlot, Slot, Status};
use domain::ids::{SlotId, UserId};
use maud::{Markup, html};
use work::Refusal;
use work::coach::OwnSlot;

const HERE: &str = "/bezoeken/spreekuur";

pub(super) async fn show(office: Office) -> Result<Markup, Problem> {
    let mut typed = Typed::default();
    typed.set("id", &fresh_id(&office, HERE).to_string());
    draw(&office, &typed, &Faults::default()).await
}

async fn draw(office: &Office, typed: &Typed, faults: &Faults) -> Result<Markup, Problem> {
    let slots = office.look(work::coach::own_slots).await?;
    let (p, today) = (office.caller.phrases, office.at.today);
    let field = |name, label| faults.field(typed, name, label);
    let content = html! {
        p { (ui::link("/bezoeken", p.visits_title())) }
        div { h1 { (p.slots_title()) } p { (p.slots_lead()) } }
        @if slots.is_empty() { p.kt-quiet { (p.slots_none()) } } @else {
            ul.kt-agreements {
                @for OwnSlot { slot, whom, status } in &slots { li {
                    p { strong { (p.day_seen_from(slot.on, today)) ", " (slot.time()) } " · " (slot.place) }
                    @match whom {
                        Some(one) => {
                            p { (ui::link(&format!("/huurders/{}", one.tenancy), &one.names)) " · " (one.address) }
                            @if let Some(status) = status { (answers(p, slot, *status, slot.on <= today)) }
                        },
                        None => form method="post" action=(HERE) {
                            (ui::hidden("id", &slot.id.to_string()))
                            (ui::hidden("wat", "weg"))
                            p.kt-quiet { (p.slots_free()) }
                            (ui::button(p.slots_away(), false))
                        },
                    }
                } }
            }
        }
        form.kt-form method="post" action=(HERE) novalidate {
            h2.utrecht-heading-2 { (p.slots_add()) }
            (faults.summary(p))
            (ui::hidden("id", typed.get("id")))
            (ui::field(p, &field("dag", p.slots_day()).kind("date")))
            (ui::field(p, &field("tijd", p.slots_time())))
            (ui::field(p, &field("plek", p.slots_place()).hint(p.slots_place_hint())))
            (ui::button(p.slots_button(), true))
        }
    };
    let title = if faults.none() {
        p.slots_title().to_owned()
    } else {
        p.title_with_errors(p.slots_title())
    };
    Ok(office.caller.page(&title, Some(Nav::Visits), content))
}

/// How far a talk is, and what the coach can say of it now: a tap each, no words.
fn answers(p: &Phrases, slot: &Slot, status: Status, day_came: bool) -> Markup {
    html! {
        p { (p.slots_status(status.code())) }
        @if !status.next(day_came).is_empty() {
            div.kt-row { @for next in status.next(day_came) {
                form method="post" action=(HERE) {
                    (ui::hidden("id", &slot.id.to_string()))
                    (ui::hidden("wat", next.code()))
                    (ui::button(&p.slots_answer(next.code()), false))
                }
            } }
        }
    }
}

/// `POST /bezoeken/spreekuur`: offered, or a free one taken back.
pub(super) async fn keep(office: Office, Form(typed): Form<Typed>) -> Result<Response, Problem> {
    let id = SlotId(typed.id()?);
    let (p, today) = (office.caller.phrases, office.at.today);
    if typed.get("wat") == "weg" {
        let gone = office.run(move |db, actor, at| work::coach::withdraw(db, actor, at, id));
        return match gone.await? {
            Ok(()) => Ok(Redirect::to(HERE).into_response()),
            Err(_) => Err(Problem::Forbidden),
        };
    }
    if let Some(to) = Status::from_code(typed.get("wat")) {
        let said = office.run(move |db, actor, at| work::coach::answer(db, actor, at, id, to));
        return match said.await? {
            // What was said meanwhile stands on the page.
            Ok(()) | Err(Refusal::ChangedMeanwhile) => Ok(Redirect::to(HERE).into_response()),
            Err(Refusal::NoSuchHelp(_)) => Err(Problem::NotFound),
            Err(_) => Err(Problem::Forbidden),
        };
    }
    let mut faults = Faults::default();
    let on = faults.day(p, &typed, "dag", today);
    let Some(on) = on else {
        if faults.none() {
            faults.add("dag", p.round_plan_error_day());
        }
        return Ok(again(draw(&office, &typed, &faults).await?));
    };
    let slot = Slot {
        id,
        coach: office.actor.user.unwrap_or(UserId(uuid::Uuid::nil())),
        on,
        minute: minute_from(typed.get("tijd")).unwrap_or(-1),
        place: typed.get("plek").to_owned(),
        taken: None,
    };
    let kept = office.run(move |db, actor, at| work::coach::offer(db, actor, at, &slot));
    let faults = match kept.await? {
        Ok(()) => return Ok(Redirect::to(HERE).into_response()),
        Err(Refusal::Slot(BadSlot::Past(_))) => Faults::one("dag", p.round_plan_error_day()),
        Err(Refusal::Slot(BadSlot::Time)) => Faults::one("tijd", p.slots_error_time()),
        Err(Refusal::Slot(BadSlot::Place)) => Faults::one("plek", p.slots_error_place()),
        Err(Refusal::HoldsBsn(_)) => Faults::one("plek", p.record_bsn()),
        Err(_) => return Err(Problem::Forbidden),
    };
    Ok(again(draw(&office, &typed, &faults).await?))
}
