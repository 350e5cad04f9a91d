//! Weeks beside each other as bars: a shape first, the numbers in a table below it. A week with too few to tell of is a small open
//! block, always of one size. The picture is for the eye alone; whoever listens hears the sentence above it and the table.

use maud::{Markup, html};

/// One week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WeekBar {
    /// Its parts, from the bottom upwards; an empty week has none.
    Parts(Vec<u64>),
    /// Some, and too few to tell.
    Few,
}

const STEP: u64 = 20;
const WIDTH: u64 = 14;
const HEIGHT: u64 = 120;
/// Height of the block of a few.
const FEW: u64 = 8;

/// The bars under what they say in one sentence, with what stands at both ends below.
pub fn week_bars(title: &str, said: &str, bars: &[WeekBar], ends: [&str; 2]) -> Markup {
    let whole = |bar: &WeekBar| match bar {
        WeekBar::Parts(parts) => parts.iter().sum(),
        WeekBar::Few => 0,
    };
    let most = bars.iter().map(whole).max().unwrap_or_default().max(1);
    let span = STEP * u64::try_from(bars.len()).unwrap_or_default();
    html! {
        figure.kt-weeks {
            figcaption { strong { (title) } " " (said) }
            svg viewBox={ "0 0 " (span) " " (HEIGHT + 2) } aria-hidden="true" {
                @for (x, bar) in (0..).map(|n| n * STEP + (STEP - WIDTH) / 2).zip(bars) { (one(x, bar, most)) }
                line.kt-weeks__ground x1="0" x2=(span) y1=(HEIGHT + 1) y2=(HEIGHT + 1) {}
            }
            div.kt-weeks__ends.kt-quiet aria-hidden="true" { span { (ends[0]) } span { (ends[1]) } }
        }
    }
}

fn one(x: u64, bar: &WeekBar, most: u64) -> Markup {
    let parts = match bar {
        WeekBar::Few => {
            return html! { rect.kt-weeks__few x=(x + 1) y=(HEIGHT - FEW) width=(WIDTH - 2) height=(FEW - 1) {} };
        }
        WeekBar::Parts(parts) => parts,
    };
    let mut below = 0;
    html! {
        @for (number, part) in (1..).zip(parts) {
            @let from = scaled(below, most);
            @let until = scaled({ below += part; below }, most);
            @if until > from {
                rect class={ "kt-weeks__part kt-weeks__part--" (number) } x=(x) y=(HEIGHT - until) width=(WIDTH) height=(until - from) {}
            }
        }
    }
}

/// A number as a height.
fn scaled(n: u64, most: u64) -> u64 {
    u64::try_from(u128::from(n) * u128::from(HEIGHT) / u128::from(most.max(1))).unwrap_or(HEIGHT)
}

/// What the parts of the bars stand for, from the bottom upwards.
pub fn week_parts(lead: &str, names: &[String]) -> Markup {
    html! {
        p.kt-weeks__legend.kt-quiet {
            (lead)
            @for (number, name) in (1..).zip(names) {
                span {
                    svg viewBox="0 0 14 14" width="14" height="14" aria-hidden="true" {
                        rect class={ "kt-weeks__part kt-weeks__part--" (number) } width="14" height="14" {}
                    }
                    " " (name)
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_few_have_one_size_whatever_their_number_and_the_highest_bar_fills_the_picture() {
        let bars = [WeekBar::Few, WeekBar::Parts(vec![10, 30]), WeekBar::Parts(vec![])];
        let html = week_bars("Nieuw", "Nu 40.", &bars, ["mei", "nov"]).into_string();
        assert_eq!(html.matches("kt-weeks__few").count(), 1, "{html}");
        assert!(html.contains(r#"y="90" width="14" height="30""#), "{html}");
        assert!(html.contains(r#"y="0" width="14" height="90""#), "{html}");
        assert_eq!(
            html.matches("<rect").count(),
            3,
            "an empty week draws nothing: {html}"
        );
    }
}
