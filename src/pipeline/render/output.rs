//! The files of a finished site. The content of a file is in memory, or it is made when publishing or a preview needs
//! it.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::sync::Arc;

use rayon::prelude::*;

use crate::digest::Digest;
use crate::error::Error;
use crate::pipeline::load::PublishedFile;

/// All files of a site, in memory. The same guide, theme and date always give the same bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Output {
    /// The content of each file, by its path in the site with `/` as separator.
    pub files: BTreeMap<String, Arc<[u8]>>,
}

impl Output {
    /// Makes the content of all of these files.
    ///
    /// # Errors
    /// If one of them cannot be made.
    pub fn of(files: &[SiteFile<'_>]) -> Result<Self, Error> {
        let made = in_order(files, |file| Ok((file.path.clone(), file.bytes()?.into())))?;
        Ok(Self { files: made.into_iter().collect() })
    }

    /// The files of this output in the form that publishing takes.
    pub fn site_files(&self) -> Vec<SiteFile<'_>> {
        self.files.iter().map(|(path, bytes)| SiteFile::ready(path, bytes)).collect()
    }
}

/// A file of a site. Its content may not exist yet: it is made when publishing or a preview needs it.
pub struct SiteFile<'s> {
    /// Path of the file in the site, with `/` as separator.
    pub path: String,
    /// Digest of everything on which the content depends. `None` if this is not known before the content is made.
    pub inputs: Option<Digest>,
    content: Content<'s>,
    turn: Turn,
}

/// When a file is made: at any time, right after another file, or at the end.
enum Turn {
    First,
    /// The file is made right after the file with this path, in the same thread.
    Beside(String),
    /// The file is made after all others.
    Last,
}

/// Calls `act` for every file, in parallel. The files must be sorted by path. A file with [`Turn::Beside`] comes right
/// after the file that it names, in the same thread. Files with [`Turn::Last`] come after all others. The first of them
/// is handled alone: it completes the search index, which the rest of them need.
///
/// # Errors
/// If `act` fails for a file.
pub fn in_order<'f, 's: 'f, T: Send>(
    files: &'f [impl std::borrow::Borrow<SiteFile<'s>> + Sync + 'f],
    act: impl Fn(&'f SiteFile<'s>) -> Result<T, Error> + Sync,
) -> Result<Vec<T>, Error> {
    let place = |path: &str| files.binary_search_by(|file| file.borrow().path.as_str().cmp(path));
    let mut followers: Vec<Option<usize>> = vec![None; files.len()];
    let mut late = Vec::new();
    for (number, file) in files.iter().enumerate() {
        match &file.borrow().turn {
            Turn::First => {}
            Turn::Beside(path) => match place(path) {
                Ok(place) => followers[place] = Some(number),
                Err(_) => late.push(number),
            },
            Turn::Last => late.push(number),
        }
    }
    let act_on = |number: usize| Ok((number, act(files[number].borrow())?));
    let is_first = |number: &usize| matches!(files[*number].borrow().turn, Turn::First);
    let first = (0..files.len()).into_par_iter().filter(is_first);
    let first = first.flat_map_iter(|number| [number].into_iter().chain(followers[number]));
    let mut done = first.map(act_on).collect::<Result<Vec<(usize, T)>, Error>>()?;
    let mut late = late.into_iter();
    if let Some(number) = late.next() {
        done.push(act_on(number)?);
    }
    let late = late.as_slice().into_par_iter().copied().map(act_on);
    done.extend(late.collect::<Result<Vec<_>, Error>>()?);
    done.sort_unstable_by_key(|(number, _)| *number);
    Ok(done.into_iter().map(|(_, own)| own).collect())
}

/// Where the content of a file comes from: from memory, from a function that makes it when needed, or from a file of
/// the project.
enum Content<'s> {
    Ready(&'s [u8]),
    Lazy(Box<dyn Fn() -> Result<Vec<u8>, Error> + Send + Sync + 's>),
    OnDisk(&'s PublishedFile),
}

impl<'s> SiteFile<'s> {
    /// A file whose content is in memory already.
    pub fn ready(path: impl Into<String>, bytes: &'s [u8]) -> Self {
        Self { path: path.into(), inputs: None, content: Content::Ready(bytes), turn: Turn::First }
    }

    /// A file whose content is made by the function `make` each time that it is needed.
    pub fn lazy(
        path: impl Into<String>,
        inputs: Option<Digest>,
        make: impl Fn() -> Result<Vec<u8>, Error> + Send + Sync + 's,
    ) -> Self {
        Self {
            path: path.into(),
            inputs,
            content: Content::Lazy(Box::new(make)),
            turn: Turn::First,
        }
    }

    /// A file that is made right after the file with the path `other`, in the same thread. Example: the search text of
    /// a page is ready once the page has been made.
    pub fn beside(
        other: String,
        path: impl Into<String>,
        make: impl Fn() -> Result<Vec<u8>, Error> + Send + Sync + 's,
    ) -> Self {
        Self { turn: Turn::Beside(other), ..Self::lazy(path, None, make) }
    }

    /// A file that is made after all others, because its content depends on them.
    pub fn late(
        path: impl Into<String>,
        make: impl Fn() -> Result<Vec<u8>, Error> + Send + Sync + 's,
    ) -> Self {
        Self { turn: Turn::Last, ..Self::lazy(path, None, make) }
    }

    /// A file of the project that is published unchanged.
    pub fn on_disk(file: &'s PublishedFile) -> Self {
        Self {
            path: file.path.clone(),
            inputs: None,
            content: Content::OnDisk(file),
            turn: Turn::First,
        }
    }

    /// Returns true if the file is a copy of a file in the project. Publishing copies such a file in pieces, so that it
    /// is never completely in memory.
    pub fn is_copy(&self) -> bool {
        matches!(self.content, Content::OnDisk(_))
    }

    /// Digest of the file's content.
    ///
    /// # Errors
    /// If the content cannot be made.
    pub fn digest(&self) -> Result<Digest, Error> {
        match &self.content {
            Content::OnDisk(file) => file.digest(),
            _ => self.bytes().map(Digest::of),
        }
    }

    /// Writes the content to `out`. Returns its digest and its length in bytes.
    ///
    /// # Errors
    /// If the content cannot be made, or if `out` cannot be written. In the second case, `refused` makes the error.
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

    /// The file's content. If a function makes the content, each call makes it again.
    ///
    /// # Errors
    /// If the content cannot be made.
    pub fn bytes(&self) -> Result<Cow<'_, [u8]>, Error> {
        match &self.content {
            Content::Ready(bytes) => Ok(Cow::Borrowed(bytes)),
            Content::Lazy(make) => make().map(Cow::Owned),
            Content::OnDisk(file) => file.read().map(Cow::Owned),
        }
    }
}
