//! What must hold for every amount: more principal never costs less, more income never brings more allowance, no jumps
//! where the law has none, and interest adds up.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use domain::calendar::{Day, Month};
use domain::law::{
    Household, Law, allocation, care_allowance, child_budget, costs, interest, letter, protected_income,
    rent_allowance,
};
use domain::money::Cents;
use domain::policy::{AllocationOrder, Policy};
use proptest::prelude::*;
use std::sync::LazyLock;

static LAW: LazyLock<Law> = LazyLock::new(|| Law::shipped().unwrap());

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn costs_of(principal: i64) -> i64 {
    let question = costs::Question {
        principals: &[Cents(principal)],
        paid: Cents::ZERO,
        vat: false,
        instalments: false,
        earlier: &[],
        on: day("2026-11-21"),
    };
    costs::costs(&LAW, &question).unwrap().costs.0
}

fn interest_of(
    principal: i64,
    from: Day,
    until: Day,
    payments: &[interest::Payment],
) -> interest::Interest<'static> {
    let question = interest::Question {
        scheme: None,
        principal: Cents(principal),
        from,
        until,
        payments,
        unconfirmed: true,
    };
    interest::interest(&LAW, &question).unwrap()
}

fn rent_allowance_of(rent: i64, income: i64, household: i64) -> i64 {
    let question = rent_allowance::Question {
        rent: Cents(rent),
        income: Cents(income),
        household,
        all_young: false,
        year: 2026,
    };
    rent_allowance::rent_allowance(&LAW, &question).unwrap().monthly.0
}

fn protected_of(household: Household, income: i64) -> i64 {
    let question = protected_income::Question {
        household,
        income: Cents(income),
        net_monthly: None,
        partner_monthly: None,
        other_monthly: None,
        on: day("2026-11-21"),
    };
    protected_income::protected_income(&LAW, &question)
        .unwrap()
        .monthly
        .0
}

proptest! {
    /// Costs never fall and never jump: one cent more principal costs at most one cent more.
    #[test]
    fn costs_are_continuous_and_never_fall(principal in 1_i64..200_000_000) {
        let (here, next) = (costs_of(principal), costs_of(principal + 1));
        prop_assert!(here <= next && next <= here + 1, "{principal}: {here} {next}");
        prop_assert!((4000..=677_500).contains(&here));
    }

    /// What was paid in time lowers the costs to those of the rest.
    #[test]
    fn costs_are_those_of_what_is_left(principal in 2_i64..10_000_000, part in 1_i64..10_000_000) {
        let paid = part % principal;
        let question = costs::Question {
            principals: &[Cents(principal)], paid: Cents(paid), vat: false, instalments: false, earlier: &[],
            on: day("2026-11-21"),
        };
        prop_assert_eq!(costs::costs(&LAW, &question).unwrap().costs.0, costs_of(principal - paid));
    }

    /// Small instalments of one contract never cost more than the cap in any half year.
    #[test]
    fn instalments_stay_below_their_cap(gaps in prop::collection::vec(1_i32..60, 1..14)) {
        let mut on = day("2025-01-05");
        let mut asked: Vec<(Day, Cents)> = Vec::new();
        for gap in gaps {
            on = on.plus(gap);
            let earlier: Vec<costs::Earlier> =
                asked.iter().map(|(day, costs)| costs::Earlier { on: *day, costs: Some(*costs) }).collect();
            let question = costs::Question {
                principals: &[Cents(12_000)], paid: Cents::ZERO, vat: false, instalments: true, earlier: &earlier, on,
            };
            asked.push((on, costs::costs(&LAW, &question).unwrap().costs));
            let start = on.month().plus(-6).on(on.day_of_month());
            let sum: Cents = asked.iter().filter(|(day, _)| *day > start).map(|(_, costs)| *costs).sum();
            prop_assert!(sum <= Cents(14_000), "{sum}");
        }
    }

    /// A letter gives fourteen whole days after a post day, and a later letter is never there earlier.
    #[test]
    fn letters_give_fourteen_days(posted in 15_600_i32..40_000) {
        let of = |day: i32| letter::letter(&LAW, letter::Sent::Posted(Day(day)), false).unwrap();
        let found = of(posted);
        prop_assert_eq!(found.last_free_day.since(found.delivered), 14);
        prop_assert!(found.delivered.since(Day(posted)) >= 2);
        prop_assert!(![0, 6].contains(&found.delivered.weekday()), "no post on Sunday and Monday");
        prop_assert!(of(posted + 1).delivered >= found.delivered);
        let mild = letter::letter(&LAW, letter::Sent::Posted(Day(posted)), true).unwrap();
        prop_assert!(mild.last_free_day >= found.last_free_day && mild.last_free_day.weekday() < 5);
    }

    /// Interest over two principals is that over their sum, exactly.
    #[test]
    fn interest_adds_up_over_principals(a in 1_i64..100_000_000, b in 1_i64..100_000_000, start in 12_500_i32..20_000, days in 1_i32..600) {
        let (from, until) = (Day(start), Day(start + days));
        let sum = interest_of(a, from, until, &[]).exact + interest_of(b, from, until, &[]).exact;
        prop_assert_eq!(sum, interest_of(a + b, from, until, &[]).exact);
    }

    /// Interest over a period is that over its segments; days are neither lost nor counted twice; a longer period never
    /// costs less; and within the first year the period may be cut anywhere.
    #[test]
    fn interest_adds_up_over_time(principal in 1_i64..100_000_000, start in 12_500_i32..19_000, days in 2_i32..1500, at in 0_i32..1500) {
        let (from, until) = (Day(start), Day(start + days));
        let whole = interest_of(principal, from, until, &[]);
        prop_assert_eq!(whole.segments.iter().map(|s| s.days).sum::<i32>(), days);
        prop_assert!(whole.segments.windows(2).all(|w| w[0].until == w[1].from));
        prop_assert!(interest_of(principal, from, until.plus(1), &[]).exact >= whole.exact);
        let cut = from.plus(1 + at % (days - 1));
        if days <= 365 {
            let parts = interest_of(principal, from, cut, &[]).exact + interest_of(principal, cut, until, &[]).exact;
            prop_assert_eq!(parts, whole.exact);
        }
    }

    /// A payment never raises the interest, and what is owed at the end is principal and interest less payments.
    #[test]
    fn payments_are_accounted_for_to_the_cent(principal in 10_000_i64..10_000_000, amount in 1_i64..10_000_000, after in 0_i32..900) {
        let (from, until) = (day("2015-03-01"), day("2017-09-01"));
        let payment = interest::Payment { on: from.plus(after), amount: Cents(amount) };
        let with = interest_of(principal, from, until, &[payment]);
        prop_assert!(with.exact <= interest_of(principal, from, until, &[]).exact);
        let owed = principal + with.interest.0 - amount + with.surplus.0;
        prop_assert!((with.open.0 - owed).abs() <= 1, "{} {owed}", with.open.0);
    }

    /// More income never brings more rent allowance, and a cent of income never costs more than a cent a month.
    #[test]
    fn rent_allowance_never_rises_with_income(rent in 1_i64..120_000, income in 0_i64..8_000_000, household in 1_i64..8) {
        let (here, next) = (rent_allowance_of(rent, income, household), rent_allowance_of(rent, income + 100, household));
        prop_assert!(next <= here && here <= next + 3, "{here} {next}");
        prop_assert!(here >= 0 && here <= rent);
    }

    /// More rent never brings less, and never more than the rent itself rises.
    #[test]
    fn rent_allowance_never_falls_with_rent(rent in 1_i64..120_000, income in 0_i64..8_000_000, household in 1_i64..8) {
        let (here, next) = (rent_allowance_of(rent, income, household), rent_allowance_of(rent + 1, income, household));
        prop_assert!(here <= next && next <= here + 1, "{here} {next}");
    }

    /// More income never brings more care allowance or child budget.
    #[test]
    fn allowances_never_rise_with_income(income in 0_i64..20_000_000, more in 0_i64..100_000, partner: bool, ages in prop::collection::vec(0_i64..18, 1..6)) {
        let care = |income| care_allowance::care_allowance(&LAW, &care_allowance::Question { income: Cents(income), partner, year: 2026 }).unwrap().monthly;
        prop_assert!(care(income + more) <= care(income));
        let child = |income| child_budget::child_budget(&LAW, &child_budget::Question { income: Cents(income), children: &ages, partner, year: 2026 }).unwrap().yearly;
        prop_assert!(child(income + more) <= child(income));
    }

    /// Protected income never falls with income and never jumps.
    #[test]
    fn protected_income_never_falls(income in 0_i64..10_000_000, household in 0_usize..4) {
        let household = Household::ALL[household];
        let (here, next) = (protected_of(household, income), protected_of(household, income + 100));
        prop_assert!(here <= next && next <= here + 10, "{here} {next}");
    }

    /// Every cent of a payment is booked or left over, by the law and by policy.
    #[test]
    fn an_allocation_loses_nothing(
        amounts in prop::collection::vec((1_i64..100_000, 0_i64..3000, 0_i64..15_000), 1..6),
        payment in 1_i64..400_000, on in 0_i32..12, oldest_first: bool, designated in prop::option::of(0_i32..6),
    ) {
        let first = Month::new(2026, 1);
        let claims: Vec<allocation::Claim> = (0..).zip(&amounts).map(|(month, (principal, interest, costs))| allocation::Claim {
            due_on: first.plus(month).first(), principal: Cents(*principal), interest: Cents(*interest), costs: Cents(*costs),
        }).collect();
        let order = if oldest_first { AllocationOrder::OldestFirst } else { AllocationOrder::CurrentFirst };
        let question = allocation::Question {
            claims: &claims, payment: Cents(payment), on: first.plus(on).on(15), designated: designated.map(|m| first.plus(m)),
            policy: Policy { allocation: order, ..Policy::DEFAULT },
        };
        let found = allocation::allocate(&LAW, &question).unwrap();
        for (booked, left) in [(&found.by_law, found.left_by_law), (&found.by_policy, found.left_by_policy)] {
            let sum: Cents = booked.iter().map(|b| b.costs + b.interest + b.principal).sum();
            prop_assert_eq!(sum + left, Cents(payment));
            for claim in &claims {
                let of = |part: fn(&allocation::Booked) -> Cents| booked.iter().filter(|b| b.due_on == claim.due_on).map(part).sum::<Cents>();
                prop_assert!(of(|b| b.principal) <= claim.principal && of(|b| b.interest) <= claim.interest && of(|b| b.costs) <= claim.costs);
            }
        }
    }
}
