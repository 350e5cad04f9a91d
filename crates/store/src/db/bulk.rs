//! Rows in bulk: a prepared statement on SQLite; COPY, or arrays of a thousand rows, on PostgreSQL.

use super::error::Error;
use super::link::PostgresLink;
use super::statement::{Bulk, Engine, Table};
use super::transaction::{Conn, arity};
use super::value::Param;
use postgres::binary_copy::BinaryCopyInWriter;
use postgres::types::{ToSql, Type};

/// Rows that go to PostgreSQL in one statement.
const BATCH: usize = 1_000;

/// Takes rows, one after the other, inside [`WriteTx::append`](super::WriteTx::append) and its kin.
pub struct Rows<'t> {
    name: &'static str,
    width: usize,
    written: u64,
    again: bool,
    way: Way<'t>,
}

enum Way<'t> {
    Lite(rusqlite::CachedStatement<'t>),
    Copy(Box<BinaryCopyInWriter<'t>>),
    Arrays {
        link: &'t mut PostgresLink,
        statement: postgres::Statement,
        columns: Vec<Vec<Param<'static>>>,
    },
}

impl<'t> Rows<'t> {
    pub(super) fn open(conn: &'t mut Conn<'_>, table: &Table, bulk: Bulk) -> Result<Self, Error> {
        let width = table.width(bulk);
        let way = match conn {
            Conn::Lite(conn) => Way::Lite(
                conn.prepare_cached(&table.row_text(bulk, Engine::Sqlite))
                    .map_err(|e| Error::lite(table.name, e))?,
            ),
            Conn::Postgres(link) => {
                // The text for one row tells the types of the columns.
                let one = link.prepare(table.name, &table.row_text(bulk, Engine::Postgres))?;
                match bulk {
                    Bulk::Append => Way::Copy(Box::new(copy(link, table, one.params())?)),
                    _ => arrays(link, table, bulk, one.params())?,
                }
            }
        };
        Ok(Self {
            name: table.name,
            width,
            written: 0,
            again: false,
            way,
        })
    }

    /// One row: the values in the order of the table's columns, or only its key for a removal.
    pub fn row(&mut self, values: &[Param<'_>]) -> Result<(), Error> {
        self.write(values)
            .inspect_err(|e| self.again = e.may_be_retried())
    }

    fn write(&mut self, values: &[Param<'_>]) -> Result<(), Error> {
        arity(self.name, self.width, values.len())?;
        let name = self.name;
        match &mut self.way {
            Way::Lite(statement) => {
                let failed = |e| Error::lite(name, e);
                for (i, value) in values.iter().enumerate() {
                    statement.raw_bind_parameter(i + 1, value).map_err(failed)?;
                }
                let changed = statement.raw_execute().map_err(failed)?;
                self.written += u64::try_from(changed).unwrap_or_default();
            }
            Way::Copy(writer) => {
                writer
                    .write_raw(values.iter())
                    .map_err(|e| Error::postgres(name, e))?;
            }
            Way::Arrays { columns, .. } => {
                for (column, value) in columns.iter_mut().zip(values) {
                    column.push(value.clone().into_owned());
                }
                if columns.first().is_some_and(|c| c.len() >= BATCH) {
                    self.flush()?;
                }
            }
        }
        Ok(())
    }

    fn flush(&mut self) -> Result<(), Error> {
        let Way::Arrays {
            link,
            statement,
            columns,
        } = &mut self.way
        else {
            return Ok(());
        };
        if columns.first().is_none_or(Vec::is_empty) {
            return Ok(());
        }
        let values: Vec<_> = columns.iter().map(|c| c as &(dyn ToSql + Sync)).collect();
        let changed = link.client.execute(statement, &values);
        columns.iter_mut().for_each(Vec::clear);
        self.written += changed.map_err(|e| Error::postgres(self.name, e))?;
        Ok(())
    }

    pub(super) fn finish(mut self) -> Result<u64, Error> {
        self.flush()?;
        match self.way {
            Way::Copy(writer) => writer.finish().map_err(|e| Error::postgres(self.name, e)),
            Way::Lite(_) | Way::Arrays { .. } => Ok(self.written),
        }
    }

    /// A row failed for a reason that may be gone when the transaction is done again.
    pub(super) const fn may_be_retried(&self) -> bool {
        self.again
    }
}

fn copy<'t>(
    link: &'t mut PostgresLink,
    table: &Table,
    types: &[Type],
) -> Result<BinaryCopyInWriter<'t>, Error> {
    let writer = link
        .client
        .copy_in(&table.copy_text())
        .map_err(|e| Error::postgres(table.name, e))?;
    Ok(BinaryCopyInWriter::new(writer, types))
}

fn arrays<'t>(
    link: &'t mut PostgresLink,
    table: &Table,
    bulk: Bulk,
    types: &[Type],
) -> Result<Way<'t>, Error> {
    let names: Vec<_> = types.iter().map(|t| t.name().to_owned()).collect();
    let statement = link.prepare(bulk.name(), &table.array_text(bulk, &names))?;
    let columns = vec![Vec::new(); table.width(bulk)];
    Ok(Way::Arrays {
        link,
        statement,
        columns,
    })
}
