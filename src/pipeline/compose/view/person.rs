//! Authors and reviewers as the data for templates.

use serde::Serialize;

use super::RichText;
use crate::model::mention::MentionId;
use crate::model::mention::node::Node;
use crate::model::person::{Person, Role};
use crate::pipeline::compose::page_context::PageContext;

/// An author or reviewer, as the data for templates.
#[derive(Serialize)]
pub struct PersonView<'g> {
    id: &'g str,
    name: &'g str,
    roles: Vec<&'static str>,
    qualifications: Option<&'g str>,
    affiliation: Option<&'g str>,
    url: Option<&'g str>,
    about: RichText<'g>,
}

impl<'g> PersonView<'g> {
    /// Makes the data of a person for templates.
    pub fn new(person: &'g Person, at: &PageContext<'g>) -> Self {
        Self {
            id: &person.id.value,
            name: &person.name,
            roles: person.roles.iter().map(|role: &Role| role.name()).collect(),
            qualifications: person.qualifications.as_deref(),
            affiliation: person.affiliation.as_deref(),
            url: person.url.as_deref(),
            about: RichText::new(at, &person.about, format!("{}:", person.id.value)),
        }
    }

    /// The person whom the mention `by` names, such as the reviewer of a section. `None` if the mention leads to no
    /// person.
    pub fn named(by: MentionId, at: &PageContext<'g>) -> Option<Self> {
        match at.guide.node(by) {
            Some(Node::Person(person)) => Some(Self::new(&at.guide.guide.people[person], at)),
            _ => None,
        }
    }
}
