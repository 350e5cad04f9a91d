//! Early signals end to end, on both engines: the stories T05, T09 and T10, the file and its receipt, what comes back, and
//! everything that is refused with nothing done (S4.14, S1.31, S2.18).
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::expect_used,
    reason = "a test that cannot go on must stop"
)]

mod world;

use domain::contact::{ContactKind, DayPart, Direction, Outcome};
use domain::ids::{ContactId, OrgNo, ProofId, TenancyId};
use domain::milestone::{MilestoneCode, NotYet};
use domain::proof::ProofKind;
use domain::signal::{Format, Hindrance, Learned};
use store::testing::TestDb;
use work::proof::NewProof;
use work::record::NewContact;
use work::signal::{Overview, Pick};
use work::{Actor, At, Error, Language, Refusal};
use world::{at_moment, colleague, day, de_linde, derived, night, story, tenancy_id};

fn proof(kind: ProofKind, on: &str) -> NewProof {
    NewProof {
        id: ProofId::derived(OrgNo(1), &format!("{}:{on}", kind.code())),
        kind,
        on: Some(day(on)),
        contact: None,
        words: String::new(),
        day_part: None,
    }
}

fn overview(test: &TestDb, actor: &Actor) -> Overview {
    work::signal::overview(&test.db, actor, at_moment(sim::TODAY, 1)).unwrap()
}

fn refusal<T: std::fmt::Debug>(result: Result<T, Error>) -> Refusal {
    match result.unwrap_err() {
        Error::Refused(refusal) => refusal,
        other => panic!("{other}"),
    }
}

/// T01 with all that the law asks, so that a signal may go today.
fn peter_ready(test: &TestDb, system: &Actor) -> TenancyId {
    let id = tenancy_id(&test.db, system, &story(1));
    for (n, kind, on) in [
        (1, ProofKind::DebtHelp, "2026-10-12"),
        (2, ProofKind::Offer, "2026-10-12"),
    ] {
        work::proof::write_down(&test.db, system, at_moment(sim::TODAY, n), id, &proof(kind, on)).unwrap();
    }
    id
}

fn make(
    test: &TestDb,
    actor: &Actor,
    at: At,
    tenancy: TenancyId,
    crisis: bool,
) -> Result<store::signal::SignalFile, Error> {
    work::signal::make_file(&test.db, actor, at, "rivierstad", &[Pick { tenancy, crisis }])
        .map(|made| made.file)
}

fn t05_t09_t10_were_signalled_as_in_their_stories(test: &TestDb) {
    let system = de_linde(test, sim::TODAY);
    night(&test.db, &system, sim::TODAY, false);
    let all = overview(test, &system);
    let sent = |n: u8| {
        let list: Vec<_> = all.sent.iter().filter(|s| s.reference == story(n)).collect();
        assert_eq!(list.len(), 1, "T{n:02}");
        list[0].clone()
    };
    let (mehmet, hodan, dennis) = (sent(5), sent(9), sent(10));
    assert!(mehmet.signal.warm && !hodan.signal.warm && !dennis.signal.warm);
    assert_eq!(dennis.signal.on, day("2026-10-12"));
    assert_eq!(
        (dennis.signal.since, dennis.signal.amount.0),
        (day("2026-07-01"), 239_264)
    );
    let told = |s: &work::signal::Sent| s.answer.as_ref().map(|f| (f.learned, f.on)).unwrap();
    assert_eq!(told(&dennis), (Learned::NoContact, day("2026-10-30")));
    assert_eq!(told(&hodan).0, Learned::HasHelp);
    assert_eq!(told(&mehmet), (Learned::Helped, day("2026-06-08")));
    assert_eq!(dennis.answer_by, day("2026-11-09"));
    // The case knows: told, answered, looked back, and transfer waits for nothing but two people.
    let file = work::case_file::read(&test.db, &system, dennis.signal.tenancy).unwrap();
    let outlook = file.outlook(sim::TODAY);
    let on = |code| outlook.path.step(code).unwrap().on;
    assert_eq!(on(MilestoneCode::MunicipalityTold), Some(day("2026-10-12")));
    assert_eq!(on(MilestoneCode::Reviewed), Some(day("2026-11-02")));
    assert_eq!(on(MilestoneCode::Transfer), None);
    let (_, waiting) = &all.municipalities[0];
    assert_eq!((waiting.sent, waiting.answered, waiting.overdue), (3, 3, 0));
    // Nothing of it stands in the way of the night.
    let before = derived(&test.db, &system);
    night(&test.db, &system, sim::TODAY, true);
    assert_eq!(before, derived(&test.db, &system));
}

fn s4_14_a_file_made_twice_is_the_same_file_and_nothing_leaves_twice(test: &TestDb) {
    let system = de_linde(test, sim::TODAY);
    let saskia = colleague(&test.db, &system, "saskia");
    let id = peter_ready(test, &system);
    let made = make(test, &saskia, at_moment(sim::TODAY, 10), id, false).unwrap();
    let again = make(test, &saskia, at_moment(sim::TODAY, 11), id, false).unwrap();
    assert_eq!(made, again);
    let pick = [Pick {
        tenancy: id,
        crisis: false,
    }];
    let third = work::signal::make_file(&test.db, &saskia, at_moment(sim::TODAY, 12), "rivierstad", &pick);
    assert!(!third.unwrap().new, "it is told that it was there already");
    let fetch = |n| work::signal::fetch(&test.db, &saskia, at_moment(sim::TODAY, n), made.id).unwrap();
    let (file, content) = fetch(12);
    assert_eq!((file.sha256.len(), fetch(13).1 == content), (64, true));
    let text = String::from_utf8(content).unwrap();
    assert!(text.contains("Verhagen") && text.contains("1484,36"), "{text}");
    // Nobody's notes, no number that looks like a BSN.
    let notes = work::case_file::read(&test.db, &system, id).unwrap();
    assert!(
        notes
            .contacts
            .iter()
            .filter(|c| !c.note.is_empty())
            .all(|c| !text.contains(&c.note))
    );
    assert!(domain::guard::find_bsn(&text).is_none());
    assert_eq!(
        overview(test, &system)
            .sent
            .iter()
            .filter(|s| s.signal.tenancy == id)
            .count(),
        1
    );
    // The milestone follows from it, and it is told in the trail.
    let file = work::case_file::read(&test.db, &system, id).unwrap();
    let told = file
        .outlook(sim::TODAY)
        .path
        .step(MilestoneCode::MunicipalityTold)
        .unwrap()
        .on;
    assert_eq!(told, Some(sim::TODAY));
    // When eviction looms it may go once more, and then no more.
    make(test, &saskia, at_moment(sim::TODAY, 14), id, true).unwrap();
    let lines = overview(test, &system).lines;
    assert!(lines.iter().all(|l| l.tenancy != id), "{lines:?}");
}

fn s4_14_nothing_is_sent_while_something_stands_in_the_way(test: &TestDb) {
    let system = de_linde(test, sim::TODAY);
    let saskia = colleague(&test.db, &system, "saskia");
    let id = tenancy_id(&test.db, &system, &story(1));
    let sanne = tenancy_id(&test.db, &system, &story(4));
    let before = overview(test, &system).files;
    let at = |n| at_moment(sim::TODAY, n);
    let why = |result| match refusal(result) {
        Refusal::Signal { why, .. } => why,
        other => panic!("{other}"),
    };
    assert!(why(make(test, &saskia, at(1), id, true)).contains(&Hindrance::NotYet(NotYet::NoOffer)));
    peter_ready(test, &system);
    // One that may and one that may not: nothing at all.
    let both = [id, sanne].map(|tenancy| Pick {
        tenancy,
        crisis: false,
    });
    let made = work::signal::make_file(&test.db, &saskia, at(2), "rivierstad", &both);
    assert_eq!(why(made.map(|made| made.file)), [Hindrance::NothingPastDue]);
    let no = proof(ProofKind::Objection, "2026-11-20");
    work::proof::write_down(&test.db, &system, at(3), id, &no).unwrap();
    for crisis in [false, true] {
        let objected = Hindrance::NotYet(NotYet::Objected {
            on: day("2026-11-20"),
        });
        assert_eq!(why(make(test, &saskia, at(4), id, crisis)), [objected]);
    }
    let unknown = work::signal::make_file(
        &test.db,
        &saskia,
        at(5),
        "elders",
        &[Pick {
            tenancy: id,
            crisis: false,
        }],
    );
    assert_eq!(refusal(unknown), Refusal::NoMunicipality("elders".to_owned()));
    let none = work::signal::make_file(&test.db, &saskia, at(6), "rivierstad", &[]);
    assert_eq!(refusal(none), Refusal::Missing("picks"));
    for login in ["noor", "maarten", "ineke"] {
        let other = colleague(&test.db, &system, login);
        assert!(
            matches!(
                refusal(make(test, &other, at(7), id, false)),
                Refusal::NotAllowed(_)
            ),
            "{login}"
        );
    }
    assert_eq!(overview(test, &system).files, before);
}

fn s4_14_answers_come_in_whole_or_not_at_all(test: &TestDb) {
    let system = de_linde(test, sim::TODAY);
    let saskia = colleague(&test.db, &system, "saskia");
    let id = peter_ready(test, &system);
    make(test, &saskia, at_moment(sim::TODAY, 10), id, false).unwrap();
    let sent = overview(test, &system).sent;
    let signal = sent.iter().find(|s| s.signal.tenancy == id).unwrap().signal.id;
    let receive = |n, text: &str| {
        work::signal::receive(
            &test.db,
            &saskia,
            at_moment(sim::TODAY, n),
            "t.csv",
            text.as_bytes(),
        )
    };
    let head = "kenmerk;resultaat;datum";
    let good = format!("{signal};Niet opgepakt: andere reden;2026-11-21");
    let bad =
        format!("{head}\n{good}\n00000000-0000-0000-0000-000000000001;Inwoner is overleden;2026-11-21\n");
    let refused = refusal(receive(11, &bad));
    let said = refused.lines(Language::Dutch);
    assert_eq!(said.len(), 1);
    assert!(
        said[0].starts_with("t.csv, regel 3: wij hebben geen signaal"),
        "{said:?}"
    );
    let early = format!("{head}\n{signal};Inwoner is overleden;2026-11-20\n");
    assert!(refusal(receive(12, &early)).lines(Language::English)[0].contains("line 2"));
    let answer = |overview: &Overview| {
        let one = overview.sent.iter().find(|s| s.signal.id == signal).unwrap();
        one.answer.as_ref().map(|f| f.learned)
    };
    assert_eq!(answer(&overview(test, &system)), None, "nothing was kept");
    let done = receive(13, &format!("{head}\n{good}\n")).unwrap();
    assert_eq!((done.answers, done.new), (1, 1));
    assert_eq!(
        receive(14, &format!("{head}\n{good}\n")).unwrap().new,
        0,
        "twice is once"
    );
    // Not why it was not picked up.
    assert_eq!(answer(&overview(test, &system)), Some(Learned::NotPickedUp));
    let file = work::case_file::read(&test.db, &system, id).unwrap();
    let waits = file
        .outlook(sim::TODAY)
        .path
        .step(MilestoneCode::Transfer)
        .unwrap()
        .not_yet
        .clone();
    assert_eq!(waits, [NotYet::NoReview, NotYet::NoHousehold]);
}

fn s2_18_an_agreement_is_a_version_and_a_colleague_is_not_overwritten(test: &TestDb) {
    let system = de_linde(test, sim::TODAY);
    let judith = colleague(&test.db, &system, "judith");
    let held = work::signal::agreements(&test.db, &judith).unwrap().remove(0);
    let mut next = held.clone();
    next.format = Format::Xlsx;
    next.min_days = 60;
    let agree = |n, seen| work::signal::agree(&test.db, &judith, at_moment(sim::TODAY, n), &next, seen);
    agree(1, held.version).unwrap();
    agree(2, held.version).unwrap();
    let now = work::signal::agreements(&test.db, &judith).unwrap().remove(0);
    assert_eq!(
        (now.version, now.min_days),
        (held.version + 1, 60),
        "the same again is no new version"
    );
    next.min_days = 45;
    let late = work::signal::agree(&test.db, &judith, at_moment(sim::TODAY, 3), &next, held.version);
    assert_eq!(refusal(late), Refusal::ChangedMeanwhile);
    next.columns.clear();
    let bad = work::signal::agree(&test.db, &judith, at_moment(sim::TODAY, 4), &next, now.version);
    assert!(matches!(refusal(bad), Refusal::Municipality(_)));
    // A sheet now.
    let id = peter_ready(test, &system);
    let short = work::signal::make_file(
        &test.db,
        &system,
        at_moment(sim::TODAY, 5),
        "rivierstad",
        &[Pick {
            tenancy: id,
            crisis: false,
        }],
    );
    assert!(
        matches!(refusal(short), Refusal::Signal { why, .. } if matches!(why[..], [Hindrance::TooYoung { .. }]))
    );
    let made = make(test, &system, at_moment(sim::TODAY, 6), id, true).unwrap();
    assert_eq!(made.name.rsplit('.').next(), Some("xlsx"));
    let content = work::signal::fetch(&test.db, &system, at_moment(sim::TODAY, 7), made.id)
        .unwrap()
        .1;
    assert!(content.starts_with(b"PK"));
}

fn s1_23_a_warm_transfer_takes_along_what_was_tried_only_after_a_yes(test: &TestDb) {
    let system = de_linde(test, sim::TODAY);
    let saskia = colleague(&test.db, &system, "saskia");
    let id = peter_ready(test, &system);
    let line = || {
        overview(test, &saskia)
            .lines
            .into_iter()
            .find(|l| l.tenancy == id)
            .unwrap()
    };
    assert_eq!(line().packet, None, "no yes, no packet");
    let talk = NewContact {
        id: ContactId::derived(OrgNo(1), "gesprek"),
        on: Some(day("2026-11-20")),
        day_part: Some(DayPart::Afternoon),
        kind: ContactKind::Phone,
        direction: Direction::Outgoing,
        outcome: Outcome::Talked,
        next_on: None,
        note: String::new(),
        story: String::new(),
        agreements: Vec::new(),
        corrects: None,
    };
    work::record::contact(&test.db, &system, at_moment(sim::TODAY, 4), id, &talk).unwrap();
    let yes = NewProof {
        words: "Graag, ’s ochtends.".to_owned(),
        day_part: Some(DayPart::Morning),
        ..proof(ProofKind::Yes, "2026-11-20")
    };
    work::proof::write_down(&test.db, &system, at_moment(sim::TODAY, 5), id, &yes).unwrap();
    let packet = line().packet.unwrap();
    assert_eq!(
        (packet.yes_on, packet.words.as_str()),
        (day("2026-11-20"), "Graag, ’s ochtends.")
    );
    assert!(
        packet.day_part == Some(DayPart::Morning) && !packet.tried.is_empty(),
        "{packet:?}"
    );
    // In the file the same, and no word of what was said.
    let made = make(test, &saskia, at_moment(sim::TODAY, 10), id, false).unwrap();
    let content = work::signal::fetch(&test.db, &saskia, at_moment(sim::TODAY, 11), made.id)
        .unwrap()
        .1;
    let text = String::from_utf8(content).unwrap();
    assert!(text.contains(&packet.tried), "{text}");
    assert!(text.contains(packet.day_part.unwrap().code()), "{text}");
    assert!(!text.contains("Graag"), "{text}");
}

fn s4_14_nobody_is_left_out_after_the_first_page(test: &TestDb) {
    let system = de_linde(test, sim::TODAY);
    peter_ready(test, &system);
    let at = at_moment(sim::TODAY, 1);
    let all = work::signal::everybody(&test.db, &system, at).unwrap();
    assert!(all.len() >= 2, "{all:?}");
    let ids = |lines: &[work::signal::Line]| lines.iter().map(|l| l.tenancy).collect::<Vec<_>>();
    for most in [1, 2, 3] {
        let paged = work::signal::everybody_by(&test.db, &system, at, most).unwrap();
        assert_eq!(ids(&paged), ids(&all), "{most} at a time");
    }
    assert_eq!(overview(test, &system).next, None);
    let last = ids(&all).last().copied();
    let after = work::signal::overview_after(&test.db, &system, at, last).unwrap();
    assert!(after.lines.is_empty() && after.next.is_none());
}

fn s4_14_nothing_ordinary_leaves_before_the_delivery_day(test: &TestDb) {
    let system = de_linde(test, sim::TODAY);
    let judith = colleague(&test.db, &system, "judith");
    let id = peter_ready(test, &system);
    let held = work::signal::agreements(&test.db, &judith).unwrap().remove(0);
    let later = domain::signal::Agreement {
        delivery_day: Some(25),
        ..held.clone()
    };
    work::signal::agree(&test.db, &judith, at_moment(sim::TODAY, 2), &later, held.version).unwrap();
    let refused = refusal(make(test, &system, at_moment(sim::TODAY, 3), id, false));
    let from = day("2026-11-25");
    assert!(
        matches!(&refused, Refusal::Signal { why, .. } if why[..] == [Hindrance::NotDeliveryDay { from }]),
        "{refused}"
    );
    // On that day, and at once when eviction looms.
    make(test, &system, at_moment(from, 4), id, false).unwrap();
    make(test, &system, at_moment(sim::TODAY, 5), id, true).unwrap();
}

fn s2_18_who_guards_privacy_is_told_sixty_days_before_an_agreement_ends(test: &TestDb) {
    let system = de_linde(test, sim::TODAY);
    let [judith, ineke, noor] = ["judith", "ineke", "noor"].map(|n| colleague(&test.db, &system, n));
    let held = work::signal::agreements(&test.db, &judith).unwrap().remove(0);
    let until = day("2027-02-28");
    let ends = domain::signal::Agreement {
        until: Some(until),
        ..held.clone()
    };
    work::signal::agree(&test.db, &judith, at_moment(sim::TODAY, 2), &ends, held.version).unwrap();
    let told = |on| work::signal::ending(&test.db, &ineke, at_moment(on, 3)).unwrap();
    assert!(told(until.plus(-61)).is_empty());
    for on in [until.plus(-60), until] {
        assert_eq!(
            told(on)
                .iter()
                .map(|(a, day)| (a.code.as_str(), *day))
                .collect::<Vec<_>>(),
            [("rivierstad", until)]
        );
    }
    assert!(
        told(until.plus(1)).is_empty(),
        "over is over: nothing leaves any more"
    );
    assert!(matches!(
        refusal(work::signal::ending(&test.db, &noor, at_moment(until, 4))),
        Refusal::NotAllowed(_)
    ));
}

store::on_both_engines! {
    s1_23_a_warm_transfer_takes_along_what_was_tried_only_after_a_yes;
    s4_14_nobody_is_left_out_after_the_first_page;
    s4_14_nothing_ordinary_leaves_before_the_delivery_day;
    s2_18_who_guards_privacy_is_told_sixty_days_before_an_agreement_ends;
    t05_t09_t10_were_signalled_as_in_their_stories;
    s4_14_a_file_made_twice_is_the_same_file_and_nothing_leaves_twice;
    s4_14_nothing_is_sent_while_something_stands_in_the_way;
    s4_14_answers_come_in_whole_or_not_at_all;
    s2_18_an_agreement_is_a_version_and_a_colleague_is_not_overwritten;
}
