//! The about page: who makes the guide, how, with whose money, and what has been reviewed.

use std::cmp::Reverse;

use serde::Serialize;

use super::content::InlineText;
use super::page_context::PageContext;
use super::view::{DateView, Link, PersonView, RichText, StructuredData};
use super::{Composer, Page, SitePage};
use crate::model::mention::node::Node;
use crate::model::section::{Change, Section};

/// How many sections without a review are named; of the rest there is the number.
const NAMED_SECTIONS: usize = 20;

/// How many changes are told: what a reader may have missed, not the history of the guide.
const CHANGES: usize = 30;

/// What the guide says of itself.
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

/// Something that has changed.
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
    /// The same on its own page and in the print edition.
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
            // In print there is no time before.
            changes: if at.is_print() { Vec::new() } else { changes(at) },
        }
    }
}

/// The last changes of all sections, the newest first.
fn changes(at: &PageContext<'_>) -> Vec<ChangeView> {
    let sections = at.guide.guide.sections.iter();
    let mut changes: Vec<(&Section, &Change)> = sections
        .flat_map(|section| section.changes.iter().map(move |change| (section, change)))
        .collect();
    // Of one day, those of the sections that come first.
    changes.sort_by_key(|(_, change)| Reverse(change.date.value));
    let view = |(section, change): &(&Section, &Change)| ChangeView {
        date: DateView::from(change.date.value),
        section: Link::to(section.node(), at),
        text: InlineText::new(at, &change.text),
    };
    changes.iter().take(CHANGES).map(view).collect()
}
