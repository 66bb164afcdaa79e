//! The glossary, on one or more pages.

use std::ops::Range;

use serde::Serialize;

use super::page_context::PageContext;
use super::view::{PageLinks, RichText, StructuredData, piece, shown_number};
use super::{Composer, Page, SitePage};
use crate::model::term::Term;
use crate::pipeline::link::{MOST_ENTRIES, entry_pages};

#[derive(Serialize)]
struct GlossaryView<'g> {
    groups: Vec<GroupView<'g>>,
    pages: Option<PageLinks>,
}

/// The terms of the glossary under one heading.
#[derive(Serialize)]
struct GroupView<'g> {
    title: Option<&'g str>,
    terms: Vec<TermView<'g>>,
}

/// A term of the glossary, as the data for a template.
#[derive(Serialize)]
pub(super) struct TermView<'g> {
    id: &'g str,
    anchor: String,
    term: &'g str,
    abbreviation: Option<&'g str>,
    english: Option<&'g str>,
    former_ids: Vec<&'g str>,
    aliases: &'g [String],
    definition: RichText<'g>,
}

pub(super) fn pages<'g>(composer: Composer<'g>) -> Vec<SitePage<'g>> {
    let length = composer.guide.guide.terms.len();
    if length == 0 {
        return Vec::new();
    }
    let count = entry_pages(length);
    let page = move |number, address| {
        let shown = piece(number, length, MOST_ENTRIES);
        let view = |at: &PageContext<'g>| GlossaryView {
            groups: groups(shown.clone(), at),
            pages: PageLinks::new("glossary", number, count, at),
        };
        let page = composer.page("glossary", address, |at| Box::new(view(at)));
        let data = StructuredData::of_glossary(shown.clone(), &page.page_context);
        Page { structured_data: Some(data), number: shown_number(number), ..page }
    };
    let pages = (1..=count).map(|number| {
        let address = composer.guide.routes.numbered("glossary", number);
        SitePage::new(address, move |address| page(number, address))
    });
    pages.collect()
}

/// The terms with these indices in the glossary, counted from 0, in their glossary groups. A page shows each group
/// under a heading.
fn groups<'g>(shown: Range<usize>, at: &PageContext<'g>) -> Vec<GroupView<'g>> {
    let terms: Vec<_> = at.guide.guide.terms.iter().skip(shown.start).take(shown.len()).collect();
    let groups = terms.chunk_by(|one, next| one.group == next.group);
    groups
        .map(|terms| GroupView {
            title: terms.first().and_then(|term| term.group.as_deref()),
            terms: terms.iter().map(|term| TermView::new(term, at)).collect(),
        })
        .collect()
}

impl<'g> TermView<'g> {
    /// Makes the data of a term for a template.
    pub(super) fn new(term: &'g Term, at: &PageContext<'g>) -> Self {
        Self {
            id: &term.id.value,
            anchor: at.anchor(term.node()),
            former_ids: at.former_anchors(&term.former_ids, true),
            term: &term.term,
            abbreviation: term.abbreviation.as_deref(),
            english: term.english.as_deref(),
            aliases: &term.aliases,
            definition: RichText::new(at, &term.definition, format!("term:{}:", term.id.value)),
        }
    }
}
