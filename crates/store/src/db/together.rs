//! Small writes that arrive at the same time share one transaction: a commit on disk costs the same for one line as
//! for fifty. Whoever comes first writes; who comes meanwhile waits for the next commit. Nobody is answered before
//! his own line is on the disk.
//!
//! Looked at and not taken: `batched` and `async-batcher` batch futures on a timer; here the commit itself is the
//! clock, nothing is async, and a lone line never waits.

use super::{Db, Error, WriteTx};
use domain::ids::OrgNo;
use std::collections::HashMap;
use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

type Job = Box<dyn Fn(&mut WriteTx<'_>) -> Result<(), Error> + Send>;

// 0: not known yet.
const WRITTEN: u8 = 1;
const FAILED: u8 = 2;

/// What waits for the next commit, by association: no transaction spans two.
#[derive(Default)]
pub(super) struct Together {
    queues: Mutex<HashMap<OrgNo, Queue>>,
    turned: Condvar,
}

#[derive(Default)]
struct Queue {
    jobs: Vec<Job>,
    /// What became of the commit that [`Queue::jobs`] will be in.
    round: Arc<AtomicU8>,
    writing: bool,
}

impl Together {
    fn queues(&self) -> MutexGuard<'_, HashMap<OrgNo, Queue>> {
        self.queues.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until the job is in a commit. `false`: that commit failed, and the job must be done alone.
    fn add(&self, org: OrgNo, job: Job, write: impl FnOnce(&[Job]) -> bool) -> bool {
        let mut queues = self.queues();
        let queue = queues.entry(org).or_default();
        queue.jobs.push(job);
        let mine = Arc::clone(&queue.round);
        loop {
            match mine.load(Ordering::Acquire) {
                WRITTEN => return true,
                FAILED => return false,
                _ => {}
            }
            let queue = queues.entry(org).or_default();
            if !queue.writing {
                queue.writing = true;
                let jobs = std::mem::take(&mut queue.jobs);
                queue.round = Arc::default();
                drop(queues);
                let mut turn = Turn {
                    together: self,
                    org,
                    round: &mine,
                    outcome: FAILED,
                };
                if write(&jobs) {
                    turn.outcome = WRITTEN;
                }
                return turn.outcome == WRITTEN;
            }
            queues = self.turned.wait(queues).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

/// One commit. Ends also when the writer panics, so that nobody waits for ever.
struct Turn<'a> {
    together: &'a Together,
    org: OrgNo,
    round: &'a AtomicU8,
    outcome: u8,
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        let mut queues = self.together.queues();
        self.round.store(self.outcome, Ordering::Release);
        if let Some(queue) = queues.get_mut(&self.org) {
            queue.writing = false;
            if queue.jobs.is_empty() {
                queues.remove(&self.org);
            }
        }
        drop(queues);
        self.together.turned.notify_all();
    }
}

impl Db {
    /// Runs a small write in a transaction that it shares with those that arrive meanwhile, and returns when it is
    /// durable. `work` may run more than once, also after a commit that failed for another's sake: then it runs alone,
    /// and the error is its own. So it must be safe to repeat.
    pub fn write_together(
        &self,
        org: OrgNo,
        work: impl Fn(&mut WriteTx<'_>) -> Result<(), Error> + Clone + Send + 'static,
    ) -> Result<(), Error> {
        let job = Box::new(work.clone());
        let written = self.0.together.add(org, job, |jobs| {
            let all = self.write(|tx| jobs.iter().try_for_each(|job| job(tx)));
            all.is_ok()
        });
        if written {
            return Ok(());
        }
        self.write(|tx| work(tx))
    }
}
