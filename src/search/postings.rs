//! Where keys are: sorted, and written as they are published.

use super::numbers;

/// A key, the page of a chunk and the passage that have it, and whether it is in the passage's name.
#[derive(Clone, Copy)]
pub struct Entry(u64);

/// How many bits an entry has for the passage and the name, and how many for these and the page.
const PLACE_BITS: u32 = 24;
const KEY_BITS: u32 = 32;

/// The digits by which entries are sorted.
const DIGIT_BITS: u32 = 11;

impl Entry {
    /// `place` is the number of the passage, twice, and one more for its name.
    pub fn new(key: u32, page: u64, place: u64) -> Self {
        let most = (1 << PLACE_BITS) - 2;
        let place = if place > most { most | place & 1 } else { place };
        Self(u64::from(key) << KEY_BITS | page << PLACE_BITS | place)
    }

    fn key(self) -> u32 {
        (self.0 >> KEY_BITS) as u32
    }

    fn page(self) -> u8 {
        (self.0 >> PLACE_BITS) as u8
    }

    fn passage(self) -> u32 {
        (self.0 as u32 & ((1 << PLACE_BITS) - 1)) >> 1
    }

    fn is_name(self) -> bool {
        self.0 & 1 == 1
    }
}

/// The keys of some pages, in order, and of each where it is.
pub struct Chunk {
    /// Of each key how much greater than the last it is, its first and last page, the length of its postings, and those.
    bytes: Vec<u8>,
    /// Where the keys of each bucket begin.
    starts: Vec<u32>,
    /// The least key of each bucket.
    firsts: Vec<u32>,
}

/// The postings of one key in a chunk.
pub struct List<'c> {
    /// The key.
    pub key: u32,
    first_page: u8,
    last_page: u8,
    /// Written, but for the gap before the first page.
    text: &'c [u8],
}

impl Chunk {
    /// Of the entries of its pages, which are in the order of pages and passages, and the least key of each bucket.
    pub fn new(entries: Vec<Entry>, firsts: impl Iterator<Item = u32>) -> Self {
        let entries = sorted(entries);
        let mut chunk = Self { bytes: Vec::new(), starts: Vec::new(), firsts: firsts.collect() };
        let mut lists = entries.chunk_by(|one, other| one.key() == other.key()).peekable();
        let mut text = String::new();
        for bucket in 0..chunk.firsts.len() {
            chunk.starts.push(chunk.bytes.len() as u32);
            let mut before = chunk.firsts[bucket];
            let next = chunk.firsts.get(bucket + 1).copied();
            while let Some(list) =
                lists.next_if(|list| next.is_none_or(|next| list[0].key() < next))
            {
                text.clear();
                write(list, &mut text);
                let (first, last) = (list[0], list[list.len() - 1]);
                push_varint(first.key() - before, &mut chunk.bytes);
                chunk.bytes.extend([first.page(), last.page()]);
                push_varint(text.len() as u32, &mut chunk.bytes);
                chunk.bytes.extend_from_slice(text.as_bytes());
                before = first.key();
            }
        }
        chunk.bytes.shrink_to_fit();
        chunk
    }

    /// The keys of a bucket.
    pub fn lists(&self, bucket: u32) -> impl Iterator<Item = List<'_>> {
        let bucket = bucket as usize;
        let at =
            |bucket: usize| self.starts.get(bucket).map_or(self.bytes.len(), |at| *at as usize);
        let mut rest = &self.bytes[at(bucket)..at(bucket + 1)];
        let mut key = self.firsts.get(bucket).copied().unwrap_or_default();
        std::iter::from_fn(move || {
            key += varint(&mut rest)?;
            let [first_page, last_page, ..] = *rest else { return None };
            rest = &rest[2..];
            let length = varint(&mut rest)? as usize;
            let (text, after) = rest.split_at_checked(length)?;
            rest = after;
            Some(List { key, first_page, last_page, text })
        })
    }
}

/// Sorts by key; what has the same key stays in order. Radix sort: there are as many keys as there are characters.
fn sorted(mut entries: Vec<Entry>) -> Vec<Entry> {
    let mut other = entries.clone();
    let digit = |entry: &Entry, shift: u32| {
        (entry.0 >> (KEY_BITS + shift)) as usize & ((1 << DIGIT_BITS) - 1)
    };
    for shift in (0..u32::BITS).step_by(DIGIT_BITS as usize) {
        let mut ends = vec![0; 1 << DIGIT_BITS];
        entries.iter().for_each(|entry| ends[digit(entry, shift)] += 1);
        let mut sum = 0;
        for place in &mut ends {
            sum += std::mem::replace(place, sum);
        }
        for entry in &entries {
            let place = &mut ends[digit(entry, shift)];
            other[*place] = *entry;
            *place += 1;
        }
        std::mem::swap(&mut entries, &mut other);
    }
    entries
}

/// Writes the postings of a key: of each page the gap before it, but for the first page, and of its passages the gap
/// before each, whether the key is in its name, and whether it is the last.
fn write(list: &[Entry], out: &mut String) {
    let mut before = None;
    for page in list.chunk_by(|one, other| one.page() == other.page()) {
        if let Some(before) = before {
            numbers::push(u32::from(page[0].page() - before), out);
        }
        before = Some(page[0].page());
        let mut previous = 0;
        let mut passages = page.chunk_by(|one, other| one.passage() == other.passage()).peekable();
        while let Some(passage) = passages.next() {
            // A passage with the key in its name may have it in its text as well: the name counts.
            let is_name = u32::from(passage.iter().any(|entry| entry.is_name()));
            let is_last = u32::from(passages.peek().is_none());
            let own = passage[0].passage();
            numbers::push((own - previous) << 2 | is_name << 1 | is_last, out);
            previous = own;
        }
    }
}

/// Writes a key of a bucket: how much greater than the last it is, how long its postings are, and those, put together
/// from chunks, of each of which the first page is given.
pub fn push_list<'c>(gap: u32, lists: impl Iterator<Item = (u32, &'c List<'c>)>, out: &mut String) {
    let mut text = String::new();
    let mut before = 0;
    for (first, list) in lists {
        numbers::push(first + u32::from(list.first_page) - before, &mut text);
        text.extend(list.text.iter().map(|sign| char::from(*sign)));
        before = first + u32::from(list.last_page);
    }
    numbers::push(gap, out);
    numbers::push(text.len() as u32, out);
    out.push_str(&text);
}

fn push_varint(mut number: u32, out: &mut Vec<u8>) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

fn varint(bytes: &mut &[u8]) -> Option<u32> {
    let (mut number, mut shift) = (0, 0);
    loop {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u32::from(byte & 0x7f).checked_shl(shift)?;
        if *byte < 0x80 {
            return Some(number);
        }
        shift += 7;
    }
}
