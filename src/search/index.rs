//! Builds the search index: for every key, the pages and passages that contain it. Keys are grouped into buckets by
//! their numbers.
//!
//! Each thread adds the pages that it has made. Pages form groups, called chunks. When all pages of a chunk have been
//! added, their keys are sorted and encoded for publication. The file of a bucket is then put together from all chunks.
//! No step needs more memory than the index itself, and the result does not depend on the order in which pages are
//! added.

use std::collections::BTreeSet;
use std::sync::{Mutex, OnceLock, PoisonError};

use super::fold::{Class, FoldedText, class};
use super::keys::{self, Keys};
use super::page_text::{PageText, Passage};
use super::postings::{Buffers, Chunk, Entry, push_list};

/// Number of pages in a chunk: their index keys are sorted and encoded together.
const CHUNK: usize = 64;

/// Number of buckets for which a chunk records together where they start. With a record for each single bucket, an
/// index of 100,000 pages would need 312 MB for these records.
const GROUP: u32 = 8;

/// The search index while it is built.
pub struct Index {
    chunks: Vec<Reading>,
    /// Number of buckets into which the index is divided.
    buckets: u32,
    /// For each group of buckets, the lowest key number that belongs to it.
    firsts: Vec<u32>,
    /// Memory for sorting and encoding chunks of pages: one `Buffers` for each thread that sorts at the same time. It
    /// is reused.
    buffers: Mutex<Vec<Buffers>>,
}

/// A chunk of pages while they are added to the search index.
struct Reading {
    pages: Mutex<Vec<Option<PageKeys>>>,
    made: OnceLock<Made>,
}

/// What remains of a chunk when all of its pages have been added: the encoded index keys of the pages, and their words.
struct Made {
    chunk: Chunk,
    words: BTreeSet<String>,
}

/// The index keys and the words of one page.
#[derive(Default)]
struct PageKeys {
    entries: Vec<Entry>,
    words: BTreeSet<String>,
}

impl Index {
    /// Creates an empty index for this number of pages and of buckets.
    pub fn new(pages: usize, buckets: u32) -> Self {
        let chunk = |first| Reading {
            pages: Mutex::new(
                std::iter::repeat_with(|| None).take(CHUNK.min(pages - first)).collect(),
            ),
            made: OnceLock::new(),
        };
        Self {
            chunks: (0..pages).step_by(CHUNK).map(chunk).collect(),
            buckets,
            firsts: (0..buckets)
                .step_by(GROUP as usize)
                .map(|bucket| first_of(bucket, buckets))
                .collect(),
            buffers: Mutex::default(),
        }
    }

    /// Adds the page with this number to the index. Calls `see` with the folded characters of each text of the page, so
    /// that the caller can collect the characters that occur.
    pub fn read(&self, number: usize, page: &PageText, mut see: impl FnMut(&[char])) {
        let Some(reading) = self.chunks.get(number / CHUNK) else { return };
        let mut reader = Reader { page: (number % CHUNK) as u64, ..Reader::default() };
        for (passage, number) in page.passages.iter().zip(0..) {
            reader.read(passage, number, &mut see);
        }
        let Reader { mut keys, .. } = reader;
        keys.entries.shrink_to_fit();
        // If another thread panicked while it held the lock, the list is still consistent, because a page's keys are
        // inserted in one step.
        let mut pages = reading.pages.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(place) = pages.get_mut(number % CHUNK) {
            place.get_or_insert(keys);
        }
        if pages.iter().all(Option::is_some) {
            let pages: Vec<PageKeys> = std::mem::take(&mut *pages).into_iter().flatten().collect();
            reading.made.get_or_init(|| self.made(pages));
        }
    }

    fn made(&self, pages: Vec<PageKeys>) -> Made {
        let free = || self.buffers.lock().unwrap_or_else(PoisonError::into_inner);
        let mut buffers = free().pop().unwrap_or_default();
        let entries: Vec<&[Entry]> = pages.iter().map(|page| page.entries.as_slice()).collect();
        let chunk = Chunk::new(&entries, &self.firsts, &mut buffers);
        free().push(buffers);
        Made { chunk, words: pages.into_iter().flat_map(|page| page.words).collect() }
    }

    /// Number of buckets into which the index is divided.
    pub fn buckets(&self) -> u32 {
        self.buckets
    }

    /// The content of a bucket (a range of key numbers) as it is published. For each key: its number minus that of the
    /// previous key, the length of its postings, and the postings.
    pub fn bucket(&self, bucket: u32) -> String {
        let group = (bucket / GROUP) as usize;
        let made = self.chunks.iter().filter_map(|reading| reading.made.get()).zip(0..);
        let mut lists: Vec<_> = made
            .flat_map(|(made, number)| {
                let of_group = made.chunk.lists(group, self.firsts[group]);
                let own = of_group
                    .skip_while(|list| bucket_of(list.key, self.buckets) < bucket)
                    .take_while(|list| bucket_of(list.key, self.buckets) == bucket);
                own.map(move |list| (list.key, number, list))
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

    /// The words of all pages, sorted.
    pub fn words(&self) -> BTreeSet<&str> {
        let made = self.chunks.iter().filter_map(|reading| reading.made.get());
        made.flat_map(|made| &made.words).map(String::as_str).collect()
    }
}

/// The number of the bucket that contains the key with the number `key`. Every bucket covers an equal range of key
/// numbers.
pub fn bucket_of(key: u32, buckets: u32) -> u32 {
    let bucket = (u64::from(key) * u64::from(buckets)) >> 32;
    u32::try_from(bucket).unwrap_or(u32::MAX)
}

/// The lowest key number that belongs to this bucket.
pub fn first_of(bucket: u32, buckets: u32) -> u32 {
    let first = (u64::from(bucket) << 32).div_ceil(u64::from(buckets.max(1)));
    u32::try_from(first).unwrap_or(u32::MAX)
}

/// Collects the index keys of one page.
#[derive(Default)]
struct Reader {
    page: u64,
    /// The passage that is read now: twice its number, plus one while its name (its heading) is read.
    place: u64,
    keys: PageKeys,
    flat: FoldedText,
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
        self.push(keys::of_word(word).iter().copied());
        let word = word.iter().collect::<String>();
        self.keys.words.insert(word);
    }

    fn mixed(&mut self, text: &mut dyn Iterator<Item = char>) {
        self.push(text);
    }
}
