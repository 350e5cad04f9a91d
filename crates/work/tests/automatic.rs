//! Any automatic act shows why it happened and can be undone within a day (S3.22), on both engines.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::expect_used,
    reason = "a test that cannot go on must stop"
)]

mod world;

use domain::automatic::Kind;
use domain::calendar::{Day, Month};
use domain::ids::{DiscountId, OrgNo, SparedIncreaseId, TenancyId, WaiverId};
use domain::money::Cents;
use domain::spared_increase::SparedState;
use domain::waiver::{Condition, Ground};
use store::testing::TestDb;
use work::automatic::booking::{self, Booked};
use work::discount::NewDiscount;
use work::spared::NewSpared;
use work::waiver::NewWaiver;
use work::{Act, Actor, Error, Refusal};
use world::{at_moment, colleague, day, de_linde, night, story, tenancy_id};

const TODAY: Day = sim::TODAY;

struct World<'t> {
    test: &'t TestDb,
    system: Actor,
    saskia: Actor,
}

fn world(test: &TestDb) -> World<'_> {
    let system = de_linde(test, TODAY);
    let saskia = colleague(&test.db, &system, "saskia");
    World { test, system, saskia }
}

impl World<'_> {
    fn tenancy(&self, n: u8) -> TenancyId {
        tenancy_id(&self.test.db, &self.system, &story(n))
    }

    fn balance(&self, tenancy: TenancyId, on: Day) -> Cents {
        let file = work::case_file::read(&self.test.db, &self.system, tenancy).unwrap();
        file.outlook(on).account.balance
    }

    /// What the night booked for a tenancy, the oldest first.
    fn booked(&self, tenancy: TenancyId) -> Vec<Booked> {
        let all = booking::list(&self.test.db, &self.saskia, day("2020-01-01"), 200).unwrap();
        let mut own: Vec<Booked> = all.into_iter().filter(|b| b.booking.tenancy == tenancy).collect();
        own.sort_by_key(|b| b.booking.effective_on);
        own
    }

    fn undo(&self, who: &Actor, on: Day, b: &Booked) -> Result<(), Error> {
        booking::undo(
            &self.test.db,
            who,
            at_moment(on, 50),
            b.booking.tenancy,
            b.booking.entry,
        )
    }

    fn nights(&self, on: Day) {
        for _ in 0..2 {
            night(&self.test.db, &self.system, on, false);
        }
    }

    /// What the night booked says why and who; it is undone once, stays undone, and owes again what it took off.
    fn undone_and_stays(&self, tenancy: TenancyId, kind: Kind, on: Day) {
        let before = self.balance(tenancy, on);
        let one = self.booked(tenancy).pop().expect("booked by the night");
        assert_eq!(
            (one.booking.kind, one.booking.booked_on, one.undone),
            (kind, on, false)
        );
        assert!(one.booking.amount < Cents::ZERO);
        assert!(one.decided.is_some(), "{kind:?} says who decided");
        assert!(one.undo_until > on);
        let ineke = colleague(&self.test.db, &self.system, "ineke");
        let refused = self.undo(&ineke, on, &one);
        assert!(
            matches!(refused, Err(Error::Refused(Refusal::NotAllowed(_)))),
            "{refused:?}"
        );
        let late = self.undo(&self.saskia, one.undo_until.plus(1), &one);
        assert!(
            matches!(late, Err(Error::Refused(Refusal::TooLateToUndo(until))) if until == one.undo_until),
            "{late:?}"
        );
        assert_eq!(self.balance(tenancy, on), before, "nothing half done");
        for _ in 0..2 {
            self.undo(&self.saskia, one.undo_until, &one).unwrap();
        }
        assert_eq!(self.balance(tenancy, one.undo_until), before - one.booking.amount);
        self.nights(one.undo_until);
        assert_eq!(
            self.balance(tenancy, one.undo_until),
            before - one.booking.amount,
            "the night repeats nothing"
        );
        assert!(self.booked(tenancy).pop().unwrap().undone);
        let found =
            work::night::verify(&self.test.db, &self.system, one.undo_until, false, &|_, _| {}).unwrap();
        assert!(found.differences.is_empty(), "{found:?}");
    }
}

fn s3_22_a_month_of_a_lower_rent_is_undone_and_the_agreement_stays(test: &TestDb) {
    let w = world(test);
    let id = w.tenancy(2);
    let new = NewDiscount {
        id: DiscountId::derived(OrgNo(1), "a"),
        requested_on: TODAY,
        request: "Mijn uren zijn minder.".to_owned(),
        first: Month::new(2026, 12),
        last: Month::new(2027, 2),
        per_month: Cents(5_000),
        self_contained: true,
    };
    work::discount::request(&test.db, &w.saskia, at_moment(TODAY, 1), id, &new).unwrap();
    assert!(w.booked(id).is_empty(), "what a person did is not automatic");
    let december = day("2026-12-01");
    w.nights(december);
    assert_eq!(w.booked(id).len(), 1);
    w.undone_and_stays(id, Kind::LowerRent, december);
    let file = work::case_file::read(&test.db, &w.system, id).unwrap();
    let held = file.discounts.iter().rfind(|d| d.id == new.id).unwrap();
    assert_eq!(work::discount::given(&file, held), Cents::ZERO);
    assert_eq!(
        file.rent(Month::new(2027, 1)),
        file.list_rent(Month::new(2027, 1)) - Cents(5_000)
    );
    // The next month is booked as agreed.
    w.nights(day("2027-01-01"));
    assert_eq!(w.booked(id).len(), 2);
}

fn s3_22_a_spared_increase_is_undone_and_stays_so(test: &TestDb) {
    let w = world(test);
    let (id, july) = (w.tenancy(1), day("2026-07-10"));
    let new = NewSpared {
        id: SparedIncreaseId::derived(OrgNo(1), "a"),
        requested_on: july,
        words: String::new(),
        from: Month::new(2026, 7),
        before: Cents(71_295),
        after: Cents(74_218),
    };
    work::spared::request(&test.db, &w.saskia, at_moment(july, 1), id, &new).unwrap();
    let yes = SparedState::Granted;
    let judith = colleague(&test.db, &w.system, "judith");
    work::spared::decide(&test.db, &judith, at_moment(july, 2), id, (new.id, 1), yes, "").unwrap();
    w.nights(TODAY);
    assert_eq!(
        w.booked(id).len(),
        4,
        "August until November; July followed from the decision itself"
    );
    w.undone_and_stays(id, Kind::SparedIncrease, TODAY);
}

fn s3_22_a_part_of_a_waiver_is_undone_and_stays_so(test: &TestDb) {
    let w = world(test);
    let (id, agreed) = (w.tenancy(7), day("2026-08-20"));
    let new = NewWaiver {
        id: WaiverId::derived(OrgNo(1), "a"),
        amount: Cents(50_000),
        ground: Ground::KeptPayments,
        words: "De huur loopt weer.".to_owned(),
        condition: Condition::PerKeptMonth { each: Cents(20_000) },
        budget_line: "Maatwerk huur 2026".to_owned(),
    };
    work::waiver::propose(&test.db, &w.saskia, at_moment(agreed, 1), id, &new).unwrap();
    w.nights(TODAY);
    assert_eq!(w.booked(id).len(), 3);
    w.undone_and_stays(id, Kind::WaiverPart, TODAY);
}

fn two_programs_at_once_count_each_booking_once(test: &TestDb) {
    let w = world(test);
    let agreed = day("2026-08-20");
    for n in [3, 7, 8] {
        let new = NewWaiver {
            id: WaiverId::derived(OrgNo(1), &n.to_string()),
            amount: Cents(30_000),
            ground: Ground::KeptPayments,
            words: "De huur loopt weer.".to_owned(),
            condition: Condition::PerKeptMonth { each: Cents(10_000) },
            budget_line: "Maatwerk huur 2026".to_owned(),
        };
        work::waiver::propose(
            &test.db,
            &w.saskia,
            at_moment(agreed, u16::from(n).into()),
            w.tenancy(n),
            &new,
        )
        .unwrap();
    }
    let told: u64 = std::thread::scope(|scope| {
        let run = || work::waiver::run(&test.db, &w.system, at_moment(TODAY, 1)).unwrap();
        let both = [scope.spawn(run), scope.spawn(run)];
        both.into_iter().map(|thread| thread.join().unwrap()).sum()
    });
    let booked: usize = [3, 7, 8].map(|n| w.booked(w.tenancy(n)).len()).iter().sum();
    assert!(booked > 0);
    assert_eq!(told, booked as u64);
}

/// What the trail says the system did: what was asked of it, and else only kinds that have a way back.
fn s3_22_the_system_does_nothing_that_is_not_on_the_list(test: &TestDb) {
    // Henk kept his first term on the first of September.
    let w = world(test);
    for on in [
        "2026-09-02",
        "2026-09-03",
        "2026-10-01",
        "2027-02-09",
        "2027-07-01",
    ] {
        w.nights(day(on));
        work::automatic::run(&test.db, &w.system, at_moment(day(on), 2)).unwrap();
    }
    let ineke = colleague(&test.db, &w.system, "ineke");
    let all = work::audit::trail(&test.db, &ineke, None, None, 10_000).unwrap();
    // What is forgotten after the days of the policy can't come back: that is its point.
    let asked = [
        "found_association",
        "import_association",
        "night",
        "set_fact",
        "forget_consents",
        "forget_referrals",
        "forget_voice_notes",
        "forget_worries",
    ];
    let known: Vec<&str> = Kind::ALL.iter().map(|kind| booking::trail(*kind)).collect();
    let mut seen = Vec::new();
    for row in all.iter().filter(|row| row.actor.is_none()) {
        assert!(
            asked.contains(&&*row.act) || known.contains(&&*row.act),
            "'{}' is done by nobody: add its kind to domain::automatic::Kind, with its sentence and its way back",
            row.act
        );
        seen.push(row.act.to_string());
    }
    for act in ["automatic_message", "book_discount", "import_statement"] {
        assert!(seen.iter().any(|s| s == act), "{act}: {seen:?}");
    }
    // Each has an act with which a person undoes it.
    let officer = &w.saskia;
    for kind in Kind::ALL {
        let act: Act = booking::undone_with(*kind);
        assert!(officer.may(act).is_ok(), "{kind:?}");
    }
}

store::on_both_engines! {
    s3_22_a_month_of_a_lower_rent_is_undone_and_the_agreement_stays;
    s3_22_a_spared_increase_is_undone_and_stays_so;
    s3_22_a_part_of_a_waiver_is_undone_and_stays_so;
    two_programs_at_once_count_each_booking_once;
    s3_22_the_system_does_nothing_that_is_not_on_the_list;
}
