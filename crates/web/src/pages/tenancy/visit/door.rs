//! At the door (phase 2): one card to begin with, "is this the right person?", six outcomes of one tap, and a way out.

use super::{Screen, Step, door_words};
use crate::pages::tenancy::opening;
use crate::ui::{self, Tone};
use domain::visit::Door;
use maud::{Markup, html};

pub(super) fn screen(s: &Screen<'_>) -> Markup {
    let p = s.view.p;
    let name = s.name();
    html! {
        (s.differing())
        h1.kt-unseen { (p.visit_step_door()) }
        (super::moved_out(s))
        (card(s, &name))
        section.kt-section aria-labelledby="wie-is-dit" {
            @if s.course.right_person {
                h2.utrecht-heading-2 id="wie-is-dit" { (p.visit_right_person_done(name.as_str())) }
                (s.to(Step::Table, p.visit_step_table()))
            } @else {
                h2.utrecht-heading-2 id="wie-is-dit" { (p.visit_right_person(name.as_str())) }
                p.kt-quiet { (p.visit_right_person_hint()) }
                (s.tap("right_person", &p.visit_right_person_yes(name.as_str()), true))
            }
        }
        section.kt-section aria-labelledby="deur" {
            h2.utrecht-heading-2 id="deur" { (p.visit_door()) }
            (s.fact("door", html! {
                div.kt-six {
                    @for door in Door::ALL {
                        button.utrecht-button.utrecht-button--secondary-action type="submit" name="door" value=(door.code())
                            aria-pressed=(if s.door() == Some(*door) { "true" } else { "false" }) { (door_words(p, *door)) }
                    }
                }
            }))
        }
        (leave(s))
    }
}

/// The one card (S0.10): who one is and whom one looks for; once the right person is there, the opening sentence. A
/// phone has both, and shows the second in the place of the first.
fn card(s: &Screen<'_>, name: &str) -> Markup {
    let p = s.view.p;
    if s.course.right_person {
        return opening::words(&s.view, p.visit_card_title());
    }
    let visitor = s
        .view
        .file
        .colleague(Some(s.open.round.visitor))
        .unwrap_or_default();
    html! {
        section.kt-opening data-card aria-labelledby="voorstellen" {
            h2.kt-opening__title id="voorstellen" { (p.visit_introduce()) }
            p.kt-opening__words { "“" (p.visit_introduction(s.association, name, visitor)) "”" }
        }
        @if s.app { template data-card-after { (opening::words(&s.view, p.visit_card_title())) } }
    }
}

/// One tap, no question (S1.17).
pub(super) fn leave(s: &Screen<'_>) -> Markup {
    let p = s.view.p;
    html! {
        @if s.course.alarm.is_some() {
            (ui::notice(Tone::Plain, p.visit_left()))
        } @else {
            section.kt-leave {
                p { (p.visit_leave_say()) }
                (s.tap("left_now", p.visit_leave(), false))
                p.kt-quiet { (p.visit_leave_hint()) }
            }
        }
    }
}
