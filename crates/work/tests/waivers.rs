//! Waiving past-due rent end to end, on both engines (S4.21, S4.33, S2.14).
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::expect_used,
    reason = "a test that cannot go on must stop"
)]

mod world;

use domain::calendar::Day;
use domain::ids::{OrgNo, TenancyId, WaiverId};
use domain::ledger::EntryKind;
use domain::mandate::Rank;
use domain::money::Cents;
use domain::waiver::{BadDecision, BadWaiver, Condition, Effect, Ground, Verdict, WaiverState};
use store::testing::TestDb;
use work::case_file::CaseFile;
use work::waiver::NewWaiver;
use work::{Actor, Error, Refusal};
use world::{at_moment, colleague, day, de_linde, derived, night, story, tenancy_id};

const TODAY: Day = sim::TODAY;

fn a_waiver(cents: i64) -> NewWaiver {
    NewWaiver {
        id: WaiverId::derived(OrgNo(1), "test"),
        amount: Cents(cents),
        ground: Ground::KeptPayments,
        words: "De huur loopt weer, het oude bedrag niet meer.".to_owned(),
        condition: Condition::AtOnce,
        budget_line: "Maatwerk huur 2026".to_owned(),
    }
}

fn file(test: &TestDb, actor: &Actor, id: TenancyId) -> CaseFile {
    work::case_file::read(&test.db, actor, id).unwrap()
}

fn state(file: &CaseFile) -> WaiverState {
    let newest = file.waivers.last().unwrap();
    newest.state(&file.decisions, &file.policy)
}

fn refusal(done: Result<(), Error>) -> Refusal {
    match done {
        Err(Error::Refused(refusal)) => refusal,
        other => panic!("{other:?}"),
    }
}

fn credits(file: &CaseFile) -> Vec<(Day, Cents)> {
    let credits = file.ledger.iter().filter(|e| e.kind == EntryKind::Credit);
    credits.map(|e| (e.effective_on, e.amount)).collect()
}

fn t07_3100_goes_to_the_manager_and_999_40_remains(test: &TestDb) {
    let actor = de_linde(test, TODAY);
    let id = tenancy_id(&test.db, &actor, &story(7));
    let [karim, judith, maarten] = ["karim", "judith", "maarten"].map(|n| colleague(&test.db, &actor, n));
    let before = file(test, &actor, id);
    let open = before.outlook(TODAY).account.balance;
    assert_eq!(open, Cents(409_940));
    // The mandates of the demo policy: 500, 2,500, 10,000; alone never more than 500.
    assert_eq!(
        [&karim, &judith, &maarten].map(work::waiver::rank),
        [Rank::Officer, Rank::TeamLeader, Rank::Manager]
    );
    assert_eq!(work::waiver::alone_up_to(&maarten, &before.policy), Cents(50_000));
    // Karim proposed it the day before; the form sent again makes no second one.
    let again = NewWaiver {
        id: before.waivers[0].id,
        ..a_waiver(310_000)
    };
    work::waiver::propose(&test.db, &karim, at_moment(TODAY, 1), id, &again).unwrap();
    let proposed = file(test, &actor, id);
    assert_eq!(
        (proposed.waivers.len(), state(&proposed)),
        (
            1,
            WaiverState::Proposed {
                needs: Some(Rank::Manager),
                second_person: true
            }
        )
    );
    assert_eq!(proposed.outlook(TODAY).account.balance, open);
    let waiver = proposed.waivers[0].id;
    let decide = |who: &Actor, n, verdict, words: &str| {
        work::waiver::decide(&test.db, who, at_moment(TODAY, n), id, waiver, verdict, words)
    };
    // Two approvals by one person are one person.
    assert_eq!(
        refusal(decide(&karim, 3, Verdict::Approve, "")),
        Refusal::WaiverDecision(BadDecision::SamePerson)
    );
    assert_eq!(
        refusal(decide(&judith, 4, Verdict::Approve, "")),
        Refusal::WaiverDecision(BadDecision::AboveMandate {
            limit: Cents(250_000),
            amount: Cents(310_000)
        })
    );
    assert_eq!(
        refusal(decide(&maarten, 5, Verdict::Refuse, " ")),
        Refusal::WaiverDecision(BadDecision::NoWords)
    );
    let noor = colleague(&test.db, &actor, "noor");
    assert!(matches!(
        refusal(decide(&noor, 6, Verdict::Approve, "")),
        Refusal::NotAllowed(_)
    ));
    assert_eq!(file(test, &actor, id).outlook(TODAY).account.balance, open);
    for n in [7, 8] {
        decide(&maarten, n, Verdict::Approve, "").unwrap();
    }
    let after = file(test, &actor, id);
    assert_eq!(state(&after), WaiverState::Approved { on: TODAY });
    assert_eq!(credits(&after).last(), Some(&(TODAY, Cents(-310_000))));
    let o = after.outlook(TODAY);
    assert_eq!(o.account.balance, Cents(99_940));
    // December is not touched: nothing is ahead.
    assert_eq!(o.account.advance, Cents::ZERO);
    assert_eq!(
        refusal(decide(&judith, 9, Verdict::Refuse, "Te veel.")),
        Refusal::WaiverDecision(BadDecision::Decided)
    );
    let found = work::night::verify(&test.db, &actor, TODAY, false, &|_, _| {}).unwrap();
    assert!(found.differences.is_empty(), "{found:?}");
    // The register tells it, with who said yes; the look back is still to come.
    let register = work::waiver::register(&test.db, &judith, at_moment(TODAY, 10), 2026).unwrap();
    assert_eq!((register.lines.len(), register.waiting.len()), (1, 0));
    let line = &register.lines[0];
    assert_eq!(
        (line.decided.amount, line.effects),
        (Cents(310_000), [None, None])
    );
    assert_eq!(line.decided.decided_by, [maarten.user.unwrap()]);
    assert!(
        work::waiver::register(&test.db, &judith, at_moment(TODAY, 11), 2025)
            .unwrap()
            .lines
            .is_empty()
    );
}

fn s2_14_within_the_mandate_it_is_decided_at_once(test: &TestDb) {
    let actor = de_linde(test, TODAY);
    let id = tenancy_id(&test.db, &actor, &story(1));
    let saskia = colleague(&test.db, &actor, "saskia");
    let open = file(test, &actor, id).outlook(TODAY).account.balance;
    work::waiver::propose(&test.db, &saskia, at_moment(TODAY, 1), id, &a_waiver(50_000)).unwrap();
    let after = file(test, &actor, id);
    assert_eq!(state(&after), WaiverState::Approved { on: TODAY });
    assert_eq!(after.outlook(TODAY).account.balance, open - Cents(50_000));
    // A cent more needs somebody else.
    let more = NewWaiver {
        id: WaiverId::derived(OrgNo(1), "more"),
        ..a_waiver(50_001)
    };
    work::waiver::propose(&test.db, &saskia, at_moment(TODAY, 2), id, &more).unwrap();
    let waits = file(test, &actor, id);
    let newest = waits.waivers.iter().find(|w| w.id == more.id).unwrap();
    assert!(matches!(
        newest.state(&waits.decisions, &waits.policy),
        WaiverState::Proposed { .. }
    ));
    let register = work::waiver::register(&test.db, &saskia, at_moment(TODAY, 3), 2026).unwrap();
    // With what waits in the story of Precious.
    assert_eq!((register.lines.len(), register.waiting.len()), (1, 2));
    // Who proposed it can take it back; nobody else.
    let judith = colleague(&test.db, &actor, "judith");
    let back = |who: &Actor, n| {
        work::waiver::decide(
            &test.db,
            who,
            at_moment(TODAY, n),
            id,
            more.id,
            Verdict::Withdraw,
            "",
        )
    };
    assert_eq!(
        refusal(back(&judith, 4)),
        Refusal::WaiverDecision(BadDecision::NotTheProposer)
    );
    back(&saskia, 5).unwrap();
    let register = work::waiver::register(&test.db, &saskia, at_moment(TODAY, 6), 2026).unwrap();
    assert_eq!((register.lines.len(), register.waiting.len()), (1, 1));
}

fn s4_21_a_part_for_each_kept_month_and_never_more_than_is_open(test: &TestDb) {
    let agreed = day("2026-08-20");
    let actor = de_linde(test, TODAY);
    let id = tenancy_id(&test.db, &actor, &story(7));
    let karim = colleague(&test.db, &actor, "karim");
    let new = NewWaiver {
        condition: Condition::PerKeptMonth { each: Cents(20_000) },
        ..a_waiver(50_000)
    };
    work::waiver::propose(&test.db, &karim, at_moment(agreed, 1), id, &new).unwrap();
    assert_eq!(credits(&file(test, &actor, id)).len(), 0);
    // September, October and November were kept on the fifth: 200, 200, and the 100 that is left.
    for n in [2, 3] {
        work::waiver::run(&test.db, &actor, at_moment(TODAY, n)).unwrap();
    }
    let after = file(test, &actor, id);
    let amounts: Vec<Cents> = credits(&after).iter().map(|c| c.1).collect();
    assert_eq!(amounts, [Cents(-20_000), Cents(-20_000), Cents(-10_000)]);
    assert_eq!(after.outlook(TODAY).account.balance, Cents(409_940 - 50_000));
    // Three months after the decision: three rents of three came on the agreed day.
    let register = work::waiver::register(&test.db, &karim, at_moment(TODAY, 4), 2026).unwrap();
    let three = Effect { on_time: 3, due: 3 };
    assert_eq!(register.lines[0].effects, [Some(three), None]);
    night(&test.db, &actor, TODAY, false);
    let found = work::night::verify(&test.db, &actor, TODAY, false, &|_, _| {}).unwrap();
    assert!(found.differences.is_empty(), "{found:?}");
}

fn a_waiver_that_cannot_be_is_refused_and_nothing_is_half_done(test: &TestDb) {
    let actor = de_linde(test, TODAY);
    let id = tenancy_id(&test.db, &actor, &story(1));
    let saskia = colleague(&test.db, &actor, "saskia");
    let before = derived(&test.db, &actor);
    let propose = |new: &NewWaiver| {
        refusal(work::waiver::propose(
            &test.db,
            &saskia,
            at_moment(TODAY, 1),
            id,
            new,
        ))
    };
    let bad = |bad| Refusal::Waiver(bad);
    // More than is open; December is still to come and no part of it.
    let above = propose(&a_waiver(148_437));
    assert_eq!(
        above,
        bad(BadWaiver::AboveOpen {
            amount: Cents(148_437),
            open: Cents(148_436)
        })
    );
    assert_eq!(propose(&a_waiver(0)), bad(BadWaiver::NotPositive(Cents::ZERO)));
    let silent = NewWaiver {
        words: " ".to_owned(),
        ..a_waiver(1_000)
    };
    assert_eq!(propose(&silent), bad(BadWaiver::NoWords));
    let unpaid = NewWaiver {
        budget_line: String::new(),
        ..a_waiver(1_000)
    };
    assert_eq!(propose(&unpaid), bad(BadWaiver::NoBudget));
    let parts = NewWaiver {
        condition: Condition::PerKeptMonth { each: Cents(2_000) },
        ..a_waiver(1_000)
    };
    assert!(matches!(
        propose(&parts),
        Refusal::Waiver(BadWaiver::BadPart { .. })
    ));
    let bsn = NewWaiver {
        words: "123456782".to_owned(),
        ..a_waiver(1_000)
    };
    assert_eq!(propose(&bsn), Refusal::HoldsBsn("words"));
    // The system decides nothing in nobody's name.
    let nobody = work::waiver::propose(&test.db, &actor, at_moment(TODAY, 2), id, &a_waiver(1_000));
    assert!(matches!(refusal(nobody), Refusal::NotAllowed(_)));
    assert!(file(test, &actor, id).waivers.is_empty());
    assert_eq!(derived(&test.db, &actor), before);
}

store::on_both_engines! {
    t07_3100_goes_to_the_manager_and_999_40_remains;
    s2_14_within_the_mandate_it_is_decided_at_once;
    s4_21_a_part_for_each_kept_month_and_never_more_than_is_open;
    a_waiver_that_cannot_be_is_refused_and_nothing_is_half_done;
}
