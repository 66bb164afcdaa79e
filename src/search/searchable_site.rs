//! A searchable site: the index of its pages, in which the keys, names and words of a query are looked up.

mod synonyms;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

pub use self::synonyms::Named;
use self::synonyms::whole_places;
use super::files::{IndexFiles, list_of};
use super::fold::FoldedText;
use super::index::bucket_of;
use super::keys;
use super::page_text::PageText;

/// A searchable site: the index, and the texts of its pages.
pub struct SearchableSite {
    pages: Vec<PageText>,
    files: IndexFiles,
    /// For each bucket, the encoded postings of its keys, by key number. Empty until a key of the bucket is looked up.
    read: Vec<OnceLock<BTreeMap<u32, String>>>,
    /// Groups of everyday words with the same meaning, such as `doctor` and `physician`.
    alike: Vec<Vec<String>>,
    /// Words that belong to the phrasing of questions, such as `how`.
    phrasing: Vec<String>,
    /// Words that ask for the meaning of a name, such as `what is`.
    defining: Vec<String>,
}

/// The words of the site's language that search needs, as its locale lists them.
#[derive(Clone, Copy, Debug, Default)]
pub struct LocaleWords<'w> {
    /// Groups of everyday synonyms, separated by semicolons: `doctor = physician; …`.
    pub alike: &'w str,
    /// Words that belong to the phrasing of questions, separated by semicolons: `what; how; …`.
    pub phrasing: &'w str,
    /// Words that ask for the meaning of a name, separated by semicolons: `what is; stand for; …`.
    pub defining: &'w str,
}

impl<'w> LocaleWords<'w> {
    /// Collects the words of a locale. `word` returns a text of the locale's table `search`, given its name there, such
    /// as `alike`.
    pub fn new(word: impl Fn(&str) -> &'w str) -> Self {
        Self { alike: word("alike"), phrasing: word("asking"), defining: word("defining") }
    }
}

impl SearchableSite {
    /// Builds the search index of a site. `lower` are three page numbers: see [`super::Start::lower`].
    pub fn new(pages: Vec<PageText>, lower: [usize; 3], words: LocaleWords<'_>) -> Self {
        let files = IndexFiles::new(pages.len(), lower, Arc::default());
        pages.par_iter().enumerate().for_each(|(number, page)| drop(files.read(number, page)));
        let alike = words.alike.split(';').map(|names| list(names, '='));
        Self {
            alike: alike.filter(|names| names.len() > 1).collect(),
            phrasing: list(words.phrasing, ';'),
            defining: list(words.defining, ';'),
            read: (0..files.start().buckets).map(|_| OnceLock::new()).collect(),
            pages,
            files,
        }
    }

    /// The text of the page with this number; `None` if no page has this number.
    pub fn page(&self, number: u32) -> Option<&PageText> {
        self.pages.get(number as usize)
    }

    /// The encoded postings of a key; `None` if no page contains it. Decodes the whole bucket of the key when it is
    /// first needed.
    fn postings(&self, key: &str) -> Option<&str> {
        let key = keys::number(key.chars());
        let bucket = bucket_of(key, self.files.start().buckets);
        let known = self.read.get(bucket as usize)?.get_or_init(|| self.files.bucket(bucket));
        known.get(&key).map(String::as_str)
    }
}

fn list(text: &str, sign: char) -> Vec<String> {
    let parts = text.split(sign).map(str::trim).filter(|part| !part.is_empty());
    parts.map(str::to_owned).collect()
}

/// What one query needs: the search index, and two lists of folded words. One list has the words that only phrase a
/// question, such as `how`, and have little weight. The other list has the names that have synonyms.
pub struct Lookup<'s> {
    search: &'s SearchableSite,
    names: Vec<Vec<Vec<char>>>,
    phrasing: Vec<Vec<char>>,
    defining: Vec<Vec<char>>,
}

impl<'s> Lookup<'s> {
    /// Prepares the search index for one query: folds the words of phrasing and the names that have synonyms.
    pub fn new(search: &'s SearchableSite) -> Self {
        let folded = |name: &String| FoldedText::of(name).characters;
        let names = search.files.start().names.iter().chain(&search.alike);
        let names = names.map(|names| names.iter().map(folded).collect()).collect();
        let phrasing = search.phrasing.iter().map(folded).collect();
        let defining = search.defining.iter().map(folded).collect();
        Self { search, names, phrasing, defining }
    }

    /// The ranges of characters in a folded text that belong to the phrasing of a question, such as `how`, and not to
    /// its subject. Also returns true if one of these ranges asks for a meaning, as `what is` does.
    pub fn phrasing(&self, flat: &[char]) -> (Vec<Range<usize>>, bool) {
        let whole = FoldedText { characters: flat.to_vec(), places: Vec::new() };
        let places = |words: &[Vec<char>]| -> Vec<Range<usize>> {
            words.iter().flat_map(|word| whole_places(&whole, word)).collect()
        };
        let defining = places(&self.defining);
        let is_defining = !defining.is_empty();
        (places(&self.phrasing).into_iter().chain(defining).collect(), is_defining)
    }

    /// The number of pages in the index.
    pub fn pages(&self) -> u32 {
        self.search.files.start().pages
    }

    /// Three page numbers in the index: see [`super::Start::lower`].
    pub fn lower(&self) -> [u32; 3] {
        self.search.files.start().lower
    }

    /// The words of the site with which the typed word `word` is compared: all words, or, if there are many, those with
    /// the same first letter.
    pub fn words(&self, word: &str) -> impl Iterator<Item = &'s str> + Clone {
        let list = list_of(word, self.search.files.start().letters);
        self.search.files.words(&list).split(' ').filter(|word| !word.is_empty())
    }

    /// The encoded postings of a key; empty if no page contains it.
    pub fn postings(&self, key: &str) -> &'s str {
        self.search.postings(key).unwrap_or_default()
    }
}
