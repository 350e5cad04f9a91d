//! When a tenancy may be signalled to a municipality, what goes along, and what may be learned (S4.14, S1.31, S2.18).

#![allow(clippy::inconsistent_digit_grouping, reason = "days are written 2026_11_21")]
#![allow(clippy::unwrap_used, reason = "a test fails on what is not there")]

mod facts;

use domain::contact::{ContactKind, Direction, Outcome};
use domain::ids::{OrgNo, SignalFileId, SignalId, TenancyId};
use domain::milestone::NotYet;
use domain::money::Cents;
use domain::pause::PauseSource;
use domain::proof::ProofKind;
use domain::signal::{
    Agreement, BadAgreement, Case, Column, EndResult, Feedback, Field, Format, Hindrance, Learned, Reach,
    Signal, hindrances, row, tried, waiting,
};
use facts::{Book, ymd};
use proptest::prelude::*;

fn agreement() -> Agreement {
    Agreement {
        code: "rivierstad".to_owned(),
        version: 1,
        name: "Rivierstad".to_owned(),
        towns: vec!["Rivierstad".to_owned(), "Oud-Rivierstad".to_owned()],
        signed_on: ymd(2026_01_12),
        until: None,
        min_days: 30,
        max_days: None,
        least: Cents::ZERO,
        least_items: 0,
        delivery_day: Some(12),
        columns: Field::DEFAULT
            .iter()
            .map(|f| Column {
                field: *f,
                title: f.code().to_owned(),
            })
            .collect(),
        format: Format::Csv,
    }
}

/// July and later are open, and all that art. 2 Bgs asks was done.
fn ready() -> Book {
    let mut b = Book::new();
    b.rents(2026_01, 2026_12, 70_000)
        .pays(2026_01, 2026_06, 1, 70_000);
    b.call(2026_07_08, Outcome::NotReached);
    b.proof(2026_07_10, ProofKind::DebtHelp);
    b.proof(2026_07_10, ProofKind::Offer);
    b
}

fn why(b: &Book, a: Option<&Agreement>, sent: &[Signal], crisis: bool, on: i32) -> Vec<Hindrance> {
    let outlook = b.on(on);
    hindrances(&Case::of(&outlook), a, sent, crisis, ymd(on))
}

fn a_signal(on: i32, crisis: bool) -> Signal {
    let tenancy = TenancyId::derived(OrgNo(1), "t");
    let name = Signal::name("rivierstad", tenancy, ymd(2026_07_01), crisis);
    Signal {
        id: SignalId::derived(OrgNo(1), &name),
        tenancy,
        municipality: "rivierstad".to_owned(),
        on: ymd(on),
        amount: Cents(140_000),
        since: ymd(2026_07_01),
        crisis,
        warm: false,
        file: SignalFileId::derived(OrgNo(1), "f"),
        by: None,
    }
}

#[test]
fn s4_14_it_may_go_when_all_is_done_and_the_municipality_wants_it() {
    let (b, a) = (ready(), agreement());
    assert_eq!(why(&b, Some(&a), &[], false, 2026_08_20), []);
    assert_eq!(why(&b, None, &[], false, 2026_08_20), [Hindrance::NoAgreement]);
    let unsigned = Agreement {
        signed_on: ymd(2026_09_01),
        ..agreement()
    };
    assert_eq!(
        why(&b, Some(&unsigned), &[], false, 2026_08_20),
        [Hindrance::NotInForce]
    );
    let over = Agreement {
        until: Some(ymd(2026_08_19)),
        ..agreement()
    };
    assert_eq!(
        why(&b, Some(&over), &[], false, 2026_08_20),
        [Hindrance::NotInForce]
    );
    let mut no = ready();
    no.proof(2026_07_20, ProofKind::Objection);
    let objected = Hindrance::NotYet(NotYet::Objected { on: ymd(2026_07_20) });
    // Not even when eviction looms.
    for crisis in [false, true] {
        assert_eq!(why(&no, Some(&a), &[], crisis, 2026_08_20), [objected]);
    }
    let mut rest = ready();
    rest.pause(PauseSource::DebtHelpNotice, ymd(2026_08_01), ymd(2027_03_31));
    assert_eq!(
        why(&rest, Some(&a), &[], false, 2026_08_20),
        [Hindrance::Paused {
            until: ymd(2027_03_31)
        }]
    );
    let mut paid = ready();
    paid.receipt(2026_08_15, 140_000);
    assert_eq!(
        why(&paid, Some(&a), &[], false, 2026_08_20),
        [Hindrance::NothingPastDue]
    );
    let mut gone = ready();
    gone.terms.end = Some(ymd(2026_08_01));
    assert!(why(&gone, Some(&a), &[], false, 2026_08_20).contains(&Hindrance::Former));
}

#[test]
fn s4_14_the_window_and_the_minimum_are_the_municipalitys_to_the_day() {
    let mut b = ready();
    b.proof(2026_07_11, ProofKind::NoObjection);
    let a = agreement();
    assert_eq!(
        why(&b, Some(&a), &[], false, 2026_07_30),
        [Hindrance::TooYoung {
            from: ymd(2026_07_31)
        }]
    );
    assert_eq!(why(&b, Some(&a), &[], false, 2026_07_31), []);
    // When eviction looms nobody waits.
    assert_eq!(why(&b, Some(&a), &[], true, 2026_07_30), []);
    let short = Agreement {
        max_days: Some(60),
        ..agreement()
    };
    assert_eq!(why(&b, Some(&short), &[], false, 2026_08_30), []);
    assert_eq!(why(&b, Some(&short), &[], false, 2026_08_31), [Hindrance::TooOld]);
    let much = Agreement {
        least: Cents(140_001),
        least_items: 3,
        ..agreement()
    };
    assert_eq!(
        why(&b, Some(&much), &[], false, 2026_08_20),
        [Hindrance::TooLittle, Hindrance::TooFew]
    );
}

#[test]
fn s4_14_the_same_arrears_go_once_and_once_more_when_eviction_looms() {
    let (b, a) = (ready(), agreement());
    let first = a_signal(2026_08_20, false);
    let sent = [first.clone()];
    assert_eq!(
        why(&b, Some(&a), &sent, false, 2026_09_20),
        [Hindrance::Sent { on: ymd(2026_08_20) }]
    );
    assert_eq!(why(&b, Some(&a), &sent, true, 2026_09_20), []);
    let both = [first.clone(), a_signal(2026_09_20, true)];
    assert_eq!(
        why(&b, Some(&a), &both, true, 2026_10_20),
        [Hindrance::Sent { on: ymd(2026_09_20) }]
    );
    assert_eq!(
        first.id,
        a_signal(2026_10_20, false).id,
        "the name follows from what it is about"
    );
    assert_ne!(first.id, a_signal(2026_08_20, true).id);
}

/// A payment that came back can make the arrears begin on another day: the municipality hears of the tenant once a month all the same.
#[test]
fn bad_input_a_second_signal_in_the_same_month_does_not_go() {
    let (b, a) = (ready(), agreement());
    let other = |on, crisis| Signal {
        since: ymd(2026_06_01),
        ..a_signal(on, crisis)
    };
    let month = Hindrance::SentThisMonth { on: ymd(2026_08_20) };
    let sent = [other(2026_08_20, false)];
    assert_eq!(why(&b, Some(&a), &sent, false, 2026_08_31), [month]);
    assert_eq!(
        why(&b, Some(&a), &sent, false, 2026_09_20),
        [],
        "the month after it may"
    );
    assert_eq!(
        why(&b, Some(&a), &sent, true, 2026_08_31),
        [],
        "eviction looms: once more"
    );
    let urgent = [other(2026_08_20, true)];
    for crisis in [false, true] {
        assert_eq!(why(&b, Some(&a), &urgent, crisis, 2026_08_31), [month]);
    }
    // After the urgent one of these arrears nothing ordinary goes.
    let on = ymd(2026_08_20);
    let same = [a_signal(2026_08_20, true)];
    assert_eq!(
        why(&b, Some(&a), &same, false, 2026_09_20),
        [Hindrance::Sent { on }]
    );
}

#[test]
fn bad_input_a_municipality_without_an_agreement_hears_nothing() {
    let b = ready();
    for crisis in [false, true] {
        assert_eq!(why(&b, None, &[], crisis, 2026_08_20), [Hindrance::NoAgreement]);
    }
}

#[test]
fn s4_14_what_needs_a_yes_stays_empty_without_one() {
    let all: Vec<Column> = Field::ALL
        .iter()
        .map(|f| Column {
            field: *f,
            title: f.code().to_owned(),
        })
        .collect();
    let mut b = ready();
    b.call(2026_07_20, Outcome::Talked).note = "Is ziek geworden.".to_owned();
    b.contact(
        2026_07_21,
        ContactKind::HomeVisit,
        Direction::Outgoing,
        Outcome::NotReached,
    );
    let reach = Reach {
        surname: "Smit".to_owned(),
        day_part: Some(domain::contact::DayPart::Evening),
        tried: tried(&b.contacts, ymd(2026_07_01)),
        ..Reach::default()
    };
    assert_eq!(reach.tried, "Telefoon 2, Huisbezoek 1");
    let mut signal = a_signal(2026_08_20, false);
    let at = |field: Field| Field::ALL.iter().position(|f| *f == field).unwrap();
    let cold = row(&signal, &reach, &all);
    assert_eq!(
        (cold[at(Field::DayPart)].as_str(), cold[at(Field::Tried)].as_str()),
        ("", "")
    );
    assert_eq!(
        (
            cold[at(Field::Amount)].as_str(),
            cold[at(Field::Creditor)].as_str()
        ),
        ("1400,00", "Huur")
    );
    signal.warm = true;
    let warm = row(&signal, &reach, &all);
    assert_eq!(
        (warm[at(Field::DayPart)].as_str(), warm[at(Field::Warm)].as_str()),
        ("Avond", "ja")
    );
    assert!(!warm.join("|").contains("ziek"), "no word of a note");
    // There is no field for a BSN, a note, a cause, health or a birth date.
    for field in Field::ALL {
        for never in ["bsn", "burger", "notitie", "oorzaak", "geboorte", "gezond"] {
            assert!(!field.code().contains(never), "{field:?}");
        }
    }
}

#[test]
fn s2_18_an_agreement_that_cannot_be_is_refused() {
    assert_eq!(agreement().check(), Ok(()));
    let bad = |change: &dyn Fn(&mut Agreement)| {
        let mut a = agreement();
        change(&mut a);
        a.check().unwrap_err()
    };
    assert_eq!(bad(&|a| a.name.clear()), BadAgreement::NoName);
    assert_eq!(bad(&|a| a.towns.clear()), BadAgreement::NoTown);
    assert_eq!(
        bad(&|a| a.until = Some(ymd(2026_01_11))),
        BadAgreement::EndsBeforeSigned {
            until: ymd(2026_01_11)
        }
    );
    assert_eq!(
        bad(&|a| a.max_days = Some(29)),
        BadAgreement::Window { min: 30, max: 29 }
    );
    assert_eq!(bad(&|a| a.least = Cents(-1)), BadAgreement::Least);
    assert_eq!(bad(&|a| a.delivery_day = Some(29)), BadAgreement::DeliveryDay);
    assert!(matches!(bad(&|a| a.columns.clear()), BadAgreement::Columns(_)));
    assert!(matches!(
        bad(&|a| a.columns.push(a.columns[1].clone())),
        BadAgreement::Columns(_)
    ));
    assert!(matches!(
        bad(&|a| {
            a.columns.remove(0);
        }),
        BadAgreement::Columns(_)
    ));
    assert_eq!(Agreement::code_of(" Voorne aan Zee! "), "voorne-aan-zee");
    assert!(agreement().covers("oud-rivierstad ") && !agreement().covers("Elders"));
    assert_eq!(agreement().next_delivery(ymd(2026_11_12)), Some(ymd(2026_11_12)));
    assert_eq!(agreement().next_delivery(ymd(2026_11_13)), Some(ymd(2026_12_12)));
}

#[test]
fn s4_14_a_landlord_learns_that_there_is_help_and_not_which() {
    assert_eq!(EndResult::ALL.len(), 15, "the national model has fifteen");
    assert_eq!(
        EndResult::read("niet opgepakt:  Andere Reden").map(EndResult::learned),
        Some(Learned::NotPickedUp)
    );
    for kind in [
        "(Budget)advies en/of quick fix",
        "Vervolghulp en/of verwijzing niet financieel",
    ] {
        assert_eq!(
            EndResult::read(kind).map(EndResult::learned),
            Some(Learned::Helped),
            "{kind}"
        );
    }
    assert_eq!(EndResult::read("iets anders"), None);
}

#[test]
fn s1_31_waiting_is_agreed_and_measured() {
    let told = |signal: &Signal, on: i32| Feedback {
        signal: signal.id,
        learned: Learned::NoContact,
        on: ymd(on),
        learned_on: ymd(on),
        by: None,
    };
    let (plain, urgent) = (a_signal(2026_10_12, false), a_signal(2026_10_15, true));
    assert_eq!(plain.answer_by(28, 3), ymd(2026_11_09));
    // Thursday and three working days.
    assert_eq!(urgent.answer_by(28, 3), ymd(2026_10_20));
    let signals = [plain.clone(), urgent.clone()];
    let none = waiting(&signals, &[], 28, 3, ymd(2026_10_21));
    assert_eq!(
        (none.sent, none.answered, none.overdue, none.median_days),
        (2, 0, 1, None)
    );
    let both = [
        told(&plain, 2026_10_30),
        told(&plain, 2026_11_20),
        told(&urgent, 2026_10_22),
    ];
    let w = waiting(&signals, &both, 28, 3, ymd(2026_11_21));
    assert_eq!(
        (w.sent, w.answered, w.in_time, w.overdue, w.median_days),
        (2, 2, 1, 0, Some(7))
    );
}

proptest! {
    /// The order in which signals and answers came in says nothing.
    #[test]
    fn s1_31_order_of_arrival_does_not_matter(days in prop::collection::vec(0..60_i32, 0..8), turn in 0..8_usize) {
        let signal = a_signal(2026_10_12, false);
        let mut told: Vec<Feedback> = days.iter().map(|n| Feedback {
            signal: signal.id, learned: Learned::NoContact, on: signal.on.plus(*n), learned_on: signal.on.plus(*n), by: None,
        }).collect();
        let one = waiting(std::slice::from_ref(&signal), &told, 28, 3, ymd(2026_12_20));
        told.rotate_left(turn.min(days.len()));
        prop_assert_eq!(one, waiting(std::slice::from_ref(&signal), &told, 28, 3, ymd(2026_12_20)));
    }
}
