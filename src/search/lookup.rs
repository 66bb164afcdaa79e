//! What a query looks up in the search index: the postings of its keys, and the names and words of the site.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::OnceLock;

use rayon::prelude::*;

use super::files::{IndexFiles, list_of};
use super::fold::{Class, FoldedText, class, is_in_word};
use super::index::bucket_of;
use super::keys;
use super::page::PageText;
use super::query::Names;

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
}

/// The words of the site's language that search needs, as its locale lists them.
#[derive(Clone, Copy, Debug)]
pub struct LocaleWords<'w> {
    /// Groups of everyday synonyms, separated by semicolons: `doctor = physician; …`.
    pub alike: &'w str,
    /// Words that belong to the phrasing of questions, separated by semicolons: `what; how; …`.
    pub phrasing: &'w str,
}

impl SearchableSite {
    /// Builds the search index of a site. `lower` are two page numbers: of the first page whose score is halved, and of
    /// the first page whose score is halved twice.
    pub fn new(pages: Vec<PageText>, lower: [usize; 2], words: LocaleWords<'_>) -> Self {
        let files = IndexFiles::new(pages.len(), lower);
        pages.par_iter().enumerate().for_each(|(number, page)| drop(files.read(number, page)));
        let alike = words.alike.split(';').map(|names| list(names, '='));
        Self {
            alike: alike.filter(|names| names.len() > 1).collect(),
            phrasing: list(words.phrasing, ';'),
            read: (0..files.start().buckets).map(|_| OnceLock::new()).collect(),
            pages,
            files,
        }
    }

    /// The text of the page with this number; `None` if there is no such page.
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

/// The search index as one query uses it, together with words of the site in folded form: the words of phrasing, such
/// as `how`, and the names that have synonyms.
pub struct Lookup<'s> {
    search: &'s SearchableSite,
    names: Vec<Vec<Vec<char>>>,
    phrasing: Vec<Vec<char>>,
}

impl<'s> Lookup<'s> {
    /// Prepares the search index for one query: folds the words of phrasing and the names that have synonyms.
    pub fn new(search: &'s SearchableSite) -> Self {
        let folded = |name: &String| FoldedText::of(name).characters;
        let names = search.files.start().names.iter().chain(&search.alike);
        let names = names.map(|names| names.iter().map(folded).collect()).collect();
        let phrasing = search.phrasing.iter().map(folded).collect();
        Self { search, names, phrasing }
    }

    /// The ranges of characters in a folded text that belong to the phrasing of a question, such as `how`, not to its
    /// subject.
    pub fn phrasing(&self, flat: &[char]) -> Vec<Range<usize>> {
        let whole = FoldedText { characters: flat.to_vec(), places: Vec::new() };
        self.phrasing.iter().flat_map(|word| whole_places(&whole, word)).collect()
    }

    /// The number of pages in the index.
    pub fn pages(&self) -> u32 {
        self.search.files.start().pages
    }

    /// Two page numbers in the index: of the first page whose score is halved, and of the first page whose score is
    /// halved twice.
    pub fn lower(&self) -> [u32; 2] {
        self.search.files.start().lower
    }

    /// The words of the site with which the typed word `word` is compared: all words, or those with the same first
    /// letter.
    pub fn words(&self, word: &str) -> impl Iterator<Item = &'s str> + Clone {
        let list = list_of(word, self.search.files.start().letters);
        self.search.files.words(&list).split(' ').filter(|word| !word.is_empty())
    }

    /// The encoded postings of a key; empty if no page contains it.
    pub fn postings(&self, key: &str) -> &'s str {
        self.search.postings(key).unwrap_or_default()
    }

    /// The synonyms of each name that a folded text equals or contains.
    pub fn other_names(&self, flat: &[char]) -> Vec<Names> {
        let whole = FoldedText { characters: flat.to_vec(), places: Vec::new() };
        let is_within = |name: &[char]| name.len() > 1 && !whole_places(&whole, name).is_empty();
        let mut found = Vec::new();
        for names in &self.names {
            let others = |own: &[char]| names.iter().filter(|name| *name != own).cloned().collect();
            if names.iter().any(|name| name == flat) {
                found.push(Names::Same(others(flat)));
            } else if let Some(own) = names.iter().find(|name| is_within(name)) {
                found.push(Names::Within(others(own)));
            }
        }
        found
    }
}

/// The ranges of characters in which `wanted` occurs in a folded text and does not end inside a word.
fn whole_places(whole: &FoldedText, wanted: &[char]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = whole.find_from(from, wanted) {
        from = at + wanted.len();
        let is_word = class(whole.characters[from - 1]) == Class::Word;
        if !is_word || whole.characters.get(from).is_none_or(|next| !is_in_word(*next)) {
            found.push(at..from);
        }
    }
    found
}
