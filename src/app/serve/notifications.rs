//! Tells pages that are open in browsers when something in the guide changes.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use serde::Serialize;
use tiny_http::{Header, Request, Response};

/// What an open page must know to find out whether it is up to date. Each number counts the changes of one thing, such
/// as the findings.
#[derive(Clone, Debug, Default, Serialize)]
pub struct PreviewState {
    /// Random text that identifies this run of `osteon serve`.
    pub run: String,
    /// Increases with every change of the preview's state.
    pub version: u64,
    /// Increases when the guide or the theme has changed. Pages that were made earlier may then be out of date.
    pub content: u64,
    /// Increases when a file that is published unchanged, such as a picture, has changed.
    pub files: u64,
    /// Increases when the findings have changed.
    pub findings: u64,
    /// Path of the stylesheet in the site. The path contains a digest, so it changes when the styles change.
    pub style: String,
    /// True if the current files have errors. Pages then show the last state of the guide that had no errors.
    pub behind: bool,
}

/// The current state of the preview, and the requests of pages that wait for its next change.
#[derive(Default)]
pub struct Notifications(Mutex<Waiting>);

#[derive(Default)]
struct Waiting {
    state: PreviewState,
    requests: Vec<(Request, Instant)>,
}

impl Notifications {
    /// The current state of the preview.
    pub fn state(&self) -> PreviewState {
        self.lock().state.clone()
    }

    /// Changes the state, and answers all requests that wait for a change.
    pub fn change(&self, change: impl FnOnce(&mut PreviewState)) {
        let mut waiting = self.lock();
        change(&mut waiting.state);
        waiting.state.version += 1;
        let state = waiting.state.clone();
        let requests = std::mem::take(&mut waiting.requests);
        drop(waiting);
        requests.into_iter().for_each(|(request, _)| send(request, &state));
    }

    /// Answers the request of a page that knows version `after` of the state. If the current version is another one,
    /// answers at once, otherwise at the next change.
    pub fn answer(&self, request: Request, after: u64) {
        let mut waiting = self.lock();
        if waiting.state.version == after {
            waiting.requests.push((request, Instant::now()));
            return;
        }
        let state = waiting.state.clone();
        drop(waiting);
        send(request, &state);
    }

    /// Answers requests that have waited for longer than `patience`, although nothing has changed. The pages then ask
    /// again.
    pub fn answer_timed_out(&self, patience: Duration) {
        let mut waiting = self.lock();
        let requests = std::mem::take(&mut waiting.requests);
        let is_old = |(_, since): &(Request, Instant)| since.elapsed() >= patience;
        let (old, young): (Vec<_>, Vec<_>) = requests.into_iter().partition(is_old);
        waiting.requests = young;
        let state = waiting.state.clone();
        drop(waiting);
        old.into_iter().for_each(|(request, _)| send(request, &state));
    }

    fn lock(&self) -> MutexGuard<'_, Waiting> {
        // If another thread panicked while it held the lock, the state can still be used, because a change only sets
        // fields.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn send(request: Request, state: &PreviewState) {
    let json = serde_json::to_string(state).unwrap_or_default();
    let mut response = Response::from_string(json);
    for (name, value) in [("Content-Type", "application/json"), ("Cache-Control", "no-store")] {
        if let Ok(header) = Header::from_bytes(name, value) {
            response.add_header(header);
        }
    }
    // If the browser has closed the connection, it needs no response.
    drop(request.respond(response));
}
