//! What was filled in on a screen of a visit, as something that happened. The fields are the same from a page and from
//! a phone, so they are read in one place.

use crate::language::Phrases;
use crate::pages::tenancy::form::{Typed, day_from};
use crate::pages::tenancy::network::topics_of;
use domain::contact::Outcome;
use domain::message::Channel;
use domain::network::Relation;
use domain::pause::PauseReason;
use domain::visit::{Happening, Matter};
use serde_json::{Map, Value, json};

/// What is not right yet: the field, and what to do.
pub(super) type Faults = Vec<(&'static str, &'static str)>;

/// Where people write freely about a tenant on the screens of a visit.
pub(super) const WRITTEN: [&str; 9] = [
    "words",
    "words-told",
    "action",
    "told",
    "eigen-stap",
    "note",
    "fact",
    "pauze-woorden",
    "gemeente-woorden",
];

/// The field that holds the words of a kind.
pub(super) fn field_of(kind: &str) -> &'static str {
    match kind {
        "seen" => "words",
        "told" => "words-told",
        "promised" => "action",
        "planned" => "told",
        "safety" => "fact",
        "paused" => "pauze-woorden",
        "pass_on" => "gemeente-woorden",
        "consented" => "naam",
        _ => "note",
    }
}

/// Reads what happened. `None` for what no screen sends.
pub(super) fn fact_of(p: &Phrases, kind: &str, typed: &Typed) -> Result<Option<Happening>, Faults> {
    let mut faults = Faults::new();
    let body = match kind {
        "closed" => closed(p, typed, &mut faults),
        "safety" => safety(p, typed, &mut faults),
        "told" => told(p, typed, &mut faults),
        "promised" => promised(p, typed, &mut faults),
        "planned" => planned(typed),
        "sheet" => sheet(p, typed, &mut faults),
        "mapped" => mapped(p, typed, &mut faults),
        "booked" => booked(p, typed, &mut faults),
        "referred" => json!({"need": typed.get("nood")}),
        "paused" => paused(p, typed, &mut faults),
        "pass_on" => json!({"yes": typed.get("mag") == "ja", "words": typed.get("gemeente-woorden")}),
        "consented" => consented(p, typed, &mut faults),
        "seen" => json!({"how": typed.get("how"), "words": typed.get("words"), "month": typed.get("maand")}),
        "door" => json!({"door": typed.get("door")}),
        _ if kind.starts_with("settled") => json!({"keeps": typed.get("keeps")}),
        _ => Value::Object(Map::new()),
    };
    if !faults.is_empty() {
        return Err(faults);
    }
    let kind = if kind.starts_with("settled") {
        "settled"
    } else {
        kind
    };
    Ok(work::visit::told::from_json(kind, &body))
}

fn closed(p: &Phrases, typed: &Typed, faults: &mut Faults) -> Value {
    if Outcome::from_code(typed.get("outcome")).is_none() {
        faults.push(("outcome", p.visit_error_outcome()));
    }
    let next = match tile_or_day(typed, "next", "next-day") {
        "niet" => None,
        text => {
            let day = day_from(text);
            if day.is_none() {
                faults.push(("next", p.visit_error_next()));
            }
            day
        }
    };
    json!({"outcome": typed.get("outcome"), "next": next.map(|d| d.to_string()), "note": typed.get("note"),
        "instead": typed.get("instead")})
}

/// The day of a tile, unless another day was written beside it.
fn tile_or_day<'a>(typed: &'a Typed, tile: &str, day: &str) -> &'a str {
    let written = Some(typed.get(day)).filter(|text| !text.is_empty());
    written.unwrap_or(typed.get(tile))
}

/// Of the map only what may be kept; a worry about health stays on the table.
fn mapped(p: &Phrases, typed: &Typed, faults: &mut Faults) -> Value {
    let first = Matter::from_code(typed.get("eerst")).filter(|m| m.may_be_kept());
    let health = typed.get("eerst") == Matter::Health.code();
    match first {
        Some(_) => {}
        None if health => faults.push(("eerst", p.visit_error_matter_health())),
        None => faults.push(("eerst", p.visit_error_matter())),
    }
    let others = Matter::ALL
        .iter()
        .filter(|m| m.may_be_kept() && Some(**m) != first);
    let others = others.filter(|m| !typed.get(&format!("speelt-{}", m.code())).is_empty());
    let others: Vec<&str> = others.map(|m| m.code()).collect();
    json!({"first": typed.get("eerst"), "others": others})
}

fn booked(p: &Phrases, typed: &Typed, faults: &mut Faults) -> Value {
    if typed.get("moment").is_empty() {
        faults.push(("moment", p.visit_error_slot()));
    }
    json!({"slot": typed.get("moment")})
}

fn paused(p: &Phrases, typed: &Typed, faults: &mut Faults) -> Value {
    if PauseReason::from_code(typed.get("reden")).is_none() {
        faults.push(("reden", p.pause_error_reason()));
    }
    let until = day_from(tile_or_day(typed, "pauze-tot", "pauze-dag"));
    if until.is_none() {
        faults.push(("pauze-tot", p.visit_error_pause_until()));
    }
    json!({"reason": typed.get("reden"), "until": until.map(|d| d.to_string()), "words": typed.get("pauze-woorden")})
}

fn consented(p: &Phrases, typed: &Typed, faults: &mut Faults) -> Value {
    if typed.get("naam").is_empty() {
        faults.push(("naam", p.network_error_name()));
    }
    if Relation::from_code(typed.get("wie")).is_none() {
        faults.push(("wie", p.network_error_who()));
    }
    let topics = topics_of(typed);
    if topics.is_empty() {
        faults.push(("waarover", p.network_error_topics()));
    }
    let until = day_from(typed.get("tot"));
    if until.is_none() {
        faults.push(("tot", p.visit_error_until()));
    }
    let topics: Vec<&str> = topics.iter().map(|t| t.code()).collect();
    json!({"name": typed.get("naam"), "reach": typed.get("bereik"), "relation": typed.get("wie"), "topics": topics,
        "until": until.map(|d| d.to_string())})
}

fn safety(p: &Phrases, typed: &Typed, faults: &mut Faults) -> Value {
    if typed.get("fact").is_empty() {
        faults.push(("fact", p.visit_error_fact()));
    }
    let until = day_from(typed.get("until"));
    if until.is_none() {
        faults.push(("until", p.visit_error_until()));
    }
    json!({"fact": typed.get("fact"), "until": until.map(|d| d.to_string())})
}

fn told(p: &Phrases, typed: &Typed, faults: &mut Faults) -> Value {
    let words = typed.get("words-told");
    if words.is_empty() {
        faults.push(("words-told", p.visit_error_words()));
    }
    json!({"words": words})
}

fn promised(p: &Phrases, typed: &Typed, faults: &mut Faults) -> Value {
    if typed.get("party").is_empty() {
        faults.push(("party", p.visit_error_who()));
    }
    if typed.get("action").is_empty() {
        faults.push(("action", p.visit_error_what()));
    }
    // What is no day ("as soon as possible") makes it an intention (S0.12).
    let due = day_from(typed.get("due")).map(|d| d.to_string());
    json!({"party": typed.get("party"), "action": typed.get("action"), "due": due})
}

fn sheet(p: &Phrases, typed: &Typed, faults: &mut Faults) -> Value {
    if Channel::from_code(typed.get("vorm")).is_none() {
        faults.push(("vorm", p.visit_error_form()));
    }
    json!({"channel": typed.get("vorm")})
}

/// The payments as they stood on the table: worked out on the phone, sent whole.
fn planned(typed: &Typed) -> Value {
    let read = |name: &str| serde_json::from_str::<Value>(typed.get(name)).unwrap_or(Value::Null);
    json!({"terms": read("terms"), "rent": read("rent"), "open": read("open"), "told": typed.get("told"),
        "step": typed.get("eigen-stap")})
}
