//! The people around a tenant, on both engines (S3.15): nobody is there without a consent, a talk only within it, gone when it is
//! taken back and in the night after its last day.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::expect_used,
    reason = "a test that cannot go on must stop"
)]

mod world;

use domain::calendar::Day;
use domain::ids::{ContactId, NetworkId, OrgNo, TenancyId};
use domain::network::{BadConsent, NetworkContact, Relation, SaidYes, Topic};
use store::testing::TestDb;
use work::network::{NewConsent, NewTalk};
use work::{Actor, Error, Refusal};
use world::{at, at_moment, colleague, de_linde, derived, night, story, tenancy_id};

fn grandmother(topics: &[Topic], until: Day) -> NewConsent {
    NewConsent {
        id: NetworkId::derived(OrgNo(1), "oma"),
        name: "Oma Verhagen".to_owned(),
        relation: Relation::Family,
        reach: "06-00 00 99 99".to_owned(),
        topics: topics.to_vec(),
        said_yes: SaidYes::AtTheTable,
        until,
    }
}

fn a_talk(topic: Topic) -> NewTalk {
    NewTalk {
        id: ContactId::derived(OrgNo(1), topic.code()),
        with: NetworkId::derived(OrgNo(1), "oma"),
        topic,
        note: "Met familie.".to_owned(),
    }
}

fn network(test: &TestDb, actor: &Actor, id: TenancyId) -> Vec<NetworkContact> {
    work::case_file::read(&test.db, actor, id).unwrap().network
}

fn refusal(result: Result<(), Error>) -> Refusal {
    match result {
        Err(Error::Refused(refusal)) => refusal,
        other => panic!("{other:?}"),
    }
}

fn s3_15_a_talk_only_within_what_and_until_when_the_tenant_said(test: &TestDb) {
    let system = de_linde(test, sim::TODAY);
    let noor = colleague(&test.db, &system, "noor");
    let id = tenancy_id(&test.db, &system, &story(1));
    let until = sim::TODAY.plus(30);
    // Without a consent nobody is there.
    let talk = a_talk(Topic::Appointment);
    let none = work::network::talked(&test.db, &noor, at(sim::TODAY), id, &talk);
    assert!(matches!(refusal(none), Refusal::NoSuchHelp(_)));
    let new = grandmother(&[Topic::Appointment, Topic::Appointment], until);
    for n in 1..3 {
        work::network::agree(&test.db, &noor, at_moment(sim::TODAY, n), id, &new).unwrap();
    }
    assert_eq!(network(test, &noor, id).len(), 1);
    let before = derived(&test.db, &system);
    work::network::talked(&test.db, &noor, at_moment(sim::TODAY, 3), id, &talk).unwrap();
    // It is no contact with the tenant: the list and the outlook stay as they were.
    assert_eq!(before, derived(&test.db, &system));
    // Not about something else, and not after the last day.
    for (topic, on) in [(Topic::Paying, sim::TODAY), (Topic::Appointment, until.plus(1))] {
        let refused = work::network::talked(&test.db, &noor, at_moment(on, 4), id, &a_talk(topic));
        assert_eq!(refusal(refused), Refusal::Consent(BadConsent::NoConsent));
    }
}

fn s3_15_taken_back_at_once_and_gone_in_the_night_after_its_last_day(test: &TestDb) {
    let system = de_linde(test, sim::TODAY);
    let noor = colleague(&test.db, &system, "noor");
    let id = tenancy_id(&test.db, &system, &story(1));
    let until = sim::TODAY.plus(30);
    let new = grandmother(&[Topic::Paying], until);
    work::network::agree(&test.db, &noor, at_moment(sim::TODAY, 1), id, &new).unwrap();
    work::network::take_back(&test.db, &noor, at_moment(sim::TODAY, 2), id, new.id).unwrap();
    assert!(network(test, &noor, id).is_empty());
    let talk = a_talk(Topic::Paying);
    let refused = work::network::talked(&test.db, &noor, at_moment(sim::TODAY, 3), id, &talk);
    assert!(matches!(refusal(refused), Refusal::NoSuchHelp(_)));
    // The tenant says yes again; it ends by itself.
    let again = NewConsent {
        id: NetworkId::derived(OrgNo(1), "oma weer"),
        ..new
    };
    work::network::agree(&test.db, &noor, at_moment(sim::TODAY, 4), id, &again).unwrap();
    night(&test.db, &system, until, false);
    assert_eq!(network(test, &noor, id).len(), 1);
    night(&test.db, &system, until.plus(1), false);
    assert!(network(test, &noor, id).is_empty());
}

fn s3_15_what_can_t_be_a_consent_is_refused(test: &TestDb) {
    let system = de_linde(test, sim::TODAY);
    let noor = colleague(&test.db, &system, "noor");
    let bas = colleague(&test.db, &system, "bas");
    let id = tenancy_id(&test.db, &system, &story(1));
    let fine = grandmother(&[Topic::Paying], sim::TODAY.plus(30));
    let latest = NetworkContact::latest(sim::TODAY);
    let long = NewConsent {
        until: latest.plus(1),
        ..fine.clone()
    };
    let past = NewConsent {
        until: sim::TODAY.plus(-1),
        ..fine.clone()
    };
    let nobody = NewConsent {
        name: " ".to_owned(),
        ..fine.clone()
    };
    let nothing = NewConsent {
        topics: Vec::new(),
        ..fine.clone()
    };
    let number = NewConsent {
        reach: "123456782".to_owned(),
        ..fine.clone()
    };
    for (new, why) in [
        (long, Refusal::Consent(BadConsent::Until(latest))),
        (past, Refusal::Consent(BadConsent::Until(latest))),
        (nobody, Refusal::Consent(BadConsent::Nobody)),
        (nothing, Refusal::Consent(BadConsent::NoTopic)),
        (number, Refusal::HoldsBsn("reach")),
    ] {
        let refused = work::network::agree(&test.db, &noor, at(sim::TODAY), id, &new);
        assert_eq!(refusal(refused), why, "{new:?}");
    }
    let refused = work::network::agree(&test.db, &bas, at(sim::TODAY), id, &fine);
    assert!(matches!(refusal(refused), Refusal::NotAllowed(_)));
    assert!(network(test, &noor, id).is_empty());
}

store::on_both_engines! {
    s3_15_a_talk_only_within_what_and_until_when_the_tenant_said;
    s3_15_taken_back_at_once_and_gone_in_the_night_after_its_last_day;
    s3_15_what_can_t_be_a_consent_is_refused;
}
