//! The fourteen-days letter (veertiendagenbrief, art. 6:96 lid 6 BW): delivery, the days to pay, and the day from
//! which costs may be asked.

use super::holiday::is_holiday;
use super::{Law, Line, Parameter as P, Refusal, Sheet, Step};
use crate::calendar::Day;

/// How we know that the letter is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sent {
    /// Posted on this day; delivery is assumed.
    Posted(Day),
    /// Received on this day, as the creditor can prove.
    Received(Day),
}

/// The days of a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter<'l> {
    /// The day it counts as delivered.
    pub delivered: Day,
    /// The first day to pay.
    pub first_day: Day,
    /// The last day to pay without costs.
    pub last_free_day: Day,
    /// The first day on which costs may be asked.
    pub costs_from: Day,
    /// How.
    pub steps: Vec<Step<'l>>,
}

/// Works out the days of a letter. `to_working_day` moves a last day in a weekend or on a holiday to the next working
/// day: milder than the law asks.
pub fn letter(law: &Law, sent: Sent, to_working_day: bool) -> Result<Letter<'_>, Refusal> {
    let day = match sent {
        Sent::Posted(day) | Sent::Received(day) => day,
    };
    let mut sheet = Sheet::new(law, day);
    let delivered = match sent {
        Sent::Posted(posted) => delivery(&mut sheet, posted)?,
        Sent::Received(on) => {
            sheet.words(P::LetterStarts)?;
            sheet.write(Line::Received { on });
            on
        }
    };
    let days = sheet.number(P::LetterFreeDays)?;
    sheet.words(P::LetterStarts)?;
    let first_day = delivered.plus(1);
    let mut last = delivered.plus(days);
    sheet.write(Line::FreeDays {
        days,
        first: first_day,
        last,
    });
    if to_working_day && sheet.flag(P::LetterToWorkingDay)? {
        let holidays = sheet.words(P::Holidays)?;
        let was = last;
        while last.weekday() >= 5 || is_holiday(holidays, last) {
            last = last.plus(1);
        }
        if last != was {
            sheet.write(Line::MovedToWorkingDay { was, last });
        }
    }
    Ok(Letter {
        delivered,
        first_day,
        last_free_day: last,
        costs_from: last.plus(1),
        steps: sheet.done(),
    })
}

/// The post day on which a posted letter counts as delivered: days without post are neither counted nor the day itself.
fn delivery(sheet: &mut Sheet<'_>, posted: Day) -> Result<Day, Refusal> {
    let post_days = sheet.number(P::LetterDeliveryDays)?;
    let skip = sheet.words(P::LetterSkip)?;
    let holidays = sheet.words(P::Holidays)?;
    let skipped = |word: &str| skip.iter().any(|s| s == word);
    let no_post = |day: Day| skipped(weekday(day)) || skipped("holiday") && is_holiday(holidays, day);
    let mut on = posted;
    let mut left = post_days;
    // A year without any post day is a fault in the data, not a reason to look for ever.
    for _ in 0..366 {
        if left == 0 {
            break;
        }
        on = on.plus(1);
        if !no_post(on) {
            left -= 1;
        }
    }
    sheet.write(Line::Delivered {
        posted,
        post_days,
        on,
    });
    Ok(on)
}

/// The words that `letter.skip` may hold.
pub(super) const SKIP_WORDS: [&str; 8] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "holiday",
];

fn weekday(day: Day) -> &'static str {
    usize::try_from(day.weekday())
        .ok()
        .and_then(|at| SKIP_WORDS.get(at).copied())
        .unwrap_or("holiday")
}
