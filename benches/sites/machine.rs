//! Describes the machine of a measurement.

use std::path::Path;

/// A description of processor, cores, memory, operating system, and the file system of a folder.
pub fn describe(folder: &Path) -> String {
    let read = |path| std::fs::read_to_string(path).unwrap_or_default();
    let processors = read("/proc/cpuinfo");
    let model = processors.lines().find_map(|line| line.strip_prefix("model name"));
    let model = model.map_or("unknown processor", |line| line.trim_start_matches([' ', '\t', ':']));
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let memory = read("/proc/meminfo");
    let memory = memory.lines().find_map(|line| line.strip_prefix("MemTotal:"));
    let kilobytes = memory.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok());
    let memory = kilobytes.map_or("unknown memory".to_owned(), |kilobytes| {
        format!("{:.0} GiB of memory", kilobytes as f64 / 1024.0 / 1024.0)
    });
    let kernel = read("/proc/sys/kernel/osrelease");
    let release: Vec<&str> = kernel.trim().split(['.', '-']).take(2).collect();
    let system = match release.as_slice() {
        [] | [""] => std::env::consts::OS.to_owned(),
        numbers => format!("Linux {}", numbers.join(".")),
    };
    let file_system = file_system(folder).unwrap_or_else(|| "an unknown file system".to_owned());
    format!("{model}, {cores} threads, {memory}, {system}, {file_system}")
}

/// The name of the file system that holds a folder.
pub fn file_system(folder: &Path) -> Option<String> {
    let mounts = std::fs::read_to_string("/proc/self/mounts").ok()?;
    let folder = folder.canonicalize().ok()?;
    let mounts = mounts.lines().filter_map(|line| {
        let mut words = line.split(' ').skip(1);
        Some((words.next()?, words.next()?))
    });
    let holding = mounts.filter(|(place, _)| folder.starts_with(place));
    holding.max_by_key(|(place, _)| place.len()).map(|(_, kind)| kind.to_owned())
}

/// The processor time that all programs have used since the machine was started; `None` if the system does not report
/// it.
pub fn busy() -> Option<std::time::Duration> {
    let text = std::fs::read_to_string("/proc/stat").ok()?;
    let mut numbers = text.lines().next()?.split_whitespace().skip(1);
    let mut next = || numbers.next()?.parse::<u64>().ok();
    let (user, nice, system, _idle, _waiting) = (next()?, next()?, next()?, next()?, next()?);
    let (interrupts, soft_interrupts, stolen) = (next()?, next()?, next().unwrap_or(0));
    // The kernel counts processor time in hundredths of a second.
    let ticks = user + nice + system + interrupts + soft_interrupts + stolen;
    Some(std::time::Duration::from_millis(ticks * 10))
}
