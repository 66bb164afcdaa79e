//! Site files → site folder: the only writer of a site.
//!
//! A new site is put together in a staging folder beside the old one and takes its place in one step, so a build that
//! fails on the way leaves the published site as it was. A manifest in the folder says which files are ours; whatever
//! else stands there is somebody else's, and is carried over.
//!
//! Files are made one by one while they are published, so no site is ever held in memory. What the manifest and the
//! disk say is unchanged is neither made nor read.
#![expect(
    clippy::disallowed_methods,
    reason = "publish is the one door through which a site is written"
)]

mod current;
mod destination;
mod manifest;
mod plan;
mod settle;
mod stage;
mod survey;
mod swap;
mod untouched;

use std::io;
use std::path::Path;

use rayon::prelude::*;

use self::manifest::Manifest;
use self::settle::{Settled, settle};
use self::stage::Stage;
use crate::error::Error;
use crate::pipeline::render::output::SiteFile;

pub use self::current::{CurrentSite, current_site};
pub use self::manifest::Build;

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

/// Makes `folder` hold exactly the site, beside whatever foreign files it held before. With what is said of the build,
/// [`current_site`] can tell that it need not be run again.
///
/// # Errors
/// When the folder was not made by us, when a foreign file stands where a page belongs, when a file cannot be made, or
/// when the disk fails. In each case the folder is as it was.
pub fn publish(
    files: &[SiteFile],
    build: Option<Build>,
    folder: &Path,
) -> Result<Published, Error> {
    let folder = destination::resolve(folder)?;
    let _lock = destination::lock(&folder)?;
    let old = survey::survey(&folder)?;
    let plan = plan::plan(files, &old, &folder)?;
    let stage = Stage::beside(&folder);
    let settled: Vec<Settled> = plan
        .files
        .par_iter()
        .map(|file| settle(file, &old.manifest, &old.untouched, &stage))
        .collect::<Result<_, _>>()?;

    let records = plan.files.iter().zip(&settled);
    let records = records.map(|(file, settled)| (file.path.clone(), settled.record)).collect();
    let manifest = Manifest { build, files: records }.to_json();
    let unchanged = settled.iter().filter(|file| file.is_kept).count();
    let written = settled.len() - unchanged;
    let published = Published { written, unchanged, removed: plan.removed };
    let has_same_files = written == 0 && plan.removed == 0 && !old.manifest_bytes.is_empty();
    if has_same_files && old.manifest_bytes == manifest {
        return Ok(published);
    }
    stage.write(manifest::NAME, &manifest)?;
    let files = plan.files.par_iter().map(|file| file.path.as_str()).zip(&settled);
    if has_same_files {
        swap::replace_manifest(&stage)?;
    } else {
        let kept = files.clone().filter(|(_, settled)| settled.is_kept);
        kept.try_for_each(|(path, _)| stage.take_over(path))?;
        stage.carry_over(plan.foreign_folders.iter().copied(), &old.foreign)?;
        stage.keep_permissions(&old)?;
        swap::swap(stage, &folder, &old)?;
    }
    // Otherwise the next build would take what somebody wrote during this one for ours.
    if files.all(|(path, settled)| settled.is_still_there(&folder, path)) {
        // Without the mark the next build reads every file, and that is all.
        let _ = untouched::mark(&folder.join(manifest::NAME));
    }
    Ok(published)
}

/// Turns a failure of the disk into an error that names `path`, in words about the published folder: nobody has heard
/// of the staging folder.
fn cannot_write(path: &Path) -> impl FnOnce(io::Error) -> Error {
    move |source| Error::Write { path: path.to_owned(), source }
}
