//! Unfair terms: which contract a tenancy is of, what a look at a clause must say, and what may be claimed beside it.
#![allow(clippy::inconsistent_digit_grouping, reason = "days are written 2026_11_21")]
#![allow(clippy::unwrap_used, reason = "a test fails on what is not there")]

mod facts;

use domain::calendar::{Day, Month};
use domain::fair_terms::{
    BadTerms, Claim, Clause, ClauseKind, Contract, ContractLink, Standing, claim, clauses_of, contract_of,
    parts, struck,
};
use domain::ledger::{Item, Method};
use domain::money::Cents;
use domain::tenancy::RentComponent;
use facts::ymd;
use proptest::prelude::*;

fn contract(code: &str, from: Day, until: Option<Day>) -> Contract {
    Contract {
        code: code.to_owned(),
        version: 1,
        name: code.to_uppercase(),
        from,
        until,
    }
}

fn clause(kind: ClauseKind, version: i32, standing: Standing) -> Clause {
    Clause {
        contract: "av-2017".to_owned(),
        kind,
        version,
        words: "Artikel 6.2".to_owned(),
        standing,
        who: "Kantonrechter Rivierstad".to_owned(),
        looked_on: Some(ymd(2026_06_01)),
        source: "ECLI:NL:RBAMS:2025:9578".to_owned(),
        by: None,
        made_on: ymd(2026_06_02),
    }
}

#[test]
fn a_tenancy_is_of_the_contract_of_its_first_day_unless_linked() {
    let all = [
        contract("av-2003", ymd(2003_01_01), Some(ymd(2016_12_31))),
        contract("av-2017", ymd(2017_01_01), None),
    ];
    let of = |links: &[ContractLink], start| contract_of(&all, links, start).map(|c| c.code.as_str());
    assert_eq!(of(&[], ymd(2002_12_31)), None);
    assert_eq!(of(&[], ymd(2016_12_31)), Some("av-2003"));
    assert_eq!(of(&[], ymd(2017_01_01)), Some("av-2017"));
    let link = |version, contract: &str| ContractLink {
        version,
        contract: contract.to_owned(),
        by: None,
        learned_on: ymd(2026_06_02),
    };
    assert_eq!(of(&[link(1, "av-2003")], ymd(2018_01_01)), Some("av-2003"));
    // Whatever the order in which they are read, the last one counts; an empty one goes by the first day again.
    assert_eq!(
        of(&[link(2, ""), link(1, "av-2003")], ymd(2018_01_01)),
        Some("av-2017")
    );
}

#[test]
fn two_contracts_of_one_day_are_refused_with_both_named() {
    let held = [contract("av-2003", ymd(2003_01_01), None)];
    let new = contract("av-2017", ymd(2017_01_01), None);
    assert_eq!(
        new.check(&held),
        Err(BadTerms::Overlap {
            new: "AV-2017".to_owned(),
            held: "AV-2003".to_owned(),
            on: ymd(2017_01_01)
        })
    );
    let ended = [contract("av-2003", ymd(2003_01_01), Some(ymd(2016_12_31)))];
    assert_eq!(new.check(&ended), Ok(()));
    // A new version of itself is no second contract.
    assert_eq!(new.check(std::slice::from_ref(&new)), Ok(()));
    let backwards = contract("av-2017", ymd(2017_01_01), Some(ymd(2016_01_01)));
    assert!(matches!(
        backwards.check(&[]),
        Err(BadTerms::EndsBeforeItBegins { .. })
    ));
    let nameless = Contract {
        name: " ".to_owned(),
        ..new
    };
    assert_eq!(nameless.check(&[]), Err(BadTerms::NoName));
}

#[test]
fn a_verdict_says_which_clause_who_when_and_where_it_can_be_read() {
    let today = ymd(2026_11_21);
    let whole = clause(ClauseKind::Costs, 1, Standing::StruckOut);
    assert_eq!(whole.check(today), Ok(()));
    for (bad, why) in [
        (
            Clause {
                words: " ".to_owned(),
                ..whole.clone()
            },
            BadTerms::NoWords,
        ),
        (
            Clause {
                who: String::new(),
                ..whole.clone()
            },
            BadTerms::NoWho,
        ),
        (
            Clause {
                looked_on: None,
                ..whole.clone()
            },
            BadTerms::NoDay,
        ),
        (
            Clause {
                source: String::new(),
                ..whole.clone()
            },
            BadTerms::NoSource,
        ),
        (
            Clause {
                looked_on: Some(ymd(2026_11_22)),
                ..whole.clone()
            },
            BadTerms::Future(ymd(2026_11_22)),
        ),
    ] {
        assert_eq!(bad.check(today), Err(why));
        // Nobody looked yet: then nothing is asked, except that the day has come.
        let unknown = Clause {
            standing: Standing::Unknown,
            ..bad
        };
        assert_eq!(unknown.check(ymd(2026_11_22)), Ok(()));
    }
}

#[test]
fn the_last_look_at_a_clause_counts() {
    let all = [
        clause(ClauseKind::Costs, 2, Standing::StruckOut),
        clause(ClauseKind::Costs, 1, Standing::Tested),
        clause(ClauseKind::Interest, 1, Standing::Tested),
    ];
    let held = clauses_of(&all, "av-2017");
    assert_eq!(held.len(), 2);
    assert!(struck(&held, ClauseKind::Costs).is_some());
    assert!(struck(&held, ClauseKind::Interest).is_none());
    assert!(clauses_of(&all, "av-2003").is_empty());
}

fn item(month: Option<Month>, charged: i64, open: i64) -> Item {
    Item {
        month,
        due_on: ymd(2026_10_01),
        judged_due_on: ymd(2026_10_01),
        charged: Cents(charged),
        open: Cents(open),
        settled_on: None,
        last_paid_on: None,
        method: Method::ALL[0],
        returned: None,
        held: Cents::ZERO,
    }
}

/// First 600 a month, 30 more since July 2026.
fn rent() -> Vec<RentComponent> {
    let part = |amount, from, until| RentComponent {
        kind: "kale huur".to_owned(),
        amount: Cents(amount),
        from,
        until,
    };
    vec![
        part(600_00, ymd(2017_03_01), Some(ymd(2026_06_30))),
        part(630_00, ymd(2026_07_01), None),
    ]
}

fn asked(items: &[Item], clauses: &[Clause]) -> Claim {
    let due = items.iter().map(|i| i.open - i.held).sum();
    claim(due, items.iter(), &rent(), ymd(2017_03_01), clauses)
}

#[test]
fn with_the_clause_on_rent_increase_struck_out_no_more_than_the_first_rent_is_claimed() {
    let struck = [clause(ClauseKind::RentIncrease, 1, Standing::StruckOut)];
    let october = Some(Month::new(2026, 10));
    let whole = [item(october, 630_00, 630_00)];
    assert_eq!(asked(&whole, &struck).amount(), Cents(600_00));
    // 610 was paid: it is more than the first rent, so nothing of this month is left to claim.
    assert_eq!(
        asked(&[item(october, 630_00, 20_00)], &struck).amount(),
        Cents::ZERO
    );
    // 100 was paid: it went to the first rent.
    assert_eq!(
        asked(&[item(october, 630_00, 530_00)], &struck).amount(),
        Cents(500_00)
    );
    // Another claim than rent has nothing to do with it.
    assert_eq!(
        asked(&[item(None, 630_00, 630_00)], &struck).left_out,
        Cents::ZERO
    );
    for standing in [Standing::Tested, Standing::Unknown] {
        let other = [clause(ClauseKind::RentIncrease, 1, standing)];
        assert_eq!(asked(&whole, &other).left_out, Cents::ZERO, "{standing:?}");
    }
}

/// Each charge apart, for small instalments (art. 6:96 lid 8 BW): together what is claimed.
#[test]
fn what_is_claimed_of_each_charge_adds_up_to_the_claim() {
    let october = Some(Month::new(2026, 10));
    let items = [
        item(october, 630_00, 120_00),
        item(None, 80_00, 80_00),
        item(october, 630_00, 0),
    ];
    let of = |clauses: &[Clause]| parts(items.iter(), &rent(), ymd(2017_03_01), clauses);
    assert_eq!(of(&[]), [Cents(120_00), Cents(80_00)]);
    let struck = [clause(ClauseKind::RentIncrease, 1, Standing::StruckOut)];
    assert_eq!(of(&struck), [Cents(90_00), Cents(80_00)]);
    assert_eq!(asked(&items, &struck).amount(), Cents(170_00));
}

proptest! {
    #[test]
    fn never_more_than_is_due_and_never_less_than_nothing(
        open in prop::collection::vec((0i64..100_000, 0i64..100_000, 0i64..50_000), 0..8),
    ) {
        let items: Vec<Item> = open
            .into_iter()
            .map(|(charged, part, held)| {
                let open = part.min(charged);
                let mut item = item(Some(Month::new(2026, 10)), charged, open);
                item.held = Cents(held.min(open));
                item
            })
            .collect();
        let struck = [clause(ClauseKind::RentIncrease, 1, Standing::StruckOut)];
        let found = asked(&items, &struck);
        prop_assert!(found.left_out >= Cents::ZERO && found.amount() >= Cents::ZERO);
        let most: Cents = items.iter().map(|i| (i.open - i.held).min(Cents(600_00))).sum();
        prop_assert!(found.amount() <= most);
    }
}
