//! Commands as they wait for a connection, and the queue they wait in.

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use tokio::sync::oneshot;

use super::{Fault, Tx};

/// A command whose type is known only to whoever waits for it.
pub(super) trait Job: Send {
    /// Runs it; whether its changes are to be kept.
    fn run(&mut self, tx: &mut dyn Tx) -> bool;
    /// Answers whoever waits, now that it is known how the commit went.
    fn finish(self: Box<Self>, commit: Result<(), Fault>);
}

pub(super) struct Typed<T, E, F> {
    work: F,
    result: Option<Result<T, E>>,
    answer: oneshot::Sender<Result<T, E>>,
}

impl<T, E, F> Typed<T, E, F>
where
    T: Send + 'static,
    E: From<Fault> + Send + 'static,
    F: FnMut(&mut dyn Tx) -> Result<T, E> + Send + 'static,
{
    pub fn boxed(work: F) -> (Box<dyn Job>, oneshot::Receiver<Result<T, E>>) {
        let (answer, receiver) = oneshot::channel();
        (Box::new(Typed { work, result: None, answer }), receiver)
    }
}

impl<T, E, F> Job for Typed<T, E, F>
where
    T: Send + 'static,
    E: From<Fault> + Send + 'static,
    F: FnMut(&mut dyn Tx) -> Result<T, E> + Send + 'static,
{
    fn run(&mut self, tx: &mut dyn Tx) -> bool {
        // A defect in one command must not take the connection from all others.
        let result = catch_unwind(AssertUnwindSafe(|| (self.work)(tx)))
            .unwrap_or_else(|_| Err(Fault::Broken("a command panicked".to_owned()).into()));
        let keep = result.is_ok();
        self.result = Some(result);
        keep
    }

    fn finish(self: Box<Self>, commit: Result<(), Fault>) {
        let result = match (self.result, commit) {
            (Some(Ok(_)), Err(fault)) | (None, Err(fault)) => Err(fault.into()),
            (Some(result), _) => result,
            (None, Ok(())) => Err(Fault::Broken("a command was not run".to_owned()).into()),
        };
        // Whoever asked may have gone; the work is done all the same.
        drop(self.answer.send(result));
    }
}

/// A bounded queue that can be closed.
#[derive(Default)]
pub(super) struct Queue {
    state: Mutex<State>,
    filled: Condvar,
    limit: usize,
}

#[derive(Default)]
struct State {
    jobs: VecDeque<Box<dyn Job>>,
    closed: bool,
}

impl std::fmt::Debug for Queue {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Queue of {}", self.limit)
    }
}

impl Queue {
    pub fn new(limit: usize) -> Queue {
        Queue { limit, ..Queue::default() }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Queues a job, or answers it at once when there is no room or the database is closing.
    pub fn push(&self, job: Box<dyn Job>) {
        let mut state = self.state();
        if state.closed {
            drop(state);
            return job.finish(Err(super::stopped()));
        }
        if state.jobs.len() >= self.limit {
            drop(state);
            return job.finish(Err(Fault::Busy));
        }
        state.jobs.push_back(job);
        drop(state);
        self.filled.notify_one();
    }

    /// Waits for a job; `None` once the queue is closed and empty.
    pub fn pop(&self) -> Option<Box<dyn Job>> {
        let mut state = self.state();
        loop {
            if let Some(job) = state.jobs.pop_front() {
                return Some(job);
            }
            if state.closed {
                return None;
            }
            state = self.filled.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// A job if one is waiting.
    pub fn try_pop(&self) -> Option<Box<dyn Job>> {
        self.state().jobs.pop_front()
    }

    pub fn close(&self) {
        self.state().closed = true;
        self.filled.notify_all();
    }
}
