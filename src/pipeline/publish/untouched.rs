//! Recognises files that nobody has changed since osteon published them, without reading them.
//!
//! The system records when a file or folder last changed in any way (on Unix the *change time*). Programs cannot set
//! this time. The last step of a publication sets the modification time of the manifest to the current time of the
//! disk's clock. If the change time of a file is earlier, osteon was the last to change the file. If it is later or
//! equal, another program may have changed the file, so the file is read.
//!
//! On many systems, the disk's clock advances in steps of some milliseconds. A change right after the publication can
//! therefore have the same time as the manifest, but never an earlier one. This is why the manifest's time comes from
//! the same clock, and why an equal time does not count as earlier.
//!
//! Anybody can set the manifest's modification time, with `touch` or by copying the folder. Therefore the time that
//! osteon sets has a mark: its last six digits of nanoseconds are always the same. A manifest without the mark proves
//! nothing. Such a manifest is also found on disks whose clock has no nanoseconds. A manifest with a time in the future
//! proves nothing either.

use std::collections::BTreeSet;
use std::fs::Metadata;
use std::io;
use std::path::Path;

/// Tells which files are certainly unchanged since the last publication.
#[derive(Debug, Default)]
pub struct Untouched {
    /// When the site was published: the manifest's modification time. `None` if this time does not have the mark of
    /// osteon, because another program may have set it.
    published: Option<Time>,
    /// Folders in which a file may have been replaced since the last publication: paths below the site with `/` as
    /// separator.
    touched_folders: BTreeSet<String>,
}

/// A time: seconds since 1970, and nanoseconds.
pub type Time = (i64, i64);

/// When the file or folder last changed in any way, as the system recorded it; `None` if the system does not record
/// this.
pub fn changed(metadata: &Metadata) -> Option<Time> {
    time::changed(metadata)
}

impl Untouched {
    /// Finds out from the metadata of the manifest when the site was published. The caller must then add all folders of
    /// the site with `add_folder`, or files in changed folders may seem unchanged.
    pub fn since(manifest: &Metadata) -> Self {
        Self { published: time::published(manifest), touched_folders: BTreeSet::new() }
    }

    /// Returns true if some published files may not be on the disk yet. The manifest gets its mark only after all files
    /// are flushed, so this is the case if the manifest does not have the mark.
    pub fn may_be_unflushed(&self) -> bool {
        self.published.is_none() && time::CAN_MARK
    }

    /// Records the folder if it may have changed since the publication. Any file in it may then have been replaced,
    /// even by a file with earlier times. Outer folders must be added before the folders in them.
    pub fn add_folder(&mut self, path: &str, folder: &Metadata) {
        let is_touched = !path.is_empty() && self.touched_folders.contains(folder_of(path));
        if is_touched || !self.is_before(folder) {
            self.touched_folders.insert(path.to_owned());
        }
    }

    /// Returns true if the file with this path and metadata is certainly unchanged since osteon published it.
    pub fn holds(&self, path: &str, file: &Metadata) -> bool {
        self.is_before(file) && !self.touched_folders.contains(folder_of(path))
    }

    fn is_before(&self, metadata: &Metadata) -> bool {
        self.published
            .is_some_and(|published| changed(metadata).is_some_and(|changed| changed < published))
    }
}

/// The path of the folder that contains the file with this path; empty for files directly in the published folder.
fn folder_of(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// Marks the manifest: gives it a modification time which says that all files are published and flushed.
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

    /// True on systems on which the manifest can be marked with a time.
    pub const CAN_MARK: bool = true;
    const MILLISECOND: i64 = 1_000_000;
    /// The last six digits of the nanoseconds in the manifest's modification time. These digits show that osteon has
    /// set the time. Round digits would prove nothing, because many times are rounded.
    const MARK: i64 = 271_828;

    pub fn changed(metadata: &Metadata) -> Option<Time> {
        Some((metadata.ctime(), metadata.ctime_nsec()))
    }

    pub fn published(manifest: &Metadata) -> Option<Time> {
        let is_ours = manifest.mtime_nsec() % MILLISECOND == MARK;
        // A time in the future proves nothing: the clock was set back, and later changes may get earlier times.
        let is_past = manifest.modified().is_ok_and(|time| time <= SystemTime::now());
        (is_ours && is_past).then(|| (manifest.mtime(), manifest.mtime_nsec()))
    }

    pub fn mark(manifest: &Path) -> io::Result<()> {
        let file = File::open(manifest)?;
        // When a file changes in any way, the disk records the current time of its own clock as the file's change time.
        file.set_modified(SystemTime::now())?;
        let metadata = file.metadata()?;
        let now = i128::from(metadata.ctime()) * 1_000_000_000 + i128::from(metadata.ctime_nsec());
        let (mark, millisecond) = (i128::from(MARK), i128::from(MILLISECOND));
        let marked = (now - mark).div_euclid(millisecond) * millisecond + mark;
        let since = u64::try_from(marked).map_err(|_| io::ErrorKind::InvalidData)?;
        file.set_modified(UNIX_EPOCH + Duration::from_nanos(since))
    }
}

/// This module replaces the module above on systems that do not record when a file last changed in any way. No file
/// then counts as unchanged, so every file is read.
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
