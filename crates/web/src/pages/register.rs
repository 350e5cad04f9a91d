//! The yearly register of waivers: what was waived, on what ground, from which budget, who said yes, and what it did after
//! three and six months (S4.21). Also as CSV. What waits for a decision stands on top.

use crate::language::Phrases;
use crate::office::Office;
use crate::problem::Problem;
use crate::room::Room;
use crate::sentence;
use crate::ui::{self, Column, Nav};
use axum::extract::Query;
use axum::http::{Method, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use domain::mandate::Rank;
use domain::money::Cents;
use domain::waiver::Effect;
use maud::{Markup, html};
use serde::Deserialize;
use work::Act;
use work::waiver::{Line, Register, Waiting};

/// The pages, with the acts that open them.
pub(super) fn rooms() -> Vec<Room> {
    const SEE: &[Act] = &[Act::SeeWaivers];
    vec![
        Room::new(Method::GET, "/kwijtscheldingen", SEE, get(show)),
        Room::new(Method::GET, "/kwijtscheldingen.csv", SEE, get(csv)),
    ]
}

#[derive(Deserialize)]
struct Asked {
    #[serde(default)]
    jaar: Option<i32>,
}

async fn read(office: &Office, asked: &Asked) -> Result<(i32, Register), Problem> {
    let year = asked.jaar.unwrap_or(office.at.today.civil().0);
    let register = office
        .look(move |db, actor, at| work::waiver::register(db, actor, at, year))
        .await?;
    Ok((year, register))
}

async fn show(office: Office, Query(asked): Query<Asked>) -> Result<Markup, Problem> {
    let (year, register) = read(&office, &asked).await?;
    let p = office.caller.phrases;
    let year_text = year.to_string();
    let title = p.register_title(year_text.as_str());
    let total: Cents = register.lines.iter().map(|l| l.decided.amount).sum();
    let at = |year: i32| format!("/kwijtscheldingen?jaar={year}");
    let content = html! {
        h1 { (title) }
        p { (p.register_lead()) }
        @if !register.waiting.is_empty() {
            (ui::section("wacht", p.register_waiting(), html! {
                ul.kt-agreements { @for w in &register.waiting { li { (waiting(&office, w)) } } }
            }))
        }
        (ui::section("register", p.register_decided(), html! {
            @if register.lines.is_empty() { p { (p.register_none()) } } @else {
                p { (p.register_total(p.money(total), register.lines.len())) }
                (table(p, &register.lines))
                p { (ui::link(&format!("/kwijtscheldingen.csv?jaar={year}"), p.register_csv())) }
            }
            p {
                (ui::link(&at(year - 1), (year - 1).to_string()))
                @if year < office.at.today.civil().0 { " · " (ui::link(&at(year + 1), (year + 1).to_string())) }
            }
        }))
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

fn table(p: &Phrases, lines: &[Line]) -> Markup {
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
    ui::table(p.register_decided(), &columns, &rows)
}

/// The same lines for a spreadsheet: semicolons and a comma in amounts, as Dutch spreadsheets read them.
async fn csv(office: Office, Query(asked): Query<Asked>) -> Result<Response, Problem> {
    let (year, register) = read(&office, &asked).await?;
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
    let mut text = String::from("\u{feff}");
    push(&mut text, &head.map(str::to_owned));
    for l in &register.lines {
        let cents = l.decided.amount.0;
        push(
            &mut text,
            &[
                l.reference.clone(),
                l.decided.decided_on.to_string(),
                format!("{},{:02}", cents / 100, cents % 100),
                sentence::ground(p, l.decided.ground).to_owned(),
                l.decided.budget_line.clone(),
                proposer(l).to_owned(),
                yes(l),
            ],
        );
    }
    let name = format!("attachment; filename=\"kwijtscheldingen-{year}.csv\"");
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, name),
    ];
    Ok((headers, text).into_response())
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
