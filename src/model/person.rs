//! People: authors and reviewers, with their roles.

use super::content::Document;
use crate::model::id::Id;
use crate::model::id::keyed::HasId;
use crate::model::mention::node::Node;
use crate::span::Spanned;

/// What somebody does for the guide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Writes.
    Author,
    /// Signs pages off as a clinician.
    ClinicalReviewer,
    /// Edits.
    Editor,
    /// Translates.
    Translator,
}

impl Role {
    /// All of them, with the words that authors and themes use.
    pub const ALL: [(&'static str, Role); 4] = [
        ("author", Self::Author),
        ("clinical-reviewer", Self::ClinicalReviewer),
        ("editor", Self::Editor),
        ("translator", Self::Translator),
    ];

    /// The word for it.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, role)| *role == self).map_or("author", |(name, _)| name)
    }
}

/// A person, or a group that works under one name.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    /// How sections name them.
    pub id: Spanned<Id>,
    /// Their name.
    pub name: String,
    /// Whether this is a group, not one person.
    pub group: bool,
    /// What they do; at least one.
    pub roles: Vec<Role>,
    /// Degrees, licences.
    pub qualifications: Option<String>,
    /// Where they work.
    pub affiliation: Option<String>,
    /// Their page.
    pub url: Option<String>,
    /// More about them.
    pub about: Document,
}

impl HasId for Person {
    fn id(&self) -> &Spanned<Id> {
        &self.id
    }
}

impl Person {
    /// The node that it is.
    pub fn node(&self) -> Node {
        Node::Person(self.id.value)
    }
}
