//! The cards that lead to parts, sections, tables and questionnaires, and the lists of such cards.

use super::page_context::PageContext;
use super::summary;
use super::view::{Card, Label};
use crate::model::mention::node::Node;
use crate::pipeline::link::LinkedGuide;

/// Maximum number of cards on one page. A longer list is divided into several pages.
pub(super) const MOST_CARDS: usize = 100;

/// Number of cards that the home page shows if a list has more than [`MOST_CARDS`].
const FIRST_CARDS: usize = 24;

/// One of the lists of cards that the home page shows.
#[derive(Clone, Copy)]
pub(super) enum List {
    /// The top level of the guide: all parts that are not inside another part, and all sections that are in no part.
    Sections,
    Tables,
    Questionnaires,
}

impl List {
    pub(super) const ALL: [Self; 3] = [Self::Sections, Self::Tables, Self::Questionnaires];

    /// The name by which the theme's texts refer to the list, such as `tables`.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Sections => "sections",
            Self::Tables => "tables",
            Self::Questionnaires => "questionnaires",
        }
    }

    /// The name of the page with the full list, such as `index~all`. The page's address is made from it.
    pub(super) fn page_name(self) -> &'static str {
        match self {
            Self::Sections => "index~all",
            Self::Tables => "tables/index~all",
            Self::Questionnaires => "questionnaires/index~all",
        }
    }

    /// Number of cards in the full list.
    pub(super) fn len(self, guide: &LinkedGuide) -> usize {
        match self {
            Self::Sections => guide.guide.outline.members(Node::Home).len(),
            Self::Tables => guide.guide.tables.len(),
            Self::Questionnaires => guide.guide.questionnaires.len(),
        }
    }

    /// Returns true if the list is too long for the home page, that is, has more than [`MOST_CARDS`] cards.
    pub(super) fn is_long(self, guide: &LinkedGuide) -> bool {
        self.len(guide) > MOST_CARDS
    }

    /// The cards with these indices in the full list, counted from 0.
    pub(super) fn cards(self, indices: std::ops::Range<usize>, at: &PageContext<'_>) -> Vec<Card> {
        let guide = &at.guide.guide;
        let card = |node| card(node, at);
        match self {
            Self::Sections => {
                let members = guide.outline.members(Node::Home);
                members[indices].iter().copied().filter_map(card).collect()
            }
            Self::Tables => {
                let tables = guide.tables.shared()[indices].iter();
                tables.filter_map(|table| card(table.node())).collect()
            }
            Self::Questionnaires => {
                let questionnaires = guide.questionnaires.shared()[indices].iter();
                questionnaires.filter_map(|own| card(own.node())).collect()
            }
        }
    }

    /// The cards that the home page shows: the whole list, or only its first [`FIRST_CARDS`] if it has more than
    /// [`MOST_CARDS`].
    pub(super) fn first(self, at: &PageContext<'_>) -> Vec<Card> {
        let length = self.len(at.guide);
        let shown = if self.is_long(at.guide) { FIRST_CARDS } else { length };
        self.cards(0..shown, at)
    }
}

/// The card that leads to a part, section, table or questionnaire. `None` for other nodes.
pub(super) fn card(node: Node, at: &PageContext<'_>) -> Option<Card> {
    let guide = &at.guide.guide;
    let (title, description) = match node {
        Node::Part(id) => {
            let part = guide.parts.get(id)?;
            (&part.title, summary::label_of_part(part))
        }
        Node::Section(id) => {
            let section = guide.sections.get(id)?;
            (&section.title, summary::label_of_section(section))
        }
        Node::Table(id) => {
            let table = guide.tables.get(id)?;
            (&table.title, summary::label_of_document(&table.description))
        }
        Node::Questionnaire(id) => {
            let own = guide.questionnaires.get(id)?;
            (&own.title, summary::label_of_document(&own.introduction))
        }
        _ => return None,
    };
    let count = matches!(node, Node::Part(_)).then(|| guide.outline.count(node));
    Some(Card { title: Label::text(title), href: at.href(node), description, count })
}
