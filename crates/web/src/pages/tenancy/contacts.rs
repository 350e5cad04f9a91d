//! One log of contact over all channels, in the words of DDAS (S1.11).

use super::View;
use crate::sentence;
use crate::ui::{self, Column, Tone};
use domain::contact::Contact;
use maud::{Markup, html};
use work::case_file::CaseFile;

/// Contacts that no later one puts right, oldest first.
pub(super) fn standing(file: &CaseFile) -> impl DoubleEndedIterator<Item = &Contact> {
    let wrong: Vec<_> = file.contacts.iter().filter_map(|c| c.corrects).collect();
    file.contacts.iter().filter(move |c| !wrong.contains(&c.id))
}

/// Every contact, newest first.
pub(super) fn log(view: &View<'_>) -> Markup {
    let p = view.p;
    let columns = [
        Column::words(p.tenancy_contacts_day()),
        Column::words(p.tenancy_contacts_how()),
        Column::words(p.tenancy_contacts_outcome()),
        Column::words(p.tenancy_contacts_note()),
        Column::words(p.tenancy_contacts_next()),
        Column::words(p.tenancy_contacts_by()),
    ];
    let best = standing(view.file)
        .rev()
        .find(|c| c.outcome.reached())
        .map(|c| c.id);
    let rows: Vec<Vec<Markup>> = standing(view.file)
        .rev()
        .map(|c| row(view, c, best == Some(c.id)))
        .collect();
    ui::section(
        "contact",
        p.tenancy_contacts(),
        html! {
            @if rows.is_empty() {
                p.kt-quiet { (p.tenancy_contacts_none()) }
            } @else {
                (ui::table(p.tenancy_contacts_table(), &columns, &rows))
            }
            (super::spoken::part(view))
        },
    )
}

fn row(view: &View<'_>, c: &Contact, best: bool) -> Vec<Markup> {
    let p = view.p;
    vec![
        view.day(c.on),
        html! {
            (sentence::contact_kind(p, c.kind))
            @if let Some(part) = c.day_part { ", " (sentence::day_part(p, part)) }
            @if c.corrects.is_some() { " " (ui::badge(Tone::Plain, p.tenancy_contacts_corrected())) }
        },
        html! {
            (sentence::outcome(p, c.outcome))
            @if best { " " (ui::badge(Tone::Good, p.tenancy_works())) }
        },
        html! { @if c.note.is_empty() { "–" } @else { (c.note) } },
        html! { @match c.next_on { Some(day) => (view.day(day)), None => "–" } },
        html! {
            (view.file.colleague(c.by).unwrap_or_else(|| sentence::direction(p, c.direction)))
        },
    ]
}
