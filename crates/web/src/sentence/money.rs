//! How paying goes, and why money went where it went.

use super::{month_seen_from, span};
use crate::language::Phrases;
use domain::calendar::Day;
use domain::flow::{Episode, Flow, FlowState, Rhythm};
use domain::ledger::AllocationRule;
use domain::matching::Rule;
use domain::outlook::CurrentRent;

/// The state of the payment flow in a word (S4.27).
pub const fn flow_state(phrases: &Phrases, state: FlowState) -> &'static str {
    match state {
        FlowState::Flowing => phrases.flow_flowing(),
        FlowState::Stuttering => phrases.flow_stuttering(),
        FlowState::Stopped => phrases.flow_stopped(),
        FlowState::Restored => phrases.flow_restored(),
    }
}

/// The payment flow in a sentence, with since when.
pub fn flow(phrases: &Phrases, flow: &Flow, today: Day) -> String {
    let since = flow.since.map(|month| month_seen_from(phrases, month, today));
    let said = match (flow.state, since) {
        (FlowState::Flowing, Some(month)) => phrases.flow_said_flowing_since(month),
        (FlowState::Flowing, None) => phrases.flow_said_flowing().to_owned(),
        (FlowState::Stuttering, Some(month)) => phrases.flow_said_stuttering_since(month),
        (FlowState::Stuttering, None) => phrases.flow_said_stuttering().to_owned(),
        (FlowState::Stopped, Some(month)) => phrases.flow_said_stopped_since(month),
        (FlowState::Stopped, None) => phrases.flow_said_stopped().to_owned(),
        (FlowState::Restored, Some(month)) => phrases.flow_said_restored_since(month),
        (FlowState::Restored, None) => phrases.flow_said_restored().to_owned(),
    };
    // After trouble, each rent on time is worth saying.
    if flow.on_time_in_a_row > 0 && matches!(flow.state, FlowState::Stuttering | FlowState::Restored) {
        return format!("{said} {}", phrases.flow_in_a_row(flow.on_time_in_a_row));
    }
    said
}

/// How this month's rent stands.
pub const fn current_rent(phrases: &Phrases, rent: CurrentRent) -> &'static str {
    match rent {
        CurrentRent::Paid => phrases.current_rent_paid(),
        CurrentRent::Partly => phrases.current_rent_partly(),
        CurrentRent::Open => phrases.current_rent_open(),
        CurrentRent::NotDueYet => phrases.current_rent_not_due_yet(),
        CurrentRent::NoCharge => phrases.current_rent_no_charge(),
    }
}

/// The usual pay day in words; says so when there is none.
pub fn rhythm(phrases: &Phrases, rhythm: &Rhythm) -> String {
    if rhythm.spread_days > 12 {
        return phrases.rhythm_varies(rhythm.months, rhythm.spread_days);
    }
    match rhythm.usual_offset {
        ..-1 => phrases.rhythm_before().to_owned(),
        -1..=0 => phrases.rhythm_first().to_owned(),
        offset @ 1..=30 => phrases.rhythm_around(offset + 1),
        _ => phrases.rhythm_after().to_owned(),
    }
}

/// An earlier time in which rent was behind, with how it ended: "2021: 3 maanden, opgelost in 5 maanden" (S1.10).
pub fn episode(phrases: &Phrases, episode: &Episode) -> String {
    let months = span(phrases, episode.months);
    match episode.solved_on {
        Some(day) => {
            let took = day.month().since(episode.first).max(1);
            phrases.episode_solved(months, took, episode.first.parts().0.to_string())
        }
        None => phrases.episode_running(months, phrases.month(episode.first)),
    }
}

/// Why a transaction belongs to a tenancy.
pub const fn match_rule(phrases: &Phrases, rule: Rule) -> &'static str {
    match rule {
        Rule::PaymentReference => phrases.match_payment_reference(),
        Rule::CollectionId => phrases.match_collection_id(),
        Rule::Mandate => phrases.match_mandate(),
        Rule::ReferenceInText => phrases.match_reference_in_text(),
        Rule::ContractInText => phrases.match_contract_in_text(),
        Rule::IbanAndAmount => phrases.match_iban_and_amount(),
        Rule::Iban => phrases.match_iban(),
        Rule::NameAndAmount => phrases.match_name_and_amount(),
        Rule::Name => phrases.match_name(),
        Rule::Person => phrases.match_person(),
    }
}

/// Why money went to a month (art. 6:43 BW, and the association's policy).
pub const fn allocation_rule(phrases: &Phrases, rule: AllocationRule) -> &'static str {
    match rule {
        AllocationRule::Designated => phrases.allocation_designated(),
        AllocationRule::CurrentRent => phrases.allocation_current_rent(),
        AllocationRule::Early => phrases.allocation_early(),
        AllocationRule::Oldest => phrases.allocation_oldest(),
        AllocationRule::Advance => phrases.allocation_advance(),
    }
}
