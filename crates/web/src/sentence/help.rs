//! Words for what eases paying.

use crate::language::Phrases;
use domain::pause::{PauseReason, PauseSource};

/// Whom a pause comes from.
pub const fn pause_source(phrases: &Phrases, source: PauseSource) -> &'static str {
    match source {
        PauseSource::Tenant => phrases.pause_source_tenant(),
        PauseSource::Worker => phrases.pause_source_worker(),
        PauseSource::DebtHelpNotice => phrases.pause_source_debt_help_notice(),
        PauseSource::Judge => phrases.pause_source_judge(),
        PauseSource::Administrator => phrases.pause_source_administrator(),
    }
}

/// Why there is a pause, in a class.
pub const fn pause_reason(phrases: &Phrases, reason: PauseReason) -> &'static str {
    match reason {
        PauseReason::IncomeDecision => phrases.pause_reason_income_decision(),
        PauseReason::DebtHelp => phrases.pause_reason_debt_help(),
        PauseReason::Court => phrases.pause_reason_court(),
        PauseReason::LifeEvent => phrases.pause_reason_life_event(),
        PauseReason::OurTurn => phrases.pause_reason_our_turn(),
        PauseReason::Other => phrases.pause_reason_other(),
    }
}
