//! Every change that publishing makes to the disk, and the step that comes before each.

use std::fs::{self, File, Metadata, Permissions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::notice::Notice;

/// A kind of change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// A folder is made.
    MakeFolder,
    /// A new file is made, with what it holds.
    Write,
    /// A file gets a second name.
    Link,
    /// A file is copied where it cannot be linked.
    Copy,
    /// A file or folder gets another name.
    Rename,
    /// Two folders get each other's name.
    Exchange,
    /// A file is removed.
    RemoveFile,
    /// A folder is removed, perhaps with what is in it.
    RemoveFolder,
    /// The owner, mode or time of a file or folder is set.
    SetAttributes,
    /// A file or folder is flushed to the disk.
    Flush,
    /// Everything on the disk is flushed.
    FlushDisk,
}

/// Whoever wants to see a publication while it goes on.
pub trait Watcher: Sync {
    /// Whether it must stop as soon as it can, with the old site in its place.
    fn is_stopped(&self) -> bool {
        false
    }

    /// Comes before each change, with the path that is changed.
    ///
    /// # Errors
    /// Where the change must not take place: it then fails with this error. A test can so act as a disk that fails, or
    /// as a program that is killed.
    fn before(&self, _change: Change, _path: &Path) -> io::Result<()> {
        Ok(())
    }

    /// Something that people should know.
    fn notice(&self, _notice: &Notice) {}
}

/// Nobody watches.
pub struct Nobody;

impl Watcher for Nobody {}

/// The disk that a site is published to.
#[derive(Clone, Copy)]
pub struct Disk<'w> {
    pub watcher: &'w dyn Watcher,
}

impl Disk<'_> {
    fn before(&self, change: Change, path: &Path) -> io::Result<()> {
        self.watcher.before(change, path)
    }

    /// Makes a folder and those above it, where they are missing.
    pub fn make_folders(&self, path: &Path) -> io::Result<()> {
        self.before(Change::MakeFolder, path)?;
        fs::create_dir_all(path)
    }

    /// Makes a folder with a new name that begins as given, which nobody but its owner may enter.
    pub fn make_private_folder(&self, parent: &Path, prefix: &str) -> io::Result<PathBuf> {
        self.before(Change::MakeFolder, &parent.join(prefix))?;
        let mut builder = tempfile::Builder::new();
        #[cfg(unix)]
        let private = <Permissions as std::os::unix::fs::PermissionsExt>::from_mode(0o700);
        #[cfg(unix)]
        builder.permissions(private);
        Ok(builder.prefix(prefix).tempdir_in(parent)?.keep())
    }

    /// Writes a new file.
    pub fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<Metadata> {
        self.before(Change::Write, path)?;
        let mut file = File::create_new(path)?;
        file.write_all(bytes)?;
        file.metadata()
    }

    /// Makes a new and empty file.
    pub fn create(&self, path: &Path) -> io::Result<File> {
        self.before(Change::Write, path)?;
        File::create_new(path)
    }

    /// Gives a file another name besides its own.
    pub fn link(&self, old: &Path, new: &Path) -> io::Result<()> {
        self.before(Change::Link, new)?;
        fs::hard_link(old, new)
    }

    /// Copies an ordinary file or a symbolic link, with its owner, mode and time.
    pub fn copy(&self, old: &Path, new: &Path) -> io::Result<()> {
        self.before(Change::Copy, new)?;
        let metadata = fs::symlink_metadata(old)?;
        #[cfg(unix)]
        if metadata.is_symlink() {
            std::os::unix::fs::symlink(fs::read_link(old)?, new)?;
            return self.keep_attributes(&metadata, new);
        }
        if !metadata.is_file() {
            // Whoever reads a pipe waits for somebody to write into it.
            return Err(ErrorKind::Unsupported.into());
        }
        // The new file must be one of its own: a name that is there already may be a link to another file.
        File::create_new(new)?;
        fs::copy(old, new)?;
        self.keep_attributes(&metadata, new)
    }

    /// Gives a file, folder or symbolic link the owner, group, mode and time of another. Whoever is not allowed to give
    /// a file away keeps it.
    pub fn keep_attributes(&self, old: &Metadata, new: &Path) -> io::Result<()> {
        self.keep_owner(old, new)?;
        if !old.is_symlink() {
            self.set_permissions(new, &old.permissions())?;
        }
        self.keep_time(old, new)
    }

    /// Gives a file or folder the owner and group of another, where that is allowed.
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

    /// Elsewhere a new file has the owner of its folder.
    #[cfg(not(unix))]
    pub fn keep_owner(&self, _: &Metadata, _: &Path) -> io::Result<()> {
        Ok(())
    }

    /// Gives a file, folder or symbolic link the time of another.
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

    /// Gives a file the time of another; a file that cannot be opened to be written keeps its own.
    #[cfg(not(unix))]
    pub fn keep_time(&self, old: &Metadata, new: &Path) -> io::Result<()> {
        self.before(Change::SetAttributes, new)?;
        match File::options().write(true).open(new) {
            Ok(file) => file.set_times(fs::FileTimes::new().set_modified(old.modified()?)),
            Err(_) => Ok(()),
        }
    }

    /// Sets what may be done with a file or folder.
    pub fn set_permissions(&self, path: &Path, permissions: &Permissions) -> io::Result<()> {
        self.before(Change::SetAttributes, path)?;
        fs::set_permissions(path, permissions.clone())
    }

    /// Renames a file or folder, in the place of what has the new name.
    pub fn rename(&self, old: &Path, new: &Path) -> io::Result<()> {
        self.before(Change::Rename, new)?;
        fs::rename(old, new)
    }

    /// Renames a file or folder, unless something has the new name.
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

    /// Gives two folders each other's name in one step, or fails with [`ErrorKind::Unsupported`].
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

    /// Removes a folder of ours with all that is in it, read-only folders too.
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

    /// Lets its owner change what is in a folder.
    pub fn make_writable(&self, path: &Path, metadata: &Metadata) -> io::Result<()> {
        match writable(metadata) {
            Some(permissions) => self.set_permissions(path, &permissions),
            None => Ok(()),
        }
    }

    /// Waits until the disk has a file, and all that it holds.
    pub fn flush_file(&self, path: &Path) -> io::Result<()> {
        self.before(Change::Flush, path)?;
        #[cfg(unix)]
        let file = File::open(path)?;
        #[cfg(not(unix))]
        let file = File::options().write(true).open(path)?;
        // Here `sync_all` empties the drive's own memory each time; once, for the folder that follows, is enough.
        #[cfg(target_vendor = "apple")]
        return Ok(rustix::fs::fsync(&file)?);
        #[cfg(not(target_vendor = "apple"))]
        file.sync_all()
    }

    /// Waits until the disk has the names in a folder. Only Unix can be asked for that.
    pub fn flush_folder(&self, path: &Path) -> io::Result<()> {
        self.before(Change::Flush, path)?;
        #[cfg(unix)]
        match File::open(path)?.sync_all() {
            // Some network disks know no such thing for folders.
            Err(error) if error.kind() == ErrorKind::InvalidInput => {}
            result => result?,
        }
        Ok(())
    }

    /// Waits until the disk has all that was written to it, in one step; fails with [`ErrorKind::Unsupported`] where the
    /// system has no such step, or does not say whether it went well.
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

/// Old systems and some disks do not know every request.
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
        // What stays read-only makes the removal fail, and that is told.
        let _ = fs::set_permissions(path, permissions);
    }
    for entry in fs::read_dir(path).into_iter().flatten().flatten() {
        make_writable(&entry.path());
    }
}

/// The permissions that let its owner change what is in a folder, where it has others.
#[cfg(unix)]
fn writable(folder: &Metadata) -> Option<Permissions> {
    use std::os::unix::fs::PermissionsExt;

    let mode = folder.permissions().mode();
    (mode & 0o700 != 0o700).then(|| Permissions::from_mode(mode | 0o700))
}

/// Elsewhere a folder's permissions do not keep its owner from changing it.
#[cfg(not(unix))]
fn writable(_: &Metadata) -> Option<Permissions> {
    None
}
