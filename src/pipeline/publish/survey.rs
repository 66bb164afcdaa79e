//! What stands in the folder before publishing. Looks, changes nothing.

use std::fs::{self, FileType, Metadata, Permissions};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::cannot_write;
use super::destination::mounted;
use super::manifest::{self, Manifest};
use crate::error::Error;

/// The folder as the last build, and other people, left it.
#[derive(Debug, Default)]
pub struct Survey {
    /// Which of the files are ours.
    pub manifest: Manifest,
    /// The manifest as it stands on disk; empty when there is none.
    pub manifest_bytes: Vec<u8>,
    /// The folder's own permissions; none when there is no folder yet.
    pub permissions: Option<Permissions>,
    /// Folders below it, outermost first: a list for each depth.
    pub folders: Vec<Vec<FoundFolder>>,
    /// All else, the manifest included. Symbolic links are not followed.
    pub files: Vec<FoundFile>,
}

/// A folder below the published folder.
#[derive(Debug)]
pub struct FoundFolder {
    /// Where.
    pub place: Place,
    /// Its permissions, which a new folder in its place keeps.
    pub permissions: Permissions,
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
    // Whoever reads a pipe waits for somebody to write into it.
    let manifest = folder.join(manifest::NAME);
    let manifest_bytes =
        if manifest.is_file() { fs::read(&manifest).unwrap_or_default() } else { Vec::new() };
    let Some(manifest) = Manifest::parse(&manifest_bytes) else {
        let is_empty = fs::read_dir(folder).map_err(cannot_read(folder))?.next().is_none();
        return if is_empty {
            Ok(Survey { permissions, ..Survey::default() })
        } else {
            Err(Error::ForeignOutput { path: folder.to_owned() })
        };
    };
    let mut survey = Survey { manifest, manifest_bytes, permissions, ..Survey::default() };
    survey.walk(folder, &metadata)?;
    Ok(survey)
}

impl Survey {
    fn walk(&mut self, root: &Path, root_metadata: &Metadata) -> Result<(), Error> {
        let (mut level, files) = list(root, &Place::default(), root_metadata)?;
        self.files = files;
        while !level.is_empty() {
            let below: Vec<_> = level
                .par_iter()
                .map(|folder| list(root, &folder.place, root_metadata))
                .collect::<Result<_, _>>()?;
            self.folders.push(level);
            level = Vec::new();
            for (folders, files) in below {
                level.extend(folders);
                self.files.extend(files);
            }
        }
        Ok(())
    }
}

impl Place {
    fn join(&self, name: &std::ffi::OsStr) -> Self {
        let text = match (&self.name, name.to_str()) {
            (Some(above), Some(name)) => Some(format!("{above}/{name}")),
            (None, Some(name)) if self.path.as_os_str().is_empty() => Some(name.to_owned()),
            _ => None,
        };
        Self { path: self.path.join(name), name: text }
    }
}

/// The folders and the files directly within a folder.
fn list(
    root: &Path,
    place: &Place,
    root_metadata: &Metadata,
) -> Result<(Vec<FoundFolder>, Vec<FoundFile>), Error> {
    let folder = root.join(&place.path);
    let (mut folders, mut files) = (Vec::new(), Vec::new());
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
            folders.push(FoundFolder { place, permissions: metadata.permissions() });
        } else {
            files.push(FoundFile { place, kind });
        }
    }
    Ok((folders, files))
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
