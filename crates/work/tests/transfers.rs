//! The last gate end to end, on both engines (S4.30, S4.34, S4.29): shut until normal work has filled each condition, two
//! people with a mandate, the way through the court, every measure still possible, and the register with what was learned.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::expect_used,
    clippy::too_many_lines,
    reason = "a test that cannot go on must stop, and tells one story from beginning to end"
)]

mod world;

use domain::agreement;
use domain::arrangement::{Origin, PlanStanding, RentLine, RentStatement, Rhythm, WhoPays, equal};
use domain::calendar::Day;
use domain::contact::{ContactKind, DayPart, Direction, Outcome};
use domain::debt_help::{DebtHelpKind, Reach};
use domain::dispute::Recognition;
use domain::external_collection::{BadHandOver, Party, PartyKind, Registration};
use domain::ids::{
    ContactId, CourtStepId, DebtHelpId, DeferralId, DiscountId, DisputeId, HandOverId, MessageId, OrgNo,
    PauseId, PayerId, PlanId, ProofId, TenancyId, TransferId, WaiverId,
};
use domain::message::Channel;
use domain::milestone::{MilestoneCode, NotYet};
use domain::money::Cents;
use domain::pause::{PauseReason, PauseSource};
use domain::payer::{PayerKind, Pays};
use domain::proof::ProofKind;
use domain::silence::Purpose;
use domain::transfer::{BadTransfer, Condition as Gate, CourtKind};
use domain::waiver::{Condition, Ground, Verdict};
use store::testing::TestDb;
use work::case_file::CaseFile;
use work::debt_help::NewDebtHelp;
use work::deferral::NewDeferral;
use work::discount::NewDiscount;
use work::dispute::NewDispute;
use work::external_collection::{NewHandOver, end, hand_over, vera_list, write_party};
use work::message::NewMessage;
use work::part::About;
use work::pause::{NewEnd, NewPause};
use work::payer::NewPayer;
use work::plan::NewPlan;
use work::proof::NewProof;
use work::record::NewContact;
use work::transfer::{NewStep, NewTransfer};
use work::waiver::NewWaiver;
use work::{Actor, Error, Refusal};
use world::{at_moment, colleague, day, de_linde, first_step, night, story, tenancy_id};

const TODAY: Day = sim::TODAY;

fn file(test: &TestDb, id: TenancyId) -> CaseFile {
    work::case_file::read(&test.db, &Actor::system(OrgNo(1)), id).unwrap()
}

fn refusal(done: Result<(), Error>) -> BadTransfer {
    match done {
        Err(Error::Refused(Refusal::Transfer(bad))) => bad,
        other => panic!("{other:?}"),
    }
}

fn a_transfer(name: &str) -> NewTransfer {
    NewTransfer {
        id: TransferId::derived(OrgNo(1), name),
        answers: [
            "Blijven wonen.",
            "Regeling en pauze.",
            "Eerder bellen.",
            "Twee kinderen.",
            "Bellen.",
        ]
        .map(str::to_owned),
    }
}

fn proof(test: &TestDb, who: &Actor, id: TenancyId, kind: ProofKind, on: &str) {
    let new = NewProof {
        id: ProofId::derived(OrgNo(1), &format!("{}:{on}", kind.code())),
        kind,
        on: Some(day(on)),
        contact: None,
        words: "Samen bekeken.".to_owned(),
        day_part: None,
    };
    work::proof::write_down(&test.db, who, at_moment(TODAY, 1), id, &new).unwrap();
}

fn tried(test: &TestDb, who: &Actor, id: TenancyId, kind: ContactKind, part: DayPart, on: &str) {
    let new = NewContact {
        id: ContactId::derived(OrgNo(1), &format!("{}:{on}", kind.code())),
        on: Some(day(on)),
        day_part: Some(part),
        kind,
        direction: Direction::Outgoing,
        outcome: Outcome::NotReached,
        next_on: None,
        note: String::new(),
        story: String::new(),
        agreements: Vec::new(),
        corrects: None,
    };
    work::record::contact(&test.db, who, at_moment(TODAY, 2), id, &new).unwrap();
}

/// Everything that is asked before, written down as it happened.
fn lawful(test: &TestDb, noor: &Actor, id: TenancyId) {
    tried(test, noor, id, ContactKind::Phone, DayPart::Morning, "2026-10-08");
    tried(
        test,
        noor,
        id,
        ContactKind::HomeVisit,
        DayPart::Evening,
        "2026-10-10",
    );
    for (kind, on) in [
        (ProofKind::DebtHelp, "2026-10-08"),
        (ProofKind::Offer, "2026-10-09"),
        (ProofKind::NoObjection, "2026-10-10"),
        (ProofKind::Informed, "2026-10-12"),
        (ProofKind::Answered, "2026-11-10"),
        (ProofKind::Children, "2026-10-10"),
    ] {
        proof(test, noor, id, kind, on);
    }
}

fn s4_30_the_gate_opens_from_normal_work_and_two_people_decide(test: &TestDb) {
    let system = de_linde(test, TODAY);
    let id = tenancy_id(&test.db, &system, &story(1));
    let [noor, saskia, judith, maarten] =
        ["noor", "saskia", "judith", "maarten"].map(|n| colleague(&test.db, &system, n));
    let propose = |who: &Actor, n, new: &NewTransfer| {
        work::transfer::propose(&test.db, who, at_moment(TODAY, n), id, new)
    };
    // In the story nobody asked who lives there, and the law's file is not complete.
    let BadTransfer::Shut(missing) = refusal(propose(&saskia, 10, &a_transfer("een"))) else {
        panic!("the gate is open")
    };
    assert!(
        missing.contains(&Gate::HouseholdSeen) && missing.contains(&Gate::BgsComplete),
        "{missing:?}"
    );
    lawful(test, &noor, id);
    assert!(matches!(
        propose(&noor, 11, &a_transfer("een")),
        Err(Error::Refused(Refusal::NotAllowed(_)))
    ));
    let mut silent = a_transfer("een");
    silent.answers[2].clear();
    assert!(matches!(
        refusal(propose(&saskia, 12, &silent)),
        BadTransfer::Unanswered(_)
    ));
    assert!(file(test, id).transfers.is_empty());
    for n in [13, 14] {
        propose(&saskia, n, &a_transfer("een")).unwrap();
    }
    let held = file(test, id);
    assert_eq!(held.transfers.len(), 1);
    assert_eq!(held.transfers[0].picture.landlord_low, Cents(500_000));
    // The look back is milestone M5.
    let m5 = held.outlook(TODAY).path.step(MilestoneCode::Reviewed).unwrap().on;
    assert_eq!(m5, Some(TODAY));
    assert_eq!(
        refusal(propose(&saskia, 15, &a_transfer("twee"))),
        BadTransfer::There
    );
    let which = held.transfers[0].id;
    let decide = |who: &Actor, n, verdict| {
        work::transfer::decide(
            &test.db,
            who,
            at_moment(TODAY, n),
            id,
            which,
            verdict,
            "Eerder bellen.",
        )
    };
    assert_eq!(
        refusal(decide(&saskia, 16, Verdict::Approve)),
        BadTransfer::SamePerson
    );
    let karim = colleague(&test.db, &system, "karim");
    assert_eq!(
        refusal(decide(&karim, 17, Verdict::Approve)),
        BadTransfer::NoMandate
    );
    for n in [18, 19] {
        decide(&judith, n, Verdict::Approve).unwrap();
    }
    assert!(
        work::transfer::standing(&file(test, id)).is_none(),
        "one person is not two"
    );
    // A pause in between shuts the gate for the second yes.
    let pause = NewPause {
        id: PauseId::derived(OrgNo(1), "tussen"),
        source: PauseSource::Tenant,
        reason: PauseReason::LifeEvent,
        words: String::new(),
        from: TODAY,
        until: None,
        review_on: None,
    };
    work::pause::start(&test.db, &noor, at_moment(TODAY, 20), id, &pause).unwrap();
    assert_eq!(
        refusal(decide(&maarten, 21, Verdict::Approve)),
        BadTransfer::Shut(vec![Gate::NoPause])
    );
    let end = NewEnd {
        seen: 1,
        until: TODAY,
        review_on: None,
    };
    work::pause::change(&test.db, &noor, at_moment(TODAY, 22), id, pause.id, end).unwrap();
    let tomorrow = TODAY.plus(1);
    let yes = Verdict::Approve;
    work::transfer::decide(
        &test.db,
        &maarten,
        at_moment(tomorrow, 23),
        id,
        which,
        yes,
        "Eerder bellen.",
    )
    .unwrap();
    let after = file(test, id);
    assert!(work::transfer::standing(&after).is_some());
    let m6 = after
        .outlook(tomorrow)
        .path
        .step(MilestoneCode::Transfer)
        .unwrap()
        .on;
    assert_eq!(m6, Some(tomorrow));
    night(&test.db, &system, tomorrow, false);
    let found = work::night::verify(&test.db, &system, tomorrow, false, &|_, _| {}).unwrap();
    assert!(found.differences.is_empty(), "{found:?}");
}

/// From which rank somebody signs is the association's to say. Whoever proposes below it is none of the two, and one person is
/// never two.
fn s4_30_who_signs_is_as_the_policy_says(test: &TestDb) {
    let system = de_linde(test, TODAY);
    let id = tenancy_id(&test.db, &system, &story(1));
    let [noor, saskia, karim, judith, maarten] =
        ["noor", "saskia", "karim", "judith", "maarten"].map(|n| colleague(&test.db, &system, n));
    lawful(test, &noor, id);
    let signed_from = |rank: &str| {
        let own = serde_json::json!({"transfer_signs_from": rank});
        let scope = store::Scope::of(OrgNo(1), None);
        let set = test
            .db
            .write(|tx| store::association::change(tx, &scope, world::ASSOCIATION, &own));
        set.unwrap();
    };
    let propose = |who: &Actor, n, name| {
        work::transfer::propose(&test.db, who, at_moment(TODAY, n), id, &a_transfer(name)).unwrap();
        file(test, id).transfers.last().unwrap().id
    };
    let yes = |who: &Actor, n, which| {
        let at = at_moment(TODAY, n);
        work::transfer::decide(&test.db, who, at, id, which, Verdict::Approve, "Eerder bellen.")
    };
    let stands = || work::transfer::standing(&file(test, id)).is_some();
    // Managers only: the proposal of a team leader and her yes count for nothing, and the one manager alone is not two.
    signed_from("MG");
    let first = propose(&judith, 10, "een");
    assert_eq!(refusal(yes(&saskia, 11, first)), BadTransfer::NoMandate);
    yes(&maarten, 12, first).unwrap();
    assert!(!stands(), "one manager is one");
    assert_eq!(refusal(yes(&judith, 13, first)), BadTransfer::SamePerson);
    assert!(!stands());
    let no = Verdict::Refuse;
    work::transfer::decide(
        &test.db,
        &judith,
        at_moment(TODAY, 14),
        id,
        first,
        no,
        "Samen verder.",
    )
    .unwrap();
    // Officers too: she who proposes is the first of the two, a colleague of the same rank the second.
    signed_from("IC");
    let second = propose(&saskia, 20, "twee");
    assert_eq!(refusal(yes(&saskia, 21, second)), BadTransfer::SamePerson);
    assert!(matches!(
        yes(&noor, 22, second),
        Err(Error::Refused(Refusal::NotAllowed(_)))
    ));
    // What counted on its own day counts, whatever the policy says after it.
    signed_from("TL");
    assert_eq!(refusal(yes(&karim, 23, second)), BadTransfer::NoMandate);
    signed_from("IC");
    yes(&karim, 24, second).unwrap();
    signed_from("MG");
    assert!(stands());
}

/// Someone else who pays, and a part that the tenant sees otherwise: both stand, and the part is no longer asked.
fn heard_and_paid_by_another(test: &TestDb, noor: &Actor, id: TenancyId) {
    let payer = NewPayer {
        id: PayerId::derived(OrgNo(1), "na"),
        kind: PayerKind::Municipality,
        name: "Gemeente Rivierstad".to_owned(),
        reach: "0999-100 300".to_owned(),
        pays: Pays::Rent,
        from: TODAY.month().plus(1).first(),
        until: None,
        how_to_stop: "Bel de gemeente.".to_owned(),
    };
    work::payer::begin(&test.db, noor, at_moment(TODAY, 200), id, &payer).unwrap();
    let before = file(test, id).outlook(TODAY).past_due;
    let dispute = NewDispute {
        id: DisputeId::derived(OrgNo(1), "na"),
        says: Recognition::Partly,
        about: Some(About::PastDue),
        amount: Some(Cents(1_000)),
        words: "Een deel heb ik contant betaald.".to_owned(),
        payment: None,
        raised_on: None,
        answerer: noor.user.unwrap(),
        answer_by: TODAY.plus(10),
    };
    work::dispute::hear(&test.db, noor, at_moment(TODAY, 201), id, &dispute).unwrap();
    let after = file(test, id);
    assert_eq!(after.outlook(TODAY).past_due, before - Cents(1_000));
    assert_eq!(after.payers.len(), 1);
}

/// A lower rent for three months, a later day for a part, and a plan that is stopped again: each is kept, and each really works.
fn eased(test: &TestDb, saskia: &Actor, noor: &Actor, id: TenancyId, name: &str, later: i32) {
    let at = |n: i64| at_moment(TODAY, 40 + 10 * i64::from(later) + n);
    let month = |n: i32| TODAY.month().plus(1 + later + n);
    let lower = NewDiscount {
        id: DiscountId::derived(OrgNo(1), name),
        requested_on: TODAY.plus(-1),
        request: "Mijn uren zijn minder.".to_owned(),
        first: month(0),
        last: month(2),
        per_month: Cents(5_000),
        self_contained: true,
    };
    work::discount::request(&test.db, saskia, at(1), id, &lower).unwrap();
    let before = file(test, id);
    assert_eq!(before.lowered(month(0)), Cents(5_000), "{name}");
    let defer = NewDeferral {
        id: DeferralId::derived(OrgNo(1), name),
        about: About::PastDue,
        amount: Some(Cents(10_000)),
        until: TODAY.plus(60),
        words: "In januari komt het vakantiegeld.".to_owned(),
    };
    let asked = before.outlook(TODAY).past_due;
    work::deferral::give(&test.db, noor, at(2), id, &defer).unwrap();
    assert_eq!(
        file(test, id).outlook(TODAY).past_due,
        asked - Cents(10_000),
        "{name}"
    );
    let line = |n: i32| RentLine {
        month: TODAY.month().plus(n),
        who: WhoPays::Tenant,
        amount: file(test, id).rent(TODAY.month().plus(n)),
        on: TODAY.month().plus(n).first(),
    };
    let plan = NewPlan {
        id: PlanId::derived(OrgNo(1), name),
        proposed_by: agreement::Party::Tenant,
        origin: Origin::Visit,
        terms: equal(Cents(20_000), 4, TODAY.plus(14), Rhythm::Monthly).unwrap(),
        rent: RentStatement {
            lines: [line(1), line(2)],
        },
        told: "Dit lukt.".to_owned(),
        aftercare: true,
        own_step: Some(first_step(TODAY)),
    };
    work::plan::agree(&test.db, noor, at(3), id, &plan).unwrap();
    let planned = file(test, id);
    let standing = |state| {
        planned
            .outlook(TODAY)
            .plans
            .iter()
            .any(|p| p.plan.id == plan.id && p.state == state)
    };
    assert!(standing(PlanStanding::Running), "{name}");
}

fn s4_34_after_transfer_and_judgment_every_measure_works_and_it_comes_back(test: &TestDb) {
    let system = de_linde(test, TODAY);
    let id = tenancy_id(&test.db, &system, &story(1));
    let [noor, saskia, judith, maarten] =
        ["noor", "saskia", "judith", "maarten"].map(|n| colleague(&test.db, &system, n));
    lawful(test, &noor, id);
    let new = a_transfer("een");
    let at = |n| at_moment(TODAY, n);
    let step = |n: i64, kind: CourtKind, words: &str| {
        let step = NewStep {
            id: CourtStepId::derived(OrgNo(1), &format!("{}:{n}", kind.code())),
            transfer: new.id,
            kind,
            on: None,
            words: words.to_owned(),
        };
        work::transfer::step(&test.db, &saskia, at(n), id, &step)
    };
    assert!(matches!(
        step(9, CourtKind::Judgment, ""),
        Err(Error::Refused(Refusal::NoSuchHelp(_)))
    ));
    work::transfer::propose(&test.db, &judith, at(10), id, &new).unwrap();
    assert!(matches!(
        refusal(step(11, CourtKind::Judgment, "")),
        BadTransfer::OutOfOrder { .. }
    ));
    work::transfer::decide(
        &test.db,
        &maarten,
        at(12),
        id,
        new.id,
        Verdict::Approve,
        "Eerder bellen.",
    )
    .unwrap();
    assert!(matches!(
        refusal(step(13, CourtKind::Announced, "")),
        BadTransfer::OutOfOrder { .. }
    ));
    // After the transfer: a lower rent, a later day and a plan, as in any other lane.
    eased(test, &saskia, &noor, id, "na overdracht", 0);
    step(14, CourtKind::Judgment, "").unwrap();
    // An announced eviction tells what we learned, so that the next one is not announced.
    assert_eq!(refusal(step(15, CourtKind::Announced, "")), BadTransfer::NoWords);
    step(15, CourtKind::Announced, "Bellen kwam te laat.").unwrap();
    // After the judgment the same once more.
    eased(test, &saskia, &noor, id, "na vonnis", 3);
    // After the judgment: waive, pause and a plan, as in any other lane.
    let waiver = NewWaiver {
        id: WaiverId::derived(OrgNo(1), "na"),
        amount: Cents(10_000),
        ground: Ground::PreventsEviction,
        words: "Dan kan iemand blijven wonen.".to_owned(),
        condition: Condition::AtOnce,
        budget_line: "Maatwerk".to_owned(),
    };
    let before = file(test, id).outlook(TODAY).account.balance;
    work::waiver::propose(&test.db, &saskia, at(16), id, &waiver).unwrap();
    assert_eq!(
        file(test, id).outlook(TODAY).account.balance,
        before - Cents(10_000)
    );
    let pause = NewPause {
        id: PauseId::derived(OrgNo(1), "na"),
        source: PauseSource::Judge,
        reason: PauseReason::Court,
        words: String::new(),
        from: TODAY,
        until: None,
        review_on: None,
    };
    work::pause::start(&test.db, &noor, at(17), id, &pause).unwrap();
    heard_and_paid_by_another(test, &noor, id);
    // The judge's stop holds the eviction.
    assert!(matches!(
        refusal(step(18, CourtKind::CarriedOut, "Geleerd.")),
        BadTransfer::StoppedByLaw(_)
    ));
    assert_eq!(refusal(step(19, CourtKind::Prevented, "")), BadTransfer::NoWords);
    step(20, CourtKind::Prevented, "De regeling kwam net op tijd.").unwrap();
    for n in [21, 21] {
        step(n, CourtKind::BroughtBack, "De huur loopt weer.").unwrap();
    }
    let back = file(test, id);
    assert!(work::transfer::standing(&back).is_none());
    assert_eq!(
        back.outlook(TODAY).path.step(MilestoneCode::Transfer).unwrap().on,
        None
    );
    assert_eq!(back.court_steps.len(), 4);
    // The register: the transfer with its learning note, and the evictions announced and prevented.
    let register = work::transfer::register(&test.db, &maarten, 2026).unwrap();
    assert_eq!((register.lines.len(), register.waiting.len()), (1, 0));
    assert_eq!(
        register.lines[0].learned,
        [("Maarten de Ruiter".to_owned(), "Eerder bellen.".to_owned())]
    );
    let count =
        [CourtKind::Announced, CourtKind::Prevented, CourtKind::CarriedOut].map(|k| register.count(k));
    assert_eq!(count, [1, 1, 0]);
    assert_eq!(register.evictions[0].2.words, "Bellen kwam te laat.");
    assert_eq!(register.evictions[1].2.words, "De regeling kwam net op tijd.");
    assert!(
        work::transfer::register(&test.db, &maarten, 2025)
            .unwrap()
            .lines
            .is_empty()
    );
    assert!(matches!(
        work::transfer::register(&test.db, &noor, 2026),
        Err(Error::Refused(Refusal::NotAllowed(_)))
    ));
}

/// The pack holds what a court asks and no more, and each file of the archive stands in the manifest with its hash.
fn s4_30_the_evidence_pack_shows_what_was_done(test: &TestDb) {
    let system = de_linde(test, TODAY);
    let id = tenancy_id(&test.db, &system, &story(1));
    let [noor, judith, maarten] = ["noor", "judith", "maarten"].map(|n| colleague(&test.db, &system, n));
    let at = |n| at_moment(TODAY, n);
    let early = work::pack::gather(&test.db, &judith, at(3), id);
    assert!(matches!(
        refusal(early.map(|_| ())),
        BadTransfer::OutOfOrder { .. }
    ));
    lawful(test, &noor, id);
    let person = file(test, id).tenancy.members[0].person;
    let letter = NewMessage {
        id: MessageId::derived(OrgNo(1), "dossier"),
        person,
        channel: Channel::Letter,
        purpose: Purpose::Reply,
        language: "nl".to_owned(),
        template: String::new(),
        subject: "Zullen we praten?".to_owned(),
        body: "Bel mij gerust.".to_owned(),
    };
    work::message::make(&test.db, &noor, at(4), id, &letter, false).unwrap();
    work::message::decide(
        &test.db,
        &noor,
        at(5),
        id,
        letter.id,
        work::message::Decision::Left,
    )
    .unwrap();
    let new = a_transfer("een");
    work::transfer::propose(&test.db, &judith, at(10), id, &new).unwrap();
    let yes = Verdict::Approve;
    work::transfer::decide(&test.db, &maarten, at(12), id, new.id, yes, "Eerder bellen.").unwrap();
    let pack = work::pack::gather(&test.db, &judith, at(13), id).unwrap();
    assert_eq!(
        pack.decided,
        (
            TODAY,
            vec!["Judith Kuipers".to_owned(), "Maarten de Ruiter".to_owned()]
        )
    );
    let asked: Cents = pack.open.iter().map(|(_, _, open)| *open).sum();
    assert_eq!(asked, file(test, id).outlook(TODAY).past_due);
    assert_eq!(pack.texts.last().unwrap().message.body, "Bel mij gerust.");
    let told = work::pack::told(&pack).to_string();
    for there in [
        "\"offer\"",
        "\"no_objection\"",
        "\"informed\"",
        "Huisbezoek",
        "Zullen we praten?",
    ] {
        assert!(told.contains(there), "{there}: {told}");
    }
    // Nothing of talks, stories or our own look back.
    let held = file(test, id);
    let notes = held.contacts.iter().map(|c| c.note.as_str());
    let words = held
        .stories
        .iter()
        .map(|s| s.words.as_str())
        .chain(notes)
        .chain(["Regeling en pauze."]);
    for private in words.filter(|w| w.len() > 3 && *w != letter.subject) {
        assert!(!told.contains(private), "{private}");
    }
    let archive = work::pack::archive(&pack).unwrap();
    assert_eq!(
        archive,
        work::pack::archive(&pack).unwrap(),
        "the same facts, the same bytes"
    );
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(archive)).unwrap();
    let mut read = |name: &str| {
        let mut text = String::new();
        std::io::Read::read_to_string(&mut zip.by_name(name).unwrap(), &mut text).unwrap();
        text
    };
    let manifest: serde_json::Value = serde_json::from_str(&read("manifest.json")).unwrap();
    let files = manifest["files"].as_array().unwrap();
    assert_eq!(files.len(), 1 + pack.texts.len());
    for file in files {
        let text = read(file["file"].as_str().unwrap());
        assert_eq!(file["bytes"], text.len());
        assert_eq!(file["sha256"].as_str().unwrap().len(), 64);
    }
    let data: serde_json::Value = serde_json::from_str(&read("dossier.json")).unwrap();
    assert_eq!(data, work::pack::told(&pack));
}

fn a_transferred_case_goes_to_a_registered_party_and_comes_back(test: &TestDb) {
    let system = de_linde(test, TODAY);
    let id = tenancy_id(&test.db, &system, &story(1));
    let [noor, saskia, judith, maarten] =
        ["noor", "saskia", "judith", "maarten"].map(|n| colleague(&test.db, &system, n));
    let at = |n| at_moment(TODAY, n);
    let party = |code: &str, kind, registration: Option<(&str, Option<&str>)>| Party {
        code: code.to_owned(),
        version: 0,
        name: code.to_uppercase(),
        kind,
        registration: registration.map(|(from, until)| Registration {
            number: "12345".to_owned(),
            from: day(from),
            until: until.map(day),
        }),
    };
    for (n, new) in [
        party("bakker", PartyKind::Bailiff, None),
        party("zonder", PartyKind::Agency, None),
        party(
            "verlopen",
            PartyKind::Agency,
            Some(("2024-04-01", Some("2026-11-20"))),
        ),
        party("goed", PartyKind::Agency, Some(("2024-04-01", None))),
    ]
    .into_iter()
    .enumerate()
    {
        let n = i64::try_from(n).unwrap();
        write_party(&test.db, &judith, at(n), &new, 0).unwrap();
    }
    let nameless = party("x", PartyKind::Bailiff, Some(("2026-01-02", Some("2026-01-01"))));
    assert!(matches!(
        write_party(&test.db, &judith, at(5), &nameless, 0),
        Err(Error::Refused(Refusal::HandOver(BadHandOver::Registration)))
    ));
    let hand = |name: &str, to: &str, reason: &str, on: Option<&str>| {
        let new = NewHandOver {
            id: HandOverId::derived(OrgNo(1), name),
            party: to.to_owned(),
            reason: reason.to_owned(),
            on: on.map(day),
        };
        hand_over(&test.db, &saskia, at(6), id, &new)
    };
    let bad = |done: Result<(), Error>| match done {
        Err(Error::Refused(Refusal::HandOver(bad))) => bad,
        other => panic!("{other:?}"),
    };
    assert_eq!(bad(hand("een", "bakker", "ACH", None)), BadHandOver::NoTransfer);
    lawful(test, &noor, id);
    let transfer = a_transfer("een");
    work::transfer::propose(&test.db, &judith, at(10), id, &transfer).unwrap();
    let yes = Verdict::Approve;
    work::transfer::decide(&test.db, &maarten, at(11), id, transfer.id, yes, "Eerder bellen.").unwrap();
    let kept = test.content(&["audit"]);
    for to in ["zonder", "verlopen"] {
        let refused = bad(hand("een", to, "ACH", None));
        assert!(
            matches!(refused, BadHandOver::NotRegistered { on: TODAY, .. }),
            "{refused:?}"
        );
    }
    assert!(matches!(
        bad(hand("een", "niemand", "ACH", None)),
        BadHandOver::NoSuchParty(_)
    ));
    assert!(matches!(
        bad(hand("een", "bakker", "XXX", None)),
        BadHandOver::NoSuchReason { .. }
    ));
    let early = TODAY.plus(-1).to_string();
    assert_eq!(
        bad(hand("een", "bakker", "ACH", Some(&early))),
        BadHandOver::BeforeDecision(TODAY)
    );
    let late = TODAY.plus(1).to_string();
    assert_eq!(
        bad(hand("een", "bakker", "ACH", Some(&late))),
        BadHandOver::Future(TODAY.plus(1))
    );
    assert_eq!(test.content(&["audit"]), kept, "nothing was written");
    for _ in 0..2 {
        hand("een", "goed", "ACH", None).unwrap();
    }
    let held = file(test, id);
    assert_eq!(held.hand_overs.len(), 1);
    assert_eq!(held.hand_overs[0].amount, held.outlook(TODAY).past_due);
    assert!(
        held.court_steps.iter().any(|s| s.kind == CourtKind::HandedOver),
        "the evidence pack tells it"
    );
    assert_eq!(bad(hand("twee", "bakker", "ACH", None)), BadHandOver::There);
    // As other programs read it.
    let list: serde_json::Value =
        serde_json::from_str(&vera_list(&test.db, &saskia, at(12), (None, None)).unwrap().text).unwrap();
    assert_eq!(list[0]["status"]["code"], "NIE");
    assert_eq!(list[0]["soort"]["code"], "INC");
    assert_eq!(list[0]["extra-attributen"][0]["waarde"], "ACH");
    assert_eq!(list[0]["overeenkomsten"][0]["code"], story(1));
    let next = vera_list(&test.db, &saskia, at(12), (Some(2), Some(500))).unwrap();
    assert_eq!((next.text.as_str(), next.total, next.size), ("[]", 1, 100));
    assert!(matches!(
        vera_list(&test.db, &noor, at(12), (None, None)),
        Err(Error::Refused(Refusal::NotAllowed(_)))
    ));
    let which = HandOverId::derived(OrgNo(1), "een");
    let stop = |reason: &str| end(&test.db, &saskia, at(13), id, which, (reason, None, ""));
    assert!(matches!(bad(stop("XXX")), BadHandOver::NoSuchReason { .. }));
    stop("OVD").unwrap();
    assert_eq!(bad(stop("AFB")), BadHandOver::Ended);
    hand("twee", "bakker", "ACH", None).unwrap();
    // The lane back is one step: the case is taken back from who has it.
    let back = NewStep {
        id: CourtStepId::derived(OrgNo(1), "terug"),
        transfer: transfer.id,
        kind: CourtKind::BroughtBack,
        on: None,
        words: "De huur loopt weer.".to_owned(),
    };
    work::transfer::step(&test.db, &saskia, at(14), id, &back).unwrap();
    let after = file(test, id);
    let ended: Vec<&str> = after.hand_over_ends.iter().map(|e| e.reason.as_str()).collect();
    assert!(ended.contains(&"TER") && ended.contains(&"OVD"), "{ended:?}");
    assert_eq!(bad(hand("drie", "bakker", "ACH", None)), BadHandOver::NoTransfer);
}

fn s4_15_the_gate_names_the_scheme_when_only_old_debt_is_open(test: &TestDb) {
    let system = de_linde(test, TODAY);
    let id = tenancy_id(&test.db, &system, &story(1));
    let noor = colleague(&test.db, &system, "noor");
    let scheme = NewDebtHelp {
        id: DebtHelpId::derived(OrgNo(1), "wsnp"),
        kind: DebtHelpKind::Wsnp,
        on: None,
        until: None,
        who: "Bewindvoerder WSNP".to_owned(),
        amount: None,
        words: String::new(),
        reach: Reach::default(),
        about: None,
    };
    work::debt_help::write_down(&test.db, &noor, at_moment(TODAY, 1), id, &scheme).unwrap();
    let held = file(test, id);
    assert_eq!(held.outlook(TODAY).past_due, Cents::ZERO);
    let gate = work::transfer::gate(&held, TODAY);
    let stop = gate.iter().find(|c| c.condition == Gate::NoStopByLaw).unwrap();
    let named = NotYet::InScheme {
        kind: DebtHelpKind::Wsnp,
    };
    assert!(!stop.met && stop.missing.contains(&named), "{stop:?}");
}

store::on_both_engines! {
    s4_15_the_gate_names_the_scheme_when_only_old_debt_is_open;
    a_transferred_case_goes_to_a_registered_party_and_comes_back;
    s4_30_the_gate_opens_from_normal_work_and_two_people_decide;
    s4_30_who_signs_is_as_the_policy_says;
    s4_34_after_transfer_and_judgment_every_measure_works_and_it_comes_back;
    s4_30_the_evidence_pack_shows_what_was_done;
}
