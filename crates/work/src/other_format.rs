//! The same bookings of one day told by two families of formats: camt and MT940 give a booking different references,
//! so they are recognised by amount and other account, as often as there are.

use std::hash::{DefaultHasher, Hash, Hasher};
use store::Error;
use store::tally::{Counted, Tally};

/// Bookings of one account and day that came in with the other family of formats and were not recognised yet: how many,
/// by amount in cents with its sign and by the other account. They are held on disk, so that any number can come in.
pub(crate) struct OtherFormat {
    /// Where its counts stand on disk.
    group: i64,
    /// How many are left.
    left: u64,
}

/// The other account of a booking, as a number: it is compared with others of the same day and amount only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Other(i64);

impl Other {
    /// The booking tells no account.
    const UNTOLD: Self = Self(0);

    fn of(account: Option<&str>) -> Self {
        account.map_or(Self::UNTOLD, |account| {
            let mut hasher = DefaultHasher::new();
            account.hash(&mut hasher);
            Self(hasher.finish().max(1).cast_signed())
        })
    }
}

impl OtherFormat {
    /// None yet; `group` keeps its counts on disk apart from others.
    pub(crate) const fn new(group: i64) -> Self {
        Self { group, left: 0 }
    }

    /// Holds a booking.
    pub(crate) fn put(&mut self, disk: &Tally, amount: i64, account: Option<&str>) -> Result<(), Error> {
        self.left += 1;
        disk.add([(self.place(amount, Other::of(account)), 1)])
    }

    /// Takes one that can be the same booking: of the same account, else one that tells no account. Who tells no
    /// account is the same as one that doesn't either, else as any.
    pub(crate) fn take(&mut self, disk: &Tally, amount: i64, account: Option<&str>) -> Result<bool, Error> {
        if self.left == 0 {
            return Ok(false);
        }
        let taken = disk.take(self.place(amount, Other::of(account)))?
            || account.is_some() && disk.take(self.place(amount, Other::UNTOLD))?
            || account.is_none() && self.take_any(disk, amount)?;
        self.left -= u64::from(taken);
        Ok(taken)
    }

    fn take_any(&self, disk: &Tally, amount: i64) -> Result<bool, Error> {
        match disk.first(self.group, amount)? {
            Some(place) => disk.take(place),
            None => Ok(false),
        }
    }

    const fn place(&self, amount: i64, other: Other) -> Counted {
        Counted {
            group: self.group,
            number: amount,
            other: other.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Held(OtherFormat, Tally);

    impl Held {
        fn of(bookings: &[(i64, Option<&str>)]) -> Self {
            let (mut other, disk) = (OtherFormat::new(1), Tally::new().unwrap());
            for (amount, account) in bookings {
                other.put(&disk, *amount, *account).unwrap();
            }
            Self(other, disk)
        }

        fn take(&mut self, amount: i64, account: Option<&str>) -> bool {
            self.0.take(&self.1, amount, account).unwrap()
        }
    }

    #[test]
    fn as_often_as_there_are_and_no_more() {
        let mut twins = Held::of(&[(50, Some("A")), (50, Some("A"))]);
        let found: Vec<bool> = (0..3).map(|_| twins.take(50, Some("A"))).collect();
        assert_eq!(found, [true, true, false]);
        assert!(!Held::of(&[(50, Some("A"))]).take(-50, Some("A")));
        assert!(!Held::of(&[(50, Some("A"))]).take(50, Some("B")));
    }

    #[test]
    fn an_untold_account_can_be_any_but_the_told_one_goes_first() {
        let mut one = Held::of(&[(50, None), (50, Some("A"))]);
        assert!(one.take(50, Some("A")));
        assert!(
            one.take(50, Some("B")),
            "the one that tells no account is left for B"
        );
        assert!(!one.take(50, None));
        let mut two = Held::of(&[(50, Some("A")), (50, None), (50, Some("B"))]);
        let found: Vec<bool> = (0..4).map(|_| two.take(50, None)).collect();
        assert_eq!(found, [true, true, true, false]);
    }
}
