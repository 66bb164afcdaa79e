//! Compares one file of the new site with the file on the disk, and writes it into the staging folder if it differs.

use std::fs::{self, File, Metadata};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::cannot_write;
use super::manifest::{FileRecord, Manifest};
use super::stage::Staging;
use super::untouched::{Time, Untouched, changed};
use crate::digest::{Digest, Hasher};
use crate::error::Error;
use crate::pipeline::render::output::SiteFile;

/// What was decided about one file of the site, and the file's data for the manifest.
pub struct FileDecision {
    /// Size and digests of the file for the manifest.
    pub record: FileRecord,
    /// True if the file on the disk is unchanged, so that it is kept.
    pub is_kept: bool,
    /// True if the file was written although its content is the same as in the last build, because the file on the disk
    /// was missing or changed.
    pub is_mended: bool,
    /// Size and times of the file when it was kept or written.
    pub seen: FileStamp,
}

/// Size and times of a file. If all of them are still the same later, the file has not changed.
#[derive(Clone, Copy, PartialEq)]
pub struct FileStamp {
    size: u64,
    modified: Option<SystemTime>,
    /// When the system last recorded a change of the file; `None` if the system does not record this. Adding or
    /// removing a hard link counts as a change, too.
    changed: Option<Time>,
}

/// Decides whether one file of the site is unchanged on the disk. Makes the file's content only if this is needed to
/// decide, and writes the file only if it has changed.
pub fn write_if_changed(
    file: &SiteFile,
    manifest: &Manifest,
    untouched: &Untouched,
    stage: &Staging,
) -> Result<FileDecision, Error> {
    let old = OldFile::find(stage.folder(), &file.path, manifest, untouched);
    if let Some(old) = &old
        && file.inputs.is_some()
        && file.inputs == old.record.inputs
        && old.is_as_recorded()
    {
        return Ok(old.keep(*old.record));
    }
    if file.is_copy() {
        return copy_if_changed(file, old, manifest.files.get(&file.path), stage);
    }
    let bytes = file.bytes()?;
    let record = FileRecord::of(&bytes, file.inputs);
    if let Some(old) = old.filter(|old| old.holds(&bytes, &record)) {
        return Ok(old.keep(record));
    }
    let metadata = stage.write(&file.path, &bytes)?;
    let last = manifest.files.get(&file.path).and_then(|last| last.digest);
    let is_mended = last.is_some() && last == record.digest;
    Ok(FileDecision { record, is_kept: false, is_mended, seen: FileStamp::of(&metadata) })
}

/// Like `write_if_changed`, but for a file of the project that is published unchanged. A changed file is copied in
/// pieces, so that it is never completely in memory.
fn copy_if_changed(
    file: &SiteFile,
    old: Option<OldFile<'_>>,
    last: Option<&FileRecord>,
    stage: &Staging,
) -> Result<FileDecision, Error> {
    let last_digest = last.and_then(|last| last.digest);
    if let Some(old) = old
        && old.record.digest == Some(file.digest()?)
        && old.is_as_recorded()
    {
        let record = FileRecord { inputs: None, ..*old.record };
        return Ok(old.keep(record));
    }
    let (metadata, (digest, size)) =
        stage.write_with(&file.path, |out, path| file.copy_to(out, cannot_write(path)))?;
    let record = FileRecord { size, digest: Some(digest), inputs: None };
    let is_mended = last_digest == Some(digest);
    Ok(FileDecision { record, is_kept: false, is_mended, seen: FileStamp::of(&metadata) })
}

impl FileStamp {
    /// The current size and times of the file at this path; `None` if the file does not exist.
    pub fn of_path(place: &Path) -> Option<Self> {
        fs::symlink_metadata(place).ok().map(|metadata| Self::of(&metadata))
    }

    /// Returns true if the file at this path still has the size and modification time that this stamp records. Other
    /// programs should not write to the published folder during a build, but sometimes they do.
    pub fn is_unchanged(&self, place: &Path) -> bool {
        Self::of_path(place).is_some_and(|now| Self { changed: self.changed, ..now } == *self)
    }

    fn of(metadata: &Metadata) -> Self {
        let changed = changed(metadata);
        Self { size: metadata.len(), modified: metadata.modified().ok(), changed }
    }
}

/// A file of the last build, as found in the published folder.
pub struct OldFile<'m> {
    path: PathBuf,
    metadata: Metadata,
    record: &'m FileRecord,
    is_untouched: bool,
}

impl<'m> OldFile<'m> {
    /// Finds the file with this path in the published folder. `None` if the manifest does not list the file, or if it
    /// is not a regular file.
    pub fn find(
        folder: &Path,
        path: &str,
        manifest: &'m Manifest,
        untouched: &Untouched,
    ) -> Option<Self> {
        let record = manifest.files.get(path)?;
        let place = folder.join(path);
        let metadata = fs::symlink_metadata(&place).ok().filter(Metadata::is_file)?;
        let is_untouched = metadata.len() == record.size && untouched.holds(path, &metadata);
        Some(Self { path: place, metadata, record, is_untouched })
    }

    /// Returns true if the file has the content that the manifest records. Reads the file only if its size and times do
    /// not decide this.
    pub fn is_as_recorded(&self) -> bool {
        let is_read_the_same =
            || digest_of(&self.path).is_ok_and(|digest| self.record.digest == Some(digest));
        self.metadata.len() == self.record.size && (self.is_untouched || is_read_the_same())
    }

    /// Returns true if the file contains exactly `bytes`. `record` has the size and digest of `bytes`.
    fn holds(&self, bytes: &[u8], record: &FileRecord) -> bool {
        if self.metadata.len() != record.size {
            return false;
        }
        match self.record.digest {
            Some(_) if self.is_untouched => self.record.digest == record.digest,
            _ => has_bytes(&self.path, bytes).unwrap_or(false),
        }
    }

    fn keep(&self, record: FileRecord) -> FileDecision {
        FileDecision {
            record,
            is_kept: true,
            is_mended: false,
            seen: FileStamp::of(&self.metadata),
        }
    }
}

/// The digest of a file's content. Reads the file in pieces.
fn digest_of(path: &Path) -> io::Result<Digest> {
    let mut file = File::open(path)?;
    let mut hasher = Hasher::default();
    let mut buffer = vec![0; 64 * 1024];
    loop {
        match file.read(&mut buffer)? {
            0 => return Ok(hasher.digest()),
            read => hasher.add(&buffer[..read]),
        }
    }
}

/// Returns true if a file contains exactly these bytes. The file must be as long as `bytes`.
fn has_bytes(path: &Path, bytes: &[u8]) -> io::Result<bool> {
    let mut file = File::open(path)?;
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
