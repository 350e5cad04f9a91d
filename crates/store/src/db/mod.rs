//! One thin, synchronous room over SQLite and PostgreSQL.
//!
//! [`Db::read`] and [`Db::write`] run a closure inside a transaction. A write
//! closure may run more than once (another writer was in the way, or the
//! connection was lost before commit), so it must have no effect outside the
//! transaction. A closure that fails or panics leaves nothing behind, and the
//! connection stays usable or is thrown away.
//!
//! A read sees one moment of the database. A write on PostgreSQL runs at
//! REPEATABLE READ: whoever changes a row that another transaction changed
//! since fails with 40001 and is run again, so no update is lost. On SQLite
//! there is one writer at a time.

mod bulk;
mod error;
mod link;
mod log_keeper;
mod row;
mod statement;
mod together;
mod transaction;
mod value;

pub use bulk::Rows;
pub use error::Error;
pub use row::Row;
pub use statement::{Bulk, Engine, Statement, Table, translate};
pub use transaction::{Tx, WriteTx};
pub use value::{FromValue, Moment, PALETTE, Param, Value};

use link::{LiteManager, LiteRole, PostgresManager};
use log_keeper::LogKeeper;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

/// How the store deals with its database. The defaults suit an association of any size.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Connections that read at once (SQLite), or connections altogether (PostgreSQL).
    pub connections: u32,
    /// How long to wait for a free connection, and for the server to accept one.
    pub wait: Duration,
    /// How long one statement may take on PostgreSQL.
    pub statement_limit: Duration,
    /// How long to wait for another program that holds the SQLite file.
    pub busy_limit: Duration,
    /// A statement that takes longer is written to the log as a warning.
    pub slow: Duration,
    /// Page cache of the SQLite writer, in KiB. Readers have an eighth of it.
    pub cache_kib: u32,
    /// How much of the SQLite file a reader maps into memory at most, in bytes.
    pub mapped_bytes: u64,
    /// How often a write is tried at most when others were quicker. SQLite lets writers wait in line by itself
    /// ([`Settings::busy_limit`]), so there a second try is the last.
    pub attempts: u32,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            connections: 8,
            wait: Duration::from_secs(10),
            statement_limit: Duration::from_mins(10),
            busy_limit: Duration::from_secs(10),
            slow: Duration::from_millis(500),
            cache_kib: 24 * 1024,
            mapped_bytes: 64 * 1024 * 1024,
            attempts: 24,
        }
    }
}

/// An open database. Cheap to clone; a clone is the same database.
#[derive(Clone)]
pub struct Db(Arc<Inner>);

struct Inner {
    pools: Pools,
    settings: Settings,
    together: together::Together,
}

enum Pools {
    Lite {
        // Ends before the connections do: who closes last takes the log along.
        log_keeper: LogKeeper,
        readers: r2d2::Pool<LiteManager>,
        writer: r2d2::Pool<LiteManager>,
    },
    Postgres(r2d2::Pool<PostgresManager>),
}

impl Db {
    /// Opens `sqlite:PATH` (made when absent) or `postgres://user@host/name`. Does not migrate.
    pub fn open(address: &str) -> Result<Self, Error> {
        Self::open_with(address, Settings::default())
    }

    /// Opens with other settings than the default.
    pub fn open_with(address: &str, settings: Settings) -> Result<Self, Error> {
        let pools = if let Some(path) = address.strip_prefix("sqlite:") {
            if path.is_empty() {
                return Err(Error::Address(address.to_owned()));
            }
            Self::lite_pools(Path::new(path), &settings)?
        } else if address.starts_with("postgres://") || address.starts_with("postgresql://") {
            let manager = PostgresManager::new(address, &settings)?;
            Pools::Postgres(pool(manager, settings.connections, &settings)?)
        } else {
            return Err(Error::Address(without_password(address)));
        };
        Ok(Self(Arc::new(Inner {
            pools,
            settings,
            together: together::Together::default(),
        })))
    }

    fn lite_pools(path: &Path, settings: &Settings) -> Result<Pools, Error> {
        let manager = |role| LiteManager {
            path: path.to_owned(),
            role,
            settings: settings.clone(),
        };
        // The writer comes first: it makes the file and sets what is fixed for its life.
        let writer = pool(manager(LiteRole::Writer), 1, settings)?;
        let readers = pool(manager(LiteRole::Reader), settings.connections, settings)?;
        let log_keeper = LogKeeper::start(manager(LiteRole::Reader))?;
        Ok(Pools::Lite {
            log_keeper,
            readers,
            writer,
        })
    }

    /// Which engine runs underneath.
    pub fn engine(&self) -> Engine {
        match self.0.pools {
            Pools::Lite { .. } => Engine::Sqlite,
            Pools::Postgres(_) => Engine::Postgres,
        }
    }

    /// Runs `work` inside a read-only transaction that sees one moment of the database.
    pub fn read<T, E: From<Error>>(&self, work: impl FnOnce(&mut Tx<'_>) -> Result<T, E>) -> Result<T, E> {
        match &self.0.pools {
            Pools::Lite { readers, .. } => {
                let link = readers.get().map_err(unreachable)?;
                let mut tx = Tx::begin_lite(&link, "BEGIN", &self.0.settings)?;
                let answer = work(&mut tx)?;
                tx.end("COMMIT")?;
                Ok(answer)
            }
            Pools::Postgres(pool) => {
                let mut link = self.fresh(pool, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")?;
                let mut tx = Tx::begun_postgres(&mut link, &self.0.settings);
                let answer = work(&mut tx)?;
                tx.end("COMMIT")?;
                Ok(answer)
            }
        }
    }

    /// Runs `work` inside a transaction and commits it durably. `work` may run more than once.
    pub fn write<T, E: From<Error>>(
        &self,
        mut work: impl FnMut(&mut WriteTx<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let attempts = match self.0.pools {
            Pools::Lite { .. } => self.0.settings.attempts.min(2),
            Pools::Postgres(_) => self.0.settings.attempts,
        };
        let mut attempt = 1;
        loop {
            match self.write_once(&mut work) {
                Ok(answer) => return Ok(answer),
                Err(Failed { error, again: true }) if attempt < attempts => {
                    tracing::debug!(attempt, "a write is tried again");
                    drop(error);
                    thread::sleep(pause_after(attempt));
                    attempt += 1;
                }
                Err(failed) => return Err(failed.error),
            }
        }
    }

    fn write_once<T, E: From<Error>>(
        &self,
        work: &mut impl FnMut(&mut WriteTx<'_>) -> Result<T, E>,
    ) -> Result<T, Failed<E>> {
        match &self.0.pools {
            Pools::Lite {
                writer, log_keeper, ..
            } => {
                let link = writer.get().map_err(unreachable)?;
                let done = run(Tx::begin_lite(&link, "BEGIN IMMEDIATE", &self.0.settings)?, work);
                log_keeper.committed();
                done
            }
            Pools::Postgres(pool) => {
                let mut link = self.fresh(pool, "BEGIN ISOLATION LEVEL REPEATABLE READ")?;
                run(Tx::begun_postgres(&mut link, &self.0.settings), work)
            }
        }
    }

    /// A connection on which a transaction has begun. Connections that turn out to be dead are
    /// thrown away, so after a restart of the server the first request already gets a new one.
    fn fresh(
        &self,
        pool: &r2d2::Pool<PostgresManager>,
        begin: &str,
    ) -> Result<r2d2::PooledConnection<PostgresManager>, Error> {
        let mut left = self.0.settings.connections + 1;
        loop {
            let mut link = pool.get().map_err(unreachable)?;
            match link.begin(begin) {
                Ok(()) => return Ok(link),
                Err(Error::Lost { .. }) if left > 0 => left -= 1,
                Err(e) => return Err(e),
            }
        }
    }
}

/// How long to stand aside after a failed attempt: twice as long each time, up to half a second, and not the same for
/// two threads, or they would meet again. All attempts of [`Settings::default`] together wait about ten seconds.
fn pause_after(attempt: u32) -> Duration {
    let longest: u64 = 1 << attempt.min(9);
    let mut hasher = DefaultHasher::new();
    (thread::current().id(), attempt).hash(&mut hasher);
    Duration::from_millis(longest / 2 + hasher.finish() % longest)
}

/// Why one attempt failed, and whether another may succeed.
struct Failed<E> {
    error: E,
    again: bool,
}

impl<E: From<Error>> From<Error> for Failed<E> {
    fn from(error: Error) -> Self {
        Self {
            again: error.may_be_retried(),
            error: error.into(),
        }
    }
}

fn run<T, E: From<Error>>(
    tx: Tx<'_>,
    work: &mut impl FnMut(&mut WriteTx<'_>) -> Result<T, E>,
) -> Result<T, Failed<E>> {
    let mut tx = WriteTx::new(tx);
    match work(&mut tx) {
        Ok(answer) => {
            tx.commit()?;
            Ok(answer)
        }
        Err(error) => Err(Failed {
            again: tx.may_be_retried(),
            error,
        }),
    }
}

fn pool<M: r2d2::ManageConnection<Error = Error>>(
    manager: M,
    size: u32,
    settings: &Settings,
) -> Result<r2d2::Pool<M>, Error> {
    // One try now, so that a wrong address says why instead of "timed out".
    drop(manager.connect()?);
    r2d2::Pool::builder()
        .max_size(size)
        .min_idle(Some(0))
        .max_lifetime(None)
        .test_on_check_out(false)
        .connection_timeout(settings.wait)
        .build(manager)
        .map_err(unreachable)
}

#[allow(clippy::needless_pass_by_value, reason = "the shape that map_err wants")]
fn unreachable(error: r2d2::Error) -> Error {
    Error::Lost {
        statement: "connect".to_owned(),
        detail: error.to_string(),
    }
}

/// The address as it may stand in a log or on a terminal.
fn without_password(address: &str) -> String {
    let Some((scheme, rest)) = address.split_once("://") else {
        return address.to_owned();
    };
    match rest.rsplit_once('@') {
        Some((_, host)) => format!("{scheme}://…@{host}"),
        None => address.to_owned(),
    }
}
