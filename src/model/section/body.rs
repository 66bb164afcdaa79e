//! The text of a section, which is in memory or in a temporary file.

use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

use serde::{Deserialize, Serialize};

use crate::model::content::{Block, Document, Inline, Text, each_inline, each_inline_of_line};
use crate::spill::{Spill, Spilled};

/// The text of a section. In a large guide, most texts are in a temporary file, and [`Body::document`] reads one back
/// each time it is called.
#[derive(Clone, Debug)]
pub struct Body {
    place: Place,
    /// Texts for links that have none in `place`, sorted by slot.
    names: Arc<[LinkText]>,
    /// The text in memory with `names` in it. Made when it is first needed.
    named: OnceLock<Arc<Document>>,
}

#[derive(Clone, Debug)]
enum Place {
    /// The text is shared with the parsed file, which a preview keeps.
    Memory(Arc<Document>),
    File(Spilled),
}

/// The text for a link that its author has written without one: the slot of the link's mention, and the text.
pub type LinkText = (u32, Vec<Inline>);

/// A text as it is in the temporary file.
#[derive(Deserialize, Serialize)]
struct Stored<'s, D> {
    /// The characters of all texts in `document`, which are ranges of this. They are bytes here, because `serde` checks
    /// UTF-8 more slowly than [`decoded`].
    #[serde(borrow)]
    characters: &'s [u8],
    document: D,
}

impl From<Document> for Body {
    fn from(document: Document) -> Self {
        Self {
            place: Place::Memory(Arc::new(document)),
            names: Arc::default(),
            named: OnceLock::new(),
        }
    }
}

impl Body {
    /// The text itself. Reads it back if it is in the temporary file.
    pub fn document(&self) -> Cow<'_, Document> {
        match &self.place {
            Place::Memory(document) if self.names.is_empty() => Cow::Borrowed(document),
            Place::Memory(document) => Cow::Borrowed(self.named.get_or_init(|| {
                let mut document = Arc::clone(document);
                name_links(Arc::make_mut(&mut document), &self.names);
                document
            })),
            Place::File(spilled) => Cow::Owned(decoded(spilled, &self.names)),
        }
    }

    /// Changes the text. If the text was in the temporary file, the new one is put there too.
    pub fn change(&mut self, change: impl FnOnce(&mut Document)) {
        let mut document = self.document().into_owned();
        change(&mut document);
        let spill = match &self.place {
            Place::Memory(_) => None,
            Place::File(spilled) => Some(Arc::clone(spilled.spill())),
        };
        *self = document.into();
        spill.iter().for_each(|spill| self.put_into(spill));
    }

    /// Gives texts to the links that their author has written without one. `names` is sorted by slot. A text that is in
    /// the temporary file or shared stays as it is: its links get their texts when it is read.
    pub fn name_links(&mut self, names: Vec<LinkText>) {
        self.named = OnceLock::new();
        if let Place::Memory(document) = &mut self.place
            && let Some(document) = Arc::get_mut(document)
        {
            name_links(document, &names);
        } else {
            self.names = names.into();
        }
    }

    /// Moves the text to the temporary file. It stays in memory if the file cannot be written.
    pub fn put_into(&mut self, spill: &Arc<Spill>) {
        let Place::Memory(shared) = &mut self.place else { return };
        let document = Arc::make_mut(shared);
        let mut characters = String::new();
        each_text(document, &mut |text| text.gather(&mut characters));
        let stored = Stored { characters: characters.as_bytes(), document: &*document };
        let room = Vec::with_capacity(2 * characters.len());
        let bytes = postcard::to_extend(&stored, room);
        match bytes.ok().and_then(|bytes| spill.put(&bytes)) {
            Some(spilled) => self.place = Place::File(spilled),
            None => attach(document, characters),
        }
    }
}

/// Reads a text back. If the temporary file cannot be read, returns an empty text; [`Spill::intact`] then returns an
/// error, so the empty text reaches no page.
fn decoded(spilled: &Spilled, names: &[LinkText]) -> Document {
    let bytes = spilled.bytes();
    let Ok(Stored { characters, mut document }) =
        postcard::from_bytes::<Stored<'_, Document>>(&bytes)
    else {
        return Document::default();
    };
    attach(&mut document, simdutf8::basic::from_utf8(characters).unwrap_or_default().to_owned());
    name_links(&mut document, names);
    document
}

fn attach(document: &mut Document, characters: String) {
    let characters = Arc::new(characters);
    each_text(document, &mut |text| text.attach(&characters));
}

fn name_links(document: &mut Document, names: &[LinkText]) {
    if names.is_empty() {
        return;
    }
    each_inline_of(document, &mut |inline| {
        if let Inline::Link(link) = inline
            && let Ok(place) = names.binary_search_by_key(&link.to.slot, |(slot, _)| *slot)
        {
            link.content.clone_from(&names[place].1);
        }
    });
}

fn each_text(document: &mut Document, change: &mut dyn FnMut(&mut Text)) {
    each_inline_of(document, &mut |inline| {
        if let Inline::Text(text, _) = inline {
            change(text);
        }
    });
}

fn each_inline_of(document: &mut Document, change: &mut dyn FnMut(&mut Inline)) {
    let notes = document.footnotes.iter_mut().map(|note| &mut note.blocks);
    let all = [&mut document.blocks].into_iter().chain(notes);
    all.for_each(|blocks: &mut Vec<Block>| each_inline(blocks, change));
}

/// Copies a text of one line, such as a key message, so that it no longer shares the memory of the file that it comes
/// from.
pub fn detach(line: &mut [Inline]) {
    each_inline_of_line(line, &mut |inline| {
        if let Inline::Text(text, _) = inline {
            *text = Text::from(&**text);
        }
    });
}
