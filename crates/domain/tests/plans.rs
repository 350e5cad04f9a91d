//! Payment plans: the demo stories to the cent and to the month, what breaks and what doesn't, and what must always hold.

#![allow(clippy::inconsistent_digit_grouping, reason = "days are written 2026_11_21")]
#![allow(clippy::unwrap_used, reason = "a test fails on what is not there")]

mod facts;

use domain::arrangement::{
    BadChange, BadPlan, BadShape, Change, LineChange, Owed, Plan, PlanStanding, PlanState, Rhythm, Term,
    TermState, ThanksMoment, VariantKind, by_amount, choices, compare, equal, fitting, lump, most_in_a_month,
    moved, owed, skipped, split, step_up, too_tight, variants, with_break, with_lump, within,
};
use domain::calendar::{Day, DueDay};
use domain::contact::Outcome;
use domain::ledger::{EntryKind, Method};
use domain::money::Cents;
use domain::outlook::{Outlook, Proposal, Reason, TaskKind};
use domain::tenancy::DueDaySpan;
use facts::{Book, oldest_first, rent_of, ym, ymd};

fn term(on: i32, cents: i64) -> Term {
    Term {
        due_on: ymd(on),
        amount: Cents(cents),
    }
}

fn due_on_the_fifth(book: &mut Book) {
    book.terms.due_days.push(DueDaySpan {
        from: ym(2025_01),
        day: DueDay::new(5).unwrap(),
    });
}

/// Henk: February and March missed, the rise of July missed twice; from September € 100 beside the rent.
fn henk() -> Book {
    let mut b = Book::new();
    b.rents(2025_12, 2026_06, 56130).rents(2026_07, 2026_11, 58431);
    b.pays(2025_12, 2026_01, 1, 56130)
        .pays(2026_04, 2026_08, 1, 56130)
        .pays(2026_09, 2026_11, 1, 58431)
        .pays(2026_09, 2026_11, 1, 10000);
    let open = Cents(116_862);
    let terms = by_amount(open, Cents(10_000), ymd(2026_09_01), Rhythm::Monthly).unwrap();
    b.plan(ymd(2026_08_24), terms);
    b
}

fn summary(o: &Outlook) -> (i32, i32, Cents, Option<domain::calendar::Month>) {
    let p = &o.plans[0];
    (p.kept(), p.count(), p.open, p.solved_around)
}

#[test]
fn t01_peter_twelve_times_or_growing() {
    let twelve = equal(Cents(148_436), 12, ymd(2027_01_01), Rhythm::Monthly).unwrap();
    let amounts: Vec<i64> = twelve.iter().map(|t| t.amount.0).collect();
    assert_eq!(amounts[..11], [12_370; 11]);
    assert_eq!(amounts[11], 12_366);
    assert_eq!(twelve[11].due_on, ymd(2027_12_01));
    let all = variants(&twelve);
    assert_eq!(
        all.iter().map(|v| v.kind).collect::<Vec<_>>(),
        [VariantKind::Own, VariantKind::Calmer, VariantKind::Growing]
    );
    for v in &all {
        assert_eq!(
            v.terms.iter().map(|t| t.amount.0).sum::<i64>(),
            148_436,
            "{:?}",
            v.kind
        );
    }
    assert!(all[1].terms[0].amount < twelve[0].amount && all[1].terms.len() > 12);
    assert!(all[2].terms[0].amount.0 * 2 <= twelve[0].amount.0);
    // Current rent first, then 1,484.36 beside it.
    let mut b = Book::new();
    b.rents(2026_01, 2027_12, 74_218)
        .pays(2026_01, 2026_09, 1, 74_218);
    b.plan(ymd(2026_11_24), twelve);
    assert_eq!(
        summary(&b.on(2026_12_01)),
        (0, 12, Cents(148_436), Some(ym(2027_12)))
    );
    b.pays(2026_12, 2027_12, 1, 74_218)
        .pays(2027_01, 2027_11, 2, 12_370);
    b.receipt(2027_12_02, 12_366);
    let o = b.on(2027_12_03);
    assert_eq!(
        (o.account.balance, o.plans[0].state),
        (Cents::ZERO, PlanStanding::Done)
    );
    assert_eq!(o.plans[0].done_on, Some(ymd(2027_12_02)));
}

#[test]
fn t03_henk_is_done_in_august_2027() {
    let mut b = henk();
    let o = b.on(2026_11_21);
    assert_eq!(summary(&o), (3, 12, Cents(86_862), Some(ym(2027_08))));
    assert_eq!(
        o.plans[0].terms.iter().map(|t| t.needed.0).collect::<Vec<_>>()[3..],
        [
            10_000, 10_000, 10_000, 10_000, 10_000, 10_000, 10_000, 10_000, 6_862
        ]
    );
    // An extra hundred brings it nearer by a month; the line moves with each payment.
    b.receipt(2026_11_15, 10_000);
    assert_eq!(
        summary(&b.on(2026_11_21)),
        (4, 12, Cents(76_862), Some(ym(2027_08)))
    );
    b.receipt(2026_11_16, 10_000);
    b.entry(EntryKind::Credit, ymd(2026_11_17), -10_000);
    assert_eq!(b.on(2026_11_21).plans[0].solved_around, Some(ym(2027_07)));
}

#[test]
fn t04_sanne_is_thanked_after_the_first_the_third_and_the_last() {
    let mut b = Book::new();
    b.terms.start = ymd(2026_02_01);
    b.rents(2026_02, 2027_12, 48_900);
    b.receipt(2026_02_01, 48_900);
    b.receipt(2026_04_23, 48_900);
    b.receipt(2026_05_02, 48_900);
    for (on, _) in [
        (2026_06_01, 1),
        (2026_07_03, 2),
        (2026_08_01, 3),
        (2026_09_02, 4),
        (2026_10_01, 5),
        (2026_11_03, 6),
    ] {
        b.receipt(on, 57_050);
    }
    b.pays(2026_12, 2027_12, 1, 48_900);
    let terms = equal(Cents(48_900), 6, ymd(2026_06_03), Rhythm::Monthly).unwrap();
    assert!(terms.iter().all(|t| t.amount == Cents(8_150)));
    b.plan(ymd(2026_05_28), terms);
    let said = |on| match b.reason(on, TaskKind::Thank) {
        Some(Reason::PlanKept {
            moment,
            kept,
            count,
            on,
            ..
        }) => Some((moment, kept, count, on)),
        _ => None,
    };
    assert_eq!(
        said(2026_06_02),
        Some((ThanksMoment::First, 1, 6, ymd(2026_06_01)))
    );
    assert_eq!(said(2026_07_10), None);
    assert_eq!(
        said(2026_08_02),
        Some((ThanksMoment::Halfway, 3, 6, ymd(2026_08_01)))
    );
    assert_eq!(said(2026_10_10), None);
    assert_eq!(
        said(2026_11_04),
        Some((ThanksMoment::Last, 6, 6, ymd(2026_11_03)))
    );
    let o = b.on(2026_11_04);
    assert_eq!(
        (o.account.balance, o.plans[0].state),
        (Cents::ZERO, PlanStanding::Done)
    );
    assert_eq!(o.plans[0].solved_around, Some(ym(2026_11)));
    // No reminder in between, whatever the day.
    let mut day = ymd(2026_06_01);
    while day < ymd(2026_11_30) {
        assert!(
            b.at(day).tasks.iter().all(|t| t.reason.kind() == TaskKind::Thank),
            "{day}"
        );
        day = day.plus(1);
    }
    // Aftercare in one, three, six and twelve months; February 2027 is the three.
    let after = |on| match b.reason(on, TaskKind::Aftercare) {
        Some(Reason::Aftercare { months, .. }) => Some(months),
        _ => None,
    };
    assert_eq!(after(2026_12_03), Some(1));
    assert_eq!(after(2027_01_20), None);
    assert_eq!(after(2027_02_03), Some(3));
    assert_eq!((after(2027_05_03), after(2027_11_03)), (Some(6), Some(12)));
    let mut off = b.clone();
    off.plans[0].aftercare = false;
    assert_eq!(off.reason(2027_02_03, TaskKind::Aftercare), None);
}

/// Precious: an old debt of € 3.912,00 and January; since March rent and € 50.
fn precious() -> Book {
    let mut b = Book::new();
    due_on_the_fifth(&mut b);
    b.charge(2025_09_01, 391_200);
    b.rents(2025_12, 2026_06, 63_740).rents(2026_07, 2028_12, 66_353);
    b.pays(2025_12, 2025_12, 5, 63_740)
        .pays(2026_02, 2026_02, 5, 63_740)
        .pays(2026_03, 2026_06, 5, 68_740)
        .pays(2026_07, 2026_11, 5, 71_353);
    let terms = by_amount(Cents(454_940), Cents(5_000), ymd(2026_03_05), Rhythm::Monthly).unwrap();
    b.plan(ymd(2026_02_26), terms);
    b
}

#[test]
fn t07_precious_nine_kept_then_twenty_after_the_waiver() {
    let mut b = precious();
    let o = b.on(2026_11_21);
    assert_eq!(summary(&o), (9, 91, Cents(409_940), Some(ym(2033_09))));
    // The waiver of 3,100.00 is a credit in the ledger; what remains is made again in 20 times.
    let paid = o.plans[0].paid;
    let rest = equal(Cents(99_940), 20, ymd(2026_12_05), Rhythm::Monthly).unwrap();
    assert!(rest.iter().all(|t| t.amount == Cents(4_997)));
    let mut terms = o.plans[0].plan.terms[..9].to_vec();
    terms.extend(rest);
    let next = o.plans[0]
        .plan
        .next(Change::Reduced, terms, ymd(2026_11_24), None);
    b.entry(EntryKind::Credit, ymd(2026_11_24), -310_000);
    let start = b.terms.start;
    let open = owed(b.on(2026_11_24).judged(), next.covers_until);
    assert_eq!(open, Cents(99_940));
    assert_eq!(next.check(Owed { start, open, paid }), Ok(()));
    b.plans.push(next);
    let o = b.on(2026_11_24);
    assert_eq!(summary(&o), (9, 29, Cents(99_940), Some(ym(2028_07))));
    assert_eq!(o.plans[0].rest, Cents::ZERO);
    b.pays(2026_12, 2028_07, 5, 66_353 + 4_997);
    let o = b.on(2028_07_06);
    assert_eq!(
        (o.plans[0].state, o.account.balance),
        (PlanStanding::Done, Cents::ZERO)
    );
}

#[test]
fn t08_joop_is_done_in_july_2027() {
    let mut b = Book::new();
    b.rents(2025_12, 2026_06, 70_210).rents(2026_07, 2026_11, 73_089);
    b.pays(2025_12, 2026_03, 1, 70_210);
    for (on, cents) in [
        (2026_05_12, 35_000),
        (2026_06_09, 35_000),
        (2026_07_10, 40_000),
        (2026_08_07, 40_000),
    ] {
        b.receipt(on, cents);
    }
    b.pays(2026_09, 2026_11, 1, 73_089)
        .pays(2026_09, 2026_11, 2, 20_000);
    let terms = by_amount(Cents(206_808), Cents(20_000), ymd(2026_09_02), Rhythm::Monthly).unwrap();
    b.plan(ymd(2026_08_14), terms);
    assert_eq!(
        summary(&b.on(2026_11_21)),
        (3, 11, Cents(146_808), Some(ym(2027_07)))
    );
}

#[test]
fn t11_maria_is_done_in_june_2027() {
    let mut b = Book::new();
    b.charge(2025_09_01, 31_200);
    b.rents(2025_12, 2026_06, 54_575).rents(2026_07, 2026_11, 56_813);
    b.pays(2025_12, 2026_04, 1, 54_575);
    b.receipt(2026_06_04, 109_150);
    b.pays(2026_07, 2026_11, 1, 59_413);
    let terms = equal(Cents(31_200), 12, ymd(2026_07_01), Rhythm::Monthly).unwrap();
    b.plan(ymd(2026_06_08), terms);
    assert_eq!(
        summary(&b.on(2026_11_21)),
        (5, 12, Cents(18_200), Some(ym(2027_06)))
    );
}

#[test]
fn under_oldest_first_a_plan_is_judged_with_the_current_rent_first() {
    let mut b = henk();
    let first = summary(&b.on(2026_11_21));
    b.policy = oldest_first();
    assert_eq!(summary(&b.on(2026_11_21)), first);
}

#[test]
fn a_designation_decides_what_counts_for_the_plan() {
    let mut b = henk();
    // In December the rent stays away, and a hundred is meant for February.
    b.rents(2026_12, 2026_12, 58_431);
    b.receipt(2026_12_01, 10_000).month = Some(ym(2026_02));
    let o = b.on(2026_12_10);
    assert_eq!(o.plans[0].kept(), 4);
    // Without a designation it is for the current rent.
    b.entries.last_mut().unwrap().month = None;
    assert_eq!(b.on(2026_12_10).plans[0].kept(), 3);
}

#[test]
fn s4_17_double_now_and_none_next_time_is_kept() {
    let mut b = henk();
    b.rents(2026_12, 2027_02, 58_431)
        .pays(2026_12, 2027_02, 1, 58_431);
    b.receipt(2026_12_02, 20_000);
    let o = b.on(2027_01_20);
    let states: Vec<_> = o.plans[0].terms[3..6].iter().map(|t| t.state).collect();
    assert_eq!(states, [TermState::Kept, TermState::Kept, TermState::Open]);
    assert_eq!(b.rows(2027_01_20), []);
    // Weekly it is the same.
    let mut w = Book::new();
    w.rents(2026_10, 2026_12, 70_000)
        .pays(2026_11, 2026_12, 1, 70_000);
    let terms = equal(Cents(70_000), 7, ymd(2026_11_03), Rhythm::Weekly).unwrap();
    // The rent of November, due on the day of the plan, comes beside it.
    let about = domain::arrangement::covers(w.on(2026_11_01).judged(), ymd(2026_11_01), &w.policy).unwrap();
    assert_eq!(about, ymd(2026_10_01));
    w.plan(ymd(2026_11_01), terms).covers_until = about;
    w.receipt(2026_11_03, 20_000);
    w.receipt(2026_11_17, 10_000);
    assert_eq!(w.on(2026_11_21).plans[0].kept(), 3);
    assert_eq!(w.on(2026_11_21).plans[0].missed(), 0);
}

#[test]
fn s1_29_the_grace_days_then_a_call_with_three_choices_and_never_an_end() {
    let mut b = henk();
    b.policy.plan_light_after = 0;
    b.rents(2026_12, 2026_12, 58_431)
        .pays(2026_12, 2026_12, 1, 58_431);
    for day in 2026_12_01..=2026_12_04 {
        assert_eq!(b.rows(day), [], "{day}");
    }
    let o = b.on(2026_12_05);
    let Reason::PlanMissed {
        due_on,
        left,
        kept,
        missed,
        ..
    } = o.tasks[0].reason.clone()
    else {
        unreachable!("{:?}", o.tasks)
    };
    assert_eq!(
        (due_on, left, kept, missed),
        (ymd(2026_12_01), Cents(10_000), 3, 1)
    );
    assert_eq!(o.tasks[0].proposal, Proposal::Call);
    assert_eq!(o.plans[0].state, PlanStanding::Running);
    assert_eq!(o.plans[0].solved_around, Some(ym(2027_09)));
    let choice = choices(&o.plans[0], &b.plans, ymd(2026_12_05), None, &b.policy).unwrap();
    assert_eq!((choice.kept_before, choice.pay_by), (3, ymd(2026_12_12)));
    assert_eq!(
        (choice.skip_solves, choice.offer_help),
        (Some(ym(2027_09)), false)
    );
    // After a talk the row is away; a second miss proposes help.
    b.call(2026_12_05, Outcome::Talked);
    b.rents(2027_01, 2027_01, 58_431)
        .pays(2027_01, 2027_01, 1, 58_431);
    assert_eq!(b.rows(2026_12_20), []);
    let o = b.on(2027_01_05);
    assert!(matches!(o.tasks[0].reason, Reason::PlanMissed { missed: 2, .. }));
    assert_eq!(o.tasks[0].proposal, Proposal::OfferHelp);
    // The money came after all: missed it stays, and there is nothing to ask.
    b.receipt(2027_01_12, 20_000);
    let p = &b.on(2027_01_12).plans[0];
    assert_eq!((p.missed(), p.newest_miss(), p.open), (2, None, Cents(66_862)));
}

#[test]
fn a_late_term_is_late_and_the_next_one_stands_on_its_own() {
    let mut b = henk();
    b.rents(2026_12, 2027_01, 58_431)
        .pays(2026_12, 2027_01, 1, 58_431);
    b.receipt(2026_12_15, 10_000);
    b.receipt(2027_01_01, 10_000);
    let o = b.on(2027_01_10);
    let [.., dec, jan] = &o.plans[0].terms[..5] else {
        unreachable!()
    };
    assert_eq!(
        (dec.state, dec.kept_on),
        (TermState::Missed, Some(ymd(2026_12_15)))
    );
    assert_eq!((jan.state, jan.kept_on), (TermState::Kept, Some(ymd(2027_01_01))));
    assert_eq!(
        b.rows(2027_01_10)
            .iter()
            .filter(|k| **k != TaskKind::Thank)
            .count(),
        0
    );
}

#[test]
fn a_payment_taken_back_takes_the_kept_term_with_it() {
    let mut b = henk();
    b.returned(2026_11_04, 10_000);
    let o = b.on(2026_11_21);
    assert_eq!((o.plans[0].kept(), o.plans[0].open), (2, Cents(96_862)));
    assert_eq!(o.plans[0].terms[2].state, TermState::Missed);
}

#[test]
fn s4_37_moving_splitting_and_skipping_by_policy_break_nothing() {
    let b = henk();
    let o = b.on(2026_11_21);
    let (p, made) = (&o.plans[0], ymd(2026_11_21));
    let later = moved(p, 3, ymd(2026_12_20), made, None, &b.policy).unwrap();
    assert_eq!(
        (later.version, later.change, later.total()),
        (2, Change::Moved, p.plan.total())
    );
    assert_eq!(
        compare(&p.plan.terms, &later.terms)
            .lines
            .iter()
            .filter(|l| !matches!(l, LineChange::Same(_)))
            .collect::<Vec<_>>(),
        [&LineChange::Day {
            amount: Cents(10_000),
            was: ymd(2026_12_01),
            now: ymd(2026_12_20)
        }]
    );
    assert_eq!(
        moved(p, 3, ymd(2027_01_15), made, None, &b.policy),
        Err(BadChange::TooFar {
            most: ymd(2027_01_01)
        })
    );
    assert_eq!(
        moved(p, 0, ymd(2026_12_20), made, None, &b.policy),
        Err(BadChange::NothingLeft(1))
    );
    assert_eq!(
        moved(p, 12, made, made, None, &b.policy),
        Err(BadChange::NoSuchTerm(13))
    );
    assert_eq!(
        moved(p, 3, ymd(2026_11_01), made, None, &b.policy),
        Err(BadChange::InThePast(ymd(2026_11_01)))
    );
    let parts = split(p, 3, 2, 14, made, None, &b.policy).unwrap();
    assert_eq!(
        parts.terms[3..5],
        [term(2026_12_01, 5_000), term(2026_12_15, 5_000)]
    );
    assert_eq!(
        split(p, 3, 1, 14, made, None, &b.policy),
        Err(BadChange::Uncuttable(1))
    );
    let gone = skipped(p, 3, &b.plans, made, None, &b.policy).unwrap();
    assert_eq!(gone.terms.last(), Some(&term(2027_09_01, 10_000)));
    let history = [
        gone.clone(),
        Plan {
            version: 3,
            ..gone.clone()
        },
    ];
    assert_eq!(
        skipped(p, 4, &history, made, None, &b.policy),
        Err(BadChange::SkippedEnough { most: 2 })
    );
    for next in [later, parts, gone] {
        let mut c = b.clone();
        c.plans.push(next);
        let after = c.on(2026_11_21);
        assert_eq!(
            (after.account.balance, after.plans[0].open),
            (o.account.balance, p.open)
        );
        assert_eq!(after.plans[0].kept(), 3);
        assert_eq!(after.plans[0].missed(), 0);
        // Before the change was made, the plan is what it was.
        assert_eq!(c.on(2026_11_20).plans[0].plan.version, 1);
    }
}

#[test]
fn s2_11_a_skipped_miss_is_remembered() {
    let mut b = henk();
    b.policy.plan_light_after = 0;
    b.rents(2026_12, 2027_01, 58_431)
        .pays(2026_12, 2027_01, 1, 58_431);
    let next = skipped(
        &b.on(2026_12_06).plans[0],
        3,
        &b.plans,
        ymd(2026_12_06),
        None,
        &b.policy,
    )
    .unwrap();
    b.plans.push(next);
    assert_eq!(b.rows(2026_12_20), []);
    let o = b.on(2027_01_05);
    assert_eq!(o.tasks[0].proposal, Proposal::OfferHelp);
}

#[test]
fn s0_19_too_tight_gives_lower_and_longer() {
    let twelve = equal(Cents(148_436), 12, ymd(2027_01_01), Rhythm::Monthly).unwrap();
    let lower = too_tight(&twelve, Cents(500)).unwrap();
    assert_eq!((lower[0].amount, lower.len()), (Cents(9_000), 17));
    assert_eq!(lower.iter().map(|t| t.amount.0).sum::<i64>(), 148_436);
    let mut terms = lower;
    while let Ok(next) = too_tight(&terms, Cents(500)) {
        assert!(next[0].amount < terms[0].amount && next.len() > terms.len());
        terms = next;
    }
    assert!(matches!(
        too_tight(&terms, Cents(500)),
        Err(BadShape::AsLowAsItGoes(_))
    ));
    // What someone can spare is the most of a term, rounded down to five euro.
    let spare = fitting(&twelve, Cents(7_097), Cents(500)).unwrap();
    assert_eq!(spare[0].amount, Cents(7_000));
}

#[test]
fn shapes_of_all_sorts_end_exact() {
    let (total, first) = (Cents(148_436), ymd(2027_01_31));
    let grows = step_up(total, Cents(5_000), Cents(2_500), 3, first, Rhythm::Monthly).unwrap();
    assert_eq!(grows[1].due_on, ymd(2027_02_28));
    assert_eq!(grows[2].due_on, ymd(2027_03_31));
    assert_eq!((grows[0].amount, grows[3].amount), (Cents(5_000), Cents(7_500)));
    let sum = |t: &[Term]| t.iter().map(|t| t.amount).sum::<Cents>();
    assert_eq!(sum(&grows), total);
    let may = with_lump(&grows, term(2027_05_25, 60_000)).unwrap();
    assert_eq!(sum(&may), total);
    assert!(may.len() < grows.len() && may.is_sorted());
    let pause = with_break(&grows, ym(2027_03));
    assert_eq!(sum(&pause), total);
    assert_eq!(pause[2].due_on, ymd(2027_04_30));
    assert_eq!(pause[3].due_on, ymd(2027_05_31));
    let weekly = equal(total, 10, ymd(2027_01_04), Rhythm::Weekly).unwrap();
    let off = with_break(&weekly, ym(2027_02));
    assert!(off.iter().all(|t| t.due_on.month() != ym(2027_02)));
    assert_eq!(sum(&off), total);
    assert_eq!(lump(total, first).unwrap().len(), 1);
    assert_eq!(
        equal(Cents(5), 4, first, Rhythm::Monthly)
            .unwrap()
            .iter()
            .map(|t| t.amount.0)
            .collect::<Vec<_>>(),
        [1, 1, 1, 2]
    );
    assert_eq!(
        equal(Cents(3), 4, first, Rhythm::Monthly),
        Err(BadShape::TooMany(4))
    );
    assert_eq!(
        equal(Cents(0), 4, first, Rhythm::Monthly),
        Err(BadShape::NothingOpen)
    );
    assert!(matches!(
        by_amount(total, Cents(0), first, Rhythm::Monthly),
        Err(BadShape::NotPositive(_))
    ));
    assert!(matches!(
        by_amount(total, Cents(1), first, Rhythm::Weekly),
        Err(BadShape::TooMany(_))
    ));
    assert!(matches!(
        with_lump(&grows, term(2027_05_25, 200_000)),
        Err(BadShape::LumpAboveTotal { .. })
    ));
}

#[test]
fn bad_plans_are_refused_in_place() {
    let b = henk();
    let good = b.plans[0].clone();
    let owes = Owed {
        start: ymd(2020_01_01),
        open: Cents(116_862),
        paid: Cents::ZERO,
    };
    assert_eq!(good.check(owes), Ok(()));
    let sixteen_of_nine_cents = equal(Cents(9), 16, ymd(2026_09_01), Rhythm::Monthly);
    assert_eq!(sixteen_of_nine_cents, Err(BadShape::TooMany(16)));
    let with = |terms: Vec<Term>| Plan {
        terms,
        ..good.clone()
    };
    assert_eq!(with(Vec::new()).check(owes), Err(BadPlan::NoTerms));
    let zero = with(vec![term(2026_09_01, 100), term(2026_10_01, 0)]);
    assert_eq!(
        zero.check(owes),
        Err(BadPlan::NotPositive {
            number: 2,
            amount: Cents::ZERO
        })
    );
    let below = with(vec![term(2026_09_01, -5)]);
    assert!(matches!(
        below.check(owes),
        Err(BadPlan::NotPositive { number: 1, .. })
    ));
    let turned = with(vec![term(2026_10_01, 5), term(2026_09_01, 5)]);
    assert_eq!(turned.check(owes), Err(BadPlan::OutOfOrder { number: 2 }));
    let long = with(vec![term(2026_09_01, 116_863)]);
    let told = long.check(owes).unwrap_err();
    assert_eq!(
        told,
        BadPlan::LongerThanDebt {
            planned: Cents(116_863),
            open: Cents(116_862)
        }
    );
    assert!(told.to_string().contains("€ 0,01"), "{told}");
    let early = with(vec![term(2019_12_31, 5)]);
    assert!(matches!(early.check(owes), Err(BadPlan::BeforeTenancy { .. })));
    let past = with(vec![term(2026_08_01, 5)]);
    assert!(matches!(
        past.check(owes),
        Err(BadPlan::BeforePlan { number: 1, .. })
    ));
    let future = Plan {
        covers_until: ymd(2026_09_01),
        ..good.clone()
    };
    assert!(matches!(future.check(owes), Err(BadPlan::CoversFuture { .. })));
    let unsaid = Plan {
        rent: rent_of(ym(2026_12), 58_431),
        ..good.clone()
    };
    assert_eq!(
        unsaid.check(owes),
        Err(BadPlan::RentNotStated { first: ym(2026_09) })
    );
    let beyond = with(vec![term(2026_09_01, i64::MAX)]);
    assert_eq!(beyond.check(owes), Err(BadPlan::Beyond));
    assert!(rent_of(ym(2026_09), 58_431).is_safe(Cents(58_431)));
    assert!(!rent_of(ym(2026_09), 58_430).is_safe(Cents(58_431)));
}

#[test]
fn a_plan_after_a_stopped_one_and_two_at_once() {
    let mut b = henk();
    let stop = {
        let o = b.on(2026_11_21);
        let p = o.plans[0].plan;
        p.next(Change::Stopped, p.terms.clone(), ymd(2026_11_21), None)
    };
    assert_eq!(stop.state, PlanState::Stopped);
    b.plans.push(stop);
    let o = b.on(2027_02_20);
    assert_eq!(o.plans[0].state, PlanStanding::Stopped);
    assert_eq!(
        (o.plans[0].kept(), o.plans[0].open, o.plans[0].missed()),
        (3, Cents::ZERO, 0)
    );
    // A new one, and a second beside it for half of the rest.
    b.plan(
        ymd(2026_11_22),
        equal(Cents(43_431), 5, ymd(2026_12_05), Rhythm::Monthly).unwrap(),
    );
    b.plan(ymd(2026_11_22), lump(Cents(43_431), ymd(2027_05_25)).unwrap());
    b.rents(2026_12, 2026_12, 58_431)
        .pays(2026_12, 2026_12, 1, 58_431);
    b.receipt(2026_12_05, 8_687);
    let o = b.on(2026_12_06);
    let open: Vec<i64> = o.plans.iter().map(|p| p.open.0).collect();
    assert_eq!(open, [0, 43_431 - 8_687, 43_431]);
    assert!(o.plans.iter().all(|p| p.rest == Cents::ZERO));
    assert_eq!(o.account.balance, Cents(86_862 - 8_687));
}

#[test]
fn new_rent_that_stays_away_is_a_miss_beside_the_plan() {
    let mut b = henk();
    b.call(2026_08_24, Outcome::Agreed);
    b.rents(2026_12, 2026_12, 58_431);
    b.receipt(2026_12_01, 10_000).month = Some(ym(2026_02));
    assert_eq!(b.rows(2026_12_05), [TaskKind::Miss]);
}

#[test]
fn own_rent_money_of_other_payers_counts_the_same() {
    let mut b = henk();
    for e in &mut b.entries {
        e.method = Method::OtherPayer;
    }
    assert_eq!(summary(&b.on(2026_11_21)), summary(&henk().on(2026_11_21)));
}

#[test]
fn wake_on_follows_the_terms() {
    let b = henk();
    let o = b.on(2026_11_25);
    assert!(o.wake_on.is_some_and(|d| d <= ymd(2026_12_05)), "{:?}", o.wake_on);
    let _: Day = o.on;
}

#[test]
fn s2_8_after_three_kept_in_a_row_a_missed_term_waits_a_week_longer() {
    let mut b = henk();
    b.call(2026_08_24, Outcome::Agreed);
    b.rents(2026_12, 2026_12, 58_431);
    b.pays(2026_12, 2026_12, 1, 58_431);
    let missed = |b: &Book, on| b.rows(on).contains(&TaskKind::PromiseMissed);
    // The term of 1 December may come until the 4th; then it waits until the 12th, and nothing else is held back by it.
    assert!(!missed(&b, 2026_12_11) && missed(&b, 2026_12_12));
    b.policy.plan_light_after = 4;
    assert!(!missed(&b, 2026_12_04) && missed(&b, 2026_12_05));
    b.policy.plan_light_after = 0;
    assert!(missed(&b, 2026_12_05));
}

#[test]
fn s0_19_within_what_is_left_in_any_month() {
    let own = by_amount(Cents(148_436), Cents(12_370), ymd(2026_12_05), Rhythm::Monthly).unwrap();
    assert_eq!(most_in_a_month(&own), Cents(12_370));
    let lower = within(&own, Cents(7_000), Cents(500)).unwrap();
    assert_eq!((lower.len(), lower[21].amount), (22, Cents(1_436)));
    for rhythm in Rhythm::ALL {
        let own = by_amount(Cents(148_436), Cents(6_000), ymd(2026_12_05), *rhythm).unwrap();
        let lower = within(&own, Cents(7_000), Cents(500)).unwrap();
        assert!(most_in_a_month(&lower) <= Cents(7_000), "{rhythm:?}");
        assert_eq!(lower.iter().map(|t| t.amount).sum::<Cents>(), Cents(148_436));
    }
    assert_eq!(
        within(&own, Cents(400), Cents(500)),
        Err(BadShape::AsLowAsItGoes(Cents(500)))
    );
}
