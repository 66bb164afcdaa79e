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
    /// The term.
    pub term: String,
    /// Abbreviation.
    pub abbreviation: Option<String>,
    /// English name.
    pub english: Option<String>,
    /// Other names.
    pub aliases: Vec<String>,
    /// The heading under which the glossary lists it.
    pub group: Option<String>,
    /// The definition.
    pub definition: Document,
}

impl HasId for Term {
    fn id(&self) -> &Spanned<Id> {
        &self.id
    }
}

impl Term {
    /// The term's node.
    pub fn node(&self) -> Node {
        Node::Term(self.id.value)
    }
}
