//! What can go wrong with storage.
//!
//! A *refusal* ([`Error::is_refusal`]) is an answer a user or operator can act
//! on: the row is there already, the fact may not be changed, the database is
//! newer than the program. Everything else is a *failure*: an operator reads it
//! in the log, the user only hears that it did not work. A transaction in which
//! anything failed is never committed.

use std::error::Error as StdError;

/// Why the store did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Refusal: a row with this key exists already.
    #[error("already there ({statement}): {detail}")]
    AlreadyThere {
        /// Which statement or table.
        statement: String,
        /// What the engine said.
        detail: String,
    },
    /// Refusal: facts are never changed or removed (architecture idea 1).
    #[error("facts are never changed or removed ({statement}): {detail}")]
    Unchangeable {
        /// Which statement or table.
        statement: String,
        /// What the engine said.
        detail: String,
    },
    /// Refusal: someone else changed it in the meantime; load again and decide again.
    #[error("{what} was changed by someone else in the meantime; load it again")]
    ChangedMeanwhile {
        /// What was changed.
        what: &'static str,
    },
    /// Refusal: the database was made by a newer version of the program.
    #[error(
        "the database has schema version {found}, this program knows up to {known}; start the newer program"
    )]
    NewerDatabase {
        /// Version in the database.
        found: i64,
        /// Newest version this program knows.
        known: i64,
    },
    /// Refusal: the database is older than the program.
    #[error("the database has schema version {found}, this program needs {known}; run `keukentafel migrate`")]
    NotMigrated {
        /// Version in the database.
        found: i64,
        /// Version needed.
        known: i64,
    },
    /// Refusal: the address of the database cannot be understood.
    #[error("'{0}' is not a database address; write sqlite:PATH or postgres://user@host/name")]
    Address(String),
    /// Failure: other work was in the way, again and again. Trying later may help.
    #[error("the database was too busy ({statement})")]
    Busy {
        /// Which statement.
        statement: String,
        /// What the engine said.
        #[source]
        source: Box<dyn StdError + Send + Sync>,
    },
    /// Failure: the connection with the database was lost, or could not be made. Nothing was committed.
    #[error("no connection with the database ({statement}): {detail}")]
    Lost {
        /// Which statement, or `connect`.
        statement: String,
        /// What the engine said.
        detail: String,
    },
    /// Failure: the connection was lost while committing; whether it was committed is unknown. Safe to repeat with the same ids.
    #[error("the connection was lost while committing; do it again, nothing is booked twice: {0}")]
    CommitUnknown(String),
    /// Failure: the statement took longer than the limit.
    #[error("a statement took longer than the limit ({statement})")]
    TooSlow {
        /// Which statement.
        statement: String,
    },
    /// Failure: a stored value is not what the program expects.
    #[error("unreadable value ({statement}, column {column}): expected {expected}, found {found}")]
    Unreadable {
        /// Which statement.
        statement: String,
        /// Column number, from 0.
        column: usize,
        /// What was expected.
        expected: &'static str,
        /// What was found.
        found: String,
    },
    /// Failure: a statement of this transaction failed before, and the caller went on all the same.
    #[error("an earlier statement of this transaction failed; nothing was committed")]
    FailedBefore,
    /// Failure: the program gave a statement another number of values than it has places.
    #[error("{statement} needs {expected} values, {found} given")]
    Arity {
        /// Which statement or table.
        statement: String,
        /// Places.
        expected: usize,
        /// Values.
        found: usize,
    },
    /// Failure: anything else the engine refuses.
    #[error("database failure ({statement})")]
    Engine {
        /// Which statement.
        statement: String,
        /// What the engine said.
        #[source]
        source: Box<dyn StdError + Send + Sync>,
    },
}

impl Error {
    /// True when a user or operator can act on it; false for a failure.
    pub const fn is_refusal(&self) -> bool {
        matches!(
            self,
            Self::AlreadyThere { .. }
                | Self::Unchangeable { .. }
                | Self::ChangedMeanwhile { .. }
                | Self::NewerDatabase { .. }
                | Self::NotMigrated { .. }
                | Self::Address(_)
        )
    }

    /// True when doing the whole transaction again may succeed.
    pub const fn may_be_retried(&self) -> bool {
        matches!(self, Self::Busy { .. } | Self::Lost { .. })
    }

    pub(crate) fn lite(statement: &str, error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode;
        let statement = statement.to_owned();
        let (code, extended, message) = match &error {
            rusqlite::Error::SqliteFailure(e, message) => (
                e.code,
                e.extended_code,
                message.clone().unwrap_or_else(|| e.to_string()),
            ),
            rusqlite::Error::SqlInputError { error: e, msg, .. } => (e.code, e.extended_code, msg.clone()),
            _ => {
                return Self::Engine {
                    statement,
                    source: Box::new(error),
                };
            }
        };
        match code {
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Self::Busy {
                statement,
                source: Box::new(error),
            },
            ErrorCode::CannotOpen => Self::Lost {
                statement,
                detail: message,
            },
            ErrorCode::OperationInterrupted => Self::TooSlow { statement },
            ErrorCode::ConstraintViolation => match extended {
                rusqlite::ffi::SQLITE_CONSTRAINT_TRIGGER => Self::Unchangeable {
                    statement,
                    detail: message,
                },
                rusqlite::ffi::SQLITE_CONSTRAINT_PRIMARYKEY | rusqlite::ffi::SQLITE_CONSTRAINT_UNIQUE => {
                    Self::AlreadyThere {
                        statement,
                        detail: message,
                    }
                }
                _ => Self::Engine {
                    statement,
                    source: Box::new(error),
                },
            },
            _ => Self::Engine {
                statement,
                source: Box::new(error),
            },
        }
    }

    pub(crate) fn postgres(statement: &str, error: postgres::Error) -> Self {
        let statement = statement.to_owned();
        let Some(db) = error.as_db_error() else {
            // Not said by the server: the line is broken, or the program gave a wrong type.
            return if error.is_closed() || is_io(&error) {
                Self::Lost {
                    statement,
                    detail: error.to_string(),
                }
            } else {
                Self::Engine {
                    statement,
                    source: Box::new(error),
                }
            };
        };
        let message = || db.message().to_owned();
        match db.code().code() {
            "40001" | "40P01" | "55P03" => Self::Busy {
                statement,
                source: Box::new(error),
            },
            // A row with this key, or a table or type that another program makes at this very moment.
            "23505" | "42P07" | "42710" => Self::AlreadyThere {
                statement,
                detail: db.detail().map_or_else(message, str::to_owned),
            },
            "KT001" => Self::Unchangeable {
                statement,
                detail: message(),
            },
            "57014" => Self::TooSlow { statement },
            "57P01" | "57P02" | "57P03" => Self::Lost {
                statement,
                detail: message(),
            },
            code if code.starts_with("08") => Self::Lost {
                statement,
                detail: message(),
            },
            _ => Self::Engine {
                statement,
                source: Box::new(error),
            },
        }
    }
}

fn is_io(error: &postgres::Error) -> bool {
    let mut cause: Option<&(dyn StdError + 'static)> = Some(error);
    while let Some(e) = cause {
        if e.is::<std::io::Error>() {
            return true;
        }
        cause = e.source();
    }
    false
}
