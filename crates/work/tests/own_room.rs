//! What is for a colleague alone, on both engines: a reflection after a visit is read by its author and by nobody else, and goes by
//! itself (S0.3); a card that was put away stays away and leaves nothing with a tenant (S1.12, S1.13).
#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

mod world;

use domain::ids::{OrgNo, ReflectionId};
use domain::own_room::Prompt;
use store::testing::TestDb;
use work::own_room::{prompts_back, prompts_put_away, put_prompt_away, reflect, reflections, throw_away};
use work::{Actor, Error, Refusal};
use world::{at, colleague, day, de_linde, night, story, tenancy_id};

const WORDS: (&str, &str) = ("Ik vulde de stilte te snel.", "Tot tien tellen.");

fn id() -> ReflectionId {
    ReflectionId::derived(OrgNo(1), "stilte")
}

/// How many lines the trail has.
fn trail(test: &TestDb, actor: &Actor) -> i64 {
    let scope = store::Scope::of(actor.org, None);
    test.db.read(|tx| store::audit::count(tx, &scope)).unwrap()
}

fn s0_3_only_the_author_reads_it_and_the_trail_does_not_tell(test: &TestDb) {
    let system = de_linde(test, sim::TODAY);
    let noor = colleague(&test.db, &system, "noor");
    let before = trail(test, &system);
    for _ in 0..2 {
        reflect(&test.db, &noor, at(sim::TODAY), id(), WORDS).unwrap();
    }
    let (own, days) = reflections(&test.db, &noor, at(sim::TODAY)).unwrap();
    assert_eq!((own.len(), own[0].did.as_str(), days), (1, WORDS.0, 14));
    assert_eq!(trail(test, &system), before);
    // Team leader, collection officer: their own page, with nothing on it. Administrator, manager and privacy officer: no page.
    for login in ["judith", "saskia"] {
        let other = colleague(&test.db, &system, login);
        assert!(
            reflections(&test.db, &other, at(sim::TODAY))
                .unwrap()
                .0
                .is_empty(),
            "{login}"
        );
        throw_away(&test.db, &other, id()).unwrap();
    }
    for login in ["femke", "maarten", "ineke"] {
        let other = colleague(&test.db, &system, login);
        let refused = reflections(&test.db, &other, at(sim::TODAY));
        assert!(
            matches!(refused, Err(Error::Refused(Refusal::NotAllowed(_)))),
            "{login}"
        );
    }
    assert_eq!(reflections(&test.db, &noor, at(sim::TODAY)).unwrap().0.len(), 1);
    throw_away(&test.db, &noor, id()).unwrap();
    assert!(reflections(&test.db, &noor, at(sim::TODAY)).unwrap().0.is_empty());
}

fn s0_3_it_goes_by_itself_after_the_days_of_the_policy(test: &TestDb) {
    let system = de_linde(test, sim::TODAY);
    let noor = colleague(&test.db, &system, "noor");
    reflect(&test.db, &noor, at(sim::TODAY), id(), WORDS).unwrap();
    let held = |text: &str| {
        let scope = store::Scope::of(noor.org, None);
        let kept = test
            .db
            .read(|tx| store::own_room::reflections(tx, &scope, noor.user.unwrap()));
        let seen = reflections(&test.db, &noor, at(day(text))).unwrap().0.len();
        (kept.unwrap().len(), seen)
    };
    night(&test.db, &system, day("2026-12-05"), false);
    assert_eq!(held("2026-12-05"), (1, 1));
    // The day after, before any night: it is not shown any more. After the night it is gone.
    assert_eq!(held("2026-12-06"), (1, 0));
    night(&test.db, &system, day("2026-12-06"), false);
    assert_eq!(held("2026-12-06"), (0, 0));
}

fn s0_3_nothing_and_a_bsn_are_not_kept(test: &TestDb) {
    let system = de_linde(test, sim::TODAY);
    let noor = colleague(&test.db, &system, "noor");
    for (words, wanted) in [
        (("", " "), Refusal::Missing("did")),
        (("Nummer 123456782", ""), Refusal::HoldsBsn("did")),
        (("", "Nummer 123456782"), Refusal::HoldsBsn("next")),
    ] {
        let refused = reflect(&test.db, &noor, at(sim::TODAY), id(), words);
        assert!(
            matches!(refused, Err(Error::Refused(found)) if found == wanted),
            "{words:?}"
        );
    }
    assert!(reflections(&test.db, &noor, at(sim::TODAY)).unwrap().0.is_empty());
}

fn s1_12_a_card_put_away_stays_away_for_who_did_and_leaves_nothing_with_a_tenant(test: &TestDb) {
    let system = de_linde(test, sim::TODAY);
    let (noor, karim) = (
        colleague(&test.db, &system, "noor"),
        colleague(&test.db, &system, "karim"),
    );
    let peter = tenancy_id(&test.db, &system, &story(1));
    let before = (
        trail(test, &system),
        format!(
            "{:?}",
            work::case_file::read(&test.db, &system, peter).unwrap().contacts
        ),
    );
    for _ in 0..2 {
        put_prompt_away(&test.db, &noor, at(sim::TODAY), Prompt::Ring).unwrap();
    }
    assert_eq!(prompts_put_away(&test.db, &noor).unwrap(), [Prompt::Ring]);
    assert!(prompts_put_away(&test.db, &karim).unwrap().is_empty());
    let after = (
        trail(test, &system),
        format!(
            "{:?}",
            work::case_file::read(&test.db, &system, peter).unwrap().contacts
        ),
    );
    assert_eq!(before, after);
    prompts_back(&test.db, &noor).unwrap();
    assert!(prompts_put_away(&test.db, &noor).unwrap().is_empty());
}

store::on_both_engines! {
    s0_3_only_the_author_reads_it_and_the_trail_does_not_tell;
    s0_3_it_goes_by_itself_after_the_days_of_the_policy;
    s0_3_nothing_and_a_bsn_are_not_kept;
    s1_12_a_card_put_away_stays_away_for_who_did_and_leaves_nothing_with_a_tenant;
}
