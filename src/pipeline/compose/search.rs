//! The search page. It has an input field for browsers that run scripts, and below it an alphabetical index that works
//! without scripts.

mod order;

use std::sync::{Arc, OnceLock};

use serde::Serialize;

use self::order::{IndexHeading, Order};
use super::page_context::PageContext;
use super::view::{Label, PageLinks, page_count, piece, shown_number};
use super::{Composer, Page, SitePage, Styles};
use crate::model::content::{Block, Heading, plain_text};
use crate::model::mention::node::Node;
use crate::pipeline::link::LinkedGuide;

/// Maximum number of entries of the alphabetical index on one page. A longer index is divided into several pages.
const MOST_ENTRIES: usize = 1000;

/// Maximum number of entries of an alphabetical index that also lists headings. If it would have more with the
/// headings, they are left out.
const MOST_WITH_HEADINGS: usize = 2000;

/// Names of the components whose scripts implement search. A component comes after those that it depends on.
const SCRIPTS: [&str; 4] = ["search-index", "search-form", "search-results", "search"];

#[derive(Serialize)]
struct SearchView {
    groups: Vec<GroupView>,
    pages: Option<PageLinks>,
}

/// The entries of the index under one heading: those that begin with the same letter, or with characters of the same
/// number of strokes.
#[derive(Serialize)]
struct GroupView {
    strokes: Option<u32>,
    letter: Option<char>,
    entries: Vec<EntryView>,
}

#[derive(Serialize)]
struct EntryView {
    title: Label,
    href: String,
    /// For a heading or a question, the title of the page that contains it. `None` for other entries, such as pages and
    /// terms.
    on: Option<Label>,
}

/// An entry of the alphabetical index: a page, a term, a question or a heading.
#[derive(Clone)]
struct Entry {
    node: Node,
    /// If the entry is a heading in the section `node`, the id of this heading; otherwise `None`.
    heading: Option<String>,
    title: Label,
    /// The title as plain text, by which the entries are sorted.
    text: String,
}

pub(super) fn pages<'g>(composer: Composer<'g>) -> Vec<SitePage<'g>> {
    let guide = composer.guide;
    if !guide.guide.settings.has_search {
        return Vec::new();
    }
    let count = page_count(length(guide), MOST_ENTRIES);
    let sorted: Arc<OnceLock<Vec<(IndexHeading, Entry)>>> = Arc::default();
    let pages = (1..=count).map(|number| {
        let sorted = Arc::clone(&sorted);
        let make = move |address| {
            let entries = sorted.get_or_init(|| Order::new(guide).sorted(entries(guide)));
            let page = composer.page("search", address, |at| {
                let shown = piece(number, entries.len(), MOST_ENTRIES);
                Box::new(SearchView {
                    groups: groups(&entries[shown], at),
                    pages: PageLinks::new(guide.routes.search_name(), number, count, at),
                })
            });
            Page { number: shown_number(number), ..page }
        };
        let page = SitePage::new(guide.routes.numbered(guide.routes.search_name(), number), make);
        if number == 1 {
            page.loading(SCRIPTS.to_vec()).styled(Styles::Template("search"))
        } else {
            page
        }
    });
    pages.collect()
}

/// Number of entries of the alphabetical index.
fn length(guide: &LinkedGuide) -> usize {
    let named = named(guide).count();
    // Counts at most one heading more than the index may list: further ones change nothing.
    let headings = headings(guide).take(MOST_WITH_HEADINGS + 1).count();
    if named + headings <= MOST_WITH_HEADINGS { named + headings } else { named }
}

fn entries(guide: &LinkedGuide) -> Vec<Entry> {
    let named = named(guide).map(|node| {
        let title = guide.title(node);
        Entry { node, heading: None, title: Label(title.to_vec()), text: plain_text(title) }
    });
    let mut entries: Vec<Entry> = named.collect();
    if length(guide) > entries.len() {
        entries.extend(headings(guide).map(|(node, heading)| Entry {
            node,
            heading: Some(heading.id),
            title: Label::of(&heading.content),
            text: plain_text(&heading.content),
        }));
    }
    entries
}

/// The nodes in the alphabetical index, which may list headings in addition: sections, parts, tables, questionnaires,
/// terms and questions.
fn named(guide: &LinkedGuide) -> impl Iterator<Item = Node> {
    let own = &guide.guide;
    let pages = own.sections.iter().map(crate::model::section::Section::node);
    let pages = pages.chain(own.parts.iter().map(crate::model::section::part::Part::node));
    let pages = pages.chain(own.tables.iter().map(crate::model::table::Table::node));
    let pages = pages
        .chain(own.questionnaires.iter().map(crate::model::questionnaire::Questionnaire::node));
    let items = own.questionnaires.iter();
    let items = items.flat_map(|own| {
        let id = own.id.value;
        own.items.iter().map(move |item| Node::Item(id, item.question.id.value))
    });
    pages.chain(own.terms.iter().map(crate::model::term::Term::node)).chain(items)
}

/// The headings in the texts of sections. Each comes with its section. Leaves out headings inside quotes or other
/// blocks.
fn headings(guide: &LinkedGuide) -> impl Iterator<Item = (Node, Heading)> {
    guide.guide.sections.iter().flat_map(|section| {
        let blocks = section.body.document().into_owned().blocks.into_iter();
        blocks.filter_map(|block| match block {
            Block::Heading(heading) => Some((section.node(), *heading)),
            _ => None,
        })
    })
}

/// Divides sorted entries into groups: one for each first letter or number of strokes.
fn groups(entries: &[(IndexHeading, Entry)], at: &PageContext<'_>) -> Vec<GroupView> {
    let stretches = entries.chunk_by(|(one, _), (other, _)| one == other);
    stretches
        .map(|stretch| {
            let (strokes, letter) = match stretch[0].0 {
                IndexHeading::Letter(letter) => (None, Some(letter)),
                IndexHeading::Strokes(strokes) => (Some(strokes), None),
                IndexHeading::Other => (None, None),
            };
            let entries = stretch.iter().map(|(_, entry)| entry.view(at)).collect();
            GroupView { strokes, letter, entries }
        })
        .collect()
}

impl Entry {
    fn view(&self, at: &PageContext<'_>) -> EntryView {
        let page = match self.node {
            Node::Item(..) => Some(self.node.owner()),
            _ => self.heading.as_ref().map(|_| self.node),
        };
        EntryView {
            title: self.title.clone(),
            href: match &self.heading {
                Some(heading) => at.heading_href(self.node, heading),
                None => at.href(self.node),
            },
            on: page.map(|page| Label(at.guide.title(page).to_vec())),
        }
    }
}
