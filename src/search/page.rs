//! What a page says, in passages: what search finds, shows and links to.

use serde::{Deserialize, Serialize};

/// A page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PageText {
    /// Its address below the site.
    pub address: String,
    /// Its passages. The first is its title, with what comes before any heading.
    pub passages: Vec<Passage>,
}

/// A heading and what stands below it, a row, a term, a question.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage {
    /// The anchor to link to; empty for the page itself.
    pub anchor: String,
    /// The heading, the name of the row, the term with its other names, the question.
    pub name: String,
    /// What it says beside its name. A line is a block.
    pub text: String,
}

impl PageText {
    /// The page's title.
    pub fn title(&self) -> &str {
        self.passages.first().map_or("", |first| &first.name)
    }
}
