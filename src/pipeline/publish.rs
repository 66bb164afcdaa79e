//! Writes the site into its folder: the new site replaces the old one in one step, or not at all. Only this module
//! writes a site.
//!
//! A new site is assembled in a staging folder next to the old one and replaces it in one step, so a build that fails
//! leaves the published site unchanged. A manifest in the folder lists the files that osteon has published; all other
//! files belong to somebody else and are kept. Leftovers of an interrupted build are cleaned up first.
//!
//! Files are made one by one while they are published, so the site is never in memory as a whole. Files that are
//! unchanged according to the manifest and the file system are neither made nor read.
#![expect(clippy::disallowed_methods, reason = "only publish writes a site")]

mod destination;
mod disk;
mod flush;
mod lock;
mod manifest;
mod notice;
mod plan;
mod recover;
mod remove_old_site;
mod stage;
mod survey;
mod swap;
mod untouched;
mod up_to_date;
mod write_if_changed;

use std::io;
use std::path::Path;

use rayon::prelude::*;

use self::disk::Disk;
use self::flush::{Unflushed, flush};
use self::manifest::Manifest;
use self::plan::Plan;
use self::stage::Staging;
use self::survey::Survey;
use self::write_if_changed::{FileDecision, FileStamp, write_if_changed};
use crate::error::Error;
use crate::pipeline::render::output::{SiteFile, in_order};

pub use self::disk::{Change, Nobody, Watcher};
pub use self::manifest::Build;
pub use self::notice::Notice;
pub use self::up_to_date::{CurrentSite, current_site};

/// The numbers of files that a publication has written, kept and removed. The manifest is not counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Published {
    /// Number of files that publishing has written, because they are new or changed.
    pub written: usize,
    /// Number of files that publishing has kept as they are, because they are unchanged.
    pub unchanged: usize,
    /// Number of files of the last build that publishing has removed, because they no longer belong to the site.
    pub removed: usize,
}

/// The choices of the caller about how a site is published.
#[derive(Clone, Copy)]
pub struct Options<'w> {
    /// True if the new site must be completely on the disk before it replaces the old one. If false, a power cut can
    /// damage the site.
    pub is_flushed: bool,
    /// Is told of each change of the disk before the change is made, and gets the notices for the user. It can stop the
    /// publication.
    pub watcher: &'w dyn Watcher,
}

/// Replaces the site in `folder` by a new one. Files in the folder that osteon did not write (foreign files) stay; all
/// other old files are removed. The manifest records `build`, so that [`current_site`] can tell later whether the site
/// is up to date.
///
/// # Errors
/// If osteon did not make the folder, another build is publishing to it, a foreign file has the path of a
/// page, a file cannot be made, the disk fails, or the watcher stops the publication. The folder is then unchanged.
pub fn publish(
    files: &[SiteFile],
    build: Option<Build>,
    folder: &Path,
    options: Options<'_>,
) -> Result<Published, Error> {
    let disk = Disk { watcher: options.watcher };
    let folder = destination::resolve(folder)?;
    let mut claimed = lock::claim(&folder)?;
    recover::recover(&folder, disk)?;
    if claimed.is_none() {
        // `recover` may just have restored the folder, so try again to lock it.
        claimed = lock::claim(&folder)?;
    }
    let old = survey::survey(&folder, files)?;
    let plan = plan::plan(files, &old, &folder)?;
    let stage = Staging::beside(&folder, disk, old.metadata.as_ref(), &plan.kept_folders);
    let decisions: Vec<FileDecision> = in_order(&plan.files, |file| {
        write_if_changed(file, &old.manifest, &old.untouched, &stage)
    })?;
    let site = NewSite { folder: &folder, old: &old, plan: &plan, decisions: &decisions, disk };
    let published = site.put(&stage, build, options.is_flushed);
    // These lines come last, so that the lock is kept until the last change is made.
    drop(stage);
    drop(claimed);
    published
}

/// A new site before it replaces the old one. Its changed files are in the staging folder; its unchanged files are
/// still in the old site.
struct NewSite<'a> {
    folder: &'a Path,
    old: &'a Survey,
    plan: &'a Plan<'a>,
    decisions: &'a [FileDecision],
    disk: Disk<'a>,
}

impl NewSite<'_> {
    /// Puts the new site in place of the old one. If all files are unchanged, replaces only the manifest.
    fn put(
        &self,
        stage: &Staging,
        build: Option<Build>,
        is_flushed: bool,
    ) -> Result<Published, Error> {
        let unchanged = self.decisions.iter().filter(|file| file.is_kept).count();
        let written = self.decisions.len() - unchanged;
        let published = Published { written, unchanged, removed: self.plan.removed };
        let records = self.files().map(|(path, file)| (path, file.record));
        let manifest = Manifest::json(build, records);
        let has_same_files =
            written == 0 && self.plan.removed == 0 && !self.old.manifest_bytes.is_empty();
        if has_same_files && self.old.manifest_bytes == manifest {
            if is_flushed && self.old.untouched.may_be_unflushed() {
                self.flush_published()?;
            }
            return Ok(published);
        }
        // True if another program has changed a file of the site since osteon looked at it. The manifest is then not
        // marked (see `untouched`).
        let mut is_disturbed = false;
        let swapped = if has_same_files {
            self.put_manifest(stage, &manifest, is_flushed)?;
            is_disturbed |=
                is_flushed && self.is_disturbed(self.decisions.iter().map(|file| Some(file.seen)));
            None
        } else {
            let seen = self.assemble(stage, &manifest)?;
            if is_flushed {
                self.flush_staged(stage)?;
            }
            if self.disk.watcher.is_stopped() {
                return Err(Error::Stopped);
            }
            let swapped = swap::swap(stage, self.folder, self.old, self.disk)?;
            is_disturbed |= is_flushed && self.is_disturbed(seen.into_iter());
            Some(swapped)
        };
        let is_replaced_for_good = !is_flushed || self.flush_swap(stage).is_ok();
        if let Some(swapped) = swapped.as_ref().filter(|_| is_replaced_for_good) {
            // The site is published, so a failed cleanup does not fail the build.
            let _ = swapped.discard_old(self.folder, self.old, self.disk);
        }
        self.notify_of_repairs();
        // A marked manifest allows the next build to skip unchanged files. The manifest is not marked if files may not
        // have been flushed, or if another program wrote into the folder, because the next build would take that
        // program's file for a file of osteon.
        let is_as_written =
            |(path, file): (&str, &FileDecision)| file.seen.is_unchanged(&self.folder.join(path));
        let may_be_marked = is_flushed && is_replaced_for_good && !is_disturbed;
        if may_be_marked && self.files().all(is_as_written) {
            let _ = untouched::mark(&self.folder.join(manifest::NAME));
        }
        Ok(published)
    }

    fn files(&self) -> impl Iterator<Item = (&str, &FileDecision)> {
        self.plan.files.iter().map(|file| file.path.as_str()).zip(self.decisions)
    }

    /// Returns true if another program has changed a file of the site. `seen` gives the size and times of each file
    /// when osteon last looked at it; `None` if the file had already been changed then.
    fn is_disturbed(&self, seen: impl Iterator<Item = Option<FileStamp>>) -> bool {
        let mut files = self.files().zip(seen);
        files.any(|((path, _), seen)| {
            seen.is_none() || FileStamp::of_path(&self.folder.join(path)) != seen
        })
    }

    /// Completes the new site in the staging folder: links unchanged and foreign files into it, and writes the
    /// manifest. Returns the size and times of each file of the site afterwards; `None` for a file that another program
    /// has changed meanwhile.
    fn assemble(&self, stage: &Staging, manifest: &[u8]) -> Result<Vec<Option<FileStamp>>, Error> {
        let files: Vec<_> = self.files().collect();
        let take_over = |(path, file): &(&str, &FileDecision)| {
            if !file.is_kept {
                return Ok(Some(file.seen));
            }
            // Linking a file changes its metadata. So the file is compared before it is linked, and its stamp is taken
            // afterwards.
            let is_the_same = FileStamp::of_path(&self.folder.join(path)) == Some(file.seen);
            stage.take_over(path)?;
            Ok(if is_the_same { FileStamp::of_path(&stage.site()?.join(path)) } else { None })
        };
        let seen = files.par_iter().map(take_over).collect::<Result<_, Error>>()?;
        stage.carry_over(&self.plan.foreign)?;
        stage.write(manifest::NAME, manifest)?;
        stage.finish_folders()?;
        Ok(seen)
    }

    /// Replaces only the manifest of the published site, because all other files are unchanged.
    fn put_manifest(
        &self,
        stage: &Staging,
        manifest: &[u8],
        is_flushed: bool,
    ) -> Result<(), Error> {
        let new = stage.root()?.join(manifest::NAME);
        self.disk.write(&new, manifest).map_err(cannot_write(self.folder))?;
        if is_flushed {
            if self.old.untouched.may_be_unflushed() {
                self.flush_published()?;
            }
            self.disk.flush_file(&new).map_err(cannot_write(self.folder))?;
        }
        swap::replace_manifest(&new, self.folder, self.disk)
    }

    fn flush_staged(&self, stage: &Staging) -> Result<(), Error> {
        let is_written = |(path, file): (_, &FileDecision)| (!file.is_kept).then_some(path);
        let mut written: Vec<&str> = self.files().filter_map(is_written).collect();
        written.push(manifest::NAME);
        let all: Vec<&str> = self.files().map(|(path, _)| path).collect();
        // The last build may have ended without flushing its files.
        let unflushed = match self.old.untouched.may_be_unflushed() {
            true => Unflushed::All(&all),
            false => Unflushed::Some(&written),
        };
        self.flush(stage.site()?, &unflushed)
    }

    fn flush_published(&self) -> Result<(), Error> {
        let all: Vec<&str> = self.files().map(|(path, _)| path).collect();
        self.flush(self.folder, &Unflushed::All(&all))
    }

    fn flush(&self, root: &Path, files: &Unflushed) -> Result<(), Error> {
        let paths = self.plan.files.iter().map(|file| file.path.as_str());
        let published = manifest::folders_above(paths).into_iter().map(Path::new);
        let foreign = self.plan.kept_folders.iter().filter(|folder| folder.is_foreign);
        let foreign = foreign.map(|folder| folder.found.site_path.path.as_path());
        flush(root, files, published.chain(foreign), self.disk).map_err(cannot_write(self.folder))
    }

    /// After the new and the old site have exchanged their names, makes sure that the new names are on the disk:
    /// flushes both folders, and the folders that contain them.
    fn flush_swap(&self, stage: &Staging) -> io::Result<()> {
        let above = self.folder.parent().unwrap_or(self.folder);
        self.disk.flush_folder(self.folder)?;
        self.disk.flush_folder(above)?;
        if self.old.metadata.is_none() {
            // This build may have created some of the outer folders. If a folder cannot be opened, this build has not
            // created it.
            above.ancestors().skip(1).for_each(|folder| {
                let _ = self.disk.flush_folder(folder);
            });
        }
        match stage.root() {
            Ok(root) => self.disk.flush_folder(root),
            Err(_) => Ok(()),
        }
    }

    /// Tells the watcher what was damaged and is now repaired: the whole old site, or some of its files.
    fn notify_of_repairs(&self) {
        let mended = self.decisions.iter().filter(|file| file.is_mended).count();
        if self.old.is_damaged {
            self.disk.watcher.notice(&Notice::Repaired { folder: self.folder.to_owned() });
        } else if mended > 0 {
            self.disk.watcher.notice(&Notice::Mended { files: mended });
        }
    }
}

/// Converts an I/O error to an error about `path`, a path in the published folder. Messages do not name the staging
/// folder, because users do not know it.
fn cannot_write(path: &Path) -> impl FnOnce(io::Error) -> Error {
    move |source| Error::Write { path: path.to_owned(), source }
}
