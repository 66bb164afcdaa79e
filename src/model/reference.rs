//! A source: who said it, where and when.

use super::content::Document;
use super::date::Date;
use crate::model::id::Id;
use crate::model::id::keyed::HasId;
use crate::model::mention::node::Node;
use crate::span::Spanned;

/// The sorts of sources.
pub const REFERENCE_TYPES: [&str; 7] =
    ["article", "book", "chapter", "guideline", "report", "webpage", "dataset"];

/// A source. Fields are those of CSL's data model that health pages need, as they are to be shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Reference {
    /// How citations name it.
    pub key: Spanned<Id>,
    /// One of [`REFERENCE_TYPES`].
    pub sort: String,
    /// Its title.
    pub title: String,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// When it came out.
    pub year: Option<Spanned<i64>>,
    /// The journal, book or site that holds it.
    pub container: Option<String>,
    /// Volume.
    pub volume: Option<String>,
    /// Issue.
    pub issue: Option<String>,
    /// Pages.
    pub pages: Option<String>,
    /// Publisher.
    pub publisher: Option<String>,
    /// Digital object identifier, without the resolver's address.
    pub doi: Option<String>,
    /// PubMed's number.
    pub pmid: Option<String>,
    /// Where to read it.
    pub url: Option<String>,
    /// When it was read.
    pub accessed: Option<Spanned<Date>>,
    /// Language tag of the source.
    pub language: Option<String>,
    /// What it shows, and its limits.
    pub note: Document,
}

impl HasId for Reference {
    fn id(&self) -> &Spanned<Id> {
        &self.key
    }
}

impl Reference {
    /// The node that it is.
    pub fn node(&self) -> Node {
        Node::Reference(self.key.value)
    }
}
