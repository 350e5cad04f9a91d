//! Reading law files. Every fault is found in one go and names file, line and row.

use super::exact::Percent;
use super::holiday::Holiday;
use super::letter::SKIP_WORDS;
use super::parameter::{Parameter, Slice, Unit, Value};
use super::{Certainty, Confirmer, Entry, Law, Place, Renewal, Row};
use crate::calendar::Day;
use crate::money::Cents;
use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// One thing wrong in a law file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The file and the line from 1.
    pub place: Place,
    /// The row: the parameter and, once known, its first day.
    pub row: String,
    /// What is wrong and what to do.
    pub what: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} line {}", self.place.file, self.place.line)?;
        if !self.row.is_empty() {
            write!(f, ", {}", self.row)?;
        }
        write!(f, ": {}", self.what)
    }
}

/// Everything wrong in the law files.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", .0.iter().map(Fault::to_string).collect::<Vec<_>>().join("\n"))]
pub struct Faults(pub Vec<Fault>);

/// Reads and checks law files: pairs of file name and text. Every parameter of the catalogue must be there, and the
/// rows of each must follow each other without gap or overlap.
pub fn law(files: &[(&str, &str)]) -> Result<Law, Faults> {
    let mut faults = Vec::new();
    let mut entries: BTreeMap<Parameter, Entry> = BTreeMap::new();
    for (name, text) in files {
        let mut file = File::new(name, text, &mut faults);
        let Some(document) = file.document() else { continue };
        for table in file.tables(document.get_ref(), "parameter") {
            let Some(entry) = file.entry(table) else { continue };
            let line = file.line(table.span());
            if entries.contains_key(&entry.parameter) {
                file.fault(
                    line,
                    entry.parameter.code(),
                    "this parameter is there twice; put all its rows together",
                );
                continue;
            }
            entries.insert(entry.parameter, entry);
        }
    }
    // A parameter whose own rows are at fault is named already.
    if faults.is_empty() {
        for missing in Parameter::ALL.iter().filter(|p| !entries.contains_key(p)) {
            faults.push(Fault {
                place: Place {
                    file: "law".to_owned(),
                    line: 0,
                },
                row: missing.code().to_owned(),
                what: "this parameter is in none of the files; add it with at least one row".to_owned(),
            });
        }
    }
    for entry in entries.values_mut() {
        put_in_order(&mut entry.rows, &mut faults);
    }
    if !faults.is_empty() {
        return Err(Faults(faults));
    }
    Ok(Law {
        entries,
        confirmed_only: false,
    })
}

/// Reads the association's own rows: tables `[[own]]` with `parameter` and the keys of a row, or `off = true`.
pub fn own_rows(name: &str, text: &str) -> Result<Vec<Row>, Faults> {
    let mut faults = Vec::new();
    let mut file = File::new(name, text, &mut faults);
    let mut rows = Vec::new();
    if let Some(document) = file.document() {
        for table in file.tables(document.get_ref(), "own") {
            let line = file.line(table.span());
            let Some(fields) = table.get_ref().as_table() else {
                continue;
            };
            let Some(parameter) = file.parameter(fields, "parameter", line) else {
                continue;
            };
            if let Some(row) = file.row(parameter, "", table, OWN_KEYS) {
                rows.push(Row { own: true, ..row });
            }
        }
    }
    if faults.is_empty() {
        Ok(rows)
    } else {
        Err(Faults(faults))
    }
}

/// Sorts rows by day and notes each gap and overlap between neighbours, with both rows.
pub(super) fn put_in_order(rows: &mut [Row], faults: &mut Vec<Fault>) {
    rows.sort_by_key(|row| row.valid_from);
    for (before, after) in rows.iter().zip(rows.iter().skip(1)) {
        let expected = before.valid_to.map(|last| last.plus(1));
        let what = match expected {
            Some(day) if day == after.valid_from => continue,
            Some(day) if day < after.valid_from => format!(
                "nothing is said about {day} to {}, the gap between row {before} and row {after}; let them meet, or \
                 add a row with value = \"unknown\"",
                after.valid_from.plus(-1)
            ),
            _ => format!(
                "two rows say something about {}: row {before} and row {after}; let the first end on {}",
                after.valid_from,
                after.valid_from.plus(-1)
            ),
        };
        faults.push(Fault {
            place: after.place.clone(),
            row: format!("{} from {}", after.parameter.code(), after.valid_from),
            what,
        });
    }
}

const PARAMETER_KEYS: &[&str] = &["code", "nl", "en", "article", "unit", "renews", "row"];
const ROW_KEYS: &[&str] = &[
    "valid_from",
    "valid_to",
    "value",
    "certainty",
    "source",
    "confirm_by",
    "note",
];
const OWN_KEYS: &[&str] = &[
    "parameter",
    "valid_from",
    "valid_to",
    "value",
    "certainty",
    "source",
    "confirm_by",
    "note",
    "off",
];

type Table<'i> = DeTable<'i>;
type Node<'i> = Spanned<DeValue<'i>>;

struct File<'a> {
    name: &'a str,
    text: &'a str,
    faults: &'a mut Vec<Fault>,
}

impl<'a> File<'a> {
    const fn new(name: &'a str, text: &'a str, faults: &'a mut Vec<Fault>) -> Self {
        Self { name, text, faults }
    }

    fn fault(&mut self, line: usize, row: &str, what: impl Into<String>) {
        self.faults.push(Fault {
            place: Place {
                file: self.name.to_owned(),
                line,
            },
            row: row.to_owned(),
            what: what.into(),
        });
    }

    fn line(&self, span: Range<usize>) -> usize {
        let before = self.text.as_bytes().iter().take(span.start);
        1 + before.filter(|b| **b == b'\n').count()
    }

    fn document(&mut self) -> Option<Spanned<Table<'a>>> {
        match Table::parse(self.text) {
            Ok(document) => Some(document),
            Err(error) => {
                let span = error.span().unwrap_or(0..0);
                let (line, row) = (self.line(span.clone()), self.row_around(span.start));
                let what = error.message().lines().collect::<Vec<_>>().join(", ");
                self.fault(
                    line,
                    &row,
                    format!("this is not TOML, or not a day that exists: {what}"),
                );
                None
            }
        }
    }

    /// The parameter whose row stands around a byte, from the text itself: for files that are no TOML at all.
    fn row_around(&self, at: usize) -> String {
        let before = self.text.get(..at).unwrap_or(self.text);
        let value = |key: &str| {
            let start = before.rfind(&format!("\n{key} = \""))?;
            before.get(start + key.len() + 5..)?.split('"').next()
        };
        value("code")
            .or_else(|| value("parameter"))
            .unwrap_or_default()
            .to_owned()
    }

    fn tables<'t>(&mut self, document: &'t Table<'a>, wanted: &str) -> Vec<&'t Node<'a>> {
        let mut found = Vec::new();
        for (key, value) in document {
            let line = self.line(key.span());
            match value.get_ref().as_array() {
                Some(tables) if key.get_ref().as_ref() == wanted => found.extend(tables.iter()),
                _ => self.fault(
                    line,
                    "",
                    format!("'{}' does not belong here; only [[{wanted}]] does", key.get_ref()),
                ),
            }
        }
        found
    }

    fn known_keys(&mut self, table: &Table<'_>, known: &[&str], row: &str) {
        for (key, _) in table {
            if !known.contains(&key.get_ref().as_ref()) {
                let line = self.line(key.span());
                self.fault(
                    line,
                    row,
                    format!("'{}' is not a key here; use {}", key.get_ref(), known.join(", ")),
                );
            }
        }
    }

    fn parameter(&mut self, table: &Table<'_>, key: &str, line: usize) -> Option<Parameter> {
        let code = self.text_of(table, key, "", line)?;
        let parameter = Parameter::from_code(&code);
        if parameter.is_none() {
            self.fault(
                line,
                &code,
                "there is no parameter of this name; see the list with 'keukentafel law list'",
            );
        }
        parameter
    }

    fn entry(&mut self, node: &Node<'_>) -> Option<Entry> {
        let line = self.line(node.span());
        let Some(table) = node.get_ref().as_table() else {
            self.fault(line, "", "a [[parameter]] is a table");
            return None;
        };
        let parameter = self.parameter(table, "code", line)?;
        let name = parameter.code();
        self.known_keys(table, PARAMETER_KEYS, name);
        let nl = self.text_of(table, "nl", name, line);
        let en = self.text_of(table, "en", name, line);
        let article = self.text_of(table, "article", name, line);
        let unit = self.coded(table, "unit", name, line, Unit::from_code, Unit::code, Unit::ALL);
        let renews = self.coded(
            table,
            "renews",
            name,
            line,
            Renewal::from_code,
            Renewal::code,
            Renewal::ALL,
        );
        if unit.is_some_and(|unit| unit != parameter.unit()) {
            self.fault(
                line,
                name,
                format!("the unit of this parameter is '{}'", parameter.unit().code()),
            );
        }
        let nodes = table.get("row").and_then(|rows| rows.get_ref().as_array());
        let mut rows = Vec::new();
        for node in nodes.into_iter().flat_map(|array| array.iter()) {
            rows.extend(self.row(parameter, article.as_deref().unwrap_or_default(), node, ROW_KEYS));
        }
        if nodes.is_none_or(|array| array.is_empty()) {
            self.fault(
                line,
                name,
                "there is no row; add [[parameter.row]] with valid_from, valid_to, value, certainty, source",
            );
        }
        Some(Entry {
            parameter,
            nl: nl?,
            en: en?,
            article: article?,
            renews: renews?,
            rows,
        })
    }

    fn row(&mut self, parameter: Parameter, article: &str, node: &Node<'_>, keys: &[&str]) -> Option<Row> {
        let line = self.line(node.span());
        let Some(table) = node.get_ref().as_table() else {
            self.fault(line, parameter.code(), "a row is a table");
            return None;
        };
        let code = parameter.code();
        let valid_from = self.day(table, "valid_from", code, line);
        let name = valid_from.map_or_else(|| code.to_owned(), |from| format!("{code} from {from}"));
        self.known_keys(table, keys, &name);
        let valid_to = self.last_day(table, &name, line);
        let off = table
            .get("off")
            .is_some_and(|v| v.get_ref().as_bool() == Some(true));
        let value = if off {
            Some(Value::Unknown)
        } else {
            self.value(table, parameter, &name, line)
        };
        let source = self.text_of(table, "source", &name, line);
        let certainty = self.coded(
            table,
            "certainty",
            &name,
            line,
            Certainty::from_code,
            Certainty::code,
            Certainty::ALL,
        );
        let confirm_by = if table.contains_key("confirm_by") {
            self.coded(
                table,
                "confirm_by",
                &name,
                line,
                Confirmer::from_code,
                Confirmer::code,
                Confirmer::ALL,
            )
        } else {
            None
        };
        if certainty.is_some_and(|c| !c.confirmed()) && confirm_by.is_none() && !off {
            self.fault(
                line,
                &name,
                "an uncertain row says who must confirm it; add confirm_by",
            );
        }
        if let (Some(from), Some(Some(to))) = (valid_from, valid_to)
            && to < from
        {
            self.fault(
                line,
                &name,
                format!("valid_to ({to}) is before valid_from ({from})"),
            );
        }
        let note = table
            .get("note")
            .and_then(|v| v.get_ref().as_str())
            .map(str::to_owned);
        Some(Row {
            parameter,
            valid_from: valid_from?,
            valid_to: valid_to?,
            value: value?,
            article: article.to_owned(),
            source: source?,
            certainty: certainty?,
            confirm_by,
            note,
            place: Place {
                file: self.name.to_owned(),
                line,
            },
            own: false,
            off,
        })
    }

    fn text_of(&mut self, table: &Table<'_>, key: &str, row: &str, line: usize) -> Option<String> {
        let text = table
            .get(key)
            .and_then(|v| v.get_ref().as_str())
            .map(|t| t.trim().to_owned());
        let text = text.filter(|t| !t.is_empty());
        if text.is_none() {
            self.fault(line, row, format!("'{key}' is missing; write {key} = \"…\""));
        }
        text
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "where it stands, and the three ways of one enum"
    )]
    fn coded<T: Copy>(
        &mut self,
        table: &Table<'_>,
        key: &str,
        row: &str,
        line: usize,
        from: fn(&str) -> Option<T>,
        code: fn(T) -> &'static str,
        all: &[T],
    ) -> Option<T> {
        let text = self.text_of(table, key, row, line)?;
        let found = from(&text);
        if found.is_none() {
            let known: Vec<&str> = all.iter().map(|v| code(*v)).collect();
            self.fault(
                line,
                row,
                format!("'{key}' can't be '{text}'; use {}", known.join(", ")),
            );
        }
        found
    }

    fn day(&mut self, table: &Table<'_>, key: &str, row: &str, line: usize) -> Option<Day> {
        let day = table.get(key).and_then(|v| as_day(v.get_ref()));
        if day.is_none() {
            self.fault(
                line,
                row,
                format!("'{key}' is missing or not a day; write {key} = 2026-01-01"),
            );
        }
        day
    }

    /// The outer `None` is a fault, the inner one "until further notice".
    #[expect(
        clippy::option_option,
        reason = "missing and open are two different things here"
    )]
    fn last_day(&mut self, table: &Table<'_>, row: &str, line: usize) -> Option<Option<Day>> {
        let value = table.get("valid_to").map(Spanned::get_ref);
        if value.and_then(DeValue::as_str) == Some("open") {
            return Some(None);
        }
        if let Some(day) = value.and_then(as_day) {
            return Some(Some(day));
        }
        self.fault(
            line,
            row,
            "'valid_to' is missing or not a day; write valid_to = 2026-12-31, or valid_to = \"open\"",
        );
        None
    }

    fn value(&mut self, table: &Table<'_>, parameter: Parameter, row: &str, line: usize) -> Option<Value> {
        let Some(node) = table.get("value") else {
            self.fault(
                line,
                row,
                "'value' is missing; write the value, or value = \"unknown\"",
            );
            return None;
        };
        let value = node.get_ref();
        if value.as_str() == Some("unknown") {
            return Some(Value::Unknown);
        }
        let unit = parameter.unit();
        let read = match unit {
            Unit::Euro => number(value).and_then(|t| Cents::parse(t).ok()).map(Value::Euro),
            Unit::Percent => number(value).and_then(Percent::parse).map(Value::Percent),
            Unit::Days | Unit::WorkingDays | Unit::Weeks | Unit::Months | Unit::Years | Unit::Count => {
                whole(value).map(Value::Number)
            }
            Unit::Scale => slices(value, Percent::parse).map(Value::Scale),
            Unit::Bands => slices(value, |t| Cents::parse(t).ok()).map(Value::Bands),
            Unit::Words => words(value)
                .filter(|words| words.iter().all(|word| knows(parameter, word)))
                .map(Value::Words),
            Unit::Flag => value.as_bool().map(Value::Flag),
        }
        .filter(|value| parameter.may_be_below_zero() || !below_zero(value));
        if read.is_none() {
            let line = self.line(node.span());
            self.fault(
                line,
                row,
                format!("'value' is not what '{}' needs; {}", unit.code(), example(unit)),
            );
        }
        read
    }
}

/// An amount or a number of less than nothing.
fn below_zero(value: &Value) -> bool {
    match value {
        Value::Euro(amount) => *amount < Cents::ZERO,
        Value::Number(number) => *number < 0,
        _ => false,
    }
}

const fn example(unit: Unit) -> &'static str {
    match unit {
        Unit::Euro => "write an amount like 932.93",
        Unit::Percent => "write a percentage like 13.73, with at most three decimals",
        Unit::Days | Unit::WorkingDays | Unit::Weeks | Unit::Months | Unit::Years | Unit::Count => {
            "write a whole number"
        }
        Unit::Scale => "write slices like [[2500, 15], [\"rest\", 1]]",
        Unit::Bands => "write steps like [[500, 139], [\"rest\", 1504]]",
        Unit::Words => "write words like [\"sunday\", \"monday\"]",
        Unit::Flag => "write true or false",
    }
}

fn as_day(value: &DeValue<'_>) -> Option<Day> {
    let date = value
        .as_datetime()
        .filter(|d| d.time.is_none() && d.offset.is_none())?
        .date?;
    let year = i16::try_from(date.year).ok()?;
    Day::new(year, i8::try_from(date.month).ok()?, i8::try_from(date.day).ok()?)
}

/// The digits as they were written: no number of money or percentages ever becomes a float.
fn number<'t>(value: &'t DeValue<'_>) -> Option<&'t str> {
    if let Some(float) = value.as_float() {
        return Some(float.as_str());
    }
    value
        .as_integer()
        .filter(|i| i.radix() == 10)
        .map(toml::de::DeInteger::as_str)
        .or_else(|| value.as_str())
}

fn whole(value: &DeValue<'_>) -> Option<i64> {
    let integer = value.as_integer().filter(|i| i.radix() == 10)?;
    integer
        .as_str()
        .parse()
        .ok()
        .filter(|n| (0..=1_000_000).contains(n))
}

fn slices<T>(value: &DeValue<'_>, read: impl Fn(&str) -> Option<T>) -> Option<Vec<Slice<T>>> {
    let array = value.as_array()?;
    let last = array.len().checked_sub(1)?;
    let mut slices = Vec::new();
    for (at, pair) in array.iter().enumerate() {
        let pair = pair.get_ref().as_array().filter(|p| p.len() == 2)?;
        let (head, tail) = (pair.first()?.get_ref(), pair.get(1)?.get_ref());
        let amount = match head.as_str() {
            Some("rest") if at == last => None,
            _ => Some(
                number(head)
                    .and_then(|t| Cents::parse(t).ok())
                    .filter(|c| c.is_positive())?,
            ),
        };
        // Only the last slice is the rest, and there must be one.
        if (at == last) != amount.is_none() {
            return None;
        }
        slices.push(Slice {
            amount,
            value: read(number(tail)?)?,
        });
    }
    Some(slices)
}

/// Words that a calculator acts on come from a closed list: a day that is misspelt would silently not count.
fn knows(parameter: Parameter, word: &str) -> bool {
    match parameter {
        Parameter::Holidays => Holiday::from_code(word).is_some(),
        Parameter::LetterSkip => SKIP_WORDS.contains(&word),
        _ => true,
    }
}

fn words(value: &DeValue<'_>) -> Option<Vec<String>> {
    let words: Option<Vec<String>> = value
        .as_array()?
        .iter()
        .map(|w| w.get_ref().as_str().map(str::to_owned))
        .collect();
    words.filter(|w| !w.is_empty() && w.iter().all(|w| !w.trim().is_empty()))
}
