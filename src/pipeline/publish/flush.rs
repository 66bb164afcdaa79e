//! The new site reaches the disk before it takes the old one's place. A power cut after that finds one of them whole.
//!
//! The system writes files when it pleases, often half a minute later and in any order. So each new file is waited for,
//! and each folder, whose names are kept apart from the files. Many are not waited for one by one: one request
//! for the whole disk then costs a tenth, though it also writes what other programs have not written yet.

use std::io::{self, ErrorKind};
use std::path::Path;

use rayon::prelude::*;

use super::disk::Disk;

/// Above this, one request for the whole disk costs less.
const MOST_ALONE: usize = 16;

/// Which files of a site may not be on the disk yet.
pub enum Unflushed<'a> {
    /// These, by path with `/` between names.
    Some(&'a [&'a str]),
    /// Of all these nobody knows.
    All(&'a [&'a str]),
}

/// Waits until the disk has the site in `root`: these files, and the names in these folders and in `root` itself.
pub fn flush<'a>(
    root: &Path,
    files: &Unflushed<'a>,
    folders: impl IntoIterator<Item = &'a Path>,
    disk: Disk<'_>,
) -> io::Result<()> {
    let folders: Vec<_> = folders.into_iter().collect();
    let (files, is_at_once) = match files {
        Unflushed::Some(files) => (files, files.len() + folders.len() > MOST_ALONE),
        Unflushed::All(files) => (files, true),
    };
    if is_at_once {
        match disk.flush_all(root) {
            Err(error) if error.kind() == ErrorKind::Unsupported => {}
            result => return result,
        }
    }
    files.par_iter().try_for_each(|path| disk.flush_file(&root.join(path)))?;
    folders.par_iter().try_for_each(|path| disk.flush_folder(&root.join(path)))?;
    disk.flush_folder(root)
}
