//! Recognises files that nobody has changed since osteon published them, without reading them.
//!
//! The system records when a file or folder last changed in any way (on Unix the *change time*), and this time cannot
//! be set by programs. As its last step, a publication sets the modification time of the manifest to the current time
//! of the disk's clock. A file whose change time is earlier is as osteon left it, because osteon was the last to change
//! it. A file with a later or equal time may have been changed by anybody, so it is read.
//!
//! The disk's clock advances in steps of some milliseconds on many systems. A change right after the publication can
//! thus have the same time, but never an earlier one. Therefore the manifest's time comes from the same clock, and
//! "earlier" is strict.
//!
//! Anybody can set the manifest's modification time, with `touch` or by copying the folder. So the time that osteon
//! sets is marked: its last six digits of nanoseconds have a fixed value. A manifest without the mark, as on disks with
//! a coarser clock, proves nothing; neither does one from the future.

use std::collections::BTreeSet;
use std::fs::Metadata;
use std::io;
use std::path::Path;

/// Tells which files are certainly unchanged since the last publication.
#[derive(Debug, Default)]
pub struct Untouched {
    /// When the site was published, by the manifest's modification time. `None` if this time does not have the mark of
    /// osteon, because anybody can then have set it.
    published: Option<Time>,
    /// Folders in which a file may have been replaced since the last publication: paths below the site with `/` as
    /// separator.
    touched_folders: BTreeSet<String>,
}

/// A time: seconds since 1970, and nanoseconds.
pub type Time = (i64, i64);

/// When the system last recorded a change of the file or folder; `None` if it does not record that.
pub fn changed(metadata: &Metadata) -> Option<Time> {
    time::changed(metadata)
}

impl Untouched {
    /// Finds out from the metadata of the manifest when the site was published. The caller must then add all folders of
    /// the site with `add_folder`, or files in changed folders may seem unchanged.
    pub fn since(manifest: &Metadata) -> Self {
        Self { published: time::published(manifest), touched_folders: BTreeSet::new() }
    }

    /// Returns true if some published files may not be on the disk yet: the manifest does not have the mark that it
    /// gets after all files are flushed.
    pub fn may_be_unflushed(&self) -> bool {
        self.published.is_none() && time::CAN_MARK
    }

    /// Notes whether a folder of the site has changed since the publication. If so, any file in it may have been
    /// replaced, even by a file with older times. Outer folders must be added before the folders in them.
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

/// The folder of the file with this path; an empty text stands for the published folder itself.
fn folder_of(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// Gives the manifest the modification time that says: all files are published and flushed.
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
    /// set the time. They are not round, because rounded times are common.
    const MARK: i64 = 271_828;

    pub fn changed(metadata: &Metadata) -> Option<Time> {
        Some((metadata.ctime(), metadata.ctime_nsec()))
    }

    pub fn published(manifest: &Metadata) -> Option<Time> {
        let is_ours = manifest.mtime_nsec() % MILLISECOND == MARK;
        // If the clock was set back since then, it may reach the same time again.
        let is_past = manifest.modified().is_ok_and(|time| time <= SystemTime::now());
        (is_ours && is_past).then(|| (manifest.mtime(), manifest.mtime_nsec()))
    }

    pub fn mark(manifest: &Path) -> io::Result<()> {
        let file = File::open(manifest)?;
        // Any change of the file makes the disk record the current time of its own clock.
        file.set_modified(SystemTime::now())?;
        let metadata = file.metadata()?;
        let now = i128::from(metadata.ctime()) * 1_000_000_000 + i128::from(metadata.ctime_nsec());
        let (mark, millisecond) = (i128::from(MARK), i128::from(MILLISECOND));
        let marked = (now - mark).div_euclid(millisecond) * millisecond + mark;
        let since = u64::try_from(marked).map_err(|_| io::ErrorKind::InvalidData)?;
        file.set_modified(UNIX_EPOCH + Duration::from_nanos(since))
    }
}

/// Replaces the module above on systems that do not record when a file last changed in any way: no file counts as
/// unchanged, so every file is read.
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
