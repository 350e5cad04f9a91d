//! The partner directory end to end, on both engines (S1.30, S2.18): kept in versions by who may, read by everybody who works here,
//! one municipality in one place, and who guards privacy hears in time that an agreement ends.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::expect_used,
    reason = "a test that cannot go on must stop"
)]

mod world;

use domain::ids::{OrgNo, PartnerId};
use domain::partner::{BadPartner, Named, Need, Partner, PartnerKind};
use sim::stories::partners::{TOWN, id};
use store::testing::TestDb;
use work::partner::{Entry, Wait, helping};
use work::{Actor, Error, Refusal};
use world::{at, at_moment, colleague, day, de_linde};

fn refusal<T: std::fmt::Debug>(done: Result<T, Error>) -> Refusal {
    match done.unwrap_err() {
        Error::Refused(refusal) => refusal,
        other => panic!("{other}"),
    }
}

fn read(test: &TestDb, actor: &Actor) -> Vec<Entry> {
    work::partner::directory(&test.db, actor, at(sim::TODAY)).unwrap()
}

fn entry(all: &[Entry], code: &str) -> Entry {
    all.iter().find(|e| e.partner.id == id(code)).unwrap().clone()
}

fn a_fund() -> Partner {
    Partner {
        id: PartnerId::derived(OrgNo(1), "fund"),
        version: 0,
        name: "Fonds De Brug".to_owned(),
        kind: PartnerKind::Fund,
        municipality: None,
        helps_with: vec![Need::Money],
        towns: Vec::new(),
        how: "Bel eerst.".to_owned(),
        people: vec![Named {
            name: "Hanna Vos".to_owned(),
            phone: "0999-100 900".to_owned(),
            ..Named::default()
        }],
        wait: Some(3),
        until: None,
        left: false,
    }
}

fn s1_30_everybody_who_works_here_reads_named_people_with_their_mandate(test: &TestDb) {
    let system = de_linde(test, sim::TODAY);
    for name in ["noor", "saskia", "judith", "maarten", "femke", "ineke", "bas"] {
        let all = read(test, &colleague(&test.db, &system, name));
        assert_eq!(all.len(), 9, "{name}");
        let fund = entry(&all, "noodfonds");
        let first = &fund.partner.people[0];
        assert_eq!(
            (first.name.as_str(), first.decides.as_str()),
            ("Marleen Vos", "een gift tot € 750,00"),
            "{name}"
        );
        assert!(matches!(fund.wait, Wait::Agreed(Some(3), _)));
        assert!(all.is_sorted_by_key(|e| e.partner.name.clone()));
    }
    let food = helping(read(test, &system), Some(Need::Baby));
    let names: Vec<&str> = food.iter().map(|e| e.partner.name.as_str()).collect();
    assert_eq!(names, ["Kledingbank De Kast", "Voedselbank Rivierstad"]);
}

fn s2_18_a_municipality_stands_in_one_place_and_its_last_use_comes_from_its_signals(test: &TestDb) {
    let system = de_linde(test, sim::TODAY);
    let judith = colleague(&test.db, &system, "judith");
    let town = entry(&read(test, &judith), TOWN);
    assert_eq!(town.partner.name, "Rivierstad");
    // T05, T09 and T10 were signalled, the last on 12 October.
    assert_eq!(town.last_used, Some(day("2026-10-12")));
    assert!(matches!(town.wait, Wait::ByLaw((28, 3), waiting) if waiting.answered == 3));
    // Its last day changes with the agreement, and is not asked for a second time.
    let held = work::signal::agreements(&test.db, &judith).unwrap().remove(0);
    let until = day("2027-02-28");
    let ends = domain::signal::Agreement {
        until: Some(until),
        ..held.clone()
    };
    work::signal::agree(&test.db, &judith, at_moment(sim::TODAY, 1), &ends, held.version).unwrap();
    let now = entry(&read(test, &judith), TOWN);
    assert_eq!(now.partner.until, Some(until));
    assert_eq!(now.partner.people, town.partner.people);
    // A form that tells a last day of its own changes nothing of it.
    let typed = Partner {
        until: Some(day("2030-01-01")),
        how: "Bel eerst.".to_owned(),
        ..now.partner.clone()
    };
    work::partner::write(
        &test.db,
        &judith,
        at_moment(sim::TODAY, 2),
        &typed,
        now.partner.version,
    )
    .unwrap();
    let after = entry(&read(test, &judith), TOWN).partner;
    assert_eq!((after.until, after.how.as_str()), (Some(until), "Bel eerst."));
    let nowhere = Partner {
        municipality: Some("elders".to_owned()),
        ..typed
    };
    let refused = work::partner::write(&test.db, &judith, at(sim::TODAY), &nowhere, 0);
    assert_eq!(refusal(refused), Refusal::NoMunicipality("elders".to_owned()));
}

fn s1_30_a_change_is_a_new_version_by_who_may_and_overwrites_nobody(test: &TestDb) {
    let system = de_linde(test, sim::TODAY);
    let [judith, femke, noor, bas] =
        ["judith", "femke", "noor", "bas"].map(|n| colleague(&test.db, &system, n));
    let write = |who: &Actor, partner: &Partner, seen| {
        work::partner::write(&test.db, who, at_moment(sim::TODAY, 10), partner, seen)
    };
    for who in [&noor, &bas] {
        assert!(matches!(
            refusal(write(who, &a_fund(), 0)),
            Refusal::NotAllowed(_)
        ));
    }
    write(&femke, &a_fund(), 0).unwrap();
    write(&femke, &a_fund(), 0).unwrap();
    let of = |all: Vec<Entry>| all.into_iter().find(|e| e.partner.id == a_fund().id);
    assert_eq!(
        of(read(test, &noor)).unwrap().partner.version,
        1,
        "the same form twice"
    );
    let more = Partner {
        wait: Some(5),
        ..a_fund()
    };
    write(&judith, &more, 1).unwrap();
    let left = Partner {
        left: true,
        ..a_fund()
    };
    assert_eq!(refusal(write(&femke, &left, 1)), Refusal::ChangedMeanwhile);
    assert_eq!(
        of(read(test, &noor)).unwrap().partner.wait,
        Some(5),
        "not overwritten"
    );
    let numbered = Partner {
        how: "BSN 123456782".to_owned(),
        ..a_fund()
    };
    assert_eq!(refusal(write(&judith, &numbered, 2)), Refusal::HoldsBsn("how"));
    let nobody = Partner {
        people: Vec::new(),
        ..a_fund()
    };
    assert_eq!(
        refusal(write(&judith, &nobody, 2)),
        Refusal::Partner(BadPartner::Nobody)
    );
}

fn s2_18_who_guards_privacy_hears_sixty_days_before_an_agreement_with_a_partner_ends(test: &TestDb) {
    let system = de_linde(test, sim::TODAY);
    let [ineke, femke, noor] = ["ineke", "femke", "noor"].map(|n| colleague(&test.db, &system, n));
    let until = day("2026-12-31");
    for who in [&ineke, &femke] {
        let told = |on| work::partner::ending(&test.db, who, at(on)).unwrap();
        assert!(told(until.plus(-61)).is_empty());
        for on in [until.plus(-60), until] {
            assert_eq!(told(on), [("Humanitas Thuisadministratie".to_owned(), until)]);
        }
        assert!(told(until.plus(1)).is_empty());
    }
    let refused = work::partner::ending(&test.db, &noor, at(until));
    assert!(matches!(refusal(refused), Refusal::NotAllowed(_)));
}

store::on_both_engines! {
    s1_30_everybody_who_works_here_reads_named_people_with_their_mandate;
    s2_18_a_municipality_stands_in_one_place_and_its_last_use_comes_from_its_signals;
    s1_30_a_change_is_a_new_version_by_who_may_and_overwrites_nobody;
    s2_18_who_guards_privacy_hears_sixty_days_before_an_agreement_with_a_partner_ends;
}
