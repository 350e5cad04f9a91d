//! Finding a tenant by name, street, postcode or reference. A plain form; works without script.

use crate::language::Phrases;
use crate::office::Office;
use crate::problem::Problem;
use crate::ui::{self, Field, ListRow, Nav, Tone};
use axum::extract::Query;
use maud::{Markup, html};
use serde::Deserialize;

/// Results on the page.
const MOST: usize = 30;
/// Longest question that is looked at, in characters.
const LONGEST: usize = 100;

#[derive(Default, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    q: String,
}

/// The search box; also on today's list.
pub(super) fn form(p: &Phrases, query: &str) -> Markup {
    html! {
        form.kt-search method="get" action="/zoeken" role="search" {
            (ui::field(p, &Field { required: true, ..Field::text("q", p.search_label()).kind("search").value(query) }))
            (ui::button(p.search_button(), false))
        }
    }
}

/// `/zoeken`.
pub(super) async fn search(office: Office, Query(asked): Query<Asked>) -> Result<Markup, Problem> {
    let query: String = asked.q.trim().chars().take(LONGEST).collect();
    let asked = query.clone();
    let found = office
        .look(move |db, actor, _| {
            if asked.is_empty() {
                Ok(Vec::new())
            } else {
                work::today::search(db, actor, &asked, MOST)
            }
        })
        .await?;
    let p = office.caller.phrases;
    let today = office.at.today;
    let addresses: Vec<String> = found
        .iter()
        .map(|h| format!("/huurders/{}?via=zoeken", h.tenancy))
        .collect();
    let rows: Vec<ListRow<'_>> = found
        .iter()
        .zip(&addresses)
        .map(|(heading, href)| ListRow {
            href,
            title: &heading.names,
            aside: &heading.reference,
            badge: if heading.end.is_some_and(|end| end < today) {
                Some(ui::badge(Tone::Plain, p.search_former()))
            } else if heading.start > today {
                Some(ui::badge(Tone::Plain, p.search_coming()))
            } else {
                None
            },
            reason: &heading.address,
            actions: html! {},
        })
        .collect();
    let content = html! {
        h1 { (p.search_title()) }
        (form(p, &query))
        @if !query.is_empty() {
            @if rows.is_empty() {
                (ui::empty_state(p.search_none_title(), p.search_none()))
            } @else {
                p role="status" {
                    @if rows.len() >= MOST { (p.search_many(rows.len())) } @else { (p.search_found(rows.len())) }
                }
                (ui::list(p.search_list(), &rows))
            }
        }
    };
    Ok(office.caller.page(p.search_title(), Some(Nav::Search), content))
}
