//! The step that people see: the new site takes the place of the old one, which then goes.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::cannot_write;
use super::destination::mounted;
use super::manifest;
use super::stage::Stage;
use super::survey::Survey;
use crate::diagnostic::Words;
use crate::error::{Error, Reason};

/// Puts the staged site in the place of `folder`. When that fails, the old one stands there as before.
pub fn swap(stage: Stage, folder: &Path, old: &Survey) -> Result<(), Error> {
    // From here on the temporary folder may hold the old site, so it must not be cleared away as a whole.
    let (temporary, site) = stage.keep()?;
    let aside = temporary.join("old");
    let result = match old.permissions {
        None => fs::rename(&site, folder).map(|()| None),
        Some(_) => replace(&site, folder, &aside).map(Some),
    };
    match result {
        Ok(replaced) => {
            // The site is published; what cannot be tidied up is no failure of the build.
            replaced.into_iter().for_each(|replaced| discard(&replaced, old));
            let _ = fs::remove_dir(temporary);
            Ok(())
        }
        Err(error) => {
            let _ = fs::remove_dir_all(&site);
            let _ = fs::remove_dir(temporary);
            Err(cannot_write(folder)(match error.kind() {
                ErrorKind::ResourceBusy => mounted(),
                ErrorKind::CrossesDevices => {
                    Reason::new(&NO_RENAME).help(&NEW_FOLDER).into_io(ErrorKind::CrossesDevices)
                }
                _ => error,
            }))
        }
    }
}

/// Puts the staged manifest in the place of the old one, where no other file changes.
pub fn replace_manifest(stage: &Stage) -> Result<(), Error> {
    let (new, old) = (stage.site()?.join(manifest::NAME), stage.folder().join(manifest::NAME));
    fs::rename(new, &old).map_err(cannot_write(&old))
}

static NO_RENAME: Words = Words {
    en: "its disk cannot rename it, as with a folder that came with a container image",
    zh: "它所在的磁碟不能改名，例如容器映像檔內附的資料夾",
};
static NEW_FOLDER: Words = Words {
    en: "publish to a new folder with `--output DIR`",
    zh: "請用 `--output DIR` 輸出到新資料夾",
};
static TWO_FAILURES: Words =
    Words { en: "{first}, and then {second}", zh: "{first}，接著又 {second}" };
static MOVE_BACK: Words = Words {
    en: "the site as it was is now in {aside}: move it back by hand",
    zh: "原來的網站現在位於 {aside}，請手動移回",
};

/// Exchanges two folders and says where the old one is now.
#[cfg(target_os = "linux")]
fn replace(site: &Path, folder: &Path, aside: &Path) -> io::Result<PathBuf> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;

    match renameat_with(CWD, site, CWD, folder, RenameFlags::EXCHANGE) {
        Ok(()) => Ok(site.to_owned()),
        // Old kernels and some file systems know no exchange.
        Err(Errno::INVAL | Errno::NOSYS | Errno::XDEV | Errno::OPNOTSUPP) => {
            replace_in_two_steps(site, folder, aside)
        }
        Err(error) => Err(error.into()),
    }
}

/// Exchanges two folders and says where the old one is now.
#[cfg(not(target_os = "linux"))]
fn replace(site: &Path, folder: &Path, aside: &Path) -> io::Result<PathBuf> {
    replace_in_two_steps(site, folder, aside)
}

/// For a moment there is no site; when the second step fails, the first is taken back.
fn replace_in_two_steps(site: &Path, folder: &Path, aside: &Path) -> io::Result<PathBuf> {
    fs::rename(folder, aside)?;
    if let Err(error) = fs::rename(site, folder) {
        if let Err(second) = fs::rename(aside, folder) {
            let reason = Reason::new(&TWO_FAILURES).help(&MOVE_BACK);
            let reason = reason.with("first", error.to_string()).with("second", second.to_string());
            let reason = reason.with("aside", aside.display().to_string());
            return Err(reason.into_io(ErrorKind::Other));
        }
        return Err(error);
    }
    Ok(aside.to_owned())
}

/// Removes the old site: only what was seen, so that a file which somebody added meanwhile is not lost but left over.
fn discard(replaced: &Path, old: &Survey) {
    old.ours.par_iter().for_each(|path| {
        let _ = fs::remove_file(replaced.join(path));
    });
    old.foreign.par_iter().for_each(|file| {
        let _ = fs::remove_file(replaced.join(&file.place.path));
    });
    for level in old.folders.iter().rev() {
        level.par_iter().for_each(|folder| {
            let _ = fs::remove_dir(replaced.join(&folder.place.path));
        });
    }
    let _ = fs::remove_dir(replaced);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_an_exchange_a_failed_second_step_takes_back_the_first() {
        let parent = tempfile::tempdir().expect("a temporary folder");
        let [site, folder, aside] =
            ["site", "folder", "aside"].map(|name| parent.path().join(name));
        fs::create_dir_all(folder.join("old")).expect("made");
        replace_in_two_steps(&site, &folder, &aside).expect_err("there is no new site");
        assert!(folder.join("old").is_dir() && !aside.exists());

        fs::create_dir_all(site.join("new")).expect("made");
        replace_in_two_steps(&site, &folder, &aside).expect("replaced");
        assert!(folder.join("new").is_dir() && aside.join("old").is_dir());
    }
}
