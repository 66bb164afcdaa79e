//! The new site beside the old one: what changed is written, what did not is linked.
//!
//! A hard link shares the file, so nothing in the staging folder may be written to in place: a changed file is always a
//! new one.

use std::fs::{self, File, FileType, Metadata, Permissions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock, PoisonError};

use rayon::prelude::*;
use tempfile::TempDir;

use super::cannot_write;
use super::destination::{mounted, refuse_working_directory};
use super::survey::{FoundFile, Survey};
use crate::diagnostic::{Language, Words};
use crate::error::{Error, Reason, told};

/// A folder of ours beside the published one, on the same disk. It is made for the first file that is put into it, and
/// goes with what it holds unless it is kept.
pub struct Stage<'f> {
    folder: &'f Path,
    made: OnceLock<Made>,
    /// Keeps threads from making two.
    making: Mutex<()>,
}

struct Made {
    temporary: TempDir,
    site: PathBuf,
}

impl<'f> Stage<'f> {
    /// Makes nothing yet.
    pub fn beside(folder: &'f Path) -> Self {
        Self { folder, made: OnceLock::new(), making: Mutex::new(()) }
    }

    /// The published folder.
    pub fn folder(&self) -> &'f Path {
        self.folder
    }

    /// The new site. It is a folder within the temporary one, which nobody but us may enter: this one has the
    /// permissions of an ordinary new folder, as a web server needs them.
    pub fn site(&self) -> Result<&Path, Error> {
        if let Some(made) = self.made.get() {
            return Ok(&made.site);
        }
        let _turn = self.making.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(made) = self.made.get() {
            return Ok(&made.site);
        }
        let made = make(self.folder)?;
        Ok(&self.made.get_or_init(|| made).site)
    }

    /// Writes a file of the site, by its path with `/` between names.
    pub fn write(&self, path: &str, bytes: &[u8]) -> Result<Metadata, Error> {
        let new = self.site()?.join(path);
        let write = || {
            let mut file = File::create_new(&new)?;
            file.write_all(bytes)?;
            file.metadata()
        };
        within_folder(&new, write).map_err(cannot_write(&self.folder.join(path)))
    }

    /// Writes a file of the site with a function that is given the file, and the path to name if it takes no more.
    pub fn write_with<T>(
        &self,
        path: &str,
        write: impl FnOnce(&mut File, &Path) -> Result<T, Error>,
    ) -> Result<(Metadata, T), Error> {
        let (new, shown) = (self.site()?.join(path), self.folder.join(path));
        let made = within_folder(&new, || File::create_new(&new));
        let mut file = made.map_err(cannot_write(&shown))?;
        let written = write(&mut file, &shown)?;
        Ok((file.metadata().map_err(cannot_write(&shown))?, written))
    }

    /// Takes a file of the site over from the old folder.
    pub fn take_over(&self, path: &str) -> Result<(), Error> {
        let (new, old) = (self.site()?.join(path), self.folder.join(path));
        let copy = || {
            fs::copy(&old, &new)?;
            keep_time(&old, &new)
        };
        within_folder(&new, || link_or(&old, &new, copy)).map_err(cannot_write(&old))
    }

    /// Takes over what is not ours.
    pub fn carry_over<'a>(
        &self,
        folders: impl IntoIterator<Item = &'a Path>,
        files: &[FoundFile],
    ) -> Result<(), Error> {
        let site = self.site()?;
        for path in folders {
            let made = fs::create_dir_all(site.join(path));
            made.map_err(cannot_write(&self.folder.join(path)))?;
        }
        files.par_iter().try_for_each(|FoundFile { place, kind }| {
            let (new, old) = (site.join(&place.path), self.folder.join(&place.path));
            link_or(&old, &new, || copy(&old, &new, *kind)).map_err(cannot_write(&old))
        })
    }

    /// Gives folders that stood there before the permissions they had. Innermost first, since the outer ones may come
    /// to forbid changes within.
    pub fn keep_permissions(&self, old: &Survey) -> Result<(), Error> {
        keep_permissions(old, self.site()?).map_err(cannot_write(self.folder))
    }

    /// Hands the temporary folder over to the caller, who removes it, and says where the site is in it.
    pub fn keep(self) -> Result<(PathBuf, PathBuf), Error> {
        self.site()?;
        let made = self.made.into_inner().ok_or_else(|| cannot_write(self.folder)(mounted()))?;
        Ok((made.temporary.keep(), made.site))
    }
}

fn make(folder: &Path) -> Result<Made, Error> {
    refuse_working_directory(folder)?;
    let parent = folder.parent().ok_or_else(|| cannot_write(folder)(mounted()))?;
    let temporary = tempfile::Builder::new()
        .prefix(".osteon-staging-")
        .tempdir_in(parent)
        .map_err(|error| cannot_write(parent)(beside(&error)))?;
    let site = temporary.path().join("site");
    fs::create_dir(&site).map_err(cannot_write(folder))?;
    Ok(Made { temporary, site })
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

/// Makes a file, and the folder that it belongs in where that is missing.
fn within_folder<T>(new: &Path, make: impl Fn() -> io::Result<T>) -> io::Result<T> {
    match (make(), new.parent()) {
        (Err(error), Some(folder)) if error.kind() == ErrorKind::NotFound => {
            fs::create_dir_all(folder)?;
            make()
        }
        (made, _) => made,
    }
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

fn keep_permissions(old: &Survey, site: &Path) -> io::Result<()> {
    let usual = fs::metadata(site)?.permissions();
    let differs = |permissions: &Permissions| *permissions != usual;
    for folder in old.folders.iter().rev().flatten() {
        let permissions = folder.metadata.permissions();
        let new = site.join(&folder.place.path);
        // It may be no part of the new site, or a file may have its place.
        if differs(&permissions) && fs::symlink_metadata(&new).is_ok_and(|there| there.is_dir()) {
            fs::set_permissions(new, permissions)?;
        }
    }
    match &old.permissions {
        Some(permissions) if differs(permissions) => fs::set_permissions(site, permissions.clone()),
        _ => Ok(()),
    }
}
