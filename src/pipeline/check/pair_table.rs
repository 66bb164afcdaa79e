//! A table of pairs of neighbouring characters, such as the first two characters of words.

use std::collections::BTreeMap;

/// Two characters, one directly after the other.
pub type Pair = (char, char);

/// Values for some pairs of characters. Nearly all pairs of a text have no value, so this is found out first, in a table
/// that fits in the fastest memory of the processor.
pub struct PairTable<T> {
    /// One bit for each hash of a pair. If it is 0, no pair with this hash has a value.
    hashes: Box<[u64; HASHES / 64]>,
    /// The pairs that have a value, sorted.
    values: Vec<(Pair, T)>,
}

/// Number of hashes of pairs. It must be large, because a paragraph has hundreds of pairs.
const HASHES: usize = 1 << 16;

impl<T> PairTable<T> {
    /// Makes a table of these pairs and their values.
    pub fn of(values: BTreeMap<Pair, T>) -> Self {
        let mut hashes = Box::new([0; HASHES / 64]);
        for pair in values.keys() {
            let hash = hash(*pair);
            hashes[hash / 64] |= 1 << (hash % 64);
        }
        Self { hashes, values: values.into_iter().collect() }
    }

    /// The value of a pair. `None` if it has none.
    #[inline]
    pub fn get(&self, pair: Pair) -> Option<&T> {
        let hash = hash(pair);
        if self.hashes[hash / 64] >> (hash % 64) & 1 == 0 {
            return None;
        }
        let found = self.values.binary_search_by_key(&pair, |(own, _)| *own).ok()?;
        self.values.get(found).map(|(_, value)| value)
    }
}

/// The hash of two characters. Pairs with the same hash are rare, because the multiplication scatters the numbers of
/// neighbouring characters (Knuth, The Art of Computer Programming 3, §6.4).
#[inline]
fn hash((first, second): Pair) -> usize {
    u32::from(first).wrapping_mul(0x9e37_79b1).wrapping_add(u32::from(second)) as usize % HASHES
}
