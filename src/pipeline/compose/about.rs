//! The about page: authors, editorial policy, funding, and the state of reviews.

use std::cmp::Reverse;

use serde::Serialize;

use super::content::InlineText;
use super::page_context::PageContext;
use super::view::{DateView, Link, PersonView, RichText, StructuredData};
use super::{Composer, Page, SitePage};
use crate::model::mention::node::Node;
use crate::model::section::{Change, Section};

/// Maximum number of unreviewed sections that the about page names. If there are more, it states only their number.
const NAMED_SECTIONS: usize = 20;

/// Maximum number of changes that the about page lists; older changes are left out.
const CHANGES: usize = 30;

/// The data for the template of the about page.
#[derive(Serialize)]
pub(super) struct AboutView<'g> {
    anchor: Option<String>,
    about: RichText<'g>,
    policy: RichText<'g>,
    funding: RichText<'g>,
    conflicts: RichText<'g>,
    disclaimer: RichText<'g>,
    people: Vec<PersonView<'g>>,
    reviewed: usize,
    unreviewed: usize,
    first_unreviewed: Vec<Link>,
    changes: Vec<ChangeView>,
}

/// A change of a section, as the about page shows it.
#[derive(Serialize)]
struct ChangeView {
    date: DateView,
    section: Link,
    text: InlineText,
}

pub(super) fn pages<'g>(composer: Composer<'g>) -> Vec<SitePage<'g>> {
    let address = composer.guide.routes.page(Node::About);
    vec![SitePage::new(address, move |address| {
        let page = composer.page("about", address, |at| Box::new(AboutView::new(at)));
        let data = StructuredData::of_page("AboutPage", String::new(), &page.page_context);
        Page { structured_data: Some(data), ..page }
    })]
}

impl<'g> AboutView<'g> {
    /// Makes the data for the about page, or for the same text in the print edition.
    pub(super) fn new(at: &PageContext<'g>) -> Self {
        let guide = &at.guide.guide;
        let editorial = &guide.settings.editorial;
        let sections = guide.sections.iter();
        let unreviewed: Vec<&Section> =
            sections.filter(|section| section.review.is_none()).collect();
        let text = |document, part: &str| RichText::new(at, document, format!("about:{part}:"));
        Self {
            anchor: at.is_print().then(|| at.anchor(Node::About)),
            about: text(&editorial.about, "about"),
            policy: text(&editorial.policy, "policy"),
            funding: text(&editorial.funding, "funding"),
            conflicts: text(&editorial.conflicts, "conflicts"),
            disclaimer: text(&editorial.disclaimer, "disclaimer"),
            people: guide.people.iter().map(|person| PersonView::new(person, at)).collect(),
            reviewed: guide.sections.len() - unreviewed.len(),
            unreviewed: unreviewed.len(),
            first_unreviewed: (unreviewed.iter().take(NAMED_SECTIONS))
                .map(|section| Link::to(section.node(), at))
                .collect(),
            // Print editions list no changes.
            changes: if at.is_print() { Vec::new() } else { changes(at) },
        }
    }
}

/// The latest changes of all sections, newest first.
fn changes(at: &PageContext<'_>) -> Vec<ChangeView> {
    let sections = at.guide.guide.sections.iter();
    let mut changes: Vec<(&Section, &Change)> = sections
        .flat_map(|section| section.changes.iter().map(move |change| (section, change)))
        .collect();
    // The sort is stable, so changes of one day stay in section order.
    changes.sort_by_key(|(_, change)| Reverse(change.date.value));
    let view = |(section, change): &(&Section, &Change)| ChangeView {
        date: DateView::from(change.date.value),
        section: Link::to(section.node(), at),
        text: InlineText::new(at, &change.text),
    };
    changes.iter().take(CHANGES).map(view).collect()
}
