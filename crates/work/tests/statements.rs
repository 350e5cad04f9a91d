//! Bank files as they really come: twice, overlapping, with twins, in two formats, broken. On both engines.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on must stop"
)]

mod world;

use domain::ids::TenancyId;
use domain::money::Cents;
use store::testing::TestDb;
use work::{Actor, Error, Refusal};
use world::{camt, day, receive_text, story, tenancy_id};

fn ready(test: &TestDb) -> (Actor, TenancyId) {
    let actor = world::founded(test);
    world::receive_association(&test.db, &actor);
    let id = tenancy_id(&test.db, &actor, &story(1));
    (actor, id)
}

fn received(test: &TestDb, actor: &Actor, id: TenancyId) -> Cents {
    let file = work::case_file::read(&test.db, actor, id).unwrap();
    file.entries
        .iter()
        .filter(|b| b.source.is_some())
        .map(|b| -b.entry.amount)
        .sum()
}

fn two_equal_bookings_on_one_day_both_stay(test: &TestDb) {
    let (actor, id) = ready(test);
    let text = story(1);
    let twins = [
        ("2026-11-20", "50.00", "", text.as_str()),
        ("2026-11-20", "50.00", "", text.as_str()),
    ];
    let report = receive_text(&test.db, &actor, sim::TODAY, "twins.xml", &camt("A", &twins)).unwrap();
    assert_eq!((report.booked, report.matched, report.known), (2, 2, 0));
    assert_eq!(received(test, &actor, id), Cents(10_000));
}

fn overlapping_files_book_each_booking_once(test: &TestDb) {
    let (actor, id) = ready(test);
    let text = story(1);
    let first = [
        ("2026-11-19", "10.00", "R1", text.as_str()),
        ("2026-11-20", "20.00", "R2", text.as_str()),
    ];
    let second = [
        ("2026-11-20", "20.00", "R2", "andere tekst"),
        ("2026-11-20", "20.00", "R3", text.as_str()),
        ("2026-11-21", "40.00", "R4", text.as_str()),
    ];
    receive_text(&test.db, &actor, sim::TODAY, "one.xml", &camt("A", &first)).unwrap();
    let report = receive_text(&test.db, &actor, sim::TODAY, "two.xml", &camt("B", &second)).unwrap();
    assert_eq!((report.entries, report.known, report.booked), (3, 1, 2));
    assert_eq!(received(test, &actor, id), Cents(9_000));
}

fn a_repeated_file_with_twins_is_known_whole(test: &TestDb) {
    let (actor, id) = ready(test);
    let text = story(1);
    let twins = [
        ("2026-11-20", "50.00", "", text.as_str()),
        ("2026-11-20", "50.00", "", text.as_str()),
    ];
    receive_text(&test.db, &actor, sim::TODAY, "one.xml", &camt("A", &twins)).unwrap();
    // The same bookings in a file with another message id: not the same bytes.
    let report = receive_text(&test.db, &actor, sim::TODAY, "two.xml", &camt("B", &twins)).unwrap();
    assert_eq!((report.known, report.booked), (2, 0));
    assert_eq!(received(test, &actor, id), Cents(10_000));
}

fn the_same_day_in_mt940_and_camt_is_booked_once(test: &TestDb) {
    let (actor, id) = ready(test);
    let text = story(1);
    receive_text(
        &test.db,
        &actor,
        sim::TODAY,
        "day.xml",
        &camt("A", &[("2026-11-20", "50.00", "BANKREF1", text.as_str())]),
    )
    .unwrap();
    let mt940 = format!(
        ":20:1\r\n:25:NL91ABNA0417164300 EUR\r\n:28C:1/1\r\n:60F:C261119EUR0,00\r\n:61:2611201120C50,00NTRFNONREF\r\n\
         :86:/TRTP/SEPA OVERBOEKING/IBAN/NL02RABO0123456789/BIC/RABONL2U/NAME/P Verh/REMI/{text}/EREF/NOTPROVIDED\r\n:62F:C261120EUR50,00\r\n-\r\n"
    );
    let report = receive_text(&test.db, &actor, sim::TODAY, "day.sta", &mt940).unwrap();
    assert_eq!((report.entries, report.known, report.booked), (1, 1, 0));
    assert_eq!(received(test, &actor, id), Cents(5_000));
}

fn a_broken_file_books_nothing_and_says_where(test: &TestDb) {
    let (actor, id) = ready(test);
    let text = story(1);
    let whole = camt(
        "A",
        &[
            ("2026-11-20", "50.00", "R1", text.as_str()),
            ("2026-11-21", "60.00", "R2", text.as_str()),
        ],
    );
    for broken in [
        &whole[..whole.len() - 40],
        "",
        "geen bankbestand",
        &whole.replace("60.00", "6x.00"),
        &whole.replace("2026-11-21<", "2026-02-30<"),
    ] {
        let refused = receive_text(&test.db, &actor, sim::TODAY, "kapot.xml", broken);
        let Err(Error::Refused(Refusal::Unreadable(why))) = refused else {
            panic!("{refused:?}")
        };
        assert!(why.to_string().starts_with("kapot.xml:"), "{why}");
    }
    assert_eq!(received(test, &actor, id), Cents::ZERO);
    assert_eq!(work::desk::count(&test.db, &actor).unwrap().0, 0);
    let imports = work::desk::imports(&test.db, &actor, None, 10).unwrap();
    assert!(
        imports.iter().all(|i| i.state == "refused" && !i.note.is_empty()) && imports.len() == 5,
        "{imports:?}"
    );
    // Each is kept in the language of whoever looks.
    for import in &imports {
        let told = work::Told::from_kept(&import.note);
        assert!(
            told.dutch != told.english && told.dutch.starts_with("kapot.xml:"),
            "{told:?}"
        );
    }
    // The mended file comes in as if nothing had happened.
    assert_eq!(
        receive_text(&test.db, &actor, sim::TODAY, "heel.xml", &whole)
            .unwrap()
            .booked,
        2
    );
}

fn a_bounce_brings_the_month_back_and_a_link_can_be_taken_back(test: &TestDb) {
    let (actor, id) = ready(test);
    let stranger = camt("A", &[("2026-11-20", "742.18", "R1", "zonder kenmerk")]);
    let report = receive_text(&test.db, &actor, sim::TODAY, "one.xml", &stranger).unwrap();
    assert_eq!(report.waiting, 1);
    let before = work::case_file::read(&test.db, &actor, id)
        .unwrap()
        .outlook(sim::TODAY)
        .account
        .clone();
    let key = work::desk::waiting(&test.db, &actor, None, 10).unwrap()[0]
        .row
        .bank_key();
    work::desk::link(&test.db, &actor, world::at_moment(sim::TODAY, 1), &key, id).unwrap();
    let linked = work::case_file::read(&test.db, &actor, id)
        .unwrap()
        .outlook(sim::TODAY)
        .account
        .balance;
    assert_eq!(linked, before.balance - Cents(74_218));
    assert!(
        work::desk::link(&test.db, &actor, world::at_moment(sim::TODAY, 2), &key, id).is_err(),
        "a second click does nothing"
    );
    // The IBAN is remembered: the next payment without a reference finds its place.
    let next = camt("B", &[("2026-11-21", "10.00", "R2", "weer zonder")]);
    assert_eq!(
        receive_text(&test.db, &actor, sim::TODAY, "two.xml", &next)
            .unwrap()
            .matched,
        1
    );
    work::desk::take_back(&test.db, &actor, world::at_moment(sim::TODAY, 3), &key).unwrap();
    let after = work::case_file::read(&test.db, &actor, id)
        .unwrap()
        .outlook(sim::TODAY)
        .account
        .balance;
    assert_eq!(after, before.balance - Cents(1_000));
    work::desk::link(&test.db, &actor, world::at_moment(sim::TODAY, 4), &key, id).unwrap();
    let again = work::case_file::read(&test.db, &actor, id)
        .unwrap()
        .outlook(sim::TODAY)
        .account
        .balance;
    assert_eq!(again, linked - Cents(1_000));
    work::night::run(
        &test.db,
        &actor,
        &work::night::Plan {
            on: sim::TODAY,
            full: false,
            holder: "t",
            clock: &|| 0,
            progress: &|_, _| {},
        },
    )
    .unwrap();
    let found = work::night::verify(&test.db, &actor, sim::TODAY, false, &|_, _| {}).unwrap();
    assert!(found.differences.is_empty(), "{found:?}");
}

fn a_missing_file_shows_as_a_gap(test: &TestDb) {
    let (actor, _) = ready(test);
    for month in ["2026-01", "2026-03"] {
        let path = world::demo_folder().join(format!("statements/{month}.xml"));
        world::receive_file(&test.db, &actor, sim::TODAY, &path).unwrap();
    }
    assert_eq!(work::desk::gaps(&test.db, &actor).unwrap().len(), 1);
    world::receive_file(
        &test.db,
        &actor,
        sim::TODAY,
        &world::demo_folder().join("statements/2026-02.xml"),
    )
    .unwrap();
    assert!(work::desk::gaps(&test.db, &actor).unwrap().is_empty());
}

fn the_wall_between_two_associations_holds(test: &TestDb) {
    let (linde, id) = ready(test);
    let other = Actor::system(
        work::association::found(&test.db, world::at(sim::TODAY), "De Eik")
            .unwrap()
            .org,
    );
    let wanted = Refusal::NoSuchTenancy(id.to_string());
    let refused = |r: Result<(), Error>| matches!(r, Err(Error::Refused(why)) if why == wanted);
    assert!(refused(work::case_file::read(&test.db, &other, id).map(drop)));
    let told = work::record::NewStory {
        id: domain::ids::StoryId::derived(other.org, "x"),
        words: "iets".to_owned(),
        person: None,
        on: None,
    };
    assert!(refused(work::record::story(
        &test.db,
        &other,
        world::at(sim::TODAY),
        id,
        &told
    )));
    assert!(
        work::today::search(&test.db, &other, "Verhagen", 10)
            .unwrap()
            .is_empty()
    );
    let report = receive_text(
        &test.db,
        &other,
        sim::TODAY,
        "a.xml",
        &camt("A", &[("2026-11-20", "50.00", "R1", &story(1))]),
    )
    .unwrap();
    assert_eq!(
        (report.matched, report.waiting),
        (0, 1),
        "a contract number of another association is nobody's here"
    );
    let key = work::desk::waiting(&test.db, &other, None, 10).unwrap()[0]
        .row
        .bank_key();
    assert!(work::desk::link(&test.db, &linde, world::at(sim::TODAY), &key, id).is_err());
    assert!(work::desk::link(&test.db, &other, world::at(sim::TODAY), &key, id).is_err());
    assert_eq!(received(test, &linde, id), Cents::ZERO);
    let _ = day;
}

store::on_both_engines! {
    two_equal_bookings_on_one_day_both_stay;
    overlapping_files_book_each_booking_once;
    a_repeated_file_with_twins_is_known_whole;
    the_same_day_in_mt940_and_camt_is_booked_once;
    a_broken_file_books_nothing_and_says_where;
    a_bounce_brings_the_month_back_and_a_link_can_be_taken_back;
    a_missing_file_shows_as_a_gap;
    the_wall_between_two_associations_holds;
}
