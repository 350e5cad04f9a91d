//! A row of a result, read column by column. Valid only inside the closure that is given it.

use super::error::Error;
use super::value::{FromValue, Value};

/// One row. Columns are numbered from 0, in the order of the statement.
pub struct Row<'a> {
    pub(super) source: Source<'a>,
    pub(super) statement: &'a str,
}

pub(super) enum Source<'a> {
    Lite(&'a rusqlite::Row<'a>),
    Postgres(&'a postgres::Row),
}

impl Row<'_> {
    /// The value in a column, as the type that is asked for.
    #[inline]
    pub fn get<'r, T: FromValue<'r>>(&'r self, column: usize) -> Result<T, Error> {
        let value = self.value(column)?;
        T::from_value(value).ok_or_else(|| self.unreadable(column, T::EXPECTED, value))
    }

    /// A stored code, read with the `from_code` of its enum.
    pub fn coded<T>(&self, column: usize, from_code: impl Fn(&str) -> Option<T>) -> Result<T, Error> {
        let code: &str = self.get(column)?;
        from_code(code).ok_or_else(|| self.unreadable(column, "a known code", Value::Text(code)))
    }

    /// A stored code that may be absent.
    pub fn coded_if_any<T>(
        &self,
        column: usize,
        from_code: impl Fn(&str) -> Option<T>,
    ) -> Result<Option<T>, Error> {
        match self.get::<Option<&str>>(column)? {
            None => Ok(None),
            Some(_) => self.coded(column, from_code).map(Some),
        }
    }

    /// A stored number that stands for something, or the error that it stands for nothing.
    pub fn numbered<T>(&self, column: usize, from_number: impl Fn(i64) -> Option<T>) -> Result<T, Error> {
        let number: i64 = self.get(column)?;
        from_number(number).ok_or_else(|| self.unreadable(column, "a known number", Value::Int(number)))
    }

    #[inline]
    fn value(&self, column: usize) -> Result<Value<'_>, Error> {
        match &self.source {
            Source::Lite(row) => {
                use rusqlite::types::ValueRef;
                let value = row.get_ref(column).map_err(|e| Error::lite(self.statement, e))?;
                Ok(match value {
                    ValueRef::Null => Value::Null,
                    ValueRef::Integer(n) => Value::Int(n),
                    ValueRef::Blob(b) => Value::Bytes(b),
                    ValueRef::Text(t) => Value::Text(
                        std::str::from_utf8(t)
                            .map_err(|_| self.unreadable(column, "UTF-8 text", Value::Bytes(t)))?,
                    ),
                    ValueRef::Real(_) => return Err(self.unreadable(column, "no fraction", Value::Null)),
                })
            }
            Source::Postgres(row) => row
                .try_get(column)
                .map_err(|e| Error::postgres(self.statement, e)),
        }
    }

    /// What was found is named by its kind only: a log may not carry names or amounts (R30).
    #[cold]
    fn unreadable(&self, column: usize, expected: &'static str, found: Value<'_>) -> Error {
        let found = match found {
            Value::Null => "no value".to_owned(),
            Value::Int(_) => "a number".to_owned(),
            Value::Text(t) => format!("text of {} bytes", t.len()),
            Value::Bytes(b) => format!("{} bytes", b.len()),
        };
        Error::Unreadable {
            statement: self.statement.to_owned(),
            column,
            expected,
            found,
        }
    }
}
