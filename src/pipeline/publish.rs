//! Output → site folder: the only writer of a site.
//!
//! A new site is put together in a staging folder beside the old one and takes its place in one step, so a build that
//! fails on the way leaves the published site as it was. A manifest in the folder says which files are ours; whatever
//! else stands there is somebody else's, and is carried over.
#![expect(
    clippy::disallowed_methods,
    reason = "publish is the one door through which a site is written"
)]

mod destination;
mod manifest;
mod plan;
mod stage;
mod survey;
mod swap;

use std::io;
use std::path::Path;

use crate::error::Error;
use crate::pipeline::render::output::Output;

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

/// Makes `folder` hold exactly the site, beside whatever foreign files it held before.
///
/// # Errors
/// When the folder was not made by us, when a foreign file stands where a page belongs, or when the disk fails. In
/// each case the folder is as it was.
pub fn publish(output: &Output, folder: &Path) -> Result<Published, Error> {
    let folder = destination::resolve(folder)?;
    let _lock = destination::lock(&folder)?;
    let old = survey::survey(&folder)?;
    let plan = plan::plan(output, &old, &folder)?;
    let manifest = manifest::Manifest::of(output).to_json();

    let published = plan.summary();
    if published.written == 0 && published.removed == 0 && old.manifest_bytes == manifest {
        return Ok(published);
    }
    destination::refuse_working_directory(&folder)?;
    let staging = stage::stage(&plan, &manifest, &folder, &old)?;
    swap::swap(staging, &folder, &old)?;
    Ok(published)
}

/// Turns a failure of the disk into an error that names `path`, in words about the published folder: nobody has heard
/// of the staging folder.
fn cannot_write(path: &Path) -> impl FnOnce(io::Error) -> Error {
    move |source| Error::Write { path: path.to_owned(), source }
}
