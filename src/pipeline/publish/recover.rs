//! Cleans up after builds that were interrupted, for example by a power cut. The content of the staging folder of an
//! interrupted build shows how far the build came.

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

/// Name of the folder, inside a staging folder, to which earlier versions of osteon moved the old site before they put
/// the new site in its place.
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
    // If the folder above cannot be read, nothing can be repaired.
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

/// Returns true if this can be the name of a staging folder of the site in `folder`. In earlier versions of osteon,
/// staging folders of all sites had similar names.
fn is_of(name: &str, folder: &Path) -> bool {
    let is_old = name.strip_prefix(PREFIX).is_some_and(|unique| !unique.contains('-'));
    is_old || name.starts_with(&prefix(folder))
}

/// Returns true if the staging folder `root` belongs to this user, or to the owner of the folder `parent` around it. If
/// everybody can write to `parent`, `root` may belong to another person, and a folder of another person must not be
/// trusted.
#[cfg(unix)]
fn is_trustworthy(parent: &Path, root: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;

    let owner = |path: &Path| fs::symlink_metadata(path).map(|metadata| metadata.uid()).ok();
    let found = owner(root);
    found.is_some()
        && (found == owner(parent) || found == Some(rustix::process::geteuid().as_raw()))
}

/// Returns true without a check. On systems other than Unix, there are hardly any folders to which everybody can write.
#[cfg(not(unix))]
fn is_trustworthy(_: &Path, _: &Path) -> bool {
    true
}

/// Tries to lock a staging folder. If this succeeds, the build that made the folder has ended, so the folder can be
/// removed.
fn take(root: &Path) -> io::Result<Locked> {
    let path = root.join(LOCK);
    let handle = File::options().read(true).append(true).create(true).open(&path)?;
    let locked = lock(handle);
    // Another build may have removed the folder meanwhile.
    fs::symlink_metadata(&path).map(|_| locked)
}

/// Cleans up `root`, the staging folder of an interrupted build. If `root` contains an old site and `folder` does not
/// exist, moves the old site to `folder`. Otherwise removes the old site. Returns true if the staging folder could be
/// removed.
fn mend(root: &Path, folder: &Path, _lock: Lock, disk: Disk<'_>) -> Result<bool, Error> {
    for name in [PREVIOUS, OLD] {
        let previous = root.join(name);
        // In earlier versions, the name of the staging folder did not say to which site the folder belongs.
        let is_ours = name == PREVIOUS || is_site(&previous);
        if previous.is_dir() && is_ours && is_missing(folder) {
            disk.rename_to_new(&previous, folder).map_err(cannot_write(folder))?;
            disk.watcher.notice(&Notice::Restored { folder: folder.to_owned() });
        }
    }
    let mut result = Ok(());
    for name in [PREVIOUS, OLD, WHOLE, SITE] {
        let left = root.join(name);
        // An incomplete site can be deleted without loss, because its files exist elsewhere too.
        if left.is_dir() && (name != SITE || is_site(&left)) {
            result = result.and_then(|()| remove_old_site(&left, folder, disk));
        }
    }
    // If the cleanup fails, this build can still succeed.
    Ok(result.and_then(|()| clear(root, disk)).is_ok())
}

fn is_missing(folder: &Path) -> bool {
    fs::symlink_metadata(folder).is_err_and(|error| error.kind() == ErrorKind::NotFound)
}

fn is_site(folder: &Path) -> bool {
    matches!(read_manifest(folder), ManifestState::Whole(_))
}
