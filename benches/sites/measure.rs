//! The cost of a program, as the operating system reports it.

use std::fs::File;
use std::io;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use wait4::Wait4;

/// The cost of one run.
#[derive(Clone, Copy)]
pub struct Cost {
    /// Elapsed time from start to end.
    pub wall: Duration,
    /// Processor time of all threads, in user and system mode.
    pub cpu: Duration,
    /// Peak memory in bytes.
    pub peak: u64,
}

/// Runs a program to its end. Its output goes to a file, and is shown if the program fails.
pub fn run(mut command: Command, log: &Path) -> io::Result<Cost> {
    let file = File::create(log)?;
    command.stdin(Stdio::null()).stdout(file.try_clone()?).stderr(file);
    let started = Instant::now();
    let used = command.spawn()?.wait4()?;
    let wall = started.elapsed();
    if !used.status.success() {
        let said = std::fs::read_to_string(log)?;
        let end: Vec<&str> = said.lines().take(40).collect();
        return Err(io::Error::other(format!("{command:?} failed:\n{}", end.join("\n"))));
    }
    Ok(Cost { wall, cpu: used.rusage.utime + used.rusage.stime, peak: used.rusage.maxrss })
}
