//! Milestones end to end, on both engines (S4.29): what is written down, what follows from a contact or a letter by itself,
//! what is refused, and that the night says the same as the page.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::expect_used,
    reason = "a test that cannot go on must stop"
)]

mod world;

use domain::calendar::Day;
use domain::contact::{ContactKind, Direction, Outcome};
use domain::ids::{ContactId, OrgNo, ProofId, TenancyId};
use domain::milestone::{MilestoneCode, NotYet};
use domain::proof::ProofKind;
use store::testing::TestDb;
use work::proof::NewProof;
use work::record::NewContact;
use work::{Actor, At, Error, Refusal};
use world::{at_moment, colleague, day, de_linde, derived, night, story, tenancy_id};

fn a_proof(kind: ProofKind, on: &str) -> NewProof {
    NewProof {
        id: ProofId::derived(OrgNo(1), &format!("{}:{on}", kind.code())),
        kind,
        on: Some(day(on)),
        contact: None,
        words: String::new(),
        day_part: None,
    }
}

fn a_call(name: &str, on: Day) -> NewContact {
    NewContact {
        id: ContactId::derived(OrgNo(1), name),
        on: Some(on),
        day_part: None,
        kind: ContactKind::Phone,
        direction: Direction::Outgoing,
        outcome: Outcome::NotReached,
        next_on: None,
        note: String::new(),
        story: String::new(),
        agreements: Vec::new(),
        corrects: None,
    }
}

fn write(test: &TestDb, actor: &Actor, at: At, id: TenancyId, new: &NewProof) -> Result<(), Refusal> {
    match work::proof::write_down(&test.db, actor, at, id, new) {
        Ok(()) => Ok(()),
        Err(Error::Refused(refusal)) => Err(refusal),
        Err(other) => panic!("{other}"),
    }
}

fn missing(test: &TestDb, actor: &Actor, id: TenancyId, code: MilestoneCode) -> Vec<NotYet> {
    let file = work::case_file::read(&test.db, actor, id).unwrap();
    file.outlook(sim::TODAY).path.step(code).unwrap().not_yet.clone()
}

/// T01 missed October and November; everything is done in the story's own weeks.
fn s4_14_the_municipality_is_told_only_when_all_is_done(test: &TestDb) {
    let system = de_linde(test, sim::TODAY);
    night(&test.db, &system, sim::TODAY, false);
    let noor = colleague(&test.db, &system, "noor");
    let id = tenancy_id(&test.db, &system, &story(1));
    let at = |n| at_moment(sim::TODAY, n);
    let told = a_proof(ProofKind::Informed, "2026-11-20");
    // Peter was called and visited in the story; the rest is missing, and each is named.
    assert_eq!(
        write(test, &noor, at(1), id, &told),
        Err(Refusal::NotYet(vec![
            NotYet::NoDebtHelp,
            NotYet::NoReminder,
            NotYet::NoOffer
        ]))
    );
    write(
        test,
        &noor,
        at(2),
        id,
        &a_proof(ProofKind::DebtHelp, "2026-10-12"),
    )
    .unwrap();
    write(test, &noor, at(3), id, &a_proof(ProofKind::Offer, "2026-11-16")).unwrap();
    let waits = NotYet::MayAnswer {
        until: day("2026-11-30"),
    };
    assert_eq!(
        write(test, &noor, at(4), id, &told),
        Err(Refusal::NotYet(vec![waits]))
    );
    write(
        test,
        &noor,
        at(5),
        id,
        &a_proof(ProofKind::NoObjection, "2026-11-18"),
    )
    .unwrap();
    write(test, &noor, at(6), id, &told).unwrap();
    // Twice is once.
    write(test, &noor, at(7), id, &told).unwrap();
    let file = work::case_file::read(&test.db, &system, id).unwrap();
    assert_eq!(file.proofs.len(), 4);
    let reached: Vec<(&str, String)> = file
        .outlook(sim::TODAY)
        .milestones
        .iter()
        .map(|m| (m.code.code(), m.on.to_string()))
        .collect();
    let expected = [
        ("M0", "2026-10-01"),
        ("M1", "2026-10-05"),
        ("M2", "2026-10-06"),
        ("M3", "2026-11-16"),
        ("M4", "2026-11-20"),
    ];
    assert_eq!(reached, expected.map(|(c, d)| (c, d.to_owned())));
    // The night finds what the act left.
    let before = derived(&test.db, &system);
    night(&test.db, &system, sim::TODAY, true);
    assert_eq!(before, derived(&test.db, &system));
    assert!(
        before.iter().any(|r| r.contains("M4") && r.contains("proof")),
        "the milestone names its proof"
    );
}

fn s4_14_an_objection_holds_and_only_a_mistake_is_taken_back(test: &TestDb) {
    let system = de_linde(test, sim::TODAY);
    let noor = colleague(&test.db, &system, "noor");
    let id = tenancy_id(&test.db, &system, &story(1));
    let at = |n| at_moment(sim::TODAY, n);
    for (n, kind) in [(1, ProofKind::DebtHelp), (2, ProofKind::Offer)] {
        write(test, &noor, at(n), id, &a_proof(kind, "2026-10-12")).unwrap();
    }
    let no = a_proof(ProofKind::Objection, "2026-10-20");
    write(test, &noor, at(3), id, &no).unwrap();
    write(test, &noor, at(4), id, &a_proof(ProofKind::Yes, "2026-11-10")).unwrap();
    let told = a_proof(ProofKind::Informed, "2026-11-20");
    let objected = NotYet::Objected {
        on: day("2026-10-20"),
    };
    assert_eq!(
        write(test, &noor, at(5), id, &told),
        Err(Refusal::NotYet(vec![objected]))
    );
    let take_back = |words: &str, n| work::proof::take_back(&test.db, &noor, at(n), id, no.id, words);
    assert!(matches!(
        take_back(" ", 6),
        Err(Error::Refused(Refusal::Missing("words")))
    ));
    take_back("Het was de buurman die belde.", 7).unwrap();
    take_back("Nog een keer.", 8).unwrap();
    let file = work::case_file::read(&test.db, &system, id).unwrap();
    assert_eq!(
        file.proofs
            .iter()
            .filter(|p| p.kind == ProofKind::Mistake)
            .count(),
        1
    );
    assert_eq!(
        file.proofs
            .iter()
            .filter(|p| p.kind == ProofKind::Objection)
            .count(),
        1,
        "kept"
    );
    write(test, &noor, at(9), id, &told).unwrap();
}

fn s4_29_what_happens_in_a_contact_proves_itself(test: &TestDb) {
    let system = de_linde(test, sim::TODAY);
    let noor = colleague(&test.db, &system, "noor");
    let id = tenancy_id(&test.db, &system, &story(1));
    let call = a_call("pointed", day("2026-11-19"));
    for n in [1, 2] {
        let also = [ProofKind::DebtHelp];
        work::record::contact_with(&test.db, &noor, at_moment(sim::TODAY, n), id, &call, &also).unwrap();
    }
    let file = work::case_file::read(&test.db, &system, id).unwrap();
    let [proof] = file.proofs.as_slice() else {
        panic!("one: {:?}", file.proofs)
    };
    assert_eq!(
        (proof.kind, proof.on, proof.contact, proof.by),
        (ProofKind::DebtHelp, day("2026-11-19"), Some(call.id), noor.user)
    );
    assert_eq!(
        missing(test, &system, id, MilestoneCode::HelpOffered),
        [NotYet::NoReminder]
    );
}

fn s4_29_bad_input_is_refused_and_nothing_is_kept(test: &TestDb) {
    let system = de_linde(test, sim::TODAY);
    let noor = colleague(&test.db, &system, "noor");
    let id = tenancy_id(&test.db, &system, &story(1));
    let sanne = tenancy_id(&test.db, &system, &story(4));
    let at = at_moment(sim::TODAY, 1);
    let refused = |new: &NewProof| write(test, &noor, at, id, new).unwrap_err();
    for on in ["2026-11-22", "2019-01-01"] {
        let bad = a_proof(ProofKind::Reminder, on);
        assert_eq!(
            refused(&bad),
            Refusal::Date {
                field: "on",
                day: day(on)
            }
        );
    }
    assert_eq!(
        refused(&a_proof(ProofKind::Review, "2026-11-20")),
        Refusal::Missing("words")
    );
    assert_eq!(
        refused(&a_proof(ProofKind::Mistake, "2026-11-20")),
        Refusal::Missing("kind")
    );
    let mut elsewhere = a_proof(ProofKind::Reminder, "2026-11-20");
    elsewhere.contact = Some(ContactId::derived(OrgNo(1), "nobody's"));
    assert_eq!(refused(&elsewhere), Refusal::Missing("contact"));
    let mut bsn = a_proof(ProofKind::Reminder, "2026-11-20");
    "nummer 123456782".clone_into(&mut bsn.words);
    assert_eq!(refused(&bsn), Refusal::HoldsBsn("words"));
    // Nothing is open with Sanne: there is nothing to tell.
    let told = a_proof(ProofKind::Informed, "2026-11-20");
    assert_eq!(write(test, &noor, at, sanne, &told), Err(Refusal::NothingPastDue));
    let maarten = colleague(&test.db, &system, "maarten");
    assert!(matches!(
        write(
            test,
            &maarten,
            at,
            id,
            &a_proof(ProofKind::Reminder, "2026-11-20")
        ),
        Err(Refusal::NotAllowed(_))
    ));
    for tenancy in [id, sanne] {
        assert!(
            work::case_file::read(&test.db, &system, tenancy)
                .unwrap()
                .proofs
                .is_empty()
        );
    }
}

store::on_both_engines! {
    s4_14_the_municipality_is_told_only_when_all_is_done;
    s4_14_an_objection_holds_and_only_a_mistake_is_taken_back;
    s4_29_what_happens_in_a_contact_proves_itself;
    s4_29_bad_input_is_refused_and_nothing_is_kept;
}
