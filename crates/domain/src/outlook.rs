//! The one pure function at the heart: facts and a day go in, what a person should see comes out.
//!
//! Pages, the night, letters and reports read the same outlook; nobody computes arrears a second time.

mod easing;
mod path;

use crate::agreement::{Agreement, AgreementState, Party};
use crate::arrangement::{self, PlanStanding, Standing, ThanksMoment, standings};
use crate::calendar::{Day, Month, Watch};
use crate::contact::{Contact, ContactKind, Direction, Outcome, coded};
use crate::debt_help::{DebtHelp, DebtHelpKind};
use crate::dispute::Dispute;
use crate::flow::{self, Flow, FlowState, MonthOutcome, Pattern};
use crate::help::Help;
use crate::ids::{
    AgreementId, ContactId, DebtHelpId, DiscountId, DisputeId, MessageId, PauseId, PayerId, PlanId, SlotId,
    UserId, WaiverId, WorryId,
};
use crate::ledger::{Account, Allocation, LedgerEntry, Scratch, Terms, settle_into};
use crate::message::{Channel, State};
use crate::milestone::Path;
use crate::money::Cents;
use crate::pause::{self, Paused};
use crate::payer::{Payer, PayerKind};
use crate::policy::{AllocationOrder, Policy};
use crate::proof;
use crate::version::newest;

pub use crate::milestone::{Milestone, MilestoneCode};

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
    /// Plans, pauses and what else eases paying.
    pub help: Help<'a>,
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
    /// The day the money of a money agreement was complete, or another agreement was marked done.
    /// On a missed one: it came after all, too late, and there is nothing left to ask.
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
    /// A term of a payment plan did not work out: a talk with three choices, never an end (S1.29, S2.11).
    PlanMissed {
        /// Which plan.
        plan: PlanId,
        /// The day of the term.
        due_on: Day,
        /// What it still asks.
        left: Cents,
        /// Terms kept before.
        kept: i32,
        /// How many did not work out by now; from the second on we offer to look together.
        missed: i32,
    },
    /// A term of a payment plan was kept, at a moment to say thank you (S2.8).
    PlanKept {
        /// Which plan.
        plan: PlanId,
        /// First, halfway or last; the last asks for the end-of-plan message.
        moment: ThanksMoment,
        /// Terms kept by then.
        kept: i32,
        /// Of this many.
        count: i32,
        /// The day.
        on: Day,
    },
    /// Some months after a finished plan: how does it go? (S3.14)
    Aftercare {
        /// Which plan.
        plan: PlanId,
        /// How many months ago it was finished.
        months: i32,
        /// The day of the moment.
        on: Day,
    },
    /// The day to look how it goes, within a pause.
    PauseReview {
        /// Which pause.
        pause: PauseId,
        /// The day.
        on: Day,
    },
    /// A pause is over: a person calls, no letter leaves (S4.20).
    PauseEnded {
        /// Its last day.
        until: Day,
    },
    /// The tenant sees a claim otherwise, and a named colleague owes the answer (S1.19).
    DisputeOpen {
        /// Which dispute.
        dispute: DisputeId,
        /// The day by which we said we would answer.
        answer_by: Day,
        /// Who answers.
        who: UserId,
    },
    /// A colleague in the neighbourhood worries and waits to be called (S4.12). Nothing of it stands here but whom to call.
    Worry {
        /// Which worry.
        worry: WorryId,
        /// Who passed it on.
        name: String,
        /// Who knows the tenant best: the last of us who spoke with them.
        who: Option<UserId>,
        /// When it was passed on.
        on: Day,
    },
    /// A coach can't come at the moment that was chosen: another one is looked for together (S1.6).
    CoachDeclined {
        /// Which moment.
        slot: SlotId,
        /// Name of the coach.
        name: String,
        /// The day on which they said so.
        on: Day,
    },
    /// Someone else pays this rent and it is not in: ask them, not the tenant (S4.16).
    PayerMissed {
        /// Which payer.
        payer: PayerId,
        /// Their name.
        name: String,
        /// The rent month.
        month: Month,
    },
    /// A temporary lower rent ends in two months: say so in time (S4.8).
    DiscountEnds {
        /// Which discount.
        discount: DiscountId,
        /// Its last month.
        last: Month,
    },
    /// A message did not arrive, may have left or not, or a rule holds it back for long: a person decides.
    Delivery {
        /// Which message.
        message: MessageId,
        /// How it was to travel.
        channel: Channel,
        /// Where it is.
        state: State,
        /// Since when.
        on: Day,
    },
    /// Somebody decides for the tenant, and we do not know where to write: nothing leaves until we do (S1.33).
    WhereToWrite {
        /// The order; none when only the contract names who decides.
        debt_help: Option<DebtHelpId>,
        /// Administration or guardianship.
        kind: DebtHelpKind,
        /// The day we learned of it.
        on: Day,
    },
    /// Some months after a waiver: what did it do? (S4.21)
    LookBack {
        /// Which waiver.
        waiver: WaiverId,
        /// How many months ago.
        months: i32,
        /// The day of the look.
        on: Day,
    },
}

impl Reason {
    /// Stable name of the reason: the kind of the task.
    pub const fn kind(&self) -> TaskKind {
        match self {
            Self::OwnPromise { .. } => TaskKind::OwnPromise,
            Self::Answer { .. } | Self::DisputeOpen { .. } | Self::Worry { .. } => TaskKind::Answer,
            Self::Moment { .. }
            | Self::PauseReview { .. }
            | Self::PauseEnded { .. }
            | Self::CoachDeclined { .. }
            | Self::DiscountEnds { .. } => TaskKind::Moment,
            Self::Delivery { .. } | Self::WhereToWrite { .. } => TaskKind::Delivery,
            Self::PromiseMissed { .. } | Self::PlanMissed { .. } => TaskKind::PromiseMissed,
            Self::Miss { .. } | Self::PayerMissed { .. } => TaskKind::Miss,
            Self::Expected { .. } => TaskKind::Expected,
            Self::Kept { .. } | Self::Restored { .. } | Self::PlanKept { .. } => TaskKind::Thank,
            Self::FreshEyes { .. } => TaskKind::FreshEyes,
            Self::Aftercare { .. } | Self::LookBack { .. } => TaskKind::Aftercare,
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
        /// A message of ours that did not arrive.
        Delivery = "delivery",
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
        /// After a finished plan: how does it go?
        Aftercare = "aftercare",
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
        /// Look at it together, with help (S2.11).
        OfferHelp = "offer_help",
        /// Ask how it goes.
        AskHow = "ask_how",
        /// Ask the one who pays for someone else.
        AskPayer = "ask_payer",
        /// Call the colleague who worries.
        CallColleague = "call_colleague",
        /// Choose another moment together.
        FindMoment = "find_moment",
        /// Look what became of a message.
        SeeMessage = "see_message",
        /// Ask where to write.
        AskAddress = "ask_address",
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
    /// Items whose agreed day has passed and that ask money.
    pub open_items: i32,
    /// What those items ask, in cents: what may come later and what is disputed is left out.
    pub past_due: Cents,
    /// Open, and may come later (S1.22).
    pub deferred: Cents,
    /// The last day on which the first of it is on time.
    pub deferred_until: Option<Day>,
    /// Open, and the tenant sees it otherwise (S1.19). No part of the arrears figures.
    pub disputed: Cents,
    /// Open, and kept out of our own collection because a scheme or a stop runs (S4.15). The current rent is no part of it.
    pub in_scheme: Cents,
    /// Debt help and legal status that run today, the oldest first.
    pub statuses: Vec<&'a DebtHelp>,
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
    /// Payment plans, judged, in the order they began.
    pub plans: Vec<Standing<'a>>,
    /// What the tenant sees otherwise, in its newest version.
    pub disputes: Vec<&'a Dispute>,
    /// Others who pay, in their newest version.
    pub payers: Vec<&'a Payer>,
    /// The paused times.
    pub paused: Paused,
    /// The last day of the pause that runs today.
    pub paused_until: Option<Day>,
    /// The last day on which a judge or the law stops us today.
    pub stopped_until: Option<Day>,
    /// Rows for today, most helpful first.
    pub tasks: Vec<Task>,
    /// Milestones of the present arrears that were reached.
    pub milestones: Vec<Milestone>,
    /// The whole path M0 to M6 with what proves each and what is missing (S4.29).
    pub path: Path,
    /// Until this day the system is silent because a moment was agreed.
    pub quiet_until: Option<Day>,
    /// The next day this tenancy must be looked at if nothing happens.
    pub wake_on: Option<Day>,
}

impl Outlook<'_> {
    /// A court-appointed administrator pays today.
    pub fn administered(&self) -> bool {
        let administrator = |p: &&&Payer| p.kind == PayerKind::Administrator && p.covers(self.on);
        let decided = self.statuses.iter().any(|d| d.kind.speaks_for_the_tenant());
        decided || self.payers.iter().any(|p| administrator(&p))
    }

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
            .num(self.deferred.0)
            .num(self.disputed.0)
            .num(self.in_scheme.0)
            .num(self.account.advance.0)
            .num(i64::from(self.open_items));
        for d in &self.statuses {
            h.num(d.kind as i64).num(i64::from(d.on.0));
        }
        h.num(self.oldest_due_on.map_or(i64::MIN, |d| i64::from(d.0)))
            .num(i64::from(self.age_months));
        h.num(self.flow.state as i64)
            .num(self.flow.since.map_or(i64::MIN, |m| i64::from(m.0)));
        h.text(self.current_rent.code())
            .num(self.pattern.map_or(-1, |p| p as i64));
        h.num(self.wake_on.map_or(i64::MAX, |d| i64::from(d.0)));
        h.num(self.quiet_until.map_or(i64::MIN, |d| i64::from(d.0)));
        for p in &self.promises {
            h.num(p.state as i64)
                .num(p.kept_on.map_or(-1, |d| i64::from(d.0)));
        }
        for task in &self.tasks {
            h.text(&task.key)
                .num(i64::from(task.since.0))
                .num(task.proposal as i64);
            if let Reason::Miss {
                month,
                months,
                pattern,
                tried_on,
            } = &task.reason
            {
                h.num(i64::from(month.0))
                    .num(i64::from(*months))
                    .num(*pattern as i64)
                    .num(tried_on.map_or(-1, |d| i64::from(d.0)));
            }
        }
        for task in &self.tasks {
            if let Reason::Worry { who: Some(who), .. } = &task.reason {
                h.text(&who.to_string());
            }
        }
        for m in &self.milestones {
            h.num(m.code as i64).num(i64::from(m.on.0));
        }
        for n in self.path.steps.iter().flat_map(|s| &s.not_yet) {
            h.text(n.code()).num(n.day().map_or(-1, |d| i64::from(d.0)));
        }
        for p in &self.plans {
            easing::digest(p, &mut h);
        }
        if let Some(until) = self.paused_until {
            h.num(i64::from(until.0));
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
    // Only a tenancy with a plan asks where each cent went.
    let mut trail = std::mem::take(&mut scratch.trail);
    trail.clear();
    let keep = !facts.help.plans.is_empty();
    let promised = if keep {
        arrangement::promised(facts.help.plans, policy, &watch, known_by)
    } else {
        Vec::new()
    };
    scratch.promised.clone_from(&promised);
    let keep_now = keep && policy.allocation == AllocationOrder::CurrentFirst;
    settle_into(
        &mut account,
        facts.entries,
        facts.terms,
        policy,
        &watch,
        known_by,
        scratch,
        &mut |a| {
            if keep_now {
                trail.push(a);
            }
            note(a);
        },
    );
    scratch.promised = promised;
    let mut by_current = by_current_first(facts, policy, &watch, known_by, scratch, &mut |a| {
        if keep {
            trail.push(a);
        }
    });
    let paused = if facts.help.pauses.is_empty() {
        Paused::default()
    } else {
        Paused::of(pause::known(facts.help.pauses, &watch, known_by))
    };
    let later = easing::hold(facts, &watch, known_by, &mut account, by_current.as_mut());
    let judged = by_current.as_ref().unwrap_or(&account);
    let flow = flow::flow(judged, policy, &watch);
    let due = past_due(&account, &watch);
    let mut o = Outlook {
        on: today,
        lane: lane(facts.terms, &watch),
        open_items: due.items,
        past_due: due.amount,
        oldest_due_on: due.oldest,
        age_months: due.oldest.map_or(0, |d| watch.month().since(d.month())),
        current_rent: current_rent(&account, judged, policy, &watch),
        flow,
        pattern: if due.items > 0 {
            flow::pattern(judged, flow, policy, &watch)
        } else {
            None
        },
        promises: promises(facts, policy, &watch, known_by, scratch),
        plans: standings(
            facts.help.plans,
            judged,
            &trail,
            |a| scratch.is_money(a),
            &paused,
            policy,
            &watch,
            known_by,
        ),
        deferred: later.deferred,
        deferred_until: later.until,
        disputed: later.disputed,
        in_scheme: later.in_scheme,
        disputes: later.disputes,
        payers: newest(facts.help.payers, &watch, known_by),
        paused_until: paused.running_until(&watch),
        stopped_until: later
            .stopped_until
            .max(pause::stopped_until(facts.help.pauses, &watch, known_by)),
        statuses: later.statuses,
        paused,
        tasks: Vec::new(),
        milestones: Vec::new(),
        path: Path::default(),
        quiet_until: None,
        wake_on: None,
        account,
        by_current,
    };
    let contacts = Contacts::of(facts.contacts, &watch, known_by);
    o.quiet_until = contacts.quiet_until(&watch);
    let proofs = proof::standing(facts.help.proofs, facts.contacts, &watch, known_by);
    o.path = path::path(&o, &contacts, &proofs, policy, &watch);
    o.milestones = o.path.reached();
    o.tasks = propose(&o, &contacts, facts, policy, &watch, known_by);
    o.wake_on = watch.wake_on();
    scratch.trail = trail;
    scratch.promised.clear();
    o
}

/// Under "oldest first" the flow is judged by a second settlement with the current rent first.
fn by_current_first(
    facts: &Facts,
    policy: &Policy,
    watch: &Watch,
    known_by: Option<Day>,
    scratch: &mut Scratch,
    note: &mut impl FnMut(Allocation),
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
        note,
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
    for item in account.items.iter().filter(|i| i.asks().is_positive()) {
        if watch.reached(item.due_on.plus(1)) {
            due.items += 1;
            due.amount += item.asks();
            due.oldest = due.oldest.or(Some(item.due_on));
        }
    }
    due
}

/// This month's rent is in when its item is settled; under "oldest first", also when this month's money covers this month's charge.
fn current_rent(account: &Account, judged: &Account, policy: &Policy, watch: &Watch) -> CurrentRent {
    let covered = policy.allocation == AllocationOrder::OldestFirst
        && account.charged_this_month.is_positive()
        && account.received_this_month >= account.charged_this_month;
    // The settlement lets the watch note the end of the month when there is an item for it.
    let Some(item) = judged.item(watch.today().month()) else {
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
/// The first version counts from the day it was made, a later one from the day we learned of it.
fn promises<'a>(
    facts: &Facts<'a>,
    policy: &Policy,
    watch: &Watch,
    known_by: Option<Day>,
    scratch: &Scratch,
) -> Vec<Promise<'a>> {
    let mut newest = newest(facts.agreements, watch, known_by);
    if newest.is_empty() {
        return Vec::new();
    }
    newest.sort_unstable_by_key(|a| (a.due_on, a.made_on, a.id));
    let mut purse = Purse::of(&newest, scratch);
    newest
        .into_iter()
        .map(|a| judge_promise(a, policy, watch, &mut purse))
        .collect()
}

fn judge_promise<'a>(
    agreement: &'a Agreement,
    policy: &Policy,
    watch: &Watch,
    purse: &mut Purse,
) -> Promise<'a> {
    let promise = |state, kept_on| Promise {
        agreement,
        state,
        kept_on,
    };
    let ours = agreement.party == Party::Association;
    let last_day = |due: Day| if ours { due } else { due.plus(policy.grace_days) };
    let money = agreement.amount.filter(|_| !ours).zip(agreement.due_on);
    let paid = money
        .filter(|_| agreement.state != AgreementState::Dropped)
        .and_then(|(amount, due)| purse.pay(amount, agreement.made_on, last_day(due)));
    match (agreement.state, agreement.due_on) {
        (AgreementState::Dropped, _) => promise(PromiseState::Dropped, None),
        (AgreementState::Done, due) => {
            let marked = due.map_or(agreement.learned_on, |d| d.min(agreement.learned_on));
            promise(PromiseState::Kept, Some(paid.unwrap_or(marked)))
        }
        (AgreementState::Open, None) => promise(PromiseState::Intention, None),
        (AgreementState::Open, Some(due)) => {
            let last = last_day(due);
            match paid {
                Some(on) if on <= last => promise(PromiseState::Kept, paid),
                _ if watch.reached(last.plus(1)) => promise(PromiseState::Missed, paid),
                _ => promise(PromiseState::Running, None),
            }
        }
    }
}

/// Money that came in, of which each cent keeps one promise only.
struct Purse(Vec<(Day, Cents)>);

impl Purse {
    fn of(agreements: &[&Agreement], scratch: &Scratch) -> Self {
        let about_money = agreements.iter().any(|a| a.amount.is_some());
        Self(if about_money {
            scratch.receipts().collect()
        } else {
            Vec::new()
        })
    }

    /// Takes the amount from what came in from a day on; first from what was in time, which stays taken even when it is
    /// not enough. The day the amount was complete; money that was late counts only when it completes it.
    fn pay(&mut self, amount: Cents, from: Day, last: Day) -> Option<Day> {
        let (left, on) = self.take(amount, |day| day >= from && day <= last);
        if !left.is_positive() {
            return on;
        }
        let late = |day: Day| day > last;
        let there: Cents = self.0.iter().filter(|m| late(m.0)).map(|m| m.1).sum();
        if there < left {
            return None;
        }
        self.take(left, late).1
    }

    fn take(&mut self, amount: Cents, fits: impl Fn(Day) -> bool) -> (Cents, Option<Day>) {
        let mut left = amount;
        let mut last = None;
        for (day, cents) in self.0.iter_mut().filter(|m| fits(m.0)) {
            if !left.is_positive() {
                break;
            }
            let used = left.min(*cents);
            if used.is_positive() {
                *cents -= used;
                left -= used;
                last = Some(*day);
            }
        }
        (left, last)
    }
}

/// The rows for today: what we owe, what came in, what was agreed, then the present gap or someone to thank.
fn propose(
    o: &Outlook,
    contacts: &Contacts,
    facts: &Facts,
    policy: &Policy,
    watch: &Watch,
    known_by: Option<Day>,
) -> Vec<Task> {
    let mut tasks = Vec::new();
    own_promises(o, &mut tasks);
    answer(contacts, policy, watch, &mut tasks);
    easing::disputes(o, &mut tasks);
    easing::worries(contacts, facts, watch, known_by, &mut tasks);
    easing::coaches(facts, watch, known_by, &mut tasks);
    easing::stuck(o, facts, watch, known_by, &mut tasks);
    easing::where_to_write(o, facts, watch, known_by, &mut tasks);
    if o.lane != Lane::Former {
        let before = tasks.len();
        if o.paused_until.is_some() {
            // Help and talks go on: a moment that was agreed stays agreed.
            let agreed = contacts.moment().filter(|(c, _)| two_way(c));
            tasks.extend(agreed.and_then(|(c, on)| agreed_moment(c, on, contacts, policy, watch)));
            if tasks.len() == before {
                tasks.extend(easing::pause_review(o, contacts, facts, policy, watch, known_by));
            }
        } else if let Some(call) = easing::pause_ended(o, contacts, policy, watch) {
            tasks.extend(call.row);
        } else {
            if o.quiet_until.is_none() {
                trouble(o, contacts, facts, policy, watch, &mut tasks);
            }
            // One thing at a time: whoever calls about trouble says thank you in the same talk.
            if tasks.len() == before {
                let welcome = facts.help.wishes.is_none_or(|w| w.thanks);
                if welcome {
                    thanks(o, contacts, policy, watch, &mut tasks);
                }
            }
            if tasks.len() == before {
                let row = easing::discount_ends(contacts, facts, watch, known_by)
                    .or_else(|| easing::look_back(contacts, facts, policy, watch, known_by))
                    .or_else(|| easing::aftercare(o, contacts, facts, policy, watch));
                tasks.extend(row);
            }
        }
    }
    tasks.retain(|t| !put_away(t, facts.choices, watch, known_by));
    tasks.sort_by(|a, b| {
        (a.reason.kind().rank(), a.since, &a.key).cmp(&(b.reason.kind().rank(), b.since, &b.key))
    });
    tasks
}

/// What the tenant sent and nobody went into. After a try that did not reach them it comes back some working days later.
fn answer(contacts: &Contacts, policy: &Policy, watch: &Watch, tasks: &mut Vec<Task>) {
    let Some((c, tried_on)) = contacts.unanswered() else {
        return;
    };
    let since = tried_on.map_or(c.on, |on| on.plus_working_days(policy.retry_working_days));
    if !watch.reached(since) {
        return;
    }
    let reason = Reason::Answer {
        contact: c.id,
        kind: c.kind,
        on: c.on,
    };
    tasks.push(task(format!("answer:{}", c.id), since, reason, Proposal::Reply));
}

/// The moment agreed or planned in the last contact has come, and nobody has been reached since.
fn agreed_moment(c: &Contact, on: Day, contacts: &Contacts, policy: &Policy, watch: &Watch) -> Option<Task> {
    let since = contacts.again_from(on, policy);
    if !watch.reached(since) {
        return None;
    }
    let proposal = if c.kind == ContactKind::HomeVisit && two_way(c) {
        Proposal::Visit
    } else {
        Proposal::Call
    };
    let reason = Reason::Moment { contact: c.id, on };
    Some(task(format!("moment:{}", c.id), since, reason, proposal))
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
fn put_away(task: &Task, choices: &[Choice], watch: &Watch, known_by: Option<Day>) -> bool {
    let mut away = false;
    for choice in choices.iter().filter(|c| c.task_key == task.key) {
        let known = known_by.is_none_or(|day| choice.on <= day);
        away |= known
            && watch.reached(choice.on)
            && choice.until.is_none_or(|until| !watch.reached(until.plus(1)));
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

/// Two-way contact with the tenant. What the system or another organisation registered is none.
fn two_way(c: &Contact) -> bool {
    c.outcome.reached() && c.kind != ContactKind::Administrative
}

/// The first day from `since` on which we and the tenant spoke. A letter, a text, a mail or a card is no talk (S1.1), and
/// what a later contact corrects did not happen.
pub fn first_talk(contacts: &[Contact], since: Day, watch: &Watch) -> Option<Day> {
    let all = Contacts::of(contacts, watch, None);
    let talk = |c: &&&Contact| c.on >= since && two_way(c) && c.kind.is_a_talk();
    all.0.iter().find(talk).map(|c| c.on)
}

/// Contacts up to today, in order, without those that a later one corrects.
struct Contacts<'a>(Vec<&'a Contact>);

impl<'a> Contacts<'a> {
    fn of(all: &'a [Contact], watch: &Watch, known_by: Option<Day>) -> Self {
        let counts = |c: &Contact| known_by.is_none_or(|day| c.learned_on <= day) && watch.reached(c.on);
        let mut list: Vec<&Contact> = all.iter().filter(|c| counts(c)).collect();
        if list.iter().any(|c| c.corrects.is_some()) {
            let wrong: Vec<ContactId> = list.iter().filter_map(|c| c.corrects).collect();
            list.retain(|c| !wrong.contains(&c.id));
        }
        list.sort_unstable_by_key(|c| (c.on, c.learned_on, c.id));
        Self(list)
    }
    fn last(&self) -> Option<&'a Contact> {
        self.0.last().copied()
    }
    /// The last of us who spoke with the tenant.
    fn last_speaker(&self) -> Option<UserId> {
        self.0.iter().rev().find(|c| two_way(c)).and_then(|c| c.by)
    }
    fn last_reached(&self) -> Option<Day> {
        self.0.iter().rev().find(|c| two_way(c)).map(|c| c.on)
    }
    /// The next moment as it was last agreed or planned. A later talk without a next moment ends it; a letter or a
    /// failed try in between does not (S4.32c).
    fn moment(&self) -> Option<(&'a Contact, Day)> {
        let c = self.0.iter().rev().find(|c| c.next_on.is_some() || two_way(c))?;
        Some((c, c.next_on?))
    }
    /// Until the agreed moment the system is silent (S4.32c).
    fn quiet_until(&self, watch: &Watch) -> Option<Day> {
        self.moment().map(|(_, on)| on).filter(|on| !watch.reached(*on))
    }
    /// The first thing the tenant sent that nobody went into, with our last try since.
    fn unanswered(&self) -> Option<(&'a Contact, Option<Day>)> {
        let ours = |c: &Contact| c.direction == Direction::Outgoing && c.kind != ContactKind::Administrative;
        let settles =
            |c: &Contact| two_way(c) || c.next_on.is_some() || (ours(c) && c.outcome == Outcome::Sent);
        let waiting_from = self.0.iter().rposition(|c| settles(c)).map_or(0, |i| i + 1);
        let waiting = &self.0[waiting_from..];
        let first = waiting
            .iter()
            .position(|c| c.direction == Direction::Incoming && c.kind != ContactKind::Administrative)?;
        let tried_on = waiting[first..].iter().rev().find(|c| ours(c)).map(|c| c.on);
        Some((waiting[first], tried_on))
    }
    /// The last of our own tries since a day.
    fn last_try_since(&self, day: Day) -> Option<&'a Contact> {
        self.0
            .iter()
            .rev()
            .find(|c| {
                c.on >= day && c.direction == Direction::Outgoing && c.kind != ContactKind::Administrative
            })
            .copied()
    }
    /// The day from which something noticed on `day` is on the list: some working days after the last try since (S1.16).
    fn again_from(&self, day: Day, policy: &Policy) -> Day {
        self.last_try_since(day)
            .map_or(day, |c| c.on.plus_working_days(policy.retry_working_days))
    }
    fn reached_since(&self, day: Day) -> bool {
        self.0.iter().any(|c| c.on >= day && two_way(c))
    }
    /// We spoke, or a message of ours left.
    fn said_since(&self, day: Day) -> bool {
        let sent = |c: &Contact| {
            c.direction == Direction::Outgoing
                && c.outcome == Outcome::Sent
                && c.kind != ContactKind::Administrative
        };
        self.0.iter().any(|c| c.on >= day && (two_way(c) || sent(c)))
    }
}

/// The agreed moment, a promise that did not work out, a new miss, announced trouble, or a long silence.
/// At most one of these: one thing at a time.
fn trouble(
    o: &Outlook,
    contacts: &Contacts,
    facts: &Facts,
    policy: &Policy,
    watch: &Watch,
    tasks: &mut Vec<Task>,
) {
    let unreached = out_of_reach(o, contacts, policy, watch);
    if let Some((c, on)) = contacts.moment() {
        // A moment that we planned ourselves for someone out of reach is one for fresh eyes.
        if two_way(c) || !unreached {
            tasks.extend(agreed_moment(c, on, contacts, policy, watch));
            return;
        }
    }
    if let Some((p, due_on)) = missed_promise(o, contacts, policy) {
        let since = contacts.again_from(o.paused.after(due_on, policy.grace_days + 1), policy);
        if watch.reached(since) {
            let reason = Reason::PromiseMissed {
                agreement: p.agreement.id,
                action: p.agreement.action.clone(),
                due_on,
            };
            let key = format!("promise:{}", p.agreement.id);
            tasks.push(task(key, since, reason, Proposal::Call));
        }
        return;
    }
    if let Some(missed) = easing::plan_missed(o, contacts, policy, watch) {
        tasks.extend(missed.row);
        return;
    }
    if unreached {
        fresh_eyes(o, contacts, policy, watch, tasks);
        return;
    }
    if let Some(gap) = present_gap(o, contacts, policy, watch) {
        tasks.extend(new_miss(&gap, o, contacts, policy, watch));
        return;
    }
    if let Some(since) = facts.terms.expected_arrears_since
        && watch.reached(since)
        && o.past_due == Cents::ZERO
        && !contacts.reached_since(since)
    {
        let again = contacts.again_from(since, policy);
        if watch.reached(again) {
            let reason = Reason::Expected { since };
            tasks.push(task(format!("expected:{since}"), again, reason, Proposal::Call));
        }
        return;
    }
    fresh_eyes(o, contacts, policy, watch, tasks);
}

/// Something has long been open, we tried, and there has been no two-way contact since it began.
fn out_of_reach(o: &Outlook, contacts: &Contacts, policy: &Policy, watch: &Watch) -> bool {
    o.oldest_due_on.is_some_and(|oldest| {
        contacts.last_try_since(oldest).is_some()
            && !contacts.reached_since(oldest)
            && !easing::plan_goes_on(o)
            && watch.reached(o.paused.after(oldest, policy.fresh_eyes_days))
    })
}

/// The newest agreement of the tenant or a third that was missed and not talked about since.
/// Money that came late, or has nothing left to pay, is no reason to call.
fn missed_promise<'a>(o: &Outlook<'a>, contacts: &Contacts, policy: &Policy) -> Option<(Promise<'a>, Day)> {
    let missed = |p: &Promise| {
        let due_on = p.agreement.due_on?;
        let to_ask = p.agreement.amount.is_none() || o.past_due.is_positive();
        let stands = p.state == PromiseState::Missed
            && p.agreement.party != Party::Association
            && p.kept_on.is_none()
            && to_ask
            && !contacts.reached_since(due_on.plus(policy.grace_days + 1));
        stands.then_some(due_on)
    };
    o.promises.iter().rev().find_map(|p| Some((*p, missed(p)?)))
}

/// Rent months in a row, up to the newest one past its grace with something open.
struct Gap {
    first: Month,
    months: i32,
    /// Due day of the newest month in it.
    newest_due: Day,
    noticed: Day,
    /// As `noticed`, with the days of a pause left out.
    ripe: Day,
}

/// The present gap, unless it has been talked about, was agreed about, or has become long waiting.
fn present_gap(o: &Outlook, contacts: &Contacts, policy: &Policy, watch: &Watch) -> Option<Gap> {
    if o.past_due == Cents::ZERO {
        return None;
    }
    let mut gap: Option<Gap> = None;
    let mut in_a_row = false;
    for item in &o.judged().items {
        let Some(month) = item.month else { continue };
        let outcome = flow::judge(item, policy, watch);
        let talked_of = o.plans.iter().any(|p| p.covers(item.due_on));
        if outcome.is_open() && !talked_of {
            let (first, months) = gap
                .filter(|_| in_a_row)
                .map_or((month, 0), |g| (g.first, g.months));
            gap = Some(Gap {
                first,
                months: months + 1,
                newest_due: item.due_on,
                noticed: item.judged_due_on.plus(policy.grace_days + 1),
                ripe: o.paused.after(item.judged_due_on, policy.grace_days + 1),
            });
        }
        in_a_row = outcome.is_open() && !talked_of;
    }
    let gap = gap?;
    let agreed = o.promises.iter().any(|p| {
        p.agreement.made_on >= gap.noticed
            && p.agreement.party != Party::Association
            && matches!(p.state, PromiseState::Running | PromiseState::Kept)
    });
    let long_ago = watch.reached(o.paused.after(gap.ripe, policy.fresh_eyes_days));
    (!agreed && !long_ago && !contacts.reached_since(gap.noticed)).then_some(gap)
}

/// The row for a gap that nobody has talked about yet.
fn new_miss(gap: &Gap, o: &Outlook, contacts: &Contacts, policy: &Policy, watch: &Watch) -> Option<Task> {
    let attempt = contacts.last_try_since(gap.noticed);
    let since = contacts.again_from(gap.noticed, policy).max(gap.ripe);
    if !watch.reached(since) {
        return None;
    }
    if let Some(row) = easing::payer_missed(gap, o, since) {
        return Some(row);
    }
    let pattern = o.pattern?;
    let proposal = match pattern {
        Pattern::DayShift => Proposal::OfferDueDay,
        _ if attempt.is_some_and(|c| c.kind == ContactKind::Phone) && gap.months >= 2 => Proposal::Visit,
        _ => Proposal::Call,
    };
    let reason = Reason::Miss {
        month: gap.first,
        months: gap.months,
        pattern,
        tried_on: attempt.map(|c| c.on),
    };
    let key = format!("miss:{}", gap.noticed.month());
    Some(task(key, since, reason, proposal))
}

/// Days between two monthly payments, at most. Money on an old amount is expected again after so many days.
const LONGEST_MONTH: i32 = 31;

/// Open for long and quiet for long: someone else, another way (S4.34). Comes back after each further silence,
/// or, for someone who was never reached, some working days after each try.
fn fresh_eyes(o: &Outlook, contacts: &Contacts, policy: &Policy, watch: &Watch, tasks: &mut Vec<Task>) {
    let Some(oldest) = o.oldest_due_on else { return };
    let running = o
        .promises
        .iter()
        .any(|p| p.state == PromiseState::Running && p.agreement.party != Party::Association);
    if running || easing::plan_goes_on(o) {
        return;
    }
    let from = o.paused.after(oldest, policy.fresh_eyes_days);
    let quiet_since = if contacts.reached_since(oldest) {
        contacts
            .last()
            .map_or(from, |c| o.paused.after(c.on, policy.silence_days))
    } else {
        contacts.again_from(oldest, policy)
    };
    // A kept agreement or money on an old amount is a sign of life: silence begins when the next fails to come.
    let sign = last_sign(o).map_or(from, |on| o.paused.after(on, LONGEST_MONTH + policy.silence_days));
    let since = from.max(quiet_since).max(sign);
    if !watch.reached(since) {
        return;
    }
    let reason = Reason::FreshEyes {
        oldest,
        last_reached: contacts.last_reached(),
    };
    tasks.push(task(
        format!("fresh:{since}"),
        since,
        reason,
        Proposal::AnotherWay,
    ));
}

/// The last time money came for something that is still past due, or an agreement was kept.
fn last_sign(o: &Outlook) -> Option<Day> {
    let kept = o.promises.iter().filter_map(|p| p.kept_on).max();
    let paid = o
        .account
        .items
        .iter()
        .filter(|i| i.open.is_positive())
        .filter_map(|i| i.last_paid_on)
        .max();
    kept.max(paid)
}

fn thanks(o: &Outlook, contacts: &Contacts, policy: &Policy, watch: &Watch, tasks: &mut Vec<Task>) {
    let fresh = |on: Day| watch.reached(on) && !watch.reached(on.plus(policy.thanks_days));
    let not_yet = |on: Day| !contacts.said_since(on);
    if let Some(row) = easing::plan_kept(o, &fresh, &not_yet) {
        tasks.push(row);
        return;
    }
    let kept = o.promises.iter().rev().find_map(|p| {
        let on = p
            .kept_on
            .filter(|_| p.state == PromiseState::Kept && p.agreement.party == Party::Tenant)?;
        (fresh(on) && not_yet(on)).then_some((p, on))
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
    let Some(on) = o.judged().item(month).and_then(|i| i.settled_on) else {
        return;
    };
    let on = on.max(month.first());
    if fresh(on) && not_yet(on) {
        tasks.push(task(
            format!("thank:restored:{month}"),
            on,
            Reason::Restored { month },
            Proposal::Thank,
        ));
    }
}
