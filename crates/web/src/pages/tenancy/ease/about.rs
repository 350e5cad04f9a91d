//! "Which part is it about?": all that is open, a month, or another amount, and how much of it.

use crate::language::Phrases;
use crate::pages::tenancy::form::{Typed, amount_from, day_from};
use crate::pages::tenancy::sheet::Faults;
use crate::sentence;
use crate::ui;
use domain::calendar::{Day, Month};
use domain::ledger::{BadPart, Item};
use domain::money::Cents;
use domain::outlook::Outlook;
use maud::{Markup, html};
use work::part::About;

/// Name of the field in which the part is chosen.
const WHICH: &str = "deel";
/// Name of the field with how much of it.
const AMOUNT: &str = "bedrag";
/// So many single months and amounts can be chosen, the newest ones.
const MOST: usize = 12;

fn value(about: About) -> String {
    match about {
        About::PastDue => "alles".to_owned(),
        About::Month(month) => month.to_string(),
        About::Claim(day) => day.to_string(),
    }
}

/// The two fields; `hint` says when they may stay empty.
pub(super) fn fields(
    p: &Phrases,
    o: &Outlook<'_>,
    typed: &Typed,
    faults: &Faults,
    hint: Option<&str>,
) -> Markup {
    let items: Vec<&Item> = o
        .account
        .items
        .iter()
        .filter(|i| i.asks().is_positive() && (i.month.is_none() || i.due_on < o.on))
        .collect();
    let label = |item: &Item| match item.month {
        Some(month) => p.about_month(p.money(item.asks()), sentence::month_seen_from(p, month, o.on)),
        None => p.about_claim(p.money(item.asks()), p.day_and_year(item.due_on)),
    };
    let mut labels = vec![(value(About::PastDue), p.about_all(p.money(o.past_due)))];
    if items.len() > 1 {
        let newest = items.iter().rev().take(MOST).rev();
        labels.extend(newest.map(|i| (value(About::item(i)), label(i))));
    }
    let tiles = ui::tiles(&labels);
    let which = faults.field(typed, WHICH, p.about_field());
    let which = match hint {
        Some(hint) => which.optional().hint(hint),
        None => which,
    };
    let amount = faults.field(typed, AMOUNT, p.about_amount()).optional();
    html! {
        (ui::choice(p, &which, &tiles))
        (ui::field(p, &amount.hint(p.about_amount_hint())))
    }
}

/// What was chosen; `None` when nothing was. Notes what is wrong with it.
pub(super) fn read(p: &Phrases, typed: &Typed, faults: &mut Faults) -> (Option<About>, Option<Cents>) {
    let about = match typed.get(WHICH) {
        "" => None,
        "alles" => Some(About::PastDue),
        text => {
            let month = text.parse::<Month>().ok().map(About::Month);
            let about = month.or_else(|| day_from(text).map(About::Claim));
            if about.is_none() {
                faults.add(WHICH, p.about_error());
            }
            about
        }
    };
    let amount = match typed.get(AMOUNT) {
        "" => None,
        text => amount_from(text).or_else(|| {
            faults.add(AMOUNT, p.record_error_amount("50,00"));
            None
        }),
    };
    (about, amount)
}

/// Nothing was chosen where something must be.
pub(super) fn missing(p: &Phrases, faults: &mut Faults) {
    faults.add(WHICH, p.about_error());
}

/// What is wrong with the part, beside its field.
pub(super) fn fault(p: &Phrases, bad: BadPart) -> Faults {
    match bad {
        BadPart::AboveOpen { open, .. } => Faults::one(AMOUNT, p.about_error_above(p.money(open))),
        BadPart::NotPositive(_) | BadPart::NoSuchItem(_) => Faults::one(WHICH, p.about_error_none()),
        BadPart::None => Faults::one(WHICH, p.about_error()),
    }
}

/// Parts in words: "oktober" or "oktober en november", with other amounts by their day.
pub(super) fn months(p: &Phrases, parts: &[domain::ledger::Part], today: Day) -> String {
    let words: Vec<String> = parts
        .iter()
        .map(|part| match part.month {
            Some(month) => sentence::month_seen_from(p, month, today),
            None => p.day_and_year(part.due_on),
        })
        .collect();
    words.join(", ")
}
