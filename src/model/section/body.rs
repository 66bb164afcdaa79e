//! The text of a section, which is in memory or in a temporary file.

use std::borrow::Cow;
use std::sync::Arc;

use crate::model::content::{Document, Inline};
use crate::spill::{Spill, Spilled};

/// The text of a section. In a large guide, most texts are in a temporary file, and [`Body::document`] reads one back
/// each time it is called.
#[derive(Clone, Debug)]
pub struct Body(Place);

#[derive(Clone, Debug)]
enum Place {
    Memory(Document),
    File(Spilled),
}

impl From<Document> for Body {
    fn from(document: Document) -> Self {
        Self(Place::Memory(document))
    }
}

impl Body {
    /// The text itself. Reads it back if it is in the temporary file.
    pub fn document(&self) -> Cow<'_, Document> {
        match &self.0 {
            Place::Memory(document) => Cow::Borrowed(document),
            Place::File(spilled) => Cow::Owned(decoded(spilled)),
        }
    }

    /// Changes the text. If the text was in the temporary file, the new one is put there too.
    pub fn change(&mut self, change: impl FnOnce(&mut Document)) {
        match &mut self.0 {
            Place::Memory(document) => change(document),
            Place::File(spilled) => {
                let mut document = decoded(spilled);
                change(&mut document);
                let spill = Arc::clone(spilled.spill());
                *self = document.into();
                self.put_into(&spill);
            }
        }
    }

    /// Moves the text to the temporary file. It stays in memory if the file cannot be written.
    pub fn put_into(&mut self, spill: &Arc<Spill>) {
        if let Place::Memory(document) = &self.0
            && let Ok(bytes) = postcard::to_allocvec(document)
            && let Some(spilled) = spill.put(&bytes)
        {
            self.0 = Place::File(spilled);
        }
    }
}

/// Reads a text back. If the temporary file cannot be read, returns an empty text; [`Spill::intact`] then returns an
/// error, so the empty text reaches no page.
fn decoded(spilled: &Spilled) -> Document {
    postcard::from_bytes(&spilled.bytes()).unwrap_or_default()
}

/// Copies texts of one line, such as key messages, so that they no longer share the memory of the file that they come
/// from.
pub fn copied(lines: &[Vec<Inline>]) -> Vec<Vec<Inline>> {
    let bytes = postcard::to_allocvec(lines).unwrap_or_default();
    postcard::from_bytes(&bytes).unwrap_or_else(|_| lines.to_vec())
}
