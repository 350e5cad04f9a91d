//! What was typed in a form, and how people write days and amounts.

use crate::office::Office;
use crate::problem::Problem;
use domain::calendar::Day;
use domain::money::Cents;
use serde::Deserialize;
use std::collections::HashMap;
use uuid::Uuid;

/// The fields of a form as they were typed, so that nothing is lost when something is not right yet.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(transparent)]
pub(in crate::pages) struct Typed(HashMap<String, String>);

impl Typed {
    /// What stands in a field; empty when it is not there.
    pub(in crate::pages) fn get(&self, name: &str) -> &str {
        self.0.get(name).map_or("", |text| text.trim())
    }

    /// What follows the prefix in the names of fields that are filled in.
    pub(in crate::pages) fn chosen<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = &'a str> {
        let filled = self.0.iter().filter(|(_, value)| !value.trim().is_empty());
        filled.filter_map(move |(name, _)| name.strip_prefix(prefix))
    }

    /// Every field with what stands in it, as it was typed.
    pub(in crate::pages) fn all(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Fills a field in beforehand.
    pub(in crate::pages) fn set(&mut self, name: &str, value: &str) {
        self.0.insert(name.to_owned(), value.to_owned());
    }

    /// The id that the form was given when it was drawn: sending it twice does nothing twice.
    pub(in crate::pages) fn id(&self) -> Result<Uuid, Problem> {
        Uuid::parse_str(self.get("id")).map_err(|_| Problem::BadRequest)
    }
}

/// An id for a form. It follows from who asks, about what and at which moment, so that no chance is needed.
pub(in crate::pages) fn fresh_id(office: &Office, subject: &str) -> Uuid {
    let name = format!(
        "form:{}:{:?}:{}:{subject}",
        office.actor.org.0, office.actor.user, office.at.now
    );
    Uuid::new_v5(&Uuid::NAMESPACE_OID, name.as_bytes())
}

/// A day as a browser sends it (`2026-11-24`) or as people write it (`24-11-2026`, `24/11/2026`, `24.11.2026`).
pub(in crate::pages) fn day_from(text: &str) -> Option<Day> {
    if let Ok(day) = text.parse::<Day>() {
        return Some(day);
    }
    let mut parts = text.split(['-', '/', '.', ' ']);
    let day: i8 = parts.next()?.parse().ok()?;
    let month: i8 = parts.next()?.parse().ok()?;
    let year = parts.next().filter(|year| year.len() == 4)?.parse().ok()?;
    if parts.next().is_some() {
        return None;
    }
    Day::new(year, month, day)
}

/// An amount as people write it: `50`, `123,70`, `€ 1.484,36`, `123.70`.
pub(in crate::pages) fn amount_from(text: &str) -> Option<Cents> {
    let text: String = text.chars().filter(|c| !c.is_whitespace() && *c != '€').collect();
    let (whole, cents) = match text.rsplit_once([',', '.']) {
        Some((whole, cents)) if cents.len() <= 2 => (whole.to_owned(), cents.to_owned()),
        _ => (text, String::new()),
    };
    let whole: String = whole.chars().filter(|c| !matches!(c, '.' | ',')).collect();
    let plain = if cents.is_empty() {
        whole
    } else {
        format!("{whole}.{cents}")
    };
    Cents::parse(&plain).ok().filter(|amount| amount.is_positive())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_browsers_and_people_write_them() {
        let day = Day::new(2026, 11, 24);
        for text in ["2026-11-24", "24-11-2026", "24/11/2026", "24.11.2026"] {
            assert_eq!(day_from(text), day, "{text}");
        }
        for text in [
            "",
            "31-02-2026",
            "24-11",
            "24-11-26",
            "zo snel mogelijk",
            "24-11-2026-1",
        ] {
            assert_eq!(day_from(text), None, "{text}");
        }
    }

    #[test]
    fn amounts_are_read_as_people_write_them() {
        for (text, cents) in [
            ("50", 5_000),
            ("123,70", 12_370),
            ("123.70", 12_370),
            ("€ 1.484,36", 148_436),
            ("1.484", 148_400),
        ] {
            assert_eq!(amount_from(text), Some(Cents(cents)), "{text}");
        }
        for text in ["", "0", "-5", "veel", "1,234,5678x"] {
            assert_eq!(amount_from(text), None, "{text}");
        }
    }
}
