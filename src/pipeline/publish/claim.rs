//! The locks that keep two builds apart. A lock ends with its process, however that ends.

use std::fs::{self, File, Metadata, TryLockError};
use std::io::ErrorKind;
use std::path::Path;

use super::cannot_write;
use crate::diagnostic::Words;
use crate::error::{Error, Reason};

/// How often a folder may be replaced while we try to lock it.
const MOST_TRIES: usize = 100;

/// A lock on a file or folder. It ends with this value, even where a process that was started meanwhile has the same
/// handle.
#[derive(Debug)]
pub struct Lock(File);

impl Drop for Lock {
    fn drop(&mut self) {
        // A lock that cannot be ended ends with the handle.
        let _ = self.0.unlock();
    }
}

/// Whether a lock could be had.
pub enum Locked {
    /// It is ours.
    Ours(Lock),
    /// It is another process's.
    Taken,
    /// The disk knows no locks.
    Unknown,
}

/// Locks the published folder against other builds, for as long as the lock is held. Returns no lock if the folder does
/// not exist yet, or if its file system cannot lock folders.
///
/// Another build may replace the folder between our opening it and our locking it. Then we hold a folder that is no
/// longer the site, and try again with the one that is.
pub fn claim(folder: &Path) -> Result<Option<Lock>, Error> {
    for _ in 0..MOST_TRIES {
        let handle = match File::open(folder) {
            Ok(handle) => handle,
            // Windows opens no folders.
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

/// Locks a file or folder, and does not wait for it.
pub fn lock(handle: File) -> Locked {
    match handle.try_lock() {
        Ok(()) => Locked::Ours(Lock(handle)),
        Err(TryLockError::WouldBlock) => Locked::Taken,
        Err(TryLockError::Error(_)) => Locked::Unknown,
    }
}

/// The failure for a folder that another build is publishing to.
pub fn other_build(folder: &Path) -> Error {
    let reason = Reason::new(&OTHER_BUILD).help(&WAIT);
    cannot_write(folder)(reason.into_io(ErrorKind::ResourceBusy))
}

/// Whether two names are of the same file or folder.
#[cfg(unix)]
pub fn is_same(one: &Metadata, other: &Metadata) -> Option<bool> {
    use std::os::unix::fs::MetadataExt;

    Some((one.dev(), one.ino()) == (other.dev(), other.ino()))
}

/// Elsewhere nobody can tell.
#[cfg(not(unix))]
pub fn is_same(_: &Metadata, _: &Metadata) -> Option<bool> {
    None
}

static OTHER_BUILD: Words = Words {
    en: "another build is publishing to this folder",
    zh: "另一次產生網站正在寫入這個資料夾",
};
static WAIT: Words =
    Words { en: "wait until it is done, then build again", zh: "請等它完成後再執行" };
