//! Printing: JSON for programs on standard output, words for people; progress on standard error.

use serde_json::Value;
use std::io::{IsTerminal, Write};

/// One result: a JSON object on one line, or words. A closed pipe is nobody's fault.
pub fn line(json: bool, value: &Value, words: &str) {
    let text = if json { value.to_string() } else { words.to_owned() };
    let _ = writeln!(std::io::stdout(), "{text}");
}

/// Says what is being done, for long work: rewritten in place on a terminal, now and then a line elsewhere.
pub struct Progress {
    what: String,
    terminal: bool,
    last: std::cell::Cell<i64>,
}

impl Progress {
    /// Begins a piece of work.
    pub fn begin(what: &str) -> Self {
        let terminal = std::io::stderr().is_terminal();
        Self {
            what: what.to_owned(),
            terminal,
            last: std::cell::Cell::new(0),
        }
    }

    /// So much is done.
    pub fn done(&self, done: i64, total: Option<i64>) {
        let now = crate::clock::micros();
        if now - self.last.get() < if self.terminal { 100_000 } else { 2_000_000 } {
            return;
        }
        self.last.set(now);
        let total = total.map(|t| format!(" of {t}")).unwrap_or_default();
        let end = if self.terminal { "\r" } else { "\n" };
        eprint!("  {}: {done}{total}{end}", self.what);
    }

    /// Ends with words.
    pub fn end(self, words: &str) {
        let clear = if self.terminal { "\r\x1b[K" } else { "" };
        eprintln!("{clear}  {}: {words}", self.what);
    }
}
