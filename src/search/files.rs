//! What is published of the index: scripts that hand one text each to the script of the search page, so that they load
//! from a disk as well as from a server.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;
use serde::Serialize;

use super::fold::{Flat, fold_into, variants};
use super::index::{Index, bucket_of};
use super::page::PageText;
use crate::digest::Digest;

/// Where the files are, below the site.
pub const FOLDER: &str = "assets/search";

/// Up to so many pages there is a bucket of keys for each page, so that a query loads little of a small guide; beyond,
/// for so many of them, so that a large one has not too many files.
const FEW_PAGES: usize = 64;
const PAGES_PER_BUCKET: usize = 8;

/// The most groups of names that are known as names of one thing.
const MOST_NAMES: usize = 1000;

/// What the search of a site needs: the index, and what pages say.
pub struct Search {
    pages: Vec<Arc<PageText>>,
    index: Index,
    /// The keys of each bucket, once it was read.
    read: Vec<OnceLock<BTreeMap<String, String>>>,
    /// What is read first.
    pub start: Start,
}

/// What is read before any key.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Start {
    /// Changes when the index does.
    pub version: String,
    /// How many pages there are.
    pub pages: u32,
    /// The first of the pages that count half: lists of sources and the like, which stand last.
    pub low: u32,
    /// How many buckets the keys are in.
    pub buckets: u32,
    /// Whether there is a list of words for each first letter.
    pub letters: bool,
    /// Characters of the site that fold to others, and those: pairs.
    pub folds: String,
    /// The names of one thing: the term, its abbreviation, others.
    pub names: Vec<Vec<String>>,
    /// Everyday words for one thing. In browsers the page has them.
    #[serde(skip)]
    pub alike: Vec<Vec<String>>,
    /// Words that people write around what they ask for. In browsers the page has them.
    #[serde(skip)]
    pub asking: Vec<String>,
}

/// What the language of a site says of search.
#[derive(Clone, Copy, Debug)]
pub struct Everyday<'w> {
    /// Everyday words for one thing: `doctor = physician; …`.
    pub alike: &'w str,
    /// Words that people write around what they ask for: `what; how; …`.
    pub asking: &'w str,
}

impl Everyday<'_> {
    fn names(&self) -> impl Iterator<Item = Vec<String>> {
        self.alike.split(';').map(|names| list(names, '=')).filter(|names| names.len() > 1)
    }
}

fn list(text: &str, sign: char) -> Vec<String> {
    let parts = text.split(sign).map(str::trim).filter(|part| !part.is_empty());
    parts.map(str::to_owned).collect()
}

/// How many buckets a site of so many pages has.
pub fn buckets(pages: usize) -> u32 {
    let more = pages.saturating_sub(FEW_PAGES).div_ceil(PAGES_PER_BUCKET);
    u32::try_from(pages.clamp(1, FEW_PAGES) + more).unwrap_or(u32::MAX)
}

/// The file of a bucket of keys.
pub fn bucket_file(number: u32) -> String {
    format!("{FOLDER}/k{number}.js")
}

/// The file of a page's text.
pub fn page_file(number: u32) -> String {
    format!("{FOLDER}/t{number}.js")
}

/// The file that is read first.
pub fn start_file() -> String {
    format!("{FOLDER}/start.js")
}

impl Search {
    /// Reads pages; the last of them, from `low` on, count half.
    pub fn new(pages: Vec<Arc<PageText>>, low: usize, everyday: Everyday<'_>) -> Self {
        let index = Index::new(&pages, buckets(pages.len()));
        let start = Start {
            version: version(&pages, low),
            pages: u32::try_from(pages.len()).unwrap_or(u32::MAX),
            low: u32::try_from(low).unwrap_or(u32::MAX),
            buckets: index.buckets(),
            letters: index.has_letters,
            folds: folds(&pages),
            names: names(&pages),
            alike: everyday.names().collect(),
            asking: list(everyday.asking, ';'),
        };
        let read = (0..start.buckets).map(|_| OnceLock::new()).collect();
        Self { pages, index, read, start }
    }

    /// What the index says of a key. A bucket is read once.
    pub fn value(&self, key: &str) -> Option<&str> {
        let bucket = bucket_of(key, self.start.buckets);
        let keys = self.read.get(bucket as usize)?.get_or_init(|| {
            let text = self.index.bucket(bucket);
            let lines = text.lines().filter_map(|line| line.split_once('\t'));
            lines.map(|(key, value)| (key.to_owned(), value.to_owned())).collect()
        });
        keys.get(key).map(String::as_str)
    }

    /// A page.
    pub fn page(&self, number: u32) -> Option<&PageText> {
        self.pages.get(number as usize).map(Arc::as_ref)
    }

    /// The script that is read first.
    pub fn start_script(&self) -> String {
        script("start", &self.start)
    }

    /// The script of a bucket. It names the version, for a browser may have kept parts of an older index.
    pub fn bucket_script(&self, number: u32) -> String {
        script(&format!("k{number}"), &(&self.start.version, self.index.bucket(number)))
    }

    /// The script of a page.
    pub fn page_script(&self, number: u32) -> String {
        script(&format!("t{number}"), &self.page(number).map(parts))
    }
}

/// A page as its script has it: the address, then each passage's anchor, name and text.
fn parts(page: &PageText) -> (&str, Vec<[&str; 3]>) {
    let passages = page.passages.iter();
    (&page.address, passages.map(|own| [own.anchor.as_str(), &own.name, &own.text]).collect())
}

fn script(name: &str, value: &impl Serialize) -> String {
    // Texts and lists of them: there is nothing here that JSON could not hold.
    let json = serde_json::to_string(value).unwrap_or_default();
    format!("osteonSearch(\"{name}\",{json});\n")
}

/// What a script must know of folding: the variants of characters that the site has.
fn folds(pages: &[Arc<PageText>]) -> String {
    let seen = pages.par_iter().fold(Characters::default, Characters::with_page);
    let seen = seen.reduce(Characters::default, Characters::joined);
    let (mut known, mut folded) = (BTreeSet::new(), Vec::new());
    for character in seen.all() {
        fold_into(character, &mut folded);
        known.extend(folded.drain(..));
    }
    variants().filter(|(_, to)| known.contains(to)).flat_map(|(from, to)| [from, to]).collect()
}

/// A set of characters, a bit each: every character of a site is looked at.
struct Characters(Vec<u64>);

impl Default for Characters {
    fn default() -> Self {
        Self(vec![0; (char::MAX as usize + 64) / 64])
    }
}

impl Characters {
    fn with_page(mut self, page: &Arc<PageText>) -> Self {
        for passage in &page.passages {
            for character in passage.name.chars().chain(passage.text.chars()) {
                let number = character as usize;
                self.0[number / 64] |= 1 << (number % 64);
            }
        }
        self
    }

    fn joined(mut self, other: Self) -> Self {
        self.0.iter_mut().zip(other.0).for_each(|(own, other)| *own |= other);
        self
    }

    fn all(&self) -> impl Iterator<Item = char> {
        ('\0'..=char::MAX).filter(|character| {
            let number = *character as usize;
            self.0[number / 64] >> (number % 64) & 1 == 1
        })
    }
}

/// Names of one thing: those of passages that have several.
fn names(pages: &[Arc<PageText>]) -> Vec<Vec<String>> {
    let passages = pages.iter().flat_map(|page| &page.passages);
    let several = passages.filter(|passage| passage.name.contains('\n'));
    let names = several.map(|passage| passage.name.lines().map(str::to_owned).collect());
    let mut seen = BTreeSet::new();
    let groups = names.filter(|names: &Vec<String>| {
        let folded = names.iter().map(|name| Flat::of(name).characters);
        seen.insert(folded.collect::<Vec<_>>())
    });
    groups.take(MOST_NAMES).collect()
}

fn version(pages: &[Arc<PageText>], low: usize) -> String {
    let digests = pages.par_iter().map(|page| {
        let passages = page.passages.iter();
        let parts = passages.flat_map(|own| [&own.anchor, &own.name, &own.text]);
        Digest::of_list(std::iter::once(&page.address).chain(parts)).to_hex()
    });
    let digests: Vec<String> = digests.collect();
    let low = low.to_string();
    let all = Digest::of_list(digests.iter().map(String::as_str).chain([low.as_str()]));
    all.to_hex()[..8].to_owned()
}
