//! Days, months, agreed due days, and the watch that knows when to look again.

use jiff::civil::Date;
use std::cell::Cell;
use std::fmt;
use std::str::FromStr;

/// A calendar day: the number of days since 1 January 1970. Small, ordered, and the same in every store.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub i32);

/// Why a text or number is not a day we work with.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("'{0}' is not a date between 1950-01-01 and 2149-12-31; write it like 2026-11-21")]
pub struct NotADay(pub String);

impl Day {
    /// First day accepted at the edge.
    pub const FIRST: Self = Self(-7305);
    /// Last day accepted at the edge.
    pub const LAST: Self = Self(65744);

    /// The day of a year, month (1–12) and day of the month, if it exists and lies within the accepted range.
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        let date = Date::new(year, month, day).ok()?;
        let d = Self::from_date(date);
        (Self::FIRST..=Self::LAST).contains(&d).then_some(d)
    }

    /// From a civil date.
    pub fn from_date(date: Date) -> Self {
        Self(days_from_civil(
            i32::from(date.year()),
            i32::from(date.month()),
            i32::from(date.day()),
        ))
    }

    /// Year, month (1–12), day of the month.
    pub fn civil(self) -> (i32, i32, i32) {
        civil_from_days(self.0)
    }

    /// The month this day lies in.
    pub fn month(self) -> Month {
        let (y, m, _) = self.civil();
        Month(y * 12 + m - 1)
    }

    /// Day of the month, 1–31.
    pub fn day_of_month(self) -> i32 {
        self.civil().2
    }

    /// This day and `n` more (fewer when negative).
    #[must_use]
    pub const fn plus(self, n: i32) -> Self {
        Self(self.0.saturating_add(n))
    }

    /// Days from `earlier` to this day; negative when `earlier` is later.
    pub const fn since(self, earlier: Self) -> i32 {
        self.0.saturating_sub(earlier.0)
    }

    /// 0 = Monday … 6 = Sunday.
    pub const fn weekday(self) -> i32 {
        (self.0 + 3).rem_euclid(7)
    }

    /// The day `n` working days (Monday to Friday) later. Public holidays are not counted out here.
    #[must_use]
    pub fn plus_working_days(self, n: i32) -> Self {
        let mut day = self;
        for _ in 0..n {
            day = day.plus(1);
            while day.weekday() >= 5 {
                day = day.plus(1);
            }
        }
        day
    }

    /// How many working days (Monday to Friday) there are after this day up to and with `until`; none when that is earlier.
    pub fn working_days_until(self, until: Self) -> i32 {
        let working = |n: &i32| self.plus(*n).weekday() < 5;
        let days = (1..=until.since(self)).filter(working).count();
        i32::try_from(days).unwrap_or(i32::MAX)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (y, m, d) = self.civil();
        write!(f, "{y:04}-{m:02}-{d:02}")
    }
}

impl FromStr for Day {
    type Err = NotADay;
    /// ISO dates only: `2026-11-21`.
    fn from_str(text: &str) -> Result<Self, NotADay> {
        let not = || NotADay(text.chars().take(40).collect());
        let b = text.as_bytes();
        if b.len() != 10 || b[4] != b'-' || b[7] != b'-' {
            return Err(not());
        }
        let number = |range: std::ops::Range<usize>| -> Result<i16, NotADay> {
            let digits = text
                .get(range)
                .filter(|s| s.bytes().all(|c| c.is_ascii_digit()))
                .ok_or_else(not)?;
            digits.parse().map_err(|_| not())
        };
        let month = i8::try_from(number(5..7)?).map_err(|_| not())?;
        let day = i8::try_from(number(8..10)?).map_err(|_| not())?;
        Self::new(number(0..4)?, month, day).ok_or_else(not)
    }
}

/// A calendar month: year × 12 + month − 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month(pub i32);

impl Month {
    /// The month of a year and month number (1–12).
    pub const fn new(year: i32, month: i32) -> Self {
        Self(year * 12 + month - 1)
    }
    /// Year and month number (1–12).
    pub const fn parts(self) -> (i32, i32) {
        (self.0.div_euclid(12), self.0.rem_euclid(12) + 1)
    }
    /// Its first day.
    pub const fn first(self) -> Day {
        let (y, m) = self.parts();
        Day(days_from_civil(y, m, 1))
    }
    /// Its last day.
    pub const fn last(self) -> Day {
        Day(self.plus(1).first().0 - 1)
    }
    /// `n` months later.
    #[must_use]
    pub const fn plus(self, n: i32) -> Self {
        Self(self.0.saturating_add(n))
    }
    /// Months from `earlier` to this one.
    pub const fn since(self, earlier: Self) -> i32 {
        self.0.saturating_sub(earlier.0)
    }
    /// The given day of this month (1–31), or its last day when the month is shorter.
    pub fn on(self, day_of_month: i32) -> Day {
        let wanted = Day(self.first().0 + day_of_month.max(1) - 1);
        // Every month has 28 days; most due days need no look at where the month ends.
        if day_of_month <= 28 {
            return wanted;
        }
        wanted.min(self.last())
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (y, m) = self.parts();
        write!(f, "{y:04}-{m:02}")
    }
}

impl FromStr for Month {
    type Err = NotADay;
    /// `2026-11`.
    fn from_str(text: &str) -> Result<Self, NotADay> {
        let day: Day = format!("{text}-01")
            .parse()
            .map_err(|_| NotADay(text.chars().take(40).collect()))?;
        Ok(day.month())
    }
}

/// A minute of the day as people write it: 16:30.
pub fn clock(minute: i32) -> String {
    let (hour, minute) = (minute.div_euclid(60).rem_euclid(24), minute.rem_euclid(60));
    format!("{hour}:{minute:02}")
}

/// The day of the month on which rent is agreed to be paid: 1 to 31, where 31 is the last day (VERA INCASSOMOMENT 001…031, LAA).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DueDay(u8);

impl DueDay {
    /// The first of the month, as the law has it for rent paid in advance unless agreed otherwise.
    pub const FIRST: Self = Self(1);
    /// A due day from 1 to 31.
    pub const fn new(day: u8) -> Option<Self> {
        if day >= 1 && day <= 31 {
            Some(Self(day))
        } else {
            None
        }
    }
    /// 1 to 31.
    pub const fn get(self) -> u8 {
        self.0
    }
    /// The due date in a month; the last day when the month is shorter.
    pub fn in_month(self, month: Month) -> Day {
        month.on(i32::from(self.0))
    }
}

/// Today, and the next day on which something would look different.
///
/// Every comparison of a date with today goes through [`Watch::reached`]. A date
/// not reached yet is noted, so the earliest of them is by construction the day
/// on which this tenancy must be looked at again if nothing happens: `wake_on`.
#[derive(Debug)]
pub struct Watch {
    today: Day,
    next: Cell<Day>,
}

impl Watch {
    /// A watch on `today`.
    pub const fn new(today: Day) -> Self {
        Self {
            today,
            next: Cell::new(Day(i32::MAX)),
        }
    }

    /// Has `day` come? If not, it is noted as a day to wake on.
    pub fn reached(&self, day: Day) -> bool {
        if day <= self.today {
            return true;
        }
        if day < self.next.get() {
            self.next.set(day);
        }
        false
    }

    /// The month today lies in. Notes the first day of the next month.
    pub fn month(&self) -> Month {
        let month = self.today.month();
        self.reached(month.plus(1).first());
        month
    }

    /// The day itself, for showing only. Deciding by it would escape the watch.
    pub const fn today(&self) -> Day {
        self.today
    }

    /// The earliest day noted, or `None` when nothing will change by time alone.
    pub fn wake_on(&self) -> Option<Day> {
        let next = self.next.get();
        (next.0 != i32::MAX).then_some(next)
    }
}

const fn days_from_civil(y: i32, m: i32, d: i32) -> i32 {
    let y = if m <= 2 { y - 1 } else { y };
    let era = y.div_euclid(400);
    let yoe = y - era * 400;
    let mp = (m + 9) % 12;
    let doy = (153 * mp + 2) / 5 + d - 1;
    let doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
    era * 146_097 + doe - 719_468
}

/// Neri and Schneider, "Euclidean affine functions and their application to calendar algorithms" (2023): the night
/// asks for the month of every entry of every ledger, and this is three times as quick as dividing.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss,
    reason = "within the bounds that the paper proves"
)]
const fn civil_from_days(z: i32) -> (i32, i32, i32) {
    const CYCLES: i32 = 82;
    const SHIFT: i32 = 719_468 + 146_097 * CYCLES;
    // The paper's range; some three million years either way.
    let z = if z < -SHIFT {
        -SHIFT
    } else if z > 1_061_042_401 {
        1_061_042_401
    } else {
        z
    };
    let centuries = 4 * (z + SHIFT) as u32 + 3;
    let century = centuries / 146_097;
    let day_of_century = (centuries % 146_097) / 4;
    let years = 2_939_745 * (4 * day_of_century + 3) as u64;
    let year_of_century = (years >> 32) as u32;
    let day_of_year = years as u32 / 2_939_745 / 4;
    let months = 2_141 * day_of_year + 197_913;
    let (month, day) = (months >> 16, (months & 0xffff) / 2_141);
    // The year begins in March here.
    let next_year = day_of_year >= 306;
    let year = (100 * century + year_of_century) as i32 - 400 * CYCLES + next_year as i32;
    let month = if next_year { month - 12 } else { month };
    (year, month as i32, day as i32 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_the_library_on_every_day() {
        let mut date = Date::constant(1950, 1, 1);
        let mut day = Day::FIRST;
        while day <= Day::LAST {
            assert_eq!(Day::from_date(date), day);
            assert_eq!(
                day.civil(),
                (
                    i32::from(date.year()),
                    i32::from(date.month()),
                    i32::from(date.day())
                )
            );
            date = date.tomorrow().unwrap();
            day = day.plus(1);
        }
    }

    #[test]
    fn refuses_days_that_do_not_exist() {
        for text in [
            "2026-02-30",
            "2026-13-01",
            "0000-00-00",
            "26-11-21",
            "2026-11-2x",
            "9999-01-01",
            "2026−11−21",
        ] {
            assert!(text.parse::<Day>().is_err(), "{text}");
        }
        assert_eq!("2028-02-29".parse::<Day>().unwrap().to_string(), "2028-02-29");
    }

    #[test]
    fn a_due_day_of_31_is_the_last_day() {
        let due = DueDay::new(31).unwrap();
        assert_eq!(due.in_month(Month::new(2027, 2)).to_string(), "2027-02-28");
    }

    #[test]
    fn the_watch_wakes_on_the_earliest_day_not_reached() {
        let watch = Watch::new(Day(100));
        assert!(watch.reached(Day(100)));
        assert!(!watch.reached(Day(140)));
        assert!(!watch.reached(Day(120)));
        assert_eq!(watch.wake_on(), Some(Day(120)));
    }

    #[test]
    fn working_days_skip_the_weekend() {
        let friday: Day = "2026-11-20".parse().unwrap();
        assert_eq!(friday.weekday(), 4);
        assert_eq!(friday.plus_working_days(3).to_string(), "2026-11-25");
        for n in 0..15 {
            assert_eq!(friday.working_days_until(friday.plus_working_days(n)), n);
        }
        assert_eq!(friday.working_days_until(friday.plus(2)), 0, "Sunday");
        assert_eq!(friday.working_days_until(friday.plus(-3)), 0);
    }
}
