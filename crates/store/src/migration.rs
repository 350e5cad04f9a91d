//! One list of migrations for both engines, each in a transaction of its own.
//!
//! A released migration never changes; what comes later is a new file at the end
//! of [`MIGRATIONS`]. Besides the type words of [`translate`](crate::db::translate) a line
//! `@append_only table` or `@append_only table (columns)` makes the triggers
//! that refuse to change those columns and to remove rows.

use crate::db::{Db, Engine, Error, Moment, WriteTx, translate};
use crate::statements;

/// Name and text of every migration, oldest first. The version is the place in the list, from 1.
pub const MIGRATIONS: &[(&str, &str)] = &[
    ("foundation", include_str!("../migrations/0001_foundation.sql")),
    ("bank_batch", include_str!("../migrations/0002_bank_batch.sql")),
    ("pause", include_str!("../migrations/0003_pause.sql")),
    ("message", include_str!("../migrations/0004_message.sql")),
    ("plan", include_str!("../migrations/0005_plan.sql")),
    (
        "message_stuck",
        include_str!("../migrations/0006_message_stuck.sql"),
    ),
    ("visit", include_str!("../migrations/0007_visit.sql")),
    ("wording", include_str!("../migrations/0008_wording.sql")),
    ("proof", include_str!("../migrations/0009_proof.sql")),
    ("promises", include_str!("../migrations/0010_promises.sql")),
    ("measure", include_str!("../migrations/0011_measure.sql")),
    ("signal", include_str!("../migrations/0012_signal.sql")),
    ("waiver", include_str!("../migrations/0013_waiver.sql")),
    ("wish", include_str!("../migrations/0014_wish.sql")),
    ("discount", include_str!("../migrations/0015_discount.sql")),
    (
        "spared_increase",
        include_str!("../migrations/0016_spared_increase.sql"),
    ),
    (
        "waiver_limits",
        include_str!("../migrations/0017_waiver_limits.sql"),
    ),
    ("drawers", include_str!("../migrations/0018_drawers.sql")),
    ("transfer", include_str!("../migrations/0019_transfer.sql")),
    ("debt_help", include_str!("../migrations/0020_debt_help.sql")),
    ("fair_terms", include_str!("../migrations/0021_fair_terms.sql")),
    ("worry", include_str!("../migrations/0022_worry.sql")),
    ("network", include_str!("../migrations/0023_network.sql")),
    ("own_law", include_str!("../migrations/0024_own_law.sql")),
    (
        "external_collection",
        include_str!("../migrations/0025_external_collection.sql"),
    ),
    ("automatic", include_str!("../migrations/0026_automatic.sql")),
    ("case_lead", include_str!("../migrations/0027_case_lead.sql")),
    ("reach", include_str!("../migrations/0028_reach.sql")),
    (
        "transfer_signs",
        include_str!("../migrations/0029_transfer_signs.sql"),
    ),
    ("own_page", include_str!("../migrations/0030_own_page.sql")),
    ("program_key", include_str!("../migrations/0031_program_key.sql")),
    (
        "member_administrator",
        include_str!("../migrations/0032_member_administrator.sql"),
    ),
    (
        "proof_day_part",
        include_str!("../migrations/0033_proof_day_part.sql"),
    ),
    ("own_room", include_str!("../migrations/0034_own_room.sql")),
    ("coach_slot", include_str!("../migrations/0035_coach_slot.sql")),
    ("portrait", include_str!("../migrations/0036_portrait.sql")),
    ("door_wish", include_str!("../migrations/0037_door_wish.sql")),
    ("partner", include_str!("../migrations/0038_partner.sql")),
    ("voice_note", include_str!("../migrations/0039_voice_note.sql")),
    ("referral", include_str!("../migrations/0040_referral.sql")),
    ("request", include_str!("../migrations/0041_request.sql")),
    ("booking", include_str!("../migrations/0042_booking.sql")),
];

statements! { ALL:
    VERSION = "SELECT MAX(version) FROM schema_version";
    RECORD = "INSERT INTO schema_version (version, name, applied_at) VALUES ($1, $2, $3)";
}

const SCHEMA_VERSION: &str = "CREATE TABLE IF NOT EXISTS schema_version (
    version @int NOT NULL, name @text NOT NULL, applied_at @instant NOT NULL, PRIMARY KEY (version)
) @keyed";

/// Brings the database up to this program. Gives the names of the migrations that were run.
///
/// Refuses a database that is newer than the program. Safe to run from two programs at once:
/// each looks at the version inside the transaction in which it migrates.
pub fn migrate(db: &Db, now: Moment) -> Result<Vec<&'static str>, Error> {
    migrate_with(db, now, MIGRATIONS)
}

/// [`migrate`] with a list of its own: for the tests of upgrades.
pub fn migrate_with(
    db: &Db,
    now: Moment,
    list: &[(&'static str, &'static str)],
) -> Result<Vec<&'static str>, Error> {
    patiently(|| {
        db.write(|tx| {
            let engine = tx.engine();
            tx.script("schema_version", &translate(SCHEMA_VERSION, engine))
        })
    })?;
    let mut run = Vec::new();
    while let Some(name) = patiently(|| db.write(|tx| next(tx, now, list)))? {
        run.push(name);
    }
    Ok(run)
}

/// When two programs make the same thing at once, the second is told that it is there already: it looks again.
fn patiently<T>(mut work: impl FnMut() -> Result<T, Error>) -> Result<T, Error> {
    // Who is slow may come second at every migration.
    for _ in 0..8 + MIGRATIONS.len() {
        match work() {
            Err(Error::AlreadyThere { .. }) => {}
            answer => return answer,
        }
    }
    work()
}

/// Refuses a database that is not exactly as this program expects: for every start without migrating.
pub fn check(db: &Db) -> Result<(), Error> {
    let known = known(MIGRATIONS);
    let found = match db.read(|tx| tx.first(&VERSION, &[], |row| row.get::<Option<i64>>(0))) {
        Ok(found) => found.flatten().unwrap_or(0),
        Err(Error::Engine { .. }) => 0,
        Err(e) => return Err(e),
    };
    match found.cmp(&known) {
        std::cmp::Ordering::Equal => Ok(()),
        std::cmp::Ordering::Less => Err(Error::NotMigrated { found, known }),
        std::cmp::Ordering::Greater => Err(Error::NewerDatabase { found, known }),
    }
}

fn known(list: &[(&str, &str)]) -> i64 {
    i64::try_from(list.len()).unwrap_or(i64::MAX)
}

fn next(
    tx: &mut WriteTx<'_>,
    now: Moment,
    list: &[(&'static str, &'static str)],
) -> Result<Option<&'static str>, Error> {
    let found = tx
        .first(&VERSION, &[], |row| row.get::<Option<i64>>(0))?
        .flatten()
        .unwrap_or(0);
    let known = known(list);
    if found > known {
        return Err(Error::NewerDatabase { found, known });
    }
    let Some((name, text)) = usize::try_from(found).ok().and_then(|n| list.get(n)) else {
        return Ok(None);
    };
    let engine = tx.engine();
    // The record first: a second program that migrates at the same moment waits here, and then looks again.
    tx.execute(&RECORD, &[(found + 1).into(), (*name).into(), now.into()])?;
    tx.script(name, &translate(&with_triggers(text, engine), engine))?;
    if engine == Engine::Sqlite {
        tx.script("shape", SHAPE)?;
    }
    Ok(Some(name))
}

/// What SQLite should know of the size of things: without it, it takes "of this association" for a narrow choice and
/// walks over all homes to find one. Written, not measured, so that every installation finds its rows in the same way
/// (`tests/schema.rs` keeps the plans). PostgreSQL measures by itself.
///
/// A million rows an association, fifty a tenancy, one a whole key; a partial index is small; another index looks twice
/// as large as its table, so that nothing reads a whole association by way of it.
const SHAPE: &str = "
    ANALYZE sqlite_schema;
    DELETE FROM sqlite_stat1;
    INSERT INTO sqlite_stat1 (tbl, idx, stat)
    SELECT t.name, CASE WHEN i.origin = 'pk' AND t.sql LIKE '%WITHOUT ROWID' THEN t.name ELSE i.name END,
        i.size || ' ' || CASE
            WHEN i.columns = 1 THEN '1'
            ELSE CASE i.first WHEN 'org' THEN i.size ELSE '50' END
                || substr(' 50 50 50 50 50 50 50 50', 1, 3 * (i.columns - 2))
                || CASE i.\"unique\" WHEN 1 THEN ' 1' ELSE ' 10' END
        END
    FROM sqlite_schema t JOIN (
        SELECT s.name AS tbl, l.name, l.origin, l.\"unique\", CASE
                WHEN l.partial THEN '1000' WHEN l.origin = 'pk' THEN '1000000' ELSE '2000000' END AS size,
            (SELECT COUNT(*) FROM pragma_index_info(l.name)) AS columns,
            (SELECT x.name FROM pragma_index_info(l.name) x WHERE x.seqno = 0) AS first
        FROM sqlite_schema s JOIN pragma_index_list(s.name) l WHERE s.type = 'table'
    ) i ON i.tbl = t.name
    WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%';
";

/// Writes out the `@append_only` lines.
fn with_triggers(text: &str, engine: Engine) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    if engine == Engine::Postgres {
        out.push_str(
            "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $body$ \
             BEGIN RAISE EXCEPTION '%', TG_TABLE_NAME USING ERRCODE = 'KT001'; END $body$;\n",
        );
    }
    for line in text.lines() {
        match line.strip_prefix("@append_only ") {
            Some(rest) => out.push_str(&triggers(rest, engine)),
            None => out.push_str(line),
        }
        out.push('\n');
    }
    out
}

fn triggers(rest: &str, engine: Engine) -> String {
    let (table, columns) = match rest.split_once(' ') {
        Some((table, columns)) => (
            table,
            format!(
                " OF {}",
                columns.trim().trim_start_matches('(').trim_end_matches(')')
            ),
        ),
        None => (rest.trim(), String::new()),
    };
    match engine {
        Engine::Sqlite => format!(
            "CREATE TRIGGER {table}_kept BEFORE UPDATE{columns} ON {table} BEGIN SELECT RAISE(ABORT, '{table}'); END;\n\
             CREATE TRIGGER {table}_stays BEFORE DELETE ON {table} BEGIN SELECT RAISE(ABORT, '{table}'); END;"
        ),
        Engine::Postgres => format!(
            "CREATE TRIGGER {table}_kept BEFORE UPDATE{columns} ON {table} \
             FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();\n\
             CREATE TRIGGER {table}_stays BEFORE DELETE OR TRUNCATE ON {table} \
             FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();"
        ),
    }
}
