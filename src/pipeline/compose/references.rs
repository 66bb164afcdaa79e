//! The pages that list all sources, with notes and the places that cite them. If there are too many for one page, the
//! page is only an index of all sources by type, and further pages show them in full.

use serde::Serialize;

use super::page_context::PageContext;
use super::view::{PageLinks, SourceView, StructuredData, piece, shown_number};
use super::{Composer, Page, Searched, SitePage, Styles};
use crate::model::id::Id;
use crate::pipeline::link::{MOST_ENTRIES, MOST_IN_FULL, REFERENCES, SOURCES_IN_FULL, entry_pages};

#[derive(Serialize)]
struct ReferencesView<'g> {
    /// The sources on this page.
    references: Vec<SourceView<'g>>,
    /// The types of the sources on this page, each once, in the order of the sources. Empty if the sources are sorted
    /// by number.
    types: Vec<&'g str>,
    /// If this page belongs to the index, the number of all sources of the guide; otherwise `None`.
    index_of: Option<usize>,
    /// If this page belongs to the index, the address of the first page that shows sources in full; otherwise `None`.
    in_full: Option<String>,
    /// If this page shows sources in full, the address of the index; otherwise, or if there is no index, `None`.
    index: Option<String>,
    pages: Option<PageLinks>,
}

pub(super) fn pages<'g>(composer: Composer<'g>) -> Vec<SitePage<'g>> {
    let guide = composer.guide;
    let length = guide.references_by_number().len();
    if length == 0 {
        return Vec::new();
    }
    let in_full = if guide.routes.has_source_index() { length.div_ceil(MOST_IN_FULL) } else { 0 };
    let first = (1..=entry_pages(length)).map(|number| {
        let address = guide.routes.numbered(REFERENCES, number);
        let page = SitePage::new(address, move |address| first_page(composer, number, address));
        // The index only repeats the other pages.
        if in_full > 0 { page.searched(Searched::Never) } else { page }
    });
    let in_full = (1..=in_full).map(|number| {
        let address = guide.routes.numbered(SOURCES_IN_FULL, number);
        SitePage::new(address, move |address| page_in_full(composer, number, address))
    });
    first.chain(in_full).map(|page| page.styled(Styles::Template("references"))).collect()
}

/// Page `number` of the list of sources. If there are too many sources to show all in full, it is page `number` of
/// their index. A source is on the page with the same number in both cases, so that old links still lead to it.
fn first_page<'g>(composer: Composer<'g>, number: usize, address: String) -> Page<'g> {
    let references = composer.guide.references_by_number();
    let mut shown = references[piece(number, references.len(), MOST_ENTRIES)].to_vec();
    let is_index = composer.guide.routes.has_source_index();
    let page = composer.page("references", address, |at| {
        if is_index {
            shown.sort_by_key(|own| at.guide.guide.references[*own].type_rank());
        }
        let view = if is_index { SourceView::in_short } else { SourceView::in_full };
        Box::new(ReferencesView {
            references: shown.iter().map(|own| view(*own, at)).collect(),
            types: if is_index { types(&shown, at) } else { Vec::new() },
            index_of: is_index.then_some(references.len()),
            in_full: is_index.then(|| at.path(&at.guide.routes.address(SOURCES_IN_FULL))),
            index: None,
            pages: PageLinks::new(REFERENCES, number, entry_pages(references.len()), at),
        })
    });
    described(page, number)
}

fn page_in_full<'g>(composer: Composer<'g>, number: usize, address: String) -> Page<'g> {
    let references = composer.guide.references_by_type();
    let shown = &references[piece(number, references.len(), MOST_IN_FULL)];
    let page = composer.page("references", address, |at| {
        let count = references.len().div_ceil(MOST_IN_FULL);
        Box::new(ReferencesView {
            references: shown.iter().map(|own| SourceView::in_full(*own, at)).collect(),
            types: types(shown, at),
            index_of: None,
            in_full: None,
            index: Some(at.path(&at.guide.routes.address(REFERENCES))),
            pages: PageLinks::new(SOURCES_IN_FULL, number, count, at),
        })
    });
    Page { naming: Some("in_full"), ..described(page, number) }
}

/// The types of these sources, each once. `shown` must be sorted by type.
fn types<'g>(shown: &[Id], at: &PageContext<'g>) -> Vec<&'g str> {
    let types = shown.iter().map(|own| at.guide.guide.references[*own].type_name.as_str());
    let mut types: Vec<_> = types.collect();
    types.dedup();
    types
}

fn described(page: Page<'_>, number: usize) -> Page<'_> {
    let data = StructuredData::of_page("CollectionPage", String::new(), &page.page_context);
    Page { structured_data: Some(data), number: shown_number(number), ..page }
}
