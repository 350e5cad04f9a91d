//! Why someone is on today's list, and what is proposed.

use super::{kind_key, month_seen_from};
use crate::language::Phrases;
use domain::agreement::Said;
use domain::arrangement::ThanksMoment;
use domain::calendar::Day;
use domain::flow::Pattern;
use domain::message::State;
use domain::outlook::{Proposal, Reason, TaskKind};
use std::borrow::Cow;

/// One or two short sentences: why a row is on the list. Never an amount (S4.35), never blame (S4.28).
pub fn reason(phrases: &Phrases, reason: &Reason, today: Day) -> String {
    let day = |day: Day| phrases.day_seen_from(day, today);
    match reason {
        Reason::OwnPromise { action, due_on, .. } => match bare(phrases, action) {
            Some(action) => phrases.reason_own_promise(action, day(*due_on)),
            None => phrases.reason_own_promise_plain(day(*due_on)),
        },
        Reason::Answer { kind, on, .. } => phrases.reason_answer(day(*on), kind_key(*kind)),
        Reason::Moment { on, .. } if *on == today => phrases.reason_moment_today().to_owned(),
        Reason::Moment { on, .. } => phrases.reason_moment(day(*on)),
        Reason::PromiseMissed { action, due_on, .. } => match bare(phrases, action) {
            Some(action) => phrases.reason_promise_missed(action, day(*due_on)),
            None => phrases.reason_promise_missed_plain(day(*due_on)),
        },
        Reason::Miss {
            tried_on, pattern, ..
        } => {
            let mut text = miss(phrases, reason, today);
            add(&mut text, pattern_said(phrases, *pattern));
            if let Some(on) = tried_on {
                add(&mut text, &phrases.reason_tried(day(*on)));
            }
            text
        }
        Reason::Expected { since } => phrases.reason_expected(day(*since)),
        Reason::Kept { action, on, .. } => match bare(phrases, action) {
            Some(action) => phrases.reason_kept(action, day(*on)),
            None => phrases.reason_kept_plain(day(*on)),
        },
        Reason::Restored { month } => phrases.reason_restored(month_seen_from(phrases, *month, today)),
        Reason::FreshEyes { oldest, last_reached } => {
            let month = month_seen_from(phrases, oldest.month(), today);
            match last_reached {
                Some(on) => phrases.reason_fresh_eyes(day(*on), month),
                None => phrases.reason_fresh_eyes_never(month),
            }
        }
        _ => eased(phrases, reason, today),
    }
}

/// Reasons that come from plans, pauses, disputes, payers, discounts and waivers.
fn eased(phrases: &Phrases, reason: &Reason, today: Day) -> String {
    let day = |day: Day| phrases.day_seen_from(day, today);
    let month = |month| month_seen_from(phrases, month, today);
    match reason {
        Reason::PlanMissed { due_on, missed, .. } if *missed >= 2 => {
            phrases.reason_plan_missed_again(day(*due_on))
        }
        Reason::PlanMissed { due_on, .. } => phrases.reason_plan_missed(day(*due_on)),
        Reason::PlanKept {
            moment, kept, count, ..
        } => match moment {
            ThanksMoment::First => phrases.reason_plan_first().to_owned(),
            ThanksMoment::Halfway => phrases.reason_plan_halfway(*count, *kept),
            ThanksMoment::Last => phrases.reason_plan_done().to_owned(),
        },
        Reason::Aftercare { months, .. } => phrases.reason_aftercare(*months),
        Reason::PauseReview { .. } => phrases.reason_pause_review().to_owned(),
        Reason::PauseEnded { until } => phrases.reason_pause_ended(day(*until)),
        Reason::DisputeOpen { answer_by, .. } => phrases.reason_dispute_open(day(*answer_by)),
        Reason::Worry { name, on, .. } => phrases.reason_worry(day(*on), name.as_str()),
        Reason::CoachDeclined { name, on, .. } => phrases.reason_coach_declined(day(*on), name.as_str()),
        Reason::PayerMissed { name, month: m, .. } if !name.is_empty() => {
            phrases.reason_payer_missed_named(month(*m), name.as_str())
        }
        Reason::PayerMissed { month: m, .. } => phrases.reason_payer_missed(month(*m)),
        Reason::DiscountEnds { last, .. } => phrases.reason_discount_ends(month(*last)),
        Reason::Delivery {
            channel, state, on, ..
        } => match state {
            State::Unsure => phrases.reason_delivery_unsure().to_owned(),
            State::Held => phrases.reason_delivery_held(day(*on)),
            _ => phrases.reason_delivery_failed(channel.code()),
        },
        Reason::WhereToWrite { kind, .. } => phrases.reason_where_to_write(kind.code()),
        Reason::LookBack { months, .. } => phrases.reason_look_back(*months),
        _ => String::new(),
    }
}

/// What was agreed, in words: as somebody wrote it, or what the program wrote down for us in the reader's own language.
pub fn said<'a>(phrases: &Phrases, action: &'a str) -> Cow<'a, str> {
    match Said::of(action) {
        Said::Words(words) => Cow::Borrowed(words),
        Said::BalanceTo(who) => Cow::Owned(phrases.said_balance_to(who)),
        Said::AnswerTo(who) => Cow::Owned(phrases.said_answer_to(who)),
    }
}

/// What somebody wrote, to stand within a sentence: without the full stop at its end, and with words in the place of
/// amounts, because no amount stands on the list. Not at all when an amount may be left in it.
fn bare(phrases: &Phrases, text: &str) -> Option<String> {
    let text = said(phrases, text);
    let text = without_amounts(text.trim().trim_end_matches('.'), phrases.reason_some_amount());
    (!text.to_lowercase().contains("euro")).then_some(text)
}

/// "Huur en € 50, november" becomes "Huur en een bedrag, november".
fn without_amounts(text: &str, words: &str) -> String {
    let mut parts = text.split('€');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let figures = part.trim_start();
        let end = figures
            .find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ','))
            .unwrap_or(figures.len());
        // A comma or point at the end belongs to the sentence.
        let amount = figures[..end].trim_end_matches(['.', ',']).len();
        out.push_str(words);
        out.push_str(&figures[amount..]);
    }
    out
}

fn add(text: &mut String, sentence: &str) {
    if !sentence.is_empty() {
        text.push(' ');
        text.push_str(sentence);
    }
}

fn miss(phrases: &Phrases, reason: &Reason, today: Day) -> String {
    let Reason::Miss {
        month,
        months,
        pattern,
        ..
    } = reason
    else {
        return String::new();
    };
    let month = month_seen_from(phrases, *month, today);
    // In these patterns a part may be in; "not all in" is true of both.
    let part = matches!(pattern, Pattern::Creep | Pattern::Mixed | Pattern::DayShift);
    match (*months, part) {
        (..=1, false) => phrases.reason_miss_one(month),
        (..=1, true) => phrases.reason_miss_one_part(month),
        (months, false) => phrases.reason_miss_many(month, months),
        (months, true) => phrases.reason_miss_many_part(month, months),
    }
}

const fn pattern_said(phrases: &Phrases, pattern: Pattern) -> &'static str {
    match pattern {
        Pattern::Reversed => phrases.reason_pattern_reversed(),
        Pattern::FirstEver => phrases.reason_pattern_first_ever(),
        Pattern::DayShift => phrases.reason_pattern_day_shift(),
        Pattern::Creep => phrases.reason_pattern_creep(),
        Pattern::Stopped => phrases.reason_pattern_stopped(),
        Pattern::Mixed => "",
    }
}

/// The heading over rows of a kind.
pub const fn lane(phrases: &Phrases, kind: TaskKind) -> &'static str {
    match kind {
        TaskKind::OwnPromise => phrases.lane_own_promise(),
        TaskKind::Answer => phrases.lane_answer(),
        TaskKind::Moment => phrases.lane_moment(),
        TaskKind::Delivery => phrases.lane_delivery(),
        TaskKind::PromiseMissed => phrases.lane_promise_missed(),
        TaskKind::Miss => phrases.lane_miss(),
        TaskKind::Expected => phrases.lane_expected(),
        TaskKind::Thank => phrases.lane_thank(),
        TaskKind::FreshEyes => phrases.lane_fresh_eyes(),
        TaskKind::Aftercare => phrases.lane_aftercare(),
    }
}

/// The one proposed action, as the words of a button.
pub const fn proposal(phrases: &Phrases, proposal: Proposal) -> &'static str {
    match proposal {
        Proposal::KeepWord => phrases.proposal_keep_word(),
        Proposal::Reply => phrases.proposal_reply(),
        Proposal::Call => phrases.proposal_call(),
        Proposal::Visit => phrases.proposal_visit(),
        Proposal::OfferDueDay => phrases.proposal_offer_due_day(),
        Proposal::Thank => phrases.proposal_thank(),
        Proposal::AnotherWay => phrases.proposal_another_way(),
        Proposal::OfferHelp => phrases.proposal_offer_help(),
        Proposal::AskHow => phrases.proposal_ask_how(),
        Proposal::AskPayer => phrases.proposal_ask_payer(),
        Proposal::CallColleague => phrases.proposal_call_colleague(),
        Proposal::FindMoment => phrases.proposal_find_moment(),
        Proposal::SeeMessage => phrases.proposal_see_message(),
        Proposal::AskAddress => phrases.proposal_ask_address(),
    }
}

/// What the trouble looks like, in a word or two: the badge (practice.md §3.1).
pub const fn pattern(phrases: &Phrases, pattern: Pattern) -> &'static str {
    match pattern {
        Pattern::Reversed => phrases.pattern_reversed(),
        Pattern::FirstEver => phrases.pattern_first_ever(),
        Pattern::DayShift => phrases.pattern_day_shift(),
        Pattern::Creep => phrases.pattern_creep(),
        Pattern::Stopped => phrases.pattern_stopped(),
        Pattern::Mixed => phrases.pattern_mixed(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    #[test]
    fn s4_35_amounts_in_what_was_agreed_become_words() {
        let nl = Phrases::of(Language::Dutch);
        let cases = [
            (
                "Huur en € 50, november 2026",
                Some("Huur en een bedrag, november 2026"),
            ),
            ("Betaalt €\u{a0}1.484,36.", Some("Betaalt een bedrag")),
            (
                "12 keer €123,70 en dan €\u{a0}0",
                Some("12 keer een bedrag en dan een bedrag"),
            ),
            ("Belt terug.", Some("Belt terug")),
            ("Betaalt 50 euro", None),
        ];
        for (text, said) in cases {
            assert_eq!(bare(nl, text).as_deref(), said, "{text}");
        }
    }
}
