//! The register of transfers and evictions: month by month, with what we learned (S4.30). Also as CSV.

use crate::office::Office;
use crate::problem::Problem;
use crate::room::Room;
use crate::ui::{self, Column, Nav};
use axum::extract::Query;
use axum::http::Method;
use axum::response::Response;
use axum::routing::get;
use domain::calendar::Month;
use domain::transfer::CourtKind;
use maud::{Markup, html};
use serde::Deserialize;
use work::Act;
use work::transfer::{Line, Register};

/// The pages, with the acts that open them.
pub(super) fn rooms() -> Vec<Room> {
    const SEE: &[Act] = &[Act::SeeTransfers];
    vec![
        Room::new(Method::GET, "/overdrachten", SEE, get(show)),
        Room::new(Method::GET, "/overdrachten.csv", SEE, get(csv)),
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
        .look(move |db, actor, _| work::transfer::register(db, actor, year))
        .await?;
    Ok((year, register))
}

async fn show(office: Office, Query(asked): Query<Asked>) -> Result<Markup, Problem> {
    let (year, register) = read(&office, &asked).await?;
    let p = office.caller.phrases;
    let title = p.transfers_title(year.to_string());
    let at = |year: i32| format!("/overdrachten?jaar={year}");
    let mut months: Vec<Month> = register
        .lines
        .iter()
        .filter_map(|l| Some(l.decided_on?.month()))
        .collect();
    months.dedup();
    let content = html! {
        h1 { (title) }
        p { (p.transfers_lead()) }
        @if !register.waiting.is_empty() {
            (ui::section("wacht", p.transfers_waiting(), html! { ul.kt-agreements {
                @for l in &register.waiting { li { (ui::link(&gate(l), p.transfers_open(l.reference.as_str()))) } }
            } }))
        }
        @if months.is_empty() { p { (p.transfers_none()) } }
        @for month in months { (month_of(&office, &register, month)) }
        (evictions(&office, &register))
        p { (ui::link(&format!("/overdrachten.csv?jaar={year}"), p.transfers_csv())) }
        p { (ui::link(super::collectors::ADDRESS, p.collectors_title())) }
        p {
            (ui::link(&at(year - 1), (year - 1).to_string()))
            @if year < office.at.today.civil().0 { " · " (ui::link(&at(year + 1), (year + 1).to_string())) }
        }
    };
    Ok(office.caller.page(&title, Some(Nav::Today), content))
}

fn gate(line: &Line) -> String {
    format!("/huurders/{}/overdracht", line.tenancy)
}

fn notes(line: &Line) -> String {
    let notes: Vec<String> = line
        .learned
        .iter()
        .map(|(name, words)| format!("{name}: {words}"))
        .collect();
    notes.join(" · ")
}

fn month_of(office: &Office, register: &Register, month: Month) -> Markup {
    let p = office.caller.phrases;
    let of_month = |l: &&Line| l.decided_on.is_some_and(|on| on.month() == month);
    let rows: Vec<Vec<Markup>> = register
        .lines
        .iter()
        .filter(of_month)
        .map(|l| {
            vec![
                html! { (ui::link(&gate(l), l.reference.as_str())) },
                html! { @if let Some(on) = l.decided_on { (p.day_and_year(on)) } },
                html! { div.kt-break { (notes(l)) } },
            ]
        })
        .collect();
    let title = p.transfers_month(p.month(month));
    ui::section(
        &format!("m{month}"),
        &title,
        ui::table(
            &title,
            &[
                Column::words(p.transfers_column_reference()),
                Column::words(p.transfers_column_day()),
                Column::words(p.transfers_column_learned()),
            ],
            &rows,
        ),
    )
}

fn evictions(office: &Office, register: &Register) -> Markup {
    let p = office.caller.phrases;
    let count = |kind| register.count(kind);
    let rows: Vec<Vec<Markup>> = register
        .evictions
        .iter()
        .map(|(tenancy, reference, s)| {
            vec![
                html! { (ui::link(&format!("/huurders/{tenancy}/overdracht"), reference.as_str())) },
                html! { (p.day_and_year(s.on)) },
                html! { (p.transfer_step(s.kind.code())) },
                html! { div.kt-break { (s.words) } },
            ]
        })
        .collect();
    ui::section(
        "ontruimingen",
        p.transfers_evictions(),
        html! {
            @if rows.is_empty() { p { (p.transfers_evictions_none()) } } @else {
                p { (p.transfers_counts(count(CourtKind::Announced), count(CourtKind::CarriedOut), count(CourtKind::Prevented))) }
                (ui::table(p.transfers_evictions(), &[
                    Column::words(p.transfers_column_reference()),
                    Column::words(p.transfers_column_day()),
                    Column::words(p.transfers_column_what()),
                    Column::words(p.transfers_column_learned()),
                ], &rows))
            }
        },
    )
}

/// The same lines for a spreadsheet.
async fn csv(office: Office, Query(asked): Query<Asked>) -> Result<Response, Problem> {
    let (year, register) = read(&office, &asked).await?;
    let p = office.caller.phrases;
    let head = [
        p.transfers_column_reference(),
        p.transfers_column_day(),
        p.transfers_column_what(),
        p.transfers_column_learned(),
    ];
    let decided = register.lines.iter().map(|l| {
        let day = l.decided_on.map_or_else(String::new, |on| on.to_string());
        vec![
            l.reference.clone(),
            day,
            p.proof_transferred().to_owned(),
            notes(l),
        ]
    });
    let evictions = register.evictions.iter().map(|(_, reference, s)| {
        let what = p.transfer_step(s.kind.code());
        vec![reference.clone(), s.on.to_string(), what, s.words.clone()]
    });
    Ok(super::register::file(
        &format!("overdrachten-{year}"),
        &head,
        decided.chain(evictions),
    ))
}
