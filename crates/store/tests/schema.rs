//! Every statement is prepared on both engines, and a migrated database is as a fresh one.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on must stop"
)]

use store::db::{Bulk, Engine, Error, PALETTE, Table};
use store::testing::{self, NOW, TestDb};
use store::{Db, every_statement, every_table, migration};

fn sqlite_file(test: &TestDb) -> rusqlite::Connection {
    rusqlite::Connection::open(test.address.strip_prefix("sqlite:").unwrap()).unwrap()
}

fn postgres_client(test: &TestDb) -> postgres::Client {
    postgres::Client::connect(&test.address, postgres::NoTls).unwrap()
}

/// A table that is all key has nothing to change.
fn kinds(table: &'static Table) -> impl Iterator<Item = Bulk> {
    Bulk::ALL
        .into_iter()
        .filter(|bulk| *bulk != Bulk::Change || table.columns.len() > table.key)
}

#[test]
fn every_statement_prepares_on_sqlite() {
    let test = testing::sqlite();
    let conn = sqlite_file(&test);
    for statement in every_statement() {
        if let Err(e) = conn.prepare(statement.text(Engine::Sqlite)) {
            panic!("{}: {e}", statement.name());
        }
    }
    for table in every_table() {
        for bulk in kinds(table) {
            conn.prepare(&table.row_text(bulk, Engine::Sqlite))
                .unwrap_or_else(|e| panic!("{}: {e}", table.name));
        }
    }
}

#[test]
fn every_statement_prepares_on_postgres_with_types_of_the_palette() {
    let test = testing::postgres();
    let mut client = postgres_client(&test);
    let texts = every_statement()
        .into_iter()
        .map(|s| (s.name(), s.text(Engine::Postgres).to_owned()))
        .chain(
            every_table()
                .into_iter()
                .flat_map(|t| kinds(t).map(move |bulk| (t.name, t.row_text(bulk, Engine::Postgres)))),
        );
    for (name, text) in texts {
        let prepared = client.prepare(&text).unwrap_or_else(|e| panic!("{name}: {e}"));
        for ty in prepared.params() {
            assert!(PALETTE.contains(ty), "{name} takes a {ty}");
        }
        for column in prepared.columns().iter().filter(|c| c.name() != "?column?") {
            assert!(
                PALETTE.contains(column.type_()),
                "{name} gives {} as {}",
                column.name(),
                column.type_()
            );
        }
    }
}

/// The statement of the table that fills it with arrays is made from the types the server tells: run each once.
#[test]
fn every_table_opens_for_every_kind_of_bulk_work() {
    for test in [testing::sqlite(), testing::postgres()] {
        for table in every_table() {
            test.db
                .write(|tx| {
                    tx.append(table, |_| Ok::<_, Error>(()))?;
                    tx.add_missing(table, |_| Ok::<_, Error>(()))?;
                    tx.put(table, |_| Ok::<_, Error>(()))?;
                    if table.columns.len() > table.key {
                        tx.change(table, |_| Ok::<_, Error>(()))?;
                    }
                    tx.remove(table, |_| Ok::<_, Error>(()))
                })
                .unwrap_or_else(|e| panic!("{}: {e}", table.name));
        }
    }
}

#[test]
fn every_key_begins_with_the_association() {
    let test = testing::sqlite();
    let conn = sqlite_file(&test);
    let mut tables = conn
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table'")
        .unwrap();
    let names: Vec<String> = tables
        .query_map([], |r| r.get(0))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    // What exists before anyone knows the association.
    let without = ["schema_version", "session", "login_attempt"];
    for name in names
        .iter()
        .filter(|n| !without.contains(&n.as_str()) && !n.starts_with("sqlite_"))
    {
        let first: String = conn
            .query_row(
                "SELECT name FROM pragma_table_info(?1) WHERE pk = 1",
                [name],
                |r| r.get(0),
            )
            .unwrap();
        assert_eq!(first, "org", "{name}");
        let mut indexes = conn.prepare("SELECT name FROM pragma_index_list(?1)").unwrap();
        let indexes: Vec<String> = indexes
            .query_map([name], |r| r.get(0))
            .unwrap()
            .collect::<Result<_, _>>()
            .unwrap();
        for index in indexes {
            let first: String = conn
                .query_row(
                    "SELECT name FROM pragma_index_info(?1) WHERE seqno = 0",
                    [&index],
                    |r| r.get(0),
                )
                .unwrap();
            assert_eq!(first, "org", "{index}");
        }
    }
    assert!(names.len() > 25);
}

/// S0.18, S1.12, S1.13, S3.11: in what stage somebody is, how anybody stood, looked or felt has no place in which it could be kept.
#[test]
fn s0_18_no_table_has_a_place_for_a_stage_a_posture_or_a_mood() {
    const NOWHERE: [&str; 11] = [
        "stage",
        "motivation",
        "readiness",
        "posture",
        "greeting",
        "mood",
        "humour",
        "appearance",
        "attitude",
        "character",
        "score",
    ];
    let test = testing::sqlite();
    let conn = sqlite_file(&test);
    let mut all = conn
        .prepare(
            "SELECT t.name || '.' || c.name FROM sqlite_schema t, pragma_table_info(t.name) c WHERE t.type = 'table'",
        )
        .unwrap();
    let columns: Vec<String> = all
        .query_map([], |r| r.get(0))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    assert!(columns.len() > 300, "{}", columns.len());
    for column in &columns {
        assert!(NOWHERE.iter().all(|word| !column.contains(word)), "{column}");
    }
}

/// S0.3: what a colleague thought after a visit is read by one statement, of one user, and by nothing else: no page of a leader, no
/// search, no file that is handed out.
#[test]
fn s0_3_nothing_but_the_authors_own_page_reads_a_reflection() {
    let about: Vec<(&str, &str)> = every_statement()
        .into_iter()
        .map(|s| (s.name(), s.text(Engine::Sqlite)))
        .filter(|(_, text)| text.contains("reflection"))
        .collect();
    let reads: Vec<&(&str, &str)> = about
        .iter()
        .filter(|(_, text)| text.starts_with("SELECT"))
        .collect();
    assert!(
        about.iter().all(|(name, _)| name.contains("own_room")),
        "{about:?}"
    );
    assert!(
        matches!(reads.as_slice(), [(_, text)] if text.contains("user_id = ")),
        "{reads:?}"
    );
}

fn sqlite_schema(test: &TestDb) -> Vec<String> {
    let conn = sqlite_file(test);
    let mut all = conn
        .prepare(
            "SELECT type || ' ' || name || ' ' || COALESCE(sql, '') FROM sqlite_schema ORDER BY type, name",
        )
        .unwrap();
    all.query_map([], |r| r.get(0))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap()
}

fn postgres_schema(test: &TestDb) -> Vec<String> {
    let mut client = postgres_client(test);
    let columns = "SELECT table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable
        FROM information_schema.columns WHERE table_schema = 'public' ORDER BY 1";
    let indexes = "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1";
    let triggers = "SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1";
    [columns, indexes, triggers]
        .iter()
        .flat_map(|q| client.query(*q, &[]).unwrap())
        .map(|row| row.get::<_, String>(0))
        .collect()
}

/// Migrating step by step, with the program stopped in between, gives what migrating at once gives.
#[test]
fn fresh_is_migrated() {
    for (fresh, stepwise) in [
        (testing::sqlite(), testing::empty_sqlite()),
        (testing::postgres(), testing::empty_postgres()),
    ] {
        for n in 1..=migration::MIGRATIONS.len() {
            let list = &migration::MIGRATIONS[..n];
            assert_eq!(
                migration::migrate_with(&stepwise.db, NOW, list).unwrap(),
                [list[n - 1].0]
            );
            let again = Db::open(&stepwise.address).unwrap();
            assert!(migration::migrate_with(&again, NOW, list).unwrap().is_empty());
        }
        let schema = if fresh.db.engine() == Engine::Sqlite {
            sqlite_schema
        } else {
            postgres_schema
        };
        assert_eq!(schema(&fresh), schema(&stepwise));
        migration::check(&stepwise.db).unwrap();
    }
}

/// What stood in the ledger before it had drawers is found, and its keys are still booked once (decision 007).
#[test]
fn a_ledger_from_before_the_drawers_keeps_its_rows_and_their_keys() {
    use domain::calendar::Month;
    use domain::ids::{EntryKey, TenancyId};
    use store::entry::{self, Drawer};
    let before = migration::MIGRATIONS
        .iter()
        .position(|(name, _)| *name == "drawers");
    for test in [testing::empty_sqlite(), testing::empty_postgres()] {
        migration::migrate_with(&test.db, NOW, &migration::MIGRATIONS[..before.unwrap()]).unwrap();
        let row = |id: &str, day: &str| {
            format!(
                "INSERT INTO entry (org, tenancy, key, kind, effective_on, learned_on, amount_cents, month, method, note) \
                 VALUES (1, {id}, 7, 2, {day}, {day}, -65350, 24322, 2, 'huur november')"
            )
        };
        match test.db.engine() {
            Engine::Sqlite => sqlite_file(&test)
                .execute_batch(&row("zeroblob(16)", "20769"))
                .unwrap(),
            Engine::Postgres => postgres_client(&test)
                .batch_execute(&row("'00000000-0000-0000-0000-000000000000'", "'2026-11-12'"))
                .unwrap(),
        }
        migration::migrate(&test.db, NOW).unwrap();
        let scope = store::Scope::of(domain::ids::OrgNo(1), None);
        let (tenancy, november) = (TenancyId(uuid::Uuid::nil()), Drawer::Of(Month::new(2026, 11)));
        let kept = test.db.read(|tx| entry::of(tx, &scope, tenancy)).unwrap();
        assert_eq!(kept.len(), 1);
        assert_eq!(
            (kept[0].drawer, kept[0].entry.amount.0),
            (Drawer::Undated, -65_350)
        );
        assert_eq!(kept[0].entry.effective_on.to_string(), "2026-11-12");
        for drawer in [Drawer::Undated, november] {
            let has = |key| {
                test.db
                    .read(|tx| entry::has(tx, &scope, drawer, tenancy, EntryKey(key)))
            };
            assert!(has(7).unwrap());
            assert!(!has(8).unwrap());
        }
        let again = test.db.write(|tx| entry::append(tx, &scope, &kept));
        assert!(matches!(again, Err(Error::AlreadyThere { .. })));
    }
}

#[test]
fn a_migration_that_fails_leaves_nothing_behind() {
    for test in [testing::sqlite(), testing::postgres()] {
        let mut list = migration::MIGRATIONS.to_vec();
        list.push((
            "broken",
            "CREATE TABLE half (org @int); CREATE TABLE half (org @int);",
        ));
        assert!(migration::migrate_with(&test.db, NOW, &list).is_err());
        list.pop();
        list.push(("mended", "CREATE TABLE half (org @int);"));
        assert_eq!(migration::migrate_with(&test.db, NOW, &list).unwrap(), ["mended"]);
    }
}

#[test]
fn a_newer_or_older_database_is_refused() {
    for test in [testing::empty_sqlite(), testing::empty_postgres()] {
        assert!(matches!(
            migration::check(&test.db),
            Err(Error::NotMigrated { found: 0, .. })
        ));
        let mut newer = migration::MIGRATIONS.to_vec();
        newer.push(("tomorrow", "CREATE TABLE tomorrow (org @int);"));
        migration::migrate_with(&test.db, NOW, &newer).unwrap();
        assert!(matches!(
            migration::check(&test.db),
            Err(Error::NewerDatabase { .. })
        ));
        let refused = migration::migrate(&test.db, NOW).unwrap_err();
        assert!(matches!(refused, Error::NewerDatabase { .. }) && refused.is_refusal());
    }
}

#[test]
fn two_programs_that_migrate_at_once_both_succeed() {
    for test in [testing::empty_sqlite(), testing::empty_postgres()] {
        let threads: Vec<_> = (0..3)
            .map(|_| {
                let db = Db::open(&test.address).unwrap();
                std::thread::spawn(move || migration::migrate(&db, NOW).map(|names| names.len()))
            })
            .collect();
        let run: Vec<_> = threads.into_iter().map(|t| t.join().unwrap()).collect();
        assert!(migration::check(&test.db).is_ok(), "{run:?}");
        assert_eq!(
            run.iter().filter_map(|r| r.as_ref().ok()).sum::<usize>(),
            migration::MIGRATIONS.len(),
            "{run:?}"
        );
        assert!(run.iter().all(Result::is_ok), "{run:?}");
    }
}

/// How SQLite finds the rows of every statement. A statement that should look up a few rows and walks over all homes
/// shows here as a change that somebody has to agree with; `insta` accepts it on purpose only.
#[test]
fn how_every_statement_finds_its_rows() {
    let test = testing::sqlite();
    let conn = sqlite_file(&test);
    let mut plans = String::new();
    for statement in every_statement() {
        plans.push_str(statement.name());
        plans.push('\n');
        let text = format!("EXPLAIN QUERY PLAN {}", statement.text(Engine::Sqlite));
        let mut plan = conn.prepare(&text).unwrap();
        let mut rows = plan.raw_query();
        while let Some(row) = rows.next().unwrap() {
            let step: String = row.get(3).unwrap();
            plans.push_str("  ");
            plans.push_str(&step);
            plans.push('\n');
        }
    }
    insta::assert_snapshot!(plans);
}
