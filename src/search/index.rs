//! Pages → the index: of every key the pages and passages that have it, in buckets by the key's number.
//!
//! A page is read in the thread that made it. When all pages of a chunk are read, their keys are sorted and written as
//! they will be published, and each bucket is put together from the chunks when its file is made. So no step needs more
//! memory than the index itself, and its bytes do not depend on which page was read first.

use std::collections::BTreeSet;
use std::sync::{Mutex, OnceLock, PoisonError};

use super::fold::{Class, Flat, class};
use super::keys::{self, Keys};
use super::page::{PageText, Passage};
use super::postings::{Chunk, Entry, push_list};

/// How many pages are read together.
const CHUNK: usize = 128;

/// What is known of the pages that were read.
pub struct Index {
    chunks: Vec<Reading>,
    buckets: u32,
}

/// A chunk, from its first page to its last.
struct Reading {
    pages: Mutex<Vec<Option<PageKeys>>>,
    made: OnceLock<Made>,
}

/// A chunk that is read, with the words that its pages have.
struct Made {
    chunk: Chunk,
    words: BTreeSet<String>,
}

/// What a page has.
#[derive(Default)]
struct PageKeys {
    entries: Vec<Entry>,
    words: BTreeSet<String>,
}

impl Index {
    /// Of so many pages, none of which is read, with so many buckets.
    pub fn new(pages: usize, buckets: u32) -> Self {
        let chunk = |first| Reading {
            pages: Mutex::new(
                std::iter::repeat_with(|| None).take(CHUNK.min(pages - first)).collect(),
            ),
            made: OnceLock::new(),
        };
        Self { chunks: (0..pages).step_by(CHUNK).map(chunk).collect(), buckets }
    }

    /// Reads a page. `see` is given the characters of all its texts in folded form.
    pub fn read(&self, number: usize, page: &PageText, mut see: impl FnMut(&[char])) {
        let Some(reading) = self.chunks.get(number / CHUNK) else { return };
        let mut reader = Reader { page: (number % CHUNK) as u64, ..Reader::default() };
        for (passage, number) in page.passages.iter().zip(0..) {
            reader.read(passage, number, &mut see);
        }
        let Reader { mut keys, .. } = reader;
        keys.entries.shrink_to_fit();
        // Whatever happened to another thread, what it put here is whole.
        let mut pages = reading.pages.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(place) = pages.get_mut(number % CHUNK) {
            place.get_or_insert(keys);
        }
        if pages.iter().all(Option::is_some) {
            let pages = std::mem::take(&mut *pages);
            reading.made.get_or_init(|| Made::new(pages.into_iter().flatten(), self.buckets));
        }
    }

    /// How many buckets there are.
    pub fn buckets(&self) -> u32 {
        self.buckets
    }

    /// The keys of a bucket with their postings, as they are published: of each key how much greater than the last its
    /// number is, how long its postings are, and those.
    pub fn bucket(&self, bucket: u32) -> String {
        let made = self.chunks.iter().filter_map(|reading| reading.made.get()).zip(0..);
        let mut lists: Vec<_> = made
            .flat_map(|(made, number)| {
                made.chunk.lists(bucket).map(move |list| (list.key, number, list))
            })
            .collect();
        lists.sort_unstable_by_key(|(key, chunk, _)| (*key, *chunk));
        let mut out = String::new();
        let mut before = first_of(bucket, self.buckets);
        for lists in lists.chunk_by(|(one, ..), (other, ..)| one == other) {
            let key = lists[0].0;
            let lists = lists.iter().map(|(_, chunk, list)| (chunk * CHUNK as u32, list));
            push_list(key - before, lists, &mut out);
            before = key;
        }
        out
    }

    /// The words of all pages, in order.
    pub fn words(&self) -> BTreeSet<&str> {
        let made = self.chunks.iter().filter_map(|reading| reading.made.get());
        made.flat_map(|made| &made.words).map(String::as_str).collect()
    }
}

impl Made {
    fn new(pages: impl Iterator<Item = PageKeys>, buckets: u32) -> Self {
        let (mut entries, mut words) = (Vec::new(), BTreeSet::new());
        for page in pages {
            entries.extend_from_slice(&page.entries);
            words.extend(page.words);
        }
        let firsts = (0..buckets).map(|bucket| first_of(bucket, buckets));
        Self { chunk: Chunk::new(entries, firsts), words }
    }
}

/// The bucket of a key: each has an equal part of all numbers.
pub fn bucket_of(key: u32, buckets: u32) -> u32 {
    let bucket = u64::from(key) * u64::from(buckets) >> 32;
    u32::try_from(bucket).unwrap_or(u32::MAX)
}

/// The least key of a bucket.
pub fn first_of(bucket: u32, buckets: u32) -> u32 {
    let first = (u64::from(bucket) << 32).div_ceil(u64::from(buckets.max(1)));
    u32::try_from(first).unwrap_or(u32::MAX)
}

/// Collects the keys of a page.
#[derive(Default)]
struct Reader {
    page: u64,
    /// The passage and whether its name is read, as an entry has them.
    place: u64,
    keys: PageKeys,
    flat: Flat,
}

impl Reader {
    fn read(&mut self, passage: &Passage, number: u64, see: &mut impl FnMut(&[char])) {
        self.place = number << 1;
        let mut flat = std::mem::take(&mut self.flat);
        flat.read(&passage.text);
        see(&flat.characters);
        keys::keys_of(&flat.characters, self);
        self.place |= 1;
        for line in passage.name.lines() {
            flat.read(line);
            see(&flat.characters);
            keys::keys_of(&flat.characters, self);
            for character in flat.characters.iter().filter(|own| class(**own) == Class::Han) {
                self.push([*character]);
            }
            if !flat.characters.is_empty() {
                self.push(keys::of_name(&flat.characters).chars());
            }
        }
        self.flat = flat;
    }

    fn push(&mut self, key: impl IntoIterator<Item = char>) {
        self.keys.entries.push(Entry::new(keys::number(key), self.page, self.place));
    }
}

impl Keys for Reader {
    fn pair(&mut self, first: char, second: char) {
        self.push([first, second]);
    }

    fn word(&mut self, word: &[char]) {
        self.push(word.iter().copied());
        let word = word.iter().collect::<String>();
        self.keys.words.insert(word);
    }

    fn mixed(&mut self, text: &mut dyn Iterator<Item = char>) {
        self.push(text);
    }
}
