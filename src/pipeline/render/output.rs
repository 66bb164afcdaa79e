//! The files of a rendered site, in memory or made on request.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::sync::Arc;

use rayon::prelude::*;

use crate::digest::Digest;
use crate::error::Error;
use crate::pipeline::load::PublishedFile;

/// Every file of a site, by path with `/` as separator. Equal guide, theme and date give equal bytes.
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

    /// The files as [`SiteFile`]s.
    pub fn site_files(&self) -> Vec<SiteFile<'_>> {
        self.files.iter().map(|(path, bytes)| SiteFile::ready(path, bytes)).collect()
    }
}

/// A file of a site. Its content is made on request.
pub struct SiteFile<'s> {
    /// Path with `/` as separator.
    pub path: String,
    /// Digest of everything that the content depends on; `None` if only making it can tell.
    pub inputs: Option<Digest>,
    content: Content<'s>,
    is_late: bool,
}

/// Calls a function for every file, in parallel. Files that are made from others come after them. The first file is
/// done alone, because it also makes what all of them share.
///
/// # Errors
/// If the function fails for a file.
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

/// The content of a file, or how to make it.
enum Content<'s> {
    Ready(&'s [u8]),
    Lazy(Box<dyn Fn() -> Result<Vec<u8>, Error> + Send + Sync + 's>),
    OnDisk(&'s PublishedFile),
}

impl<'s> SiteFile<'s> {
    /// A file whose content is in memory.
    pub fn ready(path: impl Into<String>, bytes: &'s [u8]) -> Self {
        Self { path: path.into(), inputs: None, content: Content::Ready(bytes), is_late: false }
    }

    /// A file that is made on request.
    pub fn lazy(
        path: impl Into<String>,
        inputs: Option<Digest>,
        make: impl Fn() -> Result<Vec<u8>, Error> + Send + Sync + 's,
    ) -> Self {
        Self { path: path.into(), inputs, content: Content::Lazy(Box::new(make)), is_late: false }
    }

    /// A file that is made from other files, after those are made.
    pub fn late(
        path: impl Into<String>,
        make: impl Fn() -> Result<Vec<u8>, Error> + Send + Sync + 's,
    ) -> Self {
        Self { is_late: true, ..Self::lazy(path, None, make) }
    }

    /// A file of the project that is published unchanged.
    pub fn on_disk(file: &'s PublishedFile) -> Self {
        Self {
            path: file.path.clone(),
            inputs: None,
            content: Content::OnDisk(file),
            is_late: false,
        }
    }

    /// Returns true if the file is a copy of a project file. Such a file is copied in pieces.
    pub fn is_copy(&self) -> bool {
        matches!(self.content, Content::OnDisk(_))
    }

    /// Digest of the content.
    ///
    /// # Errors
    /// If the content cannot be made.
    pub fn digest(&self) -> Result<Digest, Error> {
        match &self.content {
            Content::OnDisk(file) => file.digest(),
            _ => self.bytes().map(Digest::of),
        }
    }

    /// Writes the content to `out`. Returns its digest and its length.
    ///
    /// # Errors
    /// If the content cannot be made, or, with the error that `refused` makes, if `out` cannot be written.
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

    /// The content. A lazy file is made again on each call.
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
