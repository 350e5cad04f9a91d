//! Worries from the neighbourhood end to end, on both engines (S4.12): passed on in one line, on the list the same day, answered
//! to who passed it on, forgotten after the days of the policy. Who passes on sees addresses and nothing else.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::expect_used,
    reason = "a test that cannot go on must stop"
)]

mod world;

use domain::ids::{OrgNo, TenancyId, WorryId};
use domain::outlook::{Proposal, Reason};
use domain::worry::{Asked, BadWorry, WorryAnswer};
use store::testing::TestDb;
use work::worry::NewWorry;
use work::{Actor, Error, Refusal};
use world::{at, at_moment, colleague, day, de_linde, night, story, tenancy_id};

fn a_worry(tenancy: TenancyId, asked: Asked) -> NewWorry {
    NewWorry {
        id: WorryId::derived(OrgNo(1), "gordijnen"),
        tenancy,
        line: "De gordijnen zijn al een week dicht.".to_owned(),
        asked,
    }
}

fn row(test: &TestDb, actor: &Actor, id: TenancyId) -> Option<(Reason, Proposal)> {
    let listed = work::today::list(&test.db, actor, None, None, 200).unwrap();
    let row = listed.rows.into_iter().find(|r| r.tenancy == id)?;
    Some((row.reason, row.proposal))
}

fn s4_12_a_worry_is_on_the_list_the_same_day_and_its_maker_hears_back(test: &TestDb) {
    let system = de_linde(test, sim::TODAY);
    night(&test.db, &system, sim::TODAY, false);
    let (bas, noor) = (
        colleague(&test.db, &system, "bas"),
        colleague(&test.db, &system, "noor"),
    );
    // Peter: nothing else of him asks for an answer.
    let id = tenancy_id(&test.db, &system, &story(1));
    let new = a_worry(id, Asked::Agreed);
    for n in 1..3 {
        work::worry::pass_on(&test.db, &bas, at_moment(sim::TODAY, n), &new).unwrap();
    }
    let (reason, proposal) = row(test, &noor, id).expect("on the list at once");
    assert!(
        matches!(&reason, Reason::Worry { name, worry, .. } if name == "Bas Vermeer" && *worry == new.id),
        "{reason:?}"
    );
    assert_eq!(proposal, Proposal::CallColleague);
    let own = work::worry::own(&test.db, &bas).unwrap();
    assert_eq!((own.len(), own[0].worry.answer.is_none()), (1, true));
    assert!(work::worry::own(&test.db, &noor).unwrap().is_empty(), "not hers");
    let (how, words) = (WorryAnswer::Spoken, "We hebben elkaar gesproken.");
    let answered = at_moment(sim::TODAY, 5);
    work::worry::answer(&test.db, &noor, answered, id, new.id, (how, words)).unwrap();
    let left = row(test, &noor, id);
    assert!(!matches!(left, Some((Reason::Worry { .. }, _))), "{left:?}");
    let own = work::worry::own(&test.db, &bas).unwrap();
    let answer = own[0].worry.answer.as_ref().unwrap();
    assert_eq!((answer.how, answer.words.as_str()), (how, words));
    assert_eq!(own[0].answered_by.as_deref(), Some("Noor Willems"));
    // The night finds nothing to put right.
    night(&test.db, &system, sim::TODAY, false);
    let found = work::night::verify(&test.db, &system, sim::TODAY, false, &|_, _| {}).unwrap();
    assert!(found.differences.is_empty(), "{found:?}");
}

fn s4_12_without_consent_others_read_nothing_but_whom_to_call(test: &TestDb) {
    let system = de_linde(test, sim::TODAY);
    let (bas, noor) = (
        colleague(&test.db, &system, "bas"),
        colleague(&test.db, &system, "noor"),
    );
    let id = tenancy_id(&test.db, &system, &story(1));
    let new = a_worry(id, Asked::NotAsked);
    work::worry::pass_on(&test.db, &bas, at(sim::TODAY), &new).unwrap();
    let file = work::case_file::read(&test.db, &noor, id).unwrap();
    assert_eq!(file.worries[0].line_for(noor.user), None);
    assert_eq!(file.worries[0].line_for(bas.user), Some(new.line.as_str()));
    let (reason, _) = row(test, &noor, id).unwrap();
    let told = work::reason::to_json(&reason).to_string();
    assert!(!told.contains("gordijnen"), "{told}");
}

fn s4_12_who_passes_on_finds_addresses_and_opens_nothing_else(test: &TestDb) {
    let system = de_linde(test, sim::TODAY);
    let bas = colleague(&test.db, &system, "bas");
    let id = tenancy_id(&test.db, &system, &story(1));
    let address = work::worry::home(&test.db, &bas, id).unwrap().address;
    let (street, rest) = address.split_once(' ').unwrap();
    let number = rest.split(',').next().unwrap();
    let find = |query: &str| work::worry::homes(&test.db, &bas, at(sim::TODAY), query).unwrap();
    assert!(
        find(&format!("{street} {number}"))
            .iter()
            .any(|h| h.tenancy == id)
    );
    let postcode = address.split(", ").nth(1).unwrap().split(' ').next().unwrap();
    let in_parts = format!("{} {}", &postcode[..4], &postcode[4..]);
    assert!(
        find(&format!("{in_parts} {number}"))
            .iter()
            .any(|h| h.tenancy == id)
    );
    // A name or a contract number is no address.
    for query in ["Verhagen", "Peter", "DL100001", ""] {
        assert!(find(query).is_empty(), "{query}");
    }
    assert!(matches!(
        work::today::list(&test.db, &bas, None, None, 1).unwrap_err(),
        Error::Refused(Refusal::NotAllowed(_))
    ));
    assert!(matches!(
        work::case_file::open(&test.db, &bas, at(sim::TODAY), id, "nieuwsgierig").unwrap_err(),
        Error::Refused(Refusal::NotAllowed(_))
    ));
}

fn s4_12_one_line_without_amounts_or_a_bsn(test: &TestDb) {
    let system = de_linde(test, sim::TODAY);
    let (bas, noor) = (
        colleague(&test.db, &system, "bas"),
        colleague(&test.db, &system, "noor"),
    );
    let id = tenancy_id(&test.db, &system, &story(1));
    let long = "x".repeat(201);
    for (line, refusal) in [
        ("", Refusal::Missing("line")),
        ("Er staat € 300 open", Refusal::Worry(BadWorry::Amount)),
        ("Eén\ntwee", Refusal::Worry(BadWorry::TooLong)),
        (long.as_str(), Refusal::Worry(BadWorry::TooLong)),
        ("Nummer 123456782", Refusal::HoldsBsn("line")),
    ] {
        let new = NewWorry {
            line: line.to_owned(),
            ..a_worry(id, Asked::Agreed)
        };
        let Error::Refused(found) = work::worry::pass_on(&test.db, &bas, at(sim::TODAY), &new).unwrap_err()
        else {
            panic!("{line}: a failure")
        };
        assert_eq!(found, refusal, "{line}");
    }
    let new = a_worry(id, Asked::Agreed);
    work::worry::pass_on(&test.db, &bas, at(sim::TODAY), &new).unwrap();
    // The answer tells the maker nothing of the rent either.
    let told = (WorryAnswer::Spoken, "Er staat 300 euro open.");
    let refused = work::worry::answer(&test.db, &noor, at_moment(sim::TODAY, 1), id, new.id, told);
    assert!(matches!(
        refused.unwrap_err(),
        Error::Refused(Refusal::Worry(BadWorry::Amount))
    ));
    let none = (WorryAnswer::Spoken, "");
    let refused = work::worry::answer(&test.db, &bas, at_moment(sim::TODAY, 2), id, new.id, none);
    assert!(matches!(
        refused.unwrap_err(),
        Error::Refused(Refusal::NotAllowed(_))
    ));
}

fn s4_12_a_worry_is_forgotten_after_the_days_of_the_policy(test: &TestDb) {
    let system = de_linde(test, sim::TODAY);
    let bas = colleague(&test.db, &system, "bas");
    let id = tenancy_id(&test.db, &system, &story(1));
    let new = a_worry(id, Asked::Agreed);
    work::worry::pass_on(&test.db, &bas, at(sim::TODAY), &new).unwrap();
    night(&test.db, &system, day("2027-02-19"), false);
    assert_eq!(work::worry::own(&test.db, &bas).unwrap().len(), 1);
    night(&test.db, &system, day("2027-02-20"), false);
    assert!(work::worry::own(&test.db, &bas).unwrap().is_empty());
    assert!(!matches!(row(test, &system, id), Some((Reason::Worry { .. }, _))));
    let found = work::night::verify(&test.db, &system, day("2027-02-20"), false, &|_, _| {}).unwrap();
    assert!(found.differences.is_empty(), "{found:?}");
}

store::on_both_engines! {
    s4_12_a_worry_is_on_the_list_the_same_day_and_its_maker_hears_back;
    s4_12_without_consent_others_read_nothing_but_whom_to_call;
    s4_12_who_passes_on_finds_addresses_and_opens_nothing_else;
    s4_12_one_line_without_amounts_or_a_bsn;
    s4_12_a_worry_is_forgotten_after_the_days_of_the_policy;
}
