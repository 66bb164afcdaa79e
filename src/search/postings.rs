//! Sorts the postings of the search index by key, and encodes them for publication. The postings of a key say in which
//! pages and passages the key occurs.

use super::packed_integers;

/// One occurrence of an index key, packed into 64 bits. From the highest bits down: the key, the page (its index within
/// the chunk), the passage, and 1 if the key is in the name of the passage.
#[derive(Clone, Copy)]
pub struct Entry(u64);

/// Number of bits of an [`Entry`] for the place of the key in a page: the passage that contains it, and whether it is
/// in the name of this passage. These are the lowest bits.
const PLACE_BITS: u32 = 24;
/// Number of bits of an [`Entry`] below the key: they hold the page, the passage, and whether the key is in the
/// passage's name.
const KEY_BITS: u32 = 32;

/// Number of bits of the key that one round of the radix sort looks at.
const DIGIT_BITS: u32 = 11;
/// Number of rounds in which a key is sorted.
const DIGITS: usize = u32::BITS.div_ceil(DIGIT_BITS) as usize;

impl Entry {
    /// Creates an entry. `place` is twice the number of the passage, plus one if the key is in the passage's name.
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

/// The encoded postings of a chunk, which is a group of pages whose postings are sorted and encoded together.
pub struct Chunk {
    /// The postings of all keys, encoded as bytes. For each key, there are: the difference between its number and that
    /// of the previous key in its group of buckets; the first and the last page that contain it; the length of its
    /// postings; the postings.
    bytes: Box<[u8]>,
    /// For each group of buckets, the offset in `bytes` at which its keys start.
    starts: Box<[u32]>,
}

/// The encoded postings of one key in a chunk of pages.
pub struct List<'c> {
    /// The number of the key.
    pub key: u32,
    first_page: u8,
    last_page: u8,
    /// The encoded postings of the key, without the number of the first page. This number is added when a bucket is put
    /// together: as the distance from the previous page with the key, which may be in an earlier chunk.
    text: &'c [u8],
}

/// Memory for sorting and encoding a chunk of pages. It is reused for the next chunk, because the system would take
/// time to clear new memory of this size.
#[derive(Default)]
pub struct Buffers {
    entries: Vec<Entry>,
    others: Vec<Entry>,
    bytes: Vec<u8>,
    text: String,
}

impl Chunk {
    /// Sorts and encodes the entries of the pages of a chunk. Each page's entries must be in the order of passages.
    /// `firsts` are the lowest key numbers of the groups of buckets.
    pub fn new(pages: &[&[Entry]], firsts: &[u32], buffers: &mut Buffers) -> Self {
        let Buffers { entries, others, bytes, text } = buffers;
        sort(pages, entries, others);
        bytes.clear();
        let mut starts = Vec::with_capacity(firsts.len());
        let mut lists = entries.chunk_by(|one, other| one.key() == other.key()).peekable();
        for (group, first) in firsts.iter().enumerate() {
            starts.push(bytes.len() as u32);
            let mut before = *first;
            let next = firsts.get(group + 1);
            while let Some(list) =
                lists.next_if(|list| next.is_none_or(|next| list[0].key() < *next))
            {
                text.clear();
                write(list, text);
                let (first, last) = (list[0], list[list.len() - 1]);
                push_varint(first.key() - before, bytes);
                bytes.extend([first.page(), last.page()]);
                push_varint(text.len() as u32, bytes);
                bytes.extend_from_slice(text.as_bytes());
                before = first.key();
            }
        }
        Self { bytes: bytes.as_slice().into(), starts: starts.into() }
    }

    /// The keys of a group of buckets that occur in this chunk, in ascending order, each with its postings. `first` is
    /// the lowest key number that belongs to the group.
    pub fn lists(&self, group: usize, first: u32) -> impl Iterator<Item = List<'_>> {
        let at = |group: usize| self.starts.get(group).map_or(self.bytes.len(), |at| *at as usize);
        let mut rest = &self.bytes[at(group)..at(group + 1)];
        let mut key = first;
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

/// Sorts the entries of some pages by key, and writes them to `sorted`. Uses a stable radix sort, which is fast for
/// many entries: a text has about one entry for each character. `other` is memory that the sort needs.
fn sort(pages: &[&[Entry]], sorted: &mut Vec<Entry>, other: &mut Vec<Entry>) {
    let count = pages.iter().map(|page| page.len()).sum();
    for buffer in [&mut *sorted, &mut *other] {
        buffer.resize(count, Entry(0));
    }
    let digit = |entry: &Entry, round: usize| {
        (entry.0 >> (KEY_BITS + round as u32 * DIGIT_BITS)) as usize & ((1 << DIGIT_BITS) - 1)
    };
    // For each round and digit: first the number of entries, then the place in `sorted` of the next entry.
    let mut ends = [[0u32; 1 << DIGIT_BITS]; DIGITS];
    for entry in pages.iter().copied().flatten() {
        ends.iter_mut().enumerate().for_each(|(round, ends)| ends[digit(entry, round)] += 1);
    }
    for (round, ends) in ends.iter_mut().enumerate() {
        std::mem::swap(sorted, other);
        // The first round reads from the pages.
        let whole = [other.as_slice()];
        let from: &[&[Entry]] = if round == 0 { pages } else { &whole };
        let mut sum = 0;
        for place in &mut *ends {
            sum += std::mem::replace(place, sum);
        }
        for entry in from.iter().copied().flatten() {
            let place = &mut ends[digit(entry, round)];
            sorted[*place as usize] = *entry;
            *place += 1;
        }
    }
}

/// Appends the encoded postings of a key to `out`. For each page, these are the distance from the previous page (except
/// for the first page), and the page's passages. For each passage, these are the distance from the previous passage,
/// whether the key is in the passage's name, and whether it is the last passage of the page.
fn write(list: &[Entry], out: &mut String) {
    let mut before = None;
    for page in list.chunk_by(|one, other| one.page() == other.page()) {
        if let Some(before) = before {
            packed_integers::push(u32::from(page[0].page() - before), out);
        }
        before = Some(page[0].page());
        let mut previous = 0;
        let mut passages = page.chunk_by(|one, other| one.passage() == other.passage()).peekable();
        while let Some(passage) = passages.next() {
            // If a key is in the name and in the text of a passage, the name counts.
            let is_name = u32::from(passage.iter().any(|entry| entry.is_name()));
            let is_last = u32::from(passages.peek().is_none());
            let own = passage[0].passage();
            packed_integers::push((own - previous) << 2 | is_name << 1 | is_last, out);
            previous = own;
        }
    }
}

/// Appends one index key to `out`, the content of a bucket: `gap`, which is the difference between the number of the
/// key and that of the key before; the length of the postings; and the postings. `lists` has a pair for each chunk
/// (group of successive pages) that contains the key: the number of the chunk's first page, and the key's postings in
/// the chunk.
pub fn push_list<'c>(gap: u32, lists: impl Iterator<Item = (u32, &'c List<'c>)>, out: &mut String) {
    let mut text = String::new();
    let mut before = 0;
    for (first, list) in lists {
        packed_integers::push(first + u32::from(list.first_page) - before, &mut text);
        text.extend(list.text.iter().map(|sign| char::from(*sign)));
        before = first + u32::from(list.last_page);
    }
    packed_integers::push(gap, out);
    packed_integers::push(text.len() as u32, out);
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
