//! Removes an old site after the new one has replaced it, but keeps files that osteon may not have written.

use std::fs::{self, FileType, Metadata};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

use super::disk::Disk;
use super::lock::is_same;
use super::manifest::{self, Manifest, folders_above};
use super::notice::Notice;
use super::survey::{ManifestState, SitePath, read_manifest};

/// Removes `old_site` after `site` has replaced it. Foreign files (which osteon did not write) that were added or
/// changed during the build move to `site`. If a file of `site` already has the path, the foreign file moves to a
/// folder next to `site`.
pub fn remove_old_site(old_site: &Path, site: &Path, disk: Disk<'_>) -> io::Result<()> {
    let (old, is_damaged) = match read_manifest(old_site) {
        ManifestState::Whole(known) => (known.manifest, false),
        ManifestState::Damaged(manifest) => (manifest, true),
        _ => (Manifest::default(), true),
    };
    let new = match read_manifest(site) {
        ManifestState::Whole(known) => known.manifest,
        _ => Manifest::default(),
    };
    let old_folders = folders_above(old.files.keys().map(String::as_str));
    let old_folders = old_folders.into_iter().map(str::to_owned).collect();
    let removal = Removal { old_site, site, old, old_folders, new, is_damaged, disk };
    removal.folder(&SitePath::root())?;
    // The manifest is removed last. If the process is interrupted before, the manifest still says which files are from
    // osteon.
    let manifest = old_site.join(manifest::NAME);
    if fs::symlink_metadata(&manifest).is_ok_and(|metadata| !metadata.is_dir()) {
        disk.remove_file(&manifest)?;
    }
    match disk.remove_folder(old_site) {
        Err(error) if error.kind() == ErrorKind::DirectoryNotEmpty => {
            set_aside(old_site, site, disk)
        }
        result => result,
    }
}

struct Removal<'a> {
    old_site: &'a Path,
    site: &'a Path,
    old: Manifest,
    old_folders: std::collections::BTreeSet<String>,
    new: Manifest,
    is_damaged: bool,
    disk: Disk<'a>,
}

impl Removal<'_> {
    fn folder(&self, site_path: &SitePath) -> io::Result<()> {
        let folder = self.old_site.join(&site_path.path);
        self.disk.make_writable(&folder, &fs::symlink_metadata(&folder)?)?;
        let entries: Vec<_> = fs::read_dir(&folder)?.collect::<Result<_, _>>()?;
        for entry in entries {
            let (site_path, kind) = (site_path.join(&entry.file_name()), entry.file_type()?);
            let is_manifest = site_path.name.as_deref() == Some(manifest::NAME);
            if is_manifest && !kind.is_dir() {
                continue;
            }
            if self.is_missed(&site_path, kind) {
                self.move_to_site(&site_path)?;
            } else if kind.is_dir() {
                self.folder(&site_path)?;
                match self.disk.remove_folder(&entry.path()) {
                    Err(error) if error.kind() == ErrorKind::DirectoryNotEmpty => {}
                    result => result?,
                }
            } else if self.may_be_removed(&site_path, &entry.path())? {
                self.disk.remove_file(&entry.path())?;
            }
        }
        Ok(())
    }

    /// Returns true if a file or folder of the old site is foreign and does not exist in the new site. It must then be
    /// moved to the new site.
    fn is_missed(&self, site_path: &SitePath, kind: FileType) -> bool {
        let is_ours = site_path.name.as_deref().is_some_and(|name| {
            if kind.is_dir() {
                self.old_folders.contains(name)
            } else {
                self.old.files.contains_key(name)
            }
        });
        !is_ours && self.site.is_dir() && !is_there(&self.site.join(&site_path.path))
    }

    /// Moves a file or folder of the old site to the same path in the new site. Creates the folders above this path. If
    /// a file has the path of such a folder, moves nothing.
    fn move_to_site(&self, site_path: &SitePath) -> io::Result<()> {
        let new = self.site.join(&site_path.path);
        if let Some(above) = new.parent().filter(|above| !above.is_dir())
            && self.disk.make_folders(above).is_err()
        {
            return Ok(());
        }
        self.disk.rename_to_new(&self.old_site.join(&site_path.path), &new)
    }

    /// Returns true if a file of the old site can be deleted without losing anybody's work. This is so in four cases:
    /// osteon wrote the file; the new site has a file with the same content at this path; the new site has a newer
    /// foreign file there; the site is damaged and this file is blank. If the new site has an older foreign file there,
    /// replaces that file by this one, and returns false because this file has been moved.
    fn may_be_removed(&self, site_path: &SitePath, path: &Path) -> io::Result<bool> {
        let is_ours = |manifest: &Manifest| {
            site_path.name.as_deref().is_some_and(|name| manifest.files.contains_key(name))
        };
        if is_ours(&self.old) {
            return Ok(true);
        }
        let there = self.site.join(&site_path.path);
        let old = fs::symlink_metadata(path)?;
        let Ok(new) = fs::symlink_metadata(&there) else { return Ok(false) };
        if holds_the_same(path, &old, &there, &new)? || self.is_damaged && is_blank(path, &old)? {
            return Ok(true);
        }
        if is_ours(&self.new) || new.is_dir() {
            return Ok(false);
        }
        if old.modified()? > new.modified()? {
            self.disk.rename(path, &there)?;
            return Ok(false);
        }
        Ok(true)
    }
}

fn is_there(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// Returns true if two paths lead to the same file, or to files with the same content.
fn holds_the_same(
    one: &Path,
    one_metadata: &Metadata,
    other: &Path,
    other_metadata: &Metadata,
) -> io::Result<bool> {
    if is_same(one_metadata, other_metadata) == Some(true) {
        return Ok(true);
    }
    if one_metadata.is_symlink() && other_metadata.is_symlink() {
        return Ok(fs::read_link(one)? == fs::read_link(other)?);
    }
    let are_files = one_metadata.is_file() && other_metadata.is_file();
    Ok(are_files
        && one_metadata.len() == other_metadata.len()
        && fs::read(one)? == fs::read(other)?)
}

/// Returns true if a file is empty or contains only zeros. A power cut can leave such files.
fn is_blank(path: &Path, metadata: &Metadata) -> io::Result<bool> {
    if !metadata.is_file() {
        return Ok(false);
    }
    let mut file = io::BufReader::new(fs::File::open(path)?);
    let mut buffer = [0; 16 * 1024];
    loop {
        match file.read(&mut buffer)? {
            0 => return Ok(true),
            count if buffer[..count].iter().all(|byte| *byte == 0) => {}
            _ => return Ok(false),
        }
    }
}

/// Moves what is left of an old site to a folder next to the new site, with a name such as `site.set-aside`, and tells
/// the user.
fn set_aside(old_site: &Path, site: &Path, disk: Disk<'_>) -> io::Result<()> {
    let name = site.file_name().unwrap_or_default();
    for number in 1.. {
        let mut aside = name.to_owned();
        aside.push(".set-aside");
        if number > 1 {
            aside.push(format!("-{number}"));
        }
        let path = site.with_file_name(aside);
        match disk.rename_to_new(old_site, &path) {
            Err(error)
                if matches!(
                    error.kind(),
                    ErrorKind::AlreadyExists | ErrorKind::DirectoryNotEmpty
                ) => {}
            result => {
                result?;
                disk.watcher.notice(&Notice::SetAside { path: PathBuf::from(&path) });
                break;
            }
        }
    }
    Ok(())
}
