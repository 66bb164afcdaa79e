//! A finished site: in memory, or file by file.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::sync::Arc;

use rayon::prelude::*;

use crate::digest::Digest;
use crate::error::Error;
use crate::pipeline::load::PublishedFile;

/// Every file of a site, by path with `/` between names. The same guide, theme and date give the same bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Output {
    /// The files.
    pub files: BTreeMap<String, Arc<[u8]>>,
}

impl Output {
    /// Makes all of these files.
    ///
    /// # Errors
    /// If one cannot be made.
    pub fn of(files: &[SiteFile<'_>]) -> Result<Self, Error> {
        let made = in_order(files, |file| Ok((file.path.clone(), file.bytes()?.into())))?;
        Ok(Self { files: made.into_iter().collect() })
    }

    /// The files one by one, for whoever writes them.
    pub fn site_files(&self) -> Vec<SiteFile<'_>> {
        self.files.iter().map(|(path, bytes)| SiteFile::ready(path, bytes)).collect()
    }
}

/// A file of a site. Its path is known before its bytes are made.
pub struct SiteFile<'s> {
    /// Its path, with `/` between names.
    pub path: String,
    /// The digest of everything that its bytes depend on; nothing where they must be made to be known.
    pub inputs: Option<Digest>,
    content: Content<'s>,
    is_late: bool,
}

/// Does something with every file, in parallel: with those that are made of others once those are made. The first of
/// them is made alone, for what they share is made with it.
///
/// # Errors
/// If it fails for one.
pub fn in_order<'f, 's: 'f, T: Send>(
    files: &'f [impl std::borrow::Borrow<SiteFile<'s>> + Sync + 'f],
    act: impl Fn(&'f SiteFile<'s>) -> Result<T, Error> + Sync,
) -> Result<Vec<T>, Error> {
    let early = |file: &'f SiteFile<'s>| (!file.is_late).then(|| act(file)).transpose();
    let mut done: Vec<Option<T>> =
        files.par_iter().map(|file| early(file.borrow())).collect::<Result<_, Error>>()?;
    if let Some(first) = done.iter().position(Option::is_none) {
        done[first] = Some(act(files[first].borrow())?);
    }
    let late = done.into_par_iter().zip(files);
    late.map(|(done, file)| done.map_or_else(|| act(file.borrow()), Ok)).collect()
}

/// What a file holds, or how it is made.
enum Content<'s> {
    Ready(&'s [u8]),
    Lazy(Box<dyn Fn() -> Result<Vec<u8>, Error> + Send + Sync + 's>),
    OnDisk(&'s PublishedFile),
}

impl<'s> SiteFile<'s> {
    /// A file whose bytes are there.
    pub fn ready(path: impl Into<String>, bytes: &'s [u8]) -> Self {
        Self { path: path.into(), inputs: None, content: Content::Ready(bytes), is_late: false }
    }

    /// A file that is made when it is asked for: perhaps never.
    pub fn lazy(
        path: impl Into<String>,
        inputs: Option<Digest>,
        make: impl Fn() -> Result<Vec<u8>, Error> + Send + Sync + 's,
    ) -> Self {
        Self { path: path.into(), inputs, content: Content::Lazy(Box::new(make)), is_late: false }
    }

    /// A file that is made of what other files hold, once they are made.
    pub fn late(
        path: impl Into<String>,
        make: impl Fn() -> Result<Vec<u8>, Error> + Send + Sync + 's,
    ) -> Self {
        Self { is_late: true, ..Self::lazy(path, None, make) }
    }

    /// A file of the project that is published as it is.
    pub fn on_disk(file: &'s PublishedFile) -> Self {
        Self {
            path: file.path.clone(),
            inputs: None,
            content: Content::OnDisk(file),
            is_late: false,
        }
    }

    /// Whether it is a copy of a file of the project. Such a file is copied piece by piece, never held.
    pub fn is_copy(&self) -> bool {
        matches!(self.content, Content::OnDisk(_))
    }

    /// The digest of what it holds.
    ///
    /// # Errors
    /// If it cannot be made.
    pub fn digest(&self) -> Result<Digest, Error> {
        match &self.content {
            Content::OnDisk(file) => file.digest(),
            _ => self.bytes().map(Digest::of),
        }
    }

    /// Writes what it holds to `out`. Gives the digest of that, and how many bytes there are.
    ///
    /// # Errors
    /// If it cannot be made; if `out` takes no more, the error that `refused` makes of that.
    pub fn copy_to(
        &self,
        out: &mut dyn Write,
        refused: impl FnOnce(io::Error) -> Error,
    ) -> Result<(Digest, u64), Error> {
        if let Content::OnDisk(file) = &self.content {
            return file.copy_to(out, refused);
        }
        let bytes = self.bytes()?;
        out.write_all(&bytes).map_err(refused)?;
        Ok((Digest::of(&bytes), bytes.len() as u64))
    }

    /// What the file holds. A lazy file is made anew each time.
    ///
    /// # Errors
    /// If it cannot be made.
    pub fn bytes(&self) -> Result<Cow<'_, [u8]>, Error> {
        match &self.content {
            Content::Ready(bytes) => Ok(Cow::Borrowed(bytes)),
            Content::Lazy(make) => make().map(Cow::Owned),
            Content::OnDisk(file) => file.read().map(Cow::Owned),
        }
    }
}
