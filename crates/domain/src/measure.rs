//! The catalogue of measures (the 23 of the toolbox and local ones), as data, and which of them fit a case.
//!
//! A case is offered three to seven, each with one line why, none chosen beforehand, "nothing yet" among them (S0.6).

use crate::calendar::{Day, Watch};
use crate::cause::{self, Cause, ToldCause};
use crate::contact::coded;
use crate::flow::{FlowState, Pattern};
use crate::ids::{MeasureChoiceId, TenancyId, UserId};
use crate::outlook::{CurrentRent, Outlook, TaskKind};
use crate::shown;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

coded! {
    /// The three groups (S4.24).
    Group {
        /// Prevent.
        Prevent = "prevent",
        /// Signal.
        Signal = "signal",
        /// Resolve.
        Resolve = "resolve",
    }
}

coded! {
    /// A fact of a case with which a measure may fit, from what says least to what says most. Readable, never a score.
    Sign {
        /// Fits every case.
        Always = "always",
        /// Something is past due.
        PastDue = "past_due",
        /// The current rent is not in.
        CurrentRentOpen = "current_rent_open",
        /// Never late before.
        FirstMiss = "first_miss",
        /// Comes on another day than agreed.
        DayShift = "day_shift",
        /// Later each time, or in parts.
        Creep = "creep",
        /// The bank took a payment back.
        Reversed = "reversed",
        /// No rent comes in.
        Stopped = "stopped",
        /// Open for three months or more.
        LongOpen = "long_open",
        /// The rent comes in again, and an old amount is open.
        OldDebtKept = "old_debt_kept",
        /// A term of a plan did not work out.
        PlanMissed = "plan_missed",
        /// Trouble was announced.
        Expected = "expected",
        /// Tried, and not reached.
        Unreached = "unreached",
        /// Lives there less than a year.
        FirstHome = "first_home",
        /// Told: income stopped.
        IncomeStopped = "income_stopped",
        /// Told: income became less.
        IncomeLess = "income_less",
        /// Told: a benefit comes late.
        BenefitLate = "benefit_late",
        /// Told: the household changed.
        HouseholdChange = "household_change",
        /// Told: higher costs.
        HigherCosts = "higher_costs",
        /// Told: other debts.
        OtherDebts = "other_debts",
        /// Told: letters were left lying.
        Paperwork = "paperwork",
        /// Told: something in the home is broken.
        HomeDefect = "home_defect",
        /// Told: wants to move.
        WantsToMove = "wants_to_move",
        /// Told: it was forgotten.
        Forgotten = "forgotten",
        /// Told: many agencies, and nothing moves.
        Stuck = "stuck",
    }
}

impl Sign {
    /// The tenant told it; the others are seen in the ledger and in what was done.
    pub const fn is_told(self) -> bool {
        self as u8 >= Self::IncomeStopped as u8
    }
}

/// One line why, in both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Why {
    /// The fact.
    pub sign: Sign,
    /// Dutch.
    pub nl: String,
    /// English.
    pub en: String,
}

/// One measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measure {
    /// `M1` to `M23`, or the association's own code.
    pub code: String,
    /// Which group.
    pub group: Group,
    /// One of those that go first (S4.26).
    pub first: bool,
    /// Name, Dutch and English.
    pub name: (String, String),
    /// What it is, Dutch and English.
    pub what: (String, String),
    /// Who decides.
    pub decides: String,
    /// Where it comes from.
    pub source: String,
    /// When it was last looked at.
    pub reviewed: Day,
    /// When it helps.
    pub why: Vec<Why>,
}

/// Why a file of measures is refused, with the place.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadMeasures {
    /// Not TOML.
    #[error("the measures can't be read: {0}")]
    NotToml(String),
    /// A field is not there, or not as it should be.
    #[error("measure {number} ({code}): '{field}' {wanted}")]
    Field {
        /// Which block, from 1.
        number: usize,
        /// Its code, or "?".
        code: String,
        /// Which field.
        field: String,
        /// What it should be.
        wanted: &'static str,
    },
    /// A code twice.
    #[error("measure {0} stands there twice; give each its own code")]
    Twice(String),
}

/// The measures the product ships with.
pub const SHIPPED: [&str; 3] = [
    include_str!("../../../measures/prevent.toml"),
    include_str!("../../../measures/signal.toml"),
    include_str!("../../../measures/resolve.toml"),
];

/// The code of the measure that is always offered where something is past due (S4.33).
pub const WAIVER: &str = "M21";
/// Those that keep their place where something is past due, whatever else fits: a plan (S4.26), and a waiver (S4.33).
const ALWAYS_THERE: [&str; 2] = ["M17", WAIVER];

/// Measures of one or more files, in their order. A later file may not repeat a code.
pub fn read<'t>(files: impl IntoIterator<Item = &'t str>) -> Result<Vec<Measure>, BadMeasures> {
    let mut all: Vec<Measure> = Vec::new();
    for text in files {
        let table: toml::Table = text
            .parse()
            .map_err(|e: toml::de::Error| BadMeasures::NotToml(e.to_string()))?;
        let blocks = table.get("measure").and_then(toml::Value::as_array);
        for block in blocks.into_iter().flatten() {
            let measure = one(block, all.len() + 1)?;
            if all.iter().any(|m| m.code == measure.code) {
                return Err(BadMeasures::Twice(measure.code));
            }
            all.push(measure);
        }
    }
    Ok(all)
}

fn one(block: &toml::Value, number: usize) -> Result<Measure, BadMeasures> {
    let code = block.get("code").and_then(toml::Value::as_str).unwrap_or("?");
    let bad = |field: &str, wanted| BadMeasures::Field {
        number,
        code: code.to_owned(),
        field: field.to_owned(),
        wanted,
    };
    let text = |field: &str| {
        let value = block.get(field).and_then(toml::Value::as_str);
        value
            .filter(|t| !t.trim().is_empty())
            .map(str::to_owned)
            .ok_or_else(|| bad(field, "must be there, as text"))
    };
    let both = |field: &str| Ok((text(field)?, text(&format!("{field}_en"))?));
    let why = block.get("why").and_then(toml::Value::as_table);
    let lines = why.ok_or_else(|| bad("why", "must name at least one fact"))?;
    Ok(Measure {
        code: text("code")?,
        group: Group::from_code(&text("group")?)
            .ok_or_else(|| bad("group", "is prevent, signal or resolve"))?,
        first: block
            .get("first")
            .is_some_and(|v| v.as_bool().unwrap_or_default()),
        name: both("name")?,
        what: both("what")?,
        decides: text("decides")?,
        source: text("source")?,
        reviewed: text("reviewed")?
            .parse()
            .map_err(|_| bad("reviewed", "is a date like 2026-11-21"))?,
        why: lines
            .iter()
            .map(|(sign, line)| {
                reason(sign, line)
                    .ok_or_else(|| bad(sign, "is a known fact with a line in Dutch and one in English"))
            })
            .collect::<Result<_, _>>()?,
    })
}

fn reason(sign: &str, line: &toml::Value) -> Option<Why> {
    let [nl, en] = line.as_array()?.as_slice() else {
        return None;
    };
    let line = |value: &toml::Value| value.as_str().filter(|t| !t.trim().is_empty()).map(str::to_owned);
    Some(Why {
        sign: Sign::from_code(sign)?,
        nl: line(nl)?,
        en: line(en)?,
    })
}

/// The facts of a case by which measures fit, from its outlook and from what was told.
pub fn signs(o: &Outlook, start: Day, told: &[ToldCause]) -> Vec<Sign> {
    let watch = Watch::new(o.on);
    let back = matches!(o.flow.state, FlowState::Restored | FlowState::Flowing);
    let mut signs = vec![Sign::Always];
    let mut add = |there: bool, sign| signs.extend(there.then_some(sign));
    let past_due = o.past_due.is_positive();
    let open = matches!(o.current_rent, CurrentRent::Open | CurrentRent::Partly);
    add(past_due, Sign::PastDue);
    add(open, Sign::CurrentRentOpen);
    add(o.pattern == Some(Pattern::FirstEver), Sign::FirstMiss);
    add(o.pattern == Some(Pattern::DayShift), Sign::DayShift);
    add(o.pattern == Some(Pattern::Creep), Sign::Creep);
    add(o.pattern == Some(Pattern::Reversed), Sign::Reversed);
    add(o.flow.state == FlowState::Stopped, Sign::Stopped);
    add(past_due && o.age_months >= 3, Sign::LongOpen);
    add(past_due && back, Sign::OldDebtKept);
    add(
        o.plans.iter().any(|p| p.newest_miss().is_some()),
        Sign::PlanMissed,
    );
    let kind = |k| o.tasks.iter().any(|t| t.reason.kind() == k);
    add(kind(TaskKind::Expected), Sign::Expected);
    add(kind(TaskKind::FreshEyes), Sign::Unreached);
    add(
        !watch.reached(start.month().plus(12).on(start.day_of_month())),
        Sign::FirstHome,
    );
    for cause in cause::standing(told, &watch) {
        if let Some(sign) = of_cause(cause.cause).filter(|s| !signs.contains(s)) {
            signs.push(sign);
        }
    }
    signs
}

const fn of_cause(cause: Cause) -> Option<Sign> {
    Some(match cause {
        Cause::IncomeStopped => Sign::IncomeStopped,
        Cause::IncomeLess => Sign::IncomeLess,
        Cause::BenefitLate => Sign::BenefitLate,
        Cause::HouseholdChange => Sign::HouseholdChange,
        Cause::HigherCosts => Sign::HigherCosts,
        Cause::OtherDebts => Sign::OtherDebts,
        Cause::Paperwork => Sign::Paperwork,
        Cause::HomeDefect => Sign::HomeDefect,
        Cause::Moving => Sign::WantsToMove,
        Cause::Forgotten => Sign::Forgotten,
        Cause::Stuck => Sign::Stuck,
        Cause::Booking | Cause::Other => return None,
    })
}

/// One thing to choose. None is chosen beforehand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offer<'m> {
    /// A measure, and why it fits.
    Measure {
        /// Which.
        measure: &'m Measure,
        /// One line why.
        why: &'m Why,
    },
    /// "Nothing yet": always there, always last.
    NothingYet,
}

/// Most offers, "nothing yet" among them.
pub const MOST_OFFERS: usize = 7;

/// The measures that fit a case: first what fits what the tenant told, then what fits the strongest fact, then those that
/// go first, then the order of the files. `left_out` are codes the association chose not to offer. Where something is
/// past due, a plan and a waiver are always among them.
pub fn offers<'m>(catalogue: &'m [Measure], left_out: &[&str], signs: &[Sign]) -> Vec<Offer<'m>> {
    let mut fitting: Vec<Fit<'m>> = catalogue
        .iter()
        .filter(|m| !left_out.contains(&m.code.as_str()))
        .filter_map(|m| Fit::of(m, signs))
        .collect();
    fitting.sort_by_key(Fit::place);
    let past_due = signs.contains(&Sign::PastDue);
    let stays = |fit: &Fit<'_>| past_due && ALWAYS_THERE.contains(&fit.measure.code.as_str());
    let mut free = MOST_OFFERS - 1 - fitting.iter().filter(|fit| stays(fit)).count();
    fitting.retain(|fit| {
        let kept = stays(fit) || free > 0;
        free -= usize::from(kept && !stays(fit));
        kept
    });
    let offers = fitting.into_iter().map(|fit| Offer::Measure {
        measure: fit.measure,
        why: fit.why,
    });
    offers.chain([Offer::NothingYet]).collect()
}

/// A measure that fits, and by what.
struct Fit<'m> {
    measure: &'m Measure,
    /// The strongest fact: what was told says more than what is seen, and that more than what always fits.
    why: &'m Why,
    /// How many things that were told it fits.
    told: usize,
    /// The strongest fact that was seen.
    seen: Sign,
}

impl<'m> Fit<'m> {
    fn of(measure: &'m Measure, signs: &[Sign]) -> Option<Self> {
        let fits = || measure.why.iter().filter(|w| signs.contains(&w.sign));
        Some(Self {
            measure,
            why: fits().max_by_key(|w| w.sign)?,
            told: fits().filter(|w| w.sign.is_told()).count(),
            seen: fits()
                .map(|w| w.sign)
                .filter(|s| !s.is_told())
                .max()
                .unwrap_or(Sign::Always),
        })
    }

    fn place(&self) -> impl Ord + use<> {
        let why = Reverse(self.why.sign);
        (Reverse(self.told), why, Reverse(self.seen), !self.measure.first)
    }
}

/// What was offered and chosen: kept, so that use and effect can be reported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeasureChoice {
    /// Chosen by its maker.
    pub id: MeasureChoiceId,
    /// Codes that were offered, in the order shown.
    pub offered: Vec<String>,
    /// The code that was chosen; `None` is "nothing yet".
    pub chosen: Option<String>,
    /// When.
    pub on: Day,
    /// Who of us.
    pub by: Option<UserId>,
    /// The day we learned of it.
    pub learned_on: Day,
}

impl MeasureChoice {
    /// The day on which it is looked at how the rent comes in since: so many months later.
    pub fn look_on(&self) -> Day {
        self.on.month().plus(LOOK_AFTER_MONTHS).on(self.on.day_of_month())
    }
}

/// Months after a choice at which it is looked at how the rent comes in since.
pub const LOOK_AFTER_MONTHS: i32 = 3;

coded! {
    /// How the rent comes in some months after a choice: from the ledger, never from an opinion. What came of it may have
    /// come anyway.
    Since {
        /// The current rent comes in, again or still.
        Flows = "flows",
        /// Not yet.
        NotYet = "not_yet",
        /// The months are not over.
        TooEarly = "too_early",
    }
}

/// How the rent comes in, by the flow on the day of [`MeasureChoice::look_on`]; `None` when that day is still to come.
pub const fn since(flow: Option<FlowState>) -> Since {
    match flow {
        None => Since::TooEarly,
        Some(FlowState::Restored | FlowState::Flowing) => Since::Flows,
        Some(FlowState::Stuttering | FlowState::Stopped) => Since::NotYet,
    }
}

/// How often a measure was offered and chosen, and how the rent comes in since: households, each once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Use {
    /// Households to whom it was offered.
    pub offered: usize,
    /// Households that chose it.
    pub chosen: usize,
    /// Of those whose months are over: the rent comes in.
    pub flows: usize,
    /// Of those whose months are over: not yet.
    pub not_yet: usize,
}

impl Use {
    /// How the rent comes in since, of how many households; nothing when those are too few to tell.
    pub const fn effect(&self) -> Option<(usize, usize)> {
        shown::part(self.flows, self.flows + self.not_yet)
    }
}

/// Use and effect by the code of the measure; "nothing yet" stands under `None`. A household that chose the same more than
/// once counts by its first choice.
pub fn uses<'c>(
    choices: impl IntoIterator<Item = (TenancyId, &'c MeasureChoice, Since)>,
) -> BTreeMap<Option<String>, Use> {
    let mut all: BTreeMap<Option<String>, Use> = BTreeMap::new();
    let mut offered = BTreeSet::new();
    let mut first: BTreeMap<(Option<&str>, TenancyId), (Day, MeasureChoiceId, Since)> = BTreeMap::new();
    for (tenancy, choice, since) in choices {
        let codes = choice.offered.iter().map(|code| Some(code.as_str()));
        for code in codes.chain([None]) {
            if offered.insert((code, tenancy)) {
                all.entry(code.map(str::to_owned)).or_default().offered += 1;
            }
        }
        let key = (choice.chosen.as_deref(), tenancy);
        let this = (choice.on, choice.id, since);
        let held = first.entry(key).or_insert(this);
        if (this.0, this.1) < (held.0, held.1) {
            *held = this;
        }
    }
    for ((code, _), (_, _, since)) in first {
        let count = all.entry(code.map(str::to_owned)).or_default();
        count.chosen += 1;
        match since {
            Since::Flows => count.flows += 1,
            Since::NotYet => count.not_yet += 1,
            Since::TooEarly => {}
        }
    }
    all
}

/// A measure of the association itself as it is written down, before it is read as the others are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// Its code; not one of the toolbox.
    pub code: String,
    /// Code of the group.
    pub group: String,
    /// Name, Dutch and English.
    pub name: (String, String),
    /// What it is, Dutch and English.
    pub what: (String, String),
    /// Who decides.
    pub decides: String,
    /// Where it comes from.
    pub source: String,
    /// The day it is written down.
    pub reviewed: Option<Day>,
    /// When it helps: code of the fact, and one line why in Dutch and English.
    pub why: Vec<(String, String, String)>,
}

impl Draft {
    /// The same text as a file of measures has, so that there is one reader for both.
    pub fn to_toml(&self) -> String {
        let mut block = toml::Table::new();
        let mut put = |name: &str, value: &str| {
            block.insert(name.to_owned(), toml::Value::String(value.trim().to_owned()));
        };
        put("code", &self.code);
        put("group", &self.group);
        put("name", &self.name.0);
        put("name_en", &self.name.1);
        put("what", &self.what.0);
        put("what_en", &self.what.1);
        put("decides", &self.decides);
        put("source", &self.source);
        put(
            "reviewed",
            &self.reviewed.map(|day| day.to_string()).unwrap_or_default(),
        );
        let lines: toml::Table = self
            .why
            .iter()
            .map(|(sign, nl, en)| {
                let both = [nl, en].map(|line| toml::Value::String(line.trim().to_owned()));
                (sign.clone(), toml::Value::Array(both.to_vec()))
            })
            .collect();
        if !lines.is_empty() {
            block.insert("why".to_owned(), toml::Value::Table(lines));
        }
        let mut file = toml::Table::new();
        file.insert(
            "measure".to_owned(),
            toml::Value::Array(vec![toml::Value::Table(block)]),
        );
        file.to_string()
    }
}

impl From<&Measure> for Draft {
    fn from(m: &Measure) -> Self {
        Self {
            code: m.code.clone(),
            group: m.group.code().to_owned(),
            name: m.name.clone(),
            what: m.what.clone(),
            decides: m.decides.clone(),
            source: m.source.clone(),
            reviewed: Some(m.reviewed),
            why: m
                .why
                .iter()
                .map(|w| (w.sign.code().to_owned(), w.nl.clone(), w.en.clone()))
                .collect(),
        }
    }
}
