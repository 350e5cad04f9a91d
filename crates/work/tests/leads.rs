//! Who leads the contact with a household (S3.4), and when the municipality leads the help (S1.23, S2.5), on both engines.
#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on must stop, and uses its part of the shared world"
)]

mod world;

use domain::calendar::Watch;
use domain::case_lead;
use domain::ids::{OrgNo, TenancyId, UserId};
use store::testing::TestDb;
use work::{Actor, Error, Refusal};
use world::{at, at_moment, colleague, de_linde, derived, story, tenancy_id};

fn lead(test: &TestDb, actor: &Actor, id: TenancyId) -> Option<UserId> {
    case_lead::chosen(&work::case_file::read(&test.db, actor, id).unwrap().leads)
}

fn s3_4_one_leads_and_a_choice_made_in_the_meantime_stays(test: &TestDb) {
    let system = de_linde(test, sim::TODAY);
    let [noor, karim] = ["noor", "karim"].map(|n| colleague(&test.db, &system, n));
    let id = tenancy_id(&test.db, &system, &story(1));
    assert_eq!(lead(test, &noor, id), None);
    let choose = |who: &Actor, n, seen, chosen| {
        work::case_lead::choose(&test.db, who, at_moment(sim::TODAY, n), id, seen, chosen)
    };
    choose(&noor, 1, 0, noor.user).unwrap();
    let before = derived(&test.db, &system);
    // The same form again is the same choice.
    choose(&noor, 2, 0, noor.user).unwrap();
    let file = work::case_file::read(&test.db, &noor, id).unwrap();
    assert_eq!((file.leads.len(), lead(test, &karim, id)), (1, noor.user));
    // Karim's page was drawn before: what Noor chose is not overwritten.
    let meanwhile = choose(&karim, 3, 0, karim.user);
    assert!(matches!(
        meanwhile,
        Err(Error::Refused(Refusal::ChangedMeanwhile))
    ));
    choose(&karim, 4, 1, karim.user).unwrap();
    assert_eq!(lead(test, &noor, id), karim.user);
    let stranger = UserId::derived(OrgNo(1), "nobody");
    let unknown = choose(&karim, 5, 2, Some(stranger));
    assert!(matches!(
        unknown,
        Err(Error::Refused(Refusal::NoSuchColleague(_)))
    ));
    choose(&karim, 6, 2, None).unwrap();
    assert_eq!(lead(test, &noor, id), None);
    // It says nothing about the rent: the list and the outlook stay as they were.
    assert!(before == derived(&test.db, &system));
}

fn s3_4_whoever_plans_a_round_sees_whom_to_call_first(test: &TestDb) {
    let system = de_linde(test, sim::TODAY);
    let [noor, karim] = ["noor", "karim"].map(|n| colleague(&test.db, &system, n));
    let id = tenancy_id(&test.db, &system, &story(1));
    work::case_lead::choose(&test.db, &noor, at(sim::TODAY), id, 0, noor.user).unwrap();
    let area = work::visit::area(&test.db, &karim, at_moment(sim::TODAY, 1), None, &[id]).unwrap();
    let led: Vec<_> = area
        .invitees
        .iter()
        .filter_map(|i| Some((i.heading.tenancy, i.lead?)))
        .collect();
    assert_eq!(led, [(id, noor.user.unwrap())]);
}

fn s1_23_the_municipality_leads_where_debt_help_runs_or_help_began(test: &TestDb) {
    let system = de_linde(test, sim::TODAY);
    let since = |n| {
        let file =
            work::case_file::read(&test.db, &system, tenancy_id(&test.db, &system, &story(n))).unwrap();
        case_lead::municipality_since(&file.debt_help, &file.feedback, &Watch::new(sim::TODAY))
    };
    let led: Vec<u8> = (1..=12).filter(|n| since(*n).is_some()).collect();
    assert_eq!(led, [5, 9]);
    assert_eq!(since(5), Some(world::day("2026-06-08")));
}

store::on_both_engines! {
    s3_4_one_leads_and_a_choice_made_in_the_meantime_stays;
    s3_4_whoever_plans_a_round_sees_whom_to_call_first;
    s1_23_the_municipality_leads_where_debt_help_runs_or_help_began;
}
