//! Long work that a page starts and does not wait for: bringing in files, the night.
//!
//! One at a time per association, in the order of asking, and few at once over all. What is kept here is only how far
//! it is and how it ended, for the page that follows it: the facts themselves are in the database, and a restart of
//! the server loses nothing but this view.

use crate::problem::Problem;
use domain::ids::OrgNo;
use std::collections::{BTreeMap, HashMap};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::{Mutex as Lane, Semaphore};

/// Work that runs at once over all associations.
const AT_ONCE: usize = 2;
/// Work of one association that may wait in line.
const MOST_IN_LINE: usize = 20;
/// Ended work that is remembered, over all associations.
const REMEMBERED: usize = 500;

/// Where a piece of work stands.
#[derive(Debug)]
pub(crate) enum Stage<T> {
    /// Other work of this association goes first.
    InLine,
    /// At work.
    Running,
    /// Ended, with its result.
    Ended(Arc<T>),
    /// Stopped by a fault of ours; the cause is in the log.
    Failed,
}

impl<T> Clone for Stage<T> {
    fn clone(&self) -> Self {
        match self {
            Self::InLine => Self::InLine,
            Self::Running => Self::Running,
            Self::Ended(result) => Self::Ended(Arc::clone(result)),
            Self::Failed => Self::Failed,
        }
    }
}

/// How far a piece of work is. Cheap to write to from within.
#[derive(Debug, Default)]
pub(crate) struct Progress {
    done: AtomicU64,
    total: AtomicU64,
    count: AtomicU64,
    step: Mutex<String>,
}

impl Progress {
    /// So much is done, of so much.
    pub(crate) fn set(&self, done: u64, total: u64) {
        self.done.store(done, Ordering::Relaxed);
        self.total.store(total, Ordering::Relaxed);
    }
    /// So much more is done.
    pub(crate) fn add(&self, more: u64) {
        self.done.fetch_add(more, Ordering::Relaxed);
    }
    /// How many transactions or rows were seen.
    pub(crate) fn counted(&self, count: u64) {
        self.count.store(count, Ordering::Relaxed);
    }
    /// What it is busy with: a file name.
    pub(crate) fn step(&self, name: &str) {
        name.clone_into(&mut self.step.lock().unwrap_or_else(PoisonError::into_inner));
    }
    /// Done and total.
    pub(crate) fn parts(&self) -> (u64, u64) {
        (
            self.done.load(Ordering::Relaxed),
            self.total.load(Ordering::Relaxed),
        )
    }
    /// What was counted, and the step.
    pub(crate) fn words(&self) -> (u64, String) {
        let step = self.step.lock().unwrap_or_else(PoisonError::into_inner).clone();
        (self.count.load(Ordering::Relaxed), step)
    }
}

/// A piece of work.
pub(crate) struct Job<T> {
    /// Its number, for the address of its page.
    pub number: u64,
    org: OrgNo,
    /// How far it is.
    pub progress: Progress,
    stage: Mutex<Stage<T>>,
}

impl<T> Job<T> {
    /// Where it stands.
    pub(crate) fn stage(&self) -> Stage<T> {
        self.stage.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
    fn enter(&self, stage: Stage<T>) {
        *self.stage.lock().unwrap_or_else(PoisonError::into_inner) = stage;
    }
    fn ended(&self) -> bool {
        matches!(self.stage(), Stage::Ended(_) | Stage::Failed)
    }
}

/// All work of this server. Cheap to clone; a clone is the same list.
pub(crate) struct Jobs<T>(Arc<Inner<T>>);

struct Inner<T> {
    next: AtomicU64,
    known: Mutex<BTreeMap<u64, Arc<Job<T>>>>,
    lanes: Mutex<HashMap<OrgNo, Arc<Lane<()>>>>,
    places: Arc<Semaphore>,
}

impl<T> Clone for Jobs<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T: Send + Sync + 'static> Jobs<T> {
    /// No work yet.
    pub(crate) fn new() -> Self {
        Self(Arc::new(Inner {
            next: AtomicU64::new(1),
            known: Mutex::new(BTreeMap::new()),
            lanes: Mutex::new(HashMap::new()),
            places: Arc::new(Semaphore::new(AT_ONCE)),
        }))
    }

    /// Puts work in the line of its association; gives its number at once.
    ///
    /// [`Problem::TooMany`] when too much waits already.
    pub(crate) fn start(
        &self,
        org: OrgNo,
        work: impl FnOnce(&Progress) -> T + Send + 'static,
    ) -> Result<u64, Problem> {
        let job = self.enlist(org)?;
        let lane = Arc::clone(
            self.0
                .lanes
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .entry(org)
                .or_default(),
        );
        let places = Arc::clone(&self.0.places);
        let number = job.number;
        tokio::spawn(async move {
            let _turn = lane.lock_owned().await;
            let Ok(_place) = places.acquire_owned().await else {
                return job.enter(Stage::Failed);
            };
            job.enter(Stage::Running);
            let at_work = Arc::clone(&job);
            match tokio::task::spawn_blocking(move || work(&at_work.progress)).await {
                Ok(result) => job.enter(Stage::Ended(Arc::new(result))),
                Err(error) => {
                    Problem::failed(&error);
                    job.enter(Stage::Failed);
                }
            }
        });
        Ok(number)
    }

    fn enlist(&self, org: OrgNo) -> Result<Arc<Job<T>>, Problem> {
        let mut known = self.0.known.lock().unwrap_or_else(PoisonError::into_inner);
        if known
            .values()
            .filter(|job| job.org == org && !job.ended())
            .count()
            >= MOST_IN_LINE
        {
            return Err(Problem::TooMany { retry_after: 60 });
        }
        let number = self.0.next.fetch_add(1, Ordering::Relaxed);
        let job = Arc::new(Job {
            number,
            org,
            progress: Progress::default(),
            stage: Mutex::new(Stage::InLine),
        });
        known.insert(number, Arc::clone(&job));
        let old: Vec<u64> = known
            .values()
            .filter(|job| job.ended())
            .map(|job| job.number)
            .collect();
        for number in old.iter().take(old.len().saturating_sub(REMEMBERED)) {
            known.remove(number);
        }
        Ok(job)
    }

    /// A piece of work of this association; the work of others is not there.
    pub(crate) fn find(&self, org: OrgNo, number: u64) -> Option<Arc<Job<T>>> {
        let known = self.0.known.lock().unwrap_or_else(PoisonError::into_inner);
        known.get(&number).filter(|job| job.org == org).map(Arc::clone)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc;

    async fn until<T: Send + Sync + 'static>(job: &Job<T>, stage: fn(&Stage<T>) -> bool) {
        while !stage(&job.stage()) {
            tokio::task::yield_now().await;
        }
    }

    #[tokio::test]
    async fn one_association_waits_in_line_and_another_does_not() {
        let jobs: Jobs<u8> = Jobs::new();
        let (release, wait) = mpsc::channel::<()>();
        let first = jobs
            .start(OrgNo(1), move |_| u8::from(wait.recv().is_ok()))
            .unwrap();
        let second = jobs.start(OrgNo(1), |_| 2).unwrap();
        let other = jobs.start(OrgNo(2), |_| 3).unwrap();
        let (first, second) = (
            jobs.find(OrgNo(1), first).unwrap(),
            jobs.find(OrgNo(1), second).unwrap(),
        );
        let other = jobs.find(OrgNo(2), other).unwrap();
        until(&other, |s| matches!(s, Stage::Ended(_))).await;
        until(&first, |s| matches!(s, Stage::Running)).await;
        assert!(matches!(second.stage(), Stage::InLine));
        release.send(()).unwrap();
        until(&second, |s| matches!(s, Stage::Ended(r) if **r == 2)).await;
        assert!(jobs.find(OrgNo(2), first.number).is_none());
    }

    #[tokio::test]
    async fn a_panic_ends_the_work_and_frees_the_line() {
        let jobs: Jobs<u8> = Jobs::new();
        let broken = jobs.start(OrgNo(1), |_| panic!("on purpose")).unwrap();
        let next = jobs.start(OrgNo(1), |_| 1).unwrap();
        let next = jobs.find(OrgNo(1), next).unwrap();
        until(&next, |s| matches!(s, Stage::Ended(_))).await;
        assert!(matches!(
            jobs.find(OrgNo(1), broken).unwrap().stage(),
            Stage::Failed
        ));
    }

    #[tokio::test]
    async fn the_line_has_an_end() {
        let jobs: Jobs<u8> = Jobs::new();
        let (release, wait) = mpsc::channel::<()>();
        jobs.start(OrgNo(1), move |_| u8::from(wait.recv().is_ok()))
            .unwrap();
        for _ in 1..MOST_IN_LINE {
            jobs.start(OrgNo(1), |_| 0).unwrap();
        }
        assert!(matches!(
            jobs.start(OrgNo(1), |_| 0),
            Err(Problem::TooMany { .. })
        ));
        release.send(()).unwrap();
    }
}
