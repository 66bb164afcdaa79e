//! Cleans up after builds that were interrupted, as by a power cut. What is in the staging folder of such a build shows
//! how far it came.

use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::Path;

use super::cannot_write;
use super::disk::Disk;
use super::lock::{Lock, Locked, lock, other_build};
use super::notice::Notice;
use super::remove_old_site::remove_old_site;
use super::stage::{LOCK, PREFIX, PREVIOUS, SITE, WHOLE, clear, prefix};
use super::survey::{ManifestState, read_manifest};
use crate::error::Error;

/// Name, in the staging folder, of the folder for the old site in earlier versions of osteon. They moved the old site
/// there before they put the new site in its place.
const OLD: &str = "old";

/// Puts the old site back into `folder` if an interrupted build had moved the old site away and put no new site there.
/// Also removes the staging folders of interrupted builds.
///
/// # Errors
/// If there is no site in `folder` while another build is running, or if a site cannot be put back.
pub fn recover(folder: &Path, disk: Disk<'_>) -> Result<(), Error> {
    let Some(parent) = folder.parent() else { return Ok(()) };
    let is_missing = is_missing(folder);
    let mut is_cleared = false;
    // If the folder above cannot be read, there is nothing that we could repair.
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
            // The folder belongs to a running build, or the file system has no locks.
            _ => {}
        }
    }
    if is_cleared {
        disk.watcher.notice(&Notice::Cleared { folder: folder.to_owned() });
    }
    Ok(())
}

/// Returns true if this can be the name of a staging folder of the site in `folder`. In older versions of osteon, the
/// name did not depend on the site.
fn is_of(name: &str, folder: &Path) -> bool {
    let is_old = name.strip_prefix(PREFIX).is_some_and(|unique| !unique.contains('-'));
    is_old || name.starts_with(&prefix(folder))
}

/// Returns true if a staging folder belongs to this user, or to the owner of the folder that contains it. Otherwise a
/// stranger may have made it, if everybody can write to the folder that contains it.
#[cfg(unix)]
fn is_trustworthy(parent: &Path, root: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;

    let owner = |path: &Path| fs::symlink_metadata(path).map(|metadata| metadata.uid()).ok();
    let found = owner(root);
    found.is_some()
        && (found == owner(parent) || found == Some(rustix::process::geteuid().as_raw()))
}

/// Returns true without a check: on systems other than Unix, folders to which everybody can write are rare.
#[cfg(not(unix))]
fn is_trustworthy(_: &Path, _: &Path) -> bool {
    true
}

/// Tries to lock a staging folder. If that succeeds, the build that made the folder has ended, and it can be cleaned
/// up.
fn take(root: &Path) -> io::Result<Locked> {
    let path = root.join(LOCK);
    let handle = File::options().read(true).append(true).create(true).open(&path)?;
    let locked = lock(handle);
    // Another build may have removed the folder meanwhile.
    fs::symlink_metadata(&path).map(|_| locked)
}

/// Cleans up `root`, the staging folder of an interrupted build. Returns true if the staging folder could be removed.
/// If it contains an old site and `folder` does not exist, the old site is moved to `folder`; otherwise the old site is
/// removed.
fn mend(root: &Path, folder: &Path, _lock: Lock, disk: Disk<'_>) -> Result<bool, Error> {
    for name in [PREVIOUS, OLD] {
        let previous = root.join(name);
        // In older versions, the name of the staging folder did not say to which site it belongs.
        let is_ours = name == PREVIOUS || is_site(&previous);
        if previous.is_dir() && is_ours && is_missing(folder) {
            disk.rename_to_new(&previous, folder).map_err(cannot_write(folder))?;
            disk.watcher.notice(&Notice::Restored { folder: folder.to_owned() });
        }
    }
    let mut result = Ok(());
    for name in [PREVIOUS, OLD, WHOLE, SITE] {
        let left = root.join(name);
        // An incomplete site contains nothing that is not elsewhere too.
        if left.is_dir() && (name != SITE || is_site(&left)) {
            result = result.and_then(|()| remove_old_site(&left, folder, disk));
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
