//! A glossary entry.

use super::content::Document;
use crate::model::id::Id;
use crate::model::id::keyed::HasId;
use crate::model::mention::node::Node;
use crate::span::Spanned;

/// A term and its plain-language definition.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    /// The id, as mentions refer to it.
    pub id: Spanned<Id>,
    /// Former ids, whose anchors must keep working.
    pub former_ids: Vec<Spanned<Id>>,
    /// The term itself.
    pub term: String,
    /// Abbreviation of the term.
    pub abbreviation: Option<String>,
    /// English name of the term.
    pub english: Option<String>,
    /// Other names of the term.
    pub aliases: Vec<String>,
    /// The heading under which the glossary lists it.
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
