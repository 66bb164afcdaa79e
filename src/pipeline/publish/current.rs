//! Whether a published folder already holds what a build would make.

use std::fs;
use std::path::Path;

use rayon::prelude::*;

use super::destination;
use super::manifest::folders_above;
use super::settle::OldFile;
use super::survey::read_manifest;
use crate::digest::Digest;

/// The files of the site in `folder`, if that site was made from the same `inputs`, and every file is there as it was
/// published. Changes nothing.
pub fn current_files(folder: &Path, inputs: Digest) -> Option<Vec<String>> {
    let folder = fs::canonicalize(folder).ok()?;
    let _lock = destination::lock(&folder).ok()?;
    let (manifest, _, mut untouched) = read_manifest(&folder)?;
    if manifest.inputs != Some(inputs) {
        return None;
    }
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
    is_current.then(|| manifest.files.into_keys().collect())
}
