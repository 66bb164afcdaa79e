//! Puts the new site in place of the old one, and removes the old one.

use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::cannot_write;
use super::destination::mounted;
use super::disk::Disk;
use super::lock::{Lock, Locked, is_same, lock, other_build};
use super::manifest;
use super::remove_old_site::remove_old_site;
use super::stage::{PREVIOUS, Staging};
use super::survey::Survey;
use crate::diagnostic::Words;
use crate::error::{Error, Reason};

/// What must still be done after the new site has replaced the old one: the old site must be removed. Until then, the
/// new site stays locked.
pub struct Swapped {
    /// Path to which the old site was moved; `None` if there was no old site.
    replaced: Option<PathBuf>,
    /// The lock on the new site. It was taken before the new site replaced the old one, so that no other build can
    /// publish while the old site is removed.
    _lock: Option<Lock>,
}

/// Puts the new site from the staging folder in place of `folder`. If this fails, the old site is still in `folder`, or
/// the error says where the old site is.
pub fn swap(
    stage: &Staging,
    folder: &Path,
    old: &Survey,
    disk: Disk<'_>,
) -> Result<Swapped, Error> {
    let lock = match File::open(stage.site()?).map(lock) {
        Ok(Locked::Ours(lock)) => Some(lock),
        _ => None,
    };
    if !old.is_current(folder) {
        return Err(other_build(folder));
    }
    let whole = stage.complete().map_err(cannot_write(folder))?;
    let result = match old.metadata {
        None => disk.rename_to_new(&whole, folder).map(|()| None),
        Some(_) => replace(&whole, folder, disk).map(Some),
    };
    match result {
        Ok(replaced) => Ok(Swapped { replaced, _lock: lock }),
        Err(error) => {
            let _ = disk.remove_tree(&whole).or_else(|_| disk.remove_tree(&whole));
            Err(match error.kind() {
                ErrorKind::ResourceBusy => cannot_write(folder)(mounted()),
                ErrorKind::CrossesDevices => {
                    let reason = Reason::new(&NO_RENAME).help(&NEW_FOLDER);
                    cannot_write(folder)(reason.into_io(ErrorKind::CrossesDevices))
                }
                // Another program has created the folder since the survey.
                ErrorKind::AlreadyExists | ErrorKind::DirectoryNotEmpty => other_build(folder),
                _ => cannot_write(folder)(error),
            })
        }
    }
}

/// Replaces only the manifest in `folder`, the published site, by the file `new`.
pub fn replace_manifest(new: &Path, folder: &Path, disk: Disk<'_>) -> Result<(), Error> {
    let old = folder.join(manifest::NAME);
    disk.rename(new, &old).map_err(cannot_write(&old))
}

static NO_RENAME: Words =
    Words("its disk cannot rename it; this happens with a folder of a container image");
static NEW_FOLDER: Words = Words("publish to a new folder with `--output DIR`");
static TWO_FAILURES: Words = Words("{first}, and then {second}");
static BUILD_AGAIN: Words = Words("the old site is now in {aside}; build again to restore it");

/// Exchanges the new site `site` and the old one, `folder`. Returns the path at which the old site is now.
fn replace(site: &Path, folder: &Path, disk: Disk<'_>) -> io::Result<PathBuf> {
    match disk.exchange(site, folder) {
        Ok(()) => Ok(site.to_owned()),
        // Not all operating systems and file systems can exchange folders.
        Err(error) if error.kind() == ErrorKind::Unsupported => {
            replace_in_two_steps(site, folder, disk)
        }
        Err(error) => Err(error),
    }
}

/// Replaces the old site by two renames, on systems that cannot exchange folders. Between the two renames, no site is
/// in `folder`. If the second rename fails, the first is undone. If the program is killed between the two, the next
/// build restores the old site.
fn replace_in_two_steps(site: &Path, folder: &Path, disk: Disk<'_>) -> io::Result<PathBuf> {
    let aside = site.with_file_name(PREVIOUS);
    disk.rename(folder, &aside)?;
    if let Err(error) = disk.rename_to_new(site, folder) {
        if let Err(second) = disk.rename_to_new(&aside, folder) {
            let reason = Reason::new(&TWO_FAILURES).help(&BUILD_AGAIN);
            let reason = reason.with("first", error.to_string()).with("second", second.to_string());
            let reason = reason.with("aside", aside.display().to_string());
            return Err(reason.into_io(ErrorKind::Other));
        }
        return Err(error);
    }
    Ok(aside)
}

impl Swapped {
    /// Removes the old site. Files that other programs have added or changed since the survey move to the new site.
    pub fn discard_old(&self, folder: &Path, old: &Survey, disk: Disk<'_>) -> io::Result<()> {
        let Some(replaced) = &self.replaced else { return Ok(()) };
        for found in old.folders.iter().flatten() {
            let _ = disk.make_writable(&replaced.join(&found.site_path.path), &found.metadata);
        }
        if let Some(metadata) = &old.metadata {
            let _ = disk.make_writable(replaced, metadata);
        }
        // Errors are ignored here, because `remove_old_site` below tries again.
        old.published.par_iter().filter(|path| *path != manifest::NAME).for_each(|path| {
            let _ = disk.remove_file(&replaced.join(path));
        });
        old.foreign.par_iter().for_each(|file| {
            let was = replaced.join(&file.site_path.path);
            if is_one_file(&was, &folder.join(&file.site_path.path)) {
                let _ = disk.remove_file(&was);
            }
        });
        for level in old.folders.iter().rev() {
            level.par_iter().for_each(|found| {
                let _ = disk.remove_folder(&replaced.join(&found.site_path.path));
            });
        }
        // `remove_old_site` removes the manifest last. If the process is interrupted before, the manifest still says
        // which files are from osteon. The first attempt may fail for a passing reason, so there is a second.
        remove_old_site(replaced, folder, disk).or_else(|_| remove_old_site(replaced, folder, disk))
    }
}

fn is_one_file(one: &Path, other: &Path) -> bool {
    let both = fs::symlink_metadata(one).ok().zip(fs::symlink_metadata(other).ok());
    both.is_some_and(|(one, other)| is_same(&one, &other) == Some(true))
}
