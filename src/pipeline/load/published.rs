//! Files that are published unchanged. They stay on disk until they are published.

use std::fs::File;
use std::io::{self, ErrorKind, Read, Write};
use std::path::PathBuf;
use std::sync::OnceLock;

use super::open::open;
use super::picture::{has_size, picture};
use crate::digest::{Digest, Hasher};
use crate::error::Error;
use crate::model::content::picture::Picture;

/// Size of the copy buffer in bytes.
const PIECE: usize = 64 * 1024;

/// A file of `content/sections/` or `static/` that is published unchanged.
#[derive(Clone, Debug)]
pub struct PublishedFile {
    /// Path below the site with `/` as separator.
    pub path: String,
    /// Path of the file on disk.
    place: PathBuf,
    /// Size and other properties, if the file is a picture that browsers can show.
    pub picture: Option<Picture>,
    digest: OnceLock<Digest>,
}

impl PublishedFile {
    /// Describes a file to publish: `path` below the site, `place` on disk. Reads the size of a picture from the opened
    /// `file`.
    pub(super) fn new(path: &str, place: PathBuf, file: File) -> Self {
        let picture = has_size(path).then(|| picture(file)).flatten();
        Self { path: path.to_owned(), place, picture, digest: OnceLock::new() }
    }

    /// The digest of the content, computed at the first call and then kept.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn digest(&self) -> Result<Digest, Error> {
        if let Some(digest) = self.digest.get() {
            return Ok(*digest);
        }
        let (digest, _) = self.copy(&mut io::sink(), |source| self.cannot_read(source))?;
        Ok(*self.digest.get_or_init(|| digest))
    }

    /// Reads the whole file.
    ///
    /// # Errors
    /// If it cannot be read.
    pub fn read(&self) -> Result<Vec<u8>, Error> {
        let mut bytes = Vec::new();
        self.copy(&mut bytes, |source| self.cannot_read(source))?;
        Ok(bytes)
    }

    /// Copies the file to `out` in pieces. Returns the digest and the length of the copy.
    ///
    /// # Errors
    /// If the file cannot be read, or if `out` cannot be written; `refused` makes the error for `out`. Also if the copy
    /// does not have the digest that [`PublishedFile::digest`] gives: somebody has then changed the file, and the copy
    /// may be part old, part new.
    pub fn copy_to(
        &self,
        out: &mut dyn Write,
        refused: impl FnOnce(io::Error) -> Error,
    ) -> Result<(Digest, u64), Error> {
        let (digest, size) = self.copy(out, refused)?;
        if digest != self.digest()? {
            return Err(Error::ChangedDuringBuild { path: self.place.clone() });
        }
        Ok((digest, size))
    }

    fn copy(
        &self,
        out: &mut dyn Write,
        refused: impl FnOnce(io::Error) -> Error,
    ) -> Result<(Digest, u64), Error> {
        let opened = open(&self.place).map_err(|source| self.cannot_read(source))?;
        let Some((mut file, _)) = opened else {
            return Err(self.cannot_read(ErrorKind::Unsupported.into()));
        };
        let mut hasher = Hasher::default();
        let mut piece = vec![0; PIECE];
        let mut size = 0;
        loop {
            let read = match file.read(&mut piece) {
                Ok(0) => return Ok((hasher.digest(), size)),
                Ok(read) => &piece[..read],
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                Err(source) => return Err(self.cannot_read(source)),
            };
            hasher.add(read);
            size += read.len() as u64;
            if let Err(error) = out.write_all(read) {
                return Err(refused(error));
            }
        }
    }

    fn cannot_read(&self, source: io::Error) -> Error {
        Error::Read { path: self.place.clone(), source }
    }
}
