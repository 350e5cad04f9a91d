//! The heart of the product sees in the demo what the stories tell.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

use domain::agreement::Agreement;
use domain::calendar::DueDay;
use domain::contact::Contact;
use domain::flow::FlowState;
use domain::ids::{AgreementId, ContactId, EntryKey, OrgNo};
use domain::ledger::{EntryKind, LedgerEntry, Method, Terms};
use domain::money::Cents;
use domain::outlook::{Facts, TaskKind, outlook};
use domain::policy::Policy;
use domain::tenancy::DueDaySpan;
use sim::household::Household;
use sim::stories;
use std::collections::BTreeMap;

const ORG: OrgNo = OrgNo(1);

fn entries(home: &Household) -> Vec<LedgerEntry> {
    let reference = home.tenancy.reference.as_str();
    let entry = |key: &str, kind, on, amount| LedgerEntry {
        key: EntryKey::of(&[reference, key]),
        kind,
        effective_on: on,
        learned_on: on,
        amount,
        month: None,
        method: Method::Unknown,
        reason: None,
        link: None,
    };
    let mut list: Vec<LedgerEntry> = Vec::new();
    for b in &home.bookings {
        list.push(LedgerEntry {
            month: b.month,
            ..entry(&b.key, b.kind, b.on, b.signed())
        });
    }
    // T06: what was given off the list rent.
    let (first, last) = stories::LOWER_RENT.months;
    for month in (0..=last.since(first)).map(|n| first.plus(n)) {
        if reference == stories::contract(6) {
            let (on, off) = (month.first(), stories::LOWER_RENT.per_month);
            list.push(LedgerEntry {
                month: Some(month),
                ..entry(&month.to_string(), EntryKind::Credit, on, -off)
            });
        }
    }
    for e in stories::statement_months().flat_map(stories::entries) {
        for t in e
            .transactions
            .iter()
            .filter(|t| t.belongs_to.as_deref() == Some(reference))
        {
            let kind = if t.return_reason.is_some() {
                EntryKind::Reversal
            } else {
                EntryKind::Receipt
            };
            let link = t.end_to_end_id.as_ref().map(|id| EntryKey::of(&[id]).0);
            let reason = t.return_reason.map(|r| r.as_bytes().try_into().unwrap());
            let key = format!("{}{}", e.bank_reference, t.amount.0);
            list.push(LedgerEntry {
                link,
                reason,
                ..entry(&key, kind, e.on, -t.amount)
            });
        }
    }
    list
}

fn terms(home: &Household) -> Terms {
    let span = |&(from, day): &(_, u8)| DueDaySpan {
        from,
        day: DueDay::new(day).unwrap(),
    };
    Terms {
        start: home.tenancy.start,
        end: home.tenancy.end,
        due_days: home.due_days.iter().map(span).collect(),
        expected_arrears_since: home.tenancy.expected_arrears_since,
    }
}

fn contacts(home: &Household) -> Vec<Contact> {
    let contact = |c: &sim::household::ContactRow| Contact {
        id: ContactId::derived(ORG, &format!("{}{}", home.tenancy.reference, c.key)),
        on: c.on,
        day_part: c.day_part,
        kind: c.kind,
        direction: c.direction,
        outcome: c.outcome,
        note: c.note.clone(),
        next_on: c.next_on,
        by: None,
        learned_on: c.on,
        corrects: None,
    };
    home.contacts.iter().map(contact).collect()
}

fn agreements(home: &Household) -> Vec<Agreement> {
    let agreement = |a: &sim::household::AgreementRow| Agreement {
        id: AgreementId::derived(ORG, &format!("{}{}", home.tenancy.reference, a.key)),
        version: 1,
        party: a.party,
        action: a.action.clone(),
        made_on: a.made_on,
        due_on: a.due_on,
        amount: a.amount,
        state: a.state,
        by: None,
        learned_on: a.made_on,
    };
    home.agreements.iter().map(agreement).collect()
}

#[test]
fn the_demo_day_shows_the_lanes_and_the_open_sum() {
    let mut total = Cents::ZERO;
    let mut flows = Vec::new();
    let mut lanes: BTreeMap<TaskKind, Vec<String>> = BTreeMap::new();
    for home in stories::households() {
        let (terms, entries) = (terms(&home), entries(&home));
        let (contacts, agreements) = (contacts(&home), agreements(&home));
        let facts = Facts {
            terms: &terms,
            entries: &entries,
            contacts: &contacts,
            agreements: &agreements,
            choices: &[],
            help: domain::help::Help::NONE,
        };
        let seen = outlook(&facts, &Policy::DEFAULT, sim::TODAY);
        total += seen.account.balance;
        flows.push(seen.flow.state);
        for task in &seen.tasks {
            lanes
                .entry(task.reason.kind())
                .or_default()
                .push(home.tenancy.reference.clone());
        }
    }
    assert_eq!(total, Cents(1_670_495));
    let count = |state| flows.iter().filter(|f| **f == state).count();
    assert_eq!(flows[0], FlowState::Stopped, "T01");
    assert_eq!(flows[9], FlowState::Stuttering, "T10 paid once after four months");
    assert!(count(FlowState::Restored) >= 8, "{flows:?}");
    assert_eq!(lanes[&TaskKind::OwnPromise], ["DL100003"]);
    assert_eq!(lanes[&TaskKind::Answer], ["DL100008"]);
    assert_eq!(lanes[&TaskKind::Moment], ["DL100007"]);
    assert_eq!(lanes[&TaskKind::Thank], ["DL100010"]);
}
