//! The new site beside the old one: what changed is written, what did not is linked.
//!
//! A hard link shares the file, so nothing in the staging folder may be written to in place: a changed file is always a
//! new one.

use std::fs::{self, File, FileType, Permissions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use tempfile::TempDir;

use super::cannot_write;
use super::destination::mounted;
use super::manifest;
use super::plan::{Plan, PlannedFile};
use super::survey::{FoundFile, Survey};
use crate::diagnostic::{Language, Words};
use crate::error::{Error, Reason, told};

/// A folder of ours beside the published one, on the same disk. It goes with what it holds unless it is kept.
pub struct Staging(TempDir);

impl Staging {
    /// The new site. It is a folder within the temporary one, which nobody but us may enter: this one has the
    /// permissions of an ordinary new folder, as a web server needs them.
    pub fn site(&self) -> PathBuf {
        self.0.path().join("site")
    }

    /// Hands the temporary folder over to the caller, who removes it.
    pub fn keep(self) -> PathBuf {
        self.0.keep()
    }
}

/// Puts the new site together. On failure nothing is left of it.
pub fn stage(plan: &Plan, manifest: &[u8], folder: &Path, old: &Survey) -> Result<Staging, Error> {
    let parent = folder.parent().ok_or_else(|| cannot_write(folder)(mounted()))?;
    let staging = tempfile::Builder::new()
        .prefix(".osteon-staging-")
        .tempdir_in(parent)
        .map(Staging)
        .map_err(|error| cannot_write(parent)(beside(&error)))?;
    let site = staging.site();
    fs::create_dir(&site).map_err(cannot_write(folder))?;
    for level in &plan.folders {
        level.par_iter().try_for_each(|path| {
            fs::create_dir(site.join(path)).map_err(cannot_write(&folder.join(path)))
        })?;
    }
    plan.files.par_iter().try_for_each(|file| place(file, &site, folder))?;
    plan.foreign.par_iter().try_for_each(|file| carry_over(file, &site, folder))?;
    let path = folder.join(manifest::NAME);
    write_new(&site.join(manifest::NAME), manifest).map_err(cannot_write(&path))?;
    keep_permissions(old, &site).map_err(cannot_write(folder))?;
    Ok(staging)
}

/// The failure to make a staging folder, told without its name of the moment.
fn beside(error: &io::Error) -> io::Error {
    let (why, _) = told(error, Language::English);
    let (why_zh, _) = told(error, Language::Chinese);
    let reason = Reason::new(&BESIDE).with("why", why).with("why-zh", why_zh);
    reason.help(&ABOVE).into_io(error.kind())
}

static BESIDE: Words = Words { en: "{why}", zh: "{why-zh}" };
static ABOVE: Words = Words {
    en: "a site is put together beside its folder, so the folder above needs to be writable too",
    zh: "網站會先在旁邊組好再換上，所以上一層資料夾也要能寫入",
};
static NO_ORDINARY_FILE: Words =
    Words { en: "it is not an ordinary file", zh: "它不是一般的檔案" };

fn place(file: &PlannedFile, site: &Path, folder: &Path) -> Result<(), Error> {
    let (new, old) = (site.join(file.path), folder.join(file.path));
    let result = if file.is_unchanged {
        link_or(&old, &new, || {
            write_new(&new, file.bytes)?;
            keep_time(&old, &new)
        })
    } else {
        write_new(&new, file.bytes)
    };
    result.map_err(cannot_write(&old))
}

fn carry_over(file: &FoundFile, site: &Path, folder: &Path) -> Result<(), Error> {
    let (new, old) = (site.join(&file.place.path), folder.join(&file.place.path));
    let result = link_or(&old, &new, || copy(&old, &new, file.kind));
    result.map_err(cannot_write(&old))
}

/// Links a file of the old folder into the new one, where the disk can do that.
fn link_or(old: &Path, new: &Path, otherwise: impl FnOnce() -> io::Result<()>) -> io::Result<()> {
    match fs::hard_link(old, new) {
        // The names are on one disk, so there is a mount between them. To copy what is mounted would be to remove it
        // with the old folder.
        Err(error) if error.kind() == ErrorKind::CrossesDevices => Err(mounted()),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(error),
        Err(error) if error.kind() == ErrorKind::NotFound => Err(error),
        Err(_) => otherwise(),
        Ok(()) => Ok(()),
    }
}

fn copy(old: &Path, new: &Path, kind: FileType) -> io::Result<()> {
    #[cfg(unix)]
    if kind.is_symlink() {
        return std::os::unix::fs::symlink(fs::read_link(old)?, new);
    }
    if !kind.is_file() {
        return Err(Reason::new(&NO_ORDINARY_FILE).into_io(ErrorKind::Unsupported));
    }
    fs::copy(old, new)?;
    keep_time(old, new)
}

fn keep_time(old: &Path, new: &Path) -> io::Result<()> {
    // To set the time asks for a handle that may write, which a read-only file refuses: then it keeps today's.
    match File::options().write(true).open(new) {
        Ok(file) => file.set_modified(fs::metadata(old)?.modified()?),
        Err(_) => Ok(()),
    }
}

fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    File::create_new(path)?.write_all(bytes)
}

/// Gives folders that stood there before the permissions they had. Innermost first, since the outer ones may come to
/// forbid changes within.
fn keep_permissions(old: &Survey, site: &Path) -> io::Result<()> {
    let usual = fs::metadata(site)?.permissions();
    let differs = |permissions: &Permissions| *permissions != usual;
    for folder in old.folders.iter().rev().flatten().filter(|folder| differs(&folder.permissions)) {
        let new = site.join(&folder.place.path);
        // It may be no part of the new site, or a file may have its place.
        if fs::symlink_metadata(&new).is_ok_and(|metadata| metadata.is_dir()) {
            fs::set_permissions(new, folder.permissions.clone())?;
        }
    }
    match &old.permissions {
        Some(permissions) if differs(permissions) => fs::set_permissions(site, permissions.clone()),
        _ => Ok(()),
    }
}
