//! Amounts, days and months as people write them, and the facts that fill a template.

use super::{Kind, Slot, Tongue};
use crate::calendar::{Day, Month};
use crate::money::Cents;
use std::collections::BTreeMap;

/// A fact for a slot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Words.
    Text(String),
    /// An amount.
    Money(Cents),
    /// A day.
    Day(Day),
    /// Several days.
    Days(Vec<Day>),
    /// A month.
    Month(Month),
    /// Several months.
    Months(Vec<Month>),
    /// A number.
    Count(i64),
    /// Payments on days, by day.
    Payments(Vec<(Day, Cents)>),
}

impl From<Cents> for Value {
    fn from(v: Cents) -> Self {
        Self::Money(v)
    }
}
impl From<Day> for Value {
    fn from(v: Day) -> Self {
        Self::Day(v)
    }
}
impl From<Month> for Value {
    fn from(v: Month) -> Self {
        Self::Month(v)
    }
}
impl From<i64> for Value {
    fn from(v: i64) -> Self {
        Self::Count(v)
    }
}
impl From<&str> for Value {
    fn from(v: &str) -> Self {
        Self::Text(v.to_owned())
    }
}
impl From<String> for Value {
    fn from(v: String) -> Self {
        Self::Text(v)
    }
}

/// The facts of one case that templates may use, and the day of writing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merge {
    on: Day,
    facts: BTreeMap<Slot, Value>,
}

impl Merge {
    /// Nothing known yet, on the day of writing.
    pub const fn new(on: Day) -> Self {
        Self {
            on,
            facts: BTreeMap::new(),
        }
    }

    /// With one more fact. Empty words are no fact.
    #[must_use]
    pub fn with(mut self, slot: Slot, value: impl Into<Value>) -> Self {
        self.put(slot, value);
        self
    }

    /// One more fact. Empty words and empty lists are no fact; nor is a value of another kind than the slot's.
    pub fn put(&mut self, slot: Slot, value: impl Into<Value>) {
        let value = value.into();
        let empty = match &value {
            Value::Text(words) => words.trim().is_empty(),
            Value::Days(days) => days.is_empty(),
            Value::Months(months) => months.is_empty(),
            Value::Payments(list) => list.is_empty(),
            _ => false,
        };
        if !empty && fits(slot.kind(), &value) {
            self.facts.insert(slot, value);
        }
    }

    /// One fact less.
    pub fn take(&mut self, slot: Slot) {
        self.facts.remove(&slot);
    }

    /// The day of writing.
    pub const fn on(&self) -> Day {
        self.on
    }

    /// Is it known?
    pub fn has(&self, slot: Slot) -> bool {
        self.facts.contains_key(&slot)
    }

    /// The fact as it is written in a language; `None` when it is not known.
    pub fn written(&self, slot: Slot, tongue: Tongue) -> Option<String> {
        Some(match self.facts.get(&slot)? {
            // A line break in a name would break the line's mark; a message is one text.
            Value::Text(words) => words.split_whitespace().collect::<Vec<_>>().join(" "),
            Value::Money(cents) => amount(*cents, tongue),
            Value::Day(on) => day(*on, self.on, tongue),
            Value::Days(days) => list(days.iter().map(|d| day(*d, self.on, tongue)), tongue),
            Value::Month(m) => month(*m, None, tongue),
            Value::Months(months) => list(months.iter().map(|m| month(*m, Some(self.on), tongue)), tongue),
            Value::Count(n) => n.to_string(),
            Value::Payments(list) => payments(list, self.on, tongue),
        })
    }
}

/// A slot of words takes lists too: they are written as words.
const fn fits(kind: Kind, value: &Value) -> bool {
    matches!(
        (kind, value),
        (
            Kind::Text,
            Value::Text(_) | Value::Days(_) | Value::Months(_) | Value::Payments(_)
        ) | (Kind::Money, Value::Money(_))
            | (Kind::Day, Value::Day(_))
            | (Kind::Month, Value::Month(_))
            | (Kind::Count, Value::Count(_))
    )
}

/// An amount to the cent; whole euros without decimals, as people write them: `€ 45`, `€ 1.484,36`; `€1,484.36` in English.
pub fn amount(cents: Cents, tongue: Tongue) -> String {
    let dutch = cents.to_string();
    let short = dutch.strip_suffix(",00").unwrap_or(&dutch);
    match tongue {
        Tongue::Dutch => short.to_owned(),
        Tongue::English => short
            .chars()
            .filter(|c| *c != ' ')
            .map(|c| match c {
                '.' => ',',
                ',' => '.',
                c => c,
            })
            .collect(),
    }
}

const DUTCH_DAYS: [&str; 7] = [
    "maandag",
    "dinsdag",
    "woensdag",
    "donderdag",
    "vrijdag",
    "zaterdag",
    "zondag",
];
const ENGLISH_DAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];
const DUTCH_MONTHS: [&str; 12] = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
];
const ENGLISH_MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A day with its name: `maandag 23 november`; with the year when that is another one than the day of writing has.
pub fn day(on: Day, written_on: Day, tongue: Tongue) -> String {
    let (year, _, number) = on.civil();
    let weekday = weekday_name(on, tongue);
    let name = month_name(on.month(), tongue);
    if year == written_on.civil().0 {
        format!("{weekday} {number} {name}")
    } else {
        format!("{weekday} {number} {name} {year}")
    }
}

/// The day above a letter: `21 november 2026`, always with its year, because letters are kept.
pub fn date(on: Day, tongue: Tongue) -> String {
    let (year, _, number) = on.civil();
    format!("{number} {} {year}", month_name(on.month(), tongue))
}

/// A month: with its year, unless it is the year of the day of writing given.
pub fn month(m: Month, written_on: Option<Day>, tongue: Tongue) -> String {
    let (year, _) = m.parts();
    let name = month_name(m, tongue);
    if written_on.is_some_and(|d| d.civil().0 == year) {
        return name.to_owned();
    }
    format!("{name} {year}")
}

/// The name of the day of the week: `maandag`, `Monday`.
pub fn weekday_name(on: Day, tongue: Tongue) -> &'static str {
    let names: &[&'static str] = if tongue == Tongue::Dutch {
        &DUTCH_DAYS
    } else {
        &ENGLISH_DAYS
    };
    named(names, on.weekday())
}

/// The name of a month, without its year: `november`, `November`.
pub fn month_name(m: Month, tongue: Tongue) -> &'static str {
    let names: &[&'static str] = if tongue == Tongue::Dutch {
        &DUTCH_MONTHS
    } else {
        &ENGLISH_MONTHS
    };
    named(names, m.parts().1 - 1)
}

fn named(names: &[&'static str], place: i32) -> &'static str {
    usize::try_from(place)
        .ok()
        .and_then(|i| names.get(i))
        .copied()
        .unwrap_or_default()
}

/// Payments as people say them: by rhythm when they have one, each by its day when they are few, else how many and how much.
fn payments(list: &[(Day, Cents)], on: Day, tongue: Tongue) -> String {
    let nl = tongue == Tongue::Dutch;
    let [first, .., last] = list else {
        let one = list
            .first()
            .map(|(due, cents)| (day(*due, on, tongue), amount(*cents, tongue)));
        return one.map_or_else(String::new, |(due, cents)| {
            if nl {
                format!("{cents} op {due}")
            } else {
                format!("{cents} on {due}")
            }
        });
    };
    let same = |all: &[(Day, Cents)]| all.iter().all(|p| p.1 == first.1);
    let body = list.len() - 1;
    let closing = (!same(list) && same(&list[..body]) && body >= 2).then_some(last.1);
    if let Some(rhythm) = rhythm(list).filter(|_| same(list) || closing.is_some()) {
        let times = if closing.is_some() { body } else { list.len() };
        let each = amount(first.1, tongue);
        let every = match (rhythm, nl) {
            (Step::Month, true) => "per maand",
            (Step::Month, false) => "a month",
            (Step::Weeks(1), true) => "per week",
            (Step::Weeks(1), false) => "a week",
            (Step::Weeks(_), true) => "per twee weken",
            (Step::Weeks(_), false) => "every two weeks",
        };
        let end = closing.map_or_else(String::new, |cents| {
            let cents = amount(cents, tongue);
            if nl {
                format!(", en de laatste keer {cents}")
            } else {
                format!(", and the last time {cents}")
            }
        });
        return if nl {
            format!("{each} {every}, {times} keer{end}")
        } else {
            format!("{each} {every}, {times} times{end}")
        };
    }
    if list.len() <= 6 {
        let one = |(due, cents): &(Day, Cents)| {
            let (due, cents) = (day(*due, on, tongue), amount(*cents, tongue));
            if nl {
                format!("{cents} op {due}")
            } else {
                format!("{cents} on {due}")
            }
        };
        return self::list(list.iter().map(one), tongue);
    }
    let total = amount(list.iter().map(|p| p.1).sum(), tongue);
    if nl {
        format!("{} betalingen op de dagen van uw plan, samen {total}", list.len())
    } else {
        format!(
            "{} payments on the days of the plan, {total} together",
            list.len()
        )
    }
}

enum Step {
    Month,
    Weeks(i32),
}

/// Every month on one day of it, every week or every two weeks; `None` when it is none of these.
fn rhythm(list: &[(Day, Cents)]) -> Option<Step> {
    let pairs = || list.windows(2).map(|w| (w[0].0, w[1].0));
    let number = list.iter().map(|p| p.0.day_of_month()).max()?;
    if pairs().all(|(a, b)| b.month().since(a.month()) == 1 && b == b.month().on(number)) {
        return Some(Step::Month);
    }
    [1, 2]
        .into_iter()
        .find(|weeks| pairs().all(|(a, b)| b.since(a) == weeks * 7))
        .map(Step::Weeks)
}

/// `oktober en november`; `september, oktober en november`.
fn list(words: impl Iterator<Item = String>, tongue: Tongue) -> String {
    let mut all: Vec<String> = words.collect();
    let and = if tongue == Tongue::Dutch { " en " } else { " and " };
    match all.pop() {
        Some(last) if all.is_empty() => last,
        Some(last) => format!("{}{and}{last}", all.join(", ")),
        None => String::new(),
    }
}

/// Why a file of facts is refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadFacts {
    /// Not TOML.
    #[error("the facts can't be read: {0}")]
    NotToml(String),
    /// A fact that does not fit.
    #[error("facts of '{template}', '{slot}': {wanted}")]
    Fact {
        /// Of which template.
        template: String,
        /// Which slot.
        slot: String,
        /// What is wanted there.
        wanted: &'static str,
    },
}

/// Facts by template: `[first_reminder]`, then `naam = "Peter"`. Amounts and days are written in quotes, as in other files.
pub(super) fn facts_of(text: &str, written_on: Day) -> Result<Vec<(String, Merge)>, BadFacts> {
    let table: toml::Table = text
        .parse()
        .map_err(|e: toml::de::Error| BadFacts::NotToml(e.message().to_owned()))?;
    table
        .into_iter()
        .map(|(template, facts)| {
            let bad = |slot: &str, wanted| BadFacts::Fact {
                template: template.clone(),
                slot: slot.to_owned(),
                wanted,
            };
            let facts = facts
                .as_table()
                .ok_or_else(|| bad("", "write a block of facts: [first_reminder]"))?;
            let mut merge = Merge::new(written_on);
            for (name, value) in facts {
                let slot = Slot::from_code(name).ok_or_else(|| bad(name, "there is no such slot"))?;
                let words = value.as_str().ok_or_else(|| bad(name, "write it in quotes"))?;
                let value = value_of(slot, words).ok_or_else(|| bad(name, wanted(slot)))?;
                merge.put(slot, value);
            }
            Ok((template.clone(), merge))
        })
        .collect()
}

/// The value of words typed or kept for a slot; `None` when they are no such value.
pub(super) fn value_of(slot: Slot, words: &str) -> Option<Value> {
    let words = words.trim();
    Some(match slot.kind() {
        Kind::Text => Value::Text(words.to_owned()),
        Kind::Money => Value::Money(Cents::parse(words).ok().filter(|c| c.0 >= 0)?),
        Kind::Day => Value::Day(words.parse().ok()?),
        Kind::Month => Value::Month(words.parse().ok()?),
        Kind::Count => Value::Count(words.parse().ok().filter(|n| (0..=10_000).contains(n))?),
    })
}

const fn wanted(slot: Slot) -> &'static str {
    match slot.kind() {
        Kind::Text => "write a few words",
        Kind::Money => "write an amount like 742.18",
        Kind::Day => "write a day like 2026-11-21",
        Kind::Month => "write a month like 2026-11",
        Kind::Count => "write a whole number",
    }
}

impl Merge {
    /// What a person typed for a slot, as a fact. Empty words take the fact away. `Err` says what is wanted.
    pub fn put_typed(&mut self, slot: Slot, words: &str) -> Result<(), &'static str> {
        if words.trim().is_empty() {
            self.facts.remove(&slot);
            return Ok(());
        }
        self.put(slot, value_of(slot, words).ok_or_else(|| wanted(slot))?);
        Ok(())
    }

    /// A fact as a form shows it, so that [`Self::put_typed`] reads it back; lists are words by then.
    pub fn typed(&self, slot: Slot, tongue: Tongue) -> String {
        match self.facts.get(&slot) {
            Some(Value::Money(cents)) => cents.to_plain(),
            Some(Value::Day(day)) => day.to_string(),
            Some(Value::Month(month)) => month.to_string(),
            _ => self.written(slot, tongue).unwrap_or_default(),
        }
    }
}
