//! At the table (phase 3): a screen that can be turned to the tenant. Large, plain, and nothing of ours in between.

pub(super) mod help;
mod map;

use super::{Screen, Step, seen_words};
use crate::ui::{self, Choice, Column, Field, Tone};
use domain::agreement::Party;
use domain::arrangement::Rhythm;
use domain::message::Channel;
use domain::visit::{Happening, Recognition};
use maud::{Markup, html};
use work::plan::room;

pub(super) fn screen(s: &Screen<'_>) -> Markup {
    let p = s.view.p;
    html! {
        (s.differing())
        div.kt-table-mode {
            h1 { (p.table_title()) }
            p { @if s.informal() { (p.table_lead_je()) } @else { (p.table_lead()) } }
            (months(s))
            (recognised(s))
            (told(s))
            (help::first_needs(s))
            (map::screen(s))
            (proposal(s))
            (help::pause(s))
            (help::together(s))
            (sheet(s))
        }
        div.kt-row { (s.to(Step::Guard, p.table_ready())) }
        (super::door::leave(s))
    }
}

/// Months in which something is open, with plain words, and what is open together.
fn months(s: &Screen<'_>) -> Markup {
    let p = s.view.p;
    let open: Vec<_> = s
        .view
        .outlook
        .account
        .items
        .iter()
        .filter(|i| i.open.is_positive() && i.due_on <= s.view.today)
        .collect();
    let columns = [
        Column::words(p.table_month()),
        Column::figures(p.table_rent()),
        Column::figures(p.table_in()),
        Column::figures(p.table_open()),
    ];
    let rows: Vec<Vec<Markup>> = open
        .iter()
        .map(|item| {
            let month = match item.month {
                Some(month) => p.month(month),
                None => p.day_and_year(item.due_on),
            };
            vec![
                html! { (month) },
                ui::money(p, item.charged),
                ui::money(p, item.charged - item.open),
                ui::money(p, item.open),
            ]
        })
        .collect();
    html! {
        @if rows.is_empty() {
            (ui::notice(Tone::Good, p.table_nothing()))
        } @else {
            (ui::table(p.table_title(), &columns, &rows))
            p.kt-large { (p.table_together()) ": " strong { (ui::money(p, open.iter().map(|i| i.open).sum())) } }
        }
    }
}

/// "Is this how you see it?" (S1.19)
fn recognised(s: &Screen<'_>) -> Markup {
    let p = s.view.p;
    let now = match s.course.seen.last().map(|f| &f.what) {
        Some(Happening::Seen { how, .. }) => Some(*how),
        _ => None,
    };
    let title = if s.informal() {
        p.table_seen_je()
    } else {
        p.table_seen()
    };
    ui::section(
        "zien",
        title,
        html! {
            @match now {
                Some(Recognition::Yes) => (ui::notice(Tone::Good, p.table_seen_done_yes())),
                Some(_) => (ui::notice(Tone::Plain, p.table_seen_done())),
                None => {},
            }
            (s.fact("seen", html! {
                (which(s))
                (ui::text_area(p, &Field::text("words", p.table_seen_words()).guarded().optional().hint(p.table_seen_words_hint()), 2))
                div.kt-six {
                    @for how in Recognition::ALL {
                        button.utrecht-button.utrecht-button--secondary-action type="submit" name="how" value=(how.code())
                            aria-pressed=(if now == Some(*how) { "true" } else { "false" }) { (seen_words(p, *how)) }
                    }
                }
            }))
        },
    )
}

/// Which month the tenant sees otherwise; only asked where there is more than one.
fn which(s: &Screen<'_>) -> Markup {
    let p = s.view.p;
    let items = s.view.outlook.account.items.iter();
    let months: Vec<(String, String)> = items
        .filter(|i| i.open.is_positive() && i.due_on < s.view.today)
        .filter_map(|i| i.month)
        .map(|month| (month.to_string(), p.month(month)))
        .collect();
    let tiles: Vec<Choice<'_>> = std::iter::once(("", p.table_seen_all()))
        .chain(
            months
                .iter()
                .map(|(value, label)| (value.as_str(), label.as_str())),
        )
        .map(|(value, label)| Choice::plain(value, label))
        .collect();
    html! {
        @if months.len() > 1 { (ui::choice(p, &Field::text("maand", p.table_seen_which()).optional(), &tiles)) }
    }
}

fn told(s: &Screen<'_>) -> Markup {
    let p = s.view.p;
    let words = s.course.facts.iter().filter_map(|f| match &f.what {
        Happening::Told { words } => Some(words),
        _ => None,
    });
    ui::section(
        "woorden",
        p.table_told(),
        html! {
            div data-told="told" { @for words in words { blockquote.kt-quote { "“" (words) "”" } } }
            (s.fact("told", html! {
                (ui::text_area(p, &Field::text("words-told", p.table_told()).guarded().hint(p.table_told_hint()), 3))
                (ui::button(p.table_told_button(), false))
            }))
        },
    )
}

/// The own proposal first. On the page the builder of the server opens; on a phone its own, with the same arithmetic.
fn proposal(s: &Screen<'_>) -> Markup {
    let p = s.view.p;
    let made = s
        .course
        .facts
        .iter()
        .any(|f| matches!(f.what, Happening::Planned { .. }));
    let Some((_, open)) = room(s.view.file, &s.view.outlook, s.view.today).filter(|_| s.view.plans) else {
        return html! {};
    };
    ui::section(
        "voorstel",
        p.table_proposal(),
        html! {
            p { (p.table_proposal_hint()) }
            @if made { (ui::notice(Tone::Good, p.table_proposal_made())) }
            @if s.app { (builder(s, open)) } @else {
                p { (ui::link(&format!("/huurders/{}/plan", s.view.id), p.table_proposal_link())) }
            }
        },
    )
}

/// The fields of a plan that a phone fills in; what is worked out from them stands in the fields it adds itself.
fn builder(s: &Screen<'_>, open: domain::money::Cents) -> Markup {
    let p = s.view.p;
    let lines = work::plan::rent_ahead(s.view.file, s.view.today);
    let rent: Vec<serde_json::Value> = lines
        .iter()
        .map(|l| serde_json::json!([l.month.to_string(), l.who.code(), l.amount.0, l.on.to_string()]))
        .collect();
    let first = lines[0].on.to_string();
    let tile = |rhythm: Rhythm, label| Choice::plain(rhythm.code(), label);
    s.fact(
        "planned",
        html! {
            div data-plan data-open=(open.0) {
                (ui::hidden("open", &open.0.to_string()))
                (ui::hidden("rent", &serde_json::Value::Array(rent).to_string()))
                p { (p.plan_app_rent(p.month(lines[0].month), p.month(lines[1].month))) }
                (ui::field(p, &Field::text("bedrag", p.plan_app_amount())))
                (ui::choice(p, &Field::text("ritme", p.plan_field_rhythm()).value(Rhythm::Monthly.code()), &[
                    tile(Rhythm::Weekly, p.rhythm_weekly()), tile(Rhythm::FourWeekly, p.rhythm_four_weekly()),
                    tile(Rhythm::Monthly, p.rhythm_monthly()),
                ]))
                (ui::field(p, &Field::text("eerste", p.plan_app_day()).kind("date").value(&first)))
                (ui::details(p.plan_app_grow(), html! {
                    div.kt-form {
                        (ui::field(p, &Field::text("erbij", p.plan_field_raise()).optional()))
                        (ui::field(p, &Field::text("erbij-na", p.plan_field_every()).optional().value("3")))
                    }
                }))
                div.kt-row { button.utrecht-button.utrecht-button--secondary-action type="button" data-work-out { (p.plan_app_show()) } }
                div data-worked-out aria-live="polite" {}
                (ui::field(p, &Field::text("eigen-stap", p.plan_field_step()).guarded().hint(p.plan_app_step_hint())))
                (ui::text_area(p, &Field::text("told", p.plan_app_told()).guarded().optional(), 2))
                (ui::button(p.plan_app_keep(), true))
            }
        },
    )
}

/// Who does what by when, of both sides (S1.25).
fn sheet(s: &Screen<'_>) -> Markup {
    let p = s.view.p;
    let lines: Vec<_> = s
        .course
        .facts
        .iter()
        .filter_map(|f| match &f.what {
            Happening::Promised {
                party,
                action,
                due_on,
                ..
            } => Some((*party, action, *due_on)),
            _ => None,
        })
        .collect();
    let tile = |party: Party, label| Choice::plain(party.code(), label);
    ui::section(
        "blad",
        p.table_sheet(),
        html! {
            @if lines.is_empty() { p.kt-quiet data-none { (p.table_sheet_none()) } }
            ul.kt-plain-list data-told="promised" {
                @for (party, action, due_on) in lines {
                    li {
                        strong { (who(s, party)) } ": " (action)
                        @if let Some(day) = due_on { " · " (p.table_sheet_by(p.day_seen_from(day, s.view.today))) }
                    }
                }
            }
            (s.fact("promised", html! {
                (ui::choice(p, &Field::text("party", p.table_sheet_who()), &[
                    tile(Party::Association, p.table_sheet_us()), tile(Party::Tenant, p.table_sheet_tenant()),
                    tile(Party::Third, p.table_sheet_third()),
                ]))
                (ui::field(p, &Field::text("action", p.table_sheet_what()).guarded()))
                (ui::field(p, &Field::text("due", p.table_sheet_when()).kind("date").optional().hint(p.table_sheet_when_hint())))
                (ui::button(p.table_sheet_add(), false))
            }))
            (given(s))
        },
    )
}

/// The sheet for the tenant, in the form of their choice.
fn given(s: &Screen<'_>) -> Markup {
    let p = s.view.p;
    let wanted = s.course.facts.iter().rev().find_map(|f| match f.what {
        Happening::SheetWanted { channel } => Some(channel),
        _ => None,
    });
    let tiles: Vec<(&str, String)> = [Channel::Email, Channel::Sms, Channel::Letter]
        .iter()
        .map(|channel| (channel.code(), p.table_sheet_form(channel.code())))
        .collect();
    let tiles = ui::tiles(&tiles);
    html! {
        @if wanted.is_some() { (ui::notice(Tone::Good, p.table_sheet_comes())) }
        (s.fact("sheet", html! {
            (ui::choice(p, &Field::text("vorm", p.table_sheet_how()), &tiles))
            (ui::button(p.table_sheet_give(), false))
        }))
    }
}

fn who(s: &Screen<'_>, party: Party) -> String {
    match party {
        Party::Tenant => s.name(),
        Party::Association => s.view.p.table_sheet_us().to_owned(),
        Party::Third => s.view.p.table_sheet_third().to_owned(),
    }
}
