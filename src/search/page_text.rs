//! The text of a page, divided into passages, which search finds, shows and links to.

use serde::{Deserialize, Serialize};

/// What search knows of a page: its address, and its text as passages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PageText {
    /// Address of the page, relative to the root of the site.
    pub address: String,
    /// Passages of the page. The first is the title with the text before any heading.
    pub passages: Vec<Passage>,
}

/// The unit that search finds and links to: a heading with its text, a row, a term, or a question.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage {
    /// The anchor of the passage, for links to it; empty for the page itself.
    pub anchor: String,
    /// Name of the passage: the heading, the row's name, the term and its other names (one per line), or the question.
    pub name: String,
    /// Text of the passage without its name, one line per block.
    pub text: String,
}

impl Passage {
    /// Returns true if the passage is a text of `found-by`: search finds the page by this text, and readers do not see
    /// it on the page. Do not call this for the first passage of a page, which is the title and has no anchor either.
    pub fn is_found_by(&self) -> bool {
        self.anchor.is_empty() && self.text.is_empty()
    }
}

impl PageText {
    /// The title of the page.
    pub fn title(&self) -> &str {
        self.passages.first().map_or("", |first| &first.name)
    }
}
