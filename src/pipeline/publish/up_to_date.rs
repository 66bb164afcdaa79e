//! Decides whether a published site is up to date, so that nothing must be built.

use std::fs;
use std::path::Path;

use rayon::prelude::*;

use super::disk::Disk;
use super::flush::{Unflushed, flush};
use super::manifest::folders_above;
use super::survey::{KnownSite, ManifestState, read_manifest};
use super::write_if_changed::OldFile;
use super::{Options, lock, recover};
use crate::digest::Digest;

/// A published site that need not be built again, because nothing has changed.
pub struct CurrentSite {
    /// Paths of the files of the published site, with `/` as separator.
    pub paths: Vec<String>,
    /// True if the build that made the published site had no findings.
    pub is_clean: bool,
}

/// The published site in `folder`, if it was made from input with the digest `inputs` and none of its files has
/// changed; otherwise `None`. Does not change the site, but removes what interrupted builds have left next to it.
pub fn current_site(folder: &Path, inputs: Digest, options: Options<'_>) -> Option<CurrentSite> {
    let disk = Disk { watcher: options.watcher };
    let folder = fs::canonicalize(folder).ok()?;
    let _claimed = lock::claim(&folder).ok()?;
    recover::recover(&folder, disk).ok()?;
    let ManifestState::Whole(known) = read_manifest(&folder) else { return None };
    let KnownSite { manifest, mut untouched, .. } = *known;
    let build = manifest.build.filter(|build| build.inputs == inputs)?;
    untouched.add_folder("", &fs::metadata(&folder).ok()?);
    for path in folders_above(manifest.files.keys().map(String::as_str)) {
        let metadata = fs::symlink_metadata(folder.join(path)).ok()?;
        if !metadata.is_dir() {
            return None;
        }
        untouched.add_folder(path, &metadata);
    }
    let is_there = |path: &String| {
        let found = OldFile::find(&folder, path, &manifest, &untouched);
        found.is_some_and(|file| file.is_as_recorded())
    };
    let paths: Vec<_> = manifest.files.keys().collect();
    if !paths.par_iter().all(|path| is_there(path)) {
        return None;
    }
    if options.is_flushed && untouched.may_be_unflushed() {
        let files: Vec<&str> = paths.iter().map(|path| path.as_str()).collect();
        let folders = folders_above(files.iter().copied()).into_iter().map(Path::new);
        flush(&folder, &Unflushed::All(&files), folders, disk).ok()?;
    }
    Some(CurrentSite { paths: manifest.files.into_keys().collect(), is_clean: build.is_clean })
}
