//! Whether a published folder already holds what a build would make.

use std::fs;
use std::path::Path;

use rayon::prelude::*;

use super::destination;
use super::manifest::folders_above;
use super::settle::OldFile;
use super::survey::read_manifest;
use crate::digest::Digest;

/// A published site that needs no change.
pub struct CurrentSite {
    /// Its files, by path with `/` between names.
    pub paths: Vec<String>,
    /// Whether the build that made it had nothing to report.
    pub is_clean: bool,
}

/// The site in `folder`, if it was made from the same `inputs`, and every file is there as it was published. Changes
/// nothing.
pub fn current_site(folder: &Path, inputs: Digest) -> Option<CurrentSite> {
    let folder = fs::canonicalize(folder).ok()?;
    let _lock = destination::lock(&folder).ok()?;
    let (manifest, _, mut untouched) = read_manifest(&folder)?;
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
    let is_current = paths.into_par_iter().all(is_there);
    is_current.then(|| CurrentSite {
        paths: manifest.files.into_keys().collect(),
        is_clean: build.is_clean,
    })
}
