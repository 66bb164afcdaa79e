//! How a file is recognised that nobody has touched since we published it, without reading it.
//!
//! The system notes when a file or a folder was last changed in any way (on Unix the *change time*), and nobody can set
//! that note. As the last step of a publication, the manifest gets a time of our own: not later than that moment by the
//! disk's clock. What was changed before that time is as we left it, since we were the last to change it. What was
//! changed at that time or later may have been changed by anybody, so it is read.
//!
//! The disk's clock goes in steps, of some milliseconds on many systems. A change right after the publication may thus
//! have the time of the publication, but never an earlier one. That is why the time for the manifest is taken from the
//! same clock, and why "before" is strict.
//!
//! The time of the manifest can be set by anybody: by `touch`, or by copying the folder. So ours has a mark: its last
//! six digits of nanoseconds. A manifest without it, as on disks with a coarser clock, says nothing, and neither does
//! one from the future.

use std::collections::BTreeSet;
use std::fs::Metadata;
use std::io;
use std::path::Path;

/// What is known of the published folder from before.
#[derive(Debug, Default)]
pub struct Untouched {
    /// The time that we gave the manifest; nothing where it has another.
    published: Option<Time>,
    /// Folders in which something may have been replaced, by path with `/` between names.
    touched_folders: BTreeSet<String>,
}

/// Seconds and nanoseconds since 1970.
pub type Time = (i64, i64);

/// When a file or a folder was last changed in any way, where the system says so.
pub fn changed(metadata: &Metadata) -> Option<Time> {
    time::changed(metadata)
}

impl Untouched {
    /// Begins with the manifest; folders are to be added.
    pub fn since(manifest: &Metadata) -> Self {
        Self { published: time::published(manifest), touched_folders: BTreeSet::new() }
    }

    /// Whether the disk may not have all files yet. The manifest gets its time when they were waited for.
    pub fn may_be_unflushed(&self) -> bool {
        self.published.is_none() && time::CAN_MARK
    }

    /// Adds a folder, after the one above it. In a folder that was touched any file may be another one, with all its
    /// times: it may have been moved there.
    pub fn add_folder(&mut self, path: &str, folder: &Metadata) {
        let is_touched = !path.is_empty() && self.touched_folders.contains(folder_of(path));
        if is_touched || !self.is_before(folder) {
            self.touched_folders.insert(path.to_owned());
        }
    }

    /// Whether a file is certainly as we published it.
    pub fn holds(&self, path: &str, file: &Metadata) -> bool {
        self.is_before(file) && !self.touched_folders.contains(folder_of(path))
    }

    fn is_before(&self, metadata: &Metadata) -> bool {
        self.published
            .is_some_and(|published| changed(metadata).is_some_and(|changed| changed < published))
    }
}

/// The folder that a file is in; an empty path is the published folder itself.
fn folder_of(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// Notes in the manifest's time that everything is published.
pub fn mark(manifest: &Path) -> io::Result<()> {
    time::mark(manifest)
}

#[cfg(unix)]
mod time {
    use std::fs::{File, Metadata};
    use std::io;
    use std::os::unix::fs::MetadataExt;
    use std::path::Path;
    use std::time::{Duration, SystemTime, UNIX_EPOCH};

    use super::Time;

    /// Whether a manifest can have a time of ours.
    pub const CAN_MARK: bool = true;
    const MILLISECOND: i64 = 1_000_000;
    /// The last digits of a time of ours. No round number, since rounded times are common.
    const MARK: i64 = 271_828;

    pub fn changed(metadata: &Metadata) -> Option<Time> {
        Some((metadata.ctime(), metadata.ctime_nsec()))
    }

    pub fn published(manifest: &Metadata) -> Option<Time> {
        let is_ours = manifest.mtime_nsec() % MILLISECOND == MARK;
        // A clock that was set back since then may come to the same time again.
        let is_past = manifest.modified().is_ok_and(|time| time <= SystemTime::now());
        (is_ours && is_past).then(|| (manifest.mtime(), manifest.mtime_nsec()))
    }

    pub fn mark(manifest: &Path) -> io::Result<()> {
        let file = File::open(manifest)?;
        // Any change makes the disk note its own time.
        file.set_modified(SystemTime::now())?;
        let metadata = file.metadata()?;
        let now = i128::from(metadata.ctime()) * 1_000_000_000 + i128::from(metadata.ctime_nsec());
        let (mark, millisecond) = (i128::from(MARK), i128::from(MILLISECOND));
        let marked = (now - mark).div_euclid(millisecond) * millisecond + mark;
        let since = u64::try_from(marked).map_err(|_| io::ErrorKind::InvalidData)?;
        file.set_modified(UNIX_EPOCH + Duration::from_nanos(since))
    }
}

/// Elsewhere no such time can be had: every file is read.
#[cfg(not(unix))]
mod time {
    use std::fs::Metadata;
    use std::io;
    use std::path::Path;

    use super::Time;

    pub const CAN_MARK: bool = false;

    pub fn changed(_: &Metadata) -> Option<Time> {
        None
    }

    pub fn published(_: &Metadata) -> Option<Time> {
        None
    }

    pub fn mark(_: &Path) -> io::Result<()> {
        Ok(())
    }
}
