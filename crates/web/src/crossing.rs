//! The single crossing from asynchronous to blocking work.
//!
//! Storage and acts are synchronous. Every call to them goes through here: on a thread of its own, with a
//! limit on how many run at once, so that a slow database gives "too busy" rather than a pile of threads.

use crate::problem::Problem;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Semaphore;

/// A limited number of places for blocking work.
#[derive(Clone, Debug)]
pub struct Crossing {
    places: Arc<Semaphore>,
    patience: Duration,
}

impl Crossing {
    /// `places` run at once; whoever waits longer than `patience` is told that it is too busy.
    pub fn new(places: usize, patience: Duration) -> Self {
        Self {
            places: Arc::new(Semaphore::new(places)),
            patience,
        }
    }

    /// Runs blocking work. The place stays taken until the work ends, also when the caller has gone.
    ///
    /// [`Problem::Unavailable`] when no place came free in time, [`Problem::Failed`] when the work panicked.
    pub async fn run<T, W>(&self, work: W) -> Result<T, Problem>
    where
        T: Send + 'static,
        W: FnOnce() -> T + Send + 'static,
    {
        let waiting = tokio::time::timeout(self.patience, Arc::clone(&self.places).acquire_owned());
        let place = waiting
            .await
            .map_err(|_| Problem::Unavailable)?
            .map_err(|_| Problem::Unavailable)?;
        let task = tokio::task::spawn_blocking(move || {
            let result = work();
            drop(place);
            result
        });
        task.await.map_err(|error| Problem::failed(&error))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc;

    #[tokio::test]
    async fn too_busy_is_said_and_ends_when_a_place_comes_free() {
        let crossing = Crossing::new(1, Duration::from_millis(20));
        let (release, wait) = mpsc::channel::<()>();
        let long = tokio::spawn({
            let crossing = crossing.clone();
            async move { crossing.run(move || wait.recv().is_ok()).await }
        });
        while crossing.places.available_permits() > 0 {
            tokio::task::yield_now().await;
        }
        assert_eq!(crossing.run(|| 1).await, Err(Problem::Unavailable));
        release.send(()).unwrap();
        assert_eq!(long.await.unwrap(), Ok(true));
        assert_eq!(crossing.run(|| 2).await, Ok(2));
    }

    #[tokio::test]
    async fn a_panic_in_the_work_is_a_failure_and_gives_its_place_back() {
        let crossing = Crossing::new(1, Duration::from_secs(5));
        assert_eq!(
            crossing.run(|| panic!("on purpose")).await,
            Err::<(), _>(Problem::Failed)
        );
        assert_eq!(crossing.run(|| 3).await, Ok(3));
    }
}
