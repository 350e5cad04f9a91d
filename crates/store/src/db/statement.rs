//! SQL texts, written once for both engines, and tables that know their own bulk statements.

use std::borrow::Cow;
use std::sync::OnceLock;

/// Which engine runs underneath.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// SQLite, inside the program.
    Sqlite,
    /// A PostgreSQL server.
    Postgres,
}

/// A named SQL text. Written with `$1` and the type words of [`translate`]; made by [`statements!`](crate::statements).
#[derive(Debug)]
pub struct Statement {
    name: &'static str,
    source: Cow<'static, str>,
    sqlite: OnceLock<String>,
    postgres: OnceLock<String>,
}

impl Statement {
    /// A statement; use the macro, which also registers it.
    pub const fn new(name: &'static str, source: &'static str) -> Self {
        Self {
            name,
            source: Cow::Borrowed(source),
            sqlite: OnceLock::new(),
            postgres: OnceLock::new(),
        }
    }

    /// Its name, for errors and the log.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Its text for an engine, translated once.
    pub fn text(&self, engine: Engine) -> &str {
        match engine {
            Engine::Sqlite => self.sqlite.get_or_init(|| translate(&self.source, engine)),
            Engine::Postgres => self.postgres.get_or_init(|| translate(&self.source, engine)),
        }
    }
}

/// Declares statements and registers them, so that one test prepares each on both engines.
///
/// The first line names the list: `statements! { ALL: OPEN = "SELECT …"; … }`.
#[macro_export]
macro_rules! statements {
    ($list:ident: $($name:ident = $text:expr;)*) => {
        $(static $name: $crate::db::Statement =
            $crate::db::Statement::new(concat!(module_path!(), "::", stringify!($name)), $text);)*
        /// Every statement of this module.
        pub(crate) static $list: &[&$crate::db::Statement] = &[$(&$name),*];
    };
}

/// A table with its columns, for rows in bulk.
///
/// `kept` columns are written when a row is new and left alone when it is there already.
#[derive(Debug)]
pub struct Table {
    /// Name in the database.
    pub name: &'static str,
    /// Columns in the order in which rows give them.
    pub columns: &'static [&'static str],
    /// How many of the first columns form the key.
    pub key: usize,
    /// Columns that [`put`](super::WriteTx::put) does not overwrite.
    pub kept: &'static [&'static str],
}

impl Table {
    /// A table whose first `key` columns are its key.
    pub const fn new(name: &'static str, key: usize, columns: &'static [&'static str]) -> Self {
        Self {
            name,
            columns,
            key,
            kept: &[],
        }
    }

    /// The same, leaving some columns alone on a change.
    #[must_use]
    pub const fn keeping(mut self, kept: &'static [&'static str]) -> Self {
        self.kept = kept;
        self
    }

    /// The same table, keyed by fewer of its first columns: to remove all rows under them.
    #[must_use]
    pub const fn under(mut self, key: usize) -> Self {
        self.key = key;
        self
    }

    pub(super) fn keys(&self) -> &'static [&'static str] {
        self.columns.get(..self.key).unwrap_or(self.columns)
    }

    fn on_conflict(&self, bulk: Bulk) -> String {
        let changed: Vec<_> = self
            .columns
            .iter()
            .skip(self.key)
            .filter(|c| !self.kept.contains(c))
            .map(|c| format!("{c} = excluded.{c}"))
            .collect();
        match bulk {
            Bulk::Put if !changed.is_empty() => {
                format!(
                    " ON CONFLICT ({}) DO UPDATE SET {}",
                    self.keys().join(", "),
                    changed.join(", ")
                )
            }
            Bulk::Put | Bulk::AddMissing => " ON CONFLICT DO NOTHING".to_owned(),
            Bulk::Append | Bulk::Change | Bulk::Remove => String::new(),
        }
    }

    /// The values a row of this kind of bulk work has.
    pub(super) fn width(&self, bulk: Bulk) -> usize {
        if bulk == Bulk::Remove {
            self.key
        } else {
            self.columns.len()
        }
    }

    /// One row at a time, with `?n` or `$n`.
    pub fn row_text(&self, bulk: Bulk, engine: Engine) -> String {
        let mark = if engine == Engine::Sqlite { '?' } else { '$' };
        let mut terms = self
            .columns
            .iter()
            .enumerate()
            .map(|(i, c)| format!("{c} = {mark}{}", i + 1));
        let keys = terms.by_ref().take(self.key).collect::<Vec<_>>().join(" AND ");
        if bulk == Bulk::Remove {
            return format!("DELETE FROM {} WHERE {keys}", self.name);
        }
        if bulk == Bulk::Change {
            return format!(
                "UPDATE {} SET {} WHERE {keys}",
                self.name,
                terms.collect::<Vec<_>>().join(", ")
            );
        }
        let marks: Vec<_> = (1..=self.columns.len()).map(|i| format!("{mark}{i}")).collect();
        format!(
            "INSERT INTO {} ({}) VALUES ({}){}",
            self.name,
            self.columns.join(", "),
            marks.join(", "),
            self.on_conflict(bulk)
        )
    }

    /// Many rows at once for PostgreSQL: one array per column.
    pub(super) fn array_text(&self, bulk: Bulk, types: &[String]) -> String {
        let arrays: Vec<_> = types
            .iter()
            .enumerate()
            .map(|(i, t)| format!("${}::{t}[]", i + 1))
            .collect();
        let arrays = arrays.join(", ");
        let name = self.name;
        let keys: Vec<_> = self
            .keys()
            .iter()
            .map(|c| format!("{name}.{c} = given.{c}"))
            .collect();
        let keys = keys.join(" AND ");
        if bulk == Bulk::Remove {
            let columns = self.keys().join(", ");
            return format!("DELETE FROM {name} USING unnest({arrays}) AS given({columns}) WHERE {keys}");
        }
        if bulk == Bulk::Change {
            let changed: Vec<_> = self
                .columns
                .iter()
                .skip(self.key)
                .map(|c| format!("{c} = given.{c}"))
                .collect();
            let columns = self.columns.join(", ");
            return format!(
                "UPDATE {name} SET {} FROM unnest({arrays}) AS given({columns}) WHERE {keys}",
                changed.join(", ")
            );
        }
        format!(
            "INSERT INTO {name} ({}) SELECT * FROM unnest({arrays}){}",
            self.columns.join(", "),
            self.on_conflict(bulk)
        )
    }

    pub(super) fn copy_text(&self) -> String {
        format!(
            "COPY {} ({}) FROM STDIN BINARY",
            self.name,
            self.columns.join(", ")
        )
    }
}

/// Kinds of bulk work on a [`Table`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Bulk {
    /// New rows; a row that is there already is an error.
    Append,
    /// New rows; a row that is there already stays as it is.
    AddMissing,
    /// New or changed rows.
    Put,
    /// Other values for rows that are there; a row that is not there is passed over.
    Change,
    /// Rows to remove, given by key.
    Remove,
}

impl Bulk {
    /// All kinds, for the test that prepares everything.
    pub const ALL: [Self; 5] = [
        Self::Append,
        Self::AddMissing,
        Self::Put,
        Self::Change,
        Self::Remove,
    ];

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Append => "append",
            Self::AddMissing => "add missing",
            Self::Put => "put",
            Self::Change => "change",
            Self::Remove => "remove",
        }
    }
}

/// Translates a text for an engine: `$n` becomes `?n` for SQLite (a `$n` would be a *named* parameter there), and
///
/// | word | SQLite | PostgreSQL |
/// |---|---|---|
/// | `@int` `@instant` | INTEGER | BIGINT |
/// | `@date` | INTEGER, days since 1970 | DATE |
/// | `@bool` | INTEGER | BOOLEAN |
/// | `@uuid` | BLOB | UUID |
/// | `@bytes` | BLOB | BYTEA |
/// | `@text` | TEXT | TEXT COLLATE "C" |
/// | `@json` | TEXT | JSON |
/// | `@strict` | STRICT | |
/// | `@keyed` | STRICT, WITHOUT ROWID | |
/// | `@drawer_and_tenancy` | drawer, tenancy | tenancy, drawer |
/// | `@for_update` | | FOR UPDATE |
/// | `@skip_locked` | | FOR UPDATE SKIP LOCKED |
///
/// Text between quotes and comments are left alone. An unknown word stays and fails the statement test.
pub fn translate(source: &str, engine: Engine) -> String {
    let mut out = String::with_capacity(source.len() + 16);
    let mut rest = source;
    while let Some(at) = rest.find(['\'', '-', '$', '@']) {
        let (before, special) = rest.split_at(at);
        out.push_str(before);
        let (written, length) = special_part(special, engine);
        out.push_str(written);
        rest = special.get(length..).unwrap_or_default();
    }
    out.push_str(rest);
    out
}

/// What stands for the beginning of `text` (which starts with a special character), and how many bytes that is.
fn special_part(text: &str, engine: Engine) -> (&str, usize) {
    let mut after = text.chars();
    let first = after.next();
    let after = after.as_str();
    let whole = |length: usize| (text.get(..length).unwrap_or(text), length.min(text.len()));
    match first {
        Some('\'') => whole(after.find('\'').map_or(text.len(), |end| end + 2)),
        Some('-') if after.starts_with('-') => whole(text.find('\n').unwrap_or(text.len())),
        Some('$') if engine == Engine::Sqlite && after.starts_with(|c: char| c.is_ascii_digit()) => ("?", 1),
        Some('@') => {
            let length = after
                .find(|c: char| !c.is_ascii_lowercase() && c != '_')
                .unwrap_or(after.len());
            match type_word(after.get(..length).unwrap_or_default(), engine) {
                Some(word) => (word, length + 1),
                None => whole(1),
            }
        }
        _ => whole(1),
    }
}

fn type_word(word: &str, engine: Engine) -> Option<&'static str> {
    let (sqlite, postgres) = match word {
        "int" | "instant" => ("INTEGER", "BIGINT"),
        "date" => ("INTEGER", "DATE"),
        "bool" => ("INTEGER", "BOOLEAN"),
        "uuid" => ("BLOB", "UUID"),
        "bytes" => ("BLOB", "BYTEA"),
        // The same order on both engines, and the order of the bytes: quick, and prefixes are ranges.
        "text" => ("TEXT", "TEXT COLLATE \"C\""),
        "json" => ("TEXT", "JSON"),
        "strict" => ("STRICT", ""),
        "keyed" => ("STRICT, WITHOUT ROWID", ""),
        // PostgreSQL's rows lie in order of arrival whatever their key: there it serves only to find them.
        "drawer_and_tenancy" => ("drawer, tenancy", "tenancy, drawer"),
        "for_update" => ("", "FOR UPDATE"),
        "skip_locked" => ("", "FOR UPDATE SKIP LOCKED"),
        _ => return None,
    };
    Some(if engine == Engine::Sqlite {
        sqlite
    } else {
        postgres
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbered_places_are_translated_and_other_text_is_left_alone() {
        let source = "SELECT naam FROM t WHERE a = $1 AND b = 'één $2 @int — €' AND c = $12 @for_update";
        assert_eq!(
            translate(source, Engine::Sqlite),
            "SELECT naam FROM t WHERE a = ?1 AND b = 'één $2 @int — €' AND c = ?12 "
        );
        assert_eq!(
            translate(source, Engine::Postgres),
            "SELECT naam FROM t WHERE a = $1 AND b = 'één $2 @int — €' AND c = $12 FOR UPDATE"
        );
    }

    #[test]
    fn type_words_become_the_types_of_the_engine() {
        let source = "CREATE TABLE \"ë\" (id @uuid, on_day @date, data @bytes) @keyed";
        assert_eq!(
            translate(source, Engine::Sqlite),
            "CREATE TABLE \"ë\" (id BLOB, on_day INTEGER, data BLOB) STRICT, WITHOUT ROWID"
        );
        assert_eq!(
            translate(source, Engine::Postgres),
            "CREATE TABLE \"ë\" (id UUID, on_day DATE, data BYTEA) "
        );
        for left in ["a @onzin", "a - b -- today's $1 @int", "'open $1", "€@", "$", "-"] {
            assert_eq!(translate(left, Engine::Sqlite), left);
        }
        assert_eq!(translate("-- it's\n@int", Engine::Postgres), "-- it's\nBIGINT");
    }
}
