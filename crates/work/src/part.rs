//! What of the account something is about, as chosen on a page: all that is past due, one rent month, or another claim.

use domain::calendar::{Day, Month};
use domain::ledger::{BadPart, Item, Part};
use domain::money::Cents;
use domain::outlook::Outlook;

/// What was chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// All that is past due and asked now.
    PastDue,
    /// The rent of a month.
    Month(Month),
    /// A claim without a month, told by its due day.
    Claim(Day),
}

impl About {
    /// The choice for an item.
    pub fn item(item: &Item) -> Self {
        item.month.map_or(Self::Claim(item.due_on), Self::Month)
    }

    fn holds(self, item: &Item, on: Day) -> bool {
        match self {
            Self::PastDue => item.due_on < on,
            about => about == Self::item(item),
        }
    }
}

/// The parts of what is asked on a day: so much of it, oldest first, or all of it.
pub fn parts(o: &Outlook<'_>, about: About, amount: Option<Cents>, on: Day) -> Result<Vec<Part>, BadPart> {
    let items = || o.account.items.iter().filter(|i| about.holds(i, on));
    let open: Cents = items().map(Item::asks).sum();
    let due_on = items().map(|i| i.due_on).min().unwrap_or(on);
    let asked = amount.unwrap_or(open);
    if items().next().is_none() {
        return Err(BadPart::NoSuchItem(due_on));
    }
    if !asked.is_positive() {
        return Err(BadPart::NotPositive(asked));
    }
    if asked > open {
        return Err(BadPart::AboveOpen { due_on, asked, open });
    }
    let mut left = asked;
    let mut parts = Vec::new();
    for item in items() {
        let amount = left.min(item.asks());
        if amount.is_positive() {
            left -= amount;
            let (month, due_on) = (item.month, item.due_on);
            parts.push(Part {
                month,
                due_on,
                amount,
            });
        }
    }
    Ok(parts)
}
