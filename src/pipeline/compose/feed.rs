//! `feed.xml`: the latest changes as an Atom feed (RFC 4287). It exists only if the site's address is known.

use serde::Serialize;

use super::page_context::PageContext;
use super::{Composer, SitePage, summary};
use crate::model::content::plain_text;
use crate::model::date::Date;
use crate::model::section::Section;

/// Maximum number of entries in the feed.
const ENTRIES: usize = 50;

#[derive(Serialize)]
struct FeedView {
    id: String,
    #[serde(rename = "self")]
    own: String,
    home: String,
    updated: String,
    entries: Vec<EntryView>,
}

#[derive(Serialize)]
struct EntryView {
    id: String,
    title: String,
    url: String,
    updated: String,
    summary: String,
}

pub(super) fn pages<'g>(composer: Composer<'g>) -> Vec<SitePage<'g>> {
    // Ids and links in a feed must be absolute.
    if composer.guide.guide.settings.base_url.is_none() {
        return Vec::new();
    }
    vec![SitePage::new("feed.xml".to_owned(), move |address| {
        composer.page("feed.xml", address, |at| Box::new(view(composer, at)))
    })]
}

/// Makes the data for the feed; `None` if the site's address is unknown.
fn view(composer: Composer<'_>, at: &PageContext<'_>) -> Option<FeedView> {
    let guide = &composer.guide.guide;
    let mut changed: Vec<(Date, &Section)> = (guide.sections.iter())
        .filter_map(|section| Some((section.updated.as_ref()?.value, section)))
        .collect();
    // The sort is stable, so changes of one day stay in guide order.
    changed.sort_by_key(|(date, _)| std::cmp::Reverse(*date));
    let entries: Option<Vec<EntryView>> = (changed.iter().take(ENTRIES))
        .map(|&(updated, section)| {
            let url = at.absolute(&composer.guide.routes.page(section.node()))?;
            Some(EntryView {
                id: url.clone(),
                title: section.title.clone(),
                url,
                updated: timestamp(updated),
                summary: summary(section),
            })
        })
        .collect();
    let home = at.absolute("")?;
    Some(FeedView {
        id: home.clone(),
        own: at.absolute("feed.xml")?,
        home,
        // A feed requires a date. If no section has one, use the day of the build, which unlike the clock gives
        // reproducible builds.
        updated: timestamp(changed.first().map_or(composer.today, |(date, _)| *date)),
        entries: entries?,
    })
}

/// The text of a section's entry in the feed: the author's description of the last change, or else the section's
/// summary.
fn summary(section: &Section) -> String {
    match section.last_change() {
        Some(change) => plain_text(&change.text),
        None => summary::of_section(section, &section.body.document()),
    }
}

/// A date in the form that Atom requires, at the start of the day: `2026-01-31T00:00:00Z`.
fn timestamp(date: Date) -> String {
    format!("{date}T00:00:00Z")
}
