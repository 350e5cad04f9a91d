//! The worked examples of domain/law.md, each a row of data: to the cent and to the day.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use domain::calendar::{Day, Month};
use domain::law::{
    Household, Law, Refusal, allocation, care_allowance, child_budget, costs, interest, letter,
    protected_income, read, rent_allowance, unconfirmed,
};
use domain::ledger::AllocationRule;
use domain::money::Cents;
use domain::policy::Policy;

fn law() -> Law {
    Law::shipped().unwrap()
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn cents(text: &str) -> Cents {
    Cents::parse(text).unwrap()
}

fn plain(principals: &[Cents]) -> costs::Question<'_> {
    costs::Question {
        principals,
        paid: Cents::ZERO,
        vat: true,
        instalments: false,
        earlier: &[],
        on: day("2026-11-21"),
    }
}

/// §2.3, examples 1 to 23: principal, costs, costs with 21 % VAT.
#[test]
fn collection_costs() {
    let law = law();
    for (principal, expected, with_vat) in [
        ("25.00", "40.00", "48.40"),
        ("250.00", "40.00", "48.40"),
        ("266.67", "40.00", "48.40"),
        ("300.00", "45.00", "54.45"),
        ("350.00", "52.50", "63.53"),
        ("500.00", "75.00", "90.75"),
        ("612.34", "91.85", "111.14"),
        ("932.93", "139.94", "169.33"),
        ("1000.00", "150.00", "181.50"),
        ("1281.00", "192.15", "232.50"),
        ("1500.00", "225.00", "272.25"),
        ("1800.00", "270.00", "326.70"),
        ("2000.00", "300.00", "363.00"),
        ("2500.00", "375.00", "453.75"),
        ("3000.00", "425.00", "514.25"),
        ("3650.00", "490.00", "592.90"),
        ("5813.22", "665.66", "805.45"),
        ("5000.00", "625.00", "756.25"),
        ("7500.00", "750.00", "907.50"),
        ("10000.00", "875.00", "1058.75"),
        ("10968.71", "884.69", "1070.47"),
        ("200000.00", "2775.00", "3357.75"),
        ("1200000.00", "6775.00", "8197.75"),
    ] {
        let found = costs::costs(&law, &plain(&[cents(principal)])).unwrap();
        assert_eq!(found.costs, cents(expected), "{principal}");
        assert_eq!(found.total(), cents(with_vat), "{principal} with tax");
        assert!(unconfirmed(&found.steps).is_empty(), "{principal}");
    }
}

/// §2.3, examples 12 and 24: three months in one letter; a part paid in time.
#[test]
fn collection_costs_on_what_is_left() {
    let law = law();
    let three = [cents("600"); 3];
    assert_eq!(costs::costs(&law, &plain(&three)).unwrap().costs, cents("270"));
    let one = [cents("650")];
    let partly = costs::Question {
        paid: cents("400"),
        ..plain(&one)
    };
    let found = costs::costs(&law, &partly).unwrap();
    assert_eq!(
        (found.basis, found.costs, found.total()),
        (cents("250"), cents("40"), cents("48.40"))
    );
    let all = costs::Question {
        paid: cents("650"),
        ..plain(&one)
    };
    assert_eq!(costs::costs(&law, &all).unwrap().total(), Cents::ZERO);
}

/// §2.3, example 25: a remainder of 120.00 a month, a valid letter in each of six months: 40 + 5 × 20 = 140.
#[test]
fn collection_costs_of_small_instalments() {
    let law = law();
    let principal = [cents("120")];
    let mut earlier = Vec::new();
    let mut asked = Vec::new();
    for month in 1..=6 {
        let on = Month::new(2026, month).on(10);
        let question = costs::Question {
            instalments: true,
            vat: false,
            earlier: &earlier,
            on,
            ..plain(&principal)
        };
        let found = costs::costs(&law, &question).unwrap();
        asked.push(found.costs);
        let flagged = unconfirmed(&found.steps).len();
        assert_eq!(
            flagged,
            usize::from(month > 1),
            "the step of 20.00 is from memory"
        );
        earlier.push(costs::Earlier { on, costs: None });
    }
    assert_eq!(asked.iter().copied().sum::<Cents>(), cents("140"));
    assert_eq!(asked[0], cents("40"));
    // Within the same half year nothing more may be asked.
    let seventh = costs::Question {
        instalments: true,
        earlier: &earlier,
        on: day("2026-07-05"),
        ..plain(&principal)
    };
    assert_eq!(costs::costs(&law, &seventh).unwrap().total(), Cents::ZERO);
    // The months before, half a year later, no longer count.
    let much_later = costs::Question {
        on: day("2026-12-10"),
        ..seventh
    };
    assert_eq!(costs::costs(&law, &much_later).unwrap().costs, cents("40"));
    // One late letter for three instalments: the highest of what one would have given (kantoorabri.nl).
    let three = [cents("120"), cents("250"), cents("80")];
    let late = costs::Question {
        instalments: true,
        vat: false,
        ..plain(&three)
    };
    assert_eq!(costs::costs(&law, &late).unwrap().costs, cents("40"));
    // A full month's rent is no small instalment: the scale.
    let rent = [cents("600")];
    let full = costs::Question {
        instalments: true,
        vat: false,
        ..plain(&rent)
    };
    assert_eq!(costs::costs(&law, &full).unwrap().costs, cents("90"));
}

/// §2.2: posted, deemed delivered, day 1, last day without costs, costs from.
#[test]
fn letters() {
    let law = law();
    for (posted, delivered, first, last, from) in [
        (
            "2026-11-02",
            "2026-11-04",
            "2026-11-05",
            "2026-11-18",
            "2026-11-19",
        ),
        (
            "2026-11-04",
            "2026-11-06",
            "2026-11-07",
            "2026-11-20",
            "2026-11-21",
        ),
        (
            "2026-11-05",
            "2026-11-07",
            "2026-11-08",
            "2026-11-21",
            "2026-11-22",
        ),
        (
            "2026-11-06",
            "2026-11-10",
            "2026-11-11",
            "2026-11-24",
            "2026-11-25",
        ),
        (
            "2026-11-07",
            "2026-11-11",
            "2026-11-12",
            "2026-11-25",
            "2026-11-26",
        ),
        (
            "2026-12-24",
            "2026-12-30",
            "2026-12-31",
            "2027-01-13",
            "2027-01-14",
        ),
    ] {
        let found = letter::letter(&law, letter::Sent::Posted(day(posted)), false).unwrap();
        assert_eq!(
            (
                found.delivered,
                found.first_day,
                found.last_free_day,
                found.costs_from
            ),
            (day(delivered), day(first), day(last), day(from)),
            "{posted}"
        );
    }
    // The milder option: Saturday 21 November moves to Monday, and the step says it is not from the law.
    let mild = letter::letter(&law, letter::Sent::Posted(day("2026-11-05")), true).unwrap();
    assert_eq!(
        (mild.last_free_day, mild.costs_from),
        (day("2026-11-23"), day("2026-11-24"))
    );
    assert_eq!(unconfirmed(&mild.steps).len(), 1);
    let received = letter::letter(&law, letter::Sent::Received(day("2026-11-04")), false).unwrap();
    assert_eq!(received.last_free_day, day("2026-11-18"));
}

fn rent_interest<'l>(law: &'l Law, principal: &str, from: &str, until: &str) -> interest::Interest<'l> {
    let question = interest::Question {
        scheme: None,
        principal: cents(principal),
        from: day(from),
        until: day(until),
        payments: &[],
        unconfirmed: true,
    };
    interest::interest(law, &question).unwrap()
}

type InterestExample<'a> = (&'a str, &'a str, &'a str, &'a [(i32, i64, &'a str)], &'a str);

/// §3.3: principal, start, end (exclusive), segments with days and interest, interest.
#[test]
fn statutory_interest() {
    let law = law();
    let examples: [InterestExample<'_>; 5] = [
        (
            "600.00",
            "2026-01-02",
            "2026-11-21",
            &[(323, 4, "21.24")],
            "21.24",
        ),
        (
            "1000.00",
            "2024-07-01",
            "2026-07-01",
            &[
                (184, 7, "35.29"),
                (181, 6, "29.75"),
                (184, 6, "32.21"),
                (181, 4, "21.13"),
            ],
            "118.38",
        ),
        (
            "650.00",
            "2025-10-02",
            "2026-11-21",
            &[(91, 6, "9.72"), (274, 4, "19.52"), (50, 4, "3.72")],
            "32.96",
        ),
        (
            "1281.00",
            "2026-05-02",
            "2026-11-21",
            &[(203, 4, "28.50")],
            "28.50",
        ),
        (
            "1648.30",
            "2014-12-12",
            "2015-05-29",
            &[(20, 3, "2.71"), (148, 2, "13.37")],
            "16.08",
        ),
    ];
    for (principal, from, until, segments, expected) in examples {
        let found = rent_interest(&law, principal, from, until);
        let parts: Vec<(i32, i64, Cents)> = found
            .segments
            .iter()
            .map(|s| (s.days, s.percent.0 / 1000, s.interest))
            .collect();
        let wanted: Vec<(i32, i64, Cents)> = segments.iter().map(|(d, p, i)| (*d, *p, cents(i))).collect();
        assert_eq!(parts, wanted, "{principal} from {from}");
        assert_eq!(found.interest, cents(expected), "{principal} from {from}");
    }
    let long = rent_interest(&law, "5000.00", "2022-12-02", "2026-11-21");
    assert_eq!((long.segments.len(), long.interest), (9, cents("1177.58")));
    let old = rent_interest(&law, "2000.00", "2009-01-01", "2012-01-01");
    assert_eq!(old.interest, cents("238.62"));
}

/// §3.3, example 2 and 3: the base after the anniversary.
#[test]
fn interest_joins_the_base_on_the_anniversary() {
    let law = law();
    let found = rent_interest(&law, "1000.00", "2024-07-01", "2026-07-01");
    assert_eq!(found.segments[2].base, cents("1065.04"));
    let found = rent_interest(&law, "650.00", "2025-10-02", "2026-11-21");
    assert_eq!(found.segments[2].base, cents("679.24"));
}

/// §3.1: nothing is charged over a period whose rate is not confirmed.
#[test]
fn interest_over_unconfirmed_rates_is_refused_by_name() {
    let law = law();
    let question = interest::Question {
        scheme: None,
        principal: cents("600"),
        from: day("2024-12-01"),
        until: day("2026-11-21"),
        payments: &[],
        unconfirmed: false,
    };
    let Err(Refusal::Unconfirmed(rows)) = interest::interest(&law, &question) else {
        panic!("must be refused");
    };
    let spans: Vec<String> = rows.iter().map(|r| r.valid_from.to_string()).collect();
    assert_eq!(spans, ["2025-01-01", "2025-07-01", "2026-01-01", "2026-07-01"]);
    let said = Refusal::Unconfirmed(rows).to_string();
    assert!(
        said.contains("interest.consumer 2025-01-01 – 2025-06-30 (M+, law/nl/interest.toml line"),
        "{said}"
    );
    // Examples 5 and 7 rest on confirmed rows only.
    for (from, until) in [("2014-12-12", "2015-05-29"), ("2009-01-01", "2012-01-01")] {
        let question = interest::Question {
            from: day(from),
            until: day(until),
            ..question
        };
        assert!(interest::interest(&law, &question).is_ok());
    }
}

/// Art. 6:44: interest first, then the principal. 365 days at 2 % over 1000.00 is 20.00.
#[test]
fn a_payment_goes_to_interest_first() {
    let law = law();
    let pay = |on: &str, amount: &str| interest::Payment {
        on: day(on),
        amount: cents(amount),
    };
    let payments = [pay("2016-07-01", "20"), pay("2017-01-01", "510")];
    let question = interest::Question {
        scheme: None,
        principal: cents("1000"),
        from: day("2015-01-01"),
        until: day("2018-01-01"),
        payments: &payments,
        unconfirmed: false,
    };
    let found = interest::interest(&law, &question).unwrap();
    // 2015: 20.00, base 1020. 2016, 182 + 184 = 366 days: 10.1720 until July; 20.00 pays that and 9.8280 of the base
    // (1010.1720); then 10.1847. 2017: base 1020.3567 − 510 = 510.3567, interest 10.2071.
    let shown: Vec<Cents> = found.segments.iter().map(|s| s.interest).collect();
    assert_eq!(
        shown,
        [cents("20.00"), cents("10.17"), cents("10.18"), cents("10.21")]
    );
    assert_eq!(found.interest, cents("50.56"));
    assert_eq!(found.open, cents("520.56"));
    assert_eq!(found.surplus, Cents::ZERO);
}

/// §7.1: household, rent, income, allowance per month. 12 is with everybody under 21.
#[test]
fn rent_allowance_2026() {
    let law = law();
    for (household, rent, income, expected) in [
        (1, "450.00", "18000", "247.48"),
        (1, "498.20", "20000", "295.68"),
        (1, "600.00", "20000", "361.85"),
        (1, "650.00", "23425", "394.35"),
        (1, "650.00", "25000", "358.91"),
        (1, "650.00", "30000", "246.41"),
        (1, "700.00", "25000", "391.41"),
        (1, "713.02", "23000", "435.31"),
        (1, "1000.00", "30000", "375.34"),
        (1, "640.00", "37000", "82.41"),
        (1, "650.00", "44000", "0.00"),
        (2, "600.00", "25000", "363.66"),
        (2, "700.00", "35000", "364.49"),
        (3, "800.00", "25000", "484.69"),
        (5, "800.00", "25000", "484.69"),
        (3, "850.00", "40000", "348.86"),
        // The maxima, and the incomes at which nothing is left.
        (1, "932.93", "23425", "523.28"),
        (2, "932.93", "31500", "525.09"),
        (3, "932.93", "31500", "537.87"),
        (1, "932.93", "46682", "0.00"),
        (2, "932.93", "60141", "0.00"),
        (3, "932.93", "60838", "0.00"),
    ] {
        let question = rent_allowance::Question {
            rent: cents(rent),
            income: cents(income),
            household,
            all_young: false,
            year: 2026,
        };
        let found = rent_allowance::rent_allowance(&law, &question).unwrap();
        assert_eq!(found.monthly, cents(expected), "{household} {rent} {income}");
    }
    let young = rent_allowance::Question {
        rent: cents("600"),
        income: cents("12000"),
        household: 1,
        all_young: true,
        year: 2026,
    };
    assert_eq!(
        rent_allowance::rent_allowance(&law, &young).unwrap().monthly,
        cents("295.68")
    );
}

/// §7.1, sanity check: the same formula with the numbers of 2024, brought in as an association's own rows.
#[test]
fn rent_allowance_with_own_numbers_of_2024() {
    let mut text = String::new();
    for (parameter, value) in [
        ("rent_allowance.quality_limit", "454.47"),
        ("rent_allowance.cap_1_2", "650.43"),
        ("rent_allowance.cap_3", "650.43"),
        ("rent_allowance.max_rent", "879.66"),
        ("rent_allowance.max_rent_young", "454.47"),
        ("rent_allowance.full_age", "23"),
        ("rent_allowance.reference_single", "22025"),
        ("rent_allowance.reference_multi", "29325"),
        // Less 1.82 this is the 179.52 that domain/law.md writes as 179.5; less 3.63 it is the share of a family.
        ("rent_allowance.own_share", "181.34"),
        ("rent_allowance.own_share_single", "1.82"),
        ("rent_allowance.own_share_multi", "3.63"),
        ("rent_allowance.own_share_adjustment", "0"),
        ("rent_allowance.share_first", "100"),
        ("rent_allowance.share_second", "65"),
        ("rent_allowance.share_third", "40"),
        ("rent_allowance.taper_single", "27"),
        ("rent_allowance.taper_multi", "22"),
        ("rent_allowance.capital_single", "36952"),
    ] {
        // Where nothing was shipped for 2025, the own row lasts until the shipped one begins.
        let last = match Law::shipped().unwrap().find(
            domain::law::Parameter::from_code(parameter).unwrap(),
            day("2025-06-01"),
        ) {
            Some(_) => "2024-12-31",
            None => "2025-12-31",
        };
        text = format!(
            "{text}[[own]]\nparameter = \"{parameter}\"\nvalid_from = 2024-01-01\nvalid_to = {last}\nvalue = {value}\n\
             certainty = \"V2\"\nsource = \"Kamerstukken 36 608 nr. 6\"\n\n"
        );
    }
    let law = law().with(read::own_rows("own.toml", &text).unwrap()).unwrap();
    for (household, rent, income, expected) in [
        (1, "700", "25000", "355.21"),
        (1, "1000", "30000", "314.58"),
        (3, "800", "25000", "463.96"),
    ] {
        let question = rent_allowance::Question {
            rent: cents(rent),
            income: cents(income),
            household,
            all_young: false,
            year: 2024,
        };
        let found = rent_allowance::rent_allowance(&law, &question).unwrap();
        assert_eq!(found.monthly, cents(expected), "{household} {rent} {income}");
    }
}

/// §7.2: income, partner, care allowance per month.
#[test]
fn care_allowance_2026() {
    let law = law();
    for (income, partner, expected) in [
        ("0", false, "129.20"),
        ("29500", false, "129.20"),
        ("30000", false, "126.18"),
        ("31000", false, "114.74"),
        ("33000", false, "91.85"),
        ("35000", false, "68.97"),
        ("37000", false, "46.09"),
        ("40000", false, "11.76"),
        ("40500", false, "6.04"),
        ("41000", false, "0.00"),
        ("29500", true, "246.89"),
        ("40000", true, "129.44"),
        ("45000", true, "72.24"),
        ("50000", true, "15.03"),
    ] {
        let question = care_allowance::Question {
            income: cents(income),
            partner,
            year: 2026,
        };
        let found = care_allowance::care_allowance(&law, &question).unwrap();
        assert_eq!(found.monthly, cents(expected), "{income} {partner}");
    }
}

/// §7.3: income, children, partner, per year, per month.
#[test]
fn child_budget_2026() {
    let law = law();
    for (income, children, partner, yearly, monthly) in [
        ("25000", &[5][..], false, "5996.00", "499.67"),
        ("35000", &[5, 13], false, "8899.89", "741.66"),
        ("38000", &[5, 13], true, "5884.00", "490.33"),
        ("50000", &[8, 12, 16], true, "8602.67", "716.89"),
    ] {
        let question = child_budget::Question {
            income: cents(income),
            children,
            partner,
            year: 2026,
        };
        let found = child_budget::child_budget(&law, &question).unwrap();
        assert_eq!(
            (found.yearly, found.monthly),
            (cents(yearly), cents(monthly)),
            "{income} {children:?}"
        );
    }
}

fn protected(household: Household, income: &str) -> protected_income::Question {
    protected_income::Question {
        household,
        income: cents(income),
        net_monthly: None,
        partner_monthly: None,
        other_monthly: None,
        on: day("2026-11-21"),
    }
}

/// §6.2: taxable income; protected income of single, single parent, couple, couple with children.
#[test]
fn protected_income_2026() {
    let law = law();
    for (income, expected) in [
        ("18000", ["1348.49", "1348.49", "1926.40", "1926.40"]),
        ("24000", ["1361.42", "1348.49", "1926.40", "1926.40"]),
        ("30000", ["1499.45", "1353.19", "1929.43", "1929.43"]),
        ("36000", ["1703.10", "1542.34", "2080.58", "2080.58"]),
        ("45000", ["1963.51", "1822.25", "2348.55", "2385.66"]),
        ("60000", ["2208.48", "2192.25", "2696.07", "2828.18"]),
        // The statutory maxima, to the cent.
        ("900000", ["2208.48", "2543.75", "2905.79", "3179.68"]),
    ] {
        for (household, amount) in Household::ALL.iter().zip(expected) {
            let found = protected_income::protected_income(&law, &protected(*household, income)).unwrap();
            assert_eq!(found.monthly, cents(amount), "{household:?} {income}");
        }
    }
}

/// §6.3: single on welfare: 70.97 a month for all creditors together.
#[test]
fn five_percent_of_welfare_is_left_for_all_creditors() {
    let law = law();
    let question = protected_income::Question {
        net_monthly: Some(cents("1419.46")),
        ..protected(Household::Single, "17033.52")
    };
    let found = protected_income::protected_income(&law, &question).unwrap();
    assert_eq!(
        (found.monthly, found.room),
        (cents("1348.49"), Some(cents("70.97")))
    );
    // Income below the norm: 95 % of it.
    let less = protected_income::Question {
        net_monthly: Some(cents("1000")),
        ..question
    };
    assert_eq!(
        protected_income::protected_income(&law, &less).unwrap().monthly,
        cents("950")
    );
    // A partner's income lowers it by at most half.
    let partner = protected_income::Question {
        partner_monthly: Some(cents("3000")),
        ..protected(Household::Couple, "18000")
    };
    assert_eq!(
        protected_income::protected_income(&law, &partner)
            .unwrap()
            .monthly,
        cents("963.20")
    );
}

/// §4: costs, interest, principal of the oldest claim by the law; this month's rent first by policy.
#[test]
fn a_payment_booked_by_law_and_by_policy() {
    let law = law();
    let claim = |due: &str, principal: &str, interest: &str, costs: &str| allocation::Claim {
        due_on: day(due),
        principal: cents(principal),
        interest: cents(interest),
        costs: cents(costs),
    };
    let claims = [
        claim("2026-09-01", "600", "5", "90"),
        claim("2026-11-01", "600", "0", "0"),
    ];
    let question = allocation::Question {
        claims: &claims,
        payment: cents("650"),
        on: day("2026-11-03"),
        designated: None,
        policy: Policy::DEFAULT,
    };
    let found = allocation::allocate(&law, &question).unwrap();
    let parts = |booked: &[allocation::Booked]| {
        booked
            .iter()
            .map(|b| {
                (
                    b.due_on.month().parts().1,
                    b.costs.0,
                    b.interest.0,
                    b.principal.0,
                    b.rule,
                )
            })
            .collect::<Vec<_>>()
    };
    assert_eq!(
        parts(&found.by_law),
        [(9, 9000, 500, 55_500, AllocationRule::Oldest)]
    );
    assert_eq!(
        parts(&found.by_policy),
        [
            (11, 0, 0, 60_000, AllocationRule::CurrentRent),
            (9, 0, 0, 5000, AllocationRule::Oldest)
        ]
    );
    // What the payer says goes first, in both (art. 6:43 lid 1).
    let named = allocation::Question {
        designated: Some(day("2026-11-01").month()),
        ..question
    };
    let found = allocation::allocate(&law, &named).unwrap();
    for booked in [&found.by_law, &found.by_policy] {
        assert_eq!(booked[0].due_on, day("2026-11-01"));
        assert_eq!(booked[0].rule, AllocationRule::Designated);
    }
    // Everything and more: interest and costs last, the rest is left over.
    let much = allocation::Question {
        payment: cents("1300"),
        ..question
    };
    let found = allocation::allocate(&law, &much).unwrap();
    assert_eq!(
        (found.left_by_law, found.left_by_policy),
        (cents("5"), cents("5"))
    );
    let costs: Cents = found.by_policy.iter().map(|b| b.costs).sum();
    assert_eq!(costs, cents("90"));
}

/// §3.2, art. 303 Fw: no interest while a statutory scheme runs; before and after it as ever.
#[test]
fn s1_33_no_interest_runs_in_a_statutory_scheme() {
    let law = law();
    let asked = |from: &str, until: &str| {
        let question = interest::Question {
            principal: cents("600.00"),
            from: day(from),
            until: day(until),
            payments: &[],
            scheme: Some((day("2024-03-01"), day("2025-08-31"))),
            unconfirmed: true,
        };
        interest::interest(&law, &question).map(|found| found.interest)
    };
    let refused = Err(Refusal::InScheme {
        first: day("2024-03-01"),
        last: day("2025-08-31"),
    });
    // Around it, into it, out of it, and within it, its first and last day included.
    for (from, until) in [
        ("2024-01-01", "2026-01-01"),
        ("2024-01-01", "2024-03-02"),
        ("2025-08-31", "2025-10-01"),
        ("2024-06-01", "2024-07-01"),
    ] {
        assert_eq!(asked(from, until), refused, "{from} {until}");
    }
    assert!(asked("2024-01-01", "2024-03-01").unwrap().is_positive());
    assert!(asked("2025-09-01", "2025-10-01").unwrap().is_positive());
    let odd = interest::Question {
        principal: cents("600.00"),
        from: day("2024-01-01"),
        until: day("2024-02-01"),
        payments: &[],
        scheme: Some((day("2024-06-01"), day("2024-05-01"))),
        unconfirmed: true,
    };
    assert!(matches!(
        interest::interest(&law, &odd),
        Err(Refusal::Order { .. })
    ));
}
