//! Drawing an outcome with its steps, and the rows of the law.

use crate::language::Phrases;
use crate::sentence::law as say;
use crate::ui::{self, Column, Tone};
use domain::law::{Certainty, Entry, Row, Step};
use maud::{Markup, html};

/// What a calculator found, ready to be drawn.
pub(super) struct Outcome<'l> {
    /// In sentences.
    pub(super) said: Vec<String>,
    /// Only an indication.
    pub(super) indication: bool,
    /// How.
    pub(super) steps: Vec<Step<'l>>,
}

/// That the association's policy does not charge this.
pub(super) fn off(phrases: &Phrases) -> Markup {
    html! { p { (ui::badge(Tone::Attention, phrases.law_off_badge())) " " (phrases.law_off_by_default()) } }
}

/// The outcome and each step with its article, source and certainty.
pub(super) fn outcome(phrases: &Phrases, outcome: &Outcome<'_>) -> Markup {
    let steps: Vec<Vec<Markup>> = outcome.steps.iter().map(|s| step(phrases, s)).collect();
    ui::section(
        "uitkomst",
        phrases.law_outcome(),
        html! {
            @if outcome.indication { p { (ui::badge(Tone::Attention, phrases.law_indication())) " " (phrases.law_indication_words()) } }
            @for said in &outcome.said { p.kt-large { (said) } }
            (ui::table(phrases.law_steps(), &[
                Column::words(phrases.law_column_step()),
                Column::words(phrases.law_column_article()),
                Column::words(phrases.law_column_certainty()),
            ], &steps))
        },
    )
}

fn step(phrases: &Phrases, step: &Step<'_>) -> Vec<Markup> {
    let mut articles: Vec<(&str, &str)> = Vec::new();
    for row in &step.rows {
        let pair = (row.article.as_str(), row.source.as_str());
        if !articles.contains(&pair) {
            articles.push(pair);
        }
    }
    let least_sure = step.rows.iter().max_by_key(|row| row.certainty);
    boxed(vec![
        html! { (say::step(phrases, &step.line)) },
        html! {
            @if articles.is_empty() { "–" }
            @for (article, source) in articles { div { (article) " " span.kt-quiet { "(" (source) ")" } } }
        },
        html! { @if let Some(row) = least_sure { (certainty(phrases, row)) } @else { "–" } },
    ])
}

/// One box a cell, that breaks anywhere: on a phone a cell is a line of its own with the column's name beside it.
fn boxed(cells: Vec<Markup>) -> Vec<Markup> {
    let boxed = |cell: Markup| html! { div.kt-break { (cell) } };
    cells.into_iter().map(boxed).collect()
}

pub(in crate::pages) fn certainty(phrases: &Phrases, row: &Row) -> Markup {
    let words = say::certainty(phrases, row.certainty);
    let tone = if row.certainty == Certainty::Law {
        Tone::Good
    } else if row.confirmed() {
        Tone::Plain
    } else {
        Tone::Attention
    };
    html! {
        (ui::badge(tone, row.certainty.code())) " " (words)
        @if let Some(who) = row.confirm_by { ". " (phrases.law_confirm_by(say::confirmer(phrases, who))) }
    }
}

/// A row of the table of numbers.
pub(super) fn number(phrases: &Phrases, entry: &Entry, row: &Row, keeps: bool) -> Vec<Markup> {
    let mut cells = vec![
        html! { (say::parameter(phrases, entry)) " " span.kt-quiet { (row.parameter.code()) } },
        html! { (say::value(phrases, row)) },
        html! { (say::span(phrases, row)) },
        html! {
            (row.article) " " span.kt-quiet { "(" span lang="nl" { (row.source) } ")" }
            @if let Some(note) = &row.note { div.kt-quiet lang="nl" { (note) } }
        },
        certainty(phrases, row),
    ];
    if keeps {
        let to = format!(
            "/wet/cijfers/eigen?code={}&vanaf={}",
            row.parameter.code(),
            row.valid_from
        );
        let label = phrases.law_own_link(
            phrases.day_numbers(row.valid_from),
            say::parameter(phrases, entry),
        );
        cells.push(html! { a.utrecht-link href=(to) aria-label=(label) { (phrases.law_own_link_short()) } });
    }
    boxed(cells)
}
