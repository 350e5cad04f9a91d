//! The last gate: transfer to the court is an amicable path that did not work out. It needs everything that was to be done
//! before, a look back in plain words, and two people with a mandate (S4.30). There is always a way back (S4.34).
//!
//! The conditions that fill themselves from normal work come from the path ([`crate::milestone`]); here they are put
//! together with the look at what an eviction costs, the answers, and the two decisions.

use crate::calendar::Day;
use crate::contact::coded;
use crate::debt_help::DebtHelpKind;
use crate::fair_terms::Claim;
use crate::ids::{CourtStepId, TransferId, UserId};
use crate::law::eviction::Picture;
use crate::mandate::Rank;
use crate::milestone::{Evidence, MilestoneCode, NotYet, Path};
use crate::money::Cents;
use crate::policy::Policy;
use crate::waiver::Verdict;

coded! {
    /// What the look back asks. Each is answered in plain words.
    Question {
        /// What the tenant wants, and which perspective there is.
        Perspective = "perspective",
        /// Which measures were offered, and why they did not work.
        Tried = "tried",
        /// What we could have done otherwise or sooner.
        OurShare = "our_share",
        /// What happens to the people in the home, children first of all.
        Household = "household",
        /// What we go on doing while the court is at work.
        GoOn = "go_on",
    }
}

/// How many questions there are.
pub const QUESTIONS: usize = Question::ALL.len();

/// A proposal to transfer, with the look back. It does not change; another look is another proposal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transfer {
    /// Chosen by its maker.
    pub id: TransferId,
    /// Who proposes.
    pub by: UserId,
    /// In what rank.
    pub rank: Rank,
    /// The mandate of who proposes reached far enough on that day: the proposal is the first yes.
    pub signs: bool,
    /// The answers, in the order of [`Question::ALL`].
    pub answers: [String; QUESTIONS],
    /// What was claimed on that day: what was past due, without what rests on a struck clause.
    pub past_due: Cents,
    /// What an eviction would cost, as it was shown on that day.
    pub picture: Picture,
    /// The day of the proposal.
    pub proposed_on: Day,
    /// The day we learned of it.
    pub learned_on: Day,
}

/// What one person decided about it. Kept for ever.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// Which.
    pub transfer: TransferId,
    /// Who.
    pub by: UserId,
    /// In what rank.
    pub rank: Rank,
    /// What.
    pub verdict: Verdict,
    /// Why; with the deciding yes: what we learned.
    pub words: String,
    /// When.
    pub on: Day,
    /// The day we learned of it.
    pub learned_on: Day,
}

/// How many people with a mandate must say yes.
pub const SIGNATURES: usize = 2;

/// May somebody in this rank sign? From which rank on is for the association to say (S4.30).
pub fn signs(rank: Rank, policy: &Policy) -> bool {
    rank >= policy.transfer_signs_from
}

/// How a proposal stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TransferState {
    /// Waits for more people.
    Proposed {
        /// So many said yes.
        signed: usize,
    },
    /// Two people said yes.
    Decided {
        /// The day of the second yes.
        on: Day,
    },
    /// Somebody said no: we go on together.
    Refused {
        /// The day.
        on: Day,
    },
    /// Taken back by who proposed it.
    Withdrawn {
        /// The day.
        on: Day,
    },
}

/// Why something can't be done so at the gate.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadTransfer {
    /// Conditions that are not met.
    #[error("the gate stays shut: {}", .0.iter().map(|c| c.code()).collect::<Vec<_>>().join(", "))]
    Shut(Vec<Condition>),
    /// A question without an answer.
    #[error("answer '{}' in plain words", .0.code())]
    Unanswered(Question),
    /// A proposal waits already, or transfer was decided.
    #[error("there is a proposal already; decide about that one first")]
    There,
    /// Decided already.
    #[error("this was decided already")]
    Decided,
    /// The same person twice.
    #[error("two different people decide; ask a colleague")]
    SamePerson,
    /// Not a rank that signs.
    #[error("your mandate does not reach so far; ask somebody who signs transfers here")]
    NoMandate,
    /// Taken back by someone else.
    #[error("only who proposed it can take it back")]
    NotTheProposer,
    /// No reason or learning note.
    #[error("write in plain words why, and what we learned")]
    NoWords,
    /// A step that does not follow from the ones before it.
    #[error("'{}' can't be: {}", .step.code(), .needs.map_or("there is no transfer that stands", |_| "the step before it is missing"))]
    OutOfOrder {
        /// The step.
        step: CourtKind,
        /// What must be there first; none when transfer itself is missing.
        needs: Option<CourtKind>,
    },
    /// A judge or the law stops it.
    #[error("a judge or the law stops this until and with {0}")]
    StoppedByLaw(Day),
}

impl Transfer {
    /// Are all questions answered? What happens to the people in the home is asked of oneself; writing it down is free (S0.7).
    pub fn answered(&self) -> Result<(), BadTransfer> {
        let empty = Question::ALL
            .iter()
            .zip(&self.answers)
            .find(|(question, words)| **question != Question::Household && words.trim().is_empty());
        empty.map_or(Ok(()), |(question, _)| Err(BadTransfer::Unanswered(*question)))
    }

    /// Those with a mandate who said yes, each once: who proposed it signs with the proposal when the rank allows.
    fn signatures(&self, decisions: &[Decision]) -> Vec<(Day, UserId)> {
        let own = self.signs.then_some((self.proposed_on, self.by));
        let mut yes: Vec<(Day, UserId)> = decisions
            .iter()
            .filter(|d| d.transfer == self.id && d.verdict == Verdict::Approve)
            .map(|d| (d.on, d.by))
            .chain(own)
            .collect();
        yes.sort_unstable();
        let mut once: Vec<(Day, UserId)> = Vec::new();
        for (on, by) in yes {
            if !once.iter().any(|(_, held)| *held == by) {
                once.push((on, by));
            }
        }
        once
    }

    /// How it stands, whatever the order in which decisions arrived: a no of a day goes before a yes of that day.
    pub fn state(&self, decisions: &[Decision]) -> TransferState {
        let signed = self.signatures(decisions);
        let decided = signed.get(SIGNATURES - 1).map(|(on, _)| *on);
        let turned = decisions
            .iter()
            .filter(|d| d.transfer == self.id && d.verdict != Verdict::Approve)
            .min_by_key(|d| (d.on, d.verdict));
        match (turned, decided) {
            (Some(no), yes) if yes.is_none_or(|yes| no.on <= yes) => match no.verdict {
                Verdict::Withdraw => TransferState::Withdrawn { on: no.on },
                _ => TransferState::Refused { on: no.on },
            },
            (_, Some(on)) => TransferState::Decided { on },
            (_, None) => TransferState::Proposed { signed: signed.len() },
        }
    }

    /// Checks a decision before it is kept. `gate` is the gate of that day: a yes needs every condition still, and a mandate by
    /// the policy of that day; what was decided stays decided when the policy changes.
    pub fn may_decide(
        &self,
        new: &Decision,
        before: &[Decision],
        gate: &[Check],
        policy: &Policy,
    ) -> Result<(), BadTransfer> {
        if !matches!(self.state(before), TransferState::Proposed { .. }) {
            return Err(BadTransfer::Decided);
        }
        let again = before.iter().any(|d| d.transfer == self.id && d.by == new.by);
        match new.verdict {
            Verdict::Withdraw if new.by != self.by => return Err(BadTransfer::NotTheProposer),
            Verdict::Approve if new.by == self.by || again => return Err(BadTransfer::SamePerson),
            Verdict::Approve if !signs(new.rank, policy) => return Err(BadTransfer::NoMandate),
            _ if new.words.trim().is_empty() => return Err(BadTransfer::NoWords),
            Verdict::Approve => {}
            Verdict::Refuse | Verdict::Withdraw => return Ok(()),
        }
        shut(gate).map_or(Ok(()), |missing| Err(BadTransfer::Shut(missing)))
    }
}

/// The conditions of the gate that are not met, apart from the two people; none when it is open.
pub fn shut(gate: &[Check]) -> Option<Vec<Condition>> {
    let missing: Vec<Condition> = gate
        .iter()
        .filter(|c| !c.met && c.condition != Condition::TwoPeople)
        .map(|c| c.condition)
        .collect();
    (!missing.is_empty()).then_some(missing)
}

coded! {
    /// A condition of the gate.
    Condition {
        /// Rent is past due: else there is nothing to take to a court.
        PastDue = "past_due",
        /// We asked who lives here, and whether children do.
        HouseholdSeen = "household_seen",
        /// Another person, channel or part of the day was tried.
        FreshEyes = "fresh_eyes",
        /// All that art. 2 Bgs asks, with what came of it.
        BgsComplete = "bgs_complete",
        /// The tenant sees nothing of it otherwise.
        NoDispute = "no_dispute",
        /// No pause runs.
        NoPause = "no_pause",
        /// No agreement is being kept.
        NothingKept = "nothing_kept",
        /// No judge and no law says stop.
        NoStopByLaw = "no_stop_by_law",
        /// Something is left to claim without what rests on a clause that was struck out.
        FairTerms = "fair_terms",
        /// What an eviction costs was looked at.
        CostsSeen = "costs_seen",
        /// The questions of the look back are answered.
        Reviewed = "reviewed",
        /// Two people with a mandate said yes.
        TwoPeople = "two_people",
    }
}

/// One condition: met or not, what shows it, and what is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// Which.
    pub condition: Condition,
    /// Is it met?
    pub met: bool,
    /// What shows it.
    pub evidence: Vec<Evidence>,
    /// What is missing.
    pub missing: Vec<NotYet>,
}

/// Which condition a thing that is missing belongs to. That nobody looked back belongs to none: the proposal is the look.
const fn condition_of(missing: NotYet) -> Option<Condition> {
    Some(match missing {
        NotYet::NoHousehold => Condition::HouseholdSeen,
        NotYet::NoFreshEyes => Condition::FreshEyes,
        NotYet::Disputed => Condition::NoDispute,
        NotYet::Paused { .. } => Condition::NoPause,
        NotYet::PlanKept => Condition::NothingKept,
        NotYet::StoppedByLaw { .. } | NotYet::InScheme { .. } => Condition::NoStopByLaw,
        NotYet::NoReview => return None,
        NotYet::NoPersonalContact
        | NotYet::NoDebtHelp
        | NotYet::NoReminder
        | NotYet::NoOffer
        | NotYet::MayAnswer { .. }
        | NotYet::Objected { .. }
        | NotYet::NotInformed
        | NotYet::MunicipalityAtWork { .. } => Condition::BgsComplete,
    })
}

/// The gate of a day. `transfer` is the proposal that waits or stands, with its decisions; `claim` what may be claimed; `scheme`
/// what holds the old debt outside our collection, when it holds any.
pub fn gate(
    path: &Path,
    transfer: Option<(&Transfer, &[Decision])>,
    claim: Claim,
    scheme: Option<DebtHelpKind>,
) -> Vec<Check> {
    let last = path.step(MilestoneCode::Transfer);
    let missing: &[NotYet] = last.map_or(&[], |step| &step.not_yet);
    let mut gate: Vec<Check> = Condition::ALL
        .iter()
        .map(|condition| {
            let own: Vec<NotYet> = missing
                .iter()
                .copied()
                .filter(|m| condition_of(*m) == Some(*condition))
                .collect();
            Check {
                condition: *condition,
                met: last.is_some() && own.is_empty(),
                evidence: evidence(path, *condition),
                missing: own,
            }
        })
        .collect();
    let looked = transfer.is_some();
    let signed = transfer.is_some_and(|(t, d)| matches!(t.state(d), TransferState::Decided { .. }));
    for check in &mut gate {
        match check.condition {
            Condition::CostsSeen => check.met = looked,
            Condition::FairTerms => check.met = claim.left_out == Cents::ZERO || claim.amount().is_positive(),
            Condition::Reviewed => check.met = transfer.is_some_and(|(t, _)| t.answered().is_ok()),
            Condition::TwoPeople => check.met = signed,
            // Also where nothing else is open and there is no path: it says which scheme.
            Condition::NoStopByLaw => {
                if let Some(kind) = scheme {
                    check.met = false;
                    check.missing.push(NotYet::InScheme { kind });
                }
            }
            _ => {}
        }
    }
    gate
}

/// What shows a condition, from the path.
fn evidence(path: &Path, condition: Condition) -> Vec<Evidence> {
    use crate::milestone::What;
    let of = |code| path.step(code).map_or(&[][..], |step| &step.evidence);
    let last = of(MilestoneCode::Transfer).iter().copied();
    match condition {
        Condition::FreshEyes => last.filter(|e| matches!(e.what, What::Contact { .. })).collect(),
        Condition::BgsComplete => {
            let offered = of(MilestoneCode::HelpOffered);
            let told = of(MilestoneCode::MunicipalityTold);
            let new = told.iter().filter(|e| !offered.contains(e));
            let mut all: Vec<Evidence> = offered.iter().chain(new).copied().collect();
            all.sort_by_key(|e| e.on);
            all
        }
        Condition::HouseholdSeen => {
            let decided = path.step(MilestoneCode::Transfer).and_then(|s| s.on);
            let skip = usize::from(decided.is_some());
            last.skip(skip)
                .filter(|e| matches!(e.what, What::Proof(_)))
                .collect()
        }
        _ => Vec::new(),
    }
}

coded! {
    /// What happens after transfer, on the way through the court. Every measure stays possible all along (S4.34).
    CourtKind {
        /// The case was handed to a bailiff or a lawyer.
        HandedOver = "handed_over",
        /// A summons was served.
        Summons = "summons",
        /// The court decided (only a court dissolves, art. 7:231(1) BW).
        Judgment = "judgment",
        /// An eviction was announced.
        Announced = "announced",
        /// It did not come to the eviction.
        Prevented = "prevented",
        /// The eviction took place.
        CarriedOut = "carried_out",
        /// The case came back: we go on together.
        BroughtBack = "brought_back",
    }
}

impl CourtKind {
    /// These tell what we learned.
    pub const fn teaches(self) -> bool {
        matches!(
            self,
            Self::Announced | Self::Prevented | Self::CarriedOut | Self::BroughtBack
        )
    }

    /// What must be there before it.
    const fn needs(self) -> Option<Self> {
        match self {
            Self::Announced => Some(Self::Judgment),
            Self::Prevented | Self::CarriedOut => Some(Self::Announced),
            _ => None,
        }
    }

    /// A judge or the law that says stop, stops this.
    const fn presses(self) -> bool {
        matches!(
            self,
            Self::HandedOver | Self::Summons | Self::Announced | Self::CarriedOut
        )
    }
}

/// One such step. Kept for ever.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CourtStep {
    /// Chosen by its maker.
    pub id: CourtStepId,
    /// Of which transfer.
    pub transfer: TransferId,
    /// What.
    pub kind: CourtKind,
    /// The day it was true.
    pub on: Day,
    /// One line; what we learned, where that is asked.
    pub words: String,
    /// Who of us.
    pub by: Option<UserId>,
    /// The day we learned of it.
    pub learned_on: Day,
}

/// The transfer that stands: decided, and not brought back since.
pub fn standing<'t>(
    transfers: &'t [Transfer],
    decisions: &[Decision],
    steps: &[CourtStep],
) -> Option<(&'t Transfer, Day)> {
    let decided = |t: &'t Transfer| match t.state(decisions) {
        TransferState::Decided { on } => Some((t, on)),
        _ => None,
    };
    let back = |t: &Transfer| {
        steps
            .iter()
            .any(|s| s.transfer == t.id && s.kind == CourtKind::BroughtBack)
    };
    let mut all: Vec<_> = transfers
        .iter()
        .filter_map(decided)
        .filter(|(t, _)| !back(t))
        .collect();
    all.sort_by_key(|(t, on)| (*on, t.id));
    all.pop()
}

/// The proposal that waits for people.
pub fn waiting<'t>(transfers: &'t [Transfer], decisions: &[Decision]) -> Option<&'t Transfer> {
    let waits = |t: &&Transfer| matches!(t.state(decisions), TransferState::Proposed { .. });
    transfers
        .iter()
        .filter(waits)
        .max_by_key(|t| (t.proposed_on, t.id))
}

/// Checks a step before it is kept: it belongs to a transfer that stands, and follows from the steps before it. A court
/// comes before an eviction, and nothing presses on while a judge or the law says stop.
pub fn may_step(
    new: &CourtStep,
    stands: Option<Day>,
    before: &[CourtStep],
    stop: Option<Day>,
) -> Result<(), BadTransfer> {
    let out_of_order = |needs| {
        Err(BadTransfer::OutOfOrder {
            step: new.kind,
            needs,
        })
    };
    if stands.is_none_or(|decided| new.on < decided) {
        return out_of_order(None);
    }
    if let Some(until) = stop.filter(|_| new.kind.presses()) {
        return Err(BadTransfer::StoppedByLaw(until));
    }
    let there = |kind| {
        before
            .iter()
            .any(|s| s.transfer == new.transfer && s.kind == kind && s.on <= new.on)
    };
    if let Some(needs) = new.kind.needs().filter(|kind| !there(*kind)) {
        return out_of_order(Some(needs));
    }
    if new.kind.teaches() && new.words.trim().is_empty() {
        return Err(BadTransfer::NoWords);
    }
    Ok(())
}
