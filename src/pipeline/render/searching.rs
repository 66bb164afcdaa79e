//! Builds the search index of a site: collects the text of pages while they are rendered.

use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use super::super::compose::{Searched, Site};
use crate::error::Error;
use crate::search::{
    Everyday, PageText, Search, bucket_file, buckets, page_file, page_text, start_file,
};

/// The search index of a site, built when all pages are rendered.
pub struct SiteSearch {
    /// Numbers of the indexed pages, in index order; pages from `low` on get half the weight.
    numbers: Vec<usize>,
    low: usize,
    /// Texts of the pages, filled in when a page is rendered; `None` for pages that are not indexed.
    texts: Vec<Option<OnceLock<Arc<PageText>>>>,
    made: OnceLock<Search>,
}

/// Makes a file of the index.
type Make = Box<dyn Fn(&Search) -> String + Send + Sync>;

impl SiteSearch {
    /// Prepares the index of a site.
    pub fn new(site: &Site<'_>) -> Self {
        let of = |searched: Searched| {
            let pages = site.pages.iter().enumerate();
            pages.filter(move |(_, page)| page.searched == searched).map(|(number, _)| number)
        };
        let mut numbers: Vec<usize> = of(Searched::Fully).collect();
        let low = numbers.len();
        numbers.extend(of(Searched::Low));
        let is_found = |searched: Searched| searched != Searched::Never;
        let texts = site.pages.iter();
        let texts = texts.map(|page| is_found(page.searched).then(OnceLock::new)).collect();
        Self { numbers, low, texts, made: OnceLock::new() }
    }

    /// Records the text of a page, if it is indexed.
    pub fn read(&self, number: usize, address: &str, html: &str) {
        if let Some(text) = &self.texts[number] {
            text.get_or_init(|| Arc::new(page_text(address, html)));
        }
    }

    /// The files of the index, and how to make each.
    pub fn files(&self) -> Vec<(String, Make)> {
        let pages = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX);
        let start: Make = Box::new(Search::start_script);
        let of_buckets = (0..buckets(self.numbers.len())).map(|number| {
            let make: Make = Box::new(move |search| search.bucket_script(number));
            (bucket_file(number), make)
        });
        let of_pages = (0..pages).map(|number| {
            let make: Make = Box::new(move |search| search.page_script(number));
            (page_file(number), make)
        });
        std::iter::once((start_file(), start)).chain(of_buckets).chain(of_pages).collect()
    }

    /// The index. Built at the first call; `html` renders a page by number.
    pub fn of_site(
        &self,
        site: &Site<'_>,
        everyday: Everyday<'_>,
        html: impl Fn(usize) -> Result<String, Error> + Sync,
    ) -> Result<&Search, Error> {
        if let Some(made) = self.made.get() {
            return Ok(made);
        }
        let text = |number: &usize| {
            let known = || self.texts[*number].as_ref().and_then(OnceLock::get).cloned();
            if known().is_none() {
                self.read(*number, &site.pages[*number].address, &html(*number)?);
            }
            Ok(known().unwrap_or_default())
        };
        let pages = self.numbers.par_iter().map(text).collect::<Result<Vec<_>, Error>>()?;
        let made = Search::new(pages, self.low, everyday);
        Ok(self.made.get_or_init(|| made))
    }
}
