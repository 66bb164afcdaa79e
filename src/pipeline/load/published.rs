//! A file that is published as it is. It is never held in memory: it is read when it is published.

use std::fs::File;
use std::io::{self, BufReader, ErrorKind, Read, Write};
use std::path::PathBuf;
use std::sync::OnceLock;

use super::open::open;
use crate::digest::{Digest, Hasher};
use crate::error::Error;

/// How much of a file is in memory at once.
const PIECE: usize = 64 * 1024;

/// Whether a file of this name is a picture that has a size in pixels.
fn has_size(path: &str) -> bool {
    let ending = path.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    ["png", "jpg", "jpeg", "gif", "webp", "avif"].contains(&ending.as_str())
}

/// A file that nobody parses, of `content/sections/` or `static/`.
#[derive(Clone, Debug)]
pub struct PublishedFile {
    /// Its path below the site, with `/` between names.
    pub path: String,
    /// Where it is.
    place: PathBuf,
    /// Width and height in pixels, of a picture.
    pub size: Option<(usize, usize)>,
    digest: OnceLock<Digest>,
}

impl PublishedFile {
    /// A file, by its path below the site and the place where it is, and opened.
    pub(super) fn new(path: &str, place: PathBuf, file: File) -> Self {
        let size = has_size(path).then(|| imagesize::reader_size(BufReader::new(file)).ok());
        let size = size.flatten().map(|size| (size.width, size.height));
        Self { path: path.to_owned(), place, size, digest: OnceLock::new() }
    }

    /// The digest of what it held when this was first asked.
    ///
    /// # Errors
    /// If it cannot be read.
    pub fn digest(&self) -> Result<Digest, Error> {
        if let Some(digest) = self.digest.get() {
            return Ok(*digest);
        }
        let (digest, _) = self.copy_to(&mut io::sink(), |source| self.cannot_read(source))?;
        Ok(*self.digest.get_or_init(|| digest))
    }

    /// Reads the whole file.
    ///
    /// # Errors
    /// If it cannot be read.
    pub fn read(&self) -> Result<Vec<u8>, Error> {
        let mut bytes = Vec::new();
        self.copy_to(&mut bytes, |source| self.cannot_read(source))?;
        Ok(bytes)
    }

    /// Copies the file, piece by piece. Gives the digest of what was copied, and how many bytes that is.
    ///
    /// # Errors
    /// If the file cannot be read; if `out` takes no more, the error that `refused` makes of that.
    pub fn copy_to(
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
