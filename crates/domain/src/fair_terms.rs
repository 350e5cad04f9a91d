//! Unfair terms (Directive 93/13/EEC, art. 6:233 BW): which clauses on costs, interest and rent increase stand in which
//! version of the rent contract, and whether a judge or a lawyer looked at them. Nothing is claimed on a clause that was
//! struck out: a court does so of its own accord, also with the statutory costs behind it (Rb Amsterdam 5 December 2025,
//! ECLI:NL:RBAMS:2025:9578).

use crate::calendar::Day;
use crate::contact::coded;
use crate::ids::UserId;
use crate::ledger::Item;
use crate::money::Cents;
use crate::tenancy::{RentComponent, rent_of};

coded! {
    /// What a clause is about.
    ClauseKind {
        /// Costs of collection, and penalties.
        Costs = "costs",
        /// Interest.
        Interest = "interest",
        /// How the rent may go up.
        RentIncrease = "rent_increase",
    }
}

coded! {
    /// How a clause stands.
    Standing {
        /// Looked at, and it holds.
        Tested = "tested",
        /// Struck out, or no longer used because it would be.
        StruckOut = "struck_out",
        /// Nobody looked at it yet.
        Unknown = "unknown",
    }
}

/// A version of the rent contract with its general terms. A change is a new version of this fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contract {
    /// Short name, for people and in files; it does not change.
    pub code: String,
    /// 1 for the first.
    pub version: i32,
    /// Its name.
    pub name: String,
    /// Contracts that began on this day or later …
    pub from: Day,
    /// … until and with this one, are of this version unless linked otherwise.
    pub until: Option<Day>,
}

/// What is known of a clause in a version of the contract. Every look is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// In which contract.
    pub contract: String,
    /// About what.
    pub kind: ClauseKind,
    /// 1 for the first look.
    pub version: i32,
    /// Which article it is, and what it says; empty when the contract has no such clause.
    pub words: String,
    /// How it stands.
    pub standing: Standing,
    /// Who looked: a judge, a lawyer.
    pub who: String,
    /// When they looked.
    pub looked_on: Option<Day>,
    /// Where it can be read: a judgment, an advice.
    pub source: String,
    /// Who of us wrote it down.
    pub by: Option<UserId>,
    /// The day it was written down.
    pub made_on: Day,
}

/// A tenancy that is of another version than its first day tells. The last one counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContractLink {
    /// 1 for the first.
    pub version: i32,
    /// Which contract; empty to go by the first day again.
    pub contract: String,
    /// Who of us.
    pub by: Option<UserId>,
    /// The day we learned of it.
    pub learned_on: Day,
}

/// Why something can't be written down so.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadTerms {
    /// No name.
    #[error("a contract has a name of at most 80 characters; fill it in")]
    NoName,
    /// Ends before it begins.
    #[error("{until} is before {from}; choose a last day on or after the first")]
    EndsBeforeItBegins {
        /// First day.
        from: Day,
        /// Last day.
        until: Day,
    },
    /// Two contracts for tenancies of the same day.
    #[error(
        "'{new}' and '{held}' are both for contracts that began on {on}; end one of them before that day"
    )]
    Overlap {
        /// The new one.
        new: String,
        /// The one that is there.
        held: String,
        /// A day that both cover.
        on: Day,
    },
    /// No such contract.
    #[error("there is no contract '{0}'; write it down first")]
    NoSuchContract(String),
    /// A verdict without who gave it.
    #[error("write down who looked: a judge, or a lawyer")]
    NoWho,
    /// A verdict without a day.
    #[error("write down on which day they looked")]
    NoDay,
    /// A day that did not come yet.
    #[error("{0} did not come yet; write down the day on which they looked")]
    Future(Day),
    /// A verdict without a source.
    #[error("write down where it can be read: the judgment (ECLI) or the advice")]
    NoSource,
    /// A verdict about no clause.
    #[error("write down which clause it is: its number and what it says")]
    NoWords,
}

const LONGEST_NAME: usize = 80;

impl Contract {
    /// The short name that follows from a name: small letters, digits and hyphens.
    pub fn code_of(name: &str) -> String {
        crate::signal::Agreement::code_of(name)
    }

    /// Does it speak of contracts that began on this day?
    pub fn covers(&self, began: Day) -> bool {
        self.from <= began && self.until.is_none_or(|until| began <= until)
    }

    /// Checks it beside the others before it is kept.
    pub fn check(&self, others: &[Self]) -> Result<(), BadTerms> {
        if self.code.is_empty() || self.name.trim().is_empty() || self.name.chars().count() > LONGEST_NAME {
            return Err(BadTerms::NoName);
        }
        if let Some(until) = self.until.filter(|until| *until < self.from) {
            return Err(BadTerms::EndsBeforeItBegins {
                from: self.from,
                until,
            });
        }
        let both =
            |held: &&Self| held.code != self.code && (held.covers(self.from) || self.covers(held.from));
        others.iter().find(both).map_or(Ok(()), |held| {
            Err(BadTerms::Overlap {
                new: self.name.clone(),
                held: held.name.clone(),
                on: self.from.max(held.from),
            })
        })
    }
}

impl Clause {
    /// Checks a look before it is kept: a verdict says which clause, who, when and where it can be read.
    pub fn check(&self, today: Day) -> Result<(), BadTerms> {
        if let Some(day) = self.looked_on.filter(|day| *day > today) {
            return Err(BadTerms::Future(day));
        }
        if self.standing == Standing::Unknown {
            return Ok(());
        }
        if self.words.trim().is_empty() {
            return Err(BadTerms::NoWords);
        }
        if self.who.trim().is_empty() {
            return Err(BadTerms::NoWho);
        }
        if self.looked_on.is_none() {
            return Err(BadTerms::NoDay);
        }
        if self.source.trim().is_empty() {
            return Err(BadTerms::NoSource);
        }
        Ok(())
    }
}

/// The contract of a tenancy: as linked, else by its first day.
pub fn contract_of<'c>(
    contracts: &'c [Contract],
    links: &[ContractLink],
    start: Day,
) -> Option<&'c Contract> {
    let linked = links.iter().max_by_key(|l| l.version);
    let linked = linked.map_or("", |l| l.contract.as_str());
    if linked.is_empty() {
        contracts.iter().find(|c| c.covers(start))
    } else {
        contracts.iter().find(|c| c.code == linked)
    }
}

/// The last look at each clause of a contract.
pub fn clauses_of(all: &[Clause], contract: &str) -> Vec<Clause> {
    let last = |kind: &ClauseKind| {
        let own = all.iter().filter(|c| c.contract == contract && c.kind == *kind);
        own.max_by_key(|c| c.version).cloned()
    };
    ClauseKind::ALL.iter().filter_map(last).collect()
}

/// The clause of a kind, when it was struck out.
pub fn struck(clauses: &[Clause], kind: ClauseKind) -> Option<&Clause> {
    clauses
        .iter()
        .find(|c| c.kind == kind && c.standing == Standing::StruckOut)
}

/// What may be claimed of what is past due.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Claim {
    /// What is past due by the ledger.
    pub past_due: Cents,
    /// Of it what rests on a struck clause: the rent that went up by it, in the months that are open.
    pub left_out: Cents,
}

impl Claim {
    /// What is claimed.
    pub fn amount(self) -> Cents {
        self.past_due - self.left_out
    }
}

/// What may be claimed. With the clause on rent increase struck out, of each open month no more than the first rent that is
/// known of this contract, less what was paid of it: what was paid goes to the first rent first, which is best for the tenant.
pub fn claim<'i>(
    past_due: Cents,
    items: impl Iterator<Item = &'i Item>,
    rent: &[RentComponent],
    start: Day,
    clauses: &[Clause],
) -> Claim {
    let whole = Claim {
        past_due,
        left_out: Cents::ZERO,
    };
    let Some(base) = first_rent(rent, start, clauses) else {
        return whole;
    };
    let left_out: Cents = items.map(|item| risen(item, Some(base))).sum();
    Claim {
        past_due,
        left_out: left_out.min(past_due).max(Cents::ZERO),
    }
}

/// What may be claimed of each charge apart: small instalments have costs of their own (art. 6:96 lid 8 BW).
pub fn parts<'i>(
    items: impl Iterator<Item = &'i Item>,
    rent: &[RentComponent],
    start: Day,
    clauses: &[Clause],
) -> Vec<Cents> {
    let base = first_rent(rent, start, clauses);
    let claimed = items.map(|item| item.asks() - risen(item, base));
    claimed.filter(|part| part.is_positive()).collect()
}

/// The first rent that is known of the contract, when the clause on rent increase was struck out.
fn first_rent(rent: &[RentComponent], start: Day, clauses: &[Clause]) -> Option<Cents> {
    struck(clauses, ClauseKind::RentIncrease)?;
    let first = rent.iter().map(|c| c.from.max(start)).min()?;
    Some(rent_of(rent, start, first.month()))
}

/// What of a month rests on the increase above that first rent.
fn risen(item: &Item, base: Option<Cents>) -> Cents {
    let (Some(base), Some(_)) = (base, item.month) else {
        return Cents::ZERO;
    };
    let risen = (item.charged - base).max(Cents::ZERO);
    risen.min(item.open - item.held).max(Cents::ZERO)
}
