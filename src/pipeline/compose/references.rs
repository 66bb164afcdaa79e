//! The page of all sources, with who cites each.

use serde::Serialize;

use crate::model::id::Id;

use super::standpoint::Standpoint;
use super::view::{SourceView, StructuredData};
use super::{Composer, Page};

#[derive(Serialize)]
struct ReferencesView<'g> {
    references: Vec<SourceView<'g>>,
}

pub(super) fn pages<'g>(composer: &Composer<'g>) -> Vec<Page<'g>> {
    if composer.guide.guide.references.is_empty() {
        return Vec::new();
    }
    let address = composer.guide.routes.address("references");
    let view =
        |at: &Standpoint<'g>| ReferencesView { references: by_number(at, SourceView::in_full) };
    let page = composer.page("references", address, |at| Box::new(view(at)));
    let data = StructuredData::of_page("CollectionPage", String::new(), &page.standpoint);
    vec![Page { structured_data: Some(data), ..page }]
}

/// Every source, by number, shown one way or the other.
pub(super) fn by_number<'g>(
    at: &Standpoint<'g>,
    show: fn(Id, &Standpoint<'g>) -> SourceView<'g>,
) -> Vec<SourceView<'g>> {
    let references = at.guide.guide.references.iter();
    let mut references: Vec<Id> = references.map(|reference| reference.key.value).collect();
    references.sort_by_key(|reference| at.guide.number(*reference));
    references.into_iter().map(|reference| show(reference, at)).collect()
}
