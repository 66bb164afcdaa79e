//! `sitemap.xml`: the pages for search engines, where the guide says where it is published.

use serde::Serialize;

use super::standpoint::Standpoint;
use super::view::DateView;
use super::{Composer, Page};
use crate::model::node::Node;

#[derive(Serialize)]
struct SitemapView {
    urls: Vec<UrlView>,
}

#[derive(Serialize)]
struct UrlView {
    location: String,
    updated: Option<DateView>,
}

pub(super) fn pages<'g>(composer: &Composer<'g>) -> Vec<Page<'g>> {
    if composer.guide.guide.settings.base_url.is_none() {
        return Vec::new();
    }
    vec![composer.page("sitemap.xml", "sitemap.xml".to_owned(), |at| {
        Box::new(SitemapView { urls: urls(composer, at) })
    })]
}

/// Every page that a reader may come to; the print edition only repeats the others.
fn urls(composer: &Composer<'_>, at: &Standpoint<'_>) -> Vec<UrlView> {
    let guide = &composer.guide.guide;
    let routes = &composer.guide.routes;
    let page = |node: Node| (routes.page(node), None);
    // The home page goes by its folder's address, as its canonical link says.
    let mut pages = vec![(String::new(), None)];
    pages.extend(guide.sections.iter().map(|section| {
        (routes.page(section.node()), section.updated.as_ref().map(|date| date.value.into()))
    }));
    pages.extend(guide.tables.iter().map(|table| page(table.node())));
    pages.extend(guide.questionnaires.iter().map(|own| page(own.node())));
    let own = [
        ("glossary", guide.terms.is_empty()),
        ("references", guide.references.is_empty()),
        ("about", false),
    ];
    pages.extend(
        own.iter().filter(|(_, empty)| !empty).map(|(name, _)| (routes.address(name), None)),
    );
    pages
        .into_iter()
        .filter_map(|(path, updated)| Some(UrlView { location: at.absolute(&path)?, updated }))
        .collect()
}
