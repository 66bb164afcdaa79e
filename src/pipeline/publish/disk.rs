//! Changes the disk for publishing. Tells a watcher of each change before it is made.

use std::fs::{self, File, Metadata, Permissions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::notice::Notice;

/// A kind of change to the disk. The watcher is told of each change before it is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// Create a folder.
    MakeFolder,
    /// Create a file and write its content.
    Write,
    /// Add a second name to a file (hard link).
    Link,
    /// Copy a file that cannot be linked.
    Copy,
    /// Rename a file or folder.
    Rename,
    /// Exchange the names of two folders.
    Exchange,
    /// Remove a file.
    RemoveFile,
    /// Remove a folder that is empty, or a folder that osteon made, with everything in it.
    RemoveFolder,
    /// Set owner, mode or time of a file or folder.
    SetAttributes,
    /// Flush a file or folder to the disk.
    Flush,
    /// Flush everything that is not on the disk yet, with one call of the system.
    FlushDisk,
}

/// A watcher is told of each change to the disk before the change is made, and can stop the publication. The caller of
/// `publish` supplies it.
pub trait Watcher: Sync {
    /// Returns true if publishing must stop as soon as possible and leave the old site in place.
    fn is_stopped(&self) -> bool {
        false
    }

    /// Called before each change of the disk, with the path of what will change.
    ///
    /// # Errors
    /// If this function returns an error, the change is not made and fails with that error. Tests use this to simulate
    /// a failing disk or a killed program.
    fn before(&self, _change: Change, _path: &Path) -> io::Result<()> {
        Ok(())
    }

    /// Called with something that the user should know, such as a repair.
    fn notice(&self, _notice: &Notice) {}
}

/// A watcher that does nothing and never stops the publication.
pub struct Nobody;

impl Watcher for Nobody {}

/// Makes the changes to the disk that publishing needs. Tells the watcher of each change before making it.
#[derive(Clone, Copy)]
pub struct Disk<'w> {
    pub watcher: &'w dyn Watcher,
}

impl Disk<'_> {
    fn before(&self, change: Change, path: &Path) -> io::Result<()> {
        self.watcher.before(change, path)
    }

    /// Creates a folder, with all missing folders above it.
    pub fn make_folders(&self, path: &Path) -> io::Result<()> {
        self.before(Change::MakeFolder, path)?;
        fs::create_dir_all(path)
    }

    /// Creates a folder with a unique name that begins with `prefix`; only its owner may enter it.
    pub fn make_private_folder(&self, parent: &Path, prefix: &str) -> io::Result<PathBuf> {
        self.before(Change::MakeFolder, &parent.join(prefix))?;
        let mut builder = tempfile::Builder::new();
        #[cfg(unix)]
        let private = <Permissions as std::os::unix::fs::PermissionsExt>::from_mode(0o700);
        #[cfg(unix)]
        builder.permissions(private);
        Ok(builder.prefix(prefix).tempdir_in(parent)?.keep())
    }

    /// Creates a file and writes its content. Fails if the file exists.
    pub fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<Metadata> {
        self.before(Change::Write, path)?;
        let mut file = File::create_new(path)?;
        file.write_all(bytes)?;
        file.metadata()
    }

    /// Creates an empty file. Fails if the file exists.
    pub fn create(&self, path: &Path) -> io::Result<File> {
        self.before(Change::Write, path)?;
        File::create_new(path)
    }

    /// Gives the file `old` the second name `new` (hard link).
    pub fn link(&self, old: &Path, new: &Path) -> io::Result<()> {
        self.before(Change::Link, new)?;
        fs::hard_link(old, new)
    }

    /// Copies a regular file or symbolic link, with owner, mode and time, to a new name.
    pub fn copy(&self, old: &Path, new: &Path) -> io::Result<()> {
        self.before(Change::Copy, new)?;
        let metadata = fs::symlink_metadata(old)?;
        #[cfg(unix)]
        if metadata.is_symlink() {
            std::os::unix::fs::symlink(fs::read_link(old)?, new)?;
            return self.keep_attributes(&metadata, new);
        }
        if !metadata.is_file() {
            // Reading a pipe would block until another program writes to it.
            return Err(ErrorKind::Unsupported.into());
        }
        // If the name exists, it may be a hard link to another file, which must not be overwritten.
        File::create_new(new)?;
        fs::copy(old, new)?;
        self.keep_attributes(&metadata, new)
    }

    /// Gives `new` the owner, group, mode and times of another file, folder or symbolic link. `old` is the metadata of
    /// the other one. If the system does not permit this owner, `new` keeps its own.
    pub fn keep_attributes(&self, old: &Metadata, new: &Path) -> io::Result<()> {
        self.keep_owner(old, new)?;
        if !old.is_symlink() {
            self.set_permissions(new, &old.permissions())?;
        }
        self.keep_time(old, new)
    }

    /// Gives `new` the owner and group of another file or folder. `old` is the metadata of the other one. If the system
    /// does not permit one of these changes, it is left out.
    #[cfg(unix)]
    pub fn keep_owner(&self, old: &Metadata, new: &Path) -> io::Result<()> {
        use std::os::unix::fs::MetadataExt;

        use rustix::fs::{AtFlags, CWD, Gid, Uid, chownat};

        let now = fs::symlink_metadata(new)?;
        let give = |owner, group| chownat(CWD, new, owner, group, AtFlags::SYMLINK_NOFOLLOW);
        if old.gid() != now.gid() {
            self.before(Change::SetAttributes, new)?;
            let _ = give(None, Some(Gid::from_raw(old.gid())));
        }
        if old.uid() != now.uid() {
            self.before(Change::SetAttributes, new)?;
            let _ = give(Some(Uid::from_raw(old.uid())), None);
        }
        Ok(())
    }

    /// Does nothing: on systems other than Unix, a new file has the owner of its folder.
    #[cfg(not(unix))]
    pub fn keep_owner(&self, _: &Metadata, _: &Path) -> io::Result<()> {
        Ok(())
    }

    /// Gives `new` the times of another file, folder or symbolic link. `old` is the metadata of the other one.
    #[cfg(unix)]
    pub fn keep_time(&self, old: &Metadata, new: &Path) -> io::Result<()> {
        use std::os::unix::fs::MetadataExt;

        use rustix::fs::{AtFlags, CWD, Timespec, Timestamps, utimensat};

        self.before(Change::SetAttributes, new)?;
        let times = Timestamps {
            last_access: Timespec { tv_sec: old.atime(), tv_nsec: old.atime_nsec() },
            last_modification: Timespec { tv_sec: old.mtime(), tv_nsec: old.mtime_nsec() },
        };
        Ok(utimensat(CWD, new, &times, AtFlags::SYMLINK_NOFOLLOW)?)
    }

    /// Gives `new` the modification time of another file. `old` is the metadata of the other one. Does nothing if `new`
    /// cannot be opened for writing.
    #[cfg(not(unix))]
    pub fn keep_time(&self, old: &Metadata, new: &Path) -> io::Result<()> {
        self.before(Change::SetAttributes, new)?;
        match File::options().write(true).open(new) {
            Ok(file) => file.set_times(fs::FileTimes::new().set_modified(old.modified()?)),
            Err(_) => Ok(()),
        }
    }

    /// Sets the permissions of a file or folder.
    pub fn set_permissions(&self, path: &Path, permissions: &Permissions) -> io::Result<()> {
        self.before(Change::SetAttributes, path)?;
        fs::set_permissions(path, permissions.clone())
    }

    /// Renames a file or folder. If a file or an empty folder already has the new name, it is replaced.
    pub fn rename(&self, old: &Path, new: &Path) -> io::Result<()> {
        self.before(Change::Rename, new)?;
        fs::rename(old, new)
    }

    /// Renames a file or folder. Fails if the new name is already taken.
    pub fn rename_to_new(&self, old: &Path, new: &Path) -> io::Result<()> {
        self.before(Change::Rename, new)?;
        #[cfg(any(target_os = "linux", target_vendor = "apple"))]
        {
            use rustix::fs::{CWD, RenameFlags, renameat_with};

            match renameat_with(CWD, old, CWD, new, RenameFlags::NOREPLACE) {
                Err(error) if is_unknown(error) => {}
                result => return Ok(result?),
            }
        }
        match fs::symlink_metadata(new) {
            Ok(_) => Err(ErrorKind::AlreadyExists.into()),
            Err(_) => fs::rename(old, new),
        }
    }

    /// Exchanges the names of two folders in one step. Fails with [`ErrorKind::Unsupported`] if that is impossible.
    pub fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        self.before(Change::Exchange, other)?;
        exchange(one, other)
    }

    /// Removes a file.
    pub fn remove_file(&self, path: &Path) -> io::Result<()> {
        self.before(Change::RemoveFile, path)?;
        fs::remove_file(path)
    }

    /// Removes an empty folder.
    pub fn remove_folder(&self, path: &Path) -> io::Result<()> {
        self.before(Change::RemoveFolder, path)?;
        fs::remove_dir(path)
    }

    /// Removes a folder that osteon made, with its content, which may include read-only folders.
    pub fn remove_tree(&self, path: &Path) -> io::Result<()> {
        self.before(Change::RemoveFolder, path)?;
        match fs::remove_dir_all(path) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
            Err(_) => {
                make_writable(path);
                fs::remove_dir_all(path)
            }
            Ok(()) => Ok(()),
        }
    }

    /// Gives the owner of a folder the right to change its content, if the owner does not have this right.
    pub fn make_writable(&self, path: &Path, metadata: &Metadata) -> io::Result<()> {
        match writable(metadata) {
            Some(permissions) => self.set_permissions(path, &permissions),
            None => Ok(()),
        }
    }

    /// Waits until the content of a file is on the disk.
    pub fn flush_file(&self, path: &Path) -> io::Result<()> {
        self.before(Change::Flush, path)?;
        #[cfg(unix)]
        let file = File::open(path)?;
        #[cfg(not(unix))]
        let file = File::options().write(true).open(path)?;
        // On this system `sync_all` also flushes the drive's cache. It is enough to do so once for all files, when the
        // folder is flushed.
        #[cfg(target_vendor = "apple")]
        return Ok(rustix::fs::fsync(&file)?);
        #[cfg(not(target_vendor = "apple"))]
        file.sync_all()
    }

    /// Waits until the names of a folder's entries are on the disk. On systems other than Unix, does not wait.
    pub fn flush_folder(&self, path: &Path) -> io::Result<()> {
        self.before(Change::Flush, path)?;
        #[cfg(unix)]
        match File::open(path)?.sync_all() {
            // Some network file systems do not support this for folders.
            Err(error) if error.kind() == ErrorKind::InvalidInput => {}
            result => result?,
        }
        Ok(())
    }

    /// Flushes the whole file system that contains `folder` with one system call, and waits until all data is written.
    /// Fails with [`ErrorKind::Unsupported`] if the system has no such call, or has one that reports no write errors.
    pub fn flush_all(&self, folder: &Path) -> io::Result<()> {
        self.before(Change::FlushDisk, folder)?;
        #[cfg(target_os = "linux")]
        match rustix::fs::syncfs(File::open(folder)?) {
            Err(error) if is_unknown(error) => Err(ErrorKind::Unsupported.into()),
            result => Ok(result?),
        }
        #[cfg(not(target_os = "linux"))]
        Err(ErrorKind::Unsupported.into())
    }
}

/// Returns true if an error means that the kernel or the file system does not support the call.
#[cfg(any(target_os = "linux", target_vendor = "apple"))]
fn is_unknown(error: rustix::io::Errno) -> bool {
    use rustix::io::Errno;

    matches!(error, Errno::INVAL | Errno::NOSYS | Errno::OPNOTSUPP)
}

#[cfg(any(target_os = "linux", target_vendor = "apple"))]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;

    match renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE) {
        Err(error) if is_unknown(error) || error == Errno::XDEV => {
            Err(ErrorKind::Unsupported.into())
        }
        result => Ok(result?),
    }
}

#[cfg(not(any(target_os = "linux", target_vendor = "apple")))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(ErrorKind::Unsupported.into())
}

fn make_writable(path: &Path) {
    let Ok(metadata) = fs::symlink_metadata(path) else { return };
    if !metadata.is_dir() {
        return;
    }
    if let Some(permissions) = writable(&metadata) {
        // If this fails, removing the folder fails too, and that error is returned.
        let _ = fs::set_permissions(path, permissions);
    }
    for entry in fs::read_dir(path).into_iter().flatten().flatten() {
        make_writable(&entry.path());
    }
}

/// The permissions that a folder needs so that its owner can change its content; `None` if it has them already.
#[cfg(unix)]
fn writable(folder: &Metadata) -> Option<Permissions> {
    use std::os::unix::fs::PermissionsExt;

    let mode = folder.permissions().mode();
    (mode & 0o700 != 0o700).then(|| Permissions::from_mode(mode | 0o700))
}

/// Returns `None`, because on systems other than Unix, permissions do not keep the owner from changes.
#[cfg(not(unix))]
fn writable(_: &Metadata) -> Option<Permissions> {
    None
}
