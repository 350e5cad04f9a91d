//! The practice room: a scene played by choices, on a phone or a desk. The way through stands in the address and nowhere else:
//! nothing is kept about a tenant, nothing is told about who practises (S0.24, S1.12).

use crate::language::Phrases;
use crate::office::Office;
use crate::problem::Problem;
use crate::room::Room;
use crate::ui::{self, Nav, Tone};
use axum::extract::{Path, Query};
use axum::http::Method;
use axum::routing::get;
use domain::practice::{Now, Played, SHIPPED, Scene};
use maud::{Markup, html};
use serde::Deserialize;
use std::sync::LazyLock;
use work::Act;

/// The pages, with the acts that open them.
pub(super) fn rooms() -> Vec<Room> {
    const STAFF: &[Act] = &[Act::SeeToday];
    vec![
        Room::new(Method::GET, "/oefenen", STAFF, get(list)),
        Room::new(Method::GET, "/oefenen/{scene}", STAFF, get(play)),
    ]
}

/// The scenes, read once. One that can't be read is left out and told to the operator.
static SCENES: LazyLock<Vec<Scene>> = LazyLock::new(|| {
    let read = |text: &&str| match Scene::parse(text) {
        Ok(scene) => Some(scene),
        Err(error) => {
            tracing::error!(%error, "a scene of the practice room can't be read");
            None
        }
    };
    SHIPPED.iter().filter_map(read).collect()
});

/// What stands in the address: the choices made, with a dot between them.
#[derive(Clone, Default, Deserialize)]
struct Way {
    #[serde(default)]
    pad: String,
}

impl Way {
    fn choices(&self) -> Option<Vec<usize>> {
        let parts = self.pad.split('.').filter(|part| !part.is_empty());
        parts.map(|part| part.parse().ok()).collect()
    }

    /// The address after one more choice.
    fn then(&self, scene: &Scene, choice: usize) -> String {
        let dot = if self.pad.is_empty() { "" } else { "." };
        format!("/oefenen/{}?pad={}{dot}{choice}#nu", scene.key, self.pad)
    }
}

/// `GET /oefenen`
async fn list(office: Office) -> Markup {
    let p = office.caller.phrases;
    office.caller.page(p.practice_title(), Some(Nav::Visits), html! {
        h1 { (p.practice_title()) }
        p { (p.practice_lead()) }
        ul.kt-list {
            @for scene in SCENES.iter() {
                li.kt-list__row {
                    div.kt-list__body {
                        p.kt-list__title { (scene.title) }
                        p.kt-quiet { (scene.place) }
                    }
                    div.kt-list__actions {
                        a.utrecht-button.utrecht-button--secondary-action href={ "/oefenen/" (scene.key) } {
                            (p.practice_begin()) span.kt-unseen { ": " (scene.title) }
                        }
                    }
                }
            }
        }
    })
}

/// `GET /oefenen/{scene}`
async fn play(office: Office, Path(key): Path<String>, Query(way): Query<Way>) -> Result<Markup, Problem> {
    let scene = SCENES
        .iter()
        .find(|scene| scene.key == key)
        .ok_or(Problem::NotFound)?;
    let choices = way.choices().ok_or(Problem::NotFound)?;
    let played = scene.play(&choices).ok_or(Problem::NotFound)?;
    let p = office.caller.phrases;
    Ok(office.caller.page(
        &scene.title,
        Some(Nav::Visits),
        html! {
            p { (ui::link("/oefenen", p.practice_title())) }
            div { h1 { (scene.title) } p.kt-quiet { (scene.place) } }
            p { strong { (p.practice_know()) } " " (scene.know) }
            @if !played.steps.is_empty() { (so_far(p, &played)) }
            @match played.now {
                Now::At(node) => {
                    section.kt-section id="nu" aria-labelledby="nu-title" {
                        h2.utrecht-heading-2 id="nu-title" { (node.told) }
                        p.kt-quiet { (p.practice_what_do_you_say()) }
                        ul.kt-plain-list.kt-scene {
                            @for (at, choice) in node.choices.iter().enumerate() {
                                li { a.kt-tile href=(way.then(scene, at)) { (choice.say) } }
                            }
                        }
                        (meters(p, &played))
                    }
                },
                Now::Ended { words, .. } => (mirror(p, scene, &played, words)),
            }
        },
    ))
}

fn so_far(p: &Phrases, played: &Played<'_>) -> Markup {
    html! {
        ol.kt-plain-list.kt-scene aria-label=(p.practice_so_far()) {
            @for (node, choice) in &played.steps {
                li {
                    p.kt-quiet { (node.told) }
                    p { strong { (p.practice_you()) } " " (choice.say) }
                    blockquote.kt-quote { (choice.answer) }
                }
            }
        }
    }
}

/// In words, for who practises only.
fn meters(p: &Phrases, played: &Played<'_>) -> Markup {
    let word = |n: i32| match n {
        1.. => "up",
        0 => "same",
        _ => "down",
    };
    html! {
        p.kt-quiet {
            (p.practice_trust(played.trust.abs(), word(played.trust))) " · "
            (p.practice_tension(played.tension.abs(), word(played.tension)))
        }
    }
}

/// The mirror card: no pass, no fail; what it did, and a question to take along.
fn mirror(p: &Phrases, scene: &Scene, played: &Played<'_>, words: &str) -> Markup {
    html! {
        section.kt-section id="nu" aria-labelledby="nu-title" {
            h2.utrecht-heading-2 id="nu-title" { (p.practice_mirror()) }
            p { (ui::badge(Tone::Plain, p.practice_end())) " " (words) }
            (meters(p, played))
            p { strong { (p.practice_unknown()) } " " (scene.unknown) }
            h3 { (p.practice_what_did_it_do()) }
            ul {
                li { (p.practice_autonomy()) }
                li { (p.practice_bond()) }
                li { (p.practice_competence()) }
                li { (p.practice_sense()) }
            }
            p.kt-opening__words { (scene.mirror) }
            div.kt-acts {
                a.utrecht-button.utrecht-button--primary-action href={ "/oefenen/" (scene.key) } { (p.practice_again()) }
                a.utrecht-button.utrecht-button--secondary-action href="/oefenen" { (p.practice_other()) }
            }
            p.kt-quiet { (p.practice_nothing_kept()) }
        }
    }
}
