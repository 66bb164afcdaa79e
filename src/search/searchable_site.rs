//! A searchable site: the index of its pages, in which the keys, names and words of a query are looked up.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::OnceLock;

use rayon::prelude::*;

use super::files::{IndexFiles, list_of};
use super::fold::{Class, FoldedText, class, is_in_word};
use super::index::bucket_of;
use super::keys;
use super::page_text::PageText;

/// Most synonyms that are looked up for one name.
const MOST_NAMES: usize = 4;

/// Most names within one query whose synonyms are looked up.
const MOST_NAMED: usize = 4;

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
    /// Collects the words of a locale. `word` returns the text with a name in the locale's table `search`.
    pub fn new(word: impl Fn(&str) -> &'w str) -> Self {
        Self { alike: word("alike"), phrasing: word("asking"), defining: word("defining") }
    }
}

impl SearchableSite {
    /// Builds the search index of a site. `lower` are three page numbers: see [`super::Start::lower`].
    pub fn new(pages: Vec<PageText>, lower: [usize; 3], words: LocaleWords<'_>) -> Self {
        let files = IndexFiles::new(pages.len(), lower);
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

    /// The ranges of characters in a folded text that belong to the phrasing of a question, such as `how`, not to its
    /// subject. Also returns true if they ask for the meaning of the subject, as `what is` does.
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

    /// The names in a query that have synonyms, at most [`MOST_NAMED`]. Longer names come first, and names do not
    /// overlap. A name of one character counts only if it is a whole part of the query.
    pub fn named(&self, query: &[char]) -> Vec<Named> {
        let whole = FoldedText { characters: query.to_vec(), places: Vec::new() };
        let is_gap = |at: Option<usize>| at.and_then(|at| query.get(at)).is_none_or(|c| *c == ' ');
        let is_part =
            |place: &Range<usize>| is_gap(place.start.checked_sub(1)) && is_gap(Some(place.end));
        let mut found: Vec<(&[char], usize)> = Vec::new();
        for (group, names) in self.names.iter().enumerate() {
            found.extend(names.iter().map(|name| (name.as_slice(), group)));
        }
        found.sort_by_key(|(name, group)| (Reverse(name.len()), *group));
        let mut named: Vec<Named> = Vec::new();
        for (own, group) in found {
            let mut places = whole_places(&whole, own);
            places.retain(|place| own.len() > 1 || is_part(place));
            places.retain(|place| !named.iter().any(|name| name.overlaps(place)));
            if places.is_empty() {
                continue;
            }
            if let Some(known) = named.iter_mut().find(|name| name.group == group) {
                known.places.append(&mut places);
            } else if named.len() < MOST_NAMED {
                let others = self.names[group].iter().filter(|name| *name != own).take(MOST_NAMES);
                let names = std::iter::once(own.to_vec()).chain(others.cloned()).collect();
                named.push(Named { group, names, places });
            }
        }
        named
    }
}

/// A name in a query that has synonyms.
pub struct Named {
    group: usize,
    /// The name, then its synonyms, all folded.
    pub names: Vec<Vec<char>>,
    /// The ranges of the query, in characters, that contain the name or a synonym of it.
    pub places: Vec<Range<usize>>,
}

impl Named {
    fn overlaps(&self, place: &Range<usize>) -> bool {
        self.places.iter().any(|own| own.start < place.end && place.start < own.end)
    }
}

/// The ranges, in characters, at which `wanted` occurs in a folded text and ends at the end of a word. The word may
/// also have the `s` of an English plural.
fn whole_places(whole: &FoldedText, wanted: &[char]) -> Vec<Range<usize>> {
    let is_end = |at: usize| whole.characters.get(at).is_none_or(|next| !is_in_word(*next));
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = whole.find_from(from, wanted) {
        from = at + wanted.len();
        let last = whole.characters[from - 1];
        let is_plural = last.is_ascii_lowercase() && whole.characters.get(from) == Some(&'s');
        if class(last) != Class::Word || is_end(from) {
            found.push(at..from);
        } else if is_plural && is_end(from + 1) {
            found.push(at..from + 1);
        }
    }
    found
}
