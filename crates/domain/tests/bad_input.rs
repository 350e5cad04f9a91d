//! What can't be, in the library: each is refused by name, and the sentence says what, where and what to do. The same list
//! stands on the command line (`law_command`, `signal_command`) and on the pages (`law_pages`, `signals`).
#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use domain::calendar::Day;
use domain::law::{
    Household, Law, Refusal, care_allowance, child_budget, costs, interest, letter, protected_income,
    rent_allowance,
};
use domain::money::Cents;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn costs_of(law: &Law, principal: i64, on: &str) -> Result<Cents, Refusal> {
    let question = costs::Question {
        principals: &[Cents(principal)],
        paid: Cents::ZERO,
        vat: false,
        instalments: false,
        earlier: &[],
        on: day(on),
    };
    costs::costs(law, &question).map(|found| found.costs)
}

fn interest_of(law: &Law, principal: i64, from: &str, until: &str) -> Result<Cents, Refusal> {
    let question = interest::Question {
        scheme: None,
        principal: Cents(principal),
        from: day(from),
        until: day(until),
        payments: &[],
        unconfirmed: true,
    };
    interest::interest(law, &question).map(|found| found.interest)
}

fn rent_allowance_of(law: &Law, rent: i64, household: i64, year: i64) -> Result<Cents, Refusal> {
    let question = rent_allowance::Question {
        rent: Cents(rent),
        income: Cents(2_000_000),
        household,
        all_young: false,
        year,
    };
    rent_allowance::rent_allowance(law, &question).map(|found| found.monthly)
}

fn protected_income_of(law: &Law, income: i64, on: &str) -> Result<Cents, Refusal> {
    let question = protected_income::Question {
        household: Household::Single,
        income: Cents(income),
        net_monthly: None,
        partner_monthly: None,
        other_monthly: None,
        on: day(on),
    };
    protected_income::protected_income(law, &question).map(|found| found.monthly)
}

fn care_allowance_of(law: &Law, income: i64, year: i64) -> Result<Cents, Refusal> {
    let question = care_allowance::Question {
        income: Cents(income),
        partner: false,
        year,
    };
    care_allowance::care_allowance(law, &question).map(|found| found.monthly)
}

fn child_budget_of(law: &Law, children: &[i64], year: i64) -> Result<Cents, Refusal> {
    let question = child_budget::Question {
        income: Cents(2_500_000),
        children,
        partner: false,
        year,
    };
    child_budget::child_budget(law, &question).map(|found| found.yearly)
}

/// The first row is named, with the day from which it can be asked.
#[test]
fn bad_input_a_day_before_the_rule_existed() {
    let law = Law::shipped().unwrap();
    let letter_of =
        |on: &str| letter::letter(&law, letter::Sent::Posted(day(on)), false).map(|_| Cents::ZERO);
    for (what, refused) in [
        ("costs", costs_of(&law, 50_000, "2012-06-30")),
        ("letter", letter_of("2010-01-01")),
        ("interest", interest_of(&law, 500, "2003-01-01", "2004-03-01")),
        ("rent allowance", rent_allowance_of(&law, 60_000, 1, 2025)),
        ("care allowance", care_allowance_of(&law, 2_000_000, 2025)),
        ("child budget", child_budget_of(&law, &[5], 2025)),
        (
            "protected income",
            protected_income_of(&law, 2_000_000, "2026-06-30"),
        ),
    ] {
        let refusal = refused.unwrap_err();
        assert!(matches!(refusal, Refusal::NotYet { .. }), "{what}: {refusal}");
        assert!(
            refusal.to_string().contains("choose a day from"),
            "{what}: {refusal}"
        );
    }
    assert_eq!(
        costs_of(&law, 50_000, "2012-07-01"),
        Ok(Cents(7_500)),
        "the first day counts"
    );
}

#[test]
fn bad_input_an_amount_of_nothing_below_it_or_far_above_any_scale() {
    const HUGE: i64 = 9_999_999_999;
    let law = Law::shipped().unwrap();
    let (on, from, until) = ("2026-11-21", "2014-01-01", "2015-01-01");
    for amount in [0, -500] {
        for refused in [
            costs_of(&law, amount, on),
            interest_of(&law, amount, from, until),
            rent_allowance_of(&law, amount, 1, 2026),
        ] {
            let refusal = refused.unwrap_err();
            assert!(
                matches!(refusal, Refusal::NotPositive { .. }),
                "{amount}: {refusal}"
            );
        }
    }
    assert!(matches!(
        care_allowance_of(&law, -1, 2026),
        Err(Refusal::Negative { .. })
    ));
    assert!(care_allowance_of(&law, 0, 2026).is_ok(), "no income is an income");
    for amount in [HUGE, i64::MAX] {
        for refused in [
            costs_of(&law, amount, on),
            interest_of(&law, amount, from, until),
            rent_allowance_of(&law, amount, 1, 2026),
            care_allowance_of(&law, amount, 2026),
            protected_income_of(&law, amount, on),
        ] {
            let refusal = refused.unwrap_err();
            assert!(matches!(refusal, Refusal::TooLarge { .. }), "{amount}: {refusal}");
        }
    }
}

#[test]
fn bad_input_a_household_that_cannot_be() {
    let law = Law::shipped().unwrap();
    for household in [0, -1, 26, i64::MAX] {
        let refused = rent_allowance_of(&law, 60_000, household, 2026);
        assert!(
            matches!(refused, Err(Refusal::OutOfRange { .. })),
            "{household}: {refused:?}"
        );
    }
    for children in [&[18][..], &[-1], &[5, 40]] {
        let refused = child_budget_of(&law, children, 2026);
        assert!(
            matches!(refused, Err(Refusal::OutOfRange { .. })),
            "{children:?}: {refused:?}"
        );
    }
    assert!(child_budget_of(&law, &[], 2026).is_err(), "no child, no budget");
    for word in ["", "commune", "Single ", "couple_with_children"] {
        assert_eq!(Household::from_code(word), None, "{word}");
    }
}
