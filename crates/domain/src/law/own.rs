//! An own row of the association as a person fills it in: it becomes the text of a file of own rows, so that what is kept
//! is read by the reader of every law file (docs/law.md).

use super::parameter::{Parameter, Unit, Value};
use super::read::{Faults, own_rows};
use super::{Certainty, Row};
use crate::calendar::Day;
use crate::money::Cents;
use std::fmt::Write as _;

/// What a person fills in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Of what.
    pub parameter: Parameter,
    /// First day.
    pub valid_from: Day,
    /// Last day; `None` until further notice.
    pub valid_to: Option<Day>,
    /// The value as the unit asks, with a point or a comma; `None` switches off.
    pub value: Option<String>,
    /// Where the association has it from.
    pub source: String,
}

impl Draft {
    /// The text that is kept.
    pub fn text(&self) -> String {
        let mut text = format!(
            "[[own]]\nparameter = {}\nvalid_from = {}\n",
            quoted(self.parameter.code()),
            self.valid_from
        );
        let _ = match self.valid_to {
            Some(last) => writeln!(text, "valid_to = {last}"),
            None => writeln!(text, "valid_to = \"open\""),
        };
        let _ = match &self.value {
            Some(value) => writeln!(text, "value = {}", as_written(self.parameter.unit(), value)),
            None => writeln!(text, "off = true"),
        };
        let _ = writeln!(
            text,
            "certainty = {}\nsource = {}",
            quoted(Certainty::Own.code()),
            quoted(&self.source)
        );
        text
    }

    /// The row of it, under the name by which people find it again; or all that is wrong.
    pub fn read(&self, name: &str) -> Result<Vec<Row>, Faults> {
        own_rows(name, &self.text())
    }
}

/// A value as a person would fill it in again.
pub fn as_typed(value: &Value) -> String {
    let slices = |all: Vec<(Option<String>, String)>| {
        let one = |(amount, value): (Option<String>, String)| {
            format!("[{}, {value}]", amount.unwrap_or_else(|| "\"rest\"".to_owned()))
        };
        format!("[{}]", all.into_iter().map(one).collect::<Vec<_>>().join(", "))
    };
    match value {
        Value::Unknown => String::new(),
        Value::Euro(amount) => amount.to_plain().replace('.', ","),
        Value::Percent(percent) => percent.to_string().replace('.', ","),
        Value::Number(number) => number.to_string(),
        Value::Flag(true) => "ja".to_owned(),
        Value::Flag(false) => "nee".to_owned(),
        Value::Words(words) => format!(
            "[{}]",
            words
                .iter()
                .map(|word| quoted(word))
                .collect::<Vec<_>>()
                .join(", ")
        ),
        Value::Scale(all) => slices(
            all.iter()
                .map(|s| (s.amount.map(Cents::to_plain), s.value.to_string()))
                .collect(),
        ),
        Value::Bands(all) => slices(
            all.iter()
                .map(|s| (s.amount.map(Cents::to_plain), s.value.to_plain()))
                .collect(),
        ),
    }
}

/// A typed value as a law file has it. What is no number stays as it is: the reader says what is wrong with it.
fn as_written(unit: Unit, typed: &str) -> String {
    let plain = || typed.chars().filter(|c| !matches!(c, '€' | '%' | ' ' | '\u{a0}'));
    match unit {
        Unit::Flag => match typed.trim().to_lowercase().as_str() {
            "ja" | "yes" | "true" => "true".to_owned(),
            "nee" | "no" | "false" => "false".to_owned(),
            other => quoted(other),
        },
        Unit::Scale | Unit::Bands | Unit::Words => typed.replace(['\n', '\r'], " "),
        _ => {
            let number: String = match typed.rsplit_once(',') {
                Some((whole, rest)) => {
                    let whole: String = whole.chars().filter(|c| *c != '.').collect();
                    let both = format!("{whole}.{rest}");
                    both.chars()
                        .filter(|c| !matches!(c, '€' | '%' | ' ' | '\u{a0}'))
                        .collect()
                }
                None if unit == Unit::Euro => without_thousands(&plain().collect::<String>()),
                None => plain().collect(),
            };
            let digits = !number.is_empty() && number.chars().all(|c| c.is_ascii_digit() || c == '.');
            if digits { number } else { quoted(typed) }
        }
    }
}

/// `5.250` as people write five thousand: an amount has no three decimals. Any other text as it is.
fn without_thousands(typed: &str) -> String {
    let mut groups = typed.split('.');
    let first = groups.next().unwrap_or_default();
    let rest: Vec<&str> = groups.collect();
    if matches!(first.len(), 1..=3) && first != "0" && rest.iter().all(|group| group.len() == 3) {
        return format!("{first}{}", rest.concat());
    }
    typed.to_owned()
}

/// A text within quotes, as TOML has it.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod tests {
    use super::*;
    use crate::law::Law;
    use proptest::prelude::*;

    fn draft(parameter: Parameter, value: Option<&str>) -> Draft {
        Draft {
            parameter,
            valid_from: "2026-01-01".parse().unwrap(),
            valid_to: None,
            value: value.map(str::to_owned),
            source: "besluit \"directie\", map C:\\wet".to_owned(),
        }
    }

    #[test]
    fn every_shipped_value_can_be_typed_again_as_an_own_row() {
        for row in Law::shipped()
            .unwrap()
            .rows()
            .filter(|r| r.value != Value::Unknown)
        {
            let typed = as_typed(&row.value);
            let own = draft(row.parameter, Some(&typed)).read("eigen").unwrap();
            assert_eq!(own[0].value, row.value, "{} {typed}", row.parameter.code());
            assert!(own[0].own && own[0].confirmed());
            assert_eq!(own[0].source, "besluit \"directie\", map C:\\wet");
        }
    }

    #[test]
    fn numbers_are_read_as_people_write_them() {
        let of = |parameter, typed| {
            draft(parameter, Some(typed))
                .read("eigen")
                .map(|r| r[0].value.clone())
        };
        let euro = |cents| Ok(Value::Euro(Cents(cents)));
        for typed in ["1.234,50", "€ 1234,50", "1234.50"] {
            assert_eq!(of(Parameter::CostsMinimum, typed), euro(123_450), "{typed}");
        }
        for typed in ["5.250", "€ 5.250", "5250", "5.250,00"] {
            assert_eq!(of(Parameter::CostsMinimum, typed), euro(525_000), "{typed}");
        }
        for typed in ["", "veel", "-5", "1.23.456", "12,34,56", "true\nvalue = 3"] {
            assert!(of(Parameter::CostsMinimum, typed).is_err(), "{typed}");
        }
        assert!(draft(Parameter::CostsMinimum, None).read("eigen").unwrap()[0].off);
    }

    proptest! {
        #[test]
        fn no_typed_text_brings_in_a_second_row_or_another_parameter(typed in "\\PC{0,60}", source in "\\PC{1,60}") {
            let mut draft = draft(Parameter::CostsScale, Some(&typed));
            draft.source = source;
            if let Ok(rows) = draft.read("eigen") {
                prop_assert_eq!(rows.len(), 1);
                prop_assert_eq!(rows[0].parameter, Parameter::CostsScale);
            }
        }
    }
}
