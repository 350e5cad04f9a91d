//! At the table, besides a plan: a pause while something is decided (S4.20), whether the municipality may call (S1.23), and who
//! around the tenant may help (S3.15). Each is the tenant's yes, and says until when.

use super::Screen;
use crate::pages::tenancy::coach as talk;
use crate::pages::tenancy::form::Typed;
use crate::pages::tenancy::network;
use crate::pages::tenancy::sheet::Faults;
use crate::sentence;
use crate::ui::{self, Choice, Field, Tone};
use domain::partner::Need;
use domain::pause::PauseReason;
use domain::visit::Happening;
use maud::{Markup, html};

/// Weeks of a pause that stand ready: a month, and as long as an authority may take to decide.
const WEEKS: [i32; 2] = [4, 8];

/// Why a pause can be agreed at a table. Those of a court and of debt help come with their own notice.
const REASONS: [PauseReason; 4] = [
    PauseReason::IncomeDecision,
    PauseReason::LifeEvent,
    PauseReason::OurTurn,
    PauseReason::Other,
];

/// Nothing is asked for some weeks.
pub(super) fn pause(s: &Screen<'_>) -> Markup {
    let p = s.view.p;
    if !s.view.pauses {
        return html! {};
    }
    let running = s.view.outlook.paused_until;
    let days = WEEKS.map(|weeks| {
        let day = s.view.today.plus(weeks * 7);
        (day.to_string(), p.table_pause_weeks(p.day_in_full(day), weeks))
    });
    let reasons: Vec<Choice<'_>> = REASONS
        .iter()
        .map(|reason| Choice::plain(reason.code(), sentence::pause_reason(p, *reason)))
        .collect();
    ui::section(
        "rust",
        p.table_pause(),
        html! {
            @if let Some(until) = running {
                p { (p.pause_runs(p.day_seen_from(until, s.view.today))) }
            } @else {
                (ui::details(p.table_pause_open(), s.fact("paused", html! {
                    p { (p.table_pause_lead()) }
                    (ui::choice(p, &Field::text("reden", p.table_pause_why()), &reasons))
                    (ui::choice(p, &Field::text("pauze-tot", p.table_pause_until()), &ui::tiles(&days)))
                    (ui::field(p, &Field::text("pauze-dag", p.guard_next_day()).kind("date").optional()))
                    (ui::field(p, &Field::text("pauze-woorden", p.table_pause_words()).guarded().optional().hint(p.table_pause_words_hint())))
                    (ui::button(p.table_pause_button(), false))
                })))
            }
        },
    )
}

/// "How are you managing now?" (S0.14): what can't wait. One tap opens it, one tap with the tenant's yes lays a draft ready for the
/// partner that helps with it here, whatever is open. A visit keeps that there was a yes, not for what.
pub(in crate::pages::tenancy::visit) fn first_needs(s: &Screen<'_>) -> Markup {
    let p = s.view.p;
    let asked = s
        .course
        .facts
        .iter()
        .any(|f| matches!(f.what, Happening::Referred { .. }));
    let title = if s.informal() {
        p.table_needs_je()
    } else {
        p.table_needs()
    };
    ui::section(
        "nood",
        title,
        html! {
            div data-told="referred" { @if asked { (ui::notice(Tone::Good, p.table_needs_done())) } }
            @if asked && !s.app { p { (ui::link(&format!("/huurders/{}#hulp", s.view.id), p.table_needs_read())) } }
            (ui::details(p.table_needs_open(), s.fact("referred", html! {
                p { (p.table_needs_lead()) }
                div.kt-six { @for need in &Need::FIRST {
                    button.utrecht-button.utrecht-button--secondary-action type="submit" name="nood" value=(need.code()) { (p.partners_need(need.code())) }
                } }
            })))
        },
    )
}

/// Who may help along, by the tenant's own word.
pub(super) fn together(s: &Screen<'_>) -> Markup {
    let p = s.view.p;
    let (typed, faults) = (Typed::default(), Faults::default());
    ui::section(
        "samen",
        p.table_together_title(),
        html! {
            (municipality(s))
            (coach(s))
            (network::known(p, &s.view.file.network, s.view.today))
            ul.kt-plain-list data-told="consented" {}
            (ui::details(p.table_consent_open(), s.fact("consented", html! {
                p { (p.table_consent_lead()) }
                (network::who(p, &typed, &faults))
                (network::until_and_reach(p, &typed, &faults))
                (ui::button(p.table_consent_button(), false))
            })))
        },
    )
}

/// Free moments of a coach, chosen together (S1.24). Nothing where nobody offers one.
fn coach(s: &Screen<'_>) -> Markup {
    let p = s.view.p;
    let chosen = s
        .course
        .facts
        .iter()
        .any(|f| matches!(f.what, Happening::Booked { .. }));
    let slots: Vec<(String, String)> = s
        .open
        .slots
        .iter()
        .map(|slot| (slot.id.to_string(), talk::label(p, s.view.file, slot)))
        .collect();
    html! {
        @if chosen { (ui::notice(Tone::Good, p.table_slot_asked())) }
        @else if !slots.is_empty() {
            (ui::details(p.table_slot_open(), s.fact("booked", html! {
                (ui::choice(p, &Field::text("moment", p.table_slot_which()), &ui::tiles(&slots)))
                (ui::button(p.table_slot_button(), false))
            })))
        }
    }
}

/// May the municipality be told who this is, and call? An answer that stands is not asked again.
fn municipality(s: &Screen<'_>) -> Markup {
    let p = s.view.p;
    let told = s.course.facts.iter().rev().find_map(|f| match f.what {
        Happening::PassOn { yes, .. } => Some(yes),
        _ => None,
    });
    let against = s.view.outlook.path.objection.is_some();
    let yes = work::signal::said_yes(s.view.file, &s.view.outlook.path).is_some();
    html! {
        @match told.or((against || yes).then_some(!against)) {
            Some(true) => (ui::notice(Tone::Good, p.table_pass_on_yes())),
            Some(false) => (ui::notice(Tone::Plain, p.table_pass_on_no())),
            None => (ui::details(p.table_pass_on(), s.fact("pass_on", html! {
                p { (p.table_pass_on_lead()) }
                (ui::field(p, &Field::text("gemeente-woorden", p.table_pass_on_words()).guarded().optional().hint(p.table_pass_on_words_hint())))
                div.kt-six {
                    button.utrecht-button.utrecht-button--secondary-action type="submit" name="mag" value="ja" { (p.table_pass_on_button_yes()) }
                    button.utrecht-button.utrecht-button--secondary-action type="submit" name="mag" value="nee" { (p.table_pass_on_button_no()) }
                }
            }))),
        }
    }
}
