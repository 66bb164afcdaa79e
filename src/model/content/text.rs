//! A text that shares the memory of the file it comes from.

use std::fmt;
use std::ops::{Deref, Range};
use std::sync::Arc;

use serde::de::Visitor;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A text: either a range of its file's content, which is not copied, or a string of its own. `load` refuses files over
/// 4 GiB, so 32 bits are enough for the offsets.
#[derive(Clone)]
pub struct Text {
    whole: Arc<String>,
    start: u32,
    end: u32,
}

impl Text {
    /// Makes a text that is a range of bytes of a file's content.
    pub fn within(whole: &Arc<String>, range: Range<usize>) -> Self {
        Self { whole: Arc::clone(whole), start: range.start as u32, end: range.end as u32 }
    }

    /// Shortens the text to its first `length` bytes.
    pub fn truncate(&mut self, length: usize) {
        self.end = self.start + length.min(self.len()) as u32;
    }

    /// Removes the first `length` bytes of the text.
    pub fn skip(&mut self, length: usize) {
        self.start += length.min(self.len()) as u32;
    }

    /// Appends another text to this one.
    pub fn push(&mut self, other: &Self) {
        if Arc::ptr_eq(&self.whole, &other.whole) && self.end == other.start {
            self.end = other.end;
            return;
        }
        match Arc::get_mut(&mut self.whole) {
            Some(own) if own.len() == self.end as usize => own.push_str(other),
            _ => *self = Self::from([&**self, &**other].concat()),
        }
        self.end = self.whole.len() as u32;
    }

    /// Frees memory that the text does not need, if it does not share the memory of a file.
    pub fn shrink_to_fit(&mut self) {
        if let Some(own) = Arc::get_mut(&mut self.whole) {
            own.shrink_to_fit();
        }
    }
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        self.whole.get(self.start as usize..self.end as usize).unwrap_or_default()
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self { start: 0, end: text.len() as u32, whole: Arc::new(text) }
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(self.as_bytes())
    }
}

impl<'de> Deserialize<'de> for Text {
    /// Reads the text as bytes, so that it can be checked faster than by `serde`.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_bytes(TextVisitor)
    }
}

struct TextVisitor;

impl Visitor<'_> for TextVisitor {
    type Value = Text;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text in UTF-8")
    }

    fn visit_bytes<E: serde::de::Error>(self, bytes: &[u8]) -> Result<Text, E> {
        simdutf8::basic::from_utf8(bytes).map(Text::from).map_err(E::custom)
    }
}

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}
