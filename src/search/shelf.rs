//! The index as a query reads it: by key, and what the site says of names and of words.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::OnceLock;

use rayon::prelude::*;

use super::files::{IndexFiles, list_of};
use super::fold::{Class, Flat, class, is_in_word};
use super::index::bucket_of;
use super::keys;
use super::page::PageText;
use super::query::Names;

/// A site that can be searched: the index, and what its pages say.
pub struct Search {
    pages: Vec<PageText>,
    files: IndexFiles,
    /// The keys of each bucket, once it was read.
    read: Vec<OnceLock<BTreeMap<u32, String>>>,
    /// Everyday words for one thing.
    alike: Vec<Vec<String>>,
    /// Words that people write around what they ask for.
    asking: Vec<String>,
}

/// What the language of a site says of search.
#[derive(Clone, Copy, Debug)]
pub struct Everyday<'w> {
    /// Everyday words for one thing: `doctor = physician; …`.
    pub alike: &'w str,
    /// Words that people write around what they ask for: `what; how; …`.
    pub asking: &'w str,
}

impl Search {
    /// Reads pages; the last of them, from `low` on, count half.
    pub fn new(pages: Vec<PageText>, low: usize, everyday: Everyday<'_>) -> Self {
        let files = IndexFiles::new(pages.len(), low);
        pages.par_iter().enumerate().for_each(|(number, page)| drop(files.read(number, page)));
        let alike = everyday.alike.split(';').map(|names| list(names, '='));
        Self {
            alike: alike.filter(|names| names.len() > 1).collect(),
            asking: list(everyday.asking, ';'),
            read: (0..files.start().buckets).map(|_| OnceLock::new()).collect(),
            pages,
            files,
        }
    }

    /// A page.
    pub fn page(&self, number: u32) -> Option<&PageText> {
        self.pages.get(number as usize)
    }

    /// The postings of a key. A bucket is read once.
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

/// The index as a query reads it: a bucket is read once.
pub struct Shelf<'s> {
    search: &'s Search,
    names: Vec<Vec<Vec<char>>>,
    asking: Vec<Vec<char>>,
}

impl<'s> Shelf<'s> {
    /// Nothing is read yet.
    pub fn new(search: &'s Search) -> Self {
        let folded = |name: &String| Flat::of(name).characters;
        let names = search.files.start().names.iter().chain(&search.alike);
        let names = names.map(|names| names.iter().map(folded).collect()).collect();
        let asking = search.asking.iter().map(folded).collect();
        Self { search, names, asking }
    }

    /// Where the words around what is asked for stand in a text.
    pub fn asking(&self, flat: &[char]) -> Vec<Range<usize>> {
        let whole = Flat { characters: flat.to_vec(), places: Vec::new() };
        self.asking.iter().flat_map(|word| whole_places(&whole, word)).collect()
    }

    /// How many pages there are, and the first of those that count half.
    pub fn pages(&self) -> (u32, u32) {
        (self.search.files.start().pages, self.search.files.start().low)
    }

    /// The words of the site that begin like a word, in order: those of a list.
    pub fn words(&self, word: &str) -> impl Iterator<Item = &'s str> + Clone {
        let list = list_of(word, self.search.files.start().letters);
        self.search.files.words(&list).split(' ').filter(|word| !word.is_empty())
    }

    /// Where a key is: nothing if it is nowhere.
    pub fn postings(&self, key: &str) -> &'s str {
        self.search.postings(key).unwrap_or_default()
    }

    /// Other names of what a text names, or names in part.
    pub fn other_names(&self, flat: &[char]) -> Vec<Names> {
        let whole = Flat { characters: flat.to_vec(), places: Vec::new() };
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

/// Every place of a folded text in another where no word of that goes on.
fn whole_places(whole: &Flat, wanted: &[char]) -> Vec<Range<usize>> {
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
