//! Ctrl-C and its like: a build that is stopped while it publishes first removes what it has put beside the site.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use signal_hook::consts::signal;
use signal_hook::flag;
use signal_hook::low_level::emulate_default_handler;

/// What stops a program: a key, a closed terminal, another program.
#[cfg(unix)]
const STOPPING: [i32; 3] = [signal::SIGINT, signal::SIGTERM, signal::SIGHUP];
#[cfg(not(unix))]
const STOPPING: [i32; 2] = [signal::SIGINT, signal::SIGTERM];

/// The signals that stop a program. They end it at once, but for the first one that comes while they are held back.
pub(super) struct Signals {
    /// Whether a signal ends the program at once.
    is_idle: Arc<AtomicBool>,
    /// The first signal that was held back, by number; 0 before any.
    received: Arc<AtomicUsize>,
}

impl Signals {
    /// Begins to listen. Where the system does not allow that, signals end the program as always, and the next build
    /// tidies up.
    pub(super) fn listen() -> Self {
        let signals = Self { is_idle: Arc::new(AtomicBool::new(true)), received: Arc::default() };
        for signal in STOPPING {
            if !is_ignored(signal) {
                let _ = signals.register(signal);
            }
        }
        // A file that is larger than the system allows then fails like any other: without this it ends the program.
        #[cfg(unix)]
        let _ = flag::register(signal::SIGXFSZ, Arc::default());
        signals
    }

    /// Holds signals back while something is done.
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

    /// Whether one came.
    pub(super) fn is_stopped(&self) -> bool {
        self.received.load(Ordering::Relaxed) != 0
    }

    /// Ends the program as the held signal would have done, so that the caller sees which signal it was.
    pub(super) fn end(&self) {
        let received = i32::try_from(self.received.load(Ordering::Relaxed)).unwrap_or_default();
        // Where that fails, the program ends with an error.
        let _ = emulate_default_handler(received);
    }
}

/// Whether the caller asked for a signal to be ignored, as `nohup` does. Only Linux can say.
fn is_ignored(signal: i32) -> bool {
    #[expect(
        clippy::disallowed_methods,
        reason = "what was asked of the process, only the system knows"
    )]
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let ignored = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    let ignored = ignored.and_then(|digits| u64::from_str_radix(digits.trim(), 16).ok());
    ignored.is_some_and(|ignored| ignored >> (signal - 1) & 1 == 1)
}
