//! Decides which files the new site has, and what it keeps of the old site. Compares only paths, and does not change
//! the disk.

use std::collections::BTreeSet;
use std::io::ErrorKind;
use std::path::{Component, Path};

use super::cannot_write;
use super::manifest::{self, folders_above};
use super::survey::{FoundFile, FoundFolder, Survey};
use crate::diagnostic::Words;
use crate::error::{Error, Reason};
use crate::pipeline::render::output::SiteFile;

/// What the published folder will contain, except the manifest.
pub struct Plan<'a> {
    /// The files of the new site, sorted by path.
    pub files: Vec<&'a SiteFile<'a>>,
    /// Folders of the old site that the new one has too, outer folders first.
    pub kept_folders: Vec<KeptFolder<'a>>,
    /// Files in the old site that osteon did not write; the new site keeps them.
    pub foreign: Vec<&'a FoundFile>,
    /// Number of files of the last build that the new site does not have any more.
    pub removed: usize,
}

/// A folder of the old site that the new site has too.
pub struct KeptFolder<'a> {
    /// The folder as found in the old site.
    pub found: &'a FoundFolder,
    /// True if the folder contains no file of the new site.
    pub is_foreign: bool,
}

/// Plans the new site from the paths of its files and of what is in `folder`. Returns an error if a foreign folder has
/// the path of a file of the site, or if a foreign file has the path of a file or folder of the site. In a damaged
/// site, these foreign files are no error, because nobody knows which files are foreign.
pub fn plan<'a>(
    files: &'a [SiteFile<'a>],
    old: &'a Survey,
    folder: &Path,
) -> Result<Plan<'a>, Error> {
    let mut files: Vec<_> = files.iter().collect();
    files.sort_by(|a, b| a.path.cmp(&b.path));
    let site_folders = folders_above(files.iter().map(|file| file.path.as_str()));
    refuse_bad_paths(&files, &site_folders, folder)?;

    let is_of_site =
        |path: &str| files.binary_search_by(|file| file.path.as_str().cmp(path)).is_ok();
    let is_site_folder = |path: &str| site_folders.contains(path);
    let foreign_folders = foreign_folders(old);
    let is_in_the_way =
        |path: &Path| path.to_str().is_some_and(|path| is_of_site(path) || is_site_folder(path));
    let (blocked, foreign): (Vec<_>, Vec<_>) =
        old.foreign.iter().partition(|file| is_in_the_way(&file.site_path.path));
    let blocked_by_folder =
        foreign_folders.iter().find(|path| path.to_str().is_some_and(is_of_site));
    // In a damaged site nobody knows which files are foreign, so no file is an error here. Files that may be foreign
    // are moved to another folder later.
    let blocked = blocked.iter().filter(|_| !old.is_damaged);
    let blocked = blocked.map(|file| file.site_path.path.as_path());
    if let Some(path) = blocked.chain(blocked_by_folder.copied()).min() {
        return Err(Error::ForeignFile { path: folder.join(path) });
    }
    let kept_folders = old.folders.iter().flatten().filter_map(|found| {
        let is_foreign = !found.site_path.name.as_deref().is_some_and(is_site_folder);
        let is_kept = !is_foreign || foreign_folders.contains(found.site_path.path.as_path());
        is_kept.then_some(KeptFolder { found, is_foreign })
    });
    let kept_folders = kept_folders.collect();
    let stale = old.published.iter().filter(|path| *path != manifest::NAME && !is_of_site(path));
    let removed = stale.count();
    Ok(Plan { files, kept_folders, foreign, removed })
}

static BAD_PATH: Words = Words("no file of a site can have this path");

/// Returns an error if the path of a file leads out of the site, or is also the path of another file, of a folder or of
/// the manifest. Earlier stages never make such a path. If a bug makes one, this check prevents damage.
fn refuse_bad_paths(
    files: &[&SiteFile],
    folders: &BTreeSet<&str>,
    folder: &Path,
) -> Result<(), Error> {
    let is_plain = |path: &str| {
        path.split('/').all(|name| !matches!(name, "" | "." | ".."))
            && Path::new(path).components().all(|part| matches!(part, Component::Normal(_)))
    };
    let is_bad = |path: &str| !is_plain(path) || path == manifest::NAME || folders.contains(path);
    let bad = files.iter().find(|file| is_bad(&file.path));
    let twice = files.windows(2).find(|pair| pair[0].path == pair[1].path).map(|pair| &pair[0]);
    match bad.or(twice) {
        None => Ok(()),
        Some(file) => {
            let reason = Reason::new(&BAD_PATH).into_io(ErrorKind::InvalidInput);
            Err(cannot_write(&folder.join(&file.path))(reason))
        }
    }
}

/// The folders of the old site that are kept because they are foreign or contain something foreign: folders without
/// published files, folders with foreign files, and all folders that contain one of these.
fn foreign_folders(old: &Survey) -> BTreeSet<&Path> {
    let our_folders = folders_above(old.manifest.files.keys().map(String::as_str));
    let is_foreign = |folder: &&FoundFolder| {
        folder.site_path.name.as_deref().is_none_or(|name| !our_folders.contains(name))
    };
    let mut kept = BTreeSet::new();
    for folder in old.folders.iter().flatten().filter(is_foreign) {
        keep(&folder.site_path.path, &mut kept);
    }
    for FoundFile { site_path, .. } in &old.foreign {
        site_path.path.parent().into_iter().for_each(|folder| keep(folder, &mut kept));
    }
    kept
}

/// Adds a folder, and all folders of the site that contain it, to `kept`. Does not add the published folder itself.
fn keep<'a>(folder: &'a Path, kept: &mut BTreeSet<&'a Path>) {
    for folder in folder.ancestors() {
        if folder.as_os_str().is_empty() || !kept.insert(folder) {
            break;
        }
    }
}
