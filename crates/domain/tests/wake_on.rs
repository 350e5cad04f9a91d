//! The promise behind the incremental night: until `wake_on` nothing looks different.

#![allow(clippy::inconsistent_digit_grouping, reason = "days are written 2026_11_21")]
#![allow(clippy::unwrap_used, reason = "a test fails on what is not there")]

mod facts;

use domain::agreement::{Agreement, AgreementState, Party};
use domain::arrangement::{PlanState, Rhythm, equal};
use domain::calendar::{Day, DueDay};
use domain::contact::{Contact, ContactKind, Direction, Outcome};
use domain::dispute::DisputeState;
use domain::flow;
use domain::ids::{
    AgreementId, ContactId, DeferralId, DiscountId, DisputeId, OrgNo, PauseId, PayerId, PlanId, WaiverId,
};
use domain::ledger::{EntryKind, Part};
use domain::money::Cents;
use domain::outlook::{Choice, Outlook};
use domain::pause::PauseSource;
use domain::payer::PayerKind;
use domain::silence::{At, Purpose, Rule, Surroundings, Wish, holds};
use domain::tenancy::DueDaySpan;
use domain::waiver::Verdict;
use facts::{Book, oldest_first, ym, ymd};
use proptest::prelude::*;

const START: i32 = 2026_01_01;

fn day() -> impl Strategy<Value = Day> {
    (0..330_i32).prop_map(|n| ymd(START).plus(n))
}

fn contact() -> impl Strategy<Value = (Day, usize, bool, usize, Option<i32>, i32, Option<usize>)> {
    (
        day(),
        0..ContactKind::ALL.len(),
        any::<bool>(),
        0..Outcome::ALL.len(),
        prop::option::weighted(0.3, 0..60_i32),
        0..10_i32,
        prop::option::weighted(0.1, 0..6_usize),
    )
}

fn agreement() -> impl Strategy<Value = (Day, Option<i32>, usize, usize, Option<i64>, i32, usize, i32)> {
    let amount = prop_oneof![Just(70_000_i64), Just(5_000), Just(75_000)];
    (
        day(),
        prop::option::weighted(0.8, 0..60_i32),
        0..3_usize,
        0..3_usize,
        prop::option::of(amount),
        0..20_i32,
        0..4_usize,
        1..4_i32,
    )
}

/// Versions of two plans: what, when, how much, how often, how many, stopped or not.
fn plan() -> impl Strategy<Value = (usize, i32, Day, i32, i64, usize, u16, bool)> {
    (
        0..2_usize,
        1..4_i32,
        day(),
        0..20_i32,
        1..150_000_i64,
        0..Rhythm::ALL.len(),
        1..8_u16,
        prop::bool::weighted(0.1),
    )
}

/// Versions of three pauses, also ones that overlap, begin in the past or end before they begin.
fn pause() -> impl Strategy<Value = (usize, i32, Day, i32, i32, Option<i32>)> {
    (
        0..3_usize,
        1..3_i32,
        day(),
        -5..90_i32,
        -30..30_i32,
        prop::option::of(0..60_i32),
    )
}

/// Mostly a yes.
fn verdict(days: i32) -> usize {
    usize::from(days % 5 == 0)
}

/// Plans, pauses and the rest for a book.
fn eased() -> impl Strategy<Value = Book> {
    (
        prop::collection::vec(plan(), 0..4),
        prop::collection::vec(pause(), 0..4),
        prop::collection::vec(
            (0..3_usize, 1..3_i32, day(), 0..90_i32, -10..20_i32, 0..5_u8),
            0..6,
        ),
    )
        .prop_map(|(plans, pauses, others)| {
            let mut book = Book::new();
            for (id, version, made, late, total, rhythm, count, stopped) in plans {
                let terms = equal(Cents(total + 10), count, made.plus(late), Rhythm::ALL[rhythm]);
                let p = book.plan(made, terms.unwrap());
                p.id = PlanId::derived(OrgNo(1), &id.to_string());
                p.version = version;
                p.started_on = made.plus(-late);
                p.covers_until = made.plus(-late);
                p.learned_on = made.plus(late);
                if stopped {
                    p.state = PlanState::Stopped;
                }
            }
            for (id, version, from, days, learned, review) in pauses {
                let p = book.pause(PauseSource::Worker, from, from.plus(days));
                p.id = PauseId::derived(OrgNo(1), &id.to_string());
                p.version = version;
                p.learned_on = from.plus(learned);
                p.made_on = from.plus(learned);
                p.review_on = review.map(|n| from.plus(n));
            }
            for (id, version, from, days, late, what) in others {
                let parts = vec![Part {
                    month: Some(from.month()),
                    due_on: from.month().first(),
                    amount: Cents(i64::from(days) * 1_000 + 1),
                }];
                let until = from.plus(days);
                let number = |d: Day| {
                    let (y, m, d) = d.civil();
                    y * 10_000 + m * 100 + d
                };
                let name = id.to_string();
                match what {
                    0 => {
                        let d = book.defer(parts, number(from), number(until));
                        (d.id, d.version) = (DeferralId::derived(OrgNo(1), &name), version);
                        d.learned_on = from.plus(late);
                    }
                    1 => {
                        let d = book.dispute(parts, number(from), number(until));
                        (d.id, d.version) = (DisputeId::derived(OrgNo(1), &name), version);
                        d.learned_on = from.plus(late);
                        if version > 1 {
                            d.state = DisputeState::Explained;
                        }
                    }
                    2 => {
                        let d = book.discount(from, from.month().plus(days / 20));
                        (d.id, d.version) = (DiscountId::derived(OrgNo(1), &name), version);
                        d.learned_on = from.plus(late);
                    }
                    3 => {
                        let id = WaiverId::derived(OrgNo(1), &name);
                        book.waiver(from).id = id;
                        let decision = book.decide(from.plus(days));
                        (decision.waiver, decision.learned_on) = (id, from.plus(days + late));
                        decision.verdict = Verdict::ALL[verdict(days)];
                    }
                    _ => {
                        let p = book.payer(PayerKind::ALL[id], number(from), number(until));
                        (p.id, p.version) = (PayerId::derived(OrgNo(1), &name), version);
                        p.learned_on = from.plus(late);
                    }
                }
            }
            book
        })
}

/// A tenancy with rents, payments of all sorts, talks, agreements in versions, and rows put away.
fn book() -> impl Strategy<Value = Book> {
    let money = (
        day(),
        0..12_u8,
        prop_oneof![3 => Just(70_000_i64), 1 => 1..90_000_i64],
        0..40_i32,
        any::<bool>(),
    );
    let ends = (
        prop::option::weighted(0.3, day()),
        prop::option::weighted(0.2, day()),
        prop::option::weighted(0.3, (1..12_i32, 1..=31_u8)),
    );
    (
        0..11_i32,
        prop::collection::vec(money, 0..16),
        prop::collection::vec(contact(), 0..8),
        prop::collection::vec(agreement(), 0..6),
        prop::collection::vec((day(), prop::option::of(0..40_i32), 0..4_usize), 0..4),
        ends,
        any::<bool>(),
        prop_oneof![Just(Book::new()), eased()],
    )
        .prop_map(
            |(rents, money, contacts, agreements, choices, (end, expected, due), oldest, eased)| {
                let mut book = eased;
                book.terms.end = end;
                book.terms.expected_arrears_since = expected;
                if let Some((from, day)) = due {
                    let from = ym(2026_01).plus(from);
                    book.terms.due_days = vec![DueDaySpan {
                        from,
                        day: DueDay::new(day).unwrap(),
                    }];
                }
                if oldest {
                    book.policy = oldest_first();
                }
                book.rents(2026_01, 2026_01 + rents, 70_000);
                for (on, kind, cents, late, named) in money {
                    let (kind, cents) = match kind {
                        0 => (EntryKind::Reversal, cents),
                        1 => (EntryKind::Credit, -cents),
                        2 => (EntryKind::Charge, cents / 10 + 1),
                        _ => (EntryKind::Receipt, -cents),
                    };
                    let e = book.entry(kind, on, cents);
                    e.learned_on = on.plus(late);
                    e.month = (named && kind == EntryKind::Receipt).then(|| on.month().plus(late % 3 - 1));
                }
                for (n, (on, kind, incoming, outcome, next, late, corrects)) in
                    contacts.into_iter().enumerate()
                {
                    let id = |n: usize| ContactId::derived(OrgNo(1), &n.to_string());
                    book.contacts.push(Contact {
                        id: id(n),
                        on,
                        day_part: None,
                        kind: ContactKind::ALL[kind],
                        direction: if incoming {
                            Direction::Incoming
                        } else {
                            Direction::Outgoing
                        },
                        outcome: Outcome::ALL[outcome],
                        note: String::new(),
                        next_on: next.map(|n| on.plus(n)),
                        by: None,
                        learned_on: on.plus(late),
                        corrects: corrects.filter(|c| *c != n).map(id),
                    });
                }
                for (made_on, due, party, state, amount, late, id, version) in agreements {
                    book.agreements.push(Agreement {
                        id: AgreementId::derived(OrgNo(1), &id.to_string()),
                        version,
                        party: Party::ALL[party],
                        action: String::new(),
                        made_on,
                        due_on: due.map(|n| made_on.plus(n)),
                        amount: amount.map(Cents),
                        state: AgreementState::ALL[state],
                        by: None,
                        learned_on: made_on.plus(late),
                    });
                }
                // Rows that really come up, put away.
                for (on, stay, n) in choices {
                    let key = book.at(on).tasks.get(n).map(|t| t.key.clone());
                    book.choices.extend(key.map(|task_key| Choice {
                        task_key,
                        until: stay.map(|s| on.plus(s)),
                        on,
                    }));
                }
                book
            },
        )
}

/// All that the night keeps or a list shows.
fn kept(o: &Outlook) -> String {
    let promises: Vec<_> = o
        .promises
        .iter()
        .map(|p| (p.agreement.id, p.state, p.kept_on))
        .collect();
    let months: Vec<_> = o.account.items.iter().map(|i| (i.month, i.open)).collect();
    format!(
        "{:?}",
        (
            (o.digest(), &o.tasks, &o.milestones, o.flow, &months, &promises),
            (
                o.lane,
                o.current_rent,
                o.pattern,
                o.past_due,
                o.age_months,
                o.quiet_until,
                o.wake_on
            ),
            (&o.account, &o.by_current, &o.plans, o.paused_until),
            (o.deferred, o.deferred_until, o.disputed, &o.disputes, &o.payers),
        )
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn until_wake_on_nothing_looks_different(book in book(), today in day()) {
        let first = book.at(today);
        let last = first.wake_on.map_or(today.plus(400), |d| d.plus(-1));
        prop_assert!(first.wake_on.is_none_or(|d| d > today));
        let before = kept(&first);
        let mut day = today.plus(1);
        while day <= last {
            let o = book.at(day);
            prop_assert_eq!(&kept(&o), &before, "{} looks different from {}, wake_on {:?}", day, today, first.wake_on);
            let watch = domain::calendar::Watch::new(day);
            prop_assert_eq!(
                flow::episodes(o.judged(), &book.policy, &watch),
                flow::episodes(first.judged(), &book.policy, &domain::calendar::Watch::new(today))
            );
            day = day.plus(1);
        }
    }

    #[test]
    fn walking_from_wake_to_wake_meets_every_change(book in book()) {
        let mut today = ymd(START);
        let mut held = book.at(today);
        while today < ymd(2027_12_31) {
            today = today.plus(1);
            let now = book.at(today);
            if held.wake_on.is_some_and(|d| d <= today) {
                held = now;
            } else {
                prop_assert_eq!(held.digest(), now.digest(), "on {}", today);
            }
        }
    }

    #[test]
    fn known_by_is_the_outlook_of_what_was_known(book in book(), today in day(), by in day()) {
        let mut then = book.clone();
        then.entries.retain(|e| e.learned_on <= by);
        then.contacts.retain(|c| c.learned_on <= by);
        then.agreements.retain(|a| a.learned_on <= by);
        then.choices.retain(|c| c.on <= by);
        then.plans.retain(|p| p.learned_on <= by);
        then.pauses.retain(|p| p.learned_on <= by);
        then.deferrals.retain(|p| p.learned_on <= by);
        then.disputes.retain(|p| p.learned_on <= by);
        then.payers.retain(|p| p.learned_on <= by);
        then.discounts.retain(|p| p.learned_on <= by);
        then.waivers.retain(|p| p.learned_on <= by);
        then.decisions.retain(|p| p.learned_on <= by);
        prop_assert_eq!(kept(&book.known(today, by)), kept(&then.at(today)));
    }

    /// No order in which payments, talks, plans, pauses, deferrals, disputes, payers, waivers and discounts arrive
    /// gives another outlook.
    #[test]
    fn facts_in_any_order_give_the_same_outlook(book in book(), today in day(), turn in 0..7_usize) {
        fn turned<T>(list: &mut [T], turn: usize) {
            list.reverse();
            if !list.is_empty() {
                let by = turn % list.len();
                list.rotate_left(by);
            }
        }
        // Two versions of one number learned on one day have no order; the store refuses them.
        fn once<T, K: std::hash::Hash + Eq>(list: &mut Vec<T>, key: impl Fn(&T) -> K) {
            let mut seen = std::collections::HashSet::new();
            list.retain(|v| seen.insert(key(v)));
        }
        let mut straight = book;
        once(&mut straight.agreements, |a| (a.id, a.version, a.learned_on));
        once(&mut straight.plans, |p| (p.id, p.version, p.learned_on));
        once(&mut straight.pauses, |p| (p.id, p.version, p.learned_on));
        once(&mut straight.deferrals, |p| (p.id, p.version, p.learned_on));
        once(&mut straight.disputes, |p| (p.id, p.version, p.learned_on));
        once(&mut straight.payers, |p| (p.id, p.version, p.learned_on));
        once(&mut straight.discounts, |p| (p.id, p.version, p.learned_on));
        once(&mut straight.waivers, |w| w.id);
        let mut other = straight.clone();
        turned(&mut other.entries, turn);
        turned(&mut other.contacts, turn);
        turned(&mut other.choices, turn);
        turned(&mut other.agreements, turn);
        turned(&mut other.plans, turn);
        turned(&mut other.pauses, turn);
        turned(&mut other.deferrals, turn);
        turned(&mut other.disputes, turn);
        turned(&mut other.payers, turn);
        turned(&mut other.waivers, turn);
        turned(&mut other.decisions, turn);
        turned(&mut other.discounts, turn);
        prop_assert_eq!(kept(&other.at(today)), kept(&straight.at(today)));
    }

    /// S4.20 on a moving clock, over every kind of row and message, with back-dated and overlapping pauses.
    #[test]
    fn in_a_pause_nothing_is_collected_and_the_day_after_a_person_calls(book in book(), today in day()) {
        use domain::outlook::Reason;
        let o = book.at(today);
        if o.paused_until.is_some() {
            for task in &o.tasks {
                let goes_on = matches!(
                    task.reason,
                    Reason::OwnPromise { .. } | Reason::Answer { .. } | Reason::DisputeOpen { .. }
                        | Reason::Moment { .. } | Reason::PauseReview { .. }
                );
                prop_assert!(goes_on, "{:?}", task);
            }
            for purpose in [Purpose::Collection, Purpose::Reminder, Purpose::Kindness] {
                let wish = Wish { purpose, at: At { day: today, minute: 600 }, to_payer: false };
                let held = holds(wish, &o, &book.facts(), &Surroundings::default(), &book.policy);
                prop_assert_eq!(held.first().map(|h| h.rule), Some(Rule::Pause));
                prop_assert_eq!(held[0].until.map(|u| u.day), o.paused_until.map(|d| d.plus(1)));
            }
        }
        let yesterday = book.at(today.plus(-1));
        let ended = yesterday.paused_until == Some(today.plus(-1)) && o.paused_until.is_none();
        let spoke = book.contacts.iter().any(|c| c.on == today);
        let away = book.choices.iter().any(|c| c.task_key.starts_with("pause-ended"));
        if ended && !spoke && !away && o.lane != domain::outlook::Lane::Former {
            let calls = o.tasks.iter().any(|t| matches!(t.reason, Reason::PauseEnded { .. }));
            prop_assert!(calls, "{:?}", o.tasks);
        }
    }

    #[test]
    fn what_is_not_asked_and_what_is_asked_are_what_is_open(book in book(), today in day()) {
        let o = book.at(today);
        let past: Cents = o.account.items.iter().filter(|i| i.due_on < today).map(|i| i.open).sum();
        let held: Cents = o.account.items.iter().filter(|i| i.due_on < today).map(|i| i.held).sum();
        prop_assert_eq!(o.past_due, past - held);
        let all: Cents = o.account.items.iter().map(|i| i.held).sum();
        prop_assert_eq!(o.deferred + o.disputed, all);
        prop_assert!(o.account.items.iter().all(|i| i.held >= Cents::ZERO && i.held <= i.open.max(Cents::ZERO)));
        // Nothing that eases paying changes what is owed.
        let mut bare = book.clone();
        bare.pauses.clear();
        bare.deferrals.clear();
        bare.disputes.clear();
        bare.payers.clear();
        prop_assert_eq!(bare.at(today).account.balance, o.account.balance);
        prop_assert_eq!(bare.at(today).account.open(), o.account.open());
    }

    #[test]
    fn never_two_rows_of_trouble(book in book(), today in day()) {
        use domain::outlook::TaskKind::{Answer, OwnPromise};
        let rows = book.at(today).tasks;
        let others = rows.iter().filter(|t| !matches!(t.reason.kind(), OwnPromise | Answer)).count();
        prop_assert!(others <= 1, "{:?}", rows);
        prop_assert!(rows.iter().all(|t| t.since <= today));
    }
}

#[test]
fn a_former_tenancy_without_debt_sleeps_for_ever() {
    let mut book = Book::new();
    book.rents(2025_01, 2025_12, 70_000)
        .pays(2025_01, 2025_12, 1, 70_000);
    book.terms.end = Some(ymd(2025_12_31));
    assert_eq!(book.on(2026_11_21).wake_on, None);
}
