//! Watches a test that may run forever: after a long time, saves its guide and ends all tests.

use std::collections::BTreeMap;
use std::sync::{Mutex, Once, PoisonError};
use std::time::{Duration, Instant};

use super::{Files, keep};

/// The time after which a guide counts as an endless loop. Any normal guide takes far less on any computer.
const LONGEST: Duration = Duration::from_secs(120);

static RUNNING: Mutex<BTreeMap<String, (Instant, Files)>> = Mutex::new(BTreeMap::new());
static START: Once = Once::new();

/// A guide that is being judged. The watch ends when this value is dropped.
pub struct Watched(String);

/// Starts to watch a guide. `case` is its name.
pub fn watch(case: &str, files: &Files) -> Watched {
    START.call_once(|| drop(std::thread::spawn(look)));
    let mut running = RUNNING.lock().unwrap_or_else(PoisonError::into_inner);
    running.insert(case.to_owned(), (Instant::now(), files.clone()));
    Watched(case.to_owned())
}

impl Drop for Watched {
    fn drop(&mut self) {
        RUNNING.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.0);
    }
}

#[expect(
    clippy::print_stderr,
    reason = "the process ends here, so this is the last chance to print the reason"
)]
fn look() {
    loop {
        std::thread::sleep(Duration::from_secs(1));
        let running = RUNNING.lock().unwrap_or_else(PoisonError::into_inner);
        let slow = running.iter().find(|(_, (start, _))| start.elapsed() > LONGEST);
        if let Some((case, (_, files))) = slow {
            eprintln!("{}: it does not end", keep(case, files).display());
            std::process::abort();
        }
    }
}
