//! The numbers by which a page cites sources. If a page has its own list of sources, it numbers them from 1. Other
//! pages use the numbers in the list of all sources.

use std::sync::{Arc, PoisonError};

use super::{Medium, PageContext, encoded};
use crate::model::id::Id;
use crate::model::mention::node::Node;

impl PageContext<'_> {
    /// Changes the context to that of a page with its own list of sources. The list contains `sources`, numbered from 1
    /// in this order.
    #[must_use]
    pub fn listing_sources(self, sources: &[Id]) -> Self {
        let listed = sources.iter().zip(1..).map(|(source, number)| (*source, number)).collect();
        Self { medium: Medium::Page { listed: Some(Arc::new(listed)) }, ..self }
    }

    /// Changes the context to that of a page whose citations lead to a list on another page. `address` is the address
    /// of that page, and its list contains `sources`.
    #[must_use]
    pub fn listing_sources_on(self, address: &str, sources: &[Id]) -> Self {
        Self { sources_on: Some(address.into()), ..self.listing_sources(sources) }
    }

    /// Records that a section of a print edition begins. In each section, the first citation of a source is a link.
    pub fn begin_section(&self) {
        if let Some(linked) = &self.linked_sources {
            linked.lock().unwrap_or_else(PoisonError::into_inner).clear();
        }
    }

    /// Records that a text cites a source. Returns true if the citation must be a link. On most pages, this is so only
    /// for the first citation of each source (in a print edition, for the first in each section), on some pages for
    /// every citation. Many links that are only numbers would be tedious for readers who move from link to link.
    pub fn is_first_citation(&self, source: Id) -> bool {
        let Some(linked) = &self.linked_sources else { return true };
        linked.lock().unwrap_or_else(PoisonError::into_inner).insert(source)
    }

    /// The number by which the page cites a source. It is the number in the page's own list of sources. If the source
    /// is not in this list, it is the number in the list of all sources.
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

    /// The address to which a citation of a source links. It is the source's place in the page's own list. If the
    /// source is not in this list, it is the place in the list of all sources.
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
