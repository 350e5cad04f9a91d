//! The one pure function at the heart: facts and a day go in, what a person should see comes out.
//!
//! Pages, the night, letters and reports read the same outlook; nobody computes arrears a second time.

use crate::agreement::{Agreement, AgreementState, Party};
use crate::calendar::{Day, Month, Watch};
use crate::contact::{Contact, ContactKind, Direction, coded};
use crate::flow::{self, Flow, FlowState, MonthOutcome, Pattern};
use crate::ids::{AgreementId, ContactId};
use crate::ledger::{Account, Allocation, EntryKind, LedgerEntry, Scratch, Terms, settle_into};
use crate::money::Cents;
use crate::policy::{AllocationOrder, Policy};

/// What a person chose to do with a row of today's list ("something else" is a normal act).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The key of the task it is about.
    pub task_key: String,
    /// Until and with this day the row stays away; `None` is for good.
    pub until: Option<Day>,
    /// The day it was chosen.
    pub on: Day,
}

/// Everything known about one tenancy that an outlook needs. Slices may be in any order.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'a> {
    /// The contract's terms.
    pub terms: &'a Terms,
    /// The ledger.
    pub entries: &'a [LedgerEntry],
    /// Contact attempts and talks.
    pub contacts: &'a [Contact],
    /// All versions of all agreements.
    pub agreements: &'a [Agreement],
    /// What was chosen on earlier days.
    pub choices: &'a [Choice],
}

coded! {
    /// Where a tenancy stands in time.
    Lane {
        /// Someone lives there.
        Current = "current",
        /// Ended; debt stays visible in a quiet lane of its own (S4.31).
        Former = "former",
        /// Begins later.
        Coming = "coming",
    }
}

coded! {
    /// How an agreement stands today.
    PromiseState {
        /// Time has not come.
        Running = "running",
        /// Done, or the ledger shows the money.
        Kept = "kept",
        /// The day passed without it.
        Missed = "missed",
        /// A wish without a day; cannot be missed (S0.12).
        Intention = "intention",
        /// Dropped in consultation.
        Dropped = "dropped",
    }
}

/// An agreement in its newest version, judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Promise<'a> {
    /// Newest version.
    pub agreement: &'a Agreement,
    /// How it stands.
    pub state: PromiseState,
    /// The day the money of a kept money agreement was complete.
    pub kept_on: Option<Day>,
}

/// Is the current rent coming in? Answered apart from any old amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CurrentRent {
    /// This month's rent is in.
    Paid,
    /// A part is in, and the day has passed.
    Partly,
    /// Not in, and the day has passed.
    Open,
    /// The agreed day (with its grace) is still to come.
    NotDueYet,
    /// Nothing is charged for this month.
    NoCharge,
}

impl CurrentRent {
    /// The code that is stored and printed.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Paid => "paid",
            Self::Partly => "partly",
            Self::Open => "open",
            Self::NotDueYet => "not_due_yet",
            Self::NoCharge => "no_charge",
        }
    }
}

/// Why a row is on today's list, as data. The Dutch and English sentences are made from this.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// We promised something and the day has passed (S2.9).
    OwnPromise {
        /// Which agreement.
        agreement: AgreementId,
        /// What we said we would do.
        action: String,
        /// The day we named.
        due_on: Day,
    },
    /// The tenant contacted us and waits for an answer (S3.13).
    Answer {
        /// Which contact.
        contact: ContactId,
        /// By what means.
        kind: ContactKind,
        /// When.
        on: Day,
    },
    /// We agreed to speak on this day (S4.32c).
    Moment {
        /// The contact in which it was agreed.
        contact: ContactId,
        /// The agreed day.
        on: Day,
    },
    /// An agreement of the tenant did not work out; a talk, never a letter (S1.29).
    PromiseMissed {
        /// Which agreement.
        agreement: AgreementId,
        /// What was agreed.
        action: String,
        /// The last day.
        due_on: Day,
    },
    /// The rent of this month is not in.
    Miss {
        /// First month of the present gap.
        month: Month,
        /// Months open in it.
        months: i32,
        /// What it looks like.
        pattern: Pattern,
        /// Day of the last attempt without contact, when there was one.
        tried_on: Option<Day>,
    },
    /// Trouble was announced before any rent is open (S4.31).
    Expected {
        /// The day it was told.
        since: Day,
    },
    /// An agreement was kept.
    Kept {
        /// Which agreement.
        agreement: AgreementId,
        /// What was agreed.
        action: String,
        /// When it was complete.
        on: Day,
    },
    /// Three current rents in a row on the agreed day: the flow is restored (S3.6).
    Restored {
        /// The month that made it so.
        month: Month,
    },
    /// Open for long, and quiet: another person, channel or part of the day (S4.34).
    FreshEyes {
        /// Oldest open month, or the due date of the oldest claim.
        oldest: Day,
        /// The last time there was two-way contact.
        last_reached: Option<Day>,
    },
}

impl Reason {
    /// Stable name of the reason: the kind of the task.
    pub const fn kind(&self) -> TaskKind {
        match self {
            Self::OwnPromise { .. } => TaskKind::OwnPromise,
            Self::Answer { .. } => TaskKind::Answer,
            Self::Moment { .. } => TaskKind::Moment,
            Self::PromiseMissed { .. } => TaskKind::PromiseMissed,
            Self::Miss { .. } => TaskKind::Miss,
            Self::Expected { .. } => TaskKind::Expected,
            Self::Kept { .. } | Self::Restored { .. } => TaskKind::Thank,
            Self::FreshEyes { .. } => TaskKind::FreshEyes,
        }
    }
}

coded! {
    /// The kinds of rows, in the order of the list (S2.9, S4.34, S4.35). No amount has a part in it.
    TaskKind {
        /// Our own overdue promise.
        OwnPromise = "own_promise",
        /// An answer that came in.
        Answer = "answer",
        /// A moment we agreed on.
        Moment = "moment",
        /// An agreement that did not work out.
        PromiseMissed = "promise_missed",
        /// A new miss.
        Miss = "miss",
        /// Announced trouble.
        Expected = "expected",
        /// Someone to thank.
        Thank = "thank",
        /// Long waiting, with fresh eyes.
        FreshEyes = "fresh_eyes",
    }
}

impl TaskKind {
    /// Place in the list, 0 first.
    pub const fn rank(self) -> u8 {
        self as u8
    }
}

coded! {
    /// The one action proposed with a row.
    Proposal {
        /// Do what we promised, or say honestly when.
        KeepWord = "keep_word",
        /// Answer.
        Reply = "reply",
        /// Call.
        Call = "call",
        /// Visit.
        Visit = "visit",
        /// Ask whether another pay day fits.
        OfferDueDay = "offer_due_day",
        /// Say thank you.
        Thank = "thank",
        /// Let someone else try another way.
        AnotherWay = "another_way",
    }
}

/// One row for today's list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// Stable over the nights while its cause stays the same.
    pub key: String,
    /// From which day it is on the list.
    pub since: Day,
    /// Why.
    pub reason: Reason,
    /// What is proposed.
    pub proposal: Proposal,
}

coded! {
    /// Milestones with legal meaning (S4.29). Between them everything is free.
    MilestoneCode {
        /// Rent fell due and is open.
        Due = "M0",
        /// The miss was noticed.
        Noticed = "M1",
        /// Personal contact was sought.
        ContactSought = "M2",
    }
}

/// A milestone reached, with the day that proves it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Milestone {
    /// Which.
    pub code: MilestoneCode,
    /// When.
    pub on: Day,
}

/// What follows from the facts on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outlook<'a> {
    /// The day asked about.
    pub on: Day,
    /// Current, former or coming.
    pub lane: Lane,
    /// Settled by the association's policy.
    pub account: Account,
    /// Settled with the current rent first, where the policy is another: the flow is judged by this.
    pub by_current: Option<Account>,
    /// Open items whose agreed day has passed.
    pub open_items: i32,
    /// What those items still ask, in cents.
    pub past_due: Cents,
    /// Due date of the oldest of them.
    pub oldest_due_on: Option<Day>,
    /// Calendar months from that due date's month to this one.
    pub age_months: i32,
    /// Is the current rent coming in?
    pub current_rent: CurrentRent,
    /// The payment flow.
    pub flow: Flow,
    /// What the present gap looks like.
    pub pattern: Option<Pattern>,
    /// Agreements, judged.
    pub promises: Vec<Promise<'a>>,
    /// Rows for today, most helpful first.
    pub tasks: Vec<Task>,
    /// Milestones of the present gap.
    pub milestones: Vec<Milestone>,
    /// Until this day the system is silent because a moment was agreed.
    pub quiet_until: Option<Day>,
    /// The next day this tenancy must be looked at if nothing happens.
    pub wake_on: Option<Day>,
}

impl Outlook<'_> {
    /// The account by which the flow is judged.
    pub fn judged(&self) -> &Account {
        self.by_current.as_ref().unwrap_or(&self.account)
    }

    /// A number over everything that is kept of an outlook; equal numbers mean nothing changed.
    /// It leaves out what moves by the day alone.
    pub fn digest(&self) -> u64 {
        let mut h = Digest::new();
        h.num(self.lane as i64)
            .num(self.account.balance.0)
            .num(self.past_due.0)
            .num(i64::from(self.open_items));
        h.num(self.oldest_due_on.map_or(i64::MIN, |d| i64::from(d.0)))
            .num(i64::from(self.age_months));
        h.num(self.flow.state as i64)
            .num(self.flow.since.map_or(i64::MIN, |m| i64::from(m.0)));
        h.text(self.current_rent.code())
            .num(self.pattern.map_or(-1, |p| p as i64));
        h.num(self.wake_on.map_or(i64::MAX, |d| i64::from(d.0)));
        for task in &self.tasks {
            h.text(&task.key)
                .num(i64::from(task.since.0))
                .num(task.proposal as i64);
            if let Reason::Miss {
                months,
                pattern,
                tried_on,
                ..
            } = &task.reason
            {
                h.num(i64::from(*months))
                    .num(*pattern as i64)
                    .num(tried_on.map_or(-1, |d| i64::from(d.0)));
            }
        }
        for m in &self.milestones {
            h.num(m.code as i64).num(i64::from(m.on.0));
        }
        h.0
    }
}

struct Digest(u64);

impl Digest {
    const fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
    fn num(&mut self, n: i64) -> &mut Self {
        self.0 = (self.0 ^ n.cast_unsigned()).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 ^= self.0 >> 29;
        self
    }
    fn text(&mut self, text: &str) -> &mut Self {
        for b in text.bytes() {
            self.0 = (self.0 ^ u64::from(b)).wrapping_mul(0x0000_0100_0000_01b3);
        }
        self.num(text.len().try_into().unwrap_or(i64::MAX))
    }
}

/// The outlook of one tenancy on a day.
pub fn outlook<'a>(facts: &Facts<'a>, policy: &Policy, today: Day) -> Outlook<'a> {
    outlook_known_by(facts, policy, today, None, &mut Scratch::default(), &mut |_| {})
}

/// As [`outlook`], with what was known by a day, reused memory, and an ear for allocations.
pub fn outlook_known_by<'a>(
    facts: &Facts<'a>,
    policy: &Policy,
    today: Day,
    known_by: Option<Day>,
    scratch: &mut Scratch,
    note: &mut impl FnMut(Allocation),
) -> Outlook<'a> {
    let watch = Watch::new(today);
    let mut account = Account::default();
    settle_into(
        &mut account,
        facts.entries,
        facts.terms,
        policy,
        &watch,
        known_by,
        scratch,
        note,
    );
    let by_current = by_current_first(facts, policy, &watch, known_by, scratch);
    let judged = by_current.as_ref().unwrap_or(&account);
    let flow = flow::flow(judged, policy, &watch);
    let due = past_due(&account, &watch);
    let mut o = Outlook {
        on: today,
        lane: lane(facts.terms, &watch),
        open_items: due.items,
        past_due: due.amount,
        oldest_due_on: due.oldest,
        age_months: due.oldest.map_or(0, |d| watch.month().since(d.month()).max(0)),
        current_rent: current_rent(&account, judged, policy, &watch),
        flow,
        pattern: if due.items > 0 {
            flow::pattern(judged, flow, policy, &watch)
        } else {
            None
        },
        promises: promises(facts, policy, &watch, known_by),
        tasks: Vec::new(),
        milestones: Vec::new(),
        quiet_until: None,
        wake_on: None,
        account,
        by_current,
    };
    let contacts = Contacts::of(facts.contacts, &watch);
    o.quiet_until = contacts.quiet_until(&watch);
    o.milestones = milestones(&o, &contacts, policy, &watch);
    o.tasks = propose(&o, &contacts, facts, policy, &watch);
    o.wake_on = watch.wake_on();
    o
}

/// Under "oldest first" the flow is judged by a second settlement with the current rent first.
fn by_current_first(
    facts: &Facts,
    policy: &Policy,
    watch: &Watch,
    known_by: Option<Day>,
    scratch: &mut Scratch,
) -> Option<Account> {
    if policy.allocation == AllocationOrder::CurrentFirst {
        return None;
    }
    let current_first = Policy {
        allocation: AllocationOrder::CurrentFirst,
        ..*policy
    };
    let mut account = Account::default();
    settle_into(
        &mut account,
        facts.entries,
        facts.terms,
        &current_first,
        watch,
        known_by,
        scratch,
        &mut |_| {},
    );
    Some(account)
}

fn lane(terms: &Terms, watch: &Watch) -> Lane {
    if !watch.reached(terms.start) {
        return Lane::Coming;
    }
    match terms.end {
        Some(end) if watch.reached(end.plus(1)) => Lane::Former,
        _ => Lane::Current,
    }
}

struct PastDue {
    items: i32,
    amount: Cents,
    oldest: Option<Day>,
}

fn past_due(account: &Account, watch: &Watch) -> PastDue {
    let mut due = PastDue {
        items: 0,
        amount: Cents::ZERO,
        oldest: None,
    };
    for item in account.items.iter().filter(|i| i.open.is_positive()) {
        if watch.reached(item.due_on) {
            due.items += 1;
            due.amount += item.open;
            due.oldest = due.oldest.or(Some(item.due_on));
        }
    }
    due
}

/// This month's rent is in when its item is settled, or when this month's money covers this month's charge.
fn current_rent(account: &Account, judged: &Account, policy: &Policy, watch: &Watch) -> CurrentRent {
    let covered =
        account.charged_this_month.is_positive() && account.received_this_month >= account.charged_this_month;
    let Some(item) = judged.item(watch.month()) else {
        return if covered {
            CurrentRent::Paid
        } else {
            CurrentRent::NoCharge
        };
    };
    match flow::judge(item, policy, watch) {
        _ if covered => CurrentRent::Paid,
        MonthOutcome::OnTime | MonthOutcome::Late(_) => CurrentRent::Paid,
        MonthOutcome::NotDue => CurrentRent::NotDueYet,
        MonthOutcome::Partial => CurrentRent::Partly,
        MonthOutcome::Missed => CurrentRent::Open,
    }
}

/// The newest version of each agreement, judged by the day and, for money, by the ledger.
fn promises<'a>(
    facts: &Facts<'a>,
    policy: &Policy,
    watch: &Watch,
    known_by: Option<Day>,
) -> Vec<Promise<'a>> {
    let mut newest: Vec<&Agreement> = Vec::new();
    for version in facts.agreements {
        let known = known_by.is_none_or(|day| version.learned_on <= day);
        if !known || !watch.reached(version.made_on) {
            continue;
        }
        match newest.iter_mut().find(|a| a.id == version.id) {
            Some(held) if (held.version, held.learned_on) < (version.version, version.learned_on) => {
                *held = version
            }
            Some(_) => {}
            None => newest.push(version),
        }
    }
    newest.sort_unstable_by_key(|a| (a.due_on, a.made_on, a.id));
    newest
        .into_iter()
        .map(|a| judge_promise(a, facts, policy, watch))
        .collect()
}

fn judge_promise<'a>(agreement: &'a Agreement, facts: &Facts, policy: &Policy, watch: &Watch) -> Promise<'a> {
    let promise = |state, kept_on| Promise {
        agreement,
        state,
        kept_on,
    };
    match (agreement.state, agreement.due_on) {
        (AgreementState::Dropped, _) => promise(PromiseState::Dropped, None),
        (AgreementState::Done, due) => promise(PromiseState::Kept, due.or(Some(agreement.learned_on))),
        (AgreementState::Open, None) => promise(PromiseState::Intention, None),
        (AgreementState::Open, Some(due)) => {
            let money = agreement.party != Party::Association;
            if let (true, Some(amount)) = (money, agreement.amount) {
                if let Some(on) = paid_by(
                    amount,
                    agreement.made_on,
                    due.plus(policy.grace_days),
                    facts.entries,
                    watch,
                ) {
                    return promise(PromiseState::Kept, Some(on));
                }
            }
            let last = if agreement.party == Party::Association {
                due
            } else {
                due.plus(policy.grace_days)
            };
            promise(
                if watch.reached(last.plus(1)) {
                    PromiseState::Missed
                } else {
                    PromiseState::Running
                },
                None,
            )
        }
    }
}

/// The day on which receipts from `from` to `until` (less what the bank took back) reached `amount`.
fn paid_by(amount: Cents, from: Day, until: Day, entries: &[LedgerEntry], watch: &Watch) -> Option<Day> {
    let mut money: Vec<(Day, Cents)> = entries
        .iter()
        .filter(|e| {
            matches!(
                e.kind,
                EntryKind::Receipt | EntryKind::Reversal | EntryKind::Correction
            )
        })
        .filter(|e| e.effective_on >= from && e.effective_on <= until && watch.reached(e.effective_on))
        .map(|e| (e.effective_on, -e.amount))
        .collect();
    money.sort_unstable();
    let total: Cents = money.iter().map(|m| m.1).sum();
    if total < amount {
        return None;
    }
    let mut sum = Cents::ZERO;
    money
        .iter()
        .find(|(_, cents)| {
            sum += *cents;
            sum >= amount
        })
        .map(|m| m.0)
}

/// The rows for today: what we owe, what came in, what was agreed, then the present gap or someone to thank.
fn propose(o: &Outlook, contacts: &Contacts, facts: &Facts, policy: &Policy, watch: &Watch) -> Vec<Task> {
    let mut tasks = Vec::new();
    own_promises(o, &mut tasks);
    if let Some(c) = contacts.unanswered() {
        let reason = Reason::Answer {
            contact: c.id,
            kind: c.kind,
            on: c.on,
        };
        tasks.push(task(format!("answer:{}", c.id), c.on, reason, Proposal::Reply));
    }
    if o.lane != Lane::Former {
        if o.quiet_until.is_none() {
            agreed_moment(contacts, &mut tasks);
            trouble(o, contacts, facts, policy, watch, &mut tasks);
        }
        thanks(o, contacts, policy, watch, &mut tasks);
    }
    tasks.retain(|t| !put_away(t, facts.choices, watch));
    tasks.sort_by(|a, b| {
        (a.reason.kind().rank(), a.since, &a.key).cmp(&(b.reason.kind().rank(), b.since, &b.key))
    });
    tasks
}

/// The moment agreed in the last contact has come.
fn agreed_moment(contacts: &Contacts, tasks: &mut Vec<Task>) {
    let Some((c, on)) = contacts.last().and_then(|c| Some((c, c.next_on?))) else {
        return;
    };
    let proposal = if c.kind == ContactKind::HomeVisit && c.outcome.reached() {
        Proposal::Visit
    } else {
        Proposal::Call
    };
    tasks.push(task(
        format!("moment:{}", c.id),
        on,
        Reason::Moment { contact: c.id, on },
        proposal,
    ));
}

fn task(key: String, since: Day, reason: Reason, proposal: Proposal) -> Task {
    Task {
        key,
        since,
        reason,
        proposal,
    }
}

/// A row that a person put away stays away until the chosen day has passed.
fn put_away(task: &Task, choices: &[Choice], watch: &Watch) -> bool {
    let mut away = false;
    for choice in choices.iter().filter(|c| c.task_key == task.key) {
        away |= choice.until.is_none_or(|until| !watch.reached(until.plus(1)));
    }
    away
}

fn own_promises(o: &Outlook, tasks: &mut Vec<Task>) {
    for p in o
        .promises
        .iter()
        .filter(|p| p.state == PromiseState::Missed && p.agreement.party == Party::Association)
    {
        let Some(due_on) = p.agreement.due_on else {
            continue;
        };
        let reason = Reason::OwnPromise {
            agreement: p.agreement.id,
            action: p.agreement.action.clone(),
            due_on,
        };
        tasks.push(task(
            format!("own:{}", p.agreement.id),
            due_on.plus(1),
            reason,
            Proposal::KeepWord,
        ));
    }
}

/// Contacts up to today, in order, without those that a later one corrects.
struct Contacts<'a>(Vec<&'a Contact>);

impl<'a> Contacts<'a> {
    fn of(all: &'a [Contact], watch: &Watch) -> Self {
        let mut list: Vec<&Contact> = all.iter().filter(|c| watch.reached(c.on)).collect();
        list.retain(|c| {
            !all.iter()
                .any(|later| later.corrects == Some(c.id) && watch.reached(later.on))
        });
        list.sort_unstable_by_key(|c| (c.on, c.learned_on, c.id));
        Self(list)
    }
    fn last(&self) -> Option<&'a Contact> {
        self.0.last().copied()
    }
    fn last_reached(&self) -> Option<Day> {
        self.0.iter().rev().find(|c| c.outcome.reached()).map(|c| c.on)
    }
    /// Until the moment agreed in the last contact the system is silent (S4.32c).
    fn quiet_until(&self, watch: &Watch) -> Option<Day> {
        self.last()?.next_on.filter(|on| !watch.reached(*on))
    }
    /// What the tenant sent that nobody went into yet.
    fn unanswered(&self) -> Option<&'a Contact> {
        let last = self.last()?;
        let waiting =
            last.direction == Direction::Incoming && !last.outcome.reached() && last.next_on.is_none();
        waiting.then_some(last)
    }
    /// The last of our own tries since a day.
    fn last_try_since(&self, day: Day) -> Option<&'a Contact> {
        self.0
            .iter()
            .rev()
            .find(|c| c.on >= day && c.direction == Direction::Outgoing)
            .copied()
    }
    fn reached_since(&self, day: Day) -> bool {
        self.0.iter().any(|c| c.on >= day && c.outcome.reached())
    }
}

/// The present gap: promises that did not work out, a new miss, announced trouble, or a long silence.
/// At most one of these: one thing at a time.
fn trouble(
    o: &Outlook,
    contacts: &Contacts,
    facts: &Facts,
    policy: &Policy,
    watch: &Watch,
    tasks: &mut Vec<Task>,
) {
    if let Some(p) = o
        .promises
        .iter()
        .rev()
        .find(|p| p.state == PromiseState::Missed && p.agreement.party != Party::Association)
    {
        let due_on = p.agreement.due_on.unwrap_or(p.agreement.made_on);
        let noticed = due_on.plus(policy.grace_days + 1);
        if !contacts.reached_since(noticed) {
            let reason = Reason::PromiseMissed {
                agreement: p.agreement.id,
                action: p.agreement.action.clone(),
                due_on,
            };
            tasks.push(task(
                format!("promise:{}", p.agreement.id),
                noticed,
                reason,
                Proposal::Call,
            ));
            return;
        }
    }
    if let Some(row) = new_miss(o, contacts, policy, watch) {
        tasks.push(row);
        return;
    }
    if let Some(since) = facts.terms.expected_arrears_since {
        if watch.reached(since) && o.past_due == Cents::ZERO && !contacts.reached_since(since) {
            tasks.push(task(
                format!("expected:{since}"),
                since,
                Reason::Expected { since },
                Proposal::Call,
            ));
            return;
        }
    }
    fresh_eyes(o, contacts, policy, watch, tasks);
}

/// The newest rent month that is past its grace with something open and not talked about yet.
fn new_miss(o: &Outlook, contacts: &Contacts, policy: &Policy, watch: &Watch) -> Option<Task> {
    let mut gap: Option<(Month, i32)> = None;
    let mut newest: Option<Day> = None;
    for item in &o.judged().items {
        let Some(month) = item.month else { continue };
        if flow::judge(item, policy, watch).is_open() {
            gap = Some(gap.map_or((month, 1), |(first, n)| (first, n + 1)));
            newest = Some(item.judged_due_on.plus(policy.grace_days + 1));
        }
    }
    let ((month, months), noticed) = gap.zip(newest)?;
    if contacts.reached_since(noticed) || o.past_due == Cents::ZERO {
        return None;
    }
    // An older gap that nothing was added to this month belongs to the long-waiting lane once it has been talked about.
    let recent = !watch.reached(noticed.plus(policy.silence_days + 31));
    if !recent {
        return None;
    }
    let attempt = contacts.last_try_since(noticed);
    let since = attempt.map_or(noticed, |c| c.on.plus_working_days(policy.retry_working_days));
    if !watch.reached(since) {
        return None;
    }
    let pattern = o.pattern?;
    let proposal = match pattern {
        Pattern::DayShift => Proposal::OfferDueDay,
        _ if attempt.is_some_and(|c| c.kind == ContactKind::Phone) && months >= 2 => Proposal::Visit,
        _ => Proposal::Call,
    };
    let reason = Reason::Miss {
        month,
        months,
        pattern,
        tried_on: attempt.map(|c| c.on),
    };
    Some(task(format!("miss:{}", noticed.month()), since, reason, proposal))
}

/// Open for long and quiet for long: someone else, another way (S4.34). Comes back after each further silence.
fn fresh_eyes(o: &Outlook, contacts: &Contacts, policy: &Policy, watch: &Watch, tasks: &mut Vec<Task>) {
    let Some(oldest) = o.oldest_due_on else { return };
    let from = oldest.plus(policy.fresh_eyes_days);
    let quiet_since = contacts
        .last()
        .map_or(from, |c| c.on.plus(policy.silence_days).max(from));
    // A kept agreement is a sign of life: silence counts from there.
    let kept = o
        .promises
        .iter()
        .filter_map(|p| p.kept_on)
        .max()
        .map_or(quiet_since, |on| on.plus(policy.silence_days).max(quiet_since));
    let running = o
        .promises
        .iter()
        .any(|p| p.state == PromiseState::Running && p.agreement.party != Party::Association);
    if running || !watch.reached(kept) {
        return;
    }
    let reason = Reason::FreshEyes {
        oldest,
        last_reached: contacts.last_reached(),
    };
    tasks.push(task(format!("fresh:{kept}"), kept, reason, Proposal::AnotherWay));
}

fn thanks(o: &Outlook, contacts: &Contacts, policy: &Policy, watch: &Watch, tasks: &mut Vec<Task>) {
    let fresh = |on: Day| watch.reached(on) && !watch.reached(on.plus(policy.thanks_days));
    let not_yet = |on: Day| {
        !contacts
            .0
            .iter()
            .any(|c| c.on >= on && c.direction == Direction::Outgoing)
    };
    let kept = o.promises.iter().rev().find_map(|p| {
        let on = p
            .kept_on
            .filter(|_| p.state == PromiseState::Kept && p.agreement.party == Party::Tenant)?;
        (fresh(on) && not_yet(on)).then(|| (p, on))
    });
    if let Some((p, on)) = kept {
        let reason = Reason::Kept {
            agreement: p.agreement.id,
            action: p.agreement.action.clone(),
            on,
        };
        tasks.push(task(
            format!("thank:{}", p.agreement.id),
            on,
            reason,
            Proposal::Thank,
        ));
        return;
    }
    let Some(month) = o.flow.since.filter(|_| o.flow.state == FlowState::Restored) else {
        return;
    };
    let Some(on) = o.account.item(month).and_then(|i| i.settled_on) else {
        return;
    };
    if fresh(on) && not_yet(on) {
        tasks.push(task(
            format!("thank:restored:{month}"),
            on,
            Reason::Restored { month },
            Proposal::Thank,
        ));
    }
}

/// M0 to M2 of the present gap, each proved by a fact.
fn milestones(o: &Outlook, contacts: &Contacts, policy: &Policy, watch: &Watch) -> Vec<Milestone> {
    let mut reached = Vec::new();
    let Some(oldest) = o.oldest_due_on else {
        return reached;
    };
    reached.push(Milestone {
        code: MilestoneCode::Due,
        on: oldest,
    });
    let noticed = oldest.plus(policy.grace_days + 1);
    if !watch.reached(noticed) {
        return reached;
    }
    reached.push(Milestone {
        code: MilestoneCode::Noticed,
        on: noticed,
    });
    let personal = |c: &&&Contact| {
        c.on >= oldest
            && c.direction == Direction::Outgoing
            && matches!(
                c.kind,
                ContactKind::Phone | ContactKind::HomeVisit | ContactKind::Card
            )
    };
    if let Some(c) = contacts.0.iter().find(personal) {
        reached.push(Milestone {
            code: MilestoneCode::ContactSought,
            on: c.on,
        });
    }
    reached
}
