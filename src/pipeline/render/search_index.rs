//! Builds the search index of a site: collects the text of each page when the page is rendered, and then makes the
//! files of the index.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use rayon::prelude::*;

use super::super::compose::{Searched, Site};
use crate::error::Error;
use crate::search::{
    IndexFiles, PageText, bucket_file, buckets, is_one_file, page_file, page_text, start_file,
};

/// The search index of a site, while the site is rendered.
pub struct SiteSearch {
    /// The numbers, in the site, of the pages that the search index contains, in the order of the index.
    numbers: Vec<usize>,
    /// Three page numbers in the index: see [`crate::search::Start::lower`].
    lower: [usize; 3],
    /// For each page of the site, what the search index knows about it; `None` for pages that search does not find.
    pages: Vec<Option<IndexedPage>>,
    files: IndexFiles,
    /// Has a value once the texts of all pages are in the index.
    is_read: OnceLock<()>,
    /// True if the site has a search page. Only then are the files of the index published.
    is_published: bool,
}

/// What the search index knows about a page: its number in the index, and the JavaScript file that contains its text.
/// The file is made when the page is rendered, and kept here until the file is written.
struct IndexedPage {
    number: usize,
    script: Mutex<Option<String>>,
}

/// A file of the search index.
#[derive(Clone, Copy, Debug)]
pub enum IndexFile {
    /// The file that a search page loads first.
    Start,
    /// A bucket, which is a file of search keys, by its number.
    Bucket(u32),
    /// The file with the text of a page, by the page's number in the site.
    Page(usize),
}

impl SiteSearch {
    /// Creates the index of a site and numbers its pages. The text of no page is in the index yet.
    pub fn new(site: &Site<'_>) -> Self {
        let of = |searched: Searched| {
            let pages = site.pages.iter().enumerate();
            pages.filter(move |(_, page)| page.searched == searched).map(|(number, _)| number)
        };
        let mut numbers: Vec<usize> = of(Searched::Fully).collect();
        let lower = [Searched::Half, Searched::Low, Searched::Terms].map(|searched| {
            let first = numbers.len();
            numbers.extend(of(searched));
            first
        });
        let mut pages: Vec<Option<IndexedPage>> = site.pages.iter().map(|_| None).collect();
        for (number, page) in numbers.iter().enumerate() {
            pages[*page] = Some(IndexedPage { number, script: Mutex::default() });
        }
        let files = IndexFiles::new(numbers.len(), lower, Arc::clone(&site.guide.guide.spill));
        let is_published = site.guide.guide.settings.has_search;
        Self { numbers, lower, pages, files, is_read: OnceLock::new(), is_published }
    }

    /// Adds the text of a rendered page to the search index, if search finds this page. If the index has several files,
    /// also makes the JavaScript file from which browsers load the text, and keeps that file for [`Self::file`].
    pub fn read(&self, page: usize, address: &str, html: &str) {
        if self.is_published
            && let Some(indexed) = &self.pages[page]
        {
            let script = self.files.read(indexed.number, &page_text(address, html));
            if is_one_file(self.numbers.len()) {
                return;
            }
            // If another thread panicked, the data are still consistent, because they are replaced as a whole.
            *indexed.script.lock().unwrap_or_else(PoisonError::into_inner) = Some(script);
        }
    }

    /// All files of the search index, each with its path in the site. Yields nothing if the site has no search.
    pub fn files(&self) -> impl Iterator<Item = (String, IndexFile)> {
        let of_buckets = (0..buckets(self.numbers.len()))
            .map(|number| (bucket_file(number), IndexFile::Bucket(number)));
        let pages = self.numbers.iter().enumerate();
        let of_pages = pages.map(|(number, page)| (page_file(number), IndexFile::Page(*page)));
        let all =
            std::iter::once((start_file(), IndexFile::Start)).chain(of_buckets).chain(of_pages);
        let is_one = is_one_file(self.numbers.len());
        let is_made = move |file: &IndexFile| !is_one || matches!(file, IndexFile::Start);
        all.filter(move |(_, file)| self.is_published && is_made(file))
    }

    /// Makes a file of the search index. Calls `html` for each page whose text is not in the index yet; `html` renders
    /// the page of the site with the given number.
    pub fn file(
        &self,
        file: IndexFile,
        site: &Site<'_>,
        html: impl Fn(usize) -> Result<String, Error> + Sync,
    ) -> Result<String, Error> {
        let read = |page: usize| {
            self.read(page, &site.pages[page].address, &html(page)?);
            Ok(self.taken(page))
        };
        if let IndexFile::Page(page) = file {
            return match self.taken(page) {
                Some(script) => Ok(script),
                None => read(page).map(Option::unwrap_or_default),
            };
        }
        // This function is called for thousands of files, so it records that the texts of all pages are in the index.
        if self.is_read.get().is_none() {
            let pages = self.numbers.par_iter().enumerate();
            let missing = pages.filter(|(number, _)| !self.files.has(*number));
            missing.try_for_each(|(_, page)| read(*page).map(drop))?;
            self.is_read.get_or_init(|| ());
        }
        let script = match file {
            IndexFile::Bucket(number) => self.files.bucket_script(number),
            _ => self.files.start_script(),
        };
        site.guide.guide.spill.intact()?;
        Ok(script)
    }

    fn taken(&self, page: usize) -> Option<String> {
        let indexed = self.pages.get(page)?.as_ref()?;
        indexed.script.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    /// The texts of the pages that search finds, in the order of the index. Also returns the three page numbers of
    /// [`crate::search::Start::lower`]. From each of these numbers on, the pages are less important or of another kind.
    pub fn texts(
        &self,
        site: &Site<'_>,
        html: impl Fn(usize) -> Result<String, Error> + Sync,
    ) -> Result<(Vec<PageText>, [usize; 3]), Error> {
        let text = |page: &usize| Ok(page_text(&site.pages[*page].address, &html(*page)?));
        Ok((self.numbers.par_iter().map(text).collect::<Result<_, Error>>()?, self.lower))
    }
}
