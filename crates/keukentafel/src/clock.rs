//! The only place that asks what time it is.

use crate::Options;
use domain::calendar::Day;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};
use work::At;

/// The clock of this run: the real one, or a day that was set for practice.
#[derive(Clone, Copy, Debug)]
pub struct ProductClock {
    practice: Option<Day>,
}

impl ProductClock {
    /// The clock that the options ask for.
    pub const fn new(practice: Option<Day>) -> Self {
        Self { practice }
    }

    /// The clock of a command.
    pub const fn of(options: &Options) -> Self {
        Self::new(options.today)
    }

    /// The product's day and this moment.
    pub fn at(self) -> At {
        At {
            today: web::Clock::today(&self),
            now: micros(),
        }
    }
}

/// Microseconds since 1970, UTC.
#[expect(clippy::disallowed_methods, reason = "the one clock of the house")]
pub fn micros() -> i64 {
    Timestamp::now().as_microsecond()
}

impl web::Clock for ProductClock {
    #[expect(clippy::disallowed_methods, reason = "the one clock of the house")]
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }

    /// Rent days are Dutch days, wherever the server stands.
    #[expect(clippy::disallowed_methods, reason = "the one clock of the house")]
    fn today(&self) -> Day {
        self.practice.unwrap_or_else(|| {
            let now = Zoned::now();
            let zone = TimeZone::get("Europe/Amsterdam").unwrap_or(TimeZone::UTC);
            Day::from_date(now.with_time_zone(zone).date())
        })
    }

    fn practice_day(&self) -> Option<Day> {
        self.practice
    }
}
