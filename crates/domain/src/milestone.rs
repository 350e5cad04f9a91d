//! Milestones with legal meaning (S4.29): few points, each with the day and what proves it. Between them everything is free.
//!
//! Only M3 → M4 → M6 have conditions (art. 2 Bgs; S4.14, S4.30). What is not done yet is told as data, never as an order:
//! nothing here makes a row on anybody's list.

use crate::calendar::Day;
use crate::contact::coded;
use crate::debt_help::DebtHelpKind;
use crate::ids::{ContactId, ProofId};

coded! {
    /// The milestones, in their order.
    MilestoneCode {
        /// Rent fell due and is open.
        Due = "M0",
        /// The miss was noticed.
        Noticed = "M1",
        /// Personal contact was sought.
        ContactSought = "M2",
        /// Help was pointed to and a reminder was written.
        HelpOffered = "M3",
        /// The municipality knows, or the tenant does not want that.
        MunicipalityTold = "M4",
        /// We looked back at the amicable phase.
        Reviewed = "M5",
        /// Transfer was decided on.
        Transfer = "M6",
    }
}

/// What proves it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// The ledger: the agreed day came and the rent was not in.
    Ledger,
    /// A contact; `reached` when there was a two-way talk.
    Contact {
        /// Which.
        id: ContactId,
        /// Somebody was spoken to.
        reached: bool,
    },
    /// A fact that was written down.
    Proof(ProofId),
    /// The time to answer the offer passed without an objection (art. 2 Bgs: silence is no refusal).
    Silence,
}

/// What proves it, and its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// When.
    pub on: Day,
    /// What.
    pub what: What,
}

/// A milestone reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Milestone {
    /// Which.
    pub code: MilestoneCode,
    /// When.
    pub on: Day,
    /// What proves it first of all.
    pub what: What,
}

/// Why a milestone with conditions can't be taken yet. One plain sentence each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NotYet {
    /// Nobody sought personal contact: a call, a visit or a card (a).
    NoPersonalContact,
    /// Debt help was not pointed to (b).
    NoDebtHelp,
    /// No written reminder (c).
    NoReminder,
    /// The offer to pass on details was not made in writing (d).
    NoOffer,
    /// The tenant may still answer the offer, until and with this day.
    MayAnswer {
        /// The last day.
        until: Day,
    },
    /// The tenant does not want it, for good.
    Objected {
        /// Since when.
        on: Day,
    },
    /// The municipality does not know yet, and the tenant did not object.
    NotInformed,
    /// The municipality is at work, until and with this day at the least.
    MunicipalityAtWork {
        /// The last day.
        until: Day,
    },
    /// Nobody looked back at the amicable phase since the municipality was told.
    NoReview,
    /// A pause runs.
    Paused {
        /// Its last day.
        until: Day,
    },
    /// The tenant sees a part of it otherwise.
    Disputed,
    /// Nobody asked who lives here, and whether children do.
    NoHousehold,
    /// Nobody else tried, nor in another way, nor at another time of the day (S4.34).
    NoFreshEyes,
    /// An agreement is being kept.
    PlanKept,
    /// All that is open stands in a scheme, outside our own collection.
    InScheme {
        /// Which.
        kind: DebtHelpKind,
    },
    /// A judge or the law says stop.
    StoppedByLaw {
        /// The last day.
        until: Day,
    },
}

impl NotYet {
    /// The code that is stored and printed.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NoPersonalContact => "no_personal_contact",
            Self::NoDebtHelp => "no_debt_help",
            Self::NoReminder => "no_reminder",
            Self::NoOffer => "no_offer",
            Self::MayAnswer { .. } => "may_answer",
            Self::Objected { .. } => "objected",
            Self::NotInformed => "not_informed",
            Self::MunicipalityAtWork { .. } => "municipality_at_work",
            Self::NoReview => "no_review",
            Self::Paused { .. } => "paused",
            Self::Disputed => "disputed",
            Self::NoHousehold => "no_household",
            Self::NoFreshEyes => "no_fresh_eyes",
            Self::PlanKept => "plan_kept",
            Self::InScheme { .. } => "in_scheme",
            Self::StoppedByLaw { .. } => "stopped_by_law",
        }
    }

    /// The day it is about.
    pub const fn day(self) -> Option<Day> {
        match self {
            Self::MayAnswer { until }
            | Self::MunicipalityAtWork { until }
            | Self::Paused { until }
            | Self::StoppedByLaw { until } => Some(until),
            Self::Objected { on } => Some(on),
            _ => None,
        }
    }
}

/// One point of the path: when it was reached, what proves it, and what its conditions still miss.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Which.
    pub code: MilestoneCode,
    /// When it was reached.
    pub on: Option<Day>,
    /// What proves it, or a part of it, by day.
    pub evidence: Vec<Evidence>,
    /// What is not there yet. Of the free milestones this is information; of M4 and M6 it is a condition.
    pub not_yet: Vec<NotYet>,
}

/// The path of the present arrears.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Path {
    /// Since when something has been past due without a break.
    pub since: Option<Day>,
    /// M0 to M6; empty when nothing is past due.
    pub steps: Vec<Step>,
    /// A standing objection to passing on details, also one of earlier arrears.
    pub objection: Option<(Day, ProofId)>,
}

impl Path {
    /// The milestones reached, in their order.
    pub fn reached(&self) -> Vec<Milestone> {
        let reached = |s: &Step| {
            Some(Milestone {
                code: s.code,
                on: s.on?,
                what: s.evidence.first().map_or(What::Ledger, |e| e.what),
            })
        };
        self.steps.iter().filter_map(reached).collect()
    }

    /// One point.
    pub fn step(&self, code: MilestoneCode) -> Option<&Step> {
        self.steps.iter().find(|s| s.code == code)
    }

    /// What of the conditions of art. 2 Bgs is missing before the municipality may be told; empty when all are met.
    /// `None` when nothing is past due: then there is nothing to tell.
    pub fn before_telling(&self) -> Option<Vec<NotYet>> {
        let step = self.step(MilestoneCode::MunicipalityTold)?;
        let conditions = step.not_yet.iter().filter(|n| **n != NotYet::NotInformed);
        Some(conditions.copied().collect())
    }
}
