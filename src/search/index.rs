//! Pages → the index: of every key the pages and passages that have it, in buckets by the key's hash.
//!
//! Pages are read in chunks, in parallel; a chunk keeps what it found in written form, and each bucket is put together
//! from the chunks when its file is made. So no step needs more memory than the index itself.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::fold::{Class, Flat, class};
use super::keys::{self, Key, Keys};
use super::numbers;
use super::page::{PageText, Passage};

/// How many pages are read together.
const CHUNK: usize = 64;

/// The most words that stand in one list; if there are more, there is a list for each first letter.
const MOST_WORDS: usize = 1000;

/// The index of a site.
pub struct Index {
    chunks: Vec<Chunk>,
    buckets: u32,
    /// The words by the key of their list.
    words: BTreeMap<String, String>,
    /// Whether there is a list of words for each first letter.
    pub has_letters: bool,
}

/// What some pages have.
struct Chunk {
    /// The postings of each bucket: the end of its stretch of `lists`.
    ends: Vec<usize>,
    /// By bucket, then by key.
    lists: Vec<List>,
    /// The written postings of all.
    text: String,
    /// The texts of keys that are hashes.
    names: BTreeMap<Key, String>,
}

/// The postings of one key in a chunk.
struct List {
    key: Key,
    first_page: u32,
    last_page: u32,
    /// Where its text ends: it begins behind the gap before the first page.
    end: usize,
}

/// A key, a page, and `passage << 1 | is_name`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Found {
    key: Key,
    page: u32,
    entry: u32,
}

impl Index {
    /// Reads pages; there will be so many buckets.
    pub fn new(pages: &[Arc<PageText>], buckets: u32) -> Self {
        let chunks: Vec<Chunk> = pages
            .par_chunks(CHUNK)
            .enumerate()
            .map(|(number, pages)| Chunk::new(pages, number * CHUNK, buckets))
            .collect();
        let words = chunks.iter().flat_map(|chunk| chunk.names.values());
        let words: BTreeSet<&str> = words.map(String::as_str).filter(|key| is_word(key)).collect();
        let has_letters = words.len() > MOST_WORDS;
        let mut lists: BTreeMap<String, String> = BTreeMap::new();
        for word in words {
            let list = lists.entry(list_of(word, has_letters)).or_default();
            if !list.is_empty() {
                list.push(' ');
            }
            list.push_str(word);
        }
        Self { chunks, buckets, words: lists, has_letters }
    }

    /// How many buckets there are.
    pub fn buckets(&self) -> u32 {
        self.buckets
    }

    /// The keys of a bucket with their postings, in order: `key\tpostings` a line.
    pub fn bucket(&self, bucket: u32) -> String {
        let mut found: BTreeMap<String, (String, u32)> = BTreeMap::new();
        for chunk in &self.chunks {
            let number = bucket as usize;
            let start = number.checked_sub(1).map_or(0, |before| chunk.ends[before]);
            for place in start..chunk.ends[number] {
                let list = &chunk.lists[place];
                let begin = place.checked_sub(1).map_or(0, |before| chunk.lists[before].end);
                let (text, last) = found.entry(chunk.text_of(list.key)).or_default();
                let gap = if text.is_empty() { list.first_page } else { list.first_page - *last };
                numbers::push(gap, text);
                text.push_str(&chunk.text[begin..list.end]);
                *last = list.last_page;
            }
        }
        let words = self.words.iter().filter(|(key, _)| bucket_of(key, self.buckets) == bucket);
        let mut lines: BTreeMap<&str, &str> =
            found.iter().map(|(key, (text, _))| (key.as_str(), text.as_str())).collect();
        lines.extend(words.map(|(key, words)| (key.as_str(), words.as_str())));
        lines.iter().map(|(key, value)| format!("{key}\t{value}\n")).collect()
    }
}

/// The bucket of a key.
pub fn bucket_of(key: &str, buckets: u32) -> u32 {
    keys::hash(key) % buckets.max(1)
}

/// The key of the list that a word stands in.
pub fn list_of(word: &str, has_letters: bool) -> String {
    let letter = word.chars().next().filter(|_| has_letters);
    std::iter::once('*').chain(letter).collect()
}

fn is_word(key: &str) -> bool {
    !key.starts_with('=') && !key.chars().any(|character| class(character) == Class::Han)
}

impl Chunk {
    fn new(pages: &[Arc<PageText>], first: usize, buckets: u32) -> Self {
        let mut collector = Collector::default();
        for (page, number) in pages.iter().zip(first..) {
            collector.page = u32::try_from(number).unwrap_or(u32::MAX);
            collector.read_page(page);
        }
        let Collector { mut found, names, .. } = collector;
        found.sort_unstable();
        found.dedup();
        let mut chunk = Self { ends: Vec::new(), lists: Vec::new(), text: String::new(), names };
        let mut by_bucket: Vec<(u32, &[Found])> = found
            .chunk_by(|one, other| one.key == other.key)
            .map(|list| (bucket_of(&chunk.text_of(list[0].key), buckets), list))
            .collect();
        // Within a bucket the order of keys stays.
        by_bucket.sort_by_key(|(bucket, _)| *bucket);
        let mut lists = by_bucket.into_iter().peekable();
        for bucket in 0..buckets {
            while let Some((_, list)) = lists.next_if(|(own, _)| *own == bucket) {
                chunk.write(list);
            }
            chunk.ends.push(chunk.lists.len());
        }
        chunk
    }

    /// Writes the postings of a key: of each page the gap before it, but for the first page, and of its passages the gap
    /// before each, whether the key is in its name, and whether it is the last.
    fn write(&mut self, list: &[Found]) {
        let (first, last) = (&list[0], &list[list.len() - 1]);
        let mut before = None;
        for page in list.chunk_by(|one, other| one.page == other.page) {
            if let Some(before) = before {
                numbers::push(page[0].page - before, &mut self.text);
            }
            before = Some(page[0].page);
            // A passage with the key in its name may have it in its text as well: the name counts.
            let mut passages: Vec<(u32, u32)> = Vec::with_capacity(page.len());
            for found in page {
                let (passage, is_name) = (found.entry >> 1, found.entry & 1);
                match passages.last_mut() {
                    Some(last) if last.0 == passage => last.1 |= is_name,
                    _ => passages.push((passage, is_name)),
                }
            }
            let mut previous = 0;
            for (place, (passage, is_name)) in passages.iter().enumerate() {
                let is_last = u32::from(place + 1 == passages.len());
                numbers::push((passage - previous) << 2 | is_name << 1 | is_last, &mut self.text);
                previous = *passage;
            }
        }
        self.lists.push(List {
            key: first.key,
            first_page: first.page,
            last_page: last.page,
            end: self.text.len(),
        });
    }

    fn text_of(&self, key: Key) -> String {
        keys::text_of_pair(key).or_else(|| self.names.get(&key).cloned()).unwrap_or_default()
    }
}

/// Collects the keys of pages.
#[derive(Default)]
struct Collector {
    page: u32,
    entry: u32,
    found: Vec<Found>,
    names: BTreeMap<Key, String>,
    buffer: String,
}

impl Collector {
    fn read_page(&mut self, page: &PageText) {
        for (passage, number) in page.passages.iter().zip(0u32..) {
            self.read(passage, number);
        }
    }

    fn read(&mut self, passage: &Passage, number: u32) {
        self.entry = number << 1;
        keys::keys_of(&Flat::of(&passage.text).characters, self);
        self.entry |= 1;
        for line in passage.name.lines() {
            let flat = Flat::of(line).characters;
            keys::keys_of(&flat, self);
            for character in flat.iter().filter(|own| class(**own) == Class::Han) {
                self.push(keys::pair(*character, None));
            }
            if !flat.is_empty() {
                let name = keys::of_name(&flat);
                self.push_text(&name);
            }
        }
    }

    fn push(&mut self, key: Key) {
        self.found.push(Found { key, page: self.page, entry: self.entry });
    }

    fn push_text(&mut self, text: &str) {
        let key = keys::text(text);
        self.names.entry(key).or_insert_with(|| text.to_owned());
        self.push(key);
    }

    fn push_characters(&mut self, characters: &mut dyn Iterator<Item = char>) {
        let mut buffer = std::mem::take(&mut self.buffer);
        buffer.clear();
        buffer.extend(characters);
        self.push_text(&buffer);
        self.buffer = buffer;
    }
}

impl Keys for Collector {
    fn pair(&mut self, first: char, second: char) {
        self.push(keys::pair(first, Some(second)));
    }

    fn word(&mut self, word: &[char]) {
        self.push_characters(&mut word.iter().copied());
    }

    fn mixed(&mut self, text: &mut dyn Iterator<Item = char>) {
        self.push_characters(text);
    }
}
