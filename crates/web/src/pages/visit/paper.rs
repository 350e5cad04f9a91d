//! `/bezoeken/kaart`: the map of the table on paper, empty, to take along for who would rather draw (S3.9). Nobody's name is on it.

use crate::office::Office;
use crate::ui::{self, Nav};
use domain::visit::Matter;
use maud::{Markup, html};

/// Bubbles in which the tenant writes.
const OWN: usize = 2;

pub(super) async fn show(office: Office) -> Markup {
    let p = office.caller.phrases;
    let content = html! {
        (super::look())
        p.kt-screen-only { (ui::link("/bezoeken", p.visits_title())) }
        div.kt-paper {
            div { h1 { (p.table_map()) } p { (p.paper_map_lead()) } }
            ul.kt-paper__bubbles {
                @for matter in Matter::ALL { li { (p.table_matter(matter.code())) } }
                @for _ in 0..OWN { li { span.kt-paper__line { (p.paper_map_own()) } } }
            }
            p.kt-paper__first { strong { (p.table_map_first()) } span.kt-paper__line {} }
            p { (p.table_map_yours()) }
        }
        button.utrecht-button.utrecht-button--primary-action type="button" data-print hidden { (p.table_map_print()) }
    };
    office.caller.page(p.table_map(), Some(Nav::Visits), content)
}
