//! Lists everything that is in the published folder before a new site is published. Changes nothing.

use std::ffi::OsStr;
use std::fs::{self, FileType, Metadata};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::cannot_write;
use super::destination::mounted;
use super::lock::is_same;
use super::manifest::{self, Found, Manifest};
use super::untouched::Untouched;
use crate::diagnostic::Words;
use crate::error::{Error, Reason};
use crate::pipeline::render::output::SiteFile;

/// Everything that the published folder contains before a new site is published.
#[derive(Debug, Default)]
pub struct Survey {
    /// The manifest, which lists the files that osteon has published.
    pub manifest: Manifest,
    /// The manifest's content on the disk; empty if there is no manifest, or only a damaged one.
    pub manifest_bytes: Vec<u8>,
    /// Says which published files are certainly unchanged, so that they need not be read.
    pub untouched: Untouched,
    /// True if the manifest is damaged, or is missing although osteon must have published the site.
    pub is_damaged: bool,
    /// Metadata of the published folder; `None` if it does not exist yet.
    pub metadata: Option<Metadata>,
    /// Folders in the published folder, one list for each level of nesting, outermost first.
    pub folders: Vec<Vec<FoundFolder>>,
    /// Paths of the files in the published folder that the manifest lists, and of the manifest itself.
    pub published: Vec<String>,
    /// All files in the published folder that the manifest does not list. Symbolic links count as files and are not
    /// followed.
    pub foreign: Vec<FoundFile>,
}

/// A folder in the published folder.
#[derive(Debug)]
pub struct FoundFolder {
    /// Path of the folder in the published folder.
    pub site_path: SitePath,
    /// Metadata of the folder.
    pub metadata: Metadata,
}

/// A file, symbolic link or special file in the published folder.
#[derive(Debug)]
pub struct FoundFile {
    /// Path of the file in the published folder.
    pub site_path: SitePath,
    /// Type of the file, such as "symbolic link".
    pub kind: FileType,
}

/// A path in the published folder.
#[derive(Clone, Debug, Default)]
pub struct SitePath {
    /// The path in the system's notation.
    pub path: PathBuf,
    /// The path with `/` as separator, as in the manifest. `None` if the path is not Unicode; no file that osteon
    /// publishes has a path of this kind.
    pub name: Option<String>,
}

/// The result of reading the manifest of a folder.
pub enum ManifestState {
    /// The manifest is readable. Contains what it says about the published site.
    Whole(Box<KnownSite>),
    /// The manifest is damaged. Contains the entries that can still be read.
    Damaged(Manifest),
    /// The manifest was written by a newer version of osteon.
    Newer,
    /// No manifest can be read, or another program wrote the file with the manifest's name.
    None,
}

/// What the readable manifest of a published site tells about the site.
pub struct KnownSite {
    /// The manifest of the site.
    pub manifest: Manifest,
    /// The content of the manifest's file on the disk.
    pub bytes: Vec<u8>,
    /// Says which files are certainly unchanged since osteon published them, so that they need not be read.
    pub untouched: Untouched,
}

/// A folder without a manifest counts as a damaged site of osteon if it contains at least this number of the new site's
/// files, and at least half of them. So many files with the same paths cannot be there by chance.
const ENOUGH_FILES: usize = 10;

/// Lists everything in the published folder, if it exists. `files` are the files of the new site. Returns an error if
/// osteon did not publish the folder, or if the manifest is from a newer version of osteon.
pub fn survey(folder: &Path, files: &[SiteFile]) -> Result<Survey, Error> {
    let metadata = match fs::metadata(folder) {
        Ok(metadata) => metadata,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Survey::default()),
        Err(source) => return Err(cannot_read(folder)(source)),
    };
    let root = metadata.clone();
    let mut survey = Survey { metadata: Some(metadata), ..Survey::default() };
    match read_manifest(folder) {
        ManifestState::Whole(known) => {
            let KnownSite { manifest, bytes, untouched } = *known;
            survey = Survey { manifest, manifest_bytes: bytes, untouched, ..survey };
        }
        ManifestState::Damaged(manifest) => {
            survey = Survey { manifest, is_damaged: true, ..survey };
        }
        ManifestState::Newer => {
            let reason = Reason::new(&NEWER).help(&UPDATE).into_io(ErrorKind::Unsupported);
            return Err(cannot_write(folder)(reason));
        }
        ManifestState::None if is_empty(folder)? => return Ok(survey),
        ManifestState::None if is_there(folder, files) => survey.is_damaged = true,
        ManifestState::None => return Err(Error::ForeignOutput { path: folder.to_owned() }),
    }
    survey.walk(folder, &root)?;
    Ok(survey)
}

fn is_empty(folder: &Path) -> Result<bool, Error> {
    Ok(fs::read_dir(folder).map_err(cannot_read(folder))?.next().is_none())
}

/// Returns true if the folder contains so many files of the new site that osteon must have published it.
fn is_there(folder: &Path, files: &[SiteFile]) -> bool {
    let is_file = |file: &&SiteFile| {
        fs::symlink_metadata(folder.join(&file.path)).is_ok_and(|metadata| metadata.is_file())
    };
    let found = files.iter().filter(is_file).count();
    found >= ENOUGH_FILES && found * 2 >= files.len()
}

/// Reads the manifest of a published folder. Reads it only if it is a regular file, because reading a pipe would block.
pub fn read_manifest(folder: &Path) -> ManifestState {
    let path = folder.join(manifest::NAME);
    let metadata = fs::symlink_metadata(&path).ok().filter(Metadata::is_file);
    let Some(metadata) = metadata else { return ManifestState::None };
    let Ok(bytes) = fs::read(&path) else { return ManifestState::None };
    match Manifest::parse(&bytes) {
        Found::Whole(manifest) => {
            let untouched = Untouched::since(&metadata);
            ManifestState::Whole(Box::new(KnownSite { manifest, bytes, untouched }))
        }
        Found::Damaged(manifest) => ManifestState::Damaged(manifest),
        Found::Newer => ManifestState::Newer,
        Found::Foreign => ManifestState::None,
    }
}

static NEWER: Words = Words("the site in it was made by a later version of osteon");
static UPDATE: Words = Words("use that version, or choose another folder with `--output DIR`");

impl Survey {
    /// Returns true if no other build has replaced the folder, or published to it, since this survey. Locks prevent
    /// this, but not all file systems can lock folders.
    pub fn is_current(&self, folder: &Path) -> bool {
        let now = fs::metadata(folder).ok();
        let is_same_folder = match (&self.metadata, &now) {
            (Some(then), Some(now)) => is_same(then, now) != Some(false),
            (then, now) => then.is_none() && now.is_none(),
        };
        is_same_folder
            && match read_manifest(folder) {
                ManifestState::Whole(known) => known.bytes == self.manifest_bytes,
                _ => self.manifest_bytes.is_empty(),
            }
    }

    fn walk(&mut self, root: &Path, root_metadata: &Metadata) -> Result<(), Error> {
        self.untouched.add_folder("", root_metadata);
        let root_place = SitePath::root();
        let mut level = self.add(list(root, &root_place, root_metadata, &self.manifest)?);
        while !level.is_empty() {
            let below: Vec<_> = level
                .par_iter()
                .map(|folder| list(root, &folder.site_path, root_metadata, &self.manifest))
                .collect::<Result<_, _>>()?;
            self.folders.push(level);
            level = below.into_iter().flat_map(|listed| self.add(listed)).collect();
        }
        Ok(())
    }

    /// Adds the content of one folder to the survey. Returns the subfolders, whose content must be listed next.
    fn add(&mut self, listed: Listed) -> Vec<FoundFolder> {
        self.published.extend(listed.published);
        self.foreign.extend(listed.foreign);
        for FoundFolder { site_path, metadata } in &listed.folders {
            if let Some(name) = &site_path.name {
                self.untouched.add_folder(name, metadata);
            }
        }
        listed.folders
    }
}

impl SitePath {
    /// The empty path, which stands for the published folder itself.
    pub fn root() -> Self {
        Self { path: PathBuf::new(), name: Some(String::new()) }
    }

    /// The path of the file or folder with the name `name` that is directly in the folder at this path.
    pub fn join(&self, name: &OsStr) -> Self {
        let text =
            self.name.as_ref().zip(name.to_str()).map(|(above, name)| match above.as_str() {
                "" => name.to_owned(),
                above => [above, "/", name].concat(),
            });
        Self { path: self.path.join(name), name: text }
    }
}

/// The files and folders in a folder, without those in its subfolders.
#[derive(Default)]
struct Listed {
    folders: Vec<FoundFolder>,
    published: Vec<String>,
    foreign: Vec<FoundFile>,
}

fn list(
    root: &Path,
    site_path: &SitePath,
    root_metadata: &Metadata,
    manifest: &Manifest,
) -> Result<Listed, Error> {
    let folder = root.join(&site_path.path);
    let mut listed = Listed::default();
    for entry in fs::read_dir(&folder).map_err(cannot_read(&folder))? {
        let entry = entry.map_err(cannot_read(&folder))?;
        let site_path = site_path.join(&entry.file_name());
        let kind = entry.file_type().map_err(cannot_read(&folder))?;
        if kind.is_dir() {
            let path = root.join(&site_path.path);
            let metadata = entry.metadata().map_err(cannot_read(&path))?;
            if !is_on_same_disk(root_metadata, &metadata) {
                return Err(cannot_write(&path)(mounted()));
            }
            listed.folders.push(FoundFolder { site_path, metadata });
            continue;
        }
        match site_path.name {
            Some(name) if manifest.holds(&name) => listed.published.push(name),
            _ => listed.foreign.push(FoundFile { site_path, kind }),
        }
    }
    Ok(listed)
}

#[cfg(unix)]
fn is_on_same_disk(one: &Metadata, other: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    one.dev() == other.dev()
}

#[cfg(not(unix))]
fn is_on_same_disk(_: &Metadata, _: &Metadata) -> bool {
    true
}

fn cannot_read(path: &Path) -> impl FnOnce(std::io::Error) -> Error {
    move |source| Error::Read { path: path.to_owned(), source }
}
