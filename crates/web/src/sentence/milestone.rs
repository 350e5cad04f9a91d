//! Words for the milestones, what proves them, and why something can't be done yet.

use crate::language::Phrases;
use domain::calendar::Day;
use domain::milestone::{MilestoneCode, NotYet};
use domain::proof::ProofKind;

/// A milestone of the present arrears (S4.29).
pub const fn milestone(phrases: &Phrases, code: MilestoneCode) -> &'static str {
    match code {
        MilestoneCode::Due => phrases.milestone_due(),
        MilestoneCode::Noticed => phrases.milestone_noticed(),
        MilestoneCode::ContactSought => phrases.milestone_contact_sought(),
        MilestoneCode::HelpOffered => phrases.milestone_help_offered(),
        MilestoneCode::MunicipalityTold => phrases.milestone_municipality_told(),
        MilestoneCode::Reviewed => phrases.milestone_reviewed(),
        MilestoneCode::Transfer => phrases.milestone_transfer(),
    }
}

/// What was done or answered.
pub const fn proof(phrases: &Phrases, kind: ProofKind) -> &'static str {
    match kind {
        ProofKind::DebtHelp => phrases.proof_debt_help(),
        ProofKind::Reminder => phrases.proof_reminder(),
        ProofKind::Offer => phrases.proof_offer(),
        ProofKind::Yes => phrases.proof_yes(),
        ProofKind::NoObjection => phrases.proof_no_objection(),
        ProofKind::Objection => phrases.proof_objection(),
        ProofKind::Informed => phrases.proof_informed(),
        ProofKind::Answered => phrases.proof_answered(),
        ProofKind::Review => phrases.proof_review(),
        ProofKind::Children => phrases.proof_children(),
        ProofKind::NoChildren => phrases.proof_no_children(),
        ProofKind::Transferred => phrases.proof_transferred(),
        ProofKind::BroughtBack => phrases.proof_brought_back(),
        ProofKind::Mistake => phrases.proof_mistake(),
    }
}

/// A line below it in a form.
pub const fn proof_hint(phrases: &Phrases, kind: ProofKind) -> Option<&'static str> {
    Some(match kind {
        ProofKind::DebtHelp => phrases.proof_debt_help_hint(),
        ProofKind::Reminder => phrases.proof_reminder_hint(),
        ProofKind::Offer => phrases.proof_offer_hint(),
        ProofKind::Yes => phrases.proof_yes_hint(),
        ProofKind::NoObjection => phrases.proof_no_objection_hint(),
        ProofKind::Objection => phrases.proof_objection_hint(),
        ProofKind::Informed => phrases.proof_informed_hint(),
        ProofKind::Answered => phrases.proof_answered_hint(),
        ProofKind::Review => phrases.proof_review_hint(),
        ProofKind::Children | ProofKind::NoChildren => phrases.proof_children_hint(),
        ProofKind::Transferred | ProofKind::BroughtBack | ProofKind::Mistake => return None,
    })
}

/// Why not yet: the end of a sentence.
pub fn not_yet(phrases: &Phrases, why: NotYet, today: Day) -> String {
    let day = |day: Day| phrases.day_seen_from(day, today);
    match why {
        NotYet::NoPersonalContact => phrases.not_yet_no_personal_contact().to_owned(),
        NotYet::NoDebtHelp => phrases.not_yet_no_debt_help().to_owned(),
        NotYet::NoReminder => phrases.not_yet_no_reminder().to_owned(),
        NotYet::NoOffer => phrases.not_yet_no_offer().to_owned(),
        NotYet::MayAnswer { until } => phrases.not_yet_may_answer(day(until)),
        NotYet::Objected { on } => phrases.not_yet_objected(day(on)),
        NotYet::NotInformed => phrases.not_yet_not_informed().to_owned(),
        NotYet::MunicipalityAtWork { until } => phrases.not_yet_municipality_at_work(day(until)),
        NotYet::NoReview => phrases.not_yet_no_review().to_owned(),
        NotYet::Paused { until } => phrases.not_yet_paused(day(until)),
        NotYet::Disputed => phrases.not_yet_disputed().to_owned(),
        NotYet::NoHousehold => phrases.not_yet_no_household().to_owned(),
        NotYet::NoFreshEyes => phrases.not_yet_no_fresh_eyes().to_owned(),
        NotYet::PlanKept => phrases.not_yet_plan_kept().to_owned(),
        NotYet::InScheme { kind } => phrases.not_yet_in_scheme(phrases.debt_help_kind(kind.code())),
        NotYet::StoppedByLaw { until } => phrases.not_yet_stopped_by_law(day(until)),
    }
}
