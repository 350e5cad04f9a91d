//! Measures end to end, on both engines: what fits, what was chosen, how the rent comes in since, and what an association
//! offers or adds of its own (S0.6, S0.13, S4.24, S4.38).
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::expect_used,
    reason = "a test that cannot go on must stop"
)]

mod world;

use domain::agreement::Party;
use domain::cause::Cause;
use domain::ids::{CauseId, MeasureChoiceId, OrgNo, TenancyId};
use domain::measure::{BadMeasures, Draft, Since, Use};
use sim::demo::Step;
use store::testing::TestDb;
use work::measure::{NewCause, NewChoice, Panel};
use work::{Actor, Error, Refusal};
use world::{at_moment, colleague, day, de_linde, story, tenancy_id};

fn panel(test: &TestDb, actor: &Actor, id: TenancyId, on: domain::calendar::Day) -> Panel {
    let file = work::case_file::read(&test.db, actor, id).unwrap();
    work::measure::panel(&test.db, actor, at_moment(on, 0), &file).unwrap()
}

fn codes(panel: &Panel) -> Vec<&str> {
    panel.offered.iter().map(|o| o.measure.code.as_str()).collect()
}

fn cause(name: &str, over: bool) -> NewCause {
    NewCause {
        id: CauseId::derived(OrgNo(1), name),
        cause: Cause::BenefitLate,
        said_by: Party::Tenant,
        over,
    }
}

fn choice(name: &str, offered: &[&str], chosen: Option<&str>) -> NewChoice {
    NewChoice {
        id: MeasureChoiceId::derived(OrgNo(1), name),
        offered: offered.iter().map(|code| (*code).to_owned()).collect(),
        chosen: chosen.map(str::to_owned),
    }
}

fn refusal(result: Result<(), Error>) -> Refusal {
    match result {
        Err(Error::Refused(refusal)) => refusal,
        other => panic!("{other:?}"),
    }
}

fn peter_is_offered_what_fits_and_what_he_told_changes_it(test: &TestDb) {
    let system = de_linde(test, sim::TODAY);
    let noor = colleague(&test.db, &system, "noor");
    let peter = tenancy_id(&test.db, &system, &story(1));
    let before = panel(test, &noor, peter, sim::TODAY);
    assert!((2..=6).contains(&before.offered.len()), "{:?}", codes(&before));
    assert!(codes(&before).contains(&"M21"), "S4.33: {:?}", codes(&before));
    assert!(before.told.is_empty() && before.made.is_empty());
    assert!(!codes(&before).contains(&"M20"), "nobody told why yet");
    for _ in 0..2 {
        // Sent twice, told once.
        work::measure::tell(
            &test.db,
            &noor,
            at_moment(sim::TODAY, 1),
            peter,
            cause("uwv", false),
        )
        .unwrap();
    }
    let after = panel(test, &noor, peter, sim::TODAY);
    assert_eq!(after.told.len(), 1);
    let pause = after
        .offered
        .iter()
        .find(|o| o.measure.code == "M20")
        .expect("a pause fits");
    assert_eq!(pause.why.nl, "Het geld komt nog: rust tot het er is.");
    work::measure::tell(
        &test.db,
        &noor,
        at_moment(sim::TODAY, 2),
        peter,
        cause("uwv over", true),
    )
    .unwrap();
    assert_eq!(codes(&panel(test, &noor, peter, sim::TODAY)), codes(&before));
}

fn what_was_chosen_is_kept_and_the_ledger_tells_what_came_of_it(test: &TestDb) {
    let system = world::de_linde_without(test, |step| matches!(step, Step::ChooseMeasure { .. }));
    let noor = colleague(&test.db, &system, "noor");
    // T04: the plan began in June, and the rent comes in. T10: nothing came since July.
    let [sanne, dennis] = [4, 10].map(|n| tenancy_id(&test.db, &system, &story(n)));
    let june = at_moment(day("2026-06-01"), 1);
    let july = at_moment(day("2026-07-20"), 1);
    let offered = ["M17", "M19", "M5"];
    for _ in 0..2 {
        work::measure::choose(
            &test.db,
            &noor,
            june,
            sanne,
            &choice("sanne", &offered, Some("M17")),
        )
        .unwrap();
    }
    work::measure::choose(
        &test.db,
        &noor,
        july,
        dennis,
        &choice("dennis", &offered, Some("M17")),
    )
    .unwrap();
    work::measure::choose(
        &test.db,
        &noor,
        at_moment(sim::TODAY, 1),
        dennis,
        &choice("later", &offered, None),
    )
    .unwrap();
    let made = panel(test, &noor, sanne, sim::TODAY).made;
    assert_eq!(made.len(), 1);
    assert_eq!((made[0].since, made[0].choice.by), (Since::Flows, noor.user));
    assert_eq!(
        made[0].name.as_ref().map(|n| n.0.as_str()),
        Some("Een plan op maat")
    );
    // Before the months are over nothing is told.
    assert_eq!(
        panel(test, &noor, sanne, day("2026-08-31")).made[0].since,
        Since::TooEarly
    );
    let made = panel(test, &noor, dennis, sim::TODAY).made;
    let told: Vec<_> = made
        .iter()
        .map(|m| (m.choice.chosen.as_deref(), m.since))
        .collect();
    assert_eq!(told, [(None, Since::TooEarly), (Some("M17"), Since::NotYet)]);
    let judith = colleague(&test.db, &system, "judith");
    let uses = work::measure::uses(&test.db, &judith, at_moment(sim::TODAY, 2)).unwrap();
    let plan = Use {
        offered: 2,
        chosen: 2,
        flows: 1,
        not_yet: 1,
    };
    assert_eq!(uses[&Some("M17".to_owned())], plan);
    assert_eq!(uses[&None].chosen, 1);
    let refused = refusal(work::measure::uses(&test.db, &noor, at_moment(sim::TODAY, 3)).map(drop));
    assert!(matches!(refused, Refusal::NotAllowed(_)));
}

fn what_was_not_offered_cannot_be_chosen(test: &TestDb) {
    let system = de_linde(test, day("2026-01-01"));
    let noor = colleague(&test.db, &system, "noor");
    let peter = tenancy_id(&test.db, &system, &story(1));
    let at = at_moment(sim::TODAY, 1);
    let choose = |new: &NewChoice| refusal(work::measure::choose(&test.db, &noor, at, peter, new));
    assert_eq!(
        choose(&choice("a", &["M5"], Some("M6"))),
        Refusal::Missing("measure")
    );
    let seven = ["M1", "M2", "M3", "M4", "M5", "M6", "M7"];
    assert_eq!(choose(&choice("b", &seven, None)), Refusal::Missing("measure"));
    assert_eq!(
        choose(&choice("c", &["L9"], Some("L9"))),
        Refusal::ChangedMeanwhile
    );
    let nobody = TenancyId::derived(OrgNo(1), "nobody");
    let nowhere = work::measure::choose(&test.db, &noor, at, nobody, &choice("d", &["M5"], None));
    assert!(matches!(refusal(nowhere), Refusal::NoSuchTenancy(_)));
    assert!(panel(test, &noor, peter, sim::TODAY).made.is_empty());
}

fn draft() -> Draft {
    let both = |nl: &str, en: &str| (nl.to_owned(), en.to_owned());
    Draft {
        code: "L1".to_owned(),
        group: "resolve".to_owned(),
        name: both("Klusruil", "Chore swap"),
        what: both("Samen klussen in de buurt.", "Odd jobs together."),
        decides: "de huurder".to_owned(),
        source: "buurthuis".to_owned(),
        reviewed: None,
        why: [
            ("past_due", "Er staat iets open."),
            ("stopped", "Er komt niets."),
            ("first_miss", "De eerste keer."),
        ]
        .map(|(sign, nl)| (sign.to_owned(), nl.to_owned(), "Because.".to_owned()))
        .to_vec(),
    }
}

fn an_association_offers_what_it_chooses_and_adds_its_own_without_code(test: &TestDb) {
    let system = de_linde(test, sim::TODAY);
    let judith = colleague(&test.db, &system, "judith");
    let noor = colleague(&test.db, &system, "noor");
    let peter = tenancy_id(&test.db, &system, &story(1));
    let at = |n| at_moment(sim::TODAY, n);
    let set = |code: &str, on| work::measure::set_offered(&test.db, &judith, at(1), code, on);
    let first = codes(&panel(test, &noor, peter, sim::TODAY))[0].to_owned();
    set(&first, false).unwrap();
    assert!(!codes(&panel(test, &noor, peter, sim::TODAY)).contains(&first.as_str()));
    set(&first, true).unwrap();
    assert!(codes(&panel(test, &noor, peter, sim::TODAY)).contains(&first.as_str()));
    assert!(matches!(refusal(set("M99", false)), Refusal::NoSuchMeasure(_)));
    assert!(matches!(
        refusal(work::measure::set_offered(&test.db, &noor, at(2), "M5", false)),
        Refusal::NotAllowed(_)
    ));
    work::measure::save_own(&test.db, &judith, at(3), &draft(), true).unwrap();
    assert!(codes(&panel(test, &noor, peter, sim::TODAY)).contains(&"L1"));
    let again = work::measure::save_own(
        &test.db,
        &judith,
        at(4),
        &Draft {
            name: ("Ruil".into(), "Swap".into()),
            ..draft()
        },
        true,
    );
    assert_eq!(refusal(again), Refusal::MeasureTaken("L1".to_owned()));
    // What was chosen with it stays when it is taken away.
    work::measure::choose(&test.db, &noor, at(5), peter, &choice("own", &["L1"], Some("L1"))).unwrap();
    work::measure::remove_own(&test.db, &judith, at(6), "L1").unwrap();
    let after = panel(test, &noor, peter, sim::TODAY);
    assert!(!codes(&after).contains(&"L1"));
    assert_eq!(after.made[0].choice.chosen.as_deref(), Some("L1"));
    assert!(matches!(
        refusal(work::measure::remove_own(&test.db, &judith, at(7), "L2")),
        Refusal::NoSuchMeasure(_)
    ));
}

fn an_own_measure_that_cannot_be_so_is_refused_with_the_field(test: &TestDb) {
    let system = de_linde(test, day("2026-01-01"));
    let judith = colleague(&test.db, &system, "judith");
    let save = |change: fn(&mut Draft)| {
        let mut draft = draft();
        change(&mut draft);
        refusal(work::measure::save_own(
            &test.db,
            &judith,
            at_moment(sim::TODAY, 1),
            &draft,
            true,
        ))
    };
    let field = |refusal: Refusal| match refusal {
        Refusal::Measure(BadMeasures::Field { field, .. }) => field,
        other => panic!("{other:?}"),
    };
    assert_eq!(field(save(|d| d.name.1.clear())), "name_en");
    assert_eq!(field(save(|d| d.why.clear())), "why");
    assert_eq!(field(save(|d| d.why[0].0 = "rich".into())), "rich");
    for code in ["M3", "M24", "", "L", "een code", "L1/../x"] {
        let mut draft = draft();
        code.clone_into(&mut draft.code);
        let saved = work::measure::save_own(&test.db, &judith, at_moment(sim::TODAY, 1), &draft, true);
        assert!(matches!(refusal(saved), Refusal::NotAName(_)), "{code}");
    }
    assert_eq!(save(|d| d.name.0 = "x".repeat(61)), Refusal::TooLong("name"));
    assert_eq!(
        save(|d| d.what.0 = "bsn 123456782".into()),
        Refusal::HoldsBsn("line")
    );
    assert!(
        work::measure::catalogue(&test.db, &judith)
            .unwrap()
            .of("L1")
            .is_none()
    );
}

/// S4.38: with the size that a demo has when nothing is asked there are households enough to tell of.
#[test]
fn the_demo_shows_use_effect_and_reasons_without_telling_of_few() {
    use domain::shown::{FEWEST, Shown};
    let test = store::testing::sqlite();
    let actor = world::demo_of_size(&test, sim::population::DEFAULT_TENANCIES);
    let judith = colleague(&test.db, &actor, "judith");
    let uses = work::measure::uses(&test.db, &judith, at_moment(sim::TODAY, 1)).unwrap();
    for code in ["M6", "M17"] {
        let used = uses[&Some(code.to_owned())];
        let (flows, of) = used.effect().unwrap();
        assert!(
            used.chosen >= FEWEST && flows > 0 && flows <= of,
            "{code}: {used:?}"
        );
    }
    let reasons = work::measure::reasons(&test.db, &judith, at_moment(sim::TODAY, 2)).unwrap();
    let told = |cause| Shown::of(reasons.get(&cause).copied().unwrap_or_default());
    assert!(
        matches!(told(Cause::BenefitLate), Shown::Count(n) if n >= FEWEST),
        "{reasons:?}"
    );
    assert!(
        matches!(told(Cause::IncomeLess), Shown::Count(n) if n >= FEWEST),
        "{reasons:?}"
    );
    assert_eq!(told(Cause::Stuck), Shown::Few);
}

store::on_both_engines! {
    peter_is_offered_what_fits_and_what_he_told_changes_it;
    what_was_chosen_is_kept_and_the_ledger_tells_what_came_of_it;
    what_was_not_offered_cannot_be_chosen;
    an_association_offers_what_it_chooses_and_adds_its_own_without_code;
    an_own_measure_that_cannot_be_so_is_refused_with_the_field;
}
