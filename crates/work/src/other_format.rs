//! The same bookings of one day told by two families of formats: camt and MT940 give a booking different references,
//! so they are recognised by amount and other account, as often as there are.

use std::collections::{BTreeMap, HashMap};

/// Bookings of one account and day that came in with the other family of formats and were not recognised yet.
#[derive(Default)]
pub(crate) struct OtherFormat {
    /// By amount in cents with its sign.
    by_amount: HashMap<i64, Held>,
}

/// Bookings of one amount: how many of each other account, and how many that tell none.
#[derive(Default)]
struct Held {
    of_account: BTreeMap<String, u32>,
    of_nobody: u32,
}

impl OtherFormat {
    /// Holds a booking.
    pub(crate) fn put(&mut self, amount: i64, account: Option<String>) {
        let held = self.by_amount.entry(amount).or_default();
        match account {
            Some(account) => *held.of_account.entry(account).or_default() += 1,
            None => held.of_nobody += 1,
        }
    }

    /// Takes one that can be the same booking: of the same account, else one that tells no account. Who tells no
    /// account is the same as one that doesn't either, else as any.
    pub(crate) fn take(&mut self, amount: i64, account: Option<&str>) -> bool {
        let Some(held) = self.by_amount.get_mut(&amount) else {
            return false;
        };
        if account.is_some_and(|account| held.take_account(account)) {
            return true;
        }
        if held.of_nobody > 0 {
            held.of_nobody -= 1;
            return true;
        }
        account.is_none() && held.take_any()
    }
}

impl Held {
    fn take_account(&mut self, account: &str) -> bool {
        let Some(count) = self.of_account.get_mut(account) else {
            return false;
        };
        *count -= 1;
        if *count == 0 {
            self.of_account.remove(account);
        }
        true
    }

    fn take_any(&mut self) -> bool {
        let Some(mut first) = self.of_account.first_entry() else {
            return false;
        };
        *first.get_mut() -= 1;
        if *first.get() == 0 {
            first.remove();
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn held(bookings: &[(i64, Option<&str>)]) -> OtherFormat {
        let mut other = OtherFormat::default();
        for (amount, account) in bookings {
            other.put(*amount, account.map(str::to_owned));
        }
        other
    }

    #[test]
    fn as_often_as_there_are_and_no_more() {
        let mut twins = held(&[(50, Some("A")), (50, Some("A"))]);
        let found: Vec<bool> = (0..3).map(|_| twins.take(50, Some("A"))).collect();
        assert_eq!(found, [true, true, false]);
        assert!(!held(&[(50, Some("A"))]).take(-50, Some("A")));
        assert!(!held(&[(50, Some("A"))]).take(50, Some("B")));
    }

    #[test]
    fn an_untold_account_can_be_any_but_the_told_one_goes_first() {
        let mut one = held(&[(50, None), (50, Some("A"))]);
        assert!(one.take(50, Some("A")));
        assert!(
            one.take(50, Some("B")),
            "the one that tells no account is left for B"
        );
        assert!(!one.take(50, None));
        let mut two = held(&[(50, Some("A")), (50, None), (50, Some("B"))]);
        let found: Vec<bool> = (0..4).map(|_| two.take(50, None)).collect();
        assert_eq!(found, [true, true, true, false]);
    }
}
