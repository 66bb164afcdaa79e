//! What stands in the folder before publishing. Looks, changes nothing.

use std::ffi::OsStr;
use std::fs::{self, FileType, Metadata};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::cannot_write;
use super::claim::is_same;
use super::destination::mounted;
use super::manifest::{self, Found, Manifest};
use super::untouched::Untouched;
use crate::diagnostic::Words;
use crate::error::{Error, Reason};
use crate::pipeline::render::output::SiteFile;

/// The folder as the last build, and other people, left it.
#[derive(Debug, Default)]
pub struct Survey {
    /// Which of the files are ours.
    pub manifest: Manifest,
    /// The manifest as it stands on disk; empty when there is none.
    pub manifest_bytes: Vec<u8>,
    /// Which of our files need not be read.
    pub untouched: Untouched,
    /// Whether the manifest was ours and cannot be relied on.
    pub is_damaged: bool,
    /// The folder itself; none when there is no folder yet.
    pub metadata: Option<Metadata>,
    /// Folders below it, outermost first: a list for each depth.
    pub folders: Vec<Vec<FoundFolder>>,
    /// What stands in the places of our files, the manifest included.
    pub ours: Vec<String>,
    /// All else. Symbolic links are not followed.
    pub foreign: Vec<FoundFile>,
}

/// A folder below the published folder.
#[derive(Debug)]
pub struct FoundFolder {
    /// Where.
    pub place: Place,
    /// What the system says of it.
    pub metadata: Metadata,
}

/// A file, a symbolic link or something more special.
#[derive(Debug)]
pub struct FoundFile {
    /// Where.
    pub place: Place,
    /// Which of these.
    pub kind: FileType,
}

/// A path below the published folder.
#[derive(Clone, Debug, Default)]
pub struct Place {
    /// As the system writes it.
    pub path: PathBuf,
    /// With `/` between names, as sites write it; none when it is not Unicode and so cannot be ours.
    pub name: Option<String>,
}

/// What the manifest of a folder says.
pub enum ManifestState {
    /// All of it can be read.
    Whole(Box<KnownSite>),
    /// It was ours. What can still be read of it is here.
    Damaged(Manifest),
    /// It is of a later version of the program.
    Newer,
    /// There is none of ours.
    None,
}

/// A published folder with a whole manifest.
pub struct KnownSite {
    /// The manifest.
    pub manifest: Manifest,
    /// As it is written.
    pub bytes: Vec<u8>,
    /// Since when files in the folder are as we left them.
    pub untouched: Untouched,
}

/// A folder without a manifest is a damaged site of ours when it has at least as many of the site's files as this, and
/// at least half of them. So many paths are not the same by chance.
const ENOUGH_FILES: usize = 10;

/// Looks at the whole folder, or at nothing but its name when it is not there yet. `files` are those of the new site.
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

/// Whether most files of the site stand in the folder.
fn is_there(folder: &Path, files: &[SiteFile]) -> bool {
    let is_file = |file: &&SiteFile| {
        fs::symlink_metadata(folder.join(&file.path)).is_ok_and(|metadata| metadata.is_file())
    };
    let found = files.iter().filter(is_file).count();
    found >= ENOUGH_FILES && found * 2 >= files.len()
}

/// Reads the manifest of a published folder. Only an ordinary file is one: whoever reads a pipe waits for somebody to
/// write into it.
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

static NEWER: Words = Words {
    en: "the site in it was made by a later version of osteon",
    zh: "裡面的網站是較新版的 osteon 產生的",
};
static UPDATE: Words = Words {
    en: "use that version, or choose another folder with `--output DIR`",
    zh: "請改用那個版本，或用 `--output DIR` 選別的資料夾",
};

impl Survey {
    /// Whether the folder still is the one that was surveyed, and no other build has published to it since. That can
    /// happen only where folders cannot be locked.
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
        let root_place = Place::root();
        let mut level = self.add(list(root, &root_place, root_metadata, &self.manifest)?);
        while !level.is_empty() {
            let below: Vec<_> = level
                .par_iter()
                .map(|folder| list(root, &folder.place, root_metadata, &self.manifest))
                .collect::<Result<_, _>>()?;
            self.folders.push(level);
            level = below.into_iter().flat_map(|listed| self.add(listed)).collect();
        }
        Ok(())
    }

    /// Adds what a folder holds, and gives back the folders in it.
    fn add(&mut self, listed: Listed) -> Vec<FoundFolder> {
        self.ours.extend(listed.ours);
        self.foreign.extend(listed.foreign);
        for FoundFolder { place, metadata } in &listed.folders {
            if let Some(name) = &place.name {
                self.untouched.add_folder(name, metadata);
            }
        }
        listed.folders
    }
}

impl Place {
    /// The published folder itself.
    pub fn root() -> Self {
        Self { path: PathBuf::new(), name: Some(String::new()) }
    }

    /// Something in this folder.
    pub fn join(&self, name: &OsStr) -> Self {
        let text =
            self.name.as_ref().zip(name.to_str()).map(|(above, name)| match above.as_str() {
                "" => name.to_owned(),
                above => [above, "/", name].concat(),
            });
        Self { path: self.path.join(name), name: text }
    }
}

/// What is directly within a folder.
#[derive(Default)]
struct Listed {
    folders: Vec<FoundFolder>,
    ours: Vec<String>,
    foreign: Vec<FoundFile>,
}

fn list(
    root: &Path,
    place: &Place,
    root_metadata: &Metadata,
    manifest: &Manifest,
) -> Result<Listed, Error> {
    let folder = root.join(&place.path);
    let mut listed = Listed::default();
    for entry in fs::read_dir(&folder).map_err(cannot_read(&folder))? {
        let entry = entry.map_err(cannot_read(&folder))?;
        let place = place.join(&entry.file_name());
        let kind = entry.file_type().map_err(cannot_read(&folder))?;
        if kind.is_dir() {
            let path = root.join(&place.path);
            let metadata = entry.metadata().map_err(cannot_read(&path))?;
            if !is_on_same_disk(root_metadata, &metadata) {
                return Err(cannot_write(&path)(mounted()));
            }
            listed.folders.push(FoundFolder { place, metadata });
            continue;
        }
        match place.name {
            Some(name) if manifest.holds(&name) => listed.ours.push(name),
            _ => listed.foreign.push(FoundFile { place, kind }),
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
