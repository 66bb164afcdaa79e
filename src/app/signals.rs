//! Signals such as Ctrl-C. If a signal stops a build that is publishing, the build removes its temporary files before
//! it ends.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use signal_hook::consts::signal;
use signal_hook::flag;
use signal_hook::low_level::emulate_default_handler;

/// Makes it an ordinary write error if a file becomes larger than the system's limit. Otherwise a signal would end the
/// program.
pub(super) fn refuse_large_files() {
    #[cfg(unix)]
    let _ = flag::register(signal::SIGXFSZ, Arc::default());
}

/// Signals that stop a program: Ctrl-C, a request of another program, and on Unix the closing of the terminal.
#[cfg(unix)]
const STOPPING: [i32; 3] = [signal::SIGINT, signal::SIGTERM, signal::SIGHUP];
#[cfg(not(unix))]
const STOPPING: [i32; 2] = [signal::SIGINT, signal::SIGTERM];

/// Handles signals that stop the program, such as Ctrl-C. Normally a signal ends the program at once. While
/// [`Signals::held`] runs, the first signal does not end the program but is recorded.
pub(super) struct Signals {
    /// True while a signal ends the program at once; false while [`Signals::held`] runs.
    is_idle: Arc<AtomicBool>,
    /// The number of the recorded signal, or 0 if none was recorded.
    received: Arc<AtomicUsize>,
}

impl Signals {
    /// Installs signal handlers. If this fails, signals end the program at once as usual, and the next build cleans up.
    pub(super) fn listen() -> Self {
        let signals = Self { is_idle: Arc::new(AtomicBool::new(true)), received: Arc::default() };
        for signal in STOPPING {
            if !is_ignored(signal) {
                let _ = signals.register(signal);
            }
        }
        signals
    }

    /// Runs `act`. The first signal to stop the program that arrives meanwhile is only recorded.
    pub(super) fn held<T>(&self, act: impl FnOnce() -> T) -> T {
        self.is_idle.store(false, Ordering::SeqCst);
        let done = act();
        self.is_idle.store(true, Ordering::SeqCst);
        done
    }

    fn register(&self, signal: i32) -> io::Result<()> {
        let is_second = Arc::new(AtomicBool::new(false));
        flag::register_conditional_default(signal, Arc::clone(&self.is_idle))?;
        flag::register_conditional_default(signal, Arc::clone(&is_second))?;
        flag::register(signal, is_second)?;
        let number = usize::try_from(signal).unwrap_or_default();
        flag::register_usize(signal, Arc::clone(&self.received), number)?;
        Ok(())
    }

    /// Returns true if a signal to stop the program was recorded.
    pub(super) fn is_stopped(&self) -> bool {
        self.received.load(Ordering::Relaxed) != 0
    }

    /// Ends the program in the way in which the recorded signal ends programs, so that the parent process sees this
    /// signal as the cause.
    pub(super) fn end(&self) {
        let received = i32::try_from(self.received.load(Ordering::Relaxed)).unwrap_or_default();
        // If this fails, the program ends with an error.
        let _ = emulate_default_handler(received);
    }
}

/// Returns true if the parent process wants a signal to be ignored, as `nohup` does. This can only be found out on
/// Linux.
fn is_ignored(signal: i32) -> bool {
    #[expect(
        clippy::disallowed_methods,
        reason = "only the system knows how signals were set by the parent process"
    )]
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let ignored = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    let ignored = ignored.and_then(|digits| u64::from_str_radix(digits.trim(), 16).ok());
    ignored.is_some_and(|ignored| ignored >> (signal - 1) & 1 == 1)
}
