//! Debt help and legal status end to end, on both engines (S4.15, S1.33, S4.20): what runs really does what its card says.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::expect_used,
    clippy::too_many_lines,
    reason = "a test that cannot go on must stop"
)]

mod world;

use domain::agreement::{AgreementState, Said};
use domain::calendar::Day;
use domain::debt_help::{self, BadDebtHelp, DebtHelpKind, Reach};
use domain::ids::{DebtHelpId, MessageId, OrgNo, TenancyId};
use domain::message::{Channel, State};
use domain::money::Cents;
use domain::outlook::Reason;
use domain::pause::PauseSource;
use domain::silence::{At as Moment, Purpose, Rule, Surroundings, Wish, holds};
use domain::tenancy::Role;
use store::testing::TestDb;
use work::case_file::CaseFile;
use work::debt_help::{NewDebtHelp, balance, give_balance, write_down};
use work::message::compose::{self, Asked};
use work::message::{self, NewMessage};
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
        reach: Reach::default(),
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
    // Our promise is kept as a code with a name: each screen says it in its own language.
    let kept = asked.agreements.iter().find(|a| a.id == promise).unwrap();
    assert_eq!(Said::of(&kept.action), Said::BalanceTo("Kredietbank Rivierstad"));
    // Nobody told where to: nothing is given and nothing leaves.
    let nowhere = |n, reach: &Reach| {
        give_balance(
            &test.db,
            &noor,
            at(n),
            id,
            (id_of("antwoord"), id_of("vraag")),
            reach,
        )
    };
    assert_eq!(refusal(nowhere(7, &Reach::default())), BadDebtHelp::Nowhere);
    let half = Reach {
        post: "Postbus 12".to_owned(),
        email: String::new(),
    };
    assert_eq!(refusal(nowhere(8, &half)), BadDebtHelp::Nowhere);
    assert_eq!(file(test, id).debt_help.len(), 1);
    let reach = Reach {
        post: String::new(),
        email: "saldo@kredietbank.example".to_owned(),
    };
    for n in [3, 4] {
        nowhere(n, &reach).unwrap();
    }
    // It really leaves, by mail, to who asked, once; also while the tenant is under a pause nothing holds it back.
    let sent = message::of(&test.db, &noor, id).unwrap();
    let sent: Vec<_> = sent.iter().filter(|m| m.message.template == "balance").collect();
    assert_eq!(sent.len(), 1);
    let (message, way) = (&sent[0].message, &sent[0].delivery);
    assert_eq!(way.state, State::Waiting);
    assert_eq!(
        (
            message.to_name.as_str(),
            message.address.as_str(),
            message.channel
        ),
        (
            "Kredietbank Rivierstad",
            "saldo@kredietbank.example",
            Channel::Email
        )
    );
    assert!(
        message.body.contains("€ 1.484,36") && message.body.contains("Peter Verhagen en Ilse Verhagen"),
        "{}",
        message.body
    );
    let after = file(test, id);
    let given = after
        .debt_help
        .iter()
        .find(|d| d.kind == DebtHelpKind::BalanceGiven)
        .unwrap();
    assert_eq!((given.amount, given.about), (Some(open), Some(id_of("vraag"))));
    assert!(!after.outlook(by.plus(1)).tasks.iter().any(|t| ours(&t.reason)));
    // Once is enough, and of another tenancy there is nothing to answer.
    let nog = (id_of("nog"), id_of("vraag"));
    let again = give_balance(&test.db, &noor, at(5), id, nog, &Reach::default());
    assert_eq!(refusal(again), BadDebtHelp::Done);
    let other = tenancy_id(&test.db, &system, &story(7));
    let theirs = give_balance(&test.db, &noor, at(6), other, nog, &reach);
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

fn s1_33_the_administrator_gets_everything_also_when_the_contract_does_not_name_them(test: &TestDb) {
    let system = de_linde(test, TODAY);
    let id = tenancy_id(&test.db, &system, &story(1));
    let noor = colleague(&test.db, &system, "noor");
    let at = |n| at_moment(TODAY, n);
    let bewind = NewDebtHelp {
        who: "De Haven Bewind".to_owned(),
        ..a_fact("bewind", DebtHelpKind::Administration)
    };
    write_down(&test.db, &noor, at(1), id, &bewind).unwrap();
    // Nobody knows where to write: a row says so, and nothing leaves, answers to the tenant included.
    let held = file(test, id);
    let row = |file: &CaseFile| {
        let o = file.outlook(TODAY);
        o.tasks
            .iter()
            .any(|t| matches!(t.reason, Reason::WhereToWrite { .. }))
    };
    assert!(row(&held));
    for purpose in Purpose::ALL {
        assert!(
            rules(&held, TODAY, *purpose, false).contains(&Rule::Administrator),
            "{purpose:?}"
        );
    }
    let table = |n| compose::lay(&test.db, &noor, at(n), id, &Asked::default()).unwrap();
    assert!(table(2).people.iter().all(|a| a.role != Role::Administrator));
    // Told where: everything is addressed there.
    let told = NewDebtHelp {
        who: String::new(),
        reach: Reach {
            post: " Havenkade 3 \n\n1011 AB  Rivierstad".to_owned(),
            email: "post@dehaven.example".to_owned(),
        },
        about: Some(id_of("bewind")),
        ..a_fact("adres", DebtHelpKind::Reachable)
    };
    write_down(&test.db, &noor, at(3), id, &told).unwrap();
    assert!(!row(&file(test, id)));
    let laid = table(4);
    let first = laid.addressee().unwrap();
    assert_eq!(
        (first.person.full_name().as_str(), first.role),
        ("De Haven Bewind", Role::Administrator)
    );
    assert!(
        laid.holds.iter().all(|h| h.rule != Rule::Administrator),
        "{:?}",
        laid.holds
    );
    let letter = NewMessage {
        id: MessageId::derived(OrgNo(1), "brief"),
        person: first.person.id,
        channel: Channel::Letter,
        purpose: Purpose::Reply,
        language: "nl".to_owned(),
        template: String::new(),
        subject: "De huur van november".to_owned(),
        body: "De huur van november is nog niet binnen.".to_owned(),
    };
    message::make(&test.db, &noor, at(5), id, &letter, false).unwrap();
    let batch = work::print::batch(&test.db, &noor, at(6)).unwrap();
    assert_eq!(
        batch.letters[0].to,
        ["De Haven Bewind", "Havenkade 3", "1011 AB  Rivierstad"]
    );
    // The same words to the tenant stay here.
    let tenant = laid.people.iter().find(|a| a.role == Role::Tenant).unwrap();
    let to_tenant = NewMessage {
        id: MessageId::derived(OrgNo(1), "huurder"),
        person: tenant.person.id,
        ..letter
    };
    let made = message::make(&test.db, &noor, at(7), id, &to_tenant, false).unwrap();
    assert_eq!(made.holds.first().map(|h| h.rule), Some(Rule::Administrator));
    assert_eq!(
        work::print::batch(&test.db, &noor, at(8)).unwrap().letters.len(),
        1
    );
}

/// Whom only the contract names: without an address a row asks for it, and a letter that lay ready from before waits. It never goes
/// to the home of the tenant.
fn s1_33_an_administrator_of_the_contract_without_an_address_is_asked_for_one(test: &TestDb) {
    let system = de_linde(test, TODAY);
    let id = tenancy_id(&test.db, &system, &story(11));
    let noor = colleague(&test.db, &system, "noor");
    let at = |n| at_moment(TODAY, n);
    let scope = store::Scope::of(OrgNo(1), None);
    let held = file(test, id);
    let seat = held
        .tenancy
        .members
        .iter()
        .find(|m| m.role == Role::Administrator)
        .unwrap();
    let els = held.people.iter().find(|p| p.id == seat.person).unwrap().clone();
    let row = || {
        let o = file(test, id);
        let o = o.outlook(TODAY);
        o.tasks
            .iter()
            .any(|t| matches!(t.reason, Reason::WhereToWrite { debt_help: None, .. }))
    };
    assert!(!row(), "an e-mail address is enough");
    let mute = domain::tenancy::Person {
        email: None,
        ..els.clone()
    };
    test.db
        .write(|tx| store::person::put_all(tx, &scope, [&mute], store::db::Moment(at(1).now)))
        .unwrap();
    assert!(row());
    night(&test.db, &system, TODAY, true);
    let found = work::night::verify(&test.db, &system, TODAY, false, &|_, _| {}).unwrap();
    assert!(found.differences.is_empty(), "{found:?}");
    // A letter as it was kept before readers had an address of their own.
    let old = store::message::Message {
        id: MessageId::derived(OrgNo(1), "oude brief"),
        tenancy: id,
        person: els.id,
        channel: Channel::Letter,
        purpose: Purpose::Reply,
        language: "nl".to_owned(),
        template: String::new(),
        address: String::new(),
        to_name: els.full_name(),
        from_name: "Noor".to_owned(),
        subject: "De huur".to_owned(),
        body: "De huur is nog niet binnen.".to_owned(),
        past_due: Cents::ZERO,
        made_on: TODAY,
        by: None,
    };
    let way = store::message::Delivery {
        message: old.id,
        tenancy: id,
        state: State::Ready,
        turn: None,
        from: at(1).local(),
        attempts: 0,
        claimed_by: None,
        claimed_until: None,
        why: String::new(),
        reference: String::new(),
        sent: None,
    };
    test.db
        .write(|tx| {
            store::message::add(tx, &scope, &old, store::db::Moment(at(2).now))?;
            store::message::put(tx, &scope, &way, None, store::db::Moment(at(2).now))
        })
        .unwrap();
    let batch = |n| work::print::batch(&test.db, &noor, at(n)).unwrap();
    let waits = batch(3);
    assert!(
        waits.letters.iter().all(|l| l.message != old.id) && waits.held == 1,
        "{waits:?}"
    );
    // Told where: the row is gone and the letter goes there.
    let told = NewDebtHelp {
        who: els.full_name(),
        reach: Reach {
            post: "Havenkade 3\n1011 AB  Rivierstad".to_owned(),
            email: String::new(),
        },
        ..a_fact("bewind", DebtHelpKind::Administration)
    };
    write_down(&test.db, &noor, at(4), id, &told).unwrap();
    assert!(!row());
    let letters = batch(5).letters;
    let letter = letters.iter().find(|l| l.message == old.id).unwrap();
    assert_eq!(
        letter.to,
        [els.full_name().as_str(), "Havenkade 3", "1011 AB  Rivierstad"]
    );
}

fn s4_15_a_mistake_is_taken_back_with_a_reason_and_stays_in_the_log(test: &TestDb) {
    let system = de_linde(test, TODAY);
    let id = tenancy_id(&test.db, &system, &story(1));
    let noor = colleague(&test.db, &system, "noor");
    let at = |n| at_moment(TODAY, n);
    let back = |name: &str, of: &str, words: &str| NewDebtHelp {
        words: words.to_owned(),
        who: String::new(),
        about: Some(id_of(of)),
        ..a_fact(name, DebtHelpKind::TakenBack)
    };
    let write = |n, new: &NewDebtHelp| write_down(&test.db, &noor, at(n), id, new);
    let paused = || file(test, id).outlook(TODAY.plus(1)).paused_until;
    write(1, &a_fact("melding", DebtHelpKind::Notice)).unwrap();
    let until = paused();
    assert!(until.is_some());
    assert_eq!(
        refusal(write(2, &back("fout", "melding", " "))),
        BadDebtHelp::NoWords
    );
    // An end that was a mistake: the pause runs as it did.
    let einde = NewDebtHelp {
        about: Some(id_of("melding")),
        ..a_fact("einde", DebtHelpKind::Ended)
    };
    write(3, &einde).unwrap();
    assert_eq!(paused(), None);
    assert_eq!(
        refusal(write(4, &back("fout", "melding", "Andere huurder."))),
        BadDebtHelp::AnswerStands
    );
    write(5, &back("geen einde", "einde", "Het loopt nog.")).unwrap();
    assert_eq!(paused(), until);
    assert_eq!(
        refusal(write(6, &back("weer", "einde", "Nog eens."))),
        BadDebtHelp::Done
    );
    // The notice itself was of somebody else: nothing of it holds any more, and all of it is kept.
    let owed = file(test, id).outlook(TODAY).in_scheme;
    assert!(owed.is_positive());
    write(7, &back("fout", "melding", "Andere huurder.")).unwrap();
    let after = file(test, id);
    assert_eq!(paused(), None);
    assert!(after.outlook(TODAY).statuses.is_empty());
    assert_eq!(after.outlook(TODAY).in_scheme, Cents::ZERO);
    assert_eq!(after.debt_help.len(), 4);
    // Before we knew, it did run.
    assert_eq!(
        debt_help::standing(&after.debt_help, Some(TODAY.plus(-1))).count(),
        0
    );
    // A question taken back asks no answer of us any more; an answer taken back asks it again.
    write(8, &a_fact("vraag", DebtHelpKind::BalanceAsked)).unwrap();
    let given = NewDebtHelp {
        about: Some(id_of("vraag")),
        ..a_fact("saldo", DebtHelpKind::BalanceGiven)
    };
    write(9, &given).unwrap();
    let state = || {
        let held = file(test, id);
        let promise = held
            .debt_help
            .iter()
            .find(|d| d.id == id_of("vraag"))
            .unwrap()
            .promise;
        let newest = held.agreements.iter().filter(|a| Some(a.id) == promise);
        newest.max_by_key(|a| a.version).unwrap().state
    };
    assert_eq!(state(), AgreementState::Done);
    write(10, &back("saldo fout", "saldo", "Verkeerd bedrag.")).unwrap();
    assert_eq!(state(), AgreementState::Open);
    write(11, &back("vraag fout", "vraag", "Dubbel.")).unwrap();
    assert_eq!(state(), AgreementState::Dropped);
    night(&test.db, &system, TODAY, false);
    let found = work::night::verify(&test.db, &system, TODAY, false, &|_, _| {}).unwrap();
    assert!(found.differences.is_empty(), "{found:?}");
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
    s1_33_the_administrator_gets_everything_also_when_the_contract_does_not_name_them;
    s1_33_an_administrator_of_the_contract_without_an_address_is_asked_for_one;
    s4_15_a_mistake_is_taken_back_with_a_reason_and_stays_in_the_log;
    s4_20_a_notice_and_a_judge_bring_a_pause_as_long_as_the_law_gives;
}
