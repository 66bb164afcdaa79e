//! Authors and reviewers, with their roles.

use super::content::Document;
use crate::model::id::Id;
use crate::model::id::keyed::HasId;
use crate::model::mention::node::Node;
use crate::span::Spanned;

/// The role of a person in the guide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Writes texts of the guide.
    Author,
    /// Reviews pages as a clinician.
    ClinicalReviewer,
    /// Edits texts of the guide.
    Editor,
    /// Translates texts of the guide.
    Translator,
}

impl Role {
    /// All roles, with their name in TOML, which themes use too.
    pub const ALL: [(&'static str, Role); 4] = [
        ("author", Self::Author),
        ("clinical-reviewer", Self::ClinicalReviewer),
        ("editor", Self::Editor),
        ("translator", Self::Translator),
    ];

    /// The name in TOML.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, role)| *role == self).map_or("author", |(name, _)| name)
    }
}

/// A person, or a group that publishes under one name.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    /// The id, as sections refer to it.
    pub id: Spanned<Id>,
    /// Full name of the person or group.
    pub name: String,
    /// True for a group.
    pub group: bool,
    /// Roles; at least one.
    pub roles: Vec<Role>,
    /// Degrees and licences, as shown.
    pub qualifications: Option<String>,
    /// Workplace, as shown.
    pub affiliation: Option<String>,
    /// Address of the person's web page.
    pub url: Option<String>,
    /// Further text about the person.
    pub about: Document,
}

impl HasId for Person {
    fn id(&self) -> &Spanned<Id> {
        &self.id
    }
}

impl Person {
    /// The node of this person in the link graph.
    pub fn node(&self) -> Node {
        Node::Person(self.id.value)
    }
}
