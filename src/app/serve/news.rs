//! What changed, for pages that wait to hear of it.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use serde::Serialize;
use tiny_http::{Header, Request, Response};

/// How things stand. Each number goes up when its part changes.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Standing {
    /// Which run of the preview this is.
    pub run: String,
    /// Goes up with every change.
    pub version: u64,
    /// Goes up when pages may have changed.
    pub content: u64,
    /// Goes up when a file that is published as it is has changed.
    pub files: u64,
    /// Goes up when other mistakes are found.
    pub findings: u64,
    /// The address of the stylesheet below the site.
    pub style: String,
    /// Whether pages show an older state than the files hold, because of mistakes in these.
    pub behind: bool,
}

/// How things stand, and who waits for the next change.
#[derive(Default)]
pub struct News(Mutex<Waiting>);

#[derive(Default)]
struct Waiting {
    standing: Standing,
    requests: Vec<(Request, Instant)>,
}

impl News {
    /// How things stand.
    pub fn standing(&self) -> Standing {
        self.lock().standing.clone()
    }

    /// Changes how things stand, and tells everybody who waits.
    pub fn change(&self, change: impl FnOnce(&mut Standing)) {
        let mut waiting = self.lock();
        change(&mut waiting.standing);
        waiting.standing.version += 1;
        let standing = waiting.standing.clone();
        let requests = std::mem::take(&mut waiting.requests);
        drop(waiting);
        requests.into_iter().for_each(|(request, _)| tell(request, &standing));
    }

    /// Answers a request as soon as there is news after a version.
    pub fn answer(&self, request: Request, after: u64) {
        let mut waiting = self.lock();
        if waiting.standing.version == after {
            waiting.requests.push((request, Instant::now()));
            return;
        }
        let standing = waiting.standing.clone();
        drop(waiting);
        tell(request, &standing);
    }

    /// Answers those who have waited for so long that there is no news: whoever is still there asks again.
    pub fn answer_old(&self, patience: Duration) {
        let mut waiting = self.lock();
        let requests = std::mem::take(&mut waiting.requests);
        let is_old = |(_, since): &(Request, Instant)| since.elapsed() >= patience;
        let (old, young): (Vec<_>, Vec<_>) = requests.into_iter().partition(is_old);
        waiting.requests = young;
        let standing = waiting.standing.clone();
        drop(waiting);
        old.into_iter().for_each(|(request, _)| tell(request, &standing));
    }

    fn lock(&self) -> MutexGuard<'_, Waiting> {
        // Whatever happened to another thread, what it put here is whole.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn tell(request: Request, standing: &Standing) {
    let json = serde_json::to_string(standing).unwrap_or_default();
    let mut response = Response::from_string(json);
    for (name, value) in [("Content-Type", "application/json"), ("Cache-Control", "no-store")] {
        if let Ok(header) = Header::from_bytes(name, value) {
            response.add_header(header);
        }
    }
    // Whoever is gone does not need to know.
    drop(request.respond(response));
}
