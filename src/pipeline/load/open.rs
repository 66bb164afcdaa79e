//! Opens a file of the project: only an ordinary one, and without waiting for anybody.
#![expect(
    clippy::disallowed_methods,
    reason = "load is the one door through which a project is read"
)]

use std::fs::{File, Metadata, OpenOptions};
use std::io;
use std::path::Path;

/// Opens an ordinary file; gives nothing if it is something else. What it is, is asked of the open file: whatever stands
/// at its path a moment later does not matter. To open a pipe does not wait for somebody who writes into it.
pub fn open(path: &Path) -> io::Result<Option<(File, Metadata)>> {
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        let flags = rustix::fs::OFlags::NONBLOCK
            | rustix::fs::OFlags::NOFOLLOW
            | rustix::fs::OFlags::NOCTTY;
        options.custom_flags(flags.bits() as i32);
    }
    let file = match options.open(path) {
        Ok(file) => file,
        Err(error) if is_no_file(&error) => return Ok(None),
        Err(error) => return Err(error),
    };
    let metadata = file.metadata()?;
    Ok(metadata.is_file().then_some((file, metadata)))
}

/// Whether this is how systems refuse to open a socket, a device that is not there, or a link.
#[cfg(unix)]
fn is_no_file(error: &io::Error) -> bool {
    use rustix::io::Errno;
    let refused = [Errno::NXIO, Errno::NODEV, Errno::LOOP, Errno::ISDIR];
    refused.iter().any(|refusal| error.raw_os_error() == Some(refusal.raw_os_error()))
}

#[cfg(not(unix))]
fn is_no_file(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::IsADirectory
}
