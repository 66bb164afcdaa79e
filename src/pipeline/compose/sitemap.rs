//! `sitemap.xml` for search engines. It exists only if the site's address is known. A large site has several sitemaps,
//! and `sitemap.xml` lists these.

use std::ops::Range;
use std::sync::Arc;

use serde::Serialize;

use super::cards::{List, MOST_CARDS};
use super::page_context::PageContext;
use super::view::{DateView, page_count};
use super::{Composer, SitePage};
use crate::model::mention::node::Node;
use crate::pipeline::link::{HANDOUTS, MOST_ENTRIES, MOST_IN_FULL, REFERENCES, SOURCES_IN_FULL};

/// Maximum number of addresses in a sitemap. The protocol of sitemaps.org allows 50,000, but a sitemap of that length
/// needs 40 MB of memory while it is made.
pub const MOST_ADDRESSES: usize = 10_000;

/// Maximum number of bytes of all entries in a sitemap. A sitemap may have 50 MiB; some room is left for its first and
/// last lines.
pub const MOST_BYTES: usize = 50 * 1024 * 1024 - 1024;

/// The data of a sitemap. It lists either pages, in `urls`, or further sitemaps.
#[derive(Serialize)]
struct SitemapView {
    urls: Vec<UrlView>,
    sitemaps: Vec<String>,
}

#[derive(Clone, Serialize)]
struct UrlView {
    location: String,
    updated: Option<DateView>,
}

pub(super) fn pages<'g>(composer: Composer<'g>) -> Vec<SitePage<'g>> {
    if composer.guide.guide.settings.base_url.is_none() {
        return Vec::new();
    }
    let at = PageContext::new(composer.guide, SITEMAP);
    let urls = urls(&composer, &at);
    let files = files(urls.iter().map(UrlView::longest));
    let urls: Arc<[UrlView]> = urls.into();
    let sitemap = |address: &str, shown: Range<usize>, sitemaps: Vec<String>| {
        let urls = Arc::clone(&urls);
        SitePage::new(address.to_owned(), move |address| {
            let view =
                SitemapView { urls: urls[shown.clone()].to_vec(), sitemaps: sitemaps.clone() };
            composer.page(SITEMAP, address, |_| Box::new(view))
        })
    };
    if files.len() < 2 {
        return vec![sitemap(SITEMAP, 0..urls.len(), Vec::new())];
    }
    let names = (1..=files.len()).map(|number| format!("sitemap-{number}.xml"));
    let names: Vec<String> = names.collect();
    let index = names.iter().filter_map(|name| at.absolute(name)).collect();
    let parts = names.iter().zip(files);
    let parts = parts.map(|(name, file)| sitemap(name, file, Vec::new()));
    [sitemap(SITEMAP, 0..0, index)].into_iter().chain(parts).collect()
}

/// The name of the sitemap that search engines request first.
const SITEMAP: &str = "sitemap.xml";

impl UrlView {
    /// An upper estimate of the number of bytes that the entry of a page takes in a sitemap. It includes tags and date,
    /// and characters such as `&` count as entities.
    fn longest(&self) -> usize {
        let escaped = self.location.bytes().filter(|byte| b"&'\"<>".contains(byte)).count();
        self.location.len() + escaped * "&quot;".len() + 80
    }
}

/// Distributes pages to sitemaps. `sizes` has the size in bytes of each page's entry. Returns for each sitemap the
/// indices of its pages.
pub fn files(sizes: impl Iterator<Item = usize>) -> Vec<Range<usize>> {
    let mut files: Vec<Range<usize>> = Vec::new();
    let mut bytes = 0;
    for (number, size) in sizes.enumerate() {
        match files.last_mut() {
            Some(file) if file.len() < MOST_ADDRESSES && bytes + size <= MOST_BYTES => {
                file.end = number + 1;
                bytes += size;
            }
            _ => {
                files.push(number..number + 1);
                bytes = size;
            }
        }
    }
    files
}

/// The pages that search engines should find. Leaves out print editions and lists of mentions, because they only repeat
/// other pages.
fn urls(composer: &Composer<'_>, at: &PageContext<'_>) -> Vec<UrlView> {
    let guide = &composer.guide.guide;
    let routes = &composer.guide.routes;
    let page = |node: Node| (routes.page(node), None);
    // Search engines know the home page by the address of its folder.
    let mut pages = vec![(String::new(), None)];
    pages.extend(guide.sections.iter().map(|section| {
        (routes.page(section.node()), section.updated.as_ref().map(|date| date.value.into()))
    }));
    pages.extend(guide.tables.iter().map(|table| page(table.node())));
    pages.extend(guide.questionnaires.iter().map(|questionnaire| page(questionnaire.node())));
    pages.extend(
        guide.questionnaires.iter().map(|questionnaire| {
            (routes.address(&routes.explained_name(questionnaire.node())), None)
        }),
    );
    let lists = List::ALL.into_iter().filter(|list| list.is_long(composer.guide));
    let lists =
        lists.map(|list| (list.page_name().to_owned(), list.len(composer.guide), MOST_CARDS));
    let parts = guide.parts.iter().map(|part| {
        let members = guide.outline.members(part.node()).len();
        (routes.page_name(part.node()).into_owned(), members, MOST_CARDS)
    });
    let in_full = if routes.has_source_index() { guide.references.len() } else { 0 };
    let entries = [
        ("glossary", guide.terms.len(), MOST_ENTRIES),
        (REFERENCES, guide.references.len(), MOST_ENTRIES),
        (SOURCES_IN_FULL, in_full, MOST_IN_FULL),
    ];
    let entries = entries.into_iter().filter(|(_, length, _)| *length > 0);
    let entries = entries.map(|(name, length, most)| (name.to_owned(), length, most));
    for (name, length, most) in lists.chain(parts).chain(entries) {
        let numbers = 1..=page_count(length, most);
        pages.extend(numbers.map(|number| (routes.numbered(&name, number), None)));
    }
    pages.push((routes.address("about"), None));
    if guide.has_handouts() {
        pages.push((routes.address(HANDOUTS), None));
    }
    pages
        .into_iter()
        .filter_map(|(path, updated)| Some(UrlView { location: at.absolute(&path)?, updated }))
        .collect()
}
