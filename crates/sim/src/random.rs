//! A small generator of repeatable numbers. Not for secrets.

/// `SplitMix64`, keyed by a seed and an index: the numbers of item `i` do not depend on any other item.
///
/// The arithmetic is that of the reference programs the product is measured
/// against, so both make the same data from the same seed.
#[derive(Clone, Copy, Debug)]
pub struct Rng(u64);

const GOLDEN: u64 = 0x9E37_79B9_7F4A_7C15;

impl Rng {
    /// The stream of item `index` under `seed`.
    pub fn new(seed: u64, index: u64) -> Self {
        let mut rng = Self(seed ^ index.wrapping_mul(GOLDEN));
        rng.next_u64();
        rng
    }

    /// The next 64 bits.
    pub fn next_u64(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(GOLDEN);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number from 0 up to but not including `n` (0 when `n` is 0).
    pub fn below(&mut self, n: u64) -> u64 {
        let number = self.next_u64();
        if n == 0 { 0 } else { number % n }
    }

    /// As [`Rng::below`], for days and months.
    pub fn small(&mut self, n: u16) -> i32 {
        i32::try_from(self.below(u64::from(n))).unwrap_or(0)
    }

    /// As [`Rng::below`], for cents.
    pub fn cents(&mut self, n: u32) -> i64 {
        i64::try_from(self.below(u64::from(n))).unwrap_or(0)
    }

    /// One of a list that is not empty.
    pub fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        let len = u64::try_from(list.len()).unwrap_or(1);
        &list[usize::try_from(self.below(len)).unwrap_or(0)]
    }

    /// True in `share` of a thousand cases.
    pub fn chance(&mut self, share: u64) -> bool {
        self.below(1000) < share
    }
}
