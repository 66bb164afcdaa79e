//! The text of a page as passages, which search finds, shows and links to.

use serde::{Deserialize, Serialize};

/// A page as search reads it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PageText {
    /// Address below the site.
    pub address: String,
    /// Passages. The first is the title with the text before any heading.
    pub passages: Vec<Passage>,
}

/// The unit that search finds and links to: a heading with its text, a row, a term, or a question.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage {
    /// The anchor to link to; empty for the page itself.
    pub anchor: String,
    /// The heading, the row's name, the term with its other names, or the question.
    pub name: String,
    /// The other text, one line per block.
    pub text: String,
}

impl PageText {
    /// The title of the page.
    pub fn title(&self) -> &str {
        self.passages.first().map_or("", |first| &first.name)
    }
}
