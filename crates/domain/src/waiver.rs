//! Waiving past-due rent afterwards (S4.21, S4.33): never future rent, with a ground, a condition, a budget line, a
//! mandate, and a second person above the limit. What it did is looked at after three and six months.

use crate::arrangement::owed;
use crate::calendar::{Day, Month, Watch};
use crate::contact::coded;
use crate::flow::{self, MonthOutcome};
use crate::ids::{EntryKey, PlanId, UserId, WaiverId};
use crate::ledger::{Account, EntryKind, LedgerEntry, Method};
use crate::mandate::{Rank, mandate, rank_for_waiver};
use crate::money::Cents;
use crate::policy::Policy;

coded! {
    /// On what ground. Neutral: nothing about blame (S2.13).
    Ground {
        /// The current rent came in for a while; the old amount stands in the way.
        KeptPayments = "kept_payments",
        /// It unlocks a solution: debt help, a move, a fund.
        UnlocksSolution = "unlocks_solution",
        /// It prevents an eviction.
        PreventsEviction = "prevents_eviction",
        /// Part of a settlement with all creditors.
        DebtSettlement = "debt_settlement",
        /// We made a mistake, or it took too long on our side.
        OurShare = "our_share",
        /// Another ground, in words.
        Other = "other",
    }
}

/// When it is waived.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Condition {
    /// All at once, on the day of the decision.
    AtOnce,
    /// A part for each current rent that comes in on the agreed day after the decision.
    PerKeptMonth {
        /// How much each time; the last time what remains.
        each: Cents,
    },
}

/// A proposal. It does not change; another amount is another proposal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiver {
    /// Chosen by its maker.
    pub id: WaiverId,
    /// Who proposes.
    pub by: UserId,
    /// In what rank.
    pub rank: Rank,
    /// How much.
    pub amount: Cents,
    /// It is about what was due up to and with this day.
    pub covers_until: Day,
    /// On what ground.
    pub ground: Ground,
    /// Why, in plain words.
    pub words: String,
    /// At once, or for each kept month.
    pub condition: Condition,
    /// From which budget.
    pub budget_line: String,
    /// The plan for what remains.
    pub plan: Option<PlanId>,
    /// The day of the proposal.
    pub proposed_on: Day,
    /// The day we learned of it.
    pub learned_on: Day,
}

coded! {
    /// What someone decided.
    Verdict {
        /// Yes.
        Approve = "approve",
        /// No.
        Refuse = "refuse",
        /// Taken back by who proposed it.
        Withdraw = "withdraw",
    }
}

/// The limits that counted on the day of a decision. A policy that changes later does not judge what was decided before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// What who decides may waive.
    pub decider: Cents,
    /// What who proposed it may waive.
    pub proposer: Cents,
    /// Above this two people decide.
    pub alone: Cents,
}

/// One decision of one person about one waiver. Kept for ever.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// Which waiver.
    pub waiver: WaiverId,
    /// Who.
    pub by: UserId,
    /// In what rank.
    pub rank: Rank,
    /// What.
    pub verdict: Verdict,
    /// Why, in plain words; may be empty for a yes.
    pub words: String,
    /// The limits of that day; `None` for what was decided before they were kept: then the policy of today.
    pub limits: Option<Limits>,
    /// When.
    pub on: Day,
    /// The day we learned of it.
    pub learned_on: Day,
}

/// How a proposal stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WaiverState {
    /// Waits for a decision.
    Proposed {
        /// The lowest rank that can decide now; `None` when it is above everyone's mandate.
        needs: Option<Rank>,
        /// Another person than who proposed it must say yes.
        second_person: bool,
    },
    /// Decided: waived.
    Approved {
        /// The day of the deciding yes.
        on: Day,
    },
    /// Decided: not.
    Refused {
        /// The day.
        on: Day,
    },
    /// Taken back.
    Withdrawn {
        /// The day.
        on: Day,
    },
}

/// Why a waiver can't be proposed so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadWaiver {
    /// Nothing or less.
    #[error("{0} is not an amount to waive; write one above zero")]
    NotPositive(Cents),
    /// More than is open.
    #[error("{amount} is more than the {open} that is past due; only that can be waived")]
    AboveOpen {
        /// What was asked.
        amount: Cents,
        /// What is past due.
        open: Cents,
    },
    /// Rent that is still to fall due.
    #[error("rent due after {0} can't be waived in advance; a temporary discount can")]
    FutureRent(Day),
    /// No reason.
    #[error("write in plain words why")]
    NoWords,
    /// No budget.
    #[error("choose the budget it comes from")]
    NoBudget,
    /// A part for each month of nothing, or of more than the whole.
    #[error("{each} a month does not fit {amount}; write a part of it")]
    BadPart {
        /// The part.
        each: Cents,
        /// The whole.
        amount: Cents,
    },
    /// Proposed before the tenancy.
    #[error("{day} lies before the tenancy, which began on {start}")]
    BeforeTenancy {
        /// The day of the proposal.
        day: Day,
        /// First day of the tenancy.
        start: Day,
    },
}

/// Why a decision can't be taken so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadDecision {
    /// About another waiver.
    #[error("this decision is about another waiver")]
    AnotherWaiver,
    /// Already decided.
    #[error("this was decided already")]
    Decided,
    /// The same person twice.
    #[error("two different people decide about this amount; ask a colleague")]
    SamePerson,
    /// Above the mandate.
    #[error("you may decide up to {limit}, and this is {amount}; it goes to someone who may")]
    AboveMandate {
        /// What this rank may waive.
        limit: Cents,
        /// What it is about.
        amount: Cents,
    },
    /// A decision before the proposal.
    #[error("the decision is dated before the proposal of {0}")]
    BeforeProposal(Day),
    /// Taken back by someone else.
    #[error("only who proposed it can take it back")]
    NotTheProposer,
    /// A no without a word.
    #[error("write why not, so that it can be told")]
    NoWords,
}

impl Waiver {
    /// Checks a proposal against the account of its day; again before it is decided.
    pub fn check(&self, account: &Account, start: Day) -> Result<(), BadWaiver> {
        let (amount, day) = (self.amount, self.proposed_on);
        if !amount.is_positive() {
            return Err(BadWaiver::NotPositive(amount));
        }
        if day < start {
            return Err(BadWaiver::BeforeTenancy { day, start });
        }
        if self.covers_until > day {
            return Err(BadWaiver::FutureRent(day));
        }
        let open = owed(account, self.covers_until);
        if amount > open {
            return Err(BadWaiver::AboveOpen { amount, open });
        }
        if self.words.trim().is_empty() {
            return Err(BadWaiver::NoWords);
        }
        if self.budget_line.trim().is_empty() {
            return Err(BadWaiver::NoBudget);
        }
        match self.condition {
            Condition::PerKeptMonth { each } if !each.is_positive() || each > amount => {
                Err(BadWaiver::BadPart { each, amount })
            }
            _ => Ok(()),
        }
    }

    /// Must another person than who proposed it say yes?
    pub fn needs_second(&self, policy: &Policy) -> bool {
        self.amount > policy.waive_alone_up_to || mandate(self.rank, policy).waive_up_to < self.amount
    }

    /// Checks a decision before it is kept.
    pub fn may_decide(
        &self,
        decision: &Decision,
        before: &[Decision],
        policy: &Policy,
    ) -> Result<(), BadDecision> {
        if decision.waiver != self.id {
            return Err(BadDecision::AnotherWaiver);
        }
        if decision.on < self.proposed_on {
            return Err(BadDecision::BeforeProposal(self.proposed_on));
        }
        if !matches!(self.state(before, policy), WaiverState::Proposed { .. }) {
            return Err(BadDecision::Decided);
        }
        let limit = mandate(decision.rank, policy).waive_up_to;
        match decision.verdict {
            Verdict::Withdraw if decision.by != self.by => Err(BadDecision::NotTheProposer),
            Verdict::Refuse if decision.words.trim().is_empty() => Err(BadDecision::NoWords),
            Verdict::Approve if self.needs_second(policy) && decision.by == self.by => {
                Err(BadDecision::SamePerson)
            }
            Verdict::Approve if limit < self.amount && !self.within_own(policy) => {
                Err(BadDecision::AboveMandate {
                    limit,
                    amount: self.amount,
                })
            }
            _ => Ok(()),
        }
    }

    fn within_own(&self, policy: &Policy) -> bool {
        mandate(self.rank, policy).waive_up_to >= self.amount
    }

    /// The limits under a policy, for a decision in a rank.
    pub const fn limits(&self, decider: Rank, policy: &Policy) -> Limits {
        Limits {
            decider: mandate(decider, policy).waive_up_to,
            proposer: mandate(self.rank, policy).waive_up_to,
            alone: policy.waive_alone_up_to,
        }
    }

    /// A yes that counts, by the limits of its own day: by another person where two are needed, and one of the two may
    /// decide about the amount.
    fn carries(&self, d: &Decision, policy: &Policy) -> bool {
        let limits = d.limits.unwrap_or_else(|| self.limits(d.rank, policy));
        let second = self.amount > limits.alone || limits.proposer < self.amount;
        let may = limits.proposer.max(limits.decider) >= self.amount;
        (d.by != self.by || !second) && may
    }

    /// How it stands, whatever the order in which decisions arrived: the earliest that decides, a no before a yes.
    pub fn state(&self, decisions: &[Decision], policy: &Policy) -> WaiverState {
        let of_this = |d: &&Decision| d.waiver == self.id;
        let decides = |d: &&Decision| d.verdict != Verdict::Approve || self.carries(d, policy);
        let first = decisions
            .iter()
            .filter(of_this)
            .filter(decides)
            .min_by_key(|d| (d.on, d.verdict == Verdict::Approve, d.verdict));
        match first.map(|d| (d.verdict, d.on)) {
            Some((Verdict::Approve, on)) => WaiverState::Approved { on },
            Some((Verdict::Refuse, on)) => WaiverState::Refused { on },
            Some((Verdict::Withdraw, on)) => WaiverState::Withdrawn { on },
            None => WaiverState::Proposed {
                needs: rank_for_waiver(self.amount, policy),
                second_person: self.needs_second(policy),
            },
        }
    }

    /// Is this entry a write-off of it?
    pub fn is_of(&self, key: EntryKey) -> bool {
        let parts = match self.condition {
            Condition::AtOnce => 1,
            Condition::PerKeptMonth { each } => self.amount.0.div_euclid(each.0.max(1)) + 1,
        };
        (0..parts).any(|n| EntryKey::of(&["waiver", &self.id.to_string(), &n.to_string()]) == key)
    }

    /// The ledger entries of an approved waiver: one at once, or one for each month kept since. The keys follow from the
    /// waiver, so booking them twice is safe.
    pub fn write_offs(&self, approved_on: Day, kept: &[(Month, Day)], learned_on: Day) -> Vec<LedgerEntry> {
        let entry = |n: usize, amount: Cents, on: Day| LedgerEntry {
            key: EntryKey::of(&["waiver", &self.id.to_string(), &n.to_string()]),
            kind: EntryKind::Credit,
            effective_on: on,
            learned_on,
            amount: -amount,
            month: None,
            method: Method::Unknown,
            reason: None,
            link: None,
        };
        let each = match self.condition {
            Condition::AtOnce => return vec![entry(0, self.amount, approved_on)],
            Condition::PerKeptMonth { each } => each,
        };
        let mut left = self.amount;
        let mut entries = Vec::new();
        for (n, (_, on)) in kept.iter().enumerate() {
            let amount = each.min(left);
            if !amount.is_positive() {
                break;
            }
            left -= amount;
            entries.push(entry(n, amount, (*on).max(approved_on)));
        }
        entries
    }
}

/// The rent months due since a day that came in on time, oldest first, each with the day it was complete.
pub fn kept_months(account: &Account, since: Day, policy: &Policy, watch: &Watch) -> Vec<(Month, Day)> {
    account
        .items
        .iter()
        .filter(|i| i.due_on > since && flow::judge(i, policy, watch) == MonthOutcome::OnTime)
        .filter_map(|i| Some((i.month?, i.settled_on?)))
        .filter(|(month, on)| watch.reached((*on).max(month.first())))
        .collect()
}

/// What became of the current rent since a decision: the look back after three and six months.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effect {
    /// Rents on time since.
    pub on_time: i32,
    /// Of this many that fell due.
    pub due: i32,
}

/// Looks back at the current rents since a day.
pub fn effect(account: &Account, since: Day, policy: &Policy, watch: &Watch) -> Effect {
    let mut effect = Effect { on_time: 0, due: 0 };
    for item in account
        .items
        .iter()
        .filter(|i| i.month.is_some() && i.due_on > since)
    {
        let outcome = flow::judge(item, policy, watch);
        effect.due += i32::from(outcome != MonthOutcome::NotDue);
        effect.on_time += i32::from(outcome == MonthOutcome::OnTime);
    }
    effect
}

/// Months after the decision at which we look back.
pub const LOOK_BACK_MONTHS: [i32; 2] = [3, 6];

/// One line of the yearly register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegisterLine {
    /// Which.
    pub waiver: WaiverId,
    /// The day of the decision.
    pub decided_on: Day,
    /// How much.
    pub amount: Cents,
    /// On what ground.
    pub ground: Ground,
    /// From which budget.
    pub budget_line: String,
    /// Who proposed it.
    pub proposed_by: UserId,
    /// Who said yes.
    pub decided_by: Vec<UserId>,
}

/// The waivers decided in a year, by day.
pub fn register(waivers: &[Waiver], decisions: &[Decision], year: i32, policy: &Policy) -> Vec<RegisterLine> {
    let line = |w: &Waiver| {
        let WaiverState::Approved { on } = w.state(decisions, policy) else {
            return None;
        };
        let yes = |d: &&Decision| d.waiver == w.id && d.verdict == Verdict::Approve;
        (on.civil().0 == year).then(|| RegisterLine {
            waiver: w.id,
            decided_on: on,
            amount: w.amount,
            ground: w.ground,
            budget_line: w.budget_line.clone(),
            proposed_by: w.by,
            decided_by: decisions.iter().filter(yes).map(|d| d.by).collect(),
        })
    };
    let mut lines: Vec<RegisterLine> = waivers.iter().filter_map(line).collect();
    lines.sort_by_key(|l| (l.decided_on, l.waiver));
    lines
}
