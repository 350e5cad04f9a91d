//! Pause, deferral, dispute, other payers, and silence: the demo stories and the edges.

#![allow(clippy::inconsistent_digit_grouping, reason = "days are written 2026_11_21")]
#![allow(clippy::unwrap_used, reason = "a test fails on what is not there")]

mod facts;

use domain::agreement::Party;
use domain::arrangement::{Rhythm, equal};
use domain::contact::Outcome;
use domain::deferral::BadDeferral;
use domain::dispute::{BadDispute, DisputeState, Recognition};
use domain::flow::FlowState;
use domain::ledger::{BadPart, EntryKind, Part};
use domain::money::Cents;
use domain::outlook::{Proposal, Reason, TaskKind};
use domain::pause::{BadPause, PauseSource, longest};
use domain::payer::{BadPayer, PayerKind};
use domain::policy::Policy;
use domain::silence::{At, Hold, Purpose, Rule, Surroundings, Wish, holds};
use facts::{Book, ym, ymd};

/// Mehmet: debt help from 8 June 2026.
fn mehmet() -> Book {
    let mut b = Book::new();
    b.rents(2025_12, 2026_06, 65_500).rents(2026_07, 2027_02, 68_185);
    for (on, cents) in [
        (2025_12_11, 65_500),
        (2026_01_19, 30_000),
        (2026_03_27, 65_500),
        (2026_04_16, 20_000),
        (2026_06_04, 65_500),
    ] {
        b.receipt(on, cents);
    }
    b.pays(2026_07, 2027_02, 2, 68_185);
    let from = ymd(2026_06_08);
    let until = longest(PauseSource::DebtHelpNotice, from, &b.policy);
    b.pause(PauseSource::DebtHelpNotice, from, until);
    b
}

#[test]
fn t05_eight_months_of_rest_and_a_call_on_9_february() {
    let b = mehmet();
    assert_eq!(b.pauses[0].until, ymd(2027_02_08));
    assert_eq!(b.pauses[0].check(b.terms.start, &b.policy), Ok(()));
    assert_eq!(b.on(2026_11_21).account.balance, Cents(212_000));
    let mut day = ymd(2026_06_08);
    while day <= ymd(2027_02_08) {
        let o = b.at(day);
        assert_eq!(
            (o.tasks.len(), o.paused_until),
            (0, Some(ymd(2027_02_08))),
            "{day}"
        );
        day = day.plus(1);
    }
    let o = b.on(2027_02_09);
    assert_eq!(
        o.tasks[0].reason,
        Reason::PauseEnded {
            until: ymd(2027_02_08)
        }
    );
    assert_eq!(
        (o.tasks[0].proposal, o.tasks[0].since),
        (Proposal::Call, ymd(2027_02_09))
    );
    // Before the pause there was trouble, and it did not age meanwhile.
    assert_eq!(b.rows(2026_06_07).len(), 1);
    // After the talk the list is quiet; after a try it comes back in three working days.
    let mut tried = b.clone();
    tried.call(2027_02_09, Outcome::NotReached);
    assert_eq!(tried.rows(2027_02_10), []);
    assert_eq!(tried.rows(2027_02_12), [TaskKind::Moment]);
    let mut spoke = b;
    spoke.call(2027_02_09, Outcome::Talked);
    assert_eq!(spoke.rows(2027_02_10), []);
}

#[test]
fn a_pause_within_a_pause_a_later_one_and_one_ended_early() {
    let mut b = mehmet();
    b.pause(PauseSource::Worker, ymd(2027_01_15), ymd(2027_03_01));
    assert_eq!(b.rows(2027_02_09), []);
    assert_eq!(b.rows(2027_03_02), [TaskKind::Moment]);
    // Ended early: the next version counts from the day we knew it.
    let mut p = b.pauses[1].clone();
    (p.version, p.until, p.made_on, p.learned_on) = (2, ymd(2027_02_20), ymd(2027_02_21), ymd(2027_02_21));
    b.pauses.push(p);
    assert_eq!(b.on(2027_02_20).paused_until, Some(ymd(2027_03_01)));
    assert_eq!(b.rows(2027_02_21), [TaskKind::Moment]);
}

#[test]
fn a_pause_that_begins_in_the_past_takes_the_row_away_and_stops_the_age() {
    let mut b = Book::new();
    b.rents(2025_12, 2026_11, 70_000)
        .pays(2025_12, 2026_10, 1, 70_000);
    assert_eq!(b.rows(2026_11_06), [TaskKind::Miss]);
    let p = b.pause(PauseSource::Tenant, ymd(2026_11_03), ymd(2026_12_20));
    (p.made_on, p.learned_on, p.review_on) = (ymd(2026_11_10), ymd(2026_11_10), Some(ymd(2026_12_01)));
    assert_eq!(b.rows(2026_11_11), []);
    assert_eq!(b.rows(2026_12_01), [TaskKind::Moment]);
    assert!(matches!(
        b.on(2026_12_01).tasks[0].reason,
        Reason::PauseReview { .. }
    ));
    // On 2 November one day of the grace had passed; after the pause the others follow.
    assert_eq!(b.on(2026_12_20).milestones.len(), 1);
    b.call(2026_12_21, Outcome::Talked);
    assert_eq!(b.on(2026_12_22).milestones.len(), 1);
    // Noticed now, and the talk of two days before was the contact sought.
    assert_eq!(b.on(2026_12_23).milestones.len(), 3);
}

#[test]
fn a_plan_term_within_a_pause_is_not_missed() {
    let mut b = Book::new();
    b.rents(2026_01, 2026_12, 70_000)
        .pays(2026_02, 2026_12, 1, 70_000);
    b.plan(
        ymd(2026_08_20),
        equal(Cents(70_000), 7, ymd(2026_09_02), Rhythm::Monthly).unwrap(),
    );
    b.pause(PauseSource::Worker, ymd(2026_09_01), ymd(2026_10_31));
    let missed = |b: &Book, on| b.on(on).plans[0].missed();
    assert_eq!(missed(&b, 2026_10_31), 0);
    assert_eq!(b.rows(2026_11_01), [TaskKind::Moment]);
    assert_eq!(missed(&b, 2026_11_03), 0);
    assert_eq!(missed(&b, 2026_11_04), 2);
}

#[test]
fn bad_pauses_are_refused() {
    let mut b = Book::new();
    let (start, policy) = (b.terms.start, b.policy);
    let p = b
        .pause(PauseSource::Tenant, ymd(2026_11_01), ymd(2027_01_01))
        .clone();
    assert_eq!(p.check(start, &policy), Ok(()));
    let with = |from: i32, until: i32| domain::pause::Pause {
        from: ymd(from),
        until: ymd(until),
        ..p.clone()
    };
    assert_eq!(
        with(2026_11_01, 2027_01_02).check(start, &policy),
        Err(BadPause::TooLong {
            most: ymd(2027_01_01)
        })
    );
    assert!(matches!(
        with(2026_11_02, 2026_11_01).check(start, &policy),
        Err(BadPause::EndsBeforeItBegins { .. })
    ));
    assert!(matches!(
        with(2019_11_02, 2019_12_01).check(start, &policy),
        Err(BadPause::BeforeTenancy { .. })
    ));
    let outside = domain::pause::Pause {
        review_on: Some(ymd(2027_01_02)),
        ..p
    };
    assert!(matches!(
        outside.check(start, &policy),
        Err(BadPause::ReviewOutside { .. })
    ));
}

/// S4.20: who asks decides how long at most, and the policy says so: a notice of debt help eight months.
#[test]
fn each_source_has_its_own_longest_pause_in_the_policy() {
    let mut b = Book::new();
    let start = b.terms.start;
    let from = ymd(2026_11_01);
    for own in [Policy::DEFAULT.pause_months, [1, 2, 3, 4, 5]] {
        b.policy.pause_months = own;
        for (source, months) in PauseSource::ALL.iter().zip(own) {
            let last = from.month().plus(months).on(from.day_of_month());
            let lasting = |until| b.clone().pause(*source, from, until).check(start, &b.policy);
            assert_eq!(lasting(last), Ok(()), "{source:?}");
            assert_eq!(
                lasting(last.plus(1)),
                Err(BadPause::TooLong { most: last }),
                "{source:?}"
            );
        }
    }
    let notice = PauseSource::ALL
        .iter()
        .position(|s| *s == PauseSource::DebtHelpNotice);
    assert_eq!(notice.map(|n| Policy::DEFAULT.pause_months[n]), Some(8));
}

/// Anita and Ron: € 758,00 of May and June, deferred to 31 January.
fn anita() -> Book {
    let mut b = Book::new();
    b.rents(2025_12, 2026_06, 87_900).rents(2026_07, 2027_02, 69_900);
    b.pays(2025_12, 2026_04, 1, 87_900)
        .pays(2026_05, 2026_06, 1, 50_000)
        .pays(2026_07, 2027_02, 1, 69_900);
    b
}

#[test]
fn t06_what_may_come_later_is_not_missed_until_then() {
    let mut b = anita();
    let before = b.on(2026_07_10);
    assert_eq!(
        (before.past_due, before.flow.state),
        (Cents(75_800), FlowState::Stuttering)
    );
    let parts = before.account.parts(Cents(75_800), ymd(2026_07_10));
    assert_eq!(
        parts.iter().map(|p| p.amount.0).collect::<Vec<_>>(),
        [37_900, 37_900]
    );
    b.defer(parts, 2026_07_10, 2027_01_31);
    let account = b.on(2026_07_10).account;
    assert_eq!(b.deferrals[0].check(&account, b.terms.start), Ok(()));
    let mut day = ymd(2026_07_10);
    while day <= ymd(2027_01_31) {
        let o = b.at(day);
        assert_eq!(
            (o.past_due, o.deferred, o.open_items),
            (Cents::ZERO, Cents(75_800), 0),
            "{day}"
        );
        assert_eq!(o.account.balance, Cents(75_800));
        assert!(
            o.tasks.iter().all(|t| t.reason.kind() == TaskKind::Thank),
            "{day} {:?}",
            o.tasks
        );
        day = day.plus(1);
    }
    let o = b.on(2027_02_01);
    assert_eq!((o.past_due, o.deferred), (Cents(75_800), Cents::ZERO));
    assert_eq!(b.rows(2027_02_05).len(), 1);
    // Paid in time: it was never missed.
    b.receipt(2027_01_30, 75_800);
    let o = b.on(2027_02_10);
    assert_eq!(
        (o.past_due, o.flow.state, o.flow.since),
        (Cents::ZERO, FlowState::Flowing, None)
    );
    let part = b.deferrals[0].parts[0];
    let bad = |parts: Vec<Part>, until: i32| domain::deferral::Deferral {
        parts,
        until: ymd(until),
        ..b.deferrals[0].clone()
    };
    assert!(matches!(
        bad(vec![part], 2026_07_10).check(&account, b.terms.start),
        Err(BadDeferral::NotLater { .. })
    ));
    let more = Part {
        amount: Cents(37_901),
        ..part
    };
    assert!(matches!(
        bad(vec![more], 2027_01_31).check(&account, b.terms.start),
        Err(BadDeferral::Part(BadPart::AboveOpen { .. }))
    ));
    assert!(matches!(
        bad(vec![part, part], 2027_01_31).check(&account, b.terms.start),
        Err(BadDeferral::Part(BadPart::AboveOpen { .. }))
    ));
    assert!(matches!(
        bad(vec![], 2027_01_31).check(&account, b.terms.start),
        Err(BadDeferral::Part(BadPart::None))
    ));
    let none = Part {
        month: Some(ym(2030_01)),
        ..part
    };
    assert!(matches!(
        bad(vec![none], 2027_01_31).check(&account, b.terms.start),
        Err(BadDeferral::Part(BadPart::NoSuchItem(_)))
    ));
}

/// Tom and Lisa: € 300,00 of October withheld because of a leak.
fn tom() -> Book {
    let mut b = Book::new();
    b.rents(2025_12, 2026_06, 66_420).rents(2026_07, 2026_12, 69_143);
    b.pays(2025_12, 2026_06, 1, 66_420)
        .pays(2026_07, 2026_09, 1, 69_143);
    b.receipt(2026_10_01, 39_143);
    b.pays(2026_11, 2026_12, 1, 69_143);
    b
}

#[test]
fn t12_the_disputed_part_is_no_arrears_and_asks_an_answer_of_a_person() {
    let mut b = tom();
    assert_eq!(b.on(2026_10_10).past_due, Cents(30_000));
    let parts = b.on(2026_10_10).account.parts(Cents(30_000), ymd(2026_10_10));
    b.dispute(parts, 2026_10_12, 2026_11_25);
    let account = b.on(2026_10_10).account;
    assert_eq!(b.disputes[0].check(&account, b.terms.start), Ok(()));
    let o = b.on(2026_11_21);
    assert_eq!(
        (o.account.balance, o.past_due, o.disputed, o.open_items),
        (Cents(30_000), Cents::ZERO, Cents(30_000), 0)
    );
    assert_eq!((o.flow.state, o.milestones.len()), (FlowState::Flowing, 0));
    let Reason::DisputeOpen { answer_by, who, .. } = o.tasks[0].reason.clone() else {
        unreachable!()
    };
    assert_eq!(
        (answer_by, who, o.tasks.len()),
        (ymd(2026_11_25), b.disputes[0].answerer, 1)
    );
    // Nothing may be collected, thanks may be said.
    let rules = |b: &Book, purpose| {
        let at = At {
            day: ymd(2026_11_20),
            minute: 600,
        };
        let wish = Wish {
            purpose,
            at,
            to_payer: false,
        };
        let o = b.on(2026_11_20);
        holds(wish, &o, &b.facts(), &Surroundings::default(), &b.policy)
    };
    let held = rules(&b, Purpose::Collection);
    assert_eq!(
        held,
        [Hold {
            rule: Rule::Dispute,
            until: None,
            dispute: Some(b.disputes[0].id)
        }]
    );
    assert_eq!(rules(&b, Purpose::Kindness), []);
    // Answered: the claim stands, or a correction in the ledger takes it away.
    let mut closed = b.disputes[0].clone();
    (closed.version, closed.state) = (2, DisputeState::Explained);
    (closed.made_on, closed.learned_on) = (ymd(2026_11_22), ymd(2026_11_22));
    assert_eq!(closed.check(&account, b.terms.start), Err(BadDispute::NoAnswer));
    closed.answer = "Uitleg".to_owned();
    assert_eq!(closed.check(&account, b.terms.start), Ok(()));
    b.disputes.push(closed);
    let o = b.on(2026_11_23);
    assert_eq!((o.past_due, o.disputed), (Cents(30_000), Cents::ZERO));
    b.entry(EntryKind::Credit, ymd(2026_11_24), -30_000);
    assert_eq!(b.on(2026_11_24).past_due, Cents::ZERO);
    let d = &b.disputes[0];
    let yes = domain::dispute::Dispute {
        says: Recognition::Yes,
        ..d.clone()
    };
    assert_eq!(yes.check(&account, b.terms.start), Err(BadDispute::YesWithParts));
    let nothing = domain::dispute::Dispute {
        parts: vec![],
        ..d.clone()
    };
    assert_eq!(
        nothing.check(&account, b.terms.start),
        Err(BadDispute::NothingDisputed)
    );
    let early = domain::dispute::Dispute {
        answer_by: ymd(2026_10_01),
        ..d.clone()
    };
    assert!(matches!(
        early.check(&account, b.terms.start),
        Err(BadDispute::AnswerBeforeQuestion { .. })
    ));
}

#[test]
fn t11_what_the_administrator_misses_is_asked_of_the_administrator() {
    let mut b = Book::new();
    b.charge(2025_09_01, 31_200);
    b.rents(2025_12, 2026_06, 54_575)
        .pays(2025_12, 2026_04, 1, 54_575);
    b.call(2026_04_02, Outcome::Talked);
    b.payer(PayerKind::Municipality, 2025_12_01, 2026_04_30);
    b.payer(PayerKind::Administrator, 2026_05_01, 0);
    let o = b.on(2026_05_05);
    let Reason::PayerMissed { payer, name, month } = o.tasks[0].reason.clone() else {
        unreachable!("{:?}", o.tasks)
    };
    assert_eq!(name, b.payers[1].name, "the row says whom to ask");
    assert_eq!(
        (payer, month, o.tasks[0].proposal),
        (b.payers[1].id, ym(2026_05), Proposal::AskPayer)
    );
    assert!(o.administered());
    let wish = |purpose, to_payer| Wish {
        purpose,
        at: At {
            day: ymd(2026_05_05),
            minute: 600,
        },
        to_payer,
    };
    let rules = |w, around: &Surroundings| {
        let list = holds(w, &o, &b.facts(), around, &b.policy);
        list.iter().map(|h| h.rule).collect::<Vec<_>>()
    };
    let none = Surroundings::default();
    assert_eq!(
        rules(wish(Purpose::Collection, false), &none),
        [Rule::Administrator]
    );
    assert_eq!(rules(wish(Purpose::Collection, true), &none), []);
    assert_eq!(
        rules(wish(Purpose::Kindness, false), &none),
        [Rule::Administrator]
    );
    let agreed = Surroundings {
        thanks_agreed: true,
        ..none
    };
    assert_eq!(rules(wish(Purpose::Kindness, false), &agreed), []);
    // Stopped by the tenant: it works from the next month.
    let stopped = b.payers[1].stopped(ymd(2026_05_12), None);
    assert_eq!((stopped.version, stopped.until), (2, Some(ymd(2026_05_31))));
    assert_eq!(stopped.check(b.terms.start), Ok(()));
    let p = b.payers[1].clone();
    assert_eq!(
        domain::payer::Payer {
            how_to_stop: " ".into(),
            ..p.clone()
        }
        .check(b.terms.start),
        Err(BadPayer::NoWayToStop)
    );
    assert_eq!(
        domain::payer::Payer {
            name: String::new(),
            ..p.clone()
        }
        .check(b.terms.start),
        Err(BadPayer::NoName)
    );
    let turned = domain::payer::Payer {
        until: Some(ymd(2026_04_30)),
        ..p.clone()
    };
    assert!(matches!(
        turned.check(b.terms.start),
        Err(BadPayer::EndsBeforeItBegins { .. })
    ));
    let early = domain::payer::Payer {
        from: ymd(2019_01_01),
        ..p
    };
    assert!(matches!(
        early.check(b.terms.start),
        Err(BadPayer::BeforeTenancy { .. })
    ));
}

#[test]
fn silence_says_which_rule_and_until_when() {
    let mut b = Book::new();
    b.rents(2025_12, 2026_11, 70_000)
        .pays(2025_12, 2026_10, 1, 70_000);
    let at = |day: i32, minute| At {
        day: ymd(day),
        minute,
    };
    let ask = |b: &Book, at: At, sent: &[At]| {
        let wish = Wish {
            purpose: Purpose::Collection,
            at,
            to_payer: false,
        };
        let around = Surroundings {
            sent,
            ..Surroundings::default()
        };
        let o = b.at(at.day);
        holds(wish, &o, &b.facts(), &around, &b.policy)
            .into_iter()
            .map(|h| (h.rule, h.until))
            .collect::<Vec<_>>()
    };
    // A Wednesday morning: yes.
    assert_eq!(ask(&b, at(2026_11_11, 600), &[]), []);
    // At night, on Sunday, and the Saturday night before it.
    assert_eq!(
        ask(&b, at(2026_11_11, 1_200), &[]),
        [(Rule::QuietHours, Some(at(2026_11_12, 480)))]
    );
    assert_eq!(
        ask(&b, at(2026_11_11, 479), &[]),
        [(Rule::QuietHours, Some(at(2026_11_11, 480)))]
    );
    assert_eq!(
        ask(&b, at(2026_11_15, 600), &[]),
        [(Rule::QuietHours, Some(at(2026_11_16, 480)))]
    );
    assert_eq!(
        ask(&b, at(2026_11_15, 300), &[]),
        [(Rule::QuietHours, Some(at(2026_11_16, 480)))]
    );
    assert_eq!(
        ask(&b, at(2026_11_14, 1_300), &[]),
        [(Rule::QuietHours, Some(at(2026_11_16, 480)))]
    );
    // Two in seven days, over all channels; the third waits until the first is a week old.
    let sent = [at(2026_11_05, 700), at(2026_11_09, 700)];
    assert_eq!(
        ask(&b, at(2026_11_11, 600), &sent),
        [(Rule::WeeklyCap, Some(at(2026_11_12, 700)))]
    );
    assert_eq!(ask(&b, at(2026_11_12, 700), &sent), []);
    b.policy.messages_most = 0;
    assert_eq!(ask(&b, at(2026_11_11, 600), &[])[0].0, Rule::WeeklyCap);
    b.policy.messages_most = 2;
    // A day of calm after a payment or an agreement; the hour is not known, so the whole next day counts.
    b.receipt(2026_11_10, 1_000);
    assert_eq!(
        ask(&b, at(2026_11_11, 600), &[]),
        [(Rule::JustAgreed, Some(at(2026_11_12, 0)))]
    );
    assert_eq!(ask(&b, at(2026_11_12, 600), &[]), []);
    // An agreed moment, and an agreement with its grace.
    b.call(2026_11_12, Outcome::Talked).next_on = Some(ymd(2026_11_17));
    b.agree(Party::Tenant, 2026_11_12, 2026_11_18, 70_000);
    assert_eq!(
        ask(&b, at(2026_11_16, 600), &[]),
        [
            (Rule::Agreement, Some(at(2026_11_22, 0))),
            (Rule::Moment, Some(at(2026_11_17, 0)))
        ]
    );
    // A reply is never held; an offer only by the night and the number.
    let o = b.on(2026_11_16);
    let wish = |purpose, minute| Wish {
        purpose,
        at: at(2026_11_16, minute),
        to_payer: false,
    };
    let none = Surroundings::default();
    assert_eq!(
        holds(wish(Purpose::Reply, 1_300), &o, &b.facts(), &none, &b.policy),
        []
    );
    assert_eq!(
        holds(wish(Purpose::Kindness, 600), &o, &b.facts(), &none, &b.policy),
        []
    );
}

#[test]
fn a_kept_plan_is_silence_until_its_next_term_and_a_missed_one_is_not() {
    let mut b = Book::new();
    b.rents(2026_08, 2026_12, 70_000)
        .pays(2026_09, 2026_12, 1, 70_000);
    b.plan(
        ymd(2026_08_20),
        equal(Cents(70_000), 7, ymd(2026_09_10), Rhythm::Monthly).unwrap(),
    );
    b.receipt(2026_09_10, 10_000);
    let rules = |on: i32| {
        let wish = Wish {
            purpose: Purpose::Reminder,
            at: At {
                day: ymd(on),
                minute: 600,
            },
            to_payer: false,
        };
        let o = b.on(on);
        holds(wish, &o, &b.facts(), &Surroundings::default(), &b.policy)
    };
    let held = rules(2026_10_07);
    assert_eq!(
        (held[0].rule, held[0].until),
        (
            Rule::Plan,
            Some(At {
                day: ymd(2026_10_14),
                minute: 0
            })
        )
    );
    assert_eq!(rules(2026_10_14), []);
}
