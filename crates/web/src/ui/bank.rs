//! What pages about receipts, files and the trail need beside the common blocks.

use super::Field;
use crate::language::Phrases;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use maud::{Markup, Render, html};

/// Pages that belong together, as a row of links; the one we are on is marked.
pub fn places(label: &str, links: &[(&str, &str, bool)]) -> Markup {
    html! {
        nav.kt-places aria-label=(label) {
            ul {
                @for (address, text, here) in links {
                    li { a href=(address) aria-current=[here.then_some("page")] { (text) } }
                }
            }
        }
    }
}

/// A list to walk through with the keyboard whose rows hold more than a line; the first link in each is its stop.
pub fn cards(label: &str, rows: &[Markup]) -> Markup {
    html! {
        ul.kt-list data-walk aria-label=(label) {
            @for row in rows { li.kt-list__row.kt-card { (row) } }
        }
    }
}

/// Words of somebody else, as they wrote them. They can't change the order in which the rest of the page reads.
pub fn quote(words: &str) -> Markup {
    html! { blockquote.kt-quote dir="auto" { bdi { (words) } } }
}

/// A file's name without the folder it lay in: what a server's folders are called is of no use to people.
pub fn file_name(name: &str) -> Markup {
    html! { bdi.kt-break { (name.rsplit(['/', '\\']).next().unwrap_or(name)) } }
}

/// An account number in groups of four, as it stands on a bank card.
pub fn iban(number: &str) -> Markup {
    let letters: Vec<char> = number.chars().collect();
    let grouped = letters
        .chunks(4)
        .map(|four| four.iter().collect::<String>())
        .collect::<Vec<_>>()
        .join(" ");
    html! { bdi.kt-iban { (grouped) } }
}

/// A moment in Dutch time: day and time of day. `micros` since 1970, UTC.
pub fn moment(phrases: &Phrases, micros: i64) -> Markup {
    let zone = TimeZone::get("Europe/Amsterdam").unwrap_or(TimeZone::UTC);
    let Ok(instant) = Timestamp::from_microsecond(micros) else {
        return html! {};
    };
    let local = instant.to_zoned(zone);
    let (year, month, date) = (local.year(), local.month(), local.day());
    let day = domain::calendar::Day::new(year, month, date)
        .map(|day| phrases.day_and_year(day))
        .unwrap_or_default();
    let time = format!("{:02}:{:02}", local.hour(), local.minute());
    html! { time datetime=(instant) { (phrases.moment(day, time)) } }
}

/// A field for one file or more. `accept` is a hint for the browser's window, no check.
pub fn files(field: &Field<'_>, accept: &str) -> Markup {
    chooser(field, accept, true)
}

/// A field for one file.
pub fn file(field: &Field<'_>, accept: &str) -> Markup {
    chooser(field, accept, false)
}

fn chooser(field: &Field<'_>, accept: &str, several: bool) -> Markup {
    let (name, hint, error) = (
        field.name,
        format!("{}-hint", field.name),
        format!("{}-error", field.name),
    );
    let described = [
        field.hint.map(|_| hint.as_str()),
        field.error.map(|_| error.as_str()),
    ];
    let described: Vec<&str> = described.into_iter().flatten().collect();
    html! {
        div.utrecht-form-field.utrecht-form-field--invalid[field.error.is_some()] {
            label.utrecht-form-label for=(name) { (field.label) }
            @if let Some(text) = field.hint { p.utrecht-form-field-description id=(hint) { (text) } }
            @if let Some(text) = field.error {
                p.utrecht-form-field-error-message id=(error) { span aria-hidden="true" { "! " } (text) }
            }
            input.utrecht-textbox.kt-files id=(name) name=(name) type="file" multiple[several] required accept=(accept)
                aria-describedby=[(!described.is_empty()).then(|| described.join(" "))]
                aria-invalid=[field.error.map(|_| "true")];
        }
    }
}

/// The way on through a long list: back to its beginning, and to the rest.
pub fn pages(label: &str, first: Option<(&str, &str)>, next: Option<(&str, &str)>) -> Markup {
    let link = |(address, words): (&str, &str), rel: &str| -> Markup {
        html! { a.utrecht-button.utrecht-button--secondary-action href=(address) rel=(rel) { (words) } }
    };
    html! {
        @if first.is_some() || next.is_some() {
            nav.kt-row aria-label=(label) {
                @if let Some(first) = first { (link(first, "prev")) }
                @if let Some(next) = next { (link(next, "next").render()) }
            }
        }
    }
}
