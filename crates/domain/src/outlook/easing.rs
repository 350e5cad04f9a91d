//! Rows that come from what eases paying: plans, pauses, aftercare.

use super::{Contacts, Digest, Facts, Gap, Outlook, PlanStanding, Proposal, Reason, Standing, Task, task};
use crate::calendar::{Day, Watch};
use crate::coach::without_a_moment;
use crate::debt_help::{self, DebtHelp, DebtHelpKind};
use crate::deferral::DeferralState;
use crate::discount::DiscountState;
use crate::dispute::Dispute;
use crate::help::ContractAdministrator;
use crate::ledger::Account;
use crate::message::State;
use crate::money::Cents;
use crate::pause;
use crate::policy::Policy;
use crate::version::newest;
use crate::waiver::{Decision, LOOK_BACK_MONTHS, Waiver, WaiverState};

/// Something holds the floor; its row may still wait for its day.
pub(super) struct Holds {
    pub row: Option<Task>,
}

/// What of a plan must be told apart when it changes.
pub(super) fn digest(s: &Standing, h: &mut Digest) {
    h.num(s.state as i64)
        .num(i64::from(s.plan.version))
        .num(s.paid.0)
        .num(s.open.0)
        .num(s.rest.0);
    h.num(s.solved_around.map_or(i64::MIN, |m| i64::from(m.0)));
    for t in &s.terms {
        h.num(t.state as i64)
            .num(t.filled.0)
            .num(t.needed.0)
            .num(t.kept_on.map_or(-1, |d| i64::from(d.0)));
    }
}

/// A plan with a term to come: the agreement stands, and watching is lighter.
pub(super) fn plan_goes_on(o: &Outlook) -> bool {
    o.plans
        .iter()
        .any(|p| p.state == PlanStanding::Running && p.next().is_some())
}

/// The newest missed term that nobody has talked about since. The plan goes on.
pub(super) fn plan_missed(o: &Outlook, contacts: &Contacts, policy: &Policy, watch: &Watch) -> Option<Holds> {
    let missed = |p: &&Standing| p.state == PlanStanding::Running && p.newest_miss().is_some();
    let standing = o
        .plans
        .iter()
        .filter(missed)
        .max_by_key(|p| p.newest_miss().map(|t| t.last_day))?;
    let term = standing.newest_miss()?;
    let noticed = term.last_day.plus(1);
    let changed_since = standing.plan.made_on >= noticed;
    if changed_since || contacts.reached_since(noticed) {
        return None;
    }
    let since = contacts
        .again_from(noticed, policy)
        .max(o.paused.after(noticed, 0));
    if !watch.reached(since) {
        return Some(Holds { row: None });
    }
    // Watched more lightly it is no news yet, and holds nothing else back.
    let lighter = noticed.plus(standing.lighter(term.term.due_on, policy));
    if !watch.reached(lighter) {
        return None;
    }
    let since = since.max(lighter);
    let missed = standing.missed();
    let reason = Reason::PlanMissed {
        plan: standing.plan.id,
        due_on: term.term.due_on,
        left: term.needed,
        kept: standing.kept(),
        missed,
    };
    let key = format!("plan:{}:{}", standing.plan.id, term.term.due_on);
    let proposal = if missed >= 2 {
        Proposal::OfferHelp
    } else {
        Proposal::Call
    };
    Some(Holds {
        row: Some(task(key, since, reason, proposal)),
    })
}

/// The newest moment of a plan to say thank you for.
pub(super) fn plan_kept(
    o: &Outlook,
    fresh: &impl Fn(Day) -> bool,
    not_yet: &impl Fn(Day) -> bool,
) -> Option<Task> {
    let mut best = None;
    for standing in o.plans.iter().filter(|p| p.state != PlanStanding::Stopped) {
        for t in &standing.thanks {
            if fresh(t.on) && not_yet(t.on) && best.is_none_or(|(_, b): (_, Day)| t.on >= b) {
                best = Some(((standing, *t), t.on));
            }
        }
    }
    let ((standing, t), on) = best?;
    let reason = Reason::PlanKept {
        plan: standing.plan.id,
        moment: t.moment,
        kept: t.kept,
        count: standing.count(),
        on,
    };
    let key = format!("thank:plan:{}:{}", standing.plan.id, t.moment.code());
    Some(task(key, on, reason, Proposal::Thank))
}

/// Some months after a finished plan, unless the tenant switched it off (S3.14) or somebody spoke with them shortly before.
pub(super) fn aftercare(
    o: &Outlook,
    contacts: &Contacts,
    facts: &Facts,
    policy: &Policy,
    watch: &Watch,
) -> Option<Task> {
    if facts.help.wishes.is_some_and(|w| !w.aftercare) {
        return None;
    }
    let mut row = None;
    for standing in o.plans.iter().filter(|p| p.plan.aftercare) {
        let Some(done_on) = standing.done_on else { continue };
        for months in policy.aftercare_months.into_iter().filter(|m| *m > 0) {
            let on = done_on.month().plus(months).on(done_on.day_of_month());
            let open = watch.reached(on) && !watch.reached(on.plus(policy.aftercare_days));
            let asked = contacts.said_since(on) || contacts.reached_since(on.plus(-policy.aftercare_days));
            if open && !asked {
                let plan = standing.plan.id;
                let reason = Reason::Aftercare { plan, months, on };
                row = Some(task(
                    format!("aftercare:{plan}:{months}"),
                    on,
                    reason,
                    Proposal::AskHow,
                ));
            }
        }
    }
    row
}

/// From two months before the end of a lower rent until its end, until someone told what comes after (S4.8).
pub(super) fn discount_ends(
    contacts: &Contacts,
    facts: &Facts,
    watch: &Watch,
    known_by: Option<Day>,
) -> Option<Task> {
    let mut row = None;
    for d in newest(facts.help.discounts, watch, known_by) {
        let since = d.notice_on();
        let now = watch.reached(since) && !watch.reached(d.last.plus(1).first());
        if d.state == DiscountState::Granted && now && !contacts.said_since(since) {
            let reason = Reason::DiscountEnds {
                discount: d.id,
                last: d.last,
            };
            let key = format!("discount:{}:{}", d.id, d.last);
            row = Some(task(key, since, reason, Proposal::Call));
        }
    }
    row
}

/// Three and six months after a waiver: what did it do?
pub(super) fn look_back(
    contacts: &Contacts,
    facts: &Facts,
    policy: &Policy,
    watch: &Watch,
    known_by: Option<Day>,
) -> Option<Task> {
    if facts.help.waivers.is_empty() {
        return None;
    }
    let known = |on: Day, learned: Day| known_by.is_none_or(|by| learned <= by) && watch.reached(on);
    let decisions: Vec<Decision> = facts
        .help
        .decisions
        .iter()
        .filter(|d| known(d.on, d.learned_on))
        .cloned()
        .collect();
    let mut row: Option<Task> = None;
    for w in facts
        .help
        .waivers
        .iter()
        .filter(|w| known(w.proposed_on, w.learned_on))
    {
        let WaiverState::Approved { on: decided } = w.state(&decisions, policy) else {
            continue;
        };
        for months in LOOK_BACK_MONTHS {
            let on = decided.month().plus(months).on(decided.day_of_month());
            let open = watch.reached(on) && !watch.reached(on.plus(policy.aftercare_days));
            let later = row
                .as_ref()
                .is_none_or(|r| (r.since, &r.key) < (on, &look_back_key(w, months)));
            if open && later && !contacts.said_since(on) {
                let reason = Reason::LookBack {
                    waiver: w.id,
                    months,
                    on,
                };
                row = Some(task(look_back_key(w, months), on, reason, Proposal::AskHow));
            }
        }
    }
    row
}

fn look_back_key(w: &Waiver, months: i32) -> String {
    format!("look-back:{}:{months}", w.id)
}

/// What is not asked now.
pub(super) struct Later<'a> {
    pub deferred: Cents,
    pub until: Option<Day>,
    pub disputed: Cents,
    pub disputes: Vec<&'a Dispute>,
    pub in_scheme: Cents,
    pub stopped_until: Option<Day>,
    pub statuses: Vec<&'a DebtHelp>,
}

/// Holds what may come later and what is disputed, in both settlements.
pub(super) fn hold<'a>(
    facts: &Facts<'a>,
    watch: &Watch,
    known_by: Option<Day>,
    account: &mut Account,
    mut by_current: Option<&mut Account>,
) -> Later<'a> {
    let mut later = Later {
        deferred: Cents::ZERO,
        until: None,
        disputed: Cents::ZERO,
        disputes: Vec::new(),
        in_scheme: Cents::ZERO,
        stopped_until: None,
        statuses: debt_help::running(facts.help.debt_help, watch, known_by),
    };
    if facts.help.disputes.is_empty() && facts.help.deferrals.is_empty() && later.statuses.is_empty() {
        return later;
    }
    later.disputes = newest(facts.help.disputes, watch, known_by);
    for dispute in later.disputes.iter().filter(|d| d.holds()) {
        later.disputed += account.hold(&dispute.parts);
        if let Some(a) = by_current.as_deref_mut() {
            a.hold(&dispute.parts);
        }
    }
    for deferral in newest(facts.help.deferrals, watch, known_by) {
        if deferral.state == DeferralState::Dropped {
            continue;
        }
        let held = !watch.reached(deferral.until.plus(1));
        for (n, a) in [Some(&mut *account), by_current.as_deref_mut()]
            .into_iter()
            .flatten()
            .enumerate()
        {
            a.put_off(&deferral.parts, deferral.until);
            let amount = if held {
                a.hold(&deferral.parts)
            } else {
                Cents::ZERO
            };
            if n == 0 && amount.is_positive() {
                later.deferred += amount;
                later.until = Some(later.until.map_or(deferral.until, |d| d.min(deferral.until)));
            }
        }
    }
    // Last, so that each cent stands in one place only.
    let keeps_out = later.statuses.iter().filter(|d| d.kind.keeps_old_debt_out());
    if let Some(since) = keeps_out.clone().map(|d| d.on).max() {
        later.stopped_until = keeps_out.filter_map(|d| d.until).max();
        later.in_scheme = account.hold_until(since);
        if let Some(a) = by_current {
            a.hold_until(since);
        }
    }
    later
}

/// Each open dispute asks an answer of a named colleague, from the day it was raised.
pub(super) fn disputes(o: &Outlook, tasks: &mut Vec<Task>) {
    for dispute in o.disputes.iter().filter(|d| d.is_open()) {
        let reason = Reason::DisputeOpen {
            dispute: dispute.id,
            answer_by: dispute.answer_by,
            who: dispute.answerer,
        };
        let key = format!("dispute:{}", dispute.id);
        tasks.push(task(key, dispute.raised_on, reason, Proposal::Reply));
    }
}

/// Who worries hears from us, pause or not: it is help, not collection (S4.12).
pub(super) fn worries(
    contacts: &Contacts,
    facts: &Facts,
    watch: &Watch,
    known_by: Option<Day>,
    tasks: &mut Vec<Task>,
) {
    for worry in facts.help.worries.iter().filter(|w| w.waits(watch, known_by)) {
        let reason = Reason::Worry {
            worry: worry.id,
            name: worry.from_name.clone(),
            who: contacts.last_speaker(),
            on: worry.on,
        };
        let key = format!("worry:{}", worry.id);
        tasks.push(task(key, worry.on, reason, Proposal::CallColleague));
    }
}

/// A talk that a coach declined: help goes on, pause or not (S1.6).
pub(super) fn coaches(facts: &Facts, watch: &Watch, known_by: Option<Day>, tasks: &mut Vec<Task>) {
    for booking in without_a_moment(facts.help.bookings, watch, known_by) {
        let reason = Reason::CoachDeclined {
            slot: booking.slot,
            name: booking.coach_name.clone(),
            on: booking.on,
        };
        let key = format!("coach:{}", booking.slot);
        tasks.push(task(key, booking.on, reason, Proposal::FindMoment));
    }
}

/// A message that needs a person. What a pause holds back waits for the end of it without a word: then somebody calls.
pub(super) fn stuck(o: &Outlook, facts: &Facts, watch: &Watch, known_by: Option<Day>, tasks: &mut Vec<Task>) {
    let calm = o.paused_until.is_some();
    for m in facts.help.stuck {
        let known = known_by.is_none_or(|day| m.on <= day) && watch.reached(m.on);
        if !known || (calm && m.state == State::Held) {
            continue;
        }
        let reason = Reason::Delivery {
            message: m.message,
            channel: m.channel,
            state: m.state,
            on: m.on,
        };
        let key = format!("message:{}:{}", m.message, m.state.code());
        tasks.push(task(key, m.on, reason, Proposal::SeeMessage));
    }
}

/// Who decides for the tenant must be reachable before anything can leave (S1.33).
pub(super) fn where_to_write(
    o: &Outlook,
    facts: &Facts,
    watch: &Watch,
    known_by: Option<Day>,
    tasks: &mut Vec<Task>,
) {
    for held in o.statuses.iter().filter(|d| d.kind.speaks_for_the_tenant()) {
        if debt_help::reach(facts.help.debt_help, held.id, known_by).known() {
            continue;
        }
        let reason = Reason::WhereToWrite {
            debt_help: Some(held.id),
            kind: held.kind,
            on: held.learned_on,
        };
        let since = held.learned_on.max(held.on);
        tasks.push(task(
            format!("where:{}", held.id),
            since,
            reason,
            Proposal::AskAddress,
        ));
    }
    // Whom only the contract names: what was written down with an address, or asks for one already, goes before it.
    if o.statuses.iter().any(|d| d.kind.speaks_for_the_tenant()) {
        return;
    }
    let here = |a: &&ContractAdministrator| {
        watch.reached(a.from) && a.until.is_none_or(|until| !watch.reached(until.plus(1)))
    };
    for one in facts
        .help
        .administrators
        .iter()
        .filter(here)
        .filter(|a| !a.reachable)
    {
        let reason = Reason::WhereToWrite {
            debt_help: None,
            kind: DebtHelpKind::Administration,
            on: one.from,
        };
        let key = format!("where:{}", one.person);
        tasks.push(task(key, one.from, reason, Proposal::AskAddress));
    }
}

/// What someone else pays is asked of them (S4.16).
pub(super) fn payer_missed(gap: &Gap, o: &Outlook, since: Day) -> Option<Task> {
    let payer = o.payers.iter().rev().find(|p| p.pays_rent(gap.newest_due))?;
    let month = gap.newest_due.month();
    let reason = Reason::PayerMissed {
        payer: payer.id,
        name: payer.name.clone(),
        month,
    };
    Some(task(
        format!("payer:{}:{month}", payer.id),
        since,
        reason,
        Proposal::AskPayer,
    ))
}

/// The day to look how it goes, within a pause that runs.
pub(super) fn pause_review(
    o: &Outlook,
    contacts: &Contacts,
    facts: &Facts,
    policy: &Policy,
    watch: &Watch,
    known_by: Option<Day>,
) -> Option<Task> {
    let due = |p: &&pause::Pause| {
        p.review_on
            .is_some_and(|on| watch.reached(on) && !contacts.reached_since(on))
    };
    let known = pause::known(facts.help.pauses, watch, known_by);
    let running = known
        .into_iter()
        .filter(|p| watch.reached(p.from) && !watch.reached(p.until.plus(1)));
    let pause = running.filter(due).max_by_key(|p| (p.review_on, p.id))?;
    let on = pause.review_on?;
    let since = contacts.again_from(on, policy);
    if !watch.reached(since) || o.lane == super::Lane::Former {
        return None;
    }
    let reason = Reason::PauseReview { pause: pause.id, on };
    Some(task(
        format!("pause:{}:{on}", pause.id),
        since,
        reason,
        Proposal::Call,
    ))
}

/// The day after a pause a person calls. Until that talk, or as long as it is fresh, nothing else is proposed.
pub(super) fn pause_ended(o: &Outlook, contacts: &Contacts, policy: &Policy, watch: &Watch) -> Option<Holds> {
    let until = o.paused.ended_on(watch)?;
    let first = until.plus(1);
    if watch.reached(first.plus(policy.fresh_eyes_days)) || contacts.reached_since(first) {
        return None;
    }
    let since = contacts.again_from(first, policy);
    let row = watch.reached(since).then(|| {
        let reason = Reason::PauseEnded { until };
        task(format!("pause-ended:{until}"), since, reason, Proposal::Call)
    });
    Some(Holds { row })
}
