//! What the new folder will hold, and where each piece of it comes from. Looks, changes nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{File, FileType};
use std::io::{self, ErrorKind, Read};
use std::path::{Component, Path, PathBuf};

use rayon::prelude::*;

use super::manifest::{self, folders_above};
use super::survey::{FoundFile, FoundFolder, Survey};
use super::{Published, cannot_write};
use crate::diagnostic::Words;
use crate::error::{Error, Reason};
use crate::pipeline::render::output::Output;

/// Everything that the new folder will hold, but for the manifest.
pub struct Plan<'a> {
    /// Folders, outermost first: a list for each depth.
    pub folders: Vec<Vec<PathBuf>>,
    /// The files of the site.
    pub files: Vec<PlannedFile<'a>>,
    /// What is not ours.
    pub foreign: Vec<&'a FoundFile>,
    /// How many files of the last build go.
    removed: usize,
}

/// A file of the site.
pub struct PlannedFile<'a> {
    /// Its path below the folder, with `/` between names.
    pub path: &'a str,
    /// What it holds.
    pub bytes: &'a [u8],
    /// Whether the old folder has the same file with the same bytes.
    pub is_unchanged: bool,
}

/// Holds the site against what stands in `folder`.
pub fn plan<'a>(output: &'a Output, old: &'a Survey, folder: &Path) -> Result<Plan<'a>, Error> {
    let site_folders = folders_above(output.files.keys().map(String::as_str));
    refuse_bad_paths(output, &site_folders, folder)?;

    let is_ours =
        |file: &FoundFile| file.place.name.as_deref().is_some_and(|n| old.manifest.holds(n));
    let (ours, foreign): (Vec<_>, Vec<_>) = old.files.iter().partition(|file| is_ours(file));
    let foreign_folders = foreign_folders(old, &foreign);
    let blocked = foreign
        .iter()
        .filter(|file| {
            let name = file.place.name.as_deref().unwrap_or_default();
            output.files.contains_key(name) || site_folders.contains(name)
        })
        .map(|file| file.place.path.as_path());
    let blocked_by_folder = foreign_folders
        .iter()
        .copied()
        .filter(|path| path.to_str().is_some_and(|name| output.files.contains_key(name)));
    if let Some(path) = blocked.chain(blocked_by_folder).min() {
        return Err(Error::ForeignFile { path: folder.join(path) });
    }

    let ours: BTreeMap<&str, FileType> =
        ours.iter().filter_map(|file| Some((file.place.name.as_deref()?, file.kind))).collect();
    let is_stale = |path: &&&str| **path != manifest::NAME && !output.files.contains_key(**path);
    Ok(Plan {
        folders: by_depth(&site_folders, &foreign_folders),
        files: compare(output, &ours, folder),
        foreign,
        removed: ours.keys().filter(is_stale).count(),
    })
}

impl Plan<'_> {
    /// The plan in numbers.
    pub fn summary(&self) -> Published {
        let unchanged = self.files.iter().filter(|file| file.is_unchanged).count();
        Published { written: self.files.len() - unchanged, unchanged, removed: self.removed }
    }
}

static BAD_PATH: Words = Words {
    en: "no file of a site can have this path",
    zh: "網站的檔案不能放在這個位置",
};

/// Earlier stages make no such paths; this keeps a mistake of theirs from writing outside the folder.
fn refuse_bad_paths(output: &Output, folders: &BTreeSet<&str>, folder: &Path) -> Result<(), Error> {
    let is_plain = |path: &str| {
        path.split('/').all(|name| !matches!(name, "" | "." | ".."))
            && Path::new(path).components().all(|part| matches!(part, Component::Normal(_)))
    };
    let bad = |path: &&String| {
        !is_plain(path) || *path == manifest::NAME || folders.contains(path.as_str())
    };
    match output.files.keys().find(bad) {
        None => Ok(()),
        Some(path) => {
            let reason = Reason::new(&BAD_PATH).into_io(ErrorKind::InvalidInput);
            Err(cannot_write(&folder.join(path))(reason))
        }
    }
}

/// Folders that are kept for their own sake or for what they hold. Those above files of ours are not foreign.
fn foreign_folders<'a>(old: &'a Survey, foreign: &[&'a FoundFile]) -> BTreeSet<&'a Path> {
    let our_folders = folders_above(old.manifest.paths());
    let is_foreign = |folder: &&FoundFolder| {
        folder.place.name.as_deref().is_none_or(|name| !our_folders.contains(name))
    };
    let mut kept = BTreeSet::new();
    for folder in old.folders.iter().flatten().filter(is_foreign) {
        keep(&folder.place.path, &mut kept);
    }
    for file in foreign {
        file.place.path.parent().into_iter().for_each(|folder| keep(folder, &mut kept));
    }
    kept
}

/// Adds a folder and all above it, but for the published folder itself.
fn keep<'a>(folder: &'a Path, kept: &mut BTreeSet<&'a Path>) {
    for folder in folder.ancestors() {
        if folder.as_os_str().is_empty() || !kept.insert(folder) {
            break;
        }
    }
}

fn by_depth(site: &BTreeSet<&str>, foreign: &BTreeSet<&Path>) -> Vec<Vec<PathBuf>> {
    let only_foreign = foreign
        .iter()
        .copied()
        .filter(|path| path.to_str().is_none_or(|name| !site.contains(name)));
    let mut levels: Vec<Vec<PathBuf>> = Vec::new();
    for folder in site.iter().map(Path::new).chain(only_foreign) {
        let depth = folder.components().count();
        levels.resize_with(levels.len().max(depth), Vec::new);
        levels[depth - 1].push(folder.to_owned());
    }
    levels
}

fn compare<'a>(
    output: &'a Output,
    ours: &BTreeMap<&str, FileType>,
    folder: &Path,
) -> Vec<PlannedFile<'a>> {
    let files: Vec<_> = output.files.iter().collect();
    files
        .into_par_iter()
        .map(|(path, bytes)| PlannedFile {
            path,
            bytes,
            is_unchanged: ours.get(path.as_str()).is_some_and(FileType::is_file)
                && holds(&folder.join(path), bytes).unwrap_or(false),
        })
        .collect()
}

/// Whether a file has these bytes. The file itself is read: the manifest cannot know of an edit by hand.
fn holds(path: &Path, bytes: &[u8]) -> io::Result<bool> {
    let mut file = File::open(path)?;
    if file.metadata()?.len() != bytes.len() as u64 {
        return Ok(false);
    }
    let mut buffer = [0; 16 * 1024];
    for expected in bytes.chunks(buffer.len()) {
        let found = &mut buffer[..expected.len()];
        file.read_exact(found)?;
        if found != expected {
            return Ok(false);
        }
    }
    Ok(true)
}
