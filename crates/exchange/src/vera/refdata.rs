//! VERA reference lists as data: codes come and go every week, so they are no enum.

use domain::calendar::Day;
use std::sync::OnceLock;

const TEXT: &str = include_str!("../../data/vera-referentiedata.csv");

/// One code of one list, with the days on which it is valid. A code can stand in a list more than once over time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Code {
    /// Name of the list, like `PRIJSCOMPONENTDETAILSOORT`.
    pub list: &'static str,
    /// The code.
    pub code: &'static str,
    /// What people call it, in Dutch.
    pub name: &'static str,
    /// First valid day; none when it always was (or the published date cannot be read).
    pub from: Option<Day>,
    /// First day on which it is no longer valid.
    pub until: Option<Day>,
}

impl Code {
    /// Whether the code may be used for something of that day.
    pub fn is_valid_on(&self, day: Day) -> bool {
        self.from.is_none_or(|f| f <= day) && self.until.is_none_or(|u| day < u)
    }
}

/// Every code the product carries.
pub fn codes() -> &'static [Code] {
    static CODES: OnceLock<Vec<Code>> = OnceLock::new();
    CODES.get_or_init(|| TEXT.lines().skip(1).filter_map(code_of_line).collect())
}

/// The Dutch name of a code in a list, on a day; of an ended code its last name.
pub fn name_of(list: &str, code: &str, on: Day) -> Option<&'static str> {
    let known = || codes().iter().filter(|c| c.list == list && c.code == code);
    known()
        .find(|c| c.is_valid_on(on))
        .or_else(|| known().next_back())
        .map(|c| c.name)
}

/// Whether a list knows a code, valid now or once.
pub fn is_known(list: &str, code: &str) -> bool {
    codes().iter().any(|c| c.list == list && c.code == code)
}

fn code_of_line(line: &'static str) -> Option<Code> {
    let mut values = line.split(';');
    let (list, code, name) = (values.next()?, values.next()?, values.next()?);
    Some(Code {
        list,
        code,
        name,
        from: dutch_day(values.next()?),
        until: dutch_day(values.next()?),
    })
}

/// `7-7-2023` or `07-07-2023`; the published list has both, and one broken year.
fn dutch_day(text: &str) -> Option<Day> {
    let mut parts = text.split('-');
    let day = parts.next()?.parse().ok()?;
    let month = parts.next()?.parse().ok()?;
    Day::new(parts.next()?.parse().ok()?, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_follow_their_validity() {
        let day = |t: &str| t.parse::<Day>().unwrap();
        assert_eq!(
            name_of("INCASSOMOMENT", "LAA", day("2026-11-21")),
            Some("Laatste dag")
        );
        assert_eq!(name_of("BETAALWIJZESOORT", "XXX", day("2026-11-21")), None);
        let ended = codes()
            .iter()
            .find(|c| c.list == "BETAALWIJZESOORT" && c.code == "HND")
            .unwrap();
        assert!(ended.is_valid_on(day("2025-04-10")) && !ended.is_valid_on(day("2025-04-11")));
        assert!(is_known("RELATIEROLSOORT", "BWI"));
        assert_eq!(codes().iter().filter(|c| c.list == "INCASSOMOMENT").count(), 32);
    }
}
