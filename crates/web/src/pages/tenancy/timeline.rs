//! Payments, contacts, agreements, stories and milestones in one row, newest first.

use super::View;
use crate::sentence;
use crate::ui;
use domain::calendar::Day;
use domain::ledger::EntryKind;
use domain::outlook::PromiseState;
use maud::{Markup, html};

/// Shown at once; the rest is folded.
const FIRST: usize = 30;
/// Folded events, at most: older ones stand in the ledger and the contact log.
const MOST: usize = 150;

/// What happened; turned into words only when it is shown.
enum Event<'a> {
    Entry(&'a domain::ledger::LedgerEntry),
    Contact(&'a domain::contact::Contact),
    Agreed(&'a domain::agreement::Agreement),
    Kept(&'a domain::agreement::Agreement),
    Story(&'a work::row::Story),
    Milestone(domain::outlook::MilestoneCode),
    Pause(&'a domain::pause::Pause),
    Plan(&'a domain::arrangement::Plan),
    Deferral(&'a domain::deferral::Deferral),
    Dispute(&'a domain::dispute::Dispute),
    Payer(&'a domain::payer::Payer),
    Waiver(&'a domain::waiver::Waiver),
    Discount(&'a domain::discount::Discount),
    Spared(&'a domain::spared_increase::SparedIncrease),
}

pub(super) fn part(view: &View<'_>) -> Markup {
    let p = view.p;
    let mut events = events(view);
    events.sort_by_key(|(day, _)| std::cmp::Reverse(*day));
    events.truncate(FIRST + MOST);
    let rest = events.split_off(events.len().min(FIRST));
    html! {
        @if !events.is_empty() {
            (ui::section("tijdlijn", p.tenancy_timeline(), html! {
                (list(view, &events))
                @if !rest.is_empty() { (ui::details(&p.tenancy_timeline_more(rest.len()), list(view, &rest))) }
            }))
        }
    }
}

fn events<'a>(view: &'a View<'_>) -> Vec<(Day, Event<'a>)> {
    let mut events = Vec::new();
    // Charges are not events: each month already stands in the strip.
    let entries = view
        .file
        .ledger
        .iter()
        .filter(|e| e.kind != EntryKind::Charge && e.effective_on <= view.today);
    events.extend(entries.map(|e| (e.effective_on, Event::Entry(e))));
    events.extend(super::contacts::standing(view.file).map(|c| (c.on, Event::Contact(c))));
    for promise in &view.outlook.promises {
        events.push((promise.agreement.made_on, Event::Agreed(promise.agreement)));
        if let (PromiseState::Kept, Some(day)) = (promise.state, promise.kept_on) {
            events.push((day, Event::Kept(promise.agreement)));
        }
    }
    let pauses = view.file.pauses.iter();
    events.extend(pauses.map(|pause| (pause.made_on, Event::Pause(pause))));
    events.extend(
        view.file
            .plans
            .iter()
            .map(|plan| (plan.made_on, Event::Plan(plan))),
    );
    let deferrals = view.file.deferrals.iter();
    events.extend(deferrals.map(|d| (d.made_on, Event::Deferral(d))));
    let disputes = view.file.disputes.iter();
    events.extend(disputes.map(|d| (d.made_on, Event::Dispute(d))));
    let payers = view.file.payers.iter();
    events.extend(payers.map(|payer| (payer.made_on, Event::Payer(payer))));
    let waivers = view.file.waivers.iter();
    events.extend(waivers.map(|w| (w.proposed_on, Event::Waiver(w))));
    // Newest first within a day too.
    let discounts = view.file.discounts.iter().rev();
    events.extend(discounts.map(|d| (d.made_on, Event::Discount(d))));
    let spared = view.file.spared.iter().rev();
    events.extend(spared.map(|s| (s.made_on, Event::Spared(s))));
    events.extend(view.file.stories.iter().map(|s| (s.told_on, Event::Story(s))));
    events.extend(
        view.outlook
            .milestones
            .iter()
            .map(|m| (m.on, Event::Milestone(m.code))),
    );
    events
}

fn list(view: &View<'_>, events: &[(Day, Event<'_>)]) -> Markup {
    html! {
        ol.kt-timeline {
            @for (day, event) in events { li { span.kt-quiet { (view.day(*day)) } " " span { (words(view, event)) } } }
        }
    }
}

fn words(view: &View<'_>, event: &Event<'_>) -> Markup {
    let p = view.p;
    match event {
        Event::Entry(e) => {
            let amount = p.money(e.amount.abs());
            html! {
                @match e.kind {
                    EntryKind::Reversal => (p.event_reversal(amount, ui::reversal_reason(p, e.reason.unwrap_or(*b"MS03")))),
                    EntryKind::Credit => (match super::ledger::credit(view, e) {
                        Some(what) => p.event_credit_of(amount, what),
                        None => p.event_credit(amount),
                    }),
                    EntryKind::Correction => (p.event_correction(amount)),
                    EntryKind::Receipt | EntryKind::Charge => (p.event_receipt(amount)),
                }
            }
        }
        Event::Contact(c) => html! {
            (p.event_contact(sentence::contact_kind(p, c.kind), sentence::outcome(p, c.outcome)))
            @if !c.note.is_empty() { ". " span.kt-quiet { (c.note) } }
        },
        Event::Agreed(a) => {
            html! { (p.event_agreed(sentence::said(p, &a.action).as_ref(), sentence::party(p, a.party))) }
        }
        Event::Kept(a) => {
            html! { (p.event_agreement_kept(sentence::said(p, &a.action).as_ref(), sentence::party(p, a.party))) }
        }
        Event::Story(s) => html! { (p.event_story(s.words.as_str())) },
        Event::Milestone(code) => html! { (sentence::milestone(p, *code)) },
        Event::Plan(plan) if plan.version == 1 => {
            html! { (p.event_plan(super::plan::in_words(p, &plan.terms))) }
        }
        Event::Plan(plan) => html! { (p.event_plan_changed(sentence::plan_change(p, plan.change))) },
        Event::Pause(pause) if pause.version == 1 => {
            html! { (p.event_pause(p.day_seen_from(pause.from, view.today), p.day_seen_from(pause.until, view.today))) }
        }
        Event::Waiver(w) => html! { (super::waiver::event(p, w)) },
        Event::Spared(s) => html! { (super::spared::event(p, s)) },
        Event::Discount(d) => html! { (super::discount::event(p, d)) },
        Event::Deferral(d) => html! { (super::ease::deferral::event(p, d, view.today)) },
        Event::Dispute(d) => html! { (super::ease::dispute::event(p, d, view.today)) },
        Event::Payer(payer) => html! { (super::ease::payer::event(p, payer, view.today)) },
        Event::Pause(pause) => html! { (p.event_pause_changed(p.day_seen_from(pause.until, view.today))) },
    }
}
