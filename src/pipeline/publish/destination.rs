//! Finds the real path of the folder to publish to, and checks whether the folder may be replaced.

use std::fs;
use std::io::{self, ErrorKind};
#[cfg(target_os = "linux")]
use std::os::unix::ffi::OsStringExt;
use std::path::{Path, PathBuf};

use super::cannot_write;
use crate::diagnostic::Words;
use crate::error::{Error, Reason};

/// Maximum number of symbolic links that are followed to find the folder if one link leads to the next. Linux has the
/// same limit.
const MOST_SYMLINKS: usize = 40;

/// The real path of the folder to publish to. Follows symbolic links, and creates missing folders above it. The folder
/// itself need not exist.
pub fn resolve(folder: &Path) -> Result<PathBuf, Error> {
    let mut path = folder.to_owned();
    for _ in 0..MOST_SYMLINKS {
        match fs::canonicalize(&path) {
            Ok(real) if real.is_dir() => return Ok(real),
            Ok(_) => return Err(cannot_write(&path)(ErrorKind::NotADirectory.into())),
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => return Err(cannot_write(&path)(error)),
        }
        let parent = make_parent(&path).map_err(cannot_write(&path))?;
        let Some(name) = path.file_name() else {
            return Err(cannot_write(&path)(ErrorKind::InvalidInput.into()));
        };
        let place = parent.join(name);
        match fs::read_link(&place) {
            // This is a symbolic link to a folder that does not exist yet.
            Ok(target) => path = parent.join(target),
            Err(_) => return Ok(place),
        }
    }
    Err(cannot_write(&path)(Reason::new(&TOO_MANY_LINKS).into_io(ErrorKind::Other)))
}

fn make_parent(path: &Path) -> io::Result<PathBuf> {
    let parent = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    fs::create_dir_all(parent)?;
    fs::canonicalize(parent)
}

/// Returns an error if the working directory of the user is the folder or is inside it. Publishing deletes the old
/// folder, so the user's shell would be in a folder that no longer exists.
pub fn refuse_working_directory(folder: &Path) -> Result<(), Error> {
    match fs::canonicalize(".") {
        Ok(here) if here.starts_with(folder) => {
            let reason = Reason::new(&WORKING_HERE).help(&GO_AWAY);
            Err(cannot_write(folder)(reason.into_io(ErrorKind::ResourceBusy)))
        }
        _ => Ok(()),
    }
}

/// Returns an error if the user may not write to the folder. Publishing moves the old folder into the staging folder,
/// and the system allows this only to users who may write to the folder. This check comes before any work is done.
#[cfg(unix)]
pub fn refuse_read_only(folder: &Path) -> Result<(), Error> {
    use rustix::fs::{Access, AtFlags, CWD, accessat};
    use rustix::io::Errno;

    let wanted = Access::WRITE_OK | Access::EXEC_OK;
    match accessat(CWD, folder, wanted, AtFlags::EACCESS) {
        Err(Errno::ACCESS) => {
            let reason = Reason::new(&READ_ONLY).help(&MAKE_WRITABLE);
            Err(cannot_write(folder)(reason.into_io(ErrorKind::PermissionDenied)))
        }
        _ => Ok(()),
    }
}

/// Does nothing. On systems other than Unix, publishing fails later, when it renames the read-only folder.
#[cfg(not(unix))]
pub fn refuse_read_only(_: &Path) -> Result<(), Error> {
    Ok(())
}

/// Returns an error if the folder is a mount point (a place where another disk is attached) or contains one, even if
/// nothing is stored on that disk. Publishing moves the old folder away. A mount point cannot be moved, and a disk that
/// is attached inside the folder would move with the folder.
#[cfg(target_os = "linux")]
pub fn refuse_mounts(folder: &Path) -> Result<(), Error> {
    // If this list cannot be read, a mount point is noticed later, when a file below it cannot be linked.
    let list = fs::read("/proc/self/mountinfo").unwrap_or_default();
    let mut mounts = list.split(|byte| *byte == b'\n').filter_map(|line| {
        let place = line.split(|byte| *byte == b' ').nth(4)?;
        Some(PathBuf::from(std::ffi::OsString::from_vec(unescaped(place))))
    });
    match mounts.find(|place| place.starts_with(folder)) {
        Some(place) => Err(cannot_write(&place)(mounted())),
        None => Ok(()),
    }
}

/// Does nothing. On systems other than Linux, a mount point is noticed later, when a file below it cannot be linked.
#[cfg(not(target_os = "linux"))]
pub fn refuse_mounts(_: &Path) -> Result<(), Error> {
    Ok(())
}

/// Decodes a path from Linux's list of mounts. In this list, a space is written `\040`.
#[cfg(target_os = "linux")]
fn unescaped(written: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = written;
    while let Some((first, after)) = rest.split_first() {
        let digits = after.get(..3).filter(|_| *first == b'\\');
        let digits = digits.and_then(|digits| std::str::from_utf8(digits).ok());
        match digits.and_then(|digits| u8::from_str_radix(digits, 8).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[3..];
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    bytes
}

/// The error for a folder that is a mount point (a place where another disk is attached) or contains one. A mount point
/// cannot be renamed, and files on the other disk cannot be linked into the new site.
pub fn mounted() -> io::Error {
    Reason::new(&MOUNTED).help(&BELOW_MOUNT).into_io(ErrorKind::ResourceBusy)
}

static TOO_MANY_LINKS: Words = Words("too many symbolic links follow each other here");
static WORKING_HERE: Words =
    Words("it is your current folder, and publishing replaces the whole folder");
static GO_AWAY: Words = Words("go to another folder and name this one with `--output DIR`");
#[cfg(unix)]
static READ_ONLY: Words =
    Words("the folder is read-only, but publishing replaces the whole folder");
#[cfg(unix)]
static MAKE_WRITABLE: Words =
    Words("allow writing to it (`chmod u+w`), or choose another folder with `--output DIR`");
static MOUNTED: Words =
    Words("it is a mount point, or contains one, so it cannot be replaced in one step");
static BELOW_MOUNT: Words =
    Words("publish to a new folder on the mounted disk, such as `--output DIR/site`");
