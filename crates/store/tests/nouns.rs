//! Every noun: what goes in comes out, sending twice is safe, and nobody reads across associations.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on must stop"
)]

use domain::agreement::{Agreement, AgreementState, Party};
use domain::arrangement::{Change, Origin, Plan, PlanState, RentLine, RentStatement, Term, WhoPays};
use domain::bank::BankEntry;
use domain::bank::{Batch, BatchTold};
use domain::calendar::{Day, DueDay, Month};
use domain::case_lead::CaseLead;
use domain::cause::{Cause, ToldCause};
use domain::coach::{Booking, Slot, Status};
use domain::contact::{Contact, ContactKind, DayPart, Direction, Outcome};
use domain::debt_help::{DebtHelp, DebtHelpKind, Reach};
use domain::deferral::{Deferral, DeferralState};
use domain::discount::{Discount, DiscountState};
use domain::dispute::{Dispute, DisputeState, Recognition, ToldPayment};
use domain::external_collection::{self as collecting, HandOver, HandOverEnd, PartyKind, Registration};
use domain::fair_terms::{Clause, ClauseKind, Contract, ContractLink, Standing};
use domain::ids::{
    AgreementId, CauseId, ChoiceId, ContactId, DeferralId, DiscountId, DisputeId, DwellingId, EntryKey,
    ImportId, MeasureChoiceId, MessageId, NetworkId, OrgNo, PartnerId, PauseId, PayerId, PersonId, PlanId,
    ProofId, ReferralId, ReflectionId, RequestId, RoundId, SignalFileId, SignalId, SlotId, SparedIncreaseId,
    StoryId, TenancyId, UserId, VisitFactId, VisitId, WaiverId, WorryId,
};
use domain::law::eviction::Picture;
use domain::ledger::{EntryKind, LedgerEntry, Method, Part};
use domain::mandate::Rank;
use domain::matching::Rule;
use domain::measure::MeasureChoice;
use domain::message::{Channel, State};
use domain::money::Cents;
use domain::network::{NetworkContact, Relation, SaidYes, Topic};
use domain::own_page::{Code, Link};
use domain::own_room::{Prompt, Reflection};
use domain::partner::{Named, Need, Partner, PartnerKind};
use domain::pause::{Pause, PauseReason, PauseSource};
use domain::payer::{Payer, PayerKind, Pays};
use domain::proof::{Proof, ProofKind};
use domain::referral::{Referral, Stage, Way};
use domain::request::{self, Request};
use domain::signal as signals;
use domain::silence::Purpose;
use domain::spared_increase::{SparedIncrease, SparedState};
use domain::tenancy::{
    AddressForm, DueDaySpan, Dwelling, Membership, PaymentMethod, Person, RentComponent, Role, Tenancy,
};
use domain::transfer::{self, CourtKind, CourtStep, Transfer};
use domain::visit::{Coming, Round, Stop};
use domain::waiver::{Condition, Decision, Ground, Limits, Verdict, Waiver};
use domain::worry::{Answered, Asked, Worry, WorryAnswer};
use serde_json::json;
use std::collections::HashMap;
use store::association::{Association, StaffRole};
use store::audit::AuditRow;
use store::bank::{BankKey, BankRow, Place, PlaceState};
use store::batch::Telling;
use store::block::Block;
use store::entry::{Booked, Drawer, Source};
use store::help::HelpFact;
use store::measure::LocalMeasure;
use store::message::{Delivery, Event, Message};
use store::night::Night;
use store::outlook::{MilestoneRow, OutlookRow};
use store::staff::Staff;
use store::statement::{Head, Import};
use store::story::{Choice, Story};
use store::task::TaskRow;
use store::testing::{NOW, TestDb};
use store::visit::FactRow;
use store::{
    Db, Error, Moment, Scope, Span, Tx, WriteTx, agreement, association, audit, automatic, awake, bank,
    batch, block, coach, contact, door_wish, entry, external_collection, fair_terms, help, measure, message,
    network, night, outlook, own_law, own_page, own_room, partner, person, portrait, program_key, search,
    signal, staff, statement, story, task, tenancy, visit, voice_note, wording, worry,
};
use uuid::Uuid;

const ORG: OrgNo = OrgNo(1);
const OTHER: OrgNo = OrgNo(2);
const USER: UserId = UserId(Uuid::from_u128(0xaaaa));

const HERE: Scope = Scope::of(ORG, Some(USER));
const ELSEWHERE: Scope = Scope::of(OTHER, Some(USER));

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn a_person(n: u32, first: &str, infix: &str, surname: &str) -> Person {
    let reference = format!("R{n:05}");
    Person {
        id: PersonId::derived(ORG, &reference),
        reference,
        first_name: first.to_owned(),
        initials: format!("{}.", &first[..1]),
        infix: infix.to_owned(),
        surname: surname.to_owned(),
        preferred_name: None,
        address_form: AddressForm::Formal,
        language: "nl".to_owned(),
        phone: Some("0612345678".to_owned()),
        email: None,
        contact_note: Some("liefst 's avonds".to_owned()),
    }
}

fn a_dwelling(n: u32, street: &str, number: &str) -> Dwelling {
    let reference = format!("VHE-{n:05}");
    Dwelling {
        id: DwellingId::derived(ORG, &reference),
        reference,
        street: street.to_owned(),
        house_number: number.to_owned(),
        postcode: "1011AB".to_owned(),
        town: "Amsterdam".to_owned(),
        neighbourhood: "Centrum".to_owned(),
        energy_label: Some("A++".to_owned()),
        coordinates: Some((52_370_216, -4_895_168)),
    }
}

fn a_tenancy(n: u32, dwelling: &Dwelling, people: &[(&Person, Role)]) -> Tenancy {
    let reference = format!("H-{n:06}");
    Tenancy {
        id: TenancyId::derived(ORG, &reference),
        reference,
        dwelling: dwelling.id,
        start: day("2019-03-15"),
        end: None,
        payment_reference: Some(format!("7000{n:012}")),
        mandate: Some(format!("M{n}")),
        method: PaymentMethod::DirectDebit,
        due_days: vec![
            DueDaySpan {
                from: Month::new(2019, 3),
                day: DueDay::FIRST,
            },
            DueDaySpan {
                from: Month::new(2026, 1),
                day: DueDay::new(25).unwrap(),
            },
        ],
        rent: vec![
            RentComponent {
                kind: "kale huur".to_owned(),
                amount: Cents(61_250),
                from: day("2019-03-15"),
                until: None,
            },
            RentComponent {
                kind: "servicekosten".to_owned(),
                amount: Cents(4_100),
                from: day("2019-03-15"),
                until: Some(day("2025-06-30")),
            },
        ],
        members: {
            let mut members: Vec<_> = people
                .iter()
                .map(|(p, role)| Membership {
                    person: p.id,
                    role: *role,
                    from: day("2019-03-15"),
                    until: None,
                })
                .collect();
            members.sort_by_key(|m| m.person);
            members
        },
        payer_ibans: vec!["NL02ABNA0123456789".to_owned(), "NL91ABNA0417164300".to_owned()],
        expected_arrears_since: Some(day("2026-10-01")),
    }
}

/// An association with three tenancies: Henk de Boer and Ria Jansen, Yılmaz, El-Amrani.
fn found(db: &Db) -> Vec<Tenancy> {
    let henk = a_person(1, "Henk", "de", "Boer");
    let ria = a_person(2, "Ria", "", "Jansen");
    let ayse = a_person(3, "Ayşe", "", "Yılmaz");
    let karim = a_person(4, "Karim", "", "El-Amrani");
    let homes = [
        a_dwelling(1, "Lindenstraat", "12 A-3"),
        a_dwelling(2, "Lindenplein", "7"),
        a_dwelling(3, "Kade", "120"),
    ];
    let tenancies = vec![
        a_tenancy(1, &homes[0], &[(&henk, Role::Tenant), (&ria, Role::CoTenant)]),
        a_tenancy(
            2,
            &homes[1],
            &[(&ayse, Role::Tenant), (&karim, Role::Administrator)],
        ),
        a_tenancy(3, &homes[2], &[(&karim, Role::Tenant)]),
    ];
    db.write(|tx| {
        for org in [ORG, OTHER] {
            let name = format!("Vereniging {}", org.0);
            association::create(
                tx,
                &Association {
                    org,
                    name,
                    policy: json!({"grace_days": 5}),
                    created_at: NOW,
                },
            )?;
        }
        person::put_all(tx, &HERE, [&henk, &ria, &ayse, &karim], NOW)?;
        person::put_dwellings(tx, &HERE, &homes, NOW)?;
        tenancy::put_all(tx, &HERE, &tenancies, NOW)
    })
    .unwrap();
    tenancies
}

fn an_entry(tenancy: TenancyId, n: u64) -> Booked {
    let kind = EntryKind::ALL[usize::try_from(n).unwrap() % EntryKind::ALL.len()];
    Booked {
        tenancy,
        drawer: match n % 2 {
            0 => Drawer::Of(Month::new(2026, 10)),
            _ => Drawer::Undated,
        },
        entry: LedgerEntry {
            key: EntryKey(u64::MAX - n),
            kind,
            effective_on: day("2026-10-01").plus(i32::try_from(n).unwrap()),
            learned_on: day("2026-10-03"),
            amount: Cents(-65_350),
            month: n.is_multiple_of(2).then_some(Month::new(2026, 10)),
            method: Method::Transfer,
            reason: (kind == EntryKind::Reversal).then_some(*b"AM04"),
            link: n.is_multiple_of(3).then_some(u64::MAX),
        },
        source: n.is_multiple_of(2).then_some(Source {
            import: 1,
            position: 12,
        }),
        note: (n == 1).then(|| "huur oktober".to_owned()),
    }
}

fn a_batch(told: BatchTold) -> Telling {
    Telling {
        account: "NL91ABNA0417164300".to_owned(),
        booked_on: day("2026-11-02"),
        import: 1,
        position: i64::from(told == BatchTold::Details),
        currency: "EUR".to_owned(),
        batch: Batch {
            told,
            total: Cents(-3_000),
            transactions: (told == BatchTold::Details).then_some(2),
            payment_information_id: Some("P1".to_owned()),
            message_id: None,
            bank_reference: Some("B1".to_owned()),
            entry_reference: None,
        },
    }
}

fn what_was_told_of_a_batch_comes_back_and_stays(test: &TestDb) {
    let told = [a_batch(BatchTold::Total), a_batch(BatchTold::Details)];
    test.db.write(|tx| batch::append(tx, &HERE, &told)).unwrap();
    let day = told[0].booked_on;
    let of_day = |account: &str, day| test.db.read(|tx| batch::of_day(tx, &HERE, account, day)).unwrap();
    assert_eq!(of_day(&told[0].account, day), told);
    assert!(of_day("NL00", day).is_empty() && of_day(&told[0].account, day.plus(1)).is_empty());
    assert!(test.db.write(|tx| batch::append(tx, &HERE, &told)).is_err());
}

fn a_bank_row(n: u64, state: PlaceState) -> BankRow {
    BankRow {
        entry: BankEntry {
            account: "NL91ABNA0417164300".to_owned(),
            booked_on: Some(day("2026-11-02")),
            valued_on: Some(day("2026-11-03")),
            amount: Cents(65_350),
            currency: if n == 2 { "USD" } else { "EUR" }.to_owned(),
            counterparty_iban: Some("NL02ABNA0123456789".to_owned()),
            counterparty_name: Some("H de Boer".to_owned()),
            reference: None,
            end_to_end_id: Some("E2E".to_owned()),
            mandate_id: None,
            bank_reference: Some("NONREF".to_owned()),
            return_reason: None,
            description: "huur é".to_owned(),
            line: n,
            status: domain::bank::BookingStatus::Booked,
            batch: None,
        },
        booked_on: day("2026-11-02"),
        key: EntryKey(n),
        import: 1,
        position: i64::try_from(n).unwrap(),
        place: Place {
            state,
            tenancy: None,
            rule: None,
            reason: Some(r#"{"why":"nothing_known"}"#.to_owned()),
            at: Some(NOW),
            by: None,
        },
    }
}

fn an_import(n: u8) -> Import {
    Import {
        id: ImportId::derived(ORG, &n.to_string()),
        number: 0,
        file_name: "camt.xml".to_owned(),
        fingerprint: vec![n; 32],
        format: "camt.053".to_owned(),
        state: "running".to_owned(),
        entries: 3,
        booked: 2,
        known: 1,
        matched: 1,
        waiting: 1,
        pending: 0,
        started_at: NOW,
        finished_at: None,
        by: Some(USER),
        note: String::new(),
    }
}

fn a_contact(n: u128) -> Contact {
    Contact {
        id: ContactId(Uuid::from_u128(n)),
        on: day("2026-11-10"),
        day_part: Some(DayPart::Evening),
        kind: ContactKind::HomeVisit,
        direction: Direction::Outgoing,
        outcome: Outcome::Connected,
        note: "koffie".to_owned(),
        next_on: Some(day("2026-11-24")),
        by: Some(USER),
        learned_on: day("2026-11-11"),
        corrects: None,
    }
}

fn an_agreement(version: i32) -> Agreement {
    Agreement {
        id: AgreementId(Uuid::from_u128(7)),
        version,
        party: Party::Tenant,
        action: "betaalt de helft".to_owned(),
        made_on: day("2026-11-10"),
        due_on: Some(day("2026-11-25")),
        amount: Some(Cents(30_000)),
        state: if version == 1 {
            AgreementState::Open
        } else {
            AgreementState::Done
        },
        by: None,
        learned_on: day("2026-11-10"),
    }
}

fn a_pause(version: i32) -> Pause {
    Pause {
        id: PauseId(Uuid::from_u128(11)),
        version,
        source: PauseSource::DebtHelpNotice,
        reason: PauseReason::DebtHelp,
        words: "Ik wil eerst rust.".to_owned(),
        from: day("2026-06-08"),
        until: day(if version == 1 { "2027-02-08" } else { "2027-01-15" }),
        review_on: (version == 1).then(|| day("2026-10-08")),
        made_on: day("2026-06-10"),
        by: Some(USER),
        learned_on: day("2026-06-11"),
    }
}

fn a_proof(n: u128) -> Proof {
    Proof {
        id: ProofId(Uuid::from_u128(n)),
        kind: ProofKind::Offer,
        on: day("2026-09-24"),
        contact: Some(ContactId(Uuid::from_u128(4))),
        words: "Brief met aanbod.".to_owned(),
        day_part: None,
        corrects: (n == 92).then_some(ProofId(Uuid::from_u128(91))),
        by: Some(USER),
        learned_on: day("2026-09-25"),
    }
}

fn a_part(month: Option<Month>) -> Part {
    Part {
        month,
        due_on: day("2026-10-01"),
        amount: Cents(30_000),
    }
}

fn a_deferral(version: i32) -> Deferral {
    Deferral {
        id: DeferralId(Uuid::from_u128(12)),
        version,
        parts: vec![a_part(Some(Month::new(2026, 10))), a_part(None)],
        until: day("2027-01-31"),
        words: "Na het vakantiegeld.".to_owned(),
        state: if version == 1 {
            DeferralState::Given
        } else {
            DeferralState::Dropped
        },
        made_on: day("2026-10-12"),
        by: Some(USER),
        learned_on: day("2026-10-13"),
    }
}

fn a_dispute(version: i32) -> Dispute {
    Dispute {
        id: DisputeId(Uuid::from_u128(13)),
        version,
        says: Recognition::Partly,
        parts: vec![a_part(Some(Month::new(2026, 10)))],
        words: "Eerst het lek.".to_owned(),
        payments: vec![ToldPayment {
            on: day("2026-10-02"),
            amount: Cents(69_143),
        }],
        raised_on: day("2026-10-12"),
        answerer: USER,
        answer_by: day("2026-11-27"),
        state: if version == 1 {
            DisputeState::Open
        } else {
            DisputeState::PartlyRight
        },
        answer: "De helft klopt.".to_owned(),
        by: (version == 1).then_some(USER),
        made_on: day("2026-10-12"),
        learned_on: day("2026-10-13"),
    }
}

fn a_waiver(n: u128) -> Waiver {
    Waiver {
        id: WaiverId(Uuid::from_u128(n)),
        by: USER,
        rank: Rank::Officer,
        amount: Cents(310_000),
        covers_until: day("2026-11-20"),
        ground: Ground::KeptPayments,
        words: "Negen keer gelukt.".to_owned(),
        condition: if n == 15 {
            Condition::AtOnce
        } else {
            Condition::PerKeptMonth { each: Cents(5_000) }
        },
        budget_line: "Maatwerk".to_owned(),
        plan: (n == 15).then(|| PlanId(Uuid::from_u128(3))),
        proposed_on: day("2026-11-21"),
        learned_on: day("2026-11-21"),
    }
}

fn a_discount(version: i32) -> Discount {
    Discount {
        id: DiscountId(Uuid::from_u128(17)),
        version,
        requested_on: day("2026-06-10"),
        request: "Ons inkomen wordt lager.".to_owned(),
        first: Month::new(2026, 7),
        last: Month::new(2026, 12),
        per_month: Cents(18_000),
        state: if version == 1 {
            DiscountState::Requested
        } else {
            DiscountState::Granted
        },
        decided_by: (version > 1).then_some((USER, Rank::TeamLeader)),
        by: (version == 1).then_some(USER),
        answer: String::new(),
        made_on: day("2026-06-10"),
        learned_on: day("2026-06-11"),
    }
}

fn a_spared_increase(version: i32) -> SparedIncrease {
    SparedIncrease {
        id: SparedIncreaseId(Uuid::from_u128(18)),
        version,
        requested_on: day("2026-04-14"),
        words: "Er komt minder binnen.".to_owned(),
        from: Month::new(2026, 7),
        before: Cents(87_900),
        after: Cents(91_856),
        state: if version == 1 {
            SparedState::Requested
        } else {
            SparedState::Granted
        },
        decided_by: (version > 1).then_some((USER, Rank::TeamLeader)),
        answer: String::new(),
        by: (version == 1).then_some(USER),
        made_on: day("2026-04-14"),
        learned_on: day("2026-05-18"),
    }
}

fn a_decision(by: UserId) -> Decision {
    Decision {
        waiver: a_waiver(15).id,
        by,
        rank: Rank::Manager,
        verdict: Verdict::Approve,
        words: String::new(),
        limits: Some(Limits {
            decider: Cents(1_000_000),
            proposer: Cents(50_000),
            alone: Cents(50_000),
        }),
        on: day("2026-11-21"),
        learned_on: day("2026-11-21"),
    }
}

fn a_transfer(n: u128) -> Transfer {
    Transfer {
        id: domain::ids::TransferId(Uuid::from_u128(n)),
        by: USER,
        rank: Rank::Officer,
        signs: true,
        answers: ["een", "twee", "drie", "vier", "vijf"].map(str::to_owned),
        past_due: Cents(210_000),
        picture: Picture {
            landlord_low: Cents(500_000),
            landlord_high: Cents(1_000_000),
            court_fee: Cents(39_700),
            society: Cents(10_000_000),
        },
        proposed_on: day("2026-11-20"),
        learned_on: day("2026-11-21"),
    }
}

fn a_signature(by: UserId) -> transfer::Decision {
    transfer::Decision {
        transfer: a_transfer(71).id,
        by,
        rank: Rank::Manager,
        verdict: Verdict::Approve,
        words: "Eerder bellen.".to_owned(),
        on: day("2026-11-20"),
        learned_on: day("2026-11-21"),
    }
}

fn a_debt_help(n: u128) -> DebtHelp {
    DebtHelp {
        id: domain::ids::DebtHelpId(Uuid::from_u128(n)),
        kind: DebtHelpKind::Proposed,
        on: day("2026-11-20"),
        until: Some(day("2026-12-02")),
        who: "Kredietbank".to_owned(),
        amount: Some(Cents(30_000)),
        words: String::new(),
        about: None,
        promise: Some(AgreementId(Uuid::from_u128(77))),
        reach: Reach {
            post: "Postbus 12\n1000 AA Rivierstad".to_owned(),
            email: "saldo@kredietbank.example".to_owned(),
        },
        by: Some(USER),
        learned_on: day("2026-11-21"),
    }
}

fn a_court_step(n: u128) -> CourtStep {
    CourtStep {
        id: domain::ids::CourtStepId(Uuid::from_u128(n)),
        transfer: a_transfer(71).id,
        kind: CourtKind::Judgment,
        on: day("2026-11-20"),
        words: String::new(),
        by: Some(USER),
        learned_on: day("2026-11-21"),
    }
}

fn a_payer(version: i32) -> Payer {
    Payer {
        id: PayerId(Uuid::from_u128(14)),
        version,
        kind: PayerKind::Municipality,
        name: "Gemeente Rivierstad".to_owned(),
        reach: "0999-100 300".to_owned(),
        pays: Pays::RentAndPlan,
        from: day("2026-08-01"),
        until: (version > 1).then(|| day("2026-12-31")),
        how_to_stop: "Bel de gemeente.".to_owned(),
        made_on: day("2026-07-20"),
        by: Some(USER),
        learned_on: day("2026-07-21"),
    }
}

const SIGNAL: SignalId = SignalId(Uuid::from_u128(0x51));
const SIGNAL_FILE: SignalFileId = SignalFileId(Uuid::from_u128(0x52));

fn a_municipality(version: i32) -> signals::Agreement {
    signals::Agreement {
        code: "rivierstad".to_owned(),
        version,
        name: "Rivierstad".to_owned(),
        towns: vec!["Rivierstad".to_owned(), "Oever".to_owned()],
        signed_on: day("2026-01-12"),
        until: (version > 1).then(|| day("2028-01-12")),
        min_days: 30,
        max_days: (version > 1).then_some(180),
        least: Cents(5_000),
        least_items: 1,
        delivery_day: Some(12),
        columns: vec![signals::Column {
            field: signals::Field::Surname,
            title: "Naam = inwoner".to_owned(),
        }],
        format: signals::Format::Xlsx,
    }
}

fn a_signal(tenancy: TenancyId) -> signals::Signal {
    signals::Signal {
        id: SIGNAL,
        tenancy,
        municipality: "rivierstad".to_owned(),
        on: day("2026-10-12"),
        amount: Cents(239_264),
        since: day("2026-07-01"),
        crisis: true,
        warm: false,
        file: SIGNAL_FILE,
        by: Some(USER),
    }
}

fn a_signal_file() -> signal::SignalFile {
    signal::SignalFile {
        id: SIGNAL_FILE,
        municipality: "rivierstad".to_owned(),
        name: "vroegsignaal.csv".to_owned(),
        signals: 1,
        sha256: "ab".repeat(32),
        made_on: day("2026-10-12"),
        by: Some(USER),
    }
}

fn a_feedback() -> signals::Feedback {
    signals::Feedback {
        signal: SIGNAL,
        learned: signals::Learned::NoContact,
        on: day("2026-10-30"),
        learned_on: day("2026-10-31"),
        by: None,
    }
}

/// Everything about signals, once.
fn signalled(tx: &mut WriteTx<'_>, tenancy: TenancyId) -> Result<[u64; 4], Error> {
    let by = (day("2026-01-12"), Some(USER));
    Ok([
        signal::add_agreement(tx, &HERE, &a_municipality(1), by, NOW)?,
        signal::add(tx, &HERE, [&a_signal(tenancy)], NOW)?,
        signal::add_file(tx, &HERE, &a_signal_file(), b"kenmerk", NOW)?,
        signal::add_feedback(tx, &HERE, [&a_feedback()], NOW)?,
    ])
}

fn signals_and_their_files_come_back_and_twice_is_once(test: &TestDb) {
    let id = found(&test.db)[0].id;
    for new in [1, 0] {
        let added = test.db.write(|tx| signalled(tx, id)).unwrap();
        assert_eq!(added, [new; 4]);
    }
    let by = (day("2026-02-12"), None);
    let second = |tx: &mut WriteTx<'_>| signal::add_agreement(tx, &HERE, &a_municipality(2), by, NOW);
    assert_eq!(test.db.write(second).unwrap(), 1);
    test.db
        .read(|tx| {
            assert_eq!(
                signal::agreements(tx, &HERE)?,
                [a_municipality(1), a_municipality(2)]
            );
            assert_eq!(signal::all(tx, &HERE)?, [a_signal(id)]);
            assert_eq!(signal::of(tx, &HERE, id)?, [a_signal(id)]);
            assert_eq!(signal::one(tx, &HERE, SIGNAL)?, Some(a_signal(id)));
            assert_eq!(signal::files(tx, &HERE, 9)?, [a_signal_file()]);
            assert_eq!(signal::file(tx, &HERE, SIGNAL_FILE)?, Some(a_signal_file()));
            assert_eq!(
                signal::content(tx, &HERE, SIGNAL_FILE)?,
                Some(b"kenmerk".to_vec())
            );
            assert_eq!(signal::feedback(tx, &HERE)?, [a_feedback()]);
            assert_eq!(signal::feedback_of(tx, &HERE, id)?, [a_feedback()]);
            Ok::<_, Error>(())
        })
        .unwrap();
}

fn a_plan(version: i32) -> Plan {
    let line = |month, on| RentLine {
        month,
        who: WhoPays::Municipality,
        amount: Cents(75_785),
        on: day(on),
    };
    Plan {
        id: PlanId(Uuid::from_u128(12)),
        version,
        started_on: day("2026-08-24"),
        made_on: day("2026-08-24"),
        learned_on: day("2026-08-25"),
        by: Some(USER),
        proposed_by: Party::Tenant,
        origin: Origin::Visit,
        change: if version == 1 {
            Change::Agreed
        } else {
            Change::Stopped
        },
        state: if version == 1 {
            PlanState::Running
        } else {
            PlanState::Stopped
        },
        covers_until: day("2026-08-01"),
        terms: vec![
            Term {
                due_on: day("2026-09-01"),
                amount: Cents(10_000),
            },
            Term {
                due_on: day("2026-10-01"),
                amount: Cents(6_862),
            },
        ],
        missed_before: version - 1,
        rent: RentStatement {
            lines: [
                line(Month::new(2026, 9), "2026-09-01"),
                line(Month::new(2026, 10), "2026-10-01"),
            ],
        },
        own_step: (version == 1).then(|| AgreementId(Uuid::from_u128(7))),
        told: "Honderd lukt \"altijd\".".to_owned(),
        aftercare: version == 1,
    }
}

fn a_story() -> Story {
    Story {
        id: StoryId(Uuid::from_u128(8)),
        told_on: day("2026-11-10"),
        words: "Mijn uren zijn gehalveerd.".to_owned(),
        person: Some(PersonId::derived(ORG, "R00001")),
        by: Some(USER),
        learned_on: day("2026-11-10"),
        corrects: None,
    }
}

fn a_choice() -> Choice {
    Choice {
        id: ChoiceId(Uuid::from_u128(9)),
        task_key: "miss:2026-11".to_owned(),
        what: "later".to_owned(),
        reason: Some("belt zelf terug".to_owned()),
        until: Some(day("2026-11-30")),
        by: Some(USER),
        on: day("2026-11-21"),
    }
}

fn a_contract(version: i32) -> Contract {
    Contract {
        code: "av-2017".to_owned(),
        version,
        name: "Algemene huurvoorwaarden 2017".to_owned(),
        from: day("2017-01-01"),
        until: (version > 1).then(|| day("2024-12-31")),
    }
}

fn a_clause(version: i32) -> Clause {
    Clause {
        contract: "av-2017".to_owned(),
        kind: ClauseKind::Costs,
        version,
        words: "Artikel 6.2".to_owned(),
        standing: Standing::StruckOut,
        who: "Kantonrechter".to_owned(),
        looked_on: Some(day("2026-06-01")),
        source: "ECLI:NL:RBAMS:2025:9578".to_owned(),
        by: Some(USER),
        made_on: day("2026-06-02"),
    }
}

fn a_contract_link(version: i32) -> ContractLink {
    ContractLink {
        version,
        contract: "av-2017".to_owned(),
        by: Some(USER),
        learned_on: day("2026-06-02"),
    }
}

/// A contract, a look at a clause of it, and a tenancy linked to it.
fn contracted(tx: &mut WriteTx<'_>, id: TenancyId) -> Result<[u64; 3], Error> {
    let by = (day("2026-06-02"), Some(USER));
    Ok([
        fair_terms::add_contract(tx, &HERE, &a_contract(1), by, NOW)?,
        fair_terms::add_clause(tx, &HERE, &a_clause(1), NOW)?,
        help::add(tx, &HERE, [(id, &a_contract_link(1))], NOW)?,
    ])
}

fn contracts_and_their_clauses_come_back_and_twice_is_once(test: &TestDb) {
    let id = found(&test.db)[0].id;
    for new in [1, 0] {
        assert_eq!(test.db.write(|tx| contracted(tx, id)).unwrap(), [new; 3]);
    }
    let by = (day("2026-06-03"), None);
    let second = |tx: &mut WriteTx<'_>| fair_terms::add_contract(tx, &HERE, &a_contract(2), by, NOW);
    assert_eq!(test.db.write(second).unwrap(), 1);
    test.db
        .read(|tx| {
            assert_eq!(fair_terms::contracts(tx, &HERE)?, [a_contract(1), a_contract(2)]);
            assert_eq!(fair_terms::clauses(tx, &HERE)?, [a_clause(1)]);
            assert_eq!(help::of::<ContractLink>(tx, &HERE, id)?, [a_contract_link(1)]);
            Ok::<_, Error>(())
        })
        .unwrap();
}

fn a_party(version: i32) -> collecting::Party {
    collecting::Party {
        code: "inkas".to_owned(),
        version,
        name: "Inkas Rivierstad".to_owned(),
        kind: PartyKind::Agency,
        registration: (version > 1).then(|| Registration {
            number: "12345".to_owned(),
            from: day("2025-01-01"),
            until: Some(day("2029-12-31")),
        }),
    }
}

fn a_hand_over(n: u128) -> HandOver {
    HandOver {
        id: domain::ids::HandOverId(Uuid::from_u128(n)),
        transfer: domain::ids::TransferId(Uuid::from_u128(71)),
        party: "inkas".to_owned(),
        reason: "ACH".to_owned(),
        on: day("2026-11-02"),
        amount: Cents(148_436),
        by: Some(USER),
        learned_on: day("2026-11-03"),
    }
}

fn an_end(n: u128) -> HandOverEnd {
    HandOverEnd {
        hand_over: domain::ids::HandOverId(Uuid::from_u128(n)),
        reason: "TER".to_owned(),
        on: day("2026-11-10"),
        words: "De huur loopt weer.".to_owned(),
        by: None,
        learned_on: day("2026-11-10"),
    }
}

/// A party, a case in its hands, and its end.
fn handed_over(tx: &mut WriteTx<'_>, id: TenancyId) -> Result<[u64; 3], Error> {
    let by = (day("2026-06-02"), Some(USER));
    Ok([
        external_collection::add_party(tx, &HERE, &a_party(1), by, NOW)?,
        help::add(tx, &HERE, [(id, &a_hand_over(91))], NOW)?,
        help::add(tx, &HERE, [(id, &an_end(91))], NOW)?,
    ])
}

fn parties_and_what_was_in_their_hands_come_back_and_twice_is_once(test: &TestDb) {
    let id = found(&test.db)[0].id;
    for new in [1, 0] {
        assert_eq!(test.db.write(|tx| handed_over(tx, id)).unwrap(), [new; 3]);
    }
    let by = (day("2026-06-03"), None);
    let second = |tx: &mut WriteTx<'_>| external_collection::add_party(tx, &HERE, &a_party(2), by, NOW);
    assert_eq!(test.db.write(second).unwrap(), 1);
    test.db
        .read(|tx| {
            assert_eq!(external_collection::parties(tx, &HERE)?, [a_party(1), a_party(2)]);
            assert_eq!(help::of::<HandOver>(tx, &HERE, id)?, [a_hand_over(91)]);
            assert_eq!(help::of::<HandOverEnd>(tx, &HERE, id)?, [an_end(91)]);
            Ok::<_, Error>(())
        })
        .unwrap();
}

fn an_own_row(text: &str) -> own_law::Written {
    own_law::Written {
        id: domain::ids::OwnLawId(Uuid::from_u128(77)),
        text: text.to_owned(),
        by: Some(USER),
        made_on: day("2026-06-02"),
    }
}

/// An own row of the law, and that it was taken back.
fn own_rows(tx: &mut WriteTx<'_>) -> Result<[u64; 2], Error> {
    Ok([
        own_law::add(tx, &HERE, &an_own_row("[[own]]"), NOW)?,
        own_law::undo(tx, &HERE, &an_own_row("Verkeerd jaar."), NOW)?,
    ])
}

fn own_rows_of_the_law_come_back_and_twice_is_once(test: &TestDb) {
    for new in [1, 0] {
        assert_eq!(test.db.write(own_rows).unwrap(), [new; 2]);
    }
    test.db
        .read(|tx| {
            assert_eq!(own_law::rows(tx, &HERE)?, [an_own_row("[[own]]")]);
            assert_eq!(own_law::undone(tx, &HERE)?, [an_own_row("Verkeerd jaar.")]);
            Ok::<_, Error>(())
        })
        .unwrap();
}

fn a_program_key(ended_on: Option<Day>) -> program_key::ProgramKey {
    program_key::ProgramKey {
        id: domain::ids::ProgramKeyId(Uuid::from_u128(78)),
        name: "Deurwaarderskoppeling".to_owned(),
        resource: "external_collections".to_owned(),
        by: Some(USER),
        made_on: day("2026-06-02"),
        ended_on,
    }
}

/// A key of another program, and its end.
fn a_key_and_its_end(tx: &mut WriteTx<'_>) -> Result<[u64; 2], Error> {
    let (new, end) = (a_program_key(None), (day("2026-06-09"), Some(USER)));
    Ok([
        program_key::add(tx, &HERE, &new, &[8; 32], NOW)?,
        program_key::end(tx, &HERE, new.id, end, NOW)?,
    ])
}

fn keys_of_programs_come_back_ended_once_and_are_found_by_their_digest(test: &TestDb) {
    for new in [1, 0] {
        assert_eq!(test.db.write(a_key_and_its_end).unwrap(), [new; 2]);
    }
    let held = a_program_key(Some(day("2026-06-09")));
    test.db
        .read(|tx| {
            assert_eq!(program_key::keys(tx, &HERE)?, std::slice::from_ref(&held));
            assert_eq!(program_key::by_digest(tx, &HERE, &[8; 32])?, Some(held));
            assert_eq!(program_key::by_digest(tx, &HERE, &[9; 32])?, None);
            assert_eq!(
                program_key::by_digest(tx, &Scope::of(OrgNo(2), None), &[8; 32])?,
                None
            );
            Ok::<_, Error>(())
        })
        .unwrap();
}

fn an_outlook(tenancy: TenancyId, wake_on: Option<Day>, digest: u64) -> OutlookRow {
    OutlookRow {
        tenancy,
        wake_on,
        digest,
        flow: "stuttering".into(),
        balance: Cents(65_350),
        open_months: 1,
        oldest_open: Some(day("2026-11-01")),
        lane: "current".into(),
        summary: vec![1, 2, 3],
    }
}

fn a_task(tenancy: TenancyId, rank: i64, since: &str, key: &str) -> TaskRow {
    TaskRow {
        tenancy,
        key: key.to_owned(),
        kind: "miss".into(),
        rank,
        since: day(since),
        proposal: "call".into(),
        reason: r#"{"months":1}"#.to_owned(),
        opened_on: day("2026-11-02"),
    }
}

fn an_audit_row(n: u128, tenancy: Option<TenancyId>) -> AuditRow {
    AuditRow {
        at: Moment(NOW.0 + i64::try_from(n).unwrap() / 2),
        id: Uuid::from_u128(n),
        actor: Some(USER),
        act: "view_tenancy".into(),
        subject: "H-000001".to_owned(),
        tenancy,
        reason: "lijst van vandaag".to_owned(),
        details: json!({"n": 1}),
    }
}

fn a_staff_member() -> Staff {
    Staff {
        id: USER,
        login: "sanne".to_owned(),
        name: "Sanne".to_owned(),
        email: None,
        phone: Some("020".to_owned()),
        password_hash: "$argon2id$…".to_owned(),
        one_time_until: Some(Moment(77)),
        active: true,
        language: "nl".to_owned(),
        role: "consulent".to_owned(),
    }
}

store::on_both_engines! {
    the_content_of_a_test_database_tells_that_something_was_written;
    tenancies_come_back_whole;
    loading_again_changes_what_differs_and_keeps_what_people_told;
    tenancies_stream_in_key_order_beyond_a_chunk;
    search_finds_by_any_beginning;
    the_ledger_is_booked_once_and_comes_back;
    facts_are_never_changed_or_removed;
    a_block_that_someone_changed_is_not_overwritten;
    two_that_book_at_once_lose_nothing;
    the_awake_and_the_due_are_looked_at;
    a_file_comes_in_once_and_numbers_count_up;
    imports_that_begin_at_once_get_different_numbers;
    bank_entries_wait_at_the_desk_and_are_placed;
    what_was_said_and_agreed_comes_back;
    every_version_of_a_pause_comes_back;
    every_version_of_a_plan_comes_back;
    what_the_law_asks_comes_back_and_twice_is_once;
    every_version_of_a_deferral_comes_back;
    every_version_of_a_dispute_comes_back;
    every_version_of_a_payer_comes_back;
    signals_and_their_files_come_back_and_twice_is_once;
    every_waiver_and_decision_comes_back;
    every_fact_of_debt_help_comes_back;
    contracts_and_their_clauses_come_back_and_twice_is_once;
    own_rows_of_the_law_come_back_and_twice_is_once;
    keys_of_programs_come_back_ended_once_and_are_found_by_their_digest;
    parties_and_what_was_in_their_hands_come_back_and_twice_is_once;
    every_transfer_comes_back;
    every_step_through_the_court_comes_back;
    every_version_of_a_discount_comes_back;
    every_version_of_a_spared_increase_comes_back;
    s1_24_a_moment_is_booked_once_and_only_a_free_one_of_ones_own_is_taken_back;
    what_is_for_a_colleague_alone_comes_back_to_that_colleague_and_goes;
    a_photo_is_kept_once_and_taken_away;
    a_greeting_is_as_it_was_told_last;
    a_worry_comes_back_is_answered_and_is_forgotten;
    s1_27_the_sound_of_a_voice_note_is_kept_once_and_goes_and_the_rest_of_its_row_stays;
    what_a_tenant_came_to_say_comes_back;
    who_leads_comes_back_in_all_versions;
    partners_come_back_in_all_versions_with_their_people;
    referrals_come_back_in_all_versions;
    a_consent_comes_back_and_is_gone_after_its_last_day;
    a_link_comes_back_and_a_secret_stays;
    rounds_and_what_happened_in_them_come_back_and_twice_is_once;
    what_was_told_offered_and_chosen_comes_back_and_twice_is_once;
    outlooks_and_milestones_are_rebuilt;
    the_list_is_paged_in_its_order;
    nights_and_leases;
    the_trail_is_read_newest_first;
    staff_sessions_and_attempts;
    matching_knows_what_it_needs;
    what_was_told_of_a_batch_comes_back_and_stays;
    nobody_reads_across_associations;
    nobody_writes_across_associations;
}

fn tenancies_come_back_whole(test: &TestDb) {
    let tenancies = found(&test.db);
    test.db
        .read(|tx| {
            for t in &tenancies {
                assert_eq!(tenancy::by_id(tx, &HERE, t.id)?.as_ref(), Some(t));
                assert_eq!(tenancy::by_reference(tx, &HERE, &t.reference)?, Some(t.id));
            }
            let t = &tenancies[0];
            let people = person::of_tenancy(tx, &HERE, t.id)?;
            assert_eq!(people.len(), 2);
            let henk = a_person(1, "Henk", "de", "Boer");
            assert!(people.contains(&henk));
            assert_eq!(person::by_id(tx, &HERE, henk.id)?, Some(henk.clone()));
            assert_eq!(person::tenancies(tx, &HERE, henk.id)?, [t.id]);
            assert_eq!(
                person::dwelling(tx, &HERE, t.dwelling)?,
                Some(a_dwelling(1, "Lindenstraat", "12 A-3"))
            );
            assert_eq!(person::tenancies_of_dwelling(tx, &HERE, t.dwelling)?, [t.id]);
            let heading = tenancy::heading(tx, &HERE, t.id)?.unwrap();
            assert_eq!(heading.names, "Henk de Boer, Ria Jansen");
            assert_eq!(heading.address, "Lindenstraat 12 A-3, 1011AB Amsterdam");
            // Who only pays is no tenant.
            assert_eq!(
                tenancy::heading(tx, &HERE, tenancies[1].id)?.unwrap().names,
                "Ayşe Yılmaz"
            );
            assert_eq!(tenancy::count(tx, &HERE)?, 3);
            Ok::<_, Error>(())
        })
        .unwrap();
}

fn loading_again_changes_what_differs_and_keeps_what_people_told(test: &TestDb) {
    let mut changed = found(&test.db).swap_remove(0);
    let id = changed.id;
    changed.rent.pop();
    changed.rent[0].amount = Cents(63_000);
    changed.members.truncate(1);
    changed.payer_ibans = vec![];
    changed.due_days.clear();
    changed.end = Some(day("2026-12-31"));
    changed.expected_arrears_since = None;
    let read = || test.db.read(|tx| tenancy::by_id(tx, &HERE, id)).unwrap().unwrap();
    test.db
        .write(|tx| {
            awake::settle(tx, &HERE, [id])?;
            tenancy::put_all(tx, &HERE, &[&changed], NOW)
        })
        .unwrap();
    // S4.31: what a tenant announced is not in the association's file, and stays.
    let expected = Tenancy {
        expected_arrears_since: Some(day("2026-10-01")),
        ..changed.clone()
    };
    assert_eq!(read(), expected);
    assert_eq!(
        test.db
            .read(|tx| awake::count_due(tx, &HERE, Day::FIRST))
            .unwrap(),
        3
    );
    test.db
        .write(|tx| tenancy::expect_arrears(tx, &HERE, id, None, NOW))
        .unwrap();
    assert_eq!(read(), changed);
    let found_by = |q: &str| test.db.read(|tx| search::find(tx, &HERE, q, 10)).unwrap().len();
    let who = changed.members[0].person;
    let mut renamed = test.db.read(|tx| person::by_id(tx, &HERE, who)).unwrap().unwrap();
    "Vrolijk".clone_into(&mut renamed.surname);
    test.db
        .write(|tx| person::change(tx, &HERE, &renamed, NOW))
        .unwrap();
    assert_eq!(
        (found_by("vrolijk"), found_by("boer") + found_by("jansen")),
        (1, 0)
    );
}

fn tenancies_stream_in_key_order_beyond_a_chunk(test: &TestDb) {
    let home = a_dwelling(1, "Lindenstraat", "12");
    let many: Vec<_> = (0..9_000)
        .map(|n| Tenancy {
            payer_ibans: vec![format!("NL{n}")],
            members: vec![],
            due_days: vec![],
            ..a_tenancy(n, &home, &[])
        })
        .collect();
    test.db
        .write(|tx| {
            person::put_dwellings(tx, &HERE, [&home], NOW)?;
            tenancy::put_all(tx, &HERE, &many, NOW)
        })
        .unwrap();
    let by_id: HashMap<_, _> = many.iter().map(|t| (t.id, t)).collect();
    let mut seen = Vec::new();
    test.db
        .read(|tx| {
            for shard in Span::shards(3) {
                tenancy::each(tx, &HERE, shard, |t| {
                    assert_eq!(by_id[&t.id], &t);
                    seen.push(t.id);
                    Ok::<_, Error>(())
                })?;
            }
            assert_eq!(search::find(tx, &HERE, "H-004321", 50)?.len(), 1);
            assert_eq!(search::find(tx, &HERE, "h004321", 50)?.len(), 1);
            assert_eq!(search::find(tx, &HERE, "linden", 50)?.len(), 50);
            Ok::<_, Error>(())
        })
        .unwrap();
    assert_eq!(seen.len(), 9_000);
    assert!(seen.is_sorted());
}

fn search_finds_by_any_beginning(test: &TestDb) {
    let tenancies = found(&test.db);
    let find = |query: &str| -> Vec<usize> {
        let found = test.db.read(|tx| search::find(tx, &HERE, query, 10)).unwrap();
        let mut places: Vec<_> = found
            .iter()
            .map(|h| tenancies.iter().position(|t| t.id == h.tenancy).unwrap())
            .collect();
        places.sort_unstable();
        places
    };
    for (query, expected) in [
        ("boer", &[0][..]),
        ("de boer", &[0]),
        ("Henk Linden", &[0]),
        ("linden", &[0, 1]),
        ("LINDENSTRAAT 12", &[0]),
        ("yilmaz", &[1]),
        ("Yılm", &[1]),
        ("ayse", &[1]),
        // El-Amrani lives in the third, and pays for the second.
        ("el-amrani", &[1, 2]),
        ("1011 AB", &[0, 1, 2]),
        ("1011ab lindenp", &[1]),
        ("H-000003", &[2]),
        ("h000003", &[2]),
        ("VHE-00002", &[1]),
        ("R00004", &[1, 2]),
        ("7000000000000002", &[1]),
        ("niemand", &[]),
        ("boer niemand", &[]),
        ("%", &[]),
        ("'; DROP TABLE tenancy; --", &[]),
        ("", &[]),
    ] {
        assert_eq!(find(query), expected, "{query}");
    }
}

fn the_ledger_is_booked_once_and_comes_back(test: &TestDb) {
    let id = found(&test.db)[0].id;
    let entries: Vec<_> = (0..10).map(|n| an_entry(id, n)).collect();
    test.db.write(|tx| entry::append(tx, &HERE, &entries)).unwrap();
    let twice = test.db.write(|tx| entry::append(tx, &HERE, &entries[..1]));
    assert!(matches!(twice, Err(Error::AlreadyThere { .. })));
    let more = [an_entry(id, 9), an_entry(id, 10)];
    assert_eq!(
        test.db.write(|tx| entry::add_missing(tx, &HERE, &more)).unwrap(),
        1
    );
    test.db
        .read(|tx| {
            let mut read = entry::of(tx, &HERE, id)?;
            assert!(read.is_sorted_by_key(|b| b.entry.key), "by key, from all drawers");
            read.sort_by_key(|b| b.entry.effective_on);
            assert_eq!(read[..10], entries);
            for booked in &entries {
                let found = entry::by_key(tx, &HERE, booked.drawer, id, booked.entry.key)?;
                assert_eq!(found.as_ref(), Some(booked));
            }
            assert!(entry::has(
                tx,
                &HERE,
                Drawer::Of(Month::new(2026, 10)),
                id,
                EntryKey(u64::MAX)
            )?);
            assert!(!entry::has(tx, &HERE, Drawer::Undated, id, EntryKey(5))?);
            assert_eq!(entry::count(tx, &HERE)?, 11);
            let mut n = 0;
            entry::each(tx, &HERE, Span::ALL, |b| {
                assert_eq!(b.tenancy, id);
                n += 1;
                Ok::<_, Error>(())
            })?;
            assert_eq!(n, 11);
            Ok::<_, Error>(())
        })
        .unwrap();
}

fn facts_are_never_changed_or_removed(test: &TestDb) {
    let id = found(&test.db)[0].id;
    test.db
        .write(|tx| {
            entry::append(tx, &HERE, [an_entry(id, 1)])?;
            bank::append(tx, &HERE, [a_bank_row(1, PlaceState::Waiting)])?;
            contact::add(tx, &HERE, [(id, &a_contact(1))], NOW)?;
            agreement::add(tx, &HERE, [(id, &an_agreement(1))], NOW)?;
            help::add(tx, &HERE, [(id, &a_pause(1))], NOW)?;
            help::add(tx, &HERE, [(id, &a_plan(1))], NOW)?;
            help::add(tx, &HERE, [(id, &a_proof(91))], NOW)?;
            help::add(tx, &HERE, [(id, &a_deferral(1))], NOW)?;
            help::add(tx, &HERE, [(id, &a_dispute(1))], NOW)?;
            help::add(tx, &HERE, [(id, &a_payer(1))], NOW)?;
            signalled(tx, id)?;
            help::add(tx, &HERE, [(id, &a_waiver(15))], NOW)?;
            help::add(tx, &HERE, [(id, &a_decision(USER))], NOW)?;
            help::add(tx, &HERE, [(id, &a_debt_help(75))], NOW)?;
            contracted(tx, id)?;
            own_rows(tx)?;
            a_key_and_its_end(tx)?;
            handed_over(tx, id)?;
            help::add(tx, &HERE, [(id, &a_transfer(71))], NOW)?;
            help::add(tx, &HERE, [(id, &a_signature(USER))], NOW)?;
            help::add(tx, &HERE, [(id, &a_court_step(73))], NOW)?;
            help::add(tx, &HERE, [(id, &a_debt_help(75))], NOW)?;
            help::add(tx, &HERE, [(id, &a_transfer(71))], NOW)?;
            help::add(tx, &HERE, [(id, &a_signature(USER))], NOW)?;
            help::add(tx, &HERE, [(id, &a_court_step(73))], NOW)?;
            help::add(tx, &HERE, [(id, &a_discount(1))], NOW)?;
            help::add(tx, &HERE, [(id, &a_spared_increase(1))], NOW)?;
            visit::add_rounds(tx, &HERE, [&a_round(id)], NOW)?;
            visit::add_facts(tx, &HERE, [&a_visit_fact(id)], NOW)?;
            association::give_acts(tx, &HERE, ["waive"], NOW)?;
            story::add(tx, &HERE, [(id, &a_story())], NOW)?;
            story::add_choices(tx, &HERE, [(id, &a_choice())], NOW)?;
            keep_measures(tx, id)?;
            audit::append(tx, &HERE, [an_audit_row(1, None)])
        })
        .unwrap();
    for (table, column) in [
        ("entry", "amount_cents"),
        ("bank_entry", "amount_cents"),
        ("bank_entry", "description"),
        ("contact", "note"),
        ("agreement_version", "state"),
        ("pause_version", "until_day"),
        ("plan_version", "terms"),
        ("proof", "words"),
        ("deferral_version", "state"),
        ("dispute_version", "answer"),
        ("payer_version", "until_day"),
        ("municipality_version", "name"),
        ("signal", "warm"),
        ("signal_file", "content"),
        ("signal_feedback", "learned"),
        ("waiver", "amount_cents"),
        ("waiver_decision", "verdict"),
        ("debt_help", "words"),
        ("contract_version", "until_day"),
        ("contract_clause", "standing"),
        ("contract_link", "contract"),
        ("collection_party_version", "register_until"),
        ("hand_over", "amount_cents"),
        ("hand_over_end", "reason"),
        ("own_law", "row_text"),
        ("own_law_undone", "words"),
        ("program_key", "resource"),
        ("program_key_end", "made_on"),
        ("transfer", "go_on"),
        ("transfer_decision", "words"),
        ("court_step", "kind"),
        ("discount_version", "state"),
        ("spared_increase_version", "state"),
        ("act_given", "given_at"),
        ("visit_round", "stops"),
        ("visit_fact", "body"),
        ("story", "words"),
        ("choice", "what"),
        ("told_cause", "cause"),
        ("measure_choice", "chosen"),
        ("measure_local", "text"),
        ("audit", "reason"),
    ] {
        let change = statement_of(format!("UPDATE {table} SET {column} = {column}"));
        let remove = statement_of(format!("DELETE FROM {table} WHERE org = 1"));
        for forbidden in [change, remove] {
            let refused = test.db.write(|tx| tx.execute(forbidden, &[])).unwrap_err();
            assert!(
                matches!(refused, Error::Unchangeable { .. }) && refused.is_refusal(),
                "{table}: {refused:?}"
            );
        }
    }
}

fn statement_of(text: String) -> &'static store::db::Statement {
    Box::leak(Box::new(store::db::Statement::new("test", text.leak())))
}

fn a_block_that_someone_changed_is_not_overwritten(test: &TestDb) {
    let id = found(&test.db)[0].id;
    let block = |n: i64| Block {
        bytes: vec![u8::try_from(n).unwrap(); 3],
        entries: n,
    };
    let replace = |had: i64, n: i64| test.db.write(|tx| block::replace(tx, &HERE, id, had, &block(n)));
    replace(0, 2).unwrap();
    assert!(matches!(replace(0, 3), Err(Error::ChangedMeanwhile { .. })));
    replace(2, 3).unwrap();
    let refused = replace(2, 4).unwrap_err();
    assert!(refused.is_refusal(), "{refused:?}");
    assert_eq!(
        test.db.read(|tx| block::of(tx, &HERE, id)).unwrap(),
        Some(block(3))
    );
    test.db
        .write(|tx| block::put_all(tx, &HERE, [(id, &[9_u8][..], 1)]))
        .unwrap();
    assert_eq!(
        test.db
            .write(|tx| block::of_to_change(tx, &HERE, id))
            .unwrap()
            .unwrap()
            .bytes,
        [9]
    );
}

/// R12: many that book on one tenancy at once; every entry and every byte is there in the end.
fn two_that_book_at_once_lose_nothing(test: &TestDb) {
    let id = found(&test.db)[0].id;
    let db = Db::open_with(
        &test.address,
        store::Settings {
            attempts: 60,
            ..store::testing::settings()
        },
    )
    .unwrap();
    let threads: Vec<_> = (0..4_u64)
        .map(|who| {
            let db = db.clone();
            std::thread::spawn(move || {
                for n in 0..10 {
                    db.write(|tx| {
                        let key = who * 1_000 + n;
                        let had = block::of_to_change(tx, &HERE, id)?;
                        let mut block = had.unwrap_or(Block {
                            bytes: vec![],
                            entries: 0,
                        });
                        let expected = block.entries;
                        block.bytes.extend(key.to_be_bytes());
                        block.entries += 1;
                        let mut booked = an_entry(id, 0);
                        booked.entry.key = EntryKey(key);
                        entry::append(tx, &HERE, [booked])?;
                        block::replace(tx, &HERE, id, expected, &block)?;
                        awake::wake(tx, &HERE, [id])
                    })
                    .unwrap_or_else(|e| panic!("{who} lost {n}: {e}"));
                }
            })
        })
        .collect();
    for thread in threads {
        thread.join().unwrap();
    }
    test.db
        .read(|tx| {
            let block = block::of(tx, &HERE, id)?.unwrap();
            let mut packed: Vec<_> = block
                .bytes
                .chunks_exact(8)
                .map(|c| u64::from_be_bytes(c.try_into().unwrap()))
                .collect();
            packed.sort_unstable();
            let mut rows: Vec<_> = entry::of(tx, &HERE, id)?.iter().map(|b| b.entry.key.0).collect();
            rows.sort_unstable();
            assert_eq!(packed, rows);
            assert_eq!((rows.len(), block.entries), (40, 40));
            Ok::<_, Error>(())
        })
        .unwrap();
}

fn the_awake_and_the_due_are_looked_at(test: &TestDb) {
    let mut ids: Vec<_> = found(&test.db).iter().map(|t| t.id).collect();
    ids.sort_unstable();
    let today = day("2026-11-21");
    let due = |limit| {
        let mut seen = Vec::new();
        test.db
            .read(|tx| {
                awake::each_due(tx, &HERE, today, Span::ALL, limit, |p| {
                    seen.push((p.tenancy, p.bytes.to_vec(), p.digest));
                    Ok::<_, Error>(())
                })
            })
            .unwrap();
        seen
    };
    // New tenancies are awake.
    assert_eq!(due(9).iter().map(|d| d.0).collect::<Vec<_>>(), ids);
    assert_eq!(due(2).len(), 2);
    test.db
        .write(|tx| {
            awake::settle(tx, &HERE, &ids)?;
            block::append(tx, &HERE, [(ids[0], &[1_u8, 2][..], 2)])?;
            outlook::put_all(
                tx,
                &HERE,
                [
                    an_outlook(ids[0], Some(today), u64::MAX),
                    an_outlook(ids[1], Some(today.plus(1)), 2),
                    an_outlook(ids[2], None, 3),
                ],
            )
        })
        .unwrap();
    assert_eq!(due(9), [(ids[0], vec![1, 2], Some(u64::MAX))]);
    test.db
        .write(|tx| awake::wake(tx, &HERE, [ids[2], ids[0]]))
        .unwrap();
    assert_eq!(
        due(9),
        [(ids[0], vec![1, 2], Some(u64::MAX)), (ids[2], vec![], Some(3))]
    );
    assert_eq!(test.db.read(|tx| awake::count_due(tx, &HERE, today)).unwrap(), 2);
}

fn a_file_comes_in_once_and_numbers_count_up(test: &TestDb) {
    found(&test.db);
    let (first, second) = (an_import(1), an_import(2));
    let begin = |import: &Import| {
        test.db.write(|tx| {
            let number = statement::next_number(tx, &HERE)?;
            statement::add(
                tx,
                &HERE,
                &Import {
                    number,
                    ..import.clone()
                },
            )?;
            Ok::<_, Error>(number)
        })
    };
    assert_eq!((begin(&first).unwrap(), begin(&second).unwrap()), (1, 2));
    assert!(matches!(begin(&first), Err(Error::AlreadyThere { .. })));
    let done = Import {
        number: 1,
        state: "done".to_owned(),
        finished_at: Some(NOW),
        ..first
    };
    let head = Head {
        import: 1,
        position: 1,
        account: "NL91".to_owned(),
        number: Some("12".to_owned()),
        from: Some(day("2026-11-01")),
        until: Some(day("2026-11-02")),
        opening: Some(Cents(-5)),
        closing: None,
        currency: Some("EUR".to_owned()),
    };
    test.db
        .write(|tx| {
            statement::update(tx, &HERE, &done)?;
            statement::add_heads(tx, &HERE, std::slice::from_ref(&head))
        })
        .unwrap();
    test.db
        .read(|tx| {
            assert_eq!(statement::by_content(tx, &HERE, &[1; 32])?, Some(done.clone()));
            assert_eq!(statement::by_id(tx, &HERE, done.id)?, Some(done.clone()));
            assert_eq!(statement::by_number(tx, &HERE, 1)?, Some(done));
            let newest = statement::newest(tx, &HERE, None, 10)?;
            assert_eq!(newest.iter().map(|i| i.number).collect::<Vec<_>>(), [2, 1]);
            assert_eq!(statement::newest(tx, &HERE, Some(2), 10)?.len(), 1);
            assert_eq!(statement::heads(tx, &HERE, "NL91")?, [head]);
            assert_eq!(statement::accounts(tx, &HERE)?, ["NL91"]);
            Ok::<_, Error>(())
        })
        .unwrap();
}

fn imports_that_begin_at_once_get_different_numbers(test: &TestDb) {
    found(&test.db);
    let db = Db::open_with(
        &test.address,
        store::Settings {
            attempts: 60,
            ..store::testing::settings()
        },
    )
    .unwrap();
    let threads: Vec<_> = (0..8)
        .map(|n| {
            let db = db.clone();
            std::thread::spawn(move || {
                db.write(|tx| {
                    let number = statement::next_number(tx, &HERE)?;
                    statement::add(
                        tx,
                        &HERE,
                        &Import {
                            number,
                            ..an_import(n)
                        },
                    )?;
                    Ok::<_, Error>(number)
                })
                .unwrap()
            })
        })
        .collect();
    let mut numbers: Vec<_> = threads.into_iter().map(|t| t.join().unwrap()).collect();
    numbers.sort_unstable();
    assert_eq!(numbers, [1, 2, 3, 4, 5, 6, 7, 8]);
}

fn what_a_person_placed_is_paged(test: &TestDb, rows: &[BankRow]) {
    let keys_of = |rows: &[BankRow]| rows.iter().map(BankRow::bank_key).collect::<Vec<_>>();
    test.db
        .read(|tx| {
            let hand = bank::by_hand(tx, &HERE, None, 10)?;
            let keys = keys_of(&hand);
            for (n, row) in hand.iter().enumerate() {
                let end = (row.place.at.unwrap(), row.import, row.position);
                let rest = keys_of(&bank::by_hand(tx, &HERE, Some(end), 10)?);
                assert_eq!(rest, keys[n + 1..], "each page goes on where the last one ended");
            }
            assert_eq!(
                keys,
                [rows[0].bank_key()],
                "not what waits, nor what a rule set aside while a person brought in the file"
            );
            let there = bank::at(tx, &HERE, rows[1].import, rows[1].position)?;
            assert_eq!(there.as_ref(), Some(&rows[1]));
            assert_eq!(bank::at(tx, &HERE, 99, 1)?, None);
            Ok::<_, Error>(())
        })
        .unwrap();
}

fn bank_entries_wait_at_the_desk_and_are_placed(test: &TestDb) {
    let id = found(&test.db)[0].id;
    let mut rows: Vec<_> = (1..=5).map(|n| a_bank_row(n, PlaceState::Waiting)).collect();
    rows[2].place.state = PlaceState::SetAside;
    rows[2].place.by = Some(USER);
    test.db.write(|tx| bank::append(tx, &HERE, &rows)).unwrap();
    assert_eq!(
        test.db.write(|tx| bank::add_missing(tx, &HERE, &rows)).unwrap(),
        0
    );
    let placed = Place {
        state: PlaceState::Matched,
        tenancy: Some(id),
        rule: Some(Rule::Person),
        reason: None,
        at: Some(NOW),
        by: Some(USER),
    };
    test.db
        .read(|tx| {
            let mut known = Vec::new();
            let mut keep = |k: bank::KnownEntry<'_>| {
                known.push((k.key, k.import, k.amount, k.counterparty_iban.map(str::to_owned)));
                Ok::<_, Error>(())
            };
            let account = "NL91ABNA0417164300";
            bank::each_known_of_day(tx, &HERE, account, day("2026-11-02"), 99, &mut keep)?;
            bank::each_known_of_day(tx, &HERE, account, day("2026-11-03"), 99, &mut keep)?;
            bank::each_known_of_day(tx, &HERE, account, day("2026-11-02"), rows[0].import, &mut keep)?;
            let mut want: Vec<_> = rows
                .iter()
                .map(|r| (r.key, r.import, r.entry.amount, r.entry.counterparty_iban.clone()))
                .collect();
            known.sort();
            want.sort();
            assert_eq!(known, want);
            let first = bank::waiting(tx, &HERE, None, 2)?;
            assert_eq!(first, rows[..2]);
            let rest = bank::waiting(tx, &HERE, Some(&first[1].bank_key()), 10)?;
            assert_eq!(rest, rows[3..]);
            assert_eq!(bank::count_waiting(tx, &HERE)?, (4, 4 * 65_350));
            assert_eq!(
                bank::by_key(tx, &HERE, &rows[1].bank_key())?.as_ref(),
                Some(&rows[1])
            );
            Ok::<_, Error>(())
        })
        .unwrap();
    let place = |key: &BankKey| {
        test.db
            .write(|tx| bank::place(tx, &HERE, key, PlaceState::Waiting, &placed))
    };
    place(&rows[0].bank_key()).unwrap();
    what_a_person_placed_is_paged(test, &rows);
    // A second person who still sees it waiting is told.
    assert!(matches!(
        place(&rows[0].bank_key()),
        Err(Error::ChangedMeanwhile { .. })
    ));
    test.db
        .write(|tx| {
            tenancy::learn_payer(tx, &HERE, id, "NL77", day("2026-11-21"))?;
            tenancy::learn_payer(tx, &HERE, id, "NL77", day("2026-11-22"))
        })
        .unwrap();
    test.db
        .read(|tx| {
            assert_eq!(bank::count_waiting(tx, &HERE)?.0, 3);
            assert_eq!(
                bank::by_key(tx, &HERE, &rows[0].bank_key())?.unwrap().place,
                placed
            );
            assert_eq!(tenancy::learned_ibans(tx, &HERE, id)?, ["NL77"]);
            let mut n = 0;
            bank::each(tx, &HERE, |_| {
                n += 1;
                Ok::<_, Error>(())
            })?;
            assert_eq!(n, 5);
            Ok::<_, Error>(())
        })
        .unwrap();
    test.db
        .write(|tx| tenancy::forget_payer(tx, &HERE, id, "NL77"))
        .unwrap();
    assert!(
        test.db
            .read(|tx| tenancy::learned_ibans(tx, &HERE, id))
            .unwrap()
            .is_empty()
    );
}

fn what_was_said_and_agreed_comes_back(test: &TestDb) {
    let id = found(&test.db)[0].id;
    let contacts = [a_contact(1), a_contact(2)];
    let versions = [an_agreement(1), an_agreement(2)];
    for new in [2, 0] {
        test.db
            .write(|tx| {
                assert_eq!(
                    contact::add(tx, &HERE, contacts.iter().map(|c| (id, c)), NOW)?,
                    new
                );
                assert_eq!(
                    agreement::add(tx, &HERE, versions.iter().map(|a| (id, a)), NOW)?,
                    new
                );
                assert_eq!(story::add(tx, &HERE, [(id, &a_story())], NOW)?, new / 2);
                assert_eq!(story::add_choices(tx, &HERE, [(id, &a_choice())], NOW)?, new / 2);
                Ok::<_, Error>(())
            })
            .unwrap();
    }
    test.db
        .read(|tx| {
            assert_eq!(contact::of(tx, &HERE, id)?, contacts);
            assert_eq!(agreement::of(tx, &HERE, id)?, versions);
            assert_eq!(story::of(tx, &HERE, id)?, [a_story()]);
            assert_eq!(story::choices(tx, &HERE, id)?, [a_choice()]);
            let mut seen = 0;
            contact::each(tx, &HERE, Span::ALL, |t, _| {
                assert_eq!(t, id);
                seen += 1;
                Ok::<_, Error>(())
            })?;
            agreement::each(tx, &HERE, Span::ALL, |_, _| {
                seen += 1;
                Ok::<_, Error>(())
            })?;
            story::each_choice(tx, &HERE, Span::ALL, |_, _| {
                seen += 1;
                Ok::<_, Error>(())
            })?;
            assert_eq!(seen, 5);
            Ok::<_, Error>(())
        })
        .unwrap();
}

fn what_a_tenant_came_to_say_comes_back(test: &TestDb) {
    every_version_comes_back(
        test,
        [a_request(request::Topic::Energy), a_request(request::Topic::Rent)],
    );
}

fn a_request(topic: request::Topic) -> Request {
    Request {
        id: RequestId::derived(ORG, topic.code()),
        way: Origin::Letter,
        topic,
        on: day("2026-11-20"),
        by: Some(USER),
        learned_on: day("2026-11-21"),
    }
}

fn who_leads_comes_back_in_all_versions(test: &TestDb) {
    every_version_comes_back(test, [a_lead(1, Some(USER)), a_lead(2, None)]);
}

fn partners_come_back_in_all_versions_with_their_people(test: &TestDb) {
    let second = Partner {
        people: vec![Named {
            name: "Ton Bakker".to_owned(),
            email: "ton@voedselbank.example.nl".to_owned(),
            ..Named::default()
        }],
        until: None,
        municipality: Some("rivierstad".to_owned()),
        left: true,
        ..a_partner(2)
    };
    let made = (day("2026-11-21"), Some(USER));
    test.db
        .write(|tx| {
            for partner in [&a_partner(1), &second] {
                assert_eq!(partner::add(tx, &HERE, partner, made, NOW)?, 1);
            }
            // Somebody else's second version adds nobody to the one that stands.
            assert_eq!(partner::add(tx, &HERE, &a_partner(2), made, NOW)?, 0);
            assert_eq!(partner::all(tx, &HERE)?, [a_partner(1), second.clone()]);
            Ok::<_, Error>(())
        })
        .unwrap();
}

fn referrals_come_back_in_all_versions(test: &TestDb) {
    let asked = Referral {
        stage: Stage::Asked,
        way: Some(Way::Mailed),
        ..a_referral(2)
    };
    every_version_comes_back(test, [a_referral(1), asked]);
}

/// A partner, a referral to it and a talk with a coach.
fn helped_on(tx: &mut WriteTx<'_>, id: TenancyId) -> Result<(), Error> {
    partner::add(tx, &HERE, &a_partner(1), (day("2026-11-21"), None), NOW)?;
    help::add(tx, &HERE, [(id, &a_referral(1))], NOW)?;
    help::add(tx, &HERE, [(id, &a_booking())], NOW)?;
    Ok(())
}

fn a_booking() -> Booking {
    Booking {
        slot: a_slot().id,
        version: 1,
        coach: USER,
        coach_name: String::new(),
        said_yes: SaidYes::ByPhone,
        status: Status::Booked,
        on: day("2026-11-21"),
        by: None,
        learned_on: day("2026-11-21"),
    }
}

fn a_referral(version: i32) -> Referral {
    Referral {
        id: ReferralId::derived(ORG, "food"),
        version,
        partner: a_partner(1).id,
        need: Need::Food,
        said_yes: SaidYes::AtTheTable,
        yes_on: day("2026-11-20"),
        stage: Stage::Draft,
        way: None,
        on: day("2026-11-21"),
        by: Some(USER),
        learned_on: day("2026-11-21"),
    }
}

fn a_partner(version: i32) -> Partner {
    Partner {
        id: PartnerId::derived(ORG, "food"),
        version,
        name: "Voedselbank Rivierstad".to_owned(),
        kind: PartnerKind::FoodBank,
        municipality: None,
        helps_with: vec![Need::Food, Need::Baby],
        towns: vec!["Rivierstad".to_owned(), "Oeverdam".to_owned()],
        how: "Bellen kan elke ochtend.".to_owned(),
        people: ["Gerda Smit", "Ali Kaya"]
            .map(|name| Named {
                name: name.to_owned(),
                role: "Intake".to_owned(),
                decides: "een pakket voor drie maanden".to_owned(),
                phone: "0999-100 500".to_owned(),
                email: String::new(),
            })
            .to_vec(),
        wait: Some(2),
        until: Some(day("2026-12-31")),
        left: false,
    }
}

fn a_lead(version: i32, who: Option<UserId>) -> CaseLead {
    CaseLead {
        version,
        who,
        from: day("2026-11-21"),
        by: Some(USER),
    }
}

fn a_link(number: i32) -> Link {
    Link {
        code: Code::of([u8::try_from(number).unwrap() + 1; 8]),
        tenancy: TenancyId::derived(ORG, "H-000001"),
        person: PersonId::derived(ORG, "R00001"),
        number,
        made_on: day("2026-11-21"),
        until: day("2026-12-21"),
        ended_on: None,
        tries: 0,
        by: Some(USER),
    }
}

fn linked(tx: &mut WriteTx<'_>, tenancy: TenancyId) -> Result<(), Error> {
    own_page::begin(tx, &HERE, &[7; 16], NOW)?;
    let link = Link { tenancy, ..a_link(0) };
    own_page::put(tx, &HERE, &link, NOW)
}

/// A link comes back as it was kept and as it was changed; a secret stays the first one.
fn a_link_comes_back_and_a_secret_stays(test: &TestDb) {
    let (one, two) = (a_link(0), a_link(1));
    let ended = Link {
        ended_on: Some(day("2026-11-22")),
        tries: 5,
        ..one.clone()
    };
    test.db
        .write(|tx| {
            assert!(own_page::begin(tx, &HERE, &[1; 16], NOW)?);
            assert!(!own_page::begin(tx, &HERE, &[2; 16], NOW)?);
            assert_eq!(own_page::secret(tx, &HERE)?, Some(vec![1; 16]));
            assert_eq!(own_page::secret(tx, &ELSEWHERE)?, None);
            for link in [&one, &two, &ended] {
                own_page::put(tx, &HERE, link, NOW)?;
            }
            assert_eq!(own_page::of_code(tx, &HERE, one.code)?, Some(ended.clone()));
            assert_eq!(own_page::of_code(tx, &ELSEWHERE, one.code)?, None);
            assert_eq!(
                own_page::of(tx, &HERE, one.tenancy)?,
                [ended.clone(), two.clone()]
            );
            Ok::<_, Error>(())
        })
        .unwrap();
}

fn a_consent(n: u128) -> NetworkContact {
    NetworkContact {
        id: NetworkId(Uuid::from_u128(n)),
        name: "Oma Jansen".to_owned(),
        relation: Relation::Family,
        reach: "06-00".to_owned(),
        topics: vec![Topic::Appointment, Topic::Paying],
        said_yes: SaidYes::AtTheTable,
        from: day("2026-11-21"),
        until: day("2026-12-21"),
        by: Some(USER),
    }
}

fn a_consent_comes_back_and_is_gone_after_its_last_day(test: &TestDb) {
    every_version_comes_back(test, [a_consent(85), a_consent(86)]);
    let id = test
        .db
        .read(|tx| Ok::<_, Error>(network::over(tx, &HERE, day("2026-12-22"))?[0].0))
        .unwrap();
    test.db
        .write(|tx| {
            assert!(network::over(tx, &HERE, day("2026-12-21"))?.is_empty());
            let gone = network::over(tx, &HERE, day("2026-12-22"))?;
            assert_eq!(network::remove(tx, &HERE, &gone)?, 2);
            assert!(help::of::<NetworkContact>(tx, &HERE, id)?.is_empty());
            Ok::<_, Error>(())
        })
        .unwrap();
}

fn a_slot() -> Slot {
    Slot {
        id: SlotId(Uuid::from_u128(86)),
        coach: USER,
        on: day("2026-11-26"),
        minute: 14 * 60,
        place: "Buurtkamer".to_owned(),
        taken: None,
    }
}

fn s1_24_a_moment_is_booked_once_and_only_a_free_one_of_ones_own_is_taken_back(test: &TestDb) {
    let (id, other) = (found(&test.db)[0].id, UserId(Uuid::from_u128(84)));
    let days = (day("2026-11-21"), day("2026-12-19"));
    test.db
        .write(|tx| {
            assert_eq!(coach::add(tx, &HERE, &a_slot(), NOW)?, 1);
            assert_eq!(coach::add(tx, &HERE, &a_slot(), NOW)?, 0);
            assert_eq!(coach::free(tx, &HERE, days, 9)?, [a_slot()]);
            assert_eq!(coach::withdraw(tx, &HERE, a_slot().id, other)?, 0);
            assert!(coach::take(tx, &HERE, a_slot().id, id)?);
            assert!(!coach::take(tx, &HERE, a_slot().id, id)?);
            assert_eq!(coach::withdraw(tx, &HERE, a_slot().id, USER)?, 0);
            assert!(coach::free(tx, &HERE, days, 9)?.is_empty());
            let own = coach::of_coach(tx, &HERE, days.0, USER)?;
            assert_eq!(own.first().and_then(|slot| slot.taken), Some(id));
            assert_eq!(coach::by_id(tx, &HERE, a_slot().id)?, own.first().cloned());
            Ok::<_, Error>(())
        })
        .unwrap();
}

fn a_reflection() -> Reflection {
    Reflection {
        id: ReflectionId(Uuid::from_u128(83)),
        did: "Ik wachtte.".to_owned(),
        next: String::new(),
        on: day("2026-11-21"),
    }
}

fn a_greeting_is_as_it_was_told_last(test: &TestDb) {
    let id = TenancyId(Uuid::from_u128(85));
    test.db
        .write(|tx| {
            for (words, by) in [("Liever geen hand.", Some(USER)), ("Schoenen uit.", None)] {
                door_wish::put(tx, &HERE, id, words, (day("2026-11-21"), by), NOW)?;
                assert_eq!(door_wish::of(tx, &HERE, id)?.as_deref(), Some(words));
            }
            assert_eq!(door_wish::remove(tx, &HERE, id)?, 1);
            assert_eq!(door_wish::of(tx, &HERE, id)?, None);
            Ok::<_, Error>(())
        })
        .unwrap();
}

fn a_photo_is_kept_once_and_taken_away(test: &TestDb) {
    let other = UserId(Uuid::from_u128(84));
    test.db
        .write(|tx| {
            for photo in [&[1, 2, 3][..], &[4]] {
                portrait::put(tx, &HERE, USER, photo, NOW)?;
                assert_eq!(portrait::of(tx, &HERE, USER)?.as_deref(), Some(photo));
            }
            assert!(portrait::has(tx, &HERE, USER)? && !portrait::has(tx, &HERE, other)?);
            assert_eq!(portrait::remove(tx, &HERE, other)?, 0);
            assert_eq!(portrait::remove(tx, &HERE, USER)?, 1);
            assert_eq!(portrait::of(tx, &HERE, USER)?, None);
            Ok::<_, Error>(())
        })
        .unwrap();
}

fn what_is_for_a_colleague_alone_comes_back_to_that_colleague_and_goes(test: &TestDb) {
    let other = UserId(Uuid::from_u128(84));
    test.db
        .write(|tx| {
            for (user, found) in [(USER, vec![Prompt::Ring]), (other, vec![])] {
                own_room::put_prompt_away(tx, &HERE, USER, Prompt::Ring, NOW)?;
                assert_eq!(own_room::put_away(tx, &HERE, user)?, found);
            }
            assert_eq!(own_room::all_back(tx, &HERE, other)?, 0);
            assert_eq!(own_room::all_back(tx, &HERE, USER)?, 1);
            assert_eq!(
                own_room::add_reflection(tx, &HERE, USER, &a_reflection(), NOW)?,
                1
            );
            assert_eq!(
                own_room::add_reflection(tx, &HERE, USER, &a_reflection(), NOW)?,
                0
            );
            assert_eq!(own_room::reflections(tx, &HERE, USER)?, [a_reflection()]);
            assert!(own_room::reflections(tx, &HERE, other)?.is_empty());
            assert_eq!(
                own_room::remove_reflection(tx, &HERE, other, a_reflection().id)?,
                0
            );
            assert_eq!(own_room::forget_reflections(tx, &HERE, day("2026-11-21"))?, 0);
            assert_eq!(own_room::forget_reflections(tx, &HERE, day("2026-11-22"))?, 1);
            Ok::<_, Error>(())
        })
        .unwrap();
}

/// A voice note.
const NOTE: VisitFactId = VisitFactId(Uuid::from_u128(86));

fn s1_27_the_sound_of_a_voice_note_is_kept_once_and_goes_and_the_rest_of_its_row_stays(test: &TestDb) {
    let id = found(&test.db)[0].id;
    let (note, sound) = (NOTE, b"OggS spoken".as_slice());
    let today = day("2026-11-21");
    let kept = |gone_on| {
        [voice_note::Kept {
            id: NOTE,
            kept_on: today,
            gone_on,
        }]
    };
    test.db
        .write(|tx| {
            assert_eq!(voice_note::add(tx, &HERE, (id, note), today, sound)?, 1);
            assert_eq!(voice_note::add(tx, &HERE, (id, note), today, b"another")?, 0);
            assert_eq!(voice_note::sound(tx, &HERE, id, note)?, Some(sound.to_vec()));
            assert_eq!(voice_note::of(tx, &HERE, id)?, kept(None));
            assert_eq!(voice_note::forget(tx, &HERE, today, today)?, 0);
            let later = day("2026-11-22");
            assert_eq!(voice_note::forget(tx, &HERE, later, later)?, 1);
            assert_eq!(voice_note::forget(tx, &HERE, later, later)?, 0);
            assert_eq!(voice_note::sound(tx, &HERE, id, note)?, None);
            assert_eq!(voice_note::of(tx, &HERE, id)?, kept(Some(later)));
            Ok::<_, Error>(())
        })
        .unwrap();
    for forbidden in [
        statement_of("UPDATE voice_note SET kept_on = kept_on".to_owned()),
        statement_of("DELETE FROM voice_note WHERE org = 1".to_owned()),
    ] {
        let refused = test.db.write(|tx| tx.execute(forbidden, &[])).unwrap_err();
        assert!(matches!(refused, Error::Unchangeable { .. }), "{refused}");
    }
}

fn a_worry() -> Worry {
    Worry {
        id: WorryId(Uuid::from_u128(81)),
        from: USER,
        from_name: "Sanne".to_owned(),
        from_phone: Some("020".to_owned()),
        line: "De gordijnen zijn al een week dicht.".to_owned(),
        asked: Asked::NotAsked,
        on: day("2026-11-21"),
        answer: None,
    }
}

fn a_worry_comes_back_is_answered_and_is_forgotten(test: &TestDb) {
    let id = found(&test.db)[0].id;
    let answered = Worry {
        answer: Some(Answered {
            how: WorryAnswer::Spoken,
            words: "Dank.".to_owned(),
            by: USER,
            on: day("2026-11-23"),
        }),
        ..a_worry()
    };
    test.db
        .write(|tx| {
            staff::put_all(tx, &HERE, &[a_staff_member()], NOW)?;
            assert_eq!(help::add(tx, &HERE, [(id, &a_worry())], NOW)?, 1);
            assert_eq!(help::add(tx, &HERE, [(id, &a_worry())], NOW)?, 0);
            assert_eq!(help::of::<Worry>(tx, &HERE, id)?, [a_worry()]);
            let answer = answered.answer.clone().unwrap();
            worry::answer(tx, &HERE, id, a_worry().id, &answer)?;
            let own = worry::of_maker(tx, &HERE, USER, 10)?;
            assert_eq!(own.first().map(|(w, _)| w), Some(&answered));
            assert!(worry::forget(tx, &HERE, day("2026-11-21"))?.is_empty());
            assert_eq!(worry::forget(tx, &HERE, day("2026-11-22"))?, [id]);
            assert!(help::of::<Worry>(tx, &HERE, id)?.is_empty());
            Ok::<_, Error>(())
        })
        .unwrap();
}

fn what_the_law_asks_comes_back_and_twice_is_once(test: &TestDb) {
    every_version_comes_back(test, [a_proof(91), a_proof(92)]);
}

fn every_version_of_a_pause_comes_back(test: &TestDb) {
    every_version_comes_back(test, [a_pause(1), a_pause(2)]);
}

/// What is kept of a kind of help comes back whole, one tenancy or many, and a second time changes nothing.
fn every_version_comes_back<H: HelpFact + Clone + PartialEq + std::fmt::Debug>(
    test: &TestDb,
    versions: [H; 2],
) {
    let id = found(&test.db)[0].id;
    for new in [2, 0] {
        let added = test
            .db
            .write(|tx| help::add(tx, &HERE, versions.iter().map(|p| (id, p)), NOW));
        assert_eq!(added.unwrap(), new);
    }
    let (of, streamed) = test
        .db
        .read(|tx| {
            let mut streamed = Vec::new();
            help::each(tx, &HERE, Span::ALL, |t, p| {
                streamed.push((t, p));
                Ok::<_, Error>(())
            })?;
            Ok::<_, Error>((help::of::<H>(tx, &HERE, id)?, streamed))
        })
        .unwrap();
    assert_eq!(of, versions);
    assert_eq!(streamed, versions.map(|p| (id, p)));
}

fn a_cause(n: u128, over: bool) -> ToldCause {
    ToldCause {
        id: CauseId(Uuid::from_u128(n)),
        cause: Cause::IncomeLess,
        said_by: Party::Tenant,
        on: day("2026-11-20"),
        by: Some(USER),
        learned_on: day("2026-11-21"),
        over,
    }
}

fn a_measure_choice(n: u128, chosen: Option<&str>) -> MeasureChoice {
    MeasureChoice {
        id: MeasureChoiceId(Uuid::from_u128(n)),
        offered: vec!["M20".to_owned(), "L1".to_owned()],
        chosen: chosen.map(str::to_owned),
        on: day("2026-11-21"),
        by: Some(USER),
        learned_on: day("2026-11-21"),
    }
}

fn a_local_measure(version: i32) -> LocalMeasure {
    LocalMeasure {
        code: "L1".to_owned(),
        version,
        text: format!("versie {version}"),
        made_on: day("2026-11-21"),
        by: Some(USER),
    }
}

fn keep_measures(tx: &mut WriteTx<'_>, id: TenancyId) -> Result<(), Error> {
    measure::add_cause(tx, &HERE, id, &a_cause(91, false), NOW)?;
    measure::add_choice(tx, &HERE, id, &a_measure_choice(92, Some("M20")), NOW)?;
    measure::add_local(tx, &HERE, &a_local_measure(1), NOW)?;
    measure::put_left_out(tx, &HERE, "M22", true, (day("2026-11-21"), Some(USER)), NOW)
}

fn what_was_told_offered_and_chosen_comes_back_and_twice_is_once(test: &TestDb) {
    let id = found(&test.db)[0].id;
    let causes = [a_cause(91, false), a_cause(93, true)];
    let choices = [a_measure_choice(92, Some("M20")), a_measure_choice(94, None)];
    for new in [1, 0] {
        test.db
            .write(|tx| {
                for told in &causes {
                    assert_eq!(measure::add_cause(tx, &HERE, id, told, NOW)?, new);
                }
                for choice in &choices {
                    assert_eq!(measure::add_choice(tx, &HERE, id, choice, NOW)?, new);
                }
                for version in [1, 2] {
                    assert_eq!(
                        measure::add_local(tx, &HERE, &a_local_measure(version), NOW)?,
                        new
                    );
                }
                let by = (day("2026-11-21"), Some(USER));
                measure::put_left_out(tx, &HERE, "M22", true, by, NOW)?;
                measure::put_left_out(tx, &HERE, "M9", new == 1, by, NOW)
            })
            .unwrap();
    }
    test.db
        .read(|tx| {
            assert_eq!(measure::causes(tx, &HERE, id)?, causes);
            let on = day("2026-11-20");
            assert_eq!(measure::told(tx, &HERE, on, on)?, causes.map(|told| (id, told)));
            assert_eq!(measure::told(tx, &HERE, on.plus(1), on.plus(30))?, []);
            assert_eq!(measure::choices(tx, &HERE, id)?, choices);
            let days = |from, until| (day(from), day(until));
            let (from, until) = days("2026-11-21", "2026-11-21");
            let all = measure::chosen(tx, &HERE, from, until)?;
            assert_eq!(all, choices.map(|choice| (id, choice)));
            let (from, until) = days("2026-11-22", "2026-12-21");
            assert_eq!(measure::chosen(tx, &HERE, from, until)?, []);
            assert_eq!(
                measure::local(tx, &HERE)?,
                [a_local_measure(1), a_local_measure(2)]
            );
            assert_eq!(measure::left_out(tx, &HERE)?, ["M22"]);
            Ok::<_, Error>(())
        })
        .unwrap();
}

fn a_round(tenancy: TenancyId) -> Round {
    let stop = |n: u128, window| Stop {
        visit: VisitId(Uuid::from_u128(n)),
        tenancy,
        coming: Coming::AfterTries,
        by_two: n == 1,
        window,
        arrives_at: 980,
    };
    Round {
        id: RoundId(Uuid::from_u128(81)),
        version: 1,
        on: day("2026-11-24"),
        visitor: USER,
        companion: None,
        starts_at: 960,
        stops: vec![stop(1, None), stop(2, Some((990, 1_020)))],
        by: Some(USER),
        learned_on: day("2026-11-21"),
    }
}

fn a_visit_fact(tenancy: TenancyId) -> FactRow {
    FactRow {
        tenancy,
        id: VisitFactId(Uuid::from_u128(82)),
        round: RoundId(Uuid::from_u128(81)),
        visit: VisitId(Uuid::from_u128(1)),
        kind: "door".to_owned(),
        body: "{\"door\":\"inside\"}".to_owned(),
        on: day("2026-11-24"),
        minute: 985,
        moment: 1_795_000_000_000,
        by: Some(USER),
        learned_on: day("2026-11-24"),
    }
}

fn rounds_and_what_happened_in_them_come_back_and_twice_is_once(test: &TestDb) {
    let id = found(&test.db)[0].id;
    let round = a_round(id);
    let later = Round {
        version: 2,
        on: day("2026-11-25"),
        stops: Vec::new(),
        ..round.clone()
    };
    let fact = a_visit_fact(id);
    for new in [(2, 1), (0, 0)] {
        let added = test.db.write(|tx| {
            Ok::<_, Error>((
                visit::add_rounds(tx, &HERE, [&round, &later], NOW)?,
                visit::add_facts(tx, &HERE, [&fact], NOW)?,
            ))
        });
        assert_eq!(added.unwrap(), new);
    }
    let (versions, from, facts, of_round) = test
        .db
        .read(|tx| {
            Ok::<_, Error>((
                visit::round(tx, &HERE, round.id)?,
                visit::rounds_from(tx, &HERE, day("2026-11-25"))?,
                visit::facts_of(tx, &HERE, id)?,
                visit::facts_of_round(tx, &HERE, round.id)?,
            ))
        })
        .unwrap();
    assert_eq!(versions, [round, later.clone()]);
    assert_eq!(from, [later]);
    assert_eq!((facts, of_round), (vec![fact.clone()], vec![fact]));
}

fn every_version_of_a_plan_comes_back(test: &TestDb) {
    every_version_comes_back(test, [a_plan(1), a_plan(2)]);
}

fn every_version_of_a_deferral_comes_back(test: &TestDb) {
    every_version_comes_back(test, [a_deferral(1), a_deferral(2)]);
}

fn every_version_of_a_dispute_comes_back(test: &TestDb) {
    every_version_comes_back(test, [a_dispute(1), a_dispute(2)]);
}

fn every_waiver_and_decision_comes_back(test: &TestDb) {
    every_version_comes_back(test, [a_waiver(15), a_waiver(16)]);
}

fn every_fact_of_debt_help_comes_back(test: &TestDb) {
    every_version_comes_back(test, [a_debt_help(75), a_debt_help(76)]);
}

fn every_transfer_comes_back(test: &TestDb) {
    every_version_comes_back(test, [a_transfer(71), a_transfer(72)]);
}

fn every_step_through_the_court_comes_back(test: &TestDb) {
    every_version_comes_back(test, [a_court_step(73), a_court_step(74)]);
}

fn every_version_of_a_discount_comes_back(test: &TestDb) {
    every_version_comes_back(test, [a_discount(1), a_discount(2)]);
}

fn every_version_of_a_spared_increase_comes_back(test: &TestDb) {
    every_version_comes_back(test, [a_spared_increase(1), a_spared_increase(2)]);
}

fn every_version_of_a_payer_comes_back(test: &TestDb) {
    every_version_comes_back(test, [a_payer(1), a_payer(2)]);
}

fn outlooks_and_milestones_are_rebuilt(test: &TestDb) {
    let mut ids: Vec<_> = found(&test.db).iter().map(|t| t.id).collect();
    ids.sort_unstable();
    let first = an_outlook(ids[0], None, 1);
    let second = an_outlook(ids[1], Some(day("2026-12-01")), u64::MAX);
    let reached = MilestoneRow {
        tenancy: ids[0],
        code: "M0".to_owned(),
        reached_on: day("2026-11-01"),
        evidence: "{}".to_owned(),
    };
    test.db
        .write(|tx| {
            outlook::append(tx, &HERE, [&first])?;
            outlook::put_all(
                tx,
                &HERE,
                [
                    &OutlookRow {
                        digest: 9,
                        ..first.clone()
                    },
                    &second,
                ],
            )?;
            for _ in 0..2 {
                outlook::replace_milestones(tx, &HERE, &ids, std::slice::from_ref(&reached))?;
            }
            Ok::<_, Error>(())
        })
        .unwrap();
    test.db
        .read(|tx| {
            assert_eq!(outlook::of(tx, &HERE, ids[1])?, Some(second.clone()));
            assert_eq!(
                outlook::digests(tx, &HERE, Span::ALL)?,
                [(ids[0], 9), (ids[1], u64::MAX)]
            );
            let totals = outlook::totals(tx, &HERE)?;
            assert_eq!(
                totals,
                [("current".to_owned(), "stuttering".to_owned(), 2, Cents(130_700))]
            );
            assert_eq!(outlook::milestones(tx, &HERE, Span::one(ids[0]))?, [reached]);
            assert_eq!(outlook::phases(tx, &HERE, "current")?, [("M0".to_owned(), 1)]);
            assert_eq!(outlook::phases(tx, &HERE, "former")?, []);
            let nobody = TenancyId(Uuid::nil());
            let at = |tx: &mut Tx<'_>, code, after| outlook::in_phase(tx, &HERE, ("current", code), after, 9);
            let (from, last) = (day("2026-11-01"), day("2026-11-01"));
            assert_eq!(at(tx, "M0", nobody)?, [(ids[0], from, last)]);
            assert_eq!(at(tx, "M0", ids[0])?, [], "after the last one");
            assert_eq!(at(tx, "M1", nobody)?, []);
            let mut n = 0;
            outlook::each(tx, &HERE, Span::ALL, |_| {
                n += 1;
                Ok::<_, Error>(())
            })?;
            assert_eq!(n, 2);
            Ok::<_, Error>(())
        })
        .unwrap();
    test.db
        .write(|tx| outlook::remove_all(tx, &HERE, [ids[0]]))
        .unwrap();
    assert_eq!(
        test.db
            .read(|tx| outlook::digests(tx, &HERE, Span::ALL))
            .unwrap()
            .len(),
        1
    );
    test.db.write(|tx| outlook::clear(tx, &HERE)).unwrap();
    assert!(
        test.db
            .read(|tx| outlook::digests(tx, &HERE, Span::ALL))
            .unwrap()
            .is_empty()
    );
}

/// P13, S2.9: keyset paging in the order of the list.
fn the_list_is_paged_in_its_order(test: &TestDb) {
    let tenancies = found(&test.db);
    let ids: Vec<_> = tenancies.iter().map(|t| t.id).collect();
    let mut expected = vec![
        a_task(ids[0], 0, "2026-11-20", "promise"),
        a_task(ids[1], 4, "2026-11-01", "miss"),
        a_task(ids[1], 4, "2026-11-03", "a"),
        a_task(ids[1], 4, "2026-11-03", "b"),
        a_task(ids[2], 4, "2026-11-04", "miss"),
        a_task(ids[2], 6, "2026-10-01", "thank"),
    ];
    let shuffled: Vec<_> = [3, 0, 5, 2, 4, 1].map(|i| expected[i].clone()).into();
    test.db
        .write(|tx| {
            task::append(tx, &HERE, &shuffled[..3])?;
            task::put_all(tx, &HERE, &shuffled)
        })
        .unwrap();
    let walk = |rank: Option<i64>| {
        let mut all: Vec<TaskRow> = Vec::new();
        loop {
            let after = all.last().map(TaskRow::place);
            let page = test
                .db
                .read(|tx| task::page(tx, &HERE, rank, after.as_ref(), 2))
                .unwrap();
            if page.is_empty() {
                return all;
            }
            for (row, heading) in page {
                assert_eq!(heading.tenancy, row.tenancy);
                assert!(!heading.names.is_empty() && !heading.address.is_empty());
                all.push(row);
            }
        }
    };
    assert_eq!(walk(None), expected);
    assert_eq!(walk(Some(4)), expected[1..5]);
    assert!(walk(Some(5)).is_empty());
    test.db
        .write(|tx| {
            // What was opened earlier stays opened earlier.
            let again = TaskRow {
                opened_on: day("2026-11-21"),
                proposal: "visit".into(),
                ..expected[0].clone()
            };
            task::put_all(tx, &HERE, [again])?;
            task::remove_all(tx, &HERE, [(ids[1], "a"), (ids[1], "niet daar")])
        })
        .unwrap();
    expected.remove(2);
    expected[0].proposal = "visit".into();
    assert_eq!(walk(None), expected);
    test.db
        .read(|tx| {
            assert_eq!(task::counts(tx, &HERE)?, [(0, 1), (4, 3), (6, 1)]);
            assert_eq!(task::of(tx, &HERE, ids[2])?.len(), 2);
            let mut n = 0;
            task::each(tx, &HERE, Span::ALL, |_| {
                n += 1;
                Ok::<_, Error>(())
            })?;
            assert_eq!(n, 5);
            Ok::<_, Error>(())
        })
        .unwrap();
    test.db.write(|tx| task::clear(tx, &HERE)).unwrap();
    assert!(walk(None).is_empty());
}

fn nights_and_leases(test: &TestDb) {
    let mut run = Night {
        on: day("2026-11-21"),
        started_at: NOW,
        finished_at: None,
        done_up_to: Some(TenancyId::derived(ORG, "x")),
        processed: 10,
        changed: 2,
        state: "running".to_owned(),
    };
    let take = |holder: &str, now: i64| {
        test.db
            .write(|tx| night::take_lease(tx, &HERE, "night", holder, Moment(now), Moment(now + 60)))
            .unwrap()
    };
    test.db.write(|tx| night::put(tx, &HERE, &run)).unwrap();
    "done".clone_into(&mut run.state);
    run.finished_at = Some(Moment(NOW.0 + 5));
    test.db.write(|tx| night::put(tx, &HERE, &run)).unwrap();
    assert_eq!(
        test.db.read(|tx| night::of(tx, &HERE, run.on)).unwrap().as_ref(),
        Some(&run)
    );
    assert_eq!(test.db.read(|tx| night::last(tx, &HERE)).unwrap(), Some(run));
    // R13: one holder at a time; who died is followed up after the lease ends.
    assert!(take("a", 0));
    assert!(take("a", 10));
    assert!(!take("b", 69));
    assert!(take("b", 70));
    assert!(!take("a", 71));
    test.db
        .write(|tx| night::release_lease(tx, &HERE, "night", "a"))
        .unwrap();
    let holder = || test.db.read(|tx| night::lease(tx, &HERE, "night")).unwrap();
    assert_eq!(holder(), Some(("b".to_owned(), Moment(130))));
    test.db
        .write(|tx| night::release_lease(tx, &HERE, "night", "b"))
        .unwrap();
    assert_eq!(holder(), None);
}

fn the_trail_is_read_newest_first(test: &TestDb) {
    let id = TenancyId::derived(ORG, "H-000001");
    let lines: Vec<_> = (0..6)
        .map(|n| an_audit_row(n, (n % 2 == 0).then_some(id)))
        .collect();
    for new in [6, 0] {
        assert_eq!(test.db.write(|tx| audit::append(tx, &HERE, &lines)).unwrap(), new);
    }
    test.db
        .read(|tx| {
            let newest = audit::newest(tx, &HERE, None, None, 4)?;
            assert_eq!(newest, [5, 4, 3, 2].map(|i: usize| lines[i].clone()));
            let before = newest.last().map(|l| (l.at, l.id));
            assert_eq!(
                audit::newest(tx, &HERE, None, before, 4)?,
                [1, 0].map(|i: usize| lines[i].clone())
            );
            let of_tenancy = audit::newest(tx, &HERE, Some(id), None, 9)?;
            assert_eq!(of_tenancy, [4, 2, 0].map(|i: usize| lines[i].clone()));
            assert_eq!(audit::count(tx, &HERE)?, 6);
            Ok::<_, Error>(())
        })
        .unwrap();
}

fn staff_sessions_and_attempts(test: &TestDb) {
    found(&test.db);
    let sanne = a_staff_member();
    let roles = [StaffRole {
        code: "consulent".to_owned(),
        acts: vec!["view".to_owned(), "contact".to_owned()],
    }];
    test.db
        .write(|tx| {
            association::put_roles(tx, &HERE, &roles)?;
            association::change(tx, &HERE, "De Brink", &json!({"grace_days": 3}))?;
            staff::put_all(tx, &HERE, std::slice::from_ref(&sanne), NOW)?;
            staff::put_session(tx, "abc", b"one", None, Moment(100))?;
            staff::put_session(tx, "abc", b"two", Some((ORG, USER)), Moment(200))?;
            staff::note_attempt(tx, Uuid::from_u128(1), "sanne", "127.0.0.1", Moment(50), false)?;
            staff::note_attempt(tx, Uuid::from_u128(2), "sanne", "127.0.0.2", Moment(60), false)?;
            staff::note_attempt(tx, Uuid::from_u128(3), "sanne", "127.0.0.1", Moment(60), true)
        })
        .unwrap();
    test.db
        .read(|tx| {
            assert_eq!(association::roles(tx, &HERE)?, roles);
            assert_eq!(association::of(tx, &HERE)?.unwrap().name, "De Brink");
            assert_eq!(association::all(tx)?.len(), 2);
            assert_eq!(staff::by_login(tx, &HERE, "sanne")?.as_ref(), Some(&sanne));
            assert_eq!(staff::by_id(tx, &HERE, USER)?.as_ref(), Some(&sanne));
            assert_eq!(staff::all(tx, &HERE)?, [sanne]);
            assert_eq!(staff::associations_of(tx, "sanne")?, [ORG]);
            assert_eq!(
                staff::session(tx, "abc", Moment(199))?,
                Some((b"two".to_vec(), Moment(200)))
            );
            assert_eq!(staff::session(tx, "abc", Moment(200))?, None);
            assert_eq!(
                staff::failed_attempts(tx, "sanne", "127.0.0.1", Moment(40))?,
                (2, 1)
            );
            assert_eq!(
                staff::failed_attempts(tx, "sanne", "127.0.0.1", Moment(50))?,
                (1, 0)
            );
            Ok::<_, Error>(())
        })
        .unwrap();
    test.db
        .write(|tx| {
            assert_eq!(staff::expire_sessions(tx, Moment(199))?, 0);
            staff::end_session(tx, "abc")?;
            assert!(!staff::change_session(tx, "abc", b"again", Moment(900))?);
            assert_eq!(
                staff::session(tx, "abc", Moment(0))?,
                None,
                "what was ended stays ended"
            );
            staff::put_session(tx, "hers", b"one", Some((ORG, USER)), Moment(300))?;
            assert!(staff::change_session(tx, "hers", b"two", Moment(400))?);
            staff::put_session(tx, "nobodys", b"one", None, Moment(300))?;
            assert_eq!(staff::end_sessions_of(tx, &ELSEWHERE, USER)?, 0);
            assert_eq!(staff::end_sessions_of(tx, &HERE, USER)?, 1);
            assert_eq!(staff::session(tx, "hers", Moment(0))?, None);
            staff::end_session(tx, "nobodys")?;
            assert_eq!(staff::expire_sessions(tx, Moment(999))?, 0);
            assert_eq!(staff::forget_attempts(tx, Moment(60))?, 1);
            Ok::<_, Error>(())
        })
        .unwrap();
    let double = Staff {
        id: UserId(Uuid::from_u128(5)),
        ..a_staff_member()
    };
    assert!(
        test.db
            .write(|tx| staff::put_all(tx, &HERE, std::slice::from_ref(&double), NOW))
            .is_err()
    );
}

fn matching_knows_what_it_needs(test: &TestDb) {
    let mut tenancies = found(&test.db);
    tenancies.sort_by_key(|t| t.id);
    let karim = tenancies.iter().find(|t| t.reference == "H-000003").unwrap().id;
    test.db
        .write(|tx| tenancy::learn_payer(tx, &HERE, karim, "NL77", day("2026-11-21")))
        .unwrap();
    let mut facts = Vec::new();
    test.db
        .read(|tx| {
            tenancy::each_for_matching(tx, &HERE, |f| {
                facts.push(f);
                Ok::<_, Error>(())
            })
        })
        .unwrap();
    assert_eq!(facts.len(), tenancies.len());
    for (f, t) in facts.into_iter().zip(&tenancies) {
        assert_eq!(
            (f.id, &f.reference, f.start, f.end, &f.rent),
            (t.id, &t.reference, t.start, t.end, &t.rent)
        );
        assert_eq!(
            (&f.payment_reference, &f.mandate),
            (&t.payment_reference, &t.mandate)
        );
        let mut ibans = t.payer_ibans.clone();
        match t.reference.as_str() {
            "H-000003" => {
                ibans.push("NL77".to_owned());
                assert_eq!((f.ibans, f.surnames), (ibans, vec!["El-Amrani".to_owned()]));
            }
            _ => assert_eq!((f.ibans, f.surnames.len()), (ibans, 2)),
        }
    }
}

/// Everything that can be kept, kept for [`ORG`].
const MESSAGE: MessageId = MessageId(Uuid::from_u128(0x3e55));

fn book_by_itself(tx: &mut WriteTx<'_>, tenancy: TenancyId, today: Day) -> Result<(), Error> {
    let booking = automatic::Booking {
        tenancy,
        entry: EntryKey(1),
        kind: domain::automatic::Kind::LowerRent,
        about: Uuid::nil(),
        amount: Cents(-5_000),
        effective_on: today,
        booked_on: today,
    };
    assert_eq!(automatic::note(tx, &HERE, &[booking], NOW)?, 1);
    assert_eq!(automatic::note(tx, &HERE, &[booking], NOW)?, 0, "noted once");
    assert_eq!(automatic::one(tx, &HERE, tenancy, booking.entry)?, Some(booking));
    Ok(())
}

fn send_a_message(tx: &mut WriteTx<'_>, tenancy: TenancyId) -> Result<(), Error> {
    let today = day("2026-11-21");
    let said = Message {
        id: MESSAGE,
        tenancy,
        person: PersonId(MESSAGE.0),
        channel: Channel::Email,
        purpose: Purpose::Reminder,
        language: "nl".to_owned(),
        template: String::new(),
        address: "fatima@example.nl".to_owned(),
        to_name: "Fatima".to_owned(),
        from_name: "Karim".to_owned(),
        subject: "Huur".to_owned(),
        body: "Dag".to_owned(),
        past_due: Cents(1),
        made_on: today,
        by: None,
    };
    let way = Delivery {
        message: MESSAGE,
        tenancy,
        state: State::Waiting,
        turn: Some(said.person),
        from: domain::silence::At::start_of(today),
        attempts: 0,
        claimed_by: None,
        claimed_until: None,
        why: String::new(),
        reference: String::new(),
        sent: None,
    };
    let event = Event {
        message: MESSAGE,
        on: today,
        state: State::Waiting,
        why: String::new(),
        until: None,
        by: None,
    };
    assert!(message::add(tx, &HERE, &said, NOW)?);
    message::put(tx, &HERE, &way, Some(&event), NOW)?;
    let id = MessageId(Uuid::from_u128(0xFA11));
    assert!(message::add(tx, &HERE, &Message { id, ..said.clone() }, NOW)?);
    let stuck = Delivery {
        message: id,
        state: State::Failed,
        turn: None,
        ..way
    };
    message::put(tx, &HERE, &stuck, None, NOW)?;
    let id = MessageId(Uuid::from_u128(0x5E27));
    assert!(message::add(tx, &HERE, &Message { id, ..said.clone() }, NOW)?);
    let left = Delivery {
        message: id,
        state: State::Sent,
        sent: Some(domain::silence::At::start_of(today)),
        ..stuck
    };
    message::put(tx, &HERE, &left, None, NOW)?;
    let form = wording::Form {
        message: MESSAGE,
        tenancy,
        template_version: 1,
        stress_sensitive: true,
        automatic: true,
        why: "{}".to_owned(),
        made_on: today,
    };
    wording::add_form(tx, &HERE, &form, NOW)?;
    let text = wording::OwnText {
        key: "invitation".to_owned(),
        language: "nl".to_owned(),
        address: "u".to_owned(),
        version: 1,
        text: "title: x".to_owned(),
        made_on: today,
        by: None,
    };
    assert_eq!(wording::add_text(tx, &HERE, &text, NOW)?, 1);
    assert_eq!(
        wording::add_text(tx, &HERE, &text, NOW)?,
        0,
        "a version is made once"
    );
    wording::put_fact(tx, &HERE, Uuid::nil(), "iban", "NL91", NOW)?;
    let wishes = domain::help::Wishes {
        thanks: true,
        aftercare: false,
    };
    wording::put_wish(tx, &HERE, tenancy, wishes, (today, None), NOW)
}

/// What is for visits, and for those who make them.
fn around_visits(tx: &mut WriteTx<'_>, id: TenancyId) -> Result<(), Error> {
    coach::add(tx, &HERE, &a_slot(), NOW)?;
    portrait::put(tx, &HERE, USER, &[1], NOW)?;
    door_wish::put(tx, &HERE, id, "Hand", (Day::FIRST, None), NOW)?;
    voice_note::add(tx, &HERE, (id, NOTE), day("2026-11-21"), b"OggS spoken")?;
    own_room::put_prompt_away(tx, &HERE, USER, Prompt::Ring, NOW)?;
    own_room::add_reflection(tx, &HERE, USER, &a_reflection(), NOW)?;
    Ok(())
}

fn fill(db: &Db) -> Vec<Tenancy> {
    let tenancies = found(db);
    let id = tenancies[0].id;
    let run = Night {
        on: day("2026-11-21"),
        started_at: NOW,
        finished_at: None,
        done_up_to: None,
        processed: 0,
        changed: 0,
        state: "running".to_owned(),
    };
    let head = Head {
        import: 1,
        position: 1,
        account: "NL91".to_owned(),
        number: None,
        from: None,
        until: None,
        opening: None,
        closing: None,
        currency: None,
    };
    let reached = MilestoneRow {
        tenancy: id,
        code: "M0".to_owned(),
        reached_on: day("2026-11-01"),
        evidence: "{}".to_owned(),
    };
    db.write(|tx| {
        association::give_acts(tx, &HERE, ["waive"], NOW)?;
        association::put_roles(
            tx,
            &HERE,
            &[StaffRole {
                code: "x".to_owned(),
                acts: vec![],
            }],
        )?;
        staff::put_all(tx, &HERE, &[a_staff_member()], NOW)?;
        send_a_message(tx, id)?;
        book_by_itself(tx, id, day("2026-11-21"))?;
        let import = Import {
            number: statement::next_number(tx, &HERE)?,
            ..an_import(1)
        };
        statement::add(tx, &HERE, &import)?;
        statement::add_heads(tx, &HERE, std::slice::from_ref(&head))?;
        bank::append(tx, &HERE, [a_bank_row(1, PlaceState::Waiting)])?;
        let mut by_hand = a_bank_row(2, PlaceState::SetAside);
        by_hand.place.rule = Some(Rule::Person);
        bank::append(tx, &HERE, [by_hand])?;
        batch::append(tx, &HERE, &[a_batch(BatchTold::Details)])?;
        entry::append(tx, &HERE, [an_entry(id, 1)])?;
        block::put_all(tx, &HERE, [(id, &[1_u8][..], 1)])?;
        contact::add(tx, &HERE, [(id, &a_contact(1))], NOW)?;
        agreement::add(tx, &HERE, [(id, &an_agreement(1))], NOW)?;
        help::add(tx, &HERE, [(id, &a_pause(1))], NOW)?;
        help::add(tx, &HERE, [(id, &a_plan(1))], NOW)?;
        help::add(tx, &HERE, [(id, &a_proof(91))], NOW)?;
        help::add(tx, &HERE, [(id, &a_deferral(1))], NOW)?;
        help::add(tx, &HERE, [(id, &a_dispute(1))], NOW)?;
        help::add(tx, &HERE, [(id, &a_payer(1))], NOW)?;
        signalled(tx, id)?;
        help::add(tx, &HERE, [(id, &a_waiver(15))], NOW)?;
        help::add(tx, &HERE, [(id, &a_decision(USER))], NOW)?;
        help::add(tx, &HERE, [(id, &a_debt_help(75))], NOW)?;
        help::add(tx, &HERE, [(id, &a_transfer(71))], NOW)?;
        help::add(tx, &HERE, [(id, &a_signature(USER))], NOW)?;
        help::add(tx, &HERE, [(id, &a_court_step(73))], NOW)?;
        help::add(tx, &HERE, [(id, &a_discount(1))], NOW)?;
        contracted(tx, id)?;
        own_rows(tx)?;
        a_key_and_its_end(tx)?;
        handed_over(tx, id)?;
        help::add(tx, &HERE, [(id, &a_spared_increase(1))], NOW)?;
        visit::add_rounds(tx, &HERE, [&a_round(id)], NOW)?;
        visit::add_facts(tx, &HERE, [&a_visit_fact(id)], NOW)?;
        visit::put_feed(tx, &HERE, USER, &[7], NOW)?;
        linked(tx, id)?;
        around_visits(tx, id)?;
        help::add(tx, &HERE, [(id, &a_worry())], NOW)?;
        help::add(tx, &HERE, [(id, &a_consent(85))], NOW)?;
        help::add(tx, &HERE, [(id, &a_lead(1, Some(USER)))], NOW)?;
        helped_on(tx, id)?;
        help::add(tx, &HERE, [(id, &a_request(request::Topic::Rent))], NOW)?;
        story::add(tx, &HERE, [(id, &a_story())], NOW)?;
        story::add_choices(tx, &HERE, [(id, &a_choice())], NOW)?;
        keep_measures(tx, id)?;
        outlook::put_all(tx, &HERE, [an_outlook(id, Some(Day::FIRST), 1)])?;
        outlook::replace_milestones(tx, &HERE, &[id], std::slice::from_ref(&reached))?;
        task::put_all(tx, &HERE, [a_task(id, 0, "2026-11-01", "k")])?;
        night::put(tx, &HERE, &run)?;
        night::take_lease(tx, &HERE, "night", "a", NOW, Moment(NOW.0 + 1))?;
        tenancy::learn_payer(tx, &HERE, id, "NL77", day("2026-11-21"))?;
        audit::append(tx, &HERE, [an_audit_row(1, Some(id))])
    })
    .unwrap();
    tenancies
}

/// How much of a kind of help streams by.
fn helped<H: HelpFact>(tx: &mut Tx<'_>, scope: &Scope) -> Result<usize, Error> {
    let mut n = 0;
    help::each::<H, Error>(tx, scope, Span::ALL, |_, _| {
        n += 1;
        Ok(())
    })?;
    Ok(n)
}

fn counted<T>(n: &mut usize) -> impl FnMut(T) -> Result<(), Error> {
    move |_| {
        *n += 1;
        Ok(())
    }
}

fn counted_with_tenancy<T>(n: &mut usize) -> impl FnMut(TenancyId, T) -> Result<(), Error> {
    move |_, _| {
        *n += 1;
        Ok(())
    }
}

/// How much each read gives to this scope. One line per public read of the store that takes a scope.
#[allow(clippy::too_many_lines, reason = "a list")]
fn everything_read(db: &Db, scope: &Scope, t: &Tenancy) -> Vec<(&'static str, usize)> {
    fn streamed(run: impl FnOnce(&mut usize) -> Result<(), Error>) -> Result<usize, Error> {
        let mut n = 0;
        run(&mut n)?;
        Ok(n)
    }
    let (id, all) = (t.id, Span::ALL);
    let who = t.members[0].person;
    let bank_key = a_bank_row(1, PlaceState::Waiting).bank_key();
    let count = |n: i64| usize::try_from(n).unwrap();
    db.read(|tx| {
        Ok::<_, Error>(vec![
            ("association::roles", association::roles(tx, scope)?.len()),
            (
                "association::given_acts",
                association::given_acts(tx, scope)?.len(),
            ),
            (
                "staff::by_login",
                staff::by_login(tx, scope, "sanne")?.iter().len(),
            ),
            ("staff::by_id", staff::by_id(tx, scope, USER)?.iter().len()),
            ("staff::all", staff::all(tx, scope)?.len()),
            (
                "coach::free",
                coach::free(tx, scope, (Day::FIRST, Day(i32::MAX / 2)), 9)?.len(),
            ),
            (
                "coach::of_coach",
                coach::of_coach(tx, scope, Day::FIRST, USER)?.len(),
            ),
            ("partner::all", partner::all(tx, scope)?.len()),
            ("coach::by_id", coach::by_id(tx, scope, a_slot().id)?.iter().len()),
            ("door_wish::of", door_wish::of(tx, scope, id)?.iter().len()),
            ("portrait::of", portrait::of(tx, scope, USER)?.iter().len()),
            ("portrait::has", usize::from(portrait::has(tx, scope, USER)?)),
            ("own_room::put_away", own_room::put_away(tx, scope, USER)?.len()),
            (
                "own_room::reflections",
                own_room::reflections(tx, scope, USER)?.len(),
            ),
            ("voice_note::of", voice_note::of(tx, scope, id)?.len()),
            (
                "voice_note::sound",
                voice_note::sound(tx, scope, id, NOTE)?.iter().len(),
            ),
            ("visit::has_feed", usize::from(visit::has_feed(tx, scope, USER)?)),
            ("worry::of_maker", worry::of_maker(tx, scope, USER, 10)?.len()),
            ("own_page::secret", own_page::secret(tx, scope)?.iter().len()),
            (
                "own_page::of_code",
                own_page::of_code(tx, scope, a_link(0).code)?.iter().count(),
            ),
            ("own_page::of", own_page::of(tx, scope, id)?.len()),
            (
                "network::over",
                network::over(tx, scope, Day(i32::MAX / 2))?.len(),
            ),
            (
                "help::of NetworkContact",
                help::of::<NetworkContact>(tx, scope, id)?.len(),
            ),
            ("help::each NetworkContact", helped::<NetworkContact>(tx, scope)?),
            ("help::of Booking", help::of::<Booking>(tx, scope, id)?.len()),
            ("help::each Booking", helped::<Booking>(tx, scope)?),
            ("help::of Referral", help::of::<Referral>(tx, scope, id)?.len()),
            ("help::each Referral", helped::<Referral>(tx, scope)?),
            ("help::of Request", help::of::<Request>(tx, scope, id)?.len()),
            ("help::each Request", helped::<Request>(tx, scope)?),
            ("help::of CaseLead", help::of::<CaseLead>(tx, scope, id)?.len()),
            ("help::each CaseLead", helped::<CaseLead>(tx, scope)?),
            ("help::of Worry", help::of::<Worry>(tx, scope, id)?.len()),
            ("help::each Worry", helped::<Worry>(tx, scope)?),
            ("person::by_id", person::by_id(tx, scope, who)?.iter().len()),
            ("person::of_tenancy", person::of_tenancy(tx, scope, id)?.len()),
            ("person::tenancies", person::tenancies(tx, scope, who)?.len()),
            (
                "person::dwelling",
                person::dwelling(tx, scope, t.dwelling)?.iter().len(),
            ),
            (
                "person::tenancies_of_dwelling",
                person::tenancies_of_dwelling(tx, scope, t.dwelling)?.len(),
            ),
            ("tenancy::by_id", tenancy::by_id(tx, scope, id)?.iter().len()),
            (
                "tenancy::by_reference",
                tenancy::by_reference(tx, scope, &t.reference)?.iter().len(),
            ),
            ("tenancy::count", count(tenancy::count(tx, scope)?)),
            ("tenancy::heading", tenancy::heading(tx, scope, id)?.iter().len()),
            (
                "tenancy::learned_ibans",
                tenancy::learned_ibans(tx, scope, id)?.len(),
            ),
            (
                "tenancy::each",
                streamed(|n| tenancy::each(tx, scope, all, counted(n)))?,
            ),
            (
                "tenancy::each_for_matching",
                streamed(|n| tenancy::each_for_matching(tx, scope, counted(n)))?,
            ),
            ("search::find", search::find(tx, scope, "1011ab", 10)?.len()),
            ("entry::of", entry::of(tx, scope, id)?.len()),
            (
                "entry::by_key",
                entry::by_key(tx, scope, Drawer::Undated, id, an_entry(id, 1).entry.key)?
                    .iter()
                    .count(),
            ),
            (
                "entry::has",
                usize::from(entry::has(
                    tx,
                    scope,
                    Drawer::Undated,
                    id,
                    an_entry(id, 1).entry.key,
                )?),
            ),
            (
                "entry::each",
                streamed(|n| entry::each(tx, scope, all, counted(n)))?,
            ),
            ("entry::count", count(entry::count(tx, scope)?)),
            ("block::of", block::of(tx, scope, id)?.iter().len()),
            (
                "block::each",
                streamed(|n| {
                    block::each(tx, scope, all, |_| {
                        *n += 1;
                        Ok(())
                    })
                })?,
            ),
            (
                "awake::each_due",
                streamed(|n| {
                    awake::each_due(tx, scope, Day::LAST, all, 99, |p| {
                        *n += 1 + p.bytes.len();
                        Ok(())
                    })
                })?,
            ),
            ("awake::count_due", count(awake::count_due(tx, scope, Day::LAST)?)),
            (
                "statement::by_content",
                statement::by_content(tx, scope, &[1; 32])?.iter().len(),
            ),
            (
                "statement::by_id",
                statement::by_id(tx, scope, an_import(1).id)?.iter().len(),
            ),
            (
                "statement::by_number",
                statement::by_number(tx, scope, 1)?.iter().len(),
            ),
            ("statement::formats", statement::formats(tx, scope)?.len()),
            ("statement::newest", statement::newest(tx, scope, None, 9)?.len()),
            ("statement::heads", statement::heads(tx, scope, "NL91")?.len()),
            ("statement::accounts", statement::accounts(tx, scope)?.len()),
            (
                "bank::each_known_of_day",
                streamed(|n| {
                    let mut count = counted(n);
                    bank::each_known_of_day(tx, scope, &bank_key.account, bank_key.booked_on, 99, |k| {
                        count(k.key)
                    })
                })?,
            ),
            (
                "bank::each_of_day_before",
                streamed(|n| {
                    let mut count = counted(n);
                    bank::each_of_day_before(
                        tx,
                        scope,
                        &bank_key.account,
                        bank_key.booked_on,
                        99,
                        |_, row| count(row()?),
                    )
                })?,
            ),
            (
                "batch::of_day",
                batch::of_day(tx, scope, &bank_key.account, bank_key.booked_on)?.len(),
            ),
            ("bank::by_key", bank::by_key(tx, scope, &bank_key)?.iter().len()),
            ("bank::at", bank::at(tx, scope, 1, 1)?.iter().len()),
            ("bank::by_hand", bank::by_hand(tx, scope, None, 9)?.len()),
            ("bank::waiting", bank::waiting(tx, scope, None, 9)?.len()),
            ("bank::count_waiting", count(bank::count_waiting(tx, scope)?.0)),
            ("bank::each", streamed(|n| bank::each(tx, scope, counted(n)))?),
            ("contact::of", contact::of(tx, scope, id)?.len()),
            (
                "contact::each",
                streamed(|n| contact::each(tx, scope, all, counted_with_tenancy(n)))?,
            ),
            (
                "visit::round",
                visit::round(tx, scope, RoundId(Uuid::from_u128(81)))?.len(),
            ),
            (
                "visit::rounds_from",
                visit::rounds_from(tx, scope, Day::FIRST)?.len(),
            ),
            ("visit::facts_of", visit::facts_of(tx, scope, id)?.len()),
            (
                "visit::facts_of_round",
                visit::facts_of_round(tx, scope, RoundId(Uuid::from_u128(81)))?.len(),
            ),
            (
                "visit::candidates",
                visit::candidates(tx, scope, "Centrum", 9)?.len(),
            ),
            ("visit::feed", visit::feed(tx, scope, &[7])?.iter().len()),
            ("visit::place", visit::place(tx, scope, id)?.iter().len()),
            ("visit::neighbourhoods", visit::neighbourhoods(tx, scope)?.len()),
            ("help::of Plan", help::of::<Plan>(tx, scope, id)?.len()),
            ("help::each Plan", helped::<Plan>(tx, scope)?),
            ("help::of Deferral", help::of::<Deferral>(tx, scope, id)?.len()),
            ("help::each Deferral", helped::<Deferral>(tx, scope)?),
            ("help::of Dispute", help::of::<Dispute>(tx, scope, id)?.len()),
            ("help::each Dispute", helped::<Dispute>(tx, scope)?),
            ("help::of Payer", help::of::<Payer>(tx, scope, id)?.len()),
            ("help::each Payer", helped::<Payer>(tx, scope)?),
            ("help::of Waiver", help::of::<Waiver>(tx, scope, id)?.len()),
            ("help::each Waiver", helped::<Waiver>(tx, scope)?),
            ("help::of Decision", help::of::<Decision>(tx, scope, id)?.len()),
            ("help::each Decision", helped::<Decision>(tx, scope)?),
            ("help::of Discount", help::of::<Discount>(tx, scope, id)?.len()),
            ("help::each Discount", helped::<Discount>(tx, scope)?),
            ("help::of DebtHelp", help::of::<DebtHelp>(tx, scope, id)?.len()),
            ("help::each DebtHelp", helped::<DebtHelp>(tx, scope)?),
            ("help::of Transfer", help::of::<Transfer>(tx, scope, id)?.len()),
            ("help::each Transfer", helped::<Transfer>(tx, scope)?),
            ("help::of CourtStep", help::of::<CourtStep>(tx, scope, id)?.len()),
            ("help::each CourtStep", helped::<CourtStep>(tx, scope)?),
            (
                "help::of SparedIncrease",
                help::of::<SparedIncrease>(tx, scope, id)?.len(),
            ),
            ("help::each SparedIncrease", helped::<SparedIncrease>(tx, scope)?),
            (
                "help::by_tenancy SparedIncrease",
                help::by_tenancy::<SparedIncrease>(tx, scope, Span::ALL)?.len(),
            ),
            ("help::of Pause", help::of::<Pause>(tx, scope, id)?.len()),
            ("help::each Pause", helped::<Pause>(tx, scope)?),
            ("fair_terms::contracts", fair_terms::contracts(tx, scope)?.len()),
            ("fair_terms::clauses", fair_terms::clauses(tx, scope)?.len()),
            (
                "help::of ContractLink",
                help::of::<ContractLink>(tx, scope, id)?.len(),
            ),
            ("help::each ContractLink", helped::<ContractLink>(tx, scope)?),
            (
                "external_collection::parties",
                external_collection::parties(tx, scope)?.len(),
            ),
            ("help::of HandOver", help::of::<HandOver>(tx, scope, id)?.len()),
            ("help::each HandOver", helped::<HandOver>(tx, scope)?),
            (
                "help::of HandOverEnd",
                help::of::<HandOverEnd>(tx, scope, id)?.len(),
            ),
            ("help::each HandOverEnd", helped::<HandOverEnd>(tx, scope)?),
            ("own_law::rows", own_law::rows(tx, scope)?.len()),
            ("own_law::undone", own_law::undone(tx, scope)?.len()),
            ("program_key::keys", program_key::keys(tx, scope)?.len()),
            (
                "program_key::by_digest",
                program_key::by_digest(tx, scope, &[8; 32])?.iter().len(),
            ),
            ("signal::agreements", signal::agreements(tx, scope)?.len()),
            ("signal::all", signal::all(tx, scope)?.len()),
            ("signal::of", signal::of(tx, scope, id)?.len()),
            ("signal::one", signal::one(tx, scope, SIGNAL)?.iter().len()),
            ("signal::files", signal::files(tx, scope, 9)?.len()),
            ("signal::file", signal::file(tx, scope, SIGNAL_FILE)?.iter().len()),
            (
                "signal::content",
                signal::content(tx, scope, SIGNAL_FILE)?.iter().len(),
            ),
            ("signal::feedback", signal::feedback(tx, scope)?.len()),
            ("signal::feedback_of", signal::feedback_of(tx, scope, id)?.len()),
            (
                "signal::offered",
                signal::offered(tx, scope, TenancyId(Uuid::nil()), 9)?.len(),
            ),
            ("help::of Proof", help::of::<Proof>(tx, scope, id)?.len()),
            ("help::each Proof", helped::<Proof>(tx, scope)?),
            ("measure::causes", measure::causes(tx, scope, id)?.len()),
            (
                "measure::told",
                measure::told(tx, scope, Day::FIRST, day("2026-12-01"))?.len(),
            ),
            ("measure::choices", measure::choices(tx, scope, id)?.len()),
            (
                "measure::chosen",
                measure::chosen(tx, scope, Day::FIRST, day("2026-12-01"))?.len(),
            ),
            ("measure::local", measure::local(tx, scope)?.len()),
            ("measure::left_out", measure::left_out(tx, scope)?.len()),
            ("message::of", message::of(tx, scope, id)?.len()),
            ("message::one", message::one(tx, scope, id, MESSAGE)?.iter().len()),
            ("message::deliveries", message::deliveries(tx, scope, id)?.len()),
            (
                "message::in_state",
                message::in_state(tx, scope, State::Waiting, 9)?.len(),
            ),
            (
                "message::turn_of",
                message::turn_of(tx, scope, PersonId(MESSAGE.0))?.iter().len(),
            ),
            (
                "automatic::since",
                automatic::since(tx, scope, day("2026-11-01"), 9)?.len(),
            ),
            (
                "automatic::one",
                automatic::one(tx, scope, id, EntryKey(1))?.iter().len(),
            ),
            (
                "wording::automatic",
                wording::automatic(tx, scope, day("2026-11-01"), 9)?.len(),
            ),
            ("wording::texts", wording::texts(tx, scope)?.len()),
            ("wording::facts", wording::facts(tx, scope)?.len()),
            ("wording::wish", wording::wish(tx, scope, id)?.iter().len()),
            (
                "wording::each_wish",
                streamed(|n| wording::each_wish(tx, scope, all, counted_with_tenancy(n)))?,
            ),
            (
                "wording::left",
                wording::left(tx, scope, day("2026-11-01"), day("2026-12-01"))?.len(),
            ),
            (
                "message::each_stuck",
                streamed(|n| message::each_stuck(tx, scope, all, counted_with_tenancy(n)))?,
            ),
            (
                "tenancy::each_administrator",
                streamed(|n| tenancy::each_administrator(tx, scope, all, counted_with_tenancy(n)))?,
            ),
            ("message::events", message::events(tx, scope, id)?.len()),
            ("agreement::of", agreement::of(tx, scope, id)?.len()),
            (
                "agreement::each",
                streamed(|n| agreement::each(tx, scope, all, counted_with_tenancy(n)))?,
            ),
            ("story::of", story::of(tx, scope, id)?.len()),
            ("story::choices", story::choices(tx, scope, id)?.len()),
            (
                "story::each_choice",
                streamed(|n| story::each_choice(tx, scope, all, counted_with_tenancy(n)))?,
            ),
            ("outlook::of", outlook::of(tx, scope, id)?.iter().len()),
            (
                "outlook::each",
                streamed(|n| outlook::each(tx, scope, all, counted(n)))?,
            ),
            ("outlook::digests", outlook::digests(tx, scope, all)?.len()),
            ("outlook::totals", outlook::totals(tx, scope)?.len()),
            ("outlook::milestones", outlook::milestones(tx, scope, all)?.len()),
            (
                "outlook::in_flow",
                outlook::in_flow(tx, scope, ("current", "stuttering"), TenancyId(Uuid::nil()), 9)?.len(),
            ),
            (
                "tenancy::neighbourhoods",
                tenancy::neighbourhoods(tx, scope, Span::ALL)?.len(),
            ),
            ("outlook::phases", outlook::phases(tx, scope, "current")?.len()),
            (
                "outlook::in_phase",
                outlook::in_phase(tx, scope, ("current", "M0"), TenancyId(Uuid::nil()), 9)?.len(),
            ),
            ("task::of", task::of(tx, scope, id)?.len()),
            (
                "task::each",
                streamed(|n| task::each(tx, scope, all, counted(n)))?,
            ),
            ("task::page", task::page(tx, scope, None, None, 9)?.len()),
            ("task::led_by", task::led_by(tx, scope, USER, 9)?.len()),
            (
                "task::page of rank",
                task::page(tx, scope, Some(0), None, 9)?.len(),
            ),
            ("task::counts", task::counts(tx, scope)?.len()),
            ("night::of", night::of(tx, scope, day("2026-11-21"))?.iter().len()),
            ("night::last", night::last(tx, scope)?.iter().len()),
            ("night::lease", night::lease(tx, scope, "night")?.iter().len()),
            ("audit::newest", audit::newest(tx, scope, None, None, 9)?.len()),
            (
                "audit::newest of tenancy",
                audit::newest(tx, scope, Some(id), None, 9)?.len(),
            ),
            ("audit::count", count(audit::count(tx, scope)?)),
        ])
    })
    .unwrap()
}

/// Issue 2 part 8: with the ids of another association in hand, every read gives nothing.
fn nobody_reads_across_associations(test: &TestDb) {
    let tenancies = fill(&test.db);
    for (read, n) in everything_read(&test.db, &HERE, &tenancies[0]) {
        assert!(
            n > 0,
            "{read} must find something here, or this test proves nothing"
        );
    }
    for (read, n) in everything_read(&test.db, &ELSEWHERE, &tenancies[0]) {
        assert_eq!(n, 0, "{read} reads across");
    }
    let theirs = test
        .db
        .read(|tx| association::of(tx, &ELSEWHERE))
        .unwrap()
        .unwrap();
    assert_eq!(theirs.org, OTHER);
    assert_eq!(
        test.db
            .write(|tx| block::of_to_change(tx, &ELSEWHERE, tenancies[0].id))
            .unwrap(),
        None
    );
}

/// A list that forgets a read proves nothing: every public function that takes `&mut Tx` and a scope is in it.
#[test]
fn the_list_of_reads_is_complete() {
    let test = store::testing::sqlite();
    let tenancies = fill(&test.db);
    let listed: Vec<_> = everything_read(&test.db, &HERE, &tenancies[0])
        .into_iter()
        .map(|(name, _)| name)
        .collect();
    let mut missing = Vec::new();
    let sources = concat!(env!("CARGO_MANIFEST_DIR"), "/src");
    for file in std::fs::read_dir(sources).unwrap().filter_map(Result::ok) {
        let path = file.path();
        let Some(module) = path
            .file_name()
            .and_then(|n| n.to_str())
            .and_then(|n| n.strip_suffix(".rs"))
        else {
            continue;
        };
        let text = std::fs::read_to_string(&path).unwrap_or_default();
        for kind in text.split("\nimpl HelpFact for ").skip(1) {
            let kind = kind.split_whitespace().next().unwrap();
            let reads = [format!("help::of {kind}"), format!("help::each {kind}")];
            missing.extend(reads.into_iter().filter(|read| !listed.contains(&read.as_str())));
        }
        for function in text.split("\npub fn ").skip(1) {
            let head: String = function
                .split('{')
                .next()
                .unwrap()
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ");
            let name = head.split(['(', '<']).next().unwrap();
            let full = format!("{module}::{name}");
            if head.contains("tx: &mut Tx<'_>, scope: &Scope")
                && !listed
                    .iter()
                    .any(|read| read.split(' ').next() == Some(full.as_str()))
                && full != "association::of"
            {
                missing.push(full);
            }
        }
    }
    assert!(missing.is_empty(), "{missing:?}");
    assert!(listed.len() > 50);
}

/// The same ids, written by another association, touch nothing of this one.
fn nobody_writes_across_associations(test: &TestDb) {
    let tenancies = fill(&test.db);
    let before = everything_read(&test.db, &HERE, &tenancies[0]);
    let t = &tenancies[0];
    let bank_key = a_bank_row(1, PlaceState::Waiting).bank_key();
    let aside = Place {
        state: PlaceState::SetAside,
        ..a_bank_row(1, PlaceState::Waiting).place
    };
    let stolen = test
        .db
        .write(|tx| bank::place(tx, &ELSEWHERE, &bank_key, PlaceState::Waiting, &aside));
    assert!(matches!(stolen, Err(Error::ChangedMeanwhile { .. })));
    let stolen = test.db.write(|tx| {
        block::replace(
            tx,
            &ELSEWHERE,
            t.id,
            1,
            &Block {
                bytes: vec![],
                entries: 0,
            },
        )
    });
    assert!(matches!(stolen, Err(Error::ChangedMeanwhile { .. })));
    test.db
        .write(|tx| {
            task::clear(tx, &ELSEWHERE)?;
            outlook::clear(tx, &ELSEWHERE)?;
            outlook::remove_all(tx, &ELSEWHERE, [t.id])?;
            task::remove_all(tx, &ELSEWHERE, [(t.id, "k")])?;
            awake::settle(tx, &ELSEWHERE, [t.id])?;
            tenancy::forget_payer(tx, &ELSEWHERE, t.id, "NL77")?;
            tenancy::expect_arrears(tx, &ELSEWHERE, t.id, None, NOW)?;
            night::release_lease(tx, &ELSEWHERE, "night", "a")?;
            association::change(tx, &ELSEWHERE, "anders", &json!({}))?;
            let name = Import {
                number: 1,
                note: "anders".to_owned(),
                ..an_import(1)
            };
            statement::update(tx, &ELSEWHERE, &name)?;
            let moved = Tenancy {
                rent: vec![],
                members: vec![],
                ..t.clone()
            };
            tenancy::put_all(tx, &ELSEWHERE, &[moved], NOW)
        })
        .unwrap();
    assert_eq!(everything_read(&test.db, &HERE, t), before);
    test.db
        .read(|tx| {
            assert_eq!(tenancy::by_id(tx, &HERE, t.id)?.as_ref(), Some(t));
            assert_eq!(association::of(tx, &HERE)?.unwrap().name, "Vereniging 1");
            assert_eq!(statement::by_number(tx, &HERE, 1)?.unwrap().note, "");
            assert_eq!(
                bank::by_key(tx, &HERE, &bank_key)?.unwrap().place.state,
                PlaceState::Waiting
            );
            Ok::<_, Error>(())
        })
        .unwrap();
}

fn the_content_of_a_test_database_tells_that_something_was_written(test: &TestDb) {
    let before = test.content(&[]);
    assert!(before.iter().any(|(table, _)| table == "audit"));
    assert_eq!(test.content(&[]), before);
    test.db
        .write(|tx| staff::put_session(tx, "abc", b"one", None, Moment(100)))
        .unwrap();
    let after = test.content(&[]);
    assert_ne!(after, before);
    assert_eq!(test.content(&["session"]).len(), before.len() - 1);
    test.db
        .write(|tx| staff::put_session(tx, "abc", b"two", None, Moment(100)))
        .unwrap();
    assert_ne!(test.content(&[]), after, "also when no row was added");
}
