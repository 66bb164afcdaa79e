//! Sorts what the search index knows of many keys, by key.

use std::mem::replace;

/// The number of an index key together with another number. The key is in the higher half of the 64 bits, so the
/// order of these values is the order of their keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Keyed(u64);

/// Number of bits of the key by which values are distributed before they are compared.
const DIGIT_BITS: u32 = 11;
/// Number of bits of a value below these.
const REST_BITS: u32 = u64::BITS - DIGIT_BITS;

impl Keyed {
    /// Puts a key and another number together.
    pub fn new(key: u32, other: u32) -> Self {
        Self(u64::from(key) << u32::BITS | u64::from(other))
    }

    /// The number of the key.
    pub fn key(self) -> u32 {
        (self.0 >> u32::BITS) as u32
    }

    /// Encodes the value for a file.
    pub fn to_bytes(self) -> [u8; 8] {
        self.0.to_le_bytes()
    }

    /// Decodes a value that [`Self::to_bytes`] has encoded.
    pub fn from_bytes(bytes: [u8; 8]) -> Self {
        Self(u64::from_le_bytes(bytes))
    }

    /// The number that is not the key.
    pub fn other(self) -> u32 {
        self.0 as u32
    }
}

/// Sorts the values of several lists, and writes them to `sorted`. First distributes them by the highest bits of
/// their keys, which is fast for many values (a text has about one for each character), because the numbers of keys
/// are spread evenly. Then sorts the values that are equal in these bits.
pub fn sort(lists: &[&[Keyed]], sorted: &mut Vec<Keyed>) {
    let digit = |value: &Keyed| (value.0 >> REST_BITS) as usize;
    // For each digit: first the number of values, then the place in `sorted` of the next value.
    let mut ends = [0u32; 1 << DIGIT_BITS];
    for value in lists.iter().copied().flatten() {
        ends[digit(value)] += 1;
    }
    let mut count = 0;
    for place in &mut ends {
        count += replace(place, count);
    }
    sorted.resize(count as usize, Keyed(0));
    for value in lists.iter().copied().flatten() {
        let place = &mut ends[digit(value)];
        sorted[*place as usize] = *value;
        *place += 1;
    }
    let mut rest = sorted.as_mut_slice();
    let mut start = 0;
    for end in ends {
        let (own, others) = rest.split_at_mut((end - start) as usize);
        own.sort_unstable();
        rest = others;
        start = end;
    }
}
