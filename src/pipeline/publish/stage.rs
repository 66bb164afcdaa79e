//! The new site in a staging folder next to the old site. Changed files are written there; unchanged files are hard
//! links to files of the old site.
//!
//! A hard link shares its data with the file of the old site, so no file in the staging folder may be modified: a
//! changed file is always a new file.

use std::fs::{self, File, Metadata};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock, PoisonError};

use rayon::prelude::*;

use super::cannot_write;
use super::destination::{mounted, refuse_mounts, refuse_read_only, refuse_working_directory};
use super::disk::Disk;
use super::lock::{Lock, Locked, lock};
use super::plan::KeptFolder;
use super::survey::FoundFile;
use crate::diagnostic::Words;
use crate::digest::Digest;
use crate::error::{Error, Reason};

/// The beginning of the names of all staging folders. After it, a name has digits that identify the site, and then
/// characters that make the name unique. Earlier versions of osteon left out the digits.
pub const PREFIX: &str = ".osteon-staging-";
/// Name of the file inside the staging folder that is locked while the build runs.
pub const LOCK: &str = "lock";
/// Name of the folder inside the staging folder that contains an incomplete site. This folder can be deleted without
/// loss.
pub const SITE: &str = "site";
/// Name of the folder inside the staging folder that contains a complete site: before the exchange the new site,
/// afterwards the old one.
pub const WHOLE: &str = "whole";
/// Name of the folder inside the staging folder that contains the old site, on systems that cannot exchange two folders
/// in one step.
pub const PREVIOUS: &str = "previous";

/// Maximum number of attempts to make a staging folder. An attempt fails if the new folder is removed before it is
/// locked: another build may take it for a leftover.
const MOST_TRIES: usize = 100;

/// A staging folder next to the published one, on the same disk. The folder is created when it is first needed. When
/// this value is dropped, the folder is removed, unless it contains a complete site.
pub struct Staging<'f> {
    folder: &'f Path,
    disk: Disk<'f>,
    root: OnceLock<Root>,
    site: OnceLock<PathBuf>,
    /// Metadata of the old published folder; `None` if there is no old site.
    old: Option<&'f Metadata>,
    kept_folders: &'f [KeptFolder<'f>],
    /// Keeps two threads from creating the site's folder at the same time.
    making: Mutex<()>,
}

struct Root {
    path: PathBuf,
    _lock: Option<Lock>,
}

impl<'f> Staging<'f> {
    /// Prepares the staging folder for the site in `folder`, without creating it. `old` is the metadata of the old
    /// site.
    pub fn beside(
        folder: &'f Path,
        disk: Disk<'f>,
        old: Option<&'f Metadata>,
        kept_folders: &'f [KeptFolder<'f>],
    ) -> Self {
        let (root, site) = (OnceLock::new(), OnceLock::new());
        Self { folder, disk, root, site, old, kept_folders, making: Mutex::new(()) }
    }

    /// Path of the published folder.
    pub fn folder(&self) -> &'f Path {
        self.folder
    }

    /// The folder in which the new site is assembled; creates it if necessary. It has the permissions of an ordinary
    /// new folder, as web servers need. The staging folder around it may be entered only by its owner.
    pub fn site(&self) -> Result<&Path, Error> {
        once(&self.site, &self.making, || {
            refuse_working_directory(self.folder)?;
            refuse_read_only(self.folder)?;
            refuse_mounts(self.folder)?;
            let site = self.root()?.join(SITE);
            self.make_folders(&site).map_err(cannot_write(self.folder))?;
            Ok(site)
        })
        .map(PathBuf::as_path)
    }

    /// Path of the staging folder; creates the folder if necessary. Only one thread at a time may call this.
    pub fn root(&self) -> Result<&Path, Error> {
        if let Some(root) = self.root.get() {
            return Ok(&root.path);
        }
        let root = make_root(self.folder, self.disk)?;
        Ok(&self.root.get_or_init(|| root).path)
    }

    /// Creates the folder of the new site, `site`, and in it the folders that are kept from the old site. Their owners
    /// and groups are set before any file is created, because on some systems a new file gets the group of its folder.
    fn make_folders(&self, site: &Path) -> io::Result<()> {
        self.disk.make_folders(site)?;
        if let Some(old) = self.old {
            self.begin_folder(old, site)?;
        }
        for kept in self.kept_folders {
            let new = site.join(&kept.found.site_path.path);
            self.disk.make_folders(&new)?;
            self.begin_folder(&kept.found.metadata, &new)?;
        }
        Ok(())
    }

    fn begin_folder(&self, old: &Metadata, new: &Path) -> io::Result<()> {
        self.disk.keep_owner(old, new)?;
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;

            let now = fs::metadata(new)?.permissions().mode() & 0o7777;
            let wanted = now & 0o777 | old.permissions().mode() & 0o2000;
            if wanted != now {
                self.disk.set_permissions(new, &fs::Permissions::from_mode(wanted))?;
            }
        }
        Ok(())
    }

    fn go_on(&self) -> Result<(), Error> {
        if self.disk.watcher.is_stopped() { Err(Error::Stopped) } else { Ok(()) }
    }

    /// Writes a file of the new site; `path` uses `/` as separator.
    pub fn write(&self, path: &str, bytes: &[u8]) -> Result<Metadata, Error> {
        self.go_on()?;
        let new = self.site()?.join(path);
        self.within_folder(&new, || self.disk.write(&new, bytes))
            .map_err(cannot_write(&self.folder.join(path)))
    }

    /// Creates a file of the new site and calls `write`, which writes its content. `write` gets the open file, and the
    /// path that error messages should name.
    pub fn write_with<T>(
        &self,
        path: &str,
        write: impl FnOnce(&mut File, &Path) -> Result<T, Error>,
    ) -> Result<(Metadata, T), Error> {
        self.go_on()?;
        let (new, shown) = (self.site()?.join(path), self.folder.join(path));
        let made = self.within_folder(&new, || self.disk.create(&new));
        let mut file = made.map_err(cannot_write(&shown))?;
        let written = write(&mut file, &shown)?;
        Ok((file.metadata().map_err(cannot_write(&shown))?, written))
    }

    /// Links an unchanged file, which osteon published in the old site, into the new site. Copies the file if the disk
    /// cannot link.
    pub fn take_over(&self, path: &str) -> Result<(), Error> {
        self.go_on()?;
        let (new, old) = (self.site()?.join(path), self.folder.join(path));
        self.within_folder(&new, || self.link_or_copy(&old, &new)).map_err(cannot_write(&old))
    }

    /// Links foreign files of the old site (which osteon did not write) into the new site. Copies a file that cannot be
    /// linked.
    pub fn carry_over(&self, files: &[&FoundFile]) -> Result<(), Error> {
        let site = self.site()?;
        files.par_iter().try_for_each(|FoundFile { site_path, kind }| {
            let (new, old) = (site.join(&site_path.path), self.folder.join(&site_path.path));
            let result = match self.link_or_copy(&old, &new) {
                // Somebody has removed the file since it was found.
                Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
                Err(_) if !kind.is_file() && !kind.is_symlink() => {
                    Err(Reason::new(&NO_ORDINARY_FILE).into_io(ErrorKind::Unsupported))
                }
                result => result,
            };
            result.map_err(cannot_write(&old))
        })
    }

    /// Gives the folders that are kept from the old site their old permissions. Folders without files of the new site
    /// also get their old times. Inner folders come first, because an outer folder may become read-only.
    pub fn finish_folders(&self) -> Result<(), Error> {
        let site = self.site()?;
        let finish = |old: &Metadata, new: &Path, is_foreign: bool| {
            if fs::metadata(new)?.permissions() != old.permissions() {
                self.disk.set_permissions(new, &old.permissions())?;
            }
            if is_foreign { self.disk.keep_time(old, new) } else { Ok(()) }
        };
        for kept in self.kept_folders.iter().rev() {
            let place = &kept.found.site_path.path;
            finish(&kept.found.metadata, &site.join(place), kept.is_foreign)
                .map_err(cannot_write(&self.folder.join(place)))?;
        }
        self.old.map_or(Ok(()), |old| finish(old, site, false).map_err(cannot_write(self.folder)))
    }

    /// Renames the folder of the new site to [`WHOLE`], which marks the site as complete. Returns its new path.
    pub fn complete(&self) -> io::Result<PathBuf> {
        let site = self.site.get().ok_or(ErrorKind::NotFound)?;
        let whole = site.with_file_name(WHOLE);
        self.disk.rename(site, &whole)?;
        Ok(whole)
    }

    /// Calls `make`, which creates the file `new`. If the folder of the file is missing, creates the folder and calls
    /// `make` again.
    fn within_folder<T>(&self, new: &Path, make: impl Fn() -> io::Result<T>) -> io::Result<T> {
        match (make(), new.parent()) {
            (Err(error), Some(folder)) if error.kind() == ErrorKind::NotFound => {
                self.disk.make_folders(folder)?;
                make()
            }
            (made, _) => made,
        }
    }

    /// Links a file of the old site into the new one; copies it if the disk cannot link.
    fn link_or_copy(&self, old: &Path, new: &Path) -> io::Result<()> {
        match self.disk.link(old, new) {
            // Both names are on one disk, so this error means that a mount is between them. If the files in the mount
            // were copied, they would be deleted with the old folder.
            Err(error) if error.kind() == ErrorKind::CrossesDevices => Err(mounted()),
            Err(error)
                if matches!(error.kind(), ErrorKind::AlreadyExists | ErrorKind::NotFound) =>
            {
                Err(error)
            }
            Err(_) => self.disk.copy(old, new),
            Ok(()) => Ok(()),
        }
    }
}

impl Drop for Staging<'_> {
    fn drop(&mut self) {
        if let Some(root) = self.root.get() {
            // The first attempt may fail for a passing reason, so try again. The next build removes what is left.
            let _ = clear(&root.path, self.disk).or_else(|_| clear(&root.path, self.disk));
        }
    }
}

/// Removes a staging folder and its content. If it contains a complete site, this site is not removed, and an error is
/// returned.
pub fn clear(root: &Path, disk: Disk<'_>) -> io::Result<()> {
    disk.remove_tree(&root.join(SITE))?;
    for entry in fs::read_dir(root)? {
        let entry = entry?;
        if entry.file_type()?.is_file() {
            disk.remove_file(&entry.path())?;
        }
    }
    disk.remove_folder(root)
}

/// The beginning of the names of all staging folders of the site in `folder`.
pub fn prefix(folder: &Path) -> String {
    let name = folder.file_name().unwrap_or_default().as_encoded_bytes();
    let digits: String = Digest::of(name).to_hex().chars().take(8).collect();
    format!("{PREFIX}{digits}-")
}

fn once<'c, T>(
    cell: &'c OnceLock<T>,
    making: &Mutex<()>,
    make: impl FnOnce() -> Result<T, Error>,
) -> Result<&'c T, Error> {
    if let Some(made) = cell.get() {
        return Ok(made);
    }
    let _turn = making.lock().unwrap_or_else(PoisonError::into_inner);
    match cell.get() {
        Some(made) => Ok(made),
        None => make().map(|made| cell.get_or_init(|| made)),
    }
}

fn make_root(folder: &Path, disk: Disk<'_>) -> Result<Root, Error> {
    let parent = folder.parent().ok_or_else(|| cannot_write(folder)(mounted()))?;
    let prefix = prefix(folder);
    for _ in 0..MOST_TRIES {
        let made = disk.make_private_folder(parent, &prefix);
        let path = made.map_err(|error| cannot_write(parent)(beside(&error)))?;
        match lock_root(&path, disk) {
            Ok(Locked::Ours(lock)) => return Ok(Root { path, _lock: Some(lock) }),
            Ok(Locked::Unknown) => return Ok(Root { path, _lock: None }),
            // Before the folder was locked, another build took it for a leftover and is now removing it.
            Ok(Locked::Taken) => {}
            Err(error)
                if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::AlreadyExists) => {}
            Err(error) => {
                let _ = clear(&path, disk);
                return Err(cannot_write(folder)(error));
            }
        }
    }
    Err(cannot_write(folder)(ErrorKind::ResourceBusy.into()))
}

fn lock_root(path: &Path, disk: Disk<'_>) -> io::Result<Locked> {
    let locked = lock(disk.create(&path.join(LOCK))?);
    // The folder may have been removed before it was locked.
    File::open(path.join(LOCK)).map(|_| locked)
}

/// The error for a staging folder that cannot be created. The message does not contain the random name of the folder.
fn beside(error: &io::Error) -> io::Error {
    Reason::of(error).help(&ABOVE).into_io(error.kind())
}

static ABOVE: Words =
    Words("a site is prepared beside its folder, so the parent folder needs to be writable too");
static NO_ORDINARY_FILE: Words = Words("it is not an ordinary file");
