//! The numbers by which a page cites its sources. A page with a list of its own sources numbers them from 1; other
//! pages use the numbers of the list of all sources.

use std::sync::{Arc, PoisonError};

use super::{Medium, PageContext, encoded};
use crate::model::id::Id;
use crate::model::mention::node::Node;

impl PageContext<'_> {
    /// The same context for a page with its own list of these sources, numbered from 1 in this order.
    #[must_use]
    pub fn listing_sources(self, sources: &[Id]) -> Self {
        let listed = sources.iter().zip(1..).map(|(source, number)| (*source, number)).collect();
        Self { medium: Medium::Page { listed: Some(Arc::new(listed)) }, ..self }
    }

    /// The same context for a page whose citations lead to the list of these sources on another page, at this address.
    #[must_use]
    pub fn listing_sources_on(self, address: &str, sources: &[Id]) -> Self {
        Self { sources_on: Some(address.into()), ..self.listing_sources(sources) }
    }

    /// Notes the start of a section in print. The section's first citation of each source is a link again.
    pub fn begin_section(&self) {
        if let Some(linked) = &self.linked_sources {
            linked.lock().unwrap_or_else(PoisonError::into_inner).clear();
        }
    }

    /// Notes that a text cites a source. Returns true if the citation shall be a link: if it is the first of this
    /// source on the page (in print, in the section), or if every citation on the page shall be a link. Many links that
    /// are just numbers would be a burden.
    pub fn is_first_citation(&self, source: Id) -> bool {
        let Some(linked) = &self.linked_sources else { return true };
        linked.lock().unwrap_or_else(PoisonError::into_inner).insert(source)
    }

    /// The number by which the page cites a source: its number in the page's own list of sources or, if it is not in
    /// that list, its number in the list of all sources.
    pub fn citation_number(&self, source: Id) -> usize {
        self.listed_number(source).unwrap_or_else(|| self.guide.number(source))
    }

    /// Returns true if the page has its own list of sources and this source is in it.
    pub fn lists_source(&self, source: Id) -> bool {
        self.listed_number(source).is_some()
    }

    fn listed_number(&self, source: Id) -> Option<usize> {
        match &self.medium {
            Medium::Page { listed: Some(listed) } => listed.get(&source).copied(),
            _ => None,
        }
    }

    /// The address to which a citation links: the source in the page's own list of sources or, if it is not in that
    /// list, on the page of all sources.
    pub fn citation_href(&self, reference: Id) -> String {
        match self.listed_number(reference) {
            Some(_) => {
                let on = self.sources_on.as_ref().map_or_else(String::new, |on| self.beside(on));
                format!("{on}#{}", encoded(&self.source_anchor(reference)))
            }
            None => self.href(Node::Reference(reference)),
        }
    }

    /// The anchor of a source on this page.
    pub fn source_anchor(&self, reference: Id) -> String {
        let node = Node::Reference(reference);
        match &self.medium {
            Medium::Page { listed: Some(_) } => {
                format!("source:{}", self.guide.routes.anchor(node).unwrap_or_default())
            }
            Medium::Page { .. } => self.guide.routes.anchor(node).unwrap_or_default().to_owned(),
            Medium::Print(_) => self.print_anchor(node),
        }
    }
}
