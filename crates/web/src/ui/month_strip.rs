//! The month strip: 12 to 24 months of paying in one look (S1.9).
//!
//! Each month hangs on one line, the agreed day. A payment on time lies on the line; a late one hangs below
//! it, deeper with every day; what is not in yet is an empty square at the bottom. So a gap, a creep and a
//! shift of the pay day look different at a glance: empty squares, a slope, a level lower down. A month that is not
//! due yet is a broken ring on the line: nothing is wrong with it. Shape and a
//! word carry the meaning, never colour alone, so it survives printing in black and white. Every month links
//! to its facts in the table below, which says the same for those who listen.

use super::{Column, Tone, badge, table_with_anchors};
use crate::language::Phrases;
use domain::calendar::{Day, Month};
use domain::ledger::Method;
use domain::money::Cents;
use maud::{Markup, html};

/// Whether amounts are shown. Before a door they are not (practice.md §3.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amounts {
    /// With amounts.
    Shown,
    /// Days and words only.
    Hidden,
}

/// How a month stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StripState {
    /// No rent was due: before the tenancy, or nothing charged.
    NothingDue,
    /// The agreed day has not come, or its days of grace still run. A part may be in already.
    NotDue,
    /// Paid in full on or before the agreed day (with the days of grace that the policy gives).
    OnTime,
    /// Paid in full, this many days after the agreed day (1 or more).
    Late {
        /// Days after the agreed day.
        days: i32,
    },
    /// A part is in.
    Part,
    /// Nothing is in.
    Open,
    /// The bank took the payment back.
    Reversed {
        /// The ISO return reason, such as `AM04`.
        reason: [u8; 4],
        /// Days after the agreed day on which it was paid in full after all; `None` while it is not.
        settled_after: Option<i32>,
    },
    /// Settled without money: a waiver or a credit.
    Credited,
}

/// One month of the strip.
#[derive(Clone, Copy, Debug)]
pub struct StripMonth {
    /// Which month.
    pub month: Month,
    /// How it stands.
    pub state: StripState,
    /// The agreed day in that month.
    pub due_on: Day,
    /// What was due.
    pub due: Cents,
    /// What of it is in.
    pub paid: Cents,
    /// The day on which the last of it came in.
    pub paid_on: Option<Day>,
    /// How it came in.
    pub method: Method,
}

/// Height of the agreed day in the picture (the style sheet draws that line through all months), and of the deepest mark, 31 days later.
const LINE: i32 = 10;
const BOTTOM: i32 = 50;
const MIDDLE: i32 = 24;

/// The strip, its counts in words and its table. Months in order of time, oldest first.
pub fn month_strip(phrases: &Phrases, months: &[StripMonth], amounts: Amounts) -> Markup {
    html! {
        div.kt-strip {
            p.kt-strip__counts { (counts(phrases, months)) }
            ol.kt-strip__months aria-label=(phrases.strip_title()) {
                @for (at, month) in months.iter().enumerate() { (cell(phrases, month, at == 0)) }
            }
            p.kt-strip__legend.kt-quiet aria-hidden="true" {
                span.kt-strip__line-sample {} " " (phrases.strip_on_time_line())
            }
            details.kt-details {
                summary { (phrases.strip_table()) }
                div.kt-details__content { (facts(phrases, months, amounts)) }
            }
        }
    }
}

fn cell(phrases: &Phrases, month: &StripMonth, first: bool) -> Markup {
    let (year, number) = month.month.parts();
    html! {
        li {
            a class={ "kt-strip__month " (class(month.state)) } href={ "#maand-" (month.month) } {
                span.kt-strip__label {
                    (phrases.short_month(month.month))
                    @if first || number == 1 {
                        span.kt-strip__year { " " span aria-hidden="true" { "’" (format!("{:02}", year % 100)) } }
                    }
                    span.kt-unseen { " " (year) ": " (said(phrases, month.state)) }
                }
                svg.kt-strip__mark viewBox="0 0 48 60" aria-hidden="true" { (mark(month.state)) }
                span.kt-strip__word aria-hidden="true" { (word(phrases, month.state)) }
            }
        }
    }
}

const fn class(state: StripState) -> &'static str {
    match state {
        StripState::NothingDue => "kt-strip--none",
        StripState::NotDue => "kt-strip--not-due",
        StripState::OnTime => "kt-strip--on-time",
        StripState::Late { .. } => "kt-strip--late",
        StripState::Part => "kt-strip--part",
        StripState::Open => "kt-strip--open",
        StripState::Reversed { .. } => "kt-strip--reversed",
        StripState::Credited => "kt-strip--credited",
    }
}

/// How deep a payment hangs: the line for the agreed day, the bottom for 31 days and more. The first ten days
/// take most of the height, because there lies the difference between a slip and another pay day.
const fn depth(days: i32) -> i32 {
    if days <= 0 {
        LINE
    } else if days <= 10 {
        LINE + days * 24 / 10
    } else if days <= 31 {
        LINE + 24 + (days - 10) * (BOTTOM - LINE - 24) / 21
    } else {
        BOTTOM
    }
}

fn mark(state: StripState) -> Markup {
    match state {
        StripState::NothingDue => html! {},
        StripState::NotDue => html! { circle.kt-strip__coming cx=(MIDDLE) cy=(LINE) r="7" {} },
        StripState::OnTime => dot(LINE),
        StripState::Late { days } => html! { (thread(depth(days))) (dot(depth(days))) },
        StripState::Part => html! {
            (thread(BOTTOM))
            circle.kt-strip__hollow cx=(MIDDLE) cy=(BOTTOM) r="7" {}
            path.kt-strip__full d={ "M" (MIDDLE) " " (BOTTOM - 7) "a7 7 0 0 0 0 14z" } {}
        },
        StripState::Open => html! {
            (thread(BOTTOM - 7))
            rect.kt-strip__hollow x=(MIDDLE - 7) y=(BOTTOM - 7) width="14" height="14" rx="1" {}
        },
        StripState::Reversed {
            settled_after: None, ..
        } => html! {
            (cross(LINE)) (thread(BOTTOM - 7))
            rect.kt-strip__hollow x=(MIDDLE - 7) y=(BOTTOM - 7) width="14" height="14" rx="1" {}
        },
        StripState::Reversed {
            settled_after: Some(days),
            ..
        } => html! {
            (cross(LINE)) (thread(depth(days))) (dot(depth(days).max(LINE + 14)))
        },
        StripState::Credited => html! {
            path.kt-strip__hollow d={ "M" (MIDDLE) " " (LINE - 7) "l7 7l-7 7l-7-7z" } {}
        },
    }
}

fn dot(y: i32) -> Markup {
    html! { circle.kt-strip__full cx=(MIDDLE) cy=(y) r="7" {} }
}

fn thread(to: i32) -> Markup {
    html! { line.kt-strip__thread x1=(MIDDLE) y1=(LINE) x2=(MIDDLE) y2=(to) {} }
}

fn cross(y: i32) -> Markup {
    html! {
        path.kt-strip__cross d={ "M" (MIDDLE - 6) " " (y - 6) "l12 12m0 -12l-12 12" } {}
    }
}

fn word(phrases: &Phrases, state: StripState) -> Markup {
    html! {
        @match state {
            StripState::NothingDue => { (phrases.strip_nothing_due()) },
            StripState::NotDue => { (phrases.strip_not_due()) },
            // Nothing is said when all went well: then the exceptions speak.
            StripState::OnTime => {},
            StripState::Late { days } => {
                (phrases.strip_days_late_short(days)) span.kt-strip__unit { " " (phrases.strip_days_unit(days)) }
            },
            StripState::Part => { (phrases.strip_part()) },
            StripState::Open => { (phrases.strip_open()) },
            StripState::Reversed { .. } => { (phrases.strip_reversed()) },
            StripState::Credited => { (phrases.strip_credited()) },
        }
    }
}

fn said(phrases: &Phrases, state: StripState) -> String {
    match state {
        StripState::NothingDue => phrases.strip_nothing_due_words().to_owned(),
        StripState::NotDue => phrases.strip_said_not_due().to_owned(),
        StripState::OnTime => phrases.strip_said_on_time().to_owned(),
        StripState::Late { days } => phrases.strip_said_late(days),
        StripState::Part => phrases.strip_said_part().to_owned(),
        StripState::Open => phrases.strip_said_open().to_owned(),
        StripState::Reversed {
            reason,
            settled_after: None,
        } => phrases.strip_said_reversed(reversal_reason(phrases, reason)),
        StripState::Reversed {
            reason,
            settled_after: Some(_),
        } => phrases.strip_said_reversed_settled(reversal_reason(phrases, reason)),
        StripState::Credited => phrases.strip_said_credited().to_owned(),
    }
}

/// Why the bank took a payment back, in plain words, from its ISO return reason.
pub fn reversal_reason(phrases: &Phrases, reason: [u8; 4]) -> String {
    let code: String = reason
        .iter()
        .filter(|b| b.is_ascii_alphanumeric())
        .map(|b| char::from(*b))
        .collect();
    phrases.reversal_reason(code)
}

/// The strip in words: "24 maanden: 20 op tijd, 2 later, 2 open". What did not happen is not mentioned.
fn counts(phrases: &Phrases, months: &[StripMonth]) -> Markup {
    let count = |wanted: fn(StripState) -> bool| months.iter().filter(|month| wanted(month.state)).count();
    let due = count(|state| !matches!(state, StripState::NothingDue | StripState::NotDue));
    let on_time = count(|state| matches!(state, StripState::OnTime | StripState::Credited));
    let late = count(|state| matches!(state, StripState::Late { .. }));
    let part = count(|state| state == StripState::Part);
    let open = count(|state| state == StripState::Open);
    let reversed = count(|state| matches!(state, StripState::Reversed { .. }));
    html! {
        span.kt-quiet { (phrases.strip_months_counted(due)) } " "
        @if on_time > 0 { (badge(Tone::Good, &phrases.strip_count_on_time(on_time))) " " }
        @if late > 0 { (badge(Tone::Plain, &phrases.strip_count_late(late))) " " }
        @if part > 0 { (badge(Tone::Attention, &phrases.strip_count_part(part))) " " }
        @if reversed > 0 { (badge(Tone::Attention, &phrases.strip_count_reversed(reversed))) " " }
        @if open > 0 { (badge(Tone::Attention, &phrases.strip_count_open(open))) }
    }
}

/// The facts of every month as a table, newest first.
fn facts(phrases: &Phrases, months: &[StripMonth], amounts: Amounts) -> Markup {
    let shown = amounts == Amounts::Shown;
    let mut columns = vec![
        Column::words(phrases.strip_column_month()),
        Column::words(phrases.strip_column_due_on()),
    ];
    if shown {
        columns.push(Column::figures(phrases.strip_column_due()));
        columns.push(Column::figures(phrases.strip_column_paid()));
    }
    columns.push(Column::words(phrases.strip_column_paid_on()));
    columns.push(Column::words(phrases.strip_column_how()));
    columns.push(Column::words(phrases.strip_column_what()));
    let cells: Vec<(Option<String>, Vec<Markup>)> = months
        .iter()
        .rev()
        .map(|month| {
            (
                Some(format!("maand-{}", month.month)),
                fact_cells(phrases, month, shown),
            )
        })
        .collect();
    let rows: Vec<(Option<String>, &Vec<Markup>)> = cells.iter().map(|(id, row)| (id.clone(), row)).collect();
    table_with_anchors(phrases.strip_table(), &columns, &rows)
}

fn fact_cells(phrases: &Phrases, month: &StripMonth, shown: bool) -> Vec<Markup> {
    let due = month.state != StripState::NothingDue;
    let mut cells = vec![
        html! { (phrases.month(month.month)) },
        html! { @if due { (phrases.day(month.due_on)) } @else { "–" } },
    ];
    if shown {
        cells.push(super::money(phrases, month.due));
        cells.push(super::money(phrases, month.paid));
    }
    cells.push(html! {
        @if let Some(day) = month.paid_on { (phrases.day(day)) }
        @else if due { (phrases.strip_not_paid()) }
        @else { "–" }
    });
    cells.push(html! { @if month.paid_on.is_some() { (method(phrases, month.method)) } @else { "–" } });
    cells.push(html! { (said(phrases, month.state)) });
    cells
}

fn method(phrases: &Phrases, method: Method) -> &'static str {
    match method {
        Method::Unknown => phrases.method_unknown(),
        Method::DirectDebit => phrases.method_direct_debit(),
        Method::Transfer => phrases.method_transfer(),
        Method::OtherPayer => phrases.method_other_payer(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    fn month(number: i32, state: StripState) -> StripMonth {
        let month = Month::new(2026, number);
        let paid = if matches!(state, StripState::OnTime) {
            Cents(74_218)
        } else {
            Cents::ZERO
        };
        let due_on = month.first();
        let paid_on = paid.is_positive().then_some(due_on);
        StripMonth {
            month,
            state,
            due_on,
            due: Cents(74_218),
            paid,
            paid_on,
            method: Method::Transfer,
        }
    }

    #[test]
    fn s1_9_each_month_says_its_state_in_words_and_links_to_its_facts() {
        let months = [
            month(9, StripState::OnTime),
            month(
                10,
                StripState::Reversed {
                    reason: *b"AM04",
                    settled_after: None,
                },
            ),
            month(11, StripState::Open),
        ];
        let html = month_strip(Phrases::of(Language::Dutch), &months, Amounts::Shown).into_string();
        for text in [
            "2026: op tijd",
            "2026: teruggeboekt: er stond te weinig op de rekening",
            "2026: nog niet binnen",
            "href=\"#maand-2026-10\"",
            "id=\"maand-2026-10\"",
            "€\u{a0}742,18",
            "1 open",
        ] {
            assert!(html.contains(text), "{text} is not in {html}");
        }
    }

    #[test]
    fn s1_9_a_month_that_is_not_due_yet_is_there_and_counts_for_nothing() {
        let months = [month(11, StripState::OnTime), month(12, StripState::NotDue)];
        let html = month_strip(Phrases::of(Language::Dutch), &months, Amounts::Shown).into_string();
        for text in [
            "2026: hoeft nog niet betaald te zijn",
            ">komt nog<",
            "kt-strip__coming",
            "id=\"maand-2026-12\"",
            "1 maand:",
            "1 op tijd",
        ] {
            assert!(html.contains(text), "{text} is not in {html}");
        }
        assert!(!html.contains("open"), "what is not due is not open");
    }

    #[test]
    fn amounts_can_be_kept_away_from_the_door() {
        let html = month_strip(
            Phrases::of(Language::Dutch),
            &[month(9, StripState::OnTime)],
            Amounts::Hidden,
        );
        assert!(!html.into_string().contains('€'));
    }

    #[test]
    fn deeper_is_later_and_the_bottom_holds() {
        assert_eq!(depth(-3), LINE);
        assert!(depth(8) > depth(1));
        assert_eq!(depth(400), BOTTOM);
    }
}
