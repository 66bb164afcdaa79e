//! Site files → site folder: the only writer of a site.
//!
//! A new site is put together in a staging folder beside the old one and takes its place in one step, so a build that
//! fails on the way leaves the published site as it was. A manifest in the folder says which files are ours; whatever
//! else stands there is somebody else's, and is carried over. What an interrupted build left is put right first.
//!
//! Files are made one by one while they are published, so no site is ever held in memory. What the manifest and the
//! disk say is unchanged is neither made nor read.
#![expect(
    clippy::disallowed_methods,
    reason = "publish is the one door through which a site is written"
)]

mod claim;
mod current;
mod destination;
mod disk;
mod dissolve;
mod flush;
mod manifest;
mod notice;
mod plan;
mod recover;
mod settle;
mod stage;
mod survey;
mod swap;
mod untouched;

use std::io;
use std::path::Path;

use rayon::prelude::*;

use self::disk::Disk;
use self::flush::{Unflushed, flush};
use self::manifest::Manifest;
use self::plan::Plan;
use self::settle::{Seen, Settled, settle};
use self::stage::Stage;
use self::survey::Survey;
use crate::error::Error;
use crate::pipeline::render::output::{SiteFile, in_order};

pub use self::current::{CurrentSite, current_site};
pub use self::disk::{Change, Nobody, Watcher};
pub use self::manifest::Build;
pub use self::notice::Notice;

/// What publishing did to the files of the site. The manifest is not counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Published {
    /// New, or other than before.
    pub written: usize,
    /// The same as before: not even their modification time changed.
    pub unchanged: usize,
    /// Of the last build, and no longer part of the site.
    pub removed: usize,
}

/// How to publish.
#[derive(Clone, Copy)]
pub struct Options<'w> {
    /// Whether to wait until the disk has the new site before it takes the old one's place. Without that, a power cut
    /// may damage the site.
    pub is_flushed: bool,
    /// Who sees what is done, and may stop it.
    pub watcher: &'w dyn Watcher,
}

/// Makes `folder` hold exactly the site, beside whatever foreign files it held before. With what is said of the build,
/// [`current_site`] can tell that it need not be run again.
///
/// # Errors
/// When the folder was not made by us, when another build is at work on it, when a foreign file stands where a page
/// belongs, when a file cannot be made, when the disk fails, or when the watcher stops it. In each case the folder is as
/// it was.
pub fn publish(
    files: &[SiteFile],
    build: Option<Build>,
    folder: &Path,
    options: Options<'_>,
) -> Result<Published, Error> {
    let disk = Disk { watcher: options.watcher };
    let folder = destination::resolve(folder)?;
    let mut claimed = claim::claim(&folder)?;
    recover::recover(&folder, disk)?;
    if claimed.is_none() {
        // It may have been put back just now.
        claimed = claim::claim(&folder)?;
    }
    let old = survey::survey(&folder, files)?;
    let plan = plan::plan(files, &old, &folder)?;
    let stage = Stage::beside(&folder, disk, old.metadata.as_ref(), &plan.kept_folders);
    let settled: Vec<Settled> =
        in_order(&plan.files, |file| settle(file, &old.manifest, &old.untouched, &stage))?;
    let site = NewSite { folder: &folder, old: &old, plan: &plan, settled: &settled, disk };
    let published = site.put(&stage, build, options.is_flushed);
    // The folder is nobody else's until its last change is made.
    drop(stage);
    drop(claimed);
    published
}

/// A site whose files are settled.
struct NewSite<'a> {
    folder: &'a Path,
    old: &'a Survey,
    plan: &'a Plan<'a>,
    settled: &'a [Settled],
    disk: Disk<'a>,
}

impl NewSite<'_> {
    /// Puts it in the place of the old one, or only its manifest where nothing else changed.
    fn put(
        &self,
        stage: &Stage,
        build: Option<Build>,
        is_flushed: bool,
    ) -> Result<Published, Error> {
        let unchanged = self.settled.iter().filter(|file| file.is_kept).count();
        let written = self.settled.len() - unchanged;
        let published = Published { written, unchanged, removed: self.plan.removed };
        let records = self.files().map(|(path, file)| (path.to_owned(), file.record));
        let manifest = Manifest { build, files: records.collect() }.to_json();
        let has_same_files =
            written == 0 && self.plan.removed == 0 && !self.old.manifest_bytes.is_empty();
        if has_same_files && self.old.manifest_bytes == manifest {
            if is_flushed && self.old.untouched.may_be_unflushed() {
                self.flush_published()?;
            }
            return Ok(published);
        }
        let mut is_disturbed = false;
        let swapped = if has_same_files {
            self.put_manifest(stage, &manifest, is_flushed)?;
            is_disturbed |= self.is_disturbed(self.settled.iter().map(|file| Some(file.seen)));
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
            is_disturbed |= self.is_disturbed(seen.into_iter());
            Some(swapped)
        };
        let is_replaced_for_good = !is_flushed || self.flush_swap(stage).is_ok();
        if let Some(swapped) = swapped.as_ref().filter(|_| is_replaced_for_good) {
            // The site is published; what cannot be tidied up is no failure of the build.
            let _ = swapped.discard_old(self.folder, self.old, self.disk);
        }
        self.tell();
        // Without the mark the next build reads every file. So it does where somebody wrote something during this one,
        // which it would otherwise take for ours, and where files may not have reached the disk.
        let is_as_written =
            |(path, file): (&str, &Settled)| file.seen.is_as_written(&self.folder.join(path));
        let is_ours = !is_disturbed && self.files().all(is_as_written);
        if is_flushed && is_replaced_for_good && is_ours {
            let _ = untouched::mark(&self.folder.join(manifest::NAME));
        }
        Ok(published)
    }

    fn files(&self) -> impl Iterator<Item = (&str, &Settled)> {
        self.plan.files.iter().map(|file| file.path.as_str()).zip(self.settled)
    }

    /// Whether a published file is not what was last seen of it, or was not when it was taken over.
    fn is_disturbed(&self, seen: impl Iterator<Item = Option<Seen>>) -> bool {
        let mut files = self.files().zip(seen);
        files.any(|((path, _), seen)| seen.is_none() || Seen::at(&self.folder.join(path)) != seen)
    }

    /// Takes everything into the new site that is not there yet. Gives what is seen of each file then; nothing of one
    /// that somebody changed since it was settled.
    fn assemble(&self, stage: &Stage, manifest: &[u8]) -> Result<Vec<Option<Seen>>, Error> {
        let files: Vec<_> = self.files().collect();
        let take_over = |(path, file): &(&str, &Settled)| {
            if !file.is_kept {
                return Ok(Some(file.seen));
            }
            // A link changes what is seen, so it is looked at before and after.
            let is_the_same = Seen::at(&self.folder.join(path)) == Some(file.seen);
            stage.take_over(path)?;
            Ok(if is_the_same { Seen::at(&stage.site()?.join(path)) } else { None })
        };
        let seen = files.par_iter().map(take_over).collect::<Result<_, Error>>()?;
        stage.carry_over(&self.plan.foreign)?;
        stage.write(manifest::NAME, manifest)?;
        stage.finish_folders()?;
        Ok(seen)
    }

    /// Replaces the manifest alone.
    fn put_manifest(&self, stage: &Stage, manifest: &[u8], is_flushed: bool) -> Result<(), Error> {
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

    fn flush_staged(&self, stage: &Stage) -> Result<(), Error> {
        let is_written = |(path, file): (_, &Settled)| (!file.is_kept).then_some(path);
        let mut written: Vec<&str> = self.files().filter_map(is_written).collect();
        written.push(manifest::NAME);
        let all: Vec<&str> = self.files().map(|(path, _)| path).collect();
        // The last build may not have waited for the disk.
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
        let ours = manifest::folders_above(paths).into_iter().map(Path::new);
        let foreign = self.plan.kept_folders.iter().filter(|folder| folder.is_foreign);
        let foreign = foreign.map(|folder| folder.found.place.path.as_path());
        flush(root, files, ours.chain(foreign), self.disk).map_err(cannot_write(self.folder))
    }

    /// Waits until the disk has the new names: that of the site in the folder above, and that of the old one.
    fn flush_swap(&self, stage: &Stage) -> io::Result<()> {
        let above = self.folder.parent().unwrap_or(self.folder);
        self.disk.flush_folder(self.folder)?;
        self.disk.flush_folder(above)?;
        if self.old.metadata.is_none() {
            // These may be new as well. What cannot be opened is not ours to make.
            above.ancestors().skip(1).for_each(|folder| {
                let _ = self.disk.flush_folder(folder);
            });
        }
        match stage.root() {
            Ok(root) => self.disk.flush_folder(root),
            Err(_) => Ok(()),
        }
    }

    /// Tells what was not as it should have been.
    fn tell(&self) {
        let mended = self.settled.iter().filter(|file| file.is_mended).count();
        if self.old.is_damaged {
            self.disk.watcher.notice(&Notice::Repaired { folder: self.folder.to_owned() });
        } else if mended > 0 {
            self.disk.watcher.notice(&Notice::Mended { files: mended });
        }
    }
}

/// Turns a failure of the disk into an error that names `path`, in words about the published folder: nobody has heard
/// of the staging folder.
fn cannot_write(path: &Path) -> impl FnOnce(io::Error) -> Error {
    move |source| Error::Write { path: path.to_owned(), source }
}
