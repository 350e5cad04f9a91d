//! What was typed on the command line, parsed at the edge with a sentence that says what and how.

use super::Desk;
use domain::calendar::{Day, Month};
use domain::money::Cents;
use web::sentence::law as say;

impl Desk {
    /// An amount of an option.
    pub(super) fn amount(&self, option: &str, text: &str) -> Result<Cents, String> {
        Cents::parse(text).map_err(|e| say::not_an_amount(self.phrases, option, text, &e))
    }

    /// An amount that may be left out.
    pub(super) fn amount_or(&self, option: &str, text: Option<&str>) -> Result<Option<Cents>, String> {
        text.map(|t| self.amount(option, t)).transpose()
    }

    /// A day of an option.
    pub(super) fn day(&self, option: &str, text: &str) -> Result<Day, String> {
        text.parse()
            .map_err(|_| self.phrases.law_refused_not_a_day(option, clean(text)))
    }

    /// A day, or the product's day.
    pub(super) fn day_or_today(&self, option: &str, text: Option<&str>) -> Result<Day, String> {
        text.map_or_else(|| Ok(self.clock.at().today), |t| self.day(option, t))
    }

    /// A month of an option.
    pub(super) fn month(&self, option: &str, text: &str) -> Result<Month, String> {
        text.parse().map_err(|_| {
            self.phrases
                .law_refused_not_a_pair("2026-11", option, clean(text))
        })
    }

    /// A whole number of an option.
    pub(super) fn number(&self, option: &str, text: &str) -> Result<i64, String> {
        text.trim()
            .parse()
            .map_err(|_| self.phrases.law_refused_not_a_number(option, clean(text)))
    }

    /// The year of an option, or that of the product's day.
    pub(super) fn year(&self, text: Option<&str>) -> Result<i64, String> {
        let today = i64::from(self.clock.at().today.civil().0);
        text.map_or(Ok(today), |t| self.number("--year", t))
    }

    /// A day with an amount: `2026-11-01:600.00`.
    pub(super) fn dated(&self, option: &str, text: &str) -> Result<(Day, Cents), String> {
        let example = "2026-11-01:600.00";
        let (day, amount) = text
            .split_once(':')
            .ok_or_else(|| self.phrases.law_refused_not_a_pair(example, option, clean(text)))?;
        Ok((self.day(option, day)?, self.amount(option, amount)?))
    }
}

/// A text as it can be shown on one line.
pub(super) fn clean(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(40).collect()
}
