//! A term of the glossary.

use super::content::Document;
use crate::model::id::Id;
use crate::model::id::keyed::HasId;
use crate::model::mention::node::Node;
use crate::span::Spanned;

/// A term of the glossary, with its definition in plain language.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    /// The id by which mentions refer to the term.
    pub id: Spanned<Id>,
    /// Earlier ids of the term. Links to their anchors must keep working.
    pub former_ids: Vec<Spanned<Id>>,
    /// The term as readers see it.
    pub term: String,
    /// Abbreviation of the term; `None` if the author gives none.
    pub abbreviation: Option<String>,
    /// The name of the term in English; `None` if the author gives none.
    pub english: Option<String>,
    /// Other names of the term, which readers may meet instead of `term`.
    pub aliases: Vec<String>,
    /// The heading under which the glossary lists the term; `None` if the author gives none.
    pub group: Option<String>,
    /// The definition in plain language.
    pub definition: Document,
}

impl HasId for Term {
    fn id(&self) -> &Spanned<Id> {
        &self.id
    }
}

impl Term {
    /// The node of this term in the link graph.
    pub fn node(&self) -> Node {
        Node::Term(self.id.value)
    }
}
