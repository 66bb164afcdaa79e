//! Cleans up after interrupted builds (killed program, power cut). The staging folder shows how far the build came.

use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::Path;

use super::cannot_write;
use super::disk::Disk;
use super::dissolve::dissolve;
use super::lock::{Lock, Locked, lock, other_build};
use super::notice::Notice;
use super::stage::{LOCK, PREFIX, PREVIOUS, SITE, WHOLE, clear, prefix};
use super::survey::{ManifestState, read_manifest};
use crate::error::Error;

/// The name that older versions gave to the old site during replacement.
const OLD: &str = "old";

/// Restores the site into `folder` if a build was interrupted just after moving it away, and removes the staging
/// folders of dead builds.
///
/// # Errors
/// If another build is working on a site that does not exist at this moment, or if a site cannot be restored.
pub fn recover(folder: &Path, disk: Disk<'_>) -> Result<(), Error> {
    let Some(parent) = folder.parent() else { return Ok(()) };
    let is_missing = is_missing(folder);
    let mut is_cleared = false;
    // If the parent cannot be read, there is nothing that we could repair.
    for entry in fs::read_dir(parent).into_iter().flatten().flatten() {
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        if !is_folder || !entry.file_name().to_str().is_some_and(|name| is_of(name, folder)) {
            continue;
        }
        let root = entry.path();
        if !is_trustworthy(parent, &root) {
            continue;
        }
        match take(&root) {
            Ok(Locked::Taken) if is_missing => return Err(other_build(folder)),
            Ok(Locked::Ours(lock)) => is_cleared |= mend(&root, folder, lock, disk)?,
            // Another build's folder, or the file system has no locks.
            _ => {}
        }
    }
    if is_cleared {
        disk.watcher.notice(&Notice::Cleared { folder: folder.to_owned() });
    }
    Ok(())
}

/// Returns true for the name of a staging folder of this site. Older versions did not include the site in the name.
fn is_of(name: &str, folder: &Path) -> bool {
    let is_old = name.strip_prefix(PREFIX).is_some_and(|unique| !unique.contains('-'));
    is_old || name.starts_with(&prefix(folder))
}

/// Returns true if the folder belongs to this user or to the owner of its parent. In a parent that is writable for
/// everybody, a stranger could have created it.
#[cfg(unix)]
fn is_trustworthy(parent: &Path, root: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;

    let owner = |path: &Path| fs::symlink_metadata(path).map(|metadata| metadata.uid()).ok();
    let found = owner(root);
    found.is_some()
        && (found == owner(parent) || found == Some(rustix::process::geteuid().as_raw()))
}

/// Returns true, because folders that everybody can write to are rare on other systems.
#[cfg(not(unix))]
fn is_trustworthy(_: &Path, _: &Path) -> bool {
    true
}

/// Tries to lock a staging folder. If that succeeds, its build is dead.
fn take(root: &Path) -> io::Result<Locked> {
    let path = root.join(LOCK);
    let handle = File::options().read(true).append(true).create(true).open(&path)?;
    let locked = lock(handle);
    // Another build may have removed the folder in the meantime.
    fs::symlink_metadata(&path).map(|_| locked)
}

/// Moves everything in a staging folder to where it belongs. Returns true if the folder is gone.
fn mend(root: &Path, folder: &Path, _lock: Lock, disk: Disk<'_>) -> Result<bool, Error> {
    for name in [PREVIOUS, OLD] {
        let previous = root.join(name);
        // A staging folder of an older version may belong to another site.
        let is_ours = name == PREVIOUS || is_site(&previous);
        if previous.is_dir() && is_ours && is_missing(folder) {
            disk.rename_to_new(&previous, folder).map_err(cannot_write(folder))?;
            disk.watcher.notice(&Notice::Restored { folder: folder.to_owned() });
        }
    }
    let mut result = Ok(());
    for name in [PREVIOUS, OLD, WHOLE, SITE] {
        let left = root.join(name);
        // An incomplete site contains nothing that does not exist elsewhere.
        if left.is_dir() && (name != SITE || is_site(&left)) {
            result = result.and_then(|()| dissolve(&left, folder, disk));
        }
    }
    // A failed cleanup does not fail this build.
    Ok(result.and_then(|()| clear(root, disk)).is_ok())
}

fn is_missing(folder: &Path) -> bool {
    fs::symlink_metadata(folder).is_err_and(|error| error.kind() == ErrorKind::NotFound)
}

fn is_site(folder: &Path) -> bool {
    matches!(read_manifest(folder), ManifestState::Whole(_))
}
