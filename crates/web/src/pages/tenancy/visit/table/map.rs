//! A map of what is on the tenant's mind: bubbles to choose from, the first one largest (S3.9). It stays on the table: nothing of it is
//! kept on the phone or sent, unless the tenant wants us to keep it; a worry about health is never kept. Printed, the map stands alone on
//! the paper, with what was chosen; an empty one for paper is `/bezoeken/kaart`.

use super::Screen;
use crate::ui::{self, Field};
use domain::visit::{Happening, Matter};
use maud::{Markup, html};

pub(super) fn screen(s: &Screen<'_>) -> Markup {
    let p = s.view.p;
    let kept = s
        .course
        .facts
        .iter()
        .any(|f| matches!(f.what, Happening::Mapped { .. }));
    let first: Vec<(&str, String)> = Matter::ALL
        .iter()
        .filter(|m| m.may_be_kept())
        .map(|m| (m.code(), p.table_matter(m.code())))
        .collect();
    html! { div.kt-map { (ui::section(
        "kaart",
        p.table_map(),
        html! {
            @if kept { (ui::notice(ui::Tone::Good, p.table_map_kept())) }
            (ui::details(p.table_map_open(), s.fact("mapped", html! {
                div data-no-draft {
                    p { (p.table_map_lead()) }
                    fieldset.kt-choice {
                        legend.utrecht-form-label { (p.table_map_what()) }
                        div.kt-choice__tiles.kt-bubbles { @for matter in Matter::ALL {
                            @let hint = (!matter.may_be_kept()).then_some(p.table_map_never());
                            (ui::tick(&format!("speelt-{}", matter.code()), p.table_matter(matter.code()), hint, false))
                        } }
                    }
                    (ui::choice(p, &Field::text("eerst", p.table_map_first()), &ui::tiles(&first)))
                    p.kt-paper-only { @if s.informal() { (p.table_map_yours_je()) } @else { (p.table_map_yours()) } }
                    button.utrecht-button.utrecht-button--secondary-action type="button" data-print hidden { (p.table_map_print()) }
                    p.kt-quiet { (p.table_map_stays()) }
                    (ui::button(p.table_map_keep(), false))
                }
            })))
        },
    )) } }
}
