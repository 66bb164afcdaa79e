//! The people who write and review a guide, with their roles.

use super::content::Document;
use crate::model::id::Id;
use crate::model::id::keyed::HasId;
use crate::model::mention::node::Node;
use crate::span::Spanned;

/// What a person does for the guide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Writes texts of the guide.
    Author,
    /// Reviews pages of the guide as a clinician.
    ClinicalReviewer,
    /// Edits texts of the guide.
    Editor,
    /// Translates texts of the guide.
    Translator,
}

impl Role {
    /// All roles, each with the name that TOML files and themes use for it.
    pub const ALL: [(&'static str, Role); 4] = [
        ("author", Self::Author),
        ("clinical-reviewer", Self::ClinicalReviewer),
        ("editor", Self::Editor),
        ("translator", Self::Translator),
    ];

    /// The name of the role in TOML files, such as `clinical-reviewer`.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, role)| *role == self).map_or("author", |(name, _)| name)
    }
}

/// A person, or a group of people that publishes under one name.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    /// The id by which sections refer to the person.
    pub id: Spanned<Id>,
    /// Full name of the person, or name of the group.
    pub name: String,
    /// True if this is a group of people and not a single person.
    pub group: bool,
    /// What the person does for the guide; at least one role.
    pub roles: Vec<Role>,
    /// Degrees and licences, as readers see them; `None` if not given.
    pub qualifications: Option<String>,
    /// Where the person works, as readers see it; `None` if not given.
    pub affiliation: Option<String>,
    /// Address of the person's web page; `None` if not given.
    pub url: Option<String>,
    /// Further text about the person, for the about page.
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
