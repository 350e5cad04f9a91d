//! What eases paying beside a plan and a pause: what may come later (S1.22), what the tenant sees otherwise (S1.19), and who
//! else pays (S4.16). Each stands where people look for it, with who agreed on it and the way to change it.

mod about;
pub(super) mod deferral;
pub(super) mod dispute;
pub(super) mod payer;

use super::View;
use crate::ui;
use domain::outlook::Lane;
use maud::{Markup, html};

pub(super) use payer::part as payers;

/// Within "what is still open": what is not asked now, and the ways to agree on more of it.
pub(super) fn part(view: &View<'_>) -> Markup {
    let p = view.p;
    let way = |path: &str, text: &str| ui::link(&format!("/huurders/{}/{path}", view.id), text);
    html! {
        (dispute::part(view))
        (deferral::part(view))
        @if view.helps && view.outlook.lane != Lane::Coming && view.outlook.past_due.is_positive() {
            p { (way("ook-zo", p.dispute_link())) " · " (way("uitstel", p.deferral_link())) }
        }
    }
}

/// What was just done, above the page.
pub(super) fn notice(view: &View<'_>, done: &str) -> Markup {
    html! { (deferral::notice(view, done)) (dispute::notice(view, done)) (payer::notice(view, done)) }
}
