//! Files and folders in the benchmark's own working folder.

use std::io;
use std::path::{Path, PathBuf};

/// Writes a file, and creates missing folders.
pub fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    match std::fs::write(path, bytes) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            if let Some(folder) = path.parent() {
                std::fs::create_dir_all(folder)?;
            }
            std::fs::write(path, bytes)
        }
        done => done,
    }
}

/// Copies a folder of text files, and changes each text with `change`.
pub fn copy_folder(from: &Path, to: &Path, change: &dyn Fn(&str) -> String) -> io::Result<()> {
    for (path, _) in listed(from)? {
        let text = std::fs::read_to_string(from.join(&path))?;
        write(&to.join(&path), change(&text).as_bytes())?;
    }
    Ok(())
}

/// The files below a folder, sorted, each with its length.
pub fn listed(folder: &Path) -> io::Result<Vec<(PathBuf, u64)>> {
    let mut files = Vec::new();
    for entry in walkdir::WalkDir::new(folder).sort_by_file_name() {
        let entry = entry?;
        if entry.file_type().is_file() {
            let path = entry.path().strip_prefix(folder).map_err(io::Error::other)?;
            files.push((path.to_owned(), entry.metadata()?.len()));
        }
    }
    Ok(files)
}
