//! The work stock: how many cases stand at each milestone, and which (S4.29). It shows where things stand; what to do and when is
//! for people. No amount has a part in it (S4.35).

use crate::language::Phrases;
use crate::office::Office;
use crate::problem::Problem;
use crate::sentence;
use crate::ui::{self, ListRow, Nav};
use axum::extract::Query;
use domain::calendar::Day;
use domain::ids::TenancyId;
use domain::milestone::MilestoneCode;
use maud::{Markup, html};
use serde::Deserialize;
use work::today::Case;

/// Where it is.
pub(super) const ADDRESS: &str = "/werkvoorraad";

/// Cases on a page.
const MANY: i64 = 50;

#[derive(Default, Deserialize)]
pub(super) struct Asked {
    /// Code of the milestone.
    #[serde(default)]
    fase: String,
    /// After whom the page begins.
    #[serde(default)]
    na: String,
}

/// `GET /werkvoorraad`
pub(super) async fn show(office: Office, Query(asked): Query<Asked>) -> Result<Markup, Problem> {
    let chosen = match asked.fase.as_str() {
        "" => None,
        code => Some(MilestoneCode::from_code(code).ok_or(Problem::NotFound)?),
    };
    let after = match asked.na.as_str() {
        "" => None,
        id => Some(id.parse::<TenancyId>().map_err(|_| Problem::NotFound)?),
    };
    let (counts, found) = office
        .look(move |db, actor, _| {
            let counts = work::today::phases(db, actor)?;
            let found = chosen.map(|code| work::today::in_phase(db, actor, code, after, MANY));
            Ok((counts, found.transpose()?))
        })
        .await?;
    let p = office.caller.phrases;
    let title = p.phases_title();
    let content = html! {
        p { (ui::link("/vandaag", p.today_back())) }
        h1 { (title) }
        p { (p.phases_lead()) }
        ol.kt-agreements { @for (code, count) in &counts { li {
            @if *count > 0 {
                (ui::link(&address(*code), sentence::milestone(p, *code)))
            } @else {
                (sentence::milestone(p, *code))
            }
            " " span.kt-quiet { (p.phases_count(*count)) }
        } } }
        @if let (Some(code), Some((cases, next))) = (chosen, &found) {
            (ui::section("zaken", sentence::milestone(p, code), html! {
                @if cases.is_empty() { p { (p.phases_none()) } } @else { (list(p, code, cases, office.at.today)) }
                @let next = next.map(|next| format!("{}&na={next}#zaken", address(code)));
                (ui::pages(
                    p.today_lane_more_label(),
                    after.map(|_| (address(code), p.today_lane_first())).as_ref().map(|(a, text)| (a.as_str(), *text)),
                    next.as_deref().map(|address| (address, p.today_lane_next())),
                ))
            }))
        }
    };
    Ok(office.caller.page(title, Some(Nav::Today), content))
}

fn address(code: MilestoneCode) -> String {
    format!("{ADDRESS}?fase={}", code.code())
}

fn list(p: &Phrases, code: MilestoneCode, cases: &[Case], today: Day) -> Markup {
    let said: Vec<(String, String)> = cases
        .iter()
        .map(|case| {
            let since = p.phases_since(
                p.day_seen_from(case.since, today),
                p.day_seen_from(case.reached_on, today),
            );
            (format!("/huurders/{}#gedaan", case.heading.tenancy), since)
        })
        .collect();
    let rows: Vec<ListRow<'_>> = cases
        .iter()
        .zip(&said)
        .map(|(case, (href, since))| ListRow {
            href,
            title: &case.heading.names,
            aside: &case.heading.address,
            badge: None,
            reason: since,
            actions: html! {},
        })
        .collect();
    ui::list(sentence::milestone(p, code), &rows)
}
