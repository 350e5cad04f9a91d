//! Building blocks of every page, as plain functions that return markup.
//!
//! Pages call these and write no markup of their own. Class names follow the NL Design System
//! (`utrecht-…`), so that an association's own theme fits; what is ours starts with `kt-`.
//! Nothing here uses inline style or script: the content security policy refuses both.

mod bank;
mod form;
mod month_strip;
mod page;
mod week_bars;

pub use bank::{cards, file, file_name, files, iban, moment, pages, places, quote};
pub use form::{
    Choice, ErrorLine, Field, button, choice, error_summary, field, hidden, select, text_area, tick, ticks,
    tiles, tiles_with_hints,
};
pub use month_strip::{Amounts, StripMonth, StripState, month_strip, reversal_reason};
pub use page::{NAVIGATION, Nav, Page, Person};
pub use week_bars::{WeekBar, week_bars, week_parts};

use crate::language::Phrases;
use domain::calendar::Day;
use domain::money::Cents;
use maud::{Markup, Render, html};

/// The tone of a badge or notice. Tone is never the only carrier: each has its own mark and words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Nothing special.
    Plain,
    /// Something good happened.
    Good,
    /// Something asks attention.
    Attention,
    /// Something was not understood or not saved.
    Wrong,
}

impl Tone {
    const fn class(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Good => "good",
            Self::Attention => "attention",
            Self::Wrong => "wrong",
        }
    }

    const fn mark(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Good => "✓",
            Self::Attention => "◆",
            Self::Wrong => "!",
        }
    }
}

/// A part of a page under its own heading. `id` is the anchor, unique on the page.
pub fn section(id: &str, title: &str, content: impl Render) -> Markup {
    html! {
        section.kt-section aria-labelledby=(format!("{id}-title")) id=(id) {
            h2.utrecht-heading-2 id=(format!("{id}-title")) { (title) }
            (content)
        }
    }
}

/// A link in running text.
pub fn link(href: &str, text: impl Render) -> Markup {
    html! { a.utrecht-link href=(href) { (text) } }
}

/// A number that rings when it is tapped.
pub fn phone(number: &str) -> Markup {
    let dialled: String = number
        .chars()
        .filter(|c| c.is_ascii_digit() || *c == '+')
        .collect();
    html! { a.utrecht-link.kt-thumb href={ "tel:" (dialled) } { (number) } }
}

/// An address to which a mail is begun when it is tapped.
pub fn email(address: &str) -> Markup {
    html! { a.utrecht-link.kt-thumb href={ "mailto:" (address) } { (address) } }
}

/// A link that looks like a button, for the one next step on a page.
pub fn link_button(href: &str, text: impl Render) -> Markup {
    html! { a.utrecht-button.utrecht-button--primary-action href=(href) { (text) } }
}

/// A word in a frame. The word says everything; the tone only helps the eye.
pub fn badge(tone: Tone, text: &str) -> Markup {
    html! {
        span class={ "kt-badge kt-badge--" (tone.class()) } {
            @if !tone.mark().is_empty() { span aria-hidden="true" { (tone.mark()) " " } }
            (text)
        }
    }
}

/// An amount, in figures that line up.
pub fn money(phrases: &Phrases, amount: Cents) -> Markup {
    html! { span.kt-money { (phrases.money(amount)) } }
}

/// A day as people say it, seen from today; machines read the ISO date.
pub fn date(phrases: &Phrases, day: Day, today: Day) -> Markup {
    html! { time datetime=(day) { (phrases.day_seen_from(day, today)) } }
}

/// A day in full: weekday, day, month and year.
pub fn date_in_full(phrases: &Phrases, day: Day) -> Markup {
    html! { time datetime=(day) { (phrases.day_in_full(day)) } }
}

/// A message above the content. Wrong and Attention are announced at once by screen readers.
pub fn notice(tone: Tone, text: impl Render) -> Markup {
    let role = if matches!(tone, Tone::Wrong | Tone::Attention) {
        "alert"
    } else {
        "status"
    };
    html! {
        div class={ "kt-notice kt-notice--" (tone.class()) } role=(role) {
            @if !tone.mark().is_empty() { span.kt-notice__mark aria-hidden="true" { (tone.mark()) } }
            div { (text) }
        }
    }
}

/// How far something is. `done` of `total`; `words` say the same in text.
pub fn progress(label: &str, done: u64, total: u64, words: &str) -> Markup {
    html! {
        div.kt-progress {
            progress aria-label=(label) max=(total.max(1)) value=(done.min(total.max(1))) { (words) }
            p.kt-quiet { (words) }
        }
    }
}

/// A part of a page that is fetched again from `address` every two seconds while it stands on the page.
/// Without JavaScript the link `words` shows the newest state.
pub fn live(address: &str, words: &str, content: impl Render) -> Markup {
    html! {
        div data-live=(address) aria-live="polite" {
            (content)
            noscript { p { (link(address, words)) } }
        }
    }
}

/// What stands in the place of a [`live`] part once there is nothing left to follow.
pub fn live_ended(content: impl Render) -> Markup {
    html! { div data-live-ended { (content) } }
}

/// What a list says when there is nothing in it: why, and what one can do.
pub fn empty_state(title: &str, words: impl Render) -> Markup {
    html! { div.kt-empty { p.kt-empty__title { (title) } p { (words) } } }
}

/// Something that is folded away until wanted.
pub fn details(summary: &str, content: impl Render) -> Markup {
    html! { details.kt-details { summary { (summary) } div.kt-details__content { (content) } } }
}

/// As [`details`], open from the start when there is something in it to see at once.
pub fn details_if(open: bool, summary: &str, content: impl Render) -> Markup {
    html! { details.kt-details open[open] { summary { (summary) } div.kt-details__content { (content) } } }
}

/// Names and values in pairs.
pub fn facts(pairs: &[(&str, Markup)]) -> Markup {
    html! { dl.kt-facts { @for (name, value) in pairs { div { dt { (name) } dd { (value) } } } } }
}

/// A key or a combination of keys.
pub fn key(name: &str) -> Markup {
    html! { kbd.kt-key { (name) } }
}

/// A column of a table: its heading, and whether it holds figures (aligned right).
#[derive(Clone, Copy, Debug)]
pub struct Column<'a> {
    /// The heading.
    pub title: &'a str,
    /// Figures line up on the right.
    pub figures: bool,
}

impl<'a> Column<'a> {
    /// A column of words.
    pub const fn words(title: &'a str) -> Self {
        Self {
            title,
            figures: false,
        }
    }
    /// A column of figures.
    pub const fn figures(title: &'a str) -> Self {
        Self { title, figures: true }
    }
}

/// A table with a caption and a heading per column; the first cell of each row is its heading.
/// On a narrow screen each row becomes a small card in which every value carries its column's name.
pub fn table(caption: &str, columns: &[Column<'_>], rows: &[Vec<Markup>]) -> Markup {
    let rows: Vec<(Option<String>, &Vec<Markup>)> = rows.iter().map(|row| (None, row)).collect();
    table_with_anchors(caption, columns, &rows)
}

/// As [`table`], with an anchor on rows that are linked to.
pub fn table_with_anchors(
    caption: &str,
    columns: &[Column<'_>],
    rows: &[(Option<String>, &Vec<Markup>)],
) -> Markup {
    let figures = |at: usize| {
        columns
            .get(at)
            .is_some_and(|column| column.figures)
            .then_some("kt-figures")
    };
    // Cards on a phone take the table display away and with it the meaning; the roles keep it.
    html! {
        table.utrecht-table role="table" {
            caption.utrecht-table__caption { (caption) }
            thead role="rowgroup" {
                tr role="row" {
                    @for (at, column) in columns.iter().enumerate() {
                        th scope="col" role="columnheader" class=[figures(at)] { (column.title) }
                    }
                }
            }
            tbody role="rowgroup" {
                @for (anchor, cells) in rows {
                    tr role="row" id=[anchor.as_deref()] {
                        @for (at, cell) in cells.iter().enumerate() {
                            @if at == 0 {
                                th scope="row" role="rowheader" { (cell) }
                            } @else {
                                td role="cell" class=[figures(at)] data-label=(columns.get(at).map_or("", |c| c.title)) {
                                    (cell)
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// A row of a list that one walks through with `j` and `k` and opens with Enter: a reason, an action, a badge.
pub struct ListRow<'a> {
    /// Where the row leads.
    pub href: &'a str,
    /// Whom it is about.
    pub title: &'a str,
    /// Beside the title: address, reference.
    pub aside: &'a str,
    /// A badge, or nothing.
    pub badge: Option<Markup>,
    /// Why it is here: one sentence.
    pub reason: &'a str,
    /// What can be done now: buttons or links.
    pub actions: Markup,
}

/// A list to walk through with the keyboard.
pub fn list(label: &str, rows: &[ListRow<'_>]) -> Markup {
    html! {
        ul.kt-list data-walk aria-label=(label) {
            @for row in rows {
                li.kt-list__row {
                    div.kt-list__body {
                        p.kt-list__title {
                            a.utrecht-link href=(row.href) { (row.title) }
                            @if !row.aside.is_empty() { " " span.kt-quiet { (row.aside) } }
                            @if let Some(badge) = &row.badge { " " (badge) }
                        }
                        p.kt-list__reason { (row.reason) }
                    }
                    div.kt-list__actions { (row.actions) }
                }
            }
        }
    }
}
