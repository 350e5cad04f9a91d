//! The same bookings of one day told by two families of formats: camt and MT940 give a booking different references,
//! so they are recognised by amount and other account, as often as there are.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// Bookings of one account and day that came in with the other family of formats and were not recognised yet.
/// Twenty bytes a booking, so that a day of any size can come in.
#[derive(Default)]
pub(crate) struct OtherFormat {
    /// How many, by amount in cents with its sign and by the other account.
    held: BTreeMap<(i64, Other), u32>,
}

/// The other account of a booking, as a number: it is compared with others of the same day and amount only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Other(u64);

impl Other {
    /// The booking tells no account.
    const UNTOLD: Self = Self(0);
    const FIRST: Self = Self(1);
    const LAST: Self = Self(u64::MAX);

    fn of(account: Option<&str>) -> Self {
        account.map_or(Self::UNTOLD, |account| {
            let mut hasher = DefaultHasher::new();
            account.hash(&mut hasher);
            Self(hasher.finish()).max(Self::FIRST)
        })
    }
}

impl OtherFormat {
    /// Holds a booking.
    pub(crate) fn put(&mut self, amount: i64, account: Option<&str>) {
        *self.held.entry((amount, Other::of(account))).or_default() += 1;
    }

    /// Takes one that can be the same booking: of the same account, else one that tells no account. Who tells no
    /// account is the same as one that doesn't either, else as any.
    pub(crate) fn take(&mut self, amount: i64, account: Option<&str>) -> bool {
        self.take_one((amount, Other::of(account)))
            || self.take_one((amount, Other::UNTOLD))
            || account.is_none() && self.take_any(amount)
    }

    fn take_one(&mut self, place: (i64, Other)) -> bool {
        let Some(count) = self.held.get_mut(&place) else {
            return false;
        };
        *count -= 1;
        if *count == 0 {
            self.held.remove(&place);
        }
        true
    }

    fn take_any(&mut self, amount: i64) -> bool {
        let mut told = self.held.range((amount, Other::FIRST)..=(amount, Other::LAST));
        let first = told.next().map(|(place, _)| *place);
        first.is_some_and(|place| self.take_one(place))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn held(bookings: &[(i64, Option<&str>)]) -> OtherFormat {
        let mut other = OtherFormat::default();
        for (amount, account) in bookings {
            other.put(*amount, *account);
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
