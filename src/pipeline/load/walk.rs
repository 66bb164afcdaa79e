//! Lists the files in a folder and in its subfolders. Follows symbolic links, and notes what cannot be read, such as
//! broken links.
#![expect(clippy::disallowed_methods, reason = "only load reads a project")]

use std::path::{Path, PathBuf};

use super::Flaw;
use super::file_names::{is_hidden, is_left_over, is_published_though_hidden};
use crate::error::Error;

/// Maximum number of symbolic links to folders on the way to one file. If there are more, the links probably form a
/// cycle.
const MOST_LINKS: usize = 4;

/// Maximum depth of nested folders. Deeper nesting is a mistake or an attack: every page lists the folders above it, so
/// each level makes the pages longer.
const MOST_FOLDERS: usize = 32;

/// Maximum length of a path in bytes. Most systems allow 4096, and the site may be in a folder with longer names.
const LONGEST_PATH: usize = 2048;

/// A walk through a folder of the project, with what it has found so far.
pub struct Walk<'r> {
    /// The project folder, to which paths are relative.
    root: &'r Path,
    /// Real paths of the folders into which links may lead: the project, and the folders that the caller allows.
    inside: Vec<PathBuf>,
    /// True for `static/`, where some hidden files belong to the site, such as `.well-known`.
    is_site: bool,
    /// Targets of the symbolic links through which the walk has reached the current folder, outermost first.
    followed: Vec<PathBuf>,
    /// The files found: path below the project, and path on disk.
    pub files: Vec<(String, PathBuf)>,
    /// The files, folders and links that were not read: path below the project, and reason.
    pub flaws: Vec<(String, Flaw)>,
}

impl<'r> Walk<'r> {
    /// Lists the files below a folder of the project. A missing folder counts as empty. `linked` are folders outside
    /// the project into which symbolic links may lead.
    pub fn through(root: &'r Path, folder: &str, linked: &[PathBuf]) -> Result<Self, Error> {
        let place = root.join(folder);
        let mut walk = Self {
            root,
            inside: Vec::new(),
            is_site: folder == "static",
            followed: Vec::new(),
            files: Vec::new(),
            flaws: Vec::new(),
        };
        for folder in std::iter::once(root).chain(linked.iter().map(PathBuf::as_path)) {
            let real = folder.canonicalize();
            let read_error = |source| Error::Read { path: folder.to_owned(), source };
            walk.inside.push(real.map_err(read_error)?);
        }
        match place.symlink_metadata() {
            Ok(metadata) if metadata.is_symlink() => walk.link(place)?,
            Ok(metadata) if metadata.is_dir() => walk.folder(&place, folder)?,
            _ => {}
        }
        walk.files.sort();
        walk.flaws.sort();
        Ok(walk)
    }

    /// Adds the files in a folder and its subfolders to `files`, and what cannot be read to `flaws`. `folder` is the
    /// path on disk, `below` the path below the project.
    fn folder(&mut self, folder: &Path, below: &str) -> Result<(), Error> {
        if below.matches('/').count() >= MOST_FOLDERS || below.len() > LONGEST_PATH {
            self.flaw(folder, Flaw::TooDeep);
            return Ok(());
        }
        let read_error = |path: &Path| {
            let path = path.to_owned();
            move |source| Error::Read { path, source }
        };
        for entry in std::fs::read_dir(folder).map_err(read_error(folder))? {
            let entry = entry.map_err(read_error(folder))?;
            let (name, path) = (entry.file_name(), entry.path());
            let name = name.to_string_lossy();
            if is_hidden(&name) && !(self.is_site && is_published_though_hidden(&name)) {
                continue;
            }
            if is_left_over(&name) {
                self.flaw(&path, Flaw::LeftOver);
                continue;
            }
            let kind = entry.file_type().map_err(read_error(&path))?;
            if kind.is_symlink() {
                self.link(path)?;
            } else if kind.is_dir() {
                self.folder(&path, &format!("{below}/{name}"))?;
            } else if kind.is_file() {
                self.files.push((format!("{below}/{name}"), path));
            } else {
                self.flaw(&path, Flaw::NoFile);
            }
        }
        Ok(())
    }

    /// Follows a symbolic link: adds its file, or the files in its folder, to `files`. If the link leads out of the
    /// project and into no allowed folder, adds the link to `flaws` instead, because publishing its target could reveal
    /// private files of the computer.
    fn link(&mut self, path: PathBuf) -> Result<(), Error> {
        let Ok(target) = path.canonicalize() else {
            self.flaw(&path, Flaw::DeadLink);
            return Ok(());
        };
        if !self.inside.iter().any(|place| target.starts_with(place)) {
            self.flaw(&path, Flaw::LinkOutside);
        } else if target.is_file() {
            self.files.push((path_below(self.root, &path), target));
        } else if !target.is_dir() {
            self.flaw(&path, Flaw::NoFile);
        } else {
            let here = path.parent().and_then(|folder| folder.canonicalize().ok());
            let is_above = |place: &PathBuf| place.starts_with(&target);
            if self.followed.len() >= MOST_LINKS || here.iter().chain(&self.followed).any(is_above)
            {
                self.flaw(&path, Flaw::DeadLink);
                return Ok(());
            }
            self.followed.push(target);
            self.folder(&path, &path_below(self.root, &path))?;
            self.followed.pop();
        }
        Ok(())
    }

    fn flaw(&mut self, path: &Path, flaw: Flaw) {
        self.flaws.push((path_below(self.root, path), flaw));
    }
}

/// The path below the project with `/` as separator, the same on every system.
fn path_below(root: &Path, path: &Path) -> String {
    let below = path.strip_prefix(root).unwrap_or(path);
    let names: Vec<_> = below.components().map(|name| name.as_os_str().to_string_lossy()).collect();
    names.join("/")
}
