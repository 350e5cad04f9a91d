//! Transactions: what a closure given to [`Db::read`](super::Db::read) or [`Db::write`](super::Db::write) works with.

use super::Settings;
use super::bulk::Rows;
use super::error::Error;
use super::link::PostgresLink;
use super::row::{Row, Source};
use super::statement::{Bulk, Engine, Statement, Table};
use super::value::Param;
use postgres::fallible_iterator::FallibleIterator;
use std::ops::{Deref, DerefMut};
use std::time::{Duration, Instant};

/// A transaction that can read. Rolled back when dropped before its end, also by a panic.
pub struct Tx<'c> {
    pub(super) conn: Conn<'c>,
    slow: Duration,
    open: bool,
    failed: bool,
    again: bool,
}

pub(super) enum Conn<'c> {
    Lite(&'c rusqlite::Connection),
    Postgres(&'c mut PostgresLink),
}

/// A transaction that can also write. Everything that reads takes it as a [`Tx`].
pub struct WriteTx<'c>(Tx<'c>);

impl<'c> Tx<'c> {
    pub(super) fn begin_lite(
        conn: &'c rusqlite::Connection,
        begin: &str,
        settings: &Settings,
    ) -> Result<Self, Error> {
        conn.execute_batch(begin).map_err(|e| Error::lite("begin", e))?;
        Ok(Self::new(Conn::Lite(conn), settings))
    }

    pub(super) fn begun_postgres(link: &'c mut PostgresLink, settings: &Settings) -> Self {
        Self::new(Conn::Postgres(link), settings)
    }

    const fn new(conn: Conn<'c>, settings: &Settings) -> Self {
        Self {
            conn,
            slow: settings.slow,
            open: true,
            failed: false,
            again: false,
        }
    }

    /// Which engine runs underneath.
    pub const fn engine(&self) -> Engine {
        match self.conn {
            Conn::Lite(_) => Engine::Sqlite,
            Conn::Postgres(_) => Engine::Postgres,
        }
    }

    /// Gives every row of the result to `each`, one at a time, in constant memory. Ends at the first error.
    pub fn each(
        &mut self,
        statement: &Statement,
        params: &[Param<'_>],
        mut each: impl FnMut(&Row<'_>) -> Result<(), Error>,
    ) -> Result<(), Error> {
        self.each_until(statement, params, |row| each(row).map(|()| true))
    }

    /// Like [`Tx::each`], for closures with an error type of their own.
    pub fn each_into<E: From<Error>>(
        &mut self,
        statement: &Statement,
        params: &[Param<'_>],
        mut each: impl FnMut(&Row<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut own = None;
        self.each_until(statement, params, |row| match each(row) {
            Ok(()) => Ok(true),
            Err(e) => {
                own = Some(e);
                Ok(false)
            }
        })?;
        own.map_or(Ok(()), Err)
    }

    /// The first row, read by `read`, or `None` when there is none.
    pub fn first<T>(
        &mut self,
        statement: &Statement,
        params: &[Param<'_>],
        read: impl FnOnce(&Row<'_>) -> Result<T, Error>,
    ) -> Result<Option<T>, Error> {
        let mut read = Some(read);
        let mut found = None;
        self.each_until(statement, params, |row| {
            if let Some(read) = read.take() {
                found = Some(read(row)?);
            }
            Ok(false)
        })?;
        Ok(found)
    }

    /// All rows. For results that are known to be small.
    pub fn all<T>(
        &mut self,
        statement: &Statement,
        params: &[Param<'_>],
        mut read: impl FnMut(&Row<'_>) -> Result<T, Error>,
    ) -> Result<Vec<T>, Error> {
        let mut found = Vec::new();
        self.each(statement, params, |row| {
            found.push(read(row)?);
            Ok(())
        })?;
        Ok(found)
    }

    fn each_until(
        &mut self,
        statement: &Statement,
        params: &[Param<'_>],
        each: impl FnMut(&Row<'_>) -> Result<bool, Error>,
    ) -> Result<(), Error> {
        self.noting(statement.name(), |tx| match &mut tx.conn {
            Conn::Lite(conn) => lite_rows(conn, statement, params, each),
            Conn::Postgres(link) => postgres_rows(link, statement, params, each),
        })
    }

    /// Runs something on the connection; notes failure and says so when it took long.
    pub(super) fn noting<T>(
        &mut self,
        name: &str,
        work: impl FnOnce(&mut Self) -> Result<T, Error>,
    ) -> Result<T, Error> {
        if self.failed {
            return Err(Error::FailedBefore);
        }
        let begun = Instant::now();
        let answer = work(self);
        let took = begun.elapsed();
        if took > self.slow {
            tracing::warn!(statement = name, millis = took.as_millis(), "slow statement");
        }
        answer.inspect_err(|e| {
            self.failed = true;
            self.again = e.may_be_retried();
        })
    }

    pub(super) fn end(&mut self, how: &str) -> Result<(), Error> {
        if self.failed {
            return Err(Error::FailedBefore);
        }
        match &mut self.conn {
            Conn::Lite(conn) => conn.execute_batch(how).map_err(|e| Error::lite("commit", e))?,
            Conn::Postgres(link) => {
                link.client
                    .batch_execute(how)
                    .map_err(|e| match Error::postgres("commit", e) {
                        Error::Lost { detail, .. } => Error::CommitUnknown(detail),
                        other => other,
                    })?;
                link.busy = false;
            }
        }
        self.open = false;
        Ok(())
    }
}

impl Drop for Tx<'_> {
    fn drop(&mut self) {
        if !self.open {
            return;
        }
        // A connection that cannot be rolled back is noticed by the pool (`has_broken`) and thrown away.
        match &mut self.conn {
            Conn::Lite(conn) => {
                if let Err(error) = conn.execute_batch("ROLLBACK") {
                    tracing::debug!(%error, "rollback failed; the connection is discarded");
                }
            }
            Conn::Postgres(link) => match link.client.batch_execute("ROLLBACK") {
                Ok(()) => link.busy = false,
                Err(error) => tracing::debug!(%error, "rollback failed; the connection is discarded"),
            },
        }
    }
}

impl<'c> WriteTx<'c> {
    pub(super) const fn new(tx: Tx<'c>) -> Self {
        Self(tx)
    }

    pub(super) const fn may_be_retried(&self) -> bool {
        self.0.again
    }

    pub(super) fn commit(mut self) -> Result<(), Error> {
        self.0.end("COMMIT")
    }

    /// Runs a statement without a result; gives the number of rows it changed.
    pub fn execute(&mut self, statement: &Statement, params: &[Param<'_>]) -> Result<u64, Error> {
        self.0.noting(statement.name(), |tx| match &mut tx.conn {
            Conn::Lite(conn) => {
                let mut prepared = lite_prepared(conn, statement, params)?;
                let changed = prepared
                    .raw_execute()
                    .map_err(|e| Error::lite(statement.name(), e))?;
                Ok(u64::try_from(changed).unwrap_or(u64::MAX))
            }
            Conn::Postgres(link) => {
                let prepared = postgres_prepared(link, statement, params)?;
                let values: Vec<_> = params
                    .iter()
                    .map(|p| p as &(dyn postgres::types::ToSql + Sync))
                    .collect();
                link.client
                    .execute(&prepared, &values)
                    .map_err(|e| Error::postgres(statement.name(), e))
            }
        })
    }

    /// Runs several statements without values or results: migrations only.
    pub(crate) fn script(&mut self, name: &str, text: &str) -> Result<(), Error> {
        self.0.noting(name, |tx| match &mut tx.conn {
            Conn::Lite(conn) => conn.execute_batch(text).map_err(|e| Error::lite(name, e)),
            Conn::Postgres(link) => {
                // Plans made before a change of the schema may no longer fit.
                link.prepared.clear();
                link.client
                    .batch_execute(text)
                    .map_err(|e| Error::postgres(name, e))
            }
        })
    }

    /// New rows, as fast as the engine can: prepared INSERT or COPY. A row that is there already is an error.
    /// Gives the number of rows.
    pub fn append<E: From<Error>>(
        &mut self,
        table: &Table,
        fill: impl FnOnce(&mut Rows<'_>) -> Result<(), E>,
    ) -> Result<u64, E> {
        self.bulk(table, Bulk::Append, fill)
    }

    /// New rows; those that are there already stay as they are. Gives the number of rows that were new.
    pub fn add_missing<E: From<Error>>(
        &mut self,
        table: &Table,
        fill: impl FnOnce(&mut Rows<'_>) -> Result<(), E>,
    ) -> Result<u64, E> {
        self.bulk(table, Bulk::AddMissing, fill)
    }

    /// New or changed rows. One key may come once per call. Gives the number of rows written.
    pub fn put<E: From<Error>>(
        &mut self,
        table: &Table,
        fill: impl FnOnce(&mut Rows<'_>) -> Result<(), E>,
    ) -> Result<u64, E> {
        self.bulk(table, Bulk::Put, fill)
    }

    /// Other values for rows that are there. Gives the number of rows changed.
    pub fn change<E: From<Error>>(
        &mut self,
        table: &Table,
        fill: impl FnOnce(&mut Rows<'_>) -> Result<(), E>,
    ) -> Result<u64, E> {
        self.bulk(table, Bulk::Change, fill)
    }

    /// Removes rows by key (the first columns of the table). Gives the number that were there.
    pub fn remove<E: From<Error>>(
        &mut self,
        table: &Table,
        fill: impl FnOnce(&mut Rows<'_>) -> Result<(), E>,
    ) -> Result<u64, E> {
        self.bulk(table, Bulk::Remove, fill)
    }

    fn bulk<E: From<Error>>(
        &mut self,
        table: &Table,
        bulk: Bulk,
        fill: impl FnOnce(&mut Rows<'_>) -> Result<(), E>,
    ) -> Result<u64, E> {
        let mut own = None;
        let mut again = false;
        let written = self.0.noting(table.name, |tx| {
            let mut rows = Rows::open(&mut tx.conn, table, bulk)?;
            match fill(&mut rows) {
                Ok(()) => rows.finish(),
                Err(e) => {
                    own = Some(e);
                    again = rows.may_be_retried();
                    Err(Error::FailedBefore)
                }
            }
        });
        self.0.again |= again;
        match own {
            Some(e) => Err(e),
            None => Ok(written?),
        }
    }
}

impl<'c> Deref for WriteTx<'c> {
    type Target = Tx<'c>;
    fn deref(&self) -> &Tx<'c> {
        &self.0
    }
}

impl DerefMut for WriteTx<'_> {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.0
    }
}

fn lite_prepared<'c>(
    conn: &'c rusqlite::Connection,
    statement: &Statement,
    params: &[Param<'_>],
) -> Result<rusqlite::CachedStatement<'c>, Error> {
    let failed = |e| Error::lite(statement.name(), e);
    let mut prepared = conn
        .prepare_cached(statement.text(Engine::Sqlite))
        .map_err(failed)?;
    arity(statement.name(), prepared.parameter_count(), params.len())?;
    for (i, param) in params.iter().enumerate() {
        prepared.raw_bind_parameter(i + 1, param).map_err(failed)?;
    }
    Ok(prepared)
}

fn postgres_prepared(
    link: &mut PostgresLink,
    statement: &Statement,
    params: &[Param<'_>],
) -> Result<postgres::Statement, Error> {
    let prepared = link.prepare(statement.name(), statement.text(Engine::Postgres))?;
    arity(statement.name(), prepared.params().len(), params.len())?;
    Ok(prepared)
}

pub(super) fn arity(statement: &str, expected: usize, found: usize) -> Result<(), Error> {
    if expected == found {
        return Ok(());
    }
    Err(Error::Arity {
        statement: statement.to_owned(),
        expected,
        found,
    })
}

fn lite_rows(
    conn: &rusqlite::Connection,
    statement: &Statement,
    params: &[Param<'_>],
    mut each: impl FnMut(&Row<'_>) -> Result<bool, Error>,
) -> Result<(), Error> {
    let mut prepared = lite_prepared(conn, statement, params)?;
    let mut rows = prepared.raw_query();
    while let Some(row) = rows.next().map_err(|e| Error::lite(statement.name(), e))? {
        if !each(&Row {
            source: Source::Lite(row),
            statement: statement.name(),
        })? {
            break;
        }
    }
    Ok(())
}

fn postgres_rows(
    link: &mut PostgresLink,
    statement: &Statement,
    params: &[Param<'_>],
    mut each: impl FnMut(&Row<'_>) -> Result<bool, Error>,
) -> Result<(), Error> {
    let failed = |e| Error::postgres(statement.name(), e);
    let prepared = postgres_prepared(link, statement, params)?;
    let mut rows = link.client.query_raw(&prepared, params).map_err(failed)?;
    while let Some(row) = rows.next().map_err(failed)? {
        if !each(&Row {
            source: Source::Postgres(&row),
            statement: statement.name(),
        })? {
            break;
        }
    }
    Ok(())
}
