//! Who leads the contact with a household: one colleague, chosen by people, whom others call first (S3.4, S4.13). The help
//! itself is led by the municipality while debt help runs, or once it let us know that it helps (S1.23, S2.5).

use crate::calendar::{Day, Watch};
use crate::debt_help::{self, DebtHelp};
use crate::ids::UserId;
use crate::signal::{Feedback, Learned};

/// A choice of who leads; the newest version counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseLead {
    /// From 1, one more for each choice.
    pub version: i32,
    /// Who leads from now on; `None`: nobody in particular.
    pub who: Option<UserId>,
    /// From which day.
    pub from: Day,
    /// Who chose.
    pub by: Option<UserId>,
}

/// The version that counts; 0 when nobody chose yet.
pub fn version(all: &[CaseLead]) -> i32 {
    all.iter().map(|lead| lead.version).max().unwrap_or_default()
}

/// The colleague who leads.
pub fn chosen(all: &[CaseLead]) -> Option<UserId> {
    all.iter().max_by_key(|lead| lead.version)?.who
}

/// Since when the municipality leads the help; `None` while it does not.
pub fn municipality_since(debt_help: &[DebtHelp], feedback: &[Feedback], watch: &Watch) -> Option<Day> {
    let runs = debt_help::running(debt_help, watch, None);
    let schemes = runs.iter().filter(|d| d.kind.keeps_old_debt_out()).map(|d| d.on);
    let told = feedback
        .iter()
        .filter(|f| watch.reached(f.on))
        .max_by_key(|f| f.on);
    let helps = told
        .filter(|f| matches!(f.learned, Learned::Helped | Learned::HasHelp))
        .map(|f| f.on);
    schemes.chain(helps).min()
}
