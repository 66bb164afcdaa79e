//! Builds the search index: for every key, the pages and passages that contain it. Keys are grouped into buckets by
//! their numbers.
//!
//! Each thread adds the pages that it has made. Pages form groups, called chunks. When all pages of a chunk have been
//! added, their keys are sorted and encoded for publication; on a large site, a temporary file then holds them.
//! Buckets form groups, too. The files of the buckets of a group are put together at the same time from all chunks.
//! No step needs more memory than the pages of a chunk for each thread and a few groups of buckets, and the result
//! does not depend on the order in which pages are added.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use super::fold::{Class, class, fold};
use super::keys::{self, Keys};
use super::page_text::{PageText, Passage};
use super::postings::{self, Buffers, Chunk};
use super::sort::Keyed;
use crate::spill::{Spill, Spilled};

/// Number of pages in a chunk: their index keys are sorted and encoded together.
const CHUNK: usize = 64;

/// Number of buckets in a group. Every chunk is read once for each group. A group has the keys of about 256 pages, so
/// a few megabytes are enough for it.
const GROUP: u32 = 128;

/// Maximum size of the index keys of pages, in bytes, that wait in memory for the other pages of their chunks. The temporary
/// file holds more. Few pages wait if pages are made in the order of the index.
const MOST_WAITING: usize = 8 << 20;

/// The search index while it is built.
pub struct Index {
    chunks: Vec<Reading>,
    /// Number of buckets into which the index is divided.
    buckets: u32,
    /// For each group of buckets, the lowest key number that belongs to it.
    firsts: Vec<u32>,
    /// For each group of buckets: the finished buckets that nobody has taken yet, by their place in the group. The list
    /// is empty before the first bucket of the group is asked for, and after the last one is taken.
    groups: Vec<Mutex<Vec<Option<String>>>>,
    /// What threads that add pages need for themselves, while no thread uses it.
    desks: Mutex<Vec<Desk>>,
    /// Number of bytes in memory of the index keys of pages that wait for the other pages of their chunks.
    waiting: AtomicUsize,
    /// Holds what does not fit into memory.
    spill: Arc<Spill>,
}

/// The index keys of a page that waits for the other pages of its chunk, in memory or in the temporary file.
#[derive(Clone)]
enum PageKeys {
    Memory(Box<[Keyed]>),
    File(Spilled),
}

/// A chunk of pages while they are added to the search index.
struct Reading {
    /// The index keys of each page that has been added.
    pages: Mutex<Vec<Option<PageKeys>>>,
    /// What remains when all of the pages have been added: their encoded index keys.
    chunk: OnceLock<Chunk>,
}

/// What one thread needs to add pages. It is reused, because the system would take time to clear new memory.
#[derive(Default)]
struct Desk {
    reader: Reader,
    buffers: Buffers,
}

impl Index {
    /// Creates an empty index for this number of pages and of buckets. `spill` decides what stays in memory.
    pub fn new(pages: usize, buckets: u32, spill: Arc<Spill>) -> Self {
        let reading = |first| Reading {
            pages: Mutex::new(vec![None; CHUNK.min(pages - first)]),
            chunk: OnceLock::new(),
        };
        let groups = (0..buckets).step_by(GROUP as usize);
        Self {
            chunks: (0..pages).step_by(CHUNK).map(reading).collect(),
            buckets,
            firsts: groups.clone().map(|bucket| first_of(bucket, buckets)).collect(),
            groups: groups.map(|_| Mutex::default()).collect(),
            desks: Mutex::default(),
            waiting: AtomicUsize::new(0),
            spill,
        }
    }

    /// Adds the page with this number to the index. Calls `see` with the folded characters of each text of the page, so
    /// that the caller can collect the characters that occur.
    pub fn read(&self, number: usize, page: &PageText, mut see: impl FnMut(&[char])) {
        let Some(reading) = self.chunks.get(number / CHUNK) else { return };
        self.with_desk(|desk| {
            desk.reader.page = (number % CHUNK) as u32;
            desk.reader.entries.clear();
            for (passage, number) in page.passages.iter().zip(0..) {
                desk.reader.read(passage, number, &mut see);
            }
            let keys = self.put_aside(&desk.reader.entries);
            let mut pages = locked(&reading.pages);
            if let Some(place) = pages.get_mut(number % CHUNK) {
                place.get_or_insert(keys);
            }
            if pages.iter().all(Option::is_some) {
                let pages = std::mem::take(&mut *pages).into_iter().flatten();
                let pages: Vec<Box<[Keyed]>> = pages.map(|keys| self.take_back(keys)).collect();
                let pages: Vec<&[Keyed]> = pages.iter().map(|page| &**page).collect();
                let make = || Chunk::new(&pages, &self.firsts, &mut desk.buffers, &self.spill);
                reading.chunk.get_or_init(make);
            }
        });
    }

    fn put_aside(&self, keys: &[Keyed]) -> PageKeys {
        let size = size_of_val(keys);
        let is_full = self.waiting.load(Ordering::Relaxed) + size > MOST_WAITING;
        if is_full && !self.spill.has_room(size) {
            let bytes: Vec<u8> = keys.iter().flat_map(|keyed| keyed.to_bytes()).collect();
            if let Some(spilled) = self.spill.put(&bytes) {
                return PageKeys::File(spilled);
            }
        }
        self.waiting.fetch_add(size, Ordering::Relaxed);
        PageKeys::Memory(keys.into())
    }

    fn take_back(&self, keys: PageKeys) -> Box<[Keyed]> {
        match keys {
            PageKeys::Memory(keys) => {
                self.waiting.fetch_sub(size_of_val(&*keys), Ordering::Relaxed);
                keys
            }
            PageKeys::File(spilled) => {
                let bytes = spilled.bytes();
                bytes.as_chunks().0.iter().map(|bytes| Keyed::from_bytes(*bytes)).collect()
            }
        }
    }

    fn with_desk<T>(&self, act: impl FnOnce(&mut Desk) -> T) -> T {
        let mut desk = locked(&self.desks).pop().unwrap_or_default();
        let done = act(&mut desk);
        locked(&self.desks).push(desk);
        done
    }

    /// Number of buckets into which the index is divided.
    pub fn buckets(&self) -> u32 {
        self.buckets
    }

    /// The content of a bucket (a range of key numbers) as it is published. For each key: its number minus that of
    /// the previous key, the length of its postings, and the postings. Puts all buckets of the group together, and
    /// keeps the others until they are asked for.
    pub fn bucket(&self, bucket: u32) -> String {
        let group = bucket / GROUP;
        let Some(kept) = self.groups.get(group as usize) else { return String::new() };
        let mut kept = locked(kept);
        let place = (bucket % GROUP) as usize;
        let has = |kept: &[Option<String>]| kept.get(place).is_some_and(Option::is_some);
        if !has(&kept) {
            *kept = self.group(group).into_iter().map(Some).collect();
        }
        let own = kept.get_mut(place).and_then(Option::take).unwrap_or_default();
        if kept.iter().all(Option::is_none) {
            *kept = Vec::new();
        }
        own
    }

    fn group(&self, group: u32) -> Vec<String> {
        let chunks = self.chunks.iter().filter_map(|reading| reading.chunk.get());
        let first_pages = (0..).step_by(CHUNK);
        let own: Vec<_> =
            first_pages.zip(chunks.map(|chunk| chunk.group(group as usize))).collect();
        let buckets = group * GROUP..self.buckets.min((group + 1) * GROUP);
        let firsts: Vec<u32> = buckets.map(|bucket| first_of(bucket, self.buckets)).collect();
        self.with_desk(|desk| postings::buckets(&own, &firsts, &mut desk.buffers))
    }

    /// Removes the words of all pages from the index and returns them, sorted.
    pub fn take_words(&self) -> BTreeSet<String> {
        std::mem::take(&mut *locked(&self.desks))
            .into_iter()
            .flat_map(|desk| desk.reader.words.all)
            .collect()
    }
}

/// Locks data that each thread changes in one step, so they are consistent even if a thread has panicked.
fn locked<T>(data: &Mutex<T>) -> MutexGuard<'_, T> {
    data.lock().unwrap_or_else(PoisonError::into_inner)
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

/// Collects the index keys of one page after the other, and the words of all these pages.
#[derive(Default)]
struct Reader {
    /// The page that is read now: its number within the chunk.
    page: u32,
    /// The passage that is read now: twice its number, plus one while its name (its heading) is read.
    place: u32,
    /// The index keys of the page.
    entries: Vec<Keyed>,
    words: Words,
    /// The folded text that is read now.
    flat: Vec<char>,
}

impl Reader {
    fn read(&mut self, passage: &Passage, number: u32, see: &mut impl FnMut(&[char])) {
        self.place = number << 1;
        let mut flat = std::mem::take(&mut self.flat);
        let mut fold = |text, flat: &mut Vec<char>| {
            fold(text, flat, |_| ());
            see(flat);
        };
        fold(&passage.text, &mut flat);
        keys::keys_of(&flat, self);
        self.place |= 1;
        for line in passage.name.lines() {
            fold(line, &mut flat);
            keys::keys_of(&flat, self);
            for character in flat.iter().filter(|own| class(**own) == Class::Han) {
                self.push([*character]);
            }
            if !flat.is_empty() {
                self.push(keys::of_name(&flat));
            }
        }
        self.flat = flat;
    }

    fn push(&mut self, key: impl IntoIterator<Item = char>) {
        self.entries.push(postings::entry(keys::number(key), self.page, self.place));
    }
}

impl Keys for Reader {
    fn pair(&mut self, first: char, second: char) {
        self.push([first, second]);
    }

    fn word(&mut self, word: &[char]) {
        let number = keys::number(keys::of_word(word).iter().copied());
        self.entries.push(postings::entry(number, self.page, self.place));
        self.words.add(word, number);
    }

    fn mixed(&mut self, text: &mut dyn Iterator<Item = char>) {
        self.push(text);
    }
}

/// The words of many pages.
#[derive(Default)]
struct Words {
    all: BTreeSet<String>,
    /// Words that were added recently, at places that follow from their keys. Most words of a text are among them,
    /// and so need not be looked up in `all`.
    recent: Vec<String>,
}

impl Words {
    /// Number of places for recent words.
    const RECENT: usize = 1 << 12;

    /// Adds a word. `key` is the number of its key.
    fn add(&mut self, word: &[char], key: u32) {
        self.recent.resize(Self::RECENT, String::new());
        // A word and its plural have the same key.
        let place = &mut self.recent[(key as usize ^ word.len()) % Self::RECENT];
        if !place.chars().eq(word.iter().copied()) {
            place.clear();
            place.extend(word);
            if !self.all.contains(place) {
                self.all.insert(place.clone());
            }
        }
    }
}
