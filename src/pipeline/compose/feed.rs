//! `feed.xml`: the sections that changed last, as an Atom feed (RFC 4287), where the guide says where it is published.

use serde::Serialize;

use super::page_context::PageContext;
use super::{Composer, SitePage, summary};
use crate::model::content::plain_text;
use crate::model::date::Date;
use crate::model::section::Section;

/// How many entries a feed holds: what a reader may have missed, not the whole guide.
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
    // A feed's ids and links are full addresses.
    if composer.guide.guide.settings.base_url.is_none() {
        return Vec::new();
    }
    vec![SitePage::new("feed.xml".to_owned(), move |address| {
        composer.page("feed.xml", address, |at| Box::new(view(composer, at)))
    })]
}

/// Nothing where the site's address is unknown.
fn view(composer: Composer<'_>, at: &PageContext<'_>) -> Option<FeedView> {
    let guide = &composer.guide.guide;
    let mut changed: Vec<(Date, &Section)> = (guide.sections.iter())
        .filter_map(|section| Some((section.updated.as_ref()?.value, section)))
        .collect();
    // Of one day, those that come first in the guide come first here.
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
        // A guide whose sections tell no date still needs one here; the clock would change the bytes of every build.
        updated: timestamp(changed.first().map_or(composer.today, |(date, _)| *date)),
        entries: entries?,
    })
}

/// What has changed, where the section says so; else what it is about.
fn summary(section: &Section) -> String {
    match section.last_change() {
        Some(change) => plain_text(&change.text),
        None => summary::of_section(section),
    }
}

/// Atom wants a time; a date is its first moment.
fn timestamp(date: Date) -> String {
    format!("{date}T00:00:00Z")
}
