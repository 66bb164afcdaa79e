//! Reads and writes the files of an author's project, for commands such as `osteon new`.

use std::path::Path;

use crate::error::Error;

/// Writes a file and creates missing folders.
///
/// # Errors
/// If the file or a folder cannot be written.
#[expect(clippy::disallowed_methods, reason = "writes the file that the author asked for")]
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let error = |source| Error::Write { path: path.to_owned(), source };
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(error)?;
    }
    std::fs::write(path, bytes).map_err(error)
}

/// Returns true if a folder contains anything; false if it is empty or missing.
///
/// # Errors
/// If the folder cannot be read.
#[expect(
    clippy::disallowed_methods,
    reason = "checks that no file of the author would be overwritten"
)]
pub fn is_taken(folder: &Path) -> Result<bool, Error> {
    match std::fs::read_dir(folder) {
        Ok(mut entries) => Ok(entries.next().is_some()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(false),
        Err(source) => Err(Error::Read { path: folder.to_owned(), source }),
    }
}

/// The text of a file; `None` if it does not exist.
///
/// # Errors
/// If the file cannot be read.
#[expect(clippy::disallowed_methods, reason = "reads the file to which something is added")]
pub fn read(path: &Path) -> Result<Option<String>, Error> {
    match std::fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(source) => Err(Error::Read { path: path.to_owned(), source }),
    }
}

/// Returns true if there is a file, a folder or a link at this path.
#[expect(
    clippy::disallowed_methods,
    reason = "checks that no file of the author would be overwritten"
)]
pub fn exists(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}
