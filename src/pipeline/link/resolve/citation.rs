//! Finds the targets of citations, such as `@who-2023`, and of mentions of people. Both have an id without a kind.

use super::super::rules;
use super::super::target::Destination;
use super::Linker;
use crate::characters::normalized;
use crate::model::mention::node::Node;
use crate::span::Span;

impl Linker<'_> {
    /// Finds the source that a citation names. Reports a key that is not in the reference list, and returns `None`.
    pub(super) fn citation(&mut self, key: &str, span: Span) -> Option<Destination> {
        let reference = self.index.source(&normalized(key));
        if reference.is_none() {
            let near = self.index.nearest_source(key).map(|near| format!("@{near}"));
            self.links.found.push(rules::UNKNOWN_CITATION.at(span).with("key", key).suggest(near));
        }
        reference.map(|reference| Destination::Node(Node::Reference(reference)))
    }

    /// Finds a person by id. Reports an unknown id, and returns `None`.
    pub(super) fn person(&mut self, id: &str, span: Span) -> Option<Destination> {
        let person = self.index.person(&normalized(id));
        if person.is_none() {
            let near = self.index.nearest_person(id);
            self.links.found.push(rules::UNKNOWN_PERSON.at(span).with("id", id).suggest(near));
        }
        person.map(|person| Destination::Node(Node::Person(person)))
    }
}
