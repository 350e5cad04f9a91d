//! The practice room: scenes as data, played by choices (S0.24, S1.12, S4.40). Trust and tension are for whoever practises;
//! nothing about a tenant or a trainee is kept anywhere. A scene can't have a loose end: every choice leads on or ends it.

pub mod stages;

use std::collections::BTreeSet;

/// A scene.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scene {
    /// Its name in an address.
    pub key: String,
    /// Its name for people.
    pub title: String,
    /// Where and when.
    pub place: String,
    /// What you know.
    pub know: String,
    /// What you do not know; shown at the end.
    pub unknown: String,
    /// The question on the mirror card.
    pub mirror: String,
    /// What there is to know about it, on the mirror card; empty when the question says it all.
    pub learn: String,
    /// The moments; the first is where it begins.
    pub nodes: Vec<Node>,
}

/// A moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// Its name in the scene.
    pub id: String,
    /// What happens.
    pub told: String,
    /// What one can say.
    pub choices: Vec<Choice>,
}

/// Something to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The words.
    pub say: String,
    /// What the other does.
    pub answer: String,
    /// What it does to trust, −2 to 2.
    pub trust: i8,
    /// What it does to tension, −2 to 2.
    pub tension: i8,
    /// Where it leads.
    pub leads: Leads,
}

/// Where a choice leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Leads {
    /// To another moment: its place in [`Scene::nodes`].
    To(usize),
    /// To the end.
    End {
        /// How it ends.
        words: String,
        /// Something was agreed that both can keep. No pass or fail: both ends have something to learn.
        good: bool,
    },
}

/// Why a scene is refused: where and what.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {wanted}")]
pub struct BadScene {
    /// Where.
    pub place: String,
    /// What is wanted there.
    pub wanted: String,
}

fn bad(place: impl Into<String>, wanted: impl Into<String>) -> BadScene {
    BadScene {
        place: place.into(),
        wanted: wanted.into(),
    }
}

/// The scenes that come with the product, in their order: Dutch and English (`practice/nl`, `practice/en`).
pub const SHIPPED: [(&str, &str); 7] = [
    (
        include_str!("../../../practice/nl/1-peter.toml"),
        include_str!("../../../practice/en/1-peter.toml"),
    ),
    (
        include_str!("../../../practice/nl/2-sanne.toml"),
        include_str!("../../../practice/en/2-sanne.toml"),
    ),
    (
        include_str!("../../../practice/nl/3-henk.toml"),
        include_str!("../../../practice/en/3-henk.toml"),
    ),
    (
        include_str!("../../../practice/nl/4-dennis.toml"),
        include_str!("../../../practice/en/4-dennis.toml"),
    ),
    (
        include_str!("../../../practice/nl/5-precious.toml"),
        include_str!("../../../practice/en/5-precious.toml"),
    ),
    (
        include_str!("../../../practice/nl/6-tom-en-lisa.toml"),
        include_str!("../../../practice/en/6-tom-en-lisa.toml"),
    ),
    (
        include_str!("../../../practice/nl/7-eerste-indruk.toml"),
        include_str!("../../../practice/en/7-eerste-indruk.toml"),
    ),
];

/// A scene with its words in Dutch and, where somebody wrote them, in English.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    dutch: Scene,
    english: Option<Scene>,
}

impl Told {
    /// A scene that is told in Dutch only.
    pub const fn in_dutch(scene: Scene) -> Self {
        Self {
            dutch: scene,
            english: None,
        }
    }

    /// Both languages, read. They have the same moments and choices, so that a way through is the same way in both.
    pub fn parse(dutch: &str, english: &str) -> Result<Self, BadScene> {
        let (dutch, english) = (Scene::parse(dutch)?, Scene::parse(english)?);
        if dutch.shape() != english.shape() {
            return Err(bad(
                format!("scene '{}' in English", dutch.key),
                "give it the moments, choices and numbers of the Dutch one",
            ));
        }
        Ok(Self {
            dutch,
            english: Some(english),
        })
    }

    /// Its name in an address.
    pub fn key(&self) -> &str {
        &self.dutch.key
    }

    /// The scene for who reads this language, and the language it is told in: Dutch where nothing else was written.
    pub fn read_in(&self, language: &str) -> (&'static str, &Scene) {
        match &self.english {
            Some(english) if language == "en" => ("en", english),
            _ => ("nl", &self.dutch),
        }
    }
}

/// Every scene that comes with the product.
pub fn shipped() -> Result<Vec<Told>, BadScene> {
    SHIPPED
        .iter()
        .map(|(dutch, english)| Told::parse(dutch, english))
        .collect()
}

/// What a choice does, without its words: trust, tension, the moment it leads to, a good end.
type Step = (i8, i8, Option<usize>, bool);

/// Most choices in a row: a scene that goes round for ever is none.
const LONGEST: usize = 30;

impl Scene {
    /// Reads a scene.
    pub fn parse(text: &str) -> Result<Self, BadScene> {
        let table: toml::Table = text
            .parse()
            .map_err(|e: toml::de::Error| bad("scene", e.message()))?;
        let raw = array(&table, "node", "scene")?;
        let ids: Vec<&str> = raw.iter().map(|n| word(n, "id")).collect();
        if let Some(twice) = ids.iter().enumerate().find(|(at, id)| ids[..*at].contains(id)) {
            return Err(bad(format!("node '{}'", twice.1), "stands there twice"));
        }
        let of = |name: &str| needed(&toml::Value::Table(table.clone()), name, "scene");
        let nodes = raw
            .iter()
            .map(|value| node(value, &ids))
            .collect::<Result<_, _>>()?;
        let scene = Self {
            key: of("key")?,
            title: of("title")?,
            place: of("place")?,
            know: of("know")?,
            unknown: of("unknown")?,
            mirror: of("mirror")?,
            learn: table
                .get("learn")
                .and_then(toml::Value::as_str)
                .unwrap_or_default()
                .trim()
                .to_owned(),
            nodes,
        };
        scene.no_loose_end()?;
        Ok(scene)
    }

    /// What it is without its words: its key, and of each moment and choice where it leads and what it does.
    fn shape(&self) -> (&str, Vec<(&str, Vec<Step>)>) {
        let step = |c: &Choice| match c.leads {
            Leads::To(at) => (c.trust, c.tension, Some(at), false),
            Leads::End { good, .. } => (c.trust, c.tension, None, good),
        };
        let moments = self
            .nodes
            .iter()
            .map(|n| (n.id.as_str(), n.choices.iter().map(step).collect()));
        (&self.key, moments.collect())
    }

    /// Every moment is reached, and every way through comes to an end.
    fn no_loose_end(&self) -> Result<(), BadScene> {
        let mut reached = BTreeSet::from([0]);
        let mut now = BTreeSet::from([0]);
        for _ in 0..LONGEST {
            let choices = now
                .iter()
                .filter_map(|at| self.nodes.get(*at))
                .flat_map(|n| &n.choices);
            now = choices
                .filter_map(|c| match c.leads {
                    Leads::To(at) => Some(at),
                    Leads::End { .. } => None,
                })
                .collect();
            reached.extend(&now);
        }
        if let Some(at) = now.first().and_then(|at| self.nodes.get(*at)) {
            return Err(bad(format!("node '{}'", at.id), "goes round and never ends"));
        }
        match self
            .nodes
            .iter()
            .enumerate()
            .find(|(at, _)| !reached.contains(at))
        {
            Some((_, lost)) => Err(bad(format!("node '{}'", lost.id), "is never reached")),
            None => Ok(()),
        }
    }

    /// Plays these choices from the beginning; `None` when one of them can't be made there.
    pub fn play(&self, path: &[usize]) -> Option<Played<'_>> {
        let mut played = Played {
            steps: Vec::new(),
            trust: 0,
            tension: 0,
            now: Now::At(self.nodes.first()?),
        };
        for choice in path {
            let Now::At(node) = played.now else { return None };
            let made = node.choices.get(*choice)?;
            played.trust += i32::from(made.trust);
            played.tension += i32::from(made.tension);
            played.steps.push((node, made));
            played.now = match &made.leads {
                Leads::To(at) => Now::At(self.nodes.get(*at)?),
                Leads::End { words, good } => Now::Ended { words, good: *good },
            };
        }
        Some(played)
    }
}

/// How far a scene was played.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Played<'s> {
    /// What was said, where.
    pub steps: Vec<(&'s Node, &'s Choice)>,
    /// What it did to trust.
    pub trust: i32,
    /// What it did to tension.
    pub tension: i32,
    /// Where it stands.
    pub now: Now<'s>,
}

/// Where a scene stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Now<'s> {
    /// At a moment.
    At(&'s Node),
    /// At the end.
    Ended {
        /// How it ended.
        words: &'s str,
        /// Something was agreed that both can keep.
        good: bool,
    },
}

fn array<'t>(table: &'t toml::Table, name: &str, place: &str) -> Result<&'t [toml::Value], BadScene> {
    let found = table
        .get(name)
        .and_then(toml::Value::as_array)
        .filter(|list| !list.is_empty());
    found
        .map(Vec::as_slice)
        .ok_or_else(|| bad(place, format!("write at least one [[{name}]]")))
}

fn word<'t>(value: &'t toml::Value, name: &str) -> &'t str {
    value
        .get(name)
        .and_then(toml::Value::as_str)
        .unwrap_or_default()
        .trim()
}

fn needed(value: &toml::Value, name: &str, place: &str) -> Result<String, BadScene> {
    match word(value, name) {
        "" => Err(bad(place, format!("write '{name}'"))),
        text => Ok(text.to_owned()),
    }
}

fn node(value: &toml::Value, ids: &[&str]) -> Result<Node, BadScene> {
    let id = needed(value, "id", "node")?;
    let place = format!("node '{id}'");
    let empty = toml::Table::new();
    let choices = array(value.as_table().unwrap_or(&empty), "choice", &place)?;
    Ok(Node {
        told: needed(value, "told", &place)?,
        choices: choices
            .iter()
            .enumerate()
            .map(|(at, value)| choice(value, ids, &format!("{place}, choice {}", at + 1)))
            .collect::<Result<_, _>>()?,
        id,
    })
}

fn choice(value: &toml::Value, ids: &[&str], place: &str) -> Result<Choice, BadScene> {
    let step = |name: &str| {
        let number = value.get(name).map_or(Some(0), toml::Value::as_integer);
        let fits = number
            .and_then(|n| i8::try_from(n).ok())
            .filter(|n| (-2..=2).contains(n));
        fits.ok_or_else(|| bad(place, format!("'{name}' is a whole number from -2 to 2")))
    };
    let leads = match (word(value, "to"), word(value, "end")) {
        ("", "") => return Err(bad(place, "write 'to' or 'end'")),
        ("", words) => Leads::End {
            words: words.to_owned(),
            good: value
                .get("good")
                .and_then(toml::Value::as_bool)
                .unwrap_or_default(),
        },
        (to, "") => {
            let at = ids.iter().position(|id| *id == to);
            Leads::To(at.ok_or_else(|| bad(place, format!("there is no node '{to}'")))?)
        }
        _ => return Err(bad(place, "write 'to' or 'end', not both")),
    };
    Ok(Choice {
        say: needed(value, "say", place)?,
        answer: needed(value, "answer", place)?,
        trust: step("trust")?,
        tension: step("tension")?,
        leads,
    })
}
