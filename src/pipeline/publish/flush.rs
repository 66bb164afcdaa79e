//! Flushes the new site to the disk before it replaces the old one. After a power cut, either the old site or the new
//! one is then intact.
//!
//! Without flushing, the system writes files when it likes, often half a minute later and in any order. So each new
//! file must be flushed, and also each folder, because the names of files are stored in folders. If there are many
//! files, one flush of the whole disk takes a tenth of the time, although it also writes data of other programs.

use std::io::{self, ErrorKind};
use std::path::Path;

use rayon::prelude::*;

use super::disk::Disk;

/// Maximum number of files and folders that are flushed one by one. If there are more, it is faster to flush the whole
/// disk.
const MOST_ALONE: usize = 16;

/// The files of a site that may not be on the disk yet.
pub enum Unflushed<'a> {
    /// Exactly the files with these paths in the site may not be on the disk yet. The paths have `/` as separator.
    Some(&'a [&'a str]),
    /// All files of the site, by their paths with `/` as separator. It is not known which of them are on the disk.
    All(&'a [&'a str]),
}

/// Flushes a site to the disk: its folder `root`, the folders `folders` in it, and the files that may not be on the
/// disk yet.
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
