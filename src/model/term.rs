//! A glossary entry.

use super::content::Document;
use crate::model::id::Id;
use crate::model::id::keyed::HasId;
use crate::model::mention::node::Node;
use crate::span::Spanned;

/// A term and its plain-language definition.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    /// How mentions name it.
    pub id: Spanned<Id>,
    /// Ids that it had before: the glossary still has their anchors.
    pub former_ids: Vec<Spanned<Id>>,
    /// The term.
    pub term: String,
    /// Its abbreviation.
    pub abbreviation: Option<String>,
    /// Its English name.
    pub english: Option<String>,
    /// Other names.
    pub aliases: Vec<String>,
    /// The heading that it stands under in the glossary.
    pub group: Option<String>,
    /// What it means.
    pub definition: Document,
}

impl HasId for Term {
    fn id(&self) -> &Spanned<Id> {
        &self.id
    }
}

impl Term {
    /// The node that it is.
    pub fn node(&self) -> Node {
        Node::Term(self.id.value)
    }
}
