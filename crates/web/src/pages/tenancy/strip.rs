//! The months of the last two years for the strip (S1.9), from the same judgement as the flow.

use super::{MONTHS, View};
use crate::ui::{self, Amounts, StripMonth, StripState};
use domain::calendar::{Day, Month, Watch};
use domain::flow::{self, MonthOutcome};
use domain::ids::EntryKey;
use domain::ledger::{Allocation, EntryKind, Item, Method};
use domain::money::Cents;
use domain::outlook::Outlook;
use maud::{Markup, html};
use std::collections::{HashMap, HashSet};
use work::case_file::CaseFile;

pub(super) fn part(view: &View<'_>) -> Markup {
    let months = months(view.file, &view.outlook, &view.allocations, view.today);
    ui::section(
        "maanden",
        view.p.tenancy_strip(),
        html! {
            @if months.is_empty() {
                p { (view.p.tenancy_strip_none()) }
            } @else {
                (ui::month_strip(view.p, &months, Amounts::Shown))
            }
        },
    )
}

/// The months up to a day, as they are judged.
pub(in crate::pages) fn months(
    file: &CaseFile,
    outlook: &Outlook<'_>,
    allocations: &[Allocation],
    today: Day,
) -> Vec<StripMonth> {
    let items: HashMap<Month, &Item> = outlook
        .judged()
        .items
        .iter()
        .filter_map(|item| Some((item.month?, item)))
        .collect();
    let credited = credited(file, allocations);
    let watch = Watch::new(today);
    let now = today.month();
    let coming: HashMap<Month, StripMonth> = [now, now.plus(1)]
        .into_iter()
        .filter(|month| !items.contains_key(month))
        .filter_map(|month| Some((month, not_charged_yet(file, today, month)?)))
        .collect();
    let known = items.keys().chain(coming.keys()).copied();
    // A former tenancy shows its own last months.
    let last = known.filter(|m| *m <= now.plus(1)).max().unwrap_or(now);
    let first = last.plus(1 - MONTHS).max(file.tenancy.start.month());
    let mut shown = Vec::new();
    for number in first.0..=last.0 {
        let month = Month(number);
        let Some(item) = items.get(&month) else {
            shown.push(coming.get(&month).copied().unwrap_or_else(|| nothing_due(month)));
            continue;
        };
        let outcome = flow::judge(item, &file.policy, &watch);
        let credit = credited.get(&month).copied().unwrap_or_default();
        let mut drawn = strip_month(month, item, outcome, credit >= item.charged);
        // What was given off the rent was never asked, and is no payment.
        let lower = file.lowered(month).min(credit);
        drawn.due -= lower;
        drawn.paid -= lower;
        shown.push(drawn);
    }
    shown
}

/// What of each month was settled without money.
fn credited(file: &CaseFile, allocations: &[Allocation]) -> HashMap<Month, Cents> {
    let credits: HashSet<EntryKey> = file
        .ledger
        .iter()
        .filter(|e| e.kind == EntryKind::Credit)
        .map(|e| e.key)
        .collect();
    let mut months: HashMap<Month, Cents> = HashMap::new();
    for a in allocations.iter().filter(|a| credits.contains(&a.from)) {
        if let Some(month) = a.month {
            *months.entry(month).or_insert(Cents::ZERO) += a.amount;
        }
    }
    months
}

fn strip_month(month: Month, item: &Item, outcome: MonthOutcome, only_credit: bool) -> StripMonth {
    let state = match (item.returned, outcome) {
        _ if !item.charged.is_positive() => StripState::NothingDue,
        (_, MonthOutcome::OnTime | MonthOutcome::Late(_)) if only_credit => StripState::Credited,
        (Some(returned), _) => StripState::Reversed {
            // Without a code the bank gave no reason, which is what MS03 says.
            reason: returned.reason.unwrap_or(*b"MS03"),
            settled_after: item.settled_on.map(|day| day.since(item.judged_due_on)),
        },
        // What may come later or is seen otherwise is not late, and not in either.
        (None, _) if item.held.is_positive() && item.paid().is_positive() => StripState::Part,
        (None, _) if item.held.is_positive() => StripState::NotDue,
        (None, MonthOutcome::NotDue) => StripState::NotDue,
        (None, MonthOutcome::OnTime) => StripState::OnTime,
        (None, MonthOutcome::Late(days)) => StripState::Late { days },
        (None, MonthOutcome::Partial) => StripState::Part,
        (None, MonthOutcome::Missed) => StripState::Open,
    };
    StripMonth {
        month,
        state,
        due_on: item.judged_due_on,
        due: item.charged,
        paid: item.paid(),
        paid_on: item.settled_on.or(item.last_paid_on),
        method: item.method,
    }
}

/// A month whose rent is agreed and not booked yet, because its day has not come.
fn not_charged_yet(file: &CaseFile, today: Day, month: Month) -> Option<StripMonth> {
    let tenancy = &file.tenancy;
    let due_on = domain::tenancy::due_date(&tenancy.due_days, month);
    let due = file.rent(month);
    let lives_here = tenancy.start.month() <= month && tenancy.end.is_none_or(|end| end >= month.first());
    (lives_here && due_on > today && due.is_positive()).then(|| StripMonth {
        state: StripState::NotDue,
        due_on,
        due,
        ..nothing_due(month)
    })
}

fn nothing_due(month: Month) -> StripMonth {
    StripMonth {
        month,
        state: StripState::NothingDue,
        due_on: month.first(),
        due: Cents::ZERO,
        paid: Cents::ZERO,
        paid_on: None,
        method: Method::Unknown,
    }
}
