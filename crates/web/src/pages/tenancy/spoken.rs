//! Voice notes of visits (S1.27): who spoke, how long, until when it can be heard, and since when it is gone.

use super::{View, refused, tenancy_of};
use crate::download;
use crate::office::Office;
use crate::problem::Problem;
use axum::extract::Path;
use axum::http::HeaderMap;
use axum::response::Response;
use domain::calendar::clock;
use domain::ids::VisitFactId;
use maud::{Markup, html};
use work::visit::spoken::{Spoken, listen};

/// How long a note is, in minutes and seconds.
pub(super) fn length(seconds: i32) -> String {
    // The same shape as a time of the day.
    clock(seconds)
}

/// The notes of a tenant, below the log of contact.
pub(super) fn part(view: &View<'_>) -> Markup {
    let p = view.p;
    let notes = &view.file.spoken;
    html! {
        @if !notes.is_empty() {
            h3.utrecht-heading-3 id="ingesproken" { (p.spoken_title()) }
            p.kt-quiet { (p.spoken_lead(view.file.policy.voice_note_days)) }
            ul.kt-plain-list { @for note in notes { li { (one(view, note)) } } }
        }
    }
}

fn one(view: &View<'_>, note: &Spoken) -> Markup {
    let p = view.p;
    let day = |day| p.day_seen_from(day, view.today);
    let who = view.file.colleague(note.by).unwrap_or_default();
    let line = p.spoken_line(day(note.on), length(note.seconds), who, clock(note.minute));
    html! {
        p id={ "ingesproken-" (note.id) } { (line) }
        @match note.gone_on {
            Some(gone) => p.kt-quiet { (p.spoken_gone(day(gone))) },
            // Nothing is fetched, and nobody listened, before somebody presses play.
            None => audio controls preload="none" aria-labelledby={ "ingesproken-" (note.id) }
                src={ "/huurders/" (view.id) "/ingesproken/" (note.id) } {},
        }
    }
}

/// `GET /huurders/{tenancy}/ingesproken/{note}`: the sound, for whoever may read what was written.
pub(super) async fn hear(
    office: Office,
    Path((tenancy, note)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let tenancy = tenancy_of(&tenancy)?;
    let note: VisitFactId = note.parse().map_err(|_| Problem::NotFound)?;
    let heard = office
        .run(move |db, actor, at| listen(db, actor, at, tenancy, note))
        .await?;
    let (note, sound) = heard.map_err(|refusal| refused(&refusal))?;
    let name = format!("ingesproken-{}.{}", note.on, note.sound.code());
    Ok(download::sound(note.sound.media_type(), &name, sound, &headers))
}
