//! Today's list: the person first, one reason, one proposed action. No amount has a part in it (S4.35).
//!
//! Each kind of row keeps its place in the order and shows its first rows, so that long-waiting people are on the
//! same page as new ones and are never buried below them (S4.34).

use crate::address::encoded;
use crate::language::Phrases;
use crate::office::Office;
use crate::problem::Problem;
use crate::sentence;
use crate::ui::{self, ListRow, Nav, Tone};
use axum::extract::{Path, Query};
use domain::calendar::Day;
use domain::ids::TenancyId;
use domain::outlook::{Proposal, Reason, TaskKind};
use maud::{Markup, html};
use serde::Deserialize;
use work::row::TaskPlace;
use work::today::{Page, Row, Standing};

/// Rows of each kind on the first page.
const FIRST: i64 = 5;
/// Rows on the page of one kind.
const MANY: i64 = 50;

/// Rows on the page of who leads.
const OWN: i64 = 200;
/// Where the rows are of whom one is the fixed contact.
pub(super) const MINE: &str = "/vandaag/van-mij";

/// What may stand in the address: the notice after something was put away.
#[derive(Default, Deserialize)]
pub(super) struct Arrived {
    #[serde(default)]
    weg: String,
}

/// `/vandaag`.
pub(super) async fn today(office: Office, Query(arrived): Query<Arrived>) -> Result<Markup, Problem> {
    let (standing, lanes, own) = office
        .look(|db, actor, _| {
            let standing = work::today::standing(db, actor)?;
            let lanes = standing.counts.iter().map(|(kind, count)| {
                Ok((
                    *kind,
                    *count,
                    work::today::list(db, actor, Some(*kind), None, FIRST)?.rows,
                ))
            });
            let lanes = lanes.collect::<Result<Vec<_>, work::Error>>()?;
            Ok((standing, lanes, work::today::mine(db, actor, OWN)?))
        })
        .await?;
    let p = office.caller.phrases;
    let on = office.at.today;
    let waiting: i64 = standing.counts.iter().map(|(_, count)| count).sum();
    let acts = office.actor.may(work::Act::RecordContact).is_ok();
    let content = html! {
        @if let Ok(day) = arrived.weg.parse::<Day>() {
            (ui::notice(Tone::Good, p.choose_done(p.day_seen_from(day, on))))
        }
        @if acts { (crate::pages::visit::live("")) }
        div {
            h1 { (p.today_title()) }
            p { (p.today_is(p.day_in_full(on))) @if waiting > 0 { " " (p.today_waiting(waiting)) } }
        }
        (super::search::form(p, ""))
        @if crate::pages::SIGNALS.iter().any(|act| office.actor.may(*act).is_ok()) {
            p { (ui::link(crate::pages::SIGNAL_ADDRESS, p.signal_link())) }
        }
        @if !own.is_empty() { p { (ui::link(MINE, p.today_own_link(own.len()))) } }
        @if lanes.len() > 1 { (jumps(p, &lanes)) }
        @if lanes.is_empty() { (ui::empty_state(p.today_empty_title(), p.today_empty())) }
        @for (kind, count, rows) in &lanes { (lane_part(p, *kind, *count, rows, on, acts)) }
        (below(p, &standing, on, [work::Act::SeeBank, work::Act::SeeWaivers, work::Act::SeeTransfers, work::Act::SeeFigures].map(|act| office.actor.may(act).is_ok())))
    };
    Ok(office.caller.page(p.today_tab(), Some(Nav::Today), content))
}

fn jumps(p: &Phrases, lanes: &[(TaskKind, i64, Vec<Row>)]) -> Markup {
    html! {
        nav.kt-jumps aria-label=(p.today_lanes()) {
            ul {
                @for (kind, count, _) in lanes {
                    li { a.utrecht-link href={ "#" (kind.code()) } { (sentence::lane(p, *kind)) } " " span.kt-quiet { (count) } }
                }
            }
        }
    }
}

fn lane_part(p: &Phrases, kind: TaskKind, count: i64, rows: &[Row], on: Day, acts: bool) -> Markup {
    let shown = i64::try_from(rows.len()).unwrap_or(count);
    let title = sentence::lane(p, kind);
    html! {
        section.kt-lane id=(kind.code()) aria-labelledby={ (kind.code()) "-title" } {
            div.kt-lane__head {
                h2.utrecht-heading-2 id={ (kind.code()) "-title" } { (title) }
                span.kt-quiet { (p.today_lane_count(count)) }
            }
            (rows_of(p, title, rows, on, acts))
            @if count > shown {
                p { (ui::link(&format!("/vandaag/{}", kind.code()), p.today_lane_more(count - shown))) }
            }
        }
    }
}

fn rows_of(p: &Phrases, label: &str, rows: &[Row], on: Day, acts: bool) -> Markup {
    struct Said {
        href: String,
        aside: String,
        reason: String,
    }
    let said: Vec<Said> = rows
        .iter()
        .map(|row| Said {
            href: format!("/huurders/{}?via=vandaag", row.tenancy),
            aside: format!(
                "{} · {}",
                row.address,
                p.today_since(p.day_seen_from(row.since, on))
            ),
            reason: sentence::reason(p, &row.reason, on),
        })
        .collect();
    let rows: Vec<ListRow<'_>> = rows
        .iter()
        .zip(&said)
        .map(|(row, said)| ListRow {
            href: &said.href,
            title: &row.names,
            aside: &said.aside,
            badge: badge(p, &row.reason),
            reason: &said.reason,
            actions: if acts {
                actions(p, row)
            } else {
                html! {}
            },
        })
        .collect();
    ui::list(label, &rows)
}

fn badge(p: &Phrases, reason: &Reason) -> Option<Markup> {
    match reason {
        Reason::Miss { pattern, .. } => Some(ui::badge(Tone::Attention, sentence::pattern(p, *pattern))),
        _ => None,
    }
}

fn actions(p: &Phrases, row: &Row) -> Markup {
    let proposal = match row.proposal {
        Proposal::AskAddress => format!("/huurders/{}/schuldhulp", row.tenancy),
        Proposal::FindMoment => format!("/huurders/{}/coach", row.tenancy),
        Proposal::SeeMessage => format!("/huurders/{}?via=vandaag#berichten", row.tenancy),
        Proposal::CallColleague => format!("/huurders/{}?via=vandaag", row.tenancy),
        other => format!("/huurders/{}/contact?voorstel={}", row.tenancy, other.code()),
    };
    let other = format!("/huurders/{}/anders?taak={}", row.tenancy, encoded(&row.key));
    html! {
        (ui::link_button(&proposal, html! { (sentence::proposal(p, row.proposal)) span.kt-unseen { ": " (row.names) } }))
        a.utrecht-link.kt-thumb href=(other) { (p.today_something_else()) span.kt-unseen { ": " (row.names) } }
    }
}

fn below(
    p: &Phrases,
    standing: &Standing,
    on: Day,
    [bank, waivers, transfers, figures]: [bool; 4],
) -> Markup {
    html! {
        div.kt-quiet {
            p { (ui::link(super::phases::ADDRESS, p.phases_link())) }
            @if figures { p { (ui::link(crate::pages::figures::ADDRESS, p.figures_link())) } }
            p { (ui::link("/vanzelf", p.automatic_link())) }
            @if waivers { p { (ui::link("/kwijtscheldingen", p.register_link())) } }
            @if transfers { p { (ui::link("/overdrachten", p.transfers_link())) } }
            @if standing.receipts > 0 {
                p {
                    (p.today_receipts(standing.receipts)) " "
                    @if bank { (ui::link("/bank", p.today_receipts_link())) "." }
                }
            }
            @match (standing.night_running, standing.night) {
                (Some(count), _) => p { (p.today_being_made(count)) },
                (None, Some(day)) => p { (p.today_made(p.day_seen_from(day, on))) },
                (None, None) => p { (p.today_not_made()) },
            }
        }
    }
}

/// The place after which a page of one kind begins.
#[derive(Default, Deserialize)]
pub(super) struct After {
    #[serde(default)]
    dag: String,
    #[serde(default)]
    huurder: String,
    #[serde(default)]
    taak: String,
}

/// `/vandaag/{kind}`: all rows of one kind, page by page.
pub(super) async fn lane(
    office: Office,
    Path(kind): Path<String>,
    Query(after): Query<After>,
) -> Result<Markup, Problem> {
    let kind = TaskKind::from_code(&kind).ok_or(Problem::NotFound)?;
    let place = place(kind, &after);
    let later = place.is_some();
    let page: Page = office
        .look(move |db, actor, _| work::today::list(db, actor, Some(kind), place.as_ref(), MANY))
        .await?;
    let p = office.caller.phrases;
    let title = sentence::lane(p, kind);
    let acts = office.actor.may(work::Act::RecordContact).is_ok();
    let first = format!("/vandaag/{}", kind.code());
    let next = page.next.as_ref().map(|next| next_address(kind, next));
    let content = html! {
        p { (ui::link("/vandaag", p.today_back())) }
        h1 { (title) }
        @if page.rows.is_empty() {
            (ui::empty_state(p.today_lane_empty_title(), p.today_lane_empty()))
        } @else {
            (rows_of(p, title, &page.rows, office.at.today, acts))
        }
        (ui::pages(
            p.today_lane_more_label(),
            later.then_some((first.as_str(), p.today_lane_first())),
            next.as_deref().map(|address| (address, p.today_lane_next())),
        ))
    };
    Ok(office.caller.page(title, Some(Nav::Today), content))
}

/// `/vandaag/van-mij`: the households whose fixed contact one is.
pub(super) async fn mine(office: Office) -> Result<Markup, Problem> {
    let rows = office
        .look(|db, actor, _| work::today::mine(db, actor, OWN))
        .await?;
    let p = office.caller.phrases;
    let acts = office.actor.may(work::Act::RecordContact).is_ok();
    let content = html! {
        p { (ui::link("/vandaag", p.today_back())) }
        div { h1 { (p.today_own_title()) } p { (p.today_own_lead()) } }
        @if rows.is_empty() { (ui::empty_state(p.today_lane_empty_title(), p.today_lane_empty())) }
        @else { (rows_of(p, p.today_own_title(), &rows, office.at.today, acts)) }
    };
    Ok(office.caller.page(p.today_own_title(), Some(Nav::Today), content))
}

fn place(kind: TaskKind, after: &After) -> Option<TaskPlace> {
    Some(TaskPlace {
        rank: i64::from(kind.rank()),
        since: after.dag.parse().ok()?,
        tenancy: after.huurder.parse::<TenancyId>().ok()?,
        key: after.taak.clone(),
    })
}

fn next_address(kind: TaskKind, next: &TaskPlace) -> String {
    format!(
        "/vandaag/{}?dag={}&huurder={}&taak={}",
        kind.code(),
        next.since,
        next.tenancy,
        encoded(&next.key)
    )
}
