//! What is left to live on, filled in at the table and never kept unless the tenant says so (S0.19, law.md §6.3).
//!
//! The room for a plan is what income leaves after fixed costs and living, at most what the protected income
//! (beslagvrije voet) leaves for all creditors together, less what other creditors get.

use crate::money::Cents;

/// Who lives from it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Household {
    /// Adults.
    pub adults: u8,
    /// Children.
    pub children: u8,
}

/// A month as told. It has no id: it is not a fact of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Budget {
    /// Who lives from it.
    pub household: Household,
    /// Net income a month, line by line: wages, benefit, allowances.
    pub income: Vec<Cents>,
    /// Fixed costs a month: rent, energy, insurance, telephone, child care.
    pub fixed: Vec<Cents>,
    /// For living: food, clothes, travel; as told, or a norm.
    pub living: Cents,
    /// What other creditors get a month.
    pub others: Cents,
}

/// Why a budget can't be worked out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadBudget {
    /// An amount below zero, or beyond any month.
    #[error("{0} is not an amount of a month; write zero or more, below a million")]
    Amount(Cents),
    /// Nobody lives from it.
    #[error("say who lives from it: at least one adult")]
    Nobody,
}

/// What is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Left {
    /// All income.
    pub income: Cents,
    /// All fixed costs.
    pub fixed: Cents,
    /// What is left to live on, before living.
    pub to_live_on: Cents,
    /// What could go to a plan each month: never below zero, whole fives of euro, rounded down.
    pub room: Cents,
    /// The ceiling made it less.
    pub capped: bool,
}

const MOST: Cents = Cents(100_000_000);

impl Budget {
    /// Works it out. `for_all_creditors` is what the law leaves for all creditors together each month
    /// (protected income, the 5 % rule), when it could be worked out.
    pub fn left(&self, for_all_creditors: Option<Cents>) -> Result<Left, BadBudget> {
        if self.household.adults == 0 {
            return Err(BadBudget::Nobody);
        }
        let ceiling = for_all_creditors.as_slice().iter();
        let all = self
            .income
            .iter()
            .chain(&self.fixed)
            .chain([&self.living, &self.others]);
        if let Some(bad) = all.chain(ceiling).find(|a| **a < Cents::ZERO || **a > MOST) {
            return Err(BadBudget::Amount(*bad));
        }
        let income: Cents = self.income.iter().copied().sum();
        let fixed: Cents = self.fixed.iter().copied().sum();
        let to_live_on = income - fixed;
        let spare = to_live_on - self.living - self.others;
        let most = for_all_creditors.map(|c| c - self.others);
        let room = most.map_or(spare, |m| m.min(spare)).max(Cents::ZERO);
        Ok(Left {
            income,
            fixed,
            to_live_on,
            room: Cents(room.0 / 500 * 500),
            capped: most.is_some_and(|m| m < spare),
        })
    }
}
