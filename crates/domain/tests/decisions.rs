//! Waiver, discount, spared increase, mandates, the catalogue and the budget: the demo stories to the cent, and bad input.

#![allow(clippy::inconsistent_digit_grouping, reason = "days are written 2026_11_21")]
#![allow(clippy::unwrap_used, reason = "a test fails on what is not there")]

mod facts;

use domain::agreement::Party;
use domain::budget::{BadBudget, Budget, Household};
use domain::calendar::{Day, DueDay, Month, Watch};
use domain::cause::{Cause, ToldCause};
use domain::contact::Outcome;
use domain::discount::{BadDiscount, Discount, DiscountState};
use domain::ids::{
    CauseId, DiscountId, MeasureChoiceId, OrgNo, SparedIncreaseId, TenancyId, UserId, WaiverId,
};
use domain::ledger::EntryKind;
use domain::mandate::{Rank, mandate, rank_for_discount, rank_for_waiver};
use domain::measure::{
    self, BadMeasures, Draft, Group, MeasureChoice, Offer, Sign, Since, Use, WAIVER, offers, signs, uses,
};
use domain::money::Cents;
use domain::outlook::{Reason, TaskKind};
use domain::policy::Policy;
use domain::shown::{FEWEST, Shown};
use domain::spared_increase::{BadSparedIncrease, SparedIncrease, SparedState};
use domain::tenancy::{DueDaySpan, RentComponent};
use domain::waiver::{
    BadDecision, BadWaiver, Condition, Decision, Ground, Verdict, Waiver, WaiverState, effect, kept_months,
    register,
};
use facts::{Book, ym, ymd};
use proptest::prelude::*;

fn user(name: &str) -> UserId {
    UserId::derived(OrgNo(1), name)
}

fn waiver(amount: i64, by: &str, rank: Rank) -> Waiver {
    Waiver {
        id: WaiverId::derived(OrgNo(1), "w"),
        by: user(by),
        rank,
        amount: Cents(amount),
        covers_until: ymd(2026_11_21),
        ground: Ground::KeptPayments,
        words: "Negen maanden op tijd".to_owned(),
        condition: Condition::AtOnce,
        budget_line: "Kwijtschelding 2026".to_owned(),
        plan: None,
        proposed_on: ymd(2026_11_21),
        learned_on: ymd(2026_11_21),
    }
}

fn decision(by: &str, rank: Rank, verdict: Verdict, on: i32) -> Decision {
    Decision {
        waiver: WaiverId::derived(OrgNo(1), "w"),
        by: user(by),
        rank,
        verdict,
        words: "Zo is het".to_owned(),
        limits: None,
        on: ymd(on),
        learned_on: ymd(on),
    }
}

/// Precious on 21 November 2026: € 4.099,40 open, nine months kept.
fn precious() -> Book {
    let mut b = Book::new();
    b.terms.due_days.push(DueDaySpan {
        from: ym(2025_01),
        day: DueDay::new(5).unwrap(),
    });
    b.charge(2025_09_01, 391_200);
    b.rents(2025_12, 2026_06, 63_740).rents(2026_07, 2027_08, 66_353);
    b.pays(2025_12, 2025_12, 5, 63_740)
        .pays(2026_02, 2026_02, 5, 63_740)
        .pays(2026_03, 2026_06, 5, 68_740)
        .pays(2026_07, 2026_11, 5, 71_353);
    b
}

#[test]
fn t07_3100_goes_to_the_manager_with_a_second_person() {
    let mut b = precious();
    let policy = b.policy;
    let account = b.on(2026_11_21).account;
    assert_eq!(account.balance, Cents(409_940));
    let w = waiver(310_000, "noor", Rank::Officer);
    assert_eq!(w.check(&account, b.terms.start), Ok(()));
    assert_eq!(
        w.state(&[], &policy),
        WaiverState::Proposed {
            needs: Some(Rank::Manager),
            second_person: true
        }
    );
    let leader = decision("tim", Rank::TeamLeader, Verdict::Approve, 2026_11_23);
    assert_eq!(
        w.may_decide(&leader, &[], &policy),
        Err(BadDecision::AboveMandate {
            limit: Cents(250_000),
            amount: Cents(310_000)
        })
    );
    let own = decision("noor", Rank::Manager, Verdict::Approve, 2026_11_23);
    assert_eq!(w.may_decide(&own, &[], &policy), Err(BadDecision::SamePerson));
    assert_eq!(w.state(&[own, leader], &policy), w.state(&[], &policy));
    let yes = decision("mara", Rank::Manager, Verdict::Approve, 2026_11_24);
    assert_eq!(w.may_decide(&yes, &[], &policy), Ok(()));
    let decided = [yes];
    assert_eq!(
        w.state(&decided, &policy),
        WaiverState::Approved { on: ymd(2026_11_24) }
    );
    assert_eq!(
        w.may_decide(&decided[0], &decided, &policy),
        Err(BadDecision::Decided)
    );
    let entries = w.write_offs(ymd(2026_11_24), &[], ymd(2026_11_24));
    assert_eq!(entries, w.write_offs(ymd(2026_11_24), &[], ymd(2026_11_24)));
    b.entries.extend(entries);
    let o = b.on(2026_11_24);
    assert_eq!(o.account.balance, Cents(99_940));
    // December is not touched, and can't be.
    assert_eq!(
        b.on(2026_12_01).account.item(ym(2026_12)).unwrap().open,
        Cents(66_353)
    );
    let lines = register(std::slice::from_ref(&w), &decided, 2026, &policy);
    assert_eq!(
        (lines.len(), lines[0].amount, &lines[0].decided_by),
        (1, Cents(310_000), &vec![user("mara")])
    );
    assert_eq!(register(std::slice::from_ref(&w), &decided, 2027, &policy), []);
    // The look back after three and six months.
    b.waivers.push(w);
    b.decisions.extend(decided);
    b.pays(2026_12, 2027_06, 5, 71_350);
    let look = |on| match b.reason(on, TaskKind::Aftercare) {
        Some(Reason::LookBack { months, .. }) => Some(months),
        _ => None,
    };
    assert_eq!(
        (look(2027_02_23), look(2027_02_24), look(2027_05_24)),
        (None, Some(3), Some(6))
    );
    let watch = Watch::new(ymd(2027_05_24));
    let what = effect(b.on(2027_05_24).judged(), ymd(2026_11_24), &policy, &watch);
    assert_eq!((what.on_time, what.due), (6, 6));
}

#[test]
fn a_manager_alone_may_waive_little_but_not_much() {
    let policy = Policy::DEFAULT;
    let little = waiver(50_000, "mara", Rank::Manager);
    let yes = decision("mara", Rank::Manager, Verdict::Approve, 2026_11_21);
    assert_eq!(little.may_decide(&yes, &[], &policy), Ok(()));
    assert!(matches!(
        little.state(std::slice::from_ref(&yes), &policy),
        WaiverState::Approved { .. }
    ));
    let more = waiver(50_001, "mara", Rank::Manager);
    assert_eq!(more.may_decide(&yes, &[], &policy), Err(BadDecision::SamePerson));
    let second = decision("noor", Rank::Officer, Verdict::Approve, 2026_11_22);
    assert_eq!(more.may_decide(&second, &[], &policy), Ok(()));
    assert_eq!(rank_for_waiver(Cents(1_000_001), &policy), None);
    let over = waiver(1_000_001, "mara", Rank::Manager);
    assert!(matches!(
        over.may_decide(&second, &[], &policy),
        Err(BadDecision::AboveMandate { .. })
    ));
    // Others.
    let early = decision("noor", Rank::Officer, Verdict::Approve, 2026_11_20);
    assert!(matches!(
        more.may_decide(&early, &[], &policy),
        Err(BadDecision::BeforeProposal(_))
    ));
    let no = Decision {
        words: String::new(),
        ..decision("noor", Rank::Officer, Verdict::Refuse, 2026_11_22)
    };
    assert_eq!(more.may_decide(&no, &[], &policy), Err(BadDecision::NoWords));
    let back = decision("noor", Rank::Officer, Verdict::Withdraw, 2026_11_22);
    assert_eq!(
        more.may_decide(&back, &[], &policy),
        Err(BadDecision::NotTheProposer)
    );
    let other = Decision {
        waiver: WaiverId::derived(OrgNo(1), "x"),
        ..second
    };
    assert_eq!(
        more.may_decide(&other, &[], &policy),
        Err(BadDecision::AnotherWaiver)
    );
    assert_eq!(mandate(Rank::TeamLeader, &policy).waive_up_to, Cents(250_000));
}

#[test]
fn bad_waivers_are_refused() {
    let b = precious();
    let (account, start) = (b.on(2026_11_21).account, b.terms.start);
    let w = waiver(310_000, "noor", Rank::Officer);
    let check = |w: Waiver| w.check(&account, start);
    assert!(matches!(
        check(Waiver {
            amount: Cents(0),
            ..w.clone()
        }),
        Err(BadWaiver::NotPositive(_))
    ));
    assert_eq!(
        check(Waiver {
            amount: Cents(409_941),
            ..w.clone()
        }),
        Err(BadWaiver::AboveOpen {
            amount: Cents(409_941),
            open: Cents(409_940)
        })
    );
    let future = Waiver {
        covers_until: ymd(2026_12_05),
        ..w.clone()
    };
    assert!(matches!(check(future), Err(BadWaiver::FutureRent(_))));
    assert_eq!(
        check(Waiver {
            words: " ".into(),
            ..w.clone()
        }),
        Err(BadWaiver::NoWords)
    );
    assert_eq!(
        check(Waiver {
            budget_line: String::new(),
            ..w.clone()
        }),
        Err(BadWaiver::NoBudget)
    );
    for each in [0, 310_001] {
        let condition = Condition::PerKeptMonth { each: Cents(each) };
        assert!(matches!(
            check(Waiver {
                condition,
                ..w.clone()
            }),
            Err(BadWaiver::BadPart { .. })
        ));
    }
    let early = Waiver {
        proposed_on: ymd(2019_11_21),
        ..w
    };
    assert!(matches!(check(early), Err(BadWaiver::BeforeTenancy { .. })));
}

#[test]
fn a_part_is_waived_for_each_kept_month_and_no_more() {
    let mut b = precious();
    let mut w = waiver(25_000, "noor", Rank::Officer);
    w.condition = Condition::PerKeptMonth { each: Cents(10_000) };
    let approved = ymd(2026_11_24);
    let parts = |b: &Book, on: i32| {
        let kept = kept_months(b.on(on).judged(), approved, &b.policy, &Watch::new(ymd(on)));
        w.write_offs(approved, &kept, ymd(on))
    };
    assert_eq!(parts(&b, 2026_12_04), []);
    b.pays(2026_12, 2026_12, 5, 66_353)
        .pays(2027_02, 2027_06, 5, 66_353);
    let amounts = |on| parts(&b, on).iter().map(|e| e.amount.0).collect::<Vec<_>>();
    assert_eq!(amounts(2026_12_05), [-10_000]);
    // January was not paid; February is the second, and with March the whole is given.
    assert_eq!(amounts(2027_02_06), [-10_000, -10_000]);
    assert_eq!(amounts(2027_06_06), [-10_000, -10_000, -5_000]);
    // Booking again adds nothing: the keys are the same.
    let keys = |on| parts(&b, on).iter().map(|e| e.key).collect::<Vec<_>>();
    assert_eq!(keys(2027_02_06), keys(2027_06_06)[..2]);
}

fn lower() -> Discount {
    Discount {
        id: DiscountId::derived(OrgNo(1), "d"),
        version: 1,
        requested_on: ymd(2026_06_10),
        request: "Ons inkomen wordt lager".to_owned(),
        first: ym(2026_07),
        last: ym(2026_12),
        per_month: Cents(18_000),
        state: DiscountState::Granted,
        decided_by: Some((user("tim"), Rank::TeamLeader)),
        by: Some(user("tim")),
        answer: String::new(),
        made_on: ymd(2026_06_15),
        learned_on: ymd(2026_06_15),
    }
}

#[test]
fn t06_180_lower_from_july_to_december_apart_in_the_ledger() {
    let mut b = Book::new();
    b.rents(2025_12, 2027_02, 87_900);
    b.pays(2025_12, 2026_04, 1, 87_900)
        .pays(2026_05, 2026_06, 1, 50_000)
        .pays(2026_07, 2026_12, 1, 69_900);
    let d = lower();
    let rent = Cents(87_900);
    assert_eq!(d.check(None, rent, true, b.terms.start, &b.policy), Ok(()));
    assert_eq!(
        (d.months(), d.cost(), d.notice_on()),
        (6, Cents(108_000), ymd(2026_10_31))
    );
    // Booked as the months begin, whenever and however often it is asked: six months and no more.
    let booked = |on| d.entries(None, &Watch::new(ymd(on)));
    assert_eq!(booked(2026_06_30), []);
    assert_eq!((booked(2026_07_01).len(), booked(2026_11_21).len()), (1, 5));
    assert_eq!(booked(2027_06_01).len(), 6);
    assert_eq!(booked(2026_11_21), booked(2027_06_01)[..5]);
    assert_eq!(
        d.entries(Some(ymd(2026_09_15)), &Watch::new(ymd(2027_06_01)))
            .len(),
        3
    );
    b.entries.extend(booked(2027_06_01));
    let o = b.on(2026_11_21);
    assert_eq!(o.account.balance, Cents(75_800));
    let july = o.account.item(ym(2026_07)).unwrap();
    assert_eq!((july.charged, july.open), (Cents(87_900), Cents::ZERO));
    // After the end the rent is what it was, and nothing comes back.
    b.pays(2027_01, 2027_02, 1, 87_900);
    assert_eq!(b.on(2027_02_10).account.balance, Cents(75_800));
    let parts = b.on(2026_07_10).account.parts(Cents(75_800), ymd(2026_07_10));
    b.defer(parts, 2026_07_10, 2027_01_31);
    b.discounts.push(d);
    let told = |b: &Book, on| {
        b.on(on)
            .tasks
            .iter()
            .any(|t| matches!(t.reason, Reason::DiscountEnds { .. }))
    };
    assert!(!told(&b, 2026_10_30) && told(&b, 2026_10_31) && told(&b, 2026_12_31) && !told(&b, 2027_01_01));
    b.call(2026_10_31, Outcome::Talked);
    assert!(!told(&b, 2026_11_01));
}

#[test]
fn a_full_rent_paid_early_is_the_lower_one_while_old_months_are_open() {
    let mut b = Book::new();
    b.rents(2026_01, 2026_08, 87_900)
        .pays(2026_03, 2026_06, 1, 87_900);
    let d = lower();
    b.entries.extend(d.entries(None, &Watch::new(ymd(2026_08_01))));
    // July on the first; August four days ahead, while January and February are open.
    b.pays(2026_07, 2026_07, 1, 69_900)
        .pays(2026_07, 2026_07, 28, 69_900);
    let o = b.on(2026_08_02);
    let open = |month| o.account.item(month).map(|i| i.open);
    assert_eq!(open(ym(2026_08)), Some(Cents::ZERO));
    assert_eq!(open(ym(2026_01)), Some(Cents(87_900)));
}

#[test]
fn two_lower_rents_never_stand_in_one_month() {
    let first = lower();
    let other = |from: i32, last: i32, state| Discount {
        id: DiscountId::derived(OrgNo(1), "other"),
        first: ym(from),
        last: ym(last),
        state,
        ..lower()
    };
    let after = other(2027_01, 2027_03, DiscountState::Requested);
    let both = other(2026_12, 2027_03, DiscountState::Requested);
    assert_eq!(after.check_alone(&[&first], &[]), Ok(()));
    let month = ym(2026_12);
    assert_eq!(
        both.check_alone(&[&first], &[]),
        Err(BadDiscount::Overlap { month })
    );
    let refused = other(2026_12, 2027_03, DiscountState::Refused);
    assert_eq!(first.check_alone(&[&refused, &first], &[]), Ok(()));
    // An association that writes it in the contract gave it already.
    let component = |from, until| RentComponent {
        kind: "tijdelijke huurkorting".to_owned(),
        amount: Cents(-18_000),
        from: ymd(from),
        until: Some(ymd(until)),
    };
    let month = ym(2026_09);
    let held = [component(2026_09_01, 2026_12_31)];
    assert_eq!(first.check_alone(&[], &held), Err(BadDiscount::Overlap { month }));
    assert_eq!(
        first.check_alone(&[], &[component(2025_01_01, 2026_06_30)]),
        Ok(())
    );
}

#[test]
fn bad_discounts_are_refused() {
    let (policy, start, rent) = (Policy::DEFAULT, ymd(2020_01_01), Cents(87_900));
    let check = |d: Discount| d.check(None, rent, true, start, &policy);
    assert_eq!(
        check(Discount {
            request: String::new(),
            ..lower()
        }),
        Err(BadDiscount::NoRequest)
    );
    assert_eq!(
        check(Discount {
            last: ym(2026_06),
            ..lower()
        }),
        Err(BadDiscount::Months(0))
    );
    assert_eq!(
        check(Discount {
            last: ym(2029_07),
            ..lower()
        }),
        Err(BadDiscount::Months(37))
    );
    let zero = Discount {
        per_month: Cents(0),
        ..lower()
    };
    assert!(matches!(check(zero), Err(BadDiscount::Amount { .. })));
    let above = Discount {
        per_month: Cents(87_901),
        ..lower()
    };
    assert!(matches!(check(above), Err(BadDiscount::Amount { .. })));
    assert_eq!(
        lower().check(None, rent, false, start, &policy),
        Err(BadDiscount::NotSelfContained)
    );
    let back = Discount {
        first: ym(2026_05),
        ..lower()
    };
    assert!(matches!(check(back), Err(BadDiscount::BeforeRequest { .. })));
    let early = Discount {
        requested_on: ymd(2019_06_10),
        ..lower()
    };
    assert!(matches!(check(early), Err(BadDiscount::BeforeTenancy { .. })));
    let officer = Discount {
        decided_by: Some((user("noor"), Rank::Officer)),
        ..lower()
    };
    assert_eq!(
        check(officer),
        Err(BadDiscount::AboveMandate {
            per_month: Cents(10_000),
            months: 3
        })
    );
    assert_eq!(
        rank_for_discount(Cents(18_000), 6, &policy),
        Some(Rank::TeamLeader)
    );
    assert_eq!(
        check(Discount {
            decided_by: None,
            ..lower()
        }),
        Err(BadDiscount::NoDecider)
    );
    // Ended early, yes; taken back, no.
    let ended = Discount {
        version: 2,
        last: ym(2026_10),
        made_on: ymd(2026_10_05),
        ..lower()
    };
    let change = |d: Discount| d.check(Some(&lower()), rent, true, start, &policy);
    assert_eq!(change(ended.clone()), Ok(()));
    let given = ym(2026_10);
    assert_eq!(
        change(Discount {
            last: ym(2026_09),
            ..ended.clone()
        }),
        Err(BadDiscount::ClawBack { given })
    );
    assert_eq!(
        change(Discount {
            per_month: Cents(17_999),
            ..ended.clone()
        }),
        Err(BadDiscount::ClawBack { given })
    );
    assert_eq!(
        change(Discount {
            state: DiscountState::Refused,
            ..ended
        }),
        Err(BadDiscount::ClawBack { given })
    );
}

#[test]
fn s2_14_what_was_decided_is_judged_by_the_limits_of_its_day() {
    let then = Policy::DEFAULT;
    let w = waiver(310_000, "noor", Rank::Officer);
    let yes = Decision {
        limits: Some(w.limits(Rank::Manager, &then)),
        ..decision("mo", Rank::Manager, Verdict::Approve, 2026_11_23)
    };
    let on = ymd(2026_11_23);
    assert_eq!(
        w.state(std::slice::from_ref(&yes), &then),
        WaiverState::Approved { on }
    );
    // A policy that allows less later takes nothing back, and one that allows more makes no yes of what was none.
    let less = Policy {
        waive_up_to: [Cents(0), Cents(0), Cents(100)],
        waive_alone_up_to: Cents(0),
        ..then
    };
    assert_eq!(
        w.state(std::slice::from_ref(&yes), &less),
        WaiverState::Approved { on }
    );
    let never = Decision {
        limits: Some(w.limits(Rank::TeamLeader, &then)),
        ..decision("tim", Rank::TeamLeader, Verdict::Approve, 2026_11_23)
    };
    let more = Policy {
        waive_up_to: [Cents(1_000_000); 3],
        ..then
    };
    assert!(matches!(w.state(&[never], &more), WaiverState::Proposed { .. }));
}

/// Asked for, and granted a month later.
fn a_spared_increase() -> (SparedIncrease, SparedIncrease) {
    let request = SparedIncrease {
        id: SparedIncreaseId::derived(OrgNo(1), "s"),
        version: 1,
        requested_on: ymd(2026_04_20),
        words: String::new(),
        from: ym(2026_07),
        before: Cents(87_900),
        after: Cents(91_503),
        state: SparedState::Requested,
        decided_by: None,
        by: None,
        answer: String::new(),
        made_on: ymd(2026_04_20),
        learned_on: ymd(2026_04_20),
    };
    let granted = SparedIncrease {
        version: 2,
        state: SparedState::Granted,
        decided_by: Some((user("tim"), Rank::TeamLeader)),
        made_on: ymd(2026_05_18),
        ..request.clone()
    };
    (request, granted)
}

#[test]
fn s4_7_a_spared_increase_leaves_the_rent_as_it_was() {
    let (request, granted) = a_spared_increase();
    let (start, policy) = (ymd(2020_01_01), Policy::DEFAULT);
    assert_eq!(request.check(start, &[], &policy), Ok(()));
    assert_eq!(request.rent(ym(2026_07)), Cents(91_503));
    assert_eq!(granted.check(start, &[], &policy), Ok(()));
    assert_eq!(
        (granted.rent(ym(2026_06)), granted.rent(ym(2026_07))),
        (Cents(87_900), Cents(87_900))
    );
    // Charged with the increase, charged without it, and charged with half of it.
    let charged = |month: Month| match month {
        m if m < ym(2026_07) => Cents(87_900),
        m if m < ym(2026_09) => Cents(91_503),
        m if m < ym(2026_10) => Cents(90_000),
        _ => Cents(87_900),
    };
    let on = |day| Watch::new(ymd(day));
    let entries = granted.entries(&charged, &[], None, &on(2027_12_01));
    let amounts: Vec<_> = entries.iter().map(|e| (e.month.unwrap(), e.amount.0)).collect();
    assert_eq!(
        amounts,
        [
            (ym(2026_07), -3_603),
            (ym(2026_08), -3_603),
            (ym(2026_09), -2_100)
        ]
    );
    // Booked once; and when the association takes the increase out of July itself, ours goes out too.
    assert_eq!(granted.entries(&charged, &entries, None, &on(2027_12_01)), []);
    let taken_out = |month: Month| {
        charged(month).min(if month == ym(2026_07) {
            Cents(87_900)
        } else {
            Cents(99_999)
        })
    };
    let back = granted.entries(&taken_out, &entries, None, &on(2027_12_01));
    assert_eq!(
        (back.len(), back[0].kind, back[0].amount),
        (1, EntryKind::Correction, Cents(3_603))
    );
    assert!(granted.is_of(&back[0]) && granted.is_of(&entries[2]));
    let all = [entries.clone(), back].concat();
    assert_eq!(granted.entries(&taken_out, &all, None, &on(2027_12_01)), []);
    // Not before its month, not after the tenancy, not longer than until the next increase.
    assert_eq!(granted.entries(&charged, &[], None, &on(2026_06_30)), []);
    assert_eq!(
        granted
            .entries(&charged, &[], Some(ymd(2026_07_15)), &on(2027_12_01))
            .len(),
        1
    );
    let always = |_: Month| Cents(91_503);
    assert_eq!(granted.entries(&always, &[], None, &on(2028_12_01)).len(), 12);
}

#[test]
fn s4_7_who_may_spare_an_increase_and_what_is_no_spared_increase() {
    let (request, granted) = a_spared_increase();
    let (start, policy) = (ymd(2020_01_01), Policy::DEFAULT);
    let officer = SparedIncrease {
        decided_by: Some((user("noor"), Rank::Officer)),
        ..granted.clone()
    };
    assert!(matches!(
        officer.check(start, &[], &policy),
        Err(BadSparedIncrease::AboveMandate { .. })
    ));
    let again = SparedIncrease {
        id: SparedIncreaseId::derived(OrgNo(1), "s2"),
        ..request.clone()
    };
    let from = ym(2026_07);
    assert_eq!(
        again.check(start, &[&granted], &policy),
        Err(BadSparedIncrease::Twice { from })
    );
    let refused = SparedIncrease {
        state: SparedState::Refused,
        ..granted.clone()
    };
    assert_eq!(
        refused.check(start, &[], &policy),
        Err(BadSparedIncrease::NoAnswer)
    );
    let nobody = SparedIncrease {
        decided_by: None,
        ..granted.clone()
    };
    assert!(matches!(
        nobody.check(start, &[], &policy),
        Err(BadSparedIncrease::NoDecider(_))
    ));
    let lower = SparedIncrease {
        after: Cents(87_900),
        ..granted.clone()
    };
    assert!(matches!(
        lower.check(start, &[], &policy),
        Err(BadSparedIncrease::NoIncrease { .. })
    ));
    let early = SparedIncrease {
        requested_on: ymd(2019_01_01),
        ..granted
    };
    assert!(matches!(
        early.check(start, &[], &policy),
        Err(BadSparedIncrease::BeforeTenancy { .. })
    ));
}

fn told(cause: Cause) -> ToldCause {
    ToldCause {
        id: CauseId::derived(OrgNo(1), cause.code()),
        cause,
        said_by: Party::Tenant,
        on: ymd(2026_11_05),
        by: None,
        learned_on: ymd(2026_11_05),
        over: false,
    }
}

fn codes<'m>(list: &[Offer<'m>]) -> Vec<&'m str> {
    list.iter()
        .filter_map(|o| match o {
            Offer::Measure { measure, .. } => Some(measure.code.as_str()),
            Offer::NothingYet => None,
        })
        .collect()
}

#[test]
fn s4_24_the_23_measures_with_source_and_review_date() {
    let all = measure::read(measure::SHIPPED).unwrap();
    let expected: Vec<String> = (1..=23).map(|n| format!("M{n}")).collect();
    assert_eq!(all.iter().map(|m| m.code.clone()).collect::<Vec<_>>(), expected);
    assert!(
        all.iter()
            .all(|m| !m.source.is_empty() && m.reviewed > Day(0) && !m.why.is_empty())
    );
    let first: Vec<&str> = all.iter().filter(|m| m.first).map(|m| m.code.as_str()).collect();
    assert_eq!(first, ["M6", "M14", "M17", "M19", "M20", "M21"]);
    let count = |g| all.iter().filter(|m| m.group == g).count();
    assert_eq!(
        (count(Group::Prevent), count(Group::Signal), count(Group::Resolve)),
        (11, 4, 8)
    );
    // A local measure without code.
    let local = r#"
        [[measure]]
        code = "L1"
        group = "resolve"
        name = "Klusruil"
        name_en = "Chore swap"
        what = "Samen klussen"
        what_en = "Odd jobs together"
        decides = "de huurder"
        source = "eigen"
        reviewed = "2026-10-01"
        [measure.why]
        past_due = ["Er staat iets open.", "Something is open."]
    "#;
    let both = measure::read(measure::SHIPPED.into_iter().chain([local])).unwrap();
    assert_eq!(both.len(), 24);
    assert_eq!(
        measure::read([local, local]),
        Err(BadMeasures::Twice("L1".into()))
    );
    for (from, to, field) in [
        ("\"resolve\"", "\"other\"", "group"),
        ("2026-10-01", "1 oktober", "reviewed"),
        ("past_due =", "past_dew =", "past_dew"),
        ("source = \"eigen\"", "", "source"),
    ] {
        let error = measure::read([local.replace(from, to).as_str()]).unwrap_err();
        assert!(
            matches!(&error, BadMeasures::Field { field: f, number: 1, .. } if f == field),
            "{error}"
        );
    }
    assert!(matches!(measure::read(["= ="]), Err(BadMeasures::NotToml(_))));
}

#[test]
fn s0_6_peter_is_offered_at_least_five_and_nothing_yet_is_among_them() {
    let all = measure::read(measure::SHIPPED).unwrap();
    let mut b = Book::new();
    b.terms.start = ymd(2020_03_01);
    b.rents(2025_12, 2026_06, 71_295).rents(2026_07, 2026_11, 74_218);
    b.pays(2025_12, 2026_06, 1, 71_295)
        .pays(2026_07, 2026_09, 1, 74_218);
    let o = b.on(2026_11_21);
    let facts = signs(&o, b.terms.start, &[told(Cause::IncomeStopped)]);
    let list = offers(&all, &[], &facts);
    let peter = codes(&list);
    assert!(peter.len() >= 5 && list.len() <= 7, "{peter:?}");
    assert_eq!(list.last(), Some(&Offer::NothingYet));
    for wanted in ["M1", "M17", "M20", WAIVER] {
        assert!(peter.contains(&wanted), "{wanted} {peter:?}");
    }
    // The line why is about what was told.
    let why = list.iter().find_map(|o| match o {
        Offer::Measure { measure, why } if measure.code == "M20" => Some(why.sign),
        _ => None,
    });
    assert_eq!(why, Some(Sign::IncomeStopped));
    assert!(!codes(&offers(&all, &["M20"], &facts)).contains(&"M20"));
    // What is over does not count.
    let over = ToldCause {
        over: true,
        ..told(Cause::IncomeStopped)
    };
    assert!(!signs(&o, b.terms.start, &[over]).contains(&Sign::IncomeStopped));
}

#[test]
fn s0_6_what_was_told_goes_first_and_brings_the_measures_of_the_stories() {
    use Sign::{
        Always, Expected, IncomeLess, IncomeStopped, LongOpen, PastDue, Stuck, Unreached, WantsToMove,
    };
    let all = measure::read(measure::SHIPPED).unwrap();
    let offered = |facts: &[Sign]| {
        let list = offers(&all, &[], facts);
        codes(&list)
            .iter()
            .map(|code| (*code).to_owned())
            .collect::<Vec<_>>()
    };
    let holds = |facts: &[Sign], wanted: &[&str]| {
        let list = offered(facts);
        assert!(
            wanted.iter().all(|code| list.iter().any(|c| c == code)),
            "{wanted:?}: {list:?}"
        );
    };
    // T06: less comes in, nothing is late yet; later they want to move.
    holds(&[Always, Expected, IncomeLess], &["M1", "M7", "M8"]);
    holds(&[Always, IncomeLess, WantsToMove], &["M1", "M7", "M8", "M9"]);
    // T08: no income, and a room to spare. T09: many agencies. T10: not reached.
    holds(
        &[Always, PastDue, LongOpen, IncomeStopped],
        &["M1", "M17", "M21", "M22"],
    );
    holds(&[Always, PastDue, LongOpen, Stuck], &["M17", "M21", "M23"]);
    holds(&[Always, PastDue, LongOpen, Unreached], &["M12", "M13", "M14"]);
    assert_eq!(offered(&[Always, PastDue, LongOpen, Stuck])[0], "M23");
    let without = offers(&all, &["M17", WAIVER], &[Always, PastDue]);
    assert!(!codes(&without).contains(&"M17") && !codes(&without).contains(&WAIVER));
}

#[test]
fn s0_13_what_is_told_to_be_over_takes_back_what_was_told_before() {
    let on = |day, over| ToldCause {
        on: ymd(day),
        learned_on: ymd(day),
        over,
        ..told(Cause::IncomeStopped)
    };
    let holds = |all: &[ToldCause]| !domain::cause::standing(all, &Watch::new(ymd(2026_11_21))).is_empty();
    assert!(holds(&[on(2026_11_01, false)]));
    assert!(!holds(&[on(2026_11_01, false), on(2026_11_10, true)]));
    assert!(holds(&[
        on(2026_11_01, false),
        on(2026_11_10, true),
        on(2026_11_12, false)
    ]));
    // What a later day says counts, whenever it was written down; what is still to come does not count yet.
    assert!(!holds(&[on(2026_11_10, true), on(2026_11_01, false)]));
    assert!(holds(&[on(2026_11_01, false), on(2026_11_22, true)]));
    assert!(!holds(&[on(2026_11_22, false)]));
}

#[test]
fn s0_13_reasons_are_counted_by_household_and_a_slip_of_the_pen_is_no_reason() {
    let home = |n: u8| TenancyId::derived(OrgNo(1), &n.to_string());
    let on = |day, over| ToldCause {
        on: ymd(day),
        over,
        ..told(Cause::IncomeLess)
    };
    let [less, later, over] = [on(2026_06_01, false), on(2026_09_01, false), on(2026_10_01, true)];
    let debts = told(Cause::OtherDebts);
    let slip = ToldCause { over: true, ..debts };
    let counted = domain::cause::households([
        (home(1), &less),
        (home(1), &later),
        // It is over: it was told all the same.
        (home(1), &over),
        (home(2), &less),
        (home(2), &debts),
        // Taken back on the day on which it was written down.
        (home(3), &debts),
        (home(3), &slip),
    ]);
    let all: Vec<(Cause, usize)> = counted.into_iter().collect();
    assert_eq!(all, [(Cause::IncomeLess, 2), (Cause::OtherDebts, 1)]);
}

#[test]
fn s4_24_a_measure_of_the_association_is_read_as_those_of_the_toolbox() {
    let draft = Draft {
        code: "L1".into(),
        group: "resolve".into(),
        name: ("Klus\"ruil\"".into(), "Chore swap".into()),
        what: ("Samen klussen".into(), "Odd jobs together".into()),
        decides: "de huurder".into(),
        source: "eigen".into(),
        reviewed: Some(ymd(2026_11_21)),
        why: vec![(
            "past_due".into(),
            "Er staat iets open.".into(),
            "Something is open.".into(),
        )],
    };
    let read = measure::read([draft.to_toml().as_str()]).unwrap();
    assert_eq!(Draft::from(&read[0]), draft);
    let wrong = |change: fn(&mut Draft)| {
        let mut draft = draft.clone();
        change(&mut draft);
        match measure::read([draft.to_toml().as_str()]) {
            Err(BadMeasures::Field { field, .. }) => field,
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(wrong(|d| d.name.1.clear()), "name_en");
    assert_eq!(wrong(|d| d.group = "other".into()), "group");
    assert_eq!(wrong(|d| d.why.clear()), "why");
    assert_eq!(wrong(|d| d.why[0].2 = "  ".into()), "past_due");
    assert_eq!(wrong(|d| d.reviewed = None), "reviewed");
}

#[test]
fn s4_38_use_and_effect_count_households_once_and_tell_nothing_of_few() {
    let choice = |n: u8, chosen: Option<&str>, on| MeasureChoice {
        id: MeasureChoiceId::derived(OrgNo(1), &n.to_string()),
        offered: vec!["M17".into(), "M20".into()],
        chosen: chosen.map(str::to_owned),
        on: ymd(on),
        by: None,
        learned_on: ymd(on),
    };
    let home = |n: u8| TenancyId::derived(OrgNo(1), &n.to_string());
    let pause = choice(1, Some("M20"), 2026_03_01);
    let again = choice(2, Some("M20"), 2026_06_01);
    let nothing = choice(3, None, 2026_11_01);
    assert_eq!(pause.look_on(), ymd(2026_06_01));
    let counted = uses([
        (home(1), &again, Since::NotYet),
        (home(1), &pause, Since::Flows),
        (home(2), &nothing, Since::TooEarly),
    ]);
    // The first choice of a household counts, in whatever order they come.
    let of = |code: Option<&str>| counted[&code.map(str::to_owned)];
    let expected = |chosen, flows| Use {
        offered: 2,
        chosen,
        flows,
        not_yet: 0,
    };
    assert_eq!(of(Some("M20")), expected(1, 1));
    assert_eq!(of(Some("M17")), expected(0, 0));
    assert_eq!(of(None), expected(1, 0));
    let group = |flows, not_yet| Use {
        flows,
        not_yet,
        ..Use::default()
    };
    assert_eq!(group(FEWEST - 1, 1).effect(), Some((FEWEST - 1, FEWEST)));
    assert_eq!(group(FEWEST - 1, 0).effect(), None);
    assert_eq!(
        [0, 1, FEWEST - 1, FEWEST].map(Shown::of),
        [Shown::Count(0), Shown::Few, Shown::Few, Shown::Count(FEWEST)]
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn three_to_seven_offers_whatever_the_facts(picked in prop::collection::vec(0..Sign::ALL.len(), 0..12)) {
        let all = measure::read(measure::SHIPPED).unwrap();
        let mut facts: Vec<Sign> = picked.into_iter().map(|n| Sign::ALL[n]).collect();
        facts.push(Sign::Always);
        let list = offers(&all, &[], &facts);
        prop_assert!((3..=7).contains(&list.len()), "{:?}", codes(&list));
        if facts.contains(&Sign::PastDue) {
            prop_assert!(codes(&list).contains(&WAIVER), "{:?}", codes(&list));
            prop_assert!(codes(&list).contains(&"M17"), "{:?}", codes(&list));
        }
        // What was told goes before what is seen.
        let told = |o: &Offer<'_>| matches!(o, Offer::Measure { why, .. } if why.sign.is_told());
        let first_seen = list.iter().position(|o| !told(o)).unwrap_or(list.len());
        prop_assert!(!list[first_seen..].iter().any(told), "{:?}", codes(&list));
    }

    #[test]
    fn decisions_in_any_order_give_the_same_state(
        raw in prop::collection::vec((0..3_usize, 0..3_usize, 0..3_usize, 0..4_i32), 0..6),
        amount in prop_oneof![Just(40_000_i64), Just(60_000), Just(310_000), Just(2_000_000)],
    ) {
        let names = ["noor", "tim", "mara"];
        let w = waiver(amount, "noor", Rank::Officer);
        let mut list: Vec<Decision> = raw
            .into_iter()
            .map(|(who, rank, verdict, day)| {
                decision(names[who], Rank::ALL[rank], Verdict::ALL[verdict], 2026_11_21 + day)
            })
            .collect();
        let state = w.state(&list, &Policy::DEFAULT);
        list.reverse();
        prop_assert_eq!(w.state(&list, &Policy::DEFAULT), state);
        if let WaiverState::Approved { .. } = state {
            let yes = list.iter().any(|d| d.verdict == Verdict::Approve && (amount <= 50_000 || d.by != w.by));
            prop_assert!(yes && amount <= 1_000_000);
        }
    }

    #[test]
    fn a_waiver_never_takes_more_than_was_open(amount in 1..500_000_i64, each in 1..60_000_i64) {
        let mut b = precious();
        b.pays(2026_12, 2027_08, 5, 66_353);
        let mut w = waiver(amount, "noor", Rank::Officer);
        w.condition = Condition::PerKeptMonth { each: Cents(each) };
        let ok = w.check(&b.on(2026_11_21).account, b.terms.start).is_ok();
        prop_assert_eq!(ok, amount <= 409_940 && each <= amount);
        let kept = kept_months(b.on(2027_08_20).judged(), ymd(2026_11_24), &b.policy, &Watch::new(ymd(2027_08_20)));
        let entries = w.write_offs(ymd(2026_11_24), &kept, ymd(2027_08_20));
        let sum: i64 = entries.iter().map(|e| -e.amount.0).sum();
        prop_assert!(sum <= amount && entries.iter().all(|e| e.amount < Cents::ZERO && e.kind == EntryKind::Credit));
    }
}

#[test]
fn s0_19_what_is_left_to_live_on_with_the_ceiling_of_the_law() {
    let budget = Budget {
        household: Household {
            adults: 1,
            children: 0,
        },
        income: vec![Cents(141_946)],
        fixed: vec![Cents(62_000), Cents(15_000)],
        living: Cents(45_000),
        others: Cents(2_000),
    };
    // Single on social assistance: 5 % is € 70,97 for all creditors together (law.md §6.3).
    let left = budget.left(Some(Cents(7_097))).unwrap();
    assert_eq!(
        (left.to_live_on, left.room, left.capped),
        (Cents(64_946), Cents(5_000), true)
    );
    assert_eq!(budget.left(None).unwrap().room, Cents(17_500));
    let tight = Budget {
        living: Cents(80_000),
        ..budget.clone()
    };
    assert_eq!(tight.left(Some(Cents(7_097))).unwrap().room, Cents::ZERO);
    assert_eq!(Budget::default().left(None), Err(BadBudget::Nobody));
    let bad = Budget {
        fixed: vec![Cents(-1)],
        ..budget
    };
    assert_eq!(bad.left(None), Err(BadBudget::Amount(Cents(-1))));
}
