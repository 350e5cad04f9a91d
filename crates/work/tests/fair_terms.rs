//! The register of unfair terms end to end, on both engines: nothing is claimed on a clause that was struck out.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::expect_used,
    reason = "a test that cannot go on must stop"
)]

mod world;

use domain::fair_terms::{BadTerms, Clause, ClauseKind, Contract, Standing};
use domain::ids::MessageId;
use domain::law::letter_text::Part;
use domain::message::{Channel, Slot, Tongue, amount};
use domain::money::Cents;
use domain::silence::Purpose;
use domain::transfer::Condition;
use store::testing::TestDb;
use work::fair_terms::{link, may_claim, register, write_clause, write_contract};
use work::message::NewMessage;
use work::{Actor, Error, Refusal};
use world::{at_moment, colleague, day, de_linde, story, tenancy_id};

const TODAY: domain::calendar::Day = sim::TODAY;

fn contract(code: &str, from: &str, until: Option<&str>) -> Contract {
    Contract {
        code: code.to_owned(),
        version: 0,
        name: format!("Voorwaarden {code}"),
        from: day(from),
        until: until.map(day),
    }
}

fn clause(kind: ClauseKind, standing: Standing, version: i32) -> Clause {
    Clause {
        contract: "av".to_owned(),
        kind,
        version,
        words: "Artikel 6.2".to_owned(),
        standing,
        who: "Kantonrechter Rivierstad".to_owned(),
        looked_on: Some(day("2026-06-01")),
        source: "ECLI:NL:RBAMS:2025:9578".to_owned(),
        by: None,
        made_on: TODAY,
    }
}

fn refusal<T: std::fmt::Debug>(done: Result<T, Error>) -> Refusal {
    match done {
        Err(Error::Refused(refusal)) => refusal,
        other => panic!("{other:?}"),
    }
}

/// A world whose policy charges costs, with one contract for everybody.
fn world(test: &TestDb) -> (Actor, Actor) {
    let system = de_linde(test, TODAY);
    let charges = serde_json::json!({"stress_sensitive": 0, "charges_costs": true});
    let scope = store::Scope::of(system.org, None);
    test.db
        .write(|tx| store::association::change(tx, &scope, world::ASSOCIATION, &charges))
        .unwrap();
    let judith = colleague(&test.db, &system, "judith");
    write_contract(
        &test.db,
        &judith,
        at_moment(TODAY, 1),
        &contract("av", "1951-01-01", None),
        0,
    )
    .unwrap();
    (system, judith)
}

fn no_claim_on_a_struck_clause_on_costs(test: &TestDb) {
    let (system, judith) = world(test);
    let id = tenancy_id(&test.db, &system, &story(1));
    let file = || work::case_file::read(&test.db, &system, id).unwrap();
    let person = file().tenancy.members[0].person;
    let costs = |n| {
        work::message::facts(&test.db, &judith, at_moment(TODAY, n), id, person, Tongue::Dutch)
            .unwrap()
            .written(Slot::Costs, Tongue::Dutch)
    };
    let letter = |n: i64, name: &str, body: String| {
        let new = NewMessage {
            id: MessageId::derived(system.org, name),
            person,
            channel: Channel::Letter,
            purpose: Purpose::Collection,
            language: "nl".to_owned(),
            template: "fourteen_days".to_owned(),
            subject: "Betaal binnen 14 dagen".to_owned(),
            body,
        };
        work::message::make(&test.db, &judith, at_moment(TODAY, n), id, &new, false)
    };
    let words = costs(2).expect("an association that charges costs names them");
    let due = amount(file().outlook(TODAY).past_due, Tongue::Dutch);
    let good = format!(
        "Er staat {due} open. Betaal binnen 14 dagen. Die beginnen op de dag nadat u deze brief kreeg. Anders komt er {words} bij."
    );
    write_clause(
        &test.db,
        &judith,
        at_moment(TODAY, 3),
        &clause(ClauseKind::Costs, Standing::StruckOut, 0),
    )
    .unwrap();
    assert_eq!(costs(4), None, "no costs are named on a struck clause");
    assert_eq!(
        refusal(letter(5, "een", good.clone())),
        Refusal::StatutoryLetter(vec![Part::Struck])
    );
    assert!(matches!(
        may_claim(&file(), ClauseKind::Costs),
        Err(Refusal::Struck { .. })
    ));
    assert_eq!(may_claim(&file(), ClauseKind::Interest), Ok(()));
    // Linked to another contract it is not this clause, and the letter comes about.
    let other = contract("oud", "1950-01-01", Some("1950-12-31"));
    write_contract(&test.db, &judith, at_moment(TODAY, 6), &other, 0).unwrap();
    link(&test.db, &judith, at_moment(TODAY, 7), &story(1), "oud").unwrap();
    letter(8, "twee", good).unwrap();
    let held = register(&test.db, &judith).unwrap();
    assert_eq!(held.linked, [(id, story(1), "oud".to_owned())]);
    link(&test.db, &judith, at_moment(TODAY, 9), &story(1), "").unwrap();
    assert_eq!(file().contract.unwrap().code, "av", "by its first day again");
    assert!(register(&test.db, &judith).unwrap().linked.is_empty());
}

/// Interest: by default none, on a struck clause none, and none over days whose rate nobody confirmed. No letter asks for it, and
/// nothing that is claimed or handed over counts it.
fn no_interest_is_asked_by_default_on_a_struck_clause_or_over_unconfirmed_days(test: &TestDb) {
    let (system, judith) = world(test);
    let id = tenancy_id(&test.db, &system, &story(1));
    let file = || work::case_file::read(&test.db, &system, id).unwrap();
    let person = file().tenancy.members[0].person;
    let asks = |n: i64| {
        let new = NewMessage {
            id: MessageId::derived(system.org, &n.to_string()),
            person,
            channel: Channel::Letter,
            purpose: Purpose::Reply,
            language: "nl".to_owned(),
            template: String::new(),
            subject: "Uw huur".to_owned(),
            body: "Anders vragen wij ook € 12,00 rente. Bel mij gerust.".to_owned(),
        };
        work::message::make(&test.db, &judith, at_moment(TODAY, n), id, &new, false)
    };
    assert_eq!(refusal(asks(2)), Refusal::ChargesNoInterest);
    let charges = serde_json::json!({"stress_sensitive": 0, "charges_interest": true});
    let scope = store::Scope::of(system.org, None);
    test.db
        .write(|tx| store::association::change(tx, &scope, world::ASSOCIATION, &charges))
        .unwrap();
    // The rates of 2026 are not confirmed.
    let Refusal::NoInterest(why) = refusal(asks(3)) else {
        panic!("interest over unconfirmed days")
    };
    assert!(why.contains("interest.consumer"), "{why}");
    let struck = clause(ClauseKind::Interest, Standing::StruckOut, 0);
    write_clause(&test.db, &judith, at_moment(TODAY, 4), &struck).unwrap();
    let refused = refusal(asks(5));
    assert!(
        matches!(
            refused,
            Refusal::Struck {
                kind: ClauseKind::Interest,
                ..
            }
        ),
        "{refused:?}"
    );
    // What is claimed is the rent and nothing beside it.
    let held = file();
    let outlook = held.outlook(TODAY);
    assert_eq!(held.claim(&outlook).amount(), outlook.past_due);
    let charged: Cents = held.claimed_parts(&outlook).into_iter().sum();
    assert_eq!(charged, outlook.past_due);
}

fn no_claim_on_a_struck_clause_on_rent_increase(test: &TestDb) {
    let (system, judith) = world(test);
    let id = tenancy_id(&test.db, &system, &story(1));
    let file = || work::case_file::read(&test.db, &system, id).unwrap();
    let asked = || {
        let file = file();
        file.claim(&file.outlook(TODAY))
    };
    let whole = asked();
    assert_eq!(whole.left_out, Cents::ZERO);
    let fair = || {
        let gate = work::transfer::gate(&file(), TODAY);
        gate.into_iter()
            .find(|c| c.condition == Condition::FairTerms)
            .unwrap()
            .met
    };
    assert!(fair());
    write_clause(
        &test.db,
        &judith,
        at_moment(TODAY, 3),
        &clause(ClauseKind::RentIncrease, Standing::StruckOut, 0),
    )
    .unwrap();
    let less = asked();
    // Peter's rent went up in the years of his story; two and a half months are open.
    assert!(less.left_out.is_positive(), "{less:?}");
    assert_eq!(
        less.past_due, whole.past_due,
        "what is open by the ledger does not change"
    );
    let person = file().tenancy.members[0].person;
    let open = work::message::facts(&test.db, &judith, at_moment(TODAY, 4), id, person, Tongue::Dutch)
        .unwrap()
        .written(Slot::Open, Tongue::Dutch);
    assert_eq!(
        open,
        Some(amount(less.amount(), Tongue::Dutch)),
        "a letter asks no more than that"
    );
    assert!(fair(), "something is left to claim");
}

fn what_cannot_be_is_refused_and_nothing_is_written(test: &TestDb) {
    let (system, judith) = world(test);
    let noor = colleague(&test.db, &system, "noor");
    let before = test.content(&[]);
    let clash = contract("nieuw", "2017-01-01", None);
    let done = write_contract(&test.db, &judith, at_moment(TODAY, 2), &clash, 0);
    assert!(matches!(refusal(done), Refusal::Terms(BadTerms::Overlap { .. })));
    let verdict = clause(ClauseKind::Costs, Standing::StruckOut, 0);
    let write = |who: &Actor, clause: &Clause| write_clause(&test.db, who, at_moment(TODAY, 3), clause);
    let nobody = Clause {
        who: String::new(),
        ..verdict.clone()
    };
    assert_eq!(refusal(write(&judith, &nobody)), Refusal::Terms(BadTerms::NoWho));
    let elsewhere = Clause {
        contract: "geen".to_owned(),
        ..verdict.clone()
    };
    assert!(matches!(
        refusal(write(&judith, &elsewhere)),
        Refusal::Terms(BadTerms::NoSuchContract(_))
    ));
    assert!(matches!(refusal(write(&noor, &verdict)), Refusal::NotAllowed(_)));
    let done = link(&test.db, &judith, at_moment(TODAY, 4), "bestaat niet", "av");
    assert!(matches!(refusal(done), Refusal::NoSuchTenancy(_)));
    let done = link(&test.db, &judith, at_moment(TODAY, 4), &story(1), "geen");
    assert!(matches!(
        refusal(done),
        Refusal::Terms(BadTerms::NoSuchContract(_))
    ));
    let again = contract("av", "1951-01-01", None);
    write_contract(&test.db, &judith, at_moment(TODAY, 5), &again, 0).unwrap();
    assert_eq!(test.content(&[]), before, "the same again writes nothing either");
    write(&judith, &verdict).unwrap();
    let meanwhile = clause(ClauseKind::Costs, Standing::Tested, 0);
    assert_eq!(refusal(write(&judith, &meanwhile)), Refusal::ChangedMeanwhile);
    write(&judith, &clause(ClauseKind::Costs, Standing::Tested, 1)).unwrap();
    let line = &register(&test.db, &judith).unwrap().lines[0];
    assert_eq!(line.standing(ClauseKind::Costs), Standing::Tested);
    assert_eq!(line.standing(ClauseKind::Interest), Standing::Unknown);
    assert_eq!(line.earlier.len(), 1, "an earlier look stays to be seen");
}

store::on_both_engines! {
    no_interest_is_asked_by_default_on_a_struck_clause_or_over_unconfirmed_days;
    no_claim_on_a_struck_clause_on_costs;
    no_claim_on_a_struck_clause_on_rent_increase;
    what_cannot_be_is_refused_and_nothing_is_written;
}
