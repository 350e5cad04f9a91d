//! How a payment is booked, by the law alone and by the association's policy, side by side.
//!
//! Which claim it goes to is decided by the same [`settle`] that keeps the ledger: art. 6:43 BW is its "oldest first",
//! the policy is the association's order. Within a claim the law takes costs, then interest, then the principal
//! (art. 6:44 lid 1); the order protects the creditor, who may choose a milder one, and the house does: the principal
//! of every claim first, interest and costs last.

use super::refusal::{self, Field, LARGEST_CLAIM};
use super::{Law, Line, Parameter as P, Refusal, Sheet, Step};
use crate::calendar::{Day, Month, Watch};
use crate::ids::EntryKey;
use crate::ledger::{Allocation, AllocationRule, EntryKind, LedgerEntry, Method, Scratch, Terms, settle};
use crate::money::Cents;
use crate::policy::{AllocationOrder, Policy};

/// Something owed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The day it fell due; its month is the rent month.
    pub due_on: Day,
    /// The principal still open.
    pub principal: Cents,
    /// Interest that fell due on it.
    pub interest: Cents,
    /// Costs made for it.
    pub costs: Cents,
}

/// What is asked.
#[derive(Clone, Copy, Debug)]
pub struct Question<'a> {
    /// What is owed, in any order; one claim a month.
    pub claims: &'a [Claim],
    /// The payment.
    pub payment: Cents,
    /// The day it came in.
    pub on: Day,
    /// The month that the payer named.
    pub designated: Option<Month>,
    /// The association's policy.
    pub policy: Policy,
}

/// What of a payment went to one claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Booked {
    /// The claim's due day.
    pub due_on: Day,
    /// On costs.
    pub costs: Cents,
    /// On interest.
    pub interest: Cents,
    /// On the principal.
    pub principal: Cents,
    /// Why there.
    pub rule: AllocationRule,
}

/// A payment booked in two ways.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bookings<'l> {
    /// By art. 6:43 and 6:44 BW alone.
    pub by_law: Vec<Booked>,
    /// By the association's policy.
    pub by_policy: Vec<Booked>,
    /// What is left over by the law.
    pub left_by_law: Cents,
    /// What is left over by policy.
    pub left_by_policy: Cents,
    /// How.
    pub steps: Vec<Step<'l>>,
}

/// Books a payment in both ways.
pub fn allocate<'l>(law: &'l Law, question: &Question<'_>) -> Result<Bookings<'l>, Refusal> {
    check(question)?;
    let mut sheet = Sheet::new(law, question.on);
    if question.designated.is_some() {
        sheet.words(P::AllocationOrder)?;
        sheet.write(Line::Designated);
    }
    sheet.words(P::AllocationOrder)?;
    sheet.write(Line::ByLaw);
    sheet.words(P::InterestAllocationWithin)?;
    sheet.write(Line::WithinByLaw);
    let (by_law, left_by_law) = by_law(question);
    sheet.words(P::AllocationSocialOrder)?;
    sheet.write(Line::ByPolicy);
    sheet.words(P::InterestAllocationWithin)?;
    sheet.write(Line::WithinByPolicy);
    let (by_policy, left_by_policy) = by_policy(question);
    if left_by_law.is_positive() || left_by_policy.is_positive() {
        sheet.write(Line::LeftOver {
            by_law: left_by_law,
            by_policy: left_by_policy,
        });
    }
    Ok(Bookings {
        by_law,
        by_policy,
        left_by_law,
        left_by_policy,
        steps: sheet.done(),
    })
}

fn check(question: &Question<'_>) -> Result<(), Refusal> {
    if question.claims.is_empty() {
        return Err(Refusal::NoClaim);
    }
    refusal::few(Field::Claim, question.claims.len())?;
    refusal::positive(Field::Payment, question.payment, LARGEST_CLAIM)?;
    for claim in question.claims {
        refusal::not_negative(Field::Claim, claim.principal, LARGEST_CLAIM)?;
        refusal::not_negative(Field::Claim, claim.interest, LARGEST_CLAIM)?;
        refusal::not_negative(Field::Claim, claim.costs, LARGEST_CLAIM)?;
        refusal::positive(Field::Claim, whole(claim), LARGEST_CLAIM)?;
    }
    let mut months: Vec<Month> = question.claims.iter().map(|c| c.due_on.month()).collect();
    months.sort_unstable();
    if let Some((month, _)) = months.iter().zip(months.iter().skip(1)).find(|(a, b)| a == b) {
        return Err(Refusal::SameMonth(*month));
    }
    Ok(())
}

fn whole(claim: &Claim) -> Cents {
    claim.principal + claim.interest + claim.costs
}

fn by_law(question: &Question<'_>) -> (Vec<Booked>, Cents) {
    let policy = Policy {
        allocation: AllocationOrder::OldestFirst,
        ..question.policy
    };
    let (pieces, left) = settled(question, &policy, whole);
    let book = |(claim, amount, rule): (Claim, Cents, AllocationRule)| {
        let costs = amount.min(claim.costs);
        let interest = (amount - costs).min(claim.interest);
        Booked {
            due_on: claim.due_on,
            costs,
            interest,
            principal: amount - costs - interest,
            rule,
        }
    };
    (pieces.into_iter().map(book).collect(), left)
}

fn by_policy(question: &Question<'_>) -> (Vec<Booked>, Cents) {
    let (pieces, mut left) = settled(question, &question.policy, |claim| claim.principal);
    let mut booked: Vec<Booked> = pieces
        .into_iter()
        .map(|(claim, principal, rule)| Booked {
            due_on: claim.due_on,
            costs: Cents::ZERO,
            interest: Cents::ZERO,
            principal,
            rule,
        })
        .collect();
    let mut claims = question.claims.to_vec();
    claims.sort_by_key(|c| c.due_on);
    let extras = claims
        .iter()
        .map(|c| (c.due_on, c.interest, true))
        .chain(claims.iter().map(|c| (c.due_on, c.costs, false)));
    for (due_on, owed, is_interest) in extras {
        let amount = left.min(owed);
        if !amount.is_positive() {
            continue;
        }
        left -= amount;
        let at = booked.iter().position(|b| b.due_on == due_on).unwrap_or_else(|| {
            booked.push(Booked {
                due_on,
                costs: Cents::ZERO,
                interest: Cents::ZERO,
                principal: Cents::ZERO,
                rule: AllocationRule::Oldest,
            });
            booked.len() - 1
        });
        if let Some(line) = booked.get_mut(at) {
            if is_interest {
                line.interest += amount;
            } else {
                line.costs += amount;
            }
        }
    }
    (booked, left)
}

/// Which claims the payment settles and by how much, as the ledger does it; and what is left over.
fn settled(
    question: &Question<'_>,
    policy: &Policy,
    amount: impl Fn(&Claim) -> Cents,
) -> (Vec<(Claim, Cents, AllocationRule)>, Cents) {
    let mut entries: Vec<LedgerEntry> = Vec::new();
    for (number, claim) in (1..).zip(question.claims) {
        let owed = amount(claim);
        if owed.is_positive() {
            entries.push(entry(
                number,
                EntryKind::Charge,
                claim.due_on,
                owed,
                Some(claim.due_on.month()),
            ));
        }
    }
    entries.push(entry(
        0,
        EntryKind::Receipt,
        question.on,
        -question.payment,
        question.designated,
    ));
    let last = question.claims.iter().map(|c| c.due_on).max();
    let watch = Watch::new(last.map_or(question.on, |day| day.max(question.on)));
    let terms = Terms {
        start: Day::FIRST,
        end: None,
        due_days: Vec::new(),
        expected_arrears_since: None,
    };
    let mut pieces: Vec<Allocation> = Vec::new();
    let account = settle(
        &entries,
        &terms,
        policy,
        &watch,
        None,
        &mut Scratch::default(),
        |piece| {
            pieces.push(piece);
        },
    );
    let claim_of = |piece: &Allocation| {
        let claim = question
            .claims
            .iter()
            .find(|c| Some(c.due_on.month()) == piece.month)?;
        Some((*claim, piece.amount, piece.rule))
    };
    (pieces.iter().filter_map(claim_of).collect(), account.advance)
}

const fn entry(number: u64, kind: EntryKind, on: Day, amount: Cents, month: Option<Month>) -> LedgerEntry {
    LedgerEntry {
        key: EntryKey(number),
        kind,
        effective_on: on,
        learned_on: on,
        amount,
        month,
        method: Method::Transfer,
        reason: None,
        link: None,
    }
}
