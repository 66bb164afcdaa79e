//! What builds left that were interrupted: a killed program, a power cut. Its staging folder tells how far it came.

use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::Path;

use super::cannot_write;
use super::claim::{Lock, Locked, lock, other_build};
use super::disk::Disk;
use super::dissolve::dissolve;
use super::notice::Notice;
use super::stage::{LOCK, PREFIX, PREVIOUS, SITE, WHOLE, clear, prefix};
use super::survey::{ManifestState, read_manifest};
use crate::error::Error;

/// What older versions called the old site between the two steps that replaced it.
const OLD: &str = "old";

/// Puts the site back into `folder` if a build was interrupted that had just moved it away, and removes the staging
/// folders of builds that are no more.
///
/// # Errors
/// When a build is at work on a site that is not there yet, or is not there for a moment; when a site cannot be put
/// back.
pub fn recover(folder: &Path, disk: Disk<'_>) -> Result<(), Error> {
    let Some(parent) = folder.parent() else { return Ok(()) };
    let is_missing = is_missing(folder);
    let mut is_cleared = false;
    // A folder above that cannot be read has nothing that we could mend.
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
            // Another build's, or nobody can tell.
            _ => {}
        }
    }
    if is_cleared {
        disk.watcher.notice(&Notice::Cleared { folder: folder.to_owned() });
    }
    Ok(())
}

/// Whether a name is that of a staging folder for this site. Older versions did not say for which site one is.
fn is_of(name: &str, folder: &Path) -> bool {
    let is_old = name.strip_prefix(PREFIX).is_some_and(|unique| !unique.contains('-'));
    is_old || name.starts_with(&prefix(folder))
}

/// Whether the folder belongs to this user or to the owner of its parent. In a parent that everybody can write to, a
/// stranger could have put it there.
#[cfg(unix)]
fn is_trustworthy(parent: &Path, root: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;

    let owner = |path: &Path| fs::symlink_metadata(path).map(|metadata| metadata.uid()).ok();
    let found = owner(root);
    found.is_some()
        && (found == owner(parent) || found == Some(rustix::process::geteuid().as_raw()))
}

/// Elsewhere folders for everybody are rare.
#[cfg(not(unix))]
fn is_trustworthy(_: &Path, _: &Path) -> bool {
    true
}

/// Locks a staging folder. Nobody else's lock says that its build is alive.
fn take(root: &Path) -> io::Result<Locked> {
    let path = root.join(LOCK);
    let handle = File::options().read(true).append(true).create(true).open(&path)?;
    let locked = lock(handle);
    // Another build may have removed it meanwhile.
    fs::symlink_metadata(&path).map(|_| locked)
}

/// Brings everything in a staging folder where it belongs, and says whether the folder is gone.
fn mend(root: &Path, folder: &Path, _lock: Lock, disk: Disk<'_>) -> Result<bool, Error> {
    for name in [PREVIOUS, OLD] {
        let previous = root.join(name);
        // An older version's staging folder may be another site's.
        let is_ours = name == PREVIOUS || is_site(&previous);
        if previous.is_dir() && is_ours && is_missing(folder) {
            disk.rename_to_new(&previous, folder).map_err(cannot_write(folder))?;
            disk.watcher.notice(&Notice::Restored { folder: folder.to_owned() });
        }
    }
    let mut result = Ok(());
    for name in [PREVIOUS, OLD, WHOLE, SITE] {
        let left = root.join(name);
        // A site that is not whole holds nothing that is not elsewhere too.
        if left.is_dir() && (name != SITE || is_site(&left)) {
            result = result.and_then(|()| dissolve(&left, folder, disk));
        }
    }
    // What cannot be tidied up is no failure of this build.
    Ok(result.and_then(|()| clear(root, disk)).is_ok())
}

fn is_missing(folder: &Path) -> bool {
    fs::symlink_metadata(folder).is_err_and(|error| error.kind() == ErrorKind::NotFound)
}

fn is_site(folder: &Path) -> bool {
    matches!(read_manifest(folder), ManifestState::Whole(_))
}
