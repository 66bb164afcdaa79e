//! What stands in the folder before publishing. Looks, changes nothing.

use std::ffi::OsStr;
use std::fs::{self, FileType, Metadata, Permissions};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::cannot_write;
use super::destination::mounted;
use super::manifest::{self, Manifest};
use super::untouched::Untouched;
use crate::error::Error;

/// The folder as the last build, and other people, left it.
#[derive(Debug, Default)]
pub struct Survey {
    /// Which of the files are ours.
    pub manifest: Manifest,
    /// The manifest as it stands on disk; empty when there is none.
    pub manifest_bytes: Vec<u8>,
    /// Which of our files need not be read.
    pub untouched: Untouched,
    /// The folder's own permissions; none when there is no folder yet.
    pub permissions: Option<Permissions>,
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

/// Looks at the whole folder, or at nothing but its name when it is not there yet.
pub fn survey(folder: &Path) -> Result<Survey, Error> {
    let metadata = match fs::metadata(folder) {
        Ok(metadata) => metadata,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Survey::default()),
        Err(source) => return Err(cannot_read(folder)(source)),
    };
    let permissions = Some(metadata.permissions());
    let Some((manifest, manifest_bytes, untouched)) = read_manifest(folder) else {
        let is_empty = fs::read_dir(folder).map_err(cannot_read(folder))?.next().is_none();
        return if is_empty {
            Ok(Survey { permissions, ..Survey::default() })
        } else {
            Err(Error::ForeignOutput { path: folder.to_owned() })
        };
    };
    let mut survey =
        Survey { manifest, manifest_bytes, untouched, permissions, ..Survey::default() };
    survey.walk(folder, &metadata)?;
    Ok(survey)
}

/// The manifest of a published folder, as it is written, and since when files in the folder are as we left them.
/// Nothing where there is none of ours.
pub fn read_manifest(folder: &Path) -> Option<(Manifest, Vec<u8>, Untouched)> {
    let path = folder.join(manifest::NAME);
    let metadata = fs::metadata(&path).ok()?;
    // Whoever reads a pipe waits for somebody to write into it.
    let bytes = if metadata.is_file() { fs::read(&path).ok()? } else { return None };
    Some((Manifest::parse(&bytes)?, bytes, Untouched::since(&metadata)))
}

impl Survey {
    fn walk(&mut self, root: &Path, root_metadata: &Metadata) -> Result<(), Error> {
        self.untouched.add_folder("", root_metadata);
        let root_place = Place { path: PathBuf::new(), name: Some(String::new()) };
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
    fn join(&self, name: &OsStr) -> Self {
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
