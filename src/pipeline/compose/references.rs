//! The pages that list all sources by number, with the places that cite them.

use serde::Serialize;

use super::page_context::PageContext;
use super::view::{PageLinks, SourceView, StructuredData, piece, shown_number};
use super::{Composer, Page, SitePage, Styles};
use crate::pipeline::link::{MOST_ENTRIES, entry_pages};

#[derive(Serialize)]
struct ReferencesView<'g> {
    references: Vec<SourceView<'g>>,
    pages: Option<PageLinks>,
}

pub(super) fn pages<'g>(composer: Composer<'g>) -> Vec<SitePage<'g>> {
    let references = composer.guide.references_by_number();
    if references.is_empty() {
        return Vec::new();
    }
    let count = entry_pages(references.len());
    let page = move |number, address| {
        let shown = &references[piece(number, references.len(), MOST_ENTRIES)];
        let view = |at: &PageContext<'g>| ReferencesView {
            references: shown.iter().map(|own| SourceView::in_full(*own, at)).collect(),
            pages: PageLinks::new("references", number, count, at),
        };
        let page = composer.page("references", address, |at| Box::new(view(at)));
        let data = StructuredData::of_page("CollectionPage", String::new(), &page.page_context);
        Page { structured_data: Some(data), number: shown_number(number), ..page }
    };
    let pages = (1..=count).map(|number| {
        let address = composer.guide.routes.numbered("references", number);
        SitePage::new(address, move |address| page(number, address))
            .styled(Styles::Template("references"))
    });
    pages.collect()
}
