//! The last gate: its conditions one by one, two people with a mandate, and the steps after it (S4.30, S4.34).
#![allow(clippy::unwrap_used, reason = "a test fails on what is not there")]

use domain::calendar::Day;
use domain::fair_terms::Claim;
use domain::ids::{CourtStepId, OrgNo, TransferId, UserId};
use domain::law::eviction::{Picture, picture};
use domain::law::{Law, Refusal};
use domain::mandate::Rank;
use domain::milestone::{MilestoneCode, NotYet, Path, Step};
use domain::money::Cents;
use domain::policy::Policy;
use domain::transfer::{
    BadTransfer, Condition, CourtKind, CourtStep, Decision, QUESTIONS, Question, Transfer, TransferState,
    gate, may_step, shut, signs, standing,
};
use domain::waiver::Verdict;

fn who(name: &str) -> UserId {
    UserId::derived(OrgNo(1), name)
}

fn day(n: i32) -> Day {
    Day::new(2026, 11, 1).unwrap().plus(n)
}

fn proposed(by: &str, rank: Rank) -> Transfer {
    Transfer {
        id: TransferId::derived(OrgNo(1), "een"),
        by: who(by),
        rank,
        signs: signs(rank, &Policy::DEFAULT),
        answers: [(); QUESTIONS].map(|()| "Samen bekeken.".to_owned()),
        past_due: Cents(250_000),
        picture: Picture::default(),
        proposed_on: day(0),
        learned_on: day(0),
    }
}

fn said(by: &str, rank: Rank, verdict: Verdict, n: i32) -> Decision {
    Decision {
        transfer: TransferId::derived(OrgNo(1), "een"),
        by: who(by),
        rank,
        verdict,
        words: "Eerder bellen.".to_owned(),
        on: day(n),
        learned_on: day(n),
    }
}

/// A path on which only this is missing.
fn path(missing: &[NotYet]) -> Path {
    let step = Step {
        code: MilestoneCode::Transfer,
        on: None,
        evidence: Vec::new(),
        not_yet: missing.to_vec(),
    };
    Path {
        since: Some(day(-120)),
        steps: vec![step],
        objection: None,
    }
}

#[test]
fn s4_30_each_condition_shuts_the_gate_on_its_own() {
    let transfer = proposed("saskia", Rank::Officer);
    let open = gate(&path(&[]), Some((&transfer, &[])), Claim::default(), None);
    assert_eq!(shut(&open), None);
    assert_eq!(open.len(), Condition::ALL.len());
    let until = day(9);
    for (missing, condition) in [
        (NotYet::NoHousehold, Condition::HouseholdSeen),
        (NotYet::NoFreshEyes, Condition::FreshEyes),
        (NotYet::NoReminder, Condition::BgsComplete),
        (NotYet::NotInformed, Condition::BgsComplete),
        (NotYet::MunicipalityAtWork { until }, Condition::BgsComplete),
        (NotYet::Disputed, Condition::NoDispute),
        (NotYet::Paused { until }, Condition::NoPause),
        (NotYet::PlanKept, Condition::NothingKept),
        (NotYet::StoppedByLaw { until }, Condition::NoStopByLaw),
    ] {
        let found = gate(&path(&[missing]), Some((&transfer, &[])), Claim::default(), None);
        assert_eq!(shut(&found), Some(vec![condition]), "{missing:?}");
    }
    let mut silent = transfer.clone();
    silent.answers[1] = " ".to_owned();
    assert_eq!(
        shut(&gate(&path(&[]), Some((&silent, &[])), Claim::default(), None)),
        Some(vec![Condition::Reviewed])
    );
    assert_eq!(silent.answered(), Err(BadTransfer::Unanswered(Question::Tried)));
    assert_eq!(
        shut(&gate(&path(&[]), None, Claim::default(), None)),
        Some(vec![Condition::CostsSeen, Condition::Reviewed])
    );
    // Nothing is past due: no gate is open.
    assert!(
        shut(&gate(
            &Path::default(),
            Some((&transfer, &[])),
            Claim::default(),
            None
        ))
        .unwrap()
        .contains(&Condition::PastDue)
    );
}

#[test]
fn s4_30_two_different_people_with_a_mandate_decide() {
    let open = gate(
        &path(&[]),
        Some((&proposed("saskia", Rank::Officer), &[])),
        Claim::default(),
        None,
    );
    let officer = proposed("saskia", Rank::Officer);
    let judith = said("judith", Rank::TeamLeader, Verdict::Approve, 1);
    let maarten = said("maarten", Rank::Manager, Verdict::Approve, 2);
    assert_eq!(officer.state(&[]), TransferState::Proposed { signed: 0 });
    assert_eq!(
        officer.state(std::slice::from_ref(&judith)),
        TransferState::Proposed { signed: 1 }
    );
    for both in [
        [judith.clone(), maarten.clone()],
        [maarten.clone(), judith.clone()],
    ] {
        assert_eq!(officer.state(&both), TransferState::Decided { on: day(2) });
    }
    // A team leader who proposes is one of the two.
    let leader = proposed("judith", Rank::TeamLeader);
    assert_eq!(leader.state(&[]), TransferState::Proposed { signed: 1 });
    assert_eq!(
        leader.state(std::slice::from_ref(&maarten)),
        TransferState::Decided { on: day(2) }
    );
    // One person is one person, an officer signs nothing, and a yes says what was learned.
    assert_eq!(
        leader.may_decide(&judith, &[], &open, &Policy::DEFAULT),
        Err(BadTransfer::SamePerson)
    );
    assert_eq!(
        officer.may_decide(&judith, std::slice::from_ref(&judith), &open, &Policy::DEFAULT),
        Err(BadTransfer::SamePerson)
    );
    let karim = said("karim", Rank::Officer, Verdict::Approve, 1);
    assert_eq!(
        officer.may_decide(&karim, &[], &open, &Policy::DEFAULT),
        Err(BadTransfer::NoMandate)
    );
    let mut mute = judith.clone();
    mute.words.clear();
    assert_eq!(
        officer.may_decide(&mute, &[], &open, &Policy::DEFAULT),
        Err(BadTransfer::NoWords)
    );
    // A yes needs the gate of its own day; a no needs nothing.
    let closed = gate(
        &path(&[NotYet::Disputed]),
        Some((&officer, &[])),
        Claim::default(),
        None,
    );
    assert_eq!(
        officer.may_decide(&judith, &[], &closed, &Policy::DEFAULT),
        Err(BadTransfer::Shut(vec![Condition::NoDispute]))
    );
    let no = said("judith", Rank::TeamLeader, Verdict::Refuse, 2);
    assert_eq!(officer.may_decide(&no, &[], &closed, &Policy::DEFAULT), Ok(()));
    assert_eq!(
        officer.state(std::slice::from_ref(&no)),
        TransferState::Refused { on: day(2) }
    );
    assert_eq!(
        officer.may_decide(&maarten, &[no], &open, &Policy::DEFAULT),
        Err(BadTransfer::Decided)
    );
    let back = said("maarten", Rank::Manager, Verdict::Withdraw, 1);
    assert_eq!(
        officer.may_decide(&back, &[], &open, &Policy::DEFAULT),
        Err(BadTransfer::NotTheProposer)
    );
}

fn step(kind: CourtKind, n: i32, words: &str) -> CourtStep {
    CourtStep {
        id: CourtStepId::derived(OrgNo(1), kind.code()),
        transfer: TransferId::derived(OrgNo(1), "een"),
        kind,
        on: day(n),
        words: words.to_owned(),
        by: None,
        learned_on: day(n),
    }
}

#[test]
fn s4_34_a_court_comes_before_an_eviction_and_there_is_always_a_way_back() {
    let decided = Some(day(2));
    let judgment = step(CourtKind::Judgment, 20, "");
    let announced = step(CourtKind::Announced, 30, "Bellen kwam te laat.");
    let out = |step, needs| Err(BadTransfer::OutOfOrder { step, needs });
    assert_eq!(
        may_step(&judgment, None, &[], None),
        out(CourtKind::Judgment, None)
    );
    assert_eq!(
        may_step(&announced, decided, &[], None),
        out(CourtKind::Announced, Some(CourtKind::Judgment))
    );
    assert_eq!(
        may_step(&announced, decided, std::slice::from_ref(&judgment), None),
        Ok(())
    );
    let evicted = step(CourtKind::CarriedOut, 40, "Te laat gezien.");
    assert_eq!(
        may_step(&evicted, decided, std::slice::from_ref(&judgment), None),
        out(CourtKind::CarriedOut, Some(CourtKind::Announced))
    );
    let both = [judgment, announced];
    assert_eq!(may_step(&evicted, decided, &both, None), Ok(()));
    assert_eq!(
        may_step(&evicted, decided, &both, Some(day(60))),
        Err(BadTransfer::StoppedByLaw(day(60)))
    );
    for kind in [
        CourtKind::Prevented,
        CourtKind::CarriedOut,
        CourtKind::BroughtBack,
    ] {
        assert_eq!(
            may_step(&step(kind, 41, " "), decided, &both, None),
            Err(BadTransfer::NoWords)
        );
    }
    // Back at any moment, whatever happened and whoever stops us.
    let back = step(CourtKind::BroughtBack, 3, "De huur loopt weer.");
    assert_eq!(may_step(&back, decided, &[], Some(day(60))), Ok(()));
    let transfers = [proposed("judith", Rank::TeamLeader)];
    let yes = [said("maarten", Rank::Manager, Verdict::Approve, 2)];
    assert_eq!(standing(&transfers, &yes, &[]).map(|(_, on)| on), Some(day(2)));
    assert_eq!(standing(&transfers, &yes, &[back]), None);
}

#[test]
fn s4_30_the_picture_of_what_an_eviction_costs_names_its_rows() {
    let law = Law::shipped().unwrap();
    let shown = picture(&law, Cents(250_000), day(20)).unwrap();
    assert_eq!(
        shown.picture,
        Picture {
            landlord_low: Cents(500_000),
            landlord_high: Cents(1_000_000),
            court_fee: Cents(39_700),
            society: Cents(10_000_000),
        }
    );
    assert!(shown.rows.iter().all(|row| !row.source.is_empty()));
    assert_eq!(
        picture(&law, Cents(250_001), day(20)).unwrap().picture.court_fee,
        Cents(52_900)
    );
    assert_eq!(
        picture(&law, Cents(9_999_999), day(20))
            .unwrap()
            .picture
            .court_fee,
        Cents(150_400)
    );
    // Before the first row nothing is known: refused, with the row named.
    let before = Day::new(2025, 12, 31).unwrap();
    assert!(matches!(
        picture(&law, Cents(1), before),
        Err(Refusal::NotYet { .. })
    ));
}

#[test]
fn a_court_fee_that_is_not_filled_in_yet_does_not_shut_the_gate() {
    let law = Law::shipped().unwrap();
    let of = |on| picture(&law, Cents(148_436), on);
    let known = of(Day::new(2026, 12, 31).unwrap()).unwrap();
    assert!(!known.last_known);
    // On 1 January the new fee may not be there yet: the last known one is shown, and said to be so.
    let next = of(Day::new(2027, 1, 1).unwrap()).unwrap();
    assert!(next.last_known);
    assert_eq!(next.picture, known.picture);
    assert_eq!(next.rows[2], known.rows[2]);
}
