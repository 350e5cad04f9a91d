//! Throw-away databases for tests, on both engines. Only with the feature `testing`.
//!
//! PostgreSQL comes from `KEUKENTAFEL_TEST_POSTGRES` (an address without a database name, with the right to make
//! databases), or is started from the installed binaries in a temporary directory, shared by all tests of this
//! machine, and stopped when nobody has used it for some minutes. Without PostgreSQL the tests fail: a product
//! that promises two databases is tested on two.
#![allow(
    clippy::panic,
    clippy::expect_used,
    reason = "a test without its database must stop"
)]

use crate::db::{Db, Moment, Settings};
use crate::migration::migrate;
use std::fs::{self, File};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

/// The moment at which tests take place: 2026-11-21T12:00:00Z.
pub const NOW: Moment = Moment(1_795_262_400_000_000);

/// A database that exists as long as this value.
pub struct TestDb {
    /// The open database.
    pub db: Db,
    /// Its address, to open it again.
    pub address: String,
    remains: Remains,
}

impl TestDb {
    /// Everything that is kept, table by table with its rows in a fixed order, except what is in `without`: two that
    /// are equal say that nothing was written in between, by anybody.
    pub fn content(&self, without: &[&str]) -> Vec<(String, String)> {
        match &self.remains {
            Remains::Folder(folder) => sqlite_content(&folder.join("test.db"), without),
            Remains::Database { cluster, name } => postgres_content(&format!("{cluster}/{name}"), without),
        }
    }
}

fn sqlite_content(file: &Path, without: &[&str]) -> Vec<(String, String)> {
    let db = rusqlite::Connection::open(file).expect("the test's SQLite file can be opened again");
    let strings = |sql: &str| -> Vec<String> {
        let mut statement = db.prepare(sql).expect("a statement over the catalogue");
        let rows = statement.query_map([], |row| row.get(0)).expect("rows");
        rows.collect::<Result<_, _>>().expect("text")
    };
    let tables = strings(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
    );
    let rows = |table: &String| {
        let columns = strings(&format!(
            "SELECT 'quote(\"' || name || '\")' FROM pragma_table_info('{table}')"
        ));
        strings(&format!(
            "SELECT {} FROM \"{table}\" ORDER BY 1",
            columns.join(" || ',' || ")
        ))
        .join("\n")
    };
    tables
        .iter()
        .filter(|table| !without.contains(&table.as_str()))
        .map(|table| (table.clone(), rows(table)))
        .collect()
}

fn postgres_content(address: &str, without: &[&str]) -> Vec<(String, String)> {
    let mut client =
        ::postgres::Client::connect(address, ::postgres::NoTls).expect("the test's database answers");
    let tables = client
        .query(
            "SELECT tablename::text FROM pg_tables WHERE schemaname = 'public' ORDER BY 1",
            &[],
        )
        .expect("the catalogue can be read");
    let names = tables.iter().map(|row| row.get::<_, String>(0));
    names
        .filter(|table| !without.contains(&table.as_str()))
        .map(|table| {
            let sql = format!(
                "SELECT COALESCE(string_agg(t::text, E'\\n' ORDER BY t::text), '') FROM \"{table}\" t"
            );
            let rows = client.query_one(&sql, &[]).expect("a table can be read");
            (table, rows.get(0))
        })
        .collect()
}

enum Remains {
    Folder(PathBuf),
    Database { cluster: String, name: String },
}

/// A migrated SQLite database.
pub fn sqlite() -> TestDb {
    migrated(empty_sqlite())
}

/// A migrated PostgreSQL database.
pub fn postgres() -> TestDb {
    migrated(empty_postgres())
}

fn migrated(test: TestDb) -> TestDb {
    migrate(&test.db, NOW).expect("migrations must run on an empty database");
    test
}

/// Settings for tests: small, and quick to give up.
pub fn settings() -> Settings {
    Settings {
        connections: 4,
        cache_kib: 4096,
        ..Settings::default()
    }
}

/// A SQLite database without tables.
pub fn empty_sqlite() -> TestDb {
    let folder = std::env::temp_dir().join(unique("keukentafel-test"));
    drop(fs::remove_dir_all(&folder));
    fs::create_dir_all(&folder).expect("a temporary folder can be made");
    let address = format!("sqlite:{}", folder.join("test.db").display());
    let db = Db::open_with(&address, settings()).expect("a new SQLite database can be opened");
    TestDb {
        db,
        address,
        remains: Remains::Folder(folder),
    }
}

/// A PostgreSQL database without tables.
pub fn empty_postgres() -> TestDb {
    let cluster = cluster().to_owned();
    let name = unique("kt").replace('-', "_");
    administer(&cluster, &format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"));
    administer(&cluster, &format!("CREATE DATABASE {name}"));
    let address = format!("{cluster}/{name}");
    let db = Db::open_with(&address, settings()).expect("a new PostgreSQL database can be opened");
    TestDb {
        db,
        address,
        remains: Remains::Database { cluster, name },
    }
}

impl Drop for TestDb {
    fn drop(&mut self) {
        match &self.remains {
            Remains::Folder(folder) => drop(fs::remove_dir_all(folder)),
            Remains::Database { cluster, name } => {
                if let Ok(mut client) =
                    ::postgres::Client::connect(&format!("{cluster}/postgres"), ::postgres::NoTls)
                {
                    drop(client.batch_execute(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")));
                }
            }
        }
    }
}

/// Runs each test on both engines: `on_both_engines! { name_of_a_function; … }`, where the function takes `&TestDb`.
#[macro_export]
macro_rules! on_both_engines {
    ($($name:ident;)*) => {
        mod sqlite {
            $(#[test] fn $name() { super::$name(&$crate::testing::sqlite()); })*
        }
        mod postgres {
            $(#[test] fn $name() { super::$name(&$crate::testing::postgres()); })*
        }
    };
}

fn unique(prefix: &str) -> String {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    format!(
        "{prefix}-{}-{}",
        std::process::id(),
        NEXT.fetch_add(1, Ordering::Relaxed)
    )
}

fn administer(cluster: &str, sql: &str) {
    ::postgres::Client::connect(&format!("{cluster}/postgres"), ::postgres::NoTls)
        .and_then(|mut client| client.batch_execute(sql))
        .unwrap_or_else(|e| panic!("the test PostgreSQL at {cluster} refuses `{sql}`: {e}"));
}

/// Address of the cluster, without a database name.
fn cluster() -> &'static str {
    static CLUSTER: OnceLock<String> = OnceLock::new();
    CLUSTER.get_or_init(|| match std::env::var("KEUKENTAFEL_TEST_POSTGRES") {
        Ok(given) => given.trim_end_matches('/').to_owned(),
        Err(_) => own_cluster(),
    })
}

fn own_cluster() -> String {
    let user = fs::metadata("/proc/self").map(|m| m.uid()).unwrap_or_default();
    let root = std::env::temp_dir().join(format!("keukentafel-postgres-{user}"));
    let address = format!(
        "postgres://postgres@{}",
        root.display().to_string().replace('/', "%2F")
    );
    // Tests run in many processes: one starts the cluster, the others wait and use it.
    let lock_path = root.with_extension("lock");
    let lock = File::create(&lock_path).expect("a lock file can be made in the temporary folder");
    lock.lock().expect("the lock file can be locked");
    let used = root.join("used");
    let answers = || ::postgres::Client::connect(&format!("{address}/postgres"), ::postgres::NoTls).is_ok();
    if !(used.exists() && answers()) {
        start(&root, user == 0);
        watch(&root, &lock_path, user == 0);
    }
    fs::write(&used, []).expect("the cluster's folder is writable");
    address
}

fn start(root: &Path, as_root: bool) {
    let bin = binaries();
    drop(run(
        as_root,
        &bin.join("pg_ctl"),
        &["-D", &text(root, "data"), "-m", "immediate", "stop"],
        "/",
    ));
    drop(fs::remove_dir_all(root));
    fs::create_dir_all(root).expect("a temporary folder can be made");
    // The server does not run as root, and must be able to write here.
    fs::set_permissions(root, fs::Permissions::from_mode(0o777)).expect("permissions can be set");
    let data = text(root, "data");
    let init = [
        "-D",
        &data,
        "-U",
        "postgres",
        "-A",
        "trust",
        "-E",
        "UTF8",
        "--locale=C",
        "--no-sync",
    ];
    must(run(as_root, &bin.join("initdb"), &init, &text(root, "")));
    let options = format!(
        "-k {} -c listen_addresses='' -c fsync=off -c synchronous_commit=off -c full_page_writes=off \
         -c max_connections=300 -c shared_buffers=64MB",
        root.display()
    );
    let begin = [
        "-D",
        &data,
        "-l",
        &text(root, "log"),
        "-w",
        "-o",
        &options,
        "start",
    ];
    must(run(as_root, &bin.join("pg_ctl"), &begin, &text(root, "")));
}

/// Stops the cluster when no test has begun for five minutes.
fn watch(root: &Path, lock: &Path, as_root: bool) {
    let (root, lock, bin) = (root.display(), lock.display(), binaries());
    let runuser = if as_root { "runuser -u postgres -- " } else { "" };
    let stop = format!(
        "test -z \"$(find {root}/used -mmin -5)\" && {{ {runuser}{bin}/pg_ctl -D {root}/data -m immediate stop; \
         rm -rf {root}; }}",
        bin = bin.display()
    );
    let script = format!("cd /; while sleep 20 && test -d {root}; do flock {lock} sh -c '{stop}'; done");
    Command::new("setsid")
        .args(["--fork", "sh", "-c", &script])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .expect("setsid (util-linux) is installed");
}

fn text(root: &Path, name: &str) -> String {
    root.join(name).display().to_string()
}

/// The newest PostgreSQL that Debian has installed here.
fn binaries() -> PathBuf {
    let version = |path: &Path| path.file_name().and_then(|n| n.to_str()?.parse::<u32>().ok());
    fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.join("bin/initdb").exists())
        .max_by_key(|path| version(path))
        .map(|path| path.join("bin"))
        .expect(
            "these tests need PostgreSQL: `apt-get install postgresql`, or set KEUKENTAFEL_TEST_POSTGRES to the \
             address of a server, such as postgres://user:password@127.0.0.1:5432",
        )
}

fn run(as_root: bool, program: &Path, args: &[&str], folder: &str) -> Result<(), String> {
    let mut command = if as_root {
        let mut command = Command::new("runuser");
        command.args(["-u", "postgres", "--"]).arg(program);
        command
    } else {
        Command::new(program)
    };
    let output = command
        .args(args)
        .current_dir(folder)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .output();
    match output {
        Ok(output) if output.status.success() => Ok(()),
        Ok(output) => Err(format!(
            "{}: {}",
            program.display(),
            String::from_utf8_lossy(&output.stderr)
        )),
        Err(e) => Err(format!("{}: {e}", program.display())),
    }
}

fn must(result: Result<(), String>) {
    if let Err(message) = result {
        panic!("the test PostgreSQL cannot be started: {message}");
    }
}
