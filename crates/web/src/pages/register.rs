//! The yearly register of decisions about rent. Waivers: on what ground, from which budget, who said yes, and what it did
//! after three and six months (S4.21); lower rents and what they cost (S4.8); spared increases (S4.7). Also as CSV. What
//! waits for a decision stands on top.

use crate::download;
use crate::language::Phrases;
use crate::office::Office;
use crate::problem::Problem;
use crate::room::Room;
use crate::sentence;
use crate::ui::{self, Column, Nav};
use axum::extract::Query;
use axum::http::Method;
use axum::response::Response;
use axum::routing::get;
use domain::mandate::Rank;
use domain::money::Cents;
use domain::spared_increase::{SparedIncrease, SparedState};
use domain::waiver::Effect;
use maud::{Markup, html};
use serde::Deserialize;
use work::Act;
use work::discount::{Line as LowerLine, Register as LowerRents, Waiting as LowerWaiting};
use work::spared::{Line as SparedLine, Register as SparedIncreases};
use work::waiver::{Line, Register, Waiting};

/// The pages, with the acts that open them.
pub(super) fn rooms() -> Vec<Room> {
    const SEE: &[Act] = &[Act::SeeWaivers];
    vec![
        Room::new(Method::GET, "/kwijtscheldingen", SEE, get(show)),
        Room::new(Method::GET, "/kwijtscheldingen.csv", SEE, get(csv)),
        Room::new(Method::GET, "/lagere-huren.csv", SEE, get(lower_csv)),
        Room::new(Method::GET, "/huurverhogingen.csv", SEE, get(spared_csv)),
    ]
}

#[derive(Deserialize)]
struct Asked {
    #[serde(default)]
    jaar: Option<i32>,
}

/// What is in the registers of a year.
struct Year {
    of: i32,
    waived: Register,
    lower: LowerRents,
    spared: SparedIncreases,
}

async fn read(office: &Office, asked: &Asked) -> Result<Year, Problem> {
    let year = asked.jaar.unwrap_or(office.at.today.civil().0);
    office
        .look(move |db, actor, at| {
            Ok(Year {
                of: year,
                waived: work::waiver::register(db, actor, at, year)?,
                lower: work::discount::register(db, actor, year)?,
                spared: work::spared::register(db, actor, year)?,
            })
        })
        .await
}

async fn show(office: Office, Query(asked): Query<Asked>) -> Result<Markup, Problem> {
    let Year {
        of: year,
        waived: register,
        lower,
        spared,
    } = read(&office, &asked).await?;
    let p = office.caller.phrases;
    let year_text = year.to_string();
    let title = p.register_title(year_text.as_str());
    let total: Cents = register.lines.iter().map(|l| l.decided.amount).sum();
    let at = |year: i32| format!("/kwijtscheldingen?jaar={year}");
    let content = html! {
        h1 { (title) }
        p { (p.register_lead()) }
        @if !register.waiting.is_empty() || !lower.waiting.is_empty() || !spared.waiting.is_empty() {
            (ui::section("wacht", p.register_waiting(), html! {
                ul.kt-agreements {
                    @for w in &register.waiting { li { (waiting(&office, w)) } }
                    @for w in &lower.waiting { li { (lower_waiting(p, w)) } }
                    @for w in &spared.waiting { li { (spared_waiting(p, w)) } }
                }
            }))
        }
        (ui::section("register", p.register_decided(), html! {
            p { (p.register_waived_lead()) }
            @if register.lines.is_empty() { p { (p.register_none()) } } @else {
                (table(p, &p.register_total(p.money(total), register.lines.len()), &register.lines))
                p { (ui::link(&format!("/kwijtscheldingen.csv?jaar={year}"), p.register_csv())) }
            }
        }))
        (lower_section(p, &lower.lines, year))
        (spared_section(p, &spared.lines, year))
        p {
            (ui::link(&at(year - 1), (year - 1).to_string()))
            @if year < office.at.today.civil().0 { " · " (ui::link(&at(year + 1), (year + 1).to_string())) }
        }
    };
    Ok(office.caller.page(&title, Some(Nav::Today), content))
}

fn waiting(office: &Office, w: &Waiting) -> Markup {
    let p = office.caller.phrases;
    html! {
        p {
            strong { (p.waiver_waits(p.money(w.waiver.amount), w.needs.map_or("none", Rank::code))) } " "
            (p.waiver_by(p.day_seen_from(w.waiver.proposed_on, office.at.today), w.by.as_str()))
        }
        p { (ui::link(&format!("/huurders/{}/kwijtschelden/{}", w.tenancy, w.waiver.id), p.register_open(w.reference.as_str()))) }
    }
}

fn lower_waiting(p: &Phrases, w: &LowerWaiting) -> Markup {
    let d = &w.discount;
    html! {
        p {
            strong { (p.discount_span(p.money(d.per_month), p.month(d.first), p.month(d.last))) } " "
            (p.discount_waits(w.needs.map_or("none", Rank::code)))
        }
        p { (ui::link(&format!("/huurders/{}/lagere-huur/{}", w.tenancy, d.id), p.register_lower_open(w.reference.as_str()))) }
    }
}

/// What was given as a lower rent, and what it costs.
fn lower_section(p: &Phrases, lines: &[LowerLine], year: i32) -> Markup {
    let cost: Cents = lines.iter().map(|l| l.discount.cost()).sum();
    ui::section(
        "lager",
        p.register_lower_title(),
        html! {
            p { (p.register_lower_lead()) }
            @if lines.is_empty() { p { (p.register_lower_none()) } } @else {
                (lower_table(p, &p.register_lower_total(p.money(cost), lines.len()), lines))
                p { (ui::link(&format!("/lagere-huren.csv?jaar={year}"), p.register_lower_csv())) }
            }
        },
    )
}

fn lower_table(p: &Phrases, caption: &str, lines: &[LowerLine]) -> Markup {
    let rows: Vec<Vec<Markup>> = lines
        .iter()
        .map(|l| {
            let d = &l.discount;
            vec![
                html! { (ui::link(&format!("/huurders/{}", l.tenancy), l.reference.as_str())) },
                html! { (p.day_and_year(l.decided_on)) },
                ui::money(p, d.per_month),
                html! { (p.month(d.first)) },
                html! { (p.month(d.last)) },
                ui::money(p, d.cost()),
                ui::money(p, l.given),
                html! { (l.decided_by) },
            ]
        })
        .collect();
    let columns = [
        Column::words(p.register_column_reference()),
        Column::words(p.register_column_day()),
        Column::figures(p.register_lower_column_month()),
        Column::words(p.register_lower_column_first()),
        Column::words(p.register_lower_column_last()),
        Column::figures(p.register_lower_column_cost()),
        Column::figures(p.register_lower_column_given()),
        Column::words(p.register_column_yes()),
    ];
    ui::table(caption, &columns, &rows)
}

/// The same lines for a spreadsheet.
async fn lower_csv(office: Office, Query(asked): Query<Asked>) -> Result<Response, Problem> {
    let Year { of: year, lower, .. } = read(&office, &asked).await?;
    let p = office.caller.phrases;
    let head = [
        p.register_column_reference(),
        p.register_column_day(),
        p.register_lower_column_month(),
        p.register_lower_column_first(),
        p.register_lower_column_last(),
        p.register_lower_column_cost(),
        p.register_lower_column_given(),
        p.register_column_yes(),
    ];
    let line = |l: &LowerLine| {
        let d = &l.discount;
        vec![
            l.reference.clone(),
            l.decided_on.to_string(),
            plain(d.per_month),
            d.first.to_string(),
            d.last.to_string(),
            plain(d.cost()),
            plain(l.given),
            l.decided_by.clone(),
        ]
    };
    let lines = lower.lines.iter().map(line);
    Ok(file(&format!("lagere-huren-{year}"), &head, lines))
}

fn spared_waiting(p: &Phrases, w: &SparedLine) -> Markup {
    let s = &w.spared;
    html! {
        p {
            strong { (p.spared_span(p.money(s.after), p.money(s.before), p.month(s.from))) } " "
            (p.discount_waits(w.needs.map_or("none", Rank::code)))
        }
        p { (ui::link(&format!("/huurders/{}/huurverhoging/{}", w.tenancy, s.id), p.register_lower_open(w.reference.as_str()))) }
    }
}

/// Who asked to be spared an increase, and what was decided.
fn spared_section(p: &Phrases, lines: &[SparedLine], year: i32) -> Markup {
    let rows: Vec<Vec<Markup>> = lines
        .iter()
        .map(|l| {
            let s = &l.spared;
            vec![
                html! { (ui::link(&format!("/huurders/{}", l.tenancy), l.reference.as_str())) },
                html! { (p.day_and_year(s.made_on)) },
                html! { (p.month(s.from)) },
                ui::money(p, s.a_month()),
                html! { (spared_verdict(p, s)) },
                html! { (s.answer) },
                html! { (l.decided_by) },
            ]
        })
        .collect();
    let columns = [
        Column::words(p.register_column_reference()),
        Column::words(p.register_column_day()),
        Column::words(p.register_spared_column_from()),
        Column::figures(p.register_spared_column_spares()),
        Column::words(p.register_spared_column_verdict()),
        Column::words(p.register_spared_column_why()),
        Column::words(p.register_spared_column_by()),
    ];
    ui::section(
        "verhogingen",
        p.register_spared_title(),
        html! {
            p { (p.register_spared_lead()) }
            @if rows.is_empty() { p { (p.register_spared_none()) } } @else {
                (ui::table(&p.register_spared_total(rows.len()), &columns, &rows))
                p { (ui::link(&format!("/huurverhogingen.csv?jaar={year}"), p.register_spared_csv())) }
            }
        },
    )
}

fn spared_verdict(p: &Phrases, s: &SparedIncrease) -> &'static str {
    if s.state == SparedState::Granted {
        p.register_spared_yes()
    } else {
        p.register_spared_no()
    }
}

/// The same lines for a spreadsheet.
async fn spared_csv(office: Office, Query(asked): Query<Asked>) -> Result<Response, Problem> {
    let Year { of: year, spared, .. } = read(&office, &asked).await?;
    let p = office.caller.phrases;
    let head = [
        p.register_column_reference(),
        p.register_column_day(),
        p.register_spared_column_from(),
        p.register_spared_column_spares(),
        p.register_spared_column_verdict(),
        p.register_spared_column_why(),
        p.register_spared_column_by(),
    ];
    let line = |l: &SparedLine| {
        let s = &l.spared;
        vec![
            l.reference.clone(),
            s.made_on.to_string(),
            s.from.to_string(),
            plain(s.a_month()),
            spared_verdict(p, s).to_owned(),
            s.answer.clone(),
            l.decided_by.clone(),
        ]
    };
    let lines = spared.lines.iter().map(line);
    Ok(file(&format!("huurverhogingen-{year}"), &head, lines))
}

fn yes(line: &Line) -> String {
    let names: Vec<&str> = line
        .decided
        .decided_by
        .iter()
        .filter_map(|id| line.names.get(id).map(String::as_str))
        .collect();
    names.join(", ")
}

fn proposer(line: &Line) -> &str {
    line.names
        .get(&line.decided.proposed_by)
        .map_or("", String::as_str)
}

fn effect(p: &Phrases, effect: Option<Effect>) -> String {
    match effect {
        Some(e) => p.register_effect(e.on_time, e.due),
        None => p.register_effect_later().to_owned(),
    }
}

fn table(p: &Phrases, caption: &str, lines: &[Line]) -> Markup {
    let rows: Vec<Vec<Markup>> = lines
        .iter()
        .map(|l| {
            vec![
                html! { (ui::link(&format!("/huurders/{}", l.tenancy), l.reference.as_str())) },
                html! { (p.day_and_year(l.decided.decided_on)) },
                ui::money(p, l.decided.amount),
                html! { (sentence::ground(p, l.decided.ground)) },
                html! { (l.decided.budget_line) },
                html! { (proposer(l)) },
                html! { (yes(l)) },
                html! { (effect(p, l.effects[0])) },
                html! { (effect(p, l.effects[1])) },
            ]
        })
        .collect();
    let columns = [
        Column::words(p.register_column_reference()),
        Column::words(p.register_column_day()),
        Column::figures(p.register_column_amount()),
        Column::words(p.register_column_ground()),
        Column::words(p.register_column_budget()),
        Column::words(p.register_column_proposed()),
        Column::words(p.register_column_yes()),
        Column::words(p.register_column_three()),
        Column::words(p.register_column_six()),
    ];
    ui::table(caption, &columns, &rows)
}

/// The same lines for a spreadsheet: semicolons and a comma in amounts, as Dutch spreadsheets read them.
async fn csv(office: Office, Query(asked): Query<Asked>) -> Result<Response, Problem> {
    let Year { of: year, waived, .. } = read(&office, &asked).await?;
    let p = office.caller.phrases;
    let head = [
        p.register_column_reference(),
        p.register_column_day(),
        p.register_column_amount(),
        p.register_column_ground(),
        p.register_column_budget(),
        p.register_column_proposed(),
        p.register_column_yes(),
    ];
    let line = |l: &Line| {
        vec![
            l.reference.clone(),
            l.decided.decided_on.to_string(),
            plain(l.decided.amount),
            sentence::ground(p, l.decided.ground).to_owned(),
            l.decided.budget_line.clone(),
            proposer(l).to_owned(),
            yes(l),
        ]
    };
    let lines = waived.lines.iter().map(line);
    Ok(file(&format!("kwijtscheldingen-{year}"), &head, lines))
}

/// An amount as a Dutch spreadsheet reads it.
fn plain(amount: Cents) -> String {
    format!("{},{:02}", amount.0 / 100, amount.0 % 100)
}

/// Lines as a file to keep.
pub(super) fn file(name: &str, head: &[&str], lines: impl Iterator<Item = Vec<String>>) -> Response {
    let mut text = String::from("\u{feff}");
    let head: Vec<String> = head.iter().map(|cell| (*cell).to_owned()).collect();
    push(&mut text, &head);
    for line in lines {
        push(&mut text, &line);
    }
    download::file("text/csv; charset=utf-8", &format!("{name}.csv"), text)
}

/// One line. What begins as a formula is kept from being one.
fn push(text: &mut String, cells: &[String]) {
    for (n, cell) in cells.iter().enumerate() {
        if n > 0 {
            text.push(';');
        }
        let guard = if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
            "'"
        } else {
            ""
        };
        text.push('"');
        text.push_str(guard);
        text.push_str(&cell.replace('"', "\"\""));
        text.push('"');
    }
    text.push_str("\r\n");
}
