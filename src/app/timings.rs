//! Measures how long each stage takes, for `--timings` and `--verbose`.

use std::path::Path;
use std::time::{Duration, Instant};

use serde::Serialize;

use crate::error::Error;
use crate::pipeline::stage::Stage;

/// Measures how long the stages of a build take.
pub(super) struct Timings {
    last: Moment,
    stages: Vec<Timing>,
}

/// How long one stage took.
#[derive(Serialize)]
pub(super) struct Timing {
    pub name: &'static str,
    /// Duration of the stage in milliseconds, from its start to its end.
    pub wall_ms: f64,
    /// Time in milliseconds for which processors worked on the stage, added up for all threads (user and system mode).
    /// `None` if the system does not report this time.
    pub cpu_ms: Option<f64>,
}

struct Moment {
    wall: Instant,
    cpu: Option<Duration>,
}

#[derive(Serialize)]
struct Report<'t> {
    stages: &'t [Timing],
}

impl Timings {
    /// Starts to measure the first stage.
    pub(super) fn start() -> Self {
        Self { last: Moment::now(), stages: Vec::new() }
    }

    /// Records the end of a stage, which is the start of the next.
    pub(super) fn done(&mut self, stage: Stage) {
        let now = Moment::now();
        let milliseconds = |duration: Duration| duration.as_secs_f64() * 1000.0;
        let cpu = now.cpu.zip(self.last.cpu).map(|(now, last)| now.saturating_sub(last));
        self.stages.push(Timing {
            name: stage.name(),
            wall_ms: milliseconds(now.wall - self.last.wall),
            cpu_ms: cpu.map(milliseconds),
        });
        self.last = now;
    }

    /// The stages that have ended, in the order in which they ended.
    pub(super) fn stages(&self) -> &[Timing] {
        &self.stages
    }

    /// Writes the durations of the stages to a file as JSON.
    ///
    /// # Errors
    /// If the file cannot be written.
    #[expect(clippy::disallowed_methods, reason = "writes the file given on the command line")]
    pub(super) fn write(&self, path: &Path) -> Result<(), Error> {
        let report = Report { stages: &self.stages };
        // The data consist of names and numbers, so this cannot fail.
        let text = serde_json::to_string_pretty(&report).unwrap_or_default() + "\n";
        std::fs::write(path, text).map_err(|source| Error::Write { path: path.to_owned(), source })
    }
}

impl Moment {
    fn now() -> Self {
        Self { wall: Instant::now(), cpu: processor_time() }
    }
}

#[cfg(target_os = "linux")]
fn processor_time() -> Option<Duration> {
    rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime).try_into().ok()
}

#[cfg(not(target_os = "linux"))]
fn processor_time() -> Option<Duration> {
    None
}
