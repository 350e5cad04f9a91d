//! Connections, as the pool makes, checks and discards them.

use super::Settings;
use super::error::Error;
use rusqlite::OpenFlags;
use rusqlite::config::DbConfig;
use std::collections::HashMap;
use std::path::PathBuf;

/// What a SQLite connection is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LiteRole {
    Reader,
    Writer,
}

pub(super) struct LiteManager {
    pub(super) path: PathBuf,
    pub(super) role: LiteRole,
    pub(super) settings: Settings,
}

impl LiteManager {
    fn open(&self) -> Result<rusqlite::Connection, rusqlite::Error> {
        // Readers open for writing too: SQLite needs it to share the WAL index. `query_only` keeps them from writing.
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
            | OpenFlags::SQLITE_OPEN_CREATE
            | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let conn = rusqlite::Connection::open_with_flags(&self.path, flags)?;
        conn.busy_timeout(self.settings.busy_limit)?;
        conn.set_prepared_statement_cache_capacity(256);
        // One plan for every value: else SQLite parses a kept statement anew for other values, a seventh of a page.
        conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
        if self.role == LiteRole::Writer {
            // Pages of 16 KiB make a statement a tenth cheaper and a look at a page five times as slow in the worst
            // hundredth: each look writes a line of the trail, and with it whole pages.
            conn.pragma_update(None, "page_size", 8192)?;
            conn.pragma_update(None, "wal_autocheckpoint", super::log_keeper::AT_ONCE)?;
            conn.pragma_update_and_check(None, "journal_mode", "wal", |_| Ok(()))?;
        }
        // FULL: a commit is on the disk before anyone hears of it (trap 6).
        conn.pragma_update(None, "synchronous", "FULL")?;
        conn.pragma_update(None, "foreign_keys", false)?;
        let cache = match self.role {
            LiteRole::Writer => self.settings.cache_kib,
            LiteRole::Reader => self.settings.cache_kib / 8,
        };
        conn.pragma_update(None, "cache_size", -i64::from(cache))?;
        // The writer reads through its cache: mapped pages would count as its memory a second time.
        let mapped = match self.role {
            LiteRole::Writer => 0,
            LiteRole::Reader => i64::try_from(self.settings.mapped_bytes).unwrap_or(i64::MAX),
        };
        conn.pragma_update_and_check(None, "mmap_size", mapped, |_| Ok(()))?;
        conn.pragma_update_and_check(None, "journal_size_limit", 64 * 1024 * 1024, |_| Ok(()))?;
        conn.pragma_update(None, "query_only", self.role == LiteRole::Reader)?;
        Ok(conn)
    }
}

impl r2d2::ManageConnection for LiteManager {
    type Connection = rusqlite::Connection;
    type Error = Error;

    fn connect(&self) -> Result<rusqlite::Connection, Error> {
        self.open().map_err(|e| match Error::lite("connect", e) {
            Error::Lost { statement, detail } => Error::Lost {
                statement,
                detail: format!("{}: {detail}", self.path.display()),
            },
            other => other,
        })
    }

    fn is_valid(&self, conn: &mut rusqlite::Connection) -> Result<(), Error> {
        conn.query_row("SELECT 1", [], |_| Ok(()))
            .map_err(|e| Error::lite("check", e))
    }

    /// A connection that is still inside a transaction could not be rolled back.
    fn has_broken(&self, conn: &mut rusqlite::Connection) -> bool {
        !conn.is_autocommit()
    }
}

/// A PostgreSQL connection with what was prepared on it.
pub(super) struct PostgresLink {
    pub(super) client: postgres::Client,
    pub(super) prepared: HashMap<String, postgres::Statement>,
    /// Inside a transaction. Still true at return means: could not be rolled back.
    pub(super) busy: bool,
}

impl PostgresLink {
    pub(super) fn begin(&mut self, begin: &str) -> Result<(), Error> {
        self.client.batch_execute(begin).map_err(|e| {
            self.busy = true;
            Error::postgres("begin", e)
        })?;
        self.busy = true;
        Ok(())
    }

    pub(super) fn prepare(&mut self, name: &str, text: &str) -> Result<postgres::Statement, Error> {
        if let Some(statement) = self.prepared.get(text) {
            return Ok(statement.clone());
        }
        let statement = self.client.prepare(text).map_err(|e| Error::postgres(name, e))?;
        self.prepared.insert(text.to_owned(), statement.clone());
        Ok(statement)
    }
}

pub(super) struct PostgresManager {
    config: postgres::Config,
}

impl PostgresManager {
    pub(super) fn new(address: &str, settings: &Settings) -> Result<Self, Error> {
        let mut config: postgres::Config = address
            .parse()
            .map_err(|_| Error::Address(super::without_password(address)))?;
        // A lock is waited for less long than a statement may take; an idle transaction means a lost program.
        let options = format!(
            "-c statement_timeout={} -c lock_timeout={} -c idle_in_transaction_session_timeout={} \
             -c client_min_messages=warning",
            settings.statement_limit.as_millis(),
            settings.busy_limit.as_millis(),
            settings.statement_limit.as_millis(),
        );
        let options = match config.get_options() {
            Some(given) => format!("{options} {given}"),
            None => options,
        };
        config
            .options(&options)
            .connect_timeout(settings.wait)
            .application_name("keukentafel");
        Ok(Self { config })
    }
}

impl r2d2::ManageConnection for PostgresManager {
    type Connection = PostgresLink;
    type Error = Error;

    fn connect(&self) -> Result<PostgresLink, Error> {
        let client =
            self.config
                .connect(postgres::NoTls)
                .map_err(|e| match Error::postgres("connect", e) {
                    Error::Engine { statement, source } => Error::Lost {
                        statement,
                        detail: source.to_string(),
                    },
                    other => other,
                })?;
        Ok(PostgresLink {
            client,
            prepared: HashMap::new(),
            busy: false,
        })
    }

    fn is_valid(&self, link: &mut PostgresLink) -> Result<(), Error> {
        link.client
            .batch_execute("SELECT 1")
            .map_err(|e| Error::postgres("check", e))
    }

    fn has_broken(&self, link: &mut PostgresLink) -> bool {
        link.busy || link.client.is_closed()
    }
}
