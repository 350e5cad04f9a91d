//! M0 to M6 with what proves each, the five conditions of art. 2 Bgs, and why transfer still waits (S4.14, S4.29, S4.30).

#![allow(clippy::inconsistent_digit_grouping, reason = "days are written 2026_11_21")]
#![allow(clippy::unwrap_used, reason = "a test fails on what is not there")]

mod facts;

use domain::contact::{ContactKind, DayPart, Direction, Outcome};
use domain::ids::ProofId;
use domain::milestone::{MilestoneCode as M, NotYet, What};
use domain::pause::PauseSource;
use domain::proof::ProofKind;
use facts::{Book, ym, ymd};
use proptest::prelude::*;

/// Rent of July and later is open.
fn behind() -> Book {
    let mut b = Book::new();
    b.rents(2026_01, 2026_12, 70_000)
        .pays(2026_01, 2026_06, 1, 70_000);
    b
}

fn reached(b: &Book, on: i32) -> Vec<(&'static str, i32)> {
    let n = |d: domain::calendar::Day| {
        let (y, m, d) = d.civil();
        y * 10_000 + m * 100 + d
    };
    b.on(on)
        .milestones
        .iter()
        .map(|m| (m.code.code(), n(m.on)))
        .collect()
}

fn missing(b: &Book, on: i32, code: M) -> Vec<NotYet> {
    b.on(on).path.step(code).unwrap().not_yet.clone()
}

/// Everything that art. 2 Bgs asks, on the days after July's rent was missed.
fn complete() -> Book {
    let mut b = behind();
    b.call(2026_07_08, Outcome::NotReached);
    b.proof(2026_07_15, ProofKind::Reminder);
    b.proof(2026_07_22, ProofKind::DebtHelp);
    b.proof(2026_07_22, ProofKind::Offer);
    b
}

#[test]
fn s4_29_each_milestone_has_its_day_and_what_proves_it() {
    let mut b = complete();
    assert_eq!(
        reached(&b, 2026_08_20),
        [
            ("M0", 2026_07_01),
            ("M1", 2026_07_05),
            ("M2", 2026_07_08),
            ("M3", 2026_07_22)
        ]
    );
    b.proof(2026_08_10, ProofKind::Informed);
    b.proof(2026_10_01, ProofKind::Review);
    assert_eq!(
        reached(&b, 2026_10_20)[4..],
        [("M4", 2026_08_10), ("M5", 2026_10_01)]
    );
    let o = b.on(2026_10_20);
    let told = o.path.step(M::MunicipalityTold).unwrap();
    assert_eq!(told.evidence[0].what, What::Proof(b.proofs[3].id));
    assert!(
        told.evidence
            .iter()
            .any(|e| e.what == What::Silence && e.on == ymd(2026_08_06))
    );
    let called = o.path.step(M::ContactSought).unwrap().evidence[0];
    assert_eq!(
        called.what,
        What::Contact {
            id: b.contacts[0].id,
            reached: false
        }
    );
}

#[test]
fn s4_14_each_of_the_five_conditions_is_missed_on_its_own() {
    let whole = complete();
    assert_eq!(
        missing(&whole, 2026_08_20, M::MunicipalityTold),
        [NotYet::NotInformed]
    );
    assert_eq!(whole.on(2026_08_20).path.before_telling(), Some(vec![]));
    let without = |kind| {
        let mut b = whole.clone();
        b.proofs.retain(|p| p.kind != kind);
        missing(&b, 2026_08_20, M::MunicipalityTold)
    };
    let mut silent = whole.clone();
    silent.contacts.clear();
    assert_eq!(
        missing(&silent, 2026_08_20, M::MunicipalityTold),
        [NotYet::NoPersonalContact]
    );
    assert_eq!(without(ProofKind::DebtHelp), [NotYet::NoDebtHelp]);
    assert_eq!(without(ProofKind::Offer), [NotYet::NoOffer]);
    let mut unwritten = whole.clone();
    unwritten.proofs.retain(|p| p.kind == ProofKind::DebtHelp);
    assert_eq!(
        missing(&unwritten, 2026_08_20, M::MunicipalityTold),
        [NotYet::NoReminder, NotYet::NoOffer]
    );
    let mut no = whole.clone();
    no.proof(2026_07_30, ProofKind::Objection);
    assert_eq!(
        missing(&no, 2026_08_20, M::MunicipalityTold),
        [NotYet::Objected { on: ymd(2026_07_30) }]
    );
}

#[test]
fn s4_14_what_leaves_by_itself_is_no_personal_contact() {
    for kind in [
        ContactKind::Text,
        ContactKind::Mail,
        ContactKind::Letter,
        ContactKind::Administrative,
    ] {
        let mut b = complete();
        b.contacts.clear();
        b.contact(2026_07_08, kind, Direction::Outgoing, Outcome::Sent);
        assert_eq!(
            missing(&b, 2026_08_20, M::MunicipalityTold),
            [NotYet::NoPersonalContact],
            "{kind:?}"
        );
        assert_eq!(
            missing(&b, 2026_08_20, M::ContactSought),
            [NotYet::NoPersonalContact]
        );
    }
}

#[test]
fn s4_14_silence_is_no_refusal_after_the_time_to_answer() {
    let b = complete();
    let waits = NotYet::MayAnswer {
        until: ymd(2026_08_05),
    };
    assert_eq!(missing(&b, 2026_08_05, M::MunicipalityTold), [waits]);
    assert!(b.on(2026_08_05).wake_on.unwrap() <= ymd(2026_08_06));
    assert_eq!(
        missing(&b, 2026_08_06, M::MunicipalityTold),
        [NotYet::NotInformed]
    );
    // An answer that is no refusal need not be waited for.
    for said in [ProofKind::Yes, ProofKind::NoObjection] {
        let mut b = b.clone();
        b.proof(2026_07_24, said);
        assert_eq!(
            missing(&b, 2026_07_24, M::MunicipalityTold),
            [NotYet::NotInformed]
        );
    }
}

#[test]
fn s4_14_an_objection_counts_for_good() {
    let mut b = complete();
    b.proof(2026_07_30, ProofKind::Objection);
    // M4 is "or objection": the path goes on.
    assert_eq!(reached(&b, 2026_08_20).last(), Some(&("M4", 2026_07_30)));
    // Paid, and behind again half a year later: the objection still stands, whatever else is new.
    b.receipt(2026_08_25, 140_000);
    b.pays(2026_09, 2026_10, 1, 70_000);
    b.call(2026_11_10, Outcome::Talked);
    b.proof(2026_11_12, ProofKind::DebtHelp);
    b.proof(2026_11_12, ProofKind::Offer);
    b.proof(2026_11_20, ProofKind::Yes);
    assert_eq!(b.on(2026_12_20).path.since, Some(ymd(2026_11_01)));
    assert_eq!(
        missing(&b, 2026_12_20, M::MunicipalityTold),
        [NotYet::Objected { on: ymd(2026_07_30) }]
    );
    assert_eq!(
        b.on(2026_12_20).path.objection.map(|o| o.0),
        Some(ymd(2026_07_30))
    );
    // Also while nothing is open.
    assert!(b.on(2026_09_20).path.objection.is_some() && b.on(2026_09_20).path.steps.is_empty());
}

#[test]
fn s4_14_only_a_mistake_takes_an_objection_back() {
    let mut b = complete();
    let call = b.contacts[0].id;
    let no = b.proof(2026_07_30, ProofKind::Objection);
    no.contact = Some(call);
    let id = no.id;
    // The contact it was told in is put right: the objection stays, a reminder in it would not.
    b.call(2026_07_08, Outcome::Talked).corrects = Some(call);
    b.proofs[0].contact = Some(call);
    assert_eq!(b.on(2026_08_20).path.objection, Some((ymd(2026_07_30), id)));
    assert!(
        b.on(2026_08_20)
            .path
            .step(M::HelpOffered)
            .unwrap()
            .evidence
            .iter()
            .all(|e| e.what != What::Proof(b.proofs[0].id))
    );
    b.proof(2026_08_21, ProofKind::Mistake).corrects = Some(id);
    assert_eq!(b.on(2026_08_21).path.objection, None);
    // What was known before keeps its answer.
    assert!(b.known(ymd(2026_08_21), ymd(2026_08_20)).path.objection.is_some());
}

#[test]
fn s4_29_money_for_the_oldest_month_does_not_begin_a_new_story() {
    let mut b = complete();
    // July is paid in September with August and September open: still the same arrears.
    b.receipt(2026_09_20, 70_000).month = Some(ym(2026_07));
    assert_eq!(b.on(2026_10_20).oldest_due_on, Some(ymd(2026_08_01)));
    assert_eq!(b.on(2026_10_20).path.since, Some(ymd(2026_07_01)));
    assert_eq!(
        missing(&b, 2026_10_20, M::MunicipalityTold),
        [NotYet::NotInformed]
    );
    // All paid, and behind again: a new story that asks all of it anew.
    b.receipt(2026_10_25, 210_000);
    assert!(b.on(2026_10_30).path.steps.is_empty());
    assert_eq!(b.on(2026_12_20).path.since, Some(ymd(2026_11_01)));
    assert_eq!(reached(&b, 2026_12_20), [("M0", 2026_11_01), ("M1", 2026_11_05)]);
}

/// Who lives here was asked, and somebody looked with fresh eyes.
fn seen(mut b: Book) -> Book {
    b.contact(
        2026_07_20,
        ContactKind::HomeVisit,
        Direction::Outgoing,
        Outcome::NotReached,
    );
    b.proof(2026_07_20, ProofKind::NoChildren);
    b
}

#[test]
fn s4_30_transfer_waits_for_each_of_its_conditions() {
    let mut b = seen(complete());
    assert_eq!(missing(&b, 2026_08_20, M::Transfer), [NotYet::NotInformed]);
    b.proof(2026_08_20, ProofKind::Informed);
    assert_eq!(
        missing(&b, 2026_09_17, M::Transfer),
        [
            NotYet::MunicipalityAtWork {
                until: ymd(2026_09_17)
            },
            NotYet::NoReview
        ]
    );
    assert_eq!(missing(&b, 2026_09_18, M::Transfer), [NotYet::NoReview]);
    b.proof(2026_09_01, ProofKind::Answered);
    assert_eq!(missing(&b, 2026_09_02, M::Transfer), [NotYet::NoReview]);
    b.proof(2026_09_03, ProofKind::Review);
    assert_eq!(missing(&b, 2026_09_03, M::Transfer), []);
    // Conditions are met, and still nothing is decided by itself.
    assert_eq!(b.on(2026_09_03).path.step(M::Transfer).unwrap().on, None);
    b.pause(PauseSource::Tenant, ymd(2026_09_05), ymd(2026_10_05));
    assert_eq!(
        missing(&b, 2026_09_10, M::Transfer),
        [NotYet::Paused {
            until: ymd(2026_10_05)
        }]
    );
    let part = domain::ledger::Part {
        month: Some(ym(2026_07)),
        due_on: ymd(2026_07_01),
        amount: domain::money::Cents(10_000),
    };
    b.dispute(vec![part], 2026_10_06, 2026_10_20);
    assert_eq!(missing(&b, 2026_10_06, M::Transfer), [NotYet::Disputed]);
}

/// Pointing to what can happen: only what is true in this phase, after help was offered, at most two sentences, and never on a card
/// or in a text message.
#[test]
fn s1_26_only_what_is_true_in_this_phase_may_be_pointed_to() {
    use domain::message::{Channel, Consequence, Tongue, consequence};
    let said = |b: &Book, on: i32| consequence(&b.on(on), Channel::Letter);
    let mut b = seen(complete());
    assert_eq!(said(&b, 2026_07_21), None, "help was not offered yet");
    assert_eq!(said(&b, 2026_08_20), Some(Consequence::Municipality));
    for channel in [Channel::Sms, Channel::Card] {
        assert_eq!(consequence(&b.on(2026_08_20), channel), None, "{channel:?}");
    }
    let mut objected = seen(complete());
    objected.proof(2026_07_30, ProofKind::Objection);
    assert_ne!(said(&objected, 2026_08_20), Some(Consequence::Municipality));
    b.proof(2026_08_20, ProofKind::Informed);
    assert_eq!(said(&b, 2026_08_21), Some(Consequence::Court));
    b.pause(PauseSource::Tenant, ymd(2026_09_05), ymd(2026_10_05));
    assert_eq!(said(&b, 2026_09_10), None, "we promised rest");
    let mut decided = seen(complete());
    decided.proof(2026_08_20, ProofKind::Informed);
    decided.proof(2026_09_20, ProofKind::Transferred);
    assert_eq!(said(&decided, 2026_09_21), Some(Consequence::AtCourt));
    for block in [
        Consequence::Municipality,
        Consequence::Court,
        Consequence::AtCourt,
    ] {
        for tongue in [Tongue::Dutch, Tongue::English] {
            assert_eq!(block.text(tongue).matches('.').count(), 2, "{block:?}");
        }
    }
}

#[test]
fn s4_30_a_review_before_the_municipality_was_told_is_not_the_last_look() {
    let mut b = seen(complete());
    b.proof(2026_08_01, ProofKind::Review);
    b.proof(2026_08_20, ProofKind::Informed);
    b.proof(2026_09_01, ProofKind::Answered);
    assert_eq!(missing(&b, 2026_09_20, M::Transfer), [NotYet::NoReview]);
}

#[test]
fn s4_30_an_objection_stands_in_the_way_of_telling_only() {
    let mut b = seen(complete());
    b.proof(2026_07_30, ProofKind::Objection);
    b.proof(2026_08_30, ProofKind::Review);
    assert_eq!(missing(&b, 2026_09_01, M::Transfer), []);
    // Told without the file being complete: transfer still misses what is missing.
    let mut b = behind();
    b.proof(2026_08_01, ProofKind::Informed);
    b.proof(2026_08_30, ProofKind::Review);
    assert_eq!(
        missing(&b, 2026_09_20, M::Transfer),
        [
            NotYet::NoPersonalContact,
            NotYet::NoDebtHelp,
            NotYet::NoReminder,
            NotYet::NoOffer,
            NotYet::NoHousehold,
            NotYet::NoFreshEyes
        ]
    );
}

#[test]
fn s4_30_the_home_is_seen_and_fresh_eyes_looked() {
    let mut b = complete();
    b.proof(2026_07_30, ProofKind::Objection);
    b.proof(2026_08_30, ProofKind::Review);
    let waits = [NotYet::NoHousehold, NotYet::NoFreshEyes];
    assert_eq!(missing(&b, 2026_09_01, M::Transfer), waits);
    b.proof(2026_09_01, ProofKind::Children);
    assert_eq!(missing(&b, 2026_09_01, M::Transfer), [NotYet::NoFreshEyes]);
    // The same colleague calls again at the same time of the day: no fresh look.
    b.call(2026_09_01, Outcome::NotReached);
    assert_eq!(missing(&b, 2026_09_01, M::Transfer), [NotYet::NoFreshEyes]);
    let (first, again) = (b.contacts[0].id, b.contacts[1].id);
    let set = |b: &mut Book, id, part, by: &str| {
        let c = b.contacts.iter_mut().find(|c| c.id == id).unwrap();
        c.day_part = Some(part);
        c.by = Some(domain::ids::UserId::derived(domain::ids::OrgNo(1), by));
    };
    let mut evening = b.clone();
    set(&mut evening, first, DayPart::Morning, "noor");
    set(&mut evening, again, DayPart::Evening, "noor");
    assert_eq!(missing(&evening, 2026_09_01, M::Transfer), []);
    let mut another = b.clone();
    set(&mut another, first, DayPart::Morning, "noor");
    set(&mut another, again, DayPart::Morning, "karim");
    assert_eq!(missing(&another, 2026_09_01, M::Transfer), []);
    // A judge's stop is a stop by law beside a pause; the tenant's own pause is not.
    another.pause(PauseSource::Judge, ymd(2026_09_05), ymd(2026_10_05));
    let until = ymd(2026_10_05);
    assert_eq!(
        missing(&another, 2026_09_10, M::Transfer),
        [NotYet::Paused { until }, NotYet::StoppedByLaw { until }]
    );
}

#[test]
fn s4_30_m6_is_the_decision_of_two_and_falls_when_it_comes_back() {
    let mut b = seen(complete());
    b.proof(2026_08_10, ProofKind::Informed);
    b.proof(2026_10_01, ProofKind::Review);
    b.proof(2026_10_02, ProofKind::Transferred);
    assert_eq!(reached(&b, 2026_10_20).last(), Some(&("M6", 2026_10_02)));
    b.proof(2026_11_02, ProofKind::BroughtBack);
    assert_eq!(reached(&b, 2026_11_20).last(), Some(&("M5", 2026_10_01)));
}

#[test]
fn s4_29_nothing_makes_a_row_of_it() {
    let rows = |b: &Book| b.on(2026_09_20).tasks;
    let mut b = behind();
    b.call(2026_07_08, Outcome::NotReached);
    let before = rows(&b);
    let call = b.contacts.clone();
    b = complete();
    b.contacts = call;
    b.proof(2026_08_20, ProofKind::Informed);
    b.proof(2026_09_01, ProofKind::Review);
    assert_eq!(rows(&b), before);
}

proptest! {
    /// The path says the same in whatever order its facts came in, and nothing changes before `wake_on`.
    #[test]
    fn s4_29_order_of_arrival_does_not_matter(
        facts in prop::collection::vec((0..150_i32, 0..ProofKind::ALL.len(), 0..6_usize, prop::option::weighted(0.15, 0..8_usize)), 0..10),
        tries in prop::collection::vec((0..150_i32, 0..ContactKind::ALL.len(), 0..Outcome::ALL.len()), 0..6),
        turn in 0..10_usize,
        today in 0..160_i32,
    ) {
        let mut b = behind();
        for (n, kind, outcome) in &tries {
            let on = ymd(2026_06_20).plus(*n);
            let c = b.contact(2026_06_20, ContactKind::ALL[*kind], Direction::Outgoing, Outcome::ALL[*outcome]);
            (c.on, c.learned_on) = (on, on);
        }
        for (n, kind, contact, corrects) in &facts {
            let on = ymd(2026_06_20).plus(*n);
            let contact = b.contacts.get(*contact).map(|c| c.id);
            let corrects = corrects.map(|i| ProofId::derived(domain::ids::OrgNo(1), &i.to_string()));
            let p = b.proof(2026_06_20, ProofKind::ALL[*kind]);
            (p.on, p.learned_on, p.contact, p.corrects) = (on, on, contact, corrects);
        }
        let today = ymd(2026_06_20).plus(today);
        let told = |b: &Book, day| format!("{:?}", b.at(day).path);
        let mut other = b.clone();
        let turn = turn.min(other.proofs.len());
        other.proofs.rotate_left(turn);
        other.contacts.reverse();
        prop_assert_eq!(told(&b, today), told(&other, today));
        // Until it wants to be looked at again the path stays as it is.
        let wake = b.at(today).wake_on.unwrap_or(today.plus(20)).min(today.plus(20));
        let mut day = today.plus(1);
        while day < wake {
            prop_assert_eq!(told(&b, today), told(&b, day), "{} to {}", today, day);
            day = day.plus(1);
        }
    }
}
