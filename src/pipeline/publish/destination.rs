//! Where the site goes: the folder behind `--output`, and whether we may replace it now.

use std::fs::{self, File, TryLockError};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::cannot_write;
use crate::diagnostic::Words;
use crate::error::{Error, Reason};

/// As many as Linux itself follows.
const MOST_SYMLINKS: usize = 40;

/// The real path of the folder to publish to, with symbolic links followed and missing parents made. The folder itself
/// need not exist yet.
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
            // A link to a folder that the first build has to make.
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

/// A lock on the folder. It ends with this value, even where a process that was started meanwhile has the same handle.
pub struct Lock(File);

impl Drop for Lock {
    fn drop(&mut self) {
        // A lock that cannot be ended ends with the handle.
        let _ = self.0.unlock();
    }
}

/// Keeps a second build away from the folder while the result lives.
///
/// A build that surveyed the folder before another one replaced it would link the other's files under its own
/// manifest. Where folders cannot be locked, nothing is: two builds at once are rare.
pub fn lock(folder: &Path) -> Result<Option<Lock>, Error> {
    let Ok(handle) = File::open(folder) else {
        return Ok(None);
    };
    match handle.try_lock() {
        Ok(()) => Ok(Some(Lock(handle))),
        Err(TryLockError::WouldBlock) => {
            let reason = Reason::new(&OTHER_BUILD).help(&WAIT);
            Err(cannot_write(folder)(reason.into_io(ErrorKind::ResourceBusy)))
        }
        Err(TryLockError::Error(_)) => Ok(None),
    }
}

/// Refuses to replace the folder that we run in: whoever started us there would be left standing in a deleted folder.
pub fn refuse_working_directory(folder: &Path) -> Result<(), Error> {
    match fs::canonicalize(".") {
        Ok(here) if here.starts_with(folder) => {
            let reason = Reason::new(&WORKING_HERE).help(&GO_AWAY);
            Err(cannot_write(folder)(reason.into_io(ErrorKind::ResourceBusy)))
        }
        _ => Ok(()),
    }
}

/// The failure for a folder that is a mount point, or holds one: it can be neither renamed nor linked from.
pub fn mounted() -> io::Error {
    Reason::new(&MOUNTED).help(&BELOW_MOUNT).into_io(ErrorKind::ResourceBusy)
}

static TOO_MANY_LINKS: Words = Words {
    en: "too many symbolic links lead on from here",
    zh: "從這裡連出去的捷徑（符號連結）太多層",
};
static OTHER_BUILD: Words = Words {
    en: "another build is publishing to this folder",
    zh: "另一次產生網站正在寫入這個資料夾",
};
static WAIT: Words =
    Words { en: "wait until it is done, then build again", zh: "請等它完成後再執行" };
static WORKING_HERE: Words = Words {
    en: "it is the folder you are working in, and publishing replaces it as a whole",
    zh: "您正在這個資料夾裡工作，而產生網站會整個換掉它",
};
static GO_AWAY: Words = Words {
    en: "go to another folder and name this one with `--output DIR`",
    zh: "請切換到別的資料夾，再用 `--output DIR` 指定這一個",
};
static MOUNTED: Words = Words {
    en: "it is a mount point, or holds one, so it cannot be replaced in one step",
    zh: "它是掛載點，或裡面有掛載點，無法一次換掉",
};
static BELOW_MOUNT: Words = Words {
    en: "publish to a new folder on the mounted disk, such as `--output DIR/site`",
    zh: "請輸出到該磁碟上的新資料夾，例如 `--output DIR/site`",
};
