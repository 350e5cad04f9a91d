//! The practice room: a scene played by choices, on a phone or a desk. The way through stands in the address and nowhere else:
//! nothing is kept about a tenant, nothing is told about who practises (S0.24, S1.12).

use crate::language::{Language, Phrases};
use crate::office::Office;
use crate::problem::Problem;
use crate::room::Room;
use crate::ui::{self, Nav, Tone};
use axum::extract::{Path, Query};
use axum::http::Method;
use axum::routing::get;
use domain::practice::stages::Stage;
use domain::practice::{Choice, Leads, Now, Played, SHIPPED, Scene};
use maud::{Markup, html};
use serde::Deserialize;
use serde_json::{Map, Value, json};
use std::sync::LazyLock;
use work::Act;

/// The pages, with the acts that open them.
pub(super) fn rooms() -> Vec<Room> {
    const STAFF: &[Act] = &[Act::SeeToday];
    vec![
        Room::new(Method::GET, "/oefenen", STAFF, get(list)),
        Room::new(Method::GET, "/oefenen/fasen", STAFF, get(stages)),
        Room::new(Method::GET, "/oefenen/{scene}", STAFF, get(play)),
    ]
}

/// Where the tips by stage stand.
pub(super) const STAGES_PAGE: &str = "/oefenen/fasen";

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

/// Tips by where somebody may stand, read once; none when they can't be read, which is told to the operator.
static STAGES: LazyLock<Vec<Stage>> = LazyLock::new(|| {
    domain::practice::stages::parse(domain::practice::stages::SHIPPED).unwrap_or_else(|error| {
        tracing::error!(%error, "the tips of the practice room can't be read");
        Vec::new()
    })
});

/// The scenes with the words around them, for a phone without a network: nothing of anybody is in it.
pub(super) static FOR_PHONES: LazyLock<String> = LazyLock::new(|| {
    let scenes: Vec<Value> = SCENES.iter().map(packed).collect();
    let texts: Map<String, Value> = Language::ALL
        .into_iter()
        .map(|language| (language.tag().to_owned(), words(Phrases::of(language))))
        .collect();
    json!({"scenes": scenes, "texts": texts}).to_string()
});

fn packed(scene: &Scene) -> Value {
    let choice = |c: &Choice| {
        let (to, end) = match &c.leads {
            Leads::To(at) => (Some(*at), None),
            Leads::End { words, .. } => (None, Some(words)),
        };
        json!({"say": c.say, "answer": c.answer, "trust": c.trust, "tension": c.tension, "to": to, "end": end})
    };
    let nodes: Vec<Value> = scene
        .nodes
        .iter()
        .map(|n| json!({"told": n.told, "choices": n.choices.iter().map(choice).collect::<Vec<_>>()}))
        .collect();
    json!({"key": scene.key, "title": scene.title, "place": scene.place, "know": scene.know, "unknown": scene.unknown,
        "mirror": scene.mirror, "nodes": nodes})
}

/// What the phone says around a scene; `[number]` is filled in there.
fn words(p: &Phrases) -> Value {
    let n = "[number]";
    json!({
        "title": p.practice_title(), "lead": p.practice_lead(), "begin": p.practice_begin(), "know": p.practice_know(),
        "unknown": p.practice_unknown(), "what": p.practice_what_do_you_say(), "soFar": p.practice_so_far(), "you": p.practice_you(),
        "trust_up": p.practice_trust(n, "up"), "trust_down": p.practice_trust(n, "down"), "trust_same": p.practice_trust(n, "same"),
        "tension_up": p.practice_tension(n, "up"), "tension_down": p.practice_tension(n, "down"), "tension_same": p.practice_tension(n, "same"),
        "mirror": p.practice_mirror(), "end": p.practice_end(), "did": p.practice_what_did_it_do(),
        "did_all": [p.practice_autonomy(), p.practice_bond(), p.practice_competence(), p.practice_sense()],
        "again": p.practice_again(), "other": p.practice_other(), "nothing": p.practice_nothing_kept(), "visits": p.visits_title(),
    })
}

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
        p { (ui::link(STAGES_PAGE, p.stages_link())) }
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

/// `GET /oefenen/fasen`: tips to read beside a talk; nothing of it is kept, and no tenant is named in its address (S0.18).
async fn stages(office: Office) -> Markup {
    let p = office.caller.phrases;
    office.caller.page(
        p.stages_title(),
        Some(Nav::Visits),
        html! {
            p { (ui::link("/oefenen", p.practice_title())) }
            div { h1 { (p.stages_title()) } p { (p.stages_lead()) } }
            @for stage in STAGES.iter() {
                section.kt-section aria-labelledby=(stage.key) {
                    h2.utrecht-heading-2 id=(stage.key) lang="nl" { (stage.title) }
                    div lang="nl" {
                        p.kt-quiet { (stage.hear) }
                        p { strong { (p.stages_fits()) } " " (stage.fits) }
                        p { strong { (p.stages_not_now()) } " " (stage.not_now) }
                        ul { @for question in &stage.ask { li { (question) } } }
                    }
                }
            }
        },
    )
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
