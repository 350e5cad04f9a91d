//! Talks with a coach on the tenant's page (S1.6, S1.24): with whom, on which day and how far it is. What is said there is between the
//! tenant and the coach; it has no place here. Another moment is chosen together.

use super::form::Typed;
use super::sheet::{self, Faults};
use super::{View, refused, tenancy_of};
use crate::language::Phrases;
use crate::office::Office;
use crate::problem::Problem;
use crate::ui::{self, Tone};
use axum::extract::{Form, Path};
use axum::response::Response;
use domain::coach::{Booking, Slot};
use domain::ids::SlotId;
use domain::network::SaidYes;
use maud::{Markup, html};
use work::Refusal;
use work::case_file::{CaseFile, newest_of_each};

/// The talks that were booked, each with its status, and the way to another moment.
pub(super) fn part(view: &View<'_>) -> Markup {
    let p = view.p;
    let mut all: Vec<&Booking> = newest_of_each(&view.file.bookings);
    all.sort_by_key(|b| std::cmp::Reverse((b.on, b.slot)));
    html! {
        @if !all.is_empty() {
            (ui::section("coach", p.booking_title(), html! {
                ul.kt-agreements { @for b in &all {
                    li { p { strong { (b.coach_name) } ": " (p.booking_status(b.status.code(), p.day_seen_from(b.on, view.today))) } }
                } }
                p.kt-quiet { (p.booking_no_content()) }
                @if view.writes { p { (ui::link(&format!("/huurders/{}/coach", view.id), p.booking_link())) } }
            }))
        }
    }
}

/// `GET …/coach`
pub(super) async fn ask(office: Office, Path(tenancy): Path<String>) -> Result<Markup, Problem> {
    draw(&office, &tenancy, &Typed::default(), &Faults::default()).await
}

async fn draw(office: &Office, tenancy: &str, typed: &Typed, faults: &Faults) -> Result<Markup, Problem> {
    let file = sheet::file(office, tenancy, "gesprek met een coach").await?;
    let slots = office.look(work::coach::free_slots).await?;
    let p = office.caller.phrases;
    let said: Vec<(&str, String)> = SaidYes::ALL
        .iter()
        .map(|how| (how.code(), p.network_said_yes(how.code())))
        .collect();
    let moments: Vec<(String, String)> = slots
        .iter()
        .map(|slot| (slot.id.to_string(), label(p, &file, slot)))
        .collect();
    let content = html! {
        @if slots.is_empty() { (ui::empty_state(p.booking_none_title(), p.booking_none())) } @else {
            form.kt-form method="post" action={ "/huurders/" (file.tenancy.id) "/coach" } novalidate {
                (faults.summary(p))
                p { (p.booking_lead()) }
                (ui::choice(p, &faults.field(typed, "moment", p.table_slot_which()), &ui::tiles(&moments)))
                (ui::choice(p, &faults.field(typed, "ja", p.referral_how_yes()), &ui::tiles(&said)))
                (ui::button(p.record_button(), true))
            }
        }
    };
    Ok(sheet::page(office, &file, p.booking_title(), faults, content))
}

/// A free moment in words: the day, the time, with whom and where.
pub(super) fn label(p: &Phrases, file: &CaseFile, slot: &Slot) -> String {
    let name = file.colleague(Some(slot.coach)).unwrap_or_default();
    p.table_slot(p.day_in_full(slot.on), name, slot.place.as_str(), slot.time())
}

/// `POST …/coach`
pub(super) async fn keep(
    office: Office,
    Path(tenancy): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    let id = tenancy_of(&tenancy)?;
    let p = office.caller.phrases;
    let mut faults = Faults::default();
    let slot: Option<SlotId> = typed.get("moment").parse().ok();
    if slot.is_none() {
        faults.add("moment", p.visit_error_slot());
    }
    let yes = SaidYes::from_code(typed.get("ja"));
    if yes.is_none() {
        faults.add("ja", p.referral_error_yes());
    }
    let (Some(slot), Some(yes)) = (slot, yes) else {
        return Ok(sheet::again(draw(&office, &tenancy, &typed, &faults).await?));
    };
    let kept = office.run(move |db, actor, at| work::coach::book(db, actor, at, id, slot, yes));
    match kept.await? {
        Ok(told) => Ok(sheet::done(
            &tenancy,
            "coach",
            if told { "coach-bericht" } else { "coach" },
        )),
        Err(Refusal::ChangedMeanwhile | Refusal::NoSuchHelp(_)) => {
            let faults = Faults::one("moment", p.booking_error_taken());
            Ok(sheet::again(draw(&office, &tenancy, &typed, &faults).await?))
        }
        Err(refusal) => Err(refused(&refusal)),
    }
}

/// What was just done, above the page.
pub(super) fn notice(view: &View<'_>, done: &str) -> Markup {
    let p = view.p;
    html! {
        @match done {
            "coach" => (ui::notice(Tone::Good, p.booking_done())),
            "coach-bericht" => (ui::notice(Tone::Good, p.booking_done_told())),
            _ => {},
        }
    }
}
