//! Who looked at a tenant's page and why: for the privacy officer.

use super::{names, tenancy_of};
use crate::office::Office;
use crate::problem::Problem;
use crate::ui::{self, Column};
use axum::extract::Path;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use maud::{Markup, html};

/// Lines shown.
const MOST: i64 = 200;

/// `/huurders/{id}/inzage`.
pub(super) async fn show(office: Office, Path(tenancy): Path<String>) -> Result<Markup, Problem> {
    let id = tenancy_of(&tenancy)?;
    let (file, trail) = office
        .look(move |db, actor, at| {
            actor.may(work::Act::SeeAudit)?;
            let file = work::case_file::open(db, actor, at, id, "inzage")?;
            Ok((file, work::audit::trail(db, actor, Some(id), None, MOST)?))
        })
        .await?;
    let p = office.caller.phrases;
    let columns = [
        Column::words(p.looked_when()),
        Column::words(p.looked_who()),
        Column::words(p.looked_what()),
        Column::words(p.looked_why()),
    ];
    let rows: Vec<Vec<Markup>> = trail
        .iter()
        .map(|line| {
            vec![
                html! { (moment(line.at.0)) },
                html! { (file.colleague(line.actor).unwrap_or(p.looked_system())) },
                html! { (p.looked_act(line.act.as_ref())) },
                html! { @if line.reason.is_empty() { "–" } @else { (line.reason) } },
            ]
        })
        .collect();
    let name = names(p, &file, office.at.today);
    let content = html! {
        p { (ui::link(&format!("/huurders/{id}"), p.record_back(name.as_str()))) }
        div { h1 { (name) } p { (p.looked_title()) } }
        (ui::section("inzage", p.looked_title(), ui::table(p.looked_table(), &columns, &rows)))
    };
    Ok(office.caller.page(p.looked_title(), None, content))
}

/// Day and time in the Netherlands. The trail keeps UTC.
fn moment(micros: i64) -> String {
    let zone = TimeZone::get("Europe/Amsterdam").unwrap_or(TimeZone::UTC);
    Timestamp::from_microsecond(micros).map_or_else(
        |_| String::new(),
        |at| at.to_zoned(zone).strftime("%Y-%m-%d %H:%M %Z").to_string(),
    )
}
