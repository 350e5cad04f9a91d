//! A temporary lower rent end to end, on both engines (S4.8, S2.14), and the acts of a newer program.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::expect_used,
    reason = "a test that cannot go on must stop"
)]

mod world;

use domain::calendar::{Day, Month};
use domain::discount::{BadDiscount, DiscountState};
use domain::ids::{DiscountId, OrgNo, TenancyId};
use domain::ledger::EntryKind;
use domain::money::Cents;
use domain::outlook::Reason;
use store::association::StaffRole;
use store::testing::TestDb;
use work::case_file::CaseFile;
use work::discount::NewDiscount;
use work::{Actor, Error, Refusal};
use world::{at_moment, colleague, day, de_linde, derived, founded, night, story, tenancy_id};

const TODAY: Day = sim::TODAY;

fn ym(text: &str) -> Month {
    text.parse().unwrap()
}

/// € 50 lower from December until February: within the mandate of a collection officer.
fn a_request(name: &str) -> NewDiscount {
    NewDiscount {
        id: DiscountId::derived(OrgNo(1), name),
        requested_on: day("2026-11-20"),
        request: "Mijn uren zijn minder.".to_owned(),
        first: ym("2026-12"),
        last: ym("2027-02"),
        per_month: Cents(5_000),
        self_contained: true,
    }
}

fn file(test: &TestDb, actor: &Actor, id: TenancyId) -> CaseFile {
    work::case_file::read(&test.db, actor, id).unwrap()
}

fn refusal(done: Result<(), Error>) -> Refusal {
    match done {
        Err(Error::Refused(refusal)) => refusal,
        other => panic!("{other:?}"),
    }
}

fn credits(file: &CaseFile) -> Vec<(Month, Cents)> {
    let credits = file.ledger.iter().filter(|e| e.kind == EntryKind::Credit);
    credits.filter_map(|e| Some((e.month?, e.amount))).collect()
}

fn t06_list_rent_and_180_lower_stand_apart_to_the_cent(test: &TestDb) {
    let actor = de_linde(test, TODAY);
    let id = tenancy_id(&test.db, &actor, &story(6));
    let found = file(test, &actor, id);
    let months: Vec<(Month, Cents)> = (7..=11).map(|m| (Month::new(2026, m), Cents(-18_000))).collect();
    assert_eq!(credits(&found), months);
    let charged = |m: &str| {
        found
            .outlook(TODAY)
            .account
            .item(ym(m))
            .map(|i| (i.charged, i.open))
    };
    assert_eq!(charged("2026-07"), Some((Cents(87_900), Cents::ZERO)));
    assert_eq!(found.outlook(TODAY).account.balance, Cents(75_800));
    assert_eq!(
        [
            found.list_rent(ym("2026-12")),
            found.rent(ym("2026-12")),
            found.rent(ym("2027-01"))
        ],
        [Cents(87_900), Cents(69_900), Cents(87_900)]
    );
    // Asked and written down by one, given by another who may.
    let given = found.discounts.iter().find(|d| d.version == 2).unwrap();
    let [saskia, judith] = ["saskia", "judith"].map(|n| colleague(&test.db, &actor, n).user);
    let asked = found.discounts.iter().find(|d| d.version == 1).unwrap();
    assert_eq!((asked.by, asked.state), (saskia, DiscountState::Requested));
    assert_eq!((given.by, given.state), (judith, DiscountState::Granted));
    // The year after: six months and no more, whoever runs the night, and however late or often.
    for n in [1, 2] {
        work::discount::run(&test.db, &actor, at_moment(day("2027-06-01"), n)).unwrap();
    }
    let later = file(test, &actor, id);
    assert_eq!(credits(&later).len(), 6);
    assert_eq!(later.outlook(TODAY).account.balance, Cents(75_800));
    let register = work::discount::register(&test.db, &colleague(&test.db, &actor, "judith"), 2026).unwrap();
    let line = &register.lines[0];
    assert_eq!(
        (
            line.reference.as_str(),
            line.discount.cost(),
            line.given,
            line.decided_on
        ),
        (
            story(6).as_str(),
            Cents(108_000),
            Cents(108_000),
            day("2026-06-10")
        )
    );
    night(&test.db, &actor, day("2027-06-01"), true);
    let verified = work::night::verify(&test.db, &actor, day("2027-06-01"), false, &|_, _| {}).unwrap();
    assert!(verified.differences.is_empty(), "{verified:?}");
}

fn s4_8_the_return_is_told_two_months_ahead(test: &TestDb) {
    let actor = de_linde(test, TODAY);
    let id = tenancy_id(&test.db, &actor, &story(2));
    let saskia = colleague(&test.db, &actor, "saskia");
    work::discount::request(&test.db, &saskia, at_moment(TODAY, 1), id, &a_request("a")).unwrap();
    let found = file(test, &actor, id);
    let told = |on: &str| {
        let o = found.outlook(day(on));
        o.tasks
            .iter()
            .any(|t| matches!(t.reason, Reason::DiscountEnds { .. }))
    };
    assert!(!told("2026-12-30") && told("2026-12-31") && told("2027-02-28") && !told("2027-03-01"));
    // The text that fits then is the one about what comes after.
    let on = day("2026-12-31");
    let o = found.outlook(on);
    let fits = domain::message::fitting(&o, &found.facts(), &found.policy, false);
    assert!(fits.iter().any(|f| f.key == "rent_returns"), "{fits:?}");
}

fn s2_14_within_the_mandate_at_once_and_above_it_somebody_else(test: &TestDb) {
    let actor = de_linde(test, TODAY);
    let id = tenancy_id(&test.db, &actor, &story(2));
    let [saskia, judith, noor] = ["saskia", "judith", "noor"].map(|n| colleague(&test.db, &actor, n));
    let own = file(test, &actor, id);
    let may = work::discount::may_give(&saskia, &own.policy);
    assert_eq!((may.discount_up_to, may.discount_months), (Cents(10_000), 3));
    let begun = NewDiscount {
        first: ym("2026-11"),
        last: ym("2027-01"),
        ..a_request("own")
    };
    for n in [1, 2] {
        work::discount::request(&test.db, &saskia, at_moment(TODAY, n), id, &begun).unwrap();
    }
    let given = file(test, &actor, id);
    // November has begun: it is booked with the decision; December waits for its first day.
    assert_eq!(credits(&given), [(ym("2026-11"), Cents(-5_000))]);
    assert_eq!(given.discounts.len(), 2);
    night(&test.db, &actor, day("2026-12-01"), false);
    assert_eq!(credits(&file(test, &actor, id)).len(), 2);
    // Four months are above it.
    let longer = NewDiscount {
        first: ym("2027-02"),
        last: ym("2027-05"),
        ..a_request("longer")
    };
    work::discount::request(&test.db, &saskia, at_moment(TODAY, 3), id, &longer).unwrap();
    let decide = |who: &Actor, n, seen, state, words: &str| {
        work::discount::decide(
            &test.db,
            who,
            at_moment(TODAY, n),
            id,
            (longer.id, seen),
            state,
            words,
        )
    };
    assert_eq!(
        refusal(decide(&saskia, 4, 1, DiscountState::Granted, "")),
        Refusal::Discount(BadDiscount::AboveMandate {
            per_month: Cents(10_000),
            months: 3
        })
    );
    assert!(matches!(
        refusal(decide(&noor, 5, 1, DiscountState::Granted, "")),
        Refusal::NotAllowed(_)
    ));
    assert!(matches!(
        refusal(decide(&actor, 6, 1, DiscountState::Granted, "")),
        Refusal::NotAllowed(_)
    ));
    assert_eq!(
        refusal(decide(&judith, 7, 1, DiscountState::Refused, " ")),
        Refusal::Discount(BadDiscount::NoAnswer)
    );
    let waiting = work::discount::register(&test.db, &judith, 2026).unwrap().waiting;
    assert_eq!((waiting.len(), waiting[0].needs.unwrap().code()), (1, "TL"));
    for n in [8, 9] {
        decide(&judith, n, 1, DiscountState::Granted, "").unwrap();
    }
    assert_eq!(
        refusal(decide(&saskia, 10, 1, DiscountState::Refused, "Nee.")),
        Refusal::ChangedMeanwhile
    );
    assert_eq!(
        refusal(decide(&saskia, 11, 2, DiscountState::Refused, "Nee.")),
        Refusal::NotOpen
    );
    assert!(
        work::discount::register(&test.db, &judith, 2026)
            .unwrap()
            .waiting
            .is_empty()
    );
}

fn ending_earlier_takes_nothing_back(test: &TestDb) {
    let actor = de_linde(test, TODAY);
    let id = tenancy_id(&test.db, &actor, &story(6));
    let saskia = colleague(&test.db, &actor, "saskia");
    let before = file(test, &actor, id);
    let discount = before.discounts[0].id;
    let end = |n, seen, last: &str| {
        work::discount::end(
            &test.db,
            &saskia,
            at_moment(TODAY, n),
            id,
            (discount, seen),
            ym(last),
        )
    };
    let given = ym("2026-11");
    assert_eq!(
        refusal(end(1, 2, "2026-10")),
        Refusal::Discount(BadDiscount::ClawBack { given })
    );
    let last = ym("2026-12");
    assert_eq!(
        refusal(end(2, 2, "2027-01")),
        Refusal::Discount(BadDiscount::NotEarlier { last })
    );
    assert_eq!(refusal(end(3, 1, "2026-11")), Refusal::ChangedMeanwhile);
    for n in [4, 5] {
        end(n, 2, "2026-11").unwrap();
    }
    work::discount::run(&test.db, &actor, at_moment(day("2027-06-01"), 6)).unwrap();
    let after = file(test, &actor, id);
    assert_eq!(credits(&after), credits(&before));
    assert_eq!(after.rent(ym("2026-12")), Cents(87_900));
    let register = work::discount::register(&test.db, &saskia, 2026).unwrap();
    assert_eq!(register.lines[0].given, Cents(90_000));
}

/// S4.8: nothing was given yet, so nothing is taken back from anybody. From its first month on it can only end earlier.
fn before_its_first_month_it_can_be_taken_back_whole(test: &TestDb) {
    let actor = de_linde(test, TODAY);
    let id = tenancy_id(&test.db, &actor, &story(1));
    let saskia = colleague(&test.db, &actor, "saskia");
    let asked = a_request("taken back");
    work::discount::request(&test.db, &saskia, at_moment(TODAY, 1), id, &asked).unwrap();
    let rents = || {
        let file = file(test, &actor, id);
        ["2026-12", "2027-01"].map(|m| file.rent(ym(m)))
    };
    assert_eq!(rents(), [Cents(69_218); 2]);
    let back =
        |n, seen, on| work::discount::withdraw(&test.db, &saskia, at_moment(on, n), id, (asked.id, seen));
    assert_eq!(refusal(back(2, 1, TODAY)), Refusal::ChangedMeanwhile);
    for n in [3, 4] {
        back(n, 2, TODAY).unwrap();
    }
    assert_eq!(rents(), [Cents(74_218); 2]);
    let held = file(test, &actor, id);
    assert_eq!(
        (held.discounts.len(), held.discounts[2].state),
        (3, DiscountState::Withdrawn)
    );
    assert_eq!(refusal(back(5, 3, TODAY)), Refusal::NotOpen);
    work::discount::run(&test.db, &actor, at_moment(day("2027-06-01"), 6)).unwrap();
    assert_eq!(credits(&file(test, &actor, id)), []);
    assert!(
        work::discount::register(&test.db, &saskia, 2026)
            .unwrap()
            .lines
            .iter()
            .all(|l| l.tenancy != id)
    );
    // The same months can be asked again; once the first has begun it stays given.
    let again = NewDiscount {
        id: DiscountId::derived(OrgNo(1), "again"),
        ..asked.clone()
    };
    work::discount::request(&test.db, &saskia, at_moment(TODAY, 7), id, &again).unwrap();
    let late = work::discount::withdraw(
        &test.db,
        &saskia,
        at_moment(day("2026-12-01"), 8),
        id,
        (again.id, 2),
    );
    let given = ym("2026-12");
    assert_eq!(refusal(late), Refusal::Discount(BadDiscount::ClawBack { given }));
}

fn a_lower_rent_that_cannot_be_is_refused_and_nothing_is_half_done(test: &TestDb) {
    let actor = de_linde(test, TODAY);
    let id = tenancy_id(&test.db, &actor, &story(6));
    let saskia = colleague(&test.db, &actor, "saskia");
    let before = (derived(&test.db, &actor), file(test, &actor, id).discounts);
    let ask = |new: NewDiscount| {
        refusal(work::discount::request(
            &test.db,
            &saskia,
            at_moment(TODAY, 1),
            id,
            &new,
        ))
    };
    let bad = Refusal::Discount;
    let start = file(test, &actor, id).tenancy.start;
    let good = || a_request("bad");
    let none = NewDiscount {
        last: ym("2026-11"),
        ..good()
    };
    assert_eq!(ask(none), bad(BadDiscount::Months(0)));
    let long = NewDiscount {
        last: ym("2029-12"),
        ..good()
    };
    assert_eq!(ask(long), bad(BadDiscount::Months(37)));
    let (amount, rent) = (Cents(87_901), Cents(87_900));
    let above = NewDiscount {
        per_month: amount,
        ..good()
    };
    assert_eq!(ask(above), bad(BadDiscount::Amount { amount, rent }));
    let silent = NewDiscount {
        request: " ".to_owned(),
        ..good()
    };
    assert_eq!(ask(silent), bad(BadDiscount::NoRequest));
    let room = NewDiscount {
        self_contained: false,
        ..good()
    };
    assert_eq!(ask(room), bad(BadDiscount::NotSelfContained));
    let first = ym("2026-10");
    let past = NewDiscount { first, ..good() };
    assert_eq!(ask(past), bad(BadDiscount::BeforeRequest { first }));
    // December is lower already.
    assert_eq!(ask(good()), bad(BadDiscount::Overlap { month: ym("2026-12") }));
    let early = NewDiscount {
        requested_on: start.plus(-1),
        ..good()
    };
    assert!(matches!(
        ask(early),
        Refusal::Discount(BadDiscount::BeforeTenancy { .. })
    ));
    let tomorrow = NewDiscount {
        requested_on: TODAY.plus(1),
        ..good()
    };
    assert!(matches!(
        ask(tomorrow),
        Refusal::Date {
            field: "requested_on",
            ..
        }
    ));
    let bsn = NewDiscount {
        request: "123456782".to_owned(),
        ..good()
    };
    assert_eq!(ask(bsn), Refusal::HoldsBsn("request"));
    assert_eq!(
        (derived(&test.db, &actor), file(test, &actor, id).discounts),
        before
    );
}

fn a_new_act_reaches_roles_that_are_there_once(test: &TestDb) {
    let actor = founded(test);
    let scope = store::Scope::of(actor.org, None);
    let role = |code: &str, acts: &[&str]| StaffRole {
        code: code.to_owned(),
        acts: acts.iter().map(|a| (*a).to_owned()).collect(),
    };
    let put = |roles: &[StaffRole]| {
        test.db
            .write(|tx| store::association::put_roles(tx, &scope, roles))
            .unwrap();
    };
    let acts_of = |code: &str| {
        let roles = test.db.read(|tx| store::association::roles(tx, &scope)).unwrap();
        roles.into_iter().find(|r| r.code == code).unwrap().acts
    };
    let hand_out = |n| work::association::hand_out_new_acts(&test.db, at_moment(TODAY, n).now).unwrap();
    // Founded, nothing came in yet.
    assert_eq!(hand_out(1), 0);
    // As an older program left it: every act but the new one, which only some role of today's program has.
    let old: Vec<StaffRole> = work::ROLES
        .iter()
        .map(|(code, acts)| {
            let acts: Vec<&str> = acts
                .iter()
                .map(|a| a.code())
                .filter(|a| *a != "lower_rent")
                .collect();
            role(code, &acts)
        })
        .collect();
    put(&old);
    // An own role, and a right that the association took away from one role.
    put(&[
        role("night_watch", &["see_today"]),
        role("manager", &["see_today", "mandate_manager"]),
    ]);
    assert_eq!(hand_out(2), 1);
    for code in ["officer", "team_leader", "manager"] {
        assert!(acts_of(code).contains(&"lower_rent".to_owned()), "{code}");
    }
    assert_eq!(acts_of("manager"), ["see_today", "mandate_manager", "lower_rent"]);
    assert_eq!(acts_of("night_watch"), ["see_today"]);
    assert!(!acts_of("adviser").contains(&"lower_rent".to_owned()));
    // What is taken away afterwards stays away.
    put(&old);
    assert_eq!(hand_out(3), 0);
    assert!(!acts_of("officer").contains(&"lower_rent".to_owned()));
}

store::on_both_engines! {
    t06_list_rent_and_180_lower_stand_apart_to_the_cent;
    s4_8_the_return_is_told_two_months_ahead;
    s2_14_within_the_mandate_at_once_and_above_it_somebody_else;
    ending_earlier_takes_nothing_back;
    before_its_first_month_it_can_be_taken_back_whole;
    a_lower_rent_that_cannot_be_is_refused_and_nothing_is_half_done;
    a_new_act_reaches_roles_that_are_there_once;
}
