//! The circle of change as tips to read (S0.18): what one may hear, what fits, what does not fit now, and open questions (S2.6). It is
//! read beside a talk and never written down: no table, no fact and no form has a place for where somebody stands.

use super::{BadScene, array, bad, needed};

/// Tips for one place in the circle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stage {
    /// Its anchor on the page.
    pub key: String,
    /// Its name for people.
    pub title: String,
    /// What one may hear.
    pub hear: String,
    /// What fits.
    pub fits: String,
    /// What does not fit now.
    pub not_now: String,
    /// Open questions.
    pub ask: Vec<String>,
}

/// The tips that come with the product, in Dutch and in English (`practice/stages/`).
pub const SHIPPED: [&str; 2] = [
    include_str!("../../../../practice/stages/nl.toml"),
    include_str!("../../../../practice/stages/en.toml"),
];

/// Reads tips.
pub fn parse(text: &str) -> Result<Vec<Stage>, BadScene> {
    let table: toml::Table = text
        .parse()
        .map_err(|e: toml::de::Error| bad("stages", e.message()))?;
    array(&table, "stage", "stages")?.iter().map(stage).collect()
}

fn stage(value: &toml::Value) -> Result<Stage, BadScene> {
    let key = needed(value, "key", "stage")?;
    let place = format!("stage '{key}'");
    let of = |name: &str| needed(value, name, &place);
    let ask = value.get("ask").and_then(toml::Value::as_array);
    let ask: Vec<String> = ask
        .into_iter()
        .flatten()
        .filter_map(|one| one.as_str())
        .map(str::to_owned)
        .collect();
    if ask.is_empty() || ask.iter().any(|one| !one.ends_with('?')) {
        return Err(bad(
            place,
            "write at least one question in 'ask', each with a question mark",
        ));
    }
    Ok(Stage {
        title: of("title")?,
        hear: of("hear")?,
        fits: of("fits")?,
        not_now: of("not_now")?,
        ask,
        key,
    })
}
