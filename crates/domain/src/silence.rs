//! May we speak now, and if not, why? The one function between a wish to send and the outbox. No sender goes around it.
//!
//! It answers with the rules that hold a message back, as data, each with the moment from which it no longer does.

use crate::agreement::Party;
use crate::arrangement::PlanStanding;
use crate::calendar::Day;
use crate::contact::{Outcome, coded};
use crate::ids::DisputeId;
use crate::ledger::EntryKind;
use crate::outlook::{Facts, Outlook, PromiseState};
use crate::policy::Policy;

/// A moment on the association's own clock: a day and the minute of it, 0 to 1439.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct At {
    /// The day.
    pub day: Day,
    /// Minute of the day.
    pub minute: i32,
}

const DAY_MINUTES: i32 = 1440;

impl At {
    /// The beginning of a day.
    pub const fn start_of(day: Day) -> Self {
        Self { day, minute: 0 }
    }

    /// So many hours later.
    #[must_use]
    pub const fn plus_hours(self, hours: i32) -> Self {
        let minutes = self.minute + hours * 60;
        Self {
            day: self.day.plus(minutes.div_euclid(DAY_MINUTES)),
            minute: minutes.rem_euclid(DAY_MINUTES),
        }
    }
}

coded! {
    /// What a message is for.
    Purpose {
        /// Asks for money that is past due, or about an agreement that did not work out.
        Collection = "collection",
        /// Reminds before the day.
        Reminder = "reminder",
        /// Thanks, aftercare, an offer of help: asks nothing.
        Kindness = "kindness",
        /// Confirms or answers what the tenant did or asked just now.
        Reply = "reply",
    }
}

coded! {
    /// What holds a message back, the strongest first.
    Rule {
        /// A pause runs (S4.20).
        Pause = "pause",
        /// All that is past due is disputed and not answered yet (S1.19).
        Dispute = "dispute",
        /// An administrator handles the money; letters go there (S1.33).
        Administrator = "administrator",
        /// A plan runs and is kept: silence until its next term.
        Plan = "plan",
        /// An agreement runs: silence until its day.
        Agreement = "agreement",
        /// A moment to speak was agreed: silence until then (S4.32c).
        Moment = "moment",
        /// What is past due may come later.
        Deferral = "deferral",
        /// Debt help or a scheme holds all that was due before it (S4.15).
        Scheme = "scheme",
        /// Within a day of an agreement or a payment (S4.19).
        JustAgreed = "just_agreed",
        /// As many messages as the policy allows in these days, over all channels (S2.17).
        WeeklyCap = "weekly_cap",
        /// Night or Sunday.
        QuietHours = "quiet_hours",
    }
}

/// One rule that holds a message back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hold {
    /// Which rule.
    pub rule: Rule,
    /// From this moment it no longer does; `None` when no day is known.
    pub until: Option<At>,
    /// The dispute, when that is the rule.
    pub dispute: Option<DisputeId>,
}

/// The message someone wants to send.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wish {
    /// What for.
    pub purpose: Purpose,
    /// When.
    pub at: At,
    /// To the administrator or another payer, not to the tenant.
    pub to_payer: bool,
}

/// What else silence must know: what is no part of the outlook.
#[derive(Clone, Copy, Debug, Default)]
pub struct Surroundings<'a> {
    /// When messages left to this tenancy, over all channels, replies left out.
    pub sent: &'a [At],
    /// A court-appointed administrator is in the contract today.
    pub administrator: bool,
    /// The administrator agrees that the tenant gets thanks (story T11).
    pub thanks_agreed: bool,
    /// Today is a public holiday.
    pub holiday: bool,
}

/// May we speak? Empty: yes. Else every rule that holds it back, the strongest first.
///
/// The outlook must be of the day of the wish.
pub fn holds(wish: Wish, o: &Outlook, facts: &Facts, around: &Surroundings, policy: &Policy) -> Vec<Hold> {
    let mut holds = Vec::new();
    // Who decides for the tenant gets everything, answers too (S1.33).
    let under_administration = around.administrator || o.administered();
    let welcome = wish.to_payer || (wish.purpose == Purpose::Kindness && around.thanks_agreed);
    if under_administration && !welcome {
        holds.push(Hold {
            rule: Rule::Administrator,
            until: None,
            dispute: None,
        });
    }
    if wish.purpose == Purpose::Reply {
        return holds;
    }
    let mut add = |rule, until: Option<At>| {
        holds.push(Hold {
            rule,
            until,
            dispute: None,
        });
    };
    let after = |day: Day| Some(At::start_of(day.plus(1)));
    let asks = matches!(wish.purpose, Purpose::Collection | Purpose::Reminder);
    if let Some(until) = o.paused_until.filter(|_| asks || !wish.to_payer) {
        add(Rule::Pause, after(until));
    }
    if asks {
        agreed(wish, o, policy, &mut add);
        if let Some(last) = just_agreed(facts, wish.at, policy) {
            add(Rule::JustAgreed, Some(last));
        }
    }
    if let Some(until) = weekly_cap(wish.at, around.sent, policy) {
        add(Rule::WeeklyCap, Some(until));
    }
    if let Some(until) = quiet_hours(wish.at, around.holiday, policy) {
        add(Rule::QuietHours, Some(until));
    }
    if wish.purpose == Purpose::Collection && o.past_due.0 <= 0 && o.disputed.is_positive() {
        let dispute = o.disputes.iter().find(|d| d.is_open()).map(|d| d.id);
        holds.push(Hold {
            rule: Rule::Dispute,
            until: None,
            dispute,
        });
    }
    if wish.purpose == Purpose::Collection && o.past_due.0 <= 0 && o.in_scheme.is_positive() {
        let until = o.statuses.iter().filter(|d| d.kind.keeps_old_debt_out());
        holds.push(Hold {
            rule: Rule::Scheme,
            until: until.filter_map(|d| d.until).max().and_then(after),
            dispute: None,
        });
    }
    holds.sort_by_key(|h| h.rule);
    holds
}

/// What was agreed, and until when we are therefore silent.
fn agreed(wish: Wish, o: &Outlook, policy: &Policy, add: &mut impl FnMut(Rule, Option<At>)) {
    let after = |day: Day| Some(At::start_of(day.plus(1)));
    let kept =
        |p: &&crate::arrangement::Standing| p.state == PlanStanding::Running && p.newest_miss().is_none();
    let next = o
        .plans
        .iter()
        .filter(kept)
        .filter_map(|p| p.next())
        .map(|t| t.last_day)
        .max();
    // A plan that is missed elsewhere is talked about; one that is kept asks for silence.
    let missed = o.plans.iter().any(|p| p.newest_miss().is_some());
    if let Some(day) = next.filter(|_| !missed) {
        add(Rule::Plan, after(day));
    }
    let running = o
        .promises
        .iter()
        .filter(|p| p.state == PromiseState::Running && p.agreement.party != Party::Association);
    if let Some(day) = running.filter_map(|p| p.agreement.due_on).max() {
        add(Rule::Agreement, after(day.plus(policy.grace_days)));
    }
    if let Some(day) = o.quiet_until {
        add(Rule::Moment, Some(At::start_of(day)));
    }
    if wish.purpose == Purpose::Collection && o.past_due.0 <= 0 && o.deferred.is_positive() {
        add(Rule::Deferral, o.deferred_until.and_then(after));
    }
}

/// The end of the calm after the last agreement or payment. A day without an hour counts to its end.
fn just_agreed(facts: &Facts, now: At, policy: &Policy) -> Option<At> {
    let paid = facts
        .entries
        .iter()
        .filter(|e| e.kind == EntryKind::Receipt)
        .map(|e| e.effective_on);
    let talks = facts
        .contacts
        .iter()
        .filter(|c| c.outcome == Outcome::Agreed)
        .map(|c| c.on);
    let agreements = facts.agreements.iter().map(|a| a.made_on);
    let plans = facts.help.plans.iter().map(|p| p.made_on);
    let last = paid
        .chain(talks)
        .chain(agreements)
        .chain(plans)
        .filter(|d| *d <= now.day)
        .max()?;
    let until = At::start_of(last.plus(1)).plus_hours(policy.calm_hours);
    (now < until).then_some(until)
}

/// When the oldest message that counts is so many days ago, one more may leave.
fn weekly_cap(now: At, sent: &[At], policy: &Policy) -> Option<At> {
    let later = |at: &At| At {
        day: at.day.plus(policy.messages_days),
        ..*at
    };
    let mut counting: Vec<At> = sent.iter().map(later).filter(|free| *free > now).collect();
    let most = usize::try_from(policy.messages_most).unwrap_or(0);
    if counting.len() < most.max(1) && most > 0 {
        return None;
    }
    counting.sort_unstable();
    match counting.len().checked_sub(most.max(1)) {
        Some(i) if most > 0 => counting.get(i).copied(),
        _ => Some(At::start_of(now.day.plus(policy.messages_days))),
    }
}

/// The next moment outside the night, Sunday and holidays; `None` when it is one now.
fn quiet_hours(now: At, holiday: bool, policy: &Policy) -> Option<At> {
    let (from, until) = (policy.quiet_from_minute, policy.quiet_until_minute);
    let rest_day = |day: Day| policy.quiet_sundays != 0 && day.weekday() == 6;
    let night = now.minute >= from || now.minute < until;
    if !night && !rest_day(now.day) && !holiday {
        return None;
    }
    let mut day = now.day;
    if now.minute >= until || holiday || rest_day(day) {
        day = day.plus(1);
    }
    while rest_day(day) {
        day = day.plus(1);
    }
    Some(At { day, minute: until })
}
