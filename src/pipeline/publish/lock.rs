//! Locks that prevent two builds from publishing to one folder at the same time. When a process ends in any way, the
//! system releases its locks.

use std::fs::{self, File, Metadata, TryLockError};
use std::io::ErrorKind;
use std::path::Path;

use super::cannot_write;
use crate::diagnostic::Words;
use crate::error::{Error, Reason};

/// Maximum number of attempts to lock a folder. An attempt fails if another build replaces the folder just then.
const MOST_TRIES: usize = 100;

/// A lock on a file or folder. It is released when this value is dropped, even if a child process has a copy of the
/// handle.
#[derive(Debug)]
pub struct Lock(File);

impl Drop for Lock {
    fn drop(&mut self) {
        // If unlocking fails, closing the handle releases the lock.
        let _ = self.0.unlock();
    }
}

/// The result of the attempt to lock a file or folder.
pub enum Locked {
    /// This process holds the lock.
    Ours(Lock),
    /// Another process holds the lock.
    Taken,
    /// The file system does not support locks.
    Unknown,
}

/// Locks the published folder against other builds. Returns `None` if the folder does not exist yet, may not be opened,
/// or is on a file system that does not support locks on folders.
///
/// Another build may replace the folder after it is opened here and before it is locked. The lock is then on a folder
/// that is no longer the site, so this function tries again with the new folder.
pub fn claim(folder: &Path) -> Result<Option<Lock>, Error> {
    for _ in 0..MOST_TRIES {
        let handle = match File::open(folder) {
            Ok(handle) => handle,
            // Windows cannot open folders.
            Err(error)
                if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::PermissionDenied) =>
            {
                return Ok(None);
            }
            Err(error) => return Err(cannot_write(folder)(error)),
        };
        let opened = handle.metadata().map_err(cannot_write(folder))?;
        match lock(handle) {
            Locked::Taken => return Err(other_build(folder)),
            Locked::Unknown => return Ok(None),
            Locked::Ours(lock) => match fs::metadata(folder) {
                Ok(there) if is_same(&opened, &there) != Some(false) => return Ok(Some(lock)),
                _ => drop(lock),
            },
        }
    }
    Err(other_build(folder))
}

/// Tries to lock a file or folder, without waiting.
pub fn lock(handle: File) -> Locked {
    match handle.try_lock() {
        Ok(()) => Locked::Ours(Lock(handle)),
        Err(TryLockError::WouldBlock) => Locked::Taken,
        Err(TryLockError::Error(_)) => Locked::Unknown,
    }
}

/// The error for a folder to which another build is publishing.
pub fn other_build(folder: &Path) -> Error {
    let reason = Reason::new(&OTHER_BUILD).help(&WAIT);
    cannot_write(folder)(reason.into_io(ErrorKind::ResourceBusy))
}

/// Compares the metadata of two paths. Returns true if both paths lead to the same file or folder, false if not, and
/// `None` if the system does not tell.
#[cfg(unix)]
pub fn is_same(one: &Metadata, other: &Metadata) -> Option<bool> {
    use std::os::unix::fs::MetadataExt;

    Some((one.dev(), one.ino()) == (other.dev(), other.ino()))
}

/// Returns `None`, because systems other than Unix do not tell whether two paths lead to the same file.
#[cfg(not(unix))]
pub fn is_same(_: &Metadata, _: &Metadata) -> Option<bool> {
    None
}

static OTHER_BUILD: Words = Words("another build is publishing to this folder");
static WAIT: Words = Words("wait until it has finished, then build again");
