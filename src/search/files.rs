//! What is published of the index: scripts that hand one text each to the script of the search page, so that they load
//! from a disk as well as from a server.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

use serde::Serialize;

use super::fold::{Flat, variants};
use super::index::{Index, bucket_of, first_of};
use super::keys;
use super::numbers;
use super::page::PageText;
use crate::digest::Digest;

/// Where the files are, below the site.
pub const FOLDER: &str = "assets/search";

/// Up to so many pages there is a bucket of keys for each page, so that a query loads little of a small guide; beyond,
/// for so many of them: of 10,000 pages a query of twelve characters loads 80 KB.
const FEW_PAGES: usize = 64;
const PAGES_PER_BUCKET: usize = 2;

/// The most groups of names that are known as names of one thing.
const MOST_NAMES: usize = 1000;

/// The most words that stand in one list; if there are more, there is a list for each first letter.
const MOST_WORDS: usize = 1000;

/// The files of the index: pages are read one by one, in any order, and the files are made once all of them are.
pub struct IndexFiles {
    index: Index,
    /// Of each page, once it was read.
    read: Vec<OnceLock<PageRead>>,
    low: usize,
    seen: Seen,
    made: OnceLock<Made>,
}

/// What is kept of a page beside its keys.
struct PageRead {
    digest: Digest,
    /// The names of passages that have several.
    names: Vec<Vec<String>>,
}

struct Made {
    start: Start,
    /// The words of the site, by the key of their list.
    words: BTreeMap<String, String>,
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
pub fn page_file(number: usize) -> String {
    format!("{FOLDER}/t{number}.js")
}

/// The file that is read first.
pub fn start_file() -> String {
    format!("{FOLDER}/start.js")
}

/// The key of the list that a word stands in.
pub fn list_of(word: &str, has_letters: bool) -> String {
    let letter = word.chars().next().filter(|_| has_letters);
    std::iter::once('*').chain(letter).collect()
}

impl IndexFiles {
    /// Of so many pages; the last of them, from `low` on, count half.
    pub fn new(pages: usize, low: usize) -> Self {
        Self {
            index: Index::new(pages, buckets(pages)),
            read: (0..pages).map(|_| OnceLock::new()).collect(),
            low,
            seen: Seen::default(),
            made: OnceLock::new(),
        }
    }

    /// Whether a page was read.
    pub fn has(&self, number: usize) -> bool {
        self.read.get(number).is_some_and(|read| read.get().is_some())
    }

    /// Reads a page, and gives the script with its text.
    pub fn read(&self, number: usize, page: &PageText) -> String {
        let script = script(&format!("t{number}"), &parts(page));
        if !self.has(number)
            && let Some(place) = self.read.get(number)
        {
            self.index.read(number, page, |characters| self.seen.add(characters));
            let several = page.passages.iter().filter(|passage| passage.name.contains('\n'));
            let names = several.map(|passage| passage.name.lines().map(str::to_owned).collect());
            let digest = Digest::of(&script);
            place.get_or_init(|| PageRead { digest, names: names.collect() });
        }
        script
    }

    /// What is read first, once all pages are read.
    pub fn start(&self) -> &Start {
        &self.made().start
    }

    fn made(&self) -> &Made {
        self.made.get_or_init(|| {
            let words = self.index.words();
            let letters = words.len() > MOST_WORDS;
            let mut lists: BTreeMap<String, String> = BTreeMap::new();
            for word in words {
                let list = lists.entry(list_of(word, letters)).or_default();
                if !list.is_empty() {
                    list.push(' ');
                }
                list.push_str(word);
            }
            let start = Start {
                version: self.version(),
                pages: u32::try_from(self.read.len()).unwrap_or(u32::MAX),
                low: u32::try_from(self.low).unwrap_or(u32::MAX),
                buckets: self.index.buckets(),
                letters,
                folds: self.seen.folds(),
                names: self.names(),
            };
            Made { start, words: lists }
        })
    }

    /// The script that is read first.
    pub fn start_script(&self) -> String {
        script("start", self.start())
    }

    /// The script of a bucket: its keys, and the lists of words whose keys would be in it. It names the version, for a
    /// browser may have kept parts of an older index.
    pub fn bucket_script(&self, number: u32) -> String {
        let words = self.made().words.iter();
        let is_own =
            |key: &str| bucket_of(keys::number(key.chars()), self.index.buckets()) == number;
        let words: BTreeMap<_, _> = words.filter(|(key, _)| is_own(key)).collect();
        script(&format!("k{number}"), &(&self.start().version, self.index.bucket(number), words))
    }

    /// The postings of a bucket, by key.
    pub fn bucket(&self, number: u32) -> BTreeMap<u32, String> {
        let text = self.index.bucket(number);
        let mut key = first_of(number, self.index.buckets());
        let mut rest = text.as_str();
        let mut found = BTreeMap::new();
        while let Some((gap, length)) = numbers::first(&mut rest).zip(numbers::first(&mut rest)) {
            let Some((postings, after)) = rest.split_at_checked(length as usize) else { break };
            key += gap;
            found.insert(key, postings.to_owned());
            rest = after;
        }
        found
    }

    /// A list of words.
    pub fn words(&self, list: &str) -> &str {
        self.made().words.get(list).map_or("", String::as_str)
    }

    fn pages(&self) -> impl Iterator<Item = &PageRead> {
        self.read.iter().filter_map(OnceLock::get)
    }

    /// Names of one thing: those of passages that have several.
    fn names(&self) -> Vec<Vec<String>> {
        let mut seen = BTreeSet::new();
        let groups = self.pages().flat_map(|page| &page.names).filter(|names| {
            let folded = names.iter().map(|name| Flat::of(name).characters);
            seen.insert(folded.collect::<Vec<_>>())
        });
        groups.take(MOST_NAMES).cloned().collect()
    }

    fn version(&self) -> String {
        let low = self.low.to_string();
        let digests = self.pages().map(|page| page.digest.as_ref());
        let all = Digest::of_list(digests.chain([low.as_bytes()]));
        all.to_hex()[..8].to_owned()
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

/// The folded characters of a site, a bit each: every character of it is looked at, by many threads.
struct Seen(Vec<AtomicU64>);

impl Default for Seen {
    fn default() -> Self {
        Self((0..=char::MAX as usize / 64).map(|_| AtomicU64::new(0)).collect())
    }
}

impl Seen {
    fn add(&self, characters: &[char]) {
        for character in characters {
            let (place, bit) = self.place(*character);
            if place.load(Ordering::Relaxed) & bit == 0 {
                place.fetch_or(bit, Ordering::Relaxed);
            }
        }
    }

    fn place(&self, character: char) -> (&AtomicU64, u64) {
        let number = character as usize;
        (&self.0[number / 64], 1 << (number % 64))
    }

    fn has(&self, character: char) -> bool {
        let (place, bit) = self.place(character);
        place.load(Ordering::Relaxed) & bit != 0
    }

    /// What a script must know of folding: the variants of characters that the site has.
    fn folds(&self) -> String {
        variants().filter(|(_, to)| self.has(*to)).flat_map(|(from, to)| [from, to]).collect()
    }
}
