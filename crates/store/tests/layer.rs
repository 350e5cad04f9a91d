//! The layer under everything: what a closure does is done whole or not at all, on both engines.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on must stop"
)]

use domain::ids::OrgNo;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Barrier};
use std::time::Duration;
use store::db::{Engine, Param, Table};
use store::testing::{self, TestDb};
use store::{Db, Error, Settings, statements};
use uuid::Uuid;

statements! { ALL:
    MAKE = "CREATE TABLE thing (org @int NOT NULL, id @int NOT NULL, words @text, at_day @date, who @uuid, yes @bool,
        data @bytes, notes @json, PRIMARY KEY (org, id)) @keyed";
    COUNT = "SELECT COUNT(*) FROM thing WHERE org = $1";
    ADD = "INSERT INTO thing (org, id, words) VALUES ($1, $2, $3)";
    WORDS_OF = "SELECT words FROM thing WHERE org = $1 AND id = $2";
    VALUE = "SELECT id FROM thing WHERE org = $1 AND words = 'teller'";
    RAISE = "UPDATE thing SET id = $2 WHERE org = $1 AND words = 'teller'";
    ALL_OF = "SELECT id, words, at_day, who, yes, data, notes FROM thing WHERE org = $1 ORDER BY id";
    // A text that is not ASCII, and a number used before a smaller one (trap 1 and 7).
    DUTCH = "SELECT 'één €', words FROM thing WHERE id = $2 AND org = $1 AND words <> 'geïnd $1 @int'";
    BROKEN = "SELECT does_not_exist FROM thing WHERE org = $1";
    TYPES = "SELECT words, id FROM thing WHERE org = $1";
    SLEEP = "SELECT CAST(1 AS @int) FROM pg_sleep(5)";
    WHICH = "SELECT CAST(pg_backend_pid() AS @int)";
    KILL = "SELECT CAST(COUNT(pg_terminate_backend(pid)) AS @int) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid()";
}

static THING: Table = Table::new(
    "thing",
    2,
    &["org", "id", "words", "at_day", "who", "yes", "data", "notes"],
);
static WORDS: Table = Table::new("thing", 2, &["org", "id", "words"]);

fn make(db: &Db) {
    db.write(|tx| tx.execute(&MAKE, &[])).unwrap();
}

fn add(db: &Db, id: i64, words: &str) -> Result<u64, Error> {
    db.write(|tx| tx.execute(&ADD, &[1.into(), id.into(), words.into()]))
}

fn count(db: &Db) -> i64 {
    db.read(|tx| tx.first(&COUNT, &[1.into()], |row| row.get(0)))
        .unwrap()
        .unwrap()
}

fn fill(db: &Db, n: i64) {
    let written = db.write(|tx| {
        tx.append(&WORDS, |rows| {
            (0..n).try_for_each(|i| rows.row(&[1.into(), i.into(), "een rij van gewone lengte".into()]))
        })
    });
    assert_eq!(written.unwrap(), n.cast_unsigned());
}

store::on_both_engines! {
    every_kind_of_value_comes_back_as_it_went_in;
    a_panic_in_a_closure_rolls_back_and_keeps_the_connection;
    an_error_in_a_closure_rolls_back;
    a_failed_statement_cannot_be_committed;
    sql_that_is_not_ascii_and_numbers_out_of_order;
    wrong_types_and_wrong_counts_are_errors_that_name_the_statement;
    a_wrong_column_type_says_which_column;
    bulk_work_adds_changes_keeps_and_removes;
    a_row_that_fails_in_bulk_leaves_nothing;
    writers_at_once_lose_no_update;
    small_writes_that_arrive_together_are_each_there_once;
    one_bad_write_spoils_no_other;
    a_panic_while_writing_for_others_lets_them_go_on;
    a_read_sees_one_moment;
    a_read_cannot_write;
    streaming_ends_early_and_the_connection_goes_on;
    a_stream_takes_the_error_of_its_closure;
    an_error_shows_no_values;
}

fn every_kind_of_value_comes_back_as_it_went_in(test: &TestDb) {
    use domain::calendar::Day;
    make(&test.db);
    let who = Uuid::from_u128(0x0123_4567_89ab_cdef_0011_2233_4455_6677);
    let day: Day = "2028-02-29".parse().unwrap();
    let full: [Param<'_>; 8] = [
        1.into(),
        i64::MIN.into(),
        "Yılmaz & Łucja €".into(),
        day.into(),
        who.into(),
        true.into(),
        b"\0\xff'".into(),
        r#"{"b":1,"a":[2, "é"]}"#.into(),
    ];
    let empty = [
        1.into(),
        i64::MAX.into(),
        Param::Null,
        Day::FIRST.into(),
        Param::Null,
        Param::Null,
        Param::Null,
        Param::Null,
    ];
    // Once by COPY, once by arrays.
    for way in 0..2 {
        test.db
            .write(|tx| {
                let rows = |rows: &mut store::db::Rows<'_>| -> Result<(), Error> {
                    rows.row(&full)?;
                    rows.row(&empty)
                };
                if way == 0 {
                    tx.append(&THING, rows)
                } else {
                    tx.put(&THING, rows)
                }
            })
            .unwrap();
        let read = test.db.read(|tx| {
            tx.all(&ALL_OF, &[1.into()], |row| {
                Ok((
                    row.get::<i64>(0)?,
                    row.get::<Option<String>>(1)?,
                    row.get::<Option<Day>>(2)?,
                    row.get::<Option<Uuid>>(3)?,
                    row.get::<Option<bool>>(4)?,
                    row.get::<Option<Vec<u8>>>(5)?,
                    row.get::<Option<String>>(6)?,
                ))
            })
        });
        let expected = vec![
            (
                i64::MIN,
                Some("Yılmaz & Łucja €".to_owned()),
                Some(day),
                Some(who),
                Some(true),
                Some(b"\0\xff'".to_vec()),
                // Byte for byte, on both engines: JSON is not rewritten.
                Some(r#"{"b":1,"a":[2, "é"]}"#.to_owned()),
            ),
            (i64::MAX, None, Some(Day::FIRST), None, None, None, None),
        ];
        assert_eq!(read.unwrap(), expected);
    }
}

fn a_panic_in_a_closure_rolls_back_and_keeps_the_connection(test: &TestDb) {
    make(&test.db);
    // More often than there are connections: none may get lost.
    for _ in 0..10 {
        let panicked = catch_unwind(AssertUnwindSafe(|| {
            test.db.write::<(), Error>(|tx| {
                tx.execute(&ADD, &[1.into(), 1.into(), "half".into()])?;
                panic!("in the middle");
            })
        }));
        assert!(panicked.is_err());
        let panicked = catch_unwind(AssertUnwindSafe(|| {
            test.db
                .read(|tx| tx.each(&COUNT, &[1.into()], |_| panic!("while streaming")))
        }));
        assert!(panicked.is_err());
        let panicked = catch_unwind(AssertUnwindSafe(|| {
            test.db.write(|tx| {
                tx.append(&WORDS, |rows| -> Result<(), Error> {
                    rows.row(&[1.into(), 2.into(), "half".into()])?;
                    panic!("while appending")
                })
            })
        }));
        assert!(panicked.is_err());
    }
    assert_eq!(count(&test.db), 0);
    add(&test.db, 1, "whole").unwrap();
    assert_eq!(count(&test.db), 1);
}

fn an_error_in_a_closure_rolls_back(test: &TestDb) {
    #[derive(Debug)]
    enum Mine {
        No,
        Store,
    }
    impl From<Error> for Mine {
        fn from(_: Error) -> Self {
            Self::Store
        }
    }
    make(&test.db);
    let refused = test.db.write::<(), Mine>(|tx| {
        tx.execute(&ADD, &[1.into(), 1.into(), "half".into()])?;
        Err(Mine::No)
    });
    assert!(matches!(refused, Err(Mine::No)));
    let failed = test.db.write::<(), Mine>(|tx| {
        tx.append(&WORDS, |rows| {
            rows.row(&[1.into(), 2.into(), "half".into()])?;
            Err(Mine::No)
        })?;
        Ok(())
    });
    assert!(matches!(failed, Err(Mine::No)));
    let failed = test.db.write::<(), Mine>(|tx| {
        tx.execute(&BROKEN, &[1.into()])?;
        Ok(())
    });
    assert!(matches!(failed, Err(Mine::Store)));
    assert_eq!(count(&test.db), 0);
}

fn a_failed_statement_cannot_be_committed(test: &TestDb) {
    make(&test.db);
    add(&test.db, 1, "first").unwrap();
    let swallowed = test.db.write(|tx| {
        tx.execute(&ADD, &[1.into(), 2.into(), "second".into()])?;
        let refused = tx.execute(&ADD, &[1.into(), 1.into(), "first again".into()]);
        assert!(matches!(refused, Err(Error::AlreadyThere { .. })));
        Ok::<_, Error>(())
    });
    assert!(matches!(swallowed, Err(Error::FailedBefore)), "{swallowed:?}");
    assert_eq!(count(&test.db), 1);
}

fn sql_that_is_not_ascii_and_numbers_out_of_order(test: &TestDb) {
    make(&test.db);
    add(&test.db, 7, "zeven").unwrap();
    let found = test.db.read(|tx| {
        tx.first(&DUTCH, &[1.into(), 7.into()], |row| {
            Ok((row.get::<String>(0)?, row.get::<String>(1)?))
        })
    });
    assert_eq!(found.unwrap(), Some(("één €".to_owned(), "zeven".to_owned())));
}

fn wrong_types_and_wrong_counts_are_errors_that_name_the_statement(test: &TestDb) {
    make(&test.db);
    let text_for_number = test
        .db
        .write(|tx| tx.execute(&ADD, &[1.into(), "één".into(), "x".into()]));
    assert!(text_for_number.unwrap_err().to_string().contains("ADD"));
    let too_few = test.db.write(|tx| tx.execute(&ADD, &[1.into()]));
    assert!(matches!(
        too_few,
        Err(Error::Arity {
            expected: 3,
            found: 1,
            ..
        })
    ));
    let too_few = test
        .db
        .write(|tx| tx.append(&WORDS, |rows| rows.row(&[1.into()])));
    assert!(matches!(
        too_few,
        Err(Error::Arity {
            expected: 3,
            found: 1,
            ..
        })
    ));
    assert!(
        test.db
            .read(|tx| tx.first(&BROKEN, &[1.into()], |_| Ok(())))
            .is_err()
    );
    for number_for_text in [
        test.db
            .write(|tx| tx.append(&WORDS, |rows| rows.row(&[1.into(), 1.into(), b"x".into()]))),
        test.db
            .write(|tx| tx.put(&WORDS, |rows| rows.row(&[1.into(), 1.into(), b"x".into()]))),
    ] {
        assert!(number_for_text.is_err());
    }
    assert_eq!(count(&test.db), 0);
}

fn a_wrong_column_type_says_which_column(test: &TestDb) {
    make(&test.db);
    add(&test.db, 300, "geheime naam").unwrap();
    let wrong = test
        .db
        .read(|tx| tx.first(&TYPES, &[1.into()], |row| row.get::<i64>(0)))
        .unwrap_err();
    let message = wrong.to_string();
    assert!(
        message.contains("column 0") && message.contains("TYPES"),
        "{message}"
    );
    assert!(!message.contains("geheime"), "{message}");
    let wrong = test
        .db
        .read(|tx| tx.first(&TYPES, &[1.into()], |row| row.get::<u8>(1)));
    assert!(matches!(wrong, Err(Error::Unreadable { column: 1, .. })));
    let outside = test
        .db
        .read(|tx| tx.first(&TYPES, &[1.into()], |row| row.get::<i64>(9)));
    assert!(outside.is_err());
}

fn bulk_work_adds_changes_keeps_and_removes(test: &TestDb) {
    static KEEPING: Table = Table::new("thing", 2, &["org", "id", "words", "notes"]).keeping(&["notes"]);
    make(&test.db);
    // More than one batch.
    fill(&test.db, 2_500);
    let given = |from: i64, until: i64, words: &'static str| {
        move |rows: &mut store::db::Rows<'_>| -> Result<(), Error> {
            (from..until).try_for_each(|i| rows.row(&[1.into(), i.into(), words.into()]))
        }
    };
    let write = |kind: &str, from, until| {
        test.db
            .write(|tx| match kind {
                "missing" => tx.add_missing(&WORDS, given(from, until, "nieuw")),
                "put" => tx.put(&WORDS, given(from, until, "anders")),
                "change" => tx.change(&WORDS, given(from, until, "veranderd")),
                _ => tx.remove(&WORDS, |rows| {
                    (from..until).try_for_each(|i| rows.row(&[1.into(), i.into()]))
                }),
            })
            .unwrap()
    };
    assert_eq!(write("missing", 2_000, 4_500), 2_000);
    assert_eq!(write("put", 4_400, 4_600), 200);
    assert_eq!(write("change", 4_550, 5_000), 50);
    assert_eq!(write("remove", 0, 1_200), 1_200);
    assert_eq!(write("remove", 0, 1_200), 0);
    assert_eq!(count(&test.db), 3_400);
    let put = |words: &'static str, notes: &'static str| {
        test.db
            .write(|tx| {
                tx.put(&KEEPING, |rows| {
                    rows.row(&[2.into(), 1.into(), words.into(), notes.into()])
                })
            })
            .unwrap();
    };
    put("a", "\"eerst\"");
    put("b", "\"later\"");
    let kept = test.db.read(|tx| {
        tx.first(&ALL_OF, &[2.into()], |row| {
            Ok((row.get::<String>(1)?, row.get::<String>(6)?))
        })
    });
    assert_eq!(kept.unwrap(), Some(("b".to_owned(), "\"eerst\"".to_owned())));
}

fn a_row_that_fails_in_bulk_leaves_nothing(test: &TestDb) {
    make(&test.db);
    add(&test.db, 999, "in de weg").unwrap();
    let refused = test.db.write(|tx| {
        tx.append(&WORDS, |rows| {
            (0..2_000).try_for_each(|i| rows.row(&[1.into(), i.into(), "nieuw".into()]))
        })
    });
    assert!(matches!(refused, Err(Error::AlreadyThere { .. })), "{refused:?}");
    assert_eq!(count(&test.db), 1);
}

fn writers_at_once_lose_no_update(test: &TestDb) {
    make(&test.db);
    add(&test.db, 0, "teller").unwrap();
    let threads: Vec<_> = (0..4)
        .map(|_| {
            let db = test.db.clone();
            std::thread::spawn(move || {
                for _ in 0..25 {
                    db.write(|tx| {
                        let value: i64 = tx.first(&VALUE, &[1.into()], |row| row.get(0))?.unwrap_or(-1);
                        // Long enough that the others are in the way on any machine.
                        std::thread::sleep(Duration::from_millis(10));
                        tx.execute(&RAISE, &[1.into(), (value + 1).into()])
                    })
                    .unwrap();
                }
            })
        })
        .collect();
    for thread in threads {
        thread.join().unwrap();
    }
    let value = test
        .db
        .read(|tx| tx.first(&VALUE, &[1.into()], |row| row.get::<i64>(0)));
    assert_eq!(value.unwrap(), Some(100));
}

fn a_read_sees_one_moment(test: &TestDb) {
    make(&test.db);
    add(&test.db, 1, "eerst").unwrap();
    test.db
        .read(|tx| {
            let before: Option<i64> = tx.first(&COUNT, &[1.into()], |row| row.get(0))?;
            add(&test.db, 2, "ertussen")?;
            let after: Option<i64> = tx.first(&COUNT, &[1.into()], |row| row.get(0))?;
            assert_eq!(before, after);
            Ok::<_, Error>(())
        })
        .unwrap();
    assert_eq!(count(&test.db), 2);
}

/// The types forbid it; the connection does too.
fn a_read_cannot_write(test: &TestDb) {
    make(&test.db);
    assert!(
        test.db
            .read(|tx| tx.first(&ADD, &[1.into(), 1.into(), "x".into()], |_| Ok(())))
            .is_err()
    );
    assert_eq!(count(&test.db), 0);
}

fn streaming_ends_early_and_the_connection_goes_on(test: &TestDb) {
    make(&test.db);
    fill(&test.db, 5_000);
    for _ in 0..10 {
        test.db
            .read(|tx| {
                let first: Option<i64> = tx.first(&ALL_OF, &[1.into()], |row| row.get(0))?;
                assert_eq!(first, Some(0));
                let n: Option<i64> = tx.first(&COUNT, &[1.into()], |row| row.get(0))?;
                assert_eq!(n, Some(5_000));
                Ok::<_, Error>(())
            })
            .unwrap();
    }
}

fn a_stream_takes_the_error_of_its_closure(test: &TestDb) {
    #[derive(Debug, PartialEq)]
    struct Enough(i64);
    impl From<Error> for Enough {
        fn from(_: Error) -> Self {
            Self(-1)
        }
    }
    make(&test.db);
    fill(&test.db, 100);
    let stopped = test.db.read(|tx| {
        tx.each_into(&ALL_OF, &[1.into()], |row| match row.get(0)? {
            42 => Err(Enough(42)),
            _ => Ok(()),
        })
    });
    assert_eq!(stopped, Err(Enough(42)));
}

/// Names and amounts stay out of the log (R30).
fn an_error_shows_no_values(test: &TestDb) {
    make(&test.db);
    add(&test.db, 1, "mevrouw Geheim").unwrap();
    let refused = add(&test.db, 1, "mevrouw Geheim").unwrap_err();
    assert!(!format!("{refused}").contains("Geheim"), "{refused}");
}

fn resident_kib() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|l| l.starts_with("VmRSS:")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

/// 300,000 rows pass by, written and read, while memory grows by less than a tenth of what they weigh.
fn streams_in_constant_memory(db: &Db) {
    make(db);
    fill(db, 2_000);
    let data = vec![7_u8; 400];
    let before = resident_kib();
    let mut most = 0;
    let table = Table::new("thing", 2, &["org", "id", "data"]);
    db.write(|tx| {
        tx.append(&table, |rows| {
            for i in 10_000..310_000_i64 {
                rows.row(&[1.into(), i.into(), (&data).into()])?;
                if i % 50_000 == 0 {
                    most = most.max(resident_kib());
                }
            }
            Ok::<_, Error>(())
        })
    })
    .unwrap();
    let mut n = 0;
    db.read(|tx| {
        tx.each(&ALL_OF, &[1.into()], |_| {
            n += 1;
            if n % 50_000 == 0 {
                most = most.max(resident_kib());
            }
            Ok(())
        })
    })
    .unwrap();
    assert_eq!(n, 302_000);
    let grown = most.saturating_sub(before);
    assert!(grown < 24 * 1024, "{grown} KiB more");
}

#[test]
fn sqlite_streams_in_constant_memory() {
    let test = testing::empty_sqlite();
    let settings = Settings {
        mapped_bytes: 0,
        ..testing::settings()
    };
    let db = Db::open_with(&test.address, settings).unwrap();
    streams_in_constant_memory(&db);
}

#[test]
fn postgres_streams_in_constant_memory() {
    streams_in_constant_memory(&testing::empty_postgres().db);
}

/// Rolled back rather than thrown away: a wave of refusals must not become a wave of new connections.
#[test]
fn postgres_keeps_the_connection_after_an_error_and_a_panic() {
    let test = testing::empty_postgres();
    let db = Db::open_with(
        &test.address,
        Settings {
            connections: 1,
            ..testing::settings()
        },
    )
    .unwrap();
    let which = || {
        db.read(|tx| tx.first(&WHICH, &[], |row| row.get::<i64>(0)))
            .unwrap()
    };
    let before = which();
    assert!(db.read(|tx| tx.first(&BROKEN, &[1.into()], |_| Ok(()))).is_err());
    assert!(
        catch_unwind(AssertUnwindSafe(
            || db.write::<(), Error>(|_| panic!("in the middle"))
        ))
        .is_err()
    );
    assert_eq!(which(), before);
}

#[test]
fn postgres_tries_again_when_two_transactions_cross() {
    let test = testing::empty_postgres();
    make(&test.db);
    add(&test.db, 0, "teller").unwrap();
    let both_have_read = Arc::new(Barrier::new(2));
    let runs = Arc::new(AtomicU32::new(0));
    let threads: Vec<_> = (0..2)
        .map(|_| {
            let (db, both_have_read, runs) = (test.db.clone(), both_have_read.clone(), runs.clone());
            std::thread::spawn(move || {
                let mut first = true;
                db.write(|tx| {
                    runs.fetch_add(1, Ordering::SeqCst);
                    let value: i64 = tx.first(&VALUE, &[1.into()], |row| row.get(0))?.unwrap_or(-1);
                    if std::mem::take(&mut first) {
                        both_have_read.wait();
                    }
                    tx.execute(&RAISE, &[1.into(), (value + 1).into()])
                })
                .unwrap();
            })
        })
        .collect();
    for thread in threads {
        thread.join().unwrap();
    }
    assert_eq!(
        runs.load(Ordering::SeqCst),
        3,
        "exactly one had to be run again (40001)"
    );
    let value = test
        .db
        .read(|tx| tx.first(&VALUE, &[1.into()], |row| row.get::<i64>(0)));
    assert_eq!(value.unwrap(), Some(2));
}

#[test]
fn a_conflict_without_end_is_an_error_in_the_end() {
    let test = testing::empty_postgres();
    make(&test.db);
    add(&test.db, 0, "teller").unwrap();
    let db = Db::open_with(
        &test.address,
        Settings {
            attempts: 3,
            ..testing::settings()
        },
    )
    .unwrap();
    let mut runs = 0;
    let never = db.write(|tx| {
        runs += 1;
        let value: i64 = tx.first(&VALUE, &[1.into()], |row| row.get(0))?.unwrap_or(-1);
        // Someone else is always quicker.
        test.db
            .write(|other| other.execute(&RAISE, &[1.into(), (value + 1).into()]))?;
        tx.execute(&RAISE, &[1.into(), (value + 1).into()])
    });
    assert!(matches!(never, Err(Error::Busy { .. })), "{never:?}");
    assert_eq!(runs, 3);
}

#[test]
fn postgres_connections_that_died_are_replaced() {
    let test = testing::empty_postgres();
    make(&test.db);
    let other = Db::open(&test.address).unwrap();
    let kill = || {
        other
            .read(|tx| tx.first(&KILL, &[], |row| row.get::<i64>(0)))
            .unwrap()
    };
    // Several connections lie in the pool, then the server is "restarted".
    let barrier = Arc::new(Barrier::new(3));
    let threads: Vec<_> = (0..3)
        .map(|_| {
            let (db, barrier) = (test.db.clone(), barrier.clone());
            std::thread::spawn(move || {
                db.read(|tx| {
                    barrier.wait();
                    tx.first(&COUNT, &[1.into()], |_| Ok(()))
                })
                .unwrap()
            })
        })
        .collect();
    for thread in threads {
        thread.join().unwrap();
    }
    assert!(kill() >= Some(3));
    assert_eq!(count(&test.db), 0);
    kill();
    add(&test.db, 1, "na de herstart").unwrap();
    // In the middle of a write, before its commit: done again on a new connection, once.
    let mut runs = 0;
    test.db
        .write(|tx| {
            runs += 1;
            tx.execute(&ADD, &[1.into(), 2.into(), "ertussen".into()])?;
            if runs == 1 {
                kill();
            }
            tx.execute(&ADD, &[1.into(), 3.into(), "erna".into()])
        })
        .unwrap();
    assert_eq!((runs, count(&test.db)), (2, 3));
    // In the middle of a read: an error that says so, and the next read works.
    let lost = test.db.read(|tx| {
        kill();
        tx.first(&COUNT, &[1.into()], |row| row.get::<i64>(0))
    });
    assert!(matches!(lost, Err(Error::Lost { .. })), "{lost:?}");
    assert_eq!(count(&test.db), 3);
}

/// Whether it was committed is unknown then, so nobody may do it again by itself.
#[test]
fn postgres_lost_while_committing_is_told_as_such() {
    let test = testing::empty_postgres();
    make(&test.db);
    let other = Db::open(&test.address).unwrap();
    let mut runs = 0;
    let unknown = test.db.write(|tx| {
        runs += 1;
        tx.execute(&ADD, &[1.into(), 1.into(), "misschien".into()])?;
        other.read(|tx| tx.first(&KILL, &[], |row| row.get::<i64>(0)))
    });
    assert!(matches!(unknown, Err(Error::CommitUnknown(_))), "{unknown:?}");
    assert_eq!(runs, 1);
}

#[test]
fn postgres_stops_a_statement_that_takes_too_long() {
    let test = testing::empty_postgres();
    let settings = Settings {
        statement_limit: Duration::from_millis(100),
        ..testing::settings()
    };
    let db = Db::open_with(&test.address, settings).unwrap();
    let slow = db.read(|tx| tx.first(&SLEEP, &[], |_| Ok(())));
    assert!(matches!(slow, Err(Error::TooSlow { .. })), "{slow:?}");
    make(&db);
    assert_eq!(count(&db), 0);
}

#[test]
fn sqlite_waits_for_another_program_and_then_says_busy() {
    let test = testing::empty_sqlite();
    make(&test.db);
    let settings = Settings {
        busy_limit: Duration::from_millis(50),
        attempts: 2,
        ..testing::settings()
    };
    let other = Db::open_with(&test.address, settings).unwrap();
    let (held, until) = (Barrier::new(2), Barrier::new(2));
    std::thread::scope(|threads| {
        threads.spawn(|| {
            test.db
                .write(|tx| {
                    held.wait();
                    until.wait();
                    tx.execute(&ADD, &[1.into(), 1.into(), "lang".into()])
                })
                .unwrap();
        });
        held.wait();
        let busy = add(&other, 2, "haast");
        assert!(matches!(busy, Err(Error::Busy { .. })), "{busy:?}");
        // Reading goes on meanwhile.
        assert_eq!(count(&other), 0);
        until.wait();
    });
    add(&other, 2, "haast").unwrap();
    assert_eq!(count(&other), 2);
}

#[test]
fn sqlite_is_set_for_a_ledger() {
    let test = testing::sqlite();
    assert_eq!(test.db.engine(), Engine::Sqlite);
    let conn = rusqlite::Connection::open(test.address.strip_prefix("sqlite:").unwrap()).unwrap();
    let mode: String = conn.query_row("PRAGMA journal_mode", [], |r| r.get(0)).unwrap();
    let page: i64 = conn.query_row("PRAGMA page_size", [], |r| r.get(0)).unwrap();
    assert_eq!((mode.as_str(), page), ("wal", 8192));
}

/// What was committed comes into the file by itself, and a closed database leaves nothing beside its file.
#[test]
fn a_commit_is_carried_into_the_file_beside_the_writer() {
    let folder = std::env::temp_dir().join(format!("keukentafel-carried-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("db");
    let db = Db::open(&format!("sqlite:{}", path.display())).unwrap();
    let size = || std::fs::metadata(&path).unwrap().len();
    make(&db);
    let before = size();
    let page = "x".repeat(8_000);
    for id in 0..40 {
        add(&db, id, &page).unwrap();
    }
    for _ in 0..500 {
        if size() >= before + 40 * 8_000 {
            break;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    assert!(size() >= before + 40 * 8_000, "{before} → {}", size());
    drop(db);
    assert!(!folder.join("db-wal").exists());
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn an_address_that_cannot_be_understood_is_refused_without_its_password() {
    for address in [
        "mysql://wim:geheim@db/x",
        "",
        "sqlite:",
        "postgres://wim:geheim@db:abc/x",
    ] {
        let refused = Db::open(address).err().unwrap();
        assert!(
            matches!(refused, Error::Address(_)) && refused.is_refusal(),
            "{address}: {refused:?}"
        );
        assert!(!refused.to_string().contains("geheim"), "{refused}");
    }
    let nobody = Db::open("postgres://wim:geheim@127.0.0.1:1/x").err().unwrap();
    assert!(
        matches!(nobody, Error::Lost { .. }) && !format!("{nobody:?}").contains("geheim"),
        "{nobody:?}"
    );
    let nowhere = Db::open("sqlite:/does/not/exist/x.db").err().unwrap();
    assert!(
        matches!(&nowhere, Error::Lost { detail, .. } if detail.contains("/does/not/exist")),
        "{nowhere:?}"
    );
}

#[test]
fn the_list_of_statements_is_complete() {
    assert_eq!(ALL.len(), 13);
}

/// Issue 2 part 9: each look is in the trail before the page is shown, however many look at once.
fn small_writes_that_arrive_together_are_each_there_once(test: &TestDb) {
    make(&test.db);
    let commits = Arc::new(AtomicU32::new(0));
    std::thread::scope(|threads| {
        for person in 0..16_i64 {
            let commits = Arc::clone(&commits);
            threads.spawn(move || {
                for look in 0..25 {
                    let id = person * 25 + look;
                    let commits = Arc::clone(&commits);
                    let write = move |tx: &mut store::db::WriteTx<'_>| {
                        commits.fetch_add(1, Ordering::Relaxed);
                        tx.execute(&ADD, &[1.into(), id.into(), "gezien".into()])
                            .map(drop)
                    };
                    test.db.write_together(OrgNo(1), write).unwrap();
                    let there = test
                        .db
                        .read(|tx| tx.first(&WORDS_OF, &[1.into(), id.into()], |row| row.get::<String>(0)));
                    assert_eq!(
                        there.unwrap().as_deref(),
                        Some("gezien"),
                        "answered before it is there"
                    );
                }
            });
        }
    });
    assert_eq!(count(&test.db), 400);
    assert!(commits.load(Ordering::Relaxed) >= 400);
}

fn one_bad_write_spoils_no_other(test: &TestDb) {
    make(&test.db);
    add(&test.db, 7, "is er al").unwrap();
    let start = Barrier::new(12);
    let failed = std::thread::scope(|threads| {
        let all: Vec<_> = (0..12_i64)
            .map(|id| {
                let start = &start;
                threads.spawn(move || {
                    start.wait();
                    test.db.write_together(OrgNo(1), move |tx| {
                        tx.execute(&ADD, &[1.into(), id.into(), "nieuw".into()]).map(drop)
                    })
                })
            })
            .collect();
        let ended = all.into_iter().map(|one| one.join().unwrap());
        ended.filter_map(Result::err).collect::<Vec<_>>()
    });
    assert_eq!(failed.len(), 1, "{failed:?}");
    assert!(matches!(failed[0], Error::AlreadyThere { .. }));
    assert_eq!(count(&test.db), 12);
}

fn a_panic_while_writing_for_others_lets_them_go_on(test: &TestDb) {
    make(&test.db);
    let panics = catch_unwind(AssertUnwindSafe(|| {
        test.db
            .write_together(OrgNo(1), |_| panic!("in the middle of a commit"))
    }));
    assert!(panics.is_err());
    test.db
        .write_together(OrgNo(1), |tx| {
            tx.execute(&ADD, &[1.into(), 1.into(), "daarna".into()]).map(drop)
        })
        .unwrap();
    assert_eq!(count(&test.db), 1);
}
