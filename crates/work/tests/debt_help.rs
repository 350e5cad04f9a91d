//! Debt help and legal status end to end, on both engines (S4.15, S1.33, S4.20): what runs really does what its card says.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::expect_used,
    clippy::too_many_lines,
    reason = "a test that cannot go on must stop"
)]

mod world;

use domain::calendar::Day;
use domain::debt_help::{BadDebtHelp, DebtHelpKind};
use domain::ids::{DebtHelpId, OrgNo, TenancyId};
use domain::money::Cents;
use domain::outlook::Reason;
use domain::pause::PauseSource;
use domain::silence::{At as Moment, Purpose, Rule, Surroundings, Wish, holds};
use store::testing::TestDb;
use work::case_file::CaseFile;
use work::debt_help::{NewDebtHelp, balance, give_balance, write_down};
use work::{Actor, Error, Refusal};
use world::{at_moment, colleague, day, de_linde, night, story, tenancy_id};

const TODAY: Day = sim::TODAY;

fn id_of(name: &str) -> DebtHelpId {
    DebtHelpId::derived(OrgNo(1), name)
}

fn a_fact(name: &str, kind: DebtHelpKind) -> NewDebtHelp {
    NewDebtHelp {
        id: id_of(name),
        kind,
        on: None,
        until: None,
        who: "Kredietbank Rivierstad".to_owned(),
        amount: None,
        words: String::new(),
        about: None,
    }
}

fn file(test: &TestDb, id: TenancyId) -> CaseFile {
    work::case_file::read(&test.db, &Actor::system(OrgNo(1)), id).unwrap()
}

fn refusal(done: Result<(), Error>) -> BadDebtHelp {
    match done {
        Err(Error::Refused(Refusal::DebtHelp(bad))) => bad,
        other => panic!("{other:?}"),
    }
}

/// What holds a message to the tenant back at noon of a day.
fn rules(file: &CaseFile, on: Day, purpose: Purpose, to_payer: bool) -> Vec<Rule> {
    let at = Moment { day: on, minute: 720 };
    let wish = Wish {
        purpose,
        at,
        to_payer,
    };
    let held = holds(
        wish,
        &file.outlook(on),
        &file.facts(),
        &Surroundings::default(),
        &file.policy,
    );
    held.iter().map(|h| h.rule).collect()
}

fn s4_15_a_request_for_our_balance_is_answered_within_days_with_one_click(test: &TestDb) {
    let system = de_linde(test, TODAY);
    let id = tenancy_id(&test.db, &system, &story(1));
    let noor = colleague(&test.db, &system, "noor");
    let at = |n| at_moment(TODAY, n);
    for n in [1, 2] {
        write_down(
            &test.db,
            &noor,
            at(n),
            id,
            &a_fact("vraag", DebtHelpKind::BalanceAsked),
        )
        .unwrap();
    }
    let asked = file(test, id);
    assert_eq!(asked.debt_help.len(), 1);
    // The covenant's twelve days; from the day after it is overdue and first on the list.
    let by = TODAY.plus(12);
    assert_eq!(asked.debt_help[0].until, Some(by));
    let late = asked.outlook(by.plus(1));
    let promise = asked.debt_help[0].promise.unwrap();
    let ours = |r: &Reason| matches!(r, Reason::OwnPromise { agreement, .. } if *agreement == promise);
    assert!(late.tasks.iter().any(|t| ours(&t.reason)), "{:?}", late.tasks);
    let open = balance(&asked, TODAY);
    assert_eq!(open, Cents(148_436));
    for n in [3, 4] {
        let given = give_balance(&test.db, &noor, at(n), id, (id_of("antwoord"), id_of("vraag")));
        given.unwrap();
    }
    let after = file(test, id);
    let given = after
        .debt_help
        .iter()
        .find(|d| d.kind == DebtHelpKind::BalanceGiven)
        .unwrap();
    assert_eq!((given.amount, given.about), (Some(open), Some(id_of("vraag"))));
    assert!(!after.outlook(by.plus(1)).tasks.iter().any(|t| ours(&t.reason)));
    // Once is enough, and of another tenancy there is nothing to answer.
    let again = give_balance(&test.db, &noor, at(5), id, (id_of("nog"), id_of("vraag")));
    assert_eq!(refusal(again), BadDebtHelp::Done);
    let other = tenancy_id(&test.db, &system, &story(7));
    let theirs = give_balance(&test.db, &noor, at(6), other, (id_of("nog"), id_of("vraag")));
    assert!(matches!(theirs, Err(Error::Refused(Refusal::NoSuchHelp(_)))));
}

fn s4_15_while_a_scheme_runs_old_debt_stays_out_and_the_current_rent_is_watched(test: &TestDb) {
    let system = de_linde(test, TODAY);
    let id = tenancy_id(&test.db, &system, &story(1));
    let noor = colleague(&test.db, &system, "noor");
    let at = |n| at_moment(TODAY, n);
    let owed = file(test, id).outlook(TODAY).past_due;
    assert!(owed.is_positive());
    // An answer needs a proposal to answer.
    let akkoord = NewDebtHelp {
        about: Some(id_of("voorstel")),
        on: Some(day("2026-10-15")),
        ..a_fact("akkoord", DebtHelpKind::Agreed)
    };
    assert_eq!(
        refusal(write_down(&test.db, &noor, at(1), id, &akkoord)),
        BadDebtHelp::AboutNothing
    );
    let voorstel = NewDebtHelp {
        amount: Some(Cents(30_000)),
        on: Some(day("2026-10-14")),
        ..a_fact("voorstel", DebtHelpKind::Proposed)
    };
    write_down(&test.db, &noor, at(2), id, &voorstel).unwrap();
    write_down(&test.db, &noor, at(3), id, &akkoord).unwrap();
    // It began on 15 October: October's rent is old debt, November's is current rent and is asked as ever.
    let held = file(test, id);
    let o = held.outlook(TODAY);
    assert!(o.in_scheme.is_positive() && o.past_due.is_positive());
    assert_eq!(o.past_due + o.in_scheme, owed);
    assert_eq!(o.oldest_due_on, Some(day("2026-11-01")));
    assert!(!rules(&held, TODAY.plus(2), Purpose::Collection, false).contains(&Rule::Scheme));
    assert!(o.stopped_until.is_some());
    // Nothing changes what is owed; and while only old debt is open, no letter asks for it.
    assert_eq!(balance(&held, TODAY), owed);
    let before_november = held.outlook(day("2026-10-20"));
    assert_eq!(before_november.past_due, Cents::ZERO);
    assert!(rules(&held, day("2026-10-20"), Purpose::Collection, false).contains(&Rule::Scheme));
    night(&test.db, &system, TODAY, false);
    let found = work::night::verify(&test.db, &system, TODAY, false, &|_, _| {}).unwrap();
    assert!(found.differences.is_empty(), "{found:?}");
    // It ends: the old debt is asked again.
    let einde = NewDebtHelp {
        about: Some(id_of("akkoord")),
        ..a_fact("einde", DebtHelpKind::Ended)
    };
    write_down(&test.db, &noor, at(4), id, &einde).unwrap();
    let o = file(test, id);
    assert_eq!(o.outlook(TODAY).past_due, owed);
    assert_eq!(
        refusal(write_down(
            &test.db,
            &noor,
            at(5),
            id,
            &NewDebtHelp {
                id: id_of("weer"),
                ..einde
            }
        )),
        BadDebtHelp::Done
    );
}

fn s1_33_under_administration_nothing_goes_to_the_tenant(test: &TestDb) {
    let system = de_linde(test, TODAY);
    let id = tenancy_id(&test.db, &system, &story(1));
    let noor = colleague(&test.db, &system, "noor");
    let nobody = NewDebtHelp {
        who: " ".to_owned(),
        ..a_fact("bewind", DebtHelpKind::Administration)
    };
    assert_eq!(
        refusal(write_down(&test.db, &noor, at_moment(TODAY, 1), id, &nobody)),
        BadDebtHelp::Nobody
    );
    for kind in [DebtHelpKind::Administration, DebtHelpKind::Guardianship] {
        let before = file(test, id);
        for purpose in [Purpose::Collection, Purpose::Reminder, Purpose::Kindness] {
            assert!(!rules(&before, TODAY, purpose, false).contains(&Rule::Administrator));
        }
        write_down(
            &test.db,
            &noor,
            at_moment(TODAY, 2),
            id,
            &a_fact(kind.code(), kind),
        )
        .unwrap();
        let held = file(test, id);
        for purpose in [Purpose::Collection, Purpose::Reminder, Purpose::Kindness] {
            assert!(
                rules(&held, TODAY, purpose, false).contains(&Rule::Administrator),
                "{purpose:?}"
            );
            assert!(!rules(&held, TODAY, purpose, true).contains(&Rule::Administrator));
        }
        let einde = NewDebtHelp {
            about: Some(id_of(kind.code())),
            ..a_fact(&format!("einde {}", kind.code()), DebtHelpKind::Ended)
        };
        write_down(&test.db, &noor, at_moment(TODAY, 3), id, &einde).unwrap();
    }
}

fn s4_20_a_notice_and_a_judge_bring_a_pause_as_long_as_the_law_gives(test: &TestDb) {
    let system = de_linde(test, TODAY);
    let id = tenancy_id(&test.db, &system, &story(1));
    let noor = colleague(&test.db, &system, "noor");
    let long = NewDebtHelp {
        until: Some(day("2027-05-22")),
        ..a_fact("moratorium", DebtHelpKind::Moratorium)
    };
    assert_eq!(
        refusal(write_down(&test.db, &noor, at_moment(TODAY, 1), id, &long)),
        BadDebtHelp::TooLong(day("2027-05-21"))
    );
    assert!(file(test, id).pauses.is_empty());
    for (n, kind, source, until) in [
        (2, DebtHelpKind::Notice, PauseSource::DebtHelpNotice, "2027-07-21"),
        (4, DebtHelpKind::Moratorium, PauseSource::Judge, "2027-05-21"),
        (6, DebtHelpKind::CoolingOff, PauseSource::Judge, "2027-05-21"),
    ] {
        write_down(
            &test.db,
            &noor,
            at_moment(TODAY, n),
            id,
            &a_fact(kind.code(), kind),
        )
        .unwrap();
        let held = file(test, id);
        let newest = held
            .pauses
            .iter()
            .filter(|p| p.version == 1 && p.source == source);
        assert!(newest.clone().any(|p| p.until == day(until)), "{kind:?}");
        let o = held.outlook(TODAY);
        assert_eq!(
            (o.paused_until, o.stopped_until),
            (Some(day(until)), Some(day(until)))
        );
        assert!(rules(&held, TODAY, Purpose::Collection, false).contains(&Rule::Pause));
        let einde = NewDebtHelp {
            about: Some(id_of(kind.code())),
            ..a_fact(&format!("einde {}", kind.code()), DebtHelpKind::Ended)
        };
        write_down(&test.db, &noor, at_moment(TODAY, n + 1), id, &einde).unwrap();
        let after = file(test, id).outlook(TODAY.plus(1)).paused_until;
        assert_eq!(after, None, "{kind:?}");
    }
    // Days that cannot be: before the tenancy, and still to come.
    for on in [day("1999-01-01"), TODAY.plus(1)] {
        let odd = NewDebtHelp {
            on: Some(on),
            ..a_fact("vreemd", DebtHelpKind::Administration)
        };
        assert_eq!(
            refusal(write_down(&test.db, &noor, at_moment(TODAY, 9), id, &odd)),
            BadDebtHelp::Day(on)
        );
    }
}

store::on_both_engines! {
    s4_15_a_request_for_our_balance_is_answered_within_days_with_one_click;
    s4_15_while_a_scheme_runs_old_debt_stays_out_and_the_current_rent_is_watched;
    s1_33_under_administration_nothing_goes_to_the_tenant;
    s4_20_a_notice_and_a_judge_bring_a_pause_as_long_as_the_law_gives;
}
