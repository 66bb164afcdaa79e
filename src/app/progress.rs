//! How far a long build has come, on a line of the terminal that goes when it is done.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use super::terminal::Terminal;
use crate::diagnostic::Words;

static SO_FAR: Words = Words {
    en: "building: {number} files so far …",
    zh: "產生中：已完成 {number} 個檔案……",
};

/// Milliseconds before anything is shown, for who waits so long wonders.
const PATIENCE: u64 = 1000;
/// Milliseconds between two changes of the line.
const PAUSE: u64 = 200;

/// Counts the files that are made, and shows the number at a terminal.
pub struct Progress<'t> {
    terminal: &'t Terminal,
    started: Instant,
    files: AtomicU64,
    shown: AtomicU64,
}

impl<'t> Progress<'t> {
    /// Begins to count.
    pub fn new(terminal: &'t Terminal, started: Instant) -> Self {
        Self { terminal, started, files: AtomicU64::new(0), shown: AtomicU64::new(0) }
    }

    /// A file more.
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

    /// Takes the line away.
    pub fn end(&self) {
        if self.shown.swap(0, Ordering::Relaxed) > 0 {
            self.terminal.clear();
        }
    }
}
