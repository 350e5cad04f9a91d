//! Public holidays, by the list of the law (art. 3 Algemene termijnenwet).

use crate::calendar::{Day, Month};
use crate::contact::coded;

coded! {
    /// A public holiday.
    Holiday {
        /// 1 January.
        NewYear = "new_year",
        /// Two days before Easter; counts like the others (art. 3 lid 2).
        GoodFriday = "good_friday",
        /// The day after Easter.
        EasterMonday = "easter_monday",
        /// 39 days after Easter.
        Ascension = "ascension",
        /// 30 April; the 29th when that is a Sunday. Until 2013.
        QueensDay = "queens_day",
        /// 27 April; the 26th when that is a Sunday. From 2014.
        KingsDay = "kings_day",
        /// 5 May.
        LiberationDay = "liberation_day",
        /// 50 days after Easter.
        WhitMonday = "whit_monday",
        /// 25 December.
        Christmas = "christmas",
        /// 26 December.
        BoxingDay = "boxing_day",
    }
}

impl Holiday {
    /// Its day in a year.
    pub fn in_year(self, year: i32) -> Day {
        let on = |month, day| Month::new(year, month).on(day);
        let not_on_sunday = |day: Day| if day.weekday() == 6 { day.plus(-1) } else { day };
        match self {
            Self::NewYear => on(1, 1),
            Self::GoodFriday => easter(year).plus(-2),
            Self::EasterMonday => easter(year).plus(1),
            Self::Ascension => easter(year).plus(39),
            Self::QueensDay => not_on_sunday(on(4, 30)),
            Self::KingsDay => not_on_sunday(on(4, 27)),
            Self::LiberationDay => on(5, 5),
            Self::WhitMonday => easter(year).plus(50),
            Self::Christmas => on(12, 25),
            Self::BoxingDay => on(12, 26),
        }
    }
}

/// Is it one of these holidays (by code)?
pub fn is_holiday(codes: &[String], day: Day) -> bool {
    let year = day.civil().0;
    codes
        .iter()
        .filter_map(|code| Holiday::from_code(code))
        .any(|h| h.in_year(year) == day)
}

/// Easter Sunday: the Sunday after the first full moon of spring, by the Gregorian reckoning.
fn easter(year: i32) -> Day {
    let century = year / 100;
    let moon_year = year % 19;
    let correction = century - century / 4 - (8 * century + 13) / 25;
    let epact = (19 * moon_year + correction + 15) % 30;
    // Days from 21 March to the full moon; two rare years would come a day too late.
    let full_moon = epact - i32::from(epact == 29 || epact == 28 && moon_year > 10);
    let moon = Month::new(year, 3).on(21).plus(full_moon);
    moon.plus(7 - (moon.weekday() + 1) % 7)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holidays_fall_where_the_calendar_says() {
        for (holiday, year, day) in [
            (Holiday::EasterMonday, 2026, "2026-04-06"),
            (Holiday::GoodFriday, 2027, "2027-03-26"),
            (Holiday::Ascension, 2026, "2026-05-14"),
            (Holiday::WhitMonday, 2024, "2024-05-20"),
            (Holiday::EasterMonday, 2019, "2019-04-22"),
            (Holiday::EasterMonday, 2038, "2038-04-26"),
            (Holiday::KingsDay, 2025, "2025-04-26"),
            (Holiday::KingsDay, 2026, "2026-04-27"),
            (Holiday::QueensDay, 2012, "2012-04-30"),
        ] {
            assert_eq!(holiday.in_year(year).to_string(), day, "{holiday:?}");
        }
    }

    #[test]
    fn easter_is_a_sunday_in_spring_in_every_year() {
        for year in 1950..2150 {
            let day = easter(year);
            assert_eq!(day.weekday(), 6, "{year}");
            assert!(
                day >= Month::new(year, 3).on(22) && day <= Month::new(year, 4).on(25),
                "{day}"
            );
        }
    }
}
