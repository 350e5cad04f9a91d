//! What the tenant told, kept beside what was told before (S0.13). On both engines.
#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on must stop, and uses its part of the shared world"
)]

mod world;

use domain::ids::StoryId;
use store::testing::TestDb;
use work::record::NewStory;
use work::{Error, Refusal};
use world::{day, story, tenancy_id};

fn s0_13_what_was_told_stays_beside_what_is_told_later(test: &TestDb) {
    let linde = world::founded(test);
    world::receive_association(&test.db, &linde);
    let id = tenancy_id(&test.db, &linde, &story(1));
    let at = world::at(sim::TODAY);
    let before = work::case_file::read(&test.db, &linde, id).unwrap();
    let person = before.tenancy.members.first().unwrap().person;
    let mut moment = at;
    let mut tell = |name: &str, words: &str, person, on: Option<&str>| {
        let new = NewStory {
            id: StoryId::derived(linde.org, name),
            words: words.to_owned(),
            person,
            on: on.map(day),
        };
        moment.now += 1;
        work::record::story(&test.db, &linde, moment, id, &new)
    };
    tell("b", "Ik heb weer werk.", Some(person), None).unwrap();
    tell("a", "Vanaf maandag.", None, None).unwrap();
    tell("c", "Vorige week wist ik het nog niet.", None, Some("2026-11-14")).unwrap();
    // Sent twice: kept once, and not changed by other words under the same id.
    tell("a", "Toch niet.", None, None).unwrap();
    let refused = |done: Result<(), Error>| match done {
        Err(Error::Refused(why)) => why,
        other => panic!("{other:?}"),
    };
    assert_eq!(refused(tell("d", "  ", None, None)), Refusal::Missing("story"));
    assert_eq!(
        refused(tell("d", "BSN 111222333", None, None)),
        Refusal::HoldsBsn("story")
    );
    assert_eq!(
        refused(tell("d", &"a".repeat(4_001), None, None)),
        Refusal::TooLong("story")
    );
    let stranger = domain::ids::PersonId::derived(linde.org, "nobody");
    assert_eq!(
        refused(tell("d", "Hoi", Some(stranger), None)),
        Refusal::Missing("person")
    );
    let tomorrow = sim::TODAY.plus(1);
    let later = refused(tell("d", "Hoi", None, Some(&tomorrow.to_string())));
    assert_eq!(
        later,
        Refusal::Date {
            field: "on",
            day: tomorrow
        }
    );

    let file = work::case_file::read(&test.db, &linde, id).unwrap();
    assert_eq!(file.stories.len(), before.stories.len() + 3);
    let newest: Vec<(&str, bool)> = file.stories[..2]
        .iter()
        .map(|s| (s.words.as_str(), s.person.is_some()))
        .collect();
    assert_eq!(
        newest,
        [("Vanaf maandag.", false), ("Ik heb weer werk.", true)],
        "what was written down last on a day comes first"
    );
    let places: Vec<_> = file.stories.iter().map(|s| s.told_on).collect();
    assert!(places.is_sorted_by(|a, b| a >= b));
    for told in &before.stories {
        assert!(file.stories.contains(told), "nothing that was told is gone");
    }
    let trail = work::audit::trail(&test.db, &linde, Some(id), None, 100).unwrap();
    assert_eq!(trail.iter().filter(|line| line.act == "keep_story").count(), 4);
}

store::on_both_engines! {
    s0_13_what_was_told_stays_beside_what_is_told_later;
}
