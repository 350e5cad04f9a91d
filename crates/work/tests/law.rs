//! The association's own rows of the law, on both engines: written down with their source, used wherever the law is, refused
//! with both rows named, taken back, and all that is uncertain switched off.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on must stop"
)]

mod world;

use domain::ids::{OrgNo, OwnLawId};
use domain::law::own::Draft;
use domain::law::{Parameter, Refusal as LawRefusal, Value};
use domain::money::Cents;
use store::testing::TestDb;
use work::law::{of, only_confirmed, own, undo_own, write_own};
use work::{Error, Refusal};
use world::{at_moment, colleague, day, de_linde, story, tenancy_id};

const TODAY: domain::calendar::Day = sim::TODAY;

fn id(name: &str) -> OwnLawId {
    OwnLawId::derived(OrgNo(1), name)
}

fn draft(parameter: Parameter, from: &str, until: Option<&str>, value: Option<&str>) -> Draft {
    Draft {
        parameter,
        valid_from: day(from),
        valid_to: until.map(day),
        value: value.map(str::to_owned),
        source: "Besluit van de directie, 3 maart 2026".to_owned(),
    }
}

fn refusal(done: Result<(), Error>) -> Refusal {
    match done {
        Err(Error::Refused(refusal)) => refusal,
        other => panic!("{other:?}"),
    }
}

fn an_own_row_counts_until_it_is_taken_back(test: &TestDb) {
    let system = de_linde(test, TODAY);
    let judith = colleague(&test.db, &system, "judith");
    let tenancy = tenancy_id(&test.db, &system, &story(1));
    let cost = || {
        let law = of(&test.db, &judith).unwrap();
        law.row(Parameter::EvictionLandlordCostLow, TODAY)
            .unwrap()
            .clone()
    };
    let shipped = cost();
    assert!(!shipped.own);
    let mine = draft(
        Parameter::EvictionLandlordCostLow,
        "2026-03-01",
        None,
        Some("5.250,50"),
    );
    for _ in 0..2 {
        write_own(&test.db, &judith, at_moment(TODAY, 1), id("kosten"), &mine).unwrap();
    }
    let row = cost();
    assert_eq!(row.value, Value::Euro(Cents(525_050)));
    assert!(row.own && row.source.starts_with("Besluit"), "{row}");
    // The days before it are as they came.
    let law = of(&test.db, &judith).unwrap();
    let before = law
        .find(Parameter::EvictionLandlordCostLow, day("2026-02-28"))
        .unwrap();
    assert_eq!(before.value, shipped.value);
    // The cost picture at the gate is made of it.
    let file = work::case_file::read(&test.db, &system, tenancy).unwrap();
    let picture = domain::law::eviction::picture(&law, file.outlook(TODAY).past_due, TODAY).unwrap();
    assert_eq!(picture.picture.landlord_low, Cents(525_050));
    let [held] = own(&test.db, &judith).unwrap().try_into().unwrap();
    assert_eq!((held.id, held.by, held.undone), (id("kosten"), judith.user, None));
    assert_eq!(
        refusal(undo_own(
            &test.db,
            &judith,
            at_moment(TODAY, 2),
            id("kosten"),
            " "
        )),
        Refusal::Missing("words")
    );
    for _ in 0..2 {
        undo_own(
            &test.db,
            &judith,
            at_moment(TODAY, 3),
            id("kosten"),
            "Verkeerd jaar.",
        )
        .unwrap();
    }
    assert_eq!(cost(), shipped);
    assert!(
        own(&test.db, &judith).unwrap()[0].undone.is_some(),
        "it stays to be seen"
    );
}

fn what_does_not_fit_is_refused_with_both_rows_named(test: &TestDb) {
    let system = de_linde(test, TODAY);
    let judith = colleague(&test.db, &system, "judith");
    let noor = colleague(&test.db, &system, "noor");
    let write = |name: &str, new: &Draft| write_own(&test.db, &judith, at_moment(TODAY, 1), id(name), new);
    let first = draft(
        Parameter::CostsMinimum,
        "2026-01-01",
        Some("2026-12-31"),
        Some("45"),
    );
    assert!(matches!(
        refusal(write_own(&test.db, &noor, at_moment(TODAY, 1), id("een"), &first)),
        Refusal::NotAllowed(_)
    ));
    write("een", &first).unwrap();
    let kept = test.content(&[]);
    // Two own rows about one day.
    let both = draft(Parameter::CostsMinimum, "2026-06-01", None, Some("50"));
    let Refusal::Law(said) = refusal(write("twee", &both)) else {
        panic!("not refused")
    };
    assert!(
        said.contains("2026-01-01 – 2026-12-31") && said.contains("2026-06-01 – open"),
        "{said}"
    );
    // A gap before the first day that the rule is known.
    let early = draft(
        Parameter::InterestConsumer,
        "1990-01-01",
        Some("1990-12-31"),
        Some("4"),
    );
    let Refusal::Law(said) = refusal(write("drie", &early)) else {
        panic!("not refused")
    };
    assert!(said.contains("the gap between row"), "{said}");
    let bad = draft(Parameter::CostsMinimum, "2027-01-01", None, Some("veel"));
    assert!(matches!(refusal(write("vier", &bad)), Refusal::Law(_)));
    let nameless = Draft {
        source: " ".to_owned(),
        ..draft(Parameter::CostsMinimum, "2027-01-01", None, Some("50"))
    };
    assert_eq!(refusal(write("vijf", &nameless)), Refusal::Missing("source"));
    assert_eq!(
        refusal(undo_own(
            &test.db,
            &judith,
            at_moment(TODAY, 2),
            id("niemand"),
            "Weg."
        )),
        Refusal::NoSuchHelp(id("niemand").to_string())
    );
    assert_eq!(test.content(&[]), kept, "nothing was written");
}

fn what_is_uncertain_is_switched_off_one_by_one_or_all_at_once(test: &TestDb) {
    let system = de_linde(test, TODAY);
    let judith = colleague(&test.db, &system, "judith");
    let next = || {
        let law = of(&test.db, &judith).unwrap();
        law.row(Parameter::CostsInstalmentNext, TODAY)
            .map(|row| row.value.clone())
    };
    assert!(next().is_ok(), "an M row counts, and says that it is one");
    let off = draft(Parameter::CostsInstalmentNext, "2024-10-01", None, None);
    write_own(&test.db, &judith, at_moment(TODAY, 1), id("uit"), &off).unwrap();
    assert!(matches!(next(), Err(LawRefusal::SwitchedOff(_))));
    undo_own(&test.db, &judith, at_moment(TODAY, 2), id("uit"), "Toch aan.").unwrap();
    assert!(next().is_ok());
    only_confirmed(&test.db, &judith, at_moment(TODAY, 3), true).unwrap();
    assert!(matches!(next(), Err(LawRefusal::Unconfirmed(_))));
    // An own row is confirmed by who wrote it down.
    let own = draft(Parameter::CostsInstalmentNext, "2024-10-01", None, Some("20"));
    write_own(&test.db, &judith, at_moment(TODAY, 4), id("eigen"), &own).unwrap();
    assert_eq!(next(), Ok(Value::Euro(Cents(2_000))));
    only_confirmed(&test.db, &judith, at_moment(TODAY, 5), false).unwrap();
    assert!(next().is_ok());
}

store::on_both_engines! {
    an_own_row_counts_until_it_is_taken_back;
    what_does_not_fit_is_refused_with_both_rows_named;
    what_is_uncertain_is_switched_off_one_by_one_or_all_at_once;
}
