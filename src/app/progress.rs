//! Shows the progress of a long build on one line of the terminal, and removes this line at the end.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use super::terminal::Terminal;
use crate::diagnostic::Words;

static SO_FAR: Words = Words("building: {number} files so far …");

/// A build shows its progress only after this time in milliseconds, so a short build shows nothing.
const PATIENCE: u64 = 1000;
/// Minimum time in milliseconds between two updates of the progress line.
const PAUSE: u64 = 200;

/// Counts the files of a build and shows the count on the terminal.
pub struct Progress<'t> {
    terminal: &'t Terminal,
    started: Instant,
    files: AtomicU64,
    shown: AtomicU64,
}

impl<'t> Progress<'t> {
    /// Begins to count the files of a build that began at `started`.
    pub fn new(terminal: &'t Terminal, started: Instant) -> Self {
        Self { terminal, started, files: AtomicU64::new(0), shown: AtomicU64::new(0) }
    }

    /// Counts one more file, and shows the count. In the first `PATIENCE` milliseconds of the build, shows nothing;
    /// then shows the count at most once every `PAUSE` milliseconds.
    pub fn step(&self) {
        let files = self.files.fetch_add(1, Ordering::Relaxed) + 1;
        let now = u64::try_from(self.started.elapsed().as_millis()).unwrap_or(u64::MAX);
        let shown = self.shown.load(Ordering::Relaxed);
        if now < PATIENCE || now < shown + PAUSE {
            return;
        }
        self.shown.store(now, Ordering::Relaxed);
        self.terminal.show_for_now(&SO_FAR, &[("number", files.to_string())]);
    }

    /// Removes the progress line from the terminal.
    pub fn end(&self) {
        if self.shown.swap(0, Ordering::Relaxed) > 0 {
            self.terminal.clear();
        }
    }
}
