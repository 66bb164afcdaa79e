//! The text of a file of the project, which is in memory or in a temporary file.

use std::borrow::Cow;
use std::sync::Arc;

use crate::digest::Digest;
use crate::spill::{Spill, Spilled};

/// The text of a file. In a large guide, the texts of most sections are in a temporary file.
#[derive(Clone, Debug)]
pub struct SourceText(Place);

#[derive(Clone, Debug)]
enum Place {
    Memory(Arc<String>),
    /// The text in the temporary file, and its digest, so that it need not be read back for that.
    File(Spilled, Digest),
}

impl SourceText {
    /// The text itself. Reads it back if it is in the temporary file.
    pub fn read(&self) -> Arc<String> {
        match &self.0 {
            Place::Memory(text) => Arc::clone(text),
            // The bytes come from a text. If they cannot be read, `Spilled` returns spaces and records the error.
            Place::File(spilled, _) => {
                let bytes = spilled.bytes();
                Arc::new(simdutf8::basic::from_utf8(&bytes).unwrap_or_default().to_owned())
            }
        }
    }

    /// The bytes of the text, without checking again that they are UTF-8. A copy if they are read from the temporary
    /// file.
    pub fn bytes(&self) -> Cow<'_, [u8]> {
        match &self.0 {
            Place::Memory(text) => Cow::Borrowed(text.as_bytes()),
            Place::File(spilled, _) => Cow::Owned(spilled.bytes()),
        }
    }

    /// The digest of the text.
    pub fn digest(&self) -> Digest {
        match &self.0 {
            Place::Memory(text) => Digest::of(text.as_bytes()),
            Place::File(_, digest) => *digest,
        }
    }

    /// The temporary file that holds the text; `None` if the text is in memory.
    pub fn spill(&self) -> Option<&Arc<Spill>> {
        match &self.0 {
            Place::Memory(_) => None,
            Place::File(spilled, _) => Some(spilled.spill()),
        }
    }

    /// Moves the text to the temporary file unless there is room for it in memory.
    pub fn put_into(&mut self, spill: &Arc<Spill>) {
        if let Place::Memory(text) = &self.0
            && !spill.has_room(text.len())
            && let Some(spilled) = spill.put(text.as_bytes())
        {
            self.0 = Place::File(spilled, Digest::of(text.as_bytes()));
        }
    }
}

impl Default for SourceText {
    fn default() -> Self {
        Self(Place::Memory(Arc::default()))
    }
}

impl<T: Into<Arc<String>>> From<T> for SourceText {
    fn from(text: T) -> Self {
        Self(Place::Memory(text.into()))
    }
}

impl PartialEq for SourceText {
    fn eq(&self, other: &Self) -> bool {
        self.read() == other.read()
    }
}

impl Eq for SourceText {}
