//! Association data as it really comes: again, with more, and with what was booked before told otherwise. On both engines.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on must stop"
)]

mod world;

use exchange::association::{BookingPart, Fact, Failure, Fault, Place, Table};
use std::io::{self, Cursor, Read};
use std::path::{Path, PathBuf};
use store::testing::TestDb;
use work::association_data::{self, FileSet, Received};
use work::{Actor, Error, Language, Refusal};
use world::{at, day, story, tenancy_id};

/// The files of a folder, some of them edited.
struct Edited<'a> {
    folder: PathBuf,
    edits: &'a [(&'a str, &'a str, &'a str)],
}

impl Edited<'_> {
    fn text(&self, name: &str) -> Option<Vec<u8>> {
        let mut text = std::fs::read_to_string(self.folder.join(name)).ok()?;
        for (_, from, to) in self.edits.iter().filter(|(file, _, _)| *file == name) {
            assert!(text.contains(from), "{name} does not hold {from}");
            text = text.replacen(from, to, 1);
        }
        Some(text.into_bytes())
    }
}

impl FileSet for Edited<'_> {
    fn open(&self, table: Table) -> io::Result<Option<Box<dyn Read + '_>>> {
        let text = self.text(table.file_name());
        Ok(text.map(|t| Box::new(Cursor::new(t)) as Box<dyn Read>))
    }

    fn facts(
        &self,
        sink: &mut dyn FnMut(&Place, Fact) -> Result<(), Error>,
    ) -> Option<Result<(), Failure<Error>>> {
        if self.folder.join(Table::Tenancies.file_name()).exists() {
            return None;
        }
        let names = std::fs::read_dir(&self.folder).unwrap();
        let files: Vec<(String, Vec<u8>)> = names
            .map(|e| e.unwrap().file_name().into_string().unwrap())
            .filter_map(|name| self.text(&name).map(|text| (name, text)))
            .collect();
        Some(exchange::vera::read(&files, sink).map(drop))
    }
}

fn receive(
    test: &TestDb,
    actor: &Actor,
    folder: &Path,
    edits: &[(&str, &str, &str)],
) -> Result<Received, Error> {
    let set = Edited {
        folder: folder.to_owned(),
        edits,
    };
    association_data::receive(&test.db, actor, at(sim::TODAY), &set, &|_, _| {})
}

fn problems(refused: Result<Received, Error>) -> Vec<association_data::Problem> {
    match refused {
        Err(Error::Refused(Refusal::Problems(found))) => found,
        other => panic!("{other:?}"),
    }
}

fn vera_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../exchange/tests/vera")
}

fn the_same_set_again_changes_nothing(test: &TestDb) {
    let actor = world::founded(test);
    let first = receive(test, &actor, &world::demo_folder(), &[]).unwrap();
    let again = receive(test, &actor, &world::demo_folder(), &[]).unwrap();
    assert_eq!(
        (first.bookings as u64, again.new_bookings),
        (first.new_bookings, 0)
    );
}

fn a_known_booking_with_other_content_refuses_the_set(test: &TestDb) {
    let actor = world::founded(test);
    receive(test, &actor, &world::demo_folder(), &[]).unwrap();
    let id = tenancy_id(&test.db, &actor, &story(1));
    let before = work::case_file::read(&test.db, &actor, id).unwrap().entries;
    let edits = [
        (
            "bookings.csv",
            "DL100001;F202003;charge;2020-03-01;598.73;2020-03;",
            "DL100001;F202003;charge;2020-03-02;600.00;2020-03;",
        ),
        (
            "bookings.csv",
            "DL100001;O202003;receipt;2020-03-01;598.73;",
            "DL100001;O202003;credit;2020-03-01;598.73;",
        ),
        // What else is new in the set is not kept either: all or nothing.
        ("people.csv", "Verhagen", "Verhagen-Nieuw"),
    ];
    let found = problems(receive(test, &actor, &world::demo_folder(), &edits));
    assert_eq!(found.len(), 2, "{found:?}");
    assert_eq!((found[0].file.as_str(), found[0].line), ("bookings.csv", 2));
    let Fault::BookedOtherwise { key, differs } = &found[0].fault else {
        panic!("{:?}", found[0])
    };
    assert_eq!((key.as_str(), differs.len()), ("F202003", 2));
    assert_eq!(
        found[0].to_string(),
        "bookings.csv:2: booking 'F202003' was brought in before with other content (day 2020-03-01, now 2020-03-02; \
         amount 598.73, now 600.00); leave 'F202003' as it was; a correction is a new booking, with a number of its \
         own, that names 'F202003'"
    );
    assert!(
        found[1]
            .sentence(Language::Dutch)
            .contains("soort receipt, nu credit"),
        "{}",
        found[1].sentence(Language::Dutch)
    );
    assert_eq!(
        work::case_file::read(&test.db, &actor, id).unwrap().entries,
        before
    );
    assert!(
        work::today::search(&test.db, &actor, "Verhagen-Nieuw", 10)
            .unwrap()
            .is_empty()
    );
}

fn what_is_new_may_stand_beside_what_is_known_and_words_may_differ(test: &TestDb) {
    let actor = world::founded(test);
    receive(test, &actor, &world::demo_folder(), &[]).unwrap();
    let line = "DL100001;F202003;charge;2020-03-01;598.73;2020-03;;;;";
    let more = format!("{line}rent of March\nDL100001;X1;correction;2020-03-01;-1.00;;;F202003;;too much");
    let received = receive(
        test,
        &actor,
        &world::demo_folder(),
        &[("bookings.csv", line, &more)],
    )
    .unwrap();
    assert_eq!(received.new_bookings, 1);
    // Told when it was learned: that is content, and what was booked stands.
    let told = line.replace(";;;;", ";;;2020-03-09;");
    let found = problems(receive(
        test,
        &actor,
        &world::demo_folder(),
        &[("bookings.csv", line, &told)],
    ));
    let Fault::BookedOtherwise { differs, .. } = &found[0].fault else {
        panic!("{:?}", found[0])
    };
    assert_eq!(differs[0].now, BookingPart::Learned(day("2020-03-09")));
}

fn a_booking_dated_ahead_is_the_same_when_it_is_told_again_later(test: &TestDb) {
    let actor = world::founded(test);
    let line = "DL100001;F202003;charge;2020-03-01;598.73;2020-03;;;;";
    let ahead = format!("{line}\nDL100001;F203001;charge;2030-01-01;700.00;2030-01;;;;");
    let edits = [("bookings.csv", line, ahead.as_str())];
    receive(test, &actor, &world::demo_folder(), &edits).unwrap();
    let set = Edited {
        folder: world::demo_folder(),
        edits: &edits,
    };
    let later = association_data::receive(&test.db, &actor, at(day("2026-12-24")), &set, &|_, _| {}).unwrap();
    assert_eq!(later.new_bookings, 0);
}

fn many_changed_bookings_are_told_up_to_a_bound(test: &TestDb) {
    let actor = world::founded(test);
    receive(test, &actor, &world::demo_folder(), &[]).unwrap();
    let text = std::fs::read_to_string(world::demo_folder().join("bookings.csv")).unwrap();
    let changed = text.replace(";charge;2025-", ";charge;2024-");
    let edits = [("bookings.csv", text.as_str(), changed.as_str())];
    let found = problems(receive(test, &actor, &world::demo_folder(), &edits));
    assert_eq!(found.len(), exchange::association::MOST_PROBLEMS);
    assert!(found.is_sorted_by_key(|p| p.line));
}

fn a_changed_booking_of_vera_is_told_with_its_file(test: &TestDb) {
    let actor = world::founded(test);
    let first = receive(test, &actor, &vera_folder(), &[]).unwrap();
    assert!(first.new_bookings > 0);
    assert_eq!(
        receive(test, &actor, &vera_folder(), &[]).unwrap().new_bookings,
        0
    );
    let text = std::fs::read_to_string(vera_folder().join("boekingen-1.json")).unwrap();
    let at = text.find("\"bedrag\"").unwrap();
    let digit = at + text[at..].find(|c: char| c.is_ascii_digit()).unwrap();
    let changed = format!("{}9{}", &text[..digit], &text[digit..]);
    let edits = [("boekingen-1.json", text.as_str(), changed.as_str())];
    let found = problems(receive(test, &actor, &vera_folder(), &edits));
    assert_eq!((found.len(), found[0].file.as_str()), (1, "boekingen-1.json"));
    assert!(
        found[0].line > 0 && matches!(found[0].fault, Fault::BookedOtherwise { .. }),
        "{found:?}"
    );
}

store::on_both_engines! {
    the_same_set_again_changes_nothing;
    a_known_booking_with_other_content_refuses_the_set;
    what_is_new_may_stand_beside_what_is_known_and_words_may_differ;
    a_booking_dated_ahead_is_the_same_when_it_is_told_again_later;
    many_changed_bookings_are_told_up_to_a_bound;
    a_changed_booking_of_vera_is_told_with_its_file;
}
