//! A text that shares the memory of the file it comes from.

use std::fmt;
use std::ops::{Deref, Range};
use std::sync::Arc;

use serde::{Deserialize, Serialize, Serializer};

/// A text: either a range of its file's content, which is not copied, or a string of its own. `load` refuses files over
/// 4 GiB, so 32 bits are enough for the offsets.
///
/// `serde` reads and writes only the range. Whoever does so keeps the content, and calls [`Text::gather`] before and
/// [`Text::attach`] after. A text that was not gathered cannot be written, so no content is lost.
#[derive(Clone, Deserialize)]
pub struct Text {
    /// What the text is a range of; `None` only after the range was read and before the content is attached.
    #[serde(skip)]
    whole: Option<Arc<String>>,
    start: u32,
    end: u32,
}

impl Text {
    /// Makes a text that is a range of bytes of a file's content.
    pub fn within(whole: &Arc<String>, range: Range<usize>) -> Self {
        Self { whole: Some(Arc::clone(whole)), start: range.start as u32, end: range.end as u32 }
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
        let (Some(own), Some(others)) = (&mut self.whole, &other.whole) else { return };
        if Arc::ptr_eq(own, others) && self.end == other.start {
            self.end = other.end;
            return;
        }
        match Arc::get_mut(own) {
            Some(own) if own.len() == self.end as usize => {
                own.push_str(other);
                self.end = own.len() as u32;
            }
            _ => *self = Self::from([&**self, &**other].concat()),
        }
    }

    /// Frees memory that the text does not need, if it does not share the memory of a file.
    pub fn shrink_to_fit(&mut self) {
        if let Some(own) = self.whole.as_mut().and_then(Arc::get_mut) {
            own.shrink_to_fit();
        }
    }

    /// Appends the text to `all`, and makes it a range of that. It has no content until [`Text::attach`] is called with
    /// the finished `all`.
    pub fn gather(&mut self, all: &mut String) {
        let start = all.len() as u32;
        all.push_str(self);
        *self = Self { whole: None, start, end: all.len() as u32 };
    }

    /// Gives the text its content: the string into which it was gathered.
    pub fn attach(&mut self, all: &Arc<String>) {
        self.whole.get_or_insert_with(|| Arc::clone(all));
    }
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        let range = self.start as usize..self.end as usize;
        self.whole.as_ref().and_then(|whole| whole.get(range)).unwrap_or_default()
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self { start: 0, end: text.len() as u32, whole: Some(Arc::new(text)) }
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.whole {
            None => (self.start, self.end).serialize(serializer),
            Some(_) => Err(serde::ser::Error::custom("the text was not gathered")),
        }
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
