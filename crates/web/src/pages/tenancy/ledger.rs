//! Every booking with its source, why it was found to be of this tenancy, and where its money went and why
//! (art. 6:43 BW).

use super::{Sources, View};
use crate::pages::bank::receipt_address;
use crate::sentence;
use crate::ui::{self, Column};
use domain::calendar::Day;
use domain::ids::EntryKey;
use domain::ledger::{Allocation, AllocationRule, EntryKind, LedgerEntry};
use domain::matching::Rule;
use maud::{Markup, html};
use std::collections::HashMap;
use work::row::Booked;

/// The folded ledger from `since` on; all of it when there is none.
pub(super) fn part(view: &View<'_>, sources: &Sources, since: Option<Day>) -> Markup {
    let p = view.p;
    let shown = |b: &&Booked| since.is_none_or(|day| b.entry.effective_on >= day);
    let mut to: HashMap<EntryKey, Vec<&Allocation>> = HashMap::new();
    for allocation in &view.allocations {
        to.entry(allocation.from).or_default().push(allocation);
    }
    let columns = [
        Column::words(p.tenancy_ledger_day()),
        Column::words(p.tenancy_ledger_what()),
        Column::figures(p.tenancy_ledger_amount()),
        Column::words(p.tenancy_ledger_to()),
        Column::words(p.tenancy_ledger_source()),
    ];
    let rows: Vec<Vec<Markup>> = view
        .file
        .entries
        .iter()
        .rev()
        .filter(shown)
        .map(|b| {
            row(
                view,
                b,
                to.get(&b.entry.key).map_or(&[][..], Vec::as_slice),
                sources,
            )
        })
        .collect();
    let whole = rows.len() == view.file.entries.len();
    let caption = if since.is_none() {
        p.tenancy_ledger_all_table()
    } else {
        p.tenancy_ledger_table()
    };
    ui::section(
        "grootboek",
        p.tenancy_ledger(),
        ui::details_if(
            since.is_none(),
            p.tenancy_ledger_fold(),
            html! {
                (ui::table(caption, &columns, &rows))
                @if !whole { p { (ui::link(&format!("/huurders/{}?grootboek=alles#grootboek", view.id), p.tenancy_ledger_all())) } }
            },
        ),
    )
}

fn row(view: &View<'_>, booked: &Booked, to: &[&Allocation], sources: &Sources) -> Vec<Markup> {
    let p = view.p;
    let entry = &booked.entry;
    vec![
        html! {
            (p.day_and_year(entry.effective_on))
            @if entry.learned_on > entry.effective_on.plus(7) && booked.source.is_none() {
                " " span.kt-quiet { "(" (p.entry_known_later(p.day_seen_from(entry.learned_on, view.today))) ")" }
            }
        },
        html! {
            @match (entry.kind, entry.month) {
                (EntryKind::Charge, Some(month)) => (p.entry_charge_month(view.month(month))),
                (EntryKind::Charge, None) => (p.entry_charge()),
                (EntryKind::Receipt, _) => (p.entry_receipt()),
                (EntryKind::Credit, _) => (credit(view, entry).unwrap_or_else(|| p.entry_credit().to_owned())),
                (EntryKind::Correction, _) => (p.entry_correction()),
                (EntryKind::Reversal, _) => {
                    (p.entry_reversal()) @if let Some(code) = entry.reason { ": " (ui::reversal_reason(p, code)) }
                },
            }
            @if let Some(note) = booked.note.as_deref().filter(|note| !note.is_empty()) { " " span.kt-quiet { (note) } }
        },
        ui::money(p, entry.amount),
        html! {
            @if to.is_empty() { "–" }
            @for (at, a) in to.iter().enumerate() {
                @if at > 0 { br; }
                @let rule = if entry.kind == EntryKind::Credit && a.rule == AllocationRule::Designated {
                    p.allocation_credit()
                } else {
                    sentence::allocation_rule(p, a.rule)
                };
                @match a.month {
                    Some(month) => (p.entry_to(p.money(a.amount), view.month(month), rule)),
                    None => (p.entry_to_old(p.money(a.amount), rule)),
                }
            }
        },
        source(view, booked, sources),
    ]
}

/// What a credit is, when it follows from something that was given here.
pub(super) fn credit(view: &View<'_>, entry: &LedgerEntry) -> Option<String> {
    if view.file.waivers.iter().any(|w| w.is_of(entry.key)) {
        return Some(view.p.entry_waived().to_owned());
    }
    let month = entry.month?;
    if view.file.spared.iter().any(|s| s.is_of(entry)) {
        return Some(view.p.entry_spared(view.month(month)));
    }
    let lower = view
        .file
        .discounts
        .iter()
        .any(|d| work::discount::is_of(d, entry));
    lower.then(|| view.p.entry_lower_rent(view.month(month)))
}

/// File and place, the rule that found it, the way to the bank's own words, and the way back of a colleague's link.
fn source(view: &View<'_>, booked: &Booked, sources: &Sources) -> Markup {
    let p = view.p;
    let Some(source) = booked.source else {
        let decided = credit(view, &booked.entry).is_some();
        return html! { @if decided { (p.tenancy_ledger_source_decision()) } @else { (p.tenancy_ledger_source_own()) } };
    };
    let row = sources.rows.get(&(source.import, source.position));
    let here =
        row.filter(|row| row.place.tenancy == Some(view.id) && booked.entry.kind != EntryKind::Correction);
    let rule = here.and_then(|row| row.place.rule);
    let unseen = html! { span.kt-unseen { ": " (p.money(booked.entry.amount.abs())) ", " (p.day_and_year(booked.entry.effective_on)) } };
    html! {
        @match sources.files.get(&source.import) {
            Some(file) => (p.tenancy_ledger_source_at(file.as_str(), source.position)),
            None => (p.tenancy_ledger_source_own()),
        }
        @if let Some(rule) = rule { br; span.kt-quiet { (p.bank_because(p.bank_rule(rule.code()))) } }
        @if let Some(row) = row.filter(|_| sources.opens) {
            @let address = receipt_address(&row.bank_key());
            br; a.utrecht-link href=(address) { (p.tenancy_ledger_bank()) (unseen) }
            @if sources.undoes && rule == Some(Rule::Person) {
                form method="post" action={ (address) "/terug" } {
                    button.kt-plain-button.kt-edged type="submit" { (p.bank_undo()) (unseen) }
                }
            }
        }
    }
}
