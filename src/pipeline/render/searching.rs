//! Builds the search index of a site: reads pages while they are rendered, and makes the files of the index after that.

use std::sync::{Mutex, OnceLock, PoisonError};

use rayon::prelude::*;

use super::super::compose::{Searched, Site};
use crate::error::Error;
use crate::search::{IndexFiles, PageText, bucket_file, buckets, page_file, page_text, start_file};

/// The search index of a site.
pub struct SiteSearch {
    /// Numbers of the indexed pages, in index order.
    numbers: Vec<usize>,
    /// The first page that gets half the weight.
    low: usize,
    /// The place of each page in the index; `None` for pages that are not indexed.
    places: Vec<Option<Place>>,
    files: IndexFiles,
    /// Set when all pages are read.
    is_read: OnceLock<()>,
    /// Whether the site has an index.
    is_published: bool,
}

/// A page's place in the index, and the script with its text: kept from the rendering of the page until the script is
/// written.
struct Place {
    number: usize,
    script: Mutex<Option<String>>,
}

/// A file of the index.
#[derive(Clone, Copy, Debug)]
pub enum IndexFile {
    /// The file of the search index that a page loads first.
    Start,
    /// A bucket of keys.
    Bucket(u32),
    /// The text of a page of the site.
    Page(usize),
}

impl SiteSearch {
    /// Prepares the index of a site. Nothing is indexed yet.
    pub fn new(site: &Site<'_>) -> Self {
        let of = |searched: Searched| {
            let pages = site.pages.iter().enumerate();
            pages.filter(move |(_, page)| page.searched == searched).map(|(number, _)| number)
        };
        let mut numbers: Vec<usize> = of(Searched::Fully).collect();
        let low = numbers.len();
        numbers.extend(of(Searched::Low));
        let mut places: Vec<Option<Place>> = site.pages.iter().map(|_| None).collect();
        for (number, page) in numbers.iter().enumerate() {
            places[*page] = Some(Place { number, script: Mutex::default() });
        }
        let files = IndexFiles::new(numbers.len(), low);
        let is_published = site.guide.guide.settings.has_search;
        Self { numbers, low, places, files, is_read: OnceLock::new(), is_published }
    }

    /// Reads a rendered page, if it is indexed, and keeps the script with its text until that is requested.
    pub fn read(&self, page: usize, address: &str, html: &str) {
        if self.is_published
            && let Some(place) = &self.places[page]
        {
            let script = self.files.read(place.number, &page_text(address, html));
            // The data stay consistent if another thread panicked, because they are replaced as a whole.
            *place.script.lock().unwrap_or_else(PoisonError::into_inner) = Some(script);
        }
    }

    /// The files of the index, by path.
    pub fn files(&self) -> impl Iterator<Item = (String, IndexFile)> {
        let of_buckets = (0..buckets(self.numbers.len()))
            .map(|number| (bucket_file(number), IndexFile::Bucket(number)));
        let pages = self.numbers.iter().enumerate();
        let of_pages = pages.map(|(number, page)| (page_file(number), IndexFile::Page(*page)));
        let all =
            std::iter::once((start_file(), IndexFile::Start)).chain(of_buckets).chain(of_pages);
        all.filter(|_| self.is_published)
    }

    /// Makes a file of the index. `html` renders a page by number.
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
        // Thousands of files ask for this, so remember that all pages are read.
        if self.is_read.get().is_none() {
            let pages = self.numbers.par_iter().enumerate();
            let missing = pages.filter(|(number, _)| !self.files.has(*number));
            missing.try_for_each(|(_, page)| read(*page).map(drop))?;
            self.is_read.get_or_init(|| ());
        }
        Ok(match file {
            IndexFile::Bucket(number) => self.files.bucket_script(number),
            _ => self.files.start_script(),
        })
    }

    fn taken(&self, page: usize) -> Option<String> {
        let place = self.places.get(page)?.as_ref()?;
        place.script.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    /// The texts of the indexed pages, and the first page that gets half the weight.
    pub fn texts(
        &self,
        site: &Site<'_>,
        html: impl Fn(usize) -> Result<String, Error> + Sync,
    ) -> Result<(Vec<PageText>, usize), Error> {
        let text = |page: &usize| Ok(page_text(&site.pages[*page].address, &html(*page)?));
        Ok((self.numbers.par_iter().map(text).collect::<Result<_, Error>>()?, self.low))
    }
}
