//! The glossary.

use std::ops::Range;

use serde::Serialize;

use super::standpoint::Standpoint;
use super::view::{PageLinks, Rich, StructuredData, piece, shown_number};
use super::{Composer, Page, SitePage};
use crate::pipeline::link::{MOST_ENTRIES, entry_pages};

#[derive(Serialize)]
struct GlossaryView<'g> {
    terms: Vec<TermView<'g>>,
    pages: Option<PageLinks>,
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
}

pub(super) fn pages<'g>(composer: Composer<'g>) -> Vec<SitePage<'g>> {
    let length = composer.guide.guide.terms.len();
    if length == 0 {
        return Vec::new();
    }
    let count = entry_pages(length);
    let page = move |number, address| {
        let shown = piece(number, length, MOST_ENTRIES);
        let view = |at: &Standpoint<'g>| GlossaryView {
            terms: terms(shown.clone(), at),
            pages: PageLinks::new("glossary", number, count, at),
        };
        let page = composer.page("glossary", address, |at| Box::new(view(at)));
        let data = StructuredData::of_glossary(shown.clone(), &page.standpoint);
        Page { structured_data: Some(data), number: shown_number(number), ..page }
    };
    let pages = (1..=count).map(|number| {
        let address = composer.guide.routes.numbered("glossary", number);
        SitePage::new(address, move |address| page(number, address))
    });
    pages.collect()
}

/// A stretch of the terms, in file order.
pub(super) fn terms<'g>(shown: Range<usize>, at: &Standpoint<'g>) -> Vec<TermView<'g>> {
    let terms = at.guide.guide.terms.iter().skip(shown.start).take(shown.len());
    terms
        .map(|term| TermView {
            id: &term.id.value,
            anchor: at.anchor(term.node()),
            term: &term.term,
            abbreviation: term.abbreviation.as_deref(),
            english: term.english.as_deref(),
            aliases: &term.aliases,
            definition: Rich::new(at, &term.definition, format!("term:{}:", term.id.value)),
        })
        .collect()
}
