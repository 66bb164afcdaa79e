//! A source in the reference list: an article, a book, a web page.

use super::content::Document;
use super::date::Date;
use crate::model::id::Id;
use crate::model::id::keyed::HasId;
use crate::model::mention::node::Node;
use crate::span::Spanned;

/// The types that a source can have, as TOML files name them.
pub const REFERENCE_TYPES: [&str; 7] =
    ["article", "book", "chapter", "guideline", "report", "webpage", "dataset"];

/// The types of [`REFERENCE_TYPES`] in the order in which a long list shows them: types that sum up what is known, such
/// as guidelines, come first.
const TYPES_IN_ORDER: [&str; 7] =
    ["guideline", "report", "article", "book", "chapter", "dataset", "webpage"];

/// A source in the reference list. Its fields are a selection of those that the Citation Style Language (CSL) defines.
/// Its texts are kept as readers see them.
#[derive(Clone, Debug, PartialEq)]
pub struct Reference {
    /// The key by which citations refer to the source: `who-2023` in `[@who-2023]`.
    pub key: Spanned<Id>,
    /// The type of the source, one of [`REFERENCE_TYPES`].
    pub type_name: String,
    /// Title of the source.
    pub title: String,
    /// Authors of the source, each as readers see the name.
    pub authors: Vec<String>,
    /// Year of publication; `None` if not given.
    pub year: Option<Spanned<i64>>,
    /// The title of the journal, book or website that contains the source; `None` if not given.
    pub container: Option<String>,
    /// Volume of the journal or series; `None` if not given.
    pub volume: Option<String>,
    /// Issue of the journal; `None` if not given.
    pub issue: Option<String>,
    /// Pages of the source in the journal or book; `None` if not given.
    pub pages: Option<String>,
    /// Publisher of the source; `None` if not given.
    pub publisher: Option<String>,
    /// Digital object identifier of the source, `10.…`, without the resolver's address `https://doi.org/`; `None` if
    /// not given.
    pub doi: Option<String>,
    /// Number of the source in PubMed; `None` if not given.
    pub pmid: Option<String>,
    /// Web address of the source; `None` if not given.
    pub url: Option<String>,
    /// The date on which the guide's author last looked at the source; `None` if not given.
    pub accessed: Option<Spanned<Date>>,
    /// Tag of the language in which the source is written, such as `en`; `None` if not given.
    pub language: Option<String>,
    /// What the source shows, and its limits.
    pub note: Document,
}

impl HasId for Reference {
    fn id(&self) -> &Spanned<Id> {
        &self.key
    }
}

impl Reference {
    /// The rank of the source's type in a list that is sorted by type, from 0.
    pub fn type_rank(&self) -> usize {
        let rank = TYPES_IN_ORDER.iter().position(|name| *name == self.type_name);
        rank.unwrap_or(TYPES_IN_ORDER.len())
    }

    /// The node of this source in the link graph.
    pub fn node(&self) -> Node {
        Node::Reference(self.key.value)
    }
}
