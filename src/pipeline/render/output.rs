//! A finished site: in memory, or file by file.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::digest::Digest;
use crate::error::Error;

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
        let made = files.par_iter().map(|file| Ok((file.path.clone(), file.bytes()?.into())));
        Ok(Self { files: made.collect::<Result<_, Error>>()? })
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
}

/// What a file holds, or how it is made.
enum Content<'s> {
    Ready(&'s [u8]),
    Lazy(Box<dyn Fn() -> Result<Vec<u8>, Error> + Send + Sync + 's>),
}

impl<'s> SiteFile<'s> {
    /// A file whose bytes are there.
    pub fn ready(path: impl Into<String>, bytes: &'s [u8]) -> Self {
        Self { path: path.into(), inputs: None, content: Content::Ready(bytes) }
    }

    /// A file that is made when it is asked for: perhaps never.
    pub fn lazy(
        path: impl Into<String>,
        inputs: Option<Digest>,
        make: impl Fn() -> Result<Vec<u8>, Error> + Send + Sync + 's,
    ) -> Self {
        Self { path: path.into(), inputs, content: Content::Lazy(Box::new(make)) }
    }

    /// What the file holds. A lazy file is made anew each time.
    ///
    /// # Errors
    /// If it cannot be made.
    pub fn bytes(&self) -> Result<Cow<'_, [u8]>, Error> {
        match &self.content {
            Content::Ready(bytes) => Ok(Cow::Borrowed(bytes)),
            Content::Lazy(make) => make().map(Cow::Owned),
        }
    }
}
