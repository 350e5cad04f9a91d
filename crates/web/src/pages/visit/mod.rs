//! Home visits: rounds on a picture of the area, and the screens of each visit from preparation to closing.
//!
//! Everything here works on a page without script. [`app`] takes the same screens along on a phone.

mod act;
mod app;
mod area;
mod coach;
mod feed;
mod list;
mod one;
mod own;
mod paper;
mod plan;
mod portrait;
mod round;
mod team;
mod voice;

use crate::assets;
use crate::room::Room;
use axum::extract::DefaultBodyLimit;
use axum::http::Method;
use axum::routing::{get, post};
use domain::calendar::clock;
use domain::ids::{RoundId, VisitId};
use maud::{Markup, html};
use work::Act;

/// The pages, with the acts that open them.
pub(super) fn rooms() -> Vec<Room> {
    const VISIT: &[Act] = &[Act::RecordContact];
    vec![
        Room::new(Method::GET, "/bezoeken", VISIT, get(list::show)),
        Room::new(Method::GET, "/bezoeken/oproepen", VISIT, get(list::waiting)),
        Room::open(Method::GET, "/bezoek/live.js", get(app::live_script)),
        Room::new(Method::GET, "/bezoeken/plannen", VISIT, get(plan::ask)),
        Room::new(Method::POST, "/bezoeken/plannen", VISIT, post(plan::save)),
        Room::new(Method::GET, "/bezoeken/buurtteam", VISIT, get(team::show)),
        Room::new(Method::POST, "/bezoeken/agenda", VISIT, post(feed::begin)),
        Room::new(Method::POST, "/bezoeken/kaarten", VISIT, post(own::cards)),
        Room::new(Method::GET, "/bezoeken/kaart", VISIT, get(paper::show)),
        Room::new(Method::GET, "/bezoeken/spreekuur", VISIT, get(coach::show)),
        Room::new(Method::POST, "/bezoeken/spreekuur", VISIT, post(coach::keep)),
        Room::new(Method::GET, "/bezoeken/foto", VISIT, get(portrait::show)),
        Room::new(
            Method::POST,
            "/bezoeken/foto",
            VISIT,
            post(portrait::keep).layer(DefaultBodyLimit::max(2 * work::portrait::MOST_BYTES)),
        ),
        Room::new(
            Method::POST,
            "/bezoeken/foto/weg",
            VISIT,
            post(portrait::take_away),
        ),
        Room::new(Method::GET, "/bezoeken/foto/beeld", VISIT, get(portrait::picture)),
        Room::new(Method::GET, "/bezoeken/terugblik", VISIT, get(own::show)),
        Room::new(Method::POST, "/bezoeken/terugblik", VISIT, post(own::keep)),
        Room::open(Method::GET, "/agenda/{address}", get(feed::read)),
        Room::new(Method::POST, "/bezoeken/agenda/weg", VISIT, post(feed::end)),
        Room::open(Method::GET, "/bezoek/", get(app::frame)),
        Room::open(Method::GET, "/bezoek/app.js", get(app::app_script)),
        Room::open(Method::GET, "/bezoek/vault.js", get(app::vault_script)),
        Room::open(Method::GET, "/bezoek/plan.js", get(app::plan_script)),
        Room::open(Method::GET, "/bezoek/guard.js", get(app::guard_script)),
        Room::open(Method::GET, "/bezoek/guard.json", get(app::guard_words)),
        Room::open(Method::GET, "/bezoek/practice.js", get(app::practice_script)),
        Room::open(Method::GET, "/bezoek/practice.json", get(app::practice_scenes)),
        Room::open(Method::GET, "/bezoek/voice.js", get(app::voice_script)),
        Room::open(Method::GET, "/bezoek/sw.js", get(app::worker_script)),
        Room::open(Method::GET, "/bezoek/app.webmanifest", get(app::manifest)),
        Room::open(Method::POST, "/bezoek/toestel", post(app::pocket)),
        Room::new(Method::GET, "/bezoek/dag", VISIT, get(app::day)),
        Room::new(Method::POST, "/bezoek/feiten", VISIT, post(app::receive)),
        Room::new(
            Method::POST,
            "/bezoek/ingesproken",
            VISIT,
            post(voice::receive).layer(voice::most()),
        ),
        Room::new(Method::GET, "/bezoeken/{round}", VISIT, get(round::show)),
        Room::new(Method::POST, "/bezoeken/{round}", VISIT, post(round::turn)),
        Room::new(Method::GET, "/bezoeken/{round}/{visit}", VISIT, get(one::show)),
        Room::new(Method::POST, "/bezoeken/{round}/{visit}", VISIT, post(one::keep)).written(&act::WRITTEN),
    ]
}

fn round_of(text: &str) -> Result<RoundId, crate::problem::Problem> {
    text.parse().map_err(|_| crate::problem::Problem::NotFound)
}

fn visit_of(text: &str) -> Result<VisitId, crate::problem::Problem> {
    text.parse().map_err(|_| crate::problem::Problem::NotFound)
}

/// A time as people write it: `16:30`, `16.30`, `16u30`, `16`.
fn minute_from(text: &str) -> Option<i32> {
    let mut parts = text.trim().split([':', '.', 'u', 'h']);
    let hour: i32 = parts.next()?.trim().parse().ok()?;
    let minute: i32 = match parts.next().map(str::trim) {
        None | Some("") => 0,
        Some(text) => text.parse().ok()?,
    };
    let fits = (0..24).contains(&hour) && (0..60).contains(&minute) && parts.next().is_none();
    fits.then_some(hour * 60 + minute)
}

/// Who needs a call: filled in by the page itself, again and again. Without script the visits say it when they are opened.
pub(super) fn live(now: impl maud::Render) -> Markup {
    html! {
        div data-live="/bezoeken/oproepen" role="status" { (now) }
        script type="module" src="/bezoek/live.js" {}
    }
}

/// The look of the visit pages; it stands on these pages only.
fn look() -> Markup {
    html! { link rel="stylesheet" href=(assets::VISIT_STYLE.address()); }
}

#[cfg(test)]
mod tests {
    use super::minute_from;

    #[test]
    fn times_are_read_as_people_write_them() {
        for (text, minute) in [
            ("16:30", 990),
            ("16.30", 990),
            ("9", 540),
            ("16u", 960),
            (" 8:05 ", 485),
        ] {
            assert_eq!(minute_from(text), Some(minute), "{text}");
        }
        for text in ["", "24:00", "16:60", "half vijf", "1:2:3", "-1"] {
            assert_eq!(minute_from(text), None, "{text}");
        }
    }
}
