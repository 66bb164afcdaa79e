//! The sources, by number, with who cites each.

use serde::Serialize;

use super::standpoint::Standpoint;
use super::view::{PageLinks, SourceView, StructuredData, piece, shown_number};
use super::{Composer, Page};
use crate::pipeline::link::{MOST_ENTRIES, entry_pages};

#[derive(Serialize)]
struct ReferencesView<'g> {
    references: Vec<SourceView<'g>>,
    pages: Option<PageLinks>,
}

pub(super) fn pages<'g>(composer: &Composer<'g>) -> Vec<Page<'g>> {
    let references = composer.guide.references_by_number();
    if references.is_empty() {
        return Vec::new();
    }
    let count = entry_pages(references.len());
    let page = |number| {
        let shown = &references[piece(number, references.len(), MOST_ENTRIES)];
        let address = composer.guide.routes.numbered("references", number);
        let view = |at: &Standpoint<'g>| ReferencesView {
            references: shown.iter().map(|own| SourceView::in_full(*own, at)).collect(),
            pages: PageLinks::new("references", number, count, at),
        };
        let page = composer.page("references", address, |at| Box::new(view(at)));
        let data = StructuredData::of_page("CollectionPage", String::new(), &page.standpoint);
        Page { structured_data: Some(data), number: shown_number(number), ..page }
    };
    (1..=count).map(page).collect()
}
