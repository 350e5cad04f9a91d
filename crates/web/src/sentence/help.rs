//! Words for what eases paying.

use crate::language::Phrases;
use domain::arrangement::{Change, Origin, WhoPays};
use domain::pause::{PauseReason, PauseSource};
use domain::payer::{PayerKind, Pays};
use domain::waiver::Ground;

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

/// Who pays in the place of the tenant.
pub const fn payer_kind(phrases: &Phrases, kind: PayerKind) -> &'static str {
    match kind {
        PayerKind::Municipality => phrases.payer_kind_municipality(),
        PayerKind::BenefitAgency => phrases.payer_kind_benefit_agency(),
        PayerKind::Administrator => phrases.payer_kind_administrator(),
        PayerKind::Fund => phrases.payer_kind_fund(),
        PayerKind::Family => phrases.payer_kind_family(),
    }
}

/// On what ground something is waived.
pub const fn ground(phrases: &Phrases, ground: Ground) -> &'static str {
    match ground {
        Ground::KeptPayments => phrases.ground_kept_payments(),
        Ground::UnlocksSolution => phrases.ground_unlocks_solution(),
        Ground::PreventsEviction => phrases.ground_prevents_eviction(),
        Ground::DebtSettlement => phrases.ground_debt_settlement(),
        Ground::OurShare => phrases.ground_our_share(),
        Ground::Other => phrases.ground_other(),
    }
}

/// What such a payer pays.
pub const fn pays(phrases: &Phrases, pays: Pays) -> &'static str {
    match pays {
        Pays::Rent => phrases.payer_pays_rent(),
        Pays::RentAndPlan => phrases.payer_pays_rent_and_plan(),
        Pays::Plan => phrases.payer_pays_plan(),
    }
}

/// Who pays the current rent.
pub const fn who_pays(phrases: &Phrases, who: WhoPays) -> &'static str {
    match who {
        WhoPays::Tenant => phrases.who_pays_tenant(),
        WhoPays::CoTenant => phrases.who_pays_co_tenant(),
        WhoPays::Municipality => phrases.who_pays_municipality(),
        WhoPays::Administrator => phrases.who_pays_administrator(),
        WhoPays::Fund => phrases.who_pays_fund(),
        WhoPays::Family => phrases.who_pays_family(),
    }
}

/// How a plan came about.
pub const fn origin(phrases: &Phrases, origin: Origin) -> &'static str {
    match origin {
        Origin::Phone => phrases.origin_phone(),
        Origin::Visit => phrases.origin_visit(),
        Origin::Letter => phrases.origin_letter(),
        Origin::Desk => phrases.origin_desk(),
        Origin::SelfService => phrases.origin_self_service(),
    }
}

/// What made a version of a plan differ from the one before.
pub const fn plan_change(phrases: &Phrases, change: Change) -> &'static str {
    match change {
        Change::Agreed => phrases.plan_change_agreed(),
        Change::TooTight => phrases.plan_change_too_tight(),
        Change::Moved => phrases.plan_change_moved(),
        Change::Split => phrases.plan_change_split(),
        Change::Skipped => phrases.plan_change_skipped(),
        Change::Faster => phrases.plan_change_faster(),
        Change::Added => phrases.plan_change_added(),
        Change::Reduced => phrases.plan_change_reduced(),
        Change::Remade => phrases.plan_change_remade(),
        Change::Stopped => phrases.plan_change_stopped(),
        Change::Wording => phrases.plan_change_wording(),
    }
}
