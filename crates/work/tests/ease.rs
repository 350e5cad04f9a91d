//! Deferral, dispute and other payers end to end, on both engines (S1.22, S1.19, S4.16).
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::expect_used,
    reason = "a test that cannot go on must stop"
)]

mod world;

use domain::calendar::{Day, Month};
use domain::deferral::BadDeferral;
use domain::dispute::{BadDispute, DisputeState, Recognition};
use domain::ids::{DeferralId, DisputeId, OrgNo, PayerId, TenancyId, UserId};
use domain::ledger::BadPart;
use domain::money::Cents;
use domain::outlook::{Proposal, Reason};
use domain::payer::{BadPayer, PayerKind, Pays};
use domain::silence::{Purpose, Rule, Surroundings, Wish, holds};
use store::testing::TestDb;
use work::case_file::CaseFile;
use work::deferral::{NewDeferral, Turn};
use work::dispute::{Answer, NewDispute, OwnWord};
use work::part::About;
use work::payer::NewPayer;
use work::{Actor, Error, Refusal};
use world::{at, at_moment, colleague, day, de_linde, derived, night, story, tenancy_id};

const TODAY: Day = sim::TODAY;

fn file(test: &TestDb, actor: &Actor, id: TenancyId) -> CaseFile {
    work::case_file::read(&test.db, actor, id).unwrap()
}

fn reasons(test: &TestDb, actor: &Actor, id: TenancyId, on: Day) -> Vec<Reason> {
    let file = file(test, actor, id);
    file.outlook(on).tasks.iter().map(|t| t.reason.clone()).collect()
}

fn a_deferral(until: &str) -> NewDeferral {
    NewDeferral {
        id: DeferralId::derived(OrgNo(1), "test"),
        about: About::PastDue,
        amount: None,
        until: day(until),
        words: "Eind januari komt het vakantiegeld van mijn man.".to_owned(),
    }
}

fn a_dispute(answerer: UserId) -> NewDispute {
    NewDispute {
        id: DisputeId::derived(OrgNo(1), "test"),
        says: Recognition::Partly,
        about: Some(About::Month(Month::new(2026, 10))),
        amount: Some(Cents(20_000)),
        words: "Oktober heb ik voor een deel contant betaald.".to_owned(),
        payment: None,
        raised_on: None,
        answerer,
        answer_by: day("2026-12-01"),
    }
}

fn a_payer(from: &str) -> NewPayer {
    NewPayer {
        id: PayerId::derived(OrgNo(1), "test"),
        kind: PayerKind::Municipality,
        name: "Gemeente Rivierstad".to_owned(),
        reach: "0999-100 300".to_owned(),
        pays: Pays::Rent,
        from: day(from),
        until: None,
        how_to_stop: "Bel de gemeente.".to_owned(),
    }
}

fn refusal(done: Result<(), Error>) -> Refusal {
    match done {
        Err(Error::Refused(refusal)) => refusal,
        other => panic!("{other:?}"),
    }
}

fn t12_the_300_is_no_arrears_and_saskia_owes_the_answer(test: &TestDb) {
    let actor = de_linde(test, TODAY);
    let id = tenancy_id(&test.db, &actor, &story(12));
    let file = file(test, &actor, id);
    let o = file.outlook(TODAY);
    // The ledger keeps its 300; the arrears figures leave it out (S1.19).
    assert_eq!(
        (o.account.balance, o.past_due, o.disputed, o.open_items),
        (Cents(30_000), Cents::ZERO, Cents(30_000), 0)
    );
    let saskia = UserId::derived(actor.org, "saskia");
    let asked = o
        .tasks
        .iter()
        .find_map(|t| match &t.reason {
            Reason::DisputeOpen { who, answer_by, .. } => Some((*who, *answer_by, t.proposal)),
            _ => None,
        })
        .expect("an answer is asked");
    assert_eq!(asked, (saskia, day("2026-11-27"), Proposal::Reply));
    // No harder step: no plan is proposed for it, nothing is missed, and no collection message may leave.
    let mut on = day("2026-10-12");
    while on <= day("2027-06-01") {
        for reason in reasons(test, &actor, id, on) {
            let harder = matches!(reason, Reason::Miss { .. } | Reason::FreshEyes { .. });
            assert!(!harder, "{on}: {reason:?}");
        }
        on = on.plus(7);
    }
    assert_eq!(work::plan::room(&file, &o, TODAY), None);
    let wish = Wish {
        purpose: Purpose::Collection,
        at: at(TODAY).local(),
        to_payer: false,
    };
    let held = holds(wish, &o, &file.facts(), &Surroundings::default(), &file.policy);
    assert!(held.iter().any(|h| h.rule == Rule::Dispute), "{held:?}");
}

/// What we promised and did not do, on a day.
fn ours(file: &CaseFile, on: Day) -> Vec<String> {
    let tasks = file.outlook(on).tasks;
    let own = |t: domain::outlook::Task| match t.reason {
        Reason::OwnPromise { action, .. } => Some(action),
        _ => None,
    };
    tasks.into_iter().filter_map(own).collect()
}

/// Who was right, is told so, with our answer and what we still do.
fn is_told_so(test: &TestDb, noor: &Actor, id: TenancyId) {
    let asked = work::message::compose::Asked {
        template: "tenant_right".to_owned(),
        ..Default::default()
    };
    let laid = work::message::compose::table(&test.db, noor, at_moment(TODAY, 9), id, &asked).unwrap();
    let offered = laid.offers.iter().find(|o| o.template.key == "tenant_right");
    assert_eq!(
        offered.and_then(|o| o.fit).map(|f| f.fit),
        Some(domain::message::Fit::TenantRight)
    );
    let text = laid.draft.unwrap().text();
    for said in [
        "Het spijt ons.",
        "Dit vonden we: De helft vonden we.",
        "Dit doe ik nog\n- De helft rechtzetten, uiterlijk ",
    ] {
        assert!(text.contains(said), "{said}: {text}");
    }
}

fn s1_19_a_dispute_takes_its_part_out_at_once_and_the_answer_puts_it_back(test: &TestDb) {
    let actor = de_linde(test, TODAY);
    night(&test.db, &actor, TODAY, false);
    let id = tenancy_id(&test.db, &actor, &story(1));
    let noor = colleague(&test.db, &actor, "noor");
    let open = file(test, &actor, id).outlook(TODAY).past_due;
    let new = a_dispute(noor.user.unwrap());
    // The same form twice is one dispute.
    for n in [1, 2] {
        work::dispute::hear(&test.db, &noor, at_moment(TODAY, n), id, &new).unwrap();
    }
    let held = file(test, &actor, id);
    assert_eq!(held.disputes.len(), 1);
    let o = held.outlook(TODAY);
    assert_eq!((o.past_due, o.disputed), (open - Cents(20_000), Cents(20_000)));
    // Today's list is true before the page returns: an answer comes before a miss.
    let listed = work::today::list(&test.db, &actor, None, None, 100).unwrap();
    let row = listed.rows.iter().find(|r| r.tenancy == id).unwrap();
    assert!(
        matches!(row.reason, Reason::DisputeOpen { .. }),
        "{:?}",
        row.reason
    );
    let answer = |seen, state, right, words: &str| Answer {
        seen,
        state,
        right,
        words: words.to_owned(),
        promise: Some(OwnWord {
            action: "De helft rechtzetten".to_owned(),
            due_on: TODAY.plus(7),
        }),
    };
    let say = |n, new: &Answer| {
        work::dispute::answer(&test.db, &noor, at_moment(TODAY, n), id, held.disputes[0].id, new)
    };
    assert_eq!(
        refusal(say(3, &answer(1, DisputeState::Explained, None, " "))),
        Refusal::Dispute(BadDispute::NoAnswer)
    );
    assert_eq!(
        refusal(say(4, &answer(7, DisputeState::Explained, None, "Zo zit het."))),
        Refusal::ChangedMeanwhile
    );
    for right in [0, 20_000, 99_999] {
        let all = answer(
            1,
            DisputeState::PartlyRight,
            Some(Cents(right)),
            "Een deel klopt.",
        );
        assert!(
            matches!(refusal(say(5, &all)), Refusal::Dispute(BadDispute::Part(_))),
            "{right}"
        );
    }
    // Right without a word of what we do about it: nothing is kept (S2.9).
    let idle = Answer {
        promise: None,
        ..answer(1, DisputeState::TenantRight, None, "Dat klopt.")
    };
    assert_eq!(refusal(say(5, &idle)), Refusal::Missing("promise"));
    let past = Answer {
        promise: Some(OwnWord {
            action: "Rechtzetten".to_owned(),
            due_on: TODAY.plus(-1),
        }),
        ..idle
    };
    assert!(matches!(refusal(say(5, &past)), Refusal::Date { .. }));
    assert_eq!(file(test, &actor, id).disputes.len(), 1);
    // Partly right about 50: that is not asked any more, the rest is.
    let partly = answer(
        1,
        DisputeState::PartlyRight,
        Some(Cents(5_000)),
        "De helft vonden we.",
    );
    say(6, &partly).unwrap();
    say(7, &partly).unwrap();
    let o = file(test, &actor, id);
    assert_eq!(o.disputes.len(), 2);
    // Sent twice, promised once; past its day it stands on top.
    let word = "De helft rechtzetten".to_owned();
    assert!(!ours(&o, TODAY.plus(7)).contains(&word));
    assert_eq!(ours(&o, TODAY.plus(8)).iter().filter(|a| **a == word).count(), 1);
    let o = o.outlook(TODAY);
    assert_eq!((o.past_due, o.disputed), (open - Cents(5_000), Cents(5_000)));
    assert!(
        o.tasks
            .iter()
            .all(|t| !matches!(t.reason, Reason::DisputeOpen { .. }))
    );
    assert_eq!(
        refusal(say(8, &answer(2, DisputeState::Explained, None, "Nee."))),
        Refusal::NotOpen
    );
    let found = work::night::verify(&test.db, &actor, TODAY, false, &|_, _| {}).unwrap();
    assert!(found.differences.is_empty(), "{found:?}");
    is_told_so(test, &noor, id);
}

fn a_dispute_that_cannot_be_is_refused_and_nothing_is_half_done(test: &TestDb) {
    let actor = de_linde(test, TODAY);
    let id = tenancy_id(&test.db, &actor, &story(1));
    let noor = colleague(&test.db, &actor, "noor");
    let good = a_dispute(noor.user.unwrap());
    let before = derived(&test.db, &actor);
    let hear = |new: &NewDispute| refusal(work::dispute::hear(&test.db, &noor, at(TODAY), id, new));
    let part = |bad| Refusal::Dispute(BadDispute::Part(bad));
    let above = NewDispute {
        amount: Some(Cents(80_000)),
        ..good.clone()
    };
    assert!(matches!(
        hear(&above),
        Refusal::Dispute(BadDispute::Part(BadPart::AboveOpen { .. }))
    ));
    let paid = NewDispute {
        about: Some(About::Month(Month::new(2026, 3))),
        amount: None,
        ..good.clone()
    };
    assert_eq!(hear(&paid), part(BadPart::NotPositive(Cents::ZERO)));
    let nothing = NewDispute {
        about: None,
        ..good.clone()
    };
    assert_eq!(hear(&nothing), Refusal::Dispute(BadDispute::NothingDisputed));
    let before_tenancy = NewDispute {
        raised_on: Some(day("2019-01-01")),
        ..good.clone()
    };
    assert!(matches!(
        hear(&before_tenancy),
        Refusal::Dispute(BadDispute::BeforeTenancy { .. })
    ));
    let later = NewDispute {
        raised_on: Some(TODAY.plus(1)),
        ..good.clone()
    };
    assert!(matches!(hear(&later), Refusal::Date { .. }));
    let early = NewDispute {
        answer_by: day("2026-11-01"),
        ..good.clone()
    };
    assert!(matches!(
        hear(&early),
        Refusal::Dispute(BadDispute::AnswerBeforeQuestion { .. })
    ));
    let stranger = NewDispute {
        answerer: UserId::derived(OrgNo(2), "saskia"),
        ..good.clone()
    };
    assert!(matches!(hear(&stranger), Refusal::NoSuchColleague(_)));
    let bsn = NewDispute {
        words: "123456782".to_owned(),
        ..good.clone()
    };
    assert_eq!(hear(&bsn), Refusal::HoldsBsn("words"));
    let maarten = colleague(&test.db, &actor, "ineke");
    let refused = work::dispute::hear(&test.db, &maarten, at(TODAY), id, &good);
    assert!(matches!(refusal(refused), Refusal::NotAllowed(_)));
    assert!(file(test, &actor, id).disputes.is_empty());
    assert_eq!(derived(&test.db, &actor), before);
}

fn t06_what_may_come_later_is_not_missed_until_31_january(test: &TestDb) {
    let actor = de_linde(test, TODAY);
    let id = tenancy_id(&test.db, &actor, &story(6));
    let o = file(test, &actor, id);
    let o = o.outlook(TODAY);
    assert_eq!(
        (o.account.balance, o.past_due, o.deferred, o.deferred_until),
        (Cents(75_800), Cents::ZERO, Cents(75_800), Some(day("2027-01-31")))
    );
    let after = file(test, &actor, id);
    let parts: Cents = after.deferrals[0].parts.iter().map(|p| p.amount).sum();
    assert_eq!(parts, Cents(75_800));
    assert_eq!(after.outlook(day("2027-02-01")).past_due, Cents(75_800));
}

fn s1_22_a_deferral_stops_the_asking_until_its_day_and_can_be_changed_or_let_go(test: &TestDb) {
    let actor = de_linde(test, TODAY);
    night(&test.db, &actor, TODAY, false);
    let id = tenancy_id(&test.db, &actor, &story(1));
    let noor = colleague(&test.db, &actor, "noor");
    let open = file(test, &actor, id).outlook(TODAY).past_due;
    for n in [1, 2] {
        work::deferral::give(
            &test.db,
            &noor,
            at_moment(TODAY, n),
            id,
            &a_deferral("2027-01-31"),
        )
        .unwrap();
    }
    let held = file(test, &actor, id);
    assert_eq!(held.deferrals.len(), 1);
    let o = held.outlook(TODAY);
    assert_eq!((o.past_due, o.deferred), (Cents::ZERO, open));
    assert_eq!(held.outlook(day("2027-01-31")).deferred, open);
    assert_eq!(held.outlook(day("2027-02-01")).deferred, Cents::ZERO);
    let asks = |r: &Reason| matches!(r, Reason::Miss { .. } | Reason::FreshEyes { .. });
    // October and November are not missed until then; what falls due later is another matter.
    assert!(!reasons(test, &actor, id, day("2026-11-30")).iter().any(asks));
    let change = |n, seen, turn| {
        work::deferral::change(
            &test.db,
            &noor,
            at_moment(TODAY, n),
            id,
            held.deferrals[0].id,
            seen,
            turn,
        )
    };
    assert!(matches!(
        refusal(change(3, 1, Turn::Until(TODAY))),
        Refusal::Date { .. }
    ));
    assert_eq!(refusal(change(4, 2, Turn::Drop)), Refusal::ChangedMeanwhile);
    change(5, 1, Turn::Until(day("2026-12-15"))).unwrap();
    change(6, 1, Turn::Until(day("2026-12-15"))).unwrap();
    let o = file(test, &actor, id);
    assert_eq!(o.outlook(TODAY).deferred_until, Some(day("2026-12-15")));
    change(7, 2, Turn::Drop).unwrap();
    let o = file(test, &actor, id);
    assert_eq!((o.deferrals.len(), o.outlook(TODAY).past_due), (3, open));
    assert_eq!(refusal(change(8, 3, Turn::Drop)), Refusal::NotOpen);
    let found = work::night::verify(&test.db, &actor, TODAY, false, &|_, _| {}).unwrap();
    assert!(found.differences.is_empty(), "{found:?}");
}

fn a_deferral_that_cannot_be_is_refused(test: &TestDb) {
    let actor = de_linde(test, TODAY);
    let id = tenancy_id(&test.db, &actor, &story(1));
    let noor = colleague(&test.db, &actor, "noor");
    let give = |new: &NewDeferral| refusal(work::deferral::give(&test.db, &noor, at(TODAY), id, new));
    assert!(matches!(
        give(&a_deferral("2026-11-21")),
        Refusal::Deferral(BadDeferral::NotLater { .. })
    ));
    let above = NewDeferral {
        amount: Some(Cents(200_000)),
        ..a_deferral("2027-01-31")
    };
    assert!(matches!(
        give(&above),
        Refusal::Deferral(BadDeferral::Part(BadPart::AboveOpen { .. }))
    ));
    let elsewhere = NewDeferral {
        about: About::Claim(day("2020-01-01")),
        ..a_deferral("2027-01-31")
    };
    assert!(matches!(
        give(&elsewhere),
        Refusal::Deferral(BadDeferral::Part(BadPart::NoSuchItem(_)))
    ));
    // Before the tenancy began there is nothing to defer.
    let sanne = tenancy_id(&test.db, &actor, &story(4));
    let early = work::deferral::give(
        &test.db,
        &noor,
        at(day("2026-01-10")),
        sanne,
        &a_deferral("2027-01-31"),
    );
    assert!(matches!(refusal(early), Refusal::Deferral(_)));
    assert!(file(test, &actor, id).deferrals.is_empty());
}

fn t11_what_the_administrator_misses_in_may_is_asked_of_the_administrator(test: &TestDb) {
    let actor = de_linde(test, TODAY);
    let id = tenancy_id(&test.db, &actor, &story(11));
    let held = file(test, &actor, id);
    assert!(held.outlook(TODAY).administered());
    // Without the talks of May the gap is a row for whoever pays, never for Maria.
    assert!(asks_the_payer(&held, day("2026-05-11")));
}

fn s4_16_another_payer_from_until_and_how_to_stop(test: &TestDb) {
    let actor = de_linde(test, TODAY);
    night(&test.db, &actor, TODAY, false);
    let id = tenancy_id(&test.db, &actor, &story(1));
    let noor = colleague(&test.db, &actor, "noor");
    let agreed = day("2026-09-10");
    for n in [1, 2] {
        work::payer::begin(&test.db, &noor, at_moment(agreed, n), id, &a_payer("2026-10-01")).unwrap();
    }
    let held = file(test, &actor, id);
    assert_eq!(held.payers.len(), 1);
    // October is theirs, and when it does not come they are asked, not Peter.
    assert!(asks_the_payer(&held, day("2026-10-06")));
    // A stop works from the next month on: November is asked of Peter again.
    let on = day("2026-10-20");
    let stop =
        |n, on, seen| work::payer::stop(&test.db, &noor, at_moment(on, n), id, held.payers[0].id, seen);
    for n in [3, 4] {
        stop(n, on, 1).unwrap();
    }
    let stopped = file(test, &actor, id);
    assert_eq!(
        (stopped.payers.len(), stopped.payers[1].until),
        (2, Some(day("2026-10-31")))
    );
    assert!(asks_the_payer(&stopped, day("2026-10-25")));
    assert!(!asks_the_payer(&stopped, day("2026-11-06")));
    assert_eq!(refusal(stop(5, day("2026-10-21"), 7)), Refusal::ChangedMeanwhile);
    assert_eq!(refusal(stop(6, TODAY, 2)), Refusal::NotOpen);
}

/// Is the payer asked on this day, where nobody has talked yet? Then nobody else is.
fn asks_the_payer(file: &CaseFile, on: Day) -> bool {
    let quiet = domain::outlook::Facts {
        contacts: &[],
        ..file.facts()
    };
    let o = domain::outlook::outlook(&quiet, &file.policy, on);
    let of = |wanted: fn(&Reason) -> bool| o.tasks.iter().any(|t| wanted(&t.reason));
    let (payer, tenant) = (
        of(|r| matches!(r, Reason::PayerMissed { .. })),
        of(|r| matches!(r, Reason::Miss { .. })),
    );
    assert!(payer != tenant, "{on}: {:?}", o.tasks);
    payer
}

fn a_payer_who_cannot_be_is_refused(test: &TestDb) {
    let actor = de_linde(test, TODAY);
    let id = tenancy_id(&test.db, &actor, &story(1));
    let noor = colleague(&test.db, &actor, "noor");
    let begin = |new: &NewPayer| refusal(work::payer::begin(&test.db, &noor, at(TODAY), id, new));
    let good = a_payer("2026-12-01");
    let nobody = NewPayer {
        name: " ".to_owned(),
        ..good.clone()
    };
    assert_eq!(begin(&nobody), Refusal::Payer(BadPayer::NoName));
    let caught = NewPayer {
        how_to_stop: String::new(),
        ..good.clone()
    };
    assert_eq!(begin(&caught), Refusal::Payer(BadPayer::NoWayToStop));
    let backwards = NewPayer {
        until: Some(day("2026-11-30")),
        ..good.clone()
    };
    assert!(matches!(
        begin(&backwards),
        Refusal::Payer(BadPayer::EndsBeforeItBegins { .. })
    ));
    let early = a_payer("2019-01-01");
    assert!(matches!(
        begin(&early),
        Refusal::Payer(BadPayer::BeforeTenancy { .. })
    ));
    let bsn = NewPayer {
        reach: "bsn 123456782".to_owned(),
        ..good
    };
    assert_eq!(begin(&bsn), Refusal::HoldsBsn("reach"));
    assert!(file(test, &actor, id).payers.is_empty());
}

store::on_both_engines! {
    t12_the_300_is_no_arrears_and_saskia_owes_the_answer;
    s1_19_a_dispute_takes_its_part_out_at_once_and_the_answer_puts_it_back;
    a_dispute_that_cannot_be_is_refused_and_nothing_is_half_done;
    t06_what_may_come_later_is_not_missed_until_31_january;
    s1_22_a_deferral_stops_the_asking_until_its_day_and_can_be_changed_or_let_go;
    a_deferral_that_cannot_be_is_refused;
    t11_what_the_administrator_misses_in_may_is_asked_of_the_administrator;
    s4_16_another_payer_from_until_and_how_to_stop;
    a_payer_who_cannot_be_is_refused;
}
