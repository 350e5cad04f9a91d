//! Counts of households as they may be told: never so few that one could tell who it is (S1.2). A number that is held back
//! can't be worked out from those beside it either.

/// Below this number of households a count is not shown (S1.2).
pub const FEWEST: usize = 10;

/// A count as it may be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// The number.
    Count(usize),
    /// Some, too few to tell.
    Few,
    /// Enough to tell, but with it one could work out how few there are beside it.
    Kept,
}

impl Shown {
    /// None may be told, some only from [`FEWEST`] on.
    pub const fn of(count: usize) -> Self {
        if count == 0 || count >= FEWEST {
            Self::Count(count)
        } else {
            Self::Few
        }
    }

    /// The number, when it may be told.
    pub const fn count(self) -> Option<usize> {
        match self {
            Self::Count(count) => Some(count),
            Self::Few | Self::Kept => None,
        }
    }
}

/// Counts whose sum is told too: while what is held back is less than [`FEWEST`] together, the smallest that may be told
/// is held back with it.
pub fn row(counts: &[usize]) -> Vec<Shown> {
    let mut shown: Vec<Shown> = counts.iter().map(|count| Shown::of(*count)).collect();
    loop {
        let both = || shown.iter().zip(counts);
        let held: usize = both().filter(|(s, _)| s.count().is_none()).map(|(_, n)| n).sum();
        let told = counts
            .iter()
            .enumerate()
            .filter(|(at, n)| **n > 0 && shown.get(*at).is_some_and(|s| s.count().is_some()));
        let smallest = told.min_by_key(|(_, n)| **n).map(|(at, _)| at);
        match smallest.and_then(|at| shown.get_mut(at)) {
            Some(one) if held > 0 && held < FEWEST => *one = Shown::Kept,
            _ => return shown,
        }
    }
}

/// So many of so many; nothing when those are too few to tell.
pub const fn part(count: usize, of: usize) -> Option<(usize, usize)> {
    if of >= FEWEST { Some((count, of)) } else { None }
}
