//! Sources as the data for templates, and which sources a page cites.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{AllMentions, DateView, Link, RichText, all_mentions, mentioned_in};
use crate::model::id::Id;
use crate::model::mention::node::Node;
use crate::pipeline::compose::page_context::{PageContext, percent_encoded};
use crate::pipeline::compose::summary;

/// A source, as the data for templates.
#[derive(Serialize)]
pub struct SourceView<'g> {
    number: usize,
    id: &'g str,
    anchor: String,
    href: String,
    #[serde(rename = "type")]
    type_name: &'g str,
    title: &'g str,
    authors: &'g [String],
    year: Option<i64>,
    container: Option<&'g str>,
    volume: Option<&'g str>,
    issue: Option<&'g str>,
    pages: Option<&'g str>,
    publisher: Option<&'g str>,
    doi: Option<&'g str>,
    doi_address: Option<String>,
    pmid: Option<&'g str>,
    url: Option<&'g str>,
    accessed: Option<DateView>,
    language: Option<&'g str>,
    short: Option<ShortSource>,
    note: Option<RichText<'g>>,
    cited_in: Vec<Link>,
    cited_in_all: Option<AllMentions>,
}

/// A source in short form, which takes one or two lines on a phone.
#[derive(Serialize)]
struct ShortSource {
    /// The first author.
    author: Option<String>,
    title: String,
}

/// Maximum width of a title in the index of sources, in columns. A Han character takes two columns.
const TITLE: usize = 64;

/// Maximum width of an author in the index of sources, in columns.
const AUTHOR: usize = 50;

impl<'g> SourceView<'g> {
    /// Makes the data of a source in short form, for the index of sources.
    pub fn in_short(reference: Id, at: &PageContext<'g>) -> Self {
        let source = &at.guide.guide.references[reference];
        let short = ShortSource {
            author: source.authors.first().map(|author| summary::short(author, AUTHOR)),
            title: summary::short(&source.title, TITLE),
        };
        Self { short: Some(short), ..Self::new(reference, at) }
    }

    /// Makes the data of a source with its note and the places that cite it. Only the pages that list all sources show
    /// these. Other pages leave them out, because they would grow with every place that cites the source.
    pub fn in_full(reference: Id, at: &PageContext<'g>) -> Self {
        let source = &at.guide.guide.references[reference];
        let scope = format!("{}:", at.source_anchor(reference));
        Self {
            note: Some(RichText::new(at, &source.note, scope)),
            cited_in: mentioned_in(Node::Reference(reference), at),
            cited_in_all: all_mentions(Node::Reference(reference), at),
            ..Self::new(reference, at)
        }
    }

    /// Makes the data of a source without its note and the places that cite it, for the list on a page that cites it.
    pub fn new(reference: Id, at: &PageContext<'g>) -> Self {
        let source = &at.guide.guide.references[reference];
        let node = Node::Reference(reference);
        Self {
            number: at.citation_number(reference),
            id: &source.key.value,
            anchor: at.source_anchor(reference),
            href: at.href(node),
            type_name: &source.type_name,
            title: &source.title,
            authors: &source.authors,
            year: source.year.as_ref().map(|year| year.value),
            container: source.container.as_deref(),
            volume: source.volume.as_deref(),
            issue: source.issue.as_deref(),
            pages: source.pages.as_deref(),
            publisher: source.publisher.as_deref(),
            doi: source.doi.as_deref(),
            doi_address: source.doi.as_deref().map(doi_address),
            pmid: source.pmid.as_deref(),
            url: source.url.as_deref(),
            accessed: source.accessed.as_ref().map(|date| date.value.into()),
            language: source
                .language
                .as_deref()
                .filter(|own| *own != at.guide.guide.settings.language.value),
            short: None,
            note: None,
            cited_in: Vec::new(),
            cited_in_all: None,
        }
    }
}

/// The URL that leads to the publication with this DOI. Characters of the DOI that URLs must not contain are escaped.
pub fn doi_address(doi: &str) -> String {
    format!("https://doi.org/{}", percent_encoded(doi))
}

/// The sources that these nodes cite, sorted by the numbers that the page `at` gives them.
pub fn cited(nodes: impl IntoIterator<Item = Node>, at: &PageContext<'_>) -> Vec<Id> {
    let mut references = BTreeMap::new();
    for node in nodes {
        for target in at.guide.mentions_of(node) {
            if let Node::Reference(reference) = *target {
                references.insert(at.citation_number(reference), reference);
            }
        }
    }
    references.into_values().collect()
}

/// The sources that these nodes cite, as the data for templates, sorted by their numbers on the page `at`.
pub fn sources<'g>(
    nodes: impl IntoIterator<Item = Node>,
    at: &PageContext<'g>,
) -> Vec<SourceView<'g>> {
    cited(nodes, at).into_iter().map(|reference| SourceView::new(reference, at)).collect()
}
