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
use domain::practice::{Choice, Leads, Now, Played, Scene, Told};
use maud::{Markup, html};
use serde::Deserialize;
use serde_json::{Map, Value, json};
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

/// What can be practised here: the scenes that come with the product and the association's own, and the tips, in both languages.
pub(crate) struct PracticeRoom {
    scenes: Vec<Told>,
    stages: [Vec<Stage>; 2],
    /// The scenes with the words around them, for a phone without a network: nothing of anybody is in it.
    pub(crate) packed: String,
}

impl PracticeRoom {
    /// With the association's own scenes after ours. What can't be read of ours is left out and told to the operator.
    pub(crate) fn open(own: &[Scene]) -> Self {
        let mut scenes = domain::practice::shipped().unwrap_or_else(|error| {
            tracing::error!(%error, "the scenes of the practice room can't be read");
            Vec::new()
        });
        scenes.extend(own.iter().cloned().map(Told::in_dutch));
        let stages = domain::practice::stages::SHIPPED.map(|text| {
            domain::practice::stages::parse(text).unwrap_or_else(|error| {
                tracing::error!(%error, "the tips of the practice room can't be read");
                Vec::new()
            })
        });
        let packed = for_phones(&scenes);
        Self {
            scenes,
            stages,
            packed,
        }
    }

    fn scenes(&self, p: &Phrases) -> impl Iterator<Item = (&'static str, &Scene)> {
        let tag = p.language().tag();
        self.scenes.iter().map(move |told| told.read_in(tag))
    }

    fn stages(&self, p: &Phrases) -> &[Stage] {
        let [dutch, english] = &self.stages;
        match p.language() {
            Language::Dutch => dutch,
            Language::English => english,
        }
    }
}

fn for_phones(scenes: &[Told]) -> String {
    let each = |made: &dyn Fn(Language) -> Value| -> Map<String, Value> {
        let all = Language::ALL.into_iter();
        all.map(|language| (language.tag().to_owned(), made(language)))
            .collect()
    };
    let told = each(&|language| {
        scenes
            .iter()
            .map(|one| packed(one.read_in(language.tag())))
            .collect()
    });
    let texts = each(&|language| words(Phrases::of(language)));
    json!({"scenes": told, "texts": texts}).to_string()
}

fn packed((lang, scene): (&str, &Scene)) -> Value {
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
    json!({"lang": lang, "key": scene.key, "title": scene.title, "place": scene.place, "know": scene.know, "unknown": scene.unknown,
        "mirror": scene.mirror, "learn": scene.learn, "nodes": nodes})
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
            @for (lang, scene) in office.practice().scenes(p) {
                li.kt-list__row lang=(lang) {
                    div.kt-list__body {
                        p.kt-list__title { (scene.title) }
                        p.kt-quiet { (scene.place) }
                    }
                    div.kt-list__actions {
                        a.utrecht-button.utrecht-button--secondary-action lang=(p.language().tag()) href={ "/oefenen/" (scene.key) } {
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
            @for stage in office.practice().stages(p) {
                section.kt-section aria-labelledby=(stage.key) {
                    h2.utrecht-heading-2 id=(stage.key) { (stage.title) }
                    p.kt-quiet { (stage.hear) }
                    p { strong { (p.stages_fits()) } " " (stage.fits) }
                    p { strong { (p.stages_not_now()) } " " (stage.not_now) }
                    ul { @for question in &stage.ask { li { (question) } } }
                }
            }
        },
    )
}

/// `GET /oefenen/{scene}`
async fn play(office: Office, Path(key): Path<String>, Query(way): Query<Way>) -> Result<Markup, Problem> {
    let p = office.caller.phrases;
    let (lang, scene) = office
        .practice()
        .scenes(p)
        .find(|(_, scene)| scene.key == key)
        .ok_or(Problem::NotFound)?;
    let choices = way.choices().ok_or(Problem::NotFound)?;
    let played = scene.play(&choices).ok_or(Problem::NotFound)?;
    Ok(office.caller.page(
        &scene.title,
        Some(Nav::Visits),
        html! {
            p { (ui::link("/oefenen", p.practice_title())) }
            div lang=(lang) { h1 { (scene.title) } p.kt-quiet { (scene.place) } }
            p { strong { (p.practice_know()) } " " span lang=(lang) { (scene.know) } }
            @if !played.steps.is_empty() { (so_far(p, lang, &played)) }
            @match played.now {
                Now::At(node) => {
                    section.kt-section id="nu" aria-labelledby="nu-title" {
                        h2.utrecht-heading-2 id="nu-title" lang=(lang) { (node.told) }
                        p.kt-quiet { (p.practice_what_do_you_say()) }
                        ul.kt-plain-list.kt-scene lang=(lang) {
                            @for (at, choice) in node.choices.iter().enumerate() {
                                li { a.kt-tile href=(way.then(scene, at)) { (choice.say) } }
                            }
                        }
                        (meters(p, &played))
                    }
                },
                Now::Ended { words, .. } => (mirror(p, (lang, scene), &played, words)),
            }
        },
    ))
}

fn so_far(p: &Phrases, lang: &str, played: &Played<'_>) -> Markup {
    html! {
        ol.kt-plain-list.kt-scene lang=(lang) aria-label=(p.practice_so_far()) {
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
fn mirror(p: &Phrases, (lang, scene): (&str, &Scene), played: &Played<'_>, words: &str) -> Markup {
    html! {
        section.kt-section id="nu" aria-labelledby="nu-title" {
            h2.utrecht-heading-2 id="nu-title" { (p.practice_mirror()) }
            p { (ui::badge(Tone::Plain, p.practice_end())) " " span lang=(lang) { (words) } }
            (meters(p, played))
            p { strong { (p.practice_unknown()) } " " span lang=(lang) { (scene.unknown) } }
            h3 { (p.practice_what_did_it_do()) }
            ul {
                li { (p.practice_autonomy()) }
                li { (p.practice_bond()) }
                li { (p.practice_competence()) }
                li { (p.practice_sense()) }
            }
            p.kt-opening__words lang=(lang) { (scene.mirror) }
            @if !scene.learn.is_empty() { p lang=(lang) { (scene.learn) } }
            div.kt-acts {
                a.utrecht-button.utrecht-button--primary-action href={ "/oefenen/" (scene.key) } { (p.practice_again()) }
                a.utrecht-button.utrecht-button--secondary-action href="/oefenen" { (p.practice_other()) }
            }
            p.kt-quiet { (p.practice_nothing_kept()) }
        }
    }
}
