//! Flushes the new site to the disk before it replaces the old one, so that after a power cut one of the two is intact.
//!
//! The system writes files whenever it likes, often half a minute later and in any order. Therefore each new file must
//! be flushed, and each folder, because names are stored apart from files. If there are many files, one flush of the
//! whole disk takes a tenth of the time, although it includes data of other programs.

use std::io::{self, ErrorKind};
use std::path::Path;

use rayon::prelude::*;

use super::disk::Disk;

/// Maximum number of files and folders that are flushed one by one. If there are more, it is faster to flush the whole
/// disk.
const MOST_ALONE: usize = 16;

/// The files of a site that may not have been flushed to the disk yet.
pub enum Unflushed<'a> {
    /// Only the files with these paths in the site (`/` as separator) may be unflushed.
    Some(&'a [&'a str]),
    /// Any of the files with these paths in the site may be unflushed, and nobody knows which.
    All(&'a [&'a str]),
}

/// Flushes a site to the disk: `root`, the folder of the site, the `folders` in it, and those `files` that may not be
/// on the disk yet.
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
