//! A source: an article, a book, a web page.

use super::content::Document;
use super::date::Date;
use crate::model::id::Id;
use crate::model::id::keyed::HasId;
use crate::model::mention::node::Node;
use crate::span::Spanned;

/// The types of sources.
pub const REFERENCE_TYPES: [&str; 7] =
    ["article", "book", "chapter", "guideline", "report", "webpage", "dataset"];

/// A source. The fields are the part of CSL's data model that health pages need, as shown to readers.
#[derive(Clone, Debug, PartialEq)]
pub struct Reference {
    /// The key, as citations refer to it.
    pub key: Spanned<Id>,
    /// The type of the source, one of [`REFERENCE_TYPES`].
    pub type_name: String,
    /// Title of the source.
    pub title: String,
    /// Authors of the source, as shown.
    pub authors: Vec<String>,
    /// Year of publication.
    pub year: Option<Spanned<i64>>,
    /// The journal, book or site that contains it.
    pub container: Option<String>,
    /// Volume of the journal or series.
    pub volume: Option<String>,
    /// Issue of the journal.
    pub issue: Option<String>,
    /// Pages in the journal or book.
    pub pages: Option<String>,
    /// Publisher of the source.
    pub publisher: Option<String>,
    /// Digital object identifier, without the resolver's URL.
    pub doi: Option<String>,
    /// Id in PubMed.
    pub pmid: Option<String>,
    /// Web address of the source.
    pub url: Option<String>,
    /// The date on which it was accessed.
    pub accessed: Option<Spanned<Date>>,
    /// Language tag of the source.
    pub language: Option<String>,
    /// A note on what it shows, and its limits.
    pub note: Document,
}

impl HasId for Reference {
    fn id(&self) -> &Spanned<Id> {
        &self.key
    }
}

impl Reference {
    /// The node of this source in the link graph.
    pub fn node(&self) -> Node {
        Node::Reference(self.key.value)
    }
}
