//! Carries what was committed from SQLite's log into its file, beside the writer.
//!
//! Left to itself SQLite does it inside the commit that fills the log: that one, and all who share it or wait behind it,
//! then wait for the disk a second time, a hundred milliseconds and more. Here a thread does it often and little.

use super::error::Error;
use super::link::LiteManager;
use r2d2::ManageConnection as _;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// Pages in the log from which a commit carries them itself, so that a bulk load leaves no endless log: 512 MiB.
pub(super) const AT_ONCE: i64 = 65_536;
/// Pages in the log from which it is begun anew. While pages are looked at all the time it would never be empty.
const ANEW: i64 = 2_000;
/// How long writers may have to wait for that, when somebody is still reading in the log.
const ANEW_LIMIT: Duration = Duration::from_millis(50);
/// Rest after each time, so that the disk is free for commits.
const REST: Duration = Duration::from_millis(100);

pub(super) struct LogKeeper {
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

#[derive(Default)]
struct Shared {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    committed: bool,
    ended: bool,
}

impl LogKeeper {
    pub(super) fn start(mut manager: LiteManager) -> Result<Self, Error> {
        manager.settings.busy_limit = ANEW_LIMIT;
        let shared = Arc::new(Shared::default());
        let theirs = Arc::clone(&shared);
        let thread = thread::Builder::new()
            .name("log keeper".to_owned())
            .spawn(move || carry(&theirs, &manager))
            .map_err(|e| Error::Lost {
                statement: "start of the thread that carries the log".to_owned(),
                detail: e.to_string(),
            })?;
        Ok(Self {
            shared,
            thread: Some(thread),
        })
    }

    /// Something may have come into the log.
    pub(super) fn committed(&self) {
        self.shared.state().committed = true;
        self.shared.changed.notify_one();
    }
}

impl Drop for LogKeeper {
    fn drop(&mut self) {
        self.shared.state().ended = true;
        self.shared.changed.notify_one();
        if let Some(thread) = self.thread.take() {
            // It did nothing that anybody waits for: what it left is carried at the next start.
            let _ = thread.join();
        }
    }
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until there is something to carry; false at the end.
    fn wait(&self) -> bool {
        let asleep = |s: &mut State| !s.committed && !s.ended;
        let waited = self.changed.wait_while(self.state(), asleep);
        let mut state = waited.unwrap_or_else(PoisonError::into_inner);
        state.committed = false;
        !state.ended
    }

    fn rest(&self) {
        let waited = self.changed.wait_timeout_while(self.state(), REST, |s| !s.ended);
        drop(waited.unwrap_or_else(PoisonError::into_inner));
    }
}

fn carry(shared: &Shared, manager: &LiteManager) {
    let mut link = None;
    while shared.wait() {
        if link.is_none() {
            link = manager.connect().ok();
        }
        let Some(conn) = &link else {
            // The file cannot be opened now: a commit carries the log itself when it grows.
            shared.rest();
            continue;
        };
        if let Err(error) = carry_once(conn) {
            tracing::debug!(%error, "the log was not carried into the file");
            link = None;
        }
        shared.rest();
    }
}

/// PASSIVE waits for nobody: what a reader still needs is carried the next time.
fn carry_once(conn: &rusqlite::Connection) -> Result<(), rusqlite::Error> {
    let pages: i64 = conn.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |row| row.get(1))?;
    if pages >= ANEW {
        conn.query_row("PRAGMA wal_checkpoint(RESTART)", [], |_| Ok(()))?;
    }
    Ok(())
}
