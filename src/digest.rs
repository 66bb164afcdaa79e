//! Digests: short hashes of content. If the digest of a file changes, the file has changed.

use sha2::{Digest as _, Sha256};

/// The first 128 bits of a SHA-256 hash. Two contents with equal digests are taken for equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest([u8; Digest::LENGTH]);

impl Digest {
    const LENGTH: usize = 16;

    /// Hashes some bytes.
    pub fn of(bytes: impl AsRef<[u8]>) -> Self {
        Self::first_bytes(Sha256::new_with_prefix(bytes))
    }

    /// Hashes a list of byte strings. Lists that only divide the same bytes differently, such as `["ab"]` and `["a",
    /// "b"]`, get different digests.
    pub fn of_list(parts: impl IntoIterator<Item = impl AsRef<[u8]>>) -> Self {
        let mut hasher = Sha256::new();
        for part in parts {
            hasher.update((part.as_ref().len() as u64).to_le_bytes());
            hasher.update(part);
        }
        Self::first_bytes(hasher)
    }

    /// Parses the hexadecimal digits that [`Self::to_hex`] writes. `None` for any other text.
    pub fn from_hex(hex: &str) -> Option<Self> {
        let mut bytes = [0; Self::LENGTH];
        if hex.len() != 2 * bytes.len() {
            return None;
        }
        for (byte, digits) in bytes.iter_mut().zip(hex.as_bytes().chunks_exact(2)) {
            *byte = digit(digits[0])? << 4 | digit(digits[1])?;
        }
        Some(Self(bytes))
    }

    /// Writes the digest as hexadecimal digits in lower case, two per byte.
    pub fn to_hex(self) -> String {
        let digits = self.0.iter().flat_map(|byte| [byte >> 4, byte & 0xf]);
        digits.map(|digit| char::from(b"0123456789abcdef"[usize::from(digit)])).collect()
    }

    fn first_bytes(hasher: Sha256) -> Self {
        let whole = hasher.finalize();
        Self(std::array::from_fn(|at| whole[at]))
    }
}

/// Computes the digest of content that is only available piece by piece.
#[derive(Default)]
pub struct Hasher(Sha256);

impl Hasher {
    /// Adds the next bytes of the content that is hashed.
    pub fn add(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// The digest of all bytes added so far.
    pub fn digest(self) -> Digest {
        Digest::first_bytes(self.0)
    }
}

impl AsRef<[u8]> for Digest {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

fn digit(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        _ => None,
    }
}
