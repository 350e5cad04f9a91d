//! The law as data: dated parameters with their source and certainty, and calculators that show each step.
//!
//! The shipped parameters are the files of `law/nl`; [`Law::shipped`] reads and checks them. An association lays its
//! own rows over them ([`Law::with`]), each with its own source, or switches a row off. Every calculator takes a
//! [`Law`] and gives a result with [`Step`]s that name the rows they used, so that a page or a file can show what
//! each number rests on. Money and percentages are exact until the law rounds (see [`exact`]).

pub mod allocation;
pub mod care_allowance;
pub mod child_budget;
pub mod costs;
pub mod eviction;
pub mod exact;
pub mod holiday;
pub mod interest;
pub mod letter;
pub mod letter_text;
mod overlay;
pub mod own;
pub mod parameter;
pub mod protected_income;
pub mod read;
pub mod refusal;
pub mod reminder;
pub mod rent_allowance;
pub mod shipped;
pub mod step;

pub use parameter::{Parameter, Slice, Unit, Value};
pub use read::{Fault, Faults};
pub use refusal::{Field, Refusal};
pub use step::{Household, Line, Step};

use crate::calendar::Day;
use crate::contact::coded;
use crate::money::Cents;
use exact::Percent;
use std::collections::BTreeMap;
use std::fmt;

coded! {
    /// How sure we are of a row (domain/law.md).
    Certainty {
        /// Verified in the law itself, or on the page of the body that sets the number.
        Law = "V1",
        /// Verified in a secondary source.
        Secondary = "V2",
        /// Computed from verified numbers.
        Derived = "D",
        /// The association's own number, with its own source; it answers for it.
        Own = "own",
        /// From memory with one unofficial source.
        MemoryAndSource = "M+",
        /// From memory only.
        Memory = "M",
        /// Looked for, not found.
        NotFound = "U",
    }
}

impl Certainty {
    /// May it be relied on without somebody confirming it first?
    pub const fn confirmed(self) -> bool {
        matches!(self, Self::Law | Self::Secondary | Self::Derived | Self::Own)
    }
}

coded! {
    /// Who in the association must confirm an uncertain row.
    Confirmer {
        /// The association's lawyer.
        Lawyer = "lawyer",
        /// Finance: looks a number up in its official publication.
        Finance = "finance",
        /// Whoever decides on policy: it is a choice.
        Policy = "policy",
        /// The privacy officer.
        Privacy = "privacy",
    }
}

coded! {
    /// When a new number is expected.
    Renewal {
        /// Every 1 January.
        January = "january",
        /// Every 1 July.
        July = "july",
        /// Every 1 January and 1 July.
        HalfYear = "half_year",
        /// Only when the law changes.
        WhenTheLawChanges = "law",
    }
}

/// Where a row stands: to find it and to name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The file, as a path in the repository or as the association calls it.
    pub file: String,
    /// The line on which the row begins, from 1.
    pub line: usize,
}

/// One value of a parameter over a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Of what.
    pub parameter: Parameter,
    /// First day.
    pub valid_from: Day,
    /// Last day; `None` until further notice.
    pub valid_to: Option<Day>,
    /// The value.
    pub value: Value,
    /// Where in the law: article and act.
    pub article: String,
    /// Where we have it from.
    pub source: String,
    /// How sure we are.
    pub certainty: Certainty,
    /// Who must confirm it.
    pub confirm_by: Option<Confirmer>,
    /// Anything to know, in Dutch.
    pub note: Option<String>,
    /// Where it stands.
    pub place: Place,
    /// The association's own row.
    pub own: bool,
    /// Switched off by the association: nothing may be computed with it.
    pub off: bool,
}

impl Row {
    /// Does it hold on a day?
    pub fn holds_on(&self, day: Day) -> bool {
        self.valid_from <= day && self.valid_to.is_none_or(|last| last >= day)
    }

    /// The days it holds: `2026-01-01 – 2026-12-31`, or `2026-01-01 – open`.
    pub fn span(&self) -> String {
        match self.valid_to {
            Some(last) => format!("{} – {last}", self.valid_from),
            None => format!("{} – open", self.valid_from),
        }
    }

    /// May it be relied on without somebody confirming it first?
    pub const fn confirmed(&self) -> bool {
        self.certainty.confirmed()
    }
}

impl fmt::Display for Row {
    /// Its name for people: parameter, days, certainty, file and line.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} {} ({}, {} line {})",
            self.parameter.code(),
            self.span(),
            self.certainty.code(),
            self.place.file,
            self.place.line
        )
    }
}

/// A parameter with everything known about it over time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Which.
    pub parameter: Parameter,
    /// Its name in Dutch.
    pub nl: String,
    /// Its name in English.
    pub en: String,
    /// Where in the law.
    pub article: String,
    /// When a new number is expected.
    pub renews: Renewal,
    /// Its rows, oldest first, without gap or overlap.
    pub rows: Vec<Row>,
}

/// All parameters, with what the association laid over them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Law {
    entries: BTreeMap<Parameter, Entry>,
    confirmed_only: bool,
}

impl Law {
    /// The same law in which every row that is not confirmed is switched off.
    #[must_use]
    pub fn confirmed_only(mut self) -> Self {
        self.confirmed_only = true;
        self
    }

    /// Every parameter, by subject.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.entries.values()
    }

    /// The parameters by subject, the word before the point of their names.
    pub fn subjects(&self) -> BTreeMap<&'static str, Vec<&Entry>> {
        let mut subjects: BTreeMap<&'static str, Vec<&Entry>> = BTreeMap::new();
        for entry in self.entries() {
            let code = entry.parameter.code();
            let subject = code.split_once('.').map_or(code, |(subject, _)| subject);
            subjects.entry(subject).or_default().push(entry);
        }
        subjects
    }

    /// Every row of every parameter.
    pub fn rows(&self) -> impl Iterator<Item = &Row> {
        self.entries().flat_map(|entry| &entry.rows)
    }

    /// What is known about a parameter.
    pub fn entry(&self, parameter: Parameter) -> Option<&Entry> {
        self.entries.get(&parameter)
    }

    /// The row of a parameter on a day, whatever its certainty.
    pub fn find(&self, parameter: Parameter, on: Day) -> Option<&Row> {
        let rows = &self.entry(parameter)?.rows;
        rows.iter().find(|row| row.holds_on(on))
    }

    /// The row to compute with on a day: refused when there is none, when its value is unknown, and when it is
    /// switched off.
    pub fn row(&self, parameter: Parameter, on: Day) -> Result<&Row, Refusal> {
        let rows = self
            .entry(parameter)
            .map(|entry| entry.rows.as_slice())
            .unwrap_or_default();
        let Some(row) = rows.iter().find(|row| row.holds_on(on)) else {
            return Err(match (rows.first(), rows.last()) {
                (Some(first), _) if on < first.valid_from => Refusal::NotYet {
                    row: Box::new(first.clone()),
                    on,
                },
                (_, Some(last)) => Refusal::Ended {
                    row: Box::new(last.clone()),
                    on,
                },
                _ => Refusal::Absent(parameter),
            });
        };
        let named = || Box::new(row.clone());
        if row.off {
            return Err(Refusal::SwitchedOff(named()));
        }
        if row.value == Value::Unknown {
            return Err(Refusal::Unknown(named()));
        }
        if self.confirmed_only && !row.confirmed() {
            return Err(Refusal::Unconfirmed(vec![row.clone()]));
        }
        Ok(row)
    }
}

/// A day of the law on which something is worked out: gives values and notes on which rows each step rests.
pub(crate) struct Sheet<'l> {
    law: &'l Law,
    on: Day,
    used: Vec<&'l Row>,
    steps: Vec<Step<'l>>,
}

impl<'l> Sheet<'l> {
    pub(crate) const fn new(law: &'l Law, on: Day) -> Self {
        Self {
            law,
            on,
            used: Vec::new(),
            steps: Vec::new(),
        }
    }

    fn take(&mut self, parameter: Parameter) -> Result<&'l Row, Refusal> {
        let row = self.law.row(parameter, self.on)?;
        if !self.used.contains(&row) {
            self.used.push(row);
        }
        Ok(row)
    }

    pub(crate) fn euro(&mut self, parameter: Parameter) -> Result<Cents, Refusal> {
        match self.take(parameter)?.value {
            Value::Euro(amount) => Ok(amount),
            _ => Err(Refusal::Absent(parameter)),
        }
    }

    pub(crate) fn percent(&mut self, parameter: Parameter) -> Result<Percent, Refusal> {
        match self.take(parameter)?.value {
            Value::Percent(percent) => Ok(percent),
            _ => Err(Refusal::Absent(parameter)),
        }
    }

    pub(crate) fn number(&mut self, parameter: Parameter) -> Result<i32, Refusal> {
        match self.take(parameter)?.value {
            Value::Number(number) => i32::try_from(number).map_err(|_| Refusal::Absent(parameter)),
            _ => Err(Refusal::Absent(parameter)),
        }
    }

    pub(crate) fn scale(&mut self, parameter: Parameter) -> Result<&'l [Slice<Percent>], Refusal> {
        match &self.take(parameter)?.value {
            Value::Scale(slices) => Ok(slices),
            _ => Err(Refusal::Absent(parameter)),
        }
    }

    pub(crate) fn words(&mut self, parameter: Parameter) -> Result<&'l [String], Refusal> {
        match &self.take(parameter)?.value {
            Value::Words(words) => Ok(words),
            _ => Err(Refusal::Absent(parameter)),
        }
    }

    pub(crate) fn flag(&mut self, parameter: Parameter) -> Result<bool, Refusal> {
        match self.take(parameter)?.value {
            Value::Flag(flag) => Ok(flag),
            _ => Err(Refusal::Absent(parameter)),
        }
    }

    /// Writes a step that rests on the rows taken since the last one.
    pub(crate) fn write(&mut self, line: Line) {
        let rows = std::mem::take(&mut self.used);
        self.steps.push(Step { line, rows });
    }

    /// Forgets the rows taken since the last step: they turned out not to matter for the next one.
    pub(crate) fn forget(&mut self) {
        self.used.clear();
    }

    pub(crate) fn done(self) -> Vec<Step<'l>> {
        self.steps
    }
}

/// The rows among `steps` that somebody must still confirm, each once.
pub fn unconfirmed<'l>(steps: &[Step<'l>]) -> Vec<&'l Row> {
    let mut rows: Vec<&Row> = Vec::new();
    for row in steps.iter().flat_map(|step| &step.rows) {
        if !row.confirmed() && !rows.contains(row) {
            rows.push(row);
        }
    }
    rows
}
