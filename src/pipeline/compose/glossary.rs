//! The glossary, with who mentions each term.

use serde::Serialize;

use super::standpoint::Standpoint;
use super::view::{Link, Rich, StructuredData, links};
use super::{Composer, Page};

#[derive(Serialize)]
struct GlossaryView<'g> {
    terms: Vec<TermView<'g>>,
}

/// A term.
#[derive(Serialize)]
pub(super) struct TermView<'g> {
    id: &'g str,
    anchor: String,
    term: &'g str,
    abbreviation: Option<&'g str>,
    english: Option<&'g str>,
    aliases: &'g [String],
    definition: Rich<'g>,
    mentioned_in: Vec<Link>,
}

pub(super) fn pages<'g>(composer: &Composer<'g>) -> Vec<Page<'g>> {
    if composer.guide.guide.terms.is_empty() {
        return Vec::new();
    }
    let address = composer.guide.routes.address("glossary");
    let page = composer.page("glossary", address, |at| Box::new(GlossaryView { terms: terms(at) }));
    let data = StructuredData::of_glossary(&page.standpoint);
    vec![Page { structured_data: Some(data), ..page }]
}

/// Every term, in file order.
pub(super) fn terms<'g>(at: &Standpoint<'g>) -> Vec<TermView<'g>> {
    let terms = at.guide.guide.terms.iter();
    terms
        .map(|term| TermView {
            id: &term.id.value,
            anchor: at.anchor(term.node()),
            term: &term.term,
            abbreviation: term.abbreviation.as_deref(),
            english: term.english.as_deref(),
            aliases: &term.aliases,
            definition: Rich::new(at, &term.definition, format!("term:{}:", term.id.value)),
            mentioned_in: links(at.guide.mentioned_in(term.node()), at),
        })
        .collect()
}
