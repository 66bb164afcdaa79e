//! Sorts the postings of the search index by key, and encodes them for publication. The postings of a key say in which
//! pages and passages the key occurs.

use std::borrow::Cow;
use std::sync::Arc;

use super::packed_integers;
use super::sort::{Keyed, sort};
use crate::spill::{Spill, Spilled};

/// Number of bits of the place of a key for its place in a page: the passage that contains it, and whether it is in the
/// name of this passage. These are the lowest bits; the page's index within the chunk is above them.
const PLACE_BITS: u32 = 24;

/// One occurrence of an index key. `page` is the page's index within its chunk, `place` is twice the number of the
/// passage, plus one if the key is in the passage's name.
pub fn entry(key: u32, page: u32, place: u32) -> Keyed {
    let most = (1 << PLACE_BITS) - 2;
    let place = if place > most { most | place & 1 } else { place };
    Keyed::new(key, page << PLACE_BITS | place)
}

/// Where a key occurs: the passage of a page, and 1 if the key is in the name of the passage.
struct Place {
    page: u32,
    passage: u32,
    is_name: u32,
}

impl Place {
    fn of(entry: Keyed) -> Self {
        let place = entry.other() & ((1 << PLACE_BITS) - 1);
        Self { page: entry.other() >> PLACE_BITS, passage: place >> 1, is_name: place & 1 }
    }
}

/// The encoded postings of a chunk, which is a group of pages whose postings are sorted and encoded together.
pub struct Chunk {
    /// The postings of all keys, encoded as bytes. For each key, there are: the difference between its number and that
    /// of the previous key in its group of buckets; the first and the last page that contain it; the length of its
    /// postings; the postings.
    bytes: Bytes,
    /// For each group of buckets, the offset in `bytes` at which its keys start. The last number is the length of
    /// `bytes`.
    starts: Box<[u32]>,
}

/// Bytes in memory or in the temporary file.
enum Bytes {
    Memory(Box<[u8]>),
    File(Spilled),
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

/// Memory for sorting and encoding. It is reused, because the system would take time to clear new memory of this size.
#[derive(Default)]
pub struct Buffers {
    sorted: Vec<Keyed>,
    bytes: Vec<u8>,
    text: Vec<u8>,
}

impl Chunk {
    /// Sorts and encodes the entries of the pages of a chunk. `firsts` are the lowest key numbers of the groups of
    /// buckets. `spill` decides whether the result stays in memory.
    pub fn new(
        pages: &[&[Keyed]],
        firsts: &[u32],
        buffers: &mut Buffers,
        spill: &Arc<Spill>,
    ) -> Self {
        let Buffers { sorted, bytes, text } = buffers;
        sort(pages, sorted);
        bytes.clear();
        let mut starts = Vec::with_capacity(firsts.len() + 1);
        let mut before = 0;
        for list in sorted.chunk_by(|one, other| one.key() == other.key()) {
            let (key, first, last) = (list[0].key(), list[0], list[list.len() - 1]);
            while let Some(first) = firsts.get(starts.len()).filter(|first| **first <= key) {
                starts.push(bytes.len() as u32);
                before = *first;
            }
            text.clear();
            write(list, text);
            push_varint(key - before, bytes);
            bytes.extend([Place::of(first).page as u8, Place::of(last).page as u8]);
            push_varint(text.len() as u32, bytes);
            bytes.extend_from_slice(text);
            before = key;
        }
        starts.resize(firsts.len() + 1, bytes.len() as u32);
        let spilled = if spill.has_room(bytes.len()) { None } else { spill.put(bytes) };
        let bytes = spilled.map_or_else(|| Bytes::Memory(bytes.as_slice().into()), Bytes::File);
        Self { bytes, starts: starts.into() }
    }

    /// The encoded keys and postings of a group of buckets, for [`lists`].
    pub fn group(&self, group: usize) -> Cow<'_, [u8]> {
        let range = self.starts[group] as usize..self.starts[group + 1] as usize;
        match &self.bytes {
            Bytes::Memory(bytes) => Cow::Borrowed(&bytes[range]),
            Bytes::File(spilled) => Cow::Owned(spilled.slice(range)),
        }
    }
}

/// The keys of a group of buckets that occur in a chunk, in ascending order, each with its postings. `first` is the
/// lowest key number that belongs to the group.
pub fn lists(group: &[u8], first: u32) -> impl Iterator<Item = List<'_>> {
    let mut rest = group;
    let mut key = first;
    std::iter::from_fn(move || {
        key = key.checked_add(varint(&mut rest)?)?;
        let [first_page, last_page, ..] = *rest else { return None };
        rest = &rest[2..];
        let length = varint(&mut rest)? as usize;
        let (text, after) = rest.split_at_checked(length)?;
        rest = after;
        Some(List { key, first_page, last_page, text })
    })
}

/// Puts the buckets of a group together. `groups` has what each chunk contributes to the group, from
/// [`Chunk::group`], with the number of the chunk's first page. `firsts` are the lowest key numbers of the buckets.
/// For each key of a bucket, the result has: its number minus that of the previous key, the length of its postings,
/// and the postings.
pub fn buckets(
    groups: &[(u32, Cow<'_, [u8]>)],
    firsts: &[u32],
    buffers: &mut Buffers,
) -> Vec<String> {
    let Buffers { sorted, bytes, text } = buffers;
    let Some(first) = firsts.first() else { return Vec::new() };
    let all = groups.iter().flat_map(|(page, group)| lists(group, *first).map(|own| (*page, own)));
    let all: Vec<(u32, List<'_>)> = all.collect();
    // The sort distributes keys by their highest bits, so these must differ within the group.
    let last = all.iter().map(|(_, own)| own.key - first).max().unwrap_or(0);
    let spread = |own: &List<'_>| (own.key - first) << (last | 1).leading_zeros();
    // Lists with equal keys are sorted by their number in `all`, and so by chunk.
    let numbered = all.iter().zip(0..).map(|((_, own), number)| Keyed::new(spread(own), number));
    sort(&[&numbered.collect::<Vec<_>>()], sorted);
    let key = |own: &[Keyed]| all[own[0].other() as usize].1.key;
    let mut keys = sorted.chunk_by(|one, other| one.key() == other.key()).peekable();
    let of_bucket = |(number, first): (usize, &u32)| {
        bytes.clear();
        let mut before = *first;
        let next = firsts.get(number + 1);
        while let Some(own) = keys.next_if(|own| next.is_none_or(|next| key(own) < *next)) {
            let key = key(own);
            text.clear();
            join(own.iter().map(|own| &all[own.other() as usize]), text);
            packed_integers::push(key - before, bytes);
            packed_integers::push(text.len() as u32, bytes);
            bytes.extend_from_slice(text);
            before = key;
        }
        String::from_utf8(bytes.clone()).unwrap_or_default()
    };
    firsts.iter().enumerate().map(of_bucket).collect()
}

/// Encodes the entries of a key and appends them to `out`. For each page, these are the distance from the previous page
/// (except for the first page), and the page's passages. For each passage, these are the distance from the previous
/// passage, whether the key is in the passage's name, and whether it is the last passage of the page.
fn write(entries: &[Keyed], out: &mut Vec<u8>) {
    let Some((first, others)) = entries.split_first() else { return };
    let mut own = Place::of(*first);
    let mut previous = 0;
    for next in others.iter().map(|entry| Place::of(*entry)) {
        if (next.page, next.passage) == (own.page, own.passage) {
            // If a key is in the name and in the text of a passage, the name counts.
            own.is_name |= next.is_name;
            continue;
        }
        let is_last = next.page != own.page;
        packed_integers::push(
            (own.passage - previous) << 2 | own.is_name << 1 | u32::from(is_last),
            out,
        );
        previous = own.passage;
        if is_last {
            packed_integers::push(next.page - own.page, out);
            previous = 0;
        }
        own = next;
    }
    packed_integers::push((own.passage - previous) << 2 | own.is_name << 1 | 1, out);
}

/// Appends the postings of one key to `out`. `lists` has a pair for each chunk (group of successive pages) that
/// contains the key: the number of the chunk's first page, and the key's postings in the chunk.
fn join<'c>(lists: impl Iterator<Item = &'c (u32, List<'c>)>, out: &mut Vec<u8>) {
    let mut before = 0;
    for (first, list) in lists {
        // Wraps only if the temporary file could not be read back. Then the build ends with an error.
        packed_integers::push((first + u32::from(list.first_page)).wrapping_sub(before), out);
        out.extend_from_slice(list.text);
        before = first + u32::from(list.last_page);
    }
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
